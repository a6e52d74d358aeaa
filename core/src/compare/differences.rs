//! Comparing what two people marked in one article: what is the same, and what differs.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs;
use super::stretches::{Stretch, Stretches};
use crate::model::{Annotations, AnnotatorId, Claim, ClaimId, Same};
use crate::text::TextRange;

/// The claims of two people on one text.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    /// The annotations that hold my claims, and my id.
    pub mine: (&'a Annotations, AnnotatorId),
    /// The annotations that hold their claims, on the same text, and their id.
    pub theirs: (&'a Annotations, AnnotatorId),
}

/// One difference between two people's claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Only I marked this claim.
    OnlyMine(ClaimId),
    /// Only they marked this claim.
    OnlyTheirs(ClaimId),
    /// Both marked the same words, with different verdicts: my claim and theirs.
    OtherVerdict(ClaimId, ClaimId),
    /// Both marked nearly the same words: my claim and theirs.
    OtherEnds(ClaimId, ClaimId),
}

impl Difference {
    /// My claim, if there is one.
    pub fn mine(self) -> Option<ClaimId> {
        match self {
            Self::OnlyMine(mine) | Self::OtherVerdict(mine, _) | Self::OtherEnds(mine, _) => Some(mine),
            Self::OnlyTheirs(_) => None,
        }
    }

    /// Their claim, if there is one.
    pub fn theirs(self) -> Option<ClaimId> {
        match self {
            Self::OnlyTheirs(theirs) | Self::OtherVerdict(_, theirs) | Self::OtherEnds(_, theirs) => Some(theirs),
            Self::OnlyMine(_) => None,
        }
    }
}

/// The result of comparing two people's claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// How many claims have the same words and the same verdict.
    pub same: usize,
    /// The differences, in the order of the article. If a pair differs in both, its ends come before its verdict.
    pub differences: Vec<Difference>,
}

/// Whether a claim counts as this person's: they judged it, or they marked it and nobody has judged it.
pub fn is_of(same: &Same, claim: &Claim, person: AnnotatorId) -> bool {
    let is_theirs = || claim.judgements.is_empty() && same.are_one(claim.annotator, person);
    same.judgement(claim, person).is_some() || is_theirs()
}

