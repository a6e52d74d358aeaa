//! Copies of a file to share: without some of its parts, or without a person.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::{print, print_without_text};
use crate::model::{
    Annotations, Annotator, AnnotatorId, Claims, Element, Entry, Field, Log, Member, NoClaims, Optional, Stamp,
};

/// What a copy holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The length of the file, in bytes.
    pub bytes: usize,
    /// The length of the article's text, in Unicode scalar values; 0 if it is left out.
    pub text: usize,
    /// How many claims.
    pub claims: usize,
    /// How many judgements.
    pub judgements: usize,
    /// How many judgements with notes.
    pub notes: usize,
    /// How many entries of evidence.
    pub evidence: usize,
    /// How many changes in the log.
    pub changes: usize,
    /// How many values in the log that were replaced.
    pub earlier: usize,
    /// How many people annotated.
    pub people: usize,
    /// In how many of the texts that people wrote somebody is named who has a pseudonym; 0 without pseudonyms.
    pub names: usize,
}

/// Prints a copy without these parts.
#[must_use]
pub fn share(annotations: &Annotations, without: &BTreeSet<Optional>) -> String {
    let copy = stripped(annotations, without);
    if without.contains(&Optional::Text) { print_without_text(&copy) } else { print(&copy) }
}

/// A copy without these parts, but with the article's text, which spans need: printing leaves it out.
#[must_use]
pub fn stripped(annotations: &Annotations, without: &BTreeSet<Optional>) -> Annotations {
    let mut copy = annotations.clone();
    // Another program may have written a path.
    let name = &copy.article.facts.original_name;
    if let Some((_, last)) = name.rsplit_once(['/', '\\']) {
        let last = last.to_owned();
        Arc::make_mut(&mut copy.article.facts).original_name = last;
    }
    copy.left_out.extend(without.iter().filter(|part| **part != Optional::Text));
    let gone = |field: Field| match field {
        Field::Note | Field::Reason => without.contains(&Optional::Notes),
        Field::Confidence => without.contains(&Optional::Confidence),
        _ => false,
    };
    if [Optional::Notes, Optional::Confidence, Optional::Evidence].iter().any(|part| without.contains(part)) {
        let claims = annotations.claims.as_slice().iter().map(|claim| {
            let mut claim = (**claim).clone();
            for judgement in &mut claim.judgements {
                if gone(Field::Note) {
                    judgement.note.clear();
                    judgement.reason.clear();
                }
                if gone(Field::Confidence) {
                    judgement.confidence = None;
                }
            }
            if without.contains(&Optional::Evidence) {
                claim.evidence.clear();
            }
            Arc::new(claim)
        });
        copy.claims = Claims::shared(claims.collect());
    }
    if without.contains(&Optional::History) {
        copy.log = Log::default();
        copy.texts = Arc::default();
        return copy;
    }
    let of_evidence = |member: &Member| without.contains(&Optional::Evidence) && matches!(member, Member::Evidence(_));
    for element in annotations.log.elements().collect::<Vec<_>>() {
        let entries = annotations.log.of(element).iter().filter(|e| !of_evidence(&e.member)).cloned();
        let entries: Vec<Entry> = entries
            .map(|mut entry| {
                entry.values.retain(|given| !gone(given.field) && !of_evidence(&given.member));
                entry
            })
            .collect();
        copy.log.set(element, without_gaps(annotations.log.of(element), entries));
    }
    copy
}

/// Makes entries that followed a removed one follow what that followed. `all` are the entries before the removal.
fn without_gaps(all: &[Entry], mut kept: Vec<Entry>) -> Vec<Entry> {
    let there: BTreeSet<Stamp> = kept.iter().map(|e| e.stamp).collect();
    let followed: BTreeMap<Stamp, &[Stamp]> = all.iter().map(|e| (e.stamp, e.after.as_slice())).collect();
    for entry in &mut kept {
        let (mut todo, mut after) = (std::mem::take(&mut entry.after), BTreeSet::new());
        let mut seen = BTreeSet::new();
        while let Some(stamp) = todo.pop().filter(|_| seen.len() < 10_000) {
            if there.contains(&stamp) {
                after.insert(stamp);
            } else if seen.insert(stamp) {
                todo.extend(followed.get(&stamp).copied().unwrap_or_default());
            }
        }
        entry.after = after.into_iter().collect();
    }
    kept
}

