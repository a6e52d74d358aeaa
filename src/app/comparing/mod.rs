//! Another person's claims beside mine in the shown article: the differences are stepped through, and can be taken over.

pub mod view;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Key;

use crate::app::article::sides::Beside;
use crate::app::commands::{Command, Group, Row, ctrl_shift, plain, when};
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::{Task, Ticket};
use crate::app::desk::progress::Course;
use crate::app::desk::question::Question;
use crate::app::desk::select::Toward;
use crate::app::desk::{self, Desk, Mode, Report};
use crate::app::words::{error_text, file_name, short};
use crate::tr;
use claimlight_core::compare::{self, Carrier, Compared, Difference, Sides};
use claimlight_core::file;
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Claim, Edit, Judgement, Limits, Same, Timestamp};
use claimlight_core::text::TextRange;

/// Another person's claims beside mine.
#[derive(Debug)]
pub struct Comparison {
    /// The annotations of the other file, carried over to the text of the open article.
    pub theirs: Arc<Annotations>,
    /// The name of the other file.
    pub file: String,
    /// The person whose claims are shown.
    pub person: AnnotatorId,
    /// The result of the comparison.
    pub compared: Compared,
    /// The index of the shown difference.
    pub at: usize,
    /// The text that is compared, and the person whose claims count as mine.
    of: (Ticket, AnnotatorId),
    /// The revision of my annotations that was compared.
    revision: u64,
}

/// Reads the annotations in a file, carried over to the text of `mine`; `None` if that was stopped. The error is a sentence for
/// the user.
pub fn read(mine: &Annotations, path: &Path, course: &Course) -> Result<Option<Annotations>, String> {
    let name = file_name(path);
    let bytes = file::read_file(path, Limits::USUAL.annotation_file)
        .map_err(|e| tr!("cant-be-read", name = name.as_str(), reason = error_text::file(&e)))?;
    let onto = &mine.article.text;
    let loaded = file::read_on(&bytes, onto)
        .map_err(|e| tr!("cant-be-opened", name = name.as_str(), reason = error_text::read(&e)))?;
    let theirs = loaded.annotations;
    if theirs.article.text.is_same(onto) {
        return Ok(Some(theirs));
    }
    let carrier = Carrier { from: &theirs, onto, known: None };
    match carrier.carry(&mut |share| course.go_on(share)) {
        Some(carried) if !carried.is_the_same_article(&theirs) => Err(tr!("compare-another", name = name)),
        carried => Ok(carried.map(|c| c.annotations)),
    }
}

