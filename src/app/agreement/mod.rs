//! How far people agree: a page in place of the article, with figures, tables, and what each is made of.
//!
//! Always true: the page is shown exactly while the desk says so ([`desk::Agreement`]), and what it shows was made by a task: nothing is
//! counted while it is drawn. Absent: the figures themselves (`claimlight_core::agreement`), and their words
//! (`claimlight_core::report::agreement`).

mod axis_view;
mod cautions_view;
pub mod chosen;
mod columns_view;
mod export;
pub mod figures;
mod head_view;
pub mod list;
mod matrix_view;
mod pairs_view;
mod pulls_view;
mod rows_view;
pub mod side_view;
pub mod status_view;
mod steps;
pub mod steps_view;
pub mod view;
pub mod work;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::Key;

use self::chosen::Chosen;
pub use self::export::Format;
use self::figures::{Figures, Table};
use self::list::{Goal, List};
use self::work::{Held, Order, Outcome, Ready, Source};
use crate::app::commands::{Command, Group, Row, ctrl, ctrl_shift, plain, shift, when};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::progress::Working;
use crate::app::desk::select::Toward;
use crate::app::desk::{self, Agreement, Desk, Mode};
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::agreement::{Asked, Known};
use claimlight_core::model::{AnnotatorId, Timestamp};

/// How far the page has come.
#[derive(Debug, Default)]
pub enum Stage {
    /// It is being counted.
    #[default]
    Counting,
    /// There is nothing to show, and this sentence says why.
    Nothing(String),
    /// It was counted.
    Shown,
}

/// The page.
#[derive(Debug, Default)]
pub struct Page {
    /// The folder whose files are counted; `None` if it is one article.
    pub folder: Option<PathBuf>,
    /// Whether there is something to show.
    pub state: Stage,
    /// The files, after they were looked at.
    held: Option<Held>,
    /// Everyone who left something in the files.
    pub known: Vec<Known>,
    /// What was compared.
    pub asked: Asked,
    /// What the page shows; `None` until it was counted.
    pub figures: Option<Arc<Figures>>,
    /// How long counting took.
    pub took: Duration,
    /// When it was counted: the clock's time, and since when.
    pub counted: Option<(String, Instant)>,
    /// What is chosen.
    pub chosen: Option<Chosen>,
    /// The table of the chosen pair and question.
    pub table: Option<Table>,
    /// What the chosen figure is made of; `None` while it is looked for.
    pub list: Option<List>,
    /// The entry of the list at which the person is.
    pub at: usize,
    /// Whether all articles are shown with what the figure is without them.
    pub all_pulls: bool,
    /// Whether the list is hidden.
    pub hides_list: bool,
    /// The open articles that were counted, and how often each had been changed.
    revisions: BTreeMap<u64, u64>,
}

/// The page, what is counted for it, and where the person is going.
#[derive(Debug, Default)]
pub struct State {
    page: Option<Page>,
    /// How often something was counted or looked for: an answer to an earlier question is not taken.
    counted: u64,
    listed: u64,
    /// The work that looks for what a figure is made of.
    looking: Option<Working>,
    /// Where the person is going in an article that is being opened.
    goal: Option<Goal>,
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// Show the page, or go back to the article.
    Toggle,
    /// Leave the page for the article; from a step, go back to the page.
    Leave,
    /// Stop going through what a figure is made of, and stay in the article.
    EndSteps,
    /// Count again.
    Again,
    /// The study that was asked for under this number was counted; the error is a sentence.
    Counted(u64, Box<Result<Outcome, String>>),
    /// Compare a person too, or no longer.
    Person(AnnotatorId),
    /// Leave out verdicts that were given after seeing another's, or count them again.
    WithoutSeen,
    /// Draw gamma too, or no longer.
    Gamma,
    /// Compare each person with whoever decides, or again with one another.
    Decisions,
    /// Choose a figure or a cell.
    Choose(Chosen),
    /// What is chosen was looked for under this number; `None` if that was stopped.
    Listed(u64, Box<Option<List>>),
    /// Show all articles with what the figure is without them, or only the first.
    AllPulls,
    /// Show or hide the list.
    List,
    /// Go to an entry of the list, in its article.
    Go(usize),
    /// Go through the list, beginning where the person was last.
    Step,
    /// Go to the next or previous entry.
    Next(Toward),
    /// Open the article with this number in the study.
    Article(usize),
    /// Copy a line for a paper.
    Line,
    /// Ask in which format the figures are written.
    Export,
    /// Choose a file for the figures.
    ChooseFile(Format),
    /// Write them there.
    Write(Format, PathBuf),
    /// They were written there, or could not be; the error is a sentence.
    Written(PathBuf, Result<(), String>),
}

