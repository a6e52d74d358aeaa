//! Pairs of claims: the closest two first, each claim once.
//!
//! It is not the matching of greatest sum. The two are the same where nobody's own claims overlap; closest first also works for three
//! people, and explains itself.

use std::cmp::Ordering;

use super::stretches::{Stretch, Stretches};

/// The share of two sets of characters: those in both of those in any (Jaccard 1901). It is kept as two numbers, so that shares are
/// compared exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    both: usize,
    any: usize,
}

impl Share {
    /// The share of two sets; that of two empty ones is 0.
    pub fn of(a: &Stretches, b: &Stretches) -> Self {
        let both = a.shared(b);
        Self { both, any: (a.characters() + b.characters()).saturating_sub(both) }
    }

    /// Whether it is large enough for a pair: at least a half.
    pub const fn is_half(self) -> bool {
        self.both > 0 && self.both >= self.any.saturating_sub(self.both)
    }

    /// The share as a number from 0 to 1.
    pub fn value(self) -> f64 {
        if self.any == 0 { 0.0 } else { self.both as f64 / self.any as f64 }
    }

    /// Which of two shares is larger.
    pub fn compare(self, other: Self) -> Ordering {
        (self.both as u128 * other.any as u128).cmp(&(other.both as u128 * self.any as u128))
    }
}

/// Two claims with their share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The place of the one in its list.
    pub first: usize,
    /// The place of the other in its list.
    pub second: usize,
    /// Their share.
    pub share: Share,
}

/// All pairs of a claim of `first` and one of `second` whose share is at least a half, the closest first; of equal ones, in the order
/// of the claims.
pub fn close(first: &[&Stretches], second: &[&Stretches]) -> Vec<Pair> {
    let mut by_start: Vec<(usize, usize, &Stretches)> =
        second.iter().enumerate().filter_map(|(j, b)| Some((b.hull()?.start, j, *b))).collect();
    by_start.sort_unstable_by_key(|(start, j, _)| (*start, *j));
    let longest = second.iter().filter_map(|b| b.hull()).map(Stretch::characters).max().unwrap_or(0);
    let mut pairs = Vec::new();
    for (i, a) in first.iter().enumerate() {
        let Some(hull) = a.hull() else { continue };
        // Those before end before this one starts, however long they are.
        let from = by_start.partition_point(|(start, ..)| start.saturating_add(longest) <= hull.start);
        for (_, j, b) in by_start.iter().skip(from).take_while(|(start, ..)| *start < hull.end) {
            if b.hull().is_none_or(|other| other.common(hull).is_none()) {
                continue;
            }
            let share = Share::of(a, b);
            if share.is_half() {
                pairs.push(Pair { first: i, second: *j, share });
            }
        }
    }
    pairs.sort_by(|a, b| b.share.compare(a.share).then((a.first, a.second).cmp(&(b.first, b.second))));
    pairs
}

/// The pairs of claims of two people, in the order of those of the first.
pub fn pairs(first: &[&Stretches], second: &[&Stretches]) -> Vec<Pair> {
    let (mut paired, mut other) = (vec![false; first.len()], vec![false; second.len()]);
    let mut kept = close(first, second);
    kept.retain(|pair| {
        let free = !paired[pair.first] && !other[pair.second];
        if free {
            (paired[pair.first], other[pair.second]) = (true, true);
        }
        free
    });
    kept.sort_unstable_by_key(|pair| pair.first);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(places: &[(usize, usize)]) -> Vec<Stretches> {
        places.iter().map(|&(start, end)| Stretches::new([Stretch::new(start, end)])).collect()
    }

    fn found(first: &[(usize, usize)], second: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let (first, second) = (sets(first), sets(second));
        let (first, second): (Vec<_>, Vec<_>) = (first.iter().collect(), second.iter().collect());
        pairs(&first, &second).iter().map(|pair| (pair.first, pair.second)).collect()
    }

    #[test]
    fn half_is_enough() {
        assert_eq!(found(&[(0, 8)], &[(4, 8)]), [(0, 0)]);
        assert_eq!(found(&[(0, 9)], &[(5, 9)]), []);
        assert_eq!(found(&[(3, 3)], &[(3, 3)]), []);
    }

    #[test]
    fn closest_two_come_first() {
        // 16/18 comes before 15/18; then 7/18 is too little, though 15/18 and 10/16 would be more in all.
        assert_eq!(found(&[(0, 18), (0, 10)], &[(0, 16), (3, 18)]), [(0, 0)]);
        assert_eq!(found(&[(0, 18), (3, 17)], &[(0, 16), (3, 18)]), [(0, 0), (1, 1)]);
        // Two equal ones: the first.
        assert_eq!(found(&[(0, 10), (0, 10)], &[(0, 10)]), [(0, 0)]);
    }
}
