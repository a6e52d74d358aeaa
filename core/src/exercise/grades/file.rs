//! The file of grades: reading and printing. `docs/classroom.md` specifies it.

use std::str::FromStr as _;

use thiserror::Error;

use super::{ClaimGrade, Grade, Grades, LevelGrade, Pupil};
use crate::exercise::HandIn;
use crate::file::records::{self, Raw};
use crate::file::{FORMAT, Out, READER, ReadError, read_record};
use crate::grading::Found;
use crate::model::{ClaimId, Exercise, Fraction, Timestamp};

/// Why a file of grades can't be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum GradesError {
    /// It can't be read as a record.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is no file of grades: it names no exercise.
    #[error("it is not a file of grades of Claimlight.")]
    Foreign,
    /// A number of it is this, which is no number of 0 or more.
    #[error("\"{0}\" is no number of 0 or more.")]
    Number(String),
    /// An answer in it can't be read.
    #[error("the answer of {0} can't be read.")]
    Answer(String),
}

/// Reads a file of grades. What it does not understand is an error: a grade that is dropped in silence is worse than a file that does
/// not open.
///
/// # Errors
/// If it is no file of grades, was written by a later version, or holds a number or an answer that can't be read.
pub fn read(bytes: &[u8]) -> Result<Grades, GradesError> {
    let file: records::Grades<'_> = read_record(bytes)?;
    let exercise = Exercise {
        id: file.exercise.id.own(),
        edition: file.exercise.edition.own(),
        name: file.exercise.name.own(),
        extra: file.exercise.extra,
        ..Exercise::default()
    };
    if exercise.id.is_empty() {
        return Err(GradesError::Foreign);
    }
    let new = Grades::new(&exercise);
    Ok(Grades {
        maximum: fraction(&file.maximum)?.unwrap_or(new.maximum),
        decimals: file.decimals.0.and_then(|n| u32::try_from(n).ok()).unwrap_or(new.decimals).min(4),
        pupils: file.pupils.0.into_iter().map(pupil).collect::<Result<_, _>>()?,
        lines: file.lines.map(records::Text::own),
        released: file.released,
        exercise,
        extra: file.extra,
    })
}

/// A number: decimal, or two whole numbers as `"20/3"`.
fn fraction(raw: &Raw) -> Result<Option<Fraction>, GradesError> {
    let Some(source) = raw.0.as_ref().map(|raw| raw.get_ron().trim().trim_matches('"')) else { return Ok(None) };
    let parts = source.split_once('/').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok().filter(|b| *b > 0)?)));
    let number = parts.map(|(a, b)| Fraction::new(a, b)).or_else(|| Fraction::from_decimal(source));
    number.map(Some).ok_or_else(|| GradesError::Number(source.to_owned()))
}

fn pupil(pupil: records::Pupil<'_>) -> Result<Pupil, GradesError> {
    let who = pupil.who.own();
    let answer = match pupil.answer.as_str() {
        "" => None,
        json => Some(HandIn::from_json(json.as_bytes()).map_err(|_no_answer| GradesError::Answer(who.clone()))?),
    };
    let claims = pupil.claims.0.into_iter().filter_map(|grade| {
        Some(ClaimGrade {
            claim: grade.claim.0.map(ClaimId)?,
            found: Found::named(grade.found.as_str()),
            reason: grade.reason.0.and_then(|level| usize::try_from(level).ok()),
            words: grade.words.own(),
            extra: grade.extra,
        })
    });
    let levels = pupil.levels.0.into_iter().map(|given| LevelGrade {
        criterion: given.criterion.own(),
        level: usize::try_from(given.level).unwrap_or(usize::MAX),
        extra: given.extra,
    });
    Ok(Pupil {
        number: pupil.number.own(),
        status: pupil.status.own(),
        archive: pupil.archive.own(),
        entry: pupil.entry.own(),
        answer,
        claims: claims.collect(),
        levels: levels.collect(),
        grade: pupil.grade.0.map(grade).transpose()?,
        words: pupil.words.own(),
        next_step: pupil.next_step.own(),
        extra: pupil.extra,
        who,
    })
}

fn grade(grade: records::Grade<'_>) -> Result<Grade, GradesError> {
    let points = fraction(&grade.points)?.ok_or_else(|| GradesError::Number(String::new()))?;
    Ok(Grade {
        points,
        of: fraction(&grade.of)?.unwrap_or(points),
        proposed: fraction(&grade.proposed)?,
        why: grade.why.own(),
        time: Timestamp::from_str(grade.time.as_str()).unwrap_or(Timestamp::from_second(0)),
        extra: grade.extra,
    })
}

/// Prints a file of grades, one field a line.
pub fn print(grades: &Grades) -> String {
    let mut out = Out::default();
    out.open("");
    out.plain("format", FORMAT);
    out.string("reader", READER);
    out.open("exercise");
    out.string("id", &grades.exercise.id);
    out.string("edition", &grades.exercise.edition);
    out.string("name", &grades.exercise.name);
    out.extra(&grades.exercise.extra);
    out.close();
    number(&mut out, "maximum", grades.maximum);
    out.plain("decimals", grades.decimals);
    if grades.released {
        out.plain("released", true);
    }
    out.strings("lines", &grades.lines);
    out.records("pupils", &grades.pupils, print_pupil);
    out.extra(&grades.extra);
    out.end()
}

