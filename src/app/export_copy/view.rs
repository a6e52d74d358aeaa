//! The sheet of a copy that is given away, and that of what a file holds.

use egui::{RichText, ScrollArea, Ui, WidgetInfo};

use crate::app::actions::Action;
use crate::app::export_copy::{Holding, Removal, Sharing};
use crate::app::look::theme::Palette;
use crate::tr;
use claimlight_core::file::Contents;
use claimlight_core::model::Optional;

/// Shows what leaves with a copy.
pub fn show(ctx: &egui::Context, sharing: &Sharing, palette: &Palette, actions: &mut Vec<Action>) {
    crate::app::look::widgets::sheet(
        ctx,
        tr!("share-title"),
        460.0,
        palette,
        || Action::Show(None),
        actions,
        |ui, actions| {
            ui.label(RichText::new(tr!("share-hint")).size(12.0).color(palette.muted));
            ui.add_space(8.0);
            let mut changed = sharing.clone();
            for part in Optional::ALL {
                let mut with = !sharing.without.contains(&part);
                let box_ = ui.checkbox(&mut with, name(part)).on_hover_text(help(part));
                if crate::app::look::widgets::nothing_focused(ui) {
                    box_.request_focus();
                }
                if with {
                    changed.without.remove(&part);
                } else {
                    changed.without.insert(part);
                }
            }
            ui.checkbox(&mut changed.pseudonyms, tr!("share-pseudonyms")).on_hover_text(tr!("share-pseudonyms-help"));
            if changed != *sharing {
                actions.push(Action::SetSharing(Box::new(changed)));
            }
            ui.add_space(10.0);
            crate::app::look::widgets::caption(ui, tr!("share-what-leaves"), palette);
            ui.add_space(4.0);
            match &sharing.contents {
                Some(contents) => {
                    for line in lines(contents, sharing) {
                        ui.label(RichText::new(line).color(palette.ink));
                    }
                }
                None => {
                    ui.label(RichText::new(tr!("share-counting")).color(palette.muted));
                }
            }
            if sharing.pseudonyms {
                ui.add_space(4.0);
                ui.label(RichText::new(tr!("share-pseudonyms-note")).size(12.0).color(palette.muted));
            }
            crate::app::look::widgets::buttons(ui, |ui| {
                if ui.add_enabled(sharing.contents.is_some(), egui::Button::new(tr!("share-save"))).clicked() {
                    actions.push(Action::ChooseShare);
                }
                if ui.button(tr!("cancel")).clicked() {
                    actions.push(Action::Show(None));
                }
            });
        },
    );
}

fn name(part: Optional) -> &'static str {
    tr!(match part {
        Optional::Text => "share-text",
        Optional::Notes => "share-notes",
        Optional::Evidence => "share-evidence",
        Optional::History => "share-history",
        Optional::Confidence => "share-confidence",
    })
}

fn help(part: Optional) -> &'static str {
    tr!(match part {
        Optional::Text => "share-text-help",
        Optional::History => "share-history-help",
        _ => "share-part-help",
    })
}

fn lines(contents: &Contents, sharing: &Sharing) -> Vec<String> {
    let text = if contents.text > 0 { tr!("holds-text", n = contents.text) } else { tr!("holds-no-text").to_owned() };
    let mut lines = vec![
        text,
        tr!("holds-claims", n = contents.claims, judgements = contents.judgements),
        tr!("holds-notes", notes = contents.notes, evidence = contents.evidence),
    ];
    lines.push(if sharing.without.contains(&Optional::History) {
        tr!("holds-no-history").to_owned()
    } else {
        tr!("holds-history", n = contents.changes, earlier = contents.earlier)
    });
    lines.push(tr!("holds-people", n = contents.people));
    lines.push(tr!("holds-bytes", n = contents.bytes));
    lines
}

/// Shows what a file holds.
pub fn holding(ctx: &egui::Context, holding: &Holding, palette: &Palette, actions: &mut Vec<Action>) {
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    crate::app::look::widgets::sheet(
        ctx,
        tr!("holds-title"),
        560.0,
        palette,
        || Action::Show(None),
        actions,
        |ui, actions| {
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for line in lines(&holding.contents, &Sharing::default()) {
                    ui.label(RichText::new(line).color(palette.ink));
                }
                if holding.texts > 0 {
                    ui.label(RichText::new(tr!("holds-texts", n = holding.texts)).color(palette.ink));
                }
                ui.add_space(8.0);
                crate::app::look::widgets::caption(ui, tr!("holds-earlier"), palette);
                ui.horizontal_wrapped(|ui| {
                    ui.label(
                        RichText::new(tr!("holds-earlier-what", n = holding.contents.earlier)).color(palette.muted),
                    );
                    let asked = Action::AskToRemove(Removal::EarlierWords, String::new());
                    remove(ui, tr!("holds-earlier-remove"), asked, holding.contents.earlier > 0, actions);
                });
                ui.add_space(8.0);
                crate::app::look::widgets::caption(ui, tr!("holds-who"), palette);
                for (id, name, claims, judgements) in &holding.people {
                    ui.horizontal(|ui| {
                        let told =
                            tr!("holds-person", name = name.as_str(), claims = *claims, judgements = *judgements);
                        ui.label(RichText::new(told).color(palette.ink));
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                            let asked = Action::AskToRemove(Removal::Person(*id), name.clone());
                            remove(ui, &tr!("holds-person-remove", name = name.as_str()), asked, true, actions);
                        });
                    });
                }
            });
        },
    );
}

fn remove(ui: &mut Ui, label: &str, asked: Action, is_on: bool, actions: &mut Vec<Action>) {
    let button = ui.add_enabled(is_on, egui::Button::new(label));
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, is_on, label));
    if button.clicked() {
        actions.push(asked);
    }
}
