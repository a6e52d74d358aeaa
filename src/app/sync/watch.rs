//! Notices that files of open articles change on disk. The system reports changes in their folders; since network drives and
//! synchronised folders often report nothing, size and time are checked every few seconds too. What is read then is compared by
//! its hash.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::Watcher as _;

/// How often files are looked at where nothing is told.
const EVERY: Duration = Duration::from_secs(2);
/// Several changes within this time are one: a save is several.
const PAUSE: Duration = Duration::from_millis(100);

/// The number of an open article, and its file.
type File = (u64, PathBuf);

/// Something that the thread is woken by.
enum Wake {
    /// These are to be watched from now on.
    Files(Vec<File>),
    /// Something changed in one of the folders.
    Changed,
}

/// The files that are watched, with the numbers of their articles.
pub struct Watched {
    files: Vec<File>,
    thread: Sender<Wake>,
}

impl Watched {
    /// Watches on a thread until it is dropped. `changed_on_disk` is called there with a file that has changed; it returns whether
    /// anybody still listens.
    pub fn start(changed_on_disk: impl Fn(u64, PathBuf) -> bool + Send + 'static) -> Self {
        let (thread, wakes) = channel();
        let changed = thread.clone();
        let work = move || {
            let told = move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|e| !e.kind.is_access()) {
                    // The thread may be gone.
                    drop(changed.send(Wake::Changed));
                }
            };
            // Where the system tells nothing, looking is enough.
            let watcher = notify::recommended_watcher(told).ok();
            watch(&wakes, watcher, &changed_on_disk);
        };
        // Without threads changes are met when the file is saved.
        drop(std::thread::Builder::new().name("watch".to_owned()).spawn(work));
        Self { files: Vec::new(), thread }
    }

    /// Watches these from now on.
    pub fn set(&mut self, files: Vec<File>) {
        if files != self.files {
            self.files.clone_from(&files);
            drop(self.thread.send(Wake::Files(files)));
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // The watcher holds a sender of its own: the thread ends with an empty list that nobody will fill.
        drop(self.thread.send(Wake::Files(Vec::new())));
    }
}

fn watch(
    wakes: &Receiver<Wake>,
    mut watcher: Option<notify::RecommendedWatcher>,
    changed_on_disk: &impl Fn(u64, PathBuf) -> bool,
) {
    let mut files: Vec<File> = Vec::new();
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    let mut seen: HashMap<File, (u64, Option<SystemTime>)> = HashMap::new();
    loop {
        // With nothing to watch it sleeps.
        let first =
            if files.is_empty() { wakes.recv().map_err(RecvTimeoutError::from) } else { wakes.recv_timeout(EVERY) };
        // In a folder that is never quiet the files are looked at all the same.
        let until = Instant::now() + EVERY;
        let mut next = first;
        while let Ok(one) = next {
            if let Wake::Files(now) = one {
                seen.retain(|file, _| now.contains(file));
                let wanted: BTreeSet<PathBuf> =
                    now.iter().filter_map(|(_, path)| path.parent()).map(Path::to_owned).collect();
                if let Some(watcher) = &mut watcher {
                    // A folder that can't be watched is looked at.
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
            let Ok(data) = std::fs::metadata(&file.1) else { continue };
            let looks = (data.len(), data.modified().ok());
            // The first look is compared as well: it may have changed since it was read.
            if seen.insert(file.clone(), looks) != Some(looks) && !changed_on_disk(file.0, file.1.clone()) {
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
        let mut watched = Watched::start(move |number, path| sender.send((number, path)).is_ok());
        watched.set(vec![(7, path.clone())]);
        let told = |what: &str| {
            let change = changes.recv_timeout(Duration::from_secs(10));
            assert!(matches!(change, Ok((7, _))), "{what}: {change:?}");
        };
        told("the first look");
        std::fs::write(&path, "another").unwrap();
        told("written in place");
        let new = folder.path().join("new");
        std::fs::write(&new, "a third one").unwrap();
        std::fs::rename(&new, &path).unwrap();
        told("replaced");
        watched.set(Vec::new());
        while changes.recv_timeout(Duration::from_millis(300)).is_ok() {}
        std::fs::write(&path, "nobody looks").unwrap();
        assert!(changes.recv_timeout(Duration::from_millis(300)).is_err());
    }
}
