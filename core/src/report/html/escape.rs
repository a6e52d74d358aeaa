//! Words of people within HTML and style sheets.

use std::fmt::Write as _;

/// Appends words so that HTML shows them as they are, in an element or in an attribute in double quotes. Characters that no page can
/// hold become U+FFFD.
pub fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            // A browser reads a CR as LF, and controls as nothing good.
            '\r' => out.push('\n'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// The words as HTML shows them.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    escape(&mut out, words);
    out
}

/// A string of a style sheet, in double quotes. All but letters and digits are written as numbers, so that nothing ends the string, the
/// sheet or its element.
pub fn css_string(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            // Writing to a string can't fail.
            write!(out, "\\{:06X}", u32::from(c)).unwrap_or(());
        }
    }
    out.push('"');
    out
}
