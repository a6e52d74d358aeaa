//! What was set is kept for the next frame, and words for longer, as long as egui keeps the images of their letters.

use std::collections::HashMap;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::text::LayoutJob;
use egui::{Color32, Context, FontId, Galley, Id};

use super::Set;
use super::word::Word;

/// For how many passes a set text is kept without being used.
const PASSES: u64 = 4;
/// The most words that are kept.
const MOST_WORDS: usize = 4_000;

/// Set texts and words, by a hash of what they are made of.
#[derive(Default)]
pub struct Kept {
    /// A galley of egui's. When egui makes another one for the same text, it has forgotten the images of letters.
    witness: Option<Arc<Galley>>,
    /// The pass in which the witness was looked at last.
    pass: u64,
    sets: HashMap<u64, (u64, Set)>,
    words: HashMap<u64, Arc<Word>>,
}

impl Kept {
    /// What is kept in a context.
    pub fn of(ctx: &Context) -> Arc<Mutex<Self>> {
        let id = Id::unique("set-texts");
        ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<Self>>>(id)))
    }

    /// Forgets what can't be painted any longer, and what was not used for some passes.
    pub fn refresh(&mut self, ctx: &Context) {
        let pass = ctx.cumulative_pass_nr();
        if self.pass == pass && self.witness.is_some() {
            return;
        }
        let job = LayoutJob::simple_singleline("…".to_owned(), FontId::proportional(13.0), Color32::PLACEHOLDER);
        let witness = ctx.fonts_mut(|fonts| fonts.layout_job(job));
        let same = self.witness.as_ref().is_some_and(|before| Arc::ptr_eq(before, &witness));
        if !same || self.words.len() > MOST_WORDS {
            self.words.clear();
        }
        if same {
            self.sets.retain(|_, (used, _)| *used + PASSES >= pass);
        } else {
            self.sets.clear();
        }
        (self.witness, self.pass) = (Some(witness), pass);
    }

    /// The text set before under this key.
    pub fn set(&mut self, key: u64) -> Option<Set> {
        let (used, set) = self.sets.get_mut(&key)?;
        *used = self.pass;
        Some(set.clone())
    }

    /// Keeps a set text.
    pub fn keep(&mut self, key: u64, set: &Set) {
        self.sets.insert(key, (self.pass, set.clone()));
    }

    /// The word under this key, made if need be.
    pub fn word(&mut self, key: u64, make: impl FnOnce() -> Word) -> Arc<Word> {
        Arc::clone(self.words.entry(key).or_insert_with(|| Arc::new(make())))
    }
}
