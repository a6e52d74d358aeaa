//! An answer against keys.

use std::cmp::Reverse;

use super::outcome::{ClaimOutcome, Counts, MarkOutcome, Outcome, Outcomes, Said, Scores, VerdictOutcome};
use super::{Answer, Edges, Key, KeyClaim, Mark, Stretches, characters, matching, semeval};
use crate::compare::pairs::Share;
use crate::model::Need;

/// Looks at an answer against each whole key. The best key is that with the most required claims found, then the most in part, then the
/// fewest extra marks; of equal ones, the first. It is the best key, never the best of each claim: a mixture of two teachers' answers
/// is nobody's.
pub fn outcomes(answer: &Answer, keys: &[Key], edges: &Edges<'_>) -> Outcomes {
    let all: Vec<Outcome> = keys.iter().map(|key| outcome(answer, key, edges)).collect();
    let best = (0..all.len()).max_by_key(|i| (all[*i].rank(), Reverse(*i)));
    Outcomes { all, best }
}

/// Looks at an answer against one key, in the text of `edges`. What is found is decided without blanks, quotes and final punctuation at
/// the ends of marks and claims.
pub fn outcome(answer: &Answer, key: &Key, edges: &Edges<'_>) -> Outcome {
    let (marks, wanted) = (edges.trimmed_answer(answer.clone()).marks, edges.trimmed_key(key.clone()).claims);
    let of_marks = of_marks(&marks, &wanted);
    let claims: Vec<ClaimOutcome> = (0..wanted.len()).map(|i| of_claim(i, &wanted[i], &marks, &of_marks)).collect();
    let counts = |need: Need| -> Counts {
        key.claims.iter().zip(&claims).filter(|(claim, _)| claim.need == need).map(|(_, outcome)| outcome).collect()
    };
    let required = counts(Need::Required);
    Outcome {
        said: said(answer, required),
        required,
        welcome: counts(Need::Welcome),
        either_way: counts(Need::EitherWay),
        scores: scores((&answer.marks, &marks), (&key.claims, &wanted), &of_marks, &claims),
        claims,
        marks: of_marks,
    }
}

/// What became of each mark.
fn of_marks(marks: &[Mark], claims: &[KeyClaim]) -> Vec<MarkOutcome> {
    let touches = |mark: &Mark| (0..claims.len()).filter(|i| meet(&mark.at, &claims[*i].at)).collect();
    let mut outcomes: Vec<MarkOutcome> =
        marks.iter().map(|mark| MarkOutcome { finds: None, touches: touches(mark) }).collect();
    for (mark, claim) in pairs(marks, claims) {
        outcomes[mark].finds = Some(claim);
    }
    outcomes
}

/// Whether two sets share a character.
fn meet(a: &Stretches, b: &Stretches) -> bool {
    let hulls = a.hull().zip(b.hull()).and_then(|(a, b)| a.common(b));
    hulls.is_some() && a.as_slice().iter().any(|piece| b.touches(*piece))
}

/// The pairs of marks and claims, by their places in the lists. Where two marks have the same place, verdicts decide, and where two
/// claims have it, the required one comes first: never the order of the lists.
fn pairs(marks: &[Mark], claims: &[KeyClaim]) -> Vec<(usize, usize)> {
    let (by_mark, by_claim) = (in_order(marks), in_order(claims));
    let at = |order: &[usize], place: &dyn Fn(usize) -> Stretches| order.iter().map(|i| place(*i)).collect::<Vec<_>>();
    let (first, second) = (at(&by_mark, &|i| marks[i].at.clone()), at(&by_claim, &|i| claims[i].at.clone()));
    matching(&first, &second).pairs.iter().map(|pair| (by_mark[pair.first], by_claim[pair.second])).collect()
}

/// The places of things in their list, in the order of the things.
fn in_order<T: Ord>(things: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..things.len()).collect();
    order.sort_by_key(|i| &things[*i]);
    order
}

/// What became of a claim, which has place `i` in the key.
fn of_claim(i: usize, claim: &KeyClaim, marks: &[Mark], outcomes: &[MarkOutcome]) -> ClaimOutcome {
    if let Some(mark) = outcomes.iter().position(|outcome| outcome.finds == Some(i)) {
        return ClaimOutcome::Found { mark, verdict: of_verdict(claim, &marks[mark]) };
    }
    let on_it = (0..marks.len()).filter(|mark| outcomes[*mark].touches.binary_search(&i).is_ok());
    let nearest = on_it.max_by(|a, b| {
        let (a, b) = (&marks[*a], &marks[*b]);
        let shares = Share::of(&a.at, &claim.at).compare(Share::of(&b.at, &claim.at));
        shares.then_with(|| a.at.shared(&claim.at).cmp(&b.at.shared(&claim.at))).then_with(|| b.cmp(a))
    });
    nearest.map_or(ClaimOutcome::Missed, |mark| ClaimOutcome::Part { mark })
}

fn of_verdict(claim: &KeyClaim, mark: &Mark) -> VerdictOutcome {
    if claim.accepted.is_empty() {
        VerdictOutcome::NotAsked
    } else if claim.accepted.contains(&mark.verdict) {
        VerdictOutcome::Right
    } else if mark.verdict.is_none() {
        VerdictOutcome::None
    } else {
        VerdictOutcome::Wrong
    }
}

fn said(answer: &Answer, required: Counts) -> Said {
    if !answer.marks.is_empty() {
        Said::Marks
    } else if required.all() == 0 {
        Said::RightlyNone
    } else if answer.no_claims.is_empty() {
        Said::Nothing
    } else {
        Said::NoClaims
    }
}

/// The scores, from marks and claims as they are and as they were trimmed.
fn scores(
    marks: (&[Mark], &[Mark]),
    claims: (&[KeyClaim], &[KeyClaim]),
    of_marks: &[MarkOutcome],
    of_claims: &[ClaimOutcome],
) -> Scores {
    let claim_counts =
        |i: usize| claims.0[i].need == Need::Required || matches!(of_claims[i], ClaimOutcome::Found { .. });
    let mark_counts = |i: usize| of_marks[i].is_extra() || of_marks[i].touches.iter().any(|claim| claim_counts(*claim));
    let marked = |marks: &[Mark]| -> Vec<Stretches> {
        (0..marks.len()).filter(|i| mark_counts(*i)).map(|i| marks[i].at.clone()).collect()
    };
    let wanted = |claims: &[KeyClaim]| -> Vec<Stretches> {
        (0..claims.len()).filter(|i| claim_counts(*i)).map(|i| claims[i].at.clone()).collect()
    };
    let (raw_marks, raw_claims) = (marked(marks.0), wanted(claims.0));
    Scores {
        semeval: semeval(&raw_marks, &raw_claims),
        characters: characters(&raw_marks, &raw_claims),
        pairs: matching(&marked(marks.1), &wanted(claims.1)).score(),
    }
}
