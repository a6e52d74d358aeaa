//! What a page says of itself: in metadata, and in what browsers write into pages that they save.

use std::borrow::Cow;

use super::super::html::{Attributes, Token, Tokens};
use super::super::is_language;
use crate::model::ArticleFacts;

/// How much of a page is searched, in bytes. Pages with their pictures in them have their metadata long before.
const SEARCHED: usize = 4 << 20;

/// Takes the address and the language from a page, and when it was saved.
pub fn take(source: &str, facts: &mut ArticleFacts) {
    let start = &source[..source.floor_char_boundary(SEARCHED.min(source.len()))];
    let (mut canonical, mut open_graph) = (None, None);
    for token in Tokens::new(start) {
        let Token::Start(name, attributes) = token else { continue };
        if name.eq_ignore_ascii_case("html") && facts.language.is_empty() {
            let language = attributes.get("lang").or_else(|| attributes.get("xml:lang"));
            facts.language =
                language.map(|code| code.trim().replace('_', "-")).filter(|code| is_language(code)).unwrap_or_default();
        } else if name.eq_ignore_ascii_case("link") {
            let is_canonical = attributes.get("rel").is_some_and(|rel| rel.trim().eq_ignore_ascii_case("canonical"));
            canonical = canonical.or_else(|| address(attributes.get("href").filter(|_| is_canonical)));
        } else if name.eq_ignore_ascii_case("meta") && is_named(attributes, "og:url") {
            open_graph = open_graph.or_else(|| address(attributes.get("content")));
        }
    }
    let (saved_from, saved) = saved(start);
    facts.source_url = canonical.or(saved_from).or(open_graph).unwrap_or_default();
    if let Some(saved) = saved {
        facts.accessed = saved;
    }
}

/// Adds what was found in the metadata of an article.
pub fn add(article: &dom_smoothie::Article, facts: &mut ArticleFacts) {
    let given = |text: &Option<String>| text.as_deref().map(one_line).unwrap_or_default();
    facts.title = one_line(&article.title);
    facts.byline = given(&article.byline);
    facts.publisher = given(&article.site_name);
    facts.published = given(&article.published_time);
}

/// Where and when a browser saved a page: Firefox, Internet Explorer and Chromium write `saved from url=(0031)https://…` into a
/// comment, `SingleFile` `url: https://…` and `saved date: …`.
fn saved(start: &str) -> (Option<String>, Option<String>) {
    for comment in
        start.split("<!--").skip(1).filter_map(|rest| rest.split_once("-->")).map(|(comment, _)| comment.trim())
    {
        if let Some(rest) = comment.strip_prefix("saved from url=(") {
            let url = rest.split_once(')').map(|(_, url)| Cow::Borrowed(url));
            return (address(url), None);
        }
        if comment.starts_with("Page saved with SingleFile") {
            let field = |name: &str| comment.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
            return (address(field("url:").map(Cow::Borrowed)), field("saved date:").map(one_line));
        }
    }
    (None, None)
}

fn is_named(attributes: Attributes<'_>, name: &str) -> bool {
    let is = |attribute| attributes.get(attribute).is_some_and(|value| value.trim().eq_ignore_ascii_case(name));
    is("property") || is("name")
}

/// A whole address of the web.
fn address(url: Option<Cow<'_, str>>) -> Option<String> {
    let url = url?.trim().to_owned();
    (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
}

/// A text on one line, with single blanks.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, url: &str, accessed: &str, language: &str) {
        let mut facts = ArticleFacts::default();
        take(source, &mut facts);
        assert_eq!([&facts.source_url, &facts.accessed, &facts.language], [url, accessed, language], "{source}");
    }

    #[test]
    fn a_page_says_where_it_is_from() {
        check(
            "<html lang='pt_BR'><link rel=Canonical href=' https://a.example/b '>",
            "https://a.example/b",
            "",
            "pt-BR",
        );
        check("<meta property=og:url content='https://a.example/c?d=1&amp;e'>", "https://a.example/c?d=1&e", "", "");
        check("<link rel=canonical href=/b><link rel=stylesheet href=https://a.example>", "", "", "");
        check("<!-- saved from url=(0019)https://a.example/b -->\n<html lang=?>", "https://a.example/b", "", "");
        check(
            "<html><!--\n Page saved with SingleFile \n url: https://a.example/b \n saved date: Thu Mar 12 2026 10:00:00 GMT+0100\n-->",
            "https://a.example/b",
            "Thu Mar 12 2026 10:00:00 GMT+0100",
            "",
        );
        check("<!-- saved from url=(0001)about:blank -->", "", "", "");
        check("", "", "", "");
    }
}
