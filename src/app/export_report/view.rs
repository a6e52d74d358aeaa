//! The sheet of a report that is about to be written.

use egui::{ScrollArea, Ui};

use super::{Action, Plan, Planned, State, preview_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::theme::Palette;
use crate::app::look::{panels, theme, widgets};
use crate::app::words::short;
use crate::tr;
use claimlight_core::report::{Format, Part, Rows};
use claimlight_core::words::LANGUAGES;

const CLOSE: Said<Action> = Said::Own(Action::Close);

/// Width of the choices at the left, in points.
const CHOICES: f32 = 280.0;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let Some(planned) = state.planned() else { return };
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 250.0).clamp(120.0, 620.0);
    widgets::sheet(
        ctx,
        tr!("report-sheet"),
        980.0,
        palette,
        || CLOSE,
        said,
        |ui, said| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(CHOICES);
                    ScrollArea::vertical().id_salt("report-choices").max_height(height).auto_shrink([false; 2]).show(
                        ui,
                        |ui| {
                            ui.set_width(CHOICES - theme::GUTTER);
                            choices(ui, planned, palette, said);
                        },
                    );
                });
                ui.add_space(16.0);
                ui.vertical(|ui| preview_view::show(ui, planned.preview(), height, palette));
            });
            ui.add_space(12.0);
            place(ui, planned, palette, said);
            widgets::buttons(ui, |ui| {
                if widgets::dialog_primary(ui, tr!("report-write"), planned.preview().is_some(), palette) {
                    said.push(Said::Own(Action::Write));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(CLOSE);
                }
            });
        },
    );
}

/// Draws where the report goes.
fn place(ui: &mut Ui, planned: &Planned, palette: &Palette, said: &mut Sayings<Action>) {
    let whole = planned.place().display().to_string();
    let words = tr!("report-goes-to", place = short(&whole));
    widgets::line_with_buttons(ui, &words, &tr!("report-goes-to", place = whole), |ui| {
        if widgets::link(ui, tr!("report-other-place"), palette).clicked() {
            said.push(Said::Own(Action::ChoosePlace));
        }
    });
}

fn format_name(format: Format) -> &'static str {
    tr!(match format {
        Format::Html => "report-html",
        Format::Markdown => "report-markdown",
        Format::Docx => "report-docx",
        Format::Csv => "report-csv",
        Format::Jsonl => "report-jsonl",
    })
}

fn part_name(part: Part) -> &'static str {
    tr!(match part {
        Part::Text => "report-with-text",
        Part::Names => "report-with-names",
        Part::Notes => "report-with-notes",
        Part::Evidence => "report-with-evidence",
    })
}

fn rows_name(rows: Rows) -> &'static str {
    tr!(match rows {
        Rows::Claims => "report-row-claims",
        Rows::Judgements => "report-row-judgements",
        Rows::Spans => "report-row-spans",
    })
}

/// Draws what can be chosen.
fn choices(ui: &mut Ui, planned: &Planned, palette: &Palette, said: &mut Sayings<Action>) {
    let mut plan = planned.plan().clone();
    widgets::heading(ui, tr!("report-format"), palette);
    ui.add_space(4.0);
    for (format, _) in Format::ALL {
        let radio = ui.radio(plan.format == format, format_name(format));
        if widgets::nothing_focused(ui) {
            radio.request_focus();
        }
        if radio.clicked() {
            plan.format = format;
        }
    }
    ui.add_space(12.0);
    widgets::heading(ui, tr!("report-shows"), palette);
    ui.add_space(4.0);
    if plan.format.is_table() {
        for (rows, _) in Rows::ALL {
            if ui.radio(plan.rows == rows, rows_name(rows)).clicked() {
                plan.rows = rows;
            }
        }
    }
    for (part, _) in Part::ALL {
        let mut with = !plan.without.contains(&part);
        if widgets::checkbox(ui, &mut with, part_name(part), palette).changed() {
            if with {
                plan.without.remove(&part)
            } else {
                plan.without.insert(part)
            };
        }
    }
    if !plan.format.is_table() {
        let mut list = !plan.article_only;
        if widgets::checkbox(ui, &mut list, tr!("report-with-list"), palette).changed() {
            plan.article_only = !list;
        }
    }
    some_of_them(ui, planned, &mut plan, palette);
    ui.add_space(12.0);
    widgets::label(ui, tr!("report-language"), palette);
    ui.add_space(4.0);
    let name = LANGUAGES.iter().find(|language| language.code == plan.language).map_or("", |language| language.name);
    let offered = || LANGUAGES.iter().map(|language| (language.code, language.name.to_owned())).collect();
    if let Some(code) = panels::choice(ui, "report-language", tr!("report-language"), name, offered) {
        plan.language = code;
    }
    if plan != *planned.plan() {
        said.push(Said::Own(Action::Plan(Box::new(plan))));
    }
}

/// Draws which verdicts and people are shown, if there are several.
fn some_of_them(ui: &mut Ui, planned: &Planned, plan: &mut Plan, palette: &Palette) {
    let Some(preview) = planned.preview() else { return };
    if preview.verdicts.len() > 1 {
        ui.add_space(12.0);
        widgets::heading(ui, tr!("report-claims-that-are"), palette);
        ui.add_space(4.0);
        for (name, label, count) in &preview.verdicts {
            let mut with = !plan.no_verdicts.contains(name);
            if widgets::checkbox(ui, &mut with, &format!("{label} · {count}"), palette).changed() {
                // One stays: a report on no claims would say nothing.
                if with {
                    plan.no_verdicts.remove(name);
                } else if plan.no_verdicts.len() + 1 < preview.verdicts.len() {
                    plan.no_verdicts.insert(name.clone());
                }
            }
        }
    }
    if preview.people.len() > 1 {
        ui.add_space(12.0);
        widgets::heading(ui, tr!("report-what-they-said"), palette);
        ui.add_space(4.0);
        for (id, name) in &preview.people {
            let mut with = !plan.nobody.contains(id);
            if widgets::checkbox(ui, &mut with, &short(name), palette).changed() {
                if with {
                    plan.nobody.remove(id);
                } else if plan.nobody.len() + 1 < preview.people.len() {
                    plan.nobody.insert(*id);
                }
            }
        }
    }
}
