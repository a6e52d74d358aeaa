//! A few words that were corrected in place: nothing of them may be left, but all around them is.

use std::ops::Range;

use super::anchoring::Anchoring;
use super::candidates::Window;
use super::tokens::Break;

/// The most words of a span that is found by its surroundings alone.
const FEW: usize = 5;
/// How many words longer than twice the span the words in its place may be.
const MORE: usize = 1;
/// How much of the words on the one side and on the other has to be beside the place.
const LEAST_BESIDE: f32 = 0.5;
const MOST_BESIDE: f32 = 0.8;
/// How much of the rest of its sentence has to be beside the place.
const REST: f32 = 0.7;
/// How much of it, and how many words, suffice if the sentences around it changed.
const NEARLY_ALL: f32 = 0.9;
const ENOUGH: usize = 5;
/// How far the words that were replaced may reach beyond a figure, in words.
const BESIDE_FIGURE: usize = 4;
/// What counts as the share of the span in its place, so that it is likely, but never sure.
const GOT: f32 = 0.4;

impl Anchoring<'_> {
    /// What stands where a span of a few words stood, if the words beside it are the same and its sentence goes on as before.
    pub(super) fn corrected(&self, claim: &Range<usize>) -> Option<Window> {
        let ids = &self.old.ids[claim.clone()];
        if self.vocabulary.words(ids) > FEW {
            return None;
        }
        let window = self.in_its_place(claim).or_else(|| self.figure_in_its_place(claim))?;
        let (left, right) = self.sides(claim, &window);
        let stays = left.min(right) >= LEAST_BESIDE && left.max(right) >= MOST_BESIDE;
        let rest = self.rest_of_sentence(claim, &window);
        let is_in_its_sentence = || rest >= NEARLY_ALL && self.words_beside(claim) >= ENOUGH;
        (stays && rest >= REST || is_in_its_sentence()).then_some(window)
    }

    /// How many words the sentences of the span have beside it, counting up to [`ENOUGH`] on each side.
    fn words_beside(&self, claim: &Range<usize>) -> usize {
        let is_inside = |word: usize| self.old.breaks.get(word).is_some_and(|strength| *strength < Break::Sentence);
        let before = (0..claim.start).rev().take(ENOUGH).take_while(|i| is_inside(i + 1)).count();
        let after = (claim.end..self.old.len()).take(ENOUGH).take_while(|i| is_inside(*i)).count();
        before + after
    }

    /// What stands between the words just before and just after the span.
    fn in_its_place(&self, claim: &Range<usize>) -> Option<Window> {
        let room = self.room(claim)?;
        let goes_on = self.old.breaks[claim.start] < Break::Line
            || self.old.breaks.get(claim.end).is_some_and(|after| *after < Break::Line);
        let figures = |ids: &[u32]| ids.iter().filter(|id| self.vocabulary.is_figure(**id)).count();
        let (was, is) = (figures(&self.old.ids[claim.clone()]), figures(&self.new.ids[room.clone()]));
        // A whole line or sentence is another one, unless it is only figures and still is.
        let is_like = goes_on || was == claim.len() && is == was;
        let is_inside = self.new.breaks[room.clone()].iter().skip(1).all(|strength| *strength < Break::Sentence);
        let fits = room.len() <= 2 * claim.len() + MORE && is_inside && is_like;
        fits.then(|| Window::new(room.start, room.end, GOT))
    }

    /// The figure that replaced a figure, if words beside it were replaced too: of as many figures, the one in the same place.
    fn figure_in_its_place(&self, claim: &Range<usize>) -> Option<Window> {
        if claim.len() != 1 || !self.vocabulary.is_figure(self.old.ids[claim.start]) {
            return None;
        }
        let is_unaligned = |i: &usize| self.new_of(*i).is_none();
        let before = (0..claim.start).rev().take(BESIDE_FIGURE).take_while(is_unaligned).count();
        let after = (claim.end..self.old.len()).take(BESIDE_FIGURE).take_while(is_unaligned).count();
        let gap = claim.start - before..claim.end + after;
        let room = self.room(&gap)?;
        let figures = |ids: &[u32], from: usize| -> Vec<usize> {
            (0..ids.len()).filter(|i| self.vocabulary.is_figure(ids[*i])).map(|i| from + i).collect()
        };
        let was = figures(&self.old.ids[gap.clone()], gap.start);
        let is = figures(&self.new.ids[room.clone()], room.start);
        let at = was.iter().position(|i| *i == claim.start)?;
        let fits = was.len() == is.len() && room.len() <= 2 * gap.len() + MORE;
        fits.then(|| Window::new(is[at], is[at] + 1, GOT))
    }

    /// The new words between those just before and just after some old words, if these have not moved and nothing else of the
    /// old text is between them. At the start or end of a sentence, that of the new sentence will do.
    fn room(&self, old: &Range<usize>) -> Option<Range<usize>> {
        let kept = |i: usize| self.stays(i).then(|| self.new_of(i)).flatten();
        let parts =
            |breaks: &[Break], word: usize| breaks.get(word).is_none_or(|strength| *strength >= Break::Sentence);
        let most = 2 * old.len() + MORE;
        let before = old.start.checked_sub(1).and_then(kept).map(|n| n + 1).or((old.start == 0).then_some(0));
        let after = if old.end < self.old.len() { kept(old.end) } else { Some(self.new.len()) };
        let from = before.or_else(|| {
            let first = parts(&self.old.breaks, old.start).then_some(after?)?;
            (0..first).rev().take(most).find(|n| parts(&self.new.breaks, *n))
        })?;
        let to = after.or_else(|| {
            let last = parts(&self.old.breaks, old.end).then_some(from)?;
            (last + 1..=self.new.len()).take(most).find(|n| parts(&self.new.breaks, *n))
        })?;
        let is_own = |n: usize| self.is_free(n) || old.contains(&(self.from[n] as usize));
        (from < to && (from..to).all(is_own)).then_some(from..to)
    }
}

