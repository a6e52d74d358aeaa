//! Journals that ended processes left behind: reading, restoring and dropping their changes.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{About, ENDING, Head, LOCK, LONGEST, PREFIX, Pair, changed, decisions, take_away, told};
use crate::file::disk::{self, Lock};
use crate::file::{Home, read, read_part};
use crate::model::{Annotations, ClaimId, Decision, Element, NoClaimId, Record, limits};

/// Unsaved changes of one article that a process left behind.
#[derive(Clone, Debug)]
pub struct Unsaved {
    /// The journal that holds them.
    pub journal: PathBuf,
    /// The article that they are of.
    pub about: About,
    /// The article without its claims.
    pub bare: Annotations,
    /// Each element before and after.
    pub changed: Vec<Pair>,
    /// Decisions.
    pub decided: Vec<Decision>,
    /// The least number of changes that led to this.
    pub changes: u32,
    /// When the last change was written, in seconds since the Unix epoch.
    pub at: i64,
}

impl Unsaved {
    pub(super) fn frames(&self) -> Vec<u8> {
        let element = |pair: &Pair| pair.0.as_ref().or(pair.1.as_ref()).map(Record::element);
        let pairs: Vec<(Element, &Pair)> = self.changed.iter().filter_map(|p| Some((element(p)?, p))).collect();
        let changed = changed(self.about.number, &self.bare, &pairs, self.changes, self.at);
        let decided = decisions(self.about.number, &self.decided, self.changes, self.at);
        [told(&self.about, &self.bare), changed, decided].concat()
    }
}

/// The folder of journals in the data folder.
pub fn folder(home: &Home) -> PathBuf {
    home.folder().join("journal")
}

/// The unsaved changes that ended processes left behind in a folder with journals, the latest first.
pub fn unsaved(folder: &Path) -> Vec<Unsaved> {
    let mut all = Vec::new();
    let is_ours = |path: &PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(PREFIX));
    let ours: BTreeSet<PathBuf> = disk::list(folder).into_iter().filter(is_ours).collect();
    for path in &ours {
        let lock = path.with_extension(LOCK);
        if path.extension().is_some_and(|e| e == LOCK) {
            remove_if_alone(path, &ours);
        }
        if path.extension().is_none_or(|e| e != ENDING) || !Lock::is_free(&lock) {
            continue;
        }
        // A journal that can't be read now may be readable at the next start.
        if disk::len(path) > limits::JOURNAL {
            continue;
        }
        let Ok(bytes) = disk::read(path) else { continue };
        let found = parse(&bytes, path);
        if found.is_empty() {
            drop(disk::remove(path));
            drop(disk::remove(&lock));
        }
        all.extend(found);
    }
    all.sort_by_key(|l| std::cmp::Reverse(l.at));
    all
}

/// Deletes the lock of an ended process that left no journal. A young lock may belong to a process that has just created it and does
/// not hold it yet.
fn remove_if_alone(lock: &Path, ours: &BTreeSet<PathBuf>) {
    if !ours.contains(&lock.with_extension(ENDING)) && disk::is_left_behind(lock) && Lock::is_free(lock) {
        drop(disk::remove(lock));
    }
}

/// Reads a journal up to its end or its first torn frame. No input makes it panic.
pub fn parse(bytes: &[u8], journal: &Path) -> Vec<Unsaved> {
    let mut articles: BTreeMap<u64, (Unsaved, BTreeMap<Element, Pair>)> = BTreeMap::new();
    let mut rest = bytes;
    while let Some((head, body, after)) = next_frame(rest) {
        rest = after;
        match head {
            Head::Article(about) => {
                let Ok(loaded) = read(body) else { break };
                let (number, bare) = (about.number, loaded.annotations);
                let (journal, changed, decided) = (journal.to_owned(), Vec::new(), Vec::new());
                let left = Unsaved { journal, about, bare, changed, decided, changes: 0, at: 0 };
                articles.insert(number, (left, BTreeMap::new()));
            }
            Head::Decided { number, changes, at, decided } => {
                let Some((left, _)) = articles.get_mut(&number) else { continue };
                (left.changes, left.at, left.decided) = (changes, at, decided);
            }
            Head::Changed { number, changes, at, before, gone, back } => {
                let Some((left, known)) = articles.get_mut(&number) else { continue };
                let text = &left.bare.article.text;
                let Some((old, new)) = body.split_at_checked(before) else { break };
                let (Ok(old), Ok(new)) = (read_part(old, text), read_part(new, text)) else { break };
                (left.changes, left.at) = (changes, at);
                for element in elements(&old, &new) {
                    let pair = known.entry(element).or_insert_with(|| (old.record(element), None));
                    pair.1 = new.record(element);
                }
                for (element, is_back) in [Element::Facts, Element::Scheme].into_iter().zip(back) {
                    if is_back {
                        known.remove(&element);
                    }
                }
                for id in gone {
                    known.remove(&Element::Claim(ClaimId(id)));
                    known.remove(&Element::NoClaim(NoClaimId(id)));
                }
            }
        }
    }
    let with_changes = articles.into_values().filter(|(left, changed)| !changed.is_empty() || !left.decided.is_empty());
    with_changes.map(|(left, changed)| Unsaved { changed: changed.into_values().collect(), ..left }).collect()
}

