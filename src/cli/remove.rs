//! `claimlight remove`: a claim goes.

use std::path::PathBuf;

use super::acting::{self, How};
use super::article::Reading;
use super::copy::Copy;
use super::error::Error;
use claimlight_core::model::{Edit, Limits};

/// Remove a claim
#[derive(clap::Args)]
pub struct Arguments {
    /// The annotation file, or its article
    file: PathBuf,
    /// The claim: its number, its id, or the start of its id
    claim: String,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    how: How,
}

/// Removes the claim and saves the file. A claim that others have judged is theirs too, and stays.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let mut copy = Copy::open(&asked.file, limits, asked.reading, asked.how.person.as_deref())?;
    let claim = copy.claim(&asked.claim)?;
    let me = copy.person(asked.how.person.as_deref());
    if claim.judgements.iter().any(|j| j.annotator != me) {
        return Err(Error::JudgedByOthers);
    }
    copy.now.apply(&Edit::removed(&claim));
    acting::finish(copy, me, &claim, &asked.how, "removed")
}
