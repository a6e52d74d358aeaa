//! `claimlight share`: copies of annotation files to be given away.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::copy;
use claimlight_core::file::{self, Contents, Pseudonyms};
use claimlight_core::model::{Annotations, Limits, Optional};

/// Make copies of annotation files to be given away
///
/// The files themselves stay as they are. Nothing that is there already is written over, but for the list of pseudonyms, which
/// is extended.
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The file that the copy goes to, or a folder for several
    #[arg(long)]
    out: PathBuf,
    /// What is left out: text, notes, evidence, history, confidence, parted by commas
    #[arg(long, value_delimiter = ',', value_name = "PARTS", value_parser = part)]
    without: Vec<Optional>,
    /// Give people other names and ids, by this list; it tells who is whom: keep it
    #[arg(long, value_name = "LIST.csv")]
    pseudonyms: Option<PathBuf>,
    /// Tell what left as JSON
    #[arg(long)]
    json: bool,
}

fn part(name: &str) -> Result<Optional, String> {
    Optional::named(name.trim()).ok_or_else(|| "it is one of text, notes, evidence, history, confidence".to_owned())
}

/// The annotation files that these paths name, those of folders in order.
pub fn annotation_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|e| format!("{} can't be listed: {e}.", path.display()))?;
        let is_ours = |p: &PathBuf| p.to_string_lossy().to_lowercase().ends_with(".claims.ron");
        let mut found: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(is_ours).collect();
        found.sort();
        files.extend(found);
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(std::path::absolute(file).unwrap_or_else(|_| file.clone())));
    if files.is_empty() { Err("there is no annotation file.".to_owned()) } else { Ok(files) }
}

/// Reads one file after another. Where there are several, one that can't be read is told, and keeps no other from being
/// read; the answer is how many were left out.
pub fn read_each(
    files: &[PathBuf],
    several: bool,
    limits: Limits,
    mut each: impl FnMut(&Path, Annotations) -> Result<(), String>,
) -> Result<usize, String> {
    let mut left = 0;
    for file in files {
        match copy::annotations(file, limits) {
            Ok((annotations, _)) => each(file, annotations)?,
            Err(reason) if several => {
                left += 1;
                super::warn(&reason);
            }
            Err(reason) => return Err(reason),
        }
    }
    Ok(left)
}

/// Whether these paths name more than one file, or a folder.
pub fn are_several(paths: &[PathBuf], files: &[PathBuf]) -> bool {
    files.len() > 1 || paths.iter().any(|p| p.is_dir())
}

/// Makes the copies.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), String> {
    let files = annotation_files(&asked.files)?;
    let without: BTreeSet<Optional> = asked.without.iter().copied().collect();
    let several = are_several(&asked.files, &files);
    let mut list = match &asked.pseudonyms {
        Some(path) if path.exists() => {
            let source = String::from_utf8(copy::bytes(path, limits)?);
            let source = source.map_err(|_ignored| format!("{} is not a text in UTF-8.", path.display()))?;
            Some(Pseudonyms::read(&source).map_err(|e| format!("{}: {e}", path.display()))?)
        }
        Some(_) => Some(Pseudonyms::default()),
        None => None,
    };
    if let Some(path) = &asked.pseudonyms {
        let full = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let (list, out) = (full(path), full(&asked.out));
        if list == out || (several || out.is_dir()) && list.parent() == Some(&out) {
            return Err(format!("{} tells who is whom: it can't lie where the copies go.", path.display()));
        }
    }
    if several && asked.out.is_file() {
        return Err(format!("{} is a file; several copies go to a folder.", asked.out.display()));
    }
    let mut copies: Vec<(PathBuf, String, Contents)> = Vec::new();
    let left = read_each(&files, several, limits, |file, annotations| {
        let annotations = match &mut list {
            Some(list) => list.apply(&annotations),
            None => annotations,
        };
        let printed = file::share(&annotations, &without);
        let contents = file::contents(&file::stripped(&annotations, &without), &printed, &without);
        let out = if several || asked.out.is_dir() {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            asked.out.join(list.as_ref().map_or_else(|| name.clone(), |list| list.file_name(&name)))
        } else {
            asked.out.clone()
        };
        if out.exists() || copies.iter().any(|(known, ..)| *known == out) {
            return Err(format!("{} is there already; nothing was written.", out.display()));
        }
        copies.push((out, printed, contents));
        Ok(())
    })?;
    if several {
        std::fs::create_dir_all(&asked.out).map_err(|e| format!("{} can't be made: {e}.", asked.out.display()))?;
    }
    // The list first: without it nobody could tell who is whom in the copies.
    if let (Some(list), Some(path)) = (&list, &asked.pseudonyms) {
        write(path, &list.print())?;
    }
    for (out, printed, contents) in &copies {
        write(out, printed)?;
        super::tell(&told(out, contents, asked.json))?;
    }
    super::none_left(left)
}

fn write(path: &Path, contents: &str) -> Result<(), String> {
    file::save(path, contents).map_err(|e| format!("{} was not written: {e}.", path.display()))
}

fn told(out: &Path, c: &Contents, as_json: bool) -> String {
    let file = out.display().to_string();
    if as_json {
        return json!({
            "file": file, "bytes": c.bytes, "text": c.text, "claims": c.claims, "judgements": c.judgements,
            "notes": c.notes, "evidence": c.evidence, "changes": c.changes, "earlier_values": c.earlier, "people": c.people,
        })
        .to_string();
    }
    let text = if c.text > 0 { format!("text of {} characters", c.text) } else { "no text".to_owned() };
    let parts = [
        (c.claims, "claim", "claims"),
        (c.judgements, "judgement", "judgements"),
        (c.notes, "note", "notes"),
        (c.evidence, "entry of evidence", "entries of evidence"),
        (c.changes, "change", "changes"),
        (c.people, "person", "people"),
    ];
    let parts = parts.map(|(n, one, several)| super::counted(n, one, several)).join(", ");
    format!("{file}: {text}, {parts}; {} bytes", c.bytes)
}
