//! The rows of a text that is being mended: each block and each stretch that is left out, with its kind and its words.
//!
//! Always true: only rows in sight are laid out; the heights of the others are guessed until they were seen.

use std::collections::HashMap;

use egui::text::{CCursor, LayoutJob, TextFormat, TextWrapping};
use egui::{
    EventFilter, FontId, Id, Key, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{Action, Mending};
use crate::app::article;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::select::Toward;
use crate::app::look::theme::Palette;
use crate::app::look::{set, theme, widgets};
use crate::tr;
use claimlight_core::import::mending::Row;
use claimlight_core::import::passages::Part;
use claimlight_core::model::BlockKind;
use claimlight_core::text::{self, Offset};

/// How much of a row's words is shown, in bytes.
pub const SHOWN: usize = 4_000;
/// How much of them is shown while the pointer is over them.
const OF_TOOLTIP: usize = 1_500;
/// How much of the words of a stretch is shown, in bytes.
const OF_STRETCH: usize = 400;

/// Places in a row, in points from its left end.
const TICK: f32 = 16.0;
const KIND: f32 = 44.0;
const WORDS: f32 = 152.0;
/// Space at the left and right of the rows, in points.
const BESIDE: f32 = 24.0;
/// Space above the words of a row, and below them, in points.
const ABOVE: f32 = 7.0;
/// The size of the words and the height of their lines, in points.
const SIZE: f32 = 16.0;
const LINE: f32 = 22.0;
/// The same for the title.
const TITLE_SIZE: f32 = 21.0;
const TITLE_LINE: f32 = 30.0;
/// The distance of the stripes on what is left out, in points.
const STRIPES: f32 = 16.0;
/// How many rows a page has for the keys that go by pages.
const PAGE: usize = 10;
/// A guess at the width of a word with its blank, in points.
const WORD: f32 = 44.0;

/// What the rows remember between frames.
#[derive(Default)]
pub struct RowsView {
    /// The draft that is shown: the article's number and the revision of the draft.
    of: (u64, u64),
    /// In whole points.
    width: i32,
    /// The heights of rows that were seen, by what tells a row from others.
    seen: HashMap<u64, f32>,
    /// Where each row starts, and where the last one ends, in points.
    tops: Vec<f32>,
    /// The move after which the chosen row was last brought into sight.
    followed: Option<u64>,
    /// Where the rows were scrolled to.
    offset: f32,
}

impl RowsView {
    /// Draws the rows in all of `ui`.
    pub fn show(&mut self, ui: &mut Ui, cx: &Context<'_>, mending: &Mending, said: &mut Sayings<Action>) {
        let number = cx.desk.document.as_ref().map_or(0, |d| d.number);
        let room = ui.available_rect_before_wrap();
        let keyboard = ui.interact(room, article::id(), Sense::focusable_noninteractive());
        keyboard.widget_info(|| WidgetInfo::labeled(Role::Pane, true, tr!("mend-rows")));
        if ui.memory(|m| m.has_focus(article::id())) {
            keys(ui, mending, said);
        }
        let width = room.width() - 2.0 * BESIDE;
        self.place(mending, number, width);
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(("mending", number));
        if let Some(offset) = self.follow(mending, room.height()) {
            area = area.vertical_scroll_offset(offset);
        }
        let total = self.tops.last().copied().unwrap_or(0.0) + 32.0;
        let shown = area.show_viewport(ui, |ui, view| {
            let origin = ui.max_rect().min;
            ui.set_height(total);
            let first = self.tops.partition_point(|top| *top < view.top()).saturating_sub(1);
            let mut at = first;
            while at < mending.draft.rows().len() && self.tops[at] < view.bottom() {
                let top = origin.y + self.tops[at];
                let height = row(ui, cx, mending, at, pos2(origin.x + BESIDE, top), width, said);
                self.measured(mending, at, height);
                at += 1;
            }
        });
        self.offset = shown.state.clamped_offset().y;
        left_out_along(ui, mending, &self.tops, shown.inner_rect, cx.palette);
    }

    /// Works out where each row starts, if rows or width have changed.
    fn place(&mut self, mending: &Mending, number: u64, width: f32) {
        let of = (number, mending.revision);
        let wide = width.round() as i32;
        if self.of.0 != number || self.width != wide {
            self.seen.clear();
            self.followed = None;
        }
        let is_known = self.of == of && self.width == wide && !self.tops.is_empty();
        (self.of, self.width) = (of, wide);
        if is_known {
            return;
        }
        let mut top = 16.0;
        self.tops.clear();
        for row in mending.draft.rows() {
            self.tops.push(top);
            top += self.seen.get(&row.key()).copied().unwrap_or_else(|| guess(row, width));
        }
        self.tops.push(top);
    }

    /// Takes in the height of a row that was drawn.
    fn measured(&mut self, mending: &Mending, at: usize, height: f32) {
        let Some(row) = mending.draft.rows().get(at) else { return };
        self.seen.insert(row.key(), height);
        let by = self.tops[at] + height - self.tops[at + 1];
        if by != 0.0 {
            self.tops[at + 1..].iter_mut().for_each(|top| *top += by);
        }
    }

    /// Where to scroll so that the chosen row comes into sight, if it has just been chosen.
    fn follow(&mut self, mending: &Mending, height: f32) -> Option<f32> {
        if self.followed == Some(mending.moves) {
            return None;
        }
        self.followed = Some(mending.moves);
        let (top, bottom) = (self.tops.get(mending.row)?, self.tops.get(mending.row + 1)?);
        let is_in_sight = *top >= self.offset && *bottom <= self.offset + height;
        (!is_in_sight).then(|| (top - height / 3.0).max(0.0))
    }
}

/// The arrow keys that move the caret; the other keys are commands.
fn keys(ui: &Ui, mending: &Mending, said: &mut Sayings<Action>) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(article::id(), filter));
    for (key, toward) in [(Key::ArrowRight, Toward::Next), (Key::ArrowLeft, Toward::Previous)] {
        let times = ui.input_mut(|i| i.count_and_consume_key(egui::Modifiers::NONE, key));
        said.extend((0..times).map(|_| Said::Own(Action::MoveCaret(toward))));
    }
    let last = mending.draft.rows().len().saturating_sub(1);
    let rows = [
        (Key::Home, 0),
        (Key::End, last),
        (Key::PageDown, (mending.row + PAGE).min(last)),
        (Key::PageUp, mending.row.saturating_sub(PAGE)),
    ];
    for (key, row) in rows {
        if ui.input_mut(|i| i.count_and_consume_key(egui::Modifiers::NONE, key)) > 0 {
            said.push(Said::Own(Action::GoTo(row)));
        }
    }
}

