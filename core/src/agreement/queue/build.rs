//! Making the groups of a queue from annotations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::pairs::Share;
use super::super::sentences::{Trace, Unmarked, reading};
use super::super::stretches::{Stretch, Stretches};
use super::super::verdicts::{Judged, groups};
use super::super::work::people_of;
use super::{Change, Group, Kind, Outcome, Queue, Ruling, Said, Version, What};
use crate::compare;
use crate::model::{Annotations, Annotator, AnnotatorId, Claim, ClaimId, Judgement, Same, Shown};
use crate::text::TextRange;

/// A claim that somebody marked or judged.
struct Part<'a> {
    claim: &'a Arc<Claim>,
    at: &'a Stretches,
    person: AnnotatorId,
    marked: bool,
    judgement: Option<&'a Judgement>,
}

impl Part<'_> {
    fn verdict(&self) -> Option<&str> {
        self.judgement.and_then(|judgement| judgement.verdict.as_deref())
    }
}

/// What groups are made from.
struct Builder<'a> {
    annotations: &'a Annotations,
    same: Same,
    people: Vec<AnnotatorId>,
    /// What each person read, in the order of the people.
    read: Vec<Stretches>,
    /// The characters of each claim.
    at: BTreeMap<ClaimId, Stretches>,
}

/// See [`Queue::of`].
pub fn queue(annotations: &Annotations, sentences: &[TextRange], unmarked: Unmarked) -> Queue {
    let builder = Builder::of(annotations, sentences, unmarked);
    let parts: Vec<Vec<Part<'_>>> = builder.people.iter().map(|person| builder.parts(*person)).collect();
    let judged = |parts: &Vec<Part<'_>>| -> Vec<Judged> {
        let one = |part: &Part<'_>| Judged { id: part.claim.id.to_string(), at: part.at.clone(), verdict: None };
        parts.iter().map(one).collect()
    };
    let judged: Vec<Vec<Judged>> = parts.iter().map(judged).collect();
    let mut grouped: Vec<Vec<&Part<'_>>> = Vec::new();
    for members in groups(&judged) {
        grouped.push(members.into_iter().map(|(person, part)| &parts[person][part]).collect());
    }
    let mut own = builder.own(&grouped);
    let mut all: Vec<Group> = Vec::with_capacity(grouped.len());
    for (i, parts) in grouped.iter().enumerate() {
        all.push(builder.group(parts, own.remove(&Some(i)).unwrap_or_default()));
    }
    for alone in own.remove(&None).unwrap_or_default() {
        all.push(builder.group(&[], vec![alone]));
    }
    let place = |group: &Group| group.place.map_or((true, 0, 0), |r| (false, r.start().to_usize(), r.end().to_usize()));
    all.sort_by_cached_key(|group| (place(group), group.all().min()));
    Queue { groups: all, people: builder.people }
}

impl<'a> Builder<'a> {
    fn of(annotations: &'a Annotations, sentences: &[TextRange], unmarked: Unmarked) -> Self {
        let same = annotations.same();
        let deciding: BTreeSet<AnnotatorId> =
            annotations.annotators.iter().filter(|a| Annotator::is_adjudicator(a)).map(|a| same.person(a.id)).collect();
        let people: Vec<AnnotatorId> =
            people_of(annotations, &same).into_iter().filter(|id| !deciding.contains(id)).collect();
        let text = &annotations.article.text;
        let stretch = |range: TextRange| Stretch::new(text.to_scalars(range.start()), text.to_scalars(range.end()));
        let at = |claim: &Arc<Claim>| (claim.id, Stretches::new(claim.ranges().map(stretch)));
        let at = annotations.claims.as_slice().iter().map(at).collect();
        let mut builder = Self { annotations, same, people, read: Vec::new(), at };
        let sentences: Vec<Stretch> = sentences.iter().map(|range| stretch(*range)).collect();
        let read = |person: &AnnotatorId| {
            let parts = builder.parts(*person);
            let of = |marked: bool| {
                let theirs = parts.iter().filter(|part| part.marked == marked);
                Stretches::new(theirs.flat_map(|part| part.at.as_slice().iter().copied()))
            };
            let theirs = annotations.no_claims.as_slice().iter().filter(|n| builder.same.are_one(n.annotator, *person));
            let no_claims = Stretches::new(theirs.map(|no_claim| stretch(no_claim.range)));
            let trace = Trace { marked: of(true), judged: of(false), no_claims };
            reading(&trace, &sentences, text.len_scalars(), unmarked).read
        };
        builder.read = builder.people.iter().map(read).collect();
        builder
    }

