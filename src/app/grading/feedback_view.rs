//! The sheet that asks how feedback is written.

use egui::RichText;

use super::{Action, FeedbackAsked, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::widgets;
use crate::app::words::file_name;
use crate::tr;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let Some(page) = state.page() else { return };
    let palette = cx.palette;
    widgets::sheet(
        ctx,
        tr!("grade-feedback-title"),
        520.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            ui.label(RichText::new(tr!("grade-feedback-help", n = page.answers())).color(palette.muted));
            ui.add_space(8.0);
            let mut asked = state.feedback;
            widgets::checkbox(ui, &mut asked.is_released, tr!("grade-feedback-release"), palette);
            widgets::checkbox(ui, &mut asked.has_counted, tr!("grade-feedback-counted"), palette);
            if asked != state.feedback {
                said.push(Said::Own(Action::HowFeedback(FeedbackAsked { ..asked })));
            }
            ui.add_space(8.0);
            let (graded, answers) = page.graded();
            if graded < answers {
                widgets::label(ui, tr!("grade-feedback-ungraded", n = answers - graded), palette);
            }
            let name = file_name(&page.class.beside(".feedback.zip"));
            widgets::label(ui, tr!("grade-feedback-into", name = name), palette);
            widgets::buttons(ui, |ui| {
                if widgets::dialog_primary(ui, tr!("grade-feedback-write"), answers > 0, palette) {
                    said.push(Said::Own(Action::WriteFeedback));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(Said::Own(Action::Close));
                }
            });
        },
    );
}
