//! All that saving, the journal and earlier versions ask of a disk. In unit tests a simulated one stands in for it, which loses
//! and tears what was not synced, and fails where it is told to.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[cfg(test)]
use super::simulated::instead;

/// Asks the simulated disk, where the test runs on one.
macro_rules! simulated {
    ($call:ident($($given:expr),*)) => {
        #[cfg(test)]
        if let Some(answer) = instead(|disk| disk.$call($($given),*)) {
            return answer;
        }
    };
}

/// The bytes of a file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    simulated!(read(path));
    fs::read(path)
}

/// What lies in a folder; nothing where it can't be read.
pub fn list(folder: &Path) -> Vec<PathBuf> {
    simulated!(list(folder));
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// How long a file is, in bytes; 0 where that can't be told.
pub fn len(path: &Path) -> u64 {
    simulated!(len(path));
    fs::metadata(path).map_or(0, |data| data.len())
}

/// Whether a file is there that is marked as not to be written.
pub fn is_read_only(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.permissions().readonly())
}

/// Makes a folder and those that it is in, where they are missing.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    simulated!(make_folder(folder));
    fs::create_dir_all(folder)
}

/// Writes and syncs a new file that only its owner may read. Its name is on the disk after [`sync_folder`].
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    simulated!(write_new(path, bytes));
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Writes and syncs more at the end of a file, which must be there. After an error nothing is known of what is there, and a
/// later sync does not mend that: it is to be written anew (Rebello and others, "Can Applications Recover from fsync
/// Failures?", 2020).
pub fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    simulated!(append(path, bytes));
    let mut file = File::options().append(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// Gives a file another name in its folder, over whatever has it, and syncs the folder.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    simulated!(rename(from, to));
    fs::rename(from, to)?;
    sync_folder(folder_of(to))
}

/// Has the names in a folder put on the disk. A file system that can't is no failure: the files themselves are there.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    simulated!(sync_folder(folder));
    match File::open(folder).and_then(|f| f.sync_all()) {
        Err(e) if !CANT_SYNC.contains(&e.kind()) => Err(e),
        _ => Ok(()),
    }
}

/// What systems answer that can't sync a folder, or not even open one.
const CANT_SYNC: [io::ErrorKind; 4] = [
    io::ErrorKind::Unsupported,
    io::ErrorKind::InvalidInput,
    io::ErrorKind::PermissionDenied,
    io::ErrorKind::IsADirectory,
];

/// Takes a file away.
pub fn remove(path: &Path) -> io::Result<()> {
    simulated!(remove(path));
    fs::remove_file(path)
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What our temporary files are called.
const TEMPORARY: &str = ".cl-";

/// A new name for a file that is to take the place of another one in `folder`. What killed processes left there goes: that is
/// older than any save takes.
pub fn temporary(folder: &Path) -> PathBuf {
    const OLD: Duration = Duration::from_mins(10);
    for path in list(folder) {
        let is_ours = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(TEMPORARY));
        let age = || fs::metadata(&path).ok()?.modified().ok()?.elapsed().ok();
        if is_ours && age().is_some_and(|age| age > OLD) {
            drop(remove(&path));
        }
    }
    folder.join(format!("{TEMPORARY}{}", uuid::Uuid::new_v4().simple()))
}

/// Writes a file of the program's own anew: after any failure the old one or the new one is there, whole.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = temporary(folder_of(path));
    let done = write_new(&new, bytes).and_then(|()| rename(&new, path));
    if done.is_err() {
        // After a rename there is nothing to remove.
        drop(remove(&new));
    }
    done
}

/// A lock on a file of its own, which ends with it or with the process.
#[derive(Debug)]
pub struct Lock(Option<File>);

impl Lock {
    /// Nobody holds a turn for longer, unless it was stopped in the midst of it.
    const LONGEST: Duration = Duration::from_secs(20);

    /// Waits until nobody else has it, or for too long.
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

    /// Whether nobody has it.
    pub fn is_free(path: &Path) -> bool {
        match File::options().append(true).open(path) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(e) => e.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Gives it back; `false` where that failed.
    pub fn release(&self) -> bool {
        self.0.as_ref().is_none_or(|file| file.unlock().is_ok())
    }
}

/// Gives a new file what belongs to the one that it replaces: mode, owner, group, access control list. `false`: the system
/// does not let us keep all of it.
#[cfg(unix)]
pub fn take_after(new: &Path, old: &Path) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    /// Where Linux keeps access control lists (acl(5)).
    const LIST: &str = "system.posix_acl_access";
    simulated!(take_after());
    let Ok(was) = fs::metadata(old) else {
        // A temporary file is for its owner alone; a new annotation file is to be shared.
        fs::set_permissions(new, fs::Permissions::from_mode(0o644))?;
        return Ok(true);
    };
    let now = fs::metadata(new)?;
    let mut is_like = true;
    if was.gid() != now.gid() {
        is_like &= chown(new, None, Some(was.gid())).is_ok();
    }
    if was.uid() != now.uid() {
        is_like &= chown(new, Some(was.uid()), None).is_ok();
    }
    fs::set_permissions(new, was.permissions())?;
    // Where there are no such lists there is none to keep.
    let list = |path| xattr::get(path, LIST).unwrap_or_default();
    match (list(old), list(new)) {
        (Some(list), _) => is_like &= xattr::set(new, LIST, &list).is_ok(),
        (None, Some(_)) => is_like &= xattr::remove(new, LIST).is_ok(),
        (None, None) => {}
    }
    Ok(is_like)
}

/// Gives a new file the mode of the one that it replaces.
#[cfg(not(unix))]
pub fn take_after(new: &Path, old: &Path) -> io::Result<bool> {
    if let Ok(was) = fs::metadata(old) {
        fs::set_permissions(new, was.permissions())?;
    }
    Ok(true)
}
