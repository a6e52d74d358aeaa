//! What is shown while no article is open.

use egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use super::key_cap;
use crate::app::actions::Action;
use crate::app::commands::Command;
use crate::app::theme::{self, Palette};

/// Shows it.
pub fn show(ui: &mut Ui, palette: &Palette, actions: &mut Vec<Action>) {
    let width = 760.0_f32.min(ui.available_width() - 64.0);
    let left = (ui.available_width() - width) / 2.0;
    ui.add_space((ui.available_height() * 0.13).max(16.0));
    ui.horizontal(|ui| {
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.set_width(width);
            let bold = egui::FontId::new(36.0, egui::FontFamily::Name(theme::SERIF_BOLD.into()));
            ui.label(RichText::new("What does this article claim?").font(bold).color(palette.ink));
            let subtitle = "Mark each claim, say whether it is verified, keep the evidence beside it.";
            ui.label(RichText::new(subtitle).font(theme::serif(18.0)).color(palette.muted));
            ui.add_space(24.0);
            let open =
                Button::new(RichText::new("Open an article or an annotation file…").color(palette.paper).size(14.0))
                    .fill(palette.accent)
                    .corner_radius(6.0);
            let response = ui.add_sized(vec2(360.0, 38.0), open).on_hover_text("Key: Ctrl+O");
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Open an article or an annotation file"));
            if response.clicked() {
                actions.push(Action::Run(Command::Open));
            }
            ui.add_space(4.0);
            let kinds = "Text (.txt) and Markdown (.md), or an annotation file (.claims.ron).";
            ui.label(RichText::new(kinds).color(palette.muted));
            ui.add_space(28.0);
            ui.separator();
            ui.add_space(12.0);
            ui.columns(4, |columns| {
                step(&mut columns[0], "1 Open", palette, |ui| words(ui, "a text or Markdown file", palette));
                step(&mut columns[1], "2 Select", palette, |ui| {
                    words(ui, "drag, double-click, or", palette);
                    key_cap(ui, "J", palette);
                    words(ui, "for the next sentence", palette);
                });
                step(&mut columns[2], "3 Tag", palette, |ui| {
                    key_cap(ui, "V", palette);
                    words(ui, "verified", palette);
                    key_cap(ui, "U", palette);
                    words(ui, "unverified", palette);
                });
                step(&mut columns[3], "4 Share", palette, |ui| {
                    words(ui, "one small file, saved beside the article", palette);
                });
            });
        });
    });
}

fn step(ui: &mut Ui, title: &str, palette: &Palette, add: impl FnOnce(&mut Ui)) {
    let bold = egui::FontId::new(17.0, egui::FontFamily::Name(theme::SERIF_BOLD.into()));
    ui.label(RichText::new(title).font(bold).color(palette.ink));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        add(ui);
    });
}

fn words(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.label(RichText::new(text).color(palette.muted));
}
