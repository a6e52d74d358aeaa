//! Krippendorff's alpha for unitizing, as of 2016: whether people mark the same stretches, and say the same of them.
//!
//! Krippendorff, Mathet, Bouvry and Widlöcher 2016, Quality & Quantity 50:2347 (also Content Analysis 2019, §12.6). Two older
//! coefficients have the same name and other values. The continuum is the text that all have read, its parts and the articles end to
//! end. Between the units of each person lie gaps.

use super::{Figure, Reason, Stretch, Stretches, Tally};

/// A piece of a claim with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Where it is.
    pub at: Stretch,
    /// The number of its value.
    pub value: usize,
}

/// The tally of an article's units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unitizing {
    people: usize,
    by_value: Continuum,
    /// All values made one, and units of one person that share a character made one.
    marked: Continuum,
    /// In how many places the units of each person overlap.
    overlapping: Vec<u64>,
}

/// Lengths on the continuum. Category 0 is the gap, then come the values. All numbers are whole, so that their order changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
struct Continuum {
    length: f64,
    /// `ℓ_ck` (m − 1): for ordered pairs of people, the length where the one has c and the other k.
    met: Vec<Vec<f64>>,
    /// `S_c`: squared lengths of the units of each value; of gaps, their length.
    squares: Vec<f64>,
    /// `S*_c` (m − 1): for each unit and each other person, the squared length of what that person's units cover of it.
    covered: Vec<f64>,
}

impl Unitizing {
    /// Tallies the units of each person in the text that all have read. Units are cut to it; those outside do not count.
    pub fn of(units: &[Vec<Unit>], text: &Stretches) -> Self {
        let cut: Vec<Vec<Unit>> = units.iter().map(|units| cut_to(units, text)).collect();
        let overlapping: Vec<u64> = cut.iter().map(|units| overlaps(units)).collect();
        let joined: Vec<Vec<Unit>> = cut.iter().map(|units| joined(units)).collect();
        let values = cut.iter().flatten().map(|unit| unit.value + 1).max().unwrap_or(0);
        let by_value =
            if overlapping.iter().all(|n| *n == 0) { sweep(&cut, text, values) } else { Continuum::new(values) };
        Self { people: units.len(), by_value, marked: sweep(&joined, text, 1), overlapping }
    }

    /// How long the continuum is, in Unicode scalar values.
    pub fn length(&self) -> f64 {
        self.marked.length
    }

    /// In how many places the units of each person overlap.
    pub fn overlapping(&self) -> &[u64] {
        &self.overlapping
    }

    /// Whether units are marked alike and valued alike: |_uα_ (eq. 5).
    pub fn u(&self) -> Figure {
        self.without_overlaps()?;
        let (lengths, all) = (self.by_value.lengths(self.people), self.by_value.length * self.people as f64);
        let alike: f64 = lengths.iter().map(|length| length * length).sum();
        let differ: f64 = lengths.iter().enumerate().map(|(c, length)| length - self.met(c, c)).sum();
        let factor = all / (all * all - self.by_value.squares.iter().sum::<f64>());
        let expected = factor * (all * all - alike);
        if lengths.iter().filter(|length| **length > 0.0).count() < 2 {
            return Err(Reason::AllMarkedAlike);
        }
        Ok(1.0 - differ / expected)
    }

    /// Whether the same is marked, whatever its value (eq. 6).
    pub fn bar_u(&self) -> Figure {
        self.with_marks()?;
        let (lengths, all) = (self.marked.lengths(self.people), self.marked.length * self.people as f64);
        let [gaps, marked] = lengths.as_slice() else { return Err(Reason::NothingMarked) };
        if *gaps <= 0.0 {
            return Err(Reason::AllMarked);
        }
        let expected = all * gaps * marked / (all * all - self.marked.squares.iter().sum::<f64>());
        Ok(1.0 - self.marked.met[0][1] / self.others() / expected)
    }

    /// Whether values agree where valued units meet (eq. 11).
    pub fn cu(&self) -> Figure {
        let met = self.meeting()?;
        let all: f64 = met.iter().sum();
        let alike: f64 = (1..met.len()).map(|c| self.met(c, c)).sum();
        let expected: f64 = (1..met.len()).map(|c| self.expected(&met, c, c)).sum();
        Ok(1.0 - (all - alike) / (all - expected))
    }

