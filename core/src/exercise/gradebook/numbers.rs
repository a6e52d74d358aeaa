//! Points as platforms write them.

use crate::model::Fraction;

/// The most decimal places that are written.
pub const MOST_PLACES: u8 = 5;

/// The points that a cell says; `None` if it says something else. A point or a comma is a decimal one; of both, the last.
pub fn points(cell: &str) -> Option<Fraction> {
    let cell = cell.trim();
    let (whole, part) = match cell.rfind(['.', ',']) {
        Some(at) => (&cell[..at], &cell[at + 1..]),
        None => (cell, ""),
    };
    let whole = whole.replace(['.', ',', '\u{a0}', '\u{202f}'], "");
    let is_number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
    if !is_number(&whole) || !is_number(part) || whole.len() + part.len() == 0 || whole.len() + part.len() > 15 {
        return None;
    }
    let digits: u64 = format!("{whole}{part}").parse().ok()?;
    Some(Fraction::new(digits, 10_u64.checked_pow(part.len() as u32)?))
}

/// Points in decimals, and whether they were rounded for it. Halves are rounded up; zeros at the end are left out.
pub fn decimals(points: Fraction, places: u8, point: char) -> (String, bool) {
    let places = u32::from(places.min(MOST_PLACES));
    let scale = 10_u128.pow(places);
    let (numerator, denominator) = (u128::from(points.numerator()), u128::from(points.denominator()));
    let scaled = (2 * numerator * scale + denominator) / (2 * denominator);
    let is_rounded = scaled * denominator != numerator * scale;
    let (whole, part) = (scaled / scale, scaled % scale);
    let part = format!("{part:0width$}", width = places as usize);
    let part = part.trim_end_matches('0');
    let words = if part.is_empty() { whole.to_string() } else { format!("{whole}{point}{part}") };
    (words, is_rounded)
}

/// Whether a cell is an id that a spreadsheet has turned into a number: `4.82E+04`.
pub fn is_damaged_id(cell: &str) -> bool {
    let Some((digits, power)) = cell.trim().split_once(['E', 'e']) else { return false };
    let power = power.strip_prefix('+').unwrap_or(power);
    let is_number = |words: &str| !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit());
    is_number(power) && is_number(&digits.replace(['.', ','], "")) && digits.contains(['.', ','])
}

/// Whether an id may have lost its last digits: spreadsheets keep 15 of them.
pub fn may_be_cut(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() > 15 && cell.bytes().all(|b| b.is_ascii_digit()) && cell[15..].bytes().all(|b| b == b'0')
}

/// Whether a date is one that a spreadsheet has rewritten: only digits and signs, where the platform writes a month's name.
pub fn is_rewritten_date(cell: &str) -> bool {
    let cell = cell.trim();
    let has = |wanted: fn(&u8) -> bool| cell.bytes().any(|b| wanted(&b));
    has(u8::is_ascii_digit) && !cell.chars().any(|c| c.is_alphabetic() && !matches!(c, 'A' | 'P' | 'M'))
        || !cell.is_empty() && cell.bytes().all(|b| b == b'#')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_with_points() {
        let check = |cell: &str, expected: Option<(u64, u64)>| {
            assert_eq!(points(cell), expected.map(|(n, d)| Fraction::new(n, d)), "{cell:?}");
        };
        check("7.50", Some((15, 2)));
        check(" 7,5 ", Some((15, 2)));
        check("10", Some((10, 1)));
        check("1,000.00", Some((1000, 1)));
        check(".5", Some((1, 2)));
        for other in ["", "-", "-1", "EX", "7 %", "1e3", ".", "#7", "1234567890123456", "٣"] {
            check(other, None);
        }
    }

    #[test]
    fn points_in_decimals() {
        let check = |(n, d): (u64, u64), places, expected: &str, rounded| {
            assert_eq!(decimals(Fraction::new(n, d), places, '.'), (expected.to_owned(), rounded), "{n}/{d}");
        };
        check((15, 2), 2, "7.5", false);
        check((20, 3), 2, "6.67", true);
        check((15, 2), 0, "8", true);
        check((10, 1), 2, "10", false);
        check((1999, 200), 2, "10", true);
        check((1, 200), 2, "0.01", true);
        check((0, 1), 2, "0", false);
        check((u64::MAX >> 1, 3), 9, "3074457345618258602.33333", true);
        assert_eq!(decimals(Fraction::new(15, 2), 1, ','), ("7,5".to_owned(), false));
    }

    #[test]
    fn what_spreadsheets_damage() {
        for (id, expected) in [("4.82E+04", true), ("4,82E+17", true), ("48207", false), ("4E5", false), ("E", false)] {
            assert_eq!(is_damaged_id(id), expected, "{id}");
        }
        assert!(may_be_cut("482070000000123000") && !may_be_cut("482070000000123456") && !may_be_cut("48000"));
        let dates = [
            ("24/11/2026 10:42", true),
            ("46350.44", true),
            ("11/24/26 10:42 AM", true),
            ("########", true),
            ("Tuesday, 24 November 2026, 10:42 AM", false),
            ("2026年 11月 24日", false),
            ("-", false),
            ("", false),
        ];
        for (date, expected) in dates {
            assert_eq!(is_rewritten_date(date), expected, "{date}");
        }
    }

    proptest! {
        /// What is written is read as the same number, to half a place.
        #[test]
        fn decimals_are_read_again(numerator in 0_u64..100_000, denominator in 1_u64..1_000, places in 0_u8..=MOST_PLACES) {
            let exact = Fraction::new(numerator, denominator);
            let (words, is_rounded) = decimals(exact, places, ',');
            let read = points(&words).unwrap();
            prop_assert_eq!(read == exact, !is_rounded);
            prop_assert!((read.value() - exact.value()).abs() <= 0.5 / 10_f64.powi(places.into()) + 1e-9);
        }
    }
}
