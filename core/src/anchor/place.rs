//! Where a span of the old text is in the new one.
//!
//! The alignment settles most spans. If most of a span's words are aligned and stand together, that is the place. If not, it
//! is what stands between the new places of the words around the span, provided that this is like it. Otherwise the span may
//! have moved: it is looked for in words of the new text that belong to nothing in the old one, and there figures and rare
//! words have to agree. If the words around the span now stand side by side, it was deleted, and only the same words elsewhere
//! make a place. `confidence.rs` says how certain a place is.
//!
//! How the thresholds of `place.rs`, `candidates.rs`, `support.rs` and `confidence.rs` were chosen: docs/anchoring.md.

use std::ops::Range;

use super::anchoring::Anchoring;
use super::candidates::Window;
use super::confidence::SURE;
use super::difference::{Wording, plain, wording};
use super::support::REACH;
use super::tokens::ends_sentence;
use crate::text::{TextRange, widen_to_graphemes};

/// Below this confidence a place is doubtful, whatever its words are.
const DOUBTFUL: f32 = 0.6;
/// The share of a span's words, by weight, that has to stand together.
const HALF: f32 = 0.5;
/// The share of its words that a place has to have if the span seems to be deleted.
const NEARLY_ALL: f32 = 0.95;
/// The confidence in the place of a span without words: it stands between the right neighbours, but is not sure.
const WITHOUT_WORDS: f32 = 0.8;
/// How many characters of punctuation beside a place are compared with those beside the span.
const MAX_PUNCTUATION: usize = 32;

/// What became of a span.
#[derive(Clone, Debug, PartialEq)]
pub enum Anchored {
    /// It was found.
    At(Found),
    /// It was not found, and why.
    Nowhere(Missing),
}

/// The place of a span.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its range in the new text, in bytes. It splits no grapheme.
    pub range: TextRange,
    /// How certain the place is, 0 to 1. From [`SURE`] on it can be relied upon.
    pub confidence: f32,
    /// How its words changed.
    pub wording: Wording,
    /// Whether its surroundings are others than they were.
    pub moved: bool,
    /// Whether other places fit about as well.
    pub has_rivals: bool,
}

impl Found {
    /// Whether the place is more likely right than wrong.
    pub fn is_likely(&self) -> bool {
        self.confidence >= DOUBTFUL && !self.has_rivals
    }
}

/// Why a span has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It was deleted: what stood around it now stands together.
    TakenOut,
    /// Nothing in the new text is enough like it.
    NotFound,
}

/// How much a person has to do about a span, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Sure, with the same words in the same surroundings.
    InPlace,
    /// Sure, with the same words in other surroundings.
    Moved,
    /// Likely, with other words.
    Changed,
    /// The place may be wrong.
    Doubtful,
    /// There is no place.
    NotFound,
}

impl Anchored {
    /// How much a person has to do about the span.
    pub fn group(&self) -> Group {
        match self {
            Self::Nowhere(_) => Group::NotFound,
            Self::At(found) if !found.is_likely() => Group::Doubtful,
            Self::At(found) if found.wording != Wording::Same => Group::Changed,
            Self::At(found) if found.confidence < SURE => Group::Doubtful,
            Self::At(found) if found.moved => Group::Moved,
            Self::At(_) => Group::InPlace,
        }
    }

    /// The place, if there is one.
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::At(found) => Some(found),
            Self::Nowhere(_) => None,
        }
    }
}

