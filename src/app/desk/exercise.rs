//! What an open article is to an exercise: the exercise itself, before somebody has said who works on it, or a pupil's work on it.

use crate::app::desk::Desk;
use crate::app::desk::document::Document;
use claimlight_core::model::{AnnotatorId, Ask, Claim, Exercise, Purpose};

/// How far somebody is with an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has begun: the article is the exercise itself.
    Card,
    /// A pupil works on it.
    Work,
}

/// What a pupil is asked to do.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// To find claims.
    pub find: bool,
    /// To give verdicts.
    pub judge: bool,
    /// To say why.
    pub why: bool,
    /// To give evidence.
    pub evidence: bool,
}

impl Asked {
    /// What an exercise asks. Without given claims there is nothing to do but to find some.
    pub fn of(exercise: &Exercise) -> Self {
        let asks = |ask| exercise.asks.contains(&ask);
        Self {
            find: asks(Ask::Find) || exercise.given.is_empty(),
            judge: asks(Ask::Judge),
            why: asks(Ask::Why),
            evidence: asks(Ask::Evidence),
        }
    }
}

/// Whether a record says what there is to do. That of an answer that was handed in does not.
fn has_task(exercise: &Exercise) -> bool {
    !exercise.task.is_empty() || !exercise.asks.is_empty()
}

impl Document {
    /// How far somebody is with the exercise that this is; `None` if it is none. An answer that was handed in is read like any article.
    pub fn stage(&self) -> Option<Stage> {
        let exercise = self.annotations.exercise.as_ref()?;
        match self.annotations.purpose {
            Some(Purpose::Exercise) => Some(Stage::Card),
            Some(Purpose::Answer) if exercise.handed_in.is_none() && has_task(exercise) => Some(Stage::Work),
            _ => None,
        }
    }

    /// The exercise that a pupil works on here.
    pub fn worked_on(&self) -> Option<&Exercise> {
        self.annotations.exercise.as_deref().filter(|_| self.stage() == Some(Stage::Work))
    }

    /// Whether the exercise came with this claim.
    pub fn is_given(&self, claim: &Claim) -> bool {
        let pieces = Exercise::pieces(&self.annotations.article.text, claim);
        self.annotations.exercise.as_ref().is_some_and(|exercise| exercise.given.contains(&pieces))
    }

    /// Goes on as the pupil whose work this is, whoever uses the program otherwise.
    pub fn go_on_as_pupil(&mut self) {
        if self.stage() != Some(Stage::Work) {
            return;
        }
        let pupil = self.annotations.annotators.first().map(|pupil| (pupil.id, pupil.name.clone()));
        let (id, name) = pupil.unwrap_or_else(|| (AnnotatorId::new(), String::new()));
        self.set_me(id, &name);
        self.only_annotator = None;
        self.saving.foreign = false;
    }
}

impl Desk {
    /// How far somebody is with the exercise that is shown; `None` if none is, or answers are graded in its place.
    pub fn stage(&self) -> Option<Stage> {
        self.document.as_ref().filter(|_| self.grading.is_none()).and_then(Document::stage)
    }

    /// Why a verdict can't be given to what is selected, as the key of a text: the task asks for none, or for none on words.
    pub fn refuses_verdict(&self) -> Option<&'static str> {
        let document = self.document.as_ref()?;
        let asked = Asked::of(document.worked_on()?);
        if !asked.judge {
            return Some("exercise-no-verdicts");
        }
        (!asked.find && document.selected_claim().is_none()).then_some("exercise-claims-given")
    }

    /// Whether the verdicts of the scheme are on offer: not where the task asks for none.
    pub fn offers_verdicts(&self) -> bool {
        match self.stage() {
            None => true,
            Some(Stage::Card) => false,
            Some(Stage::Work) => {
                let exercise = self.document.as_ref().and_then(Document::worked_on);
                exercise.is_some_and(|exercise| Asked::of(exercise).judge)
            }
        }
    }
}
