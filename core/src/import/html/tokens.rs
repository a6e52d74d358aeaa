//! The tokens of a piece of HTML: words, tags, comments.
//!
//! The rules are those of the HTML standard's tokenization, with one difference: what browsers swallow because a `<` opens
//! something that never ends is text here, and so is a `<` before anything that can't be the name of an element (`<5`,
//! `</3`, `<ana@example.org>`). A full parser would take a syntax tree many times the size of the source, quadratic time for a
//! tag with many attributes (html5ever 0.40), and drop tags that don't end.

use std::borrow::Cow;

use super::tags::Tag;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Words; character references in them are still to be read.
    Text(&'a str),
    /// The text of an element in which no tag is one, such as a script. Character references are still to be read if the
    /// element has them.
    Raw(&'a str),
    /// A start tag.
    Start(&'a str, Attributes<'a>),
    /// An end tag.
    End(&'a str),
    /// A comment, a declaration, or a processing instruction.
    Comment,
    /// A declaration, such as the document type, or a condition of an Office program.
    Declaration,
}

/// The attributes of a start tag, as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// All of them, as they stand between the name of the tag and its `>`.
    pub const fn as_written(&self) -> &'a str {
        self.0
    }

    /// The value of an attribute, whose name is in lower case; `None` if there is no such attribute.
    pub fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.0;
        loop {
            rest = rest.trim_start_matches(|c: char| is_space(c) || c == '/');
            if rest.is_empty() {
                return None;
            }
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let found = rest[first..].find(|c: char| is_space(c) || c == '/' || c == '=');
            let (key, after) = rest.split_at(found.map_or(rest.len(), |i| i + first));
            let (value, after) = match after.trim_start_matches(is_space).strip_prefix('=') {
                None => ("", after),
                Some(value) => {
                    let value = value.trim_start_matches(is_space);
                    match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                        Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                        None => value.split_at(value.find(is_space).unwrap_or(value.len())),
                    }
                }
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(htmlize::unescape_attribute(value));
            }
            rest = after;
        }
    }
}

/// The tokens of some HTML.
pub struct Tokens<'a> {
    rest: &'a str,
    /// The element whose raw text is next.
    raw: Option<&'a str>,
    /// How many more bytes may be searched in vain for the end of a tag.
    patience: usize,
}

impl<'a> Tokens<'a> {
    /// The tokens of `html`.
    pub fn new(html: &'a str) -> Self {
        Self { rest: html, raw: None, patience: html.len().saturating_mul(8) }
    }

    /// What follows the last token.
    pub const fn rest(&self) -> &'a str {
        self.rest
    }

    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken
    }

    /// The raw text up to the end tag of the element `name`, or to the end.
    fn raw_text(&mut self, name: &str) -> &'a str {
        let ends = |at: &usize| {
            let after = &self.rest[at + 2..];
            after.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
                && after[name.len()..].starts_with(|c: char| is_space(c) || c == '/' || c == '>')
        };
        let end = memchr::memmem::find_iter(self.rest.as_bytes(), b"</").find(ends);
        self.take(end.unwrap_or(self.rest.len()))
    }

    /// What the `<` at the start of the rest opens; `None` if it is a sign.
    fn markup(&mut self) -> Option<Token<'a>> {
        let rest = self.rest;
        let after = &rest[1..];
        if after.starts_with("!--") {
            self.take(comment_len(rest));
            return Some(Token::Comment);
        }
        let declares = after.starts_with(['!', '?']) && after[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        // Office programs write conditions such as `<![if !supportLists]>`.
        let is_condition =
            after.strip_prefix("![").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        if declares || is_condition {
            let Some(end) = rest.bytes().take(self.patience).position(|b| b == b'>') else {
                self.patience = self.patience.saturating_sub(rest.len());
                return None;
            };
            self.take(end + 1);
            return Some(Token::Declaration);
        }
        let (is_end, named) = after.strip_prefix('/').map_or((false, after), |named| (true, named));
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        // Colons are in names from XML; one at the end is of an address: <https://example.org>.
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_' | '.');
        let name_len = named.find(|c| !is_name(c))?;
        let (name, attributes) = named.split_at(name_len);
        if !attributes.starts_with(|c| is_space(c) || c == '/' || c == '>') || name.ends_with(':') {
            return None;
        }
        let Some(len) = tag_len(attributes, self.patience) else {
            self.patience = self.patience.saturating_sub(attributes.len());
            return None;
        };
        let attributes = &attributes[..len];
        self.rest = &named[name_len + len + 1..];
        if is_end {
            return Some(Token::End(name));
        }
        if Tag::named(name).is_some_and(Tag::is_raw) {
            self.raw = Some(name);
        }
        Some(Token::Start(name, Attributes(attributes)))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let text = self.raw_text(name);
            if !text.is_empty() {
                return Some(Token::Raw(text));
            }
        }
        if self.rest.is_empty() {
            return None;
        }
        match memchr::memchr(b'<', self.rest.as_bytes()) {
            None => Some(Token::Text(self.take(self.rest.len()))),
            Some(0) => {
                let markup = self.markup();
                Some(markup.unwrap_or_else(|| Token::Text(self.take(1))))
            }
            Some(at) => Some(Token::Text(self.take(at))),
        }
    }
}

