//! What an answer is beside others: which one of a pupil's counts, and which are the same.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use super::names::composed;
use super::{Entry, Note, Platform, Status};
use crate::exercise::HandIn;
use crate::model::{Exercise, KnownAs, Timestamp};

/// What an answer is by itself.
pub fn alone(hand_in: &HandIn, exercise: &Exercise) -> Status {
    let is_same = |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b.trim());
    if !is_same(&hand_in.exercise.id, &exercise.id) {
        return Status::OtherArticle;
    }
    if !is_same(&hand_in.exercise.edition, &exercise.edition) {
        return Status::OtherVersion;
    }
    if has_marks(hand_in, exercise) { Status::Ok } else { Status::Empty }
}

/// Whether a pupil marked or wrote anything. A claim that was given is no mark until something is said of it.
fn has_marks(hand_in: &HandIn, exercise: &Exercise) -> bool {
    let is_said = |claim: &crate::exercise::MarkedClaim| {
        let is_given = exercise
            .given
            .iter()
            .any(|given| given.iter().copied().eq(claim.spans.iter().flat_map(|span| [span.start, span.end])));
        !is_given || !claim.verdict.is_empty() || !claim.note.trim().is_empty() || !claim.evidence.is_empty()
    };
    !hand_in.no_claims.is_empty() || hand_in.claims.iter().any(is_said)
}

/// Who handed something in, as far as can be told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Pupil {
    /// The platform's number.
    Number(Option<Platform>, String),
    /// The name that the platform's folder has.
    Folder(Option<Platform>, String),
    /// The id in the answer.
    Annotator(String),
    /// The name in the answer.
    Name(String),
    /// Nobody says who. This is the number of the entry.
    Unknown(usize),
}

/// Decides on the statuses of all answers to this exercise, whichever archive they are in.
///
/// Of each pupil the last answer counts: by the time in it, else by the platform's attempt, else by the time of the file, else the one
/// that stands last. Of equal files of one pupil the first counts; of equal files of several pupils the first one stays, and all of them
/// get a note.
pub fn decide(entries: &mut [&mut Entry], exercise: &Exercise) {
    let answers: Vec<usize> =
        (0..entries.len()).filter(|i| matches!(entries[*i].status, Status::Ok | Status::Empty)).collect();
    let pupils = pupils(entries, &answers);
    let equal = equal(entries, &answers);
    let mut by_pupil: BTreeMap<&Pupil, Vec<usize>> = BTreeMap::new();
    for i in &answers {
        by_pupil.entry(&pupils[i]).or_default().push(*i);
    }
    let mut statuses: Vec<(usize, Status)> = Vec::new();
    for own in by_pupil.values() {
        statuses.extend(of_one(entries, own, &equal));
    }
    for (i, status) in statuses {
        entries[i].status = status;
    }
    copies(entries, &answers, &pupils, &equal);
    note_names(entries, &answers, &pupils, exercise);
    note_shared_starts(entries, &answers, &pupils, &equal);
}

/// Who handed in each answer.
fn pupils(entries: &[&mut Entry], answers: &[usize]) -> BTreeMap<usize, Pupil> {
    let annotator = |i: usize| {
        let id = entries[i].hand_in.as_ref().map(|hand_in| hand_in.annotator.trim().to_lowercase());
        id.filter(|id| !id.is_empty() && id.chars().any(|c| c.is_ascii_alphanumeric() && c != '0'))
    };
    let sure = |i: usize| {
        let entry = &entries[i];
        let (platform, name) = (entry.platform, composed(&entry.name));
        if !entry.id.is_empty() {
            return Some(Pupil::Number(platform, entry.id.clone()));
        }
        (!name.is_empty()).then_some(Pupil::Folder(platform, name))
    };
    // Whoever handed in on the platform is known by the id in that answer where the platform says nothing.
    let mut of_annotator: BTreeMap<String, BTreeSet<Pupil>> = BTreeMap::new();
    for i in answers {
        if let (Some(annotator), Some(pupil)) = (annotator(*i), sure(*i)) {
            of_annotator.entry(annotator).or_default().insert(pupil);
        }
    }
    let pupil = |i: usize| {
        if let Some(pupil) = sure(i) {
            return pupil;
        }
        if let Some(annotator) = annotator(i) {
            let known = of_annotator.get(&annotator).filter(|known| known.len() == 1).and_then(BTreeSet::first);
            return known.cloned().unwrap_or(Pupil::Annotator(annotator));
        }
        let name = composed(&entries[i].who).to_lowercase();
        if name.is_empty() { Pupil::Unknown(i) } else { Pupil::Name(name) }
    };
    answers.iter().map(|i| (*i, pupil(*i))).collect()
}

