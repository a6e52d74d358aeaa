//! What is chosen before answers are graded: the exercise, its keys, and the hand-ins.

use std::path::PathBuf;
use std::sync::Arc;

use super::class::{Found, KeyFile, Order};
use claimlight_core::exercise::grades::Grades;
use claimlight_core::model::Annotations;

/// What is chosen.
#[derive(Debug, Default)]
pub struct Setup {
    /// The exercise's file.
    pub exercise: Option<(PathBuf, Arc<Annotations>)>,
    /// The keys.
    pub keys: Vec<KeyFile>,
    /// Where hand-ins are: archives, folders, files.
    pub hand_ins: Vec<PathBuf>,
    /// The grades beside the exercise, if there are some.
    pub grades: Option<Arc<Grades>>,
    /// What went wrong, as a sentence; may be empty.
    pub problem: String,
    /// Whether something is being looked for.
    pub is_looking: bool,
}

impl Setup {
    /// Takes an exercise, and what was found beside it.
    pub(super) fn take(&mut self, found: Found) {
        self.exercise = Some((found.path, Arc::new(found.annotations)));
        self.keys = found.keys;
        self.grades = found.grades.map(Arc::new);
        self.problem = found.problem;
    }

    /// Adds a key, unless it is there.
    pub(super) fn add_key(&mut self, key: KeyFile) {
        self.keys.retain(|known| known.path != key.path);
        self.keys.push(key);
    }

    /// Leaves key number `i` out.
    pub(super) fn remove_key(&mut self, i: usize) {
        if i < self.keys.len() {
            self.keys.remove(i);
        }
    }

    /// Leaves hand-ins number `i` out.
    pub(super) fn remove_hand_ins(&mut self, i: usize) {
        if i < self.hand_ins.len() {
            self.hand_ins.remove(i);
        }
    }

    /// Whether answers that were collected before are graded on at once.
    pub(super) fn goes_on(&self) -> bool {
        self.problem.is_empty()
            && !self.keys.is_empty()
            && self.grades.as_ref().is_some_and(|grades| !grades.pupils.is_empty())
    }

    /// Whether all that is needed is chosen.
    pub fn is_complete(&self) -> bool {
        let has_answers = !self.hand_ins.is_empty() || self.grades.as_ref().is_some_and(|g| !g.pupils.is_empty());
        self.exercise.is_some() && !self.keys.is_empty() && has_answers
    }

    /// What is to be collected and scored.
    pub(super) fn order(&self) -> Option<Order> {
        let (path, annotations) = self.exercise.clone().filter(|_| self.is_complete())?;
        Some(Order {
            path,
            annotations,
            keys: self.keys.clone(),
            hand_ins: self.hand_ins.clone(),
            grades: self.grades.clone(),
        })
    }
}
