//! Rubrics: what answers are judged by, in words and levels.

use super::{Extra, Fraction};

/// The id of the criterion that counts propose a level for.
pub const FOUND: &str = "found";

/// What answers are judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rubric {
    /// The criteria, in order.
    pub criteria: Vec<Criterion>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// One thing that is judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Criterion {
    /// Its name in files: [`FOUND`], `verdict`, `reason`, `evidence`, or another one.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Its levels, in any order.
    pub levels: Vec<Level>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// A level of a criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level {
    /// Its name for people.
    pub label: String,
    /// What an answer of this level is like.
    pub words: String,
    /// What it is worth, if levels are worth points.
    pub points: Option<Fraction>,
    /// How many claims must be found for it to be proposed; `None` if it never is. Claims found in part do not count.
    pub from: Option<usize>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// For each criterion, the index of the level that was chosen or proposed; `None` if there is none.
pub type Chosen = Vec<Option<usize>>;

impl Rubric {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Levels worth 0, 1, … points.
    fn criterion(id: &str, levels: u64) -> Criterion {
        let level = |points| Level { points: Some(Fraction::new(points, 1)), ..Level::default() };
        Criterion { id: id.to_owned(), levels: (0..levels).map(level).collect(), ..Criterion::default() }
    }

    #[test]
    fn points_of_levels() {
        let mut rubric = Rubric { criteria: vec![criterion(FOUND, 3), criterion("reason", 4)], extra: None };
        assert_eq!(rubric.points(&[Some(2), Some(1)]), Some(Fraction::new(3, 1)));
        assert_eq!(rubric.maximum(), Some(Fraction::new(5, 1)));
        for missing in [&[Some(2), None][..], &[Some(2)], &[Some(2), Some(9)]] {
            assert_eq!(rubric.points(missing), None);
        }
        rubric.criteria[1].levels[1].points = None;
        assert_eq!(rubric.points(&[Some(2), Some(1)]), None);
    }
}