/// Counts what a copy holds. `printed` is the copy as it is printed.
pub fn contents(annotations: &Annotations, printed: &str, without: &BTreeSet<Optional>) -> Contents {
    let claims = annotations.claims.as_slice();
    let judgements = || claims.iter().flat_map(|c| &c.judgements);
    let entries = annotations.log.in_order();
    let (text, same) = (&annotations.article.text, annotations.same());
    Contents {
        bytes: printed.len(),
        text: if without.contains(&Optional::Text) || text.is_left_out() { 0 } else { text.len_scalars() },
        claims: claims.len(),
        judgements: judgements().count(),
        notes: judgements().filter(|j| !j.note.is_empty()).count(),
        evidence: claims.iter().map(|c| c.evidence.len()).sum(),
        changes: entries.len(),
        earlier: entries.iter().map(|(_, entry)| entry.values.len()).sum(),
        people: annotations.annotators.iter().filter(|a| same.person(a.id) == a.id).count(),
        names: 0,
    }
}

/// A value in the log: the element, the stamp of the change, and the member and field that it was given to.
pub type Kept = (Element, Stamp, Member, Field);

/// Removes replaced values from the log. Who changed what stays, and so do the values `to_decide`, which are still in
/// conflict.
#[must_use]
pub fn without_earlier_words(annotations: &Annotations, to_decide: &BTreeSet<Kept>) -> Annotations {
    let mut copy = annotations.clone();
    for element in annotations.log.elements().collect::<Vec<_>>() {
        let mut entries = annotations.log.of(element).to_vec();
        for entry in &mut entries {
            let stamp = entry.stamp;
            entry.values.retain(|g| to_decide.contains(&(element, stamp, g.member.clone(), g.field)));
        }
        copy.log.set(element, entries);
    }
    copy
}

/// Removes a person, under all of their ids, with their judgements, evidence and no-claims, and the whole log. Claims that they marked stay, as nobody's,
/// if others worked on them.
#[must_use]
pub fn without_person(annotations: &Annotations, person: AnnotatorId) -> Annotations {
    let nobody = AnnotatorId(Uuid::nil());
    let same = annotations.same();
    let is_theirs = |id: AnnotatorId| same.are_one(id, person);
    let mut copy = annotations.clone();
    copy.annotators.retain(|a| !is_theirs(a.id));
    let claims = annotations.claims.as_slice().iter().filter_map(|claim| {
        let mut claim = (**claim).clone();
        claim.judgements.retain(|j| !is_theirs(j.annotator));
        claim.evidence.retain(|e| !is_theirs(e.annotator));
        if is_theirs(claim.annotator) {
            if claim.judgements.is_empty() && claim.evidence.is_empty() {
                return None;
            }
            claim.annotator = nobody;
        }
        Some(Arc::new(claim))
    });
    copy.claims = Claims::shared(claims.collect());
    let no_claims = annotations.no_claims.as_slice().iter().filter(|n| !is_theirs(n.annotator)).cloned();
    copy.no_claims = NoClaims::shared(no_claims.collect());
    for text in Arc::make_mut(&mut copy.texts).iter_mut().filter(|text| is_theirs(text.by)) {
        text.by = nobody;
    }
    let is_needed = copy.claims.as_slice().iter().any(|c| c.annotator == nobody);
    if is_needed && copy.annotator(nobody).is_none() {
        copy.annotators.push(Annotator::new(nobody, "?"));
    }
    // The log tells what they did. It is removed as a whole.
    copy.log = Log::default();
    copy.left_out.insert(Optional::History);
    copy
}
