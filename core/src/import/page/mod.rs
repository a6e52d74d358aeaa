//! Web pages: the article alone, without the menus, adverts and banners around it.
//!
//! `dom_smoothie`, a port of the rules of Firefox's reader view, finds the article in the page. Its HTML is then read like any
//! other. Always true: nothing is fetched, and a page that is nested too deep or has too many tags is refused before a tree is
//! made of it.

mod around;
mod encoding;
mod facts;
mod prepared;
mod size;
mod strays;

pub use encoding::{declared, is_unicode};
pub use facts::take as take_facts;

use dom_smoothie::{Config, Readability};

use super::headline::with_headline;
use super::html::{self, Elements, Sheet, Token, Tokens};
use super::left_out::{Kind, LeftOut};
use super::passages::{self, missing};
use super::{Read, Unreadable};
use crate::model::{ArticleFacts, ArticleText, BlockKind};

/// Reads a web page. What it says of itself is copied to `facts`.
pub fn read(source: &str, facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    size::check(source)?;
    facts::take(source, facts);
    let (page, sheet) = prepared::prepared(source);
    let (whole, mut left_out) = around::whole(&page, &sheet);
    count_in_head(source, &mut left_out);
    // Some classes raise words.
    let config = Config { keep_classes: true, ..Config::default() };
    let (text, passages) = match Readability::new(page.as_ref(), None, Some(config)).and_then(|mut page| page.parse()) {
        Ok(article) => {
            facts::add(&article, facts);
            if let Some(headline) = headline(&whole, &facts.title) {
                facts.title = headline;
            }
            let text = strays::corrected(&whole, &text_of(&article.content, &sheet), |i| around::part(&whole, i));
            let text = with_headline(text, &facts.title);
            let passages = missing(&whole, &text, |i| around::part(&whole, i));
            left_out.add_some(Kind::Surroundings, passages::stretches(&passages));
            (text, passages)
        }
        // A page that is no article is read whole.
        Err(_) => (text_of(&page, &sheet), Vec::new()),
    };
    if text.as_str().trim().is_empty() { Err(Unreadable::NoText) } else { Ok(Read { text, left_out, passages }) }
}

/// Counts the scripts and style sheets in the head of a page, of which nothing is shown.
fn count_in_head(source: &str, left_out: &mut LeftOut) {
    let mut is_in_head = false;
    for token in Tokens::new(source) {
        match token {
            Token::Start(name, _) if name.eq_ignore_ascii_case("head") => is_in_head = true,
            Token::Start(name, _) if name.eq_ignore_ascii_case("body") => return,
            Token::End(name) if name.eq_ignore_ascii_case("head") => return,
            Token::Start(name, _) if is_in_head && name.eq_ignore_ascii_case("script") => left_out.add(Kind::Scripts),
            Token::Start(name, _) if is_in_head && name.eq_ignore_ascii_case("style") => left_out.add(Kind::Styles),
            _ => {}
        }
    }
}

/// The heading of level 1 that a page has before a sign and the name of its site: `The ferry | News`.
fn headline(whole: &ArticleText, title: &str) -> Option<String> {
    let mut headings = whole.blocks().iter().filter(|b| b.kind == BlockKind::Heading(1));
    let heading = whole.slice(headings.next()?.range);
    let rest = title.strip_prefix(heading)?.trim_start();
    (!heading.is_empty() && rest.starts_with(['|', '-', '–', '—', '·', '•', '»', '«', '/'])).then(|| heading.to_owned())
}

