//! Brightspace's grades: `TITLE Points Grade <Numeric MaxPoints:10>`. Values of keys begin with `#`; so does the last cell of each row.

use super::super::columns::{Columns, GradeColumn, Takes};
use super::super::csv::Table;
use super::super::numbers::{is_damaged_id, may_be_cut, points};
use super::super::problem::Problem;
use super::super::pupils::{Keys, Pupil, names_of};
use super::{Platform, Recognised, column_named, words};

const END: &str = "End-of-Line Indicator";
const MAXIMUM: &str = "MaxPoints:";

/// Recognises a gradebook.
pub fn recognised(table: &Table) -> Option<Recognised> {
    column_named(table, 0, &[END])?;
    let org = column_named(table, 0, &["OrgDefinedId", "Org Defined ID"]);
    let login = column_named(table, 0, &["Username"]);
    let mail = column_named(table, 0, &["Email"]);
    let first = column_named(table, 0, &["First Name"]);
    let last = column_named(table, 0, &["Last Name"]);
    org.or(login)?;
    let one = |row: usize| {
        let bare = |column| words(table, row, column).trim_start_matches('#').trim().to_owned();
        let (org, login) = (bare(org), bare(login));
        let key = if login.is_empty() { org.clone() } else { login.clone() };
        let names = names_of(&words(table, row, first), &words(table, row, last));
        let mut problems = Vec::new();
        problems.extend(key.is_empty().then_some(Problem::NoKey));
        problems.extend((is_damaged_id(&org) || is_damaged_id(&login)).then_some(Problem::DamagedKey));
        problems.extend(may_be_cut(&org).then_some(Problem::LongNumber));
        let keys = Keys {
            number: org.clone(),
            id: org,
            login,
            mail: words(table, row, mail),
            name: names.first().cloned().unwrap_or_default(),
        };
        Pupil { row, key, keys, names, problems }
    };
    let grades: Vec<GradeColumn> = (0..table.width(0)).filter_map(|column| grade(table, column)).collect();
    Some(Recognised {
        platform: Platform::Brightspace,
        head: 0,
        head_rows: Vec::new(),
        kept: None,
        pupils: (1..table.len()).map(one).collect(),
        columns: Columns {
            is_grade_certain: grades.len() == 1,
            grades,
            comments: Vec::new(),
            is_comment_certain: true,
        },
    })
}

fn grade(table: &Table, column: usize) -> Option<GradeColumn> {
    let title = table.value(0, column).trim().to_owned();
    let (name, details) = title.rsplit_once('<').unwrap_or((&title, ""));
    let name = name.trim();
    let takes = if name.ends_with("Points Grade") {
        let most = details.split_once(MAXIMUM).map(|(_, rest)| rest.split([' ', '>']).next().unwrap_or_default());
        most.and_then(points).map_or(Takes::AnyPoints, Takes::Points)
    } else if name.ends_with("Grade Symbol") || name.ends_with("Text Grade") {
        Takes::AnyWord
    } else {
        return None;
    };
    Some(GradeColumn { column, title, takes, comment: None })
}
