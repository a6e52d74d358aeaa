//! What counts propose.
//!
//! A count can say how many claims were found. It cannot say how good a reason is, nor anything else that takes a reader, so that only
//! the criterion [`FOUND`] ever has a proposal.

use super::outcome::{Outcome, Said};
use crate::model::{Chosen, Criterion, FOUND, Fraction, Rubric};

/// The levels that an outcome proposes: for [`FOUND`], the highest level whose `from` is reached by the required and welcome claims
/// found; for all others, none. Where the key requires no claim, the highest level of all is proposed for an answer that rightly
/// marks none, and nothing for others.
pub fn proposed_levels(rubric: &Rubric, outcome: &Outcome) -> Chosen {
    let reached = reached(outcome);
    let proposed = |criterion: &Criterion| if criterion.id == FOUND { highest(criterion, reached?) } else { None };
    rubric.criteria.iter().map(proposed).collect()
}

/// The highest level that `found` claims reach; of levels with the same `from`, the one worth more.
fn highest(criterion: &Criterion, found: usize) -> Option<usize> {
    let levels = &criterion.levels;
    let reached = |i: &usize| levels[*i].from.is_some_and(|from| from <= found);
    (0..levels.len()).filter(reached).max_by_key(|i| (levels[*i].from, levels[*i].points))
}

/// How many claims an outcome counts as found; `None` where counts say nothing, since the key requires no claim.
fn reached(outcome: &Outcome) -> Option<usize> {
    match (outcome.required.all(), outcome.said) {
        (0, Said::RightlyNone) => Some(usize::MAX),
        (0, _) => None,
        _ => Some(outcome.required.found + outcome.welcome.found),
    }
}

/// The points that an outcome proposes if there is no rubric: (found + ½ in part) ÷ required × maximum, at most the maximum. Welcome
/// claims are counted among those found, and make up for missed ones. Where the key requires no claim, an answer that rightly marks none
/// is proposed the maximum; for others there is no proposal.
pub fn proposed_points(outcome: &Outcome, maximum: Fraction) -> Option<Fraction> {
    let required = outcome.required.all();
    if required == 0 {
        return (outcome.said == Said::RightlyNone).then_some(maximum);
    }
    let halves = |found: usize, part: usize| 2 * found + part;
    let gained =
        halves(outcome.required.found, outcome.required.part) + halves(outcome.welcome.found, outcome.welcome.part);
    Some(Fraction::share(gained, 2 * required).min(Fraction::ONE).times(maximum))
}

#[cfg(test)]
mod tests {
    use super::super::outcome::{Counts, Scores};
    use super::super::{Score, semeval};
    use super::*;
    use crate::model::Level;

    fn rubric(criteria: Vec<Criterion>) -> Rubric {
        Rubric { criteria, extra: None }
    }

    /// An outcome with some required claims found, in part and missed.
    fn outcome(found: usize, part: usize, missed: usize) -> Outcome {
        let nothing: Score = semeval(&[], &[]);
        let required = Counts { found, part, missed };
        Outcome {
            said: if required == Counts::default() { Said::RightlyNone } else { Said::Marks },
            claims: Vec::new(),
            marks: Vec::new(),
            required,
            welcome: Counts::default(),
            either_way: Counts::default(),
            scores: Scores { semeval: nothing, characters: nothing, pairs: nothing },
        }
    }

    /// Levels worth 0, 1, … points, each with its `from`.
    fn criterion(id: &str, from: &[Option<usize>]) -> Criterion {
        let level = |(i, from): (usize, &Option<usize>)| Level {
            points: Some(Fraction::new(i as u64, 1)),
            from: *from,
            ..Level::default()
        };
        Criterion { id: id.to_owned(), levels: from.iter().enumerate().map(level).collect(), ..Criterion::default() }
    }

    #[test]
    fn the_highest_level_that_is_reached_is_proposed() {
        let check = |from: &[Option<usize>], found: usize, expected: Option<usize>| {
            let rubric = rubric(vec![criterion(FOUND, from)]);
            assert_eq!(proposed_levels(&rubric, &outcome(found, 2, 1)), [expected], "{from:?}");
        };
        let four = [Some(0), Some(2), Some(4), Some(6)];
        check(&four, 0, Some(0));
        check(&four, 5, Some(2));
        check(&four, 9, Some(3));
        // Nothing is reached; levels stand from high to low; a level has no `from`, or two have the same.
        check(&[Some(2), Some(4)], 1, None);
        check(&[Some(6), Some(4), Some(2)], 4, Some(1));
        check(&[Some(1), None, Some(9)], 5, Some(0));
        check(&[Some(1), Some(1)], 1, Some(1));
        check(&[], 5, None);
    }

    #[test]
    fn counts_propose_nothing_else() {
        let levels = [Some(0), Some(2)];
        let criteria = ["reason", "evidence", "verdict", FOUND].map(|id| criterion(id, &levels)).to_vec();
        assert_eq!(proposed_levels(&rubric(criteria), &outcome(3, 0, 0)), [None, None, None, Some(1)]);
    }

    #[test]
    fn a_key_that_requires_nothing() {
        let rubric = rubric(vec![criterion(FOUND, &[Some(0), Some(4)])]);
        assert_eq!(proposed_levels(&rubric, &outcome(0, 0, 0)), [Some(1)]);
        let marked = Outcome { said: Said::Marks, ..outcome(0, 0, 0) };
        assert_eq!(proposed_levels(&rubric, &marked), [None]);
        assert_eq!(proposed_points(&marked, Fraction::ONE), None);
        assert_eq!(proposed_points(&outcome(0, 0, 0), Fraction::new(15, 2)), Some(Fraction::new(15, 2)));
    }

    #[test]
    fn points_without_a_rubric() {
        let check = |found, part, missed, maximum: u64, expected: (u64, u64)| {
            let points = proposed_points(&outcome(found, part, missed), Fraction::new(maximum, 1));
            assert_eq!(points, Some(Fraction::new(expected.0, expected.1)));
        };
        check(4, 1, 1, 12, (9, 1));
        check(0, 0, 3, 10, (0, 1));
        check(1, 1, 1, 10, (5, 1));
        check(2, 0, 1, 10, (20, 3));
    }
}
