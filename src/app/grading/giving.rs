//! What goes back: grades into the platform's gradebook, feedback for pupils, and a table of our own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Action, Page, Request, Sheet, State};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::{self, Desk};
use crate::app::words::texts::language;
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::exercise::feedback::{self, Sent};
use claimlight_core::exercise::gradebook::{Chosen, Comments, Gradebook, Options, Preview, table};
use claimlight_core::exercise::grades::HowFeedback;
use claimlight_core::file;
use claimlight_core::model::{Timestamp, limits};

/// A gradebook that grades go into.
#[derive(Debug)]
pub struct Into {
    /// The file that the platform exported.
    pub path: PathBuf,
    /// What is in it.
    pub book: Arc<Gradebook>,
    /// The columns that were chosen; `None` until the teacher says which.
    pub chosen: Option<Chosen>,
    /// How grades are written.
    pub options: Options,
    /// What would be written.
    pub preview: Preview,
}

/// A change of how grades go into a gradebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntoAct {
    /// Take this column for grades.
    Column(usize),
    /// Round to this many decimal places.
    Places(u8),
    /// Write comments behind those that are there, or leave these.
    Append(bool),
    /// Write the copy.
    Write,
}

/// How feedback is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedbackAsked {
    /// Whether it tells the key's words.
    pub is_released: bool,
    /// Whether it tells what was only counted.
    pub has_counted: bool,
}

impl Default for FeedbackAsked {
    fn default() -> Self {
        Self { is_released: false, has_counted: true }
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// This many grades.
    Grades(usize),
    /// This many pages of feedback, and how many may not arrive.
    Feedback(usize, usize),
    /// A table.
    Table,
}

/// What is told of something that was written.
pub(super) fn told(path: &Path, written: &Result<Written, String>) -> String {
    let name = file_name(path);
    match written {
        Ok(Written::Grades(n)) => tr!("grade-written-grades", n = *n, name = name),
        Ok(Written::Feedback(n, 0)) => tr!("grade-written-feedback", n = *n, name = name),
        Ok(Written::Feedback(n, lost)) => tr!("grade-written-feedback-some", n = *n, name = name, lost = *lost),
        Ok(Written::Table) => tr!("report-written", name = name),
        Err(reason) => tr!("report-not-written", name = name, reason = reason),
    }
}

/// Reads a gradebook.
pub(super) fn read(desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) {
    desk.work(tr!("grade-reading-book").to_owned());
    let failed = path.clone();
    let work = move || {
        let bytes = file::read_file(&path, limits::GRADEBOOK as u64).map_err(|e| error_text::file(&e));
        let book = bytes.and_then(|bytes| Gradebook::read(&bytes).map_err(|e| e.to_string()));
        Some(Action::GradebookRead(path, Box::new(book)))
    };
    let failed = move || Some(Action::GradebookRead(failed, Box::new(Err(desk::mistake()))));
    out.start(Task::new(work, failed));
}

impl State {
    pub(super) fn gradebook(
        &mut self,
        desk: &mut Desk,
        path: PathBuf,
        book: Result<Gradebook, String>,
    ) -> Option<Request> {
        desk.working = None;
        let page = self.page.as_mut()?;
        match book {
            Ok(book) => {
                page.add_without_hand_in(&book);
                let mut options = Options { out_of: Some(page.grades.maximum), ..Options::default() };
                options.places = u8::try_from(page.grades.decimals).unwrap_or(options.places);
                let chosen = book.columns().certain();
                let mut into = Into { path, book: Arc::new(book), chosen, options, preview: Preview::default() };
                into.look(page);
                self.into = Some(into);
                Some(Request::Show(Sheet::Into))
            }
            Err(reason) => {
                desk.say(tr!("grade-not-read", name = file_name(&path), reason = reason));
                None
            }
        }
    }

