//! What a figure is made of, as a list: found by a task.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::chosen::{Chosen, Part};
use super::figures::Figures;
use super::work::Held;
use crate::app::desk::progress::Course;
use crate::app::words::texts::of_scheme;
use crate::tr;
use claimlight_core::agreement::{Item, Question, Study, Work, sentences_of, together};
use claimlight_core::model::{Annotations, Claim, ClaimId};
use claimlight_core::text::TextRange;

/// The most letters of a quote and of a note in the list.
const QUOTE: usize = 160;
const NOTE: usize = 80;

/// A person and what they said, in a chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// The person.
    pub name: String,
    /// What they said.
    pub label: String,
    /// The id of the verdict, if it is one.
    pub verdict: Option<String>,
}

/// Where something is: in a file or in an open article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The file; `None` if the article was never saved.
    pub path: Option<PathBuf>,
    /// The number of the article if it was open when it was counted.
    pub number: Option<u64>,
    /// The claim, if it is one.
    pub claim: Option<ClaimId>,
    /// The words, in Unicode scalar values.
    pub at: Option<(usize, usize)>,
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its words.
    pub quote: String,
    /// The article, and what else there is to say.
    pub second: String,
    /// Where it is.
    pub goal: Goal,
}

/// What a figure is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// How many there are, in words.
    pub heading: String,
    /// Who said what of all of them.
    pub chips: Vec<Chip>,
    /// What they have in common, if that is not in the chips.
    pub told: String,
    /// The entries.
    pub rows: Vec<Row>,
}

/// Finds what is chosen in the articles of a study. `None` if that was stopped.
pub(super) fn find(held: &Held, figures: &Figures, chosen: Chosen, course: &Course) -> Option<List> {
    let counted = &figures.studied.counted;
    let cells = chosen.cells(&counted.study);
    let mut rows = Vec::new();
    for (i, article) in counted.articles.iter().enumerate() {
        if !course.go_on(i as f32 / counted.articles.len() as f32) {
            return None;
        }
        if counted.tallies.get(i).is_some_and(|tally| !chosen.may_be_in(tally)) {
            continue;
        }
        let holders: RefCell<HashMap<ClaimId, Vec<usize>>> = RefCell::default();
        let read = |file: usize| {
            let annotations = held.entries[file].read()?;
            let mut holders = holders.borrow_mut();
            for claim in annotations.claims.as_slice() {
                holders.entry(claim.id).or_default().push(file);
            }
            Ok::<_, String>(annotations)
        };
        let (Some(annotations), _) = together(&article.files, read) else { continue };
        let work = Work::of(&annotations, &sentences_of(&annotations), &counted.study);
        let mut items: Vec<Item> = match chosen.part {
            Part::Overlaps(person) => overlapping(&work, person),
            _ => cells.iter().flat_map(|cell| work.items(*cell, &counted.study)).collect(),
        };
        items.retain(|item| chosen.takes(item));
        let place = |item: &Item| item.at.map_or((usize::MAX, 0), |at| (at.start, at.end));
        items.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.claims.cmp(&b.claims)));
        items.dedup_by(|a, b| a.at == b.at && a.claims == b.claims);
        let title = figures.articles.get(i).map_or("", |article| article.title.as_str());
        let of = Of { annotations: &annotations, figures, chosen, title };
        let holders = holders.into_inner();
        rows.extend(items.iter().map(|item| of.row(item, goal(item, &article.files, &holders, held))));
    }
    let (chips, told) = head(figures, chosen);
    let are_sentences = chosen.question == Question::Sentences;
    let heading = if are_sentences && matches!(chosen.part, Part::Apart | Part::ApartInPair | Part::Cell(..)) {
        tr!("agree-list-sentences", n = rows.len())
    } else {
        tr!("agree-list-claims", n = rows.len())
    };
    Some(List { heading, chips, told, rows })
}

/// The claims of a person that share characters with an earlier one of the same person.
fn overlapping(work: &Work, person: usize) -> Vec<Item> {
    let Some(person_work) = work.people.get(person) else { return Vec::new() };
    let marks = &person_work.marks;
    let mut items = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        let shared = |other: &claimlight_core::agreement::Mark| other.at.shared(&mark.at) > 0;
        let Some(hull) = mark.at.hull() else { continue };
        // Marks are in reading order, so those that begin after the end of this one can't touch it.
        let later = marks[i + 1..].iter().take_while(|m| m.at.hull().is_none_or(|other| other.start < hull.end));
        for other in later.filter(|other| shared(other)) {
            items.push(Item {
                at: mark.at.hull(),
                claims: vec![(person, mark.claim), (person, other.claim)],
                number: None,
            });
        }
    }
    items
}

