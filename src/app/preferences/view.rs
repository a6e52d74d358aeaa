//! The settings in one dialog. A change takes effect at once and is stored.

use egui::{Button, DragValue, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::{Action, Setting, State, me_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::{Command, Menu};
use crate::app::look::fonts;
use crate::app::look::lines;
use crate::app::look::theme::{self, Palette};
use crate::app::look::widgets::{self, heading, key_cap};
use crate::app::settings::Appearance;
use crate::app::words::texts::LANGUAGES;
use crate::tr;
use claimlight_core::exchange::SearchPlace;

/// Shows the settings dialog.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 160.0).max(120.0);
    widgets::sheet(
        ctx,
        tr!("settings"),
        560.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                looks(ui, cx, said);
                ui.add_space(12.0);
                reading(ui, cx, said);
                ui.add_space(12.0);
                habits(ui, cx, said);
                ui.add_space(12.0);
                searches(ui, cx, said);
                ui.add_space(12.0);
                keys(ui, cx, state, said);
                if let Some(path) = &cx.desk.settings_path {
                    ui.add_space(12.0);
                    let told = tr!("settings-are-in", path = path.display().to_string());
                    ui.label(RichText::new(told).size(theme::SMALL_SIZE).color(palette.muted));
                }
            });
        },
    );
}

/// Below this width of the dialog, in points, labels stand above what they name.
const NARROW: f32 = 440.0;

fn line(ui: &mut Ui, label: &str, palette: &Palette, add: impl FnOnce(&mut Ui)) {
    if ui.available_width() < NARROW {
        widgets::label(ui, label, palette);
        ui.horizontal_wrapped(add);
        return;
    }
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(180.0, theme::CONTROL),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(180.0);
                ui.label(RichText::new(label).color(palette.muted));
            },
        );
        add(ui);
    });
}

fn looks(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let (s, palette) = (&cx.desk.settings, cx.palette);
    heading(ui, tr!("settings-window"), palette);
    line(ui, tr!("settings-appearance"), palette, |ui| {
        for (appearance, label, command) in [
            (Appearance::System, tr!("appearance-system"), Command::System),
            (Appearance::Light, tr!("appearance-light"), Command::Light),
            (Appearance::Dark, tr!("appearance-dark"), Command::Dark),
        ] {
            let choice = ui.radio(s.appearance == appearance, label);
            if s.appearance == appearance && widgets::nothing_focused(ui) {
                choice.request_focus();
            }
            ui.add_space(8.0);
            if choice.clicked() {
                said.push(Said::Run(command));
            }
        }
    });
    line(ui, tr!("settings-language"), palette, |ui| {
        let name = |code: &str| match LANGUAGES.iter().find(|l| l.code == code) {
            Some(l) if l.draft => tr!("language-draft", name = l.name),
            Some(l) => l.name.to_owned(),
            None => tr!("language-of-the-system").to_owned(),
        };
        let shown = name(&s.language);
        let combo = widgets::combo("language").width(220.0).selected_text(&shown).show_ui(ui, |ui| {
            for code in std::iter::once("").chain(LANGUAGES.iter().map(|l| l.code)) {
                if ui.selectable_label(s.language == code, name(code)).clicked() {
                    said.push(Said::Own(Action::Set(Setting::Language(code.to_owned()))));
                }
            }
        });
        named(&combo.response, Role::ComboBox, tr!("settings-language"));
    });
    line(ui, tr!("settings-scale"), palette, |ui| {
        percent(ui, s.scale, tr!("settings-scale"), Setting::Scale, said);
    });
}

fn reading(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let (s, palette) = (&cx.desk.settings, cx.palette);
    heading(ui, tr!("settings-reading"), palette);
    line(ui, tr!("settings-font"), palette, |ui| {
        let shown = if s.face.is_empty() { fonts::BUNDLED } else { s.face.as_str() };
        let combo = widgets::combo("face").width(220.0).selected_text(shown).show_ui(ui, |ui| {
            if ui.selectable_label(s.face.is_empty(), fonts::BUNDLED).clicked() {
                said.push(Said::Own(Action::Set(Setting::Face(String::new()))));
            }
            for name in fonts::installed() {
                if ui.selectable_label(s.face == *name, name).clicked() {
                    said.push(Said::Own(Action::Set(Setting::Face(name.clone()))));
                }
            }
        });
        named(&combo.response, Role::ComboBox, tr!("settings-font"));
    });
    line(ui, tr!("settings-size"), palette, |ui| {
        number(ui, s.size, 0.5, tr!("settings-size"), Setting::Size, said);
        ui.label(tr!("points"));
    });
    line(ui, tr!("settings-line-width"), palette, |ui| {
        number(ui, s.measure, 1.0, tr!("settings-line-width"), Setting::Measure, said);
        ui.label(tr!("characters"));
    });
    line(ui, tr!("settings-line-spacing"), palette, |ui| {
        number(ui, s.line, 0.05, tr!("settings-line-spacing"), Setting::Line, said);
        ui.label(tr!("sizes"));
    });
    line(ui, tr!("settings-zoom"), palette, |ui| {
        percent(ui, s.zoom, tr!("settings-zoom"), Setting::Zoom, said);
    });
    let mut is_hidden = s.hide_no_claims;
    if widgets::checkbox(ui, &mut is_hidden, Command::HideNoClaims.label(), palette).changed() {
        said.push(Said::Run(Command::HideNoClaims));
    }
}

