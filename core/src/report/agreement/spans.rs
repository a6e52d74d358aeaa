//! The sentences, claims and stretches behind each cell of a table, as JSON.

use serde_json::{Value, json};

use super::Studied;
use super::json::full_key;
use super::names;
use crate::agreement::{Cell, FigureOf, Item, Question, Two, Work, jackknives, sentences_of, together};
use crate::model::Annotations;

/// Adds `spans` to the figures of a study: for each cell of a table and each count the sentences, claims or stretches of which it is made.
/// Offsets are Unicode scalar values. Adds to each article what each figure is without it. `read` reads a file by its number.
pub fn add_spans<E>(value: &mut Value, studied: &Studied, read: impl Fn(usize) -> Result<Annotations, E>) {
    let study = &studied.counted.study;
    let mut cells: Vec<(Cell, Value)> = Vec::new();
    for two in study.pairs() {
        for question in &studied.questions {
            cells.extend(cells_of(*question, two, studied));
        }
    }
    let mut found: Vec<Vec<Value>> = vec![Vec::new(); cells.len()];
    for (number, article) in studied.counted.articles.iter().enumerate() {
        let (Some(annotations), _) = together(&article.files, &read) else { continue };
        let work = Work::of(&annotations, &sentences_of(&annotations), study);
        for ((cell, _), found) in cells.iter().zip(&mut found) {
            found.extend(work.items(*cell, study).iter().map(|item| told(item, number, studied)));
        }
    }
    let spans: Vec<Value> = cells
        .into_iter()
        .zip(found)
        .filter(|(_, items)| !items.is_empty())
        .map(|((_, mut cell), items)| {
            cell["items"] = Value::Array(items);
            cell
        })
        .collect();
    value["spans"] = Value::Array(spans);
    without(value, studied);
}

/// The cells of two people's tables, each with what names it.
fn cells_of(question: Question, (a, b): Two, studied: &Studied) -> Vec<(Cell, Value)> {
    let study = &studied.counted.study;
    let names = &studied.counted.names;
    let categories = question.categories(study);
    let named = |cell: Cell, what: &str, first: usize, second: usize| {
        let people = [&names[first], &names[second]];
        (cell, json!({"question": question.name(), "of": what, "people": people}))
    };
    let mut cells = Vec::new();
    let in_table = |cell: Cell, what: &str, row: &str, column: &str| {
        let (cell, mut value) = named(cell, what, a, b);
        (value["row"], value["column"]) = (json!(row), json!(column));
        (cell, value)
    };
    match question {
        Question::Sentences | Question::Verdicts => {
            for (row, of_row) in categories.iter().enumerate() {
                for (column, of_column) in categories.iter().enumerate() {
                    let cell = match question {
                        Question::Sentences => Cell::Sentences((a, b), row, column),
                        _ => Cell::Verdicts((a, b), row, column),
                    };
                    cells.push(in_table(cell, "confusion", of_row, of_column));
                }
            }
        }
        Question::Words => {
            cells.push(named(Cell::Pairs((a, b)), "overlap", a, b));
            cells.push(named(Cell::Alone((a, b)), "alone", a, b));
            cells.push(named(Cell::Alone((b, a)), "alone", b, a));
            let values: Vec<(Option<usize>, &str)> = std::iter::once((None, "gap"))
                .chain(categories.iter().enumerate().map(|(i, name)| (Some(i), name.as_str())))
                .collect();
            for (row, of_row) in &values {
                for (column, of_column) in &values {
                    cells.push(in_table(Cell::Units((a, b), *row, *column), "units", of_row, of_column));
                }
            }
            if study.gamma {
                cells.push(named(Cell::Aligned((a, b)), "aligned", a, b));
            }
        }
    }
    cells
}

fn told(item: &Item, article: usize, studied: &Studied) -> Value {
    let names = &studied.counted.names;
    let claims: Vec<Value> =
        item.claims.iter().map(|(person, claim)| json!([names.get(*person), claim.to_string()])).collect();
    let mut value = json!({"article": article, "start": item.at.map(|at| at.start), "end": item.at.map(|at| at.end), "claims": claims});
    if let Some(number) = item.number {
        value["number"] = json!(number);
    }
    value
}

/// Adds to each article what every figure is without it.
fn without(value: &mut Value, studied: &Studied) {
    let study = &studied.counted.study;
    let figures: Vec<FigureOf> = studied
        .questions
        .iter()
        .flat_map(|question| names(*question, study).into_iter().map(|name| FigureOf::all(*question, name)))
        .collect();
    let results = jackknives(&studied.counted.tallies, &figures);
    let Some(articles) = value.get_mut("articles").and_then(Value::as_array_mut) else { return };
    for (i, article) in articles.iter_mut().enumerate() {
        for (figure, result) in figures.iter().zip(&results) {
            let name = format!("{}.{}", figure.question.name(), full_key(figure.question, figure.name, study));
            article["without"][name] = json!(result.without.get(i).copied().and_then(Result::ok));
        }
    }
}
