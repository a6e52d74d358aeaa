//! Boundaries between extended grapheme clusters (Unicode Annex 29), the only places where text may be cut.
//!
//! Always true: each call reads a bounded stretch of text around the offset, so that no text slows it down. The price: a
//! cluster of more than 4 kB, or a run of flags of that length, may be cut in the middle. Only text made to do harm has one.

use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

use super::{Offset, TextRange};

/// How much text on each side of an offset decides on the boundaries near it, in bytes.
const WINDOW: usize = 4096;

/// The part of `text` that decides on the boundaries near byte `at`, and the byte where it starts.
fn window(text: &str, at: usize) -> (usize, &str) {
    // In whole steps, so that neighbouring offsets get the same start and agree on the boundaries.
    let from = text.floor_char_boundary((at / WINDOW).saturating_sub(1) * WINDOW);
    let to = text.ceil_char_boundary((at + WINDOW).min(text.len()));
    (from, &text[from..to])
}

/// The first grapheme boundary after `offset`, or the end of the text.
pub fn next_grapheme(text: &str, offset: Offset) -> Offset {
    let at = floor_char(text, offset.to_usize());
    let (from, near) = window(text, at);
    let found = GraphemeCursor::new(at - from, near.len(), true).next_boundary(near, 0);
    Offset::new(found.ok().flatten().map_or(text.len(), |i| from + i))
}

/// The last grapheme boundary before `offset`, or the start of the text.
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

/// The smallest range that covers `range` and splits no grapheme.
pub fn widen_to_graphemes(text: &str, range: TextRange) -> TextRange {
    TextRange::new(floor_grapheme(text, range.start()), ceil_grapheme(text, range.end()))
}

fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|i| bytes.get(i)), bytes.get(at)) else {
        return true;
    };
    // A shortcut: no ASCII character joins another one, except LF a CR.
    if before.is_ascii() && after.is_ascii() {
        return (*before, *after) != (b'\r', b'\n');
    }
    let (from, near) = window(text, at);
    let found: Result<bool, GraphemeIncomplete> = GraphemeCursor::new(at - from, near.len(), true).is_boundary(near, 0);
    found.unwrap_or(true)
}

/// The last character boundary at or before byte `at`.
fn floor_char(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// The text just before and just after a range: at most `most` Unicode scalar values on each side, in whole graphemes.
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

    /// `drawn` has a `|` at each boundary; steps forward and back have to find the same ones.
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

    /// `drawn` is a text with a range in brackets; `expected` has the context of at most `most` scalar values around them.
    fn check_context(drawn: &str, most: usize, expected: &str) {
        let (start, end) = (drawn.find('[').unwrap(), drawn.find(']').unwrap() - 1);
        let text = drawn.replace(['[', ']'], "");
        let (before, after) = context(&text, TextRange::from_usize(start..end), most);
        assert_eq!(format!("{before}[{}]{after}", &text[start..end]), expected);
    }

    #[test]
    fn context_is_cut_between_graphemes() {
        check_context("one [two] three", 3, "ne [two] th");
        check_context("one [two] three", 99, "one [two] three");
        check_context("one [two] three", 0, "[two]");
        check_context("äé[ö]üß", 1, "é[ö]ü");
        // A family of five scalar values is taken whole or not at all.
        check_context("a👩\u{200D}👩\u{200D}👧[two]👩\u{200D}👩\u{200D}👧b", 4, "[two]");
        check_context(
            "a👩\u{200D}👩\u{200D}👧[two]👩\u{200D}👩\u{200D}👧b",
            5,
            "👩\u{200D}👩\u{200D}👧[two]👩\u{200D}👩\u{200D}👧",
        );
    }

    proptest! {
        #[test]
        fn context_is_what_stands_beside_a_range(text in "([a-z ]|é|e\u{301}|👩\u{200D}👧|\n){0,30}", from in 0..60_usize, len in 0..20_usize, most in 0..12_usize) {
            let start = text.len().min(from);
            let range = widen_to_graphemes(&text, TextRange::from_usize(start..text.len().min(start + len)));
            let (before, after) = context(&text, range, most);
            let joined = format!("{before}{}{after}", range.of(&text));
            prop_assert!(text[range.start().to_usize() - before.len()..].starts_with(&joined));
            prop_assert!(before.chars().count() <= most && after.chars().count() <= most);
            let cut = range.end().plus(after.len());
            prop_assert_eq!(floor_grapheme(&text, cut), cut);
            // One grapheme more would be too much.
            let more = TextRange::new(range.end(), next_grapheme(&text, cut));
            prop_assert!(cut.to_usize() == text.len() || more.of(&text).chars().count() > most);
        }

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
