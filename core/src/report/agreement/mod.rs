//! Figures of agreement for people and programs: as JSON, as a table, as sentences, and as a section of a page.

mod csv;
mod html;
mod json;
mod sentences;
mod spans;

pub use csv::table;
pub use html::page;
pub use json::study;
pub use sentences::{
    against_decisions, category, cautions, figure_name, full_name, interval, number, paper_line, units, why,
};
pub use spans::add_spans;

use crate::agreement::{Counted, FigureOf, Name, Question, Study};

/// A study that was counted, with what is known of its files.
pub struct Studied {
    /// What was counted.
    pub counted: Counted,
    /// The questions that are answered, in their order.
    pub questions: Vec<Question>,
    /// The labels of the verdicts, in the order of the study.
    pub labels: Vec<String>,
    /// The paths of all files, by their numbers.
    pub files: Vec<String>,
    /// The files that were not compared, and why.
    pub left_out: Vec<(String, String)>,
}

/// The names of a question's figures for all people; the first is the one that answers the question.
pub fn names(question: Question, study: &Study) -> Vec<Name> {
    let categories = question.categories(study).len();
    if question == Question::Words {
        let mut names = vec![Name::F1Overlap, Name::F1Exact, Name::F1Chars];
        // Those of all people at once say nothing of pairs.
        if !study.is_against_decisions() {
            names.extend([Name::BarU, Name::U, Name::Cu, Name::CuCoverage]);
            names.extend((0..categories).map(Name::Ku));
            names.extend((0..categories).map(Name::KuCoverage));
        }
        if study.gamma {
            names.extend([Name::Gamma, Name::GammaByVerdict]);
        }
        return names;
    }
    let is_ordered = question == Question::Verdicts && study.ordered;
    let mut names = if is_ordered { vec![Name::AlphaOrdinal, Name::Alpha] } else { vec![Name::Alpha] };
    names.push(Name::Agreement);
    names.extend((0..categories).map(Name::Specific));
    names.extend([Name::Kappa, Name::Fleiss, Name::Ac1, Name::KappaFree]);
    names
}

/// The figures of one pair of people.
pub fn names_of_pair(question: Question, study: &Study) -> Vec<Name> {
    let mut names = names(question, study);
    names.retain(|name| question != Question::Words || name.is_of_two());
    names
}

/// Whether a figure of all people is a mean over pairs.
pub fn is_mean(name: Name, study: &Study) -> bool {
    study.is_against_decisions() || name.is_of_two() && study.people.len() > 2
}

/// The figure that answers a question.
pub fn first(question: Question, study: &Study) -> FigureOf {
    FigureOf::all(question, names(question, study).first().copied().unwrap_or(Name::Alpha))
}
