//! Figures of agreement in the words of a language.

use super::{Studied, first, is_mean};
use crate::agreement::coding::Coding;
use crate::agreement::interval::Jackknife;
use crate::agreement::{ArticleTally, FigureOf, Name, Question, Reason};
use crate::words::{Language, told};

/// A share of all that was said, in per cent, below which a category counts as rare.
const RARE: f64 = 10.0;

/// A figure to the hundredth: `0.72`, in German `0,72`.
pub fn number(value: f64, language: &Language) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // No figure is less than nothing by rounding.
    let written = format!("{:.2}", if rounded == 0.0 { 0.0 } else { rounded }).replace('-', "−");
    if language.number(0.5).contains(',') { written.replace('.', ",") } else { written }
}

/// The label of a question's category.
pub fn category<'a>(question: Question, category: usize, studied: &'a Studied, language: &'static Language) -> &'a str {
    match question {
        Question::Sentences if category == 0 => told!(language, "agree-claim"),
        Question::Sentences => told!(language, "agree-none"),
        _ => {
            studied.labels.get(category).map_or_else(|| told!(language, "to-check"), |label| language.of_scheme(label))
        }
    }
}

/// What a figure is called.
pub fn figure_name(figure: FigureOf, studied: &Studied, language: &'static Language) -> String {
    let of = |category: usize| self::category(figure.question, category, studied, language);
    match figure.name {
        Name::Alpha => told!(language, "agree-name-alpha").to_owned(),
        Name::AlphaOrdinal => told!(language, "agree-name-alpha-ordinal").to_owned(),
        Name::Agreement => told!(language, "agree-name-agreement").to_owned(),
        Name::Specific(category) => told!(language, "agree-name-specific", category = of(category)),
        Name::Kappa => told!(language, "agree-name-kappa").to_owned(),
        Name::Fleiss => told!(language, "agree-name-fleiss").to_owned(),
        Name::Ac1 => told!(language, "agree-name-ac1").to_owned(),
        Name::KappaFree => told!(language, "agree-name-kappa-free").to_owned(),
        Name::F1Overlap => told!(language, "agree-name-f1-overlap").to_owned(),
        Name::F1Exact => told!(language, "agree-name-f1-exact").to_owned(),
        Name::F1Chars => told!(language, "agree-name-f1-chars").to_owned(),
        Name::BarU => told!(language, "agree-name-bar-u").to_owned(),
        Name::U => told!(language, "agree-name-u").to_owned(),
        Name::Cu => told!(language, "agree-name-cu").to_owned(),
        Name::CuCoverage => told!(language, "agree-name-cu-coverage").to_owned(),
        Name::Ku(category) => told!(language, "agree-name-ku", category = of(category)),
        Name::KuCoverage(category) => told!(language, "agree-name-ku-coverage", category = of(category)),
        Name::Gamma => told!(language, "agree-name-gamma").to_owned(),
        Name::GammaByVerdict => told!(language, "agree-name-gamma-by-verdict").to_owned(),
    }
}

/// The same; of more than two people with the number of pairs over which the figure is a mean.
pub fn full_name(figure: FigureOf, all: &ArticleTally, studied: &Studied, language: &'static Language) -> String {
    let name = figure_name(figure, studied, language);
    let is_mean = figure.pair.is_none() && is_mean(figure.name, &studied.counted.study);
    match figure.of_pairs(all).filter(|_| is_mean) {
        Some((_, pairs)) => told!(language, "agree-mean-of-pairs", figure = name, n = pairs),
        None => name,
    }
}

/// `95 %: 0.62 to 0.82`; `None` if there is no interval.
pub fn interval(result: &Jackknife, language: &Language) -> Option<String> {
    let interval = result.interval.ok()?;
    let (low, high) = (number(interval.low, language), number(interval.high, language));
    Some(told!(language, "agree-interval", low = low, high = high))
}

