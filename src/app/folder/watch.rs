//! Keeps the list of a folder up to date as files come and go.
//!
//! Always true: the cost of a change depends only on what it touches. Only files that are new or reported as changed are checked
//! and read; what is known about the others is kept, however many there are.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering as Atomic};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime};

use notify::Watcher as _;

use super::entries::{Details, Entry, News};
use crate::app::desk::articles_in::articles_in;
use claimlight_core::file;

/// A file's length in bytes and its modification time; `None` if the file does not exist.
type Stamp = Option<(u64, Option<SystemTime>)>;
/// The stamps of an article and of the annotation files that may belong to it.
type Stamps = [Stamp; 5];

/// Changes closer together than this count as one.
const PAUSE: Duration = Duration::from_millis(300);
/// How often the folder is checked if the system does not report changes in it.
const POLL: Duration = Duration::from_secs(5);
/// How often details are sent while many files are being read.
const SEND: Duration = Duration::from_millis(80);
/// How long only reported changes are checked. After that, the next change leads to a check of all files.
const TRUST: Duration = Duration::from_mins(1);
/// If more files than this change at once, all files are checked.
const MANY: usize = 64;

/// What may have changed in a folder.
#[derive(Debug, PartialEq, Eq)]
enum Changed {
    /// Anything may have changed.
    All,
    /// Files with these names may have changed.
    Names(HashSet<String>),
}

impl Changed {
    /// Whether what is known about the article with this file name may be out of date.
    fn touches(&self, article: &str) -> bool {
        let Self::Names(names) = self else { return true };
        names.iter().any(|name| name == article || file::may_be_of(name, article))
    }

    fn add(&mut self, event: notify::Result<notify::Event>) {
        match event {
            Ok(event) if !event.need_rescan() && !event.paths.is_empty() => {
                if let Self::Names(names) = self {
                    let changed = event.paths.iter().filter_map(|p| p.file_name());
                    names.extend(changed.map(|name| name.to_string_lossy().into_owned()));
                }
            }
            _ => *self = Self::All,
        }
        if matches!(self, Self::Names(names) if names.len() > MANY) {
            *self = Self::All;
        }
    }
}

/// A folder being watched.
pub struct Watch<'a> {
    folder: &'a Path,
    /// The name of the user whose own annotation files count.
    who: &'a str,
    /// Set to end the work.
    stop: &'a AtomicBool,
    /// Reads an article with its annotation file.
    read: &'a dyn Fn(&Path) -> Details,
    /// Sends news; returns `false` if nothing receives them any more.
    send: &'a dyn Fn(News) -> bool,
    /// Called when everything has been read.
    done: &'a dyn Fn(),
    known: HashMap<PathBuf, (Stamps, Arc<Details>)>,
    /// The files listed last.
    listed: Vec<PathBuf>,
}

impl<'a> Watch<'a> {
    /// A watch on a folder about which nothing is known yet.
    pub fn new(
        folder: &'a Path,
        who: &'a str,
        stop: &'a AtomicBool,
        read: &'a dyn Fn(&Path) -> Details,
        send: &'a dyn Fn(News) -> bool,
        done: &'a dyn Fn(),
    ) -> Self {
        Self { folder, who, stop, read, send, done, known: HashMap::new(), listed: Vec::new() }
    }

