//! The three questions with their figures.

use egui::{Align, Color32, Layout, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::chosen::{Chosen, Part};
use super::figures::{Beside, Column, Figures};
use super::{Action, Page, axis_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::theme::{self, Palette};
use crate::app::look::{set, signs, verdicts, widgets};

/// The least width of a column, and the room between columns, in points.
const LEAST: f32 = 200.0;
const GAP: f32 = 40.0;
const CLOSE: f32 = 20.0;
/// Height of a row of a question, and of a figure, in points.
const HEAD: f32 = 19.0;
const FIGURE: f32 = 42.0;
/// Height of a line of small words, and of a figure that stands beside, with the room at its ends, in points.
const LINE: f32 = 18.0;
const BESIDE: f32 = 22.0;
const AROUND: f32 = 4.0;
/// Size of a sign, and the room from it and from a label to the figure, in points.
const SIGN: f32 = 12.0;
const TO_VALUE: f32 = 3.0;
const TO_LABEL: f32 = 4.0;
/// How much of its size a letter of the interface's face stands above the line.
const ASCENT: f32 = 1.069;

/// Draws the questions, side by side if there is room.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, figures: &Figures, said: &mut Sayings<Action>) {
    let room = ui.available_width();
    let n = figures.columns.len().max(1) as f32;
    let gap = if room >= n * LEAST + (n - 1.0) * GAP + 60.0 { GAP } else { CLOSE };
    let width = (room - (n - 1.0) * gap) / n;
    let heads = heads(ui, figures, width);
    if width < LEAST {
        for one in &figures.columns {
            column(ui, cx, page, figures, (one, room.min(2.0 * LEAST), LINE), said);
            ui.add_space(20.0);
        }
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for one in &figures.columns {
            ui.vertical(|ui| {
                ui.set_width(width.floor());
                ui.spacing_mut().item_spacing.x = 4.0;
                column(ui, cx, page, figures, (one, width.floor(), heads), said);
            });
        }
    });
}

/// How high the questions are: as high as the one that needs most rows, so that the figures stand in a line.
fn heads(ui: &Ui, figures: &Figures, width: f32) -> f32 {
    let font = theme::bold(theme::INTERFACE_SIZE);
    let is_wide = |one: &Column| set::whole(ui.ctx(), one.title, font.clone(), Color32::BLACK).size().x > width;
    if figures.columns.iter().any(is_wide) { 2.0 * HEAD } else { HEAD }
}

fn column(
    ui: &mut Ui,
    cx: &Context<'_>,
    page: &Page,
    figures: &Figures,
    (column, width, heads): (&Column, f32, f32),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    ui.spacing_mut().interact_size.y = LINE;
    ui.spacing_mut().item_spacing.y = 2.0;
    let pair = page.chosen.map_or(0, |chosen| chosen.pair);
    let choose = |part: Part| Said::Own(Action::Choose(Chosen { question: column.question, pair, part }));
    ui.allocate_ui_with_layout(vec2(width, heads), Layout::bottom_up(Align::Min), |ui| {
        ui.set_min_height(heads);
        widgets::heading(ui, column.title, palette);
    });
    let is_chosen = page.chosen.is_some_and(|c| c.question == column.question && c.part == Part::Apart);
    if figure(ui, column, width, is_chosen, palette) {
        said.push(choose(Part::Apart));
    }
    ui.add_space(2.0);
    axis_view::show(ui, column, width, palette);
    let small = |words: &str, colour| RichText::new(words).size(theme::SMALL_SIZE).color(colour);
    if column.interval.is_some() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.label(small(&column.said, palette.ink));
            ui.label(small(&column.over, palette.muted));
        });
    } else {
        ui.label(small(&column.said, palette.muted));
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = AROUND;
        for (i, one) in column.beside.iter().enumerate() {
            if i > 0 {
                ui.label(small("·", palette.muted));
            }
            let is_chosen = page.chosen.is_some_and(|c| c.question == column.question && c.part == one.part);
            let is_chosen = is_chosen && one.part != Part::Apart;
            if beside(ui, figures, one, is_chosen, palette) {
                said.push(choose(one.part));
            }
        }
    });
    ui.label(small(&column.units, palette.muted));
}

/// Draws a figure as a button. Returns whether it was clicked.
fn figure(ui: &mut Ui, column: &Column, width: f32, is_chosen: bool, palette: &Palette) -> bool {
    let (row, _) = ui.allocate_exact_size(vec2(width, FIGURE), Sense::hover());
    let value = set::line(ui.ctx(), &column.shown, theme::bold(theme::FIGURE_SIZE), palette.ink, width);
    let room = (width - value.size().x - 16.0).max(0.0);
    let name = set::line(ui.ctx(), &column.name, theme::interface(theme::SMALL_SIZE), palette.muted, room);
    let end = row.left() + value.size().x + 8.0 + name.size().x + 8.0;
    let rect = Rect::from_min_max(pos2(row.left() - 8.0, row.top()), pos2(end, row.bottom()));
    let response = ui.interact(rect, ui.scope_id().with(("figure", column.question)), Sense::click());
    let said = format!("{} {} {}. {} {}", column.title, column.name, column.shown, column.said, column.over);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, said.trim()));
    let ground = if is_chosen { Some(palette.chosen) } else { response.hovered().then_some(palette.hover) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, theme::RADIUS, ground);
    }
    let top = row.center().y - value.size().y / 2.0;
    let below = (theme::FIGURE_SIZE - theme::SMALL_SIZE) * ASCENT;
    let at = pos2(row.left() + value.size().x + 10.0, top + below);
    ui.painter().galley(pos2(row.left(), top), value, palette.ink);
    ui.painter().galley(at, name, palette.muted);
    response.clicked()
}

/// Draws a figure that stands beside, as a button: its label or its verdict's sign, then the figure. Returns whether it was clicked.
fn beside(ui: &mut Ui, figures: &Figures, one: &Beside, is_chosen: bool, palette: &Palette) -> bool {
    let size = theme::SMALL_SIZE;
    let style = one.verdict.as_ref().map(|id| verdicts::style(&figures.scheme, Some(id), palette));
    let label = set::whole(ui.ctx(), &one.label, theme::interface(size), palette.ink);
    let value = set::whole(ui.ctx(), &one.value, theme::bold(size), palette.ink);
    let before = if style.is_some() { SIGN + TO_VALUE } else { label.size().x + TO_LABEL };
    let (rect, response) = ui.allocate_exact_size(vec2(before + value.size().x, BESIDE), Sense::click());
    ground(ui, rect.expand2(vec2(AROUND, 0.0)), &response, is_chosen, palette);
    let top = rect.center().y - value.size().y / 2.0;
    if let Some(style) = style {
        let sign = pos2(rect.left() + SIGN / 2.0, rect.center().y);
        signs::paint(ui.painter(), sign, SIGN, &style.sign, style.colours.words);
    } else {
        ui.painter().galley(pos2(rect.left(), top), label, palette.ink);
    }
    ui.painter().galley(pos2(rect.left() + before, top), value, palette.ink);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &one.name));
    response.on_hover_text(&one.name).clicked()
}

/// Draws the ground of a button that has none of its own until the pointer is over it.
pub fn ground(ui: &Ui, rect: Rect, response: &egui::Response, is_chosen: bool, palette: &Palette) {
    let ground = if response.is_pointer_button_down_on() {
        Some(palette.pressed)
    } else if response.hovered() {
        Some(palette.hover)
    } else {
        is_chosen.then_some(palette.chosen)
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, theme::RADIUS, ground);
    }
}
