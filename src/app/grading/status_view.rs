//! What the status line says while answers are graded.

use egui::{Label, RichText, Ui};

use super::{Page, State, View};
use crate::app::commands::said::Context;
use crate::app::look::{theme, widgets};
use crate::app::words::texts;
use crate::tr;

/// The room from which on the line says whose a grade is, in points.
const WITH_RULE: f32 = 860.0;

fn small(ui: &mut Ui, cx: &Context<'_>, words: String) {
    ui.add(Label::new(RichText::new(words).size(theme::SMALL_SIZE).color(cx.palette.muted)).selectable(false));
}

/// Draws what stands at the left: how many are graded, or the keys of the map.
pub fn graded(ui: &mut Ui, cx: &Context<'_>, state: &State) {
    let Some(page) = state.page() else { return };
    if page.view == View::HeatMap {
        for (key, words) in [
            ("→", tr!("grade-keys-sentence")),
            ("K", tr!("grade-keys-key")),
            (tr!("keys-escape"), tr!("grade-keys-back")),
        ] {
            widgets::key_cap(ui, key, cx.palette);
            small(ui, cx, words.to_owned());
            ui.add_space(8.0);
        }
        return;
    }
    let (graded, answers) = page.graded();
    small(ui, cx, tr!("grade-graded", n = graded, all = answers));
    widgets::share(ui, graded as f32 / answers.max(1) as f32, cx.palette);
    if ui.available_width() > WITH_RULE && cx.desk.message.is_none() {
        small(ui, cx, tr!("grade-rule").to_owned());
    }
}

/// Draws what stands at the right: where grades are saved, or what is known of the chosen sentence.
pub fn place(ui: &mut Ui, cx: &Context<'_>, state: &State) {
    let Some(page) = state.page() else { return };
    if page.view == View::HeatMap {
        return small(ui, cx, sentence(page));
    }
    let (words, failed) = page.saving_words();
    let colour = if failed { cx.palette.error } else { cx.palette.muted };
    let label = Label::new(RichText::new(words).size(theme::SMALL_SIZE).color(colour)).truncate();
    ui.add(label).on_hover_text(page.class.place.display().to_string());
}

fn sentence(page: &Page) -> String {
    let heat = &page.class.heat;
    let Some(sentence) = heat.sentences.get(page.map.sentence).filter(|_| heat.is_shown()) else {
        return String::new();
    };
    let (n, of) = (page.map.sentence + 1, heat.sentences.len());
    let words = tr!("grade-heat-at", n = n, of = of, marked = sentence.marked, all = heat.answers);
    let scheme = &page.class.lesson.annotations.scheme;
    let verdicts = sentence.verdicts.iter().map(|(id, n)| format!("{} {n}", texts::verdict(scheme, id.as_deref())));
    std::iter::once(words).chain(verdicts).collect::<Vec<_>>().join(" · ")
}
