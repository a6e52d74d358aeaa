//! Making an exercise of the shown article: what is asked, where its file goes, and the key that is kept apart from it.
//!
//! Always true: nothing of what people say of the article goes into the exercise but the claims that are given to be judged. Absent:
//! what an exercise holds (`claimlight_core::exercise`).

mod rubrics;
pub mod view;
mod work;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Key;

pub use self::rubrics::BUILT_IN;
use crate::app::commands::{Command, Group, Row, ctrl_shift, when};
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::{self, Desk};
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::exercise::Task as TaskOfExercise;
use claimlight_core::file;
use claimlight_core::model::{Annotations, Ask, Exercise, KnownAs, Rubric, Scheme};

/// The verdicts that an exercise offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdicts {
    /// Those of the article.
    OfArticle,
    /// The two that come along.
    #[default]
    Simple,
}

/// What answers are judged by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Criteria {
    /// By how much is found.
    #[default]
    None,
    /// By the rubric with this number that comes along.
    BuiltIn(usize),
    /// By the rubric in a file of this name.
    File(String, Rubric),
}

/// An exercise as it is being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What teacher and pupils call it; empty: the article's title.
    pub name: String,
    /// The task.
    pub words: String,
    /// The verdicts on offer.
    pub verdicts: Verdicts,
    /// What pupils are asked to do.
    pub asks: BTreeSet<Ask>,
    /// How many claims there are to find, as typed; empty: nothing is said of it.
    pub claims: String,
    /// How pupils name themselves.
    pub known_as: KnownAs,
    /// What answers are judged by.
    pub criteria: Criteria,
}

/// Why a draft is no exercise yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It says no task.
    Words,
    /// It asks for nothing.
    Asks,
    /// Claims are to be judged, and there are none.
    Claims,
    /// The number of claims is none.
    Number,
}

impl Draft {
    /// What is proposed for an article.
    fn of(document: &Document) -> Self {
        Self {
            name: document.title().to_owned(),
            words: tr!("making-task").to_owned(),
            asks: BTreeSet::from([Ask::Find, Ask::Judge, Ask::Why]),
            ..Self::default()
        }
    }

    /// Whether the claims of the article are given to be judged: pupils are to judge, and not to find.
    pub fn gives_claims(&self) -> bool {
        self.asks.contains(&Ask::Judge) && !self.asks.contains(&Ask::Find)
    }

    /// Why it is no exercise yet.
    pub fn missing(&self, document: &Document) -> Option<Missing> {
        if self.words.trim().is_empty() {
            return Some(Missing::Words);
        }
        if self.asks.is_empty() {
            return Some(Missing::Asks);
        }
        if self.gives_claims() && document.annotations.claims.is_empty() {
            return Some(Missing::Claims);
        }
        let number = self.claims.trim();
        (!number.is_empty() && !number.parse::<u64>().is_ok_and(|n| n > 0)).then_some(Missing::Number)
    }

    fn rubric(&self) -> Rubric {
        match &self.criteria {
            Criteria::None => Rubric::default(),
            Criteria::BuiltIn(i) => rubrics::built_in(*i),
            Criteria::File(_, rubric) => rubric.clone(),
        }
    }

    /// The exercise.
    fn exercise(&self, document: &Document) -> Annotations {
        let annotations = &document.annotations;
        let text = &annotations.article.text;
        let scheme = match self.verdicts {
            Verdicts::OfArticle => Arc::clone(&annotations.scheme),
            Verdicts::Simple => Arc::new(Scheme::default()),
        };
        let claims = annotations.claims.as_slice().iter().filter(|_| self.gives_claims());
        let given = claims.map(|claim| Exercise::pieces(text, claim)).filter(|pieces| !pieces.is_empty());
        let task = TaskOfExercise {
            name: self.name.clone(),
            words: self.words.trim().to_owned(),
            asks: self.asks.clone(),
            given: given.collect(),
            claims: self.claims.trim().parse().ok(),
            known_as: self.known_as,
            rubric: self.rubric(),
        };
        claimlight_core::exercise::exercise(&annotations.article, &scheme, &task)
    }
}

/// An exercise that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// What its file holds.
    pub exercise: Arc<Annotations>,
}

/// The exercise that is being made, while its sheet is shown.
#[derive(Debug, Default)]
pub struct State {
    draft: Option<Draft>,
    /// What was proposed.
    proposed: Draft,
    made: Option<Made>,
    /// The file of the worksheet.
    worksheet: Option<PathBuf>,
    /// The file of the key.
    key: Option<PathBuf>,
    is_busy: bool,
}

