//! The grid: a row for each pupil, a column for each claim of the key. The head and the first column stay where they are; only rows in
//! sight are drawn.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Id, Painter, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::view::DETAIL;
use super::{Action, At, Column, Page};
use crate::app::article;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::fonts::icon;
use crate::app::look::panels::{self, Stands};
use crate::app::look::theme::Palette;
use crate::app::look::{set, signs, theme, verdicts};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::exercise::grades::Cell;
use claimlight_core::grading::{Found, VerdictOutcome};
use claimlight_core::model::Ask;

/// Widths of the columns, in points.
const FIRST: f32 = 144.0;
const CLAIM: f32 = 92.0;
const MORE: f32 = 60.0;
const GRADE: f32 = 148.0;
/// Height of a row, of the head and of the foot, in points.
const ROW: f32 = 32.0;
const HEAD: f32 = 56.0;
const FOOT: f32 = 40.0;
/// Margin at both sides, and from a cell's edge to what is in it, in points.
const MARGIN: f32 = 16.0;
const INSIDE: f32 = 8.0;
/// From one sign of a cell to the next, in points.
const STEP: f32 = 17.0;

/// Where the columns stand.
struct Columns {
    /// The left edge of each column, as if nothing were scrolled, with its width.
    places: Vec<(Column, f32, f32)>,
    width: f32,
}

impl Columns {
    fn new(page: &Page, room: f32) -> Self {
        let mut x = FIRST;
        let mut places = Vec::new();
        for column in page.columns() {
            let width = match column {
                Column::Claim(_) => CLAIM,
                Column::More => MORE,
                Column::Grade => GRADE.max(room - x),
            };
            places.push((column, x, width));
            x += width;
        }
        Self { places, width: x }
    }
}

/// Draws the grid.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let room = ui.available_rect_before_wrap();
    let (left, right) = (room.left() + MARGIN, room.right() - theme::GUTTER);
    let head = Rect::from_min_max(pos2(left, room.top()), pos2(right, room.top() + HEAD));
    let foot = Rect::from_min_max(pos2(left, room.bottom() - FOOT), pos2(right, room.bottom()));
    let body = Rect::from_min_max(pos2(left, head.bottom()), pos2(room.right(), foot.top()));
    let columns = Columns::new(page, right - left);
    // What lies under the detail can be scrolled into sight.
    let covered = if page.has_detail_over(cx.desk.width) { DETAIL } else { 0.0 };
    let area = follow(ui, page, body.with_max_x(body.right() - covered));
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("grade-grid"));
    child.spacing_mut().scroll.fade.strength = 0.0;
    let scrolled = area.show_viewport(&mut child, |ui, viewport| {
        let origin = ui.max_rect().min;
        ui.set_width(columns.width + covered + theme::GUTTER);
        ui.set_height(page.order.len() as f32 * ROW);
        let first = (viewport.top() / ROW).floor().max(0.0) as usize;
        let last = ((viewport.bottom() / ROW).ceil().max(0.0) as usize).min(page.order.len());
        for row in first..last {
            let top = origin.y + row as f32 * ROW;
            draw_row(ui, cx, page, (page.order[row], &columns), (pos2(origin.x, top), body.left(), right), said);
        }
        if page.order.is_empty() {
            let at = Rect::from_min_size(pos2(left + INSIDE, body.top()), vec2(right - left, ROW));
            let words = tr!("grade-nobody");
            panels::line(ui, at, words, theme::interface(theme::INTERFACE_SIZE), cx.palette.muted, Stands::Start);
        }
    });
    let offset = scrolled.state.clamped_offset();
    ui.data_mut(|d| d.insert_temp(seen(), (offset, scrolled.inner_rect.size())));
    draw_head(ui, cx, page, &columns, (head, offset.x));
    draw_foot(ui, cx, page, &columns, (foot, offset.x));
    let cell = cell_id(page.at);
    ui.ctx().accesskit_node_builder(article::id(), |node| node.set_active_descendant(cell.accesskit_id()));
    ui.advance_cursor_after_rect(room);
}

fn seen() -> Id {
    Id::unique("grade-seen")
}

