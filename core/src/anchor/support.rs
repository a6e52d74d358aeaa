//! What speaks for a place: the words around it, and words that occur nowhere else.

use std::ops::Range;

use super::anchoring::{Anchoring, Knowledge};
use super::candidates::{LIGHTEST, Window};
use super::tokens::Break;

/// How much of the words on one side has to be beside a place for that side to speak for it.
pub(super) const SPEAKS: f32 = 0.6;
/// How many words on each side can speak for a place.
pub(super) const SIDE: usize = 12;
/// How many words may be between a span and the aligned words that count as its neighbours.
pub(super) const REACH: usize = 40;
/// How many words on each side a run may be extended by.
pub(super) const BESIDE: usize = 8;
/// The length from which a run that occurs once in both texts needs no neighbours to be believed, in words.
pub(super) const TELLING: usize = 5;
/// How many words may be between a deleted span and the words around it.
const CLOSE: usize = 4;
/// Without the whole old text: how many words on each side of a span can support a place, and how much of them suffices.
const SUPPORTING: usize = 20;
const SUPPORTED: f32 = 0.25;
/// Without the whole old text: the weight of the span and its supporting words that suffices.
const HEAVY: f32 = 12.0;
/// The weight above which a word is rare.
const RARE: f32 = 0.75;

