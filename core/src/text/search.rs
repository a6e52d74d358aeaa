//! Full-text search in one text, with or without regard to case, diacritics and word boundaries.
//!
//! A text is folded once and can then be searched any number of times. Folding is canonical decomposition (Unicode Annex 15)
//! followed by `char::to_lowercase`. In addition, line ends and no-break spaces become spaces, curly quotation marks and
//! apostrophes become straight ones, final sigma becomes sigma, and soft hyphens and zero-width spaces are dropped.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Offset, TextRange};

/// What has to be the same in a match. Nothing here does by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exactly {
    /// Upper and lower case.
    pub case: bool,
    /// Diacritics: accents, dots, cedillas and the like.
    pub diacritics: bool,
}

/// Where matches may start and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bounds {
    /// Anywhere, even within words.
    #[default]
    Anywhere,
    /// Where no letter or digit is next to the match.
    WholeWords,
}

/// A text that was folded to be searched.
///
/// Always true: `steps` ascend, and between two of them folded and original offsets differ by a constant.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    exactly: Exactly,
    text: String,
    /// Where that difference changes: the offset in the folded text and the one in the original, in bytes.
    steps: Vec<(u32, u32)>,
}

/// Appends the folded form of `c` to `out`.
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
            // Letters with a stroke do not decompose.
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
    /// Folds `original`; `exactly` says what folding leaves as it is.
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
            // A shortcut for ASCII, which keeps its length.
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

    /// What has to be the same in a match.
    pub fn exactly(&self) -> Exactly {
        self.exactly
    }

    /// Every match of `words` in `original`, which must be the text that was folded, in order and without overlaps. Takes time
    /// proportional to the text's length.
    pub fn find(&self, original: &str, words: &str, bounds: Bounds) -> Vec<TextRange> {
        let mut wanted = String::new();
        words.chars().for_each(|c| fold_into(c, self.exactly, &mut wanted));
        let mut found = Vec::new();
        // A combining mark alone would be found within graphemes, which cannot be cut.
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
            // If diacritics count, "e" does not match the start of a decomposed "é".
            if self.text[end..].chars().next().is_some_and(is_combining_mark) {
                continue;
            }
            let range = to_original(at)..to_original(end);
            if range.is_empty() || (bounds == Bounds::WholeWords && !stands_alone(original, &range)) {
                continue;
            }
            found.push(TextRange::from_usize(range));
        }
        found
    }
}

