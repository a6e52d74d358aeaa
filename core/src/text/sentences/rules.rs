//! Whether a sentence ends at a place where it may.

use super::ends::{End, Mark};
use super::parts::Place;
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
/// How long a clause with a verb of saying is at most, in bytes.
const LONGEST_SAYING: usize = 90;

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
    /// The offset of the period.
    at: usize,
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
        // 「…。」と, “…。”他说: the quotation is a part of the sentence.
        if self.table.goes_on(self.text[end.at..].trim_start()) || self.is_said(end.at) {
            return Verdict::GoesOn;
        }
        if self.text[..end.at].ends_with([')', ']', '）', '］', '】']) { Verdict::Ends } else { Verdict::AsSplit }
    }

    /// Whether the clause that starts at `at`, behind a quotation, ends with a verb of saying and says no more.
    fn is_said(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        // 她问：“桥关了吗？”他没有回答。
        let start = self.quoted.start_of(at).unwrap_or(at);
        if self.text[..start].trim_end().ends_with([':', '：']) {
            return false;
        }
        // “Is it closed?” Nobody knows what he said.
        if !self.table.has_saying() || self.table.starts(self.next_word(at + rest.len() - rest.trim_start().len())) {
            return false;
        }
        let near = &rest[..rest.floor_char_boundary(rest.len().min(LONGEST_SAYING))];
        for (i, c) in near.char_indices() {
            match c {
                // "Mrs. Brun asked."
                '.' if self.table.shortened(self.word_before(at + i).0) == Some(Shortened::Never) => {}
                '.' | '!' | '?' | ',' | ';' | '…' | '。' | '！' | '？' | '，' | '；' | '।' => {
                    return self.table.says(near[..i].trim());
                }
                ':' | '：' | '\n' | '(' | '（' | '"' | '“' | '「' | '『' | '«' => return false,
                _ => {}
            }
        }
        near.len() == rest.len() && self.table.says(near.trim())
    }

    /// A mark with no blank behind it: within an address, a figure, an abbreviation, or before a blank that was forgotten.
    fn unspaced(&self, end: &End, next: char) -> Verdict {
        if end.closes {
            // “…!”라고: a particle follows the quotation.
            return if next.is_uppercase() { Verdict::AsSplit } else { Verdict::GoesOn };
        }
        if end.mark != Mark::Stop {
            return Verdict::AsSplit;
        }
        if !next.is_uppercase() || self.is_joined(end) {
            return Verdict::GoesOn;
        }
        let word = self.word_before(end.from).0;
        let last = word.rsplit('.').next().unwrap_or_default();
        let short = last.chars().nth(1).is_none() || last.chars().all(|c| c.is_ascii_digit());
        if short { Verdict::GoesOn } else { Verdict::AsSplit }
    }

    /// Whether a period with no blank behind it stands in a shortened word ("Dipl.-Ing."), behind one ("Dr.Brun"), or within a name
    /// ("ASP.NET").
    fn is_joined(&self, end: &End) -> bool {
        if self.text[end.at..].starts_with(['-', '‐', '‑', '/', '&', '_']) {
            return true;
        }
        let last = self.word_before(end.from).0.rsplit('.').next().unwrap_or_default();
        let next_word = self.next_word(end.next);
        match self.table.place(self.text, end.from).map_or_else(
            || self.table.shortened(last),
            |place| match place {
                Place::Within => Some(Shortened::Never),
                Place::Last(shortened) => Some(shortened),
            },
        ) {
            Some(Shortened::Never) => true,
            Some(Shortened::BeforeName | Shortened::BehindFigure) => !self.table.starts(next_word),
            _ => is_loud(next_word) || is_loud(last) && !self.table.starts(next_word),
        }
    }

    /// "!" or "?" before a capital, a digit, or a letter without case.
    fn loud(&self, end: &End) -> Verdict {
        let word = self.word_before(end.from).0;
        let is_name = || self.table.shortened(&format!("{word}!")).is_some();
        if !end.closes && self.text[end.from..].starts_with('!') && is_name() {
            return Verdict::GoesOn;
        }
        // “Is it closed?” Mrs. Brun asked.
        if end.closes && self.is_said(end.at) { Verdict::GoesOn } else { Verdict::Ends }
    }

    /// A period and a closing mark behind it.
    fn closed(&self, end: &End, start: usize, next: char) -> Verdict {
        // "(approx.) Next": the period belongs to the shortened word. "(It closed.) Next": it does not.
        let bracket = self.text[end.from + 1..].starts_with([')', ']']);
        // Where no capital tells: “다리가 닫혔다.” 그는 말했다.
        let is_said = !bracket && !next.is_uppercase() && !next.is_numeric() && {
            self.table.goes_on(self.text[end.at..].trim_start()) || self.is_said(end.at)
        };
        if is_said {
            return Verdict::GoesOn;
        }
        if bracket && self.stop(end, start, next) == Verdict::GoesOn { Verdict::GoesOn } else { Verdict::Ends }
    }

    /// One period before a capital, a digit, or a letter without case.
    fn stop(&self, end: &End, start: usize, next: char) -> Verdict {
        if next.is_uppercase() && end.next == end.at + 1 && self.is_unknown(end.from) {
            return Verdict::Ends;
        }
        let (word, word_from) = self.word_before(end.from);
        if word.is_empty() || !word.ends_with(char::is_alphanumeric) {
            return if self.text[start..end.from].trim().is_empty() { Verdict::GoesOn } else { Verdict::Ends };
        }
        let next_word = self.next_word(end.next);
        let around = Around {
            word,
            at: end.from,
            head: &self.text[start.min(word_from)..word_from],
            next,
            next_word,
            in_marks: self.text[end.at..end.next].contains(['"', '“', '”', '„', '«', '»', '‘', '‚', '\'']),
            in_bracket: self.text[end.at..end.next].contains('('),
            next_is_short: self.text[end.next + next_word.len()..].starts_with('.'),
        };
        // "5 Mio. € Gewinn"
        let signs = ['€', '$', '£', '¥', '₽', '₴', '₺', '₹', '₩', '₫', '%', '‰', '°'];
        if self.text[end.at..end.next].trim_start().starts_with(signs) && !next.is_numeric() {
            return Verdict::GoesOn;
        }
        if word.ends_with(|c: char| c.is_numeric()) {
            return self.number(&around);
        }
        if let Some(verdict) = self.shortened(&around).and_then(|shortened| self.short(&around, shortened)) {
            return verdict;
        }
        if let Some(verdict) = self.letters(&around) {
            return verdict;
        }
        if self.is_house_number(&around, end.next) {
            return Verdict::GoesOn;
        }
        if self.table.is_partial && !(next.is_uppercase() && self.is_word(&around)) {
            return Verdict::AsSplit;
        }
        // A word that is in no list ends a sentence; a short one before a figure may be an abbreviation nevertheless.
        if next.is_numeric() && word.chars().count() < 4 { Verdict::AsSplit } else { Verdict::Ends }
    }

    /// A shortcut for most words of English: whether a word of four or more small ASCII letters that no table has ends at `end`.
    fn is_unknown(&self, end: usize) -> bool {
        let before = &self.text.as_bytes()[..end];
        let letters = before.iter().rev().take_while(|b| b.is_ascii_lowercase()).count();
        let from = end - letters;
        let is_free = from.checked_sub(1).is_none_or(|i| before[i] == b' ');
        letters >= 4 && is_free && !self.table.knows(&self.text[from..end])
    }

    /// Whether a word that is in no list is too long to be short for something.
    fn is_word(&self, around: &Around<'_>) -> bool {
        let long = around.word.chars().nth(3).is_some() && around.word.chars().all(char::is_alphabetic);
        long && (around.word.chars().all(char::is_lowercase) || self.begins(around))
    }

    /// Whether what follows is the number of a house ("Storg. 5, Lund") rather than a figure that begins a sentence. `next` is its
    /// offset.
    fn is_house_number(&self, around: &Around<'_>, next: usize) -> bool {
        let number = around.next_word;
        if !around.next.is_numeric() || number.len() > 4 || !self.table.may_be_street(around.word) {
            return false;
        }
        let behind = &self.text[next + number.len()..];
        let word = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        !behind.starts_with(' ')
            || word.starts_with(char::is_uppercase)
            || matches!(word, "i" | "in" | "og" | "och" | "ja")
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

    /// What the table says of a word of several parts around the period, of the word before it, or of what follows an apostrophe, a
    /// hyphen or the like in that word.
    fn shortened(&self, around: &Around<'_>) -> Option<Shortened> {
        match self.table.place(self.text, around.at) {
            Some(Place::Within) => return Some(Shortened::Never),
            Some(Place::Last(shortened)) => return Some(shortened),
            None => {}
        }
        let found = self.table.shortened(around.word).or_else(|| {
            let last = around.word.rsplit(['\'', '’', '-', '–', '/', '(', '.']).next()?;
            // "J.-P.", "U.S."
            let is_initial = last.chars().nth(1).is_none() && around.word.contains('.');
            if is_initial || last.len() == around.word.len() { None } else { self.table.shortened(last) }
        });
        found.or_else(|| self.is_loud_title(around).then_some(Shortened::Never)).or_else(|| {
            let is_street = self.table.is_street(around.word);
            is_street.then_some(Shortened::Maybe)
        })
    }

    /// Whether the word is a title in a line of capitals ("PROF. BRUN").
    fn is_loud_title(&self, around: &Around<'_>) -> bool {
        let before = around.head.split_whitespace().next_back();
        is_loud(around.word)
            && is_loud(around.next_word)
            && before.is_none_or(|before| is_loud(before.trim_matches(|c: char| !c.is_alphanumeric())))
            && self.table.shortened(&around.word.to_lowercase()) == Some(Shortened::Never)
    }

    /// Judges a period behind a word of the table; `None` if the word is not short for anything here.
    fn short(&self, around: &Around<'_>, shortened: Shortened) -> Option<Verdict> {
        // "S." may be an initial although "s." is a page.
        let initial = around.word.starts_with(char::is_uppercase) && around.word.chars().nth(1).is_none();
        let figure = around.next.is_numeric() || (is_roman(around.next_word) && !self.begins(around));
        let is_letter = initial || Self::is_first_of_two(around);
        let before = around.head.split_whitespace().next_back().unwrap_or_default();
        // "1950 г.", "XIX в.", "1990. g."
        let behind_figure = before.trim_end_matches('.').ends_with(char::is_numeric) || is_roman(before);
        let ends = match shortened {
            Shortened::Never => false,
            Shortened::BehindName => {
                before.starts_with(is_upper_or_digit) && !before.ends_with('.') && self.begins(around)
            }
            Shortened::BeforeFigure | Shortened::Maybe | Shortened::BehindFigure if is_letter && !figure => {
                return None;
            }
            Shortened::BehindFigure if behind_figure => self.may_end(around),
            Shortened::BeforeName | Shortened::BehindFigure => self.begins(around),
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
        self.table.shortened(word) == Some(Shortened::Maybe)
    }

    /// Single letters: initials ("J. Brun"), Roman numerals, and letters with periods within them ("U.S.").
    fn letters(&self, around: &Around<'_>) -> Option<Verdict> {
        // "J", "U.S", "J.-P", "Ch.-A"
        let has_hyphen = around.word.contains(".-");
        let mut parts = around.word.split('.').map(|part| part.trim_start_matches(['-', '‑', '–']));
        let single = parts.all(|part| part.chars().nth(1).is_none() || has_hyphen && is_digraph(part));
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

/// Whether `word` is written in capitals alone.
fn is_loud(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

fn is_upper_or_digit(c: char) -> bool {
    c.is_uppercase() || c.is_numeric()
}

/// Whether `word` is a capital and a small letter, as some initials are ("Ch.").
fn is_digraph(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(char::is_lowercase)
        && chars.next().is_none()
}

/// Whether `word` is a Roman numeral, also one in the Cyrillic letters that look alike.
fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M' | 'І' | 'Х'))
}
