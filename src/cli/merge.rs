//! `claimlight merge` and `merge-driver`: copies of one annotation file become one.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::copy;
use crate::compare;
use crate::model::Annotations;

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

/// The copies in these files as one.
fn together(files: &[&Path]) -> Result<Annotations, String> {
    let mut all: Option<Annotations> = None;
    for file in files {
        let (next, _) = copy::annotations(file)?;
        all = Some(match &all {
            Some(all) => compare::merge(all, &next).map_err(|e| e.to_string())?,
            None => next,
        });
    }
    all.ok_or_else(|| "there is nothing to merge.".to_owned())
}

/// Merges into `out`.
pub fn merge(asked: &Merge) -> Result<(), String> {
    let mut files: Vec<&Path> = asked.files.iter().map(PathBuf::as_path).collect();
    let there = asked.out.exists();
    let expected = there.then(|| copy::bytes(&asked.out).map(|b| crate::store::sha256_hex(&b))).transpose()?;
    if there {
        files.push(&asked.out);
    }
    let merged = together(&files)?;
    copy::write(&asked.out, expected.as_deref(), &merged)?;
    let open = compare::undecided(&merged).len();
    let (claims, out) = (merged.claims.len(), asked.out.display().to_string());
    super::tell(&if asked.json {
        json!({ "file": out, "claims": claims, "to_decide": open }).to_string()
    } else {
        format!("merged {} files into {out}: {claims} claims, {open} to decide", asked.files.len())
    })
}

/// Merges for Git.
pub fn driver(asked: &Driver) -> Result<(), String> {
    let merged = together(&[&asked.ours, &asked.theirs])?;
    crate::store::save(&asked.ours, &crate::store::print(&merged))
        .map_err(|e| format!("{} was not written: {e}.", asked.ours.display()))
}
