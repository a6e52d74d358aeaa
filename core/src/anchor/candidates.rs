//! Stretches of the new text that may be a span's place.

use std::ops::Range;

use super::anchoring::Anchoring;
use super::support::REACH;

/// The length of what replaced a span, in tenths of the span's length in words: at least and at most.
const SHORTEST: usize = 4;
const LONGEST: usize = 18;
/// How many words longer a cluster may be than [`LONGEST`] allows, for the sake of short spans.
const MORE: usize = 4;
/// Of two clusters the first is taken unless the other is heavier by this much, so that rounding decides nothing.
const HEAVIER: f32 = 1e-4;
/// How many words between a span and the nearest aligned word may have a share in the room beside a cluster.
const NEIGHBOURS: usize = 6;
/// How far a room between two neighbours may reach, in words.
const MAX_ROOM: usize = 10 * REACH;
/// How alike what replaced a span has to be to it if it fills the room between the span's neighbours.
const ALIKE_IN_PLACE: f32 = 0.35;
/// How alike it has to be if there are other words in that room.
const ALIKE: f32 = 0.5;
/// How alike words have to be to a span if they are not between its neighbours.
const ALIKE_ELSEWHERE: f32 = 0.72;
/// The least weight of a span that is looked for elsewhere.
pub(super) const LIGHTEST: f32 = 2.0;
/// Two candidates rival each other if they are alike to within this much.
const RIVALS_WITHIN: f32 = 0.05;
/// How many cells the tables for one span may have together.
const MAX_CELLS: usize = 600_000;
/// How many of a span's words, rarest first, lead to candidates.
const SEEDS: usize = 8;
/// How many occurrences of these words are tried.
const MAX_TRIES: usize = 200;

/// A stretch of the new text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// Index of its first word.
    pub start: usize,
    /// Index of the word after its last one.
    pub end: usize,
    /// How much of the span it holds, 0 to 1.
    pub got: f32,
    /// Whether other stretches fit about as well.
    pub has_rivals: bool,
}

impl Window {
    pub fn new(start: usize, end: usize, got: f32) -> Self {
        Self { start, end, got, has_rivals: false }
    }

