//! Passages that moved: runs of words that are in both texts, but not in the same order as what is around them.
//!
//! Long passages that occur once in each text are found first and excluded from the alignment, before it can take parts of
//! them ([`find_long`]). At the end, whatever both texts have left over is covered with the heaviest runs ([`find`]): greedy
//! string tiling (M. Wise 1993) over hashed runs.
//!
//! Bounded: at most [`MAX_PLACES`] places are tried for a run of words.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::align::{Aligner, Gap, NONE};
use super::hashing::{ByHash, run_hashes};
use super::tokens::{Tokens, Vocabulary};

/// The length from which a passage is long, in words.
const LONG: usize = 8;
/// The length of the shortest passage, in words.
const SHORTEST: usize = 5;
/// The least weight of a passage, in thousandths of the weight of a rare word.
const LIGHTEST: u64 = 2_500;
/// How many places with the same words are tried.
const MAX_PLACES: usize = 10;
/// The most other words, in either text, between two passages that moved together.
const MAX_BETWEEN: usize = 60;
/// In place of a position: the run occurs more than once.
const SEVERAL: u32 = NONE - 1;

/// What both texts have left over: words that are not aligned.
struct Unaligned<'a> {
    old: &'a Tokens,
    new: &'a Tokens,
    /// For each new word, whether no old word is aligned with it.
    free: Vec<bool>,
}

impl<'a> Unaligned<'a> {
    fn new(aligner: &Aligner<'_>, old: &'a Tokens, new: &'a Tokens) -> Self {
        let mut free = vec![true; new.len()];
        for &n in aligner.to.iter().filter(|n| **n != NONE) {
            free[n as usize] = false;
        }
        Self { old, new, free }
    }

    /// Whether an old word and a new word are the same and neither is aligned; `to` is the alignment.
    fn matches(&self, to: &[u32], old: usize, new: usize) -> bool {
        old < to.len()
            && new < self.free.len()
            && to[old] == NONE
            && self.free[new]
            && self.old.ids[old] == self.new.ids[new]
    }
}

/// The runs of `n` words that are all left over: where each starts, and its hash.
fn unaligned_runs(ids: &[u32], n: usize, is_left: impl Fn(usize) -> bool) -> impl Iterator<Item = (usize, u64)> {
    // Where the unaligned words begin that reach to the end of the run.
    let mut since = (0..n.saturating_sub(1).min(ids.len())).rev().find(|i| !is_left(*i)).map_or(0, |i| i + 1);
    run_hashes(ids, n).enumerate().filter(move |(i, _)| {
        if !is_left(i + n - 1) {
            since = i + n;
        }
        since <= *i
    })
}

/// Finds the long passages that moved and occur once in what each text has left over, and excludes them from the alignment.
/// Runs within one of `gaps` on both sides have not moved. Returns, for each old word, whether it is in such a passage.
pub fn find_long(
    aligner: &mut Aligner<'_>,
    gaps: &[Gap],
    old: &Tokens,
    new: &Tokens,
    vocabulary: &Vocabulary,
) -> Vec<bool> {
    let mut moved = vec![false; old.len()];
    let mut unaligned = Unaligned::new(aligner, old, new);
    for (o, n) in unique_pairs(&unaligned, &aligner.to) {
        let at = gaps.partition_point(|gap| gap.old.end <= o);
        if gaps.get(at).is_some_and(|gap| gap.old.contains(&o) && gap.new.contains(&n)) {
            continue;
        }
        let before = (1..=o.min(n)).take_while(|k| unaligned.matches(&aligner.to, o - k, n - k)).count();
        let after = (0..old.len() - o).take_while(|k| unaligned.matches(&aligner.to, o + k, n + k)).count();
        let (o, n) = (o - before..o + after, n - before..n + after);
        if vocabulary.words(&old.ids[o.clone()]) >= LONG {
            unaligned.free[n.clone()].fill(false);
            moved[o.clone()].fill(true);
            aligner.exclude(o, n);
        }
    }
    moved
}

/// Where the runs of [`LONG`] words start that occur once in what each text has left over, ordered by the old one.
fn unique_pairs(unaligned: &Unaligned<'_>, to: &[u32]) -> Vec<(usize, usize)> {
    let old_runs = || unaligned_runs(&unaligned.old.ids, LONG, |i| to[i] == NONE);
    let mut positions: ByHash<(u32, u32)> = ByHash::default();
    for (i, hash) in old_runs() {
        positions.entry(hash).and_modify(|p| p.0 = SEVERAL).or_insert((i as u32, NONE));
    }
    for (i, hash) in unaligned_runs(&unaligned.new.ids, LONG, |i| unaligned.free[i]) {
        if let Some(position) = positions.get_mut(&hash) {
            position.1 = if position.1 == NONE { i as u32 } else { SEVERAL };
        }
    }
    let is_unique = |(i, hash)| {
        let (o, n) = positions.get(&hash)?;
        (*o == i as u32 && *n < SEVERAL).then_some((i, *n as usize))
    };
    old_runs().filter_map(is_unique).collect()
}

