//! The sheet of what is to decide, and the history of a claim.

use egui::{RichText, ScrollArea, Ui};

use crate::app::actions::Action;
use crate::app::desk::document::Document;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::sync::decide::{element_words, field_name, value_words};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::{Act, Annotations, AnnotatorId, Claim, Element, Member, Stamp, Timestamp};

fn who(annotations: &Annotations, id: AnnotatorId) -> &str {
    who_or_somebody(annotations, Some(id))
}

/// The name of somebody who may not be known.
pub fn who_or_somebody(annotations: &Annotations, id: Option<AnnotatorId>) -> &str {
    id.and_then(|id| annotations.annotator(id)).map_or(tr!("came-in-somebody"), |a| a.name.as_str())
}

fn when(stamp: Stamp) -> String {
    let time = Timestamp::from_second(i64::try_from(stamp.millis / 1000).unwrap_or(0));
    format!("{} {}", texts::day(time.local().date()), time.local_clock())
}

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
                            let (words, who) = (value_words(document, field, value), who(&document.annotations, by));
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
                        let told = tr!("decide-deleted", who = who(&document.annotations, *by), when = when(*stamp));
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

/// Who changed what of a claim, the latest first.
pub fn history(ui: &mut Ui, document: &Document, claim: &Claim, palette: &Palette) {
    let entries = document.annotations.log.of(Element::Claim(claim.id));
    egui::CollapsingHeader::new(tr!("history")).id_salt("history").show(ui, |ui| {
        let small = |text: String| egui::Label::new(RichText::new(text).size(12.0).color(palette.muted)).wrap();
        for entry in entries.iter().rev().filter(|e| e.stamp != Stamp::ROOT).take(200) {
            let part = match entry.member {
                Member::Evidence(_) => tr!("history-evidence"),
                Member::Judgement(_) => tr!("history-judgement"),
                Member::Itself | Member::Verdict(_) => tr!("history-claim"),
            };
            let what = match entry.act {
                Act::Set(field) => tr!("history-set", field = field_name(field)),
                Act::Made => tr!("history-made", part = part),
                Act::Deleted => tr!("history-deleted", part = part),
                Act::Kept => tr!("history-kept", part = part),
            };
            ui.add(small(format!("{} · {} · {what}", when(entry.stamp), who(&document.annotations, entry.by))));
        }
        let made = tr!("history-made", part = tr!("history-claim"));
        let clock = format!("{} {}", texts::day(claim.time.local().date()), claim.time.local_clock());
        ui.add(small(format!("{clock} · {} · {made}", who(&document.annotations, claim.annotator))));
    });
}
