//! The articles in a folder, sorted by name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use claimlight_core::{collection, file};

/// Lists the articles in a folder, and the annotation files without an article there, as path and file name, sorted by name
/// with numbers in numeric order. Hidden files, and pages that Claimlight made, are left out.
pub fn articles_in(folder: &Path) -> std::io::Result<Vec<(PathBuf, String)>> {
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        // Only a link needs another system call; the kind of every other entry came with its name.
        if kind.is_file() || (kind.is_symlink() && entry.path().is_file()) {
            names.insert(entry.file_name());
        }
    }
    let mut found = Vec::new();
    for name in &names {
        let path = folder.join(name);
        let has_article = || file::article_among(name, &names).is_some();
        let name = name.to_string_lossy().into_owned();
        let alone = || name.ends_with(".claims.ron") && !has_article();
        if !name.starts_with('.') && (collection::is_article(&path) || alone()) {
            found.push((path, name));
        }
    }
    found.sort_by_cached_key(|(_, name)| by_number(name));
    Ok(found)
}

/// A part of a name: digits (ordered by their number without leading zeros, then by the digits) or anything else.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Digits(usize, String),
    Words(String),
}

/// The sort key that places 2 before 10 and ignores the case of letters.
fn by_number(name: &str) -> (Vec<Part>, String) {
    let mut parts = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let number = part.trim_start_matches('0');
        parts.push(if digits {
            Part::Digits(number.len(), number.to_owned())
        } else {
            Part::Words(part.to_lowercase())
        });
        rest = after;
    }
    (parts, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_comes_before_ten() {
        let mut names = ["b10.txt", "a.txt", "b2.txt", "B1.txt", "b02.md"];
        names.sort_by_cached_key(|name| by_number(name));
        assert_eq!(names, ["a.txt", "B1.txt", "b02.md", "b2.txt", "b10.txt"]);
    }

    #[test]
    fn a_list_holds_each_article_once() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "a.claims.ron", "b.claims.ron", "c.png", ".d.txt", "e.md", "f.html", "f.html.claims.ron"]
        {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        std::fs::create_dir(folder.path().join("f_files")).unwrap();
        std::fs::write(
            folder.path().join("g.html"),
            format!("<!doctype html>\n{}", claimlight_core::import::GENERATOR),
        )
        .unwrap();
        let names: Vec<_> = articles_in(folder.path()).unwrap().into_iter().map(|(_, n)| n).collect();
        assert_eq!(names, ["a.txt", "b.claims.ron", "e.md", "f.html"]);
    }
}
