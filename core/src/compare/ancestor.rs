//! Merging two versions of a file whose common ancestor is known, as Git names one.
//!
//! Without an ancestor, nothing that either version holds can have been taken away on purpose: the log says what was deleted. With
//! one, a version can lack changes on purpose. `git revert` makes a version without the changes of a commit, and `git
//! cherry-pick` puts one commit onto a version that never had those before it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::carry::Carrier;
use super::merge::{NotMerged, merge};
use super::pick::pick;
use super::stamp::{Clock, stamped};
use super::undecided::{Undecided, undecided};
use crate::model::{Annotations, AnnotatorId, Decision, Edit, Element, Field, Given, Member, Record, Stamp, Value};

/// Whether it is known what two versions of a file were before.
#[derive(Clone, Copy, Debug, Default)]
pub enum Ancestor<'a> {
    /// It is not: everything that either version holds counts.
    #[default]
    Unknown,
    /// They were this version.
    Version {
        /// The version.
        version: &'a Annotations,
        /// The number of the run for the stamps of new changes. It comes from the three files, so that the same three files
        /// give the same result.
        run: u32,
    },
}

/// How two versions were merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Everything that either version holds came together.
    Joined,
    /// Theirs is an earlier version than the ancestor (`git revert`): what the ancestor has beyond it was set back.
    SetBack,
    /// Mine lacks changes of the ancestor (`git cherry-pick`): only what theirs has beyond it came.
    Picked,
    /// Theirs lacks changes of the ancestor and is no earlier version: everything came together.
    Unclear,
}

/// Merges their version `b` into mine, `a`. No change leaves the log of `a`.
///
/// The laws of [`merge`] hold for [`Way::Joined`] and [`Way::Unclear`] alone.
pub fn merge_from(a: &Annotations, b: &Annotations, ancestor: Ancestor<'_>) -> Result<(Annotations, Way), NotMerged> {
    let Ancestor::Version { version: o, run } = ancestor else { return Ok((merge(a, b)?, Way::Joined)) };
    let [mut of_a, mut of_b, mut of_o] = [a, b, o].map(Held::of);
    // A copy without its text knows no stretches that were read.
    let lacks_text = [a, b, o].iter().any(|one| one.article.text.is_left_out());
    if lacks_text {
        for held in [&mut of_a, &mut of_b, &mut of_o] {
            held.0.retain(|element, _| !matches!(element, Element::NoClaim(_)));
        }
    }
    let (in_a, in_b) = (of_a.includes(&of_o), of_b.includes(&of_o));
    if in_a && in_b {
        return Ok((merge(a, b)?, Way::Joined));
    }
    if !lacks_text {
        if !in_b && of_o.includes(&of_b) && !leaves_out(b, o, (&of_b, &of_o)) {
            let versions = Versions { a: (a, &of_a), b: (b, &of_b), o: (o, &of_o) };
            if let Some(back) = versions.set_back(run) {
                return Ok((back?, Way::SetBack));
            }
        }
        if !in_a {
            return Ok((pick(a, b, o)?, Way::Picked));
        }
    }
    Ok((merge(a, b)?, Way::Unclear))
}

/// The stamps of the changes that a version holds of each element, in order. [`Stamp::ROOT`] stands for how the element began,
/// which no line of the log tells; who is named in the file is no change. Updates of the text are changes of [`Element::Text`].
pub struct Held(HashMap<Element, Vec<Stamp>>);

impl Held {
    /// The changes that this version holds.
    pub fn of(version: &Annotations) -> Self {
        let claims = version.claims.as_slice().iter().map(|c| Element::Claim(c.id));
        let no_claims = version.no_claims.as_slice().iter().map(|n| Element::NoClaim(n.id));
        let there = claims.chain(no_claims).chain([Element::Facts, Element::Scheme]);
        let mut held: HashMap<Element, Vec<Stamp>> = there.map(|element| (element, vec![Stamp::ROOT])).collect();
        for element in version.log.elements() {
            let stamps = version.log.of(element).iter().map(|e| e.stamp).filter(|stamp| *stamp != Stamp::ROOT);
            let began = if matches!(element, Element::Annotator(_)) { vec![] } else { vec![Stamp::ROOT] };
            held.entry(element).or_insert(began).extend(stamps);
        }
        let mut updates: Vec<Stamp> = version.texts.iter().map(|text| text.stamp).collect();
        updates.sort_unstable();
        held.insert(Element::Text, updates);
        Self(held)
    }

