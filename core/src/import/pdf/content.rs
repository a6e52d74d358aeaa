//! Words that the content of a page says it shows: `/Span <</ActualText (ffi)>> BDC … EMC` (ISO 32000-1, 14.9.4).
//!
//! Browsers write so what one glyph stands for: ligatures, all of Arabic. The package reads letters without regard to it. So each
//! such entry is replaced by a number of marked content, which the package gives with each letter.

use pdf_oxide::optional_content::decode_pdf_text_string;

/// The entry that is looked for.
const ENTRY: &[u8] = b"/ActualText";
/// Numbers of marked content from here on are ours. Those of files count up from 0 on each page.
const FIRST: u32 = 0x4000_0000;

/// The content of a page with numbers in place of words.
pub struct Content {
    /// The content.
    pub bytes: Vec<u8>,
    words: Vec<String>,
}

impl Content {
    /// Replaces the words in the content of a page.
    pub fn of(content: &[u8]) -> Self {
        // The package leaves out what some programs place as a picture.
        let content = replaced(content, b"/PlacedPDF", b"/Placed_PD");
        let (mut bytes, mut words) = (Vec::with_capacity(content.len()), Vec::new());
        let mut rest = content.as_slice();
        while let Some(at) = memchr::memmem::find(rest, ENTRY) {
            let (before, after) = rest.split_at(at);
            bytes.extend_from_slice(before);
            if let Some((string, len)) = string(&after[ENTRY.len()..]) {
                bytes.extend_from_slice(format!("/MCID {}", FIRST as usize + words.len()).as_bytes());
                words.push(decode_pdf_text_string(&string));
                rest = &after[ENTRY.len() + len..];
            } else {
                bytes.extend_from_slice(ENTRY);
                rest = &after[ENTRY.len()..];
            }
        }
        bytes.extend_from_slice(rest);
        Self { bytes, words }
    }

    /// What letters with this number of marked content stand for, if the content says so.
    pub fn words(&self, number: Option<u32>) -> Option<&str> {
        self.words.get(number?.checked_sub(FIRST)? as usize).map(String::as_str)
    }
}

fn replaced(content: &[u8], what: &[u8], with: &[u8]) -> Vec<u8> {
    let mut bytes = content.to_vec();
    for at in memchr::memmem::find_iter(content, what) {
        bytes[at..at + what.len()].copy_from_slice(with);
    }
    bytes
}

/// The string at the start of some content, and how long it is written there.
fn string(content: &[u8]) -> Option<(Vec<u8>, usize)> {
    let start = content.iter().position(|b| !b.is_ascii_whitespace())?;
    let (string, len) = match content.get(start)? {
        b'(' => in_brackets(&content[start + 1..])?,
        b'<' => in_figures(&content[start + 1..])?,
        _ => return None,
    };
    Some((string, start + 1 + len))
}

/// A string of hexadecimal figures, up to `>`.
fn in_figures(content: &[u8]) -> Option<(Vec<u8>, usize)> {
    let end = memchr::memchr(b'>', content)?;
    let figures: Vec<u8> = content[..end]
        .iter()
        .filter(|b| !b.is_ascii_whitespace())
        .map(|b| char::from(*b).to_digit(16).map(|n| n as u8))
        .collect::<Option<_>>()?;
    let bytes = figures.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect();
    Some((bytes, end + 1))
}

/// A string in brackets, up to the one that closes it.
fn in_brackets(content: &[u8]) -> Option<(Vec<u8>, usize)> {
    let (mut bytes, mut depth, mut i) = (Vec::new(), 1_usize, 0);
    loop {
        let byte = *content.get(i)?;
        i += 1;
        match byte {
            b'\\' => {
                let escaped = *content.get(i)?;
                i += 1;
                match escaped {
                    b'n' => bytes.push(b'\n'),
                    b'r' => bytes.push(b'\r'),
                    b't' => bytes.push(b'\t'),
                    b'\n' | b'\r' => {}
                    b'0'..=b'7' => {
                        let more = content[i..].iter().take(2).take_while(|b| matches!(b, b'0'..=b'7')).count();
                        let figures = &content[i - 1..i + more];
                        bytes.push(figures.iter().fold(0_u8, |n, b| n.wrapping_mul(8).wrapping_add(b - b'0')));
                        i += more;
                    }
                    other => bytes.push(other),
                }
            }
            b')' if depth == 1 => return Some((bytes, i)),
            _ => {
                depth = depth + usize::from(byte == b'(') - usize::from(byte == b')');
                bytes.push(byte);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_numbers() {
        let check = |content: &str, expected: &str, words: &[&str]| {
            let found = Content::of(content.as_bytes());
            let found_words: Vec<&str> = found.words.iter().map(String::as_str).collect();
            assert_eq!((String::from_utf8_lossy(&found.bytes).as_ref(), &found_words[..]), (expected, words));
        };
        check("/Span<</ActualText (ffi) >> BDC", "/Span<</MCID 1073741824 >> BDC", &["ffi"]);
        check(
            "<</ActualText<feff 0627>>><</ActualText (\\(a\\)(\\101))>>",
            "<</MCID 1073741824>><</MCID 1073741825>>",
            &["ا", "(a)(A)"],
        );
        check("/ActualText 3 /ActualText (a", "/ActualText 3 /ActualText (a", &[]);
        check("/PlacedPDF BMC", "/Placed_PD BMC", &[]);
    }
}
