//! The status line, and the line that warns about an unsafe place.

use egui::{Button, RichText, Role, Ui, WidgetInfo};

use std::path::Path;

use super::selected;
use crate::app::actions::{Action, heard};
use crate::app::adjudicating::bars_view as adjudicating_bars;
use crate::app::adjudicating::deciding::Purpose;
use crate::app::agreement::status_view as study;
use crate::app::commands::Command;
use crate::app::commands::said::Context;
use crate::app::desk::document::Document;
use crate::app::desk::saving_state::{Absence, SaveResult, Target, Unsafe};
use crate::app::desk::{Mode, Offer};
use crate::app::front::{self, dialogs};
use crate::app::grading::status_view as grading_status;
use crate::app::look::theme::{self, Palette};
use crate::app::look::widgets;
use crate::app::mending::view as mending_view;
use crate::app::preferences::me_view::{self, Doing};
use crate::app::state::State;
use crate::app::{desk, review, saving, scheme};
use crate::tr;

/// The most room for where the article is saved, in points.
const PLACE: f32 = 360.0;

/// The widths of the line from which on there is room for the bar of what is read, for how many claims are to check, and for the scheme,
/// in points.
const WITH_BAR: f32 = 800.0;
const WITH_COUNT: f32 = 560.0;
const WITH_SCHEME: f32 = 640.0;

/// Draws the status line.
pub fn status(ui: &mut Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    let palette = cx.palette;
    let width = ui.available_width();
    ui.horizontal_centered(|ui| {
        let small = |text: String| RichText::new(text).size(theme::SMALL_SIZE).color(palette.muted);
        let page = state.agreement.shown(&state.desk);
        let graded = state.grading.shown(&state.desk);
        if let Some(page) = page {
            heard(Action::Agreement, actions, |said| study::counted(ui, cx, page, said));
        } else if let Some(graded) = graded {
            grading_status::graded(ui, cx, graded);
        } else if let Some(mending) = state.mending.shown(&state.desk) {
            mending_view::status(ui, cx, mending);
        } else if let Some(deciding) = state.adjudicating.shown(&state.desk) {
            adjudicating_bars::status(ui, cx, deciding);
        } else if let Some(document) = state.desk.document.as_ref().filter(|d| !d.needs_text) {
            progress(ui, document, width >= WITH_BAR, palette);
            if !selected::show(ui, cx, document) && width >= WITH_COUNT {
                ui.label(small(tr!("claims-to-check", n = document.tally.total(0))));
            }
            let changed = if document.mode == Some(Mode::Review) { 0 } else { document.tally.to_look_at() };
            let has_update = state.review.update(document.number).is_some() && !state.front.asks();
            let open = state.sync.to_decide(document).len();
            let waiting = [
                (open > 0, tr!("to-decide", n = open), Action::Run(Command::Decide)),
                (has_update, tr!("text-changed-file").to_owned(), Action::Review(review::Action::TakeText)),
                (changed > 0, tr!("to-look-at-since", n = changed), Action::Run(Command::Review)),
            ];
            for (_, words, action) in waiting.into_iter().filter(|(is_shown, ..)| *is_shown) {
                let text = small(words).color(palette.accent);
                let response = widgets::flat(ui, |ui| ui.add(Button::new(text)));
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
                if response.clicked() {
                    actions.push(action);
                }
            }
        }
        if let Some(working) = &state.desk.working {
            // The progress changes without notice from the thread that does the work.
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
            ui.label(small(working.words()));
            if working.percent().is_some() {
                let stop = Button::new(small(tr!("work-stop").to_owned()).color(palette.accent));
                if widgets::flat(ui, |ui| ui.add(stop)).on_hover_text(tr!("work-stop-help")).clicked() {
                    actions.push(Action::Desk(desk::Action::StopWork));
                }
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(page) = page {
                study::place(ui, cx, page);
            } else if let Some(graded) = graded {
                grading_status::place(ui, cx, graded);
            } else if let Some(document) = &state.desk.document {
                let deciding = state.adjudicating.shown(&state.desk);
                let decides = deciding.is_some_and(|deciding| deciding.purpose == Purpose::Decide);
                let doing = if decides { Doing::Decides } else { Doing::Annotates };
                heard(Action::Preferences, actions, |said| me_view::menu(ui, cx, doing, said));
                if width >= WITH_SCHEME {
                    heard(Action::Scheme, actions, |said| scheme::view::menu(ui, cx, document, said));
                }
                let is_mended = state.mending.shown(&state.desk).is_some();
                let words = if is_mended { tr!("mend-not-saved").to_owned() } else { document.saving.words() };
                let failed = document.saving.failed();
                let text_colour = if failed { palette.error } else { palette.muted };
                let is_homeless = document.saving.is_changed() && document.saving.target == Target::None;
                let is_gone = document.saving.absence == Absence::Gone;
                let waits = document.saving.waits() || is_gone;
                let waits = waits && document.saving.is_changed() && !document.saving.busy;
                let next = if is_homeless { Command::SaveAs } else { Command::Save };
                if !words.is_empty() {
                    let is_next = is_homeless || (waits && !failed);
                    let colour = if is_next { palette.accent } else { text_colour };
                    let text = RichText::new(&words).size(theme::SMALL_SIZE).color(colour);
                    // A long name of a file leaves room for what else the line says.
                    let drawn = ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() * 0.6).min(PLACE));
                        widgets::flat(ui, |ui| ui.add(Button::new(text).truncate()))
                    });
                    let response = drawn.inner;
                    let place = document.saving.path().map(|path| path.display().to_string()).unwrap_or_default();
                    let response = if is_next {
                        response.on_hover_text(format!("{words}\n{}", cx.keymap.tip(next)))
                    } else if failed {
                        response.on_hover_text(tr!("save-elsewhere", words = words))
                    } else {
                        response.on_hover_text(tr!("show-in-folder", place = place))
                    };
                    if response.clicked() {
                        actions.push(if is_next {
                            Action::Run(next)
                        } else {
                            Action::Saving(saving::Action::ShowInFolder)
                        });
                    }
                }
            }
            message(ui, state, palette, actions);
        });
    });
}