    /// Whether it holds a change of an element.
    pub fn has(&self, element: Element, stamp: Stamp) -> bool {
        let is_name = matches!(element, Element::Annotator(_)) && stamp == Stamp::ROOT;
        is_name || self.0.get(&element).is_some_and(|stamps| stamps.binary_search(&stamp).is_ok())
    }

    /// The changes that it holds beyond `other`, by element.
    pub fn beyond(&self, other: &Self) -> Vec<(Element, Vec<Stamp>)> {
        let new = |(element, stamps): (&Element, &Vec<Stamp>)| {
            let new: Vec<Stamp> = stamps.iter().copied().filter(|stamp| !other.has(*element, *stamp)).collect();
            (!new.is_empty()).then_some((*element, new))
        };
        let mut beyond: Vec<(Element, Vec<Stamp>)> = self.0.iter().filter_map(new).collect();
        beyond.sort_unstable_by_key(|(element, _)| *element);
        beyond
    }

    fn includes(&self, other: &Self) -> bool {
        other.0.iter().all(|(element, stamps)| stamps.iter().all(|stamp| self.has(*element, *stamp)))
    }
}

/// Whether `b`, all of whose changes are in `o`, lacks some of `o` for another reason than that it is an earlier version: it was
/// shared without some of its parts, with other names for its people, or holds the work of one person only.
fn leaves_out(b: &Annotations, o: &Annotations, (of_b, of_o): (&Held, &Held)) -> bool {
    let lacks_parts = !b.left_out.is_subset(&o.left_out);
    let others = b.annotators.iter().any(|person| o.annotator(person.id).is_none());
    let (active_b, active_o) = (active(b), active(o));
    let idle = |id: &AnnotatorId| active_o.contains(id) && !active_b.contains(id);
    // An earlier version does not name those who had done nothing yet.
    let lacks_people = b.annotators.iter().any(|person| idle(&person.id));
    let lacks_members = || {
        b.differing(o).into_iter().any(|element| match (b.record(element), o.record(element)) {
            (Some(less), Some(more)) if of_b.0.get(&element) == of_o.0.get(&element) => {
                !members(&less).is_superset(&members(&more))
            }
            _ => false,
        })
    };
    lacks_parts || others || lacks_people || lacks_members()
}

/// Everyone who did something in a version.
fn active(version: &Annotations) -> HashSet<AnnotatorId> {
    let mut people: HashSet<AnnotatorId> = version.log.in_order().into_iter().map(|(_, entry)| entry.by).collect();
    people.extend(version.texts.iter().map(|text| text.by));
    people.extend(version.no_claims.as_slice().iter().map(|n| n.annotator));
    for claim in version.claims.as_slice() {
        people.insert(claim.annotator);
        people.extend(claim.judgements.iter().map(|j| j.annotator));
        people.extend(claim.evidence.iter().map(|e| e.annotator));
    }
    people
}

fn members(record: &Record) -> BTreeSet<Member> {
    record.fields().into_iter().map(|given| given.member).collect()
}

/// Three versions, each with the changes that it holds: mine, theirs, and their ancestor.
struct Versions<'a> {
    a: (&'a Annotations, &'a Held),
    b: (&'a Annotations, &'a Held),
    o: (&'a Annotations, &'a Held),
}

/// A version on the text of `base`.
fn onto<'a>(version: &'a Annotations, base: &Annotations) -> Option<Cow<'a, Annotations>> {
    if version.article.text.is_same(&base.article.text) {
        return Some(Cow::Borrowed(version));
    }
    let carrier = Carrier { from: version, onto: &base.article.text, known: Some(base) };
    Some(Cow::Owned(carrier.carry(&mut |_| true)?.annotations))
}

