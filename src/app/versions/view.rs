//! The sheet of earlier versions, and that of what one of them holds.

use egui::{Label, RichText, ScrollArea, WidgetInfo};

use super::{Action, Earlier, Holds, State};
use crate::app::commands::Command;
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::{theme, widgets};
use crate::app::words::texts;
use crate::tr;

/// The width of what a version held, in points.
const TOLD: f32 = 300.0;

const CLOSE: Said<Action> = Said::Own(Action::Close);

/// Shows the sheet that is open.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    if let Some(versions) = state.list() {
        list(ctx, cx, versions, said);
    }
    if let Some(lines) = state.lines() {
        version(ctx, cx, lines, said);
    }
}

fn list(ctx: &egui::Context, cx: &Context<'_>, versions: &[Earlier], said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    widgets::sheet(
        ctx,
        tr!("versions-title"),
        720.0,
        palette,
        || CLOSE,
        said,
        |ui, said| {
            ui.label(RichText::new(tr!("versions-hint")).size(theme::SMALL_SIZE).color(palette.muted));
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                egui::Grid::new("versions").num_columns(3).spacing([16.0, 8.0]).show(ui, |ui| {
                    for version in versions {
                        row(ui, cx, version, said);
                        ui.end_row();
                    }
                });
            });
        },
    );
}

fn row(ui: &mut egui::Ui, cx: &Context<'_>, version: &Earlier, said: &mut Sayings<Action>) {
    let day = texts::day(version.time.local().date());
    let time = format!("{day} {}", version.time.local_clock());
    ui.label(RichText::new(&time).color(cx.palette.ink));
    let told = match version.holds {
        Holds::Version(claims, [came, gone, changed]) => {
            tr!("version-told", n = claims, came = came, gone = gone, changed = changed)
        }
        Holds::Dropped(changes) => tr!("version-dropped", n = changes as usize),
    };
    let words = RichText::new(told).size(theme::SMALL_SIZE).color(cx.palette.muted);
    ui.scope(|ui| {
        ui.set_width(TOLD);
        ui.add(Label::new(words).truncate());
    });
    ui.horizontal(|ui| {
        let mut offer = |label: &str, name: &str, action: Action| {
            let button = ui.button(label);
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
            if button.clicked() {
                said.push(Said::Own(action));
            }
        };
        let name = tr!("look-at-named", time = time.as_str());
        offer(tr!("left-look"), &name, Action::LookAt(version.path.clone()));
        let name = tr!("bring-back-named", time = time.as_str());
        offer(tr!("bring-back"), &name, Action::BringBack(version.path.clone()));
    });
}

fn version(ctx: &egui::Context, cx: &Context<'_>, lines: &[String], said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    widgets::sheet(
        ctx,
        tr!("version-title"),
        600.0,
        palette,
        || CLOSE,
        said,
        |ui, said| {
            let row = ui.text_style_height(&egui::TextStyle::Body);
            let list = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
            list.show_rows(ui, row, lines.len(), |ui, rows| {
                for line in lines.get(rows).unwrap_or_default() {
                    ui.add(Label::new(RichText::new(line).color(palette.ink)).truncate());
                }
            });
            widgets::buttons(ui, |ui| {
                if ui.button(tr!("version-back")).clicked() {
                    said.push(Said::Run(Command::Versions));
                }
            });
        },
    );
}
