//! Answers against keys, with what the teacher says about them, and what is proposed.

use super::{Grades, Pupil};
use crate::exercise::{HandIn, KeyOnText, answer_of};
use crate::grading::{
    ClaimOutcome, Counts, Edges, Found, Outcome, Score, VerdictOutcome, matching, outcomes, proposed_levels,
    proposed_points,
};
use crate::model::{Annotations, Chosen, FOUND, Fraction, Need, Rubric};

/// An answer that was scored against keys.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The answer as annotations on the exercise's text. Mark `i` of an outcome is the `i`-th claim that has a place.
    pub answer: Annotations,
    /// The outcome against each key, in the order of the keys.
    pub outcomes: Vec<Outcome>,
    /// The index of the best key; `None` if there is no key.
    pub best: Option<usize>,
}

/// One claim of a key in one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What counts: what the teacher said, else what was proposed.
    pub found: Found,
    /// What was proposed.
    pub proposed: Found,
    /// Whether the teacher has said so.
    pub is_given: bool,
    /// The index of the pupil's mark on it.
    pub mark: Option<usize>,
    /// What became of the pupil's verdict, if the claim was found.
    pub verdict: Option<VerdictOutcome>,
}

/// What is proposed for an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// For each criterion of the rubric, the index of the proposed level.
    pub levels: Chosen,
    /// The proposed points: those of the level for what was found, or without a rubric the share that was found.
    pub points: Option<Fraction>,
    /// Of how many.
    pub of: Fraction,
}

/// Scores an answer against keys on the text of their exercise. `edges` are those of that text.
pub fn score(exercise: &Annotations, keys: &[KeyOnText], handin: &HandIn, edges: &Edges<'_>) -> Scored {
    let answer = handin.to_annotations(exercise);
    let keys: Vec<_> = keys.iter().map(|key| key.key.clone()).collect();
    let outcomes = outcomes(&answer_of(&answer), &keys, edges);
    Scored { answer, best: outcomes.best, outcomes: outcomes.all }
}

/// How far teachers agree: for each two keys, by their indices, the pairs of their claims.
pub fn agreement_of_keys(keys: &[KeyOnText]) -> Vec<(usize, usize, Score)> {
    let at = |key: &KeyOnText| key.key.claims.iter().map(|claim| claim.at.clone()).collect::<Vec<_>>();
    let all: Vec<_> = keys.iter().map(at).collect();
    let pairs = (0..all.len()).flat_map(|i| (i + 1..all.len()).map(move |j| (i, j)));
    pairs.map(|(i, j)| (i, j, matching(&all[i], &all[j]).score())).collect()
}

impl Scored {
    /// The outcome against the best key, with the index of that key.
    pub fn best(&self) -> Option<(usize, &Outcome)> {
        let best = self.best?;
        Some((best, self.outcomes.get(best)?))
    }

    /// What became of each claim of key number `i`, by the teacher's words where there are some.
    pub fn cells(&self, i: usize, key: &KeyOnText, pupil: &Pupil) -> Vec<Cell> {
        let Some(outcome) = self.outcomes.get(i) else { return Vec::new() };
        let cell = |(claim, entry): (&ClaimOutcome, &crate::exercise::KeyEntry)| {
            let (proposed, given) = (Found::from(claim), pupil.claim(entry.claim).and_then(|grade| grade.found));
            let (mark, verdict) = match claim {
                ClaimOutcome::Found { mark, verdict } => (Some(*mark), Some(*verdict)),
                ClaimOutcome::Part { mark } => (Some(*mark), None),
                ClaimOutcome::Missed => (None, None),
            };
            Cell { found: given.unwrap_or(proposed), proposed, is_given: given.is_some(), mark, verdict }
        };
        outcome.claims.iter().zip(&key.entries).map(cell).collect()
    }

