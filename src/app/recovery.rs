//! Nothing typed is lost: changes go to the journal as they are made, and what a crash left there is offered again.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::app::actions::Action;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::{Saving, Target};
use crate::app::desk::tasks::Job;
use crate::app::opening::read::Opened;
use crate::app::review;
use crate::app::state::State;
use crate::app::words::{texts, unsaved};
use crate::tr;
use claimlight_core::compare::{self, Carrier};
use claimlight_core::file::Home;
use claimlight_core::file::journal::{self, About, Journal, Pair, Unsaved};
use claimlight_core::model::{Annotations, Decision, Edit, Element, Limits, Record, Timestamp};

/// What is gathered before it is written, at most.
const GATHER: Duration = Duration::from_millis(400);
/// How long after a failed write it is tried again.
const RETRY: Duration = Duration::from_secs(5);

/// What the journal is told.
#[derive(Debug)]
pub enum Note {
    /// An article is about to be changed: what it is, and the article without its changes.
    Open(About, Box<Annotations>),
    /// Changes that led to a revision.
    Edits(u64, Vec<Edit>, u64),
    /// Save up to a revision: what was told is to be written now.
    Saving(u64, u64),
    /// A save that holds everything up to a revision has been read back.
    Saved(u64, u64),
    /// Changes that a crash left are in this journal now.
    Restored(Box<Unsaved>),
}

/// Up to which revision of each article the journal has written what it was told. A save waits for it: else the journal that a
/// crash leaves could hold less than the file, and restoring it would set the file back.
#[derive(Clone, Debug, Default)]
pub struct Written(Arc<(Mutex<BTreeMap<u64, u64>>, Condvar)>);

impl Written {
    /// A disk that takes longer is not waited for.
    const LONGEST: Duration = Duration::from_secs(5);

    fn lock(&self) -> MutexGuard<'_, BTreeMap<u64, u64>> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, revisions: BTreeMap<u64, u64>) {
        self.lock().extend(revisions);
        self.0.1.notify_all();
    }

    /// Waits until the journal has written an article up to this revision, or has failed to.
    pub fn wait(&self, number: u64, revision: u64) {
        let waits = |known: &mut BTreeMap<u64, u64>| known.get(&number).is_none_or(|r| *r < revision);
        // It is the same whether it was told or given up.
        drop(self.0.1.wait_timeout_while(self.lock(), Self::LONGEST, waits));
    }
}

