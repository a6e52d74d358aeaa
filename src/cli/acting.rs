//! What the commands share that change one claim.

use serde_json::json;

use super::copy::Copy;
use super::error::Error;
use super::output;
use claimlight_core::model::{AnnotatorId, Claim, Timestamp};

/// Who acts, and how the result is printed.
#[derive(clap::Args)]
pub struct How {
    /// Act as the file's annotator of this name, or as a new one; else as the person of the window's settings
    #[arg(long = "as", value_name = "NAME", allow_hyphen_values = true)]
    pub person: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Gives a claim `me`'s verdict, and a note if there is one; keeps the note that is there otherwise.
pub fn judge(claim: &mut Claim, me: AnnotatorId, verdict: Option<String>, note: Option<&str>) {
    let judgement = claim.judgement_mut(me);
    judgement.verdict = verdict;
    if let Some(note) = note {
        note.clone_into(&mut judgement.note);
    }
    judgement.time = Timestamp::now();
    claim.judgements.sort_by_key(|j| j.annotator);
}

/// Saves a change of `claim` by `me` and prints what was done, such as "marked".
pub fn finish(copy: Copy, me: AnnotatorId, claim: &Claim, how: &How, done: &str) -> Result<(), Error> {
    let path = copy.save(me)?;
    let (id, file) = (claim.id.to_string(), path.display().to_string());
    output::report(
        &path,
        &if how.json {
            json!({ "claim": id, "file": file, "done": done }).to_string()
        } else {
            format!("{done} claim {id} in {file}")
        },
    )
}
