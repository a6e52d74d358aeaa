//! Three scores of marks against a key's claims: by spans, by characters, and by pairs.
//!
//! Where one side has no mark with a place, a score is 0, and where neither has one, 1. What each hides stands in `traps.rs`.

use super::{Stretch, Stretches};
use crate::agreement::assignment::{Edges, assign};
use crate::compare::pairs::{Pair, close};
use crate::model::Fraction;

/// Precision, recall and F1, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The share of what was marked that the key has.
    pub precision: Fraction,
    /// The share of the key that was marked.
    pub recall: Fraction,
    /// The harmonic mean of both.
    pub f1: Fraction,
}

impl Score {
    fn new(precision: Fraction, recall: Fraction) -> Self {
        Self { precision, recall, f1: precision.harmonic_mean(recall) }
    }

    /// The score where a side is empty; `None` if neither is.
    fn of_nothing(marks: usize, claims: usize) -> Option<Self> {
        match (marks, claims) {
            (0, 0) => Some(Self::new(Fraction::ONE, Fraction::ONE)),
            (0, _) | (_, 0) => Some(Self::new(Fraction::ZERO, Fraction::ZERO)),
            _ => None,
        }
    }
}

/// The score of SemEval-2020 task 11, span identification (Da San Martino et al. 2020, arXiv 2009.02696, section 5): the mean share of
/// a mark's characters that lie in the key, and the mean share of a claim's that lie in marks. Marks that overlap count as one, and
/// claims too; those that only touch stay apart.
pub fn semeval(marks: &[Stretches], claims: &[Stretches]) -> Score {
    let (marks, claims) = (merged(marks), merged(claims));
    Score::of_nothing(marks.len(), claims.len())
        .unwrap_or_else(|| Score::new(mean_share(&marks, &claims), mean_share(&claims, &marks)))
}

/// The score of characters: those both marked and in the key, of all marked, and of all in the key.
pub fn characters(marks: &[Stretches], claims: &[Stretches]) -> Score {
    let (marks, claims) = (union(marks), union(claims));
    let (both, marked, wanted) = (marks.shared(&claims), marks.characters(), claims.characters());
    Score::of_nothing(marked, wanted)
        .unwrap_or_else(|| Score::new(Fraction::share(both, marked), Fraction::share(both, wanted)))
}

/// Marks paired with claims, one to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// The pairs, in the order of the marks: `first` is the index of the mark, `second` the index of the claim.
    pub pairs: Vec<Pair>,
    /// How many marks have characters.
    pub marks: usize,
    /// How many claims have characters.
    pub claims: usize,
}

impl Matching {
    /// The score: pairs of all marks, and of all claims.
    pub fn score(&self) -> Score {
        let pairs = self.pairs.len();
        Score::of_nothing(self.marks, self.claims)
            .unwrap_or_else(|| Score::new(Fraction::share(pairs, self.marks), Fraction::share(pairs, self.claims)))
    }

    /// How many claims are in no pair.
    pub fn missed(&self) -> usize {
        self.claims.saturating_sub(self.pairs.len())
    }

    /// How many marks are in no pair.
    pub fn extra(&self) -> usize {
        self.marks.saturating_sub(self.pairs.len())
    }
}

/// Pairs marks with claims whose share (of the characters in both, those in any) is at least a half: the most pairs, and of these
/// pairings one with the greatest sum of shares. Sums of
/// shares are floating-point numbers.
pub fn matching(marks: &[Stretches], claims: &[Stretches]) -> Matching {
    // Of equal pairings, places decide, not the order in which marks came.
    let (by_mark, by_claim) = (in_order(marks), in_order(claims));
    let sorted =
        |sets: &'_ [Stretches], order: &[usize]| -> Vec<Stretches> { order.iter().map(|i| sets[*i].clone()).collect() };
    let (first, second) = (sorted(marks, &by_mark), sorted(claims, &by_claim));
    let candidates = close(&first.iter().collect::<Vec<_>>(), &second.iter().collect::<Vec<_>>());
    // A pair more outweighs all shares together.
    let pair_counts = 1.0 + first.len().min(second.len()) as f64;
    let mut edges: Edges = vec![Vec::new(); first.len()];
    for pair in &candidates {
        edges[pair.first].push((pair.second, -(pair_counts + pair.share.value())));
    }
    let assigned = assign(&edges, second.len());
    let mut pairs = candidates;
    pairs.retain(|pair| assigned[pair.first] == Some(pair.second));
    for pair in &mut pairs {
        (pair.first, pair.second) = (by_mark[pair.first], by_claim[pair.second]);
    }
    pairs.sort_unstable_by_key(|pair| pair.first);
    Matching { pairs, marks: first.len(), claims: second.len() }
}

/// The places in the list of the sets that hold characters, by where these are.
fn in_order(sets: &[Stretches]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sets.len()).filter(|i| !sets[*i].is_empty()).collect();
    order.sort_by_key(|i| &sets[*i]);
    order
}