/// A guess at the height of a row that was not seen yet.
fn guess(row: &Row, width: f32) -> f32 {
    let line = if is_title(row) { TITLE_LINE } else { LINE };
    let lines =
        if row.is_taken { (row.words as f32 * WORD / (width - WORDS - 16.0).max(80.0)).ceil().max(1.0) } else { 1.0 };
    2.0 * ABOVE + line * lines
}

fn is_title(row: &Row) -> bool {
    row.is_taken && row.kind == BlockKind::Heading(1)
}

/// What a row is called.
pub fn kind_name(row: &Row) -> &'static str {
    match row.part.filter(|_| !row.is_taken) {
        Some(part) => part_name(part),
        None => block_name(row.kind),
    }
}

/// What a kind of block is called.
pub fn block_name(kind: BlockKind) -> &'static str {
    tr!(match kind {
        BlockKind::Paragraph => "block-paragraph",
        BlockKind::Heading(1) => "block-title",
        BlockKind::Heading(_) => "block-heading",
        BlockKind::Item { .. } => "block-item",
        BlockKind::Quotation => "block-quotation",
        BlockKind::Code => "block-code",
        BlockKind::TableRow => "block-table-row",
        BlockKind::Footnote => "block-footnote",
        BlockKind::Caption => "block-caption",
        BlockKind::Byline => "block-byline",
    })
}

/// What a part of a page is called.
pub fn part_name(part: Part) -> &'static str {
    tr!(match part {
        Part::Menu => "part-menu",
        Part::Head => "part-head",
        Part::Foot => "part-foot",
        Part::Beside => "part-beside",
        Part::Caption => "part-caption",
        Part::Related => "part-related",
        Part::Comments => "part-comments",
        Part::Cookies => "part-cookies",
        Part::Advert => "part-advert",
        Part::Share => "part-share",
        Part::Form => "part-form",
        Part::PageHead => "part-page-head",
        Part::Other => "part-other",
    })
}

/// The kinds that a block can be given.
const KINDS: [BlockKind; 10] = [
    BlockKind::Paragraph,
    BlockKind::Heading(1),
    BlockKind::Heading(2),
    BlockKind::Item { depth: 0, number: None },
    BlockKind::Quotation,
    BlockKind::TableRow,
    BlockKind::Code,
    BlockKind::Caption,
    BlockKind::Footnote,
    BlockKind::Byline,
];

