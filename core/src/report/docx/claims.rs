//! What is said of claims: in the list of claims and in the comments. How it was done.

use std::fmt::Write as _;

use super::super::escape::escaped;
use super::super::{Report, ReportedClaim, ReportedEvidence, ReportedJudgement};
use super::article::Body;
use super::paragraph::{Look, Paragraph, Target};
use super::{WIDTH, colours, number_and_sign};
use crate::model::{Appearance, Stance, VerdictColours};
use crate::words::told;

/// The widths of the columns: number and sign, verdict, content.
const COLUMNS: [usize; 3] = [850, 1700, WIDTH - 2550];

/// The most characters that Word takes as somebody's name, and as the initials of one.
const NAME: usize = 200;
const INITIALS: usize = 3;

/// Writes the list of claims.
pub fn list(body: &mut Body<'_>) {
    let (report, language) = (body.report, body.language);
    heading(body, told!(language, "report-the-claims"));
    if report.claims.is_empty() {
        let mut paragraph = Paragraph::new("Facts");
        paragraph.add(told!(language, "report-no-claims"), body.own());
        paragraph.write(&mut body.out);
        return;
    }
    let grid = COLUMNS.map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).concat();
    let start = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"ClaimList\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         </w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    );
    body.out.push_str(&start);
    for (i, claim) in report.claims.iter().enumerate() {
        row(body, i, claim);
    }
    body.out.push_str("</w:tbl>");
    body.gap();
}

fn heading(body: &mut Body<'_>, words: &str) {
    let mut paragraph = Paragraph::new("Heading1");
    paragraph.add(words, body.own());
    paragraph.write(&mut body.out);
}

