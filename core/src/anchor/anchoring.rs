//! Two texts laid side by side, once for all claims.

use std::ops::Range;

use super::align::{Aligner, NONE};
use super::moved;
use super::quotes::{Quoted, join};
use super::tokens::{Index, Tokens, Vocabulary};
use crate::text::TextRange;

/// An old text and a new one, aligned word by word. Ask [`Anchoring::place`] where a span of the old one stands in the
/// new one.
///
/// Always true: aligned words are the same word, no new word is aligned twice; outside of `moved` the alignment goes the
/// same way in both texts.
#[derive(Debug)]
pub struct Anchoring<'a> {
    /// What is known of the old text.
    pub(super) old_text: String,
    pub(super) new_text: &'a str,
    pub(super) old: Tokens,
    pub(super) new: Tokens,
    pub(super) vocabulary: Vocabulary,
    /// For each old word the new one.
    pub(super) to: Vec<u32>,
    /// Which old words stand in a passage that moved.
    pub(super) moved: Vec<bool>,
    /// Which of these passages are long, and the only ones of their words.
    pub(super) long: Vec<bool>,
    /// For each new word the old one.
    pub(super) from: Vec<u32>,
    /// Whether the old text is known as a whole.
    pub(super) is_whole: bool,
    pub(super) old_index: Index,
    pub(super) new_index: Index,
}

impl<'a> Anchoring<'a> {
    /// Aligns two whole texts. `go_on` is told how far it has come (0 to 1) and may end it by `false`.
    pub fn new(old: &str, new: &'a str, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Self> {
        let mut vocabulary = Vocabulary::default();
        let mut tokens = Tokens::default();
        vocabulary.read(old, 0, &mut tokens);
        Self::align(old.to_owned(), tokens, vocabulary, new, true, go_on)
    }

    /// Aligns what some quotes tell of an old text with a new one; besides, where each of them stands in what is now known
    /// of the old text.
    pub fn from_quotes(
        spans: &[Quoted<'_>],
        new: &'a str,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Option<(Self, Vec<TextRange>)> {
        let known = join(spans);
        let mut vocabulary = Vocabulary::default();
        let mut tokens = Tokens::default();
        for (i, piece) in known.pieces.iter().enumerate() {
            if i > 0 || !known.is_from_start {
                vocabulary.hole(piece.start, &mut tokens);
            }
            vocabulary.read(&known.text[piece.clone()], piece.start, &mut tokens);
        }
        vocabulary.hole(known.text.len(), &mut tokens);
        let ranges = known.spans.into_iter().map(TextRange::from_usize).collect();
        Some((Self::align(known.text, tokens, vocabulary, new, false, go_on)?, ranges))
    }

    fn align(
        old_text: String,
        old: Tokens,
        mut vocabulary: Vocabulary,
        new_text: &'a str,
        is_whole: bool,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Option<Self> {
        let mut new = Tokens::default();
        vocabulary.read(new_text, 0, &mut new);
        vocabulary.weigh(old.len() + new.len());
        if !go_on(0.3) {
            return None;
        }
        let mut aligner = Aligner::new(&old, &new, &vocabulary);
        let gaps = aligner.pin_long();
        let mut moved = moved::find_long(&mut aligner, &gaps, &old, &new, &vocabulary);
        let long = moved.clone();
        if !go_on(0.6) {
            return None;
        }
        aligner.fill(gaps);
        aligner.drop_islands(&moved);
        aligner.slide(&moved);
        if !go_on(0.8) {
            return None;
        }
        moved::find(&mut aligner, &old, &new, &vocabulary, &mut moved);
        let to = aligner.to;
        let mut from = vec![NONE; new.len()];
        for (old, new) in to.iter().enumerate().filter(|(_, new)| **new != NONE) {
            from[*new as usize] = old as u32;
        }
        let (old_index, new_index) = (Index::new(&old, &vocabulary), Index::new(&new, &vocabulary));
        go_on(1.0).then_some(Self {
            old_text,
            new_text,
            old,
            new,
            vocabulary,
            to,
            moved,
            long,
            from,
            is_whole,
            old_index,
            new_index,
        })
    }

    /// Stretches that stand in both texts letter by letter: where in the old one and in the new one, in the order of the old.
    pub fn runs(&self) -> Vec<(TextRange, TextRange)> {
        let mut runs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for old in 0..self.old.len() {
            let Some(new) = self.new_of(old) else { continue };
            let (o, n) = (self.old.at[old], self.new.at[new]);
            let (o, n) = (o.0 as usize..o.1 as usize, n.0 as usize..n.1 as usize);
            let between = |from: &Range<usize>, to: &Range<usize>| from.end <= to.start;
            if let Some((last_old, last_new)) = runs.last_mut()
                && between(last_old, &o)
                && between(last_new, &n)
                && self.old_text.get(last_old.end..o.end) == self.new_text.get(last_new.end..n.end)
            {
                (last_old.end, last_new.end) = (o.end, n.end);
            } else if self.old_text.get(o.clone()) == self.new_text.get(n.clone()) {
                runs.push((o, n));
            }
        }
        runs.into_iter().map(|(o, n)| (TextRange::from_usize(o), TextRange::from_usize(n))).collect()
    }

    /// The new word that an old one is, if any.
    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.to.get(old).filter(|n| **n != NONE).map(|n| *n as usize)
    }

    /// Whether a new word is no old word.
    pub(super) fn is_free(&self, new: usize) -> bool {
        self.from.get(new).is_some_and(|o| *o == NONE)
    }

    /// Whether an old word is aligned and did not move.
    pub(super) fn stays(&self, old: usize) -> bool {
        self.to[old] != NONE && !self.moved[old]
    }

    /// The weight of some old words.
    pub(super) fn weight(&self, old: Range<usize>) -> f32 {
        self.vocabulary.weight_of(&self.old.ids[old])
    }
}
