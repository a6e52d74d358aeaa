//! `claimlight share`: copies of annotation files to be given away.

use std::collections::BTreeSet;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::article::Reading;
use super::copy;
use super::error::{Error, NoPart};
use super::me::Who;
use super::meant;
use super::output::{self, counted, warn};
use super::{patterns, stream};
use claimlight_core::file::{self, Contents, Pseudonyms};
use claimlight_core::model::{Annotations, Limits, Optional};

/// Make copies of annotation files to be given away
///
/// The files themselves stay as they are. No file that is there already is overwritten; only the list of pseudonyms is extended.
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, their articles, folders of annotation files, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The file that the copy goes to, or a folder for several
    #[arg(long, allow_hyphen_values = true)]
    out: PathBuf,
    /// What to leave out: text, notes, evidence, history, confidence, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "PARTS", value_parser = part)]
    without: Vec<Optional>,
    /// Give people other names and ids, by this list; it says who is whom: keep it
    #[arg(long, value_name = "LIST.csv", allow_hyphen_values = true)]
    pseudonyms: Option<PathBuf>,
    /// Print as JSON what the copies hold
    #[arg(long)]
    json: bool,
}

fn part(name: &str) -> Result<Optional, NoPart> {
    Optional::named(name.trim()).ok_or(NoPart)
}

/// The files at these paths, which may be patterns, and, by name, the annotation files in those that are folders; each once.
pub fn annotation_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    let expanded = paths.iter().map(|path| patterns::expand(path)).collect::<Result<Vec<_>, _>>()?;
    for path in expanded.concat() {
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        let entries = std::fs::read_dir(&path).map_err(|e| Error::NotListed(path.clone(), e))?;
        let is_ours = |p: &PathBuf| p.to_string_lossy().to_lowercase().ends_with(".claims.ron");
        let mut found: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(is_ours).collect();
        found.sort();
        files.extend(found);
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(std::path::absolute(file).unwrap_or_else(|_| file.clone())));
    if files.is_empty() { Err(Error::NoAnnotationFile) } else { Ok(files) }
}

/// How deep folders in folders are gone into.
pub const DEEPEST: usize = 64;

/// These paths, and all folders in those that are folders. Hidden ones, and links to folders, are left alone.
pub fn with_folders(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut all = Vec::new();
    let expanded = paths.iter().map(|path| patterns::expand(path)).collect::<Result<Vec<_>, _>>()?;
    let mut left: Vec<(PathBuf, usize)> = expanded.concat().into_iter().rev().map(|path| (path, 0)).collect();
    while let Some((path, depth)) = left.pop() {
        if path.is_dir() && depth < DEEPEST {
            let entries = std::fs::read_dir(&path).map_err(|e| Error::NotListed(path.clone(), e))?.flatten();
            let is_shown = |entry: &DirEntry| {
                entry.file_type().is_ok_and(|kind| kind.is_dir())
                    && !entry.file_name().to_string_lossy().starts_with('.')
            };
            let mut folders: Vec<PathBuf> = entries.filter(is_shown).map(|entry| entry.path()).collect();
            folders.sort();
            left.extend(folders.into_iter().rev().map(|folder| (folder, depth + 1)));
        }
        all.push(path);
    }
    Ok(all)
}

/// Whether these paths name more than one file, or a folder.
pub fn are_several(paths: &[PathBuf], files: &[PathBuf]) -> bool {
    files.len() > 1 || paths.iter().any(|p| p.is_dir())
}

/// An error if some of several files were left out.
pub fn none_left(left: usize) -> Result<(), Error> {
    if left == 0 { Ok(()) } else { Err(Error::LeftOut(left)) }
}

/// Writes the copies.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let files = meant::files(&asked.files, limits, &Reading::default(), &Who::default())?;
    let several = files.several;
    let without: BTreeSet<Optional> = asked.without.iter().copied().collect();
    let mut list = asked.pseudonyms.as_deref().map(|path| list_at(path, &asked.out, several, limits)).transpose()?;
    let is_stream = stream::is_stream(&asked.out);
    if several && (is_stream || asked.out.is_file()) {
        return Err(Error::NotAFolder(asked.out.clone()));
    }
    let mut read: Vec<(PathBuf, Annotations)> = Vec::new();
    let read_file = |path: &Path| copy::annotations(path, limits);
    let left = files.each(read_file, |file, (annotations, _)| {
        if let Some(list) = &mut list {
            list.meet(&annotations);
        }
        read.push((file.to_owned(), annotations));
        Ok(())
    })?;
    let places = places(asked, &read, several, list.as_ref())?;
    if several {
        std::fs::create_dir_all(&asked.out).map_err(|e| Error::FolderNotMade(asked.out.clone(), e))?;
    }
    let mut copies: Vec<(PathBuf, String, Contents)> = Vec::new();
    for ((_, annotations), out) in read.into_iter().zip(places) {
        let copy = list.as_mut().map_or_else(|| annotations.clone(), |list| list.apply(&annotations));
        let (printed, stripped) = (file::share(&copy, &without), file::stripped(&copy, &without));
        let names = list.as_ref().map_or(0, |list| list.names_in(&stripped));
        let contents = Contents { names, ..file::contents(&stripped, &printed, &without) };
        copies.push((out, printed, contents));
    }
    // The list comes first: without it, nobody would know who is whom in the copies.
    if let (Some(list), Some(path)) = (&list, &asked.pseudonyms) {
        file::save_private(path, &list.print()).map_err(|e| Error::NotWritten(path.to_owned(), e))?;
    }
    for (out, printed, contents) in &copies {
        if contents.names > 0 {
            let named = counted(contents.names, "text names somebody", "texts name somebody");
            warn(&format!("{}: {named}: what people wrote stays as it is", output::plain(&out.display().to_string())));
        }
        write(out, printed)?;
        output::report(out, &summary(out, contents, asked.json))?;
    }
    none_left(left)
}

