//! A simulated disk for tests. At a crash, what was not synced may be lost, torn at any byte, or written in another order; any
//! call can fail.
#![cfg(test)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::disk::Lock;

thread_local! {
    static DISK: RefCell<Option<Rc<RefCell<Disk>>>> = const { RefCell::new(None) };
}

/// Calls the simulated disk of this thread, if there is one.
pub fn instead<T>(ask: impl FnOnce(&mut Disk) -> T) -> Option<T> {
    DISK.with_borrow(Clone::clone).map(|disk| ask(&mut disk.borrow_mut()))
}

/// Runs `work` on a simulated disk. Returns its result and the disk afterwards.
pub fn on<T>(disk: Disk, work: impl FnOnce() -> T) -> (T, Disk) {
    let shared = Rc::new(RefCell::new(disk));
    DISK.set(Some(Rc::clone(&shared)));
    let done = work();
    DISK.set(None);
    (done, shared.take())
}

/// What goes wrong, and at which step from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    #[default]
    None,
    /// A power cut: this step and all later ones are not made.
    Crash(usize),
    /// This step alone fails; its write may have been made in part.
    Fails(usize),
}

#[derive(Clone, Debug, Default)]
struct Content {
    /// What a sync has made durable.
    synced: Vec<u8>,
    /// What is read until the power cut.
    now: Vec<u8>,
    /// A sync failed: what was not on the disk by then is not put there by a later one (Linux drops it from its cache).
    adrift: bool,
}

/// A change of names that is on the disk only when the folder was synced.
#[derive(Clone, Debug)]
enum Naming {
    Is(PathBuf, usize),
    Moved(PathBuf, PathBuf, usize),
    Gone(PathBuf),
}

impl Naming {
    fn make(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Is(path, content) => drop(names.insert(path.clone(), *content)),
            Self::Moved(from, to, content) => {
                if names.get(from) == Some(content) {
                    names.remove(from);
                }
                names.insert(to.clone(), *content);
            }
            Self::Gone(path) => drop(names.remove(path)),
        }
    }

    fn folder(&self) -> Option<&Path> {
        match self {
            Self::Is(path, _) | Self::Moved(_, path, _) | Self::Gone(path) => path.parent(),
        }
    }
}

/// The disk.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    contents: Vec<Content>,
    names: BTreeMap<PathBuf, usize>,
    synced_names: BTreeMap<PathBuf, usize>,
    not_synced: Vec<Naming>,
    pub fault: Fault,
    /// How many steps were made.
    pub steps: usize,
}

/// A deterministic random number generator (xorshift, Marsaglia 2003).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap_or(0)
    }
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Fails(_) => io::ErrorKind::StorageFull.into(),
            Fault::Crash(_) | Fault::None => io::ErrorKind::BrokenPipe.into(),
        }
    }
}

fn gone() -> io::Error {
    io::ErrorKind::NotFound.into()
}

impl Disk {
    /// A disk on which these files are durable.
    pub fn with(files: &[(&Path, &[u8])]) -> Self {
        let mut disk = Self::default();
        for (path, bytes) in files {
            disk.synced_names.insert(path.to_path_buf(), disk.contents.len());
            disk.contents.push(Content { synced: bytes.to_vec(), now: bytes.to_vec(), adrift: false });
        }
        disk.names = disk.synced_names.clone();
        disk
    }

    /// One step: whether it fails. A step at which the power goes may be made in part; those after it are not made at all.
    fn step(&mut self) -> Result<(), Fault> {
        let step = self.steps;
        self.steps += 1;
        match self.fault {
            Fault::Crash(at) if step >= at => Err(if step == at { self.fault } else { Fault::None }),
            Fault::Fails(at) if step == at => Err(self.fault),
            _ => Ok(()),
        }
    }