/// What another capability is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the open article with this number.
    Show(u64),
    /// Show this file.
    Open(PathBuf),
}

/// The commands.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Agreement, Group::Agreement, when::studied, || Action::Toggle).keys(&[ctrl_shift(Key::A)]),
    Row::new(Command::AgreementStep, Group::Agreement, when::agreeing, || Action::Step)
        .keys(&[plain(Key::Enter)])
        .of_mode(Mode::Agreement),
    Row::new(Command::AgreementNext, Group::Claims, when::agreement_steps, || Action::Next(Toward::Next))
        .keys(&[plain(Key::F4)]),
    Row::new(Command::AgreementPrevious, Group::Claims, when::agreement_steps, || Action::Next(Toward::Previous))
        .keys(&[shift(Key::F4)]),
    Row::new(Command::AgreementDecisions, Group::Agreement, when::decisions, || Action::Decisions)
        .keys(&[ctrl(Key::D)])
        .of_mode(Mode::Agreement),
    Row::new(Command::AgreementLine, Group::Agreement, when::agreeing, || Action::Line)
        .keys(&[ctrl_shift(Key::C)])
        .of_mode(Mode::Agreement),
    Row::new(Command::AgreementExport, Group::Agreement, when::agreeing, || Action::Export)
        .keys(&[ctrl(Key::E)])
        .of_mode(Mode::Agreement),
    Row::new(Command::AgreementGamma, Group::Agreement, when::agreeing, || Action::Gamma).of_mode(Mode::Agreement),
    Row::new(Command::AgreementAgain, Group::Agreement, when::agreeing, || Action::Again)
        .keys(&[plain(Key::F5)])
        .of_mode(Mode::Agreement),
];

impl State {
    /// The page, while it is shown.
    pub fn shown(&self, desk: &Desk) -> Option<&Page> {
        self.page.as_ref().filter(|_| desk.agreement == Some(Agreement::Page))
    }

    /// The page, while what a figure is made of is gone through.
    pub fn stepping(&self, desk: &Desk) -> Option<&Page> {
        self.page.as_ref().filter(|_| desk.agreement == Some(Agreement::Steps))
    }

