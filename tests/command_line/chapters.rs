//! E-books: their chapters, and those that are chosen.

use std::path::Path;

use serde_json::Value;

use crate::handins::archive::archive;
use crate::{claimlight, done};

const CONTAINER: &str = "<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>";
const PACKAGE: &str = "<package><metadata><dc:title>The quay</dc:title></metadata><manifest><item id=\"n\" href=\"n.ncx\" media-type=\"application/x-dtbncx+xml\"/><item id=\"a\" href=\"a.xhtml\"/><item id=\"b\" href=\"b.xhtml\"/></manifest><spine toc=\"n\"><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
const CONTENTS: &str = "<ncx><navMap><navPoint><navLabel><text>Spring</text></navLabel><content src=\"a.xhtml\"/></navPoint><navPoint><navLabel><text>Autumn</text></navLabel><content src=\"b.xhtml\"/></navPoint></navMap></ncx>";

/// An e-book of two chapters, the second of which says this.
pub fn book(autumn: &str) -> Vec<u8> {
    let autumn = format!("<p>{autumn}</p>");
    archive(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("book.opf", PACKAGE.as_bytes()),
        ("n.ncx", CONTENTS.as_bytes()),
        ("a.xhtml", b"<p>The ferry left in spring.</p>"),
        ("b.xhtml", autumn.as_bytes()),
    ])
}

/// The chapters that an annotation file records, and its text.
fn recorded(folder: &Path, file: &str) -> (Value, String) {
    let shown: Value = serde_json::from_str(&done(folder, &["show", file, "--json"])).unwrap();
    (shown["article"]["import"]["chapters"].clone(), done(folder, &["text", file]))
}

#[test]
fn chapters_are_listed_and_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("quay.epub"), book("It came back in autumn.")).unwrap();
    std::fs::write(at.join("a.txt"), "The ferry left.").unwrap();
    assert_eq!(done(at, &["chapters", "quay.epub"]), "1. Spring (5 words)\n2. Autumn (5 words)\n");
    let chosen = |chapters: &str| claimlight(at, &["text", "quay.epub", "--chapters", chapters]);
    let (_, out, warned) = chosen("2");
    assert_eq!(out, "The quay\nIt came back in autumn.");
    assert_eq!(warned, "claimlight: quay.epub: left out: chapters (1)\n");
    assert_eq!(chosen("1-2").1, "The quay\nThe ferry left in spring.\nIt came back in autumn.");
    let check = |arguments: &[&str], status: i32, sentence: &str| {
        let (found, _, error) = claimlight(at, arguments);
        assert!(found == status && error.contains(sentence), "{arguments:?}: {found} {error}");
    };
    check(&["text", "quay.epub", "--chapters", "2-4"], 1, "quay.epub has no chapter 3: its last one is 2.");
    check(&["text", "quay.epub", "--chapters", "two"], 2, "numbers of chapters from 1");
    check(&["text", "a.txt", "--chapters", "1"], 1, "a.txt has no chapters to choose from.");
    check(&["chapters", "a.txt"], 1, "a.txt has no chapters to choose from.");
    check(&["chapters", "none.epub"], 1, "there is no file none.epub.");
}

#[test]
fn a_later_edition_is_read_in_the_same_chapters() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("quay.epub"), book("It came back in autumn.")).unwrap();
    let told = claimlight(at, &["mark", "quay.epub", "--chapters", "2", "--quote", "back", "--as", "Ana"]);
    assert_eq!(told.0, 0, "{}", told.2);
    let file = "quay.epub.claims.ron";
    assert_eq!(recorded(at, file), (serde_json::json!([2]), "The quay\nIt came back in autumn.".to_owned()));
    // The same bytes are not read again, and a later edition is read in the same chapters.
    done(at, &["mark", "quay.epub", "--quote", "autumn", "--as", "Ana"]);
    std::fs::write(at.join("later.epub"), book("It came back in late autumn.")).unwrap();
    let (status, _, error) = claimlight(at, &["anchor", file, "--text", "later.epub"]);
    assert_eq!((status, error.as_str()), (0, "claimlight: later.epub: left out: chapters (1)\n"));
    assert_eq!(recorded(at, file), (serde_json::json!([2]), "The quay\nIt came back in late autumn.".to_owned()));
    // Others are read if somebody says so.
    let (status, _, error) = claimlight(at, &["anchor", file, "--text", "later.epub", "--chapters", "1-2"]);
    assert_eq!((status, error.as_str()), (0, ""));
    assert_eq!(recorded(at, file).0, serde_json::json!([1, 2]));
    // A text of the book has no chapters, and none are asked of it.
    std::fs::write(at.join("quay.txt"), "The ferry left in spring.\nIt came back in late autumn.").unwrap();
    assert_eq!(claimlight(at, &["anchor", file, "--text", "quay.txt"]).0, 0);
}
