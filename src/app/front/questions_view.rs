//! What the window asks: a small card over the article, which stays in sight.

use egui::{Align2, RichText, Ui};

use crate::app::actions::Action;
use crate::app::commands::table::Command;
use crate::app::desk::document::Document;
use crate::app::desk::saving_state::Target;
use crate::app::export_copy::Removal;
use crate::app::look::theme::Palette;
use crate::app::state::{Question, State, Then};
use crate::tr;

/// Shows the open question, if there is one.
pub fn show(ctx: &egui::Context, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    let Some(question) = &state.question else { return };
    let has_place = state.desk.document.as_ref().is_some_and(|d| d.saving.target != Target::None);
    let frame = egui::Frame::window(&ctx.global_style()).inner_margin(16.0).fill(palette.panel);
    egui::Window::new(tr!("question"))
        .id(egui::Id::unique("question"))
        .title_bar(false)
        .resizable(false)
        .frame(frame)
        .anchor(Align2::CENTER_TOP, egui::vec2(0.0, 96.0))
        .show(ctx, |ui| {
            ui.set_max_width(460.0);
            card(ui, state, question, has_place, palette, actions);
        });
}

fn card(
    ui: &mut Ui,
    state: &State,
    question: &Question,
    has_place: bool,
    palette: &Palette,
    actions: &mut Vec<Action>,
) {
    match question {
        Question::Replace(purpose, path) => {
            ui.heading(tr!("this-file-exists-already"));
            ui.label(tr!("would-be-replaced", path = path.display().to_string()));
            yes_or_no(ui, tr!("replace-it"), actions, || purpose.chosen(path.clone()));
        }
        Question::Unsaved(then) => {
            let (title, without, saved) = match then {
                Then::Close => (tr!("close-without-saving"), tr!("close-without-saving-2"), tr!("save-and-close")),
                Then::CloseArticle => {
                    (tr!("close-article-without-saving"), tr!("close-without-saving-2"), tr!("save-and-close"))
                }
                Then::OnMyOwn => (tr!("own-save-first"), tr!("close-without-saving-2"), tr!("save-and-go-on")),
            };
            ui.heading(title);
            let title = state.desk.document.as_ref().map(Document::title).unwrap_or_default();
            ui.label(tr!("there-are-changes-that-are-not", title = title));
            crate::app::look::widgets::buttons(ui, |ui| {
                cancel(ui, tr!("cancel"), actions);
                if ui.button(without).clicked() {
                    actions.push(Action::Leave(*then));
                }
                if ui.button(saved).clicked() {
                    if has_place {
                        actions.push(Action::SaveAndLeave(*then));
                    } else {
                        actions.extend([Action::Ask(None), Action::Run(Command::SaveAs)]);
                    }
                }
            });
        }
        Question::Large { path, name, most } => {
            ui.heading(tr!("large-title"));
            ui.label(tr!("large-what", name = name, n = (most >> 20) as usize));
            yes_or_no(ui, tr!("large-open"), actions, || Action::OpenLarge(path.clone()));
        }
        Question::Browse(url) => {
            ui.heading(tr!("open-this-address-in-the-browser"));
            ui.label(RichText::new(url).color(palette.accent));
            yes_or_no(ui, tr!("open-it"), actions, || Action::Browse(url.clone()));
        }
        Question::Address(url) => {
            ui.heading(tr!("address-title"));
            ui.label(RichText::new(url).color(palette.accent));
            ui.label(tr!("address-how"));
            crate::app::look::widgets::buttons(ui, |ui| {
                cancel(ui, tr!("understood"), actions);
            });
        }
        Question::OtherText { other, free } => {
            ui.heading(tr!("annotations-of-another-text"));
            let name = |p: &std::path::Path| p.file_name().unwrap_or_default().to_string_lossy().into_owned();
            ui.label(tr!("other-text", name = name(other)));
            crate::app::look::widgets::buttons(ui, |ui| {
                if ui.button(tr!("save-this-one-as", name = name(free))).clicked() {
                    actions.push(Action::Ask(None));
                    actions.push(Action::SetTarget(free.clone()));
                }
                if ui.button(tr!("open-named", name = name(other))).clicked() {
                    actions.push(Action::Ask(None));
                    actions.push(Action::Open(other.clone()));
                }
            });
        }
        Question::MergeIn { mine, path, news } => {
            ui.heading(tr!("merge-in-title"));
            ui.label(tr!("merge-in-what"));
            ui.label(news.as_deref().unwrap_or(tr!("merge-in-nothing")));
            crate::app::look::widgets::buttons(ui, |ui| {
                if ui.button(tr!("merge-in-do")).clicked() {
                    actions.push(Action::MergeIn(mine.clone(), path.clone()));
                }
                cancel(ui, tr!("merge-in-look"), actions);
            });
        }
        Question::Remove(removal, name) => remove_for_good(ui, *removal, name, actions),
        Question::TextChanged { found, all } => text_changed(ui, *found, *all, actions),
        Question::Told(lines) => {
            for line in lines.iter().take(12) {
                ui.label(line);
            }
            if lines.len() > 12 {
                ui.label(tr!("and-more", n = lines.len() - 12));
            }
            crate::app::look::widgets::buttons(ui, |ui| {
                cancel(ui, tr!("understood"), actions);
            });
        }
    }
}

fn remove_for_good(ui: &mut Ui, removal: Removal, name: &str, actions: &mut Vec<Action>) {
    ui.heading(tr!("holds-remove-title"));
    ui.label(match removal {
        Removal::Person(_) => tr!("holds-remove-person", name = name),
        Removal::EarlierWords => tr!("holds-remove-words").to_owned(),
    });
    ui.label(tr!("holds-remove-note"));
    yes_or_no(ui, tr!("holds-remove-do"), actions, || Action::RemoveForGood(removal));
}

/// The article has another text now: most people want to see what became of their claims.
fn text_changed(ui: &mut Ui, found: usize, all: usize, actions: &mut Vec<Action>) {
    ui.heading(tr!("text-changed-title"));
    ui.label(tr!("text-changed-what", found = found, all = all));
    crate::app::look::widgets::buttons(ui, |ui| {
        let look = ui.button(tr!("text-changed-look"));
        if crate::app::look::widgets::nothing_focused(ui) {
            look.request_focus();
        }
        if look.clicked() {
            actions.push(Action::TakeText);
        }
        cancel(ui, tr!("text-changed-keep"), actions);
    });
}

/// A button that does it, and one that changes nothing.
fn yes_or_no(ui: &mut Ui, yes: &str, actions: &mut Vec<Action>, act: impl FnOnce() -> Action) {
    crate::app::look::widgets::buttons(ui, |ui| {
        cancel(ui, tr!("cancel"), actions);
        if ui.button(yes).clicked() {
            actions.extend([Action::Ask(None), act()]);
        }
    });
}

/// The button that changes nothing; it has the keyboard first.
fn cancel(ui: &mut Ui, label: &'static str, actions: &mut Vec<Action>) {
    let response = ui.button(label);
    if crate::app::look::widgets::nothing_focused(ui) {
        response.request_focus();
    }
    if response.clicked() {
        actions.push(Action::Escape);
    }
}