/// For each answer the first one that has the same bytes, or the same data.
fn equal(entries: &[&mut Entry], answers: &[usize]) -> BTreeMap<usize, usize> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut equal = BTreeMap::new();
    for i in answers {
        let marks = || entries[*i].marks.iter().map(String::as_str).filter(|mark| !mark.is_empty());
        let same = marks().filter_map(|mark| first.get(mark).copied()).min().unwrap_or(*i);
        equal.insert(*i, same);
        for mark in marks() {
            first.entry(mark).or_insert(same);
        }
    }
    equal
}

/// The statuses of one pupil's answers that don't simply stay.
fn of_one(entries: &[&mut Entry], own: &[usize], equal: &BTreeMap<usize, usize>) -> Vec<(usize, Status)> {
    let mut statuses = Vec::new();
    let mut kept: Vec<usize> = Vec::new();
    for i in own {
        // What was handed in comes before what lies in a folder for working.
        match kept.iter().position(|other| equal.get(other) == equal.get(i)) {
            None => kept.push(*i),
            Some(at) if entries[*i].attempt > entries[kept[at]].attempt => {
                statuses.push((kept[at], Status::Same));
                kept[at] = *i;
            }
            Some(_) => statuses.push((*i, Status::Same)),
        }
    }
    if let Some(last) = last(entries, &kept) {
        statuses.extend(kept.iter().filter(|i| **i != last).map(|i| (*i, Status::Older)));
    }
    statuses
}

/// The answer that was handed in last. What only some of them say does not count.
fn last(entries: &[&mut Entry], kept: &[usize]) -> Option<usize> {
    let time = |i: &usize| entries[*i].hand_in.as_ref().and_then(|hand_in| hand_in.time.parse::<Timestamp>().ok());
    let attempt = |i: &usize| Some(entries[*i].attempt).filter(|attempt| *attempt > 0);
    let changed = |i: &usize| entries[*i].changed;
    let have_times = kept.iter().all(|i| time(i).is_some_and(|time| time.as_second() > 0));
    let (have_attempts, have_changed) =
        (kept.iter().all(|i| attempt(i).is_some()), kept.iter().all(|i| changed(i).is_some()));
    kept.iter().copied().max_by_key(|i| {
        (time(i).filter(|_| have_times), attempt(i).filter(|_| have_attempts), changed(i).filter(|_| have_changed), *i)
    })
}

/// Finds equal answers of several pupils.
fn copies(
    entries: &mut [&mut Entry],
    answers: &[usize],
    pupils: &BTreeMap<usize, Pupil>,
    equal: &BTreeMap<usize, usize>,
) {
    for i in answers {
        let Some(first) = equal.get(i).copied().filter(|first| pupils.get(first) != pupils.get(i)) else { continue };
        for one in [first, *i] {
            entries[one].notes.insert(Note::SameAsAnother);
        }
        if matches!(entries[*i].status, Status::Ok | Status::Empty) {
            entries[*i].status = Status::Copy;
        }
    }
}

