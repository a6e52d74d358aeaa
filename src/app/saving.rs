//! Where an open article is saved, how that stands, and when it is done: the writing is handed to jobs.

use std::path::PathBuf;
use std::time::Duration;

use crate::app::actions::Action;
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::saving_state::Target;
use crate::app::desk::tasks::Job;
use crate::app::front::dialogs;
use crate::app::recovery;
use crate::app::state::{State, Then};
use crate::app::sync::merge_files::Met;
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::file;

impl State {
    /// Writes the file if it has a place, else asks for one.
    pub(in crate::app) fn save(&mut self) {
        let Some(document) = &self.desk.document else { return };
        if document.saving.target == Target::None {
            self.save_as();
        } else if document.saving.is_changed() || document.saving.on_request {
            self.save_number(document.number);
        } else {
            self.desk.say(tr!("nothing-has-changed-since-the-last").to_owned());
        }
    }

    pub(in crate::app) fn save_as(&mut self) {
        let Some(document) = &self.desk.document else { return };
        let suggested = match &document.saving.target {
            Target::File(path) => path.clone(),
            Target::None => self.place_to_save(document),
        };
        let number = document.number;
        let then = move |path| Action::SaveTo(number, path);
        let choice = Choice::new("dialog-save", Wanted::NewFile, Kind::Ron, then).at(Suggested::Path(suggested));
        self.choose(choice);
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
    pub(in crate::app) fn save_to(&mut self, number: u64, path: PathBuf) {
        let Some(document) = self.desk.open_document(number) else { return };
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
        if let Some(number) = self.desk.document.as_ref().map(|d| d.number) {
            self.save_number(number);
        }
    }

    pub(in crate::app) fn save_number(&mut self, number: u64) {
        let Some(document) = self.desk.open_document(number) else { return };
        let Target::File(path) = document.saving.target.clone() else { return };
        if document.saving.is_at_work() {
            document.saving.again = true;
            return;
        }
        let held = document.saving.begin();
        let Some(copy) = self.copy_of(number, path, held) else { return };
        self.change(Action::Recovery(recovery::Action::Saving(number, copy.revision)));
        self.jobs.push(Job::Save(Box::new(copy)));
    }

    pub(in crate::app) fn saved(&mut self, number: u64, mut held: u64, result: Result<Met, String>) {
        let failed = result.is_err();
        if self.desk.documents().any(|d| d.number == number) {
            let told = match result {
                Ok(met) => {
                    let is_there = self
                        .desk
                        .open_document(number)
                        .is_some_and(|d| d.saving.target == Target::File(met.path.clone()));
                    if !is_there {
                        // Another place was chosen meanwhile: that has nothing yet.
                        held = 0;
                    } else if !self.take_met(number, met) {
                        self.desk.look_again(number);
                    }
                    Ok(())
                }
                Err(reason) => {
                    // It may be that somebody has written there what a save does not take in by itself.
                    self.desk.look_again(number);
                    Err(reason)
                }
            };
            if let Some(document) = self.desk.open_document(number) {
                document.saving.end(held, told);
            }
            self.save_again(number);
        } else if let Err(reason) = result {
            self.desk.say(tr!("could-not-save", reason = reason));
        }
        if self.then.is_none() || (!failed && self.desk.documents().any(|d| d.saving.busy || d.saving.again)) {
            return;
        }
        self.desk.working = None;
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
    pub(in crate::app) fn save_again(&mut self, number: u64) {
        if self.desk.open_document(number).is_some_and(|d| d.saving.again && !d.saving.is_at_work()) {
            self.save_number(number);
        }
    }

    /// Saves what is due by itself; the answer is when to look again.
    pub fn autosave(&mut self) -> Option<Duration> {
        if !self.desk.settings.autosave {
            return None;
        }
        let due: Vec<(u64, Duration)> =
            self.desk.documents().filter_map(|d| Some((d.number, d.saving.due_in()?))).collect();
        for (number, _) in due.iter().filter(|(_, due)| due.is_zero()) {
            self.save_number(*number);
        }
        due.into_iter().map(|(_, due)| due).filter(|due| !due.is_zero()).min()
    }
}
