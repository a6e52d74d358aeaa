//! Which word of one text is which of another: one alignment for all claims.
//!
//! The ends that both have are taken off; then runs of words that stand once in each text are pinned (of 8 words, then 5,
//! 3, 1; the longest chain of them that goes the same way in both), and between two pins the same is done again, where a
//! run that is common in the whole may stand once. Passages that moved are put out of play before small words may be
//! pinned to parts of them. What is left between pins is small and is aligned by dynamic
//! programming, where seldom words count more and a run has to be worth its beginning. Patience diff (B. Cohen) pins
//! lines so; words need the longer runs.
//!
//! Always true: the alignment is increasing in both texts, and aligned words are the same. Bounded: the work of pinning is
//! at most [`PASSES`] times the texts' length, that of the tables [`CELLS`] in all.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::tokens::{Tokens, Vocabulary};

/// Not aligned.
pub const NONE: u32 = u32::MAX;

/// How long the runs are that are pinned, in words.
const RUNS: [usize; 4] = [8, 5, 3, 1];
/// How often all words may be gone through.
const PASSES: usize = 16;
/// How large one table may be, in pairs of words.
const TABLE: usize = 4_000_000;
/// How large all may be together.
const CELLS: usize = 40_000_000;
/// A bit that says "more than once" of a place.
const TWICE: u32 = 1 << 31;
/// What the beginning of a run costs, in weights of words.
const OPEN: f32 = 0.6;

/// A hasher for numbers that are hashes already.
#[derive(Default)]
pub struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// A map whose keys are hashes.
pub type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Ready>>;

/// The hash of each run of `n` words of `ids`, by where it starts.
pub fn runs(ids: &[u32], n: usize) -> impl Iterator<Item = u64> {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let top = (1..n).fold(1_u64, |p, _| p.wrapping_mul(BASE));
    let code = |id: u32| u64::from(id).wrapping_add(1).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let mut hash = 0_u64;
    ids.iter().enumerate().filter_map(move |(i, id)| {
        if i >= n {
            hash = hash.wrapping_sub(code(ids[i - n]).wrapping_mul(top));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(code(*id));
        (i + 1 >= n).then_some(hash ^ (hash >> 29))
    })
}

/// A place of a text that is in neither or both: old words, new words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Indices of words of the old text.
    pub old: Range<usize>,
    /// Of the new one.
    pub new: Range<usize>,
}

/// Work in progress.
pub struct Aligner<'a> {
    old: &'a Tokens,
    new: &'a Tokens,
    vocabulary: &'a Vocabulary,
    /// For each old word the new one.
    pub to: Vec<u32>,
    /// The words of both, those that are out of play replaced by some that are like no other.
    old_ids: Vec<u32>,
    new_ids: Vec<u32>,
    left: usize,
    cells: usize,
}

impl<'a> Aligner<'a> {
    /// Nothing aligned yet.
    pub fn new(old: &'a Tokens, new: &'a Tokens, vocabulary: &'a Vocabulary) -> Self {
        let left = (old.len() + new.len() + 1_000) * PASSES;
        let (old_ids, new_ids) = (old.ids.clone(), new.ids.clone());
        Self { old, new, vocabulary, to: vec![NONE; old.len()], old_ids, new_ids, left, cells: CELLS }
    }

    /// Pins the long runs that stand once in both, or once between two others: the gaps that are left.
    pub fn pin_long(&mut self) -> Vec<Gap> {
        let mut left = Vec::new();
        let mut todo = vec![Gap { old: 0..self.old.len(), new: 0..self.new.len() }];
        while let Some(gap) = todo.pop() {
            if gap.old.is_empty() || gap.new.is_empty() {
                continue;
            }
            let mut pins = self.pins(&gap, RUNS[0]);
            for pin in &mut pins {
                self.trim(pin);
            }
            if pins.is_empty() {
                left.push(gap);
            } else {
                self.put_all(&gap, pins, |gap| todo.push(gap));
            }
        }
        left.sort_by_key(|gap| gap.old.start);
        left
    }

    /// Takes off a run's ends that are one or two words of another sentence: these may be another's that begins alike.
    fn trim(&self, (o, n, len): &mut (usize, usize, usize)) {
        if *len <= 4 {
            return;
        }
        if let Some(k) = (1..=2).find(|k| self.old.breaks[*o + *len - k] >= 2) {
            *len -= k;
        }
        if let Some(k) = (1..=2).find(|k| self.old.breaks[*o + k] >= 2) {
            (*o, *n, *len) = (*o + k, *n + k, *len - k);
        }
    }

    /// Puts a run out of play: it belongs elsewhere.
    pub fn take(&mut self, old: Range<usize>, new: Range<usize>) {
        for (o, n) in old.zip(new) {
            self.to[o] = n as u32;
            self.old_ids[o] = NONE - 1;
            self.new_ids[n] = NONE - 2;
        }
    }

