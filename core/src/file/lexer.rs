//! Tokens of a RON source: what is a comment, what a string, what a field's name. Everything that looks at a source without
//! parsing it goes through here.
//!
//! Cannot fail: the tokens of any text, put together, are that text. A string or comment without an end reaches to the end of
//! the text.

use std::borrow::Cow;

/// The kinds of tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Blanks and line ends.
    Blank,
    /// `// …` without its line end, or `/* … */`, which may hold others.
    Comment,
    /// A string or byte string: `"…"`, `r#"…"#`, `b"…"`.
    String,
    /// A char or byte: `'…'`, `b'…'`.
    Char,
    /// Letters, digits and `_`: a name or a number.
    Word,
    /// Any other character.
    Sign,
}

/// A token of a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// Its source.
    pub source: &'a str,
    /// Where it starts, in bytes.
    pub start: usize,
}

/// The tokens of a source, in order.
pub fn tokens(source: &str) -> impl Iterator<Item = Token<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = source.get(start..).filter(|rest| !rest.is_empty())?;
        let (kind, len) = first(rest);
        let token = Token { kind, source: &rest[..len], start };
        start += len;
        Some(token)
    })
}

/// What the first token is, and its length in bytes.
fn first(source: &str) -> (TokenKind, usize) {
    let bytes = source.as_bytes();
    match bytes {
        [b'"', ..] => (TokenKind::String, 1 + quoted(&bytes[1..], b'"')),
        [b'b', b'"', ..] => (TokenKind::String, 2 + quoted(&bytes[2..], b'"')),
        [b'/', b'/', ..] => (TokenKind::Comment, memchr::memchr(b'\n', bytes).unwrap_or(bytes.len())),
        [b'/', b'*', ..] => (TokenKind::Comment, block_comment(bytes)),
        [b'r', rest @ ..] if raw_string(rest).is_some() => (TokenKind::String, 1 + raw_string(rest).unwrap_or(0)),
        [b'b', b'r', rest @ ..] if raw_string(rest).is_some() => (TokenKind::String, 2 + raw_string(rest).unwrap_or(0)),
        [b'\'', ..] => char_literal(source).map_or((TokenKind::Sign, 1), |len| (TokenKind::Char, len)),
        [b'b', b'\'', ..] => char_literal(&source[1..]).map_or((TokenKind::Word, 1), |len| (TokenKind::Char, len + 1)),
        _ => {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            match source.chars().next() {
                Some(c) if c.is_whitespace() => (TokenKind::Blank, run(source, char::is_whitespace)),
                Some(c) if is_word(c) => (TokenKind::Word, run(source, is_word)),
                Some(c) => (TokenKind::Sign, c.len_utf8()),
                None => (TokenKind::Blank, 0),
            }
        }
    }
}

/// The length of the characters at the start that are all of one kind, in bytes. Nearly all are ASCII, which needs no decoding.
fn run(source: &str, is: fn(char) -> bool) -> usize {
    let ascii = source.bytes().take_while(|b| b.is_ascii() && is(char::from(*b))).count();
    match source.as_bytes().get(ascii) {
        Some(next) if !next.is_ascii() => ascii + source[ascii..].find(|c| !is(c)).unwrap_or(source.len() - ascii),
        _ => ascii,
    }
}

/// The length of what follows an opening quotation mark, with the closing one. A backslash takes the next byte with it.
fn quoted(bytes: &[u8], mark: u8) -> usize {
    let mut at = 0;
    while let Some(next) = memchr::memchr2(mark, b'\\', &bytes[at..]) {
        at += next + 1;
        if bytes[at - 1] == mark {
            return at;
        }
        // What is escaped may be a character of several bytes, none of which is a mark or a backslash.
        at = (at + 1).min(bytes.len());
    }
    bytes.len()
}

/// The length of what follows the `r` of a raw string; `None` if it is none.
fn raw_string(bytes: &[u8]) -> Option<usize> {
    let hashes = bytes.iter().take_while(|b| **b == b'#').count();
    if bytes.get(hashes) != Some(&b'"') {
        return None;
    }
    let start = hashes + 1;
    let ends = memchr::memchr_iter(b'"', &bytes[start..]).map(|at| start + at + 1);
    let is_end = |at: &usize| bytes[*at..].iter().take(hashes).filter(|b| **b == b'#').count() == hashes;
    Some(ends.into_iter().find(is_end).map_or(bytes.len(), |at| at + hashes))
}

