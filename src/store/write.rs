//! Writing a file so that after any failure the old one or the new one is there, whole.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

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
    /// Something else.
    #[error("{0}")]
    Other(#[source] io::Error),
}

/// Writes `contents` to `path`: into a new file in the same folder, which is read back, and then takes the old one's name.
///
/// A symlink stays, its target is written. The old file's permissions are kept. Writing what is there already does
/// nothing. What a power cut may still take: on file systems that can't sync a folder, the last save.
pub fn save(path: &Path, contents: &str) -> Result<(), SaveError> {
    let path = target(path);
    if fs::read(&path).is_ok_and(|old| old == contents.as_bytes()) {
        return Ok(());
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let permissions = fs::metadata(&path).ok().map(|m| m.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(SaveError::ReadOnly);
    }
    let told = |e: io::Error| plain(e, folder);
    // Dropped on any failure below, and then removed.
    let mut temporary = tempfile::Builder::new().prefix(".cl-").tempfile_in(folder).map_err(told)?;
    temporary.write_all(contents.as_bytes()).map_err(told)?;
    temporary.as_file().sync_all().map_err(told)?;
    let mut back = Vec::with_capacity(contents.len());
    File::open(temporary.path()).and_then(|mut f| f.read_to_end(&mut back)).map_err(told)?;
    if back != contents.as_bytes() {
        return Err(SaveError::Corrupted);
    }
    let permissions = permissions.or_else(new_file_permissions);
    if let Some(permissions) = permissions {
        fs::set_permissions(temporary.path(), permissions).map_err(told)?;
    }
    temporary.persist(&path).map_err(|e| told(e.error))?;
    // A file system that can't sync a folder is no failure: the file itself is on the disk.
    drop(File::open(folder).and_then(|f| f.sync_all()));
    Ok(())
}

/// The file that `path` leads to, through symlinks.
fn target(path: &Path) -> PathBuf {
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
