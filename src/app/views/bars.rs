//! The menu bar, the tool bar and the status line.

use egui::{Button, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::commands::{Command, Menu, TABLE, key_name};
use crate::app::document::Document;
use crate::app::fonts::icon;
use crate::app::saving::Target;
use crate::app::settings::Appearance;
use crate::app::theme::Palette;
use crate::app::{actions::Action, state::State};

/// The menu bar, drawn from the table of commands.
pub fn menus(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    egui::MenuBar::new().ui(ui, |ui| {
        for (menu, name) in Menu::ALL {
            ui.menu_button(name, |ui| {
                ui.set_min_width(220.0);
                if menu == Menu::Claim
                    && let Some(document) = &state.document
                {
                    for (i, verdict) in document.annotations.scheme.verdicts.iter().enumerate() {
                        let on = Command::ToCheck.is_on(Some(document));
                        let button = Button::new(verdict.label.as_str()).shortcut_text(verdict.key.as_str());
                        if ui.add_enabled(on, button).on_hover_text(&verdict.sentence).clicked() {
                            actions.push(Action::Judge(i));
                        }
                    }
                }
                for row in TABLE.iter().filter(|r| r.menu == menu) {
                    let on = row.command.is_on(state.document.as_ref());
                    let keys = row.keys.first().map(key_name).unwrap_or_default();
                    let button = Button::new(label(row.command, state)).shortcut_text(keys);
                    if ui.add_enabled(on, button).on_hover_text(row.help).clicked() {
                        actions.push(Action::Run(row.command));
                    }
                }
            });
        }
        let title = state.document.as_ref().map(title).unwrap_or_default();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let says = if title.is_empty() { "Claimlight".to_owned() } else { format!("{title} — Claimlight") };
            ui.add(egui::Label::new(RichText::new(says).color(palette.muted)).truncate().selectable(false));
        });
    });
}

/// What to call an open article.
pub fn title(document: &Document) -> String {
    let facts = &document.annotations.article.facts;
    if facts.title.is_empty() { facts.original_name.clone() } else { facts.title.clone() }
}

fn label(command: Command, state: &State) -> String {
    let history = state.document.as_ref().map(|d| &d.history);
    let label = command.row().label;
    let tick = |on: bool| if on { format!("{} {label}", icon::on()) } else { label.to_owned() };
    match command {
        Command::Undo => match history.and_then(|h| h.next_undo()) {
            Some(change) => format!("Undo {}", change.name),
            None => label.to_owned(),
        },
        Command::Redo => match history.and_then(|h| h.next_redo()) {
            Some(change) => format!("Redo {}", change.name),
            None => label.to_owned(),
        },
        Command::ToggleAutosave => tick(state.settings.autosave),
        Command::TogglePanel => tick(state.settings.panel),
        Command::Light => tick(state.settings.appearance == Appearance::Light),
        Command::Dark => tick(state.settings.appearance == Appearance::Dark),
        Command::System => tick(state.settings.appearance == Appearance::System),
        _ => label.to_owned(),
    }
}

/// The tool bar.
pub fn tools(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for command in [Command::Open, Command::Undo, Command::Redo, Command::Save] {
            let on = command.is_on(state.document.as_ref());
            let row = command.row();
            let colour = if on { palette.ink } else { palette.muted.gamma_multiply(0.7) };
            let button = Button::new(RichText::new(row.label).color(colour)).frame(false);
            let tip = format!("{} Key: {}", row.help, row.keys.first().map(key_name).unwrap_or_default());
            if ui.add_enabled(on, button).on_hover_text(tip).clicked() {
                actions.push(Action::Run(command));
            }
            ui.add_space(6.0);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            super::key_cap(ui, "F1", palette);
            let keys = ui.add(Button::new("Keys").frame(false)).on_hover_text(Command::Keys.row().help);
            if keys.clicked() {
                actions.push(Action::Run(Command::Keys));
            }
        });
    });
}

/// The line that asks who I am; it can be ignored.
pub fn who_am_i(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.label("Who is annotating?");
        let id = egui::Id::unique("my-name");
        let mut name = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_default();
        let edit =
            ui.add(TextEdit::singleline(&mut name).id(id.with("edit")).hint_text("Your name").desired_width(160.0));
        edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Your name"));
        ui.data_mut(|d| d.insert_temp(id, name.clone()));
        let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if (ui.button("That is me").clicked() || entered) && !name.trim().is_empty() {
            actions.push(Action::Name(name));
        }
        if let Some(document) = &state.document {
            for annotator in document.annotations.annotators.iter().filter(|a| a.id != document.me).take(4) {
                if ui.button(format!("I am {}", annotator.name)).clicked() {
                    actions.push(Action::IAm(annotator.id));
                }
            }
        }
        ui.label(RichText::new(format!("Until then you are “{}”.", state.settings.reader)).color(palette.muted));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.add(Button::new("Not now").frame(false)).clicked() {
                actions.push(Action::NameAsked);
            }
        });
    });
}

