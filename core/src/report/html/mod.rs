//! A report as one HTML page without script: it reads well on a phone, in the dark and on paper.

pub(crate) mod article;
mod css;
mod index;
pub(crate) mod list;
pub(crate) mod signs;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::escape::{escape, escaped};
use super::{OwnLook, Report};
use crate::import::GENERATOR;
use crate::model::{Appearance, Underline, VerdictColours};
use crate::words::Language;
use crate::words::told;
use css::css_string;
pub use index::Index;

/// How reports look, apart from the verdicts in them.
pub(crate) const STYLE: &str = include_str!("style.css");

/// Writes a report as a page.
pub fn page(report: &Report, language: &Language) -> String {
    let mut out = String::new();
    let title = told!(language, "report-title", title = &report.title);
    let looks: Vec<&OwnLook> = report.verdicts.iter().map(|verdict| &verdict.look).collect();
    head(&mut out, &title, &report.written, &looks, language);
    let headline = article::headline(report);
    out.push_str("<header>\n<h1 dir=\"auto\"");
    language_of(&mut out, report);
    out.push('>');
    match headline {
        Some(block) => article::pieces(&mut out, &block.pieces, report, language),
        None => escape(&mut out, &report.title),
    }
    out.push_str("</h1>\n");
    facts(&mut out, report);
    counts(&mut out, report, language);
    out.push_str("</header>\n<main>\n");
    if !report.blocks.is_empty() {
        out.push_str("<article class=\"text\"");
        language_of(&mut out, report);
        out.push_str(">\n");
        let rest = &report.blocks[usize::from(headline.is_some())..];
        article::blocks(&mut out, rest, report, language);
        out.push_str("</article>\n");
    }
    if report.has_list {
        list::claims(&mut out, report, language);
        list::method(&mut out, report, language);
    }
    out.push_str("</main>\n");
    foot(&mut out, &title, &report.written);
    out
}

/// Opens a page: all up to its body's first element. `title` and `written` stand at its foot when it is printed.
pub(in crate::report) fn head(out: &mut String, title: &str, written: &str, looks: &[&OwnLook], language: &Language) {
    write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n{GENERATOR}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{STYLE}",
        language.code,
        escaped(title)
    )
    .unwrap_or(());
    for (i, look) in looks.iter().enumerate() {
        verdict_style(out, i, look);
    }
    paper(out, title, written, language);
    out.push_str("</style>\n</head>\n<body>\n");
    signs::shapes(out, &looks.iter().map(|look| look.sign.as_str()).collect::<BTreeSet<_>>());
}

/// Appends how marks and labels of a verdict look.
pub(crate) fn verdict_style(out: &mut String, i: usize, look: &OwnLook) {
    let light = VerdictColours::of(&look.colour, Appearance::Light);
    let dark = VerdictColours::of(&look.colour, Appearance::Dark);
    write!(
        out,
        ".v{i} {{ --color: {}; --tint: {}; --words: {}; --badge: {}; }}\n\
         @media screen and (prefers-color-scheme: dark) {{ .v{i} {{ --color: {}; --tint: {}; --words: {}; --badge: {}; }} }}\n",
        light.line, light.tint, light.words, light.words, dark.line, dark.tint, dark.words, dark.words
    )
    .unwrap_or(());
    let style = match look.underline {
        Underline::Solid => "text-decoration-style: solid;",
        Underline::Dashed => "text-decoration-style: dashed;",
        Underline::Dotted => "text-decoration-style: dotted;",
        Underline::Double => "text-decoration-style: double; text-decoration-thickness: 1.25px;",
        Underline::Wavy => "text-decoration-style: wavy; text-decoration-thickness: 1.25px;",
        // CSS has no such line.
        Underline::DashDot => {
            "text-decoration-line: none; padding-bottom: 2px; background: repeating-linear-gradient(90deg, var(--color) 0 7px, \
             transparent 7px 10px, var(--color) 10px 12px, transparent 12px 15px) 0 100% / auto 2px repeat-x, var(--tint);"
        }
    };
    writeln!(out, "mark.v{i} {{ {style} }}").unwrap_or(());
}

/// Appends what stands at the foot of each printed page.
pub(crate) fn paper(out: &mut String, title: &str, written: &str, language: &Language) {
    const PAGE: char = '\u{e000}';
    const PAGES: char = '\u{e001}';
    let of = told!(language, "report-page-of", page = PAGE.to_string(), pages = PAGES.to_string());
    let mut foot = css_string(&format!("Claimlight · {written} · "));
    let mut words = String::new();
    for c in of.chars().chain(['\0']) {
        if matches!(c, PAGE | PAGES | '\0') {
            write!(foot, " {}", css_string(&std::mem::take(&mut words))).unwrap_or(());
            foot.push_str(match c {
                PAGE => " counter(page)",
                PAGES => " counter(pages)",
                _ => "",
            });
        } else {
            words.push(c);
        }
    }
    let font = "font: 8.5pt \"Noto Sans\", system-ui, sans-serif; color: #575e66;";
    let title: String = title.chars().take(90).collect();
    writeln!(
        out,
        "@page {{ size: A4; margin: 16mm 19mm 20mm; @bottom-left {{ content: {}; {font} }} @bottom-right {{ content: {foot}; {font} }} }}",
        css_string(&title)
    )
    .unwrap_or(());
}

