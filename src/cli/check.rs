//! `claimlight check`: what is wrong with an annotation file.

use std::path::PathBuf;

use serde_json::json;

use super::Outcome;
use super::copy::bytes;
use super::error::Error;
use super::output;
use claimlight_core::file::{self, ReadError};
use claimlight_core::model::Limits;

/// Report what is wrong with an annotation file
#[derive(clap::Args)]
pub struct Arguments {
    /// The annotation file
    file: PathBuf,
    /// Print the problems as JSON
    #[arg(long)]
    json: bool,
}

/// Prints each problem with its line and column, both counted from 1.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let bytes = bytes(&asked.file, limits)?;
    let problems: Vec<(usize, usize, String)> = match file::read(&bytes) {
        Ok(loaded) => {
            let positions = file::Positions::new(&String::from_utf8_lossy(&bytes));
            let placed = loaded.repairs.iter().map(|repair| {
                let (line, column) = positions.of(repair);
                (line, column, repair.to_string())
            });
            placed.collect()
        }
        Err(ReadError::NotUtf8 { line, column }) => vec![(line, column, "the file is not UTF-8.".to_owned())],
        Err(ReadError::Malformed { line, column, what }) => vec![(line, column, format!("{what}."))],
        Err(other) => vec![(1, 1, other.to_string())],
    };
    let file = asked.file.display().to_string();
    if asked.json {
        let list: Vec<_> = problems
            .iter()
            .map(|(line, column, what)| json!({ "line": line, "column": column, "problem": what }))
            .collect();
        output::print(&output::json(&json!({ "file": file, "problems": list })))?;
    } else {
        for (line, column, what) in &problems {
            output::print(&format!("{file}:{line}:{column}: {what}"))?;
        }
        if problems.is_empty() {
            output::print(&format!("{file}: no problems"))?;
        }
    }
    Ok(if problems.is_empty() { Outcome::Well } else { Outcome::Problems })
}
