//! A folder of articles: which of its files are articles, and which of its folders only belong to one.

mod companion;

pub use companion::is_of_page;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::import::{self, Format};

/// How much of a page is read to tell whether Claimlight made it, in bytes.
const HEAD: u64 = 1024;

/// Whether a file is listed among the articles of its folder: it is named as one, and Claimlight did not make it. A report is no
/// article. Of a page, the first bytes are read.
pub fn is_article(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match Format::named(&name) {
        Some(Format::Html) => !is_own_page(path),
        format => format.is_some(),
    }
}

/// Whether Claimlight made this page.
fn is_own_page(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && import::is_own_page(&head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_makes_an_article_and_a_report_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let check = |name: &str, bytes: &[u8], expected: bool| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(is_article(&path), expected, "{name}");
        };
        let own = format!("<!doctype html>\n<html><head>{}", import::GENERATOR);
        check("a.txt", b"x", true);
        check("a.xyz", b"x", false);
        check("a.html", b"<p>x", true);
        check("report.html", own.as_bytes(), false);
        check("report.txt", own.as_bytes(), true);
        check("a.mhtml", b"x", true);
        check("a.webarchive", b"x", true);
        assert!(is_article(&folder.path().join("gone.html")));
    }
}