/// Draws the status line of a pupil's work.
pub fn of_work(ui: &mut Ui, cx: &Context<'_>, (state, document): (&State, &Document), actions: &mut Vec<Action>) {
    let palette = cx.palette;
    let width = ui.available_width();
    ui.horizontal_centered(|ui| {
        let small = |text: &str| RichText::new(text).size(theme::SMALL_SIZE).color(palette.muted);
        progress(ui, document, width >= WITH_BAR, palette);
        let message = state.desk.message.is_some();
        if !selected::show(ui, cx, document) && width >= WITH_BAR && !message {
            let hint = egui::Label::new(small(tr!("exercise-hint"))).selectable(false).truncate();
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - 200.0).max(0.0));
                ui.add(hint);
            });
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            kept(ui, document, palette, actions);
            self::message(ui, state, palette, actions);
        });
    });
}

/// Says where a pupil's work is kept, or that it is not.
fn kept(ui: &mut Ui, document: &Document, palette: &Palette, actions: &mut Vec<Action>) {
    let words = match (&document.saving.outcome, document.saving.is_changed()) {
        (SaveResult::Saved(at), false) => tr!("exercise-kept-at", time = at.local_clock()),
        _ => document.saving.words(),
    };
    if words.is_empty() {
        return;
    }
    let colour = if document.saving.failed() { palette.error } else { palette.muted };
    let text = RichText::new(words).size(theme::SMALL_SIZE).color(colour);
    let response = widgets::flat(ui, |ui| ui.add(Button::new(text).truncate()));
    let place = document.saving.path().map(|path| path.display().to_string()).unwrap_or_default();
    if response.on_hover_text(tr!("show-in-folder", place = place)).clicked() {
        actions.push(if document.saving.target == Target::None {
            Action::Run(Command::SaveAs)
        } else {
            Action::Saving(saving::Action::ShowInFolder)
        });
    }
}

