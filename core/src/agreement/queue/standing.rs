//! What stands in an article: what is decided, and where nobody has to decide, what people agree on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::build::ends;
use super::{Group, Kind, Outcome, Queue, Version};
use crate::model::{Annotations, AnnotatorId, Claim, ClaimId, Claims, Judgement, Log, NoClaims, Optional, Purpose};

/// What it rests on that a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// An adjudicator decided so.
    Decided,
    /// Several people say so, and nobody says otherwise.
    Unanimous,
    /// One person says so, and nobody says otherwise.
    Single,
    /// People or adjudicators differ: the claim is one of several.
    Open,
}

impl Source {
    /// All sources, in order.
    pub const ALL: [Self; 4] = [Self::Decided, Self::Unanimous, Self::Single, Self::Open];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Unanimous => "unanimous",
            Self::Single => "single",
            Self::Open => "open",
        }
    }
}

/// How many groups of claims of a queue stand, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Groups by their source.
    pub groups: BTreeMap<Source, usize>,
    /// Decided groups that are no claim.
    pub no_claim: usize,
    /// Decided groups in whose place claims of others stand.
    pub elsewhere: usize,
}

impl Counts {
    /// Adds those of another article.
    pub fn add(&mut self, other: &Self) {
        for (source, count) in &other.groups {
            *self.groups.entry(*source).or_default() += count;
        }
        self.no_claim += other.no_claim;
        self.elsewhere += other.elsewhere;
    }

    /// Those of one source.
    pub fn of(&self, source: Source) -> usize {
        self.groups.get(&source).copied().unwrap_or(0)
    }
}

/// Annotations that hold only what stands, each claim with its source. Of a claim that is decided, the decision is the only judgement; of
/// one on which people agree, what they say; of those that are open, everything. What people read, earlier texts and the history are left
/// out.
#[must_use]
pub fn standing(annotations: &Annotations, queue: &Queue) -> (Annotations, Counts) {
    let same = annotations.same();
    let mut counts = Counts::default();
    let mut claims: Vec<Arc<Claim>> = Vec::new();
    for group in &queue.groups {
        let source = source(group);
        *counts.groups.entry(source).or_default() += 1;
        match (source, group.rulings.first().map(|ruling| &ruling.outcome)) {
            (Source::Decided, Some(Outcome::NoClaim)) => counts.no_claim += 1,
            (Source::Decided, Some(Outcome::Elsewhere(_))) => counts.elsewhere += 1,
            (Source::Decided, Some(Outcome::Stands(stands))) => {
                let decided = stands.iter().filter_map(|(claim, _)| annotations.claims.get(*claim));
                claims.extend(decided.map(|claim| {
                    let decisions: Vec<AnnotatorId> = same.decisions(claim).iter().map(|d| d.annotator).collect();
                    kept(claim, source, |judgement| decisions.contains(&judgement.annotator))
                }));
            }
            (Source::Unanimous | Source::Single, _) => {
                claims.extend(group.versions.first().and_then(|version| agreed(annotations, version, source)));
            }
            _ => {
                let all = group.all().filter_map(|id| annotations.claims.get(id));
                claims.extend(all.map(|claim| kept(claim, source, |_| true)));
            }
        }
    }
    let ids: BTreeSet<ClaimId> = claims.iter().map(|claim| claim.id).collect();
    for claim in &mut claims {
        if claim.part_of.is_some_and(|whole| !ids.contains(&whole)) {
            Arc::make_mut(claim).part_of = None;
        }
    }
    let mut standing = annotations.clone();
    standing.purpose = Some(Purpose::Decided);
    standing.claims = Claims::shared(claims);
    standing.no_claims = NoClaims::default();
    standing.log = Log::default();
    standing.texts = Arc::default();
    standing.decided = Arc::default();
    standing.left_out.insert(Optional::History);
    // All ids of a person, as one may lead to another by way of a third.
    let named: BTreeSet<AnnotatorId> = named(&standing).into_iter().map(|id| same.person(id)).collect();
    standing.annotators.retain(|annotator| named.contains(&same.person(annotator.id)));
    (standing, counts)
}

/// What it rests on that the claims of a group stand.
pub fn source(group: &Group) -> Source {
    match group.kind() {
        _ if !group.is_open() => Source::Decided,
        _ if group.versions.is_empty() => Source::Open,
        Kind::Agree => Source::Unanimous,
        Kind::Unconfirmed if group.versions.first().is_some_and(|version| version.said.len() > 1) => Source::Unanimous,
        Kind::Unconfirmed => Source::Single,
        _ => Source::Open,
    }
}

/// Whether what is decided of a group is not what a person said of it: another verdict or other ends, a claim that they missed, or one that
/// is none. Where nothing is decided, or decisions differ, it is not; neither is it for people who have not read the group.
pub fn departs(annotations: &Annotations, group: &Group, person: AnnotatorId) -> bool {
    let Some(ruling) = group.rulings.first().filter(|_| !group.kinds.contains(&Kind::DecisionsDiffer)) else {
        return false;
    };
    let version = group.versions.iter().find(|version| version.said.iter().any(|said| said.person == person));
    match (&ruling.outcome, version) {
        (Outcome::Stands(_), None) => group.missed_by.contains(&person),
        (Outcome::Stands(stands), Some(version)) => !stands.iter().any(|(claim, verdict)| {
            let is_there = annotations.claims.get(*claim).is_some_and(|claim| ends(claim) == version.ends);
            is_there && *verdict == version.verdict
        }),
        (Outcome::NoClaim | Outcome::Elsewhere(_), version) => version.is_some(),
    }
}

/// The claim of a version on which all agree, with what each of them says of it or of a claim of their own with the same ends.
fn agreed(annotations: &Annotations, version: &Version, source: Source) -> Option<Arc<Claim>> {
    let first = annotations.claims.get(*version.claims.first()?)?;
    let mut claim = (**first).clone();
    source.name().clone_into(&mut claim.source);
    let same = annotations.same();
    let said = |person: AnnotatorId, claim: ClaimId| same.judgement(annotations.claims.get(claim)?, person).cloned();
    claim.judgements = version.said.iter().filter_map(|one| said(one.person, one.claim)).collect();
    claim.judgements.sort_by_key(|judgement| judgement.annotator);
    for other in version.claims.iter().skip(1).filter_map(|id| annotations.claims.get(*id)) {
        let new = other.evidence.iter().filter(|e| claim.evidence.iter().all(|known| known.id != e.id)).cloned();
        let new: Vec<_> = new.collect();
        claim.evidence.extend(new);
    }
    claim.put_evidence_in_order();
    Some(Arc::new(claim))
}

fn kept(claim: &Claim, source: Source, keep: impl Fn(&Judgement) -> bool) -> Arc<Claim> {
    let mut claim = claim.clone();
    claim.judgements.retain(keep);
    source.name().clone_into(&mut claim.source);
    Arc::new(claim)
}

/// The ids of everyone who is named.
fn named(annotations: &Annotations) -> BTreeSet<AnnotatorId> {
    let mut named = BTreeSet::new();
    for claim in annotations.claims.as_slice() {
        named.insert(claim.annotator);
        named.extend(claim.judgements.iter().map(|judgement| judgement.annotator));
        named.extend(claim.evidence.iter().map(|evidence| evidence.annotator));
    }
    named
}
