//! The log of a file: who changed what, a line a change. Values that stand in the records are not told again.

use std::collections::{HashMap, HashSet};
use std::str::FromStr as _;
use std::sync::Arc;

use super::print::Out;
use super::records::{Change, List, Maybe, Snapshot as RawSnapshot, Span as RawSpan, Text, Unknown};
use super::repair::was_of;
use crate::model::{
    Act, Annotations, AnnotatorId, ArticleText, ClaimId, Element, Entry, EvidenceId, Field, Given, Lost, Member,
    NoClaimId, Place, Snapshot, Span, Stamp, Timestamp, Value, limits,
};
use crate::text::TextRange;

/// Prints the log, by stamp.
pub fn print(out: &mut Out, annotations: &Annotations) {
    let text = &annotations.article.text;
    let mut lines: Vec<(Element, &Entry, Option<&Given>)> = Vec::new();
    let mut last: HashMap<Element, Stamp> = HashMap::new();
    let mut follows: HashSet<(Element, Stamp)> = HashSet::new();
    for (element, entry) in annotations.log.in_order() {
        // What a change follows is told only where it is not the one before it.
        let usual: &[Stamp] = last.get(&element).map_or(&[], std::slice::from_ref);
        if entry.after == usual {
            follows.insert((element, entry.stamp));
        }
        if entry.stamp != Stamp::ROOT {
            last.insert(element, entry.stamp);
        }
        let own = entry.values.iter().find(|g| entry.act == Act::Set(g.field) && g.member == entry.member);
        if entry.stamp != Stamp::ROOT {
            lines.push((element, entry, own));
        }
        let others = entry.values.iter().filter(|g| own.is_none_or(|own| !std::ptr::eq(own, *g)));
        lines.extend(others.map(|given| (element, entry, Some(given))));
    }
    let mut told: HashSet<(Element, Stamp)> = HashSet::new();
    out.list("log", &lines, |out, (element, entry, given)| {
        let is_root = entry.stamp == Stamp::ROOT;
        let first = !is_root && told.insert((*element, entry.stamp));
        out.text.push('(');
        if !is_root {
            field(out, "at", entry.stamp);
        }
        if first {
            field(out, "by", entry.by);
        }
        match element {
            Element::Facts => field(out, "of", "article"),
            Element::Scheme => field(out, "of", "scheme"),
            Element::Annotator(id) => field(out, "person", id),
            Element::Claim(id) => field(out, "claim", id),
            Element::NoClaim(id) => field(out, "no_claim", id),
            Element::Text | Element::Decided => {}
        }
        let member = if first { &entry.member } else { given.map_or(&entry.member, |g| &g.member) };
        match member {
            Member::Itself => {}
            Member::Judgement(id) => field(out, "judgement", id),
            Member::Evidence(id) => field(out, "evidence", id),
            Member::Verdict(id) => {
                out.text.push_str("verdict: ");
                out.quoted(id);
                out.text.push_str(", ");
            }
        }
        match (entry.act, given) {
            (Act::Made, _) if first => field(out, "act", "made"),
            (Act::Deleted, _) if first => field(out, "act", "deleted"),
            (Act::Kept, _) if first => field(out, "act", "kept"),
            (Act::Set(set), None) => field(out, "set", set.name()),
            (_, Some(given)) => field(out, "set", given.field.name()),
            (_, None) => {}
        }
        if first && !follows.contains(&(*element, entry.stamp)) {
            out.text.push_str("after: [");
            for (i, stamp) in entry.after.iter().enumerate() {
                out.text.push_str(if i > 0 { ", \"" } else { "\"" });
                out.display(stamp);
                out.text.push('"');
            }
            out.text.push_str("], ");
        }
        if let Some(given) = given {
            out.text.push_str("value: ");
            value(out, &given.value, text);
            out.text.push_str(", ");
        }
        out.text.truncate(out.text.trim_end_matches(", ").len());
    });
}

fn field(out: &mut Out, name: &str, shown: impl std::fmt::Display) {
    out.text.push_str(name);
    out.text.push_str(": \"");
    out.display(shown);
    out.text.push_str("\", ");
}

