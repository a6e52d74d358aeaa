//! The three questions with their figures.

use egui::{Button, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::chosen::{Chosen, Part};
use super::figures::{Beside, Column, Figures};
use super::{Action, Page, axis_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::theme::{self, Palette};
use crate::app::look::{set, signs, verdicts, widgets};
use crate::app::words::texts::of_scheme;

/// The least width of a column, and the room between columns, in points.
const LEAST: f32 = 200.0;
const GAP: f32 = 40.0;
const CLOSE: f32 = 20.0;
/// Height of a figure, in points.
const FIGURE: f32 = 42.0;
/// How much of its size a letter of the interface's face stands above the line.
const ASCENT: f32 = 1.069;

/// Draws the questions, side by side if there is room.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, figures: &Figures, said: &mut Sayings<Action>) {
    let room = ui.available_width();
    let n = figures.columns.len().max(1) as f32;
    let gap = if room >= n * LEAST + (n - 1.0) * GAP + 60.0 { GAP } else { CLOSE };
    let width = (room - (n - 1.0) * gap) / n;
    if width < LEAST {
        for one in &figures.columns {
            column(ui, cx, page, figures, (one, room.min(2.0 * LEAST)), said);
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
                column(ui, cx, page, figures, (one, width.floor()), said);
            });
        }
    });
}

fn column(
    ui: &mut Ui,
    cx: &Context<'_>,
    page: &Page,
    figures: &Figures,
    (column, width): (&Column, f32),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let pair = page.chosen.map_or(0, |chosen| chosen.pair);
    let choose = |part: Part| Said::Own(Action::Choose(Chosen { question: column.question, pair, part }));
    widgets::heading(ui, column.title, palette);
    let is_chosen = page.chosen.is_some_and(|c| c.question == column.question && c.part == Part::Apart);
    if figure(ui, column, width, is_chosen, palette) {
        said.push(choose(Part::Apart));
    }
    ui.add_space(4.0);
    axis_view::show(ui, column, width, palette);
    let small = |words: &str, colour| RichText::new(words).size(theme::SMALL_SIZE).color(colour);
    if column.interval.is_some() {
        ui.horizontal_wrapped(|ui| {
            ui.label(small(&column.said, palette.ink));
            ui.label(small(&column.over, palette.muted));
        });
    } else {
        ui.label(small(&column.said, palette.muted));
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
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

/// Draws a figure that stands beside, as a button. Returns whether it was clicked.
fn beside(ui: &mut Ui, figures: &Figures, one: &Beside, is_chosen: bool, palette: &Palette) -> bool {
    let size = theme::SMALL_SIZE;
    let response = if let Some(id) = &one.verdict {
        let style = verdicts::style(&figures.scheme, Some(id), palette);
        let value = set::whole(ui.ctx(), &one.value, theme::bold(size), palette.ink);
        let (rect, response) = ui.allocate_exact_size(vec2(value.size().x + 26.0, theme::PILL), Sense::click());
        ground(ui, rect, &response, is_chosen, palette);
        signs::paint(ui.painter(), pos2(rect.left() + 10.0, rect.center().y), 12.0, &style.sign, style.colours.words);
        ui.painter().galley(pos2(rect.left() + 20.0, rect.center().y - value.size().y / 2.0), value, palette.ink);
        let label = figures.scheme.verdict(id).map_or(id.as_str(), |verdict| of_scheme(&verdict.label));
        response.on_hover_text(label)
    } else {
        widgets::flat(ui, |ui| {
            ui.spacing_mut().interact_size.y = theme::PILL;
            ui.spacing_mut().button_padding.x = 4.0;
            ui.spacing_mut().icon_spacing = 4.0;
            let label = RichText::new(&one.label).size(size).color(palette.ink);
            let value = RichText::new(&one.value).font(theme::bold(size)).color(palette.ink);
            let button = Button::new((label, value));
            ui.add(if is_chosen { button.fill(palette.chosen) } else { button })
        })
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &one.name));
    response.clicked()
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
