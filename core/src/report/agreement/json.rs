//! Figures as JSON. The names of figures are those of docs/json.md.

use serde_json::{Map, Value, json};

use super::{Studied, first, is_mean, names, names_of_pair};
use crate::agreement::coding::Coding;
use crate::agreement::interval::Jackknife;
use crate::agreement::spans::Counts;
use crate::agreement::{
    ArticleFiles, ArticleTally, Figure, FigureOf, Name, PairTally, Question, Study, jackknives, total,
};

/// Figures that are collected together with the reasons of those that do not exist.
#[derive(Default)]
struct Out {
    why: Map<String, Value>,
}

impl Out {
    /// A figure, or `null` and a reason under its full name.
    fn figure(&mut self, name: &str, figure: Figure) -> Value {
        match figure {
            Ok(number) => json!(number),
            Err(reason) => {
                self.why.insert(name.to_owned(), json!(reason.code()));
                Value::Null
            }
        }
    }
}

/// The name of a figure in JSON; that of a mean over pairs begins with `mean_`.
pub(super) fn key(name: Name, study: &Study) -> String {
    if is_mean(name, study) { format!("mean_{}", name.name()) } else { name.name().to_owned() }
}

/// The name of a figure with its category, such as `specific.claim`.
pub(super) fn full_key(question: Question, name: Name, study: &Study) -> String {
    let key = key(name, study);
    match name.category().and_then(|category| question.categories(study).get(category).cloned()) {
        Some(category) => format!("{key}.{category}"),
        None => key,
    }
}

/// All figures of a study.
pub fn study(studied: &Studied) -> Value {
    let counted = &studied.counted;
    let study = &counted.study;
    let all = total(&counted.tallies);
    let figures: Vec<FigureOf> = studied
        .questions
        .iter()
        .flat_map(|question| names(*question, study).into_iter().map(|name| FigureOf::all(*question, name)))
        .collect();
    let results = jackknives(&counted.tallies, &figures);
    let mut out = Out::default();
    let mut value = json!({
        "people": counted.names,
        "deciding": counted.names.get(study.annotators()..).unwrap_or_default(),
        "ids": study.people.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "articles": articles(studied, &figures, &results),
        "left_out": studied.left_out.iter().map(|(path, why)| json!({"file": path, "why": why})).collect::<Vec<_>>(),
    });
    let mut intervals = Map::new();
    for question in &studied.questions {
        let mut of_question = Map::new();
        let mut with_intervals = Map::new();
        for (figure, result) in figures.iter().zip(&results).filter(|(figure, _)| figure.question == *question) {
            let full = full_key(*question, figure.name, study);
            let number = out.figure(&format!("{}.{full}", question.name()), result.value);
            put(&mut of_question, *figure, study, number);
            if let Some((_, pairs)) = figure.of_pairs(&all).filter(|_| is_mean(figure.name, study)) {
                count_pairs(&mut of_question, *figure, study, pairs);
            }
            put(&mut with_intervals, *figure, study, interval(result));
            if let Err(reason) = result.interval {
                out.why.insert(format!("intervals.{}.{full}", question.name()), json!(reason.code()));
            }
        }
        rest(&mut of_question, *question, &all, studied);
        value[question.name()] = Value::Object(of_question);
        intervals.insert(question.name().to_owned(), Value::Object(with_intervals));
    }
    value["pairs"] = pairs(studied, &all, &mut out);
    value["intervals"] = Value::Object(intervals);
    value["why"] = Value::Object(out.why);
    value
}

/// Puts a figure under its name; those of a category into a map by category.
fn put(map: &mut Map<String, Value>, figure: FigureOf, study: &Study, value: Value) {
    let key = key(figure.name, study);
    let category = figure.name.category().and_then(|category| figure.question.categories(study).get(category).cloned());
    match category {
        None => {
            map.insert(key, value);
        }
        Some(category) => {
            let by_category = map.entry(key).or_insert_with(|| json!({}));
            by_category[category] = value;
        }
    }
}

/// Puts over how many pairs a mean is; for those of a category into a map by category.
fn count_pairs(map: &mut Map<String, Value>, figure: FigureOf, study: &Study, pairs: usize) {
    let key = format!("pairs_in_{}", key(figure.name, study));
    match figure.name.category().and_then(|category| figure.question.categories(study).get(category).cloned()) {
        None => drop(map.insert(key, json!(pairs))),
        Some(category) => map.entry(key).or_insert_with(|| json!({}))[category] = json!(pairs),
    }
}

fn interval(result: &Jackknife) -> Value {
    match result.interval {
        Ok(interval) => json!({"low": interval.low, "high": interval.high, "se": interval.se}),
        Err(_) => Value::Null,
    }
}

