//! Work on one's own: in a file of one's own beside that of all, without what others did, until it is merged.

use std::path::PathBuf;

use crate::app::actions::Action;
use crate::app::desk::saving_state::{Saving, Target};
use crate::app::desk::tasks::Job;
use crate::app::opening::read::Opened;
use crate::app::saving::{self, Then};
use crate::app::state::State;
use crate::app::sync::{self, merge_files::Copy};
use crate::tr;
use claimlight_core::{compare, file};

impl State {
    /// Goes on in a file of my own, when what is unsaved is saved.
    pub(in crate::app) fn begin_on_my_own(&mut self) {
        let has_place = self.desk.document.as_ref().is_some_and(|d| d.saving.target != Target::None);
        if self.desk.works_on_my_own() {
            self.desk.say(tr!("own-already").to_owned());
        } else if has_place {
            self.change(Action::Saving(saving::Action::Leave(Then::OnMyOwn)));
        } else {
            self.change(Action::Saving(saving::Action::SaveAs));
        }
    }

    /// Goes on with what is mine alone; the file of all stays as it is.
    pub(in crate::app) fn on_my_own(&mut self) {
        let Some(document) = self.desk.document.take() else { return };
        let Target::File(shared) = &document.saving.target else { return };
        let place = file::own_file(shared, self.desk.settings.my_name());
        let name = crate::app::words::file_name(&place);
        if place.exists() {
            self.open(place, claimlight_core::model::Limits::USUAL);
        } else {
            let own = compare::own(&document.annotations, document.me);
            let saving = Saving::to(Target::File(place), false, None);
            self.opening.clone_from(&document.source);
            self.opened(Opened::new(document.source, own, saving));
            self.desk.with(|d| {
                d.just_pasted = false;
                d.saving.changed();
            });
            let number = self.desk.document.as_ref().map(|d| d.number);
            number.into_iter().for_each(|number| self.change(Action::Saving(saving::Action::Write(number))));
        }
        self.desk.say(tr!("own-begun", name = name));
    }

    /// Has the files of others looked for.
    pub(in crate::app) fn together(&mut self) {
        let Some((number, target)) = self.desk.document.as_ref().map(|d| (d.number, d.saving.target.clone())) else {
            return;
        };
        let Target::File(path) = target else {
            self.desk.say(tr!("nothing-beside").to_owned());
            return;
        };
        let who = self.desk.settings.my_name().to_owned();
        let copy = Copy::of(&self.desk, number, path);
        self.jobs.extend(copy.map(|copy| Job::Others(Box::new(copy), who)));
    }

    /// They were looked for: each is merged in when it is said so.
    pub(in crate::app) fn others(&mut self, number: u64, others: Vec<PathBuf>) {
        if others.is_empty() {
            self.desk.say(tr!("nothing-beside").to_owned());
        }
        self.change(Action::Sync(sync::Action::CopiesFound(number, others)));
    }
}
