//! What became of a file that was open and is not under its name any more: renamed, moved, deleted, or away with its folder.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::names::article_names;
use super::write::target;
use super::{disk, read, read_file, sha256_hex};
use crate::model::{Act, Annotations, ClaimId, Element, Entry, Limits};

/// How many entries of a folder are looked at.
const MOST_ENTRIES: usize = 5_000;

/// How many files a search reads, and how many bytes of them, before it gives up.
const MOST_READ: usize = 500;
const MOST_BYTES: u64 = 512 << 20;

/// What the system knows a file by, whatever its name: its number on its disk, and when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    device: u64,
    number: u64,
    /// A number is given again after a file was deleted, but not at the same time.
    made: SystemTime,
}

/// What a file held when it was last read or written.
#[derive(Clone, Copy, Debug)]
pub enum Held<'a> {
    /// Bytes with this SHA-256, in hexadecimal digits.
    Bytes(&'a str),
    /// These annotations, in bytes with this SHA-256.
    Annotations(&'a Annotations, &'a str),
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is where it was.
    There,
    /// It is under this path now.
    Moved(PathBuf),
    /// Its folder is there, and holds nothing like it.
    Deleted,
    /// Its folder is not there either.
    Away,
}

/// What the system knows the file at `path` by; `None` if there is no file, or if this system numbers none.
pub fn identity(path: &Path) -> Option<Identity> {
    identity_of(&fs::metadata(path).ok()?)
}

#[cfg(unix)]
fn identity_of(data: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    Some(Identity { device: data.dev(), number: data.ino(), made: data.created().ok()? })
}

#[cfg(not(unix))]
fn identity_of(_: &Metadata) -> Option<Identity> {
    None
}

/// How many further names (hard links) the file at `path` has. A save gives this name to a new file, and leaves the others with the
/// old one. 0 if the system does not say.
#[cfg(unix)]
pub fn other_names(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).map_or(0, |data| data.nlink().saturating_sub(1))
}

/// How many further names (hard links) the file at `path` has: 0, as this system does not say.
#[cfg(not(unix))]
pub fn other_names(_: &Path) -> u64 {
    0
}

/// Finds out what became of the file at `path`, which had this identity when it was last read or written.
///
/// A file is known again by its identity, else by its bytes, else, if it is an annotation file that somebody has written to since, by
/// holding everything that it held. It is looked for in its folder, in the folders inside that one, and in the folder around it; if its
/// folder was renamed, in the folders beside that one.
pub fn fate(path: &Path, identity: Option<Identity>, held: Held<'_>) -> Fate {
    match fs::metadata(path) {
        Ok(_) => return Fate::There,
        // What can't be looked at may still be there.
        Err(e) if !is_absence(&e) => return Fate::There,
        Err(_) => {}
    }
    let real = target(path);
    let folder = disk::folder_of(&real);
    let is_here = folder.is_dir();
    let candidates = if is_here { around(folder) } else { in_renamed_folder(&real) };
    let of_kind: Vec<PathBuf> = candidates.into_iter().filter(|p| p != path && held.can_be(p)).collect();
    let is_it = |p: &&PathBuf| identity.is_some() && self::identity(p) == identity;
    let found = of_kind.iter().find(is_it).or_else(|| held.find(&of_kind));
    match found {
        Some(found) => Fate::Moved(found.clone()),
        None if is_here => Fate::Deleted,
        None => Fate::Away,
    }
}

/// Whether an error says that a file or its folder does not exist.
fn is_absence(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
}

impl Held<'_> {
    /// Whether a file with this name can be the one that is looked for.
    fn can_be(&self, path: &Path) -> bool {
        let is_annotations = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
        let is_hidden = path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
        !is_hidden && is_annotations == matches!(self, Self::Annotations(..))
    }

    /// The file that held this: by its bytes first, else by what it holds.
    fn find<'p>(&self, candidates: &'p [PathBuf]) -> Option<&'p PathBuf> {
        let (mut grown, mut left) = (None, MOST_BYTES);
        for path in candidates.iter().take(MOST_READ) {
            let Some(rest) = left.checked_sub(disk::len(path)) else { continue };
            left = rest;
            let Ok(bytes) = read_file(path, Limits::USUAL.annotation_file) else { continue };
            match self {
                Self::Bytes(sha256) | Self::Annotations(_, sha256) if sha256_hex(&bytes) == **sha256 => {
                    return Some(path);
                }
                Self::Bytes(_) => {}
                Self::Annotations(then, _) => {
                    let holds = || read(&bytes).is_ok_and(|loaded| holds_all(then, &loaded.annotations));
                    grown = grown.or_else(|| holds().then_some(path));
                }
            }
        }
        grown
    }
}

