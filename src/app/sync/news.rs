//! A short summary of what came in.

use std::collections::BTreeMap;

use super::incoming;
use crate::tr;
use claimlight_core::compare::{News, TextNews};
use claimlight_core::model::{Annotations, AnnotatorId, Record};

/// What came in and from whom, such as `Ana: 3 claims, 1 verdict`, after a sentence about the text if it has changed. `None` if
/// nothing came in.
pub fn told(news: &News<'_>, after: &Annotations) -> Option<String> {
    let (mut claims, mut verdicts, mut others) = (0_usize, 0, 0);
    let mut people: BTreeMap<AnnotatorId, usize> = BTreeMap::new();
    for edit in news.edits(after) {
        match (edit.before(), edit.after()) {
            (None, Some(Record::Claim(claim))) => {
                claims += 1;
                *people.entry(claim.annotator).or_default() += 1;
            }
            (Some(Record::Claim(old)), Some(Record::Claim(new))) => {
                let changed: Vec<_> = new.judgements.iter().filter(|j| !old.judgements.contains(j)).collect();
                verdicts += changed.len();
                others += usize::from(changed.is_empty());
                for judgement in changed {
                    *people.entry(judgement.annotator).or_default() += 1;
                }
            }
            // New annotators are not counted themselves, as their changes are.
            (None, Some(Record::Annotator(_))) => {}
            (before, after) => {
                let fields = |record: Option<&Record>| record.map(Record::fields).unwrap_or_default();
                others += usize::from(!incoming::differing(&fields(before), &fields(after)).is_empty());
            }
        }
    }
    let parts: Vec<String> = [
        (claims > 0).then(|| tr!("came-in-claims", n = claims)),
        (verdicts > 0).then(|| tr!("came-in-verdicts", n = verdicts)),
        (others > 0).then(|| tr!("came-in-others", n = others)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let names: Vec<&str> = people.keys().filter_map(|id| after.annotator(*id)).map(|a| a.name.as_str()).collect();
    let who = if names.is_empty() { tr!("came-in-somebody").to_owned() } else { names.join(", ") };
    let came_in = (!parts.is_empty()).then(|| tr!("came-in", who = who, what = parts.join(", ")));
    let of_text = match news.text {
        TextNews::UpdatedTwice => tr!("updated-twice"),
        TextNews::Later => tr!("came-in-new-text"),
        TextNews::Same => return came_in,
    };
    Some(came_in.map_or_else(|| of_text.to_owned(), |came_in| format!("{of_text} {came_in}")))
}

/// What came in, a line a person, such as `Ana: 3 claims, 1 change`, after a sentence about the text if it has changed. None if
/// nothing came in.
pub fn lines(news: &News<'_>, after: &Annotations) -> Vec<String> {
    let mut people: BTreeMap<Option<AnnotatorId>, (usize, usize)> = BTreeMap::new();
    for one in incoming::came_in(&news.before, after) {
        let (claims, changes) = people.entry(one.who).or_default();
        match (&one.before, &one.after) {
            (None, Some(Record::Claim(_))) => *claims += 1,
            _ => *changes += 1,
        }
    }
    let name = |id: Option<AnnotatorId>| id.and_then(|id| after.annotator(id)).map(|a| a.name.clone());
    let line = |(id, (claims, changes)): (Option<AnnotatorId>, (usize, usize))| {
        let parts = [
            (claims > 0).then(|| tr!("came-in-claims", n = claims)),
            (changes > 0).then(|| tr!("offer-changes", n = changes)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let who = name(id).filter(|name| !name.is_empty()).unwrap_or_else(|| tr!("came-in-somebody").to_owned());
        tr!("offer-line", who = who, what = parts.join(", "))
    };
    let mut lines: Vec<String> = people.into_iter().map(line).collect();
    lines.sort();
    let of_text = match news.text {
        TextNews::UpdatedTwice => Some(tr!("updated-twice")),
        TextNews::Later => Some(tr!("came-in-new-text")),
        TextNews::Same => None,
    };
    of_text.map(str::to_owned).into_iter().chain(lines).collect()
}
