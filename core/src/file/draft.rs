//! A new file that is written piece by piece.

use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::disk;
use super::write::{SaveError, plain, target};

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and the new file is not written.
    Stays,
    /// The new file takes its place.
    IsReplaced,
}

/// Why a draft did not become a file.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// There is a file already.
    #[error("it is there already")]
    AlreadyThere,
    /// It could not be written.
    #[error(transparent)]
    NotWritten(#[from] SaveError),
}

/// A file under a temporary name beside its place. It takes its place when it is whole; dropped before, it leaves nothing behind.
///
/// For files of which only a part is in memory at a time, and for files that are not text; [`super::save`] writes the others.
pub struct Draft {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Draft {
    /// A draft of a file that is to lie at `path`. Symlinks are followed.
    pub fn new(path: &Path) -> Result<Self, DraftError> {
        let path = target(path);
        let folder = disk::folder_of(&path);
        let mut builder = tempfile::Builder::new();
        builder.prefix(".claimlight-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // The process's umask takes away from it what new files are not to have.
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder).map_err(|e| plain(e, folder))?;
        Ok(Self { path, file: BufWriter::new(file) })
    }

    /// Adds bytes at the end.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), DraftError> {
        let folder = disk::folder_of(&self.path);
        Ok(self.file.write_all(bytes).map_err(|e| plain(e, folder))?)
    }

    /// Puts the file in its place.
    pub fn put(self, existing: Existing) -> Result<(), DraftError> {
        let folder = disk::folder_of(&self.path).to_owned();
        let told = |e: io::Error| plain(e, &folder);
        if existing == Existing::IsReplaced && disk::is_read_only(&self.path) {
            return Err(SaveError::ReadOnly.into());
        }
        let file = self.file.into_inner().map_err(|e| told(e.into_error()))?;
        file.as_file().sync_all().map_err(told)?;
        // A file that replaces another one may be read by those who could read that.
        if let (Existing::IsReplaced, Ok(old)) = (existing, std::fs::metadata(&self.path)) {
            file.as_file().set_permissions(old.permissions()).map_err(told)?;
        }
        let put = match existing {
            Existing::Stays => file.persist_noclobber(&self.path),
            Existing::IsReplaced => file.persist(&self.path),
        };
        match put {
            Ok(_) => Ok(()),
            Err(e) if e.error.kind() == io::ErrorKind::AlreadyExists => Err(DraftError::AlreadyThere),
            Err(e) => Err(told(e.error).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_draft_becomes_a_file_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut draft = Draft::new(&path).unwrap();
        draft.add(b"one ").unwrap();
        assert!(!path.exists());
        draft.add(b"two").unwrap();
        draft.put(Existing::Stays).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"one two");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "mine").unwrap();
        let draft = || {
            let mut draft = Draft::new(&path).unwrap();
            draft.add(b"new").unwrap();
            draft
        };
        drop(draft());
        assert!(matches!(draft().put(Existing::Stays), Err(DraftError::AlreadyThere)));
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
        draft().put(Existing::IsReplaced).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a.csv"]);
        assert!(Draft::new(&folder.path().join("none/a.csv")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_draft_may_be_read_by_whoever_may_read_new_files() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a"), folder.path().join("b"));
        Draft::new(&path).unwrap().put(Existing::Stays).unwrap();
        std::fs::write(&other, "").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&other));
    }
}
