//! Writing a file so that after any failure the old one or the new one is there, whole.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Home, sha256_hex};

/// Why a file was not written. The file that was there is untouched.
#[derive(Debug, Error)]
pub enum SaveError {
    /// Its folder is gone.
    #[error("the folder {0} is not there any more")]
    NoFolder(String),
    /// Its folder can't be written.
    #[error("the folder {0} can't be written to")]
    NotAllowed(String),
    /// The file is marked read-only.
    #[error("the file is read-only")]
    ReadOnly,
    /// The disk is full, or a quota reached.
    #[error("the disk is full")]
    Full,
    /// What was written did not read back the same.
    #[error("the disk did not keep what was written to it")]
    Corrupted,
    /// Another program has changed it, and its version can't be merged.
    #[error("another program has changed the file, and both can't be merged: {0}")]
    Changed(String),
    /// Others write it all the time.
    #[error("other programs write the file all the time")]
    Busy,
    /// Something else.
    #[error("{0}")]
    Other(#[source] io::Error),
}

/// A file as it was written.
#[derive(Debug)]
pub struct Written {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How often what another had written meanwhile was merged into it.
    pub merged: usize,
}

/// Merges what is on disk into what is to be written; the answer is the text to write instead. The error says why not.
pub type MergeIn<'a> = dyn FnMut(&[u8]) -> Result<String, String> + 'a;

/// So often a file that others write all the time is tried.
const TRIES: usize = 20;

/// Writes `contents` to `path`: into a new file in the same folder, which is read back, and then takes the old one's name.
///
/// A symlink stays, its target is written. The old file's permissions are kept. Writing what is there already does
/// nothing. What a power cut may still take: on file systems that can't sync a folder, the last save.
pub fn save(path: &Path, contents: &str) -> Result<(), SaveError> {
    let path = target(path);
    if fs::read(&path).is_ok_and(|old| old == contents.as_bytes()) {
        return Ok(());
    }
    prepare(&path, contents)?.put(&path)
}

/// The same for a file that others may write too: nothing is overwritten that was not read. Where what is there is not
/// `expected` (SHA-256; `None`: there was no file), `merge` is asked for the text to write. In `home` saves by this program
/// take turns, and the version replaced is kept.
///
/// What is left: a program that does not know our lock and writes in the instant between the last look and the rename. The
/// version that it wrote is kept in `home` too, as it is linked there directly before the rename.
pub fn save_merging(
    path: &Path,
    contents: &str,
    expected: Option<&str>,
    home: Option<&Home>,
    merge: &mut MergeIn<'_>,
) -> Result<Written, SaveError> {
    let path = target(path);
    let turn = home.and_then(|h| h.turn(&path));
    let mut contents = contents.to_owned();
    let mut expected = expected.map(str::to_owned);
    let mut merged = 0;
    for _ in 0..TRIES {
        let old = read_if_there(&path)?;
        let found = old.as_ref().map(|bytes| sha256_hex(bytes));
        let new = sha256_hex(contents.as_bytes());
        if found.as_ref() == Some(&new) {
            drop(turn);
            return Ok(Written { sha256: new, merged });
        }
        // A file that vanished was taken away, not changed: it is written anew.
        if let Some(bytes) = &old
            && found != expected
        {
            contents = merge(bytes).map_err(SaveError::Changed)?;
            merged += 1;
            expected = found;
            continue;
        }
        let ready = prepare(&path, &contents)?;
        if let (Some(home), Some(bytes)) = (home, &old) {
            home.keep(&path, bytes);
        }
        let again = read_if_there(&path)?.map(|bytes| sha256_hex(&bytes));
        if again != found {
            continue;
        }
        ready.put(&path)?;
        let back = read_if_there(&path)?.map(|bytes| sha256_hex(&bytes));
        if back.as_ref() == Some(&new) {
            return Ok(Written { sha256: new, merged });
        }
        // Somebody wrote directly after: that is merged too.
        expected = Some(new);
    }
    Err(SaveError::Busy)
}

/// What systems answer that can't sync a folder, or not even open one.
const CANT_SYNC: [io::ErrorKind; 4] = [
    io::ErrorKind::Unsupported,
    io::ErrorKind::InvalidInput,
    io::ErrorKind::PermissionDenied,
    io::ErrorKind::IsADirectory,
];

fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, SaveError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(plain(e, folder_of(path))),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A new file, written, synced and read back, under a name of its own. Dropped, it is removed.
struct Ready(tempfile::NamedTempFile);

fn prepare(path: &Path, contents: &str) -> Result<Ready, SaveError> {
    let folder = folder_of(path);
    let permissions = fs::metadata(path).ok().map(|m| m.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(SaveError::ReadOnly);
    }
    let told = |e: io::Error| plain(e, folder);
    clean(folder);
    let mut temporary = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).map_err(told)?;
    temporary.write_all(contents.as_bytes()).map_err(told)?;
    keep_owner(path, temporary.path());
    if let Some(permissions) = permissions.or_else(new_file_permissions) {
        fs::set_permissions(temporary.path(), permissions).map_err(told)?;
    }
    temporary.as_file().sync_all().map_err(told)?;
    let mut back = Vec::with_capacity(contents.len());
    File::open(temporary.path()).and_then(|mut f| f.read_to_end(&mut back)).map_err(told)?;
    if back != contents.as_bytes() {
        return Err(SaveError::Corrupted);
    }
    Ok(Ready(temporary))
}

