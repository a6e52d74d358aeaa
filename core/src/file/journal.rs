//! The journal: unsaved changes, written soon after they are made, so that they survive a crash.
//!
//! A journal is a file of frames, each with its length and the start of its SHA-256. Reading ends at the first torn frame. Each
//! process has a journal and holds the lock of a file beside it: a journal whose lock is free was left by a crash.

mod unsaved;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::disk::{self, Lock};
use super::print_part;
use crate::model::{Annotations, Claims, Decision, Edit, Element, NoClaims, Record};

pub use unsaved::{Unsaved, dropped, folder, forget, parse, put_away, unsaved};

const ENDING: &str = "journal";
const LOCK: &str = "lock";
/// A journal may lie beside an annotation file; the dot hides it there.
const PREFIX: &str = ".claimlight-";
/// The size in bytes above which the journal is compacted: written anew with the changes that are still unsaved.
const LARGE: u64 = 1 << 20;
/// The longest frame, in bytes. A longer one is taken for a torn one.
const LONGEST: usize = 1 << 30;

/// The article that changes are of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The article's number in its process.
    pub number: u64,
    /// The file that it was opened from, or its annotation file; `None` for a pasted text.
    pub path: Option<PathBuf>,
    /// Its title, for people.
    pub title: String,
    /// The name of the person who changed it.
    pub who: String,
}

#[derive(Serialize, Deserialize)]
enum Head {
    /// An article without its claims.
    Article(About),
    /// Elements before and after. The first `before` bytes of the body hold those before.
    /// `gone`: claims and no-claims that were made and removed since the last save. `back`: whether the article's facts, and its
    /// scheme, are as they were at the last save.
    Changed { number: u64, changes: u32, at: i64, before: usize, gone: Vec<Uuid>, back: [bool; 2] },
    /// All decisions since the last save.
    Decided { number: u64, changes: u32, at: i64, decided: Vec<Decision> },
}

/// An element at the last save, and now.
pub type Pair = (Option<Record>, Option<Record>);

/// An article with its unsaved changes.
struct Article {
    about: About,
    /// The article without its claims.
    bare: Annotations,
    /// Changed elements, each with the revision of its last change.
    changed: BTreeMap<Element, (Pair, u64)>,
    changes: u32,
    /// Changed elements that the file does not hold yet.
    fresh: BTreeSet<Element>,
    /// Decisions, with the revision of the last one.
    decided: Option<(Vec<Decision>, u64)>,
    decided_told: bool,
    /// Each changed element as the current save holds it.
    saving: BTreeMap<Element, Option<Record>>,
    told: bool,
}

/// The state of the journal's file.
enum OnDisk {
    /// There is no file.
    Nothing,
    /// The file holds what was written to it. Its length in bytes.
    Whole(u64),
    /// A call failed: the file must be written anew.
    Unsure,
}

/// The journal of this process.
pub struct Journal {
    path: PathBuf,
    /// Held for as long as the process runs.
    lock: Lock,
    articles: BTreeMap<u64, Article>,
    on_disk: OnDisk,
    compacted: u64,
}

impl Journal {
    /// Starts a journal in this folder. Its file is created with the first change.
    pub fn new(folder: &Path) -> io::Result<Self> {
        disk::make_folder(folder)?;
        let path = folder.join(format!("{PREFIX}{}.{ENDING}", Uuid::new_v4().simple()));
        let lock = Lock::wait(&path.with_extension(LOCK))?;
        Ok(Self { path, lock, articles: BTreeMap::new(), on_disk: OnDisk::Nothing, compacted: 0 })
    }

