//! What is selected in an article: words, or a claim as a whole.

use crate::app::desk::document::Document;
use claimlight_core::model::{Claim, ClaimId, Edit};
use claimlight_core::text::{self, Offset, TextRange};

/// The one thing that is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Words from `anchor` to `head`, where the caret is. If both are equal, there is only a caret.
    Words {
        /// The end that stays.
        anchor: Offset,
        /// The end that moves.
        head: Offset,
    },
    /// A claim as a whole.
    Claim(ClaimId),
}

/// The end of the selection that the keys move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The start of the selection.
    Start,
    /// The end of the selection.
    End,
}

impl Document {
    /// The selected claim; `None` if words are selected.
    pub fn selected_claim(&self) -> Option<&Claim> {
        match self.selection {
            Selection::Claim(id) => self.annotations.claims.get(id).map(AsRef::as_ref),
            Selection::Words { .. } => None,
        }
    }

    /// The selection as one range: empty if there is only a caret, from the first span to the last for a claim.
    pub fn selected_range(&self) -> TextRange {
        match self.selection {
            Selection::Words { anchor, head } => TextRange::new(anchor, head),
            Selection::Claim(_) => {
                self.selected_claim().and_then(|c| c.ranges().reduce(TextRange::union)).unwrap_or_default()
            }
        }
    }

    /// The selected words to act on, widened to whole graphemes and without blanks at either end. `None` if nothing is left, or if
    /// a claim is selected.
    pub fn selected_words(&self) -> Option<TextRange> {
        match self.selection {
            Selection::Words { anchor, head } => {
                let range = text::widen_to_graphemes(self.text(), TextRange::new(anchor, head));
                Some(text::trim(self.text(), range)).filter(|r| !r.is_empty())
            }
            Selection::Claim(_) => None,
        }
    }

    /// Whether words are selected, and were selected by mouse or touch.
    pub fn is_pointed(&self) -> bool {
        self.pointed == Some(self.selection) && self.selected_words().is_some()
    }

    /// Takes back one thing: the choice of an end to move, or the bar for selected words, or the selection of words. A claim stays
    /// selected.
    pub fn let_go(&mut self) {
        let had_bar = self.is_pointed();
        if self.end.take().is_none() && !had_bar && self.selected_claim().is_none() {
            self.place_caret(self.caret());
        }
        self.pointed = None;
    }

    /// The position of the caret: the moving end of selected words, or the start of a selected claim.
    pub fn caret(&self) -> Offset {
        match self.selection {
            Selection::Words { head, .. } => head,
            Selection::Claim(_) => self.selected_range().start(),
        }
    }

    /// Places the caret, with nothing selected.
    pub fn place_caret(&mut self, at: Offset) {
        self.selection = Selection::Words { anchor: at, head: at };
        self.end = None;
    }

    /// Selects a claim.
    pub fn select_claim(&mut self, id: ClaimId) {
        self.selection = Selection::Claim(id);
        self.last_claim = Some(id);
        self.end = None;
    }

    /// Selects words or, if they are exactly a claim, that claim.
    pub fn select_words(&mut self, range: TextRange) {
        self.end = None;
        match self.claim_exactly(range) {
            Some(id) => self.select_claim(id),
            None => self.selection = Selection::Words { anchor: range.start(), head: range.end() },
        }
    }

    /// The claim whose only span is this range, not counting blanks at either end. My own claims come before those of others.
    pub fn claim_exactly(&self, range: TextRange) -> Option<ClaimId> {
        if range.is_empty() {
            return None;
        }
        let words = text::trim(self.text(), range);
        let same = || {
            self.annotations
                .claims
                .spans_in(words)
                .filter(move |s| s.range == words)
                .filter_map(|s| self.annotations.claims.get(s.claim))
                .filter(|c| c.spans.len() == 1)
        };
        same().find(|c| self.same().is_by(c, self.me)).or_else(|| same().next()).map(|c| c.id)
    }

    /// Selects what an undo or redo touched, so that the person sees it.
    pub(super) fn select_after(&mut self, edits: &[Edit]) {
        match edits.iter().rev().find_map(Edit::of_claim) {
            Some((_, Some(after))) => self.select_claim(after.id),
            Some((Some(before), None)) => {
                let range = before.ranges().next().unwrap_or_default();
                self.selection = Selection::Words { anchor: range.start(), head: range.end() };
                self.end = None;
            }
            _ => {
                let of_no_claim = edits.iter().find_map(Edit::of_no_claim);
                let no_claim = of_no_claim.and_then(|(before, after)| after.or(before)).map(|n| n.range);
                if let Some(range) = no_claim {
                    self.selection = Selection::Words { anchor: range.start(), head: range.end() };
                    self.end = None;
                }
            }
        }
        if let Selection::Claim(id) = self.selection
            && self.annotations.claims.get(id).is_none()
        {
            self.place_caret(Offset::ZERO);
        }
    }
}
