//! The changes of one element: which of them stand, which were replaced, and which a deletion took away.

use std::collections::BTreeSet;

use crate::model::{Act, Annotations, AnnotatorId, Element, Entry, Field, Given, Member, Record, Stamp, Value};

/// For each change, which earlier ones its maker had seen.
enum Seen {
    /// All earlier ones: the changes form a line.
    Line,
    /// For each change a set of bits, one for each earlier change.
    Bits(Vec<Vec<u64>>),
}

/// All changes of one element, in the order of their stamps after its root, each with all values that it gave.
pub struct Lineage {
    /// The changes; the first one is the root.
    pub entries: Vec<Entry>,
    seen: Seen,
    /// For each change, the indexes of those that it directly followed.
    parents: Vec<Vec<usize>>,
}

/// What the changes of an element result in.
pub struct Settled {
    /// The element as it stands; `None` if it is deleted.
    pub record: Option<Record>,
    /// The changes, without the values that the record shows, and without the root if that holds no value.
    pub entries: Vec<Entry>,
}

/// The values that a field has at once, because nobody replaced them.
pub struct Heads {
    /// The member and the field.
    pub of: (Member, Field),
    /// The index of the change and the value that it gave; the value that is shown comes last.
    pub values: Vec<(usize, Value)>,
}

impl Lineage {
    /// From changes in the order of their stamps. Adds the root if it is missing.
    pub fn new(mut entries: Vec<Entry>) -> Self {
        if entries.first().is_none_or(|e| e.stamp != Stamp::ROOT) {
            entries.insert(0, Entry::root());
        }
        let at = |i: usize, stamp: &Stamp| entries[..i].binary_search_by_key(stamp, |e| e.stamp).ok();
        let parents: Vec<Vec<usize>> = (0..entries.len())
            .map(|i| {
                let mut parents: Vec<usize> = entries[i].after.iter().filter_map(|s| at(i, s)).collect();
                if parents.is_empty() && i > 0 {
                    parents.push(0);
                }
                parents
            })
            .collect();
        let is_line = parents.iter().enumerate().skip(1).all(|(i, p)| *p == [i - 1]);
        let seen = if is_line { Seen::Line } else { Seen::Bits(bits(&parents)) };
        Self { entries, seen, parents }
    }

    /// The changes of an element, with the values that its record shows. `None` if there is neither a record nor a change.
    pub fn of(annotations: &Annotations, element: Element) -> Option<Self> {
        let record = annotations.record(element);
        let entries = annotations.log.of(element);
        if record.is_none() && entries.is_empty() {
            return None;
        }
        let mut lineage = Self::new(entries.to_vec());
        if let Some(record) = record {
            lineage.attach(record.fields());
        }
        Some(lineage)
    }

    /// Adds each value to the change that gave it.
    fn attach(&mut self, fields: Vec<Given>) {
        if self.entries.len() == 1 {
            let root = &mut self.entries[0].values;
            root.extend(fields);
            root.sort_unstable();
            root.dedup();
            return;
        }
        let live = self.live();
        let mut changed = BTreeSet::new();
        for given in fields {
            let gave = |i: &usize| live[*i] && covers(&self.entries[*i], &given.member, given.field);
            let i = (0..self.entries.len()).rev().find(gave).unwrap_or(0);
            self.entries[i].values.push(given);
            changed.insert(i);
        }
        for i in changed {
            self.entries[i].values.sort_unstable();
            self.entries[i].values.dedup();
        }
    }

    /// Whether the maker of `later` had seen `earlier`.
    pub fn saw(&self, later: usize, earlier: usize) -> bool {
        earlier < later
            && match &self.seen {
                Seen::Line => true,
                Seen::Bits(bits) => has(&bits[later], earlier),
            }
    }

