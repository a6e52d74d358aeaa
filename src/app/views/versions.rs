//! The sheet of earlier versions.

use egui::{RichText, ScrollArea, WidgetInfo};

use crate::app::actions::Action;
use crate::app::document::Document;
use crate::app::texts;
use crate::app::theme::Palette;
use crate::app::versions::Earlier;
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
    super::sheet(ctx, tr!("versions-title"), 600.0, palette, actions, |ui, actions| {
        ui.label(RichText::new(tr!("versions-hint")).size(12.0).color(palette.muted));
        ui.add_space(8.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for version in versions {
                let day = texts::day(version.time.local().date());
                let time = format!("{day} {}", version.time.local_clock());
                ui.horizontal(|ui| {
                    ui.label(RichText::new(&time).color(palette.ink));
                    let [came, gone, changed] = version.since;
                    let told = tr!("version-told", n = version.claims, came = came, gone = gone, changed = changed);
                    ui.label(RichText::new(told).size(12.0).color(palette.muted));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let button = ui.button(tr!("bring-back"));
                        let name = tr!("bring-back-named", time = time.as_str());
                        button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
                        if button.clicked() {
                            actions.push(Action::BringBack(document.number, version.path.clone()));
                        }
                    });
                });
            }
        });
    });
}
