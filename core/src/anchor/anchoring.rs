//! An old text and a new one, aligned once for all claims.

use std::ops::Range;

use super::align::{Aligner, NONE};
use super::index::Index;
use super::moved;
use super::quotes::{Quoted, join};
use super::tokens::{Break, Tokens, Vocabulary};
use crate::text::TextRange;

/// An old text and a new one, aligned word by word. [`Anchoring::place`] finds a span of the old text in the new one.
///
/// Always true: aligned words are the same, and no new word is aligned twice. Outside of passages that `moved`, the alignment
/// ascends in both texts.
#[derive(Debug)]
pub struct Anchoring<'a> {
    /// What is known of the old text.
    pub(super) old_text: String,
    pub(super) new_text: &'a str,
    pub(super) old: Tokens,
    pub(super) new: Tokens,
    pub(super) vocabulary: Vocabulary,
    /// For each old word, the index of its new word or [`NONE`].
    pub(super) to: Vec<u32>,
    /// For each new word, the index of its old word or [`NONE`].
    pub(super) from: Vec<u32>,
    /// For each old word, whether it is in a passage that moved.
    pub(super) moved: Vec<bool>,
    /// For each old word, whether it is in a long passage that moved and occurs once in each text.
    pub(super) long: Vec<bool>,
    pub(super) knowledge: Knowledge,
    /// Whether the new text has no blank lines, so that each of its lines is a paragraph.
    pub(super) lines_are_paragraphs: bool,
    pub(super) old_index: Index,
    pub(super) new_index: Index,
}

/// How much of the old text is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Knowledge {
    /// All of it.
    Whole,
    /// Quotes, with holes between them in which any words may have stood.
    Quotes,
}

impl<'a> Anchoring<'a> {
    /// Aligns two whole texts. `go_on` is called with the progress so far (0 to 1); if it returns `false`, the alignment stops
    /// and the result is `None`.
    pub fn new(old: &str, new: &'a str, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Self> {
        let mut vocabulary = Vocabulary::default();
        let mut tokens = Tokens::default();
        vocabulary.read(old, 0, &mut tokens);
        Self::align(old.to_owned(), tokens, vocabulary, new, Knowledge::Whole, go_on)
    }

    /// Aligns what the quotes of some spans reveal of an old text with a new one. Also returns, for each span, its range in
    /// what is known of the old text: the range to give to [`Self::place`]. `go_on` is as in [`Self::new`].
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
        Some((Self::align(known.text, tokens, vocabulary, new, Knowledge::Quotes, go_on)?, ranges))
    }

    fn align(
        old_text: String,
        old: Tokens,
        mut vocabulary: Vocabulary,
        new_text: &'a str,
        knowledge: Knowledge,
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
        aligner.shift_gaps(&moved);
        if !go_on(0.8) {
            return None;
        }
        moved::find(&mut aligner, &old, &new, &vocabulary, &mut moved);
        let to = aligner.to;
        let mut from = vec![NONE; new.len()];
        for (old, new) in to.iter().enumerate().filter(|(_, new)| **new != NONE) {
            from[*new as usize] = old as u32;
        }
        let lines_are_paragraphs = new.breaks.iter().skip(1).all(|strength| *strength < Break::Paragraph);
        let (old_index, new_index) = (Index::new(&old, &vocabulary), Index::new(&new, &vocabulary));
        go_on(1.0).then_some(Self {
            old_text,
            new_text,
            old,
            new,
            vocabulary,
            to,
            from,
            moved,
            long,
            knowledge,
            lines_are_paragraphs,
            old_index,
            new_index,
        })
    }

    /// The stretches that are the same in both texts, character by character: where each is in the old text and in the new
    /// one, ordered by the old one.
    pub fn runs(&self) -> Vec<(TextRange, TextRange)> {
        let mut runs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for old in 0..self.old.len() {
            let Some(new) = self.new_of(old) else { continue };
            let (o, n) = (self.old.at[old], self.new.at[new]);
            let (o, n) = (o.0 as usize..o.1 as usize, n.0 as usize..n.1 as usize);
            let follows = |last: &Range<usize>, next: &Range<usize>| last.end <= next.start;
            if let Some((last_old, last_new)) = runs.last_mut()
                && follows(last_old, &o)
                && follows(last_new, &n)
                && self.old_text.get(last_old.end..o.end) == self.new_text.get(last_new.end..n.end)
            {
                (last_old.end, last_new.end) = (o.end, n.end);
            } else if self.old_text.get(o.clone()) == self.new_text.get(n.clone()) {
                runs.push((o, n));
            }
        }
        runs.into_iter().map(|(o, n)| (TextRange::from_usize(o), TextRange::from_usize(n))).collect()
    }

    /// The new word with which an old word is aligned.
    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.to.get(old).filter(|n| **n != NONE).map(|n| *n as usize)
    }

    /// Whether no old word is aligned with a new word.
    pub(super) fn is_free(&self, new: usize) -> bool {
        self.from.get(new).is_some_and(|o| *o == NONE)
    }

    /// Whether an old word is aligned and has not moved.
    pub(super) fn stays(&self, old: usize) -> bool {
        self.to[old] != NONE && !self.moved[old]
    }

    /// The weight of some old words.
    pub(super) fn weight(&self, old: Range<usize>) -> f32 {
        self.vocabulary.weight_of(&self.old.ids[old])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Aligns two texts; `expected` are the runs that are the same in both, parted by `|`.
    fn check(old: &str, new: &str, expected: &str) {
        let anchoring = Anchoring::new(old, new, &mut |_| true).unwrap();
        let mut found = Vec::new();
        for (o, n) in anchoring.runs() {
            assert_eq!(o.of(old), n.of(new));
            found.push(o.of(old).to_owned());
        }
        assert_eq!(found.join("|"), expected, "{old} / {new}");
    }

    #[test]
    fn runs_are_the_same_character_by_character() {
        check("The bridge closed in May.", "The bridge closed in May.", "The bridge closed in May");
        check("The bridge closed in May.", "The old bridge closed in May.", "The|bridge closed in May");
        check("The bridge closed, in May.", "The bridge closed in May.", "The bridge closed|in May");
        check("The bridge closed in May.", "The Bridge closed in May.", "The|closed in May");
        check("The café closed.", "The cafe\u{301} closed.", "The|closed");
        check("The bridge closed.", "", "");
    }

    proptest! {
        #[test]
        fn runs_are_stretches_of_both_texts(old in "([abc.]| |\n|é){0,80}", new in "([abc.]| |\n|é){0,80}") {
            let anchoring = Anchoring::new(&old, &new, &mut |_| true).unwrap();
            let mut end = 0;
            for (o, n) in anchoring.runs() {
                prop_assert!(!o.is_empty() && o.start().to_usize() >= end);
                prop_assert_eq!(o.of(&old), n.of(&new));
                end = o.end().to_usize();
            }
            for (new, old) in anchoring.from.iter().enumerate().filter(|(_, old)| **old != NONE) {
                prop_assert_eq!(anchoring.new_of(*old as usize), Some(new));
            }
        }
    }
}