impl Versions<'_> {
    /// Mine after new changes, by nobody, that set back what the ancestor has beyond their version and mine still shows.
    ///
    /// The new changes follow all of mine. But what somebody did in mine to an element, a member or a value without having seen
    /// that it is set back stands, as in any merge, and is to decide.
    fn set_back(&self, run: u32) -> Option<Result<Annotations, NotMerged>> {
        let (a, b, o) = (self.a.0, self.b.0, self.o.0);
        let undoes_text = !b.article.text.is_same(&o.article.text) && a.article.text.is_same(&o.article.text);
        let base = if undoes_text { b } else { a };
        let (a_there, b_there, o_there) = (onto(a, base)?, onto(b, base)?, onto(o, base)?);
        let open = undecided(&a_there);
        let (mut mine, mut unseen) = (Vec::new(), Vec::new());
        for (element, stamps) in self.o.1.beyond(self.b.1) {
            let [of_a, of_b, of_o] = [&a_there, &b_there, &o_there].map(|version| version.record(element));
            let is_person = matches!(element, Element::Annotator(_)) && of_b.is_none();
            let is_known = stamps.iter().any(|stamp| self.a.1.has(element, *stamp));
            if element == Element::Text || is_person || !is_known {
                continue;
            }
            let is_mine = |one: &&Undecided| {
                one.element == element && one.others.iter().any(|(_, _, stamp)| !self.o.1.has(element, *stamp))
            };
            let open = open.iter().filter(is_mine).collect();
            let back = Sides { a: of_a.as_ref(), b: of_b.as_ref(), o: of_o.as_ref(), open }.set_back();
            mine.extend(back.mine.edit(of_a.clone()));
            unseen.extend(back.unseen.edit(of_o.clone()));
        }
        let mut now = a_there.clone().into_owned();
        now.apply_all(&mine);
        now.decided = Arc::new(self.decisions(&open, &[&a_there, &b_there, &now]));
        let latest = [a, b, o].map(|one| one.log.latest().max(one.text_stamp()));
        let millis = latest.into_iter().max().unwrap_or_default().millis.saturating_add(1);
        let nobody = AnnotatorId(uuid::Uuid::nil());
        let back = stamped(a, &now, nobody, Clock::at(millis, run));
        if unseen.is_empty() {
            return Some(Ok(back));
        }
        let mut then = o_there.clone().into_owned();
        then.apply_all(&unseen);
        let clock = Clock::at(back.log.latest().millis.saturating_add(1), run);
        Some(pick(&back, &stamped(&o_there, &then, nobody, clock), o))
    }

    /// Decisions about the conflicts in mine that come only from changes of the ancestor which theirs does not hold. A conflict is decided
    /// if every version in `all` shows the same value.
    fn decisions(&self, open: &[Undecided], all: &[&Annotations]) -> BTreeSet<Decision> {
        let shows = |version: &Annotations, one: &Undecided| {
            let fields = version.record(one.element).map(|record| record.fields()).unwrap_or_default();
            match (one.field, &one.shown) {
                (Some(field), Some((value, ..))) => {
                    fields.iter().any(|g| g.member == one.member && g.field == field && g.value == *value)
                }
                _ => fields.iter().any(|g| g.member == one.member),
            }
        };
        let is_undone = |element, stamp| self.o.1.has(element, stamp) && !self.b.1.has(element, stamp);
        let is_settled = |one: &&Undecided| {
            one.others.iter().all(|(_, _, stamp)| is_undone(one.element, *stamp))
                && all.iter().all(|version| shows(version, one))
        };
        open.iter().filter(is_settled).map(Undecided::decision).collect()
    }
}

/// One element in mine, in theirs and in the ancestor.
struct Sides<'a> {
    a: Option<&'a Record>,
    b: Option<&'a Record>,
    o: Option<&'a Record>,
    /// What is to decide about it in mine because of changes that the ancestor does not hold.
    open: Vec<&'a Undecided>,
}

