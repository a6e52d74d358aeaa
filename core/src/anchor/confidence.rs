//! How sure it is that a window of the new text is a span's place.
//!
//! A place is sure where the words around the span vouch for it: on both sides, or on one where the words stand only once in
//! both texts. Words that are the same need less than words that changed, since what took the place of a sentence that was
//! taken out may be like it. What another place of the same words could say as well makes nothing sure.

use std::ops::Range;

use super::anchoring::Anchoring;
use super::place::{SIDE, SPEAKS, TELLING, Window};

/// From this confidence on a place is sure.
pub const SURE: f32 = 0.9;

/// How much of the words on one side has to be there for that side to vouch alone.
const LOUD: f32 = 0.85;
/// A side that says less says nothing.
const WHISPERS: f32 = 0.3;
/// So many words of a span are long.
const LONG: usize = 12;
/// What a long run of words has to weigh so that it needs no words around it.
const HEAVY: f32 = 8.0;

/// What says where a window begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edges {
    /// The words before and after the span stand just before and after it.
    Neighbours,
    /// These, or the span's own first and last word.
    Own,
    /// Nothing, on one side at least.
    Unknown,
}

/// What speaks for a window.
struct Signs {
    /// How much of the words on the side that says less, and on the other, is there.
    least: f32,
    most: f32,
    edges: Edges,
    /// How much of the span stands in the window, and how much of the window comes from the span.
    kept: f32,
    own: f32,
    /// How long the span is, in words.
    words: usize,
    /// How much of the rest of its sentences stands beside the window.
    rest: f32,
}

