//! The sheet of all keyboard shortcuts, drawn from the table of commands.

use egui::{RichText, ScrollArea};

use super::Action;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::{Command, Menu};
use crate::app::look::theme::Palette;
use crate::app::look::verdicts::tip;
use crate::app::look::widgets::{self, heading, key_cap};
use crate::tr;

/// Keys of the article that are not commands, because they depend on the rows on the screen.
const CARET: [(&str, &str); 5] = [
    ("keys-arrows", "keys-arrows.help"),
    ("keys-home", "keys-home.help"),
    ("keys-page", "keys-page.help"),
    ("keys-escape", "keys-escape.help"),
    ("keys-digits", "keys-digits.help"),
];

/// Shows the sheet of keyboard shortcuts.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let (palette, keymap) = (cx.palette, cx.keymap);
    widgets::sheet(
        ctx,
        Command::Keys.label(),
        560.0,
        palette,
        || Said::Close,
        said,
        |ui, _| {
            ScrollArea::vertical().show(ui, |ui| {
                if let Some(document) = cx.desk.document.as_ref().filter(|_| cx.desk.offers_verdicts()) {
                    heading(ui, tr!("verdicts"), palette);
                    for verdict in &document.scheme().verdicts {
                        line(ui, &verdict.key, &tip(verdict), palette);
                    }
                }
                ui.add_space(8.0);
                heading(ui, tr!("caret"), palette);
                for (key, what) in CARET {
                    line(ui, tr!(key), tr!(what), palette);
                }
                for menu in Menu::ALL {
                    let rows = keymap.entries().iter().filter(|e| e.group.menu() == menu && e.is_there(cx.desk));
                    let rows: Vec<Command> = rows.map(|e| e.command).filter(|c| !keymap.of(*c).is_empty()).collect();
                    if rows.is_empty() {
                        continue;
                    }
                    ui.add_space(8.0);
                    heading(ui, menu.label(), palette);
                    for command in rows {
                        line(ui, &keymap.shown(command), command.help(), palette);
                    }
                }
            });
        },
    );
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