    /// Removes from what these changes followed each change that another one among it had seen.
    pub fn name_the_latest_seen(&mut self, of: &[Stamp]) {
        let at = |stamp: &Stamp| self.entries.binary_search_by_key(stamp, |e| e.stamp).ok();
        let latest = |after: &[Stamp]| -> Vec<Stamp> {
            let known: Vec<usize> = after.iter().filter_map(at).collect();
            let seen_by_another = |stamp: &Stamp| at(stamp).is_some_and(|i| known.iter().any(|k| self.saw(*k, i)));
            after.iter().copied().filter(|stamp| !seen_by_another(stamp)).collect()
        };
        let changed: Vec<(usize, Vec<Stamp>)> =
            of.iter().filter_map(at).map(|i| (i, latest(&self.entries[i].after))).collect();
        for (i, after) in changed {
            self.entries[i].after = after;
        }
    }

    /// The stamps of the changes that no other change followed; none if there is only the root.
    pub fn latest(&self) -> Vec<Stamp> {
        let mut is_latest = vec![true; self.entries.len()];
        for parent in self.parents.iter().flatten() {
            is_latest[*parent] = false;
        }
        is_latest[0] = false;
        (0..self.entries.len()).filter(|i| is_latest[*i]).map(|i| self.entries[i].stamp).collect()
    }

    /// The value that a person gave a field last, whether it stands or was replaced. `made` says that they made the element, so
    /// that the values of its root are theirs.
    pub fn last_by(&self, person: AnnotatorId, made: bool, member: &Member, field: Field) -> Option<&Value> {
        let of = |entry: &'_ Entry| entry.values.iter().position(|g| g.member == *member && g.field == field);
        let by_them = |e: &&Entry| if e.stamp == Stamp::ROOT { made } else { e.by == person };
        let entry = self.entries.iter().rev().filter(by_them).find(|e| of(e).is_some() || covers(e, member, field))?;
        Some(&entry.values[of(entry)?].value)
    }

    /// The indexes of the changes that delete a member.
    fn deletions(&self, member: &Member) -> Vec<usize> {
        let deletes = |e: &Entry| e.act == Act::Deleted && e.member == *member;
        (0..self.entries.len()).filter(|i| deletes(&self.entries[*i])).collect()
    }

    /// For each change, whether it stands although the element was deleted, because somebody who had not seen the deletion made
    /// another change and had seen this one. A change that was deleted already in their eyes does not come back.
    fn live(&self) -> Vec<bool> {
        let n = self.entries.len();
        let deletions = self.deletions(&Member::Itself);
        if deletions.is_empty() {
            return vec![true; n];
        }
        let bits = match &self.seen {
            Seen::Bits(bits) => bits.clone(),
            Seen::Line => bits(&self.parents),
        };
        let is_deletion: Vec<bool> = (0..n).map(|i| deletions.contains(&i)).collect();
        // What each maker saw standing; each follows from those before it.
        let mut visible: Vec<Vec<u64>> = Vec::with_capacity(n);
        for i in 0..n {
            let mut own = standing(&bits[i], &deletions, &is_deletion, &bits, &visible);
            own.resize(i / 64 + 1, 0);
            own[i / 64] |= 1 << (i % 64);
            visible.push(own);
        }
        let everything: Vec<u64> = (0..n.div_ceil(64)).map(|w| ones(n - w * 64)).collect();
        let standing = standing(&everything, &deletions, &is_deletion, &bits, &visible);
        (0..n).map(|i| has(&standing, i)).collect()
    }

