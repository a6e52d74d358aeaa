//! What is to decide: values that several people gave one field at the same time, and deletions that had not seen everything.

use super::lineage::Lineage;
use crate::model::{Act, Annotations, AnnotatorId, Element, Field, Member, Stamp, Value};

/// Something that people have to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The element.
    pub element: Element,
    /// The member of the element.
    pub member: Member,
    /// The field that has several values. `None` if somebody deleted the member without having seen what somebody else did to it.
    pub field: Option<Field>,
    /// The value that is shown, who gave it, and when.
    pub shown: Option<(Value, AnnotatorId, Stamp)>,
    /// The other values, the latest first. For a deletion: who deleted the member and when, with [`Value::Nothing`].
    pub others: Vec<(Value, AnnotatorId, Stamp)>,
}

impl Undecided {
    /// The decision that it stays as it is shown.
    pub fn decision(&self) -> (Element, Member, Act) {
        (self.element, self.member.clone(), self.field.map_or(Act::Kept, Act::Set))
    }
}

/// Everything that is to decide, in the order of the elements.
pub fn undecided(annotations: &Annotations) -> Vec<Undecided> {
    let mut elements: Vec<Element> = annotations.log.elements().collect();
    elements.sort_unstable();
    elements.into_iter().flat_map(|element| undecided_in(annotations, element)).collect()
}

/// Everything that is to decide about one element.
pub fn undecided_in(annotations: &Annotations, element: Element) -> Vec<Undecided> {
    let mut all = Vec::new();
    if is_plain(annotations, element) {
        return all;
    }
    let Some(mut lineage) = Lineage::of(annotations, element) else { return all };
    let (fields, deletions) = lineage.open();
    let given = |i: usize, value: Value| {
        let entry = &lineage.entries[i];
        (value, entry.by, entry.stamp)
    };
    for heads in fields {
        let mut values: Vec<_> = heads.values.into_iter().map(|(i, v)| given(i, v)).collect();
        let shown = values.pop();
        values.retain(|(v, ..)| shown.as_ref().is_none_or(|s| s.0 != *v));
        values.reverse();
        values.dedup_by(|a, b| a.0 == b.0);
        let (member, field) = heads.of;
        all.push(Undecided { element, member, field: Some(field), shown, others: values });
    }
    for i in deletions {
        let member = lineage.entries[i].member.clone();
        all.push(Undecided { element, member, field: None, shown: None, others: vec![given(i, Value::Nothing)] });
    }
    all
}

/// Whether each change had seen all changes before it and none holds a value that still counts. Then nothing is to decide; this
/// is the usual case, and quick to check.
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