/// Of how many units a question is answered, and how many of them have a value of everyone.
pub fn units(question: Question, all: &ArticleTally, studied: &Studied, language: &Language) -> String {
    let people = studied.counted.study.people.len();
    let coding = match question {
        Question::Sentences => &all.sentences,
        Question::Verdicts => &all.verdicts,
        Question::Words => return told!(language, "agree-units-words").to_owned(),
    };
    let (n, complete) = (coding.units(), coding.complete_units());
    if studied.counted.study.is_against_decisions() {
        return told!(language, "agree-units-decisions", n = n, pairs = all.pairs.len());
    }
    if question == Question::Sentences {
        told!(language, "agree-units-sentences", n = n, complete = complete, people = people)
    } else {
        told!(language, "agree-units-verdicts", n = n, complete = complete, people = people)
    }
}

/// What figures of people against decisions mean; `None` if nobody who decides is compared alone.
pub fn against_decisions(studied: &Studied, language: &Language) -> Option<String> {
    let study = &studied.counted.study;
    let names = studied.counted.names.get(study.annotators()..).filter(|names| !names.is_empty())?;
    Some(told!(language, "agree-against", names = names.join(", ")))
}

/// Why a figure does not exist.
pub fn why(
    reason: Reason,
    figure: FigureOf,
    all: &ArticleTally,
    studied: &Studied,
    language: &'static Language,
) -> String {
    match reason {
        Reason::NoPairs => told!(language, "agree-why-no-pairs", question = figure.question.name()),
        Reason::OneCategory => match only_category(figure, all) {
            Some((only, n)) => {
                let value = category(figure.question, only, studied, language);
                told!(language, "agree-why-one-category", value = value, n = n)
            }
            None => told!(language, "agree-why-one-category-plain").to_owned(),
        },
        Reason::NothingMarked => told!(language, "agree-why-nothing-marked").to_owned(),
        Reason::NoText => told!(language, "agree-why-no-text").to_owned(),
        Reason::AllMarked | Reason::AllMarkedAlike => told!(language, "agree-why-all-marked").to_owned(),
        Reason::NoOverlap => told!(language, "agree-why-no-overlap").to_owned(),
        Reason::OneValue => told!(language, "agree-why-one-value").to_owned(),
        Reason::Overlapping => {
            let most = all.unitizing.overlapping().iter().enumerate().max_by_key(|(i, n)| (**n, std::cmp::Reverse(*i)));
            match most.and_then(|(i, n)| Some((studied.counted.names.get(i)?, *n))) {
                Some((name, n)) => told!(language, "agree-why-overlapping", name = name, n = n),
                None => told!(language, "agree-why-overlapping-plain").to_owned(),
            }
        }
        Reason::FewArticles => {
            let articles = studied.counted.tallies.iter().filter(|tally| figure.has_tally(tally)).count();
            told!(language, "agree-why-few-articles", n = articles)
        }
        Reason::UndefinedWithoutOne => told!(language, "agree-why-undefined-without-one").to_owned(),
    }
}

/// The only category that was said, and how many units were said to be so.
fn only_category(figure: FigureOf, all: &ArticleTally) -> Option<(usize, u64)> {
    let coding = coding_of(figure, all)?;
    let said = shares(coding);
    let mut known = said.iter().enumerate().filter(|(_, share)| **share > 0.0);
    let (only, _) = known.next()?;
    known.next().is_none().then(|| (only, coding.units()))
}

fn coding_of(figure: FigureOf, all: &ArticleTally) -> Option<&Coding> {
    match (figure.question, figure.pair) {
        (Question::Sentences, None) => Some(&all.sentences),
        (Question::Verdicts, None) => Some(&all.verdicts),
        (Question::Sentences, Some(pair)) => Some(&all.pairs.get(pair)?.sentences),
        (Question::Verdicts, Some(pair)) => Some(&all.pairs.get(pair)?.verdicts),
        (Question::Words, _) => None,
    }
}

/// How large a part of what was said each category is.
fn shares(coding: &Coding) -> Vec<f64> {
    let said: Vec<f64> = coding.coincidences().iter().map(|row| row.iter().sum()).collect();
    let n: f64 = said.iter().sum();
    said.iter().map(|said| if n > 0.0 { said / n } else { 0.0 }).collect()
}