impl Comparison {
    /// What the article shows of the comparison, below my claims.
    pub fn beside(&self, mine: &Annotations) -> Beside<'_> {
        let looked_at = self.difference().and_then(|d| self.place(d, mine));
        Beside { theirs: &self.theirs, person: self.person, looked_at }
    }

    /// The shown difference; `None` if there are no differences.
    pub fn difference(&self) -> Option<Difference> {
        self.compared.differences.get(self.at).copied()
    }

    /// The other person's name; "?" if the other file does not know it.
    pub fn name(&self) -> &str {
        self.theirs.annotator(self.person).map_or("?", |a| a.name.as_str())
    }

    /// Everyone with claims in the other file.
    pub fn people(&self) -> impl Iterator<Item = (AnnotatorId, &str)> {
        let same = self.theirs.same();
        let has_claims = |same: &Same, id| self.theirs.claims.as_slice().iter().any(|c| compare::is_of(same, c, id));
        let is_shown = move |a: &&Annotator| same.person(a.id) == a.id && has_claims(&same, a.id);
        self.theirs.annotators.iter().filter(is_shown).map(|a| (a.id, a.name.as_str()))
    }

    /// The number of differences of each kind: only mine, only theirs, other verdict, other ends.
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

    /// Compares again after a change. The shown difference stays shown if it still exists.
    pub fn refresh(&mut self, mine: &Annotations, me: AnnotatorId) {
        let shown = self.difference();
        self.compared = Sides { mine: (mine, me), theirs: (&self.theirs, self.person) }.compare();
        let differences = &self.compared.differences;
        let still = differences.iter().position(|d| Some(*d) == shown);
        self.at = still.unwrap_or_else(|| self.at.min(differences.len().saturating_sub(1)));
    }

    /// Where a difference is in the article: the words of my claim, or else of theirs.
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
    /// Takes over what the other person has at the shown difference: their claim, verdict or ends.
    fn take_over(&mut self, comparison: &Comparison) -> Report {
        let (theirs, person) = (Arc::clone(&comparison.theirs), comparison.person);
        let name = comparison.name().to_owned();
        let difference = comparison.difference();
        let Some(other) = difference.and_then(Difference::theirs).and_then(|id| theirs.claims.get(id)) else {
            return Report::Nothing(tr!("compare-only-yours", name = name));
        };
        let verdict = theirs.same().judgement(other, person).and_then(|j| j.verdict.clone());
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
            _ => judge(self.same().judgement_mut(&mut after, self.me), verdict),
        }
        if before.is_none() {
            // The authors of the judgements that come along must be named in this file.
            let people = theirs.annotators.iter().filter(|a| after.judgements.iter().any(|j| j.annotator == a.id));
            let unknown: Vec<_> = people.filter(|a| self.annotations.annotator(a.id).is_none()).cloned().collect();
            self.annotations.annotators.extend(unknown);
        }
        self.change(tr!("act-take-over"), vec![Edit::put(before, after)], None);
        Report::Done(tr!("compare-taken", name = name))
    }

    /// A copy of a claim of another file that fits this article.
    fn adopted(&self, other: &Claim) -> Claim {
        let mut claim = other.clone();
        claim.part_of = claim.part_of.filter(|whole| self.annotations.claims.get(*whole).is_some());
        let scheme = &self.annotations.scheme;
        for judgement in &mut claim.judgements {
            judgement.verdict = judgement.verdict.take().filter(|id| scheme.verdict(id).is_some());
        }
        claim
    }
}

/// Sets my verdict on a claim.
fn judge(judgement: &mut Judgement, verdict: Option<String>) {
    judgement.verdict = verdict;
    judgement.time = Timestamp::now();
}

/// The comparisons, at most one per article.
#[derive(Debug, Default)]
pub struct State {
    open: HashMap<u64, Comparison>,
}

/// What can happen to comparisons.
#[derive(Debug)]
pub enum Action {
    /// Choose a file to compare with, or stop comparing.
    Toggle,
    /// Compare my claims in the shown article with those in this file.
    With(PathBuf),
    /// The file was read for the article with this number; `None` if that was stopped.
    Read(u64, PathBuf, Box<Option<Result<Annotations, String>>>),
    /// Compare with this person of the same file.
    Person(AnnotatorId),
    /// Show the difference with this index.
    Show(usize),
    /// Show the next or previous difference.
    Step(Toward),
    /// Take over what the other person has at the shown difference, and show the next one.
    TakeOver,
}

/// The commands of comparing.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Compare, Group::Compare, when::article, || Action::Toggle).keys(&[ctrl_shift(Key::C)]),
    Row::new(Command::CompareTake, Group::Compare, when::compare, || Action::TakeOver)
        .keys(&[plain(Key::Enter)])
        .of_mode(Mode::Compare),
];

impl State {
    /// The comparison in the shown article, while it is compared.
    pub fn shown(&self, desk: &Desk) -> Option<&Comparison> {
        let document = desk.document.as_ref().filter(|d| d.mode == Some(Mode::Compare))?;
        self.open.get(&document.number)
    }

