//! The table of pairs of people.

use egui::{Align2, Color32, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::chosen::{Chosen, Part};
use super::columns_view::ground;
use super::figures::{Figures, PairRow};
use super::{Action, Page};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::panels::{self, Stands};
use crate::app::look::{set, theme, widgets};
use crate::tr;
use claimlight_core::agreement::Question;

/// Height of a row, and of the head of two lines, in points.
const ROW: f32 = 32.0;
const HEAD: f32 = 40.0;
/// The most and the least width of a column with figures, the room beside its head, and the least width of the names, in points.
const COLUMN: [f32; 2] = [76.0, 50.0];
const BESIDE: f32 = 10.0;
const NAMES: f32 = 112.0;

/// The widths of the columns with figures.
type Columns = [f32; 4];
/// How many rows are shown before the table scrolls.
const ROWS: usize = 12;

/// Draws the table.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, figures: &Figures, said: &mut Sayings<Action>) {
    widgets::heading(ui, tr!("agree-pair-by-pair"), cx.palette);
    ui.add_space(4.0);
    let rows = figures.pairs.len();
    let width = ui.available_width() - if rows > ROWS { theme::GUTTER } else { 0.0 };
    let column = columns(ui, width);
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, cx, (width, column));
    if rows > ROWS {
        let area = ScrollArea::vertical().id_salt("agree-pairs").max_height(ROWS as f32 * ROW).auto_shrink(false);
        area.show_rows(ui, ROW, rows, |ui, range| {
            for i in range {
                row(ui, cx, page, (i, &figures.pairs[i]), (width, column), said);
            }
        });
    } else {
        for (i, pair) in figures.pairs.iter().enumerate() {
            row(ui, cx, page, (i, pair), (width, column), said);
        }
    }
    if let Some(mean) = &figures.mean {
        let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
        let name = format!("{}: {}", mean.name, mean.figures.join(", "));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        words(ui, cx, rect, column, mean, false);
    }
}

/// The two lines over each column with figures.
fn head_words() -> [[&'static str; 2]; 4] {
    [
        [tr!("agree-column-sentences"), tr!("agree-name-kappa")],
        [tr!("agree-column-verdicts"), tr!("agree-name-kappa")],
        [tr!("agree-column-words"), tr!("agree-name-f1-overlap")],
        [tr!("agree-column-claims"), tr!("agree-column-both")],
    ]
}

/// Shares the width out: each column has room for its head, and more where there is more.
fn columns(ui: &Ui, width: f32) -> Columns {
    let font = theme::interface(theme::SMALL_SIZE);
    let of = |words: &str| set::whole(ui.ctx(), words, font.clone(), Color32::BLACK).size().x + BESIDE;
    let least = head_words().map(|[above, below]| of(above).max(of(below)).max(COLUMN[1]));
    let more = ((width - NAMES - least.iter().sum::<f32>()) / 4.0).max(0.0);
    least.map(|least| (least + more).min(COLUMN[0].max(least)))
}

fn head(ui: &mut Ui, cx: &Context<'_>, (width, column): (f32, Columns)) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
    for (i, [above, below]) in head_words().into_iter().enumerate() {
        let cell = place(rect, column, i);
        let font = theme::interface(theme::SMALL_SIZE);
        let painter = ui.painter().with_clip_rect(cell.expand(2.0).intersect(ui.clip_rect()));
        let at = |y: f32| pos2(cell.right() - 8.0, rect.top() + y);
        painter.text(at(10.0), Align2::RIGHT_CENTER, above, font.clone(), cx.palette.muted);
        painter.text(at(27.0), Align2::RIGHT_CENTER, below, font, cx.palette.muted);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, cx.palette.hairline));
}

/// The place of a column with figures, counted from the left.
fn place(row: Rect, columns: Columns, i: usize) -> Rect {
    let left = row.right() - columns[i..].iter().sum::<f32>();
    Rect::from_min_max(pos2(left, row.top()), pos2(left + columns[i], row.bottom()))
}

fn row(
    ui: &mut Ui,
    cx: &Context<'_>,
    page: &Page,
    (i, pair): (usize, &PairRow),
    (width, column): (f32, Columns),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let Some(chosen) = page.chosen else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let is_chosen = chosen.pair == i;
    let both = pair.both.unwrap_or(0);
    let name = format!("{}, {} {} {both}", pair.name, tr!("agree-column-claims"), tr!("agree-column-both"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    let response = response.on_hover_text(&pair.name);
    let choose = |question: Question| Said::Own(Action::Choose(Chosen { question, pair: i, part: Part::ApartInPair }));
    if response.clicked() {
        said.push(choose(chosen.question));
    }
    ground(ui, rect, &response, is_chosen, palette);
    let titles = [tr!("agree-column-sentences"), tr!("agree-column-verdicts"), tr!("agree-column-words")];
    let mut edges = Vec::new();
    for (k, question) in Question::ALL.into_iter().enumerate() {
        let cell = place(rect, column, k);
        let id = Id::unique(("agree-pair", i, question));
        let response = ui.interact(cell, id, Sense::click());
        let is_on = is_chosen && chosen.question == question;
        let name = format!("{}, {} {}", pair.name, titles[k], pair.figures[k]);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, &name));
        if response.clicked() {
            said.push(choose(question));
        }
        if response.hovered() {
            ui.painter().rect_filled(cell, 4.0, palette.hover);
        }
        if is_on {
            edges.push(cell);
        }
    }
    words(ui, cx, rect, column, pair, true);
    for cell in edges {
        let stroke = Stroke::new(2.0, palette.accent);
        ui.painter().rect_stroke(cell.shrink2(vec2(0.0, 1.0)), 4.0, stroke, StrokeKind::Inside);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.hairline));
}

/// Draws the two names. Where both have no room, a long one gives way first, so that pairs of it stay apart.
fn names(ui: &Ui, room: Rect, pair: &PairRow, ink: Color32) {
    let font = theme::interface(theme::INTERFACE_SIZE);
    let wide = |words: &str| set::whole(ui.ctx(), words, font.clone(), ink).size().x;
    let [first, second] = pair.two.as_slice() else {
        return panels::line(ui, room, &pair.name, font, ink, Stands::Start);
    };
    let first = format!("{first}, ");
    let half = room.width() / 2.0;
    let end = wide(&first).min(half.max(room.width() - wide(second)));
    if wide(&pair.name) <= room.width() {
        return panels::line(ui, room, &pair.name, font, ink, Stands::Start);
    }
    let (before, after) = room.split_left_right_at_x(room.left() + end);
    panels::line(ui, before.with_max_x(before.right() - 4.0), first.trim_end(), font.clone(), ink, Stands::Start);
    panels::line(ui, after, second, font, ink, Stands::Start);
}

fn words(ui: &Ui, cx: &Context<'_>, rect: Rect, column: Columns, pair: &PairRow, is_pair: bool) {
    let ink = if is_pair { cx.palette.ink } else { cx.palette.muted };
    let font = theme::interface(theme::INTERFACE_SIZE);
    let first = place(rect, column, 0);
    let room = Rect::from_min_max(rect.min + vec2(8.0, 0.0), pos2(first.left(), rect.bottom()));
    names(ui, room, pair, ink);
    let both = pair.both.map(|n| n.to_string()).unwrap_or_default();
    for (i, shown) in pair.figures.iter().chain(std::iter::once(&both)).enumerate() {
        let cell = place(rect, column, i);
        ui.painter().text(pos2(cell.right() - 8.0, cell.center().y), Align2::RIGHT_CENTER, shown, font.clone(), ink);
    }
}
