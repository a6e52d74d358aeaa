//! Grades: what a teacher decides about each answer, and what counts propose.
//!
//! What always holds:
//!
//! - A grade exists only after the teacher's act. A proposal is never one, and a pupil without a hand-in has neither.
//! - Another key or another rubric changes proposals, and never a grade that was given.
//!
//! Absent: windows, and how files are written.

mod file;
mod lesson;
mod score;

pub use file::{GradesError, print, read};
pub use lesson::{HowFeedback, Lesson, Row, pupils_of};
pub use score::{Cell, Proposal, REASON, Scored, agreement_of_keys, score};

use super::HandIn;
use crate::grading::Found;
use crate::model::{ClaimId, Exercise, Extra, Fraction, Timestamp};

/// All that is kept about the answers to an exercise: the file `NAME.grades.ron`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grades {
    /// Id, edition and name of the exercise.
    pub exercise: Exercise,
    /// The most points without a rubric.
    pub maximum: Fraction,
    /// How many digits after the point are shown and given to platforms.
    pub decimals: u32,
    /// The pupils, in the order of their hand-ins.
    pub pupils: Vec<Pupil>,
    /// Lines of comments that are used again.
    pub lines: Vec<String>,
    /// Whether feedback may tell the key's words.
    pub released: bool,
    /// Fields of later versions.
    pub extra: Extra,
}

/// A pupil, what came in, and what the teacher says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pupil {
    /// The platform's number; empty if there is none.
    pub number: String,
    /// The name or code in the hand-in, else the platform's name.
    pub who: String,
    /// What became of the hand-in: `ok`, `empty`, `copy`, `damaged` and so on; empty: there is none.
    pub status: String,
    /// The name of the archive that it came in.
    pub archive: String,
    /// Its path in that archive, which feedback needs.
    pub entry: String,
    /// The answer; `None` if it could not be read.
    pub answer: Option<HandIn>,
    /// What the teacher says about claims of the key.
    pub claims: Vec<ClaimGrade>,
    /// The levels that the teacher gave: id of a criterion, and the index of the level.
    pub levels: Vec<LevelGrade>,
    /// The grade, once the teacher has given one.
    pub grade: Option<Grade>,
    /// The teacher's words to the pupil.
    pub words: String,
    /// What the pupil can do next, in the teacher's words.
    pub next_step: String,
    /// Fields of later versions.
    pub extra: Extra,
}

/// What the teacher says about one claim of the key in one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimGrade {
    /// The claim of the key.
    pub claim: ClaimId,
    /// Whether it was found, once the teacher has said so.
    pub found: Option<Found>,
    /// The index of the level given for the pupil's reason.
    pub reason: Option<usize>,
    /// Words to the pupil about this claim.
    pub words: String,
    /// Fields of later versions.
    pub extra: Extra,
}

/// A level that the teacher gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelGrade {
    /// The id of the criterion.
    pub criterion: String,
    /// The index of the level in the rubric.
    pub level: usize,
    /// Fields of later versions.
    pub extra: Extra,
}

/// A grade that the teacher gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// Its points.
    pub points: Fraction,
    /// Of how many.
    pub of: Fraction,
    /// The points that were proposed when it was given; if it is another number now, key or rubric have changed.
    pub proposed: Option<Fraction>,
    /// Why it is another number than the proposal, in the teacher's words.
    pub why: String,
    /// When it was given.
    pub time: Timestamp,
    /// Fields of later versions.
    pub extra: Extra,
}

impl Grades {
    /// The most points without a rubric, unless the teacher says otherwise.
    pub const MAXIMUM: u64 = 10;

    /// No pupil yet, for an exercise.
    pub fn new(exercise: &Exercise) -> Self {
        let exercise = Exercise {
            id: exercise.id.clone(),
            edition: exercise.edition.clone(),
            name: exercise.name.clone(),
            ..Exercise::default()
        };
        Self {
            exercise,
            maximum: Fraction::new(Self::MAXIMUM, 1),
            decimals: 1,
            pupils: Vec::new(),
            lines: Vec::new(),
            released: false,
            extra: None,
        }
    }

