//! What a single score hides, and what counts and places show of it. One line a case: marks, claims, and what comes out.

use std::collections::BTreeSet;

use super::outcome::{ClaimOutcome, VerdictOutcome};
use super::{
    Answer, Edges, Key, KeyClaim, Mark, Outcome, Outcomes, Said, Stretch, Stretches, outcome, outcomes, proposed_points,
};
use crate::model::{Fraction, Need};

const LENGTH: usize = 200;

pub(super) fn set(pieces: &[(usize, usize)]) -> Stretches {
    Stretches::new(pieces.iter().map(|(start, end)| Stretch::new(*start, *end)))
}

pub(super) fn mark(start: usize, end: usize) -> Mark {
    Mark { at: set(&[(start, end)]), verdict: None }
}

pub(super) fn claim(start: usize, end: usize) -> KeyClaim {
    KeyClaim { at: set(&[(start, end)]), ..KeyClaim::default() }
}

fn answer(marks: &[(usize, usize)]) -> Answer {
    Answer { marks: marks.iter().map(|(start, end)| mark(*start, *end)).collect(), ..Answer::default() }
}

fn key(claims: &[(usize, usize)]) -> Key {
    Key { claims: claims.iter().map(|(start, end)| claim(*start, *end)).collect() }
}

/// In a text without blanks or punctuation.
pub(super) fn against(answer: &Answer, key: &Key) -> Outcome {
    outcome(answer, key, &Edges::new(&"x".repeat(LENGTH)))
}

fn against_all(answer: &Answer, keys: &[Key]) -> Outcomes {
    outcomes(answer, keys, &Edges::new(&"x".repeat(LENGTH)))
}

/// `●` a claim found, `◐` in part, each with its mark, `○` missed; then how many marks are extra, and how many lie beside.
fn shown(outcome: &Outcome) -> String {
    let sign = |claim: &ClaimOutcome| match claim {
        ClaimOutcome::Found { mark, .. } => format!("●{mark}"),
        ClaimOutcome::Part { mark } => format!("◐{mark}"),
        ClaimOutcome::Missed => "○".to_owned(),
    };
    let claims: Vec<String> = outcome.claims.iter().map(sign).collect();
    let beside = outcome.marks.iter().filter(|mark| mark.is_beside()).count();
    format!("{} +{} ~{beside}", claims.join(" "), outcome.extra().count())
}

fn check(marks: &[(usize, usize)], claims: &[(usize, usize)], expected: &str) {
    assert_eq!(shown(&against(&answer(marks), &key(claims))), expected);
}

#[test]
fn counts_and_places() {
    check(&[(5, 15), (20, 30), (30, 34)], &[(0, 10), (20, 40)], "◐0 ●1 +0 ~2");
    check(&[(0, 10), (50, 60)], &[(0, 10), (20, 40)], "●0 ○ +1 ~0");
    check(&[(0, 4)], &[(4, 8)], "○ +1 ~0");
    check(&[], &[(4, 8)], "○ +0 ~0");
    // Of two marks in part the closer one is named, wherever it stands.
    check(&[(0, 1), (3, 6), (9, 10)], &[(0, 10)], "◐1 +0 ~3");
    check(&[(9, 10), (0, 1)], &[(0, 10)], "◐1 +0 ~2");
    // Two marks of the same words find a claim once.
    check(&[(0, 10), (0, 10)], &[(0, 10)], "●0 +0 ~1");
}

#[test]
fn the_whole_text_marked_has_full_recall_and_finds_nothing() {
    let outcome = against(&answer(&[(0, LENGTH)]), &key(&[(0, 10), (50, 60), (100, 120)]));
    assert_eq!((outcome.scores.semeval.recall, outcome.scores.characters.recall), (Fraction::ONE, Fraction::ONE));
    assert_eq!(shown(&outcome), "◐0 ◐0 ◐0 +0 ~1");
    assert_eq!(outcome.marks[0].touches, [0, 1, 2]);
}