/// Whether `now` came from `then`: it is of the same article, and has its whole log and all its claims but those deleted since.
fn holds_all(then: &Annotations, now: &Annotations) -> bool {
    let is_same = now.article.text.is_same(&then.article.text) || now.was_on(then.article.text.sha256());
    let is_known = !then.log.is_empty() || !then.claims.is_empty();
    let has = |(element, entry): (Element, &Entry)| now.log.of(element).iter().any(|e| e.stamp == entry.stamp);
    let is_deleted = |id: ClaimId| now.log.of(Element::Claim(id)).iter().any(|e| e.act == Act::Deleted);
    let has_claim = |id: ClaimId| now.claims.get(id).is_some() || is_deleted(id);
    is_same
        && is_known
        && then.claims.as_slice().iter().all(|claim| has_claim(claim.id))
        && then.log.in_order().into_iter().all(has)
}

/// The files in a folder, in the folders inside it, and in the folder around it.
fn around(folder: &Path) -> Vec<PathBuf> {
    let here = list(folder);
    let inside = here.iter().filter(|p| p.is_dir()).take(MOST_READ).flat_map(|p| list(p)).collect::<Vec<_>>();
    let outside = folder.parent().map(list).unwrap_or_default();
    here.into_iter().chain(inside).chain(outside).filter(|p| p.is_file()).collect()
}

/// The files of the same name in the folders beside the one that is gone.
fn in_renamed_folder(path: &Path) -> Vec<PathBuf> {
    let (Some(name), Some(beside)) = (path.file_name(), disk::folder_of(path).parent()) else { return Vec::new() };
    list(beside).into_iter().filter(|p| p.is_dir()).map(|p| p.join(name)).filter(|p| p.is_file()).collect()
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<PathBuf> = entries.take(MOST_ENTRIES).map(|e| e.path()).collect();
    all.sort();
    all
}

/// The name that the annotation file at `file` gets if it goes along with its article, which was renamed from `old` to `new`:
/// `b.Ana.claims.ron` for `a.Ana.claims.ron` if `a.txt` became `b.txt`. `None` if its name does not come from the article's.
pub fn name_along(file: &Path, old: &Path, new: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_str()?;
    let (old_name, new_name) = (old.file_name()?.to_str()?, new.file_name()?.to_str()?);
    if !article_names(name.as_ref()).iter().any(|n| n == old_name) {
        return None;
    }
    let (old_stem, new_stem) = (old.file_stem()?.to_str()?, new.file_stem()?.to_str()?);
    let whole = name.strip_prefix(old_name).map(|rest| format!("{new_name}{rest}"));
    let renamed = whole.or_else(|| name.strip_prefix(old_stem).map(|rest| format!("{new_stem}{rest}")))?;
    Some(new.with_file_name(renamed))
}

