//! The sheet in which the chapters of an e-book are chosen.

use egui::{RichText, ScrollArea, vec2};

use super::{Action, Choosing, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::panels::{self, Stands};
use crate::app::look::{theme, widgets};
use crate::tr;

/// Height of a row, in points.
const ROW: f32 = theme::CONTROL;
/// Room for the number of words at the end of a row, in points.
const COUNT: f32 = 96.0;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let Some(choosing) = state.choosing() else { return };
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 280.0).max(96.0);
    let title = tr!("chapters-title");
    widgets::sheet(
        ctx,
        title,
        560.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            ui.label(RichText::new(tr!("chapters-help")).color(palette.muted));
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                for (words, all) in [(tr!("chapters-all"), true), (tr!("chapters-none"), false)] {
                    if widgets::link(ui, words, palette).clicked() {
                        said.push(Said::Own(Action::TickAll(all)));
                    }
                    ui.add_space(8.0);
                }
            });
            ui.add_space(4.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(
                ui,
                ROW,
                choosing.chapters.len(),
                |ui, range| range.for_each(|i| row(ui, cx, choosing, i, said)),
            );
            let (chapters, words) = choosing.counts();
            ui.add_space(8.0);
            ui.label(
                RichText::new(tr!("chapters-told", n = chapters, words = words))
                    .size(theme::SMALL_SIZE)
                    .color(palette.muted),
            );
            widgets::buttons(ui, |ui| {
                let label = tr!("chapters-read", n = chapters);
                if widgets::dialog_primary(ui, &label, choosing.can_read(), palette) {
                    said.push(Said::Own(Action::Read));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(Said::Own(Action::Close));
                }
            });
        },
    );
}

/// Draws a chapter: the box to tick with its title, and how many words it has.
fn row(ui: &mut egui::Ui, cx: &Context<'_>, choosing: &Choosing, i: usize, said: &mut Sayings<Action>) {
    let (Some(chapter), Some(is_ticked)) = (choosing.chapters.get(i), choosing.ticked.get(i)) else { return };
    let width = ui.available_width() - theme::GUTTER;
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), egui::Sense::hover());
    let mut cell = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(egui::Rect::from_min_max(rect.min + vec2(0.0, 4.0), rect.max - vec2(COUNT, 0.0)))
            .id_salt(("chapter", i)),
    );
    let mut now = *is_ticked;
    let title = crate::app::words::short(&chapter.title);
    let words = tr!("chapters-words", n = chapter.words);
    let name = tr!("chapters-row", number = chapter.number, title = title.as_str(), words = words.as_str());
    let galley = crate::app::look::set::line(
        cell.ctx(),
        &title,
        theme::interface(theme::INTERFACE_SIZE),
        cx.palette.ink,
        rect.width() - COUNT - 32.0,
    );
    if widgets::tick(&mut cell, &mut now, &name, Some(galley), cx.palette).changed() {
        said.push(Said::Own(Action::Tick(i, now)));
    }
    let place = egui::Rect::from_min_max(rect.right_top() - vec2(COUNT, 0.0), rect.right_bottom());
    panels::line(ui, place, &words, theme::interface(theme::SMALL_SIZE), cx.palette.muted, Stands::Right);
}
