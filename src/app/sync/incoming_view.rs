//! The sheet with the changes that others made.

use egui::{RichText, ScrollArea, WidgetInfo};

use super::{Action, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::{set, theme, widgets};
use crate::app::words::log_words::person;
use crate::tr;

/// The most changes shown at once.
const SHOWN: usize = 200;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    let close = || Said::Own(Action::CloseSheet);
    widgets::sheet(ctx, tr!("incoming-title"), 620.0, palette, close, said, |ui, said| {
        ui.label(RichText::new(tr!("incoming-hint")).size(theme::SMALL_SIZE).color(palette.muted));
        ui.add_space(8.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (n, (i, one)) in state.standing_incoming(document).take(SHOWN).enumerate() {
                let who = person(&document.annotations, one.who);
                let (what, done) = one.words(document);
                ui.horizontal(|ui| {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let button = ui.button(tr!("take-out"));
                        let name = tr!("take-out-named", n = n + 1);
                        button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
                        if button.clicked() {
                            said.push(Said::Own(Action::TakeOut(i)));
                        }
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            set::label(ui, &what, theme::serif(15.0), palette.ink, 1);
                        });
                    });
                });
                let told = format!("{who}, {} · {done}", one.time.local_clock());
                ui.add(egui::Label::new(RichText::new(told).size(theme::SMALL_SIZE).color(palette.muted)).wrap());
                ui.add_space(8.0);
            }
        });
    });
}
