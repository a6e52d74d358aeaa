//! What stands in a pupil's feedback, before it is written as a page.

use jiff::civil::Date;

use super::super::key::{KeyOnText, answer_of};
use crate::grading::{Answer, ClaimOutcome, Found, Mark, Outcome, Said, VerdictOutcome};
use crate::model::{Annotations, Ask, Chosen, Exercise, Fraction, Need};
use crate::report::{Options, Report};
use crate::words::{Language, told};

/// What a teacher says on a claim of the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfClaim {
    /// What became of it. `None`: what was counted stands.
    pub became: Option<Found>,
    /// The level of the pupil's reason: its index in the rubric's criterion "reason".
    pub reason: Option<usize>,
    /// Words to the pupil.
    pub words: String,
}

/// A grade that the teacher set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Points, and of how many.
    Points(Fraction, Fraction),
    /// A word.
    Word(String),
}

/// A grade, and who set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The grade.
    pub given: Given,
    /// Who set it; may be empty.
    pub by: String,
}

/// What a teacher says to one pupil.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// On the claims of the key, in its order. Missing ones say nothing.
    pub claims: Vec<OfClaim>,
    /// On further marks: the place of the mark in the answer, and words.
    pub marks: Vec<(usize, String)>,
    /// On the whole.
    pub overall: String,
    /// What the pupil can do next.
    pub next_step: String,
    /// The levels of the rubric.
    pub levels: Chosen,
    /// The grade; `None` if none is set.
    pub grade: Option<Set>,
}

/// What feedback is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The exercise, with its rubric.
    pub exercise: &'a Exercise,
    /// The pupil's answer, on the text of the exercise.
    pub answer: &'a Annotations,
    /// The pupil's name, as the page says it.
    pub who: &'a str,
    /// The key that counts for this pupil.
    pub key: &'a KeyOnText,
    /// The answer against this key.
    pub outcome: &'a Outcome,
    /// What the teacher says.
    pub words: &'a Words,
    /// Whether the page may include the key's words.
    pub is_released: bool,
    /// Whether the page includes lines that were only counted.
    pub has_counted: bool,
    /// The language of the page.
    pub language: &'static Language,
    /// The day that stands on the page.
    pub today: Date,
}

/// A pupil's feedback: plain data in the words of its language.
#[derive(Clone, Debug, Default)]
pub struct Feedback {
    /// The pupil's answer, as reports have it.
    pub report: Report,
    /// What the exercise is called.
    pub exercise: String,
    /// The pupil's name.
    pub who: String,
    /// The grade in words; empty if none is set.
    pub grade: String,
    /// Who set the grade; may be empty.
    pub set_by: String,
    /// What was counted.
    pub counts: Vec<CountLine>,
    /// The teacher's words on the whole; may be empty.
    pub overall: String,
    /// The next step; may be empty.
    pub next_step: String,
    /// Whether the next step was chosen by counting.
    pub is_next_counted: bool,
    /// What became of each claim that the pupil marked, in the order of [`Report::claims`].
    pub marks: Vec<OwnMark>,
    /// The claims of the key that were not found. Their words are empty unless the key is released.
    pub missed: Vec<MissedClaim>,
    /// The rubric.
    pub rubric: Vec<RubricLine>,
}

/// A line of counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountLine {
    /// Its sign; may be empty.
    pub sign: &'static str,
    /// Its words.
    pub words: String,
}

/// What became of a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnMark {
    /// The sign, `●`, `◐` or `+`; empty if the page says nothing of it.
    pub sign: &'static str,
    /// The same in words.
    pub words: String,
    /// Whether that was only counted.
    pub is_counted: bool,
    /// What the key says of the verdict, if it is released.
    pub verdict: Option<VerdictLine>,
    /// The level of the reason, in words; empty if none was given.
    pub reason: String,
    /// The teacher's words.
    pub teacher: Vec<String>,
    /// The key's notes to pupils, if they are released.
    pub notes: Vec<String>,
    /// Hints that were counted.
    pub hints: Vec<String>,
}

/// What the key says of a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictLine {
    /// Whether the key accepts it.
    pub is_right: bool,
    /// In words.
    pub words: String,
}

/// A claim that was not found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissedClaim {
    /// Its words; empty unless the key is released.
    pub quote: String,
    /// The verdicts that the key accepts, in words; empty unless the key is released.
    pub accepted: String,
    /// The key's note to pupils; empty unless the key is released.
    pub note: String,
    /// The teacher's words.
    pub teacher: String,
    /// Whether leaving it out costs nothing.
    pub is_welcome: bool,
}

