//! Ids that are one person, and what that person says.

use std::collections::{BTreeMap, BTreeSet};

use super::{Annotator, AnnotatorId, Claim, Edit, Judgement, Record, Timestamp};

/// Which ids are one person, by `same_as` of the annotators.
///
/// Annotators that name each other, directly or through others, are one. One of them stands for all: whoever names no other one,
/// else the smallest id. Ids that nobody joined are persons of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Same {
    /// Whoever stands for an id, if that is another one.
    of: BTreeMap<AnnotatorId, AnnotatorId>,
}

/// The verdict of a claim that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// Nobody has given a verdict.
    ToCheck,
    /// The id of my verdict, or of the one that all share.
    Verdict(&'a str),
    /// People have given different verdicts and nobody has decided, or adjudicators have decided differently.
    Differs,
    /// It is decided that the words are no claim.
    NoClaim,
    /// It is decided that another claim stands in its place.
    SameAs,
}

impl Same {
    /// Joins these annotators.
    pub fn new<'a>(annotators: impl IntoIterator<Item = &'a Annotator>) -> Self {
        let mut known = BTreeSet::new();
        let mut links: BTreeMap<AnnotatorId, BTreeSet<AnnotatorId>> = BTreeMap::new();
        let mut naming = BTreeSet::new();
        for annotator in annotators {
            known.insert(annotator.id);
            if let Some(other) = annotator.same_as.filter(|other| *other != annotator.id) {
                naming.insert(annotator.id);
                links.entry(annotator.id).or_default().insert(other);
                links.entry(other).or_default().insert(annotator.id);
            }
        }
        let mut of = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for start in links.keys() {
            // Whoever was met before is in a group already.
            let mut group = Vec::new();
            let mut stack = vec![*start];
            while let Some(id) = stack.pop() {
                if seen.insert(id) {
                    group.push(id);
                    stack.extend(links.get(&id).into_iter().flatten());
                }
            }
            let rank = |id: &AnnotatorId| (!known.contains(id), naming.contains(id), *id);
            if let Some(first) = group.iter().min_by_key(|id| rank(id)).copied() {
                of.extend(group.into_iter().filter(|id| *id != first).map(|id| (id, first)));
            }
        }
        Self { of }
    }

    /// The id that stands for the person with this one.
    pub fn person(&self, id: AnnotatorId) -> AnnotatorId {
        self.of.get(&id).copied().unwrap_or(id)
    }

    /// Whether two ids are one person.
    pub fn are_one(&self, a: AnnotatorId, b: AnnotatorId) -> bool {
        self.person(a) == self.person(b)
    }

    /// What a person is called in a file with these annotators; `None` if it does not know them.
    pub fn name<'a>(&self, annotators: &'a [Annotator], id: AnnotatorId) -> Option<&'a str> {
        let named = |id| annotators.iter().find(|annotator| annotator.id == id);
        named(self.person(id)).or_else(|| named(id)).map(|annotator| annotator.name.as_str())
    }

    /// What a person says of a claim: of several judgements the latest.
    pub fn judgement<'a>(&self, claim: &'a Claim, person: AnnotatorId) -> Option<&'a Judgement> {
        let theirs = claim.judgements.iter().filter(|j| self.are_one(j.annotator, person));
        let person = self.person(person);
        theirs.max_by_key(|j| order(j, person))
    }

    /// The same, to be changed under the id `me`. If I have said it under another id, it becomes a copy of that.
    pub fn judgement_mut<'a>(&self, claim: &'a mut Claim, me: AnnotatorId) -> &'a mut Judgement {
        let latest = self.judgement(claim, me).filter(|latest| latest.annotator != me).cloned();
        let mine = claim.judgement_mut(me);
        if let Some(latest) = latest {
            // It is the latest from now on.
            let time = Timestamp::now().max(latest.time);
            *mine = Judgement { annotator: me, time, extra: mine.extra.take(), ..latest };
        }
        mine
    }

    /// What people say of a claim: one judgement a person, the latest, in the order in which the claim holds them.
    pub fn judgements<'a>(&self, claim: &'a Claim) -> impl Iterator<Item = &'a Judgement> {
        let mut latest: BTreeMap<AnnotatorId, &Judgement> = BTreeMap::new();
        if !self.of.is_empty() {
            for judgement in &claim.judgements {
                let person = self.person(judgement.annotator);
                let known = latest.entry(person).or_insert(judgement);
                *known = [*known, judgement].into_iter().max_by_key(|j| order(j, person)).unwrap_or(judgement);
            }
        }
        let counts =
            move |j: &&Judgement| latest.get(&self.person(j.annotator)).is_none_or(|l| l.annotator == j.annotator);
        claim.judgements.iter().filter(counts)
    }

    /// Whether this person marked or judged a claim.
    pub fn is_by(&self, claim: &Claim, person: AnnotatorId) -> bool {
        self.are_one(claim.annotator, person) || self.judgement(claim, person).is_some()
    }

    /// The decisions on a claim: one for each adjudicator, the latest, in the order in which the claim holds them.
    pub fn decisions<'a>(&self, claim: &'a Claim) -> Vec<&'a Judgement> {
        let mut decisions: Vec<&Judgement> = claim.judgements.iter().filter(|j| j.decided().is_some()).collect();
        if decisions.len() > 1 && !self.of.is_empty() {
            let mut latest: BTreeMap<AnnotatorId, &Judgement> = BTreeMap::new();
            for decision in &decisions {
                let person = self.person(decision.annotator);
                let known = latest.entry(person).or_insert(decision);
                *known = [*known, *decision].into_iter().max_by_key(|j| order(j, person)).unwrap_or(decision);
            }
            decisions.retain(|d| latest.values().any(|l| l.annotator == d.annotator));
        }
        decisions
    }

    /// What is decided of a claim: `None` if nobody has decided, [`Shown::Differs`] if adjudicators have decided differently.
    pub fn decided<'a>(&self, claim: &'a Claim) -> Option<Shown<'a>> {
        let place = |decision: &Judgement| decision.same_as.filter(|_| decision.decided() == Some(Shown::SameAs));
        let decisions = self.decisions(claim);
        let first = *decisions.first()?;
        let is_one = decisions.iter().all(|d| d.decided() == first.decided() && place(d) == place(first));
        if is_one { first.decided() } else { Some(Shown::Differs) }
    }

    /// The verdict of a claim that is shown: what is decided; else mine if I have judged it; else the one that all share who gave one.
    pub fn shown<'a>(&self, claim: &'a Claim, me: Option<AnnotatorId>) -> Shown<'a> {
        if let Some(decided) = self.decided(claim) {
            return decided;
        }
        if let Some(mine) = me.and_then(|me| self.judgement(claim, me)) {
            return mine.said();
        }
        let mut given = self.judgements(claim).filter_map(|j| j.verdict.as_deref());
        let Some(first) = given.next() else { return Shown::ToCheck };
        if given.all(|other| other == first) { Shown::Verdict(first) } else { Shown::Differs }
    }
}

