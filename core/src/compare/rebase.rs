//! Changes made elsewhere are brought into what is on the screen, and one's own are taken back, field by field.

use std::sync::Arc;

use super::lineage::Lineage;
use crate::model::{Annotations, AnnotatorId, Edit, Element, Given, Record, Value};

/// The edits that lead from one state of annotations to another.
pub fn changes(from: &Annotations, to: &Annotations) -> Vec<Edit> {
    let (before, after) = (&from.article.text, &to.article.text);
    let is_updated = !Arc::ptr_eq(before, after) && before.as_str() != after.as_str();
    let text = is_updated.then(|| Edit::changed(before, after));
    let elements = to.differing(from);
    text.into_iter().chain(elements.into_iter().filter_map(|e| Edit::between(from.record(e), to.record(e)))).collect()
}

/// The edit that does to `now` what leads from `before` to `after`, field by field: a field of `now` that is not as it was
/// `before` has been set by somebody else, and is left alone. The answer tells whether any was.
pub fn rebase(now: &Annotations, before: Option<&Record>, after: Option<&Record>) -> (Option<Edit>, bool) {
    rebase_as(now, before, after, None)
}

/// The same for changes that `me` made and that were lost: where somebody else has set a field meanwhile, theirs gives way and
/// stays in the log. What a save has brought into the file after all is left as it is there, whatever others made of it since.
/// An element that others have changed since is not deleted.
pub fn restore(now: &Annotations, before: Option<&Record>, after: Option<&Record>, me: AnnotatorId) -> Option<Edit> {
    rebase_as(now, before, after, Some(me)).0
}

fn rebase_as(
    now: &Annotations,
    before: Option<&Record>,
    after: Option<&Record>,
    me: Option<AnnotatorId>,
) -> (Option<Edit>, bool) {
    let Some(element) = before.or(after).map(Record::element) else { return (None, false) };
    let current = now.record(element);
    // The text and the decisions have no fields: they are taken as they are.
    let is_whole = matches!(element, Element::Text | Element::Decided);
    if is_whole || current.as_ref() == before {
        return (Edit::between(current, after.cloned()), false);
    }
    // Whether a value that another one stands for now is to be given again.
    let lineage = me.and_then(|_| Lineage::of(now, element));
    let again = |given: &Given| {
        let (Some(me), Some(lineage)) = (me, &lineage) else { return false };
        let made = match &current {
            Some(Record::Claim(claim)) => claim.annotator == me,
            Some(Record::NoClaim(no_claim)) => no_claim.annotator == me,
            _ => false,
        };
        lineage.last_by(me, made, &given.member, given.field) != Some(&given.value)
    };
    match (before, after, current.clone()) {
        // It was changed since: what others did to it stays.
        (Some(_), None, current @ Some(_)) => (None, current.is_some()),
        (_, Some(after), None) if me.is_some() => (Edit::between(None, Some(after.clone())), true),
        (None, Some(after), Some(current)) if me.is_some() => merge_fields(current, &[], after, again),
        (None, Some(_), Some(_)) | (Some(_), _, None) => (None, true),
        (Some(before), Some(after), Some(current)) => merge_fields(current, &before.fields(), after, again),
        (None, _, _) => (None, false),
    }
}

fn merge_fields(
    current: Record,
    before: &[Given],
    after: &Record,
    again: impl Fn(&Given) -> bool,
) -> (Option<Edit>, bool) {
    let element = current.element();
    let (result, left) = fields(&current.fields(), before, &after.fields(), again);
    let record = Record::new(element, result);
    let edit = if record == current { None } else { Edit::between(Some(current), Some(record)) };
    (edit, left)
}

/// Three ways: what differs between `before` and `after` is done to `now` where that is still as before, or where it is to
/// be given again.
fn fields(now: &[Given], before: &[Given], after: &[Given], again: impl Fn(&Given) -> bool) -> (Vec<Given>, bool) {
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
            let is_again = |value: &Value| again(&Given { value: value.clone(), ..given.clone() });
            if will.as_ref().is_some_and(is_again) { will } else { is }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Clock, stamped};
    use crate::model::Claim;
    use crate::text::TextRange;

    fn restated(annotations: &Annotations, words: &str, by: AnnotatorId, at: u64) -> Annotations {
        let mut now = annotations.clone();
        let before = now.claims.as_slice()[0].clone();
        let after = Claim { restated: words.to_owned(), ..(*before).clone() };
        now.apply(&Edit::changed(before, after));
        stamped(annotations, &now, by, Clock::at(at, 1))
    }

    fn words(annotations: &Annotations) -> &str {
        &annotations.claims.as_slice()[0].restated
    }

    /// What the file holds when `lost` is brought back to it.
    fn brought_back(file: &Annotations, lost: (&Annotations, &Annotations), me: AnnotatorId) -> String {
        let record = |a: &Annotations| Some(Record::Claim(a.claims.as_slice()[0].clone()));
        let mut now = file.clone();
        if let Some(edit) = restore(file, record(lost.0).as_ref(), record(lost.1).as_ref(), me) {
            now.apply(&edit);
        }
        words(&now).to_owned()
    }

    #[test]
    fn what_was_lost_comes_back_and_what_was_saved_after_all_is_left_alone() {
        let (me, other) = (AnnotatorId::new(), AnnotatorId::new());
        let mut start = Annotations::new(crate::import::import("a.txt", b"The bridge closed.").unwrap());
        start.claims = crate::model::Claims::new([Claim::new(other, [TextRange::from_usize(0..10)])]);
        let mine = restated(&start, "mine", me, 1);
        let theirs = restated(&start, "theirs", other, 2);
        assert_eq!(brought_back(&start, (&start, &mine), me), "mine");
        assert_eq!(brought_back(&theirs, (&start, &mine), me), "mine", "theirs gives way");
        // The save came through before the crash, and others went on from there.
        let after = restated(&mine, "theirs", other, 3);
        assert_eq!(brought_back(&mine, (&start, &mine), me), "mine");
        assert_eq!(brought_back(&after, (&start, &mine), me), "theirs");
        // I had changed it back since, which was lost.
        let second = restated(&mine, "second", me, 3);
        let third = restated(&second, "mine", me, 4);
        assert_eq!(brought_back(&second, (&second, &third), me), "mine");
        assert_eq!(brought_back(&restated(&second, "theirs", other, 5), (&second, &third), me), "mine");
    }
}
