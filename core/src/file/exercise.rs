//! The exercise that a file is or answers, and rubrics: reading and printing.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use thiserror::Error;

use super::print::Out;
use super::repair::tell;
use super::repaired::Repair;
use super::{ReadError, records};
use crate::model::{Ask, Criterion, Exercise, Fraction, KnownAs, Level, Rubric, Timestamp, limits};

/// Why no rubric was read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RubricError {
    /// It is larger than a file with a rubric may be, in bytes.
    #[error("it is larger than {} MB", .0 >> 20)]
    TooLarge(u64),
    /// It holds no criterion.
    #[error("it holds no criterion")]
    NoCriteria,
    /// Two criteria have this id.
    #[error("two criteria have the id \"{0}\"")]
    Twice(String),
    /// A criterion has no id.
    #[error("criterion {0} has no id")]
    NoId(usize),
    /// The points of a level are this, which is no number of 0 or more.
    #[error("a level is worth {0}, which is no number of 0 or more")]
    Points(String),
    /// It can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// Builds an exercise from its record. What does not fit is left out and reported.
pub fn build(exercise: records::Exercise<'_>, told: &mut Vec<Repair>) -> Exercise {
    let mut asks = BTreeSet::new();
    for name in &exercise.asks.0 {
        match Ask::named(name.as_str()) {
            Some(ask) => drop(asks.insert(ask)),
            None => tell(told, Repair::Ask(name.as_str().to_owned())),
        }
    }
    Exercise {
        id: exercise.id.own(),
        edition: exercise.edition.own(),
        name: exercise.name.own(),
        task: exercise.task.own(),
        asks,
        given: exercise.given.map(|pieces| pieces.0),
        claims: exercise.claims.0,
        known_as: KnownAs::named(exercise.known_as.as_str()),
        rubric: rubric(exercise.rubric, told),
        handed_in: Timestamp::from_str(exercise.handed_in.as_str()).ok(),
        extra: exercise.extra,
    }
}

/// Builds a rubric from its record. Points that are no number are left out and reported.
pub fn rubric(rubric: records::Rubric<'_>, told: &mut Vec<Repair>) -> Rubric {
    let mut level = |level: records::Level<'_>| {
        let points = level.points.0.as_ref().map(|raw| raw.get_ron().trim());
        let number = points.and_then(Fraction::from_decimal);
        if let (Some(points), None) = (points, number) {
            tell(told, Repair::Points(points.to_owned()));
        }
        Level {
            label: level.label.own(),
            words: level.words.own(),
            points: number,
            from: level.from.0.and_then(|from| usize::try_from(from).ok()),
            extra: level.extra,
        }
    };
    let criteria = rubric.criteria.map(|criterion| Criterion {
        id: criterion.id.own(),
        label: criterion.label.own(),
        levels: criterion.levels.map(&mut level),
        extra: criterion.extra,
    });
    Rubric { criteria, extra: rubric.extra }
}

/// Prints an exercise as a field of a file.
pub fn print(out: &mut Out, exercise: &Exercise) {
    out.open("exercise");
    out.string("id", &exercise.id);
    out.string("edition", &exercise.edition);
    out.string("name", &exercise.name);
    out.some("task", &exercise.task);
    let asks: Vec<String> = exercise.asks.iter().map(|ask| ask.name().to_owned()).collect();
    out.strings("asks", &asks);
    if !exercise.given.is_empty() {
        let pieces =
            |numbers: &Vec<u64>| format!("[{}]", numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", "));
        out.plain("given", format!("[{}]", exercise.given.iter().map(pieces).collect::<Vec<_>>().join(", ")));
    }
    if let Some(claims) = exercise.claims {
        out.plain("claims", claims);
    }
    if exercise.known_as != KnownAs::default() {
        out.string("known_as", exercise.known_as.name());
    }
    if exercise.rubric != Rubric::default() {
        out.open("rubric");
        criteria(out, &exercise.rubric);
        out.close();
    }
    if let Some(time) = exercise.handed_in {
        out.string("handed_in", &time.to_string());
    }
    out.extra(&exercise.extra);
    out.close();
}

/// Prints the fields of a rubric.
pub fn criteria(out: &mut Out, rubric: &Rubric) {
    out.records("criteria", &rubric.criteria, |out, criterion| {
        out.string("id", &criterion.id);
        out.string("label", &criterion.label);
        out.records("levels", &criterion.levels, |out, level| {
            out.string("label", &level.label);
            out.some("words", &level.words);
            if let Some(points) = level.points {
                out.plain("points", points.to_decimal(18));
            }
            if let Some(from) = level.from {
                out.plain("from", from);
            }
            out.extra(&level.extra);
        });
        out.extra(&criterion.extra);
    });
    out.extra(&rubric.extra);
}