/// All characters of some sets.
fn union(sets: &[Stretches]) -> Stretches {
    Stretches::new(sets.iter().flat_map(Stretches::as_slice).copied())
}

/// The mean, over some sets, of the share of a set's characters that lie in others.
fn mean_share(sets: &[Stretches], others: &[Stretches]) -> Fraction {
    let others = union(others);
    let inside = |set: &Stretches| -> usize {
        set.as_slice().iter().flat_map(|stretch| others.parts(*stretch)).map(Stretch::characters).sum()
    };
    Fraction::mean(sets.iter().map(|set| Fraction::share(inside(set), set.characters())).collect())
}

/// The sets, those that share characters made one; sets without characters are left out. The pieces of a set belong together, so that
/// two sets which meet at one piece are one.
fn merged(sets: &[Stretches]) -> Vec<Stretches> {
    let mut pieces: Vec<(Stretch, usize)> =
        sets.iter().enumerate().flat_map(|(i, set)| set.as_slice().iter().map(move |piece| (*piece, i))).collect();
    pieces.sort_unstable();
    let mut groups = Groups::new(sets.len());
    // The pieces in sight so far that hang together: where they end, and the set of one of them.
    let mut run: Option<(usize, usize)> = None;
    for (piece, set) in &pieces {
        run = match run {
            Some((end, other)) if piece.start < end => {
                groups.join(*set, other);
                Some((end.max(piece.end), other))
            }
            _ => Some((piece.end, *set)),
        };
    }
    let mut of_group: Vec<Vec<Stretch>> = vec![Vec::new(); sets.len()];
    for (piece, set) in pieces {
        of_group[groups.of(set)].push(piece);
    }
    of_group.into_iter().filter(|pieces| !pieces.is_empty()).map(Stretches::new).collect()
}

/// Things in groups that are joined two by two (union–find, Galler and Fischer 1964).
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// What stands for the group of a thing.
    fn of(&mut self, thing: usize) -> usize {
        let mut at = thing;
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(places: &[&[(usize, usize)]]) -> Vec<Stretches> {
        let set = |pieces: &&[(usize, usize)]| Stretches::new(pieces.iter().map(|(s, e)| Stretch::new(*s, *e)));
        places.iter().map(set).collect()
    }

    fn check(score: Score, precision: (u64, u64), recall: (u64, u64), f1: (u64, u64)) {
        let fraction = |(n, d)| Fraction::new(n, d);
        assert_eq!(
            score,
            Score { precision: fraction(precision), recall: fraction(recall), f1: fraction(f1) },
            "{score:?}"
        );
    }

    #[test]
    fn scores_by_hand() {
        let (claims, marks) = (sets(&[&[(0, 10)], &[(20, 40)]]), sets(&[&[(5, 15)], &[(20, 30)], &[(30, 34)]]));
        check(semeval(&marks, &claims), (5, 6), (3, 5), (30, 43));
        check(characters(&marks, &claims), (19, 24), (19, 30), (19, 27));
        let matching = matching(&marks, &claims);
        check(matching.score(), (1, 3), (1, 2), (2, 5));
        assert_eq!(matching.pairs.iter().map(|pair| (pair.first, pair.second)).collect::<Vec<_>>(), [(1, 1)]);
        assert_eq!((matching.missed(), matching.extra()), (1, 2));
    }

    #[test]
    fn empty_sides() {
        let (none, some, placeless) = (sets(&[]), sets(&[&[(3, 5)]]), sets(&[&[]]));
        for score in [semeval, characters, |a: &[Stretches], b: &[Stretches]| matching(a, b).score()] {
            check(score(&none, &some), (0, 1), (0, 1), (0, 1));
            check(score(&some, &none), (0, 1), (0, 1), (0, 1));
            check(score(&none, &placeless), (1, 1), (1, 1), (1, 1));
        }
    }

    #[test]
    fn overlapping_sets_are_merged_and_touching_ones_are_not() {
        assert_eq!(merged(&sets(&[&[(0, 5)], &[(5, 9)], &[(4, 5)]])), sets(&[&[(0, 5)], &[(5, 9)]]));
        // Two marks meet at one of their pieces, a third lies between.
        let joined = merged(&sets(&[&[(0, 5), (20, 25)], &[(24, 30)], &[(10, 12)], &[]]));
        assert_eq!(joined, sets(&[&[(0, 5), (20, 30)], &[(10, 12)]]));
    }

    #[test]
    fn most_pairs_come_before_the_greatest_sum() {
        // Alone, 16/18 is more than any other; together, 15/18 and 10/16 are two pairs.
        let matching = matching(&sets(&[&[(0, 18)], &[(0, 10)]]), &sets(&[&[(0, 16)], &[(3, 18)]]));
        assert_eq!(matching.pairs.iter().map(|pair| (pair.first, pair.second)).collect::<Vec<_>>(), [(0, 1), (1, 0)]);
    }
}
