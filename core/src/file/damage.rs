//! What happened to an annotation file that can't be read: it is empty, cut off, or holds the conflict markers of a version
//! control system.

use super::lexer::{self, Token, TokenKind};

/// A conflict marker has at least so many of one sign.
const MARKER: usize = 7;

/// Whether a file holds nothing: no bytes, blanks alone, or the zero bytes that a power cut leaves in place of what was written.
pub fn is_empty(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| *b == 0 || b.is_ascii_whitespace())
}

/// The line, counted from 1, of the first conflict marker of Git and others: `<<<<<<<`, `|||||||`, `=======` or `>>>>>>>` at the
/// start of a line, of which at least one is not `=======`. Strings of annotation files hold no line ends, so no marker is an
/// article's word.
pub fn conflict_marker(source: &str) -> Option<usize> {
    let sign = |line: &str| {
        let sign = line.chars().next().filter(|c| matches!(c, '<' | '|' | '=' | '>'))?;
        let rest = line.trim_start_matches(sign);
        let is_marker = line.len() - rest.len() >= MARKER && (rest.is_empty() || rest.starts_with([' ', '\r']));
        is_marker.then_some(sign)
    };
    let found: Vec<(usize, char)> =
        source.split('\n').enumerate().filter_map(|(i, line)| Some((i + 1, sign(line)?))).collect();
    found.iter().any(|(_, sign)| *sign != '=').then(|| found[0].0)
}

/// Line and column, both from 1, at which a source ends that was cut off, columns in Unicode scalar values; `None` if it is whole,
/// or if the parser did not come to its last token before it met an error in this line and column.
pub fn cut_off(source: &str, error: (usize, usize)) -> Option<(usize, usize)> {
    let source = source.trim_end_matches('\0');
    let mut depth = 0_usize;
    let mut last: Option<Token<'_>> = None;
    for token in lexer::tokens(source).filter(|token| token.kind != TokenKind::Blank) {
        match (token.kind, token.source) {
            (TokenKind::Sign, "(" | "[" | "{") => depth += 1,
            (TokenKind::Sign, ")" | "]" | "}") => depth = depth.saturating_sub(1),
            _ => {}
        }
        last = Some(token);
    }
    (depth > 0 && error >= place(&source[..last?.start])).then(|| place(source))
}

/// Whether a source ends before or within its first field, `format`.
pub fn is_cut_before_format(source: &str) -> bool {
    let source = lexer::without_comments(source.trim_end_matches('\0'));
    let Some(rest) = source.strip_prefix('(') else { return false };
    let start: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    "format:".starts_with(&start)
}

/// Line and column behind a source.
pub fn place(source: &str) -> (usize, usize) {
    let (line, start) = source.rmatch_indices('\n').next().map_or((1, 0), |(at, _)| (lines(&source[..at]) + 1, at + 1));
    (line, source[start..].chars().count() + 1)
}

fn lines(source: &str) -> usize {
    memchr::memchr_iter(b'\n', source.as_bytes()).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_marker(source: &str, line: Option<usize>) {
        assert_eq!(conflict_marker(source), line, "{source}");
    }

    #[test]
    fn conflict_markers_are_lines_of_their_own() {
        check_marker("(\n<<<<<<< HEAD\n a\n=======\n b\n>>>>>>> ben\n)", Some(2));
        check_marker("(\r\n<<<<<<< HEAD\r\n a\r\n=======\r\n b\r\n>>>>>>> ben\r\n)", Some(2));
        check_marker("<<<<<<<\n", Some(1));
        check_marker("<<<<<<<<<< HEAD\n", Some(1));
        // One was left over.
        check_marker("(\n a,\n>>>>>>> ben\n)", Some(3));
        check_marker("(\n=======\n>>>>>>> ben\n)", Some(2));
        check_marker("(\n=======\n)", None);
        check_marker("(\n <<<<<<< HEAD\n)", None);
        check_marker("(a: \"<<<<<<< HEAD\")", None);
        check_marker("<<<<<< HEAD", None);
        check_marker("<<<<<<<HEAD", None);
        check_marker("", None);
    }

    #[test]
    fn a_file_of_blanks_or_zero_bytes_is_empty() {
        for (bytes, empty) in [(&b""[..], true), (b" \r\n\t", true), (b"\0\0\0\0", true), (b"\0(", false)] {
            assert_eq!(is_empty(bytes), empty, "{bytes:?}");
        }
    }

    #[test]
    fn a_cut_before_the_format_is_known() {
        for cut in
            ["(", "(\n    ", "(\n    for", "(\n    format", "(\n format:", "(\n format: ", "// a\n(for", "(form\0\0"]
        {
            assert!(is_cut_before_format(cut), "{cut}");
        }
        for other in ["", "hello", "(hello", "(id: \"a\"", "[format"] {
            assert!(!is_cut_before_format(other), "{other}");
        }
    }

    #[test]
    fn a_place_counts_lines_and_characters() {
        assert_eq!((place(""), place("é"), place("a\n"), place("a\nbc\né")), ((1, 1), (1, 2), (2, 1), (3, 2)));
    }
}
