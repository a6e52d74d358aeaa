//! What was said of sentences and of claims, and F1 of marks.

use serde_json::{Map, Value, json};

use super::super::sentences::{Reading, Said, Trace, Unmarked, reading};
use super::super::verdicts::{Judged, groups, units};
use super::super::{Figure, Stretch, Stretches, mean, pairs_of, spans};
use super::Answer;
use super::given::{Names, claim, length, list, people, read, stretches, text};

pub(super) fn sentences(case: &Value) -> Answer {
    let people = people(case, case.get("people"));
    let sentences = stretches(case.get("sentences"));
    let unmarked = Unmarked::named(text(case, "unmarked")).unwrap_or_default();
    let readings: Vec<Reading> = people
        .iter()
        .map(|person| {
            let of = |name: &str| case.get("people").and_then(|all| all.get(person)).and_then(|all| all.get(name));
            let any = |claims: Option<&Value>| {
                Stretches::new(list(claims).iter().flat_map(|claim| stretches(claim.get("spans"))))
            };
            let trace = Trace {
                marked: any(of("claims")),
                judged: any(of("judged")),
                no_claims: Stretches::new(stretches(of("no_claims"))),
            };
            reading(&trace, &sentences, length(case), unmarked)
        })
        .collect();
    let row =
        |i: usize| -> Vec<Option<&str>> { readings.iter().map(|reading| reading.values[i].map(Said::name)).collect() };
    let read: Map<String, Value> =
        people.iter().zip(&readings).map(|(person, reading)| (person.clone(), ranges(&reading.read))).collect();
    let took_all: Vec<&String> =
        people.iter().zip(&readings).filter(|(_, reading)| reading.took_all).map(|(person, _)| person).collect();
    let mut answer = Answer::default();
    answer.put("units", json!((0..sentences.len()).map(row).collect::<Vec<_>>()));
    answer.put("read", read);
    answer.put("unmarked_counts_as_read", json!(took_all));
    answer
}

fn ranges(stretches: &Stretches) -> Value {
    let pair = |stretch: &Stretch| [stretch.start, stretch.end];
    json!(stretches.as_slice().iter().map(pair).collect::<Vec<_>>())
}

pub(super) fn verdicts(case: &Value) -> Answer {
    let people = people(case, case.get("judged"));
    let mut names = Names::default();
    let mut judged_by = |person: &String| -> Vec<Judged> {
        let judged = list(case.get("judged").and_then(|all| all.get(person)));
        judged
            .iter()
            .map(|value| {
                let (id, at) = claim(value);
                let verdict = Some(text(value, "verdict")).filter(|v| !v.is_empty()).map(|name| names.number(name));
                Judged { id, at, verdict }
            })
            .collect()
    };
    let judged: Vec<Vec<Judged>> = people.iter().map(&mut judged_by).collect();
    let groups = groups(&judged);
    let named = |value: Option<usize>| value.map(|value| names.0[value].as_str());
    let rows: Vec<Vec<Option<&str>>> =
        units(&judged, &groups).into_iter().map(|row| row.into_iter().map(named).collect()).collect();
    let members = |group: &Vec<(usize, usize)>| -> Vec<[&str; 2]> {
        group.iter().map(|(p, c)| [people[*p].as_str(), judged[*p][*c].id.as_str()]).collect()
    };
    let mut answer = Answer::default();
    answer.put("groups", json!(groups.iter().map(members).collect::<Vec<_>>()));
    answer.put("units", json!(rows));
    answer
}

pub(super) fn spans(case: &Value) -> Answer {
    let people = people(case, case.get("claims"));
    let claims: Vec<(Vec<String>, Vec<Stretches>)> = people
        .iter()
        .map(|person| list(case.get("claims").and_then(|all| all.get(person))).iter().map(claim).unzip())
        .collect();
    let read = read(case, &people);
    let mut answer = Answer::default();
    let mut of_pairs: [(&str, Vec<Figure>); 3] =
        [("f1_exact", Vec::new()), ("f1_overlap", Vec::new()), ("f1_chars", Vec::new())];
    for (i, j) in pairs_of(people.len()) {
        let ((ids_a, a), (ids_b, b)) = (&claims[i], &claims[j]);
        let text = read[i].common(&read[j]);
        let (tally, pairs) = spans::spans(a, b, &text);
        let pair_name = format!("{},{}", people[i], people[j]);
        let mut of_pair = Map::new();
        let pairs: Vec<Value> =
            pairs.iter().map(|p| json!([ids_a[p.first], ids_b[p.second], p.share.value()])).collect();
        of_pair.insert("pairs".to_owned(), json!(pairs));
        for (name, counts) in [("exact", tally.exact), ("overlap", tally.overlap), ("chars", tally.chars)] {
            of_pair.insert(name.to_owned(), json!([counts.both, counts.first, counts.second]));
        }
        let figures = [tally.f1_exact(), tally.f1_overlap(), tally.f1_chars()];
        for ((name, all), figure) in of_pairs.iter_mut().zip(figures) {
            all.push(figure);
            of_pair.insert((*name).to_owned(), answer.value(&format!("{pair_name}.{name}"), figure));
        }
        if !a.is_empty() && !b.is_empty() {
            of_pair.insert("pairs_of_greatest_sum".to_owned(), json!(spans::pairs_of_greatest_sum(a, b, &text)));
        }
        answer.put(pair_name, of_pair);
    }
    if people.len() > 2 {
        for (name, figures) in of_pairs {
            let (figure, count) = mean(&figures);
            answer.figure(&format!("mean_{name}"), figure);
            answer.put(format!("pairs_in_mean_{name}"), count);
        }
    }
    answer
}
