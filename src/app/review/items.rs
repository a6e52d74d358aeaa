//! What needs review after the article's text has changed: spans with changed words, with an uncertain place, or with none.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::desk::document::Document;
use crate::app::desk::place_span::words_before;
use crate::app::desk::update::Update;
use claimlight_core::anchor::{self, Found, Group, Wording, wording};
use claimlight_core::compare::CarriedSpan;
use claimlight_core::model::{Annotations, ArticleText, Claim, ClaimId, Span};
use claimlight_core::text::{Offset, TextRange};

/// The review of an article after its text has changed.
#[derive(Debug, Default)]
pub struct Review {
    /// The text before the change; `None` if it is no longer known.
    pub before: Option<Arc<ArticleText>>,
    /// The number of spans in each group. Empty groups are left out.
    pub counts: Vec<(Group, usize)>,
    /// How many passages marked as having no claims count as unread again.
    pub lost_no_claims: usize,
    /// The spans that need review, in the order of the text before the change.
    pub items: Vec<Item>,
    /// Claims that were found word for word with certainty and need no review.
    pub sure: Vec<ClaimId>,
    /// Index of the shown item.
    pub at: usize,
    /// Where the shown item's words differ from before, as ranges in the new text.
    pub marks: Vec<TextRange>,
}

/// A span that needs review.
#[derive(Debug)]
pub struct Item {
    /// The claim it belongs to.
    pub claim: ClaimId,
    /// The span when the review began. The item is pending while the claim still has this span.
    pub span: Span,
    /// The span's words before the change.
    pub was: String,
    /// Where those words were in the text before; `None` if that is not known.
    pub old: Option<TextRange>,
    /// Where the span would be expected in the new text: after the text that preceded it. `None` if that is not known.
    pub near: Option<Offset>,
    /// A fitting but uncertain place. The claim gets it only if the user accepts it.
    pub suggestion: Option<Found>,
    /// The group it is counted in.
    pub group: Group,
    /// How its words changed, and how certain its place is, in percent. `None` if it was not found.
    pub change: Option<(Wording, u8)>,
}

/// Which items to step through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All items.
    Any,
    /// Only items not reviewed yet.
    Pending,
}

impl Review {
    /// Lists what needs review after `update`, or, without one, what is left over from earlier updates.
    pub fn new(annotations: &Annotations, update: Option<&Update>) -> Self {
        const GROUPS: [Group; 5] = [Group::InPlace, Group::Moved, Group::Changed, Group::Doubtful, Group::NotFound];
        let mut outcomes: HashMap<ClaimId, Vec<&CarriedSpan>> = HashMap::new();
        for outcome in update.iter().flat_map(|u| &u.carried.outcomes) {
            outcomes.entry(outcome.claim).or_default().push(outcome);
        }
        let claims = annotations.claims.as_slice().iter();
        let spans = claims.flat_map(|c| c.spans.iter().filter(|s| s.is_to_look_at()).map(move |s| (c, s)));
        let item = |(claim, span): (&Arc<Claim>, &Span)| {
            let outcome = outcomes.get(&claim.id).and_then(|all| all.iter().find(|o| o.now == *span));
            Item::new(annotations, claim.id, span, outcome.copied())
        };
        let mut review = Self {
            before: update.and_then(|u| u.before.clone()),
            lost_no_claims: update.map_or(0, |u| u.carried.lost_no_claims),
            items: spans.map(item).collect(),
            ..Self::default()
        };
        if update.is_some() {
            let is_sure = |c: &&Arc<Claim>| !c.is_to_look_at() && c.ranges().next().is_some();
            let sure = annotations.claims.as_slice().iter().filter(is_sure);
            review.sure = sure.map(|c| c.id).collect();
        }
        // Items left over from earlier updates are included. Spans that had no place before the update are not.
        let of = |group: Group| match update {
            Some(update) if group <= Group::Moved => {
                let outcomes = update.carried.outcomes.iter();
                outcomes.filter(|o| o.anchored.group() == group && !o.now.is_to_look_at()).count()
            }
            _ => review.items.iter().filter(|i| i.group == group).count(),
        };
        review.counts = GROUPS.into_iter().map(|group| (group, of(group))).filter(|(_, n)| *n > 0).collect();
        review
    }

