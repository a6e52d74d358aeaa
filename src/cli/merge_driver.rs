//! `claimlight merge-driver`: merging by Git.

use std::path::PathBuf;

use super::error::Error;
use super::merge::{self, Merged};
use super::output;
use claimlight_core::file;
use claimlight_core::model::Limits;

/// Merge two versions for Git: `merge-driver %O %A %B`
#[derive(clap::Args)]
pub struct Arguments {
    /// The common ancestor, which is not needed
    ancestor: PathBuf,
    /// Our version, which the merged one replaces
    ours: PathBuf,
    /// Their version
    theirs: PathBuf,
}

/// Merges their version into ours.
pub fn run(asked: &Arguments) -> Result<(), Error> {
    let Merged { annotations, warnings } = merge::merged(&[&asked.ours, &asked.theirs], Limits::LARGE)?;
    for warning in &warnings {
        output::warn(warning);
    }
    file::save(&asked.ours, &file::print(&annotations)).map_err(|e| Error::NotWritten(asked.ours.clone(), e))
}
