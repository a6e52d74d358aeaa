//! The table of two people: how often the one said this and the other that. Each cell lists what it is made of.

use egui::{
    Align2, Color32, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::chosen::{Chosen, Part};
use super::columns_view::ground;
use super::figures::{Figures, Matrix, Met, Table};
use super::{Action, Page, cautions_view};
use crate::app::article;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::panels::{self, Stands};
use crate::app::look::{set, signs, theme, verdicts, widgets};
use crate::tr;
use claimlight_core::agreement::Question;

/// Height of a cell and the most and least width of one, in points.
const CELL: f32 = 46.0;
const WIDTHS: [f32; 2] = [90.0, 46.0];
/// Height of the heads of columns, and the most width of those of rows, in points.
const HEAD: f32 = 46.0;
const ROW_HEAD: f32 = 150.0;
const LEAST_HEAD: f32 = 98.0;
/// Room from a row's label to its first cell, in points.
const TO_CELL: f32 = 8.0;
/// Height of a label of a column, and its place below the top, in points.
const LABEL: f32 = 20.0;
const LABEL_AT: f32 = 8.0;
/// Width of the sums, in points.
const SUMS: f32 = 44.0;
/// Room for a sign before a label, in points.
const SIGN: f32 = 18.0;

/// Draws the table of the chosen pair and question, and what is told of it.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, figures: &Figures, said: &mut Sayings<Action>) {
    let (Some(table), Some(chosen)) = (&page.table, page.chosen) else { return };
    let palette = cx.palette;
    let small = |words: String, colour| RichText::new(words).size(theme::SMALL_SIZE).color(colour);
    match table {
        Table::Matrix(matrix) => {
            let [first, second] = &matrix.names;
            let title = if chosen.question == Question::Sentences {
                tr!("agree-sentences-of-two", first = first, second = second)
            } else {
                tr!("agree-verdicts-of-two", first = first, second = second)
            };
            widgets::heading(ui, &title, palette);
            ui.add_space(4.0);
            let width = ui.available_width();
            let least = SUMS + SIGN + matrix.labels.len() as f32 * WIDTHS[1];
            if least > width {
                ScrollArea::horizontal().id_salt("agree-matrix").show(ui, |ui| {
                    grid(ui, cx, (chosen, figures, matrix), least + 40.0, said);
                });
            } else {
                grid(ui, cx, (chosen, figures, matrix), width, said);
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = theme::BADGE;
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.label(small(tr!("agree-same-of", same = matrix.same, all = matrix.all), palette.ink));
                let lists = match chosen.question {
                    Question::Sentences => tr!("agree-cell-lists-sentences"),
                    _ => tr!("agree-cell-lists-claims"),
                };
                ui.label(RichText::new(lists).font(theme::bold(theme::SMALL_SIZE)).color(palette.ink));
            });
        }
        Table::Met(met) => counts(ui, cx, chosen, met, said),
    }
    cautions_view::show(ui, cx, (page, figures, chosen), said);
}

/// Where the cells are.
struct Grid {
    corner: egui::Pos2,
    cell: f32,
}

impl Grid {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let at = self.corner + vec2(column as f32 * self.cell, row as f32 * CELL);
        Rect::from_min_size(at, vec2(self.cell, CELL)).shrink(1.0)
    }
}

fn grid(
    ui: &mut Ui,
    cx: &Context<'_>,
    (chosen, figures, matrix): (Chosen, &Figures, &Matrix),
    width: f32,
    said: &mut Sayings<Action>,
) {
    let n = matrix.labels.len();
    let row_head = row_heads(ui, matrix).min(width - SUMS - n as f32 * WIDTHS[1]).max(SIGN);
    let cell = ((width - row_head - SUMS) / n.max(1) as f32).clamp(WIDTHS[1], WIDTHS[0]);
    let height = HEAD + n as f32 * CELL + 30.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let grid = Grid { corner: rect.min + vec2(row_head, HEAD), cell };
    heads(ui, cx, (figures, matrix), rect, &grid, row_head);
    arrows_of_page(ui, chosen, n, said);
    for (row, counts) in matrix.cells.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            let at = (row, column);
            let response = ui.interact(grid.cell(row, column), id(row, column), Sense::click());
            draw_cell(ui, cx, (chosen, matrix), (at, *count), &response);
            act(ui, chosen, (at, n), &response, said);
        }
    }
    sums(ui, cx, matrix, &grid);
}