/// Brings the chosen cell into sight, once.
fn follow(ui: &Ui, page: &Page, body: Rect) -> ScrollArea {
    let area = ScrollArea::both().id_salt("grade-rows").auto_shrink(false);
    let known = ui.data(|d| d.get_temp::<(Vec2, Vec2)>(seen()));
    // A scroll bar takes some of the room.
    let (Vec2 { x, y }, inner) = known.unwrap_or((Vec2::ZERO, body.size()));
    let room = body.size().min(inner);
    let (row, column) = place(page);
    let now = ((row, column), (room.x as i32, room.y as i32));
    let last = Id::unique("grade-followed");
    if ui.data(|d| d.get_temp::<((usize, usize), (i32, i32))>(last)) == Some(now) {
        return area;
    }
    ui.data_mut(|d| d.insert_temp(last, now));
    let top = row as f32 * ROW;
    let to_y = if top < y { top } else { y.max(top + ROW - room.y) };
    let columns = Columns::new(page, body.width() - theme::GUTTER);
    let to_x = columns.places.get(column).map_or(x, |(_, left, wide)| {
        if left - FIRST < x { left - FIRST } else { x.max(left + wide + theme::GUTTER - room.x) }
    });
    area.vertical_scroll_offset(to_y.max(0.0)).horizontal_scroll_offset(to_x.max(0.0))
}

/// The row and the column of the chosen cell.
fn place(page: &Page) -> (usize, usize) {
    let row = page.order.iter().position(|i| *i == page.at.pupil).unwrap_or(0);
    (row, page.columns().iter().position(|column| *column == page.at.column).unwrap_or(0))
}

fn cell_id(at: At) -> Id {
    let column = match at.column {
        Column::Claim(i) => i,
        Column::More => usize::MAX - 1,
        Column::Grade => usize::MAX,
    };
    Id::unique(("grade-cell", at.pupil, column))
}

/// Draws the row of a pupil. `corner` is where it begins, as far as it is scrolled; `left` and `right` are the edges of the grid.
fn draw_row(
    ui: &Ui,
    cx: &Context<'_>,
    page: &Page,
    (i, columns): (usize, &Columns),
    (corner, left, right): (Pos2, f32, f32),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let Some(pupil) = page.grades.pupils.get(i) else { return };
    let row = Rect::from_min_max(pos2(left, corner.y), pos2(right, corner.y + ROW));
    let clip = ui.clip_rect();
    let painter = ui.painter().with_clip_rect(Rect::from_min_max(pos2(left + FIRST, clip.top()), clip.max));
    if ui.rect_contains_pointer(row) {
        ui.painter().rect_filled(row, 0.0, palette.panel);
    }
    ui.painter().hline(row.x_range(), row.bottom(), Stroke::new(1.0, palette.hairline));
    for (column, x, width) in &columns.places {
        let cell = Rect::from_min_size(pos2(corner.x + x, corner.y), vec2(*width, ROW));
        let seen = cell.intersect(painter.clip_rect());
        if seen.width() <= 0.0 || seen.height() <= 0.0 {
            continue;
        }
        let at = At { pupil: i, column: *column };
        let response = ui.interact(seen, cell_id(at), Sense::CLICK);
        let is_chosen = page.at == at;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, name_of(page, at)));
        if response.clicked() {
            ui.memory_mut(|m| m.request_focus(article::id()));
            said.push(Said::Own(Action::Choose(at)));
        }
        if is_chosen {
            painter.rect(
                cell.shrink2(vec2(0.0, 1.0)),
                4.0,
                palette.chosen,
                Stroke::new(2.0, palette.accent),
                StrokeKind::Inside,
            );
        }
        match column {
            Column::Claim(claim) => draw_cell(&painter, cx, page, (i, *claim), cell),
            Column::More => draw_more(&painter, palette, page, i, cell),
            Column::Grade => draw_grade(ui, &painter, palette, page, i, cell),
        }
    }
    // The first column lies over what is scrolled.
    let name = Rect::from_min_size(row.min, vec2(FIRST, ROW));
    let response = ui.interact(name.intersect(clip), Id::unique(("grade-name", i)), Sense::CLICK);
    let words = page.name(i);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.clicked() {
        ui.memory_mut(|m| m.request_focus(article::id()));
        said.push(Said::Own(Action::Choose(At { pupil: i, ..page.at })));
    }
    if page.at.pupil == i {
        ui.painter().rect_filled(name.with_max_y(name.bottom() - 1.0), 0.0, palette.chosen);
    }
    let at = name.shrink2(vec2(INSIDE, 0.0));
    panels::line(ui, at, &words, theme::interface(theme::INTERFACE_SIZE), palette.ink, Stands::of(&words));
    if !pupil.number.is_empty() && !page.hides_names {
        response.on_hover_text(format!("{words} · {}", pupil.number));
    }
}

