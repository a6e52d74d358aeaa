//! Words (Unicode Annex 29), for selecting with the mouse and for the keys that move by word.
//!
//! Always true: each call reads a bounded stretch of text around the offset, however long the text or the line is.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Offset, TextRange, floor_grapheme, widen_to_graphemes};

/// How much text on each side of an offset is searched for words, in bytes. A longer word is cut there.
const WINDOW: usize = 512;

/// The part of the line around `offset` that is searched for words, and the byte where it starts. It starts at a space if
/// there is one, so that neighbouring offsets find the same words.
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

/// The word that holds the character after `offset`, or the last word if `offset` is the end of the text. Spaces and
/// punctuation are words too, as Unicode Annex 29 has it.
pub fn word_at(text: &str, offset: Offset) -> TextRange {
    let mut at = floor_grapheme(text, offset).to_usize();
    if at >= text.len() {
        at = super::previous_grapheme(text, Offset::new(text.len())).to_usize();
    }
    let (start, line) = window(text, at);
    let found = line.split_word_bound_indices().map(|(i, w)| start + i..start + i + w.len()).find(|w| w.end > at);
    // A word may end within a grapheme, before a character that joins what follows it (U+1193F).
    found.map_or_else(|| TextRange::from_usize(at..at), |w| widen_to_graphemes(text, TextRange::from_usize(w)))
}

/// Where the next word after `offset` starts, or the end of the text. Punctuation counts as a word, whitespace does not.
pub fn next_word(text: &str, offset: Offset) -> Offset {
    let end = Offset::new(text.len());
    let mut at = offset;
    // A loop, because a long run of whitespace comes in several pieces. A word may begin at `offset` or before it although it was found
    // behind, if it ends within a grapheme.
    while at < end {
        let word = word_at(text, at);
        if word.start() > offset && !is_blank(word.of(text)) {
            return word.start();
        }
        at = if word.end() > at { word.end() } else { super::next_grapheme(text, at) };
    }
    end
}

/// Where the word that `offset` is in or after starts, or the start of the text.
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

/// How many words a text has: those of Unicode Annex 29 that hold a letter or a figure.
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
}

fn is_blank(word: &str) -> bool {
    word.chars().all(char::is_whitespace)
}

/// `range` without the whitespace at its ends. If it holds nothing else, the result is empty and at its start.
pub fn trim(text: &str, range: TextRange) -> TextRange {
    let slice = range.of(text);
    let kept = slice.trim_start();
    if kept.is_empty() {
        return TextRange::new(range.start(), range.start());
    }
    let start = range.start().plus(slice.len() - kept.len());
    // A space with a combining accent is one grapheme, and stays.
    widen_to_graphemes(text, TextRange::new(start, start.plus(kept.trim_end().len())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `|` is the caret, before the step and after it.
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
        check(next_word, "|\u{600}[\u{feff}", "\u{600}[\u{feff}|");
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