    /// Applies an action. Returns what another capability is to do.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Toggle => self.toggle(desk, out),
            Action::Leave => self.leave(desk, out),
            Action::EndSteps => self.close(desk),
            Action::Again => self.count_anew(desk, out),
            Action::Counted(time, outcome) => self.counted(desk, out, time, *outcome),
            Action::Person(id) => self.person(desk, out, id),
            Action::WithoutSeen => {
                if let Some(page) = &mut self.page {
                    page.asked.without_seen = !page.asked.without_seen;
                    self.count(desk, out);
                }
            }
            Action::Gamma => {
                if let Some(page) = &mut self.page {
                    page.asked.gamma = !page.asked.gamma;
                    self.count(desk, out);
                }
            }
            Action::Decisions => self.decisions(desk, out),
            Action::Choose(chosen) => self.choose(out, chosen),
            Action::Listed(time, list) => {
                if let Some(page) = self.page.as_mut().filter(|_| time == self.listed) {
                    page.list = *list;
                    self.looking = None;
                }
            }
            Action::AllPulls => {
                if let Some(page) = &mut self.page {
                    page.all_pulls = !page.all_pulls;
                }
            }
            Action::List => {
                if let Some(page) = &mut self.page {
                    page.hides_list = !page.hides_list;
                }
            }
            Action::Go(i) => return self.go(desk, i),
            Action::Step => return self.step(desk),
            Action::Next(toward) => return self.next(desk, toward),
            Action::Article(i) => return self.article(desk, i),
            Action::Line => self.copy_line(desk),
            Action::Export => export::ask(out),
            Action::ChooseFile(format) => export::choose_file(out, format),
            Action::Write(format, path) => {
                if let Some(figures) = self.page.as_ref().and_then(|page| page.figures.clone()) {
                    export::write(desk, out, figures, format, path);
                }
            }
            Action::Written(path, Ok(())) => desk.say(tr!("report-written", name = file_name(&path))),
            Action::Written(path, Err(reason)) => {
                desk.say(tr!("report-not-written", name = file_name(&path), reason = reason));
            }
        }
        None
    }

    /// Goes where the person is going, and forgets the page if it is not shown any more. Called after every action.
    pub fn keep_up(&mut self, desk: &mut Desk) {
        let Some(page) = &self.page else { return };
        if desk.agreement.is_none() || page.folder != desk.folder && page.folder.is_some() {
            return self.close(desk);
        }
        // What is opened on the way is counted anew once it was changed.
        if let (Some(document), Some(page)) = (&desk.document, &mut self.page) {
            page.revisions.entry(document.number).or_insert(document.revision);
        }
        self.arrive(desk);
    }

    fn toggle(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        match desk.agreement {
            Some(Agreement::Page) => self.close(desk),
            Some(Agreement::Steps) => self.leave(desk, out),
            None => {
                self.page = Some(Page { folder: desk.folder.clone(), ..Page::default() });
                desk.agreement = Some(Agreement::Page);
                desk.focus_article = true;
                desk.reading = false;
                desk.over = None;
                self.count_anew(desk, out);
            }
        }
    }

    /// From the page to the article; from a step to the page.
    fn leave(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        if desk.agreement != Some(Agreement::Steps) {
            return self.close(desk);
        }
        desk.agreement = Some(Agreement::Page);
        desk.focus_article = true;
        desk.over = None;
        self.goal = None;
        if self.page.as_ref().is_some_and(|page| page.revisions != revisions(desk, &page.revisions)) {
            self.count_anew(desk, out);
        }
    }

    fn close(&mut self, desk: &mut Desk) {
        if self.page.as_ref().is_some_and(|page| matches!(page.state, Stage::Counting)) {
            desk.working.take().iter().for_each(Working::stop);
        }
        self.looking.take().iter().for_each(Working::stop);
        *self = Self { counted: self.counted + 1, listed: self.listed + 1, ..Self::default() };
        desk.agreement = None;
        desk.has_decisions = false;
        desk.focus_article = true;
    }

    fn count_anew(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(page) = &mut self.page else { return };
        page.held = None;
        page.revisions = desk.documents().map(|document| (document.number, document.revision)).collect();
        self.count(desk, out);
    }

    /// Has the study counted.
    fn count(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(page) = &mut self.page else { return };
        if matches!(page.state, Stage::Counting) {
            desk.working.take().iter().for_each(Working::stop);
        }
        self.counted += 1;
        page.state = Stage::Counting;
        let people = (!page.asked.people.is_empty()).then(|| page.asked.people.clone());
        let source = if page.held.is_some() { None } else { Source::of(desk) };
        let (deciding, without_seen, gamma) = (page.asked.deciding.clone(), page.asked.without_seen, page.asked.gamma);
        let order = Order { held: page.held.clone(), source, people, deciding, without_seen, gamma };
        let time = self.counted;
        let course = desk.work(tr!("agree-counting").to_owned());
        let work = move || Some(Action::Counted(time, Box::new(work::count(order, &course))));
        let failed = move || Some(Action::Counted(time, Box::new(Err(desk::mistake()))));
        out.start(Task::new(work, failed));
    }

    fn counted(&mut self, desk: &mut Desk, out: &mut Out<Action>, time: u64, outcome: Result<Outcome, String>) {
        let Some(page) = self.page.as_mut().filter(|_| time == self.counted) else { return };
        desk.working = None;
        let ready = match outcome {
            Ok(Outcome::Ready(ready)) => *ready,
            Ok(Outcome::NoFile) => return page.tell(tr!("agree-no-file").to_owned()),
            Ok(Outcome::Stopped) => {
                page.tell(tr!("agree-stopped").to_owned());
                return desk.work_stopped();
            }
            Err(reason) => return page.tell(tr!("did-not-work", reason = reason)),
        };
        let Ready { held, known, asked, figures, took } = ready;
        (page.held, page.known, page.took) = (Some(held), known, took);
        page.counted = Some((Timestamp::now().local_clock(), Instant::now()));
        desk.has_decisions = page.known.iter().any(|person| person.decides);
        let Some(figures) = figures else {
            page.asked.people = asked.people;
            let annotators: Vec<&Known> = page.known.iter().filter(|person| !person.decides).collect();
            return page.tell(match annotators.as_slice() {
                [one] => tr!("agree-only-one", name = one.name.as_str()),
                _ => tr!("agree-nobody").to_owned(),
            });
        };
        // What was chosen stays so, unless there are other people.
        let kept = page.chosen.filter(|_| page.shows_people_of(&asked));
        let chosen = kept.unwrap_or_else(|| figures.first());
        (page.asked, page.figures, page.state) = (asked, Some(figures), Stage::Shown);
        self.choose(out, chosen);
    }

    fn person(&mut self, desk: &mut Desk, out: &mut Out<Action>, id: AnnotatorId) {
        let Some(page) = &mut self.page else { return };
        let is_against = !page.asked.deciding.is_empty();
        let decides = page.known.iter().any(|person| person.id == id && person.decides);
        let people = if is_against && decides { &mut page.asked.deciding } else { &mut page.asked.people };
        let least = if is_against { 1 } else { 2 };
        match people.iter().position(|known| *known == id) {
            Some(_) if people.len() <= least => return desk.say(tr!("agree-two-at-least").to_owned()),
            Some(i) => {
                people.remove(i);
            }
            None => people.push(id),
        }
        self.count(desk, out);
    }

    /// Compares each person with all who decide, or again with one another.
    fn decisions(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(page) = &mut self.page else { return };
        let of = |decides: bool| page.known.iter().filter(move |p| p.decides == decides).map(|p| p.id);
        let (deciding, annotators): (Vec<AnnotatorId>, Vec<AnnotatorId>) = (of(true).collect(), of(false).collect());
        let (people, least) = (&mut page.asked.people, if page.asked.deciding.is_empty() { 1 } else { 2 });
        people.retain(|id| annotators.contains(id));
        if people.len() < least {
            *people = annotators;
        }
        page.asked.deciding = if page.asked.deciding.is_empty() { deciding } else { Vec::new() };
        self.count(desk, out);
    }

    /// Chooses a figure or a cell, and has looked for what it is made of.
    fn choose(&mut self, out: &mut Out<Action>, chosen: Chosen) {
        let Some(page) = &mut self.page else { return };
        let (Some(figures), Some(held)) = (page.figures.clone(), page.held.clone()) else { return };
        page.table = figures.table(chosen);
        (page.chosen, page.list, page.at) = (Some(chosen), None, 0);
        self.looking.take().iter().for_each(Working::stop);
        let (working, course) = Working::new(String::new(), None);
        self.looking = Some(working);
        self.listed += 1;
        let time = self.listed;
        let work = move || Some(Action::Listed(time, Box::new(list::find(&held, &figures, chosen, &course))));
        out.start(Task::new(work, move || Some(Action::Listed(time, Box::new(Some(List::default()))))));
    }

    fn copy_line(&self, desk: &mut Desk) {
        let Some(page) = &self.page else { return };
        let column = page.chosen.zip(page.figures.as_ref()).and_then(|(chosen, f)| f.column(chosen.question));
        let Some(column) = column else { return };
        match &column.line {
            Some(line) => {
                desk.copy = Some(line.clone());
                desk.say(tr!("agree-line-copied", question = column.title));
            }
            None => desk.say(column.said.clone()),
        }
    }
}

