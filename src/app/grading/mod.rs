//! Grading the answers of a class: a page in place of the article, with a grid of all answers, one answer, and where the class marked
//! something; and what goes back to the platform and to the pupils.
//!
//! Always true: a grade exists only after the teacher's act; each act can be undone, and is written to `NAME.grades.ron` beside the
//! exercise. Hand-ins are collected and scored by tasks. Absent: how answers are scored, and how gradebooks and feedback are written
//! (`claimlight_core::exercise`).

mod acts;
mod class;
mod collected;
pub mod collected_view;
mod collecting;
pub mod detail_view;
pub mod feedback_view;
mod giving;
mod grade_view;
mod grid_view;
mod head_view;
mod heat;
mod heat_view;
pub mod into_view;
mod marked_text;
mod page;
mod page_keys;
mod pupil_view;
mod setup;
mod setup_view;
mod shown;
pub mod status_view;
pub mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Key;

pub use self::acts::Act;
pub use self::class::Class;
use self::class::{Looked, Ready};
pub use self::collected::{Came, Collected};
pub use self::giving::{FeedbackAsked, Into, IntoAct, Written};
pub use self::page::Page;
use self::page::Unsaved;
pub use self::setup::Setup;
use self::shown::Way;
pub use self::shown::{At, Column, Filter, View};
use crate::app::commands::{Command, Group, Row, ctrl_shift, plain, when};
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::progress::Working;
use crate::app::desk::{self, Desk, Grading, Mode};
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::exercise::gradebook::Gradebook;
use claimlight_core::exercise::grades::Scored;
use claimlight_core::file;

/// The page, and what is chosen for it.
#[derive(Debug, Default)]
pub struct State {
    /// Exercise, keys and hand-ins.
    setup: Setup,
    /// The answers, once they were scored.
    page: Option<Page>,
    /// How often something was looked for or scored: an answer to an earlier question is not taken.
    asked: u64,
    /// The gradebook that grades go into.
    into: Option<Into>,
    /// How feedback is written.
    pub feedback: FeedbackAsked,
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// Show the page, or go back to the article.
    Toggle,
    /// Leave what is shown: the detail, the map, one pupil, then the page.
    Back,
    /// Grade what belongs to a file of grades.
    Open(PathBuf),
    /// Have what is being typed saved too, since the window is about to close.
    SaveTyped,
    /// Take a dropped file or folder.
    Dropped(PathBuf),
    /// Choose the exercise.
    ChooseExercise,
    /// Choose a key.
    ChooseKey,
    /// Choose a file with hand-ins.
    ChooseHandIns,
    /// Choose a folder with hand-ins.
    ChooseFolder,
    /// Look at a file: an exercise, a key, or an answer.
    Look(PathBuf),
    /// It was looked at under this number; the error is a sentence.
    Looked(u64, Box<Result<Looked, String>>),
    /// Leave key number `i` out.
    RemoveKey(usize),
    /// Leave hand-ins number `i` out.
    RemoveHandIns(usize),
    /// Take these hand-ins.
    HandIns(PathBuf),
    /// Collect and score.
    Begin,
    /// What was asked for under this number was collected and scored; the error is a sentence.
    Ready(u64, Box<Result<Ready, String>>),
    /// More hand-ins were collected; `None` if that was stopped.
    Came(u64, Box<Option<Collected>>),
    /// The answers were scored anew.
    Scored(u64, Box<(Class, Vec<Option<Arc<Scored>>>)>),
    /// Show what came in.
    ShowCollected,
    /// Show the answers in this way.
    View(View),
    /// Show only these pupils.
    Filter(Filter),
    /// Show only pupils with these words in their names.
    Find(String),
    /// Hide the names, or show them.
    HideNames,
    /// Show the claims of another key.
    Key(usize),
    /// Choose a cell.
    Choose(At),
    /// Go this many pupils down and columns to the right.
    Go(isize, isize),
    /// Show or hide the detail.
    Detail,
    /// Underline the key's claims on the map, or no longer.
    ShowKey,
    /// Choose a sentence of the map.
    Sentence(usize),
    /// Make the letters of the map larger, or as they were.
    Larger,
    /// Give the window the whole screen, or no longer.
    FullScreen,
    /// Show the numbers of the map as a table, or no longer.
    HeatTable,
    /// The teacher judges something.
    Act(Act),
    /// Accept what is proposed at the chosen cell, and go to the next pupil.
    Accept,
    /// Undo the last act.
    Undo,
    /// Redo the act undone last.
    Redo,
    /// Count words that were marked beyond the key as a welcome claim of it.
    Welcome(usize),
    /// The grades were saved, or could not be; the error is a sentence.
    Saved(Result<(), String>),
    /// The key was saved, or could not be; the error is a sentence.
    KeySaved(PathBuf, Result<(), String>),
    /// Choose a gradebook.
    ChooseGradebook,
    /// Read a gradebook.
    Gradebook(PathBuf),
    /// It was read; the error is a sentence.
    GradebookRead(PathBuf, Box<Result<Gradebook, String>>),
    /// Changes how grades go into the gradebook, or writes them.
    Into(IntoAct),
    /// Ask how feedback is written.
    AskFeedback,
    /// Changes how feedback is written.
    HowFeedback(FeedbackAsked),
    /// Write feedback.
    WriteFeedback,
    /// Write our own table.
    WriteTable,
    /// Something was written, or could not be; the error is a sentence.
    Written(PathBuf, Result<Written, String>),
    /// Close the sheet.
    Close,
}