/// The person to compare my work with: of the others, the one with the most claims; me, if there is nobody else; `None` if there
/// are no claims.
pub fn other_person(theirs: &Annotations, me: AnnotatorId) -> Option<AnnotatorId> {
    let mut counts: BTreeMap<AnnotatorId, usize> = BTreeMap::new();
    let same = theirs.same();
    for claim in theirs.claims.as_slice() {
        let people: BTreeSet<AnnotatorId> = claim.judgements.iter().map(|j| same.person(j.annotator)).collect();
        let marked = people.is_empty().then_some(same.person(claim.annotator));
        for person in people.into_iter().chain(marked) {
            *counts.entry(person).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|(person, n)| (!same.are_one(*person, me), *n, std::cmp::Reverse(*person)))
        .map(|(person, _)| person)
}

impl Sides<'_> {
    /// Compares the claims of both.
    ///
    /// Claims are paired one to one: by id, then the closest two first, see [`pairs::pairs`].
    pub fn compare(&self) -> Compared {
        let of = |(annotations, person): (&Annotations, AnnotatorId)| -> Vec<(ClaimId, Vec<TextRange>)> {
            let same = annotations.same();
            let claims = annotations.claims.as_slice().iter().filter(|c| is_of(&same, c, person));
            claims.map(|c| (c.id, c.ranges().collect::<Vec<_>>())).filter(|(_, r)| !r.is_empty()).collect()
        };
        let (mine, theirs) = (of(self.mine), of(self.theirs));
        let has = |claims: &[(ClaimId, Vec<TextRange>)]| claims.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>();
        let both: BTreeSet<ClaimId> = has(&mine).intersection(&has(&theirs)).copied().collect();
        let mut pairs: BTreeMap<ClaimId, ClaimId> = both.iter().map(|id| (*id, *id)).collect();
        let rest = |claims: &[(ClaimId, Vec<TextRange>)]| -> Vec<(ClaimId, Stretches)> {
            let text = &self.mine.0.article.text;
            let stretch = |r: &TextRange| Stretch::new(text.to_scalars(r.start()), text.to_scalars(r.end()));
            let rest = claims.iter().filter(|(id, _)| !both.contains(id));
            rest.map(|(id, ranges)| (*id, Stretches::new(ranges.iter().map(stretch)))).collect()
        };
        let (a, b) = (rest(&mine), rest(&theirs));
        let places = |claims: &[(ClaimId, Stretches)]| claims.iter().map(|(_, at)| at.clone()).collect::<Vec<_>>();
        let (at_a, at_b) = (places(&a), places(&b));
        let near = pairs::pairs(&at_a.iter().collect::<Vec<_>>(), &at_b.iter().collect::<Vec<_>>());
        pairs.extend(near.iter().map(|pair| (a[pair.first].0, b[pair.second].0)));
        let (mine, theirs) = (mine.into_iter().collect(), theirs.into_iter().collect());
        self.compared(&mine, &theirs, &pairs)
    }

    fn compared(
        &self,
        mine: &BTreeMap<ClaimId, Vec<TextRange>>,
        theirs: &BTreeMap<ClaimId, Vec<TextRange>>,
        pairs: &BTreeMap<ClaimId, ClaimId>,
    ) -> Compared {
        let joined = [self.mine, self.theirs].map(|(annotations, _)| annotations.same());
        let verdict = |same: &Same, (annotations, person): (&Annotations, AnnotatorId), id: ClaimId| {
            let claim = annotations.claims.get(id);
            claim.and_then(|c| same.judgement(c, person)).and_then(|j| j.verdict.clone())
        };
        let mut same = 0;
        let mut differences: Vec<(TextRange, Difference)> = Vec::new();
        for (a, ranges) in mine {
            let at = ranges.first().copied().unwrap_or_default();
            let Some(b) = pairs.get(a) else {
                differences.push((at, Difference::OnlyMine(*a)));
                continue;
            };
            let other_ends = theirs.get(b) != Some(ranges);
            let other_verdict = verdict(&joined[0], self.mine, *a) != verdict(&joined[1], self.theirs, *b);
            if other_ends {
                differences.push((at, Difference::OtherEnds(*a, *b)));
            }
            if other_verdict {
                differences.push((at, Difference::OtherVerdict(*a, *b)));
            }
            same += usize::from(!other_ends && !other_verdict);
        }
        let paired: BTreeSet<&ClaimId> = pairs.values().collect();
        let rest = theirs.iter().filter(|(b, _)| !paired.contains(b));
        differences
            .extend(rest.map(|(b, ranges)| (ranges.first().copied().unwrap_or_default(), Difference::OnlyTheirs(*b))));
        // Ends stand before the verdict, since the sort is stable.
        differences.sort_by_key(|(at, _)| *at);
        Compared { same, differences: differences.into_iter().map(|(_, d)| d).collect() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::import;
    use crate::model::{Claims, Judgement, Tabled as _, Timestamp};

    const TEXT: &str = "The bridge closed in May, the town says. It opened in June. Nobody paid for it.";

    fn claim(words: &str, person: AnnotatorId, verdict: Option<&str>) -> Claim {
        let at = TEXT.find(words).unwrap();
        let mut claim = Claim::new(person, [TextRange::from_usize(at..at + words.len())]);
        claim.judgements = vec![Judgement {
            annotator: person,
            verdict: verdict.map(str::to_owned),
            time: Timestamp::now(),
            ..Judgement::nothing()
        }];
        claim
    }

    fn annotations(claims: Vec<Claim>) -> Annotations {
        let mut annotations = Annotations::new(import::pasted(TEXT));
        annotations.claims = Claims::shared(claims.into_iter().map(Arc::new).collect());
        annotations
    }

    #[test]
    fn claims_are_paired_by_id_then_words_then_overlap() {
        let (ana, ben) = (AnnotatorId::new(), AnnotatorId::new());
        let shared = claim("Nobody paid for it.", ana, Some("verified"));
        let mut of_ben = claim("Nobody paid", ben, Some("verified"));
        of_ben.id = shared.id;
        let mine = annotations(vec![
            claim("The bridge closed in May", ana, Some("verified")),
            claim("the town says", ana, None),
            claim("It opened in June.", ana, Some("verified")),
            shared.clone(),
        ]);
        let theirs = annotations(vec![
            claim("The bridge closed in May, the town", ben, Some("unverified")),
            claim("May", ben, Some("verified")),
            claim("It opened in June.", ben, Some("verified")),
            of_ben,
        ]);
        let compared = Sides { mine: (&mine, ana), theirs: (&theirs, ben) }.compare();
        let (a, b) = (mine.claims.as_slice(), theirs.claims.as_slice());
        assert_eq!(compared.same, 1);
        assert_eq!(
            compared.differences,
            [
                Difference::OtherEnds(a[0].id, b[0].id),
                Difference::OtherVerdict(a[0].id, b[0].id),
                Difference::OnlyTheirs(b[1].id),
                Difference::OnlyMine(a[1].id),
                Difference::OtherEnds(shared.id, shared.id),
            ]
        );
        assert_eq!(other_person(&theirs, ana), Some(ben));
        assert_eq!(other_person(&mine, ana), Some(ana), "there is nobody else");
        assert_eq!(other_person(&annotations(Vec::new()), ana), None);
    }
}