/// A criterion of the rubric with the level that was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RubricLine {
    /// The criterion.
    pub criterion: String,
    /// All its levels, and whether each is the one that was given.
    pub levels: Vec<(String, bool)>,
    /// What an answer of this level is like.
    pub words: String,
    /// Its points, in words; may be empty.
    pub points: String,
}

impl Feedback {
    /// Makes the feedback for one pupil.
    pub fn new(source: &Source<'_>) -> Self {
        let made = Making { source, answer: answer_of(source.answer), states: states(source) };
        let (grade, set_by) = made.grade();
        let (next_step, is_next_counted) = made.next_step();
        Self {
            report: Report::new(source.answer, &Options::new(source.language, source.today)),
            exercise: source.exercise.name.clone(),
            who: source.who.to_owned(),
            grade,
            set_by,
            counts: if source.has_counted { made.counts() } else { Vec::new() },
            overall: source.words.overall.trim().to_owned(),
            next_step,
            is_next_counted,
            marks: made.marks(),
            missed: made.missed(),
            rubric: made.rubric(),
        }
    }
}

/// What became of each claim of the key, and whether that was only counted.
fn states(source: &Source<'_>) -> Vec<(Found, bool)> {
    let state = |(i, claim): (usize, &ClaimOutcome)| match source.words.claims.get(i).and_then(|of| of.became) {
        Some(became) => (became, false),
        None => (Found::from(claim), true),
    };
    source.outcome.claims.iter().enumerate().map(state).collect()
}

struct Making<'a> {
    source: &'a Source<'a>,
    answer: Answer,
    states: Vec<(Found, bool)>,
}

