//! Choosing an exercise with its keys, collecting the answers to it, and having them scored.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::class::{self, Looked, Ready};
use super::collected::{self, Collected};
use super::{Action, Page, Setup, State, giving};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::{self, Desk, Grading};
use crate::tr;
use claimlight_core::model::Purpose;

impl State {
    pub(super) fn begin(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let shown = desk.document.as_ref();
        let exercise = shown.filter(|d| d.annotations.purpose == Some(Purpose::Exercise)).and_then(|d| d.path());
        let known = self.page.as_ref().map(|page| page.class.exercise_path.clone());
        // What was graded before is still there, unless another exercise is open.
        if known.is_some() && (exercise.is_none() || exercise == known.as_deref()) {
            desk.grading = Some(Grading::Answers);
            desk.focus_article = true;
            return self.read_keys_again(out);
        }
        let beside = shown.and_then(|d| d.path()).and_then(Path::parent).map(Path::to_owned);
        let start = exercise.map(Path::to_owned).or(beside).or_else(|| desk.folder.clone());
        self.show_setup(desk);
        if let Some(path) = start {
            self.look(desk, out, path);
        }
    }

    /// Reads the keys again, and has the answers scored anew if they have changed.
    pub(super) fn read_keys_again(&mut self, out: &mut Out<Action>) {
        let Some(page) = &self.page else { return };
        self.asked += 1;
        let (time, class, grades) = (self.asked, Arc::clone(&page.class), Arc::clone(&page.grades));
        let work = move || {
            let scored = class.again(class.keys_now()?, &grades.pupils)?;
            Some(Action::Scored(time, Box::new(scored)))
        };
        out.start(Task::new(work, || None));
    }

    pub(super) fn show_setup(&mut self, desk: &mut Desk) {
        (self.page, self.into, self.setup) = (None, None, Setup::default());
        (desk.grading, desk.agreement, desk.over) = (Some(Grading::SetUp), None, None);
        (desk.focus_article, desk.reading) = (true, false);
    }

    pub(super) fn dropped(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
        let is = |ending: &str| path.extension().is_some_and(|of| of.eq_ignore_ascii_case(ending));
        if self.page.is_some() && (is("csv") || is("tsv")) {
            giving::read(desk, out, path);
        } else if is("ron") && self.page.is_none() {
            self.look(desk, out, path);
        } else {
            self.hand_ins(desk, out, path);
        }
    }

    pub(super) fn look(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
        self.asked += 1;
        (self.setup.is_looking, self.setup.problem) = (true, String::new());
        let time = self.asked;
        desk.work(tr!("grade-looking").to_owned());
        let work = move || Some(Action::Looked(time, Box::new(class::look(&path))));
        out.start(Task::new(work, move || Some(Action::Looked(time, Box::new(Err(desk::mistake()))))));
    }

    pub(super) fn looked(&mut self, desk: &mut Desk, out: &mut Out<Action>, time: u64, looked: Result<Looked, String>) {
        if time != self.asked {
            return;
        }
        (desk.working, self.setup.is_looking) = (None, false);
        match looked {
            Ok(Looked::Exercise(found)) => {
                self.setup.take(*found);
                if self.setup.goes_on() {
                    self.collect_all(desk, out);
                }
            }
            Ok(Looked::Key(key)) => {
                self.setup.add_key(key);
            }
            Ok(Looked::HandIn(path)) => self.hand_ins(desk, out, path),
            Ok(Looked::Nothing) => {}
            Err(problem) => self.setup.problem = problem,
        }
    }

    pub(super) fn hand_ins(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
        let Some(page) = &self.page else {
            if !self.setup.hand_ins.contains(&path) {
                self.setup.hand_ins.push(path);
            }
            return;
        };
        self.asked += 1;
        let (time, class) = (self.asked, Arc::clone(&page.class));
        let course = desk.work(tr!("grade-collecting").to_owned());
        let work = move || {
            let collected = collected::collect(&class.lesson.annotations, &[path], &course);
            Some(Action::Came(time, Box::new(collected)))
        };
        out.start(Task::new(work, move || Some(Action::Came(time, Box::new(None)))));
    }

    pub(super) fn collect_all(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(order) = self.setup.order() else { return };
        self.asked += 1;
        let time = self.asked;
        let course = desk.work(tr!("grade-collecting").to_owned());
        let work = move || Some(Action::Ready(time, Box::new(class::make(order, &course))));
        out.start(Task::new(work, move || Some(Action::Ready(time, Box::new(Err(desk::mistake()))))));
    }

    pub(super) fn ready(&mut self, desk: &mut Desk, out: &mut Out<Action>, time: u64, ready: Result<Ready, String>) {
        if time != self.asked {
            return;
        }
        desk.working = None;
        match ready {
            Ok(ready) => {
                let has_come = !ready.collected.came.is_empty();
                let page = Page::new(ready);
                let told = page.differing();
                self.page = Some(page);
                desk.grading = desk.grading.map(|_| Grading::Answers);
                desk.focus_article = true;
                if let Some(words) = told {
                    desk.say(words);
                }
                if has_come {
                    self.save(desk, out);
                }
            }
            Err(problem) => self.setup.problem = problem,
        }
    }

    pub(super) fn came(&mut self, desk: &mut Desk, out: &mut Out<Action>, time: u64, came: Option<Collected>) {
        if time != self.asked {
            return;
        }
        let Some(collected) = came else { return desk.work_stopped() };
        if let Some(page) = &mut self.page {
            page.collect(collected);
            let keys = page.class.keys.clone();
            self.score(desk, out, keys);
            self.save(desk, out);
        }
    }

    /// Has the answers scored against these keys.
    pub(super) fn score(&mut self, desk: &mut Desk, out: &mut Out<Action>, keys: Vec<class::KeyFile>) {
        let Some(page) = &self.page else { return };
        self.asked += 1;
        let (time, class, grades) = (self.asked, Arc::clone(&page.class), Arc::clone(&page.grades));
        desk.work(tr!("grade-scoring").to_owned());
        let work = move || {
            let scored = class.again(keys, &grades.pupils)?;
            Some(Action::Scored(time, Box::new(scored)))
        };
        out.start(Task::new(work, || None));
    }
}
