//! Words of people within style sheets.

use std::fmt::Write as _;

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