/// Reads the rubric of a file, which holds a rubric alone.
pub fn read_rubric(bytes: &[u8]) -> Result<Rubric, RubricError> {
    if bytes.len() as u64 > limits::SMALL_FILE {
        return Err(RubricError::TooLarge(limits::SMALL_FILE));
    }
    let mut told = Vec::new();
    let rubric = rubric(super::read::record(bytes)?, &mut told);
    if let Some(Repair::Points(points)) = told.into_iter().next() {
        return Err(RubricError::Points(points));
    }
    if rubric.criteria.is_empty() {
        return Err(RubricError::NoCriteria);
    }
    let mut ids = BTreeSet::new();
    for (i, criterion) in rubric.criteria.iter().enumerate() {
        if criterion.id.is_empty() {
            return Err(RubricError::NoId(i + 1));
        }
        if !ids.insert(criterion.id.as_str()) {
            return Err(RubricError::Twice(criterion.id.clone()));
        }
    }
    Ok(rubric)
}

/// The file that holds this rubric.
pub fn print_rubric(rubric: &Rubric) -> String {
    let mut out = Out::default();
    out.open("");
    criteria(&mut out, rubric);
    out.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{print as print_file, read};
    use crate::model::{Annotations, Purpose};

    const RUBRIC: &str = r#"(criteria: [
        (id: "found", label: "Finding claims", levels: [(label: "Some", points: 0.5, from: 2), (label: "All", words: "6", points: 2)], later: 1),
        (id: "reason", label: "Reasons", levels: [(label: "None")]),
    ], author: "x")"#;

    #[test]
    fn a_rubric_reads_back_as_it_was_written() {
        let rubric = read_rubric(RUBRIC.as_bytes()).unwrap();
        assert_eq!(rubric.criteria[0].levels[0].points, Some(Fraction::new(1, 2)));
        assert_eq!((rubric.criteria[0].levels[0].from, rubric.criteria[0].levels[1].from), (Some(2), None));
        let printed = print_rubric(&rubric);
        assert!(printed.contains("later: 1") && printed.contains("author: \"x\""), "{printed}");
        assert_eq!(read_rubric(printed.as_bytes()), Ok(rubric));
    }

    #[test]
    fn what_is_no_rubric_is_reported() {
        let check = |source: &str, error: &str| {
            assert_eq!(read_rubric(source.as_bytes()).unwrap_err().to_string(), error);
        };
        check("(criteria: [(id: \"a\",\n label: 3)])", "line 2, column 8: Expected string.");
        check("()", "it holds no criterion");
        check("(criteria: [(label: \"a\")])", "criterion 1 has no id");
        check("(criteria: [(id: \"a\"), (id: \"a\")])", "two criteria have the id \"a\"");
        check(
            "(criteria: [(id: \"a\", levels: [(points: -1)])])",
            "a level is worth -1, which is no number of 0 or more",
        );
        check(&" ".repeat(limits::SMALL_FILE as usize + 1), "it is larger than 1 MB");
    }

    #[test]
    fn an_exercise_reads_back_as_it_was_written() {
        let exercise = Exercise {
            id: "00".to_owned(),
            edition: "11".to_owned(),
            name: "The \"bridge\"".to_owned(),
            task: "Read.\nMark.".to_owned(),
            asks: Ask::ALL.into(),
            given: vec![vec![4, 10], vec![20, 40, 50, 60]],
            claims: Some(6),
            known_as: KnownAs::Code,
            rubric: read_rubric(RUBRIC.as_bytes()).unwrap(),
            handed_in: Some(Timestamp::from_second(60)),
            extra: Some(Box::new(vec![("later".to_owned(), "(1, 2)".to_owned())])),
        };
        let purpose = Some(Purpose::Exercise);
        let file = Annotations { purpose, exercise: Some(exercise.into()), ..Annotations::default() };
        let loaded = read(print_file(&file).as_bytes()).unwrap();
        assert_eq!((&loaded.annotations.purpose, &loaded.annotations.exercise), (&file.purpose, &file.exercise));
        let source = print_file(&file).replace("\"why\"", "\"sing\"").replace("points: 2,", "points: \"2\",");
        let loaded = read(source.as_bytes()).unwrap();
        let told: Vec<String> = loaded.repairs.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "The exercise asks for \"sing\", which is not known; it was left out.",
                "A level of the rubric is worth \"2\", which is no number of 0 or more; it has no points.",
            ]
        );
    }
}
