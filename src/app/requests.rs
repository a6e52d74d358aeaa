//! What capabilities ask of each other: done here, since none of them knows another.

use std::path::PathBuf;

use crate::app::actions::Action;
use crate::app::desk::document::Document;
use crate::app::desk::saving_state::{Saving, Target};
use crate::app::opening::read::Opened;
use crate::app::saving::Then;
use crate::app::state::{Sheet, State};
use crate::app::{details, opening, recovery, review, saving, sync, work_alone};

impl State {
    /// Shows or opens the article in which changes are made again.
    pub(in crate::app) fn recovery_asks(&mut self, request: recovery::Request) {
        match request {
            recovery::Request::Show(number) => {
                self.show(number);
                self.make_again();
            }
            // The changes are made again when it is open.
            recovery::Request::Open(path) => self.open(opening::Action::Open(path)),
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
            saving::Request::Write { article, held } => {
                self.change(Action::Sync(sync::Action::Write { article, held }))
            }
            saving::Request::LookAtPlace(article, path) => {
                self.change(Action::Sync(sync::Action::LookAtPlace(article, path)));
            }
            saving::Request::Next(action) => self.change(Action::Saving(action)),
            saving::Request::GoOn(then) => self.go_on(then),
            saving::Request::Discard(then) => self.discard(then),
        }
    }

    /// Does what is asked about what others did.
    pub(in crate::app) fn sync_asks(&mut self, request: sync::Request) {
        match request {
            sync::Request::Show(article) => self.show(article),
            sync::Request::Open(path) => self.open(opening::Action::Open(path)),
            sync::Request::TakeBackQuestion => {
                self.front.take_back();
            }
            sync::Request::Offer(question) => {
                if !self.front.asks() {
                    self.front.ask(question.map(Action::Sync));
                }
            }
            sync::Request::Toggle(sync::Sheet::Decide) => self.toggle(Sheet::Decide),
            sync::Request::Toggle(sync::Sheet::Incoming) => self.toggle(Sheet::Incoming),
            sync::Request::CloseSheet => self.show_sheet(None),
            sync::Request::ArticleFileChanged(article) => {
                self.change(Action::Review(review::Action::FileChanged(article)));
            }
            sync::Request::Saving(article, revision) => {
                self.change(Action::Recovery(recovery::Action::Saving(article, revision)));
            }
            sync::Request::Saved(article, revision) => {
                self.change(Action::Recovery(recovery::Action::Saved(article, revision)));
            }
            sync::Request::SaveEnded(article, held, result) => {
                self.change(Action::Saving(saving::Action::Ended { article, held, result }));
            }
            sync::Request::PlaceSeen(article, path, occupied) => {
                self.change(Action::Saving(saving::Action::PlaceSeen(article, path, occupied)));
            }
            sync::Request::FileFree(article) => self.change(Action::Saving(saving::Action::FileFree(article))),
        }
    }

    /// Has looked whether I have claims elsewhere on an article whose file is opened for the first time.
    pub(in crate::app) fn look_for_mine(&mut self, document: &Document) {
        let Target::File(path) = &document.saving.target else { return };
        let recent: Vec<PathBuf> = self.opening.remembered.articles.iter().map(|l| l.path.clone()).collect();
        let is_known = recent.iter().any(|path| document.is_of(path));
        if document.saving.on_disk.is_none() || is_known || self.desk.works_on_my_own() {
            return;
        }
        let newcomer = sync::Newcomer {
            article: document.number,
            path: path.clone(),
            annotations: document.annotations.clone(),
            recent,
            who: self.desk.settings.my_name().to_owned(),
            me: document.me,
        };
        self.change(Action::Sync(sync::Action::LookForMine(Box::new(newcomer))));
    }

    /// Leaves what has nothing unsaved any more.
    fn go_on(&mut self, then: Then) {
        self.front.take_back();
        self.desk.working = None;
        self.open(opening::Action::Leave);
        match then {
            Then::Close => {
                // The process ends: what is remembered is written before.
                if let Some(path) = self.desk.beside_settings("articles.ron") {
                    drop(self.opening.remembered.save(&path));
                }
                if let Some(path) = &self.desk.settings_path {
                    drop(self.desk.settings.save(path));
                }
                self.desk.close = true;
            }
            Then::CloseArticle => {
                self.desk.document = None;
                self.open(opening::Action::Remember);
                self.show_latest();
            }
            Then::OnMyOwn => self.change(Action::WorkAlone(work_alone::Action::GoOn)),
        }
    }

    /// Closes the shown article, whatever is unsaved in it, and goes on.
    fn discard(&mut self, then: Then) {
        self.front.take_back();
        self.open(opening::Action::Leave);
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

    /// Does what work on my own asks for.
    pub(in crate::app) fn work_alone_asks(&mut self, request: work_alone::Request) {
        match request {
            work_alone::Request::ChoosePlace => self.change(Action::Saving(saving::Action::SaveAs)),
            work_alone::Request::Leave => self.change(Action::Saving(saving::Action::Leave(Then::OnMyOwn))),
            work_alone::Request::Open(path) => self.open(opening::Action::Open(path)),
            work_alone::Request::OpenNew(own) => {
                let saving = Saving::to(Target::File(own.place), false, None);
                self.desk.opening.clone_from(&own.source);
                self.opened(Opened::new(own.source, own.annotations, saving));
                self.change(Action::Details(details::Action::PastedDone));
                self.desk.with(|d| d.saving.changed());
                let number = self.desk.document.as_ref().map(|d| d.number);
                number.into_iter().for_each(|number| self.change(Action::Saving(saving::Action::Write(number))));
            }
        }
    }
}
