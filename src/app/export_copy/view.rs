//! The sheet of a copy that is given away, and that of what a file holds.

use egui::{RichText, ScrollArea, Ui, WidgetInfo};

use super::{Action, Holding, Plan, Planned, Removal, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::{theme, widgets};
use crate::app::words::short;
use crate::tr;
use claimlight_core::file::Contents;
use claimlight_core::model::Optional;

const CLOSE: Said<Action> = Said::Own(Action::Close);

/// Shows the sheet that is open.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    if let Some(planned) = state.planned() {
        plan(ctx, cx, planned, said);
    }
    if let Some(file) = state.holding() {
        holding(ctx, cx, file, said);
    }
}

/// Shows what leaves with a copy.
fn plan(ctx: &egui::Context, cx: &Context<'_>, planned: &Planned, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    widgets::sheet(
        ctx,
        tr!("share-title"),
        460.0,
        palette,
        || CLOSE,
        said,
        |ui, said| {
            ui.label(RichText::new(tr!("share-hint")).size(theme::SMALL_SIZE).color(palette.muted));
            ui.add_space(8.0);
            let mut changed = planned.plan().clone();
            for part in Optional::ALL {
                let mut with = !changed.without.contains(&part);
                let box_ = widgets::checkbox(ui, &mut with, name(part), palette).on_hover_text(help(part));
                if widgets::nothing_focused(ui) {
                    box_.request_focus();
                }
                if with {
                    changed.without.remove(&part);
                } else {
                    changed.without.insert(part);
                }
            }
            widgets::checkbox(ui, &mut changed.pseudonyms, tr!("share-pseudonyms"), palette)
                .on_hover_text(tr!("share-pseudonyms-help"));
            if changed != *planned.plan() {
                said.push(Said::Own(Action::Plan(changed)));
            }
            ui.add_space(10.0);
            widgets::heading(ui, tr!("share-contains"), palette);
            ui.add_space(4.0);
            match planned.contents() {
                Some(contents) => {
                    for line in lines(contents, planned.plan()) {
                        ui.label(RichText::new(line).color(palette.ink));
                    }
                }
                None => {
                    ui.label(RichText::new(tr!("share-counting")).color(palette.muted));
                }
            }
            if planned.plan().pseudonyms {
                ui.add_space(4.0);
                ui.label(RichText::new(tr!("share-pseudonyms-note")).size(theme::SMALL_SIZE).color(palette.muted));
            }
            widgets::buttons(ui, |ui| {
                if widgets::primary(ui, tr!("share-save"), planned.contents().is_some(), palette).clicked() {
                    said.push(Said::Own(Action::ChoosePlace));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(CLOSE);
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

fn lines(contents: &Contents, plan: &Plan) -> Vec<String> {
    let text = if contents.text > 0 { tr!("holds-text", n = contents.text) } else { tr!("holds-no-text").to_owned() };
    let mut lines = vec![
        text,
        tr!("holds-claims", n = contents.claims, judgements = contents.judgements),
        tr!("holds-notes", notes = contents.notes, evidence = contents.evidence),
    ];
    lines.push(if plan.without.contains(&Optional::History) {
        tr!("holds-no-history").to_owned()
    } else {
        tr!("holds-history", n = contents.changes, earlier = contents.earlier)
    });
    lines.push(tr!("holds-people", n = contents.people));
    if plan.pseudonyms {
        lines.push(tr!("holds-names", n = contents.names));
    }
    lines.push(tr!("holds-bytes", n = contents.bytes));
    lines
}

/// Shows what a file holds.
fn holding(ctx: &egui::Context, cx: &Context<'_>, holding: &Holding, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 200.0).max(80.0);
    widgets::sheet(
        ctx,
        tr!("holds-title"),
        560.0,
        palette,
        || CLOSE,
        said,
        |ui, said| {
            if let Some(path) = cx.desk.document.as_ref().and_then(|d| d.saving.path()) {
                widgets::label(ui, tr!("saved-where", place = path.display().to_string()), palette);
                ui.add_space(8.0);
            }
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for line in lines(&holding.contents, &Plan::default()) {
                    ui.label(RichText::new(line).color(palette.ink));
                }
                if holding.texts > 0 {
                    ui.label(RichText::new(tr!("holds-texts", n = holding.texts)).color(palette.ink));
                }
                ui.add_space(8.0);
                widgets::heading(ui, tr!("holds-earlier"), palette);
                ui.horizontal_wrapped(|ui| {
                    let earlier = holding.contents.earlier;
                    ui.label(RichText::new(tr!("holds-earlier-what", n = earlier)).color(palette.muted));
                    remove(ui, tr!("holds-earlier-remove"), Removal::EarlierWords, earlier > 0, said);
                });
                ui.add_space(8.0);
                widgets::heading(ui, tr!("holds-who"), palette);
                for person in &holding.people {
                    let name = person.name.as_str();
                    let (claims, judgements) = (person.claims, person.judgements);
                    let told = |name: &str| tr!("holds-person", name = name, claims = claims, judgements = judgements);
                    widgets::line_with_buttons(ui, &told(&short(name)), &told(name), |ui| {
                        let label = tr!("holds-person-remove", name = short(name));
                        remove(ui, &label, Removal::Person(person.id), true, said);
                    });
                }
            });
        },
    );
}

fn remove(ui: &mut Ui, label: &str, removal: Removal, is_on: bool, said: &mut Sayings<Action>) {
    let button = ui.add_enabled(is_on, egui::Button::new(label));
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, is_on, label));
    if button.clicked() {
        said.push(Said::Own(Action::AskToRemove(removal)));
    }
}