/// What our temporary files are called.
const TEMPORARY: &str = ".cl-";

/// Removes temporary files that a process left which was killed: those that are older than any save takes.
fn clean(folder: &Path) {
    const OLD: std::time::Duration = std::time::Duration::from_mins(10);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(TEMPORARY);
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if is_ours && age().is_some_and(|age| age > OLD) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// Gives a new file the owner and group of the one that it replaces, where the system lets us.
#[cfg(unix)]
fn keep_owner(old: &Path, new: &Path) {
    use std::os::unix::fs::{MetadataExt as _, chown};
    if let (Ok(old), Ok(now)) = (fs::metadata(old), fs::metadata(new)) {
        let (user, group) = (old.uid(), old.gid());
        if group != now.gid() {
            drop(chown(new, None, Some(group)));
        }
        if user != now.uid() {
            drop(chown(new, Some(user), None));
        }
    }
}

#[cfg(not(unix))]
fn keep_owner(_old: &Path, _new: &Path) {}

impl Ready {
    fn put(self, path: &Path) -> Result<(), SaveError> {
        let folder = folder_of(path);
        self.0.persist(path).map_err(|e| plain(e.error, folder))?;
        match File::open(folder).and_then(|f| f.sync_all()) {
            Ok(()) => Ok(()),
            // A file system that can't sync a folder is no failure: the file itself is on the disk.
            Err(e) if CANT_SYNC.contains(&e.kind()) => Ok(()),
            Err(e) => Err(plain(e, folder)),
        }
    }
}

/// The file that `path` leads to, through symlinks.
pub fn target(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..16 {
        let Ok(link) = fs::read_link(&path) else { break };
        path = if link.is_absolute() { link } else { path.parent().unwrap_or(Path::new("")).join(link) };
    }
    path
}

/// A temporary file is for its owner alone; a new annotation file is to be shared.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn new_file_permissions() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn new_file_permissions() -> Option<fs::Permissions> {
    None
}

fn plain(error: io::Error, folder: &Path) -> SaveError {
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
        let written = save_merging(&path, "mine", Some("another"), Some(&home), &mut both).unwrap();
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), written.merged), ("theirs and mine", 1));
        let versions = home.versions(&path);
        assert_eq!(versions.iter().map(|v| fs::read_to_string(&v.path).unwrap()).collect::<Vec<_>>(), ["theirs"]);
        let mut refused = |_: &[u8]| Err("another article".to_owned());
        let error = save_merging(&path, "mine", Some("x"), Some(&home), &mut refused).unwrap_err();
        assert!(matches!(error, SaveError::Changed(_)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs and mine");
        // As it was read: no merge.
        let written = save_merging(&path, "next", Some(&written.sha256), Some(&home), &mut refused).unwrap();
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), written.merged), ("next", 0));
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
}
