//! What the figures of a question can't say, below their table: what was judged after seeing another's verdict, claims that overlap, files
//! that were not compared, sentences that were split anew, and what is rare.

use egui::containers::menu::MenuButton;
use egui::{Button, RichText, TextWrapMode, Ui, vec2};

use super::chosen::{Chosen, Part};
use super::figures::Figures;
use super::{Action, Page, rows_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::{theme, widgets};
use crate::tr;
use claimlight_core::agreement::Question;

/// Draws them.
pub fn show(
    ui: &mut Ui,
    cx: &Context<'_>,
    (page, figures, chosen): (&Page, &Figures, Chosen),
    said: &mut Sayings<Action>,
) {
    let part = |part: Part| Action::Choose(Chosen { part, ..chosen });
    if chosen.question == Question::Verdicts && figures.all.seen > 0 {
        let (seen, judged, show) = (figures.all.seen, figures.all.judged, tr!("agree-show-seen"));
        let (words, act) = if page.asked.without_seen {
            (tr!("agree-seen-left-out", n = seen), tr!("agree-count-them"))
        } else {
            (tr!("agree-seen", seen = seen, n = judged), tr!("agree-leave-out"))
        };
        caution(ui, cx, &words, [(act, Action::WithoutSeen), (show, part(Part::Seen))], said);
    }
    if chosen.question == Question::Words {
        for (person, n) in &figures.overlapping {
            let name = figures.studied.counted.names.get(*person).map_or("", String::as_str);
            let words = tr!("agree-overlaps", name = name, n = *n);
            caution(ui, cx, &words, [(tr!("agree-show"), part(Part::Overlaps(*person)))], said);
        }
    }
    for words in figures.column(chosen.question).iter().flat_map(|column| &column.cautions) {
        caution(ui, cx, words, [], said);
    }
    let split_anew = page.held.as_ref().map_or(0, |held| held.split_anew);
    if chosen.question != Question::Verdicts && split_anew > 0 {
        caution(ui, cx, &tr!("agree-split-anew", n = split_anew), [], said);
    }
    left_out(ui, cx, figures);
}

/// Draws a sentence, and what can be done about it.
fn caution<const N: usize>(
    ui: &mut Ui,
    cx: &Context<'_>,
    words: &str,
    acts: [(&str, Action); N],
    said: &mut Sayings<Action>,
) {
    line(ui, cx, words, |ui| {
        for (act, action) in acts {
            if ui.add(button(act, cx)).clicked() {
                said.push(Said::Own(action));
            }
        }
    });
}

/// Draws a line of small words with buttons behind them.
fn line(ui: &mut Ui, cx: &Context<'_>, words: &str, buttons: impl FnOnce(&mut Ui)) {
    widgets::flat(ui, |ui| {
        ui.spacing_mut().interact_size.y = theme::BADGE;
        ui.spacing_mut().button_padding = vec2(2.0, 0.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
            ui.label(RichText::new(words).size(theme::SMALL_SIZE).color(cx.palette.muted));
            buttons(ui);
        });
    });
}

fn button<'a>(words: &str, cx: &Context<'_>) -> Button<'a> {
    let words = RichText::new(words).size(theme::SMALL_SIZE).color(cx.palette.accent);
    Button::new(words).wrap_mode(TextWrapMode::Extend)
}

/// Says how many files were not compared, with a menu that says which and why.
fn left_out(ui: &mut Ui, cx: &Context<'_>, figures: &Figures) {
    let files = &figures.studied.left_out;
    if files.is_empty() {
        return;
    }
    line(ui, cx, &tr!("agree-left-out", n = files.len()), |ui| {
        MenuButton::from_button(button(tr!("agree-show-files"), cx)).ui(ui, |ui| {
            let of = |i: usize| [files[i].0.clone(), files[i].1.clone()];
            rows_view::show(ui, tr!("agree-show-files"), files.len(), cx.palette, of);
        });
    });
}