/// What can happen to it.
#[derive(Debug)]
pub enum Action {
    /// Begin to make one, or close the sheet.
    Toggle,
    /// It changes to this.
    Set(Box<Draft>),
    /// Choose a file with a rubric.
    ChooseRubric,
    /// Read the rubric in this file.
    ReadRubric(PathBuf),
    /// The rubric in the file of this name was read; the error is a sentence.
    RubricRead(String, Result<Rubric, String>),
    /// Choose where the exercise goes.
    ChoosePlace,
    /// Write it to this file.
    Write(PathBuf),
    /// It was written; the error is a sentence.
    Written(Result<Made, String>),
    /// Choose where the worksheet goes.
    ChooseWorksheetPlace,
    /// Write the worksheet to this file.
    WriteWorksheet(PathBuf),
    /// The worksheet was written; the error is a sentence.
    WorksheetWritten(Result<PathBuf, String>),
    /// Choose where the key goes.
    ChooseKeyPlace,
    /// Write the key to this file, after a question if the exercise lies in the same folder.
    KeyPlaceChosen(PathBuf),
    /// Write the key to this file.
    WriteKey(PathBuf),
    /// The key was written; the error is a sentence.
    KeyWritten(Result<PathBuf, String>),
    /// Open the key that was written.
    OpenKey,
    /// Close the sheet.
    Close,
}

/// What the rest of the window has to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the sheet.
    Show,
    /// Close it.
    Close,
    /// Open this file.
    Open(PathBuf),
}

/// The command that makes an exercise.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::NewExercise, Group::Exercise, when::article, || Action::Toggle).keys(&[ctrl_shift(Key::N)])];

impl State {
    /// The exercise as it is being made.
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// The exercise that was made.
    pub fn made(&self) -> Option<&Made> {
        self.made.as_ref()
    }

    /// The file of the worksheet that was written.
    pub fn worksheet(&self) -> Option<&Path> {
        self.worksheet.as_deref()
    }

    /// The file of the key that was written.
    pub fn key(&self) -> Option<&Path> {
        self.key.as_deref()
    }

    /// Whether a file is being written.
    pub fn is_busy(&self) -> bool {
        self.is_busy
    }

    /// Whether something would be lost if the sheet was closed.
    pub fn is_changed(&self) -> bool {
        self.made.is_none() && self.draft.as_ref().is_some_and(|draft| *draft != self.proposed)
    }

    /// Forgets a sheet that is not shown any more. Called after every action.
    pub fn keep_up(&mut self, is_shown: bool) {
        if !is_shown && self.draft.is_some() {
            *self = Self::default();
        }
    }

