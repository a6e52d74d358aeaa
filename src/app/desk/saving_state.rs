//! Where an open article is saved, and how that stands.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::tr;
use claimlight_core::model::Timestamp;

/// How long after a change the file is written by itself.
pub const AUTOSAVE_AFTER: Duration = Duration::from_secs(5);

/// Why what was opened can't be saved where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsafe {
    /// It can't be written there.
    ReadOnly,
    /// Others empty that folder.
    Emptied,
}

/// Where an article's annotations go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nowhere yet: a place must be chosen.
    #[default]
    None,
    /// To this file.
    File(PathBuf),
}

/// What lies at the place that was chosen for an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occupied {
    /// Nothing.
    Free,
    /// Annotations of the same article, and what they would bring, in words.
    SameArticle(Option<String>),
    /// Something that can't be merged, for this reason, a sentence or two.
    Refused(String),
}

/// What became of the last save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveResult {
    /// There was none yet.
    #[default]
    None,
    /// It is on disk.
    Saved(Timestamp),
    /// It failed, for this reason; nothing is lost.
    Failed(String),
}

/// The state of saving of one open article.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default)]
pub struct Saving {
    /// Where to.
    pub target: Target,
    /// Whether the first save waits for the person to ask for it: the file was repaired, or holds comments of others.
    pub on_request: bool,
    /// Whether the file held nothing of mine when it was opened: its first save waits too.
    pub foreign: bool,
    /// SHA-256 of the file as it was last read or written; `None` where there was no file.
    pub on_disk: Option<String>,
    /// What became of the last save.
    pub outcome: SaveResult,
    /// Whether changes may be thrown away without a question: a sample.
    pub disposable: bool,
    /// Whether the file has changed on disk and is to be looked at.
    pub look: bool,
    /// Whether it was told that owner, group or access control list of the file could not be kept.
    pub told_owner: bool,
    /// Whether one is under way.
    pub busy: bool,
    /// Whether what others wrote is being read: then nothing else is, as both would begin from the same state.
    pub meeting: bool,
    /// Whether a save is wanted as soon as nothing is under way.
    pub again: bool,
    /// Changes that are not on disk.
    unsaved: u64,
    last_change: Option<Instant>,
}

impl Saving {
    /// Of an article just opened: where it goes, and the hash of the file that is there.
    pub fn to(target: Target, on_request: bool, on_disk: Option<String>) -> Self {
        Self { target, on_request, on_disk, ..Self::default() }
    }

    /// Of a sample: nothing is kept unless the person saves it.
    pub fn disposable() -> Self {
        Self { disposable: true, ..Self::default() }
    }

    /// A change was made.
    pub fn changed(&mut self) {
        self.unsaved += 1;
        self.last_change = Some(Instant::now());
    }

    /// Whether there are changes that would be lost.
    pub fn is_at_risk(&self) -> bool {
        self.unsaved > 0 && !self.disposable
    }

    /// Whether there are changes that are not on disk.
    pub fn is_changed(&self) -> bool {
        self.unsaved > 0
    }

    /// Whether the first save waits for the person to ask for it.
    pub fn waits(&self) -> bool {
        self.on_request || self.foreign
    }

    /// Whether its changes can be saved without asking.
    pub fn saves_by_itself(&self) -> bool {
        self.is_changed() && self.target != Target::None && !self.waits() && !self.failed()
    }

    /// Whether its file is being read or written.
    pub fn is_at_work(&self) -> bool {
        self.busy || self.meeting
    }

    /// A save begins; the answer counts the changes that it holds.
    pub fn begin(&mut self) -> u64 {
        self.busy = true;
        self.again = false;
        self.unsaved
    }

    /// A save that held `held` changes ended.
    pub fn end(&mut self, held: u64, result: Result<(), String>) {
        self.busy = false;
        match result {
            Ok(()) => {
                self.unsaved -= held.min(self.unsaved);
                self.on_request = false;
                self.foreign = false;
                self.disposable = false;
                self.outcome = SaveResult::Saved(Timestamp::now());
            }
            Err(reason) => {
                self.outcome = SaveResult::Failed(reason);
                self.last_change = Some(Instant::now());
            }
        }
    }

    /// How long until nothing was changed for `pause`.
    pub fn pause_left(&self, pause: Duration) -> Duration {
        self.last_change.map_or(Duration::ZERO, |at| pause.saturating_sub(at.elapsed()))
    }

    /// How long until it is to be saved by itself; `None` where it is not to be.
    pub fn due_in(&self) -> Option<Duration> {
        let may = self.is_changed() && !self.is_at_work() && !self.waits() && self.target != Target::None;
        let since = self.last_change?.elapsed();
        // After a failure not every five seconds: the person has been told.
        let wait = if matches!(self.outcome, SaveResult::Failed(_)) { AUTOSAVE_AFTER * 12 } else { AUTOSAVE_AFTER };
        may.then(|| wait.saturating_sub(since))
    }

    /// Whether the last save failed and nothing was saved since.
    pub fn failed(&self) -> bool {
        matches!(self.outcome, SaveResult::Failed(_)) && self.is_changed() && !self.busy
    }

    /// What the status line says.
    pub fn words(&self) -> String {
        if self.busy {
            return tr!("saving").to_owned();
        }
        match (&self.outcome, self.is_changed()) {
            (SaveResult::Failed(reason), true) => tr!("could-not-save", reason = reason),
            (_, true) if self.disposable => tr!("sample-changed").to_owned(),
            (_, true) if self.target == Target::None => tr!("not-saved-choose-a-place").to_owned(),
            (_, true) => tr!("changed").to_owned(),
            (SaveResult::Saved(at), false) => tr!("saved-at", time = at.local_clock()),
            (_, false) => String::new(),
        }
    }
}