/// What a screen reader says of a cell.
pub fn name_of(page: &Page, at: At) -> String {
    let mut parts = vec![page.name(at.pupil)];
    let pupil = page.grades.pupils.get(at.pupil);
    match at.column {
        Column::Claim(i) => {
            parts.push(tr!("grade-claim", n = i + 1));
            let Some(cell) = page.cells.get(at.pupil).and_then(|cells| cells.get(i)) else {
                parts.extend(pupil.and_then(Page::said_of).map(str::to_owned));
                return parts.join(", ");
            };
            parts.push(found_words(cell.found).to_owned());
            if !cell.is_given {
                parts.push(tr!("grade-proposed").to_owned());
            }
            let mark = cell.mark.and_then(|mark| page.mark(at.pupil, mark));
            if let Some(mark) = mark {
                let judgement = mark.judgements.first();
                if page.class.lesson.exercise.asks.contains(&Ask::Judge) {
                    let verdict = judgement.and_then(|judgement| judgement.verdict.as_deref());
                    parts.push(texts::verdict(&page.class.lesson.annotations.scheme, verdict).to_lowercase());
                }
                if is_refused(cell) {
                    parts.push(tr!("grade-not-accepted").to_owned());
                }
                if judgement.is_some_and(|judgement| !judgement.note.is_empty()) {
                    parts.push(tr!("grade-has-note").to_owned());
                }
                if !mark.evidence.is_empty() {
                    parts.push(tr!("grade-has-link").to_owned());
                }
            }
        }
        Column::More => {
            let n = page.rows.get(at.pupil).and_then(Option::as_ref).map_or(0, |row| row.extra.len());
            parts.push(tr!("grade-more-marks", n = n));
        }
        Column::Grade => {
            let (words, is_given) = grade_words(page, at.pupil);
            parts.push(words);
            if is_given == Some(false) {
                parts.push(tr!("grade-proposed").to_owned());
            }
            if page.differs(at.pupil) {
                parts.push(tr!("grade-would-differ").to_owned());
            }
        }
    }
    parts.join(", ")
}

/// How far a claim was found, in words.
pub fn found_words(found: Found) -> &'static str {
    match found {
        Found::Found => tr!("grade-found"),
        Found::Part => tr!("grade-part"),
        Found::Missed => tr!("grade-missed"),
    }
}

/// Whether the key does not accept the pupil's verdict.
pub const fn is_refused(cell: &Cell) -> bool {
    matches!(cell.verdict, Some(VerdictOutcome::Wrong | VerdictOutcome::None))
}

/// What the column of grades says, and whether it is a grade (`Some(true)`), proposed (`Some(false)`), or why there is none.
pub fn grade_words(page: &Page, i: usize) -> (String, Option<bool>) {
    let Some(pupil) = page.grades.pupils.get(i) else { return Default::default() };
    let decimals = page.grades.decimals;
    if let Some(grade) = &pupil.grade {
        let (points, of) = (grade.points.to_decimal(decimals), grade.of.to_decimal(decimals));
        return (tr!("grade-points", points = points, of = of), Some(true));
    }
    if let Some(words) = Page::said_of(pupil) {
        return (words.to_owned(), None);
    }
    (counts_words(page, i), Some(false))
}

/// How many claims a pupil found, in words.
pub fn counts_words(page: &Page, i: usize) -> String {
    let Some(row) = page.rows.get(i).and_then(Option::as_ref) else { return tr!("grade-scoring").to_owned() };
    let (found, part) = (row.numbers(Found::Found).len(), row.numbers(Found::Part).len());
    if part == 0 { tr!("grade-n-found", n = found) } else { tr!("grade-n-found-part", n = found, part = part) }
}

