//! From collected hand-ins to a row for each pupil, and from rows to what is given back.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Cell, Grade, Grades, Proposal, Pupil, Scored, score};
use crate::exercise::feedback::{self, Feedback, OfClaim, Sent, Set, Words};
use crate::exercise::gradebook::table::{Counted, Line};
use crate::exercise::gradebook::{self, Given, Keys};
use crate::exercise::handins::{HandIns, Status};
use crate::exercise::{KeyOnText, key_of};
use crate::grading::{Edges, Found, Scores};
use crate::model::{Annotations, Ask, Exercise, FOUND, Fraction, Need, Timestamp};
use crate::words::Language;

/// An exercise with its keys.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The exercise's file.
    pub annotations: Annotations,
    /// What it says of the exercise.
    pub exercise: Arc<Exercise>,
    /// The keys, on the exercise's text.
    pub keys: Vec<KeyOnText>,
}

/// What is known of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The index of the key that counts: the best one.
    pub key: usize,
    /// What became of each claim of that key.
    pub cells: Vec<Cell>,
    /// How much that key wants each of its claims.
    pub needs: Vec<Need>,
    /// The marks that share no character with any claim of the key, by their indices.
    pub extra: Vec<usize>,
    /// How many claims were found with a right verdict.
    pub verdict_right: usize,
    /// The scores against that key.
    pub scores: Scores,
    /// What is proposed.
    pub proposal: Proposal,
}

/// The pupils whose hand-ins these are. What a platform or a system has put there, and answers that another one of the same pupil
/// replaces, are left out.
pub fn pupils_of(handins: &HandIns) -> Vec<Pupil> {
    let mut pupils = Vec::new();
    for archive in &handins.archives {
        let name = archive.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for entry in &archive.entries {
            if matches!(entry.status, Status::Quiet | Status::Older | Status::Same) {
                continue;
            }
            let is_answer = entry.counts();
            let who = if entry.who.is_empty() { &entry.name } else { &entry.who };
            pupils.push(Pupil {
                number: entry.id.clone(),
                who: who.clone(),
                status: entry.status.name().to_owned(),
                archive: name.clone(),
                entry: entry.path.clone(),
                answer: entry.hand_in.as_deref().filter(|_| is_answer).cloned(),
                ..Pupil::default()
            });
        }
    }
    // What else a pupil with an answer handed in is not a row of its own.
    let answered: Vec<String> =
        pupils.iter().filter(|pupil| pupil.answer.is_some()).map(|pupil| pupil.number.clone()).collect();
    pupils.retain(|pupil| pupil.answer.is_some() || pupil.number.is_empty() || !answered.contains(&pupil.number));
    pupils
}

impl Lesson {
    /// An exercise and its keys. Keys on another text are carried to that of the exercise. `None` if the file is no exercise.
    pub fn new(annotations: Annotations, keys: &[Annotations]) -> Option<Self> {
        let exercise = annotations.exercise.clone()?;
        let text = &annotations.article.text;
        let judges = exercise.asks.contains(&Ask::Judge);
        let keys = keys.iter().map(|key| key_of(key, text, judges)).collect();
        Some(Self { annotations, exercise, keys })
    }

    /// Scores the answer of each pupil who has one, in the order of the pupils.
    pub fn scored(&self, pupils: &[Pupil]) -> Vec<Option<Arc<Scored>>> {
        let edges = Edges::new(self.annotations.article.text.as_str());
        let one = |pupil: &Pupil| {
            let answer = pupil.answer.as_ref()?;
            Some(Arc::new(score(&self.annotations, &self.keys, answer, &edges)))
        };
        pupils.iter().map(one).collect()
    }

    /// What is known of a pupil's answer; `None` without a key.
    pub fn row(&self, grades: &Grades, pupil: &Pupil, scored: &Scored) -> Option<Row> {
        let (i, outcome) = scored.best()?;
        let key = self.keys.get(i)?;
        Some(Row {
            key: i,
            cells: scored.cells(i, key, pupil),
            needs: key.key.claims.iter().map(|claim| claim.need).collect(),
            extra: outcome.extra().collect(),
            verdict_right: outcome.right_verdicts(),
            scores: outcome.scores,
            proposal: scored.proposal(i, key, pupil, &self.exercise.rubric, grades.maximum),
        })
    }

