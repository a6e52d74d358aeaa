//! Sources as JSON of the Citation Style Language, which Zotero and most reference managers read.

use serde_json::{Map, Value, json};

use super::{keys, one_line};
use crate::model::{Source, is_date};

/// Sources as an array of items of the type `webpage`, in order. A source that names nothing has only an id; quotes are left out.
pub fn write(sources: &[Source]) -> String {
    let items = sources.iter().zip(keys::keys(sources)).map(|(source, key)| item(source, key)).collect();
    format!("{:#}\n", Value::Array(items))
}

fn item(source: &Source, key: String) -> Value {
    let mut item = Map::new();
    item.insert("id".to_owned(), Value::String(key));
    item.insert("type".to_owned(), json!("webpage"));
    let Source { url, title, publisher, published, accessed, archived_url, .. } = source;
    for (name, fact) in
        [("title", title), ("container-title", publisher), ("URL", url), ("archive_location", archived_url)]
    {
        let fact = one_line(fact);
        if !fact.is_empty() {
            item.insert(name.to_owned(), Value::String(fact));
        }
    }
    for (name, fact) in [("issued", published), ("accessed", accessed)] {
        let fact = one_line(fact);
        if !fact.is_empty() {
            item.insert(name.to_owned(), date(&fact));
        }
    }
    Value::Object(item)
}

/// A date as numbers, if it is a year, a month or a day, or two of these; else its words.
fn date(text: &str) -> Value {
    let parts = |day: &str| day.split('-').map(|part| part.parse::<u16>().ok()).collect::<Option<Vec<_>>>();
    let days: Option<Vec<Vec<u16>>> = text.split('/').map(parts).collect();
    match days.filter(|_| is_date(text)) {
        Some(days) => json!({ "date-parts": days }),
        None => json!({ "literal": text }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::citation;
    use super::*;

    #[test]
    fn a_source_is_an_item() {
        let source = Source {
            url: "https://post.example/a".to_owned(),
            title: "The \"ferry\"".to_owned(),
            publisher: "Pier".to_owned(),
            published: "2026-03".to_owned(),
            accessed: "spring".to_owned(),
            archived_url: "https://archive.example/1".to_owned(),
            quote: "left out".to_owned(),
        };
        let expected = json!([{
            "id": "pier-the-ferry-2026",
            "type": "webpage",
            "title": "The \"ferry\"",
            "container-title": "Pier",
            "URL": "https://post.example/a",
            "archive_location": "https://archive.example/1",
            "issued": { "date-parts": [[2026, 3]] },
            "accessed": { "literal": "spring" },
        }]);
        assert_eq!(serde_json::from_str::<Value>(&write(&[source])).unwrap(), expected);
        assert_eq!(write(&[]), "[]\n");
    }

    fn dated() -> impl Strategy<Value = String> {
        prop_oneof!["[0-9]{4}", "[0-9]{4}-[01][0-9](-[0-3][0-9])?", "202[0-9]/202[0-9]-0[1-9]", any::<String>()]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            facts in prop::collection::vec((".*", any::<String>(), dated(), ".*", dated(), "(https://\\PC*)?"), 0..5),
        ) {
            let sources: Vec<Source> = facts
                .into_iter()
                .map(|(title, publisher, published, url, accessed, archived_url)| {
                    Source { url, title, publisher, published, accessed, archived_url, quote: String::new() }
                })
                .collect();
            let expected: Vec<Source> = sources
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
                .filter(|s| !s.title.is_empty() || !s.url.is_empty() || !s.publisher.is_empty())
                .collect();
            let text = write(&sources);
            let found = citation::read(&text).map(|all| all.into_iter().map(citation::Citation::source));
            let named = |s: &Source| !s.title.is_empty() || !s.url.is_empty() || !s.publisher.is_empty();
            let found: Vec<Source> = found.into_iter().flatten().filter(named).collect();
            prop_assert_eq!(found, expected, "{}", text);
        }
    }
}
