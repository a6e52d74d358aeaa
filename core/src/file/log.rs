//! Printing and reading the log of a file: who changed what, one line a change. Values that the records show are left out.

use std::collections::{HashMap, HashSet};
use std::str::FromStr as _;
use std::sync::Arc;

use super::lexer;
use super::print::Out;
use super::records::{Change, List, Maybe, Span as RawSpan, Text, Unknown, tabled};
use super::repair::Builder;
use crate::model::{
    Act, Annotations, AnnotatorId, ArticleText, ClaimId, Element, Entry, EvidenceId, Field, Given, Lost, Member,
    NoClaimId, Place, Span, Stamp, Value, ValueKind, limits,
};
use crate::text::TextRange;

/// Prints the log, by stamp.
pub fn print(out: &mut Out, annotations: &Annotations) {
    let text = &annotations.article.text;
    let mut lines: Vec<(Element, &Entry, Option<&Given>)> = Vec::new();
    let mut last: HashMap<Element, Stamp> = HashMap::new();
    let mut follows: HashSet<(Element, Stamp)> = HashSet::new();
    for (element, entry) in annotations.log.in_order() {
        // What a change follows is printed only if that is not the change before it.
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
        Value::True => out.text.push_str("true"),
        Value::Text(text) => out.quoted(text),
        Value::Number(n) => out.display(n),
        Value::Texts(texts) => out.inline_texts(texts),
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
                out.inline_fields(span, ", ");
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
            out.inline_record(&**snapshot);
        }
        Value::Import(import) => {
            out.inline_record(&**import);
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

/// Reads a log into annotations whose records are complete. Returns how many lines could not be read.
///
/// Lines about a claim or no-claim that is neither there nor deleted are dropped without a report: somebody removed the record
/// by hand, and merging another copy brings it back.
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
        // Without the text no no-claim is read: that it is missing does not mean that it was deleted.
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

/// Reads a value of the kind that its field has; `None` if it has another.
fn read_value(source: &str, field: Field, text: &ArticleText) -> Option<Value> {
    let source = &*lexer::without_comments(source);
    if source == "()" && !matches!(field, Field::Extra) {
        return Some(Value::Nothing);
    }
    Some(match field.kind() {
        ValueKind::Flag => {
            if ron::from_str::<bool>(source).ok()? {
                Value::True
            } else {
                Value::Nothing
            }
        }
        ValueKind::Number => Value::Number(ron::from_str::<Maybe>(source).ok()?.0?),
        ValueKind::Texts => Value::Texts(ron::from_str::<List<Text<'_>>>(source).ok()?.map(Text::own)),
        ValueKind::Spans => Value::Spans(ron::from_str::<List<RawSpan<'_>>>(source).ok()?.map(|s| span(s, text))),
        ValueKind::Range => {
            let raw: RawSpan<'_> = ron::from_str(source).ok()?;
            Value::Range(range(raw.start, raw.end, text)?)
        }
        ValueKind::Snapshot => {
            let raw: tabled::Snapshot<'_> = ron::from_str(source).ok()?;
            Value::Snapshot(Box::new(raw.build(&mut Builder::default())))
        }
        ValueKind::Import => {
            let raw: tabled::Import<'_> = ron::from_str(source).ok()?;
            Value::Import(Box::new(raw.build(&mut Builder::default())))
        }
        ValueKind::Extra => match ron::from_str::<Unknown>(source).ok()?.0 {
            Some(fields) => Value::Extra(*fields),
            None => Value::Nothing,
        },
        ValueKind::Text => Value::Text(ron::from_str::<Text<'_>>(source).ok()?.own().into()),
        ValueKind::Untold => return None,
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
    Span { place, extra: raw.extra, ..raw.rest.build(&mut Builder::default()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{print, read};
    use crate::model::{AnnotatorId, Claim, Edit};

    const CLAIM: &str = "01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f10";
    const ANA: &str = "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77";

    /// A file of one claim with these lines in its log: what its log is when it is printed again, and what was reported.
    fn reread(lines: &str) -> (String, Vec<String>) {
        let mut annotations = Annotations::new(crate::import::pasted("The bridge closed."));
        let mut claim = Claim::new(AnnotatorId(ANA.parse().unwrap()), [TextRange::from_usize(4..10)]);
        claim.id = ClaimId(CLAIM.parse().unwrap());
        annotations.apply(&Edit::made(claim));
        annotations.apply(&Edit::made(crate::model::Annotator::new(AnnotatorId(ANA.parse().unwrap()), "Ana")));
        let source = print(&annotations);
        let source = format!("{}    log: [\n{lines}\n    ],\n)\n", source.strip_suffix(")\n").unwrap());
        let loaded = read(source.as_bytes()).unwrap();
        let printed = print(&loaded.annotations);
        let log = printed.split_once("    log: [\n").map_or("", |(_, log)| log);
        let log = log.trim_end_matches(")\n").trim_end_matches("    ],\n").trim_end();
        (log.to_owned(), loaded.repairs.iter().map(ToString::to_string).collect())
    }

    fn line(rest: &str) -> String {
        format!("        (at: \"2026-11-24T10:42:05.120Z-0000-0000000a\", by: \"{ANA}\", claim: \"{CLAIM}\"{rest}),")
    }

    /// The line stays as it is.
    #[track_caller]
    fn check(rest: &str) {
        assert_eq!(reread(&line(rest)), (line(rest), Vec::new()), "{rest}");
    }

    /// The line can't be read.
    #[track_caller]
    fn check_lost(line: &str) {
        let told = vec!["Lines of the log that could not be read were left out: 1.".to_owned()];
        assert_eq!(reread(line), (String::new(), told), "{line}");
    }

    #[test]
    fn lines_are_printed_as_they_were_read() {
        check(", act: \"made\"");
        check(", act: \"kept\"");
        check(", set: \"restated\"");
        check(", set: \"restated\", value: \"other words\"");
        check(", set: \"tags\", value: [\"a\", \"b, c\"]");
        check(", set: \"part_of\", value: ()");
        check(", set: \"spans\", value: [(start: 0, end: 3, quote: \"The\")]");
        check(", set: \"spans\", value: [(start: 0, end: 3, quote: \"The\", later: 1)]");
        check(
            ", set: \"spans\", value: [(start: 9, end: 12, quote: \"ferry\", before: \"\", after: \"\", unplaced: true)]",
        );
        check(
            ", set: \"spans\", value: [(start: 0, end: 3, quote: \"The\", \
             was: (quote: \"A\", time: \"2026-11-24T10:42:05Z\", confidence: 60, later: (1, 2)))]",
        );
        check(", set: \"extra\", value: (later: \"x\", other: (1, 2))");
        check(&format!(", judgement: \"{ANA}\", set: \"verdict\", value: ()"));
        check(&format!(", judgement: \"{ANA}\", set: \"confidence\", value: 70"));
        check(&format!(", evidence: \"{CLAIM}\", act: \"deleted\""));
        check(&format!(
            ", evidence: \"{CLAIM}\", set: \"snapshot\", \
             value: (name: \"\", time: \"2026-11-24T10:42:05Z\", sha256: \"\", text: \"log\", later: 1)"
        ));
    }

    #[test]
    fn lines_that_tell_nothing_are_lost() {
        check_lost("()");
        check_lost("(at: \"2026-11-24T10:42:05.120Z-0000-0000000a\", act: \"made\")");
        check_lost(&line(", act: \"painted\""));
        check_lost(&line(", set: \"nothing\""));
        check_lost(&line(", act: \"made\", set: \"kind\""));
        check_lost(&line(", act: \"made\", value: 1"));
        check_lost(&line(", set: \"kind\", value: 7"));
        check_lost(&line(", set: \"confidence\", value: \"7\""));
        check_lost(&line(", of: \"article\", set: \"title\""));
        check_lost(&line(", act: \"made\", after: [\"2027-11-24T10:42:05.120Z-0000-0000000a\"]"));
        check_lost(&line(", act: \"made\", after: [\"yesterday\"]"));
        check_lost(&line(", act: \"made\"").replacen("2026-11-24T10:42:05.120Z", "yesterday", 1));
    }
}