/// The status line.
pub fn status(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let small = |text: String| RichText::new(text).size(12.0).color(palette.muted);
        if let Some(document) = &state.document {
            progress(ui, document, palette);
            let n = document.tally.total(0);
            let claims = if n == 1 { "1 claim to check".to_owned() } else { format!("{n} claims to check") };
            ui.label(small(claims));
        }
        if let Some(working) = &state.working {
            ui.add(egui::Spinner::new().size(12.0));
            ui.label(small(working.clone()));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(document) = &state.document {
                let words = document.saving.words();
                let failed = words.starts_with("Could not save");
                let text = small(words.clone()).color(if failed { palette.error } else { palette.muted });
                let homeless = document.saving.is_changed() && document.saving.target == Target::None;
                let response = if homeless {
                    ui.add(Button::new(text.color(palette.accent)).frame(false))
                } else {
                    ui.add(egui::Label::new(text).truncate().selectable(false))
                };
                if homeless && response.clicked() {
                    actions.push(Action::Run(Command::SaveAs));
                }
                if failed {
                    response
                        .on_hover_text(format!("{words}. Nothing is lost: save to another place with Ctrl+Shift+S."));
                }
                ui.add_space(8.0);
                me(ui, state, document, palette, actions);
                ui.add_space(8.0);
                let scheme = &document.annotations.scheme;
                let tip = scheme
                    .verdicts
                    .iter()
                    .map(|v| format!("{}: {}", v.label, v.sentence))
                    .collect::<Vec<_>>()
                    .join("\n");
                ui.add(egui::Label::new(small(scheme.name.clone())).selectable(false)).on_hover_text(tip);
            }
            message(ui, state, palette, actions);
        });
    });
}

fn progress(ui: &mut Ui, document: &Document, palette: &Palette) {
    if !document.sentences_known {
        ui.label(RichText::new("Counting sentences…").size(12.0).color(palette.muted));
        return;
    }
    let (read, all) = (document.progress.read(), document.progress.sentences().len());
    ui.label(RichText::new(format!("{read} of {all} sentences read")).size(12.0).color(palette.muted));
    let (rect, _) = ui.allocate_exact_size(vec2(90.0, 6.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 3.0, palette.hairline);
    let mut done = rect;
    done.set_width(rect.width() * (read as f32 / all.max(1) as f32));
    ui.painter().rect_filled(done, 3.0, palette.accent);
    ui.add_space(8.0);
}

fn message(ui: &mut Ui, state: &State, palette: &Palette, actions: &mut Vec<Action>) {
    let Some(message) = &state.message else { return };
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.add_space(8.0);
        let label =
            egui::Label::new(RichText::new(&message.text).size(12.0).color(palette.ink)).truncate().selectable(false);
        let response = ui.add(label);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
        if message.undo {
            let undo = ui.add(Button::new(RichText::new("Undo").size(12.0).color(palette.accent)).frame(false));
            undo.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Undo this"));
            if undo.clicked() {
                actions.push(Action::Run(Command::Undo));
            }
        }
    });
}

fn me(ui: &mut Ui, state: &State, document: &Document, palette: &Palette, actions: &mut Vec<Action>) {
    let name = state.settings.my_name().to_owned();
    let text = RichText::new(format!("{name} {}", icon::down())).size(12.0).color(palette.muted);
    let button = egui::containers::menu::MenuButton::from_button(Button::new(text).frame(false));
    let (response, _) = button.ui(ui, |ui| {
        ui.set_min_width(200.0);
        ui.label("My name");
        let id = egui::Id::unique("name-in-status");
        let mut typed = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| name.clone());
        let edit = ui.add(TextEdit::singleline(&mut typed).id(id.with("edit")).desired_width(180.0));
        edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "My name"));
        ui.data_mut(|d| d.insert_temp(id, typed.clone()));
        if ui.button("Use this name").clicked() || (edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)))
        {
            ui.data_mut(|d| d.remove::<String>(id));
            actions.push(Action::Name(typed));
            ui.close();
        }
        for annotator in document.annotations.annotators.iter().filter(|a| a.id != document.me) {
            if ui.button(format!("I am {}", annotator.name)).clicked() {
                actions.push(Action::IAm(annotator.id));
                ui.close();
            }
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Who I am: {name}")));
}
