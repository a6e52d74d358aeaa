//! What the page shows of a study, made once after counting: words and numbers that are only drawn.

use std::sync::Arc;

use super::chosen::{Chosen, Part};
use super::work::Entry;
use crate::app::words::texts::{language, of_scheme};
use crate::tr;
use claimlight_core::agreement::interval::Jackknife;
use claimlight_core::agreement::{ArticleTally, Counted, FigureOf, Name, PairTally, Question, jackknives, mean, total};
use claimlight_core::model::Scheme;
use claimlight_core::report::agreement::{
    Studied, against_decisions, cautions, first, full_name, interval, number, paper_line, units, why,
};

/// The sign in the place of a figure that does not exist.
pub const NONE: &str = "–";

/// A figure that stands beside the one that answers a question.
#[derive(Debug)]
pub struct Beside {
    /// What it is called; empty if a sign says it.
    pub label: String,
    /// The id of the verdict whose sign stands before it.
    pub verdict: Option<String>,
    /// The figure.
    pub value: String,
    /// What a screen reader says.
    pub name: String,
    /// What a click lists.
    pub part: Part,
}

/// What a figure is without one article.
#[derive(Debug)]
pub struct Pull {
    /// The number of the article.
    pub article: usize,
    /// Its title.
    pub title: String,
    /// The figure without it.
    pub value: String,
    /// How far that is from the figure of all; `None` if there is none.
    pub by: Option<f64>,
}

/// The answer to a question.
#[derive(Debug)]
pub struct Column {
    /// The question.
    pub question: Question,
    /// Its words.
    pub title: &'static str,
    /// What the figure is called.
    pub name: String,
    /// The figure; `None` if there is none.
    pub value: Option<f64>,
    /// The figure as it is written.
    pub shown: String,
    /// The ends of its interval.
    pub interval: Option<(f64, f64)>,
    /// The interval in figures, or why there is none, or why there is no figure.
    pub said: String,
    /// Over how many articles the interval is; empty without one.
    pub over: String,
    /// What stands beside it.
    pub beside: Vec<Beside>,
    /// Of how many units it is.
    pub units: String,
    /// What the figure is without each article, the one that pulls most first.
    pub pulls: Vec<Pull>,
    /// What it can't say, apart from what the page says elsewhere.
    pub cautions: Vec<String>,
    /// The line for a paper.
    pub line: Option<String>,
}

/// A row of the table of pairs.
#[derive(Debug)]
pub struct PairRow {
    /// The two people, or what the row is.
    pub name: String,
    /// The names of the two people; empty for the mean.
    pub two: Vec<String>,
    /// Sentences, verdicts, words.
    pub figures: [String; 3],
    /// How many claims both judged.
    pub both: Option<u64>,
}

/// A table of two people: how often the one said the row's value, and the other the column's.
#[derive(Debug)]
pub struct Matrix {
    /// The two people.
    pub names: [String; 2],
    /// The labels of the values.
    pub labels: Vec<String>,
    /// The ids of the verdicts; `None` of sentences, whose values have no sign.
    pub verdicts: Vec<Option<String>>,
    /// The cells, row by row.
    pub cells: Vec<Vec<u64>>,
    /// How often each value was said by the first, and by the second.
    pub sums: [Vec<u64>; 2],
    /// All units.
    pub all: u64,
    /// Those of which both said the same.
    pub same: u64,
    /// The largest cell on the diagonal, and beside it.
    pub most: [u64; 2],
}

/// How many claims of two people are the same, and how many only one of them has.
#[derive(Debug)]
pub struct Met {
    /// The two people.
    pub names: [String; 2],
    /// Claims of both; of the first alone; of the second alone.
    pub counts: [u64; 3],
}

/// The details of a question for the chosen pair of people.
#[derive(Debug)]
pub enum Table {
    /// Sentences or verdicts.
    Matrix(Matrix),
    /// Words.
    Met(Met),
}

/// An article of the study.
#[derive(Debug)]
pub struct Article {
    /// Its title, else its file's name.
    pub title: String,
    /// The names of its files.
    pub files: Vec<String>,
    /// The people who are taken to have read all of it.
    pub took_all: Vec<String>,
}