    /// A pupil's feedback; `None` without a key.
    pub fn feedback(&self, pupil: &Pupil, scored: &Scored, how: &HowFeedback) -> Option<Feedback> {
        let (i, outcome) = scored.best()?;
        let key = self.keys.get(i)?;
        let words = self.words(pupil, key);
        Some(Feedback::new(&feedback::Source {
            exercise: &self.exercise,
            answer: &scored.answer,
            who: &pupil.who,
            key,
            outcome,
            words: &words,
            is_released: how.is_released,
            has_counted: how.has_counted,
            language: how.language,
            today: how.today,
        }))
    }

    fn words(&self, pupil: &Pupil, key: &KeyOnText) -> Words {
        let claim = |entry: &crate::exercise::KeyEntry| {
            let given = pupil.claim(entry.claim);
            OfClaim {
                became: given.and_then(|given| given.found),
                reason: given.and_then(|given| given.reason),
                words: given.map(|given| given.words.clone()).unwrap_or_default(),
            }
        };
        let levels = self.exercise.rubric.criteria.iter().map(|criterion| pupil.level(&criterion.id)).collect();
        let grade = pupil.grade.as_ref();
        Words {
            claims: key.entries.iter().map(claim).collect(),
            marks: Vec::new(),
            overall: pupil.words.clone(),
            next_step: pupil.next_step.clone(),
            levels,
            grade: grade.map(|grade| Set { given: feedback::Given::Points(grade.points, grade.of), by: String::new() }),
        }
    }
}

/// How feedback is written.
#[derive(Clone, Copy)]
pub struct HowFeedback {
    /// Whether pages may include the key's words.
    pub is_released: bool,
    /// Whether the page includes lines that were only counted.
    pub has_counted: bool,
    /// The language of the pages.
    pub language: &'static Language,
    /// The day that stands on the pages.
    pub today: Date,
}

impl Row {
    /// How many claims with this need became that.
    pub fn count(&self, need: Need, found: Found) -> usize {
        self.cells.iter().zip(&self.needs).filter(|(cell, of)| **of == need && cell.found == found).count()
    }

    /// The numbers, from 1, of the claims of the key of which this became.
    pub fn numbers(&self, found: Found) -> Vec<usize> {
        self.cells.iter().enumerate().filter(|(_, cell)| cell.found == found).map(|(i, _)| i + 1).collect()
    }
}

impl Pupil {
    /// Makes the proposal the grade, as the teacher's act. The levels proposed for what was found become given. A pupil who has a grade
    /// keeps it. Returns whether there is a new grade.
    pub fn accept(&mut self, proposal: &Proposal, exercise: &Exercise, time: Timestamp) -> bool {
        let Some(points) = proposal.points.filter(|_| self.grade.is_none()) else { return false };
        for (criterion, level) in exercise.rubric.criteria.iter().zip(&proposal.levels) {
            if criterion.id == FOUND && self.level(FOUND).is_none() {
                self.set_level(FOUND, *level);
            }
        }
        self.grade =
            Some(Grade { points, of: proposal.of, proposed: proposal.points, why: String::new(), time, extra: None });
        true
    }

    /// Whether another grade would be proposed now than when the grade was given.
    pub fn differs(&self, proposal: &Proposal) -> bool {
        self.grade.as_ref().is_some_and(|grade| grade.proposed.is_some() && grade.proposed != proposal.points)
    }

    /// Whose feedback it is, for the platform.
    pub fn sent(&self) -> Sent {
        Sent { entry: self.entry.clone(), number: self.number.clone(), who: self.who.clone() }
    }

