//! Finding out the encoding of a file.
//!
//! Always true: an encoding that is not called a guess follows from the bytes themselves: from a byte order mark, from escape
//! sequences, or because practically nothing but text in this encoding has these bytes. Absent: hints from outside, such as the
//! person's language.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::ISO_2022_JP;

use super::Looks;
use super::encoding::Encoding;
use super::{latin, signs, wide};

/// How much of a file is searched for control characters, in bytes.
const CONTROL_SAMPLE: usize = 64 << 10;
/// A file with more than one control character in this many bytes is not text.
const BYTES_PER_CONTROL: usize = 20;
/// In text with this many letters in UTF-8 for each bad byte, the encoding is certain.
const LETTERS_PER_BAD_BYTE: usize = 8;

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The encoding.
    pub encoding: Encoding,
    /// Whether it is a guess.
    pub guessed: bool,
    /// The length of the byte order mark at the start of the file, in bytes.
    pub mark: usize,
}

impl Detected {
    fn certain(encoding: Encoding) -> Self {
        Self { encoding, guessed: false, mark: 0 }
    }

    fn guess(encoding: Encoding) -> Self {
        Self { encoding, guessed: true, mark: 0 }
    }
}

/// Finds out the encoding of a file; the error is what it seems to be instead of text.
pub fn detect(bytes: &[u8]) -> Result<Detected, Looks> {
    if let Some((encoding, mark)) = Encoding::of_mark(bytes) {
        return Ok(Detected { encoding, guessed: false, mark });
    }
    if let Some(looks) = other_format(bytes) {
        return Err(looks);
    }
    if let Some((encoding, guessed)) = wide::without_mark(bytes) {
        return Ok(Detected { encoding, guessed, mark: 0 });
    }
    // A short text in UTF-8 can have one control character or two.
    let is_odd = is_binary(bytes, 0);
    if is_odd && (is_binary(bytes, 2) || std::str::from_utf8(bytes).is_err()) {
        return Err(Looks::Binary);
    }
    let found = eight_bits(bytes);
    Ok(Detected { guessed: found.guessed || is_odd, ..found })
}

/// The encoding of text whose units are bytes.
fn eight_bits(bytes: &[u8]) -> Detected {
    if bytes.is_ascii() {
        return seven_bits(bytes);
    }
    if let Some(guessed) = utf8(bytes) {
        return Detected { encoding: Encoding::UTF_8, guessed, mark: 0 };
    }
    if let Some(encoding) = signs::only_signs(bytes).filter(|_| !latin::has_letters_of_others(bytes)) {
        return Detected::guess(Encoding::Standard(encoding));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    Detected::guess(Encoding::Standard(latin::judge(bytes, guess)))
}

/// The encoding of ASCII bytes, which may stand for other letters after escape sequences.
fn seven_bits(bytes: &[u8]) -> Detected {
    let contains = |pattern: &[u8]| memchr::memmem::find(bytes, pattern).is_some();
    let japanese: [&[u8]; 3] = [b"\x1b$B", b"\x1b$@", b"\x1b(I"];
    if japanese.into_iter().any(contains) {
        return Detected::certain(Encoding::Standard(ISO_2022_JP));
    }
    // ISO-2022-KR, ISO-2022-CN, HZ and UTF-7 are not read: too few texts have them. The signs of them are rare in other texts.
    let unread: [&[u8]; 5] = [b"\x1b$)", b"\x1b$*", b"\x0e", b"~{", b"\x1b$("];
    let is_guess = unread.into_iter().any(contains) || memchr::memchr_iter(b'+', bytes).any(|at| is_utf7(&bytes[at..]));
    if is_guess { Detected::guess(Encoding::UTF_8) } else { Detected::certain(Encoding::UTF_8) }
}

/// Whether bytes start like a shifted sequence of UTF-7 (RFC 2152) that stands for whole units of UTF-16: `+AOk-`.
fn is_utf7(bytes: &[u8]) -> bool {
    /// Longer sequences are left out of account.
    const MOST: usize = 400;
    let base64 = bytes.iter().skip(1).take(MOST).take_while(|b| b.is_ascii_alphanumeric() || **b == b'/').count();
    let is_marked = bytes.get(base64 + 1) == Some(&b'-');
    let is_whole = base64 > 0 && base64 * 6 % 16 < 6;
    is_marked && is_whole && !bytes[1..=base64].iter().all(u8::is_ascii_digit)
}

/// Whether UTF-8 is a guess; `None` if the bytes are not UTF-8, or so many of them are wrong that another encoding is likelier.
fn utf8(bytes: &[u8]) -> Option<bool> {
    let (mut letters, mut bad) = (0, 0);
    let mut last: &[u8] = b"";
    let mut before = ' ';
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
        before = chunk.valid().chars().next_back().unwrap_or(' ');
        last = chunk.invalid();
    }
    let is_cut = bad == 1 && bytes.ends_with(last) && is_start_of_character(before, last);
    (is_cut || letters >= bad).then_some(letters < bad * LETTERS_PER_BAD_BYTE)
}

