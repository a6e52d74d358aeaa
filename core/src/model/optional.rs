//! The parts of a file that can be left out of a copy that is given away.

use serde::{Deserialize, Serialize};

/// A part of a file beside its claims and verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Optional {
    /// The article's text.
    Text,
    /// Notes of judgements: why.
    Notes,
    /// Evidence.
    Evidence,
    /// Who changed what, and which texts there were before.
    History,
    /// Confidence of judgements.
    Confidence,
}

impl Optional {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Text, Self::Notes, Self::Evidence, Self::History, Self::Confidence];

    /// Its name in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Notes => "notes",
            Self::Evidence => "evidence",
            Self::History => "history",
            Self::Confidence => "confidence",
        }
    }

    /// The part with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}