/// The words of a row, laid out.
fn words_of(ui: &Ui, mending: &Mending, row: &Row, width: f32, palette: &Palette) -> set::Set {
    // What stands in several pieces can be as long as the page.
    let (most, rows) = if row.is_taken || row.len() == 1 { (SHOWN, usize::MAX) } else { (OF_STRETCH, 1) };
    let mut words = mending.draft.text_of(row, most);
    if words.len() >= most {
        words.push('…');
    }
    let (font_id, line) = match row.kind {
        BlockKind::Heading(1) if row.is_taken => (FontId::new(TITLE_SIZE, family(theme::SERIF_BOLD)), TITLE_LINE),
        BlockKind::Heading(_) if row.is_taken => (FontId::new(SIZE, family(theme::SERIF_BOLD)), LINE),
        BlockKind::Code => (FontId::monospace(SIZE - 2.0), LINE),
        _ => (theme::serif(SIZE), LINE),
    };
    let color = if row.is_taken { palette.ink } else { palette.muted };
    let mut job = LayoutJob::default();
    job.append(&words, 0.0, TextFormat { font_id, color, line_height: Some(line), ..TextFormat::default() });
    job.wrap = TextWrapping { max_rows: rows, break_anywhere: rows == 1, ..TextWrapping::wrap_at_width(width) };
    set::set(ui.ctx(), job, None, None)
}

fn family(name: &str) -> egui::FontFamily {
    egui::FontFamily::Name(name.into())
}

/// Draws row number `at` from `min` on. Returns its height.
fn row(
    ui: &mut Ui,
    cx: &Context<'_>,
    mending: &Mending,
    at: usize,
    min: egui::Pos2,
    width: f32,
    said: &mut Sayings<Action>,
) -> f32 {
    let palette = cx.palette;
    let Some(row) = mending.draft.rows().get(at) else { return 0.0 };
    let room = width - WORDS - 16.0;
    let set = words_of(ui, mending, row, room, palette);
    let line = if is_title(row) { TITLE_LINE } else { LINE };
    let height = set.galley.size().y.max(line) + 2.0 * ABOVE;
    let rect = Rect::from_min_size(min, vec2(width, height));
    let is_chosen = at == mending.row;
    let id = Id::unique(("mending-row", at));
    let response = ui.interact(rect, id, Sense::click());
    let name = kind_name(row);
    let text = mending.draft.text_of(row, OF_STRETCH);
    response.widget_info(|| {
        let key = if row.is_taken { "mend-row" } else { "mend-row-left-out" };
        WidgetInfo::selected(Role::Button, true, is_chosen, tr!(key, kind = name, text = text.as_str()))
    });
    let ground = if is_chosen { Some(palette.chosen) } else { response.hovered().then_some(palette.panel) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, theme::RADIUS, ground);
    }
    if !row.is_taken {
        stripes(ui, rect, if is_chosen { palette.selected } else { palette.panel });
    }
    let words = pos2(rect.left() + WORDS, rect.top() + ABOVE);
    if is_chosen && row.is_taken && ui.memory(|m| m.has_focus(article::id())) {
        caret(ui, mending, &set, words, palette);
    }
    let colour = if row.is_taken { palette.ink } else { palette.muted };
    bullet(ui, row, words, palette);
    ui.painter().galley(words, std::sync::Arc::clone(&set.galley), colour);
    let response = if row.is_taken || row.len() == 1 {
        response
    } else {
        response.on_hover_text(mending.draft.text_of(row, OF_TOOLTIP))
    };
    if response.clicked() {
        let pointer = response.interact_pointer_pos();
        let cursor = pointer.map(|pos| set.galley.cursor_from_pos(pos - words));
        let index = cursor.map_or(0, |cursor: CCursor| cursor.index.into());
        let exactly = ui.input(|i| i.modifiers.command);
        let byte = byte_of(set.galley.text(), index);
        let byte = if exactly { byte } else { between_words(set.galley.text(), byte) };
        said.push(Said::Own(Action::Choose(at, byte)));
        ui.memory_mut(|m| m.request_focus(article::id()));
    }
    parts(ui, cx, row, at, rect, &text, said);
    height
}

