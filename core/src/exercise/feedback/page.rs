//! A pupil's feedback as one HTML page without script.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::content::{CountLine, Feedback, MissedClaim, OwnMark, RubricLine};
use crate::import::GENERATOR;
use crate::report::escape::{escape, escaped};
use crate::report::html::{self, article, list, signs};
use crate::report::{Report, ReportedClaim};
use crate::words::{Language, told};

const STYLE: &str = include_str!("style.css");

/// Writes feedback as a page. Only its own style sheet is allowed in it, by hash: no script, and nothing from outside.
pub fn page(feedback: &Feedback, language: &Language) -> String {
    let mut out = String::new();
    let report = &feedback.report;
    let title = told!(language, "feedback-title", name = &feedback.exercise);
    let style = style(report, &title, language);
    write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'\">\n{GENERATOR}\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        language.code,
        base64(&Sha256::digest(style.as_bytes())),
        escaped(&title)
    )
    .unwrap_or(());
    signs::shapes(&mut out, &report.verdicts.iter().map(|verdict| verdict.look.sign.as_str()).collect::<BTreeSet<_>>());
    head(&mut out, feedback, language);
    out.push_str("<main>\n");
    letter(&mut out, feedback, language);
    text(&mut out, report, language);
    marks(&mut out, feedback, language);
    missed(&mut out, &feedback.missed, language);
    rubric(&mut out, &feedback.rubric, language);
    out.push_str("</main>\n");
    html::foot(&mut out, &title, &report.written);
    out
}

/// The style sheet: that of reports, what feedback adds, how the verdicts in it look, and what stands at the foot of printed pages.
fn style(report: &Report, title: &str, language: &Language) -> String {
    let mut style = format!("\n{}{STYLE}", html::STYLE);
    for (i, verdict) in report.verdicts.iter().enumerate() {
        html::verdict_style(&mut style, i, &verdict.look);
    }
    html::paper(&mut style, title, &report.written, language);
    style
}

fn head(out: &mut String, feedback: &Feedback, language: &Language) {
    let name = escaped(&feedback.exercise);
    writeln!(out, "<header>\n<h1 dir=\"auto\">{name}</h1>").unwrap_or(());
    let who = told!(language, "feedback-for", name = format!("\u{2068}{}\u{2069}", feedback.who));
    let facts = [who, feedback.report.written.clone()].map(|fact| escaped(&fact));
    writeln!(out, "<p class=\"facts\">{}</p>", facts.join(" · ")).unwrap_or(());
    out.push_str("<div class=\"counts\">\n");
    counts(out, &feedback.counts, language);
    if feedback.grade.is_empty() {
        let none = escaped(told!(language, "feedback-no-grade"));
        writeln!(out, "<div class=\"who\"><span>{none}</span></div>").unwrap_or(());
    } else {
        let by = if feedback.set_by.is_empty() {
            told!(language, "feedback-grade").to_owned()
        } else {
            told!(language, "feedback-set-by", name = &feedback.set_by)
        };
        let grade = escaped(&feedback.grade);
        writeln!(out, "<div class=\"who\"><b><bdi>{grade}</bdi></b><span><bdi>{}</bdi></span></div>", escaped(&by))
            .unwrap_or(());
    }
    out.push_str("</div>\n</header>\n");
}

/// What was counted, and that it was.
fn counts(out: &mut String, lines: &[CountLine], language: &Language) {
    if lines.is_empty() {
        return;
    }
    out.push_str("<div><div class=\"lines\">");
    for line in lines {
        write!(out, "<b>{}{}</b> ", sign(line.sign), escaped(&line.words)).unwrap_or(());
    }
    let counted = escaped(told!(language, "feedback-counted"));
    writeln!(out, "</div><span>{counted}</span></div>").unwrap_or(());
}

/// A sign, which screen readers leave out: the word beside it says the same.
fn sign(sign: &str) -> String {
    if sign.is_empty() { String::new() } else { format!("<i aria-hidden=\"true\">{sign}</i>") }
}

