//! What all agree on, listed before it is accepted.

use egui::{Context as Egui, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Action;
use super::deciding::{Deciding, words};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::panels::{self, Stands};
use crate::app::look::{signs, theme, verdicts, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::agreement::queue::Group;

/// Height of an entry, and what the sheet takes up around the list, in points.
const ROW: f32 = 28.0;
const AROUND: f32 = 280.0;

/// Draws the sheet.
pub fn show(ctx: &Egui, cx: &Context<'_>, deciding: &Deciding, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let agreeing = deciding.queue.agreeing();
    let title = tr!("adj-accept-title", n = agreeing.len());
    widgets::sheet(
        ctx,
        &title,
        560.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            widgets::label(ui, tr!("adj-accept-help"), palette);
            ui.add_space(8.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let room = ui.ctx().content_rect().height() - AROUND;
            let height = (agreeing.len() as f32 * ROW).min(room).max(ROW);
            ScrollArea::vertical().id_salt("adj-agreed").max_height(height).auto_shrink([false, true]).show_rows(
                ui,
                ROW,
                agreeing.len(),
                |ui, shown| {
                    for i in shown {
                        row(ui, cx, document, agreeing[i]);
                    }
                },
            );
            widgets::buttons(ui, |ui| {
                if widgets::dialog_primary(ui, &tr!("adj-accept", n = agreeing.len()), !agreeing.is_empty(), palette) {
                    said.push(Said::Own(Action::Accept));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(Said::Close);
                }
            });
        },
    );
}

fn row(ui: &mut Ui, cx: &Context<'_>, document: &Document, group: &Group) {
    let palette = cx.palette;
    let scheme = document.scheme();
    let verdict = group.versions.first().and_then(|version| version.verdict.as_deref());
    let style = verdicts::style(&scheme, verdict, palette);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - theme::GUTTER, ROW), Sense::hover());
    let words = words(document, group);
    let name = format!("{words}. {}", texts::verdict(&scheme, verdict));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    signs::badge(ui.painter(), pos2(rect.left() + 10.0, rect.center().y), 1.0, &style, None);
    let room = egui::Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), rect.max);
    panels::line(ui, room, &words, theme::serif(theme::QUOTE_SIZE), palette.ink, Stands::of(&words));
}
