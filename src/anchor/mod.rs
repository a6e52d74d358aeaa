//! Finding a quote's place in a text. In this version exactly, nearest to where it was.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_equal_places_is_taken() {
        let text = "It closed. It opened. It closed.";
        let at = |near| find_quote(text, "It closed", Offset::new(near)).map(|r| r.start().to_usize());
        assert_eq!(at(0), Some(0));
        assert_eq!(at(30), Some(22));
        assert_eq!(find_quote(text, "it closed", Offset::ZERO), None);
        assert_eq!(find_quote(text, "", Offset::ZERO), None);
        assert_eq!(find_quote("e\u{301}", "e", Offset::ZERO), None);
    }
}
