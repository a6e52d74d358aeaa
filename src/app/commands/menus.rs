//! The menus, the toolbar and the context menu, drawn from the table of commands.

use egui::{Button, Ui};

use super::said::{Context, Said, Sayings};
use super::tools::{Tool, Words, divider, pane};
use super::{Also, Command, Entry, Group, Menu, menu_keys};
use crate::app::desk::Pane;
use crate::app::desk::standing::Standing;
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::app::settings::Appearance;
use crate::app::words::texts;
use crate::tr;

/// Draws the menu bar. `below` draws what goes below a command in its menu.
pub fn bar<A>(
    ui: &mut Ui,
    cx: &Context<'_>,
    mut below: impl FnMut(&mut Ui, Command, &mut Sayings<A>),
    said: &mut Sayings<A>,
) {
    menu_keys::turn(ui.ctx(), cx.desk.open_menus);
    let before = said.len();
    let is_narrow = ui.available_width() < NARROW_MENUS;
    ui.spacing_mut().interact_size.y = theme::MENU_HEIGHT;
    egui::MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().button_padding = egui::vec2(if is_narrow { 3.0 } else { 8.0 }, 3.0);
        if is_narrow {
            ui.style_mut().override_font_id = Some(theme::interface(theme::SMALL_SIZE));
        }
        let mut buttons = Vec::new();
        for menu in Menu::ALL {
            let opened = ui.menu_button(menu.label(), |ui| {
                menu_spacing(ui);
                if menu == Menu::Claim {
                    verdicts(ui, cx, said);
                }
                // In the menu of claims, the verdicts are above the first group; in the others, nothing is.
                let mut above = (menu == Menu::Claim).then_some(Group::Claims);
                let offered = |entry: &&Entry| entry.group.menu() == menu && entry.is_offered(cx.desk);
                for entry in cx.keymap.entries().iter().filter(offered) {
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
            buttons.push(opened.response);
        }
        menu_keys::drawn(ui.ctx(), &buttons);
    });
    if said.len() > before {
        menu_keys::leave(ui.ctx());
    }
}

/// Below this width of the window, in points, the names of the menus are smaller and closer.
const NARROW_MENUS: f32 = 520.0;
/// The room for the tick before an item of a menu, in points.
const TICK: f32 = 22.0;

/// Gives the items of a menu their height and margins.
fn menu_spacing(ui: &mut Ui) {
    ui.style_mut().override_font_id = None;
    ui.set_min_width(264.0);
    ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
    ui.spacing_mut().button_padding = egui::vec2(8.0, 4.0);
}

/// A button of the toolbar of an article.
struct OfArticle {
    command: Command,
    icon: fn() -> char,
    label: &'static str,
}

/// The buttons at the left of the toolbar, in groups.
const LEFT: [&[OfArticle]; 3] = [
    &[OfArticle { command: Command::Open, icon: icon::open, label: "tool-open" }],
    &[
        OfArticle { command: Command::Undo, icon: icon::undo, label: "undo" },
        OfArticle { command: Command::Redo, icon: icon::redo, label: "tool-redo" },
    ],
    &[
        OfArticle { command: Command::Find, icon: icon::find, label: "tool-find" },
        OfArticle { command: Command::NextToCheck, icon: icon::next_to_check, label: "tool-next-to-check" },
    ],
];

/// The buttons at the right of the toolbar.
const RIGHT: [OfArticle; 2] = [
    OfArticle { command: Command::Share, icon: icon::share, label: "tool-share" },
    OfArticle { command: Command::Palette, icon: icon::commands, label: "commands" },
];

/// Below this width of the window, in points, the buttons at the right have no words.
const ICONS_AT_RIGHT: f32 = 1100.0;
/// Below this width of the window, in points, no button has words.
const ICONS_ONLY: f32 = 720.0;

/// Draws the toolbar.
pub fn tools<A>(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<A>) {
    let width = ui.available_width();
    widgets::flat(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (i, group) in LEFT.iter().enumerate() {
                if i > 0 {
                    divider(ui, cx);
                }
                for tool in *group {
                    draw(ui, cx, tool, Words::if_room(width >= ICONS_ONLY), said);
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                pane(
                    ui,
                    cx,
                    (Command::TogglePanel, icon::right_pane()),
                    cx.desk.claims_stand() != Standing::Away,
                    said,
                );
                pane(
                    ui,
                    cx,
                    (Command::ToggleArticles, icon::left_pane()),
                    cx.desk.articles_stand() != Standing::Away,
                    said,
                );
                divider(ui, cx);
                let has_words = width >= ICONS_AT_RIGHT;
                if has_words {
                    widgets::key_cap(ui, &cx.keymap.shown(Command::Palette), cx.palette);
                }
                for tool in RIGHT.iter().rev() {
                    draw(ui, cx, tool, Words::if_room(has_words), said);
                }
            });
        });
    });
}