    /// What is proposed by key number `i`.
    pub fn proposal(&self, i: usize, key: &KeyOnText, pupil: &Pupil, rubric: &Rubric, maximum: Fraction) -> Proposal {
        let Some(outcome) = self.outcomes.get(i) else { return Proposal::default() };
        let cells = self.cells(i, key, pupil);
        let counts = |need: Need| {
            let mut counts = Counts::default();
            for (cell, _) in cells.iter().zip(&key.key.claims).filter(|(_, claim)| claim.need == need) {
                match cell.found {
                    Found::Found => counts.found += 1,
                    Found::Part => counts.part += 1,
                    Found::Missed => counts.missed += 1,
                }
            }
            counts
        };
        let outcome = Outcome { required: counts(Need::Required), welcome: counts(Need::Welcome), ..outcome.clone() };
        if rubric.criteria.is_empty() {
            return Proposal { levels: Vec::new(), points: proposed_points(&outcome, maximum), of: maximum };
        }
        let levels = proposed_levels(rubric, &outcome);
        let found = rubric.criteria.iter().zip(&levels).find(|(criterion, _)| criterion.id == FOUND);
        let points = found.and_then(|(criterion, level)| criterion.levels.get((*level)?)?.points);
        let most = found.and_then(|(criterion, _)| criterion.levels.iter().filter_map(|level| level.points).max());
        Proposal { points, of: most.unwrap_or_default(), levels }
    }
}

impl Grades {
    /// The points and their maximum that the levels given to a pupil make. A criterion for reasons counts the mean of the levels given
    /// claim by claim, if it has no level of its own. `None` while a criterion has no level, or a level no points.
    pub fn points_of_levels(rubric: &Rubric, pupil: &Pupil) -> Option<(Fraction, Fraction)> {
        let of = |criterion: &crate::model::Criterion| -> Option<Fraction> {
            let points = |level: usize| criterion.levels.get(level)?.points;
            if let Some(level) = pupil.level(&criterion.id) {
                return points(level);
            }
            let given: Vec<usize> = pupil.claims.iter().filter_map(|claim| claim.reason).collect();
            if criterion.id != REASON || given.is_empty() {
                return None;
            }
            let sum = given.iter().try_fold(Fraction::ZERO, |sum, level| Some(sum.plus(points(*level)?)))?;
            Some(sum.times(Fraction::new(1, given.len() as u64)))
        };
        if rubric.criteria.is_empty() {
            return None;
        }
        let sum = rubric.criteria.iter().try_fold(Fraction::ZERO, |sum, criterion| Some(sum.plus(of(criterion)?)))?;
        Some((sum, rubric.maximum()?))
    }
}

