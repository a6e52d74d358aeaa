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
    [WINDOWS_1252, ISO_8859_15]
        .into_iter()
        .find(|encoding| fits(bytes, encoding))
        .or_else(|| is_macintosh(bytes).then_some(MACINTOSH))
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
        let (before, after) = neighbours(bytes, i);
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

/// The bytes on both sides of the one at `i`. Beyond the text they are blanks.
fn neighbours(bytes: &[u8], i: usize) -> (u8, u8) {
    (i.checked_sub(1).map_or(b' ', |i| bytes[i]), bytes.get(i + 1).copied().unwrap_or(b' '))
}

/// Whether all bytes beyond ASCII are typographic signs of the Macintosh that stand where the letters that they are in
/// windows-1252 hardly can: `don’t` would be `donÕt`, and `“Wait…”` would be `ÒWaitÉÓ`.
fn is_macintosh(bytes: &[u8]) -> bool {
    let (mut opened, mut closed) = (0_usize, 0_usize);
    for (i, &byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let (before, after) = neighbours(bytes, i);
        let is_letter = |b: u8| b.is_ascii_alphabetic();
        match byte {
            // “ and ‘ before a word.
            0xd2 | 0xd4 if !is_letter(before) && after.is_ascii_graphic() => opened += 1,
            // ” and ’ after a word that is not in capitals, or as an apostrophe in one.
            0xd3 | 0xd5 if before.is_ascii_graphic() && !before.is_ascii_uppercase() => closed += 1,
            0xd3 | 0xd5 if !before.is_ascii() && !is_letter(after) => closed += 1,
            // … after a word, – and — between blanks, between figures, or after a word.
            0xc9 if !before.is_ascii_uppercase() && !is_letter(after) => {}
            0xd0 | 0xd1 if !before.is_ascii_uppercase() && (!is_letter(after) || before.is_ascii_lowercase()) => {}
            // A bullet, a blank, and signs that windows-1252 has in the same places.
            0xa5 | 0xca if !is_letter(before) || !is_letter(after) => {}
            0xa3 | 0xa9 => {}
            _ => return false,
        }
    }
    opened <= closed && closed > 0
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
pub fn stands_within_words(c: char) -> bool {
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

/// Whether two bytes are punctuation of Chinese, Japanese or Korean text, which would be odd as two signs of windows-1252:
/// `¡£` (。), `£¬` (，).
fn is_wide_punctuation(byte: u8, after: u8) -> bool {
    match byte {
        0xa1 => matches!(after, 0xa2..=0xaa | 0xac..=0xbd),
        0xa3 => matches!(after, 0xa1 | 0xa8 | 0xa9 | 0xac | 0xae | 0xba | 0xbb | 0xbf),
        _ => false,
    }
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
            "£££",
            "They want £££ for it, or $££",
            "Prices: £, ££, £££, ££££££££",
            "£¥€ and €£¥",
            "¡¡Ahora!! ¿¿No?? ¡¿No?! ¡«No»!",
            "©©© ®®® °°° ··· ••• ––– ……",
            "±£3, ~£4 (£5)",
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
        for source in [
            "It’s “open” – they don’t pay…",
            "“Wait…” he said—“it’s ‘only’ 3–4 days.”",
            "• The board’s plan\n• © 2001",
            "Don’t.",
        ] {
            check(&MACINTOSH.encode(source).0, Some("macintosh"));
        }
    }

    #[test]
    fn letters_of_windows_1252_are_no_signs_of_the_macintosh() {
        for word in [
            "más",
            "está",
            "à la carte",
            "São",
            "âge",
            "Ça",
            "È vero",
            "ÉCOLE",
            "MAÑANA",
            "PERÙ",
            "über",
            "Über",
            "SÃO",
            "þing",
            "góð",
            "útlit",
            "ÓPERA",
            "Ópera",
            "Òpera",
            "CITTÀ",
            "ÕPE",
            "ÔTER",
            "áá",
            "Ý",
            "mögen",
            "Ñandú",
            "Édith",
        ] {
            check(&WINDOWS_1252.encode(word).0, None);
            check(&WINDOWS_1252.encode(&format!("The word “{word}” isn’t short – or is it?")).0, None);
        }
    }
}
