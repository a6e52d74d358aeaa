//! What a case gives. What is missing or of another type counts as not given.

use serde_json::{Map, Value};

use super::super::{Stretch, Stretches};
use crate::model::limits::{CATEGORIES, COMPARED_PEOPLE};

/// A text, or `""`.
pub(super) fn text<'a>(case: &'a Value, name: &str) -> &'a str {
    case.get(name).and_then(Value::as_str).unwrap_or("")
}

/// The values of a list.
pub(super) fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// An offset or a length. Offsets have 32 bits.
fn offset(value: Option<&Value>) -> usize {
    value.and_then(Value::as_u64).map_or(0, |n| n.min(u64::from(u32::MAX)) as usize)
}

/// The length of the text of a case or an article.
pub(super) fn length(case: &Value) -> usize {
    offset(case.get("length"))
}

/// `[start, end]`, and what else is in the list.
pub(super) fn stretch(value: &Value) -> Stretch {
    Stretch::new(offset(value.get(0)), offset(value.get(1)))
}

/// A list of `[start, end]`.
pub(super) fn stretches(value: Option<&Value>) -> Vec<Stretch> {
    list(value).iter().map(stretch).collect()
}

/// The names of the people: `annotators`, or who is in `map`.
pub(super) fn people(case: &Value, map: Option<&Value>) -> Vec<String> {
    let named: Vec<String> = list(case.get("annotators")).iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let mut people =
        if named.is_empty() { entries(map).into_iter().flat_map(Map::keys).cloned().collect() } else { named };
    people.truncate(COMPARED_PEOPLE);
    people
}

fn entries(map: Option<&Value>) -> Option<&Map<String, Value>> {
    map.and_then(Value::as_object)
}

/// What each person has read: all of the text if it is not told.
pub(super) fn read(case: &Value, people: &[String]) -> Vec<Stretches> {
    let of = |person: &String| match case.get("read").and_then(|read| read.get(person)) {
        None | Some(Value::Null) => Stretches::all(length(case)),
        ranges => Stretches::new(stretches(ranges)).common(&Stretches::all(length(case))),
    };
    people.iter().map(of).collect()
}

/// A claim's id, and all characters of its pieces.
pub(super) fn claim(claim: &Value) -> (String, Stretches) {
    (text(claim, "id").to_owned(), Stretches::new(stretches(claim.get("spans"))))
}

/// Categories by name, in order. Those that are not known come after the known ones.
#[derive(Default)]
pub(super) struct Names(pub(super) Vec<String>);

impl Names {
    pub(super) fn of(names: Option<&Value>) -> Self {
        let mut known = Self::default();
        for name in list(names).iter().filter_map(Value::as_str) {
            known.number(name);
        }
        known
    }

    /// The number of a category. Of too many ones, the last is not told from those after it.
    pub(super) fn number(&mut self, name: &str) -> usize {
        if let Some(known) = self.0.iter().position(|known| known == name) {
            return known;
        }
        if self.0.len() < CATEGORIES {
            self.0.push(name.to_owned());
        }
        self.0.len() - 1
    }

    /// A row of values, one entry a person; `null` and `""` are missing.
    pub(super) fn unit(&mut self, row: &Value) -> Vec<Option<usize>> {
        let number = |value: &Value| value.as_str().filter(|name| !name.is_empty()).map(|name| self.number(name));
        list(Some(row)).iter().map(number).collect()
    }
}
