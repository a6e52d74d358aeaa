//! Reading an annotation file: from bytes to annotations, with a list of what had to be repaired.

use std::sync::Arc;

use thiserror::Error;

use super::lexer::{Token, TokenKind};
use super::repaired::Repair;
use super::{FORMAT, damage, lexer, records, repair};
use crate::model::{Annotations, ArticleText};

/// An annotation file that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What it holds.
    pub annotations: Annotations,
    /// What had to be repaired.
    pub repairs: Vec<Repair>,
    /// Whether it holds comments, which are not kept.
    pub has_comments: bool,
    /// Whether it was shared without the article's text. Then no claim has a place, see [`read_on`].
    pub text_left_out: bool,
    /// SHA-256 of the article's text, as the file states it.
    pub text_sha256: String,
}

/// Why a file can't be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// It is not UTF-8.
    #[error("line {line}, column {column}: the file is damaged (it is not UTF-8).")]
    NotUtf8 {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
    },
    /// It holds nothing: no bytes, blanks alone, or zero bytes alone.
    #[error("it is empty.")]
    Empty,
    /// It is the beginning of an annotation file; the rest is missing.
    #[error("line {line}, column {column}: the file ends here, in the middle; the rest of it is missing.")]
    CutOff {
        /// Where it ends, counted from 1.
        line: usize,
        /// Counted from 1, in Unicode scalar values.
        column: usize,
    },
    /// It holds the conflict markers of Git or another version control system: two versions of it, not brought together.
    #[error("line {line}: Git left two versions in the file, between conflict markers.")]
    Conflict {
        /// The line of the first marker, counted from 1.
        line: usize,
    },
    /// It is no annotation file.
    #[error("it is not an annotation file of Claimlight.")]
    Foreign,
    /// A later version wrote it.
    #[error("it was written by a later version. It needs Claimlight {reader} or newer.")]
    Newer {
        /// The first version that reads it.
        reader: String,
    },
    /// It is not RON, or a field has the wrong type.
    #[error("line {line}, column {column}: {what}.")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in Unicode scalar values.
        column: usize,
        /// What is wrong there, in English.
        what: String,
    },
}

/// How much of a file tells whether it is an annotation file, in bytes from its start.
const HEAD: usize = 4 << 10;

/// Whether these bytes begin like an annotation file, whole or damaged: a record with the field `format`.
pub fn is_annotations(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let source = head.trim_start_matches('\u{feff}');
    is_record(source) && lexer::field(source, "format").is_some_and(|field| field.number().is_some())
}

/// Reads an annotation file. Problems that can be repaired are repaired and reported; anything else is an error. No input
/// makes it panic.
pub fn read(bytes: &[u8]) -> Result<Loaded, ReadError> {
    read_with(bytes, None)
}

/// Reads an annotation file that may have been shared without the article's text. If `text` is the text that its claims were
/// made on, they have their places.
pub fn read_on(bytes: &[u8], text: &Arc<ArticleText>) -> Result<Loaded, ReadError> {
    let loaded = read(bytes)?;
    if loaded.text_left_out && loaded.text_sha256 == text.sha256() {
        return read_with(bytes, Some(text));
    }
    Ok(loaded)
}

/// Reads a file that [`super::print_part`] printed. `text` is the article's text.
pub fn read_part(bytes: &[u8], text: &Arc<ArticleText>) -> Result<Annotations, ReadError> {
    read_with(bytes, Some(text)).map(|loaded| loaded.annotations)
}

fn read_with(bytes: &[u8], text: Option<&Arc<ArticleText>>) -> Result<Loaded, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if damage::is_empty(bytes) {
        return Err(ReadError::Empty);
    }
    let e = match std::str::from_utf8(bytes) {
        Ok(source) => return read_source(source, text),
        Err(e) => e,
    };
    let before = std::str::from_utf8(&bytes[..e.valid_up_to()]).unwrap_or_default();
    // A file may be cut off within a character.
    if e.error_len().is_none()
        && let Err(error @ ReadError::CutOff { .. }) = read_source(before, text)
    {
        return Err(error);
    }
    Err(not_utf8(bytes, e.valid_up_to()))
}

fn read_source(source: &str, text: Option<&Arc<ArticleText>>) -> Result<Loaded, ReadError> {
    let Some(format) = lexer::field(source, "format").and_then(|field| field.number()) else {
        return Err(without_format(source));
    };
    Ok(repair::build(of_format(source, format)?, text, lexer::has_comments(source)))
}

