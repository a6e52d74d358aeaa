//! Decoding bytes to text: detects the encoding, and normalises line ends and stray control characters.

use super::{Encoding, Looks};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_16BE, UTF_16LE};

/// How much of a file is searched for control characters, in bytes.
const CONTROL_SAMPLE: usize = 64 << 10;
/// A file with more than one control character in this many bytes is not text.
const BYTES_PER_CONTROL: usize = 20;
/// How much of a file decides whether it is UTF-16, in bytes.
const UTF16_SAMPLE: usize = 8192;

/// Decodes and normalises `bytes`; the error is what they seem to be instead of text. With an `encoding` they are read
/// as that, whatever they are.
///
/// CR LF and CR become LF. A byte order mark, U+0000 to U+001F except tab and LF, and U+007F to U+009F are dropped. Nothing
/// else changes.
pub fn decode(bytes: &[u8], encoding: Option<Encoding>) -> Result<String, Looks> {
    if let Some(encoding) = encoding {
        return Ok(normalise(&encoding.read(bytes).text));
    }
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Ok(normalise(&text));
    }
    for (magic, what) in [
        (&b"%PDF-"[..], Looks::Pdf),
        (b"PK\x03\x04", Looks::Archive),
        (b"\x89PNG", Looks::Picture),
        (b"GIF8", Looks::Picture),
        (b"\xff\xd8\xff", Looks::Picture),
        (b"\xd0\xcf\x11\xe0", Looks::OldOffice),
        (b"\x7fELF", Looks::Program),
        (b"MZ\x90", Looks::Program),
        (b"\x1f\x8b", Looks::Compressed),
    ] {
        if bytes.starts_with(magic) {
            return Err(what);
        }
    }
    if bytes.contains(&0) {
        return utf16_without_mark(bytes).ok_or(Looks::Binary);
    }
    // With many control characters it is not text, whatever the encoding.
    let sample = &bytes[..bytes.len().min(CONTROL_SAMPLE)];
    let control = sample.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    if control * BYTES_PER_CONTROL > sample.len() {
        return Err(Looks::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(normalise(text));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok(normalise(&text))
}

/// Decodes UTF-16 that has no byte order mark. In text of mostly ASCII, four tenths or more of the high bytes are zero, and no
/// low byte is.
fn utf16_without_mark(bytes: &[u8]) -> Option<String> {
    let sample = &bytes[..bytes.len().min(UTF16_SAMPLE)];
    if !bytes.len().is_multiple_of(2) || sample.len() < 4 {
        return None;
    }
    let even = sample.iter().step_by(2).filter(|b| **b == 0).count();
    let odd = sample.iter().skip(1).step_by(2).filter(|b| **b == 0).count();
    let pairs = sample.len() / 2;
    let encoding = match (even, odd) {
        (0, odd) if odd * 10 >= pairs * 4 => UTF_16LE,
        (even, 0) if even * 10 >= pairs * 4 => UTF_16BE,
        _ => return None,
    };
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    (!wrong).then(|| normalise(&text))
}

/// Normalises line ends and drops control characters, as [`decode`] describes.
fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let odd = |c: char| (c < ' ' && c != '\t' && c != '\n') || ('\u{7f}'..='\u{9f}').contains(&c);
    while let Some(at) = rest.find(odd) {
        out.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        if after.next() == Some('\r') {
            out.push('\n');
            rest = after.as_str().strip_prefix('\n').unwrap_or(after.as_str());
        } else {
            rest = after.as_str();
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes, None).as_deref(), Ok(expected));
    }

    #[test]
    fn line_ends_and_control_characters_are_normalised() {
        check(b"a\r\nb\rc\n\td", "a\nb\nc\n\td");
        check("\u{feff}a".as_bytes(), "a");
        check("a\u{85}b\u{7f}c \u{a0}\u{2028}d".as_bytes(), "abc \u{a0}\u{2028}d");
        check(b"\r\r\n", "\n\n");
        check(b"", "");
    }

    #[test]
    fn what_is_not_text_is_recognised() {
        assert_eq!(decode(b"%PDF-1.7", None), Err(Looks::Pdf));
        assert_eq!(decode(b"PK\x03\x04\x14", None), Err(Looks::Archive));
        assert_eq!(decode(b"\xff\xd8\xff\xe0", None), Err(Looks::Picture));
        assert_eq!(decode(b"\xd0\xcf\x11\xe0\xa1", None), Err(Looks::OldOffice));
        assert_eq!(decode(b"\x7fELF\x02", None), Err(Looks::Program));
        assert_eq!(decode(b"\x1f\x8b\x08", None), Err(Looks::Compressed));
        assert_eq!(decode(b"a\0\0\0b\0\0\0", None), Err(Looks::Binary));
        assert_eq!(decode(b"a\x01b\x02c\x03", None), Err(Looks::Binary));
        check(&[&b"a\x01"[..], &[b'b'; 40]].concat(), &format!("a{}", "b".repeat(40)));
    }

    #[test]
    fn encodings_are_found() {
        let source = "Мост закрыт, сообщает город. Он был построен в прошлом веке.";
        for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R] {
            check(&encoding.encode(source).0, source);
        }
        check("Café".as_bytes(), "Café");
        check(b"The caf\xe9 is closed \x96 until May.", "The café is closed – until May.");
        let wide: Vec<u8> = "Bridge".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "Bridge");
        let marked: Vec<u8> = "\u{feff}Bridge".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&marked, "Bridge");
    }
}
