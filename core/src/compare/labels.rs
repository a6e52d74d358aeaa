//! Labels of verdicts: two files may give one verdict id different labels, and then nobody's claims are relabelled in silence.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::lineage::Lineage;
use super::undecided::undecided_in;
use crate::model::{
    Act, Annotations, AnnotatorId, Element, Entry, Field, Given, Member, Scheme, Stamp, Value, sha256_hex,
};

/// How a verdict began in one file.
#[derive(Default, PartialEq, Eq)]
struct Began {
    /// Its labels when the scheme was made.
    labels: BTreeSet<String>,
    /// Whether such labels are changes of their own already, see [`tell_apart`].
    is_told: bool,
    /// Whether it was added to a scheme that did not have it.
    is_added: bool,
}

/// Makes changes of their own out of the labels that verdicts had from the beginning, where two files began with different ones.
///
/// The beginning of an element is no change, and every change counts as made by somebody who had seen it. That is right as long as
/// all files have one beginning. Of two schemes that were made apart, a change of one has seen the labels of that one alone.
///
/// The stamp of such a change follows from the verdict's id and the label, so that it is the same wherever files meet.
pub fn tell_apart(a: Lineage, b: Lineage) -> (Lineage, Lineage) {
    let verdict = |entry: &Entry| entry.values.iter().map(|g| g.member.clone()).chain([entry.member.clone()]).collect();
    let members: BTreeSet<Member> = a.entries.iter().chain(&b.entries).flat_map::<Vec<Member>, _>(verdict).collect();
    let differ = |member: &Member| {
        let (in_a, in_b) = (began(&a, member), began(&b, member));
        let apart = |one: &Began, other: &Began| {
            !one.labels.is_empty() && (other.is_told || other.is_added || !other.labels.is_empty())
        };
        in_a.labels != in_b.labels && (apart(&in_a, &in_b) || apart(&in_b, &in_a))
    };
    let apart: Vec<Member> =
        members.into_iter().filter(|member| matches!(member, Member::Verdict(_)) && differ(member)).collect();
    if apart.is_empty() { (a, b) } else { (told(a, &apart), told(b, &apart)) }
}

fn is_label(given: &Given, of: &Member) -> bool {
    given.field == Field::Label && given.member == *of
}

/// Whether a change is one that [`tell_apart`] made.
fn is_of_beginning(entry: &Entry) -> bool {
    entry.stamp.millis == 1 && entry.by.0.is_nil() && entry.act == Act::Set(Field::Label)
}

fn began(lineage: &Lineage, verdict: &Member) -> Began {
    let mut began = Began::default();
    for (i, entry) in lineage.entries.iter().enumerate() {
        if entry.stamp == Stamp::ROOT {
            let labels = entry.values.iter().filter(|given| is_label(given, verdict));
            began.labels = labels.map(|given| given.value.as_text().to_owned()).collect();
        } else if entry.member == *verdict {
            let deleted = |d: usize| {
                lineage.entries[d].act == Act::Deleted && lineage.entries[d].member == *verdict && lineage.saw(i, d)
            };
            began.is_told |= is_of_beginning(entry);
            began.is_added |= entry.act == Act::Made && !(0..i).any(deleted);
        }
    }
    began.is_added &= began.labels.is_empty();
    began
}

/// The lineage with the labels that these verdicts began with as changes of their own.
fn told(lineage: Lineage, verdicts: &[Member]) -> Lineage {
    let mut entries = lineage.entries;
    let mut changed: Vec<Stamp> = Vec::new();
    for verdict in verdicts {
        let Some(root) = entries.first_mut() else { continue };
        let labels: Vec<Given> = root.values.iter().filter(|given| is_label(given, verdict)).cloned().collect();
        root.values.retain(|given| !is_label(given, verdict));
        let stamps: Vec<Stamp> = labels.iter().map(stamp).collect();
        for entry in entries.iter_mut().filter(|e| e.stamp != Stamp::ROOT && e.member == *verdict && !stamps.is_empty())
        {
            if matches!(entry.act, Act::Made | Act::Deleted | Act::Kept | Act::Set(Field::Label)) {
                entry.after.extend(&stamps);
                entry.after.sort_unstable();
                entry.after.dedup();
                changed.push(entry.stamp);
            }
        }
        entries.extend(labels.into_iter().map(|label| Entry {
            stamp: stamp(&label),
            by: AnnotatorId(uuid::Uuid::nil()),
            member: verdict.clone(),
            act: Act::Set(Field::Label),
            after: Vec::new(),
            values: vec![label],
        }));
    }
    entries.sort_by_key(|entry| entry.stamp);
    let mut lineage = Lineage::new(entries);
    lineage.name_the_latest_seen(&changed);
    lineage
}

