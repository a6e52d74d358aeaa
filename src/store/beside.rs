//! Which annotation file belongs to which article: they lie beside each other.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{read, read_file, sha256_hex};
use crate::model::Limits;

const ENDING: &str = "claims.ron";

/// Where an article's annotations are or go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// This file is of the article's text.
    Existing(PathBuf),
    /// There is none yet; it goes here.
    New(PathBuf),
    /// A file of another text lies there. It is never overwritten.
    Occupied {
        /// That file.
        other: PathBuf,
        /// A free place.
        free: PathBuf,
    },
}

fn named(article: &Path, name: &str) -> PathBuf {
    article.with_file_name(name)
}

fn text_of(name: Option<&std::ffi::OsStr>) -> String {
    name.unwrap_or_default().to_string_lossy().into_owned()
}

/// The two names that an article's annotation file can have: `STEM.claims.ron` and `NAME.claims.ron`.
pub fn candidates(article: &Path) -> [PathBuf; 2] {
    let stem = text_of(article.file_stem());
    let name = text_of(article.file_name());
    [named(article, &format!("{stem}.{ENDING}")), named(article, &format!("{name}.{ENDING}"))]
}

/// Where the annotations of an article with this text are or go.
///
/// `chip-race.txt` has `chip-race.claims.ron`; `chip-race.md` has it too unless `chip-race.txt` lies beside it: then it
/// has `chip-race.md.claims.ron`.
pub fn place_for(article: &Path, text_sha256: &str) -> Placement {
    let [short, long] = candidates(article);
    let holds = |path: &Path| text_hash(path).is_some_and(|hash| hash == text_sha256);
    if let Some(own) = [&short, &long].into_iter().find(|p| holds(p)) {
        return Placement::Existing(own.clone());
    }
    let is_txt = article.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt"));
    let preferred = if !is_txt && article.with_extension("txt").exists() { &long } else { &short };
    if !preferred.exists() {
        return Placement::New(preferred.clone());
    }
    let stem = text_of(article.file_name());
    let numbered = (2..1000).map(|n| named(article, &format!("{stem}-{n}.{ENDING}")));
    let free = std::iter::once(long.clone()).chain(numbered).find(|p| !p.exists()).unwrap_or_else(|| long.clone());
    Placement::Occupied { other: preferred.clone(), free }
}

/// How much of a file's start is looked at for the hash of its text, in bytes: it stands before the text.
const HEAD: u64 = 64 << 10;

/// The hash of the article's text that a file tells, without reading all of it where that can be helped.
fn text_hash(path: &Path) -> Option<String> {
    let mut head = Vec::new();
    std::fs::File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    let head = String::from_utf8_lossy(&head);
    // Within a string the quotation mark would stand behind a backslash.
    let told = head.split("text_sha256: \"").nth(1).and_then(|rest| rest.get(..64));
    match told {
        Some(hash) if hash.bytes().all(|b| b.is_ascii_hexdigit()) => Some(hash.to_owned()),
        _ => {
            let loaded = read(&read_file(path, Limits::USUAL.annotation_file).ok()?).ok()?;
            let text = loaded.annotations.article.text.as_str();
            Some(if loaded.text_left_out { loaded.text_sha256 } else { sha256_hex(text.as_bytes()) })
        }
    }
}

/// The article that lies beside an annotation file, if there is one.
pub fn article_beside(annotation_file: &Path) -> Option<PathBuf> {
    let name = text_of(annotation_file.file_name());
    let stem = name.strip_suffix(".claims.ron")?;
    let whole = annotation_file.with_file_name(stem);
    let with = |ending: &str| annotation_file.with_file_name(format!("{stem}.{ending}"));
    [whole, with("txt"), with("md"), with("markdown")].into_iter().find(|p| p.is_file())
}

/// Copies of an annotation file that synchronised folders, mail programs and file managers put beside it:
/// `a.claims (Ana's conflicted copy 2026-11-24).ron`, `a.claims.sync-conflict-20261124-104205-ABCDEFG.ron`, `a.claims (1).ron`,
/// `a.claims - Copy.ron`.
pub fn copies_of(annotation_file: &Path) -> Vec<PathBuf> {
    let name = text_of(annotation_file.file_name());
    let Some(stem) = name.strip_suffix(".claims.ron") else { return Vec::new() };
    let folder = annotation_file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_copy = |other: &str| {
        let rest = other.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".ron"));
        let Some(added) = rest.map(|rest| rest.replacen(".claims", "", 1)).filter(|added| !added.is_empty()) else {
            return false;
        };
        let added = added.trim();
        let number = added.strip_prefix('(').and_then(|a| a.strip_suffix(')'));
        added.contains("conflicted copy")
            || added.contains(".sync-conflict-")
            || added.starts_with("- Copy")
            || number.is_some_and(|n| n.parse::<u32>().is_ok())
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut copies: Vec<PathBuf> =
        entries.filter(|e| is_copy(&e.file_name().to_string_lossy())).map(|e| e.path()).collect();
    copies.sort();
    copies
}

#[cfg(test)]
mod tests {
    #[test]
    fn copies_are_known_by_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let mut names = [
            "a.claims (1).ron",
            "a (2).claims.ron",
            "a.claims (Ana's conflicted copy 2026-11-24).ron",
            "a.claims.sync-conflict-20261124-104205-ABCDEFG.ron",
            "a.claims - Copy.ron",
            "a - Copy (2).claims.ron",
        ];
        for name in names.iter().chain(&[
            "a.claims.ron",
            "a.txt.claims.ron",
            "ab.claims.ron",
            "a.claims (x).ron",
            "a.Ben.claims.ron",
        ]) {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        names.sort_unstable();
        let copies = copies_of(&folder.path().join("a.claims.ron"));
        assert_eq!(copies.iter().map(|p| text_of(p.file_name())).collect::<Vec<_>>(), names);
    }

    use super::*;
    use crate::import::import;
    use crate::model::Annotations;
    use crate::store::{print, save};

    fn file_of(path: &Path, text: &str) -> String {
        let article = import("a.txt", text.as_bytes()).unwrap();
        let hash = sha256_hex(article.text.as_str().as_bytes());
        save(path, &print(&Annotations::new(article))).unwrap();
        hash
    }

    #[test]
    fn an_article_finds_its_own_file_and_never_takes_another_ones() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (txt, md) = (at("race.txt"), at("race.md"));
        assert_eq!(place_for(&md, "x"), Placement::New(at("race.claims.ron")));
        std::fs::write(&txt, "one").unwrap();
        assert_eq!(place_for(&txt, "x"), Placement::New(at("race.claims.ron")));
        assert_eq!(place_for(&md, "x"), Placement::New(at("race.md.claims.ron")));
        let hash = file_of(&at("race.claims.ron"), "The text");
        assert_eq!(place_for(&txt, &hash), Placement::Existing(at("race.claims.ron")));
        let taken = Placement::Occupied { other: at("race.claims.ron"), free: at("race.txt.claims.ron") };
        assert_eq!(place_for(&txt, "another"), taken);
        assert_eq!(article_beside(&at("race.claims.ron")), Some(txt));
    }
}