/// How wide the labels of rows are, with their signs.
fn row_heads(ui: &Ui, matrix: &Matrix) -> f32 {
    let font = theme::interface(theme::SMALL_SIZE);
    let of = |label: &String| set::whole(ui.ctx(), label, font.clone(), Color32::BLACK).size().x;
    let sign = if matrix.verdicts.iter().any(Option::is_some) { SIGN } else { 0.0 };
    let widest = matrix.labels.iter().map(of).fold(0.0, f32::max);
    (widest + sign + TO_CELL).clamp(LEAST_HEAD, ROW_HEAD)
}

fn id(row: usize, column: usize) -> Id {
    Id::unique(("agree-cell", row, column))
}

/// Draws the two people, and the labels of columns and rows.
fn heads(ui: &Ui, cx: &Context<'_>, (figures, matrix): (&Figures, &Matrix), rect: Rect, grid: &Grid, row_head: f32) {
    let palette = cx.palette;
    let font = theme::interface(theme::SMALL_SIZE);
    let [first, second] = &matrix.names;
    // Arrows stand behind the names: down the rows, and along the columns.
    let corner = Rect::from_min_size(rect.min + vec2(0.0, LABEL_AT), vec2(row_head - TO_CELL, LABEL));
    let people = format!("{first} ↓  {second} →");
    if set::whole(ui.ctx(), &people, font.clone(), palette.muted).size().x <= corner.width() {
        panels::line(ui, corner, &people, font.clone(), palette.muted, Stands::Start);
    } else {
        // Long names stand one above the other.
        for (of, up) in [(format!("↓ {first}"), 8.0), (format!("→ {second}"), -8.0)] {
            panels::line(ui, corner.translate(vec2(0.0, -up)), &of, font.clone(), palette.muted, Stands::Start);
        }
    }
    for (i, label) in matrix.labels.iter().enumerate() {
        let sign = matrix.verdicts.get(i).and_then(Option::as_deref);
        let column = grid.cell(0, i);
        let column = Rect::from_min_size(pos2(column.left(), rect.top() + LABEL_AT), vec2(column.width(), LABEL));
        head(ui, cx, figures, (label, sign), column, true);
        let row = grid.cell(i, 0);
        let row = Rect::from_min_max(pos2(rect.left(), row.top()), pos2(row.left() - TO_CELL + 2.0, row.bottom()));
        head(ui, cx, figures, (label, sign), row, false);
    }
}

/// Draws the label of a row or column with its sign; where there is no room for the label, the sign alone.
fn head(
    ui: &Ui,
    cx: &Context<'_>,
    figures: &Figures,
    (label, verdict): (&str, Option<&str>),
    rect: Rect,
    is_centred: bool,
) {
    let palette = cx.palette;
    let font = theme::interface(theme::SMALL_SIZE);
    let whole = set::whole(ui.ctx(), label, font.clone(), palette.ink).size().x;
    let sign = if verdict.is_some() { SIGN } else { 0.0 };
    let has_label = verdict.is_none() || whole + sign <= rect.width() + 1.0 || rect.width() > 64.0;
    let words = if has_label { whole.min(rect.width() - sign) } else { 0.0 };
    let left = if is_centred { rect.center().x - f32::midpoint(sign, words) } else { rect.left() };
    if let Some(id) = verdict {
        let style = verdicts::style(&figures.scheme, Some(id), palette);
        let width = if has_label { 12.0 } else { SIGN };
        signs::paint(ui.painter(), pos2(left + width / 2.0, rect.center().y), 12.0, &style.sign, style.colours.words);
    }
    if has_label {
        let from = pos2(left + sign, rect.top());
        let room = Rect::from_min_max(from, pos2(from.x + words + 0.5, rect.bottom()));
        panels::line(ui, room, label, font, palette.ink, Stands::Start);
    }
}

