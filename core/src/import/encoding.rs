//! The encodings that a text file can have: those of the Encoding Standard (encoding.spec.whatwg.org), and UTF-32.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE};

/// The names of all encodings, those of Unicode first, then by the languages that they are for.
const NAMES: [&str; 40] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "UTF-32LE",
    "UTF-32BE",
    "windows-1252",
    "ISO-8859-15",
    "macintosh",
    "windows-1250",
    "ISO-8859-2",
    "ISO-8859-16",
    "ISO-8859-3",
    "windows-1257",
    "ISO-8859-13",
    "ISO-8859-4",
    "ISO-8859-10",
    "ISO-8859-14",
    "windows-1254",
    "windows-1251",
    "KOI8-R",
    "KOI8-U",
    "ISO-8859-5",
    "IBM866",
    "x-mac-cyrillic",
    "windows-1253",
    "ISO-8859-7",
    "windows-1255",
    "ISO-8859-8-I",
    "ISO-8859-8",
    "windows-1256",
    "ISO-8859-6",
    "windows-874",
    "windows-1258",
    "Shift_JIS",
    "EUC-JP",
    "ISO-2022-JP",
    "GBK",
    "gb18030",
    "Big5",
    "EUC-KR",
];

/// An encoding of text. It prints as its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// An encoding of the Encoding Standard.
    Standard(&'static encoding_rs::Encoding),
    /// UTF-32, the low byte of each unit first.
    Utf32Le,
    /// UTF-32, the high byte of each unit first.
    Utf32Be,
}

/// What bytes say in an encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading<'a> {
    /// The text, with U+FFFD where bytes have no meaning.
    pub text: Cow<'a, str>,
    /// Where these U+FFFD stand, in bytes of `text`, in order.
    pub unread: Vec<usize>,
}

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self::Standard(UTF_8);

    /// All encodings, those of Unicode first, then by the languages that they are for.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.into_iter().filter_map(Self::named)
    }

    /// The encoding with this name or label, such as `windows-1252`, `latin1` or `utf-32le`; case and blanks around it do not
    /// matter. `None` for unknown names, and for labels that the standard knows but refuses to decode, such as `iso-2022-kr`.
    pub fn named(label: &str) -> Option<Self> {
        match label.trim().to_ascii_lowercase().as_str() {
            "utf-32" | "utf32" | "utf-32le" | "utf32le" | "utf-32-le" => Some(Self::Utf32Le),
            "utf-32be" | "utf32be" | "utf-32-be" => Some(Self::Utf32Be),
            label => encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()).map(Self::Standard),
        }
    }

    /// Its name in the Encoding Standard, or `UTF-32LE`, `UTF-32BE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard(encoding) => encoding.name(),
            Self::Utf32Le => "UTF-32LE",
            Self::Utf32Be => "UTF-32BE",
        }
    }

    /// How many bytes the units have of which characters are made.
    pub(super) fn unit(self) -> usize {
        match self {
            Self::Standard(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => 2,
            Self::Standard(_) => 1,
            Self::Utf32Le | Self::Utf32Be => 4,
        }
    }

    /// The encoding whose byte order mark stands at the start of `bytes`, and the length of the mark in bytes.
    pub(super) fn of_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        // The mark of UTF-32LE starts with that of UTF-16LE. No text starts with U+0000.
        const MARKS: [(&[u8], Encoding); 6] = [
            (b"\xef\xbb\xbf", Encoding::UTF_8),
            (b"\xff\xfe\0\0", Encoding::Utf32Le),
            (b"\0\0\xfe\xff", Encoding::Utf32Be),
            (b"\xff\xfe", Encoding::Standard(UTF_16LE)),
            (b"\xfe\xff", Encoding::Standard(UTF_16BE)),
            (b"\x84\x31\x95\x33", Encoding::Standard(encoding_rs::GB18030)),
        ];
        let (mark, encoding) = MARKS.into_iter().find(|(mark, _)| bytes.starts_with(mark))?;
        Some((encoding, mark.len()))
    }

    /// What `bytes`, which have no byte order mark, say in this encoding.
    pub(super) fn read(self, bytes: &[u8]) -> Reading<'_> {
        match self {
            Self::Standard(encoding) if encoding == UTF_8 => utf8(bytes),
            Self::Standard(encoding) => standard(bytes, encoding),
            Self::Utf32Le => utf32(bytes, u32::from_le_bytes),
            Self::Utf32Be => utf32(bytes, u32::from_be_bytes),
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn utf8(bytes: &[u8]) -> Reading<'_> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Reading { text: text.into(), unread: Vec::new() };
    }
    let mut text = String::with_capacity(bytes.len());
    let mut unread = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            unread.push(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    Reading { text: text.into(), unread }
}

