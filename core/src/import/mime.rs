//! MIME (RFC 2045 and 2046), as far as mail and saved pages need it: heads, parts within parts, and what they hold.
//!
//! Heads are read by `mail-parser`. Parts are found here, one level at a time, so nothing is decoded that nobody asks for, and whoever
//! walks over them says how deep. (`mail-parser` keeps parts of any depth in each other, and taking very deep ones apart overflows
//! the stack.)

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::{HeaderName, Message, MessageParser, MimeHeaders as _};
use memchr::memmem;

use super::encoding::Encoding;
use super::{Unreadable, page};

/// How deep parts in parts are gone into.
pub const DEEPEST: usize = 50;
/// The longest head of a part, in bytes.
const HEAD: usize = 256 << 10;
/// How many parts a file may have; further ones of a saved page are not looked at.
pub const PARTS: usize = 100_000;
/// The head of a part that has none.
const PLAIN: &[u8] = b"Content-Type: text/plain\r\n\r\n";

/// A part: its head, and what stands in it.
pub struct Part<'a> {
    /// The fields of its head.
    pub head: Message<'a>,
    /// What follows its head, as it is written.
    pub body: &'a [u8],
    /// Whether its end was found; the last part of a file that was cut off has none. A whole file counts as having none.
    pub has_end: bool,
}

impl<'a> Part<'a> {
    /// The part that these bytes are; `None` if they have no head, or one without an end.
    pub fn of(bytes: &'a [u8], parser: &MessageParser) -> Option<Self> {
        let (head, body) = bytes.split_at(head_len(bytes)?);
        Some(Self { head: parser.parse_headers(head)?, body, has_end: false })
    }

    /// The part within another one that these bytes are. One without a head is plain text.
    fn inner(bytes: &'a [u8], parser: &MessageParser) -> Option<Self> {
        let part = |head, body| Self { head, body, has_end: false };
        let len = head_len(bytes);
        let (head, body) = bytes.split_at(len.unwrap_or(bytes.len()).min(HEAD));
        Some(match (len, parser.parse_headers(head)) {
            (Some(_), Some(head)) => part(head, body),
            (None, Some(head)) if head.content_type().is_some() => part(head, body),
            _ => part(parser.parse_headers(PLAIN)?, if head.trim_ascii().is_empty() { body } else { bytes }),
        })
    }

    /// Whether it is of this media type. An empty `sub` stands for all.
    pub fn is(&self, kind: &str, sub: &str) -> bool {
        self.head.content_type().is_some_and(|found| {
            found.ctype().eq_ignore_ascii_case(kind)
                && (sub.is_empty() || found.subtype().is_some_and(|found| found.eq_ignore_ascii_case(sub)))
        })
    }

    /// Whether it is a web page.
    pub fn is_html(&self) -> bool {
        self.is("text", "html") || self.is("application", "xhtml+xml")
    }

    /// A parameter of its media type; empty if there is none.
    pub fn parameter(&self, name: &str) -> &str {
        self.head.content_type().and_then(|kind| kind.attribute(name)).unwrap_or_default()
    }

    /// A field of its head, without the blanks and line ends that a long address may have been cut by.
    pub fn address(&self, name: &'static str) -> String {
        let raw = self.head.header_raw(HeaderName::Other(name.into())).unwrap_or_default();
        raw.split_whitespace().collect()
    }

    /// The parts within it.
    pub fn parts<'p>(&self, parser: &'p MessageParser) -> impl Iterator<Item = Self> + use<'a, 'p> {
        let outer_ends = self.has_end;
        Pieces::new(self.body, self.parameter("boundary")).filter_map(move |(bytes, has_end)| {
            let part = Self::inner(bytes, parser)?;
            Some(Self { has_end: has_end || outer_ends, ..part })
        })
    }

    /// Whether it is the part that `start` of the part around it names (RFC 2387).
    pub fn is_start_of(&self, around: &Part<'_>) -> bool {
        let bare = |id: &str| id.trim_matches(['<', '>']).to_owned();
        let start = bare(around.parameter("start"));
        !start.is_empty() && self.head.content_id().is_some_and(|id| bare(id) == start)
    }

    /// Its bytes with the transfer encoding undone; `None` if that fails.
    pub fn decoded(&self) -> Option<Vec<u8>> {
        match self.head.content_transfer_encoding().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "base64" => base64_decode(self.body),
            "quoted-printable" => Some(unquoted(self.body)),
            _ => Some(self.body.to_vec()),
        }
    }
}

/// The encoding of a page or a text that somebody names `charset`: Unicode stays Unicode, and of a page without a name the page says
/// which. `None` if it is to be found out.
pub fn encoding(bytes: &[u8], charset: &str) -> Option<Encoding> {
    let given = Encoding::named(charset).filter(|_| !charset.is_empty());
    match given {
        Some(encoding) if encoding.unit() > 1 || !page::is_unicode(bytes) => Some(encoding),
        _ => page::declared(bytes),
    }
}

