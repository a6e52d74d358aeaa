//! `claimlight grade`: hand-ins against keys; proposals, grades and feedback.

mod given_back;
mod told;

use std::path::{Path, PathBuf};

use super::error::{Error, NoAccepted, NoPoints};
use super::export::language;
use super::output::{self, warn};
use super::{Outcome, copy, exercise, handins};
use claimlight_core::exercise::grades::{self, Grades, Lesson, Row, Scored, pupils_of};
use claimlight_core::exercise::handins::{HandIns, Pattern, Whole};
use claimlight_core::file::{self, SaveError};
use claimlight_core::model::{Fraction, Limits, Timestamp, limits};
use claimlight_core::words::Language;

/// Score hand-ins against a key, propose grades, and write grades and feedback
///
/// A grade exists only after somebody has given one: in the window, or here with --accept. DIR gets NAME.grades.ron, which the window
/// opens; grades.csv; and for those who handed in, feedback.zip, as the platform takes it back, and a folder of the same pages. Grades that
/// DIR holds already stay. Status 3: an archive was refused, or a grade was not written into the platform's file.
#[derive(clap::Args)]
pub struct Arguments {
    /// The exercise (.exercise.ron)
    #[arg(value_name = "EXERCISE")]
    exercise: PathBuf,
    /// The key: an annotation file with the claims to be found. With several, each answer is scored against the one that fits best
    #[arg(long, required = true, num_args = 1.., value_name = "KEY")]
    key: Vec<PathBuf>,
    /// Archives, folders and files that hold hand-ins, or patterns such as '*.zip'
    #[arg(long, required = true, num_args = 1.., value_name = "PATH")]
    handins: Vec<PathBuf>,
    /// How paths in archives say whose a file is, see `claimlight handins`
    #[arg(long, value_name = "REGEX", value_parser = handins::pattern)]
    pattern: Option<Pattern>,
    /// The folder that grades and feedback go to
    #[arg(long, value_name = "DIR", allow_hyphen_values = true)]
    out: PathBuf,
    /// The gradebook that the platform exported (CSV): DIR gets a copy with the grades in it
    #[arg(long, value_name = "PLATFORM.csv", allow_hyphen_values = true)]
    into: Option<PathBuf>,
    /// The column of the gradebook that the grades go to, by its title; needed only if it is not plain which one is meant
    #[arg(long, value_name = "TITLE", requires = "into")]
    column: Option<String>,
    /// Give the grades that are proposed for what was found
    #[arg(long, value_name = "found", value_parser = accepted)]
    accept: Option<Accepted>,
    /// The most points without a rubric; without it, that of the gradebook's column, else 10
    #[arg(long, value_name = "POINTS", value_parser = points)]
    maximum: Option<Fraction>,
    /// Let feedback tell the key's words: claims that were missed, verdicts and notes
    #[arg(long)]
    release: bool,
    /// The language that feedback speaks: en, de or es
    #[arg(long, default_value = "en", value_parser = language)]
    language: &'static Language,
    /// Print the rows as JSON
    #[arg(long)]
    json: bool,
}

/// What `--accept` accepts: proposals for what was found.
#[derive(Clone, Copy)]
struct Accepted;

fn accepted(name: &str) -> Result<Accepted, NoAccepted> {
    if name == "found" { Ok(Accepted) } else { Err(NoAccepted) }
}

fn points(number: &str) -> Result<Fraction, NoPoints> {
    Fraction::from_decimal(number).filter(|points| points.numerator() > 0).ok_or(NoPoints)
}

/// One pupil, as scored and with what is proposed.
struct Graded {
    scored: Option<std::sync::Arc<Scored>>,
    row: Option<Row>,
}

