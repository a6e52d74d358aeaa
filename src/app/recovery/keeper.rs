//! The thread that keeps the journal: it receives notes, collects them briefly, and writes them.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::app::desk::journaled::Journaled;
use claimlight_core::file::Home;
use claimlight_core::file::journal::{self, About, Journal, Unsaved};
use claimlight_core::model::{Annotations, Edit};

/// How long notes are collected before they are written.
const GATHER: Duration = Duration::from_millis(400);
/// How long to wait after a failed write before the next attempt.
const RETRY: Duration = Duration::from_secs(5);
/// How many panics while handling notes end the thread.
const MISTAKES: usize = 100;

/// A message to the journal. Articles are identified by their numbers.
#[derive(Debug)]
pub enum Note {
    /// An article is about to be changed: its description, and the article without claims.
    Open(About, Box<Annotations>),
    /// Edits were made to an article.
    Edits {
        /// The article.
        article: u64,
        /// The edits, in order.
        edits: Vec<Edit>,
        /// The revision that results from them.
        revision: u64,
    },
    /// A save up to this revision begins: everything before it must be written now.
    Saving {
        /// The article.
        article: u64,
        /// The revision that is saved.
        revision: u64,
    },
    /// The file holds everything up to this revision.
    Saved {
        /// The article.
        article: u64,
        /// The revision that was saved.
        revision: u64,
    },
    /// Changes left unsaved by a crash were made again and are in this journal now.
    Restored(Box<Unsaved>),
}

/// The thread that keeps the journal. Dropping it waits until all notes so far are on disk.
pub struct Keeper {
    notes: Option<Sender<Note>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread with a journal in the data folder, or with one beside each changed article if the data folder can't be
    /// written. The thread keeps `journaled` up to date.
    pub fn start(home: Option<Home>, journaled: Journaled) -> Self {
        let (sender, receiver) = channel();
        let work = move || {
            let at_home = home.and_then(|home| Journal::new(&journal::folder(&home)).ok());
            let mut journals = Journals { at_home, beside: Vec::new() };
            // A bug triggered by one note must not cost the notes after it. A bug in every note must not loop forever.
            for _ in 0..MISTAKES {
                let kept = AssertUnwindSafe(|| keep(&mut journals, &receiver, &journaled));
                if std::panic::catch_unwind(kept).is_ok() {
                    break;
                }
            }
        };
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(work).ok();
        Self { notes: Some(sender), thread }
    }

    /// Sends a note to the thread. If there is no thread, changes are not safe until they are saved.
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

/// The journals that this process writes.
struct Journals {
    /// The journal in the data folder.
    at_home: Option<Journal>,
    /// Journals beside articles, by the article's number, used if the data folder can't be written.
    beside: Vec<(u64, Journal)>,
}

impl Journals {
    fn all(&mut self) -> impl Iterator<Item = &mut Journal> {
        self.at_home.iter_mut().chain(self.beside.iter_mut().map(|(_, journal)| journal))
    }

    fn of(&mut self, article: u64) -> Option<&mut Journal> {
        let mut beside = self.beside.iter_mut();
        self.at_home.as_mut().or_else(|| beside.find(|(n, _)| *n == article).map(|(_, journal)| journal))
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

    /// Writes everything that is not on disk; returns `false` if some of it could not be written.
    fn flush(&mut self) -> bool {
        self.all().filter_map(|journal| journal.flush().err()).count() == 0
    }
}

/// Handles notes until all senders are gone.
fn keep(journals: &mut Journals, notes: &Receiver<Note>, journaled: &Journaled) {
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
                Ok(Note::Edits { article, edits, revision }) => {
                    if let Some(journal) = journals.of(article) {
                        journal.edit(article, &edits, revision);
                    }
                }
                Ok(Note::Saving { article, revision }) => {
                    if let Some(journal) = journals.of(article) {
                        journal.saving(article);
                    }
                    revisions.insert(article, revision);
                    break false;
                }
                Ok(Note::Saved { article, revision }) => {
                    if let Some(journal) = journals.of(article) {
                        // If the journal can't be shortened now, the next flush rewrites it.
                        drop(journal.saved(article, revision));
                    }
                }
                Ok(Note::Restored(left)) => restored.push(*left),
                Err(e) => break e == RecvTimeoutError::Disconnected,
            }
            next = notes.recv_timeout(until.saturating_duration_since(Instant::now()));
        };
        // If the disk refuses, the write is retried later; the save reports the error.
        if journals.flush() {
            for left in restored.drain(..) {
                drop(journal::forget(&left));
            }
        }
        journaled.set(revisions);
        if is_over {
            return;
        }
    }
}
