//! What would be written, row by row, for a person to look at first.

use std::collections::BTreeMap;

use super::Gradebook;
use super::columns::{Chosen, Takes};
use super::numbers::{decimals, points};
use super::platform::Platform;
use super::problem::Problem;
use super::pupils::{Directory, Keys, Pupil};
use crate::model::Fraction;

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Points.
    Points(Fraction),
    /// A word: of a scale, or `EX` for Canvas.
    Word(String),
}

/// A grade for a pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// Who it is for.
    pub keys: Keys,
    /// The grade.
    pub given: Given,
    /// What the teacher says to the pupil; empty: nothing.
    pub comment: String,
}

/// What becomes of comments that are in the gradebook where there is a new one. Without a new one they always stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comments {
    /// They stay, and the new one is not written.
    #[default]
    Keep,
    /// The new one is written after them.
    Append,
    /// The new one takes their place.
    Replace,
}

/// How grades are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many points there are at most where the grades come from: points are scaled from it to the platform's maximum. `None`: they
    /// are written as they are.
    pub out_of: Option<Fraction>,
    /// The most decimal places.
    pub places: u8,
    /// What becomes of comments that are there.
    pub comments: Comments,
}

impl Default for Options {
    fn default() -> Self {
        Self { out_of: None, places: 2, comments: Comments::Keep }
    }
}

/// What would be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// A row for each grade, in the order of the grades.
    pub rows: Vec<PreviewRow>,
    /// How many pupils of the gradebook get no grade. Their rows are left out.
    pub without: usize,
    /// The column that the grades go to.
    pub(super) grade_column: usize,
}

/// What would be written for one grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// The pupil's name in the gradebook, else the name that the grade came with.
    pub who: String,
    /// The cell by which the platform knows the pupil; empty if there is no such row.
    pub key: String,
    /// The line of the file in which the row begins, from 1; 0 if there is none.
    pub line: usize,
    /// The grade that is there.
    pub old: String,
    /// The grade that would be written; empty if none would.
    pub new: String,
    /// The maximum, if the platform says one.
    pub maximum: Option<Fraction>,
    /// Whether the new grade was rounded.
    pub is_rounded: bool,
    /// Problems to report. With some of them the grade is not written.
    pub problems: Vec<Problem>,
    pub(super) row: Option<usize>,
    /// The cells that would be written.
    pub(super) cells: Vec<(usize, String)>,
}

impl PreviewRow {
    /// Whether the grade would be written.
    pub fn is_written(&self) -> bool {
        self.row.is_some() && !self.problems.iter().any(|problem| problem.blocks())
    }
}

impl Preview {
    /// How many grades would be written.
    pub fn written(&self) -> usize {
        self.rows.iter().filter(|row| row.is_written()).count()
    }

    /// Whether the gradebook has been through a spreadsheet that has damaged it, so that it must be exported again.
    pub fn is_damaged(&self) -> bool {
        self.rows.iter().any(|row| row.problems.iter().any(|problem| problem.is_damage()))
    }
}

/// Says what writing these grades would do.
pub fn preview(book: &Gradebook, chosen: &Chosen, grades: &[Grade], options: &Options) -> Preview {
    let directory = Directory::new(&book.pupils, book.platform.is_number_doubtful());
    let found: Vec<_> = grades.iter().map(|grade| directory.find(&grade.keys)).collect();
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for (pupil, _) in found.iter().flatten() {
        *times.entry(*pupil).or_default() += 1;
    }
    let point = point(book, chosen);
    let row = |(grade, found): (&Grade, Result<(usize, Vec<Problem>), Problem>)| match found {
        Err(problem) => nobody(grade, problem, chosen),
        Ok((pupil, mut problems)) => {
            problems.extend(times.get(&pupil).is_some_and(|times| *times > 1).then_some(Problem::SeveralGrades));
            Written { book, chosen, options, point }.row(grade, &book.pupils[pupil], problems)
        }
    };
    let without = book.pupils.len() - times.len();
    Preview { without, grade_column: chosen.grade.column, rows: grades.iter().zip(found).map(row).collect() }
}

/// The decimal point. A dot is understood everywhere; Canvas' tables with semicolons have commas.
fn point(book: &Gradebook, chosen: &Chosen) -> char {
    let has_comma = |row: &usize| book.table.value(*row, chosen.grade.column).contains(',');
    let is_with_commas = book.platform == Platform::Canvas
        && book.table.separator == ';'
        && (book.head_rows.iter().any(has_comma) || (1..book.table.len()).any(|row| has_comma(&row)));
    if is_with_commas { ',' } else { '.' }
}

/// The row of a grade for whom there is no row.
fn nobody(grade: &Grade, problem: Problem, chosen: &Chosen) -> PreviewRow {
    PreviewRow {
        who: grade.keys.name.clone(),
        key: String::new(),
        line: 0,
        old: String::new(),
        new: String::new(),
        maximum: maximum(chosen),
        is_rounded: false,
        problems: vec![problem],
        row: None,
        cells: Vec::new(),
    }
}

fn maximum(chosen: &Chosen) -> Option<Fraction> {
    if let Takes::Points(maximum) = chosen.grade.takes { Some(maximum) } else { None }
}

