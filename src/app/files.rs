//! Opening, saving and closing, as far as the state goes: what is to be done is handed to jobs.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::document::Document;
use crate::app::jobs::{Job, Opened};
use crate::app::saving::{self, Target};
use crate::app::state::{Question, State, Then};
use crate::text::TextRange;
use crate::tr;

impl State {
    /// Leaves the open article: at once where nothing is unsaved, else when a save has ended well, else after a question.
    pub(super) fn leave(&mut self, then: Then) {
        let Some(document) = &self.document else { return self.left(then) };
        let saving = &document.saving;
        let by_itself = self.settings.autosave
            && saving.target != Target::None
            && !saving.waits()
            && !matches!(saving.outcome, saving::Outcome::Failed(_));
        if !saving.is_changed() {
            self.left(then);
        } else if by_itself {
            self.save_then(then);
        } else {
            self.question = Some(Question::Unsaved(then));
        }
    }

    /// Saves, and leaves when that has ended well.
    pub(super) fn save_then(&mut self, then: Then) {
        self.then = Some(then);
        self.working = Some(tr!("saving").to_owned());
        self.save_now();
    }

    /// Does what leaving was for, whatever is unsaved.
    pub(super) fn left(&mut self, then: Then) {
        self.question = None;
        match then {
            Then::Close => self.close = true,
            Then::Open(path) => {
                self.working = Some(tr!("opening", name = file_name(&path)));
                self.jobs.push(Job::Open(path));
            }
        }
    }

    pub(super) fn opened(&mut self, opened: Opened) {
        self.working = None;
        self.generation += 1;
        let mut document = Document::new(opened.annotations, self.settings.me(), opened.saving);
        document.saving.foreign = document.saving.on_disk.is_some() && !document.holds_mine();
        self.jobs.push(Job::Sentences {
            generation: self.generation,
            text: Arc::clone(&document.annotations.article.text),
            language: document.annotations.article.facts.language.clone(),
        });
        self.document = Some(document);
        self.filter = None;
        self.message = None;
        self.focus_article = true;
        self.question = opened.other_text.or_else(|| (!opened.told.is_empty()).then_some(Question::Told(opened.told)));
    }

    pub(super) fn sentences(&mut self, generation: u64, sentences: Vec<TextRange>) {
        if generation == self.generation {
            self.with(|d| d.set_sentences(sentences));
        }
    }

    /// Writes the file if it has a place, else asks for one.
    pub(super) fn save(&mut self) {
        let Some(document) = &self.document else { return };
        if document.saving.target == Target::None {
            self.save_as();
        } else if document.saving.is_changed() || document.saving.on_request {
            self.save_now();
        } else {
            self.say(tr!("nothing-has-changed-since-the-last").to_owned());
        }
    }

    pub(super) fn save_as(&mut self) {
        let Some(document) = &self.document else { return };
        let suggested = match &document.saving.target {
            Target::File(path) => path.clone(),
            Target::None => {
                let name = &document.annotations.article.facts.original_name;
                let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
                PathBuf::from(format!("{}.claims.ron", if stem.is_empty() { "article" } else { stem }))
            }
        };
        self.jobs.push(Job::ChooseSave(suggested));
    }

    pub(super) fn save_to(&mut self, path: PathBuf) {
        self.with(|d| {
            if d.saving.target != Target::File(path.clone()) {
                d.saving.target = Target::File(path);
                d.saving.on_disk = None;
                d.saving.changed();
            }
            d.saving.on_request = false;
        });
        self.save_now();
    }

    /// Writes the file now, where it has a place.
    pub fn save_now(&mut self) {
        let generation = self.generation;
        let Some(document) = &mut self.document else { return };
        let Target::File(path) = document.saving.target.clone() else { return };
        if document.saving.busy {
            return;
        }
        let held = document.saving.begin();
        self.jobs.push(Job::Save {
            generation,
            held,
            path,
            expected: document.saving.on_disk.clone(),
            annotations: Box::new(document.annotations.clone()),
        });
    }

    pub(super) fn saved(&mut self, generation: u64, held: u64, result: Result<String, String>) {
        if generation != self.generation {
            if let Err(reason) = result {
                self.say(tr!("could-not-save", reason = reason));
            }
            return;
        }
        let failed = result.is_err();
        self.with(|d| d.saving.end(held, result));
        let Some(then) = self.then.take() else { return };
        self.working = None;
        if !failed {
            // What was changed while it was saved is saved first.
            self.leave(then);
        }
    }

    /// Saves what is due by itself; the answer is when to look again.
    pub fn autosave(&mut self) -> Option<std::time::Duration> {
        if !self.settings.autosave {
            return None;
        }
        let due = self.document.as_ref()?.saving.due_in()?;
        if due.is_zero() {
            self.save_now();
            return None;
        }
        Some(due)
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
