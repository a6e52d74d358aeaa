//! Figures as a table: a row a figure.

use super::super::rows::Cell;
use super::super::table::{csv, csv_columns};
use super::json::key;
use super::{Studied, names, names_of_pair};
use crate::agreement::{Figure, FigureOf, Name, Question, jackknives, total};

const COLUMNS: [&str; 10] =
    ["question", "people", "figure", "category", "value", "low", "high", "se", "articles", "why"];

/// The figures as CSV, see [`super::super::table`]. Columns: the question, whose figure it is, its name, its category, the figure, the
/// ends of its interval, its standard error, the articles that it rests on, and why there is none.
pub fn table(studied: &Studied) -> String {
    let counted = &studied.counted;
    let study = &counted.study;
    let all = total(&counted.tallies);
    let rests_on = |figure: FigureOf| counted.tallies.iter().filter(|tally| figure.has_tally(tally)).count() as u64;
    let mut rows = Vec::new();
    for question in &studied.questions {
        let figures: Vec<FigureOf> =
            names(*question, study).into_iter().map(|name| FigureOf::all(*question, name)).collect();
        for (figure, result) in figures.iter().zip(jackknives(&counted.tallies, &figures)) {
            let interval = result.interval.ok();
            let key = key(figure.name, study);
            let interval = [interval.map(|i| i.low), interval.map(|i| i.high), interval.map(|i| i.se)];
            let row = Row { people: counted.names.join(", "), key, value: result.value, interval };
            rows.push(row.cells(*figure, rests_on(*figure), studied));
        }
        for (number, (a, b)) in study.pairs().into_iter().enumerate().filter(|_| study.people.len() > 2) {
            for name in names_of_pair(*question, study) {
                let figure = FigureOf { question: *question, name, pair: Some(number) };
                let people = format!("{}, {}", counted.names[a], counted.names[b]);
                let row = Row { people, key: name.name().to_owned(), value: figure.of(&all), interval: [None; 3] };
                rows.push(row.cells(figure, rests_on(figure), studied));
            }
        }
    }
    format!("{}{}", csv_columns(&COLUMNS), csv(&rows))
}

struct Row {
    people: String,
    key: String,
    value: Figure,
    interval: [Option<f64>; 3],
}

impl Row {
    fn cells(self, figure: FigureOf, articles: u64, studied: &Studied) -> Vec<Cell> {
        let number = |number: Option<f64>| number.map_or(Cell::Nothing, Cell::Figure);
        let [low, high, se] = self.interval.map(number);
        let why = self.value.err().map_or("", |reason| reason.code());
        vec![
            Cell::from(figure.question.name()),
            Cell::from(self.people.as_str()),
            Cell::from(self.key.as_str()),
            Cell::from(category(figure.question, figure.name, studied).as_str()),
            number(self.value.ok()),
            low,
            high,
            se,
            Cell::Number(articles),
            Cell::from(why),
        ]
    }
}

fn category(question: Question, name: Name, studied: &Studied) -> String {
    let categories = question.categories(&studied.counted.study);
    name.category().and_then(|category| categories.get(category).cloned()).unwrap_or_default()
}
