//! Signs of verdicts as SVG.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::escape::escape;
use crate::model::{Stroke, sign_shape};

/// Appends the shapes of these signs, to be used by [`sign`].
pub fn shapes(out: &mut String, signs: &BTreeSet<&str>) {
    if signs.iter().all(|sign| sign_shape(sign).is_none()) {
        return;
    }
    out.push_str("<svg class=\"shapes\" width=\"0\" height=\"0\" aria-hidden=\"true\">");
    symbols(out, signs);
    out.push_str("</svg>\n");
}

/// Appends the shapes alone. They stand in an SVG element.
pub(crate) fn symbols(out: &mut String, signs: &BTreeSet<&str>) {
    for name in signs {
        let Some(shape) = sign_shape(name) else { continue };
        write!(out, "<symbol id=\"{}\" viewBox=\"0 0 12 12\">", id(name)).unwrap_or(());
        for stroke in shape {
            match stroke {
                Stroke::Line(points) => {
                    let points: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
                    write!(out, "<path d=\"M{}\"/>", points.join("L"))
                }
                Stroke::Curve([start, one, two, end]) => write!(
                    out,
                    "<path d=\"M{} {}C{} {} {} {} {} {}\"/>",
                    start.0, start.1, one.0, one.1, two.0, two.1, end.0, end.1
                ),
                Stroke::Dot { centre: (x, y), radius } => {
                    write!(out, "<circle class=\"dot\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>")
                }
            }
            .unwrap_or(());
        }
        out.push_str("</symbol>");
    }
}

fn id(sign: &str) -> String {
    let numbers: Vec<String> = sign.chars().map(|c| format!("{:x}", u32::from(c))).collect();
    format!("sign-{}", numbers.join("-"))
}

/// Appends a sign. It is hidden from screen readers, which read the label beside it.
pub fn sign(out: &mut String, sign: &str) {
    if sign_shape(sign).is_some() {
        write!(out, "<svg class=\"sign\" aria-hidden=\"true\"><use href=\"#{}\"/></svg>", id(sign)).unwrap_or(());
    } else {
        out.push_str("<span aria-hidden=\"true\">");
        escape(out, sign);
        out.push_str("</span>");
    }
}