fn value(out: &mut Out, value: &Value, text: &ArticleText) {
    match value {
        Value::Nothing => out.text.push_str("()"),
        Value::Text(text) => out.quoted(text),
        Value::Number(n) => out.display(n),
        Value::Texts(texts) => {
            out.text.push('[');
            for (i, text) in texts.iter().enumerate() {
                out.text.push_str(if i > 0 { ", " } else { "" });
                out.quoted(text);
            }
            out.text.push(']');
        }
        Value::Spans(spans) => {
            out.text.push('[');
            for (i, span) in spans.iter().enumerate() {
                out.text.push_str(if i > 0 { ", (" } else { "(" });
                match &span.place {
                    Place::At(range) => {
                        let (start, end) = (text.to_scalars(range.start()), text.to_scalars(range.end()));
                        ends(out, start as u64, end as u64);
                        out.text.push_str(", quote: ");
                        out.quoted(text.slice(*range));
                    }
                    Place::Nowhere(lost) => {
                        ends(out, lost.start, lost.end);
                        for (name, words) in [("quote", &lost.quote), ("before", &lost.before), ("after", &lost.after)]
                        {
                            out.text.push_str(", ");
                            out.text.push_str(name);
                            out.text.push_str(": ");
                            out.quoted(words);
                        }
                        out.text.push_str(", unplaced: true");
                    }
                }
                if let Some(was) = &span.was {
                    out.text.push_str(", was: (quote: ");
                    out.quoted(&was.quote);
                    out.text.push_str(", time: \"");
                    out.display(was.time);
                    out.text.push('"');
                    if let Some(confidence) = was.confidence {
                        out.text.push_str(", confidence: ");
                        out.display(confidence);
                    }
                    out.inline_extra(&was.extra);
                    out.text.push(')');
                }
                out.inline_extra(&span.extra);
                out.text.push(')');
            }
            out.text.push(']');
        }
        Value::Range(range) => {
            out.text.push('(');
            ends(out, text.to_scalars(range.start()) as u64, text.to_scalars(range.end()) as u64);
            out.text.push(')');
        }
        Value::Snapshot(snapshot) => {
            out.text.push_str("(name: ");
            out.quoted(&snapshot.name);
            out.text.push_str(", time: \"");
            out.display(snapshot.time);
            out.text.push_str("\", sha256: ");
            out.quoted(&snapshot.sha256);
            out.text.push_str(", text: ");
            out.quoted(&snapshot.text);
            out.inline_extra(&snapshot.extra);
            out.text.push(')');
        }
        Value::Extra(fields) => {
            out.text.push('(');
            for (i, (name, source)) in fields.iter().enumerate() {
                out.text.push_str(if i > 0 { ", " } else { "" });
                out.text.push_str(name);
                out.text.push_str(": ");
                out.text.push_str(source);
            }
            out.text.push(')');
        }
    }
}

fn ends(out: &mut Out, start: u64, end: u64) {
    out.text.push_str("start: ");
    out.display(start);
    out.text.push_str(", end: ");
    out.display(end);
}

/// Reads a log into annotations whose records are there already. The answer is how many lines could not be read.
///
/// Lines about a claim or no-claim that is neither there nor deleted are left out in silence: somebody took the record out
/// by hand, and another copy brings it back.
pub fn read(annotations: &mut Annotations, changes: Vec<Change<'_>>) -> usize {
    let mut lost = 0;
    let mut elements: HashMap<Element, Vec<Entry>> = HashMap::new();
    let mut usual: HashSet<(Element, Stamp)> = HashSet::new();
    for change in changes {
        let Some((element, entry, is_usual)) = entry(change, &annotations.article.text) else {
            lost += 1;
            continue;
        };
        let entries = elements.entry(element).or_default();
        if entries.len() > limits::CHANGES_OF_ONE {
            lost += 1;
            continue;
        }
        if let Some(known) = entries.iter_mut().rev().find(|e| e.stamp == entry.stamp) {
            known.values.extend(entry.values);
        } else {
            if is_usual {
                usual.insert((element, entry.stamp));
            }
            entries.push(entry);
        }
    }
    for (element, mut entries) in elements.into_iter().collect::<std::collections::BTreeMap<_, _>>() {
        entries.sort_by_key(|e| e.stamp);
        let mut last: Vec<Stamp> = Vec::new();
        for entry in &mut entries {
            if usual.contains(&(element, entry.stamp)) {
                entry.after.clone_from(&last);
            }
            if entry.stamp != Stamp::ROOT {
                last = vec![entry.stamp];
            }
            entry.values.sort_unstable();
            entry.values.dedup();
        }
        // Without the text no stretch without claims has a place; that it is not there does not say that it was taken back.
        let has_place = !annotations.article.text.as_str().is_empty() || !matches!(element, Element::NoClaim(_));
        let deleted = has_place && entries.iter().any(|e| e.act == Act::Deleted && e.member == Member::Itself);
        if deleted || annotations.record(element).is_some() {
            annotations.log.set(element, entries);
        }
    }
    lost
}

