//! Alpha for unitizing, and gamma.

use serde_json::{Map, Value, json};

use super::super::unitizing::{Unit, Unitizing};
use super::super::{Figure, Stretches, gamma as gammas, mean, pairs_of, total};
use super::Answer;
use super::given::{Names, list, people, read, stretch};

/// The value of `[start, end, value]`.
fn value(unit: &Value) -> &str {
    unit.get(2).and_then(Value::as_str).unwrap_or("")
}

pub(super) fn unitizing(case: &Value) -> Answer {
    let articles = list(case.get("articles"));
    let people = people(case, articles.first().and_then(|article| article.get("units")));
    let mut names = Names::default();
    let mut tallies: Vec<Unitizing> = Vec::new();
    for article in articles {
        let units: Vec<Vec<Unit>> = people
            .iter()
            .map(|person| {
                let units = list(article.get("units").and_then(|all| all.get(person)));
                units.iter().map(|unit| Unit { at: stretch(unit), value: names.number(value(unit)) }).collect()
            })
            .collect();
        let read = read(article, &people);
        let common = read.into_iter().reduce(|common, next| common.common(&next));
        tallies.push(Unitizing::of(&units, &common.unwrap_or_else(Stretches::default)));
    }
    let tally: Unitizing = total(&tallies);
    let mut answer = Answer::default();
    answer.figure("u", tally.u());
    answer.figure("bar_u", tally.bar_u());
    answer.figure("cu", tally.cu());
    answer.put("cu_coverage", tally.cu_coverage().ok());
    answer.put("length", tally.length() as u64);
    let (mut ku, mut coverage) = (Map::new(), Map::new());
    for value in tally.values() {
        let name = &names.0[value];
        ku.insert(name.clone(), answer.value(&format!("ku.{name}"), tally.ku(value)));
        coverage.insert(name.clone(), json!(tally.ku_coverage(value).ok()));
    }
    answer.put("ku", ku);
    answer.put("ku_coverage", coverage);
    answer
}

pub(super) fn gamma(case: &Value) -> Answer {
    let people = people(case, case.get("units"));
    let given: Vec<&[Value]> =
        people.iter().map(|person| list(case.get("units").and_then(|all| all.get(person)))).collect();
    let mut known: Vec<&str> = given.iter().copied().flatten().map(value).collect();
    known.sort_unstable();
    known.dedup();
    let unit = |unit: &Value| gammas::Unit {
        at: stretch(unit),
        value: known.binary_search(&value(unit)).unwrap_or_else(|place| place),
    };
    let units: Vec<Vec<gammas::Unit>> = given.iter().map(|units| units.iter().map(unit).collect()).collect();
    let mut answer = Answer::default();
    let mut figures: Vec<Figure> = Vec::new();
    for (i, j) in pairs_of(people.len()) {
        let name = format!("{},{}", people[i], people[j]);
        let (figure, told) = of_pair(case, &units[i], &units[j]);
        figures.push(figure);
        let none = answer.value(&name, figure);
        answer.put(name, told.unwrap_or(none));
    }
    if people.len() > 2 {
        let (figure, count) = mean(&figures);
        answer.figure("mean_gamma", figure);
        answer.put("pairs_in_mean_gamma", count);
    }
    answer
}

/// Gamma of two people; what is told of it, if there is a figure. Where another program's samples are expected (`pygamma`), ours are told
/// in their place.
fn of_pair(case: &Value, first: &[gammas::Unit], second: &[gammas::Unit]) -> (Figure, Option<Value>) {
    let number = |name: &str| case.get(name).and_then(Value::as_f64).filter(|n| (0.0..=1e6).contains(n)).unwrap_or(1.0);
    let weights = gammas::Weights { place: number("alpha"), value: number("beta"), alone: number("delta_empty") };
    let seed = case.get("seed").and_then(Value::as_u64).unwrap_or(0);
    let samples = case.get("samples").and_then(Value::as_u64).map(|n| n.min(gammas::MOST_ASKED) as usize);
    let alignment = gammas::alignment(first, second, &weights);
    let is_same = alignment.cost <= 0.0;
    let chance = if is_same { None } else { gammas::chance(first, second, &weights, seed, samples) };
    let tally = gammas::Gamma::of(first, second, &alignment, chance);
    let figure = tally.gamma();
    if tally.mean_units <= 0.0 {
        return (figure, None);
    }
    let aligned: Vec<[usize; 2]> = alignment.pairs.iter().map(|pair| [pair.first, pair.second]).collect();
    let drawn = |chance: gammas::Chance| {
        json!({"expected": chance.mean, "gamma": figure.ok(), "samples": chance.samples, "sd": chance.deviation,
            "gamma_within": 2.0 * tally.luck()})
    };
    let mut told = json!({
        "observed": alignment.cost / tally.mean_units,
        "expected": chance.map(|chance| chance.mean),
        "gamma": figure.ok(),
        "aligned": aligned,
    });
    if case.get("expect").is_some() {
        told["pygamma"] = json!(chance.map(drawn));
    }
    (figure, Some(told))
}
