//! Words as numbers that can be compared: words that differ only in typography have the same number.
//!
//! Each word is folded before it gets its number, by the rules by which words are searched for (`text/fold.rs`), case and
//! diacritics aside. In scripts that put no spaces between words, each character is a token.

use std::ops::Range;

use ahash::AHashMap;
use unicode_normalization::char::is_combining_mark;

use crate::text::{Exactly, fold_unit, is_accent, is_ignored, unit_len};

/// The lowest weight of a word, so that even the commonest one counts for something.
const MIN_WEIGHT: f32 = 0.05;

/// The words of a text in order. All three vectors have the same length.
#[derive(Debug, Default)]
pub struct Tokens {
    /// Each word's number in the [`Vocabulary`].
    pub ids: Vec<u32>,
    /// Where each word starts and ends in the text, in bytes.
    pub at: Vec<(u32, u32)>,
    /// What separates each word from the one before it.
    pub breaks: Vec<Break>,
}

/// What separates two neighbouring words, from weak to strong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Spaces, or punctuation that separates nothing.
    #[default]
    None,
    /// A comma, a semicolon or a colon.
    Clause,
    /// The end of a line.
    Line,
    /// The end of a sentence.
    Sentence,
    /// The end of a sentence and of a line.
    LastSentence,
    /// A blank line, or the start of the text.
    Paragraph,
}

impl Break {
    /// Whether a line ends.
    pub fn is_line_end(self) -> bool {
        matches!(self, Self::Line | Self::LastSentence | Self::Paragraph)
    }

    /// The break that two separators make together.
    fn and(self, other: Self) -> Self {
        match self.max(other) {
            Self::Sentence if self.is_line_end() || other.is_line_end() => Self::LastSentence,
            strongest => strongest,
        }
    }
}

/// Every distinct word of both texts.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: AHashMap<Box<str>, u32>,
    /// For each number, how often the word occurs in both texts together.
    counts: Vec<u32>,
    /// For each number, whether the word holds a digit.
    figures: Vec<bool>,
    /// For each number, whether the word is a single character of a script without spaces.
    singles: Vec<bool>,
    /// For each number, a weight of [`MIN_WEIGHT`] to 1: the rarer a word, the more it says. Set by [`Self::weigh`].
    weights: Vec<f32>,
}

impl Tokens {
    /// The number of words.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The words that overlap the bytes `start..end`.
    pub fn within(&self, start: usize, end: usize) -> Range<usize> {
        let from = self.at.partition_point(|t| t.1 as usize <= start);
        let to = self.at.partition_point(|t| (t.0 as usize) < end);
        from..to.max(from)
    }
}

/// A word being read, and the strongest break since the last one.
struct Word {
    folded: String,
    /// In bytes of the text being read.
    start: usize,
    end: usize,
    before: Break,
}

