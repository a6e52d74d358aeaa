//! Reading an article for a command, and what to warn of.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use super::error::{Error, NoChapters, NoEncoding};
use super::output::{counted, plain, warn};
use super::stream;
use claimlight_core::import::{self, Encoding, ImportOptions, Imported};
use claimlight_core::model::{Article, ArticleFacts};

/// More lines than this are not named one by one.
const NAMED_LINES: usize = 10;

/// How an article is to be read.
#[derive(clap::Args, Clone, Default)]
pub struct Reading {
    /// The encoding of the article, such as windows-1252; without it, it is found out
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<Encoding>,
    /// The chapters to read of an e-book, such as 1,3-5; without it, all. `claimlight chapters` lists them
    #[arg(long, value_name = "NUMBERS", value_parser = chapters)]
    pub chapters: Option<Chosen>,
}

impl Reading {
    /// Whether nothing is said of how the article is to be read.
    pub fn is_usual(&self) -> bool {
        self.encoding.is_none() && self.chapters.is_none()
    }

    fn options(&self) -> ImportOptions {
        ImportOptions { encoding: self.encoding, chapters: self.chapters.clone().map(|chosen| chosen.0) }
    }
}

/// Numbers of chapters, each once and in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen(Vec<usize>);

/// The most chapters that can be chosen.
const MOST_CHOSEN: usize = 100_000;

/// Numbers and ranges of them, with commas between: `1,3-5`.
fn chapters(text: &str) -> Result<Chosen, NoChapters> {
    let mut chosen = BTreeSet::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| *number > 0).ok_or(NoChapters);
        let (from, to) = (number(from)?, number(to)?);
        if from > to || to - from >= MOST_CHOSEN || chosen.len() >= MOST_CHOSEN {
            return Err(NoChapters);
        }
        chosen.extend(from..=to);
    }
    Ok(Chosen(chosen.into_iter().collect()))
}

fn encoding(name: &str) -> Result<Encoding, NoEncoding> {
    Encoding::named(name).ok_or(NoEncoding)
}

/// Reads an article from its bytes, and warns of what people should know about them.
pub fn read(path: &Path, bytes: &[u8], reading: &Reading) -> Result<Imported, Error> {
    let imported = from_bytes(path, bytes, reading)?;
    warn_of(path, &imported);
    Ok(imported)
}

/// Reads an article again from its bytes, or from those of a later file of it; what nobody says anew is as it was.
pub fn read_again(path: &Path, bytes: &[u8], reading: &Reading, facts: &ArticleFacts) -> Result<Imported, Error> {
    let mut options = reading.options();
    options.chapters = options.chapters.or_else(|| ImportOptions::again(facts, &name(path), bytes).chapters);
    let imported = import::import_as(&name(path), bytes, &options)?;
    warn_of(path, &imported);
    Ok(imported)
}

/// Reads an article from its bytes; `path` is named in an error.
pub fn from_bytes(path: &Path, bytes: &[u8], reading: &Reading) -> Result<Imported, Error> {
    Ok(import::import_as(&name(path), bytes, &reading.options())?)
}

/// The name of an article. A stream has none, and its article is plain text.
fn name(path: &Path) -> Cow<'_, str> {
    if stream::is_stream(path) { "".into() } else { path.file_name().unwrap_or_default().to_string_lossy() }
}

/// Warns of a guessed encoding, of bytes that could not be read, and of what was left out.
pub fn warn_of(path: &Path, imported: &Imported) {
    for warning in warnings(imported) {
        warn(&format!("{}: {warning}", plain(&path.display().to_string())));
    }
}

fn warnings(imported: &Imported) -> Vec<String> {
    let Imported { article: Article { facts, .. }, left_out, unread_lines, .. } = imported;
    let (encoding, guessed) = facts.import.as_ref().map_or(("", false), |i| (i.encoding.as_str(), i.guessed));
    let mut warnings = Vec::new();
    if guessed {
        warnings.push(format!("read as {encoding} (a guess); --encoding chooses another"));
    }
    if !unread_lines.is_empty() {
        let named: Vec<String> = unread_lines.iter().take(NAMED_LINES).map(ToString::to_string).collect();
        let more = unread_lines.len().saturating_sub(NAMED_LINES);
        let more = if more > 0 { format!(" and {}", counted(more, "more", "more")) } else { String::new() };
        let lines = if unread_lines.len() == 1 { "line" } else { "lines" };
        let named = named.join(", ");
        warnings.push(format!("bytes that are not {encoding} became \u{fffd} in {lines} {named}{more}"));
    }
    if !left_out.is_empty() {
        let kinds = left_out.counts().map(|(kind, n)| format!("{} ({n})", kind.name().replace('_', " ")));
        warnings.push(format!("left out: {}", kinds.collect::<Vec<_>>().join(", ")));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], name: Option<&str>, expected: &[&str]) {
        let encoding = name.map(|name| encoding(name).unwrap());
        let imported = from_bytes(Path::new("a.txt"), bytes, &Reading { encoding, chapters: None }).unwrap();
        assert_eq!(warnings(&imported), expected);
    }

    #[test]
    fn chapters_are_numbers_and_ranges() {
        let check = |text: &str, expected: Option<&[usize]>| {
            assert_eq!(chapters(text).ok().map(|chosen| chosen.0).as_deref(), expected, "{text}");
        };
        check("1,3-5", Some(&[1, 3, 4, 5]));
        check("5, 2 - 3 ,2", Some(&[2, 3, 5]));
        for text in ["", "0", "3-1", "a", "1,", "1-", "-1", "1-99999999999", "1-200000", "99999999999999999999999"] {
            check(text, None);
        }
    }

    #[test]
    fn people_are_warned_of_guesses_and_of_bytes_without_a_meaning() {
        check("Café".as_bytes(), None, &[]);
        check(b"It cost \xa33m.", None, &["read as windows-1252 (a guess); --encoding chooses another"]);
        check(b"It cost \xa33m.", Some("latin1"), &[]);
        check(b"a\n\xff\n\xff", Some("utf-8"), &["bytes that are not UTF-8 became \u{fffd} in lines 2, 3"]);
        let many = "bytes that are not UTF-8 became \u{fffd} in lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more";
        check(&b"\xff\n".repeat(12), Some("utf-8"), &[many]);
        check(b"The ferry left in J\0une.", None, &["left out: control characters (1)"]);
        assert!(encoding("klingon").is_err());
    }
}
