//! Folding: what looks alike, or differs in typography only, becomes the same.
//!
//! One set of rules serves finding words, filters of lists, and finding claims again in a changed text. Text is folded unit by
//! unit. A unit is a character with the marks that canonical ordering may move (Unicode Annex 15), or the letters of one
//! Korean syllable, so that all normal forms of a text fold to the same.
//!
//! - Always: compatibility decomposition (ligatures, full-width and presentation forms); Korean syllables stay whole; line
//!   ends and all blanks are spaces; quotation marks and dashes are those of ASCII; ß is ss; characters without width and
//!   tatweel are dropped.
//! - Unless case counts: full case folding. Final sigma is sigma.
//! - Unless diacritics count: accents of Latin, Greek and Cyrillic, points of Hebrew and vowel marks of Arabic are dropped;
//!   letters with a stroke lose it; dotless i is i; æ and œ are two letters; Arabic letters that are often written for one
//!   another are one, as in Lucene's `ArabicNormalizer` and `PersianNormalizer`. Marks of any other script are letters: vowel
//!   signs, voicing marks and tones tell words apart. So are the marks of the Cyrillic letters й, ў, ї, ѓ and ќ.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

/// What folding leaves as it is. Nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exactly {
    /// Upper and lower case.
    pub case: bool,
    /// Diacritics: accents, dots, cedillas and the like.
    pub diacritics: bool,
}

/// Whether a character has no width and says nothing: soft hyphens, joiners, marks of direction, variation selectors, byte
/// order marks; and tatweel, which only stretches an Arabic word.
pub fn is_ignored(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{640}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// The ASCII form of a quotation mark, an apostrophe or a dash; other characters as they are.
pub fn straight(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | '′' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c => c,
    }
}

/// Whether a mark is an accent, so that leaving it out makes no other word.
pub fn is_accent(c: char) -> bool {
    matches!(
        c,
        // Latin, Greek and Cyrillic.
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{489}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20F0}'
            | '\u{2DE0}'..='\u{2DFF}'
            | '\u{A66F}'..='\u{A672}'
            | '\u{A674}'..='\u{A67D}'
            | '\u{A69E}'..='\u{A69F}'
            | '\u{FE20}'..='\u{FE2F}'
            // Hebrew.
            | '\u{591}'..='\u{5BD}'
            | '\u{5BF}'
            | '\u{5C1}'..='\u{5C2}'
            | '\u{5C4}'..='\u{5C5}'
            | '\u{5C7}'
            | '\u{FB1E}'
            // Arabic.
            | '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E4}'
            | '\u{6E7}'..='\u{6E8}'
            | '\u{6EA}'..='\u{6ED}'
            | '\u{897}'..='\u{89F}'
            | '\u{8CA}'..='\u{8E1}'
            | '\u{8E3}'..='\u{8FF}'
    )
}

/// Whether an accent makes another letter or sign of `base`, so that it is kept in any case.
fn is_part_of(base: char, accent: char) -> bool {
    match accent {
        '\u{301}' => matches!(base, 'г' | 'Г' | 'к' | 'К'),
        '\u{306}' => matches!(base, 'и' | 'И' | 'у' | 'У'),
        '\u{308}' => matches!(base, 'і' | 'І'),
        // ≠ is no =.
        '\u{338}' => !base.is_alphabetic(),
        _ => false,
    }
}

/// Whether `c` belongs to the same unit as the character before it.
fn joins(before: char, c: char) -> bool {
    match c {
        '\0'..'\u{300}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => false,
        // Korean vowels and final consonants.
        '\u{1160}'..='\u{11A7}' | '\u{D7B0}'..='\u{D7C6}' => {
            matches!(before, '\u{1100}'..='\u{115F}' | '\u{A960}'..='\u{A97C}')
        }
        '\u{11A8}'..='\u{11FF}' | '\u{D7CB}'..='\u{D7FB}' => match before {
            '\u{1160}'..='\u{11A7}' | '\u{D7B0}'..='\u{D7C6}' => true,
            '\u{AC00}'..='\u{D7A3}' => (u32::from(before) - 0xAC00).is_multiple_of(28),
            _ => false,
        },
        // Marks that decompose into such as can be moved.
        '\u{F73}' | '\u{F75}' | '\u{F81}' | '\u{FF9E}' | '\u{FF9F}' => true,
        c => canonical_combining_class(c) != 0,
    }
}

/// Whether a grapheme ends after `c` even if a mark follows (the property `Control` of Unicode Annex 29).
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}'
                | '\u{2029}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{13430}'..='\u{1343F}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// The length in bytes of the unit with which `text` starts; 0 if it is empty. A unit never crosses a grapheme boundary.
pub fn unit_len(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(mut last) = chars.next() else { return 0 };
    let mut len = last.len_utf8();
    if is_control(last) || is_ignored(last) {
        return len;
    }
    for c in chars {
        if !joins(last, c) {
            break;
        }
        len += c.len_utf8();
        last = c;
    }
    len
}

/// Whether folding leaves `c` as it is whenever it is a unit by itself. A shortcut: it is `false` of some that are.
pub fn stays(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | 'あ'..='お')
}