impl Vocabulary {
    /// The number of distinct words.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Appends the words of `text` to `out`, with `base` added to their byte offsets.
    pub fn read(&mut self, text: &str, base: usize, out: &mut Tokens) {
        let mut word = Word { folded: String::new(), start: 0, end: 0, before: Break::Paragraph };
        let mut buffer = String::new();
        let mut chars = text.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            match classify(c) {
                Class::Ignored => {
                    if !word.folded.is_empty() {
                        word.end = i + c.len_utf8();
                    }
                }
                Class::Letter => {
                    if word.folded.is_empty() {
                        word.start = i;
                    }
                    word.end = i + if c.is_ascii() { 1 } else { unit_len(&text[i..]) };
                    while chars.next_if(|(j, _)| *j < word.end).is_some() {}
                    fold(&text[i..word.end], &mut buffer, &mut word.folded);
                    // A shortcut for ASCII, which is most text.
                    while let Some((j, next)) = chars.next_if(|(_, next)| next.is_ascii_alphanumeric()) {
                        word.folded.push(next.to_ascii_lowercase());
                        word.end = j + 1;
                    }
                }
                Class::Single => {
                    self.push(&mut word, base, out);
                    word.start = i;
                    word.end = i + c.len_utf8();
                    // A vowel sign, tone or voicing mark belongs to the character before it.
                    while let Some((j, mark)) = chars.next_if(|(_, c)| is_combining_mark(*c) || is_voicing(*c)) {
                        word.end = j + mark.len_utf8();
                    }
                    fold(&text[i..word.end], &mut buffer, &mut word.folded);
                    self.push(&mut word, base, out);
                }
                Class::Separator => {
                    let next = chars.peek().map(|(_, next)| *next);
                    if let Some(last) = word.folded.chars().next_back() {
                        if is_apostrophe(c, last, next) {
                            continue;
                        }
                        if let Some(point) = inside_figure(c, last, next) {
                            word.folded.push(point);
                            continue;
                        }
                        self.push(&mut word, base, out);
                    }
                    word.before = word.before.and(break_at(c, next));
                }
            }
        }
        self.push(&mut word, base, out);
    }

    /// Appends a token at byte `at` that equals no other: it stands for text that is not known.
    pub fn hole(&mut self, at: usize, out: &mut Tokens) {
        let id = self.counts.len() as u32;
        self.counts.push(1);
        self.figures.push(false);
        self.singles.push(false);
        out.ids.push(id);
        out.at.push((at as u32, at as u32));
        out.breaks.push(Break::Paragraph);
    }

    /// Appends `word` to `out` unless it is empty, and clears it.
    fn push(&mut self, word: &mut Word, base: usize, out: &mut Tokens) {
        if word.folded.is_empty() {
            return;
        }
        let id = if let Some(id) = self.ids.get(word.folded.as_str()) {
            *id
        } else {
            let id = self.counts.len() as u32;
            self.ids.insert(word.folded.as_str().into(), id);
            self.counts.push(0);
            self.figures.push(word.folded.contains(char::is_numeric));
            self.singles.push(word.folded.chars().next().is_some_and(|c| classify(c) == Class::Single));
            id
        };
        self.counts[id as usize] += 1;
        out.ids.push(id);
        out.at.push(((base + word.start) as u32, (base + word.end) as u32));
        out.breaks.push(std::mem::take(&mut word.before));
        word.folded.clear();
    }

    /// Weighs all words by how rare they are among the `total` tokens of both texts.
    pub fn weigh(&mut self, total: usize) {
        let log_total = (total as f32 + 2.0).ln();
        // A word that occurs once in each text is as rare as one that occurs once in one of them.
        let weight = |count: &u32| 1.0 - ((*count).max(2) as f32 / 2.0).ln() / log_total;
        self.weights = self.counts.iter().map(|count| weight(count).clamp(MIN_WEIGHT, 1.0)).collect();
    }

    /// The weight of a word; 1 before [`Self::weigh`].
    pub fn weight(&self, id: u32) -> f32 {
        self.weights.get(id as usize).copied().unwrap_or(1.0)
    }

    /// The sum of the weights of some words.
    pub fn weight_of(&self, ids: &[u32]) -> f32 {
        ids.iter().map(|id| self.weight(*id)).sum()
    }

    /// Whether a word holds a digit.
    pub fn is_figure(&self, id: u32) -> bool {
        self.figures.get(id as usize).copied().unwrap_or(false)
    }

    /// Whether a word is one of `words`, which must be folded.
    pub fn is_one_of(&self, id: u32, words: &[&str]) -> bool {
        words.iter().any(|word| self.ids.get(*word) == Some(&id))
    }

    /// The length of a phrase in words, counting two characters of a script without spaces as one word.
    pub fn words(&self, ids: &[u32]) -> usize {
        let singles = ids.iter().filter(|id| self.singles.get(**id as usize).is_some_and(|is| *is)).count();
        ids.len() - singles / 2
    }
}

/// The part that a character plays in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a word.
    Letter,
    /// A token of its own, in a script that puts no spaces between words.
    Single,
    /// Skipped, even within a word.
    Ignored,
    /// Between words.
    Separator,
}

fn classify(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Class::Letter } else { Class::Separator };
    }
    match c {
        c if is_ignored(c) => Class::Ignored,
        // Kana, ideographs, Thai and Lao, Burmese, Khmer.
        '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}'
        | '\u{E00}'..='\u{EFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}'
        | '\u{FF66}'..='\u{FF9F}' => {
            if c.is_alphabetic() {
                Class::Single
            } else if c.is_numeric() {
                Class::Letter
            } else if is_combining_mark(c) {
                Class::Ignored
            } else {
                Class::Separator
            }
        }
        c if c.is_alphanumeric() => Class::Letter,
        c if is_combining_mark(c) => {
            if is_accent(c) {
                Class::Ignored
            } else {
                Class::Letter
            }
        }
        _ => Class::Separator,
    }
}