    /// How large a part of the continuum [`Self::cu`] rests on: ℓ*/ℓ.
    pub fn cu_coverage(&self) -> Figure {
        match self.without_overlaps() {
            Err(Reason::NothingMarked) => return Ok(0.0),
            other => other?,
        }
        let met: f64 = self.met_by_others().iter().sum();
        Ok(met / (self.by_value.length * self.people as f64))
    }

    /// Whether one value agrees where valued units meet (eq. 13).
    pub fn ku(&self, value: usize) -> Figure {
        self.without_overlaps()?;
        let k = value + 1;
        let all_met = self.met_by_others();
        if all_met.get(k).is_none_or(|length| *length <= 0.0) {
            return Err(Reason::NoOverlap);
        }
        let met = self.meeting()?;
        let of_k: f64 = (1..met.len()).map(|c| self.expected(&met, c, k)).sum();
        let others = of_k - self.expected(&met, k, k);
        Ok(1.0 - of_k / met[k] * (met[k] - self.met(k, k)) / others)
    }

    /// How large a part of a value's length lies in units of others: `ℓ*_k`/`ℓ_k`.
    pub fn ku_coverage(&self, value: usize) -> Figure {
        self.without_overlaps()?;
        let length = self.by_value.lengths(self.people).get(value + 1).copied().unwrap_or(0.0);
        let met = self.met_by_others().get(value + 1).copied().unwrap_or(0.0);
        if length > 0.0 { Ok(met / length) } else { Err(Reason::NothingMarked) }
    }

    /// The values that somebody gave in the common text; none if somebody's units overlap.
    pub fn values(&self) -> Vec<usize> {
        let lengths = self.by_value.lengths(self.people);
        (1..lengths.len()).filter(|c| lengths[*c] > 0.0).map(|c| c - 1).collect()
    }

    /// Fails if there is no text or no mark.
    fn with_marks(&self) -> Result<(), Reason> {
        match () {
            () if self.people < 2 => Err(Reason::NoPairs),
            () if self.marked.length <= 0.0 => Err(Reason::NoText),
            () if self.marked.lengths(self.people).get(1).is_none_or(|marked| *marked <= 0.0) => {
                Err(Reason::NothingMarked)
            }
            () => Ok(()),
        }
    }

    /// Fails if there is no text or no mark, or somebody's units overlap.
    fn without_overlaps(&self) -> Result<(), Reason> {
        self.with_marks()?;
        if self.overlapping.iter().any(|places| *places > 0) { Err(Reason::Overlapping) } else { Ok(()) }
    }

    /// `ℓ*_c`: the length of each value in valued units of others; 0 for gaps.
    fn met_by_others(&self) -> Vec<f64> {
        let of = |(c, row): (usize, &Vec<f64>)| {
            if c == 0 { 0.0 } else { row.iter().skip(1).sum::<f64>() / self.others() }
        };
        self.by_value.met.iter().enumerate().map(of).collect()
    }

    /// The same, or why nothing can be told of values where units meet. Where of three or more people hardly anybody's units meet, eq.
    /// 10 divides by 0 or less: such units count as not meeting.
    fn meeting(&self) -> Result<Vec<f64>, Reason> {
        self.without_overlaps()?;
        let met = self.met_by_others();
        match met.iter().filter(|length| **length > 0.0).count() {
            0 => Err(Reason::NoOverlap),
            1 => Err(Reason::OneValue),
            _ if self.free(&met) <= 1e-12 * met.iter().sum::<f64>() => Err(Reason::NoOverlap),
            _ => Ok(met),
        }
    }

    /// By what eq. 10 divides: ℓ* − Σ `S*_c` / ℓ*.
    fn free(&self, met: &[f64]) -> f64 {
        let all: f64 = met.iter().sum();
        all - (1..met.len()).map(|c| self.squares_met(c)).sum::<f64>() / all
    }

    /// `S*_c`.
    fn squares_met(&self, c: usize) -> f64 {
        self.by_value.covered[c] / self.others()
    }

