//! Pseudonyms: other names and ids for people and for runs of the program.

use std::collections::BTreeMap;
use std::sync::Arc;

use thiserror::Error;
use uuid::Uuid;

use super::plain_name;
use crate::model::{
    Annotations, AnnotatorId, Claim, Claims, Element, Entry, Field, Given, Log, Member, NoClaim, NoClaims, Span, Stamp,
    Value,
};

/// Other names and ids for people and for runs of the program, the same in each file of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pseudonyms {
    people: BTreeMap<AnnotatorId, (String, AnnotatorId, String)>,
    runs: BTreeMap<u32, u32>,
}

/// Why a list of pseudonyms can't be read. Lines count from 1.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NoPseudonym {
    /// This line has another shape.
    #[error("line {0} is not one of a list of pseudonyms.")]
    Line(usize),
    /// This line names a person or a pseudonym that a line before it named.
    #[error("line {0} gives a pseudonym to a second one.")]
    Twice(usize),
}

const HEAD: &str = "kind,id,name,pseudonym_id,pseudonym";

impl Pseudonyms {
    /// Reads a list as [`Pseudonyms::print`] prints it, or as a spreadsheet saves that, with semicolons or tabs.
    pub fn read(source: &str) -> Result<Self, NoPseudonym> {
        let mut list = Self::default();
        let source = source.trim_start_matches('\u{feff}');
        let head = source.lines().next().unwrap_or_default().trim();
        let separator = [';', '\t'].into_iter().find(|s| head == HEAD.replace(',', &s.to_string())).unwrap_or(',');
        for (i, line) in source.lines().enumerate() {
            if i == 0 && (separator != ',' || head == HEAD) || line.trim().is_empty() {
                continue;
            }
            let (wrong, twice) = (NoPseudonym::Line(i + 1), NoPseudonym::Twice(i + 1));
            let cells = cells(line, separator).ok_or_else(|| wrong.clone())?;
            let [kind, id, name, new_id, new_name] = cells.as_slice() else { return Err(wrong) };
            match kind.as_str() {
                "person" => {
                    let (id, new_id) = (id.parse(), new_id.parse());
                    let (Ok(id), Ok(new_id)) = (id, new_id) else { return Err(wrong) };
                    let is_given =
                        |(_, known, called): &(String, AnnotatorId, String)| *known == new_id || called == new_name;
                    if list.people.contains_key(&id) || list.people.values().any(is_given) {
                        return Err(twice);
                    }
                    list.people.insert(id, (name.clone(), new_id, new_name.clone()));
                }
                "run" => {
                    let number = |hex: &str| u32::from_str_radix(hex, 16);
                    let (Ok(run), Ok(new)) = (number(id), number(new_id)) else { return Err(wrong) };
                    list.runs.insert(run, new);
                }
                _ => return Err(wrong),
            }
        }
        Ok(list)
    }

    /// Prints who is whom as comma-separated values (RFC 4180). Whoever gives the copies away keeps this list.
    pub fn print(&self) -> String {
        let mut lines = vec![HEAD.to_owned()];
        for (id, (name, new_id, new_name)) in &self.people {
            lines.push(format!("person,{id},{},{new_id},{}", cell(name), cell(new_name)));
        }
        for (run, new) in &self.runs {
            lines.push(format!("run,{run:08x},,{new:08x},"));
        }
        lines.join("\n") + "\n"
    }

    fn person(&mut self, id: AnnotatorId, name: &str) -> (AnnotatorId, String) {
        let numbers = self.people.values().filter_map(|(.., called)| called.strip_prefix("Annotator ")?.parse().ok());
        let number = numbers.max().unwrap_or(0_u32).saturating_add(1);
        let known = self
            .people
            .entry(id)
            .or_insert_with(|| (name.to_owned(), AnnotatorId::new(), format!("Annotator {number}")));
        (known.1, known.2.clone())
    }

    fn stamp(&mut self, stamp: Stamp) -> Stamp {
        if stamp == Stamp::ROOT {
            return stamp;
        }
        let run = *self.runs.entry(stamp.run).or_insert_with(|| Uuid::new_v4().as_u64_pair().1 as u32);
        Stamp { run, ..stamp }
    }

    /// The name of a file, with a pseudonym for the person who works alone in it.
    pub fn file_name(&self, name: &str) -> String {
        let Some(stem) = name.strip_suffix(".claims.ron") else { return name.to_owned() };
        let Some((article, last)) = stem.rsplit_once('.') else { return name.to_owned() };
        let is_theirs = |known: &str| !known.is_empty() && plain_name(known).eq_ignore_ascii_case(last);
        match self.people.values().find(|(known, ..)| is_theirs(known)) {
            Some((.., called)) => format!("{article}.{}.claims.ron", plain_name(called)),
            None => name.to_owned(),
        }
    }

