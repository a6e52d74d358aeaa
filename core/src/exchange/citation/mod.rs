//! Citations out of pasted text: BibTeX and BibLaTeX, RIS, and CSL JSON, told apart by what stands in the text.

mod authors;
mod bibtex;
mod csl_json;
mod dates;
mod latex;
mod ris;

pub use dates::iso;

use super::one_line;
use crate::model::Source;
use crate::model::limits::CITATIONS_TEXT;

/// What a citation says of a source. Each fact is in one line; empty means unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// Its title.
    pub title: String,
    /// Who wrote it: `Ada Quay; Ben Pier`.
    pub authors: String,
    /// Where it stands; made of the DOI if the citation gives no address.
    pub url: String,
    /// The journal, newspaper, site or book that it stands in, else who published it.
    pub publisher: String,
    /// When it was published: in ISO 8601 (`2026`, `2026-03`, `2026-03-12`) if it can be understood, else as the citation says.
    pub published: String,
    /// When it was seen, in the same form.
    pub accessed: String,
    /// Where a copy is kept.
    pub archived_url: String,
}

impl Citation {
    /// As a source. Sources have no authors: they stand in for the publisher if the citation names none.
    pub fn source(self) -> Source {
        let publisher = if self.publisher.is_empty() { self.authors } else { self.publisher };
        Source {
            url: self.url,
            title: self.title,
            publisher,
            published: self.published,
            accessed: self.accessed,
            archived_url: self.archived_url,
            quote: String::new(),
        }
    }

    /// With every fact in one line and dates in ISO 8601; `None` if it says nothing.
    fn tidy(self) -> Option<Self> {
        let tidy = Self {
            title: one_line(&self.title),
            authors: one_line(&self.authors),
            url: one_line(&self.url),
            publisher: one_line(&self.publisher),
            published: iso(&self.published),
            accessed: iso(&self.accessed),
            archived_url: one_line(&self.archived_url),
        };
        (tidy != Self::default()).then_some(tidy)
    }
}

/// A format of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// BibTeX, or BibLaTeX.
    Bibtex,
    /// RIS, as most reference managers and libraries export it.
    Ris,
    /// JSON of the Citation Style Language, as Zotero copies it.
    CslJson,
}

/// Why a text gives no citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CitationError {
    /// It is in none of the formats, or holds no citation.
    #[error("no citation")]
    None,
    /// It breaks the rules of its format.
    #[error("not well-formed at line {line}, column {column}")]
    Malformed {
        /// The format that it seems to be in.
        format: Format,
        /// The line, from 1.
        line: usize,
        /// The column, in Unicode scalar values from 1.
        column: usize,
    },
    /// It is longer than [`CITATIONS_TEXT`], or its abbreviations make it so.
    #[error("too long")]
    TooLong,
    /// It holds more than [`crate::model::limits::CITATIONS`].
    #[error("too many citations")]
    TooMany,
}

/// The format of a text, by what stands in it; `None` if it is in none of them.
pub fn format(text: &str) -> Option<Format> {
    let text = text.trim_start_matches('\u{feff}');
    if csl_json::is_one(text) {
        Some(Format::CslJson)
    } else if ris::is_one(text) {
        Some(Format::Ris)
    } else {
        bibtex::start(text).map(|_| Format::Bibtex)
    }
}

/// All citations in a text, in order; at least one.
pub fn read(text: &str) -> Result<Vec<Citation>, CitationError> {
    if text.len() > CITATIONS_TEXT {
        return Err(CitationError::TooLong);
    }
    let text = text.trim_start_matches('\u{feff}');
    let citations = match format(text).ok_or(CitationError::None)? {
        Format::Bibtex => bibtex::read(text),
        Format::Ris => ris::read(text),
        Format::CslJson => csl_json::read(text),
    }?;
    if citations.is_empty() { Err(CitationError::None) } else { Ok(citations) }
}

/// The address of a DOI, which may have `doi:` or an address before it; empty if there is none.
fn doi_address(doi: &str) -> String {
    let doi = doi.trim();
    let start = doi.find("10.").unwrap_or(doi.len());
    if doi[start..].is_empty() { String::new() } else { format!("https://doi.org/{}", &doi[start..]) }
}

