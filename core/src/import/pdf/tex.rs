//! The signs of TeX's fonts for mathematics, where a file does not name them.
//!
//! Without a table in the file, the package reads the codes of these fonts as ASCII: `x 2 U` for x ∈ U. Their codes are fixed:
//! OMS and OML (`fontmath.ltx` of LaTeX; Knuth, Computers & Typesetting E). Codes below 32 do not get here.

use pdf_oxide::fonts::{Encoding, FontInfo};

/// A table of signs that a font has in place of those of ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// Signs of mathematics: `CMSY10`.
    Oms,
    /// Letters of mathematics: `CMMI10`.
    Oml,
}

/// OMS from 32 to 126. Capitals stay.
const OMS: &str = "←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝′∞∈∋△▽/↦∀∃¬∅ℜℑ⊤⊥ℵABCDEFGHIJKLMNOPQRSTUVWXYZ∪∩⊎∧∨⊢⊣⌊⌋⌈⌉{}⟨⟩|‖↕⇕\\≀√∐∇∫⊔⊓⊑⊒§†‡¶♣♦♥";
/// OML from 33 to 64; other letters stay.
const OML: &str = "ωεϑϖϱςφ↼↽⇀⇁`´▷◁0123456789.,</>⋆∂";

/// The table for a font, if it is one of these and its file says nothing of its signs.
pub fn signs(font: &FontInfo) -> Option<Signs> {
    if font.to_unicode.is_some() || !matches!(font.encoding, Encoding::Standard(_)) {
        return None;
    }
    let name = font.base_font.split_once('+').map_or(font.base_font.as_str(), |(_, name)| name);
    let is_of =
        |start: &str| name.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if is_of("CMSY") || is_of("CMBSY") {
        Some(Signs::Oms)
    } else if is_of("CMMI") || is_of("CMMIB") {
        Some(Signs::Oml)
    } else {
        None
    }
}

impl Signs {
    /// The sign for what was read as this character.
    pub fn sign(self, read: char) -> char {
        let code = match read {
            '’' => 0x27,
            '‘' => 0x60,
            other => u32::from(other),
        };
        let (table, first) = match self {
            Self::Oms => (OMS, 0x20),
            Self::Oml => (OML, 0x21),
        };
        code.checked_sub(first).and_then(|at| table.chars().nth(at as usize)).unwrap_or(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_mathematics_are_found_by_their_codes() {
        assert_eq!((OMS.chars().count(), OML.chars().count()), (95, 32));
        for (signs, read, expected) in [
            (Signs::Oms, '2', '∈'),
            (Signs::Oms, '!', '→'),
            (Signs::Oms, 'f', '{'),
            (Signs::Oms, 'g', '}'),
            (Signs::Oms, 'T', 'T'),
            (Signs::Oms, '‘', '⊢'),
            (Signs::Oms, ';', '∅'),
            (Signs::Oml, ';', ','),
            (Signs::Oml, '"', 'ε'),
            (Signs::Oml, 'f', 'f'),
            (Signs::Oml, '@', '∂'),
            (Signs::Oml, '7', '7'),
        ] {
            assert_eq!(signs.sign(read), expected, "{read}");
        }
    }
}
