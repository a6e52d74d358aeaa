//! The tally of an article: all counts of which figures are made, for all people and for each pair of them.

use super::coding::Coding;
use super::gamma::{self, Gamma, Weights, alignment, chance};
use super::sentences::Said;
use super::spans::{Spans, counts_in, spans};
use super::stretches::Stretches;
use super::unitizing::{self, Unitizing};
use super::verdicts::Member;
use super::work::{Mark, Study, Work};
use super::{Tally, total};

/// The categories of sentences, in their order.
pub const SENTENCES: [Said; 2] = [Said::Claim, Said::None];

/// The tally of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleTally {
    /// Sentences, in the categories [`SENTENCES`]; if people are compared with decisions, the sum of the pairs.
    pub sentences: Coding,
    /// Verdicts on claims that belong together, likewise.
    pub verdicts: Coding,
    /// The words of all people.
    pub unitizing: Unitizing,
    /// Each pair of people, in the order of [`Study::pairs`].
    pub pairs: Vec<PairTally>,
    /// See [`Study::is_against_decisions`].
    pub is_against_decisions: bool,
    /// For each person, in how many articles they count as having read all.
    pub took_all: Vec<u64>,
    /// For each person, how many claims they marked.
    pub marks: Vec<u64>,
    /// Claims that two people or more judged.
    pub judged: u64,
    /// Of these, those that somebody judged with another's verdict in the file.
    pub seen: u64,
    /// How many sentences there are, read or not.
    pub all_sentences: u64,
}

/// The tally of two people in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairTally {
    /// Sentences that both read.
    pub sentences: Coding,
    /// Verdicts on claims that both judged.
    pub verdicts: Coding,
    /// Marks of the same words.
    pub spans: Spans,
    /// How far marks are apart; empty unless asked for.
    pub gamma: Gamma,
    /// The same with their verdicts; empty unless asked for.
    pub gamma_by_verdict: Gamma,
    /// Of the claims that both judged, those that one judged with the other's verdict in the file.
    pub seen: u64,
}

impl Tally for PairTally {
    fn add(&mut self, other: &Self) {
        self.sentences.add(&other.sentences);
        self.verdicts.add(&other.verdicts);
        self.spans.add(&other.spans);
        self.gamma.add(&other.gamma);
        self.gamma_by_verdict.add(&other.gamma_by_verdict);
        self.seen += other.seen;
    }
}

impl Tally for ArticleTally {
    /// Adds the tally of another article of the same study.
    fn add(&mut self, other: &Self) {
        self.sentences.add(&other.sentences);
        self.verdicts.add(&other.verdicts);
        self.unitizing.add(&other.unitizing);
        self.is_against_decisions |= other.is_against_decisions;
        let most = self.pairs.len().max(other.pairs.len());
        self.pairs.resize(most, PairTally::default());
        self.pairs.iter_mut().zip(&other.pairs).for_each(|(mine, theirs)| mine.add(theirs));
        add_each(&mut self.took_all, &other.took_all);
        add_each(&mut self.marks, &other.marks);
        self.judged += other.judged;
        self.seen += other.seen;
        self.all_sentences += other.all_sentences;
    }
}

fn add_each(mine: &mut Vec<u64>, theirs: &[u64]) {
    mine.resize(mine.len().max(theirs.len()), 0);
    mine.iter_mut().zip(theirs).for_each(|(a, b)| *a += b);
}

impl Work {
    /// Counts what the people of a study left in the article.
    pub fn tally(&self, study: &Study) -> ArticleTally {
        let people = self.people.len();
        let all: Vec<usize> = (0..people).collect();
        let two = study.pairs();
        let pairs: Vec<PairTally> = two.iter().map(|(i, j)| self.pair(*i, *j, study)).collect();
        let is_against_decisions = study.is_against_decisions();
        let compared =
            if is_against_decisions { two.iter().map(|(i, j)| vec![*i, *j]).collect() } else { vec![all.clone()] };
        let (judged, seen) = compared
            .iter()
            .map(|people| self.judged_and_seen(people))
            .fold((0, 0), |(a, b), (judged, seen)| (a + judged, b + seen));
        ArticleTally {
            sentences: total(&compared.iter().map(|people| self.sentences_of(people)).collect::<Vec<_>>()),
            verdicts: total(&compared.iter().map(|people| self.verdicts_of(people, study)).collect::<Vec<_>>()),
            unitizing: self.unitizing(&all, study),
            pairs,
            is_against_decisions,
            took_all: self.people.iter().map(|person| u64::from(person.reading.took_all)).collect(),
            marks: self.people.iter().map(|person| person.marks.len() as u64).collect(),
            judged,
            seen,
            all_sentences: self.sentences.len() as u64,
        }
    }