fn draw_cell(
    ui: &Ui,
    cx: &Context<'_>,
    (chosen, matrix): (Chosen, &Matrix),
    ((row, column), count): ((usize, usize), u64),
    response: &Response,
) {
    let palette = cx.palette;
    let is_alike = row == column;
    let most = matrix.most[usize::from(!is_alike)].max(1);
    let ground = palette.cell(is_alike, count as f32 / most as f32);
    let ground = if response.hovered() { ground.lerp_to_gamma(palette.ink, 0.08) } else { ground };
    ui.painter().rect_filled(response.rect, 4.0, ground);
    let font = if is_alike || count == 0 { theme::interface } else { theme::bold };
    let ink = if count == 0 { palette.muted } else { palette.ink };
    let size = theme::INTERFACE_SIZE;
    ui.painter().text(response.rect.center(), Align2::CENTER_CENTER, count.to_string(), font(size), ink);
    let is_chosen = chosen.part == Part::Cell(row, column);
    if is_chosen {
        let stroke = Stroke::new(2.0, palette.accent);
        ui.painter().rect_stroke(response.rect.expand(1.0), 4.0, stroke, StrokeKind::Inside);
    }
    let name = || {
        let [first, second] = &matrix.names;
        let (one, other) = (&matrix.labels[row], &matrix.labels[column]);
        tr!("agree-cell", first = first, one = one, second = second, other = other, n = count)
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, name()));
    response.clone().on_hover_ui(|ui| {
        ui.label(name());
    });
}

/// Takes clicks, arrows and Enter at a cell.
fn act(
    ui: &Ui,
    chosen: Chosen,
    ((row, column), n): ((usize, usize), usize),
    response: &Response,
    said: &mut Sayings<Action>,
) {
    let is_chosen = chosen.part == Part::Cell(row, column);
    if steps(ui, response, is_chosen, said) {
        return;
    }
    if response.clicked() {
        go(ui, chosen, (row, column), said);
    }
    if response.has_focus() {
        keep_arrows(ui, response.id);
        arrows(ui, chosen, ((row, column), n), said);
    }
}

/// Goes through the list if Enter is pressed at what is chosen. Returns whether it does.
fn steps(ui: &Ui, response: &Response, is_chosen: bool, said: &mut Sayings<Action>) -> bool {
    let steps = is_chosen && response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if steps {
        said.push(Said::Own(Action::Step));
    }
    steps
}

/// Keeps egui from moving the keyboard by an arrow.
pub fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
}

/// Chooses a cell, and gives the keyboard to the page, which keeps arrows to itself: a widget that has just got the keyboard does not keep
/// them yet, and an arrow held down would lead out of the table.
fn go(ui: &Ui, chosen: Chosen, (row, column): (usize, usize), said: &mut Sayings<Action>) {
    if !ui.memory(|m| m.has_focus(article::id())) {
        ui.memory_mut(|m| m.request_focus(article::id()));
    }
    said.push(Said::Own(Action::Choose(Chosen { part: Part::Cell(row, column), ..chosen })));
}

/// Moves from a cell by an arrow.
fn arrows(ui: &Ui, chosen: Chosen, ((row, column), n): ((usize, usize), usize), said: &mut Sayings<Action>) {
    let last = n.saturating_sub(1);
    let ways = [
        (Key::ArrowUp, (row.saturating_sub(1), column)),
        (Key::ArrowDown, ((row + 1).min(last), column)),
        (Key::ArrowLeft, (row, column.saturating_sub(1))),
        (Key::ArrowRight, (row, (column + 1).min(last))),
    ];
    let pressed = ways.into_iter().find(|(key, _)| ui.input_mut(|i| i.consume_key(Modifiers::NONE, *key)));
    if let Some((_, to)) = pressed.filter(|(_, to)| *to != (row, column)) {
        go(ui, chosen, to, said);
    }
}

/// Moves from the chosen cell by an arrow while the page has the keyboard; without one, an arrow chooses the first cell.
fn arrows_of_page(ui: &Ui, chosen: Chosen, n: usize, said: &mut Sayings<Action>) {
    if n == 0 || !ui.memory(|m| m.has_focus(article::id())) {
        return;
    }
    if let Part::Cell(row, column) = chosen.part {
        return arrows(ui, chosen, ((row, column), n), said);
    }
    let keys = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    if keys.into_iter().any(|key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key))) {
        go(ui, chosen, (0, 0), said);
    }
}

