//! The list of claims, and how it was done.

use std::fmt::Write as _;

use super::super::escape::{escape, escaped};
use super::super::{Report, ReportedClaim, ReportedEvidence, ReportedJudgement};
use super::{badge, linked, signs};
use crate::model::Stance;
use crate::words::Language;
use crate::words::told;

/// Appends the list of claims.
pub fn claims(out: &mut String, report: &Report, language: &Language) {
    writeln!(out, "<section>\n<h2>{}</h2>", escaped(told!(language, "report-the-claims"))).unwrap_or(());
    if report.claims.is_empty() {
        writeln!(out, "<p class=\"facts\">{}</p>\n</section>", escaped(told!(language, "report-no-claims")))
            .unwrap_or(());
        return;
    }
    out.push_str("<ol class=\"claims\">\n");
    for (i, claim) in report.claims.iter().enumerate() {
        one(out, report, i, claim, language);
    }
    out.push_str("</ol>\n</section>\n");
}

fn one(out: &mut String, report: &Report, i: usize, claim: &ReportedClaim, language: &Language) {
    let class = if claim.is_placed { "" } else { " class=\"unplaced\"" };
    write!(out, "<li id=\"claim-{}\"{class}>\n<div class=\"number\">", claim.number).unwrap_or(());
    let leads_to = claim.is_marked.then_some("mark");
    let name = if leads_to.is_some() {
        told!(language, "report-claim-in-text", n = claim.number)
    } else {
        told!(language, "report-claim", n = claim.number)
    };
    badge(out, report, i, leads_to, &name);
    out.push_str("</div>\n");
    if let Some(look) = report.look(claim) {
        write!(out, "<div class=\"verdict v{}\">", claim.verdict).unwrap_or(());
        signs::sign(out, &look.sign);
        writeln!(out, "<bdi>{}</bdi></div>", escaped(&look.label)).unwrap_or(());
    }
    out.push_str("<div class=\"content\">\n<p class=\"quote\" dir=\"auto\"");
    super::language_of(out, report);
    writeln!(out, ">{}</p>", escaped(&claim.quote)).unwrap_or(());
    for judgement in &claim.judgements {
        said(out, report, judgement);
    }
    for line in &claim.lines {
        let words = format!("<bdi>{}</bdi>", escaped(&line.words));
        let label = if line.label.is_empty() { String::new() } else { format!("{} ", escaped(&line.label)) };
        writeln!(out, "<p class=\"line\">{label}{words}</p>").unwrap_or(());
    }
    if !claim.evidence.is_empty() {
        out.push_str("<ul class=\"evidence\">\n");
        claim.evidence.iter().for_each(|entry| evidence(out, entry, language));
        out.push_str("</ul>\n");
    }
    out.push_str("</div>\n</li>\n");
}

/// What one person says: name, verdict if it is another one, reason.
fn said(out: &mut String, report: &Report, judgement: &ReportedJudgement) {
    out.push_str("<p class=\"said\" dir=\"auto\">");
    let verdict = judgement.verdict.and_then(|i| Some((i, &report.verdicts.get(i)?.look)));
    if !judgement.name.is_empty() {
        write!(out, "<bdi>{}</bdi>: ", escaped(&judgement.name)).unwrap_or(());
    }
    if let Some((i, look)) = verdict {
        write!(out, "<span class=\"judgement v{i}\">").unwrap_or(());
        signs::sign(out, &look.sign);
        write!(out, "{}</span>{}", escaped(&look.label), if judgement.note.is_empty() { "" } else { ": " })
            .unwrap_or(());
    }
    escape(out, judgement.note.trim());
    out.push_str("</p>\n");
}

pub(crate) fn evidence(out: &mut String, entry: &ReportedEvidence, language: &Language) {
    let sign = match entry.stance {
        Stance::Supports => "▲",
        Stance::Refutes => "▼",
        Stance::Context => "◆",
    };
    write!(out, "<li><span aria-hidden=\"true\">{sign}</span> {}", escaped(&entry.stance_words)).unwrap_or(());
    let mut parts = Vec::new();
    if !entry.title.is_empty() {
        parts.push(linked(&entry.title, &entry.link));
    }
    parts.extend(entry.facts.iter().map(|fact| format!("<bdi>{}</bdi>", escaped(fact))));
    if !entry.quote.trim().is_empty() {
        let quote = told!(language, "report-quoted", words = entry.quote.trim());
        parts.push(format!("<q dir=\"auto\">{}</q>", escaped(&quote)));
    }
    if !parts.is_empty() {
        write!(out, ": {}", parts.join(", ")).unwrap_or(());
    }
    out.push_str("</li>\n");
}

/// Appends how it was done.
pub fn method(out: &mut String, report: &Report, language: &Language) {
    writeln!(out, "<section>\n<h2>{}</h2>\n<p class=\"method\">", escaped(told!(language, "report-how"))).unwrap_or(());
    for line in &report.method {
        let about = if line.about.is_empty() { String::new() } else { format!("<b>{}</b>: ", escaped(&line.about)) };
        writeln!(out, "<bdi>{about}{}</bdi>", escaped(&line.sentence)).unwrap_or(());
    }
    out.push_str("</p>\n</section>\n");
}