/// White space in tags.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{c}' | '\r')
}

/// The length of the comment at the start of `html`, in bytes. One that does not end goes on to the end, as in browsers.
fn comment_len(html: &str) -> usize {
    for short in ["<!-->", "<!--->"] {
        if html.starts_with(short) {
            return short.len();
        }
    }
    let inside = &html.as_bytes()[4..];
    let ends = |at: &usize| inside[..*at].ends_with(b"--") || inside[..*at].ends_with(b"--!");
    memchr::memchr_iter(b'>', inside).find(ends).map_or(html.len(), |at| 4 + at + 1)
}

/// How many bytes the attributes take up to the `>` of their tag; `None` if it does not end within `patience` bytes. A `>` in
/// quotation marks is part of a value.
fn tag_len(attributes: &str, patience: usize) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (i, byte) in attributes.bytes().enumerate().take(patience) {
        match quote {
            Some(mark) => quote = quote.filter(|_| byte != mark),
            None if byte == b'>' => return Some(i),
            // A quotation mark opens a value only after an equals sign.
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens as text: `name` for a start tag, `/name` for an end tag, `!` for a comment, words in brackets.
    fn check(html: &str, expected: &str) {
        let tokens = Tokens::new(html).map(|token| match token {
            Token::Text(text) => format!("[{text}]"),
            Token::Raw(text) => format!("[raw {text}]"),
            Token::Start(name, _) => name.to_owned(),
            Token::End(name) => format!("/{name}"),
            Token::Comment | Token::Declaration => "!".to_owned(),
        });
        assert_eq!(tokens.collect::<Vec<_>>().join(" "), expected, "{html}");
    }

    #[test]
    fn tags_comments_and_words() {
        check("a<b>c</b >d<br/>", "[a] b [c] /b [d] br");
        check("<p class='x>y' id=\"<\">z", "p [z]");
        check("a<!-- b > c -->d<!---->e<!-->f<!--->g<!-- --!>h", "[a] ! [d] ! [e] ! [f] ! [g] ! [h]");
        check("<!DOCTYPE html><?xml version='1.0'?><![CDATA[x]]>y", "! ! ! [y]");
        check("a<![if !supportLists]>b<![endif]>c<![1]>", "[a] ! [b] ! [c] [<] [![1]>]");
        check("<!-- never ends", "!");
        check("<o:p>x</o:p>", "o:p [x] /o:p");
    }

    #[test]
    fn what_opens_no_tag_is_a_sign() {
        check("a <5 b", "[a ] [<] [5 b]");
        check("a < 3 > b", "[a ] [<] [ 3 > b]");
        check("</3 <> </> <! <?", "[<] [/3 ] [<] [> ] [<] [/> ] [<] [! ] [<] [?]");
        check("<ana@example.org> <https://example.org>", "[<] [ana@example.org> ] [<] [https://example.org>]");
        check("a <b c", "[a ] [<] [b c]");
        check("a <b c=\"d> e", "[a ] [<] [b c=\"d> e]");
        check("a<", "[a] [<]");
    }

    #[test]
    fn scripts_hold_no_tags() {
        check("<script>a < b </scripty> '</b>'</SCRIPT>c", "script [raw a < b </scripty> '</b>'] /SCRIPT [c]");
        check("<style>a", "style [raw a]");
        check("<title></title>", "title /title");
    }

    #[test]
    fn attributes_are_found_by_name() {
        let get = |html: &str, name: &str| match Tokens::new(html).next() {
            Some(Token::Start(_, attributes)) => attributes.get(name).map(Cow::into_owned),
            other => panic!("{html}: {other:?}"),
        };
        let check =
            |html: &str, name: &str, expected: Option<&str>| assert_eq!(get(html, name).as_deref(), expected, "{html}");
        check("<a href='x&amp;y' HREF=z>", "href", Some("x&y"));
        check("<a Href = \"x y\">", "href", Some("x y"));
        check("<a href=x/y title=z>", "title", Some("z"));
        check("<img alt src=x/>", "alt", Some(""));
        check("<img alt src=x>", "src", Some("x"));
        check("<p hidden>", "hidden", Some(""));
        check("<p data-hidden>", "hidden", None);
        check("<p é='=' x>", "x", Some(""));
    }

    #[test]
    fn hostile_tags_end() {
        for piece in ["<a x='", "<a ", "<", "</a", "<a x=\"'", "<!-", "<a b c='d' ", "<!a", "<a<", "<!--a-->"] {
            let html = format!("{}>", piece.repeat(200_000));
            assert!(Tokens::new(&html).count() > 0);
        }
    }
}
