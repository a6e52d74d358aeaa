//! The find bar: the search words, the results, and the order in which the results are visited.

use std::sync::Arc;

use super::search::{Found, Query};
use crate::app::desk::document::Document;
use crate::app::desk::pool::Ticket;
use crate::app::desk::select::Toward;
use crate::app::desk::selection::Selection;
use crate::app::desk::tally::STRETCHES;
use claimlight_core::model::ClaimId;
use claimlight_core::text::{Bounds, Exactly, Folded, Offset, TextRange, first_from};

/// The find bar.
#[derive(Debug, Default)]
pub struct Bar {
    /// The words to find.
    pub typed: String,
    /// Whether case and diacritics must match.
    pub exactly: Exactly,
    /// Whether only whole words count.
    pub bounds: Bounds,
    /// Whether the field gets the keyboard in the next frame.
    pub focus: bool,
    /// The text that was searched.
    pub(super) ticket: Option<Ticket>,
    /// The caret's position when the search began: the first hit from there on is shown.
    pub(super) from: Offset,
    /// The number of the most recent search.
    pub(super) asked: u64,
    answered: u64,
    folded: Option<Arc<Folded>>,
    /// Hits in the article, in order.
    hits: Vec<TextRange>,
    /// Claims whose notes or fields contain the words, with the claims' starts, in order.
    noted: Vec<(Offset, ClaimId)>,
    /// Which of the [`STRETCHES`] of the article contain a hit.
    along: Vec<bool>,
}

/// A search result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A hit in the words of the article.
    Words(TextRange),
    /// A claim whose notes or fields contain the words.
    Claim(ClaimId),
}

impl Bar {
    /// Hits in the article, in order.
    pub fn hits(&self) -> &[TextRange] {
        &self.hits
    }

    /// Which of the [`STRETCHES`] of the article contain a hit; empty before the first result.
    pub fn along(&self) -> &[bool] {
        &self.along
    }

    /// Whether the results are those of the most recent search.
    pub fn is_answered(&self) -> bool {
        self.answered == self.asked
    }

    /// The number of hits in the article, the number of hits in claims and notes, and which result is selected, counted from 1
    /// in order of position.
    pub fn counts(&self, document: &Document) -> (usize, usize, Option<usize>) {
        (self.hits.len(), self.noted.len(), self.selected(document).map(|i| i + 1))
    }

    /// A query for the typed words in this article. Drops what was prepared for an earlier text.
    pub(super) fn query(&mut self, document: &Document, asked: u64) -> Query {
        let ticket = Some(document.ticket());
        if self.ticket != ticket {
            (self.folded, self.ticket) = (None, ticket);
            self.hits.clear();
            self.noted.clear();
            self.along.clear();
        }
        self.asked = asked;
        Query {
            words: self.typed.clone(),
            exactly: self.exactly,
            bounds: self.bounds,
            folded: self.folded.clone(),
            text: Arc::clone(&document.annotations.article.text),
            annotations: Box::new(document.annotations.clone()),
        }
    }

    /// Stores the results for a text of `len` bytes. Returns the first hit from where the search began, to be shown during
    /// typing.
    pub(super) fn take(&mut self, found: Found, len: usize) -> Option<TextRange> {
        self.answered = self.asked;
        self.folded = Some(found.folded);
        self.hits = found.hits;
        self.noted = found.noted;
        self.along = vec![false; STRETCHES];
        for hit in &self.hits {
            self.along[(hit.start().to_usize() * STRETCHES / len.max(1)).min(STRETCHES - 1)] = true;
        }
        let first = self.hits.get(first_from(&self.hits, self.from)).or(self.hits.first()).copied();
        first.filter(|_| !self.typed.is_empty())
    }

    /// The next or previous result, starting over at the end; `None` if nothing was found.
    pub(super) fn step(&self, document: &Document, toward: Toward) -> Option<Place> {
        let total = self.hits.len() + self.noted.len();
        let caret = document.selected_range().start();
        let at = match (self.selected(document), toward) {
            (Some(i), Toward::Next) => i + 1,
            (Some(i), Toward::Previous) => i + total - 1,
            (None, Toward::Next) => self.before(caret),
            (None, Toward::Previous) => self.before(caret) + total - 1,
        };
        self.place(at.checked_rem(total)?)
    }

    /// How many results start before an offset.
    fn before(&self, at: Offset) -> usize {
        self.hits.partition_point(|h| h.start() < at) + self.noted.partition_point(|(start, _)| *start < at)
    }

    /// The index of claim number `k` of `noted` among all results: after hits that start at the same offset.
    fn order_of_noted(&self, k: usize) -> usize {
        k + self.hits.partition_point(|h| h.start() <= self.noted[k].0)
    }

    /// Result number `i`, counted from 0; `None` if there are fewer.
    fn place(&self, i: usize) -> Option<Place> {
        let before = (0..self.noted.len()).take_while(|k| self.order_of_noted(*k) < i).count();
        match self.noted.get(before) {
            Some((_, id)) if self.order_of_noted(before) == i => Some(Place::Claim(*id)),
            _ => self.hits.get(i - before).copied().map(Place::Words),
        }
    }

    /// The index of the selected result; `None` if none is selected.
    fn selected(&self, document: &Document) -> Option<usize> {
        let range = document.selected_range();
        let i = first_from(&self.hits, range.start());
        let is_hit = self.hits.get(i).is_some_and(|h| *h == range);
        if is_hit && !range.is_empty() {
            return Some(i + self.noted.partition_point(|(at, _)| *at < range.start()));
        }
        match document.selection {
            Selection::Claim(id) => {
                let k = self.noted.iter().position(|(_, claim)| *claim == id)?;
                Some(self.order_of_noted(k))
            }
            Selection::Words { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `places` gives hits as the letter `h` and claims as `n`, each with its start, in any order.
    fn check(places: &[(char, usize)], expected: &[(char, usize)]) {
        let mut bar = Bar::default();
        let mut starts = Vec::new();
        for (kind, start) in places {
            if *kind == 'h' {
                bar.hits.push(TextRange::from_usize(*start..start + 2));
            } else {
                let id = ClaimId::new();
                bar.noted.push((Offset::new(*start), id));
                starts.push((id, *start));
            }
        }
        let shown = |place: Place| match place {
            Place::Words(range) => ('h', range.start().to_usize()),
            Place::Claim(id) => ('n', starts.iter().find(|(other, _)| *other == id).map_or(0, |(_, start)| *start)),
        };
        let found: Vec<_> = (0..places.len()).filter_map(|i| bar.place(i)).map(shown).collect();
        assert_eq!(found, expected);
        assert_eq!(bar.place(places.len()), None);
    }

    #[test]
    fn places_of_both_kinds_are_in_the_order_of_the_text() {
        check(&[], &[]);
        check(&[('h', 0), ('h', 4)], &[('h', 0), ('h', 4)]);
        check(&[('n', 0), ('n', 4)], &[('n', 0), ('n', 4)]);
        check(&[('h', 3), ('h', 9), ('n', 0), ('n', 5)], &[('n', 0), ('h', 3), ('n', 5), ('h', 9)]);
        check(&[('h', 3), ('n', 3)], &[('h', 3), ('n', 3)]);
        check(&[('h', 3), ('n', 3), ('n', 3), ('n', 8)], &[('h', 3), ('n', 3), ('n', 3), ('n', 8)]);
    }
}
