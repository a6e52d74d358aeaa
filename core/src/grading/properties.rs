//! What always holds, whatever was marked.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;

use super::outcome::{ClaimOutcome, VerdictOutcome};
use super::traps::{against, set};
use super::{Answer, Edges, Key, KeyClaim, Mark, Outcome, Score, Stretches, characters, matching, outcomes, semeval};
use crate::model::{Fraction, Need};

const LENGTH: usize = 60;

fn places() -> impl Strategy<Value = Stretches> {
    let pieces = vec((0_usize..LENGTH, 1_usize..15), 1..3);
    pieces.prop_map(|pieces| set(&pieces.iter().map(|(start, length)| (*start, start + length)).collect::<Vec<_>>()))
}

fn verdict() -> impl Strategy<Value = Option<String>> {
    of(prop_oneof![Just("true".to_owned()), Just("false".to_owned())])
}

fn answers() -> impl Strategy<Value = Answer> {
    let mark = (places(), verdict()).prop_map(|(at, verdict)| Mark { at, verdict });
    vec(mark, 0..8).prop_map(|marks| Answer { marks, ..Answer::default() })
}

fn keys() -> impl Strategy<Value = Key> {
    let need = prop_oneof![Just(Need::Required), Just(Need::Welcome), Just(Need::EitherWay)];
    let claim = (places(), need, btree_set(verdict(), 0..3));
    vec(claim.prop_map(|(at, need, accepted)| KeyClaim { at, need, accepted }), 0..8).prop_map(|claims| Key { claims })
}

/// An answer with the same marks in another order.
fn shuffled_answer() -> impl Strategy<Value = (Answer, Answer)> {
    answers().prop_flat_map(|answer| {
        let marks = Just(answer.marks.clone()).prop_shuffle();
        (Just(answer), marks.prop_map(|marks| Answer { marks, ..Answer::default() }))
    })
}

/// A key with the same claims in another order.
fn shuffled_key() -> impl Strategy<Value = (Key, Key)> {
    keys().prop_flat_map(|key| {
        let claims = Just(key.claims.clone()).prop_shuffle();
        (Just(key), claims.prop_map(|claims| Key { claims }))
    })
}

/// What an outcome says of each claim and of each mark, in an order of its own.
fn sorted(outcome: &Outcome, answer: &Answer, key: &Key) -> (BTreeSet<String>, Vec<String>, Vec<String>) {
    let of_claim = |(claim, outcome): (&KeyClaim, &ClaimOutcome)| match outcome {
        ClaimOutcome::Found { mark, verdict } => format!("{claim:?} {:?} {verdict:?}", answer.marks[*mark]),
        ClaimOutcome::Part { mark } => format!("{claim:?} {:?}", answer.marks[*mark]),
        ClaimOutcome::Missed => format!("{claim:?}"),
    };
    let mut claims: Vec<String> = key.claims.iter().zip(&outcome.claims).map(of_claim).collect();
    claims.sort();
    let mut marks: Vec<String> = answer
        .marks
        .iter()
        .zip(&outcome.marks)
        .map(|(mark, outcome)| {
            format!("{mark:?} {:?} {}", outcome.finds.map(|i| &key.claims[i]), outcome.touches.len())
        })
        .collect();
    marks.sort();
    let counts = (outcome.required, outcome.welcome, outcome.either_way, outcome.scores, outcome.said);
    (BTreeSet::from([format!("{counts:?}")]), claims, marks)
}

fn sets(answer: &Answer) -> Vec<Stretches> {
    answer.marks.iter().map(|mark| mark.at.clone()).collect()
}

fn all_scores(marks: &[Stretches], claims: &[Stretches]) -> [Score; 3] {
    [semeval(marks, claims), characters(marks, claims), matching(marks, claims).score()]
}

/// The most pairs, then the greatest sum of shares, by trying everything. Numbers are places in the lists.
fn best_pairing(shares: &[Vec<f64>], used: u32) -> (usize, f64) {
    let Some((first, rest)) = shares.split_first() else { return (0, 0.0) };
    let mut best = best_pairing(rest, used);
    for (column, share) in
        first.iter().enumerate().filter(|(column, share)| **share >= 0.5 && used & (1 << column) == 0)
    {
        let (pairs, sum) = best_pairing(rest, used | (1 << column));
        if (pairs + 1, sum + share) > best {
            best = (pairs + 1, sum + share);
        }
    }
    best
}

