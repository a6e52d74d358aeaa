//! Marks other places of the same words together.

use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::desk::pool::Ticket;
use crate::tr;
use claimlight_core::model::{Claim, ClaimId, Edit, Span};
use claimlight_core::text::TextRange;

/// How many other places are offered at most.
const MOST: usize = 2000;

/// How other places of the same words are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkAs {
    /// As additional places of one claim.
    #[default]
    Places,
    /// As separate claims, with the same verdict, kind and tags.
    Claims,
}

/// Other places of the same words, which can be marked.
#[derive(Debug)]
pub struct Same {
    /// The words.
    pub words: String,
    /// Every other place, and whether it is ticked; `None` until the search has ended.
    pub places: Option<Vec<(TextRange, bool)>>,
    /// How the ticked places are marked.
    pub mark_as: MarkAs,
    /// The text that contains the places.
    pub(super) ticket: Ticket,
    /// The number of the search for the places.
    pub(super) asked: u64,
    /// The place where the words were selected.
    from: TextRange,
    /// The claim that the words belong to, if any.
    claim: Option<ClaimId>,
}

impl Same {
    /// Starts with the selected words or claim; `None` if nothing is selected. `asked` is the number of the search.
    pub(super) fn of(document: &Document, asked: u64) -> Option<Self> {
        let (from, claim) = match document.selected_claim() {
            Some(claim) => (claim.ranges().next(), Some(claim.id)),
            None => (document.selected_words(), None),
        };
        let from = from?;
        let words = from.of(document.text()).to_owned();
        let (mark_as, ticket) = (MarkAs::default(), document.ticket());
        Some(Self { words, places: None, mark_as, ticket, asked, from, claim })
    }

    /// Stores the places that were found, except those already marked.
    pub(super) fn found(&mut self, document: &Document, hits: Vec<TextRange>) {
        let taken: Vec<TextRange> = match self.claim.and_then(|id| document.annotations.claims.get(id)) {
            Some(claim) => claim.ranges().collect(),
            None => vec![self.from],
        };
        let free = hits.into_iter().filter(|h| !taken.iter().any(|t| t.overlaps(*h)));
        self.places = Some(free.take(MOST).map(|h| (h, true)).collect());
    }

    /// Ticks or unticks place number `i`, or all places if `i` is `None`.
    pub(super) fn tick(&mut self, i: Option<usize>, on: bool) {
        let places = self.places.iter_mut().flatten().enumerate();
        places.filter(|(k, _)| i.is_none_or(|i| i == *k)).for_each(|(_, place)| place.1 = on);
    }

    /// The places that are ticked.
    pub(super) fn ticked(&self) -> Vec<TextRange> {
        self.places.iter().flatten().filter(|(_, on)| *on).map(|(range, _)| *range).collect()
    }

    /// Marks these places in one undo step.
    pub(super) fn mark(&self, document: &mut Document, places: &[TextRange]) -> Report {
        let me = document.me;
        let before = self.claim.and_then(|id| document.annotations.claims.get(id)).cloned();
        let mut edits = Vec::new();
        let first = before.as_ref().map_or_else(|| Claim::new(me, [self.from]), |c| (**c).clone());
        let id = first.id;
        let mut mine = first.clone();
        for place in places {
            if self.mark_as == MarkAs::Places {
                mine.put_span(Span::at(*place));
                continue;
            }
            let mut other = Claim::new(me, [*place]);
            other.kind.clone_from(&first.kind);
            other.tags.clone_from(&first.tags);
            if let Some(verdict) = document.mine(&first).and_then(|j| j.verdict.clone()) {
                other.judgement_mut(me).verdict = Some(verdict);
            }
            edits.push(Edit::made(other));
        }
        if before.as_deref() != Some(&mine) {
            edits.insert(0, Edit::put(before, mine));
        }
        for range in places.iter().chain([&self.from]) {
            let taken_back = document.my_no_claims(*range);
            edits.extend(taken_back.into_iter().map(Edit::removed));
        }
        document.change(tr!("act-same-words"), edits, None);
        document.select_claim(id);
        Report::Done(tr!("same-words-marked", n = places.len()))
    }
}
