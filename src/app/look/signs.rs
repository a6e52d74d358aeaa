//! The signs of verdicts, drawn as shapes, and the badges that carry them.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Painter, Pos2, Shape, Stroke, pos2};

use crate::app::look::theme;
use crate::app::look::verdicts::Style;
use claimlight_core::model::{self, SIGN_FIELD, SIGN_LINE, SignPoint, sign_shape};

/// Draws a sign in a square with sides of `size` points around `centre`. A sign that has no shape is drawn as text.
pub fn paint(painter: &Painter, centre: Pos2, size: f32, sign: &str, colour: Color32) {
    let Some(shape) = sign_shape(sign) else {
        painter.text(centre, egui::Align2::CENTER_CENTER, sign, theme::bold(size), colour);
        return;
    };
    let unit = size / SIGN_FIELD;
    let at = |(x, y): SignPoint| centre + egui::vec2(x - SIGN_FIELD / 2.0, y - SIGN_FIELD / 2.0) * unit;
    let line = Stroke::new(SIGN_LINE * unit, colour);
    for stroke in shape {
        painter.add(match stroke {
            model::Stroke::Line(points) => Shape::line(points.iter().copied().map(at).collect(), line),
            model::Stroke::Curve(points) => {
                CubicBezierShape::from_points_stroke(points.map(at), false, Color32::TRANSPARENT, line).into()
            }
            model::Stroke::Dot { centre, radius } => Shape::circle_filled(at(*centre), radius * unit, colour),
        });
    }
}

/// Draws a verdict's badge: a disc in its tint with its sign. `scale` is 1 for a disc of [`theme::BADGE`] points. `ring` is the colour
/// of a ring around the badge of a chosen claim.
pub fn badge(painter: &Painter, centre: Pos2, scale: f32, style: &Style, ring: Option<Color32>) {
    let radius = theme::BADGE / 2.0 * scale;
    painter.circle_filled(centre, radius, style.colours.tint);
    paint(painter, centre, SIGN_FIELD * scale, &style.sign, style.colours.line);
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