    /// The values that each field has. Drops the values that a deletion took.
    fn heads(&mut self) -> Vec<Heads> {
        let live = self.live();
        let mut all: Vec<(Member, Field, usize, Value)> = Vec::new();
        for (i, entry) in self.entries.iter_mut().enumerate() {
            if !live[i] {
                entry.values.clear();
            }
            all.extend(entry.values.iter().map(|g| (g.member.clone(), g.field, i, g.value.clone())));
        }
        all.sort_unstable();
        let mut heads = Vec::new();
        for of in all.chunk_by(|a, b| (&a.0, a.1) == (&b.0, b.1)) {
            let replaced = |i: usize| of.iter().any(|(_, _, other, _)| self.saw(*other, i));
            let values = of.iter().filter(|(_, _, i, _)| !replaced(*i)).map(|(_, _, i, v)| (*i, v.clone()));
            heads.push(Heads { of: (of[0].0.clone(), of[0].1), values: values.collect() });
        }
        heads
    }

    /// Whether a member is there: it was never deleted, or somebody who had not seen the deletion changed it.
    fn is_there(&self, live: &[bool], member: &Member) -> bool {
        let deletions = self.deletions(member);
        let left = |i: usize| {
            let entry = &self.entries[i];
            let stands = live[i] && entry.member == *member && entry.act != Act::Deleted;
            stands && !deletions.iter().any(|d| self.saw(*d, i))
        };
        *member == Member::Itself || deletions.is_empty() || (0..self.entries.len()).any(left)
    }

    /// What stands. `used` are the verdicts that claims use; they stay in the scheme even if they were deleted from it.
    pub fn settle(mut self, element: Element, used: &BTreeSet<String>) -> Settled {
        let heads = self.heads();
        let live = self.live();
        let mut fields = Vec::new();
        let mut there: Option<(Member, bool)> = None;
        for head in heads {
            let (member, field) = head.of;
            if there.as_ref().is_none_or(|(m, _)| *m != member) {
                let wanted = matches!(&member, Member::Verdict(id) if used.contains(&**id));
                there = Some((member.clone(), wanted || self.is_there(&live, &member)));
            }
            let Some((i, value)) = head.values.into_iter().next_back() else { continue };
            if there.as_ref().is_some_and(|(_, there)| *there) {
                let given = Given { member, field, value };
                self.entries[i].values.retain(|g| *g != given);
                fields.push(given);
            }
        }
        let is_there = live.iter().any(|l| *l) && (!fields.is_empty() || !matches!(element, Element::Claim(_)));
        if self.entries.first().is_some_and(|root| root.values.is_empty()) {
            self.entries.remove(0);
        }
        let record = (is_there && !fields.is_empty()).then(|| Record::new(element, fields));
        Settled { record, entries: self.entries }
    }

    /// What people have to decide: fields with more than one value, and the indexes of deletions that had not seen everything.
    pub fn open(&mut self) -> (Vec<Heads>, Vec<usize>) {
        let mut heads = self.heads();
        let live = self.live();
        heads.retain(|h| {
            let first = h.values.first().map(|(_, v)| v);
            h.of.1.is_for_people() && h.values.iter().any(|(_, v)| Some(v) != first) && self.is_there(&live, &h.of.0)
        });
        let decides = |i: usize, member: &Member| {
            let entry = &self.entries[i];
            matches!(entry.act, Act::Deleted | Act::Kept | Act::Made) && entry.member == *member
        };
        let undecided = |d: &usize| {
            let entry = &self.entries[*d];
            entry.act == Act::Deleted
                && !(0..self.entries.len()).any(|i| self.saw(i, *d) && decides(i, &entry.member))
                && live.iter().any(|l| *l)
                && self.is_there(&live, &entry.member)
        };
        let deletions = (0..self.entries.len()).filter(undecided).collect();
        (heads, deletions)
    }
}

/// Whether a change gave this field a value. The time of a judgement is given with what it says.
fn covers(entry: &Entry, member: &Member, field: Field) -> bool {
    entry.member == *member
        && match entry.act {
            Act::Made => true,
            Act::Set(set) => {
                set == field || (field == Field::Time && set.is_judged() && matches!(member, Member::Judgement(_)))
            }
            Act::Deleted | Act::Kept => false,
        }
}

