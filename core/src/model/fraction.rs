//! Fractions, so that points and scores are compared and tested exactly.

use std::cmp::Ordering;
use std::fmt;

/// The largest numerator and denominator: the product of any two, and twice that, fits in `u128`.
const LARGEST: u128 = 1 << 63;

/// A number of 0 or more: a numerator over a denominator, without common factors.
///
/// It is exact while both are at most 2⁶³. Beyond that (the mean over a dozen marks of unlike lengths) it is rounded down, by less than
/// one in 10¹⁸.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u64,
    denominator: u64,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator` ÷ `denominator`; 0 if the denominator is 0, since a share of nothing is nothing here.
    pub fn new(numerator: u64, denominator: u64) -> Self {
        Self::of(numerator.into(), denominator.into())
    }

    /// The share of `part` characters, marks or claims in `whole` of them; 0 of none.
    pub fn share(part: usize, whole: usize) -> Self {
        Self::of(part as u128, whole as u128)
    }

    /// The numerator, without factors that the denominator has too.
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The denominator, at least 1.
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// The fraction that a decimal number states, such as `2`, `7.5` or `0.25`; `None` if it is none, or has more than 18 digits.
    pub fn from_decimal(number: &str) -> Option<Self> {
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{part}");
        let is_number = !whole.is_empty() && digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_whole = !number.contains('.') || !part.is_empty();
        let numerator = (is_number && is_whole).then(|| digits.parse::<u64>().ok())??;
        Some(Self::new(numerator, 10_u64.pow(u32::try_from(part.len()).ok()?)))
    }

    /// The number in decimal digits, rounded to at most `places` of them after the point, halves up, without zeros at the end.
    pub fn to_decimal(self, places: u32) -> String {
        let scale = 10_u128.pow(places.min(18));
        let denominator = u128::from(self.denominator);
        let rounded = (u128::from(self.numerator) * scale * 2 + denominator) / (2 * denominator);
        let (whole, part) = (rounded / scale, rounded % scale);
        let digits = format!("{part:0width$}", width = places.min(18) as usize);
        let digits = digits.trim_end_matches('0');
        if digits.is_empty() { whole.to_string() } else { format!("{whole}.{digits}") }
    }

    /// The nearest number that a computer has.
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// This fraction times another one.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self::of(self.over(other.numerator), u128::from(self.denominator) * u128::from(other.denominator))
    }

    /// The mean; 0 of none. The order changes nothing.
    pub fn mean(mut of: Vec<Self>) -> Self {
        // Sums that are rounded depend on the order.
        of.sort_unstable();
        let count = of.len() as u64;
        of.into_iter().fold(Self::ZERO, Self::plus).times(Self::new(1, count))
    }

    /// The harmonic mean of precision P and recall R, 2PR ÷ (P + R) (F1, van Rijsbergen 1979); 0 if both are 0.
    #[must_use]
    pub fn harmonic_mean(self, other: Self) -> Self {
        let sum = self.over(other.denominator) + other.over(self.denominator);
        Self::of(2 * self.over(other.numerator), sum)
    }

    /// This fraction and another one together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let shared = greatest_common(self.denominator.into(), other.denominator.into());
        let (to_self, to_other) = (u128::from(other.denominator) / shared, u128::from(self.denominator) / shared);
        let sum = u128::from(self.numerator) * to_self + u128::from(other.numerator) * to_other;
        Self::of(sum, u128::from(self.denominator) * to_self)
    }

    /// The numerator times a part of another fraction.
    fn over(self, part: u64) -> u128 {
        u128::from(self.numerator) * u128::from(part)
    }

    /// The reduced fraction, rounded down if its parts are too large.
    fn of(numerator: u128, denominator: u128) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let shared = greatest_common(numerator, denominator);
        let (mut numerator, mut denominator) = (numerator / shared, denominator / shared);
        let bits = 128 - numerator.max(denominator).leading_zeros();
        if numerator.max(denominator) > LARGEST {
            let surplus = bits - LARGEST.trailing_zeros();
            (numerator, denominator) = (numerator >> surplus, denominator.div_ceil(1 << surplus));
            let shared = greatest_common(numerator, denominator);
            (numerator, denominator) = (numerator / shared, denominator / shared);
        }
        Self { numerator: numerator as u64, denominator: denominator as u64 }
    }
}

/// The greatest common divisor (Euclid); `b`, which is not 0, if `a` is 0.
fn greatest_common(mut a: u128, mut b: u128) -> u128 {
    while a != 0 {
        (a, b) = (b % a, a);
    }
    b
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        self.over(other.denominator).cmp(&other.over(self.denominator))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for Fraction {
    fn default() -> Self {
        Self::ZERO
    }
}

impl fmt::Debug for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn half(numerator: u64) -> Fraction {
        Fraction::new(numerator, 2)
    }

    #[test]
    fn fractions_are_reduced() {
        assert_eq!(Fraction::new(6, 8), Fraction::new(3, 4));
        assert_eq!(format!("{:?} {:?}", Fraction::new(0, 7), Fraction::new(3, 0)), "0/1 0/1");
    }

    #[test]
    fn decimal_numbers() {
        let check = |number: &str, expected: Option<Fraction>| {
            assert_eq!(Fraction::from_decimal(number), expected, "{number}");
        };
        check("7.5", Some(half(15)));
        check("0", Some(Fraction::ZERO));
        check("010.250", Some(Fraction::new(41, 4)));
        for number in ["", ".", "5.", ".5", "-1", "1e3", "1,5", "1.2.3", "½", "1234567890123456789"] {
            check(number, None);
        }
        let check = |fraction: Fraction, places, expected: &str| assert_eq!(fraction.to_decimal(places), expected);
        check(half(15), 2, "7.5");
        check(Fraction::new(20, 3), 2, "6.67");
        check(Fraction::new(1, 8), 2, "0.13");
        check(Fraction::new(199, 100), 0, "2");
        check(Fraction::new(10, 1), 1, "10");
        check(Fraction::new(999, 1000), 2, "1");
    }

    #[test]
    fn counting_with_fractions() {
        assert_eq!(half(1).times(Fraction::new(2, 3)), Fraction::new(1, 3));
        assert_eq!(Fraction::mean(vec![half(1), Fraction::ONE, Fraction::ONE]), Fraction::new(5, 6));
        assert_eq!(Fraction::mean(Vec::new()), Fraction::ZERO);
        assert_eq!(Fraction::new(5, 6).harmonic_mean(Fraction::new(3, 5)), Fraction::new(30, 43));
        assert_eq!(Fraction::ZERO.harmonic_mean(Fraction::ZERO), Fraction::ZERO);
        assert!(Fraction::new(1, 3) < half(1) && half(3) > Fraction::ONE);
    }

    #[test]
    fn large_parts_are_rounded_down() {
        // Means over the first primes: their product is far beyond 2⁶³.
        let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71];
        let shares: Vec<Fraction> = primes.iter().map(|p| Fraction::new(p - 1, *p)).collect();
        let plain = shares.iter().map(|share| share.value()).sum::<f64>() / 20.0;
        let mean = Fraction::mean(shares.clone());
        assert!((mean.value() - plain).abs() < 1e-12 && mean < Fraction::ONE);
        assert_eq!(Fraction::mean(shares.into_iter().rev().collect()), mean);
        assert_eq!(Fraction::new(u64::MAX, u64::MAX), Fraction::ONE);
    }

    proptest! {
        #[test]
        fn parts_stay_small_enough(a: u64, b: u64, c: u64, d: u64) {
            let (p, r) = (Fraction::new(a, b), Fraction::new(c, d));
            for made in [p.plus(r), p.times(r), p.harmonic_mean(r)] {
                prop_assert!(u128::from(made.numerator.max(made.denominator)) <= LARGEST);
                prop_assert!(made.denominator > 0);
            }
            prop_assert!(p.harmonic_mean(r) <= p.max(r));
        }
    }
}
