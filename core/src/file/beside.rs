//! Which annotation file belongs to which article. An annotation file lies beside its article.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{FileError, lexer, read, read_file};
use crate::model::{Article, Limits};

const ENDING: &str = "claims.ron";

/// Where an article's annotation file is, or where a new one is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// This file holds annotations of the article's text.
    Existing(PathBuf),
    /// There is no file yet; a new one belongs here.
    New(PathBuf),
    /// The usual place is taken by a file of another text, which is never overwritten.
    Occupied {
        /// The file of another text.
        other: PathBuf,
        /// A free place for a new file.
        free: PathBuf,
    },
    /// The file in its place can't be read: it is damaged, or the system refuses. Nobody knows which text it is of, and it is
    /// never overwritten. Reading it tells why.
    Unreadable {
        /// The file that can't be read.
        file: PathBuf,
        /// A free place for a new file.
        free: PathBuf,
    },
}

fn named(article: &Path, name: &str) -> PathBuf {
    article.with_file_name(name)
}

fn text_of(name: Option<&std::ffi::OsStr>) -> String {
    name.unwrap_or_default().to_string_lossy().into_owned()
}

/// The paths that an article's annotation file can have: `STEM.claims.ron` and `NAME.claims.ron`. The files in which `who`
/// works alone come first, see [`own_file`].
pub fn candidates(article: &Path, who: &str) -> [PathBuf; 4] {
    let stem = text_of(article.file_stem());
    let name = text_of(article.file_name());
    let [short, long] = [stem, name].map(|name| named(article, &format!("{name}.{ENDING}")));
    [own_file(&short, who), own_file(&long, who), short, long]
}

/// The file in which `who` works alone, beside an annotation file that several people write: `a.Ana.claims.ron` beside
/// `a.claims.ron`. For an empty name this is the annotation file itself.
pub fn own_file(annotation_file: &Path, who: &str) -> PathBuf {
    if who.is_empty() {
        return annotation_file.to_owned();
    }
    let name = text_of(annotation_file.file_name());
    let stem = name.strip_suffix(".claims.ron").unwrap_or(&name);
    annotation_file.with_file_name(format!("{stem}.{}.{ENDING}", plain_name(who)))
}

/// Whether `who` works alone in this file, by its name. Nobody does for an empty name.
pub fn is_own(annotation_file: &Path, who: &str) -> bool {
    !who.is_empty() && text_of(annotation_file.file_name()).ends_with(&format!(".{}.{ENDING}", plain_name(who)))
}

/// Turns a title or a person's name into a part of a file name that every system accepts.
pub fn plain_name(title: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' };
    let name: String = title.chars().take(60).map(plain).collect();
    let name = name.trim_matches([' ', '-']).to_owned();
    if name.is_empty() { "article".to_owned() } else { name }
}

/// The other annotation files of the same article in the same folder: the shared one, and those of people who work alone. The key
/// of an exercise and answers are not among them.
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
    let mut others: Vec<PathBuf> =
        entries.map(|e| e.path()).filter(|path| is_other(path) && !has_purpose(path)).collect();
    others.sort();
    others
}

/// Finds the annotation file of an article by the hash of its text, or a place for a new one.
///
/// `chip-race.txt` has `chip-race.claims.ron`; `chip-race.md` has it too unless `chip-race.txt` lies beside it: then it
/// has `chip-race.md.claims.ron`.
/// The file in which `who` works alone comes first, even if it can't be read: then nothing may go to the file of all in silence.
/// A file with a purpose is nobody's own, whatever its name.
pub fn place_for(article: &Path, text_sha256: &str, who: &str) -> Placement {
    let all = candidates(article, who);
    let [_, _, short, long] = &all;
    let holds = |path: &Path| {
        text_hash(path).is_some_and(|hash| hash == text_sha256) && !(is_own(path, who) && has_purpose(path))
    };
    let free = || {
        let stem = text_of(article.file_name());
        let numbered = (2..1000).map(|n| named(article, &format!("{stem}-{n}.{ENDING}")));
        std::iter::once(long.clone()).chain(numbered).find(|p| !is_there(p)).unwrap_or_else(|| long.clone())
    };
    if let Some(file) = all.iter().find(|path| holds(path) || is_unreadable_own(path, who)) {
        return if holds(file) {
            Placement::Existing(file.clone())
        } else {
            Placement::Unreadable { file: file.clone(), free: free() }
        };
    }
    let is_txt = article.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt"));
    let is_long = !is_txt && article.with_extension("txt").exists();
    let (preferred, other) = if is_long { (long, None) } else { (short, Some(long)) };
    if let Some(file) = std::iter::once(preferred).chain(other).find(|path| is_unreadable(path)) {
        return Placement::Unreadable { file: file.clone(), free: free() };
    }
    if !is_there(preferred) {
        return Placement::New(preferred.clone());
    }
    match whole(preferred) {
        Whole::Unreadable => Placement::Unreadable { file: preferred.clone(), free: free() },
        Whole::TooLarge | Whole::Article(_) => Placement::Occupied { other: preferred.clone(), free: free() },
    }
}

