//! Claims and no-claims in reading order, found by id and by place.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::{Claim, ClaimId, NoClaim, NoClaimId};
use crate::text::{Offset, TextRange};

/// A span with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpanEntry {
    /// Where it is.
    pub range: TextRange,
    /// The claim that it belongs to.
    pub claim: ClaimId,
}

/// How many spans share one entry of the index's ends.
const GROUP: usize = 256;

/// All claims of an article in reading order: by first place, then by id; those without a place last.
///
/// The fields are private so that the order, the index by id and the index by place always agree.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    ordered: Vec<Arc<Claim>>,
    by_id: HashMap<ClaimId, Arc<Claim>>,
    /// All placed spans by start.
    spans: Vec<SpanEntry>,
    /// Entry `i`: the largest end of the spans `i * GROUP..(i + 1) * GROUP`.
    ends: Vec<Offset>,
}

type Key = (bool, Option<Offset>, ClaimId);

fn key(claim: &Claim) -> Key {
    let start = claim.start();
    (start.is_none(), start, claim.id)
}

impl Claims {
    /// Puts claims in order. Of two with the same id the first in that order stays.
    pub fn new(claims: impl IntoIterator<Item = Claim>) -> Self {
        Self::shared(claims.into_iter().map(Arc::new).collect())
    }

    /// Puts shared claims in order, see [`Self::new`].
    pub fn shared(mut ordered: Vec<Arc<Claim>>) -> Self {
        ordered.sort_by_cached_key(|c| key(c));
        let mut by_id: HashMap<ClaimId, Arc<Claim>> = HashMap::with_capacity(ordered.len());
        ordered.retain(|c| match by_id.entry(c.id) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(Arc::clone(c));
                true
            }
        });
        let mut spans: Vec<SpanEntry> =
            ordered.iter().flat_map(|c| c.ranges().map(|range| SpanEntry { range, claim: c.id })).collect();
        spans.sort_unstable();
        ordered.shrink_to_fit();
        spans.shrink_to_fit();
        let mut claims = Self { ordered, by_id, spans, ends: Vec::new() };
        claims.index_ends(0);
        claims
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ordered.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ordered.is_empty()
    }

    /// All of them, in reading order.
    pub fn as_slice(&self) -> &[Arc<Claim>] {
        &self.ordered
    }

    /// The claim with this id.
    pub fn get(&self, id: ClaimId) -> Option<&Arc<Claim>> {
        self.by_id.get(&id)
    }

    /// Its number in reading order, from 0.
    pub fn position(&self, id: ClaimId) -> Option<usize> {
        let wanted = key(self.by_id.get(&id)?);
        self.ordered.binary_search_by_key(&wanted, |c| key(c)).ok()
    }

    /// Puts `after` in the place of the claim `id`, or takes that claim away.
    pub(super) fn set(&mut self, id: ClaimId, after: Option<Arc<Claim>>) {
        if let Some(at) = self.position(id) {
            let old = Arc::clone(&self.ordered[at]);
            if let Some(new) = &after
                && new.spans == old.spans
                && new.id == id
            {
                self.ordered[at] = Arc::clone(new);
                self.by_id.insert(id, Arc::clone(new));
                return;
            }
            self.ordered.remove(at);
            self.by_id.remove(&id);
            for range in old.ranges() {
                if let Ok(i) = self.spans.binary_search(&SpanEntry { range, claim: id }) {
                    self.spans.remove(i);
                    self.index_ends(i);
                }
            }
        }
        if let Some(new) = after {
            self.by_id.insert(new.id, Arc::clone(&new));
            for range in new.ranges() {
                let entry = SpanEntry { range, claim: new.id };
                let i = self.spans.partition_point(|s| *s < entry);
                self.spans.insert(i, entry);
                self.index_ends(i);
            }
            let k = key(&new);
            let at = self.ordered.partition_point(|c| key(c) < k);
            self.ordered.insert(at, new);
        }
    }

    /// Updates `ends` from the group of span `from` on.
    fn index_ends(&mut self, from: usize) {
        let group = from / GROUP;
        self.ends.truncate(group);
        self.ends.extend(
            self.spans
                .get(group * GROUP..)
                .unwrap_or_default()
                .chunks(GROUP)
                .map(|g| g.iter().map(|s| s.range.end()).max().unwrap_or_default()),
        );
    }

    /// All placed spans, by start.
    pub fn spans(&self) -> &[SpanEntry] {
        &self.spans
    }

    /// The spans that share at least one byte with `range`, by start.
    pub fn spans_in(&self, range: TextRange) -> impl Iterator<Item = SpanEntry> {
        let until = self.spans.partition_point(|s| s.range.start() < range.end());
        self.ends
            .iter()
            .enumerate()
            .take(until.div_ceil(GROUP))
            .filter(move |(_, end)| **end > range.start())
            .flat_map(move |(group, _)| &self.spans[group * GROUP..((group + 1) * GROUP).min(until)])
            .copied()
            .filter(move |s| s.range.end() > range.start())
    }

    /// The spans that contain `offset`, the smallest first.
    pub fn spans_at(&self, offset: Offset) -> Vec<SpanEntry> {
        let mut spans: Vec<_> = self.spans_in(TextRange::new(offset, offset.plus(1))).collect();
        spans.sort_by_key(|s| (s.range.len(), *s));
        spans
    }
}

