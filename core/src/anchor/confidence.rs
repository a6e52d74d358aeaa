//! How certain it is that a window of the new text is a span's place.
//!
//! A place is sure if the words around the span vouch for it: on both sides, or on one side if the words there occur once in
//! both texts. Words that are the same need less than words that changed, because what replaced a deleted sentence may be
//! like it. Nothing is sure if another place fits about as well.

use std::ops::Range;

use super::anchoring::{Anchoring, Knowledge};
use super::candidates::Window;
use super::support::{BESIDE, SIDE, SPEAKS, TELLING};
use super::tokens::Break;

/// The confidence from which a place is sure.
pub const SURE: f32 = 0.9;

/// How much of the words on one side has to be beside a place for that side to vouch for it alone.
const LOUD: f32 = 0.85;
/// A side of which less is there says nothing.
const WHISPERS: f32 = 0.3;
/// The length from which a span is long, in words.
const LONG: usize = 12;
/// The length from which a whole sentence is long enough to be recognised, in words.
const LONG_SENTENCE: usize = LONG - 4;
/// The length from which a span that changed is long, in words.
const LONG_CHANGED: usize = LONG + 4;
/// The weight of a long run that needs no words around it.
const HEAVY: f32 = 8.0;
/// The share of a span and of its window that has to agree: of a long span that changed, of one whose edges are not known or
/// whose only figure changed, and of a single sentence between its neighbours.
const MOST_OF_LONG: f32 = 0.75;
const MOST: f32 = 0.7;
const MORE_THAN_HALF: f32 = 0.55;
/// The most words of a sentence, on each side of a span, that are looked at.
const SENTENCE: usize = 4 * SIDE;
/// How many other places of the same words are compared.
const MAX_RIVALS: usize = 20;

/// How it is known where a window starts and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edges {
    /// The words before and after the span are just before and after the window.
    Neighbours,
    /// Those words, or the span's own first and last word.
    Own,
    /// Nothing, on at least one side.
    Unknown,
}

/// What speaks for a window. All shares are 0 to 1, by weight.
struct Support {
    /// The share of the words beside the span that is beside the window, on the side with less and on the other.
    least: f32,
    most: f32,
    edges: Edges,
    /// The share of the span that is in the window.
    kept: f32,
    /// The share of the window that comes from the span.
    own: f32,
    /// The length of the span in words.
    words: usize,
    /// The share of the rest of the span's sentences that is beside the window.
    rest: f32,
}

