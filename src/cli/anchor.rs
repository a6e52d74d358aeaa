//! `claimlight anchor`: the claims of an annotation file on another text of its article.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::Outcome;
use super::article::{self, Reading};
use super::copy;
use super::error::Error;
use super::me::{self, Who};
use super::meant;
use super::output::{self, counted, hundredths};
use super::stream;
use claimlight_core::anchor::{Anchored, Found, Group, Wording};
use claimlight_core::compare::{self, Carried, Carrier, Clock};
use claimlight_core::file;
use claimlight_core::import::mending;
use claimlight_core::model::{Annotations, Article, ClaimId, Limits};

/// Find the claims of an annotation file again in another text of its article
///
/// A claim is found if its words are the same or only some of them changed; in the second case its earlier words stay beside it
/// until somebody has looked at it. Status 3: some claims have no place; they stay in the file with their quotes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The annotation file, or the article that it lies beside
    file: PathBuf,
    /// The article's text as it is now (text, Markdown or a web page)
    #[arg(long, value_name = "NEW", allow_hyphen_values = true)]
    text: PathBuf,
    #[command(flatten)]
    reading: Reading,
    /// Where the result goes; without it, into the annotation file
    #[arg(long, allow_hyphen_values = true)]
    out: Option<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Writes the file on the new text.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let file = &meant(&asked.file, limits)?;
    let bytes = copy::bytes(file, limits)?;
    let article = article(asked, file, &bytes, limits)?;
    let loaded = file::read_on(&bytes, &article.text).map_err(|e| Error::NotAnnotations(file.clone(), e))?;
    for warning in &copy::warnings_of(file, &loaded) {
        output::warn(warning);
    }
    let before = loaded.annotations;
    let carrier = Carrier { from: &before, onto: &article.text, known: None };
    let other_article = || Error::OtherArticle { annotations: file.clone(), text: asked.text.clone() };
    let carried = carrier.carry(&mut |_| true).filter(|carried| carried.is_the_same_article(&before));
    let mut carried = carried.ok_or_else(other_article)?;
    let me = me::recording(&carried.annotations);
    carried.name_text(&article.facts);
    let after = compare::stamped(&before, &carried.annotations, me, Clock::new());
    let (out, expected) = match &asked.out {
        Some(out) if out != file && out.exists() && !stream::is_stream(out) => {
            return Err(Error::AlreadyThere(out.clone()));
        }
        Some(out) if out != file => (out, None),
        _ => (file, Some(file::sha256_hex(&bytes))),
    };
    copy::write(out, expected.as_deref(), &after)?;
    print(asked, (file, out), &before, &carried)?;
    let all_found = carried.outcomes.iter().all(|o| o.anchored.found().is_some_and(Found::is_likely));
    Ok(if all_found { Outcome::Well } else { Outcome::Problems })
}

/// The annotation file that is meant. Beside an article that has changed it is the one on another text.
fn meant(path: &Path, limits: Limits) -> Result<PathBuf, Error> {
    match meant::there(path, limits, &Reading::default(), &Who::default()) {
        Err(Error::OtherTextBeside { beside, .. }) => Ok(beside),
        file => file,
    }
}

/// The article with the new text. If its file is the one from which the text of the annotation file was read (`annotations` are
/// its bytes), it is that text: it is read again only if somebody says how.
fn article(asked: &Arguments, file: &Path, annotations: &[u8], limits: Limits) -> Result<Article, Error> {
    let bytes = copy::bytes(&asked.text, limits)?;
    if copy::is_annotations(&asked.text, &bytes) {
        return Ok(copy::annotations_of(&asked.text, &bytes)?.0.article);
    }
    let known = copy::read(file, annotations)?.annotations.article;
    let is_its_file = known.facts.original_sha256 == file::sha256_hex(&bytes) && !known.text.is_left_out();
    if asked.reading.is_usual() && is_its_file {
        return Ok(known);
    }
    let read = article::read_again(&asked.text, &bytes, &asked.reading, &known.facts)?;
    Ok(mending::again(&read, &known.facts))
}

const GROUPS: [(Group, &str, &str); 5] = [
    (Group::InPlace, "in_place", "in place"),
    (Group::Moved, "moved", "moved, same words"),
    (Group::Changed, "changed", "changed"),
    (Group::Doubtful, "doubtful", "doubtful"),
    (Group::NotFound, "not_found", "not found"),
];

/// Prints what became of the claims of `file` in `out`.
fn print(asked: &Arguments, (file, out): (&Path, &Path), before: &Annotations, carried: &Carried) -> Result<(), Error> {
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
                    "reason": reason(&o.anchored), "confidence": found.map(|f| hundredths(f.confidence)),
                    "was": quote(before, o.claim, o.span), "now": found.map(|f| f.range.of(text)),
                })
            })
            .collect();
        let told = json!({
            "file": out.display().to_string(), "counts": counts, "no_claims_lost": carried.lost_no_claims,
            "to_look_at": spans,
        });
        return output::report(out, &output::json(&told));
    }
    let counts = GROUPS.iter().filter(|(group, ..)| carried.count(*group) > 0 || *group == Group::InPlace);
    let counts: Vec<String> = counts.map(|(group, _, name)| format!("{} {name}", carried.count(*group))).collect();
    output::report(out, &counts.join(" · "))?;
    if *file != asked.file {
        output::report(out, &format!("in {}", out.display()))?;
    }
    if carried.lost_no_claims > 0 {
        let lost = counted(carried.lost_no_claims, "stretch without claims counts", "stretches without claims count");
        output::report(out, &format!("{lost} as unread again"))?;
    }
    for outcome in to_look_at {
        let number = numbers.get(&outcome.claim).copied().unwrap_or_default();
        let was = quote(before, outcome.claim, outcome.span);
        output::report(out, &format!("{number}. {was}"))?;
        output::report(out, &format!("   {}", reason(&outcome.anchored)))?;
        if let Some(found) = outcome.anchored.found() {
            output::report(out, &format!("   now: {}", found.range.of(text)))?;
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
        Wording::Order => "words in another order".to_owned(),
        Wording::Words(1) => "one word changed".to_owned(),
        Wording::Words(n) => format!("{n} words changed"),
        Wording::Figure => "a figure changed".to_owned(),
        Wording::Negation => "a negation changed".to_owned(),
    };
    let kept = if found.is_likely() { "" } else { "; kept without a place" };
    let rivals = if found.has_rivals { "; other places fit as well" } else { "" };
    format!("{words} ({:.2}){rivals}{kept}", found.confidence)
}
