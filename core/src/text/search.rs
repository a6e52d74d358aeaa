//! Finding words in a text: case and diacritics aside unless they are asked for, whole words where they are.
//!
//! A text is folded once and then searched as often as one likes. Folding follows canonical decomposition (Unicode Annex 15)
//! and `char::to_lowercase`; besides, line ends and no-break spaces are blanks, curly quotation marks and apostrophes are
//! straight, final sigma is sigma, and soft hyphens are passed over.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Offset, TextRange};

/// What must agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exactly {
    /// Capitals and small letters.
    pub case: bool,
    /// Accents, dots, cedillas and the like.
    pub diacritics: bool,
}

/// A text made ready to be searched.
///
/// Always true: `steps` are in order, and between two of them folded and original offsets differ by the same number.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    exactly: Exactly,
    text: String,
    /// Where the difference changes: offset in the folded text, offset in the original, in bytes.
    steps: Vec<(u32, u32)>,
}

fn fold_into(c: char, exactly: Exactly, out: &mut String) {
    let c = match c {
        '\u{AD}' | '\u{200B}' => return,
        '\u{A0}' | '\u{202F}' | '\u{2007}' | '\n' | '\t' | '\r' => ' ',
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        'ς' if !exactly.case => 'σ',
        c => c,
    };
    let mut put = |c: char| {
        if exactly.case {
            out.push(c);
        } else {
            out.extend(c.to_lowercase().filter(|c| exactly.diacritics || !is_combining_mark(*c)));
        }
    };
    for part in std::iter::once(c).nfd() {
        if exactly.diacritics {
            put(part);
        } else if !is_combining_mark(part) {
            // Letters with a stroke have no decomposition.
            put(match part {
                'ø' => 'o',
                'Ø' => 'O',
                'ł' => 'l',
                'Ł' => 'L',
                'đ' => 'd',
                'Đ' => 'D',
                c => c,
            });
        }
    }
}

impl Folded {
    /// Folds a text.
    pub fn new(original: &str, exactly: Exactly) -> Self {
        let mut text = String::with_capacity(original.len() + 16);
        let mut steps: Vec<(u32, u32)> = Vec::new();
        let mut shift = 0;
        let mut at = 0;
        let mut step = |text: &String, at: usize| {
            let now = at.wrapping_sub(text.len());
            if now != shift {
                shift = now;
                steps.push((text.len() as u32, at as u32));
            }
        };
        let bytes = original.as_bytes();
        while at < bytes.len() {
            // A stretch of plain letters keeps its length.
            let ascii = bytes[at..].iter().position(|b| !b.is_ascii()).map_or(bytes.len(), |n| at + n);
            if ascii > at {
                step(&text, at);
                let from = text.len();
                text.push_str(&original[at..ascii]);
                let plain = text.split_off(from);
                text.extend(plain.chars().map(|c| match c {
                    '\n' | '\t' | '\r' => ' ',
                    c if exactly.case => c,
                    c => c.to_ascii_lowercase(),
                }));
                at = ascii;
            }
            let Some(c) = original[at..].chars().next() else { break };
            step(&text, at);
            fold_into(c, exactly, &mut text);
            at += c.len_utf8();
        }
        step(&text, original.len());
        Self { exactly, text, steps }
    }

    /// What must agree.
    pub fn exactly(&self) -> Exactly {
        self.exactly
    }

    /// Every place of `words` in `original`, the text that was folded, in order and without overlaps; `whole` takes only
    /// places where no letter or digit stands beside. Costs the length of the text.
    pub fn find(&self, original: &str, words: &str, whole: bool) -> Vec<TextRange> {
        let mut wanted = String::new();
        words.chars().for_each(|c| fold_into(c, self.exactly, &mut wanted));
        let mut found = Vec::new();
        // A mark alone stands within letters, where a text can't be cut.
        if wanted.chars().next().is_none_or(is_combining_mark) {
            return found;
        }
        let mut step = 0;
        let mut to_original = |folded: usize| {
            while self.steps.get(step).is_some_and(|s| s.0 as usize <= folded) {
                step += 1;
            }
            match step.checked_sub(1).map(|i| self.steps[i]) {
                Some((f, o)) => o as usize + (folded - f as usize),
                None => folded,
            }
        };
        for at in memmem::find_iter(self.text.as_bytes(), wanted.as_bytes()) {
            let end = at + wanted.len();
            // "e" is no part of "é" where diacritics count.
            if self.text[end..].chars().next().is_some_and(is_combining_mark) {
                continue;
            }
            let range = to_original(at)..to_original(end);
            if range.is_empty() || (whole && !stands_alone(original, &range)) {
                continue;
            }
            found.push(TextRange::from_usize(range));
        }
        found
    }
}