impl Anchoring<'_> {
    /// Finds a span of the old text (of what is known of it, if it came from quotes) in the new text.
    pub fn place(&self, span: TextRange) -> Anchored {
        let range = span.to_range();
        let claim = self.old.within(range.start, range.end);
        if claim.is_empty() {
            return self.place_without_words(span, claim.start);
        }
        match self.window(&claim) {
            Some(window) => Anchored::At(self.found(span, &claim, self.fitted(&claim, window))),
            None if self.is_closed(&claim) => Anchored::Nowhere(Missing::TakenOut),
            None => Anchored::Nowhere(Missing::NotFound),
        }
    }

    /// The best stretch of the new text for a span, if any is good enough.
    fn window(&self, claim: &Range<usize>) -> Option<Window> {
        let aligned = self.cluster(claim, |i| self.new_of(i).is_some());
        let in_order = self
            .cluster(claim, |i| self.stays(i))
            // Words that changed places within the span belong to it.
            .map(|w| aligned.filter(|all| all.start <= w.start && w.end <= all.end).unwrap_or(w))
            .filter(|w| w.got >= HALF && self.holds(claim, w))
            .or_else(|| self.bracket(claim).filter(|w| self.holds(claim, w)))
            .or_else(|| self.corrected(claim));
        if in_order.is_some() {
            return in_order;
        }
        let closed = self.is_closed(claim);
        let may_be = |w: &Window| (!closed || w.got >= NEARLY_ALL) && self.is_supported(claim, w);
        let from_long: f32 = claim.clone().filter(|i| self.long[*i]).map(|i| self.weight(i..i + 1)).sum();
        let is_long = from_long >= self.weight(claim.clone()) * HALF;
        aligned
            .filter(|w| w.got >= HALF && (is_long || self.agrees(claim, w)) && may_be(w))
            .or_else(|| self.elsewhere(claim).filter(may_be))
            .or_else(|| self.alike_in_order(claim).filter(|w| !closed && self.is_supported(claim, w)))
    }

    fn found(&self, span: TextRange, claim: &Range<usize>, window: Window) -> Found {
        let (confidence, has_rivals) = self.confidence(claim, &window);
        let range = self.range_of(span, claim, &window);
        let moved = claim.clone().filter(|i| self.moved[*i]).count() * 2 > claim.len()
            || claim.clone().all(|i| self.new_of(i).is_none_or(|n| !window.words().contains(&n)));
        Found {
            range,
            confidence,
            wording: wording(span.of(&self.old_text), range.of(self.new_text)),
            moved: moved && !self.is_between_neighbours(claim, &window),
            has_rivals,
        }
    }

    /// Whether the nearest words on both sides that have not moved enclose the place.
    fn is_between_neighbours(&self, claim: &Range<usize>, window: &Window) -> bool {
        let (before, after) = self.neighbours(claim, REACH);
        let (before, after) = (before.and_then(|i| self.new_of(i)), after.and_then(|i| self.new_of(i)));
        before.is_none_or(|n| n < window.start) && after.is_none_or(|n| n >= window.end) && before.or(after).is_some()
    }

    /// The window in bytes, with as much of the punctuation before and after its words as the span has too.
    fn range_of(&self, span: TextRange, claim: &Range<usize>, window: &Window) -> TextRange {
        let (words_start, words_end) = (self.old.at[claim.start].0 as usize, self.old.at[claim.end - 1].1 as usize);
        let (start, end) = (self.new.at[window.start].0 as usize, self.new.at[window.end - 1].1 as usize);
        let span = span.to_range();
        // A span that starts or ends within a word does so in the new text too, if the word there is the same.
        let is_kept = |i: usize, n: usize| {
            let ((a, b), (x, y)) = (self.old.at[i], self.new.at[n]);
            self.old_text.get(a as usize..b as usize) == self.new_text.get(x as usize..y as usize)
        };
        let cut_start = if is_kept(claim.start, window.start) { span.start.saturating_sub(words_start) } else { 0 };
        let cut_end = if is_kept(claim.end - 1, window.end - 1) { words_end.saturating_sub(span.end) } else { 0 };
        let free_from = window.start.checked_sub(1).map_or(0, |n| self.new.at[n].1 as usize);
        let free_to = self.new.at.get(window.end).map_or(self.new_text.len(), |t| t.0 as usize);
        let lead = plain(self.old_text.get(span.start..words_start).unwrap_or(""));
        let trail = plain(self.old_text.get(words_end..span.end).unwrap_or(""));
        let before = self.new_text.get(free_from..start).unwrap_or("");
        let after = self.new_text.get(end..free_to).unwrap_or("");
        let lead = longest(before.char_indices().rev().map(|(i, _)| &before[i..]), |part| lead.ends_with(part));
        let kept =
            longest(after.char_indices().map(|(i, c)| &after[..i + c.len_utf8()]), |part| trail.starts_with(part));
        // A sentence may end with another sign.
        let trail = if kept == 0 && trail.contains(ends_sentence) { sentence_end(after) } else { kept };
        widen_to_graphemes(self.new_text, TextRange::from_usize(start - lead + cut_start..end + trail - cut_end))
    }

    /// The place of a span that holds no word, only punctuation: between the words before and after it, if its characters
    /// occur there once. `next` is the index of the word after it.
    fn place_without_words(&self, span: TextRange, next: usize) -> Anchored {
        let characters = span.of(&self.old_text);
        let before = next.checked_sub(1).map(|i| self.new_of(i));
        let after = (next < self.old.len()).then(|| self.new_of(next));
        let from = match before {
            None => 0,
            Some(Some(n)) => self.new.at[n].1 as usize,
            Some(None) => return Anchored::Nowhere(Missing::NotFound),
        };
        let to = match after {
            None => self.new_text.len(),
            Some(Some(n)) => self.new.at[n].0 as usize,
            Some(None) => return Anchored::Nowhere(Missing::NotFound),
        };
        let room = self.new_text.get(from..to).unwrap_or("");
        let mut places = room.match_indices(characters);
        match (characters.is_empty(), places.next(), places.next()) {
            (false, Some((at, _)), None) => {
                let range = TextRange::from_usize(from + at..from + at + characters.len());
                Anchored::At(Found {
                    range: widen_to_graphemes(self.new_text, range),
                    confidence: WITHOUT_WORDS,
                    wording: Wording::Same,
                    moved: false,
                    has_rivals: false,
                })
            }
            _ => Anchored::Nowhere(Missing::TakenOut),
        }
    }
}