/// All no-claims in reading order: by start, then by id.
#[derive(Clone, Debug, Default)]
pub struct NoClaims {
    ordered: Vec<Arc<NoClaim>>,
    starts: HashMap<NoClaimId, Offset>,
    longest: usize,
}

impl NoClaims {
    /// Puts them in order.
    pub fn new(no_claims: impl IntoIterator<Item = NoClaim>) -> Self {
        Self::shared(no_claims.into_iter().map(Arc::new).collect())
    }

    /// Puts shared no-claims in order, see [`Self::new`].
    pub fn shared(mut ordered: Vec<Arc<NoClaim>>) -> Self {
        ordered.sort_by_key(|n| (n.range.start(), n.id));
        let mut starts = HashMap::with_capacity(ordered.len());
        ordered.retain(|n| starts.insert(n.id, n.range.start()).is_none());
        let longest = ordered.iter().map(|n| n.range.len()).max().unwrap_or(0);
        Self { ordered, starts, longest }
    }

    /// All of them, in reading order.
    pub fn as_slice(&self) -> &[Arc<NoClaim>] {
        &self.ordered
    }

    /// The no-claim with this id.
    pub fn get(&self, id: NoClaimId) -> Option<&Arc<NoClaim>> {
        self.position(id).map(|i| &self.ordered[i])
    }

    fn position(&self, id: NoClaimId) -> Option<usize> {
        let start = *self.starts.get(&id)?;
        self.ordered.binary_search_by_key(&(start, id), |n| (n.range.start(), n.id)).ok()
    }

    /// The no-claims that share at least one byte with `range`.
    pub fn within(&self, range: TextRange) -> impl Iterator<Item = &Arc<NoClaim>> {
        let earliest = range.start().to_usize().saturating_sub(self.longest);
        let from = self.ordered.partition_point(|n| n.range.start().to_usize() < earliest);
        self.ordered[from..]
            .iter()
            .take_while(move |n| n.range.start() < range.end())
            .filter(move |n| n.range.overlaps(range))
    }

    /// Puts `after` in the place of the no-claim `id`, or takes that one away.
    pub(super) fn set(&mut self, id: NoClaimId, after: Option<Arc<NoClaim>>) {
        if let Some(i) = self.position(id) {
            self.ordered.remove(i);
            self.starts.remove(&id);
        }
        if let Some(new) = after {
            self.longest = self.longest.max(new.range.len());
            self.starts.insert(new.id, new.range.start());
            let i = self.ordered.partition_point(|n| (n.range.start(), n.id) < (new.range.start(), new.id));
            self.ordered.insert(i, new);
        }
    }
}
