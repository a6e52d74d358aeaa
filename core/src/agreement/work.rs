//! What people left in one article: marks, judgements, and what they read. Offsets are converted to Unicode scalar values here.

use std::collections::BTreeSet;

use super::cells::Two;
use super::pairs_of;
use super::sentences::{Reading, Trace, Unmarked, reading};
use super::stretches::{Stretch, Stretches};
use super::verdicts::{Judged, Member, groups};
use crate::compare;
use crate::model::{Annotations, AnnotatorId, Claim, ClaimId, Same, Scheme, Shown};
use crate::text::TextRange;

/// The code of a claim that somebody marked and gave no verdict, where each mark needs a value.
pub const TO_CHECK: &str = "to-check";

/// Whose work is compared, by which verdicts, and how what is missing counts. It is the same for all articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Study {
    /// The people, each by the id that stands for them.
    pub people: Vec<AnnotatorId>,
    /// How many of them decide and stand last. Each of the others is compared with these alone; 0: everyone is compared with everyone.
    pub deciding: usize,
    /// Which ids are one person.
    pub same: Same,
    /// The ids of the verdicts: those of the scheme in its order, then others that somebody gave.
    pub verdicts: Vec<String>,
    /// Whether the scheme says that its verdicts are in an order.
    pub ordered: bool,
    /// Whether text that somebody left unmarked counts as read.
    pub unmarked: Unmarked,
    /// Whether verdicts are left out that were given with another person's verdict in the file.
    pub without_seen: bool,
    /// Whether gamma is drawn, which takes long.
    pub gamma: bool,
}

impl Study {
    /// The place of a person; `None` if it is not compared.
    pub fn person(&self, id: AnnotatorId) -> Option<usize> {
        let person = self.same.person(id);
        self.people.iter().position(|known| *known == person)
    }

    /// Whether more than one pair is compared, and all of them with those who decide. Then all figures are means over pairs.
    pub fn is_against_decisions(&self) -> bool {
        self.deciding > 0 && self.people.len() > 2
    }

    /// The people who do not decide, by number.
    pub fn annotators(&self) -> usize {
        self.people.len().saturating_sub(self.deciding)
    }

    /// The pairs of people who are compared, in order.
    pub fn pairs(&self) -> Vec<Two> {
        let (first, all) = (self.annotators(), self.people.len());
        if self.deciding == 0 {
            return pairs_of(all).collect();
        }
        (0..first).flat_map(|i| (first..all).map(move |j| (i, j))).collect()
    }

    /// The number of a verdict.
    pub fn verdict(&self, id: &str) -> Option<usize> {
        self.verdicts.iter().position(|known| known == id)
    }
}

/// The verdicts of a scheme in its order, then those of `given` that it does not have, by name.
pub fn categories<'a>(scheme: &Scheme, given: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut categories: Vec<String> = Vec::new();
    for verdict in &scheme.verdicts {
        if !categories.contains(&verdict.id) {
            categories.push(verdict.id.clone());
        }
    }
    let unknown: BTreeSet<&str> = given.into_iter().filter(|id| !categories.iter().any(|known| known == id)).collect();
    categories.extend(unknown.into_iter().map(str::to_owned));
    categories
}

/// A claim that somebody marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The claim.
    pub claim: ClaimId,
    /// All its characters.
    pub at: Stretches,
    /// Its pieces, in order; they do not overlap.
    pub pieces: Vec<Stretch>,
    /// The verdict of whoever marked it; `None` if it is to check.
    pub verdict: Option<usize>,
}

/// What one person left in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonWork {
    /// The claims that the person marked and that have a place, in reading order.
    pub marks: Vec<Mark>,
    /// The claims that the person judged, in reading order.
    pub judged: Vec<Judged>,
    /// The claims of [`Self::judged`], in the same order.
    pub judged_claims: Vec<ClaimId>,
    /// What the person said of each sentence, and what they read.
    pub reading: Reading,
}

