//! The signs of verdicts, drawn as shapes, and the badges that carry them.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Painter, Pos2, Shape, Stroke, pos2};

use crate::app::look::theme;
use crate::app::look::verdicts::Style;

/// The side of the field on which a sign is drawn, in units.
const FIELD: f32 = 12.0;

/// Draws a sign in a square with sides of `size` points around `centre`. A sign that is not built in is drawn as text.
pub fn paint(painter: &Painter, centre: Pos2, size: f32, sign: &str, colour: Color32) {
    let unit = size / FIELD;
    let at = |x: f32, y: f32| centre + egui::vec2(x - FIELD / 2.0, y - FIELD / 2.0) * unit;
    let stroke = Stroke::new(1.7 * unit, colour);
    let line = |points: &[(f32, f32)]| {
        painter.add(Shape::line(points.iter().map(|(x, y)| at(*x, *y)).collect(), stroke));
    };
    let curve = |points: [(f32, f32); 4]| {
        let points = points.map(|(x, y)| at(x, y));
        painter.add(CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke));
    };
    let dot = |x: f32, y: f32, radius: f32| {
        painter.circle_filled(at(x, y), radius * unit, colour);
    };
    match sign {
        "✓" => line(&[(2.0, 6.4), (4.8, 9.1), (10.0, 3.2)]),
        "✗" => {
            line(&[(2.9, 2.9), (9.1, 9.1)]);
            line(&[(9.1, 2.9), (2.9, 9.1)]);
        }
        "?" => {
            curve([(3.9, 4.3), (3.9, 1.3), (8.2, 1.3), (8.2, 4.2)]);
            curve([(8.2, 4.2), (8.2, 6.0), (6.0, 5.8), (6.0, 7.6)]);
            dot(6.0, 9.9, 1.05);
        }
        "·" => dot(6.0, 6.0, 1.7),
        "!" => {
            line(&[(6.0, 1.8), (6.0, 7.2)]);
            dot(6.0, 9.8, 1.05);
        }
        "≈" => {
            for y in [4.2, 8.0] {
                curve([(1.8, y + 0.6), (3.8, y - 1.8), (5.4, y - 0.6), (6.0, y)]);
                curve([(6.0, y), (6.6, y + 0.6), (8.2, y + 1.8), (10.2, y - 0.6)]);
            }
        }
        "±" => {
            line(&[(6.0, 1.4), (6.0, 7.4)]);
            line(&[(3.0, 4.4), (9.0, 4.4)]);
            line(&[(3.0, 10.2), (9.0, 10.2)]);
        }
        "≠" => {
            line(&[(2.2, 4.3), (9.8, 4.3)]);
            line(&[(2.2, 7.7), (9.8, 7.7)]);
            line(&[(8.2, 1.8), (3.8, 10.2)]);
        }
        _ => {
            painter.text(centre, egui::Align2::CENTER_CENTER, sign, theme::bold(size), colour);
        }
    }
}

/// Draws a verdict's badge: a disc in its tint with its sign. `scale` is 1 for a disc of [`theme::BADGE`] points. `ring` is the colour
/// of a ring around the badge of a chosen claim.
pub fn badge(painter: &Painter, centre: Pos2, scale: f32, style: &Style, ring: Option<Color32>) {
    let radius = theme::BADGE / 2.0 * scale;
    painter.circle_filled(centre, radius, style.colours.tint);
    paint(painter, centre, FIELD * scale, &style.sign, style.colours.line);
    if let Some(ring) = ring {
        painter.circle_stroke(centre, radius - 1.0, Stroke::new(2.0, ring));
    }
}

/// Draws the arrow of a box that opens downwards, or upwards if `is_open`: a thin chevron, `size` points wide.
pub fn chevron(painter: &Painter, centre: Pos2, size: f32, is_open: bool, colour: Color32) {
    let (dx, dy) = (size / 2.0, if is_open { -size / 4.0 } else { size / 4.0 });
    let points =
        vec![pos2(centre.x - dx, centre.y - dy), pos2(centre.x, centre.y + dy), pos2(centre.x + dx, centre.y - dy)];
    painter.add(Shape::line(points, Stroke::new(1.25, colour)));
}
