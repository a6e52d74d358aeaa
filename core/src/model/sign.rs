//! The signs of verdicts as shapes, for whoever draws them: on the screen or in a report.

/// The side of the square field on which a sign is drawn, in units. The origin is at the top left.
pub const SIGN_FIELD: f32 = 12.0;

/// The width of a sign's lines, in units of [`SIGN_FIELD`].
pub const SIGN_LINE: f32 = 1.7;

/// A point of a sign, in units of [`SIGN_FIELD`].
pub type SignPoint = (f32, f32);

/// A part of a sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    /// Straight lines from point to point.
    Line(&'static [SignPoint]),
    /// A cubic Bézier curve: start, two control points, end.
    Curve([SignPoint; 4]),
    /// A filled disc.
    Dot {
        /// Its centre.
        centre: SignPoint,
        /// Its radius, in units.
        radius: f32,
    },
}

use Stroke::{Curve, Dot, Line};

const SHAPES: [(&str, &[Stroke]); 10] = [
    ("✓", &[Line(&[(2.0, 6.4), (4.8, 9.1), (10.0, 3.2)])]),
    ("✗", &[Line(&[(2.9, 2.9), (9.1, 9.1)]), Line(&[(9.1, 2.9), (2.9, 9.1)])]),
    (
        "?",
        &[
            Curve([(3.9, 4.3), (3.9, 1.3), (8.2, 1.3), (8.2, 4.2)]),
            Curve([(8.2, 4.2), (8.2, 6.0), (6.0, 5.8), (6.0, 7.6)]),
            Dot { centre: (6.0, 9.9), radius: 1.05 },
        ],
    ),
    ("·", &[Dot { centre: (6.0, 6.0), radius: 1.7 }]),
    ("!", &[Line(&[(6.0, 1.8), (6.0, 7.2)]), Dot { centre: (6.0, 9.8), radius: 1.05 }]),
    (
        "≈",
        &[
            Curve([(1.8, 4.8), (3.8, 2.4), (5.4, 3.6), (6.0, 4.2)]),
            Curve([(6.0, 4.2), (6.6, 4.8), (8.2, 6.0), (10.2, 3.6)]),
            Curve([(1.8, 8.6), (3.8, 6.2), (5.4, 7.4), (6.0, 8.0)]),
            Curve([(6.0, 8.0), (6.6, 8.6), (8.2, 9.8), (10.2, 7.4)]),
        ],
    ),
    ("±", &[Line(&[(6.0, 1.4), (6.0, 7.4)]), Line(&[(3.0, 4.4), (9.0, 4.4)]), Line(&[(3.0, 10.2), (9.0, 10.2)])]),
    ("–", &[Line(&[(2.2, 6.0), (9.8, 6.0)])]),
    ("=", &[Line(&[(2.2, 4.3), (9.8, 4.3)]), Line(&[(2.2, 7.7), (9.8, 7.7)])]),
    ("≠", &[Line(&[(2.2, 4.3), (9.8, 4.3)]), Line(&[(2.2, 7.7), (9.8, 7.7)]), Line(&[(8.2, 1.8), (3.8, 10.2)])]),
];

/// The shape of a sign; `None` if it has none and is written as text.
pub fn sign_shape(sign: &str) -> Option<&'static [Stroke]> {
    SHAPES.iter().find(|(known, _)| *known == sign).map(|(_, shape)| *shape)
}