    /// Aligns what stands in these gaps.
    pub fn fill(&mut self, gaps: Vec<Gap>) {
        let mut todo: Vec<(Gap, usize)> = gaps.into_iter().map(|gap| (gap, 0)).collect();
        while let Some((mut gap, level)) = todo.pop() {
            self.ends(&mut gap);
            let (o, n) = (gap.old.len(), gap.new.len());
            if o == 0 || n == 0 {
                continue;
            }
            if o * n <= 4_000 || (level == RUNS.len() && o * n <= TABLE) {
                self.table(&gap);
                continue;
            }
            if level == RUNS.len() || self.left < o + n {
                continue;
            }
            let pins = self.pins(&gap, RUNS[level]);
            if pins.is_empty() {
                todo.push((gap, level + 1));
            } else {
                self.put_all(&gap, pins, |gap| todo.push((gap, level)));
            }
        }
    }

    /// Puts pins into the alignment and hands on the gaps between them.
    fn put_all(&mut self, gap: &Gap, pins: Vec<(usize, usize, usize)>, mut each: impl FnMut(Gap)) {
        let mut last = (gap.old.start, gap.new.start);
        for (o, n, len) in pins {
            for i in 0..len {
                self.to[o + i] = (n + i) as u32;
            }
            each(Gap { old: last.0..o, new: last.1..n });
            last = (o + len, n + len);
        }
        each(Gap { old: last.0..gap.old.end, new: last.1..gap.new.end });
    }