/// Draws the sign for how far a claim was found, 12 points across.
pub fn sign(painter: &Painter, centre: Pos2, found: Found, palette: &Palette) {
    let (radius, ink) = (6.0, palette.ink);
    match found {
        Found::Found => drop(painter.circle_filled(centre, radius, ink)),
        Found::Part => {
            painter.circle_stroke(centre, radius - 0.6, Stroke::new(1.2, ink));
            let arc = (0..=16).map(|k| {
                let angle = std::f32::consts::FRAC_PI_2 + k as f32 / 16.0 * std::f32::consts::PI;
                centre + vec2(angle.cos(), angle.sin()) * radius
            });
            painter.add(Shape::convex_polygon(arc.collect(), ink, Stroke::NONE));
        }
        Found::Missed => {
            for k in 0..12 {
                let angle = k as f32 / 12.0 * std::f32::consts::TAU;
                painter.circle_filled(centre + vec2(angle.cos(), angle.sin()) * (radius - 0.6), 0.8, palette.muted);
            }
        }
    }
}

fn draw_cell(painter: &Painter, cx: &Context<'_>, page: &Page, (i, claim): (usize, usize), rect: Rect) {
    let palette = cx.palette;
    let Some(cell) = page.cells.get(i).and_then(|cells| cells.get(claim)) else { return };
    let mut at = pos2(rect.left() + INSIDE + 7.0, rect.center().y);
    sign(painter, at, cell.found, palette);
    if cell.is_given {
        // Said by the teacher: a line below.
        let y = rect.bottom() - 6.0;
        painter.hline(at.x - 5.0..=at.x + 5.0, y, Stroke::new(1.5, palette.ink));
    }
    let Some(mark) = cell.mark.and_then(|mark| page.mark(i, mark)) else { return };
    let judgement = mark.judgements.first();
    let small = theme::icons(14.0);
    at.x += STEP;
    if page.class.lesson.exercise.asks.contains(&Ask::Judge) {
        let verdict = judgement.and_then(|judgement| judgement.verdict.as_deref());
        let style = verdicts::style(&page.class.lesson.annotations.scheme, verdict, palette);
        signs::paint(painter, at, 11.0, &style.sign, style.colours.words);
        at.x += STEP - 1.0;
        if is_refused(cell) {
            signs::paint(painter, at - vec2(1.0, 0.0), 8.0, "≠", palette.error);
            at.x += STEP - 3.0;
        }
    }
    if judgement.is_some_and(|judgement| !judgement.note.is_empty()) {
        painter.text(at, Align2::CENTER_CENTER, icon::note(), small.clone(), palette.muted);
        at.x += STEP + 1.0;
    }
    if !mark.evidence.is_empty() {
        painter.text(at, Align2::CENTER_CENTER, icon::link(), small, palette.muted);
    }
}

fn draw_more(painter: &Painter, palette: &Palette, page: &Page, i: usize, rect: Rect) {
    let Some(row) = page.rows.get(i).and_then(Option::as_ref) else { return };
    let words = if row.extra.is_empty() { "–".to_owned() } else { row.extra.len().to_string() };
    let at = pos2(rect.left() + INSIDE, rect.center().y);
    painter.text(at, Align2::LEFT_CENTER, words, theme::interface(theme::INTERFACE_SIZE), palette.muted);
}

fn draw_grade(ui: &Ui, painter: &Painter, palette: &Palette, page: &Page, i: usize, rect: Rect) {
    let (words, is_given) = grade_words(page, i);
    let mut x = rect.left() + INSIDE;
    if is_given == Some(true) {
        let (icon, colour) =
            if page.differs(i) { (icon::warned(), palette.error) } else { (icon::done(), palette.ink) };
        painter.text(pos2(x + 7.0, rect.center().y), Align2::CENTER_CENTER, icon, theme::icons(14.0), colour);
        x += 18.0;
    }
    let mut job = LayoutJob::default();
    let colour = if is_given == Some(true) { palette.ink } else { palette.muted };
    let font_id = theme::interface(theme::INTERFACE_SIZE);
    let italics = is_given == Some(false);
    job.append(&words, 0.0, TextFormat { font_id, color: colour, italics, ..TextFormat::default() });
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.right() - x).max(20.0));
    let galley = set::set(ui.ctx(), job, None, None).galley;
    painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, colour);
}

