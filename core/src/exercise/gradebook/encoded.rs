//! The text of a CSV file, and the bytes that it came in.

use super::error::GradebookError;
use crate::model::limits;

/// How a text is kept in bytes. Text and form together give the same bytes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    unit: Unit,
    has_mark: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Utf8,
    Utf16Le,
    Utf16Be,
}

impl Unit {
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xef\xbb\xbf",
            Self::Utf16Le => b"\xff\xfe",
            Self::Utf16Be => b"\xfe\xff",
        }
    }
}

impl Form {
    /// UTF-8 without a byte order mark.
    #[cfg(test)]
    pub const PLAIN: Self = Self { unit: Unit::Utf8, has_mark: false };

    /// The bytes of a text.
    pub fn bytes(self, text: &str) -> Vec<u8> {
        let mut bytes = if self.has_mark { self.unit.mark().to_vec() } else { Vec::new() };
        match self.unit {
            Unit::Utf8 => bytes.extend_from_slice(text.as_bytes()),
            Unit::Utf16Le => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            Unit::Utf16Be => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        }
        bytes
    }
}

/// Reads the text of a file: UTF-8 or UTF-16, with or without a byte order mark.
pub fn decoded(bytes: &[u8]) -> Result<(String, Form), GradebookError> {
    if bytes.len() > limits::GRADEBOOK {
        return Err(GradebookError::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(GradebookError::Workbook);
    }
    let form = form(bytes);
    let bytes = if form.has_mark { &bytes[form.unit.mark().len()..] } else { bytes };
    let text = match form.unit {
        Unit::Utf8 => utf8(bytes)?,
        Unit::Utf16Le => utf16(bytes, u16::from_le_bytes)?,
        Unit::Utf16Be => utf16(bytes, u16::from_be_bytes)?,
    };
    if text.trim().is_empty() {
        return Err(GradebookError::Empty);
    }
    if let Some(at) = text.find(['\0', '\u{feff}', '\u{fffd}']) {
        let (line, column) = place(&text, at);
        return Err(GradebookError::Character { line, column });
    }
    if text.trim_start().starts_with('<') {
        return Err(GradebookError::WebPage);
    }
    Ok((text, form))
}

/// The form of bytes: by the mark, else by the zeros that the first letter leaves in UTF-16.
fn form(bytes: &[u8]) -> Form {
    let marked = [Unit::Utf8, Unit::Utf16Le, Unit::Utf16Be].into_iter().find(|unit| bytes.starts_with(unit.mark()));
    let unmarked = match bytes {
        [first, 0, ..] if *first != 0 => Unit::Utf16Le,
        [0, second, ..] if *second != 0 => Unit::Utf16Be,
        _ => Unit::Utf8,
    };
    Form { unit: marked.unwrap_or(unmarked), has_mark: marked.is_some() }
}

fn utf8(bytes: &[u8]) -> Result<String, GradebookError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(not_text(&String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()))),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, GradebookError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match c {
            Ok(c) => text.push(c),
            Err(_alone) => return Err(not_text(&text)),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(not_text(&text)) }
}

/// Says that what follows this text is none.
fn not_text(before: &str) -> GradebookError {
    let (line, column) = place(before, before.len());
    GradebookError::NotText { line, column }
}

/// The line and the column of a place in a text, from 1. Lines end with LF, CR LF or CR.
pub fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let lf = before.matches('\n').count();
    let cr = before.matches('\r').count() - before.matches("\r\n").count();
    let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    (lf + cr + 1, before[start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all_forms() -> impl Iterator<Item = Form> {
        let units = [Unit::Utf8, Unit::Utf16Le, Unit::Utf16Be];
        units.into_iter().flat_map(|unit| [true, false].map(|has_mark| Form { unit, has_mark }))
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let check = |bytes: &[u8], expected: GradebookError| assert_eq!(decoded(bytes), Err(expected), "{bytes:?}");
        check(b"", GradebookError::Empty);
        check(b"\xef\xbb\xbf \r\n", GradebookError::Empty);
        check(b"PK\x03\x04more", GradebookError::Workbook);
        check(b"\n <!doctype html>", GradebookError::WebPage);
        check(b"a,b\nc,\xe9", GradebookError::NotText { line: 2, column: 3 });
        check(b"\xff\xfea\0\n\0\x00\xd8b\0", GradebookError::NotText { line: 2, column: 1 });
        check(b"\xff\xfea\0b", GradebookError::NotText { line: 1, column: 2 });
        check(b"ab\r\nc\0", GradebookError::Character { line: 2, column: 2 });
    }

    #[test]
    fn places_count_lines_of_all_kinds() {
        let check = |text: &str, expected: (usize, usize)| assert_eq!(place(text, text.len()), expected, "{text:?}");
        check("", (1, 1));
        check("é", (1, 2));
        check("a\nb\r\nc\rde", (4, 3));
    }

    proptest! {
        #[test]
        fn text_and_form_give_the_bytes_again(text in "[a-z][\\PC\n]{0,40}") {
            prop_assume!(!text.contains(['\u{feff}', '\u{fffd}']));
            for form in all_forms() {
                let bytes = form.bytes(&text);
                let (found, its_form) = decoded(&bytes).unwrap();
                prop_assert_eq!(&found, &text);
                prop_assert_eq!(its_form.bytes(&found), bytes);
            }
        }

        #[test]
        fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok((text, form)) = decoded(&bytes) {
                prop_assert_eq!(form.bytes(&text), bytes);
            }
        }
    }
}
