//! What always holds, whatever was marked.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::coding::Coding;
use super::gamma::{self, Weights, alignment};
use super::spans::{Spans, spans};
use super::unitizing::{Unit, Unitizing};
use super::{Figure, Stretch, Stretches, Tally as _, total};

const LENGTH: usize = 60;

type Row = Vec<Option<usize>>;

fn rows() -> impl Strategy<Value = Vec<Row>> {
    vec(vec(of(0_usize..3), 3), 0..25)
}

/// Units of a person that do not overlap.
fn units() -> impl Strategy<Value = Vec<Unit>> {
    vec((0_usize..6, 1_usize..8, 0_usize..3), 0..7).prop_map(|parts| {
        let mut end = 0;
        let unit = |(gap, length, value): (usize, usize, usize)| {
            let start = end + gap;
            end = start + length;
            Unit { at: Stretch::new(start, end), value }
        };
        parts.into_iter().map(unit).collect()
    })
}

fn claims() -> impl Strategy<Value = Vec<Stretches>> {
    let claim = vec((0_usize..LENGTH, 0_usize..15), 1..3);
    vec(
        claim.prop_map(|parts| Stretches::new(parts.iter().map(|(start, len)| Stretch::new(*start, start + len)))),
        0..8,
    )
}

fn figures(tally: &Coding) -> Vec<Figure> {
    vec![
        tally.agreement(),
        tally.alpha(),
        tally.alpha_ordinal(),
        tally.fleiss(),
        tally.ac1(),
        tally.kappa_free(),
        tally.kappa(),
    ]
}

fn unitized(tally: &Unitizing) -> Vec<Figure> {
    let mut figures = vec![tally.u(), tally.bar_u(), tally.cu(), tally.cu_coverage()];
    figures.extend((0..3).flat_map(|value| [tally.ku(value), tally.ku_coverage(value)]));
    figures
}

