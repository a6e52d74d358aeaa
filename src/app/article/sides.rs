//! Two people's claims in one article: mine in the upper half of each row, the other person's in the lower half.

use egui::{Color32, Rect, Shape, Stroke, pos2};

use super::layout::Laid;
use super::marks;
use super::paint::Canvas;
use crate::app::desk::document::Document;
use crate::app::look::theme::{Palette, VerdictColours};
use crate::app::look::verdicts::{Style, style};
use claimlight_core::compare;
use claimlight_core::model::{Annotations, AnnotatorId, Claim, ClaimId, SpanEntry};
use claimlight_core::text::{Offset, TextRange};

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

/// Whose claims the badges of a side are, and how a claim of it looks.
pub struct Sided {
    /// The id of the claim.
    pub claim: ClaimId,
    /// Where the claim ends.
    pub end: Offset,
    /// Its verdict's sign in the colours of the side.
    pub style: Style,
    /// Whether it is a claim of mine.
    pub is_mine: bool,
}

/// The claims of both sides that end in a piece.
pub fn ending_in(document: &Document, beside: Beside<'_>, palette: &Palette, piece: TextRange) -> Vec<Sided> {
    let mut ending = Vec::new();
    for side in both(document, beside, palette) {
        for (claim, range) in side.spans(piece) {
            let is_last = claim.ranges().map(TextRange::end).max() == Some(range.end());
            if is_last && range.end() <= piece.end() {
                let same = side.annotations.same();
                let verdict = same.judgement(claim, side.person).and_then(|j| j.verdict.as_deref());
                let style = Style { colours: side.colours, ..style(&document.annotations.scheme, verdict, palette) };
                ending.push(Sided { claim: claim.id, end: range.end(), style, is_mine: side.is_mine });
            }
        }
    }
    ending
}

fn both<'a>(document: &'a Document, beside: Beside<'a>, palette: &Palette) -> [Side<'a>; 2] {
    let [mine, theirs] = colours(palette);
    let (annotations, person) = (&document.annotations, document.me);
    [
        Side { annotations, person, colours: mine, is_mine: true },
        Side { annotations: beside.theirs, person: beside.person, colours: theirs, is_mine: false },
    ]
}

impl<'a> Side<'a> {
    /// The claims of this side in a piece, with the range of each span there.
    fn spans(&self, piece: TextRange) -> Vec<(&'a Claim, TextRange)> {
        let same = self.annotations.same();
        let spans = self.annotations.claims.spans_in(piece);
        let of = |span: SpanEntry| {
            let claim = self.annotations.claims.get(span.claim)?;
            compare::is_of(&same, claim, self.person).then_some((claim.as_ref(), span.range))
        };
        spans.filter_map(of).collect()
    }
}

impl<'a> Canvas<'a> {
    /// Paints both sides behind the words of a piece: the tints, the lines with the ends of each claim, and a frame around what is looked
    /// at.
    pub fn sides(&self, laid: &Laid, beside: Beside<'a>) {
        let text = self.document.text();
        let sides = both(self.document, beside, self.palette);
        for side in &sides {
            for (_, range) in side.spans(laid.piece.range) {
                for part in marks::parts(laid, text, range) {
                    self.painter.rect_filled(half(part.rect, side.is_mine), 2.0, side.colours.tint);
                }
            }
        }
        for side in &sides {
            for (_, range) in side.spans(laid.piece.range) {
                self.lines(laid, side, range);
            }
        }
        if let Some(looked_at) = beside.looked_at {
            self.frame(laid, looked_at, Stroke::new(2.0, self.palette.accent));
        }
    }

    /// Paints the line of a span of a side, with its ends.
    fn lines(&self, laid: &Laid, side: &Side<'_>, range: TextRange) {
        let text = self.document.text();
        let stroke = Stroke::new(2.0, side.colours.line);
        for part in marks::parts(laid, text, range) {
            let rect = half(part.rect, side.is_mine);
            let y = if side.is_mine { rect.top() } else { rect.bottom() };
            if side.is_mine {
                self.painter.hline(rect.x_range(), y, stroke);
            } else {
                let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
                self.painter.extend(Shape::dashed_line(&line, stroke, 6.0, 3.0));
            }
        }
        // Where it goes on in another piece, it has no end.
        let start = (range.start() >= laid.piece.range.start()).then(|| laid.leading(text, range.start()));
        let end = (range.end() <= laid.piece.range.end()).then(|| laid.trailing(text, range.end()));
        for edge in [start, end].into_iter().flatten() {
            let rect = half(edge.rect, side.is_mine);
            self.painter.vline(rect.left(), rect.y_range(), stroke);
        }
    }
}

/// The upper or lower half of a row.
fn half(rect: Rect, upper: bool) -> Rect {
    let (top, middle, bottom) = (rect.top() + 2.0, rect.center().y, rect.bottom() - 2.0);
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
