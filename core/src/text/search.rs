//! Full-text search in one text, with or without regard to case, diacritics and word boundaries.
//!
//! A text is folded once (`fold.rs`) and can then be searched any number of times. A match covers whole graphemes, and all that
//! it covers is what was looked for: a letter is not found in a syllable or ligature of which it is a part.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::char::is_combining_mark;

use super::fold::{Exactly, fold, fold_unit, is_ignored, stays, unit_len};
use super::{Offset, TextRange, widen_to_graphemes};

/// How many marks and characters without width beside a match are passed over in search of a letter.
const MOST_MARKS: usize = 64;

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
/// Always true: `units` ascend. Outside of them, each character was folded to one of the same length, so that folded and
/// original offsets differ by a constant between two of them.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    exactly: Exactly,
    text: String,
    units: Vec<Unit>,
}

/// A stretch that folding made longer or shorter. It is matched as a whole or not at all. All offsets are in bytes.
#[derive(Clone, Copy, Debug)]
struct Unit {
    folded_start: u32,
    folded_end: u32,
    original_start: u32,
    original_end: u32,
}

impl Folded {
    /// Folds `original`; `exactly` says what folding leaves as it is.
    pub fn new(original: &str, exactly: Exactly) -> Self {
        let mut folded = Self { exactly, text: String::with_capacity(original.len() + 16), units: Vec::new() };
        let bytes = original.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // A shortcut for ASCII, which keeps its length. A mark may follow its last character.
            let ascii = at + ascii_len(&bytes[at..]);
            let plain = if ascii < bytes.len() { ascii.saturating_sub(1).max(at) } else { ascii };
            folded.push_ascii(&original[at..plain]);
            at = plain;
            while at < bytes.len() {
                let next = at + unit_len(&original[at..]);
                folded.push(original, at, next);
                at = next;
                if bytes.get(at).is_some_and(u8::is_ascii) && bytes.get(at + 1).is_none_or(u8::is_ascii) {
                    break;
                }
            }
        }
        folded
    }

    /// Appends ASCII characters.
    fn push_ascii(&mut self, ascii: &str) {
        let from = self.text.len();
        let mut rest = ascii;
        while let Some(i) = memchr::memchr3(b'\t', b'\n', b'\r', rest.as_bytes()) {
            self.push_line(&rest[..i]);
            self.text.push(' ');
            rest = &rest[i + 1..];
        }
        self.push_line(rest);
        if !self.exactly.case {
            self.text[from..].make_ascii_lowercase();
        }
    }

    /// Appends ASCII characters without tabs and usual line ends.
    fn push_line(&mut self, mut line: &str) {
        while let Some(i) = memchr::memchr2(0x0B, 0x0C, line.as_bytes()) {
            self.text.push_str(&line[..i]);
            self.text.push(' ');
            line = &line[i + 1..];
        }
        self.text.push_str(line);
    }

    /// Appends the unit at the bytes `from..to` of `original`.
    fn push(&mut self, original: &str, from: usize, to: usize) {
        let unit = &original[from..to];
        let start = self.text.len();
        let mut chars = unit.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && stays(c)
        {
            self.text.push(c);
            return;
        }
        fold_unit(unit, self.exactly, &mut self.text);
        let folded = &self.text[start..];
        if !folded.chars().map(char::len_utf8).eq(unit.chars().map(char::len_utf8)) {
            self.units.push(Unit {
                folded_start: start as u32,
                folded_end: self.text.len() as u32,
                original_start: from as u32,
                original_end: to as u32,
            });
        }
    }

    /// What has to be the same in a match.
    pub fn exactly(&self) -> Exactly {
        self.exactly
    }

    /// Every match of `words` in `original`, which must be the text that was folded, in order and without overlaps. A match
    /// covers whole graphemes.
    pub fn find(&self, original: &str, words: &str, bounds: Bounds) -> Vec<TextRange> {
        let mut wanted = String::new();
        fold(words, self.exactly, &mut wanted);
        let mut found = Vec::new();
        let Some(first) = wanted.chars().next() else { return found };
        let finder = memmem::Finder::new(wanted.as_bytes());
        let mut from = 0;
        while let Some(at) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let (start, end) = (from + at, from + at + wanted.len());
            match self.in_original(original, start..end, &wanted) {
                Some(range) if bounds == Bounds::Anywhere || stands_alone(original, &range.to_range()) => {
                    found.push(range);
                    from = end;
                }
                _ => from = start + first.len_utf8(),
            }
        }
        found
    }

    /// The graphemes of `original` that `folded`, a range of bytes of the folded text, stands for, if they stand for nothing
    /// but `wanted`.
    fn in_original(&self, original: &str, folded: Range<usize>, wanted: &str) -> Option<TextRange> {
        let range = TextRange::from_usize(self.original_start(folded.start)?..self.original_end(folded.end)?);
        let whole = widen_to_graphemes(original, range);
        let is_wanted = |range: TextRange| {
            let mut again = String::with_capacity(wanted.len());
            fold(range.of(original), self.exactly, &mut again);
            again == wanted
        };
        (whole == range || is_wanted(whole)).then_some(whole)
    }

    /// Where a match starts that starts at byte `folded` of the folded text; `None` if that is within a unit.
    fn original_start(&self, folded: usize) -> Option<usize> {
        let after = self.units.partition_point(|u| u.folded_start as usize <= folded);
        let Some(unit) = after.checked_sub(1).map(|i| self.units[i]) else { return Some(folded) };
        match folded.checked_sub(unit.folded_end as usize) {
            Some(beyond) => Some(unit.original_end as usize + beyond),
            None => (unit.folded_start as usize == folded).then_some(unit.original_start as usize),
        }
    }

    /// Where a match ends that ends at byte `folded` of the folded text; `None` if that is within a unit.
    fn original_end(&self, folded: usize) -> Option<usize> {
        let at = self.units.partition_point(|u| (u.folded_end as usize) < folded);
        match self.units.get(at) {
            Some(unit) if (unit.folded_start as usize) < folded => {
                (unit.folded_end as usize == folded).then_some(unit.original_end as usize)
            }
            _ => Some(match at.checked_sub(1).map(|i| self.units[i]) {
                Some(last) => last.original_end as usize + (folded - last.folded_end as usize),
                None => folded,
            }),
        }
    }
}

