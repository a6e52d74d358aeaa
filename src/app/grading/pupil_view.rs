//! One pupil's marks on the text, with the key underlined.

use egui::{Frame, Label, Margin, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::marked_text::{Letters, Marked};
use super::{Action, At, Column, Page};
use crate::app::commands::said::{Context, Said, Sayings};
use crate::app::look::{theme, verdicts, widgets};
use crate::tr;
use claimlight_core::text::TextRange;

/// The width of the text, in points.
const MEASURE: f32 = 552.0;

/// Draws it.
pub fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page, said: &mut Sayings<Action>) {
    let palette = cx.palette;
    let i = page.at.pupil;
    ScrollArea::vertical().id_salt("grade-pupil").auto_shrink(false).show(ui, |ui| {
        let side = ((ui.available_width() - MEASURE) / 2.0).clamp(16.0, 126.0) as i8;
        Frame::NONE.inner_margin(Margin { left: side, right: 24, top: 16, bottom: 32 }).show(ui, |ui| {
            ui.set_max_width(MEASURE);
            ui.horizontal(|ui| {
                let name = RichText::new(page.name(i)).font(theme::bold(theme::TITLE_SIZE));
                ui.add(Label::new(name.color(palette.ink)).truncate());
                if widgets::link(ui, tr!("grade-show-grade"), palette).clicked() {
                    said.push(Said::Own(Action::Choose(At { pupil: i, column: Column::Grade })));
                }
            });
            let Some(answer) = page.answer(i) else {
                let words = page.pupil().and_then(Page::said_of).unwrap_or_default();
                ui.label(RichText::new(words).color(palette.ink));
                return;
            };
            widgets::label(ui, tr!("grade-pupil-legend"), palette);
            ui.add_space(8.0);
            let mut tints = Vec::new();
            for claim in answer.claims.as_slice() {
                let verdict = claim.judgements.first().and_then(|judgement| judgement.verdict.as_deref());
                let tint = verdicts::style(&answer.scheme, verdict, palette).colours.tint;
                tints.extend(claim.ranges().map(|range| (range, tint)));
            }
            let key: Vec<TextRange> = page.entries().iter().flat_map(|entry| &entry.ranges).copied().collect();
            let letters = Letters {
                font: theme::serif(theme::READING_SIZE),
                line: theme::READING_LINE,
                ink: palette.ink,
                underline: 2.0,
            };
            let text = &page.class.lesson.annotations.article.text;
            let width = ui.available_width();
            for block in text.blocks() {
                let words = Marked { text, range: block.range, tinted: &tints, underlined: &key, letters: &letters };
                let galley = words.lay(ui, width);
                let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, block.range.of(text.as_str())));
                if ui.is_rect_visible(rect) {
                    words.paint(ui.painter(), rect.min, &galley);
                }
                ui.add_space(10.0);
            }
        });
    });
}