    /// `ε*_ck`: the length of c and k that meet by chance, among valued units that meet (eq. 10).
    fn expected(&self, met: &[f64], c: usize, k: usize) -> f64 {
        let same = if c == k { self.squares_met(c) } else { 0.0 };
        (met[c] * met[k] - same) / self.free(met)
    }

    /// `ℓ_ck` (eq. 1).
    fn met(&self, c: usize, k: usize) -> f64 {
        self.by_value.met[c][k] / self.others()
    }

    /// How many other people there are for each: m − 1.
    fn others(&self) -> f64 {
        self.people.saturating_sub(1) as f64
    }
}

impl Tally for Unitizing {
    /// Adds a tally of the same people, as if the texts lay end to end.
    fn add(&mut self, other: &Self) {
        self.people = self.people.max(other.people);
        self.by_value.add(&other.by_value);
        self.marked.add(&other.marked);
        self.overlapping.resize(self.people, 0);
        self.overlapping.iter_mut().zip(&other.overlapping).for_each(|(a, b)| *a += b);
    }
}

impl Continuum {
    fn new(values: usize) -> Self {
        let none = vec![0.0; values + 1];
        Self { length: 0.0, met: vec![none.clone(); values + 1], squares: none.clone(), covered: none }
    }

    /// `ℓ_c`: the length of each category, in all people. Each stretch of a person meets all others.
    fn lengths(&self, people: usize) -> Vec<f64> {
        self.met.iter().map(|row| row.iter().sum::<f64>() / people.saturating_sub(1).max(1) as f64).collect()
    }

    fn add(&mut self, other: &Self) {
        let mut wide = Self::new(self.met.len().max(other.met.len()).saturating_sub(1));
        for one in [&*self, other] {
            wide.length += one.length;
            for (row, cells) in wide.met.iter_mut().zip(&one.met) {
                row.iter_mut().zip(cells).for_each(|(a, b)| *a += b);
            }
            wide.squares.iter_mut().zip(&one.squares).for_each(|(a, b)| *a += b);
            wide.covered.iter_mut().zip(&one.covered).for_each(|(a, b)| *a += b);
        }
        *self = wide;
    }
}

/// The parts of units that lie in the text, in order.
fn cut_to(units: &[Unit], text: &Stretches) -> Vec<Unit> {
    let mut cut: Vec<Unit> =
        units.iter().flat_map(|unit| text.parts(unit.at).map(|at| Unit { at, value: unit.value })).collect();
    cut.sort_unstable();
    cut
}

/// In how many places units overlap.
fn overlaps(units: &[Unit]) -> u64 {
    let mut reach = 0;
    let mut places = 0;
    for unit in units {
        places += u64::from(unit.at.start < reach);
        reach = reach.max(unit.at.end);
    }
    places
}

/// Units of one value; those that share a character are one.
fn joined(units: &[Unit]) -> Vec<Unit> {
    let mut joined: Vec<Unit> = Vec::new();
    for unit in units {
        match joined.last_mut() {
            Some(last) if unit.at.start < last.at.end => last.at.end = last.at.end.max(unit.at.end),
            _ => joined.push(Unit { at: unit.at, value: 0 }),
        }
    }
    joined
}

/// Goes along the text from one end of a unit to the next, and adds up lengths. Units of each person are in order, lie in the text and
/// do not overlap.
fn sweep(units: &[Vec<Unit>], text: &Stretches, values: usize) -> Continuum {
    let mut sum = Continuum::new(values);
    let all = text.as_slice().iter().copied().chain(units.iter().flatten().map(|unit| unit.at));
    let mut ends: Vec<usize> = all.flat_map(|at| [at.start, at.end]).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut next = vec![0; units.len()];
    // What the units of each other person cover of each person's unit so far.
    let mut covered = vec![vec![0.0; units.len()]; units.len()];
    let mut category = vec![0; units.len()];
    for (from, to) in ends.iter().zip(ends.iter().skip(1)) {
        let length = (to - from) as f64;
        for (i, units) in units.iter().enumerate() {
            while let Some(unit) = units.get(next[i]).filter(|unit| unit.at.end <= *from) {
                sum.covered[unit.value + 1] += taken(&mut covered[i]);
                next[i] += 1;
            }
            category[i] = units.get(next[i]).filter(|unit| unit.at.start <= *from).map_or(0, |unit| unit.value + 1);
        }
        if !text.covers(Stretch::new(*from, *to)) {
            continue;
        }
        sum.length += length;
        for i in 0..units.len() {
            if category[i] == 0 {
                sum.squares[0] += length;
            }
            for j in (0..units.len()).filter(|j| *j != i) {
                sum.met[category[i]][category[j]] += length;
                if category[i] > 0 && category[j] > 0 {
                    covered[i][j] += length;
                }
            }
        }
    }
    for (i, units) in units.iter().enumerate() {
        if let Some(unit) = units.get(next[i]) {
            sum.covered[unit.value + 1] += taken(&mut covered[i]);
        }
        for unit in units {
            sum.squares[unit.value + 1] += (unit.at.characters() as f64).powi(2);
        }
    }
    sum
}

