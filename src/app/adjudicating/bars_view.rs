//! The tools over an article in which something is decided, and what the status line says.

use egui::{Align, Layout, RichText, Ui};

use super::deciding::{Deciding, Purpose};
use super::{Action, Side, State};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Sayings};
use crate::app::commands::tools::{self, Tool, Words};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::tr;

/// What the lines between groups of tools and the buttons of the panes take up, in points.
const OTHERS: f32 = 128.0;
/// Below this width of the status line, in points, no keys are named.
const WITH_KEYS: f32 = 900.0;

/// Draws the tools.
pub fn tools(ui: &mut Ui, cx: &Context<'_>, (state, deciding): (&State, &Deciding), said: &mut Sayings<Action>) {
    let agreement = Command::Agreement.label();
    let own = match deciding.purpose {
        Purpose::Decide => (Command::Adjudicate, tr!("adj-tool")),
        Purpose::Learn => (Command::LearnDecisions, Command::LearnDecisions.label()),
    };
    let names = if deciding.hides_names { tr!("adj-blind") } else { tr!("adj-names") };
    let labels = [tr!("undo"), tr!("tool-redo"), agreement, own.1, names];
    let words = Words::if_room(tools::fit(ui, labels, OTHERS));
    widgets::flat(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            Tool::new(cx, Command::Undo, icon::undo(), tr!("undo")).show(ui, cx, words, said);
            Tool::new(cx, Command::Redo, icon::redo(), tr!("tool-redo")).show(ui, cx, words, said);
            tools::divider(ui, cx);
            Tool::new(cx, Command::Agreement, icon::agreement(), agreement).show(ui, cx, words, said);
            Tool::new(cx, own.0, icon::decide(), own.1).on(true).show(ui, cx, words, said);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let versions = (Command::TogglePanel, icon::right_pane());
                tools::pane(ui, cx, versions, state.shows(Side::Versions), said);
                let queue = (Command::ToggleArticles, icon::left_pane());
                tools::pane(ui, cx, queue, state.shows(Side::Queue), said);
                if deciding.purpose == Purpose::Decide {
                    tools::divider(ui, cx);
                    let icon = if deciding.hides_names { icon::hide() } else { icon::show() };
                    let blind = Tool::new(cx, Command::DecideBlind, icon, names);
                    blind.on(deciding.hides_names).show(ui, cx, words, said);
                }
            });
        });
    });
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
