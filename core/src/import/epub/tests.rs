use super::super::packed::tests::zip;
use super::super::{ImportError, Imported, import};
use super::*;

const CONTAINER: &str = r#"<container><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
const NAV: &str = r#"<html xmlns:epub="e"><body><nav epub:type="toc"><ol><li><a href="one.xhtml">One: the bridge</a></li><li><a href="two%20three.xhtml">Two</a></li><li><a href="two%20three.xhtml#c3">Three</a></li></ol></nav><nav epub:type="landmarks"><ol><li><a href="one.xhtml">Start</a></li></ol></nav></body></html>"#;
const NCX: &str = r#"<ncx><navMap><navPoint><navLabel><text>One: the bridge</text></navLabel><content src="one.xhtml"/></navPoint><navPoint><navLabel><text>Two</text></navLabel><content src="two%20three.xhtml"/></navPoint><navPoint><navLabel><text>Three</text></navLabel><content src="two%20three.xhtml#c3"/></navPoint></navMap></ncx>"#;
const TWO: &str = "<html><body><h1>Two</h1><p>It closed.</p><h1 id='c3'>Three</h1><p>It opened.</p></body></html>";

/// A book of two versions whose first file is this.
fn book(is_new: bool, one: &str) -> Vec<u8> {
    let contents = if is_new {
        r#"<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>"#
    } else {
        r#"<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>"#
    };
    let package = format!(
        r#"<?xml version="1.0"?><package><metadata><dc:title>The book</dc:title><dc:creator>Ana Lind</dc:creator><dc:creator>Ben Roe</dc:creator><dc:language>en-GB</dc:language><dc:publisher>Press</dc:publisher><dc:date>2026-03-12T00:00:00Z</dc:date></metadata><manifest>{contents}<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="two%20three.xhtml" media-type="application/xhtml+xml"/><item id="c" href="more.xhtml" media-type="application/xhtml+xml"/><item id="x" href="../../etc/passwd" media-type="application/xhtml+xml"/></manifest><spine toc="ncx"><itemref idref="nav"/><itemref idref="a"/><itemref idref="x"/><itemref idref="b"/><itemref idref="c" linear="no"/></spine></package>"#
    );
    zip(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", &package),
        (if is_new { "OPS/nav.xhtml" } else { "OPS/toc.ncx" }, if is_new { NAV } else { NCX }),
        ("OPS/one.xhtml", one),
        ("OPS/two three.xhtml", TWO),
        ("OPS/more.xhtml", "<html><body><p>More.</p></body></html>"),
    ])
}

fn read(is_new: bool, one: &str) -> Imported {
    import("a.epub", &book(is_new, one)).unwrap()
}

#[test]
fn each_block_knows_its_chapter() {
    let one = "<html><head><title>x</title><script/></head><body><a id='p1'/><h1>One</h1><p>It cost 3<br/>4 &pound;.<sup>2</sup></p><ul><li>a</li></ul></body></html>";
    for is_new in [true, false] {
        let imported = read(is_new, one);
        let text = imported.article.text;
        let chapter = |b: &crate::model::Block| b.locator.as_ref().map(|l| l.chapter.clone()).unwrap_or_default();
        let found: Vec<_> = text.blocks().iter().map(|b| (chapter(b), text.slice(b.range))).collect();
        let found: Vec<_> = found.iter().map(|(chapter, words)| (chapter.as_str(), *words)).collect();
        assert_eq!(
            found,
            [
                ("", "The book"),
                ("One: the bridge", "One"),
                ("One: the bridge", "It cost 3"),
                ("One: the bridge", "4 £.²"),
                ("One: the bridge", "a"),
                ("Two", "Two"),
                ("Two", "It closed."),
                ("Three", "Three"),
                ("Three", "It opened."),
                ("Three", "More."),
            ],
            "{is_new}"
        );
        let facts = imported.article.facts;
        let found = [&facts.title, &facts.byline, &facts.language, &facts.publisher, &facts.published];
        assert_eq!(found.map(String::as_str), ["The book", "Ana Lind, Ben Roe", "en-GB", "Press", "2026-03-12"]);
        assert_eq!(imported.left_out.counts().any(|(kind, n)| (kind, n) == (Kind::Contents, 1)), is_new);
    }
}

#[test]
fn hostile_books_are_refused() {
    let check = |bytes: &[u8], why| {
        let error = import("a.epub", bytes).unwrap_err();
        assert_eq!(error, ImportError::Unreadable { name: "a.epub".to_owned(), why });
    };
    let good = book(true, "<p>a</p>");
    check(&good[..good.len() / 2], Unreadable::Damaged);
    check(&book(true, &" ".repeat(150 << 20)), Unreadable::TooMuch);
    check(&zip(&[("META-INF/container.xml", "<a>")]), Unreadable::Damaged);
    check(
        &zip(&[
            ("META-INF/container.xml", "<a/>"),
            ("META-INF/encryption.xml", "<e><EncryptionMethod Algorithm='aes'/></e>"),
        ]),
        Unreadable::Locked,
    );
    for depth in [10_000, 100_000] {
        drop(import("a.epub", &book(false, &"<div><p>".repeat(depth))));
    }
}
