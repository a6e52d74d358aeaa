//! From what was changed since the last save to entries of the log.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::carry::Carrier;
use super::lineage::Lineage;
use super::merge::{put, used_verdicts};
use crate::model::{
    Act, Annotations, AnnotatorId, Decision, Element, Entry, Field, Given, Member, Record, Stamp, sha256_hex,
};

/// Gives stamps that rise, whatever the machine's clock says.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    run: u32,
    now: Option<u64>,
}

impl Clock {
    /// The machine's clock, for one run of the program.
    pub fn new() -> Self {
        let (_, low) = uuid::Uuid::new_v4().as_u64_pair();
        Self { run: low as u32, now: None }
    }

    /// A clock that stands at `millis` since 1970 began, of the run with this number.
    pub fn at(millis: u64, run: u32) -> Self {
        Self { run, now: Some(millis) }
    }

    fn after(self, last: Stamp) -> Stamp {
        let system = || u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or(0);
        last.next(self.now.unwrap_or_else(system), self.run)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

/// The next stamp after all that annotations hold.
pub fn stamp_after(annotations: &Annotations, clock: Clock) -> Stamp {
    clock.after(annotations.log.latest().max(annotations.text_stamp()))
}

/// `now` with a log that tells how it came out of `before`: an entry for each field that differs, by `by`.
///
/// Where the text is another one, the update of the text is a change of the whole file.
///
/// Law: the records stay as they are, but for verdicts that were deleted from the scheme and that no claim uses any more.
#[must_use]
pub fn stamped(before: &Annotations, now: &Annotations, by: AnnotatorId, clock: Clock) -> Annotations {
    let carried = updated(before, now, by, clock);
    let before = carried.as_ref().unwrap_or(before);
    let mut stamped = now.clone();
    stamped.texts = Arc::clone(&before.texts);
    stamped.log = before.log.clone();
    let mut last = before.log.latest().max(before.text_stamp());
    let mut decided: Vec<Decision> = now.decided.iter().cloned().collect();
    for element in now.differing(before) {
        let (old, new) = (before.record(element), now.record(element));
        let Some(mut lineage) = Lineage::of(before, element) else { continue };
        let mut writer = Writer { after: lineage.latest(), last, by, clock, entries: Vec::new() };
        writer.write(old.as_ref(), new.as_ref());
        decided.retain(|(of, member, act)| {
            *of != element || !writer.entries.iter().any(|e| e.member == *member && e.act == *act)
        });
        last = writer.last;
        lineage.entries.extend(writer.entries);
        let settled = Lineage::new(lineage.entries).settle(element, &BTreeSet::new());
        stamped.log.set(element, settled.entries);
    }
    for (element, member, act) in decided {
        let (Some(lineage), Some(record)) = (Lineage::of(&stamped, element), stamped.record(element)) else { continue };
        if !record.fields().iter().any(|g| g.member == member) {
            continue;
        }
        let mut writer = Writer { after: lineage.latest(), last, by, clock, entries: Vec::new() };
        let values = match act {
            Act::Set(field) => record.fields().into_iter().filter(|g| g.member == member && g.field == field).collect(),
            _ => Vec::new(),
        };
        writer.push(member, act, values);
        last = writer.last;
        let entries = lineage.entries.into_iter().chain(writer.entries).collect();
        stamped.log.set(element, Lineage::new(entries).settle(element, &BTreeSet::new()).entries);
    }
    stamped.decided = Arc::default();
    settle_scheme(&mut stamped);
    stamped
}

/// `before` on the text of `now`, where that is another one: to update the text is one change of the whole file. Only what was
/// then placed otherwise than [`Carrier`] does is a change of a claim.
fn updated(before: &Annotations, now: &Annotations, by: AnnotatorId, clock: Clock) -> Option<Annotations> {
    let (old, new) = (&before.article.text, &now.article.text);
    if Arc::ptr_eq(old, new) || old.as_str() == new.as_str() || old.as_str().is_empty() {
        return None;
    }
    let sha256 = sha256_hex(old.as_str().as_bytes());
    let carrier = Carrier { from: before, sha256: &sha256, onto: new, known: None };
    let mut carried = carrier.carry(&mut |_| true)?;
    let stamp = stamp_after(before, clock);
    let earlier = carrier.earlier(std::mem::take(&mut carried.runs), stamp, by);
    Arc::make_mut(&mut carried.annotations.texts).push(earlier);
    Some(carried.annotations)
}

/// Verdicts that were deleted stay in the scheme while a claim uses them, and no longer.
pub fn settle_scheme(annotations: &mut Annotations) {
    let deleted = |e: &Entry| e.act == Act::Deleted && matches!(e.member, Member::Verdict(_));
    if annotations.log.of(Element::Scheme).iter().any(deleted)
        && let Some(lineage) = Lineage::of(annotations, Element::Scheme)
    {
        let used = used_verdicts(annotations);
        let settled = lineage.settle(Element::Scheme, &used);
        put(annotations, Element::Scheme, settled);
    }
}

/// Writes one element's new entries.
struct Writer {
    after: Vec<Stamp>,
    last: Stamp,
    by: AnnotatorId,
    clock: Clock,
    entries: Vec<Entry>,
}

impl Writer {
    fn push(&mut self, member: Member, act: Act, values: Vec<Given>) {
        let stamp = self.clock.after(self.last);
        let after = std::mem::replace(&mut self.after, vec![stamp]);
        self.last = stamp;
        self.entries.push(Entry { stamp, by: self.by, member, act, after, values });
    }

    fn write(&mut self, old: Option<&Record>, new: Option<&Record>) {
        let (old, new) = match (old, new) {
            (Some(old), Some(new)) => (old.fields(), new.fields()),
            (Some(_), None) => return self.push(Member::Itself, Act::Deleted, Vec::new()),
            (None, Some(new)) => {
                for values in new.fields().chunk_by(|a, b| a.member == b.member) {
                    self.push(values[0].member.clone(), Act::Made, values.to_vec());
                }
                return;
            }
            (None, None) => return,
        };
        let find = |fields: &[Given], g: &Given| {
            fields.binary_search_by(|o| (&o.member, o.field).cmp(&(&g.member, g.field))).ok()
        };
        let has = |fields: &[Given], member: &Member| fields.iter().any(|g| g.member == *member);
        for values in old.chunk_by(|a, b| a.member == b.member) {
            if !has(&new, &values[0].member) {
                self.push(values[0].member.clone(), Act::Deleted, Vec::new());
            }
        }
        for values in new.chunk_by(|a, b| a.member == b.member) {
            let member = &values[0].member;
            if !has(&old, member) {
                self.push(member.clone(), Act::Made, values.to_vec());
                continue;
            }
            let changed = |g: &&Given| find(&old, g).is_none_or(|i| old[i].value != g.value);
            let mut changes: Vec<Given> = values.iter().filter(changed).cloned().collect();
            // The time of a judgement goes along with what was judged.
            let at = changes.iter().position(|g| g.field == Field::Time);
            let time = at.filter(|_| matches!(member, Member::Judgement(_)) && changes.len() > 1);
            let time = time.map(|at| changes.remove(at));
            for given in changes {
                let along = matches!(given.field, Field::Verdict | Field::Confidence | Field::Note);
                let (member, act) = (given.member.clone(), Act::Set(given.field));
                let along = time.iter().filter(|_| along).cloned();
                let mut values: Vec<Given> = std::iter::once(given).chain(along).collect();
                values.sort_unstable();
                self.push(member, act, values);
            }
        }
    }
}
