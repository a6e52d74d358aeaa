//! A scheme in a file of its own: the same record that an annotation file holds.

use std::collections::HashSet;

use thiserror::Error;

use super::records::{self, tabled};
use super::repair::Builder;
use super::{ReadError, print, read};
use crate::model::{Scheme, limits};

/// Why no scheme was read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SchemeError {
    /// It is no annotation file, and larger than a file with a scheme may be, in bytes.
    #[error("it is larger than {} MB", .0 >> 20)]
    TooLarge(u64),
    /// It holds no verdict.
    #[error("it holds no verdict")]
    NoVerdicts,
    /// Two verdicts have this id.
    #[error("two verdicts have the id \"{0}\"")]
    Twice(String),
    /// It can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// Reads the scheme of a file, which holds a scheme alone or is an annotation file. Verdicts without an id get one.
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
    let record: tabled::Scheme<'_> = records::read(source.trim_start_matches('\u{feff}')).map_err(|e| {
        let (line, column) = (e.span.start.line, e.span.start.col);
        ReadError::Malformed { line, column, what: e.code.to_string() }
    })?;
    let mut scheme: Scheme = record.build(&mut Builder::default());
    if scheme.verdicts.is_empty() {
        return Err(SchemeError::NoVerdicts);
    }
    scheme.complete();
    let mut ids = HashSet::new();
    match scheme.verdicts.iter().find(|verdict| !ids.insert(verdict.id.as_str())) {
        Some(twice) => Err(SchemeError::Twice(twice.id.clone())),
        None => Ok(scheme),
    }
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

    #[test]
    fn what_is_missing_is_empty_and_what_is_unknown_is_kept() {
        let source = "(name: \"Mine\", verdicts: [(label: \"Half true\", later: [1, 2])], further: \"x\")";
        let scheme = read_scheme(source.as_bytes()).unwrap();
        assert_eq!((scheme.id.as_str(), scheme.verdicts[0].id.as_str()), ("mine", "half-true"));
        let printed = print_scheme(&scheme);
        assert!(printed.contains("later: [1, 2]") && printed.contains("further: \"x\""), "{printed}");
        assert_eq!(read_scheme(printed.as_bytes()), Ok(scheme));
        let told = read_scheme(b"// mine\n(id: \"a\", verdicts: [(label: \"\", underline: \"bold\")])").unwrap();
        assert_eq!(told.verdicts[0].id, "verdict");
    }

    #[track_caller]
    fn check(bytes: &[u8], error: &str) {
        assert_eq!(read_scheme(bytes).unwrap_err().to_string(), error);
    }

    #[test]
    fn what_is_no_scheme_is_told() {
        check(b"(id: \"a\",\n name: 3)", "line 2, column 7: Expected string.");
        check(b"(id: \"a\")", "it holds no verdict");
        check(b"(annotator: \"a\", zoom: 2)", "it holds no verdict");
        check(b"(verdicts: [(id: \"a\"), (id: \"a\")])", "two verdicts have the id \"a\"");
        check(b"\xff\xfe", "it is not an annotation file of Claimlight.");
        check(b"", "it is empty.");
        check(
            b"(format: 1, article: (title: \"Fer",
            "line 1, column 34: the file ends here, in the middle; the rest of it is missing.",
        );
        check(&vec![b'a'; limits::SMALL_FILE as usize + 1], "it is larger than 1 MB");
    }
}
