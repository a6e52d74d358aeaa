//! Bits put together to rows: blocks of the article, and stretches that are left out.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{Bit, Draft, Piece};
use crate::import::passages::Part;
use crate::model::{BlockKind, Mark};
use crate::text::TextRange;
use unicode_script::{Script, UnicodeScript as _};

/// A block of the article, or a stretch that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its bits by their indices, in order. Between those of a block there may be some that are left out.
    pub(super) bits: Vec<usize>,
    /// Its kind.
    pub kind: BlockKind,
    /// Whether it is of the article.
    pub is_taken: bool,
    /// The part of the page that it belongs to; `None` for a block that the importer took.
    pub part: Option<Part>,
    /// How many words it has.
    pub words: usize,
    key: u64,
}

impl Row {
    /// What tells it from other rows of its draft: its words, and how they are shown.
    pub fn key(&self) -> u64 {
        self.key
    }

    /// How many pieces it has: the blocks that were joined, or those of a stretch.
    pub fn len(&self) -> usize {
        self.bits.len()
    }

    /// Whether it has no pieces, which no row is without.
    pub fn is_empty(&self) -> bool {
        self.bits.is_empty()
    }
}

/// The rows of some bits, in the order of their first bits.
pub(super) fn of(pieces: &[Piece], bits: &[Bit]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut last_taken = None;
    for (i, bit) in bits.iter().enumerate() {
        let part = pieces[bit.piece].part;
        let goes_on = if bit.is_taken {
            last_taken.filter(|_| bit.is_joined)
        } else {
            // What is left out of one part of the page is one stretch.
            let last = rows.len().checked_sub(1);
            last.filter(|last| part.is_some() && !rows[*last].is_taken && rows[*last].part == part)
        };
        if let Some(at) = goes_on {
            rows[at].bits.push(i);
            rows[at].words += bit.words;
            rows[at].key = key_of(bit, rows[at].key);
            continue;
        }
        let key = key_of(bit, 0);
        rows.push(Row { bits: vec![i], kind: bit.kind, is_taken: bit.is_taken, part, words: bit.words, key });
        if bit.is_taken {
            last_taken = Some(rows.len() - 1);
        }
    }
    rows
}

fn key_of(bit: &Bit, before: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (before, bit.piece, &bit.range, bit.kind.name(), bit.is_taken).hash(&mut hasher);
    hasher.finish()
}

impl Draft {
    /// The row that has the bit with this index; the last one if there is no such bit.
    pub(super) fn row_of(&self, bit: usize) -> usize {
        let has = |row: &super::Row| row.bits.contains(&bit);
        // Rows are in the order of their first bits, so it is the last that starts there, or one before it.
        let from = self.rows.partition_point(|row| row.bits.first().is_some_and(|first| *first <= bit));
        let found = self.rows[..from].iter().rposition(has);
        found.unwrap_or_else(|| from.saturating_sub(1).min(self.rows.len().saturating_sub(1)))
    }

    /// The words of a bit without the white space at which it was cut, and the byte of the piece at which they start.
    fn shown(&self, bit: &Bit) -> (usize, &str) {
        let text = self.pieces[bit.piece].text.as_str();
        let mut words = text.get(bit.range.clone()).unwrap_or_default();
        let mut from = bit.range.start;
        if bit.range.start > 0 {
            from += words.len() - words.trim_start().len();
            words = words.trim_start();
        }
        if bit.range.end < text.len() {
            words = words.trim_end();
        }
        (from, words)
    }

    /// The bit in which the byte `at` of a row's words stands, and the byte within the bit.
    pub(super) fn bit_at(&self, row: &Row, at: usize) -> Option<(usize, usize)> {
        let mut end = 0;
        let mut before = "";
        for (k, place) in row.bits.iter().enumerate() {
            let bit = &self.bits[*place];
            let (from, shown) = self.shown(bit);
            let start = if k > 0 { end + between(before, shown, bit.kind).len() } else { 0 };
            end = start + shown.len();
            if at <= end {
                return Some((*place, from - bit.range.start + at.saturating_sub(start)));
            }
            before = shown;
        }
        None
    }

    /// The words of a row, with `between` between the blocks of a stretch, cut after about `most` bytes.
    pub(super) fn words_of(&self, row: &Row, of_stretch: &str, most: usize) -> String {
        let mut text = String::new();
        for (k, place) in row.bits.iter().enumerate() {
            let bit = &self.bits[*place];
            let words = self.shown(bit).1;
            if k > 0 {
                let joint = if row.is_taken { between(&text, words, bit.kind) } else { of_stretch };
                text.push_str(joint);
            }
            if text.len() + words.len() > most {
                let cut = words.floor_char_boundary(most.saturating_sub(text.len()));
                text.push_str(&words[..cut]);
                break;
            }
            text.push_str(words);
        }
        text
    }

    /// The words of a block of the article, and the marks in them.
    pub(super) fn marked(&self, row: &Row) -> (String, Vec<Mark>) {
        let mut text = String::new();
        let mut marks = Vec::new();
        for (k, place) in row.bits.iter().enumerate() {
            let bit = &self.bits[*place];
            let (from, shown) = self.shown(bit);
            if k > 0 {
                text.push_str(between(&text, shown, bit.kind));
            }
            let to = from + shown.len();
            for mark in &self.pieces[bit.piece].marks {
                let range = mark.range.to_range();
                let (start, end) = (range.start.max(from), range.end.min(to));
                if start < end {
                    let start = start - from + text.len();
                    let end = end - from + text.len();
                    marks.push(Mark { range: TextRange::from_usize(start..end), kind: mark.kind.clone() });
                }
            }
            text.push_str(shown);
        }
        (text, marks)
    }
}

/// What stands between two joined blocks: a line end in code, nothing between words of a script that is written without blanks,
/// else a blank.
fn between(before: &str, after: &str, kind: BlockKind) -> &'static str {
    let is_close = |c: Option<char>| c.is_some_and(is_written_close);
    if kind == BlockKind::Code {
        "\n"
    } else if is_close(before.chars().next_back()) && is_close(after.chars().next()) {
        ""
    } else {
        " "
    }
}

/// Whether a character is of a script that is written without blanks between words.
fn is_written_close(c: char) -> bool {
    use Script::{Han, Hiragana, Katakana, Khmer, Lao, Myanmar, Thai};
    let is_wide_sign = matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}');
    is_wide_sign || matches!(c.script(), Han | Hiragana | Katakana | Khmer | Lao | Myanmar | Thai)
}
