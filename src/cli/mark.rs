//! `claimlight mark`: a new claim, or many from lines of JSON.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Outcome;
use super::acting::{self, How};
use super::article::Reading;
use super::copy::{self, Copy};
use super::error::Error;
use super::output::{self, counted};
use super::stream;
use super::wanted::{self, Marked, Wanted};
use claimlight_core::model::Limits;

/// Mark words of an article as a claim
///
/// If the same person has marked the same words before, that claim gets what is given here, and no second one is made.
///
/// With --from, each line of a file is a JSON object with a quote, and with near, verdict, note, confidence, kind, tags, claimant,
/// restated, evidence (a list of objects with stance, url, title, quote) or `no_claim`, as far as wanted. Every line is tried, then the
/// file is saved. Status 3: some lines failed.
#[derive(clap::Args)]
pub struct Arguments {
    /// An article, or its annotation file
    file: PathBuf,
    /// The words of the claim, exactly as they stand in the article
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, required_unless_present = "from")]
    quote: Option<String>,
    /// Of several places with these words, mark the one nearest to this offset, in Unicode scalar values
    #[arg(long, value_name = "OFFSET")]
    near: Option<usize>,
    /// The verdict's id, such as verified; without it the claim is to check
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    verdict: Option<String>,
    /// The scheme of a new annotation file: a file with a scheme alone, or another annotation file; without it, the one that was
    /// chosen for new articles in the window
    #[arg(long, value_name = "FILE")]
    scheme: Option<PathBuf>,
    /// Why the claim has this verdict
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// How sure you are, 0 to 100
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(..=100))]
    confidence: Option<u8>,
    /// A file with a claim on each line, as JSON; - is standard input
    #[arg(long, value_name = "LINES", allow_hyphen_values = true,
          conflicts_with_all = ["quote", "near", "verdict", "note", "confidence"])]
    from: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    how: How,
}

/// Marks what is asked for and saves the file.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let open = || -> Result<Copy, Error> {
        let mut copy = Copy::open(&asked.file, limits, &asked.reading, &asked.how.who)?;
        if let Some(scheme) = &asked.scheme {
            copy.use_scheme(scheme, limits)?;
        }
        Ok(copy)
    };
    if let Some(from) = &asked.from {
        if stream::is_stream(from) && stream::is_stream(&asked.file) {
            return Err(Error::OneStream);
        }
        let lines = copy::bytes(from, limits)?;
        return mark_lines(open()?, &lines, &asked.how);
    }
    let wanted = Wanted {
        quote: asked.quote.clone().unwrap_or_default(),
        near: asked.near.unwrap_or_default(),
        verdict: asked.verdict.clone(),
        note: asked.note.clone(),
        confidence: asked.confidence.map(u64::from),
        ..Wanted::default()
    };
    let mut copy = open()?;
    let me = copy.person(&asked.how.who)?;
    let marked = wanted::mark(&mut copy, me, &wanted)?;
    if let Marked::New(claim) | Marked::Known(claim) = &marked {
        acting::finish(copy, me, claim, &asked.how, marked.done())?;
    }
    Ok(Outcome::Well)
}

/// A line, by its number from 1, and what became of it.
type Line = (usize, Result<Marked, Error>);

/// Marks what each line asks for, and saves the file once. A line that fails changes nothing.
fn mark_lines(mut copy: Copy, source: &[u8], how: &How) -> Result<Outcome, Error> {
    let me = copy.person(&how.who)?;
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    let mut lines: Vec<Line> = Vec::new();
    for (i, line) in source.split(|byte| *byte == b'\n').enumerate() {
        if !line.trim_ascii().is_empty() {
            lines.push((i + 1, read_line(line).and_then(|wanted| wanted::mark(&mut copy, me, &wanted))));
        }
    }
    if lines.iter().all(|(_, result)| result.is_err()) {
        copy.take_back();
    }
    let path = copy.save(me)?;
    if how.json {
        for (number, result) in &lines {
            output::report(&path, &output::json(&line_json(*number, result, &path)))?;
        }
    } else {
        print(&lines, &path)?;
    }
    Ok(if lines.iter().any(|(_, result)| result.is_err()) { Outcome::Problems } else { Outcome::Well })
}

/// What a line asks for.
fn read_line(line: &[u8]) -> Result<Wanted, Error> {
    // A list of values in the order of the fields would be read too.
    if !line.trim_ascii_start().starts_with(b"{") {
        return Err(Error::NotAnObject);
    }
    serde_json::from_slice(line).map_err(Error::NotALine)
}

fn line_json(number: usize, result: &Result<Marked, Error>, path: &Path) -> Value {
    let file = path.display().to_string();
    match result {
        Ok(marked @ (Marked::New(claim) | Marked::Known(claim))) => {
            json!({ "line": number, "claim": claim.id.to_string(), "file": file, "done": marked.done() })
        }
        Ok(marked @ (Marked::Read(id) | Marked::ReadBefore(id))) => {
            json!({ "line": number, "no_claim": id.to_string(), "file": file, "done": marked.done() })
        }
        Err(error) => json!({ "line": number, "error": error.line() }),
    }
}

/// Prints the errors, and how many lines did what.
fn print(lines: &[Line], path: &Path) -> Result<(), Error> {
    for (number, result) in lines {
        if let Err(error) = result {
            output::warn(&format!("line {number}: {}", error.line()));
        }
    }
    let count = |done: &str| lines.iter().flat_map(|(_, result)| result).filter(|marked| marked.done() == done).count();
    let failed = lines.iter().filter(|(_, result)| result.is_err()).count();
    let told = format!(
        "{}: {} marked, {} known, {} read without a claim, {} failed",
        path.display(),
        counted(count("marked"), "claim", "claims"),
        count("known"),
        count("read"),
        counted(failed, "line", "lines")
    );
    output::report(path, &told)
}