    /// Finds where the words of each item were before the update, and sorts the items by that place.
    pub(super) fn place_before(&mut self, before: &Annotations, update: &Update) {
        let text = &before.article.text;
        for item in &mut self.items {
            let outcome = update.carried.outcomes.iter().find(|o| o.claim == item.claim && o.now == item.span);
            let span = outcome.and_then(|o| before.claims.get(o.claim)?.spans.get(o.span));
            item.old = span.and_then(Span::range).filter(|r| text.slice(*r) == item.was);
            item.near = item.old.and_then(|old| {
                let start = text.to_scalars(old.start());
                let runs = &update.carried.runs;
                let run = runs.iter().rev().find(|run| (run.old + run.len) as usize <= start)?;
                let behind = update.article.text.to_offset((run.new + run.len) as usize)?;
                // Skips the end of the previous sentence, so that the next-sentence key selects the one after it.
                let rest = update.article.text.as_str().get(behind.to_usize()..)?;
                let word = rest.char_indices().find(|(_, c)| c.is_alphanumeric())?.0;
                Some(Offset::new(behind.to_usize() + word))
            });
        }
        self.items.sort_by_key(|i| i.old.map_or((1, TextRange::default()), |r| (0, r)));
    }

    /// The shown item; `None` if there are no items.
    pub fn item(&self) -> Option<&Item> {
        self.items.get(self.at)
    }

    /// How many items have not been reviewed yet.
    pub fn left(&self, annotations: &Annotations) -> usize {
        self.items.iter().filter(|i| i.is_pending(annotations)).count()
    }

    /// How many spans were found in place or moved, and how many spans there are in all.
    pub(super) fn found(&self) -> (usize, usize) {
        let found = self.counts.iter().filter(|(group, _)| *group <= Group::Moved);
        (found.map(|(_, n)| n).sum(), self.counts.iter().map(|(_, n)| n).sum())
    }

    /// Shows the item with index `from`, or the first after it that `which` admits, starting over at the end. Selects its claim or
    /// the suggested place. Returns the range to scroll to.
    pub(super) fn show(&mut self, document: &mut Document, from: usize, which: Which) -> Option<TextRange> {
        let annotations = &document.annotations;
        let n = self.items.len();
        let wanted = |i: &usize| which == Which::Any || self.items[*i].is_pending(annotations);
        let at = (0..n).map(|k| (from + k) % n).find(wanted)?;
        self.at = at;
        let item = &self.items[at];
        let suggestion = item.suggestion.as_ref().map(|f| f.range);
        let near = item.near.map(|at| TextRange::new(at, at));
        let claim = annotations.claims.get(item.claim);
        let is_pending = item.is_pending(annotations);
        let place = item.span.range().or(suggestion).filter(|_| is_pending);
        let place = place.or_else(|| claim.filter(|_| !is_pending).and_then(|c| c.ranges().next()));
        self.marks =
            place.map(|range| marks(&item.was, annotations.article.text.slice(range), range)).unwrap_or_default();
        let has_place = claim.is_some_and(|c| c.ranges().next().is_some());
        match suggestion.filter(|_| is_pending) {
            Some(range) => document.select_words(range),
            None if has_place => document.select_claim(item.claim),
            None => document.place_caret(near.unwrap_or_default().start()),
        }
        place.or(near)
    }
}

impl Item {
    fn new(annotations: &Annotations, claim: ClaimId, span: &Span, outcome: Option<&CarriedSpan>) -> Self {
        let was = words_before(span);
        let now = span.range().map(|r| annotations.article.text.slice(r));
        let suggestion = outcome.and_then(|o| o.anchored.found()).filter(|_| span.range().is_none()).cloned();
        let confidence = span.was.as_ref().and_then(|w| w.confidence);
        let change = match (&suggestion, now) {
            (Some(found), _) => Some((found.wording, (found.confidence * 100.0) as u8)),
            (None, Some(now)) => Some((wording(&was, now), confidence.unwrap_or(100))),
            (None, None) => None,
        };
        let group = match (&change, &suggestion) {
            (None, _) => Group::NotFound,
            (Some(_), Some(_)) | (Some((Wording::Same, _)), None) => Group::Doubtful,
            (Some(_), None) => Group::Changed,
        };
        Self { claim, span: span.clone(), was, old: None, near: None, suggestion, group, change }
    }

    /// Whether the item has not been reviewed yet.
    pub fn is_pending(&self, annotations: &Annotations) -> bool {
        annotations.claims.get(self.claim).is_some_and(|c| c.spans.contains(&self.span))
    }
}

/// Where the words at `range` (`now`) differ from the words before (`was`), as ranges in the article's text.
fn marks(was: &str, now: &str, range: TextRange) -> Vec<TextRange> {
    let start = range.start().to_usize();
    let differing = anchor::differences(was, now).new;
    differing.into_iter().map(|r| TextRange::from_usize(start + r.start..start + r.end)).collect()
}
