//! The cheapest assignment of rows to columns, where a row may stay alone.
//!
//! Each row is added by a cheapest augmenting path with prices of the columns (Kuhn 1955; Jonker and Volgenant 1987), over the edges
//! that exist. A search never leaves the rows and columns that hang together, and stops at the first row that rather stays alone, so
//! that the result is exact at the cost of the neighbourhoods alone.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// For each row, the columns that it may have, with what that costs beyond staying alone: less than 0.
pub(crate) type Edges = Vec<Vec<(usize, f64)>>;

/// The column of each row, so that the sum of costs is the least; `None` for rows that stay alone.
pub(crate) fn assign(edges: &Edges, columns: usize) -> Vec<Option<usize>> {
    let mut state = State {
        edges,
        prices: vec![0.0; columns],
        row_of: vec![None; columns],
        column_of: vec![None; edges.len()],
        reached: vec![Reached::NOT; columns],
    };
    for row in 0..edges.len() {
        state.add(row);
    }
    state.column_of
}

/// How a column was reached in the search.
#[derive(Clone, Copy)]
struct Reached {
    distance: f64,
    from: usize,
    is_final: bool,
}

impl Reached {
    const NOT: Self = Self { distance: f64::INFINITY, from: 0, is_final: false };
}

struct State<'a> {
    edges: &'a Edges,
    /// What each column costs beside its edge: 0 or less.
    prices: Vec<f64>,
    row_of: Vec<Option<usize>>,
    column_of: Vec<Option<usize>>,
    reached: Vec<Reached>,
}

/// A number in the heap.
#[derive(PartialEq)]
struct Distance(f64);

impl Eq for Distance {}

impl PartialOrd for Distance {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Distance {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl State<'_> {
    /// Adds a row along the cheapest path, which ends at a free column or at a row that then stays alone.
    fn add(&mut self, start: usize) {
        let mut heap = BinaryHeap::new();
        let mut touched = Vec::new();
        self.scan(start, 0.0, &mut heap, &mut touched);
        // The cheapest way that ends with a row alone: what it costs, and the row.
        let mut alone = (0.0, start);
        let mut end = None;
        let mut length = f64::INFINITY;
        while let Some(Reverse((Distance(distance), column))) = heap.pop() {
            if self.reached[column].is_final {
                continue;
            }
            if distance >= alone.0 {
                break;
            }
            let Some(row) = self.row_of[column] else {
                (end, length) = (Some(column), distance);
                break;
            };
            self.reached[column].is_final = true;
            // What the row has now, so that its own column stays at the same distance.
            let base = distance - self.cost(row, column);
            if base < alone.0 {
                alone = (base, row);
            }
            self.scan(row, base, &mut heap, &mut touched);
        }
        let length = length.min(alone.0);
        for column in &touched {
            let reached = self.reached[*column];
            if reached.is_final && reached.distance < length {
                self.prices[*column] += reached.distance - length;
            }
        }
        self.augment(start, end, alone.1);
        for column in touched {
            self.reached[column] = Reached::NOT;
        }
    }

    /// What a column costs a row, with the column's price.
    fn cost(&self, row: usize, column: usize) -> f64 {
        let edge = self.edges[row].iter().find(|(c, _)| *c == column).map_or(0.0, |(_, cost)| *cost);
        edge - self.prices[column]
    }

    /// Reaches the columns of a row that is `base` away.
    fn scan(
        &mut self,
        row: usize,
        base: f64,
        heap: &mut BinaryHeap<Reverse<(Distance, usize)>>,
        touched: &mut Vec<usize>,
    ) {
        for (column, cost) in &self.edges[row] {
            let distance = base + cost - self.prices[*column];
            let reached = &mut self.reached[*column];
            if reached.is_final || distance >= reached.distance {
                continue;
            }
            if reached.distance == f64::INFINITY {
                touched.push(*column);
            }
            (reached.distance, reached.from) = (distance, row);
            heap.push(Reverse((Distance(distance), *column)));
        }
    }

    /// Moves each row on the path to its new column.
    fn augment(&mut self, start: usize, end: Option<usize>, alone: usize) {
        let mut next = match end {
            Some(column) => column,
            None if alone == start => return,
            None => match self.column_of[alone].take() {
                Some(column) => column,
                None => return,
            },
        };
        // Each step hands the column to the row that reached it, whose own column is then free. A path has no column twice.
        for _ in 0..self.row_of.len() {
            let row = self.reached[next].from;
            self.row_of[next] = Some(row);
            match self.column_of[row].replace(next) {
                Some(before) if row != start => next = before,
                _ => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(edges: &Edges, columns: &[Option<usize>]) -> f64 {
        let cost = |(row, column): (usize, &Option<usize>)| {
            column.map_or(0.0, |column| edges[row].iter().find(|(c, _)| *c == column).unwrap().1)
        };
        columns.iter().enumerate().map(cost).sum()
    }

    /// The least sum, by trying everything.
    fn least(edges: &[Vec<(usize, f64)>], used: u32) -> f64 {
        let Some((first, rest)) = edges.split_first() else { return 0.0 };
        first
            .iter()
            .filter(|(column, _)| used & (1 << column) == 0)
            .map(|(column, cost)| cost + least(rest, used | (1 << column)))
            .fold(least(rest, used), f64::min)
    }

    proptest! {
        #[test]
        fn least_sum_is_found(costs in proptest::collection::vec(proptest::collection::vec(0_u8..12, 6), 0..7)) {
            let edges: Edges = costs
                .iter()
                .map(|row| row.iter().enumerate().filter(|(_, c)| **c > 4).map(|(i, c)| (i, -f64::from(*c))).collect())
                .collect();
            let columns = assign(&edges, 6);
            let mut taken: Vec<usize> = columns.iter().flatten().copied().collect();
            taken.sort_unstable();
            taken.dedup();
            prop_assert_eq!(taken.len(), columns.iter().flatten().count());
            prop_assert!((sum(&edges, &columns) - least(&edges, 0)).abs() < 1e-9);
        }
    }
}