proptest! {
    #[test]
    fn order_changes_nothing((answer, other_answer) in shuffled_answer(), (key, other_key) in shuffled_key()) {
        let (one, other) = (against(&answer, &key), against(&other_answer, &other_key));
        prop_assert_eq!(sorted(&one, &answer, &key), sorted(&other, &other_answer, &other_key));
    }

    #[test]
    fn the_order_of_keys_changes_no_count(answer in answers(), keys in vec(keys(), 1..4)) {
        let text = "x".repeat(LENGTH + 20);
        let edges = Edges::new(&text);
        let forward = outcomes(&answer, &keys, &edges);
        let backward = outcomes(&answer, &keys.iter().rev().cloned().collect::<Vec<_>>(), &edges);
        prop_assert!(forward.all.iter().eq(backward.all.iter().rev()));
        prop_assert_eq!(forward.best().map(Outcome::rank), backward.best().map(Outcome::rank));
    }

    #[test]
    fn a_perfect_answer_finds_all(key in keys()) {
        let mark = |claim: &KeyClaim| Mark { at: claim.at.clone(), verdict: claim.accepted.first().cloned().flatten() };
        let answer = Answer { marks: key.claims.iter().map(mark).collect(), ..Answer::default() };
        let outcome = against(&answer, &key);
        for claim in &outcome.claims {
            prop_assert!(matches!(claim, ClaimOutcome::Found { .. }), "{claim:?}");
        }
        prop_assert_eq!(outcome.extra().count(), 0);
        for score in [outcome.scores.semeval, outcome.scores.characters, outcome.scores.pairs] {
            prop_assert_eq!((score.precision, score.recall, score.f1), (Fraction::ONE, Fraction::ONE, Fraction::ONE));
        }
        let places: BTreeSet<&Stretches> = key.claims.iter().map(|claim| &claim.at).collect();
        if places.len() == key.claims.len() {
            let wrong = |claim: &&ClaimOutcome| !matches!(
                claim,
                ClaimOutcome::Found { verdict: VerdictOutcome::Right | VerdictOutcome::NotAsked, .. }
            );
            prop_assert_eq!(outcome.claims.iter().filter(wrong).count(), 0);
        }
    }

    #[test]
    fn an_extra_mark_never_raises_precision(answer in answers(), key in keys(), start in LENGTH + 20..LENGTH + 90) {
        let mut more = answer.clone();
        more.marks.push(Mark { at: set(&[(start, start + 5)]), verdict: None });
        let (before, after) = (against(&answer, &key), against(&more, &key));
        let pairs = [
            (before.scores.semeval, after.scores.semeval),
            (before.scores.characters, after.scores.characters),
            (before.scores.pairs, after.scores.pairs),
        ];
        for (before, after) in pairs {
            prop_assert!(after.precision <= before.precision);
            prop_assert!(after.recall <= before.recall);
        }
        prop_assert_eq!(&before.claims, &after.claims);
        prop_assert_eq!(before.marks.iter().filter(|mark| mark.is_extra()).count() + 1, after.extra().count());
    }

    #[test]
    fn counts_add_up(answer in answers(), key in keys()) {
        let outcome = against(&answer, &key);
        prop_assert_eq!(outcome.required.all() + outcome.welcome.all() + outcome.either_way.all(), key.claims.len());
        let found = outcome.required.found + outcome.welcome.found + outcome.either_way.found;
        let beside = outcome.marks.iter().filter(|mark| mark.is_beside()).count();
        prop_assert_eq!(found + beside + outcome.extra().count(), answer.marks.len());
        for (claim, of_claim) in outcome.claims.iter().enumerate() {
            if let ClaimOutcome::Found { mark, .. } = of_claim {
                prop_assert_eq!(outcome.marks[*mark].finds, Some(claim));
            }
            if let ClaimOutcome::Found { mark, .. } | ClaimOutcome::Part { mark } = of_claim {
                prop_assert!(outcome.marks[*mark].touches.contains(&claim));
            }
        }
    }

    #[test]
    fn scores_are_between_0_and_1(a in answers(), b in answers()) {
        let (a, b) = (sets(&a), sets(&b));
        for (score, turned) in all_scores(&a, &b).into_iter().zip(all_scores(&b, &a)) {
            prop_assert!(score.precision <= Fraction::ONE && score.recall <= Fraction::ONE);
            prop_assert!(score.f1 >= score.precision.min(score.recall) && score.f1 <= score.precision.max(score.recall));
            prop_assert_eq!((score.precision, score.recall, score.f1), (turned.recall, turned.precision, turned.f1));
        }
    }

    #[test]
    fn pairs_are_the_most_and_then_the_closest(a in answers(), b in answers()) {
        let (a, b) = (sets(&a), sets(&b));
        let share = |a: &Stretches, b: &Stretches| crate::compare::pairs::Share::of(a, b).value();
        let shares: Vec<Vec<f64>> = a.iter().map(|a| b.iter().map(|b| share(a, b)).collect()).collect();
        let (count, sum) = best_pairing(&shares, 0);
        let found = matching(&a, &b);
        prop_assert_eq!(found.pairs.len(), count);
        prop_assert!((found.pairs.iter().map(|pair| pair.share.value()).sum::<f64>() - sum).abs() < 1e-9);
    }
}