impl Page {
    fn tell(&mut self, sentence: String) {
        (self.state, self.figures, self.chosen, self.list) = (Stage::Nothing(sentence), None, None, None);
    }

    /// Whether the figures that are shown are of these people.
    fn shows_people_of(&self, asked: &Asked) -> bool {
        self.figures.as_ref().map(|figures| &figures.studied.counted.study).is_some_and(|study| {
            study.deciding == asked.deciding.len() && study.people.iter().copied().eq(asked.everyone())
        })
    }

    /// Whether each person is compared with those who decide.
    pub fn is_against_decisions(&self) -> bool {
        !self.asked.deciding.is_empty()
    }

    /// How many annotation files there are; 0 until they were looked at.
    pub fn files(&self) -> usize {
        self.held.as_ref().map_or(0, |held| held.entries.len())
    }
}

/// How often each of these open articles has been changed by now; one that is closed is left out.
fn revisions(desk: &Desk, of: &BTreeMap<u64, u64>) -> BTreeMap<u64, u64> {
    let known = desk.documents().filter(|document| of.contains_key(&document.number));
    let mut now: BTreeMap<u64, u64> = known.map(|document| (document.number, document.revision)).collect();
    // An article that was closed was saved or discarded.
    for (number, revision) in of {
        now.entry(*number).or_insert(*revision);
    }
    now
}
