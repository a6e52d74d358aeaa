//! `claimlight import`: annotation files with text and scheme, made from articles, to be handed round.

use std::collections::BTreeSet;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};

use super::article::{self, Reading};
use super::copy;
use super::error::Error;
use super::output::{self, counted, warn};
use super::{Outcome, patterns, share, stream};
use claimlight_core::collection;
use claimlight_core::file::{self, Placement};
use claimlight_core::model::{Limits, Scheme};

/// Make annotation files that hold the text of articles and a scheme
///
/// Import once, and give the files to all coders: they mark the same text by the same verdicts. Folders are gone through with the
/// folders in them, which are kept. No file that is there is overwritten: an article that was imported before is left alone. Status 3:
/// some articles could not be read.
#[derive(clap::Args)]
pub struct Arguments {
    /// Articles, folders of them, or patterns such as '*.md'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder that the annotation files go to
    #[arg(long, value_name = "DIR", allow_hyphen_values = true)]
    out: PathBuf,
    /// The scheme of the annotation files: a file with a scheme, or an annotation file
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    scheme: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

/// An article, and its place in the folder that it was found in.
type Found = (PathBuf, PathBuf);

/// Imports the articles.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    if stream::is_stream(&asked.out) || asked.out.is_file() {
        return Err(Error::NotAFolder(asked.out.clone()));
    }
    let scheme = asked.scheme.as_deref().map(|path| copy::scheme(path, limits)).transpose()?.map(Arc::new);
    let articles = articles(&asked.files)?;
    let bar = bar(articles.len());
    let (mut imported, mut known, mut failed) = (0, 0, 0);
    for (path, place) in &articles {
        match one(asked, scheme.as_ref(), path, place, limits) {
            Ok(Done::Imported) => imported += 1,
            Ok(Done::Known) => known += 1,
            Err(error) => {
                failed += 1;
                bar.suspend(|| warn(&error.line()));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    output::print(&format!(
        "{} imported, {known} there already, {failed} failed",
        counted(imported, "article", "articles")
    ))?;
    Ok(if failed == 0 { Outcome::Well } else { Outcome::Problems })
}

/// What became of an article.
enum Done {
    Imported,
    /// Its annotation file is there already.
    Known,
}

fn one(
    asked: &Arguments,
    scheme: Option<&Arc<Scheme>>,
    path: &Path,
    place: &Path,
    limits: Limits,
) -> Result<Done, Error> {
    let read = article::read(path, &copy::bytes(path, limits)?, &asked.reading)?;
    // The file lies as it would beside the article if that were there too.
    let beside = asked.out.join(place);
    let out = match file::place_for(&beside, read.article.text.sha256(), "") {
        Placement::Existing(_) => return Ok(Done::Known),
        Placement::New(out) | Placement::Unreadable { free: out, .. } | Placement::Occupied { free: out, .. } => out,
    };
    let mut annotations = copy::new(read.article);
    if let Some(scheme) = scheme {
        annotations.scheme = Arc::clone(scheme);
    }
    let folder = out.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder).map_err(|e| Error::FolderNotMade(folder.to_owned(), e))?;
    file::save(&out, file::print(&annotations)).map_err(|e| Error::NotWritten(out, e))?;
    Ok(Done::Imported)
}

/// The articles at these paths, which may be patterns, and in those that are folders, by name; each once.
fn articles(paths: &[PathBuf]) -> Result<Vec<Found>, Error> {
    let mut found: Vec<Found> = Vec::new();
    let expanded = paths.iter().map(|path| patterns::expand(path)).collect::<Result<Vec<_>, _>>()?;
    for path in expanded.concat() {
        if path.is_dir() {
            within(&path, &PathBuf::new(), 0, &mut found)?;
        } else {
            let name = path.file_name().unwrap_or_default().to_owned();
            found.push((path, name.into()));
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|(path, _)| seen.insert(std::path::absolute(path).unwrap_or_else(|_| path.clone())));
    Ok(found)
}

/// Adds the articles in a folder and in its folders. Hidden ones, and links to folders, are left alone.
fn within(folder: &Path, place: &Path, depth: usize, found: &mut Vec<Found>) -> Result<(), Error> {
    let not_listed = |e| Error::NotListed(folder.to_owned(), e);
    let mut entries =
        std::fs::read_dir(folder).map_err(not_listed)?.collect::<Result<Vec<_>, _>>().map_err(not_listed)?;
    // Of articles that differ in their endings alone, the plain text has the short name, as beside the articles.
    entries.sort_by_key(|entry| {
        let name = entry.file_name();
        (!name.to_string_lossy().to_lowercase().ends_with(".txt"), name)
    });
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let (shown, place) = (name.to_string_lossy(), place.join(&name));
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if shown.starts_with('.') || is_folder && collection::is_of_page(&path) {
            continue;
        }
        if is_folder && depth < share::DEEPEST {
            match within(&path, &place, depth + 1, found) {
                Ok(()) => {}
                Err(error) => warn(&error.line()),
            }
        } else if !is_folder && path.is_file() && collection::is_article(&path) {
            found.push((path, place));
        }
    }
    Ok(())
}

/// A bar that shows how far it is, on a terminal.
fn bar(articles: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(articles as u64);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_in_folders_are_found_with_their_places() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.txt",
            "a.md",
            "sub/c.txt",
            ".hidden/d.txt",
            "sub/a.claims.ron",
            "notes.xyz",
            "sub/p.html",
            "sub/p_files/ad.html",
            "sub/p.saved.html",
        ] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        std::fs::write(folder.path().join("keys.html"), claimlight_core::import::GENERATOR).unwrap();
        let found = articles(&[folder.path().to_owned(), folder.path().join("b.txt")]).unwrap();
        let places: Vec<String> = found.iter().map(|(_, place)| place.display().to_string()).collect();
        assert_eq!(places, ["b.txt", "a.md", "sub/c.txt", "sub/p.html", "sub/p.saved.html"]);
    }
}