/// Orders what one person says under several ids. The latest counts; of two at the same time, the one under the id that stands for all.
fn order(judgement: &Judgement, person: AnnotatorId) -> (Timestamp, bool, AnnotatorId) {
    (judgement.time, judgement.annotator == person, judgement.annotator)
}

impl<'a> Shown<'a> {
    /// The id of the verdict, if there is one.
    pub fn id(self) -> Option<&'a str> {
        if let Self::Verdict(id) = self { Some(id) } else { None }
    }

    /// Whether it is decided that the claim does not stand. Such a claim is neither verified nor to check.
    pub fn is_out(self) -> bool {
        matches!(self, Self::NoClaim | Self::SameAs)
    }
}

impl Edit {
    /// Whether it joins annotators, or parts them.
    pub fn joins(&self) -> bool {
        let same_as = |record: Option<&Record>| match record {
            Some(Record::Annotator(annotator)) => annotator.same_as,
            _ => None,
        };
        same_as(self.before()) != same_as(self.after())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::model::{ClaimId, Decided};
    use crate::text::TextRange;

    fn id(n: u8) -> AnnotatorId {
        AnnotatorId(Uuid::from_u128(n.into()))
    }

    /// Annotators with these ids who are the same as others.
    fn same(people: &[(u8, Option<u8>)]) -> Same {
        let annotator =
            |(n, other): &(u8, Option<u8>)| Annotator { same_as: other.map(id), ..Annotator::new(id(*n), "") };
        Same::new(&people.iter().map(annotator).collect::<Vec<_>>())
    }

    #[test]
    fn whoever_names_no_other_one_stands_for_all() {
        let check = |people: &[(u8, Option<u8>)], expected: &[u8]| {
            let same = same(people);
            let found: Vec<AnnotatorId> = (1..=expected.len() as u8).map(|n| same.person(id(n))).collect();
            assert_eq!(found, expected.iter().map(|n| id(*n)).collect::<Vec<_>>(), "{people:?}");
        };
        check(&[(1, None), (2, None)], &[1, 2]);
        check(&[(1, Some(2)), (2, None)], &[2, 2]);
        check(&[(1, Some(2)), (2, Some(3)), (3, None)], &[3, 3, 3]);
        check(&[(1, Some(3)), (2, Some(3)), (3, None), (4, None)], &[3, 3, 3, 4]);
        // Rings, and somebody whom the file does not know.
        check(&[(1, Some(1))], &[1]);
        check(&[(1, Some(2)), (2, Some(1)), (3, Some(2))], &[1, 1, 1]);
        check(&[(1, Some(9)), (2, Some(9))], &[1, 1]);
        // Two files.
        check(&[(1, Some(2)), (1, Some(3)), (2, None), (3, None), (1, None)], &[2, 2, 2]);
    }

    /// A claim with judgements: whose, the verdict (empty: none), and when.
    fn claim(judgements: &[(u8, &str, i64)]) -> Claim {
        let mut claim = Claim::new(id(1), [TextRange::from_usize(0..3)]);
        for (n, verdict, time) in judgements {
            let judgement = claim.judgement_mut(id(*n));
            judgement.verdict = Some((*verdict).to_owned()).filter(|v| !v.is_empty());
            judgement.time = Timestamp::from_second(*time);
        }
        claim
    }

    #[test]
    fn my_verdict_is_shown_else_the_one_that_all_share() {
        use Shown::{Differs, ToCheck, Verdict};
        let apart = Same::default();
        let joined = same(&[(2, Some(1)), (1, None)]);
        let check = |same: &Same, judgements: &[(u8, &str, i64)], shown, mine| {
            let claim = claim(judgements);
            assert_eq!((same.shown(&claim, None), same.shown(&claim, Some(id(1)))), (shown, mine), "{judgements:?}");
        };
        check(&apart, &[], ToCheck, ToCheck);
        check(&apart, &[(2, "", 1)], ToCheck, ToCheck);
        check(&apart, &[(2, "yes", 1), (3, "", 2)], Verdict("yes"), Verdict("yes"));
        check(&apart, &[(2, "yes", 1), (3, "yes", 2)], Verdict("yes"), Verdict("yes"));
        check(&apart, &[(2, "yes", 1), (3, "no", 2)], Differs, Differs);
        check(&apart, &[(1, "no", 1), (2, "yes", 2), (3, "yes", 3)], Differs, Verdict("no"));
        check(&apart, &[(1, "", 1), (2, "yes", 2)], Verdict("yes"), ToCheck);
        // The later of two judgements of one person counts.
        check(&joined, &[(1, "no", 1), (2, "yes", 2)], Verdict("yes"), Verdict("yes"));
        check(&joined, &[(1, "no", 2), (2, "yes", 1)], Verdict("no"), Verdict("no"));
        check(&joined, &[(1, "no", 2), (2, "yes", 2), (3, "yes", 1)], Differs, Verdict("no"));
        check(&joined, &[(2, "yes", 2), (3, "yes", 1)], Verdict("yes"), Verdict("yes"));
    }

    /// A claim that these people decided: who, what, the verdict or the claim that stands, and when.
    fn decided(judgements: &[(u8, &str, i64)], decisions: &[(u8, &str, &str, i64)]) -> Claim {
        let mut claim = claim(judgements);
        for (n, decision, of, time) in decisions {
            let judgement = claim.judgement_mut(id(*n));
            judgement.decision = Decided::named(decision);
            judgement.verdict = Some((*of).to_owned()).filter(|v| !v.is_empty() && *decision == "stands");
            judgement.same_as =
                (*decision == "same_as").then_some(of.len() as u128).map(|n| ClaimId(Uuid::from_u128(n)));
            judgement.time = Timestamp::from_second(*time);
        }
        claim
    }

    #[test]
    fn a_decision_is_shown_whatever_people_say() {
        use Shown::{Differs, NoClaim, SameAs, ToCheck, Verdict};
        let apart = Same::default();
        let joined = same(&[(8, Some(9)), (9, None)]);
        let said: &[(u8, &str, i64)] = &[(1, "no", 9), (2, "yes", 9)];
        let check = |same: &Same, decisions: &[(u8, &str, &str, i64)], shown| {
            let claim = decided(said, decisions);
            for me in [None, Some(id(1)), Some(id(8)), Some(id(9))] {
                assert_eq!(same.shown(&claim, me), shown, "{decisions:?}, {me:?}");
            }
            assert_eq!(same.judgement(&claim, id(1)).and_then(|j| j.verdict.as_deref()), Some("no"));
        };
        check(&apart, &[(9, "stands", "yes", 1)], Verdict("yes"));
        check(&apart, &[(9, "stands", "", 1)], ToCheck);
        check(&apart, &[(9, "no_claim", "", 1)], NoClaim);
        check(&apart, &[(9, "same_as", "abc", 1)], SameAs);
        check(&apart, &[(8, "same_as", "a", 1), (9, "same_as", "b", 2)], SameAs);
        check(&apart, &[(8, "stands", "yes", 1), (9, "stands", "yes", 2)], Verdict("yes"));
        check(&apart, &[(8, "stands", "no", 1), (9, "stands", "yes", 2)], Differs);
        check(&apart, &[(8, "same_as", "a", 1), (9, "same_as", "ab", 2)], Differs);
        check(&apart, &[(8, "no_claim", "", 1), (9, "stands", "yes", 2)], Differs);
        // One person under two ids: the later decision counts.
        check(&joined, &[(8, "no_claim", "", 2), (9, "stands", "yes", 1)], NoClaim);
        // What this version does not know decides nothing.
        let unknown = decided(&[(1, "no", 1)], &[(9, "later", "", 2)]);
        assert_eq!((apart.decided(&unknown), apart.shown(&unknown, None)), (None, Verdict("no")));
    }

    #[test]
    fn what_i_said_under_another_id_is_changed_under_mine() {
        let joined = same(&[(2, Some(1)), (1, None)]);
        let mut judged = claim(&[(2, "yes", 7)]);
        "Counted.".clone_into(&mut judged.judgement_mut(id(2)).note);
        joined.judgement_mut(&mut judged, id(1)).verdict = Some("no".to_owned());
        let mine = joined.judgement(&judged, id(2)).unwrap();
        assert_eq!((mine.annotator, mine.note.as_str(), mine.verdict.as_deref()), (id(1), "Counted.", Some("no")));
        let said = judged.judgement_of(id(2)).and_then(|j| j.verdict.as_deref());
        assert_eq!((judged.judgements.len(), said), (2, Some("yes")));
        assert_eq!(joined.judgements(&judged).count(), 1);
        assert!(joined.is_by(&judged, id(2)) && !joined.is_by(&judged, id(3)));
    }

    proptest! {
        /// One id stands for each group, whatever the order; to be one is to be joined, and nobody else is.
        #[test]
        fn joined_ids_are_one_person(links in prop::collection::vec((0..12_u8, 0..12_u8), 0..12), n in any::<usize>()) {
            let people: Vec<(u8, Option<u8>)> = links.iter().map(|(a, b)| (*a, Some(*b))).collect();
            let same = same(&people);
            let mut turned = people.clone();
            turned.rotate_left(if people.is_empty() { 0 } else { n % people.len() });
            prop_assert_eq!(&self::same(&turned), &same);
            for (a, b) in &links {
                prop_assert!(same.are_one(id(*a), id(*b)));
            }
            let mut group: Vec<u8> = (0..12).collect();
            for _ in 0..12 {
                for (a, b) in &links {
                    let least = group[usize::from(*a)].min(group[usize::from(*b)]);
                    group[usize::from(*a)] = least;
                    group[usize::from(*b)] = least;
                }
            }
            for a in 0..12_u8 {
                prop_assert_eq!(same.person(same.person(id(a))), same.person(id(a)));
                for b in 0..12_u8 {
                    prop_assert_eq!(same.are_one(id(a), id(b)), group[usize::from(a)] == group[usize::from(b)]);
                }
            }
        }
    }
}