/// The sheets of grading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Grades that are about to go into a gradebook.
    Into,
    /// How feedback is written.
    Feedback,
    /// What came in.
    Collected,
}

/// What another capability is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Show a sheet.
    Show(Sheet),
    /// Close the sheet.
    Close,
}

/// The commands.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Grade, Group::Grading, when::always, || Action::Toggle).keys(&[ctrl_shift(Key::K)]),
    Row::new(Command::GradeMore, Group::Grading, when::grading, || Action::ChooseHandIns).of_mode(Mode::Grading),
    Row::new(Command::GradeGrid, Group::Grading, when::grading, || Action::View(View::Grid))
        .keys(&[plain(Key::F7)])
        .of_mode(Mode::Grading),
    Row::new(Command::GradeHeatMap, Group::Grading, when::grading, || Action::View(View::HeatMap))
        .keys(&[plain(Key::F8)])
        .of_mode(Mode::Grading),
    Row::new(Command::GradePupil, Group::Grading, when::grading, || Action::View(View::Pupil))
        .keys(&[plain(Key::F9)])
        .of_mode(Mode::Grading),
    Row::new(Command::GradeHideNames, Group::Grading, when::grading, || Action::HideNames).of_mode(Mode::Grading),
    Row::new(Command::GradeAcceptAll, Group::Grading, when::grading, || Action::Act(Act::AcceptAll))
        .of_mode(Mode::Grading),
    Row::new(Command::GradesInto, Group::Grading, when::grading, || Action::ChooseGradebook).of_mode(Mode::Grading),
    Row::new(Command::GradeFeedback, Group::Grading, when::grading, || Action::AskFeedback).of_mode(Mode::Grading),
    Row::new(Command::GradeTable, Group::Grading, when::grading, || Action::WriteTable).of_mode(Mode::Grading),
];

/// Whether a file is one of grades, by its name.
pub fn is_of_grades(path: &Path) -> bool {
    file_name(path).to_lowercase().ends_with(class::GRADES)
}

impl State {
    /// The page of grading, while it is shown.
    pub fn shown(&self, desk: &Desk) -> Option<&Self> {
        desk.grading.is_some().then_some(self)
    }

    /// The answers, once there are some.
    pub fn page(&self) -> Option<&Page> {
        self.page.as_ref()
    }

    /// What is chosen for the page.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The gradebook that grades go into.
    pub fn into_book(&self) -> Option<&Into> {
        self.into.as_ref()
    }

