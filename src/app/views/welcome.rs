//! What is shown while no article is open.

use egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use super::key_cap;
use crate::app::actions::Action;
use crate::app::commands::Command;
use crate::app::theme::{self, Palette};
use crate::tr;

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
            ui.label(RichText::new(tr!("what-does-this-article-claim")).font(bold).color(palette.ink));
            let subtitle = tr!("mark-each-claim-say-whether-it");
            ui.label(RichText::new(subtitle).font(theme::serif(18.0)).color(palette.muted));
            ui.add_space(24.0);
            let open =
                Button::new(RichText::new(tr!("open-an-article-or-an-annotation-2")).color(palette.paper).size(14.0))
                    .fill(palette.accent)
                    .corner_radius(6.0);
            let response = ui.add_sized(vec2(360.0, 38.0), open).on_hover_text(tr!("key-ctrl-o"));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("open-an-article-or-an-annotation")));
            if response.clicked() {
                actions.push(Action::Run(Command::Open));
            }
            ui.add_space(4.0);
            let kinds = tr!("text-txt-and-markdown-md-or");
            ui.label(RichText::new(kinds).color(palette.muted));
            ui.add_space(28.0);
            ui.separator();
            ui.add_space(12.0);
            ui.columns(4, |columns| {
                step(&mut columns[0], tr!("n-1-open"), palette, |ui| {
                    words(ui, tr!("a-text-or-markdown-file"), palette);
                });
                step(&mut columns[1], tr!("n-2-select"), palette, |ui| {
                    words(ui, "drag, double-click, or", palette);
                    key_cap(ui, "J", palette);
                    words(ui, tr!("for-the-next-sentence"), palette);
                });
                step(&mut columns[2], tr!("n-3-tag"), palette, |ui| {
                    key_cap(ui, "V", palette);
                    words(ui, "verified", palette);
                    key_cap(ui, "U", palette);
                    words(ui, "unverified", palette);
                });
                step(&mut columns[3], tr!("n-4-share"), palette, |ui| {
                    words(ui, tr!("one-small-file-saved-beside-the"), palette);
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
