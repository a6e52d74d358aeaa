//! Figures that papers print, from the data that they print.

use super::coding::Coding;
use super::gamma::{self, Weights, alignment};
use super::unitizing::{Unit, Unitizing};
use super::{Figure, Reason, Stretch, Stretches};

/// Units of values as digits, a word a unit; `.` is missing.
fn coding(people: usize, categories: usize, units: &str) -> Coding {
    let value = |c: char| c.to_digit(10).map(|digit| digit as usize);
    let units: Vec<Vec<Option<usize>>> = units.split(' ').map(|unit| unit.chars().map(value).collect()).collect();
    Coding::of(people, categories, &units)
}

#[track_caller]
fn prints(figure: Figure, printed: &str) {
    let digits = printed.split('.').nth(1).unwrap_or_default().len();
    assert_eq!(format!("{:.digits$}", figure.unwrap()), printed);
}

/// Krippendorff 2011, C and D: four people, missing values.
#[test]
fn krippendorff_2011() {
    let data = coding(4, 5, "00.0 1121 2222 2222 1111 0123 3333 0010 1111 .444 ..00 .2..");
    prints(data.alpha(), "0.743");
    prints(data.alpha_ordinal(), "0.815");
    assert_eq!((data.units(), data.complete_units()), (11, 8));
}

/// Fleiss 1971, table 1: 30 patients, six people, five diagnoses; how many said which.
#[test]
fn fleiss_1971() {
    let table = "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 \
        00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006";
    let rows: Vec<&str> = table.split(' ').collect();
    let mut data = Coding::new(6, 5);
    for row in &rows {
        let counts = row.chars().map(|c| c.to_digit(10).unwrap_or(0) as usize).enumerate();
        data.count(&counts.flat_map(|(category, n)| vec![Some(category); n]).collect::<Vec<_>>());
    }
    prints(data.fleiss(), "0.430");
}

/// Krippendorff 1995, p. 57, each position a unit.
#[test]
fn krippendorff_1995() {
    let places = |units: &[(usize, usize)]| -> Vec<bool> {
        (0..24).map(|i| units.iter().any(|(start, end)| (*start..*end).contains(&i))).collect()
    };
    let (first, second) = (places(&[(2, 10), (14, 20)]), places(&[(4, 8), (15, 17)]));
    let mut data = Coding::new(2, 2);
    for (a, b) in first.iter().zip(second) {
        data.count(&[Some(usize::from(*a)), Some(usize::from(b))]);
    }
    prints(data.kappa(), "0.385");
    prints(data.fleiss(), "0.314");
    prints(data.alpha(), "0.329");
}

/// Krippendorff, Mathet, Bouvry and Widlöcher 2016 (also Content Analysis 2019, fig. 12.11).
#[test]
fn krippendorff_2016() {
    let people: [&[(usize, usize, usize)]; 3] = [
        &[(2, 9, 0), (11, 17, 1), (24, 30, 4), (32, 36, 5), (36, 44, 5), (44, 60, 6)],
        &[(2, 9, 0), (11, 17, 2), (19, 25, 4), (32, 44, 5)],
        &[(2, 9, 0), (11, 17, 3), (21, 27, 4), (32, 36, 5), (36, 40, 5), (40, 44, 5)],
    ];
    let units: Vec<Vec<Unit>> = people
        .iter()
        .map(|units| units.iter().map(|&(start, end, value)| Unit { at: Stretch::new(start, end), value }).collect())
        .collect();
    let data = Unitizing::of(&units, &Stretches::all(60));
    prints(data.u(), "0.510");
    prints(data.bar_u(), "0.413");
    prints(data.cu(), "0.724");
    prints(data.ku_coverage(4), "0.44");
    let by_value: Vec<Figure> = (0..7).map(|value| data.ku(value)).collect();
    let rounded = |figure: Figure| figure.map(f64::round);
    let none = Err(Reason::NoOverlap);
    assert_eq!(
        by_value.into_iter().map(rounded).collect::<Vec<_>>(),
        [Ok(1.0), Ok(0.0), Ok(0.0), Ok(0.0), Ok(1.0), Ok(1.0), none]
    );
}

/// `DKPro` Statistics, fixtures 01, 02 and 06 of gamma: the observed disorder.
#[test]
fn dkpro_gamma() {
    let units = |places: &[(usize, usize, usize)]| -> Vec<gamma::Unit> {
        places.iter().map(|&(start, end, value)| gamma::Unit { at: Stretch::new(start, end), value }).collect()
    };
    let observed = |a: &[(usize, usize, usize)], b: &[(usize, usize, usize)], weights: Weights| {
        alignment(&units(a), &units(b), &weights).cost / ((a.len() + b.len()) as f64 / 2.0)
    };
    let usual = Weights::default();
    let moved = observed(&[(1, 5, 0), (6, 10, 1), (11, 15, 0)], &[(2, 6, 0), (7, 11, 1), (12, 16, 0)], usual);
    prints(Ok(moved), "0.0625");
    let fewer = observed(&[(1, 5, 0), (6, 10, 1), (20, 24, 0), (30, 34, 1)], &[(2, 6, 0), (31, 35, 1)], usual);
    prints(Ok(fewer), "0.70833");
    let weights = Weights { place: 3.0, value: 2.0, alone: 1.0 };
    let weighted = observed(&[(1, 5, 0), (6, 10, 1), (11, 15, 2)], &[(2, 7, 0), (8, 12, 1), (11, 15, 0)], weights);
    prints(Ok(weighted), "1.02778");
}