/// What the figures of a question can't say: who was taken to have read all, what was judged after seeing another's verdict, who always
/// said the same, and which category is rare.
pub fn cautions(question: Question, all: &ArticleTally, studied: &Studied, language: &'static Language) -> Vec<String> {
    let names = &studied.counted.names;
    let mut told = Vec::new();
    if question != Question::Verdicts {
        for (name, articles) in names.iter().zip(&all.took_all).filter(|(_, articles)| **articles > 0) {
            told.push(format!("{}.", told!(language, "agree-took-all", name = name, n = *articles)));
        }
    }
    if question == Question::Verdicts && all.seen > 0 {
        told.push(told!(language, "agree-seen", seen = all.seen, n = all.judged));
    }
    let Some(coding) = coding_of(FigureOf::all(question, Name::Alpha), all) else { return told };
    let of_two = coding.confusion().filter(|_| coding.units() > 1 && names.len() == 2);
    if let Some(table) = of_two {
        let rows: Vec<u64> = table.iter().map(|row| row.iter().sum()).collect();
        let columns: Vec<u64> = (0..table.len()).map(|k| table.iter().map(|row| row[k]).sum()).collect();
        for (name, said) in names.iter().zip([rows, columns]) {
            let mut given = said.iter().enumerate().filter(|(_, n)| **n > 0);
            if let (Some((only, _)), None) = (given.next(), given.next()) {
                let value = category(question, only, studied, language);
                told.push(told!(language, "agree-always-one", name = name, value = value));
            }
        }
    }
    let shares = shares(coding);
    let used = shares.iter().filter(|share| **share > 0.0).count();
    let rarest = shares.iter().enumerate().filter(|(_, share)| **share > 0.0).min_by(|a, b| a.1.total_cmp(b.1));
    if let Some((rare, share)) = rarest.filter(|(_, share)| used > 1 && **share * 100.0 < RARE) {
        let share = language.number(share * 100.0);
        told.push(told!(language, "agree-rare", share = share, value = category(question, rare, studied, language)));
    }
    told
}

/// A line to paste into a paper: the figure that answers a question, its paper and year, people, articles, units, what is missing, and
/// the interval. `None` if there is no such figure.
pub fn paper_line(
    question: Question,
    result: &Jackknife,
    all: &ArticleTally,
    studied: &Studied,
    language: &'static Language,
) -> Option<String> {
    let value = number(result.value.ok()?, language);
    let figure = first(question, &studied.counted.study);
    let about = match question {
        Question::Sentences => told!(language, "agree-line-sentences"),
        Question::Verdicts => told!(language, "agree-line-verdicts"),
        Question::Words => told!(language, "agree-line-words"),
    };
    let source = match figure.name {
        Name::AlphaOrdinal => told!(language, "agree-source-alpha-ordinal"),
        Name::F1Overlap => told!(language, "agree-source-f1"),
        _ => told!(language, "agree-source-alpha"),
    };
    let articles = told!(language, "agree-articles", n = studied.counted.articles.len());
    let resting = studied.counted.tallies.iter().filter(|tally| figure.has_tally(tally)).count();
    let interval = match result.interval {
        Ok(interval) => told!(
            language,
            "agree-line-with-interval",
            low = number(interval.low, language),
            high = number(interval.high, language),
            articles = told!(language, "agree-articles", n = resting)
        ),
        Err(_) => told!(language, "agree-line-without-interval").to_owned(),
    };
    let units = match question {
        Question::Words => {
            let claims: u64 = all.marks.iter().sum();
            told!(language, "report-claims", n = claims)
        }
        _ => self::units(question, all, studied, language),
    };
    let took_all: Vec<&str> = studied
        .counted
        .names
        .iter()
        .zip(&all.took_all)
        .filter(|(_, articles)| **articles > 0)
        .map(|(name, _)| name.as_str())
        .collect();
    let mut missing = told!(language, "agree-line-missing").to_owned();
    if question != Question::Verdicts && !took_all.is_empty() {
        let names = took_all.join(", ");
        missing = format!("{missing}; {}", told!(language, "agree-line-took-all", names = names));
    }
    if studied.counted.study.deciding > 0 {
        missing = format!("{missing}; {}", told!(language, "agree-line-decisions"));
    }
    Some(told!(
        language,
        "agree-line",
        about = about,
        figure = full_name(figure, all, studied, language),
        value = value,
        source = source,
        interval = interval,
        people = told!(language, "agree-people", n = studied.counted.study.annotators()),
        articles = articles,
        units = units,
        missing = missing
    ))
}
