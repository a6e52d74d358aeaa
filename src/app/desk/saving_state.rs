//! Where an open article is saved, and the state of saving.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::app::words::file_name;
use crate::tr;
use claimlight_core::model::Timestamp;

/// How long after a change the file is saved automatically.
pub const AUTOSAVE_AFTER: Duration = Duration::from_secs(5);

/// Why an article can't be saved where it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsafe {
    /// The place can't be written to.
    ReadOnly,
    /// The folder is emptied from time to time.
    Emptied,
}

/// Where an article's annotations are saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nowhere yet; a place must be chosen.
    #[default]
    None,
    /// In this file.
    File(PathBuf),
}

/// What is already at the place chosen for an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occupied {
    /// Nothing: the place is free.
    Free,
    /// Annotations of the same article, with a description of what they would bring.
    SameArticle(Option<String>),
    /// Something that can't be merged, with the reason in a sentence or two.
    Refused(String),
}

/// Whether the file that an article is saved to is where it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Absence {
    /// It is, or there is none yet.
    #[default]
    There,
    /// It is not, for less than two seconds so far: a save waits.
    Missing,
    /// It is not, and the person has to say what becomes of it: nothing is written.
    Gone,
}

/// The result of the last save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveResult {
    /// Nothing has been saved yet.
    #[default]
    None,
    /// The save succeeded at this time.
    Saved(Timestamp),
    /// The save failed for this reason; nothing is lost.
    Failed(String),
}

/// The state of saving of one open article.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default)]
pub struct Saving {
    /// Where the annotations are saved.
    pub target: Target,
    /// Whether the first save waits until the person asks for it, because the file was repaired or holds comments of others.
    pub on_request: bool,
    /// Whether the file held nothing of mine when it was opened; in that case, too, the first save waits.
    pub foreign: bool,
    /// SHA-256 of the file as last read or written; `None` if there was no file.
    pub on_disk: Option<String>,
    /// The result of the last save.
    pub outcome: SaveResult,
    /// Whether the file is where it was. Otherwise nothing is written.
    pub absence: Absence,
    /// Whether this is a sample, whose changes may be discarded without asking.
    pub disposable: bool,
    /// Whether the file has changed on disk and needs to be read again.
    pub look: bool,
    /// Whether the person has been told that the file's owner, group or access control list could not be kept.
    pub told_owner: bool,
    /// Whether a save is under way.
    pub busy: bool,
    /// Whether changes by others are being read. No other work on the file may run then, as both would start from the same state.
    pub meeting: bool,
    /// Whether to save again as soon as no save is under way.
    pub again: bool,
    /// The number of changes that are not on disk.
    unsaved: u64,
    last_change: Option<Instant>,
}

impl Saving {
    /// The state for an article just opened: where it is saved, whether its first save waits, and the SHA-256 of the existing
    /// file, if any.
    pub fn to(target: Target, on_request: bool, on_disk: Option<String>) -> Self {
        Self { target, on_request, on_disk, ..Self::default() }
    }

    /// The state for a sample, which is kept only if the person saves it.
    pub fn disposable() -> Self {
        Self { disposable: true, ..Self::default() }
    }

    /// Records that a change was made.
    pub fn changed(&mut self) {
        self.unsaved += 1;
        self.last_change = Some(Instant::now());
    }

    /// Whether there are unsaved changes whose loss would matter, unlike those of a sample.
    pub fn is_at_risk(&self) -> bool {
        self.unsaved > 0 && !self.disposable
    }

    /// Whether there are changes about which the person is asked before they are lost, those of a sample too.
    pub fn is_worth_keeping(&self) -> bool {
        self.unsaved > 0
    }

    /// Whether there are changes that are not on disk.
    pub fn is_changed(&self) -> bool {
        self.unsaved > 0
    }

    /// Whether the first save waits until the person asks for it.
    pub fn waits(&self) -> bool {
        self.on_request || self.foreign
    }

    /// Whether there are changes that can be saved without asking.
    pub fn saves_by_itself(&self) -> bool {
        self.is_changed() && self.can_be_written() && !self.waits() && !self.failed()
    }

    /// Whether there is a place to write to.
    pub fn can_be_written(&self) -> bool {
        self.target != Target::None && self.absence == Absence::There
    }

    /// Records that a save under way was given up, because the file is not there. It is tried again once the file is back.
    pub fn give_up(&mut self) {
        self.busy = false;
        self.again = true;
    }

    /// Whether the file is being read or written.
    pub fn is_at_work(&self) -> bool {
        self.busy || self.meeting
    }

    /// Records that a save begins. Returns the number of changes that it includes.
    pub fn begin(&mut self) -> u64 {
        self.busy = true;
        self.again = false;
        self.unsaved
    }

    /// Records that a save of `held` changes ended.
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

    /// How long it will be, without further changes, until nothing has changed for `pause`.
    pub fn pause_left(&self, pause: Duration) -> Duration {
        self.last_change.map_or(Duration::ZERO, |at| pause.saturating_sub(at.elapsed()))
    }

    /// How long it will be until the next automatic save; `None` if none is due.
    pub fn due_in(&self) -> Option<Duration> {
        let may = self.is_changed() && !self.is_at_work() && !self.waits() && self.can_be_written();
        let since = self.last_change?.elapsed();
        // After a failure, wait longer than five seconds: the person already knows.
        let wait = if matches!(self.outcome, SaveResult::Failed(_)) { AUTOSAVE_AFTER * 12 } else { AUTOSAVE_AFTER };
        may.then(|| wait.saturating_sub(since))
    }

    /// Whether the last save failed and nothing has been saved since.
    pub fn failed(&self) -> bool {
        matches!(self.outcome, SaveResult::Failed(_)) && self.is_changed() && !self.busy
    }

    /// The file that it is saved to; `None` if there is none.
    pub fn path(&self) -> Option<&Path> {
        match &self.target {
            Target::File(path) => Some(path),
            Target::None => None,
        }
    }

    /// The file that it is saved to, with its folder's name; empty if there is none.
    fn place(&self) -> String {
        let Target::File(path) = &self.target else { return String::new() };
        let name = file_name(path);
        match path.parent().and_then(Path::file_name) {
            Some(folder) => Path::new(folder).join(name).display().to_string(),
            None => name,
        }
    }

    /// The text for the status line; empty if there is nothing to say.
    pub fn words(&self) -> String {
        if self.busy {
            return tr!("saving").to_owned();
        }
        match (&self.outcome, self.is_changed()) {
            (SaveResult::Failed(reason), true) => tr!("could-not-save", reason = reason),
            (_, true) if self.disposable => tr!("sample-changed").to_owned(),
            (_, true) if self.target == Target::None => tr!("not-saved-choose-a-place").to_owned(),
            (_, true) if self.absence == Absence::Gone => tr!("not-saved-gone").to_owned(),
            (_, true) if self.waits() => tr!("not-saved-goes-to", place = self.place()),
            (_, true) => tr!("changed").to_owned(),
            (SaveResult::Saved(at), false) => tr!("saved-at", place = self.place(), time = at.local_clock()),
            (_, false) => String::new(),
        }
    }
}