/// Appends the article's language to an element, if its code is one.
pub(crate) fn language_of(out: &mut String, report: &Report) {
    let code = &report.article_language;
    let is_code = !code.is_empty()
        && code.len() <= 35
        && code.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if is_code {
        write!(out, " lang=\"{code}\"").unwrap_or(());
    }
}

/// Author, publisher, date and source.
fn facts(out: &mut String, report: &Report) {
    let mut parts: Vec<String> = report.facts.iter().map(|fact| format!("<bdi>{}</bdi>", escaped(fact))).collect();
    if !report.source.is_empty() {
        parts.push(linked(&report.source, super::claims::link(&report.source)));
    }
    if !parts.is_empty() {
        writeln!(out, "<p class=\"facts\">{}</p>", parts.join(" · ")).unwrap_or(());
    }
}

/// Words with a link, if there is an address.
pub(crate) fn linked(words: &str, address: &str) -> String {
    let words = escaped(words);
    if address.is_empty() {
        format!("<bdi>{words}</bdi>")
    } else {
        format!("<a href=\"{}\" rel=\"noreferrer\"><bdi>{words}</bdi></a>", escaped(address))
    }
}

/// The line of counts, and who checked.
fn counts(out: &mut String, report: &Report, language: &Language) {
    out.push_str("<div class=\"counts\">\n");
    let (claims, read) = (escaped(&report.counted), escaped(&report.read_words));
    writeln!(out, "<div><b>{claims}</b><span>{read}</span></div>").unwrap_or(());
    for (i, verdict) in report.verdicts.iter().enumerate().filter(|(_, verdict)| verdict.count > 0) {
        write!(out, "<div><b class=\"v{i} verdict\">").unwrap_or(());
        signs::sign(out, &verdict.look.sign);
        let (label, share) = (escaped(&verdict.look.label), escaped(&verdict.share));
        writeln!(out, "<bdi>{label}</bdi> {}</b><span>{share}</span></div>", verdict.count).unwrap_or(());
    }
    if let Some((first, others)) = report.people.split_first() {
        let by = told!(language, "report-checked-by", name = first);
        let with = match (others.is_empty(), report.when.is_empty()) {
            (true, _) => report.when.clone(),
            (false, true) => told!(language, "report-with", names = others.join(", ")),
            (false, false) => format!("{}, {}", told!(language, "report-with", names = others.join(", ")), report.when),
        };
        writeln!(
            out,
            "<div class=\"who\"><b><bdi>{}</bdi></b><span><bdi>{}</bdi></span></div>",
            escaped(&by),
            escaped(&with)
        )
        .unwrap_or(());
    }
    out.push_str("</div>\n");
    // With the list, they stand under "How this was done".
    if !report.has_list && !report.notes.is_empty() {
        writeln!(out, "<p class=\"facts\">{}</p>", escaped(&report.notes.join(" "))).unwrap_or(());
    }
}

/// Closes a page.
pub(crate) fn foot(out: &mut String, title: &str, written: &str) {
    let (title, written) = (escaped(title), escaped(written));
    writeln!(
        out,
        "<footer><p><span dir=\"auto\">{title}</span><span>Claimlight · {written}</span></p></footer>\n</body>\n</html>"
    )
    .unwrap_or(());
}

/// Appends a claim's number and sign. `target` is the id of the element that it leads to; `None`: it leads nowhere.
pub(crate) fn badge(out: &mut String, report: &Report, claim: usize, target: Option<&str>, name: &str) {
    let Some(claim) = report.claims.get(claim) else { return };
    let sign = report.look(claim).map_or("", |look| look.sign.as_str());
    let (class, name) = (format!("badge v{}", claim.verdict), escaped(name));
    match target {
        Some(target) => write!(out, "<a class=\"{class}\" href=\"#{target}-{}\" aria-label=\"{name}\">", claim.number),
        None => write!(out, "<span class=\"{class}\" role=\"img\" aria-label=\"{name}\">"),
    }
    .unwrap_or(());
    write!(out, "{}", claim.number).unwrap_or(());
    signs::sign(out, sign);
    out.push_str(if target.is_some() { "</a>" } else { "</span>" });
}
