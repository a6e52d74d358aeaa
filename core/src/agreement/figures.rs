//! The figures of a study by name: what each is for a tally, and with its interval over articles.

use super::coding::Coding;
use super::interval::{Jackknife, without_each};
use super::tally::{ArticleTally, PairTally};
use super::{Figure, Reason, mean, total};

/// What people are asked to agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Do they find the same sentences?
    Sentences,
    /// Do they judge alike?
    Verdicts,
    /// Do they mark the same words?
    Words,
}

impl Question {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Sentences, Self::Verdicts, Self::Words];

    /// Its name in the command line and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentences => "sentences",
            Self::Verdicts => "verdicts",
            Self::Words => "words",
        }
    }

    /// The question with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.name() == name)
    }
}

/// The name of a figure. Categories are places in the list of the question's categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// See [`Coding::agreement`].
    Agreement,
    /// See [`Coding::specific`].
    Specific(usize),
    /// See [`Coding::alpha`].
    Alpha,
    /// See [`Coding::alpha_ordinal`].
    AlphaOrdinal,
    /// See [`Coding::kappa`]; of more than two people the mean over pairs.
    Kappa,
    /// See [`Coding::fleiss`].
    Fleiss,
    /// See [`Coding::ac1`].
    Ac1,
    /// See [`Coding::kappa_free`].
    KappaFree,
    /// See [`super::spans::Spans::f1_overlap`]; of more than two people the mean over pairs, as the two that follow.
    F1Overlap,
    /// See [`super::spans::Spans::f1_exact`].
    F1Exact,
    /// See [`super::spans::Spans::f1_chars`].
    F1Chars,
    /// See [`super::unitizing::Unitizing::bar_u`].
    BarU,
    /// See [`super::unitizing::Unitizing::u`].
    U,
    /// See [`super::unitizing::Unitizing::cu`].
    Cu,
    /// See [`super::unitizing::Unitizing::cu_coverage`].
    CuCoverage,
    /// See [`super::unitizing::Unitizing::ku`].
    Ku(usize),
    /// See [`super::unitizing::Unitizing::ku_coverage`].
    KuCoverage(usize),
    /// See [`super::gamma::Gamma::gamma`]; of more than two people the mean over pairs, as the one that follows.
    Gamma,
    /// Gamma of marks with their verdicts.
    GammaByVerdict,
}

impl Name {
    /// The name in JSON, without its category.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Specific(_) => "specific",
            Self::Alpha => "alpha",
            Self::AlphaOrdinal => "alpha_ordinal",
            Self::Kappa => "kappa",
            Self::Fleiss => "fleiss",
            Self::Ac1 => "ac1",
            Self::KappaFree => "kappa_free",
            Self::F1Overlap => "f1_overlap",
            Self::F1Exact => "f1_exact",
            Self::F1Chars => "f1_chars",
            Self::BarU => "bar_u",
            Self::U => "u",
            Self::Cu => "cu",
            Self::CuCoverage => "cu_coverage",
            Self::Ku(_) => "ku",
            Self::KuCoverage(_) => "ku_coverage",
            Self::Gamma => "gamma",
            Self::GammaByVerdict => "gamma_by_verdict",
        }
    }

    /// The category that it is about.
    pub const fn category(self) -> Option<usize> {
        match self {
            Self::Specific(category) | Self::Ku(category) | Self::KuCoverage(category) => Some(category),
            _ => None,
        }
    }

    /// Whether it is a figure of two people. For more people, the mean over pairs takes its place.
    pub const fn is_of_two(self) -> bool {
        matches!(
            self,
            Self::Kappa | Self::F1Overlap | Self::F1Exact | Self::F1Chars | Self::Gamma | Self::GammaByVerdict
        )
    }
}

/// A figure of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureOf {
    /// On what.
    pub question: Question,
    /// Which figure.
    pub name: Name,
    /// Of which pair of people, in the order of [`super::Study::pairs`]; `None`: of all.
    pub pair: Option<usize>,
}

impl FigureOf {
    /// A figure of all people.
    pub const fn all(question: Question, name: Name) -> Self {
        Self { question, name, pair: None }
    }

    /// What the figure is for a tally.
    pub fn of(self, tally: &ArticleTally) -> Figure {
        self.of_pairs(tally).map_or_else(|| self.of_all(tally), |(figure, _)| figure)
    }

