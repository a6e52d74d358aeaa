//! A few claims as words for the clipboard.

use super::{Options, Report, markdown};
use crate::model::Annotations;
use crate::words::told;

/// In which words claims are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snippet {
    /// Their words, in quotation marks, and where these stand.
    Quote,
    /// Their number, verdict, words and reasons.
    Claim,
    /// A list in Markdown.
    Markdown,
}

/// Copies the claims that `options` choose.
pub fn snippet(annotations: &Annotations, as_what: Snippet, options: &Options) -> String {
    let report = Report::of_claims(annotations, options);
    let language = options.language;
    match as_what {
        Snippet::Markdown => markdown::list(&report, language),
        Snippet::Quote => {
            let quotes: Vec<String> =
                report.claims.iter().map(|claim| told!(language, "report-quoted", words = &claim.quote)).collect();
            let mut source = vec![report.title.clone()];
            source.extend(report.facts.iter().cloned());
            source.push(report.source.clone());
            source.retain(|part| !part.trim().is_empty());
            let source = if source.is_empty() { String::new() } else { format!(" ({})", source.join(", ")) };
            format!("{}{source}", quotes.join("\n"))
        }
        Snippet::Claim => {
            let lines = report.claims.iter().map(|claim| {
                let look = report.look(claim).map(|look| format!("{} {}", look.sign, look.label)).unwrap_or_default();
                let quote = told!(language, "report-quoted", words = &claim.quote);
                let said = claim.judgements.iter().map(|judgement| {
                    let verdict = judgement.verdict.and_then(|i| report.verdicts.get(i)).map(|v| v.look.label.clone());
                    let name = Some(judgement.name.clone()).filter(|name| !name.is_empty());
                    let note = Some(judgement.note.trim().to_owned()).filter(|note| !note.is_empty());
                    format!("\n    {}", [name, verdict, note].into_iter().flatten().collect::<Vec<_>>().join(": "))
                });
                format!("{} {look}: {quote}{}", claim.number, said.collect::<String>())
            });
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}
