//! Text whose units are of two or four bytes, without a byte order mark.

use encoding_rs::{UTF_16BE, UTF_16LE};
use unicode_script::{Script, UnicodeScript as _};

use super::encoding::Encoding;

/// How much of a file is looked at, in bytes.
const SAMPLE: usize = 64 << 10;
/// In UTF-16 at least one byte in this many is a control character: of a character's two bytes one is often below 32. In text
/// whose units are bytes there are fewer.
const BYTES_PER_CONTROL: usize = 40;
/// Of this many characters of text, less than one does not belong there.
const CHARACTERS_PER_ODD_ONE: usize = 50;
/// Of this many characters of text, at least one is a blank, a line end, a full stop or the like.
const CHARACTERS_PER_USUAL_ONE: usize = 100;
/// In an alphabet, there are at least this many characters for each high byte that occurs.
const CHARACTERS_PER_HIGH_BYTE: usize = 8;

/// The encoding, if it is UTF-16 or UTF-32, and whether that is a guess.
pub fn without_mark(bytes: &[u8]) -> Option<(Encoding, bool)> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|b| **b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | 0x1b)).count();
    if controls * BYTES_PER_CONTROL < sample.len() || sample.len() < 4 {
        return None;
    }
    let best = |encodings: [Encoding; 2], unit: usize| {
        // A sample may end within a character.
        let sample = &sample[..sample.len() - sample.len() % unit];
        let judged = encodings.map(|encoding| (encoding, Plausible::of(&encoding.read(sample).text)));
        let fitting = judged.into_iter().filter(|(_, plausible)| plausible.is_text());
        fitting.min_by_key(|(_, plausible)| (plausible.odd, usize::MAX - plausible.usual))
    };
    if let Some((encoding, _)) = best([Encoding::Utf32Le, Encoding::Utf32Be], 4) {
        return Some((encoding, false));
    }
    let (encoding, found) = best([Encoding::Standard(UTF_16LE), Encoding::Standard(UTF_16BE)], 2)?;
    Some((encoding, found.odd > 0 || !found.is_alphabet()))
}

/// How much a reading looks like text, in characters.
#[derive(Debug, Default)]
struct Plausible {
    all: usize,
    /// Characters that stand in every text: ASCII, and the punctuation of East Asia.
    usual: usize,
    /// Characters that stand in hardly any text: control characters, what is not assigned, and scripts and signs out of use.
    odd: usize,
    /// Letters of the script that has the most of them, and of all scripts but the Latin one.
    main: usize,
    letters: usize,
    /// How many different high bytes there are.
    high_bytes: usize,
}

impl Plausible {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut scripts: Vec<(Script, usize)> = Vec::new();
        let mut high = std::collections::BTreeSet::new();
        // U+0000 at the end is what a power cut leaves.
        for c in text.trim_end_matches('\0').chars() {
            found.all += 1;
            high.insert(u32::from(c) >> 8);
            let script = match c.script() {
                // They stand beside each other in Japanese and Korean.
                Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => Script::Han,
                script => script,
            };
            found.usual += usize::from(matches!(c, ' '..='~' | '\n' | '\u{3000}'..='\u{3002}' | '\u{ff0c}'));
            found.odd += usize::from(is_odd(c, script));
            if matches!(script, Script::Common | Script::Inherited | Script::Latin | Script::Unknown) {
                continue;
            }
            found.letters += 1;
            match scripts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => scripts.push((script, 1)),
            }
        }
        let main = scripts.iter().max_by_key(|(_, count)| *count).copied();
        found.main = main.map_or(0, |(_, count)| count);
        // Letters of a script that is hardly in use are odd among others, not in a text of their own.
        let rare =
            scripts.iter().filter(|(script, _)| !script.is_recommended() && main.is_none_or(|(m, _)| m != *script));
        found.odd += rare.map(|(_, count)| count).sum::<usize>();
        found.high_bytes = high.len();
        found
    }

    /// Whether it can be text: hardly anything odd, beside Latin letters those of one script, and some blanks or stops.
    fn is_text(&self) -> bool {
        self.odd * CHARACTERS_PER_ODD_ONE <= self.all
            && self.main * 10 >= self.letters * 9
            && (self.usual > 0 && self.usual * CHARACTERS_PER_USUAL_ONE >= self.all
                || self.is_alphabet() && self.letters * 2 > self.all)
    }

    /// Whether the characters are those of one alphabet or syllabary: few of their high bytes differ.
    fn is_alphabet(&self) -> bool {
        self.all > 0 && self.high_bytes * CHARACTERS_PER_HIGH_BYTE <= self.all
    }
}