    pub fn words(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl Anchoring<'_> {
    /// The stretch of the new text that holds the most weight of the span's aligned words, of those for which `counts` is
    /// true.
    pub(super) fn cluster(&self, claim: &Range<usize>, counts: impl Fn(usize) -> bool) -> Option<Window> {
        let mut at: Vec<(usize, usize)> =
            claim.clone().filter(|i| counts(*i)).filter_map(|i| Some((self.new_of(i)?, i))).collect();
        at.sort_unstable();
        let longest = claim.len() * LONGEST / 10 + MORE;
        let mut best: Option<Window> = None;
        let (mut from, mut weight) = (0, 0.0);
        for to in 0..at.len() {
            weight += self.vocabulary.weight(self.old.ids[at[to].1]);
            while at[to].0 - at[from].0 >= longest {
                weight -= self.vocabulary.weight(self.old.ids[at[from].1]);
                from += 1;
            }
            if best.is_none_or(|b| weight > b.got + HEAVIER) {
                best = Some(Window::new(at[from].0, at[to].0 + 1, weight));
            }
        }
        let mut window = best?;
        window.got /= self.weight(claim.clone()).max(f32::MIN_POSITIVE);
        Some(self.grown(claim, window))
    }

    /// The window together with the words at both ends that replaced words of the span.
    fn grown(&self, claim: &Range<usize>, mut window: Window) -> Window {
        let inside = |i: &usize| self.new_of(*i).is_some_and(|n| window.words().contains(&n));
        let lead = claim.clone().take_while(|i| !inside(i)).count();
        let trail = claim.clone().rev().take_while(|i| !inside(i)).count();
        let is_unaligned = |i: &usize| self.new_of(*i).is_none();
        let most = |words: usize| words * 2 + 3;
        if lead > 0 {
            let room = (0..window.start).rev().take_while(|n| self.is_free(*n)).take(most(lead)).count();
            // Words between the last aligned one and the span were replaced too, and have their share of the room.
            let between = (0..claim.start).rev().take(NEIGHBOURS).take_while(is_unaligned).count();
            let last = claim.start.checked_sub(between + 1).and_then(|i| self.new_of(i));
            if last.is_some_and(|n| n + 1 + room == window.start) {
                window.start -= room.saturating_sub(between);
            }
        }
        if trail > 0 {
            let room = (window.end..self.new.len()).take_while(|n| self.is_free(*n)).take(most(trail)).count();
            let between = (claim.end..self.old.len()).take(NEIGHBOURS).take_while(is_unaligned).count();
            if self.new_of(claim.end + between) == Some(window.end + room) {
                window.end += room.saturating_sub(between);
            }
        }
        window
    }

    /// What stands between the new places of the words before and after the span, or the part of it that is most like it.
    pub(super) fn bracket(&self, claim: &Range<usize>) -> Option<Window> {
        let (left, right) = self.neighbours(claim, REACH);
        if left.is_none() && claim.start > REACH || right.is_none() && claim.end + REACH < self.old.len() {
            return None;
        }
        let from = left.and_then(|i| self.new_of(i)).map_or(0, |n| n + 1);
        let to = right.and_then(|i| self.new_of(i)).unwrap_or(self.new.len());
        if from >= to || to - from > MAX_ROOM {
            return None;
        }
        let mut cells = MAX_CELLS;
        let window = self.most_alike(claim, from..to, &mut cells)?;
        let fills = left.is_none_or(|l| l + 1 == claim.start) && right.is_none_or(|r| r == claim.end);
        let tenths = (to - from) * 10;
        if fills && (claim.len() * SHORTEST..=claim.len() * LONGEST).contains(&tenths) && window.got >= ALIKE_IN_PLACE {
            return Some(Window::new(from, to, window.got));
        }
        (window.got >= ALIKE).then_some(window)
    }

    /// The span's words, or nearly its words, among words of the new text that belong to nothing in the old one.
    pub(super) fn elsewhere(&self, claim: &Range<usize>) -> Option<Window> {
        if self.weight(claim.clone()) < LIGHTEST {
            return None;
        }
        let exact = self.free_places(claim);
        if let Some(&start) = exact.first() {
            let mut window = Window::new(start, start + claim.len(), 1.0);
            window.has_rivals = exact.len() > 1;
            return Some(window);
        }
        self.similar(claim).filter(|w| w.got >= ALIKE_ELSEWHERE && self.agrees(claim, w))
    }

    /// The free stretch that is most like the span, among those around an occurrence of one of its rarest words.
    fn similar(&self, claim: &Range<usize>) -> Option<Window> {
        let mut best: Option<Window> = None;
        let mut seeds: Vec<usize> = claim.clone().collect();
        seeds.sort_by_key(|i| self.new_index.of(self.old.ids[*i]).len());
        let occurrences = |i: &usize| self.new_index.of(self.old.ids[*i]).iter().map(|n| *n as usize);
        let tries = seeds.iter().take(SEEDS).flat_map(|i| occurrences(i).map(move |n| (*i, n)));
        let mut cells = MAX_CELLS;
        for (i, n) in tries.take(MAX_TRIES).filter(|(_, n)| self.is_free(*n)) {
            let lead = i - claim.start;
            let from = n.saturating_sub(lead * 3 / 2 + MORE);
            let to = (n + (claim.len() - lead) * 3 / 2 + MORE).min(self.new.len());
            let Some(window) = self.most_alike(claim, from..to, &mut cells) else { continue };
            match &mut best {
                Some(b) if window.start < b.end && b.start < window.end => {
                    if window.got > b.got {
                        *b = Window { has_rivals: b.has_rivals, ..window };
                    }
                }
                Some(b) if window.got > b.got => {
                    let has_rivals = window.got - b.got < RIVALS_WITHIN;
                    *b = Window { has_rivals, ..window };
                }
                Some(b) => b.has_rivals |= b.got - window.got < RIVALS_WITHIN,
                None => best = Some(window),
            }
        }
        best
    }

    /// The stretch of the free words in `room` that is most like the span: local alignment (Smith and Waterman 1981) in which
    /// an equal word counts its weight, and a word that was inserted, deleted or replaced costs a little. `None` if nothing is
    /// alike, or if fewer than the necessary `cells` are left; those used are subtracted.
    fn most_alike(&self, claim: &Range<usize>, room: Range<usize>, cells: &mut usize) -> Option<Window> {
        const REPLACED: f32 = 0.15;
        const INSERTED: f32 = 0.1;
        *cells = cells.checked_sub(2 * claim.len() * room.len())?;
        // Each cell: the score of the best alignment that ends here, and the new word with which it starts.
        let mut above = vec![(0.0_f32, 0_usize); room.len() + 1];
        let mut row = above.clone();
        let (mut score, mut window) = (0.0, None);
        for id in &self.old.ids[claim.clone()] {
            let weight = self.vocabulary.weight(*id);
            for (j, n) in room.clone().enumerate() {
                let mut cell = (above[j + 1].0 - INSERTED, above[j + 1].1);
                if self.is_free(n) {
                    let (corner, start) = above[j];
                    let here = match (self.new.ids[n] == *id, corner > 0.0) {
                        (true, true) => (corner + weight, start),
                        (true, false) => (weight, n),
                        (false, _) => (corner - REPLACED, start),
                    };
                    let from_left = (row[j].0 - INSERTED, row[j].1);
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

    /// How alike a span and a stretch of the new text are, 0 to 1: the weight of the words that both have in the same order
    /// (their heaviest common subsequence), as a share of the weight of all their words.
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
}