    /// The grade as a gradebook takes it, of `grades.maximum` points; `None` without a grade.
    pub fn for_gradebook(&self, grades: &Grades) -> Option<gradebook::Grade> {
        let grade = self.grade.as_ref()?;
        // A login takes the place of a number where a platform has none.
        let is_login = self.number.chars().any(|c| !c.is_ascii_digit());
        let login = if is_login { self.number.clone() } else { String::new() };
        let keys = Keys { number: self.number.clone(), login, name: self.who.clone(), ..Keys::default() };
        let share = grade.points.times(inverse(grade.of));
        Some(gradebook::Grade { keys, given: Given::Points(share.times(grades.maximum)), comment: self.words.clone() })
    }

    /// The pupil's line in our own table.
    pub fn line(&self, row: Option<&Row>) -> Line {
        let counted = row.map(|row| Counted {
            found: row.numbers(Found::Found).len(),
            part: row.numbers(Found::Part).len(),
            missed: row.numbers(Found::Missed),
            extra: row.extra.len(),
            verdict_right: row.verdict_right,
        });
        Line {
            who: self.who.clone(),
            id: self.number.clone(),
            status: self.status.clone(),
            counted,
            grade: self.grade.as_ref().map(|grade| Given::Points(grade.points)),
            out_of: self.grade.as_ref().map(|grade| grade.of),
            set_by: String::new(),
            comment: self.words.clone(),
        }
    }
}

