//! RIS: lines of a tag of two letters, two blanks, a hyphen and a value, from `TY` to `ER`. The tags are those of the table of
//! Research Information Systems (2001, 2011), as reference managers write them.
//!
//! Read by hand: the package `biblib` drops the day on which a page was seen, and cuts names at `and` and `&`.

use super::authors::{joined, spoken};
use super::dates::iso;
use super::{Citation, CitationError, doi_address, first};
use crate::model::is_date;
use crate::model::limits::CITATIONS;

/// Tag and value of a line. Some programs write one blank only, and trim the one behind the hyphen.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.trim_start().split_at_checked(2)?;
    let is_tag = tag.starts_with(|c: char| c.is_ascii_uppercase())
        && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let value = rest.strip_prefix("  -").or_else(|| rest.strip_prefix(" -"))?;
    (is_tag && (value.is_empty() || value.starts_with(char::is_whitespace))).then(|| (tag, value.trim()))
}

/// Whether a text is RIS: its first line with a tag is `TY`.
pub(super) fn is_one(text: &str) -> bool {
    text.lines().find_map(tagged).is_some_and(|(tag, _)| tag == "TY")
}

/// The lines of one reference. A line without a tag goes on with the value before it.
#[derive(Default)]
struct Reference<'a> {
    values: Vec<(&'a str, String)>,
}

impl Reference<'_> {
    fn all<'b>(&'b self, tags: &'b [&str]) -> impl Iterator<Item = &'b str> {
        tags.iter()
            .flat_map(|tag| self.values.iter().filter(move |(own, _)| own == tag))
            .map(|(_, value)| value.as_str())
    }

    fn first(&self, tags: &[&str]) -> String {
        first(self.all(tags))
    }

    fn citation(&self) -> Option<Citation> {
        let is_book = self.all(&["TY"]).any(|kind| kind == "BOOK");
        // What a book stands in is a series.
        let container: &[&str] = if is_book { &[] } else { &["T2", "JF", "JO", "BT", "JA", "J1", "J2"] };
        let dates = self.all(&["DA", "PY", "Y1"]).map(iso);
        let dated = dates.filter(|date| is_date(date)).max_by_key(String::len);
        let url = self.first(&["UR", "LK", "L2"]);
        let title =
            if is_book { self.first(&["TI", "T1", "BT", "CT", "ST"]) } else { self.first(&["TI", "T1", "CT", "ST"]) };
        Citation {
            title,
            authors: joined(self.all(&["AU", "A1"]).map(spoken)),
            url: if url.is_empty() { doi_address(&self.first(&["DO"])) } else { url },
            publisher: first([self.first(container).as_str(), &self.first(&["PB"])]),
            published: dated.unwrap_or_else(|| self.first(&["DA", "PY", "Y1"])),
            accessed: self.first(&["Y2"]),
            archived_url: String::new(),
        }
        .tidy()
    }
}

/// All references in a text.
pub(super) fn read(text: &str) -> Result<Vec<Citation>, CitationError> {
    let mut references: Vec<Reference<'_>> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        match tagged(line) {
            Some((tag @ "TY", value)) => {
                if references.len() == CITATIONS {
                    return Err(CitationError::TooMany);
                }
                references.push(Reference { values: vec![(tag, value.to_owned())] });
                is_open = true;
            }
            Some(("ER", _)) => is_open = false,
            Some((tag, value)) if is_open => {
                if let Some(reference) = references.last_mut() {
                    reference.values.push((tag, value.to_owned()));
                }
            }
            None if is_open => {
                if let Some((_, value)) = references.last_mut().and_then(|reference| reference.values.last_mut()) {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            _ => {}
        }
    }
    Ok(references.iter().filter_map(Reference::citation).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &str, expected: &Citation) {
        let found = super::super::read(&format!("TY  - {lines}\r\nER  - \r\n")).unwrap();
        assert_eq!(found, std::slice::from_ref(expected), "{lines}");
    }

    #[test]
    fn a_newspaper_article_is_read() {
        let lines = "NEWS\r\nTI  - The ferry\r\n  of Pier & Sons\r\nAU  - Quay, Ada\r\nAU  - Pier and Sons\r\nT2  - Harbour Post\r\n\
            PB  - Post Ltd\r\nDA  - 2026/03/12/\r\nPY  - 2026\r\nY2  - 2026/03/15/10:42:00\r\nUR  - https://post.example/a--b\r\nKW  - x";
        let expected = Citation {
            title: "The ferry of Pier & Sons".to_owned(),
            authors: "Ada Quay; Pier and Sons".to_owned(),
            url: "https://post.example/a--b".to_owned(),
            publisher: "Harbour Post".to_owned(),
            published: "2026-03-12".to_owned(),
            accessed: "2026-03-15".to_owned(),
            archived_url: String::new(),
        };
        check(lines, &expected);
    }

    #[test]
    fn what_is_missing_is_taken_from_elsewhere() {
        let expected = Citation {
            title: "Tides".to_owned(),
            url: "https://doi.org/10.1000/a".to_owned(),
            publisher: "Pier".to_owned(),
            published: "spring".to_owned(),
            ..Citation::default()
        };
        check(
            "BOOK\nT1 - Tides\nT2  - A series\nPB  -Pier\nPB  - Pier\nDO  - doi:10.1000/a\nPY  - spring\nXX",
            &Citation { published: "spring XX".to_owned(), ..expected },
        );
    }
}
