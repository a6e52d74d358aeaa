//! What is being decided, in the article: each version of a claim is a numbered lane below the words.

use std::collections::HashMap;

use egui::{Align2, Rect, Stroke, pos2};

use super::layout::Laid;
use super::marks;
use super::paint::{Canvas, UNDERLINE, ground};
use crate::app::look::theme;
use crate::app::look::verdicts::{Style, style, underline};
use claimlight_core::agreement::queue::{Group, Version};
use claimlight_core::model::{ClaimId, Shown};
use claimlight_core::text::{self, Offset, TextRange};

/// The group that is looked at while it is decided.
#[derive(Clone, Copy)]
pub struct Lanes<'a> {
    /// The group; `None` if nothing is left to decide.
    pub group: Option<&'a Group>,
    /// The version to which the person points; the others are dimmed.
    pub pointed: Option<usize>,
    /// One claim of each other group, with the verdict that stands; `None` is that it is not decided.
    pub others: &'a HashMap<ClaimId, Option<String>>,
}

/// Height of a line while something is decided, as a multiple of the usual one.
pub const LEADING: f32 = 44.0 / theme::READING_LINE;
/// The distance of two lanes, and the height of the ticks at their ends, in points at 100 %.
const LANE: f32 = 5.4;
const TICK: f32 = 5.0;
/// How many versions are shown before the others are counted.
const SHOWN: usize = 3;
/// The size of a number above the words, its distance from the baseline, and that of two numbers, in points at 100 %.
const NUMBER: f32 = 16.0;
const ABOVE: f32 = 22.0;
const STEP: f32 = 18.0;

/// The number of a version above its words.
struct Number {
    words: String,
    style: Style,
    /// 1, or less if another version is pointed to.
    strength: f32,
}

impl<'a> Lanes<'a> {
    /// What a claim of another group shows; `None` if it is not shown.
    pub fn shown_of(&self, claim: ClaimId) -> Option<Shown<'a>> {
        self.others.get(&claim).map(|verdict| verdict.as_deref().map_or(Shown::ToCheck, Shown::Verdict))
    }

    /// Whether these words are those of a version, from its first to its last place.
    pub fn is_version(&self, words: TextRange) -> bool {
        self.group.is_some_and(|group| group.versions.iter().any(|version| version.place() == Some(words)))
    }

    /// The versions that are shown, with their numbers counted from 0, and how many are not.
    fn versions(&self) -> (Vec<(usize, &'a Version)>, usize) {
        let versions = self.group.map_or(&[][..], |group| group.versions.as_slice());
        let is_shown = |i: &usize| *i < SHOWN || self.pointed == Some(*i);
        let shown: Vec<_> = versions.iter().enumerate().filter(|(i, _)| is_shown(i)).collect();
        let more = versions.len() - shown.len();
        (shown, more)
    }
}

impl Canvas<'_> {
    /// Paints the ground of the group that is looked at.
    pub fn ground_of_group(&self, laid: &Laid, lanes: Lanes<'_>) {
        let Some(group) = lanes.group else { return };
        let text = self.document.text();
        for range in group.versions.iter().flat_map(|version| &version.ends) {
            for part in marks::parts(laid, text, *range) {
                self.painter.rect_filled(band(laid, part.row, part.rect), 2.0, self.palette.chosen);
            }
        }
    }

    /// Paints the lanes, and above the words their numbers.
    pub fn lanes(&self, laid: &Laid, lanes: Lanes<'_>) {
        let (shown, more) = lanes.versions();
        let scale = self.column.zoom.min(1.4);
        let mut numbered: Vec<(Offset, Vec<Number>)> = Vec::new();
        for (lane, (number, version)) in shown.iter().enumerate() {
            let style = style(&self.document.annotations.scheme, version.verdict.as_deref(), self.palette);
            let strength = if lanes.pointed.is_none_or(|pointed| pointed == *number) { 1.0 } else { 0.3 };
            for range in &version.ends {
                self.lane(laid, *range, (lane, &style), strength);
            }
            let Some(start) = version.ends.first().map(|range| range.start()) else { continue };
            let known = numbered.iter().position(|(at, _)| *at == start).unwrap_or_else(|| {
                numbered.push((start, Vec::new()));
                numbered.len() - 1
            });
            numbered[known].1.push(Number { words: (number + 1).to_string(), style, strength });
        }
        for (i, (start, numbers)) in numbered.iter().enumerate() {
            let is_here = laid.rows() > 0 && laid.piece.range.start() <= *start && *start < laid.piece.range.end();
            if !is_here {
                continue;
            }
            let edge = laid.leading(self.document.text(), *start);
            let y = laid.baseline(edge.row) - ABOVE * scale;
            let step = if edge.is_rtl { -STEP } else { STEP } * scale;
            let mut x = edge.rect.left() + step / 2.0;
            for number in numbers {
                let ground = self.palette.paper.lerp_to_gamma(number.style.colours.line, number.strength);
                self.painter.circle_filled(pos2(x, y), NUMBER / 2.0 * scale, ground);
                let font = theme::bold(11.0 * scale);
                self.painter.text(pos2(x, y), Align2::CENTER_CENTER, &number.words, font, self.palette.paper);
                x += step;
            }
            if i == 0 && more > 0 {
                let font = theme::interface(theme::KEY_SIZE * scale);
                let align = if edge.is_rtl { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
                let at = pos2(x - step / 2.0, y);
                self.painter.text(at, align, format!("+{more}"), font, self.palette.muted);
            }
        }
    }

    /// Paints a range of a version: its underline in a lane, with a tick at both ends.
    fn lane(&self, laid: &Laid, range: TextRange, (lane, style): (usize, &Style), strength: f32) {
        let text = self.document.text();
        let range = text::trim(text, range);
        let scale = self.column.zoom.min(1.4);
        let colour = self.palette.chosen.lerp_to_gamma(style.colours.line, strength);
        let y = |row: usize| laid.baseline(row) + (UNDERLINE + LANE * lane as f32) * scale;
        for part in marks::parts(laid, text, range) {
            let rect = part.rect;
            underline(self.painter, style.underline, rect.left(), rect.right(), y(part.row), colour);
        }
        // Where it goes on in another piece, it has no end.
        let start = (range.start() >= laid.piece.range.start() && range.start() < laid.piece.range.end())
            .then(|| laid.leading(text, range.start()));
        let end = (range.end() <= laid.piece.range.end() && range.end() > laid.piece.range.start())
            .then(|| laid.trailing(text, range.end()));
        for edge in [start, end].into_iter().flatten() {
            let bottom = y(edge.row) + 1.0;
            self.painter.vline(edge.rect.left(), bottom - TICK * scale..=bottom, Stroke::new(2.0, colour));
        }
    }
}

/// The ground of words in a high row: it leaves out the room for numbers above them.
pub fn band(laid: &Laid, row: usize, rect: Rect) -> Rect {
    let base = laid.baseline(row);
    let usual = ground(rect);
    Rect::from_min_max(
        pos2(rect.left(), usual.top().max(base - 15.0)),
        pos2(rect.right(), usual.bottom().min(base + 17.0)),
    )
}
