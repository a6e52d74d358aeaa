//! `claimlight mark`: a new claim.

use std::path::PathBuf;
use std::sync::Arc;

use super::acting::{self, Given, How, judge};
use super::article::Reading;
use super::copy::Copy;
use super::error::Error;
use claimlight_core::anchor;
use claimlight_core::model::{Annotations, AnnotatorId, Claim, Edit, Limits, Timestamp};
use claimlight_core::text::{self, Offset, TextRange};

/// Mark words of an article as a claim
///
/// If the same person has marked the same words before, that claim gets what is given here, and no second one is made.
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
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    how: How,
}

/// Marks the claim and saves the file.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let mut copy = Copy::open(&asked.file, limits, asked.reading, asked.how.person.as_deref())?;
    let me = copy.person(asked.how.person.as_deref());
    let range = place_of(&copy, &asked.quote, asked.near)?;
    let verdict = asked.verdict.as_deref().map(|id| copy.verdict(id)).transpose()?;
    let given = Given { verdict, note: asked.note.clone(), confidence: None };
    let known = claim_at(&copy.now, me, range);
    let mut claim = known.as_ref().map_or_else(|| Claim::new(me, [range]), |known| (**known).clone());
    judge(&mut claim, me, &given, Timestamp::now());
    let claim = Arc::new(claim);
    let done = if known.is_some() { "known" } else { "marked" };
    copy.now.apply(&Edit::put(known.as_ref(), &claim));
    acting::finish(copy, me, &claim, &asked.how, done)
}

/// Where these words stand, of several places the one nearest to `near`, in Unicode scalar values.
fn place_of(copy: &Copy, quote: &str, near: usize) -> Result<TextRange, Error> {
    let text = &copy.now.article.text;
    let near = text.to_offset(near).unwrap_or_else(|| text.end());
    let quote = quote.trim();
    let found = anchor::find_quote(text.as_str(), quote, near.max(Offset::ZERO));
    let range = found.ok_or_else(|| Error::NoQuote(quote.to_owned()))?;
    Ok(text::widen_to_graphemes(text.as_str(), range))
}

/// The first claim that this person marked at these words and nowhere else.
fn claim_at(annotations: &Annotations, me: AnnotatorId, range: TextRange) -> Option<Arc<Claim>> {
    let there = annotations.claims.spans_in(range).filter(|span| span.range == range);
    let mut claims = there.filter_map(|span| annotations.claims.get(span.claim));
    claims.find(|claim| claim.annotator == me && claim.spans.len() == 1).cloned()
}