/// What the people of a study left in one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The length of the text, in Unicode scalar values.
    pub length: usize,
    /// Its sentences, in order.
    pub sentences: Vec<Stretch>,
    /// What each left, in the order of the study.
    pub people: Vec<PersonWork>,
    /// The claims that belong together, see [`groups`].
    pub groups: Vec<Vec<Member>>,
    /// The judgements that were given with another person's verdict in the file.
    pub seen: BTreeSet<Member>,
    /// Where chance begins for gamma: the first 16 hexadecimal digits of the text's SHA-256.
    pub seed: u64,
}

impl Work {
    /// Takes from annotations what the people of a study left. `sentences` are those of the text, in order.
    ///
    /// An adjudicator among the people has marked the claims that stand by their decisions, and read all else; of what they have not
    /// decided yet, nothing is known.
    pub fn of(annotations: &Annotations, sentences: &[TextRange], study: &Study) -> Self {
        let text = &annotations.article.text;
        let stretch = |range: TextRange| Stretch::new(text.to_scalars(range.start()), text.to_scalars(range.end()));
        let sentences: Vec<Stretch> = sentences.iter().map(|range| stretch(*range)).collect();
        let length = text.len_scalars();
        let mut people: Vec<PersonWork> = vec![PersonWork::default(); study.people.len()];
        let mut others: Vec<Vec<Stretch>> = vec![Vec::new(); people.len()];
        let mut no_claims = others.clone();
        let mut seen: BTreeSet<Member> = BTreeSet::new();
        let mut ruling: BTreeSet<usize> = BTreeSet::new();
        let deciding: BTreeSet<usize> = annotations
            .annotators
            .iter()
            .filter(|annotator| annotator.is_adjudicator())
            .filter_map(|annotator| study.person(annotator.id))
            .collect();
        for claim in annotations.claims.as_slice() {
            let pieces: Vec<Stretch> = claim.ranges().map(stretch).collect();
            let at = Stretches::new(pieces.iter().copied());
            let marker = study.person(claim.annotator).filter(|person| !deciding.contains(person));
            for person in &deciding {
                match decided(annotations, claim, study, *person) {
                    Ruled::NotYet => others[*person].extend(&pieces),
                    Ruled::Out => drop(ruling.insert(*person)),
                    Ruled::Stands(verdict) => {
                        people[*person].judged.push(Judged { id: claim.id.to_string(), at: at.clone(), verdict });
                        people[*person].judged_claims.push(claim.id);
                        if !at.is_empty() {
                            let mark = Mark { claim: claim.id, at: at.clone(), pieces: pieces.clone(), verdict };
                            people[*person].marks.push(mark);
                        }
                    }
                }
            }
            for judgement in study.same.judgements(claim) {
                let Some(person) = study.person(judgement.annotator) else { continue };
                // A decision is no verdict of an annotator, whatever their role.
                if deciding.contains(&person) || judgement.decision.is_some() {
                    continue;
                }
                if marker != Some(person) {
                    others[person].extend(&pieces);
                }
                let verdict = judgement.verdict.as_deref().and_then(|id| study.verdict(id));
                people[person].judged.push(Judged { id: claim.id.to_string(), at: at.clone(), verdict });
                people[person].judged_claims.push(claim.id);
            }
            for person in seeing(annotations, claim, study).difference(&deciding).copied() {
                // A decision of somebody without the role was left out.
                let judged = &people[person].judged_claims;
                if judged.last() == Some(&claim.id) {
                    seen.insert((person, judged.len() - 1));
                }
            }
            if let Some(person) = marker.filter(|_| !at.is_empty()) {
                let own = study.same.judgement(claim, claim.annotator);
                let verdict = own.and_then(|j| j.verdict.as_deref()).and_then(|id| study.verdict(id));
                people[person].marks.push(Mark { claim: claim.id, at, pieces, verdict });
            }
        }
        for no_claim in annotations.no_claims.as_slice() {
            if let Some(person) = study.person(no_claim.annotator) {
                no_claims[person].push(stretch(no_claim.range));
            }
        }
        for (i, (person, (judged, no_claims))) in people.iter_mut().zip(others.into_iter().zip(no_claims)).enumerate() {
            let marked = Stretches::new(person.marks.iter().flat_map(|mark| mark.pieces.iter().copied()));
            let trace = Trace { marked, judged: Stretches::new(judged), no_claims: Stretches::new(no_claims) };
            // Whoever decided that there is no claim has read the text, even where nothing stands.
            let has_read = study.unmarked == Unmarked::Auto && ruling.contains(&i);
            let unmarked = if has_read { Unmarked::Read } else { study.unmarked };
            person.reading = reading(&trace, &sentences, length, unmarked);
        }
        let judged: Vec<Vec<Judged>> = people.iter().map(|person| person.judged.clone()).collect();
        let groups = groups(&judged);
        let seed = text.sha256().get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or(0);
        Self { length, sentences, people, groups, seen, seed }
    }

