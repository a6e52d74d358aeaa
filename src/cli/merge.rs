//! `claimlight merge` and `merge-driver`: copies of one annotation file become one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::copy;
use claimlight_core::compare::{self, Carrier};
use claimlight_core::file;
use claimlight_core::model::{Annotations, Limits};

/// Merge copies of an annotation file
#[derive(clap::Args)]
pub struct Merge {
    /// Where the merged file goes; if it is there already, it is merged too
    out: PathBuf,
    /// The copies
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Tell the result as JSON
    #[arg(long)]
    json: bool,
}

/// Merge two versions for Git: `merge-driver %O %A %B`
#[derive(clap::Args)]
pub struct Driver {
    /// The common ancestor, which is not needed
    ancestor: PathBuf,
    /// Our version, which is replaced by the merged one
    ours: PathBuf,
    /// Their version
    theirs: PathBuf,
}

/// The copies in these files as one. Those that were shared without the article's text get it from another one.
fn together(files: &[&Path], limits: Limits) -> Result<Annotations, String> {
    let mut sources = Vec::new();
    for file in files {
        let bytes = copy::bytes(file, limits)?;
        let loaded = file::read(&bytes).map_err(|e| format!("{}: {e}", file.display()))?;
        sources.push((file, bytes, loaded));
    }
    let whole = sources.iter().find(|(.., loaded)| !loaded.text_left_out);
    let whole = whole.map(|(.., loaded)| loaded.annotations.clone());
    let whole = whole.ok_or_else(|| "none of the files holds the article's text.".to_owned())?;
    let text = Arc::clone(&whole.article.text);
    let mut all: Option<Annotations> = None;
    for (file, bytes, mut loaded) in sources {
        if loaded.text_left_out {
            loaded = file::read_on(&bytes, &text).map_err(|e| format!("{}: {e}", file.display()))?;
        }
        if loaded.text_left_out {
            let (from, sha256) = (&loaded.annotations, &loaded.text_sha256);
            let carried = Carrier { from, sha256, onto: &text, known: Some(&whole) }.carry(&mut |_| true);
            let placed = carried.filter(|c| c.is_the_same_article(from)).map(|c| c.annotations);
            loaded.annotations = placed
                .ok_or_else(|| format!("{} was shared without its text, and is of another article.", file.display()))?;
        }
        copy::warn_of(file, &loaded);
        all = Some(match &all {
            Some(all) => {
                let merged = compare::merge(all, &loaded.annotations).map_err(|e| e.to_string())?;
                warn_of_text(file, all, &merged);
                merged
            }
            None => loaded.annotations,
        });
    }
    all.ok_or_else(|| "there is nothing to merge.".to_owned())
}

/// Tells where merging a file brought another text.
fn warn_of_text(file: &Path, before: &Annotations, merged: &Annotations) {
    let file = file.display();
    if compare::updated_twice(before, merged) {
        return super::warn(&format!("{file}: the text was updated here and elsewhere; the later update counts"));
    }
    if merged.article.text.as_str() == before.article.text.as_str() {
        return;
    }
    let placeless =
        |one: &Annotations| one.claims.as_slice().iter().flat_map(|c| &c.spans).filter(|s| s.range().is_none()).count();
    let lost = placeless(merged).saturating_sub(placeless(before));
    let lost = super::counted(lost, "place was", "places were");
    super::warn(&format!("{file}: its text is a later one, and counts; {lost} not found in it"));
}

/// Merges into `out`.
pub fn merge(asked: &Merge, limits: Limits) -> Result<(), String> {
    let mut files: Vec<&Path> = asked.files.iter().map(PathBuf::as_path).collect();
    let there = asked.out.exists();
    let expected = there.then(|| copy::bytes(&asked.out, limits).map(|b| file::sha256_hex(&b))).transpose()?;
    // First: where the texts are strangers to each other, its own stays.
    if there {
        files.insert(0, &asked.out);
    }
    let merged = together(&files, limits)?;
    copy::write(&asked.out, expected.as_deref(), &merged)?;
    let open = compare::undecided(&merged).len();
    let (claims, out) = (merged.claims.len(), asked.out.display().to_string());
    super::tell(&if asked.json {
        json!({ "file": out, "claims": claims, "to_decide": open }).to_string()
    } else {
        let files = super::counted(asked.files.len(), "file", "files");
        format!("merged {files} into {out}: {}, {open} to decide", super::counted(claims, "claim", "claims"))
    })
}

/// Merges for Git.
pub fn driver(asked: &Driver) -> Result<(), String> {
    let merged = together(&[&asked.ours, &asked.theirs], Limits::LARGE)?;
    file::save(&asked.ours, &file::print(&merged))
        .map_err(|e| format!("{} was not written: {e}.", asked.ours.display()))
}
