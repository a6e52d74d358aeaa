//! Gamma of two people: how far their units are apart, in places and values, against units at random.
//!
//! Mathet, Widlöcher and Métivier 2015, Computational Linguistics 41:437. Chance is drawn as the default sampler of pygamma-agreement
//! draws it, with a generator of our own, so that a figure repeats. Gamma of three or more people would need an integer program; ours
//! is the mean over pairs.

use std::collections::BTreeMap;

use super::assignment::{Edges, assign};
use super::{Figure, Reason, Stretch, Tally};

/// How many samples are drawn at first.
pub const SAMPLES: usize = 30;

/// The most samples that are drawn.
pub const MOST_SAMPLES: usize = 2_000;

/// The most samples that somebody may ask for.
pub const MOST_ASKED: u64 = 100_000;

/// A piece of a claim, with the number of its value in the order of the values' names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Where it is, uncut.
    pub at: Stretch,
    /// Its value. Chance depends on the order of the values, which is that of their names.
    pub value: usize,
}

/// What differences cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Of places (α).
    pub place: f64,
    /// Of another value (β).
    pub value: f64,
    /// Of a unit that stays alone.
    pub alone: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { place: 1.0, value: 1.0, alone: 1.0 }
    }
}

/// A unit of real numbers, as drawn by chance.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Real {
    start: f64,
    end: f64,
    value: usize,
}

impl Real {
    fn of(unit: &Unit) -> Self {
        let (start, end) = (unit.at.start as f64, unit.at.end as f64);
        Self { start, end: end.max(start), value: unit.value }
    }

    /// d(u, v) = α ((|`s_u` − `s_v`| + |`e_u` − `e_v`|) / (`len_u` + `len_v`))² + β [`c_u` ≠ `c_v`] (§4.2 of the paper).
    fn distance(&self, other: &Self, weights: &Weights) -> f64 {
        let lengths = (self.end - self.start) + (other.end - other.start);
        let moved = (self.start - other.start).abs() + (self.end - other.end).abs();
        let place = match moved {
            0.0 => 0.0,
            _ if lengths <= 0.0 => f64::INFINITY,
            _ => (moved / lengths).powi(2),
        };
        let value = if self.value == other.value { 0.0 } else { weights.value };
        weights.alone * (if weights.place == 0.0 { 0.0 } else { weights.place * place } + value)
    }
}

/// Two units that are aligned; they may share no character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aligned {
    /// The place of the first person's unit in the list.
    pub first: usize,
    /// The place of the second person's unit in the list.
    pub second: usize,
    /// How far the two are apart.
    pub distance: f64,
}

/// The cheapest alignment of two people's units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The aligned units, in the order of the first person's.
    pub pairs: Vec<Aligned>,
    /// What it costs in all: distances, and the units alone.
    pub cost: f64,
}

/// The cheapest alignment of two people's units.
pub fn alignment(first: &[Unit], second: &[Unit], weights: &Weights) -> Alignment {
    let real = |units: &[Unit]| units.iter().map(Real::of).collect::<Vec<_>>();
    aligned(&real(first), &real(second), weights)
}

fn aligned(first: &[Real], second: &[Real], weights: &Weights) -> Alignment {
    let both_alone = 2.0 * weights.alone;
    let near = |a: &Real| {
        let costs = second.iter().enumerate().map(|(j, b)| (j, a.distance(b, weights) - both_alone));
        costs.filter(|(_, cost)| *cost < 0.0).collect()
    };
    let edges: Edges = first.iter().map(near).collect();
    let pairs: Vec<Aligned> = assign(&edges, second.len())
        .iter()
        .enumerate()
        .filter_map(|(i, j)| Some((i, (*j)?)))
        .map(|(i, j)| Aligned { first: i, second: j, distance: first[i].distance(&second[j], weights) })
        .collect();
    let alone = first.len() + second.len() - 2 * pairs.len();
    let cost = pairs.iter().map(|pair| pair.distance).sum::<f64>() + alone as f64 * weights.alone;
    Alignment { pairs, cost }
}