    /// Adds an article, see [`Annotations::bare`]; call it before the article's first change. If the article is known with another
    /// text, its changes so far are dropped from the journal with the next flush.
    pub fn open(&mut self, about: About, bare: Annotations) {
        let known = self.articles.get(&about.number);
        if known.is_some_and(|known| known.bare.article.text.as_str() != bare.article.text.as_str()) {
            self.articles.remove(&about.number);
            self.on_disk = OnDisk::Unsure;
        }
        let (changed, fresh, saving) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        let (decided, told) = (None, false);
        let article = Article { about, bare, changed, changes: 0, fresh, decided, decided_told: true, saving, told };
        self.articles.entry(article.about.number).or_insert(article);
    }

    /// Records edits that led to `revision` of an article added before. They are on disk after [`Journal::flush`].
    pub fn edit(&mut self, number: u64, edits: &[Edit], revision: u64) {
        let Some(article) = self.articles.get_mut(&number) else { return };
        article.changes += 1;
        for edit in edits {
            let element = edit.element();
            match edit.after() {
                Some(Record::Decided(decided)) => {
                    article.decided = Some((decided.iter().cloned().collect(), revision));
                    article.decided_told = false;
                }
                // An article with another text is added anew.
                Some(Record::Text(_)) => {}
                after => {
                    let known = article.changed.entry(element);
                    let known = known.or_insert_with(|| ((edit.before().cloned(), None), revision));
                    known.0.1 = after.cloned();
                    known.1 = revision;
                    article.fresh.insert(element);
                }
            }
        }
    }

    /// Call this when a save of everything recorded so far begins.
    pub fn saving(&mut self, number: u64) {
        if let Some(article) = self.articles.get_mut(&number) {
            article.saving = article.changed.iter().map(|(element, (pair, _))| (*element, pair.1.clone())).collect();
        }
    }

    /// Call this when a save that holds everything up to `revision` has succeeded. Saved changes are dropped; an element that was
    /// changed again since has its saved state as the state before.
    pub fn saved(&mut self, number: u64, revision: u64) -> io::Result<()> {
        let Some(article) = self.articles.get_mut(&number) else { return Ok(()) };
        let before = article.changed.len();
        article.changed.retain(|_, (_, at)| *at > revision);
        let kept = article.changed.len();
        let mut saved = std::mem::take(&mut article.saving);
        let mut since = false;
        for (element, (pair, _)) in &mut article.changed {
            if let Some(was) = saved.remove(element) {
                since |= pair.0 != was;
                pair.0 = was;
            }
        }
        let decided = article.decided.take_if(|(_, at)| *at <= revision).is_some();
        if kept == 0 && article.decided.is_none() {
            self.articles.remove(&number);
        }
        if kept < before || decided || since { self.rewrite() } else { Ok(()) }
    }

    /// Writes and syncs what is not on disk yet. After an error the next call writes the whole journal anew.
    pub fn flush(&mut self) -> io::Result<()> {
        let news = self.articles.values().any(Article::has_news);
        let len = match self.on_disk {
            OnDisk::Unsure => return self.rewrite(),
            OnDisk::Nothing if news => return self.rewrite(),
            OnDisk::Whole(len) if news => len,
            OnDisk::Nothing | OnDisk::Whole(_) => return Ok(()),
        };
        let mut out = Vec::new();
        for article in self.articles.values_mut() {
            if article.has_news() {
                article.write(&mut out);
            }
        }
        self.on_disk = OnDisk::Unsure;
        disk::append(&self.path, &out)?;
        let len = len + out.len() as u64;
        self.on_disk = OnDisk::Whole(len);
        if len > LARGE.max(self.compacted * 4) { self.rewrite() } else { Ok(()) }
    }

    /// Whether a write failed and must be repeated.
    pub fn is_unsure(&self) -> bool {
        matches!(self.on_disk, OnDisk::Unsure)
    }

