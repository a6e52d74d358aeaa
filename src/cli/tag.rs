//! `claimlight tag`: a verdict on a claim.

use std::path::PathBuf;
use std::sync::Arc;

use super::acting::{self, Given, How, judge};
use super::article::Reading;
use super::copy::Copy;
use super::error::Error;
use claimlight_core::model::{Edit, Limits, Timestamp};

/// Give a claim a verdict
#[derive(clap::Args)]
pub struct Arguments {
    /// The annotation file, or its article
    file: PathBuf,
    /// The claim: its number, its id, or the start of its id
    claim: String,
    /// The verdict's id, or to-check
    verdict: String,
    /// Why the claim has this verdict; without it, the note that is there stays
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// How sure you are, 0 to 100; without it, what is there stays
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(..=100))]
    confidence: Option<u8>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    how: How,
}

/// Gives the verdict and saves the file.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let mut copy = Copy::open(&asked.file, limits, &asked.reading, &asked.how.who)?;
    let before = copy.claim(&asked.claim)?;
    let verdict = copy.verdict(&asked.verdict)?;
    let me = copy.person(&asked.how.who)?;
    let mut after = (*before).clone();
    // What I have said under another id goes on under mine.
    copy.now.same().judgement_mut(&mut after, me);
    let now = Timestamp::now();
    judge(
        &mut after,
        me,
        &Given { verdict: Some(verdict), note: asked.note.clone(), confidence: asked.confidence },
        now,
    );
    // "To check" is a judgement too, and a verdict that is given again is given on the words of today.
    after.judgement_mut(me).time = now;
    after.judgements.sort_by_key(|j| j.annotator);
    let after = Arc::new(after);
    copy.now.apply(&Edit::changed(before, &after));
    acting::finish(copy, me, &after, &asked.how, "tagged")
}
