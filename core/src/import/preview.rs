//! How a file reads in each encoding, for a person to choose by.

use super::encoding::Encoding;

/// The encodings on offer, by their names: those that text files have had, the likelier ones first.
const OFFERED: [&str; 28] = [
    "UTF-8",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "ISO-8859-2",
    "ISO-8859-5",
    "ISO-8859-7",
    "KOI8-R",
    "KOI8-U",
    "IBM866",
    "macintosh",
    "Shift_JIS",
    "EUC-JP",
    "ISO-2022-JP",
    "gb18030",
    "Big5",
    "EUC-KR",
    "UTF-16LE",
    "UTF-16BE",
    "UTF-32LE",
    "UTF-32BE",
];
/// How many bytes before the first telling one belong to a preview.
const BEFORE: usize = 80;
/// How many bytes from the first telling one on belong to a preview.
const FROM: usize = 240;
/// The longest preview, in characters.
const CHARACTERS: usize = 110;

/// The first telling line of a file as it reads in an encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The encoding.
    pub encoding: Encoding,
    /// The words around the first byte beyond ASCII, on one line.
    pub text: String,
}

/// Reads the words around the first byte beyond ASCII in every encoding in which they have a meaning.
pub fn previews(bytes: &[u8]) -> Vec<Preview> {
    let is_telling = |b: &u8| *b >= 0x80 || matches!(*b, 0 | 0x1b);
    let at = bytes.iter().position(is_telling).unwrap_or(0);
    // Units of UTF-16 and UTF-32 start at multiples of their length.
    let start = at.saturating_sub(BEFORE) & !3;
    let sample = bytes.get(start..bytes.len().min(at + FROM)).unwrap_or_default();
    let is_cut = start + sample.len() < bytes.len();
    let previews = OFFERED.iter().filter_map(|name| {
        let encoding = Encoding::named(name)?;
        let reading = encoding.read(sample);
        let cut_off = |at: &usize| is_cut && *at + '\u{fffd}'.len_utf8() >= reading.text.trim_end().len();
        let has_meaning = reading.unread.iter().all(cut_off) && !reading.text.contains('\0');
        let text = on_one_line(&reading.text);
        (has_meaning && !text.is_empty()).then_some(Preview { encoding, text })
    });
    previews.collect()
}

fn on_one_line(text: &str) -> String {
    let words = text.trim_end_matches('\u{fffd}').split(|c: char| c.is_whitespace() || c.is_control());
    let joined = words.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    joined.chars().take(CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The preview of some bytes in an encoding; `None` if it is not offered.
    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, expected: Option<&str>) {
        let previews = previews(bytes);
        let found = previews.iter().find(|p| p.encoding.name().eq_ignore_ascii_case(encoding));
        assert_eq!(found.map(|p| p.text.as_str()), expected, "{encoding}");
    }

    #[test]
    fn the_telling_words_are_read_in_each_encoding() {
        let pound = b"It cost \xa33m\nto build.";
        check(pound, "windows-1252", Some("It cost £3m to build."));
        check(pound, "windows-1250", Some("It cost Ł3m to build."));
        check(pound, "UTF-8", None);
        check("Die Brücke".as_bytes(), "UTF-8", Some("Die Brücke"));
        check(b"plain words", "UTF-8", Some("plain words"));
        check(b"", "UTF-8", None);
    }

    #[test]
    fn a_telling_byte_far_into_the_file_is_found() {
        let mut bytes = b"word ".repeat(20_000);
        bytes.extend(b"cost \xa33m.");
        check(
            &bytes,
            "windows-1252",
            Some("word word word word word word word word word word word word word word word cost £3m."),
        );
    }

    #[test]
    fn a_letter_cut_in_two_at_the_end_of_the_sample_is_no_error() {
        let long = "ü".repeat(400);
        for cut in 0..4 {
            let bytes = format!("{}{long}", "a".repeat(cut));
            assert!(previews(bytes.as_bytes()).iter().any(|p| p.encoding == Encoding::UTF_8), "{cut}");
        }
    }

    #[test]
    fn wide_units_are_not_cut() {
        let wide: Vec<u8> = "Die Brücke".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "UTF-16LE", Some("Die Brücke"));
        check(&wide, "windows-1252", None);
    }
}