/// The file in which to look at something: that which holds most of its claims.
fn goal(item: &Item, files: &[usize], holders: &HashMap<ClaimId, Vec<usize>>, held: &Held) -> Goal {
    let holds = |file: &usize| {
        let is_in = |(_, claim): &&(usize, ClaimId)| holders.get(claim).is_some_and(|files| files.contains(file));
        item.claims.iter().filter(is_in).count()
    };
    let is_open = |file: &usize| held.entries[*file].number.is_some();
    let best = files.iter().max_by_key(|file| (holds(file), is_open(file), std::cmp::Reverse(**file))).copied();
    let in_best = |(_, claim): &&(usize, ClaimId)| {
        best.is_some_and(|best| holders.get(claim).is_some_and(|files| files.contains(&best)))
    };
    let claim = item.claims.iter().find(in_best).map(|(_, claim)| *claim);
    let entry = best.map(|best| &held.entries[best]);
    Goal {
        path: entry.and_then(|entry| entry.path.clone()),
        number: entry.and_then(|entry| entry.number),
        claim,
        at: item.at.map(|at| (at.start, at.end)),
    }
}

/// An article, and what is chosen.
struct Of<'a> {
    annotations: &'a Annotations,
    figures: &'a Figures,
    chosen: Chosen,
    title: &'a str,
}

impl Of<'_> {
    fn study(&self) -> &Study {
        &self.figures.studied.counted.study
    }

    fn name(&self, person: usize) -> &str {
        self.figures.studied.counted.names.get(person).map_or("", String::as_str)
    }

    fn row(&self, item: &Item, goal: Goal) -> Row {
        let text = &self.annotations.article.text;
        let claims: Vec<(usize, &Arc<Claim>)> =
            item.claims.iter().filter_map(|(person, id)| Some((*person, self.annotations.claims.get(*id)?))).collect();
        let shown = goal.claim.and_then(|id| self.annotations.claims.get(id));
        let quote = if let Some(claim) = shown.or(claims.first().map(|(_, claim)| *claim)) {
            claim.quote(text.as_str())
        } else {
            let range = item.at.and_then(|at| Some((text.to_offset(at.start)?, text.to_offset(at.end)?)));
            range.map(|(start, end)| TextRange::new(start, end).of(text.as_str()).to_owned()).unwrap_or_default()
        };
        let parts = [Some(self.title.to_owned()), self.who(item, &claims), self.more(&claims)];
        let second: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Row { quote: cut(&quote, QUOTE), second: second.join(" · "), goal }
    }

    /// Who said what, where it is not the same of all entries.
    fn who(&self, item: &Item, claims: &[(usize, &Arc<Claim>)]) -> Option<String> {
        let said: Vec<String> = match (self.chosen.question, self.chosen.part) {
            (_, Part::Cell(..) | Part::Overlaps(_) | Part::Alone(_)) => return None,
            (Question::Verdicts, _) => {
                claims.iter().filter_map(|(person, claim)| self.verdict(*person, claim)).collect()
            }
            (Question::Words, _) if item.claims.len() > 1 => {
                let share = item.number.unwrap_or(0.0) * 100.0;
                return Some(tr!("agree-list-shared", share = format!("{share:.0}")));
            }
            (Question::Sentences | Question::Words, _) => {
                let mut people: Vec<usize> = item.claims.iter().map(|(person, _)| *person).collect();
                people.dedup();
                let names: Vec<&str> = people.into_iter().map(|person| self.name(person)).collect();
                return Some(tr!("agree-list-only", names = names.join(", ")));
            }
        };
        (!said.is_empty()).then(|| said.join(", "))
    }

    fn verdict(&self, person: usize, claim: &Claim) -> Option<String> {
        let judgement = self.study().same.judgement(claim, *self.study().people.get(person)?)?;
        let verdict = judgement.verdict.as_deref();
        let known = verdict.and_then(|id| self.study().verdict(id)).and_then(|i| self.figures.studied.labels.get(i));
        let label = match (known, verdict) {
            (Some(label), _) => of_scheme(label),
            (None, Some(id)) => id,
            (None, None) => tr!("to-check"),
        };
        Some(format!("{} {label}", self.name(person)))
    }

    /// A note of one of them, or else who has evidence.
    fn more(&self, claims: &[(usize, &Arc<Claim>)]) -> Option<String> {
        let people = &self.study().people;
        let note = claims.iter().find_map(|(person, claim)| {
            let judgement = self.study().same.judgement(claim, *people.get(*person)?)?;
            let note = judgement.note.split_whitespace().collect::<Vec<_>>().join(" ");
            (!note.is_empty()).then(|| tr!("agree-list-note", name = self.name(*person), note = cut(&note, NOTE)))
        });
        if note.is_some() {
            return note;
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut everyone: Vec<usize> = claims.iter().map(|(person, _)| *person).collect();
        everyone.sort_unstable();
        everyone.dedup();
        for person in &everyone {
            let own = |claim: &Claim| {
                let by = claim.evidence.iter().map(|evidence| self.study().person(evidence.annotator));
                by.filter(|who| *who == Some(*person)).count()
            };
            let mut seen: Vec<ClaimId> = Vec::new();
            let distinct = claims.iter().filter(|(_, claim)| {
                let is_new = !seen.contains(&claim.id);
                seen.push(claim.id);
                is_new
            });
            found.push((*person, distinct.map(|(_, claim)| own(claim)).sum()));
        }
        let with: Vec<&(usize, usize)> = found.iter().filter(|(_, n)| *n > 0).collect();
        match with.as_slice() {
            [] => None,
            [(person, n)] => Some(tr!("agree-list-evidence-of", name = self.name(*person), n = *n)),
            all if all.len() == everyone.len() => Some(tr!("agree-list-evidence-all", n = all.len())),
            some => {
                let names: Vec<&str> = some.iter().map(|(person, _)| self.name(*person)).collect();
                Some(tr!("agree-list-evidence-some", names = names.join(", ")))
            }
        }
    }
}