    /// The disk as it may be found after a power cut. Each `number` gives another possibility.
    pub fn after_a_crash(&self, numbers: &mut Numbers) -> Self {
        let mut after = Self { names: self.synced_names.clone(), ..Self::default() };
        for naming in &self.not_synced {
            if numbers.below(2) == 0 {
                naming.make(&mut after.names);
            }
        }
        after.synced_names = after.names.clone();
        for content in &self.contents {
            let mut found = match numbers.below(4) {
                0 => content.synced.clone(),
                1 => content.now.clone(),
                _ => {
                    // Of what came since the sync so much; what was cut away may be there still.
                    let whole = if content.now.starts_with(&content.synced) { &content.now } else { &content.synced };
                    let least = content.synced.len().min(content.now.len());
                    whole[..least + numbers.below(whole.len() - least + 1)].to_vec()
                }
            };
            if content.now.starts_with(&content.synced) && numbers.below(3) == 0 {
                // A later block came to the disk, an earlier one did not.
                let from = content.synced.len().min(found.len());
                let (a, b) = (numbers.below(found.len() - from + 1), numbers.below(found.len() - from + 1));
                found[from + a.min(b)..from + a.max(b)].fill(0);
            }
            after.contents.push(Content { synced: found.clone(), now: found, adrift: false });
        }
        after
    }

    fn content(&mut self, path: &Path) -> io::Result<&mut Content> {
        let at = *self.names.get(path).ok_or_else(gone)?;
        self.contents.get_mut(at).ok_or_else(gone)
    }

    fn sync(&mut self, path: &Path) -> io::Result<()> {
        let step = self.step();
        let content = self.content(path)?;
        content.adrift |= matches!(step, Err(Fault::Fails(_)));
        if step.is_ok() && !content.adrift {
            content.synced = content.now.clone();
        }
        Ok(step?)
    }

    fn put(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let step = self.step();
        let written = match step {
            Ok(()) => bytes,
            Err(Fault::None) => &[],
            Err(_) => &bytes[..bytes.len() / 2],
        };
        self.content(path)?.now.extend(written);
        Ok(step?)
    }

    fn named(&mut self, naming: Naming) {
        naming.make(&mut self.names);
        self.not_synced.push(naming);
    }

    pub fn read(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        self.step()?;
        self.content(path).map(|content| content.now.clone())
    }

    pub fn list(&mut self, folder: &Path) -> Vec<PathBuf> {
        self.names.keys().filter(|p| p.parent() == Some(folder)).cloned().collect()
    }

    pub fn len(&mut self, path: &Path) -> u64 {
        self.content(path).map_or(0, |content| content.now.len() as u64)
    }

    pub fn make_folder(&mut self, _folder: &Path) -> io::Result<()> {
        Ok(self.step()?)
    }

    pub fn take_after(&mut self) -> io::Result<bool> {
        Ok(self.step().map(|()| true)?)
    }

    pub fn write_new(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step()?;
        if self.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.named(Naming::Is(path.to_owned(), self.contents.len()));
        self.contents.push(Content::default());
        self.put(path, bytes)?;
        self.sync(path)
    }

    pub fn append(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.put(path, bytes)?;
        self.sync(path)
    }

    pub fn grow(&mut self, path: &Path, by: usize) -> io::Result<u64> {
        if !self.names.contains_key(path) {
            self.step()?;
            self.named(Naming::Is(path.to_owned(), self.contents.len()));
            self.contents.push(Content::default());
        }
        self.put(path, &vec![b'.'; by])?;
        Ok(self.len(path))
    }

    pub fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        let content = *self.names.get(from).ok_or_else(gone)?;
        self.named(Naming::Moved(from.to_owned(), to.to_owned(), content));
        self.sync_folder(to.parent().unwrap_or(Path::new("")))
    }

    pub fn sync_folder(&mut self, folder: &Path) -> io::Result<()> {
        self.step()?;
        let (now, later): (Vec<Naming>, _) =
            self.not_synced.drain(..).partition(|n: &Naming| n.folder() == Some(folder));
        self.not_synced = later;
        for naming in now {
            naming.make(&mut self.synced_names);
        }
        Ok(())
    }

    pub fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        self.names.get(path).ok_or_else(gone)?;
        self.named(Naming::Gone(path.to_owned()));
        Ok(())
    }

    pub fn lock(&mut self) -> io::Result<Lock> {
        self.step()?;
        Ok(Lock::simulated())
    }
}

mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::file::journal::{self, About, Journal, Unsaved};
    use crate::file::{Home, print, save_merging, sha256_hex};
    use crate::model::{Annotations, AnnotatorId, Claim, Edit, Record};
    use crate::text::TextRange;

    /// How many possible disks are checked after each crash.
    const DISKS: u64 = 48;

    fn article() -> Annotations {
        Annotations::new(crate::import::import("a.txt", b"The bridge closed. It opened. Nobody paid.").unwrap().article)
    }

    fn claim(i: usize) -> Arc<Claim> {
        Arc::new(Claim::new(AnnotatorId::new(), [TextRange::from_usize(i * 4..i * 4 + 3)]))
    }

    fn home() -> Home {
        Home::new(PathBuf::from("/data"))
    }

    fn file() -> &'static Path {
        Path::new("/articles/a.claims.ron")
    }

    /// Runs `work` with no fault, and with the power gone and a call failing at each of its steps; `check` gets what came of it
    /// and what was found on the disk: as it was left, and after the power went.
    fn at_every_step<T>(start: &Disk, work: impl Fn() -> T, check: impl Fn(Fault, &T, Disk)) {
        let steps = on(start.clone(), &work).1.steps;
        assert!(steps > 3, "{steps} steps are too few to be all");
        let faults = (0..steps).flat_map(|at| [Fault::Crash(at), Fault::Fails(at)]);
        for fault in faults.chain([Fault::None]) {
            let (done, mut left) = on(Disk { fault, ..start.clone() }, &work);
            for seed in 1..=DISKS {
                check(fault, &done, left.after_a_crash(&mut Numbers(seed * 0x9e37_79b9)));
            }
            if !matches!(fault, Fault::Crash(_)) {
                left.fault = Fault::None;
                check(fault, &done, left);
            }
        }
    }

    #[test]
    fn a_save_leaves_the_old_file_or_the_new_one_and_says_saved_only_of_the_new_one() {
        let old = print(&article());
        let mut mine = article();
        mine.apply(&Edit::made(claim(1)));
        let (new, expected) = (print(&mine), sha256_hex(old.as_bytes()));
        // Nobody else writes the file: nothing is to be merged.
        let work = || {
            save_merging(file(), &mine, Some(&expected), Some(&home())).is_ok_and(|written| written.merged.is_none())
        };
        at_every_step(&Disk::with(&[(file(), old.as_bytes())]), work, |fault, saved, mut disk| {
            let found = disk.read(file()).unwrap();
            assert!(found == new.as_bytes() || (!saved && found == old.as_bytes()), "{fault:?}, said saved: {saved}");
        });
        // The first save of an article.
        let work = || save_merging(file(), &mine, None, Some(&home())).is_ok();
        at_every_step(&Disk::default(), work, |fault, saved, mut disk| match disk.read(file()) {
            Ok(found) => assert_eq!(found, new.as_bytes(), "{fault:?}"),
            Err(_) => assert!(!saved, "{fault:?}"),
        });
    }

    fn about(number: u64) -> About {
        About { number, title: "Bridge".to_owned(), ..About::default() }
    }

    fn marked(claim: &Arc<Claim>) -> Edit {
        Edit::made(claim)
    }

    fn folder() -> PathBuf {
        journal::folder(&home())
    }

    /// Which of the claims are in what was left, in all articles.
    fn found(left: &[Unsaved], claims: &[Arc<Claim>]) -> Vec<bool> {
        let records: Vec<_> = left.iter().flat_map(|l| &l.changed).filter_map(|(_, after)| after.clone()).collect();
        let holds = |claim: &Arc<Claim>| records.iter().any(|r| matches!(r, Record::Claim(c) if c.id == claim.id));
        claims.iter().map(holds).collect()
    }

    #[test]
    fn what_the_journal_has_acknowledged_is_found_and_nothing_that_was_never_told() {
        let claims: Vec<_> = (0..5).map(claim).collect();
        let work = || {
            // After a failure it is tried again, as the keeper of the journal does.
            let Ok(mut journal) = Journal::new(&folder()) else { return vec![false; 5] };
            journal.open(about(1), article().bare());
            journal.open(about(2), article().bare());
            let mut acknowledged = Vec::new();
            for (i, claim) in claims.iter().enumerate() {
                journal.edit(1 + i as u64 % 2, &[marked(claim)], i as u64 + 1);
                let done = journal.flush().is_ok();
                acknowledged.push(done);
                if done {
                    // What was not acknowledged before is written now.
                    acknowledged.fill(true);
                }
            }
            acknowledged
        };
        at_every_step(&Disk::default(), work, |fault, acknowledged, disk| {
            let (left, _) = on(disk, || journal::unsaved(&folder()));
            let found = found(&left, &claims);
            for (i, (found, acknowledged)) in found.iter().zip(acknowledged).enumerate() {
                assert!(*found || !acknowledged, "{fault:?}: {i} is missing");
            }
            // What is there is a beginning of what was done, in each article.
            for parity in [0, 1] {
                let own: Vec<bool> = found.iter().skip(parity).step_by(2).copied().collect();
                assert!(own.is_sorted_by(|a, b| a >= b), "{fault:?}: {found:?}");
            }
        });
    }

    #[test]
    fn what_a_save_holds_goes_and_what_came_after_it_stays() {
        let claims: Vec<_> = (0..3).map(claim).collect();
        let work = || {
            let Ok(mut journal) = Journal::new(&folder()) else { return [false; 3] };
            journal.open(about(1), article().bare());
            journal.edit(1, &[marked(&claims[0])], 1);
            journal.edit(1, &[marked(&claims[1])], 2);
            let first = journal.flush().is_ok();
            drop(journal.saved(1, 1));
            journal.edit(1, &[marked(&claims[2])], 3);
            let second = journal.flush().is_ok();
            [false, first || second, second]
        };
        at_every_step(&Disk::default(), work, |fault, acknowledged, disk| {
            let (left, _) = on(disk, || journal::unsaved(&folder()));
            let found = found(&left, &claims);
            assert!(found.iter().zip(acknowledged).all(|(f, a)| *f || !a), "{fault:?}: {found:?} of {acknowledged:?}");
            if fault == Fault::None {
                assert!(!found[0]);
            }
        });
    }

    /// A disk on which a process left two articles with unsaved changes, and those.
    fn after_a_crash() -> (Disk, Vec<Arc<Claim>>) {
        let claims: Vec<_> = (0..2).map(claim).collect();
        let ((), disk) = on(Disk::default(), || {
            let mut journal = Journal::new(&folder()).unwrap();
            for (number, claim) in (1..).zip(&claims) {
                journal.open(about(number), article().bare());
                journal.edit(number, &[marked(claim)], 1);
            }
            journal.flush().unwrap();
        });
        let disk = disk.after_a_crash(&mut Numbers(1));
        (Disk { steps: 0, ..disk }, claims)
    }

    #[test]
    fn recovering_loses_nothing_wherever_it_is_interrupted() {
        let (start, claims) = after_a_crash();
        let work = || {
            let left = journal::unsaved(&folder());
            let Some(first) = left.iter().find(|l| l.about.number == 1) else { return };
            let Ok(mut journal) = Journal::new(&folder()) else { return };
            journal.open(about(7), article().bare());
            journal.edit(7, &[marked(&claims[0])], 1);
            if journal.flush().is_ok() {
                drop(journal::forget(first));
            }
        };
        at_every_step(&start, work, |fault, (), disk| {
            let (left, _) = on(disk, || journal::unsaved(&folder()));
            assert_eq!(found(&left, &claims), [true, true], "{fault:?}");
            if fault == Fault::None {
                assert_eq!(left.len(), 2, "the restored one is in one journal only");
            }
        });
    }

    #[test]
    fn dropped_changes_are_offered_or_kept_wherever_dropping_is_interrupted() {
        let (start, claims) = after_a_crash();
        let work = || {
            let left = journal::unsaved(&folder());
            left.iter().find(|l| l.about.number == 1).is_some_and(|first| journal::put_away(&home(), first).is_ok())
        };
        at_every_step(&start, work, |fault, done, disk| {
            let ((left, dropped), _) = on(disk, || (journal::unsaved(&folder()), journal::dropped(&home())));
            let dropped: Vec<Unsaved> = dropped.into_iter().map(|(_, left)| left).collect();
            let (offered, kept) = (found(&left, &claims), found(&dropped, &claims));
            assert!(offered[1] && (offered[0] || kept[0]), "{fault:?}: {offered:?}, {kept:?}");
            assert!(!done || (kept[0] && !offered[0]), "{fault:?}: {offered:?}, {kept:?}");
        });
    }
}
