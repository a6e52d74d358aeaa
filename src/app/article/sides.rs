//! Two people's claims in one article: mine in the upper half of each row, the other person's in the lower half.

use egui::{Color32, Rect, Shape, Stroke, pos2};

use super::layout::{Edge, Laid, Part};
use super::paint::Canvas;
use crate::app::look::theme;
use crate::app::look::theme::{Palette, VerdictColours};
use crate::app::look::verdicts::style;
use claimlight_core::compare;
use claimlight_core::model::{Annotations, AnnotatorId};
use claimlight_core::text::TextRange;

/// Another person's claims on the shown article, painted below mine.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// The annotations in the other file, on the text that is shown.
    pub theirs: &'a Annotations,
    /// The person in the other file whose claims are painted.
    pub person: AnnotatorId,
    /// The range of the difference being looked at, which has a frame around it.
    pub looked_at: Option<TextRange>,
}

/// The colours of my side and of the other person's, in this order.
pub fn colours(palette: &Palette) -> [VerdictColours; 2] {
    [palette.verdict("blue"), palette.verdict("orange")]
}

/// One side: whose claims are painted, and in which half of a row.
struct Side<'a> {
    annotations: &'a Annotations,
    person: AnnotatorId,
    colours: VerdictColours,
    is_mine: bool,
}

/// Where the span of a claim stands in a piece.
struct Shown {
    parts: Vec<Part>,
    /// Its ends, unless they are in another piece.
    start: Option<Edge>,
    end: Option<Edge>,
    /// The sign of the verdict if the claim ends with this span.
    sign: Option<String>,
}

impl<'a> Canvas<'a> {
    fn sides(&self, beside: Beside<'a>) -> [Side<'a>; 2] {
        let [mine, theirs] = colours(self.palette);
        let (annotations, person) = (&self.document.annotations, self.document.me);
        [
            Side { annotations, person, colours: mine, is_mine: true },
            Side { annotations: beside.theirs, person: beside.person, colours: theirs, is_mine: false },
        ]
    }

    /// Paints the tints of both sides behind the words of a piece.
    pub fn behind_sides(&self, laid: &Laid, beside: Beside<'a>) {
        for side in self.sides(beside) {
            self.each_claim(laid, &side, |claim| {
                for part in claim.parts {
                    self.painter.rect_filled(half(part.rect, side.is_mine), 1.0, side.colours.tint);
                }
            });
        }
    }

    /// Paints the lines and signs of both sides over the words of a piece.
    pub fn over_sides(&self, laid: &Laid, beside: Beside<'a>) {
        for side in self.sides(beside) {
            let stroke = Stroke::new(2.0, side.colours.line);
            self.each_claim(laid, &side, |claim| {
                for part in claim.parts {
                    let rect = half(part.rect, side.is_mine);
                    let y = if side.is_mine { rect.top() } else { rect.bottom() };
                    if side.is_mine {
                        self.painter.hline(rect.x_range(), y, stroke);
                    } else {
                        let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
                        self.painter.extend(Shape::dashed_line(&line, stroke, 6.0, 3.0));
                    }
                }
                for edge in [claim.start, claim.end].into_iter().flatten() {
                    let rect = half(edge.rect, side.is_mine);
                    self.painter.vline(rect.left(), rect.y_range(), stroke);
                }
                if let (Some(sign), Some(edge)) = (claim.sign, claim.end) {
                    let rect = half(edge.rect, side.is_mine);
                    let y = if side.is_mine { egui::Align::TOP } else { egui::Align::BOTTOM };
                    let (x, by) = if edge.is_rtl { (egui::Align::RIGHT, -2.0) } else { (egui::Align::LEFT, 2.0) };
                    let at = pos2(rect.left() + by, if side.is_mine { rect.top() } else { rect.bottom() });
                    let font = theme::icons(10.0 * self.zoom);
                    self.painter.text(at, egui::Align2([x, y]), sign, font, side.colours.line);
                }
            });
        }
        if let Some(looked_at) = beside.looked_at {
            self.frame(laid, looked_at);
        }
    }

    /// Calls `paint` for each span of each claim of a side.
    fn each_claim(&self, laid: &Laid, side: &Side<'_>, mut paint: impl FnMut(Shown)) {
        let (text, same) = (self.document.text(), side.annotations.same());
        for span in side.annotations.claims.spans_in(laid.piece.range) {
            let Some(claim) = side.annotations.claims.get(span.claim) else { continue };
            let parts = laid.rects(text, span.range);
            if parts.is_empty() || !compare::is_of(&same, claim, side.person) {
                continue;
            }
            let (start, end) = (span.range.start(), span.range.end());
            let is_last = claim.ranges().map(TextRange::end).max() == Some(end);
            let verdict = same.judgement(claim, side.person).and_then(|j| j.verdict.as_deref());
            paint(Shown {
                parts,
                start: (start >= laid.piece.range.start()).then(|| laid.leading(text, start)),
                end: (end <= laid.piece.range.end()).then(|| laid.trailing(text, end)),
                sign: is_last.then(|| {
                    crate::app::look::fonts::sign_text(
                        &style(&self.document.annotations.scheme, verdict, self.palette).sign,
                    )
                }),
            });
        }
    }
}

/// The upper or lower half of a row.
fn half(rect: Rect, upper: bool) -> Rect {
    let (top, middle, bottom) = (rect.top() + 3.0, rect.center().y, rect.bottom() - 3.0);
    let (from, to) = if upper { (top, middle - 0.5) } else { (middle + 0.5, bottom) };
    Rect::from_min_max(pos2(rect.left(), from), pos2(rect.right(), to))
}

/// Paints a swatch of a side for the legend, as it looks in the article.
pub fn swatch(ui: &mut egui::Ui, palette: &Palette, is_mine: bool) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(26.0, 18.0), egui::Sense::hover());
    let colours = &colours(palette)[usize::from(!is_mine)];
    let painter = ui.painter();
    painter.rect_filled(rect, 2.0, Color32::TRANSPARENT);
    let rect = half(rect, is_mine);
    painter.rect_filled(rect, 1.0, colours.tint);
    let stroke = Stroke::new(2.0, colours.line);
    if is_mine {
        painter.hline(rect.x_range(), rect.top(), stroke);
    } else {
        painter.extend(Shape::dashed_line(&[rect.left_bottom(), rect.right_bottom()], stroke, 6.0, 3.0));
    }
}
