//! Text whose units are of two or four bytes, without a byte order mark.
//!
//! The bytes are read in every way, and each reading is rated by how many bits a simple code for texts would take for it: few for
//! a letter of the script before, many for a control character or a change of script. Wrong readings take far more than right
//! ones, whatever script the text is in.

use std::sync::LazyLock;

use encoding_rs::{BIG5, EUC_KR, GBK, SHIFT_JIS, UTF_16BE, UTF_16LE};
use unicode_script::{Script, UnicodeScript as _};

use super::encoding::Encoding;

/// How much of a file is looked at, in bytes.
const SAMPLE: usize = 64 << 10;
/// Of this many characters of text, less than one does not belong there; a short text can have one.
const CHARACTERS_PER_ODD_ONE: usize = 15;
const SHORT: usize = 10;
/// Text takes at most this many bits a character, and some more for its script.
const BITS_PER_CHARACTER: usize = 13;
const BITS_PER_SCRIPT: usize = 10;
/// In an alphabet, there are at least this many characters for each high byte that occurs.
const CHARACTERS_PER_HIGH_BYTE: usize = 8;

/// The encoding, if it is UTF-16 or UTF-32, and whether that is a guess.
pub fn without_mark(bytes: &[u8]) -> Option<(Encoding, bool)> {
    // U+0000 at the end is what a power cut leaves, or belongs to the last character.
    let end = bytes.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1).min(SAMPLE);
    let sample = &bytes[..end.next_multiple_of(4).min(bytes.len())];
    // In other text, hardly a byte is a control character.
    if sample.len() < 4 || !sample.iter().any(|b| is_control(*b)) {
        return None;
    }
    let narrow = narrow(&bytes[..end]);
    let best = |encodings: [Encoding; 2], unit: usize| {
        // A sample may end within a character.
        let sample = &sample[..sample.len() - sample.len() % unit];
        let rated = encodings.map(|encoding| (encoding, Rated::of(encoding.read(sample).text.trim_end_matches('\0'))));
        let fitting = rated.into_iter().filter(|(_, rated)| rated.is_text());
        fitting.min_by_key(|(_, rated)| rated.bits)
    };
    let utf32 = best([Encoding::Utf32Le, Encoding::Utf32Be], 4);
    let utf16 = best([Encoding::Standard(UTF_16LE), Encoding::Standard(UTF_16BE)], 2);
    let (encoding, found) = utf32.into_iter().chain(utf16).min_by_key(|(_, rated)| rated.bits)?;
    // Bytes that are no UTF-32 hardly ever look like it.
    let tenths = if encoding.unit() == 4 { 11 } else { narrow.tenths };
    if found.bits * tenths >= narrow.bits * 10 {
        return None;
    }
    let is_plain = found.bits * 3 < narrow.bits * 2 && found.is_alphabet();
    Some((encoding, found.odd > 0 || !(is_plain || encoding.unit() == 4)))
}

/// Whether a byte is a control character other than those that every text has.
fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// How many bits a sample takes as text whose units are bytes.
struct Narrow {
    bits: usize,
    /// How many times fewer bits another reading must take, in tenths.
    tenths: usize,
}

fn narrow(sample: &[u8]) -> Narrow {
    let as_utf8 = Rated::of(&String::from_utf8_lossy(sample)).bits;
    // In an encoding that is not known, a byte beyond ASCII takes half a bit more than a letter.
    let letters: String = sample.iter().map(|b| if b.is_ascii() { char::from(*b) } else { 'x' }).collect();
    let high = sample.iter().filter(|b| !b.is_ascii()).count();
    let bits = as_utf8.min(Rated::of(&letters).bits + high / 2);
    // Text in UTF-8 with nothing but form feeds, U+0000 and the like must not be taken for anything else. If line ends and tabs
    // are every second byte, they are rather the high bytes of an Indic script.
    let line_ends = sample.iter().filter(|b| matches!(b, b'\t' | b'\n' | b'\r')).count();
    let is_usual = std::str::from_utf8(sample).is_ok()
        && !sample.iter().any(|b| is_control(*b) && !matches!(b, 0 | 0x0b | 0x0c | 0x1b..=0x1f))
        && line_ends * 3 < sample.len();
    Narrow { bits, tenths: if is_usual { 20 } else { 11 } }
}

/// How much a reading looks like text.
#[derive(Debug, Default)]
struct Rated {
    /// How many bits it takes.
    bits: usize,
    /// How many characters there are.
    all: usize,
    /// Characters that stand in hardly any text: control characters, and what is not assigned. U+0000 in a row counts once.
    odd: usize,
    /// How many different high bytes there are.
    high_bytes: usize,
    /// Whether there are characters that stand in every text: ASCII, kana, ideographs and syllables in common use.
    has_usual: bool,
}

