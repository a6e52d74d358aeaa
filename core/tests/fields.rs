//! Every field of the table survives a save, is recorded in the log, is merged, and is documented. A field added to the table is
//! tested without further work.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::collections::BTreeSet;
use std::sync::Arc;

use claimlight_core::compare::{Clock, merge, stamped};
use claimlight_core::file;
use claimlight_core::import;
use claimlight_core::model::{
    Act, Annotations, Annotator, AnnotatorId, ArticleFacts, Claim, Edit, Element, Evidence, EvidenceId, Field, Given,
    Import, Judgement, Mended, NoClaim, NoClaimId, Place, Record, Snapshot, Span, TABLE, Tabled, Timestamp, Value,
    ValueKind, Was,
};
use claimlight_core::text::TextRange;

const TEXT: &[u8] = "The bridge é closed. It opened again in June.".as_bytes();

/// A field that this version does not know.
fn later() -> Vec<(String, String)> {
    vec![("later".to_owned(), "(\"kept\", [1])".to_owned())]
}

/// Values of a kind of which at least one is a value of any field of that kind; the more special first.
fn candidates(kind: ValueKind) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.into());
    let time = Timestamp::from_second(1_795_000_000);
    let was = Was { quote: "an older bridge".to_owned(), time, confidence: Some(60), extra: Some(Box::new(later())) };
    let span = |place| Span { place, was: Some(Box::new(was.clone())), extra: Some(Box::new(later())) };
    match kind {
        ValueKind::Flag => vec![Value::True],
        ValueKind::Text => vec![
            text("01992f6e-7c1a-7cc0-8b57-2f6a5d8f9f10"),
            text("2026-11-24T10:42:05Z"),
            text("refutes"),
            text("wavy"),
            text("verified"),
            text("words: \"1\"\n"),
        ],
        ValueKind::Number => vec![Value::Number(7)],
        ValueKind::Texts => vec![Value::Texts(vec!["one, two".to_owned(), "three".to_owned()])],
        ValueKind::Spans => vec![Value::Spans(vec![
            span(Place::At(TextRange::from_usize(4..10))),
            Span { was: None, ..span(Place::Nowhere(Box::default())) },
        ])],
        ValueKind::Range => vec![Value::Range(TextRange::from_usize(4..13))],
        ValueKind::Snapshot => vec![Value::Snapshot(Box::new(Snapshot {
            time,
            extra: Some(Box::new(later())),
            ..Snapshot::new("The log, “1998”\n".to_owned(), "log.txt".to_owned())
        }))],
        ValueKind::Import => vec![Value::Import(Box::new(Import {
            reader: "markdown".to_owned(),
            version: 3,
            encoding: "KOI8-U".to_owned(),
            guessed: true,
            chapters: vec![1, 3],
            mended: vec![Mended {
                block: "0123456789abcdef".to_owned(),
                nth: 2,
                at: 7,
                kind: "heading 2".to_owned(),
                left_out: true,
                joined: true,
                extra: Some(Box::new(later())),
            }],
            extra: Some(Box::new(later())),
        }))],
        ValueKind::Extra => vec![Value::Extra(later())],
        ValueKind::Untold => Vec::new(),
    }
}

/// `record` with one field changed to a value of its own.
fn changed(record: &Record, given: &Given) -> Record {
    let with = |value: &Value| {
        let mut fields = record.fields();
        let own = |g: &&mut Given| g.member == given.member && g.field == given.field;
        fields.iter_mut().filter(own).for_each(|g| g.value = value.clone());
        Record::new(record.element(), fields)
    };
    let takes = |value: &Value| {
        let new = Given { value: value.clone(), ..given.clone() };
        given.value != *value && with(value).fields().contains(&new)
    };
    let value = candidates(given.field.kind()).into_iter().find(takes);
    with(&value.unwrap_or_else(|| panic!("{given:?} takes no other value")))
}

/// Annotations with one record of each kind, whose fields are empty.
fn bare() -> Annotations {
    let mut annotations = Annotations::new(import::import("a.txt", TEXT).unwrap().article);
    let me = AnnotatorId::new();
    let time = Timestamp::from_second(1_794_000_000);
    let claim = Claim {
        time,
        judgements: vec![Judgement { annotator: me, time, ..Judgement::nothing() }],
        evidence: vec![Evidence { annotator: me, place: 1 << 16, ..Evidence::empty(EvidenceId::new()) }],
        ..Claim::new(me, [TextRange::from_usize(0..3)])
    };
    let range = TextRange::from_usize(0..3);
    let no_claim = NoClaim { id: NoClaimId::new(), annotator: me, time, range, ..NoClaim::nothing() };
    annotations.apply(&Edit::made(Annotator::new(me, "Ana")));
    annotations.apply(&Edit::made(claim));
    annotations.apply(&Edit::made(no_claim));
    annotations
}

fn elements(annotations: &Annotations) -> Vec<Element> {
    let mut elements = vec![Element::Facts, Element::Scheme, Element::Annotator(annotations.annotators[0].id)];
    elements.extend(annotations.claims.as_slice().iter().map(|c| Element::Claim(c.id)));
    elements.extend(annotations.no_claims.as_slice().iter().map(|n| Element::NoClaim(n.id)));
    elements
}

