//! The menus, the toolbar and the context menu, drawn from the table of commands.

use egui::{Button, RichText, Ui};

use super::said::{Context, Said, Sayings};
use super::{Also, Command, Group, Menu};
use crate::app::desk::Pane;
use crate::app::look::fonts::icon;
use crate::app::look::widgets;
use crate::app::settings::Appearance;
use crate::app::words::texts;
use crate::tr;

/// Draws the menu bar, with `title` at its end. `below` draws what goes below a command in its menu.
pub fn bar<A>(
    ui: &mut Ui,
    cx: &Context<'_>,
    title: &str,
    mut below: impl FnMut(&mut Ui, Command, &mut Sayings<A>),
    said: &mut Sayings<A>,
) {
    egui::MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            let opened = ui.menu_button(menu.label(), |ui| {
                ui.set_min_width(220.0);
                if menu == Menu::Claim {
                    verdicts(ui, cx, said);
                }
                // In the menu of claims, the verdicts are above the first group; in the others, nothing is.
                let mut above = (menu == Menu::Claim).then_some(Group::Claims);
                for entry in cx.keymap.entries().iter().filter(|e| e.group.menu() == menu) {
                    if above.is_some_and(|group| group != entry.group) {
                        ui.separator();
                    }
                    above = Some(entry.group);
                    button(ui, cx, entry.command, said);
                    below(ui, entry.command, said);
                }
            });
            if cx.desk.takes_focus(Pane::Menus) && menu == Menu::File {
                opened.response.request_focus();
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let title = RichText::new(title).color(cx.palette.muted);
            ui.add(egui::Label::new(title).truncate().selectable(false));
        });
    });
}

/// Draws the toolbar.
pub fn tools<A>(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<A>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for command in cx.keymap.entries().iter().filter(|e| e.also == Also::Tools).map(|e| e.command) {
            let on = cx.is_on(command);
            let colour = if on { cx.palette.ink } else { cx.palette.muted.gamma_multiply(0.7) };
            let button = Button::new(RichText::new(command.label()).color(colour)).frame(false);
            if ui.add_enabled(on, button).on_hover_text(cx.keymap.tip(command)).clicked() {
                said.push(Said::Run(command));
            }
            ui.add_space(6.0);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::key_cap(ui, &cx.keymap.shown(Command::Palette), cx.palette);
            let commands = Button::new(tr!("commands")).frame(false);
            if ui.add(commands).on_hover_text(Command::Palette.help()).clicked() {
                said.push(Said::Run(Command::Palette));
            }
        });
    });
}

/// Draws the context menu of the article: its commands and the verdicts.
pub fn context<A>(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<A>) {
    ui.set_min_width(220.0);
    verdicts(ui, cx, said);
    for entry in cx.keymap.entries().iter().filter(|e| e.also == Also::Context) {
        button(ui, cx, entry.command, said);
    }
}

fn verdicts<A>(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<A>) {
    let Some(document) = &cx.desk.document else { return };
    let on = cx.is_on(Command::ToCheck);
    for (i, verdict) in document.scheme().verdicts.iter().enumerate() {
        let button = Button::new(texts::of_scheme(&verdict.label)).shortcut_text(verdict.key.as_str());
        if ui.add_enabled(on, button).on_hover_text(texts::of_scheme(&verdict.sentence)).clicked() {
            said.push(Said::Verdict(i));
        }
    }
}

fn button<A>(ui: &mut Ui, cx: &Context<'_>, command: Command, said: &mut Sayings<A>) {
    let button = Button::new(label(command, cx)).shortcut_text(cx.keymap.shown(command));
    if ui.add_enabled(cx.is_on(command), button).on_hover_text(command.help()).clicked() {
        said.push(Said::Run(command));
    }
}

/// A command's label in a menu: undo names the action it undoes, and a switch that is on has a tick.
fn label(command: Command, cx: &Context<'_>) -> String {
    let history = cx.desk.document.as_ref().map(|d| &d.history);
    let settings = &cx.desk.settings;
    let label = command.label();
    let is_on = match command {
        Command::Undo => match history.and_then(|h| h.next_undo()) {
            Some(change) => return tr!("undo-act", act = &change.name),
            None => false,
        },
        Command::Redo => match history.and_then(|h| h.next_redo()) {
            Some(change) => return tr!("redo-act", act = &change.name),
            None => false,
        },
        Command::OnMyOwn => cx.desk.works_on_my_own(),
        Command::ToggleAutosave => settings.autosave,
        Command::TogglePanel => settings.panel,
        Command::ToggleInspector => settings.inspector,
        Command::ToggleArticles => settings.articles,
        Command::ToggleTools => settings.tools,
        Command::Light => settings.appearance == Appearance::Light,
        Command::Dark => settings.appearance == Appearance::Dark,
        Command::System => settings.appearance == Appearance::System,
        _ => false,
    };
    if is_on { format!("{} {label}", icon::on()) } else { label.to_owned() }
}
