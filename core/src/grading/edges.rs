//! The ends of marks: blanks, quotes and final punctuation, which one person takes in and another one leaves out.

use super::{Answer, Key, Stretch, Stretches};
use crate::text::{Offset, ScalarIndex, is_unseen};

/// Quotation marks of Unicode (property `Quotation_Mark`) that occur in prose, and what is typed in their place.
const QUOTES: &str = "\"'`´‘’‚‛“”„‟«»‹›′″「」『』〝〞〟＂＇";
/// Punctuation that ends a sentence or a clause, in the scripts of most newspapers.
const FINAL: &str = ".,;:!?…‥。．｡，、､；：！？·।॥؟،؛۔։׃።፣፤፥།၊။។៕";
/// What opens a Spanish sentence that its end repeats.
const OPENING: &str = "¿¡";

/// A text in which marks are trimmed. It costs one pass over the text, so it is made once for all answers.
#[derive(Debug)]
pub struct Edges<'a> {
    text: &'a str,
    index: ScalarIndex,
}

impl<'a> Edges<'a> {
    /// The text of an article: its blocks joined by LF.
    pub fn new(text: &'a str) -> Self {
        Self { text, index: ScalarIndex::new(text) }
    }

    /// A mark (in Unicode scalar values) whose pieces begin without blanks, quotes and opening signs, and end without blanks, quotes
    /// and final punctuation. A mark of nothing else stays as it is. What lies beyond the text is cut off first.
    #[must_use]
    pub fn trimmed(&self, mark: &Stretches) -> Stretches {
        let inside = mark.common(&Stretches::all(self.index.total()));
        let kept = Stretches::new(inside.as_slice().iter().map(|piece| self.piece(*piece)));
        if kept.is_empty() { inside } else { kept }
    }

    /// An answer with trimmed marks.
    #[must_use]
    pub fn trimmed_answer(&self, mut answer: Answer) -> Answer {
        for mark in &mut answer.marks {
            mark.at = self.trimmed(&mark.at);
        }
        answer
    }

    /// A key with trimmed claims.
    #[must_use]
    pub fn trimmed_key(&self, mut key: Key) -> Key {
        for claim in &mut key.claims {
            claim.at = self.trimmed(&claim.at);
        }
        key
    }

    fn piece(&self, piece: Stretch) -> Stretch {
        let byte = |scalars| self.index.to_offset(self.text, scalars).map_or(self.text.len(), Offset::to_usize);
        let words = &self.text[byte(piece.start)..byte(piece.end)];
        let before = words.chars().take_while(|c| is_edge(*c) || OPENING.contains(*c)).count();
        let after = words.chars().rev().take_while(|c| is_edge(*c) || FINAL.contains(*c)).count();
        // Where both meet, nothing is left: such a stretch ends before it starts, and no set has it.
        Stretch::new(piece.start + before, piece.end.saturating_sub(after))
    }
}

/// Whether a character at either end says nothing about what was meant.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || is_unseen(c) || QUOTES.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[` and `]` are around each piece of the mark, before and after trimming.
    fn check(before: &str, after: &str) {
        let (text, mark) = read(before);
        assert_eq!((text.clone(), Edges::new(&text).trimmed(&mark)), read(after));
    }

    fn read(shown: &str) -> (String, Stretches) {
        let (mut text, mut starts, mut ends) = (String::new(), Vec::new(), Vec::new());
        for c in shown.chars() {
            match c {
                '[' => starts.push(text.chars().count()),
                ']' => ends.push(text.chars().count()),
                _ => text.push(c),
            }
        }
        (text, Stretches::new(starts.into_iter().zip(ends).map(|(start, end)| Stretch::new(start, end))))
    }

    #[test]
    fn ends_are_trimmed() {
        check("He said[ “it closed.” ]Then", "He said “[it closed].” Then");
        check("[It closed 41 times!?]", "[It closed 41 times]!?");
        check("[¿Cerró? ]", "¿[Cerró]? ");
        check("[“桥关了。”]", "“[桥关了]。”");
        check("a [«b»] and [c.] d", "a «[b]» and [c]. d");
        check("😀 [e\u{301}, ]🏳\u{fe0f}", "😀 [e\u{301}], 🏳\u{fe0f}");
    }

    #[test]
    fn the_middle_and_the_start_keep_their_punctuation() {
        check("[.5 of “it”, they say]", "[.5 of “it”, they say]");
        check("[(it closed)]", "[(it closed)]");
    }

    #[test]
    fn a_mark_of_signs_alone_stays() {
        check("Really[?! ]", "Really[?! ]");
        check("a[] b", "a[] b");
        let beyond = Stretches::new([Stretch::new(1, 90)]);
        assert_eq!(Edges::new("ab. ").trimmed(&beyond), Stretches::new([Stretch::new(1, 2)]));
    }
}