    /// Writes the journal anew, with unsaved changes only. Deletes the file if there are none.
    fn rewrite(&mut self) -> io::Result<()> {
        let mut out = Vec::new();
        for article in self.articles.values_mut() {
            article.told = false;
            article.fresh = article.changed.keys().copied().collect();
            article.decided_told = article.decided.is_none();
            article.write(&mut out);
        }
        self.on_disk = OnDisk::Unsure;
        if out.is_empty() {
            take_away(&self.path)?;
            self.on_disk = OnDisk::Nothing;
        } else {
            disk::replace(&self.path, &out)?;
            self.on_disk = OnDisk::Whole(out.len() as u64);
        }
        self.compacted = out.len() as u64;
        Ok(())
    }
}

impl Drop for Journal {
    /// Deletes a journal without unsaved changes.
    fn drop(&mut self) {
        if self.articles.values().all(|a| a.changed.is_empty() && a.decided.is_none()) && self.lock.release() {
            drop(take_away(&self.path));
            drop(disk::remove(&self.path.with_extension(LOCK)));
        }
    }
}

/// Deletes a journal, if it is there.
fn take_away(journal: &Path) -> io::Result<()> {
    match disk::remove(journal) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => disk::sync_folder(disk::folder_of(journal)),
    }
}

impl Article {
    fn has_news(&self) -> bool {
        !self.fresh.is_empty() || !self.decided_told
    }

    /// Appends what the file does not hold yet to `out`.
    fn write(&mut self, out: &mut Vec<u8>) {
        let fresh = std::mem::take(&mut self.fresh);
        let pairs: Vec<(Element, &Pair)> = fresh.iter().filter_map(|e| Some((*e, &self.changed.get(e)?.0))).collect();
        let decided = self.decided.as_ref().filter(|_| !self.decided_told);
        if pairs.is_empty() && decided.is_none() {
            return;
        }
        if !std::mem::replace(&mut self.told, true) {
            out.extend(told(&self.about, &self.bare));
        }
        let now = crate::model::Timestamp::now().as_second();
        if !pairs.is_empty() {
            out.extend(changed(self.about.number, &self.bare, &pairs, self.changes, now));
        }
        if let Some((decided, _)) = decided {
            out.extend(decisions(self.about.number, decided, self.changes, now));
        }
        self.decided_told = true;
    }
}

/// A frame with decisions.
fn decisions(number: u64, decided: &[Decision], changes: u32, at: i64) -> Vec<u8> {
    frame(&Head::Decided { number, changes, at, decided: decided.to_vec() }, &[])
}

/// A frame with an article.
fn told(about: &About, bare: &Annotations) -> Vec<u8> {
    frame(&Head::Article(about.clone()), super::print(bare).as_bytes())
}

/// A frame with changed elements.
fn changed(number: u64, bare: &Annotations, pairs: &[(Element, &Pair)], changes: u32, at: i64) -> Vec<u8> {
    let part = |which: fn(&Pair) -> Option<&Record>| {
        print_part(&part_of(bare, pairs.iter().filter_map(|(_, pair)| which(pair))))
    };
    let (before, after) = (part(|p| p.0.as_ref()), part(|p| p.1.as_ref()));
    let gone = pairs.iter().filter(|(_, pair)| **pair == (None, None)).filter_map(|(element, _)| match element {
        Element::Claim(id) => Some(id.0),
        Element::NoClaim(id) => Some(id.0),
        _ => None,
    });
    let is_back = |element| pairs.iter().any(|(e, pair)| *e == element && pair.0 == pair.1);
    let back = [Element::Facts, Element::Scheme].map(is_back);
    let head = Head::Changed { number, changes, at, before: before.len(), gone: gone.collect(), back };
    frame(&head, [before, after].concat().as_bytes())
}

/// An article with only these elements.
fn part_of<'a>(bare: &Annotations, records: impl Iterator<Item = &'a Record>) -> Annotations {
    let mut part = bare.clone();
    let (mut claims, mut no_claims) = (Vec::new(), Vec::new());
    for record in records {
        match record {
            Record::Claim(claim) => claims.push(Arc::clone(claim)),
            Record::NoClaim(no_claim) => no_claims.push(Arc::clone(no_claim)),
            Record::Facts(facts) => part.article.facts = Arc::clone(facts),
            Record::Scheme(scheme) => part.scheme = Arc::clone(scheme),
            Record::Annotator(annotator) => {
                part.annotators.retain(|a| a.id != annotator.id);
                part.annotators.push(annotator.clone());
            }
            Record::Text(_) | Record::Decided(_) => {}
        }
    }
    part.claims = Claims::shared(claims);
    part.no_claims = NoClaims::shared(no_claims);
    part
}

