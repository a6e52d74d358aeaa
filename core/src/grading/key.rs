//! A key's claims, and a pupil's marks.

use std::collections::BTreeSet;

use super::Stretches;
use crate::model::Need;

/// A verdict by its id in the scheme; `None` is "to check".
pub type Verdict = Option<String>;

/// A claim of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyClaim {
    /// Its characters: of all its pieces, in Unicode scalar values.
    pub at: Stretches,
    /// How much the key wants it.
    pub need: Need,
    /// The verdicts that are right. None at all: verdicts are not looked at.
    pub accepted: BTreeSet<Verdict>,
}

/// A whole key: one teacher's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// Its claims, in its own order.
    pub claims: Vec<KeyClaim>,
}

/// A claim that a pupil marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Its characters: of all its pieces, in Unicode scalar values.
    pub at: Stretches,
    /// The pupil's verdict.
    pub verdict: Verdict,
}

/// A pupil's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The marks, in the pupil's order.
    pub marks: Vec<Mark>,
    /// What the pupil has read and found to hold no claim.
    pub no_claims: Stretches,
}
