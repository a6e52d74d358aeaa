//! Which annotation file belongs to which article. An annotation file lies beside its article.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::names::{self, ENDING};
use super::{FileError, disk, lexer, read, read_file};
use crate::model::{Article, Limits};

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

/// The paths that an article's annotation file can have: `STEM.claims.ron` and `NAME.claims.ron`. The files in which `who`
/// works alone come first, see [`own_file`]. A name that is there in NFC or in NFD is the one that is there; one that would be too
/// long is cut, and ends with a hash.
pub fn candidates(article: &Path, who: &str) -> [PathBuf; 4] {
    let [short, long] =
        [article.file_stem(), article.file_name()].map(|name| names::beside(article, name.unwrap_or_default(), ENDING));
    [own_file(&short, who), own_file(&long, who), short, long]
}

/// The paths that earlier versions gave to the annotation file of an article whose name is not Unicode. Other articles' names may have
/// led to the same.
fn earlier_candidates(article: &Path) -> Vec<PathBuf> {
    let is_unicode = article.file_name().is_none_or(|name| name.to_str().is_some());
    let names = [article.file_stem(), article.file_name()].into_iter().flatten().filter(|_| !is_unicode);
    names.map(|name| article.with_file_name(format!("{}{ENDING}", name.to_string_lossy()))).collect()
}

/// The file in which `who` works alone, beside an annotation file that several people write: `a.Ana.claims.ron` beside
/// `a.claims.ron`. For an empty name this is the annotation file itself.
pub fn own_file(annotation_file: &Path, who: &str) -> PathBuf {
    if who.is_empty() {
        return annotation_file.to_owned();
    }
    let name = annotation_file.file_name().unwrap_or_default();
    names::beside(annotation_file, names::stem(name).unwrap_or(name), &names::own_ending(who))
}

/// Whether `who` works alone in this file, by its name. Nobody does for an empty name.
pub fn is_own(annotation_file: &Path, who: &str) -> bool {
    let name = names::nfc(annotation_file.file_name().unwrap_or_default());
    !who.is_empty() && name.ends_with(&names::own_ending(who))
}

/// Whether `who` works alone in this file, by its name, unless it has the very name of its article: `a.Ana.claims.ron` is the shared
/// file of the article `a.Ana.txt`.
pub fn is_own_of(annotation_file: &Path, article: Option<&Path>, who: &str) -> bool {
    let key = annotation_file.file_name().and_then(names::stem).map(names::key);
    let is_its_name = |article: &Path| {
        let mut known = [article.file_stem(), article.file_name()].into_iter().flatten();
        known.any(|name| Some(names::key(name)) == key)
    };
    is_own(annotation_file, who) && !article.is_some_and(is_its_name)
}

/// Whether the article lies beside it whose shared annotation file it is, by its name: `a.Ana.txt` beside `a.Ana.claims.ron`.
fn has_its_article(annotation_file: &Path) -> bool {
    let Some(stem) = annotation_file.file_name().and_then(names::stem) else { return false };
    let known = ["", ".txt", ".md", ".markdown"].map(|ending| {
        let mut name = stem.to_owned();
        name.push(ending);
        name
    });
    known.iter().flat_map(|name| names::forms(name)).any(|name| annotation_file.with_file_name(name).is_file())
}

/// The shared file of the article on which somebody works alone in this one: `a.claims.ron` beside `a.Ana.claims.ron`, on the same
/// text. `None` if it is no such file. Files with a purpose are nobody's own, and shared by nobody.
pub fn shared_of(annotation_file: &Path) -> Option<PathBuf> {
    let name = annotation_file.file_name()?;
    let stem = Path::new(names::stem(name)?);
    let article = stem.extension().and(stem.file_stem())?;
    let shared = if names::is_cut(name) {
        let key = names::key(article);
        let is_its = |path: &PathBuf| {
            let other = path.file_name().and_then(names::stem);
            path != annotation_file && other.is_some_and(|stem| names::key(stem) == key)
        };
        disk::list(disk::folder_of(annotation_file)).into_iter().find(is_its)?
    } else {
        names::beside(annotation_file, article, ENDING)
    };
    let is_own = !has_purpose(annotation_file) && !has_purpose(&shared) && !has_its_article(annotation_file);
    (is_own && states_text(&shared, &text_hash(annotation_file)?)).then_some(shared)
}

