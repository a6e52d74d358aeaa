//! `claimlight conflicts`: what people have to decide in annotation files.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use super::article::Reading;
use super::error::Error;
use super::me::Who;
use super::meant;
use super::output::{self, plain};
use super::{Outcome, copy, share};
use claimlight_core::compare::{self, Undecided};
use claimlight_core::model::{
    Annotations, AnnotatorId, Element, Evidence, Limits, Member, Stamp, Timestamp, Value, quotes,
};

/// How many characters of words from the file a line holds at most, for each value.
const SHOWN: usize = 60;

/// List what is to decide: values given at once, and deletions that had not seen everything
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotation files, their articles, folders of annotation files, or patterns such as '*.claims.ron'
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print a JSON object for each file
    #[arg(long)]
    json: bool,
}

/// Prints what is to decide.
pub fn run(asked: &Arguments, limits: Limits) -> Result<Outcome, Error> {
    let files = meant::files(&asked.files, limits, &Reading::default(), &Who::default())?;
    let mut open = 0;
    let read = |path: &Path| copy::load(path, limits);
    let left = files.each(read, |path, loaded| {
        let file = path.display().to_string();
        if asked.json {
            let list = as_json(&loaded.annotations);
            open += list.len();
            return output::print(&output::json(&json!({ "file": file, "to_decide": list })));
        }
        let lines = lines(&loaded.annotations);
        open += lines.len();
        for line in &lines {
            output::print(&format!("{}: {line}", plain(&file)))?;
        }
        if lines.is_empty() { output::print(&format!("{}: nothing to decide", plain(&file))) } else { Ok(()) }
    })?;
    share::none_left(left)?;
    Ok(if open == 0 { Outcome::Well } else { Outcome::Problems })
}

/// What is to decide, a line each: where, and the values; the one that is shown comes first.
pub fn lines(annotations: &Annotations) -> Vec<String> {
    compare::undecided(annotations).iter().map(|one| line(annotations, one)).collect()
}

fn line(annotations: &Annotations, one: &Undecided) -> String {
    let place = [element(annotations, one.element), member(annotations, one)].into_iter().flatten();
    let place = place.collect::<Vec<_>>().join(", ");
    let Some(field) = one.field else {
        let by = one.others.first().map(|(_, by, at)| given(annotations, *by, *at)).unwrap_or_default();
        return format!("{place}: deleted by somebody who had not seen what others did{by}; it is still shown");
    };
    let values = one.shown.iter().chain(&one.others);
    let values = values.map(|(value, by, at)| format!("{}{}", words(annotations, value), given(annotations, *by, *at)));
    format!("{place}, {}: {}", field.name().replace('_', " "), values.collect::<Vec<_>>().join(" or "))
}

/// Who gave a value, and when, in brackets; empty if it is there from the beginning.
fn given(annotations: &Annotations, by: AnnotatorId, at: Stamp) -> String {
    if at == Stamp::ROOT {
        return String::new();
    }
    let who = if by.0.is_nil() { "nobody" } else { annotations.annotator(by).map_or("?", |a| &a.name) };
    let time = Timestamp::from_second(i64::try_from(at.millis / 1000).unwrap_or(0));
    format!(" ({}, {time})", plain(who))
}

fn cut(text: &str) -> String {
    let text = plain(text);
    let short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() { format!("\"{short}…\"") } else { format!("\"{text}\"") }
}

fn element(annotations: &Annotations, element: Element) -> Option<String> {
    let text = annotations.article.text.as_str();
    Some(match element {
        Element::Facts => "article".to_owned(),
        Element::Scheme => "scheme".to_owned(),
        Element::Annotator(id) => format!("person {}", cut(annotations.annotator(id).map_or("?", |a| &a.name))),
        Element::Claim(id) => {
            let claims = annotations.claims.as_slice();
            let number = claims.iter().position(|c| c.id == id)?;
            format!("claim {} {}", number + 1, cut(&claims[number].quote(text)))
        }
        Element::NoClaim(id) => format!("no-claim {}", cut(annotations.no_claims.get(id)?.range.of(text))),
        Element::Text | Element::Decided => return None,
    })
}

