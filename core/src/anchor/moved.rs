//! Passages that moved: runs of equal words among what the alignment of the two texts left over on both sides.
//!
//! Long ones that stand once in both are taken first, before others can take parts of them ([`find_long`]); at the end
//! whatever is left is tiled with the longest runs (greedy string tiling, M. Wise 1993, over hashed runs; [`find`]).
//!
//! Bounded: at most [`PLACES`] places are looked at for a run of words, and each run of equal words is walked once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::align::{Aligner, ByHash, Gap, NONE, runs};
use super::tokens::{Tokens, Vocabulary};

/// A passage of this many words is long.
const LONG: usize = 8;
/// The shortest passage, in words.
const SHORTEST: usize = 5;
/// What its words have to weigh, in thousandths.
const LIGHTEST: u64 = 2_500;
/// How many places of the same words are looked at.
const PLACES: usize = 10;
/// Two passages that moved together may have this many other words between them.
const BETWEEN: usize = 60;
/// In a table of places: more than one.
const SEVERAL: u32 = NONE - 1;

/// Both texts, and what of them is left.
struct Left<'a> {
    old: &'a Tokens,
    new: &'a Tokens,
    /// Which new words are no old word's yet.
    free: Vec<bool>,
}

impl<'a> Left<'a> {
    fn new(aligner: &Aligner<'_>, old: &'a Tokens, new: &'a Tokens) -> Self {
        let mut free = vec![true; new.len()];
        for &n in aligner.to.iter().filter(|n| **n != NONE) {
            free[n as usize] = false;
        }
        Self { old, new, free }
    }

    /// Whether two words are the same and both are left.
    fn same(&self, to: &[u32], old: usize, new: usize) -> bool {
        old < to.len()
            && new < self.free.len()
            && to[old] == NONE
            && self.free[new]
            && self.old.ids[old] == self.new.ids[new]
    }
}

/// The runs of `n` words all of which are left: where each starts, and its hash.
fn left_runs(ids: &[u32], n: usize, is_left: impl Fn(usize) -> bool) -> impl Iterator<Item = (usize, u64)> {
    let mut since = (0..n.saturating_sub(1).min(ids.len())).rev().find(|i| !is_left(*i)).map_or(0, |i| i + 1);
    runs(ids, n).enumerate().filter(move |(i, _)| {
        if !is_left(i + n - 1) {
            since = i + n;
        }
        since <= *i
    })
}

/// Finds long passages that moved, each the only one of its words in what both texts have left, and puts them out of play
/// before others may take parts of them; `true` for the old words in them. What stands in one of the gaps on both sides has
/// not moved.
pub fn find_long(
    aligner: &mut Aligner<'_>,
    gaps: &[Gap],
    old: &Tokens,
    new: &Tokens,
    vocabulary: &Vocabulary,
) -> Vec<bool> {
    let mut moved = vec![false; old.len()];
    let mut left = Left::new(aligner, old, new);
    let mut places: ByHash<(u32, u32)> = ByHash::default();
    for (i, hash) in left_runs(&old.ids, LONG, |i| aligner.to[i] == NONE) {
        places.entry(hash).and_modify(|p| p.0 = SEVERAL).or_insert((i as u32, NONE));
    }
    for (i, hash) in left_runs(&new.ids, LONG, |i| left.free[i]) {
        if let Some(place) = places.get_mut(&hash) {
            place.1 = if place.1 == NONE { i as u32 } else { SEVERAL };
        }
    }
    let pairs: Vec<(usize, usize)> = left_runs(&old.ids, LONG, |i| aligner.to[i] == NONE)
        .filter_map(|(i, hash)| {
            let (o, n) = places.get(&hash)?;
            (*o == i as u32 && *n < SEVERAL).then_some((i, *n as usize))
        })
        .collect();
    for (o, n) in pairs {
        let at = gaps.partition_point(|gap| gap.old.end <= o);
        if gaps.get(at).is_some_and(|gap| gap.old.contains(&o) && gap.new.contains(&n)) {
            continue;
        }
        let before = (1..=o.min(n)).take_while(|k| left.same(&aligner.to, o - k, n - k)).count();
        let after = (0..old.len() - o).take_while(|k| left.same(&aligner.to, o + k, n + k)).count();
        let (o, n) = (o - before..o + after, n - before..n + after);
        if vocabulary.words(&old.ids[o.clone()]) >= LONG {
            left.free[n.clone()].fill(false);
            moved[o.clone()].fill(true);
            aligner.take(o, n);
        }
    }
    moved
}

