//! F1 of two people's marks: whether they mark the same words.
//!
//! Neither person is the truth, so that precision and recall (both/first, both/second) are only shown in the table.

use std::collections::BTreeMap;

use super::assignment::{Edges, assign};
use super::pairs::{Pair, close, pairs};
use super::{Figure, Reason, Stretches, Tally};

/// What two people have in common, what the first has, and what the second has: claims or characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// What both have.
    pub both: u64,
    /// What the first has.
    pub first: u64,
    /// What the second has.
    pub second: u64,
}

impl Counts {
    /// F1: 2 both / (first + second).
    pub fn f1(self) -> Figure {
        let all = self.first.saturating_add(self.second);
        if all == 0 { Err(Reason::NothingMarked) } else { Ok(2.0 * self.both as f64 / all as f64) }
    }
}

impl Tally for Counts {
    fn add(&mut self, other: &Self) {
        self.both = self.both.saturating_add(other.both);
        self.first = self.first.saturating_add(other.first);
        self.second = self.second.saturating_add(other.second);
    }
}

/// The tally of two people's marks in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    /// How many characters both have read.
    pub text: u64,
    /// Claims of the same characters, one to one.
    pub exact: Counts,
    /// Claims that are a pair.
    pub overlap: Counts,
    /// Characters in the claims that count, in the common text.
    pub chars: Counts,
}

impl Spans {
    /// F1 of claims of the same characters.
    pub fn f1_exact(&self) -> Figure {
        self.f1(self.exact)
    }

    /// F1 of claims that share at least half of their characters.
    pub fn f1_overlap(&self) -> Figure {
        self.f1(self.overlap)
    }

    /// F1 of characters.
    pub fn f1_chars(&self) -> Figure {
        self.f1(self.chars)
    }

    fn f1(&self, counts: Counts) -> Figure {
        if self.text == 0 { Err(Reason::NoText) } else { counts.f1() }
    }
}

impl Tally for Spans {
    fn add(&mut self, other: &Self) {
        self.text = self.text.saturating_add(other.text);
        self.exact.add(&other.exact);
        self.overlap.add(&other.overlap);
        self.chars.add(&other.chars);
    }
}

/// Whether a claim counts in a text: at least half of its characters lie there. Claims without a place never do.
pub fn counts_in(claim: &Stretches, text: &Stretches) -> bool {
    let inside = claim.shared(text);
    inside > 0 && inside >= claim.characters() - inside
}

/// Tallies the marks of two people in the text that both have read, and gives the pairs, with the places of their claims in the lists.
pub fn spans(first: &[Stretches], second: &[Stretches], text: &Stretches) -> (Spans, Vec<Pair>) {
    let counting = |claims: &[Stretches]| -> Vec<usize> {
        claims.iter().enumerate().filter(|(_, claim)| counts_in(claim, text)).map(|(i, _)| i).collect()
    };
    let (ours, theirs) = (counting(first), counting(second));
    let of =
        |claims: &[Stretches], kept: &[usize]| -> Vec<Stretches> { kept.iter().map(|i| claims[*i].clone()).collect() };
    let (a, b) = (of(first, &ours), of(second, &theirs));
    let mut found = pairs(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>());
    let tally = |both: usize| Counts { both: both as u64, first: a.len() as u64, second: b.len() as u64 };
    let spans = Spans {
        text: text.characters() as u64,
        exact: tally(equal(&a, &b)),
        overlap: tally(found.len()),
        chars: characters(&a, &b, text),
    };
    for pair in &mut found {
        (pair.first, pair.second) = (ours[pair.first], theirs[pair.second]);
    }
    (spans, found)
}

/// How many pairs there are in the pairing whose shares have the greatest sum: for information only.
pub fn pairs_of_greatest_sum(first: &[Stretches], second: &[Stretches], text: &Stretches) -> usize {
    let counting = |claims: &[Stretches]| -> Vec<Stretches> {
        claims.iter().filter(|claim| counts_in(claim, text)).cloned().collect()
    };
    let (a, b) = (counting(first), counting(second));
    let mut edges: Edges = vec![Vec::new(); a.len()];
    for pair in close(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>()) {
        edges[pair.first].push((pair.second, -pair.share.value()));
    }
    assign(&edges, b.len()).iter().flatten().count()
}

/// How many claims have the same characters as one of the other person, one to one.
fn equal(first: &[Stretches], second: &[Stretches]) -> usize {
    let mut left: BTreeMap<&Stretches, usize> = BTreeMap::new();
    for claim in second {
        *left.entry(claim).or_default() += 1;
    }
    let mut both = 0;
    for claim in first {
        if let Some(count) = left.get_mut(claim).filter(|count| **count > 0) {
            *count -= 1;
            both += 1;
        }
    }
    both
}

/// The characters of claims in the common text.
fn characters(first: &[Stretches], second: &[Stretches], text: &Stretches) -> Counts {
    let any = |claims: &[Stretches]| Stretches::new(claims.iter().flat_map(Stretches::as_slice).copied()).common(text);
    let (a, b) = (any(first), any(second));
    Counts { both: a.shared(&b) as u64, first: a.characters() as u64, second: b.characters() as u64 }
}

#[cfg(test)]
mod tests {
    use super::super::stretches::Stretch;
    use super::*;

    fn claims(places: &[(usize, usize)]) -> Vec<Stretches> {
        places.iter().map(|&(start, end)| Stretches::new([Stretch::new(start, end)])).collect()
    }

    #[test]
    fn counts_by_hand() {
        // The same claim, one of 6 of 9 characters, one that half lies in what both have read, and one that less than half does.
        let (a, b) = (claims(&[(0, 5), (10, 19), (48, 52)]), claims(&[(0, 5), (10, 16), (49, 52)]));
        let (tally, pairs) = spans(&a, &b, &Stretches::all(50));
        assert_eq!(tally.exact, Counts { both: 1, first: 3, second: 2 });
        assert_eq!(tally.overlap, Counts { both: 2, first: 3, second: 2 });
        assert_eq!(tally.chars, Counts { both: 11, first: 16, second: 11 });
        assert_eq!(tally.f1_overlap(), Ok(0.8));
        assert_eq!(pairs.iter().map(|pair| (pair.first, pair.second)).collect::<Vec<_>>(), [(0, 0), (1, 1)]);
    }

    #[test]
    fn reasons() {
        let none = claims(&[]);
        assert_eq!(spans(&none, &none, &Stretches::all(9)).0.f1_exact(), Err(Reason::NothingMarked));
        assert_eq!(spans(&claims(&[(0, 5)]), &none, &Stretches::default()).0.f1_chars(), Err(Reason::NoText));
        assert_eq!(spans(&claims(&[(0, 5)]), &none, &Stretches::all(9)).0.f1_overlap(), Ok(0.0));
    }

    #[test]
    fn equal_claims_are_counted_once_each() {
        let (a, b) = (claims(&[(0, 5), (0, 5), (0, 5)]), claims(&[(0, 5), (0, 5)]));
        assert_eq!(spans(&a, &b, &Stretches::all(9)).0.exact, Counts { both: 2, first: 3, second: 2 });
    }
}
