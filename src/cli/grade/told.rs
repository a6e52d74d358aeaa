//! What `claimlight grade` prints.

use serde_json::{Value, json};

use super::{Arguments, Graded};
use claimlight_core::exercise::grades::{Grades, Lesson, Pupil, Row};
use claimlight_core::grading::{Found, Score};
use claimlight_core::model::{Fraction, Need};

/// All that is known, as JSON. Claims of the key are named by their numbers, from 1, in the order of the text.
pub fn json(asked: &Arguments, lesson: &Lesson, grades: &Grades, graded: &[Graded]) -> Value {
    let keys: Vec<String> = asked.key.iter().map(|path| path.display().to_string()).collect();
    let rows: Vec<Value> =
        grades.pupils.iter().zip(graded).map(|(pupil, of)| row(pupil, of.row.as_ref(), &keys)).collect();
    json!({
        "exercise": lesson.exercise.id,
        "edition": lesson.exercise.edition,
        "keys": keys,
        "rows": rows,
    })
}

fn row(pupil: &Pupil, row: Option<&Row>, keys: &[String]) -> Value {
    let numbers = |found: Found| row.map(|row| row.numbers(found));
    let number = |points: Option<Fraction>| points.map(Fraction::value);
    json!({
        "who": pupil.who,
        "id": pupil.number,
        "status": pupil.status,
        "key": row.and_then(|row| keys.get(row.key)),
        "found": numbers(Found::Found),
        "part": numbers(Found::Part),
        "missed": numbers(Found::Missed),
        "extra": row.map(|row| row.extra.len()),
        "verdict_right": row.map(|row| row.verdict_right),
        "scores": row.map(|row| json!({
            "semeval": score(&row.scores.semeval),
            "characters": score(&row.scores.characters),
            "pairs": score(&row.scores.pairs),
        })),
        "proposed": number(row.and_then(|row| row.proposal.points)),
        "of": number(row.map(|row| row.proposal.of)),
        "grade": number(pupil.grade.as_ref().map(|grade| grade.points)),
    })
}

fn score(score: &Score) -> Value {
    json!({ "p": score.precision.value(), "r": score.recall.value(), "f1": score.f1.value() })
}

/// A line for each pupil.
pub fn lines(grades: &Grades, graded: &[Graded]) -> Vec<String> {
    grades.pupils.iter().zip(graded).map(|(pupil, of)| line(pupil, of.row.as_ref(), grades.decimals)).collect()
}

fn line(pupil: &Pupil, row: Option<&Row>, decimals: u32) -> String {
    let number = if pupil.number.is_empty() { String::new() } else { format!("{} ", pupil.number) };
    let Some(row) = row else { return format!("{number}{}: {}", pupil.who, pupil.status) };
    let (found, part) = (row.count(Need::Required, Found::Found), row.count(Need::Required, Found::Part));
    let all = found + part + row.count(Need::Required, Found::Missed);
    let mut parts = vec![format!("{found} of {all} found")];
    if part > 0 {
        parts.push(format!("{part} in part"));
    }
    let welcome = row.count(Need::Welcome, Found::Found);
    if welcome > 0 {
        parts.push(format!("{welcome} welcome found"));
    }
    if !row.extra.is_empty() {
        parts.push(format!("{} more marked", row.extra.len()));
    }
    let points =
        |points: Fraction, of: Fraction| format!("{} of {}", points.to_decimal(decimals), of.to_decimal(decimals));
    let grade = match (&pupil.grade, row.proposal.points) {
        (Some(grade), _) => format!("grade {}", points(grade.points, grade.of)),
        (None, Some(proposed)) => format!("proposed {}", points(proposed, row.proposal.of)),
        (None, None) => "no proposal".to_owned(),
    };
    let status = if pupil.status == "ok" { String::new() } else { format!(" ({})", pupil.status) };
    format!("{number}{}{status}: {}; {grade}", pupil.who, parts.join(", "))
}
