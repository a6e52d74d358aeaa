use super::super::packed::tests::zip;
use super::super::{ImportError, ImportOptions, Imported, import, import_as};
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
        r#"<?xml version="1.0"?><package><metadata><dc:title>The book</dc:title><dc:creator>Ana Lind</dc:creator><dc:creator>Ben Roe</dc:creator><dc:language>en-GB</dc:language><dc:publisher>Press</dc:publisher><dc:date>2026-03-12T00:00:00Z</dc:date></metadata><manifest>{contents}<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="two%20three.xhtml" media-type="application/xhtml+xml"/><item id="c" href="more.xhtml" media-type="application/xhtml+xml"/><item id="s" href="s.css" media-type="text/css"/><item id="x" href="../../etc/passwd" media-type="application/xhtml+xml"/></manifest><spine toc="ncx"><itemref idref="nav"/><itemref idref="a"/><itemref idref="x"/><itemref idref="b"/><itemref idref="c" linear="no"/></spine></package>"#
    );
    zip(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", &package),
        (if is_new { "OPS/nav.xhtml" } else { "OPS/toc.ncx" }, if is_new { NAV } else { NCX }),
        ("OPS/s.css", ".c7 { vertical-align: super }"),
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

const ONE: &str = "<html><body><h1>One</h1><p>It cost 3. <img src='a.png'/></p></body></html>";

/// The number, title and words of each chapter of a book.
fn listed(book: &[u8]) -> Vec<(usize, String, usize)> {
    let chapters = super::super::chapters(book).unwrap();
    chapters.into_iter().map(|Chapter { number, title, words }| (number, title, words)).collect()
}

fn told(chapters: &[(usize, &str, usize)]) -> Vec<(usize, String, usize)> {
    chapters.iter().map(|(number, title, words)| (*number, (*title).to_owned(), *words)).collect()
}

#[test]
fn chapters_are_listed_in_the_order_of_reading() {
    for is_new in [true, false] {
        let expected = [(1, "One: the bridge", 4), (2, "Two", 3), (3, "Three", 4)];
        assert_eq!(listed(&book(is_new, ONE)), told(&expected));
    }
    // Without a table of contents, each file with words is one; a file before the first entry is one too.
    let package = |toc: &str| {
        format!(
            "<package><manifest><item id='c' href='cover.xhtml'/><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/>{toc}</manifest><spine><itemref idref='c'/><itemref idref='a'/><itemref idref='b'/></spine></package>"
        )
    };
    let container = CONTAINER.replace("OPS/", "");
    let ncx = "<item id='n' href='n.ncx' media-type='application/x-dtbncx+xml'/>";
    let contents = "<ncx><navPoint><navLabel><text>Second</text></navLabel><content src='b.xhtml'/></navPoint></ncx>";
    for (toc, expected) in [("", [(1, "One", 4), (2, "It closed.", 2)]), (ncx, [(1, "One", 4), (2, "Second", 2)])] {
        let bytes = zip(&[
            (package::CONTAINER, &container),
            ("book.opf", &package(toc)),
            ("n.ncx", contents),
            ("cover.xhtml", "<img src='cover.png'/>"),
            ("a.xhtml", ONE),
            ("b.xhtml", "<p>It closed.</p>"),
        ]);
        assert_eq!(listed(&bytes), told(&expected));
        let chosen = |number| ImportOptions { chapters: Some(vec![number]), ..ImportOptions::default() };
        let text = |number| import_as("a.epub", &bytes, &chosen(number)).unwrap().article.text.as_str().to_owned();
        assert_eq!([text(1), text(2)], ["One\nIt cost 3.", "It closed."]);
    }
    assert_eq!(super::super::chapters(b"It closed."), Err(Unreadable::NoChapters));
    assert_eq!(super::super::chapters(&book(true, ONE)[..500]), Err(Unreadable::NoChapters));
}

#[test]
fn chosen_chapters_are_read_alone() {
    let book = book(true, ONE);
    let read = |chapters: &[usize]| {
        let options = ImportOptions { chapters: Some(chapters.to_vec()), ..ImportOptions::default() };
        import_as("a.epub", &book, &options)
    };
    let check = |chapters: &[usize], expected: &str, left_out: &[(Kind, usize)], recorded: &[u64]| {
        let Imported { article, left_out: found, .. } = read(chapters).unwrap();
        assert_eq!(article.text.as_str(), expected, "{chapters:?}");
        assert_eq!(found.counts().collect::<Vec<_>>(), left_out, "{chapters:?}");
        assert_eq!(article.facts.import.as_ref().unwrap().chapters, recorded);
        let again = ImportOptions::again(&article.facts, "a.epub", &book);
        assert_eq!(import_as("a.epub", &book, &again).unwrap().article.text, article.text);
        assert_eq!(ImportOptions::again(&article.facts, "a.txt", b"It closed."), ImportOptions::default());
    };
    check(&[2], "The book\nTwo\nIt closed.", &[(Kind::Contents, 1), (Kind::Chapters, 2)], &[2]);
    let with_picture = [(Kind::Pictures, 1), (Kind::Contents, 1), (Kind::Chapters, 1)];
    check(&[3, 1, 3], "The book\nOne\nIt cost 3.\nThree\nIt opened.\nMore.", &with_picture, &[1, 3]);
    for (number, of) in [(0, 3), (4, 3), (usize::MAX, 3)] {
        let why = Unreadable::NoChapter { number, of };
        assert_eq!(read(&[1, number]).unwrap_err(), ImportError::Unreadable { name: "a.epub".to_owned(), why });
    }
    assert_eq!(read(&[9]).unwrap_err().to_string(), "a.epub has no chapter 9: its last one is 3.");
    let options = ImportOptions { chapters: Some(vec![1]), ..ImportOptions::default() };
    let error = import_as("a.txt", b"It closed.", &options).unwrap_err();
    assert_eq!(error.to_string(), "a.txt has no chapters to choose from.");
    assert_eq!(
        ImportOptions::again(&import("a.epub", &book).unwrap().article.facts, "a.epub", &book),
        ImportOptions::default()
    );
}

#[test]
fn a_missing_file_is_reported() {
    let container = CONTAINER.replace("OPS/", "");
    let package = "<package><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
    let files = [(package::CONTAINER, container.as_str()), ("book.opf", package), ("a.xhtml", "<p>It closed.</p>")];
    let left_out = import("a.epub", &zip(&files)).unwrap().left_out;
    assert_eq!(left_out.counts().collect::<Vec<_>>(), [(Kind::MissingFiles, 1)]);
}

#[test]
fn notes_and_styles_are_read_as_they_are_shown() {
    let one = "<html><body><p>It cost 3<a epub:type='noteref' href='#n'>1</a> and 10<span class='c7'>6</span>.</p><span epub:type='pagebreak'>12</span><math><mfrac><mn>3</mn><mn>4</mn></mfrac></math><aside epub:type='footnote'><p>Nobody.<a role='doc-backlink' href='#r'>↩</a></p></aside></body></html>";
    let text = read(true, one).article.text;
    assert!(text.as_str().contains("It cost 3¹ and 10⁶.\n3/4\nNobody.\n"), "{}", text.as_str());
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
