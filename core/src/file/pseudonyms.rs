//! Pseudonyms: other names and ids for people and for runs of the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::known_names::KnownNames;
use crate::model::{
    Annotations, Annotator, AnnotatorId, Claim, Claims, Element, Entry, Field, Given, Import, Log, Member, NoClaim,
    NoClaims, Record, Snapshot, Span, Stamp, Value,
};

/// Other names and ids for people and for runs of the program, the same in each file of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pseudonyms {
    pub(super) people: BTreeMap<AnnotatorId, Person>,
    pub(super) runs: BTreeMap<u32, u32>,
    /// Other names of people in the files that were met. The list does not keep them.
    also: BTreeSet<(String, AnnotatorId)>,
}

/// Somebody with a pseudonym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub name: String,
    /// A random id: one that is made from the name could be guessed back.
    pub new_id: AnnotatorId,
    /// The pseudonym.
    pub called: String,
}

impl Pseudonyms {
    fn person(&mut self, id: AnnotatorId, name: &str) -> &Person {
        let numbers = self.people.values().filter_map(|p| p.called.strip_prefix("Annotator ")?.parse().ok());
        let number = numbers.max().unwrap_or(0_u32).saturating_add(1);
        let person = self.people.entry(id).or_insert_with(|| Person {
            name: name.to_owned(),
            new_id: AnnotatorId::new(),
            called: format!("Annotator {number}"),
        });
        if person.name != name && !name.is_empty() {
            self.also.insert((name.to_owned(), id));
        }
        person
    }

    fn stamp(&mut self, stamp: Stamp) -> Stamp {
        if stamp == Stamp::ROOT {
            return stamp;
        }
        Stamp { run: self.run(stamp.run), ..stamp }
    }

    /// The other number of a run. New numbers are random, but in the order of the old ones, because the number decides which of two
    /// changes made in the same millisecond is the later one. If there is no room between two numbers, the order is lost.
    fn run(&mut self, run: u32) -> u32 {
        if let Some(new) = self.runs.get(&run) {
            return *new;
        }
        let lowest = self.runs.range(..run).next_back().map_or(0, |(_, new)| new.saturating_add(1));
        let above = self.runs.range(run..).next().map_or(u32::MAX, |(_, new)| *new);
        let random = Uuid::new_v4().as_u64_pair().1 as u32;
        let new = match above.saturating_sub(lowest) {
            0 => random,
            room => lowest + random % room,
        };
        self.runs.insert(run, new);
        new
    }

    /// Gives the people of a file pseudonyms, and takes note of the names that they have and had there. Files that go away together
    /// are all met before the first copy is made: the name of one may hold a person of another.
    pub fn meet(&mut self, annotations: &Annotations) {
        for annotator in &annotations.annotators {
            self.person(annotator.id, &annotator.name);
        }
        for element in annotations.log.elements() {
            let Element::Annotator(id) = element else { continue };
            for given in annotations.log.of(element).iter().flat_map(|entry| &entry.values) {
                if given.field == Field::Name && !given.value.as_text().is_empty() {
                    self.also.insert((given.value.as_text().to_owned(), id));
                }
            }
        }
    }

    /// The names of all who were met, with their pseudonyms.
    fn known(&self) -> KnownNames {
        let listed = self.people.values().map(|person| (person.name.as_str(), person.called.as_str()));
        let also =
            self.also.iter().filter_map(|(name, id)| Some((name.as_str(), self.people.get(id)?.called.as_str())));
        KnownNames::new(listed.chain(also))
    }

    /// The name of a file or folder, with pseudonyms in place of the names in it, in whichever case and normal form.
    pub fn file_name(&self, name: &str) -> String {
        self.known().replaced(name)
    }

    /// In how many texts that people wrote, such as notes and evidence, somebody is named. They stay as they are.
    pub fn names_in(&self, annotations: &Annotations) -> usize {
        let known = self.known();
        let of = |element: Element| annotations.record(element).map(|record| record.fields()).unwrap_or_default();
        let claims = annotations.claims.as_slice().iter().map(|claim| Element::Claim(claim.id));
        let records = claims.chain([Element::Facts, Element::Scheme]).flat_map(of);
        let mut named = records.filter(|given| names_somebody(given, &known)).count();
        let logged = annotations.log.in_order();
        let logged = logged.iter().filter(|(element, _)| !matches!(element, Element::Annotator(_)));
        named += logged.flat_map(|(_, entry)| &entry.values).filter(|given| names_somebody(given, &known)).count();
        named
    }

