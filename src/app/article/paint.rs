//! Painting on the article: tints, underlines and outlines of claims, the selection, the caret.

use egui::{Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use super::lanes::{self, Lanes};
use super::layout::{Column, Laid, Part};
use super::marks::{self, Dragged, Mark};
use super::sides::Beside;
use crate::app::desk::document::Document;
use crate::app::desk::selection::{End, Selection};
use crate::app::look::theme::Palette;
use crate::app::look::verdicts::{Style, style_of, underline};
use claimlight_core::model::ClaimId;
use claimlight_core::text::{self, Offset, Side, TextRange};

/// The distance of the first underline from the baseline, and of each further lane from the one above, in points at 100 %.
pub const UNDERLINE: f32 = 3.75;
const LANE: f32 = 3.6;
/// The distance of the bar of a no-claim from the words, and its width, in points.
const BAR_OFF: f32 = 13.0;
const BAR: f32 = 3.0;

/// The ground of words in a row: a little lower than the row.
pub fn ground(row: Rect) -> Rect {
    row.shrink2(vec2(0.0, 2.0))
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
    /// The versions of a claim, while somebody decides between them.
    pub lanes: Option<Lanes<'a>>,
    /// The span being dragged: its claim, its range before the drag, and its range if dropped now.
    pub dragged: Option<Dragged>,
    /// The claim whose badge is under the pointer.
    pub hovered: Option<ClaimId>,
    /// Whether the bars beside sentences without a claim are drawn.
    pub has_bars: bool,
    /// The column of the text.
    pub column: Column,
}

impl Canvas<'_> {
    /// Paints what is behind the words of a piece. Nothing but the caret is painted over words, so all of them stay legible.
    pub fn behind(&self, laid: &Laid) {
        if self.has_bars {
            self.bars(laid);
        }
        if let Some(beside) = self.beside {
            self.sides(laid, beside);
            self.hits(laid);
            return self.selected(laid);
        }
        let mut marks = marks::within(self.document, laid.piece.range, self.dragged);
        if let Some(lanes) = self.lanes {
            marks.retain(|mark| lanes.shown_of(mark.claim).is_some());
            marks::assign_lanes(&mut marks);
        }
        let styled: Vec<(&Mark, Style, Vec<Part>)> = marks.iter().filter_map(|mark| self.styled(laid, mark)).collect();
        for (_, style, parts) in &styled {
            for part in parts {
                self.painter.rect_filled(self.ground(laid, *part), 2.0, style.colours.tint);
            }
        }
        self.hits(laid);
        if let Some(lanes) = self.lanes {
            self.ground_of_group(laid, lanes);
        }
        self.selected(laid);
        let scale = self.column.zoom.min(1.4);
        for (mark, style, parts) in &styled {
            for Part { row, rect } in parts {
                let y = laid.baseline(*row) + (UNDERLINE + LANE * f32::from(mark.lane)) * scale;
                underline(self.painter, style.underline, rect.left(), rect.right(), y, style.colours.line);
            }
        }
        if let Some(lanes) = self.lanes {
            self.lanes(laid, lanes);
        }
        let chosen = self.document.selected_claim().map(|claim| claim.id);
        for (mark, style, _) in &styled {
            if chosen == Some(mark.claim) {
                self.frame(laid, mark.range, Stroke::new(2.0, self.palette.accent));
            } else if self.hovered == Some(mark.claim) {
                self.frame(laid, mark.range, Stroke::new(1.0, style.colours.line));
            }
        }
    }

    /// The style of a mark and the parts of rows that it takes up; `None` if its claim is gone.
    fn styled<'m>(&self, laid: &Laid, mark: &'m Mark) -> Option<(&'m Mark, Style, Vec<Part>)> {
        let annotations = &self.document.annotations;
        let claim = annotations.claims.get(mark.claim)?;
        let shown = self.lanes.and_then(|lanes| lanes.shown_of(claim.id));
        let shown = shown.unwrap_or_else(|| self.document.shown(claim));
        let style = style_of(&annotations.scheme, shown, self.palette);
        let text = self.document.text();
        Some((mark, style, marks::parts(laid, text, text::trim(text, mark.range))))
    }

    /// Paints a bar beside the rows of sentences that were recorded as holding no claim.
    fn bars(&self, laid: &Laid) {
        let colour = self.palette.paper.lerp_to_gamma(self.palette.line, 0.7);
        let text = self.document.text();
        let x =
            if laid.is_rtl { self.column.left + self.column.width + BAR_OFF } else { self.column.left - BAR_OFF - BAR };
        let mut last = None;
        for no_claim in self.document.annotations.no_claims.within(laid.piece.range) {
            for Part { row, rect } in marks::parts(laid, text, no_claim.range) {
                if last.replace(row) != Some(row) {
                    let height = rect.height() * 18.0 / 28.0;
                    let bar = Rect::from_center_size(pos2(x + BAR / 2.0, rect.center().y), vec2(BAR, height));
                    self.painter.rect_filled(bar, BAR / 2.0, colour);
                }
            }
        }
    }

    /// Paints a box behind highlighted ranges, such as the hits of a search. It is visible on every tint.
    fn hits(&self, laid: &Laid) {
        let from = text::first_from(self.hits, laid.piece.range.start());
        let within = self.hits[from.saturating_sub(1)..].iter().take_while(|h| h.start() < laid.piece.range.end());
        for hit in within.filter(|h| h.overlaps(laid.piece.range)) {
            for Part { rect, .. } in marks::parts(laid, self.document.text(), *hit) {
                let rect = ground(rect).expand2(vec2(1.0, 0.0));
                self.painter.rect_filled(rect, 2.0, self.palette.accent.gamma_multiply(0.14));
                self.painter.rect_stroke(rect, 2.0, Stroke::new(1.0, self.palette.accent), StrokeKind::Inside);
            }
        }
    }

    /// The ground of words in a row. While something is decided, rows are high, and it leaves out the room above the words.
    fn ground(&self, laid: &Laid, part: Part) -> Rect {
        if self.lanes.is_some() { lanes::band(laid, part.row, part.rect) } else { ground(part.rect) }
    }

    /// Paints the ground of selected words.
    fn selected(&self, laid: &Laid) {
        let Selection::Words { anchor, head } = self.document.selection else { return };
        let words = TextRange::new(anchor, head);
        if self.lanes.is_some_and(|lanes| lanes.is_version(words)) {
            return;
        }
        for part in marks::parts(laid, self.document.text(), words) {
            let ground = match self.lanes {
                Some(_) => self.ground(laid, part),
                None => part.rect.shrink2(vec2(0.0, 1.0)),
            };
            self.painter.rect_filled(ground, 2.0, self.palette.selected);
        }
    }

    /// Draws a frame around words, row by row. It leaves out blanks at the ends, and is narrower where other characters are next to the
    /// words.
    pub fn frame(&self, laid: &Laid, range: TextRange, stroke: Stroke) {
        let text = self.document.text();
        let range = text::trim(text, range);
        let parts = marks::parts(laid, text, range);
        let (before, after) = marks::is_hemmed(text, range);
        let start = (before && laid.piece.range.start() <= range.start()).then(|| laid.leading(text, range.start()));
        let end = (after && range.end() <= laid.piece.range.end()).then(|| laid.trailing(text, range.end()));
        for Part { row, rect } in parts {
            let is_hemmed = |x: f32| {
                let mut edges = [start, end].into_iter().flatten();
                edges.any(|edge| edge.row == row && (edge.rect.left() - x).abs() < 0.5)
            };
            let off = |x: f32| if is_hemmed(x) { 0.0 } else { 2.0 };
            let ground = ground(rect);
            let frame =
                Rect::from_min_max(ground.min - vec2(off(rect.left()), 1.0), ground.max + vec2(off(rect.right()), 2.0));
            self.painter.rect_stroke(frame, 5.0, stroke, StrokeKind::Middle);
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
        let Selection::Words { anchor, head } = self.document.selection else { return };
        if self.lanes.is_some() && anchor != head {
            return;
        }
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