/// How many bytes of ASCII `bytes` starts with.
fn ascii_len(bytes: &[u8]) -> usize {
    // Looking at many bytes at once is several times as fast.
    let whole: usize = bytes.chunks(256).take_while(|chunk| chunk.is_ascii()).map(<[u8]>::len).sum();
    whole + bytes[whole..].iter().take_while(|b| b.is_ascii()).count()
}

/// Whether no letter or digit is next to a range.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    // A space without width parts words. Marks and other characters without width belong to the letter beside them.
    let counts = |c: &char| *c == '\u{200B}' || !(is_ignored(*c) || is_combining_mark(*c));
    let before = text[..range.start].chars().rev().take(MOST_MARKS).find(counts);
    let after = text[range.end..].chars().take(MOST_MARKS).find(counts);
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Whether `words` stand in `text`. Nothing stands nowhere: without words, returns `false`.
pub fn holds(text: &str, words: &str, exactly: Exactly, bounds: Bounds) -> bool {
    !Folded::new(text, exactly).find(text, words, bounds).is_empty()
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
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_segmentation::UnicodeSegmentation as _;

    use crate::text::strategies;

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

    #[test]
    fn a_korean_syllable_is_found_whole_or_not_at_all() {
        check("나라에 간 사람이 갔다. 가 본 각 나라. 감 가.", "가", ANY, Anywhere, &["가", "가"]);
        check("나라에 간 사람이 갔다. 가 본 각 나라. 감 가.", "가", MARKS, WholeWords, &["가", "가"]);
        check("\u{1100}\u{1161} \u{1100}\u{1161}\u{11AB}", "가", ANY, Anywhere, &["\u{1100}\u{1161}"]);
        check("간다", "\u{1100}\u{1161}\u{11AB}", ANY, Anywhere, &["간"]);
        check("ㅋㅋㅋ 크다", "ㅋ", ANY, Anywhere, &["ㅋ", "ㅋ", "ㅋ"]);
    }

    #[test]
    fn vowel_signs_voicing_and_tones_are_letters() {
        check("ガラス か\u{3099} かき", "か", ANY, Anywhere, &["か"]);
        check("ぱん ばん はん", "はん", ANY, Anywhere, &["はん"]);
        check("ｶﾞｽ ガス カス", "ガス", ANY, Anywhere, &["ｶﾞｽ", "ガス"]);
        check("बल बाल बिल बुल", "बल", ANY, Anywhere, &["बल"]);
        check("क्षमा", "क", ANY, Anywhere, &[]);
        check("ป่า ป้า ปา", "ป่า", ANY, Anywhere, &["ป่า"]);
        check("কা কি", "ক", ANY, Anywhere, &[]);
        check("மொழி", "மெ", ANY, Anywhere, &[]);
        check("Мой мои", "мои", ANY, Anywhere, &["мои"]);
    }

    #[test]
    fn points_and_vowel_marks_are_accents() {
        check("שָׁלוֹם שלום", "שלום", ANY, Anywhere, &["שָׁלוֹם", "שלום"]);
        check("كِتَاب كـتـاب", "كتاب", ANY, WholeWords, &["كِتَاب", "كـتـاب"]);
        check("ﻛﺘﺎﺏ أحمد", "كتاب", ANY, Anywhere, &["ﻛﺘﺎﺏ"]);
        check("ﻛﺘﺎﺏ أحمد", "احمد", ANY, Anywhere, &["أحمد"]);
    }

    #[test]
    fn typography_is_seen_through_both_ways() {
        let both = |a: &str, b: &str| {
            check(&format!("({a})"), b, ANY, Anywhere, &[a]);
            check(&format!("({b})"), a, ANY, WholeWords, &[b]);
        };
        both("ﬂoor", "floor");
        both("４５６", "456");
        both("ＸＹＺ", "xyz");
        both("Gruß", "GRUSS");
        both("Œuvre", "oeuvre");
        both("to\u{2060}day", "today");
        both("t\u{FEFF}o\u{200D}d\u{200C}ay", "today");
        both("twenty‑five", "twenty-five");
        both("IĞDIR", "ığdır");
        both("…", "...");
        check("of ﬂoor", "f", ANY, Anywhere, &["f"]);
        check("a\u{200D}b", "a", ANY, Anywhere, &["a\u{200D}"]);
        check("har\u{AD}bour", "har", ANY, WholeWords, &[]);
        check("e\u{301}t et", "t", ANY, WholeWords, &[]);
        check("2 ≠ 3 = 3", "=", ANY, Anywhere, &["="]);
        check("❤\u{FE0F} 👩\u{200D}👧 👧", "👧", ANY, Anywhere, &["👧"]);
    }

    #[test]
    fn a_match_may_start_within_what_was_no_match() {
        check("xa a a", "a a", ANY, WholeWords, &["a a"]);
        check("aab", "ab", ANY, Anywhere, &["ab"]);
    }

    proptest! {
        #[test]
        fn a_match_is_of_whole_graphemes_and_is_what_was_looked_for(
            text in strategies::any_script(), from in 0_usize..40, len in 1_usize..8,
        ) {
            let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let from = from % starts.len();
            let to = (from + len).min(starts.len() - 1);
            for words in strategies::normal_forms(&text[starts[from]..starts[to]]) {
                for exactly in [ANY, CASE, MARKS, Exactly { case: true, diacritics: true }] {
                    let mut wanted = String::new();
                    fold(&words, exactly, &mut wanted);
                    let folded = Folded::new(&text, exactly);
                    let mut whole = String::new();
                    fold(&text, exactly, &mut whole);
                    prop_assert_eq!(&folded.text, &whole);
                    let mut end = Offset::ZERO;
                    for range in folded.find(&text, &words, Anywhere) {
                        prop_assert!(!range.is_empty() && range.start() >= end);
                        prop_assert_eq!(widen_to_graphemes(&text, range), range);
                        let mut found = String::new();
                        fold(range.of(&text), exactly, &mut found);
                        prop_assert_eq!(&found, &wanted);
                        end = range.end();
                    }
                    folded.find(&text, &words, WholeWords);
                }
            }
        }

        #[test]
        fn whole_graphemes_of_a_text_are_found_in_each_of_its_normal_forms(
            text in strategies::any_script(), from in 0_usize..40, len in 1_usize..6,
        ) {
            let starts: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).collect();
            let from = from % starts.len();
            let words = &text[starts[from]..starts[(from + len).min(starts.len() - 1)]];
            let mut wanted = String::new();
            fold(words, ANY, &mut wanted);
            if wanted.is_empty() || !strategies::has_known_marks(&text) {
                return Ok(());
            }
            for form in [text.clone(), text.nfc().collect(), text.nfd().collect()] {
                prop_assert!(!Folded::new(&form, ANY).find(&form, words, Anywhere).is_empty(), "{:?} in {:?}", words, form);
            }
        }
    }
}
