//! What is pasted or dropped, instead of read from a file: plain text, or HTML.

use super::html::{self, Elements, Token, Tokens};
use super::left_out::Kind;
use super::lines::{self, Normalised};
use super::{FIRST_VERSION, Format, Imported, READER_VERSION, Read, byline, finished, page, plain, shortened, title};
use crate::model::{Article, ArticleFacts, ArticleText, Import, Tabled as _, sha256_hex};

/// What stands around a selection of a page.
const FRAGMENT: [&str; 2] = ["<!--StartFragment-->", "<!--EndFragment-->"];

/// Makes an article from pasted text. If it has no heading, its title is its first line, shortened if it is long.
pub fn pasted(source: &str) -> Article {
    let text = plain::plain(lines::normalised(source.strip_prefix('\u{feff}').unwrap_or(source)).text);
    article(source, byline::with_byline(text), Format::Plain, ArticleFacts::default())
}

/// Makes an article from HTML that was pasted or dropped: the article of a whole page, as [`super::import`] finds it, or a
/// selection, of which nothing is left out as surroundings. The head that Windows puts before HTML in its clipboard
/// (`Version:0.9 StartHTML:…`) is understood. HTML without words makes an empty article.
pub fn pasted_html(html: &str) -> Imported {
    let clip = Clip::of(html);
    let Normalised { text: source, dropped } = lines::normalised(&clip.html);
    let mut facts = ArticleFacts { source_url: clip.address, ..ArticleFacts::default() };
    let read = (!clip.is_selection && is_page(&source)).then(|| page::read(&source, &mut facts).ok()).flatten();
    let Read { text, mut left_out, passages } = read.unwrap_or_else(|| {
        page::take_facts(&source, &mut facts);
        let mut elements = Elements::default();
        html::read(&source, &mut elements);
        let (text, left_out) = elements.finish();
        Read { text, left_out, ..Read::default() }
    });
    left_out.add_some(Kind::ControlCharacters, dropped);
    let article = article(html, byline::with_byline(text), Format::Html, facts);
    Imported { article, left_out, passages, unread_lines: Vec::new() }
}

/// The article of what was pasted (`source`) and read as this text.
fn article(source: &str, text: ArticleText, format: Format, mut facts: ArticleFacts) -> Article {
    let version = if format == Format::Plain { READER_VERSION } else { FIRST_VERSION };
    facts.original_sha256 = sha256_hex(source.as_bytes());
    facts.import = Some(Box::new(Import { reader: format.reader().to_owned(), version, ..Import::nothing() }));
    if facts.title.is_empty() {
        facts.title = title(&text);
    }
    if facts.title.is_empty() {
        let first = text.blocks().iter().map(|b| text.slice(b.range).trim()).find(|line| !line.is_empty());
        facts.title = shortened(first.unwrap_or_default());
    }
    finished(text, facts)
}

/// HTML from a clipboard.
#[derive(Debug, Default, PartialEq, Eq)]
struct Clip {
    /// The selection, behind the tags that are open around it, or all there is.
    html: String,
    /// Where it stood; empty if nobody says so.
    address: String,
    /// Whether it is marked as a selection.
    is_selection: bool,
}

impl Clip {
    fn of(source: &str) -> Self {
        let source = source.trim_start_matches('\u{feff}');
        let head = Head::of(source);
        let html = &source[head.len..];
        let [start, end] = FRAGMENT;
        let marked = html.find(start).map(|at| {
            let from = at + start.len();
            (at, from, html.rfind(end).filter(|end| *end >= from).unwrap_or(html.len()))
        });
        let counted = || {
            let (from, to) = (head.fragment.0?.checked_sub(head.len)?, head.fragment.1?.checked_sub(head.len)?);
            html.get(from..to).map(|_| (from, from, to))
        };
        let Some((before, from, to)) = marked.or_else(counted) else {
            return Self { html: html.to_owned(), address: head.address, is_selection: false };
        };
        let html = tags_of(&html[..before]) + &html[from..to];
        Self { html, address: head.address, is_selection: true }
    }
}

