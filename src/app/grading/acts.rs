//! What a teacher does to grades. Each act can be undone.

use std::sync::Arc;

use super::class::KeyFile;
use super::page::Page;
use super::shown::{Column, Filter, Way};
use crate::tr;
use claimlight_core::exercise::grades::{ClaimGrade, Grade, Grades, LevelGrade, Pupil, REASON};
use claimlight_core::grading::Found;
use claimlight_core::model::{ClaimId, Criterion, FOUND, Fraction, Timestamp};

/// What the teacher does. What is judged is the chosen cell and its pupil.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Says how far the claim was found.
    Found(Found),
    /// Gives the reason a level.
    Reason(usize),
    /// Writes words about the claim.
    Words(String),
    /// Writes words about the answer.
    Overall(String),
    /// Writes what comes next for the pupil.
    NextStep(String),
    /// Keeps these words to use them again.
    Keep(String),
    /// Forgets line number `i`.
    Forget(usize),
    /// Gives level number `.1` of criterion number `.0`.
    Level(usize, usize),
    /// Gives these points, and says why they are others than proposed.
    Points(Fraction, String),
    /// Takes the grade back.
    TakeBack,
    /// Gives the grades that are proposed.
    AcceptAll,
    /// Lets feedback tell the key's words, or not.
    Release(bool),
}

/// What the teacher says about one pupil.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judged {
    claims: Vec<ClaimGrade>,
    levels: Vec<LevelGrade>,
    grade: Option<Grade>,
    words: String,
    next_step: String,
}

impl Judged {
    fn of(pupil: &Pupil) -> Self {
        let Pupil { claims, levels, grade, words, next_step, .. } = pupil.clone();
        Self { claims, levels, grade, words, next_step }
    }

    fn put(self, pupil: &mut Pupil) {
        let Self { claims, levels, grade, words, next_step } = self;
        (pupil.claims, pupil.levels, pupil.grade) = (claims, levels, grade);
        (pupil.words, pupil.next_step) = (words, next_step);
    }
}

/// What was before an act, or after one that was undone.
#[derive(Debug)]
pub(super) enum Change {
    /// What was said about pupils.
    Pupils(Vec<(usize, Judged)>),
    /// The lines of comments.
    Lines(Vec<String>),
    /// The keys.
    Keys(Vec<KeyFile>),
}

/// A field in which something is typed: its letters are one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typing {
    /// Words about a claim.
    Claim(usize, ClaimId),
    /// Words about an answer.
    Overall(usize),
    /// What comes next.
    NextStep(usize),
}

/// How many acts can be undone.
const STEPS: usize = 500;

impl Page {
    /// The claim of the key at which the teacher is.
    fn claim(&self) -> Option<ClaimId> {
        let Column::Claim(i) = self.at.column else { return None };
        Some(self.entries().get(i)?.claim)
    }

    /// Does what the teacher asks for. Returns what is to be told.
    pub(super) fn act(&mut self, act: Act) -> Option<String> {
        let i = self.at.pupil;
        let has_answer = self.grades.pupils.get(i).is_some_and(|pupil| pupil.answer.is_some());
        let claim = self.claim().filter(|_| has_answer);
        match act {
            Act::Found(found) => {
                let claim = claim?;
                self.change(i, None, |pupil| pupil.claim_mut(claim).found = Some(found));
            }
            Act::Reason(level) => {
                let claim = claim?;
                let levels = self.criterion(REASON).map_or(0, |criterion| criterion.levels.len());
                if level >= levels {
                    return None;
                }
                self.change(i, None, |pupil| {
                    let given = pupil.claim_mut(claim);
                    given.reason = if given.reason == Some(level) { None } else { Some(level) };
                });
            }
            Act::Words(words) => {
                let claim = claim?;
                self.change(i, Some(Typing::Claim(i, claim)), |pupil| pupil.claim_mut(claim).words = words);
            }
            Act::Overall(words) => self.change(i, Some(Typing::Overall(i)), |pupil| pupil.words = words),
            Act::NextStep(words) => self.change(i, Some(Typing::NextStep(i)), |pupil| pupil.next_step = words),
            Act::Keep(words) => self.keep(&words),
            Act::Forget(line) => {
                let before = self.grades.lines.clone();
                if line < before.len() {
                    Arc::make_mut(&mut self.grades).lines.remove(line);
                    self.note(Change::Lines(before));
                }
            }
            Act::Level(criterion, level) => {
                let criterion = self.class.lesson.exercise.rubric.criteria.get(criterion)?;
                let id = criterion.id.clone();
                self.change(i, None, |pupil| {
                    let now = if pupil.level(&id) == Some(level) { None } else { Some(level) };
                    pupil.set_level(&id, now);
                });
            }
            Act::Points(points, why) => return self.points(points, &why).err(),
            Act::TakeBack => self.change(i, None, |pupil| pupil.grade = None),
            Act::AcceptAll => return Some(self.accept_all()),
            Act::Release(is_released) => {
                if self.grades.released != is_released {
                    Arc::make_mut(&mut self.grades).released = is_released;
                    self.changed();
                }
            }
        }
        None
    }

