//! `claimlight mark`: a new claim.

use std::path::PathBuf;
use std::sync::Arc;

use super::acting::{self, How, judge};
use super::article::Reading;
use super::copy::Copy;
use super::error::Error;
use claimlight_core::anchor;
use claimlight_core::model::{Claim, Edit, Limits};
use claimlight_core::text::{self, Offset};

/// Mark words of an article as a claim
#[derive(clap::Args)]
pub struct Arguments {
    /// An article, or its annotation file
    file: PathBuf,
    /// The words of the claim, exactly as they stand in the article
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    quote: String,
    /// Of several places with these words, mark the one nearest to this offset, in Unicode scalar values
    #[arg(long, value_name = "OFFSET", default_value_t = 0)]
    near: usize,
    /// The verdict's id, such as verified; without it the claim is to check
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    verdict: Option<String>,
    /// Why the claim has this verdict
    #[arg(long, value_name = "TEXT", default_value = "", allow_hyphen_values = true)]
    note: String,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    how: How,
}

/// Marks the claim and saves the file.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let mut copy = Copy::open(&asked.file, limits, asked.reading, asked.how.person.as_deref())?;
    let me = copy.person(asked.how.person.as_deref());
    let article = Arc::clone(&copy.now.article.text);
    let near = article.to_offset(asked.near).unwrap_or_else(|| article.end());
    let quote = asked.quote.trim();
    let found = anchor::find_quote(article.as_str(), quote, near.max(Offset::ZERO));
    let range = found.ok_or_else(|| Error::NoQuote(quote.to_owned()))?;
    let mut claim = Claim::new(me, [text::widen_to_graphemes(article.as_str(), range)]);
    let verdict = asked.verdict.as_deref().map(|id| copy.verdict(id)).transpose()?.flatten();
    if verdict.is_some() || !asked.note.is_empty() {
        judge(&mut claim, me, verdict, Some(&asked.note));
    }
    let claim = Arc::new(claim);
    copy.now.apply(&Edit::made(&claim));
    acting::finish(copy, me, &claim, &asked.how, "marked")
}
