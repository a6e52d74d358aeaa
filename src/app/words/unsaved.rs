//! Describes in words what a crash left unsaved.

use crate::tr;
use claimlight_core::file::journal::Unsaved;
use claimlight_core::model::Record;

/// The changes, one line for each element that was changed.
pub fn lines(unsaved: &Unsaved) -> Vec<String> {
    let text = &unsaved.bare.article.text;
    let quote = |record: &Record| match record {
        Record::Claim(claim) => claim.quote(text.as_str()),
        Record::NoClaim(no_claim) => text.slice(no_claim.range).to_owned(),
        Record::Facts(_) => tr!("act-details").to_owned(),
        Record::Scheme(_) => tr!("act-scheme").to_owned(),
        Record::Annotator(annotator) => annotator.name.clone(),
        Record::Text(_) | Record::Decided(_) => String::new(),
    };
    let line = |(before, after): &(Option<Record>, Option<Record>)| match (before, after) {
        (None, Some(new)) => Some(tr!("left-made", quote = quote(new))),
        (Some(_), Some(new)) => Some(tr!("left-changed", quote = quote(new))),
        (Some(old), None) => Some(tr!("left-deleted", quote = quote(old))),
        (None, None) => None,
    };
    let decided = unsaved.decided.iter().map(|_| tr!("act-decide").to_owned());
    unsaved.changed.iter().filter_map(line).chain(decided).collect()
}