fn draw<A>(ui: &mut Ui, cx: &Context<'_>, tool: &OfArticle, words: Words, said: &mut Sayings<A>) {
    Tool::new(cx, tool.command, (tool.icon)(), tr!(tool.label)).show(ui, cx, words, said);
}

/// Draws the context menu of the article: its commands and the verdicts.
pub fn context<A>(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<A>) {
    menu_spacing(ui);
    verdicts(ui, cx, said);
    for entry in cx.keymap.entries().iter().filter(|e| e.also == Also::Context && e.is_there(cx.desk)) {
        button(ui, cx, entry.command, said);
    }
}

fn verdicts<A>(ui: &mut Ui, cx: &Context<'_>, said: &mut Sayings<A>) {
    let Some(document) = cx.desk.document.as_ref().filter(|_| cx.desk.offers_verdicts()) else { return };
    let on = cx.is_on(Command::ToCheck);
    for (i, verdict) in document.scheme().verdicts.iter().enumerate() {
        let label = item(texts::of_scheme(&verdict.label), false, ui.visuals().text_color());
        let button = Button::new(label).shortcut_text(verdict.key.as_str());
        if ui.add_enabled(on, button).on_hover_text(texts::of_scheme(&verdict.sentence)).clicked() {
            said.push(Said::Verdict(i));
        }
    }
}

fn button<A>(ui: &mut Ui, cx: &Context<'_>, command: Command, said: &mut Sayings<A>) {
    let (label, is_ticked) = label(command, cx);
    let words = item(&label, is_ticked, ui.visuals().text_color());
    let is_on = cx.is_on(command);
    let response = ui.add_enabled(is_on, Button::new(words).shortcut_text(cx.keymap.shown(command)));
    if is_ticked {
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::MenuItem, is_on, true, &label));
    }
    if response.on_hover_text(command.help()).clicked() {
        said.push(Said::Run(command));
    }
}

/// The words of an item of a menu, with room before them for the tick of a switch that is on.
fn item(label: &str, is_ticked: bool, colour: egui::Color32) -> egui::text::LayoutJob {
    let format =
        |font_id| egui::TextFormat { font_id, color: colour, valign: egui::Align::Center, ..Default::default() };
    let mut job = egui::text::LayoutJob::default();
    let mut room = TICK;
    if is_ticked {
        job.append(&icon::on().to_string(), 0.0, format(theme::icons(theme::INTERFACE_SIZE)));
        room -= theme::INTERFACE_SIZE;
    }
    job.append(label, room, format(theme::interface(theme::INTERFACE_SIZE)));
    job
}

/// A command's label in a menu: undo names the action it undoes. Also returns whether it is a switch that is on.
fn label(command: Command, cx: &Context<'_>) -> (String, bool) {
    let history = cx.desk.document.as_ref().map(|d| &d.history);
    let settings = &cx.desk.settings;
    let label = command.label();
    let is_on = match command {
        Command::Undo => match history.and_then(|h| h.next_undo()) {
            Some(change) => return (tr!("undo-act", act = &change.name), false),
            None => false,
        },
        Command::Redo => match history.and_then(|h| h.next_redo()) {
            Some(change) => return (tr!("redo-act", act = &change.name), false),
            None => false,
        },
        Command::OnMyOwn => cx.desk.works_on_my_own(),
        Command::ToggleAutosave => settings.autosave,
        Command::TogglePanel => cx.desk.claims_stand() != Standing::Away,
        Command::ToggleInspector => settings.inspector,
        Command::ToggleArticles => cx.desk.articles_stand() != Standing::Away,
        Command::ToggleTools => settings.tools,
        Command::HideNoClaims => settings.hide_no_claims,
        Command::Light => settings.appearance == Appearance::Light,
        Command::Dark => settings.appearance == Appearance::Dark,
        Command::System => settings.appearance == Appearance::System,
        _ => false,
    };
    (label.to_owned(), is_on)
}