/// The elements of a frame.
fn elements(old: &Annotations, new: &Annotations) -> Vec<Element> {
    let mut elements: Vec<Element> = new.differing(old);
    // A person who is on one side only was added because a claim names them.
    let in_both = |id| old.annotator(id).is_some() && new.annotator(id).is_some();
    elements.retain(|e| !matches!(e, Element::Annotator(id) if !in_both(*id)));
    for part in [old, new] {
        elements.extend(part.claims.as_slice().iter().map(|c| Element::Claim(c.id)));
        elements.extend(part.no_claims.as_slice().iter().map(|n| Element::NoClaim(n.id)));
    }
    elements.sort_unstable();
    elements.dedup();
    elements
}

fn next_frame(bytes: &[u8]) -> Option<(Head, &[u8], &[u8])> {
    let (len, rest) = bytes.split_first_chunk::<4>()?;
    let (hash, rest) = rest.split_first_chunk::<8>()?;
    let len = u32::from_le_bytes(*len) as usize;
    let (payload, rest) = rest.split_at_checked(len).filter(|_| len < LONGEST)?;
    if Sha256::digest(payload)[..8] != *hash {
        return None;
    }
    let end = payload.iter().position(|b| *b == b'\n')?;
    Some((serde_json::from_slice(&payload[..end]).ok()?, &payload[end + 1..], rest))
}

/// Deletes one article's changes from a journal, after they were restored or dropped.
pub fn forget(left: &Unsaved) -> io::Result<()> {
    let mut rest = parse(&disk::read(&left.journal)?, &left.journal);
    rest.retain(|other| other.about.number != left.about.number);
    if rest.is_empty() {
        take_away(&left.journal)?;
        // A lock file that stays does no harm.
        drop(disk::remove(&left.journal.with_extension(LOCK)));
        return Ok(());
    }
    disk::replace(&left.journal, &rest.iter().flat_map(Unsaved::frames).collect::<Vec<u8>>())
}

/// How long dropped changes are kept, in milliseconds.
const DROPPED_STAYS: i64 = 30 * 24 * 3_600_000;

fn dropped_folder(home: &Home) -> PathBuf {
    home.folder().join("versions").join("dropped")
}

/// Moves dropped changes to the earlier versions, where they are kept for 30 days.
pub fn put_away(home: &Home, left: &Unsaved) -> io::Result<()> {
    let folder = dropped_folder(home);
    disk::make_folder(&folder)?;
    let now = jiff::Timestamp::now().as_millisecond();
    disk::replace(&folder.join(format!("{now:014}.{ENDING}")), &left.frames())?;
    for path in disk::list(&folder) {
        if dropped_at(&path).is_some_and(|at| now - at > DROPPED_STAYS) {
            drop(disk::remove(&path));
        }
    }
    forget(left)
}

/// Dropped changes that are still kept, each with the time in milliseconds since the Unix epoch at which it was dropped.
pub fn dropped(home: &Home) -> Vec<(i64, Unsaved)> {
    let read = |path: PathBuf| {
        let at = dropped_at(&path)?;
        Some((at, parse(&disk::read(&path).ok()?, &path)))
    };
    let all = disk::list(&dropped_folder(home)).into_iter().filter_map(read);
    all.flat_map(|(at, found)| found.into_iter().map(move |left| (at, left))).collect()
}

fn dropped_at(path: &Path) -> Option<i64> {
    path.file_name()?.to_str()?.strip_suffix(ENDING)?.strip_suffix('.')?.parse().ok()
}
