//! Conflicts: two people changed the same thing at the same time. Tells which are still open, and settles them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::desk::document::Document;
use crate::app::words::texts;
use crate::tr;
use claimlight_core::compare::Undecided;
use claimlight_core::model::{Annotations, Decision, Edit, Element, Field, Given, Member, Record, Value, quotes};

/// Whether this conflict is still open: it has not been decided since the last save, and the value shown has not changed.
pub fn is_open(one: &Undecided, annotations: &Annotations) -> bool {
    let Some(record) = annotations.record(one.element) else { return false };
    if annotations.decided.contains(&one.decision()) {
        return false;
    }
    let fields = record.fields();
    match one.field {
        Some(field) => {
            let now = fields.iter().find(|g| g.member == one.member && g.field == field);
            now.map(|g| &g.value) == one.shown.as_ref().map(|(value, ..)| value)
        }
        None => fields.iter().any(|g| g.member == one.member),
    }
}

/// A conflict that was settled while the dialog was open.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The conflict.
    pub one: Undecided,
    /// Which of the other values was taken; `None` if what was shown was kept.
    pub taken: Option<usize>,
    /// What was changed.
    edit: Edit,
}

/// Settles a conflict: keeps the value that is shown (`None`), or takes `others[which]` in its place. Taking a deletion deletes. Returns
/// `None` if there is nothing to change any more.
pub fn settle(document: &mut Document, one: &Undecided, taken: Option<usize>) -> Option<Decided> {
    let edit = match taken {
        None => with_decisions(document, |decided| decided.insert(one.decision())),
        Some(which) => taking_other(document, one, which)?,
    };
    document.change(tr!("act-decide"), vec![edit.clone()], None);
    if document.selected_claim().is_none() {
        document.place_caret(document.caret());
    }
    Some(Decided { one: one.clone(), taken, edit })
}

/// Opens a conflict again that was settled.
pub fn reconsider(document: &mut Document, decided: &Decided) {
    let edit = match decided.taken {
        None => with_decisions(document, |all| all.remove(&decided.one.decision())),
        Some(_) => decided.edit.inverse(),
    };
    document.change(tr!("act-reconsider"), vec![edit], None);
}

/// Changes which conflicts are settled in favour of what is shown.
fn with_decisions(document: &Document, change: impl FnOnce(&mut BTreeSet<Decision>) -> bool) -> Edit {
    let before = Arc::clone(&document.annotations.decided);
    let mut after = (*before).clone();
    change(&mut after);
    Edit::changed(before, after)
}

/// Replaces the value shown with `others[which]`, or carries out the deletion.
fn taking_other(document: &Document, one: &Undecided, which: usize) -> Option<Edit> {
    let record = document.annotations.record(one.element)?;
    let (value, ..) = one.others.get(which)?;
    let mut fields = record.fields();
    let after = match one.field {
        Some(field) => {
            let own = |g: &&mut Given| g.member == one.member && g.field == field;
            fields.iter_mut().filter(own).for_each(|g| g.value = value.clone());
            Some(Record::new(one.element, fields))
        }
        None if one.member == Member::Itself => None,
        None => {
            fields.retain(|g| g.member != one.member);
            Some(Record::new(one.element, fields))
        }
    };
    Edit::between(Some(record), after)
}

/// A value as text for display; an empty value is a dash.
pub fn value_words(document: &Document, field: Field, value: &Value) -> String {
    let text = document.text();
    match value {
        Value::Nothing if field == Field::Verdict => texts::verdict(&document.scheme(), None).to_owned(),
        Value::Nothing | Value::Extra(_) => "–".to_owned(),
        Value::Text(id) if field == Field::Verdict => texts::verdict(&document.scheme(), Some(id)).to_owned(),
        Value::Text(id) if field == Field::SameAs => {
            let annotations = &document.annotations;
            let person = id.parse().ok().and_then(|id| annotations.annotator(id)).map(|person| person.name.clone());
            // That of a decision is a claim.
            let claim = || id.parse().ok().and_then(|id| annotations.claims.get(id)).map(|claim| claim.quote(text));
            person.or_else(claim).unwrap_or_else(|| id.to_string())
        }
        Value::Text(name) if field == Field::Decision => decision_words(name).to_owned(),
        Value::Text(reason) if field == Field::Reason && !reason.is_empty() => texts::reason(reason).to_owned(),
        Value::True => "✓".to_owned(),
        Value::Text(words) if words.is_empty() => "–".to_owned(),
        Value::Text(words) => words.to_string(),
        Value::Number(n) => n.to_string(),
        Value::Texts(all) => all.join(", "),
        Value::Spans(spans) => quotes(spans, text),
        Value::Range(range) => range.of(text).to_owned(),
        Value::Snapshot(snapshot) => snapshot.name.clone(),
        Value::Import(import) => import.encoding.clone(),
    }
}

/// A decision in words.
fn decision_words(name: &str) -> &str {
    use claimlight_core::model::Decided;
    match Decided::named(name) {
        Some(Decided::Stands) => tr!("decided-stands"),
        Some(Decided::NoClaim) => tr!("decided-no-claim"),
        Some(Decided::SameAs) => tr!("decided-same-as"),
        Some(Decided::Unknown(_)) | None => name,
    }
}

/// An element as text for display: a name, or the words that it marks. Empty for the text and for decisions.
pub fn element_words(document: &Document, element: Element) -> String {
    match element {
        Element::Facts => tr!("article-details").to_owned(),
        Element::Scheme => texts::of_scheme(&document.annotations.scheme.name).to_owned(),
        Element::Text | Element::Decided => String::new(),
        Element::Annotator(id) => document.annotations.annotator(id).map(|a| a.name.clone()).unwrap_or_default(),
        Element::Claim(id) => document.annotations.claims.get(id).map(|c| c.quote(document.text())).unwrap_or_default(),
        Element::NoClaim(id) => {
            document.annotations.no_claims.get(id).map(|n| n.range.of(document.text()).to_owned()).unwrap_or_default()
        }
    }
}

/// What a conflict is about as text for display: the verdict, as it is shown until somebody decides, or the element.
pub fn subject_words(document: &Document, one: &Undecided) -> String {
    match &one.member {
        Member::Verdict(id) => texts::verdict(&document.scheme(), Some(id)).to_owned(),
        _ => element_words(document, one.element),
    }
}
