//! `claimlight anchor`: the claims of an annotation file on another text of its article.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::json;

use super::copy;
use claimlight_core::anchor::{Anchored, Found, Group, Wording};
use claimlight_core::compare::{self, Carried, Carrier, Clock};
use claimlight_core::model::{Annotations, ClaimId, Limits};
use claimlight_core::{file, import};

/// Find the claims of an annotation file again in another text of its article
///
/// Claims whose words are the same stand there from now on; those whose words changed too, with their earlier words beside them
/// until somebody has looked. Status 3: some claims have no place; they stay in the file with their quotes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The annotation file
    file: PathBuf,
    /// The article's text as it is now (.txt, .md)
    #[arg(long, value_name = "NEW")]
    text: PathBuf,
    /// Where the result goes; without it, into the annotation file
    #[arg(long)]
    out: Option<PathBuf>,
    /// Tell the result as JSON
    #[arg(long)]
    json: bool,
}

/// Writes the file on the new text. The answer is whether every claim has a place.
pub fn run(asked: &Arguments, limits: Limits) -> Result<bool, String> {
    let name = asked.text.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let article = if asked.text.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")) {
        copy::annotations(&asked.text, limits)?.0.article
    } else {
        import::import(&name, &copy::bytes(&asked.text, limits)?)
            .map_err(|e| format!("{}: {e}", asked.text.display()))?
    };
    let bytes = copy::bytes(&asked.file, limits)?;
    let loaded = file::read_on(&bytes, &article.text).map_err(|e| format!("{}: {e}", asked.file.display()))?;
    copy::warn_of(&asked.file, &loaded);
    let before = loaded.annotations;
    let carrier = Carrier { from: &before, onto: &article.text, known: None };
    let mut carried = carrier.carry(&mut |_| true).ok_or("it was ended.")?;
    if !carried.is_the_same_article(&before) {
        let (file, text) = (asked.file.display(), asked.text.display());
        return Err(format!(
            "under half of the claims of {file} are in {text}: it is another article. Nothing was written."
        ));
    }
    let me = copy::introduced(&mut carried.annotations);
    carried.name_text(&article.facts);
    let after = compare::stamped(&before, &carried.annotations, me, Clock::new());
    let (out, expected) = match &asked.out {
        Some(out) if *out != asked.file && out.exists() => {
            return Err(format!("{} is there already; nothing was written.", out.display()));
        }
        Some(out) if *out != asked.file => (out, None),
        _ => (&asked.file, Some(file::sha256_hex(&bytes))),
    };
    copy::write(out, expected.as_deref(), &after)?;
    tell(asked, &before, &carried)?;
    Ok(carried.outcomes.iter().all(|o| o.anchored.found().is_some_and(Found::is_likely)))
}

const GROUPS: [(Group, &str, &str); 5] = [
    (Group::InPlace, "in_place", "in place"),
    (Group::Moved, "moved", "moved, same words"),
    (Group::Changed, "changed", "changed"),
    (Group::Doubtful, "doubtful", "doubtful"),
    (Group::NotFound, "not_found", "not found"),
];

fn tell(asked: &Arguments, before: &Annotations, carried: &Carried) -> Result<(), String> {
    let numbers: BTreeMap<ClaimId, usize> =
        before.claims.as_slice().iter().enumerate().map(|(i, claim)| (claim.id, i + 1)).collect();
    let text = carried.annotations.article.text.as_str();
    let to_look_at = carried.outcomes.iter().filter(|o| o.anchored.group() >= Group::Changed);
    if asked.json {
        let counts: serde_json::Map<String, serde_json::Value> =
            GROUPS.iter().map(|(group, name, _)| ((*name).to_owned(), carried.count(*group).into())).collect();
        let spans: Vec<_> = to_look_at
            .map(|o| {
                let group =
                    GROUPS.iter().find(|(group, ..)| *group == o.anchored.group()).map_or("", |(_, name, _)| name);
                let found = o.anchored.found();
                json!({
                    "claim": o.claim.to_string(), "number": numbers.get(&o.claim), "span": o.span + 1, "group": group,
                    "reason": reason(&o.anchored), "confidence": found.map(|f| f.confidence),
                    "was": quote(before, o.claim, o.span), "now": found.map(|f| f.range.of(text)),
                })
            })
            .collect();
        let out = asked.out.as_ref().unwrap_or(&asked.file).display().to_string();
        return super::tell(
            &json!({ "file": out, "counts": counts, "no_claims_lost": carried.lost_no_claims, "to_look_at": spans })
                .to_string(),
        );
    }
    let counts = GROUPS.iter().filter(|(group, ..)| carried.count(*group) > 0 || *group == Group::InPlace);
    let counts: Vec<String> = counts.map(|(group, _, name)| format!("{} {name}", carried.count(*group))).collect();
    super::tell(&counts.join(" · "))?;
    if carried.lost_no_claims > 0 {
        super::tell(&format!("{} stretches without claims count as unread again", carried.lost_no_claims))?;
    }
    for outcome in to_look_at {
        let number = numbers.get(&outcome.claim).copied().unwrap_or_default();
        let was = quote(before, outcome.claim, outcome.span);
        super::tell(&format!("{number}. {was}\n   {}", reason(&outcome.anchored)))?;
        if let Some(found) = outcome.anchored.found() {
            super::tell(&format!("   now: {}", found.range.of(text).replace('\n', " ")))?;
        }
    }
    Ok(())
}

/// The words of a span, on one line.
fn quote(annotations: &Annotations, claim: ClaimId, span: usize) -> String {
    let span = annotations.claims.get(claim).and_then(|c| c.spans.get(span));
    span.map_or("", |s| s.quote(annotations.article.text.as_str())).replace('\n', " ")
}

fn reason(anchored: &Anchored) -> String {
    let Anchored::At(found) = anchored else { return "not found; kept with its quote".to_owned() };
    let words = match found.wording {
        Wording::Same => "the same words, but not surely the same place".to_owned(),
        Wording::Spelling => "spelling or punctuation changed".to_owned(),
        Wording::Words(1) => "one word changed".to_owned(),
        Wording::Words(n) => format!("{n} words changed"),
        Wording::Figure => "a figure changed".to_owned(),
        Wording::Negation => "a negation changed".to_owned(),
    };
    let kept = if found.is_likely() { "" } else { "; kept without a place" };
    let rivals = if found.has_rivals { "; other places fit as well" } else { "" };
    format!("{words} ({:.2}){rivals}{kept}", found.confidence)
}
