//! Picking changes: what one version has beyond another comes onto a third, and nothing else.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use super::ancestor::Held;
use super::carry::Carrier;
use super::lineage::{Lineage, Settled};
use super::merge::{NotMerged, on_one_text, put_all, same_text, title, union, union_of_lineages, union_of_texts};
use super::stamp::settle_scheme;
use crate::model::{Annotations, AnnotatorId, Claim, Element, Entry, Extra, Field, Given, Member, Record, Stamp};

/// Values that `b` and `o` hold differently under one stamp: somebody edited the file by hand.
type ByHand = HashSet<(Element, Stamp, Member, Field)>;

/// Returns `a` with what `b` has beyond `o`. The changes keep their stamps, so that the rest can be merged later. An element that
/// `a` does not show comes whole, with all its changes; so do members, and the verdicts and people that are needed.
pub fn pick(a: &Annotations, b: &Annotations, o: &Annotations) -> Result<Annotations, NotMerged> {
    let (of_b, of_o) = (Held::of(b), Held::of(o));
    let by_hand = by_hand(b, o);
    let mut elements: BTreeSet<Element> = of_b.beyond(&of_o).into_iter().map(|(element, _)| element).collect();
    elements.extend(by_hand.iter().map(|(element, ..)| *element));
    let updates = elements.remove(&Element::Text);
    let (a, b) = if a.article.text.is_same(&b.article.text) {
        (Cow::Borrowed(a), Cow::Borrowed(b))
    } else if updates {
        let (a, b) = on_one_text(a, b)?;
        (Cow::Owned(a), Cow::Owned(b))
    } else {
        (Cow::Borrowed(a), Cow::Owned(on_my_text(a, b)?))
    };
    let picking = Picking { a: &a, b: &b, of_o: &of_o, by_hand };
    let is_scheme = elements.remove(&Element::Scheme);
    let mut changed: Vec<(Element, Settled)> = elements
        .into_iter()
        .filter_map(|element| Some((element, picking.element(element, &BTreeSet::new())?)))
        .collect();
    let verdicts = picking.unknown_verdicts(&changed);
    if is_scheme || !verdicts.is_empty() {
        changed.extend(picking.element(Element::Scheme, &verdicts).map(|scheme| (Element::Scheme, scheme)));
    }
    let people = picking.unknown_people(&changed);
    changed.extend(people.into_iter().filter_map(|person| Some((person, picking.element(person, &BTreeSet::new())?))));
    let mut picked = a.clone().into_owned();
    if updates {
        picked.texts = union_of_texts(&a, &b);
        picked.article.text = same_text(&a.article.text, &b.article.text);
    }
    let new = |(name, value): &&(String, String)| {
        !o.extra.iter().flat_map(|e| e.iter()).any(|(n, v)| (n, v) == (name, value))
    };
    let extra: Vec<(String, String)> = b.extra.iter().flat_map(|fields| fields.iter()).filter(new).cloned().collect();
    let extra: Extra = (!extra.is_empty()).then(|| Box::new(extra));
    if extra.is_some() {
        picked.extra = union(&a.extra, &extra);
    }
    put_all(&mut picked, changed);
    settle_scheme(&mut picked);
    Ok(picked)
}

/// `b` on the text of `a`, which it may not know.
fn on_my_text(a: &Annotations, b: &Annotations) -> Result<Annotations, NotMerged> {
    let another = || NotMerged::OtherArticle(title(&a.article), title(&b.article));
    let carrier = Carrier { from: b, onto: &a.article.text, known: Some(a) };
    let carried = carrier.carry(&mut |_| true).ok_or_else(another)?;
    let (text_a, text_b) = (a.article.text.sha256(), b.article.text.sha256());
    let is_related = a.was_on(text_b) || b.was_on(text_a) || a.texts.iter().any(|text| b.was_on(&text.sha256));
    if is_related || carried.is_the_same_article(b) { Ok(carried.annotations) } else { Err(another()) }
}

