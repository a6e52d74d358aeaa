//! An answer for people to read. The script makes the same list of what is marked on the screen.

use std::fmt::Write as _;

use super::{Sheet, look};
use crate::exercise::handin::{HandIn, MarkedClaim};
use crate::report::escape::escaped;
use crate::report::html::signs;
use crate::words::{Language, told};

/// The pupil's name or code, or words that say that there is none.
pub fn who(handin: &HandIn, language: &Language) -> String {
    let who = handin.who.trim();
    if who.is_empty() { told!(language, "worksheet-no-name").to_owned() } else { who.to_owned() }
}

/// Appends the list.
pub fn answer(out: &mut String, sheet: &Sheet<'_>, handin: &HandIn) {
    let language = sheet.language;
    let title = escaped(told!(language, "worksheet-answer"));
    let (who, time) = (escaped(&who(handin, language)), escaped(&language.day_and_time(handin.handed_in())));
    write!(out, "<h2>{title}</h2>\n<p class=\"by\"><bdi>{who}</bdi> · {time}</p>\n").unwrap_or(());
    let mut claims: Vec<&MarkedClaim> = handin.claims.iter().collect();
    claims.sort_by_key(|claim| claim.spans.first().map_or(0, |span| span.start));
    if claims.is_empty() {
        writeln!(out, "<p class=\"soft\">{}</p>", escaped(told!(language, "worksheet-nothing-marked"))).unwrap_or(());
    } else {
        out.push_str("<ol class=\"marks\">\n");
        for claim in claims {
            self::claim(out, sheet, claim);
        }
        out.push_str("</ol>\n");
    }
    let read = |start: usize, end: usize| {
        handin.no_claims.iter().any(|none| (none.start as usize) < end && start < none.end as usize)
    };
    let rows = sheet.rows.blocks.iter().flatten().filter(|row| read(row.scalars.0, row.scalars.1));
    let names: Vec<String> = rows.map(|row| sentence(row.number, language)).collect();
    if !names.is_empty() {
        let words = told!(language, "worksheet-no-claim-in", names = names.join(", "));
        writeln!(out, "<p class=\"none\">{}</p>", escaped(&words)).unwrap_or(());
    }
}

/// What a sentence is called.
fn sentence(number: usize, language: &Language) -> String {
    if number == 0 {
        told!(language, "worksheet-heading-row").to_owned()
    } else {
        told!(language, "worksheet-sentence-n", number = number.to_string())
    }
}

fn claim(out: &mut String, sheet: &Sheet<'_>, claim: &MarkedClaim) {
    let (scheme, language) = (&sheet.annotations.scheme, sheet.language);
    let text = &sheet.annotations.article.text;
    let quotes: Vec<String> = claim
        .spans
        .iter()
        .map(|span| {
            let (start, end) = (text.to_offset(span.start as usize), text.to_offset(span.end as usize));
            let found = start.zip(end).filter(|(start, end)| start < end && span.quote.is_empty());
            found.map_or_else(
                || span.quote.clone(),
                |(start, end)| text.slice(crate::text::TextRange::new(start, end)).to_owned(),
            )
        })
        .collect();
    let lang = super::paper::lang(sheet);
    write!(out, "<li><p class=\"quote\" dir=\"auto\"{lang}>{}</p>\n<p class=\"line\">", escaped(&quotes.join(" … ")))
        .unwrap_or(());
    write!(out, "<span class=\"judgement {}\">", look::class(scheme, &claim.verdict)).unwrap_or(());
    signs::sign(out, look::sign(scheme, &claim.verdict));
    let verdict = if claim.verdict.is_empty() {
        told!(language, "worksheet-to-check")
    } else {
        language.verdict(scheme, Some(&claim.verdict))
    };
    write!(out, "{}</span>", escaped(verdict)).unwrap_or(());
    if let Some(row) = claim.spans.first().and_then(|span| sheet.rows.at(span.start as usize)) {
        write!(out, "<span class=\"soft\">{}</span>", escaped(&sentence(row.number, language))).unwrap_or(());
    }
    out.push_str("</p>\n");
    if !claim.note.trim().is_empty() {
        writeln!(out, "<p class=\"note\" dir=\"auto\">{}</p>", escaped(&claim.note)).unwrap_or(());
    }
    for evidence in &claim.evidence {
        link(out, &evidence.url);
    }
    out.push_str("</li>\n");
}

/// An address as a link if it leads to the web, else as words.
fn link(out: &mut String, address: &str) {
    let words = escaped(address);
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        writeln!(out, "<p class=\"link\"><a href=\"{words}\" rel=\"noreferrer\" dir=\"ltr\">{words}</a></p>")
    } else {
        writeln!(out, "<p class=\"link\"><bdi>{words}</bdi></p>")
    }
    .unwrap_or(());
}