/// The length of a block comment, which may hold others.
fn block_comment(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = memchr::memchr2(b'/', b'*', &bytes[at..]) {
        at += next;
        match &bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// The length of a char between apostrophes; `None` if it is none.
fn char_literal(source: &str) -> Option<usize> {
    /// The longest escape is `'\u{10FFFF}'`.
    const LONGEST: usize = 12;
    let inside = source.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        let len = 1 + quoted(&inside.as_bytes()[..inside.len().min(LONGEST)], b'\'');
        return source.as_bytes()[..len].ends_with(b"'").then_some(len);
    }
    let mut chars = inside.chars();
    chars.next().filter(|c| *c != '\'')?;
    chars.as_str().starts_with('\'').then(|| source.len() - chars.as_str().len() + 1)
}

/// Whether a source holds comments.
pub fn has_comments(source: &str) -> bool {
    // What begins a comment also stands in addresses. Only if it stands nowhere is there nothing to look for.
    let stands = |sign: &str| memchr::memmem::find(source.as_bytes(), sign.as_bytes()).is_some();
    (stands("//") || stands("/*")) && tokens(source).any(|token| token.kind == TokenKind::Comment)
}

/// A source without its comments and without blanks around it.
pub fn without_comments(source: &str) -> Cow<'_, str> {
    let source = source.trim();
    if !has_comments(source) {
        return Cow::Borrowed(source);
    }
    let parts = tokens(source).map(|token| if token.kind == TokenKind::Comment { " " } else { token.source });
    Cow::Owned(parts.collect::<String>().trim().to_owned())
}

/// A field of a record, as it stands in a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Named<'a> {
    /// In how many brackets it stands: 1 for fields of the whole.
    pub depth: usize,
    /// Its name.
    pub name: Token<'a>,
    /// The first token of its value, if there is one.
    pub value: Option<Token<'a>>,
}

/// What a walk through a source meets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step<'a> {
    /// An opening bracket, `(`, `[` or `{`, that stands in so many others.
    Open(usize, Token<'a>),
    /// A field.
    Field(Named<'a>),
}

/// Opening brackets and fields of a source, in order. A bracket that opens a value comes after its field.
pub fn steps(source: &str) -> impl Iterator<Item = Step<'_>> {
    let is_told = |token: &Token<'_>| !matches!(token.kind, TokenKind::Blank | TokenKind::Comment);
    let mut tokens = tokens(source).filter(is_told).peekable();
    let mut depth = 0_usize;
    std::iter::from_fn(move || {
        loop {
            let token = tokens.next()?;
            match (token.kind, token.source) {
                (TokenKind::Sign, "(" | "[" | "{") => {
                    depth += 1;
                    return Some(Step::Open(depth - 1, token));
                }
                (TokenKind::Sign, ")" | "]" | "}") => depth = depth.saturating_sub(1),
                (TokenKind::Word, _) if tokens.next_if(|next| next.source == ":").is_some() => {
                    return Some(Step::Field(Named { depth, name: token, value: tokens.peek().copied() }));
                }
                _ => {}
            }
        }
    })
}

/// The field of the whole with this name.
pub fn field<'a>(source: &'a str, name: &str) -> Option<Named<'a>> {
    fields(source).find(|field| field.depth == 1 && field.name.source == name)
}

/// The field `name` of the record that is the field `of` of the whole.
pub fn field_of<'a>(source: &'a str, of: &str, name: &str) -> Option<Named<'a>> {
    let mut is_of = false;
    fields(source).find(|field| {
        if field.depth == 1 {
            is_of = field.name.source == of;
        }
        is_of && field.depth == 2 && field.name.source == name
    })
}

/// The list or record that is the field `name` of the whole, as it stands; `None` if its closing bracket is missing.
pub fn value_of<'a>(source: &'a str, name: &str) -> Option<&'a str> {
    let value = source.get(field(source, name)?.value?.start..).filter(|value| value.starts_with(['(', '[', '{']))?;
    let mut depth = 0_usize;
    for token in tokens(value) {
        match (token.kind, token.source) {
            (TokenKind::Sign, "(" | "[" | "{") => depth += 1,
            (TokenKind::Sign, ")" | "]" | "}") => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return value.get(..token.start + token.source.len());
        }
    }
    None
}

