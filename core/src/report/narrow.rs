//! Annotations without what a report is not to show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::options::{Options, Part, Who, verdict_name};
use crate::model::{Annotations, AnnotatorId, Claim, Claims, NoClaims, Same};
use crate::words::told;

/// Annotations for a report, and the numbers of their claims.
pub struct Narrowed {
    /// What the report may show. Claims, judgements, evidence, notes and names that it must not show are gone; so are the log and
    /// earlier texts.
    pub annotations: Annotations,
    /// The number of each claim, in the same order, counted from 1 in the article before anything was left out.
    pub numbers: Vec<usize>,
}

/// The ids of the people whom the options name, as they stand for themselves; `None`: everyone.
fn people(annotations: &Annotations, options: &Options, same: &Same) -> Option<BTreeSet<AnnotatorId>> {
    if options.people.is_empty() {
        return None;
    }
    let ids = options.people.iter().flat_map(|who| match who {
        Who::Id(id) => BTreeSet::from([*id]),
        Who::Name(name) => name.ids_of(&annotations.annotators),
    });
    Some(ids.map(|id| same.person(id)).collect())
}

/// Whether an article's annotations know this person.
pub fn knows(annotations: &Annotations, who: &Who) -> bool {
    let same = annotations.same();
    match who {
        Who::Id(id) => annotations.annotators.iter().any(|annotator| same.are_one(annotator.id, *id)),
        Who::Name(name) => !name.ids_of(&annotations.annotators).is_empty(),
    }
}

/// The name of an annotation file as the report may say it: without names, a file of somebody's own is called as if it were nobody's.
pub fn file_name(file: &str, annotations: &Annotations, options: &Options) -> String {
    if !options.is_without(Part::Names) {
        return file.to_owned();
    }
    let is_name = |part: &str| annotations.annotators.iter().any(|annotator| annotator.name.eq_ignore_ascii_case(part));
    let mut parts: Vec<&str> = file.split('.').collect();
    // The first part is the article's name.
    let mut first = true;
    parts.retain(|part| std::mem::take(&mut first) || !is_name(part));
    parts.join(".")
}

/// Leaves out what the options say.
pub fn narrowed(annotations: &Annotations, options: &Options) -> Narrowed {
    let same = annotations.same();
    let wanted = people(annotations, options, &same);
    let is_wanted = |id: AnnotatorId| wanted.as_ref().is_none_or(|wanted| wanted.contains(&same.person(id)));
    let mut kept = annotations.bare();
    kept.texts = Arc::default();
    let (mut claims, mut numbers) = (Vec::new(), Vec::new());
    for (i, claim) in annotations.claims.as_slice().iter().enumerate() {
        if !options.claims.is_empty() && !options.claims.contains(&claim.id) {
            continue;
        }
        let mut narrow = Claim::clone(claim);
        narrow.judgements.retain(|judgement| is_wanted(judgement.annotator));
        narrow.evidence.retain(|evidence| is_wanted(evidence.annotator));
        let is_theirs = is_wanted(narrow.annotator) || !narrow.judgements.is_empty() || !narrow.evidence.is_empty();
        let is_chosen =
            options.verdicts.is_empty() || options.verdicts.contains(verdict_name(same.shown(&narrow, None)));
        if !is_theirs || !is_chosen {
            continue;
        }
        if options.is_without(Part::Notes) {
            narrow.judgements.iter_mut().for_each(|judgement| {
                judgement.note.clear();
                judgement.reason.clear();
            });
        }
        if options.is_without(Part::Evidence) {
            narrow.evidence.clear();
        }
        claims.push(Arc::new(narrow));
        numbers.push(i + 1);
    }
    let no_claims = annotations.no_claims.as_slice().iter().filter(|n| is_wanted(n.annotator));
    kept.no_claims = NoClaims::shared(no_claims.cloned().collect());
    kept.claims = Claims::shared(claims);
    kept.annotators.retain(|annotator| is_wanted(annotator.id));
    if options.is_without(Part::Names) {
        without_names(&mut kept, &same, options);
    }
    Narrowed { annotations: kept, numbers }
}

/// Calls people "Person 1" and so on, in the order in which they first appear among the claims.
fn without_names(annotations: &mut Annotations, same: &Same, options: &Options) {
    let mut order: Vec<AnnotatorId> = Vec::new();
    let mut numbers: BTreeMap<AnnotatorId, usize> = BTreeMap::new();
    let claims = annotations.claims.as_slice().iter();
    let met = claims.flat_map(|claim| {
        let judges = claim.judgements.iter().map(|j| j.annotator);
        let sources = claim.evidence.iter().map(|e| e.annotator);
        [claim.annotator].into_iter().chain(judges).chain(sources).collect::<Vec<_>>()
    });
    for id in met.chain(annotations.annotators.iter().map(|a| a.id)).map(|id| same.person(id)) {
        numbers.entry(id).or_insert_with(|| {
            order.push(id);
            order.len()
        });
    }
    for annotator in &mut annotations.annotators {
        let number = numbers.get(&same.person(annotator.id)).copied().unwrap_or_default();
        annotator.name = told!(options.language, "report-person", n = number);
    }
}
