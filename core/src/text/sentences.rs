//! Splitting into sentences, one block at a time: `sentencex`, and a few exceptions of our own.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Offset, TextRange, ceil_grapheme, trim};

/// The name of the splitter, as annotation files record it.
pub const SPLITTER: &str = "sentencex";
/// The version of the splitter.
pub const SPLITTER_VERSION: &str = "0.1.33";

/// Blocks of more bytes than this are split by the rules of Unicode Annex 29: sentencex becomes slow on long unbroken text.
const LONG: usize = 64 * 1024;
/// The same limit for blocks with more than [`MANY_QUOTES`] opening quotation marks and brackets: those that are never closed
/// make sentencex take quadratic time.
const LONG_QUOTED: usize = 8 * 1024;
const MANY_QUOTES: usize = 200;

/// The sentences of one block of `text` in order, without the whitespace around them. `language` is a BCP 47 code. A blank
/// block has no sentences.
pub fn sentences(text: &str, language: &str, block: TextRange) -> Vec<TextRange> {
    let words = block.of(text);
    if words.trim().is_empty() {
        return Vec::new();
    }
    let mut cuts: Vec<usize> = if is_slow(words) {
        words.split_sentence_bound_indices().map(|(i, _)| i).collect()
    } else {
        let language = language.split(['-', '_']).next().unwrap_or("en");
        sentencex::get_sentence_boundaries(language, words).iter().map(|b| b.start_byte).collect()
    };
    for cut in &mut cuts {
        // Splitters may cut between a letter and its accent.
        *cut = ceil_grapheme(words, Offset::new(*cut)).to_usize();
    }
    cuts.push(words.len());
    let mut found = Vec::with_capacity(cuts.len());
    let mut from = 0;
    for cut in cuts {
        if cut <= from {
            continue;
        }
        if cut < words.len() && joins(&words[from..cut], &words[cut..]) {
            continue;
        }
        let range = trim(text, TextRange::new(block.start().plus(from), block.start().plus(cut)));
        if !range.is_empty() {
            found.push(range);
        }
        from = cut;
    }
    found
}

/// Whether sentencex would take too long.
fn is_slow(words: &str) -> bool {
    words.len() > LONG
        || (words.len() > LONG_QUOTED
            && words.chars().filter(|c| matches!(c, '"' | '“' | '„' | '«' | '‘' | '「' | '(' | '[')).count()
                > MANY_QUOTES)
}

/// Abbreviations that do not end a sentence if a small letter or a digit follows.
const BEFORE_SMALL: [&str; 16] = [
    "mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri.", "sat.", "sun.", "hr.", "hrs.", "approx.",
    "est.", "min.", "max.",
];
/// Abbreviations that do not end a sentence if a capital follows.
const BEFORE_NAME: [&str; 6] = ["ft.", "mt.", "cir.", "st.", "gov.", "sen."];

/// Whether two pieces between which a splitter has cut are one sentence.
fn joins(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let next = after.trim_start().chars().next();
    // A number at the start of a list item ("1.") belongs to the sentence after it.
    let counts =
        before.len() <= 4 && before.ends_with('.') && before.trim_end_matches('.').chars().all(|c| c.is_ascii_digit());
    counts
        || (BEFORE_SMALL.contains(&last.as_str()) && next.is_some_and(|c| c.is_lowercase() || c.is_numeric()))
        || (BEFORE_NAME.contains(&last.as_str()) && next.is_some_and(char::is_uppercase) && before.len() > last.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(language: &str, text: &str, expected: &[&str]) {
        let found: Vec<_> =
            sentences(text, language, TextRange::from_usize(0..text.len())).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sentences_come_without_the_blanks_around_them() {
        check("en", "It closed. It opened.", &["It closed.", "It opened."]);
        check("en", "  It closed.  It opened. ", &["It closed.", "It opened."]);
        check("en", "Dr. Brun paid 2.4 million. It closed.", &["Dr. Brun paid 2.4 million.", "It closed."]);
        check("en", "One line\nand the next. Then more.", &["One line\nand the next.", "Then more."]);
        check("en", "   ", &[]);
        check("ru", "Мост закрыт. Мост открыт.", &["Мост закрыт.", "Мост открыт."]);
        check("zh", "桥关了。桥开了。", &["桥关了。", "桥开了。"]);
        check("xx", "It closed. It opened.", &["It closed.", "It opened."]);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        check("en", "It met on Tues. it is said.", &["It met on Tues. it is said."]);
        check("en", "They left Ft. Leonard early.", &["They left Ft. Leonard early."]);
        check("en", "It took 3 hrs. on foot.", &["It took 3 hrs. on foot."]);
        check("en", "It was approx. 30 metres.", &["It was approx. 30 metres."]);
    }

    #[test]
    fn offsets_are_of_the_whole_text() {
        let text = "Title\nIt closed. It opened.";
        let found = sentences(text, "en", TextRange::from_usize(6..text.len()));
        assert_eq!(found[0].start(), Offset::new(6));
        assert_eq!(found[1].of(text), "It opened.");
    }

    #[test]
    fn quotes_that_never_close_take_no_time() {
        let text = "“A. ".repeat(90_000);
        let found = sentences(&text, "en", TextRange::from_usize(0..text.len()));
        assert!(found.len() > 1000);
    }

    proptest! {
        #[test]
        fn sentences_lie_in_order_in_their_block(text in "(?s)([A-Za-z .!?\u{201c}\u{201d}\n😀é]|\u{301}){0,200}") {
            let mut at = Offset::ZERO;
            for sentence in sentences(&text, "en", TextRange::from_usize(0..text.len())) {
                prop_assert!(sentence.start() >= at && !sentence.is_empty());
                at = sentence.end();
            }
            prop_assert!(at.to_usize() <= text.len());
        }
    }
}