/// A text in UTF-7, which no web page has and old mail may; `None` if it is in another encoding.
pub fn utf7(bytes: &[u8], charset: &str) -> Option<String> {
    let is_it = charset.to_ascii_lowercase().contains("utf-7");
    is_it.then(|| charset_decoder(b"utf-7").map(|decoder| decoder(bytes))).flatten()
}

/// The length of a head with the blank line after it; `None` if it never ends, or far too late.
pub fn head_len(bytes: &[u8]) -> Option<usize> {
    let start = &bytes[..bytes.len().min(HEAD)];
    let line_len = |at: usize| match start.get(at..) {
        Some([b'\n', ..]) => Some(1),
        Some([b'\r', b'\n', ..]) => Some(2),
        _ => None,
    };
    if let Some(len) = line_len(0) {
        return Some(len);
    }
    memchr::memchr_iter(b'\n', start).find_map(|at| line_len(at + 1).map(|len| at + 1 + len))
}

/// What stands between the lines that a boundary makes. With each stands whether such a line comes after it.
struct Pieces<'a> {
    rest: &'a [u8],
    line: Vec<u8>,
}

impl<'a> Pieces<'a> {
    fn new(body: &'a [u8], boundary: &str) -> Self {
        let rest = if boundary.is_empty() { &[] } else { body };
        let mut pieces = Self { rest, line: [b"--", boundary.as_bytes()].concat() };
        // What stands before the first line is for programs that know no parts.
        pieces.cut();
        pieces
    }

    /// Takes what stands before the next line, and whether there is one.
    fn cut(&mut self) -> (&'a [u8], bool) {
        let rest = self.rest;
        let starts = |at: &usize| *at == 0 || rest.get(at - 1) == Some(&b'\n');
        let ends = |at: &usize| {
            let after = rest.get(at + self.line.len()..).unwrap_or_default();
            after.starts_with(b"--") || after.first().is_none_or(u8::is_ascii_whitespace)
        };
        let Some(at) = memmem::find_iter(rest, &self.line).find(|at| starts(at) && ends(at)) else {
            self.rest = &[];
            return (rest, false);
        };
        let after = &rest[at + self.line.len()..];
        let is_last = after.starts_with(b"--");
        let line_end = memchr::memchr(b'\n', after).map_or(after.len(), |end| end + 1);
        self.rest = if is_last { &[] } else { &after[line_end..] };
        let before = &rest[..at];
        let before = before.strip_suffix(b"\n").unwrap_or(before);
        (before.strip_suffix(b"\r").unwrap_or(before), true)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (&'a [u8], bool);

    fn next(&mut self) -> Option<Self::Item> {
        (!self.rest.is_empty()).then(|| self.cut())
    }
}

/// Bytes in quoted-printable (RFC 2045, 6.7). What follows none of its rules stays as it is.
fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        let after = &rest[at + 1..];
        let line = after.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\r')).unwrap_or(after.len());
        if after.get(line) == Some(&b'\n') {
            rest = &after[line + 1..];
            continue;
        }
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let byte = byte.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(byte.unwrap_or(b'='));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    out.extend_from_slice(rest);
    out
}

/// The part with the bytes of a file.
pub fn whole<'a>(bytes: &'a [u8], parser: &MessageParser) -> Result<Part<'a>, Unreadable> {
    Part::of(bytes.trim_ascii_start(), parser).ok_or(Unreadable::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_bytes_are_read() {
        let check = |source: &str, expected: &str| {
            assert_eq!(String::from_utf8_lossy(&unquoted(source.as_bytes())), expected, "{source}");
        };
        check("caf=C3=A9 =3D 3=\r\n4=  \n5", "café = 345");
        check("a=b =4 =", "a=b =4 =");
        check("=+1=0g", "=+1=0g");
    }

    #[test]
    fn parts_stand_between_lines() {
        let check = |body: &str, expected: &[(&str, bool)]| {
            let pieces: Vec<_> =
                Pieces::new(body.as_bytes(), "b").map(|(p, has_end)| (String::from_utf8_lossy(p), has_end)).collect();
            let pieces: Vec<_> = pieces.iter().map(|(p, has_end)| (p.as_ref(), *has_end)).collect();
            assert_eq!(pieces, expected, "{body:?}");
        };
        check(
            "before\r\n--b\r\na\r\n\r\n--b  \r\n--bc\r\nx--b\r\n--b--\r\nafter\r\n--b\r\n",
            &[("a\r\n", true), ("--bc\r\nx--b", true)],
        );
        check("--b\na\n--b\nc", &[("a", true), ("c", false)]);
        check("none", &[]);
    }

    #[test]
    fn a_head_ends_with_a_blank_line() {
        let check = |bytes: &[u8], expected| assert_eq!(head_len(bytes), expected, "{bytes:?}");
        check(b"a: b\r\n\r\nc", Some(8));
        check(b"a: b\n\nc\n\n", Some(6));
        check(b"\r\nc", Some(2));
        check(b"\nc", Some(1));
        check(b"a: b\r\n", None);
        check(&b"a: b\n".repeat(HEAD), None);
    }
}
