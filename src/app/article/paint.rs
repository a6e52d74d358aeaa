//! Painting on the article: tints, underlines and signs of claims, the selection, the caret.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::layout::{Laid, Part};
use super::sides::Beside;
use crate::app::desk::document::Document;
use crate::app::desk::selection::{End, Selection};
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use crate::app::look::verdicts::{style_of, underline};
use claimlight_core::model::{ClaimId, SpanEntry};
use claimlight_core::text::{Offset, Side, TextRange};

/// The lane of each span's underline, from 0 to 3. Spans that share words have different lanes, except that the last lane is
/// shared by all that remain.
pub fn lanes(spans: &[SpanEntry]) -> Vec<u8> {
    let mut ends: Vec<Offset> = Vec::new();
    spans
        .iter()
        .map(|span| {
            let free = ends.iter().position(|end| *end <= span.range.start()).unwrap_or_else(|| {
                ends.push(Offset::ZERO);
                ends.len() - 1
            });
            ends[free] = span.range.end();
            u8::try_from(free).unwrap_or(u8::MAX).min(3)
        })
        .collect()
}

/// Draws an outline around rows; rows that follow each other and overlap horizontally share one.
fn outline(painter: &Painter, rects: &[Rect], stroke: Stroke) {
    let grown: Vec<Rect> = rects.iter().map(|r| r.expand2(vec2(2.0, -1.0))).collect();
    let mut from = 0;
    for i in 1..=grown.len() {
        let joined = grown.get(i).is_some_and(|next| {
            let last = grown[i - 1];
            next.left() < last.right() && last.left() < next.right() && (next.top() - last.bottom()).abs() < 4.0
        });
        if joined {
            continue;
        }
        match &grown[from..i] {
            [one] => {
                painter.rect_stroke(*one, 4.0, stroke, StrokeKind::Middle);
            }
            rows => {
                let mut points: Vec<Pos2> = Vec::with_capacity(rows.len() * 4);
                for (k, r) in rows.iter().enumerate() {
                    let bottom = rows.get(k + 1).map_or(r.bottom(), |next| f32::midpoint(r.bottom(), next.top()));
                    let top = if k == 0 { r.top() } else { points.last().map_or(r.top(), |p| p.y) };
                    points.extend([pos2(r.right(), top), pos2(r.right(), bottom)]);
                }
                for (k, r) in rows.iter().enumerate().rev() {
                    let bottom =
                        if k + 1 == rows.len() { r.bottom() } else { points.last().map_or(r.bottom(), |p| p.y) };
                    let top = if k == 0 { r.top() } else { f32::midpoint(rows[k - 1].bottom(), r.top()) };
                    points.extend([pos2(r.left(), bottom), pos2(r.left(), top)]);
                }
                painter.add(Shape::closed_line(points, stroke));
            }
        }
        from = i;
    }
}

/// What is needed to paint the article in one frame.
pub struct Canvas<'a> {
    /// The painter, clipped to the article.
    pub painter: &'a Painter,
    /// The colours of the theme.
    pub palette: &'a Palette,
    /// The document shown.
    pub document: &'a Document,
    /// The ranges to highlight, in order: the hits of a search, or the marks of a review.
    pub hits: &'a [TextRange],
    /// Another person's claims, while the claims of two people are compared.
    pub beside: Option<Beside<'a>>,
    /// The span being dragged: its claim, its range before the drag, and its range if dropped now.
    pub dragged: Option<(ClaimId, TextRange, TextRange)>,
    /// The left edge of the column, in points.
    pub left: f32,
    /// The scale of the text; 1 is 100 %.
    pub zoom: f32,
}

