//! Writing a file so that after any failure the old one or the new one is there, whole.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Home, ReadError, disk, print, read_on, sha256_hex};
use crate::compare::{NotMerged, merge};
use crate::model::Annotations;

/// Why a file was not written. The old file is untouched.
#[derive(Debug, Error)]
pub enum SaveError {
    /// Its folder is gone.
    #[error("the folder {0} is not there any more")]
    NoFolder(String),
    /// The file that was read is not there any more: it was renamed, moved or deleted.
    #[error("the file is not there any more")]
    Gone,
    /// Its folder can't be written to.
    #[error("the folder {0} can't be written to")]
    NotAllowed(String),
    /// The file is marked read-only.
    #[error("the file is read-only")]
    ReadOnly,
    /// The disk is full, or a quota is used up.
    #[error("the disk is full")]
    Full,
    /// The file did not read back as it was written.
    #[error("the disk did not keep what was written to it")]
    Corrupted,
    /// Another program has changed the file, and its version can't be merged.
    #[error("another program has changed the file, and both can't be merged: {0}")]
    Changed(#[source] NotMerged),
    /// Another program has changed the file, and its version can't be read.
    #[error("another program has changed the file, and it can't be read: {0}")]
    Unreadable(#[source] ReadError),
    /// Another program has changed the file, and its version holds comments, which a save would lose.
    #[error("another program has changed the file, and it holds comments, which would be lost")]
    Comments,
    /// Other programs keep writing the file.
    #[error("other programs write the file all the time")]
    Busy,
    /// Another error of the operating system.
    #[error("{0}")]
    Other(#[source] io::Error),
}

/// A file that was written.
#[derive(Debug)]
pub struct Written {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What the file holds, if another program's changes were merged into it.
    pub merged: Option<Annotations>,
    /// Whether the file has the owner, group and access control list of the one that it replaced.
    pub is_like: bool,
}

/// How often a save is retried while other programs keep writing the file.
const TRIES: usize = 20;

/// Writes `contents` to `path`: to a new file in the same folder, which is read back and then renamed.
///
/// Writes through symlinks and keeps the old file's permissions; a new file gets those that the process gives its new files
/// (umask(2)). Does nothing if the file holds `contents` already. Limitation:
/// on file systems that can't sync a folder, a power cut may undo the last save.
pub fn save(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), SaveError> {
    let (path, contents) = (target(path), contents.as_ref());
    if disk::read(&path).is_ok_and(|old| old == contents) {
        return Ok(());
    }
    prepare(&path, contents)?.put(&path)
}

/// Writes `contents` to `path` like [`save`], but so that only the owner may read the file, whoever could read an old one.
pub fn save_private(path: &Path, contents: &str) -> Result<(), SaveError> {
    let path = target(path);
    let told = |e: io::Error| plain(e, disk::folder_of(&path));
    written(&path, contents.as_bytes(), disk::Readers::Owner).and_then(|ready| {
        if disk::read(&ready.temporary).map_err(told)? != contents.as_bytes() {
            return Err(SaveError::Corrupted);
        }
        ready.put(&path)
    })
}

/// Writes an annotation file that other programs may write too, and never overwrites what was not read: if the file is not the
/// `expected` one (SHA-256; `None`: there was no file), it is merged with `mine`, which must be stamped. A file that was expected and is
/// gone is not written anew: it may have another name now. With a `home`, saves by this program wait for each other, and the replaced
/// version is kept.
///
/// Limitation: another program's write is lost if it comes between the last look at the file and the rename.
pub fn save_merging(
    path: &Path,
    mine: &Annotations,
    expected: Option<&str>,
    home: Option<&Home>,
) -> Result<Written, SaveError> {
    let mut all: Option<Annotations> = None;
    let mut take_in = |bytes: &[u8]| {
        let mine = all.as_ref().unwrap_or(mine);
        let theirs = read_on(bytes, &mine.article.text).map_err(SaveError::Unreadable)?;
        if theirs.has_comments {
            return Err(SaveError::Comments);
        }
        let both = merge(mine, &theirs.annotations).map_err(SaveError::Changed)?;
        Ok(print(all.insert(both)))
    };
    let (sha256, is_like) = write(path, print(mine), expected, home, &mut take_in)?;
    Ok(Written { sha256, merged: all, is_like })
}

/// Writes `contents`, or what `take_in` makes of another program's version, until nobody else wrote meanwhile. Returns the
/// SHA-256 of what was written, and [`Written::is_like`].
fn write(
    path: &Path,
    mut contents: String,
    expected: Option<&str>,
    home: Option<&Home>,
    take_in: &mut dyn FnMut(&[u8]) -> Result<String, SaveError>,
) -> Result<(String, bool), SaveError> {
    let path = target(path);
    let _turn = home.and_then(|h| h.turn(&path));
    let mut is_like = true;
    let mut expected = expected.map(str::to_owned);
    for _ in 0..TRIES {
        let old = read_if_there(&path)?;
        let found = old.as_ref().map(|bytes| sha256_hex(bytes));
        let new = sha256_hex(contents.as_bytes());
        if found.as_ref() == Some(&new) {
            return Ok((new, is_like));
        }
        if old.is_none() && expected.is_some() {
            return Err(SaveError::Gone);
        }
        if let Some(bytes) = &old
            && found != expected
        {
            contents = take_in(bytes)?;
            expected = found;
            continue;
        }
        let ready = prepare(&path, contents.as_bytes())?;
        if let (Some(home), Some(bytes)) = (home, &old) {
            home.keep(&path, bytes);
        }
        let again = read_if_there(&path)?.map(|bytes| sha256_hex(&bytes));
        if again != found {
            continue;
        }
        is_like &= ready.is_like;
        ready.put(&path)?;
        let back = read_if_there(&path)?.map(|bytes| sha256_hex(&bytes));
        if back.as_ref() == Some(&new) {
            return Ok((new, is_like));
        }
        // Another program wrote directly after the rename: its version is merged too.
        expected = Some(new);
    }
    Err(SaveError::Busy)
}

fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, SaveError> {
    match disk::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(plain(e, disk::folder_of(path))),
    }
}

/// A new file under a temporary name, written, synced and read back. Dropping it deletes the file.
struct Ready {
    temporary: PathBuf,
    /// See [`Written::is_like`].
    is_like: bool,
}

impl Drop for Ready {
    fn drop(&mut self) {
        // After the rename there is nothing to remove.
        drop(disk::remove(&self.temporary));
    }
}

/// Writes a temporary file beside `path`.
fn written(path: &Path, contents: &[u8], readers: disk::Readers) -> Result<Ready, SaveError> {
    let folder = disk::folder_of(path);
    if disk::is_read_only(path) {
        return Err(SaveError::ReadOnly);
    }
    let ready = Ready { temporary: disk::temporary(folder), is_like: true };
    disk::write_new_for(&ready.temporary, contents, readers).map_err(|e| plain(e, folder))?;
    Ok(ready)
}

fn prepare(path: &Path, contents: &[u8]) -> Result<Ready, SaveError> {
    // Until it has the mode of the file that it replaces, nobody else may read it.
    let readers = if path.exists() { disk::Readers::Owner } else { disk::Readers::Usual };
    let mut ready = written(path, contents, readers)?;
    let told = |e: io::Error| plain(e, disk::folder_of(path));
    ready.is_like = disk::take_after(&ready.temporary, path).map_err(told)?;
    if disk::read(&ready.temporary).map_err(told)? != contents {
        return Err(SaveError::Corrupted);
    }
    Ok(ready)
}

impl Ready {
    fn put(self, path: &Path) -> Result<(), SaveError> {
        disk::rename(&self.temporary, path).map_err(|e| plain(e, disk::folder_of(path)))
    }
}

/// Follows symlinks from `path` to the file.
pub fn target(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..16 {
        let Ok(link) = std::fs::read_link(&path) else { break };
        path = if link.is_absolute() { link } else { path.parent().unwrap_or(Path::new("")).join(link) };
    }
    path
}

/// What an error of the operating system means for a save into `folder`.
pub fn plain(error: io::Error, folder: &Path) -> SaveError {
    let name = folder.display().to_string();
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SaveError::NoFolder(name),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => SaveError::NotAllowed(name),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SaveError::Full,
        _ => SaveError::Other(error),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_file_takes_the_place_of_the_old_one_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claims.ron");
        save(&path, "one").unwrap();
        save(&path, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(names(folder.path()), ["a.claims.ron"]);
    }

    #[test]
    fn a_failure_says_why_and_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone").join("a.claims.ron");
        assert!(matches!(save(&gone, "x"), Err(SaveError::NoFolder(_))));
        let path = folder.path().join("folder");
        fs::create_dir(&path).unwrap();
        assert!(save(&path, "x").is_err());
        let read_only = folder.path().join("r.claims.ron");
        fs::write(&read_only, "old").unwrap();
        let mut permissions = fs::metadata(&read_only).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&read_only, permissions).unwrap();
        assert!(matches!(save(&read_only, "new"), Err(SaveError::ReadOnly)));
        assert_eq!(fs::read_to_string(&read_only).unwrap(), "old");
        assert_eq!(names(folder.path()), ["folder", "r.claims.ron"]);
    }