fn habits(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let (s, palette) = (&cx.desk.settings, cx.palette);
    heading(ui, tr!("settings-behaviour"), palette);
    line(ui, tr!("settings-name"), palette, |ui| {
        me_view::name_field(ui, cx, said);
    });
    let mut switch = |ui: &mut Ui, on: bool, label: &'static str, act: fn(bool) -> Said<Action>| {
        let mut value = on;
        if widgets::checkbox(ui, &mut value, label, palette).changed() {
            said.push(act(value));
        }
    };
    switch(ui, s.autosave, tr!("settings-autosave"), |_| Said::Run(Command::ToggleAutosave));
    switch(ui, s.whole_words, tr!("settings-whole-words"), |v| Said::Own(Action::Set(Setting::WholeWords(v))));
    switch(ui, s.own_dialogs, tr!("settings-own-dialogs"), |v| Said::Own(Action::Set(Setting::OwnDialogs(v))));
    switch(ui, !s.open_addresses, tr!("settings-ask-addresses"), |v| Said::Own(Action::Set(Setting::AskAddresses(v))));
    switch(ui, s.still, tr!("settings-reduce-motion"), |v| Said::Own(Action::Set(Setting::Still(v))));
    switch(ui, s.letters, tr!("settings-letters"), |v| Said::Own(Action::Set(Setting::Letters(v))));
}

/// Draws the places to search, one a line.
fn searches(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    heading(ui, tr!("settings-searches"), palette);
    ui.label(RichText::new(tr!("settings-searches-help")).size(theme::SMALL_SIZE).color(palette.muted));
    ui.add_space(4.0);
    let own = &cx.desk.settings.searches;
    let usual: Vec<String> = SearchPlace::usual().iter().map(ToString::to_string).collect();
    let mut listed = if own.is_empty() { usual.clone() } else { own.clone() };
    let changed = lines::field(ui, &mut listed, tr!("settings-searches"), "");
    if let Some(line) = SearchPlace::first_wrong(&listed) {
        let told = tr!("search-place-wrong", line = line + 1);
        ui.label(RichText::new(told).size(theme::SMALL_SIZE).color(palette.error));
    }
    if changed {
        // The usual ones change with the program, unless somebody has others.
        let own = if listed == usual { Vec::new() } else { listed };
        said.push(Said::Own(Action::Set(Setting::Searches(own))));
    }
}

fn keys(ui: &mut Ui, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    ui.horizontal(|ui| {
        heading(ui, tr!("keys"), palette);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let any = !cx.desk.settings.keys.is_empty();
            if ui.add_enabled(any, Button::new(tr!("all-keys-back"))).clicked() {
                said.push(Said::Own(Action::Set(Setting::AllKeysBack)));
            }
        });
    });
    for menu in Menu::ALL {
        ui.add_space(4.0);
        ui.label(RichText::new(menu.label()).color(palette.muted));
        for row in cx.keymap.entries().iter().filter(|e| e.group.menu() == menu) {
            key(ui, cx, state, row.command, said);
        }
    }
}

fn key(ui: &mut Ui, cx: &Context<'_>, state: &State, command: Command, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let label = command.label();
    ui.horizontal(|ui| {
        ui.label(label);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if state.capturing() == Some(command) {
                ui.label(RichText::new(tr!("press-a-key")).color(palette.accent));
                return;
            }
            ui.spacing_mut().item_spacing.x = 4.0;
            let small = |text: &str| Button::new(RichText::new(text).size(theme::SMALL_SIZE).color(palette.accent));
            if cx.desk.settings.keys.contains_key(command.name()) {
                let back = widgets::flat(ui, |ui| ui.add(small(tr!("key-back"))));
                back.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("key-back-of", command = label)));
                if back.clicked() {
                    said.push(Said::Own(Action::ResetKeys(command)));
                }
            }
            let has_keys = !cx.keymap.of(command).is_empty();
            let none = widgets::flat(ui, |ui| ui.add_enabled(has_keys, small(tr!("key-none"))));
            none.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("key-none-of", command = label)));
            if none.clicked() {
                said.push(Said::Own(Action::TakeKeys(command)));
            }
            let change = widgets::flat(ui, |ui| ui.add(small(tr!("key-change"))));
            change.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("key-change-of", command = label)));
            if change.clicked() {
                said.push(Said::Own(Action::Capture(Some(command))));
            }
            let shown = cx.keymap.shown(command);
            if !shown.is_empty() {
                key_cap(ui, &shown, palette);
            }
        });
    });
}

fn named(response: &egui::Response, role: Role, name: &'static str) {
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
}

fn number(
    ui: &mut Ui,
    value: f32,
    step: f32,
    name: &'static str,
    make: fn(f32) -> Setting,
    said: &mut Sayings<Action>,
) {
    let mut typed = value;
    let decimals = if step < 0.1 { 2 } else { 1 };
    let drag = DragValue::new(&mut typed).speed(step).max_decimals(decimals).update_while_editing(false);
    let response = ui.add_sized(egui::vec2(64.0, theme::CONTROL), drag);
    named(&response, Role::SpinButton, name);
    if response.changed() {
        said.push(Said::Own(Action::Set(make(typed))));
    }
}

fn percent(ui: &mut Ui, value: f32, name: &'static str, make: fn(f32) -> Setting, said: &mut Sayings<Action>) {
    let choices = [0.75_f32, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0];
    let say = |v: f32| tr!("percent", n = (v * 100.0).round() as u32);
    let combo = widgets::combo(name).width(90.0).selected_text(say(value)).show_ui(ui, |ui| {
        for choice in choices {
            if ui.selectable_label((choice - value).abs() < 0.01, say(choice)).clicked() {
                said.push(Said::Own(Action::Set(make(choice))));
            }
        }
    });
    named(&combo.response, Role::ComboBox, name);
}
