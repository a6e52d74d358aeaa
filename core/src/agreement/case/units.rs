//! Figures of units that people gave values.

use serde_json::{Map, Value, json};

use super::super::Figure;
use super::super::coding::Coding;
use super::Answer;
use super::given::{Names, list, people};

pub(super) fn coding(case: &Value) -> Answer {
    let mut names = Names::of(case.get("categories"));
    let units: Vec<Vec<Option<usize>>> = list(case.get("units")).iter().map(|row| names.unit(row)).collect();
    let count = match people(case, None).len() {
        0 => units.iter().map(Vec::len).max().unwrap_or(0),
        named => named,
    };
    let tally = Coding::of(count, names.0.len(), &units);
    let mut answer = Answer::default();
    answer.put("units", tally.units());
    answer.put("complete_units", tally.complete_units());
    let specific: Map<String, Value> =
        names.0.iter().enumerate().map(|(c, name)| (name.clone(), json!(tally.specific(c).ok()))).collect();
    answer.put("specific", specific);
    answer.put("coincidences", json!(tally.coincidences()));
    for name in ["agreement", "alpha", "fleiss", "ac1", "kappa_free"] {
        answer.figure(name, figure(&tally, name));
    }
    if case.get("ordered").and_then(Value::as_bool).unwrap_or(false) {
        answer.figure("alpha_ordinal", tally.alpha_ordinal());
    }
    if let Some(confusion) = tally.confusion() {
        answer.put("confusion", json!(confusion));
        answer.figure("kappa", tally.kappa());
    }
    answer
}

/// The figure of that name.
pub(super) fn figure(tally: &Coding, name: &str) -> Figure {
    match name {
        "agreement" => tally.agreement(),
        "alpha_ordinal" => tally.alpha_ordinal(),
        "fleiss" => tally.fleiss(),
        "ac1" => tally.ac1(),
        "kappa_free" => tally.kappa_free(),
        "kappa" => tally.kappa(),
        _ => tally.alpha(),
    }
}
