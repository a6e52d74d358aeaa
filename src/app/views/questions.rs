//! What the window asks: a small card over the article, which stays in sight.

use egui::{Align2, Role, TextEdit, Ui, WidgetInfo};

use crate::app::commands::Command;
use crate::app::saving::Target;
use crate::app::theme::Palette;
use crate::app::{
    actions::Action,
    state::{Question, State, Then},
};
use crate::tr;

/// Shows the open question, if there is one.
pub fn show(ctx: &egui::Context, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    let Some(question) = &state.question else { return };
    let has_place = state.document.as_ref().is_some_and(|d| d.saving.target != Target::None);
    let frame = egui::Frame::window(&ctx.global_style()).inner_margin(16.0).fill(palette.panel);
    egui::Window::new("question")
        .title_bar(false)
        .resizable(false)
        .frame(frame)
        .anchor(Align2::CENTER_TOP, egui::vec2(0.0, 96.0))
        .show(ctx, |ui| {
            ui.set_max_width(460.0);
            card(ui, question, has_place, palette, actions);
        });
}

fn card(ui: &mut Ui, question: &Question, has_place: bool, palette: &Palette, actions: &mut Vec<Action>) {
    match question {
        Question::OpenPath(path) => {
            path_field(ui, tr!("open-which-file"), path, tr!("open-2"), actions, |path| Action::Open(path.into()));
        }
        Question::SavePath(path) => {
            path_field(ui, tr!("save-to-which-file"), path, tr!("save"), actions, |path| {
                let path = std::path::PathBuf::from(path);
                if path.exists() { Action::Ask(Some(Question::Replace(path))) } else { Action::SaveTo(path) }
            });
        }
        Question::Replace(path) => {
            ui.heading(tr!("this-file-exists-already"));
            ui.label(tr!("would-be-replaced", path = path.display().to_string()));
            buttons(ui, |ui| {
                cancel(ui, actions);
                if ui.button(tr!("replace-it")).clicked() {
                    actions.push(Action::Ask(None));
                    actions.push(Action::SaveTo(path.clone()));
                }
            });
        }
        Question::Unsaved(then) => {
            let (title, without, saved) = match then {
                Then::Close => (tr!("close-without-saving"), tr!("close-without-saving-2"), tr!("save-and-close")),
                Then::Open(_) => {
                    (tr!("open-another-file-without-saving"), tr!("open-without-saving"), tr!("save-and-open"))
                }
            };
            ui.heading(title);
            ui.label(tr!("there-are-changes-that-are-not"));
            buttons(ui, |ui| {
                cancel(ui, actions);
                if ui.button(without).clicked() {
                    actions.push(Action::Leave(then.clone()));
                }
                if ui.button(saved).clicked() {
                    if has_place {
                        actions.push(Action::SaveAndLeave(then.clone()));
                    } else {
                        actions.extend([Action::Ask(None), Action::Run(Command::SaveAs)]);
                    }
                }
            });
        }
        Question::Browse(url) => {
            ui.heading(tr!("open-this-address-in-the-browser"));
            ui.label(egui::RichText::new(url).color(palette.accent));
            buttons(ui, |ui| {
                cancel(ui, actions);
                if ui.button(tr!("open-it")).clicked() {
                    actions.push(Action::Browse(url.clone()));
                }
            });
        }
        Question::OtherText { other, free } => {
            ui.heading(tr!("annotations-of-another-text"));
            let name = |p: &std::path::Path| p.file_name().unwrap_or_default().to_string_lossy().into_owned();
            ui.label(tr!("other-text", name = name(other)));
            buttons(ui, |ui| {
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
        Question::Told(lines) => {
            for line in lines.iter().take(12) {
                ui.label(line);
            }
            if lines.len() > 12 {
                ui.label(tr!("and-more", n = lines.len() - 12));
            }
            buttons(ui, |ui| {
                if ui.button(tr!("understood")).clicked() {
                    actions.push(Action::Escape);
                }
            });
        }
    }
}

fn path_field(
    ui: &mut Ui,
    title: &str,
    path: &str,
    does: &str,
    actions: &mut Vec<Action>,
    act: impl FnOnce(String) -> Action,
) {
    ui.heading(title);
    ui.label(tr!("this-desktop-offers-no-file-dialog"));
    let id = egui::Id::unique("path");
    let fresh = ui.data(|d| d.get_temp::<String>(id)).is_none();
    let mut typed = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| path.to_owned());
    let edit = ui.add(TextEdit::singleline(&mut typed).id(id.with("edit")).desired_width(420.0));
    edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, tr!("path-of-the-file")));
    if fresh {
        edit.request_focus();
    }
    ui.data_mut(|d| d.insert_temp(id, typed.clone()));
    let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    buttons(ui, |ui| {
        if ui.button(tr!("cancel")).clicked() {
            ui.data_mut(|d| d.remove::<String>(id));
            actions.push(Action::Ask(None));
        }
        if (ui.button(does).clicked() || entered) && !typed.trim().is_empty() {
            ui.data_mut(|d| d.remove::<String>(id));
            actions.push(Action::Ask(None));
            actions.push(act(typed.trim().to_owned()));
        }
    });
}

fn buttons(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(12.0);
    ui.horizontal(|ui| ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), add));
}

fn cancel(ui: &mut Ui, actions: &mut Vec<Action>) {
    if ui.button(tr!("cancel")).clicked() {
        actions.push(Action::Escape);
    }
}
