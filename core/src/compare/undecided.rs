//! What two people said at once of one thing, until somebody decides.

use super::lineage::Lineage;
use crate::model::{Act, Annotations, AnnotatorId, Element, Field, Member, Stamp, Value};

/// Something for people to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// Of which element.
    pub element: Element,
    /// Of which part of it.
    pub member: Member,
    /// The field that has several values; `None`: somebody deleted it who had not seen what another did to it.
    pub field: Option<Field>,
    /// The value that is shown, whose it is and since when.
    pub shown: Option<(Value, AnnotatorId, Stamp)>,
    /// The other values, the latest first; for a deletion who deleted it, with [`Value::Nothing`].
    pub others: Vec<(Value, AnnotatorId, Stamp)>,
}

impl Undecided {
    /// What is to be recorded when it stays as it is shown.
    pub fn decision(&self) -> (Element, Member, Act) {
        (self.element, self.member.clone(), self.field.map_or(Act::Kept, Act::Set))
    }
}

/// All that is to decide, in order of elements.
pub fn undecided(annotations: &Annotations) -> Vec<Undecided> {
    let mut elements: Vec<Element> = annotations.log.elements().collect();
    elements.sort_unstable();
    let mut all = Vec::new();
    for element in elements {
        if is_plain(annotations, element) {
            continue;
        }
        let Some(mut lineage) = Lineage::of(annotations, element) else { continue };
        let (fields, deletions) = lineage.open();
        let told = |i: usize, value: Value| {
            let entry = &lineage.entries[i];
            (value, entry.by, entry.stamp)
        };
        for heads in fields {
            let mut values: Vec<_> = heads.values.into_iter().map(|(i, v)| told(i, v)).collect();
            let shown = values.pop();
            values.retain(|(v, ..)| shown.as_ref().is_none_or(|s| s.0 != *v));
            values.reverse();
            values.dedup_by(|a, b| a.0 == b.0);
            let (member, field) = heads.of;
            all.push(Undecided { element, member, field: Some(field), shown, others: values });
        }
        for i in deletions {
            let member = lineage.entries[i].member.clone();
            all.push(Undecided { element, member, field: None, shown: None, others: vec![told(i, Value::Nothing)] });
        }
    }
    all
}

/// Whether each change had seen all before it and none holds a value that still counts: the usual case, told quickly.
fn is_plain(annotations: &Annotations, element: Element) -> bool {
    let entries = annotations.log.of(element);
    let mut last = Stamp::ROOT;
    for entry in entries {
        let follows = match entry.after.as_slice() {
            [] => last == Stamp::ROOT,
            [one] => *one == last,
            _ => false,
        };
        if !follows && entry.stamp != Stamp::ROOT {
            return false;
        }
        last = entry.stamp;
    }
    entries.iter().enumerate().all(|(i, entry)| {
        entry.values.iter().all(|g| {
            let later = &entries[i + 1..];
            later.iter().any(|e| e.member == g.member && matches!(e.act, Act::Made | Act::Deleted))
                || later.iter().any(|e| e.member == g.member && e.act == Act::Set(g.field))
                || !g.field.is_for_people()
        })
    })
}
