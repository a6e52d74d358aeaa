//! Deciding what becomes of a span that needs a look.

use super::items::Review;
use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::desk::place_span::{MyVerdict, words_before};
use crate::tr;
use claimlight_core::model::{ArticleText, Lost, Place};
use claimlight_core::text::TextRange;

/// What can be done with a claim that needs a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It stands there; my verdict is to be checked again if its words changed.
    Accept,
    /// It stands there, and my verdict holds.
    KeepVerdict,
    /// It stands where words are selected.
    ByHand,
    /// It has no place.
    Unplaced,
}

impl Review {
    /// Decides what becomes of the item that is shown, as one act.
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

/// What is kept of a place that is given up. If the text before (`old`) is not at hand, the words around the place are those of
/// the text of today (`now`).
fn lose(place: &Place, quote: &str, old: Option<(TextRange, &ArticleText)>, now: &ArticleText) -> Lost {
    let (range, text) = match (place, old) {
        (Place::Nowhere(lost), _) => return (**lost).clone(),
        (Place::At(_), Some(old)) => old,
        (Place::At(range), None) => (*range, now),
    };
    Lost::new(text, range, quote)
}