fn standard<'a>(bytes: &'a [u8], encoding: &'static encoding_rs::Encoding) -> Reading<'a> {
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Reading { text, unread: Vec::new() };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut unread = Vec::new();
    let mut rest = bytes;
    // The decoder clears all the room that it is given, each time anew.
    let mut room = [0; 1 << 10];
    loop {
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut room, true);
        rest = &rest[read..];
        text.push_str(&String::from_utf8_lossy(&room[..written]));
        match result {
            DecoderResult::InputEmpty => return Reading { text: text.into(), unread },
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                unread.push(text.len());
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Reading<'_> {
    let mut text = String::with_capacity(bytes.len() / 3);
    let mut unread = Vec::new();
    for four in bytes.chunks(4) {
        let c = <[u8; 4]>::try_from(four).ok().and_then(|four| char::from_u32(unit(four)));
        text.push(c.unwrap_or_else(|| {
            unread.push(text.len());
            char::REPLACEMENT_CHARACTER
        }));
    }
    Reading { text: text.into(), unread }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_named_by_their_labels() {
        let check = |label: &str, name: Option<&str>| assert_eq!(Encoding::named(label).map(Encoding::name), name);
        check("windows-1252", Some("windows-1252"));
        check(" Latin1 ", Some("windows-1252"));
        check("UTF8", Some("UTF-8"));
        check("sjis", Some("Shift_JIS"));
        check("utf-16", Some("UTF-16LE"));
        check("UTF-32BE", Some("UTF-32BE"));
        check("iso-2022-kr", None);
        check("klingon", None);
        assert!(Encoding::all().map(Encoding::name).eq(NAMES));
    }

    #[test]
    fn bytes_without_a_meaning_are_told_by_their_place() {
        let check = |label: &str, bytes: &[u8], text: &str, unread: &[usize]| {
            let reading = Encoding::named(label).unwrap().read(bytes);
            assert_eq!((&*reading.text, &*reading.unread), (text, unread), "{label}");
        };
        check("utf-8", b"caf\xc3\xa9 \xff.", "café \u{fffd}.", &[6]);
        check("utf-8", b"\xef\xbf\xbd", "\u{fffd}", &[]);
        check("utf-8", b"caf\xc3", "caf\u{fffd}", &[3]);
        check("shift_jis", b"\x82\xa0\x82", "あ\u{fffd}", &[3]);
        check("utf-16le", b"a\0\x00\xd8b\0c", "a\u{fffd}b\u{fffd}", &[1, 5]);
        check("utf-32be", b"\0\0\0a\0\x11\0\0\0\0", "a\u{fffd}\u{fffd}", &[1, 4]);
        check("windows-1252", b"\x80\x93", "€“", &[]);
        check("iso-2022-jp", b"\x1b$B\x1b$Ba", "\u{fffd}\u{fffd}", &[0, 3]);
        let long = "あ".repeat(2_000);
        let bytes = [encoding_rs::SHIFT_JIS.encode(&long).0.as_ref(), b"\xff"].concat();
        check("shift_jis", &bytes, &format!("{long}\u{fffd}"), &[long.len()]);
    }

    #[test]
    fn a_file_of_nothing_but_faults_takes_linear_time() {
        for (label, piece) in [("iso-2022-jp", "\x1b$B"), ("big5", "\u{80}")] {
            let bytes = piece.repeat(400_000).into_bytes();
            let started = std::time::Instant::now();
            drop(Encoding::named(label).unwrap().read(&bytes));
            assert!(started.elapsed().as_secs() < 20, "{label}");
        }
    }
}
