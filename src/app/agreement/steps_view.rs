//! The bar over an article while what a figure is made of is gone through.

use egui::{Align, Layout, RichText, Ui};

use super::{Action, Page};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings, Weight};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::tr;

/// Draws the bar: where the person is, the way back, and the buttons to go on.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
    let n = page.list.as_ref().map_or(0, |list| list.rows.len());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if widgets::icon_button(ui, icon::close(), tr!("agree-end-steps"), palette).clicked() {
            said.push(Said::Own(Action::EndSteps));
        }
        let weight = if n > 1 { Weight::Plain } else { Weight::Off };
        cx.command_button(ui, tr!("agree-next"), Command::AgreementNext, weight, said);
        cx.command_button(ui, tr!("agree-previous"), Command::AgreementPrevious, weight, said);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if n > 0 {
                let words = tr!("agree-of", at = page.at + 1, all = n);
                let label = ui.label(RichText::new(words).font(theme::bold(theme::INTERFACE_SIZE)).color(palette.ink));
                ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
                ui.label(RichText::new("·").color(palette.muted));
            }
            if widgets::link(ui, tr!("agree-back"), palette).on_hover_text(tr!("agree-back-help")).clicked() {
                said.push(Said::Own(Action::Leave));
            }
            if let Some(list) = page.list.as_ref().filter(|_| ui.available_width() > 120.0) {
                let chips: Vec<String> =
                    list.chips.iter().map(|chip| format!("{} {}", chip.name, chip.label)).collect();
                let told = if chips.is_empty() { list.told.clone() } else { chips.join(", ") };
                let told = RichText::new(told).size(theme::SMALL_SIZE).color(palette.muted);
                ui.add(egui::Label::new(told).truncate());
            }
        });
    });
}