/// The list of pseudonyms at this path, an empty one if there is none yet. Refuses a place from which it would be given away
/// together with the copies.
fn list_at(path: &Path, out: &Path, several: bool, limits: Limits) -> Result<Pseudonyms, Error> {
    let folder = if several || out.is_dir() { out } else { out.parent().unwrap_or(Path::new("")) };
    // Nobody gives away the folder in which they work for one copy in it.
    let is_among = if folder.as_os_str().is_empty() {
        file::lies_directly_in(path, Path::new("."))
    } else {
        file::lies_in(path, folder)
    };
    if is_among && !stream::is_stream(out) {
        return Err(Error::ListAmongCopies(path.to_owned()));
    }
    if !path.exists() {
        return Ok(Pseudonyms::default());
    }
    Pseudonyms::read(&copy::bytes(path, limits)?).map_err(|e| Error::NoPseudonyms(path.to_owned(), e))
}

fn write(path: &Path, contents: &str) -> Result<(), Error> {
    if stream::is_stream(path) {
        return stream::write(path, contents);
    }
    file::save(path, contents).map_err(|e| Error::NotWritten(path.to_owned(), e))
}

/// Where the copies go, without the names of people who have pseudonyms. Nothing that is there is written over.
fn places(
    asked: &Arguments,
    read: &[(PathBuf, Annotations)],
    several: bool,
    list: Option<&Pseudonyms>,
) -> Result<Vec<PathBuf>, Error> {
    let unnamed = |name: &str| list.map_or_else(|| name.to_owned(), |list| list.file_name(name));
    if let Some(last) = asked.out.file_name().and_then(|name| name.to_str())
        && unnamed(last) != last
    {
        return Err(Error::NamedInPlace(asked.out.clone()));
    }
    let mut places: Vec<PathBuf> = Vec::new();
    for (file, _) in read {
        let name = file.file_name().unwrap_or_default();
        let place = if !several && !asked.out.is_dir() {
            asked.out.clone()
        } else if list.is_none() {
            asked.out.join(name)
        } else {
            let name = unnamed(&name.to_string_lossy());
            let (stem, ending) = name.split_at(name.len() - if name.ends_with(ENDING) { ENDING.len() } else { 0 });
            // Two names may have become one.
            let numbered = (2..).map(|n| format!("{stem}-{n}{ending}"));
            let mut free = std::iter::once(name.clone()).chain(numbered).map(|name| asked.out.join(name));
            free.find(|place| !places.contains(place)).unwrap_or_default()
        };
        if place.exists() && !stream::is_stream(&place) || places.contains(&place) {
            return Err(Error::AlreadyThere(place));
        }
        places.push(place);
    }
    Ok(places)
}

const ENDING: &str = ".claims.ron";

/// What a copy holds, on one line.
fn summary(out: &Path, c: &Contents, as_json: bool) -> String {
    let file = out.display().to_string();
    if as_json {
        return output::json(&json!({
            "file": file, "bytes": c.bytes, "text": c.text, "claims": c.claims, "judgements": c.judgements,
            "notes": c.notes, "evidence": c.evidence, "changes": c.changes, "earlier_values": c.earlier, "people": c.people,
            "names": c.names,
        }));
    }
    let text = match c.text {
        0 => "no text".to_owned(),
        n => format!("text of {}", counted(n, "character", "characters")),
    };
    let parts = [
        (c.claims, "claim", "claims"),
        (c.judgements, "judgement", "judgements"),
        (c.notes, "note", "notes"),
        (c.evidence, "entry of evidence", "entries of evidence"),
        (c.changes, "change", "changes"),
        (c.people, "person", "people"),
    ];
    let parts = parts.map(|(n, one, several)| counted(n, one, several)).join(", ");
    format!("{file}: {text}, {parts}; {}", counted(c.bytes, "byte", "bytes"))
}
