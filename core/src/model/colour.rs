//! The colours of verdicts, in the light and in the dark appearance.

use std::fmt;

/// A colour: red, green and blue, 0 to 255 in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// Whether a page is light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// Dark letters on light paper.
    Light,
    /// Light letters on dark paper.
    Dark,
}

/// The colours of one verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictColours {
    /// Underline and sign.
    pub line: Rgb,
    /// Background of the words in the article.
    pub tint: Rgb,
    /// The verdict's label.
    pub words: Rgb,
}

/// Each named colour: its name, then line, tint and words in light, and line and tint in dark, in which words have the line's colour.
const NAMED: [(&str, [u32; 5]); 7] = [
    ("green", [0x00_7A_5A, 0xCF_ED_E0, 0x00_66_4B, 0x4C_C9_A0, 0x12_38_2D]),
    ("orange", [0xB3_53_00, 0xFF_E0_C2, 0x90_43_00, 0xFF_9F_4A, 0x4A_2B_10]),
    ("grey", [0x5F_6B_7A, 0xE4_E8_ED, 0x4C_57_65, 0x9A_A7_B8, 0x2B_32_3B]),
    ("red", [0xA5_12_3F, 0xF9_D3_DC, 0xA5_12_3F, 0xFF_7D_9C, 0x4A_16_26]),
    ("purple", [0x7A_3E_9D, 0xE9_DB_F3, 0x7A_3E_9D, 0xC7_9B_EB, 0x37_22_4A]),
    ("yellow", [0x8A_6A_00, 0xF6_EB_B8, 0x6E_54_00, 0xE3_C8_4A, 0x40_38_10]),
    ("blue", [0x1D_5F_A8, 0xD6_E6_F7, 0x1A_55_96, 0x8A_B4_F8, 0x1B_2F_4C]),
];

const WHITE: Rgb = Rgb([255; 3]);
const BLACK: Rgb = Rgb([0; 3]);

impl Rgb {
    /// The colour with this number, such as `0x7A_3E_9D`.
    pub const fn new(hex: u32) -> Self {
        Self([(hex >> 16) as u8, (hex >> 8) as u8, hex as u8])
    }

    /// A colour as schemes write their own: `#` and six hexadecimal digits.
    pub fn parsed(name: &str) -> Option<Self> {
        let digits = name.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok().map(Self::new)
    }

    /// This colour with a share of another one, from 0 to 1.
    fn mixed(self, other: Self, share: f32) -> Self {
        let part = |i: usize| {
            let (own, other) = (f32::from(self.0[i]), f32::from(other.0[i]));
            (own + (other - own) * share).round() as u8
        };
        Self([part(0), part(1), part(2)])
    }

    /// The contrast with another colour, from 1 to 21 (WCAG 2.2, 1.4.3).
    pub fn contrast(self, other: Self) -> f32 {
        let luminance = |colour: Self| {
            let [r, g, b] = colour.0.map(|v| {
                let v = f32::from(v) / 255.0;
                if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(self), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Rgb {
    /// Writes `#` and six hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02X}{g:02X}{b:02X}")
    }
}

impl Appearance {
    /// Background of the article.
    pub const fn paper(self) -> Rgb {
        Rgb::new(if matches!(self, Self::Light) { 0xFD_FC_FA } else { 0x16_18_1C })
    }

    /// Background of a control that is pressed: the ground that words are hardest to read on.
    const fn pressed(self) -> Rgb {
        Rgb::new(if matches!(self, Self::Light) { 0xDE_DA_D1 } else { 0x34_39_41 })
    }
}

impl VerdictColours {
    /// The names that a scheme can give colours.
    pub const NAMES: [&str; 7] = ["green", "orange", "grey", "red", "purple", "yellow", "blue"];

    /// The colours of a verdict. `name` is the name of a colour, or a colour of the scheme's own (`#7A3E9D`); an unknown name gives
    /// grey.
    ///
    /// An own colour is used for the line as it is in light; in dark it is made lighter until it can be seen. Its words are made darker
    /// (or lighter) until they can be read on the tint.
    pub fn of(name: &str, appearance: Appearance) -> Self {
        let is_dark = appearance == Appearance::Dark;
        if let Some(own) = Rgb::parsed(name) {
            return Self::of_own(own, appearance);
        }
        let (_, row) = NAMED.iter().find(|(known, _)| *known == name).unwrap_or(&NAMED[2]);
        let [line, tint, words, dark_line, dark_tint] = row.map(Rgb::new);
        if is_dark { Self { line: dark_line, tint: dark_tint, words: dark_line } } else { Self { line, tint, words } }
    }

    fn of_own(own: Rgb, appearance: Appearance) -> Self {
        let (is_dark, paper) = (appearance == Appearance::Dark, appearance.paper());
        let mut line = own;
        for _ in 0..20 {
            if line.contrast(paper) >= 4.0 || !is_dark {
                break;
            }
            line = line.mixed(WHITE, 0.12);
        }
        let tint = paper.mixed(line, if is_dark { 0.22 } else { 0.16 });
        let mut words = line;
        for _ in 0..20 {
            if words.contrast(tint) >= 4.5 && words.contrast(appearance.pressed()) >= 4.5 {
                break;
            }
            words = words.mixed(if is_dark { WHITE } else { BLACK }, 0.12);
        }
        Self { line, tint, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_colour_is_read_and_made_legible() {
        assert_eq!(Rgb::parsed("#7A3E9D").map(|c| c.to_string()).as_deref(), Some("#7A3E9D"));
        for wrong in ["7A3E9D", "#7A3E9", "#+A3E9D", "#7A3Eé"] {
            assert_eq!(Rgb::parsed(wrong), None, "{wrong}");
        }
        for name in ["#7A3E9D", "#102030", "#A05000", "#FFEE00"] {
            for appearance in [Appearance::Light, Appearance::Dark] {
                let colours = VerdictColours::of(name, appearance);
                assert!(colours.words.contrast(colours.tint) >= 4.5, "{name}");
            }
        }
        assert_eq!(VerdictColours::NAMES, NAMED.map(|(name, _)| name));
        assert_eq!(VerdictColours::of("mauve", Appearance::Light), VerdictColours::of("grey", Appearance::Light));
    }
}
