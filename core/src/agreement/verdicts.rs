//! Groups of claims that people judged: the units of figures about verdicts.

use std::collections::BTreeMap;

use super::pairs::{Pair, close};
use super::stretches::Stretches;

/// A claim that somebody judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The claim's id.
    pub id: String,
    /// Where the claim is. Empty if it has no place; then only its id brings it together with others.
    pub at: Stretches,
    /// The verdict, `None` if it is still to be checked.
    pub verdict: Option<usize>,
}

/// A claim in a group: the place of the person, and of the claim among those the person judged.
pub type Member = (usize, usize);

/// Brings together the claims that several people judged: those of one id first, then the closest two first, never two claims of one
/// person. Members are in the order of the people, groups in that of their first members. A claim that nobody else judged is a group too.
pub fn groups(people: &[Vec<Judged>]) -> Vec<Vec<Member>> {
    let claims: Vec<Member> =
        people.iter().enumerate().flat_map(|(p, judged)| (0..judged.len()).map(move |c| (p, c))).collect();
    let starts: Vec<usize> = people
        .iter()
        .scan(0, |sum, judged| {
            let start = *sum;
            *sum += judged.len();
            Some(start)
        })
        .collect();
    let mut joined = Joined::new(&claims);
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, (p, c)) in claims.iter().enumerate() {
        let first = *by_id.entry(people[*p][*c].id.as_str()).or_insert(i);
        joined.join(first, i);
    }
    let places: Vec<Vec<&Stretches>> = people.iter().map(|judged| judged.iter().map(|j| &j.at).collect()).collect();
    let mut candidates: Vec<Pair> = Vec::new();
    for (p, first) in places.iter().enumerate() {
        for (q, second) in places.iter().enumerate().skip(p + 1) {
            let near = close(first, second).into_iter();
            candidates.extend(near.map(|pair| Pair {
                first: starts[p] + pair.first,
                second: starts[q] + pair.second,
                share: pair.share,
            }));
        }
    }
    candidates.sort_by(|a, b| b.share.compare(a.share).then((a.first, a.second).cmp(&(b.first, b.second))));
    for pair in candidates {
        joined.join(pair.first, pair.second);
    }
    joined.groups.into_iter().filter(|group| !group.is_empty()).collect()
}

/// The groups so far.
struct Joined {
    /// For each claim its group.
    group: Vec<usize>,
    /// The members of each group in order; empty if it has been joined to one before it.
    groups: Vec<Vec<Member>>,
    claims: Vec<Member>,
}

impl Joined {
    fn new(claims: &[Member]) -> Self {
        Self {
            group: (0..claims.len()).collect(),
            groups: claims.iter().map(|claim| vec![*claim]).collect(),
            claims: claims.to_vec(),
        }
    }

    /// Joins the groups of two claims, unless a person has a claim in both.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.group[a].min(self.group[b]), self.group[a].max(self.group[b]));
        let has = |person: usize| self.groups[a].iter().any(|(p, _)| *p == person);
        if a == b || self.groups[b].iter().any(|(p, _)| has(*p)) {
            return;
        }
        let moved = std::mem::take(&mut self.groups[b]);
        for member in moved {
            if let Ok(i) = self.claims.binary_search(&member) {
                self.group[i] = a;
            }
            self.groups[a].push(member);
        }
        self.groups[a].sort_unstable();
    }
}

/// The values of each group of two or more people: one entry a person, `None` where the person gave no verdict.
pub fn units(people: &[Vec<Judged>], groups: &[Vec<Member>]) -> Vec<Vec<Option<usize>>> {
    let of_group = |group: &Vec<Member>| {
        let mut values = vec![None; people.len()];
        for (p, c) in group {
            values[*p] = people[*p][*c].verdict;
        }
        values
    };
    groups.iter().filter(|group| group.len() > 1).map(of_group).collect()
}

#[cfg(test)]
mod tests {
    use super::super::stretches::Stretch;
    use super::*;

    fn judged(claims: &[(&str, usize, usize, usize)]) -> Vec<Judged> {
        let of = |&(id, start, end, verdict): &(&str, usize, usize, usize)| Judged {
            id: id.to_owned(),
            at: Stretches::new([Stretch::new(start, end)]),
            verdict: Some(verdict),
        };
        claims.iter().map(of).collect()
    }

    #[test]
    fn one_id_comes_first() {
        let people = [judged(&[("x", 0, 10, 0)]), judged(&[("y", 0, 10, 1), ("x", 0, 9, 2)])];
        let groups = groups(&people);
        assert_eq!(groups, [vec![(0, 0), (1, 1)], vec![(1, 0)]]);
        assert_eq!(units(&people, &groups), [vec![Some(0), Some(2)]]);
    }

    #[test]
    fn never_two_of_one_person() {
        // 19/20 and 18/20 come first; the claims of the third and the second person (17/20) would bring both of the first together.
        let people =
            [judged(&[("a", 0, 20, 0), ("b", 2, 20, 1)]), judged(&[("c", 0, 19, 0)]), judged(&[("d", 3, 20, 1)])];
        assert_eq!(groups(&people), [vec![(0, 0), (1, 0)], vec![(0, 1), (2, 0)]]);
    }

    #[test]
    fn without_a_place_by_id_only() {
        let people = [judged(&[("a", 0, 0, 0), ("b", 1, 1, 1)]), judged(&[("c", 0, 0, 0), ("b", 4, 9, 0)])];
        assert_eq!(groups(&people), [vec![(0, 0)], vec![(0, 1), (1, 1)], vec![(1, 0)]]);
    }
}