/// Draws how often each value was said by each person.
fn sums(ui: &Ui, cx: &Context<'_>, matrix: &Matrix, grid: &Grid) {
    let n = matrix.labels.len();
    let right = grid.corner.x + n as f32 * grid.cell + SUMS / 2.0;
    let below = grid.corner.y + n as f32 * CELL + 15.0;
    for (i, label) in matrix.labels.iter().enumerate() {
        let places = [pos2(right, grid.cell(i, 0).center().y), pos2(grid.cell(0, i).center().x, below)];
        for (k, at) in places.into_iter().enumerate() {
            let n = matrix.sums[k].get(i).copied().unwrap_or(0);
            let name = tr!("agree-sum", name = matrix.names[k].as_str(), value = label.as_str(), n = n);
            sum(ui, cx, at, (n, &name), Id::unique(("agree-sum", k, i)));
        }
    }
    let of = tr!("agree-same-of", same = matrix.same, all = matrix.all);
    sum(ui, cx, pos2(right, below), (matrix.all, &of), Id::unique("agree-sum"));
}

/// Draws a sum; `name` is what a screen reader says.
fn sum(ui: &Ui, cx: &Context<'_>, at: Pos2, (n, name): (u64, &str), id: Id) {
    let response = ui.interact(Rect::from_center_size(at, vec2(SUMS, LABEL)), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    let font = theme::interface(theme::SMALL_SIZE);
    ui.painter().text(at, Align2::CENTER_CENTER, n.to_string(), font, cx.palette.muted);
}

/// Draws how many claims of two people are the same.
fn counts(ui: &mut Ui, cx: &Context<'_>, chosen: Chosen, met: &Met, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let [first, second] = &met.names;
    widgets::heading(ui, &tr!("agree-words-of-two", first = first, second = second), palette);
    ui.add_space(4.0);
    let rows = [
        (tr!("agree-met-both").to_owned(), Part::Together, true),
        (tr!("agree-met-alone", name = first), Part::Alone(true), false),
        (tr!("agree-met-alone", name = second), Part::Alone(false), false),
    ];
    let most = met.counts.iter().copied().max().unwrap_or(0).max(1);
    let parts = rows.each_ref().map(|(_, part, _)| *part);
    arrows_of_counts(ui, chosen, parts, said);
    for (i, ((label, part, is_alike), count)) in rows.into_iter().zip(met.counts).enumerate() {
        let rect = ui.allocate_exact_size(vec2(ui.available_width(), CELL - 6.0), Sense::hover()).0;
        let response = ui.interact(rect, id(i, 0), Sense::click());
        let is_chosen = chosen.part == part;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, format!("{label}: {count}")));
        ground(ui, rect, &response, false, palette);
        let cell = Rect::from_min_size(rect.min, vec2(WIDTHS[0].min(rect.width() / 3.0), rect.height()));
        ui.painter().rect_filled(cell, 4.0, palette.cell(is_alike, count as f32 / most as f32));
        let font = if is_alike { theme::interface } else { theme::bold };
        let size = theme::INTERFACE_SIZE;
        ui.painter().text(cell.center(), Align2::CENTER_CENTER, count.to_string(), font(size), palette.ink);
        if is_chosen {
            ui.painter().rect_stroke(cell, 4.0, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
        }
        let room = Rect::from_min_max(pos2(cell.right() + 12.0, rect.top()), rect.max);
        panels::line(ui, room, &label, theme::interface(size), palette.ink, Stands::Start);
        if !steps(ui, &response, is_chosen, said) && response.clicked() {
            ui.memory_mut(|m| m.request_focus(response.id));
            said.push(Said::Own(Action::Choose(Chosen { part, ..chosen })));
        }
    }
}

/// Moves between the three counts by an arrow.
fn arrows_of_counts(ui: &Ui, chosen: Chosen, parts: [Part; 3], said: &mut Sayings<Action>) {
    let at = parts.iter().position(|part| *part == chosen.part);
    let on = ui.memory(egui::Memory::focused);
    let Some(on) = on.filter(|on| *on == article::id() || (0..parts.len()).any(|i| *on == id(i, 0))) else { return };
    keep_arrows(ui, on);
    let is_pressed = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let to = match (is_pressed(Key::ArrowUp), is_pressed(Key::ArrowDown), at) {
        (true, _, Some(at)) => at.saturating_sub(1),
        (_, true, Some(at)) => (at + 1).min(parts.len() - 1),
        (true, _, None) | (_, true, None) => 0,
        _ => return,
    };
    ui.memory_mut(|m| m.request_focus(id(to, 0)));
    said.push(Said::Own(Action::Choose(Chosen { part: parts[to], ..chosen })));
}