fn frame(head: &Head, body: &[u8]) -> Vec<u8> {
    let mut payload = serde_json::to_vec(head).unwrap_or_default();
    payload.push(b'\n');
    payload.extend_from_slice(body);
    let mut out = Vec::with_capacity(payload.len() + 12);
    out.extend_from_slice(&u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(&Sha256::digest(&payload)[..8]);
    out.extend_from_slice(&payload);
    out
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::model::{Act, AnnotatorId, Claim, Member};
    use crate::text::TextRange;

    fn article() -> Annotations {
        Annotations::new(crate::import::import("a.txt", b"The bridge closed. It opened.").unwrap().article)
    }

    fn about(number: u64) -> About {
        About { number, path: None, title: "Bridge".to_owned(), who: "Ana".to_owned() }
    }

    /// Ends the process without running destructors.
    fn crash(journal: Journal) -> PathBuf {
        let path = journal.path.clone();
        assert!(journal.lock.release());
        std::mem::forget(journal);
        path
    }

    fn marked(start: usize) -> (Edit, Arc<Claim>) {
        let claim = Arc::new(Claim::new(AnnotatorId::new(), [TextRange::from_usize(start..start + 3)]));
        (Edit::made(&claim), claim)
    }

    #[test]
    fn what_was_written_before_a_tear_is_there_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let mut journal = Journal::new(home.path()).unwrap();
        journal.open(about(1), article().bare());
        let (edit, first) = marked(4);
        journal.edit(1, &[edit], 1);
        journal.flush().unwrap();
        let one = fs::metadata(&journal.path).unwrap().len() as usize;
        let (edit, _) = marked(11);
        journal.edit(1, &[edit], 2);
        let deleted = Edit::removed(&first);
        journal.edit(1, &[deleted], 3);
        journal.flush().unwrap();
        assert!(unsaved(home.path()).is_empty(), "it is held by its process");
        let path = crash(journal);
        let bytes = fs::read(&path).unwrap();
        for end in 0..=bytes.len() {
            let found = parse(&bytes[..end], &path);
            let told: Vec<(usize, u32)> = found.iter().map(|l| (l.changed.len(), l.changes)).collect();
            let expected = if end < one {
                vec![]
            } else if end < bytes.len() {
                vec![(1, 1)]
            } else {
                vec![(1, 3)]
            };
            assert_eq!(told, expected, "cut at {end} of {}", bytes.len());
        }
        let found = unsaved(home.path());
        assert_eq!(found[0].about, about(1));
        let [(None, Some(Record::Claim(kept)))] = found[0].changed.as_slice() else { panic!("{:?}", found[0].changed) };
        assert_ne!(kept.id, first.id, "that one was marked and deleted");
        forget(&found[0]).unwrap();
        assert!(unsaved(home.path()).is_empty() && !path.exists());
    }

    #[test]
    fn locks_of_ended_processes_without_a_journal_go_when_they_are_old() {
        let home = tempfile::tempdir().unwrap();
        let lock = |name: &str, age: u64| {
            let path = home.path().join(format!("{PREFIX}{name}.{LOCK}"));
            let then = std::time::SystemTime::now() - std::time::Duration::from_mins(age);
            fs::File::create(&path).unwrap().set_modified(then).unwrap();
            path
        };
        let (old, young, held) = (lock("old", 11), lock("young", 1), lock("held", 11));
        let holds = Lock::wait(&held).unwrap();
        assert!(unsaved(home.path()).is_empty());
        assert!(!old.exists() && young.exists() && held.exists());
        drop(holds);
    }

    #[test]
    fn what_a_save_holds_goes_and_the_journal_does_not_grow() {
        let home = tempfile::tempdir().unwrap();
        let mut journal = Journal::new(home.path()).unwrap();
        journal.open(about(1), article());
        let (edit, claim) = marked(4);
        journal.edit(1, &[edit], 1);
        let mut last = claim;
        for i in 0..4000_u64 {
            let mut next = (*last).clone();
            next.restated = format!("{i} {}", "word ".repeat(60));
            let next = Arc::new(next);
            journal.edit(1, &[Edit::changed(last, &next)], i + 2);
            journal.flush().unwrap();
            last = next;
        }
        assert!(fs::metadata(&journal.path).unwrap().len() <= LARGE + 10_000);
        journal.saved(1, 4000).unwrap();
        assert_eq!(parse(&fs::read(&journal.path).unwrap(), &journal.path).len(), 1, "the last one is not saved");
        journal.saved(1, 4001).unwrap();
        assert!(!journal.path.exists());
        let folder = journal.path.parent().unwrap().to_owned();
        drop(journal);
        assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
    }

    #[test]
    fn what_was_changed_while_it_was_saved_begins_from_what_was_saved() {
        let home = tempfile::tempdir().unwrap();
        let mut journal = Journal::new(home.path()).unwrap();
        journal.open(about(1), article().bare());
        let (edit, claim) = marked(4);
        journal.edit(1, &[edit], 1);
        let (edit, other) = marked(11);
        journal.edit(1, &[edit], 1);
        journal.flush().unwrap();
        journal.saving(1);
        // One of them is deleted during the save.
        journal.edit(1, &[Edit::removed(&claim)], 2);
        journal.flush().unwrap();
        journal.saved(1, 1).unwrap();
        crash(journal);
        let found = unsaved(home.path());
        let [(Some(Record::Claim(before)), None)] = found[0].changed.as_slice() else {
            panic!("{:?}", found[0].changed)
        };
        assert_eq!(before.id, claim.id);
        assert_ne!(before.id, other.id);
    }

    #[test]
    fn what_was_changed_and_changed_back_is_not_offered() {
        let home = tempfile::tempdir().unwrap();
        let mut journal = Journal::new(home.path()).unwrap();
        journal.open(about(1), article().bare());
        let before = article().article.facts;
        let after = Arc::new(crate::model::ArticleFacts { title: "Another".to_owned(), ..(*before).clone() });
        let edit = Edit::changed(before, after);
        journal.edit(1, std::slice::from_ref(&edit), 1);
        journal.flush().unwrap();
        let bytes = fs::read(&journal.path).unwrap();
        assert_eq!(parse(&bytes, &journal.path)[0].changed.len(), 1);
        journal.edit(1, &[edit.inverse()], 2);
        journal.flush().unwrap();
        assert!(parse(&fs::read(&journal.path).unwrap(), &journal.path).is_empty());
    }

    #[test]
    fn decisions_are_kept_until_a_save_holds_them() {
        let home = tempfile::tempdir().unwrap();
        let mut journal = Journal::new(home.path()).unwrap();
        journal.open(about(1), article().bare());
        let (_, claim) = marked(4);
        let one = (Element::Claim(claim.id), Member::Itself, Act::Set(crate::model::Field::Restated));
        let after = BTreeSet::from([one.clone()]);
        journal.edit(1, &[Edit::changed(BTreeSet::default(), after)], 1);
        journal.flush().unwrap();
        let found = parse(&fs::read(&journal.path).unwrap(), &journal.path);
        assert_eq!(found[0].decided.as_slice(), std::slice::from_ref(&one));
        assert_eq!(parse(&found[0].frames(), &journal.path)[0].decided, [one]);
        journal.saved(1, 1).unwrap();
        assert!(!journal.path.exists());
    }
}
