//! JSON of the Citation Style Language: an array of items, or one item. The names of its fields are those of the schema
//! `csl-data.json` (CSL 1.0.2).

use serde_json::{Map, Value};

use super::authors::joined;
use super::dates::of_parts;
use super::{Citation, CitationError, Format, doi_address, first, one_line};
use crate::model::limits::CITATIONS;

type Item = Map<String, Value>;

/// Whether a text seems to be items of CSL JSON: it begins like an array of objects, or like an object with a name.
pub(super) fn is_one(text: &str) -> bool {
    let text = text.trim_start();
    let begins = |rest: &str, with: [char; 2]| rest.trim_start().starts_with(with);
    match (text.strip_prefix('['), text.strip_prefix('{')) {
        (Some(rest), _) => begins(rest, ['{', ']']),
        (_, Some(rest)) => begins(rest, ['"', '}']),
        _ => false,
    }
}

/// All items in a text. Objects without title, address and DOI are none.
pub(super) fn read(text: &str) -> Result<Vec<Citation>, CitationError> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let line = error.line();
        let bytes = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().as_bytes();
        // The error counts bytes; those that go on with a character count for nothing.
        let before = &bytes[..error.column().saturating_sub(1).min(bytes.len())];
        let column = before.iter().filter(|b| **b & 0xc0 != 0x80).count() + 1;
        CitationError::Malformed { format: Format::CslJson, line, column }
    })?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(object)],
        },
        _ => Vec::new(),
    };
    if items.len() > CITATIONS {
        return Err(CitationError::TooMany);
    }
    Ok(items.iter().filter_map(Value::as_object).filter_map(citation).collect())
}

/// The text of a field: a text, a number, or the first of several.
fn text(item: &Item, name: &str) -> String {
    match item.get(name) {
        Some(Value::Array(several)) => several.first().map(plain).unwrap_or_default(),
        Some(value) => plain(value),
        None => String::new(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn citation(item: &Item) -> Option<Citation> {
    if !["title", "URL", "DOI", "container-title", "publisher"].iter().any(|name| item.contains_key(*name)) {
        return None;
    }
    let url = text(item, "URL");
    let archived_url = text(item, "archive_location");
    let is_address = archived_url.starts_with("https://") || archived_url.starts_with("http://");
    Citation {
        title: text(item, "title"),
        authors: joined(item.get("author").and_then(Value::as_array).into_iter().flatten().filter_map(name)),
        url: if url.is_empty() { doi_address(&text(item, "DOI")) } else { url },
        publisher: first([text(item, "container-title").as_str(), &text(item, "publisher")]),
        published: date(item, "issued"),
        accessed: date(item, "accessed"),
        archived_url: if is_address { archived_url } else { String::new() },
    }
    .tidy()
}

fn name(author: &Value) -> Option<String> {
    let author = author.as_object()?;
    let parts = ["given", "non-dropping-particle", "dropping-particle", "family", "literal", "name"];
    Some(one_line(&parts.map(|part| text(author, part)).join(" ")))
}

/// A date: `date-parts` of one day or of two, else its words.
fn date(item: &Item, name: &str) -> String {
    let Some(date) = item.get(name).and_then(Value::as_object) else { return text(item, name) };
    let days = date.get("date-parts").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_array);
    let days: Vec<String> = days.map(|parts| day(parts)).filter(|day| !day.is_empty()).collect();
    if days.is_empty() { first([text(date, "literal").as_str(), &text(date, "raw")]) } else { days.join("/") }
}

fn day(parts: &[Value]) -> String {
    let part = |i: usize| parts.get(i).map(plain).unwrap_or_default();
    let year = part(0);
    // Years have four digits in ISO 8601.
    let is_short = !year.is_empty() && year.len() < 4 && year.bytes().all(|b| b.is_ascii_digit());
    of_parts(&if is_short { format!("{year:0>4}") } else { year }, &part(1), &part(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fields: &str, expected: Citation) {
        let found = super::super::read(&format!("[{{\"id\":\"a\",{fields}}}]"));
        assert_eq!(found, Ok(vec![expected]), "{fields}");
    }

    #[test]
    fn items_of_zotero_are_read() {
        check(
            r#""type":"webpage","abstract":"x","container-title":"Harbour Post","publisher":"Post Ltd","title":"The  ferry",
            "URL":"https://post.example/a","author":[{"family":"Quay","given":"Ada"},{"literal":"Pier and Sons"}],
            "accessed":{"date-parts":[["2026",3,15]]},"issued":{"date-parts":[[2026,3]]}"#,
            Citation {
                title: "The ferry".to_owned(),
                authors: "Ada Quay; Pier and Sons".to_owned(),
                url: "https://post.example/a".to_owned(),
                publisher: "Harbour Post".to_owned(),
                published: "2026-03".to_owned(),
                accessed: "2026-03-15".to_owned(),
                archived_url: String::new(),
            },
        );
    }

    #[test]
    fn what_is_odd_is_understood() {
        let title = |title: &str| Citation { title: title.to_owned(), ..Citation::default() };
        check(r#""title":["A","B"],"author":"x","issued":[1]"#, Citation { published: "1".to_owned(), ..title("A") });
        check(r#""title":1,"archive_location":"Box 3""#, title("1"));
        check(
            r#""title":"A","issued":{"raw":"12 March 2026"}"#,
            Citation { published: "2026-03-12".to_owned(), ..title("A") },
        );
        check(
            r#""title":"A","issued":{"literal":"spring"}"#,
            Citation { published: "spring".to_owned(), ..title("A") },
        );
        check(
            r#""title":"A","issued":{"date-parts":[[2025],[2026,2]]}"#,
            Citation { published: "2025/2026-02".to_owned(), ..title("A") },
        );
        check(
            r#""title":"A","DOI":"10.1/b","URL":"""#,
            Citation { url: "https://doi.org/10.1/b".to_owned(), ..title("A") },
        );
    }
}
