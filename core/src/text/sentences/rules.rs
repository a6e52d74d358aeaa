//! Whether a sentence ends at a place where it may.

use super::ends::{End, Mark};
use super::quoted::Quoted;
use super::table::{Ordinals, Shortened, Table};

/// What the rules say of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A sentence ends here.
    Ends,
    /// No sentence ends here.
    GoesOn,
    /// What the splitter says.
    AsSplit,
}

/// How far back the word before a period is looked for, in bytes.
const LONGEST_WORD: usize = 48;

/// The rules for one text.
pub(super) struct Rules<'a> {
    pub text: &'a str,
    pub table: &'a Table,
    pub quoted: Quoted,
}

/// What stands around a period.
struct Around<'a> {
    /// The word before it, without marks around it, with periods within it ("p.m").
    word: &'a str,
    /// The same in small letters.
    key: String,
    /// What stands before that word in the sentence.
    head: &'a str,
    /// The first letter or digit behind it.
    next: char,
    /// The word behind it.
    next_word: &'a str,
    /// Whether that word is followed by a period.
    next_is_short: bool,
    /// Whether a bracket opens before it.
    in_bracket: bool,
    /// Whether a quotation mark stands before it.
    in_marks: bool,
}

impl Rules<'_> {
    /// Judges the place `end` in a sentence that starts at `start`.
    pub(super) fn judge(&self, end: &End, start: usize) -> Verdict {
        let Some(next) = end.next_char else { return Verdict::GoesOn };
        if end.goes_on || self.is_within(end) {
            return Verdict::GoesOn;
        }
        if next.is_lowercase() && end.mark != Mark::Full {
            return Verdict::GoesOn;
        }
        if !next.is_alphanumeric() {
            return Verdict::GoesOn;
        }
        match end.mark {
            Mark::Full => self.full(end),
            _ if !end.blank => self.unspaced(end, next),
            Mark::Ellipsis if next.is_uppercase() => Verdict::Ends,
            Mark::Ellipsis => Verdict::AsSplit,
            Mark::Loud => self.loud(end),
            Mark::Stop if end.closes => self.closed(end, start, next),
            Mark::Stop => self.stop(end, start, next),
        }
    }

    /// Whether `end` is within something that is not cut: a bracket, or a Japanese quotation. Other quotations are cut where
    /// their sentences end, but not at an ellipsis.
    fn is_within(&self, end: &End) -> bool {
        self.quoted.around(end.from, end.at).is_some_and(|(from, _)| {
            end.mark == Mark::Ellipsis
                || self.text[from..].starts_with(['(', '[', '（', '［', '【', '「', '『', '《', '〈'])
        })
    }

    /// A mark that only ends sentences.
    fn full(&self, end: &End) -> Verdict {
        if !end.closes {
            return Verdict::Ends;
        }
        // 「…。」と: the quotation is a part of the sentence.
        let after = &self.text[end.at..];
        let particles = ["と", "って", "っていう", "という", "など", "の", "を", "は", "が", "に", "も", "で"];
        if particles.iter().any(|p| after.starts_with(p)) { Verdict::GoesOn } else { Verdict::AsSplit }
    }

    /// A mark with no blank behind it: within an address, a figure, an abbreviation, or before a blank that was forgotten.
    fn unspaced(&self, end: &End, next: char) -> Verdict {
        if end.closes {
            // “…!”라고: a particle follows the quotation.
            return if next.is_uppercase() { Verdict::AsSplit } else { Verdict::GoesOn };
        }
        let word = self.word_before(end.from).0;
        let last = word.rsplit('.').next().unwrap_or_default();
        let short = last.chars().nth(1).is_none() || last.chars().all(|c| c.is_ascii_digit());
        if end.mark == Mark::Stop && (short || !next.is_uppercase()) { Verdict::GoesOn } else { Verdict::AsSplit }
    }

    /// "!" or "?" before a capital, a digit, or a letter without case.
    fn loud(&self, end: &End) -> Verdict {
        let word = self.word_before(end.from).0;
        let name = format!("{}!", word.to_lowercase());
        if !end.closes && self.text[end.from..].starts_with('!') && self.table.shortened(word, &name).is_some() {
            return Verdict::GoesOn;
        }
        Verdict::Ends
    }

    /// A period and a closing mark behind it.
    fn closed(&self, end: &End, start: usize, next: char) -> Verdict {
        // "(approx.) Next": the period belongs to the shortened word. "(It closed.) Next": it does not.
        let bracket = self.text[end.from + 1..].starts_with([')', ']']);
        if bracket && self.stop(end, start, next) == Verdict::GoesOn { Verdict::GoesOn } else { Verdict::Ends }
    }

    /// One period before a capital, a digit, or a letter without case.
    fn stop(&self, end: &End, start: usize, next: char) -> Verdict {
        let (word, word_from) = self.word_before(end.from);
        if word.is_empty() || !word.ends_with(char::is_alphanumeric) {
            return if self.text[start..end.from].trim().is_empty() { Verdict::GoesOn } else { Verdict::Ends };
        }
        let next_word = self.next_word(end.next);
        let around = Around {
            word,
            key: word.to_lowercase(),
            head: &self.text[start.min(word_from)..word_from],
            next,
            next_word,
            in_marks: self.text[end.at..end.next].contains(['"', '“', '”', '„', '«', '»', '‘', '‚', '\'']),
            in_bracket: self.text[end.at..end.next].contains('('),
            next_is_short: self.text[end.next + next_word.len()..].starts_with('.'),
        };
        if word.ends_with(|c: char| c.is_numeric()) {
            return self.number(&around);
        }
        if let Some(verdict) = self.shortened(&around).and_then(|shortened| self.short(&around, shortened)) {
            return verdict;
        }
        if let Some(verdict) = self.letters(&around) {
            return verdict;
        }
        if self.table.is_partial && !(next.is_uppercase() && self.is_word(&around)) {
            return Verdict::AsSplit;
        }
        // A word that is in no list ends a sentence; a short one before a figure may be an abbreviation nevertheless.
        if next.is_numeric() && word.chars().count() < 4 { Verdict::AsSplit } else { Verdict::Ends }
    }

    /// Whether a word that is in no list is too long to be short for something.
    fn is_word(&self, around: &Around<'_>) -> bool {
        let long = around.word.chars().nth(3).is_some() && around.word.chars().all(char::is_alphabetic);
        long && (around.word.chars().all(char::is_lowercase) || self.begins(around))
    }

    /// A number and a period: an ordinal, a number in a list, or the end of a sentence.
    fn number(&self, around: &Around<'_>) -> Verdict {
        let digits = around.word.rsplit(|c: char| !c.is_numeric()).next().unwrap_or_default();
        let is_whole = digits.len() == around.word.len();
        let len = digits.chars().count();
        let is_item = if is_whole { len <= 3 } else { around.word.chars().all(|c| c.is_numeric() || c == '.') };
        if is_item && around.head.trim().is_empty() {
            return Verdict::GoesOn;
        }
        let is_range = !is_whole
            && around.word[..around.word.len() - digits.len()]
                .trim_end_matches(['.', '-', '–', '/'])
                .chars()
                .all(|c| c.is_numeric() || matches!(c, '.' | '-' | '–' | '/'));
        if self.table.ordinals == Ordinals::None || len > 3 || !(is_whole || is_range) {
            return if around.next.is_numeric() && !is_whole { Verdict::AsSplit } else { Verdict::Ends };
        }
        if around.next.is_numeric() {
            // "3. 5. 2010", but "… of 30. 2010 was …"
            let short = around.next_word.chars().count() <= 2 && around.next_is_short;
            return if short || around.head.trim_end().ends_with('.') { Verdict::GoesOn } else { Verdict::Ends };
        }
        let before_names = self.table.ordinals == Ordinals::BeforeNames;
        if before_names && !self.begins(around) { Verdict::GoesOn } else { Verdict::Ends }
    }

    /// What the table says of the word, of what follows an apostrophe, a hyphen or a slash in it, or of it and single letters
    /// before it ("z. B.", "a. C.").
    fn shortened(&self, around: &Around<'_>) -> Option<Shortened> {
        let mut found = self.table.shortened(around.word, &around.key);
        let mut head = around.head;
        let mut joined = if head.trim_end().ends_with('.') { around.key.clone() } else { String::new() };
        for _ in 0..3 {
            let Some(before) = head.trim_end().strip_suffix('.') else { break };
            let part = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if part.is_empty() || part.chars().count() > 3 {
                break;
            }
            joined = format!("{}.{joined}", part.to_lowercase());
            head = &before[..before.len() - part.len()];
            found = self.table.shortened(part, &joined).or(found);
        }
        found.or_else(|| {
            let last =
                around.word.rsplit(['\'', '’', '-', '–', '/', '(']).next().filter(|l| l.len() < around.word.len())?;
            self.table.shortened(last, &last.to_lowercase())
        })
    }

    /// Judges a period behind a word of the table; `None` if the word is not short for anything here.
    fn short(&self, around: &Around<'_>, shortened: Shortened) -> Option<Verdict> {
        // "S." may be an initial although "s." is a page.
        let initial = around.word.starts_with(char::is_uppercase) && around.word.chars().nth(1).is_none();
        let figure = around.next.is_numeric() || (is_roman(around.next_word) && !self.begins(around));
        let is_letter = initial || Self::is_first_of_two(around);
        let ends = match shortened {
            Shortened::Never => false,
            Shortened::BeforeName => self.begins(around),
            Shortened::BeforeFigure | Shortened::Maybe if is_letter && !figure => return None,
            Shortened::BeforeFigure => !figure,
            Shortened::Maybe => self.may_end(around),
        };
        Some(if ends { Verdict::Ends } else { Verdict::GoesOn })
    }

    /// Whether a sentence ends behind a word that may end one.
    fn may_end(&self, around: &Around<'_>) -> bool {
        if self.begins(around) && !around.next.is_numeric() {
            return true;
        }
        // "Inc. (NYSE: X)", "Co. Ltd."
        let more =
            around.next.is_numeric() || around.in_bracket || (around.next_is_short && self.is_short(around.next_word));
        // "In 1990 r. Nowak": hardly a whole sentence.
        let is_start = around.head.split_whitespace().nth(3).is_none();
        !more && !is_start && !self.table.nouns_have_capitals
    }

    /// Whether a letter is followed by another, both with a period ("z. B.", "J. R. Brun").
    fn is_first_of_two(around: &Around<'_>) -> bool {
        let one = |word: &str| word.chars().nth(1).is_none();
        one(around.word) && around.next_is_short && one(around.next_word) && !around.in_marks
    }

    /// Whether the table has `word` as one that may end a sentence.
    fn is_short(&self, word: &str) -> bool {
        self.table.shortened(word, &word.to_lowercase()) == Some(Shortened::Maybe)
    }

    /// Single letters: initials ("J. Brun"), Roman numerals, and letters with periods within them ("U.S.").
    fn letters(&self, around: &Around<'_>) -> Option<Verdict> {
        let mut parts = around.word.split('.');
        let single = parts.all(|p| p.chars().nth(1).is_none());
        let first = around.word.chars().next()?;
        if !(single || is_roman(around.word) && self.table.ordinals != Ordinals::None) {
            return None;
        }
        let before = around.head.trim_end().chars().next_back();
        // "2 °C. Next"
        let is_unit =
            matches!(first, 'C' | 'F' | 'K') && before.is_some_and(|c| c.is_numeric() || matches!(c, '°' | 'º' | '˚'));
        if is_unit {
            return Some(Verdict::Ends);
        }
        if around.next.is_numeric() {
            return Some(if first.is_uppercase() { Verdict::AsSplit } else { Verdict::GoesOn });
        }
        if Self::is_first_of_two(around) {
            return Some(Verdict::GoesOn);
        }
        if around.in_marks {
            return Some(Verdict::AsSplit);
        }
        if first.is_lowercase() && !around.word.contains('.') {
            return None;
        }
        if self.begins(around) {
            return Some(Verdict::Ends);
        }
        // "B.C." before a letter without case
        let dotted = around.word.contains('.') && !around.next.is_uppercase();
        (around.next_is_short || dotted || self.table.has_starters()).then_some(Verdict::GoesOn)
    }

    /// Whether the word behind the period is one that begins sentences.
    fn begins(&self, around: &Around<'_>) -> bool {
        let initial = around.next_is_short && around.next_word.chars().nth(1).is_none();
        !initial && self.table.starts(around.next_word)
    }

    /// The word that ends at `end`, without marks before it, and where it starts.
    fn word_before(&self, end: usize) -> (&str, usize) {
        let near = self.text.ceil_char_boundary(end.saturating_sub(LONGEST_WORD));
        let before = &self.text[near..end];
        let word = before.rsplit(|c: char| c.is_whitespace() || is_ideographic(c)).next().unwrap_or_default();
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        (word, end - word.len())
    }

    /// The word that starts at `at`.
    fn next_word(&self, at: usize) -> &str {
        let rest = &self.text[at..];
        let rest = &rest[..rest.floor_char_boundary(rest.len().min(LONGEST_WORD))];
        rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
    }
}

/// Whether `c` is a sign of Chinese or Japanese, between which and Latin letters no blank stands.
fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff0f}')
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}
