//! The words on the screen: texts in the window's language, and errors of the core as sentences.

pub mod error_text;
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
    let notes = claim.judgements.iter().map(|j| &j.note);
    let own = [&claim.restated, &claim.claimant].into_iter().chain(&claim.tags);
    let evidence = claim.evidence.iter().flat_map(|e| [&e.url, &e.title, &e.publisher, &e.quote, &e.question]);
    let parts = notes.chain(own).chain(evidence).filter(|part| !part.is_empty());
    parts.flat_map(|part| [part.as_str(), "\n"]).collect()
}
