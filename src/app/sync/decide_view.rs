//! The sheet with the conflicts to decide.

use egui::{RichText, ScrollArea, Ui};

use super::decide::{subject_words, value_words};
use super::{Action, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::{set, theme, widgets};
use crate::app::words::log_words::{field_name, person, when};
use crate::tr;
use claimlight_core::compare::Undecided;
use claimlight_core::model::{AnnotatorId, Field, Stamp, Value};

/// The most conflicts shown at once.
const SHOWN: usize = 200;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, document: &Document, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    let close = || Said::Own(Action::CloseSheet);
    widgets::sheet(ctx, tr!("decide-title"), 620.0, palette, close, said, |ui, said| {
        ui.label(RichText::new(tr!("decide-hint")).size(theme::SMALL_SIZE).color(palette.muted));
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (i, one) in state.to_decide(document).into_iter().enumerate().take(SHOWN) {
                ui.add_space(8.0);
                set::label(ui, &subject_words(document, one), theme::serif(15.0), palette.ink, 1);
                choices(ui, document, i, one, said);
            }
        });
    });
}

/// The values to choose from, or the choice whether a deletion stands. `i` is the index of the conflict.
fn choices(ui: &mut Ui, document: &Document, i: usize, one: &Undecided, said: &mut Sayings<Action>) {
    let n = i + 1;
    let annotations = &document.annotations;
    let mut decide = |which| said.push(Said::Own(Action::Decide(i, which)));
    if let (Some(field), Some((value, by, stamp))) = (one.field, &one.shown) {
        let told = |value: &Value, by: AnnotatorId, stamp: Stamp| value_of(document, field, value, (by, stamp));
        let named = tr!("decide-keep-named", n = n);
        choice(ui, &told(value, *by, *stamp), tr!("decide-keep"), &named, || decide(None));
        for (k, (value, by, stamp)) in one.others.iter().enumerate() {
            let named = tr!("decide-take-named", n = n);
            choice(ui, &told(value, *by, *stamp), tr!("decide-take"), &named, || decide(Some(k)));
        }
    } else if let Some((_, by, stamp)) = one.others.first() {
        let told = tr!("decide-deleted", who = person(annotations, Some(*by)), when = when(*stamp));
        choice(ui, &told, tr!("decide-keep"), &tr!("decide-keep-named", n = n), || decide(None));
        choice(ui, "", tr!("delete"), &tr!("decide-delete-named", n = n), || decide(Some(0)));
    }
}

/// A field's value as text, followed by who set it and when, unless it is part of the file's original state.
fn value_of(document: &Document, field: Field, value: &Value, (by, stamp): (AnnotatorId, Stamp)) -> String {
    let words = value_words(document, field, value);
    if stamp == Stamp::ROOT {
        return format!("{}: {words}", field_name(field));
    }
    let who = person(&document.annotations, Some(by));
    format!("{}: {words} ({who}, {})", field_name(field), when(stamp))
}

fn choice(ui: &mut Ui, told: &str, label: &str, name: &str, act: impl FnOnce()) {
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let button = ui.button(label);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
            if button.clicked() {
                act();
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let (font, colour) = (egui::TextStyle::Body.resolve(ui.style()), ui.visuals().text_color());
                set::label(ui, told, font, colour, 1);
            });
        });
    });
}