/// The head before HTML in the clipboard of Windows ("HTML Clipboard Format", `CF_HTML`): lines with a name, a colon and a value.
#[derive(Default)]
struct Head {
    /// Its length, in bytes.
    len: usize,
    address: String,
    /// Where the selection starts and ends, in bytes from the start of the head.
    fragment: (Option<usize>, Option<usize>),
}

impl Head {
    /// The head of this source; an empty one if it has none.
    fn of(source: &str) -> Self {
        let mut head = Self::default();
        if !source.starts_with("Version:") {
            return head;
        }
        for line in source.split_inclusive('\n') {
            let Some((name, value)) = line.split_once(':').filter(|(name, _)| is_name(name)) else { break };
            head.len += line.len();
            let value = value.trim();
            match name {
                "SourceURL" if value.starts_with("http://") || value.starts_with("https://") => {
                    value.clone_into(&mut head.address);
                }
                "StartFragment" => head.fragment.0 = value.parse().ok(),
                "EndFragment" => head.fragment.1 = value.parse().ok(),
                _ => {}
            }
        }
        head
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The tags in some HTML, without words, scripts and comments: they say in which list or table what follows stands.
fn tags_of(html: &str) -> String {
    let mut tags = String::new();
    let mut tokens = Tokens::new(html);
    let mut at = 0;
    while let Some(token) = tokens.next() {
        let end = html.len() - tokens.rest().len();
        if matches!(token, Token::Start(..) | Token::End(_)) {
            tags.push_str(&html[at..end]);
        }
        at = end;
    }
    tags
}

/// Whether HTML is a whole page with things around its article: it has a head with a title, and no office program wrote it.
fn is_page(html: &str) -> bool {
    let (mut in_title, mut has_title) = (false, false);
    for token in Tokens::new(html) {
        match token {
            Token::Start(name, _) if name.eq_ignore_ascii_case("body") => return has_title,
            Token::Start(name, _) if name.eq_ignore_ascii_case("title") => in_title = true,
            Token::Start(name, attributes) if name.eq_ignore_ascii_case("meta") => {
                let is_generator = attributes.get("name").is_some_and(|name| name.eq_ignore_ascii_case("generator"));
                let program = attributes.get("content").filter(|_| is_generator).unwrap_or_default();
                if ["LibreOffice", "OpenOffice", "Microsoft"].iter().any(|office| program.starts_with(office)) {
                    return false;
                }
            }
            Token::Raw(words) if in_title => {
                has_title = !words.trim().is_empty();
                in_title = false;
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::tests::kinds_and_words;
    use crate::model::BlockKind::{Heading, Item, Paragraph, TableRow};

    const PAGE: &str = include_str!("../../tests/pages/ferry.html");

    /// A clipboard of Windows with this selection within `around`, which has `*` where it stands.
    fn clip(around: &str, fragment: &str, address: &str) -> String {
        let (before, after) = around.split_once('*').unwrap();
        let head = |start: usize, end: usize, all: usize| {
            format!(
                "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{all:010}\r\nStartFragment:{start:010}\r\nEndFragment:{end:010}\r\nSourceURL:{address}\r\n",
                start.min(all) - before.len()
            )
        };
        let len = head(before.len(), 9999, 9999).len() + before.len();
        let end = len + fragment.len();
        head(len, end, end + after.len()) + before + fragment + after
    }

    #[track_caller]
    fn check(html: &str, expected: &[(crate::model::BlockKind, &str)]) -> ArticleFacts {
        let article = pasted_html(html).article;
        assert_eq!(kinds_and_words(&article.text), expected, "{html}");
        (*article.facts).clone()
    }

    #[test]
    fn a_selection_is_read_whole() {
        let menu = "<ul><li><a href='/'>Home</a></li></ul><p>It cost 3<br>4.</p>";
        let item = Item { depth: 0, number: None };
        let expected = [(item, "Home"), (Paragraph, "It cost 3"), (Paragraph, "4.")];
        let facts = check(&format!("<meta charset='utf-8'>{menu}"), &expected);
        assert_eq!((facts.title.as_str(), facts.language.as_str(), facts.source_url.as_str()), ("Home", "en", ""));
        let import = facts.import.as_ref().unwrap();
        assert_eq!((import.reader.as_str(), import.version, import.encoding.as_str()), ("html", 1, ""));
        check(&format!("<html><head><title></title></head><body>{menu}</body></html>"), &expected);
        let office = "<meta name='generator' content='LibreOffice 7.4.7'><title>A</title>";
        check(&format!("<html><head>{office}</head><body>{menu}</body></html>"), &expected);
    }

    #[test]
    fn a_whole_page_is_its_article() {
        let pasted = pasted_html(PAGE);
        let imported = crate::import::import("ferry.html", PAGE.as_bytes()).unwrap();
        assert_eq!(pasted.article.text.as_str(), imported.article.text.as_str());
        assert_eq!(pasted.left_out, imported.left_out);
        assert_eq!(pasted.article.facts.title, imported.article.facts.title);
        assert_eq!(pasted.article.facts.source_url, "https://harbour.example/2026/03/ferry");
    }

    #[test]
    fn the_clipboard_of_windows_is_understood() {
        let address = "https://quay.example/a?b=1&c";
        let marked = "<html>\r\n<body>\r\n<!--StartFragment-->*<!--EndFragment-->\r\n</body>\r\n</html>";
        let facts = check(
            &clip(marked, "<h2>The café</h2><p>It cost 3.</p>", address),
            &[(Heading(2), "The café"), (Paragraph, "It cost 3.")],
        );
        assert_eq!((facts.source_url.as_str(), facts.title.as_str()), (address, "The café"));
        // By its places in bytes alone.
        check(
            &clip("<html><body>before *<p>after</body>", "<p>Über 3</p><p>4</p>", address),
            &[(Paragraph, "Über 3"), (Paragraph, "4")],
        );
        // What is open around it counts, what is written there does not.
        check(
            &clip(
                "<head><title>x</title><style>a</style></head><table><tr><td>9</td></tr>*</table>",
                "<tr><td>3<td>4",
                "",
            ),
            &[(TableRow, "3\t4")],
        );
        let third = Item { depth: 0, number: Some(3) };
        check(&clip("<ol start=3><!--StartFragment-->*<!--EndFragment--></ol>", "<li>a</li>", ""), &[(third, "a")]);
        // A page of an office program with a title is a selection all the same.
        let word =
            "<html><head><title>Minutes</title></head><body><!--StartFragment-->*<!--EndFragment--></body></html>";
        let list = "<p class=MsoListParagraph><![if !supportLists]><span>1.&nbsp;</span><![endif]>It closed.</p>";
        check(&clip(word, list, ""), &[(Paragraph, "1.\u{a0}It closed.")]);
    }

    #[test]
    fn heads_that_lie_are_harmless() {
        for head in [
            "Version:0.9\r\n",
            "Version:0.9\r\nStartFragment:-1\r\nEndFragment:5\r\n",
            "Version:0.9\r\nStartFragment:99999999999999999999999\r\nEndFragment:9\r\n",
            "Version:0.9\r\nStartFragment:50\r\nEndFragment:40\r\nSourceURL:file:///C:/a.htm\r\n",
            "Version:0.9\r\nStartFragment:9999\r\nEndFragment:99999\r\nSourceURL:about:blank\r\n",
            "",
        ] {
            let facts = check(&format!("{head}<p>Über 3</p><p>4</p>"), &[(Paragraph, "Über 3"), (Paragraph, "4")]);
            assert_eq!(facts.source_url, "");
        }
        check("Version:0.9", &[]);
        check("", &[]);
        check("<p>a<!--EndFragment--><!--StartFragment-->b", &[(Paragraph, "b")]);
        let deep = format!("<html><head><title>a</title></head><body>{}x", "<div>".repeat(100_000));
        check(&deep, &[(Paragraph, "x")]);
    }
}