    /// Lists, reads and watches the folder until `stop` is set or news are no longer received.
    pub fn run(mut self) {
        let (sender, events) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if !event.as_ref().is_ok_and(|e| e.kind.is_access()) {
                // The thread may have ended.
                drop(sender.send(event));
            }
        })
        .ok();
        let is_watched =
            watcher.as_mut().is_some_and(|w| w.watch(self.folder, notify::RecursiveMode::NonRecursive).is_ok());
        let mut changed = Changed::All;
        let mut looked_at_all = Instant::now();
        loop {
            if looked_at_all.elapsed() > TRUST {
                changed = Changed::All;
            }
            if changed == Changed::All {
                looked_at_all = Instant::now();
            }
            if !self.look(&changed) {
                return;
            }
            (self.done)();
            let Some(next) = self.wait(&events, is_watched && self.folder.is_dir()) else { return };
            changed = next;
        }
    }

    /// Sends news; returns `false` if the work is to end.
    fn tell(&self, news: News) -> bool {
        (self.send)(news) && !self.is_stopped()
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Atomic::Relaxed)
    }

    /// Lists the folder and reads what has changed in it; returns `false` if the work is to end.
    fn look(&mut self, changed: &Changed) -> bool {
        let found = match articles_in(self.folder) {
            Ok(found) => found,
            Err(e) => {
                self.listed.clear();
                return self.tell(News::Gone(e.to_string()));
            }
        };
        let is_doubtful = |(path, name): &&(PathBuf, String)| !self.known.contains_key(path) || changed.touches(name);
        let doubtful: Vec<PathBuf> = found.iter().filter(is_doubtful).map(|(path, _)| path.clone()).collect();
        let is_same = self.listed.iter().eq(found.iter().map(|(path, _)| path));
        if !is_same || found.is_empty() {
            self.listed = found.iter().map(|(path, _)| path.clone()).collect();
            let there: HashSet<&PathBuf> = self.listed.iter().collect();
            self.known.retain(|path, _| there.contains(path));
            let entries = found.into_iter().map(|(path, name)| {
                let details = self.known.get(&path).map(|(_, details)| Arc::clone(details));
                Entry { path, name, details }
            });
            if !self.tell(News::Listed(entries.collect())) {
                return false;
            }
        }
        self.read_again(doubtful)
    }

    /// Reads those of `files` that have changed; returns `false` if the work is to end.
    fn read_again(&mut self, files: Vec<PathBuf>) -> bool {
        let mut read = Vec::new();
        let mut sent = Instant::now();
        for path in files {
            if self.is_stopped() {
                return false;
            }
            let stamps = stamps(&path, self.who);
            if self.known.get(&path).is_some_and(|(then, _)| *then == stamps) {
                continue;
            }
            let details = Arc::new((self.read)(&path));
            self.known.insert(path.clone(), (stamps, Arc::clone(&details)));
            read.push((path, details));
            if sent.elapsed() > SEND {
                sent = Instant::now();
                if !self.tell(News::Read(std::mem::take(&mut read))) {
                    return false;
                }
            }
        }
        read.is_empty() || self.tell(News::Read(read))
    }

    /// Waits for changes; `None` if the work is to end.
    fn wait(&self, events: &Receiver<notify::Result<notify::Event>>, is_watched: bool) -> Option<Changed> {
        let since = Instant::now();
        while !self.is_stopped() {
            match events.recv_timeout(Duration::from_secs(1)) {
                Ok(event) => {
                    let mut changed = Changed::Names(HashSet::new());
                    changed.add(event);
                    // Waits until the folder is quiet, since one save makes several changes.
                    while let Ok(event) = events.recv_timeout(PAUSE) {
                        changed.add(event);
                    }
                    return Some(changed);
                }
                Err(RecvTimeoutError::Timeout) if !is_watched && since.elapsed() >= POLL => return Some(Changed::All),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(Duration::from_secs(1));
                    if since.elapsed() >= POLL {
                        return Some(Changed::All);
                    }
                }
            }
        }
        None
    }
}

fn stamp(path: &Path) -> Stamp {
    let data = std::fs::metadata(path).ok()?;
    Some((data.len(), data.modified().ok()))
}

