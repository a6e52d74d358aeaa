//! Finding claims again in a text that has changed: exactly, nearly, or not, with a confidence and a reason.
//!
//! [`Anchoring`] lays the old text and the new one side by side, once for all claims; [`Anchoring::place`] then tells what
//! became of a span. Where the old text is not at hand, the quotes of the claims and the words around them stand for it.
//! docs/anchoring.md tells how it works and what it reaches. Absent: claims and files; here are texts and ranges.

mod align;
mod anchoring;
mod confidence;
mod difference;
mod moved;
mod place;
mod quotes;
mod tokens;

pub use anchoring::Anchoring;
pub use confidence::SURE;
pub use difference::{Differences, Wording, differences, wording};
pub use place::{Anchored, Found, Group, Missing};
pub use quotes::Quoted;

use crate::text::{Offset, TextRange, ceil_grapheme, floor_grapheme};

/// How many places are looked at before the nearest of them is taken.
const MOST: usize = 100_000;

/// Where `quote` stands in `text`, word for word and without splitting a grapheme; of several places the one nearest to
/// `near`.
pub fn find_quote(text: &str, quote: &str, near: Offset) -> Option<TextRange> {
    if quote.is_empty() {
        return None;
    }
    text.match_indices(quote)
        .take(MOST)
        .map(|(at, _)| TextRange::from_usize(at..at + quote.len()))
        .filter(|r| floor_grapheme(text, r.start()) == r.start() && ceil_grapheme(text, r.end()) == r.end())
        .min_by_key(|r| r.start().to_usize().abs_diff(near.to_usize()))
}
