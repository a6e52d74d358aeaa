//! Answers to cases as JSON: what figures are for given values, places or articles. Another program's figures can so be compared.
//!
//! A case has an `id`, a `kind`, what is given, and may have an `expect`, whose names alone are read: the answer then has exactly these.

mod given;
mod interval;
mod places;
mod units;
mod words;

use serde_json::{Map, Value, json};

use super::Figure;

/// What is answered: figures, and the reason of each that does not exist.
#[derive(Default)]
struct Answer {
    figures: Map<String, Value>,
    why: Map<String, Value>,
}

impl Answer {
    /// Tells a value.
    fn put(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.figures.insert(name.into(), value.into());
    }

    /// Tells a figure, or why there is none.
    fn figure(&mut self, name: &str, figure: Figure) {
        let value = self.value(name, figure);
        self.put(name, value);
    }

    /// A figure as a value; if there is none, the reason is told under its full name.
    fn value(&mut self, full_name: &str, figure: Figure) -> Value {
        match figure {
            Ok(number) => json!(number),
            Err(reason) => {
                self.why.insert(full_name.to_owned(), json!(reason.code()));
                Value::Null
            }
        }
    }
}

/// Answers a case: `{"id", "expect", "why"}`, with `null` for figures that do not exist. A kind that is not known has no figures.
pub fn answer(case: &Value) -> Value {
    let answer = match given::text(case, "kind") {
        "coding" => units::coding(case),
        "sentences" => places::sentences(case),
        "verdicts" => places::verdicts(case),
        "spans" => places::spans(case),
        "unitizing" => words::unitizing(case),
        "gamma" => words::gamma(case),
        "interval" => interval::interval(case),
        _ => Answer::default(),
    };
    let mut figures = Value::Object(answer.figures);
    if let Some(asked) = case.get("expect").filter(|asked| asked.is_object()) {
        figures = only(&figures, asked);
    }
    let why: Map<String, Value> = answer.why.into_iter().filter(|(name, _)| is_told(&figures, name)).collect();
    json!({"id": case.get("id"), "expect": figures, "why": why})
}

/// What is asked for, by the names in `asked`.
fn only(figures: &Value, asked: &Value) -> Value {
    let (Value::Object(names), Value::Object(all)) = (asked, figures) else { return figures.clone() };
    let value = |(name, asked): (&String, &Value)| {
        (name.clone(), all.get(name).map_or(Value::Null, |figure| only(figure, asked)))
    };
    Value::Object(names.iter().map(value).collect())
}

/// Whether the answer has a figure of that name; `outer.inner` is one within another.
fn is_told(figures: &Value, name: &str) -> bool {
    let within = |(at, _): (usize, char)| figures.get(&name[..at]).is_some_and(|inner| is_told(inner, &name[at + 1..]));
    name == "interval" || figures.get(name).is_some() || name.char_indices().filter(|(_, c)| *c == '.').any(within)
}

#[cfg(test)]
mod tests;
