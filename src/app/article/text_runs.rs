//! The words of a piece as a screen reader gets them: runs of characters, one for each direction in a row.
//!
//! Always true: the runs of a piece follow each other in the order of the text and hold each of its characters once.

use egui::Id;
use egui::accesskit::{Role, TextDirection, TextPosition};
use egui::epaint::text::Glyph;
use egui::{Rect, pos2};
use unicode_bidi::{BidiClass, bidi_class};

use super::access::{bounds, child};
use super::layout::Laid;
use claimlight_core::text::{Offset, TextRange};

/// The most characters in a run: `AccessKit` counts them in bytes.
const LONGEST: usize = 255;

/// Characters of one row that run one way.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    row: usize,
    /// Which run of the row it is.
    number: usize,
    /// Its place in the whole text.
    range: TextRange,
    /// The index of its first character in the row.
    first: usize,
    /// The number of its characters.
    len: usize,
    is_rtl: bool,
}

/// The runs of a piece.
fn runs(laid: &Laid, text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for row in 0..laid.rows() {
        let mut first = 0;
        let mut number = 0;
        let mut parts = laid.runs(row);
        let end = laid.row_range(row).end();
        // A line break runs like what is before it.
        match parts.last_mut() {
            Some((range, _)) => *range = TextRange::new(range.start(), end),
            None => parts.push((laid.row_range(row), laid.is_rtl)),
        }
        for (part, is_rtl) in parts {
            let mut start = part.start();
            loop {
                let rest = TextRange::new(start, part.end()).of(text);
                let end = rest.char_indices().nth(LONGEST).map_or(part.end(), |(at, _)| start.plus(at));
                let range = TextRange::new(start, end);
                let len = range.of(text).chars().count();
                runs.push(Run { row, number, range, first, len, is_rtl });
                (first, number, start) = (first + len, number + 1, end);
                if start >= part.end() {
                    break;
                }
            }
        }
    }
    runs
}

fn node(piece: Id, run: &Run) -> Id {
    piece.with(run.row).with(run.number)
}

/// Whether `c` is part of a word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || bidi_class(c) == BidiClass::NSM
}

/// Adds the runs of a piece to its node.
pub fn describe(ui: &mut egui::Ui, piece: Id, laid: &Laid, text: &str) {
    let runs = runs(laid, text);
    // A word that starts a paragraph needs no mention.
    let mut after_word = false;
    for (i, run) in runs.iter().enumerate() {
        let row = &laid.galley.rows[run.row];
        let glyphs = &row.glyphs[run.first.min(row.glyphs.len())..(run.first + run.len).min(row.glyphs.len())];
        let rect = rect_of(laid, run.row, glyphs);
        let left = rect.left() - laid.pos.x - row.pos.x;
        let (mut value, mut lengths, mut positions, mut widths, mut words) =
            (String::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        if run.number == 0 {
            let starts_line = run.row == 0 || laid.galley.rows[run.row - 1].ends_with_newline;
            after_word = !starts_line;
        }
        for (k, c) in characters(glyphs, run, row.ends_with_newline).enumerate() {
            if is_of_word(c) && after_word {
                words.push(k as u8);
            }
            after_word = !is_of_word(c);
            value.push(c);
            lengths.push(c.len_utf8() as u8);
            let (at, width) = match glyphs.get(k) {
                Some(glyph) if run.is_rtl => (left + rect.width() - glyph.max_x(), glyph.advance_width),
                Some(glyph) => (glyph.pos.x - left, glyph.advance_width),
                None => (rect.width(), 0.0),
            };
            positions.push(at);
            widths.push(width);
        }
        let id = node(piece, run);
        child(ui, id, piece);
        let beside = |other: Option<&Run>| other.filter(|other| other.row == run.row).map(|other| node(piece, other));
        let before = beside(i.checked_sub(1).and_then(|i| runs.get(i)));
        let after = beside(runs.get(i + 1));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::TextRun);
            node.set_text_direction(if run.is_rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
            node.set_bounds(bounds(rect));
            node.set_value(value);
            node.set_character_lengths(lengths);
            node.set_character_positions(positions);
            node.set_character_widths(widths);
            node.set_word_starts(words);
            if let Some(before) = before {
                node.set_previous_on_line(before.accesskit_id());
            }
            if let Some(after) = after {
                node.set_next_on_line(after.accesskit_id());
            }
        });
    }
}

/// The characters of a run; a line break has no glyph.
fn characters(glyphs: &[Glyph], run: &Run, ends_with_newline: bool) -> impl Iterator<Item = char> {
    let ends = ends_with_newline && glyphs.len() < run.len;
    glyphs.iter().map(|glyph| glyph.chr).chain(ends.then_some('\n'))
}

/// Where a run is on the screen.
fn rect_of(laid: &Laid, row: usize, glyphs: &[Glyph]) -> Rect {
    let whole = laid.row_rect(row);
    let left = glyphs.iter().map(|g| g.pos.x).fold(f32::INFINITY, f32::min);
    let right = glyphs.iter().map(Glyph::max_x).fold(f32::NEG_INFINITY, f32::max);
    if left > right {
        return Rect::from_min_max(whole.min, pos2(whole.left(), whole.bottom()));
    }
    Rect::from_min_max(pos2(whole.left() + left, whole.top()), pos2(whole.left() + right, whole.bottom()))
}

/// The place of `at` in the runs of a piece. The end of a run belongs to that run, not to the next.
pub fn position(piece: Id, laid: &Laid, text: &str, at: Offset) -> Option<TextPosition> {
    let runs = runs(laid, text);
    let run = runs.iter().find(|run| run.range.start() <= at && at <= run.range.end())?;
    let character_index = TextRange::new(run.range.start(), at).of(text).chars().count();
    Some(TextPosition { node: node(piece, run).accesskit_id(), character_index })
}
