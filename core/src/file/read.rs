//! Reading an annotation file: from bytes to annotations, with a list of what had to be repaired.

use std::sync::Arc;

use thiserror::Error;

use super::repaired::Repair;
use super::{FORMAT, records, repair};
use crate::model::{Annotations, ArticleText};

/// An annotation file that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What it holds.
    pub annotations: Annotations,
    /// What had to be repaired.
    pub repairs: Vec<Repair>,
    /// Whether somebody wrote comments into it; they are not kept.
    pub has_comments: bool,
    /// Whether it was shared without the article's text; then no claim has a place, see [`read_on`].
    pub text_left_out: bool,
    /// SHA-256 of the article's text, as the file tells it.
    pub text_sha256: String,
}

/// Why a file can't be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// It is not UTF-8.
    #[error("line {line}, column {column}: the file is damaged (it is not UTF-8).")]
    NotUtf8 {
        /// From 1.
        line: usize,
        /// From 1, in bytes.
        column: usize,
    },
    /// It is something else.
    #[error("it is not an annotation file of Claimlight.")]
    Foreign,
    /// A later version wrote it.
    #[error("it was written by a later version. It needs Claimlight {reader} or newer.")]
    Newer {
        /// The first version that reads it.
        reader: String,
    },
    /// It is no RON, or a field has the wrong type.
    #[error("line {line}, column {column}: {what}.")]
    Malformed {
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
        /// What is wrong there.
        what: String,
    },
}

/// Reads a file. What can be repaired is, and told; everything else is an error. Never panics, whatever the bytes.
pub fn read(bytes: &[u8]) -> Result<Loaded, ReadError> {
    read_with(bytes, None)
}

/// Reads a file that may have been shared without its text, for one who has a text: where it is the one that the claims were
/// made on, they have their places.
pub fn read_on(bytes: &[u8], text: &Arc<ArticleText>) -> Result<Loaded, ReadError> {
    let loaded = read(bytes)?;
    if loaded.text_left_out && loaded.text_sha256 == text.sha256() {
        return read_with(bytes, Some(text));
    }
    Ok(loaded)
}

/// Reads what [`super::print_part`] printed, with the article's text.
pub fn read_part(bytes: &[u8], text: &Arc<ArticleText>) -> Result<Annotations, ReadError> {
    read_with(bytes, Some(text)).map(|loaded| loaded.annotations)
}

fn read_with(bytes: &[u8], text: Option<&Arc<ArticleText>>) -> Result<Loaded, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let source = std::str::from_utf8(bytes).map_err(|e| {
        let before = &bytes[..e.valid_up_to()];
        let line = before.split(|b| *b == b'\n').count();
        let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        ReadError::NotUtf8 { line, column }
    })?;
    let head = source.get(..source.floor_char_boundary(source.len().min(600))).unwrap_or_default();
    let Some(format) = number_after(head, "format:") else {
        return Err(if source.trim_start().starts_with('(') && head.contains("article") {
            ReadError::Malformed { line: 1, column: 1, what: "the field \"format\" is missing".to_owned() }
        } else {
            ReadError::Foreign
        });
    };
    if format > FORMAT {
        return Err(ReadError::Newer { reader: string_after(head, "reader:").unwrap_or("?").to_owned() });
    }
    let file: records::File<'_> = records::read(source).map_err(|e| ReadError::Malformed {
        line: e.span.start.line,
        column: e.span.start.col,
        what: plain(&e.code),
    })?;
    Ok(repair::build(file, text, has_comments(source)))
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

fn number_after(head: &str, name: &str) -> Option<u64> {
    let rest = head[head.find(name)? + name.len()..].trim_start();
    rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse().ok()
}

fn string_after<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let rest = head[head.find(name)? + name.len()..].trim_start().strip_prefix('"')?;
    rest.split('"').next()
}

/// Whether comments stand outside of strings.
fn has_comments(source: &str) -> bool {
    let bytes = source.as_bytes();
    let mut i = 0;
    let mut in_string = false;
    while i < bytes.len() {
        match (bytes[i], in_string) {
            (b'\\', true) => i += 1,
            (b'"', _) => in_string = !in_string,
            (b'/', false) if matches!(bytes.get(i + 1), Some(b'/' | b'*')) => return true,
            _ => {}
        }
        i += 1;
    }
    false
}
