//! Places where text may be cut: between extended grapheme clusters (Unicode Annex 29).

use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

use super::{Offset, TextRange};

/// The next grapheme boundary after `offset`, or the text's end.
pub fn next_grapheme(text: &str, offset: Offset) -> Offset {
    let at = floor_char(text, offset.to_usize());
    let found = GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0);
    Offset::new(found.ok().flatten().unwrap_or(text.len()))
}

/// The last grapheme boundary before `offset`, or the text's start.
pub fn previous_grapheme(text: &str, offset: Offset) -> Offset {
    let at = floor_char(text, offset.to_usize());
    let found = GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0);
    Offset::new(found.ok().flatten().unwrap_or(0))
}

/// The last grapheme boundary at or before `offset`.
pub fn floor_grapheme(text: &str, offset: Offset) -> Offset {
    let at = floor_char(text, offset.to_usize());
    if is_boundary(text, at) { Offset::new(at) } else { previous_grapheme(text, Offset::new(at)) }
}

/// The first grapheme boundary at or after `offset`.
pub fn ceil_grapheme(text: &str, offset: Offset) -> Offset {
    let at = floor_char(text, offset.to_usize());
    if at == offset.to_usize() && is_boundary(text, at) { offset } else { next_grapheme(text, Offset::new(at)) }
}

/// The smallest range that holds `range` and splits no grapheme.
pub fn widen_to_graphemes(text: &str, range: TextRange) -> TextRange {
    TextRange::new(floor_grapheme(text, range.start()), ceil_grapheme(text, range.end()))
}

fn is_boundary(text: &str, at: usize) -> bool {
    let answer: Result<bool, GraphemeIncomplete> = GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0);
    answer.unwrap_or(true)
}

fn floor_char(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