/// Draws the box to tick and the kind of a row, over its ground.
fn parts(ui: &mut Ui, cx: &Context<'_>, row: &Row, at: usize, rect: Rect, text: &str, said: &mut Sayings<Action>) {
    let line = if is_title(row) { TITLE_LINE } else { LINE };
    let middle = rect.top() + ABOVE + line / 2.0;
    let place = Rect::from_center_size(pos2(rect.left() + TICK + 8.0, middle), vec2(16.0, theme::CHIP));
    let mut cell = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("tick", at)));
    let mut is_taken = row.is_taken;
    let name = tr!("mend-take", kind = kind_name(row), text = text);
    if widgets::tick(&mut cell, &mut is_taken, &name, None, cx.palette).changed() {
        said.push(Said::Own(Action::Take(at, is_taken)));
    }
    let place = Rect::from_min_size(
        pos2(rect.left() + KIND - 6.0, middle - theme::CHIP / 2.0),
        vec2(WORDS - KIND, theme::CHIP),
    );
    let mut cell = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("kind", at)));
    let label = egui::RichText::new(kind_name(row)).size(theme::SMALL_SIZE).color(cx.palette.muted);
    if !row.is_taken {
        cell.add_space(6.0);
        let font = theme::interface(theme::SMALL_SIZE);
        let galley = set::line(cell.ctx(), kind_name(row), font, cx.palette.muted, WORDS - KIND - 8.0);
        let top = middle - galley.size().y / 2.0;
        cell.painter().galley(pos2(rect.left() + KIND, top), galley, cx.palette.muted);
        return;
    }
    widgets::flat(&mut cell, |ui| {
        ui.spacing_mut().button_padding = vec2(6.0, 2.0);
        ui.spacing_mut().interact_size.y = theme::CHIP;
        let menu = ui.menu_button(label, |ui| {
            for kind in KINDS {
                let is_it = std::mem::discriminant(&kind) == std::mem::discriminant(&row.kind)
                    && block_name(kind) == block_name(row.kind);
                if ui.selectable_label(is_it, block_name(kind)).clicked() {
                    if !is_it {
                        said.push(Said::Own(Action::SetKind(at, kind)));
                    }
                    ui.close();
                }
            }
        });
        if menu.response.clicked() {
            said.push(Said::Own(Action::Choose(at, 0)));
        }
        let name = tr!("mend-kind", kind = kind_name(row), text = text);
        menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
    });
}

/// Draws the bullet or number of an item before its words.
fn bullet(ui: &Ui, row: &Row, words: egui::Pos2, palette: &Palette) {
    let (BlockKind::Item { number, .. }, true) = (row.kind, row.is_taken) else { return };
    let bullet = number.map_or_else(|| "•".to_owned(), |n| format!("{n}."));
    let at = pos2(words.x - 6.0, words.y + LINE / 2.0);
    ui.painter().text(at, egui::Align2::RIGHT_CENTER, bullet, theme::serif(SIZE), palette.muted);
}

/// Draws the caret in the words of the chosen row.
fn caret(ui: &Ui, mending: &Mending, set: &set::Set, words: egui::Pos2, palette: &Palette) {
    let text = set.galley.text();
    let at = text.floor_char_boundary(mending.caret.min(text.len()));
    let index = text[..at].chars().count();
    let place = set.galley.pos_from_cursor(CCursor::new(index)).translate(words.to_vec2());
    let x = place.left();
    ui.painter().vline(x, place.top() + 2.0..=place.bottom() - 2.0, Stroke::new(2.0, palette.accent));
}

/// The nearer end of the word in which a byte stands.
fn between_words(text: &str, byte: usize) -> usize {
    let word = text::word_at(text, Offset::new(byte)).to_range();
    let is_word = text.get(word.clone()).is_some_and(|word| word.chars().any(char::is_alphanumeric));
    match (is_word && word.contains(&byte), byte - word.start.min(byte) < word.end.saturating_sub(byte)) {
        (true, true) => word.start,
        (true, false) => word.end,
        (false, _) => byte,
    }
}

fn byte_of(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

/// Draws slanted stripes, which say that a row is left out.
fn stripes(ui: &Ui, rect: Rect, colour: egui::Color32) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let stroke = Stroke::new(6.0, colour);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
        x += STRIPES;
    }
}

/// Draws beside the scroll bar where something is left out.
fn left_out_along(ui: &Ui, mending: &Mending, tops: &[f32], rect: Rect, palette: &Palette) {
    let total = tops.last().copied().unwrap_or(0.0).max(rect.height());
    let mut last = f32::NEG_INFINITY;
    for (row, top) in mending.draft.rows().iter().zip(tops) {
        let y = rect.top() + top / total * rect.height();
        if !row.is_taken && y - last >= 3.0 {
            last = y;
            let mark = Rect::from_min_size(pos2(rect.right() - 10.0, y), vec2(8.0, 2.0));
            ui.painter().rect_filled(mark, 1.0, palette.line);
        }
    }
}
