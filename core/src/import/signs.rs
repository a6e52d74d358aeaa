//! Text in which all that is not ASCII are signs, such as £, © and “ ”: in such text no letters tell the encoding, and detectors
//! that count letters take the signs for letters of some other alphabet.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

/// More bytes beyond ASCII in a row than this are no signs.
const RUN: usize = 4;
/// Of this many signs, less than one does not fit where it stands.
const SIGNS_PER_ODD_ONE: usize = 25;

/// The likeliest encoding of a text that has signs, but no letters beyond ASCII; `None` if it has such letters, or if signs would
/// stand where none can be.
pub fn only_signs(bytes: &[u8]) -> Option<&'static Encoding> {
    // In this order: the signs of windows-1252 are by far the likeliest.
    [WINDOWS_1252, ISO_8859_15, MACINTOSH].into_iter().find(|encoding| fits(bytes, encoding))
}

/// Whether all bytes beyond ASCII are signs in this encoding and stand where signs do.
fn fits(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let signs = signs_of(encoding);
    let sign = |byte: u8| signs[usize::from(byte & 0x7f)];
    let (mut count, mut odd, mut run) = (0, 0, 0);
    for (i, &byte) in bytes.iter().enumerate() {
        run = if byte.is_ascii() { 0 } else { run + 1 };
        if byte.is_ascii() {
            continue;
        }
        let Some(sign) = sign(byte) else { return false };
        count += 1;
        let before = i.checked_sub(1).map_or(b' ', |i| bytes[i]);
        let after = bytes.get(i + 1).copied().unwrap_or(b' ');
        let is_within_word = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        let is_repeated = before == byte || after == byte;
        let is_odd = (is_within_word && !stands_within_words(sign))
            || (run > RUN && !is_repeated)
            || sign == '¤'
            || is_wide_punctuation(byte, after);
        odd += usize::from(is_odd);
    }
    odd * SIGNS_PER_ODD_ONE <= count
}

/// What the bytes from 0x80 on are in an encoding of single bytes; `None` for letters and for what is not assigned.
fn signs_of(encoding: &'static Encoding) -> [Option<char>; 128] {
    std::array::from_fn(|i| {
        let byte = [0x80 | u8::try_from(i).unwrap_or_default()];
        let text = encoding.decode_without_bom_handling_and_without_replacement(&byte);
        text.and_then(|text| text.chars().next()).filter(|c| is_sign(*c))
    })
}

/// Whether a character is no letter. Those that stand for a word (µ, ª, º) are signs.
fn is_sign(c: char) -> bool {
    matches!(c, 'µ' | 'ª' | 'º') || !(c.is_alphabetic() || c.is_control())
}

/// Whether a sign can stand between two letters: apostrophes, dashes, hyphens and the like.
fn stands_within_words(c: char) -> bool {
    matches!(
        c,
        '’' | '‘'
            | '´'
            | '·'
            | '•'
            | '\u{a0}'
            | '\u{ad}'
            | '–'
            | '—'
            | '…'
            | '×'
            | '«'
            | '»'
            | '“'
            | '”'
            | '®'
            | '™'
    )
}

/// Whether two bytes are a blank or punctuation of Chinese, Japanese or Korean text, which would be odd as two signs of
/// windows-1252: `¡£`, `£¬`. A pound and a fraction are not odd.
fn is_wide_punctuation(byte: u8, after: u8) -> bool {
    (byte == 0xa1 && after > 0xa0 && after != 0xab) || (byte == 0xa3 && after > 0xa0 && !matches!(after, 0xbc..=0xbe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<&str>) {
        assert_eq!(only_signs(bytes).map(Encoding::name), expected, "{}", WINDOWS_1252.decode(bytes).0);
    }

    #[test]
    fn signs_alone_are_windows_1252() {
        for source in [
            "The ferry cost £40m, or £1½m a year.",
            "© 2024 Harbour News® ±3 %, 20 µg/m³",
            "“Fares rise…” – he said, “by £3”.",
            "It’s 5 °C at the 2nd · 3rd… « soon »",
            "Todo 1.º y 2.ª ¡ahora! ¿no?",
            "¥500 × 3 § 12 ¶ ¼ ²",
        ] {
            check(&WINDOWS_1252.encode(source).0, Some("windows-1252"));
        }
        check(b"plain", Some("windows-1252"));
    }

    #[test]
    fn letters_and_signs_where_none_can_be_speak_against_it() {
        check(b"caf\xe9", None);
        // Polish in ISO-8859-2 and windows-1250: `była`, `mająca`.
        check(b"by\xb3a ma\xb1ca by\xb3o", None);
        // Chinese punctuation and hiragana.
        check(b"Hello\xa3\xacworld\xa1\xa3", None);
        check(b"\xa4\xa2\xa4\xa4\xa4\xa6\xa4\xa8\xa4\xaa", None);
    }

    #[test]
    fn the_signs_of_other_encodings_are_told_by_what_would_be_odd() {
        check(b"It cost 40 \xa4 or \xa450 a year.", Some("ISO-8859-15"));
        check(&MACINTOSH.encode("It’s “open” – they don’t pay…").0, Some("macintosh"));
    }
}