/// Whether something lies at this path, even if nobody may look at it.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok() && path.try_exists().unwrap_or(true)
}

/// Whether there is a file that does not tell which text it is of.
fn is_unreadable(path: &Path) -> bool {
    is_there(path) && text_hash(path).is_none()
}

/// Whether this is the file in which `who` works alone, and can't be read.
fn is_unreadable_own(path: &Path, who: &str) -> bool {
    is_own(path, who) && is_unreadable(path)
}

/// The annotation file beside an article whose text was read from these very bytes, by their SHA-256 in hexadecimal digits: the
/// two belong together, whatever text this version would read from the bytes. The file in which `who` works alone comes first,
/// even if it can't be read.
pub fn file_of_bytes(article: &Path, sha256: &str, who: &str) -> Option<PathBuf> {
    let is_made_from_it = |path: &PathBuf| {
        path.is_file()
            && original_hash(path).is_some_and(|hash| hash == sha256)
            && !(is_own(path, who) && has_purpose(path))
    };
    candidates(article, who).into_iter().find(|path| is_made_from_it(path) || is_unreadable_own(path, who))
}

/// The annotation file of a text: `path` itself if that is one, else the file beside the article `path`.
pub fn file_of(path: &Path, text_sha256: &str, who: &str) -> Option<PathBuf> {
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")) {
        return (text_hash(path)? == text_sha256).then(|| path.to_owned());
    }
    match place_for(path, text_sha256, who) {
        Placement::Existing(file) => Some(file),
        Placement::New(_) | Placement::Occupied { .. } | Placement::Unreadable { .. } => None,
    }
}

/// How much of a file is searched for the hashes of its article, in bytes from its start. They stand before the text.
const HEAD: u64 = 64 << 10;

/// The hash of the article's text that a file states. Reads the whole file only if its start does not hold the hash.
fn text_hash(path: &Path) -> Option<String> {
    hash_in_head(path, "text_sha256").or_else(|| Some(whole(path).article()?.text.sha256().to_owned()))
}

/// The hash of the file from which the article's text was read, as an annotation file states it.
fn original_hash(path: &Path) -> Option<String> {
    hash_in_head(path, "original_sha256").or_else(|| {
        // A file that states the other hash, but not this one, was made from a text without a file.
        let is_unknown = hash_in_head(path, "text_sha256").is_some();
        if is_unknown { None } else { Some(whole(path).article()?.facts.original_sha256.clone()) }
    })
}

/// Whether the start of a file states a purpose: the key of an exercise, or an answer.
pub fn has_purpose(path: &Path) -> bool {
    let stated = head(path).and_then(|head| Some(!lexer::field(&head, "purpose")?.string()?.is_empty()));
    stated.unwrap_or(false)
}

fn head(path: &Path) -> Option<String> {
    let mut head = Vec::new();
    std::fs::File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    Some(String::from_utf8_lossy(&head).into_owned())
}

/// A hash of the article that the start of a file states.
fn hash_in_head(path: &Path, field: &str) -> Option<String> {
    let head = head(path)?;
    let hash = lexer::field_of(&head, "article", field)?.string()?;
    (hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit())).then(|| hash.to_owned())
}

/// What reading a whole annotation file comes to.
enum Whole {
    /// Its article.
    Article(Article),
    /// It is too large to be read unasked.
    TooLarge,
    /// It is damaged, is no file, or the system refuses to open it.
    Unreadable,
}