impl Anchoring<'_> {
    /// The nearest words before and after a span that are aligned and have not moved, if they are within `reach` words.
    pub(super) fn neighbours(&self, claim: &Range<usize>, reach: usize) -> (Option<usize>, Option<usize>) {
        let left = (0..claim.start).rev().take(reach).find(|i| self.stays(*i));
        let right = (claim.end..self.old.len()).take(reach).find(|i| self.stays(*i));
        (left, right)
    }

    /// Whether what stood before and after the span now stands together, so that the span was deleted.
    pub(super) fn is_closed(&self, claim: &Range<usize>) -> bool {
        let (left, right) = self.neighbours(claim, CLOSE);
        let places = |i: usize| Some((i, self.new_of(i)?));
        match (left.and_then(places), right.and_then(places)) {
            (Some((l, l_new)), Some((r, r_new))) => {
                r_new - l_new - 1 < (r - l - 1 - claim.len()) + claim.len().div_ceil(4)
            }
            _ => false,
        }
    }

    /// Whether a place that is in the order of the text is believed: because the words on one side speak for it, or because
    /// figures and rare words agree.
    pub(super) fn holds(&self, claim: &Range<usize>, window: &Window) -> bool {
        let (left, right) = self.sides(claim, window);
        let same = self.is_same(claim, window);
        if left.max(right) >= SPEAKS {
            // If other words are supported on one side only, and the same words stand free elsewhere, those are the span's.
            return same || left.min(right) >= SPEAKS || self.free_places(claim).len() != 1;
        }
        self.agrees(claim, window)
            && self.is_supported(claim, window)
            && (self.knowledge == Knowledge::Whole || !same || self.times_in_old(claim.clone()) < 2)
    }

    /// Whether a window has the words of the span and no others.
    pub(super) fn is_same(&self, claim: &Range<usize>, window: &Window) -> bool {
        self.old.ids[claim.clone()] == self.new.ids[window.words()]
    }

    /// How many times some old words occur in what is known of the old text, counting up to 2.
    pub(super) fn times_in_old(&self, words: Range<usize>) -> usize {
        self.old_index.find(&self.old.ids, &self.old.ids[words], 2, |_| true).len()
    }

    /// Whether some old words occur once in the old text, and at most once in the new one.
    pub(super) fn is_only(&self, words: Range<usize>) -> bool {
        self.times_in_old(words.clone()) == 1
            && self.new_index.find(&self.new.ids, &self.old.ids[words], 2, |_| true).len() < 2
    }

    /// Up to two new words where the span's words start and belong to nothing else in the old text.
    pub(super) fn free_places(&self, claim: &Range<usize>) -> Vec<usize> {
        let is_free = |range: Range<usize>| {
            range.into_iter().all(|n| self.is_free(n) || claim.contains(&(self.from[n] as usize)))
        };
        self.new_index.find(&self.new.ids, &self.old.ids[claim.clone()], 2, is_free)
    }

    /// Whether the words around a place support it. If the whole old text is known, it needs no support; if not, the same
    /// words may have stood in what is not known.
    pub(super) fn is_supported(&self, claim: &Range<usize>, window: &Window) -> bool {
        if self.knowledge == Knowledge::Whole {
            return true;
        }
        let (mut there, mut all) = (0.0, 0.0);
        let near = window.start.saturating_sub(REACH)..window.end + REACH;
        let before = claim.start.saturating_sub(SUPPORTING)..claim.start;
        let after = claim.end..(claim.end + SUPPORTING).min(self.old.len());
        for i in before.chain(after) {
            let weight = self.weight(i..i + 1);
            all += weight;
            if self.new_of(i).is_some_and(|n| near.contains(&n)) {
                there += weight;
            }
        }
        if there >= all * SUPPORTED || self.weight(claim.clone()) + there > HEAVY {
            return true;
        }
        if !self.is_same(claim, window) {
            return false;
        }
        if self.is_whole_line(claim, window) && self.weight(claim.clone()) >= LIGHTEST && self.is_only(claim.clone()) {
            return true;
        }
        // With the words that are the same beside it, the span may be a run that occurs only once. The span's own words are
        // not enough: it may be one of many equal sentences.
        let run = self.extended(claim, window.start);
        self.weight(run.clone()) - self.weight(claim.clone()) >= LIGHTEST
            && self.vocabulary.words(&self.old.ids[run.clone()]) >= TELLING
            && self.is_only(run)
    }

    /// Whether the span is one or more whole lines of the old text, and the window of the new one.
    fn is_whole_line(&self, claim: &Range<usize>, window: &Window) -> bool {
        let is_line = |breaks: &[Break], words: Range<usize>| {
            let parts = |word: usize| breaks.get(word).is_none_or(|strength| strength.is_line_end());
            parts(words.start) && parts(words.end)
        };
        // At a hole it is not known whether a line ends. There is one at the end of what is known in any case.
        let is_known = |word: usize| self.old.at.get(word).is_some_and(|at| at.0 < at.1) || word + 1 >= self.old.len();
        is_line(&self.old.breaks, claim.clone()) && is_known(claim.end) && is_line(&self.new.breaks, window.words())
    }

    /// The span with the words on both sides, at most [`BESIDE`] each, that are the same around it and around the place at
    /// `start`, where its words stand.
    pub(super) fn extended(&self, claim: &Range<usize>, start: usize) -> Range<usize> {
        let end = start + claim.len();
        let same = |old: Option<usize>, new: Option<usize>| {
            old.zip(new).is_some_and(|(o, n)| self.old.ids.get(o).is_some_and(|id| self.new.ids.get(n) == Some(id)))
        };
        let before = (1..=BESIDE).take_while(|k| same(claim.start.checked_sub(*k), start.checked_sub(*k)));
        let after = (0..BESIDE).take_while(|k| same(Some(claim.end + k), Some(end + k)));
        claim.start - before.count()..claim.end + after.count()
    }

    /// Whether all figures of the span, and seven tenths of its rare words, are in the window.
    pub(super) fn agrees(&self, claim: &Range<usize>, window: &Window) -> bool {
        let words = &self.new.ids[window.words()];
        let (mut rare, mut there) = (0, 0);
        for id in &self.old.ids[claim.clone()] {
            let is_there = words.contains(id);
            if self.vocabulary.is_figure(*id) && !is_there {
                return false;
            }
            if self.vocabulary.weight(*id) > RARE {
                rare += 1;
                there += usize::from(is_there);
            }
        }
        there * 10 >= rare * 7
    }

    /// How much of the words just before and just after the span is just before and after the window: 0 to 1 each, by weight.
    pub(super) fn sides(&self, claim: &Range<usize>, window: &Window) -> (f32, f32) {
        let share = |around: Range<usize>, near: Range<usize>| {
            let there = around.clone().filter(|i| self.new_of(*i).is_some_and(|n| near.contains(&n)));
            there.map(|i| self.weight(i..i + 1)).sum::<f32>() / self.weight(around)
        };
        // At the start or end of the old text, the start or end of the new one is all that can speak.
        let at_edge = |is_edge: bool| if is_edge { 1.0 } else { 0.0 };
        let before = claim.start.saturating_sub(SIDE)..claim.start;
        let left = if before.is_empty() {
            at_edge(window.start == 0)
        } else {
            share(before, window.start.saturating_sub(2 * SIDE)..window.start)
        };
        let after = claim.end..(claim.end + SIDE).min(self.old.len());
        let right = if after.is_empty() {
            at_edge(window.end == self.new.len())
        } else {
            share(after, window.end..window.end + 2 * SIDE)
        };
        (left, right)
    }
}
