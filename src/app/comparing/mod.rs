//! Another person's claims beside mine in the shown article: what differs is stepped through, and can be taken over.

pub mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::desk::Report;
use crate::app::desk::document::Document;
use crate::app::desk::progress::Course;
use crate::app::desk::select::Toward;
use crate::app::desk::tasks::Job;
use crate::app::actions::Action;
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::question::Question;
use crate::app::words::file_name;
use crate::app::state::State;
use crate::app::words::error_text;
use crate::tr;
use claimlight_core::compare::{self, Carrier, Compared, Difference, Sides};
use claimlight_core::file;
use claimlight_core::model::{Annotations, AnnotatorId, Claim, Edit, Judgement, Limits, Timestamp};
use claimlight_core::text::TextRange;

/// Another person's claims beside mine.
#[derive(Debug)]
pub struct Comparison {
    /// The other file, on the text of the open article.
    pub theirs: Arc<Annotations>,
    /// What it is called.
    pub file: String,
    /// Whose claims are shown.
    pub person: AnnotatorId,
    /// What came of comparing.
    pub compared: Compared,
    /// Which of the differences is shown.
    pub at: usize,
}

/// The annotations in a file, on the text of `mine`; `None` where that was stopped. The error is a sentence for people.
pub fn read(mine: &Annotations, path: &Path, course: &Course) -> Result<Option<Annotations>, String> {
    let name = file_name(path);
    let bytes = file::read_file(path, Limits::USUAL.annotation_file)
        .map_err(|e| tr!("cant-be-read", name = name.as_str(), reason = error_text::file(&e)))?;
    let onto = &mine.article.text;
    let loaded = file::read_on(&bytes, onto)
        .map_err(|e| tr!("cant-be-opened", name = name.as_str(), reason = error_text::read(&e)))?;
    let theirs = loaded.annotations;
    if !loaded.text_left_out && theirs.article.text.as_str() == onto.as_str() {
        return Ok(Some(theirs));
    }
    let own = file::sha256_hex(theirs.article.text.as_str().as_bytes());
    let sha256 = if loaded.text_left_out { &loaded.text_sha256 } else { &own };
    let carrier = Carrier { from: &theirs, sha256, onto, known: None };
    match carrier.carry(&mut |share| course.go_on(share)) {
        Some(carried) if !carried.is_the_same_article(&theirs) => Err(tr!("compare-another", name = name)),
        carried => Ok(carried.map(|c| c.annotations)),
    }
}

impl Comparison {
    /// What is shown of the differences.
    pub fn difference(&self) -> Option<Difference> {
        self.compared.differences.get(self.at).copied()
    }

    /// What the other person is called.
    pub fn name(&self) -> &str {
        self.theirs.annotator(self.person).map_or("?", |a| a.name.as_str())
    }

    /// Everybody with claims in the other file.
    pub fn people(&self) -> impl Iterator<Item = (AnnotatorId, &str)> {
        let has_claims = |id| self.theirs.claims.as_slice().iter().any(|c| compare::is_of(c, id));
        self.theirs.annotators.iter().filter(move |a| has_claims(a.id)).map(|a| (a.id, a.name.as_str()))
    }

    /// How many there are of each kind: only mine, only theirs, other verdict, other ends.
    pub fn counts(&self) -> [usize; 4] {
        let mut counts = [0; 4];
        for difference in &self.compared.differences {
            counts[match difference {
                Difference::OnlyMine(_) => 0,
                Difference::OnlyTheirs(_) => 1,
                Difference::OtherVerdict(..) => 2,
                Difference::OtherEnds(..) => 3,
            }] += 1;
        }
        counts
    }

    /// Compares anew: something has changed. What is shown stays shown where it is still there.
    pub fn refresh(&mut self, mine: &Annotations, me: AnnotatorId) {
        let shown = self.difference();
        self.compared = Sides { mine: (mine, me), theirs: (&self.theirs, self.person) }.compare();
        let differences = &self.compared.differences;
        let still = differences.iter().position(|d| Some(*d) == shown);
        self.at = still.unwrap_or_else(|| self.at.min(differences.len().saturating_sub(1)));
    }

    /// Where a difference is in the article: my words, else theirs.
    pub fn place(&self, difference: Difference, mine: &Annotations) -> Option<TextRange> {
        let claim = match (difference.mine(), difference.theirs()) {
            (Some(id), _) => mine.claims.get(id),
            (None, Some(id)) => self.theirs.claims.get(id),
            (None, None) => None,
        };
        claim.and_then(|c| c.ranges().next())
    }
}

impl Document {
    /// Makes what the other person has at the difference that is shown mine: their claim, verdict or ends.
    fn take_over(&mut self) -> Report {
        let Some(comparison) = &self.comparison else { return Report::Nothing(tr!("compare-nothing").to_owned()) };
        let (theirs, person) = (Arc::clone(&comparison.theirs), comparison.person);
        let name = comparison.name().to_owned();
        let difference = comparison.difference();
        let Some(other) = difference.and_then(Difference::theirs).and_then(|id| theirs.claims.get(id)) else {
            return Report::Nothing(tr!("compare-only-yours", name = name));
        };
        let verdict = compare::judgement(other, person).and_then(|j| j.verdict.clone());
        let takes_ends = matches!(difference, Some(Difference::OtherEnds(..)));
        if let Some(id) = verdict.as_ref().filter(|id| !takes_ends && self.annotations.scheme.verdict(id).is_none()) {
            return Report::Nothing(tr!("compare-other-scheme", verdict = id.as_str()));
        }
        let mine = difference.and_then(Difference::mine).or(Some(other.id));
        let before = mine.and_then(|id| self.annotations.claims.get(id)).cloned();
        let mut after = match &before {
            Some(claim) => (**claim).clone(),
            None => self.adopted(other),
        };
        match difference {
            Some(Difference::OtherEnds(..)) => after.spans.clone_from(&other.spans),
            _ => judge(&mut after, self.me, verdict),
        }
        if before.is_none() {
            // The judgements that come with it have names.
            let people = theirs.annotators.iter().filter(|a| after.judgements.iter().any(|j| j.annotator == a.id));
            let unknown: Vec<_> = people.filter(|a| self.annotations.annotator(a.id).is_none()).cloned().collect();
            self.annotations.annotators.extend(unknown);
        }
        self.change(tr!("act-take-over"), vec![Edit::Claim { before, after: Some(Arc::new(after)) }], None);
        Report::Done(tr!("compare-taken", name = name))
    }