/// Turns a title or a person's name into a part of a file name that every system accepts.
pub fn plain_name(title: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' };
    let name: String = title.nfc().take(60).map(plain).collect();
    let name = name.trim_matches([' ', '-']).to_owned();
    if name.is_empty() { "article".to_owned() } else { name }
}

/// The other annotation files of the same article in the same folder: the shared one, and those of people who work alone. The key
/// of an exercise and answers are not among them.
pub fn others_of(annotation_file: &Path, who: &str) -> Vec<PathBuf> {
    let name = annotation_file.file_name().unwrap_or_default();
    let Some(stem) = names::stem(name) else { return Vec::new() };
    let of_all = |stem: &std::ffi::OsStr| Path::new(stem).file_stem().unwrap_or_default().to_owned();
    let is_own_file = is_own(annotation_file, who) && !has_its_article(annotation_file);
    let key = names::key(&if is_own_file { of_all(stem) } else { stem.to_owned() });
    let is_other = |path: &PathBuf| {
        let other = path.file_name().unwrap_or_default();
        let is_own = |stem: &std::ffi::OsStr| names::key(&of_all(stem)) == key && !has_its_article(path);
        let is_of_it = |stem: &std::ffi::OsStr| names::key(stem) == key || is_own(stem);
        other != name && names::stem(other).is_some_and(is_of_it)
    };
    let entries = disk::list(disk::folder_of(annotation_file)).into_iter();
    let mut others: Vec<PathBuf> = entries.filter(|path| is_other(path) && !has_purpose(path)).collect();
    others.sort();
    others
}

/// A free path for another annotation file of an article.
pub fn free_place(article: &Path) -> PathBuf {
    let name = article.file_name().unwrap_or_default();
    let numbered = (2..1000).map(|n| {
        let mut name = name.to_owned();
        name.push(format!("-{n}"));
        names::beside(article, &name, ENDING)
    });
    let long = names::beside(article, name, ENDING);
    std::iter::once(long.clone()).chain(numbered).find(|path| !is_there(path)).unwrap_or(long)
}

/// The endings of articles that an annotation file's name leaves out.
const SHORT: [&str; 3] = ["txt", "md", "markdown"];

