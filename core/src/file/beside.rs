//! Which annotation file belongs to which article: they lie beside each other.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{read, read_file};
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

/// The names that an article's annotation file can have: `STEM.claims.ron` and `NAME.claims.ron`, and before them those that
/// `who` has for work of their own, see [`own_file`].
pub fn candidates(article: &Path, who: &str) -> [PathBuf; 4] {
    let stem = text_of(article.file_stem());
    let name = text_of(article.file_name());
    let [short, long] = [stem, name].map(|name| named(article, &format!("{name}.{ENDING}")));
    [own_file(&short, who), own_file(&long, who), short, long]
}

/// Where somebody's work of their own goes, beside an annotation file that several people write: `a.claims.ron` has
/// `a.Ana.claims.ron`. Nobody has that file itself.
pub fn own_file(annotation_file: &Path, who: &str) -> PathBuf {
    if who.is_empty() {
        return annotation_file.to_owned();
    }
    let name = text_of(annotation_file.file_name());
    let stem = name.strip_suffix(".claims.ron").unwrap_or(&name);
    annotation_file.with_file_name(format!("{stem}.{}.{ENDING}", plain_name(who)))
}

/// Whether a file is somebody's work of their own.
pub fn is_own(annotation_file: &Path, who: &str) -> bool {
    text_of(annotation_file.file_name()).ends_with(&format!(".{}.{ENDING}", plain_name(who)))
}

/// A title or a person's name as a part of a file's name that every system takes.
pub fn plain_name(title: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' };
    let name: String = title.chars().take(60).map(plain).collect();
    let name = name.trim_matches([' ', '-']).to_owned();
    if name.is_empty() { "article".to_owned() } else { name }
}

/// The annotation files of the same article that lie beside one: that of all, and those of single people.
pub fn others_of(annotation_file: &Path, who: &str) -> Vec<PathBuf> {
    let name = text_of(annotation_file.file_name());
    let all = name.strip_suffix(&format!(".{}.{ENDING}", plain_name(who))).or_else(|| name.strip_suffix(".claims.ron"));
    let Some(stem) = all else { return Vec::new() };
    let is_other = |path: &PathBuf| {
        let other = text_of(path.file_name());
        let rest = other.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".claims.ron"));
        other != name && rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('.') && !rest[1..].contains('.')))
    };
    let entries = std::fs::read_dir(super::disk::folder_of(annotation_file)).into_iter().flatten().flatten();
    let mut others: Vec<PathBuf> = entries.map(|e| e.path()).filter(is_other).collect();
    others.sort();
    others
}

/// Where the annotations of an article with this text are or go.
///
/// `chip-race.txt` has `chip-race.claims.ron`; `chip-race.md` has it too unless `chip-race.txt` lies beside it: then it
/// has `chip-race.md.claims.ron`.
/// Work that `who` does on their own comes first.
pub fn place_for(article: &Path, text_sha256: &str, who: &str) -> Placement {
    let [own_short, own_long, short, long] = candidates(article, who);
    let holds = |path: &Path| text_hash(path).is_some_and(|hash| hash == text_sha256);
    if let Some(own) = [&own_short, &own_long, &short, &long].into_iter().find(|p| holds(p)) {
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

/// The annotation file of a text to which a path leads: the file itself, or the one beside an article.
pub fn file_of(path: &Path, text_sha256: &str, who: &str) -> Option<PathBuf> {
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")) {
        return (text_hash(path)? == text_sha256).then(|| path.to_owned());
    }
    match place_for(path, text_sha256, who) {
        Placement::Existing(file) => Some(file),
        Placement::New(_) | Placement::Occupied { .. } => None,
    }
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
            Some(loaded.annotations.article.text.sha256().to_owned())
        }
    }
}

/// The article that lies beside an annotation file, if there is one.
pub fn article_beside(annotation_file: &Path) -> Option<PathBuf> {
    let name = text_of(annotation_file.file_name());
    let stem = name.strip_suffix(".claims.ron")?;
    let beside = |stem: &str| {
        let whole = annotation_file.with_file_name(stem);
        let with = |ending: &str| annotation_file.with_file_name(format!("{stem}.{ending}"));
        [whole, with("txt"), with("md"), with("markdown")].into_iter().find(|p| p.is_file())
    };
    // The last part may be the name of somebody who works on their own.
    beside(stem).or_else(|| beside(stem.rsplit_once('.')?.0))
}

/// Copies of an annotation file that synchronised folders, mail programs and file managers put beside it:
/// `a.claims (Ana's conflicted copy 2026-11-24).ron`, `a.claims.sync-conflict-20261124-104205-ABCDEFG.ron`, `a.claims (1).ron`,
/// `a.claims - Copy.ron`.
pub fn copies_of(annotation_file: &Path) -> Vec<PathBuf> {
    let name = text_of(annotation_file.file_name());
    let Some(stem) = name.strip_suffix(".claims.ron") else { return Vec::new() };
    let folder = super::disk::folder_of(annotation_file);
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
    use crate::file::{print, save};
    use crate::import::import;
    use crate::model::Annotations;

    fn file_of(path: &Path, text: &str) -> String {
        let article = import("a.txt", text.as_bytes()).unwrap();
        let hash = article.text.sha256().to_owned();
        save(path, &print(&Annotations::new(article))).unwrap();
        hash
    }

    #[test]
    fn an_article_finds_its_own_file_and_never_takes_another_ones() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (txt, md) = (at("race.txt"), at("race.md"));
        assert_eq!(place_for(&md, "x", "Ana"), Placement::New(at("race.claims.ron")));
        std::fs::write(&txt, "one").unwrap();
        assert_eq!(place_for(&txt, "x", "Ana"), Placement::New(at("race.claims.ron")));
        assert_eq!(place_for(&md, "x", "Ana"), Placement::New(at("race.md.claims.ron")));
        let hash = file_of(&at("race.claims.ron"), "The text");
        assert_eq!(place_for(&txt, &hash, "Ana"), Placement::Existing(at("race.claims.ron")));
        let taken = Placement::Occupied { other: at("race.claims.ron"), free: at("race.txt.claims.ron") };
        assert_eq!(place_for(&txt, "another", "Ana"), taken);
        assert_eq!(article_beside(&at("race.claims.ron")), Some(txt.clone()));
        // Work of one's own is found by its own person alone.
        assert_eq!(own_file(&at("race.claims.ron"), "Ana: M."), at("race.Ana- M.claims.ron"));
        file_of(&at("race.Ana.claims.ron"), "The text");
        assert_eq!(place_for(&txt, &hash, "Ana"), Placement::Existing(at("race.Ana.claims.ron")));
        assert_eq!(place_for(&txt, &hash, "Ben"), Placement::Existing(at("race.claims.ron")));
        assert_eq!(article_beside(&at("race.Ana.claims.ron")), Some(txt));
        assert_eq!(others_of(&at("race.Ana.claims.ron"), "Ana"), [at("race.claims.ron")]);
        assert_eq!(others_of(&at("race.claims.ron"), "Ana"), [at("race.Ana.claims.ron")]);
    }
}
