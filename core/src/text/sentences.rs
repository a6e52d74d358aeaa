//! Sentences: found by `sentencex`, one block at a time, with a few joins of our own.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Offset, TextRange, ceil_grapheme, trim};

/// Name of the splitter, as files tell it.
pub const SPLITTER: &str = "sentencex";
/// Its version.
pub const SPLITTER_VERSION: &str = "0.1.33";

/// A block longer than this, in bytes, is left to Unicode Annex 29: sentencex slows down on long unbroken text.
const LONG: usize = 64 * 1024;
/// The same for a block with many quotation marks: those that are never closed make it quadratic.
const LONG_QUOTED: usize = 8 * 1024;

/// The sentences of one block of `text`, in order, without the blanks around them. None where the block is blank.
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
        // The splitter may cut between a letter and its accent.
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

fn is_slow(words: &str) -> bool {
    words.len() > LONG
        || (words.len() > LONG_QUOTED
            && words.chars().filter(|c| matches!(c, '"' | '“' | '„' | '«' | '‘' | '「' | '(' | '[')).count() > 200)
}

/// Abbreviations after which a sentence goes on with a small letter or a figure, or with a name.
const BEFORE_SMALL: [&str; 16] = [
    "mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri.", "sat.", "sun.", "hr.", "hrs.", "approx.",
    "est.", "min.", "max.",
];
const BEFORE_NAME: [&str; 6] = ["ft.", "mt.", "cir.", "st.", "gov.", "sen."];

/// Whether a cut between these two is none.
fn joins(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let next = after.trim_start().chars().next();
    // "1." at the start belongs to what it counts.
    let counts =
        before.len() <= 4 && before.ends_with('.') && before.trim_end_matches('.').chars().all(|c| c.is_ascii_digit());
    counts
        || (BEFORE_SMALL.contains(&last.as_str()) && next.is_some_and(|c| c.is_lowercase() || c.is_numeric()))
        || (BEFORE_NAME.contains(&last.as_str()) && next.is_some_and(char::is_uppercase) && before.len() > last.len())
}

/// BCP 47 code of the language that `text` seems to be in, by its script and commonest words. Looks at its start only.
pub fn guess_language(text: &str) -> &'static str {
    let sample = &text[..text.floor_char_boundary(text.len().min(20_000))];
    let count = |from: char, to: char| sample.chars().filter(|c| (from..=to).contains(c)).count();
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count().max(1);
    let most = |n: usize| n * 3 > letters;
    if most(count('\u{370}', '\u{3ff}') + count('\u{1f00}', '\u{1fff}')) {
        return "el";
    }
    if most(count('\u{400}', '\u{4ff}')) {
        let has = |c: char| sample.contains(c);
        return match (has('ї') || has('є'), has('ў'), has('ы') || has('э'), has('ә') || has('қ')) {
            (_, _, _, true) => "kk",
            (true, ..) => "uk",
            (_, true, ..) => "be",
            (_, _, true, _) => "ru",
            _ => "bg",
        };
    }
    if most(count('\u{3040}', '\u{30ff}')) || count('\u{3040}', '\u{30ff}') * 10 > letters {
        return "ja";
    }
    let scripts = [
        ('\u{4e00}', '\u{9fff}', "zh"),
        ('\u{ac00}', '\u{d7af}', "ko"),
        ('\u{590}', '\u{5ff}', "he"),
        ('\u{900}', '\u{97f}', "hi"),
        ('\u{980}', '\u{9ff}', "bn"),
        ('\u{b80}', '\u{bff}', "ta"),
        ('\u{e00}', '\u{e7f}', "th"),
        ('\u{530}', '\u{58f}', "hy"),
        ('\u{10a0}', '\u{10ff}', "ka"),
    ];
    if let Some((.., code)) = scripts.into_iter().find(|(from, to, _)| most(count(*from, *to))) {
        return code;
    }
    if most(count('\u{600}', '\u{6ff}')) {
        return if sample.contains(['پ', 'چ', 'گ', 'ژ']) { "fa" } else { "ar" };
    }
    let common: [(&str, &[&str]); 10] = [
        ("en", &["the", "and", "of", "to", "that", "is", "was"]),
        ("de", &["der", "die", "und", "das", "nicht", "ist", "ein"]),
        ("fr", &["le", "les", "des", "et", "est", "une", "dans"]),
        ("es", &["el", "los", "que", "una", "por", "las", "con"]),
        ("it", &["il", "che", "di", "della", "per", "sono", "gli"]),
        ("nl", &["het", "een", "van", "niet", "dat", "zijn", "voor"]),
        ("pt", &["o", "os", "que", "uma", "não", "para", "com"]),
        ("sv", &["och", "att", "det", "som", "inte", "är", "på"]),
        ("da", &["og", "at", "det", "ikke", "af", "er", "på"]),
        ("pl", &["się", "nie", "jest", "na", "że", "do", "oraz"]),
    ];
    let mut scores = [0_usize; 10];
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        let word = word.to_lowercase();
        for (score, (_, words)) in scores.iter_mut().zip(&common) {
            *score += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = scores.iter().max().copied().unwrap_or(0);
    scores.iter().position(|s| *s == best && best > 0).map_or("en", |i| common[i].0)
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

    #[test]
    fn languages_are_guessed_by_script_and_words() {
        assert_eq!(guess_language("The bridge of the town was closed and it is old."), "en");
        assert_eq!(guess_language("Die Brücke ist alt und das Dorf ist nicht reich."), "de");
        assert_eq!(guess_language("Мост закрыт, и это был хороший мост."), "ru");
        assert_eq!(guess_language("Η γέφυρα έκλεισε."), "el");
        assert_eq!(guess_language("橋が閉じた。"), "ja");
        assert_eq!(guess_language(""), "en");
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