impl Whole {
    fn article(self) -> Option<Article> {
        if let Self::Article(article) = self { Some(article) } else { None }
    }
}

fn whole(path: &Path) -> Whole {
    match read_file(path, Limits::USUAL.annotation_file) {
        Ok(bytes) => read(&bytes).map_or(Whole::Unreadable, |loaded| Whole::Article(loaded.annotations.article)),
        Err(FileError::TooLarge(_)) => Whole::TooLarge,
        Err(_) => Whole::Unreadable,
    }
}

/// The article beside an annotation file, if there is one.
pub fn article_beside(annotation_file: &Path) -> Option<PathBuf> {
    let names = article_names(&text_of(annotation_file.file_name()));
    names.into_iter().map(|name| annotation_file.with_file_name(name)).find(|path| path.is_file())
}

/// The names that the article of an annotation file with this name may have, the likeliest first.
pub fn article_names(annotation_file: &str) -> Vec<String> {
    let Some(stem) = annotation_file.strip_suffix(".claims.ron") else { return Vec::new() };
    // The last part may be the name of somebody who works on their own.
    let stems = std::iter::once(stem).chain(stem.rsplit_once('.').map(|(stem, _)| stem));
    stems.flat_map(|stem| ["", ".txt", ".md", ".markdown"].map(|ending| format!("{stem}{ending}"))).collect()
}

