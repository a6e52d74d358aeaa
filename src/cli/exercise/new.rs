//! `claimlight exercise new`: an exercise out of an article.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::article::{self, Reading};
use crate::cli::error::{Error, NoAsk};
use crate::cli::{copy, output};
use claimlight_core::exercise::{Task, exercise};
use claimlight_core::file;
use claimlight_core::model::{Annotations, Ask, Claim, KnownAs, Limits, limits};

/// Make an exercise of an article, or of the article of an annotation file
///
/// The exercise is built anew from text, scheme and task: nothing that anybody marked is in it, but for the places of claims that are
/// given with --given. The same text, scheme and task always give the same file. No file that is there is overwritten.
#[derive(clap::Args)]
pub struct Arguments {
    /// The article, or an annotation file of it
    file: PathBuf,
    /// The task, in your words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    task: String,
    /// What you and the pupils call it; without it, the article's title, else the name of its file
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    name: Option<String>,
    /// The verdicts on offer: a file with a scheme, or an annotation file
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    scheme: Option<PathBuf>,
    /// What answers are judged by: a file with a rubric
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    rubric: Option<PathBuf>,
    /// What pupils are asked to do: find, judge, why, evidence, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "PARTS", value_parser = ask, default_value = "find,judge,why,evidence")]
    asks: Vec<Ask>,
    /// Give the claims of the annotation file to be judged: pupils see where they are, and nothing else of them
    #[arg(long)]
    given: bool,
    /// How many claims there are to find, if pupils may know
    #[arg(long, value_name = "NUMBER")]
    claims: Option<u64>,
    /// Pupils write a code that you hand out, not their names
    #[arg(long)]
    code: bool,
    /// The file that the exercise goes to, such as bridge.exercise.ron
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    out: PathBuf,
    #[command(flatten)]
    reading: Reading,
}

fn ask(name: &str) -> Result<Ask, NoAsk> {
    Ask::named(name).ok_or(NoAsk)
}

/// Makes the exercise.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let mut annotations = annotations(&asked.file, limits, &asked.reading)?;
    if let Some(path) = &asked.scheme {
        annotations.scheme = Arc::new(copy::scheme(path, limits)?);
    }
    let rubric = asked.rubric.as_deref().map(rubric).transpose()?.unwrap_or_default();
    let given = if asked.given { given(&annotations) } else { Vec::new() };
    let task = Task {
        name: asked.name.clone().unwrap_or_else(|| name(&annotations, &asked.file)),
        words: asked.task.clone(),
        asks: asked.asks.iter().copied().collect(),
        given,
        claims: asked.claims,
        known_as: if asked.code { KnownAs::Code } else { KnownAs::Name },
        rubric,
    };
    let made = exercise(&annotations.article, &annotations.scheme, &task);
    if made.exercise.as_ref().is_none_or(|exercise| exercise.name.is_empty()) {
        return Err(Error::NoExerciseName);
    }
    super::write_new(&asked.out, &file::print(&made))?;
    super::warn_of_key_beside(&asked.out);
    let (id, edition) = made.exercise.as_ref().map_or(("", ""), |made| (made.id.as_str(), made.edition.as_str()));
    output::report(&asked.out, &format!("{}: exercise {id}, edition {edition}", asked.out.display()))
}

/// The article's title, else the name of the file that it was read from, without its ending.
fn name(annotations: &Annotations, path: &Path) -> String {
    let facts = &annotations.article.facts;
    if !facts.title.trim().is_empty() {
        return facts.title.clone();
    }
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let original = stem(Path::new(&facts.original_name));
    if original.is_empty() { stem(path) } else { original }
}

/// The annotation file at this path, or the article there without annotations.
fn annotations(path: &Path, limits: Limits, reading: &Reading) -> Result<Annotations, Error> {
    let bytes = copy::bytes(path, limits)?;
    if copy::is_annotations(path, &bytes) {
        return Ok(copy::annotations_of(path, &bytes)?.0);
    }
    Ok(copy::new(article::read(path, &bytes, reading)?.article))
}

/// The rubric in a file.
fn rubric(path: &Path) -> Result<claimlight_core::model::Rubric, Error> {
    let bytes = file::read_file(path, limits::SMALL_FILE).map_err(|e| Error::NotRead(path.to_owned(), e))?;
    file::read_rubric(&bytes).map_err(|e| Error::NoRubric(path.to_owned(), e))
}

/// Where the claims stand: of each, start and end of its pieces in Unicode scalar values.
fn given(annotations: &Annotations) -> Vec<Vec<u64>> {
    let text = &annotations.article.text;
    let ends = |claim: &Claim| -> Vec<u64> {
        claim
            .ranges()
            .flat_map(|range| [text.to_scalars(range.start()), text.to_scalars(range.end())])
            .map(|n| n as u64)
            .collect()
    };
    annotations.claims.as_slice().iter().map(|claim| ends(claim)).filter(|ends| !ends.is_empty()).collect()
}