/// Scores the hand-ins and writes what is asked for.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let lesson = lesson(asked, limits)?;
    let (found, is_whole) = collected(asked, &lesson)?;
    std::fs::create_dir_all(&asked.out).map_err(|e| Error::FolderNotMade(asked.out.clone(), e))?;
    let place = asked.out.join(format!("{}.grades.ron", stem(&asked.exercise)));
    let (mut grades, is_new) = match grades_at(&place, &lesson)? {
        Some(grades) => (grades, false),
        None => (Grades::new(&lesson.exercise), true),
    };
    let gradebook =
        asked.into.as_deref().map(|path| given_back::Into::read(path, asked.column.as_deref())).transpose()?;
    if let Some(maximum) =
        asked.maximum.or_else(|| gradebook.as_ref().and_then(given_back::Into::maximum).filter(|_| is_new))
    {
        grades.maximum = maximum;
    }
    grades.released |= asked.release;
    grades.collect(pupils_of(&found));
    let mut graded = graded(&lesson, &grades);
    if asked.accept.is_some() {
        let now = Timestamp::now();
        for (pupil, of) in grades.pupils.iter_mut().zip(&graded) {
            if let Some(row) = &of.row {
                pupil.accept(&row.proposal, &lesson.exercise, now);
            }
        }
        graded = self::graded(&lesson, &grades);
    }
    save(&place, &grades::print(&grades))?;
    let mut is_well = is_whole;
    given_back::table(&asked.out, &grades, &graded)?;
    given_back::feedback(asked, &lesson, &grades, &graded)?;
    if let Some(gradebook) = &gradebook {
        is_well &= gradebook.write(&asked.out, &grades)?;
    }
    if asked.json {
        output::print(&output::json(&told::json(asked, &lesson, &grades, &graded)))?;
    } else {
        told::lines(&grades, &graded).iter().try_for_each(|line| output::print(line))?;
    }
    Ok(if is_well { Outcome::Well } else { Outcome::Problems })
}

fn lesson(asked: &Arguments, limits: Limits) -> Result<Lesson, Error> {
    let (annotations, _) = exercise::of(&asked.exercise, limits)?;
    let mut keys = Vec::new();
    for path in &asked.key {
        let (key, _) = copy::annotations(path, limits)?;
        keys.push(key);
    }
    let lesson = Lesson::new(annotations, &keys).ok_or_else(|| Error::NoExercise(asked.exercise.clone()))?;
    for (key, path) in lesson.keys.iter().zip(&asked.key) {
        if key.lost > 0 {
            let claims = output::counted(key.lost, "claim was", "claims were");
            warn(&format!("{}: {claims} not found in the exercise's text", path.display()));
        }
    }
    Ok(lesson)
}

/// What was handed in, and whether every archive was read.
fn collected(asked: &Arguments, lesson: &Lesson) -> Result<(HandIns, bool), Error> {
    let found = handins::collected(&lesson.annotations, &asked.handins, asked.pattern.as_ref())?;
    let refused: Vec<_> = found.archives.iter().filter(|archive| matches!(archive.whole, Whole::Refused(_))).collect();
    for archive in &refused {
        warn(&format!("{}: it was refused, see claimlight handins", archive.path.display()));
    }
    let is_whole = refused.is_empty();
    Ok((found, is_whole))
}

/// Reads the grades in the file at this path; `None` if there is no file.
fn grades_at(path: &Path, lesson: &Lesson) -> Result<Option<Grades>, Error> {
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let bytes = file::read_file(path, limits::GRADES).map_err(|e| Error::NotRead(path.to_owned(), e))?;
    let grades = grades::read(&bytes).map_err(|e| Error::NoGrades(path.to_owned(), e))?;
    if grades.exercise.id != lesson.exercise.id {
        return Err(Error::OtherExercise(path.to_owned()));
    }
    Ok(Some(grades))
}

fn graded(lesson: &Lesson, grades: &Grades) -> Vec<Graded> {
    let scored = lesson.scored(&grades.pupils);
    let rows = scored.into_iter().zip(&grades.pupils).map(|(scored, pupil)| {
        let row = scored.as_ref().and_then(|scored| lesson.row(grades, pupil, scored));
        Graded { scored, row }
    });
    rows.collect()
}

/// The name of an exercise's file without its endings.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".exercise.ron").or_else(|| name.strip_suffix(".ron")).unwrap_or(&name);
    stem.to_owned()
}

/// Writes a file of ours in DIR, over an earlier one.
fn save(path: &Path, printed: &str) -> Result<(), Error> {
    file::save(path, printed).map(drop).map_err(|e: SaveError| Error::NotWritten(path.to_owned(), e))
}
