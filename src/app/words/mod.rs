//! The words on the screen: texts in the window's language, and errors of the core as sentences.

pub mod error_text;
pub mod languages;
pub mod log_words;
pub mod texts;
pub mod unsaved;

use std::path::Path;

use claimlight_core::model::Claim;

/// The program's name, the same in every language.
pub const NAME: &str = "Claimlight";

/// The last part of a path, as the screen shows it; the whole path if it has no file name.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Everything that people wrote about a claim, one part per line: notes, the restated claim, the claimant, tags, evidence.
pub fn written_about(claim: &Claim) -> String {
    let mut words = String::new();
    let mut add = |part: &str| {
        if !part.is_empty() {
            words.push_str(part);
            words.push('\n');
        }
    };
    claim.judgements.iter().for_each(|j| add(&j.note));
    add(&claim.restated);
    add(&claim.claimant);
    claim.tags.iter().for_each(|tag| add(tag));
    for evidence in &claim.evidence {
        for part in [&evidence.url, &evidence.title, &evidence.publisher, &evidence.quote, &evidence.question] {
            add(part);
        }
    }
    words
}
