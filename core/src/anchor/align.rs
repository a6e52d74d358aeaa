//! Which word of one text is which word of another: one alignment that serves all claims.
//!
//! First, runs of words that occur once in each text are pinned: runs of 8 words, then 5, 3 and 1, each time the longest
//! chain of runs that is in the same order in both texts. Between two pins the same is repeated, because a run that is common
//! in the whole text may be unique there. Passages that moved are excluded before short runs may be pinned to parts of them.
//! The small gaps that remain are aligned by [`table`]. Patience diff (B. Cohen) pins lines in this way; words need the
//! longer runs.
//!
//! Always true: the alignment ascends in both texts except in excluded passages, and aligned words are the same. Bounded:
//! pinning reads at most [`PASSES`] times as many words as the texts have, and all tables together have at most [`MAX_CELLS`]
//! cells.

use std::ops::Range;

use super::hashing::{ByHash, run_hashes};
use super::table;
use super::tokens::{Break, Tokens, Vocabulary};

/// In place of a word's number: the word is not aligned.
pub const NONE: u32 = u32::MAX;
/// In place of the numbers of old and new words in excluded passages. They differ, so that excluded words equal no others.
const EXCLUDED_OLD: u32 = NONE - 1;
const EXCLUDED_NEW: u32 = NONE - 2;

/// The lengths of the runs that are pinned, in words.
const LENGTHS: [usize; 4] = [8, 5, 3, 1];
/// How many times pinning may read all words.
const PASSES: usize = 16;
/// The words that pinning may always read, however short the texts are.
const MIN_BUDGET: usize = 1_000;
/// A gap of up to this many pairs of words is aligned by a table without pinning first.
const SMALL_TABLE: usize = 4_000;
/// A gap of more pairs of words than this is left unaligned if nothing in it can be pinned.
const MAX_TABLE: usize = 4_000_000;
/// How many cells all tables may have together.
const MAX_CELLS: usize = 40_000_000;
/// Set in a position: the run occurs more than once. Texts have fewer words than this.
const REPEATED: u32 = 1 << 31;
/// A run of up to this many words can be an island, and is not trimmed.
const SHORT: usize = 4;
/// How many words of another sentence are trimmed off each end of a run.
const TRIMMED: usize = 2;
/// An island is dropped if its weight times this is less than the number of unaligned words on either side of it.
const ISLAND_FACTOR: f32 = 5.0;
/// The furthest that the edge of a gap is shifted, in words.
const MAX_SHIFT: usize = 200;

/// A stretch between two aligned runs: words that are in one text only, or still to be aligned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Indices of words of the old text.
    pub old: Range<usize>,
    /// Indices of words of the new text.
    pub new: Range<usize>,
}

/// A run of words that is the same in both texts.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Index of its first word in the old text.
    old: usize,
    /// Index of its first word in the new text.
    new: usize,
    /// Its number of words.
    len: usize,
}

impl Run {
    /// Where it ends in both texts.
    fn ends(self) -> (usize, usize) {
        (self.old + self.len, self.new + self.len)
    }
}

/// An alignment in the making.
pub struct Aligner<'a> {
    old: &'a Tokens,
    new: &'a Tokens,
    vocabulary: &'a Vocabulary,
    /// For each old word, the index of its new word or [`NONE`].
    pub to: Vec<u32>,
    /// The numbers of the words, with those in excluded passages replaced.
    old_ids: Vec<u32>,
    new_ids: Vec<u32>,
    /// How many words pinning may still read.
    words_left: usize,
    /// How many cells tables may still have.
    cells_left: usize,
}

impl<'a> Aligner<'a> {
    /// An empty alignment of two texts whose words are all in `vocabulary`.
    pub fn new(old: &'a Tokens, new: &'a Tokens, vocabulary: &'a Vocabulary) -> Self {
        let words_left = (old.len() + new.len() + MIN_BUDGET) * PASSES;
        let (old_ids, new_ids) = (old.ids.clone(), new.ids.clone());
        let to = vec![NONE; old.len()];
        Self { old, new, vocabulary, to, old_ids, new_ids, words_left, cells_left: MAX_CELLS }
    }

