//! The axis of a figure: from 0 to 1, or from −1 if it is negative, with the interval and a dot.

use egui::{Align2, Sense, Stroke, Ui, pos2, vec2};

use super::figures::Column;
use crate::app::look::theme::{self, Palette};
use crate::app::words::texts::number;

/// Height of the axis with its numbers, in points.
const HEIGHT: f32 = 36.0;
/// The axis below its top, and its numbers, in points.
const LINE: f32 = 10.0;
const NUMBERS: f32 = 18.0;
/// Room at both ends for the dot and for numbers, in points.
const ENDS: f32 = 8.0;
/// Half the length of a tick, in points.
const TICK: f32 = 4.5;
/// Thickness of the interval, and radius of the dot, in points.
const THICK: f32 = 4.0;
const DOT: f32 = 6.0;

/// Draws the axis. A screen reader is told its numbers by the figure's button.
pub fn show(ui: &mut Ui, column: &Column, width: f32, palette: &Palette) {
    let Some(value) = column.value else { return };
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let low = low(value, column.interval);
    let (left, right) = (rect.left() + ENDS, rect.right() - ENDS);
    let y = rect.top() + LINE;
    let x = |at: f64| left + (right - left) * ((at.clamp(low, 1.0) - low) / (1.0 - low)) as f32;
    let painter = ui.painter();
    let line = Stroke::new(1.0, palette.line);
    painter.hline(left..=right, y, line);
    for at in [low, f64::midpoint(low, 1.0), 1.0] {
        painter.vline(x(at), y - TICK..=y + TICK, line);
        let place = pos2(x(at), rect.top() + NUMBERS);
        let words = number(at).replace('-', "−");
        painter.text(place, Align2::CENTER_TOP, words, theme::interface(theme::KEY_SIZE), palette.muted);
    }
    if let Some((from, to)) = column.interval {
        painter.line_segment([pos2(x(from), y), pos2(x(to), y)], Stroke::new(THICK, palette.accent));
    }
    painter.circle(pos2(x(value), y), DOT, palette.paper, Stroke::new(3.0, palette.accent));
}

/// Where the axis begins.
fn low(value: f64, interval: Option<(f64, f64)>) -> f64 {
    if value < 0.0 || interval.is_some_and(|(low, _)| low < 0.0) { -1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::low;

    #[test]
    fn a_negative_figure_or_interval_widens_the_axis() {
        let is = |value, interval, expected: f64| assert!((low(value, interval) - expected).abs() < f64::EPSILON);
        is(0.2, None, 0.0);
        is(0.0, Some((0.0, 0.1)), 0.0);
        is(-0.1, None, -1.0);
        is(0.1, Some((-0.2, 0.4)), -1.0);
    }
}
