//! Figures of units that several people gave a value: sentences, or claims that several judged.

use std::collections::BTreeMap;

use super::{Figure, Reason, Tally};

/// The tally of units with values of several people. All counts are whole numbers, so that their order changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coding {
    people: usize,
    categories: usize,
    /// Units with two values or more.
    units: u64,
    /// For each number of values of a unit, the ordered pairs of values in units with that many: [`Self::categories`] squared.
    pairs: BTreeMap<usize, Vec<u64>>,
    /// Units with a value of everyone.
    complete: u64,
    /// How often each category was said in complete units.
    said: Vec<u64>,
    /// The ordered pairs of equal values in complete units.
    alike: u64,
    /// Of two people: how often the one said the row's category and the other the column's.
    confusion: Vec<u64>,
}

impl Coding {
    /// An empty tally of so many people and categories on offer, used or not.
    pub fn new(people: usize, categories: usize) -> Self {
        let cells = if people == 2 { categories * categories } else { 0 };
        Self { people, categories, said: vec![0; categories], confusion: vec![0; cells], ..Self::default() }
    }

    /// The tally of units, each with one entry a person; `None` is missing. Values beyond the categories count as missing.
    pub fn of(people: usize, categories: usize, units: &[Vec<Option<usize>>]) -> Self {
        let mut tally = Self::new(people, categories);
        for unit in units {
            tally.count(unit);
        }
        tally
    }

    /// Counts a unit: one entry a person, `None` is missing.
    pub fn count(&mut self, unit: &[Option<usize>]) {
        let values: Vec<usize> =
            unit.iter().take(self.people).flatten().copied().filter(|v| *v < self.categories).collect();
        if values.len() < 2 {
            return;
        }
        let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
        for value in &values {
            *counts.entry(*value).or_default() += 1;
        }
        self.units += 1;
        let cells = self.categories * self.categories;
        let pairs = self.pairs.entry(values.len()).or_insert_with(|| vec![0; cells]);
        for (c, of_c) in &counts {
            for (k, of_k) in &counts {
                pairs[c * self.categories + k] += of_c * (of_k - u64::from(c == k));
            }
        }
        if values.len() == self.people {
            self.complete += 1;
            for (c, of_c) in &counts {
                self.said[*c] += of_c;
                self.alike += of_c * (of_c - 1);
            }
            if let ([first, second], false) = (values.as_slice(), self.confusion.is_empty()) {
                self.confusion[first * self.categories + second] += 1;
            }
        }
    }

    /// How many units have two values or more.
    pub fn units(&self) -> u64 {
        self.units
    }

    /// How many units have a value of everyone.
    pub fn complete_units(&self) -> u64 {
        self.complete
    }

    /// The table of coincidences: the ordered pairs of values in each unit, divided by one less than its number of values
    /// (Krippendorff 2011, Computing Krippendorff's alpha-reliability, step 2).
    pub fn coincidences(&self) -> Vec<Vec<f64>> {
        let mut table = vec![vec![0.0; self.categories]; self.categories];
        for (values, pairs) in &self.pairs {
            for (i, count) in pairs.iter().enumerate() {
                table[i / self.categories][i % self.categories] += *count as f64 / (values - 1) as f64;
            }
        }
        table
    }

    /// How often, of two people, the one said the row's category and the other the column's; `None` if they are not two.
    pub fn confusion(&self) -> Option<Vec<Vec<u64>>> {
        let row = |c: usize| self.confusion[c * self.categories..][..self.categories].to_vec();
        (self.people == 2).then(|| (0..self.categories).map(row).collect())
    }

    /// The share of equal values: Σ `o_cc` / n.
    pub fn agreement(&self) -> Figure {
        let table = self.coincidences();
        let n: f64 = sums(&table).iter().sum();
        if self.units == 0 {
            return Err(Reason::NoPairs);
        }
        Ok(table.iter().enumerate().map(|(c, row)| row[c]).sum::<f64>() / n)
    }

    /// The agreement on one category: `o_cc` / `n_c` (Cicchetti and Feinstein 1990). Of two people, it is the F1 of the category
    /// (Hripcsak and Rothschild 2005).
    pub fn specific(&self, category: usize) -> Figure {
        let table = self.coincidences();
        let row = table.get(category).ok_or(Reason::NoPairs)?;
        let said: f64 = row.iter().sum();
        if said > 0.0 { Ok(row[category] / said) } else { Err(Reason::NoPairs) }
    }

    /// Krippendorff's alpha of categories without an order: 1 − `D_o`/`D_e` (Krippendorff 2011; Content Analysis 2019, §12.3).
    pub fn alpha(&self) -> Figure {
        self.alpha_with(|_, c, k| if c == k { 0.0 } else { 1.0 })
    }

    /// Krippendorff's alpha of categories in order, with the squared distance (Σ `n_g` from c to k − (`n_c` + `n_k`)/2)² (2011; 2019,
    /// §12.3).
    pub fn alpha_ordinal(&self) -> Figure {
        self.alpha_with(|said, c, k| {
            let (from, to) = (c.min(k), c.max(k));
            let between: f64 = said[from..=to].iter().sum();
            (between - f64::midpoint(said[c], said[k])).powi(2)
        })
    }