/// Each field of each record, with the annotations in which it alone was changed.
fn each_field(start: &Annotations) -> Vec<(Given, Element, Annotations)> {
    let mut all = Vec::new();
    for element in elements(start) {
        let record = start.record(element).unwrap();
        for given in record.fields() {
            // Whose work a file holds is not changed by hand.
            if given.field == Field::Annotator {
                continue;
            }
            let after = changed(&record, &given);
            let mut now = start.clone();
            now.apply(&Edit::changed(record.clone(), after.clone()));
            let new = after.fields().into_iter().find(|g| g.member == given.member && g.field == given.field);
            all.push((new.unwrap(), element, now));
        }
    }
    all
}

fn reread(annotations: &Annotations) -> Annotations {
    let printed = file::print(annotations);
    let loaded = file::read(printed.as_bytes()).unwrap();
    assert_eq!(file::print(&loaded.annotations), printed);
    loaded.annotations
}

#[test]
fn every_field_is_tested_here() {
    let tested: BTreeSet<Field> = each_field(&bare()).into_iter().map(|(given, ..)| given.field).collect();
    let of_table = TABLE.iter().flat_map(|(_, names)| names.iter()).filter_map(|name| Field::named(name));
    let missing: Vec<Field> = of_table.filter(|f| !tested.contains(f) && *f != Field::Annotator).collect();
    // Names of records, and lists of them, that have the name of a field of another record.
    assert_eq!(missing, []);
    assert!(tested.len() > 35, "{tested:?}");
}

#[test]
fn every_field_survives_a_save() {
    let start = bare();
    for (given, element, now) in each_field(&start) {
        let record = reread(&now).record(element).unwrap();
        assert!(record.fields().contains(&given), "{given:?} is not in {record:?}");
    }
}

#[test]
fn every_field_is_told_in_the_log_and_merged() {
    let start = bare();
    let me = start.annotators[0].id;
    let mut restated = start.clone();
    let claim = Arc::clone(&start.claims.as_slice()[0]);
    let other = Claim { claimant: "the town".to_owned(), ..(*claim).clone() };
    restated.apply(&Edit::changed(claim, other));
    let theirs = stamped(&start, &restated, AnnotatorId::new(), Clock::at(2, 2));
    for (given, element, now) in each_field(&start) {
        let mine = reread(&stamped(&start, &now, me, Clock::at(1, 1)));
        let told = |e: &claimlight_core::model::Entry| {
            let with_time = given.field == Field::Time && e.values.iter().any(|g| g.field == Field::Time);
            e.member == given.member && (e.act == Act::Set(given.field) || with_time)
        };
        assert!(mine.log.of(element).iter().any(told), "{given:?} is not in {:?}", mine.log.of(element));
        // What was replaced stands in the log, and comes out of it as it was.
        let before = start.record(element).unwrap();
        let old = before.fields().into_iter().find(|g| g.member == given.member && g.field == given.field).unwrap();
        let root = |annotations: &Annotations| annotations.log.of(element)[0].values.contains(&old);
        assert!(root(&mine), "{old:?} is not in {:?}", mine.log.of(element));
        // Then somebody changes it back: what it was in between is in the log too.
        let mut back = mine.clone();
        back.apply(&Edit::changed(mine.record(element).unwrap(), before));
        let back = reread(&stamped(&mine, &back, me, Clock::at(3, 1)));
        let values = back.log.of(element).iter().flat_map(|e| &e.values);
        assert!(values.clone().any(|g| *g == given), "{given:?} is not in {:?}", back.log.of(element));

        let merged = merge(&mine, &theirs).unwrap();
        let record = merged.record(element).unwrap();
        if (given.field, element) != (Field::Claimant, Element::Claim(merged.claims.as_slice()[0].id)) {
            assert!(record.fields().contains(&given), "{given:?} is not in {record:?}");
            assert_eq!(merged.claims.as_slice()[0].claimant, "the town", "{given:?}");
        }
    }
}

/// The words of the page on a record.
fn section<'a>(page: &'a str, record: &str) -> &'a str {
    let (start, end) = match record {
        "Claim" => ("**claim**\n", "**span**"),
        "Span" | "Was" => ("**span**", "**judgement**"),
        "Judgement" => ("**judgement**", "**evidence**"),
        "Evidence" | "Snapshot" => ("**evidence**", "**no_claim**"),
        "NoClaim" => ("**no_claim**", "## The log"),
        "Annotator" => ("| `annotators` |", "\n"),
        "Locator" => ("**block**", "**scheme**"),
        "ArticleFacts" | "Import" | "Mended" => ("**article**", "**earlier text**"),
        "Scheme" | "Verdict" => ("**scheme**", "**claim**"),
        other => panic!("say here where {other} is documented"),
    };
    page.split(start).nth(1).unwrap().split(end).next().unwrap()
}

#[test]
fn every_field_is_documented() {
    let page = include_str!("../../docs/annotation-file.md");
    for (record, names) in TABLE {
        for name in *names {
            let text = match (*record, *name) {
                // The ends of a range stand for it.
                ("Span", "place") | ("NoClaim", "range") => {
                    assert!(section(page, record).contains("`start`, `end`"), "{record}");
                    continue;
                }
                // Both orders are explained at once.
                (_, "place") => "In evidence and verdicts, `place` is",
                (_, name) => name,
            };
            let section = if *name == "place" { page } else { section(page, record) };
            let is_word = section.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == text);
            assert!(is_word || section.contains(text) && *name == "place", "docs/annotation-file.md: {record}.{name}");
        }
    }
}

/// A record of the table without any field set is not printed with fields that are none.
#[test]
fn nothing_is_nothing() {
    assert_eq!(ArticleFacts::nothing(), ArticleFacts::default());
    let fields = Record::from(ArticleFacts::nothing()).fields();
    assert!(fields.iter().all(|g| g.value.as_text().is_empty()));
}
