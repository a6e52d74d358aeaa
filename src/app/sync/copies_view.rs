//! The line that offers to merge a copy found beside the shown article's file.

use std::path::Path;

use egui::Ui;

use super::{Action, Mine};
use crate::app::commands::said::{Said, Sayings};
use crate::app::look::widgets;
use crate::app::words::{file_name, short};
use crate::tr;

/// Draws the line. Its buttons merge `copy` into the open article with this number, or leave the copies alone.
pub fn line(ui: &mut Ui, article: u64, copy: &Path, said: &mut Sayings<Action>) {
    let name = file_name(copy);
    let words = |name: String| tr!("copies-beside", name = name);
    widgets::line_with_buttons(ui, &words(short(&name)), &words(name.clone()), |ui| {
        if ui.button(tr!("copies-leave")).clicked() {
            said.push(Said::Own(Action::LeaveCopies));
        }
        if ui.button(tr!("merge-in-do")).clicked() {
            said.push(Said::Own(Action::MergeInto(Mine::Open(article), copy.to_owned())));
        }
    });
}