    /// Pins the longest runs that occur once in each text, or once between two pins. Returns the gaps between them in order.
    pub fn pin_long(&mut self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut todo = vec![Gap { old: 0..self.old.len(), new: 0..self.new.len() }];
        while let Some(gap) = todo.pop() {
            if gap.old.is_empty() || gap.new.is_empty() {
                continue;
            }
            let mut pins = self.unique_runs(&gap, LENGTHS[0]);
            for pin in &mut pins {
                self.trim(pin);
            }
            if pins.is_empty() {
                gaps.push(gap);
            } else {
                self.pin(&gap, pins, |gap| todo.push(gap));
            }
        }
        gaps.sort_by_key(|gap| gap.old.start);
        gaps
    }

    /// Cuts one or two words off the end of a run if they belong to another sentence: many sentences begin or end alike.
    fn trim(&self, run: &mut Run) {
        if run.len <= SHORT {
            return;
        }
        let ends_sentence = |word: usize| self.old.breaks[word] >= Break::Sentence;
        if let Some(k) = (1..=TRIMMED).find(|k| ends_sentence(run.old + run.len - k)) {
            run.len -= k;
        }
        if let Some(k) = (1..=TRIMMED).find(|k| ends_sentence(run.old + k)) {
            *run = Run { old: run.old + k, new: run.new + k, len: run.len - k };
        }
    }

    /// Aligns a passage that moved and excludes its words from everything that follows.
    pub fn exclude(&mut self, old: Range<usize>, new: Range<usize>) {
        for (o, n) in old.zip(new) {
            self.to[o] = n as u32;
            self.old_ids[o] = EXCLUDED_OLD;
            self.new_ids[n] = EXCLUDED_NEW;
        }
    }

    /// Aligns the words in `gaps`.
    pub fn fill(&mut self, gaps: Vec<Gap>) {
        let mut todo: Vec<(Gap, usize)> = gaps.into_iter().map(|gap| (gap, 0)).collect();
        while let Some((mut gap, level)) = todo.pop() {
            self.align_ends(&mut gap);
            let (o, n) = (gap.old.len(), gap.new.len());
            if o == 0 || n == 0 {
                continue;
            }
            if o * n <= SMALL_TABLE || (level == LENGTHS.len() && o * n <= MAX_TABLE) {
                self.align_by_table(&gap);
                continue;
            }
            if level == LENGTHS.len() || self.words_left < o + n {
                continue;
            }
            let pins = self.unique_runs(&gap, LENGTHS[level]);
            if pins.is_empty() {
                todo.push((gap, level + 1));
            } else {
                self.pin(&gap, pins, |gap| todo.push((gap, level)));
            }
        }
    }

    /// Aligns the words of `pins`, and calls `each` with the gaps between them.
    fn pin(&mut self, gap: &Gap, pins: Vec<Run>, mut each: impl FnMut(Gap)) {
        let mut last = (gap.old.start, gap.new.start);
        for pin in pins {
            for i in 0..pin.len {
                self.to[pin.old + i] = (pin.new + i) as u32;
            }
            each(Gap { old: last.0..pin.old, new: last.1..pin.new });
            last = pin.ends();
        }
        each(Gap { old: last.0..gap.old.end, new: last.1..gap.new.end });
    }

    /// Aligns the words with which both sides of a gap begin and end, and removes them from the gap.
    fn align_ends(&mut self, gap: &mut Gap) {
        while !gap.old.is_empty() && !gap.new.is_empty() && self.old_ids[gap.old.start] == self.new_ids[gap.new.start] {
            self.to[gap.old.start] = gap.new.start as u32;
            gap.old.start += 1;
            gap.new.start += 1;
        }
        while !gap.old.is_empty()
            && !gap.new.is_empty()
            && self.old_ids[gap.old.end - 1] == self.new_ids[gap.new.end - 1]
        {
            gap.old.end -= 1;
            gap.new.end -= 1;
            self.to[gap.old.end] = gap.new.end as u32;
        }
    }

    /// The longest chain of runs of `n` words that occur once in each side of the gap. Runs that overlap or touch are joined.
    fn unique_runs(&mut self, gap: &Gap, n: usize) -> Vec<Run> {
        let cost = gap.old.len() + gap.new.len();
        if gap.old.len() < n || gap.new.len() < n || self.words_left < cost {
            return Vec::new();
        }
        self.words_left -= cost;
        let mut runs: Vec<Run> = Vec::new();
        for (old, new) in increasing(&self.unique_pairs(gap, n)) {
            let (mut old, mut new, mut len) = (gap.old.start + old as usize, gap.new.start + new as usize, n);
            if let Some(last) = runs.last_mut() {
                let (old_end, new_end) = last.ends();
                let overlap = old_end.saturating_sub(old).max(new_end.saturating_sub(new));
                if overlap >= len {
                    continue;
                }
                (old, new, len) = (old + overlap, new + overlap, len - overlap);
                if (old_end, new_end) == (old, new) {
                    last.len += len;
                    continue;
                }
            }
            // Two runs may have the same hash and be different.
            if self.old_ids[old..old + len] == self.new_ids[new..new + len] {
                runs.push(Run { old, new, len });
            }
        }
        runs
    }

