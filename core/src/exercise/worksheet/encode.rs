//! Letters that survive every way a file can take: ASCII, base64, checksums.

use std::fmt::Write as _;

use flate2::Crc;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// The signs of base64, by their values.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A value as JSON of ASCII letters without `<`, so that it can stand in any HTML.
pub fn json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut ascii = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && c != '<' {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(ascii, "\\u{unit:04x}").unwrap_or(());
            }
        }
    }
    ascii
}

/// HTML with all letters but those of ASCII as numbers.
pub fn ascii_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    for c in html.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            write!(out, "&#{};", u32::from(c)).unwrap_or(());
        }
    }
    out
}

/// The SHA-256 of a text in base64, as policies of pages name it.
pub fn sha256_base64(text: &str) -> String {
    base64(&Sha256::digest(text.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for three in bytes.chunks(3) {
        let at = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= three.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

/// A hand-in's JSON as lines of text that mails and text fields keep.
pub fn text_block(json: &[u8]) -> String {
    let mut crc = Crc::new();
    crc.update(json);
    let mut out = String::from("BEGIN CLAIMLIGHT ANSWER\n");
    for (i, c) in base64(json).chars().enumerate() {
        if i > 0 && i % 64 == 0 {
            out.push('\n');
        }
        out.push(c);
    }
    write!(out, "\nCHECK {:08x}\nEND CLAIMLIGHT ANSWER\n", crc.sum()).unwrap_or(());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_base64() {
        // The examples of RFC 4648, section 10.
        let check = |bytes: &str, expected: &str| assert_eq!(base64(bytes.as_bytes()), expected);
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foob", "Zm9vYg==");
        check("foobar", "Zm9vYmFy");
    }

    #[test]
    fn a_block_ends_with_its_checksum() {
        // The CRC-32 of "123456789" is the check value of the catalogue of parametrised CRC algorithms.
        assert_eq!(
            text_block(b"123456789"),
            "BEGIN CLAIMLIGHT ANSWER\nMTIzNDU2Nzg5\nCHECK cbf43926\nEND CLAIMLIGHT ANSWER\n"
        );
    }

    #[test]
    fn letters_become_ascii() {
        assert_eq!(json(&"</script>é🌉"), "\"\\u003c/script>\\u00e9\\ud83c\\udf09\"");
        assert_eq!(ascii_html("<p>é🌉</p>"), "<p>&#233;&#127753;</p>");
    }
}