/// What is expected by chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// The mean disorder of the samples (`δ_e`).
    pub mean: f64,
    /// Their deviation.
    pub deviation: f64,
    /// How many there are.
    pub samples: usize,
}

/// Draws what is expected by chance from two people's units: exactly `samples`, or as many as it takes for 1 % at 95 % (§5.3 of the
/// paper). `None` if neither has a unit.
pub fn chance(first: &[Unit], second: &[Unit], weights: &Weights, seed: u64, samples: Option<usize>) -> Option<Chance> {
    let model = Model::of([first, second])?;
    let mut random = Random(seed);
    let mut drawn: Vec<f64> = Vec::new();
    let mut draw = |count: usize, drawn: &mut Vec<f64>| {
        while drawn.len() < count {
            let [a, b] = model.sample(&mut random);
            let mean_units = (a.len() + b.len()) as f64 / 2.0;
            drawn.push(aligned(&a, &b, weights).cost / mean_units);
        }
    };
    draw(samples.unwrap_or(SAMPLES).max(1), &mut drawn);
    if samples.is_none() {
        let (mean, deviation) = moments(&drawn);
        let needed = (1.96 * deviation / mean / 0.01).powi(2).ceil();
        if needed.is_finite() {
            draw((needed as usize).min(MOST_SAMPLES), &mut drawn);
        }
    }
    let (mean, deviation) = moments(&drawn);
    Some(Chance { mean, deviation, samples: drawn.len() })
}

/// The mean and the population deviation.
fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / count).sqrt())
}

/// What units at random look like, taken from those of two people.
struct Model {
    units: (f64, f64),
    lengths: (f64, f64),
    gaps: (f64, f64),
    /// The values and their shares, in order.
    shares: Vec<(usize, f64)>,
}

impl Model {
    fn of(people: [&[Unit]; 2]) -> Option<Self> {
        let (mut counts, mut lengths, mut gaps) = (Vec::new(), Vec::new(), vec![0.0]);
        let mut values: BTreeMap<usize, usize> = BTreeMap::new();
        for units in people {
            let mut units: Vec<Unit> = units.to_vec();
            units.sort_unstable();
            counts.push(units.len() as f64);
            let mut before = 0.0;
            for (i, unit) in units.iter().enumerate() {
                let real = Real::of(unit);
                lengths.push(real.end - real.start);
                if i > 0 || real.start > 0.0 {
                    gaps.push(real.start - before);
                }
                before = real.end;
                *values.entry(unit.value).or_default() += 1;
            }
        }
        if lengths.is_empty() {
            return None;
        }
        let shares = values.into_iter().map(|(value, count)| (value, count as f64 / lengths.len() as f64)).collect();
        Some(Self { units: moments(&counts), lengths: moments(&lengths), gaps: moments(&gaps), shares })
    }

    /// Units of two people at random, of real numbers, without an end of the text.
    fn sample(&self, random: &mut Random) -> [Vec<Real>; 2] {
        let first = self.person(random, 1);
        let least = usize::from(first.is_empty());
        let second = self.person(random, least);
        [first, second]
    }

    fn person(&self, random: &mut Random, least: usize) -> Vec<Real> {
        let count = (random.normal(self.units).trunc().abs() as usize).max(least);
        let mut last = 0.0;
        let unit = |_| {
            let start = last + random.normal(self.gaps);
            let length = random.normal(self.lengths).abs().max(1e-6);
            let value = self.value(random.uniform());
            last = start + length;
            Real { start, end: last, value }
        };
        (0..count).map(unit).collect()
    }

    /// The value at a place from 0 to 1.
    fn value(&self, place: f64) -> usize {
        let mut sum = 0.0;
        for (value, share) in &self.shares {
            sum += share;
            if place < sum {
                return *value;
            }
        }
        self.shares.last().map_or(0, |(value, _)| *value)
    }
}