/// A row, not split between pages.
fn row(body: &mut Body<'_>, i: usize, claim: &ReportedClaim) {
    let report = body.report;
    let colour = Some(colours(report, claim).words);
    let mut number = Paragraph::new("ClaimLabel");
    let id = 2 * i + 1;
    number.add_xml(format!(
        "<w:bookmarkStart w:id=\"{id}\" w:name=\"claim_{}\"/><w:bookmarkEnd w:id=\"{id}\"/>",
        claim.number
    ));
    let target = body.is_in_text(i).then(|| Target::Bookmark(format!("mark_{}", claim.number)));
    number.add_link(number_and_sign(report, claim), Look { colour, ..body.own() }, target);
    let mut verdict = Paragraph::new("ClaimLabel");
    if let Some(look) = report.look(claim) {
        verdict.add(look.label.as_str(), Look { colour, ..body.own() });
    }
    let mut quote = Paragraph::new("ClaimWords");
    quote.add(claim.quote.as_str(), Look::default());
    let mut content = vec![quote];
    content.extend(details(body, claim, "ClaimDetail", true));
    body.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for (width, paragraphs) in COLUMNS.iter().zip([vec![number], vec![verdict], content]) {
        write!(body.out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>").unwrap_or(());
        for paragraph in paragraphs {
            paragraph.write(&mut body.out);
        }
        body.out.push_str("</w:tc>");
    }
    body.out.push_str("</w:tr>");
}

/// Writes the comment on a claim. It has no date: a report does not tell when who judged.
pub fn comment(body: &mut Body<'_>, i: usize, claim: &ReportedClaim) {
    let author = author(body.report, claim);
    let initials: String = author.split_whitespace().filter_map(|name| name.chars().next()).take(INITIALS).collect();
    let (author, initials) = (escaped(&author), escaped(&initials));
    write!(body.comments, "<w:comment w:id=\"{i}\" w:author=\"{author}\" w:initials=\"{initials}\">").unwrap_or(());
    let mut verdict = Paragraph::new("CommentText");
    verdict.add_xml("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>".to_owned());
    if let Some(look) = body.report.look(claim) {
        verdict.add(format!("{} {}", look.sign, look.label).trim(), Look { bold: true, ..body.own() });
    }
    verdict.write(&mut body.comments);
    for paragraph in details(body, claim, "CommentText", false) {
        paragraph.write(&mut body.comments);
    }
    body.comments.push_str("</w:comment>");
}

/// Who judged a claim, as far as the report tells: those who say something of it, else the only person who checked.
fn author(report: &Report, claim: &ReportedClaim) -> String {
    let mut names: Vec<&str> = Vec::new();
    for judgement in &claim.judgements {
        if !judgement.name.trim().is_empty() && !names.contains(&judgement.name.as_str()) {
            names.push(&judgement.name);
        }
    }
    if let ([], [only]) = (names.as_slice(), report.people.as_slice()) {
        names.push(only);
    }
    if names.is_empty() {
        names.push("Claimlight");
    }
    let name = names.join(", ").replace(['\n', '\r', '\t'], " ");
    if name.chars().count() > NAME { name.chars().take(NAME - 1).chain(['…']).collect() } else { name }
}

/// What is said of a claim: judgements, lines and evidence. `has_links`: addresses are links; else they are written.
fn details(body: &mut Body<'_>, claim: &ReportedClaim, style: &'static str, has_links: bool) -> Vec<Paragraph> {
    let look = body.own();
    let mut all: Vec<Paragraph> =
        claim.judgements.iter().map(|judgement| said(body.report, judgement, style, look)).collect();
    for line in &claim.lines {
        let mut paragraph = Paragraph::new(style).with_lines();
        let blank = if line.label.is_empty() { "" } else { " " };
        paragraph.add(format!("{}{blank}{}", line.label, line.words), look);
        all.push(paragraph);
    }
    all.extend(claim.evidence.iter().map(|entry| evidence(body, entry, style, has_links)));
    all
}

/// What one person says: name, verdict if it is another one, reason.
fn said(report: &Report, judgement: &ReportedJudgement, style: &'static str, look: Look) -> Paragraph {
    let mut paragraph = Paragraph::new(style).with_lines();
    let verdict = judgement.verdict.and_then(|i| Some(&report.verdicts.get(i)?.look));
    let note = judgement.note.trim();
    if !judgement.name.is_empty() {
        paragraph.add(format!("{}: ", judgement.name), look);
    }
    if let Some(verdict) = verdict {
        let colour = Some(VerdictColours::of(&verdict.colour, Appearance::Light).words);
        paragraph.add(format!("{} {}", verdict.sign, verdict.label).trim(), Look { bold: true, colour, ..look });
        paragraph.add(if note.is_empty() { "" } else { ": " }, look);
    }
    paragraph.add(note, look);
    paragraph
}

fn evidence(body: &mut Body<'_>, entry: &ReportedEvidence, style: &'static str, has_links: bool) -> Paragraph {
    let look = body.own();
    let mut paragraph = Paragraph::new(style).with_lines();
    let sign = match entry.stance {
        Stance::Supports => "▲",
        Stance::Refutes => "▼",
        Stance::Context => "◆",
    };
    paragraph.add(format!("{sign} {}", entry.stance_words), look);
    let mut between = ": ";
    if !entry.title.is_empty() {
        paragraph.add(std::mem::replace(&mut between, ", "), look);
        if has_links {
            body.links.add(&mut paragraph, &entry.title, &entry.link, look);
        } else {
            paragraph.add(entry.title.as_str(), look);
            if !entry.link.is_empty() && entry.title.trim() != entry.link {
                paragraph.add(format!(" ({})", entry.link), look);
            }
        }
    }
    for fact in &entry.facts {
        paragraph.add(std::mem::replace(&mut between, ", "), look);
        paragraph.add(fact.as_str(), look);
    }
    let quote = entry.quote.trim();
    if !quote.is_empty() {
        paragraph.add(std::mem::replace(&mut between, ", "), look);
        paragraph.add(told!(body.language, "report-quoted", words = quote), look);
    }
    paragraph
}

/// Writes how it was done.
pub fn method(body: &mut Body<'_>) {
    heading(body, told!(body.language, "report-how"));
    let look = body.own();
    for line in &body.report.method {
        let mut paragraph = Paragraph::new("Facts");
        if !line.about.is_empty() {
            paragraph.add(line.about.as_str(), Look { bold: true, ..look });
            paragraph.add(": ", look);
        }
        paragraph.add(line.sentence.as_str(), look);
        paragraph.write(&mut body.out);
    }
}
