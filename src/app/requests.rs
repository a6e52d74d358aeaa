//! What capabilities ask of each other: done here, since none of them knows another.

use crate::app::actions::Action;
use crate::app::desk::saving_state::{Saving, Target};
use crate::app::opening::read::Opened;
use crate::app::state::State;
use crate::app::{recovery, review};
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
}
