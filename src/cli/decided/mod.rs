//! `claimlight decided`: files of what stands after people's differences were decided.

mod reasons;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use super::agree::{self, files::Files};
use super::article::Reading;
use super::error::Error;
use super::me;
use super::meant;
use super::names::Names;
use super::output::{self, counted, warn};
use super::{Outcome, copy, share};
use claimlight_core::agreement::queue::{Counts, Entry, Queue, Source, agenda, standing};
use claimlight_core::agreement::{self, ArticleFiles, LeftOut, Unmarked};
use claimlight_core::file;
use claimlight_core::model::{Annotations, Limits, Purpose, Scheme};

/// Write what stands of each article: what was decided, else what people agree on
///
/// Files of one article are brought together first. Each article goes to a file OUT/NAME.claims.ron in which each claim has a source:
/// decided, unanimous, single (one person says so, nobody otherwise) or open (people differ, and nobody has decided). No file that is there
/// is overwritten. What is printed ends with why people had differed, if the decisions say so. Status 3: some of the files could not be
/// used.
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, their articles, folders with annotation files in them or in their folders, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder that the files go to; what it holds is not read
    #[arg(long, value_name = "DIR", allow_hyphen_values = true)]
    out: PathBuf,
    /// Whether text counts as read in which somebody left no mark and no no-claim: auto (if they have marks and no no-claims), read, unread
    #[arg(long, default_value = "auto", value_name = "HOW", value_parser = agree::unmarked)]
    unmarked: Unmarked,
    /// Write over files of what stands that are there already; no other file is ever overwritten
    #[arg(long)]
    replace: bool,
    /// Print as JSON how many claims stand and why, why people had differed, and the agenda for the codebook
    #[arg(long)]
    json: bool,
}

/// What was written of an article.
struct Written {
    out: PathBuf,
    files: Vec<PathBuf>,
    title: String,
    claims: usize,
    counts: Counts,
    scheme: Arc<Scheme>,
    /// The differences that were decided.
    agenda: Vec<Entry>,
}

/// Writes the files.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let mut named = share::with_folders(&asked.files)?;
    named.retain(|path| !path.is_dir() || !file::lies_in(path, &asked.out) && !is_one(path, &asked.out));
    let files = meant::files(&named, limits, &Reading::default(), &me::Who::default())?;
    let reader = Files::new(&files.paths, limits);
    let read = |i: usize| reader.read(i);
    let (articles, mut left_out) =
        agreement::articles(files.paths.len(), &read, &|_| true).ok_or(Error::NoAnnotationFile)?;
    if let ([_], Some((_, LeftOut::NotRead(_)))) = (files.paths.as_slice(), left_out.first()) {
        return read(0).map(|_| Outcome::Problems);
    }
    if articles.is_empty() {
        warn_of(&left(&left_out, &files.paths));
        return Err(Error::NoAnnotationFile);
    }
    let places = places(asked, &articles, &files.paths, limits)?;
    std::fs::create_dir_all(&asked.out).map_err(|e| Error::FolderNotMade(asked.out.clone(), e))?;
    let mut written = Vec::with_capacity(articles.len());
    for (article, out) in articles.iter().zip(places) {
        let (annotations, failed) = agreement::together(&article.files, read);
        left_out.extend(failed);
        let Some(annotations) = annotations else { continue };
        let queue = Queue::of(&annotations, &agreement::sentences_of(&annotations), asked.unmarked);
        let (standing, counts) = standing(&annotations, &queue);
        file::save(&out, file::print(&standing)).map_err(|e| Error::NotWritten(out.clone(), e))?;
        let files = article.files.iter().map(|i| files.paths[*i].clone()).collect();
        written.push(Written {
            out,
            files,
            title: article.title.clone(),
            claims: standing.claims.len(),
            counts,
            scheme: Arc::clone(&annotations.scheme),
            agenda: agenda(&annotations, &queue),
        });
    }
    left_out.sort_by_key(|(i, _)| *i);
    let left = left(&left_out, &files.paths);
    warn_of(&left);
    let lines = if asked.json { vec![output::json(&as_json(&written, &left))] } else { lines(&written) };
    lines.iter().try_for_each(|line| output::print(line))?;
    let failures = left_out.iter().filter(|(_, why)| !matches!(why, LeftOut::Purpose(_))).count();
    Ok(if files.left + failures == 0 { Outcome::Well } else { Outcome::Problems })
}

/// The files that were left out, and why.
fn left(left_out: &[(usize, LeftOut<Error>)], paths: &[PathBuf]) -> Vec<(String, String)> {
    let why = |why: &LeftOut<Error>| agree::told(why).replacen("not compared", "left out", 1);
    left_out.iter().map(|(i, reason)| (paths[*i].display().to_string(), why(reason))).collect()
}

fn warn_of(left: &[(String, String)]) {
    for (path, why) in left {
        warn(&format!("{path}: {why}"));
    }
}

