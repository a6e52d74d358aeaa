//! The dialog that shows what leaves with an answer and what it lacks, and then where it is.

use egui::{Label, RichText, ScrollArea, Ui};

use super::{Action, Format, HandingIn, Outgoing, State, list_view, told_of};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::desk::document::Document;
use crate::app::look::fonts::icon;
use crate::app::look::theme::Palette;
use crate::app::look::{panels, theme, widgets};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Exercise, KnownAs, Timestamp};

/// The width of the dialog, and the height of what is not in its scrolling part, in points.
const WIDTH: f32 = 560.0;
const AROUND: f32 = 300.0;

/// Shows the dialog.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, document: &Document, said: &mut Sayings<Action>) {
    let (Some(handing_in), Some(exercise)) = (state.handing_in(), document.worked_on()) else { return };
    let (palette, close) = (cx.palette, || Said::Own(Action::Close));
    widgets::sheet(ctx, tr!("hand-in-title"), WIDTH, palette, close, said, |ui, said| {
        if handing_in.written.is_some() {
            return written(ui, palette, handing_in, said);
        }
        let height = (ctx.content_rect().height() - AROUND).max(120.0);
        ScrollArea::vertical().id_salt("hand-in").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            let leaves = Outgoing::of(document, exercise);
            let time = handing_in.opened.unwrap_or_else(Timestamp::now);
            leaving(ui, palette, (document, exercise), &leaves, time);
            missing(ui, palette, &leaves);
        });
        ui.add_space(12.0);
        widgets::label(ui, tr!("hand-in-nothing-else"), palette);
        ui.add_space(12.0);
        format(ui, palette, handing_in.format, said);
        widgets::buttons(ui, |ui| {
            if widgets::dialog_primary(ui, tr!("hand-in-save"), !handing_in.is_busy, palette) {
                said.push(Said::Own(Action::ChoosePlace));
            }
            if ui.button(tr!("exercise-go-on-working")).clicked() {
                said.push(Said::Own(Action::Close));
            }
        });
    });
}

/// Draws the choice of the file's format.
fn format(ui: &mut Ui, palette: &Palette, chosen: Format, said: &mut Sayings<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (format, label) in [(Format::Page, tr!("hand-in-page")), (Format::Claims, tr!("hand-in-claims-file"))] {
            if widgets::radio(ui, format == chosen, label, palette).clicked() {
                said.push(Said::Own(Action::SetFormat(format)));
            }
        }
    });
}

/// Lists what leaves.
fn leaving(
    ui: &mut Ui,
    palette: &Palette,
    (document, exercise): (&Document, &Exercise),
    leaves: &Outgoing,
    time: Timestamp,
) {
    ui.spacing_mut().item_spacing.y = 4.0;
    widgets::heading(ui, tr!("hand-in-leaves"), palette);
    let code = exercise.known_as == KnownAs::Code;
    let who = document.my_name();
    let mut lines = vec![
        if code { tr!("hand-in-code", who = who) } else { tr!("hand-in-name", who = who) },
        tr!("hand-in-claims", n = leaves.claims, verdicts = leaves.verdicts),
        tr!("hand-in-notes", n = leaves.notes),
    ];
    if leaves.no_claims > 0 {
        lines.push(tr!("hand-in-no-claims", n = leaves.no_claims));
    }
    lines.push(tr!("hand-in-time", time = texts::day_and_time(time)));
    for line in lines {
        item(ui, &line, palette);
    }
    addresses(ui, palette, &tr!("hand-in-links", n = leaves.links.len()), leaves.links.iter());
    if !leaves.mails.is_empty() {
        addresses(ui, palette, &tr!("hand-in-mails", n = leaves.mails.len()), leaves.mails.iter());
    }
}

fn item(ui: &mut Ui, words: &str, palette: &Palette) {
    ui.add(Label::new(RichText::new(words).color(palette.ink)).wrap());
}

/// Lists links or mail addresses, each in full.
fn addresses<'a>(ui: &mut Ui, palette: &Palette, told: &str, all: impl Iterator<Item = &'a String>) {
    item(ui, told, palette);
    ui.indent("addresses", |ui| {
        for address in all {
            let words = RichText::new(address).size(theme::SMALL_SIZE).color(palette.muted);
            ui.add(Label::new(words).wrap());
        }
    });
}

/// Lists what is missing.
fn missing(ui: &mut Ui, palette: &Palette, leaves: &Outgoing) {
    ui.add_space(12.0);
    if leaves.is_whole() {
        ui.horizontal(|ui| {
            ui.label(RichText::new(icon::done()).font(theme::icons(16.0)).color(palette.verdict("green").words));
            ui.label(RichText::new(tr!("hand-in-whole")).color(palette.ink));
        });
        return;
    }
    widgets::heading(ui, tr!("hand-in-missing"), palette);
    if leaves.claims + leaves.no_claims == 0 {
        item(ui, tr!("hand-in-nothing"), palette);
    } else if leaves.wanted > 0 {
        item(ui, &tr!("hand-in-fewer", n = leaves.wanted), palette);
    }
    for (number, quote, lacks) in &leaves.lacking {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(RichText::new(icon::pencil()).font(theme::icons(14.0)).color(palette.ink));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                panels::quote(ui, &format!("{number}  {quote}"), 1, palette);
                ui.label(RichText::new(list_view::still_needs(lacks)).size(theme::SMALL_SIZE).color(palette.ink));
            });
        });
    }
}

/// Says where the answer is.
fn written(ui: &mut Ui, palette: &Palette, handing_in: &HandingIn, said: &mut Sayings<Action>) {
    let Some((path, time)) = &handing_in.written else { return };
    ui.horizontal_top(|ui| {
        ui.label(RichText::new(icon::done()).font(theme::icons(20.0)).color(palette.verdict("green").words));
        ui.vertical(|ui| {
            let told = RichText::new(told_of(path, *time)).size(theme::TASK_SIZE).color(palette.ink);
            let response = ui.add(Label::new(told).wrap());
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
            ui.add_space(4.0);
            let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            widgets::label(ui, tr!("hand-in-where", folder = folder), palette);
            widgets::label(ui, tr!("hand-in-again"), palette);
        });
    });
    widgets::buttons(ui, |ui| {
        if widgets::dialog_primary(ui, tr!("ok"), true, palette) {
            said.push(Said::Own(Action::Close));
        }
        if ui.button(tr!("show-exported")).clicked() {
            said.push(Said::Own(Action::ShowWritten));
        }
    });
}