    pub(super) fn change_into(&mut self, _desk: &mut Desk, out: &mut Out<Action>, act: IntoAct) -> Option<Request> {
        let (page, into) = (self.page.as_ref()?, self.into.as_mut()?);
        match act {
            IntoAct::Column(column) => into.chosen = into.book.columns().chosen(column, None),
            IntoAct::Places(places) => into.options.places = places,
            IntoAct::Append(appends) => {
                into.options.comments = if appends { Comments::Append } else { Comments::Keep };
            }
            IntoAct::Write => {
                into.write(out);
                return Some(Request::Close);
            }
        }
        into.look(page);
        None
    }
}

impl Into {
    /// Looks at what would be written.
    fn look(&mut self, page: &Page) {
        let given: Vec<_> = page.grades.pupils.iter().filter_map(|pupil| pupil.for_gradebook(&page.grades)).collect();
        let preview = |chosen: &Chosen| self.book.preview(chosen, &given, &self.options);
        self.preview = self.chosen.as_ref().map(preview).unwrap_or_default();
    }

    /// Has a copy written beside what the platform exported, which stays as it is.
    fn write(&self, out: &mut Out<Action>) {
        let (book, preview, export) = (Arc::clone(&self.book), self.preview.clone(), self.path.clone());
        let failed = export.clone();
        let work = move || {
            let path = copy_of(&export);
            let result = file::save(&path, book.written(&preview)).map_err(|e| error_text::save(&e));
            Some(Action::Written(path, result.map(|()| Written::Grades(preview.written()))))
        };
        out.start(Task::new(work, move || Some(Action::Written(failed, Err(desk::mistake())))));
    }
}

/// A free path beside a gradebook, for the copy with grades.
fn copy_of(export: &Path) -> PathBuf {
    let stem = export.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |n: usize| {
        let number = if n == 0 { String::new() } else { format!("-{}", n + 1) };
        export.with_file_name(format!("{stem}.graded{number}.csv"))
    };
    (0..1000).map(name).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| name(1000))
}

/// Has feedback written: a page for each pupil who handed in.
pub(super) fn write_feedback(desk: &mut Desk, out: &mut Out<Action>, page: &Page, asked: FeedbackAsked) {
    let (class, grades, scored) = (Arc::clone(&page.class), Arc::clone(&page.grades), page.scored.clone());
    let path = class.beside(".feedback.zip");
    let (file, failed) = (path.clone(), path.clone());
    desk.work(tr!("grade-writing-feedback").to_owned());
    let work = move || {
        let how = HowFeedback {
            is_released: asked.is_released,
            has_counted: asked.has_counted,
            language: language(),
            today: Timestamp::now().local().date(),
        };
        let pages: Vec<(Sent, String)> = grades
            .pupils
            .iter()
            .zip(&scored)
            .filter_map(|(pupil, scored)| {
                let feedback = class.lesson.feedback(pupil, scored.as_ref()?, &how)?;
                Some((pupil.sent(), feedback::page(&feedback, language())))
            })
            .collect();
        let written = feedback::pack(&pages).map_err(|e| e.to_string()).and_then(|packed| {
            file::save(&path, &packed.bytes).map_err(|e| error_text::save(&e))?;
            let left = packed.paths.iter().filter(|path| path.is_err()).count();
            Ok(Written::Feedback(pages.len() - left, left + packed.told.len()))
        });
        Some(Action::Written(path, written))
    };
    out.start(Task::new(work, move || Some(Action::Written(failed, Err(desk::mistake())))).writing(&file));
}

/// Has our own table written.
pub(super) fn write_table(out: &mut Out<Action>, page: &Page) {
    let lines: Vec<_> =
        page.grades.pupils.iter().zip(&page.rows).map(|(pupil, row)| pupil.line(row.as_ref())).collect();
    let path = page.class.beside(".grades.csv");
    let (file, failed) = (path.clone(), path.clone());
    let work = move || {
        let result = file::save(&path, table::table(&lines)).map_err(|e| error_text::save(&e));
        Some(Action::Written(path, result.map(|()| Written::Table)))
    };
    out.start(Task::new(work, move || Some(Action::Written(failed, Err(desk::mistake())))).writing(&file));
}