    /// A claim of another file as one of this article.
    fn adopted(&self, other: &Claim) -> Claim {
        let mut claim = other.clone();
        claim.part_of = claim.part_of.filter(|whole| self.annotations.claims.get(*whole).is_some());
        let scheme = &self.annotations.scheme;
        for judgement in &mut claim.judgements {
            judgement.verdict = judgement.verdict.take().filter(|id| scheme.verdict(id).is_some());
        }
        claim
    }

    /// Shows difference number `at`; the answer is where it is.
    fn show_difference(&mut self, at: usize) -> Option<TextRange> {
        let comparison = self.comparison.as_mut()?;
        comparison.at = at;
        let difference = comparison.difference()?;
        let place = comparison.place(difference, &self.annotations);
        match (difference.mine(), place) {
            (Some(id), _) => self.select_claim(id),
            (None, Some(place)) => self.select_words(place),
            (None, None) => {}
        }
        place
    }
}

/// Gives a claim a verdict of mine.
fn judge(claim: &mut Claim, me: AnnotatorId, verdict: Option<String>) {
    let time = Timestamp::now();
    match claim.judgements.iter_mut().find(|j| j.annotator == me) {
        Some(judgement) => {
            judgement.verdict = verdict;
            judgement.time = time;
        }
        None => claim.judgements.push(Judgement {
            annotator: me,
            verdict,
            confidence: None,
            note: String::new(),
            time,
            extra: None,
        }),
    }
}

impl State {
    /// Whether two people's claims are compared.
    pub fn compares(&self) -> bool {
        self.desk.document.as_ref().is_some_and(|d| d.comparison.is_some())
    }

    /// Has a file chosen to compare with, or ends comparing.
    pub(in crate::app) fn toggle_comparison(&mut self) {
        let ended = self.desk.document.as_mut().and_then(|d| d.comparison.take()).is_some();
        self.desk.focus_article = true;
        if !ended {
            self.choose_for_article(Choice::new("dialog-compare", Wanted::File, Kind::Ron, Action::CompareWith));
        }
    }

    /// Has the claims in this file read, to be compared with mine.
    pub(in crate::app) fn compare_with(&mut self, path: PathBuf) {
        let Some(document) = &self.desk.document else { return };
        let (number, mine) = (document.number, Box::new(document.annotations.clone()));
        let course = self.desk.work(tr!("opening", name = file_name(&path)));
        self.jobs.push(Job::Compare { number, mine, path, course });
    }

    /// The other file was read.
    pub(in crate::app) fn comparison_read(&mut self, number: u64, path: &Path, read: Result<Annotations, String>) {
        self.desk.working = None;
        let theirs = match read {
            Ok(theirs) => theirs,
            Err(reason) => {
                self.front.ask(Question::told(vec![reason], tr!("understood")));
                return;
            }
        };
        let Some(document) = self.desk.document.as_mut().filter(|d| d.number == number) else { return };
        let on_my_text = theirs.article.text.as_str() == document.text();
        let Some(person) = compare::other_person(&theirs, document.me).filter(|_| on_my_text) else {
            return self.desk.say(tr!("compare-no-claims", name = file_name(path)));
        };
        let (file, compared) = (file_name(path), Compared::default());
        document.review = None;
        document.comparison = Some(Comparison { theirs: Arc::new(theirs), file, person, compared, at: 0 });
        self.compare_person(person);
    }

    /// Compares with another person of the same file.
    pub(in crate::app) fn compare_person(&mut self, person: AnnotatorId) {
        let Some(document) = &mut self.desk.document else { return };
        let Some(comparison) = &mut document.comparison else { return };
        comparison.person = person;
        comparison.refresh(&document.annotations, document.me);
        self.show_difference(0);
    }

    /// Takes over what the other person has, and shows what is next.
    pub(in crate::app) fn take_over(&mut self) {
        self.desk.act(Document::take_over);
        let at = self.desk.document.as_ref().and_then(|d| d.comparison.as_ref()).map_or(0, |c| c.at);
        self.show_difference(at);
    }

    /// Shows the next or previous difference.
    pub(in crate::app) fn step_difference(&mut self, toward: Toward) {
        let Some(comparison) = self.desk.document.as_ref().and_then(|d| d.comparison.as_ref()) else { return };
        let n = comparison.compared.differences.len().max(1);
        let at = comparison.at + if toward == Toward::Next { 1 } else { n - 1 };
        self.show_difference(at % n);
    }

    /// Shows difference number `at`.
    pub(in crate::app) fn show_difference(&mut self, at: usize) {
        let Some(document) = &mut self.desk.document else { return };
        self.desk.reveal = document.show_difference(at).or(self.desk.reveal);
        self.desk.focus_article = true;
    }
}