    /// A criterion of the rubric.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.class.lesson.exercise.rubric.criteria.iter().find(|criterion| criterion.id == id)
    }

    fn keep(&mut self, words: &str) {
        let words = words.trim();
        let before = self.grades.lines.clone();
        if words.is_empty() || before.iter().any(|line| line == words) {
            return;
        }
        Arc::make_mut(&mut self.grades).lines.push(words.to_owned());
        self.note(Change::Lines(before));
    }

    /// Changes what is said about a pupil.
    fn change(&mut self, i: usize, typing: Option<Typing>, change: impl FnOnce(&mut Pupil)) {
        let Some(pupil) = self.grades.pupils.get(i) else { return };
        let before = Judged::of(pupil);
        let mut pupil = pupil.clone();
        change(&mut pupil);
        if Judged::of(&pupil) == before {
            return;
        }
        Arc::make_mut(&mut self.grades).pupils[i] = pupil;
        self.count_row(i);
        if typing.is_some() && typing == self.typing {
            self.redo.clear();
            return self.changed();
        }
        self.note(Change::Pupils(vec![(i, before)]));
        self.typing = typing;
    }

    /// Keeps what was before an act.
    fn note(&mut self, change: Change) {
        self.typing = None;
        self.undo.push(change);
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
        self.redo.clear();
        self.changed();
    }

    /// Undoes or redoes an act. `None` if there is none; the keys, if these are what changes.
    #[expect(clippy::option_option, reason = "nothing to do, or done, or keys to score by")]
    pub(super) fn step(&mut self, way: Way) -> Option<Option<Vec<KeyFile>>> {
        let change = if way == Way::Back { self.undo.pop() } else { self.redo.pop() }?;
        let mut keys = None;
        let inverse = match change {
            Change::Pupils(pupils) => {
                let put = pupils.into_iter().filter_map(|(i, judged)| {
                    let pupil = Arc::make_mut(&mut self.grades).pupils.get_mut(i)?;
                    let before = Judged::of(pupil);
                    judged.put(pupil);
                    Some((i, before))
                });
                let before: Vec<_> = put.collect();
                for (i, _) in &before {
                    self.count_row(*i);
                }
                if let Some((i, _)) = before.first().filter(|(i, _)| self.order.contains(i)) {
                    self.at.pupil = *i;
                }
                Change::Pupils(before)
            }
            Change::Lines(lines) => Change::Lines(std::mem::replace(&mut Arc::make_mut(&mut self.grades).lines, lines)),
            Change::Keys(before) => {
                keys = Some(before);
                Change::Keys(self.class.keys.clone())
            }
        };
        if way == Way::Back {
            self.redo.push(inverse);
        } else {
            self.undo.push(inverse);
        }
        self.typing = None;
        self.changed();
        Some(keys)
    }

    /// Accepts what is proposed at the chosen cell. The error says why that is not possible.
    pub(super) fn accept(&mut self) -> Result<(), String> {
        let i = self.at.pupil;
        if self.grades.pupils.get(i).is_none_or(|pupil| pupil.answer.is_none()) {
            return Ok(());
        }
        match self.at.column {
            Column::More => {}
            Column::Claim(claim) => {
                let found = self.cells.get(i).and_then(|cells| cells.get(claim)).map(|cell| cell.found);
                if let Some(found) = found {
                    self.act(Act::Found(found));
                }
            }
            Column::Grade => {
                if self.grades.pupils[i].grade.is_none() {
                    let (points, of) = self.total(i).ok_or_else(|| self.lacking(i))?;
                    self.give(i, points, of, String::new());
                }
            }
        }
        Ok(())
    }

    /// The points that would be given now, and of how many: by the levels of the rubric, else by what was found.
    pub fn total(&self, i: usize) -> Option<(Fraction, Fraction)> {
        let row = self.rows.get(i)?.as_ref()?;
        let rubric = &self.class.lesson.exercise.rubric;
        if rubric.criteria.is_empty() {
            return Some((row.proposal.points?, row.proposal.of));
        }
        Grades::points_of_levels(rubric, &self.with_found(i)?)
    }

    /// A pupil, with the level for what was found as it is proposed if none is given.
    fn with_found(&self, i: usize) -> Option<Pupil> {
        let mut pupil = self.grades.pupils.get(i)?.clone();
        if pupil.level(FOUND).is_none() {
            let proposal = &self.rows.get(i)?.as_ref()?.proposal;
            let criteria = &self.class.lesson.exercise.rubric.criteria;
            let proposed = criteria.iter().position(|criterion| criterion.id == FOUND);
            let level = proposed.and_then(|at| proposal.levels.get(at).copied().flatten());
            pupil.set_level(FOUND, level);
        }
        Some(pupil)
    }

    /// Which criteria lack a level, as a sentence.
    fn lacking(&self, i: usize) -> String {
        let Some(pupil) = self.with_found(i) else { return tr!("grade-no-proposal").to_owned() };
        let has_reasons = pupil.claims.iter().any(|claim| claim.reason.is_some());
        let lacks =
            |criterion: &&Criterion| pupil.level(&criterion.id).is_none() && !(criterion.id == REASON && has_reasons);
        let criteria = &self.class.lesson.exercise.rubric.criteria;
        let labels: Vec<&str> = criteria.iter().filter(lacks).map(|criterion| criterion.label.as_str()).collect();
        if labels.is_empty() {
            return tr!("grade-no-points").to_owned();
        }
        tr!("grade-lacks-level", names = labels.join(", "))
    }

    fn give(&mut self, i: usize, points: Fraction, of: Fraction, why: String) {
        let Some(with_found) = self.with_found(i) else { return };
        let proposed = self.rows.get(i).and_then(Option::as_ref).and_then(|row| row.proposal.points);
        let has_rubric = !self.class.lesson.exercise.rubric.criteria.is_empty();
        let grade = Grade { points, of, proposed, why, time: Timestamp::now(), extra: None };
        self.change(i, None, |pupil| {
            if has_rubric {
                pupil.set_level(FOUND, with_found.level(FOUND));
            }
            pupil.grade = Some(grade);
        });
    }

    /// Gives points that the teacher typed. The error says why that is not possible.
    fn points(&mut self, points: Fraction, why: &str) -> Result<(), String> {
        let i = self.at.pupil;
        let proposed = self.total(i);
        let rubric = self.class.lesson.exercise.rubric.maximum();
        let of = proposed.map(|(_, of)| of).or(rubric).unwrap_or(self.grades.maximum);
        if points > of {
            return Err(tr!("grade-too-many", of = of.to_decimal(self.grades.decimals)));
        }
        if proposed.is_none_or(|(proposed, _)| proposed != points) && why.trim().is_empty() {
            return Err(tr!("grade-say-why").to_owned());
        }
        if self.grades.pupils.get(i).is_some_and(|pupil| pupil.answer.is_some()) {
            self.give(i, points, of, why.trim().to_owned());
        }
        Ok(())
    }

    /// Gives all grades that are proposed. Returns what is to be told.
    fn accept_all(&mut self) -> String {
        let open: Vec<usize> =
            (0..self.grades.pupils.len()).filter(|i| Filter::ToGrade.fits(&self.grades.pupils[*i])).collect();
        let mut before = Vec::new();
        for i in &open {
            let Some((points, of)) = self.total(*i) else { continue };
            let was = Judged::of(&self.grades.pupils[*i]);
            let steps = self.undo.len();
            self.give(*i, points, of, String::new());
            // All of them are one act.
            self.undo.truncate(steps);
            before.push((*i, was));
        }
        let (given, left) = (before.len(), open.len() - before.len());
        if given > 0 {
            self.note(Change::Pupils(before));
        }
        if left > 0 { tr!("grade-given-some", n = given, left = left) } else { tr!("grade-given", n = given) }
    }
}