/// Whether no letter or digit is next to a range.
fn stands_alone(text: &str, range: &std::ops::Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// A range with its surroundings, each with its line ends replaced by spaces: at most `most` characters before it, the words
/// in it, and at most `most` characters after it.
pub fn snippet(text: &str, range: TextRange, most: usize) -> (String, String, String) {
    let r = range.to_range();
    let line = |s: &str| s.chars().map(|c| if c == '\n' { ' ' } else { c }).collect::<String>();
    let before: String = text[..r.start].chars().rev().take(most).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[r.end..].chars().take(most).collect();
    (line(&before), line(range.of(text)), line(&after))
}

/// The index of the first of `hits`, which ascend, that starts at or after `offset`; their number if there is none.
pub fn first_from(hits: &[TextRange], offset: Offset) -> usize {
    hits.partition_point(|h| h.start() < offset)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Bounds::{Anywhere, WholeWords};
    use super::*;

    const ANY: Exactly = Exactly { case: false, diacritics: false };
    const CASE: Exactly = Exactly { case: true, diacritics: false };
    const MARKS: Exactly = Exactly { case: false, diacritics: true };

    fn check(text: &str, words: &str, exactly: Exactly, bounds: Bounds, expected: &[&str]) {
        let found = Folded::new(text, exactly).find(text, words, bounds);
        let found: Vec<&str> = found.iter().map(|r| r.of(text)).collect();
        assert_eq!(found, expected, "{words} in {text}");
    }

    #[test]
    fn case_and_diacritics_count_only_where_they_are_asked_for() {
        check("A café. CAFE, cafes", "cafe", ANY, Anywhere, &["café", "CAFE", "cafe"]);
        check("A café. CAFE, cafes", "café", ANY, Anywhere, &["café", "CAFE", "cafe"]);
        check("A café. CAFE, cafes", "cafe", CASE, Anywhere, &["café", "cafe"]);
        check("A café. CAFE, cafes", "cafe", MARKS, Anywhere, &["CAFE", "cafe"]);
        check("A café. CAFE, cafes", "café", MARKS, Anywhere, &["café"]);
    }

    #[test]
    fn a_decomposed_letter_is_found_whole_or_not_at_all() {
        check("cafe\u{301} cafe", "cafe", ANY, Anywhere, &["cafe\u{301}", "cafe"]);
        check("cafe\u{301} cafe", "cafe", MARKS, Anywhere, &["cafe"]);
        check("cafe\u{301} cafe", "café", MARKS, Anywhere, &["cafe\u{301}"]);
    }

    #[test]
    fn whole_words_stand_alone() {
        check("race racer trace race.", "race", ANY, WholeWords, &["race", "race"]);
        check("Straße 5, straßen", "straße", ANY, WholeWords, &["Straße"]);
    }

    #[test]
    fn scripts_line_ends_quotes_and_soft_hyphens() {
        check("ВОДА вода́ воды", "вода", ANY, Anywhere, &["ВОДА", "вода́"]);
        check("ΣΟΦΟΣ σοφός", "σοφος", ANY, Anywhere, &["ΣΟΦΟΣ", "σοφός"]);
        check("the town\nsays", "town says", ANY, Anywhere, &["town\nsays"]);
        check("it’s “so”", "it's \"so\"", ANY, Anywhere, &["it’s “so”"]);
        check("har\u{AD}bour", "harbour", ANY, Anywhere, &["har\u{AD}bour"]);
        check("Łódź and Ødegård", "lodz", ANY, Anywhere, &["Łódź"]);
        check("Łódź and Ødegård", "odegard", ANY, Anywhere, &["Ødegård"]);
        check("안녕하세요", "안녕", ANY, Anywhere, &["안녕"]);
        check("İstanbul", "istanbul", ANY, Anywhere, &["İstanbul"]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        check("text", "", ANY, Anywhere, &[]);
        check("text", "\u{AD}", ANY, Anywhere, &[]);
        check("", "a", ANY, Anywhere, &[]);
    }

    /// `drawn` is a text with a range in brackets; `expected` is the snippet, parted by `|`.
    fn check_snippet(drawn: &str, most: usize, expected: &str) {
        let (start, end) = (drawn.find('[').unwrap(), drawn.find(']').unwrap() - 1);
        let text = drawn.replace(['[', ']'], "");
        let (before, words, after) = snippet(&text, TextRange::from_usize(start..end), most);
        assert_eq!(format!("{before}|{words}|{after}"), expected);
    }

    #[test]
    fn a_snippet_is_one_line() {
        check_snippet("The [bridge] closed.", 20, "The |bridge| closed.");
        check_snippet("The [bridge] closed.", 3, "he |bridge| cl");
        check_snippet("one\n[two\nthree]\nfour", 4, "one |two three| fou");
        check_snippet("é[x]朝日", 1, "é|x|朝");
    }

    #[test]
    fn the_first_hit_from_an_offset_may_start_there() {
        let hits = [2..4, 4..5, 9..12].map(TextRange::from_usize);
        let first = |offset: usize| first_from(&hits, Offset::new(offset));
        assert_eq!([0, 2, 3, 4, 9, 10].map(first), [0, 0, 1, 1, 2, 3]);
        assert_eq!(first_from(&[], Offset::ZERO), 0);
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
                for range in folded.find(&text, words, Anywhere) {
                    let found = range.of(&text);
                    prop_assert!(!found.is_empty());
                    // The words are found in what was found.
                    let again = Folded::new(found, exactly).find(found, words, Anywhere);
                    prop_assert!(!again.is_empty(), "{found:?} for {words:?}");
                }
            }
        }
    }
}