impl Rated {
    fn of(text: &str) -> Self {
        let mut rated = Self::default();
        let mut high = std::collections::BTreeSet::new();
        let mut script = Script::Common;
        let mut before = None;
        for c in text.chars() {
            rated.all += 1;
            high.insert(u32::from(c) >> 8);
            let is_odd = is_odd(c);
            rated.odd += usize::from(is_odd || (c == '\0' && before != Some('\0')));
            rated.has_usual |= matches!(c, ' '..='~' | '\u{3000}'..='\u{30ff}') || is_common(c);
            rated.bits += match before {
                Some('\0') if c == '\0' => 0,
                Some(before) if is_blank(c) && (is_blank(before) || before == c) => 1,
                _ if is_odd => 20,
                _ => bits(c, &mut script),
            };
            before = Some(c);
        }
        rated.high_bytes = high.len();
        rated
    }

    /// Whether it can be text: hardly anything odd in it, and something usual, or one alphabet.
    fn is_text(&self) -> bool {
        self.odd * CHARACTERS_PER_ODD_ONE <= self.all + SHORT
            && self.bits <= self.all * BITS_PER_CHARACTER + BITS_PER_SCRIPT
            && (self.has_usual || self.high_bytes * CHARACTERS_PER_HIGH_BYTE <= 2 * self.all)
    }

    /// Whether the characters are those of one alphabet or syllabary: few of their high bytes differ.
    fn is_alphabet(&self) -> bool {
        self.all > 0 && self.high_bytes * CHARACTERS_PER_HIGH_BYTE <= self.all
    }
}

/// Whether a character is a blank or a line end of which there can be many in a row.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Whether a character stands in hardly any text of whatever script.
fn is_odd(c: char) -> bool {
    (c.is_control() && !is_blank(c) && !matches!(c, '\0' | '\u{1b}'))
        || c == char::REPLACEMENT_CHARACTER
        || c.script() == Script::Unknown
}

/// About how many bits a character takes that is not odd, after letters of `script`.
fn bits(c: char, script: &mut Script) -> usize {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => return 5,
        c if c.is_control() => return 8,
        '\u{a0}'..='\u{bf}'
        | '\u{2001}'..='\u{2030}'
        | '\u{20a0}'..='\u{20bf}'
        | '\u{3000}'..='\u{303f}'
        | '\u{ff00}'..='\u{ff65}'
        | '\u{fe0f}' => return 8,
        '\u{1f300}'..='\u{1faff}' => return 10,
        _ => {}
    }
    let of = match c.script() {
        Script::Common | Script::Inherited => return 12,
        Script::Latin => return 8,
        // They stand beside each other in Japanese and Korean.
        Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => Script::Han,
        of => of,
    };
    let letter = match (of, c) {
        (Script::Han, '\u{1100}'..='\u{11ff}' | '\u{3041}'..='\u{318f}') => 7,
        (Script::Han, c) if is_common(c) => 10,
        (Script::Han, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}') => 16,
        (Script::Han, _) => 20,
        (Script::Yi, _) => 8,
        (Script::Ethiopic | Script::Canadian_Aboriginal, _) => 9,
        _ => 6,
    };
    let change = if of == *script {
        0
    } else if of.is_recommended() || of == Script::Yi {
        10
    } else {
        20
    };
    *script = of;
    letter + change
}

