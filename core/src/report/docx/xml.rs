//! Words of people within XML.

use std::fmt::Write as _;

use super::super::escape::escape;

/// Appends words as the content of a run. A line end becomes a break, or a blank if `has_lines` is not set.
pub fn text(out: &mut String, words: &str, has_lines: bool) {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let words = if has_lines { words } else { words.replace('\n', " ") };
    for part in words.split_inclusive(['\n', '\t']) {
        let plain = part.trim_end_matches(['\n', '\t']);
        if !plain.is_empty() {
            out.push_str("<w:t xml:space=\"preserve\">");
            escape(out, plain);
            out.push_str("</w:t>");
        }
        out.push_str(match part.as_bytes().last() {
            Some(b'\n') => "<w:br/>",
            Some(b'\t') => "<w:tab/>",
            _ => "",
        });
    }
}

/// An address as the target of a link: what an address can't hold is percent-encoded. `None` if it is longer than Word opens.
pub fn address(address: &str) -> Option<String> {
    const LONGEST: usize = 2_000;
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").unwrap_or(());
        }
    }
    (!out.is_empty() && out.len() <= LONGEST).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_tabs_become_elements() {
        let check = |words: &str, has_lines: bool, expected: &str| {
            let mut out = String::new();
            text(&mut out, words, has_lines);
            assert_eq!(out.replace("<w:t xml:space=\"preserve\">", "[").replace("</w:t>", "]"), expected, "{words:?}");
        };
        check("a\nb", true, "[a]<w:br/>[b]");
        check("a\r\nb\rc", true, "[a]<w:br/>[b]<w:br/>[c]");
        check("a\nb", false, "[a b]");
        check("\n\t\n", true, "<w:br/><w:tab/><w:br/>");
        check(" a ", true, "[ a ]");
        check("", true, "");
    }

    #[test]
    fn an_address_holds_only_what_addresses_hold() {
        let check = |given: &str, expected: Option<&str>| assert_eq!(address(given).as_deref(), expected, "{given}");
        check("https://example.org/a?b=c&d=%20#e", Some("https://example.org/a?b=c&d=%20#e"));
        check("https://example.org/\"><é", Some("https://example.org/%22%3E%3C%C3%A9"));
        check("", None);
        check(&format!("https://example.org/{}", "a".repeat(2_000)), None);
    }
}