    /// A mean over pairs, and over how many; `None` if the figure is no mean.
    pub fn of_pairs(self, tally: &ArticleTally) -> Option<(Figure, usize)> {
        match self.pair {
            Some(pair) => tally.pairs.get(pair).map(|pair| (self.of_pair(pair), 1)),
            None if self.name.is_of_two() || tally.is_against_decisions => {
                let figures: Vec<Figure> = tally.pairs.iter().map(|pair| self.of_pair(pair)).collect();
                Some(mean(&figures))
            }
            None => None,
        }
    }

    fn of_pair(self, pair: &PairTally) -> Figure {
        match (self.question, self.name) {
            (Question::Sentences, name) => of_coding(&pair.sentences, name),
            (Question::Verdicts, name) => of_coding(&pair.verdicts, name),
            (Question::Words, Name::F1Overlap) => pair.spans.f1_overlap(),
            (Question::Words, Name::F1Exact) => pair.spans.f1_exact(),
            (Question::Words, Name::F1Chars) => pair.spans.f1_chars(),
            (Question::Words, Name::Gamma) => pair.gamma.gamma(),
            (Question::Words, Name::GammaByVerdict) => pair.gamma_by_verdict.gamma(),
            (Question::Words, _) => Err(Reason::NoPairs),
        }
    }

    fn of_all(self, tally: &ArticleTally) -> Figure {
        let words = &tally.unitizing;
        match (self.question, self.name) {
            (Question::Sentences, name) => of_coding(&tally.sentences, name),
            (Question::Verdicts, name) => of_coding(&tally.verdicts, name),
            (Question::Words, Name::BarU) => words.bar_u(),
            (Question::Words, Name::U) => words.u(),
            (Question::Words, Name::Cu) => words.cu(),
            (Question::Words, Name::CuCoverage) => words.cu_coverage(),
            (Question::Words, Name::Ku(value)) => words.ku(value),
            (Question::Words, Name::KuCoverage(value)) => words.ku_coverage(value),
            (Question::Words, _) => Err(Reason::NoPairs),
        }
    }

    /// Whether an article holds something of which the figure is made.
    pub fn has_tally(self, tally: &ArticleTally) -> bool {
        let of_complete = matches!(self.name, Name::Kappa | Name::Fleiss | Name::Ac1 | Name::KappaFree);
        let has_units = |coding: &Coding| if of_complete { coding.complete_units() > 0 } else { coding.units() > 0 };
        let in_pair = |pair: &PairTally| match (self.question, self.name) {
            (Question::Sentences, _) => has_units(&pair.sentences),
            (Question::Verdicts, _) => has_units(&pair.verdicts),
            (Question::Words, Name::F1Exact) => pair.spans.f1_exact().is_ok(),
            (Question::Words, Name::F1Chars) => pair.spans.f1_chars().is_ok(),
            (Question::Words, Name::Gamma | Name::GammaByVerdict) => pair.gamma.gamma().is_ok(),
            (Question::Words, _) => pair.spans.f1_overlap().is_ok(),
        };
        match (self.pair, self.question) {
            (Some(pair), _) => tally.pairs.get(pair).is_some_and(in_pair),
            (None, _) if self.name.is_of_two() || tally.is_against_decisions => tally.pairs.iter().any(in_pair),
            (None, Question::Sentences) => has_units(&tally.sentences),
            (None, Question::Verdicts) => has_units(&tally.verdicts),
            (None, Question::Words) => tally.unitizing.length() > 0.0,
        }
    }
}

fn of_coding(coding: &Coding, name: Name) -> Figure {
    match name {
        Name::Agreement => coding.agreement(),
        Name::Specific(category) => coding.specific(category),
        Name::Alpha => coding.alpha(),
        Name::AlphaOrdinal => coding.alpha_ordinal(),
        Name::Kappa => coding.kappa(),
        Name::Fleiss => coding.fleiss(),
        Name::Ac1 => coding.ac1(),
        Name::KappaFree => coding.kappa_free(),
        _ => Err(Reason::NoPairs),
    }
}

/// Each of these figures for all articles, without each article, and with its interval.
pub fn jackknives(articles: &[ArticleTally], figures: &[FigureOf]) -> Vec<Jackknife> {
    let all = total(articles);
    let mut without: Vec<Vec<Figure>> = vec![Vec::with_capacity(articles.len()); figures.len()];
    without_each(articles, |_, rest| {
        for (figure, without) in figures.iter().zip(&mut without) {
            without.push(figure.of(rest));
        }
    });
    let of = |(figure, without): (&FigureOf, Vec<Figure>)| {
        let counts: Vec<bool> = articles.iter().map(|article| figure.has_tally(article)).collect();
        Jackknife::new(figure.of(&all), without, &counts)
    };
    figures.iter().zip(without).map(of).collect()
}
