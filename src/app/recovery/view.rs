//! The line that offers to restore what a crash left unsaved.

use egui::Ui;

use super::Action;
use crate::app::commands::said::{Said, Sayings};
use crate::app::look::widgets;
use crate::app::words::{short, texts};
use crate::tr;
use claimlight_core::file::journal::Unsaved;
use claimlight_core::model::Timestamp;

/// Draws the line, with its buttons.
pub fn line(ui: &mut Ui, left: &Unsaved, said: &mut Sayings<Action>) {
    let (who, title) = (left.about.who.as_str(), left.about.title.as_str());
    let shown = words(left, &short(who), &short(title));
    widgets::line_with_buttons(ui, &shown, &words(left, who, title), |ui| {
        for (label, action) in [
            (tr!("left-drop"), Action::Drop),
            (tr!("left-later"), Action::Later),
            (tr!("left-look"), Action::Look),
            (tr!("left-restore"), Action::Restore),
        ] {
            if ui.button(label).clicked() {
                said.push(Said::Own(action));
            }
        }
    });
}

/// Describes the unsaved changes: who made how many, to which article, and when.
fn words(left: &Unsaved, who: &str, title: &str) -> String {
    let time = Timestamp::from_second(left.at);
    tr!(
        "left-behind",
        who = who,
        n = left.changes as usize,
        title = title,
        day = texts::day(time.local().date()),
        time = time.local_clock()
    )
}