    /// Takes off what both begin and end with.
    fn ends(&mut self, gap: &mut Gap) {
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

    /// The longest chain of runs of `n` words that stand once in both sides: old, new, length, joined where they touch.
    fn pins(&mut self, gap: &Gap, n: usize) -> Vec<(usize, usize, usize)> {
        let cost = gap.old.len() + gap.new.len();
        if gap.old.len() < n || gap.new.len() < n || self.left < cost {
            return Vec::new();
        }
        self.left -= cost;
        // Each run of the old side, with its place there and in the new one.
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(gap.old.len());
        let mut known: ByHash<u32> = ByHash::default();
        known.reserve(gap.old.len());
        for (i, hash) in runs(&self.old_ids[gap.old.clone()], n).enumerate() {
            let k = *known.entry(hash).or_insert(pairs.len() as u32) as usize;
            match pairs.get_mut(k) {
                Some(pair) => pair.0 |= TWICE,
                None => pairs.push((i as u32, NONE)),
            }
        }
        for (i, hash) in runs(&self.new_ids[gap.new.clone()], n).enumerate() {
            if let Some(k) = known.get(&hash) {
                let place = &mut pairs[*k as usize].1;
                *place = if *place == NONE { i as u32 } else { *place | TWICE };
            }
        }
        pairs.retain(|(o, w)| *o < TWICE && *w < TWICE);
        let mut pins: Vec<(usize, usize, usize)> = Vec::new();
        for (o, w) in increasing(&pairs) {
            let (mut o, mut w, mut len) = (gap.old.start + o as usize, gap.new.start + w as usize, n);
            if let Some(last) = pins.last_mut() {
                let over = (last.0 + last.2).saturating_sub(o).max((last.1 + last.2).saturating_sub(w));
                if over >= len {
                    continue;
                }
                (o, w, len) = (o + over, w + over, len - over);
                if (last.0 + last.2, last.1 + last.2) == (o, w) {
                    last.2 += len;
                    continue;
                }
            }
            // Equal hashes of different runs are as good as impossible, and would be wrong.
            if self.old_ids[o..o + len] == self.new_ids[w..w + len] {
                pins.push((o, w, len));
            }
        }
        pins
    }

    /// Aligns a small gap: the most weight in runs, each of which costs [`OPEN`] where it does not continue a neighbour's.
    fn table(&mut self, gap: &Gap) {
        let (rows, columns) = (gap.old.len(), gap.new.len());
        if rows * columns > self.cells {
            return;
        }
        self.cells -= rows * columns;
        // Where there is little to choose from, a single word is no chance.
        let open = OPEN * ((rows + columns) as f32 / 40.0).min(1.0);
        let old = &self.old_ids[gap.old.clone()];
        let new = &self.new_ids[gap.new.clone()];
        // best[j]: the most so far among old[..i], new[..j]; run[j]: the most that ends with old[i-1] = new[j-1].
        let mut best = vec![0.0_f32; columns + 1];
        let mut run = vec![f32::NEG_INFINITY; columns + 1];
        // 1: ends with a run, 2: from above, 0: from the left; 4: the run goes on.
        let mut way = vec![0_u8; rows * columns];
        for i in 0..rows {
            let weight = self.vocabulary.weight(old[i]) + 0.05;
            let mut corner = best[0];
            let mut corner_run = run[0];
            run[0] = f32::NEG_INFINITY;
            for j in 0..columns {
                let above = best[j + 1];
                let above_run = run[j + 1];
                let mut step = 0;
                let ends = if old[i] == new[j] {
                    let begun = corner - open;
                    if corner_run >= begun {
                        step |= 4;
                        weight + corner_run
                    } else {
                        weight + begun
                    }
                } else {
                    f32::NEG_INFINITY
                };
                run[j + 1] = ends;
                let mut most = best[j];
                if above > most {
                    most = above;
                    step |= 2;
                }
                if ends >= most {
                    most = ends;
                    step = (step & 4) | 1;
                }
                best[j + 1] = most;
                corner = above;
                corner_run = above_run;
                way[i * columns + j] = step;
            }
        }
        let (mut i, mut j) = (rows, columns);
        let mut in_run = false;
        while i > 0 && j > 0 {
            let step = way[(i - 1) * columns + j - 1];
            if in_run || step & 1 != 0 {
                self.to[gap.old.start + i - 1] = (gap.new.start + j - 1) as u32;
                in_run = step & 4 != 0;
                i -= 1;
                j -= 1;
            } else if step & 2 != 0 {
                i -= 1;
            } else {
                j -= 1;
            }
        }
    }

    /// The runs of the alignment: old, new, length.
    fn runs(&self, moved: &[bool]) -> Vec<(usize, usize, usize)> {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (o, &n) in self.to.iter().enumerate() {
            if n == NONE || moved[o] {
                continue;
            }
            match runs.last_mut() {
                Some(last) if last.0 + last.2 == o && last.1 + last.2 == n as usize => last.2 += 1,
                _ => runs.push((o, n as usize, 1)),
            }
        }
        runs
    }

    /// Drops runs that are small beside what is unaligned on both sides of them: words that two passages share by chance.
    pub fn drop_islands(&mut self, moved: &[bool]) {
        let runs = self.runs(moved);
        for (k, &(o, n, len)) in runs.iter().enumerate() {
            let before = k.checked_sub(1).map_or((0, 0), |p| (runs[p].0 + runs[p].2, runs[p].1 + runs[p].2));
            let after = runs.get(k + 1).map_or((self.old.len(), self.new.len()), |r| (r.0, r.1));
            let weight = self.vocabulary.weight_of(&self.old.ids[o..o + len]);
            let left = (o - before.0).min(n - before.1);
            let right = (after.0 - o - len).min(after.1 - n - len);
            if len <= 4 && weight * 5.0 < left.min(right) as f32 {
                self.to[o..o + len].fill(NONE);
            }
        }
    }

    /// Where a stretch was only left out, or only put in, and could be another as well ("a b a b" to "a b"), takes the one
    /// that begins where a sentence or a paragraph does.
    pub fn slide(&mut self, moved: &[bool]) {
        let mut runs = self.runs(moved);
        for i in 1..runs.len() {
            let ((o, n, len), next) = (runs[i - 1], runs[i]);
            let old_gap = o + len..next.0;
            let new_gap = n + len..next.1;
            if old_gap.is_empty() == new_gap.is_empty() {
                continue;
            }
            let in_old = new_gap.is_empty();
            let (ids, breaks, gap) = if in_old {
                (&self.old_ids, &self.old.breaks, old_gap)
            } else {
                (&self.new_ids, &self.new.breaks, new_gap)
            };
            let mut best = (breaks[gap.start], 0, true);
            for back in (1..len.min(200)).take_while(|k| ids[gap.start - k] == ids[gap.end - k]) {
                best = best.max((breaks[gap.start - back], back, true));
            }
            for on in (1..next.2.min(200)).take_while(|k| ids[gap.start + k - 1] == ids[gap.end + k - 1]) {
                if breaks[gap.start + on] > best.0 {
                    best = (breaks[gap.start + on], on, false);
                }
            }
            let (_, by, back) = best;
            for k in 0..by {
                // The word that was aligned on one side of the gap is aligned on the other.
                match (in_old, back) {
                    (true, true) => self.to.swap(gap.start - k - 1, gap.end - k - 1),
                    (true, false) => self.to.swap(gap.start + k, gap.end + k),
                    (false, true) => self.to[o + len - k - 1] = (gap.end - k - 1) as u32,
                    (false, false) => self.to[next.0 + k] = (gap.start + k) as u32,
                }
            }
            if back {
                runs[i - 1].2 -= by;
                let next = &mut runs[i];
                *next = (next.0 - by, next.1 - by, next.2 + by);
            } else {
                runs[i - 1].2 += by;
                let next = &mut runs[i];
                *next = (next.0 + by, next.1 + by, next.2 - by);
            }
        }
    }
}

/// The longest subsequence whose second numbers increase (first numbers do already).
fn increasing(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (i, pair) in pairs.iter().enumerate() {
        let at = tails.partition_point(|&t| pairs[t].1 < pair.1);
        if at > 0 {
            before[i] = tails[at - 1];
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
        at = before[at];
    }
    chain.reverse();
    chain
}