/// The beginning of a text, on one line.
fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Who said what of all entries, as chips, or else what they have in common.
fn head(figures: &Figures, chosen: Chosen) -> (Vec<Chip>, String) {
    let counted = &figures.studied.counted;
    let (a, b) = chosen.two(&counted.study);
    let name = |person: usize| counted.names.get(person).cloned().unwrap_or_default();
    let pair = || tr!("agree-list-pair", first = name(a), second = name(b));
    let told = match chosen.part {
        Part::Cell(row, column) => {
            let chip = |person: usize, value: usize| {
                let verdict = counted.study.verdicts.get(value).filter(|_| chosen.question == Question::Verdicts);
                let label = match (chosen.question, value) {
                    (Question::Verdicts, _) => {
                        figures.studied.labels.get(value).map_or("", |label| of_scheme(label)).to_owned()
                    }
                    (_, 0) => tr!("agree-with-claim").to_owned(),
                    _ => tr!("agree-without-claim").to_owned(),
                };
                Chip { name: name(person), label, verdict: verdict.cloned() }
            };
            return (vec![chip(a, row), chip(b, column)], String::new());
        }
        Part::Apart => match chosen.question {
            Question::Sentences => tr!("agree-list-sentences-apart").to_owned(),
            Question::Verdicts => tr!("agree-list-verdicts-apart").to_owned(),
            Question::Words => tr!("agree-list-words-apart").to_owned(),
        },
        Part::ApartInPair => format!(
            "{}: {}",
            pair(),
            match chosen.question {
                Question::Sentences => tr!("agree-list-sentences-apart"),
                Question::Verdicts => tr!("agree-list-verdicts-apart"),
                Question::Words => tr!("agree-list-words-apart"),
            }
        ),
        Part::Of(verdict) => {
            let label = figures.studied.labels.get(verdict).map_or("", |label| of_scheme(label));
            tr!("agree-list-of", verdict = label)
        }
        Part::Together => tr!("agree-list-together", pair = pair()),
        Part::OtherEnds => tr!("agree-list-other-ends").to_owned(),
        Part::Alone(first) => tr!("agree-list-alone", name = name(if first { a } else { b })),
        Part::Seen => tr!("agree-list-seen").to_owned(),
        Part::Overlaps(person) => tr!("agree-list-overlaps", name = name(person)),
    };
    (Vec::new(), told)
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn long_words_are_cut_on_one_line() {
        assert_eq!(cut("one\n two", 20), "one two");
        assert_eq!(cut("äöü äöü", 4), "äöü…");
    }
}
