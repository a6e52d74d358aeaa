//! Draws a question: a small card over the window.

use egui::{RichText, Ui};

use super::Action;
use crate::app::desk::question::{Line, Question};
use crate::app::look::theme::Palette;
use crate::app::look::widgets;
use crate::tr;

/// How many paragraphs are shown; beyond that, only the number of the remaining ones.
const LINES: usize = 12;

/// Shows a question, and records the button that was pressed in `actions`.
pub fn show<A>(ctx: &egui::Context, question: &Question<A>, palette: &Palette, actions: &mut Vec<Action<A>>) {
    widgets::card(ctx, egui::Id::unique("question"), 460.0, palette, |ui| card(ui, question, palette, actions));
}

fn card<A>(ui: &mut Ui, question: &Question<A>, palette: &Palette, actions: &mut Vec<Action<A>>) {
    if let Some(heading) = &question.heading {
        ui.heading(heading);
        ui.add_space(8.0);
    }
    for line in question.lines.iter().take(LINES) {
        match line {
            Line::Words(words) => ui.label(words),
            Line::Address(url) => ui.label(RichText::new(url).color(palette.accent)),
        };
    }
    if question.lines.len() > LINES {
        ui.label(tr!("and-more", n = question.lines.len() - LINES));
    }
    in_a_row_or_below(ui, question, |ui| {
        for (i, button) in question.buttons.iter().enumerate() {
            let response = if button.is_first {
                widgets::primary(ui, &button.label, true, palette)
            } else {
                ui.button(&button.label)
            };
            if button.is_first && widgets::nothing_focused(ui) {
                response.request_focus();
            }
            if response.clicked() {
                actions.push(Action::Answer(i));
            }
        }
    });
}

/// Draws the buttons of a question from right to left, or, if they do not fit into a row, one below the other.
fn in_a_row_or_below<A>(ui: &mut Ui, question: &Question<A>, add: impl FnOnce(&mut Ui)) {
    let style = ui.style();
    let (font, padding) = (egui::TextStyle::Button.resolve(style), 2.0 * style.spacing.button_padding.x);
    let between = style.spacing.item_spacing.x;
    let width = |label: &String| {
        let galley = ui.painter().layout_no_wrap(label.clone(), font.clone(), egui::Color32::PLACEHOLDER);
        galley.size().x + padding + between
    };
    let needed: f32 = question.buttons.iter().map(|button| width(&button.label)).sum();
    if needed <= ui.available_width() + between {
        return widgets::buttons(ui, add);
    }
    ui.add_space(8.0);
    ui.with_layout(egui::Layout::top_down_justified(egui::Align::Center), add);
}
