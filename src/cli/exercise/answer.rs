//! `claimlight exercise answer`: an answer to an exercise, as pupils hand it in.

use std::path::{Path, PathBuf};

use crate::cli::error::Error;
use crate::cli::export::language;
use crate::cli::{copy, output};
use claimlight_core::exercise::{HandIn, Work, worksheet};
use claimlight_core::file;
use claimlight_core::model::{Annotations, AnnotatorId, Limits, PersonName, Timestamp};
use claimlight_core::words::Language;

/// Make an answer to an exercise: what a pupil hands in
///
/// It holds the pupil's claims, verdicts, notes and evidence, with new ids and times to the minute; no log, and nobody else. A file that
/// ends in .html can be read in any browser, with the answer inside. No file that is there is overwritten.
#[derive(clap::Args)]
pub struct Arguments {
    /// The exercise (.exercise.ron)
    exercise: PathBuf,
    /// The pupil's name or code
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    name: PersonName,
    /// The annotation file with the pupil's work; of several people, the one who is called so. Without it, the answer is empty
    #[arg(long, value_name = "ANNOTATIONS", allow_hyphen_values = true)]
    from: Option<PathBuf>,
    /// The file that the answer goes to: it ends in .html or .claims.ron
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    out: PathBuf,
    /// The language that an answer in HTML speaks: en, de or es
    #[arg(long, default_value = "en", value_parser = language)]
    language: &'static Language,
}

/// Makes the answer.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let (exercise, of) = super::of(&asked.exercise, limits)?;
    let work = match &asked.from {
        Some(path) => copy::annotations(path, limits)?.0,
        None => exercise.bare(),
    };
    let person = person(&work, &asked.name, asked.from.as_deref())?;
    let handin = HandIn::new(&Work {
        exercise: &of,
        annotations: &work,
        person,
        annotator: AnnotatorId::new(),
        who: asked.name.as_str(),
        time: Timestamp::now(),
    });
    // Work on another text of the article comes to the exercise's text by its words.
    let answer = handin.to_annotations(&exercise);
    let is_page =
        asked.out.extension().is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"));
    let printed = if is_page {
        let handin = HandIn::of_file(&answer).unwrap_or(handin);
        worksheet::handed_in(&exercise, &handin, asked.language)
    } else {
        file::print(&answer)
    };
    super::write_new(&asked.out, &printed)?;
    let claims = output::counted(answer.claims.len(), "claim", "claims");
    output::report(&asked.out, &format!("{}: answer of {} with {claims}", asked.out.display(), asked.name))
}

/// Whose work it is: the only person's in the file, else that of the one who is called so.
fn person(work: &Annotations, name: &PersonName, from: Option<&Path>) -> Result<AnnotatorId, Error> {
    let same = work.same();
    let mut people: Vec<AnnotatorId> = work.annotators.iter().map(|person| same.person(person.id)).collect();
    people.sort_unstable();
    people.dedup();
    let named = work.annotators.iter().find(|person| name.is_of(person));
    match (people.as_slice(), named) {
        ([], _) => Ok(AnnotatorId::new()),
        ([one], _) => Ok(*one),
        (_, Some(person)) => Ok(person.id),
        _ => Err(Error::NotAmongPeople { name: name.clone(), file: from.unwrap_or(Path::new("")).to_owned() }),
    }
}
