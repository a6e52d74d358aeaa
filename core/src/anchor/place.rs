//! Where a span stands in the new text.
//!
//! The alignment settles most. Where the words of a span are aligned, there it is; where few of them are, it is what stands
//! between the places of its neighbours; else it may have moved, and is looked for in words of the new text that nothing in
//! the old one has a claim to, where figures and names have to agree. If its neighbours now stand side by side it was
//! taken out, and only its very words elsewhere make a place. How sure that is, `confidence.rs` says. Every threshold has a
//! name; docs/anchoring.md tells how they were chosen.

use std::ops::Range;

use super::anchoring::Anchoring;
use super::confidence::SURE;
use super::difference::{Wording, plain, wording};
use crate::text::{TextRange, widen_to_graphemes};

/// Below this confidence a place is doubtful, whatever its words.
const DOUBTFUL: f32 = 0.6;

/// The part of a span's words, by weight, that has to stand together.
const HALF: f32 = 0.5;
/// A passage with this part of its words is as good as whole.
const NEARLY_ALL: f32 = 0.95;
/// How alike what took the place of the span has to be: where it fills the room between its neighbours, and where it does not.
const ALIKE_IN_PLACE: f32 = 0.35;
const ALIKE: f32 = 0.5;
/// How alike words elsewhere have to be, and what they have to weigh.
const ALIKE_ELSEWHERE: f32 = 0.72;
const LIGHTEST: f32 = 2.0;
/// What took the place of a span is at least and at most this many tenths of its length, in words.
const SHORTER: usize = 4;
const LONGER: usize = 18;
/// How much of the words on one side has to be there for that side to speak for a place.
pub(super) const SPEAKS: f32 = 0.6;
/// How many words on each side are asked.
pub(super) const SIDE: usize = 12;
/// How many words may lie between a span and an aligned neighbour.
const REACH: usize = 40;
/// How large the tables for one span may be together, in pairs of words.
const CELLS: usize = 600_000;
/// How many places are tried where nearly the same words may stand.
const TRIES: usize = 200;
/// A run of this many words that stands once in both texts needs no neighbours to be believed.
pub(super) const TELLING: usize = 5;

/// What became of a span.
#[derive(Clone, Debug, PartialEq)]
pub enum Anchored {
    /// It was found.
    At(Found),
    /// It was not; why.
    Nowhere(Missing),
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where, in the new text.
    pub range: TextRange,
    /// 0 to 1; from [`SURE`] on it can be relied upon.
    pub confidence: f32,
    /// How its words changed.
    pub wording: Wording,
    /// Whether it stands elsewhere among its surroundings than it did.
    pub moved: bool,
    /// Whether other places fit about as well.
    pub has_rivals: bool,
}

impl Found {
    /// Whether it is rather right than wrong.
    pub fn is_likely(&self) -> bool {
        self.confidence >= DOUBTFUL && !self.has_rivals
    }
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// What stood around it now stands together.
    TakenOut,
    /// Nothing is like it enough.
    NotFound,
}

/// What is to be done with a span, from what needs least to what needs most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The same words in the same surroundings, and sure.
    InPlace,
    /// The same words elsewhere, and sure.
    Moved,
    /// Other words.
    Changed,
    /// A place that may be wrong.
    Doubtful,
    /// No place.
    NotFound,
}

impl Anchored {
    /// What is to be done.
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

/// A stretch of the new text, in words, that may be the span's place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub start: usize,
    pub end: usize,
    /// How much of the span it holds, 0 to 1.
    pub got: f32,
    pub has_rivals: bool,
}

impl Window {
    fn new(start: usize, end: usize, got: f32) -> Self {
        Self { start, end, got, has_rivals: false }
    }