struct Written<'a> {
    book: &'a Gradebook,
    chosen: &'a Chosen,
    options: &'a Options,
    point: char,
}

impl Written<'_> {
    fn row(&self, grade: &Grade, pupil: &Pupil, mut problems: Vec<Problem>) -> PreviewRow {
        let (table, column) = (&self.book.table, self.chosen.grade.column);
        let old = table.value(pupil.row, column).trim().to_owned();
        problems.extend(pupil.problems.iter().copied());
        if self.book.platform == Platform::Canvas {
            let is_excused = old.eq_ignore_ascii_case("EX") && grade.given != Given::Word("EX".to_owned());
            problems.extend(is_excused.then_some(Problem::Excused));
            problems.extend((old == "N/A").then_some(Problem::NotAssigned));
        }
        let (new, is_rounded) = self.cell(&grade.given).unwrap_or_else(|problem| {
            problems.push(problem);
            Default::default()
        });
        let mut cells = vec![(column, table.cell(&new, table.raw(pupil.row, column)))];
        cells.extend(self.comment(&grade.comment, pupil, &mut problems));
        problems.sort_unstable();
        problems.dedup();
        PreviewRow {
            who: if pupil.keys.name.is_empty() { grade.keys.name.clone() } else { pupil.keys.name.clone() },
            key: pupil.key.clone(),
            line: table.line(pupil.row),
            old,
            new,
            maximum: maximum(self.chosen),
            is_rounded,
            problems,
            row: Some(pupil.row),
            cells,
        }
    }

    /// What is written for a grade, and whether it is rounded.
    fn cell(&self, given: &Given) -> Result<(String, bool), Problem> {
        match (given, &self.chosen.grade.takes) {
            (Given::Points(points), Takes::Points(most)) => {
                let scaled = self.scaled(*points, *most);
                if scaled > *most { Err(Problem::Outside) } else { Ok(self.within(scaled, *most)) }
            }
            (Given::Points(points), Takes::AnyPoints) => Ok(decimals(*points, self.options.places, self.point)),
            (Given::Points(_), Takes::Scale(_) | Takes::AnyWord) => Err(Problem::NeedsWord),
            (Given::Word(word), Takes::Points(_) | Takes::AnyPoints) => {
                let is_excused = self.book.platform == Platform::Canvas && word == "EX";
                if is_excused { Ok((word.clone(), false)) } else { Err(Problem::NeedsPoints) }
            }
            (Given::Word(word), Takes::Scale(scale)) => {
                let known = scale.iter().find(|known| known.trim() == word.trim());
                known.map(|known| (known.clone(), false)).ok_or(Problem::NotOfScale)
            }
            (Given::Word(word), Takes::AnyWord) if word.trim().is_empty() => Err(Problem::NotOfScale),
            (Given::Word(word), Takes::AnyWord) => Ok((word.trim().to_owned(), false)),
        }
    }

    /// Points out of the platform's maximum.
    fn scaled(&self, given: Fraction, most: Fraction) -> Fraction {
        match self.options.out_of {
            Some(out_of) if out_of != most && out_of.numerator() > 0 => {
                given.times(Fraction::new(out_of.denominator(), out_of.numerator())).times(most)
            }
            _ => given,
        }
    }

    /// Points in decimals. Rounding never leads beyond the maximum.
    fn within(&self, given: Fraction, most: Fraction) -> (String, bool) {
        let (words, is_rounded) = decimals(given, self.options.places, self.point);
        if points(&words).is_some_and(|written| written > most) {
            (decimals(most, super::numbers::MOST_PLACES, self.point).0, given != most)
        } else {
            (words, is_rounded)
        }
    }

    /// The cell of a comment, if one is written.
    fn comment(&self, words: &str, pupil: &Pupil, problems: &mut Vec<Problem>) -> Option<(usize, String)> {
        if words.trim().is_empty() {
            return None;
        }
        let Some(column) = self.chosen.comment else {
            problems.push(Problem::NoCommentColumn);
            return None;
        };
        let table = &self.book.table;
        let is_html = self.book.is_html(pupil.row, column);
        let new = if is_html { html(words) } else { words.trim().replace("\r\n", "\n") };
        let old = table.value(pupil.row, column);
        let (line_end, is_there) = (if is_html { "<br>" } else { "\n" }, !old.trim().is_empty());
        // What was written before is not written twice.
        let lined = |words: &str| format!("{line_end}{words}{line_end}");
        let has_it = is_there && lined(&old).contains(&lined(&new));
        let all = match self.options.comments {
            _ if !is_there => new,
            _ if has_it && self.options.comments != Comments::Replace => return None,
            Comments::Keep => {
                problems.push(Problem::CommentKept);
                return None;
            }
            Comments::Append => format!("{old}{line_end}{new}"),
            Comments::Replace => new,
        };
        Some((column, table.cell(&all, table.raw(pupil.row, column))))
    }
}

/// Words as HTML on one line. Quotes are escaped too: some readers of CSV take `\"` for a quote.
fn html(words: &str) -> String {
    let mut out = String::new();
    for c in words.trim().replace("\r\n", "\n").chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\\' => out.push_str("&#92;"),
            '\n' | '\r' => out.push_str("<br>"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}
