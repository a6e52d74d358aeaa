//! Draws a question: a small card over the window.

use egui::{RichText, Ui};

use super::Action;
use crate::app::desk::question::{Line, Question};
use crate::app::look::theme::Palette;
use crate::app::look::{set, theme, widgets};
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
            Line::Words(words) => {
                let font = theme::interface(theme::INTERFACE_SIZE);
                let words = set::paragraphs(ui.ctx(), words, font, palette.ink, ui.available_width());
                ui.label(words)
            }
            Line::Address(url) => ui.label(RichText::new(url).color(palette.accent)),
        };
    }
    if question.lines.len() > LINES {
        ui.label(tr!("and-more", n = question.lines.len() - LINES));
    }
    in_a_row_or_below(ui, question, |ui| {
        // From right to left: the usual next step, if there is one, then the others.
        let is_primary = |i: &usize| question.buttons[*i].is_first && question.buttons[*i].action.is_some();
        let (first, others): (Vec<usize>, Vec<usize>) = (0..question.buttons.len()).partition(is_primary);
        for i in first.into_iter().chain(others) {
            let button = &question.buttons[i];
            let response = if is_primary(&i) {
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
