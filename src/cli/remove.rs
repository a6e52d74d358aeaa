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

/// Removes the claim and saves the file. A claim that somebody else has marked or judged, or for which they gave evidence, is
/// theirs too, and stays.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let mut copy = Copy::open(&asked.file, limits, &asked.reading, &asked.how.who)?;
    let claim = copy.claim(&asked.claim)?;
    let me = copy.person(&asked.how.who)?;
    let same = copy.now.same();
    let marked = std::iter::once(claim.annotator);
    let mut people = marked
        .chain(claim.judgements.iter().map(|judgement| judgement.annotator))
        .chain(claim.evidence.iter().map(|evidence| evidence.annotator));
    if let Some(other) = people.find(|person| !same.are_one(*person, me)) {
        let name = copy.now.annotator(other).map_or("somebody else", |annotator| &annotator.name);
        return Err(Error::WorkOfOthers(name.to_owned()));
    }
    copy.now.apply(&Edit::removed(&claim));
    acting::finish(copy, me, &claim, &asked.how, "removed")
}