#[cfg(test)]
mod tests {
    use crate::anchor::{Anchoring, Group, SURE, Wording};
    use crate::text::TextRange;

    const BEFORE: &str = "The harbour board met on Monday and heard nine engineers.";
    const AFTER: &str = "Ferries have carried commuters across the bay ever since then.";

    /// Finds the words in brackets of the one sentence in the other one, of which the rest of the text is the same.
    fn check(old: &str, expected: &str, wording: Wording) {
        let (start, end) = (old.find('[').unwrap(), old.find(']').unwrap() - 1);
        let at = BEFORE.len() + 1;
        let text = |sentence: &str| format!("{BEFORE} {} {AFTER}", sentence.replace(['[', ']'], ""));
        let (old, new) = (text(old), text(expected));
        let anchoring = Anchoring::new(&old, &new, &mut |_| true).unwrap();
        let anchored = anchoring.place(TextRange::from_usize(at + start..at + end));
        let Some(found) = anchored.found() else {
            assert!(!expected.contains('['), "{expected}: not found");
            return;
        };
        let range = found.range.to_range();
        let marked = format!("{}[{}]{}", &new[at..range.start], &new[range.clone()], &new[range.end..]);
        assert_eq!(marked, format!("{expected} {AFTER}"));
        assert_eq!((found.wording, anchored.group()), (wording, Group::Changed));
        assert!(found.confidence < SURE);
    }

    #[test]
    fn a_figure_that_was_corrected_is_found_as_changed() {
        check("It cost [5,200] crowns to build.", "It cost [2,500] crowns to build.", Wording::Figure);
        check("The road is [14 km] long.", "The road is [17 km] long.", Wording::Figure);
        check("It opened in [1907] with a feast.", "It opened in [1970] with a feast.", Wording::Figure);
        check("It cost [€5] a day.", "It cost [€6] a day.", Wording::Figure);
        check("It cost [5,200] crowns to build.", "It cost [2,500 or 2,600] crowns to build.", Wording::Figure);
        check("From [12] old boats to 9 new ones.", "From [11] large boats to 9 new ones.", Wording::Figure);
    }

    #[test]
    fn a_few_words_that_were_corrected_are_found_as_changed() {
        check("They came from [Upper Lund] by boat.", "They came from [Ystad] by boat.", Wording::Words(2));
        check("They came by boat [last Friday].", "They came by boat [on Sunday].", Wording::Words(2));
    }

    #[test]
    fn what_is_in_another_sentence_is_not_in_its_place() {
        check("It cost [5,200] crowns to build.", "Nobody asked for 2,500 lamps there.", Wording::Same);
        check("[They came late.]", "Nobody paid.", Wording::Same);
        check("It cost [5,200] crowns to build.", "It cost crowns to build.", Wording::Same);
    }
}
