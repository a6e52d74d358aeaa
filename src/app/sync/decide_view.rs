//! The sheet of what is to decide.

use egui::{RichText, ScrollArea, Ui};

use crate::app::actions::Action;
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::sync::decide::{element_words, value_words};
use crate::app::words::log_words::{field_name, person, when};
use crate::tr;
use claimlight_core::model::{AnnotatorId, Stamp};

/// Shows the sheet.
pub fn show(ctx: &egui::Context, document: &Document, palette: &Palette, actions: &mut Vec<Action>) {
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    crate::app::look::widgets::sheet(
        ctx,
        tr!("decide-title"),
        620.0,
        palette,
        || Action::Show(None),
        actions,
        |ui, actions| {
            ui.label(RichText::new(tr!("decide-hint")).size(12.0).color(palette.muted));
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for (i, one) in document.to_decide().into_iter().enumerate().take(200) {
                    ui.add_space(8.0);
                    let words = RichText::new(element_words(document, one.element)).font(theme::serif(15.0));
                    ui.add(egui::Label::new(words.color(palette.ink)).truncate());
                    let n = i + 1;
                    if let (Some(field), Some((value, by, stamp))) = (one.field, &one.shown) {
                        let told = |value: &claimlight_core::model::Value, by: AnnotatorId, stamp: Stamp| {
                            let (words, who) =
                                (value_words(document, field, value), person(&document.annotations, Some(by)));
                            if stamp == Stamp::ROOT {
                                return format!("{}: {words}", field_name(field));
                            }
                            format!("{}: {words} ({who}, {})", field_name(field), when(stamp))
                        };
                        choice(
                            ui,
                            &told(value, *by, *stamp),
                            tr!("decide-keep"),
                            &tr!("decide-keep-named", n = n),
                            || {
                                actions.push(Action::Decide(i, None));
                            },
                        );
                        for (k, (value, by, stamp)) in one.others.iter().enumerate() {
                            choice(
                                ui,
                                &told(value, *by, *stamp),
                                tr!("decide-take"),
                                &tr!("decide-take-named", n = n),
                                || {
                                    actions.push(Action::Decide(i, Some(k)));
                                },
                            );
                        }
                    } else if let Some((_, by, stamp)) = one.others.first() {
                        let told =
                            tr!("decide-deleted", who = person(&document.annotations, Some(*by)), when = when(*stamp));
                        choice(ui, &told, tr!("decide-keep"), &tr!("decide-keep-named", n = n), || {
                            actions.push(Action::Decide(i, None));
                        });
                        choice(ui, "", tr!("delete"), &tr!("decide-delete-named", n = n), || {
                            actions.push(Action::Decide(i, Some(0)));
                        });
                    }
                }
            });
        },
    );
}

fn choice(ui: &mut Ui, told: &str, label: &str, name: &str, act: impl FnOnce()) {
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let button = ui.button(label);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
            if button.clicked() {
                act();
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(told).truncate());
            });
        });
    });
}
