//! Decoding the bytes of a file to text.

use super::Looks;
use super::detect::{Detected, detect};
use super::encoding::Encoding;
use super::lines;

/// The text of a file, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with the line ends and control characters of the file.
    pub text: String,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// Whether the encoding is a guess.
    pub guessed: bool,
    /// The lines that hold bytes without a meaning in the encoding, counted from 1, in order. The text has U+FFFD in their
    /// place.
    pub unread_lines: Vec<usize>,
}

/// Decodes `bytes`. With an `encoding` they are read as that, whatever they are; without one, it is found out. The
/// error is what they seem to be instead of text.
///
/// A byte order mark is dropped. Of UTF-16 and UTF-32, a mark decides which byte comes first, whatever `encoding` says.
pub fn decode(bytes: &[u8], encoding: Option<Encoding>) -> Result<Decoded, Looks> {
    let Detected { encoding, guessed, mark } = match encoding {
        Some(encoding) => given(bytes, encoding),
        None => detect(bytes)?,
    };
    let reading = encoding.read(&bytes[mark..]);
    let unread_lines = lines::lines_of(&reading.text, &reading.unread);
    let text = reading.text.strip_prefix('\u{feff}').unwrap_or(&reading.text);
    Ok(Decoded { text: text.to_owned(), encoding, guessed, unread_lines })
}

/// The encoding that somebody named, with the mark that belongs to it.
fn given(bytes: &[u8], encoding: Encoding) -> Detected {
    let unit = encoding.unit();
    let marked = Encoding::of_mark(bytes).filter(|(m, _)| *m == encoding || (unit > 1 && m.unit() == unit));
    let (encoding, mark) = marked.unwrap_or((encoding, 0));
    Detected { encoding, guessed: false, mark }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], encoding: Option<&str>, expected: &str) {
        let decoded = decode(bytes, encoding.map(|name| Encoding::named(name).unwrap()));
        assert_eq!(decoded.as_ref().map(|d| d.text.as_str()), Ok(expected), "{encoding:?}");
    }

    #[test]
    fn a_named_encoding_is_taken_at_its_word() {
        check(b"The fee was \xa33m.", Some("windows-1250"), "The fee was Ł3m.");
        check(b"The fee was \xa33m.", Some("windows-1252"), "The fee was £3m.");
        check("café".as_bytes(), Some("windows-1252"), "cafÃ©");
        check(b"\xef\xbb\xbfcaf\xe9", Some("utf-8"), "caf\u{fffd}");
        check(b"\xfe\xff\0a", Some("utf-16"), "a");
        check(b"a\0\0\0\n\0\0\0", Some("utf-32le"), "a\n");
        check(b"\0\0\xfe\xff\0\0\0a", Some("utf-32"), "a");
        check(b"%PDF-", Some("utf-8"), "%PDF-");
    }

    proptest! {
        #[test]
        fn any_text_is_exact_if_its_encoding_is_named(text in "(\\PC|\\n){0,60}") {
            let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
            let utf32 = |bytes: fn(u32) -> [u8; 4]| text.chars().flat_map(|c| bytes(c.into())).collect::<Vec<u8>>();
            let expected = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
            for (name, bytes) in [
                ("utf-8", text.clone().into_bytes()),
                ("utf-16le", utf16(u16::to_le_bytes)),
                ("utf-16be", utf16(u16::to_be_bytes)),
                ("utf-32le", utf32(u32::to_le_bytes)),
                ("utf-32be", utf32(u32::to_be_bytes)),
            ] {
                let decoded = decode(&bytes, Encoding::named(name)).unwrap();
                prop_assert_eq!((&decoded.text, decoded.unread_lines.len()), (&expected, 0), "{}", name);
                // Without the name it may be refused or misread, but it ends.
                drop(decode(&bytes, None));
            }
        }
    }

    #[test]
    fn lines_with_bad_bytes_are_told() {
        let decoded = decode(b"\xc3\xa9\xc3\xa8\xc3\xa0\nb\xff\r\n\xc3\xa9\r\n\xe9\xff", None).unwrap();
        assert_eq!(decoded.text, "éèà\nb\u{fffd}\r\né\r\n\u{fffd}\u{fffd}");
        assert_eq!((decoded.encoding, decoded.unread_lines), (Encoding::UTF_8, vec![2, 4]));
    }
}