/// The sum of squares of what others cover of a unit, which is then over.
fn taken(covered: &mut [f64]) -> f64 {
    let squares = covered.iter().map(|length| length * length).sum();
    covered.fill(0.0);
    squares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(places: &[(usize, usize, usize)]) -> Vec<Unit> {
        places.iter().map(|&(start, end, value)| Unit { at: Stretch::new(start, end), value }).collect()
    }

    fn of(people: &[&[(usize, usize, usize)]], length: usize) -> Unitizing {
        Unitizing::of(&people.iter().map(|places| units(places)).collect::<Vec<_>>(), &Stretches::all(length))
    }

    #[test]
    fn by_hand() {
        // Both marked 4 of 10, of which 2 are the same. ℓ = 20, gaps 12, S = 12 + 16 + 16; they differ in 4 of 10: ℓ_φv = 4.
        // Chance: 20·12·8/(400 − 44).
        let one = of(&[&[(0, 4, 0)], &[(2, 6, 0)]], 10);
        let expected = 1.0 - 4.0 / (20.0 * 12.0 * 8.0 / 356.0);
        assert!((one.bar_u().unwrap() - expected).abs() < 1e-12 && (one.u().unwrap() - expected).abs() < 1e-12);
        assert_eq!((one.cu(), one.cu_coverage()), (Err(Reason::OneValue), Ok(0.2)));
        assert_eq!((one.ku(0), one.ku_coverage(0)), (Err(Reason::OneValue), Ok(0.5)));
    }

    #[test]
    fn reasons() {
        let nobody = of(&[&[], &[]], 10);
        assert_eq!((nobody.u(), nobody.bar_u()), (Err(Reason::NothingMarked), Err(Reason::NothingMarked)));
        assert_eq!((nobody.cu_coverage(), nobody.values()), (Ok(0.0), vec![]));
        assert_eq!(of(&[&[(0, 4, 0)], &[]], 0).bar_u(), Err(Reason::NoText));
        let all = of(&[&[(0, 10, 0)], &[(0, 6, 0), (6, 10, 0)]], 10);
        assert_eq!((all.u(), all.bar_u()), (Err(Reason::AllMarkedAlike), Err(Reason::AllMarked)));
        let apart = of(&[&[(0, 4, 0)], &[(5, 9, 0)]], 10);
        assert_eq!((apart.cu(), apart.ku(0)), (Err(Reason::NoOverlap), Err(Reason::NoOverlap)));
        // Of three people two meet, in one place: ℓ* = 2·2/2, ΣS* = 2·4/2, so that eq. 10 would divide by 0.
        let seldom = of(&[&[(0, 4, 0)], &[(2, 8, 1)], &[]], 10);
        assert_eq!(
            (seldom.cu(), seldom.ku(1), seldom.cu_coverage()),
            (Err(Reason::NoOverlap), Err(Reason::NoOverlap), Ok(2.0 / 30.0))
        );
        let nested = of(&[&[(0, 4, 0), (2, 8, 1)], &[(0, 8, 0)]], 10);
        assert_eq!(
            (nested.u(), nested.cu(), nested.bar_u()),
            (Err(Reason::Overlapping), Err(Reason::Overlapping), Ok(1.0))
        );
        assert_eq!((nested.overlapping(), nested.values()), (&[1, 0][..], vec![]));
    }
}