    /// Takes over what came in. A pupil who is there already keeps what the teacher said, and gets the new answer; one who isn't comes
    /// last. Pupils are told apart by number, else by the annotator of their answers, else by name.
    pub fn collect(&mut self, came: Vec<Pupil>) {
        for new in came {
            let known = self.pupils.iter_mut().find(|pupil| pupil.is_same(&new));
            match known {
                Some(pupil) if new.answer.is_none() && pupil.answer.is_some() => {}
                Some(pupil) => {
                    let (who, number) = (std::mem::take(&mut pupil.who), std::mem::take(&mut pupil.number));
                    pupil.who = if new.who.is_empty() { who } else { new.who };
                    pupil.number = if new.number.is_empty() { number } else { new.number };
                    (pupil.status, pupil.archive, pupil.entry) = (new.status, new.archive, new.entry);
                    pupil.answer = new.answer;
                }
                None => self.pupils.push(new),
            }
        }
    }
}

impl Pupil {
    /// Whether both are the same pupil.
    fn is_same(&self, other: &Self) -> bool {
        if !self.number.is_empty() && !other.number.is_empty() {
            return self.number == other.number;
        }
        match (&self.answer, &other.answer) {
            (Some(a), Some(b)) if !a.annotator.is_empty() && !b.annotator.is_empty() => a.annotator == b.annotator,
            _ => !self.who.is_empty() && self.who == other.who,
        }
    }

    /// What the teacher says about a claim of the key.
    pub fn claim(&self, claim: ClaimId) -> Option<&ClaimGrade> {
        self.claims.iter().find(|grade| grade.claim == claim)
    }

    /// The same, to be changed; an entry that says nothing if there was none.
    pub fn claim_mut(&mut self, claim: ClaimId) -> &mut ClaimGrade {
        let i = self.claims.iter().position(|grade| grade.claim == claim).unwrap_or_else(|| {
            self.claims.push(ClaimGrade { claim, found: None, reason: None, words: String::new(), extra: None });
            self.claims.len() - 1
        });
        &mut self.claims[i]
    }

    /// The index of the level that the teacher gave for a criterion.
    pub fn level(&self, criterion: &str) -> Option<usize> {
        self.levels.iter().find(|given| given.criterion == criterion).map(|given| given.level)
    }

    /// Gives a level for a criterion, or takes it back.
    pub fn set_level(&mut self, criterion: &str, level: Option<usize>) {
        self.levels.retain(|given| given.criterion != criterion);
        if let Some(level) = level {
            self.levels.push(LevelGrade { criterion: criterion.to_owned(), level, extra: None });
            self.levels.sort_by(|a, b| a.criterion.cmp(&b.criterion));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pupil(number: &str, who: &str, annotator: &str, words: &str) -> Pupil {
        let answer = HandIn { annotator: annotator.to_owned(), ..HandIn::default() };
        let answer = (!annotator.is_empty()).then_some(answer);
        Pupil { number: number.to_owned(), who: who.to_owned(), answer, words: words.to_owned(), ..Pupil::default() }
    }

    /// Numbers, names and words after `came` was taken over.
    #[track_caller]
    fn check(known: Pupil, came: Pupil, expected: &[(&str, &str, &str)]) {
        let mut grades = Grades::new(&Exercise::default());
        grades.pupils.push(known);
        grades.collect(vec![came]);
        let found: Vec<(&str, &str, &str)> =
            grades.pupils.iter().map(|p| (p.number.as_str(), p.who.as_str(), p.words.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_pupil_who_hands_in_again_keeps_what_the_teacher_said() {
        check(pupil("7", "Kim", "a", "Good"), pupil("7", "Kim B", "b", ""), &[("7", "Kim B", "Good")]);
        check(pupil("7", "Kim", "a", "Good"), pupil("8", "Kim", "a", ""), &[("7", "Kim", "Good"), ("8", "Kim", "")]);
        check(pupil("", "Kim", "a", "Good"), pupil("", "Kim", "b", ""), &[("", "Kim", "Good"), ("", "Kim", "")]);
        check(pupil("", "Kim", "a", "Good"), pupil("7", "Kimberly", "a", ""), &[("7", "Kimberly", "Good")]);
        check(pupil("7", "Kim", "", "Good"), pupil("", "Kim", "a", ""), &[("7", "Kim", "Good")]);
    }

    #[test]
    fn a_damaged_file_takes_no_answer_away() {
        let mut grades = Grades::new(&Exercise::default());
        grades.pupils.push(pupil("7", "Kim", "a", ""));
        grades.collect(vec![Pupil { status: "damaged".to_owned(), ..pupil("7", "", "", "") }]);
        assert!(grades.pupils[0].answer.is_some() && grades.pupils[0].status.is_empty());
    }
}