    /// Where the runs of `n` words start that occur once in each side of the gap, relative to the gap, ordered by the old one.
    fn unique_pairs(&self, gap: &Gap, n: usize) -> Vec<(u32, u32)> {
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(gap.old.len());
        let mut seen: ByHash<u32> = ByHash::default();
        seen.reserve(gap.old.len());
        for (i, hash) in run_hashes(&self.old_ids[gap.old.clone()], n).enumerate() {
            let k = *seen.entry(hash).or_insert(pairs.len() as u32) as usize;
            match pairs.get_mut(k) {
                Some(pair) => pair.0 |= REPEATED,
                None => pairs.push((i as u32, NONE)),
            }
        }
        for (i, hash) in run_hashes(&self.new_ids[gap.new.clone()], n).enumerate() {
            if let Some(k) = seen.get(&hash) {
                let new = &mut pairs[*k as usize].1;
                *new = if *new == NONE { i as u32 } else { *new | REPEATED };
            }
        }
        pairs.retain(|(old, new)| *old < REPEATED && *new < REPEATED);
        pairs
    }

    fn align_by_table(&mut self, gap: &Gap) {
        let cells = gap.old.len() * gap.new.len();
        if cells > self.cells_left {
            return;
        }
        self.cells_left -= cells;
        let (old, new) = (&self.old_ids[gap.old.clone()], &self.new_ids[gap.new.clone()]);
        for (o, n) in table::align(old, new, |id| self.vocabulary.weight(id)) {
            self.to[gap.old.start + o] = (gap.new.start + n) as u32;
        }
    }

    /// The aligned runs outside of passages that moved, in order.
    fn runs(&self, moved: &[bool]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (old, &new) in self.to.iter().enumerate() {
            if new == NONE || moved[old] {
                continue;
            }
            let new = new as usize;
            match runs.last_mut() {
                Some(last) if last.ends() == (old, new) => last.len += 1,
                _ => runs.push(Run { old, new, len: 1 }),
            }
        }
        runs
    }

    /// Drops islands: short runs between long unaligned stretches, which are words that two passages share by coincidence.
    pub fn drop_islands(&mut self, moved: &[bool]) {
        let runs = self.runs(moved);
        for (k, &run) in runs.iter().enumerate() {
            let before = k.checked_sub(1).map_or((0, 0), |p| runs[p].ends());
            let after = runs.get(k + 1).map_or((self.old.len(), self.new.len()), |next| (next.old, next.new));
            let (old_end, new_end) = run.ends();
            let weight = self.vocabulary.weight_of(&self.old.ids[run.old..old_end]);
            let left = (run.old - before.0).min(run.new - before.1);
            let right = (after.0 - old_end).min(after.1 - new_end);
            if run.len <= SHORT && weight * ISLAND_FACTOR < left.min(right) as f32 {
                self.to[run.old..old_end].fill(NONE);
            }
        }
    }

    /// Shifts gaps that could be elsewhere just as well to where a sentence or paragraph begins. Such a gap is a stretch that
    /// was only deleted or only inserted: from "a b a b" to "a b" either "a b" may be the one that was deleted.
    pub fn shift_gaps(&mut self, moved: &[bool]) {
        let mut runs = self.runs(moved);
        for i in 1..runs.len() {
            let (before, after) = (runs[i - 1], runs[i]);
            let (old_gap, new_gap) = (before.ends().0..after.old, before.ends().1..after.new);
            if old_gap.is_empty() == new_gap.is_empty() {
                continue;
            }
            let deleted = new_gap.is_empty();
            let (ids, breaks, gap) = if deleted {
                (&self.old_ids, &self.old.breaks, old_gap)
            } else {
                (&self.new_ids, &self.new.breaks, new_gap)
            };
            match best_shift(ids, breaks, &gap, (before.len, after.len)) {
                Shift::Back(by) => {
                    for k in 1..=by {
                        // The word before the gap's start stands again before its end: align that one instead.
                        if deleted {
                            self.to.swap(gap.start - k, gap.end - k);
                        } else {
                            self.to[before.ends().0 - k] = (gap.end - k) as u32;
                        }
                    }
                    runs[i - 1].len -= by;
                    runs[i] = Run { old: after.old - by, new: after.new - by, len: after.len + by };
                }
                Shift::Forward(by) => {
                    for k in 0..by {
                        // The word after the gap's end stands already after its start: align that one instead.
                        if deleted {
                            self.to.swap(gap.start + k, gap.end + k);
                        } else {
                            self.to[after.old + k] = (gap.start + k) as u32;
                        }
                    }
                    runs[i - 1].len += by;
                    runs[i] = Run { old: after.old + by, new: after.new + by, len: after.len - by };
                }
            }
        }
    }
}