/// What the page shows of a study.
pub struct Figures {
    /// The study.
    pub studied: Studied,
    /// The scheme of its files.
    pub scheme: Arc<Scheme>,
    /// All tallies as one.
    pub all: ArticleTally,
    /// The three questions.
    pub columns: Vec<Column>,
    /// The pairs of people, in their order; empty for two people.
    pub pairs: Vec<PairRow>,
    /// The means over pairs; `None` for two people.
    pub mean: Option<PairRow>,
    /// The articles.
    pub articles: Vec<Article>,
    /// Who is taken to have read all.
    pub took_all: Vec<String>,
    /// What the figures mean if each person is compared with decisions.
    pub against: Option<String>,
    /// Whose claims overlap: the person, and in how many places.
    pub overlapping: Vec<(usize, u64)>,
}

/// Makes what is shown of a counted study.
pub fn figures(counted: Counted, scheme: Arc<Scheme>, entries: &[Entry], left_out: Vec<(String, String)>) -> Figures {
    let label = |id: &String| scheme.verdict(id).map_or_else(|| id.clone(), |verdict| verdict.label.clone());
    let labels = counted.study.verdicts.iter().map(label).collect();
    let files = entries.iter().map(|entry| entry.name.clone()).collect();
    let studied = Studied { counted, questions: Question::ALL.to_vec(), labels, files, left_out };
    let all = total(&studied.counted.tallies);
    let articles: Vec<Article> = articles(&studied);
    let columns = Question::ALL.map(|question| column(question, &all, &articles, &studied)).into();
    let overlapping = all.unitizing.overlapping().iter().copied().enumerate().filter(|(_, n)| *n > 0).collect();
    let took_all = cautions(Question::Sentences, &all, &studied, language());
    let took_all = took_all.into_iter().take(all.took_all.iter().filter(|n| **n > 0).count()).collect();
    let (pairs, mean) = pairs(&all, &studied);
    let against = against_decisions(&studied, language());
    Figures { studied, scheme, all, columns, pairs, mean, articles, took_all, against, overlapping }
}

fn articles(studied: &Studied) -> Vec<Article> {
    let counted = &studied.counted;
    let of = |(article, tally): (&claimlight_core::agreement::ArticleFiles, &ArticleTally)| {
        let files: Vec<String> = article.files.iter().filter_map(|i| studied.files.get(*i).cloned()).collect();
        let title = if article.title.is_empty() { files.first().cloned() } else { Some(article.title.clone()) };
        let people = counted.names.iter().zip(&tally.took_all).filter(|(_, n)| **n > 0);
        Article { title: title.unwrap_or_default(), took_all: people.map(|(name, _)| name.clone()).collect(), files }
    };
    counted.articles.iter().zip(&counted.tallies).map(of).collect()
}

fn column(question: Question, all: &ArticleTally, articles: &[Article], studied: &Studied) -> Column {
    let language = language();
    let figure = first(question, &studied.counted.study);
    let result = jackknives(&studied.counted.tallies, &[figure]).pop();
    let result = result.unwrap_or_else(|| Jackknife::new(figure.of(all), Vec::new(), &[]));
    let title = match question {
        Question::Sentences => tr!("agree-sentences"),
        Question::Verdicts => tr!("agree-verdicts"),
        Question::Words => tr!("agree-words"),
    };
    let reason = |reason| why(reason, figure, all, studied, language);
    let (shown, said) = match (result.value, interval(&result, language)) {
        (Err(none), _) => (NONE.to_owned(), reason(none)),
        (Ok(value), Some(interval)) => (number(value, language), interval),
        (Ok(value), None) => (number(value, language), result.interval.err().map(reason).unwrap_or_default()),
    };
    let resting = studied.counted.tallies.iter().filter(|tally| figure.has_tally(tally)).count();
    let interval = result.interval.ok().map(|interval| (interval.low, interval.high));
    Column {
        question,
        title,
        name: full_name(figure, all, studied, language),
        value: result.value.ok(),
        shown,
        interval,
        said,
        over: if interval.is_some() { tr!("agree-over-articles", n = resting) } else { String::new() },
        beside: beside(question, all, studied),
        units: units(question, all, studied, language),
        pulls: pulls(figure, &result, articles, studied),
        cautions: other_cautions(question, all, studied),
        line: paper_line(question, &result, all, studied, language),
    }
}