impl Anchoring<'_> {
    /// 0 to 1; besides, whether other places fit about as well.
    pub(super) fn confidence(&self, claim: &Range<usize>, window: &Window) -> (f32, bool) {
        let (left, right) = self.sides(claim, window);
        let (kept, own) = self.shares(claim, window);
        let signs = Signs {
            least: left.min(right),
            most: left.max(right),
            edges: self.edges(claim, window),
            kept,
            own,
            words: self.vocabulary.words(&self.old.ids[claim.clone()]),
            rest: self.rest_of_sentence(claim, window),
        };
        let same = self.is_same(claim, window);
        let has_rivals = window.has_rivals || same && signs.least < LOUD && self.has_rivals(claim, window);
        let is_sure = !has_rivals
            && (signs.least >= WHISPERS || self.is_only(claim.clone()))
            && if same {
                self.same_is_sure(claim, window, &signs)
            } else {
                self.changed_is_sure(claim, window, &signs)
            };
        let confidence = if is_sure {
            SURE + 0.09 * window.got.min(1.0) * f32::midpoint(left, right)
        } else {
            (0.3 + 0.3 * window.got + 0.2 * signs.most + 0.08 * signs.least).min(SURE - 0.02)
        };
        ((confidence * 100.0).round() / 100.0, has_rivals)
    }

    fn same_is_sure(&self, claim: &Range<usize>, window: &Window, signs: &Signs) -> bool {
        let stays = || claim.clone().all(|i| self.stays(i));
        let is_long = signs.words >= LONG;
        let fits = signs.rest >= SPEAKS
            || is_long
            || signs.edges == Edges::Neighbours && stays() && self.is_only(claim.clone());
        let is_told = signs.most >= LOUD || is_long && (signs.most >= SPEAKS || self.weight(claim.clone()) >= HEAVY);
        signs.edges != Edges::Unknown
            && fits
            && (self.is_in_its_sentence(claim, window)
                || signs.least >= LOUD && !self.is_torn(claim, window, signs)
                || is_told && self.is_only_one(claim, window))
    }

    /// Whether the whole sentence of the span stands there, word for word, and nowhere else in either text.
    fn is_in_its_sentence(&self, claim: &Range<usize>, window: &Window) -> bool {
        let lead = (0..claim.start).rev().take(4 * SIDE).take_while(|i| self.old.breaks[i + 1] < 2).count();
        let after = claim.end..(claim.end + 4 * SIDE).min(self.old.len());
        let sentence = claim.start - lead..claim.end + after.take_while(|i| self.old.breaks[*i] < 2).count();
        let there = window.start.checked_sub(lead).and_then(|start| self.new.ids.get(start..start + sentence.len()));
        self.is_whole
            && self.vocabulary.words(&self.old.ids[sentence.clone()]) >= LONG - 4
            && there == Some(&self.old.ids[sentence.clone()])
            && self.is_only(sentence)
    }

    fn changed_is_sure(&self, claim: &Range<usize>, window: &Window, signs: &Signs) -> bool {
        let fits = signs.rest >= SPEAKS || signs.words >= LONG + 4 && signs.kept.min(signs.own) >= 0.75;
        let is_told = signs.most >= LOUD && (signs.least >= SPEAKS || signs.words >= LONG);
        fits && !self.is_torn(claim, window, signs)
            && self.keeps_figures(claim, window, signs.kept)
            && (signs.least >= LOUD || is_told && self.is_only_one(claim, window))
    }

    /// Whether too little of the span is in the window, or too much else: the less its edges are known, the more it takes.
    fn is_torn(&self, claim: &Range<usize>, window: &Window, signs: &Signs) -> bool {
        match signs.edges {
            // Of two sentences one may have gone, and another come in between.
            Edges::Neighbours => {
                signs.kept < 0.55 || signs.own < if self.is_one_sentence(claim, window) { SPEAKS } else { 0.7 }
            }
            Edges::Own => signs.kept < SPEAKS || signs.own < 0.7,
            Edges::Unknown => signs.kept.min(signs.own) < 0.7,
        }
    }

    /// Whether the window keeps half of the span's figures; of a single one that changed it has to keep most other words.
    fn keeps_figures(&self, claim: &Range<usize>, window: &Window, kept: f32) -> bool {
        let words = &self.new.ids[window.words()];
        let figures = || self.old.ids[claim.clone()].iter().filter(|id| self.vocabulary.is_figure(**id));
        let there = figures().filter(|id| words.contains(id)).count();
        match (figures().count(), there) {
            (1, 0) => kept >= 0.7,
            (all, there) => there * 2 >= all,
        }
    }

    /// Whether no sentence ends within the span, nor within the window.
    fn is_one_sentence(&self, claim: &Range<usize>, window: &Window) -> bool {
        let within = |breaks: &[u8]| breaks.iter().skip(1).all(|strength| *strength < 2);
        within(&self.old.breaks[claim.clone()]) && within(&self.new.breaks[window.words()])
    }

    /// How much of the rest of the sentences in which the span begins and ends stands beside the window: 0 to 1, by weight; the
    /// lesser of both sides.
    fn rest_of_sentence(&self, claim: &Range<usize>, window: &Window) -> f32 {
        let before = (claim.start.saturating_sub(SIDE)..claim.start).rev();
        let before = before.take_while(|i| self.old.breaks[i + 1] < 2);
        let after = claim.end..(claim.end + SIDE).min(self.old.len());
        let after = after.take_while(|i| self.old.breaks[*i] < 2);
        let share = |words: &mut dyn Iterator<Item = usize>, is_beside: &dyn Fn(usize, usize) -> bool| {
            let (mut there, mut all) = (0.0, 0.0);
            for (k, i) in words.enumerate() {
                let weight = self.weight(i..i + 1);
                all += weight;
                if self.new_of(i).is_some_and(|n| is_beside(n, 2 * k + 6)) {
                    there += weight;
                }
            }
            if all > 0.0 { there / all } else { 1.0 }
        };
        let left = share(&mut { before }, &|n, far| n < window.start && n + far >= window.start);
        let right = share(&mut { after }, &|n, far| n >= window.end && n < window.end + far);
        left.min(right)
    }

    /// Whether the same words stand elsewhere in one of the texts, with nearly as much of the same around them.
    fn has_rivals(&self, claim: &Range<usize>, window: &Window) -> bool {
        let words = &self.old.ids[claim.clone()];
        let enough = SPEAKS * self.agreement(claim, window.start);
        let in_new = self.new_index.find(&self.new.ids, words, 20, |_| true);
        let in_old = self.old_index.find(&self.old.ids, words, 20, |_| true);
        in_new.into_iter().any(|place| place != window.start && self.agreement(claim, place) >= enough)
            || in_old.into_iter().any(|place| {
                place != claim.start && self.agreement(&(place..place + words.len()), window.start) >= enough
            })
    }

    /// The weight of the words, at most eight on each side, that the span and this place have around them without a break.
    fn agreement(&self, claim: &Range<usize>, start: usize) -> f32 {
        let end = start + claim.len();
        let before = (1..=8).take_while(|k| self.goes_on(claim.start.checked_sub(*k), start.checked_sub(*k)));
        let after = (0..8).take_while(|k| self.goes_on(Some(claim.end + k), Some(end + k)));
        self.weight(claim.start - before.count()..claim.end + after.count())
    }

    /// How much of the span stands in the window, and how much of the window comes from the span: 0 to 1 each, by weight or
    /// by number, whichever is less. Words that are not aligned count where the window has them to spare.
    fn shares(&self, claim: &Range<usize>, window: &Window) -> (f32, f32) {
        let mut spare: Vec<u32> = window.words().filter(|n| self.is_free(*n)).map(|n| self.new.ids[n]).collect();
        let (mut weight, mut number) = (0.0, 0.0);
        for i in claim.clone() {
            let id = self.old.ids[i];
            let is_there = match self.new_of(i) {
                Some(n) => window.words().contains(&n),
                None => spare.iter().position(|s| *s == id).is_some_and(|at| spare.swap_remove(at) == id),
            };
            if is_there {
                weight += self.vocabulary.weight(id);
                number += 1.0;
            }
        }
        let of = |all: &[u32]| {
            let all_weight = self.vocabulary.weight_of(all).max(f32::MIN_POSITIVE);
            (weight / all_weight).min(number / all.len().max(1) as f32)
        };
        (of(&self.old.ids[claim.clone()]), of(&self.new.ids[window.words()]))
    }

    /// What says that the window begins and ends where the span does.
    fn edges(&self, claim: &Range<usize>, window: &Window) -> Edges {
        let before = claim.start.checked_sub(1).map(|i| self.new_of(i));
        let begins_beside = before.map_or(window.start == 0, |n| n.is_some_and(|n| n + 1 == window.start));
        let ends_beside = if claim.end == self.old.len() {
            window.end == self.new.len()
        } else {
            self.new_of(claim.end) == Some(window.end)
        };
        let begins = self.new_of(claim.start) == Some(window.start);
        let ends = self.new_of(claim.end - 1).is_some_and(|n| n + 1 == window.end);
        match (begins_beside, ends_beside) {
            (true, true) => Edges::Neighbours,
            (true, false) if ends => Edges::Own,
            (false, true) if begins => Edges::Own,
            (false, false) if begins && ends && claim.len() >= TELLING => Edges::Own,
            _ => Edges::Unknown,
        }
    }

    /// Whether the longest run of aligned words in the window, with up to eight neighbours on each side, is the only one of
    /// its words in both texts.
    fn is_only_one(&self, claim: &Range<usize>, window: &Window) -> bool {
        let is_near = |n: usize| n + 8 >= window.start && n < window.end + 8;
        let (mut longest, mut run) = (0..0, 0..0);
        for i in claim.start.saturating_sub(8)..(claim.end + 8).min(self.old.len()) {
            let goes_on =
                !run.is_empty() && self.new_of(i).is_some() && self.new_of(i) == self.new_of(i - 1).map(|n| n + 1);
            run = match self.new_of(i).filter(|n| is_near(*n)) {
                None => i..i,
                Some(_) if goes_on => run.start..i + 1,
                Some(_) => i..i + 1,
            };
            if run.len() > longest.len() && run.start < claim.end && run.end > claim.start {
                longest = run.clone();
            }
        }
        !longest.is_empty() && self.is_only(longest)
    }

    /// Whether some old words stand once in the old text and once in the new one.
    pub(super) fn is_only(&self, words: Range<usize>) -> bool {
        self.times_in_old(words.clone()) == 1
            && self.new_index.find(&self.new.ids, &self.old.ids[words], 2, |_| true).len() < 2
    }
}
