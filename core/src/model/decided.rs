//! Decisions of adjudicators: what stands where people differ.

use super::{Annotator, Judgement, Shown};

/// The role of an annotator who decides between others.
pub const ADJUDICATOR: &str = "adjudicator";

/// Reasons why people differed, as files name them: the guideline has no rule for it, somebody slipped, it is on the edge of a rule, or
/// it is a matter of taste. Files may hold any other word.
pub const REASONS: [&str; 4] = ["rule_missing", "slip", "edge_case", "taste"];

/// What an adjudicator decided of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The claim stands, with the judgement's verdict.
    Stands,
    /// The words are no claim.
    NoClaim,
    /// Another claim stands in its place.
    SameAs,
    /// A word that this version does not know. It decides nothing.
    Unknown(Box<str>),
}

impl Decided {
    /// Its name in files.
    pub fn name(&self) -> &str {
        match self {
            Self::Stands => "stands",
            Self::NoClaim => "no_claim",
            Self::SameAs => "same_as",
            Self::Unknown(name) => name,
        }
    }

    /// The decision that files give this name; none without a name.
    pub fn named(name: &str) -> Option<Self> {
        let known = [Self::Stands, Self::NoClaim, Self::SameAs].into_iter().find(|known| known.name() == name);
        known.or_else(|| (!name.is_empty()).then(|| Self::Unknown(name.into())))
    }
}

impl Judgement {
    /// What a claim shows by this decision; `None` if it is none, or one that this version does not know.
    pub fn decided(&self) -> Option<Shown<'_>> {
        match self.decision.as_ref()? {
            Decided::Stands => Some(self.said()),
            Decided::NoClaim => Some(Shown::NoClaim),
            Decided::SameAs => self.same_as.map(|_| Shown::SameAs),
            Decided::Unknown(_) => None,
        }
    }

    /// Its verdict.
    pub fn said(&self) -> Shown<'_> {
        self.verdict.as_deref().map_or(Shown::ToCheck, Shown::Verdict)
    }
}

/// What somebody is called who decides between others: the name, with the role behind it.
pub fn deciding_name(name: &str) -> String {
    format!("{name} ({ADJUDICATOR})")
}

/// The name of whoever decides, without the role that [`deciding_name`] puts behind it.
pub fn bare_name(name: &str) -> &str {
    let bare = name.strip_suffix(')').and_then(|name| name.strip_suffix(ADJUDICATOR));
    bare.and_then(|name| name.strip_suffix(" (")).unwrap_or(name)
}

impl Annotator {
    /// Whether they decide between others.
    pub fn is_adjudicator(&self) -> bool {
        self.role.as_deref() == Some(ADJUDICATOR)
    }
}