/// Whether `c` is an apostrophe within a word ("don't").
fn is_apostrophe(c: char, last: char, next: Option<char>) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇') && last.is_alphabetic() && next.is_some_and(char::is_alphabetic)
}

/// The point or comma that `c` is within a figure ("7.5", "2,129").
fn inside_figure(c: char, last: char, next: Option<char>) -> Option<char> {
    let is_inside = last.is_numeric() && next.is_some_and(char::is_numeric);
    match c {
        '.' | '．' if is_inside => Some('.'),
        ',' | '，' if is_inside => Some(','),
        _ => None,
    }
}

/// Whether a sentence may end with `c`.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…' | '؟' | '।')
}

/// The break that a separator makes.
fn break_at(c: char, next: Option<char>) -> Break {
    match c {
        '\n' if next == Some('\n') || next == Some('\r') => Break::Paragraph,
        c if ends_sentence(c) => Break::Sentence,
        '\n' => Break::Line,
        ',' | ';' | ':' | '，' | '；' | '：' | '、' | '،' => Break::Clause,
        _ => Break::None,
    }
}

/// Whether `c` is a voicing mark of half-width kana.
fn is_voicing(c: char) -> bool {
    matches!(c, '\u{FF9E}' | '\u{FF9F}')
}

/// Appends the folded form of some characters to `word`, without symbols: "㎧" becomes "m∕s". `buffer` is scratch space.
fn fold(characters: &str, buffer: &mut String, word: &mut String) {
    let mut rest = characters;
    while let Some(c) = rest.chars().next() {
        if c.is_ascii() {
            word.push(c.to_ascii_lowercase());
            rest = &rest[1..];
            continue;
        }
        let (unit, after) = rest.split_at(unit_len(rest));
        buffer.clear();
        fold_unit(unit, Exactly::default(), buffer);
        word.extend(buffer.chars().filter(|p| p.is_alphanumeric() || is_combining_mark(*p)));
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> (Vocabulary, Tokens) {
        let mut vocabulary = Vocabulary::default();
        let mut tokens = Tokens::default();
        vocabulary.read(text, 0, &mut tokens);
        (vocabulary, tokens)
    }

    fn words(text: &str) -> Vec<String> {
        let (vocabulary, tokens) = read(text);
        let mut names = vec![String::new(); vocabulary.len()];
        for (word, id) in &vocabulary.ids {
            names[*id as usize] = word.to_string();
        }
        tokens.ids.iter().map(|id| names[*id as usize].clone()).collect()
    }

    #[test]
    fn typography_makes_no_other_word() {
        for (a, b) in [
            ("It didn’t cost 3,020\u{A0}crowns", "it didn't cost 3,020 crowns"),
            ("Zoë Brûlé", "Zoe\u{308} Bru\u{302}le\u{301}"),
            ("per\u{AD}cent", "percent"),
            ("ﬁnd staﬀ", "find staff"),
            ("long‑term", "long-term"),
            ("１２，３４５", "12,345"),
            ("\u{200B}of \u{200B}the", "of the"),
            ("مكتبه علي الامل", "مكتبة على الأمل"),
            ("Straße ŁÓDŹ", "STRASSE Łódź"),
            ("四月 19 日", "四月19日"),
            ("Œuvre mo\u{438}\u{306}", "oeuvre mo\u{439}"),
            ("ｶﾞｽ", "ガス"),
            ("\u{1100}\u{1161}\u{11AB}다", "간다"),
        ] {
            assert_eq!(words(a), words(b));
        }
    }

    #[test]
    fn letters_of_other_scripts_make_other_words() {
        for (a, b) in [("かぎ", "かき"), ("ทั้", "ทั"), ("दिन", "दान"), ("мой", "мои"), ("가다", "간다")]
        {
            assert_ne!(words(a), words(b));
        }
    }

    #[test]
    fn figures_stay_whole_and_scripts_without_blanks_come_apart() {
        assert_eq!(words("rose 7.5 percent, to 2,129."), ["rose", "7.5", "percent", "to", "2,129"]);
        assert_eq!(words("在2002年。กา"), ["在", "2002", "年", "ก", "า"]);
        assert_eq!(words("हिन्दी"), ["हिन्दी"]);
    }

    /// `expected` has one sign for each word: what separates it from the word before it (` ` nothing, `,` a clause, `/` a line,
    /// `.` a sentence, `|` a sentence and a line, `¶` a paragraph).
    fn check_breaks(text: &str, expected: &str) {
        let sign = |b: &Break| match b {
            Break::None => ' ',
            Break::Clause => ',',
            Break::Line => '/',
            Break::Sentence => '.',
            Break::LastSentence => '|',
            Break::Paragraph => '¶',
        };
        let found: String = read(text).1.breaks.iter().map(sign).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn the_strongest_separator_makes_the_break() {
        check_breaks("one two", "¶ ");
        check_breaks("one, two; three: four", "¶,,,");
        check_breaks("one. Two! Three? Four", "¶...");
        check_breaks("one.” (Two", "¶.");
        check_breaks("one\ntwo\n\nthree\n\r\nfour", "¶/¶¶");
        check_breaks("one,\n\n. two.\nthree, \nfour\n– 5!", "¶¶|//");
        check_breaks("7.5 don't 1,000", "¶  ");
        check_breaks("桥关了。桥开", "¶  . ");
    }

    /// `[` and `]` in `drawn` are the range that is asked for; `expected` are the words that it overlaps.
    fn check_within(drawn: &str, expected: &[&str]) {
        let (start, end) = (drawn.find('[').unwrap(), drawn.find(']').unwrap() - 1);
        let text = drawn.replace(['[', ']'], "");
        let tokens = read(&text).1;
        let range = tokens.within(start, end);
        let found: Vec<&str> = tokens.at[range].iter().map(|t| &text[t.0 as usize..t.1 as usize]).collect();
        assert_eq!(found, expected, "{drawn}");
    }

    #[test]
    fn a_range_of_bytes_takes_the_words_that_it_overlaps() {
        check_within("one [two] three", &["two"]);
        check_within("one t[w]o three", &["two"]);
        check_within("on[e two t]hree", &["one", "two", "three"]);
        check_within("one[ ]two", &[]);
        check_within("[one two]", &["one", "two"]);
        check_within("one [“two” ]three", &["two"]);
    }

    #[test]
    fn rare_words_weigh_more() {
        let (mut vocabulary, tokens) = read("the the the the the the bridge bridge bridge bridge ferry");
        vocabulary.weigh(tokens.len());
        let weights: Vec<f32> = (0..3).map(|id| vocabulary.weight(id)).collect();
        assert!(weights[0] < weights[1] && weights[1] < weights[2], "{weights:?}");
        assert!(weights.iter().all(|weight| (MIN_WEIGHT..=1.0).contains(weight)), "{weights:?}");
        assert!((vocabulary.weight_of(&[0, 2]) - weights[0] - weights[2]).abs() < 1e-6);
    }

    #[test]
    fn a_phrase_of_a_script_without_spaces_is_half_as_long() {
        let (vocabulary, tokens) = read("桥关了吗 one two");
        assert_eq!(vocabulary.words(&tokens.ids), 4);
    }

    #[test]
    fn a_hole_equals_no_word_and_no_other_hole() {
        let (mut vocabulary, mut tokens) = read("one one");
        vocabulary.hole(7, &mut tokens);
        vocabulary.hole(7, &mut tokens);
        assert_eq!(tokens.ids, [0, 0, 1, 2]);
    }

    proptest! {
        #[test]
        fn words_lie_in_order_within_the_text(text in "(?s)([a-z0-9 .,'\n]|\\PC|\u{301}|\u{AD}|क|ि|ก|า|桥){0,60}", base in 0..100_usize) {
            let mut tokens = Tokens::default();
            Vocabulary::default().read(&text, base, &mut tokens);
            prop_assert_eq!(tokens.at.len(), tokens.len());
            prop_assert_eq!(tokens.breaks.len(), tokens.len());
            let mut end = 0;
            for (from, to) in tokens.at.iter().map(|t| (t.0 as usize - base, t.1 as usize - base)) {
                prop_assert!(end <= from && from < to, "{from}..{to} after {end}");
                prop_assert!(text.get(from..to).is_some(), "{from}..{to} splits a character");
                end = to;
            }
        }
    }
}
