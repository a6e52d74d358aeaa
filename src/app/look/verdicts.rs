//! How verdicts look and what they are called, wherever they are shown.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Painter, Shape, Stroke, pos2};

use crate::app::look::theme::{Palette, VerdictColours};
use crate::app::look::{fonts, theme};
use crate::app::words::texts::of_scheme;
use claimlight_core::model::{Scheme, Shown, Underline, Verdict};

/// How a verdict is shown.
#[derive(Clone, Debug)]
pub struct Style {
    /// Colours of its line and background.
    pub colours: VerdictColours,
    /// Pattern of its underline.
    pub underline: Underline,
    /// Its sign, as the scheme has it; [`signs::paint`](super::signs::paint) draws it.
    pub sign: String,
}

/// The style of the verdict with this ID; `None` is "to check".
pub fn style(scheme: &Scheme, verdict: Option<&str>, palette: &Palette) -> Style {
    style_of(scheme, verdict.map_or(Shown::ToCheck, Shown::Verdict), palette)
}

/// The style of a claim with this verdict.
pub fn style_of(scheme: &Scheme, shown: Shown<'_>, palette: &Palette) -> Style {
    let look = scheme.look(shown);
    Style { colours: palette.verdict(look.colour), underline: look.underline, sign: look.sign.to_owned() }
}

/// A verdict's label, and a sentence on when to use it.
pub fn tip(verdict: &Verdict) -> String {
    format!("{}: {}", of_scheme(&verdict.label), of_scheme(&verdict.sentence))
}

/// A sign of a scheme and a label on one line; `size` is in points.
pub fn signed(sign: &str, label: &str, colour: Color32, size: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let format = |font_id| TextFormat { font_id, color: colour, valign: egui::Align::Center, ..TextFormat::default() };
    job.append(&fonts::sign_text(sign), 0.0, format(theme::icons(size)));
    job.append(label, 5.0, format(theme::interface(size)));
    job
}

/// Draws an underline from `x0` to `x1` at height `y`, all in points.
pub fn underline(painter: &Painter, pattern: Underline, x0: f32, x1: f32, y: f32, colour: Color32) {
    let stroke = Stroke::new(2.0, colour);
    let thin = Stroke::new(1.25, colour);
    let ends = [pos2(x0, y), pos2(x1, y)];
    match pattern {
        Underline::Solid => {
            painter.hline(x0..=x1, y, stroke);
        }
        Underline::Dashed => {
            painter.extend(Shape::dashed_line(&ends, stroke, 6.0, 3.0));
        }
        Underline::Dotted => {
            painter.extend(Shape::dashed_line(&ends, stroke, 2.0, 2.0));
        }
        Underline::Double => {
            painter.hline(x0..=x1, y - 1.5, thin);
            painter.hline(x0..=x1, y + 1.5, thin);
        }
        Underline::DashDot => {
            painter.extend(Shape::dashed_line_with_offset(&ends, stroke, &[7.0, 2.0], &[3.0, 3.0], 0.0));
        }
        Underline::Wavy => {
            let n = ((x1 - x0) / 2.0).ceil().max(1.0);
            let points = (0..=n as usize)
                .map(|i| {
                    let x = (x0 + i as f32 * 2.0).min(x1);
                    pos2(x, y + [0.0, 1.5, 0.0, -1.5][i % 4])
                })
                .collect();
            painter.add(Shape::line(points, thin));
        }
    }
}