/// What becomes of an element.
#[derive(Default)]
enum Becomes {
    /// It stays as it is.
    #[default]
    Same,
    /// It is deleted.
    Gone,
    /// It is changed, or is there again.
    Record(Record),
}

impl Becomes {
    /// The change from `before`.
    fn edit(self, before: Option<Record>) -> Option<Edit> {
        match self {
            Self::Same => None,
            Self::Gone => Edit::between(before, None),
            Self::Record(record) => Edit::between(before, Some(record)),
        }
    }
}

/// What an element is to become.
#[derive(Default)]
struct Back {
    /// In mine.
    mine: Becomes,
    /// In the ancestor: what mine has changed since stands beside it.
    unseen: Becomes,
}

impl Sides<'_> {
    /// Each value, and each member, as in theirs where mine still shows what the ancestor does.
    fn set_back(&self) -> Back {
        let (a, b, o) = match (self.a, self.b, self.o) {
            (Some(a), Some(b), Some(o)) => (a, b, o),
            (Some(a), None, Some(o)) if a == o && self.open.is_empty() => {
                return Back { mine: Becomes::Gone, unseen: Becomes::Same };
            }
            (Some(_), None, Some(_)) => return Back { mine: Becomes::Same, unseen: Becomes::Gone },
            (None, Some(b), None) => return Back { mine: Becomes::Record(b.clone()), unseen: Becomes::Same },
            _ => return Back::default(),
        };
        let [of_a, of_b, of_o] = [a, b, o].map(by_member);
        let (mut mine, mut unseen) = (of_a.clone(), of_o.clone());
        for (member, was) in &of_o {
            let is_open = |field: Option<Field>| {
                let about = |one: &&Undecided| one.member == *member && (field.is_none() || one.field == field);
                self.open.iter().any(about)
            };
            match (of_a.get(member), of_b.get(member)) {
                (Some(is), None) if is == was && !is_open(None) => drop(mine.remove(member)),
                (Some(_), None) => drop(unseen.remove(member)),
                (Some(is), Some(before)) => {
                    for (field, value) in before.iter().filter(|(field, value)| was.get(field) != Some(value)) {
                        let fields = if is_open(Some(*field)) { unseen.get_mut(member) } else { mine.get_mut(member) };
                        if let Some(fields) = fields.filter(|_| is.get(field) == was.get(field)) {
                            fields.insert(*field, value.clone());
                        }
                    }
                }
                (None, _) => {}
            }
        }
        let is_back = |(member, _): &(&Member, &Fields)| !of_o.contains_key(member) && !of_a.contains_key(member);
        mine.extend(of_b.iter().filter(is_back).map(|(member, fields)| (member.clone(), fields.clone())));
        let changed = |members: Members, before: &Record| {
            let after = record(before.element(), members);
            if after == *before { Becomes::Same } else { Becomes::Record(after) }
        };
        Back { mine: changed(mine, a), unseen: changed(unseen, o) }
    }
}

type Fields = BTreeMap<Field, Value>;
type Members = BTreeMap<Member, Fields>;

fn by_member(record: &Record) -> Members {
    let mut members = Members::new();
    for Given { member, field, value } in record.fields() {
        members.entry(member).or_default().insert(field, value);
    }
    members
}

