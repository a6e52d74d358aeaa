//! What each person said of each sentence, and what text each has read.

use super::stretches::{Stretch, Stretches};

/// What somebody said of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// A mark of theirs shares a character with it.
    Claim,
    /// They read it and marked nothing.
    None,
}

impl Said {
    /// The name of the value in the output of the program.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::None => "none",
        }
    }
}

/// Whether text counts as read in which somebody left neither a mark nor a no-claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unmarked {
    /// Yes, if the person has marks but no no-claim in the article.
    #[default]
    Auto,
    /// Yes.
    Read,
    /// No.
    Unread,
}

impl Unmarked {
    /// The way with that name in the command line.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            "read" => Some(Self::Read),
            "unread" => Some(Self::Unread),
            _ => None,
        }
    }
}

/// What somebody left in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The claims that the person marked, all together.
    pub marked: Stretches,
    /// The claims of others that the person judged, all together. Who sees a claim cannot find it on their own.
    pub judged: Stretches,
    /// Where the person said that there is no claim.
    pub no_claims: Stretches,
}

/// What somebody said of the sentences of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The value of each sentence; `None` if the person has not read it, or judged another's claim in it.
    pub values: Vec<Option<Said>>,
    /// The text that the person has read. A read sentence reaches to the start of the next one, the last to the end of the text.
    pub read: Stretches,
    /// Whether text that the person left unmarked counts as read.
    pub took_all: bool,
}

/// Tells what somebody said of `sentences`, which are in order, in a text of `length` characters.
pub fn reading(trace: &Trace, sentences: &[Stretch], length: usize, unmarked: Unmarked) -> Reading {
    let took_all = match unmarked {
        Unmarked::Auto => !trace.marked.is_empty() && trace.no_claims.is_empty(),
        Unmarked::Read => true,
        Unmarked::Unread => false,
    };
    let value = |sentence: &Stretch| {
        let read = trace.no_claims.covers(*sentence) || took_all && !trace.judged.touches(*sentence);
        match () {
            () if sentence.characters() == 0 => None,
            () if trace.marked.touches(*sentence) => Some(Said::Claim),
            () if read => Some(Said::None),
            () => None,
        }
    };
    let values: Vec<Option<Said>> = sentences.iter().map(value).collect();
    let ends = sentences.iter().skip(1).map(|next| next.start).chain([length]);
    let reach = sentences.iter().zip(ends).map(|(s, end)| Stretch::new(s.start, end.max(s.end).min(length)));
    let read = Stretches::new(reach.zip(&values).filter(|(_, value)| value.is_some()).map(|(s, _)| s));
    Reading { values, read, took_all }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: [Stretch; 3] = [Stretch::new(0, 9), Stretch::new(10, 19), Stretch::new(20, 29)];

    fn set(places: &[(usize, usize)]) -> Stretches {
        Stretches::new(places.iter().map(|&(start, end)| Stretch::new(start, end)))
    }

    fn said(trace: &Trace, unmarked: Unmarked) -> (String, Stretches, bool) {
        let reading = reading(trace, &SENTENCES, 30, unmarked);
        let letter = |value: &Option<Said>| value.map_or('-', |said| if said == Said::Claim { 'c' } else { 'n' });
        (reading.values.iter().map(letter).collect(), reading.read, reading.took_all)
    }

    #[test]
    fn marks_alone_count_as_having_read_all() {
        let trace = Trace { marked: set(&[(8, 11)]), judged: set(&[(22, 24)]), ..Trace::default() };
        assert_eq!(said(&trace, Unmarked::Auto), ("cc-".to_owned(), set(&[(0, 20)]), true));
        assert_eq!(said(&trace, Unmarked::Unread), ("cc-".to_owned(), set(&[(0, 20)]), false));
    }

    #[test]
    fn no_claims_tell_what_was_read() {
        let trace = Trace { marked: set(&[(9, 10)]), no_claims: set(&[(10, 19), (20, 28)]), ..Trace::default() };
        assert_eq!(said(&trace, Unmarked::Auto), ("-n-".to_owned(), set(&[(10, 20)]), false));
        assert_eq!(said(&trace, Unmarked::Read), ("nnn".to_owned(), set(&[(0, 30)]), true));
    }

    #[test]
    fn nothing_left_is_nothing_read() {
        assert_eq!(said(&Trace::default(), Unmarked::Auto), ("---".to_owned(), Stretches::default(), false));
    }
}