    fn claims(&self) -> &'a [Arc<Claim>] {
        self.annotations.claims.as_slice()
    }

    fn parts(&self, person: AnnotatorId) -> Vec<Part<'_>> {
        let part = |claim: &'a Arc<Claim>| {
            let marked = self.same.are_one(claim.annotator, person);
            let judgement = self.same.judgement(claim, person).filter(|judgement| judgement.decision.is_none());
            let at = self.at.get(&claim.id)?;
            (marked || judgement.is_some()).then_some(Part { claim, at, person, marked, judgement })
        };
        self.claims().iter().filter_map(part).collect()
    }

    /// The claims that only adjudicators marked, by the group that they belong to.
    fn own(&self, grouped: &[Vec<&Part<'_>>]) -> BTreeMap<Option<usize>, Vec<ClaimId>> {
        let mut group_of: BTreeMap<ClaimId, usize> = BTreeMap::new();
        let mut for_another: BTreeMap<ClaimId, usize> = BTreeMap::new();
        for (i, parts) in grouped.iter().enumerate() {
            for part in parts {
                group_of.insert(part.claim.id, i);
                for decision in self.same.decisions(part.claim) {
                    if let (Some(Shown::SameAs), Some(other)) = (decision.decided(), decision.same_as) {
                        for_another.entry(other).or_insert(i);
                    }
                }
            }
        }
        let near = |claim: &Claim| {
            let at = self.at.get(&claim.id)?;
            let shared = |parts: &Vec<&Part<'_>>| parts.iter().map(|part| part.at.shared(at)).max().unwrap_or(0);
            let shared = grouped.iter().map(shared).enumerate().filter(|(_, shared)| *shared > 0);
            shared.max_by_key(|(i, shared)| (*shared, std::cmp::Reverse(*i))).map(|(i, _)| i)
        };
        let mut own: BTreeMap<Option<usize>, Vec<ClaimId>> = BTreeMap::new();
        for claim in self.claims().iter().filter(|claim| !group_of.contains_key(&claim.id)) {
            let group = for_another.get(&claim.id).copied().or_else(|| near(claim));
            own.entry(group).or_default().push(claim.id);
        }
        own
    }

    fn group(&self, parts: &[&Part<'_>], own: Vec<ClaimId>) -> Group {
        let position = |id: &ClaimId| self.annotations.claims.position(*id);
        let mut claims: Vec<ClaimId> = parts.iter().map(|part| part.claim.id).collect();
        claims.sort_by_key(position);
        claims.dedup();
        let placed = claims.iter().chain(&own).filter_map(|id| self.annotations.claims.get(*id));
        let place = placed.flat_map(|claim| claim.ranges()).reduce(TextRange::union);
        let missed: Vec<usize> = (0..self.people.len()).filter(|i| self.missed(*i, parts)).collect();
        let mut group = Group {
            claims,
            own,
            place,
            versions: self.versions(parts),
            missed_by: missed.iter().map(|i| self.people[*i]).collect(),
            kinds: BTreeSet::new(),
            apart: apart(parts, missed.len()),
            rulings: Vec::new(),
            changes: Vec::new(),
        };
        group.rulings = self.rulings(&group);
        group.changes = if group.rulings.is_empty() { Vec::new() } else { self.changes(&group) };
        group.kinds = self.kinds(&group, parts);
        group
    }

    /// Whether a person read all of these claims, and neither marked nor judged one.
    fn missed(&self, person: usize, parts: &[&Part<'_>]) -> bool {
        let read = |part: &&Part<'_>| {
            !part.at.is_empty() && part.at.as_slice().iter().all(|stretch| self.read[person].covers(*stretch))
        };
        !parts.is_empty() && parts.iter().all(|part| part.person != self.people[person]) && parts.iter().all(read)
    }

    fn versions(&self, parts: &[&Part<'_>]) -> Vec<Version> {
        let mut versions: Vec<Version> = Vec::new();
        for part in parts {
            let (ends, verdict) = (ends(part.claim), part.verdict().map(str::to_owned));
            let known = versions.iter().position(|v| v.ends == ends && v.verdict == verdict);
            let i = known.unwrap_or_else(|| {
                versions.push(Version { ends, verdict, claims: Vec::new(), said: Vec::new(), evidence: Vec::new() });
                versions.len() - 1
            });
            let judgement = part.judgement;
            versions[i].said.push(Said {
                person: part.person,
                claim: part.claim.id,
                marked: part.marked,
                note: judgement.map(|j| j.note.clone()).unwrap_or_default(),
                confidence: judgement.and_then(|j| j.confidence),
                time: judgement.map_or(part.claim.time, |j| j.time),
            });
        }
        let rank = |verdict: &Option<String>| {
            let of_scheme = |id: &String| self.annotations.scheme.verdicts.iter().position(|v| v.id == *id);
            verdict.as_ref().map_or((2, 0), |id| of_scheme(id).map_or((1, 0), |i| (0, i)))
        };
        versions.sort_by(|a, b| {
            let starts = |v: &Version| v.ends.first().map_or(usize::MAX, |r| r.start().to_usize());
            let key = |v: &Version| (starts(v), rank(&v.verdict));
            key(a).cmp(&key(b)).then_with(|| places(&a.ends).cmp(&places(&b.ends))).then(a.verdict.cmp(&b.verdict))
        });
        let sides: Vec<BTreeSet<AnnotatorId>> =
            versions.iter().map(|version| version.said.iter().map(|said| said.person).collect()).collect();
        for (i, version) in versions.iter_mut().enumerate() {
            version.said.sort_by_key(|said| said.person);
            version.claims = version.said.iter().map(|said| said.claim).collect();
            version.claims.sort_by_key(|id| self.annotations.claims.position(*id));
            version.claims.dedup();
            let for_another = |who: AnnotatorId| {
                let person = self.same.person(who);
                !sides[i].contains(&person) && sides.iter().any(|side| side.contains(&person))
            };
            for claim in version.claims.iter().filter_map(|id| self.annotations.claims.get(*id)) {
                let fitting = claim.evidence.iter().filter(|evidence| !for_another(evidence.annotator));
                version.evidence.extend(fitting.map(|evidence| (claim.id, evidence.id)));
            }
        }
        versions
    }

    fn rulings(&self, group: &Group) -> Vec<Ruling> {
        let mut by: BTreeMap<AnnotatorId, Vec<(ClaimId, &Judgement)>> = BTreeMap::new();
        for claim in group.all().filter_map(|id| self.annotations.claims.get(id)) {
            for decision in self.same.decisions(claim) {
                by.entry(self.same.person(decision.annotator)).or_default().push((claim.id, decision));
            }
        }
        by.into_iter().filter_map(|(by, decisions)| ruling(by, &decisions, group)).collect()
    }

    fn changes(&self, group: &Group) -> Vec<Change> {
        let mut changes = Vec::new();
        for claim in group.claims.iter().filter_map(|id| self.annotations.claims.get(*id)) {
            let decisions = self.same.decisions(claim);
            if decisions.is_empty() {
                changes.push(Change { claim: claim.id, by: claim.annotator, what: What::New });
            }
            // Of several adjudicators, who decided last had seen most.
            let latest = decisions.iter().max_by_key(|decision| decision.time);
            let came = latest.and_then(|decision| compare::since(self.annotations, claim, decision.annotator));
            let came = came.unwrap_or_default();
            changes.extend(came.into_iter().map(|since| Change {
                claim: claim.id,
                by: since.by,
                what: What::Came(since.what),
            }));
            let leads_nowhere = |decision: &&Judgement| {
                let person = self.same.person(decision.annotator);
                decision.decided() == Some(Shown::SameAs) && decision.same_as.is_some_and(|id| self.is_gone(id, person))
            };
            if decisions.iter().any(leads_nowhere) {
                changes.push(Change { claim: claim.id, by: AnnotatorId::NOBODY, what: What::Gone });
            }
        }
        changes
    }

    /// Whether a claim that an adjudicator decided to stand in another's place is gone, is decided to be none, or leads back to itself.
    fn is_gone(&self, mut claim: ClaimId, adjudicator: AnnotatorId) -> bool {
        let mut met = BTreeSet::new();
        while met.insert(claim) {
            let Some(there) = self.annotations.claims.get(claim) else { return true };
            let decisions = self.same.decisions(there);
            let theirs = decisions.iter().find(|d| self.same.person(d.annotator) == adjudicator);
            match theirs.and_then(|decision| decision.decided()) {
                Some(Shown::NoClaim) => return true,
                Some(Shown::SameAs) => match theirs.and_then(|decision| decision.same_as) {
                    Some(next) => claim = next,
                    None => return true,
                },
                _ => return false,
            }
        }
        true
    }

    fn kinds(&self, group: &Group, parts: &[&Part<'_>]) -> BTreeSet<Kind> {
        let verdicts: BTreeSet<&str> = parts.iter().filter_map(|part| part.verdict()).collect();
        let ends: BTreeSet<&Stretches> = parts.iter().map(|part| part.at).collect();
        let found = [
            (Kind::VerdictsDiffer, verdicts.len() > 1),
            (Kind::EndsDiffer, ends.len() > 1),
            (Kind::Missed, !group.missed_by.is_empty()),
            (Kind::DecisionsDiffer, group.rulings.iter().any(|ruling| ruling.outcome != group.rulings[0].outcome)),
            (Kind::Reopened, !group.changes.is_empty()),
        ];
        let mut kinds: BTreeSet<Kind> = found.into_iter().filter(|(_, is)| *is).map(|(kind, _)| kind).collect();
        if kinds.is_empty() {
            let all_say_so = parts.len() > 1
                && parts.len() == self.people.len()
                && parts.iter().all(|part| part.verdict().is_some());
            kinds.insert(if all_say_so { Kind::Agree } else { Kind::Unconfirmed });
        }
        kinds
    }
}

/// What one adjudicator decided of a group, if anything.
fn ruling(by: AnnotatorId, decisions: &[(ClaimId, &Judgement)], group: &Group) -> Option<Ruling> {
    let mut stands = Vec::new();
    let mut is_none = false;
    let mut elsewhere: BTreeSet<ClaimId> = BTreeSet::new();
    for (claim, decision) in decisions {
        match decision.decided() {
            Some(Shown::SameAs) => elsewhere.extend(decision.same_as.filter(|id| group.all().all(|own| own != *id))),
            Some(Shown::NoClaim) => is_none = true,
            None => {}
            Some(_) => stands.push((*claim, decision.verdict.clone())),
        }
    }
    let outcome = match () {
        () if !stands.is_empty() => Outcome::Stands(stands),
        () if !elsewhere.is_empty() => Outcome::Elsewhere(elsewhere.into_iter().collect()),
        () if is_none => Outcome::NoClaim,
        // Each claim is to be the same as another one of the group, and none of them stands.
        () => return None,
    };
    let filled = |text: fn(&Judgement) -> &String| {
        decisions.iter().map(|(_, decision)| text(decision)).find(|text| !text.is_empty()).cloned().unwrap_or_default()
    };
    Some(Ruling {
        by,
        outcome,
        time: decisions.iter().map(|(_, decision)| decision.time).max()?,
        reason: filled(|decision| &decision.reason),
        note: filled(|decision| &decision.note),
        blind: decisions.iter().all(|(_, decision)| decision.blind),
    })
}

/// See [`Group::apart`].
fn apart(parts: &[&Part<'_>], missed: usize) -> f64 {
    let mut sum = (parts.len() * missed) as f64;
    for (i, a) in parts.iter().enumerate() {
        for b in &parts[i + 1..] {
            let is_one = a.claim.id == b.claim.id;
            let share = if is_one { 1.0 } else { Share::of(a.at, b.at).value() };
            let differ = a.verdict().is_some() && b.verdict().is_some() && a.verdict() != b.verdict();
            sum += (1.0 - share) / 2.0 + if differ { 0.5 } else { 0.0 };
        }
    }
    let people = parts.len() + missed;
    let pairs = people * people.saturating_sub(1) / 2;
    if pairs == 0 { 0.0 } else { sum / pairs as f64 }
}

/// The places of a claim, in order.
pub fn ends(claim: &Claim) -> Vec<TextRange> {
    let mut ends: Vec<TextRange> = claim.ranges().collect();
    ends.sort_by_key(|range| (range.start(), range.end()));
    ends
}

fn places(ends: &[TextRange]) -> Vec<(usize, usize)> {
    ends.iter().map(|range| (range.start().to_usize(), range.end().to_usize())).collect()
}
