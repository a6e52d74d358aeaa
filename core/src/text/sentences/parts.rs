//! Shortened words of several parts, such as "v. Chr." and "sp. z o. o.".

use ahash::{AHashMap, AHashSet};

use super::table::{Shortened, with_small_letters};

/// How far back the first part of a shortened word is looked for, in bytes.
const LONGEST: usize = 48;
/// How many words back.
const MOST_WORDS: usize = 8;

/// One part, up to a period or a blank.
#[derive(Debug)]
struct Part {
    /// In small letters, without the period.
    word: String,
    /// Whether a period stands behind it.
    has_period: bool,
    /// Whether the table has it with a capital.
    has_capital: bool,
}

#[derive(Debug)]
struct Entry {
    parts: Vec<Part>,
    shortened: Shortened,
}

/// What a period is in a shortened word of several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// One that has more of the word behind it.
    Within,
    /// The last one, of a word that tells this.
    Last(Shortened),
}

/// The shortened words of several parts of one language.
#[derive(Debug, Default)]
pub(super) struct Parts {
    by_first: AHashMap<String, Vec<Entry>>,
    /// All parts that stand before a period. Most words before a period are none of them, which is soon known.
    before_period: AHashSet<String>,
    /// The length of the longest part, in bytes.
    longest: usize,
}

impl Parts {
    /// Adds `entry` if it has several parts, and tells whether it has. The period of the last part may be left out.
    pub(super) fn add(&mut self, entry: &str, shortened: Shortened) -> bool {
        let words = entry.split_whitespace().flat_map(|word| word.split_inclusive('.'));
        let mut parts: Vec<Part> = words
            .map(|part| Part {
                word: part.trim_end_matches('.').to_lowercase(),
                has_period: part.ends_with('.'),
                has_capital: part.starts_with(char::is_uppercase),
            })
            .collect();
        if parts.len() < 2 {
            return false;
        }
        if let Some(last) = parts.last_mut() {
            last.has_period = true;
        }
        for part in &parts {
            self.longest = self.longest.max(part.word.len());
            if part.has_period {
                self.before_period.insert(trim_marks(&part.word).to_owned());
            }
        }
        self.by_first.entry(parts[0].word.clone()).or_default().push(Entry { parts, shortened });
        true
    }

    /// Whether `word`, which is in small letters, is a part that stands before a period.
    pub(super) fn has(&self, word: &str) -> bool {
        self.before_period.contains(word)
    }

    /// What the period at byte `at` of `text` is in the longest shortened word around it; `None` if it is in none.
    pub(super) fn place(&self, text: &str, at: usize) -> Option<Place> {
        let near = text.ceil_char_boundary(at.saturating_sub(LONGEST));
        let before = &text[near..at];
        let last = before.rsplit(ends_part).next().unwrap_or_default();
        // "-Ing" is a part of "Dipl.-Ing.".
        let last = trim_marks(last);
        if last.len() > self.most_bytes() || !with_small_letters(last, |small| self.has(small)) {
            return None;
        }
        let mut found: Option<(usize, Place)> = None;
        let mut behind = before.char_indices().rev().peekable();
        let mut words = 0;
        while let Some((i, c)) = behind.next()
            && words < MOST_WORDS
        {
            if !c.is_alphanumeric() || behind.peek().is_some_and(|(_, previous)| previous.is_alphanumeric()) {
                continue;
            }
            words += 1;
            let from = near + i;
            let Some(entries) = with_small_letters(self.part(&text[from..]), |small| self.by_first.get(small)) else {
                continue;
            };
            for entry in entries {
                let Some(end) = self.end(entry, text, from).filter(|end| *end >= at) else { continue };
                let len = end - from;
                if found.is_none_or(|(most, _)| len > most) {
                    found = Some((len, if end == at { Place::Last(entry.shortened) } else { Place::Within }));
                }
            }
        }
        found.map(|(_, place)| place)
    }

