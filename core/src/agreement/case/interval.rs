//! Intervals over articles.

use serde_json::{Value, json};

use super::super::coding::Coding;
use super::super::interval::{Jackknife, jackknife};
use super::super::spans::Counts;
use super::Answer;
use super::given::{Names, list, text};
use super::units::figure;
use crate::model::Scheme;

pub(super) fn interval(case: &Value) -> Answer {
    let name = text(case, "figure");
    let articles = list(case.get("articles"));
    let result = if name.starts_with("f1") { of_counts(articles) } else { of_units(case, articles, name) };
    let mut answer = Answer::default();
    answer.figure("value", result.value);
    answer.put("without", json!(result.without.iter().map(|figure| figure.ok()).collect::<Vec<_>>()));
    if let Err(reason) = result.interval {
        answer.why.insert("interval".to_owned(), json!(reason.code()));
    }
    let interval = result.interval.ok();
    answer.put("se", interval.map(|i| i.se));
    answer.put("low", interval.map(|i| i.low));
    answer.put("high", interval.map(|i| i.high));
    answer
}

fn of_counts(articles: &[Value]) -> Jackknife {
    let count = |article: &Value, i: usize| article.get(i).and_then(Value::as_u64).unwrap_or(0);
    let counts: Vec<Counts> =
        articles.iter().map(|a| Counts { both: count(a, 0), first: count(a, 1), second: count(a, 2) }).collect();
    jackknife(&counts, |counts| counts.f1().is_ok(), |counts| counts.f1())
}

fn of_units(case: &Value, articles: &[Value], name: &str) -> Jackknife {
    let mut names = categories(case, articles);
    let units: Vec<Vec<Vec<Option<usize>>>> =
        articles.iter().map(|article| list(Some(article)).iter().map(|row| names.unit(row)).collect()).collect();
    let people = units.iter().flatten().map(Vec::len).max().unwrap_or(0);
    let tallies: Vec<Coding> = units.iter().map(|units| Coding::of(people, names.0.len(), units)).collect();
    let of_complete = ["fleiss", "ac1", "kappa_free", "kappa"].contains(&name);
    let has_tally = |tally: &Coding| if of_complete { tally.complete_units() > 0 } else { tally.units() > 0 };
    jackknife(&tallies, has_tally, |tally| figure(tally, name))
}

/// The categories of a case; if it names none, those of the first scheme of the program that has all values, in its order.
fn categories(case: &Value, articles: &[Value]) -> Names {
    let mut names = Names::of(case.get("categories"));
    if !names.0.is_empty() {
        return names;
    }
    let rows = articles.iter().flat_map(|article| list(Some(article)));
    let mut values: Vec<&str> = rows.flat_map(|row| list(Some(row))).filter_map(Value::as_str).collect();
    values.sort_unstable();
    values.dedup();
    let of_sentences = vec!["claim".to_owned(), "none".to_owned()];
    let schemes = Scheme::built_in().into_iter().map(|s| s.verdicts.iter().map(|v| v.id.clone()).collect());
    let known = std::iter::once(of_sentences)
        .chain(schemes)
        .find(|known: &Vec<String>| values.iter().all(|value| known.iter().any(|id| id == value)));
    for name in known.unwrap_or_else(|| values.iter().map(|value| (*value).to_owned()).collect()) {
        names.number(&name);
    }
    names
}