    #[test]
    fn what_was_not_read_is_merged_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("home"));
        let path = folder.path().join("a.claims.ron");
        fs::write(&path, "theirs").unwrap();
        let mut both = |bytes: &[u8]| Ok(format!("{} and mine", String::from_utf8_lossy(bytes)));
        let (hash, _) = write(&path, "mine".to_owned(), Some("another"), Some(&home), &mut both).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs and mine");
        let versions = home.versions(&path);
        assert_eq!(versions.iter().map(|v| fs::read_to_string(&v.path).unwrap()).collect::<Vec<_>>(), ["theirs"]);
        let mut refused = |_: &[u8]| Err(SaveError::Changed(NotMerged::NoText));
        let error = write(&path, "mine".to_owned(), Some("x"), Some(&home), &mut refused).unwrap_err();
        assert!(matches!(error, SaveError::Changed(_)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs and mine");
        // As it was read: no merge.
        write(&path, "next".to_owned(), Some(&hash), Some(&home), &mut refused).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "next");
    }

    #[test]
    fn a_file_that_is_gone_is_written_anew_only_if_none_was_expected() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claims.ron");
        let mine = Annotations::new(crate::import::import("a.txt", b"The bridge closed.").unwrap().article);
        let written = save_merging(&path, &mine, None, None).unwrap();
        fs::rename(&path, folder.path().join("b.claims.ron")).unwrap();
        let error = save_merging(&path, &mine, Some(&written.sha256), None).unwrap_err();
        assert!(matches!(error, SaveError::Gone), "{error}");
        assert_eq!(names(folder.path()), ["b.claims.ron"]);
        save_merging(&path, &mine, None, None).unwrap();
        assert_eq!(names(folder.path()), ["a.claims.ron", "b.claims.ron"]);
    }

    #[test]
    fn comments_that_were_not_seen_are_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claims.ron");
        let mine = Annotations::new(crate::import::import("a.txt", b"The bridge closed.").unwrap().article);
        fs::write(&path, format!("{}// who wrote this?\n", print(&mine))).unwrap();
        let error = save_merging(&path, &mine, None, None).unwrap_err();
        assert!(matches!(error, SaveError::Comments));
        assert!(fs::read_to_string(&path).unwrap().contains("who wrote this?"));
    }

    #[test]
    fn temporary_files_of_killed_processes_go_and_a_name_may_be_as_long_as_any() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join(".cl-old");
        let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
        File::create(&old).unwrap().set_modified(hour_ago).unwrap();
        fs::write(folder.path().join(".cl-new"), "another process is at it").unwrap();
        let name = format!("{}.claims.ron", "n".repeat(255 - 11));
        save(&folder.path().join(&name), "x").unwrap();
        assert_eq!(names(folder.path()), [".cl-new".to_owned(), name]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a"), folder.path().join("link"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("a", &link).unwrap();
        save(&link, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_mode_of_new_files_and_a_private_one_is_private() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        // The mode that this process's umask leaves. The test can't set another umask, which would hold for all threads.
        File::create(at("usual")).unwrap();
        save(&at("new"), "x").unwrap();
        assert_eq!(mode("new"), mode("usual"));
        save_private(&at("private"), "x").unwrap();
        assert_eq!(mode("private"), 0o600);
        fs::set_permissions(at("private"), fs::Permissions::from_mode(0o644)).unwrap();
        for contents in ["x", "y"] {
            save_private(&at("private"), contents).unwrap();
            assert_eq!((mode("private"), fs::read_to_string(at("private")).unwrap().as_str()), (0o600, contents));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_access_list_stays() {
        const LIST: &str = "system.posix_acl_access";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "old").unwrap();
        // acl(5) as the kernel keeps it: version 2; who (owner, a user, group, mask, others), what they may, their number.
        let entries = [(1, 6, u32::MAX), (2, 6, 1), (4, 4, u32::MAX), (0x10, 6, u32::MAX), (0x20, 0, u32::MAX)];
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (tag, may, id) in entries {
            list.extend(u16::to_le_bytes(tag).iter().chain(&u16::to_le_bytes(may)).chain(&u32::to_le_bytes(id)));
        }
        if let Err(e) = xattr::set(&path, LIST, &list) {
            println!("skipped: no access control lists here: {e}");
            return;
        }
        save(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(xattr::get(&path, LIST).unwrap().as_deref(), Some(list.as_slice()));
    }
}
