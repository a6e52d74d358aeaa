//! Words, for the mouse and for the keys that move by word.

use super::{Offset, TextRange};

/// The word (or other piece of Unicode Annex 29) that holds the character after `offset`.
pub fn word_at(text: &str, offset: Offset) -> TextRange {
    let _ = (text, offset);
    TextRange::default()
}

/// Where the next word starts after `offset`, or the text's end.
pub fn next_word(text: &str, offset: Offset) -> Offset {
    let _ = text;
    offset
}

/// Where the word starts that `offset` stands in or after, or the one before that, or the text's start.
pub fn previous_word(text: &str, offset: Offset) -> Offset {
    let _ = text;
    offset
}

/// `range` without the white space at its ends; empty, at its start, where it holds nothing else.
pub fn trim(text: &str, range: TextRange) -> TextRange {
    let slice = range.of(text);
    let start = range.start().add(slice.len() - slice.trim_start().len());
    let end = start.add(slice.trim().len());
    TextRange::new(start, end)
}