/// The id of the criterion that is given level by level for each claim.
pub const REASON: &str = "reason";

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::exercise::{MarkedClaim, MarkedSpan, Task, exercise, key_of};
    use crate::model::{AnnotatorId, Article, ArticleText, BlockKind, Claim, Claims, Criterion, Exercise, Level};
    use crate::text::TextRange;

    const TEXT: &str = "The bridge closed. 41 people left. It opened in May. Nobody knows why.";

    fn made() -> Annotations {
        let text = ArticleText::from_blocks([(BlockKind::Paragraph, TEXT.to_owned(), Vec::new())]);
        exercise(&Article { text: Arc::new(text), ..Article::default() }, &Arc::default(), &Task::default())
    }

    fn key(words: &[(&str, Need)]) -> KeyOnText {
        let me = AnnotatorId::new();
        let mut key = made();
        let claims: Vec<Claim> = words
            .iter()
            .map(|(words, need)| {
                let start = TEXT.find(words).unwrap();
                let mut claim = Claim::new(me, [TextRange::from_usize(start..start + words.len())]);
                claim.need = need.name().to_owned();
                claim
            })
            .collect();
        key.claims = Claims::new(claims);
        key_of(&key, &key.article.text, true)
    }

    fn answer(words: &[&str]) -> HandIn {
        let claim = |words: &&str| {
            let start = TEXT.find(words).unwrap() as u64;
            let spans = vec![MarkedSpan { start, end: start + words.len() as u64, quote: (*words).to_owned() }];
            MarkedClaim { spans, ..MarkedClaim::default() }
        };
        HandIn { claims: words.iter().map(claim).collect(), ..HandIn::default() }
    }

    fn scored(keys: &[KeyOnText], words: &[&str]) -> Scored {
        score(&made(), keys, &answer(words), &Edges::new(TEXT))
    }

    fn criterion(id: &str, points: &[(u64, Option<usize>)]) -> Criterion {
        let level = |(points, from): &(u64, Option<usize>)| Level {
            points: Some(Fraction::new(*points, 1)),
            from: *from,
            ..Level::default()
        };
        Criterion { id: id.to_owned(), levels: points.iter().map(level).collect(), ..Criterion::default() }
    }

    #[test]
    fn the_teachers_word_counts_more_than_the_proposal() {
        let key = key(&[("The bridge closed", Need::Required), ("41 people left", Need::Required)]);
        let scored = scored(std::slice::from_ref(&key), &["The bridge closed.", "left"]);
        let mut pupil = Pupil::default();
        let cells = scored.cells(0, &key, &pupil);
        assert_eq!((cells[0].found, cells[1].found, cells[1].is_given), (Found::Found, Found::Part, false));
        let points =
            |pupil: &Pupil| scored.proposal(0, &key, pupil, &Rubric::default(), Fraction::new(10, 1)).points.unwrap();
        assert_eq!(points(&pupil), Fraction::new(15, 2));
        pupil.claim_mut(key.entries[1].claim).found = Some(Found::Found);
        let cell = scored.cells(0, &key, &pupil)[1];
        assert_eq!((cell.found, cell.proposed, cell.is_given), (Found::Found, Found::Part, true));
        assert_eq!(points(&pupil), Fraction::new(10, 1));
    }

    #[test]
    fn a_rubric_proposes_what_was_found_and_nothing_else() {
        let key = key(&[("The bridge closed", Need::Required), ("41 people left", Need::Welcome)]);
        let scored = scored(std::slice::from_ref(&key), &["The bridge closed.", "41 people left"]);
        let criteria = vec![criterion("reason", &[(0, Some(0))]), criterion(FOUND, &[(0, Some(0)), (3, Some(2))])];
        let rubric = Rubric { criteria, extra: None };
        let proposal = scored.proposal(0, &key, &Pupil::default(), &rubric, Fraction::ONE);
        let expected =
            Proposal { levels: vec![None, Some(1)], points: Some(Fraction::new(3, 1)), of: Fraction::new(3, 1) };
        assert_eq!(proposal, expected);
    }

    #[test]
    fn levels_make_points_once_all_are_given() {
        let criteria =
            vec![criterion(REASON, &[(0, None), (2, None), (4, None)]), criterion(FOUND, &[(0, None), (3, None)])];
        let rubric = Rubric { criteria, extra: None };
        let mut pupil = Pupil::default();
        assert_eq!(Grades::points_of_levels(&rubric, &pupil), None);
        pupil.set_level(FOUND, Some(1));
        assert_eq!(Grades::points_of_levels(&rubric, &pupil), None);
        pupil.claim_mut(crate::model::ClaimId::new()).reason = Some(1);
        pupil.claim_mut(crate::model::ClaimId::new()).reason = Some(2);
        assert_eq!(Grades::points_of_levels(&rubric, &pupil), Some((Fraction::new(6, 1), Fraction::new(7, 1))));
        pupil.set_level(REASON, Some(0));
        assert_eq!(Grades::points_of_levels(&rubric, &pupil), Some((Fraction::new(3, 1), Fraction::new(7, 1))));
        assert_eq!(Grades::points_of_levels(&Rubric::default(), &pupil), None);
    }

    #[test]
    fn the_best_whole_key_counts_and_keys_agree() {
        let keys = [
            key(&[("The bridge closed", Need::Required), ("41 people left", Need::Required)]),
            key(&[("The bridge closed", Need::Required), ("It opened in May", Need::Required)]),
        ];
        assert_eq!(scored(&keys, &["The bridge closed", "It opened in May"]).best, Some(1));
        assert_eq!(scored(&[], &["The bridge closed"]).best().map(|(i, _)| i), None);
        let agreement = agreement_of_keys(&keys);
        assert_eq!((agreement.len(), agreement[0].2.f1), (1, Fraction::new(1, 2)));
        assert_eq!(Grades::new(&Exercise::default()).maximum, Fraction::new(10, 1));
    }
}
