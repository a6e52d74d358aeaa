//! Letters that survive every way a file can take.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::exercise::block;

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
    block::encoded(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_ascii() {
        assert_eq!(json(&"</script>é🌉"), "\"\\u003c/script>\\u00e9\\ud83c\\udf09\"");
        assert_eq!(ascii_html("<p>é🌉</p>"), "<p>&#233;&#127753;</p>");
    }
}