    /// Returns a copy with pseudonyms and new ids for its people, and new run numbers in its stamps. What people wrote stays as it
    /// is, the names of files aside. Fields of later versions are removed, since they may name people. Claims keep their ids, so
    /// that copies can be merged and compared.
    pub fn apply(&mut self, annotations: &Annotations) -> Annotations {
        self.meet(annotations);
        let known = self.known();
        let mut copy = annotations.clone();
        let mut people = Renamed { people: BTreeMap::new(), list: self };
        copy.annotators = annotations.annotators.iter().map(|annotator| people.annotator(annotator)).collect();
        let claims = annotations.claims.as_slice().iter().map(|claim| {
            let mut claim: Claim = (**claim).clone();
            claim.annotator = people.of(claim.annotator);
            claim.judgements.iter_mut().for_each(|j| (j.annotator, j.extra) = (people.of(j.annotator), None));
            claim.judgements.sort_by_key(|j| j.annotator);
            for evidence in &mut claim.evidence {
                (evidence.annotator, evidence.extra) = (people.of(evidence.annotator), None);
                if let Some(snapshot) = &mut evidence.snapshot {
                    bare_snapshot(snapshot, &known);
                }
            }
            claim.spans.iter_mut().for_each(bare_span);
            claim.extra = None;
            Arc::new(claim)
        });
        copy.claims = Claims::shared(claims.collect());
        let no_claims = annotations.no_claims.as_slice().iter();
        let no_claims =
            no_claims.map(|n| Arc::new(NoClaim { annotator: people.of(n.annotator), extra: None, ..(**n).clone() }));
        copy.no_claims = NoClaims::shared(no_claims.collect());
        copy.log = Log::default();
        for element in annotations.log.elements().collect::<Vec<_>>() {
            let (element, entries) = people.changes(element, annotations.log.of(element), &known);
            copy.log.set(element, entries);
        }
        let texts = annotations.texts.iter().cloned().map(|mut text| {
            text.stamp = people.list.stamp(text.stamp);
            text.extra = None;
            text.by = people.people.get(&text.by).copied().unwrap_or(AnnotatorId(Uuid::nil()));
            text
        });
        copy.texts = Arc::new(texts.collect());
        bare(&mut copy, &known);
        copy
    }
}

/// People of one file under their new ids.
struct Renamed<'a> {
    people: BTreeMap<AnnotatorId, AnnotatorId>,
    list: &'a mut Pseudonyms,
}

impl Renamed<'_> {
    fn of(&mut self, id: AnnotatorId) -> AnnotatorId {
        if id.0.is_nil() { id } else { *self.people.entry(id).or_insert_with(|| self.list.person(id, "").new_id) }
    }

    fn annotator(&mut self, annotator: &Annotator) -> Annotator {
        let id = self.of(annotator.id);
        let mut fields = Record::Annotator(annotator.clone()).fields();
        for given in &mut fields {
            self.value(given);
        }
        let called = self.list.person(annotator.id, "").called.clone();
        match Record::new(Element::Annotator(id), fields) {
            Record::Annotator(renamed) => Annotator { name: called, extra: None, ..renamed },
            _ => Annotator::new(id, called),
        }
    }

    /// The changes of an element, under the id that it has in the copy.
    fn changes(&mut self, element: Element, entries: &[Entry], known: &KnownNames) -> (Element, Vec<Entry>) {
        let mut entries = entries.to_vec();
        for entry in &mut entries {
            entry.by = self.of(entry.by);
            self.member(&mut entry.member);
            // The earlier names of people are removed.
            let is_name = |given: &Given| matches!(element, Element::Annotator(_)) && given.field == Field::Name;
            entry.values.retain(|given| !matches!(given.value, Value::Extra(_)) && !is_name(given));
            for given in &mut entry.values {
                match &mut given.value {
                    Value::Spans(spans) => spans.iter_mut().for_each(bare_span),
                    Value::Snapshot(snapshot) => bare_snapshot(snapshot, known),
                    Value::Import(import) => bare_import(import),
                    Value::Text(name) if given.field == Field::OriginalName => *name = known.replaced(name).into(),
                    _ => {}
                }
                self.member(&mut given.member);
                self.value(given);
            }
            entry.values.sort_unstable();
            entry.stamp = self.list.stamp(entry.stamp);
            entry.after.iter_mut().for_each(|stamp| *stamp = self.list.stamp(*stamp));
            entry.after.sort_unstable();
        }
        entries.sort_by_key(|entry| entry.stamp);
        let element = if let Element::Annotator(id) = element { Element::Annotator(self.of(id)) } else { element };
        (element, entries)
    }

    fn member(&mut self, member: &mut Member) {
        if let Member::Judgement(id) = member {
            *id = self.of(*id);
        }
    }

    /// Renames a value that is the id of a person.
    fn value(&mut self, given: &mut Given) {
        let Value::Text(text) = &given.value else { return };
        let Ok(id) = text.parse::<AnnotatorId>() else { return };
        let is_person = match given.field {
            Field::Annotator => true,
            // In a judgement, the field names a claim.
            Field::SameAs => given.member == Member::Itself,
            _ => false,
        };
        if is_person || self.list.people.contains_key(&id) {
            given.value = Value::Text(self.of(id).to_string().into());
        }
    }
}

