//! The list of a pupil's claims, with what each still needs.

use egui::{Align, Layout, RichText, Role, ScrollArea, Ui, WidgetInfo, pos2, vec2};

use super::{Action, Lack, lacks};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk;
use crate::app::desk::claims::quote_of;
use crate::app::desk::document::Document;
use crate::app::desk::select::Reveal;
use crate::app::desk::selection::Selection;
use crate::app::look::fonts::icon;
use crate::app::look::panels::{self, Row, Stands};
use crate::app::look::verdicts::style_of;
use crate::app::look::{signs, theme};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Claim, Exercise};

/// The distance from one row to the next, in points.
const STEP: f32 = theme::ROW + 4.0;
/// The height of the heading, in points.
const HEAD: f32 = 44.0;
/// The space beside the rows, in points.
const BESIDE: f32 = 8.0;
/// Space from the start of a row's words to those beside the badge, in points.
const BESIDE_BADGE: f32 = theme::BADGE + 10.0;

/// How high the whole list is, in points.
pub fn height(document: &Document) -> f32 {
    HEAD + document.annotations.claims.len().max(1) as f32 * STEP + 8.0
}

/// Draws the list in all of `ui`.
pub fn show(ui: &mut Ui, cx: &Context<'_>, (document, exercise): (&Document, &Exercise), said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let claims = document.annotations.claims.as_slice();
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEAD), Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(16.0);
        let heading = RichText::new(tr!("exercise-my-claims")).font(theme::bold(theme::TASK_SIZE)).color(palette.ink);
        ui.label(heading);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(20.0);
            let told = match exercise.claims {
                Some(wanted) => tr!("exercise-n-of", n = claims.len(), all = wanted),
                None => texts::number(claims.len() as f64),
            };
            ui.label(RichText::new(told).color(palette.muted));
        });
    });
    if claims.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            ui.set_max_width(ui.available_width() - 20.0);
            ui.label(RichText::new(tr!("exercise-no-claims")).color(palette.muted));
        });
        return;
    }
    let area = ScrollArea::vertical().id_salt("exercise-claims").auto_shrink(false);
    let width = ui.available_width() - BESIDE - theme::GUTTER;
    area.show(ui, |ui| {
        for (i, claim) in claims.iter().enumerate() {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(BESIDE);
                if row(ui, cx, (document, exercise), (i, claim), width) {
                    said.push(Said::Desk(desk::Action::SelectClaim(claim.id, Reveal::Yes)));
                }
            });
            ui.add_space(STEP - theme::ROW);
        }
    });
}

/// Says what a claim still needs; empty if that is nothing.
pub fn still_needs(lacks: &[Lack]) -> String {
    let word = |lack: &Lack| match lack {
        Lack::Verdict => tr!("exercise-need-verdict"),
        Lack::Why => tr!("exercise-need-why"),
    };
    let words: Vec<&str> = lacks.iter().map(word).collect();
    if words.is_empty() { String::new() } else { tr!("exercise-still-needs", what = words.join(", ")) }
}

/// Draws the row of claim number `i`; returns whether it was clicked.
fn row(
    ui: &mut Ui,
    cx: &Context<'_>,
    (document, exercise): (&Document, &Exercise),
    (i, claim): (usize, &Claim),
    width: f32,
) -> bool {
    let palette = cx.palette;
    let is_chosen = document.selection == Selection::Claim(claim.id);
    let row = Row::new(ui, width, is_chosen, palette);
    let (scheme, shown) = (document.scheme(), document.shown(claim));
    let quote = quote_of(document, claim);
    let needs = still_needs(&lacks(document, exercise, claim));
    row.response.widget_info(|| {
        let (number, quote, verdict) = (i + 1, quote.as_str(), texts::shown(&scheme, shown));
        let told = tr!("claim-row", number = number, verdict = verdict, quote = quote);
        let told = if needs.is_empty() { told } else { format!("{told} · {needs}") };
        WidgetInfo::selected(Role::Button, true, is_chosen, told)
    });
    let style = style_of(&scheme, shown, palette);
    let badge = pos2(row.rect.left() + panels::BESIDE + theme::BADGE / 2.0, row.rect.top() + 17.0);
    signs::badge(ui.painter(), badge, 1.1, &style, None);
    let stands = Stands::of(&quote);
    panels::line(ui, row.first(BESIDE_BADGE, 0.0), &quote, theme::serif(theme::QUOTE_SIZE + 1.0), palette.ink, stands);
    let small = theme::interface(theme::SMALL_SIZE);
    if needs.is_empty() {
        let note = document.mine(claim).map_or("", |mine| mine.note.trim());
        let told = note.lines().next().unwrap_or_default();
        panels::line(ui, row.second(BESIDE_BADGE, 0.0), told, small, palette.muted, stands);
    } else {
        let place = row.second(BESIDE_BADGE, 0.0);
        let (at, pencil) = (place.left_center(), icon::pencil());
        ui.painter().text(at, egui::Align2::LEFT_CENTER, pencil, theme::icons(14.0), palette.ink);
        panels::line(ui, row.second(BESIDE_BADGE + 18.0, 0.0), &needs, small, palette.ink, stands);
    }
    if is_chosen && !ui.clip_rect().contains_rect(row.rect) && ui.ctx().memory(|m| m.focused().is_some()) {
        let id = egui::Id::unique("exercise-followed");
        if ui.data(|d| d.get_temp(id)) != Some(claim.id.0.as_u128()) {
            row.response.scroll_to_me(None);
        }
        ui.data_mut(|d| d.insert_temp(id, claim.id.0.as_u128()));
    }
    row.response.clicked()
}
