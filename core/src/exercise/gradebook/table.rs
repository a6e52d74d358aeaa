//! Our own table of grades, for people and their spreadsheets. No platform reads it.

use std::borrow::Cow;

use super::numbers::{MOST_PLACES, decimals};
use super::preview::Given;
use crate::model::Fraction;
use crate::report::Cell;
use crate::report::table::{csv, csv_columns};

/// The names of the columns.
const COLUMNS: [&str; 13] = [
    "who",
    "id",
    "status",
    "found",
    "part",
    "missed",
    "extra",
    "verdict_right",
    "grade",
    "points",
    "out_of",
    "set_by",
    "comment",
];

/// What was counted in an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many claims were found.
    pub found: usize,
    /// How many were found in part.
    pub part: usize,
    /// The numbers of the claims that were missed, from 1.
    pub missed: Vec<usize>,
    /// How many more were marked.
    pub extra: usize,
    /// How many were found with a right verdict.
    pub verdict_right: usize,
}

/// A pupil's row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The name or the code.
    pub who: String,
    /// The platform's number.
    pub id: String,
    /// What became of the hand-in, such as `ok`, or why there is none.
    pub status: String,
    /// What was counted; nothing without an answer, which is not the same as 0.
    pub counted: Option<Counted>,
    /// The grade; nothing if there is none yet, which is not the same as 0.
    pub grade: Option<Given>,
    /// How many points there are at most.
    pub out_of: Option<Fraction>,
    /// Who set the grade.
    pub set_by: String,
    /// What the teacher says to the pupil.
    pub comment: String,
}

/// The table as CSV: UTF-8 with a byte order mark, points with a dot, CR LF; cells that a spreadsheet would run as a formula begin with an
/// apostrophe.
pub fn table(lines: &[Line]) -> String {
    let rows: Vec<Vec<Cell>> = lines.iter().map(cells).collect();
    format!("{}{}", csv_columns(&COLUMNS), csv(&rows))
}

fn cells(line: &Line) -> Vec<Cell> {
    let words = |words: &str| if words.is_empty() { Cell::Nothing } else { Cell::Words(words.to_owned()) };
    let count = |of: fn(&Counted) -> usize| {
        line.counted.as_ref().map_or(Cell::Nothing, |counted| Cell::Number(of(counted) as u64))
    };
    let missed = line.counted.as_ref().map(|counted| {
        let numbers: Vec<String> = counted.missed.iter().map(ToString::to_string).collect();
        numbers.join(" ")
    });
    let number = |points| Cow::Owned(decimals(points, MOST_PLACES, '.').0);
    let (grade, points) = match &line.grade {
        Some(Given::Points(points)) => (number(*points), number(*points)),
        Some(Given::Word(word)) => (Cow::Borrowed(word.as_str()), Cow::Borrowed("")),
        None => (Cow::Borrowed(""), Cow::Borrowed("")),
    };
    vec![
        words(&line.who),
        words(&line.id),
        words(&line.status),
        count(|counted| counted.found),
        count(|counted| counted.part),
        words(&missed.unwrap_or_default()),
        count(|counted| counted.extra),
        count(|counted| counted.verdict_right),
        words(&grade),
        words(&points),
        line.out_of.map_or(Cell::Nothing, |points| words(&number(points))),
        words(&line.set_by),
        words(&line.comment),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fraction;

    #[test]
    fn a_row_for_each_pupil() {
        let counted = Counted { found: 4, part: 1, missed: vec![2, 6], extra: 0, verdict_right: 3 };
        let lines = [
            Line {
                who: "=Lena, \"B\"".to_owned(),
                id: "48207".to_owned(),
                status: "ok".to_owned(),
                counted: Some(counted),
                grade: Some(Given::Points(Fraction::new(15, 2))),
                out_of: Some(Fraction::new(12, 1)),
                set_by: "Ms Keller".to_owned(),
                comment: "-1 für\nNachdenken".to_owned(),
            },
            Line { who: "Ivo".to_owned(), status: "no_hand_in".to_owned(), ..Line::default() },
            Line { who: "Jo".to_owned(), grade: Some(Given::Word("+".to_owned())), ..Line::default() },
        ];
        let expected = "\u{feff}who,id,status,found,part,missed,extra,verdict_right,grade,points,out_of,set_by,comment\r\n\
            \"'=Lena, \"\"B\"\"\",48207,ok,4,1,2 6,0,3,7.5,7.5,12,Ms Keller,\"'-1 für\nNachdenken\"\r\n\
            Ivo,,no_hand_in,,,,,,,,,,\r\n\
            Jo,,,,,,,,'+,,,,\r\n";
        assert_eq!(table(&lines), expected);
    }
}
