//! What the library's errors are in words of the chosen language.

use crate::import::{ImportError, Looks};
use crate::store::{ReadError, SaveError};
use crate::tr;

/// Why a file is no article: a sentence.
pub fn import(error: &ImportError) -> String {
    match error {
        ImportError::Binary { name, what } => tr!("error-binary", name = name, what = looks(*what)),
        ImportError::TooLarge { name } => tr!("error-too-large", name = name),
    }
}

/// What a file seems to be.
fn looks(what: Looks) -> &'static str {
    tr!(match what {
        Looks::Pdf => "kind-pdf",
        Looks::Archive | Looks::OldOffice => "kind-office",
        Looks::Picture => "kind-picture",
        Looks::Program => "kind-program",
        Looks::Compressed => "kind-compressed",
        Looks::Binary => "kind-binary",
    })
}

/// Why an annotation file can't be read: a sentence.
pub fn read(error: &ReadError) -> String {
    match error {
        ReadError::NotUtf8 { line, column } => tr!("error-not-utf8", line = *line, column = *column),
        ReadError::Foreign => tr!("error-foreign").to_owned(),
        ReadError::Newer { reader } => tr!("error-newer", reader = reader),
        // What the reader of RON says of a place is English only.
        ReadError::Malformed { line, column, what } => {
            tr!("error-malformed", line = *line, column = *column, what = what)
        }
    }
}

/// Why a file was not written: the end of a sentence.
pub fn save(error: &SaveError) -> String {
    match error {
        SaveError::NoFolder(folder) => tr!("error-no-folder", folder = folder),
        SaveError::NotAllowed(folder) => tr!("error-not-allowed", folder = folder),
        SaveError::ReadOnly => tr!("error-read-only").to_owned(),
        SaveError::Full => tr!("error-full").to_owned(),
        SaveError::Corrupted => tr!("error-corrupted").to_owned(),
        SaveError::Other(e) => e.to_string(),
    }
}