fn stamps(path: &Path, who: &str) -> Stamps {
    let [own_short, own_long, short, long] = file::candidates(path, who);
    [path, &own_short, &own_long, &short, &long].map(stamp)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn check_touches(changed: &str, article: &str, expected: bool) {
        let changed = Changed::Names(HashSet::from([changed.to_owned()]));
        assert_eq!(changed.touches(article), expected, "{changed:?}, {article}");
    }

    #[test]
    fn a_change_touches_an_article_and_its_annotation_files() {
        check_touches("a.txt", "a.txt", true);
        check_touches("a.claims.ron", "a.txt", true);
        check_touches("a.txt.claims.ron", "a.txt", true);
        check_touches("a.Ana.claims.ron", "a.txt", true);
        check_touches("a.md.Ana.claims.ron", "a.md", true);
        check_touches("a.claims.ron", "a.TXT", true);
        check_touches("alone.claims.ron", "alone.claims.ron", true);
        check_touches("b.txt", "a.txt", false);
        check_touches("b.claims.ron", "a.txt", false);
        check_touches("a.md", "a.txt", false);
    }

    #[test]
    fn many_changes_and_those_that_the_system_lost_are_any() {
        let event = |name: String| Ok(notify::Event::new(notify::EventKind::Any).add_path(PathBuf::from(name)));
        let mut changed = Changed::Names(HashSet::new());
        for i in 0..MANY {
            changed.add(event(format!("/folder/{i}.txt")));
        }
        assert!(changed.touches("3.txt") && !changed.touches("x.txt"));
        changed.add(event("/folder/one more.txt".to_owned()));
        assert_eq!(changed, Changed::All);
        let mut changed = Changed::Names(HashSet::new());
        changed.add(Ok(notify::Event::new(notify::EventKind::Other).set_flag(notify::event::Flag::Rescan)));
        assert_eq!(changed, Changed::All);
    }

    /// The names of the files that were listed and read.
    #[derive(Default)]
    struct Seen {
        read: Vec<String>,
        listed: Vec<Vec<String>>,
    }

    fn name(path: &Path) -> String {
        path.file_name().unwrap().to_str().unwrap().to_owned()
    }

    /// Looks at a folder after each change in turn. Returns what was read and listed each time.
    fn check_looks(folder: &Path, looks: &[(&dyn Fn(), Changed)]) -> Vec<Seen> {
        let (stop, seen) = (AtomicBool::new(false), RefCell::new(Seen::default()));
        let read = |path: &Path| {
            seen.borrow_mut().read.push(name(path));
            Details::default()
        };
        let send = |news: News| {
            if let News::Listed(entries) = news {
                seen.borrow_mut().listed.push(entries.iter().map(|e| name(&e.path)).collect());
            }
            true
        };
        let mut watch = Watch::new(folder, "Ana", &stop, &read, &send, &|| ());
        let mut all = Vec::new();
        for (change, changed) in looks {
            change();
            assert!(watch.look(changed));
            all.push(seen.take());
        }
        all
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        for i in 0..20 {
            write(&format!("{i}.txt"), "It closed.");
        }
        let names = |names: &[&str]| Changed::Names(names.iter().map(|n| (*n).to_owned()).collect());
        let seen = check_looks(
            folder.path(),
            &[
                (&|| (), Changed::All),
                (&|| write("new.txt", "It opened."), names(&["new.txt"])),
                (&|| write("3.claims.ron", "()"), names(&["3.claims.ron"])),
                (&|| write("4.txt", "It closed again."), names(&["4.txt"])),
                (&|| std::fs::remove_file(folder.path().join("5.txt")).unwrap(), names(&["5.txt"])),
                (&|| (), names(&["6.txt"])),
                (&|| (), Changed::All),
            ],
        );
        let read: Vec<Vec<&str>> = seen[1..].iter().map(|s| s.read.iter().map(String::as_str).collect()).collect();
        assert_eq!(seen[0].read.len(), 20);
        assert_eq!(read, [vec!["new.txt"], vec!["3.txt"], vec!["4.txt"], vec![], vec![], vec![]]);
        let listed: Vec<Vec<usize>> = seen.iter().map(|s| s.listed.iter().map(Vec::len).collect()).collect();
        assert_eq!(listed, [vec![20], vec![21], vec![], vec![], vec![20], vec![], vec![]]);
    }
}
