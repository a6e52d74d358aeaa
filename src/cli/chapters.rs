//! `claimlight chapters`: the chapters of an e-book, of which `--chapters` chooses.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::copy;
use super::error::Error;
use super::output::{self, counted};
use claimlight_core::import::{self, Chapter, ImportError};
use claimlight_core::model::Limits;

/// List the chapters of an e-book
///
/// Each with its number, its title and how many words it has. --chapters of other commands takes the numbers.
#[derive(clap::Args)]
pub struct Arguments {
    /// An e-book (.epub)
    file: PathBuf,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Lists them.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let name = || asked.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let chapters = import::chapters(&copy::bytes(&asked.file, limits)?);
    let chapters = chapters.map_err(|why| ImportError::Unreadable { name: name(), why })?;
    if asked.json {
        return output::print(&output::json(&json!({ "chapters": chapters.iter().map(of).collect::<Vec<_>>() })));
    }
    chapters.iter().try_for_each(|chapter| output::print(&line(chapter)))
}

fn of(chapter: &Chapter) -> Value {
    json!({ "number": chapter.number, "title": chapter.title, "words": chapter.words })
}

fn line(Chapter { number, title, words }: &Chapter) -> String {
    format!("{number}. {title} ({})", counted(*words, "word", "words"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_is_a_line() {
        let line = |number, title: &str, words| line(&Chapter { number, title: title.to_owned(), words });
        assert_eq!(line(1, "The quay", 1), "1. The quay (1 word)");
        assert_eq!(line(12, "1984", 2400), "12. 1984 (2400 words)");
    }
}
