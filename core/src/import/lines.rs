//! Line ends and control characters of a decoded text.

/// A text whose line ends are LF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised {
    /// The text.
    pub text: String,
    /// How many control characters were dropped.
    pub dropped: usize,
}

/// Turns every line end into LF and drops control characters that separate no words.
///
/// Line ends are CR LF, CR, and the other characters that Unicode calls paragraph separators (Annex 9, classes B and, for
/// U+000B, U+000C and U+2028, Annex 14, class BK): U+000B, U+000C, U+001C to U+001E, U+0085, U+2028 and U+2029. U+001F, which
/// separates units within a line, becomes a blank. Of the other control characters (U+0000 to U+001F and U+007F to U+009F) only
/// tab and LF stay. Several U+0000 in a row, which are where a record or a lost block was, become a blank if words stand on both
/// sides of them.
pub fn normalised(text: &str) -> Normalised {
    let mut out = String::with_capacity(text.len());
    let mut dropped = 0;
    let mut rest = text;
    while let Some(at) = rest.find(is_odd) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut chars = rest.chars();
        match chars.next() {
            Some('\r') => {
                out.push('\n');
                rest = chars.as_str().strip_prefix('\n').unwrap_or(chars.as_str());
            }
            Some(c) if is_line_end(c) => {
                out.push('\n');
                rest = chars.as_str();
            }
            Some('\u{1f}') => {
                out.push(' ');
                rest = chars.as_str();
            }
            _ => {
                let after = rest.trim_start_matches(is_dropped);
                let run = &rest[..rest.len() - after.len()];
                dropped += run.chars().count();
                let is_gap = run.bytes().filter(|b| *b == 0).nth(1).is_some();
                let before = out.chars().next_back().is_some_and(|c| !c.is_whitespace());
                if is_gap && before && after.starts_with(|c: char| !c.is_whitespace() && c != '\u{1f}') {
                    out.push(' ');
                }
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Normalised { text: out, dropped }
}

/// The numbers of the lines, counted from 1, that hold the characters at these bytes of a text, in order and each once.
/// `positions` are in order.
pub fn lines_of(text: &str, positions: &[usize]) -> Vec<usize> {
    let mut lines: Vec<usize> = Vec::new();
    let (mut line, mut seen) = (1, 0);
    for &position in positions {
        line += line_ends(&text[seen..position]);
        seen = position;
        if lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    lines
}

/// How many lines end in a text.
fn line_ends(text: &str) -> usize {
    let all = text.chars().filter(|c| *c == '\n' || *c == '\r' || is_line_end(*c)).count();
    all - text.matches("\r\n").count()
}

/// Whether a character, CR and LF aside, ends a line.
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is dropped.
fn is_dropped(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{1f}') && !is_line_end(c)
}

/// Whether a character does not stay as it is.
fn is_odd(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str, dropped: usize) {
        assert_eq!(normalised(source), Normalised { text: expected.to_owned(), dropped }, "{source:?}");
    }

    #[test]
    fn what_ends_a_line_becomes_lf() {
        check("a\r\nb\rc\n\td", "a\nb\nc\n\td", 0);
        check("\r\r\n", "\n\n", 0);
        check("page 3\u{c}4 million", "page 3\n4 million", 0);
        check("one\u{b}two\u{85}three\u{2028}four\u{2029}five", "one\ntwo\nthree\nfour\nfive", 0);
        check("a\u{1c}b\u{1d}c\u{1e}d", "a\nb\nc\nd", 0);
        check("a\n\u{c}b", "a\n\nb", 0);
    }

    #[test]
    fn other_control_characters_are_dropped_and_counted() {
        check("M\0ay\u{7f}\u{9d}", "May", 3);
        check("a\u{1f}b \u{a0}c", "a b \u{a0}c", 0);
        check("3\0\0\0\x004", "3 4", 4);
        check("a\0\0 b\0\0\nc\0\0", "a b\nc", 6);
        check("a\0\u{1b}b", "ab", 2);
    }

    #[test]
    fn places_are_told_by_line() {
        let check = |text: &str, positions: &[usize], lines: &[usize]| assert_eq!(lines_of(text, positions), lines);
        check("a\r\nb\rc\nd", &[0, 3, 5, 7], &[1, 2, 3, 4]);
        check("ab\nc", &[0, 1], &[1]);
        check("a\u{2028}b", &[4], &[2]);
        check("", &[], &[]);
    }
}
