//! Places to search for evidence, each an address into which words are put. Nothing here opens a connection.

use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;

use thiserror::Error;

use crate::model::limits::ADDRESS;

/// A place to search: a name, and an address with `{claim}`, `{words}`, `{title}` or `{source}` in it.
///
/// Files and settings write it as one line, the name before the address: `Web search https://example.org/?q={words}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchPlace {
    /// What it is called.
    pub name: String,
    /// Its address (http or https).
    pub address: String,
}

/// Why a line is no place to search.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum NoSearchPlace {
    /// It ends in no address of the web.
    #[error("it does not end in an address that begins with https://")]
    NoAddress,
    /// The address has none of the words in braces that are replaced, or others.
    #[error("its address has none of {{claim}}, {{words}}, {{title}}, {{source}}, or has other words in braces")]
    NoWords,
}

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords {
    /// The words to search, as the person sees and edits them: `{claim}`. Without quotation marks and marks at their ends they are
    /// `{words}`.
    pub words: String,
    /// The article's title: `{title}`.
    pub title: String,
    /// The article's address: `{source}`.
    pub source: String,
}

/// The words in braces that are replaced.
const BRACED: [&str; 4] = ["{claim}", "{words}", "{title}", "{source}"];

/// The places that are offered unless others are chosen.
pub const USUAL: [(&str, &str); 6] = [
    ("DuckDuckGo", "https://duckduckgo.com/?q={words}"),
    ("Google", "https://www.google.com/search?q={words}"),
    ("Google Fact Check Explorer", "https://toolbox.google.com/factcheck/explorer/search/{words}"),
    ("Google Scholar", "https://scholar.google.com/scholar?q={words}"),
    ("Google News", "https://news.google.com/search?q={words}"),
    ("Internet Archive", "https://web.archive.org/web/*/{source}"),
];

impl SearchPlace {
    /// The places that are offered unless others are chosen.
    pub fn usual() -> Vec<Self> {
        USUAL.iter().map(|(name, address)| Self { name: (*name).to_owned(), address: (*address).to_owned() }).collect()
    }

    /// The places in a list of lines; lines that are none are left out.
    pub fn listed<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        lines.into_iter().filter_map(|line| line.parse().ok()).collect()
    }

    /// Index of the first line that is no place.
    pub fn first_wrong(lines: &[String]) -> Option<usize> {
        lines.iter().position(|line| line.parse::<Self>().is_err())
    }

    /// The address with these words in it; `None` if a word in braces has nothing to be replaced by, or the address gets too long.
    pub fn address_for(&self, words: &SearchWords) -> Option<String> {
        let trimmed = words.words.trim_matches(|c: char| !c.is_alphanumeric());
        let mut out = String::new();
        let mut rest = self.address.as_str();
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            out.push_str(before);
            let braced = BRACED.into_iter().find(|braced| from.starts_with(braced))?;
            let value = match braced {
                "{claim}" => words.words.trim(),
                "{words}" => trimmed,
                "{title}" => words.title.trim(),
                _ => words.source.trim(),
            };
            if value.is_empty() {
                return None;
            }
            // The address of an article stands as it is in a path, as the Internet Archive takes it.
            let is_path = braced == "{source}" && !out.contains('?');
            encode(&mut out, value, if is_path { ":/?&=%+,;@!$'()*~" } else { "" });
            rest = &from[braced.len()..];
        }
        out.push_str(rest);
        (out.len() <= ADDRESS).then_some(out)
    }
}

/// Appends words to an address (RFC 3986): all but letters, digits, `-._~` and `kept` are percent-encoded; white space is one blank.
fn encode(out: &mut String, words: &str, kept: &str) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.as_bytes().contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").unwrap_or(());
        }
    }
}

impl FromStr for SearchPlace {
    type Err = NoSearchPlace;

