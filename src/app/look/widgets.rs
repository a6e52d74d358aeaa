//! Small widgets that every view uses.

use egui::{RichText, Ui};

use crate::app::look::fonts::icon;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::tr;
use claimlight_core::model::is_date;

/// Draws a small heading over a part of the window.
pub fn caption(ui: &mut Ui, text: &str, palette: &Palette) -> egui::Response {
    ui.label(RichText::new(text.to_uppercase()).size(11.0).extra_letter_spacing(0.5).color(palette.muted))
}

/// Draws a sheet over the window: a card with a heading, at most `width` points wide. Its close button sends the action
/// `closing`.
pub fn sheet<A>(
    ctx: &egui::Context,
    title: &str,
    width: f32,
    palette: &Palette,
    closing: impl FnOnce() -> A,
    actions: &mut Vec<A>,
    add: impl FnOnce(&mut Ui, &mut Vec<A>),
) {
    let room = ctx.content_rect().size();
    egui::Window::new(title)
        .id(egui::Id::unique(("sheet", title)))
        .title_bar(false)
        .resizable(false)
        .frame(egui::Frame::window(&ctx.global_style()).inner_margin(16.0).fill(palette.panel))
        .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .show(ctx, |ui| {
            ui.set_width(width.min(room.x - 64.0));
            ui.set_max_height(room.y - 80.0);
            ui.horizontal(|ui| {
                ui.heading(title);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let cross = RichText::new(icon::close().to_string()).color(palette.muted);
                    let close = ui.add(egui::Button::new(cross).frame(false));
                    close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, tr!("close")));
                    if close.clicked() {
                        actions.push(closing());
                    }
                    ui.data_mut(|d| d.insert_temp(egui::Id::unique("sheet-close"), close.id));
                });
            });
            ui.add_space(8.0);
            add(ui, actions);
            // A field of the sheet takes the keyboard; a sheet without fields gives it to its close button.
            if nothing_focused(ui)
                && let Some(close) = ui.data(|d| d.get_temp::<egui::Id>(egui::Id::unique("sheet-close")))
            {
                ui.memory_mut(|m| m.request_focus(close));
            }
        });
}

/// Says below a field that its text is no date as ISO 8601 writes dates. An empty text is no problem.
pub fn date_problem(ui: &mut Ui, text: &str, palette: &Palette) {
    if !text.trim().is_empty() && !is_date(text.trim()) {
        ui.label(RichText::new(tr!("date-is-wrong")).size(12.0).color(palette.error));
    }
}

/// Draws buttons at the end of a card, from right to left.
pub fn buttons(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(8.0);
    ui.horizontal(|ui| ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), add));
}

/// Draws a line of words with buttons at its end. The buttons keep their place: words that have no room are cut. `whole` are the words
/// with the names that were shortened in them; they stand in the hover text.
pub fn line_with_buttons(ui: &mut Ui, words: &str, whole: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            add(ui);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let label = ui.add(egui::Label::new(words).truncate().show_tooltip_when_elided(words == whole));
                if words != whole {
                    label.on_hover_text(whole);
                }
            });
        });
    });
}

/// Whether nothing has the keyboard, in which case the first field of what is shown takes it.
pub fn nothing_focused(ui: &Ui) -> bool {
    ui.memory(|m| m.focused().is_none())
}

/// Draws the name of a key, as on a key cap.
pub fn key_cap(ui: &mut Ui, key: &str, palette: &Palette) {
    egui::Frame::NONE
        .stroke(egui::Stroke::new(1.0, palette.hairline))
        .corner_radius(3.0)
        .inner_margin(egui::Margin::symmetric(4, 0))
        .show(ui, |ui| {
            ui.add(egui::Label::new(RichText::new(key).monospace().size(11.0).color(palette.muted)).selectable(false));
        });
}

/// Height of a [`step`], in points.
pub const STEP: f32 = 48.0;

/// Draws a row of a list that is stepped through: a sign and words in their own colours, with a reason below. `name` is what a
/// screen reader says.
pub fn step(
    ui: &mut Ui,
    name: &str,
    is_shown: bool,
    sign: (&str, egui::Color32),
    words: (&str, egui::Color32),
    reason: &str,
    palette: &Palette,
) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), STEP), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, name));
    if is_shown {
        ui.painter().rect_filled(rect, 4.0, palette.selected);
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, Some(egui::Align::Center));
        }
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, palette.paper);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let at = rect.min + egui::vec2(8.0, 8.0);
    painter.text(at, egui::Align2::LEFT_TOP, sign.0, theme::interface(13.0), sign.1);
    let width = rect.width() - 40.0;
    let line = |text: &str, font, colour| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        ui.ctx().fonts_mut(|f| f.layout_job(job))
    };
    painter.galley(rect.min + egui::vec2(30.0, 5.0), line(words.0, theme::serif(15.0), words.1), words.1);
    let below = rect.min + egui::vec2(30.0, 27.0);
    painter.galley(below, line(reason, theme::interface(11.5), palette.muted), palette.muted);
    response
}

/// Draws a button at the end of a row of buttons, or after them if the row has no room for it.
pub fn at_the_end(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    const ROOM: f32 = 240.0;
    if ui.available_size_before_wrap().x < ROOM {
        add(ui);
    } else {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), add);
    }
}