/// Reads the record of a source that states this format.
fn of_format<'a, T: serde::Deserialize<'a>>(source: &'a str, format: u64) -> Result<T, ReadError> {
    if format > FORMAT {
        let reader = lexer::field(source, "reader").and_then(|field| field.string());
        return Err(ReadError::Newer { reader: reader.unwrap_or("?").to_owned() });
    }
    records::read(source).map_err(|e| {
        if let Some(line) = damage::conflict_marker(source) {
            return ReadError::Conflict { line };
        }
        if let Some((line, column)) = damage::cut_off(source, (e.span.end.line, e.span.end.col)) {
            return ReadError::CutOff { line, column };
        }
        malformed(&e)
    })
}

/// Reads a file of another kind than an annotation file: a record that states its format.
///
/// # Errors
/// As for annotation files.
pub(crate) fn read_record<'a, T: serde::Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if damage::is_empty(bytes) {
        return Err(ReadError::Empty);
    }
    let source = std::str::from_utf8(bytes).map_err(|e| not_utf8(bytes, e.valid_up_to()))?;
    let format = lexer::field(source, "format").and_then(|field| field.number()).ok_or(ReadError::Foreign)?;
    of_format(source, format)
}

/// The error for bytes that are UTF-8 only up to an offset.
fn not_utf8(bytes: &[u8], valid_up_to: usize) -> ReadError {
    let before = &bytes[..valid_up_to];
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    ReadError::NotUtf8 { line, column }
}

/// Why a source can't be read that does not state its format.
fn without_format(source: &str) -> ReadError {
    if damage::is_cut_before_format(source) {
        let (line, column) = damage::place(source.trim_end_matches('\0'));
        return ReadError::CutOff { line, column };
    }
    if lexer::field(source, "article").is_none() {
        return ReadError::Foreign;
    }
    match damage::conflict_marker(source) {
        Some(line) => ReadError::Conflict { line },
        None if is_record(source) => {
            ReadError::Malformed { line: 1, column: 1, what: "the field \"format\" is missing".to_owned() }
        }
        None => ReadError::Foreign,
    }
}

/// Reads another record than an annotation file.
pub fn record<'a, T: serde::Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, ReadError> {
    let source = std::str::from_utf8(bytes).map_err(|_not_utf8| ReadError::Foreign)?;
    records::read(source.trim_start_matches('\u{feff}')).map_err(|e| malformed(&e))
}

/// The names of a record's fields, with the sources of their values. A source of any shape is a value: whoever asks for one field
/// loses nothing by what stands in another.
pub fn fields(bytes: &[u8]) -> Result<Vec<(String, String)>, ReadError> {
    let records::Unknown(fields) = record(bytes)?;
    Ok(fields.map_or_else(Vec::new, |fields| *fields))
}

fn malformed(error: &ron::error::SpannedError) -> ReadError {
    let (line, column) = (error.span.start.line, error.span.start.col);
    ReadError::Malformed { line, column, what: plain(&error.code) }
}

fn plain(error: &ron::Error) -> String {
    match error {
        ron::Error::ExceededRecursionLimit => "brackets stand too deep within each other".to_owned(),
        ron::Error::Eof | ron::Error::ExpectedStructLikeEnd | ron::Error::ExpectedArrayEnd => {
            "the file ends too early, or a bracket is missing".to_owned()
        }
        other => other.to_string().trim_end_matches('.').to_owned(),
    }
}

/// Whether a source begins with a record.
fn is_record(source: &str) -> bool {
    let is_written = |token: &Token<'_>| !matches!(token.kind, TokenKind::Blank | TokenKind::Comment);
    lexer::tokens(source).find(is_written).is_some_and(|token| token.source == "(")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotation_files_are_known_by_their_beginning() {
        let check = |bytes: &[u8], expected| assert_eq!(is_annotations(bytes), expected, "{bytes:?}");
        check(b"(\n    format: 1,\n    reader: \"0.1\",\n", true);
        check(b"\xef\xbb\xbf// mine\n(format: 2, odd: \"\xff\")", true);
        check(b"", false);
        check(b"The bridge (format: 1) closed.", false);
        check(b"(The bridge closed: it was old.)", false);
        check(b"(format: new) The bridge closed.", false);
        check(b"(a: (format: 1))", false);
    }
}
