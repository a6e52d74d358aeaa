//! Moodle's gradebook, exported as a text file. Which column the platform knows pupils by is chosen at its import: by mail if all rows have
//! one, else by the school's number or the login.

use super::super::columns::{Columns, CommentColumn, GradeColumn, Takes};
use super::super::csv::Table;
use super::super::numbers::{is_damaged_id, points};
use super::super::problem::Problem;
use super::super::pupils::{Keys, Pupil, names_of};
use super::{Platform, Recognised, column_named, titles, words};

const REAL: &str = "(real)";
const FEEDBACK: &str = "(feedback)";

/// Recognises an exported gradebook.
pub fn recognised(table: &Table) -> Option<Recognised> {
    let width = table.width(0);
    let title = |column: usize| table.value(0, column).trim().to_lowercase();
    let says = |end: &str| (0..width).any(|column| title(column).ends_with(end));
    if width < 3 || !(says(REAL) || says(FEEDBACK) || has_times(table, width - 1)) {
        return None;
    }
    let mail = column_named(table, 0, &titles::MAIL).or_else(|| mail_column(table, width));
    let id = column_named(table, 0, &titles::ID);
    let login = column_named(table, 0, &titles::LOGIN);
    let user = [mail, id, login].into_iter().flatten().find(|column| is_filled(table, *column));
    let user = user.or(mail).or(id).or(login)?;
    let known: Vec<usize> = [mail, id, login].into_iter().flatten().collect();
    let columns = columns(table, width, &known);
    let first = column_named(table, 0, &titles::FIRST).or(Some(0)).filter(|first| !known.contains(first));
    let last = column_named(table, 0, &titles::LAST).or(Some(1)).filter(|last| !known.contains(last));
    let one = |row: usize| {
        let key = table.value(row, user).trim().to_owned();
        let names = names_of(&words(table, row, first), &words(table, row, last));
        let mut problems = Vec::new();
        problems.extend(key.is_empty().then_some(Problem::NoKey));
        problems.extend(is_damaged_id(&key).then_some(Problem::DamagedKey));
        let keys = Keys {
            number: String::new(),
            id: words(table, row, id),
            login: words(table, row, login),
            mail: words(table, row, mail),
            name: names.first().cloned().unwrap_or_default(),
        };
        Pupil { row, key, keys, names, problems }
    };
    let pupils = (1..table.len()).map(one).collect();
    Some(Recognised {
        platform: Platform::MoodleGradebook,
        head: 0,
        head_rows: Vec::new(),
        kept: None,
        pupils,
        columns,
    })
}

/// Whether each row ends with the second at which it was exported.
fn has_times(table: &Table, column: usize) -> bool {
    let is_time = |row: usize| {
        let cell = table.value(row, column);
        cell.len() == 10 && cell.bytes().all(|b| b.is_ascii_digit())
    };
    table.len() > 1 && (1..table.len()).all(is_time)
}

fn mail_column(table: &Table, width: usize) -> Option<usize> {
    let is_mail = |column: &usize| (1..table.len()).all(|row| table.value(row, *column).contains('@'));
    (0..width).find(is_mail)
}

/// Whether each row has a cell of its own there.
fn is_filled(table: &Table, column: usize) -> bool {
    let mut cells: Vec<String> = (1..table.len()).map(|row| table.value(row, column).trim().to_lowercase()).collect();
    cells.sort();
    let count = cells.len();
    cells.dedup();
    cells.len() == count && cells.iter().all(|cell| !cell.is_empty())
}

fn columns(table: &Table, width: usize, known: &[usize]) -> Columns {
    let title = |column: usize| table.value(0, column).trim().to_owned();
    let is_points = |row: usize, column: usize| {
        let cell = table.value(row, column);
        cell.trim().is_empty() || cell.trim() == "-" || points(&cell).is_some()
    };
    let times = has_times(table, width - 1).then_some(width - 1);
    let is_grade = |column: &usize| {
        let is_known = known.contains(column) || Some(*column) == times || title(*column).is_empty();
        !is_known && (1..table.len()).all(|row| is_points(row, *column))
    };
    let feedback = |column: usize| title(column).to_lowercase().ends_with(FEEDBACK);
    let comment = |column: usize| Some(column + 1).filter(|next| *next < width && feedback(*next));
    let grade =
        |column: usize| GradeColumn { column, title: title(column), takes: Takes::AnyPoints, comment: comment(column) };
    let mut grades: Vec<GradeColumn> =
        (0..width).filter(is_grade).filter(|column| !feedback(*column)).map(grade).collect();
    let is_real = |grade: &GradeColumn| grade.title.to_lowercase().ends_with(REAL);
    grades.sort_by_key(|grade| (!is_real(grade), grade.column));
    let is_grade_certain = grades.iter().filter(|grade| is_real(grade)).count() == 1;
    let comments = (0..width).filter(|column| feedback(*column));
    let comments: Vec<_> = comments.map(|column| CommentColumn { column, title: title(column) }).collect();
    Columns { is_grade_certain, is_comment_certain: comments.is_empty(), grades, comments }
}