/// The name that the files of an article share, without the endings and without the names of people who work in files of their own.
fn stem(files: &[&Path]) -> String {
    let stems: Vec<String> = files.iter().map(|file| bare(file)).collect();
    let Some(first) = stems.first() else { return String::new() };
    let shared = first.rsplit_once('.').map(|(before, _)| before).filter(|before| {
        let is_of_it =
            |stem: &String| stem == before || stem.strip_prefix(before).is_some_and(|own| own.starts_with('.'));
        stems.len() > 1 && stems.iter().all(is_of_it)
    });
    let stem = shared.unwrap_or(first);
    // Room for a number and the ending in the 255 bytes of a name.
    let end = (0..=stem.len().min(LONGEST)).rev().find(|end| stem.is_char_boundary(*end)).unwrap_or(0);
    stem[..end].to_owned()
}

/// The longest name without its ending, in bytes.
const LONGEST: usize = 220;

fn bare(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".claims.ron").or(name.strip_suffix(".ron")).unwrap_or(&name).to_owned()
}

/// Where the file of each article goes: its name is that of the article's files. Nothing is written if one of them may not be.
fn places(
    asked: &Arguments,
    articles: &[ArticleFiles],
    files: &[PathBuf],
    limits: Limits,
) -> Result<Vec<PathBuf>, Error> {
    let mut names = Names::default();
    let mut places = Vec::with_capacity(articles.len());
    for article in articles {
        let stem = stem(&article.files.iter().map(|i| files[*i].as_path()).collect::<Vec<_>>());
        let place = asked.out.join(names.free(&stem, ".claims.ron"));
        // A link that leads nowhere is there too.
        if place.symlink_metadata().is_ok() && !(asked.replace && stands(&place, limits)) {
            return Err(if asked.replace { Error::SomebodysWork(place) } else { Error::AlreadyThere(place) });
        }
        places.push(place);
    }
    Ok(places)
}

/// Whether a file holds only what stands, and nobody has changed it since.
fn stands(path: &Path, limits: Limits) -> bool {
    let holds_it = |annotations: &Annotations| {
        let claims = annotations.claims.as_slice();
        annotations.purpose == Some(Purpose::Decided)
            && annotations.log.is_empty()
            && annotations.no_claims.as_slice().is_empty()
            && claims.iter().all(|claim| !claim.source.is_empty())
    };
    copy::load(path, limits).is_ok_and(|loaded| holds_it(&loaded.annotations))
}

fn is_one(path: &Path, other: &Path) -> bool {
    let absolute = |path: &Path| std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).ok();
    absolute(path).is_some_and(|path| absolute(other) == Some(path))
}

fn numbers(claims: usize, counts: &Counts) -> serde_json::Map<String, Value> {
    let sources = Source::ALL.map(|source| (source.name().to_owned(), json!(counts.of(source))));
    let others = [("no_claim", counts.no_claim), ("same_as", counts.elsewhere)];
    let others = others.map(|(name, count)| (name.to_owned(), json!(count)));
    std::iter::once(("claims".to_owned(), json!(claims))).chain(sources).chain(others).collect()
}

fn sum(written: &[Written]) -> (usize, Counts) {
    let mut counts = Counts::default();
    for one in written {
        counts.add(&one.counts);
    }
    (written.iter().map(|one| one.claims).sum(), counts)
}

fn as_json(written: &[Written], left_out: &[(String, String)]) -> Value {
    let article = |one: &Written| {
        let mut article = numbers(one.claims, &one.counts);
        let files: Vec<String> = one.files.iter().map(|file| file.display().to_string()).collect();
        article.insert("file".to_owned(), json!(one.out.display().to_string()));
        article.insert("of".to_owned(), json!(files));
        article.insert("title".to_owned(), json!(one.title));
        Value::Object(article)
    };
    let (claims, counts) = sum(written);
    let mut all = numbers(claims, &counts);
    all.insert("articles".to_owned(), written.iter().map(article).collect());
    let left_out = left_out.iter().map(|(file, why)| json!({ "file": file, "why": why })).collect();
    all.insert("left_out".to_owned(), left_out);
    all.insert("reasons".to_owned(), reasons::as_json(written));
    all.insert("agenda".to_owned(), reasons::agenda(written));
    Value::Object(all)
}

fn lines(written: &[Written]) -> Vec<String> {
    let told = |claims: usize, counts: &Counts| {
        let parts = Source::ALL.map(|source| format!("{} {}", counts.of(source), source.name())).join(", ");
        let none = counts.no_claim + counts.elsewhere;
        let none = if none == 0 { String::new() } else { format!("; {none} decided to be none or another") };
        format!("{}; groups: {parts}{none}", counted(claims, "claim", "claims"))
    };
    let mut lines: Vec<String> =
        written.iter().map(|one| format!("{}: {}", one.out.display(), told(one.claims, &one.counts))).collect();
    if written.len() > 1 {
        let (claims, counts) = sum(written);
        lines.push(format!("{}: {}", counted(written.len(), "article", "articles"), told(claims, &counts)));
    }
    lines.extend(reasons::lines(written));
    lines
}