/// The stamp of the change that a label from the beginning becomes: before all others.
fn stamp(label: &Given) -> Stamp {
    let Member::Verdict(id) = &label.member else { return Stamp::ROOT };
    let hash = sha256_hex(format!("{id}\n{}", label.value.as_text()).as_bytes());
    let run = hash.get(..8).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0);
    Stamp { millis: 1, count: 0, run }
}

/// The scheme as people see it: a verdict whose label is to decide has all its labels, such as "Supported / Verified". `now` may
/// hold changes since `base` was saved; `words` translates a label.
pub fn shown_scheme<'a>(now: &'a Annotations, base: &Annotations, words: impl Fn(&str) -> String) -> Cow<'a, Scheme> {
    let mut shown = Cow::Borrowed(&*now.scheme);
    for one in undecided_in(base, Element::Scheme) {
        let (Some(Field::Label), Member::Verdict(id), Some((Value::Text(label), ..))) =
            (one.field, &one.member, &one.shown)
        else {
            continue;
        };
        let at = now.scheme.verdicts.iter().position(|v| v.id == **id && v.label == **label);
        let Some(at) = at.filter(|_| !now.decided.contains(&one.decision())) else { continue };
        let others = one.others.iter().map(|(value, ..)| value.as_text());
        let labels: BTreeSet<String> = others.chain([&**label]).map(&words).collect();
        shown.to_mut().verdicts[at].label = labels.into_iter().collect::<Vec<_>>().join(" / ");
    }
    shown
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::compare::histories::start;
    use crate::compare::{Clock, merge, stamped, undecided};
    use crate::file;
    use crate::model::Verdict;

    /// A file whose scheme began with these verdicts (`id=Label`), after changes: `id=Label` labels a verdict or adds it, `-id`
    /// deletes it. The letter names the run.
    fn scheme(run: char, began: &str, changes: &str) -> Annotations {
        let mut file = start();
        let mut verdicts = Vec::new();
        for (id, label) in began.split_whitespace().map(|word| word.split_once('=').unwrap()) {
            verdicts.push(Verdict { id: id.to_owned(), label: label.to_owned(), ..Verdict::empty() });
        }
        file.scheme = Arc::new(Scheme { verdicts, ..(*file.scheme).clone() }.in_order());
        changed(file, run, changes)
    }

    fn changed(mut file: Annotations, run: char, changes: &str) -> Annotations {
        for (i, change) in changes.split_whitespace().enumerate() {
            let mut scheme = (*file.scheme).clone();
            let (id, label) = change.split_once('=').unwrap_or((change.trim_start_matches('-'), ""));
            let known = scheme.verdicts.iter_mut().find(|v| v.id == id);
            match known {
                Some(known) if !label.is_empty() => label.clone_into(&mut known.label),
                Some(_) => scheme.verdicts.retain(|v| v.id != id),
                None => {
                    scheme.verdicts.push(Verdict { id: id.to_owned(), label: label.to_owned(), ..Verdict::empty() });
                }
            }
            let now = Annotations { scheme: Arc::new(scheme.in_order()), ..file.clone() };
            let millis = file.log.latest().millis.max(100 * u64::from(run)) + 1 + i as u64;
            file = stamped(&file, &now, file.annotators[0].id, Clock::at(millis, run.into()));
        }
        file
    }

    fn labels(file: &Annotations) -> String {
        let shown = shown_scheme(file, file, str::to_owned);
        shown.verdicts.iter().map(|v| v.label.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// What the labels are after these files were merged, in any order.
    #[track_caller]
    fn check(files: &[Annotations], expected: &str) {
        let all = |order: &[usize]| {
            let mut files = order.iter().map(|i| files[*i].clone());
            let first = files.next().unwrap();
            files.fold(first, |a, b| merge(&a, &b).unwrap())
        };
        let orders: &[&[usize]] = if files.len() == 2 {
            &[&[0, 1], &[1, 0], &[0, 1, 0], &[0, 1, 1]]
        } else {
            &[&[0, 1, 2], &[0, 2, 1], &[1, 0, 2], &[1, 2, 0], &[2, 0, 1], &[2, 1, 0], &[0, 1, 2, 0, 1]]
        };
        let whole = all(orders[0]);
        assert_eq!(labels(&whole), expected);
        let printed = file::print(&whole);
        for order in orders {
            assert_eq!(file::print(&all(order)), printed, "merged in the order {order:?}");
        }
        let (left, right) = (merge(&files[0], &all(&[1])).unwrap(), files.last().unwrap());
        assert_eq!(file::print(&merge(right, &left).unwrap()), printed, "grouped otherwise");
        let again = file::read(printed.as_bytes()).unwrap();
        assert_eq!((again.repairs, file::print(&again.annotations)), (Vec::new(), printed), "read again");
    }

    #[test]
    fn labels_that_no_history_orders_are_shown_together() {
        let one = |label: &str| scheme('a', &format!("v={label}"), "");
        check(&[one("Verified"), one("Supported")], "Supported / Verified");
        check(&[one("Verified"), one("Verified")], "Verified");
        check(&[one("Verified"), one("Supported"), one("Confirmed")], "Confirmed / Supported / Verified");
        check(&[scheme('a', "v=One", "v=Two"), scheme('b', "v=One", "v=Three")], "Three / Two");
    }

    #[test]
    fn a_change_replaces_the_labels_of_its_own_scheme_alone() {
        check(&[scheme('a', "v=Verified", "v=Supported"), scheme('b', "v=Verified", "")], "Supported");
        check(&[scheme('a', "v=Verified", "v=Supported"), scheme('b', "v=Confirmed", "")], "Confirmed / Supported");
        // It was added to a scheme that did not have it.
        check(&[scheme('a', "w=W", "v=Verified"), scheme('b', "v=Supported", "")], "W, Supported / Verified");
        check(&[scheme('a', "w=W", "v=Verified v=True"), scheme('b', "v=Supported", "")], "W, Supported / True");
        check(&[scheme('a', "v=Old", "-v v=New"), scheme('b', "v=Old", "")], "New");
        check(
            &[scheme('a', "v=One", "v=Two"), scheme('b', "v=Three", "v=Four v=Five"), scheme('c', "v=One", "")],
            "Five / Two",
        );
        check(&[scheme('a', "v=One", ""), scheme('b', "w=W", ""), scheme('c', "w=W", "v=Two")], "W, One / Two");
    }

    #[test]
    fn what_was_decided_stays_decided() {
        let (a, b) = (scheme('a', "v=Verified", ""), scheme('b', "v=Supported", ""));
        let both = merge(&a, &b).unwrap();
        assert_eq!(undecided(&both).len(), 1);
        let decided = changed(both, 'c', "v=Confirmed");
        check(&[decided.clone(), a.clone()], "Confirmed");
        check(&[b, decided, a], "Confirmed");
    }

    #[test]
    fn until_it_is_saved_a_decision_is_shown_too() {
        let base = merge(&scheme('a', "v=Verified", ""), &scheme('b', "v=Supported", "")).unwrap();
        let shown = |now: &Annotations| shown_scheme(now, &base, str::to_uppercase).verdicts[0].label.clone();
        assert_eq!(shown(&base), "SUPPORTED / VERIFIED");
        let mut now = base.clone();
        now.decided = Arc::new([undecided(&base)[0].decision()].into());
        assert_eq!(shown(&now), base.scheme.verdicts[0].label);
        let mut now = base.clone();
        Arc::make_mut(&mut now.scheme).verdicts[0].label = "Other".to_owned();
        assert_eq!(shown(&now), "Other");
    }
}
