//! The words of two texts, made comparable: a number a word, the same where two are written alike but for typography.
//!
//! Words are folded by compatibility decomposition (Unicode Annex 15) and small letters, without diacritics, soft hyphens,
//! characters of no width and tatweel; Arabic letters that are often written for each other are one. Scripts without blanks
//! between words give a token a letter.

use std::ops::Range;

use ahash::AHashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// The words of a text, in order.
#[derive(Debug, Default)]
pub struct Tokens {
    /// What word it is: a number of the [`Vocabulary`].
    pub ids: Vec<u32>,
    /// Where each starts and ends, in bytes of the text.
    pub at: Vec<(u32, u32)>,
    /// How strong a break stands before each: 0 none, 1 a line end or a comma, 2 the end of a sentence, 3 a blank line.
    pub breaks: Vec<u8>,
}

/// Every word of both texts.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: AHashMap<Box<str>, u32>,
    counts: Vec<u32>,
    figures: Vec<bool>,
    alone: Vec<bool>,
    /// How much each says: near 1 for a word that stands once, near 0 for one that is everywhere. Made by [`Self::weigh`].
    weights: Vec<f32>,
}

impl Tokens {
    /// How many.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The tokens that lie within these bytes or touch them, as a range of indices.
    pub fn within(&self, start: usize, end: usize) -> Range<usize> {
        let from = self.at.partition_point(|t| t.1 as usize <= start);
        let to = self.at.partition_point(|t| (t.0 as usize) < end);
        from..to.max(from)
    }
}

/// Where each word stands in a text, and each run of three.
#[derive(Debug)]
pub struct Index {
    words: Places,
    /// By a hash of the run that several may have in common.
    threes: Places,
}

/// The places of what has the same number.
#[derive(Debug)]
struct Places {
    /// For each number where its places begin in `places`.
    begins: Vec<u32>,
    places: Vec<u32>,
}

impl Places {
    /// Of numbers below `count`, one a place.
    fn new(count: usize, numbers: impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone) -> Self {
        let mut begins = vec![0_u32; count + 1];
        for n in numbers.clone() {
            begins[n as usize] += 1;
        }
        for i in 1..begins.len() {
            begins[i] += begins[i - 1];
        }
        // Where they end until now; from the last place back each begins one earlier.
        let mut places = vec![0; numbers.len()];
        for (i, n) in numbers.enumerate().rev() {
            let at = &mut begins[n as usize];
            *at -= 1;
            places[*at as usize] = i as u32;
        }
        Self { begins, places }
    }