/// Runs of equal words by weight: weight in thousandths, first old word, first new word, length in words.
type Heap = BinaryHeap<(u64, Reverse<(usize, usize, usize)>)>;

/// Finds the passages that moved in what both texts have left over, heaviest first. Adds them to the alignment and sets
/// `moved` for their old words.
pub fn find(aligner: &mut Aligner<'_>, old: &Tokens, new: &Tokens, vocabulary: &Vocabulary, moved: &mut [bool]) {
    let mut unaligned = Unaligned::new(aligner, old, new);
    let mut heap = candidates(&unaligned, &aligner.to, vocabulary);
    let mut passages: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    while let Some((weight, Reverse((o, n, len)))) = heap.pop() {
        // Heavier passages may have taken some of the words.
        let rest = longest_rest(len, |i| unaligned.matches(&aligner.to, o + i, n + i));
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
        unaligned.free[n.clone()].fill(false);
        moved[o.clone()].fill(true);
        passages.push((o, n));
    }
    passages.sort_by_key(|(o, _)| o.start);
    align_between(aligner, &passages, &mut unaligned, moved);
}

/// Aligns the words between passages that moved together: they moved too, with changes.
fn align_between(
    aligner: &mut Aligner<'_>,
    passages: &[(Range<usize>, Range<usize>)],
    unaligned: &mut Unaligned<'_>,
    moved: &mut [bool],
) {
    for pair in passages.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let gap = Gap { old: before.0.end..after.0.start, new: before.1.end..after.1.start };
        let is_near = before.1.end <= after.1.start && gap.old.len() <= MAX_BETWEEN && gap.new.len() <= MAX_BETWEEN;
        if is_near && gap.old.clone().all(|o| aligner.to[o] == NONE) && gap.new.clone().all(|n| unaligned.free[n]) {
            aligner.fill(vec![gap.clone()]);
            for o in gap.old.filter(|o| aligner.to[*o] != NONE) {
                unaligned.free[aligner.to[o] as usize] = false;
                moved[o] = true;
            }
        }
    }
}

/// The longest stretch of `0..len` in which everything is left; the first of several.
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

/// The weight of some words in thousandths, so that a heap can compare weights.
fn weigh(vocabulary: &Vocabulary, ids: &[u32]) -> u64 {
    (vocabulary.weight_of(ids) * 1000.0) as u64
}

/// The runs of equal words that are left over in both texts and heavy enough, each as long as possible.
fn candidates(unaligned: &Unaligned<'_>, to: &[u32], vocabulary: &Vocabulary) -> Heap {
    let mut places: ByHash<Vec<u32>> = ByHash::default();
    for (i, hash) in unaligned_runs(&unaligned.new.ids, SHORTEST, |i| unaligned.free[i]) {
        let places = places.entry(hash).or_default();
        if places.len() < MAX_PLACES {
            places.push(i as u32);
        }
    }
    let mut heap = Heap::new();
    for (o, hash) in unaligned_runs(&unaligned.old.ids, SHORTEST, |i| to[i] == NONE) {
        for &n in places.get(&hash).into_iter().flatten() {
            let n = n as usize;
            // Part of a longer run, which was found where that starts.
            if o > 0 && n > 0 && unaligned.matches(to, o - 1, n - 1) {
                continue;
            }
            let len = (0..to.len() - o).take_while(|k| unaligned.matches(to, o + k, n + k)).count();
            let weight = weigh(vocabulary, &unaligned.old.ids[o..o + len]);
            if weight >= LIGHTEST {
                heap.push((weight, Reverse((o, n, len))));
            }
        }
    }
    heap
}

#[cfg(test)]
mod tests {
    use super::super::Anchoring;
    use super::*;

