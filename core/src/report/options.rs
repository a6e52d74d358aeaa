//! What a report shows, and what it leaves out.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{AnnotatorId, ClaimId, PersonName, Shown};
use crate::words::Language;

/// A part that a report can leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The article's text. Claims keep their words.
    Text,
    /// Who judged: people are called "Person 1", "Person 2" and so on.
    Names,
    /// Why they judged so.
    Notes,
    /// What verdicts rest on.
    Evidence,
}

impl Part {
    /// All parts, by their names in commands.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Text, "text"), (Self::Names, "names"), (Self::Notes, "notes"), (Self::Evidence, "evidence")];

    /// Its name in commands and settings.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(part, _)| *part == self).map_or("text", |(_, name)| name)
    }

    /// The part that commands give this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(part, _)| *part)
    }
}

/// A person whom a report is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// By id.
    Id(AnnotatorId),
    /// By name: everyone who is called so.
    Name(PersonName),
}

/// What a report shows.
#[derive(Clone)]
pub struct Options {
    /// What is left out.
    pub without: BTreeSet<Part>,
    /// Only claims with these verdicts, see [`verdict_name`]; empty: all.
    pub verdicts: BTreeSet<String>,
    /// Only these claims; empty: all.
    pub claims: BTreeSet<ClaimId>,
    /// Only what these people marked and judged; empty: everyone.
    pub people: BTreeSet<Who>,
    /// Only the article with its claims: no list of claims, no word on how it was done.
    pub article_only: bool,
    /// The language in which the report speaks.
    pub language: &'static Language,
    /// The day that stands on the report.
    pub today: Date,
}

impl Options {
    /// Everything, in this language.
    pub fn new(language: &'static Language, today: Date) -> Self {
        Self {
            without: BTreeSet::new(),
            verdicts: BTreeSet::new(),
            claims: BTreeSet::new(),
            people: BTreeSet::new(),
            article_only: false,
            language,
            today,
        }
    }

    /// Whether a part is left out.
    pub fn is_without(&self, part: Part) -> bool {
        self.without.contains(&part)
    }
}

/// The name in [`Options::verdicts`] of a claim that nobody has judged.
pub const TO_CHECK: &str = "to-check";

/// The name in [`Options::verdicts`] of a claim on which people differ.
pub const DIFFERS: &str = "differs";

/// The name in [`Options::verdicts`] of a claim of which it is decided that it is none.
pub const NO_CLAIM: &str = "no-claim";

/// The name in [`Options::verdicts`] of a claim in whose place another one stands.
pub const SAME_AS: &str = "same-as";

/// How [`Options::verdicts`] name the verdict of a claim: the verdict's id, [`TO_CHECK`], [`DIFFERS`], [`NO_CLAIM`] or [`SAME_AS`].
pub fn verdict_name(shown: Shown<'_>) -> &str {
    match shown {
        Shown::ToCheck => TO_CHECK,
        Shown::Differs => DIFFERS,
        Shown::NoClaim => NO_CLAIM,
        Shown::SameAs => SAME_AS,
        Shown::Verdict(id) => id,
    }
}
