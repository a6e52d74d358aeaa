//! Nothing typed is lost: changes go to the journal as they are made, and what a crash left there is offered again.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::app::jobs::{Job, Opened};
use crate::app::saving::{Saving, Target};
use crate::app::state::{Question, State};
use crate::app::texts;
use crate::compare;
use crate::model::{Annotations, Edit, Record, Timestamp};
use crate::store::journal::{About, Journal, Left};
use crate::tr;

/// What is gathered before it is written, at most.
const GATHER: Duration = Duration::from_millis(400);

/// What the journal is told.
#[derive(Debug)]
pub enum Note {
    /// An article is about to be changed: what it is, and the article without its changes.
    Open(About, Box<Annotations>),
    /// Changes that led to a revision.
    Edits(u64, Vec<Edit>, u64),
    /// A save that holds everything up to a revision has been read back.
    Saved(u64, u64),
    /// Changes that a crash left are in this journal now.
    Restored(Box<Left>),
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

/// Keeps a journal in this data folder. Where that can't be written there is none.
pub fn start(home: PathBuf) -> Keeper {
    let (sender, receiver) = channel();
    let work = move || {
        if let Ok(journal) = Journal::new(&home) {
            keep(journal, &receiver);
        }
    };
    let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(work).ok();
    Keeper { notes: Some(sender), thread }
}

fn keep(mut journal: Journal, notes: &Receiver<Note>) {
    loop {
        let Ok(first) = notes.recv() else { return };
        let until = std::time::Instant::now() + GATHER;
        let mut restored: Vec<Left> = take(&mut journal, first).into_iter().collect();
        let mut is_over = false;
        loop {
            match notes.recv_timeout(until.saturating_duration_since(std::time::Instant::now())) {
                Ok(note) => restored.extend(take(&mut journal, note)),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    is_over = true;
                    break;
                }
            }
        }
        // Where the disk refuses, the next change tries again; the save tells of it.
        if journal.flush().is_ok() {
            for left in restored {
                drop(crate::store::journal::forget(&left));
            }
        }
        if is_over {
            return;
        }
    }
}

fn take(journal: &mut Journal, note: Note) -> Option<Left> {
    match note {
        Note::Open(about, bare) => journal.open(about, *bare),
        Note::Edits(number, edits, revision) => journal.edit(number, &edits, revision),
        // A journal that could not be shortened is shortened by the next save.
        Note::Saved(number, revision) => drop(journal.saved(number, revision)),
        Note::Restored(left) => return Some(*left),
    }
    None
}

impl State {
    /// What is to be told to the journal, in order.
    pub fn notes(&mut self) -> Vec<Note> {
        let who = self.settings.my_name().to_owned();
        let mut notes = Vec::new();
        for document in self.document.iter_mut().chain(&mut self.shelf) {
            if document.unwritten.is_empty() || document.saving.disposable {
                document.unwritten.clear();
                continue;
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
    pub(super) fn saved_up_to(&mut self, number: u64, revision: u64) {
        let Some(document) = self.open_document(number) else { return };
        if document.revision <= revision {
            // The journal forgets the article: the next change tells of it anew.
            document.journaled = false;
        }
        self.notes.push(Note::Saved(number, revision));
    }

    /// What a crash left behind.
    pub(super) fn left_behind(&mut self, left: Vec<Left>) {
        self.left = left;
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
    pub(super) fn look_at_left(&mut self) {
        let Some(left) = self.left.first() else { return };
        let text = &left.bare.article.text;
        let quote = |record: &Record| match record {
            Record::Claim(claim) => claim.ranges().map(|r| text.slice(r)).collect::<Vec<_>>().join(" … "),
            Record::NoClaim(no_claim) => text.slice(no_claim.range).to_owned(),
            Record::Facts(_) => tr!("act-details").to_owned(),
            Record::Scheme(_) => tr!("act-scheme").to_owned(),
            Record::Annotator(annotator) => annotator.name.clone(),
        };
        let line = |(before, after): &(Option<Record>, Option<Record>)| match (before, after) {
            (None, Some(new)) => Some(tr!("left-made", quote = quote(new))),
            (Some(_), Some(new)) => Some(tr!("left-changed", quote = quote(new))),
            (Some(old), None) => Some(tr!("left-deleted", quote = quote(old))),
            (None, None) => None,
        };
        self.question = Some(Question::Told(left.changed.iter().filter_map(line).collect()));
    }

    /// Puts aside what a crash left: the next start offers it again.
    pub(super) fn later(&mut self) {
        if !self.left.is_empty() {
            self.left.remove(0);
        }
    }

    /// Drops what a crash left; it stays among the earlier versions for a month.
    pub(super) fn drop_left(&mut self) {
        if self.left.is_empty() {
            return;
        }
        let left = self.left.remove(0);
        if let Some(home) = self.home() {
            self.jobs.push(Job::PutAway(home, Box::new(left)));
        }
    }

    /// Brings back what a crash left: opens the article, and makes the changes again as one act.
    pub(super) fn restore(&mut self) {
        if self.left.is_empty() {
            self.say(tr!("nothing-to-restore").to_owned());
            return;
        }
        let left = self.left.remove(0);
        let open = left.about.path.as_ref().and_then(|p| self.documents().find(|d| d.is_of(p))).map(|d| d.number);
        match (open, left.about.path.clone()) {
            (Some(number), _) => {
                self.show(number);
                self.restored(&left);
            }
            (None, Some(path)) if path.exists() => {
                self.restoring = Some(left);
                self.open(path);
            }
            (None, _) => {
                // A pasted text, or a file that is gone: what was changed is there all the same.
                let saving = Saving::to(Target::None, false, None);
                let annotations = left.bare.clone();
                self.opened(Opened {
                    source: None,
                    annotations,
                    saving,
                    told: Vec::new(),
                    other_text: None,
                    copies: Vec::new(),
                });
                self.restored(&left);
            }
        }
    }

    /// An article has been opened: was it to have changes brought back?
    pub(super) fn restore_opened(&mut self) {
        let path = self.document.as_ref().and_then(|d| d.path()).map(Path::to_owned);
        if self.restoring.as_ref().is_some_and(|l| l.about.path == path)
            && let Some(left) = self.restoring.take()
        {
            self.restored(&left);
        }
    }

    fn restored(&mut self, left: &Left) {
        let Some(document) = &mut self.document else { return };
        if document.text() != left.bare.article.text.as_str() {
            self.say(tr!("left-other-text").to_owned());
            self.left.insert(0, left.clone());
            return;
        }
        let edits: Vec<Edit> = left
            .changed
            .iter()
            .filter_map(|(before, after)| compare::restore(&document.annotations, before.as_ref(), after.as_ref()))
            .collect();
        let n = edits.len();
        document.change(tr!("act-restore"), edits, None);
        let known: Vec<_> =
            left.bare.annotators.iter().filter(|a| document.annotations.annotator(a.id).is_none()).collect();
        for annotator in known {
            document.annotations.annotators.push(annotator.clone());
        }
        let name = self.settings.my_name().to_owned();
        if let Some(document) = &mut self.document {
            document.introduce(&name);
        }
        self.notes.push(Note::Restored(Box::new(left.clone())));
        self.say_done(tr!("restored", n = n));
    }
}
