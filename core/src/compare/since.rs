//! What came in after somebody had judged a claim.

use super::lineage::Lineage;
use crate::model::{Act, Annotations, AnnotatorId, Claim, Element, Entry, Field, Member, Span, Value};

/// A change of a claim that a judgement had not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Who made it; the id that the file has.
    pub by: AnnotatorId,
    /// What it was.
    pub what: Came,
}

/// What came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// Somebody's verdict is another one, or new, or gone. `None` is none, or to check.
    Verdict {
        /// Whose verdict it is.
        of: AnnotatorId,
        /// The verdict that was known.
        before: Option<String>,
        /// The verdict now.
        after: Option<String>,
    },
    /// The claim has other ends.
    Ends,
}

/// What the judgement of `judge` had not seen when it was last changed: the verdicts of others, and the ends of the claim. What was changed and changed back is left out, and so are decisions. If the log does not tell when the judgement was given,
/// what it had seen follows from its time. `None` if there is no such judgement, or no log of the claim.
pub fn since(annotations: &Annotations, claim: &Claim, judge: AnnotatorId) -> Option<Vec<Since>> {
    let element = Element::Claim(claim.id);
    let own = Member::Judgement(judge);
    let given = claim.judgement_of(judge)?.time;
    if annotations.log.of(element).is_empty() {
        return None;
    }
    let lineage = Lineage::of(annotations, element)?;
    let entries = &lineage.entries;
    let second = |entry: &Entry| i64::try_from(entry.stamp.millis / 1_000).unwrap_or(i64::MAX);
    let later = |entry: &Entry| second(entry) > given.as_second();
    // A judgement that the log does not tell of was there from the beginning, or its last change is not saved yet: only its time tells what
    // it had seen.
    let told = |entry: &Entry| entry.member == own && second(entry) >= given.as_second();
    let judged = entries.iter().rposition(told).unwrap_or(0);
    let unseen = |i: usize| match judged {
        0 => i > 0 && later(&entries[i]),
        judged => i != judged && !lineage.saw(judged, i),
    };
    let known = |member: &Member, field: Field| -> Option<&Value> {
        let seen = (0..entries.len()).rev().filter(|i| !unseen(*i));
        let last = seen.map(|i| &entries[i]).find(|entry| concerns(entry, member, field))?;
        last.values.iter().find(|g| g.member == *member && g.field == field).map(|g| &g.value)
    };
    let mut all = Vec::new();
    let mut of: Vec<AnnotatorId> = Vec::new();
    for (i, entry) in entries.iter().enumerate().filter(|(i, _)| unseen(*i)) {
        match entry.member {
            Member::Judgement(id) if id != judge && concerns(entry, &entry.member, Field::Verdict) => {
                let now = claim.judgement_of(id);
                if of.contains(&id) || now.is_some_and(|j| j.decided().is_some()) {
                    continue;
                }
                of.push(id);
                let before = known(&entry.member, Field::Verdict).map(Value::as_text).filter(|v| !v.is_empty());
                let (before, after) = (before.map(str::to_owned), now.and_then(|j| j.verdict.clone()));
                if before != after {
                    // The latest change gave the verdict of now.
                    let last = entries[i..].iter().enumerate().rev();
                    let last = last.filter(|(k, e)| unseen(i + k) && concerns(e, &entry.member, Field::Verdict));
                    let by = last.map(|(_, e)| e.by).next().unwrap_or(entry.by);
                    all.push(Since { by, what: Came::Verdict { of: id, before, after } });
                }
            }
            Member::Itself if entry.act == Act::Set(Field::Spans) => {
                let is_other = match known(&Member::Itself, Field::Spans) {
                    Some(Value::Spans(spans)) => !spans.iter().filter_map(Span::range).eq(claim.ranges()),
                    _ => true,
                };
                if is_other {
                    all.retain(|since: &Since| since.what != Came::Ends);
                    all.push(Since { by: entry.by, what: Came::Ends });
                }
            }
            _ => {}
        }
    }
    Some(all)
}

/// Whether a change gave a field of a member a value, or took the member away.
fn concerns(entry: &Entry, member: &Member, field: Field) -> bool {
    let gives = entry.values.iter().any(|g| g.member == *member && g.field == field);
    let acts = matches!(entry.act, Act::Made | Act::Deleted) || entry.act == Act::Set(field);
    gives || entry.member == *member && acts
}

#[cfg(test)]
mod tests {
    use super::super::histories::play;
    use super::*;
    use crate::model::Timestamp;

    /// What b's judgement of claim 1 had not seen, in the copy of b.
    #[track_caller]
    fn check(history: &str, expected: Option<&str>) {
        let copies = play(history);
        let file = &copies[&'b'];
        let name = |id| file.annotator(id).map_or("?", |annotator| annotator.name.as_str());
        // The clock of a history stands at the beginning of 1970.
        let mut claim = (*file.claims.as_slice()[0]).clone();
        claim.judgements.iter_mut().for_each(|judgement| judgement.time = Timestamp::from_second(0));
        let found = since(file, &claim, file.annotators[1].id);
        let told = |since: &Since| match &since.what {
            Came::Verdict { of, before, after } => {
                let said = |verdict: &Option<String>| verdict.clone().unwrap_or_default();
                format!("{}:{}>{}", name(*of), said(before), said(after))
            }
            Came::Ends => "ends".to_owned(),
        };
        let found = found.map(|all| all.iter().map(told).collect::<Vec<_>>().join(" "));
        assert_eq!(found.as_deref(), expected, "{history}");
    }

    #[test]
    fn what_a_judgement_had_not_seen() {
        check("a+1 a1:yes b<a b1:no", Some(""));
        check("a+1 b<a a1:yes b1:no b<a", Some("a:>yes"));
        check("a+1 a1:yes b<a b1:no a1:no b<a", Some("a:yes>no"));
        check("a+1 a1:yes b<a b1:no a1: b<a", Some("a:yes>"));
        check("a+1 a1:yes b<a b1:no a1:no a1:yes b<a", Some(""));
        check("a+1 a1:yes b<a b1:no c<a c1:yes a1=x b<a b<c", Some("c:>yes"));
        // Judged again, with all of it in the file.
        check("a+1 b<a a1:yes b1:no b<a b1:yes", Some(""));
        check("a+1 a1:yes b<a", None);
    }
}
