//! Histories drawn as text, for tests: what several people do to their copies of one file, and what comes of it.
//!
//! A history is a list of steps, separated by blanks. The first letter says who acts (`a`, `b`, `c`, `o`), on a copy of their own
//! that is saved after each step:
//!
//! | step | what it does |
//! | --- | --- |
//! | `a+1` | marks claim 1 (1 to 9: the claim on that word of the text) |
//! | `a-1` | deletes claim 1 |
//! | `a1=x` | restates claim 1 as "x" |
//! | `a1:verified` | gives claim 1 the verdict `verified` |
//! | `a1:` | takes a's own judgement of claim 1 back |
//! | `a1!x` | adds evidence titled "x" to claim 1 |
//! | `aT=x` | sets the article's title to "x" |
//! | `a@2` | puts the copy on text 2 |
//! | `a?1` | decides that the first thing that is to decide stays as it is shown |
//! | `a<b` | merges b's copy into a's |
//! | `a<b-text` | merges a copy of b's that was shared without the article's text |
#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Ancestor, Carrier, Clock, MySide, bring_together, merge, stamped, undecided};
use crate::model::{
    Annotations, Annotator, AnnotatorId, ArticleFacts, Claim, ClaimId, Edit, Element, Evidence, EvidenceId, Timestamp,
    Value,
};
use crate::text::TextRange;
use crate::{file, import};

/// The texts of the article. A copy begins on the first one.
pub const TEXTS: [&str; 3] = [
    "One two three four five six seven eight nine, said everybody who had been on the old bridge that day.",
    "One two three four five six seven eight nine, said everybody who had been on the new bridge that day, and left.",
    "Nobody was told. One two three four six seven eight nine, said everybody who had been on the old bridge that day.",
];

fn person(letter: char) -> AnnotatorId {
    AnnotatorId(uuid::Uuid::from_u64_pair(9, letter.into()))
}

fn id(number: char) -> ClaimId {
    ClaimId(uuid::Uuid::from_u64_pair(1, u64::from(number.to_digit(10).unwrap())))
}

/// The file as everybody has it in the beginning.
pub fn start() -> Annotations {
    let mut start = Annotations::new(import::import("a.txt", TEXTS[0].as_bytes()).unwrap().article);
    let annotators = "abco".chars().map(|c| Annotator::new(person(c), c));
    start.annotators = annotators.collect();
    start
}

/// The copy of `annotations` that is shared without its text, as it is read for merging into `mine`.
pub fn without_text(annotations: &Annotations, mine: &Annotations) -> Annotations {
    let source = file::print_without_text(annotations);
    file::read_on(source.as_bytes(), &mine.article.text).unwrap().annotations
}

/// The copies of all who act in a history.
pub fn play(history: &str) -> BTreeMap<char, Annotations> {
    let mut copies: BTreeMap<char, Annotations> = BTreeMap::new();
    for (i, step) in history.split_whitespace().enumerate() {
        let mut letters = step.chars();
        let who = letters.next().unwrap();
        let before = copies.get(&who).cloned().unwrap_or_else(start);
        let clock = Clock::at(i as u64 + 1, who.into());
        let other = |name: char| copies.get(&name).cloned().unwrap_or_else(start);
        let mut now = before.clone();
        match (letters.next().unwrap(), letters.as_str()) {
            ('<', theirs) => {
                let of = other(theirs.chars().next().unwrap());
                let theirs = if theirs.ends_with("-text") { without_text(&of, &before) } else { of };
                let mine = MySide { now: &before, base: Some(&before), me: person(who), clock };
                let both =
                    bring_together(&mine, &theirs, Ancestor::Unknown).unwrap_or_else(|e| panic!("{step}: {e}")).both;
                copies.insert(who, both);
                continue;
            }
            ('@', number) => {
                let text = import::import("a.txt", TEXTS[number.parse::<usize>().unwrap() - 1].as_bytes())
                    .unwrap()
                    .article
                    .text;
                now = Carrier { from: &before, onto: &text, known: None }.carry(&mut |_| true).unwrap().annotations;
            }
            ('?', number) => {
                let open = undecided(&before);
                let one = &open[number.parse::<usize>().unwrap() - 1];
                now.decided = Arc::new([one.decision()].into());
            }
            ('T', title) => {
                let facts = &before.article.facts;
                let after = Arc::new(ArticleFacts { title: title[1..].to_owned(), ..(**facts).clone() });
                now.article.facts = after;
            }
            ('+', number) => {
                let number = number.chars().next().unwrap();
                let text = before.article.text.as_str();
                let words: Vec<&str> = TEXTS[0].split_whitespace().collect();
                let word = words[number.to_digit(10).unwrap() as usize - 1].trim_end_matches(',');
                let at = text.find(word).unwrap_or_else(|| panic!("{step}: the text has no such word"));
                let mut claim = Claim::new(person(who), [TextRange::from_usize(at..at + word.len())]);
                (claim.id, claim.time) = (id(number), Timestamp::from_second(i64::try_from(i).unwrap() + 1));
                now.apply(&Edit::made(claim));
            }
            ('-', number) => {
                now.apply(&Edit::removed(before.claims.get(id(number.chars().next().unwrap())).unwrap()));
            }
            (number, change) => {
                let old = Arc::clone(before.claims.get(id(number)).unwrap_or_else(|| panic!("{step}: no such claim")));
                let mut new = (*old).clone();
                match change.split_at(1) {
                    ("=", words) => words.clone_into(&mut new.restated),
                    (":", "") => new.judgements.retain(|j| j.annotator != person(who)),
                    ("!", title) => {
                        let id = EvidenceId(uuid::Uuid::from_u64_pair(2, i as u64));
                        let found = Evidence { annotator: person(who), title: title.to_owned(), ..Evidence::empty(id) };
                        new.evidence.push(found);
                        new.put_evidence_in_order();
                    }
                    (":", verdict) => {
                        let judgement = new.judgement_mut(person(who));
                        judgement.verdict = Some(verdict.to_owned());
                        judgement.time = Timestamp::from_second(i64::try_from(i).unwrap() + 1);
                        new.judgements.sort_by_key(|j| j.annotator);
                    }
                    _ => panic!("{step}: no such step"),
                }
                now.apply(&Edit::changed(old, new));
            }
        }
        copies.insert(who, stamped(&before, &now, person(who), clock));
    }
    copies
}

