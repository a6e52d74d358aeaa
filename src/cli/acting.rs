//! What the commands share that change one claim.

use serde_json::json;

use super::copy::Copy;
use super::error::Error;
use super::me::Who;
use super::output;
use claimlight_core::model::{AnnotatorId, Claim, Judgement, Tabled as _, Timestamp};

/// Who acts, and how the result is printed.
#[derive(clap::Args)]
pub struct How {
    #[command(flatten)]
    pub who: Who,
    /// Print the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// A verdict that is given.
pub enum GivenVerdict {
    /// None: the claim is to check.
    ToCheck,
    /// The one with this id.
    Id(String),
}

/// What is given of a judgement; what is `None` stays as it is.
pub struct Given {
    /// The verdict, or that it is to check.
    pub verdict: Option<GivenVerdict>,
    /// Why.
    pub note: Option<String>,
    /// 0 to 100.
    pub confidence: Option<u8>,
}

/// Puts what is given into `me`'s judgement of a claim, if it differs from what is there. The judgement's time becomes `now` then.
pub fn judge(claim: &mut Claim, me: AnnotatorId, given: &Given, now: Timestamp) {
    let before = claim.judgement_of(me).cloned();
    let mut after = before.clone().unwrap_or_else(|| Judgement { annotator: me, ..Judgement::nothing() });
    if let Some(verdict) = &given.verdict {
        after.verdict = match verdict {
            GivenVerdict::ToCheck => None,
            GivenVerdict::Id(id) => Some(id.clone()),
        };
    }
    if let Some(note) = &given.note {
        after.note.clone_from(note);
    }
    after.confidence = given.confidence.or(after.confidence);
    let is_nothing = after.verdict.is_none() && after.note.is_empty() && after.confidence.is_none();
    if before.as_ref() == Some(&after) || before.is_none() && is_nothing {
        return;
    }
    after.time = now;
    *claim.judgement_mut(me) = after;
    claim.judgements.sort_by_key(|j| j.annotator);
}

/// Saves what `me` changed and prints what was done with a claim, such as "marked".
pub fn finish(copy: Copy, me: AnnotatorId, claim: &Claim, how: &How, done: &str) -> Result<(), Error> {
    let path = copy.save(me)?;
    let (id, file) = (claim.id.to_string(), path.display().to_string());
    output::report(
        &path,
        &if how.json {
            output::json(&json!({ "claim": id, "file": file, "done": done }))
        } else {
            format!("{done} claim {id} in {file}")
        },
    )
}
