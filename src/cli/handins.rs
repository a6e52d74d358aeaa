//! `claimlight handins`: what pupils handed in for an exercise, out of archives, folders and files.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::error::Error;
use super::output;
use super::{Outcome, exercise, patterns};
use claimlight_core::exercise::handins::{
    self, ArchiveRead, Entry, HandIns, NotAPattern, Pattern, Refused, Status, Whole,
};
use claimlight_core::model::{Annotations, Exercise, Limits};

/// List what pupils handed in for an exercise: whose each file is, and whether it is an answer
///
/// Reads the archives that learning platforms make (Moodle, Canvas, Blackboard, Brightspace, Schoology, ILIAS, Teams, Drive), folders and
/// single files. What counts is what is in a file, not its name. Nothing is unpacked to disk. Status 3: an archive was refused.
#[derive(clap::Args)]
pub struct Arguments {
    /// The exercise (.exercise.ron)
    #[arg(value_name = "EXERCISE")]
    exercise: PathBuf,
    /// Archives (ZIP), folders and files that hold hand-ins, or patterns such as '*.zip'
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How paths in archives say whose a file is, if no platform that is known names them so: a regular expression with the groups
    /// (?<id>…) and (?<name>…), of which one may be missing
    #[arg(long, value_name = "REGEX", value_parser = pattern)]
    pattern: Option<Pattern>,
    /// Print the list as JSON
    #[arg(long)]
    json: bool,
}

/// Reads `--pattern`.
pub fn pattern(source: &str) -> Result<Pattern, NotAPattern> {
    source.parse()
}

/// Prints the list.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let (exercise, of) = exercise::of(&asked.exercise, limits)?;
    let found = collected(&exercise, &asked.paths, asked.pattern.as_ref())?;
    if asked.json {
        output::print(&output::json(&as_json(&of, &found)))?;
    } else {
        lines(&found).iter().try_for_each(|line| output::print(line))?;
    }
    let is_refused = |archive: &ArchiveRead| matches!(archive.whole, Whole::Refused(_));
    Ok(if found.archives.iter().any(is_refused) { Outcome::Problems } else { Outcome::Well })
}

/// Collects what was handed in at these paths, which may be patterns.
pub fn collected(exercise: &Annotations, paths: &[PathBuf], pattern: Option<&Pattern>) -> Result<HandIns, Error> {
    let mut expanded = Vec::new();
    for path in paths {
        expanded.extend(patterns::expand(path)?);
    }
    if let Some(missing) = expanded.iter().find(|path| std::fs::symlink_metadata(path).is_err()) {
        return Err(Error::NoFile(missing.clone()));
    }
    Ok(handins::collect(exercise, &expanded, pattern, &mut |_| true).unwrap_or_default())
}

fn as_json(exercise: &Exercise, found: &HandIns) -> Value {
    let archives: Vec<Value> = found.archives.iter().map(archive_as_json).collect();
    json!({ "exercise": exercise.id, "edition": exercise.edition, "archives": archives })
}

fn archive_as_json(archive: &ArchiveRead) -> Value {
    let entries: Vec<Value> = archive.entries.iter().map(entry_as_json).collect();
    let path = archive.path.display().to_string();
    let mut value = json!({ "path": path, "whole": archive.whole.name(), "entries": entries });
    if let Whole::Refused(why) = archive.whole {
        value["why"] = why.name().into();
    }
    value
}

fn entry_as_json(entry: &Entry) -> Value {
    let (path, status) = (&entry.path, entry.status.name());
    let mut value = json!({ "entry": path, "status": status, "id": entry.id, "who": entry.who });
    if !entry.notes.is_empty() {
        value["notes"] = entry.notes.iter().map(|note| note.name()).collect();
    }
    value
}

/// A line for each archive, and one for each file that people handed in: status, number, name, path, notes.
fn lines(found: &HandIns) -> Vec<String> {
    let mut lines = Vec::new();
    for archive in &found.archives {
        lines.push(visible(&format!("{}: {}", archive.path.display(), said(archive))));
        let shown: Vec<&Entry> = archive.entries.iter().filter(|entry| entry.status != Status::Quiet).collect();
        let width = |of: fn(&Entry) -> &str| shown.iter().map(|entry| of(entry).chars().count()).max().unwrap_or(0);
        let (status, id, who) = (width(|e| e.status.name()), width(|e| &e.id), width(|e| &e.who));
        for entry in shown {
            let notes: Vec<&str> = entry.notes.iter().map(|note| note.name()).collect();
            let notes = if notes.is_empty() { String::new() } else { format!("  ({})", notes.join(", ")) };
            let line = format!(
                "  {:status$}  {:id$}  {:who$}  {}{notes}",
                entry.status.name(),
                entry.id,
                entry.who,
                entry.path
            );
            lines.push(visible(&line));
        }
    }
    lines
}

/// What is said of an archive as a whole.
fn said(archive: &ArchiveRead) -> String {
    let answers = archive.entries.iter().filter(|entry| entry.counts()).count();
    let counted = output::counted(answers, "answer", "answers");
    match archive.whole {
        Whole::Read => counted,
        Whole::Nothing => "nothing in it is a hand-in".to_owned(),
        Whole::Refused(why) => format!("refused: {}", reason(why)),
    }
}

fn reason(why: Refused) -> &'static str {
    match why {
        Refused::NotRead => "it can't be read",
        Refused::Damaged => "it is damaged or was cut off; download it again",
        Refused::Overlapping => "its files share bytes, as only bombs do",
        Refused::TooMany => "it holds too many files",
        Refused::TooMuch => "it unpacks to too much",
        Refused::SavedPage => "it is a web page; log in to the platform and download the archive again",
        Refused::OtherKind => "it is not a ZIP archive; pack it as one",
    }
}

/// Makes signs visible that turn the direction of a line, or that can't be seen.
fn visible(line: &str) -> String {
    let is_unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    line.chars().map(|c| if is_unseen(c) { format!("<U+{:04X}>", c as u32) } else { c.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_turn_lines_are_visible() {
        assert_eq!(visible("a\u{202e}lmth.x\té"), "a<U+202E>lmth.x<U+0009>é");
    }
}