/// The first of these that is not blank, else an empty text.
fn first<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&[&str], CitationError>) {
        let found = read(text).map(|all| all.into_iter().map(|citation| citation.title).collect::<Vec<_>>());
        let expected = expected.map(|all| all.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>());
        assert_eq!(found, expected, "{}", text.chars().take(80).collect::<String>());
    }

    #[test]
    fn formats_are_told_apart() {
        let none = Err(CitationError::None);
        check("", none);
        check("The ferry cost 3.", none);
        check("[1] Quay, A.", none);
        check("mail me@harbour.example, {1}", none);
        check("{\"a\": 1}", none);
        check("[]", none);
        check("TY  - WEB\nER  - ", none);
        check("\u{feff}\nTY  - NEWS\nTI  - A\nER  - \nTY  - NEWS\nTI  - B\n", Ok(&["A", "B"]));
        check("See:\n\n@misc{a, title={A}}\n@misc{a, title={B}}\n", Ok(&["A", "B"]));
        check("[{\"title\":\"A\"},{\"title\":\"B\"}]", Ok(&["A", "B"]));
        check("{\"title\":\"A\"}", Ok(&["A"]));
    }

    #[test]
    fn errors_say_where() {
        let malformed = |format, line, column| Err(CitationError::Malformed { format, line, column });
        check("@misc{a,\n title={A}\n year={B}}", malformed(Format::Bibtex, 3, 2));
        check("é\n@misc{a,", malformed(Format::Bibtex, 2, 9));
        check("[{\"title\":\n é}]", malformed(Format::CslJson, 2, 2));
        check(&"[".repeat(100_000), Err(CitationError::None));
        check(&format!("[{{\"a\":{}", "[".repeat(100_000)), malformed(Format::CslJson, 1, 132));
        check(&" ".repeat(CITATIONS_TEXT + 1), Err(CitationError::TooLong));
        check(&"@misc{a,title=b}".repeat(1_001), Err(CitationError::TooMany));
        check(&"TY  - WEB\nTI  - A\n".repeat(1_001), Err(CitationError::TooMany));
        check(&format!("[{}{{\"title\":\"a\"}}]", "{\"title\":\"a\"},".repeat(1_000)), Err(CitationError::TooMany));
    }

    #[test]
    fn authors_stand_in_for_a_publisher() {
        let source = |text: &str| read(text).unwrap().remove(0).source().publisher;
        assert_eq!(source("@misc{a, author={Quay, Ada}}"), "Ada Quay");
        assert_eq!(source("@misc{a, author={Quay, Ada}, publisher=Pier}"), "Pier");
    }

    /// Texts that take much from a reader that is not careful.
    fn hostile() -> Vec<String> {
        let n = 200_000;
        let field = |value: &str| format!("@misc{{a, title={{{value}}}, author={{{value}}}, url={{{value}}}}}");
        vec![
            field(&("{".repeat(n) + &"}".repeat(n))),
            field(&"{}".repeat(n)),
            field(&"{a}".repeat(n)),
            field(&"{$a$}".repeat(n / 2)),
            field(&"$a$".repeat(n)),
            field(&"\\\"o".repeat(n)),
            field(&("\\x{".repeat(n / 2) + &"}".repeat(n / 2))),
            field(&" and ".repeat(n / 2)),
            field(&"-".repeat(n)),
            "@string{a = a}@misc{b, title = a}".to_owned(),
            (0..5_000).fold("@string{a0 = \"abcdefgh\"}".to_owned(), |text, i| {
                text + &format!("@string{{a{} = a{i} # a{i}}}", i + 1)
            }) + "@misc{b, title = a4999}",
            "@misc{a, crossref={a}, xdata={a}, ids={a,a}}".to_owned(),
            "@".repeat(n),
            "@a{".repeat(n),
            format!("@comment{{{}", "{".repeat(n)),
            "TY  - A\n".repeat(n / 2),
            format!("TY  - A\nTI  - {}", "\n a".repeat(n)),
            format!("TY  - A\n{}", "AU  - a, b\n".repeat(n / 3)),
            format!("[{{\"title\":\"a\",\"author\":[{}{{}}]}}]", "{\"family\":\"a\"},".repeat(n / 4)),
        ]
    }

    #[test]
    fn hostile_texts_take_little_time() {
        for text in hostile() {
            let start = std::time::Instant::now();
            let _read = read(&text[..text.len().min(CITATIONS_TEXT)]);
            let taken = start.elapsed();
            assert!(taken.as_secs() < 10, "{taken:?} {}", &text[..60.min(text.len())]);
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_much(text in any::<String>(), broken in "[@{}\\[\\]\",=#%$~\\\\a-c0-9\n '-]{0,80}") {
            for text in [
                text.clone(),
                broken.clone(),
                format!("@misc{{a, title={{{broken}}}, date={{{text}}}, author={{{broken}}}}}"),
                format!("@string{{a={broken}}}@misc{{a, title=a, url={{{text}}}}}"),
                format!("TY  - A\nTI  - {text}\nPY  - {broken}\n{text}"),
                format!("[{{\"title\": {broken}, \"issued\": {text}}}]"),
            ] {
                for citation in read(&text).into_iter().flatten() {
                    prop_assert_eq!(citation.clone().tidy(), Some(citation));
                }
            }
        }
    }
}
