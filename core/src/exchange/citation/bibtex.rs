//! BibTeX (`btxdoc`, 1988) and BibLaTeX (its manual, 3.20). The package `biblatex` takes the text apart.
//!
//! Abbreviations (`@string`) are put in here, in the order of the text as BibTeX does: `biblatex` follows one that names itself
//! without end. Fields of another entry (`crossref`, `xdata`) are not taken over.

use std::collections::HashMap;

use biblatex::{Field, RawBibliography, RawChunk, RawEntry};

use super::authors::{joined, spoken};
use super::dates::of_parts;
use super::latex::{address, cut, plain};
use super::{Citation, CitationError, Format, doi_address, first};
use crate::model::limits::{CITATIONS, CITATIONS_TEXT};

/// Where the first line starts that begins like an entry: `@article{`.
pub(super) fn start(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begun = line.trim_start();
        let behind = begun.strip_prefix('@').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
        if behind.is_some_and(|rest| rest.len() + 1 < begun.len() && rest.trim_start().starts_with('{')) {
            return Some(at + line.len() - begun.len());
        }
        at += line.len();
    }
    None
}

/// Line and column of a byte, both from 1.
fn position(text: &str, mut at: usize) -> (usize, usize) {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// All entries of a text.
pub(super) fn read(text: &str) -> Result<Vec<Citation>, CitationError> {
    let start = start(text).ok_or(CitationError::None)?;
    let raw = RawBibliography::parse(&text[start..]).map_err(|error| {
        let (line, column) = position(text, start + error.span.start);
        CitationError::Malformed { format: Format::Bibtex, line, column }
    })?;
    if raw.entries.len() > CITATIONS {
        return Err(CitationError::TooMany);
    }
    let mut values = Values { left: 4 * CITATIONS_TEXT, abbreviations: HashMap::new() };
    for pair in &raw.abbreviations {
        let value = values.put_in(&pair.value.v)?;
        values.abbreviations.insert(pair.key.v.to_lowercase(), value);
    }
    let mut citations = Vec::new();
    for entry in &raw.entries {
        let fields = Fields::of(&entry.v, &mut values)?;
        citations.extend(fields.citation());
    }
    Ok(citations)
}

/// Values with their abbreviations put in.
struct Values {
    abbreviations: HashMap<String, String>,
    /// How many bytes they may still have in all.
    left: usize,
}

impl Values {
    /// A value of which the abbreviations are put in. One that nobody explains stands for itself, as those of months do.
    fn put_in(&mut self, field: &Field<'_>) -> Result<String, CitationError> {
        let mut value = String::new();
        for chunk in field {
            let part = match chunk.v {
                RawChunk::Normal(text) => text,
                RawChunk::Abbreviation(name) => {
                    self.abbreviations.get(&name.to_lowercase()).map_or(name, String::as_str)
                }
            };
            self.left = self.left.checked_sub(part.len()).ok_or(CitationError::TooLong)?;
            value.push_str(part);
        }
        Ok(value)
    }
}

/// The fields of an entry by their names in small letters, as they stand in the text.
struct Fields {
    kind: String,
    values: HashMap<String, String>,
}

impl Fields {
    fn of(entry: &RawEntry<'_>, values: &mut Values) -> Result<Self, CitationError> {
        let pairs = entry.fields.iter().map(|pair| Ok((pair.key.v.to_lowercase(), values.put_in(&pair.value.v)?)));
        Ok(Self { kind: entry.kind.v.to_lowercase(), values: pairs.collect::<Result<_, CitationError>>()? })
    }

    fn raw(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    fn plain(&self, name: &str) -> String {
        plain(self.raw(name))
    }

    fn citation(&self) -> Option<Citation> {
        let title = self.plain("title");
        let subtitle = self.plain("subtitle");
        let is_apart = !title.trim().is_empty() && !subtitle.trim().is_empty();
        Citation {
            title: if is_apart { format!("{title}: {subtitle}") } else { title + &subtitle },
            authors: self.authors(),
            url: self.url(),
            publisher: self.publisher(),
            published: self.published(),
            accessed: self.plain("urldate"),
            archived_url: address(self.raw("archiveurl")),
        }
        .tidy()
    }

    fn authors(&self) -> String {
        let is_and = |rest: &str| {
            let word = rest.strip_prefix(char::is_whitespace)?.trim_start();
            let behind = word.get(..3).filter(|word| word.eq_ignore_ascii_case("and")).map(|_| &word[3..])?;
            behind.starts_with(char::is_whitespace).then(|| rest.len() - behind.len())
        };
        let is_comma = |rest: &str| rest.starts_with(',').then_some(1);
        joined(cut(self.raw("author"), is_and).into_iter().map(|name| {
            let parts: Vec<String> = cut(name, is_comma).into_iter().map(plain).collect();
            match parts.as_slice() {
                [all] => super::one_line(all),
                parts => spoken(&parts.join(",")),
            }
        }))
    }

    fn url(&self) -> String {
        let own = address(self.raw("url"));
        if !own.trim().is_empty() {
            return own;
        }
        let said = address(self.raw("howpublished"));
        if is_address(&said) { said } else { doi_address(&address(self.raw("doi"))) }
    }

    fn publisher(&self) -> String {
        let is_page = ["online", "electronic", "www", "misc"].contains(&self.kind.as_str());
        let names: &[&str] = &["journaltitle", "journal", "booktitle"];
        let site: &[&str] = if is_page { &["titleaddon"] } else { &[] };
        let others: &[&str] = &["organization", "institution", "school", "howpublished", "publisher"];
        let is_known = |text: &String| !text.trim().is_empty() && !is_address(text.trim());
        let mut all = names.iter().chain(site).chain(others).map(|name| self.plain(name));
        all.find(is_known).unwrap_or_else(|| first([self.plain("organization").as_str(), &self.plain("publisher")]))
    }

    fn published(&self) -> String {
        let date = self.plain("date");
        if !date.trim().is_empty() {
            return date;
        }
        of_parts(self.plain("year").trim(), self.plain("month").trim(), self.plain("day").trim())
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Citation) {
        assert_eq!(super::super::read(text), Ok(vec![expected]), "{text}");
    }

    #[test]
    fn an_article_is_read() {
        let expected = Citation {
            title: "The NASA ferry: A tale".to_owned(),
            authors: "Ada Quay; Pier and Sons, Ltd; Jo Müller; others".to_owned(),
            url: "https://post.example/a--b".to_owned(),
            publisher: "Harbour Post".to_owned(),
            published: "2026-03".to_owned(),
            accessed: "2026-03-15".to_owned(),
            archived_url: String::new(),
        };
        let text = "% from a library\n@string{hp = \"Harbour\" # { Post}}\n@Article{quay,\n  Title = {The {NASA}\n    ferry},\n  subtitle = \"A tale\",\n\
            author = {Quay, Ada and {Pier and Sons, Ltd} and Jo M{\\\"u}ller and others},\n  journal = HP, publisher = {Post Ltd},\n\
            year = 2026, month = mar,\n  url = {https://post.example/a--b}, urldate = {2026-03-15},\n}\n";
        check(text, expected);
    }

    #[test]
    fn what_is_missing_is_taken_from_elsewhere() {
        let with = |url: &str, publisher: &str, published: &str| Citation {
            title: "A".to_owned(),
            url: url.to_owned(),
            publisher: publisher.to_owned(),
            published: published.to_owned(),
            ..Citation::default()
        };
        check("@misc{a,title=A,howpublished={\\url{https://a.example/b_c}}}", with("https://a.example/b_c", "", ""));
        check("@book{a,title=A,doi={10.1/a_b},publisher=P}", with("https://doi.org/10.1/a_b", "P", ""));
        check("@online{a,title=A,titleaddon=B,organization=C,date={2026/2027}}", with("", "B", "2026/2027"));
        check("@book{a,title=A,titleaddon=B,year={in press},month=x}", with("", "", "in press"));
        check("@misc{a,title=A,howpublished=Leaflet,year=2026,month=3,day=4}", with("", "Leaflet", "2026-03-04"));
    }

    #[test]
    fn positions_count_characters() {
        for (at, expected) in [(0, (1, 1)), (2, (1, 2)), (3, (2, 1)), (1, (1, 1)), (99, (2, 2))] {
            assert_eq!(position("é\na", at), expected, "{at}");
        }
    }
}