/// Whether an ideograph or a Korean syllable is in common use: one of the first level of GB 2312, Big5 or JIS X 0208, or of
/// KS X 1001.
fn is_common(c: char) -> bool {
    static COMMON: LazyLock<Vec<u64>> = LazyLock::new(|| {
        let mut common = vec![0; 1 << 10];
        let levels = [
            (GBK, 0xb0..=0xd7, 0xa1),
            (BIG5, 0xa4..=0xc6, 0x40),
            (SHIFT_JIS, 0x88..=0x97, 0x40),
            (EUC_KR, 0xb0..=0xc8, 0xa1),
        ];
        for (encoding, leads, first) in levels {
            for bytes in leads.flat_map(|lead| (first..=0xfe).map(move |trail| [lead, trail])) {
                let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
                for c in text.iter().flat_map(|text| text.chars()).filter(|c| !c.is_ascii()) {
                    if let Some(bits) = common.get_mut(c as usize / 64) {
                        *bits |= 1_u64 << (c as usize % 64);
                    }
                }
            }
        }
        common
    });
    COMMON.get(c as usize / 64).is_some_and(|bits| bits & (1 << (c as usize % 64)) != 0)
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
    fn odd_blanks_signs_and_mixed_scripts_are_text() {
        for text in [
            "The ferry\u{85}left at\u{85}7.",
            "The ferry\u{2028}left\u{2029}at\u{b}7.\u{c}",
            "Паром\u{85}вышел\u{2009}утром\u{202f}– “рано”…",
            "The fer\0ry left in the morn\0ing.",
            "A bell\u{7} rang; nobody heard it at the quay.",
            "English, русский, ελληνικά, 中文, 日本語, 한국어, عربي, עברית, हिन्दी, ไทย",
            "The ferry “Ветер” (海風) left Ωmega for 서울 at 7:30 – €5, £3, ½ ✓ 😀",
            "渡轮\u{85}早上离开港口。\u{3000}The ferry – 四十辆汽车，没有人受伤！",
            "தமிழ்\u{b}நாடு\u{c}கப்பல் காலையில் புறப்பட்டது.",
            "నావ ఉదయం బయలుదేరింది. ఎవరూ రాలేదు.",
            "ಹಡಗು ಬೆಳಿಗ್ಗೆ ಹೊರಟಿತು. ಯಾರೂ ಬರಲಿಲ್ಲ.",
            "നൗക രാവിലെ പുറപ്പെട്ടു. ആരും വന്നില്ല.",
            "નાવ સવારે નીકળી. કોઈ આવ્યું નહીં.",
            "ਕਿਸ਼ਤੀ ਸਵੇਰੇ ਨਿਕਲੀ। ਕੋਈ ਨਹੀਂ ਆਇਆ।",
            "নৌকা সকালে ছাড়ল। কেউ আসেনি।",
            "නැව උදේ පිටත් විය. කවුරුත් ආවේ නැත.",
            "ლაივი დილით გავიდა. არავინ მოვიდა.",
            "Լաստանավը առավոտյան մեկնեց: Ոչ ոք չեկավ:",
            "המעבורת יצאה בבוקר. איש לא בא.",
            "ጀልባው ጠዋት ሄደ። ማንም አልመጣም።",
            "Con phà rời bến lúc sáng sớm. Không ai đến.",
            "これはねこです。ねこはいます。",
            "เรื\u{b}อออกตอนเช้า",
            "ภาษาไทย\0ภาษาไทย",
            "ਪੰਜਾਬੀ ਭਾਸ਼ਾ",
            "ગુજરાતી ભાષા",
            "বাংলা ভাষা",
            "සිංහල භාෂාව",
        ] {
            for (bytes, expected) in [
                (utf16(text, u16::to_le_bytes), "UTF-16LE"),
                (utf16(text, u16::to_be_bytes), "UTF-16BE"),
                (utf32(text, u32::to_le_bytes), "UTF-32LE"),
                (utf32(text, u32::to_be_bytes), "UTF-32BE"),
            ] {
                assert_eq!(without_mark(&bytes).map(|(encoding, _)| encoding.name()), Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn bytes_are_not_taken_for_wide_text() {
        let check = |bytes: &[u8]| assert_eq!(without_mark(bytes), None, "{}", String::from_utf8_lossy(bytes));
        check(b"this program can break");
        check(b"The ferry left\0 at seven.");
        check(b"one\0\0two\0\0three\0\0four\0\0five\0\0six");
        check(b"one\0two\0six\0ten\0one\0two\0six\0ten");
        check(b"page 1\x0c\x0cpage 2\x0c\x0c\x0c\x0cpage 3");
        check(&b"0A0B0C0D0E0F\x0c".repeat(40));
        check(&b"30a\x0b".repeat(40));
        check(b"a\x01b\x02c\x03");
        check(b"8\n8\n9\n0\n5\n");
        check(&[&b"a\t"[..], &[b'\t'; 400], b"\x0c"].concat());
        check(&[&b"a\n"[..], &[b'\n'; 400], b"\x0c"].concat());
        check(&[&b"a"[..], &[0x0c; 400], b"b"].concat());
        check(&[&b"Half is lost here: "[..], &[0; 600], b" and on it goes."].concat());
        for text in TEXTS {
            check(text.as_bytes());
            for odd in ["\u{b}", "\u{c}", "\0", "\u{1e}", "\u{85}"] {
                let spread = |every: usize| {
                    let chars = text.chars().enumerate();
                    chars
                        .flat_map(|(i, c)| [c].into_iter().chain(odd.chars().filter(move |_| i % every == 0)))
                        .collect()
                };
                for every in [3, 4, 7, 20] {
                    let spread: String = spread(every);
                    check(spread.as_bytes());
                }
            }
        }
        let spread = |bytes: &[u8]| bytes.chunks(7).collect::<Vec<_>>().join(&b"\x0c"[..]);
        check(&spread(&encoding_rs::GBK.encode(TEXTS[2]).0));
        check(&spread(&encoding_rs::BIG5.encode("渡輪早上離開港口。船上有四十輛汽車").0));
        check(&spread(&encoding_rs::SHIFT_JIS.encode(TEXTS[3]).0));
        check(&spread(&encoding_rs::EUC_JP.encode(TEXTS[3]).0));
        check(&spread(&encoding_rs::EUC_KR.encode(TEXTS[4]).0));
        check(&spread(&encoding_rs::WINDOWS_1251.encode(TEXTS[1]).0));
        check(&spread(&encoding_rs::KOI8_R.encode(TEXTS[1]).0));
        check(&spread(&encoding_rs::WINDOWS_1252.encode("Der Zug fährt später über Österreich, heißt es.").0));
    }
}