/// Which of the changes `among` stand: those that the latest ones which no deletion took saw standing. If there is no deletion
/// among them, all stand.
fn standing(
    among: &[u64],
    deletions: &[usize],
    is_deletion: &[bool],
    seen: &[Vec<u64>],
    visible: &[Vec<u64>],
) -> Vec<u64> {
    let mut left = among.to_vec();
    let mut any = false;
    for &d in deletions.iter().filter(|d| has(among, **d)) {
        any = true;
        left[d / 64] &= !(1 << (d % 64));
        left.iter_mut().zip(&seen[d]).for_each(|(word, theirs)| *word &= !theirs);
    }
    if !any {
        return left;
    }
    let mut result = vec![0; among.len()];
    for i in (0..among.len() * 64).rev() {
        if i < visible.len() && has(&left, i) && !is_deletion[i] {
            result.iter_mut().zip(&visible[i]).for_each(|(word, theirs)| *word |= theirs);
            // What it had seen adds nothing more.
            left.iter_mut().zip(&seen[i]).for_each(|(word, theirs)| *word &= !theirs);
        }
    }
    result
}

fn has(bits: &[u64], i: usize) -> bool {
    bits.get(i / 64).is_some_and(|word| word & (1 << (i % 64)) != 0)
}

fn ones(n: usize) -> u64 {
    if n >= 64 { u64::MAX } else { (1 << n) - 1 }
}

fn bits(parents: &[Vec<usize>]) -> Vec<Vec<u64>> {
    let mut all: Vec<Vec<u64>> = Vec::with_capacity(parents.len());
    for (i, of) in parents.iter().enumerate() {
        let mut own = vec![0_u64; i / 64 + 1];
        for &parent in of {
            for (word, theirs) in own.iter_mut().zip(&all[parent]) {
                *word |= theirs;
            }
            own[parent / 64] |= 1 << (parent % 64);
        }
        all.push(own);
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::compare::histories::check;

    #[test]
    fn a_change_replaces_what_its_maker_had_seen() {
        check("a+1 a1=x", "1=x");
        check("a+1 a1=x a1=y", "1=y");
        check("a+1 b<a a1=x b<a b1=y", "1=y");
        check("a+1 b<a b1=y a<b a1=x c<b c1=z", "1=z ?1=x");
    }

    #[test]
    fn of_two_changes_that_knew_nothing_of_each_other_the_later_one_shows() {
        check("a+1 b<a a1=x b1=y", "1=y ?1=x");
        check("a+1 b<a b1=y a1=x", "1=x ?1=y");
        check("a+1 b<a c<a a1=x b1=y c1=z", "1=z ?1=y|x");
        check("a+1 b<a a1=x b1=x", "1=x");
        check("aT=x bT=y", "T=y ?T=x");
    }

    #[test]
    fn deciding_is_a_change_too() {
        check("a+1 b<a a1=x b1=y a<b a?1", "1=y");
        check("a+1 b<a a1=x b1=y a<b a?1 b1=z", "1=z ?1=y");
        check("a+1 b<a a-1 b1=y b<a b?1", "1=y");
    }

    #[test]
    fn a_deletion_takes_what_its_maker_had_seen() {
        check("a+1 a-1", "");
        check("a+1 b<a b1=y a<b a-1", "");
        check("a+1 b<a a-1 b1=y", "1=y ?-1");
        check("a+1 b<a a-1 b-1", "");
        // What b saw comes back with what b did; what came after is not known to anybody.
        check("a+1 a1=x b<a a1=z a-1 b1:verified", "1=x[b:verified] ?-1");
    }

    #[test]
    fn judgements_of_two_people_are_never_in_conflict() {
        check("a+1 b<a a1:verified b1:unverified", "1[a:verified b:unverified]");
        check("a+1 a1:verified b<a a1: b1:verified", "1[b:verified]");
        check("a+1 a1:verified b<a a1: b1=y", "1=y");
    }
}
