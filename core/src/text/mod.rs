//! The article's text: offsets and ranges, graphemes, words, clauses, sentences, search.
//!
//! Always true: an [`Offset`] counts bytes of UTF-8 from the start of one article's text, and every offset that this module
//! returns is on a grapheme boundary if those it was given are. Absent: claims, files and the window.

mod bidi;
mod clauses;
mod fold;
mod graphemes;
mod language;
mod offset;
mod scalars;
mod scripts;
mod search;
mod sentences;
#[cfg(test)]
mod strategies;
mod words;

pub use bidi::{Cell, Direction, Levels, Line, Run, Side, is_unseen, mirrored, runs_both_ways};
pub use clauses::clauses;
pub use fold::Exactly;
pub(crate) use fold::{fold_unit, is_accent, is_ignored, straight, unit_len};
pub use graphemes::{ceil_grapheme, context, floor_grapheme, next_grapheme, previous_grapheme, widen_to_graphemes};
pub use language::guess_language;
pub use offset::{Offset, TextRange};
pub use scalars::ScalarIndex;
pub use scripts::scripts;
pub use search::{Bounds, Folded, first_from, holds, snippet};
pub use sentences::{SPLITTER, SPLITTER_VERSION, sentences};
pub use words::{count_words, next_word, previous_word, trim, word_at};
