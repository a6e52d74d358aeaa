//! The parts of a file that can be left out of a copy to share.

use serde::{Deserialize, Serialize};

/// A part of a file that can be left out of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Optional {
    /// The article's text.
    Text,
    /// The notes of judgements.
    Notes,
    /// Evidence.
    Evidence,
    /// The log, and the earlier texts.
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