/// What differs under one stamp between two versions on one text, and is for people to decide.
fn by_hand(b: &Annotations, o: &Annotations) -> ByHand {
    let mut found = ByHand::new();
    if !b.article.text.is_same(&o.article.text) {
        return found;
    }
    for element in b.differing(o) {
        let (Some(of_b), Some(of_o)) = (Lineage::of(b, element), Lineage::of(o, element)) else { continue };
        for entry in of_b.entries {
            let Some(there) = of_o.entries.iter().find(|e| e.stamp == entry.stamp) else { continue };
            let is_edited = |g: &Given| {
                let gave = |other: &Given| other.member == g.member && other.field == g.field;
                g.field.is_for_people()
                    && g.field != Field::Spans
                    && !there.values.contains(g)
                    && there.values.iter().any(gave)
            };
            let edited = entry.values.into_iter().filter(is_edited);
            found.extend(edited.map(|g| (element, entry.stamp, g.member, g.field)));
        }
    }
    found
}

/// What is picked of `b`, which is on the text of `a`.
struct Picking<'a> {
    a: &'a Annotations,
    b: &'a Annotations,
    of_o: &'a Held,
    by_hand: ByHand,
}

impl Picking<'_> {
    /// An element with what is new in it, and with these verdicts if it is the scheme. `None` if `b` does not know it.
    fn element(&self, element: Element, verdicts: &BTreeSet<Member>) -> Option<Settled> {
        let theirs = Lineage::of(self.b, element)?;
        let lineage = match (Lineage::of(self.a, element), self.a.record(element)) {
            (None, _) => theirs,
            (Some(mine), None) => union_of_lineages(mine, theirs),
            (Some(mine), Some(record)) => {
                let there: HashSet<Member> = record.fields().into_iter().map(|g| g.member).collect();
                union_of_lineages(mine, self.new_of(element, theirs, |m| verdicts.contains(m), &there))
            }
        };
        Some(lineage.settle(element, &BTreeSet::new()))
    }

    /// The changes of a lineage that are new, and all changes of members that are wanted, or that are changed but not `there`.
    fn new_of(
        &self,
        element: Element,
        lineage: Lineage,
        wanted: impl Fn(&Member) -> bool,
        there: &HashSet<Member>,
    ) -> Lineage {
        let is_new = |entry: &Entry| !self.of_o.has(element, entry.stamp);
        let unknown: HashSet<Member> = lineage
            .entries
            .iter()
            .filter(|e| is_new(e))
            .map(|e| e.member.clone())
            .filter(|m| !there.contains(m))
            .collect();
        let is_whole = |member: &Member| unknown.contains(member) || wanted(member);
        let entries = lineage.entries.into_iter().filter_map(|mut entry| {
            if is_new(&entry) || entry.stamp != Stamp::ROOT && is_whole(&entry.member) {
                return Some(entry);
            }
            let is_edited = |g: &Given| self.by_hand.contains(&(element, entry.stamp, g.member.clone(), g.field));
            entry.values.retain(|g| is_whole(&g.member) || is_edited(g));
            (!entry.values.is_empty()).then_some(entry)
        });
        Lineage::new(entries.collect())
    }

    /// The verdicts that picked claims use and the scheme of `a` does not have.
    fn unknown_verdicts(&self, picked: &[(Element, Settled)]) -> BTreeSet<Member> {
        let used = claims(picked).flat_map(|c| &c.judgements).filter_map(|j| j.verdict.as_deref());
        let unknown = used.filter(|id| self.a.scheme.verdict(id).is_none() && self.b.scheme.verdict(id).is_some());
        unknown.map(|id| Member::Verdict(id.into())).collect()
    }

    /// The people whom the picked elements and changes name and `a` does not.
    fn unknown_people(&self, picked: &[(Element, Settled)]) -> BTreeSet<Element> {
        let mut named: BTreeSet<AnnotatorId> = picked.iter().flat_map(|(_, s)| &s.entries).map(|e| e.by).collect();
        for claim in claims(picked) {
            named.insert(claim.annotator);
            named.extend(claim.judgements.iter().map(|j| j.annotator));
            named.extend(claim.evidence.iter().map(|e| e.annotator));
        }
        named.extend(picked.iter().filter_map(|(_, s)| s.record.as_ref()?.as_no_claim().map(|n| n.annotator)));
        let done: BTreeSet<Element> = picked.iter().map(|(element, _)| *element).collect();
        let unknown = named.into_iter().filter(|id| self.a.annotator(*id).is_none()).map(Element::Annotator);
        unknown.filter(|person| !done.contains(person)).collect()
    }
}

fn claims(picked: &[(Element, Settled)]) -> impl Iterator<Item = &Claim> {
    picked
        .iter()
        .filter_map(|(_, settled)| if let Some(Record::Claim(claim)) = &settled.record { Some(&**claim) } else { None })
}