    /// Applies an action; returns what the rest of the window has to do.
    #[must_use = "the rest of the window is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Toggle if self.draft.is_some() => return Some(Request::Close),
            Action::Toggle => {
                let draft = Draft::of(desk.document.as_ref()?);
                *self = Self { proposed: draft.clone(), draft: Some(draft), ..Self::default() };
                return Some(Request::Show);
            }
            Action::Set(draft) => self.draft = self.draft.take().map(|_| *draft),
            Action::ChooseRubric => {
                out.choose(Choice::new("dialog-rubric", Wanted::File, Kind::Ron, Action::ReadRubric));
            }
            Action::ReadRubric(path) => read_rubric(out, path),
            Action::RubricRead(name, read) => match (read, &mut self.draft) {
                (Ok(rubric), Some(draft)) => draft.criteria = Criteria::File(name, rubric),
                (Ok(_), None) => {}
                (Err(reason), _) => out.ask(Question::told(vec![reason], tr!("ok"))),
            },
            Action::ChoosePlace => self.choose_place(desk, out),
            Action::Write(path) => self.write(desk, out, path),
            Action::Written(written) => self.written(out, written),
            Action::ChooseWorksheetPlace => self.choose_worksheet_place(desk, out),
            Action::WriteWorksheet(path) => self.write_worksheet(out, path),
            Action::WorksheetWritten(written) => {
                self.worksheet = self.file_written(out, written).or(self.worksheet.take());
            }
            Action::ChooseKeyPlace => self.choose_key_place(desk, out),
            Action::KeyPlaceChosen(path) => self.key_place_chosen(desk, out, path),
            Action::WriteKey(path) => self.write_key(desk, out, path),
            Action::KeyWritten(written) => self.key = self.file_written(out, written).or(self.key.take()),
            Action::OpenKey => return self.key.clone().map(Request::Open),
            Action::Close => return Some(Request::Close),
        }
        None
    }

    fn choose_place(&self, desk: &Desk, out: &mut Out<Action>) {
        let (Some(draft), Some(document)) = (&self.draft, &desk.document) else { return };
        let name = if draft.name.trim().is_empty() { document.title() } else { draft.name.trim() };
        let name = format!("{}.exercise.ron", file::plain_name(name));
        let choice = Choice::new("dialog-exercise", Wanted::NewFile, Kind::Ron, Action::Write);
        out.choose(choice.for_article(document.number).at(Suggested::Named(name)));
    }

    fn write(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
        if desk.documents().any(|d| d.is_of(&path)) {
            return desk.say(tr!("making-not-itself").to_owned());
        }
        let (Some(draft), Some(document)) = (&self.draft, &desk.document) else { return };
        self.is_busy = true;
        let exercise = draft.exercise(document);
        let written = path.clone();
        let work = move || Some(Action::Written(work::write_exercise(exercise, path)));
        let failed = || Some(Action::Written(Err(desk::mistake())));
        out.start(Task::new(work, failed).writing(&written));
    }

    fn written(&mut self, out: &mut Out<Action>, written: Result<Made, String>) {
        self.is_busy = false;
        match written {
            Ok(made) => self.made = self.draft.as_ref().map(|_| made),
            Err(reason) => out.ask(Question::told(vec![tr!("did-not-work", reason = reason)], tr!("ok"))),
        }
    }

    fn choose_key_place(&self, desk: &Desk, out: &mut Out<Action>) {
        let (Some(made), Some(document)) = (&self.made, &desk.document) else { return };
        let name = format!("{}.key.claims.ron", file::plain_name(&made.name));
        let choice = Choice::new("dialog-key", Wanted::NewFile, Kind::Ron, Action::KeyPlaceChosen);
        out.choose(choice.for_article(document.number).at(Suggested::New(name)));
    }

    fn key_place_chosen(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
        let is_beside = self.made.as_ref().is_some_and(|made| made.path.parent() == path.parent());
        if !is_beside {
            return self.write_key(desk, out, path);
        }
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let question = Question::new(tr!("making-key-beside"))
            .line(tr!("making-key-beside-help", folder = folder))
            .first(tr!("making-another-folder"), Action::ChooseKeyPlace)
            .no(tr!("cancel"))
            .yes(tr!("making-key-here"), Action::WriteKey(path));
        out.ask(question);
    }

    fn write_key(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
        if desk.documents().any(|d| d.is_of(&path)) {
            return desk.say(tr!("making-not-itself").to_owned());
        }
        let Some(document) = &desk.document else { return };
        self.is_busy = true;
        let (annotations, me, written) = (document.annotations.clone(), document.me, path.clone());
        let work = move || Some(Action::KeyWritten(work::write_key(&annotations, me, path)));
        let failed = || Some(Action::KeyWritten(Err(desk::mistake())));
        out.start(Task::new(work, failed).writing(&written));
    }

    /// Takes note that a further file was written, or says why it was not.
    fn file_written(&mut self, out: &mut Out<Action>, written: Result<PathBuf, String>) -> Option<PathBuf> {
        self.is_busy = false;
        match written {
            Ok(path) => self.made.as_ref().map(|_| path),
            Err(reason) => {
                out.ask(Question::told(vec![tr!("did-not-work", reason = reason)], tr!("ok")));
                None
            }
        }
    }

    fn choose_worksheet_place(&self, desk: &Desk, out: &mut Out<Action>) {
        let (Some(made), Some(document)) = (&self.made, &desk.document) else { return };
        let place = made.path.with_file_name(format!("{}.html", file::plain_name(&made.name)));
        let choice = Choice::new("dialog-worksheet", Wanted::NewFile, Kind::Html, Action::WriteWorksheet);
        out.choose(choice.for_article(document.number).at(Suggested::Path(place)));
    }

    fn write_worksheet(&mut self, out: &mut Out<Action>, path: PathBuf) {
        let Some(made) = &self.made else { return };
        self.is_busy = true;
        let (exercise, written) = (Arc::clone(&made.exercise), path.clone());
        let work = move || Some(Action::WorksheetWritten(work::write_worksheet(&exercise, path)));
        let failed = || Some(Action::WorksheetWritten(Err(desk::mistake())));
        out.start(Task::new(work, failed).writing(&written));
    }
}

fn read_rubric(out: &mut Out<Action>, path: PathBuf) {
    let name = file_name(&path);
    let failed = name.clone();
    let work = move || Some(Action::RubricRead(name, work::read_rubric(&path)));
    out.start(Task::new(work, move || Some(Action::RubricRead(failed, Err(desk::mistake())))));
}