/// The generator `SplitMix64` (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to before 1.
    fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 * 2.0_f64.powi(-53)
    }

    /// A normal number of a mean and a deviation (Box and Muller 1958). It always takes two uniform ones.
    fn normal(&mut self, (mean, deviation): (f64, f64)) -> f64 {
        let (u, v) = (self.uniform(), self.uniform());
        mean + deviation * (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }
}

/// The tally of two people's units in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gamma {
    /// The units of a person on average (x̄).
    pub mean_units: f64,
    /// What the cheapest alignment costs (x̄`δ_o`).
    pub observed: f64,
    /// What is expected by chance (x̄`δ_e`).
    pub expected: f64,
    /// The variance of what is expected.
    pub variance: f64,
}

impl Gamma {
    /// The tally of an article; `chance` is what was drawn from its units.
    pub fn of(first: &[Unit], second: &[Unit], alignment: &Alignment, chance: Option<Chance>) -> Self {
        let mean_units = (first.len() + second.len()) as f64 / 2.0;
        let (mean, error) = chance.map_or((0.0, 0.0), |c| (c.mean, c.deviation / (c.samples.max(1) as f64).sqrt()));
        Self {
            mean_units,
            observed: alignment.cost,
            expected: mean_units * mean,
            variance: (mean_units * error).powi(2),
        }
    }

    /// γ = 1 − Σ x̄`δ_o` / Σ x̄`δ_e`. The same units give 1.
    pub fn gamma(&self) -> Figure {
        match () {
            () if self.mean_units <= 0.0 => Err(Reason::NothingMarked),
            () if self.observed <= 0.0 => Ok(1.0),
            () if self.expected <= 0.0 => Err(Reason::OneCategory),
            () => Ok(1.0 - self.observed / self.expected),
        }
    }

    /// How much of the figure is the luck of the samples: two standard errors.
    pub fn luck(&self) -> f64 {
        if self.expected <= 0.0 { 0.0 } else { 2.0 * self.variance.sqrt() * self.observed / self.expected.powi(2) }
    }
}

impl Tally for Gamma {
    fn add(&mut self, other: &Self) {
        self.mean_units += other.mean_units;
        self.observed += other.observed;
        self.expected += other.expected;
        self.variance += other.variance;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(places: &[(usize, usize, usize)]) -> Vec<Unit> {
        places.iter().map(|&(start, end, value)| Unit { at: Stretch::new(start, end), value }).collect()
    }

    #[test]
    fn generator_gives_the_known_numbers() {
        let mut random = Random(1_234_567);
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn alignment_by_hand() {
        // Moved by 2 and 2 of lengths 4 and 4: (4/8)² = 0.25; the second is 1 for the value, and one is alone.
        let (a, b) = (units(&[(0, 4, 0), (20, 30, 0)]), units(&[(20, 30, 1), (2, 6, 0), (90, 95, 0)]));
        let best = alignment(&a, &b, &Weights::default());
        assert!((best.cost - 2.25).abs() < 1e-12);
        assert_eq!(best.pairs.iter().map(|p| (p.first, p.second)).collect::<Vec<_>>(), [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_figure_repeats() {
        let (a, b) = (units(&[(0, 4, 0), (20, 30, 1)]), units(&[(2, 6, 0)]));
        let weights = Weights::default();
        let drawn = chance(&a, &b, &weights, 7, None).unwrap();
        assert_eq!(Some(drawn), chance(&a, &b, &weights, 7, None));
        assert!(drawn.samples > SAMPLES && drawn.samples <= MOST_SAMPLES);
        assert_eq!(chance(&a, &b, &weights, 7, Some(50)).map(|chance| chance.samples), Some(50));
    }

    #[test]
    fn reasons() {
        let none = alignment(&[], &[], &Weights::default());
        assert_eq!(chance(&[], &[], &Weights::default(), 1, None), None);
        assert_eq!(Gamma::of(&[], &[], &none, None).gamma(), Err(Reason::NothingMarked));
        let a = units(&[(3, 9, 0)]);
        assert_eq!(Gamma::of(&a, &a, &alignment(&a, &a, &Weights::default()), None).gamma(), Ok(1.0));
    }
}
