//! Figures of agreement between people who marked and judged claims, from tallies per article.
//!
//! Each figure comes from a tally that can be added up: several articles are one tally, divided once, never a mean of the articles'
//! figures. What always holds:
//!
//! - A figure is a number, or none with a [`Reason`]; never 0, 1 or NaN in its place.
//! - The order of people, of units and of articles changes no figure, except that of pairs which are equally close the order of the
//!   claims decides. New names for the categories change only what gamma draws by chance.
//! - Offsets and lengths are Unicode scalar values. Texts are cut into stretches where something changes, never into characters, so
//!   that the time depends on the number of claims alone.
//! - Marks belong to who marked, judgements to who judged. Where claims are is measured on marks alone, what is said of them on
//!   judgements alone.
//!
//! Absent: files, windows, and words for the size of a figure.

pub(crate) mod assignment;
pub mod case;
mod cells;
pub mod coding;
mod figures;
pub mod gamma;
pub mod interval;
pub mod queue;
mod reason;
pub mod sentences;
pub mod spans;
mod survey;
pub mod tally;
pub mod unitizing;
pub mod verdicts;
mod work;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod published;

pub use crate::compare::pairs;
pub use crate::compare::stretches::{self, Stretch, Stretches};
pub use cells::{Cell, Item, Two};
pub use figures::{FigureOf, Name, Question, jackknives};
pub use reason::Reason;
pub use sentences::Unmarked;
pub use survey::{
    ArticleFiles, Articles, Asked, Counted, Known, LeftOut, Survey, articles, sentences as sentences_of, together,
};
pub use tally::{ArticleTally, PairTally};
pub use work::{Mark, PersonWork, Study, TO_CHECK, Work, categories, people_of, verdicts_given};

/// A number, or why there is none.
pub type Figure = Result<f64, Reason>;

/// What figures are made of: a count of one article, which can be added to that of another.
pub trait Tally: Clone + Default {
    /// Adds the count of another article.
    fn add(&mut self, other: &Self);
}

/// The sum of the tallies of several articles.
pub fn total<'a, T: Tally + 'a>(tallies: impl IntoIterator<Item = &'a T>) -> T {
    let mut sum = T::default();
    for tally in tallies {
        sum.add(tally);
    }
    sum
}

/// The plain mean of the figures of pairs of people, and over how many pairs it is; pairs without a figure are not in it. If no pair
/// has one, the reason is that of the first.
pub fn mean(figures: &[Figure]) -> (Figure, usize) {
    let known: Vec<f64> = figures.iter().filter_map(|figure| figure.ok()).collect();
    if known.is_empty() {
        return (figures.iter().find_map(|figure| figure.err()).map_or(Err(Reason::NoPairs), Err), 0);
    }
    (Ok(known.iter().sum::<f64>() / known.len() as f64), known.len())
}

/// All pairs of `count` people, in order.
pub fn pairs_of(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |i| (i + 1..count).map(move |j| (i, j)))
}