fn record(element: Element, members: Members) -> Record {
    let given = |(member, fields): (Member, Fields)| {
        fields.into_iter().map(move |(field, value)| Given { member: member.clone(), field, value })
    };
    Record::new(element, members.into_iter().flat_map(given).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::histories::{TEXTS, drawn, play};
    use crate::compare::{MySide, bring_together, own};
    use crate::file;
    use crate::model::Optional;

    /// The three versions after a history in which `o` is the ancestor; `b` names only those who did something in it.
    fn versions(history: &str) -> [Annotations; 3] {
        let copies = play(history);
        let mut versions = ['a', 'b', 'o'].map(|name| copies[&name].clone());
        let active = active(&versions[1]);
        versions[1].annotators.retain(|person| active.contains(&person.id));
        versions
    }

    #[track_caller]
    fn merged(a: &Annotations, b: &Annotations, o: &Annotations) -> (Annotations, Way) {
        let with = |run| {
            let ancestor = Ancestor::Version { version: o, run };
            bring_together(&MySide::as_read(a), b, ancestor).unwrap()
        };
        let (together, again) = (with(7), with(7));
        let printed = file::print(&together.both);
        assert_eq!(file::print(&again.both), printed, "the result repeats");
        let read = file::read(printed.as_bytes()).unwrap();
        assert_eq!((read.repairs, file::print(&read.annotations)), (Vec::new(), printed), "it reads back");
        let held = Held::of(&together.both);
        for (element, entry) in a.log.in_order() {
            assert!(entry.stamp == Stamp::ROOT || held.has(element, entry.stamp), "{element:?} {entry:?} was removed");
        }
        (together.both, together.way)
    }

    /// What comes of merging b into a, of which o is the ancestor, and how.
    #[track_caller]
    fn check(history: &str, expected: &str, way: Way) {
        let [a, b, o] = versions(history);
        let (both, found) = merged(&a, &b, &o);
        assert_eq!((drawn(&both).as_str(), found), (expected, way), "{history}");
    }

    #[test]
    fn what_grew_from_the_ancestor_comes_together() {
        check("o+1 a<o b<o a1=x b1=y", "1=y ?1=x", Way::Joined);
        check("o+1 a<o b<o a-1 b+2", "2", Way::Joined);
        check("o+1 b<o a<b", "1", Way::Joined);
    }

    #[test]
    fn what_the_ancestor_has_beyond_theirs_is_set_back() {
        check("b+1 o<b o1=x a<o", "1", Way::SetBack);
        check("b+1 b1=y o<b o1=x a<o a+2", "1=y 2", Way::SetBack);
        check("b+1 o<b o+2 a<o a+3", "1 3", Way::SetBack);
        check("b+1 o<b o1:verified a<o", "1", Way::SetBack);
        check("b+1 b1:verified o<b o1:unverified a<o a1:verified", "1[a:verified b:verified]", Way::SetBack);
        check("b+1 o<b o1!x a<o", "1", Way::SetBack);
        check("b+1 bT=x o<b oT=y a<o", "T=x 1", Way::SetBack);
        check("b+1 b1=x b1:verified o<b o-1 a<o", "1=x[b:verified]", Way::SetBack);
    }

    #[test]
    fn what_others_did_since_is_left_alone() {
        check("b+1 o<b o1=x a<o a1=z", "1=z", Way::SetBack);
        check("b+1 o<b o1=x a<o a-1", "", Way::SetBack);
        check("b+1 o<b o-1 a<o a+2", "1 2", Way::SetBack);
        // Somebody who had not seen that it would be taken back judged it.
        check("b+1 o<b o+2 a<o a2:verified", "1 2[a:verified] ?-2", Way::SetBack);
        // This version never had what is set back.
        check("b+1 o<b o+2 a<b", "1", Way::SetBack);
        check("b+1 o<b o-1 a+2", "2", Way::SetBack);
    }

    #[test]
    fn what_was_set_back_and_done_again_can_be_set_back_again() {
        let [a, b, o] = versions("b+1 o<b o+2 o1=x a<o");
        let (back, _) = merged(&a, &b, &o);
        let (again, _) = merged(&back, &o, &back);
        let (third, way) = merged(&again, &b, &o);
        assert_eq!((drawn(&third).as_str(), way), ("1", Way::SetBack));
        // A value to decide that came since is not decided in silence.
        check("b+1 c<b o<b o1=x a<o c1=z a<c a1=x a<c", "1", Way::SetBack);
        check("b+1 c<b o<b c1=z o1=x a<o a<c", "1 ?1=z", Way::SetBack);
    }

    #[test]
    fn taking_back_that_something_was_taken_back_brings_it_again() {
        let [a, b, o] = versions("b+1 o<b o1=x o+2 a<o");
        let (back, _) = merged(&a, &b, &o);
        assert_eq!(drawn(&back), "1");
        let (again, way) = merged(&back, &o, &back);
        assert_eq!((drawn(&again).as_str(), way), ("1=x 2", Way::SetBack));
    }

    #[test]
    fn a_merge_that_left_something_to_decide_can_be_taken_back() {
        check("c+1 b<c o<c o1=x b1=y o<b a<o", "1=y", Way::SetBack);
        check("c+1 b<c o<c b1=x o1=y o<b a<o", "1=x", Way::SetBack);
        check("c+1 b<c o<c b1=x o-1 o<b a<o", "1=x", Way::SetBack);
    }

    #[test]
    fn an_update_of_the_text_is_set_back_too() {
        let [a, b, o] = versions("b+1 o<b o@2 o+2 a<o a+3");
        let (both, way) = merged(&a, &b, &o);
        assert_eq!((drawn(&both).as_str(), way), ("1 3", Way::SetBack));
        assert_eq!((both.article.text.as_str(), both.texts.len()), (TEXTS[0], 2));
        // A later update stands.
        let [a, b, o] = versions("b+1 o<b o1=x a<o a@2");
        let (both, way) = merged(&a, &b, &o);
        assert_eq!((drawn(&both).as_str(), both.article.text.as_str(), way), ("1", TEXTS[1], Way::SetBack));
    }

    #[test]
    fn of_a_version_whose_beginnings_are_not_mine_only_what_is_new_comes() {
        check("o+1 b<o b+3 a+2", "2 3", Way::Picked);
        check("a+1 o<a o1=x b<o b1:verified", "1[b:verified]", Way::Picked);
        check("a+1 o<a o1=x b<o b1=y", "1=y", Way::Picked);
        check("a+1 o<a o1=x b<o b1=y a1=z", "1=z ?1=y", Way::Picked);
        check("a+1 o<a o+2 b<o b-1", "", Way::Picked);
        // An unknown claim, or judgement, comes whole.
        check("a+2 o<a o+1 b<o b1=x", "1=x 2", Way::Picked);
        check("a+1 b<a b1:verified o<b b1:unverified", "1[b:unverified]", Way::Picked);
        // The changes have their old stamps: the rest can come later, and nothing comes twice.
        let [a, b, o] = versions("a+1 o<a o1=x b<o b1:verified b+2");
        let (picked, _) = merged(&a, &b, &o);
        let later = merge(&picked, &b).unwrap();
        // Mine knows somebody who has done nothing.
        let later = Annotations { annotators: b.annotators.clone(), ..later };
        assert_eq!(file::print(&later), file::print(&b));
    }

    #[test]
    fn a_pick_brings_the_verdicts_and_the_people_that_it_needs() {
        let [a, b, o] = versions("o+1 b<o b+3 b3:own a+2");
        let with_verdict = |mut version: Annotations| {
            let mut scheme = (*version.scheme).clone();
            let own = crate::model::Verdict { id: "own".into(), label: "Own".into(), ..crate::model::Verdict::empty() };
            scheme.verdicts.push(own);
            version.scheme = Arc::new(scheme.in_order());
            version
        };
        let (both, way) = merged(&a, &with_verdict(b.clone()), &with_verdict(o));
        assert_eq!((drawn(&both).as_str(), way), ("2 3[b:own]", Way::Picked));
        assert_eq!(both.scheme.label(Some("own")), "Own");
    }

    #[test]
    fn a_copy_that_lacks_something_else_takes_nothing_away() {
        check("o+1 b+2 a<o", "1 2", Way::Unclear);
        let [_, b, o] = versions("b+1 o<b o1:verified o1!x c+3 o<c o3=x a<o");
        let unclear = |less: &Annotations| {
            let (both, way) = merged(&o, less, &o);
            assert_eq!((drawn(&both), way), (drawn(&o), Way::Unclear));
        };
        for part in [Optional::Evidence, Optional::History] {
            unclear(&file::read(file::share(&o, &[part].into()).as_bytes()).unwrap().annotations);
        }
        for person in &o.annotators {
            unclear(&own(&o, person.id));
        }
        unclear(&file::Pseudonyms::default().apply(&b));
    }
}
