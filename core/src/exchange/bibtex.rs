//! Sources as BibLaTeX, which LaTeX and reference managers read.

use std::fmt::Write as _;

use super::{keys, one_line};
use crate::model::Source;

/// Sources as entries `@online`, in order. A source that names nothing has none; quotes are left out.
///
/// The copy's address stands in a field `archiveurl`, which LaTeX passes over.
pub fn write(sources: &[Source]) -> String {
    let named: Vec<Source> = sources.iter().filter(|source| is_named(source)).cloned().collect();
    let mut text = String::new();
    for (source, key) in named.iter().zip(keys::keys(&named)) {
        if !text.is_empty() {
            text.push('\n');
        }
        let Source { url, title, publisher, published, accessed, archived_url, .. } = source;
        let fields = [
            ("title", title, escaped(title)),
            ("organization", publisher, escaped(publisher)),
            ("date", published, escaped(published)),
            ("url", url, address(url, "{}\\")),
            ("urldate", accessed, escaped(accessed)),
            ("archiveurl", archived_url, address(archived_url, "{}\\$")),
        ];
        let fields = fields.into_iter().filter(|(_, value, _)| !one_line(value).is_empty());
        let mut entry = format!("@online{{{key},\n");
        for (name, _, written) in fields {
            let _written = writeln!(entry, "  {name} = {{{written}}},");
        }
        text.push_str(&entry);
        text.push_str("}\n");
    }
    text
}

fn is_named(source: &Source) -> bool {
    let Source { url, title, publisher, published, accessed, archived_url, .. } = source;
    [url, title, publisher, published, accessed, archived_url].iter().any(|fact| !one_line(fact).is_empty())
}

/// A text that LaTeX prints as it is, in one line.
fn escaped(text: &str) -> String {
    let mut made = String::new();
    for c in one_line(text).chars() {
        match c {
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => made.extend(['\\', c]),
            '\\' => made.push_str("\\textbackslash{}"),
            '~' => made.push_str("\\textasciitilde{}"),
            '^' => made.push_str("\\textasciicircum{}"),
            // Two hyphens would be a dash.
            '-' if made.ends_with('-') => made.push_str("{}-"),
            c => made.push(c),
        }
    }
    made
}

/// An address in one line, with backslashes before these signs. LaTeX takes the letters of an address as they are, so only what
/// would end the field may have one; in a field that it doesn't know as an address, a dollar sign would begin a formula.
fn address(text: &str, signs: &str) -> String {
    let mut made = String::new();
    for c in one_line(text).chars() {
        if signs.contains(c) {
            made.push('\\');
        }
        made.push(c);
    }
    made
}

#[cfg(test)]
mod tests {
    use biblatex::{Bibliography, ChunksExt};
    use proptest::prelude::*;

    use super::super::citation;
    use super::*;

    #[test]
    fn a_source_is_an_entry() {
        let source = Source {
            url: "https://post.example/a_b--c?d=1%20&e".to_owned(),
            title: "50% of the {ferry} -- sunk".to_owned(),
            publisher: "Pier & Sons".to_owned(),
            published: "2026-03-12".to_owned(),
            accessed: "2026-03-15".to_owned(),
            archived_url: "https://archive.example/1".to_owned(),
            quote: "left out".to_owned(),
        };
        let expected = "@online{pier-50-of-the-2026,\n  title = {50\\% of the \\{ferry\\} -{}- sunk},\n  organization = {Pier \\& Sons},\n  \
            date = {2026-03-12},\n  url = {https://post.example/a_b--c?d=1%20&e},\n  urldate = {2026-03-15},\n  \
            archiveurl = {https://archive.example/1},\n}\n";
        assert_eq!(write(&[Source::default(), source]), expected);
        assert_eq!(write(&[]), "");
    }

    fn hard() -> impl Strategy<Value = String> {
        prop_oneof!["[{}%\\\\\"#&$_~^a-c\n' ,=@-]{0,20}", any::<String>(), "(https://)?[a-c/.%_~{}\\\\-]{0,12}"]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            facts in prop::collection::vec((hard(), hard(), hard(), hard(), hard(), hard()), 0..5),
        ) {
            let sources: Vec<Source> = facts
                .into_iter()
                .map(|(title, publisher, published, url, accessed, archived_url)| {
                    Source { url, title, publisher, published, accessed, archived_url, quote: String::new() }
                })
                .collect();
            let text = write(&sources);
            let named: Vec<&Source> = sources.iter().filter(|source| is_named(source)).collect();
            let expected: Vec<Source> = named
                .iter()
                .map(|s| Source {
                    url: one_line(&s.url),
                    title: one_line(&s.title),
                    publisher: one_line(&s.publisher),
                    published: citation::iso(&s.published),
                    accessed: citation::iso(&s.accessed),
                    archived_url: one_line(&s.archived_url),
                    quote: String::new(),
                })
                .collect();
            let found = citation::read(&text).map(|all| all.into_iter().map(citation::Citation::source).collect());
            let found: Vec<Source> = found.unwrap_or_default();
            prop_assert_eq!(&found, &expected, "{}", text);
            let read = Bibliography::parse(&text).unwrap();
            for (entry, source) in read.iter().zip(named) {
                for (name, fact) in [("title", &source.title), ("organization", &source.publisher), ("date", &source.published)] {
                    let field = entry.get(name).map(ChunksExt::format_verbatim).unwrap_or_default();
                    prop_assert_eq!(field, one_line(fact), "{}", text);
                }
            }
        }
    }
}