    /// Aligns a text with a new one. In `drawn`, the old text, `[` and `]` stand around each stretch of words that moved.
    fn check(drawn: &str, new: &str) {
        let old = drawn.replace(['[', ']'], "");
        let anchoring = Anchoring::new(&old, new, &mut |_| true).unwrap();
        let mut found = String::new();
        let mut end = 0;
        for (i, (from, to)) in anchoring.old.at.iter().enumerate() {
            let was = i > 0 && anchoring.moved[i - 1];
            let is = anchoring.moved[i];
            if was && !is {
                found.push(']');
            }
            found.push_str(&old[end..*from as usize]);
            if is && !was {
                found.push('[');
            }
            found.push_str(&old[*from as usize..*to as usize]);
            end = *to as usize;
        }
        if anchoring.moved.last() == Some(&true) {
            found.push(']');
        }
        found.push_str(&old[end..]);
        assert_eq!(found, drawn, "{new}");
    }

    const BRIDGE: &str = "The bridge closed in May after nine storms and reopened late";
    const BOARD: &str = "Seven members of the harbour board voted for a second survey";
    const STORMS: &str = "Then storms took two more boats from the northern quay, and all three captains left for good";
    const FERRY: &str = "Ferries carried four thousand commuters every morning until winter";

    #[test]
    fn a_passage_that_changed_places_moved() {
        check(&format!("[{BRIDGE}]. {BOARD}. {FERRY}."), &format!("{BOARD}. {FERRY}. {BRIDGE}."));
        check(&format!("{BRIDGE}. {BOARD}. [{FERRY}]."), &format!("{FERRY}. {BRIDGE}. {BOARD}."));
    }

    #[test]
    fn what_stays_has_not_moved() {
        check(&format!("{BRIDGE}. {BOARD}."), &format!("{BRIDGE}. {BOARD}."));
        check(&format!("{BRIDGE}. {BOARD}."), &format!("{FERRY}. {BRIDGE}. {BOARD}."));
        check(&format!("{BRIDGE}. {FERRY}. {BOARD}."), &format!("{BRIDGE}. {BOARD}."));
    }

    #[test]
    fn a_short_passage_moves_if_it_has_five_words() {
        let (old, new) = (format!("{BOARD}. {FERRY}."), format!("{BOARD}. {FERRY}."));
        check(&format!("[Nobody paid for it yet]. {old}"), &format!("{new} Nobody paid for it yet."));
        check(&format!("Nobody paid for it. {old}"), &format!("{new} Nobody paid for it."));
    }

    #[test]
    fn words_between_passages_that_moved_together_moved_too() {
        check(
            &format!(
                "[Nobody paid for it yet]. Calm [sea] there. [Everyone came home rather early]. {FERRY}. {STORMS}."
            ),
            &format!("{FERRY}. {STORMS}. Nobody paid for it yet. Rough sea here. Everyone came home rather early."),
        );
    }

    #[test]
    fn a_long_passage_that_occurs_twice_is_not_excluded() {
        let old = format!("{BRIDGE}. Why? {BRIDGE}. How? {BOARD}. {FERRY}.");
        let new = format!("{BOARD}. {FERRY}. Who? {BRIDGE}. When? {BRIDGE}. Where?");
        let anchoring = Anchoring::new(&old, &new, &mut |_| true).unwrap();
        assert!(!anchoring.long.contains(&true));
        let (old, new) = (format!("{BRIDGE}. {BOARD}."), format!("{BOARD}. {BRIDGE}."));
        let anchoring = Anchoring::new(&old, &new, &mut |_| true).unwrap();
        assert!(anchoring.long.contains(&true));
    }

    /// `left` has `+` for each word that is left; `expected` are the words where a run of `n` such words starts.
    fn check_runs(left: &str, n: usize, expected: &[usize]) {
        let left: Vec<bool> = left.chars().map(|c| c == '+').collect();
        let ids: Vec<u32> = (0..left.len() as u32).collect();
        let found: Vec<usize> = unaligned_runs(&ids, n, |i| left[i]).map(|(i, _)| i).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn runs_hold_no_word_that_is_aligned() {
        check_runs("+++++", 3, &[0, 1, 2]);
        check_runs("++-+++", 3, &[3]);
        check_runs("-+++-", 3, &[1]);
        check_runs("++-++", 3, &[]);
        check_runs("++", 3, &[]);
        check_runs("", 3, &[]);
    }

    fn check_rest(left: &str, expected: Range<usize>) {
        assert_eq!(longest_rest(left.len(), |i| left.as_bytes()[i] == b'+'), expected, "{left}");
    }

    #[test]
    fn the_longest_rest_is_taken() {
        check_rest("+++", 0..3);
        check_rest("-++-+", 1..3);
        check_rest("+-++", 2..4);
        check_rest("++-++", 0..2);
        check_rest("---", 0..0);
        check_rest("", 0..0);
    }
}
