//! Changes made elsewhere are brought into what is on the screen, and one's own are taken back, field by field.

use crate::model::{Annotations, Edit, Given, Record};

/// The edits that lead from one state of annotations to another.
pub fn changes(from: &Annotations, to: &Annotations) -> Vec<Edit> {
    let elements = to.differing(from);
    elements.into_iter().filter_map(|e| Edit::between(from.record(e), to.record(e))).collect()
}

/// The edit that does to `now` what leads from `before` to `after`, field by field: a field of `now` that is not as it was
/// `before` has been set by somebody else, and is left alone. The answer tells whether any was.
pub fn rebase(now: &Annotations, before: Option<&Record>, after: Option<&Record>) -> (Option<Edit>, bool) {
    rebase_as(now, before, after, false)
}

/// The same for changes that were made and then lost: where somebody else has set a field meanwhile, theirs gives way and stays
/// in the log. An element that others have changed since is not deleted.
pub fn restore(now: &Annotations, before: Option<&Record>, after: Option<&Record>) -> Option<Edit> {
    rebase_as(now, before, after, true).0
}

fn rebase_as(now: &Annotations, before: Option<&Record>, after: Option<&Record>, mine: bool) -> (Option<Edit>, bool) {
    let Some(element) = before.or(after).map(Record::element) else { return (None, false) };
    let current = now.record(element);
    if current.as_ref() == before {
        return (Edit::between(current, after.cloned()), false);
    }
    match (before, after, current) {
        // It was changed since: what others did to it stays.
        (Some(_), None, current @ Some(_)) => (None, current.is_some()),
        (_, Some(after), None) if mine => (Edit::between(None, Some(after.clone())), true),
        (None, Some(after), Some(current)) if mine => merge_fields(current, &[], after, mine),
        (None, Some(_), Some(_)) | (Some(_), _, None) => (None, true),
        (Some(before), Some(after), Some(current)) => merge_fields(current, &before.fields(), after, mine),
        (None, _, _) => (None, false),
    }
}

fn merge_fields(current: Record, before: &[Given], after: &Record, mine: bool) -> (Option<Edit>, bool) {
    let element = current.element();
    let (result, left) = fields(&current.fields(), before, &after.fields(), mine);
    let record = Record::new(element, result);
    let edit = if record == current { None } else { Edit::between(Some(current), Some(record)) };
    (edit, left)
}

/// Three ways: what differs between `before` and `after` is done to `now` where that is still as before.
fn fields(now: &[Given], before: &[Given], after: &[Given], mine: bool) -> (Vec<Given>, bool) {
    let key = |g: &Given| (g.member.clone(), g.field);
    let find = |fields: &[Given], g: &Given| {
        let i = fields.binary_search_by(|o| (&o.member, o.field).cmp(&(&g.member, g.field))).ok()?;
        Some(fields[i].value.clone())
    };
    let mut left = false;
    let mut result: Vec<Given> = Vec::new();
    let mut all: Vec<&Given> = now.iter().chain(before).chain(after).collect();
    all.sort_by_key(|g| key(g));
    all.dedup_by_key(|g| key(g));
    for given in all {
        let (is, was, will) = (find(now, given), find(before, given), find(after, given));
        let value = if was == will {
            is
        } else if is == was {
            will
        } else {
            left |= is != will;
            if mine { will } else { is }
        };
        result.extend(value.map(|value| Given { value, ..given.clone() }));
    }
    // A part that goes is gone whole, or not at all.
    let gone = |m: &Given| !after.iter().any(|g| g.member == m.member) && before.iter().any(|g| g.member == m.member);
    let restored: Vec<Given> = result.clone();
    for given in now {
        if gone(given) && restored.iter().any(|g| g.member == given.member) && find(&restored, given).is_none() {
            result.push(given.clone());
        }
    }
    result.sort_unstable();
    (result, left)
}