impl Making<'_> {
    fn of(&self, claim: usize) -> Option<&OfClaim> {
        self.source.words.claims.get(claim)
    }

    fn need(&self, claim: usize) -> Need {
        self.source.key.key.claims.get(claim).map_or(Need::Required, |claim| claim.need)
    }

    /// How many claims with this need became that.
    fn count(&self, need: Need, became: Found) -> usize {
        (0..self.states.len()).filter(|i| self.need(*i) == need && self.states[*i].0 == became).count()
    }

    fn counts(&self) -> Vec<CountLine> {
        let language = self.source.language;
        let of = |became| self.count(Need::Required, became);
        let (found, part, missed) = (of(Found::Found), of(Found::Part), of(Found::Missed));
        let all = found + part + missed;
        let welcome = self.count(Need::Welcome, Found::Found);
        let extra = self.source.outcome.extra().count();
        let line = |sign, words| CountLine { sign, words };
        let mut lines = Vec::new();
        if all > 0 {
            lines.push(line(FOUND, told!(language, "feedback-found-of", n = found, of = all)));
        }
        if part > 0 {
            lines.push(line(PART, told!(language, "feedback-in-part", n = part)));
        }
        if missed > 0 {
            lines.push(line(MISSED, told!(language, "feedback-not-marked", n = missed)));
        }
        if welcome > 0 {
            lines.push(line(FOUND, told!(language, "feedback-welcome", n = welcome)));
        }
        if extra > 0 {
            lines.push(line(EXTRA, told!(language, "feedback-more", n = extra)));
        }
        match self.source.outcome.said {
            Said::RightlyNone => lines.push(line(FOUND, told!(language, "feedback-rightly-none").to_owned())),
            Said::NoClaims => lines.push(line("", told!(language, "feedback-said-none").to_owned())),
            Said::Nothing => lines.push(line("", told!(language, "feedback-nothing").to_owned())),
            Said::Marks => {}
        }
        lines
    }

    fn grade(&self) -> (String, String) {
        let language = self.source.language;
        let number = |points: Fraction| language_decimals(points, language);
        match &self.source.words.grade {
            Some(Set { given: Given::Points(points, of), by }) => {
                let words = told!(language, "feedback-points", n = number(*points), of = number(*of));
                (words, by.clone())
            }
            Some(Set { given: Given::Word(word), by }) => (word.clone(), by.clone()),
            None => (String::new(), String::new()),
        }
    }

    /// What became of each claim that the pupil marked. Claims without a place in the text are no marks of the answer.
    fn marks(&self) -> Vec<OwnMark> {
        let mut next = 0;
        let claims = self.source.answer.claims.as_slice().iter();
        let mark = |claim: &std::sync::Arc<crate::model::Claim>| {
            if claim.ranges().next().is_none() {
                return OwnMark::default();
            }
            next += 1;
            self.mark(next - 1)
        };
        claims.map(mark).collect()
    }

    fn mark(&self, mark: usize) -> OwnMark {
        let (language, outcome) = (self.source.language, self.source.outcome);
        let is_of = |claim: &usize| match outcome.claims.get(*claim) {
            Some(ClaimOutcome::Found { mark: its, .. } | ClaimOutcome::Part { mark: its }) => *its == mark,
            Some(ClaimOutcome::Missed) | None => false,
        };
        let of: Vec<usize> = (0..self.states.len()).filter(is_of).collect();
        // Of several claims of one mark, the one that was found best.
        let best = of.iter().min_by_key(|claim| self.states[**claim].0 as usize).copied();
        let state = best.map(|claim| self.states[claim]);
        let touches = outcome.marks.get(mark).map_or(&[][..], |mark| &mark.touches);
        let (sign, words) = match state {
            Some((Found::Found, _)) => (FOUND, told!(language, "feedback-mark-found")),
            Some((Found::Part, _)) => (PART, told!(language, "feedback-mark-part")),
            Some((Found::Missed, _)) => (MISSED, told!(language, "feedback-mark-missed")),
            None if touches.is_empty() => (EXTRA, told!(language, "feedback-mark-more")),
            None => (EXTRA, told!(language, "feedback-mark-again")),
        };
        let is_counted = state.is_none_or(|(_, is_counted)| is_counted);
        let is_told = !is_counted || self.source.has_counted;
        let own = self.source.words.marks.iter().filter(|(its, _)| *its == mark).map(|(_, words)| words);
        let of_claims = of.iter().filter_map(|claim| self.of(*claim)).map(|of| &of.words);
        let teacher = of_claims.chain(own).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
        let notes =
            of.iter().filter(|_| self.source.is_released).filter_map(|claim| self.source.key.entries.get(*claim));
        let notes = notes.map(|entry| entry.to_pupil.trim().to_owned()).filter(|note| !note.is_empty());
        OwnMark {
            sign: if is_told { sign } else { "" },
            words: if is_told { words.to_owned() } else { String::new() },
            is_counted,
            verdict: best.and_then(|claim| self.verdict(claim)),
            reason: best.map_or(String::new(), |claim| self.reason(claim)),
            teacher: teacher.collect(),
            notes: notes.collect(),
            hints: if self.source.has_counted { self.hints(mark, best, touches) } else { Vec::new() },
        }
    }

    /// What the key says of a found claim's verdict, once it is released.
    fn verdict(&self, claim: usize) -> Option<VerdictLine> {
        let language = self.source.language;
        let Some(ClaimOutcome::Found { verdict, .. }) = self.source.outcome.claims.get(claim) else { return None };
        let is_found = self.states[claim].0 == Found::Found;
        let is_right = match verdict {
            VerdictOutcome::Right => true,
            VerdictOutcome::Wrong | VerdictOutcome::None => false,
            VerdictOutcome::NotAsked => return None,
        };
        let words = if is_right {
            told!(language, "feedback-verdict-right").to_owned()
        } else {
            told!(language, "feedback-verdict-key", verdicts = self.accepted(claim))
        };
        (self.source.is_released && is_found).then_some(VerdictLine { is_right, words })
    }

    /// The verdicts that the key accepts, by name.
    fn accepted(&self, claim: usize) -> String {
        let (language, scheme) = (self.source.language, &self.source.answer.scheme);
        let accepted = self.source.key.key.claims.get(claim).into_iter().flat_map(|claim| &claim.accepted);
        let names: Vec<&str> = accepted.map(|verdict| language.verdict(scheme, verdict.as_deref())).collect();
        names.join(" / ")
    }

    fn reason(&self, claim: usize) -> String {
        let criterion = self.source.exercise.rubric.criteria.iter().find(|criterion| criterion.id == REASON);
        let level = self.of(claim).and_then(|of| of.reason);
        let level = level.and_then(|level| criterion?.levels.get(level));
        level.map_or(String::new(), |level| told!(self.source.language, "feedback-reason", level = &level.label))
    }

    fn hints(&self, mark: usize, claim: Option<usize>, touches: &[usize]) -> Vec<String> {
        let language = self.source.language;
        let mut hints = Vec::new();
        if touches.len() > 1 {
            hints.push(told!(language, "feedback-hint-several").to_owned());
        } else if let Some(claim) = claim.filter(|claim| self.states[*claim].0 == Found::Part) {
            let length = |at: Option<usize>| at.unwrap_or_default();
            let own = length(self.answer.marks.get(mark).map(|mark| mark.at.characters()));
            let its = length(self.source.key.key.claims.get(claim).map(|claim| claim.at.characters()));
            let hint =
                if own < its { told!(language, "feedback-hint-narrow") } else { told!(language, "feedback-hint-wide") };
            hints.push(hint.to_owned());
        }
        hints
    }

    fn missed(&self) -> Vec<MissedClaim> {
        let is_missed = |claim: &usize| {
            let is_wanted = self.need(*claim) != Need::EitherWay;
            let has_mark = !matches!(self.source.outcome.claims.get(*claim), Some(ClaimOutcome::Missed) | None);
            is_wanted && self.states[*claim].0 == Found::Missed && !has_mark
        };
        let text = self.source.answer.article.text.as_str();
        let one = |claim: usize| {
            let entry = self.source.key.entries.get(claim).filter(|_| self.source.is_released);
            let quote = entry.map(|entry| {
                let pieces: Vec<&str> = entry.ranges.iter().map(|range| range.of(text)).collect();
                pieces.join(" … ")
            });
            MissedClaim {
                quote: quote.unwrap_or_default(),
                accepted: entry.map_or(String::new(), |_| self.accepted(claim)),
                note: entry.map_or(String::new(), |entry| entry.to_pupil.trim().to_owned()),
                teacher: self.of(claim).map_or(String::new(), |of| of.words.trim().to_owned()),
                is_welcome: self.need(claim) == Need::Welcome,
            }
        };
        let missed = (0..self.states.len()).filter(is_missed).map(one);
        missed.filter(|claim| !claim.quote.is_empty() || !claim.teacher.is_empty()).collect()
    }

    fn rubric(&self) -> Vec<RubricLine> {
        let language = self.source.language;
        let criteria = self.source.exercise.rubric.criteria.iter().zip(&self.source.words.levels);
        let line = |(criterion, chosen): (&crate::model::Criterion, &Option<usize>)| {
            let level = criterion.levels.get((*chosen)?)?;
            let most = criterion.levels.iter().filter_map(|level| level.points).max();
            let points = level.points.zip(most).map_or(String::new(), |(points, most)| {
                let number = |points| language_decimals(points, language);
                told!(language, "feedback-points", n = number(points), of = number(most))
            });
            let levels =
                criterion.levels.iter().enumerate().map(|(i, level)| (level.label.clone(), Some(i) == *chosen));
            let criterion = criterion.label.clone();
            Some(RubricLine { criterion, levels: levels.collect(), words: level.words.clone(), points })
        };
        criteria.filter_map(line).collect()
    }

    /// The teacher's next step, else one that is counted: the first of what is missing.
    fn next_step(&self) -> (String, bool) {
        let language = self.source.language;
        let own = self.source.words.next_step.trim();
        if !own.is_empty() || !self.source.has_counted {
            return (own.to_owned(), false);
        }
        let asks = |ask: Ask| self.source.exercise.asks.contains(&ask);
        let claims = self.source.answer.claims.as_slice();
        let lacks_reason = claims.iter().any(|claim| claim.judgements.iter().all(|said| said.note.trim().is_empty()));
        let lacks_evidence = claims.iter().any(|claim| claim.evidence.is_empty());
        let lacks_verdict = self.answer.marks.iter().any(|mark: &Mark| mark.verdict.is_none());
        let steps = [
            (self.count(Need::Required, Found::Missed) > 0 && asks(Ask::Find), told!(language, "feedback-next-missed")),
            (self.count(Need::Required, Found::Part) > 0, told!(language, "feedback-next-part")),
            (asks(Ask::Why) && lacks_reason, told!(language, "feedback-next-reason")),
            (asks(Ask::Evidence) && lacks_evidence, told!(language, "feedback-next-evidence")),
            (asks(Ask::Judge) && lacks_verdict, told!(language, "feedback-next-verdict")),
        ];
        let step = steps.into_iter().find(|(is_meant, _)| *is_meant);
        step.map_or((String::new(), false), |(_, words)| (words.to_owned(), true))
    }
}

const FOUND: &str = "●";
const PART: &str = "◐";
const MISSED: &str = "○";
const EXTRA: &str = "+";

/// The id of the criterion for reasons.
const REASON: &str = "reason";

/// Points as the language writes them.
fn language_decimals(points: Fraction, language: &Language) -> String {
    let point = if language.number(0.5).contains(',') { ',' } else { '.' };
    super::super::gradebook::decimals(points, 2, point).0
}