#[test]
fn chopping_costs_no_precision_and_is_seen_in_the_marks_beside() {
    let outcome = against(&answer(&[(0, 5), (5, 10), (10, 15), (15, 20)]), &key(&[(0, 20)]));
    assert_eq!(outcome.scores.semeval.f1, Fraction::ONE);
    assert_eq!(outcome.scores.pairs.f1, Fraction::ZERO);
    assert_eq!(shown(&outcome), "◐0 +0 ~4");
}

#[test]
fn six_letters_marked_one_by_one_score_full_and_find_nothing() {
    let outcome = against(&answer(&[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]), &key(&[(0, 6)]));
    assert_eq!((outcome.scores.semeval.f1, outcome.scores.characters.f1), (Fraction::ONE, Fraction::ONE));
    assert_eq!(shown(&outcome), "◐0 +0 ~6");
}

#[test]
fn two_claims_in_one_mark_are_one_found_and_one_in_part() {
    let outcome = against(&answer(&[(0, 31)]), &key(&[(0, 20), (21, 31)]));
    assert_eq!(outcome.scores.semeval.recall, Fraction::ONE);
    assert_eq!(outcome.scores.semeval.precision, Fraction::new(30, 31));
    assert_eq!(shown(&outcome), "●0 ◐0 +0 ~0");
    assert_eq!(outcome.marks[0].touches, [0, 1]);
}

#[test]
fn a_narrow_mark_of_the_right_claim_has_little_recall_and_is_in_part() {
    let outcome = against(&answer(&[(10, 20)]), &key(&[(0, 60)]));
    assert_eq!(outcome.scores.semeval.recall, Fraction::new(1, 6));
    assert_eq!(shown(&outcome), "◐0 +0 ~1");
}

#[test]
fn ends_are_trimmed_before_claims_are_found() {
    // The mark has 10 of 22 characters, and 10 of 19 without quotes and full stop.
    let text = format!("“{}.” And so on.", "x".repeat(19));
    let (marked, wanted) = (answer(&[(1, 11)]), key(&[(0, 22)]));
    assert_eq!(shown(&outcome(&marked, &wanted, &Edges::new(&text))), "●0 +0 ~0");
    // A mark that only takes the blank before a claim is beside it, not on it.
    let text = "First one. Second one.";
    let (marked, wanted) = (answer(&[(0, 11)]), key(&[(10, 22)]));
    assert_eq!(shown(&outcome(&marked, &wanted, &Edges::new(text))), "○ +1 ~0");
}

#[test]
fn what_is_not_required_gains_when_found_and_costs_nothing_when_missed() {
    let mut key = key(&[(0, 10), (20, 30), (40, 50)]);
    (key.claims[1].need, key.claims[2].need) = (Need::Welcome, Need::EitherWay);
    let maximum = Fraction::new(12, 1);
    let check = |marks: &[(usize, usize)], expected: &str, points: u64, f1: Fraction| {
        let outcome = against(&answer(marks), &key);
        assert_eq!(shown(&outcome), expected);
        assert_eq!(proposed_points(&outcome, maximum), Some(Fraction::new(points, 1)), "{marks:?}");
        assert_eq!(outcome.scores.pairs.f1, f1, "{marks:?}");
    };
    check(&[(0, 10)], "●0 ○ ○ +0 ~0", 12, Fraction::ONE);
    check(&[(0, 10), (20, 30), (40, 50)], "●0 ●1 ●2 +0 ~0", 12, Fraction::ONE);
    check(&[(0, 10), (20, 23), (40, 43)], "●0 ◐1 ◐2 +0 ~2", 12, Fraction::ONE);
    check(&[(20, 30)], "○ ●0 ○ +0 ~0", 12, Fraction::new(2, 3));
    check(&[(0, 2), (40, 50)], "◐0 ○ ●1 +0 ~1", 6, Fraction::new(1, 2));
    check(&[(40, 50)], "○ ○ ●0 +0 ~0", 0, Fraction::new(2, 3));
}

