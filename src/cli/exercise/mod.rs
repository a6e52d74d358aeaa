//! `claimlight exercise`: exercises for a class, their worksheets, answers and keys.

mod answer;
mod key;
mod new;
mod worksheet;

use std::path::Path;
use std::sync::Arc;

use clap::Subcommand;

use super::copy;
use super::error::Error;
use super::output::warn;
use claimlight_core::file;
use claimlight_core::model::{Annotations, Exercise, Limits, Purpose};

/// Make exercises for a class, worksheets, keys and answers
#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Commands,
}

#[derive(Subcommand)]
enum Commands {
    New(new::Arguments),
    Worksheet(worksheet::Arguments),
    Key(key::Arguments),
    Answer(answer::Arguments),
}

/// Makes what is asked for.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    match &asked.command {
        Commands::New(asked) => new::run(asked, limits),
        Commands::Worksheet(asked) => worksheet::run(asked, limits),
        Commands::Key(asked) => key::run(asked, limits),
        Commands::Answer(asked) => answer::run(asked, limits),
    }
}

/// The exercise in a file: all of the file, and what it says of the exercise.
pub fn of(path: &Path, limits: Limits) -> Result<(Annotations, Arc<Exercise>), Error> {
    let (annotations, _) = copy::annotations(path, limits)?;
    let is_exercise = annotations.purpose == Some(Purpose::Exercise);
    let exercise = annotations.exercise.clone().filter(|_| is_exercise);
    exercise.map(|exercise| (annotations, exercise)).ok_or_else(|| Error::NoExercise(path.to_owned()))
}

/// Writes a new file. One that is there stays, unless it holds the same already.
fn write_new(out: &Path, printed: &str) -> Result<(), Error> {
    if super::stream::is_stream(out) {
        return super::stream::write(out, printed);
    }
    // A link that leads nowhere is there too.
    if out.symlink_metadata().is_ok() {
        let is_the_same = std::fs::read(out).is_ok_and(|bytes| bytes == printed.as_bytes());
        return if is_the_same { Ok(()) } else { Err(Error::AlreadyThere(out.to_owned())) };
    }
    file::save(out, printed).map(drop).map_err(|e| Error::NotWritten(out.to_owned(), e))
}

/// Warns if a key and an exercise lie in the same folder: such folders are zipped and handed out.
fn warn_of_key_beside(out: &Path) {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let ends = |ending: &str| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name()).any(|name| name.to_string_lossy().to_lowercase().ends_with(ending))
    };
    if ends(".key.claims.ron") && ends(".exercise.ron") {
        let folder = folder.display();
        warn(&format!("{folder}: the key and the exercise lie in one folder; whoever gets the folder has the answers"));
    }
}