/// Removes the fields of later versions from what is no person's, and names from the name of the article's file.
fn bare(copy: &mut Annotations, known: &KnownNames) {
    copy.extra = None;
    copy.sentences.extra = None;
    let facts = Arc::make_mut(&mut copy.article.facts);
    facts.extra = None;
    facts.original_name = known.replaced(&facts.original_name);
    if let Some(import) = &mut facts.import {
        bare_import(import);
    }
    Arc::make_mut(&mut copy.article.text).drop_extras();
    let scheme = Arc::make_mut(&mut copy.scheme);
    scheme.extra = None;
    scheme.verdicts.iter_mut().for_each(|verdict| verdict.extra = None);
}

fn bare_import(import: &mut Import) {
    import.extra = None;
}

fn bare_snapshot(snapshot: &mut Snapshot, known: &KnownNames) {
    snapshot.extra = None;
    snapshot.name = known.replaced(&snapshot.name);
}

fn bare_span(span: &mut Span) {
    span.extra = None;
    if let Some(was) = &mut span.was {
        was.extra = None;
    }
}

/// Whether a value that a person gave names somebody.
fn names_somebody(given: &Given, known: &KnownNames) -> bool {
    match &given.value {
        Value::Text(_) if given.field == Field::OriginalName => false,
        Value::Text(text) => known.stand_in(text),
        Value::Texts(texts) => texts.iter().any(|text| known.stand_in(text)),
        Value::Snapshot(snapshot) => known.stand_in(&snapshot.text),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{print, read, sha256_hex};
    use crate::import::import;
    use crate::model::{Evidence, EvidenceId, Scheme, Timestamp};
    use crate::text::TextRange;

    #[test]
    fn runs_keep_their_order() {
        let mut list = Pseudonyms::default();
        let runs = [0x61, 0x1234_5678, 7, 0x62, 0xffff_0000, 0x63];
        let mut renamed: Vec<(u32, u32)> = runs.iter().map(|run| (*run, list.run(*run))).collect();
        renamed.sort_unstable();
        assert!(renamed.is_sorted_by(|(_, a), (_, b)| a < b), "{renamed:?}");
        assert_eq!(runs.map(|run| list.run(run)).len(), list.runs.len());
    }

    /// A file with a record of each kind, by Ana Lind, whose id is made from her name.
    fn by_ana() -> Annotations {
        let article =
            import("Ana Lind's bridge.md", b"# The bridge\n\nIt closed in May. **Nobody** paid.").unwrap().article;
        let mut all = Annotations::new(article);
        let ana = AnnotatorId("2b1d7d0c-8f0e-5e0a-9d0c-3c5b0a1f6e2d".parse().unwrap());
        all.annotators.push(Annotator::new(ana, "Ana Lind"));
        all.scheme = Arc::new(Scheme::default());
        all.sentences.splitter = "x".to_owned();
        let mut claim = Claim::new(ana, [TextRange::from_usize(14..20)]);
        claim.judgement_mut(ana).note = "Ana counted it.".to_owned();
        claim.restated = "It closed.".to_owned();
        let snapshot = Snapshot {
            name: "notes of ANA LIND.txt".to_owned(),
            time: Timestamp::now(),
            sha256: sha256_hex(b"x"),
            text: "x".to_owned(),
            extra: None,
        };
        claim.evidence.push(Evidence {
            annotator: ana,
            snapshot: Some(Box::new(snapshot)),
            ..Evidence::empty(EvidenceId::new())
        });
        all.claims = Claims::shared(vec![Arc::new(claim)]);
        all
    }

    /// The source with a field that no version knows, first in every record of it.
    fn with_unknown_fields(source: &str) -> String {
        let mut out = String::new();
        let mut rest = source;
        while let Some(at) = rest.find('(') {
            let (before, after) = rest.split_at(at + 1);
            out.push_str(before);
            let name = after.trim_start();
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0);
            if end > 0 && name[end..].starts_with(':') && !name.starts_with("format") {
                out.push_str("later: (by: [\"Ana Lind\"]), ");
            }
            rest = after;
        }
        out + rest
    }

    #[test]
    fn no_unknown_field_no_id_and_no_file_name_tells_who_it_was() {
        let source = with_unknown_fields(&print(&by_ana()));
        let loaded = read(source.as_bytes()).unwrap();
        assert!(loaded.repairs.is_empty(), "{:?}", loaded.repairs);
        let kept = print(&loaded.annotations);
        // Block, article, scheme, verdicts, annotator, sentences, claim, span, judgement, evidence, snapshot, and more.
        assert!(kept.matches("later: (by: [\"Ana Lind\"])").count() > 10, "{kept}");
        let mut list = Pseudonyms::default();
        let copy = list.apply(&loaded.annotations);
        let printed = print(&copy);
        assert!(!printed.contains("later:") && !printed.to_lowercase().contains("lind"), "{printed}");
        assert!(!printed.contains(&loaded.annotations.annotators[0].id.to_string()), "{printed}");
        assert!(list.people.values().all(|person| person.new_id.0.get_version_num() == 4));
        assert!(
            printed.contains("Annotator 1's bridge.md") && printed.contains("notes of Annotator 1.txt"),
            "{printed}"
        );
        assert!(printed.contains("Ana counted it."), "what people wrote stays");
        assert_eq!(list.names_in(&copy), 1);
    }

    #[test]
    fn a_claim_that_stands_for_another_one_is_no_person() {
        let mut all = by_ana();
        let (ana, claim) = (all.annotators[0].id, all.claims.as_slice()[0].id);
        let of = Member::Judgement(ana);
        let value = Given { member: of, field: Field::SameAs, value: Value::Text(claim.to_string().into()) };
        let at = Stamp { millis: 7, count: 0, run: 7 };
        all.log.set(
            Element::Claim(claim),
            vec![Entry { stamp: at, by: ana, values: vec![value.clone()], ..Entry::root() }],
        );
        let copy = Pseudonyms::default().apply(&all);
        assert_eq!(copy.log.of(Element::Claim(claim))[0].values[0].value, value.value);
    }

    #[test]
    fn the_ids_of_people_are_renamed_wherever_a_value_is_one() {
        let mut all = by_ana();
        let ana = all.annotators[0].id;
        let (id, at) = (all.claims.as_slice()[0].id, Stamp { millis: 7, count: 0, run: 7 });
        let value = |field, value: String| Given { member: Member::Itself, field, value: Value::Text(value.into()) };
        let values = vec![value(Field::Annotator, ana.to_string()), value(Field::Claimant, ana.to_string())];
        let entry = Entry { stamp: at, by: ana, values, ..Entry::root() };
        all.log.set(Element::Claim(id), vec![entry]);
        let named = value(Field::Name, "Ana Berg".to_owned());
        all.log.set(Element::Annotator(ana), vec![Entry { stamp: at, by: ana, values: vec![named], ..Entry::root() }]);
        let mut list = Pseudonyms::default();
        let copy = list.apply(&all);
        for (element, entries) in copy.log.elements().map(|element| (element, copy.log.of(element))) {
            let told = format!("{element:?} {entries:?}");
            assert!(!told.contains(&ana.to_string()) && !told.contains("Berg"), "{told}");
        }
        // Her earlier name is known, and leaves in no name of a file.
        assert_eq!(list.file_name("a_ana-berg.claims.ron"), "a_Annotator 1.claims.ron");
    }
}
