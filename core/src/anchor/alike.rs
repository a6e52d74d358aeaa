//! How alike a span and a place are if inflected words count as nearly the same: what is left of a sentence that was rewritten
//! together with the sentences around it.

use std::ops::Range;

use super::anchoring::Anchoring;
use super::candidates::Window;
use super::support::TELLING;

/// How alike a place has to be if the words around it changed.
const ALIKE: f32 = 0.72;
/// The least share of the span's weight that has to be in the place word for word.
const LEAST_GOT: f32 = 0.3;
/// What a pair of words counts that begin alike.
const INFLECTED: f32 = 0.8;
/// How many letters two words have to begin with alike at least, and what share of the longer one in tenths.
const STEM: usize = 3;
const STEM_TENTHS: usize = 6;
/// The longest span that is compared, in words.
const MAX_WORDS: usize = 400;

impl Anchoring<'_> {
    /// The place of a span whose words stay in order, but neither they nor the words around them are enough to hold it: if it is
    /// alike to the span, word by word, and has all its figures.
    pub(super) fn alike_in_order(&self, claim: &Range<usize>) -> Option<Window> {
        let window = self.fitted(claim, self.cluster(claim, |i| self.stays(i))?);
        let is_comparable = (TELLING..=MAX_WORDS).contains(&claim.len()) && window.words().len() <= 2 * claim.len();
        let is_alike = || self.resemblance(claim, window.words()) >= ALIKE;
        let enough = window.got >= LEAST_GOT && is_comparable && self.has_figures(claim, &window) && is_alike();
        enough.then_some(window)
    }

    /// Whether all figures of the span are in the window.
    fn has_figures(&self, claim: &Range<usize>, window: &Window) -> bool {
        let words = &self.new.ids[window.words()];
        let mut figures = self.old.ids[claim.clone()].iter().filter(|id| self.vocabulary.is_figure(**id));
        figures.all(|id| words.contains(id))
    }

    /// How alike some old and some new words are, 0 to 1: the pairs that are in the same order in both, as a share of all words.
    fn resemblance(&self, old: &Range<usize>, new: Range<usize>) -> f32 {
        let mut row = vec![0.0_f32; new.len() + 1];
        for i in old.clone() {
            let mut corner = 0.0;
            for (j, n) in new.clone().enumerate() {
                let above = row[j + 1];
                row[j + 1] = above.max(row[j]).max(corner + self.pair(i, n));
                corner = above;
            }
        }
        2.0 * row[new.len()] / (old.len() + new.len()).max(1) as f32
    }

    /// What an old and a new word count: 1 if they are the same, less if they begin alike, 0 if not.
    fn pair(&self, old: usize, new: usize) -> f32 {
        if self.old.ids[old] == self.new.ids[new] {
            return 1.0;
        }
        let word = |text: &'_ str, at: (u32, u32)| -> Vec<char> {
            text.get(at.0 as usize..at.1 as usize).unwrap_or("").chars().flat_map(char::to_lowercase).collect()
        };
        let (a, b) = (word(&self.old_text, self.old.at[old]), word(self.new_text, self.new.at[new]));
        let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        let is_figure = a.iter().chain(&b).any(|c| c.is_numeric());
        let begins_alike = same >= STEM && same * 10 >= a.len().max(b.len()) * STEM_TENTHS;
        if begins_alike && !is_figure { INFLECTED } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::anchor::{Anchoring, SURE};
    use crate::text::TextRange;

    /// Whether a sentence is found as another one if the sentences around it changed; it is never sure.
    fn is_found(old: &str, new: &str) -> bool {
        let around = |sentence: &str, before: &str, after: &str| format!("{before} {sentence} {after}");
        let before = "Uno dice que el barco no viene. Dos dicen que ya vino.";
        let old_text = around(old, before, "Tres callan todavía en casa. Cuatro se van al campo hoy.");
        let new_text =
            around(new, "Nobody knows what captains had for lunch.", "Seven painters came with ladders and paint.");
        let anchoring = Anchoring::new(&old_text, &new_text, &mut |_| true).unwrap();
        let at = before.len() + 1;
        let anchored = anchoring.place(TextRange::from_usize(at..at + old.len()));
        assert!(anchored.found().is_none_or(|found| found.confidence < SURE));
        anchored.found().is_some_and(|found| found.range.of(&new_text) == new)
    }

    #[test]
    fn a_sentence_that_is_mostly_the_same_is_found_without_its_neighbours() {
        let old = "The council closed the northern bridge for nine weeks and reopened it in autumn.";
        assert!(is_found(old, "The council closed the northern bridge for 9 weeks and reopens it in autumn."));
        assert!(is_found(old, "The councils closed the northern bridge for nine weeks and reopened it in autumn."));
        assert!(!is_found(old, "The mayor sold the southern ferry for nine crowns and regretted it in winter."));
    }

    #[test]
    fn figures_have_to_be_the_same() {
        let old = "The council closed the northern bridge for 9 weeks and reopened it in autumn.";
        assert!(!is_found(old, "The council closed the southern bridge for 6 weeks and reopened it in summer."));
    }
}