/// Copies of an annotation file that synchronisation services, mail programs and file managers create beside it:
/// `a.claims (Ana's conflicted copy 2026-11-24).ron`, `a.claims.sync-conflict-20261124-104205-ABCDEFG.ron`, `a.claims (1).ron`,
/// `a.claims - Copy.ron`. The key of an exercise and answers are not among them.
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
    let mut copies: Vec<PathBuf> = entries
        .filter(|e| is_copy(&e.file_name().to_string_lossy()))
        .map(|e| e.path())
        .filter(|p| !has_purpose(p))
        .collect();
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

    #[test]
    fn an_article_finds_the_file_that_was_made_from_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let bytes = b"The ferry left.\x0cIt was full.";
        let mut annotations = Annotations::new(import("ferry.txt", bytes).unwrap().article);
        // An earlier version read another text of the same bytes.
        annotations.article.text = import("a.txt", b"The ferry left.It was full.").unwrap().article.text;
        save(&at("ferry.claims.ron"), &print(&annotations)).unwrap();
        let found = |hash: &str, who: &str| super::file_of_bytes(&at("ferry.txt"), hash, who);
        let hash = crate::file::sha256_hex(bytes);
        assert_eq!(found(&hash, "Ana"), Some(at("ferry.claims.ron")));
        assert_eq!(found("", ""), None);
        assert_eq!(found(&crate::file::sha256_hex(b"The ferry left."), ""), None);
        save(&at("ferry.Ana.claims.ron"), &print(&annotations)).unwrap();
        assert_eq!(found(&hash, "Ana"), Some(at("ferry.Ana.claims.ron")));
    }

    fn file_of(path: &Path, text: &str) -> String {
        let article = import("a.txt", text.as_bytes()).unwrap().article;
        let hash = article.text.sha256().to_owned();
        save(path, &print(&Annotations::new(article))).unwrap();
        hash
    }

    /// The file in the place of an article's one, which holds these bytes, is told to be unreadable.
    #[track_caller]
    fn check_unreadable(bytes: &[u8]) {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.txt"), "The text").unwrap();
        let hash = import("a.txt", b"The text").unwrap().article.text.sha256().to_owned();
        for (name, free) in [("a.claims.ron", "a.txt.claims.ron"), ("a.txt.claims.ron", "a.txt-2.claims.ron")] {
            std::fs::write(at(name), bytes).unwrap();
            let expected = Placement::Unreadable { file: at(name), free: at(free) };
            assert_eq!(place_for(&at("a.txt"), &hash, "Ana"), expected, "{}", String::from_utf8_lossy(bytes));
            std::fs::remove_file(at(name)).unwrap();
        }
        // In one's own file too, whatever the file of all holds.
        file_of(&at("a.claims.ron"), "The text");
        std::fs::write(at("a.Ana.claims.ron"), bytes).unwrap();
        let own = Placement::Unreadable { file: at("a.Ana.claims.ron"), free: at("a.txt.claims.ron") };
        assert_eq!(place_for(&at("a.txt"), &hash, "Ana"), own);
        assert_eq!(super::file_of_bytes(&at("a.txt"), "", "Ana"), Some(at("a.Ana.claims.ron")));
        assert_eq!(place_for(&at("a.txt"), &hash, "Ben"), Placement::Existing(at("a.claims.ron")));
    }

    #[test]
    fn a_file_that_can_not_be_read_is_of_no_other_text() {
        check_unreadable(b"");
        check_unreadable(b"\n");
        check_unreadable(&[0; 600]);
        check_unreadable(b"(\n    for");
        check_unreadable(b"(\n    format: 1,\n    article: (\n        text_sha256: \"51");
        check_unreadable(b"(\n    format: 1,\n<<<<<<< HEAD\n=======\n>>>>>>> ben\n)\n");
        check_unreadable(b"\xff\xfe(\0");
    }

    #[test]
    fn a_damaged_file_of_another_text_is_told_to_be_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.txt"), "The text").unwrap();
        file_of(&at("a.claims.ron"), "The text before");
        let whole = std::fs::read(at("a.claims.ron")).unwrap();
        assert!(matches!(place_for(&at("a.txt"), "x", ""), Placement::Occupied { .. }));
        std::fs::write(at("a.claims.ron"), &whole[..whole.len() - 20]).unwrap();
        assert!(matches!(place_for(&at("a.txt"), "x", ""), Placement::Unreadable { .. }));
        std::fs::remove_file(at("a.claims.ron")).unwrap();
        std::fs::create_dir(at("a.claims.ron")).unwrap();
        assert!(matches!(place_for(&at("a.txt"), "x", ""), Placement::Unreadable { .. }));
    }

    #[test]
    fn a_key_is_nobodys_own_file_no_copy_and_no_partner() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let hash = file_of(&at("a.claims.ron"), "The text");
        let bytes = crate::file::sha256_hex(b"The text");
        let files = ["a.key.claims.ron", "a.claims (1).ron"];
        for (purpose, is_free) in [("", false), ("    purpose: \"key\",\n", true), ("    purpose: \"later\",\n", true)]
        {
            let source = std::fs::read_to_string(at("a.claims.ron")).unwrap();
            let source = source.replacen("    article", &format!("{purpose}    article"), 1);
            files.iter().for_each(|name| std::fs::write(at(name), &source).unwrap());
            let own = if is_free { at("a.claims.ron") } else { at("a.key.claims.ron") };
            assert_eq!(place_for(&at("a.txt"), &hash, "key"), Placement::Existing(own.clone()), "{purpose}");
            assert_eq!(super::file_of_bytes(&at("a.txt"), &bytes, "key"), Some(own), "{purpose}");
            assert_eq!(others_of(&at("a.claims.ron"), "Ana").is_empty(), is_free, "{purpose}");
            assert_eq!(copies_of(&at("a.claims.ron")).is_empty(), is_free, "{purpose}");
        }
        // It may be the file of all.
        let key = std::fs::read(at("a.key.claims.ron")).unwrap();
        std::fs::write(at("a.claims.ron"), key).unwrap();
        assert_eq!(place_for(&at("a.txt"), &hash, ""), Placement::Existing(at("a.claims.ron")));
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
        // Only Ana finds the file in which she works alone.
        assert_eq!(own_file(&at("race.claims.ron"), "Ana: M."), at("race.Ana- M.claims.ron"));
        file_of(&at("race.Ana.claims.ron"), "The text");
        assert_eq!(place_for(&txt, &hash, "Ana"), Placement::Existing(at("race.Ana.claims.ron")));
        assert_eq!(place_for(&txt, &hash, "Ben"), Placement::Existing(at("race.claims.ron")));
        assert_eq!(article_beside(&at("race.Ana.claims.ron")), Some(txt));
        assert_eq!(others_of(&at("race.Ana.claims.ron"), "Ana"), [at("race.claims.ron")]);
        assert_eq!(others_of(&at("race.claims.ron"), "Ana"), [at("race.Ana.claims.ron")]);
    }
}
