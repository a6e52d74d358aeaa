//! The sheet that shows what would be written into a gradebook.

use egui::{Label, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::{Action, Into, IntoAct, State};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::panels::{self, Stands};
use crate::app::look::{theme, widgets};
use crate::app::words::texts::language;
use crate::app::words::{file_name, short};
use crate::tr;
use claimlight_core::exercise::gradebook::{Comments, PreviewRow, Takes};

/// Height of a row, in points.
const ROW: f32 = theme::CONTROL;
/// Widths of the columns with the grade that is there and the new one, in points.
const NUMBER: f32 = 72.0;

/// Shows the sheet.
pub fn show(ctx: &egui::Context, cx: &Context<'_>, state: &State, said: &mut Sayings<Action>) {
    let (Some(into), Some(page)) = (state.into_book(), state.page()) else { return };
    let palette = cx.palette;
    let height = (ctx.content_rect().height() - 380.0).max(96.0);
    widgets::sheet(
        ctx,
        tr!("grade-into-title"),
        680.0,
        palette,
        || Said::Close,
        said,
        |ui, said| {
            let name = short(&file_name(&into.path));
            widgets::label(ui, tr!("grade-into-help", name = name), palette);
            ui.add_space(8.0);
            options(ui, cx, into, said);
            ui.add_space(8.0);
            let maximum = into.chosen.as_ref().map(|chosen| &chosen.grade.takes);
            if let Some(Takes::Points(most)) = maximum {
                let decimals = page.grades.decimals;
                let of = page.class.lesson.exercise.rubric.maximum().unwrap_or(page.grades.maximum);
                let (of, most) = (of.to_decimal(decimals), most.to_decimal(decimals));
                widgets::label(ui, tr!("grade-into-scaled", of = of, most = most), palette);
            }
            if into.preview.is_damaged() {
                ui.label(RichText::new(tr!("grade-into-damaged")).color(palette.error));
            }
            let rows = &into.preview.rows;
            if rows.is_empty() && into.chosen.is_some() {
                ui.label(RichText::new(tr!("grade-into-none")).color(palette.ink));
            }
            if !rows.is_empty() {
                heads(ui, cx);
            }
            ScrollArea::vertical().id_salt("grade-into").max_height(height).auto_shrink([false, true]).show_rows(
                ui,
                ROW,
                rows.len(),
                |ui, range| range.for_each(|i| row(ui, cx, &rows[i])),
            );
            let written = into.preview.written();
            let told = tr!("grade-into-told", n = written, left = rows.len() - written, without = into.preview.without);
            widgets::label(ui, told, palette);
            widgets::buttons(ui, |ui| {
                let label = tr!("grade-into-write", n = written);
                if widgets::dialog_primary(ui, &label, written > 0, palette) {
                    said.push(Said::Own(Action::Into(IntoAct::Write)));
                }
                if ui.button(tr!("cancel")).clicked() {
                    said.push(Said::Own(Action::Close));
                }
            });
        },
    );
}

/// Draws the choice of the column, of the decimal places, and of what becomes of comments.
fn options(ui: &mut Ui, cx: &Context<'_>, into: &Into, said: &mut Sayings<Action>) {
    let columns = into.book.columns();
    widgets::label(ui, tr!("grade-into-column"), cx.palette);
    let shown = into.chosen.as_ref().map_or(tr!("grade-into-which"), |chosen| chosen.grade.title.as_str());
    let choices = || columns.grades.iter().map(|column| (column.column, column.title.clone())).collect();
    if let Some(column) = panels::choice(ui, "grade-column", tr!("grade-into-column"), shown, choices) {
        said.push(Said::Own(Action::Into(IntoAct::Column(column))));
    }
    ui.horizontal(|ui| {
        widgets::label(ui, tr!("grade-into-places"), cx.palette);
        for places in 0..=2_u8 {
            let label = places.to_string();
            let response =
                crate::app::look::chips::Switch::new(&label, into.options.places == places).show(ui, cx.palette);
            if response.clicked() {
                said.push(Said::Own(Action::Into(IntoAct::Places(places))));
            }
        }
    });
    let mut appends = into.options.comments == Comments::Append;
    if widgets::checkbox(ui, &mut appends, tr!("grade-into-append"), cx.palette).changed() {
        said.push(Said::Own(Action::Into(IntoAct::Append(appends))));
    }
}

/// Where the cells of a row stand.
fn cells(rect: egui::Rect) -> [egui::Rect; 4] {
    let who = (rect.width() - 2.0 * NUMBER) * 0.4;
    let at = |from: f32, width: f32| {
        egui::Rect::from_min_size(rect.min + vec2(from, 0.0), vec2((width - 8.0).max(0.0), rect.height()))
    };
    let rest = rect.width() - who - 2.0 * NUMBER;
    [at(0.0, who), at(who, NUMBER), at(who + NUMBER, NUMBER), at(who + 2.0 * NUMBER, rest)]
}

fn heads(ui: &mut Ui, cx: &Context<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - theme::GUTTER, 20.0), egui::Sense::hover());
    let labels = [tr!("grade-head-pupil"), tr!("grade-into-old"), tr!("grade-into-new"), tr!("grade-into-problems")];
    for (cell, label) in cells(rect).into_iter().zip(labels) {
        panels::line(ui, cell, label, theme::interface(theme::SMALL_SIZE), cx.palette.muted, Stands::Start);
    }
}

fn row(ui: &mut Ui, cx: &Context<'_>, row: &PreviewRow) {
    let palette = cx.palette;
    let width = ui.available_width() - theme::GUTTER;
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), egui::Sense::hover());
    let problems: Vec<&str> = row.problems.iter().map(|problem| problem.told(language())).collect();
    let problems = problems.join(" · ");
    let new = if row.is_written() { row.new.as_str() } else { "–" };
    let name =
        tr!("grade-into-row", who = row.who.as_str(), old = row.old.as_str(), new = new, problems = problems.as_str());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let colour = if row.is_written() { palette.ink } else { palette.muted };
    let font = theme::interface(theme::INTERFACE_SIZE);
    let [who, old, now, why] = cells(rect);
    panels::line(ui, who, &row.who, font.clone(), colour, Stands::Start);
    panels::line(ui, old, &row.old, font.clone(), palette.muted, Stands::Start);
    panels::line(ui, now, new, theme::bold(theme::INTERFACE_SIZE), colour, Stands::Start);
    let why_colour = if row.is_written() { palette.muted } else { palette.error };
    panels::line(ui, why, &problems, theme::interface(theme::SMALL_SIZE), why_colour, Stands::Start);
    if !problems.is_empty() {
        response.on_hover_ui(|ui| {
            ui.add(Label::new(&problems));
        });
    }
}
