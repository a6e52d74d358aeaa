//! Front matter: the fields before a Markdown text, in YAML between `---` or in TOML between `+++`.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

use super::super::left_out::{Kind, LeftOut};
use super::super::lines;
use crate::model::{ArticleFacts, limits};

/// How deep values are read: a list of records with names is as deep as any fact stands.
const DEEPEST: usize = 3;

/// Names of fields that say that a text between two rules is front matter, besides those that are facts.
const KNOWN: [&str; 24] = [
    "aliases",
    "categories",
    "category",
    "comments",
    "cover",
    "description",
    "draft",
    "excerpt",
    "featured",
    "id",
    "image",
    "keywords",
    "lastmod",
    "layout",
    "modified",
    "published",
    "series",
    "slug",
    "subtitle",
    "summary",
    "tags",
    "toc",
    "updated",
    "weight",
];

/// The value of a field.
#[derive(Debug)]
enum Value {
    Text(String),
    List(Vec<Self>),
    Record(Vec<(String, Self)>),
    /// None, or nothing that a fact could be.
    Nothing,
}

type Fields = Vec<(String, Value)>;

/// Takes the front matter off a source: its facts are copied to `facts`, other fields are counted as left out. Returns the
/// rest. A source without front matter is returned whole, so that a text between two rules stays text.
pub fn take<'a>(source: &'a str, facts: &mut ArticleFacts, left_out: &mut LeftOut) -> &'a str {
    let Some((fields, rest)) = split(source) else { return source };
    let used = copy(&fields, facts);
    left_out.add_some(Kind::FrontMatter, fields.len() - used);
    rest
}

/// A source as it was decoded, in which blanks stand in the front matter for what ends lines elsewhere, but neither in YAML 1.2 nor
/// in TOML: U+000B, U+000C, U+0085, U+2028, U+2029.
pub fn with_own_lines(source: &str) -> Cow<'_, str> {
    let is_end = |c: char| matches!(c, '\n' | '\r');
    let start = &source[..source.floor_char_boundary(2 * limits::SMALL_FILE as usize)];
    let mut parts = start.split_inclusive(is_end);
    let first = parts.next().unwrap_or_default();
    let mark = first.trim_end();
    if mark != "---" && mark != "+++" {
        return Cow::Borrowed(source);
    }
    let mut len = first.len();
    let ends = |line: &str| {
        len += line.len();
        line.trim_end() == mark || (mark == "---" && line.trim_end() == "...")
    };
    if !parts.any(ends) {
        return Cow::Borrowed(source);
    }
    let (front, rest) = source.split_at(len);
    if !front.contains(lines::is_line_end) {
        return Cow::Borrowed(source);
    }
    let front = front.replace(lines::is_line_end, " ");
    if split(&lines::normalised(&front).text).is_none() {
        return Cow::Borrowed(source);
    }
    Cow::Owned(front + rest)
}

/// Reads the source of front matter; `None` if it is not in the format.
type Reader = fn(&str) -> Option<Fields>;

/// The fields of a source's front matter, and the source after it; `None` if there is none.
fn split(source: &str) -> Option<(Fields, &str)> {
    let (first, after) = source.split_once('\n')?;
    let (read, ends): (Reader, &[&str]) = match first.trim_end() {
        "---" => (yaml, &["---", "..."]),
        "+++" => (toml, &["+++"]),
        _ => return None,
    };
    // In CommonMark, what a blank line follows is a rule.
    if after.lines().next()?.trim().is_empty() {
        return None;
    }
    let mut at = 0;
    for line in after.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let fields = read(&after[..at]).filter(is_front_matter)?;
            return Some((fields, &after[at + line.len()..]));
        }
        at += line.len();
        if at > limits::SMALL_FILE as usize {
            return None;
        }
    }
    None
}