/// Whether a character stands in hardly any text of whatever script.
fn is_odd(c: char, script: Script) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => false,
        // Blanks and ideographs that a wrong order of bytes makes of ASCII, and what replaces a wrong unit.
        '\u{2000}'..='\u{200a}' | '\u{3400}'..='\u{4dbf}' | char::REPLACEMENT_CHARACTER => true,
        c => c.is_control() || script == Script::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 12] = [
        "The ferry left at 7.",
        "Паром вышел утром. На борту были люди.",
        "渡轮早上离开港口。船上有四十辆汽车，没有人受伤。",
        "フェリーは朝に出た。四十台の車が乗っていた。",
        "페리는 아침에 떠났다. 차는 마흔 대였다.",
        "Το πλοίο έφυγε το πρωί. Κανείς δεν πληρώνει.",
        "नाव सुबह निकली। उस पर चालीस गाड़ियाँ थीं।",
        "غادرت العبارة في الصباح، وعلى متنها أربعون سيارة.",
        "เรือออกตอนเช้า มีรถสี่สิบคันอยู่บนเรือ",
        "ᏍᎩᎾᏃ ᎨᏒᎢ ᎤᏂᎷᏤᎢ ᎠᏂᏍᎦᏯ.",
        "ទូកចេញពីកំពង់ផែនៅពេលព្រឹក",
        "འདི་ནི་གྲུ་ཡིན། ཞོགས་པར་ཐོན།",
    ];

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn utf32(text: &str, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
        text.chars().flat_map(|c| bytes(c.into())).collect()
    }

    #[test]
    fn wide_text_is_found_in_any_script() {
        for text in TEXTS {
            let check = |bytes: &[u8], expected| {
                assert_eq!(without_mark(bytes).map(|(encoding, _)| encoding.name()), Some(expected), "{text}");
            };
            check(&utf16(text, u16::to_le_bytes), "UTF-16LE");
            check(&utf16(text, u16::to_be_bytes), "UTF-16BE");
            check(&utf32(text, u32::to_le_bytes), "UTF-32LE");
            check(&utf32(text, u32::to_be_bytes), "UTF-32BE");
            check(&[utf16(&format!("{text}\n"), u16::to_le_bytes), vec![0; 64]].concat(), "UTF-16LE");
        }
    }

    #[test]
    fn an_alphabet_is_certain_and_ideographs_are_a_guess() {
        let check = |text: &str, guessed| {
            assert_eq!(
                without_mark(&utf16(text, u16::to_be_bytes)).map(|(_, guessed)| guessed),
                Some(guessed),
                "{text}"
            );
        };
        check(TEXTS[0], false);
        check(TEXTS[1], false);
        check(TEXTS[2], true);
    }

    #[test]
    fn bytes_are_not_taken_for_wide_text() {
        let check = |bytes: &[u8]| assert_eq!(without_mark(bytes), None, "{}", String::from_utf8_lossy(bytes));
        check(b"this program can break");
        check(b"The ferry left\0 at seven.");
        check(b"one\0\0two\0\0three\0\0four\0\0five\0\0six");
        for text in TEXTS {
            check(text.as_bytes());
        }
        check(&encoding_rs::GBK.encode(TEXTS[2]).0);
        check(&encoding_rs::EUC_KR.encode(TEXTS[4]).0);
    }
}
