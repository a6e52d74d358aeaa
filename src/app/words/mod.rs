//! The words on the screen: texts in the language of the window, and errors of the core as sentences.

pub mod error_text;
pub mod texts;
pub mod unsaved;

use std::path::Path;

/// The last part of a path, as the screen shows it.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
