//! Converts changes left unsaved by a crash into edits of the article as it is now.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::desk::document::Document;
use claimlight_core::compare::{self, Carrier};
use claimlight_core::file::journal::{Pair, Unsaved};
use claimlight_core::model::{Annotations, Decision, Edit, Element, Record};

/// The edits that make the changes again; `None` if they were made on a text that the article never had.
pub fn edits(left: &Unsaved, document: &Document) -> Option<Vec<Edit>> {
    let now = &document.annotations;
    let changed = if document.text() == left.bare.article.text.as_str() {
        left.changed.clone()
    } else {
        // The file has been moved to a later text since.
        carried(left, now)?
    };
    let again = |(before, after): &Pair| compare::restore(now, before.as_ref(), after.as_ref(), document.me);
    let mut edits: Vec<Edit> = changed.iter().filter_map(again).collect();
    if !left.decided.is_empty() {
        let before = Arc::clone(&now.decided);
        let after: BTreeSet<Decision> = before.iter().chain(&left.decided).cloned().collect();
        edits.push(Edit::changed(before, after));
    }
    Some(edits)
}

/// The changes carried over to the text of `now`; `None` if that is not a later text of the article.
fn carried(left: &Unsaved, now: &Annotations) -> Option<Vec<Pair>> {
    if !now.was_on(left.bare.article.text.sha256()) {
        return None;
    }
    let side = |which: fn(&Pair) -> Option<&Record>| {
        let mut from = left.bare.clone();
        from.apply_all(
            &left.changed.iter().filter_map(|pair| Edit::between(None, which(pair).cloned())).collect::<Vec<_>>(),
        );
        let carrier = Carrier { from: &from, onto: &now.article.text, known: None };
        carrier.carry(&mut |_| true).map(|carried| carried.annotations)
    };
    let (before, after) = (side(|pair| pair.0.as_ref())?, side(|pair| pair.1.as_ref())?);
    let element = |pair: &Pair| pair.0.as_ref().or(pair.1.as_ref()).map(Record::element);
    let on = |side: &Annotations, record: &Option<Record>, element| record.as_ref().and_then(|_| side.record(element));
    let pair = |pair: &Pair| match element(pair)? {
        e @ (Element::Claim(_) | Element::NoClaim(_)) => Some((on(&before, &pair.0, e), on(&after, &pair.1, e))),
        _ => Some(pair.clone()),
    };
    Some(left.changed.iter().filter_map(pair).collect())
}
