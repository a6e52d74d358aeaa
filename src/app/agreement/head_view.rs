//! The head of the page: the question, the people who are compared, and the articles.

use egui::{Layout, Ui, vec2};

use super::figures::Figures;
use super::{Action, Page, rows_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::chips::Switch;
use crate::app::look::{panels, theme};
use crate::app::words::short;
use crate::tr;
use claimlight_core::model::bare_name;

/// Room for the menu of articles, in points.
const MENU: f32 = 150.0;

/// Draws the head.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    ui.horizontal_top(|ui| {
        let width = ui.available_width();
        ui.vertical(|ui| {
            ui.set_width((width - MENU).max(120.0));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
                let is_against = page.is_against_decisions();
                ui.heading(if is_against { tr!("agree-title-decisions") } else { tr!("agree-title") });
                ui.add_space(4.0);
                // Who decides comes last.
                for person in page.known.iter().filter(|p| !p.decides).chain(page.known.iter().filter(|p| p.decides)) {
                    let is_in = page.asked.everyone().any(|id| id == person.id);
                    if chip(ui, cx, (&person.name, person.decides), is_in) {
                        said.push(Said::Own(Action::Person(person.id)));
                    }
                }
            });
        });
        if let Some(figures) = &page.figures {
            let room = vec2(ui.available_width(), theme::CHIP);
            ui.allocate_ui_with_layout(room, Layout::right_to_left(egui::Align::Center), |ui| {
                articles(ui, cx, figures);
            });
        }
    });
}

/// Draws a person as a chip that can be switched on. Returns whether it was clicked.
fn chip(ui: &mut Ui, cx: &Context<'_>, (name, decides): (&str, bool), is_in: bool) -> bool {
    // The file calls whoever decides so already.
    let label = if decides { tr!("agree-adjudicator", name = short(bare_name(name))) } else { short(name) };
    let colour = if decides { cx.palette.muted } else { cx.palette.ink };
    let response = Switch::new(&label, is_in).ticked().off(colour).show(ui, cx.palette);
    response.on_hover_text(tr!("agree-person-help")).clicked()
}

/// Draws the menu with the articles and their files.
fn articles(ui: &mut Ui, cx: &Context<'_>, figures: &Figures) {
    let palette = cx.palette;
    let words = tr!("agree-articles", n = figures.articles.len());
    panels::quiet_menu(ui, &words, &words, palette, |ui| {
        rows_view::show(ui, &words, figures.articles.len(), palette, |i| {
            let article = &figures.articles[i];
            let files = article.files.join(", ");
            if article.took_all.is_empty() {
                return [article.title.clone(), files];
            }
            let took = tr!("agree-took-this", names = article.took_all.join(", "));
            [article.title.clone(), format!("{files} · {took}")]
        });
    });
}