/// Cautions, without who is taken to have read all and what was judged after seeing another's verdict, which stand elsewhere.
fn other_cautions(question: Question, all: &ArticleTally, studied: &Studied) -> Vec<String> {
    let elsewhere = match question {
        Question::Verdicts => usize::from(all.seen > 0),
        Question::Sentences | Question::Words => all.took_all.iter().filter(|n| **n > 0).count(),
    };
    cautions(question, all, studied, language()).into_iter().skip(elsewhere).collect()
}

/// What each article does to a figure, that which pulls most first.
fn pulls(figure: FigureOf, result: &Jackknife, articles: &[Article], studied: &Studied) -> Vec<Pull> {
    let Ok(all) = result.value else { return Vec::new() };
    let tallies = &studied.counted.tallies;
    let counts = result.without.iter().enumerate().filter(|(i, _)| {
        // Leaving out an article without such units changes nothing.
        tallies.get(*i).is_some_and(|tally| figure.has_tally(tally))
    });
    let mut pulls: Vec<Pull> = counts
        .map(|(article, without)| Pull {
            article,
            title: articles.get(article).map(|article| article.title.clone()).unwrap_or_default(),
            value: without.map_or_else(|_| NONE.to_owned(), |value| number(value, language())),
            by: without.ok().map(|value| value - all),
        })
        .collect();
    let size = |pull: &Pull| pull.by.map_or(f64::INFINITY, f64::abs);
    pulls.sort_by(|a, b| size(b).total_cmp(&size(a)));
    pulls
}

fn beside(question: Question, all: &ArticleTally, studied: &Studied) -> Vec<Beside> {
    let mut beside = Vec::new();
    let mut add = |label: String, verdict: Option<String>, name: Name, part: Part| {
        let figure = FigureOf::all(question, name).of(all);
        let shown = |value: f64| match name {
            Name::Agreement => tr!("agree-share", share = format!("{:.0}", value * 100.0)),
            _ => number(value, language()),
        };
        let value = figure.map_or_else(|_| NONE.to_owned(), shown);
        let said = match &verdict {
            Some(id) => {
                let known = studied.counted.study.verdict(id).and_then(|i| studied.labels.get(i));
                tr!("agree-name-specific", category = of_scheme(known.unwrap_or(id)))
            }
            None => label.clone(),
        };
        beside.push(Beside { name: format!("{said} {value}"), label, verdict, value, part });
    };
    match question {
        Question::Sentences => {
            add(tr!("agree-name-agreement").to_owned(), None, Name::Agreement, Part::Apart);
            add(tr!("agree-on-claims").to_owned(), None, Name::Specific(0), Part::Apart);
        }
        Question::Verdicts => {
            add(tr!("agree-name-agreement").to_owned(), None, Name::Agreement, Part::Apart);
            for (i, id) in studied.counted.study.verdicts.iter().enumerate() {
                if all.verdicts.specific(i).is_ok() {
                    add(String::new(), Some(id.clone()), Name::Specific(i), Part::Of(i));
                }
            }
        }
        Question::Words => {
            add(tr!("agree-same-ends").to_owned(), None, Name::F1Exact, Part::OtherEnds);
            add(tr!("agree-characters").to_owned(), None, Name::F1Chars, Part::Apart);
            if studied.counted.study.gamma {
                add(tr!("agree-name-gamma").to_owned(), None, Name::Gamma, Part::Apart);
            }
        }
    }
    beside
}

/// The figures of the table of pairs, one for each question.
const OF_PAIRS: [(Question, Name); 3] =
    [(Question::Sentences, Name::Kappa), (Question::Verdicts, Name::Kappa), (Question::Words, Name::F1Overlap)];