    pub fn words(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl Anchoring<'_> {
    /// Where a span of the old text stands in the new one.
    pub fn place(&self, span: TextRange) -> Anchored {
        let range = span.to_range();
        let claim = self.old.within(range.start, range.end);
        if claim.is_empty() {
            return self.place_of_signs(span, claim.start);
        }
        match self.window(&claim) {
            Some(window) => Anchored::At(self.found(span, &claim, window)),
            None if self.is_closed(&claim) => Anchored::Nowhere(Missing::TakenOut),
            None => Anchored::Nowhere(Missing::NotFound),
        }
    }

    fn window(&self, claim: &Range<usize>) -> Option<Window> {
        let aligned = self.cluster(claim, |i| self.new_of(i).is_some());
        let in_order = self
            .cluster(claim, |i| self.stays(i))
            // Words that changed places within the span belong to it.
            .map(|w| aligned.filter(|all| all.start <= w.start && w.end <= all.end).unwrap_or(w))
            .filter(|w| w.got >= HALF && self.holds(claim, w))
            .or_else(|| self.bracket(claim).filter(|w| self.holds(claim, w)));
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
    }

    /// The stretch of the new text that holds most of the span's aligned words, of those that count.
    fn cluster(&self, claim: &Range<usize>, counts: impl Fn(usize) -> bool) -> Option<Window> {
        let mut at: Vec<(usize, usize)> =
            claim.clone().filter(|i| counts(*i)).filter_map(|i| Some((self.new_of(i)?, i))).collect();
        at.sort_unstable();
        let most = claim.len() * LONGER / 10 + 4;
        let mut best: Option<Window> = None;
        let (mut from, mut weight) = (0, 0.0);
        for to in 0..at.len() {
            weight += self.vocabulary.weight(self.old.ids[at[to].1]);
            while at[to].0 - at[from].0 >= most {
                weight -= self.vocabulary.weight(self.old.ids[at[from].1]);
                from += 1;
            }
            if best.is_none_or(|b| weight > b.got + 1e-4) {
                best = Some(Window::new(at[from].0, at[to].0 + 1, weight));
            }
        }
        let mut window = best?;
        window.got /= self.weight(claim.clone()).max(f32::MIN_POSITIVE);
        Some(self.grown(claim, window))
    }

    /// With the words at both ends that took the place of words of the span.
    fn grown(&self, claim: &Range<usize>, mut window: Window) -> Window {
        let inside = |i: &usize| self.new_of(*i).is_some_and(|n| window.words().contains(&n));
        let lead = claim.clone().take_while(|i| !inside(i)).count();
        let trail = claim.clone().rev().take_while(|i| !inside(i)).count();
        let aligned = |i: &usize| self.new_of(*i).is_none();
        if lead > 0 {
            let room = (0..window.start).rev().take_while(|n| self.is_free(*n)).take(lead * 2 + 3).count();
            // Words between the last aligned one and the span have their share of the room.
            let between = (0..claim.start).rev().take(6).take_while(aligned).count();
            let last = claim.start.checked_sub(between + 1).and_then(|i| self.new_of(i));
            if last.is_some_and(|n| n + 1 + room == window.start) {
                window.start -= room.saturating_sub(between);
            }
        }
        if trail > 0 {
            let room = (window.end..self.new.len()).take_while(|n| self.is_free(*n)).take(trail * 2 + 3).count();
            let between = (claim.end..self.old.len()).take(6).take_while(aligned).count();
            if self.new_of(claim.end + between) == Some(window.end + room) {
                window.end += room.saturating_sub(between);
            }
        }
        window
    }

    /// What stands between the places of the words before and after.
    fn bracket(&self, claim: &Range<usize>) -> Option<Window> {
        let left = (0..claim.start).rev().take(REACH).find(|i| self.stays(*i));
        let right = (claim.end..self.old.len()).take(REACH).find(|i| self.stays(*i));
        if left.is_none() && claim.start > REACH || right.is_none() && claim.end + REACH < self.old.len() {
            return None;
        }
        let from = left.and_then(|i| self.new_of(i)).map_or(0, |n| n + 1);
        let to = right.and_then(|i| self.new_of(i)).unwrap_or(self.new.len());
        if from >= to || to - from > 10 * REACH {
            return None;
        }
        let mut cells = CELLS;
        let window = self.most_alike(claim, from..to, &mut cells)?;
        let fills = left.is_none_or(|l| l + 1 == claim.start) && right.is_none_or(|r| r == claim.end);
        let length = (to - from) * 10;
        if fills && (claim.len() * SHORTER..=claim.len() * LONGER).contains(&length) && window.got >= ALIKE_IN_PLACE {
            return Some(Window::new(from, to, window.got));
        }
        (window.got >= ALIKE).then_some(window)
    }

    /// Whether what stood before and after the span now stands together.
    fn is_closed(&self, claim: &Range<usize>) -> bool {
        let left = (0..claim.start).rev().take(4).find(|i| self.stays(*i));
        let right = (claim.end..self.old.len()).take(4).find(|i| self.stays(*i));
        let places = |i: usize| Some((i, self.new_of(i)?));
        match (left.and_then(places), right.and_then(places)) {
            (Some((l, l_new)), Some((r, r_new))) => {
                r_new - l_new - 1 < (r - l - 1 - claim.len()) + claim.len().div_ceil(4)
            }
            _ => false,
        }
    }

    /// Whether a place in the order of the text is believed: words on one side speak for it, or figures and names do.
    fn holds(&self, claim: &Range<usize>, window: &Window) -> bool {
        let (left, right) = self.sides(claim, window);
        let same = self.is_same(claim, window);
        if left.max(right) >= SPEAKS {
            // Else the very words stand elsewhere, and nothing else has a claim to them.
            return same || left.min(right) >= SPEAKS || self.free_places(claim).len() != 1;
        }
        self.agrees(claim, window)
            && self.is_supported(claim, window)
            && (self.is_whole || !same || self.times_in_old(claim.clone()) < 2)
    }

    pub(super) fn is_same(&self, claim: &Range<usize>, window: &Window) -> bool {
        self.old.ids[claim.clone()] == self.new.ids[window.words()]
    }

    /// How often some of the old words stand in what is known of the old text: none, once, more than once.
    pub(super) fn times_in_old(&self, words: Range<usize>) -> usize {
        self.old_index.find(&self.old.ids, &self.old.ids[words], 2, |_| true).len()
    }

    /// Where the span's words stand in the new text as nothing else's; two places at most.
    fn free_places(&self, claim: &Range<usize>) -> Vec<usize> {
        let is_free = |range: Range<usize>| {
            range.into_iter().all(|n| self.is_free(n) || claim.contains(&(self.from[n] as usize)))
        };
        self.new_index.find(&self.new.ids, &self.old.ids[claim.clone()], 2, is_free)
    }

    /// Whether a place needs no help from the words around it, or has it. Where the old text is not known as a whole, the same
    /// words may have stood in what is not known.
    fn is_supported(&self, claim: &Range<usize>, window: &Window) -> bool {
        if self.is_whole {
            return true;
        }
        let (mut there, mut all) = (0.0, 0.0);
        let near = window.start.saturating_sub(REACH)..window.end + REACH;
        let before = claim.start.saturating_sub(20)..claim.start;
        let after = claim.end..(claim.end + 20).min(self.old.len());
        for i in before.chain(after) {
            let weight = self.weight(i..i + 1);
            all += weight;
            if self.new_of(i).is_some_and(|n| near.contains(&n)) {
                there += weight;
            }
        }
        if there >= all * 0.25 || self.weight(claim.clone()) + there > 12.0 {
            return true;
        }
        // With the words that go on beside it the run is the only one.
        if !self.is_same(claim, window) {
            return false;
        }
        let before = (1..=8).take_while(|k| self.goes_on(claim.start.checked_sub(*k), window.start.checked_sub(*k)));
        let after = (0..8).take_while(|k| self.goes_on(Some(claim.end + k), Some(window.end + k)));
        let run = claim.start - before.count()..claim.end + after.count();
        // A sentence by itself may be one of many.
        self.weight(run.clone()) - self.weight(claim.clone()) >= LIGHTEST
            && self.vocabulary.words(&self.old.ids[run.clone()]) >= TELLING
            && self.is_only(run)
    }

    pub(super) fn goes_on(&self, old: Option<usize>, new: Option<usize>) -> bool {
        old.zip(new).is_some_and(|(o, n)| self.old.ids.get(o).is_some_and(|id| self.new.ids.get(n) == Some(id)))
    }

    /// Whether every figure of the span, and most of its seldom words, stand in the window.
    fn agrees(&self, claim: &Range<usize>, window: &Window) -> bool {
        let words = &self.new.ids[window.words()];
        let (mut seldom, mut there) = (0, 0);
        for id in &self.old.ids[claim.clone()] {
            let is_there = words.contains(id);
            if self.vocabulary.is_figure(*id) && !is_there {
                return false;
            }
            if self.vocabulary.weight(*id) > 0.75 {
                seldom += 1;
                there += usize::from(is_there);
            }
        }
        there * 10 >= seldom * 7
    }

    /// How much of the words just before and just after the span stands just before and after the window: 0 to 1 each.
    pub(super) fn sides(&self, claim: &Range<usize>, window: &Window) -> (f32, f32) {
        let side = |around: Range<usize>, near: Range<usize>, is_end: bool| {
            if around.is_empty() {
                return if is_end { 1.0 } else { 0.0 };
            }
            let there = around.clone().filter(|i| self.new_of(*i).is_some_and(|n| near.contains(&n)));
            there.map(|i| self.weight(i..i + 1)).sum::<f32>() / self.weight(around)
        };
        let before = claim.start.saturating_sub(SIDE)..claim.start;
        let after = claim.end..(claim.end + SIDE).min(self.old.len());
        (
            side(before, window.start.saturating_sub(2 * SIDE)..window.start, window.start == 0),
            side(after, window.end..window.end + 2 * SIDE, window.end == self.new.len()),
        )
    }

    /// In words of the new text that belong to nothing in the old one: the very words, else nearly the same.
    fn elsewhere(&self, claim: &Range<usize>) -> Option<Window> {
        if self.weight(claim.clone()) < LIGHTEST {
            return None;
        }
        let exact = self.free_places(claim);
        if let Some(&start) = exact.first() {
            let mut window = Window::new(start, start + claim.len(), 1.0);
            window.has_rivals = exact.len() > 1;
            return Some(window);
        }
        let mut best: Option<Window> = None;
        let mut seeds: Vec<usize> = claim.clone().collect();
        seeds.sort_by_key(|i| self.new_index.of(self.old.ids[*i]).len());
        let (mut tries, mut cells) = (TRIES, CELLS);
        for i in seeds.into_iter().take(8) {
            let lead = i - claim.start;
            for &n in self.new_index.of(self.old.ids[i]) {
                let n = n as usize;
                if tries == 0 {
                    break;
                }
                tries -= 1;
                if !self.is_free(n) {
                    continue;
                }
                let from = n.saturating_sub(lead * 3 / 2 + 4);
                let to = (n + (claim.len() - lead) * 3 / 2 + 4).min(self.new.len());
                let Some(window) = self.most_alike(claim, from..to, &mut cells) else { continue };
                match &mut best {
                    Some(b) if window.start < b.end && b.start < window.end => {
                        if window.got > b.got {
                            *b = Window { has_rivals: b.has_rivals, ..window };
                        }
                    }
                    Some(b) if window.got > b.got => {
                        let has_rivals = window.got - b.got < 0.05;
                        *b = Window { has_rivals, ..window };
                    }
                    Some(b) => b.has_rivals |= b.got - window.got < 0.05,
                    None => best = Some(window),
                }
            }
        }
        best.filter(|w| w.got >= ALIKE_ELSEWHERE && self.agrees(claim, w))
    }

    /// The stretch of some free words that is most like the span (local alignment, Smith and Waterman 1981: words count by
    /// weight, one that is put in, left out or replaced costs a little).
    fn most_alike(&self, claim: &Range<usize>, room: Range<usize>, cells: &mut usize) -> Option<Window> {
        const REPLACED: f32 = 0.15;
        const PUT_IN: f32 = 0.1;
        *cells = cells.checked_sub(2 * claim.len() * room.len())?;
        // Each cell: the score of what ends here, and where that began.
        let mut above = vec![(0.0_f32, 0_usize); room.len() + 1];
        let mut row = above.clone();
        let (mut score, mut window) = (0.0, None);
        for id in &self.old.ids[claim.clone()] {
            let weight = self.vocabulary.weight(*id);
            for (j, n) in room.clone().enumerate() {
                let mut cell = (above[j + 1].0 - PUT_IN, above[j + 1].1);
                if self.is_free(n) {
                    let (corner, begun) = above[j];
                    let here = match (self.new.ids[n] == *id, corner > 0.0) {
                        (true, true) => (corner + weight, begun),
                        (true, false) => (weight, n),
                        (false, _) => (corner - REPLACED, begun),
                    };
                    let from_left = (row[j].0 - PUT_IN, row[j].1);
                    for other in [here, from_left] {
                        if other.0 > cell.0 {
                            cell = other;
                        }
                    }
                }
                if cell.0 <= 0.0 {
                    cell = (0.0, 0);
                }
                if cell.0 > score {
                    score = cell.0;
                    window = Some((cell.1, n + 1));
                }
                row[j + 1] = cell;
            }
            std::mem::swap(&mut above, &mut row);
        }
        let (start, end) = window?;
        Some(Window::new(start, end, self.likeness(claim, start..end)))
    }

    /// 0 to 1: the weight of the words that both have in the same order, of the weight of both.
    fn likeness(&self, claim: &Range<usize>, window: Range<usize>) -> f32 {
        let (old, new) = (&self.old.ids[claim.clone()], &self.new.ids[window]);
        let mut row = vec![0.0_f32; new.len() + 1];
        for id in old {
            let mut corner = 0.0;
            for j in 0..new.len() {
                let above = row[j + 1];
                row[j + 1] = if *id == new[j] { corner + self.vocabulary.weight(*id) } else { above.max(row[j]) };
                corner = above;
            }
        }
        let both = self.vocabulary.weight_of(old) + self.vocabulary.weight_of(new);
        2.0 * row[new.len()] / both.max(f32::MIN_POSITIVE)
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

    /// Whether the nearest words on both sides that did not move enclose the place.
    fn is_between_neighbours(&self, claim: &Range<usize>, window: &Window) -> bool {
        let before = (0..claim.start).rev().take(REACH).find(|i| self.stays(*i)).and_then(|i| self.new_of(i));
        let after = (claim.end..self.old.len()).take(REACH).find(|i| self.stays(*i)).and_then(|i| self.new_of(i));
        before.is_none_or(|n| n < window.start) && after.is_none_or(|n| n >= window.end) && before.or(after).is_some()
    }

    /// The window in bytes, with the signs before and after its words as far as the span has them too.
    fn range_of(&self, span: TextRange, claim: &Range<usize>, window: &Window) -> TextRange {
        let (words_start, words_end) = (self.old.at[claim.start].0 as usize, self.old.at[claim.end - 1].1 as usize);
        let (start, end) = (self.new.at[window.start].0 as usize, self.new.at[window.end - 1].1 as usize);
        let span = span.to_range();
        // A span that begins or ends within a word does so in the new text, where the word is the same.
        let is_kept = |i: usize, n: usize| {
            let ((a, b), (x, y)) = (self.old.at[i], self.new.at[n]);
            self.old_text.get(a as usize..b as usize) == self.new_text.get(x as usize..y as usize)
        };
        let within = |from: usize, to: usize, is_kept: bool| if is_kept { to.saturating_sub(from) } else { 0 };
        let cut = within(words_start, span.start, is_kept(claim.start, window.start));
        let left = within(span.end, words_end, is_kept(claim.end - 1, window.end - 1));
        let free_from = window.start.checked_sub(1).map_or(0, |n| self.new.at[n].1 as usize);
        let free_to = self.new.at.get(window.end).map_or(self.new_text.len(), |t| t.0 as usize);
        let lead = plain(self.old_text.get(span.start..words_start).unwrap_or(""));
        let trail = plain(self.old_text.get(words_end..span.end).unwrap_or(""));
        let before = self.new_text.get(free_from..start).unwrap_or("");
        let after = self.new_text.get(end..free_to).unwrap_or("");
        let lead = longest(before.char_indices().rev().map(|(i, _)| &before[i..]), |part| lead.ends_with(part));
        let trail =
            longest(after.char_indices().map(|(i, c)| &after[..i + c.len_utf8()]), |part| trail.starts_with(part));
        widen_to_graphemes(self.new_text, TextRange::from_usize(start - lead + cut..end + trail - left))
    }

    /// The place of a span that holds no word: between the words before and after it, if its signs stand there once.
    fn place_of_signs(&self, span: TextRange, next: usize) -> Anchored {
        let signs = span.of(&self.old_text);
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
        let mut places = room.match_indices(signs);
        match (signs.is_empty(), places.next(), places.next()) {
            (false, Some((at, _)), None) => Anchored::At(Found {
                range: widen_to_graphemes(self.new_text, TextRange::from_usize(from + at..from + at + signs.len())),
                confidence: 0.8,
                wording: Wording::Same,
                moved: false,
                has_rivals: false,
            }),
            _ => Anchored::Nowhere(Missing::TakenOut),
        }
    }
}

/// The length in bytes of the longest of some growing stretches, plain, that fits; none of blanks alone.
fn longest<'a>(parts: impl Iterator<Item = &'a str>, fits: impl Fn(&str) -> bool) -> usize {
    let (mut length, mut signs) = (0, 0);
    for part in parts.take(32) {
        let words = plain(part);
        if words.len() > signs && fits(&words) {
            (length, signs) = (part.len(), words.len());
        }
    }
    length
}