/// Counts and tables of a question.
fn rest(map: &mut Map<String, Value>, question: Question, all: &ArticleTally, studied: &Studied) {
    let study = &studied.counted.study;
    let names = &studied.counted.names;
    match question {
        Question::Sentences => {
            coding(map, &all.sentences, question, study);
            map.insert("sentences".to_owned(), json!(all.all_sentences));
            let took: Vec<(&String, u64)> =
                names.iter().zip(all.took_all.iter().copied()).filter(|(_, articles)| *articles > 0).collect();
            map.insert(
                "unmarked_counts_as_read".to_owned(),
                json!(took.iter().map(|(name, _)| name).collect::<Vec<_>>()),
            );
            let by_name: Map<String, Value> = took.into_iter().map(|(name, n)| (name.clone(), json!(n))).collect();
            map.insert("unmarked_counts_as_read_in".to_owned(), Value::Object(by_name));
        }
        Question::Verdicts => {
            coding(map, &all.verdicts, question, study);
            map.insert("ordered".to_owned(), json!(study.ordered));
            map.insert("judged".to_owned(), json!(all.judged));
            map.insert("seen".to_owned(), json!(all.seen));
        }
        Question::Words => {
            map.insert("length".to_owned(), json!(all.unitizing.length() as u64));
            let by_name = |numbers: &[u64]| -> Map<String, Value> {
                names.iter().zip(numbers).map(|(name, n)| (name.clone(), json!(n))).collect()
            };
            map.insert("claims".to_owned(), Value::Object(by_name(&all.marks)));
            map.insert("overlapping".to_owned(), Value::Object(by_name(all.unitizing.overlapping())));
            if let ([pair], true) = (all.pairs.as_slice(), study.people.len() == 2) {
                words_of(map, pair);
            }
        }
    }
}

fn coding(map: &mut Map<String, Value>, coding: &Coding, question: Question, study: &Study) {
    map.insert("categories".to_owned(), json!(question.categories(study)));
    map.insert("units".to_owned(), json!(coding.units()));
    map.insert("complete_units".to_owned(), json!(coding.complete_units()));
    map.insert("coincidences".to_owned(), json!(coding.coincidences()));
    if let Some(confusion) = coding.confusion() {
        map.insert("confusion".to_owned(), json!(confusion));
    }
}

fn words_of(map: &mut Map<String, Value>, pair: &PairTally) {
    let counts = |counts: Counts| json!([counts.both, counts.first, counts.second]);
    map.insert("exact".to_owned(), counts(pair.spans.exact));
    map.insert("overlap".to_owned(), counts(pair.spans.overlap));
    map.insert("chars".to_owned(), counts(pair.spans.chars));
    map.insert("text".to_owned(), json!(pair.spans.text));
}

/// The figures of each pair of people.
fn pairs(studied: &Studied, all: &ArticleTally, out: &mut Out) -> Value {
    let study = &studied.counted.study;
    let names = &studied.counted.names;
    let mut pairs = Vec::new();
    for (number, ((a, b), pair)) in study.pairs().into_iter().zip(&all.pairs).enumerate() {
        let mut value = json!({"people": [names[a], names[b]]});
        for question in &studied.questions {
            let mut map = Map::new();
            for name in names_of_pair(*question, study) {
                let figure = FigureOf { question: *question, name, pair: Some(number) };
                let category = name.category().and_then(|c| question.categories(study).get(c).cloned());
                let full = category.as_ref().map_or(name.name().to_owned(), |c| format!("{}.{c}", name.name()));
                let full = format!("{},{}.{}.{full}", names[a], names[b], question.name());
                let number = out.figure(&full, figure.of(all));
                match category {
                    None => drop(map.insert(name.name().to_owned(), number)),
                    Some(category) => map.entry(name.name()).or_insert_with(|| json!({}))[category] = number,
                }
            }
            match question {
                Question::Sentences => coding(&mut map, &pair.sentences, *question, study),
                Question::Verdicts => {
                    coding(&mut map, &pair.verdicts, *question, study);
                    map.insert("seen".to_owned(), json!(pair.seen));
                }
                Question::Words => {
                    words_of(&mut map, pair);
                    if study.gamma {
                        map.insert("gamma_luck".to_owned(), json!(pair.gamma.luck()));
                    }
                }
            }
            value[question.name()] = Value::Object(map);
        }
        pairs.push(value);
    }
    Value::Array(pairs)
}

/// The articles with their files, and what the figure that answers each question is without each.
fn articles(studied: &Studied, figures: &[FigureOf], results: &[Jackknife]) -> Value {
    let study = &studied.counted.study;
    let result = |question: &Question| {
        let answer = first(*question, study);
        let (_, result) = figures.iter().zip(results).find(|(figure, _)| **figure == answer)?;
        Some((format!("{}.{}", question.name(), full_key(*question, answer.name, study)), result))
    };
    let answers: Vec<(String, &Jackknife)> = studied.questions.iter().filter_map(result).collect();
    let of = |(i, article): (usize, &ArticleFiles)| {
        let files: Vec<&String> = article.files.iter().filter_map(|file| studied.files.get(*file)).collect();
        let without = |(name, result): &(String, &Jackknife)| {
            (name.clone(), json!(result.without.get(i).copied().and_then(Result::ok)))
        };
        let without: Map<String, Value> = answers.iter().map(without).collect();
        json!({"title": article.title, "files": files, "without": without})
    };
    studied.counted.articles.iter().enumerate().map(of).collect()
}