/// The teacher's words on the whole, and the next step.
fn letter(out: &mut String, feedback: &Feedback, language: &Language) {
    if feedback.overall.is_empty() && feedback.next_step.is_empty() {
        return;
    }
    out.push_str("<section class=\"letter\">\n");
    if !feedback.overall.is_empty() {
        writeln!(out, "<p dir=\"auto\">{}</p>", escaped(&feedback.overall)).unwrap_or(());
    }
    if !feedback.next_step.is_empty() {
        let label = escaped(told!(language, "feedback-next-step"));
        let counted = counted(feedback.is_next_counted, language);
        let step = escaped(&feedback.next_step);
        writeln!(out, "<p class=\"next\" dir=\"auto\"><b>{label}</b>{step}{counted}</p>").unwrap_or(());
    }
    out.push_str("</section>\n");
}

/// Says that a line was only counted.
fn counted(is_counted: bool, language: &Language) -> String {
    let words = escaped(told!(language, "feedback-counted"));
    if is_counted { format!(" <span class=\"counted\">{words}</span>") } else { String::new() }
}

fn text(out: &mut String, report: &Report, language: &Language) {
    if report.blocks.is_empty() {
        return;
    }
    let title = escaped(told!(language, "feedback-text"));
    write!(out, "<section>\n<h2>{title}</h2>\n<article class=\"text\"").unwrap_or(());
    html::language_of(out, report);
    out.push_str(">\n");
    article::blocks(out, &report.blocks, report, language);
    out.push_str("</article>\n</section>\n");
}

fn marks(out: &mut String, feedback: &Feedback, language: &Language) {
    let title = escaped(told!(language, "feedback-marks"));
    writeln!(out, "<section>\n<h2>{title}</h2>").unwrap_or(());
    if feedback.report.claims.is_empty() {
        let none = escaped(told!(language, "feedback-no-marks"));
        writeln!(out, "<p class=\"facts\">{none}</p>\n</section>").unwrap_or(());
        return;
    }
    out.push_str("<ol class=\"claims\">\n");
    let none = OwnMark::default();
    for (i, claim) in feedback.report.claims.iter().enumerate() {
        mark(out, &feedback.report, (i, claim), feedback.marks.get(i).unwrap_or(&none), language);
    }
    out.push_str("</ol>\n</section>\n");
}

fn mark(out: &mut String, report: &Report, (i, claim): (usize, &ReportedClaim), mark: &OwnMark, language: &Language) {
    let class = if claim.is_placed { "" } else { " class=\"unplaced\"" };
    write!(out, "<li id=\"claim-{}\"{class}>\n<div class=\"number\">", claim.number).unwrap_or(());
    let target = claim.is_marked.then_some("mark");
    let name = if target.is_some() {
        told!(language, "report-claim-in-text", n = claim.number)
    } else {
        told!(language, "report-claim", n = claim.number)
    };
    html::badge(out, report, i, target, &name);
    out.push_str("</div>\n<div class=\"state\">");
    if !mark.words.is_empty() {
        let counted = counted(mark.is_counted, language);
        write!(out, "{}<span>{}</span>{counted}", sign(mark.sign), escaped(&mark.words)).unwrap_or(());
    }
    out.push_str("</div>\n<div class=\"content\">\n<p class=\"quote\" dir=\"auto\"");
    html::language_of(out, report);
    writeln!(out, ">{}</p>", escaped(&claim.quote)).unwrap_or(());
    own(out, report, claim);
    if !claim.evidence.is_empty() {
        out.push_str("<ul class=\"evidence\">\n");
        claim.evidence.iter().for_each(|entry| list::evidence(out, entry, language));
        out.push_str("</ul>\n");
    }
    if let Some(verdict) = &mark.verdict {
        let sign = if verdict.is_right { "=" } else { "≠" };
        let words = escaped(&verdict.words);
        writeln!(out, "<p class=\"hint\"><span aria-hidden=\"true\">{sign}</span> {words}</p>").unwrap_or(());
    }
    if !mark.reason.is_empty() {
        writeln!(out, "<p class=\"hint\"><bdi>{}</bdi></p>", escaped(&mark.reason)).unwrap_or(());
    }
    for hint in &mark.hints {
        writeln!(out, "<p class=\"hint\">{}{}</p>", escaped(hint), counted(true, language)).unwrap_or(());
    }
    mark.teacher.iter().for_each(|words| teacher(out, words, language));
    mark.notes.iter().for_each(|words| note(out, words, language));
    out.push_str("</div>\n</li>\n");
}

