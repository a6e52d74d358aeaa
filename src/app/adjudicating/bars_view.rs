//! The tools over an article in which something is decided, and what the status line says.

use egui::{Align, Button, Layout, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::Action;
use super::deciding::{Deciding, Purpose};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::tr;

/// Below this width of the window, in points, the tools have no words.
const WITH_WORDS: f32 = 820.0;
/// Below this width of the status line, in points, no keys are named.
const WITH_KEYS: f32 = 900.0;

/// Draws the tools.
pub fn tools(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding, said: &mut Sayings<Action>) {
    let has_words = ui.available_width() >= WITH_WORDS;
    widgets::flat(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let tool = |ui: &mut Ui, command, icon, label: &str, is_on, said: &mut Sayings<Action>| {
                draw(ui, cx, (command, icon, label), (is_on, has_words), said);
            };
            tool(ui, Command::Undo, icon::undo(), tr!("undo"), false, said);
            tool(ui, Command::Redo, icon::redo(), tr!("tool-redo"), false, said);
            divider(ui, cx);
            tool(ui, Command::Agreement, icon::agreement(), Command::Agreement.label(), false, said);
            match deciding.purpose {
                Purpose::Decide => tool(ui, Command::Adjudicate, icon::decide(), tr!("adj-tool"), true, said),
                Purpose::Learn => {
                    tool(ui, Command::LearnDecisions, icon::decide(), Command::LearnDecisions.label(), true, said);
                }
            }
            if deciding.purpose == Purpose::Decide {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let label = if deciding.hides_names { tr!("adj-blind") } else { tr!("adj-names") };
                    let icon = if deciding.hides_names { icon::hide() } else { icon::show() };
                    tool(ui, Command::DecideBlind, icon, label, deciding.hides_names, said);
                });
            }
        });
    });
}

fn divider(ui: &mut Ui, cx: &Context<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 16.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), egui::Stroke::new(1.0, cx.palette.hairline));
}

fn draw(
    ui: &mut Ui,
    cx: &Context<'_>,
    (command, icon, label): (Command, char, &str),
    (is_on, has_words): (bool, bool),
    said: &mut Sayings<Action>,
) {
    let icon = RichText::new(icon).font(theme::icons(16.0));
    let button = if has_words { Button::new((icon, label)) } else { Button::new(icon) };
    let mut button = button.min_size(egui::Vec2::splat(theme::BAR_CONTROL));
    if is_on {
        button = button.fill(cx.palette.pressed);
    }
    let can = cx.is_on(command);
    let response = ui.add_enabled(can, button).on_hover_text(cx.keymap.tip(command));
    let response = response.on_disabled_hover_text(command.help());
    response.widget_info(|| WidgetInfo::selected(Role::Button, can, is_on, label));
    if response.clicked() {
        said.push(Said::Run(command));
    }
}

/// Draws how much is decided, and the next keys.
pub fn status(ui: &mut Ui, cx: &Context<'_>, deciding: &Deciding) {
    let palette = cx.palette;
    let small = |words: &str| RichText::new(words).size(theme::SMALL_SIZE).color(palette.muted);
    if deciding.purpose == Purpose::Learn {
        ui.label(small(&tr!("adj-departing", n = deciding.rows.len())));
        return;
    }
    let (decided, all) = deciding.progress();
    let label = ui.label(small(&tr!("adj-decided", decided = decided, all = all)));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    widgets::share(ui, decided as f32 / all.max(1) as f32, palette);
    if ui.available_width() < WITH_KEYS || cx.desk.message.is_some() {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        widgets::key_cap(ui, "1", palette);
        ui.label(small("–"));
        widgets::key_cap(ui, "9", palette);
        ui.label(small(tr!("adj-key-take")));
        ui.add_space(8.0);
        widgets::key_cap(ui, &cx.keymap.shown(Command::NextClaim), palette);
        ui.label(small(tr!("adj-key-next")));
        ui.add_space(8.0);
        widgets::key_cap(ui, &cx.keymap.shown(Command::DecideNote), palette);
        ui.label(small(tr!("adj-key-note")));
    });
}
