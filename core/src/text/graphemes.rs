//! Places where text may be cut: between extended grapheme clusters (Unicode Annex 29).
//!
//! Always true: only a window of bounded size around the offset is looked at. A cluster of more than 4 kB, or a run of flags as
//! long, may be cut within; no text that is read has one, and one that was made to harm does not slow the program down.

use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

use super::{Offset, TextRange};

/// How far around an offset clusters are looked for, in bytes.
const WINDOW: usize = 4096;

/// The part of `text` that decides on boundaries near `at`, and where it begins.
fn window(text: &str, at: usize) -> (usize, &str) {
    // Whole steps, so that neighbouring offsets see the same beginning.
    let from = text.floor_char_boundary((at / WINDOW).saturating_sub(1) * WINDOW);
    let to = text.ceil_char_boundary((at + WINDOW).min(text.len()));
    (from, &text[from..to])
}

/// The next grapheme boundary after `offset`, or the text's end.
pub fn next_grapheme(text: &str, offset: Offset) -> Offset {
    let at = floor_char(text, offset.to_usize());
    let (from, near) = window(text, at);
    let found = GraphemeCursor::new(at - from, near.len(), true).next_boundary(near, 0);
    Offset::new(found.ok().flatten().map_or(text.len(), |i| from + i))
}

/// The last grapheme boundary before `offset`, or the text's start.
pub fn previous_grapheme(text: &str, offset: Offset) -> Offset {
    let at = floor_char(text, offset.to_usize());
    let (from, near) = window(text, at);
    let found = GraphemeCursor::new(at - from, near.len(), true).prev_boundary(near, 0);
    Offset::new(found.ok().flatten().map_or(0, |i| from + i))
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
    if at == 0 || at == text.len() {
        return true;
    }
    let (from, near) = window(text, at);
    let answer: Result<bool, GraphemeIncomplete> =
        GraphemeCursor::new(at - from, near.len(), true).is_boundary(near, 0);
    answer.unwrap_or(true)
}

fn floor_char(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// The words before and after a range: up to `most` Unicode scalar values on each side, cut between graphemes.
pub fn context(text: &str, range: TextRange, most: usize) -> (&str, &str) {
    let head = &text[..range.start().to_usize()];
    let tail = &text[range.end().to_usize()..];
    let from = head.char_indices().rev().take(most).last().map_or(head.len(), |(i, _)| i);
    let from = ceil_grapheme(text, Offset::new(from)).min(range.start());
    let to = tail.char_indices().nth(most).map_or(tail.len(), |(i, _)| i);
    let to = floor_grapheme(text, range.end().plus(to)).max(range.end());
    (TextRange::new(from, range.start()).of(text), TextRange::new(range.end(), to).of(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::*;

    /// `|` stands at every boundary, as steps forwards and back find them.
    fn check(drawn: &str) {
        let text = drawn.replace('|', "");
        let mut found = String::from("|");
        let mut at = Offset::ZERO;
        while at.to_usize() < text.len() {
            let next = next_grapheme(&text, at);
            assert_eq!(previous_grapheme(&text, next), at, "{drawn}");
            found.push_str(TextRange::new(at, next).of(&text));
            found.push('|');
            at = next;
        }
        assert_eq!(found, drawn);
    }

    #[test]
    fn what_looks_like_one_character_is_one() {
        check("|a|b|");
        check("|👩‍👩‍👧|👍🏽|");
        check("|🇦🇹|🇫🇷|🇬|");
        check("|e\u{301}|é|");
        check("|की|");
        check("|\u{1100}\u{1161}\u{11a8}|각|");
        check("|\r\n|a|");
        check("|");
    }

    #[test]
    fn offsets_within_are_brought_to_an_end() {
        let text = "a👩‍👩‍👧b";
        for byte in 2..text.len() - 1 {
            assert_eq!(floor_grapheme(text, Offset::new(byte)), Offset::new(1));
            assert_eq!(ceil_grapheme(text, Offset::new(byte)), Offset::new(text.len() - 1));
        }
        let widened = widen_to_graphemes(text, TextRange::from_usize(3..7));
        assert_eq!(widened.of(text), "👩‍👩‍👧");
    }

    #[test]
    fn runs_without_end_are_stepped_through_all_the_same() {
        for text in ["🇦".repeat(250_000), format!("e{}", "\u{301}".repeat(500_000)), "👩\u{200d}".repeat(140_000)]
        {
            let mut at = Offset::new(text.len());
            for _ in 0..20_000 {
                let before = previous_grapheme(&text, at);
                assert!(before < at || at == Offset::ZERO);
                at = before;
            }
            assert!(next_grapheme(&text, Offset::new(text.len() / 2)).to_usize() > text.len() / 2);
        }
    }

    proptest! {
        #[test]
        fn boundaries_are_those_of_the_standard(text in "([a-z ]|\\PC|\u{301}|\u{200d}|👩|🇦|क|ि|\u{1100}|\u{1161}|\n){0,40}") {
            let standard: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).collect();
            for byte in 0..=text.len() {
                let floor = floor_grapheme(&text, Offset::new(byte)).to_usize();
                let ceil = ceil_grapheme(&text, Offset::new(byte)).to_usize();
                prop_assert_eq!(Some(&floor), standard.iter().rfind(|i| **i <= byte));
                prop_assert_eq!(Some(&ceil), standard.iter().find(|i| **i >= byte));
            }
        }
    }
}
