//! Canvas' gradebook. What goes back is cut to the columns that name pupils and the one of the grades: all others would be read in too.

use super::super::columns::{Columns, GradeColumn, Takes};
use super::super::csv::Table;
use super::super::numbers::{is_damaged_id, may_be_cut, points};
use super::super::problem::Problem;
use super::super::pupils::{Keys, Pupil, names_in, names_of};
use super::{Platform, Recognised, column_named, words};

/// The words of the cell that begins the row with the maxima. They are not translated.
const POINTS_POSSIBLE: &str = "Points Possible";

/// Recognises a gradebook.
pub fn recognised(table: &Table) -> Option<Recognised> {
    let title = |column: usize| table.value(0, column).trim().to_owned();
    let is_split = title(0) == "LastName" && title(1) == "FirstName" && title(2) == "ID";
    let is_whole = title(0) == "Student" && title(1) == "ID";
    let section = column_named(table, 0, &["Section"]).filter(|_| is_split || is_whole)?;
    let maxima = (1..table.len()).find(|row| table.value(*row, 0).trim() == POINTS_POSSIBLE);
    let number = if is_split { 2 } else { 1 };
    let id = column_named(table, 0, &["SIS User ID"]);
    let login = column_named(table, 0, &["SIS Login ID"]);
    let one = |row: usize| {
        let key = table.value(row, number).trim().to_owned();
        let names = if is_split {
            names_of(&table.value(row, 1), &table.value(row, 0))
        } else {
            names_in(&table.value(row, 0))
        };
        // The pupil as whom teachers look at the course.
        let is_test = names.iter().any(|name| name == "Student, Test");
        let mut problems = Vec::new();
        problems.extend(key.is_empty().then_some(Problem::NoKey));
        problems.extend(is_damaged_id(&key).then_some(Problem::DamagedKey));
        problems.extend(may_be_cut(&key).then_some(Problem::LongNumber));
        let shown = if is_split { names.first() } else { names.last() };
        let keys = Keys {
            number: key.clone(),
            id: words(table, row, id),
            login: words(table, row, login),
            mail: String::new(),
            name: shown.cloned().unwrap_or_default(),
        };
        Pupil { row, key, keys, names: if is_test { Vec::new() } else { names }, problems }
    };
    // The row that says which grades are shown by hand names nobody.
    let is_pupil = |row: &usize| Some(*row) != maxima && (0..=section).any(|c| !table.value(*row, c).trim().is_empty());
    Some(Recognised {
        platform: Platform::Canvas,
        head: 0,
        head_rows: maxima.into_iter().collect(),
        kept: Some(section + 1),
        pupils: (1..table.len()).filter(is_pupil).map(one).collect(),
        columns: columns(table, section, maxima),
    })
}

/// The columns of assignments: their titles end with the assignment's number, and their maximum is a number.
fn columns(table: &Table, section: usize, maxima: Option<usize>) -> Columns {
    let grade = |column: usize| {
        let title = table.value(0, column).trim().to_owned();
        let number = title.strip_suffix(')').and_then(|title| title.rsplit_once('('))?.1;
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let takes = match maxima.map(|row| table.value(row, column)) {
            Some(cell) if cell.trim().is_empty() => Takes::AnyPoints,
            Some(cell) => Takes::Points(points(&cell)?),
            None => Takes::AnyPoints,
        };
        Some(GradeColumn { column, title, takes, comment: None })
    };
    let grades: Vec<GradeColumn> = (section + 1..table.width(0)).filter_map(grade).collect();
    Columns { is_grade_certain: grades.len() == 1, grades, comments: Vec::new(), is_comment_certain: true }
}