    fn of(&self, n: u32) -> &[u32] {
        match (self.begins.get(n as usize), self.begins.get(n as usize + 1)) {
            (Some(from), Some(to)) => &self.places[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

/// A number below `count`, a power of two, for three words.
fn three(words: &[u32], count: usize) -> u32 {
    let hash =
        words.iter().fold(0_u64, |h, id| (h ^ u64::from(*id)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29));
    (hash as usize & (count - 1)) as u32
}

impl Index {
    /// Every word of a text; the vocabulary holds all of them.
    pub fn new(tokens: &Tokens, vocabulary: &Vocabulary) -> Self {
        let count = tokens.len().next_power_of_two();
        Self {
            words: Places::new(vocabulary.counts.len(), tokens.ids.iter().copied()),
            threes: Places::new(count, tokens.ids.windows(3).map(move |words| three(words, count))),
        }
    }

    /// The places of a word, in order.
    pub fn of(&self, id: u32) -> &[u32] {
        self.words.of(id)
    }

    /// Where some words stand one after another in `text`, at most `most` places of which `wanted` says yes. Bounded: no more
    /// than [`COMPARED`] words are compared.
    pub fn find(&self, text: &[u32], words: &[u32], most: usize, wanted: impl Fn(Range<usize>) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        let count = self.threes.begins.len() - 1;
        let places = |part: &[u32]| match part {
            [word] => self.words.of(*word),
            part => self.threes.of(three(part, count)),
        };
        let parts = words.windows(if words.len() < 3 { 1 } else { 3 });
        let Some((rarest, places)) = parts.map(places).enumerate().min_by_key(|(_, p)| p.len()) else { return found };
        let mut left = COMPARED;
        for place in places {
            let Some(start) = (*place as usize).checked_sub(rarest) else { continue };
            let Some(there) = text.get(start..start + words.len()) else { break };
            let same = there.iter().zip(words).take_while(|(a, b)| a == b).count();
            if same == words.len() && wanted(start..start + words.len()) {
                found.push(start);
            }
            if found.len() == most || left < same {
                break;
            }
            left -= same + 1;
        }
        found
    }
}

/// How many words are compared in one search.
const COMPARED: usize = 1_000_000;

impl Vocabulary {
    /// The words of a text, appended to `out`; `base` is added to their places.
    pub fn read(&mut self, text: &str, base: usize, out: &mut Tokens) {
        let mut word = String::new();
        let (mut start, mut end) = (0, 0);
        let mut strength = 3;
        let mut folded = String::new();
        let mut chars = text.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let class = classify(c);
            match class {
                Class::Nothing => {
                    if !word.is_empty() {
                        end = i + c.len_utf8();
                    }
                    continue;
                }
                Class::Letter | Class::Alone => {
                    if class == Class::Alone && !word.is_empty() {
                        self.put(&mut word, base + start, base + end, &mut strength, out);
                    }
                    if word.is_empty() {
                        start = i;
                    }
                    fold(c, &mut folded, &mut word);
                    end = i + c.len_utf8();
                    if class == Class::Alone {
                        // A vowel sign or a dot belongs to the letter before.
                        while let Some((j, mark)) = chars.peek().copied().filter(|(_, m)| is_combining_mark(*m)) {
                            fold(mark, &mut folded, &mut word);
                            end = j + mark.len_utf8();
                            chars.next();
                        }
                        self.put(&mut word, base + start, base + end, &mut strength, out);
                        continue;
                    }
                    // Most letters, and quick.
                    while let Some((j, next)) = chars.next_if(|(_, next)| next.is_ascii_alphanumeric()) {
                        word.push(next.to_ascii_lowercase());
                        end = j + 1;
                    }
                    continue;
                }
                Class::Other => {}
            }
            let next = chars.peek().map(|(_, n)| *n);
            if let Some(last) = word.chars().next_back() {
                if matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇')
                    && last.is_alphabetic()
                    && next.is_some_and(char::is_alphabetic)
                {
                    continue;
                }
                if matches!(c, '.' | ',' | '．' | '，') && last.is_numeric() && next.is_some_and(char::is_numeric) {
                    word.push(if matches!(c, '.' | '．') { '.' } else { ',' });
                    continue;
                }
                self.put(&mut word, base + start, base + end, &mut strength, out);
            }
            strength = strength.max(match c {
                '\n' if next == Some('\n') || next == Some('\r') => 3,
                '.' | '!' | '?' | '。' | '！' | '？' | '…' | '؟' | '।' => 2,
                '\n' | ',' | ';' | ':' | '，' | '；' | '：' | '、' | '،' => 1,
                _ => 0,
            });
        }
        self.put(&mut word, base + start, base + end, &mut strength, out);
    }

    /// A token that is like no other: what is not known of a text stands behind it.
    pub fn hole(&mut self, at: usize, out: &mut Tokens) {
        let id = self.counts.len() as u32;
        self.counts.push(1);
        self.figures.push(false);
        self.alone.push(false);
        out.ids.push(id);
        out.at.push((at as u32, at as u32));
        out.breaks.push(3);
    }

    fn put(&mut self, word: &mut String, start: usize, end: usize, strength: &mut u8, out: &mut Tokens) {
        if word.is_empty() {
            return;
        }
        let id = if let Some(id) = self.ids.get(word.as_str()) {
            *id
        } else {
            let id = self.counts.len() as u32;
            self.ids.insert(word.as_str().into(), id);
            self.counts.push(0);
            self.figures.push(word.contains(char::is_numeric));
            self.alone.push(word.chars().next().is_some_and(|c| classify(c) == Class::Alone));
            id
        };
        self.counts[id as usize] += 1;
        out.ids.push(id);
        out.at.push((start as u32, end as u32));
        out.breaks.push(std::mem::take(strength));
        word.clear();
    }

    /// Weighs the words by how seldom they are among `total` tokens of both texts.
    pub fn weigh(&mut self, total: usize) {
        let all = (total as f32 + 2.0).ln();
        // A word that stands once in each text counts as one that stands once.
        self.weights =
            self.counts.iter().map(|&count| (1.0 - (count.max(2) as f32 / 2.0).ln() / all).clamp(0.05, 1.0)).collect();
    }

    /// How much a word says.
    pub fn weight(&self, id: u32) -> f32 {
        self.weights.get(id as usize).copied().unwrap_or(1.0)
    }

    /// Whether a word holds a digit.
    pub fn is_figure(&self, id: u32) -> bool {
        self.figures.get(id as usize).copied().unwrap_or(false)
    }

    /// Whether a word is one of these, which are folded.
    pub fn is_one_of(&self, id: u32, words: &[&str]) -> bool {
        words.iter().any(|word| self.ids.get(*word) == Some(&id))
    }

    /// How long a run is, in words: two letters of a script without blanks are about one.
    pub fn words(&self, ids: &[u32]) -> usize {
        let alone = ids.iter().filter(|id| self.alone.get(**id as usize).is_some_and(|a| *a)).count();
        ids.len() - alone / 2
    }

    /// The weight of some words together.
    pub fn weight_of(&self, ids: &[u32]) -> f32 {
        ids.iter().map(|id| self.weight(*id)).sum()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a word.
    Letter,
    /// A word by itself.
    Alone,
    /// As if it were not there.
    Nothing,
    /// Between words.
    Other,
}

fn classify(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Class::Letter } else { Class::Other };
    }
    match c {
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}'
        | '\u{640}'
        | '\u{FE00}'..='\u{FE0F}' => Class::Nothing,
        // Kana, ideographs, and the scripts of South East Asia, which put no blank between words.
        '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}'
        | '\u{E00}'..='\u{EFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}' => {
            if c.is_alphabetic() {
                Class::Alone
            } else if c.is_numeric() {
                Class::Letter
            } else if is_combining_mark(c) {
                Class::Nothing
            } else {
                Class::Other
            }
        }
        c if c.is_alphanumeric() => Class::Letter,
        c if is_combining_mark(c) => {
            if canonical_combining_class(c) >= 10 {
                Class::Nothing
            } else {
                Class::Letter
            }
        }
        _ => Class::Other,
    }
}

/// Appends to `word` what is compared of a letter.
fn fold(c: char, buffer: &mut String, word: &mut String) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    if ('\u{4E00}'..='\u{9FFF}').contains(&c) {
        word.push(c);
        return;
    }
    buffer.clear();
    buffer.extend(std::iter::once(c).nfkd());
    for part in buffer.chars().filter(|p| canonical_combining_class(*p) < 10).flat_map(char::to_lowercase) {
        match part {
            'ß' => word.push_str("ss"),
            'ς' => word.push('σ'),
            'ø' => word.push('o'),
            'ł' => word.push('l'),
            'đ' => word.push('d'),
            'ı' => word.push('i'),
            'ى' | 'ی' => word.push('ي'),
            'ة' => word.push('ه'),
            'ٱ' => word.push('ا'),
            'ک' => word.push('ك'),
            // Of a compatibility letter that is several ("㎧"), signs are left out.
            p if p.is_alphanumeric() || is_combining_mark(p) => word.push(p),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut vocabulary = Vocabulary::default();
        let mut tokens = Tokens::default();
        vocabulary.read(text, 0, &mut tokens);
        let mut names = vec![String::new(); vocabulary.counts.len()];
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
        ] {
            assert_eq!(words(a), words(b));
        }
    }

    #[test]
    fn figures_stay_whole_and_scripts_without_blanks_come_apart() {
        assert_eq!(words("rose 7.5 percent, to 2,129."), ["rose", "7.5", "percent", "to", "2,129"]);
        assert_eq!(words("在2002年。กา"), ["在", "2002", "年", "ก", "า"]);
        assert_eq!(words("हिन्दी"), ["हिन्दी"]);
    }
}
