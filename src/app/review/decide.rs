//! Decides what happens to a span that needs review.

use super::items::Review;
use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::desk::place_span::{MyVerdict, words_before};
use crate::tr;
use claimlight_core::model::{ArticleText, Lost, Place};
use claimlight_core::text::TextRange;

/// What can be done with a claim that needs review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The place is right. If the words have changed, the user's verdict has to be checked again.
    Accept,
    /// The place is right, and the user's verdict stays.
    KeepVerdict,
    /// The right place is the words now selected.
    ByHand,
    /// The claim has no place in this text.
    Unplaced,
}

impl Review {
    /// Applies a decision to the shown item, as one undoable step.
    pub(super) fn decide(&self, document: &mut Document, decision: Decision) -> Report {
        let nothing = |why: &'static str| Report::Nothing(tr!(why).to_owned());
        let Some(item) = self.item() else { return nothing("review-nothing") };
        let annotations = &document.annotations;
        let Some(claim) = annotations.claims.get(item.claim).cloned() else { return nothing("review-nothing") };
        let Some(span) = claim.spans.iter().find(|s| **s == item.span) else { return nothing("review-nothing") };
        let is_held = |words: TextRange| claim.ranges().any(|r| item.span.range() != Some(r) && r.overlaps(words));
        let place = match decision {
            Decision::ByHand if document.selected_words().is_some_and(is_held) => return nothing("review-piece-there"),
            Decision::Unplaced => {
                let old = item.old.zip(self.before.as_deref());
                let lost = lose(&span.place, &words_before(span), old, &annotations.article.text);
                Some(Place::Nowhere(Box::new(lost)))
            }
            Decision::ByHand => document.selected_words().map(Place::At),
            Decision::Accept | Decision::KeepVerdict => {
                span.range().or(item.suggestion.as_ref().map(|f| f.range)).map(Place::At)
            }
        };
        let Some(place) = place else {
            return nothing(if decision == Decision::ByHand { "review-select-first" } else { "review-no-place" });
        };
        let verdict = if decision == Decision::KeepVerdict { MyVerdict::Kept } else { MyVerdict::ToCheck };
        let to_check = document.place_span(&claim, span, place, verdict);
        let done = match decision {
            Decision::Unplaced => "review-unplaced",
            _ if to_check => "review-accepted-to-check",
            _ => "review-accepted",
        };
        Report::Done(tr!(done).to_owned())
    }
}

/// What is kept of a place that is given up. The surrounding words come from the text before (`old`), or from the current text
/// (`now`) if that is not available.
fn lose(place: &Place, quote: &str, old: Option<(TextRange, &ArticleText)>, now: &ArticleText) -> Lost {
    let (range, text) = match (place, old) {
        (Place::Nowhere(lost), _) => return (**lost).clone(),
        (Place::At(_), Some(old)) => old,
        (Place::At(range), None) => (*range, now),
    };
    Lost::new(text, range, quote)
}