/// Appends the folded form of one unit to `out`.
pub fn fold_unit(unit: &str, exactly: Exactly, out: &mut String) {
    let from = out.len();
    let (mut base, mut has_jamo) = (' ', false);
    for part in unit.chars().filter(|c| !is_ignored(*c)).map(straight).nfkd() {
        if !is_accent(part) {
            base = part;
        } else if !exactly.diacritics && !is_part_of(base, part) {
            continue;
        }
        has_jamo |= matches!(part, '\u{1100}'..='\u{11FF}');
        let part = if part.is_whitespace() { ' ' } else { straight(part) };
        if exactly.diacritics {
            fold_case(part, exactly, out);
        } else {
            match ligature(part) {
                Some(two) => two.chars().for_each(|c| fold_case(c, exactly, out)),
                None => fold_case(plain_letter(part), exactly, out),
            }
        }
    }
    if has_jamo {
        let syllable: String = out[from..].nfc().collect();
        out.truncate(from);
        out.push_str(&syllable);
    }
}

/// The letter without its stroke, or the one that is often written for it.
fn plain_letter(c: char) -> char {
    match c {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ħ' => 'h',
        'Ħ' => 'H',
        'ŧ' => 't',
        'Ŧ' => 'T',
        'ı' => 'i',
        'ى' | 'ی' | 'ے' => 'ي',
        'ة' | 'ہ' | 'ە' => 'ه',
        'ٱ' => 'ا',
        'ک' => 'ك',
        c => c,
    }
}

fn ligature(c: char) -> Option<&'static str> {
    match c {
        'æ' => Some("ae"),
        'Æ' => Some("AE"),
        'œ' => Some("oe"),
        'Œ' => Some("OE"),
        _ => None,
    }
}

/// Appends `c` in full case folding, unless case counts.
fn fold_case(c: char, exactly: Exactly, out: &mut String) {
    match c {
        'ß' => out.push_str("ss"),
        'ẞ' => out.push_str(if exactly.case { "SS" } else { "ss" }),
        // Its upper case is that of i.
        'ı' => out.push(c),
        c if exactly.case => out.push(c),
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        c => out.extend(c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase)),
    }
}

/// Appends the folded form of a whole text to `out`.
pub fn fold(text: &str, exactly: Exactly, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let (unit, after) = rest.split_at(unit_len(rest));
        fold_unit(unit, exactly, out);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::*;
    use crate::text::strategies::{any_script, has_known_marks};

    const ANY: Exactly = Exactly { case: false, diacritics: false };
    const ALL: Exactly = Exactly { case: true, diacritics: true };

    fn folded(text: &str, exactly: Exactly) -> String {
        let mut out = String::new();
        fold(text, exactly, &mut out);
        out
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(folded(text, ANY), expected, "{text}");
    }

    #[test]
    fn accents_are_dropped_and_letters_are_kept() {
        check("Crème Brûlée", "creme brulee");
        check("Ὀδυσσεύς", "οδυσσευσ");
        check("ёлка вода́ мой їжак", "елка вода мои\u{306} і\u{308}жак");
        check("שָׁלוֹם", "שלום");
        check("مُحَمَّد مـحـمـد", "محمد محمد");
        check("ガ か\u{3099} は ば", "カ\u{3099} か\u{3099} は は\u{3099}");
        check("दिन दीन ทั้", "दिन दीन ทั้");
        check("Łódź Øre ħobż", "lodz ore hobz");
        check("a ≠ b", "a =\u{338} b");
    }

    #[test]
    fn typography_is_seen_through() {
        check("ﬁnancial oﬃce", "financial office");
        check("ＡＢＣ１２３，ｶﾞ", "abc123,カ\u{3099}");
        check("Straße STRAẞE", "strasse strasse");
        check("x\u{2060}y q\u{FEFF}r a\u{200C}b c\u{200D}d", "xy qr ab cd");
        check("non‑breaking – “so” ‹it› «is»", "non-breaking - \"so\" 'it' \"is\"");
        check("one\u{A0}two\u{3000}three\nfour", "one two three four");
        check("İstanbul ışık IŞIK", "istanbul isik isik");
        check("ﻣﺤﻤﺪ", "محمد");
        check("Œuvre æther Ǆ", "oeuvre aether dz");
    }

    #[test]
    fn what_counts_is_left_as_it_is() {
        assert_eq!(folded("É ß ﬁ Ａ ς", ALL), "E\u{301} ss fi A ς");
        assert_eq!(folded("ÉıΣς", Exactly { case: false, diacritics: true }), "e\u{301}ıσσ");
        assert_eq!(folded("ÉıØ", Exactly { case: true, diacritics: false }), "EiO");
    }

    #[test]
    fn a_korean_syllable_stays_whole() {
        check("가 간 \u{1100}\u{1161} \u{1100}\u{1161}\u{11AB} 가\u{11AB}", "가 간 가 간 간");
        check("ㅋㅋ", "\u{110F}\u{110F}");
    }

    proptest! {
        #[test]
        fn units_and_folding_fit_graphemes_and_normal_forms(text in any_script()) {
            let bounds: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).collect();
            let mut at = 0;
            while at < text.len() {
                let next = at + unit_len(&text[at..]);
                prop_assert!(next > at && text.is_char_boundary(next));
                prop_assert!(!has_known_marks(&text) || !bounds.iter().any(|b| at < *b && *b < next), "{:?}", &text[at..next]);
                at = next;
            }
            for exactly in [ANY, ALL] {
                let composed: String = text.nfc().collect();
                let decomposed: String = text.nfd().collect();
                prop_assert_eq!(folded(&composed, exactly), folded(&text, exactly));
                prop_assert_eq!(folded(&decomposed, exactly), folded(&text, exactly));
            }
        }
    }
}