/// All the words of some HTML, in blocks.
fn text_of(html: &str, sheet: &Sheet) -> ArticleText {
    let mut elements = Elements::default();
    elements.sheet.clone_from(sheet);
    html::read(html, &mut elements);
    elements.finish().0
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, Kind};
    use crate::import::import;

    /// A page as newspapers have them, and its article.
    const PAGE: &str = include_str!("../../../tests/pages/ferry.html");
    const ARTICLE: &str = include_str!("../../../tests/pages/ferry.txt");

    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    /// The F1 of the words of `found`, each as often as it stands there, against `expected`.
    fn f1(found: &str, expected: &str) -> f64 {
        let (found, mut left) = (words(found), words(expected));
        let total = found.len() + left.len();
        let same = found.iter().filter(|word| {
            let at = left.iter().position(|other| other == *word);
            at.map(|at| left.swap_remove(at)).is_some()
        });
        2.0 * same.count() as f64 / total as f64
    }

    #[test]
    fn a_page_is_its_article_alone() {
        let imported = import("ferry.html", PAGE.as_bytes()).unwrap();
        let article = &imported.article;
        let found = article.text.as_str();
        assert!(f1(found, ARTICLE) > 0.97, "{}\n{found}", f1(found, ARTICLE));
        for stray in ["Subscribe", "cookies", "Most read", "Advertisement"] {
            assert!(!found.contains(stray), "{stray}: {found}");
        }
        let facts = &article.facts;
        assert_eq!(
            [&facts.title, &facts.byline, &facts.publisher, &facts.published, &facts.source_url, &facts.language],
            [
                "The ferry that ran without a licence",
                "Ana Lind",
                "The Harbour Post",
                "2026-03-12T08:30:00+01:00",
                "https://harbour.example/2026/03/ferry",
                "en"
            ]
        );
        let first = article.text.blocks().first().map(|b| (b.kind, article.text.slice(b.range)));
        assert_eq!(first, Some((BlockKind::Heading(1), "The ferry that ran without a licence")));
        let counts: Vec<_> = imported.left_out.counts().map(|(kind, _)| kind.name()).collect();
        assert_eq!(counts, ["scripts", "styles", "comments", "pictures", "surroundings"]);
        let mut parts: Vec<_> = imported.passages.iter().map(|p| (p.after, p.part.name())).collect();
        parts.dedup();
        let around =
            [(0, "cookies"), (0, "head"), (0, "menu"), (5, "advert"), (18, "related"), (18, "comments"), (18, "foot")];
        assert_eq!(parts, around);
        assert_eq!(imported.left_out.counts().last(), Some((Kind::Surroundings, around.len())));
        let import = facts.import.as_ref().unwrap();
        assert_eq!((import.reader.as_str(), import.version, import.encoding.as_str()), ("html", 1, "UTF-8"));
    }

    #[test]
    fn figures_cells_and_notes_stay_apart() {
        let found = import("ferry.html", PAGE.as_bytes()).unwrap().article.text;
        for words in
            ["3,400 passengers", "10⁶ litres", "2024\t1,200\t31", "2025\t3,400\t29", "cost\u{a0}€3\u{a0}million[1]"]
        {
            assert!(found.as_str().contains(words), "{words}: {}", found.as_str());
        }
    }

    #[test]
    fn what_a_page_declares_is_its_encoding() {
        let page = |head: &str| {
            let start = format!("<html><head>{head}</head><body><p>It cost ").into_bytes();
            [start, b"\xa33m, and was late.</p></body></html>".to_vec()].concat()
        };
        let read = |head: &str| import("a.htm", &page(head)).unwrap().article;
        for (head, text, encoding) in [
            ("<meta charset='iso-8859-2'>", "It cost Ł3m, and was late.", "ISO-8859-2"),
            (
                "<meta http-equiv=content-type content=\"text/html; charset=windows-1251\">",
                "It cost Ј3m, and was late.",
                "windows-1251",
            ),
        ] {
            let article = read(head);
            let import = article.facts.import.as_ref().unwrap();
            assert_eq!((article.text.as_str(), import.encoding.as_str(), import.guessed), (text, encoding, false));
        }
        assert_eq!(read("").text.as_str(), "It cost £3m, and was late.");
    }

    #[test]
    fn a_page_without_an_article_is_read_whole() {
        assert_eq!(
            import("a.html", b"<p>It cost 3<br>4 came later.").unwrap().article.text.as_str(),
            "It cost 3\n4 came later."
        );
        let error = import("a.html", b"<html><body><img src=x></body></html>").unwrap_err();
        assert_eq!(error.to_string(), "a.html holds no text.");
    }

    #[test]
    fn styles_raise_words_and_xhtml_closes_its_elements() {
        let read = |name: &str, page: &str| import(name, page.as_bytes()).unwrap().article.text.as_str().to_owned();
        let raised = "<p>Area 10<span style=\"vertical-align:super;font-size:60%\">6</span> m in 1999<sup>3</sup></p>";
        assert_eq!(read("a.html", raised), "Area 10⁶ m in 1999³");
        let page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/><script src=\"a.js\"/></head><body><p>Text 12</p></body></html>";
        assert_eq!(read("a.xhtml", page), "Text 12");
        assert_eq!(read("a.html", &format!("<?xml version=\"1.0\"?>{page}")), "Text 12");
    }

    #[test]
    fn the_same_page_is_the_same_text() {
        let read = || import("ferry.html", PAGE.as_bytes()).unwrap().article.text;
        let first = read();
        for _ in 0..5 {
            assert_eq!(read(), first);
        }
    }

    #[test]
    fn a_page_that_is_cut_off_is_read_as_far_as_it_goes() {
        for len in (0..PAGE.len()).step_by(97) {
            let Some(cut) = PAGE.get(..len) else { continue };
            if let Ok(imported) = import("a.html", cut.as_bytes()) {
                assert!(!imported.article.text.as_str().is_empty());
            }
        }
    }

    #[test]
    fn hostile_pages_end_in_a_sentence() {
        let deep = |tag: &str, times: usize| import("a.html", format!("{}x", tag.repeat(times)).as_bytes());
        for (tag, times) in [("<div>", 100_000), ("<div>", 10_000), ("<table><tr><td>", 3_000), ("<b><div>", 5_000)] {
            let error = deep(tag, times).unwrap_err();
            assert_eq!(error.to_string(), "a.html is nested too deep to be read.");
        }
        let far_too_much = "a.html holds far more than an article does.";
        assert_eq!(deep("<br>", 1_100_000).unwrap_err().to_string(), far_too_much);
        assert_eq!(deep("&amp;", 300_000).unwrap_err().to_string(), far_too_much);
        assert_eq!(deep("\u{a0}", 300_000).unwrap_err().to_string(), far_too_much);
        assert_eq!(deep("<!---->", 1_100_000).unwrap_err().to_string(), far_too_much);
        let attributes = (0..300_000).map(|i| format!("a{i}")).collect::<Vec<_>>().join(" ");
        for tag in [format!("<p {attributes}>x"), format!("<p {attributes}"), format!("<p@ a='>' {attributes}>x")] {
            assert_eq!(import("a.html", tag.as_bytes()).unwrap_err().to_string(), far_too_much);
        }
        for (tag, times) in [
            ("<div>", 1_000),
            ("<p>", 20_000),
            ("a &amp; b ", 20_000),
            ("<li>", 20_000),
            ("</div>", 100_000),
            ("<p a=b ", 400),
        ] {
            assert!(deep(tag, times).unwrap().article.text.as_str().ends_with('x'), "{tag}");
        }
        let script = format!("<script>{}</script><p>It sailed.", "x<y;".repeat(2_000_000));
        assert_eq!(import("a.html", script.as_bytes()).unwrap().article.text.as_str(), "It sailed.");
    }
}
