//! Why people had differed, by what was decided: the table of reasons, and the agenda for the codebook.

use claimlight_core::agreement::queue::{Reasons, Stands};
use claimlight_core::model::{Scheme, Shown};
use claimlight_core::words::Language;
use serde_json::{Value, json};

use super::Written;
use crate::cli::output::counted;

/// The reasons given in all articles.
pub fn reasons(written: &[Written]) -> Reasons {
    let mut reasons = Reasons::default();
    for one in written {
        reasons.add(&Reasons::of(&one.agenda));
    }
    reasons
}

/// How often each reason was given for each verdict.
pub fn as_json(written: &[Written]) -> Value {
    let row = |(reason, stands, count): (&str, &Stands, usize)| json!({ "reason": reason, "decision": stands.decision(), "verdict": stands.verdict(), "count": count });
    reasons(written).rows().into_iter().map(row).collect()
}

/// The decisions that have a note, or for which a rule is missing.
pub fn agenda(written: &[Written]) -> Value {
    let mut agenda = Vec::new();
    for one in written {
        for entry in one.agenda.iter().filter(|entry| entry.is_for_codebook()) {
            agenda.push(json!({
                "file": one.out.display().to_string(),
                "quote": entry.quote,
                "reason": entry.reason,
                "decision": entry.stands.decision(),
                "verdict": entry.stands.verdict(),
                "note": entry.note,
            }));
        }
    }
    Value::Array(agenda)
}

/// The table of reasons in words, a line for each reason; nothing if none was given.
pub fn lines(written: &[Written]) -> Vec<String> {
    let reasons = reasons(written);
    if !reasons.is_any_given() {
        return Vec::new();
    }
    let mut rows: Vec<(&str, usize, Vec<String>)> = Vec::new();
    for (reason, stands, n) in reasons.rows() {
        let part = format!("{n} {}", label(written, stands));
        match rows.last_mut().filter(|(last, ..)| *last == reason) {
            Some((_, all, parts)) => {
                *all += n;
                parts.push(part);
            }
            None => rows.push((reason, n, vec![part])),
        }
    }
    let all: usize = rows.iter().map(|(_, n, _)| n).sum();
    let mut lines =
        vec![format!("{} decided, and why people had differed:", counted(all, "difference", "differences"))];
    lines.extend(rows.iter().map(|(reason, n, parts)| format!("  {n:>3}  {} ({})", told(reason), parts.join(", "))));
    lines
}

/// A reason in words.
fn told(reason: &str) -> &str {
    if reason.is_empty() { "no reason given" } else { Language::english().reason(reason).trim_end_matches('.') }
}

/// What stands, in the words of the first scheme that has its verdict.
fn label(written: &[Written], stands: &Stands) -> String {
    let language = Language::english();
    let none = Scheme::default();
    let scheme = |id: &str| written.iter().map(|one| &*one.scheme).find(|scheme| scheme.verdict(id).is_some());
    let label = match stands {
        Stands::Claim(verdict) => {
            language.verdict(verdict.as_deref().and_then(scheme).unwrap_or(&none), verdict.as_deref())
        }
        Stands::NoClaim => language.shown(&none, Shown::NoClaim),
        Stands::SameAs => language.shown(&none, Shown::SameAs),
    };
    label.to_lowercase()
}