/// Notes where names disagree, and where two pupils have one name.
fn note_names(entries: &mut [&mut Entry], answers: &[usize], pupils: &BTreeMap<usize, Pupil>, exercise: &Exercise) {
    let mut known: BTreeMap<String, BTreeSet<&Pupil>> = BTreeMap::new();
    for i in answers {
        let who = composed(&entries[*i].who).to_lowercase();
        known.entry(who).or_default().extend(pupils.get(i));
    }
    let disagreeing = disagreeing(entries, answers, exercise);
    for i in answers {
        let entry = &mut *entries[*i];
        if disagreeing.contains(i) {
            entry.notes.insert(Note::OtherName);
        }
        let who = composed(&entry.who).to_lowercase();
        if !who.is_empty() && known.get(&who).is_some_and(|pupils| pupils.len() > 1) {
            entry.notes.insert(Note::SameName);
        }
    }
}

/// The answers with another name than their path. Where most have one, paths name no pupils: groups, say.
fn disagreeing(entries: &[&mut Entry], answers: &[usize], exercise: &Exercise) -> BTreeSet<usize> {
    if exercise.known_as == KnownAs::Code {
        return BTreeSet::new();
    }
    let named = answers.iter().filter(|i| !entries[**i].name.is_empty() && !entries[**i].who.is_empty()).count();
    let disagreeing: BTreeSet<usize> =
        answers.iter().copied().filter(|i| !agree(&entries[*i].name, &entries[*i].who)).collect();
    if named > 2 && disagreeing.len() * 2 > named { BTreeSet::new() } else { disagreeing }
}

/// Notes where two pupils' answers have one id and other bytes: one was made out of the other.
fn note_shared_starts(
    entries: &mut [&mut Entry],
    answers: &[usize],
    pupils: &BTreeMap<usize, Pupil>,
    equal: &BTreeMap<usize, usize>,
) {
    let mut known: BTreeMap<String, BTreeMap<&Pupil, BTreeSet<usize>>> = BTreeMap::new();
    for i in answers {
        let annotator = entries[*i].hand_in.as_ref().map(|hand_in| hand_in.annotator.trim().to_lowercase());
        let annotator = annotator.filter(|id| id.chars().any(|c| c.is_ascii_alphanumeric() && c != '0'));
        if let (Some(annotator), Some(pupil), Some(same)) = (annotator, pupils.get(i), equal.get(i)) {
            known.entry(annotator).or_default().entry(pupil).or_default().insert(*same);
        }
    }
    let shared: BTreeSet<&String> = known
        .iter()
        .filter(|(_, pupils)| pupils.len() > 1 && pupils.values().flatten().collect::<BTreeSet<_>>().len() > 1)
        .map(|(annotator, _)| annotator)
        .collect();
    for i in answers {
        let entry = &mut *entries[*i];
        let annotator = entry.hand_in.as_ref().map(|hand_in| hand_in.annotator.trim().to_lowercase());
        if annotator.is_some_and(|annotator| shared.contains(&annotator)) {
            entry.notes.insert(Note::SharedStart);
        }
    }
}

/// Whether the name in a path and the one in an answer can be one person's. Paths drop blanks, accents, signs and the order of names, and
/// people shorten theirs.
fn agree(path: &str, who: &str) -> bool {
    let letters = |name: &str| -> Vec<char> {
        let plain = name.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        plain.collect()
    };
    let in_path: String = letters(path).into_iter().collect();
    let words: Vec<String> = who
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | '.'))
        .map(|word| letters(word).into_iter().collect())
        .collect();
    let words: Vec<&String> = words.iter().filter(|word| !word.is_empty()).collect();
    // Names in two scripts can't be compared.
    let is_latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    let all = words.iter().map(|word| word.as_str()).collect::<String>();
    in_path.is_empty()
        || words.is_empty()
        || is_latin(&in_path) != is_latin(&all)
        || words.iter().any(|word| word.chars().count() > 1 && in_path.contains(word.as_str()))
}

#[cfg(test)]
mod tests;