    fn pair(&self, first: usize, second: usize, study: &Study) -> PairTally {
        let both = [first, second];
        let common = self.common_text(&both);
        let at = |person: usize| -> Vec<Stretches> {
            self.people[person].marks.iter().map(|mark| mark.at.clone()).collect()
        };
        let (spans, _) = spans(&at(first), &at(second), &common);
        let (gamma, gamma_by_verdict) =
            if study.gamma { self.gammas(first, second, &common, study) } else { Default::default() };
        PairTally {
            sentences: self.sentences_of(&both),
            verdicts: self.verdicts_of(&both, study),
            spans,
            gamma,
            gamma_by_verdict,
            seen: self.judged_and_seen(&both).1,
        }
    }

    /// What these people said of each sentence.
    pub fn sentence_units(&self, people: &[usize]) -> Vec<Vec<Option<usize>>> {
        let said = |person: usize, i: usize| {
            let said = self.people[person].reading.values.get(i).copied().flatten();
            said.and_then(|said| SENTENCES.iter().position(|known| *known == said))
        };
        (0..self.sentences.len()).map(|i| people.iter().map(|person| said(*person, i)).collect()).collect()
    }

    /// The claims that at least two of these people judged: of each group the members that are theirs.
    pub fn verdict_groups(&self, people: &[usize]) -> Vec<Vec<Member>> {
        let theirs = |group: &Vec<Member>| -> Vec<Member> {
            group.iter().filter(|(person, _)| people.contains(person)).copied().collect()
        };
        self.groups.iter().map(theirs).filter(|group| group.len() > 1).collect()
    }

    /// The verdicts of a group, an entry for each of these people.
    pub fn values(&self, group: &[Member], people: &[usize], study: &Study) -> Vec<Option<usize>> {
        let of = |person: &usize| {
            let member = group.iter().find(|(of, _)| of == person)?;
            self.value(*member, study)
        };
        people.iter().map(of).collect()
    }

    fn sentences_of(&self, people: &[usize]) -> Coding {
        Coding::of(people.len(), SENTENCES.len(), &self.sentence_units(people))
    }

    fn verdicts_of(&self, people: &[usize], study: &Study) -> Coding {
        let mut coding = Coding::new(people.len(), study.verdicts.len());
        for group in self.verdict_groups(people) {
            coding.count(&self.values(&group, people, study));
        }
        coding
    }

    /// How many claims at least two of these people gave a verdict, and how many of them one gave having seen another's.
    fn judged_and_seen(&self, people: &[usize]) -> (u64, u64) {
        let (mut judged, mut seen) = (0, 0);
        for group in self.verdict_groups(people) {
            let valued = group.iter().filter(|(person, claim)| self.people[*person].judged[*claim].verdict.is_some());
            if valued.count() > 1 {
                judged += 1;
                seen += u64::from(group.iter().any(|member| self.seen.contains(member)));
            }
        }
        (judged, seen)
    }

    /// The pieces of each person's marks with their verdicts; a mark without a verdict has the number after the last one.
    pub fn units(&self, people: &[usize], study: &Study) -> Vec<Vec<unitizing::Unit>> {
        let of = |mark: &Mark| {
            let value = mark.verdict.unwrap_or(study.verdicts.len());
            mark.pieces.iter().map(|at| unitizing::Unit { at: *at, value }).collect::<Vec<_>>()
        };
        people.iter().map(|person| self.people[*person].marks.iter().flat_map(of).collect()).collect()
    }

    fn unitizing(&self, people: &[usize], study: &Study) -> Unitizing {
        Unitizing::of(&self.units(people, study), &self.common_text(people))
    }

    /// The pieces, uncut, of the marks of a person that count in a text, for gamma. Of one value, or with their verdicts in the order of
    /// the verdicts' names.
    pub fn gamma_units(&self, person: usize, text: &Stretches, names: Option<&[String]>) -> Vec<gamma::Unit> {
        let rank = |mark: &Mark| {
            let Some(names) = names else { return 0 };
            // A verdict's number counts the names that come before it. A mark that is to check has no verdict.
            let Some(own) = mark.verdict.and_then(|verdict| names.get(verdict)) else { return 0 };
            1 + names.iter().filter(|name| *name < own).count()
        };
        let counting = self.people[person].marks.iter().filter(|mark| counts_in(&mark.at, text));
        let mut units: Vec<gamma::Unit> = counting
            .flat_map(|mark| {
                mark.pieces.iter().map(|at| gamma::Unit { at: *at, value: rank(mark) }).collect::<Vec<_>>()
            })
            .collect();
        units.sort_unstable();
        units
    }

    fn gammas(&self, first: usize, second: usize, common: &Stretches, study: &Study) -> (Gamma, Gamma) {
        let of = |names: Option<&[String]>| {
            let (a, b) = (self.gamma_units(first, common, names), self.gamma_units(second, common, names));
            let weights = Weights::default();
            Gamma::of(&a, &b, &alignment(&a, &b, &weights), chance(&a, &b, &weights, self.seed, None))
        };
        (of(None), of(Some(&study.verdicts)))
    }
}
