//! What is drawn: functions that read the state, draw, and answer with actions. None writes a file.

pub mod article;
pub mod bars;
pub mod inspector;
pub mod keys_sheet;
pub mod panel;
pub mod questions;
pub mod verdicts;
pub mod welcome;

use egui::{RichText, Ui};

use crate::app::theme::Palette;

/// A small heading over a part of the window.
pub fn caption(ui: &mut Ui, text: &str, palette: &Palette) -> egui::Response {
    ui.label(RichText::new(text.to_uppercase()).size(11.0).extra_letter_spacing(0.5).color(palette.muted))
}

/// The name of a key, as on a key cap.
pub fn key_cap(ui: &mut Ui, key: &str, palette: &Palette) {
    egui::Frame::NONE
        .stroke(egui::Stroke::new(1.0, palette.hairline))
        .corner_radius(3.0)
        .inner_margin(egui::Margin::symmetric(4, 0))
        .show(ui, |ui| {
            ui.add(egui::Label::new(RichText::new(key).monospace().size(11.0).color(palette.muted)).selectable(false));
        });
}
