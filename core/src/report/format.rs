//! The formats of reports and tables.

use super::docx::{self, DocxError};
use super::options::Options;
use super::rows::{Rows, rows};
use super::{Report, html, markdown, table};
use crate::model::Annotations;

/// A format in which claims are given to people who have no Claimlight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A page for browsers, phones and printers.
    #[default]
    Html,
    /// Markdown for an appendix or a wiki.
    Markdown,
    /// A document with comments, for Word and `LibreOffice`.
    Docx,
    /// A table for spreadsheets and statistics.
    Csv,
    /// The same table, each row a JSON object on a line of its own.
    Jsonl,
}

impl Format {
    /// All formats, by their names in commands and settings.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Html, "html"),
        (Self::Markdown, "markdown"),
        (Self::Docx, "docx"),
        (Self::Csv, "csv"),
        (Self::Jsonl, "jsonl"),
    ];

    /// Its name in commands and settings.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(format, _)| *format == self).map_or("html", |(_, name)| name)
    }

    /// The format that commands give this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(format, _)| *format)
    }

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        if self == Self::Markdown { "md" } else { self.name() }
    }

    /// Whether it is a table, which several articles can share.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl)
    }
}

/// The name of the report on an annotation file: `bridge.report.html` for `bridge.claims.ron`. No article is called so.
pub fn name_of(annotation_file: &str, format: Format) -> String {
    /// The longest name that file systems take, in bytes.
    const LONGEST: usize = 255;
    let stem = [".claims.ron", ".ron"].iter().find_map(|end| {
        let at = annotation_file.len().checked_sub(end.len()).filter(|at| *at > 0)?;
        let is_end = annotation_file.get(at..).is_some_and(|found| found.eq_ignore_ascii_case(end));
        is_end.then(|| &annotation_file[..at])
    });
    let (stem, end) = (stem.unwrap_or(annotation_file), format!(".report.{}", format.ending()));
    format!("{}{end}", &stem[..stem.floor_char_boundary(stem.len().min(LONGEST - end.len()))])
}

/// Writes a report in a format that is no table.
pub fn print_report(report: &Report, format: Format, options: &Options) -> Result<Vec<u8>, DocxError> {
    match format {
        Format::Markdown => Ok(markdown::page(report, options.language).into_bytes()),
        Format::Docx => docx::document(report, options.language),
        Format::Html | Format::Csv | Format::Jsonl => Ok(html::page(report, options.language).into_bytes()),
    }
}

/// Writes the annotations of one file, which tables call `file`, in any format. `of` says what the rows of a table are.
pub fn print(
    annotations: &Annotations,
    file: &str,
    format: Format,
    of: Rows,
    options: &Options,
) -> Result<Vec<u8>, DocxError> {
    if !format.is_table() {
        return print_report(&Report::new(annotations, options), format, options);
    }
    let rows = rows(annotations, file, of, options);
    Ok(match format {
        Format::Csv => format!("{}{}", table::csv_head(of), table::csv(&rows)),
        _ => table::json_lines(of, &rows),
    }
    .into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_called_like_its_annotation_file() {
        let check = |file: &str, expected: &str| assert_eq!(name_of(file, Format::Html), expected);
        check("bridge.claims.ron", "bridge.report.html");
        check("page.html.claims.ron", "page.html.report.html");
        check("x.ron", "x.report.html");
        check("é.CLAIMS.RON", "é.report.html");
        check(".claims.ron", ".claims.report.html");
        check("stdin", "stdin.report.html");
        assert_eq!(name_of("a.claims.ron", Format::Markdown), "a.report.md");
        assert_eq!(name_of(&format!("{}.claims.ron", "é".repeat(122)), Format::Docx).len(), 254);
    }
}
