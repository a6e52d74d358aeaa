//! Turning what was changed since the last save into entries of the log.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::carry::Carrier;
use super::lineage::Lineage;
use super::merge::{put, used_verdicts};
use crate::model::{Act, Annotations, AnnotatorId, Decision, Element, Entry, Field, Given, Member, Record, Stamp};

/// Gives rising stamps, whatever the machine's clock says. Tests inject the time and the number of the run.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    run: u32,
    now: Option<u64>,
}

impl Clock {
    /// The machine's clock, with a random number for this run of the program.
    pub fn new() -> Self {
        let (_, low) = uuid::Uuid::new_v4().as_u64_pair();
        Self { run: low as u32, now: None }
    }

    /// A clock that stands still at `millis` milliseconds since 1970 began, for the run with this number.
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

/// The next stamp, later than every stamp in the annotations.
pub fn stamp_after(annotations: &Annotations, clock: Clock) -> Stamp {
    clock.after(annotations.log.latest().max(annotations.text_stamp()))
}

/// Returns `now` with a log that says how it came from `before`: an entry by `by` for each field that differs. If the text
/// differs, its update is recorded as one change of the whole file.
///
/// Law: the records stay as they are, except that verdicts that were deleted from the scheme go when no claim uses them.
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

/// `before` on the text of `now`, or `None` if it is on that text already. An update of the text is one change of the whole
/// file, so that a claim counts as changed only if it was placed otherwise than [`Carrier`] places it.
fn updated(before: &Annotations, now: &Annotations, by: AnnotatorId, clock: Clock) -> Option<Annotations> {
    let (old, new) = (&before.article.text, &now.article.text);
    let is_nothing = old.as_str().is_empty() && !old.is_left_out();
    let is_same = old.is_same(new);
    if Arc::ptr_eq(old, new) || is_nothing || new.is_left_out() || is_same && !old.is_left_out() {
        return None;
    }
    let carrier = Carrier { from: before, onto: new, known: None };
    let mut carried = carrier.carry(&mut |_| true)?;
    if !is_same {
        carrier.record_update(&mut carried, stamp_after(before, clock), by);
    }
    Some(carried.annotations)
}

/// Removes deleted verdicts from the scheme that no claim uses any more.
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

/// Writes the new entries of one element.
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
            // The time of a judgement is recorded with what was judged.
            let at = changes.iter().position(|g| g.field == Field::Time);
            let time = at.filter(|_| matches!(member, Member::Judgement(_)) && changes.len() > 1);
            let time = time.map(|at| changes.remove(at));
            for given in changes {
                let along = given.field.is_judged();
                let (member, act) = (given.member.clone(), Act::Set(given.field));
                let along = time.iter().filter(|_| along).cloned();
                let mut values: Vec<Given> = std::iter::once(given).chain(along).collect();
                values.sort_unstable();
                self.push(member, act, values);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::histories::{check as check_history, play, start};

    /// What the log holds of all elements after a history: who did what, in order.
    #[track_caller]
    fn check(history: &str, expected: &str) {
        let copy = play(history).remove(&'a').unwrap();
        let line = |(_, entry): (Element, &Entry)| {
            if entry.stamp == Stamp::ROOT {
                return "root".to_owned();
            }
            let who = copy.annotator(entry.by).map_or("?", |a| &a.name);
            let act = match entry.act {
                Act::Set(field) => format!("{field:?}"),
                act => format!("{act:?}"),
            };
            let of = match &entry.member {
                Member::Itself => "",
                Member::Judgement(_) => "Judgement.",
                Member::Evidence(_) => "Evidence.",
                Member::Verdict(_) => "Verdict.",
            };
            format!("{who}:{of}{act}")
        };
        let lines: Vec<String> = copy.log.in_order().into_iter().map(line).collect();
        assert_eq!(lines.join(" "), expected, "{history}");
    }

    #[test]
    fn a_save_writes_an_entry_for_each_field_that_differs() {
        // How a claim came to be needs no entry; what it was then is its root, once something of it was replaced.
        check("a+1", "");
        check("a+1 a1=x", "root a:Restated");
        check("a+1 a1:verified", "a:Judgement.Made");
        // The time of a judgement goes with its verdict.
        check("a+1 a1:verified a1:unverified", "a:Judgement.Made a:Judgement.Verdict");
        check("a+1 a1:verified a1:", "a:Judgement.Made a:Judgement.Deleted");
        check("a+1 a-1", "a:Deleted");
        check("aT=x", "root a:Title");
        check("b+1 b1=x a<b a1=y", "root b:Restated a:Restated");
    }

    #[test]
    fn an_update_of_the_text_is_no_change_of_a_claim() {
        check("a+1 a+2 a@2", "");
        assert_eq!(play("a+1 a@2")[&'a'].texts.len(), 1);
        assert_eq!(play("a+1 a@2 a@1")[&'a'].texts.len(), 2);
    }

    #[test]
    fn what_was_decided_is_recorded_once() {
        check("a+1 b<a a1=x b1=y a<b a?1", "root a:Restated b:Restated a:Restated");
        check_history("a+1 b<a a1=x b1=y a<b a?1", "1=y");
    }

    #[test]
    fn stamps_rise_whatever_the_clock_says() {
        let (before, me) = (play("a+1 a1=x").remove(&'a').unwrap(), AnnotatorId(uuid::Uuid::nil()));
        let mut now = before.clone();
        now.article.facts = std::sync::Arc::new(crate::model::ArticleFacts::default());
        let stamped = stamped(&before, &now, me, Clock::at(0, 7));
        assert!(stamped.log.latest() > before.log.latest());
        assert_eq!(stamp_after(&start(), Clock::at(5, 7)), Stamp { millis: 5, count: 0, run: 7 });
        assert_eq!(stamp_after(&stamped, Clock::at(0, 8)).millis, stamped.log.latest().millis);
    }
}