/// Whether the last bytes of a file, after the character `before`, are rather the start of a character in UTF-8 that was cut off
/// than a letter of another encoding.
fn is_start_of_character(before: char, last: &[u8]) -> bool {
    match last {
        // In windows-1252 these are capitals, which would end a word in small letters, or a letter alone that is no word.
        [0xc2..=0xde] => !before.is_uppercase(),
        [0xe2 | 0xe3 | 0xe5..=0xe7 | 0xea..=0xef | 0xf0..=0xf4] => !before.is_alphanumeric(),
        [0xe0..=0xf4, ..] => last.len() > 1,
        _ => false,
    }
}

/// What a file is by the bytes at its start, if they are those of another format than text.
fn other_format(bytes: &[u8]) -> Option<Looks> {
    const FORMATS: [(&[u8], Looks); 9] = [
        (b"%PDF-", Looks::Pdf),
        (b"PK\x03\x04", Looks::Archive),
        (b"\x89PNG", Looks::Picture),
        (b"GIF8", Looks::Picture),
        (b"\xff\xd8\xff", Looks::Picture),
        (b"\xd0\xcf\x11\xe0", Looks::OldOffice),
        (b"\x7fELF", Looks::Program),
        (b"MZ\x90", Looks::Program),
        (b"\x1f\x8b", Looks::Compressed),
    ];
    FORMATS.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, looks)| looks)
}

