//! What others did while an article was open: part by part, in words, and taken out again.

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

/// One thing that somebody else did: to an element as a whole, or to a part of it.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The text that its places are in: on another one it can't be taken out.
    pub text: Arc<ArticleText>,
    /// When it came in.
    pub time: Timestamp,
    /// Who did it, as far as the log or the thing itself tells.
    pub who: Option<AnnotatorId>,
    /// To which part.
    pub member: Member,
    /// The element without it.
    pub before: Option<Record>,
    /// The element with it, and with nothing else that came in after it.
    pub after: Option<Record>,
}

/// What leads from `mine` to `became`, which are on one text, part by part.
pub fn came_in(mine: &Annotations, became: &Annotations) -> Vec<Incoming> {
    let known = &mine.log;
    let (time, text) = (Timestamp::now(), &became.article.text);
    let mut all = Vec::new();
    for edit in compare::changes(mine, became) {
        let (element, before, after) = (edit.element(), edit.before().cloned(), edit.after().cloned());
        // Whoever is named for the first time is told by what they did.
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

/// The members in which two states of an element differ for people, in order.
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
    /// Whether it stands still: nobody has taken it out, nor replaced it.
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

    /// Whom or what it is about, and what was done, in words.
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
        // Of a part that is new what says nothing is not told.
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

/// Takes this out again: for everybody, as an act of mine that can be undone.
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
