//! What the chosen figure is made of, beside the page or below it.

use egui::{Layout, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::figures::Figures;
use super::list::{Chip, List, Row};
use super::{Action, Page};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings, Weight};
use crate::app::desk::Pane;
use crate::app::look::panels::{self, Stands};
use crate::app::look::{chips, theme, verdicts, widgets};
use crate::tr;

/// Height of the foot with the button, in points.
const FOOT: f32 = 44.0;

/// Draws the list in all of the room, with its button at the foot.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let Some(figures) = &page.figures else { return };
    let height = (ui.available_height() - FOOT).max(60.0);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_height(height);
        head(ui, cx, page, figures);
        rows(ui, cx, page, None, said);
    });
    foot(ui, cx, page, said);
}

/// Draws the list below the page, `height` points high.
pub fn below(ui: &mut Ui, cx: &Context<'_>, page: &Page, height: f32, said: &mut Sayings<Action>) {
    let Some(figures) = &page.figures else { return };
    head(ui, cx, page, figures);
    rows(ui, cx, page, Some(height), said);
    foot(ui, cx, page, said);
}

fn foot(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let can = page.list.as_ref().is_some_and(|list| !list.rows.is_empty());
    let weight = if can { Weight::First } else { Weight::Off };
    ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
        ui.add_space(theme::GUTTER);
        cx.command_button(ui, tr!("agree-step"), Command::AgreementStep, weight, said);
    });
}

fn head(ui: &mut Ui, cx: &Context<'_>, page: &Page, figures: &Figures) {
    let palette = cx.palette;
    let Some(list) = &page.list else {
        widgets::label(ui, tr!("agree-looking"), palette);
        return;
    };
    let heading = widgets::heading(ui, &list.heading, palette);
    ui.ctx().accesskit_node_builder(heading.id, |node| node.set_live(egui::accesskit::Live::Polite));
    ui.add_space(4.0);
    if !list.chips.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for chip in &list.chips {
                draw_chip(ui, cx, chip, figures);
            }
        });
    }
    if !list.told.is_empty() {
        widgets::label(ui, &list.told, palette);
    }
    ui.add_space(4.0);
}

/// Draws a chip: a sign, a person, and what that person said.
fn draw_chip(ui: &mut Ui, cx: &Context<'_>, chip: &Chip, figures: &Figures) {
    let style = chip.verdict.as_ref().map(|id| verdicts::style(&figures.scheme, Some(id), cx.palette));
    chips::verdict(ui, &chip.name, &chip.label, style.as_ref(), cx.palette);
}

fn rows(ui: &mut Ui, cx: &Context<'_>, page: &Page, height: Option<f32>, said: &mut Sayings<Action>) {
    let Some(list) = &page.list else { return };
    if list.rows.is_empty() {
        widgets::label(ui, tr!("agree-list-nothing"), cx.palette);
        return;
    }
    let mut area = ScrollArea::vertical().id_salt("agree-list").auto_shrink([false, height.is_some()]);
    if let Some(height) = height {
        area = area.max_height(height);
    }
    area = follow(ui, area, page, list);
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, theme::ROW, list.rows.len(), |ui, shown| {
        for i in shown {
            row(ui, cx, (i, &list.rows[i]), i == page.at, said);
        }
    });
}

/// Brings the entry at which the person is into sight, once.
fn follow(ui: &Ui, area: ScrollArea, page: &Page, list: &List) -> ScrollArea {
    let last = ui.scope_id().with("agree-at");
    let now = (page.at, list.rows.len());
    if ui.data(|d| d.get_temp::<(usize, usize)>(last)) == Some(now) {
        return area;
    }
    ui.data_mut(|d| d.insert_temp(last, now));
    area.vertical_scroll_offset((page.at as f32 * theme::ROW - ui.available_height() * 0.4).max(0.0))
}

fn row(ui: &mut Ui, cx: &Context<'_>, (i, entry): (usize, &Row), is_at: bool, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let width = ui.available_width() - theme::GUTTER + panels::BESIDE;
    let row = panels::Row::new(ui, width, is_at, palette);
    let stands = Stands::of(&entry.quote);
    panels::line(ui, row.first(0.0, 0.0), &entry.quote, theme::serif(theme::QUOTE_SIZE), palette.ink, stands);
    let small = theme::interface(theme::SMALL_SIZE);
    panels::line(ui, row.second(0.0, 0.0), &entry.second, small, palette.muted, Stands::Start);
    let name = format!("{}. {}", entry.quote, entry.second);
    row.response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at, &name));
    if is_at && cx.desk.takes_focus(Pane::Claims) {
        row.response.request_focus();
    }
    let hover = |ui: &mut Ui| {
        ui.label(RichText::new(&entry.quote).font(theme::serif(theme::QUOTE_SIZE)));
        ui.label(RichText::new(&entry.second).size(theme::SMALL_SIZE).color(palette.muted));
    };
    if row.response.on_hover_ui(hover).clicked() {
        said.push(Said::Own(Action::Go(i)));
    }
}