/// Whether so many bytes are control characters, `more` aside, that this is no text. Those that end lines or shift to other
/// letters, and U+0000 at the end, do not count, and several U+0000 in a row count as one.
fn is_binary(bytes: &[u8], more: usize) -> bool {
    let end = bytes.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
    let sample = &bytes[..end.min(CONTROL_SAMPLE)];
    if end == 0 && !bytes.is_empty() {
        return true;
    }
    let mut before = 1;
    let mut controls = 0;
    for &byte in sample {
        let is_text = matches!(byte, b'\t'..=0x0f | 0x1b..);
        controls += usize::from(!is_text && (byte, before) != (0, 0));
        before = byte;
    }
    controls.saturating_sub(more) * BYTES_PER_CONTROL > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let found = detect(bytes).map(|found| format!("{}{}", found.encoding, if found.guessed { "?" } else { "" }));
        assert_eq!(found.as_deref(), Ok(expected), "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn what_is_not_text_is_recognised() {
        let check = |bytes: &[u8], looks| assert_eq!(detect(bytes), Err(looks));
        check(b"%PDF-1.7", Looks::Pdf);
        check(b"PK\x03\x04\x14", Looks::Archive);
        check(b"\xff\xd8\xff\xe0", Looks::Picture);
        check(b"\xd0\xcf\x11\xe0\xa1", Looks::OldOffice);
        check(b"\x7fELF\x02", Looks::Program);
        check(b"\x1f\x8b\x08", Looks::Compressed);
        check(b"a\x01b\x02c\x03", Looks::Binary);
        check(b"a\0b\0\0\0\x01\x02", Looks::Binary);
        check(&[0; 40], Looks::Binary);
        // Bytes of a sound file, and of machine code.
        check(b"RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x22\x56\0\0\x88\x58\x01\0", Looks::Binary);
        check(
            b"\x55\x48\x89\xe5\x48\x83\xec\x10\xc7\x45\xfc\x00\x00\x00\x00\xeb\x0e\x8b\x45\xfc\x48\x98",
            Looks::Binary,
        );
    }

    #[test]
    fn a_mark_decides() {
        check(b"\xef\xbb\xbfa", "UTF-8");
        check(b"\xff\xfea\0", "UTF-16LE");
        check(b"\xfe\xff\0a", "UTF-16BE");
        check(b"\xff\xfe\0\0a\0\0\0", "UTF-32LE");
        check(b"\0\0\xfe\xff\0\0\0a", "UTF-32BE");
        check(b"\x84\x31\x95\x33a", "gb18030");
    }

    #[test]
    fn utf8_with_a_few_bad_bytes_stays_utf8() {
        check("Der Zug fährt spät.".as_bytes(), "UTF-8");
        check("Übergrößenträger ärgern sich täglich über Ölflecken.\n".repeat(2).as_bytes(), "UTF-8");
        check(b"\xc3\x9cber \xff gr\xc3\xb6\xc3\x9fere \xc3\x84rgernisse: \xc3\xbc\xc3\xb6\xc3\xa4\xc3\x9f.", "UTF-8");
        check(b"Cut off in the middle: caf\xc3\xa9 na\xc3\xafve \xe2\x82", "UTF-8?");
        check(b"The caf\xc3\xa9 is shut.\xff", "UTF-8?");
        check("Ветер с моря".as_bytes().split_last().unwrap().1, "UTF-8");
    }

    #[test]
    fn utf8_that_is_cut_off_within_its_last_character_stays_utf8() {
        for text in
            ["The fee is £", "We met in the café", "He said “", "A laugh 😀", "A quay – 桥", "The price: 3 €", "10 €"]
        {
            let end = text.chars().next_back().unwrap().len_utf8();
            for cut in 1..end {
                check(&text.as_bytes()[..text.len() - cut], "UTF-8?");
            }
        }
        check(b"We met in the caf\xe9", "windows-1252?");
        check(b"VOIL\xc0", "windows-1252?");
        check(b"Voil\xe0", "windows-1252?");
    }

    #[test]
    fn escape_sequences_tell_japanese_mail() {
        check(b"\x1b$B%O%7%4\x1b(B is a ladder.", "ISO-2022-JP");
        check(b"\x1b[1mBold\x1b[0m on a terminal", "UTF-8");
        check(b"Price \x1b$)C\x0e0!\x0f", "UTF-8?");
        check(b"HZ: ~{<:Ky2;~}", "UTF-8?");
        check(b"UTF-7: caf+AOk-", "UTF-8?");
        check(b"Call +49-30-1234567 or C++-users, 3+4-1.", "UTF-8");
        check(b"plain", "UTF-8");
        check(b"", "UTF-8");
    }

    #[test]
    fn a_few_nul_are_no_reason_to_refuse_a_text() {
        check(b"The ferry sailed in J\0une with forty cars.", "UTF-8");
        check(&[&b"The ferry sailed."[..], &[0; 900]].concat(), "UTF-8");
        check(b"Hi \0there.", "UTF-8?");
        check(&[b"Half of the file is lost here: ", &[0; 600][..], b" and it goes on."].concat(), "UTF-8");
    }

    #[test]
    fn other_encodings_are_guesses() {
        let source = "Паром вышел из порта утром. На борту было сорок машин.";
        for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::IBM866] {
            check(&encoding.encode(source).0, &format!("{}?", encoding.name()));
        }
        check(b"The caf\xe9 is closed \x96 until May.", "windows-1252?");
        check(b"Nie wiem, kto to by\xb3.", "windows-1250?");
        check(b"Nitko ne zna \xb9to je bilo.", "ISO-8859-2?");
        check(b"As noted\xb9, it is 3 m\xb3.", "windows-1252?");
        check(b"x\xb2 + y\xb3 = z", "windows-1252?");
    }
}
