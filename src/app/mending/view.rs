//! The bars around a text that is being mended: its tools, what is told of it, and the status line.

use egui::{RichText, Role, Ui, WidgetInfo};

use super::{Action, Mending, Of};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::commands::tools::{Tool, Words, divider};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::tr;
use claimlight_core::model::BlockKind;

/// Below these widths of the window, in points, the tools have no keys, and no words.
const WITH_KEYS: f32 = 900.0;
const WITH_WORDS: f32 = 640.0;

/// Draws the tools.
pub fn tools(ui: &mut Ui, cx: &Context<'_>, mending: &Mending, said: &mut Sayings<Action>) {
    let width = ui.available_width();
    let row = mending.draft.rows().get(mending.row);
    let is_taken = row.is_some_and(|row| row.is_taken);
    let kind = row.map_or(BlockKind::Paragraph, |row| row.kind);
    let (can_undo, can_redo) = mending.draft.can_step();
    let tool = |command, icon, label, can, is_on| Tool { command, icon, label, can, is_on };
    let take = if is_taken { tr!("mend-leave-out") } else { tr!("mend-put-it-back") };
    let groups = [
        vec![
            tool(Command::Undo, icon::undo(), tr!("undo"), can_undo, None),
            tool(Command::Redo, icon::redo(), tr!("tool-redo"), can_redo, None),
        ],
        vec![
            tool(Command::MendLeaveOut, if is_taken { icon::hide() } else { icon::show() }, take, row.is_some(), None),
            tool(Command::MendJoin, icon::join(), Command::MendJoin.label(), is_taken && mending.row > 0, None),
            tool(Command::MendSplit, icon::split(), Command::MendSplit.label(), is_taken, None),
            tool(
                Command::MendHeading,
                icon::heading(),
                Command::MendHeading.label(),
                is_taken,
                Some(is_taken && matches!(kind, BlockKind::Heading(_))),
            ),
            tool(
                Command::MendQuotation,
                icon::quotation(),
                Command::MendQuotation.label(),
                is_taken,
                Some(is_taken && kind == BlockKind::Quotation),
            ),
        ],
    ];
    widgets::flat(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (i, group) in groups.iter().enumerate() {
                if i > 0 {
                    divider(ui, cx);
                }
                for tool in group {
                    // Undo and redo have no keys in the bar.
                    let words = match width {
                        width if width < WITH_WORDS => Words::Hidden,
                        width if width < WITH_KEYS || i == 0 => Words::Shown,
                        _ => Words::WithKeys,
                    };
                    tool.show(ui, cx, words, said);
                }
            }
        });
    });
}

/// Draws what is told of the text, and the buttons that use it or put it away.
pub fn bar(ui: &mut Ui, cx: &Context<'_>, mending: &Mending, said: &mut Sayings<Action>) {
    let (blocks, out, _) = mending.draft.counts();
    ui.spacing_mut().interact_size.y = theme::BAR_CONTROL;
    let told = if mending.of == Of::File {
        tr!("mend-told", blocks = blocks, out = out)
    } else {
        tr!("mend-told-without-file", blocks = blocks)
    };
    let whole = if mending.name.is_empty() { told.clone() } else { format!("{}: {told}", mending.name) };
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let label = Command::MendUse.label();
        let use_it = widgets::Signed { style: None, label, key: "", is_on: false, ground: widgets::Ground::Primary };
        let can = blocks > 0;
        let response = ui.add_enabled_ui(can, |ui| use_it.show(ui, label, cx.palette)).inner;
        if response.on_hover_text(cx.keymap.tip(Command::MendUse)).clicked() {
            said.push(Said::Run(Command::MendUse));
        }
        if ui.button(tr!("cancel")).clicked() {
            said.push(Said::Own(Action::Cancel));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.label(RichText::new(icon::file()).font(theme::icons(16.0)).color(cx.palette.ink));
            let mut job = egui::text::LayoutJob::default();
            let format = |font_id| egui::TextFormat { font_id, color: cx.palette.ink, ..Default::default() };
            if !mending.name.is_empty() {
                job.append(&mending.name, 0.0, format(theme::bold(theme::INTERFACE_SIZE)));
                job.append(": ", 0.0, format(theme::interface(theme::INTERFACE_SIZE)));
            }
            job.append(&told, 0.0, format(theme::interface(theme::INTERFACE_SIZE)));
            let label = ui.add(egui::Label::new(job).truncate());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, whole.clone()));
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
    });
}

/// Draws what the status line says: where the chosen block stands, and how many words the article has.
pub fn status(ui: &mut Ui, cx: &Context<'_>, mending: &Mending) {
    let palette = cx.palette;
    let small = |words: String| RichText::new(words).size(theme::SMALL_SIZE).color(palette.muted);
    let (blocks, out, words) = mending.draft.counts();
    let (at, all) = (mending.row + 1, blocks + out);
    let label = ui.label(small(tr!("mend-block-of", at = at, all = all)));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    widgets::share(ui, at as f32 / all.max(1) as f32, palette);
    ui.label(small(tr!("mend-words", n = words)));
}