fn stands_alone(text: &str, range: &std::ops::Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// A little of the text around a place, on one line, at most `most` characters on each side: before, the words, after.
pub fn snippet(text: &str, range: TextRange, most: usize) -> (String, String, String) {
    let r = range.to_range();
    let line = |s: &str| s.chars().map(|c| if c == '\n' { ' ' } else { c }).collect::<String>();
    let before: String = text[..r.start].chars().rev().take(most).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[r.end..].chars().take(most).collect();
    (line(&before), line(range.of(text)), line(&after))
}

/// The place of the first hit at or after `offset` among sorted ranges.
pub fn first_from(hits: &[TextRange], offset: Offset) -> usize {
    hits.partition_point(|h| h.start() < offset)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ANY: Exactly = Exactly { case: false, diacritics: false };
    const CASE: Exactly = Exactly { case: true, diacritics: false };
    const MARKS: Exactly = Exactly { case: false, diacritics: true };

    fn check(text: &str, words: &str, exactly: Exactly, whole: bool, expected: &[&str]) {
        let found = Folded::new(text, exactly).find(text, words, whole);
        let found: Vec<&str> = found.iter().map(|r| r.of(text)).collect();
        assert_eq!(found, expected, "{words} in {text}");
    }

    #[test]
    fn case_and_diacritics_count_only_where_they_are_asked_for() {
        check("A café. CAFE, cafes", "cafe", ANY, false, &["café", "CAFE", "cafe"]);
        check("A café. CAFE, cafes", "café", ANY, false, &["café", "CAFE", "cafe"]);
        check("A café. CAFE, cafes", "cafe", CASE, false, &["café", "cafe"]);
        check("A café. CAFE, cafes", "cafe", MARKS, false, &["CAFE", "cafe"]);
        check("A café. CAFE, cafes", "café", MARKS, false, &["café"]);
    }

    #[test]
    fn a_decomposed_letter_is_found_whole_or_not_at_all() {
        check("cafe\u{301} cafe", "cafe", ANY, false, &["cafe\u{301}", "cafe"]);
        check("cafe\u{301} cafe", "cafe", MARKS, false, &["cafe"]);
        check("cafe\u{301} cafe", "café", MARKS, false, &["cafe\u{301}"]);
    }

    #[test]
    fn whole_words_stand_alone() {
        check("race racer trace race.", "race", ANY, true, &["race", "race"]);
        check("Straße 5, straßen", "straße", ANY, true, &["Straße"]);
    }

    #[test]
    fn scripts_line_ends_quotes_and_soft_hyphens() {
        check("ВОДА вода́ воды", "вода", ANY, false, &["ВОДА", "вода́"]);
        check("ΣΟΦΟΣ σοφός", "σοφος", ANY, false, &["ΣΟΦΟΣ", "σοφός"]);
        check("the town\nsays", "town says", ANY, false, &["town\nsays"]);
        check("it’s “so”", "it's \"so\"", ANY, false, &["it’s “so”"]);
        check("har\u{AD}bour", "harbour", ANY, false, &["har\u{AD}bour"]);
        check("Łódź and Ødegård", "lodz", ANY, false, &["Łódź"]);
        check("Łódź and Ødegård", "odegard", ANY, false, &["Ødegård"]);
        check("안녕하세요", "안녕", ANY, false, &["안녕"]);
        check("İstanbul", "istanbul", ANY, false, &["İstanbul"]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        check("text", "", ANY, false, &[]);
        check("text", "\u{AD}", ANY, false, &[]);
        check("", "a", ANY, false, &[]);
    }

    proptest! {
        #[test]
        fn what_is_found_is_on_letters_and_is_what_was_looked_for(text in "[a-cA-CäÉß\u{301}\u{AD} \n“Łσς]{1,40}", from in 0_usize..40, len in 1_usize..8) {
            let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let from = from % (starts.len() - 1);
            let to = (from + len).min(starts.len() - 1);
            let words = &text[starts[from]..starts[to]];
            for exactly in [ANY, CASE, MARKS, Exactly { case: true, diacritics: true }] {
                let folded = Folded::new(&text, exactly);
                for range in folded.find(&text, words, false) {
                    let found = range.of(&text);
                    prop_assert!(!found.is_empty());
                    // What is found is the same when it is folded.
                    let again = Folded::new(found, exactly).find(found, words, false);
                    prop_assert!(!again.is_empty(), "{found:?} for {words:?}");
                }
            }
        }
    }
}