/// Draws the status line below the card of an exercise: what was said, and what is waited for.
pub fn of_card(ui: &mut Ui, cx: &Context<'_>, state: &State, actions: &mut Vec<Action>) {
    ui.horizontal_centered(|ui| {
        if let Some(working) = &state.desk.working {
            ui.label(RichText::new(working.words()).size(theme::SMALL_SIZE).color(cx.palette.muted));
        }
        message(ui, state, cx.palette, actions);
    });
}

/// Draws how many sentences are read, with a bar if there is room.
fn progress(ui: &mut Ui, document: &Document, has_bar: bool, palette: &Palette) {
    if !document.sentences_known {
        ui.label(RichText::new(tr!("counting-sentences")).size(theme::SMALL_SIZE).color(palette.muted));
        return;
    }
    let (read, all) = (document.progress.read(), document.progress.sentences().len());
    ui.label(
        RichText::new(tr!("of-sentences-read", read = read, all = all)).size(theme::SMALL_SIZE).color(palette.muted),
    );
    if !has_bar {
        return;
    }
    widgets::share(ui, read as f32 / all.max(1) as f32, palette);
}

fn message(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    let Some(message) = &state.desk.message else { return };
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        // If there is no room, the message is left out rather than drawn over other widgets.
        if ui.available_width() < 48.0 {
            return;
        }
        ui.add_space(8.0);
        let offer = message.offer.filter(|_| ui.available_width() > 160.0);
        let label = egui::Label::new(RichText::new(&message.text).size(theme::SMALL_SIZE).color(palette.ink))
            .truncate()
            .selectable(false);
        // Room is reserved for the button beside the message.
        let offered = match offer {
            Some(Offer::Exported) => Some((tr!("show-exported"), Command::ShowExported.label(), Command::ShowExported)),
            Some(_) => Some((tr!("undo"), tr!("undo-this"), Command::Undo)),
            None => None,
        };
        let room = ui.available_width() - if offer.is_some() { 132.0 } else { 0.0 };
        let shown = ui.scope(|ui| {
            ui.set_max_width(room.max(24.0));
            ui.add(label)
        });
        let response = shown.inner;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
        if let Some((words, name, command)) = offered {
            let text = RichText::new(words).size(theme::SMALL_SIZE).color(palette.accent);
            let button = widgets::flat(ui, |ui| ui.add(Button::new(text)));
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            if button.clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
}

/// Draws the line about a file that can't be saved in its current place.
pub fn unsafe_place(ui: &mut Ui, state: &State, document: &Document, why: Unsafe, actions: &mut Vec<Action>) {
    let place = front::folder_for_new(&state.desk).join(saving::name_for(document));
    let in_home = dialogs::home().and_then(|home| place.strip_prefix(home).ok().map(|rest| Path::new("~").join(rest)));
    let place = in_home.as_ref().unwrap_or(&place).display().to_string();
    let words = match why {
        Unsafe::ReadOnly => tr!("place-read-only", place = place),
        Unsafe::Emptied => tr!("place-emptied", place = place),
    };
    widgets::line_with_buttons(ui, &words, &words, |ui| {
        if ui.button(Command::SaveAs.label()).clicked() {
            actions.push(Action::Run(Command::SaveAs));
        }
    });
}

/// Draws the line about a save that failed.
pub fn not_saved(ui: &mut Ui, document: &Document, actions: &mut Vec<Action>) {
    let words = tr!("nothing-is-lost", words = document.saving.words());
    let told = widgets::line_with_buttons(ui, &words, &words, |ui| {
        if ui.button(tr!("save-elsewhere-do")).clicked() {
            actions.push(Action::Run(Command::SaveAs));
        }
        if ui.button(tr!("save-again")).clicked() {
            actions.push(Action::Run(Command::Save));
        }
    });
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Assertive));
}