/// What a file says, drawn on one line: `1=x[b:verified]` is claim 1, restated as "x", with b's verdict; `(1)` is a claim
/// without a place; behind `?` stands what is to decide, `?-1` for a deletion.
pub fn drawn(annotations: &Annotations) -> String {
    let mut parts = Vec::new();
    let facts = &annotations.article.facts;
    if !facts.title.is_empty() {
        parts.push(format!("T={}", facts.title));
    }
    let mut claims: Vec<_> = annotations.claims.as_slice().iter().collect();
    claims.sort_by_key(|claim| claim.id);
    let number = |id: ClaimId| id.0.as_u64_pair().1.to_string();
    for claim in claims {
        let name = number(claim.id);
        let mut part = if claim.spans.iter().all(|s| s.range().is_none()) { format!("({name})") } else { name };
        if !claim.restated.is_empty() {
            part = format!("{part}={}", claim.restated);
        }
        let of = |j: &crate::model::Judgement| {
            let who = annotations.annotator(j.annotator).map_or("?", |a| &a.name);
            format!("{who}:{}", j.verdict.as_deref().unwrap_or_default())
        };
        let judgements: Vec<String> = claim.judgements.iter().map(of).collect();
        if !judgements.is_empty() {
            part = format!("{part}[{}]", judgements.join(" "));
        }
        parts.push(part);
    }
    for open in undecided(annotations) {
        let name = if let Element::Claim(id) = open.element { number(id) } else { "T".to_owned() };
        let others: Vec<&str> = open.others.iter().map(|(value, ..)| value.as_text()).collect();
        parts.push(match open.others.first() {
            Some((Value::Nothing, ..)) => format!("?-{name}"),
            _ => format!("?{name}={}", others.join("|")),
        });
    }
    parts.join(" ")
}

/// Plays a history, merges all copies, and checks what comes of it; also that every order of merging gives the same bytes, that
/// merging again changes nothing, and that the file reads back.
#[track_caller]
pub fn check(history: &str, expected: &str) {
    let copies: Vec<Annotations> = play(history).into_values().collect();
    let whole = all(&copies);
    assert_eq!(drawn(&whole), expected, "{history}");
    let printed = file::print(&whole);
    for order in orders(copies.len()) {
        let copies: Vec<Annotations> = order.iter().map(|i| copies[*i].clone()).collect();
        assert_eq!(file::print(&all(&copies)), printed, "{history}, merged in the order {order:?}");
    }
    for copy in &copies {
        assert_eq!(file::print(&merge(&whole, copy).unwrap()), printed, "{history}: merged in again");
    }
    let again = file::read(printed.as_bytes()).unwrap();
    assert_eq!(again.repairs, [], "{history}");
    assert_eq!(file::print(&again.annotations), printed, "{history}: read again");
}

fn all(copies: &[Annotations]) -> Annotations {
    copies[1..].iter().fold(copies[0].clone(), |a, b| merge(&a, b).unwrap())
}

fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(n - 1);
    let with_last = |order: &Vec<usize>| -> Vec<Vec<usize>> {
        let inserted = |at: usize| {
            let mut order = order.clone();
            order.insert(at, n - 1);
            order
        };
        (0..n).map(inserted).collect()
    };
    shorter.iter().flat_map(with_last).collect()
}