    fn from_str(line: &str) -> Result<Self, NoSearchPlace> {
        let line = line.trim();
        let start =
            line.rfind(char::is_whitespace).map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
        let (name, address) = (line[..start].trim(), &line[start..]);
        let after = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
        let host = after.map(|after| after.split(['/', '?', '#']).next().unwrap_or_default()).unwrap_or_default();
        if host.is_empty() || host.contains('{') || address.chars().any(char::is_control) {
            return Err(NoSearchPlace::NoAddress);
        }
        let without = BRACED.iter().fold(address.to_owned(), |address, braced| address.replace(braced, ""));
        if without == address || without.contains(['{', '}']) {
            return Err(NoSearchPlace::NoWords);
        }
        let name = if name.is_empty() { host } else { name };
        Ok(Self { name: name.to_owned(), address: address.to_owned() })
    }
}

impl fmt::Display for SearchPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.address)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(address: &str, words: &str, expected: Option<&str>) {
        let place: SearchPlace = format!("A {address}").parse().unwrap();
        let words = SearchWords {
            words: words.to_owned(),
            title: "The bridge".to_owned(),
            source: "https://example.org/a?b=1#c d".to_owned(),
        };
        assert_eq!(place.address_for(&words).as_deref(), expected);
    }

    #[test]
    fn words_are_put_into_an_address() {
        check("https://e.org/?q={words}", "“closed in May.”", Some("https://e.org/?q=closed%20in%20May"));
        check("https://e.org/?q={claim}", "It closed.", Some("https://e.org/?q=It%20closed."));
        check("https://e.org/{title}/x", "a", Some("https://e.org/The%20bridge/x"));
        check("https://e.org/web/*/{source}", "a", Some("https://e.org/web/*/https://example.org/a?b=1%23c%20d"));
        check("https://e.org/?u={source}", "a", Some("https://e.org/?u=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%23c%20d"));
        check(
            "https://e.org/?q={words}&x={words}",
            "é&=\n桥",
            Some("https://e.org/?q=%C3%A9%26%3D%20%E6%A1%A5&x=%C3%A9%26%3D%20%E6%A1%A5"),
        );
        check("https://e.org/?q={words}", "…", None);
        check("https://e.org/?q={words}", &"long ".repeat(2_000), None);
        check("https://e.org/?q={words}", "{title}", Some("https://e.org/?q=title"));
    }

    #[test]
    fn a_line_is_a_name_and_an_address() {
        let parse = |line: &str| line.parse::<SearchPlace>().map(|place| (place.name, place.address));
        let is = |name: &str, address: &str| Ok((name.to_owned(), address.to_owned()));
        assert_eq!(parse(" Web search  https://e.org/?q={words} "), is("Web search", "https://e.org/?q={words}"));
        assert_eq!(parse("https://e.org/?q={words}"), is("e.org", "https://e.org/?q={words}"));
        for none in
            ["", "Web search", "Web search javascript:{words}", "A file:///{words}", "A https://{words}", "A https://"]
        {
            assert_eq!(parse(none), Err(NoSearchPlace::NoAddress), "{none}");
        }
        for none in ["A https://e.org/", "A https://e.org/{word}", "A https://e.org/{words}{"] {
            assert_eq!(parse(none), Err(NoSearchPlace::NoWords), "{none}");
        }
    }

    #[test]
    fn the_usual_places_are_places() {
        for place in SearchPlace::usual() {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
    }

    proptest! {
        /// Whatever is searched for, the address stays that of the place, and holds nothing but ASCII without blanks.
        #[test]
        fn words_change_no_more_than_their_place(words in "\\PC{0,30}", source in "\\PC{0,30}") {
            let words = SearchWords { words, source, title: String::new() };
            for place in SearchPlace::usual() {
                if let Some(address) = place.address_for(&words) {
                    let start = place.address.split('{').next().unwrap_or_default();
                    prop_assert!(address.starts_with(start) && address.bytes().all(|b| b.is_ascii_graphic()), "{}", address);
                    prop_assert!(!address[start.len()..].contains(['#', '"', '<', '>']), "{}", address);
                }
            }
        }
    }
}