/// Whether these fields are front matter, not a talk between two rules (`Ana: Nobody paid.`).
fn is_front_matter(fields: &Fields) -> bool {
    let names = || fields.iter().map(|(name, _)| name.as_str());
    let is_identifier = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    let is_known = |name: &str| {
        let name = normal(name);
        KNOWN.contains(&name.as_str()) || FACTS.iter().any(|(_, names)| names.contains(&name.as_str()))
    };
    !fields.is_empty() && (names().all(is_identifier) || names().any(is_known))
}

/// A fact of the article.
#[derive(Clone, Copy)]
enum Fact {
    Title,
    Byline,
    Published,
    Language,
    SourceUrl,
    Publisher,
}

/// The names of the fields that hold each fact, in [`normal`] spelling; the first that fits counts.
const FACTS: [(Fact, &[&str]); 6] = [
    (Fact::Title, &["title"]),
    (Fact::Byline, &["author", "authors", "byline"]),
    (
        Fact::Published,
        &[
            "date",
            "published",
            "pubdate",
            "publishdate",
            "publish_date",
            "published_at",
            "date_published",
            "datepublished",
            "publication_date",
        ],
    ),
    (Fact::Language, &["lang", "language", "locale"]),
    (
        Fact::SourceUrl,
        &[
            "canonical",
            "canonical_url",
            "canonicalurl",
            "source_url",
            "original_url",
            "url",
            "permalink",
            "link",
            "source",
        ],
    ),
    (Fact::Publisher, &["publisher", "publication", "site_name", "site", "source"]),
];

/// A name of a field in small letters, with `_` between words.
fn normal(name: &str) -> String {
    name.trim().to_lowercase().replace(['-', ' '], "_")
}

/// Copies the facts among the fields of the top level. Returns how many fields were used.
fn copy(fields: &Fields, facts: &mut ArticleFacts) -> usize {
    let mut used = vec![false; fields.len()];
    for (fact, names) in FACTS {
        let found = names.iter().find_map(|wanted| {
            let at = fields.iter().position(|(name, _)| normal(name) == *wanted)?;
            Some((at, read(fact, &fields[at].1)?))
        });
        let Some((at, value)) = found else { continue };
        used[at] = true;
        match fact {
            Fact::Title => facts.title = value,
            Fact::Byline => facts.byline = value,
            Fact::Published => facts.published = value,
            Fact::Language => facts.language = value,
            Fact::SourceUrl => facts.source_url = value,
            Fact::Publisher => facts.publisher = value,
        }
    }
    used.into_iter().filter(|used| *used).count()
}

/// A value as a fact; `None` if it can't be one.
fn read(fact: Fact, value: &Value) -> Option<String> {
    let text = match fact {
        Fact::Byline => names(value),
        _ => text(value)?,
    };
    let is_address = text.get(..8).is_some_and(|start| {
        let start = start.to_lowercase();
        start.starts_with("http://") || start == "https://"
    });
    let fits = match fact {
        Fact::SourceUrl => is_address && !text.contains(char::is_whitespace),
        Fact::Publisher => !is_address,
        Fact::Language => super::super::is_language(&text),
        Fact::Published => text.contains(|c: char| c.is_ascii_digit()),
        Fact::Title | Fact::Byline => true,
    };
    let text = if matches!(fact, Fact::Language) { text.replace('_', "-") } else { text };
    (fits && !text.is_empty()).then_some(text)
}

/// A text in one line, without control characters.
fn text(value: &Value) -> Option<String> {
    let Value::Text(text) = value else { return None };
    let words = text.split_whitespace().map(|word| word.chars().filter(|c| !c.is_control()).collect::<String>());
    Some(words.collect::<Vec<_>>().join(" "))
}

