//! The sheet that lists what came in.

use egui::{RichText, ScrollArea, vec2};

use super::{Action, State, collected};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::panels::{self, Stands};
use crate::app::look::{theme, widgets};
use crate::app::words::short;
use crate::tr;

/// Room for the status at the end of a row, in points.
const STATUS: f32 = 220.0;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let Some(page) = state.page() else { return };
    let palette = cx.palette;
    let came = &page.collected.came;
    let height = (ctx.content_rect().height() - 240.0).max(96.0);
    widgets::sheet(
        ctx,
        tr!("grade-came-title"),
        720.0,
        palette,
        || Said::Close,
        said,
        |ui, _said| {
            ui.label(RichText::new(page.collected.summary()).color(palette.muted));
            ui.add_space(8.0);
            ScrollArea::vertical().id_salt("grade-came").max_height(height).auto_shrink([false, true]).show_rows(
                ui,
                theme::CONTROL,
                came.len(),
                |ui, range| {
                    for i in range {
                        let came = &came[i];
                        let size = vec2(ui.available_width() - theme::GUTTER, theme::CONTROL);
                        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
                        // While names are hidden, so are those in paths.
                        let entry = if page.hides_names { last_part(&came.entry) } else { came.entry.as_str() };
                        let (words, status) = (short(entry), collected::status(came.status));
                        let who = if page.hides_names { "" } else { came.who.as_str() };
                        let name = format!("{who} {words}: {status}");
                        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
                        let third = (rect.width() - STATUS) / 3.0;
                        let at = |from: f32, to: f32| {
                            egui::Rect::from_min_max(
                                rect.min + vec2(from, 0.0),
                                egui::pos2(rect.left() + to - 8.0, rect.bottom()),
                            )
                        };
                        let font = theme::interface(theme::INTERFACE_SIZE);
                        let small = theme::interface(theme::SMALL_SIZE);
                        panels::line(ui, at(0.0, third), who, font.clone(), palette.ink, Stands::Start);
                        let place = at(third, rect.width() - STATUS);
                        panels::line(ui, place, &words, small.clone(), palette.muted, Stands::Start);
                        panels::line(
                            ui,
                            at(rect.width() - STATUS, rect.width()),
                            status,
                            font,
                            palette.ink,
                            Stands::Start,
                        );
                        response.on_hover_text(entry);
                    }
                },
            );
        },
    );
}

fn last_part(path: &str) -> &str {
    path.rsplit(['/', '!']).next().unwrap_or(path)
}
