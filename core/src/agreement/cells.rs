//! What figures are made of: the sentences, claims and stretches behind each cell of a table and each count.

use super::gamma::{Weights, alignment};
use super::pairs::Share;
use super::spans::spans;
use super::stretches::{Stretch, Stretches};
use super::work::{Mark, Study, Work};
use crate::model::ClaimId;

/// Two people by their places in the study.
pub type Two = (usize, usize);

/// A cell of a table or a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// Sentences of which the first said the one category of [`super::tally::SENTENCES`], and the second the other.
    Sentences(Two, usize, usize),
    /// Claims to which the first gave the one verdict, and the second the other.
    Verdicts(Two, usize, usize),
    /// Pairs of marks of the same words.
    Pairs(Two),
    /// Marks of the first in the common text without one of the second.
    Alone(Two),
    /// Stretches where the first has a unit of the one value and the second one of the other. `None` is a gap, the number after the last
    /// verdict a mark that is to check.
    Units(Two, Option<usize>, Option<usize>),
    /// Marks as gamma aligns them, and those alone.
    Aligned(Two),
    /// Sentences of which people said different things.
    SentencesApart,
    /// Claims to which people gave different verdicts.
    VerdictsApart,
    /// Marks that somebody else who read the words has not, or has with other ends.
    WordsApart,
    /// Claims that somebody judged with another's verdict in the file.
    Seen,
}

/// One of the things of which a cell is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it is, from its first character to its last. `None` of a claim without a place.
    pub at: Option<Stretch>,
    /// The claims: the place of the person in the study, and the claim.
    pub claims: Vec<(usize, ClaimId)>,
    /// How close two marks are: their share, or for [`Cell::Aligned`] how far they are apart.
    pub number: Option<f64>,
}

impl Work {
    /// Of what a cell is made in this article, in the order of the article.
    pub fn items(&self, cell: Cell, study: &Study) -> Vec<Item> {
        let mut items = match cell {
            Cell::Sentences((a, b), row, column) => {
                self.sentence_items(&[a, b], |values| *values == [Some(row), Some(column)])
            }
            Cell::SentencesApart => self.sentence_items(&self.everyone(), differ),
            Cell::Verdicts((a, b), row, column) => {
                self.verdict_items(&[a, b], study, |values| *values == [Some(row), Some(column)])
            }
            Cell::VerdictsApart => self.verdict_items(&self.everyone(), study, differ),
            Cell::Seen => self.seen_items(),
            Cell::Pairs(two) => self.pair_items(two, |share| share > 0.0),
            Cell::Alone(two) => self.alone_items(two),
            Cell::Units((a, b), row, column) => self.unit_items((a, b), row, column, study),
            Cell::Aligned(two) => self.aligned_items(two),
            Cell::WordsApart => self.words_apart(),
        };
        items.sort_by_key(|item| item.at.map_or((usize::MAX, 0), |at| (at.start, at.end)));
        items
    }

    fn everyone(&self) -> Vec<usize> {
        (0..self.people.len()).collect()
    }

    fn marks(&self, person: usize) -> &[Mark] {
        &self.people[person].marks
    }

    fn sentence_items(&self, people: &[usize], wanted: impl Fn(&[Option<usize>]) -> bool) -> Vec<Item> {
        let units = self.sentence_units(people);
        let found = self.sentences.iter().zip(&units).filter(|(_, values)| wanted(values));
        let of = |(at, _): (&Stretch, &Vec<Option<usize>>)| {
            let theirs = |person: &usize| {
                let inside = self.marks(*person).iter().filter(|mark| mark.at.touches(*at));
                inside.map(|mark| (*person, mark.claim)).collect::<Vec<_>>()
            };
            Item { at: Some(*at), claims: people.iter().flat_map(theirs).collect(), number: None }
        };
        found.map(of).collect()
    }

    fn verdict_items(&self, people: &[usize], study: &Study, wanted: impl Fn(&[Option<usize>]) -> bool) -> Vec<Item> {
        let groups = self.verdict_groups(people).into_iter();
        groups.filter(|group| wanted(&self.values(group, people, study))).map(|group| self.group_item(&group)).collect()
    }

    fn seen_items(&self) -> Vec<Item> {
        let groups = self.verdict_groups(&self.everyone()).into_iter();
        groups
            .filter(|group| group.iter().any(|member| self.seen.contains(member)))
            .map(|group| self.group_item(&group))
            .collect()
    }

    fn group_item(&self, group: &[(usize, usize)]) -> Item {
        let at = Stretches::new(
            group.iter().flat_map(|(person, claim)| self.people[*person].judged[*claim].at.as_slice()).copied(),
        );
        let claims = group.iter().map(|(person, claim)| (*person, self.people[*person].judged_claims[*claim]));
        Item { at: at.hull(), claims: claims.collect(), number: None }
    }