#[test]
fn verdicts_count_on_found_claims_alone() {
    let verdict = |id: &str| (id != "-").then(|| id.to_owned());
    let check = |end: usize, given: &str, accepted: &[&str], expected: Option<VerdictOutcome>, right: usize| {
        let accepted: BTreeSet<_> = accepted.iter().map(|id| verdict(id)).collect();
        let key = Key { claims: vec![KeyClaim { accepted, ..claim(0, 10) }] };
        let marks = vec![Mark { verdict: verdict(given), ..mark(0, end) }];
        let outcome = against(&Answer { marks, ..Answer::default() }, &key);
        let found = match outcome.claims[0] {
            ClaimOutcome::Found { verdict, .. } => Some(verdict),
            _ => None,
        };
        assert_eq!((found, outcome.right_verdicts()), (expected, right));
    };
    check(10, "false", &["false", "mixed"], Some(VerdictOutcome::Right), 1);
    check(10, "verified", &["false", "mixed"], Some(VerdictOutcome::Wrong), 0);
    check(10, "-", &["false"], Some(VerdictOutcome::None), 0);
    check(10, "-", &["-", "unverified"], Some(VerdictOutcome::Right), 1);
    check(10, "false", &[], Some(VerdictOutcome::NotAsked), 0);
    check(4, "false", &["false"], None, 0);
}

#[test]
fn marking_nothing_is_right_where_there_is_nothing() {
    let read = Answer { no_claims: set(&[(0, LENGTH)]), ..Answer::default() };
    let check = |answer: &Answer, claims: &[(usize, usize)], said: Said, points: Option<u64>| {
        let outcome = against(answer, &key(claims));
        assert_eq!(outcome.said, said);
        assert_eq!(proposed_points(&outcome, Fraction::ONE), points.map(|points| Fraction::new(points, 1)));
    };
    check(&Answer::default(), &[], Said::RightlyNone, Some(1));
    check(&read, &[], Said::RightlyNone, Some(1));
    check(&read, &[(0, 10)], Said::NoClaims, Some(0));
    check(&Answer::default(), &[(0, 10)], Said::Nothing, Some(0));
    check(&answer(&[(0, 10)]), &[(0, 10)], Said::Marks, Some(1));
    // Where nothing is required, marks are for the teacher to judge.
    check(&answer(&[(0, 10)]), &[], Said::Marks, None);
}

#[test]
fn the_best_key_is_a_whole_one() {
    let check = |marks: &[(usize, usize)], keys: &[&[(usize, usize)]], best: usize, expected: &str| {
        let keys: Vec<Key> = keys.iter().map(|claims| key(claims)).collect();
        let outcomes = against_all(&answer(marks), &keys);
        assert_eq!((outcomes.best, shown(outcomes.best().unwrap()).as_str()), (Some(best), expected));
        assert_eq!(outcomes.all.len(), keys.len());
    };
    // Most found; the best of each claim would be two.
    check(&[(0, 10), (20, 30)], &[&[(0, 10), (40, 50)], &[(20, 30), (60, 70)]], 0, "●0 ○ +1 ~0");
    check(&[(0, 10), (20, 30)], &[&[(0, 10), (40, 50)], &[(0, 10), (20, 30)]], 1, "●0 ●1 +0 ~0");
    // Then most in part, then fewest extra marks, then the order of keys.
    check(&[(0, 10), (20, 24)], &[&[(0, 10)], &[(0, 10), (20, 30)]], 1, "●0 ◐1 +0 ~1");
    check(&[(0, 10), (9, 90)], &[&[(0, 8)], &[(0, 10)]], 1, "●0 +0 ~1");
    check(&[(0, 10)], &[&[(0, 10), (50, 60)], &[(0, 10)]], 0, "●0 ○ +0 ~0");
    assert_eq!(against_all(&answer(&[]), &[]).best(), None);
}
