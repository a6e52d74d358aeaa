//! Where an open article is saved, how that stands, and when it is done: the writing is handed to jobs.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::app::dialogs::{self, Purpose};
use crate::app::document::Document;
use crate::app::files::file_name;
use crate::app::jobs::Job;
use crate::app::meeting::Met;
use crate::app::recovery::Note;
use crate::app::state::{State, Then};
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::Timestamp;

/// How long after a change the file is written by itself.
pub const AUTOSAVE_AFTER: Duration = Duration::from_secs(5);

/// Where an article's annotations go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nowhere yet: a place must be chosen.
    #[default]
    None,
    /// To this file.
    File(PathBuf),
}

/// What became of the last save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
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
    pub outcome: Outcome,
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
                self.outcome = Outcome::Saved(Timestamp::now());
            }
            Err(reason) => {
                self.outcome = Outcome::Failed(reason);
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
        let wait = if matches!(self.outcome, Outcome::Failed(_)) { AUTOSAVE_AFTER * 12 } else { AUTOSAVE_AFTER };
        may.then(|| wait.saturating_sub(since))
    }

    /// Whether the last save failed and nothing was saved since.
    pub fn failed(&self) -> bool {
        matches!(self.outcome, Outcome::Failed(_)) && self.is_changed() && !self.busy
    }

    /// What the status line says.
    pub fn words(&self) -> String {
        if self.busy {
            return tr!("saving").to_owned();
        }
        match (&self.outcome, self.is_changed()) {
            (Outcome::Failed(reason), true) => tr!("could-not-save", reason = reason),
            (_, true) if self.disposable => tr!("sample-changed").to_owned(),
            (_, true) if self.target == Target::None => tr!("not-saved-choose-a-place").to_owned(),
            (_, true) => tr!("changed").to_owned(),
            (Outcome::Saved(at), false) => tr!("saved-at", time = at.local_clock()),
            (_, false) => String::new(),
        }
    }
}

impl State {
    /// Writes the file if it has a place, else asks for one.
    pub(super) fn save(&mut self) {
        let Some(document) = &self.document else { return };
        if document.saving.target == Target::None {
            self.save_as();
        } else if document.saving.is_changed() || document.saving.on_request {
            self.save_number(document.number);
        } else {
            self.say(tr!("nothing-has-changed-since-the-last").to_owned());
        }
    }

    pub(super) fn save_as(&mut self) {
        let Some(document) = &self.document else { return };
        let suggested = match &document.saving.target {
            Target::File(path) => path.clone(),
            Target::None => self.place_to_save(document),
        };
        let purpose = Purpose::Save(document.number);
        self.jobs.push(Job::Choose { number: None, purpose, suggested, own: self.settings.own_dialogs });
    }

    /// Where an article without a place is offered to be saved.
    pub fn place_to_save(&self, document: &Document) -> PathBuf {
        let folder = self.folder.as_ref().map(|f| f.path.clone()).or_else(dialogs::home).unwrap_or_default();
        let source = document.source.as_deref().map(file_name).filter(|n| n.to_lowercase().ends_with(".ron"));
        folder.join(source.unwrap_or_else(|| {
            let name = &document.annotations.article.facts.original_name;
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            let stem = if stem.is_empty() { file::plain_name(document.title()) } else { stem.to_owned() };
            format!("{stem}.claims.ron")
        }))
    }

    /// Saves an open article to this file from now on. The one that was asked about, whichever is shown by now.
    pub(super) fn save_to(&mut self, number: u64, path: PathBuf) {
        let Some(document) = self.open_document(number) else { return };
        if document.saving.target != Target::File(path.clone()) {
            document.saving.target = Target::File(path);
            document.saving.on_disk = None;
            document.saving.changed();
        }
        document.saving.on_request = false;
        self.save_number(number);
    }

    /// Writes the file of the shown article now, where it has a place.
    pub fn save_now(&mut self) {
        if let Some(number) = self.document.as_ref().map(|d| d.number) {
            self.save_number(number);
        }
    }

    pub(super) fn save_number(&mut self, number: u64) {
        let Some(document) = self.open_document(number) else { return };
        let Target::File(path) = document.saving.target.clone() else { return };
        if document.saving.is_at_work() {
            document.saving.again = true;
            return;
        }
        let held = document.saving.begin();
        let Some(copy) = self.copy_of(number, path, held) else { return };
        self.notes.push(Note::Saving(number, copy.revision));
        self.jobs.push(Job::Save(Box::new(copy)));
    }

    pub(super) fn saved(&mut self, number: u64, mut held: u64, result: Result<Met, String>) {
        let failed = result.is_err();
        if self.documents().any(|d| d.number == number) {
            let told = match result {
                Ok(met) => {
                    let is_there =
                        self.open_document(number).is_some_and(|d| d.saving.target == Target::File(met.path.clone()));
                    if !is_there {
                        // Another place was chosen meanwhile: that has nothing yet.
                        held = 0;
                    } else if !self.take_met(number, met) {
                        self.look_again(number);
                    }
                    Ok(())
                }
                Err(reason) => {
                    // It may be that somebody has written there what a save does not take in by itself.
                    self.look_again(number);
                    Err(reason)
                }
            };
            if let Some(document) = self.open_document(number) {
                document.saving.end(held, told);
            }
            self.save_again(number);
        } else if let Err(reason) = result {
            self.say(tr!("could-not-save", reason = reason));
        }
        if self.then.is_none() || (!failed && self.documents().any(|d| d.saving.busy || d.saving.again)) {
            return;
        }
        self.working = None;
        if let Some(then) = self.then.take()
            && !failed
        {
            // Another one may be shown by now. What was changed while it was saved is saved first.
            if then != Then::Close {
                self.show(number);
            }
            self.leave(then);
        } else {
            self.show(number);
        }
    }

    /// Saves what was asked to be saved while the file was at work.
    pub(super) fn save_again(&mut self, number: u64) {
        if self.open_document(number).is_some_and(|d| d.saving.again && !d.saving.is_at_work()) {
            self.save_number(number);
        }
    }

    /// Saves what is due by itself; the answer is when to look again.
    pub fn autosave(&mut self) -> Option<Duration> {
        if !self.settings.autosave {
            return None;
        }
        let due: Vec<(u64, Duration)> = self.documents().filter_map(|d| Some((d.number, d.saving.due_in()?))).collect();
        for (number, _) in due.iter().filter(|(_, due)| due.is_zero()) {
            self.save_number(*number);
        }
        due.into_iter().map(|(_, due)| due).filter(|due| !due.is_zero()).min()
    }
}
