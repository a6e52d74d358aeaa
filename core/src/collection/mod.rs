//! A folder of articles: which of its files are articles, and which of its folders only belong to one.

mod companion;

pub use companion::is_of_page;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::import::Format;

/// How much of a file is read to tell whether Claimlight made it, in bytes.
const HEAD: u64 = 1024;

/// Whether a file is listed among the articles of its folder: it is named as one, and Claimlight did not make it. A report is no
/// article.
pub fn is_article(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Format::named(&name).is_some_and(|format| !is_own(path, format))
}

/// Whether Claimlight made this file. Only files that it can have made are read.
fn is_own(path: &Path, format: Format) -> bool {
    if !matches!(format, Format::Html | Format::Markdown | Format::Docx) {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && format.is_own(&head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import;
    use crate::report::{self, Options, Rows};

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
        check("a.md", b"# x", true);
        let options = Options::new(crate::words::Language::english(), jiff::civil::date(2026, 11, 28));
        let annotations = crate::model::Annotations::new(import::pasted("The bridge closed."));
        for (format, _) in report::Format::ALL {
            let report = report::print(&annotations, "a", format, Rows::Claims, &options).unwrap();
            check(&format!("own.{}", format.ending()), &report, false);
        }
        check("a.mhtml", b"x", true);
        check("a.webarchive", b"x", true);
        assert!(is_article(&folder.path().join("gone.html")));
    }
}