    fn alpha_with(&self, squared: impl Fn(&[f64], usize, usize) -> f64) -> Figure {
        if self.units == 0 {
            return Err(Reason::NoPairs);
        }
        let table = self.coincidences();
        let said = sums(&table);
        let n: f64 = said.iter().sum();
        let (mut observed, mut expected) = (0.0, 0.0);
        for (c, row) in table.iter().enumerate() {
            for (k, count) in row.iter().enumerate().filter(|(k, _)| *k != c && said[c] > 0.0 && said[*k] > 0.0) {
                let distance = squared(&said, c, k);
                observed += count * distance;
                expected += said[c] * said[k] * distance;
            }
        }
        if expected > 0.0 { Ok(1.0 - (n - 1.0) * observed / expected) } else { Err(Reason::OneCategory) }
    }

    /// Cohen's kappa of two people (1960): (`p_o` − `p_e`) / (1 − `p_e`), `p_e` from the shares of each. It is 0 with somebody who always
    /// said the same.
    pub fn kappa(&self) -> Figure {
        let table = self.confusion().ok_or(Reason::NoPairs)?;
        let rows: Vec<u64> = table.iter().map(|row| row.iter().sum()).collect();
        let columns: Vec<u64> = (0..self.categories).map(|k| table.iter().map(|row| row[k]).sum()).collect();
        let n = u128::from(self.complete);
        if n == 0 {
            return Err(Reason::NoPairs);
        }
        let same: u64 = table.iter().enumerate().map(|(c, row)| row[c]).sum();
        let by_chance: u128 = rows.iter().zip(&columns).map(|(r, c)| u128::from(*r) * u128::from(*c)).sum();
        if by_chance == n * n {
            return Err(Reason::OneCategory);
        }
        let observed = (u128::from(same) * n) as f64;
        Ok((observed - by_chance as f64) / (n * n - by_chance) as f64)
    }

    /// Fleiss's kappa (1971) of complete units: chance is Σ `π_c`².
    pub fn fleiss(&self) -> Figure {
        let shares = self.shares()?;
        if shares.iter().filter(|share| **share > 0.0).count() < 2 {
            return Err(Reason::OneCategory);
        }
        Ok(self.above(shares.iter().map(|share| share * share).sum()))
    }

    /// Gwet's AC1 (2008) of complete units: chance is Σ `π_c` (1 − `π_c`) / (q − 1), with q categories on offer.
    pub fn ac1(&self) -> Figure {
        let shares = self.shares()?;
        if self.categories < 2 {
            return Err(Reason::OneCategory);
        }
        let sum: f64 = shares.iter().map(|share| share * (1.0 - share)).sum();
        Ok(self.above(sum / (self.categories - 1) as f64))
    }

    /// Randolph's kappa with free marginals (2005) of complete units: chance is 1/q, with q categories on offer.
    pub fn kappa_free(&self) -> Figure {
        self.shares()?;
        if self.categories < 2 {
            return Err(Reason::OneCategory);
        }
        Ok(self.above(1.0 / self.categories as f64))
    }

    /// How large a part of the values in complete units each category has (`π_c`).
    fn shares(&self) -> Result<Vec<f64>, Reason> {
        if self.complete == 0 || self.people < 2 {
            return Err(Reason::NoPairs);
        }
        let values = (self.complete * self.people as u64) as f64;
        Ok(self.said.iter().map(|said| *said as f64 / values).collect())
    }

    /// Agreement in complete units beyond what is expected by chance.
    fn above(&self, chance: f64) -> f64 {
        let people = self.people as f64;
        let observed = self.alike as f64 / (self.complete as f64 * people * (people - 1.0));
        (observed - chance) / (1.0 - chance)
    }

    /// This tally with room for so many categories.
    fn widened(&self, categories: usize) -> Self {
        let widen = |cells: &[u64]| {
            let mut wide = vec![0; categories * categories];
            for (i, count) in cells.iter().enumerate() {
                wide[i / self.categories * categories + i % self.categories] = *count;
            }
            wide
        };
        let mut said = self.said.clone();
        said.resize(categories, 0);
        let confusion = if self.people == 2 { widen(&self.confusion) } else { Vec::new() };
        let pairs = self.pairs.iter().map(|(values, cells)| (*values, widen(cells))).collect();
        Self { categories, pairs, said, confusion, ..self.clone() }
    }
}

impl Tally for Coding {
    /// Adds a tally of the same people. Categories have the same places in both; one of the two may have more of them.
    fn add(&mut self, other: &Self) {
        if self.people == 0 {
            *self = other.clone();
            return;
        }
        let categories = self.categories.max(other.categories);
        let other = other.widened(categories);
        *self = self.widened(categories);
        self.units += other.units;
        self.complete += other.complete;
        self.alike += other.alike;
        for (values, cells) in &other.pairs {
            let mine = self.pairs.entry(*values).or_insert_with(|| vec![0; cells.len()]);
            mine.iter_mut().zip(cells).for_each(|(a, b)| *a += b);
        }
        self.said.iter_mut().zip(&other.said).for_each(|(a, b)| *a += b);
        self.confusion.iter_mut().zip(&other.confusion).for_each(|(a, b)| *a += b);
    }
}

fn sums(table: &[Vec<f64>]) -> Vec<f64> {
    table.iter().map(|row| row.iter().sum()).collect()
}
