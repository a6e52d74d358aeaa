//! Where a place starts and ends: it goes no further than the span's paragraph, and is a whole sentence if the span was one.

use std::ops::Range;

use super::anchoring::Anchoring;
use super::candidates::Window;
use super::tokens::Break;

/// The share of a place's own words that a part in another paragraph has to hold.
const PART: f32 = 0.2;
/// A place is made longer at either end by at most one word and one for so many words of the span to be a whole sentence.
const WORDS_PER_ADDED: usize = 3;

impl Anchoring<'_> {
    /// The window without ends that are in another paragraph, and with the rest of its sentences if the span was of whole ones.
    pub(super) fn fitted(&self, claim: &Range<usize>, window: Window) -> Window {
        self.completed(claim, self.in_one_paragraph(claim, window))
    }

    /// The window without its end or beginning in another paragraph, if hardly any of the span's words are there. A span of
    /// several paragraphs keeps them.
    fn in_one_paragraph(&self, claim: &Range<usize>, mut window: Window) -> Window {
        if self.old.breaks[claim.start + 1..claim.end].iter().any(|strength| self.is_paragraph(*strength)) {
            return window;
        }
        let ids = &self.old.ids[claim.clone()];
        let is_own = |n: &usize| match self.from[*n] {
            super::align::NONE => ids.contains(&self.new.ids[*n]),
            old => claim.contains(&(old as usize)),
        };
        let own = |words: Range<usize>| -> f32 {
            words.filter(is_own).map(|n| self.vocabulary.weight(self.new.ids[n])).sum()
        };
        let least = own(window.words()) * PART;
        let begins = |n: &usize| self.is_paragraph(self.new.breaks[*n]);
        while let Some(at) = (window.start + 1..window.end).find(begins) {
            if own(window.start..at) >= least {
                break;
            }
            window.start = at;
        }
        while let Some(at) = (window.start + 1..window.end).rev().find(begins) {
            if own(at..window.end) >= least {
                break;
            }
            window.end = at;
        }
        window
    }

    /// The window together with the rest of the sentences in which it starts and ends, if the span starts and ends with a
    /// sentence and these words belong to nothing else in the old text.
    fn completed(&self, claim: &Range<usize>, mut window: Window) -> Window {
        let parts = |breaks: &[Break], word: usize| {
            breaks.get(word).is_none_or(|strength| *strength >= Break::Sentence || self.is_paragraph(*strength))
        };
        if !parts(&self.old.breaks, claim.start) || !parts(&self.old.breaks, claim.end) {
            return window;
        }
        let most = claim.len() / WORDS_PER_ADDED + 1;
        let is_rest = |n: &usize| self.is_free(*n) || claim.contains(&(self.from[*n] as usize));
        let before = (0..window.start).rev().take(most).take_while(is_rest);
        // What was put before the first word may be no part of the sentence, such as the address of a link.
        let is_kept = self.new_of(claim.start) == Some(window.start);
        let starts = std::iter::once(window.start).chain(before).find(|n| is_kept || parts(&self.new.breaks, *n));
        let after = (window.end..self.new.len()).take(most).take_while(is_rest).map(|n| n + 1);
        let ends = std::iter::once(window.end).chain(after).find(|n| parts(&self.new.breaks, *n));
        window.start = starts.unwrap_or(window.start);
        window.end = ends.unwrap_or(window.end);
        window
    }

    /// Whether a break parts two paragraphs. In a text without blank lines, each line is one.
    pub(super) fn is_paragraph(&self, strength: Break) -> bool {
        strength == Break::Paragraph || strength.is_line_end() && self.lines_are_paragraphs
    }
}

#[cfg(test)]
mod tests {
    use crate::anchor::Anchoring;
    use crate::text::TextRange;

    const BEFORE: &str = "The harbour board met on Monday and heard nine engineers.";
    const AFTER: &str = "Ferries have carried commuters across the bay ever since then.";

    /// Finds the words in brackets; `expected` is the new text with their place in brackets.
    fn check(old: &str, expected: &str) {
        let (start, end) = (old.find('[').unwrap(), old.find(']').unwrap() - 1);
        let (old, new) = (old.replace(['[', ']'], ""), expected.replace(['[', ']'], ""));
        let anchoring = Anchoring::new(&old, &new, &mut |_| true).unwrap();
        let anchored = anchoring.place(TextRange::from_usize(start..end));
        let range = anchored.found().map(|found| found.range.to_range()).unwrap_or_default();
        let marked = format!("{}[{}]{}", &new[..range.start], &new[range.clone()], &new[range.end..]);
        assert_eq!(marked, expected, "{anchored:?}");
    }

    #[test]
    fn a_place_ends_with_its_paragraph() {
        for gap in ["\n\n", "\n"] {
            check(
                &format!("{BEFORE} [The bridge closed in May after nine storms.]{gap}{AFTER}"),
                &format!("{BEFORE} [The bridge closed in May after rain.]{gap}Nobody had asked.{gap}{AFTER}"),
            );
            check(
                &format!("{BEFORE}{gap}[Nine storms closed the bridge in May.] {AFTER}"),
                &format!("{BEFORE}{gap}Nobody had asked.{gap}[Rain closed the bridge in May.] {AFTER}"),
            );
        }
        // In a text with blank lines, other line ends are part of a paragraph.
        check(
            &format!("{BEFORE}\n\n[The bridge closed in May after nine storms.]\n\n{AFTER}"),
            &format!("{BEFORE}\n\n[The bridge closed in May after\nrain.]\n\n{AFTER}"),
        );
        check(
            &format!("{BEFORE} [The bridge closed in May.\n\nThe tunnel opened in June.] {AFTER}"),
            &format!("{BEFORE} [The bridge closed in May.\n\nA tunnel opened in June.] {AFTER}"),
        );
    }

    #[test]
    fn the_place_of_a_whole_sentence_is_a_whole_sentence() {
        check(&format!("{BEFORE} [The fee rose.] {AFTER}"), &format!("{BEFORE} [The fee rose sharply.] {AFTER}"));
        check(
            &format!("{BEFORE} [It closed the old bridge in May.] {AFTER}"),
            &format!("{BEFORE} [Last year rain closed the old bridge in May!] {AFTER}"),
        );
        check(
            &format!("{BEFORE} [The fee rose] again. {AFTER}"),
            &format!("{BEFORE} [The fee rose] sharply again. {AFTER}"),
        );
    }
}
