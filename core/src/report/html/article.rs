//! The article's text with its claims.

use std::fmt::Write as _;

use super::super::escape::escape;
use super::super::{Piece, Report, ReportedBlock};
use super::badge;
use crate::model::BlockKind;
use crate::words::Language;
use crate::words::told;

/// The block that says the title, if the text begins with it.
pub fn headline(report: &Report) -> Option<&ReportedBlock> {
    let first = report.blocks.first().filter(|block| matches!(block.kind, BlockKind::Heading(_)))?;
    let words: String = first.pieces.iter().map(|piece| piece.words.as_str()).collect();
    (words.trim() == report.title.trim()).then_some(first)
}

/// A list that is open, with an item in it.
struct Open {
    is_numbered: bool,
}

/// Appends blocks.
pub fn blocks(out: &mut String, blocks: &[ReportedBlock], report: &Report, language: &Language) {
    let mut lists: Vec<Open> = Vec::new();
    let mut in_table = false;
    let mut level = 1;
    for block in blocks {
        let is_row = block.kind == BlockKind::TableRow;
        if in_table && !is_row {
            out.push_str("</tbody></table></div>\n");
        }
        if !matches!(block.kind, BlockKind::Item { .. }) {
            close(out, &mut lists, 0);
        }
        if is_row && !in_table {
            out.push_str("<div class=\"wide\" tabindex=\"0\"><table role=\"presentation\"><tbody>\n");
        }
        in_table = is_row;
        if let BlockKind::Item { number, .. } = block.kind {
            item(out, &mut lists, block.level, number);
            pieces(out, &block.pieces, report, language);
            continue;
        }
        if block.pieces.iter().all(|piece| piece.words.trim().is_empty()) {
            continue;
        }
        if is_row {
            row(out, block, report, language);
            continue;
        }
        let (tag, class) = match block.kind {
            BlockKind::Heading(wanted) => {
                // Levels that are left out in the article are not left out here, for screen readers.
                level = (usize::from(wanted) + 1).clamp(2, (level + 1).min(6));
                (["h2", "h3", "h4", "h5", "h6"][level - 2], "")
            }
            BlockKind::Quotation => ("blockquote", ""),
            BlockKind::Code => ("pre", ""),
            BlockKind::Footnote => ("p", " class=\"note\""),
            BlockKind::Caption => ("p", " class=\"caption\""),
            BlockKind::Byline => ("p", " class=\"byline\""),
            BlockKind::Paragraph | BlockKind::TableRow | BlockKind::Item { .. } => ("p", ""),
        };
        write!(out, "<{tag}{class} dir=\"auto\">").unwrap_or(());
        pieces(out, &block.pieces, report, language);
        writeln!(out, "</{tag}>").unwrap_or(());
    }
    close(out, &mut lists, 0);
    if in_table {
        out.push_str("</tbody></table></div>\n");
    }
}

/// Closes lists until `depth` of them are open.
fn close(out: &mut String, lists: &mut Vec<Open>, depth: usize) {
    while lists.len() > depth {
        if let Some(list) = lists.pop() {
            out.push_str(if list.is_numbered { "</li></ol>\n" } else { "</li></ul>\n" });
        }
    }
}

/// Opens an item at this depth, from 0, with the lists that it needs.
fn item(out: &mut String, lists: &mut Vec<Open>, depth: usize, number: Option<u32>) {
    let depth = depth.min(lists.len());
    close(out, lists, depth + 1);
    let is_numbered = number.is_some();
    if lists.get(depth).is_some_and(|list| list.is_numbered != is_numbered) {
        close(out, lists, depth);
    }
    if lists.len() > depth {
        out.push_str("</li>\n");
    } else {
        out.push_str(if is_numbered { "<ol>\n" } else { "<ul>\n" });
        lists.push(Open { is_numbered });
    }
    match number {
        Some(number) => write!(out, "<li value=\"{number}\" dir=\"auto\">").unwrap_or(()),
        None => out.push_str("<li dir=\"auto\">"),
    }
}

/// A row of a table: its pieces are cut into cells at tabs.
fn row(out: &mut String, block: &ReportedBlock, report: &Report, language: &Language) {
    let mut cells: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in &block.pieces {
        let parts: Vec<&str> = piece.words.split('\t').collect();
        for (i, words) in parts.iter().enumerate() {
            if i > 0 {
                cells.push(Vec::new());
            }
            let mut part = Piece { words: (*words).to_owned(), ..piece.clone() };
            if i > 0 {
                part.begins.clear();
            }
            if i + 1 < parts.len() {
                part.ends.clear();
            }
            if let Some(cell) = cells.last_mut() {
                cell.push(part);
            }
        }
    }
    out.push_str("<tr>");
    for cell in &cells {
        out.push_str("<td dir=\"auto\">");
        pieces(out, cell, report, language);
        out.push_str("</td>");
    }
    out.push_str("</tr>\n");
}

/// Appends pieces: words, in the claims that they are in, and the badges of claims that end there.
pub fn pieces(out: &mut String, pieces: &[Piece], report: &Report, language: &Language) {
    for piece in pieces {
        for inside in &piece.claims {
            let Some(claim) = report.claims.get(inside.claim) else { continue };
            write!(out, "<mark class=\"v{} l{}\"", claim.verdict, inside.lane.min(LANES - 1)).unwrap_or(());
            if piece.begins.contains(&inside.claim) {
                write!(out, " id=\"mark-{}\"", claim.number).unwrap_or(());
            }
            out.push('>');
        }
        let tags = [("b", piece.bold), ("i", piece.italic), ("s", piece.struck)];
        let tags: Vec<&str> = tags.iter().filter(|(_, is_on)| *is_on).map(|(tag, _)| *tag).collect();
        if !piece.link.is_empty() {
            out.push_str("<a rel=\"noreferrer\" href=\"");
            escape(out, &piece.link);
            out.push_str("\">");
        }
        for tag in &tags {
            write!(out, "<{tag}>").unwrap_or(());
        }
        escape(out, &piece.words);
        for tag in tags.iter().rev() {
            write!(out, "</{tag}>").unwrap_or(());
        }
        if !piece.link.is_empty() {
            out.push_str("</a>");
        }
        piece.claims.iter().for_each(|_| out.push_str("</mark>"));
        for end in &piece.ends {
            let Some(claim) = report.claims.get(*end) else { continue };
            let label = report.look(claim).map_or("", |look| look.label.as_str());
            let name = told!(language, "report-claim-named", n = claim.number, verdict = label);
            badge(out, report, *end, report.has_list.then_some("claim"), &name);
        }
    }
}

/// How many lanes underlines have. The outermost share the last one.
const LANES: usize = 4;
