//! How the marks of notes are counted.

use super::super::numerals::Numerals;

/// How notes of one kind are counted, and how far.
#[derive(Debug)]
pub struct Counting {
    numerals: Numerals,
    start: u32,
    /// Whether each section begins anew.
    restarts: bool,
    last: Option<u32>,
}

/// The marks of footnotes and endnotes.
#[derive(Debug)]
pub struct Marks {
    footnotes: Counting,
    endnotes: Counting,
}

impl Default for Marks {
    fn default() -> Self {
        let counting = |numerals| Counting { numerals, start: 1, restarts: false, last: None };
        Self { footnotes: counting(Numerals::Decimal), endnotes: counting(Numerals::SmallRoman) }
    }
}

impl Marks {
    /// Takes what a control word says of counting; whether it says that.
    pub fn take(&mut self, word: &str, number: Option<i32>) -> bool {
        let word = word.strip_prefix('s').filter(|_| word != "super").unwrap_or(word);
        let (counting, rest) = match (word.strip_prefix("aftn"), word.strip_prefix("ftn")) {
            (Some(rest), _) => (&mut self.endnotes, rest),
            (None, Some(rest)) => (&mut self.footnotes, rest),
            (None, None) => return false,
        };
        match rest {
            "start" => counting.start = number.and_then(|n| u32::try_from(n).ok()).unwrap_or(1),
            "restart" => counting.restarts = true,
            "rstcont" => counting.restarts = false,
            "nar" => counting.numerals = Numerals::Decimal,
            "nalc" => counting.numerals = Numerals::of_word("lowerLetter"),
            "nauc" => counting.numerals = Numerals::of_word("upperLetter"),
            "nrlc" => counting.numerals = Numerals::SmallRoman,
            "nruc" => counting.numerals = Numerals::Roman,
            "nchi" => counting.numerals = Numerals::Signs,
            _ => return false,
        }
        true
    }

    /// Goes on with the next section.
    pub fn end_section(&mut self) {
        for counting in [&mut self.footnotes, &mut self.endnotes] {
            counting.last = counting.last.filter(|_| !counting.restarts);
        }
    }

    /// The mark of the next note, such as `[1]`.
    pub fn next(&mut self, is_endnote: bool) -> String {
        let counting = if is_endnote { &mut self.endnotes } else { &mut self.footnotes };
        let number = counting.last.map_or(counting.start, |n| n.saturating_add(1));
        counting.last = Some(number);
        format!("[{}]", counting.numerals.write(number))
    }
}