impl Anchoring<'_> {
    /// The confidence in a window (0 to 1, in hundredths), and whether other places fit about as well.
    pub(super) fn confidence(&self, claim: &Range<usize>, window: &Window) -> (f32, bool) {
        let (left, right) = self.sides(claim, window);
        let (kept, own) = self.shares(claim, window);
        let support = Support {
            least: left.min(right),
            most: left.max(right),
            edges: self.edges(claim, window),
            kept,
            own,
            words: self.vocabulary.words(&self.old.ids[claim.clone()]),
            rest: self.rest_of_sentence(claim, window),
        };
        let same = self.is_same(claim, window);
        let has_rivals = window.has_rivals || same && support.least < LOUD && self.has_rivals(claim, window);
        let is_sure = !has_rivals
            && (support.least >= WHISPERS || self.is_only(claim.clone()))
            && if same {
                self.same_is_sure(claim, window, &support)
            } else {
                self.changed_is_sure(claim, window, &support)
            };
        // Within each of the two classes, the numbers only put places in order.
        let confidence = if is_sure {
            SURE + 0.09 * window.got.min(1.0) * f32::midpoint(left, right)
        } else {
            (0.3 + 0.3 * window.got + 0.2 * support.most + 0.08 * support.least).min(SURE - 0.02)
        };
        ((confidence * 100.0).round() / 100.0, has_rivals)
    }

    /// Whether a window with the words of the span is sure.
    fn same_is_sure(&self, claim: &Range<usize>, window: &Window, support: &Support) -> bool {
        let stays = || claim.clone().all(|i| self.stays(i));
        let is_long = support.words >= LONG;
        let fits = support.rest >= SPEAKS
            || is_long
            || support.edges == Edges::Neighbours && stays() && self.is_only(claim.clone());
        let is_vouched_for =
            support.most >= LOUD || is_long && (support.most >= SPEAKS || self.weight(claim.clone()) >= HEAVY);
        support.edges != Edges::Unknown
            && fits
            && (self.is_in_its_sentence(claim, window)
                || support.least >= LOUD && !self.is_torn(claim, window, support)
                || is_vouched_for && self.has_unique_run(claim, window))
    }

    /// Whether a window with other words than the span is sure.
    fn changed_is_sure(&self, claim: &Range<usize>, window: &Window, support: &Support) -> bool {
        let is_long = support.words >= LONG_CHANGED && support.kept.min(support.own) >= MOST_OF_LONG;
        let fits = support.rest >= SPEAKS || is_long;
        let is_vouched_for = support.most >= LOUD && (support.least >= SPEAKS || support.words >= LONG);
        fits && !self.is_torn(claim, window, support)
            && self.keeps_figures(claim, window, support.kept)
            && (support.least >= LOUD || is_vouched_for && self.has_unique_run(claim, window))
    }

    /// Whether the whole sentence of the span is there, word for word, and occurs nowhere else in either text.
    fn is_in_its_sentence(&self, claim: &Range<usize>, window: &Window) -> bool {
        let is_inside = |word: usize| self.old.breaks[word] < Break::Sentence;
        let lead = (0..claim.start).rev().take(SENTENCE).take_while(|i| is_inside(i + 1)).count();
        let after = claim.end..(claim.end + SENTENCE).min(self.old.len());
        let sentence = claim.start - lead..claim.end + after.take_while(|i| is_inside(*i)).count();
        let there = window.start.checked_sub(lead).and_then(|start| self.new.ids.get(start..start + sentence.len()));
        self.knowledge == Knowledge::Whole
            && self.vocabulary.words(&self.old.ids[sentence.clone()]) >= LONG_SENTENCE
            && there == Some(&self.old.ids[sentence.clone()])
            && self.is_only(sentence)
    }

    /// Whether too little of the span is in the window, or too much else: the less is known of its edges, the more it takes.
    fn is_torn(&self, claim: &Range<usize>, window: &Window, support: &Support) -> bool {
        match support.edges {
            Edges::Neighbours => {
                // Of two sentences one may have been deleted, and another inserted.
                let enough = if self.is_one_sentence(claim, window) { SPEAKS } else { MOST };
                support.kept < MORE_THAN_HALF || support.own < enough
            }
            Edges::Own => support.kept < SPEAKS || support.own < MOST,
            Edges::Unknown => support.kept.min(support.own) < MOST,
        }
    }

    /// Whether the window keeps half of the span's figures. If the only figure changed, most other words have to be the same.
    fn keeps_figures(&self, claim: &Range<usize>, window: &Window, kept: f32) -> bool {
        let words = &self.new.ids[window.words()];
        let figures = || self.old.ids[claim.clone()].iter().filter(|id| self.vocabulary.is_figure(**id));
        let there = figures().filter(|id| words.contains(id)).count();
        match (figures().count(), there) {
            (1, 0) => kept >= MOST,
            (all, there) => there * 2 >= all,
        }
    }

    /// Whether no sentence ends within the span, nor within the window.
    fn is_one_sentence(&self, claim: &Range<usize>, window: &Window) -> bool {
        let is_one = |breaks: &[Break]| breaks.iter().skip(1).all(|strength| *strength < Break::Sentence);
        is_one(&self.old.breaks[claim.clone()]) && is_one(&self.new.breaks[window.words()])
    }

    /// How much of the rest of the sentences in which the span starts and ends is beside the window: 0 to 1, by weight, on the
    /// side with less.
    pub(super) fn rest_of_sentence(&self, claim: &Range<usize>, window: &Window) -> f32 {
        let is_inside = |word: usize| self.old.breaks[word] < Break::Sentence;
        let before = (claim.start.saturating_sub(SIDE)..claim.start).rev().take_while(|i| is_inside(i + 1));
        let after = (claim.end..(claim.end + SIDE).min(self.old.len())).take_while(|i| is_inside(*i));
        let share = |words: &mut dyn Iterator<Item = usize>, is_beside: &dyn Fn(usize, usize) -> bool| {
            let (mut there, mut all) = (0.0, 0.0);
            for (k, i) in words.enumerate() {
                let weight = self.weight(i..i + 1);
                all += weight;
                // The further a word was from the span, the further it may be from the window.
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

    /// Whether the same words occur elsewhere in one of the texts with nearly as many of the same words around them.
    fn has_rivals(&self, claim: &Range<usize>, window: &Window) -> bool {
        let words = &self.old.ids[claim.clone()];
        let agreement = |claim: &Range<usize>, start: usize| self.weight(self.extended(claim, start));
        let enough = SPEAKS * agreement(claim, window.start);
        let in_new = self.new_index.find(&self.new.ids, words, MAX_RIVALS, |_| true);
        let in_old = self.old_index.find(&self.old.ids, words, MAX_RIVALS, |_| true);
        in_new.into_iter().any(|place| place != window.start && agreement(claim, place) >= enough)
            || in_old
                .into_iter()
                .any(|place| place != claim.start && agreement(&(place..place + words.len()), window.start) >= enough)
    }

    /// The share of the span that is in the window, and the share of the window that comes from the span: 0 to 1 each, by
    /// weight or by number of words, whichever is less. An unaligned word counts if the window has a free one like it.
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
        let share = |all: &[u32]| {
            let all_weight = self.vocabulary.weight_of(all).max(f32::MIN_POSITIVE);
            (weight / all_weight).min(number / all.len().max(1) as f32)
        };
        (share(&self.old.ids[claim.clone()]), share(&self.new.ids[window.words()]))
    }

    /// How it is known that the window starts and ends where the span does.
    fn edges(&self, claim: &Range<usize>, window: &Window) -> Edges {
        let before = claim.start.checked_sub(1).map(|i| self.new_of(i));
        let starts_beside = before.map_or(window.start == 0, |n| n.is_some_and(|n| n + 1 == window.start));
        let ends_beside = if claim.end == self.old.len() {
            window.end == self.new.len()
        } else {
            self.new_of(claim.end) == Some(window.end)
        };
        let starts = self.new_of(claim.start) == Some(window.start);
        let ends = self.new_of(claim.end - 1).is_some_and(|n| n + 1 == window.end);
        match (starts_beside, ends_beside) {
            (true, true) => Edges::Neighbours,
            (true, false) if ends => Edges::Own,
            (false, true) if starts => Edges::Own,
            (false, false) if starts && ends && claim.len() >= TELLING => Edges::Own,
            _ => Edges::Unknown,
        }
    }

    /// Whether the longest run of aligned words that touches the span, with up to [`BESIDE`] words on each side, occurs once
    /// in both texts.
    fn has_unique_run(&self, claim: &Range<usize>, window: &Window) -> bool {
        let is_near = |n: usize| n + BESIDE >= window.start && n < window.end + BESIDE;
        let (mut longest, mut run) = (0..0, 0..0);
        for i in claim.start.saturating_sub(BESIDE)..(claim.end + BESIDE).min(self.old.len()) {
            let continues =
                !run.is_empty() && self.new_of(i).is_some() && self.new_of(i) == self.new_of(i - 1).map(|n| n + 1);
            run = match self.new_of(i).filter(|n| is_near(*n)) {
                None => i..i,
                Some(_) if continues => run.start..i + 1,
                Some(_) => i..i + 1,
            };
            if run.len() > longest.len() && run.start < claim.end && run.end > claim.start {
                longest = run.clone();
            }
        }
        !longest.is_empty() && self.is_only(longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::Quoted;
    use crate::text::TextRange;

    const BEFORE: &str = "The harbour board met on Monday and heard nine engineers who had seen it.";
    const AFTER: &str = "Ferries have carried all commuters across the wide bay ever since then.";

    /// The confidence with which the span that `[` and `]` mark in `old` is found in `new`; 0 if it is not.
    fn confidence(old: &str, new: &str) -> f32 {
        let (start, end) = (old.find('[').unwrap(), old.find(']').unwrap() - 1);
        let old = old.replace(['[', ']'], "");
        let anchoring = Anchoring::new(&old, new, &mut |_| true).unwrap();
        let anchored = anchoring.place(TextRange::from_usize(start..end));
        anchored.found().map_or(0.0, |found| found.confidence)
    }

    /// Each new text makes the span's place less certain than the one before it.
    fn check_order(old: &str, descending: &[&str]) {
        let found: Vec<f32> = descending.iter().map(|new| confidence(old, new)).collect();
        assert!(found.windows(2).all(|pair| pair[0] > pair[1]), "{old}\n{descending:#?}\n{found:?}");
    }

    fn check_sure(old: &str, new: &str) {
        let found = confidence(old, new);
        assert!(found >= SURE, "{old}\n{new}\n{found}");
    }

    fn check_unsure(old: &str, new: &str) {
        let found = confidence(old, new);
        assert!(found > 0.0 && found < SURE, "{old}\n{new}\n{found}");
    }

    #[test]
    fn the_less_is_left_of_a_span_the_less_certain_it_is() {
        check_order(
            &format!("{BEFORE} [The bridge closed for nine weeks in May.] {AFTER}"),
            &[
                &format!("{BEFORE} The bridge closed for nine weeks in May. {AFTER}"),
                &format!("{BEFORE} The bridge closed for nine weeks in June. {AFTER}"),
                &format!("{BEFORE} The bridge opened for six weeks in June. {AFTER}"),
                &format!("{BEFORE} {AFTER}"),
            ],
        );
    }

    #[test]
    fn the_less_is_left_around_a_span_the_less_certain_it_is() {
        check_order(
            &format!("{BEFORE} [It closed in May.] {AFTER}"),
            &[
                &format!("{BEFORE} It closed in May. {AFTER}"),
                &format!("{BEFORE} It closed in May. Nobody in town remembers why, or cares to say."),
                "Nobody in town remembers why, or cares to say. It closed in May. Seven papers printed this.",
            ],
        );
    }

    #[test]
    fn words_on_both_sides_make_a_place_sure() {
        check_sure(&format!("{BEFORE} [It closed in May.] {AFTER}"), &format!("{BEFORE} It closed in May. {AFTER}"));
        check_sure(&format!("{BEFORE} [It closed in May.] {AFTER}"), &format!("{BEFORE} It shut in May. {AFTER}"));
        check_sure(
            &format!("{BEFORE} It [closed] in May. {AFTER}"),
            &format!("{BEFORE} It closed in May. {AFTER} The end came late."),
        );
    }

    #[test]
    fn words_on_one_side_do_if_they_occur_once() {
        let other = "Nobody in town remembers why, or cares to say so to this paper.";
        check_sure(&format!("{BEFORE} [It closed in May.] {AFTER}"), &format!("{BEFORE} It closed in May. {other}"));
        check_unsure(
            &format!("{BEFORE} [It closed in May.] {AFTER} {BEFORE} It closed in May."),
            &format!("{BEFORE} It closed in May. {other} {BEFORE} It closed in May."),
        );
    }

    #[test]
    fn a_changed_span_needs_more_than_an_unchanged_one() {
        let other = "Nobody in town remembers why, or cares to say so to this paper.";
        check_unsure(&format!("{BEFORE} [It closed in May.] {AFTER}"), &format!("{BEFORE} It shut in May. {other}"));
    }

    #[test]
    fn a_lookalike_of_a_deleted_sentence_is_not_sure() {
        check_unsure(
            &format!("{BEFORE} [The bridge closed for 9 weeks after 3 storms in 2004.] {AFTER}"),
            &format!("{BEFORE} The bridge closed for 6 weeks after 8 storms in 2011. {AFTER}"),
        );
    }

    #[test]
    fn a_window_torn_from_its_span_is_not_sure() {
        check_unsure(
            &format!("{BEFORE} [The old northern bridge closed early. Nobody paid.] {AFTER}"),
            &format!("{BEFORE} The old northern bridge closed early. Seven painters came with ladders. {AFTER}"),
        );
    }

    #[test]
    fn nothing_is_sure_if_another_place_fits_as_well() {
        check_unsure(
            "It rains. [Nobody knows why.] It snows. Nobody knows why. It hails.",
            "Uno dice. Nobody knows why. Dos dicen. Nobody knows why. Tres callan.",
        );
    }

    #[test]
    fn places_with_the_same_words_around_them_are_rivals() {
        let has_rivals = |new: &str| {
            let old = format!("{BEFORE} Nobody knows why. {AFTER}");
            let anchoring = Anchoring::new(&old, new, &mut |_| true).unwrap();
            let start = BEFORE.len() + 1;
            anchoring.place(TextRange::from_usize(start..start + 17)).found().map(|found| found.has_rivals)
        };
        let (this, that) = ("Seven painters came with ladders.", "Four bakers sold bread to them.");
        assert_eq!(has_rivals(&format!("{BEFORE} Nobody knows why. {AFTER}")), Some(false));
        assert_eq!(has_rivals(&format!("{BEFORE} Nobody knows why. {this} {that}")), Some(false));
        let twice = format!("{BEFORE} Nobody knows why. {this} {BEFORE} Nobody knows why. {that}");
        assert_eq!(has_rivals(&twice), Some(true));
    }

    #[test]
    fn a_sentence_that_moved_is_sure_if_it_is_long_and_occurs_once() {
        let claim = "The bridge over the northern channel closed for nine weeks after three winter storms";
        check_sure(&format!("[{claim}]. {BEFORE} {AFTER}"), &format!("{BEFORE} {AFTER} {claim}."));
        check_unsure(&format!("[Nobody knows why]. {BEFORE} {AFTER}"), &format!("{BEFORE} {AFTER} Nobody knows why."));
    }

    #[test]
    fn without_the_old_text_a_place_is_no_more_certain_than_with_it() {
        let claim = "It closed in May.";
        let old = format!("{BEFORE} {claim} {AFTER}");
        for new in [
            format!("{BEFORE} {claim} {AFTER}"),
            format!("{claim} {AFTER}"),
            format!("{BEFORE} It shut in May. {AFTER}"),
            format!("Nobody knows. {claim} Nobody cares."),
        ] {
            let start = BEFORE.len() + 1;
            let quoted = Quoted {
                start,
                quote: claim,
                before: &old[start - 32..start],
                after: &old[start + claim.len()..start + claim.len() + 32],
            };
            let (anchoring, ranges) = Anchoring::from_quotes(&[quoted], &new, &mut |_| true).unwrap();
            let without = anchoring.place(ranges[0]).found().map_or(0.0, |found| found.confidence);
            let with = confidence(&format!("{BEFORE} [{claim}] {AFTER}"), &new);
            assert!(without <= with, "{new}: {without} without, {with} with");
        }
    }
}
