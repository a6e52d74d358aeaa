//! The bars around a text that is being mended: its tools, what is told of it, and the status line.

use egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use super::{Action, Mending, Of};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::fonts::icon;
use crate::app::look::{theme, widgets};
use crate::tr;
use claimlight_core::model::BlockKind;

/// Below these widths of the window, in points, the tools have no keys, and no words.
const WITH_KEYS: f32 = 900.0;
const WITH_WORDS: f32 = 640.0;

/// A tool of the bar.
struct Tool<'a> {
    command: Command,
    icon: char,
    label: &'a str,
    can: bool,
    is_on: bool,
}

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
            tool(Command::Undo, icon::undo(), tr!("undo"), can_undo, false),
            tool(Command::Redo, icon::redo(), tr!("tool-redo"), can_redo, false),
        ],
        vec![
            tool(Command::MendLeaveOut, if is_taken { icon::hide() } else { icon::show() }, take, row.is_some(), false),
            tool(Command::MendJoin, icon::join(), Command::MendJoin.label(), is_taken && mending.row > 0, false),
            tool(Command::MendSplit, icon::split(), Command::MendSplit.label(), is_taken, false),
            tool(
                Command::MendHeading,
                icon::heading(),
                Command::MendHeading.label(),
                is_taken,
                is_taken && matches!(kind, BlockKind::Heading(_)),
            ),
            tool(
                Command::MendQuotation,
                icon::quotation(),
                Command::MendQuotation.label(),
                is_taken,
                is_taken && kind == BlockKind::Quotation,
            ),
        ],
    ];
    widgets::flat(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (i, group) in groups.iter().enumerate() {
                if i > 0 {
                    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 16.0), egui::Sense::hover());
                    let stroke = egui::Stroke::new(1.0, cx.palette.hairline);
                    ui.painter().vline(rect.center().x, rect.y_range(), stroke);
                }
                for tool in group {
                    // Undo and redo have no keys in the bar.
                    draw(ui, cx, tool, (width >= WITH_WORDS, i > 0 && width >= WITH_KEYS), said);
                }
            }
        });
    });
}

fn draw(
    ui: &mut Ui,
    cx: &Context<'_>,
    tool: &Tool<'_>,
    (has_words, has_key): (bool, bool),
    said: &mut Sayings<Action>,
) {
    let icon = RichText::new(tool.icon).font(theme::icons(16.0));
    let key = cx.keymap.shown(tool.command);
    let cap = RichText::new(format!("\u{2009}{key}\u{2009}"))
        .size(theme::KEY_SIZE)
        .color(cx.palette.muted)
        .background_color(cx.palette.key_cap);
    let button = match (has_words, has_key && !key.is_empty()) {
        (true, true) => Button::new((icon, tool.label, cap)),
        (true, false) => Button::new((icon, tool.label)),
        _ => Button::new(icon),
    };
    let mut button = button.min_size(egui::Vec2::splat(theme::BAR_CONTROL));
    if tool.is_on {
        button = button.fill(cx.palette.pressed);
    }
    let response = ui.add_enabled(tool.can, button).on_hover_text(cx.keymap.tip(tool.command));
    let response = response.on_disabled_hover_text(tool.command.help());
    response.widget_info(|| WidgetInfo::selected(Role::Button, tool.can, tool.is_on, tool.label));
    if response.clicked() {
        said.push(Said::Run(tool.command));
    }
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
