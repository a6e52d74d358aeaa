//! Text as the rest of the program sees it: offsets and ranges, graphemes, words, sentences, clauses.
//!
//! Always true: an [`Offset`] counts bytes of UTF-8 from the start of one article's text, and the offsets made here
//! stand on a grapheme boundary. Absent: anything about claims, files or the window.

mod clauses;
mod graphemes;
mod offset;
mod scalars;
mod search;
mod sentences;
mod words;

pub use clauses::clauses;
pub use graphemes::{ceil_grapheme, context, floor_grapheme, next_grapheme, previous_grapheme, widen_to_graphemes};
pub use offset::{Offset, TextRange};
pub use scalars::ScalarIndex;
pub use search::{Exactly, Folded, first_from, snippet};
pub use sentences::{SPLITTER, SPLITTER_VERSION, guess_language, sentences};
pub use words::{next_word, previous_word, trim, word_at};
