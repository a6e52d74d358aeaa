//! Intervals by leaving out one article after the other (the jackknife).
//!
//! Sentences of one article do not stand alone, so articles are left out, not sentences. Nothing is drawn at random: the result repeats,
//! and the figures without each article show which of them pull the most.

use super::{Figure, Reason, Tally, total};

/// The fewest articles for an interval.
pub const FEWEST_ARTICLES: usize = 5;

/// A figure of several articles, and what it is without each.
#[derive(Clone, Debug, PartialEq)]
pub struct Jackknife {
    /// The figure of all.
    pub value: Figure,
    /// The figure without each article.
    pub without: Vec<Figure>,
    /// The interval in which the figure lies with 95 % confidence.
    pub interval: Result<Interval, Reason>,
}

/// A figure's interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The standard error.
    pub se: f64,
    /// The lower end, at least −1.
    pub low: f64,
    /// The upper end, at most 1.
    pub high: f64,
}

/// Tells a figure of all articles, without each, and its interval. Only articles for which `has_tally` is true count for the interval:
/// the others hold nothing of which the figure is made.
pub fn jackknife<T: Tally>(articles: &[T], has_tally: impl Fn(&T) -> bool, figure: impl Fn(&T) -> Figure) -> Jackknife {
    let mut without = Vec::with_capacity(articles.len());
    without_each(articles, |_, rest| without.push(figure(rest)));
    let counts: Vec<bool> = articles.iter().map(has_tally).collect();
    Jackknife::new(figure(&total(articles)), without, &counts)
}

/// Calls `each` with the number of each article and the total of all others, in order. Takes the time of three sums.
pub fn without_each<T: Tally>(articles: &[T], mut each: impl FnMut(usize, &T)) {
    // The sum of each article and all after it.
    let mut later: Vec<T> = Vec::with_capacity(articles.len());
    let mut sum = T::default();
    for article in articles.iter().rev() {
        sum.add(article);
        later.push(sum.clone());
    }
    later.pop();
    let mut before = T::default();
    for (i, article) in articles.iter().enumerate() {
        let mut rest = later.pop().unwrap_or_default();
        rest.add(&before);
        each(i, &rest);
        before.add(article);
    }
}

impl Jackknife {
    /// From the figure of all articles and those without each. `counts` tells of each article whether it holds something of which the
    /// figure is made; only these count for the interval.
    pub fn new(value: Figure, without: Vec<Figure>, counts: &[bool]) -> Self {
        let counted: Vec<Figure> =
            without.iter().zip(counts).filter(|(_, counts)| **counts).map(|(figure, _)| *figure).collect();
        Self { value, without, interval: interval(value, &counted) }
    }
}

/// The interval of a figure from those without each of k articles: θ ± t·se, se = √((k−1)/k Σ(`θ_i` − θ̄)²).
fn interval(value: Figure, without: &[Figure]) -> Result<Interval, Reason> {
    let value = value?;
    let k = without.len() as f64;
    if without.len() < FEWEST_ARTICLES {
        return Err(Reason::FewArticles);
    }
    let figures: Vec<f64> =
        without.iter().map(|figure| figure.ok()).collect::<Option<_>>().ok_or(Reason::UndefinedWithoutOne)?;
    let mean = figures.iter().sum::<f64>() / k;
    let squares: f64 = figures.iter().map(|figure| (figure - mean).powi(2)).sum();
    let se = ((k - 1.0) / k * squares).sqrt();
    let reach = t_quantile(without.len() - 1) * se;
    Ok(Interval { se, low: (value - reach).max(-1.0), high: (value + reach).min(1.0) })
}

/// The 97.5 % quantile of Student's t. Of 10 degrees and more, the expansion of Fisher and Cornish 1960 (Abramowitz and Stegun 26.7.5).
fn t_quantile(degrees: usize) -> f64 {
    const SMALL: [f64; 6] = [2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004, 2.262_157];
    if let Some(known) = degrees.checked_sub(4).and_then(|i| SMALL.get(i)) {
        return *known;
    }
    let (z, v) = (1.959_964_f64, degrees as f64);
    let power = |n: i32| z.powi(n);
    z + (power(3) + z) / (4.0 * v)
        + (5.0 * power(5) + 16.0 * power(3) + 3.0 * z) / (96.0 * v.powi(2))
        + (3.0 * power(7) + 19.0 * power(5) + 17.0 * power(3) - 15.0 * z) / (384.0 * v.powi(3))
        + (79.0 * power(9) + 776.0 * power(7) + 1482.0 * power(5) - 1920.0 * power(3) - 945.0 * z)
            / (92_160.0 * v.powi(4))
}

#[cfg(test)]
mod tests {
    use super::super::spans::Counts;
    use super::*;

    fn counts(articles: &[(u64, u64, u64)]) -> Jackknife {
        let articles: Vec<Counts> =
            articles.iter().map(|&(both, first, second)| Counts { both, first, second }).collect();
        jackknife(&articles, |counts| counts.first + counts.second > 0, |counts| counts.f1())
    }

    #[test]
    fn quantiles_of_tables() {
        for (degrees, known) in [(5, 2.570_582), (10, 2.228_139), (30, 2.042_272), (100, 1.983_972)] {
            assert!((t_quantile(degrees) - known).abs() < 1e-5, "{degrees}");
        }
    }

    #[test]
    fn interval_by_hand() {
        // Without one of the four good articles 3/4, without the bad one 1: mean 0.8, squares 4·0.0025 + 0.04, se √(4/5·0.05) = 0.2.
        let all = counts(&[(1, 1, 1), (1, 1, 1), (1, 1, 1), (1, 1, 1), (0, 1, 1)]);
        assert_eq!(all.value, Ok(0.8));
        let interval = all.interval.unwrap();
        assert!((interval.se - 0.2).abs() < 1e-12);
        assert!((interval.low - (0.8 - 2.776_445 * 0.2)).abs() < 1e-12 && (interval.high - 1.0).abs() < 1e-12);
    }

    #[test]
    fn reasons() {
        assert_eq!(counts(&[(1, 1, 1); 4]).interval, Err(Reason::FewArticles));
        let empty = [(1, 1, 1), (1, 1, 1), (1, 1, 1), (1, 1, 1), (0, 0, 0)];
        assert_eq!(counts(&empty).interval, Err(Reason::FewArticles));
        let alone = interval(Ok(1.0), &[Ok(1.0), Ok(1.0), Err(Reason::OneCategory), Ok(1.0), Ok(1.0)]);
        assert_eq!(alone, Err(Reason::UndefinedWithoutOne));
        assert_eq!(counts(&[]).value, Err(Reason::NothingMarked));
    }
}
