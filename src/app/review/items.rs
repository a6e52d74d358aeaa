//! What needs a look after the article's text has changed: spans whose words differ, whose place is doubtful, or that are gone.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::desk::document::Document;
use crate::app::desk::place_span::words_before;
use crate::app::desk::update::Update;
use claimlight_core::anchor::{self, Found, Group, Wording, wording};
use claimlight_core::compare::CarriedSpan;
use claimlight_core::model::{Annotations, ArticleText, Claim, ClaimId, Span};
use claimlight_core::text::{Offset, TextRange};

/// What is looked at after the text has changed.
#[derive(Debug, Default)]
pub struct Review {
    /// The text before, if it is still known.
    pub before: Option<Arc<ArticleText>>,
    /// How many spans there are of each group.
    pub counts: Vec<(Group, usize)>,
    /// How many stretches without claims count as unread again.
    pub lost_no_claims: usize,
    /// What needs a look, in the order of the text before.
    pub items: Vec<Item>,
    /// Claims that were found word for word and surely, and need no look.
    pub sure: Vec<ClaimId>,
    /// Which of the items is shown.
    pub at: usize,
    /// Where the words of the item that is shown differ, in the new text.
    pub marks: Vec<TextRange>,
}

/// A span that needs a look.
#[derive(Debug)]
pub struct Item {
    /// The claim that it belongs to.
    pub claim: ClaimId,
    /// The span as it was; it stays pending while the claim still has it.
    pub span: Span,
    /// Its words before.
    pub was: String,
    /// Where its words stood in the text before.
    pub old: Option<TextRange>,
    /// Where in the new text it would stand if it were there: behind what stood before it.
    pub near: Option<Offset>,
    /// A place that fits, but not surely; it becomes the claim's only when somebody says so.
    pub suggestion: Option<Found>,
    /// What is to be said of it.
    pub group: Group,
    /// How its words changed, and how sure its place is, 0 to 100.
    pub change: Option<(Wording, u8)>,
}

/// Which items are stepped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    Any,
    /// Those that nobody has looked at yet.
    Pending,
}

impl Review {
    /// Of an update just made, or of what nobody has looked at since earlier ones.
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
        // Items left over from earlier updates are counted with the rest. Spans that had no place before are not.
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

    /// Finds where the words of each item stood before, and puts the items in that order.
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
                // Past the end of the sentence before, so that a key selects the next one.
                let rest = update.article.text.as_str().get(behind.to_usize()..)?;
                let word = rest.char_indices().find(|(_, c)| c.is_alphanumeric())?.0;
                Some(Offset::new(behind.to_usize() + word))
            });
        }
        self.items.sort_by_key(|i| i.old.map_or((1, TextRange::default()), |r| (0, r)));
    }

    /// The item that is shown.
    pub fn item(&self) -> Option<&Item> {
        self.items.get(self.at)
    }

    /// How many items nobody has looked at yet.
    pub fn left(&self, annotations: &Annotations) -> usize {
        self.items.iter().filter(|i| i.is_pending(annotations)).count()
    }

    /// How many spans were found in place or moved, and how many spans there are.
    pub(super) fn found(&self) -> (usize, usize) {
        let found = self.counts.iter().filter(|(group, _)| *group <= Group::Moved);
        (found.map(|(_, n)| n).sum(), self.counts.iter().map(|(_, n)| n).sum())
    }

    /// Shows item number `from`, or the first of `which` from there on: selects its claim or the place that is suggested.
    /// Returns what is to come into sight.
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

    /// Whether nobody has looked at it yet.
    pub fn is_pending(&self, annotations: &Annotations) -> bool {
        annotations.claims.get(self.claim).is_some_and(|c| c.spans.contains(&self.span))
    }
}

/// Where the words at `range` differ from those before, in the article's text.
fn marks(was: &str, now: &str, range: TextRange) -> Vec<TextRange> {
    let start = range.start().to_usize();
    let differing = anchor::differences(was, now).new;
    differing.into_iter().map(|r| TextRange::from_usize(start + r.start..start + r.end)).collect()
}