    /// The text that these people have all read.
    pub fn common_text(&self, people: &[usize]) -> Stretches {
        let mut common = Stretches::all(self.length);
        for person in people {
            common = common.common(&self.people[*person].reading.read);
        }
        common
    }

    /// A person's verdict on a claim that they judged; `None` if it is to check, or left out because they had seen another's.
    pub fn value(&self, (person, claim): Member, study: &Study) -> Option<usize> {
        let is_out = study.without_seen && self.seen.contains(&(person, claim));
        self.people[person].judged[claim].verdict.filter(|_| !is_out)
    }
}

/// What an adjudicator decided of a claim.
enum Ruled {
    NotYet,
    /// It is none, or another stands in its place.
    Out,
    /// It stands, with this verdict.
    Stands(Option<usize>),
}

/// Nothing is decided by a decision that was reopened, or by one for a claim that is gone.
fn decided(annotations: &Annotations, claim: &Claim, study: &Study, person: usize) -> Ruled {
    let decisions = study.same.decisions(claim);
    let Some(decision) = decisions.into_iter().find(|d| study.person(d.annotator) == Some(person)) else {
        return Ruled::NotYet;
    };
    let is_gone = decision.same_as.is_some_and(|other| annotations.claims.get(other).is_none());
    let since = compare::since(annotations, claim, decision.annotator);
    let is_reopened = since.is_some_and(|came| !came.is_empty());
    match decision.decided() {
        None => Ruled::NotYet,
        Some(_) if is_gone || is_reopened => Ruled::NotYet,
        Some(Shown::NoClaim | Shown::SameAs) => Ruled::Out,
        Some(shown) => Ruled::Stands(shown.id().and_then(|id| study.verdict(id))),
    }
}

/// The people who gave their verdict on a claim with another's in the file.
fn seeing(annotations: &Annotations, claim: &Claim, study: &Study) -> BTreeSet<usize> {
    let mut people = BTreeSet::new();
    for (who, whose) in compare::verdicts_seen(annotations, claim) {
        let latest = study.same.judgement(claim, who).map(|judgement| judgement.annotator);
        let is_verdict = claim.judgement_of(whose).is_some_and(|judgement| judgement.verdict.is_some());
        if let (Some(person), Some(other)) = (study.person(who), study.person(whose))
            && person != other
            && latest == Some(who)
            && is_verdict
        {
            people.insert(person);
        }
    }
    people
}

/// The people who marked, judged or read something, each by the id that stands for them, in the order of their ids.
pub fn people_of(annotations: &Annotations, same: &Same) -> BTreeSet<AnnotatorId> {
    let claims = annotations.claims.as_slice();
    let marked = claims.iter().map(|claim| claim.annotator);
    let judged = claims.iter().flat_map(|claim| claim.judgements.iter().map(|judgement| judgement.annotator));
    let read = annotations.no_claims.as_slice().iter().map(|no_claim| no_claim.annotator);
    marked.chain(judged).chain(read).map(|id| same.person(id)).collect()
}

/// The verdicts that somebody gave.
pub fn verdicts_given(annotations: &Annotations) -> BTreeSet<&str> {
    let judgements = annotations.claims.as_slice().iter().flat_map(|claim| &claim.judgements);
    judgements.filter_map(|judgement| judgement.verdict.as_deref()).collect()
}
