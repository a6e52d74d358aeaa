//! Names of files in archives: their letters, which are no paths, and which belong to files that nobody made.

use flate2::Crc;
use unicode_normalization::UnicodeNormalization as _;

/// A name in an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Its letters, with all folders.
    pub text: String,
    /// Its bytes.
    pub raw: Vec<u8>,
    /// Whether its letters are a guess.
    pub is_guess: bool,
}

/// The letters of the bytes 0x80 to 0xff in code page 437, that of ZIP.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The name that these bytes are. `is_utf8` is what the archive says of them, `unicode` the extra field 0x7075.
pub fn decoded(raw: &[u8], is_utf8: bool, unicode: Option<&[u8]>) -> Name {
    let name = |text: String, is_guess| Name { text, raw: raw.to_owned(), is_guess };
    let utf8 = std::str::from_utf8(raw).ok();
    if let Some(text) = utf8.filter(|_| is_utf8) {
        return name(text.to_owned(), false);
    }
    if let Some(text) = unicode.and_then(|field| unicode_name(field, raw)) {
        return name(text.to_owned(), false);
    }
    match utf8 {
        Some(text) => name(text.to_owned(), false),
        None => name(raw.iter().map(|byte| cp437(*byte)).collect(), true),
    }
}

/// The name in the extra field 0x7075, if it belongs to these bytes.
fn unicode_name<'a>(field: &'a [u8], raw: &[u8]) -> Option<&'a str> {
    let mut crc = Crc::new();
    crc.update(raw);
    let expected = u32::from_le_bytes(field.get(1..5)?.try_into().ok()?);
    let is_it = field.first() == Some(&1) && crc.sum() == expected;
    std::str::from_utf8(&field[5..]).ok().filter(|_| is_it)
}

fn cp437(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        Some(upper) => CP437.chars().nth(usize::from(upper)).unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(byte),
    }
}

/// A name in the form in which names are compared: macOS takes letters with accents apart.
pub fn composed(name: &str) -> String {
    name.nfc().collect()
}

/// Whether a name would lead out of a folder, or elsewhere on some system.
pub fn is_unsafe(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':') && name.as_bytes()[0].is_ascii_alphabetic();
    has_drive || name.starts_with('/') || name.contains(['\\', '\0']) || name.split('/').any(|step| step == "..")
}

/// Whether a file of this name is one that systems leave behind and nobody hands in. It is not opened.
pub fn is_left_behind(name: &str) -> bool {
    let own = file_name(name);
    let lower = own.to_ascii_lowercase();
    name.split('/').any(|step| step == "__MACOSX")
        || own.starts_with("._")
        || own.starts_with("~$")
        || [".ds_store", "thumbs.db", "desktop.ini"].contains(&lower.as_str())
}

/// Whether a file of this name belongs to the platform, unless an answer is in it: a table of contents, or a list of who handed in.
pub fn is_of_platform(name: &str) -> bool {
    let own = file_name(name).to_ascii_lowercase();
    own == "index.html" || own.strip_prefix("status.").is_some_and(|ending| !ending.contains('.'))
}

/// The last step of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded_by_what_the_archive_says() {
        let check = |raw: &[u8], is_utf8, unicode: Option<&[u8]>, expected: &str, is_guess| {
            let name = decoded(raw, is_utf8, unicode);
            assert_eq!((name.text.as_str(), name.is_guess), (expected, is_guess), "{raw:?}");
            assert_eq!(name.raw, raw);
        };
        check("Zoë".as_bytes(), true, None, "Zoë", false);
        check("Zoë".as_bytes(), false, None, "Zoë", false);
        check(b"Zo\x89.html", false, None, "Zoë.html", true);
        check(b"Zo\x89.html", true, None, "Zoë.html", true);
        check(b"\x80\xff", false, None, "Ç\u{a0}", true);
        let field = |of: &[u8]| {
            let mut crc = Crc::new();
            crc.update(of);
            [&[1], crc.sum().to_le_bytes().as_slice(), "Zoë".as_bytes()].concat()
        };
        check(b"Zo_", false, Some(&field(b"Zo_")), "Zoë", false);
        check(b"Zo_", false, Some(&field(b"Zoe")), "Zo_", false);
        check(b"Zo_", false, Some(b"\x01"), "Zo_", false);
        assert_eq!(CP437.chars().count(), 128);
    }

    #[test]
    fn names_that_lead_elsewhere_are_unsafe() {
        for name in ["../a", "a/../b", "/a", "C:a", "c:\\a", "a\\b", "a\0", "..", "a/.."] {
            assert!(is_unsafe(name), "{name}");
        }
        for name in ["a", "a/b", "..a", "a..", "a/...", "Lind: a", "é:a", ""] {
            assert!(!is_unsafe(name), "{name}");
        }
    }

    #[test]
    fn what_systems_leave_behind_is_known_by_name() {
        for name in ["__MACOSX/a/._b", "a/._b", ".DS_Store", "a/Thumbs.db", "Desktop.ini", "~$a.docx"] {
            assert!(is_left_behind(name), "{name}");
        }
        for name in ["a.html", "MACOSX/a", "a~$", "DS_Store", "thumbs.db.html", "index.html"] {
            assert!(!is_left_behind(name), "{name}");
        }
        for (name, expected) in
            [("index.html", true), ("a/Status.XLSX", true), ("status.a.html", false), ("a.html", false)]
        {
            assert_eq!(is_of_platform(name), expected, "{name}");
        }
    }
}
