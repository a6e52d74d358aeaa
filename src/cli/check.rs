//! `claimlight check`: what is wrong with annotation files, and what is to decide in them.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::Outcome;
use super::article::Reading;
use super::conflicts;
use super::copy::bytes;
use super::error::Error;
use super::me::Who;
use super::meant;
use super::{output, share};
use claimlight_core::file::{self, ReadError};
use claimlight_core::model::Limits;

/// Report what is wrong with annotation files, and what is to decide in them
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, their articles, folders of annotation files, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print the problems as JSON; of several files, those of each on a line of its own
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    who: Who,
}

/// What was found in a file.
#[derive(Default)]
struct Found {
    /// The problems with their line and column, both counted from 1.
    problems: Vec<(usize, usize, String)>,
    /// What is to decide, for people and for scripts.
    open: Vec<(String, serde_json::Value)>,
}

/// Prints each problem, and what is to decide. Of several files, one that can't be read is warned of, and the others are checked all
/// the same.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let files = meant::files(&asked.files, limits, &asked.reading, &asked.who)?;
    let mut outcome = Outcome::Well;
    let read = |path: &Path| bytes(path, limits);
    let left = files.each(read, |path, bytes| {
        let found = check(&bytes);
        if !found.problems.is_empty() || !found.open.is_empty() {
            outcome = Outcome::Problems;
        }
        print(path, &found, asked.json)
    })?;
    share::none_left(left).map(|()| outcome)
}

fn check(bytes: &[u8]) -> Found {
    match file::read(bytes) {
        Ok(loaded) => {
            let positions = file::Positions::new(&String::from_utf8_lossy(bytes));
            let placed = loaded.repairs.iter().map(|repair| {
                let (line, column) = positions.of(repair);
                (line, column, repair.to_string())
            });
            let (lines, values) = (conflicts::lines(&loaded.annotations), conflicts::as_json(&loaded.annotations));
            Found { problems: placed.collect(), open: lines.into_iter().zip(values).collect() }
        }
        Err(error) => Found { problems: vec![problem(&error)], ..Found::default() },
    }
}

fn print(file: &Path, found: &Found, as_json: bool) -> Result<(), Error> {
    let file = file.display().to_string();
    if as_json {
        let problem =
            |(line, column, what): &(usize, usize, String)| json!({ "line": line, "column": column, "problem": what });
        let problems: Vec<_> = found.problems.iter().map(problem).collect();
        let open: Vec<_> = found.open.iter().map(|(_, value)| value).collect();
        return output::print(&output::json(&json!({ "file": file, "problems": problems, "to_decide": open })));
    }
    for (line, column, what) in &found.problems {
        output::print(&format!("{file}:{line}:{column}: {what}"))?;
    }
    for (line, _) in &found.open {
        output::print(&format!("{file}: to decide: {line}"))?;
    }
    if found.problems.is_empty() && found.open.is_empty() {
        output::print(&format!("{file}: no problems"))?;
    }
    Ok(())
}

/// Line, column, and what is wrong there with a file that can't be read.
fn problem(error: &ReadError) -> (usize, usize, String) {
    let (line, column, what) = match error {
        ReadError::NotUtf8 { line, column } => (*line, *column, "the file is not UTF-8."),
        ReadError::CutOff { line, column } => {
            (*line, *column, "the file ends here, in the middle; the rest is missing.")
        }
        ReadError::Conflict { line } => (*line, 1, "Git left two versions in the file, between conflict markers."),
        ReadError::Empty => (1, 1, "the file is empty."),
        ReadError::Malformed { line, column, what } => return (*line, *column, format!("{what}.")),
        ReadError::Foreign | ReadError::Newer { .. } => return (1, 1, error.to_string()),
    };
    (line, column, what.to_owned())
}
