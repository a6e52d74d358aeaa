//! The lines about files that are gone, and about files with further names.

use egui::{Ui, WidgetInfo};

use super::{Action, Report, choices};
use crate::app::commands::said::{Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::desk::saving_state::Target;
use crate::app::look::widgets;
use crate::app::words::{file_name, short};
use crate::tr;

/// Draws the line about the files of an open article that are gone, with what can be done.
pub fn line(ui: &mut Ui, article: u64, report: &Report, said: &mut Sayings<Action>) {
    let words = report.lines().join(" ");
    let told = widgets::line_with_buttons(ui, &words, &words, |ui| {
        for (label, action) in choices(article, report).into_iter().rev() {
            if button(ui, &label) {
                said.push(Said::Own(action));
            }
        }
    });
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// Draws the line about the further names of an open article's annotation file.
pub fn links(ui: &mut Ui, document: &Document, said: &mut Sayings<Action>) {
    let Target::File(path) = &document.saving.target else { return };
    let name = file_name(path);
    let words = |name: String| tr!("linked", name = name);
    widgets::line_with_buttons(ui, &words(short(&name)), &words(name.clone()), |ui| {
        if button(ui, tr!("save-elsewhere-do")) {
            said.push(Said::Own(Action::Elsewhere(document.number)));
        }
        if button(ui, tr!("ok")) {
            said.push(Said::Own(Action::LinksKnown(document.number)));
        }
    });
}

fn button(ui: &mut Ui, label: &str) -> bool {
    let button = ui.button(label);
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, label));
    button.clicked()
}
