//! What is chosen before answers are graded: three rows, each with what was found and a button.

use std::path::Path;

use egui::{Label, RichText, ScrollArea, Ui};

use super::{Action, Setup};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::app::words::{file_name, short};
use crate::tr;

/// Width of the block, in points.
const WIDTH: f32 = 640.0;

/// Draws the rows.
pub fn show(ui: &mut Ui, cx: &Context<'_>, setup: &Setup, said: &mut Sayings<Action>) {
    ScrollArea::vertical().id_salt("grade-setup").auto_shrink(false).show(ui, |ui| {
        let side = ((ui.available_width() - WIDTH) / 2.0).max(16.0);
        ui.add_space(32.0);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| block(ui, cx, setup, said));
        });
    });
}

fn block(ui: &mut Ui, cx: &Context<'_>, setup: &Setup, said: &mut Sayings<Action>) {
    ui.set_max_width(WIDTH.min(ui.available_width() - 16.0));
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.heading(tr!("grade-setup-title"));
    ui.label(RichText::new(tr!("grade-setup-help")).color(cx.palette.muted));
    ui.add_space(16.0);
    exercise(ui, cx, setup, said);
    keys(ui, cx, setup, said);
    hand_ins(ui, cx, setup, said);
    if !setup.problem.is_empty() {
        ui.label(RichText::new(&setup.problem).color(cx.palette.error));
        ui.add_space(8.0);
    }
    ui.horizontal(|ui| {
        let can = setup.is_complete() && cx.desk.working.is_none();
        if widgets::primary(ui, tr!("grade-begin"), can, cx.palette).clicked() {
            said.push(Said::Own(Action::Begin));
        }
        if ui.button(tr!("cancel")).clicked() {
            said.push(Said::Run(Command::Grade));
        }
    });
}

fn part(ui: &mut Ui, cx: &Context<'_>, title: &str, help: &str, add: impl FnOnce(&mut Ui)) {
    widgets::heading(ui, title, cx.palette);
    widgets::label(ui, help, cx.palette);
    ui.add_space(4.0);
    add(ui);
    ui.add_space(16.0);
}

fn exercise(ui: &mut Ui, cx: &Context<'_>, setup: &Setup, said: &mut Sayings<Action>) {
    part(ui, cx, tr!("grade-setup-exercise"), tr!("grade-setup-exercise-help"), |ui| {
        if let Some((path, annotations)) = &setup.exercise {
            let name = annotations.exercise.as_ref().map_or("", |exercise| exercise.name.as_str());
            line(ui, cx, &format!("{name} · {}", short(&file_name(path))), path, None, said);
        }
        ui.horizontal(|ui| {
            if ui.button(tr!("grade-setup-choose-exercise")).clicked() {
                said.push(Said::Own(Action::ChooseExercise));
            }
        });
    });
}

fn keys(ui: &mut Ui, cx: &Context<'_>, setup: &Setup, said: &mut Sayings<Action>) {
    part(ui, cx, tr!("grade-setup-key"), tr!("grade-setup-key-help"), |ui| {
        for (i, key) in setup.keys.iter().enumerate() {
            let words =
                tr!("grade-setup-claims", name = short(&file_name(&key.path)), n = key.annotations.claims.len());
            line(ui, cx, &words, &key.path, Some(Action::RemoveKey(i)), said);
        }
        ui.horizontal(|ui| {
            if ui.button(tr!("grade-setup-choose-key")).clicked() {
                said.push(Said::Own(Action::ChooseKey));
            }
        });
    });
}

fn hand_ins(ui: &mut Ui, cx: &Context<'_>, setup: &Setup, said: &mut Sayings<Action>) {
    part(ui, cx, tr!("grade-setup-hand-ins"), tr!("grade-setup-hand-ins-help"), |ui| {
        if let Some(grades) = setup.grades.as_ref().filter(|grades| !grades.pupils.is_empty()) {
            let n = grades.pupils.len();
            ui.label(RichText::new(tr!("grade-setup-known", n = n)).color(cx.palette.ink));
        }
        for (i, path) in setup.hand_ins.iter().enumerate() {
            line(ui, cx, &short(&file_name(path)), path, Some(Action::RemoveHandIns(i)), said);
        }
        ui.horizontal(|ui| {
            if ui.button(tr!("grade-setup-choose-file")).clicked() {
                said.push(Said::Own(Action::ChooseHandIns));
            }
            if ui.button(tr!("grade-setup-choose-folder")).clicked() {
                said.push(Said::Own(Action::ChooseFolder));
            }
        });
    });
}

/// Draws what was chosen, with a button that leaves it out.
fn line(
    ui: &mut Ui,
    cx: &Context<'_>,
    words: &str,
    path: &Path,
    leaves_out: Option<Action>,
    said: &mut Sayings<Action>,
) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(icon::done()).font(theme::icons(16.0)).color(cx.palette.accent));
        ui.add(Label::new(RichText::new(words).color(cx.palette.ink)).truncate())
            .on_hover_text(path.display().to_string());
        if let Some(action) = leaves_out {
            let name = tr!("grade-leave-out", name = file_name(path));
            if widgets::icon_button(ui, icon::close(), &name, cx.palette).clicked() {
                said.push(Said::Own(action));
            }
        }
    });
}
