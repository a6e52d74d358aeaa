//! The figures of agreement as a page, and as a section of one.

use std::fmt::Write as _;

use super::super::OwnLook;
use super::super::escape::escaped;
use super::super::html::{foot, head};
use super::sentences::{against_decisions, cautions, full_name, interval, number, paper_line, units, why};
use super::{Studied, names};
use crate::agreement::{FigureOf, Name, Question, jackknives, total};
use crate::words::{Language, told};

/// The page: for each question its figures with their intervals, what they can't say, and a line for a paper; then the pairs of people.
/// `today` stands at its foot.
pub fn page(studied: &Studied, today: jiff::civil::Date, language: &'static Language) -> String {
    let mut out = String::new();
    let (title, written) = (told!(language, "agree-report-title"), language.day(today));
    let looks: [&OwnLook; 0] = [];
    head(&mut out, title, &written, &looks, language);
    let people = studied.counted.names.join(", ");
    let articles = told!(language, "agree-articles", n = studied.counted.articles.len());
    writeln!(
        out,
        "<header><h1>{}</h1>\n<p class=\"facts\"><bdi>{}</bdi> · {}</p></header>\n<main>",
        escaped(title),
        escaped(&people),
        escaped(&articles)
    )
    .unwrap_or(());
    if let Some(words) = against_decisions(studied, language) {
        writeln!(out, "<p class=\"facts\">{}</p>", escaped(&words)).unwrap_or(());
    }
    for question in &studied.questions {
        section(&mut out, *question, studied, language);
    }
    if studied.counted.study.people.len() > 2 {
        pairs(&mut out, studied, language);
    }
    out.push_str("</main>\n");
    foot(&mut out, title, &written);
    out
}

fn section(out: &mut String, question: Question, studied: &Studied, language: &'static Language) {
    let study = &studied.counted.study;
    let all = total(&studied.counted.tallies);
    let title = match question {
        Question::Sentences => told!(language, "agree-sentences"),
        Question::Verdicts => told!(language, "agree-verdicts"),
        Question::Words => told!(language, "agree-words"),
    };
    let figures: Vec<FigureOf> = names(question, study).into_iter().map(|name| FigureOf::all(question, name)).collect();
    let results = jackknives(&studied.counted.tallies, &figures);
    writeln!(
        out,
        "<section>\n<h2>{}</h2>\n<p class=\"facts\">{}</p>\n<table class=\"index\">\n<thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\" class=\"n\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>",
        escaped(title),
        escaped(&units(question, &all, studied, language)),
        escaped(told!(language, "agree-figure")),
        escaped(told!(language, "agree-value")),
        escaped(told!(language, "agree-interval-column")),
    )
    .unwrap_or(());
    for (figure, result) in figures.iter().zip(&results) {
        let (value, beside) = match result.value {
            Ok(value) => {
                let none = || result.interval.err().map(|reason| why(reason, *figure, &all, studied, language));
                (number(value, language), interval(result, language).or_else(none).unwrap_or_default())
            }
            Err(reason) => ("–".to_owned(), why(reason, *figure, &all, studied, language)),
        };
        writeln!(
            out,
            "<tr><td>{}</td><td class=\"n\">{}</td><td>{}</td></tr>",
            escaped(&full_name(*figure, &all, studied, language)),
            escaped(&value),
            escaped(&beside)
        )
        .unwrap_or(());
    }
    out.push_str("</tbody></table>\n");
    for caution in cautions(question, &all, studied, language) {
        writeln!(out, "<p class=\"facts\">{}</p>", escaped(&caution)).unwrap_or(());
    }
    if let Some(line) = results.first().and_then(|first| paper_line(question, first, &all, studied, language)) {
        writeln!(out, "<p>{}</p>", escaped(&line)).unwrap_or(());
    }
    out.push_str("</section>\n");
}

/// The table of pairs.
fn pairs(out: &mut String, studied: &Studied, language: &'static Language) {
    let all = total(&studied.counted.tallies);
    let columns: Vec<(Question, Name, &str)> = [
        (Question::Sentences, Name::Kappa, told!(language, "agree-sentences")),
        (Question::Verdicts, Name::Kappa, told!(language, "agree-verdicts")),
        (Question::Words, Name::F1Overlap, told!(language, "agree-words")),
    ]
    .into_iter()
    .filter(|(question, ..)| studied.questions.contains(question))
    .collect();
    writeln!(
        out,
        "<section>\n<h2>{}</h2>\n<table class=\"index\">\n<thead><tr><th scope=\"col\">{}</th>",
        escaped(told!(language, "agree-pair-by-pair")),
        escaped(told!(language, "agree-pair"))
    )
    .unwrap_or(());
    for (_, name, title) in &columns {
        let sign = if *name == Name::Kappa { "κ" } else { "F1" };
        write!(out, "<th scope=\"col\" class=\"n\">{} {sign}</th>", escaped(title)).unwrap_or(());
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let row = |out: &mut String, title: &str, pair: Option<usize>| {
        write!(out, "<tr><td><bdi>{}</bdi></td>", escaped(title)).unwrap_or(());
        for (question, name, _) in &columns {
            let figure = FigureOf { question: *question, name: *name, pair }.of(&all);
            let value = figure.map_or_else(|_none| "–".to_owned(), |value| number(value, language));
            write!(out, "<td class=\"n\">{value}</td>").unwrap_or(());
        }
        out.push_str("</tr>\n");
    };
    let names = &studied.counted.names;
    for (number, (a, b)) in studied.counted.study.pairs().into_iter().enumerate() {
        row(out, &format!("{}, {}", names[a], names[b]), Some(number));
    }
    row(out, &told!(language, "agree-mean-row", n = all.pairs.len()), None);
    out.push_str("</tbody></table>\n</section>\n");
}
