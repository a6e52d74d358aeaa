//! Words of people within HTML and XML.

/// Appends words so that HTML and XML show them as they are, in an element or in an attribute in double quotes. A CR becomes an LF;
/// characters that XML 1.0 can't hold, and controls, become U+FFFD.
pub fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\r' => out.push('\n'),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// The words as HTML and XML show them.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    escape(&mut out, words);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped_once() {
        let check = |words: &str, expected: &str| assert_eq!(escaped(words), expected);
        check("a & b <c> \"d\" 'e'", "a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39;");
        check("&amp;", "&amp;amp;");
        check("a\0b\u{1b}c\u{fffe}d\u{ffff}e\u{85}f", "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f");
        check("é 😀 \u{fffd}", "é 😀 \u{fffd}");
    }
}