/// A run of equal words by weight: weight in thousandths, first old word, first new word, length.
type Heap = BinaryHeap<(u64, Reverse<(usize, usize, usize)>)>;

/// Finds the passages that moved and puts them into the alignment, and marks their old words in `moved`.
pub fn find(aligner: &mut Aligner<'_>, old: &Tokens, new: &Tokens, vocabulary: &Vocabulary, moved: &mut [bool]) {
    let mut left = Left::new(aligner, old, new);
    let mut heap = candidates(&left, &aligner.to, vocabulary);
    let mut passages: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    while let Some((weight, Reverse((o, n, len)))) = heap.pop() {
        // What others have taken meanwhile is cut off.
        let rest = longest_rest(len, |i| left.same(&aligner.to, o + i, n + i));
        let (o, n) = (o + rest.start..o + rest.end, n + rest.start..n + rest.end);
        let now = weigh(vocabulary, &old.ids[o.clone()]);
        if rest.len() < SHORTEST || now < LIGHTEST {
            continue;
        }
        if now < weight {
            heap.push((now, Reverse((o.start, n.start, rest.len()))));
            continue;
        }
        for (o, n) in o.clone().zip(n.clone()) {
            aligner.to[o] = n as u32;
        }
        left.free[n.clone()].fill(false);
        moved[o.clone()].fill(true);
        passages.push((o, n));
    }
    passages.sort_by_key(|(o, _)| o.start);
    for pair in passages.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let gap = Gap { old: before.0.end..after.0.start, new: before.1.end..after.1.start };
        let is_near = before.1.end <= after.1.start && gap.old.len() <= BETWEEN && gap.new.len() <= BETWEEN;
        if is_near && gap.old.clone().all(|o| aligner.to[o] == NONE) && gap.new.clone().all(|n| left.free[n]) {
            aligner.fill(vec![gap.clone()]);
            for o in gap.old.filter(|o| aligner.to[*o] != NONE) {
                left.free[aligner.to[o] as usize] = false;
                moved[o] = true;
            }
        }
    }
}

/// The longest stretch of `0..len` that is still left.
fn longest_rest(len: usize, is_left: impl Fn(usize) -> bool) -> Range<usize> {
    let (mut best, mut from) = (0..0, 0);
    for i in 0..=len {
        if i == len || !is_left(i) {
            if i - from > best.len() {
                best = from..i;
            }
            from = i + 1;
        }
    }
    best
}

fn weigh(vocabulary: &Vocabulary, ids: &[u32]) -> u64 {
    (vocabulary.weight_of(ids) * 1000.0) as u64
}

/// Every longest run of equal words that neither text has aligned, by weight.
fn candidates(left: &Left<'_>, to: &[u32], vocabulary: &Vocabulary) -> Heap {
    let mut places: ByHash<Vec<u32>> = ByHash::default();
    for (i, hash) in left_runs(&left.new.ids, SHORTEST, |i| left.free[i]) {
        let places = places.entry(hash).or_default();
        if places.len() < PLACES {
            places.push(i as u32);
        }
    }
    let mut heap = Heap::new();
    for (o, hash) in left_runs(&left.old.ids, SHORTEST, |i| to[i] == NONE) {
        for &n in places.get(&hash).into_iter().flatten() {
            let n = n as usize;
            // Within a run that was found already.
            if o > 0 && n > 0 && left.same(to, o - 1, n - 1) {
                continue;
            }
            let len = (0..to.len() - o).take_while(|k| left.same(to, o + k, n + k)).count();
            let weight = weigh(vocabulary, &left.old.ids[o..o + len]);
            if weight >= LIGHTEST {
                heap.push((weight, Reverse((o, n, len))));
            }
        }
    }
    heap
}
