//! Folders that browsers save beside a page, with its pictures, styles and frames.
//!
//! Each browser names them in its language: `page_files`, `page-Dateien`, `page_archivos`, `page.files`. So they are known by two
//! things: the name of a page beside them with a word after it, and that the page refers to what is in them.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use memchr::memmem;

/// The endings of pages that such folders belong to.
const PAGES: [&str; 6] = ["html", "htm", "xhtml", "HTML", "HTM", "XHTML"];
/// The word that needs no further proof: most browsers use it in every language.
const USUAL: &str = "_files";
/// How much of a page is searched, in bytes.
const SEARCHED: u64 = 8 << 20;

/// Whether a folder holds what belongs to a page that a browser saved beside it. What is in it is no article.
pub fn is_of_page(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let Some((stem, end)) = split(&name) else { return false };
    let pages = PAGES.iter().map(|ending| folder.with_file_name(format!("{stem}.{ending}")));
    pages.into_iter().any(|page| page.is_file() && (end == USUAL || refers(&page, end)))
}

/// The name of a page, and what a browser put behind it: a sign and a word.
fn split(name: &str) -> Option<(&str, &str)> {
    let at = name.rfind(['_', '-', '.']).filter(|at| *at > 0)?;
    let (stem, end) = name.split_at(at);
    let word = &end[1..];
    (!word.is_empty() && word.chars().all(char::is_alphabetic)).then_some((stem, end))
}

/// Whether a page names files in a folder whose name ends so, as it is or with `%` and two figures for each byte.
fn refers(page: &Path, end: &str) -> bool {
    let mut source = Vec::new();
    let read = File::open(page).and_then(|file| file.take(SEARCHED).read_to_end(&mut source));
    let escaped: String = end.bytes().map(escaped).collect();
    read.is_ok() && [end, &escaped].iter().any(|end| memmem::find(&source, format!("{end}/").as_bytes()).is_some())
}

/// A byte as addresses have it.
fn escaped(byte: u8) -> String {
    if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: (&str, &str), folder: &str, expected: bool) {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join(page.0), page.1).unwrap();
        let path = place.path().join(folder);
        std::fs::create_dir(&path).unwrap();
        assert_eq!(is_of_page(&path), expected, "{page:?} {folder}");
    }

    #[test]
    fn a_folder_belongs_to_the_page_that_refers_to_it() {
        check(("ferry.html", "<p>"), "ferry_files", true);
        check(("ferry.HTM", "<p>"), "ferry_files", true);
        check(("ferry.html", "<p>"), "bridge_files", false);
        check(("ferry.txt", "<p>"), "ferry_files", false);
        check(("ferry.html", "<img src='./ferry-Dateien/a.png'>"), "ferry-Dateien", true);
        check(("ferry.html", "<img src=ferry.files/a.png>"), "ferry.files", true);
        check(("The ferry.htm", "<img src='The%20ferry_archivos/a.png'>"), "The ferry_archivos", true);
        check(("ferry.html", "<img src='ferry_%CE%B1%CF%81/a.png'>"), "ferry_αρ", true);
        check(("a-b_c.html", "<img src='a-b_c-filer/a.png'>"), "a-b_c-filer", true);
        // A folder of articles that only looks like one.
        check(("ferry.html", "<img src=a.png>"), "ferry_interviews", false);
        check(("ferry.html", "<img src='ferry_2/a.png'>"), "ferry_2", false);
        check(("ferry.html", "<img src='ferry files/a.png'>"), "ferry files", false);
        check(("ferry.html", "<p>"), "_files", false);
        check(("ferry.html", "<p>"), "ferry_", false);
    }
}