    fn pairs_of_marks(&self, (a, b): Two) -> Vec<(usize, usize, Share)> {
        let at = |person: usize| self.marks(person).iter().map(|mark| mark.at.clone()).collect::<Vec<_>>();
        let (_, pairs) = spans(&at(a), &at(b), &self.common_text(&[a, b]));
        pairs.into_iter().map(|pair| (pair.first, pair.second, pair.share)).collect()
    }

    fn pair_items(&self, (a, b): Two, wanted: impl Fn(f64) -> bool) -> Vec<Item> {
        let pairs = self.pairs_of_marks((a, b)).into_iter();
        let of = |(i, j, share): (usize, usize, Share)| {
            let (one, other) = (&self.marks(a)[i], &self.marks(b)[j]);
            let all = one.at.as_slice().iter().chain(other.at.as_slice()).copied();
            Item {
                at: Stretches::new(all).hull(),
                claims: vec![(a, one.claim), (b, other.claim)],
                number: Some(share.value()),
            }
        };
        pairs.map(of).filter(|item| item.number.is_some_and(&wanted)).collect()
    }

    fn alone_items(&self, (a, b): Two) -> Vec<Item> {
        let text = self.common_text(&[a, b]);
        let paired: Vec<usize> = self.pairs_of_marks((a, b)).iter().map(|(i, ..)| *i).collect();
        let marks = self.marks(a).iter().enumerate();
        let alone = marks.filter(|(i, mark)| !paired.contains(i) && super::spans::counts_in(&mark.at, &text));
        alone.map(|(_, mark)| Item { at: mark.at.hull(), claims: vec![(a, mark.claim)], number: None }).collect()
    }

    fn words_apart(&self) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for (a, b) in super::pairs_of(self.people.len()) {
            items.extend(self.alone_items((a, b)));
            items.extend(self.alone_items((b, a)));
            items.extend(self.pair_items((a, b), |share| share < 1.0));
        }
        items.sort_by(|x, y| x.claims.cmp(&y.claims));
        items.dedup_by(|x, y| x.claims == y.claims);
        items
    }

    /// The stretches of the continuum where these two have these values; the lengths of those of all ordered pairs of people add up to
    /// `ℓ_ck` (m − 1).
    fn unit_items(&self, (a, b): Two, row: Option<usize>, column: Option<usize>, study: &Study) -> Vec<Item> {
        let text = self.common_text(&self.everyone());
        let units = self.units(&[a, b], study);
        let with = |person: usize, value: Option<usize>| -> Stretches {
            let of_value = units[person].iter().filter(|unit| value.is_none_or(|value| unit.value == value));
            let marked = Stretches::new(of_value.map(|unit| unit.at)).common(&text);
            if value.is_none() { text.without(&marked) } else { marked }
        };
        let both = with(0, row).common(&with(1, column));
        let claims = |at: Stretch| {
            let theirs = |person: usize, value: Option<usize>| {
                let marks = self.marks(person).iter().filter(move |_| value.is_some());
                marks.filter(move |mark| mark.at.touches(at)).map(move |mark| (person, mark.claim))
            };
            theirs(a, row).chain(theirs(b, column)).collect()
        };
        both.as_slice().iter().map(|at| Item { at: Some(*at), claims: claims(*at), number: None }).collect()
    }

    fn aligned_items(&self, (a, b): Two) -> Vec<Item> {
        let text = self.common_text(&[a, b]);
        let (ours, theirs) = (self.gamma_units(a, &text, None), self.gamma_units(b, &text, None));
        let aligned = alignment(&ours, &theirs, &Weights::default());
        let claim = |person: usize, at: Stretch| {
            let mark = self.marks(person).iter().find(|mark| mark.pieces.contains(&at));
            mark.map(|mark| (person, mark.claim))
        };
        let item = |units: &[(usize, Stretch)], number: Option<f64>| Item {
            at: Stretches::new(units.iter().map(|(_, at)| *at)).hull(),
            claims: units.iter().filter_map(|(person, at)| claim(*person, *at)).collect(),
            number,
        };
        let mut items: Vec<Item> = Vec::new();
        for pair in &aligned.pairs {
            items.push(item(&[(a, ours[pair.first].at), (b, theirs[pair.second].at)], Some(pair.distance)));
        }
        let left = |count: usize, taken: Vec<usize>| (0..count).filter(move |i| !taken.contains(i));
        let first = left(ours.len(), aligned.pairs.iter().map(|pair| pair.first).collect());
        items.extend(first.map(|i| item(&[(a, ours[i].at)], None)));
        let second = left(theirs.len(), aligned.pairs.iter().map(|pair| pair.second).collect());
        items.extend(second.map(|j| item(&[(b, theirs[j].at)], None)));
        items
    }
}

/// Whether two of the values differ; those that are missing do not.
fn differ(values: &[Option<usize>]) -> bool {
    let mut known = values.iter().flatten();
    let first = known.next();
    known.any(|value| Some(value) != first)
}
