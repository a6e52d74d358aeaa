//! The page that leads to the reports on the articles of a folder.

use std::fmt::Write as _;

use super::super::escape::{escape, escaped};
use super::super::{OwnLook, Report};
use super::{foot, head};
use crate::words::Language;
use crate::words::told;

/// Writes the page piece by piece, so that no list of all articles is held.
pub struct Index {
    language: &'static Language,
    written: String,
    articles: usize,
    claims: usize,
}

impl Index {
    /// A page that is written on the day `written`.
    pub fn new(language: &'static Language, written: jiff::civil::Date) -> Self {
        Self { language, written: language.day(written), articles: 0, claims: 0 }
    }

    /// The start of the page, up to the first article.
    pub fn start(&self) -> String {
        let mut out = String::new();
        let title = told!(self.language, "report-index");
        let looks: [&OwnLook; 0] = [];
        head(&mut out, title, &self.written, &looks, self.language);
        let columns = ["report-article", "report-claims-column", "report-verdicts-column", "report-read-column"];
        let columns = columns.map(|key| escaped(self.language.text(key)));
        writeln!(
            out,
            "<header><h1>{}</h1></header>\n<main>\n<table class=\"index\">\n<thead><tr><th scope=\"col\">{}</th>\
             <th scope=\"col\" class=\"n\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th></tr></thead>\n<tbody>",
            escaped(title), columns[0], columns[1], columns[2], columns[3]
        )
        .unwrap_or(());
        out
    }

    /// The row of an article whose report is the file with this name, beside the index.
    pub fn row(&mut self, report: &Report, file: &str) -> String {
        self.articles += 1;
        self.claims += report.claims.len();
        let mut out = String::from("<tr><td><a href=\"");
        escape(&mut out, &address(file));
        let title = if report.title.trim().is_empty() { file } else { &report.title };
        write!(out, "\"><bdi>{}</bdi></a>", escaped(title)).unwrap_or(());
        if !report.facts.is_empty() {
            write!(out, "<br><span class=\"facts\"><bdi>{}</bdi></span>", escaped(&report.facts.join(" · ")))
                .unwrap_or(());
        }
        let verdicts = report.verdicts.iter().filter(|verdict| verdict.count > 0);
        let verdicts: Vec<String> =
            verdicts.map(|v| format!("{} {} {}", escaped(&v.look.sign), escaped(&v.look.label), v.count)).collect();
        let read = told!(self.language, "report-of", n = report.read, of = report.sentences);
        writeln!(
            out,
            "</td><td class=\"n\">{}</td><td>{}</td><td class=\"n\">{}</td></tr>",
            report.claims.len(),
            verdicts.join("<br>"),
            escaped(&read)
        )
        .unwrap_or(());
        out
    }

    /// The end of the page.
    pub fn end(&self) -> String {
        let mut out = String::from("</tbody></table>\n");
        let sum = told!(self.language, "report-index-sum", n = self.articles, claims = self.claims);
        writeln!(out, "<p class=\"facts\">{}</p>\n</main>", escaped(&sum)).unwrap_or(());
        foot(&mut out, told!(self.language, "report-index"), &self.written);
        out
    }
}

/// A file's name as a relative address (RFC 3986): all but letters, digits and `-._~` are percent-encoded.
fn address(name: &str) -> String {
    let mut out = String::from("./");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").unwrap_or(());
        }
    }
    out
}
