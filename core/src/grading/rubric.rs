//! A rubric, and what counts propose.
//!
//! A count can say how many claims were found. It cannot say how good a reason is, nor anything else that takes a reader, so that only
//! the criterion [`FOUND`] ever has a proposal.

use super::Fraction;
use super::outcome::{Outcome, Said};

/// The id of the criterion that counts propose a level for.
pub const FOUND: &str = "found";

/// What answers are judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rubric {
    /// The criteria, in order.
    pub criteria: Vec<Criterion>,
}

/// One thing that is judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criterion {
    /// Its name in files: [`FOUND`], `verdict`, `reason`, `evidence`, or another one.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Its levels, in any order.
    pub levels: Vec<Level>,
}

/// A level of a criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// Its name for people.
    pub label: String,
    /// What an answer of this level is like.
    pub words: String,
    /// What it is worth, if levels are worth points.
    pub points: Option<Fraction>,
    /// How many claims must be found for it to be proposed; `None` if it never is. Claims found in part do not count.
    pub from: Option<usize>,
}

/// For each criterion, the index of the level that was chosen or proposed; `None` if there is none.
pub type Chosen = Vec<Option<usize>>;

impl Rubric {
    /// The levels that an outcome proposes: for [`FOUND`], the highest level whose `from` is reached by the required and welcome claims
    /// found; for all others, none. Where the key requires no claim, the highest level of all is proposed for an answer that rightly
    /// marks none, and nothing for others.
    pub fn proposed(&self, outcome: &Outcome) -> Chosen {
        let reached = reached(outcome);
        let level = |criterion: &Criterion| if criterion.id == FOUND { criterion.level(reached?) } else { None };
        self.criteria.iter().map(level).collect()
    }

    /// The sum of the points of the chosen levels; `None` while a criterion has no level, or a level no points.
    pub fn points(&self, chosen: &[Option<usize>]) -> Option<Fraction> {
        let points = |(i, criterion): (usize, &Criterion)| {
            let level = (*chosen.get(i)?)?;
            criterion.levels.get(level)?.points
        };
        self.criteria.iter().enumerate().map(points).try_fold(Fraction::ZERO, |sum, points| Some(sum.plus(points?)))
    }

    /// The most points that there are; `None` if a criterion has no level with points.
    pub fn maximum(&self) -> Option<Fraction> {
        let most = |criterion: &Criterion| criterion.levels.iter().filter_map(|level| level.points).max();
        self.criteria.iter().map(most).try_fold(Fraction::ZERO, |sum, points| Some(sum.plus(points?)))
    }
}

impl Criterion {
    /// The highest level that `found` claims reach; of levels with the same `from`, the one worth more.
    fn level(&self, found: usize) -> Option<usize> {
        let reached = |i: &usize| self.levels[*i].from.is_some_and(|from| from <= found);
        (0..self.levels.len()).filter(reached).max_by_key(|i| (self.levels[*i].from, self.levels[*i].points))
    }
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
            let rubric = Rubric { criteria: vec![criterion(FOUND, from)] };
            assert_eq!(rubric.proposed(&outcome(found, 2, 1)), [expected], "{from:?}");
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
        assert_eq!(Rubric { criteria }.proposed(&outcome(3, 0, 0)), [None, None, None, Some(1)]);
    }

    #[test]
    fn a_key_that_requires_nothing() {
        let rubric = Rubric { criteria: vec![criterion(FOUND, &[Some(0), Some(4)])] };
        assert_eq!(rubric.proposed(&outcome(0, 0, 0)), [Some(1)]);
        let marked = Outcome { said: Said::Marks, ..outcome(0, 0, 0) };
        assert_eq!(rubric.proposed(&marked), [None]);
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

    #[test]
    fn points_of_levels() {
        let mut rubric = Rubric { criteria: vec![criterion(FOUND, &[None; 3]), criterion("reason", &[None; 4])] };
        assert_eq!(rubric.points(&[Some(2), Some(1)]), Some(Fraction::new(3, 1)));
        assert_eq!(rubric.maximum(), Some(Fraction::new(5, 1)));
        for missing in [&[Some(2), None][..], &[Some(2)], &[Some(2), Some(9)]] {
            assert_eq!(rubric.points(missing), None);
        }
        rubric.criteria[1].levels[1].points = None;
        assert_eq!(rubric.points(&[Some(2), Some(1)]), None);
    }
}