fn fields(source: &str) -> impl Iterator<Item = Named<'_>> {
    steps(source).filter_map(|step| if let Step::Field(field) = step { Some(field) } else { None })
}

impl<'a> Named<'a> {
    /// Its value, if that is a number that fits.
    pub fn number(&self) -> Option<u64> {
        self.value?.source.parse().ok()
    }

    /// What stands between the quotation marks of its value, as it stands there.
    pub fn string(&self) -> Option<&'a str> {
        self.value?.source.strip_prefix('"')?.strip_suffix('"')
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_value_of_a_field_goes_to_its_closing_bracket() {
        let check = |source, expected| assert_eq!(value_of(source, "a"), expected, "{source}");
        check("(b: (a: [1]), a: [(x: \"]\"), /* ] */ (y: 2)], c: 1)", Some("[(x: \"]\"), /* ] */ (y: 2)]"));
        check("(a: ())", Some("()"));
        check("(a: [1, 2", None);
        check("(a: 7)", None);
        check("(a: -7)", None);
        check("(a: ])", None);
        check("(b: [])", None);
    }

    /// Kinds and sources of tokens, blanks aside: `kind:source`, parted by blanks.
    #[track_caller]
    fn check(source: &str, expected: &[(TokenKind, &str)]) {
        let found: Vec<(TokenKind, &str)> =
            tokens(source).filter(|t| t.kind != TokenKind::Blank).map(|t| (t.kind, t.source)).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn tokens_are_told_apart() {
        use TokenKind::{Char, Comment, Sign, String, Word};
        check("a: 1", &[(Word, "a"), (Sign, ":"), (Word, "1")]);
        check(r#""\"" b"#, &[(String, r#""\"""#), (Word, "b")]);
        check(r#""a\\" // b"#, &[(String, r#""a\\""#), (Comment, "// b")]);
        check(r#"r"C:\" // b"#, &[(String, r#"r"C:\""#), (Comment, "// b")]);
        check("r##\"a\"#\"## c", &[(String, "r##\"a\"#\"##"), (Word, "c")]);
        check(r##"br#"""# b"\"" b"##, &[(String, r##"br#"""#"##), (String, r#"b"\"""#), (Word, "b")]);
        check("r#raw bar b", &[(Word, "r"), (Sign, "#"), (Word, "raw"), (Word, "bar"), (Word, "b")]);
        check("/* \" */ a", &[(Comment, "/* \" */"), (Word, "a")]);
        check("/* a /* b */ c */ d", &[(Comment, "/* a /* b */ c */"), (Word, "d")]);
        check("// \"\nb", &[(Comment, "// \""), (Word, "b")]);
        check("a / b", &[(Word, "a"), (Sign, "/"), (Word, "b")]);
        check(
            r"'\'' '/' '\u{10FFFF}' b'x'",
            &[(Char, r"'\''"), (Char, "'/'"), (Char, r"'\u{10FFFF}'"), (Char, "b'x'")],
        );
        check("'// b", &[(Sign, "'"), (Comment, "// b")]);
        check("'\"' 'é' \"é\"", &[(Char, "'\"'"), (Char, "'é'"), (String, "\"é\"")]);
    }

    #[test]
    fn what_has_no_end_reaches_to_the_end() {
        use TokenKind::{Comment, String};
        check("\"a b", &[(String, "\"a b")]);
        check("\"a\\", &[(String, "\"a\\")]);
        check("r#\"a\" b", &[(String, "r#\"a\" b")]);
        check("/* /* */ a", &[(Comment, "/* /* */ a")]);
        check("/*/", &[(Comment, "/*/")]);
    }

    #[track_caller]
    fn check_fields(source: &str, expected: &[(usize, &str, &str)]) {
        let found: Vec<(usize, &str, &str)> =
            fields(source).map(|f| (f.depth, f.name.source, f.value.map_or("", |v| v.source))).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn fields_are_found_at_their_depth() {
        check_fields(
            "(a: 1, b: (c: \"x\"), d: [(e: 2)])",
            &[(1, "a", "1"), (1, "b", "("), (2, "c", "\"x\""), (1, "d", "["), (3, "e", "2")],
        );
        check_fields("/* (x: 1 */ (a: r\"(b: 2\", // c: 3\n d /* : */ : 4", &[(1, "a", "r\"(b: 2\""), (1, "d", "4")]);
        check_fields("#![enable(implicit_some)] File(a:", &[(1, "a", "")]);
        assert_eq!(field("(a: (b: 1), b: 2)", "b").and_then(|f| f.number()), Some(2));
        assert_eq!(field("(a: \"x\\\"\")", "a").and_then(|f| f.string()), Some("x\\\""));
        assert_eq!(field_of("(c: (b: 1), a: (d: (b: 2), b: 3))", "a", "b").and_then(|f| f.number()), Some(3));
        assert_eq!(field_of("(a: (), b: (c: 1))", "a", "c"), None);
    }

    /// A source of RON, and how many comments it holds.
    fn ron_source() -> impl Strategy<Value = (String, usize)> {
        let strings = prop::sample::select(vec![
            r#""""#,
            r#""a""#,
            r#""\"""#,
            r#""\\""#,
            r#""// a""#,
            r#""/* a""#,
            r#""\u{41}""#,
            "\"é\n\"",
            r#"r"C:\""#,
            r##"r#"a"b"#"##,
            r###"r##"a"# // b"##"###,
            "'a'",
            r"'\''",
            "'\"'",
            "'/'",
            "17",
            "-1.5",
            "true",
            "None",
            "Some(3)",
        ]);
        let leaf = strings.prop_map(|s| (s.to_owned(), 0));
        let value = leaf.prop_recursive(4, 24, 4, |inner| {
            let list = prop::collection::vec((comments(), inner.clone()), 0..4);
            let record = prop::collection::vec((comments(), inner), 0..4);
            prop_oneof![
                list.prop_map(|parts| join("[", parts, |_| String::new(), "]")),
                record.prop_map(|parts| join("(", parts, |i| format!("f{i}: "), ")")),
            ]
        });
        (comments(), value).prop_map(|((before, n), (value, m))| (before + &value, n + m))
    }

    /// Blanks and comments, and how many comments.
    fn comments() -> impl Strategy<Value = (String, usize)> {
        prop::sample::select(vec![
            ("", 0),
            (" ", 0),
            ("\n", 0),
            ("// \"\n", 1),
            ("/* \" */", 1),
            ("/* /* ' */ */ ", 1),
            ("// r#\"\n/* */", 2),
            ("/***/", 1),
        ])
        .prop_map(|(s, n)| (s.to_owned(), n))
    }

    fn join(
        open: &str,
        parts: Vec<((String, usize), (String, usize))>,
        name: impl Fn(usize) -> String,
        close: &str,
    ) -> (String, usize) {
        let count = parts.iter().map(|((_, n), (_, m))| n + m).sum();
        let parts =
            parts.into_iter().enumerate().map(|(i, ((blank, _), (value, _)))| format!("{blank}{}{value},", name(i)));
        (format!("{open}{}{close}", parts.collect::<String>()), count)
    }

    proptest! {
        #[test]
        fn comments_are_found_as_ron_finds_them((source, count) in ron_source()) {
            let value = ron::from_str::<ron::Value>(&source);
            prop_assert!(value.is_ok(), "{source}: {value:?}");
            let found = tokens(&source).filter(|t| t.kind == TokenKind::Comment).count();
            prop_assert_eq!(found, count, "{}", source);
            let bare = without_comments(&source);
            prop_assert!(!has_comments(&bare), "{bare}");
            prop_assert_eq!(ron::from_str::<ron::Value>(&bare), value, "{}", bare);
        }

        #[test]
        fn tokens_put_together_are_the_text(source in "[a-c\"'\\\\/*#r( :\né]{0,40}") {
            let mut at = 0;
            for token in tokens(&source) {
                prop_assert_eq!(token.start, at);
                prop_assert!(!token.source.is_empty());
                at += token.source.len();
            }
            prop_assert_eq!(at, source.len());
            // What ron understands, it understands without comments too.
            if let Ok(value) = ron::from_str::<ron::Value>(&source) {
                prop_assert_eq!(ron::from_str::<ron::Value>(&without_comments(&source)), Ok(value), "{}", source);
            }
        }
    }
}