/// One over a number; 0 of 0.
fn inverse(number: Fraction) -> Fraction {
    Fraction::new(number.denominator(), number.numerator())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::{Task, block, exercise, handins};
    use crate::model::{Article, ArticleText, BlockKind, Claim, Claims, Criterion, Level, Rubric};
    use crate::text::TextRange;

    const TEXT: &str = "The bridge closed. 41 people left. It opened in May.";

    fn made(rubric: Rubric) -> Annotations {
        let text = ArticleText::from_blocks([(BlockKind::Paragraph, TEXT.to_owned(), Vec::new())]);
        let task = Task { name: "Bridge".to_owned(), asks: Ask::ALL.into(), rubric, ..Task::default() };
        exercise(&Article { text: Arc::new(text), ..Article::default() }, &Arc::default(), &task)
    }

    /// The exercise, and a key with these claims.
    fn lesson(rubric: Rubric, words: &[&str]) -> Lesson {
        let exercise = made(rubric);
        let claim = |words: &&str| {
            let start = TEXT.find(words).unwrap();
            Claim::new(crate::model::AnnotatorId::new(), [TextRange::from_usize(start..start + words.len())])
        };
        let mut key = exercise.clone();
        key.claims = Claims::new(words.iter().map(claim).collect::<Vec<_>>());
        Lesson::new(exercise, &[key]).unwrap()
    }

    /// An answer as a text block.
    fn answer(of: &Annotations, who: &str, time: &str, words: &[&str]) -> String {
        let of = of.exercise.as_ref().unwrap();
        let claims: Vec<_> = words
            .iter()
            .map(|words| {
                let start = TEXT.find(words).unwrap();
                serde_json::json!({ "spans": [{ "start": start, "end": start + words.len(), "quote": words }] })
            })
            .collect();
        let value = serde_json::json!({
            "claimlight": "answer", "format": 1, "exercise": { "id": of.id, "edition": of.edition }, "who": who,
            "time": time, "claims": claims,
        });
        block::write(value.to_string().as_bytes())
    }

    /// The pupils of a folder with these files.
    fn collected(lesson: &Lesson, files: &[(&str, String)]) -> Vec<Pupil> {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let paths = [folder.path().to_owned()];
        pupils_of(&handins::collect(&lesson.annotations, &paths, None, &mut |_| true).unwrap())
    }

    #[test]
    fn each_pupil_is_there_once() {
        let lesson = lesson(Rubric::default(), &["The bridge closed"]);
        let of = &lesson.annotations;
        let pupils = collected(
            &lesson,
            &[
                ("Kim_1_assignsubmission_file/a.txt", answer(of, "Kim", "2026-11-24T10:40:00Z", &["41 people left"])),
                (
                    "Kim_1_assignsubmission_file/b.txt",
                    answer(of, "Kim", "2026-11-24T10:50:00Z", &["The bridge closed"]),
                ),
                ("Kim_1_assignsubmission_file/essay.txt", "My essay".to_owned()),
                ("Lee_2_assignsubmission_file/essay.txt", "My essay".to_owned()),
                ("__MACOSX/._a.txt", "x".to_owned()),
            ],
        );
        let told: Vec<_> = pupils.iter().map(|p| (p.number.as_str(), p.status.as_str(), p.answer.is_some())).collect();
        assert_eq!(told, [("1", "ok", true), ("2", "no_answer", false)]);
        let grades = Grades::new(&lesson.exercise);
        let scored = lesson.scored(&pupils);
        let row = lesson.row(&grades, &pupils[0], scored[0].as_ref().unwrap()).unwrap();
        assert_eq!((row.numbers(Found::Found), row.count(Need::Required, Found::Missed)), (vec![1], 0));
        assert!(scored[1].is_none());
    }

    #[test]
    fn a_proposal_becomes_a_grade_once_and_shows_when_it_would_be_another_one() {
        let level =
            |points, from| Level { points: Some(Fraction::new(points, 1)), from: Some(from), ..Level::default() };
        let found = Criterion { id: FOUND.to_owned(), levels: vec![level(0, 0), level(4, 1)], ..Criterion::default() };
        let lesson = lesson(Rubric { criteria: vec![found], extra: None }, &["The bridge closed", "It opened in May"]);
        let text = answer(&lesson.annotations, "Kim", "2026-11-24T10:40:00Z", &["The bridge closed"]);
        let mut pupils = collected(&lesson, &[("anna/a.txt", text)]);
        let grades = Grades::new(&lesson.exercise);
        let scored = lesson.scored(&pupils);
        let pupil = &mut pupils[0];
        let proposal = lesson.row(&grades, pupil, scored[0].as_ref().unwrap()).unwrap().proposal;
        assert!(pupil.for_gradebook(&grades).is_none() && pupil.line(None).grade.is_none());
        assert!(pupil.accept(&proposal, &lesson.exercise, Timestamp::now()));
        assert!(!pupil.accept(&proposal, &lesson.exercise, Timestamp::now()));
        assert_eq!((pupil.level(FOUND), pupil.differs(&proposal)), (Some(1), false));
        // Of 4 points; the gradebook gets the same share of 10.
        assert_eq!(pupil.for_gradebook(&grades).unwrap().given, Given::Points(Fraction::new(10, 1)));
        let other = Proposal { points: Some(Fraction::ZERO), ..proposal };
        assert!(pupil.differs(&other));
        assert_eq!(pupil.grade.as_ref().map(|grade| grade.points), Some(Fraction::new(4, 1)));
    }

    #[test]
    fn what_the_teacher_says_is_in_the_feedback() {
        let lesson = lesson(Rubric::default(), &["The bridge closed", "It opened in May"]);
        let text = answer(&lesson.annotations, "Kim", "2026-11-24T10:40:00Z", &["The bridge closed"]);
        let mut pupils = collected(&lesson, &[("anna/a.txt", text)]);
        let scored = lesson.scored(&pupils);
        let scored = scored[0].as_ref().unwrap();
        let claim = lesson.keys[0].entries[1].claim;
        pupils[0].claim_mut(claim).words = "Look at the end.".to_owned();
        pupils[0].next_step = "Read to the end.".to_owned();
        let how = |is_released| HowFeedback {
            is_released,
            has_counted: false,
            language: Language::named("en").unwrap(),
            today: Date::constant(2026, 11, 28),
        };
        let feedback = lesson.feedback(&pupils[0], scored, &how(false)).unwrap();
        assert_eq!(
            (feedback.next_step.as_str(), feedback.missed[0].teacher.as_str()),
            ("Read to the end.", "Look at the end.")
        );
        assert!(feedback.missed[0].quote.is_empty() && feedback.counts.is_empty());
        assert_eq!(lesson.feedback(&pupils[0], scored, &how(true)).unwrap().missed[0].quote, "It opened in May");
    }
}
