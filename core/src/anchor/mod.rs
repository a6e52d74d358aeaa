//! Finding claims again in a text that has changed: exactly, nearly, or not at all, with a confidence and a reason.
//!
//! [`Anchoring`] aligns the old text and the new one, once for all claims; [`Anchoring::place`] then says what became of a
//! span. If the old text is not at hand, the quotes of the claims and their contexts stand in for it. docs/anchoring.md
//! describes how it works and how well. Absent: claims and files; this module knows texts and ranges.

mod align;
mod alike;
mod anchoring;
mod candidates;
mod confidence;
mod corrected;
mod difference;
mod edges;
mod hashing;
mod index;
mod moved;
mod place;
mod quotes;
mod support;
mod table;
mod tokens;

pub use anchoring::Anchoring;
pub use confidence::SURE;
pub use difference::{Differences, Wording, differences, wording};
pub use place::{Anchored, Found, Group, Missing};
pub use quotes::Quoted;

use crate::text::{Offset, TextRange, ceil_grapheme, floor_grapheme};

/// How many occurrences of a quote [`find_quote`] compares.
const MAX_OCCURRENCES: usize = 100_000;

/// Where `quote` occurs in `text`, character by character and without splitting a grapheme. Of several occurrences (of the
/// first [`MAX_OCCURRENCES`]) it is the one that starts nearest to `near`.
pub fn find_quote(text: &str, quote: &str, near: Offset) -> Option<TextRange> {
    if quote.is_empty() {
        return None;
    }
    text.match_indices(quote)
        .take(MAX_OCCURRENCES)
        .map(|(at, _)| TextRange::from_usize(at..at + quote.len()))
        .filter(|r| floor_grapheme(text, r.start()) == r.start() && ceil_grapheme(text, r.end()) == r.end())
        .min_by_key(|r| r.start().to_usize().abs_diff(near.to_usize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `^` in `drawn` is the place near which the quote is looked for; `expected` is the text with what was found in brackets.
    fn check(drawn: &str, quote: &str, expected: &str) {
        let near = Offset::new(drawn.find('^').unwrap());
        let text = drawn.replace('^', "");
        let found = find_quote(&text, quote, near).map_or(text.clone(), |range| {
            let range = range.to_range();
            format!("{}[{}]{}", &text[..range.start], &text[range.clone()], &text[range.end..])
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn a_quote_is_found_nearest_to_its_old_place() {
        check("^one two one two one", "one", "[one] two one two one");
        check("one two o^ne two one", "one", "one two [one] two one");
        check("one two one two one^", "one", "one two one two [one]");
        check("^one two", "two", "one [two]");
        check("^one two", "Two", "one two");
        check("^one two", "", "one two");
    }

    #[test]
    fn a_quote_that_would_split_a_grapheme_is_not_found() {
        check("^cafe\u{301} cafe", "cafe", "cafe\u{301} [cafe]");
        check("^👩\u{200D}👧", "👧", "👩\u{200D}👧");
        check("^one\r\ntwo", "\ntwo", "one\r\ntwo");
    }
}