/// Renames a file, and fails if there is a file of the new name.
pub fn rename_to_free(from: &Path, to: &Path) -> std::io::Result<()> {
    // A second name is given only if it is free, in one step; a system without such names is asked before.
    match fs::hard_link(from, to) {
        Ok(()) => return disk::remove(from),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => return Err(e),
        Err(_) => {}
    }
    if to.exists() {
        return Err(std::io::ErrorKind::AlreadyExists.into());
    }
    disk::rename(from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::print;
    use crate::import::import;
    use crate::model::{AnnotatorId, Claim, Claims};
    use crate::text::TextRange;

    const TEXT: &str = "The bridge closed in May. It opened in June.";

    /// Annotations of a text with claims on its first `claims` letters.
    fn annotations(claims: usize) -> Annotations {
        let mut annotations = Annotations::new(import("a.txt", TEXT.as_bytes()).unwrap().article);
        annotations.claims =
            Claims::new((0..claims).map(|i| Claim::new(AnnotatorId::new(), [TextRange::from_usize(i..i + 1)])));
        annotations
    }

    fn names(path: &Path, folder: &Path) -> String {
        path.strip_prefix(folder).unwrap().display().to_string().replace('\\', "/")
    }

    /// Writes `sub/a.claims.ron`, changes the folder around it, and checks what became of the file.
    #[track_caller]
    fn check(change: impl FnOnce(&Path), expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        let sub = folder.path().join("sub");
        fs::create_dir(&sub).unwrap();
        let path = sub.join("a.claims.ron");
        let then = annotations(2);
        let source = print(&then);
        fs::write(&path, &source).unwrap();
        // Somebody else's file on the same text lies there too.
        fs::write(sub.join("a.Kim.claims.ron"), print(&annotations(3))).unwrap();
        let known = identity(&path);
        change(&sub);
        for known in [known, None] {
            let fate = fate(&path, known, Held::Annotations(&then, &sha256_hex(source.as_bytes())));
            let told = match fate {
                Fate::There => "there".to_owned(),
                Fate::Moved(path) => names(&path, folder.path()),
                Fate::Deleted => "deleted".to_owned(),
                Fate::Away => "away".to_owned(),
            };
            assert_eq!(told, expected, "{known:?}");
        }
    }

    fn moved(to: &'static str) -> impl FnOnce(&Path) {
        move |sub| {
            let to = sub.join(to);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::rename(sub.join("a.claims.ron"), to).unwrap();
        }
    }

    #[test]
    fn a_file_is_found_where_it_went() {
        check(|_| {}, "there");
        check(moved("b.claims.ron"), "sub/b.claims.ron");
        check(moved("B (final).ron"), "sub/B (final).ron");
        check(moved("done/a.claims.ron"), "sub/done/a.claims.ron");
        check(moved("../a.claims.ron"), "a.claims.ron");
        check(|sub| fs::rename(sub, sub.with_file_name("other")).unwrap(), "other/a.claims.ron");
        check(|sub| fs::remove_file(sub.join("a.claims.ron")).unwrap(), "deleted");
        check(|sub| fs::remove_dir_all(sub).unwrap(), "away");
        // A file that was renamed to something other than an annotation file is not followed.
        check(moved("a.claims.ron.bak"), "deleted");
    }

    #[test]
    fn a_file_that_was_written_to_since_is_known_by_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claims.ron");
        let then = annotations(2);
        let mut now = then.clone();
        let more = annotations(3).claims.as_slice()[2].clone();
        now.claims = Claims::new(then.claims.as_slice().iter().map(|c| (**c).clone()).chain([(*more).clone()]));
        let new = folder.path().join("b.claims.ron");
        fs::write(&new, print(&now)).unwrap();
        let held = Held::Annotations(&then, "another");
        assert_eq!(fate(&path, None, held), Fate::Moved(new.clone()));
        // One that lacks something is another file.
        fs::write(&new, print(&annotations(2))).unwrap();
        assert_eq!(fate(&path, None, held), Fate::Deleted);
        // Nothing can be known by holding nothing.
        let empty = annotations(0);
        assert_eq!(fate(&path, None, Held::Annotations(&empty, "another")), Fate::Deleted);
    }

    #[test]
    fn an_article_is_known_by_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("other.txt"), "Another text.").unwrap();
        fs::write(at("b.md"), TEXT).unwrap();
        fs::write(at("b.ron"), TEXT).unwrap();
        let hash = sha256_hex(TEXT.as_bytes());
        assert_eq!(fate(&at("a.txt"), None, Held::Bytes(&hash)), Fate::Moved(at("b.md")));
        assert_eq!(fate(&at("a.txt"), None, Held::Bytes("another")), Fate::Deleted);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_with_an_old_number_is_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.txt"), "one").unwrap();
        let Some(known) = identity(&at("a.txt")) else { return };
        fs::remove_file(at("a.txt")).unwrap();
        for i in 0..20 {
            fs::write(at(&format!("{i}.txt")), "another").unwrap();
        }
        assert_eq!(fate(&at("a.txt"), Some(known), Held::Bytes("one")), Fate::Deleted);
    }

    #[cfg(unix)]
    #[test]
    fn further_names_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claims.ron");
        assert_eq!(other_names(&path), 0);
        fs::write(&path, "x").unwrap();
        assert_eq!(other_names(&path), 0);
        fs::hard_link(&path, folder.path().join("b")).unwrap();
        assert_eq!(other_names(&path), 1);
    }

    #[test]
    fn an_annotation_file_gets_a_name_like_its_articles() {
        #[track_caller]
        fn check(file: &str, old: &str, new: &str, expected: Option<&str>) {
            let along = name_along(Path::new(file), Path::new(old), Path::new(new));
            assert_eq!(along.as_deref(), expected.map(Path::new));
        }
        check("x/a.claims.ron", "x/a.txt", "x/b.txt", Some("x/b.claims.ron"));
        check("x/a.txt.claims.ron", "x/a.txt", "y/b.md", Some("y/b.md.claims.ron"));
        check("x/a.Ana.claims.ron", "x/a.txt", "x/b c.txt", Some("x/b c.Ana.claims.ron"));
        check("x/notes.claims.ron", "x/a.txt", "x/b.txt", None);
        check("x/a.claims (1).ron", "x/a.txt", "x/b.txt", None);
    }

    #[test]
    fn a_name_that_is_taken_is_not_given() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "one").unwrap();
        fs::write(at("b"), "two").unwrap();
        assert!(rename_to_free(&at("a"), &at("b")).is_err());
        assert_eq!(fs::read_to_string(at("b")).unwrap(), "two");
        rename_to_free(&at("a"), &at("c")).unwrap();
        assert_eq!((fs::read_to_string(at("c")).unwrap().as_str(), at("a").exists()), ("one", false));
    }
}
