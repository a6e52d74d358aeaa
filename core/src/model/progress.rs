//! How much of an article one person has read.

use super::{Annotations, AnnotatorId, Claim, Edit, Same};
use crate::text::{Offset, TextRange};

/// The sentences of an article, and which of them count as read by one annotator: those that a claim marked or judged
/// by them touches, and those that no-claims of theirs cover.
///
/// The counts hold as long as [`Progress::update`] is called with the edits of every change.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    me: Option<AnnotatorId>,
    same: Same,
    sentences: Vec<TextRange>,
    /// For each sentence: how many spans of my claims touch it.
    touched: Vec<u32>,
    /// For each sentence: whether no-claims of mine cover it.
    covered: Vec<bool>,
    read: usize,
}

impl Progress {
    /// Counts for `me`. `sentences` are in order and do not overlap.
    pub fn new(sentences: Vec<TextRange>, annotations: &Annotations, me: AnnotatorId) -> Self {
        Self::joined(sentences, annotations, me, Same::new(&annotations.annotators))
    }

    /// The same, if it is known from elsewhere which ids are one person.
    pub fn joined(sentences: Vec<TextRange>, annotations: &Annotations, me: AnnotatorId, same: Same) -> Self {
        let n = sentences.len();
        let (touched, covered) = (vec![0; n], vec![false; n]);
        let mut progress = Self { me: Some(me), same, sentences, touched, covered, read: 0 };
        for claim in annotations.claims.as_slice() {
            progress.count(claim, true);
        }
        for no_claim in annotations.no_claims.as_slice() {
            progress.cover(annotations, no_claim.range);
        }
        progress.read = (0..n).filter(|&i| progress.is_read(i)).count();
        progress
    }

    /// Updates the counts after `edits` were applied to `annotations`.
    pub fn update(&mut self, annotations: &Annotations, edits: &[Edit]) {
        if let Some(me) = self.me.filter(|_| edits.iter().any(Edit::joins)) {
            *self = Self::new(std::mem::take(&mut self.sentences), annotations, me);
            return;
        }
        for edit in edits {
            if let Some((before, after)) = edit.of_claim() {
                for (claim, add) in [(before, false), (after, true)] {
                    if let Some(claim) = claim {
                        self.count(claim, add);
                    }
                }
            } else if let Some((before, after)) = edit.of_no_claim() {
                for no_claim in before.into_iter().chain(after) {
                    self.cover(annotations, no_claim.range);
                }
            }
        }
    }

    fn count(&mut self, claim: &Claim, add: bool) {
        if !self.me.is_some_and(|me| self.same.is_by(claim, me)) {
            return;
        }
        for range in claim.ranges() {
            for i in self.touching(range) {
                let before = self.is_read(i);
                self.touched[i] = if add { self.touched[i] + 1 } else { self.touched[i].saturating_sub(1) };
                self.note(before, i);
            }
        }
    }

    fn cover(&mut self, annotations: &Annotations, range: TextRange) {
        for i in self.touching(range) {
            let before = self.is_read(i);
            let sentence = self.sentences[i];
            let mut at = sentence.start();
            let is_mine = |annotator| self.me.is_some_and(|me| self.same.are_one(annotator, me));
            for no_claim in annotations.no_claims.within(sentence).filter(|n| is_mine(n.annotator)) {
                if no_claim.range.start() > at {
                    break;
                }
                at = at.max(no_claim.range.end());
            }
            self.covered[i] = at >= sentence.end();
            self.note(before, i);
        }
    }

    fn note(&mut self, before: bool, i: usize) {
        match (before, self.is_read(i)) {
            (false, true) => self.read += 1,
            (true, false) => self.read = self.read.saturating_sub(1),
            _ => {}
        }
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[TextRange] {
        &self.sentences
    }

    /// Numbers of the sentences that share at least one byte with `range`.
    pub fn touching(&self, range: TextRange) -> std::ops::Range<usize> {
        let start = self.sentences.partition_point(|s| s.end() <= range.start());
        let end = self.sentences.partition_point(|s| s.start() < range.end());
        start..end.max(start)
    }

    /// Number of the sentence that contains `offset`, or of the next one.
    pub fn sentence_at(&self, offset: Offset) -> usize {
        self.sentences.partition_point(|s| s.end() <= offset)
    }

    /// Whether sentence `i` counts as read.
    pub fn is_read(&self, i: usize) -> bool {
        self.touched.get(i).is_some_and(|&n| n > 0) || self.covered.get(i).copied().unwrap_or(false)
    }

    /// How many sentences are read.
    pub fn read(&self) -> usize {
        self.read
    }

    /// The first unread sentence that starts at or after `offset`, else the first one of all.
    pub fn next_unread(&self, offset: Offset) -> Option<TextRange> {
        let from = self.sentences.partition_point(|s| s.start() < offset);
        (from..self.sentences.len()).chain(0..from).find(|&i| !self.is_read(i)).map(|i| self.sentences[i])
    }
}