    /// Applies an action.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) {
        match action {
            Action::Toggle => self.toggle(desk, out),
            Action::With(path) => read_on_a_thread(desk, out, path),
            Action::Read(number, path, read) => self.read(desk, out, number, &path, *read),
            Action::Person(person) => self.compare_with_person(desk, person),
            Action::Show(at) => self.show(desk, at),
            Action::Step(toward) => self.step(desk, toward),
            Action::TakeOver => self.take_over(desk),
        }
    }

    /// Compares again if something has changed, and drops comparisons that have ended. Called after every action.
    pub fn keep_up(&mut self, desk: &mut Desk) {
        if self.open.is_empty() {
            return;
        }
        self.open.retain(|number, comparison| {
            let Some(document) = desk.documents().find(|d| d.number == *number) else { return false };
            let still = document.mode == Some(Mode::Compare) && comparison.of == (document.ticket(), document.me);
            if still && comparison.revision != document.revision {
                comparison.refresh(&document.annotations, document.me);
                comparison.revision = document.revision;
            }
            still
        });
        let ended = |d: &&mut Document| d.mode == Some(Mode::Compare) && !self.open.contains_key(&d.number);
        desk.document.iter_mut().chain(&mut desk.shelf).filter(ended).for_each(|d| d.mode = None);
    }

    fn toggle(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(document) = &mut desk.document else { return };
        if self.open.remove(&document.number).is_some() {
            document.mode = None;
        } else {
            let choice = Choice::new("dialog-compare", Wanted::File, Kind::Ron, Action::With);
            out.choose(choice.for_article(document.number));
        }
        desk.focus_article = true;
    }

    /// Handles the result of reading the other file.
    fn read(
        &mut self,
        desk: &mut Desk,
        out: &mut Out<Action>,
        number: u64,
        path: &Path,
        read: Option<Result<Annotations, String>>,
    ) {
        desk.working = None;
        let theirs = match read {
            None => return desk.work_stopped(),
            Some(Ok(theirs)) => theirs,
            Some(Err(reason)) => return out.ask(Question::told(vec![reason], tr!("ok"))),
        };
        let Some(document) = desk.document.as_mut().filter(|d| d.number == number) else { return };
        let Some(person) = compare::other_person(&theirs, document.me) else {
            return desk.say(tr!("compare-no-claims", name = file_name(path)));
        };
        document.mode = Some(Mode::Compare);
        let comparison = Comparison {
            theirs: Arc::new(theirs),
            file: file_name(path),
            person,
            compared: Compared::default(),
            at: 0,
            of: (document.ticket(), document.me),
            revision: document.revision,
        };
        self.open.insert(number, comparison);
        self.compare_with_person(desk, person);
    }

    fn compare_with_person(&mut self, desk: &mut Desk, person: AnnotatorId) {
        let Some(document) = &desk.document else { return };
        let Some(comparison) = self.open.get_mut(&document.number) else { return };
        comparison.person = person;
        comparison.refresh(&document.annotations, document.me);
        self.show(desk, 0);
    }

    fn take_over(&mut self, desk: &mut Desk) {
        let Some(comparison) = desk.document.as_ref().and_then(|d| self.open.get(&d.number)) else { return };
        desk.act(|d| d.take_over(comparison));
        self.keep_up(desk);
        let at = self.shown(desk).map_or(0, |c| c.at);
        self.show(desk, at);
    }

    fn step(&mut self, desk: &mut Desk, toward: Toward) {
        let Some(comparison) = self.shown(desk) else { return };
        let n = comparison.compared.differences.len().max(1);
        let at = comparison.at + if toward == Toward::Next { 1 } else { n - 1 };
        self.show(desk, at % n);
    }

    /// Shows the difference with index `at`: selects my claim there, or else the words.
    fn show(&mut self, desk: &mut Desk, at: usize) {
        desk.focus_article = true;
        let Some(document) = &mut desk.document else { return };
        let Some(comparison) = self.open.get_mut(&document.number) else { return };
        comparison.at = at;
        let Some(difference) = comparison.difference() else { return };
        let place = comparison.place(difference, &document.annotations);
        match (difference.mine(), place) {
            (Some(id), _) => document.select_claim(id),
            (None, Some(place)) => document.select_words(place),
            (None, None) => {}
        }
        desk.reveal = place.or(desk.reveal);
    }
}

/// Starts a task that reads the claims in a file, to be compared with mine.
fn read_on_a_thread(desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
    let Some(document) = &desk.document else { return };
    let (ticket, mine) = (document.ticket(), document.annotations.clone());
    let course = desk.work_for(ticket, tr!("opening", name = short(&file_name(&path))));
    let (number, failed_path) = (ticket.article, path.clone());
    let work = move || {
        let read = read(&mine, &path, &course).transpose().filter(|_| !course.is_ended());
        Some(Action::Read(number, path, Box::new(read)))
    };
    let failed = move || Some(Action::Read(number, failed_path, Box::new(Some(Err(desk::mistake())))));
    out.start(Task::new(work, failed).for_text(ticket));
}