    /// Returns a copy with pseudonyms and new ids for its people, and new run numbers in its stamps. Notes and evidence stay as
    /// they are. Fields of later versions are removed, since they may name people. Claims keep their ids, so that copies can be
    /// merged and compared.
    pub fn apply(&mut self, annotations: &Annotations) -> Annotations {
        let mut copy = annotations.clone();
        copy.extra = None;
        copy.sentences.extra = None;
        Arc::make_mut(&mut copy.article.facts).extra = None;
        let mut people: BTreeMap<AnnotatorId, AnnotatorId> = BTreeMap::new();
        for annotator in &mut copy.annotators {
            let (id, name) = self.person(annotator.id, &annotator.name);
            people.insert(annotator.id, id);
            annotator.id = id;
            annotator.name = name;
            annotator.extra = None;
        }
        let mut of = |id: AnnotatorId| {
            if id.0.is_nil() { id } else { *people.entry(id).or_insert_with(|| self.person(id, "").0) }
        };
        let claims = annotations.claims.as_slice().iter().map(|claim| {
            let mut claim: Claim = (**claim).clone();
            claim.annotator = of(claim.annotator);
            claim.judgements.iter_mut().for_each(|j| (j.annotator, j.extra) = (of(j.annotator), None));
            claim.judgements.sort_by_key(|j| j.annotator);
            claim.evidence.iter_mut().for_each(|e| (e.annotator, e.extra) = (of(e.annotator), None));
            claim.spans.iter_mut().for_each(bare);
            claim.extra = None;
            Arc::new(claim)
        });
        copy.claims = Claims::shared(claims.collect());
        let no_claims = annotations.no_claims.as_slice().iter();
        let no_claims =
            no_claims.map(|n| Arc::new(NoClaim { annotator: of(n.annotator), extra: None, ..(**n).clone() }));
        copy.no_claims = NoClaims::shared(no_claims.collect());
        let mut log: Vec<(Element, Vec<Entry>)> = Vec::new();
        for element in annotations.log.elements().collect::<Vec<_>>() {
            let mut entries = annotations.log.of(element).to_vec();
            for entry in &mut entries {
                entry.by = of(entry.by);
                rename(&mut entry.member, &mut of);
                entry.values.retain(|given| !matches!(given.value, Value::Extra(_)));
                for given in &mut entry.values {
                    if let Value::Spans(spans) = &mut given.value {
                        spans.iter_mut().for_each(bare);
                    }
                    rename(&mut given.member, &mut of);
                    rename_value(given, &mut of);
                }
                entry.values.sort_unstable();
            }
            let element = if let Element::Annotator(id) = element {
                // Their earlier names are removed.
                for entry in &mut entries {
                    entry.values.clear();
                }
                Element::Annotator(of(id))
            } else {
                element
            };
            log.push((element, entries));
        }
        copy.log = Log::default();
        for (element, mut entries) in log {
            for entry in &mut entries {
                entry.stamp = self.stamp(entry.stamp);
                entry.after.iter_mut().for_each(|s| *s = self.stamp(*s));
                entry.after.sort_unstable();
            }
            entries.sort_by_key(|e| e.stamp);
            copy.log.set(element, entries);
        }
        let texts = annotations.texts.iter().cloned().map(|mut text| {
            text.stamp = self.stamp(text.stamp);
            text.extra = None;
            text.by = people.get(&text.by).copied().unwrap_or(AnnotatorId(Uuid::nil()));
            text
        });
        copy.texts = Arc::new(texts.collect());
        copy
    }
}

/// Removes fields of later versions from a span.
fn bare(span: &mut Span) {
    span.extra = None;
    if let Some(was) = &mut span.was {
        was.extra = None;
    }
}

fn rename(member: &mut Member, of: &mut impl FnMut(AnnotatorId) -> AnnotatorId) {
    if let Member::Judgement(id) = member {
        *id = of(*id);
    }
}

fn rename_value(given: &mut Given, of: &mut impl FnMut(AnnotatorId) -> AnnotatorId) {
    if given.field == Field::Annotator
        && let Value::Text(text) = &given.value
        && let Ok(id) = text.parse()
    {
        given.value = Value::Text(of(id).to_string().into());
    }
}

fn cell(text: &str) -> String {
    if text.contains([',', ';', '\t', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\"").replace(['\n', '\r'], " "))
    } else {
        text.to_owned()
    }
}

/// The cells of a line; `None` if a quotation mark is not closed.
fn cells(line: &str, separator: char) -> Option<Vec<String>> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', true) => quoted = false,
            ('"', false) if cell.is_empty() => quoted = true,
            (c, false) if c == separator => cells.push(std::mem::take(&mut cell)),
            (c, _) => cell.push(c),
        }
    }
    cells.push(cell);
    (!quoted).then_some(cells)
}
