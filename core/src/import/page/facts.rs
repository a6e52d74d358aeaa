//! What a page says of itself: in metadata, and in what browsers write into pages that they save.

use std::borrow::Cow;

use super::super::html::{Attributes, Token, Tokens};
use super::super::is_language;
use crate::model::ArticleFacts;

/// How much of a page is searched, in bytes. Pages with their pictures in them have their metadata long before.
const SEARCHED: usize = 4 << 20;

/// Takes the address and the language from a page, and when it was saved. An address that is among the facts is that of the file
/// in which the page was saved.
pub fn take(source: &str, facts: &mut ArticleFacts) {
    let start = &source[..source.floor_char_boundary(SEARCHED.min(source.len()))];
    let (mut canonical, mut open_graph, mut saved) = (None, None, Saved::default());
    for token in Tokens::new(start) {
        let Token::Start(name, attributes) = token else { continue };
        let get = |name| attributes.get(name);
        if name.eq_ignore_ascii_case("html") {
            if facts.language.is_empty() {
                let language = get("lang").or_else(|| get("xml:lang")).map(|code| code.trim().replace('_', "-"));
                facts.language = language.filter(|code| is_language(code)).unwrap_or_default();
            }
            saved.take(get("data-scrapbook-source"), None);
        } else if name.eq_ignore_ascii_case("link") {
            let is_canonical = get("rel").is_some_and(|rel| rel.trim().eq_ignore_ascii_case("canonical"));
            canonical = canonical.or_else(|| address(get("href").filter(|_| is_canonical)));
        } else if name.eq_ignore_ascii_case("meta") {
            if is_named(attributes, "og:url") {
                open_graph = open_graph.or_else(|| address(get("content")));
            } else if is_named(attributes, "savepage-url") {
                saved.take(get("content"), None);
            } else if is_named(attributes, "savepage-date") {
                saved.take(None, get("content"));
            }
        }
    }
    saved.take_comments(start);
    let of_file = address(Some(Cow::Owned(std::mem::take(&mut facts.source_url))));
    facts.source_url = canonical.or(saved.from).or(of_file).or(open_graph).unwrap_or_default();
    if let Some(when) = saved.when {
        facts.accessed = when;
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

/// Where and when a page was saved, as far as whatever saved it wrote that into it.
#[derive(Default)]
struct Saved {
    from: Option<String>,
    when: Option<String>,
}

impl Saved {
    /// Takes what is not known yet.
    fn take(&mut self, from: Option<Cow<'_, str>>, when: Option<Cow<'_, str>>) {
        self.from = self.from.take().or_else(|| address(from));
        self.when = self.when.take().or_else(|| when.map(|when| one_line(&when)).filter(|when| !when.is_empty()));
    }

    /// Takes what stands in comments: Firefox, Internet Explorer and Chromium write `saved from url=(0031)https://…`,
    /// `SingleFile` `url: https://…` and `saved date: …`, `monolith` `Saved from https://… at … using monolith`.
    fn take_comments(&mut self, start: &str) {
        let comments = start.split("<!--").skip(1).filter_map(|rest| rest.split_once("-->"));
        for comment in comments.map(|(comment, _)| comment.trim()) {
            if let Some(rest) = comment.strip_prefix("saved from url=(") {
                self.take(rest.split_once(')').map(|(_, url)| url.into()), None);
            } else if comment.starts_with("Page saved with SingleFile") {
                let field = |name: &str| comment.lines().find_map(|line| line.trim().strip_prefix(name)).map(Cow::from);
                self.take(field("url:"), field("saved date:"));
            } else if let Some(rest) =
                comment.strip_prefix("Saved from ").filter(|_| comment.contains(" using monolith"))
            {
                let (url, when) = rest.split_once(" at ").unwrap_or((rest, ""));
                self.take(Some(url.into()), when.split_once(" using ").map(|(when, _)| when.into()));
            }
        }
    }
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
        check(
            "<!-- saved from url=(0014)about:internet --><!-- saved from url=(0019)https://a.example/b -->",
            "https://a.example/b",
            "",
            "",
        );
        check(
            "<!-- Saved from https://a.example/b at 2026-03-12T09:00:00Z using monolith v2.8.1 -->",
            "https://a.example/b",
            "2026-03-12T09:00:00Z",
            "",
        );
        check(
            "<html data-scrapbook-source='https://a.example/b#c'><meta property=og:url content='https://a.example/d'>",
            "https://a.example/b#c",
            "",
            "",
        );
        check(
            "<meta name=savepage-url content='https://a.example/b'><meta name=savepage-date content='Thu Mar 12 2026'>",
            "https://a.example/b",
            "Thu Mar 12 2026",
            "",
        );
        check("<meta name=savepage-url content='file:///a'><meta name=savepage-date content=' '>", "", "", "");
        check("", "", "", "");
    }
}