/// The thread that keeps the journal. When it is dropped, what it was told is on disk.
pub struct Keeper {
    notes: Option<Sender<Note>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Tells the journal something. Where there is none, changes are safe when they are saved.
    pub fn tell(&self, note: Note) {
        if let Some(notes) = &self.notes {
            drop(notes.send(note));
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.notes = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// Keeps a journal in this data folder, and tells `written` how far it is; where that can't be written, one beside each article that is changed.
pub fn start(home: Option<Home>, written: Written) -> Keeper {
    let (sender, receiver) = channel();
    let work = move || {
        let at_home = home.and_then(|home| Journal::new(&journal::folder(&home)).ok());
        let mut journals = Journals { at_home, beside: Vec::new() };
        // A mistake of ours in one note must not cost all that come after it. One in each is one too many.
        for _ in 0..100 {
            let kept = AssertUnwindSafe(|| keep(&mut journals, &receiver, &written));
            if std::panic::catch_unwind(kept).is_ok() {
                break;
            }
        }
    };
    let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(work).ok();
    Keeper { notes: Some(sender), thread }
}

/// The journals of this process.
struct Journals {
    at_home: Option<Journal>,
    /// Of articles, by their number, where the data folder can't be written.
    beside: Vec<(u64, Journal)>,
}

impl Journals {
    fn all(&mut self) -> impl Iterator<Item = &mut Journal> {
        self.at_home.iter_mut().chain(self.beside.iter_mut().map(|(_, journal)| journal))
    }

    fn of(&mut self, number: u64) -> Option<&mut Journal> {
        self.at_home.as_mut().or_else(|| self.beside.iter_mut().find(|(n, _)| *n == number).map(|(_, journal)| journal))
    }

    fn open(&mut self, about: About, bare: Annotations) {
        if self.of(about.number).is_none()
            && let Some(folder) = about.path.as_ref().and_then(|p| p.parent())
            && let Ok(journal) = Journal::new(folder)
        {
            self.beside.push((about.number, journal));
        }
        if let Some(journal) = self.of(about.number) {
            journal.open(about, bare);
        }
    }

    /// Whether everything is on disk.
    fn flush(&mut self) -> bool {
        self.all().filter_map(|journal| journal.flush().err()).count() == 0
    }
}

fn keep(journals: &mut Journals, notes: &Receiver<Note>, written: &Written) {
    let mut restored: Vec<Unsaved> = Vec::new();
    loop {
        let mut next = if journals.all().any(|j| j.is_unsure()) {
            notes.recv_timeout(RETRY)
        } else {
            notes.recv().map_err(RecvTimeoutError::from)
        };
        let until = Instant::now() + GATHER;
        let mut revisions = BTreeMap::new();
        let is_over = loop {
            match next {
                Ok(Note::Open(about, bare)) => journals.open(about, *bare),
                Ok(Note::Edits(number, edits, revision)) => {
                    if let Some(journal) = journals.of(number) {
                        journal.edit(number, &edits, revision);
                    }
                }
                Ok(Note::Saving(number, revision)) => {
                    if let Some(journal) = journals.of(number) {
                        journal.saving(number);
                    }
                    revisions.insert(number, revision);
                    break false;
                }
                Ok(Note::Saved(number, revision)) => {
                    if let Some(journal) = journals.of(number) {
                        // What can't be shortened now is written anew with the next flush.
                        drop(journal.saved(number, revision));
                    }
                }
                Ok(Note::Restored(left)) => restored.push(*left),
                Err(e) => break e == RecvTimeoutError::Disconnected,
            }
            next = notes.recv_timeout(until.saturating_duration_since(Instant::now()));
        };
        // Where the disk refuses it is tried again; the save tells of it.
        if journals.flush() {
            for left in restored.drain(..) {
                drop(journal::forget(&left));
            }
        }
        written.set(revisions);
        if is_over {
            return;
        }
    }
}

/// What was changed, on the text of `now`; `None` where that is not a later one of the article.
fn carried(left: &Unsaved, now: &Annotations) -> Option<Vec<Pair>> {
    if !now.was_on(left.bare.article.text.sha256()) {
        return None;
    }
    let side = |which: fn(&Pair) -> Option<&Record>| {
        let mut from = left.bare.clone();
        from.apply_all(
            &left.changed.iter().filter_map(|pair| Edit::between(None, which(pair).cloned())).collect::<Vec<_>>(),
        );
        let carrier = Carrier { from: &from, onto: &now.article.text, known: None };
        carrier.carry(&mut |_| true).map(|carried| carried.annotations)
    };
    let (before, after) = (side(|pair| pair.0.as_ref())?, side(|pair| pair.1.as_ref())?);
    let element = |pair: &Pair| pair.0.as_ref().or(pair.1.as_ref()).map(Record::element);
    let on = |side: &Annotations, record: &Option<Record>, element| record.as_ref().and_then(|_| side.record(element));
    let pair = |pair: &Pair| match element(pair)? {
        e @ (Element::Claim(_) | Element::NoClaim(_)) => Some((on(&before, &pair.0, e), on(&after, &pair.1, e))),
        _ => Some(pair.clone()),
    };
    Some(left.changed.iter().filter_map(pair).collect())
}

/// All claims as they are now, as if there had been none: what the file holds of them is on another text.
fn from_nothing(base: &Annotations, now: &Annotations) -> Vec<Edit> {
    let mut nothing = base.bare();
    nothing.article.text = Arc::clone(&now.article.text);
    let mut edits = compare::changes(&nothing, now);
    let (before, after) = (Arc::clone(&base.decided), Arc::clone(&now.decided));
    if before != after {
        edits.push(Edit::changed(before, after));
    }
    edits
}

impl State {
    /// What is to be told to the journal, in order.
    pub fn notes(&mut self) -> Vec<Note> {
        let who = self.desk.settings.my_name().to_owned();
        let mut notes = Vec::new();
        for document in self.desk.document.iter_mut().chain(&mut self.desk.shelf) {
            let is_moved = !Arc::ptr_eq(&document.journal_text, &document.annotations.article.text);
            let is_told = document.unwritten.is_empty() && !(is_moved && document.journaled);
            if is_told || document.saving.disposable {
                // What is done to a sample while it is saved for the first time is for the journal, when that has ended.
                if !document.saving.busy {
                    document.unwritten.clear();
                }
                continue;
            }
            if is_moved {
                let text = &document.annotations.article.text;
                // What was told of places in one text says nothing in another: the journal begins anew.
                document.unwritten = from_nothing(&document.base, &document.annotations);
                document.journal_text = Arc::clone(text);
                document.journaled = false;
            }
            let title = document.title().to_owned();
            let path = document.path().map(Path::to_owned);
            if !std::mem::replace(&mut document.journaled, true) {
                let about = About { number: document.number, path, title, who: who.clone() };
                notes.push(Note::Open(about, Box::new(document.annotations.bare())));
            }
            let edits = std::mem::take(&mut document.unwritten);
            notes.push(Note::Edits(document.number, edits, document.revision));
        }
        notes.append(&mut self.notes);
        notes
    }

    /// The save of an article that holds everything up to `revision` has been read back.
    pub(in crate::app) fn saved_up_to(&mut self, number: u64, revision: u64) {
        let Some(document) = self.desk.open_document(number) else { return };
        // The journal may forget the article: the next change tells of it anew.
        document.journaled = false;
        self.notes.push(Note::Saved(number, revision));
    }

    /// What crashes left behind.
    pub(in crate::app) fn left_behind(&mut self, left: Vec<Unsaved>) {
        for one in left {
            let is_known = |l: &Unsaved| l.journal == one.journal && l.about.number == one.about.number;
            if !self.left.iter().chain(&self.put_off).any(is_known) {
                self.left.push(one);
            }
        }
    }

    /// An article is open of which something may have been put off: it is offered again, first.
    pub(in crate::app) fn offer_again(&mut self, path: &Path) {
        let of_it = |l: &mut Unsaved| l.about.path.as_deref() == Some(path);
        let again: Vec<Unsaved> = self.put_off.extract_if(.., of_it).chain(self.left.extract_if(.., of_it)).collect();
        self.left.splice(..0, again);
    }

    /// What a crash left behind, in a line.
    pub fn told_left(&self) -> Option<String> {
        let left = self.left.first()?;
        let time = Timestamp::from_second(left.at);
        let told = tr!(
            "left-behind",
            who = left.about.who.as_str(),
            n = left.changes as usize,
            title = left.about.title.as_str(),
            day = texts::day(time.local().date()),
            time = time.local_clock()
        );
        Some(told)
    }

    /// Tells what was changed, claim by claim.
    pub(in crate::app) fn look_at_left(&mut self) {
        if let Some(left) = self.left.first() {
            self.front.ask(Question::told(unsaved::lines(left), tr!("understood")));
        }
    }

    /// Puts off what a crash left: it is offered again when its article is opened, and at the next start.
    pub(in crate::app) fn later(&mut self) {
        if !self.left.is_empty() {
            let first = self.left.remove(0);
            self.put_off.push(first);
        }
    }

    /// Drops what a crash left; it stays among the earlier versions for a month.
    pub(in crate::app) fn drop_left(&mut self) {
        if self.left.is_empty() {
            return;
        }
        let left = self.left.remove(0);
        if let Some(home) = self.desk.home() {
            self.jobs.push(Job::PutAway(home, Box::new(left)));
        }
    }

    /// Brings back what a crash left: opens the article, and makes the changes again as one act.
    pub(in crate::app) fn restore(&mut self) {
        if self.left.is_empty() {
            self.desk.say(tr!("nothing-to-restore").to_owned());
            return;
        }
        let left = self.left.remove(0);
        let open = left.about.path.as_ref().and_then(|p| self.desk.documents().find(|d| d.is_of(p))).map(|d| d.number);
        match (open, left.about.path.clone()) {
            (Some(number), _) => {
                self.show(number);
                self.restored(&left);
            }
            (None, Some(path)) if path.exists() => {
                self.restoring = Some(left);
                self.open(path, Limits::USUAL);
            }
            (None, _) => {
                // A pasted text, or a file that is gone: what was changed is there all the same.
                let saving = Saving::to(Target::None, false, None);
                let annotations = left.bare.clone();
                self.opened(Opened::new(None, annotations, saving));
                self.restored(&left);
            }
        }
    }

    /// An article has been opened: was it to have changes brought back?
    pub(in crate::app) fn restore_opened(&mut self) {
        let path = self.desk.document.as_ref().and_then(|d| d.path()).map(Path::to_owned);
        if self.restoring.as_ref().is_some_and(|l| l.about.path == path)
            && let Some(left) = self.restoring.take()
        {
            self.restored(&left);
        }
    }

    /// Makes changes again that a crash left, as one act.
    pub(in crate::app) fn restored(&mut self, left: &Unsaved) {
        let on_text = &left.bare.article.text;
        // The text that it was on waits to be taken.
        let waits = self.desk.document.as_ref().and_then(|d| self.review.update(d.number));
        if waits.is_some_and(|update| update.article.text.as_str() == on_text.as_str()) {
            self.change(Action::Review(review::Action::TakeText));
        }
        let Some(document) = &mut self.desk.document else { return };
        let carried = if document.text() == on_text.as_str() {
            Some(left.changed.clone())
        } else {
            // The file was put on a later text since.
            carried(left, &document.annotations)
        };
        let Some(changed) = carried else {
            self.desk.say(tr!("left-other-text").to_owned());
            self.left.insert(0, left.clone());
            return;
        };
        let edits: Vec<Edit> = changed
            .iter()
            .filter_map(|(before, after)| {
                compare::restore(&document.annotations, before.as_ref(), after.as_ref(), document.me)
            })
            .collect();
        let mut edits = edits;
        if !left.decided.is_empty() {
            let before = Arc::clone(&document.annotations.decided);
            let after: BTreeSet<Decision> = before.iter().chain(&left.decided).cloned().collect();
            edits.push(Edit::changed(before, after));
        }
        let n = edits.len();
        document.change(tr!("act-restore"), edits, None);
        let known: Vec<_> =
            left.bare.annotators.iter().filter(|a| document.annotations.annotator(a.id).is_none()).collect();
        for annotator in known {
            document.annotations.annotators.push(annotator.clone());
        }
        self.notes.push(Note::Restored(Box::new(left.clone())));
        self.desk.say_done(tr!("restored", n = n));
    }
}
