//! `claimlight merge`: copies of one annotation file become one.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::copy;
use super::error::Error;
use super::output::{self, counted};
use super::stream;
use claimlight_core::compare::{self, Ancestor, MySide, NotMerged, TextNews};
use claimlight_core::file::{self, Loaded};
use claimlight_core::model::{Annotations, Limits};

/// Merge copies of an annotation file
#[derive(clap::Args)]
pub struct Arguments {
    /// Where the merged file goes; if it is there already, it is merged too
    out: PathBuf,
    /// The copies
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Merges the copies into the file `out`.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let mut files: Vec<&Path> = asked.files.iter().map(PathBuf::as_path).collect();
    let there = asked.out.exists() && !stream::is_stream(&asked.out);
    let expected = there.then(|| copy::bytes(&asked.out, limits).map(|b| file::sha256_hex(&b))).transpose()?;
    // It comes first: if the files know nothing of each other's texts, its own stays.
    if there {
        files.insert(0, &asked.out);
    }
    let Merged { annotations, warnings } = merged(&files, limits)?;
    for warning in &warnings {
        output::warn(warning);
    }
    copy::write(&asked.out, expected.as_deref(), &annotations)?;
    let open = compare::undecided(&annotations).len();
    let (claims, out) = (annotations.claims.len(), asked.out.display().to_string());
    output::report(
        &asked.out,
        &if asked.json {
            output::json(&json!({ "file": out, "claims": claims, "to_decide": open }))
        } else {
            let files = counted(asked.files.len(), "file", "files");
            format!("merged {files} into {out}: {}, {open} to decide", counted(claims, "claim", "claims"))
        },
    )
}

/// What several copies of a file became.
#[derive(Debug)]
pub struct Merged {
    /// All copies in one.
    pub annotations: Annotations,
    /// What people should know, a line each: repairs, comments, another text.
    pub warnings: Vec<String>,
}

/// A copy of a file, as it was read.
#[derive(Debug)]
pub struct Version<'a> {
    /// Where it was read.
    pub path: &'a Path,
    /// What was read. A copy that was shared without its article's text has its places if another copy holds that text.
    pub loaded: Loaded,
    without_text: bool,
}

/// Reads the copies in these files, in this order.
pub fn versions<'a>(files: &[&'a Path], limits: Limits) -> Result<Vec<Version<'a>>, Error> {
    let mut versions: Vec<Version<'a>> = Vec::new();
    let mut left_out: Vec<(usize, Vec<u8>)> = Vec::new();
    for (i, path) in files.iter().copied().enumerate() {
        let bytes = copy::bytes(path, limits)?;
        let loaded = copy::read(path, &bytes)?;
        let without_text = loaded.annotations.article.text.is_left_out();
        if without_text {
            left_out.push((i, bytes));
        }
        versions.push(Version { path, loaded, without_text });
    }
    for (i, bytes) in left_out {
        // One of the other copies may hold the very text that was left out.
        let known = versions.iter().filter(|version| !version.without_text).find_map(|version| {
            let on = file::read_on(&bytes, &version.loaded.annotations.article.text).ok()?;
            (!on.annotations.article.text.is_left_out()).then_some(on)
        });
        if let Some(known) = known {
            versions[i].loaded = known;
        }
    }
    Ok(versions)
}

/// Merges the copies in these files, one after the other. Copies with their article's text come first, then those that were
/// shared without it.
pub fn merged(files: &[&Path], limits: Limits) -> Result<Merged, Error> {
    let mut copies = versions(files, limits)?;
    copies.sort_by_key(|copy| copy.without_text);
    let (mut all, mut warnings): (Option<Annotations>, _) = (None, Vec::new());
    for Version { path: file, loaded: copy, .. } in &copies {
        warnings.extend(copy::warnings_of(file, copy));
        let Some(before) = all.take() else {
            all = Some(copy.annotations.clone());
            continue;
        };
        let together = compare::bring_together(&MySide::as_read(&before), &copy.annotations, Ancestor::Unknown)
            .map_err(|e| Error::NotMerged((*file).to_owned(), e))?;
        warnings.extend(warning_of_text(&file.display().to_string(), &before, &together.both));
        all = Some(together.both);
    }
    let Some(annotations) = all.filter(|all| !all.article.text.is_left_out()) else {
        let first = files.first().copied().unwrap_or(Path::new(""));
        return Err(Error::NotMerged(first.to_owned(), NotMerged::NoText));
    };
    Ok(Merged { annotations, warnings })
}

/// What to warn of if merging the file of this name brought another text.
pub fn warning_of_text(file: &str, before: &Annotations, merged: &Annotations) -> Option<String> {
    let news = compare::news(before, merged);
    match news.text {
        TextNews::Same => None,
        TextNews::UpdatedTwice => {
            Some(format!("{file}: the text was updated here and elsewhere; the later update counts"))
        }
        TextNews::Later => {
            let lost = counted(news.places_lost, "place was", "places were");
            Some(format!("{file}: its text is a later one, and counts; {lost} not found in it"))
        }
    }
}
