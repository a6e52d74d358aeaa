//! All keys, drawn from the table of commands.

use egui::{RichText, ScrollArea};

use super::{caption, key_cap};
use crate::app::commands::{Menu, TABLE, key_name};
use crate::app::theme::Palette;
use crate::app::{actions::Action, state::State};

/// Keys of the article that are no commands: they need the rows of the screen.
const CARET: [(&str, &str); 5] = [
    ("Arrows", "Move the caret; with Ctrl by words, with Shift select"),
    ("Home, End", "To the start or end of the line; with Ctrl of the article"),
    ("Page Up, Down", "By a page"),
    ("Esc", "Back to the article, from anywhere"),
    ("1 to 9", "The verdicts, in the scheme's order"),
];

/// Shows the sheet while it is asked for.
pub fn show(ctx: &egui::Context, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    if !state.keys {
        return;
    }
    let mut open = true;
    egui::Window::new("Keys").open(&mut open).collapsible(false).default_size([460.0, 560.0]).show(ctx, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            if let Some(document) = &state.document {
                caption(ui, "Verdicts", palette);
                for verdict in &document.annotations.scheme.verdicts {
                    line(ui, &verdict.key, &format!("{}: {}", verdict.label, verdict.sentence), palette);
                }
            }
            caption(ui, "Caret", palette);
            for (key, what) in CARET {
                line(ui, key, what, palette);
            }
            for (menu, name) in Menu::ALL {
                caption(ui, name, palette);
                for row in TABLE.iter().filter(|r| r.menu == menu && !r.keys.is_empty()) {
                    let key = row.keys.first().map(key_name).unwrap_or_default();
                    line(ui, &key, row.help, palette);
                }
            }
        });
    });
    if !open {
        actions.push(Action::ShowKeys(false));
    }
}

fn line(ui: &mut egui::Ui, key: &str, what: &str, palette: &Palette) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(egui::vec2(120.0, 20.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(120.0);
            key_cap(ui, key, palette);
        });
        ui.add(egui::Label::new(RichText::new(what).color(palette.ink)).wrap());
    });
}
