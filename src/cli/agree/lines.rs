//! Figures as lines for a terminal.

use claimlight_core::agreement::{FigureOf, Name, Question, jackknives, total};
use claimlight_core::report::agreement::{
    Studied, against_decisions, cautions, full_name, interval, names, number, paper_line, units, why,
};
use claimlight_core::words::Language;

/// What is printed: each question with its figures and what they can't say, the pairs of people, and a line for a paper.
pub fn lines(studied: &Studied) -> Vec<String> {
    let language = Language::english();
    let counted = &studied.counted;
    let all = total(&counted.tallies);
    let files: usize = counted.articles.iter().map(|article| article.files.len()).sum();
    let mut lines = vec![format!(
        "{}: {}, {}",
        counted.names.join(", "),
        super::output::counted(counted.articles.len(), "article", "articles"),
        super::output::counted(files, "annotation file", "annotation files")
    )];
    lines.extend(against_decisions(studied, language));
    let mut paper = Vec::new();
    for question in &studied.questions {
        // Those of single verdicts are in the tables.
        let is_short = |name: &Name| !matches!(name, Name::Ku(_) | Name::KuCoverage(_) | Name::CuCoverage);
        let names = names(*question, &counted.study).into_iter().filter(is_short);
        let figures: Vec<FigureOf> = names.map(|name| FigureOf::all(*question, name)).collect();
        let results = jackknives(&counted.tallies, &figures);
        lines.push(String::new());
        lines.push(title(*question, language).to_owned());
        lines.push(format!("  {}", units(*question, &all, studied, language)));
        for (figure, result) in figures.iter().zip(&results) {
            let name = full_name(*figure, &all, studied, language);
            lines.push(match result.value {
                Ok(value) => {
                    let interval = interval(result, language).map(|words| format!("  ({words})")).unwrap_or_default();
                    format!("  {:>5}  {name}{interval}", number(value, language))
                }
                Err(reason) => format!("      –  {name}: {}", why(reason, *figure, &all, studied, language)),
            });
        }
        lines.extend(cautions(*question, &all, studied, language).into_iter().map(|words| format!("  {words}")));
        paper.extend(results.first().and_then(|first| paper_line(*question, first, &all, studied, language)));
    }
    if counted.names.len() > 2 {
        lines.push(String::new());
        lines.push("Pair by pair (sentences κ, verdicts κ, words F1)".to_owned());
        for (pair, (a, b)) in counted.study.pairs().into_iter().enumerate() {
            let cell = |question: Question, name: Name| {
                let figure = FigureOf { question, name, pair: Some(pair) };
                figure.of(&all).map_or_else(|_none| "–".to_owned(), |value| number(value, language))
            };
            lines.push(format!(
                "  {}, {}: {}, {}, {}",
                counted.names[a],
                counted.names[b],
                cell(Question::Sentences, Name::Kappa),
                cell(Question::Verdicts, Name::Kappa),
                cell(Question::Words, Name::F1Overlap)
            ));
        }
    }
    if !paper.is_empty() {
        lines.push(String::new());
        lines.push("For a paper:".to_owned());
        lines.extend(paper);
    }
    lines
}

fn title(question: Question, language: &'static Language) -> &'static str {
    match question {
        Question::Sentences => language.text("agree-sentences"),
        Question::Verdicts => language.text("agree-verdicts"),
        Question::Words => language.text("agree-words"),
    }
}
