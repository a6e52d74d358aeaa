//! Changes that others made while an article was open: listed part by part, described in words, and taken out again.

use std::sync::Arc;

use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::sync::decide::{element_words, value_words};
use crate::app::words::log_words::field_name;
use crate::tr;
use claimlight_core::compare;
use claimlight_core::model::{
    Act, Annotations, AnnotatorId, ArticleText, Edit, Element, Given, Member, Record, Timestamp, Value,
};

/// One change by somebody else, to a whole element or to one part of it.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The text that its places refer to. The change can't be taken out once the article has another text.
    pub text: Arc<ArticleText>,
    /// When it was merged.
    pub time: Timestamp,
    /// Who made it; `None` if neither the log nor the element itself says.
    pub who: Option<AnnotatorId>,
    /// The part that changed.
    pub member: Member,
    /// The element without the change; `None` if the change created it.
    pub before: Option<Record>,
    /// The element with the change but without any later one; `None` if the change deleted it.
    pub after: Option<Record>,
}

/// The changes that lead from `mine` to `became`, part by part. Both are on the same text.
pub fn came_in(mine: &Annotations, became: &Annotations) -> Vec<Incoming> {
    let known = &mine.log;
    let (time, text) = (Timestamp::now(), &became.article.text);
    let mut all = Vec::new();
    for edit in compare::changes(mine, became) {
        let (element, before, after) = (edit.element(), edit.before().cloned(), edit.after().cloned());
        // New annotators are not listed themselves, as their changes are.
        if matches!((element, &before), (Element::Annotator(_), None)) {
            continue;
        }
        let news = became.log.of(element).iter().filter(|e| !known.of(element).iter().any(|k| k.stamp == e.stamp));
        let by = |member: &Member| news.clone().rev().find(|e| e.member == *member).map(|e| e.by);
        let (Some(old), Some(new)) = (&before, &after) else {
            let maker = match &after {
                Some(Record::Claim(claim)) => Some(claim.annotator),
                Some(Record::NoClaim(no_claim)) => Some(no_claim.annotator),
                _ => None,
            };
            let who = maker.or_else(|| news.clone().rev().find(|e| e.act == Act::Deleted).map(|e| e.by));
            all.push(Incoming { text: Arc::clone(text), time, who, member: Member::Itself, before, after });
            continue;
        };
        let mut members: Vec<Member> = differing(&old.fields(), &new.fields());
        members.dedup();
        let mut step = old.clone();
        for member in members {
            let next = with_member(&step, new, &member);
            let who = by(&member).or(match &member {
                Member::Judgement(id) => Some(*id),
                _ => None,
            });
            let (text, before, after) = (Arc::clone(text), Some(step), Some(next.clone()));
            all.push(Incoming { text, time, who, member, before, after });
            step = next;
        }
    }
    all
}

/// The members whose user-visible fields differ between two states of an element, sorted. A member is repeated for each such field.
pub(in crate::app) fn differing(old: &[Given], new: &[Given]) -> Vec<Member> {
    let mut members: Vec<Member> = old
        .iter()
        .filter(|g| !new.contains(g))
        .chain(new.iter().filter(|g| !old.contains(g)))
        .filter(|g| g.field.is_for_people())
        .map(|g| g.member.clone())
        .collect();
    members.sort_unstable();
    members
}

/// `record` with one of its members as it is in `other`.
fn with_member(record: &Record, other: &Record, member: &Member) -> Record {
    let mut fields = record.fields();
    fields.retain(|g| g.member != *member);
    fields.extend(other.fields().into_iter().filter(|g| g.member == *member));
    fields.sort_unstable();
    Record::new(record.element(), fields)
}

impl Incoming {
    /// Whether the change still stands: it has not been taken out or replaced, and the article still has the same text.
    pub fn stands(&self, annotations: &Annotations) -> bool {
        let Some(element) = self.before.as_ref().or(self.after.as_ref()).map(Record::element) else { return false };
        let own = |record: Option<&Record>| -> Vec<Given> {
            record.map(Record::fields).unwrap_or_default().into_iter().filter(|g| g.member == self.member).collect()
        };
        if !Arc::ptr_eq(&self.text, &annotations.article.text) {
            return false;
        }
        let now = annotations.record(element);
        match &self.after {
            None => now.is_none(),
            Some(_) if self.before.is_none() => now.is_some(),
            after => now.is_some() && own(now.as_ref()) == own(after.as_ref()),
        }
    }

    /// What the change is about, and what was done, as text for display.
    pub fn words(&self, document: &Document) -> (String, String) {
        let Some(record) = self.after.as_ref().or(self.before.as_ref()) else { return Default::default() };
        let what = match record {
            Record::Claim(claim) => claim.quote(document.text()),
            other => element_words(document, other.element()),
        };
        let (Some(old), Some(new)) = (&self.before, &self.after) else {
            let done = if self.after.is_some() { "incoming-made" } else { "incoming-deleted" };
            return (what, tr!(done).to_owned());
        };
        let (old, new) = (old.fields(), new.fields());
        let gone = !new.iter().any(|g| g.member == self.member);
        let changed = if gone { &old } else { &new };
        let differs = |g: &&Given| g.member == self.member && (gone || !old.contains(g)) && g.field.is_for_people();
        // Empty fields of a new part are left out.
        let is_new = !old.iter().any(|g| g.member == self.member);
        let says = |g: &&Given| {
            !is_new || !matches!(&g.value, Value::Nothing) && value_words(document, g.field, &g.value) != "–"
        };
        let told = changed.iter().filter(differs).filter(says);
        let told: Vec<String> =
            told.map(|g| format!("{}: {}", field_name(g.field), value_words(document, g.field, &g.value))).collect();
        let told = told.join(" · ");
        (what, if gone { tr!("incoming-taken-back", what = told) } else { told })
    }
}

/// Takes the change out again for everybody, as one step that this user can undo.
pub fn take_out(document: &mut Document, one: &Incoming) -> Report {
    let (edit, left) = compare::rebase(&document.annotations, one.after.as_ref(), one.before.as_ref());
    let edits: Vec<Edit> = edit.into_iter().collect();
    if edits.is_empty() {
        return Report::Nothing(tr!("incoming-left").to_owned());
    }
    document.change(tr!("act-take-out"), edits, None);
    if document.selected_claim().is_none() {
        document.place_caret(document.caret());
    }
    Report::Done(tr!(if left { "incoming-left" } else { "incoming-out" }).to_owned())
}