/// The pupil's verdict, and why.
fn own(out: &mut String, report: &Report, claim: &ReportedClaim) {
    let Some(look) = report.look(claim) else { return };
    write!(out, "<p class=\"own\"><span class=\"judgement v{}\">", claim.verdict).unwrap_or(());
    signs::sign(out, &look.sign);
    write!(out, "<bdi>{}</bdi></span>", escaped(&look.label)).unwrap_or(());
    for judgement in claim.judgements.iter().filter(|judgement| !judgement.note.trim().is_empty()) {
        out.push_str(" <span dir=\"auto\">");
        escape(out, judgement.note.trim());
        out.push_str("</span>");
    }
    out.push_str("</p>\n");
}

/// The teacher's words.
fn teacher(out: &mut String, words: &str, language: &Language) {
    let label = escaped(told!(language, "feedback-teacher"));
    writeln!(out, "<p class=\"teacher\" dir=\"auto\"><b>{label}</b>{}</p>", escaped(words)).unwrap_or(());
}

/// The key's note.
fn note(out: &mut String, words: &str, language: &Language) {
    let label = escaped(told!(language, "feedback-key-note"));
    writeln!(out, "<p class=\"note\" dir=\"auto\"><b>{label}</b>{}</p>", escaped(words)).unwrap_or(());
}

fn missed(out: &mut String, missed: &[MissedClaim], language: &Language) {
    if missed.is_empty() {
        return;
    }
    let title = escaped(told!(language, "feedback-missed"));
    writeln!(out, "<section>\n<h2>{title}</h2>\n<ul class=\"claims missed\">").unwrap_or(());
    for claim in missed {
        out.push_str("<li><i aria-hidden=\"true\">○</i><div class=\"content\">\n");
        if !claim.quote.is_empty() {
            writeln!(out, "<p class=\"quote\" dir=\"auto\">{}</p>", escaped(&claim.quote)).unwrap_or(());
        }
        if claim.is_welcome {
            writeln!(out, "<p class=\"hint\">{}</p>", escaped(told!(language, "feedback-is-welcome"))).unwrap_or(());
        }
        if !claim.accepted.is_empty() {
            let words = told!(language, "feedback-verdicts", verdicts = &claim.accepted);
            writeln!(out, "<p class=\"hint\">{}</p>", escaped(&words)).unwrap_or(());
        }
        if !claim.teacher.is_empty() {
            teacher(out, &claim.teacher, language);
        }
        if !claim.note.is_empty() {
            note(out, &claim.note, language);
        }
        out.push_str("</div></li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}

fn rubric(out: &mut String, lines: &[RubricLine], language: &Language) {
    if lines.is_empty() {
        return;
    }
    let title = escaped(told!(language, "feedback-rubric"));
    writeln!(out, "<section>\n<h2>{title}</h2>\n<dl class=\"rubric\">").unwrap_or(());
    for line in lines {
        writeln!(out, "<div><dt dir=\"auto\">{}</dt>", escaped(&line.criterion)).unwrap_or(());
        out.push_str("<dd class=\"levels\">");
        let given = escaped(told!(language, "feedback-level-given"));
        for (level, is_given) in &line.levels {
            let level = escaped(level);
            if *is_given {
                write!(out, "<strong><bdi>{level}</bdi><span class=\"unseen\"> ({given})</span></strong> ")
                    .unwrap_or(());
            } else {
                write!(out, "<span><bdi>{level}</bdi></span> ").unwrap_or(());
            }
        }
        out.push_str("</dd>");
        let facts: Vec<&str> =
            [&line.words, &line.points].into_iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
        if !facts.is_empty() {
            write!(out, "<dd dir=\"auto\">{}</dd>", escaped(&facts.join(" · "))).unwrap_or(());
        }
        out.push_str("</div>\n");
    }
    out.push_str("</dl>\n</section>\n");
}

/// Bytes in base64 (RFC 4648, section 4).
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let byte = |i: usize| u32::from(group.get(i).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i > group.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_in_base64() {
        for (bytes, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
    }
}