    /// Applies an action. Returns what another capability is to do.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Toggle if desk.grading.is_some() => close(desk),
            Action::Toggle => self.begin(desk, out),
            Action::Back => self.back(desk),
            Action::Open(path) => {
                self.show_setup(desk);
                self.look(desk, out, path);
            }
            Action::SaveTyped => {
                if let Some(page) = &mut self.page {
                    page.end_typing();
                }
                self.save(desk, out);
            }
            Action::Dropped(path) => self.dropped(desk, out, path),
            Action::ChooseExercise => choose(out, "dialog-exercise", Wanted::File, Kind::Ron, Action::Look),
            Action::ChooseKey => choose(out, "dialog-key", Wanted::File, Kind::Ron, Action::Look),
            Action::ChooseHandIns => choose(out, "dialog-hand-ins", Wanted::File, Kind::Any, Action::HandIns),
            Action::ChooseFolder => choose(out, "dialog-hand-ins", Wanted::Folder, Kind::Any, Action::HandIns),
            Action::Look(path) => self.look(desk, out, path),
            Action::Looked(time, looked) => self.looked(desk, out, time, *looked),
            Action::RemoveKey(i) => self.setup.remove_key(i),
            Action::RemoveHandIns(i) => self.setup.remove_hand_ins(i),
            Action::HandIns(path) => self.hand_ins(desk, out, path),
            Action::Begin => self.collect_all(desk, out),
            Action::Ready(time, ready) => self.ready(desk, out, time, *ready),
            Action::Came(time, came) => self.came(desk, out, time, *came),
            Action::Scored(time, scored) => {
                if time == self.asked
                    && let Some(page) = &mut self.page
                {
                    desk.working = None;
                    page.take(scored.0, scored.1);
                    if let Some(words) = page.differing() {
                        desk.say(words);
                    }
                }
            }
            Action::FullScreen => desk.full_screen = !desk.full_screen,
            Action::ShowCollected => return Some(Request::Show(Sheet::Collected)),
            Action::Close => return Some(Request::Close),
            Action::ChooseGradebook => {
                choose(out, "dialog-gradebook", Wanted::File, Kind::Any, Action::Gradebook);
            }
            Action::Gradebook(path) => giving::read(desk, out, path),
            Action::GradebookRead(path, book) => {
                let request = self.gradebook(desk, path, *book);
                self.save(desk, out);
                return request;
            }
            Action::Into(act) => return self.change_into(desk, out, act),
            Action::AskFeedback => {
                if let Some(page) = &self.page {
                    self.feedback.is_released = page.grades.released;
                    return Some(Request::Show(Sheet::Feedback));
                }
            }
            Action::HowFeedback(asked) => self.feedback = asked,
            Action::WriteFeedback => {
                let asked = self.feedback;
                self.act(desk, out, Act::Release(asked.is_released));
                if let Some(page) = &self.page {
                    giving::write_feedback(desk, out, page, asked);
                }
                return Some(Request::Close);
            }
            Action::WriteTable => {
                if let Some(page) = &self.page {
                    giving::write_table(out, page);
                }
            }
            Action::Written(path, written) => {
                desk.working = None;
                desk.say(giving::told(&path, &written));
            }
            Action::KeySaved(path, Err(reason)) => {
                desk.say(tr!("report-not-written", name = file_name(&path), reason = reason));
            }
            Action::KeySaved(_, Ok(())) => {}
            Action::Saved(result) => self.saved(desk, out, result),
            Action::Act(act) => self.act(desk, out, act),
            Action::Accept => self.accept(desk, out),
            Action::Undo => self.step(desk, out, Way::Back),
            Action::Redo => self.step(desk, out, Way::Again),
            Action::Welcome(i) => self.welcome(desk, out, i),
            Action::Detail => {
                if let Some(page) = &mut self.page {
                    page.toggle_detail(desk.width);
                }
            }
            other => {
                if let Some(page) = &mut self.page {
                    page.look(other);
                }
            }
        }
        None
    }

    /// Follows what other capabilities changed. Called after every action.
    pub fn keep_up(&mut self, desk: &mut Desk) {
        if desk.grading.is_some() {
            desk.grading = Some(if self.page.is_some() { Grading::Answers } else { Grading::SetUp });
            desk.agreement = None;
        }
    }

    fn back(&mut self, desk: &mut Desk) {
        desk.focus_article = true;
        if !self.page.as_mut().is_some_and(|page| page.back(desk.width)) {
            close(desk);
        }
    }

    /// Judges something, and has the grades saved.
    fn act(&mut self, desk: &mut Desk, out: &mut Out<Action>, act: Act) {
        let Some(page) = &mut self.page else { return };
        if let Some(words) = page.act(act) {
            desk.say(words);
        }
        self.save(desk, out);
    }

    fn accept(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(page) = &mut self.page else { return };
        match page.accept() {
            Ok(()) => page.look(Action::Go(1, 0)),
            Err(why) => desk.say(why),
        }
        self.save(desk, out);
    }

    fn step(&mut self, desk: &mut Desk, out: &mut Out<Action>, way: Way) {
        let Some(page) = &mut self.page else { return };
        match page.step(way) {
            None => {
                desk.say(tr!(if way == Way::Back { "nothing-to-undo" } else { "nothing-to-redo" }).to_owned());
            }
            Some(None) => self.save(desk, out),
            Some(Some(keys)) => {
                write_keys(out, &page.class.keys, &keys);
                self.score(desk, out, keys);
            }
        }
    }

    /// Makes words that were marked beyond the key a welcome claim of it.
    fn welcome(&mut self, desk: &mut Desk, out: &mut Out<Action>, i: usize) {
        let me = desk.settings.me();
        let Some(page) = &mut self.page else { return };
        let Some(keys) = page.welcomed(i, me) else { return };
        write_keys(out, &page.class.keys, &keys);
        page.keys_change();
        self.score(desk, out, keys);
    }

    fn save(&mut self, _desk: &Desk, out: &mut Out<Action>) {
        let Some(page) = &mut self.page else { return };
        let Some(Unsaved { grades, path, known }) = page.take_unsaved() else { return };
        let file = path.clone();
        let work = move || Some(Action::Saved(class::write_grades(&path, &grades, &known)));
        let failed = move || Some(Action::Saved(Err(desk::mistake())));
        out.start(Task::new(work, failed).writing(&file));
    }

    fn saved(&mut self, desk: &mut Desk, out: &mut Out<Action>, result: Result<(), String>) {
        let Some(page) = &mut self.page else { return };
        if let Err(reason) = &result {
            desk.say(tr!("grade-not-saved", reason = reason.as_str()));
        }
        page.saved(result);
        self.save(desk, out);
    }
}

fn close(desk: &mut Desk) {
    desk.working.take().iter().for_each(Working::stop);
    (desk.grading, desk.focus_article, desk.full_screen) = (None, true, false);
}

/// Lets the teacher choose a file or folder.
fn choose(out: &mut Out<Action>, title: &'static str, wanted: Wanted, kind: Kind, then: fn(PathBuf) -> Action) {
    out.choose(Choice::new(title, wanted, kind, then));
}

/// Writes the keys that changed.
fn write_keys(out: &mut Out<Action>, before: &[class::KeyFile], keys: &[class::KeyFile]) {
    let changed = keys.iter().zip(before).filter(|(now, then)| !Arc::ptr_eq(&now.annotations, &then.annotations));
    for (key, _) in changed {
        let (path, annotations, failed) = (key.path.clone(), Arc::clone(&key.annotations), key.path.clone());
        let file = path.clone();
        let work = move || {
            let result = file::save(&path, file::print(&annotations)).map_err(|e| error_text::save(&e));
            Some(Action::KeySaved(path, result))
        };
        let failed = move || Some(Action::KeySaved(failed, Err(desk::mistake())));
        out.start(Task::new(work, failed).writing(&file));
    }
}
