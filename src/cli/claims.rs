//! `claimlight mark`, `tag` and `remove`: claims without a window.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use super::copy::Copy;
use claimlight_core::anchor;
use claimlight_core::model::{AnnotatorId, Claim, Edit, Limits, Timestamp};
use claimlight_core::text::{self, Offset};

/// Who acts, and how the answer is told.
#[derive(clap::Args)]
pub struct How {
    /// Act as the file's annotator of this name, or as a new one; else as the person of the window's settings
    #[arg(long = "as", value_name = "NAME")]
    person: Option<String>,
    /// Tell the result as JSON
    #[arg(long)]
    json: bool,
}

/// Mark words of an article as a claim
#[derive(clap::Args)]
pub struct Mark {
    /// An article, or its annotation file
    file: PathBuf,
    /// The words of the claim, exactly as they stand in the article
    #[arg(long, value_name = "TEXT")]
    quote: String,
    /// Where the words stand more than once: near this offset, in Unicode scalar values
    #[arg(long, value_name = "OFFSET", default_value_t = 0)]
    near: usize,
    /// The verdict's id, such as verified; else the claim is to check
    #[arg(long, value_name = "ID")]
    verdict: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    #[command(flatten)]
    how: How,
}

/// Give a claim a verdict
#[derive(clap::Args)]
pub struct Tag {
    /// The annotation file, or its article
    file: PathBuf,
    /// The claim: its number, its id, or the start of its id
    claim: String,
    /// The verdict's id, or to-check
    verdict: String,
    #[command(flatten)]
    how: How,
}

/// Remove a claim
#[derive(clap::Args)]
pub struct Remove {
    /// The annotation file, or its article
    file: PathBuf,
    /// The claim: its number, its id, or the start of its id
    claim: String,
    #[command(flatten)]
    how: How,
}

fn judge(claim: &mut Claim, me: AnnotatorId, verdict: Option<String>, note: Option<&str>) {
    let judgement = claim.judgement_mut(me);
    judgement.verdict = verdict;
    if let Some(note) = note {
        note.clone_into(&mut judgement.note);
    }
    judgement.time = Timestamp::now();
    claim.judgements.sort_by_key(|j| j.annotator);
}

/// Saves what was done to a claim and tells it.
fn done(copy: Copy, me: AnnotatorId, claim: &Claim, how: &How, what: &str) -> Result<(), String> {
    let path = copy.save(me)?;
    let (id, file) = (claim.id.to_string(), path.display().to_string());
    super::tell(&if how.json {
        json!({ "claim": id, "file": file, "done": what }).to_string()
    } else {
        format!("{what} claim {id} in {file}")
    })
}

/// Marks a claim.
pub fn mark(asked: &Mark, limits: Limits) -> Result<(), String> {
    let mut copy = Copy::open(&asked.file, limits, asked.how.person.as_deref())?;
    let me = copy.person(asked.how.person.as_deref());
    let article = Arc::clone(&copy.now.article.text);
    let near = article.to_offset(asked.near).unwrap_or_else(|| article.end());
    let quote = asked.quote.trim();
    let found = anchor::find_quote(article.as_str(), quote, near.max(Offset::ZERO));
    let range = found.ok_or_else(|| format!("the article does not hold the words \"{quote}\"."))?;
    let mut claim = Claim::new(me, [text::widen_to_graphemes(article.as_str(), range)]);
    let verdict = asked.verdict.as_deref().map(|id| copy.verdict(id)).transpose()?.flatten();
    if verdict.is_some() || !asked.note.is_empty() {
        judge(&mut claim, me, verdict, Some(&asked.note));
    }
    let claim = Arc::new(claim);
    copy.now.apply(&Edit::made(&claim));
    done(copy, me, &claim, &asked.how, "marked")
}

/// Gives a verdict.
pub fn tag(asked: &Tag, limits: Limits) -> Result<(), String> {
    let mut copy = Copy::open(&asked.file, limits, asked.how.person.as_deref())?;
    let before = copy.claim(&asked.claim)?;
    let verdict = copy.verdict(&asked.verdict)?;
    let me = copy.person(asked.how.person.as_deref());
    let mut after = (*before).clone();
    judge(&mut after, me, verdict, None);
    let after = Arc::new(after);
    copy.now.apply(&Edit::changed(before, &after));
    done(copy, me, &after, &asked.how, "tagged")
}

/// Removes a claim; one that others have judged is theirs too, and stays.
pub fn remove(asked: &Remove, limits: Limits) -> Result<(), String> {
    let mut copy = Copy::open(&asked.file, limits, asked.how.person.as_deref())?;
    let claim = copy.claim(&asked.claim)?;
    let me = copy.person(asked.how.person.as_deref());
    if claim.judgements.iter().any(|j| j.annotator != me) {
        return Err("others have judged this claim, and it stays.".to_owned());
    }
    copy.now.apply(&Edit::removed(&claim));
    done(copy, me, &claim, &asked.how, "removed")
}
