//! What capabilities ask of one another, and of the window: they know only the desk, so it is said here.

use crate::app::actions::Action;
use crate::app::palette::Item;
use crate::app::state::{Sheet, State};
use crate::app::{export_copy, find, palette, recovery, review, scheme, versions};
use claimlight_core::model::Limits;

impl State {
    /// Lets every capability follow what the last action has changed.
    pub(super) fn keep_up(&mut self) {
        self.within(Action::Desk, |state, out| state.desk.find_sentences(out));
        self.comparing.keep_up(&mut self.desk);
        self.review.keep_up(&self.desk);
        self.export_copy_keep_up();
        self.versions.keep_up(match self.sheet {
            Some(Sheet::Versions) => Some(versions::Sheet::List),
            Some(Sheet::Version) => Some(versions::Sheet::Version),
            _ => None,
        });
        self.scheme.keep_up(match self.sheet {
            Some(Sheet::Scheme) => Some(scheme::Sheet::Edit),
            Some(Sheet::Moving) => Some(scheme::Sheet::Moving),
            _ => None,
        });
        self.find_keep_up();
        self.notice_text();
        self.recovery.keep_up(&mut self.desk);
        self.sync.keep_up(&self.desk);
    }

    fn find_keep_up(&mut self) {
        let shown = match self.sheet {
            Some(Sheet::Same) => Some(find::Sheet::Same),
            Some(Sheet::GoTo) => Some(find::Sheet::GoTo),
            _ => None,
        };
        if let Some(request) = self.within(Action::Find, |s, out| s.find.keep_up(&s.desk, out, shown)) {
            self.for_find(request);
        }
    }

    pub(super) fn find(&mut self, action: find::Action) {
        if let Some(request) = self.within(Action::Find, |s, out| s.find.apply(&mut s.desk, out, action)) {
            self.for_find(request);
        }
    }

    fn for_find(&mut self, request: find::Request) {
        self.show_sheet(match request {
            find::Request::Show(find::Sheet::Same) => Some(Sheet::Same),
            find::Request::Show(find::Sheet::GoTo) => Some(Sheet::GoTo),
            find::Request::Close => None,
        });
    }

    fn export_copy_keep_up(&mut self) {
        let shown = match self.sheet {
            Some(Sheet::Share) => Some(export_copy::Sheet::Plan),
            Some(Sheet::Holding) => Some(export_copy::Sheet::Holding),
            _ => None,
        };
        self.within(Action::ExportCopy, |state, out| state.export_copy.keep_up(&state.desk, out, shown));
    }

    pub(super) fn export_copy(&mut self, action: export_copy::Action) {
        match self.within(Action::ExportCopy, |s, out| s.export_copy.apply(&mut s.desk, out, action)) {
            Some(export_copy::Request::Show(export_copy::Sheet::Plan)) => self.show_sheet(Some(Sheet::Share)),
            Some(export_copy::Request::Show(export_copy::Sheet::Holding)) => self.show_sheet(Some(Sheet::Holding)),
            Some(export_copy::Request::Close) => self.show_sheet(None),
            Some(export_copy::Request::Open(path)) => self.open(path, Limits::LARGE),
            None => {}
        }
    }

    pub(super) fn review(&mut self, action: review::Action) {
        match self.within(Action::Review, |s, out| s.review.apply(&mut s.desk, out, action)) {
            Some(review::Request::OpenWithText { file, article }) => self.open_on(file, Limits::LARGE, Some(article)),
            Some(review::Request::TakeBackQuestion) => {
                self.front.take_back();
            }
            None => {}
        }
    }

    pub(super) fn scheme(&mut self, action: scheme::Action) {
        let act = |s: &mut Self, out: &mut _| s.scheme.apply((&mut s.desk, s.preferences.keymap()), out, action);
        match self.within(Action::Scheme, act) {
            Some(scheme::Request::Show(scheme::Sheet::Edit)) => self.show_sheet(Some(Sheet::Scheme)),
            Some(scheme::Request::Show(scheme::Sheet::Moving)) => self.show_sheet(Some(Sheet::Moving)),
            Some(scheme::Request::Close) => self.show_sheet(None),
            None => {}
        }
    }

    pub(super) fn palette(&mut self, action: palette::Action) {
        match self.palette.apply(&mut self.desk, action) {
            Some(palette::Request::Toggle) => self.toggle(Sheet::Palette),
            Some(palette::Request::Give(item)) => {
                self.show_sheet(None);
                self.change(match item {
                    Item::Command(command) => Action::Run(command),
                    Item::Verdict(i) => Action::Judge(i),
                });
            }
            None => {}
        }
    }

    pub(super) fn versions(&mut self, action: versions::Action) {
        match self.within(Action::Versions, |s, out| s.versions.apply(&mut s.desk, out, action)) {
            Some(versions::Request::Show(versions::Sheet::List)) => self.show_sheet(Some(Sheet::Versions)),
            Some(versions::Request::Show(versions::Sheet::Version)) => self.show_sheet(Some(Sheet::Version)),
            Some(versions::Request::Close) => self.show_sheet(None),
            Some(versions::Request::Restore(unsaved)) => {
                self.show_sheet(None);
                let shown = self.desk.document.as_ref().map_or(0, |d| d.number);
                self.change(Action::Recovery(recovery::Action::RestoreIn(shown, unsaved)));
            }
            None => {}
        }
    }
}
