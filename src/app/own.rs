//! Work on one's own: in a file of one's own beside that of all, without what others did, until it is merged.

use std::path::PathBuf;

use crate::app::jobs::Job;
use crate::app::opening::Opened;
use crate::app::saving::{Saving, Target};
use crate::app::state::{State, Then};
use crate::tr;
use claimlight_core::{compare, file};

impl State {
    /// Whether the shown article is saved to a file of my own.
    pub fn works_on_my_own(&self) -> bool {
        let target = self.document.as_ref().map(|d| &d.saving.target);
        matches!(target, Some(Target::File(path)) if file::is_own(path, self.settings.my_name()))
    }

    /// Goes on in a file of my own, when what is unsaved is saved.
    pub(super) fn begin_on_my_own(&mut self) {
        let has_place = self.document.as_ref().is_some_and(|d| d.saving.target != Target::None);
        if self.works_on_my_own() {
            self.say(tr!("own-already").to_owned());
        } else if has_place {
            self.leave(Then::OnMyOwn);
        } else {
            self.save_as();
        }
    }

    /// Goes on with what is mine alone; the file of all stays as it is.
    pub(super) fn on_my_own(&mut self) {
        let Some(document) = self.document.take() else { return };
        let Target::File(shared) = &document.saving.target else { return };
        let place = file::own_file(shared, self.settings.my_name());
        let name = crate::app::files::file_name(&place);
        if place.exists() {
            self.open(place, claimlight_core::model::Limits::USUAL);
        } else {
            let own = compare::own(&document.annotations, document.me);
            let saving = Saving::to(Target::File(place), false, None);
            self.opening.clone_from(&document.source);
            self.opened(Opened::new(document.source, own, saving));
            self.with(|d| {
                d.just_pasted = false;
                d.saving.changed();
            });
            self.save_now();
        }
        self.say(tr!("own-begun", name = name));
    }

    /// Has the files of others looked for.
    pub(super) fn together(&mut self) {
        let Some((number, target)) = self.document.as_ref().map(|d| (d.number, d.saving.target.clone())) else {
            return;
        };
        let Target::File(path) = target else {
            self.say(tr!("nothing-beside").to_owned());
            return;
        };
        let who = self.settings.my_name().to_owned();
        let copy = self.copy_of(number, path, 0);
        self.jobs.extend(copy.map(|copy| Job::Others(Box::new(copy), who)));
    }

    /// They were looked for: each is merged in when it is said so.
    pub(super) fn others(&mut self, number: u64, others: Vec<PathBuf>) {
        if others.is_empty() {
            self.say(tr!("nothing-beside").to_owned());
        }
        if let Some(document) = self.open_document(number) {
            document.copies = others;
        }
    }
}