fn are_same(a: &[Figure], b: &[Figure]) -> bool {
    let same = |(a, b): (&Figure, &Figure)| match (a, b) {
        (Ok(a), Ok(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

fn is_wrong(figure: &Figure) -> bool {
    figure.is_ok_and(|number| number.is_nan() || number > 1.0 + 1e-9) || figure.is_ok_and(f64::is_infinite)
}

fn tally(people: &[Vec<Unit>]) -> Unitizing {
    Unitizing::of(people, &Stretches::all(LENGTH))
}

fn renamed(people: &[Vec<Unit>]) -> Vec<Vec<Unit>> {
    let other = |unit: &Unit| Unit { value: 2 - unit.value, ..*unit };
    people.iter().map(|units| units.iter().map(other).collect()).collect()
}

proptest! {
    #[test]
    fn order_changes_nothing_in_units(rows in rows(), two in any::<bool>()) {
        let people = if two { 2 } else { 3 };
        let all = Coding::of(people, 3, &rows);
        let backwards: Vec<Row> = rows.iter().rev().cloned().collect();
        prop_assert_eq!(&all, &Coding::of(people, 3, &backwards));
        let turned = |row: &Row| row.iter().take(people).rev().copied().collect();
        let others: Vec<Row> = rows.iter().map(turned).collect();
        prop_assert!(are_same(&figures(&all), &figures(&Coding::of(people, 3, &others))));
        // Another name for each category; ordinal alpha then knows the order backwards.
        let named: Vec<Row> = rows.iter().map(|row| row.iter().map(|value| value.map(|v| 2 - v)).collect()).collect();
        prop_assert!(are_same(&figures(&all), &figures(&Coding::of(people, 3, &named))));
        prop_assert!(!figures(&all).iter().any(is_wrong));
    }

    #[test]
    fn articles_add_up(rows in rows(), cut in 0_usize..25, people in vec((units(), units()), 1..4)) {
        let (first, second) = rows.split_at(cut.min(rows.len()));
        let parts = [Coding::of(3, 3, first), Coding::of(3, 3, second)];
        prop_assert_eq!(total(&parts), Coding::of(3, 3, &rows));
        let tallies: Vec<Unitizing> = people.iter().map(|(a, b)| tally(&[a.clone(), b.clone()])).collect();
        let forth: Unitizing = total(&tallies);
        let back: Unitizing = total(tallies.iter().rev());
        prop_assert_eq!(&forth, &back);
        // As one text, the articles end to end.
        let moved = |units: &Vec<Unit>, i: usize| -> Vec<Unit> {
            let at = |unit: &Unit| Stretch::new(unit.at.start + i * LENGTH, (unit.at.end).min(LENGTH) + i * LENGTH);
            units.iter().map(|unit| Unit { at: at(unit), ..*unit }).filter(|unit| unit.at.characters() > 0).collect()
        };
        let a: Vec<Unit> = people.iter().enumerate().flat_map(|(i, (a, _))| moved(a, i)).collect();
        let b: Vec<Unit> = people.iter().enumerate().flat_map(|(i, (_, b))| moved(b, i)).collect();
        let whole = Unitizing::of(&[a, b], &Stretches::all(LENGTH * people.len()));
        prop_assert!(are_same(&unitized(&forth), &unitized(&whole)));
    }

    #[test]
    fn same_values_are_full_agreement(values in vec(0_usize..3, 0..12)) {
        let rows: Vec<Row> = values.iter().map(|value| vec![Some(*value); 2]).collect();
        for figure in figures(&Coding::of(2, 3, &rows)) {
            prop_assert!(figure.is_err() || are_same(&[figure], &[Ok(1.0)]));
        }
    }

    #[test]
    fn order_changes_nothing_in_stretches(a in units(), b in units(), c in units()) {
        let all = [a.clone(), b.clone(), c.clone()];
        let figures = unitized(&tally(&all));
        let backwards: Vec<Vec<Unit>> = [c, b, a].iter().map(|units| units.iter().rev().copied().collect()).collect();
        prop_assert!(are_same(&figures, &unitized(&tally(&backwards))));
        let named = unitized(&tally(&renamed(&all)));
        prop_assert!(are_same(&figures[..4], &named[..4]));
        prop_assert!(are_same(&figures[4..6], &named[8..]));
        prop_assert!(!figures.iter().any(is_wrong));
    }

    #[test]
    fn same_stretches_are_full_agreement(a in units(), marks in claims()) {
        let together = tally(&[a.clone(), a.clone(), a.clone()]);
        for figure in [together.u(), together.bar_u(), together.cu()] {
            prop_assert!(figure.is_err() || are_same(&[figure], &[Ok(1.0)]));
        }
        let (tally, _) = spans(&marks, &marks, &Stretches::all(LENGTH));
        for figure in [tally.f1_exact(), tally.f1_chars()] {
            prop_assert!(figure.is_err() || figure == Ok(1.0));
        }
        let units: Vec<gamma::Unit> = a.iter().map(|unit| gamma::Unit { at: unit.at, value: unit.value }).collect();
        prop_assert!(alignment(&units, &units, &Weights::default()).cost.abs() < 1e-12);
    }

    #[test]
    fn order_of_two_people_changes_no_f1(a in claims(), b in claims(), read in claims()) {
        let text = Stretches::new(read.iter().flat_map(Stretches::as_slice).copied());
        let ((forth, _), (back, _)) = (spans(&a, &b, &text), spans(&b, &a, &text));
        for (one, other) in [(forth.exact, back.exact), (forth.chars, back.chars)] {
            prop_assert_eq!((one.both, one.first, one.second), (other.both, other.second, other.first));
        }
        let mut sum = forth;
        sum.add(&forth);
        prop_assert_eq!(sum.f1_overlap(), forth.f1_overlap());
        prop_assert_eq!(total::<Spans>(&[]), Spans::default());
    }

    #[test]
    fn order_of_two_people_changes_no_alignment(a in units(), b in units()) {
        let of = |units: &[Unit]| -> Vec<gamma::Unit> {
            units.iter().map(|unit| gamma::Unit { at: unit.at, value: unit.value }).collect()
        };
        let (a, b, weights) = (of(&a), of(&b), Weights::default());
        prop_assert!((alignment(&a, &b, &weights).cost - alignment(&b, &a, &weights).cost).abs() < 1e-9);
    }
}