impl Canvas<'_> {
    /// Paints what is behind the words of a piece.
    pub fn behind(&self, laid: &Laid) {
        let text = self.document.text();
        let annotations = &self.document.annotations;
        let bar = Stroke::new(2.0, self.palette.hairline.lerp_to_gamma(self.palette.muted, 0.35));
        for no_claim in annotations.no_claims.within(laid.piece.range) {
            for Part { rect, .. } in laid.rects(text, no_claim.range) {
                let x = if laid.is_rtl { laid.before(14.0) } else { self.left - 14.0 };
                self.painter.vline(x, (rect.top() + 4.0)..=(rect.bottom() - 4.0), bar);
            }
        }
        // Highlighted ranges, such as the hits of a search, have a box, which is visible on every tint.
        let from = claimlight_core::text::first_from(self.hits, laid.piece.range.start());
        let within = self.hits[from.saturating_sub(1)..].iter().take_while(|h| h.start() < laid.piece.range.end());
        let boxes: Vec<Rect> = within
            .filter(|h| h.overlaps(laid.piece.range))
            .flat_map(|h| laid.rects(text, *h))
            .map(|part| part.rect)
            .collect();
        if let Some(beside) = self.beside {
            self.behind_sides(laid, beside);
        }
        for (rect, colour) in self.tints(laid) {
            let tint = Rect::from_min_max(pos2(rect.left(), rect.top() + 3.0), pos2(rect.right(), rect.bottom() - 3.0));
            self.painter.rect_filled(tint, 1.0, colour);
        }
        for rect in boxes {
            let rect = rect.shrink2(vec2(-1.0, 3.0));
            self.painter.rect_filled(rect, 2.0, self.palette.accent.gamma_multiply(0.14));
            self.painter.rect_stroke(rect, 2.0, Stroke::new(1.0, self.palette.accent), StrokeKind::Inside);
        }
        if let Selection::Words { anchor, head } = self.document.selection {
            for Part { rect, .. } in laid.rects(text, TextRange::new(anchor, head)) {
                let rect =
                    Rect::from_min_max(pos2(rect.left(), rect.top() + 2.0), pos2(rect.right(), rect.bottom() - 2.0));
                self.painter.rect_filled(rect, 2.0, self.palette.selected);
            }
        }
    }

    fn spans(&self, laid: &Laid) -> Vec<SpanEntry> {
        let mut spans: Vec<SpanEntry> = self.document.annotations.claims.spans_in(laid.piece.range).collect();
        if let Some((claim, from, to)) = self.dragged {
            spans.retain(|s| !(s.claim == claim && s.range == from));
            if to.overlaps(laid.piece.range) {
                spans.push(SpanEntry { range: to, claim });
            }
            spans.sort_unstable();
        }
        spans
    }

    /// The rectangles behind the words of claims and their colours, outer claims first.
    fn tints(&self, laid: &Laid) -> Vec<(Rect, Color32)> {
        if self.beside.is_some() {
            return Vec::new();
        }
        let text = self.document.text();
        let annotations = &self.document.annotations;
        let mut painted = Vec::new();
        for span in self.spans(laid) {
            let Some(claim) = annotations.claims.get(span.claim) else { continue };
            let verdict = self.document.shown(claim).id().and_then(|id| annotations.scheme.verdict(id));
            let tint = self.palette.verdict(verdict.map_or("grey", |v| &v.colour)).tint;
            painted.extend(laid.rects(text, span.range).into_iter().map(|part| (part.rect, tint)));
        }
        painted
    }

    /// Paints what is over the words of a piece.
    pub fn over(&self, laid: &Laid) {
        if let Some(beside) = self.beside {
            return self.over_sides(laid, beside);
        }
        let text = self.document.text();
        let annotations = &self.document.annotations;
        let spans = self.spans(laid);
        let mut signs_at: Vec<(Offset, f32)> = Vec::new();
        for (span, lane) in spans.iter().zip(lanes(&spans)) {
            let Some(claim) = annotations.claims.get(span.claim) else { continue };
            let style = style_of(&annotations.scheme, self.document.shown(claim), self.palette);
            let rects = laid.rects(text, span.range);
            for Part { row, rect } in &rects {
                let y = laid.baseline(*row) + (4.5 + 4.0 * f32::from(lane)) * self.zoom.min(1.4);
                underline(self.painter, style.underline, rect.left(), rect.right(), y, style.colours.line);
            }
            let ends_here = claim.ranges().map(TextRange::end).max() == Some(span.range.end())
                || self.dragged.is_some_and(|d| d.0 == span.claim);
            if ends_here && laid.piece.range.end() >= span.range.end() && !rects.is_empty() {
                let edge = laid.trailing(text, span.range.end());
                let taken = signs_at.iter().filter(|(at, _)| *at == span.range.end()).map(|(_, w)| *w).sum::<f32>();
                let size = 10.0 * self.zoom;
                let top = laid.baseline(edge.row) - 16.5 * self.zoom;
                let (by, align) = if edge.is_rtl {
                    (-0.5 - taken, egui::Align2::RIGHT_TOP)
                } else {
                    (0.5 + taken, egui::Align2::LEFT_TOP)
                };
                let drawn = self.painter.text(
                    pos2(edge.rect.left() + by, top),
                    align,
                    crate::app::look::fonts::sign_text(&style.sign),
                    theme::icons(size),
                    style.colours.line,
                );
                signs_at.push((span.range.end(), drawn.width()));
            }
        }
        if let Selection::Claim(id) = self.document.selection {
            let stroke = Stroke::new(1.75, self.palette.accent);
            for span in spans.iter().filter(|s| s.claim == id) {
                let rects: Vec<Rect> = laid.rects(text, span.range).into_iter().map(|part| part.rect).collect();
                outline(self.painter, &rects, stroke);
            }
        }
    }

    /// Draws a frame around words.
    pub fn frame(&self, laid: &Laid, range: TextRange) {
        let rects: Vec<Rect> = laid.rects(self.document.text(), range).into_iter().map(|part| part.rect).collect();
        if !rects.is_empty() {
            outline(self.painter, &rects, Stroke::new(1.75, self.palette.accent));
        }
    }

    /// Paints the caret, which belongs to the character on `side`, or instead the end of the selection that was chosen to be moved, if it is in this piece.
    pub fn caret(&self, laid: &Laid, side: Side, focused: bool) {
        let text = self.document.text();
        let range = self.document.selected_range();
        let holds = |at: Offset| {
            laid.rows() > 0
                && laid.piece.range.start() <= at
                && (at < laid.piece.range.end() || (at == laid.piece.range.end() && self.is_last_of_block(laid)))
        };
        if let Some(end) = self.document.end {
            let at = if end == End::Start { range.start() } else { range.end() };
            if holds(at) || (end == End::End && laid.piece.range.end() == at && laid.rows() > 0) {
                let edge = if end == End::Start { laid.leading(text, at) } else { laid.trailing(text, at) };
                let rect = edge.rect;
                self.painter.vline(rect.left(), rect.y_range(), Stroke::new(3.0, self.palette.accent));
                self.painter.circle_filled(
                    if end == End::Start { rect.left_top() } else { rect.left_bottom() },
                    4.0,
                    self.palette.accent,
                );
            }
            return;
        }
        let Selection::Words { head, .. } = self.document.selection else { return };
        if holds(head) {
            let rect = laid.caret(text, head, side);
            let colour = if focused { self.palette.accent } else { self.palette.hairline };
            self.painter.vline(rect.left(), (rect.top() + 2.0)..=(rect.bottom() - 2.0), Stroke::new(2.0, colour));
        }
    }

    fn is_last_of_block(&self, laid: &Laid) -> bool {
        let blocks = self.document.annotations.article.text.blocks();
        blocks.get(laid.piece.block as usize).is_none_or(|b| b.range.end() == laid.piece.range.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ranges: &[(usize, usize)], expected: &[u8]) {
        let spans: Vec<SpanEntry> = ranges
            .iter()
            .map(|(a, b)| SpanEntry { range: TextRange::from_usize(*a..*b), claim: ClaimId::new() })
            .collect();
        assert_eq!(lanes(&spans), expected, "{ranges:?}");
    }

    #[test]
    fn overlapping_spans_have_lanes_of_their_own() {
        check(&[(0, 5), (5, 9)], &[0, 0]);
        check(&[(0, 9), (2, 4), (5, 7)], &[0, 1, 1]);
        check(&[(0, 9), (2, 6), (5, 12)], &[0, 1, 2]);
        check(&[(0, 4), (2, 6), (5, 12)], &[0, 1, 0]);
    }
}
