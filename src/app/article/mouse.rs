//! The mouse on the article: clicks, drags by letter, word or sentence, and moving the ends of a claim.

use std::time::Instant;

use egui::{CursorIcon, Event, PointerButton, Pos2, Rect, Response};

use super::layout::{Edge, Laid};
use super::marks;
use crate::app::desk::Action;
use crate::app::desk::document::Document;
use crate::app::desk::select::Reveal;
use crate::app::desk::selection::{End, Selection};
use claimlight_core::model::ClaimId;
use claimlight_core::text::{self, Offset, Side, TextRange};

/// The longest time between two presses of a multiple click, in seconds.
const MULTI_CLICK: f32 = 0.4;
/// The farthest that the pointer may move between two presses of a multiple click, in points.
const NEAR: f32 = 6.0;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Unit {
    #[default]
    Letter,
    Word,
    Sentence,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Drag {
    #[default]
    None,
    /// The button is down, but the pointer has not moved yet.
    Pressed { at: Offset },
    /// Selecting by a unit, from the stretch in which the drag began.
    Select { unit: Unit, from: TextRange },
    /// Moving the end of a span of a claim.
    Span { claim: ClaimId, span: usize, was: TextRange, end: End, now: TextRange },
}

/// The state of the mouse on the article between frames.
#[derive(Default)]
pub struct Mouse {
    /// Whether a drag takes whole words.
    pub by_words: bool,
    drag: Drag,
    presses: u32,
    last_press: Option<(Instant, Pos2)>,
    /// When and where a click last selected a claim; later clicks in the same place select the next claim there.
    last_click: Option<(Instant, Pos2)>,
    /// The side of the caret on which the mouse was in this frame, if it placed the caret.
    side: Option<Side>,
}

impl Mouse {
    /// Whether a selection or the end of a claim is being dragged.
    pub fn is_dragging(&self) -> bool {
        matches!(self.drag, Drag::Select { .. } | Drag::Span { .. })
    }

    /// To which character the caret belongs that the mouse placed since this was last asked.
    pub fn take_side(&mut self) -> Option<Side> {
        self.side.take()
    }

    /// Whether no press is being handled.
    pub fn is_idle(&self) -> bool {
        self.drag == Drag::None
    }

    /// The span being dragged: its claim, its range before the drag, and its range if dropped now.
    pub fn dragged_span(&self) -> Option<(ClaimId, TextRange, TextRange)> {
        match self.drag {
            Drag::Span { claim, was, now, .. } => Some((claim, was, now)),
            _ => None,
        }
    }

    /// Handles what the mouse did in this frame. Returns how far to scroll, in points; positive is down.
    pub fn act(
        &mut self,
        ui: &egui::Ui,
        response: &Response,
        document: &Document,
        laid: &[Laid],
        body: Rect,
        actions: &mut Vec<Action>,
    ) -> f32 {
        let (presses, down, released, pos, shift) = ui.input(|i| {
            let p = &i.pointer;
            // A long frame may contain several presses.
            let is_press =
                |e: &&Event| matches!(e, Event::PointerButton { button: PointerButton::Primary, pressed: true, .. });
            let presses = i.events.iter().filter(is_press).count() as u32;
            (presses, p.primary_down(), p.primary_released(), p.interact_pos(), i.modifiers.shift)
        });
        let Some(pos) = pos else { return 0.0 };
        let text = document.text();
        let over = response.contains_pointer() || self.drag != Drag::None;
        if over && !laid.is_empty() {
            ui.set_cursor_icon(if near_end(document, laid, pos).is_some() {
                CursorIcon::ResizeHorizontal
            } else {
                CursorIcon::Text
            });
        }
        if presses > 0 && response.contains_pointer() && !laid.is_empty() {
            response.request_focus();
            let again = self
                .last_press
                .is_some_and(|(at, p)| at.elapsed().as_secs_f32() < MULTI_CLICK && p.distance(pos) < NEAR);
            let before = if again { self.presses } else { 0 };
            self.presses = (before + presses - 1) % 3 + 1;
            self.last_press = Some((Instant::now(), pos));
            let (at, side) = hit(laid, text, pos);
            self.side = Some(side);
            self.drag = match (self.presses, shift) {
                (1, false) => match near_end(document, laid, pos) {
                    Some((claim, span, was, end)) => Drag::Span { claim, span, was, end, now: was },
                    None => Drag::Pressed { at },
                },
                (1, true) => {
                    let range = document.selected_range();
                    let anchor = match document.selection {
                        Selection::Words { anchor, .. } => anchor,
                        Selection::Claim(_) if at < range.start() => range.end(),
                        Selection::Claim(_) => range.start(),
                    };
                    actions.push(Action::Select(anchor, at));
                    Drag::Select { unit: Unit::Letter, from: TextRange::new(anchor, anchor) }
                }
                (n, _) => {
                    let unit = if n == 2 { Unit::Word } else { Unit::Sentence };
                    let from = stretch(document, under(laid, text, pos), unit);
                    actions.push(Action::Select(from.start(), from.end()));
                    Drag::Select { unit, from }
                }
            };
            // A press and release within one frame is a click, too.
            if down || !released {
                return 0.0;
            }
        }
        if down && self.drag != Drag::None {
            return self.dragged(document, laid, body, pos, actions);
        }
        if released {
            self.released(document, laid, pos, actions);
        } else if !down {
            self.drag = Drag::None;
        }
        0.0
    }

    fn dragged(&mut self, document: &Document, laid: &[Laid], body: Rect, pos: Pos2, actions: &mut Vec<Action>) -> f32 {
        let text = document.text();
        let (at, side) = hit(laid, text, pos);
        self.side = Some(side);
        match self.drag {
            Drag::Pressed { at: from } if self.last_press.is_some_and(|(_, p)| p.distance(pos) > 3.0) => {
                let unit = if self.by_words { Unit::Word } else { Unit::Letter };
                let began = stretch(document, from, unit);
                self.drag = Drag::Select { unit, from: began };
                let (anchor, head) = if self.by_words { (began.start(), began.end()) } else { (from, at) };
                actions.push(Action::Select(anchor, head));
            }
            Drag::Select { unit, from } => {
                let here = match unit {
                    Unit::Letter => TextRange::new(at, at),
                    _ => stretch(document, under(laid, text, pos), unit),
                };
                let (anchor, head) = if here.start() < from.start() {
                    (from.end(), here.start())
                } else {
                    (from.start(), here.end().max(from.end()))
                };
                let (anchor, head) = if unit == Unit::Letter { (from.start(), at) } else { (anchor, head) };
                if document.selection != (Selection::Words { anchor, head }) {
                    actions.push(Action::Select(anchor, head));
                }
            }
            Drag::Span { claim, span, was, end, .. } => {
                let now = match end {
                    End::Start if at < was.end() => TextRange::new(at, was.end()),
                    End::End if at > was.start() => TextRange::new(was.start(), at),
                    _ => was,
                };
                self.drag = Drag::Span { claim, span, was, end, now };
            }
            Drag::Pressed { .. } | Drag::None => {}
        }
        if !self.is_dragging() {
            return 0.0;
        }
        // Scroll faster the nearer the pointer is to the edge or the farther it is beyond.
        let edge = 24.0;
        if pos.y < body.top() + edge {
            (pos.y - body.top() - edge).max(-120.0) * 0.4
        } else if pos.y > body.bottom() - edge {
            (pos.y - body.bottom() + edge).min(120.0) * 0.4
        } else {
            0.0
        }
    }

    /// Selects the claim or sentence on which the secondary button is pressed; `None` if it is already selected or there is no
    /// text.
    #[expect(clippy::unused_self, reason = "the mouse's other acts remember something")]
    pub fn other_button(&self, document: &Document, laid: &[Laid], pos: Pos2) -> Option<Action> {
        let text = document.text();
        let letter = under(laid, text, pos);
        if laid.is_empty() || document.selected_range().contains(letter) {
            return None;
        }
        let claims = marks::at(document, letter);
        match claims.first().filter(|_| on_words(laid, text, pos)) {
            Some(claim) => Some(Action::SelectClaim(*claim, Reveal::No)),
            None => Some(Action::SelectWords(stretch(document, letter, Unit::Sentence))),
        }
    }

    fn released(&mut self, document: &Document, laid: &[Laid], pos: Pos2, actions: &mut Vec<Action>) {
        let text = document.text();
        match std::mem::take(&mut self.drag) {
            Drag::Pressed { .. } if !laid.is_empty() => {
                let letter = under(laid, text, pos);
                let claims = if on_words(laid, text, pos) { marks::at(document, letter) } else { Vec::new() };
                let again = self
                    .last_click
                    .is_some_and(|(at, p)| p.distance(pos) < NEAR && at.elapsed().as_secs_f32() >= MULTI_CLICK);
                let selected = claims.iter().position(|id| Selection::Claim(*id) == document.selection);
                let next = match selected {
                    Some(i) if again => (i + 1) % claims.len(),
                    Some(i) => i,
                    None => 0,
                };
                if let Some(claim) = claims.get(next) {
                    self.last_click = Some((Instant::now(), pos));
                    actions.push(Action::SelectClaim(*claim, Reveal::No));
                } else {
                    let (at, side) = hit(laid, text, pos);
                    self.side = Some(side);
                    actions.push(Action::Select(at, at));
                }
            }
            Drag::Select { .. } => {
                if let Some(words) = document.selected_words() {
                    actions.push(Action::SettleWords(words));
                }
            }
            Drag::Span { claim, span, was, now, .. } if was != now => actions.push(Action::MoveSpan(claim, span, now)),
            _ => {}
        }
    }
}

/// The piece with rows that is nearest to `pos`.
fn piece_at(laid: &[Laid], pos: Pos2) -> Option<&Laid> {
    let with_rows = || laid.iter().filter(|l| l.rows() > 0);
    with_rows().find(|l| pos.y < l.pos.y + l.height()).or_else(|| with_rows().next_back())
}

/// Where no piece in view has rows.
fn nowhere(laid: &[Laid]) -> Offset {
    laid.first().map_or(Offset::ZERO, |l| l.piece.range.start())
}

/// The boundary between letters that is nearest to `pos`, and the letter it belongs to.
fn hit(laid: &[Laid], text: &str, pos: Pos2) -> (Offset, Side) {
    piece_at(laid, pos).map_or_else(|| (nowhere(laid), Side::After), |l| l.at_pos(text, pos))
}

/// The offset at which the letter under `pos` starts.
fn under(laid: &[Laid], text: &str, pos: Pos2) -> Offset {
    piece_at(laid, pos).map_or_else(|| nowhere(laid), |l| l.letter_at(text, pos))
}

/// Whether `pos` is on letters rather than on the space beside or between lines.
fn on_words(laid: &[Laid], text: &str, pos: Pos2) -> bool {
    let letter = under(laid, text, pos);
    let next = text::next_grapheme(text, letter);
    laid.iter()
        .flat_map(|l| l.rects(text, TextRange::new(letter, next)))
        .any(|part| part.rect.expand2(egui::vec2(3.0, 0.0)).contains(pos))
}

fn stretch(document: &Document, at: Offset, unit: Unit) -> TextRange {
    match unit {
        Unit::Letter => TextRange::new(at, at),
        Unit::Word => text::word_at(document.text(), at),
        Unit::Sentence => {
            document.sentence_from(at).filter(|s| s.start() <= at).unwrap_or_else(|| text::word_at(document.text(), at))
        }
    }
}

/// The end of the selected claim at `pos`: the claim, the index of the span, its range, and which end. `None` if `pos` is not
/// at an end.
fn near_end(document: &Document, laid: &[Laid], pos: Pos2) -> Option<(ClaimId, usize, TextRange, End)> {
    let claim = document.selected_claim()?;
    let text = document.text();
    for (i, span) in claim.spans.iter().enumerate() {
        let Some(range) = span.range() else { continue };
        for l in laid {
            if l.rows() == 0 || !l.piece.range.overlaps(range) {
                continue;
            }
            let is_at = |edge: Edge| (pos.x - edge.rect.left()).abs() < 5.0 && edge.rect.y_range().contains(pos.y);
            if l.piece.range.start() <= range.start() && is_at(l.leading(text, range.start())) {
                return Some((claim.id, i, range, End::Start));
            }
            if l.piece.range.end() >= range.end() && is_at(l.trailing(text, range.end())) {
                return Some((claim.id, i, range, End::End));
            }
        }
    }
    None
}
