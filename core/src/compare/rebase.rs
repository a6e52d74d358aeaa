//! Bringing changes that were made elsewhere into what is on the screen, and taking changes back, field by field.

use std::sync::Arc;

use super::lineage::Lineage;
use crate::model::{Annotations, AnnotatorId, Edit, Element, Given, Record, Value};

/// The edits that lead from one state of the annotations to another.
pub fn changes(from: &Annotations, to: &Annotations) -> Vec<Edit> {
    let (before, after) = (&from.article.text, &to.article.text);
    let is_updated = !Arc::ptr_eq(before, after) && before.as_str() != after.as_str();
    let text = is_updated.then(|| Edit::changed(before, after));
    let elements = to.differing(from);
    text.into_iter().chain(elements.into_iter().filter_map(|e| Edit::between(from.record(e), to.record(e)))).collect()
}

/// The edit that does to `now` what leads from `before` to `after`, field by field. A field of `now` that is not as it was
/// `before` was set by somebody else and is left alone; the flag says whether there was such a field.
pub fn rebase(now: &Annotations, before: Option<&Record>, after: Option<&Record>) -> (Option<Edit>, bool) {
    rebase_as(now, before, after, None)
}

/// The edit that makes again what led from `before` to `after`: changes by `me` that were lost. If somebody else has set a field
/// meanwhile, their value gives way and stays in the log. A change that a save did bring into the file is not made again, whatever
/// others made of it since. An element that others have changed is not deleted.
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
    // Whether to give a value again although another one stands now.
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
        // It was changed since; what others did to it stays.
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

/// A three-way merge: takes a field from `after` if it differs from `before` and `now` still has the value of `before`, or if it
/// is to be given `again`. The flag says whether a field was left alone.
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
    // A member that is deleted goes with all its fields, or stays with all.
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

    /// What the file holds after the change `lost` (before and after) was made again in it.
    fn brought_back(file: &Annotations, lost: (&Annotations, &Annotations), me: AnnotatorId) -> String {
        let record = |a: &Annotations| Some(Record::Claim(a.claims.as_slice()[0].clone()));
        let mut now = file.clone();
        if let Some(edit) = restore(file, record(lost.0).as_ref(), record(lost.1).as_ref(), me) {
            now.apply(&edit);
        }
        words(&now).to_owned()
    }

    /// Claim 1 as one word: "-" is no claim, another word restates it.
    fn record(word: &str) -> Option<Record> {
        let mut claim = (**start_with_claim().claims.as_slice().first()?).clone();
        word.clone_into(&mut claim.restated);
        (word != "-").then(|| Record::Claim(Arc::new(claim)))
    }

    fn start_with_claim() -> Annotations {
        crate::compare::histories::play("a+1").remove(&'a').unwrap()
    }

    /// Does to a file that holds `now` what led from `before` to `after`: what it holds then, and whether something was left
    /// alone.
    #[track_caller]
    fn check(now: &str, before: &str, after: &str, expected: &str, left: bool) {
        let mut file = start_with_claim();
        if let Some(edit) = Edit::between(file.record(record("x").unwrap().element()), record(now)) {
            file.apply(&edit);
        }
        let (edit, was_left) = rebase(&file, record(before).as_ref(), record(after).as_ref());
        if let Some(edit) = edit {
            file.apply(&edit);
        }
        let found = file.claims.as_slice().first().map_or("-", |claim| &claim.restated);
        assert_eq!((found, was_left), (expected, left), "{now} {before} {after}");
    }

    #[test]
    fn a_field_that_others_have_set_is_left_alone() {
        check("x", "x", "y", "y", false);
        check("z", "x", "y", "z", true);
        check("y", "x", "y", "y", false);
        check("z", "x", "x", "z", false);
    }

    #[test]
    fn a_claim_that_others_have_changed_or_deleted_is_left_alone() {
        check("-", "-", "x", "x", false);
        check("x", "x", "-", "-", false);
        check("z", "x", "-", "z", true);
        check("-", "x", "y", "-", true);
        check("z", "-", "x", "z", true);
        check("-", "-", "-", "-", false);
    }

    #[test]
    fn the_edits_between_two_states_lead_from_one_to_the_other() {
        let histories = ["a+1", "a+1 a1=x a+2", "a+1 a-1 aT=x", "a+1 a@2", "a+3 a3:verified a@3", "aT=y"];
        let states: Vec<Annotations> =
            histories.iter().map(|history| crate::compare::histories::play(history).remove(&'a').unwrap()).collect();
        for (from, to) in states.iter().flat_map(|from| states.iter().map(move |to| (from, to))) {
            let mut now = from.clone();
            now.apply_all(&changes(from, to));
            assert_eq!(changes(&now, to).len(), 0);
            assert_eq!(now.claims.as_slice(), to.claims.as_slice());
            assert_eq!(now.article.text.as_str(), to.article.text.as_str());
        }
    }

    #[test]
    fn what_was_lost_comes_back_and_what_was_saved_after_all_is_left_alone() {
        let (me, other) = (AnnotatorId::new(), AnnotatorId::new());
        let mut start = Annotations::new(crate::import::import("a.txt", b"The bridge closed.").unwrap().article);
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
