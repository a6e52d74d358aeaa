//! `claimlight export`: reports for people who have no Claimlight, and tables for spreadsheets and statistics.

mod sheets;
mod tables;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::article::Reading;
use super::error::{Error, NoFormat, NoLanguage, NoReportPart, NoRows};
use super::me;
use super::meant;
use super::output::{self, counted, warn};
use super::{Outcome, copy, stream};
use claimlight_core::collection;
use claimlight_core::file::{DraftError, Existing};
use claimlight_core::model::{Annotations, Limits, PersonName, Timestamp};
use claimlight_core::report::{self, DIFFERS, Format, NO_CLAIM, Options, Part, Rows, SAME_AS, TO_CHECK};
use claimlight_core::words::Language;

/// Write reports on annotation files, or tables of their claims
///
/// Of a folder, HTML, Markdown and DOCX make a file for each article, and HTML an index page; CSV and JSON Lines make one table. No file
/// that is there is overwritten. Status 3: some of the files could not be read or written.
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, their articles, folders of annotation files, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The format: html, markdown, docx, csv or jsonl
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    to: Format,
    /// The file that is written, or the folder for several; without it, one report or a table goes to standard output
    #[arg(long, value_name = "PATH", allow_hyphen_values = true)]
    out: Option<PathBuf>,
    /// What the rows of a table are: claims, judgements or spans
    #[arg(long, default_value = "claims", value_parser = rows)]
    rows: Rows,
    /// What to leave out: text, names, notes, evidence, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "PARTS", value_parser = part)]
    without: Vec<Part>,
    /// Only claims with these verdicts: ids of verdicts, to-check, differs, no-claim, same-as, separated by commas
    #[arg(long = "verdict", value_delimiter = ',', value_name = "IDS")]
    verdicts: Vec<String>,
    /// Only what these people marked and judged: names or ids, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "PEOPLE", value_parser = me::someone)]
    people: Vec<report::Who>,
    /// Only the article with its claims, without the list of claims
    #[arg(long)]
    article_only: bool,
    /// The language that the report speaks: en, de or es
    #[arg(long, default_value = "en", value_parser = language)]
    language: &'static Language,
    /// Write over files that are there
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    reading: Reading,
}

fn format(name: &str) -> Result<Format, NoFormat> {
    Format::named(name).ok_or(NoFormat)
}

fn part(name: &str) -> Result<Part, NoReportPart> {
    Part::named(name.trim()).ok_or(NoReportPart)
}

fn rows(name: &str) -> Result<Rows, NoRows> {
    Rows::named(name).ok_or(NoRows)
}

/// The language with this code, for options.
pub fn language(code: &str) -> Result<&'static Language, NoLanguage> {
    Language::named(code).ok_or(NoLanguage)
}

impl Arguments {
    fn options(&self) -> Options {
        let today = Timestamp::now().local().date();
        Options {
            without: self.without.iter().copied().collect(),
            verdicts: self.verdicts.iter().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect(),
            people: self.people.iter().cloned().collect(),
            article_only: self.article_only,
            ..Options::new(self.language, today)
        }
    }

    fn existing(&self) -> Existing {
        if self.replace { Existing::IsReplaced } else { Existing::Stays }
    }
}

/// Writes the reports.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let files = meant::files(&asked.files, limits, &asked.reading, &me::Who::default())?;
    let mut export = Export { asked, options: asked.options(), limits, known: Known::default() };
    let failed = files.left
        + match asked.to {
            to if to.is_table() => tables::write(&mut export, &files)?,
            _ => sheets::write(&mut export, &files)?,
        };
    export.known.warn(&export.options);
    Ok(if failed == 0 { Outcome::Well } else { Outcome::Problems })
}

/// What is exported, and how.
struct Export<'a> {
    asked: &'a Arguments,
    options: Options,
    limits: Limits,
    known: Known,
}

/// What of the options was met in one of the files.
#[derive(Default)]
struct Known {
    verdicts: BTreeSet<String>,
    people: BTreeSet<report::Who>,
    files: usize,
}

impl Export<'_> {
    /// Reads a file. If it is the `only` one, the verdicts and people that the options name must be in it.
    fn read(&mut self, path: &Path, only: bool) -> Result<Annotations, Error> {
        let loaded = copy::load(path, self.limits)?;
        for repair in &loaded.repairs {
            warn(&format!("{}: {repair}", path.display()));
        }
        let annotations = loaded.annotations;
        let scheme = &annotations.scheme;
        let given = annotations.claims.as_slice().iter().flat_map(|claim| &claim.judgements);
        let given: BTreeSet<&str> = given.filter_map(|judgement| judgement.verdict.as_deref()).collect();
        let is_known = |id: &&String| {
            [TO_CHECK, DIFFERS, NO_CLAIM, SAME_AS].contains(&id.as_str())
                || scheme.verdict(id).is_some()
                || given.contains(id.as_str())
        };
        let people = &self.options.people;
        let is_unknown = |who: &&report::Who| !report::knows(&annotations, who);
        let unknown: BTreeSet<report::Who> = people.iter().filter(is_unknown).cloned().collect();
        if only {
            if let Some(id) = self.options.verdicts.iter().find(|id| !is_known(id)) {
                let known = scheme.verdicts.iter().map(|verdict| verdict.id.clone()).collect();
                return Err(Error::NoVerdict { id: id.clone(), known });
            }
            if let Some(who) = unknown.first() {
                return Err(Error::NobodyNamed(named(who)));
            }
        }
        self.known.verdicts.extend(self.options.verdicts.iter().filter(is_known).cloned());
        self.known.people.extend(people.difference(&unknown).cloned());
        self.known.files += 1;
        Ok(annotations)
    }
}

fn named(who: &report::Who) -> String {
    match who {
        report::Who::Id(id) => id.to_string(),
        report::Who::Name(name) => PersonName::to_string(name),
    }
}

impl Known {
    /// Warns of what was in none of the files.
    fn warn(&self, options: &Options) {
        if self.files == 0 {
            return;
        }
        for id in options.verdicts.iter().filter(|id| !self.verdicts.contains(*id)) {
            warn(&format!("no file has the verdict {id}"));
        }
        for who in options.people.difference(&self.people) {
            warn(&Error::NobodyNamed(named(who)).line());
        }
    }
}

/// Refuses to write over somebody's work, even if files may be replaced: over an annotation file, or over an article. A report that
/// Claimlight wrote before is none.
fn may_be_written(path: &Path, existing: Existing) -> Result<(), Error> {
    if existing == Existing::Stays {
        return Ok(());
    }
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let is_annotations = || path.extension().is_some_and(|end| end.eq_ignore_ascii_case("ron"));
    if path.is_file() && (is_annotations() || collection::is_article(&path)) {
        return Err(Error::SomebodysWork(path));
    }
    Ok(())
}

/// The error of a file that was not written.
fn not_written(path: &Path, error: DraftError) -> Error {
    match error {
        DraftError::AlreadyThere => Error::AlreadyThere(path.to_owned()),
        DraftError::NotWritten(error) => Error::NotWritten(path.to_owned(), error),
    }
}

/// Prints what was written.
fn say_written(out: &Path, written: usize, failed: usize) -> Result<(), Error> {
    let failed = if failed == 0 { String::new() } else { format!(", {failed} failed") };
    output::report(out, &format!("{}: {}{failed}", out.display(), counted(written, "article", "articles")))
}

/// Whether a path stands for standard output, or another stream.
fn is_stream(out: Option<&Path>) -> bool {
    out.is_none_or(stream::is_stream)
}