fn number(out: &mut Out, name: &str, number: Fraction) {
    let decimal = number.to_decimal(18);
    if Fraction::from_decimal(&decimal) == Some(number) {
        out.plain(name, decimal);
    } else {
        out.string(name, &format!("{}/{}", number.numerator(), number.denominator()));
    }
}

fn print_pupil(out: &mut Out, pupil: &Pupil) {
    out.some("number", &pupil.number);
    out.string("who", &pupil.who);
    out.some("status", &pupil.status);
    out.some("archive", &pupil.archive);
    out.some("entry", &pupil.entry);
    out.records("claims", &pupil.claims, |out, grade| {
        out.string("claim", &grade.claim.to_string());
        out.some("found", grade.found.map_or("", Found::name));
        if let Some(level) = grade.reason {
            out.plain("reason", level);
        }
        out.some("words", &grade.words);
        out.extra(&grade.extra);
    });
    out.records("levels", &pupil.levels, |out, given| {
        out.string("criterion", &given.criterion);
        out.plain("level", given.level);
        out.extra(&given.extra);
    });
    if let Some(grade) = &pupil.grade {
        out.open("grade");
        number(out, "points", grade.points);
        number(out, "of", grade.of);
        if let Some(proposed) = grade.proposed {
            number(out, "proposed", proposed);
        }
        out.some("why", &grade.why);
        out.string("time", &grade.time.to_string());
        out.extra(&grade.extra);
        out.close();
    }
    out.some("words", &pupil.words);
    out.some("next_step", &pupil.next_step);
    out.some("answer", &pupil.answer.as_ref().map(HandIn::to_json).unwrap_or_default());
    out.extra(&pupil.extra);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::{MarkedClaim, MarkedSpan};

    fn grades() -> Grades {
        let extra = Some(Box::new(vec![("later".to_owned(), "[1]".to_owned())]));
        let exercise = Exercise { id: "00".to_owned(), edition: "11".to_owned(), ..Exercise::default() };
        let spans = vec![MarkedSpan { start: 0, end: 3, quote: "The \"é\"".to_owned() }];
        let answer = HandIn { claims: vec![MarkedClaim { spans, ..MarkedClaim::default() }], ..HandIn::default() };
        let pupil = Pupil {
            number: "48207".to_owned(),
            who: "Zoë \"Z\"\nB".to_owned(),
            status: "ok".to_owned(),
            archive: "a.zip".to_owned(),
            entry: "Zoë_48207_assignsubmission_file/a.html".to_owned(),
            answer: Some(answer),
            claims: vec![ClaimGrade {
                claim: ClaimId::new(),
                found: Some(Found::Part),
                reason: Some(2),
                words: "Good.".to_owned(),
                extra: extra.clone(),
            }],
            levels: vec![LevelGrade { criterion: "found".to_owned(), level: 1, extra: extra.clone() }],
            grade: Some(Grade {
                points: Fraction::new(20, 3),
                of: Fraction::new(10, 1),
                proposed: Some(Fraction::new(13, 2)),
                why: "Late".to_owned(),
                time: Timestamp::from_second(60),
                extra: extra.clone(),
            }),
            words: "Look again.".to_owned(),
            next_step: "Mark less.".to_owned(),
            extra: extra.clone(),
        };
        Grades {
            maximum: Fraction::new(25, 2),
            decimals: 2,
            pupils: vec![pupil, Pupil { who: "Kim".to_owned(), ..Pupil::default() }],
            lines: vec!["Where is it from?".to_owned()],
            released: true,
            extra,
            ..Grades::new(&exercise)
        }
    }

    #[test]
    fn grades_read_back_as_they_were_written() {
        let grades = grades();
        let printed = print(&grades);
        assert_eq!(read(printed.as_bytes()), Ok(grades), "{printed}");
        assert_eq!(read(format!("\u{feff}{printed}").as_bytes()).map(|grades| print(&grades)), Ok(printed));
    }

    #[test]
    fn what_is_no_file_of_grades_is_refused() {
        let check = |source: &str, error: &str| {
            assert_eq!(read(source.as_bytes()).unwrap_err().to_string(), error, "{source}");
        };
        check("", "it is empty.");
        check("The bridge", "it is not an annotation file of Claimlight.");
        check("(format: 1)", "it is not a file of grades of Claimlight.");
        check("(format: 2, reader: \"0.9\")", "it was written by a later version. It needs Claimlight 0.9 or newer.");
        let exercise = "format: 1, exercise: (id: \"0\")";
        check(&format!("({exercise}, maximum: -1)"), "\"-1\" is no number of 0 or more.");
        check(&format!("({exercise}, maximum: \"1/0\")"), "\"1/0\" is no number of 0 or more.");
        check(&format!("({exercise}, pupils: [(who: \"Kim\", answer: \"x\")])"), "the answer of Kim can't be read.");
        check(&format!("({exercise},\n maximum 1)"), "line 2, column 9: Expected colon.");
        let whole = print(&grades());
        let cut = read(&whole.as_bytes()[..whole.len() / 2]);
        assert!(matches!(cut, Err(GradesError::Read(ReadError::CutOff { .. }))), "{cut:?}");
    }
}
