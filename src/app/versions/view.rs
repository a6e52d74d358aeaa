//! The sheet of earlier versions.

use egui::{RichText, ScrollArea, WidgetInfo};

use crate::app::actions::Action;
use crate::app::commands::Command;
use crate::app::desk::document::Document;
use crate::app::look::theme::Palette;
use crate::app::versions::{Earlier, Holds};
use crate::app::words::texts;
use crate::tr;

/// Shows it.
pub fn show(
    ctx: &egui::Context,
    versions: &[Earlier],
    document: &Document,
    palette: &Palette,
    actions: &mut Vec<Action>,
) {
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    crate::app::look::widgets::sheet(
        ctx,
        tr!("versions-title"),
        600.0,
        palette,
        || Action::Show(None),
        actions,
        |ui, actions| {
            ui.label(RichText::new(tr!("versions-hint")).size(12.0).color(palette.muted));
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for version in versions {
                    let day = texts::day(version.time.local().date());
                    let time = format!("{day} {}", version.time.local_clock());
                    ui.horizontal(|ui| {
                        ui.label(RichText::new(&time).color(palette.ink));
                        let told = match version.holds {
                            Holds::Version(claims, [came, gone, changed]) => {
                                tr!("version-told", n = claims, came = came, gone = gone, changed = changed)
                            }
                            Holds::Dropped(changes) => tr!("version-dropped", n = changes as usize),
                        };
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                            let mut offer = |label: &str, name: &str, action: Action| {
                                let button = ui.button(label);
                                button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
                                if button.clicked() {
                                    actions.push(action);
                                }
                            };
                            let name = tr!("bring-back-named", time = time.as_str());
                            offer(tr!("bring-back"), &name, Action::BringBack(document.number, version.path.clone()));
                            let name = tr!("look-at-named", time = time.as_str());
                            offer(tr!("left-look"), &name, Action::LookAtVersion(version.path.clone()));
                            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                                ui.add(
                                    egui::Label::new(RichText::new(told).size(12.0).color(palette.muted)).truncate(),
                                );
                            });
                        });
                    });
                }
            });
        },
    );
}

/// Shows what one of them holds.
pub fn one(ctx: &egui::Context, lines: &[String], palette: &Palette, actions: &mut Vec<Action>) {
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    crate::app::look::widgets::sheet(
        ctx,
        tr!("version-title"),
        600.0,
        palette,
        || Action::Show(None),
        actions,
        |ui, actions| {
            let row = ui.text_style_height(&egui::TextStyle::Body);
            let list = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
            list.show_rows(ui, row, lines.len(), |ui, rows| {
                for line in lines.get(rows).unwrap_or_default() {
                    ui.add(egui::Label::new(RichText::new(line).color(palette.ink)).truncate());
                }
            });
            crate::app::look::widgets::buttons(ui, |ui| {
                if ui.button(tr!("version-back")).clicked() {
                    actions.push(Action::Run(Command::Versions));
                }
            });
        },
    );
}
