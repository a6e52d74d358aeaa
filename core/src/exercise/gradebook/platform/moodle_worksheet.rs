//! Moodle's offline grading worksheet. All its titles are in the user's language, so its first column gives it away: `Participant 48207`
//! in every row.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::columns::{Columns, CommentColumn, GradeColumn, Takes};
use super::super::csv::Table;
use super::super::numbers::{is_rewritten_date, points};
use super::super::problem::Problem;
use super::super::pupils::{Keys, Pupil, names_in};
use super::{Platform, Recognised, column_named, titles, words};

const GRADE: [&str; 6] = ["Grade", "Bewertung", "Calificación", "Note", "Valutazione", "Cijfer"];
const COMMENT: [&str; 5] = [
    "Feedback comments",
    "Feedback als Kommentar",
    "Comentarios de retroalimentación",
    "Commentaires de feedback",
    "Feedbackkommentare",
];

const CHANGED: [&str; 3] =
    ["Last modified (grade)", "Zuletzt geändert (Bewertung)", "Última modificación (calificación)"];

/// Yes, and no, in languages in which Moodle is often used.
const YES: [&str; 24] = [
    "yes", "ja", "sí", "si", "oui", "sì", "sim", "tak", "да", "так", "evet", "kyllä", "ναι", "はい", "是", "כן", "نعم",
    "예", "da", "igen", "áno", "ano", "jah", "có",
];
const NO: [&str; 27] = [
    "no",
    "nein",
    "non",
    "nee",
    "nej",
    "nei",
    "não",
    "nie",
    "нет",
    "ні",
    "hayır",
    "ei",
    "όχι",
    "いいえ",
    "否",
    "לא",
    "لا",
    "아니오",
    "아니요",
    "ne",
    "nem",
    "nu",
    "không",
    "ez",
    "tidak",
    "yok",
    "ні.",
];

/// Recognises a worksheet.
pub fn recognised(table: &Table) -> Option<Recognised> {
    let first = (1..table.len()).find(|row| numbered(&table.value(*row, 0)).is_some())?;
    let cell = table.value(first, 0);
    let prefix = numbered(&cell)?.0;
    let rows = first..table.len();
    let is_pupil = |row: usize| numbered(&table.value(row, 0)).is_some_and(|(own, _)| own == prefix);
    if !rows.clone().all(is_pupil) {
        return None;
    }
    let head = first - 1;
    let columns = columns(table, head, first)?;
    let pupils = pupils(table, head, first, &columns);
    Some(Recognised { platform: Platform::MoodleWorksheet, head, head_rows: Vec::new(), kept: None, pupils, columns })
}

/// The words and the digits of `Participant 48207`.
fn numbered(cell: &str) -> Option<(&str, &str)> {
    let cell = cell.trim();
    let digits = cell.len() - cell.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (prefix, number) = cell.split_at(digits);
    let is_prefix = prefix.chars().any(char::is_alphabetic) && !prefix.contains(['@', ',']);
    (is_prefix && !number.is_empty()).then_some((prefix.trim_end(), number))
}

fn columns(table: &Table, head: usize, first: usize) -> Option<Columns> {
    let width = table.width(head);
    let mut grades: Vec<GradeColumn> = (1..width.saturating_sub(1))
        .filter_map(|column| {
            let takes = takes(table, first, column)?;
            let title = table.value(head, column).trim().to_owned();
            Some(GradeColumn { column, title, takes, comment: None })
        })
        .collect();
    let named = column_named(table, head, &GRADE);
    // What stands in the column may be of no use, as grades above a maximum that was lowered later are.
    if let Some(column) = named.filter(|named| grades.iter().all(|grade| grade.column != *named)) {
        let maximum = points(&table.value(first, column + 1)).filter(|_| column + 1 < width);
        let title = table.value(head, column).trim().to_owned();
        grades.push(GradeColumn {
            column,
            title,
            takes: maximum.map_or(Takes::AnyPoints, Takes::Points),
            comment: None,
        });
    }
    grades.sort_by_key(|grade| (Some(grade.column) != named, grade.column));
    let last_grade = grades.first()?.column;
    let comments = comments(table, head, last_grade);
    Some(Columns {
        is_grade_certain: named.is_some(),
        is_comment_certain: comments.is_empty() || column_named(table, head, &COMMENT).is_some(),
        grades,
        comments,
    })
}

/// What a column takes if it looks like that of the grades: the next one says the same maximum or scale in each row, and all its cells are
/// empty or within that.
fn takes(table: &Table, first: usize, column: usize) -> Option<Takes> {
    let beside = table.value(first, column + 1);
    let rows = first..table.len();
    if beside.trim().is_empty() || !rows.clone().all(|row| table.value(row, column + 1) == beside) {
        return None;
    }
    let all = |is_fine: &dyn Fn(&str) -> bool| {
        rows.clone().all(|row| {
            let cell = table.value(row, column);
            let cell = cell.trim();
            cell.is_empty() || cell == "-" || is_fine(cell)
        })
    };
    if let Some(maximum) = points(&beside).filter(|maximum| maximum.numerator() > 0) {
        return all(&|cell| points(cell).is_some_and(|points| points <= maximum)).then_some(Takes::Points(maximum));
    }
    let scale: Vec<String> = beside.lines().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    (scale.len() > 1 && all(&|cell| scale.iter().any(|word| word == cell))).then_some(Takes::Scale(scale))
}

