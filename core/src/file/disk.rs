//! The calls by which saving, the journal and earlier versions use the disk. In unit tests a simulated disk takes its place,
//! which loses and tears what was not synced and fails on demand.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[cfg(test)]
use super::simulated::instead;

/// Calls the simulated disk instead if the test runs on one.
macro_rules! simulated {
    ($call:ident($($given:expr),*)) => {
        #[cfg(test)]
        if let Some(answer) = instead(|disk| disk.$call($($given),*)) {
            return answer;
        }
    };
}

/// Reads a file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    simulated!(read(path));
    fs::read(path)
}

/// The paths in a folder; none if the folder can't be read.
pub fn list(folder: &Path) -> Vec<PathBuf> {
    simulated!(list(folder));
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The length of a file in bytes; 0 if it is unknown.
pub fn len(path: &Path) -> u64 {
    simulated!(len(path));
    fs::metadata(path).map_or(0, |data| data.len())
}

/// Whether there is a file and it is marked as read-only.
pub fn is_read_only(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.permissions().readonly())
}

/// Creates a folder, and its parents if they are missing.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    simulated!(make_folder(folder));
    fs::create_dir_all(folder)
}

/// Who may read a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Its owner alone.
    Owner,
    /// Whoever the process lets read its new files (umask(2)), or the folder's access list.
    Usual,
}

/// Writes and syncs a new file that only its owner may read. Its name is durable only after [`sync_folder`].
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_new_for(path, bytes, Readers::Owner)
}

/// Writes and syncs a new file. Its name is durable only after [`sync_folder`].
pub fn write_new_for(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    simulated!(write_new(path, bytes));
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Appends to a file, which must exist, and syncs it. After an error the contents of the file are unknown, and a later sync
/// does not repair it: write it anew (Rebello and others, "Can Applications Recover from fsync Failures?", 2020).
pub fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    simulated!(append(path, bytes));
    let mut file = File::options().append(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// Makes a file longer by `by` bytes, whose values don't matter, and returns its length in bytes. Creates a missing file. Nothing is
/// synced: after a crash the file may be shorter.
pub fn grow(path: &Path, by: usize) -> io::Result<u64> {
    simulated!(grow(path, by));
    let mut file = File::options().create(true).append(true).open(path)?;
    file.write_all(&vec![b'.'; by])?;
    Ok(file.metadata()?.len())
}

/// Renames a file, replacing any file of the new name, and syncs the folder.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    simulated!(rename(from, to));
    fs::rename(from, to)?;
    sync_folder(folder_of(to))
}

/// Makes the names in a folder durable. Succeeds on file systems that can't sync a folder: the files themselves are synced.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    simulated!(sync_folder(folder));
    match File::open(folder).and_then(|f| f.sync_all()) {
        Err(e) if !CANT_SYNC.contains(&e.kind()) => Err(e),
        _ => Ok(()),
    }
}

/// Errors of systems that can't sync a folder, or can't open one.
const CANT_SYNC: [io::ErrorKind; 4] = [
    io::ErrorKind::Unsupported,
    io::ErrorKind::InvalidInput,
    io::ErrorKind::PermissionDenied,
    io::ErrorKind::IsADirectory,
];

/// Deletes a file.
pub fn remove(path: &Path) -> io::Result<()> {
    simulated!(remove(path));
    fs::remove_file(path)
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Names of our temporary files start with this.
const TEMPORARY: &str = ".cl-";

/// Older than any save takes: nothing that a process is still busy with is this old.
const LEFT_BEHIND: Duration = Duration::from_mins(10);

/// Whether a file was last written so long ago that the process which left it is done with it.
pub fn is_left_behind(path: &Path) -> bool {
    let age = || fs::metadata(path).ok()?.modified().ok()?.elapsed().ok();
    age().is_some_and(|age| age > LEFT_BEHIND)
}

/// A new name for a temporary file in `folder`. Deletes temporary files that killed processes left there.
pub fn temporary(folder: &Path) -> PathBuf {
    for path in list(folder) {
        let is_ours = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(TEMPORARY));
        if is_ours && is_left_behind(&path) {
            drop(remove(&path));
        }
    }
    folder.join(format!("{TEMPORARY}{}", uuid::Uuid::new_v4().simple()))
}

/// Replaces one of the program's own files. After any failure either the old or the new file is there, whole.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = temporary(folder_of(path));
    let done = write_new(&new, bytes).and_then(|()| rename(&new, path));
    if done.is_err() {
        // After the rename there is nothing to remove.
        drop(remove(&new));
    }
    done
}

/// A lock on a lock file. It is released when it is dropped or the process ends.
#[derive(Debug)]
pub struct Lock(Option<File>);

impl Lock {
    /// How long to wait for a lock. Only a process that was stopped holds one for longer.
    const LONGEST: Duration = Duration::from_secs(20);

    /// Takes the lock, waiting up to [`Self::LONGEST`] for whoever holds it.
    pub fn wait(path: &Path) -> io::Result<Self> {
        simulated!(lock());
        let file = File::options().create(true).append(true).open(path)?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self(Some(file))),
                Err(fs::TryLockError::WouldBlock) if start.elapsed() < Self::LONGEST => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(e) => return Err(e.into()),
            }
        }
    }

    #[cfg(test)]
    pub(super) fn simulated() -> Self {
        Self(None)
    }

    /// Whether nobody holds the lock.
    pub fn is_free(path: &Path) -> bool {
        match File::options().append(true).open(path) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(e) => e.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Releases the lock. Returns whether that succeeded.
    pub fn release(&self) -> bool {
        self.0.as_ref().is_none_or(|file| file.unlock().is_ok())
    }
}

/// Copies mode, owner, group and access control list to a new file from the one that it replaces, if there is one. Returns `false`
/// if the system did not allow all of that.
#[cfg(unix)]
pub fn take_after(new: &Path, old: &Path) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    /// The attribute in which Linux keeps access control lists (acl(5)).
    const LIST: &str = "system.posix_acl_access";
    simulated!(take_after());
    let Ok(was) = fs::metadata(old) else { return Ok(true) };
    let now = fs::metadata(new)?;
    let mut is_like = true;
    if was.gid() != now.gid() {
        is_like &= chown(new, None, Some(was.gid())).is_ok();
    }
    if was.uid() != now.uid() {
        is_like &= chown(new, Some(was.uid()), None).is_ok();
    }
    fs::set_permissions(new, was.permissions())?;
    // Some systems have no such lists.
    let list = |path| xattr::get(path, LIST).unwrap_or_default();
    match (list(old), list(new)) {
        (Some(list), _) => is_like &= xattr::set(new, LIST, &list).is_ok(),
        (None, Some(_)) => is_like &= xattr::remove(new, LIST).is_ok(),
        (None, None) => {}
    }
    Ok(is_like)
}

/// Copies the mode to a new file from the one that it replaces.
#[cfg(not(unix))]
pub fn take_after(new: &Path, old: &Path) -> io::Result<bool> {
    if let Ok(was) = fs::metadata(old) {
        fs::set_permissions(new, was.permissions())?;
    }
    Ok(true)
}
