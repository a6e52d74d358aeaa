//! A scheme in a file of its own: the same record that an annotation file holds.

use super::{FileError, ReadError, print, read};
use crate::model::{Scheme, limits};

/// The scheme in a file: one that holds a scheme alone, or an annotation file. The error is a sentence for people.
pub fn read_scheme(bytes: &[u8]) -> Result<Scheme, String> {
    if let Ok(loaded) = read(bytes) {
        return Ok((*loaded.annotations.scheme).clone());
    }
    if bytes.len() as u64 > limits::SMALL_FILE {
        return Err(FileError::TooLarge(limits::SMALL_FILE).to_string());
    }
    let source = std::str::from_utf8(bytes).map_err(|_not_utf8| ReadError::Foreign.to_string())?;
    let scheme: Scheme = ron::from_str(source.trim_start_matches('\u{feff}'))
        .map_err(|e| format!("line {}, column {}: {}.", e.span.start.line, e.span.start.col, e.code))?;
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

    #[test]
    fn what_is_no_scheme_is_told() {
        assert!(read_scheme(b"(id: \"a\", name: 3)").is_err());
        assert!(read_scheme(b"\xff\xfe").is_err());
        assert!(read_scheme(b"").is_err());
    }
}