/// The columns that may hold comments: the named one, else those at the end, after the date of the last change of the grade.
fn comments(table: &Table, head: usize, grade: usize) -> Vec<CommentColumn> {
    let column = |column: usize| CommentColumn { column, title: table.value(head, column).trim().to_owned() };
    if let Some(named) = column_named(table, head, &COMMENT) {
        return vec![column(named)];
    }
    let is_free = |column: &usize| {
        let cells = (head + 1..table.len()).map(|row| table.value(row, *column).into_owned());
        cells.into_iter().all(|cell| cell != "-" && points(&cell).is_none() && !is_yes_or_no(&cell))
    };
    let width = table.width(head);
    (grade + 2..width).rev().take_while(is_free).map(column).collect()
}

fn is_yes_or_no(cell: &str) -> bool {
    is_one_of(cell, &YES) || is_one_of(cell, &NO)
}

fn is_one_of(cell: &str, words: &[&str]) -> bool {
    let cell = cell.trim().to_lowercase();
    words.contains(&cell.as_str())
}

fn pupils(table: &Table, head: usize, first: usize, columns: &Columns) -> Vec<Pupil> {
    let rows = first..table.len();
    let of_all = |column: usize, is_fine: &dyn Fn(&str) -> bool| {
        let cells: Vec<Cow<'_, str>> = rows.clone().map(|row| table.value(row, column)).collect();
        cells.iter().any(|cell| !cell.is_empty()) && cells.iter().all(|cell| is_fine(cell))
    };
    let grade = columns.grades.first().map_or(0, |grade| grade.column);
    let is_mail = |cell: &str| cell.is_empty() || cell.contains('@') && !cell.contains(' ');
    let mail = (1..grade).find(|column| of_all(*column, &is_mail));
    let id = column_named(table, head, &titles::ID).filter(|id| *id > 0);
    let login = column_named(table, head, &titles::LOGIN);
    let name = column_named(table, head, &titles::FULL).or_else(|| name_column(table, first, grade));
    let lock = (grade + 1..table.width(head)).find(|column| of_all(*column, &is_yes_or_no));
    // When the grade was changed last: the column before the comments.
    let comment = columns.comments.first().map_or(table.width(head), |comment| comment.column);
    let changed = column_named(table, head, &CHANGED).unwrap_or(comment.saturating_sub(1));
    let one = |row: usize| {
        let key = table.value(row, 0).trim().to_owned();
        let cell = words(table, row, name);
        let (shown, is_html) = plain(&cell);
        let mut problems = Vec::new();
        let is_locked = lock.is_some_and(|lock| is_one_of(&table.value(row, lock), &NO));
        problems.extend(is_locked.then_some(Problem::Locked));
        problems.extend(is_html.then_some(Problem::Suspended));
        let is_rewritten = changed > grade + 1 && is_rewritten_date(&table.value(row, changed));
        problems.extend(is_rewritten.then_some(Problem::ChangedDate));
        let keys = Keys {
            number: numbered(&key).map(|(_, number)| number.to_owned()).unwrap_or_default(),
            id: words(table, row, id),
            login: words(table, row, login),
            mail: words(table, row, mail),
            name: shown.clone(),
        };
        let names = names_in(&shown);
        Pupil { row, key, keys, names, problems }
    };
    rows.clone().map(one).collect()
}

/// The second column, if it looks like names: most of its cells differ. With names hidden, the pupils' status stands there.
fn name_column(table: &Table, first: usize, grade: usize) -> Option<usize> {
    let rows = first..table.len();
    let cells: BTreeSet<Cow<'_, str>> = rows.clone().map(|row| table.value(row, 1)).collect();
    (grade > 1 && cells.len() * 2 > rows.len()).then_some(1)
}

/// A name without tags, and whether it had some.
fn plain(cell: &str) -> (String, bool) {
    if !cell.contains('<') || !cell.contains('>') {
        return (cell.to_owned(), false);
    }
    let (mut out, mut is_tag) = (String::new(), false);
    for c in cell.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    (htmlize::unescape(out.trim()).into_owned(), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_participant_is_words_and_digits() {
        let check = |cell: &str, expected| assert_eq!(numbered(cell), expected, "{cell}");
        check("Participant 48207", Some(("Participant", "48207")));
        check("Teilnehmer/in48207", Some(("Teilnehmer/in", "48207")));
        check("参加者 7", Some(("参加者", "7")));
        check("48207", None);
        check("Participant", None);
        check("a@b.example1", None);
    }

    #[test]
    fn a_name_loses_its_tags() {
        let html = "<span class=\"usersuspended\">Ana &amp; Li</span><img src=\"x\" alt=\"Suspended\" />";
        assert_eq!(plain(html), ("Ana & Li".to_owned(), true));
        assert_eq!(plain("a < b"), ("a < b".to_owned(), false));
    }
}
