//! Notices when files of open articles change on disk. The system reports changes in their folders. Network drives and synchronised
//! folders often report nothing, so size and modification time are also checked every few seconds. Whether the content differs is
//! found by its hash when the file is read.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use claimlight_core::file::{self, Identity};
use notify::Watcher as _;

/// How often files are checked without a report from the system.
const EVERY: Duration = Duration::from_secs(2);
/// Changes closer together than this count as one, since one save makes several.
const PAUSE: Duration = Duration::from_millis(100);

/// The number of an open article, and its file.
type File = (u64, PathBuf);

/// What was seen of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It has changed, or is looked at for the first time. The system knows it by this.
    Changed(Option<Identity>),
    /// It was there, and is not any more.
    Missing,
}

/// What wakes the thread.
enum Wake {
    /// Watch these files from now on.
    Files(Vec<File>),
    /// Something has changed in one of the folders.
    Changed,
}

/// The files being watched, with the numbers of their articles.
pub struct Watched {
    files: Vec<File>,
    thread: Sender<Wake>,
}

impl Watched {
    /// Starts watching on a thread, until this value is dropped. The thread calls `tell` with each file that has changed or is
    /// not there any more, and ends if it returns `false`.
    pub fn start(tell: impl Fn(u64, PathBuf, Seen) -> bool + Send + 'static) -> Self {
        let (thread, wakes) = channel();
        let changed = thread.clone();
        let work = move || {
            let told = move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|e| !e.kind.is_access()) {
                    // The thread may have ended.
                    drop(changed.send(Wake::Changed));
                }
            };
            // Without a watcher, the regular checks are enough.
            let watcher = notify::recommended_watcher(told).ok();
            watch(&wakes, watcher, &tell);
        };
        // If the thread can't be started, changes are noticed when the file is saved.
        drop(std::thread::Builder::new().name("watch".to_owned()).spawn(work));
        Self { files: Vec::new(), thread }
    }

    /// Replaces the list of watched files.
    pub fn set(&mut self, files: Vec<File>) {
        if files != self.files {
            self.files.clone_from(&files);
            drop(self.thread.send(Wake::Files(files)));
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // The watcher holds a sender too, so the channel may stay open. With an empty list the thread only sleeps.
        drop(self.thread.send(Wake::Files(Vec::new())));
    }
}

fn watch(
    wakes: &Receiver<Wake>,
    mut watcher: Option<notify::RecommendedWatcher>,
    tell: &impl Fn(u64, PathBuf, Seen) -> bool,
) {
    let mut files: Vec<File> = Vec::new();
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    let mut seen: HashMap<File, (u64, Option<SystemTime>)> = HashMap::new();
    loop {
        // With nothing to watch, the thread sleeps.
        let first =
            if files.is_empty() { wakes.recv().map_err(RecvTimeoutError::from) } else { wakes.recv_timeout(EVERY) };
        // Even in a folder that is never quiet, the files are checked after this time.
        let until = Instant::now() + EVERY;
        let mut next = first;
        while let Ok(one) = next {
            if let Wake::Files(now) = one {
                seen.retain(|file, _| now.contains(file));
                let wanted: BTreeSet<PathBuf> =
                    now.iter().filter_map(|(_, path)| path.parent()).map(Path::to_owned).collect();
                if let Some(watcher) = &mut watcher {
                    // A folder that can't be watched is still checked regularly.
                    folders.difference(&wanted).for_each(|gone| drop(watcher.unwatch(gone)));
                    let mode = notify::RecursiveMode::NonRecursive;
                    wanted.difference(&folders).for_each(|new| drop(watcher.watch(new, mode)));
                }
                (files, folders) = (now, wanted);
            }
            next = wakes.recv_timeout(PAUSE.min(until.saturating_duration_since(Instant::now())));
        }
        if matches!(next, Err(RecvTimeoutError::Disconnected)) {
            return;
        }
        for file in &files {
            let news = match std::fs::metadata(&file.1) {
                Ok(data) => {
                    let looks = (data.len(), data.modified().ok());
                    // The first check reports the file too: it may have changed since it was read.
                    let is_new = seen.insert(file.clone(), looks) != Some(looks);
                    is_new.then(|| Seen::Changed(file::identity(&file.1)))
                }
                // An error of another kind, such as that of a network, does not say that it is gone.
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => seen.remove(file).map(|_| Seen::Missing),
                Err(_) => None,
            };
            if news.is_some_and(|news| !tell(file.0, file.1.clone(), news)) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_whoever_makes_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claims.ron");
        std::fs::write(&path, "one").unwrap();
        let (sender, changes) = channel();
        let mut watched = Watched::start(move |number, path, seen| sender.send((number, path, seen)).is_ok());
        watched.set(vec![(7, path.clone())]);
        let told = |what: &str| {
            let change = changes.recv_timeout(Duration::from_secs(10));
            assert!(matches!(change, Ok((7, _, Seen::Changed(_)))), "{what}: {change:?}");
        };
        told("the first look");
        std::fs::write(&path, "another").unwrap();
        told("written in place");
        let new = folder.path().join("new");
        std::fs::write(&new, "a third one").unwrap();
        std::fs::rename(&new, &path).unwrap();
        told("replaced");
        std::fs::rename(&path, folder.path().join("b.claims.ron")).unwrap();
        let change = changes.recv_timeout(Duration::from_secs(10));
        assert!(matches!(change, Ok((7, _, Seen::Missing))), "{change:?}");
        std::fs::rename(folder.path().join("b.claims.ron"), &path).unwrap();
        told("back");
        watched.set(Vec::new());
        while changes.recv_timeout(Duration::from_millis(300)).is_ok() {}
        std::fs::write(&path, "nobody looks").unwrap();
        assert!(changes.recv_timeout(Duration::from_millis(300)).is_err());
    }
}
