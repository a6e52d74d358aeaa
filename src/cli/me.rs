//! Who acts if no name is given: the person whom the window's settings name.

use std::str::FromStr as _;

use claimlight_core::file::{self, Home};
use claimlight_core::model::{AnnotatorId, limits};
use serde::Deserialize;

/// What the window's settings say about the person at this computer. Nothing else is read, and nothing is written.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Me {
    annotator: String,
    name: String,
    reader: String,
}

impl Me {
    /// The person of the settings file; a new person if there is no such file or if it can't be read.
    pub fn of_settings() -> Self {
        let bytes = Home::of_this_user().and_then(|home| file::read_file(&home.settings(), limits::SMALL_FILE).ok());
        let source = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let mut me: Self = source.and_then(|source| ron::from_str(&source).ok()).unwrap_or_default();
        if AnnotatorId::from_str(&me.annotator).is_err() {
            me.annotator = AnnotatorId::new().to_string();
        }
        if me.reader.is_empty() {
            me.reader = format!("Reader {}", me.annotator.get(..4).unwrap_or_default());
        }
        me
    }

    /// The id of this person.
    pub fn id(&self) -> AnnotatorId {
        AnnotatorId::from_str(&self.annotator).unwrap_or_else(|_| AnnotatorId::new())
    }

    /// The name of this person: the one they chose, or "Reader" with a number until they choose one.
    pub fn name(&self) -> &str {
        if self.name.trim().is_empty() { &self.reader } else { self.name.trim() }
    }
}