fn draw_head(ui: &Ui, cx: &Context<'_>, page: &Page, columns: &Columns, (head, offset): (Rect, f32)) {
    let palette = cx.palette;
    let painter = ui.painter().with_clip_rect(head.with_min_x(head.left() + FIRST));
    let (bold, small) = (theme::bold(theme::SMALL_SIZE), theme::interface(theme::SMALL_SIZE));
    let line = |n: f32| head.top() + 10.0 + n * 17.0;
    ui.painter().text(
        pos2(head.left() + INSIDE, line(0.0)),
        Align2::LEFT_CENTER,
        tr!("grade-head-pupil"),
        bold.clone(),
        palette.ink,
    );
    let key = page.key_on_text();
    let text = page.class.lesson.annotations.article.text.as_str();
    for (column, x, width) in &columns.places {
        let left = head.left() + x - offset + INSIDE;
        let title = match column {
            Column::Claim(i) => (i + 1).to_string(),
            Column::More => tr!("grade-head-more").to_owned(),
            Column::Grade => tr!("grade-head-grade").to_owned(),
        };
        let drawn = painter.text(pos2(left, line(0.0)), Align2::LEFT_CENTER, title, bold.clone(), palette.ink);
        match column {
            Column::Claim(i) => {
                let accepted = key.and_then(|key| key.key.claims.get(*i)).map(|claim| &claim.accepted);
                let mut x = drawn.right() + 10.0;
                for verdict in accepted.into_iter().flatten().take(3) {
                    let style = verdicts::style(&page.class.lesson.annotations.scheme, verdict.as_deref(), palette);
                    signs::paint(&painter, pos2(x, line(0.0)), 10.0, &style.sign, style.colours.words);
                    x += 14.0;
                }
                let words = page.entries().get(*i).and_then(|entry| entry.ranges.first()).map_or("", |r| r.of(text));
                let galley = set::lines(ui.ctx(), words, small.clone(), palette.muted, width - INSIDE - 4.0, 2);
                painter.galley(pos2(left, line(0.55)), galley, palette.muted);
            }
            Column::More => {
                let from = pos2(left, line(1.0) - 9.0);
                let room = Rect::from_min_size(from, vec2(width - INSIDE - 2.0, 18.0));
                panels::line(ui, room, tr!("grade-head-marks"), small.clone(), palette.muted, Stands::Start);
            }
            Column::Grade => {
                let mut job = LayoutJob::default();
                let format =
                    TextFormat { font_id: small.clone(), color: palette.muted, italics: true, ..TextFormat::default() };
                job.append(tr!("grade-proposed"), 0.0, format);
                let galley = set::set(ui.ctx(), job, None, None).galley;
                painter.galley(pos2(left, line(1.0) - galley.size().y / 2.0), galley, palette.muted);
            }
        }
        if *column == page.at.column {
            let from = left - INSIDE;
            painter.hline(from..=from + width, head.bottom() - 1.0, Stroke::new(2.0, palette.accent));
        }
    }
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, palette.line));
}

fn draw_foot(ui: &Ui, cx: &Context<'_>, page: &Page, columns: &Columns, (foot, offset): (Rect, f32)) {
    let palette = cx.palette;
    let painter = ui.painter().with_clip_rect(foot.with_min_x(foot.left() + FIRST));
    ui.painter().hline(foot.x_range(), foot.top(), Stroke::new(1.0, palette.line));
    let answers = page.answers();
    let (small, middle) = (theme::interface(theme::SMALL_SIZE), foot.top() + 16.0);
    let words = tr!("grade-found-by", n = answers);
    let place = Rect::from_min_max(pos2(foot.left() + INSIDE, middle - 10.0), pos2(foot.left() + FIRST, middle + 10.0));
    panels::line(ui, place, &words, small, palette.muted, Stands::Start);
    for (column, x, _) in &columns.places {
        let Column::Claim(i) = column else { continue };
        let n = page.found(*i, Found::Found);
        let left = foot.left() + x - offset + INSIDE;
        let at = pos2(left, middle);
        painter.text(at, Align2::LEFT_CENTER, n.to_string(), theme::interface(theme::INTERFACE_SIZE), palette.ink);
        let bar = Rect::from_min_size(pos2(left + 24.0, middle - 3.0), vec2(40.0, 6.0));
        painter.rect_filled(bar, 3.0, palette.pressed);
        let share = n as f32 / answers.max(1) as f32;
        painter.rect_filled(bar.with_max_x(bar.left() + bar.width() * share), 3.0, palette.muted);
        let seen =
            Rect::from_min_size(pos2(left, foot.top()), vec2(CLAIM - INSIDE, FOOT)).intersect(painter.clip_rect());
        if seen.width() > 0.0 {
            let response = ui.interact(seen, Id::unique(("grade-foot", *i)), Sense::hover());
            let name = tr!("grade-found-of", claim = i + 1, n = n, answers = answers);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        }
    }
}