    /// The offset of the last period of `entry` if it stands in `text` at byte `from`. The text may leave that period out.
    fn end(&self, entry: &Entry, text: &str, from: usize) -> Option<usize> {
        let mut at = from;
        let mut end = from;
        for (i, part) in entry.parts.iter().enumerate() {
            let word = self.part(&text[at..]);
            if !with_small_letters(word, |small| small == part.word) {
                return None;
            }
            let has_capital = word.starts_with(char::is_uppercase);
            // "a. C." is no short for the initials of "A. C. Brun".
            let is_single = word.chars().nth(1).is_none();
            if i == 0 && part.has_capital && !has_capital || i > 0 && !part.has_capital && has_capital && is_single {
                return None;
            }
            end = at + word.len();
            let rest = &text[end..];
            let behind = if part.has_period { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
            let next = behind.trim_start();
            let is_last = i + 1 == entry.parts.len();
            let has_gap = if part.has_period { behind.len() < rest.len() } else { next.len() < behind.len() };
            if !is_last && !has_gap {
                return None;
            }
            at = text.len() - next.len();
        }
        Some(end)
    }

    /// The first part of `text`, cut off where it is longer than any in the table.
    fn part<'a>(&self, text: &'a str) -> &'a str {
        let near = &text[..text.floor_char_boundary(text.len().min(self.most_bytes() + 1))];
        near.split(ends_part).next().unwrap_or_default()
    }

    /// How many bytes a part has at most: capitals may take more than small letters do.
    fn most_bytes(&self) -> usize {
        2 * self.longest
    }
}

/// `word` without the marks before it.
fn trim_marks(word: &str) -> &str {
    word.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Whether `c` stands behind a part of a shortened word.
fn ends_part(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '"' | '”' | '»' | '،')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `drawn` has a `|` before the period to look at.
    fn check(entry: &str, drawn: &str, expected: Option<Place>) {
        let mut parts = Parts::default();
        assert!(parts.add(entry, Shortened::Maybe), "{entry}");
        let at = drawn.find('|').unwrap();
        assert_eq!(parts.place(&drawn.replace('|', ""), at), expected, "{entry}: {drawn}");
    }

    #[test]
    fn parts_are_found_with_and_without_blanks() {
        let last = Some(Place::Last(Shortened::Maybe));
        check("v. Chr.", "44 v|. Chr. und", Some(Place::Within));
        check("v. Chr.", "44 v. Chr|. und", last);
        check("v. Chr.", "44 v.Chr|. und", last);
        check("v.Chr", "44 v.\u{a0}Chr|. und", last);
        check("sp. z o.o.", "Brun Sp|. z o. o.", Some(Place::Within));
        check("sp. z o.o.", "Brun sp. z o|. o.", Some(Place::Within));
        check("sp. z o.o.", "Brun sp. z o.o|.", last);
        check("po Kr.", "po Kr|. byl", last);
        check("Dipl.-Ing.", "(Dipl|.-Ing. Brun", Some(Place::Within));
        check("EE. UU.", "EE|. UU, dice", Some(Place::Within));
    }

    #[test]
    fn other_words_are_left_alone() {
        check("v. Chr.", "Mr v|. Christ", None);
        check("v. Chr.", "Chr|. Brun", None);
        check("v. Chr.", "kv|. Chr.", None);
        check("v. Chr.", "v. x. Chr|.", None);
        check("po Kr.", "Kr|.", None);
        check("a. m.", "A|. M. Brun", None);
        check("S. A.", "s|. a.", None);
        check("sp. z o.o.", "sp|. zo.o.", None);
    }

    #[test]
    fn the_longest_word_counts() {
        let mut parts = Parts::default();
        parts.add("u. s.", Shortened::Never);
        parts.add("u. s. w.", Shortened::Maybe);
        assert_eq!(parts.place("Holz u. s. w.", 9), Some(Place::Within));
        assert_eq!(parts.place("Holz u. s.", 9), Some(Place::Last(Shortened::Never)));
    }
}