fn entry(change: Change<'_>, text: &Arc<ArticleText>) -> Option<(Element, Entry, bool)> {
    let element = match (change.claim.0, change.no_claim.0, change.person.0, change.of.as_str()) {
        (Some(id), None, None, "") => Element::Claim(ClaimId(id)),
        (None, Some(id), None, "") => Element::NoClaim(NoClaimId(id)),
        (None, None, Some(id), "") => Element::Annotator(AnnotatorId(id)),
        (None, None, None, "article") => Element::Facts,
        (None, None, None, "scheme") => Element::Scheme,
        _ => return None,
    };
    let member = match (change.judgement.0, change.evidence.0, change.verdict.as_str()) {
        (Some(id), None, "") => Member::Judgement(AnnotatorId(id)),
        (None, Some(id), "") => Member::Evidence(EvidenceId(id)),
        (None, None, "") => Member::Itself,
        (None, None, id) => Member::Verdict(id.into()),
        _ => return None,
    };
    let set = change.set.as_str();
    let field = if set.is_empty() { None } else { Some(Field::named(set)?) };
    let values = match (change.value.0, field) {
        (Some(raw), Some(field)) => {
            vec![Given { member: member.clone(), field, value: read_value(raw.get_ron(), field, text)? }]
        }
        (None, _) => Vec::new(),
        (Some(_), None) => return None,
    };
    if change.at.as_str().is_empty() {
        return Some((element, Entry { values, ..Entry::root() }, false));
    }
    let stamp = Stamp::from_str(change.at.as_str()).ok().filter(|s| *s != Stamp::ROOT)?;
    let act = match (change.act.as_str(), field) {
        ("made", None) => Act::Made,
        ("deleted", None) => Act::Deleted,
        ("kept", None) => Act::Kept,
        ("", Some(field)) => Act::Set(field),
        _ => return None,
    };
    let is_usual = change.after.0.is_none();
    let mut after = Vec::new();
    for seen in change.after.0.into_iter().flat_map(|list| list.0) {
        after.push(Stamp::from_str(seen.as_str()).ok().filter(|s| *s < stamp)?);
    }
    after.sort_unstable();
    let by = AnnotatorId(change.by.0.unwrap_or_default());
    Some((element, Entry { stamp, by, member, act, after, values }, is_usual))
}

/// A value from its source text, of the type that its field has.
fn read_value(source: &str, field: Field, text: &ArticleText) -> Option<Value> {
    let source = source.trim();
    if source == "()" && !matches!(field, Field::Extra) {
        return Some(Value::Nothing);
    }
    Some(match field {
        Field::Confidence | Field::Place => Value::Number(ron::from_str::<Maybe>(source).ok()?.0?),
        Field::Tags | Field::Kinds => Value::Texts(ron::from_str::<List<Text<'_>>>(source).ok()?.map(Text::own)),
        Field::Spans => Value::Spans(ron::from_str::<List<RawSpan<'_>>>(source).ok()?.map(|s| span(s, text))),
        Field::Range => {
            let raw: RawSpan<'_> = ron::from_str(source).ok()?;
            Value::Range(range(raw.start, raw.end, text)?)
        }
        Field::Snapshot => {
            let raw: RawSnapshot<'_> = ron::from_str(source).ok()?;
            let time = Timestamp::from_str(raw.time.as_str()).unwrap_or(Timestamp::from_second(0));
            let (text, name, sha256) = (raw.text.own(), raw.name.own(), raw.sha256.own());
            Value::Snapshot(Box::new(Snapshot { text, name, time, sha256, extra: raw.extra }))
        }
        Field::Extra => match ron::from_str::<Unknown<'_>>(source).ok()?.extra {
            Some(fields) => Value::Extra(*fields),
            None => Value::Nothing,
        },
        _ => Value::Text(ron::from_str::<Text<'_>>(source).ok()?.own().into()),
    })
}

fn range(start: u64, end: u64, text: &ArticleText) -> Option<TextRange> {
    let start = text.to_offset(usize::try_from(start).ok()?)?;
    let end = text.to_offset(usize::try_from(end).ok()?)?;
    (start < end).then(|| TextRange::new(start, end))
}

fn span(raw: RawSpan<'_>, text: &ArticleText) -> Span {
    let quote = raw.quote.as_str();
    let placed = range(raw.start, raw.end, text).filter(|r| !raw.unplaced && text.slice(*r) == quote);
    let place = placed.map_or_else(
        || {
            let (before, after) = (raw.before.as_str().to_owned(), raw.after.as_str().to_owned());
            let (quote, awaits_text) = (quote.to_owned(), text.as_str().is_empty() && !raw.unplaced);
            Place::Nowhere(Box::new(Lost { start: raw.start, end: raw.end, quote, before, after, awaits_text }))
        },
        Place::At,
    );
    Span { place, was: raw.was.0.map(|was| Box::new(was_of(*was))), extra: raw.extra }
}
