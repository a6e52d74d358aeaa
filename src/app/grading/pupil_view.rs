//! One pupil's marks on the text, with the key underlined, and beside each claim of the key what became of it.

use egui::{Align2, Galley, Label, Pos2, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::marked_text::{Letters, Marked, rows};
use super::{Action, At, Column, Page, grid_view};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::{theme, verdicts, widgets};
use crate::tr;
use claimlight_core::model::{Annotations, Block};
use claimlight_core::text::TextRange;

/// The width of the text, and the room for the numbers of claims beside it, in points.
const MEASURE: f32 = 552.0;
const NUMBERS: f32 = 56.0;

/// Draws it.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    ScrollArea::vertical().id_salt("grade-pupil").auto_shrink(false).show(ui, |ui| {
        let side = ((ui.available_width() - MEASURE - NUMBERS) / 2.0).max(8.0);
        ui.add_space(16.0);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_max_width((ui.available_width() - 24.0).min(MEASURE + NUMBERS));
                column(ui, cx, page, said);
            });
        });
        ui.add_space(32.0);
    });
}

fn column(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let (palette, i) = (cx.palette, page.at.pupil);
    ui.horizontal(|ui| {
        ui.add_space(NUMBERS - 8.0);
        let name = RichText::new(page.name(i)).font(theme::bold(theme::TITLE_SIZE));
        ui.add(Label::new(name.color(palette.ink)).truncate());
        if widgets::link(ui, tr!("grade-show-grade"), palette).clicked() {
            said.push(Said::Own(Action::Choose(At { pupil: i, column: Column::Grade })));
        }
    });
    let Some(answer) = page.answer(i) else {
        let words = page.pupil().and_then(Page::said_of).unwrap_or_default();
        ui.horizontal(|ui| {
            ui.add_space(NUMBERS - 8.0);
            ui.label(RichText::new(words).color(palette.ink));
        });
        return;
    };
    ui.horizontal(|ui| {
        ui.add_space(NUMBERS - 8.0);
        widgets::label(ui, tr!("grade-pupil-legend"), palette);
    });
    ui.add_space(8.0);
    for block in page.class.lesson.annotations.article.text.blocks() {
        draw_block(ui, cx, page, (answer, block), said);
        ui.add_space(10.0);
    }
}

fn draw_block(
    ui: &mut Ui,
    cx: &Context<'_>,
    page: &Page,
    (answer, block): (&Annotations, &Block),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let text = &page.class.lesson.annotations.article.text;
    let mut tints = Vec::new();
    for claim in answer.claims.as_slice() {
        let verdict = claim.judgements.first().and_then(|judgement| judgement.verdict.as_deref());
        let tint = verdicts::style(&answer.scheme, verdict, palette).colours.tint;
        tints.extend(claim.ranges().filter(|range| range.overlaps(block.range)).map(|range| (range, tint)));
    }
    let key: Vec<TextRange> = page.entries().iter().flat_map(|entry| &entry.ranges).copied().collect();
    let letters = Letters {
        font: theme::serif(theme::READING_SIZE),
        line: theme::READING_LINE,
        ink: palette.ink,
        underline: 2.0,
    };
    let words = Marked { text, range: block.range, tinted: &tints, underlined: &key, letters: &letters };
    let galley = words.lay(ui, ui.available_width() - NUMBERS);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, block.range.of(text.as_str())));
    if ui.is_rect_visible(rect) {
        let corner = rect.min + vec2(NUMBERS, 0.0);
        words.paint(ui.painter(), corner, &galley);
        numbers(ui, cx, page, (&words, &galley, corner), said);
    }
}

/// Draws the numbers of the key's claims beside the lines in which they begin, with what became of them.
fn numbers(
    ui: &Ui,
    cx: &Context<'_>,
    page: &Page,
    (words, galley, corner): (&Marked<'_>, &Galley, Pos2),
    said: &mut Sayings<Action>,
) {
    let palette = cx.palette;
    let mut last: Option<(f32, f32)> = None;
    for (i, entry) in page.entries().iter().enumerate() {
        let first = entry.ranges.first().and_then(|range| range.intersection(words.range));
        let Some(first) = first else { continue };
        let Some((place, _)) = rows(galley, words.characters(first)).into_iter().next() else { continue };
        let y = corner.y + place.center().y;
        // Several in one line stand one before the other.
        let x = match last {
            Some((at, x)) if (at - y).abs() < 1.0 => x - 34.0,
            _ => corner.x - 16.0,
        };
        last = Some((y, x));
        let at = At { pupil: page.at.pupil, column: Column::Claim(i) };
        let room = egui::Rect::from_center_size(pos2(x - 6.0, y), vec2(32.0, 20.0));
        let response = ui.interact(room, egui::Id::unique(("grade-number", i)), Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, grid_view::name_of(page, at)));
        if response.clicked() {
            said.push(Said::Own(Action::Choose(at)));
        }
        if page.at == at {
            ui.painter().rect_filled(room, 4.0, palette.chosen);
        }
        let ink = palette.ink;
        let font = theme::bold(theme::SMALL_SIZE);
        ui.painter().text(pos2(x - 12.0, y), Align2::CENTER_CENTER, (i + 1).to_string(), font, ink);
        let found = page.cells.get(page.at.pupil).and_then(|cells| cells.get(i)).map(|cell| cell.found);
        if let Some(found) = found {
            grid_view::sign(ui.painter(), pos2(x + 1.0, y), found, palette);
        }
    }
}
