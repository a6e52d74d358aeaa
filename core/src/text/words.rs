//! Words (Unicode Annex 29), for the mouse and for the keys that move by word.
//!
//! Always true: only a window of bounded size around the offset is looked at, however long the text or the line.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Offset, TextRange, floor_grapheme, widen_to_graphemes};

/// How far around an offset words are looked for, in bytes. A longer word is cut there.
const WINDOW: usize = 512;

/// The stretch of the line around `offset` in which words are found. It begins at a blank where there is one, so that the
/// same words are found from every offset.
fn window(text: &str, offset: usize) -> (usize, &str) {
    let low = floor_grapheme(text, Offset::new(offset.saturating_sub(WINDOW))).to_usize();
    let high = text.floor_char_boundary((offset + WINDOW).min(text.len()));
    let before = &text[low..offset];
    let start = match before.rfind('\n') {
        Some(i) => low + i + 1,
        None if low == 0 => 0,
        None => before.find(' ').map_or(low, |i| low + i),
    };
    let end = text[offset..high].find('\n').map_or(high, |i| offset + i + 1);
    (start, &text[start..end])
}

/// The word (or other piece of Unicode Annex 29) that holds the character after `offset`; at the end of the text the one
/// before it.
pub fn word_at(text: &str, offset: Offset) -> TextRange {
    let mut at = floor_grapheme(text, offset).to_usize();
    if at >= text.len() {
        at = super::previous_grapheme(text, Offset::new(text.len())).to_usize();
    }
    let (start, line) = window(text, at);
    let found = line.split_word_bound_indices().map(|(i, w)| start + i..start + i + w.len()).find(|w| w.end > at);
    // Before a sign that is joined to what follows a word may end within a grapheme.
    found.map_or_else(|| TextRange::from_usize(at..at), |w| widen_to_graphemes(text, TextRange::from_usize(w)))
}

/// Where the next word starts after `offset`, or the text's end. Blanks are no words, signs are.
pub fn next_word(text: &str, offset: Offset) -> Offset {
    let end = Offset::new(text.len());
    let mut at = offset;
    // A run of blanks may be long: each round passes one piece.
    let mut first = true;
    while at < end {
        let word = word_at(text, at);
        if !first && !is_blank(word.of(text)) {
            return word.start();
        }
        first = false;
        at = if word.end() > at { word.end() } else { super::next_grapheme(text, at) };
    }
    end
}

/// Where the word starts that `offset` stands in or after, or the text's start.
pub fn previous_word(text: &str, offset: Offset) -> Offset {
    let mut at = offset;
    while at > Offset::ZERO {
        let word = word_at(text, super::previous_grapheme(text, at));
        if !is_blank(word.of(text)) {
            return word.start();
        }
        at = if word.start() < at { word.start() } else { super::previous_grapheme(text, at) };
    }
    Offset::ZERO
}

fn is_blank(word: &str) -> bool {
    word.chars().all(char::is_whitespace)
}

/// `range` without the white space at its ends; empty, at its start, where it holds nothing else.
pub fn trim(text: &str, range: TextRange) -> TextRange {
    let slice = range.of(text);
    let kept = slice.trim_start();
    if kept.is_empty() {
        return TextRange::new(range.start(), range.start());
    }
    let start = range.start().plus(slice.len() - kept.len());
    // A blank that bears an accent is a letter's place.
    widen_to_graphemes(text, TextRange::new(start, start.plus(kept.trim_end().len())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `|` is the caret before and after.
    fn check(step: fn(&str, Offset) -> Offset, before: &str, after: &str) {
        let at = before.find('|').unwrap();
        let text = before.replace('|', "");
        let to = step(&text, Offset::new(at)).to_usize();
        let shown = format!("{}|{}", &text[..to], &text[to..]);
        assert_eq!(shown, after);
    }

    #[test]
    fn the_next_word_is_after_the_blanks() {
        check(next_word, "|one two", "one |two");
        check(next_word, "o|ne  two", "one  |two");
        check(next_word, "one| two", "one |two");
        check(next_word, "on|e, two", "one|, two");
        check(next_word, "one\n\n|two", "one\n\ntwo|");
        check(next_word, "on|e\n\ntwo", "one\n\n|two");
        check(next_word, "costs |2.4 million", "costs 2.4 |million");
        check(next_word, "|не 朝", "не |朝");
        check(next_word, "end|", "end|");
    }

    #[test]
    fn the_previous_word_is_where_one_stands_or_the_one_before() {
        check(previous_word, "one two|", "one |two");
        check(previous_word, "one |two", "|one two");
        check(previous_word, "one t|wo", "one |two");
        check(previous_word, "one\n\n|two", "|one\n\ntwo");
        check(previous_word, "|one", "|one");
        check(previous_word, "don't |stop", "|don't stop");
    }

    #[test]
    fn a_word_holds_its_apostrophe_and_a_number_its_point() {
        let word = |text: &str, at| word_at(text, Offset::new(at)).of(text).to_owned();
        assert_eq!(word("I don't know", 3), "don't");
        assert_eq!(word("2.4 million", 1), "2.4");
        assert_eq!(word("the 👩‍👩‍👧 family", 5), "👩‍👩‍👧");
        assert_eq!(word("last", 4), "last");
        assert_eq!(word("", 0), "");
        assert_eq!(word("\u{1193f}{", 0), "\u{1193f}{");
    }

    #[test]
    fn trimming_leaves_the_words() {
        let trimmed = |text: &str| trim(text, TextRange::from_usize(0..text.len())).of(text).to_owned();
        assert_eq!(trimmed("  a b \n"), "a b");
        assert_eq!(trimmed(" \u{a0}x\u{a0}"), "x");
        assert_eq!(trimmed("   "), "");
    }

    proptest! {
        #[test]
        fn steps_end_and_stay_on_graphemes(text in "(?s).{0,80}") {
            let mut at = Offset::ZERO;
            while at.to_usize() < text.len() {
                let next = next_word(&text, at);
                prop_assert!(next > at);
                prop_assert_eq!(floor_grapheme(&text, next), next);
                at = next;
            }
            while at > Offset::ZERO {
                let previous = previous_word(&text, at);
                prop_assert!(previous < at);
                prop_assert_eq!(floor_grapheme(&text, previous), previous);
                at = previous;
            }
        }
    }
}
