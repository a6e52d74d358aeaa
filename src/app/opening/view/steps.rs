//! The four steps of the work, as cards with small drawings.

use egui::{Color32, Label, Painter, Pos2, Rect, RichText, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::app::commands::Command;
use crate::app::commands::said::Context;
use crate::app::look::theme::{self, Palette};
use crate::app::look::widgets::key_cap;
use crate::app::look::{signs, verdicts};
use crate::app::words::texts;
use crate::tr;
use claimlight_core::model::Scheme;

/// The size of a card, and of what is between two, in points.
const HEIGHT: f32 = 164.0;
const GAP: f32 = 16.0;
const INSIDE: f32 = 16.0;

/// The height of a line of words, in points.
const LINE: f32 = 18.0;

/// The height of the drawing of a card, in points.
const DRAWING: f32 = 56.0;

/// Draws the cards in one row, or in two if there is no room.
pub fn show(ui: &mut Ui, cx: &Context<'_>, width: f32) {
    let in_a_row = if width < 720.0 { 2 } else { 4 };
    let card = (width - GAP * (in_a_row - 1) as f32) / in_a_row as f32;
    let (space, _) =
        ui.allocate_exact_size(vec2(width, (HEIGHT + GAP) * (4 / in_a_row) as f32 - GAP), egui::Sense::hover());
    for i in 0..4 {
        let at = vec2((i % in_a_row) as f32 * (card + GAP), (i / in_a_row) as f32 * (HEIGHT + GAP));
        let rect = Rect::from_min_size(space.min + at, vec2(card, HEIGHT));
        ui.painter().rect_filled(rect, theme::RADIUS, cx.palette.panel);
        let inside = rect.shrink(INSIDE);
        let drawing = Rect::from_min_size(inside.min, vec2(inside.width(), DRAWING));
        let below = Rect::from_min_max(pos2(inside.left(), drawing.bottom()), inside.max);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let mut words = ui.new_child(UiBuilder::new().max_rect(below).layout(egui::Layout::top_down(egui::Align::Min)));
        words.spacing_mut().item_spacing = vec2(4.0, 2.0);
        match i {
            0 => {
                lines(&painter, drawing.min, cx.palette);
                told(&mut words, cx, tr!("n-1-open"), |ui, palette| said(ui, tr!("welcome-step-open"), palette));
            }
            1 => {
                selected(&painter, drawing.min, cx.palette);
                told(&mut words, cx, tr!("n-2-select"), |ui, palette| {
                    let key = cx.keymap.shown(Command::NextSentence);
                    ui.spacing_mut().interact_size.y = LINE;
                    ui.horizontal_wrapped(|ui| {
                        said(ui, tr!("welcome-step-select"), palette);
                        if !key.is_empty() {
                            said(ui, tr!("or"), palette);
                            key_cap(ui, &key, palette);
                            said(ui, tr!("for-the-next-sentence"), palette);
                        }
                    });
                });
            }
            2 => {
                chips(&painter, drawing, cx.palette);
                told(&mut words, cx, tr!("n-3-tag"), |ui, palette| said(ui, tr!("welcome-step-tag"), palette));
            }
            _ => {
                shared(&painter, drawing.min, cx.palette);
                told(&mut words, cx, tr!("n-4-share"), |ui, palette| {
                    said(ui, tr!("one-small-file-saved-beside-the"), palette);
                });
            }
        }
    }
}

fn told(ui: &mut Ui, cx: &Context<'_>, title: &str, add: impl FnOnce(&mut Ui, &Palette)) {
    ui.label(RichText::new(title).font(theme::bold(theme::INTERFACE_SIZE)).color(cx.palette.ink));
    add(ui, cx.palette);
}

fn said(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.add(Label::new(RichText::new(text).size(theme::SMALL_SIZE).color(palette.muted)).wrap());
}

/// The widths of the drawn lines of text, and how far one is below the other, in points.
const LINES: [f32; 4] = [96.0, 112.0, 104.0, 60.0];
const STEP: f32 = 12.0;

/// The colour of drawn text.
fn grey(palette: &Palette) -> Color32 {
    palette.line.gamma_multiply(0.45)
}

/// A line of drawn text from `x` to `to`, in points from the start of the lines.
fn line(painter: &Painter, at: Pos2, i: usize, (x, to): (f32, f32), colour: Color32) {
    let start = at + vec2(x, 4.0 + i as f32 * STEP);
    painter.rect_filled(Rect::from_min_size(start, vec2(to - x, 4.0)), 2.0, colour);
}

fn lines(painter: &Painter, at: Pos2, palette: &Palette) {
    for (i, width) in LINES.into_iter().enumerate() {
        line(painter, at, i, (0.0, width), grey(palette));
    }
}

/// Lines of which some are selected, and the pointer that did it.
fn selected(painter: &Painter, at: Pos2, palette: &Palette) {
    for (i, (x, to)) in [(1, (30.0, LINES[1])), (2, (0.0, 58.0))] {
        let start = at + vec2(x, i as f32 * STEP);
        painter.rect_filled(Rect::from_min_size(start, vec2(to - x, STEP)), 0.0, palette.selected);
    }
    lines(painter, at, palette);
    let tip = at + vec2(58.0, 24.0);
    let outline = [(0.0, 0.0), (0.0, 19.0), (4.5, 15.0), (8.0, 22.5), (11.0, 21.0), (7.5, 14.0), (13.5, 13.5)];
    // The pointer is no convex shape: its head and its shaft are.
    let point = |i: usize| tip + vec2(outline[i].0, outline[i].1);
    let edge = Stroke::new(1.0, palette.paper);
    painter.add(Shape::convex_polygon(vec![point(2), point(3), point(4), point(5)], palette.ink, Stroke::NONE));
    painter.add(Shape::convex_polygon(vec![point(0), point(1), point(6)], palette.ink, Stroke::NONE));
    painter.add(Shape::closed_line((0..outline.len()).map(point).collect(), edge));
}

/// The room of a sign on a chip, in points.
const SIGN: f32 = 16.0;

/// The usual verdicts with their keys: side by side, or one below the other if a language's words have no room.
fn chips(painter: &Painter, within: Rect, palette: &Palette) {
    let scheme = Scheme::default();
    let chips = scheme.verdicts.iter().map(|verdict| {
        let style = verdicts::style(&scheme, Some(&verdict.id), palette);
        let words = format!("{} {}", texts::of_scheme(&verdict.label), verdict.key.to_uppercase());
        let font = theme::interface(theme::SMALL_SIZE);
        let words = painter.layout_no_wrap(words, font, style.colours.words);
        (style, words.size().x + 16.0 + SIGN, words)
    });
    let chips: Vec<_> = chips.collect();
    let fits = chips.iter().map(|(_, width, _)| width + 8.0).sum::<f32>() - 16.0 <= within.width();
    let mut at = within.min + vec2(0.0, if fits { 12.0 } else { 0.0 });
    for (style, width, words) in chips {
        let chip = Rect::from_min_size(at, vec2(width, theme::CHIP));
        painter.rect_filled(chip, theme::CHIP / 2.0, style.colours.tint);
        let start = pos2(chip.left() + 8.0, chip.center().y);
        signs::paint(painter, start + vec2(SIGN / 2.0 - 2.0, 0.0), SIGN - 4.0, &style.sign, style.colours.words);
        painter.galley(start + vec2(SIGN, -words.size().y / 2.0), words, style.colours.words);
        at += if fits { vec2(width + 8.0, 0.0) } else { vec2(0.0, theme::CHIP + 4.0) };
    }
}

/// A file, an arrow, and somebody.
fn shared(painter: &Painter, at: Pos2, palette: &Palette) {
    let stroke = Stroke::new(2.0, palette.muted);
    let page = Rect::from_min_size(at + vec2(2.0, 2.0), vec2(32.0, 40.0));
    painter.rect(page, 4.0, palette.paper, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let (green, orange) = (palette.verdict("green").line, palette.verdict("orange").line);
    for (y, width, colour) in [(10.0, 18.0, grey(palette)), (18.0, 14.0, green), (26.0, 18.0, orange)] {
        let start = page.min + vec2(7.0, y);
        painter.rect_filled(Rect::from_min_size(start, vec2(width, 4.0)), 2.0, colour);
    }
    let (from, to) = (at + vec2(44.0, 22.0), at + vec2(78.0, 22.0));
    painter.line_segment([from, to], stroke);
    painter.add(Shape::line(vec![to + vec2(-8.0, -7.0), to, to + vec2(-8.0, 7.0)], stroke));
    let head = at + vec2(100.0, 15.0);
    painter.circle_stroke(head, 7.0, stroke);
    let shoulders = (0..=16).map(|i| {
        let turn = std::f32::consts::PI * (1.0 + i as f32 / 16.0);
        head + vec2(0.0, 23.0) + vec2(turn.cos() * 13.0, turn.sin() * 10.0)
    });
    painter.add(Shape::line(shoulders.collect(), stroke));
}