/// The length in bytes of the signs at the start of `text` that end a sentence; 0 if it does not end there.
fn sentence_end(text: &str) -> usize {
    let signs = text.chars().take(MAX_PUNCTUATION).take_while(|c| !c.is_whitespace());
    let len = signs.map(char::len_utf8).sum();
    if text[..len].contains(ends_sentence) { len } else { 0 }
}

/// The length in bytes of the longest of `parts`, each of which extends the one before, that fits in its plain form. A part
/// that only adds whitespace does not count.
fn longest<'a>(parts: impl Iterator<Item = &'a str>, fits: impl Fn(&str) -> bool) -> usize {
    let (mut length, mut plain_length) = (0, 0);
    for part in parts.take(MAX_PUNCTUATION) {
        let plain = plain(part);
        if plain.len() > plain_length && fits(&plain) {
            (length, plain_length) = (part.len(), plain.len());
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::anchor::Quoted;

    const BEFORE: &str = "The harbour board met on Monday and heard nine engineers.";
    const AFTER: &str = "Ferries have carried commuters across the bay ever since then.";

    /// Finds the span that `[` and `]` mark in `old`; `expected` is the new text with its place marked, without marks if it
    /// has none.
    fn check(old: &str, expected: &str, group: Group) {
        let (start, end) = (old.find('[').unwrap(), old.find(']').unwrap() - 1);
        let (old, new) = (old.replace(['[', ']'], ""), expected.replace(['[', ']'], ""));
        let anchoring = Anchoring::new(&old, &new, &mut |_| true).unwrap();
        let anchored = anchoring.place(TextRange::from_usize(start..end));
        assert_eq!(marked(&new, &anchored), expected, "{old}\n{anchored:?}");
        assert_eq!(anchored.group(), group, "{old}\n{anchored:?}");
    }

    /// The same with three sentences of which only the second differs.
    fn check_between(old: &str, expected: &str, group: Group) {
        check(&format!("{BEFORE} {old} {AFTER}"), &format!("{BEFORE} {expected} {AFTER}"), group);
    }

    fn marked(new: &str, anchored: &Anchored) -> String {
        let Some(found) = anchored.found() else { return new.to_owned() };
        let range = found.range.to_range();
        format!("{}[{}]{}", &new[..range.start], &new[range.clone()], &new[range.end..])
    }

    #[test]
    fn a_span_whose_words_stay_is_in_place() {
        check_between("[The bridge closed in May.]", "[The bridge closed in May.]", Group::InPlace);
        check_between("The bridge [closed in May] again.", "The bridge [closed in May] again.", Group::InPlace);
        check_between("The bridge [closed in May].", "The bridge [closed\nin\u{A0}May].", Group::InPlace);
        check_between("[The bridge closed.]", "So it was. [The bridge closed.]", Group::InPlace);
    }

    #[test]
    fn a_span_of_other_words_has_changed() {
        check_between("[The bridge closed in May.]", "[The bridge closed in June.]", Group::Changed);
        check_between("[The bridge closed in May.]", "[The old bridge closed in May.]", Group::Changed);
        check_between("[The bridge cost 41 million.]", "[The bridge cost 44 million.]", Group::Changed);
        check_between("[The bridge closed in May.]", "[The bridge never closed in May.]", Group::Changed);
        check_between("[The bridge closed in May.]", "[The bridge closed in May!]", Group::Changed);
    }

    #[test]
    fn a_span_that_was_deleted_has_no_place() {
        check(&format!("{BEFORE} [The bridge closed in May.] {AFTER}"), &format!("{BEFORE} {AFTER}"), Group::NotFound);
        check_between("[The bridge closed in May.]", "Nobody paid for seven pictures.", Group::NotFound);
        check_between(
            "[The bridge closed for nine weeks.] Nobody paid.",
            "Weeks later nine painters closed some bridge. Somebody laughed.",
            Group::NotFound,
        );
        check(&format!("{BEFORE} [The bridge closed.]"), "", Group::NotFound);
    }

    #[test]
    fn a_span_that_was_deleted_is_elsewhere_only_with_the_same_words() {
        let old = format!("{BEFORE} [The bridge closed for nine weeks in May.] {AFTER}");
        check(&old, &format!("{BEFORE} {AFTER} Yet the bridge closed for nine weeks in June."), Group::NotFound);
        check(&old, &format!("{BEFORE} {AFTER} Yet [the bridge closed for nine weeks in May.]"), Group::Changed);
    }

    #[test]
    fn why_a_span_has_no_place() {
        let reason = |new: &str| {
            let old = format!("{BEFORE} The bridge closed in May. {AFTER}");
            let start = BEFORE.len() + 1;
            let anchoring = Anchoring::new(&old, new, &mut |_| true).unwrap();
            anchoring.place(TextRange::from_usize(start..start + 25))
        };
        assert_eq!(reason(&format!("{BEFORE} {AFTER}")), Anchored::Nowhere(Missing::TakenOut));
        assert_eq!(reason("Seven words of quite another article."), Anchored::Nowhere(Missing::NotFound));
    }

    #[test]
    fn a_span_in_other_surroundings_has_moved() {
        let claim = "The bridge closed in May after nine storms had shaken its piers and cables";
        check(&format!("[{claim}]. {BEFORE} {AFTER}"), &format!("{BEFORE} {AFTER} [{claim}]."), Group::Moved);
        check(&format!("{BEFORE} {AFTER} [{claim}]."), &format!("[{claim}]. {BEFORE} {AFTER}"), Group::Moved);
    }

    #[test]
    fn one_of_several_equal_sentences_is_doubtful_if_its_neighbours_are_gone() {
        check(
            &format!("Nobody knows. {BEFORE} [Nobody knows.] {AFTER}"),
            &format!("{BEFORE} [Nobody knows.] {AFTER} Nobody knows."),
            Group::InPlace,
        );
        check(
            "One was asked. [The boats lay idle.] Two were asked. The boats lay idle. Three were asked.",
            "Uno dijo algo. [The boats lay idle.] Dos dijeron mucho. The boats lay idle. Tres callaron todos.",
            Group::Doubtful,
        );
    }

    #[test]
    fn punctuation_at_the_ends_is_kept_as_far_as_it_is_there() {
        check_between("[“It closed” (in May)].", "[\"It closed\" (in May)].", Group::InPlace);
        check_between("It [(the bridge)] closed.", "It [the bridge] closed.", Group::Changed);
        check_between("It cost [€5], no more.", "It cost [€5]; no more.", Group::InPlace);
    }

    #[test]
    fn a_span_without_words_is_between_its_neighbours() {
        check_between("It rose [—] by a lot.", "It rose [—] by a lot.", Group::Doubtful);
        check_between("It rose [—] by a lot.", "It rose by a lot.", Group::NotFound);
        check_between("It rose [—] by a lot.", "It rose — — by a lot.", Group::NotFound);
    }

    #[test]
    fn quotes_alone_find_a_span_with_its_context() {
        let place = |before: &str, quote: &str, after: &str, new: &str| {
            let quoted = Quoted { start: 900, quote, before, after };
            let (anchoring, ranges) = Anchoring::from_quotes(&[quoted], new, &mut |_| true).unwrap();
            marked(new, &anchoring.place(ranges[0]))
        };
        let new = format!("{BEFORE} The bridge closed in May. {AFTER} The bridge closed in May.");
        let found = place("heard nine engineers. ", "The bridge closed in May.", " Ferries have carried", &new);
        assert_eq!(found, format!("{BEFORE} [The bridge closed in May.] {AFTER} The bridge closed in May."));
        // The same words in other surroundings may be others' words.
        let alone =
            place("so he wrote to her. ", "It closed.", " Then she answered him", "We met. It closed. We left.");
        assert_eq!(alone, "We met. It closed. We left.");
    }

    #[test]
    fn groups_are_ordered_by_what_is_to_be_done() {
        let found = |confidence, wording, moved, has_rivals| {
            Anchored::At(Found { range: TextRange::default(), confidence, wording, moved, has_rivals }).group()
        };
        assert_eq!(found(SURE, Wording::Same, false, false), Group::InPlace);
        assert_eq!(found(SURE, Wording::Same, true, false), Group::Moved);
        assert_eq!(found(SURE - 0.01, Wording::Same, false, false), Group::Doubtful);
        assert_eq!(found(SURE, Wording::Figure, true, false), Group::Changed);
        assert_eq!(found(DOUBTFUL, Wording::Spelling, false, false), Group::Changed);
        assert_eq!(found(DOUBTFUL - 0.01, Wording::Spelling, false, false), Group::Doubtful);
        assert_eq!(found(SURE, Wording::Words(1), false, true), Group::Doubtful);
        assert_eq!(Anchored::Nowhere(Missing::NotFound).group(), Group::NotFound);
        assert!(Group::InPlace < Group::Moved && Group::Changed < Group::Doubtful && Group::Doubtful < Group::NotFound);
    }

    proptest! {
        #[test]
        fn a_place_is_a_stretch_of_whole_graphemes(
            old in "([abc. ]|é|e\u{301}|👩\u{200D}👧|\n|7){1,60}",
            new in "([abc. ]|é|e\u{301}|👩\u{200D}👧|\n|7){0,60}",
            from in 0..60_usize,
            len in 1..30_usize,
        ) {
            let span = TextRange::from_usize(from.min(old.len())..(from + len).min(old.len()));
            let span = widen_to_graphemes(&old, span);
            prop_assume!(!span.is_empty());
            let anchoring = Anchoring::new(&old, &new, &mut |_| true).unwrap();
            if let Some(found) = anchoring.place(span).found() {
                prop_assert!(!found.range.is_empty() && new.get(found.range.to_range()).is_some());
                prop_assert_eq!(widen_to_graphemes(&new, found.range), found.range);
                prop_assert!((0.0..=1.0).contains(&found.confidence));
            }
        }

        #[test]
        fn in_the_same_text_a_span_with_words_is_where_it_was(text in "([abc. ]|é|7|\n){1,60}", from in 0..60_usize, len in 1..30_usize) {
            let from = text.floor_char_boundary(from % text.len());
            let span = widen_to_graphemes(&text, TextRange::from_usize(from..text.ceil_char_boundary((from + len).min(text.len()))));
            let span = crate::text::trim(&text, span);
            let anchoring = Anchoring::new(&text, &text, &mut |_| true).unwrap();
            if span.of(&text).contains(char::is_alphanumeric) {
                let anchored = anchoring.place(span);
                prop_assert_eq!(anchored.found().map(|found| found.range), Some(span), "{:?}", anchored);
            }
        }
    }
}
