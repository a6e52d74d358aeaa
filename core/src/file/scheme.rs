//! A scheme in a file of its own: the same record that an annotation file holds.

use thiserror::Error;

use super::{ReadError, print, read};
use crate::model::{Scheme, limits};

/// Why no scheme was read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SchemeError {
    /// It is no annotation file, and larger than a file with a scheme may be, in bytes.
    #[error("it is larger than {} MB", .0 >> 20)]
    TooLarge(u64),
    /// It can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// Reads the scheme of a file, which holds a scheme alone or is an annotation file.
pub fn read_scheme(bytes: &[u8]) -> Result<Scheme, SchemeError> {
    match read(bytes) {
        Ok(loaded) => return Ok((*loaded.annotations.scheme).clone()),
        Err(
            e @ (ReadError::Empty | ReadError::CutOff { .. } | ReadError::Conflict { .. } | ReadError::Newer { .. }),
        ) => {
            return Err(e.into());
        }
        Err(_) => {}
    }
    if bytes.len() as u64 > limits::SMALL_FILE {
        return Err(SchemeError::TooLarge(limits::SMALL_FILE));
    }
    let source = std::str::from_utf8(bytes).map_err(|_not_utf8| ReadError::Foreign)?;
    let scheme: Scheme = ron::from_str(source.trim_start_matches('\u{feff}')).map_err(|e| {
        let (line, column) = (e.span.start.line, e.span.start.col);
        ReadError::Malformed { line, column, what: e.code.to_string() }
    })?;
    Ok(scheme.in_order())
}

/// The file that holds this scheme.
pub fn print_scheme(scheme: &Scheme) -> String {
    print::scheme_alone(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_reads_back_as_it_was_written() {
        for scheme in Scheme::built_in() {
            assert_eq!(read_scheme(print_scheme(&scheme).as_bytes()), Ok(scheme));
        }
    }

    #[track_caller]
    fn check(bytes: &[u8], error: &str) {
        assert_eq!(read_scheme(bytes).unwrap_err().to_string(), error);
    }

    #[test]
    fn what_is_no_scheme_is_told() {
        check(b"(id: \"a\",\n name: 3)", "line 2, column 7: Expected string.");
        check(b"\xff\xfe", "it is not an annotation file of Claimlight.");
        check(b"", "it is empty.");
        check(
            b"(format: 1, article: (title: \"Fer",
            "line 1, column 34: the file ends here, in the middle; the rest of it is missing.",
        );
        check(&vec![b'a'; limits::SMALL_FILE as usize + 1], "it is larger than 1 MB");
    }
}
