//! The encodings of text in RTF: each font has one.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

/// A font.
#[derive(Clone, Debug, Default)]
struct Font {
    name: String,
    encoding: Option<&'static Encoding>,
    is_symbol: bool,
}

/// The fonts of a file, by their numbers.
#[derive(Debug)]
pub struct Fonts {
    fonts: BTreeMap<i32, Font>,
    default: &'static Encoding,
}

impl Default for Fonts {
    fn default() -> Self {
        Self { fonts: BTreeMap::new(), default: encoding_rs::WINDOWS_1252 }
    }
}

impl Fonts {
    /// Sets the code page of text whose font has none.
    pub fn set_default(&mut self, page: i32) {
        self.default = encoding(page).unwrap_or(self.default);
    }

    /// Sets the character set of a font.
    pub fn set_charset(&mut self, font: i32, charset: i32) {
        let page = match charset {
            77 => 10_000,
            128 => 932,
            129 | 130 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => 0,
        };
        let font = self.fonts.entry(font).or_default();
        font.is_symbol = charset == 2;
        font.encoding = encoding(page);
    }

    /// Sets the code page of a font.
    pub fn set_page(&mut self, font: i32, page: i32) {
        self.fonts.entry(font).or_default().encoding = encoding(page);
    }

    /// Adds to the name of a font.
    pub fn add_name(&mut self, font: i32, name: &str) {
        self.fonts.entry(font).or_default().name.push_str(name);
    }

    /// The name of a font whose characters are signs; empty for others.
    pub fn name(&self, font: i32) -> &str {
        self.fonts.get(&font).map_or("", |font| font.name.trim().trim_end_matches(';'))
    }

    /// The characters of some bytes in a font.
    pub fn decode(&self, font: i32, bytes: &[u8]) -> String {
        let font = self.fonts.get(&font);
        if let Some(font) = font.filter(|font| font.is_symbol) {
            let name = font.name.trim().trim_end_matches(';');
            let private = |byte: u8| char::from_u32(0xf000 + u32::from(byte)).unwrap_or(' ');
            let shown = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { private(*byte) };
            return bytes.iter().map(|byte| super::super::symbols::symbol(shown(byte), name)).collect();
        }
        let encoding = font.and_then(|font| font.encoding).unwrap_or(self.default);
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// The encoding with the number of a code page of Windows.
fn encoding(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        866 => encoding_rs::IBM866,
        10_000 => encoding_rs::MACINTOSH,
        65_001 => encoding_rs::UTF_8,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1252 => encoding_rs::WINDOWS_1252,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        _ => return None,
    })
}
