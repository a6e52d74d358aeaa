//! The exercise on paper: the task, the article with its sentences numbered, and lines to write on. Without script this is the sheet.

use std::fmt::Write as _;

use super::data::{Row, direction, kind};
use super::{Sheet, list};
use crate::model::{Ask, BlockKind, KnownAs};
use crate::report::escape::escaped;
use crate::text::TextRange;
use crate::words::told;

/// How many claims there is room for if the teacher does not say a number.
const ROOM: u64 = 6;
/// The most claims that there is room for.
const MOST: u64 = 40;

/// The attribute that says in which language the article is.
pub fn lang(sheet: &Sheet<'_>) -> String {
    if sheet.rows.language.is_empty() { String::new() } else { format!(" lang=\"{}\"", sheet.rows.language) }
}

/// Appends the form, within an element that stays open.
pub fn form(out: &mut String, sheet: &Sheet<'_>) {
    let (language, exercise, facts) = (sheet.language, &sheet.exercise, &sheet.annotations.article.facts);
    let notice = match sheet.handin {
        None => told!(language, "worksheet-notice"),
        Some(_) => told!(language, "worksheet-answer-notice"),
    };
    let is_code = exercise.known_as == KnownAs::Code;
    let name = if is_code { told!(language, "worksheet-paper-code") } else { told!(language, "worksheet-paper-name") };
    write!(
        out,
        "<main id=\"claimlight-paper\">\n<p class=\"notice\">{}</p>\n<h1 dir=\"auto\"{}>{}</h1>\n",
        escaped(notice),
        lang(sheet),
        escaped(&facts.title)
    )
    .unwrap_or(());
    if !facts.byline.is_empty() {
        writeln!(out, "<p class=\"by\" dir=\"auto\">{}</p>", escaped(&facts.byline)).unwrap_or(());
    }
    let date = escaped(told!(language, "worksheet-paper-date"));
    writeln!(out, "<p class=\"name-line empty-form\"><span>{}</span><span>{date}</span></p>", escaped(name))
        .unwrap_or(());
    if !exercise.task.trim().is_empty() {
        let title = escaped(told!(language, "worksheet-your-task"));
        write!(out, "<h2>{title}</h2>\n<p class=\"task-words\" dir=\"auto\">{}</p>\n", escaped(&exercise.task))
            .unwrap_or(());
    }
    out.push_str("<section id=\"claimlight-list\">");
    if let Some(handin) = sheet.handin {
        list::answer(out, sheet, handin);
    }
    out.push_str("</section>\n");
    article(out, sheet);
    to_fill(out, sheet);
}

/// The article. Each sentence begins a line and has a number.
fn article(out: &mut String, sheet: &Sheet<'_>) {
    let text = &sheet.annotations.article.text;
    let title = sheet.annotations.article.facts.title.trim();
    write!(out, "<h2 class=\"unseen\">{}</h2>\n<div class=\"numbered\"{}>\n", escaped(title), lang(sheet))
        .unwrap_or(());
    let mut level = 2;
    for (i, (block, rows)) in text.blocks().iter().zip(&sheet.rows.blocks).enumerate() {
        let words = text.slice(block.range);
        if words.trim().is_empty() {
            continue;
        }
        let dir = direction(words);
        if let BlockKind::Heading(wanted) = block.kind {
            // The title stands above; levels that the article leaves out are not left out here.
            if i > 0 || words.trim() != title {
                level = (wanted + 1).clamp(3, (level + 1).min(6));
                writeln!(out, "<h{level} dir=\"{dir}\">{}</h{level}>", escaped(words)).unwrap_or(());
            }
            continue;
        }
        writeln!(out, "<div class=\"block {}\" dir=\"{dir}\">", kind(block.kind).0).unwrap_or(());
        if rows.is_empty() {
            writeln!(out, "<p class=\"by\">{}</p>", escaped(words)).unwrap_or(());
        }
        for row in rows {
            line(out, row, text.slice(row.range));
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
}

fn line(out: &mut String, row: &Row, words: &str) {
    let number = row.number;
    writeln!(out, "<p class=\"line\"><span class=\"n\">{number}</span> <span>{}</span></p>", escaped(words))
        .unwrap_or(());
}

/// Lines to write on, for each claim.
fn to_fill(out: &mut String, sheet: &Sheet<'_>) {
    let (language, exercise) = (sheet.language, &sheet.exercise);
    let is_given = !exercise.given.is_empty();
    let title =
        if is_given { told!(language, "worksheet-paper-given") } else { told!(language, "worksheet-paper-claims") };
    write!(out, "<section class=\"empty-form\">\n<h2>{}</h2>\n<ol class=\"to-fill\">\n", escaped(title)).unwrap_or(());
    for claim in &exercise.given {
        let words = escaped(&given(sheet, claim));
        writeln!(out, "<li><p class=\"given\" dir=\"auto\"{}>{words}</p>", lang(sheet)).unwrap_or(());
        to_say(out, sheet);
        out.push_str("</li>\n");
    }
    let found = if exercise.asks.contains(&Ask::Find) { exercise.claims.unwrap_or(ROOM).clamp(1, MOST) } else { 0 };
    for _ in 0..found {
        out.push_str("<li>");
        ruled(out, told!(language, "worksheet-paper-claim"));
        to_say(out, sheet);
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n</section>\n");
}

/// The words of a given claim.
fn given(sheet: &Sheet<'_>, pieces: &[u64]) -> String {
    let text = &sheet.annotations.article.text;
    let words = pieces.chunks_exact(2).filter_map(|piece| {
        let range = TextRange::new(text.to_offset(piece[0] as usize)?, text.to_offset(piece[1] as usize)?);
        Some(text.slice(range))
    });
    words.collect::<Vec<_>>().join(" … ")
}

/// Boxes and lines for what is asked about a claim.
fn to_say(out: &mut String, sheet: &Sheet<'_>) {
    let (language, asks) = (sheet.language, &sheet.exercise.asks);
    if asks.contains(&Ask::Judge) {
        out.push_str("<p class=\"boxes\">");
        for verdict in &sheet.annotations.scheme.verdicts {
            write!(out, "<span>{}</span> ", escaped(language.of_scheme(&verdict.label))).unwrap_or(());
        }
        out.push_str("</p>\n");
    }
    if asks.contains(&Ask::Why) {
        ruled(out, told!(language, "worksheet-paper-why"));
        ruled(out, "");
    }
    if asks.contains(&Ask::Evidence) {
        ruled(out, told!(language, "worksheet-paper-link"));
    }
}

fn ruled(out: &mut String, label: &str) {
    writeln!(out, "<p class=\"ruled\">{}<i></i></p>", escaped(label)).unwrap_or(());
}