/// Finds the annotation file of an article by the hash of its text, or a place for a new one.
///
/// `chip-race.txt` has `chip-race.claims.ron`; `chip-race.md` has it too unless `chip-race.txt` lies beside it: then it
/// has `chip-race.md.claims.ron`. An article of any other kind keeps its ending: `chip-race.html.claims.ron`.
/// The file in which `who` works alone comes first, even if it can't be read: then nothing may go to the file of all in silence.
/// A file with a purpose is nobody's own, whatever its name.
pub fn place_for(article: &Path, text_sha256: &str, who: &str) -> Placement {
    let all = candidates(article, who);
    let [_, _, short, long] = &all;
    let holds = |path: &Path| states_text(path, text_sha256) && !(is_own(path, who) && has_purpose(path));
    let free = || free_place(article);
    let earlier = earlier_candidates(article);
    if let Some(file) = all
        .iter()
        .find(|path| holds(path) || is_unreadable_own(path, who))
        .or_else(|| earlier.iter().find(|path| holds(path)))
    {
        return if holds(file) {
            Placement::Existing(file.clone())
        } else {
            Placement::Unreadable { file: file.clone(), free: free() }
        };
    }
    let ends_in = |ending: &str| article.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    let is_short = article.extension().is_none() || SHORT.iter().any(|ending| ends_in(ending));
    let is_long = !is_short || (!ends_in("txt") && article.with_extension("txt").exists());
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
/// even if it can't be read; it is on the text of the shared file, or was read from these bytes if no shared file was.
pub fn file_of_bytes(article: &Path, sha256: &str, who: &str) -> Option<PathBuf> {
    let is_made_from_it = |path: &PathBuf| {
        path.is_file()
            && original_hash(path).is_some_and(|hash| hash == sha256)
            && !(is_own(path, who) && has_purpose(path))
    };
    let [own_short, own_long, short, long] = candidates(article, who);
    let shared = [short, long].into_iter().chain(earlier_candidates(article)).find(is_made_from_it);
    let text = shared.as_deref().and_then(text_hash);
    let is_on_it = |path: &PathBuf| match &text {
        Some(text) => states_text(path, text) && !(is_own(path, who) && has_purpose(path)),
        None => is_made_from_it(path),
    };
    let own = [own_short, own_long].into_iter().find(|path| is_on_it(path) || is_unreadable_own(path, who));
    own.or(shared)
}

/// A free path for a new annotation file beside one that can't be used. If its article is known and lies in the same folder, the new
/// file is one of those that the article is found with.
pub fn free_beside(annotation_file: &Path, article: Option<&Path>) -> PathBuf {
    if let Some(article) = article.filter(|article| article.parent() == annotation_file.parent()) {
        return free_place(article);
    }
    let name = annotation_file.file_name().unwrap_or_default();
    let stem = names::stem(name).or_else(|| Path::new(name).file_stem()).unwrap_or(name);
    let numbered = (2..1000).map(|n| names::beside(annotation_file, stem, &format!("-{n}{ENDING}")));
    let first = names::beside(annotation_file, stem, ENDING);
    std::iter::once(first.clone()).chain(numbered).find(|path| !is_there(path)).unwrap_or(first)
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

/// Whether a file states that it is of the text with this hash.
pub fn states_text(path: &Path, sha256: &str) -> bool {
    text_hash(path).is_some_and(|hash| hash == sha256)
}

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
    let name = annotation_file.file_name()?;
    let known = names::article_names(name).into_iter().flat_map(|name| names::forms(&name));
    let found = known.map(|name| annotation_file.with_file_name(name)).find(|path| path.is_file());
    found.or_else(|| {
        let entries = names::is_cut(name).then(|| disk::list(disk::folder_of(annotation_file)))?;
        let all: BTreeSet<OsString> = entries.iter().filter_map(|path| Some(path.file_name()?.to_owned())).collect();
        names::article_among(name, &all).map(|name| annotation_file.with_file_name(name))
    })
}

#[cfg(test)]
mod tests {
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
        save(&at("ferry.claims.ron"), print(&annotations)).unwrap();
        let found = |hash: &str, who: &str| super::file_of_bytes(&at("ferry.txt"), hash, who);
        let hash = crate::file::sha256_hex(bytes);
        assert_eq!(found(&hash, "Ana"), Some(at("ferry.claims.ron")));
        assert_eq!(found("", ""), None);
        assert_eq!(found(&crate::file::sha256_hex(b"The ferry left."), ""), None);
        save(&at("ferry.Ana.claims.ron"), print(&annotations)).unwrap();
        assert_eq!(found(&hash, "Ana"), Some(at("ferry.Ana.claims.ron")));
    }

    fn file_of(path: &Path, text: &str) -> String {
        let article = import("a.txt", text.as_bytes()).unwrap().article;
        let hash = article.text.sha256().to_owned();
        save(path, print(&Annotations::new(article))).unwrap();
        hash
    }

    #[test]
    fn a_new_file_gets_a_free_name_beside_a_damaged_one() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let check = |file: &str, article: Option<&str>, expected: &str| {
            let article = article.map(at);
            assert_eq!(free_beside(&at(file), article.as_deref()), at(expected));
        };
        for name in ["a.claims.ron", "b.txt.claims.ron", "odd.ron"] {
            std::fs::write(at(name), "").unwrap();
        }
        check("a.claims.ron", Some("a.txt"), "a.txt.claims.ron");
        check("b.txt.claims.ron", Some("b.txt"), "b.txt-2.claims.ron");
        check("a.claims.ron", Some("elsewhere/a.txt"), "a-2.claims.ron");
        check("a.claims.ron", None, "a-2.claims.ron");
        check("odd.ron", None, "odd.claims.ron");
    }

    /// A file with these bytes in the place of the article's annotation file is reported as unreadable.
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
    fn a_key_is_nobodys_own_file_and_no_partner() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let hash = file_of(&at("a.claims.ron"), "The text");
        let bytes = crate::file::sha256_hex(b"The text");
        for (purpose, is_free) in [("", false), ("    purpose: \"key\",\n", true), ("    purpose: \"later\",\n", true)]
        {
            let source = std::fs::read_to_string(at("a.claims.ron")).unwrap();
            let source = source.replacen("    article", &format!("{purpose}    article"), 1);
            std::fs::write(at("a.key.claims.ron"), &source).unwrap();
            let own = if is_free { at("a.claims.ron") } else { at("a.key.claims.ron") };
            assert_eq!(place_for(&at("a.txt"), &hash, "key"), Placement::Existing(own.clone()), "{purpose}");
            assert_eq!(super::file_of_bytes(&at("a.txt"), &bytes, "key"), Some(own), "{purpose}");
            assert_eq!(others_of(&at("a.claims.ron"), "Ana").is_empty(), is_free, "{purpose}");
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
        assert_eq!(place_for(&at("race.html"), "x", "Ana"), Placement::New(at("race.html.claims.ron")));
        assert_eq!(place_for(&at("race"), "x", "Ana"), Placement::New(at("race.claims.ron")));
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

    #[test]
    fn names_in_nfc_and_nfd_are_one() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (nfc, nfd) = ("caf\u{e9} \u{d55c}", "cafe\u{301} \u{1112}\u{1161}\u{11ab}");
        for (there, asked) in [(nfc, nfd), (nfd, nfc)] {
            let file = at(&format!("{there}.claims.ron"));
            let hash = file_of(&file, "The text");
            let article = at(&format!("{asked}.txt"));
            assert_eq!(place_for(&article, &hash, "Jos\u{e9}"), Placement::Existing(file.clone()));
            let own = at(&format!("{there}.Jose\u{301}.claims.ron"));
            file_of(&own, "The text");
            assert_eq!(place_for(&article, &hash, "Jos\u{e9}"), Placement::Existing(own.clone()));
            assert!(is_own(&own, "Jos\u{e9}") && is_own(&own, "Jose\u{301}"));
            assert_eq!(others_of(&own, "Jos\u{e9}"), std::slice::from_ref(&file));
            std::fs::write(&article, "The text").unwrap();
            assert_eq!((article_beside(&own), article_beside(&file)), (Some(article.clone()), Some(article.clone())));
            for path in [own, file, article] {
                std::fs::remove_file(path).unwrap();
            }
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_not_unicode_have_files_of_their_own() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &[u8]| folder.path().join(std::ffi::OsStr::from_bytes(name));
        let (a, b) = (at(b"caf\xe9.txt"), at(b"caf\xea.txt"));
        let place = |article: &Path| place_for(article, "x", "Ana");
        assert_eq!(place(&a), Placement::New(at(b"caf\xe9.claims.ron")));
        assert_eq!(place(&b), Placement::New(at(b"caf\xea.claims.ron")));
        std::fs::write(&a, "one").unwrap();
        let one = file_of(&at(b"caf\xe9.claims.ron"), "one");
        assert_eq!(place_for(&a, &one, "Ana"), Placement::Existing(at(b"caf\xe9.claims.ron")));
        assert_eq!(article_beside(&at(b"caf\xe9.claims.ron")), Some(a.clone()));
        assert_eq!(own_file(&at(b"caf\xe9.claims.ron"), "Ana"), at(b"caf\xe9.Ana.claims.ron"));
        // What an earlier version wrote is found by its text, and no other article takes it for its own.
        let two = file_of(&at("caf\u{fffd}.claims.ron".as_bytes()), "two");
        assert_eq!(place_for(&b, &two, "Ana"), Placement::Existing(at("caf\u{fffd}.claims.ron".as_bytes())));
        assert_eq!(place_for(&b, "x", "Ana"), Placement::New(at(b"caf\xea.claims.ron")));
    }

    #[test]
    fn a_name_that_is_too_long_is_cut_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for stem in ["桥".repeat(82), "n".repeat(251), "n".repeat(240)] {
            let article = at(&format!("{stem}.txt"));
            std::fs::write(&article, "The text").unwrap();
            let Placement::New(file) = place_for(&article, "x", "Ana") else { panic!("{stem}") };
            let hash = file_of(&file, "The text");
            assert_eq!(place_for(&article, &hash, "Ana"), Placement::Existing(file.clone()));
            let own = own_file(&file, "Ana");
            file_of(&own, "The text");
            assert_eq!(place_for(&article, &hash, "Ana"), Placement::Existing(own.clone()));
            assert_eq!((article_beside(&own), article_beside(&file)), (Some(article.clone()), Some(article.clone())));
            assert_eq!((others_of(&own, "Ana"), others_of(&file, "Ana")), (vec![file.clone()], vec![own.clone()]));
            // One more for another text.
            let Placement::Occupied { free, .. } = place_for(&article, "x", "Ben") else { panic!("{stem}") };
            file_of(&free, "Another text");
        }
    }
}