fn member(annotations: &Annotations, one: &Undecided) -> Option<String> {
    match &one.member {
        Member::Itself => None,
        Member::Judgement(id) => {
            Some(format!("judgement of {}", cut(annotations.annotator(*id).map_or("?", |a| &a.name))))
        }
        Member::Evidence(id) => {
            let Element::Claim(claim) = one.element else { return None };
            let evidence = annotations.claims.get(claim)?.evidence.iter().find(|e| e.id == *id);
            let name = |e: &Evidence| if e.title.is_empty() { e.url.clone() } else { e.title.clone() };
            Some(format!("evidence {}", cut(&evidence.map(name).unwrap_or_default())))
        }
        Member::Verdict(id) => Some(format!("verdict {}", cut(id))),
    }
}

/// A value for people.
fn words(annotations: &Annotations, value: &Value) -> String {
    match value {
        Value::Nothing | Value::Extra(_) => "none".to_owned(),
        Value::True => "true".to_owned(),
        Value::Text(text) => cut(text),
        Value::Number(n) => n.to_string(),
        Value::Texts(texts) => cut(&texts.join(", ")),
        Value::Spans(spans) => cut(&quotes(spans, annotations.article.text.as_str())),
        Value::Range(range) => cut(range.of(annotations.article.text.as_str())),
        Value::Snapshot(snapshot) => cut(&snapshot.text),
        Value::Import(import) => cut(&import.encoding),
    }
}

/// What is to decide, by the names that the log of a file uses.
pub fn as_json(annotations: &Annotations) -> Vec<Json> {
    compare::undecided(annotations).iter().map(|one| Json::Object(object(annotations, one))).collect()
}

fn object(annotations: &Annotations, one: &Undecided) -> Map<String, Json> {
    let mut object = Map::new();
    let mut put = |name: &str, value: Json| drop(object.insert(name.to_owned(), value));
    match one.element {
        Element::Facts => put("of", json!("article")),
        Element::Scheme => put("of", json!("scheme")),
        Element::Annotator(id) => put("person", json!(id.to_string())),
        Element::Claim(id) => {
            let claims = annotations.claims.as_slice();
            let number = claims.iter().position(|c| c.id == id);
            put("claim", json!(id.to_string()));
            put("number", json!(number.map(|i| i + 1)));
            put("quote", json!(number.map(|i| claims[i].quote(annotations.article.text.as_str()))));
        }
        Element::NoClaim(id) => put("no_claim", json!(id.to_string())),
        Element::Text | Element::Decided => {}
    }
    match &one.member {
        Member::Itself => {}
        Member::Judgement(id) => put("judgement", json!(id.to_string())),
        Member::Evidence(id) => put("evidence", json!(id.to_string())),
        Member::Verdict(id) => put("verdict", json!(id)),
    }
    let told = |(value, by, at): &(Value, AnnotatorId, Stamp)| {
        let began = *at == Stamp::ROOT;
        let (by, at) = ((!began).then(|| by.to_string()), (!began).then(|| at.to_string()));
        json!({ "value": json_value(annotations, value), "by": by, "at": at })
    };
    match one.field {
        Some(field) => {
            put("set", json!(field.name()));
            put("shown", one.shown.as_ref().map_or(Json::Null, told));
            put("others", one.others.iter().map(told).collect());
        }
        None => put(
            "deleted",
            one.others.first().map_or(Json::Null, |(_, by, at)| json!({ "by": by.to_string(), "at": at.to_string() })),
        ),
    }
    object
}

fn json_value(annotations: &Annotations, value: &Value) -> Json {
    let text = annotations.article.text.as_str();
    match value {
        Value::Nothing | Value::Extra(_) => Json::Null,
        Value::True => json!(true),
        Value::Text(text) => json!(text),
        Value::Number(n) => json!(n),
        Value::Texts(texts) => json!(texts),
        Value::Spans(spans) => spans.iter().map(|span| json!(span.quote(text))).collect(),
        Value::Range(range) => json!(range.of(text)),
        Value::Snapshot(snapshot) => json!(snapshot.text),
        Value::Import(import) => json!(import.encoding),
    }
}
