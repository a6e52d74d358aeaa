//! What capabilities ask of each other: done here, since none of them knows another.

use crate::app::actions::Action;
use crate::app::desk::saving_state::{Saving, Target};
use crate::app::desk::tasks::Job;
use crate::app::opening::read::Opened;
use crate::app::saving::Then;
use crate::app::state::State;
use crate::app::sync::merge_files::Met;
use crate::app::{recovery, review, saving};
use claimlight_core::model::Limits;

impl State {
    /// Shows or opens the article in which changes are made again.
    pub(in crate::app) fn recovery_asks(&mut self, request: recovery::Request) {
        match request {
            recovery::Request::Show(number) => {
                self.show(number);
                self.make_again();
            }
            // The changes are made again when it is open.
            recovery::Request::Open(path) => self.open(path, Limits::USUAL),
            recovery::Request::OpenWithoutFile(annotations) => {
                let saving = Saving::to(Target::None, false, None);
                self.opened(Opened::new(None, *annotations, saving));
            }
        }
    }

    /// Makes changes again for which the shown article was opened.
    pub(in crate::app) fn make_again(&mut self) {
        let update = self.desk.document.as_ref().and_then(|d| self.review.update(d.number));
        // The text that they were made on may wait to be taken.
        if let Some(text) = self.recovery.awaited_text(&self.desk)
            && update.is_some_and(|u| u.article.text.as_str() == text.as_str())
        {
            self.change(Action::Review(review::Action::TakeText));
        }
        self.change(Action::Recovery(recovery::Action::MakeAgain));
    }

    /// Does what saving asks for.
    pub(in crate::app) fn saving_asks(&mut self, request: saving::Request) {
        match request {
            saving::Request::Show(article) => self.show(article),
            saving::Request::Write { article, held } => self.write(article, held),
            saving::Request::Next(action) => self.change(Action::Saving(action)),
            saving::Request::GoOn(then) => self.go_on(then),
            saving::Request::Discard(then) => self.discard(then),
        }
    }

    /// Writes the file of an open article; the save holds so many changes.
    fn write(&mut self, article: u64, held: u64) {
        let Some(document) = self.desk.open_document(article) else { return };
        let Target::File(path) = document.saving.target.clone() else { return };
        let Some(copy) = self.copy_of(article, path, held) else { return };
        self.change(Action::Recovery(recovery::Action::Saving(article, copy.revision)));
        self.jobs.push(Job::Save(Box::new(copy)));
    }

    /// A save ended that held so many changes: takes over what was written, and what others had written.
    pub(in crate::app) fn saved(&mut self, article: u64, mut held: u64, result: Result<Met, String>) {
        let result = result.map(|met| {
            let target = self.desk.open_document(article).map(|d| d.saving.target.clone());
            if target.is_some_and(|target| target != Target::File(met.path.clone())) {
                // Another place was chosen meanwhile: that has nothing yet.
                held = 0;
            } else if !self.take_met(article, met) {
                self.desk.look_again(article);
            }
        });
        if result.is_err() {
            // It may be that somebody has written there what a save does not take in by itself.
            self.desk.look_again(article);
        }
        self.change(Action::Saving(saving::Action::Ended { article, held, result }));
    }

    /// Leaves what has nothing unsaved any more.
    fn go_on(&mut self, then: Then) {
        self.front.take_back();
        self.desk.working = None;
        self.remembered_shown();
        match then {
            Then::Close => {
                // The process ends: what is remembered is written before.
                if let Some(path) = self.desk.beside_settings("articles.ron") {
                    drop(self.remembered.save(&path));
                }
                if let Some(path) = &self.desk.settings_path {
                    drop(self.desk.settings.save(path));
                }
                self.desk.close = true;
            }
            Then::CloseArticle => {
                self.desk.document = None;
                self.remember();
                self.show_latest();
            }
            Then::OnMyOwn => self.on_my_own(),
        }
    }

    /// Closes the shown article, whatever is unsaved in it, and goes on.
    fn discard(&mut self, then: Then) {
        self.front.take_back();
        self.remembered_shown();
        if let Some(document) = self.desk.document.take() {
            // What is not to be kept is not offered again.
            self.change(Action::Recovery(recovery::Action::Discarded(document.number)));
        }
        match then {
            Then::Close => self.change(Action::Saving(saving::Action::Leave(then))),
            // For work on my own there is nothing left to go on from.
            Then::CloseArticle | Then::OnMyOwn => self.show_latest(),
        }
    }
}