fn pairs(all: &ArticleTally, studied: &Studied) -> (Vec<PairRow>, Option<PairRow>) {
    let names = &studied.counted.names;
    if names.len() < 3 {
        return (Vec::new(), None);
    }
    let shown = |figure: claimlight_core::agreement::Figure| {
        figure.map_or_else(|_| NONE.to_owned(), |value| number(value, language()))
    };
    let of = |(pair, (a, b)): (usize, (usize, usize))| PairRow {
        name: format!("{}, {}", names[a], names[b]),
        two: vec![names[a].clone(), names[b].clone()],
        figures: OF_PAIRS.map(|(question, name)| shown(FigureOf { question, name, pair: Some(pair) }.of(all))),
        both: all.pairs.get(pair).map(|pair| pair.verdicts.units()),
    };
    let rows = studied.counted.study.pairs().into_iter().enumerate().map(of).collect();
    let over = OF_PAIRS.map(|(question, name)| {
        let of_pair = |pair: usize| FigureOf { question, name, pair: Some(pair) }.of(all);
        mean(&(0..all.pairs.len()).map(of_pair).collect::<Vec<_>>())
    });
    // Where some pairs have no figure, the mean says over how many it is.
    let figures = over.map(|(figure, n)| match figure {
        Ok(_) if n < all.pairs.len() => tr!("agree-mean-over", value = shown(figure), n = n),
        figure => shown(figure),
    });
    let mean = PairRow { name: tr!("agree-mean-row", n = all.pairs.len()), two: Vec::new(), figures, both: None };
    (rows, Some(mean))
}

impl std::fmt::Debug for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct(stringify!(Figures)).field("people", &self.studied.counted.names).finish_non_exhaustive()
    }
}

impl Figures {
    /// The answer to a question.
    pub fn column(&self, question: Question) -> Option<&Column> {
        self.columns.iter().find(|column| column.question == question)
    }

    /// The table of the chosen pair and question.
    pub fn table(&self, chosen: Chosen) -> Option<Table> {
        let counted = &self.studied.counted;
        let (a, b) = chosen.two(&counted.study);
        let names = [counted.names.get(a)?.clone(), counted.names.get(b)?.clone()];
        let pair = self.all.pairs.get(chosen.pair)?;
        let (coding, labels, verdicts) = match chosen.question {
            Question::Sentences => {
                let labels = vec![tr!("agree-with-claim").to_owned(), tr!("agree-without-claim").to_owned()];
                (&pair.sentences, labels, vec![None, None])
            }
            Question::Verdicts => {
                let labels = self.studied.labels.iter().map(|label| of_scheme(label).to_owned()).collect();
                (&pair.verdicts, labels, counted.study.verdicts.iter().cloned().map(Some).collect())
            }
            Question::Words => {
                let met = pair.spans.overlap;
                let alone = |all: u64| all.saturating_sub(met.both);
                return Some(Table::Met(Met { names, counts: [met.both, alone(met.first), alone(met.second)] }));
            }
        };
        Some(Table::Matrix(matrix(names, labels, verdicts, coding.confusion()?)))
    }

    /// What is chosen first: where the first two people with something in common differ most often.
    pub fn first(&self) -> Chosen {
        let question = if self.all.verdicts.units() > 0 { Question::Verdicts } else { Question::Sentences };
        let has_units = |pair: &PairTally| {
            let coding = if question == Question::Verdicts { &pair.verdicts } else { &pair.sentences };
            coding.units() > 0
        };
        let pair = self.all.pairs.iter().position(has_units).unwrap_or(0);
        let mut chosen = Chosen { question, pair, part: Part::Apart };
        if let Some(Table::Matrix(matrix)) = self.table(chosen) {
            let cells = matrix.cells.iter().enumerate();
            let beside = cells.flat_map(|(row, of)| of.iter().enumerate().map(move |(column, n)| (row, column, *n)));
            let beside = beside.filter(|(row, column, n)| row != column && *n > 0);
            let most = beside.max_by_key(|(row, column, n)| (*n, std::cmp::Reverse((*row, *column))));
            if let Some((row, column, _)) = most {
                chosen.part = Part::Cell(row, column);
            }
        }
        chosen
    }
}

fn matrix(names: [String; 2], labels: Vec<String>, verdicts: Vec<Option<String>>, cells: Vec<Vec<u64>>) -> Matrix {
    let rows: Vec<u64> = cells.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<u64> = (0..cells.len()).map(|k| cells.iter().map(|row| row[k]).sum()).collect();
    let mut most = [0, 0];
    let mut same = 0;
    for (i, row) in cells.iter().enumerate() {
        for (k, n) in row.iter().enumerate() {
            let of = usize::from(i != k);
            most[of] = (*n).max(most[of]);
            same += if i == k { *n } else { 0 };
        }
    }
    let all = rows.iter().sum();
    Matrix { names, labels, verdicts, cells, sums: [rows, columns], all, same, most }
}
