//! What can be chosen on the page, and the cells of which it is made.

use claimlight_core::agreement::{ArticleTally, Cell, Item, Question, Study, Two};

/// A part of a question's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What all people said differently.
    Apart,
    /// What the chosen pair said differently.
    ApartInPair,
    /// A cell of the table of the chosen pair: the value of the first and that of the second.
    Cell(usize, usize),
    /// Claims to which somebody gave this verdict, and somebody else another one.
    Of(usize),
    /// Claims of the chosen pair that are the same.
    Together,
    /// Claims that are the same, but have other ends.
    OtherEnds,
    /// Claims of the first of the chosen pair alone, or of the second.
    Alone(bool),
    /// Claims that somebody judged with another's verdict in the file.
    Seen,
    /// Claims of a person that overlap with others of the same person.
    Overlaps(usize),
}

/// What is chosen: a question, a pair of people, and a part of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The question.
    pub question: Question,
    /// The pair of people, in the order of [`Study::pairs`].
    pub pair: usize,
    /// The part.
    pub part: Part,
}

impl Chosen {
    /// The two people of the chosen pair.
    pub fn two(self, study: &Study) -> Two {
        study.pairs().get(self.pair).copied().unwrap_or((0, 1))
    }

    /// The cells of which it is made. [`Part::Overlaps`] has none: it is found in the claims themselves.
    pub fn cells(self, study: &Study) -> Vec<Cell> {
        let (a, b) = self.two(study);
        let verdicts = study.verdicts.len();
        match self.part {
            Part::Apart if study.is_against_decisions() => {
                study.pairs().into_iter().flat_map(|two| self.apart(two, verdicts)).collect()
            }
            Part::Apart => vec![match self.question {
                Question::Sentences => Cell::SentencesApart,
                Question::Verdicts => Cell::VerdictsApart,
                Question::Words => Cell::WordsApart,
            }],
            Part::ApartInPair => self.apart((a, b), verdicts),
            Part::Cell(row, column) => vec![self.in_table((a, b), row, column)],
            Part::Of(verdict) => {
                let others: Vec<usize> = (0..verdicts).filter(|other| *other != verdict).collect();
                let of_two = |two: Two| {
                    let both = |other: &usize| [(verdict, *other), (*other, verdict)];
                    let cells: Vec<(usize, usize)> = others.iter().flat_map(both).collect();
                    cells.into_iter().map(move |(row, column)| Cell::Verdicts(two, row, column))
                };
                study.pairs().into_iter().flat_map(of_two).collect()
            }
            Part::Together => vec![Cell::Pairs((a, b))],
            Part::OtherEnds => study.pairs().into_iter().map(Cell::Pairs).collect(),
            Part::Alone(first) => vec![Cell::Alone(if first { (a, b) } else { (b, a) })],
            Part::Seen => vec![Cell::Seen],
            Part::Overlaps(_) => Vec::new(),
        }
    }

    /// A cell of the table of two people.
    fn in_table(self, two: Two, row: usize, column: usize) -> Cell {
        match self.question {
            Question::Sentences => Cell::Sentences(two, row, column),
            Question::Verdicts | Question::Words => Cell::Verdicts(two, row, column),
        }
    }

    /// What two people said differently.
    fn apart(self, (a, b): Two, verdicts: usize) -> Vec<Cell> {
        if self.question == Question::Words {
            return vec![Cell::Pairs((a, b)), Cell::Alone((a, b)), Cell::Alone((b, a))];
        }
        let categories = if self.question == Question::Sentences { 2 } else { verdicts };
        let all = (0..categories).flat_map(|row| (0..categories).map(move |column| (row, column)));
        all.filter(|(row, column)| row != column).map(|(row, column)| self.in_table((a, b), row, column)).collect()
    }

    /// Whether one of the things of a cell belongs to it.
    pub fn takes(self, item: &Item) -> bool {
        match self.part {
            Part::OtherEnds | Part::Apart | Part::ApartInPair => item.number.is_none_or(|share| share < 1.0),
            _ => true,
        }
    }

    /// Whether an article may hold something of it, as far as its tally tells.
    pub fn may_be_in(self, tally: &ArticleTally) -> bool {
        let Some(pair) = tally.pairs.get(self.pair) else { return true };
        let Part::Cell(row, column) = self.part else { return true };
        let coding = if self.question == Question::Sentences { &pair.sentences } else { &pair.verdicts };
        let count = |table: Vec<Vec<u64>>| table.get(row).and_then(|cells| cells.get(column)).copied();
        coding.confusion().and_then(count).is_none_or(|count| count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlight_core::model::AnnotatorId;

    /// A study of so many people and verdicts.
    fn study(people: usize, verdicts: usize) -> Study {
        let id = |n: usize| AnnotatorId(uuid::Uuid::from_u128(n as u128));
        Study {
            people: (0..people).map(id).collect(),
            verdicts: (0..verdicts).map(|i| i.to_string()).collect(),
            ..Study::default()
        }
    }

    fn cells(question: Question, part: Part, study: &Study) -> Vec<Cell> {
        Chosen { question, pair: 1, part }.cells(study)
    }

    #[test]
    fn what_a_pair_said_differently_is_all_cells_beside_the_diagonal() {
        let study = study(3, 3);
        let apart = cells(Question::Verdicts, Part::ApartInPair, &study);
        assert_eq!(apart.len(), 6);
        assert!(apart.iter().all(|cell| matches!(cell, Cell::Verdicts((0, 2), row, column) if row != column)));
        assert_eq!(cells(Question::Sentences, Part::ApartInPair, &study).len(), 2);
        assert_eq!(cells(Question::Words, Part::ApartInPair, &study).len(), 3);
    }

    #[test]
    fn a_verdict_is_kept_from_1_by_other_verdicts_of_any_pair() {
        let of = cells(Question::Verdicts, Part::Of(1), &study(3, 3));
        assert_eq!(of.len(), 3 * 4);
        let is_of = |cell: &Cell| matches!(cell, Cell::Verdicts(_, row, column) if (*row == 1) != (*column == 1));
        assert!(of.iter().all(is_of), "{of:?}");
    }

    #[test]
    fn pairs_of_the_same_words_keep_no_figure_from_1() {
        let item = |number| Item { at: None, claims: Vec::new(), number };
        let chosen = |part| Chosen { question: Question::Words, pair: 0, part };
        assert!(!chosen(Part::OtherEnds).takes(&item(Some(1.0))));
        assert!(chosen(Part::OtherEnds).takes(&item(Some(0.8))));
        assert!(chosen(Part::Together).takes(&item(Some(1.0))));
    }
}