/// How far to shift a gap, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shift {
    Back(usize),
    Forward(usize),
}

/// The shift that puts the strongest break at the start of a gap: back rather than forward, and back as far as possible. It
/// stays within the runs before and after the gap, whose lengths are `around`.
fn best_shift(ids: &[u32], breaks: &[Break], gap: &Range<usize>, around: (usize, usize)) -> Shift {
    let mut best = (breaks[gap.start], 0);
    for by in (1..around.0.min(MAX_SHIFT)).take_while(|k| ids[gap.start - k] == ids[gap.end - k]) {
        best = best.max((breaks[gap.start - by], by));
    }
    let mut shift = Shift::Back(best.1);
    for by in (1..around.1.min(MAX_SHIFT)).take_while(|k| ids[gap.start + k - 1] == ids[gap.end + k - 1]) {
        if breaks[gap.start + by] > best.0 {
            best.0 = breaks[gap.start + by];
            shift = Shift::Forward(by);
        }
    }
    shift
}

/// The longest subsequence of `pairs` whose second numbers ascend; the first numbers ascend already (patience sorting, O(n
/// log n)).
fn increasing(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    // tails[k]: the pair with the least second number that ends a subsequence of k + 1 pairs.
    let mut tails: Vec<usize> = Vec::new();
    let mut previous = vec![usize::MAX; pairs.len()];
    for (i, pair) in pairs.iter().enumerate() {
        let at = tails.partition_point(|&t| pairs[t].1 < pair.1);
        if at > 0 {
            previous[i] = tails[at - 1];
        }
        if at == tails.len() {
            tails.push(i);
        } else {
            tails[at] = i;
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        chain.push(pairs[at]);
        at = previous[at];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(old: &str, new: &str) -> (Tokens, Tokens, Vocabulary) {
        let (mut a, mut b, mut vocabulary) = (Tokens::default(), Tokens::default(), Vocabulary::default());
        vocabulary.read(old, 0, &mut a);
        vocabulary.read(new, 0, &mut b);
        vocabulary.weigh(a.len() + b.len());
        (a, b, vocabulary)
    }

    /// Aligns two texts; `expected` has the number of the new word for each old word, or `-`.
    fn check(old: &str, new: &str, expected: &str) {
        let (a, b, vocabulary) = read(old, new);
        let mut aligner = Aligner::new(&a, &b, &vocabulary);
        let moved = vec![false; a.len()];
        let gaps = aligner.pin_long();
        aligner.fill(gaps);
        aligner.drop_islands(&moved);
        aligner.shift_gaps(&moved);
        assert_eq!(drawn(&aligner.to), expected, "{old} / {new}");
    }

    fn drawn(to: &[u32]) -> String {
        let drawn: Vec<String> = to.iter().map(|n| if *n == NONE { "-".to_owned() } else { n.to_string() }).collect();
        drawn.join(" ")
    }

    #[test]
    fn words_that_stay_are_aligned() {
        check("a b c", "a b c", "0 1 2");
        check("a b c", "a x c", "0 - 2");
        check("a b c", "a b x c", "0 1 3");
        check("a b c", "a c", "0 - 1");
        check("a b c", "x y z", "- - -");
        check("a b c", "", "- - -");
        check("", "a b c", "");
        check("a b", "b a", "- 0");
    }

    #[test]
    fn a_gap_starts_with_a_sentence_if_it_can() {
        check("We met. It fell. It rose.", "We met. It rose.", "0 1 - - 2 3");
        check("We met. It rose.", "We met. It fell. It rose.", "0 1 4 5");
        check("We met. Up it went and down. Up it came.", "We met. Up it came.", "0 1 - - - - - 2 3 4");
        check("I say no, and he says no. We go.", "I say no. We go.", "0 1 2 - - - - 3 4");
    }

    #[test]
    fn a_word_shared_by_coincidence_is_dropped() {
        let old = "one two three four five six seven the eight nine ten eleven twelve thirteen fourteen";
        let new = "uno dos tres cuatro cinco seis siete the ocho nueve diez once doce trece catorce";
        check(old, new, "- - - - - - - - - - - - - - -");
        // Among fewer words it is no coincidence.
        check("one two the three", "uno dos the tres", "- - 2 -");
    }

    #[test]
    fn a_long_run_is_trimmed_to_its_sentence() {
        let shared = "the board met for the ninth time this winter";
        let (old, new) = (format!("We heard. Then {shared}. Then it"), format!("They know. Then {shared}. Then we"));
        let (a, b, vocabulary) = read(&old, &new);
        let mut aligner = Aligner::new(&a, &b, &vocabulary);
        let gaps = aligner.pin_long();
        // The last "Then" is in another sentence than the run, and remains in a gap.
        assert_eq!(gaps, [Gap { old: 0..2, new: 0..2 }, Gap { old: 12..14, new: 12..14 }]);
    }

    #[test]
    fn an_excluded_passage_is_aligned_with_nothing_else() {
        let (a, b, vocabulary) = read("one two three four", "three four one two");
        let mut aligner = Aligner::new(&a, &b, &vocabulary);
        aligner.exclude(0..2, 2..4);
        aligner.fill(vec![Gap { old: 0..4, new: 0..4 }]);
        assert_eq!(drawn(&aligner.to), "2 3 0 1");
    }

    #[test]
    fn pinning_and_tables_stop_at_their_budget() {
        let text = |word: &str| (0..3_000).map(|i| format!("{word}{i} b ")).collect::<Vec<_>>().concat();
        let (old, new) = (text("a"), text("c"));
        let (a, b, vocabulary) = read(&old, &new);
        let mut aligner = Aligner::new(&a, &b, &vocabulary);
        aligner.fill(vec![Gap { old: 0..a.len(), new: 0..b.len() }]);
        assert_eq!(aligner.cells_left, MAX_CELLS, "a table of 36 million cells is too large");
        aligner.words_left = 0;
        assert!(aligner.unique_runs(&Gap { old: 0..100, new: 0..100 }, 1).is_empty());
    }

    proptest! {
        #[test]
        fn the_alignment_ascends_and_aligned_words_are_the_same(
            old in prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d.", "e", "f\n\n"]), 0..80),
            new in prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d.", "e", "f\n\n"]), 0..80),
        ) {
            let (a, b, vocabulary) = read(&old.join(" "), &new.join(" "));
            let mut aligner = Aligner::new(&a, &b, &vocabulary);
            let moved = vec![false; a.len()];
            let gaps = aligner.pin_long();
            aligner.fill(gaps);
            aligner.drop_islands(&moved);
            aligner.shift_gaps(&moved);
            let pairs: Vec<(usize, usize)> =
                aligner.to.iter().enumerate().filter(|(_, n)| **n != NONE).map(|(o, n)| (o, *n as usize)).collect();
            for (o, n) in &pairs {
                prop_assert_eq!(a.ids[*o], b.ids[*n]);
            }
            for pair in pairs.windows(2) {
                prop_assert!(pair[0].1 < pair[1].1, "{:?}", pairs);
            }
        }

        #[test]
        fn no_ascending_subsequence_is_longer(numbers in prop::collection::vec(0..20_u32, 0..40)) {
            let pairs: Vec<(u32, u32)> = numbers.iter().enumerate().map(|(i, n)| (i as u32, *n)).collect();
            let chain = increasing(&pairs);
            prop_assert!(chain.windows(2).all(|p| p[0].0 < p[1].0 && p[0].1 < p[1].1));
            prop_assert!(chain.iter().all(|pair| pairs.contains(pair)));
            // The plain quadratic way.
            let mut longest = vec![1_usize; numbers.len()];
            for i in 0..numbers.len() {
                for j in 0..i {
                    if numbers[j] < numbers[i] {
                        longest[i] = longest[i].max(longest[j] + 1);
                    }
                }
            }
            prop_assert_eq!(chain.len(), longest.into_iter().max().unwrap_or(0));
        }
    }
}