/// The names of one person or several: a text, a record with a name, or a list of them.
fn names(value: &Value) -> String {
    let name = |value: &Value| match value {
        Value::Record(fields) => fields.iter().find(|(key, _)| normal(key) == "name").and_then(|(_, name)| text(name)),
        value => text(value),
    };
    let all: Vec<String> = match value {
        Value::List(values) => values.iter().filter_map(name).collect(),
        value => name(value).into_iter().collect(),
    };
    all.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The fields of a YAML document that is a record. Aliases are none: what they stand for is never copied.
fn yaml(source: &str) -> Option<Fields> {
    let mut events = Events(Parser::new_from_str(source));
    while !matches!(events.next()?, Event::DocumentStart(_)) {}
    let Event::MappingStart(..) = events.next()? else { return None };
    let fields = events.record(0)?;
    let Event::DocumentEnd = events.next()? else { return None };
    let Event::StreamEnd = events.next()? else { return None };
    Some(fields)
}

/// The events of a YAML source. Each method returns `None` if it is not YAML.
struct Events<'a>(Parser<'a, StrInput<'a>>);

impl<'a> Events<'a> {
    fn next(&mut self) -> Option<Event<'a>> {
        self.0.next()?.ok().map(|(event, _)| event)
    }

    /// The fields of a record that has started.
    fn record(&mut self, depth: usize) -> Option<Fields> {
        let mut fields = Vec::new();
        loop {
            match self.next()? {
                Event::MappingEnd => return Some(fields),
                key => {
                    let key = self.value(key, DEEPEST)?;
                    let value = self.next()?;
                    let value = self.value(value, depth + 1)?;
                    if let Value::Text(key) = key {
                        fields.push((key, value));
                    }
                }
            }
        }
    }

    /// The value that starts with `event`. What is nested too deep is skipped.
    fn value(&mut self, event: Event<'a>, depth: usize) -> Option<Value> {
        match event {
            Event::Scalar(text, style, ..) => {
                let is_nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                Some(if is_nothing { Value::Nothing } else { Value::Text(text.into_owned()) })
            }
            Event::Alias(_) => Some(Value::Nothing),
            Event::SequenceStart(..) if depth < DEEPEST => {
                let mut values = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd => return Some(Value::List(values)),
                        event => values.push(self.value(event, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(..) if depth < DEEPEST => self.record(depth).map(Value::Record),
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                let mut open = 1;
                while open > 0 {
                    match self.next()? {
                        Event::SequenceStart(..) | Event::MappingStart(..) => open += 1,
                        Event::SequenceEnd | Event::MappingEnd => open -= 1,
                        _ => {}
                    }
                }
                Some(Value::Nothing)
            }
            _ => None,
        }
    }
}

/// The fields of a TOML document.
fn toml(source: &str) -> Option<Fields> {
    Some(of_table(source.parse().ok()?, 0))
}

fn of_table(table: toml::Table, depth: usize) -> Fields {
    table.into_iter().map(|(key, value)| (key, of_toml(value, depth + 1))).collect()
}

fn of_toml(value: toml::Value, depth: usize) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Datetime(time) => Value::Text(time.to_string()),
        toml::Value::Integer(n) => Value::Text(n.to_string()),
        toml::Value::Array(values) if depth < DEEPEST => {
            Value::List(values.into_iter().map(|value| of_toml(value, depth + 1)).collect())
        }
        toml::Value::Table(table) if depth < DEEPEST => Value::Record(of_table(table, depth)),
        _ => Value::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(source: &str) -> (ArticleFacts, usize, String) {
        let (mut facts, mut left_out) = (ArticleFacts::default(), LeftOut::default());
        let rest = take(source, &mut facts, &mut left_out).to_owned();
        (facts, left_out.counts().map(|(_, n)| n).sum(), rest)
    }

    #[test]
    fn facts_are_read_as_yaml_reads_them() {
        let (facts, left_out, rest) = facts(
            "---\ntitle: >-\n  The ferry that\n  stayed at home\nauthors:\n  - Ana Lind\n  - name: Ben Roe\n    url: x\n\
             date: 2026-03-12 # first print\nlang: pt_BR\nurl: /ferry\ncanonical_url: 'https://paper.example/ferry'\n\
             publisher: \"Town \\u0026 news\"\nimage:\n  url: http://pics.example/duck.png\n  title: A duck\ntags: [a, b]\n\
             ---\nIt stayed.\n",
        );
        assert_eq!(facts.title, "The ferry that stayed at home");
        assert_eq!(facts.byline, "Ana Lind, Ben Roe");
        assert_eq!(facts.published, "2026-03-12");
        assert_eq!(facts.language, "pt-BR");
        assert_eq!(facts.source_url, "https://paper.example/ferry");
        assert_eq!(facts.publisher, "Town & news");
        assert_eq!(left_out, 3);
        assert_eq!(rest, "It stayed.\n");
    }

    #[test]
    fn toml_stands_between_plus_signs() {
        let (facts, left_out, rest) = facts(
            "+++\ntitle = 'The ferry'\nauthor = { name = 'Ana' }\ndate = 2026-03-12T10:00:00Z\n[extra]\ntitle = 'x'\n+++\ntext",
        );
        assert_eq!((facts.title.as_str(), facts.byline.as_str()), ("The ferry", "Ana"));
        assert_eq!((facts.published.as_str(), left_out, rest.as_str()), ("2026-03-12T10:00:00Z", 1, "text"));
    }

    #[test]
    fn a_field_that_cannot_be_a_fact_is_left_empty() {
        let check = |field: &str| {
            let (facts, left_out, rest) = facts(&format!("---\nid: 1\n{field}\n---\n"));
            assert_eq!(facts, ArticleFacts::default(), "{field}");
            assert_eq!((left_out, rest.as_str()), (2, ""), "{field}");
        };
        check("title: {en: The ferry}");
        check("title: ~");
        check("title: ''");
        check("url: ferry.html");
        check("lang: English, mostly");
        check("date: soon");
        check("author: &a [*a]");
        check("site: https://paper.example");
    }

    #[test]
    fn a_text_between_two_rules_is_text() {
        for source in [
            "---\n\n# The ferry\n\nIt stayed.\n\n---\n\nEnd.",
            "---\n\ntitle: The ferry\n---\n",
            "---\nThe ferry stayed.\n---\n",
            "---\nAna: Who paid?\nBen: Nobody.\n---\n",
            "---\n- a\n- b\n---\n",
            "---\n# title: x\n---\n",
            "---\ntitle: the ferry: a story\n---\n",
            "---\ntitle: The ferry\n",
            "----\ntitle: The ferry\n----\n",
            "+++\ntitle: x\n+++\n",
            "+++\ntitle = 'a'\ntitle = 'b'\n+++\n",
            "---\n---\n",
            "---",
            "",
        ] {
            let (facts, left_out, rest) = facts(source);
            assert_eq!((facts, left_out, rest.as_str()), (ArticleFacts::default(), 0, source), "{source}");
        }
    }

    #[test]
    fn hostile_front_matter_ends() {
        for (piece, end) in
            [("[", ""), ("{a: ", ""), ("- ", "x"), ("? ", ""), ("&a ", ""), ("!a ", ""), ("'", ""), ("*a ", "")]
        {
            facts(&format!("---\ntitle: {}{end}\n---\n", piece.repeat(100_000)));
            facts(&format!("---\ntitle: x\n{}{end}\n---\n", piece.repeat(100_000)));
            facts(&format!("+++\ntitle = {}{end}\n+++\n", piece.repeat(100_000)));
        }
        let mut bomb = "a: &a [x]\n".to_owned();
        for (from, to) in ('a'..='y').zip('b'..='z') {
            let line = format!("{to}: &{to} [*{from}, *{from}, *{from}, *{from}]\n");
            bomb.push_str(&line);
        }
        assert_eq!(facts(&format!("---\n{bomb}---\n")).1, 26);
    }
}
