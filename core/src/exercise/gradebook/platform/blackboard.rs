//! Blackboard's grade center. Titles of columns end with the column's number: `The bridge [Total Pts: 10 Score] |664617`.

use super::super::columns::{Columns, CommentColumn, GradeColumn, Takes};
use super::super::csv::Table;
use super::super::numbers::points;
use super::super::problem::Problem;
use super::super::pupils::{Keys, Pupil, names_of};
use super::{Platform, Recognised, column_named, titles, words};

const FEEDBACK: [&str; 3] = ["Feedback to Learner", "Feedback to User", "Feedback an Lernende"];

/// Recognises a gradebook.
pub fn recognised(table: &Table) -> Option<Recognised> {
    let width = table.width(0);
    let grades: Vec<GradeColumn> = (0..width).filter_map(|column| grade(table, column)).collect();
    let named = column_named(table, 0, &titles::LOGIN);
    if !(0..width).any(|column| numbered(&table.value(0, column)).is_some()) || width < 3 {
        return None;
    }
    // Last name, first name, login: so it is in every language.
    let login = named.or(Some(2));
    let id = column_named(table, 0, &titles::ID);
    let feedback = column_named(table, 0, &FEEDBACK);
    let one = |row: usize| {
        let key = words(table, row, login);
        let names = names_of(&table.value(row, 1), &table.value(row, 0));
        let problems = key.is_empty().then_some(Problem::NoKey).into_iter().collect();
        let keys = Keys {
            // The archive of submissions has the login where those of other platforms have a number.
            number: key.clone(),
            id: words(table, row, id),
            login: key.clone(),
            mail: String::new(),
            name: names.first().cloned().unwrap_or_default(),
        };
        Pupil { row, key, keys, names, problems }
    };
    let comments: Vec<CommentColumn> = feedback
        .map(|column| CommentColumn { column, title: table.value(0, column).trim().to_owned() })
        .into_iter()
        .collect();
    Some(Recognised {
        platform: Platform::Blackboard,
        head: 0,
        head_rows: Vec::new(),
        kept: None,
        pupils: (1..table.len()).map(one).collect(),
        columns: Columns {
            is_grade_certain: grades.len() == 1 && named.is_some(),
            grades,
            comments,
            is_comment_certain: true,
        },
    })
}

/// What stands in the brackets of a title that ends with a column's number.
fn numbered(title: &str) -> Option<&str> {
    let (words, number) = title.trim().rsplit_once('|')?;
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let brackets = words.trim().strip_suffix(']')?.rsplit_once('[')?.1;
    is_number.then_some(brackets)
}

/// A column of grades. Those that the platform computes itself say "up to".
fn grade(table: &Table, column: usize) -> Option<GradeColumn> {
    let title = table.value(0, column).trim().to_owned();
    let (_, says) = numbered(&title)?.split_once(':')?;
    let says = says.trim();
    let (most, kind) = says.split_once(' ').unwrap_or((says, ""));
    let most = points(most)?;
    let takes = match kind {
        "Text" => Takes::AnyWord,
        _ if most.numerator() == 0 => Takes::AnyPoints,
        _ => Takes::Points(most),
    };
    Some(GradeColumn { column, title, takes, comment: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fraction;

    #[test]
    fn titles_of_columns() {
        let check = |title: &str, expected: Option<Takes>| {
            let table = Table::read(format!("\"a\",\"{title}\"\n\"b\",\"\"\n").as_bytes()).unwrap();
            assert_eq!(grade(&table, 1).map(|grade| grade.takes), expected, "{title}");
        };
        let ten = Some(Takes::Points(Fraction::new(10, 1)));
        check("The bridge [Total Pts: 10 Score] |664617", ten.clone());
        check("Brücke [2] [Gesamtpunkte: 10 Ergebnis] |664617", ten);
        check("Note [Total Pts: 0 Text] |7", Some(Takes::AnyWord));
        check("Total [Total Pts: up to 55 Score] |664618", None);
        check("The bridge [Total Pts: 10 Score]", None);
        check("a | b", None);
    }
}
