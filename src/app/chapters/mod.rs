//! Choosing the chapters of an e-book that are read.
//!
//! Always true: chapters are kept only while their sheet is shown. Absent: putting the claims on the text of the chosen chapters,
//! which is an update of the text.

pub mod view;

use crate::app::commands::{Command, Group, Row, when};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::{self, Desk};
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::file;
use claimlight_core::import::{self, Chapter, ImportError};
use claimlight_core::model::{Import, Limits};

/// The chapters being chosen from.
#[derive(Debug, Default)]
pub struct State {
    open: Option<Choosing>,
}

/// The chapters of the shown article.
#[derive(Debug)]
pub struct Choosing {
    /// All chapters, in order.
    pub chapters: Vec<Chapter>,
    /// Whether each of them is ticked.
    pub ticked: Vec<bool>,
    /// The same when the sheet was opened.
    before: Vec<bool>,
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// Show the chapters of the shown article.
    Choose,
    /// The chapters of the article with this number were found. The error is a sentence for the user.
    Found(u64, Result<Vec<Chapter>, String>),
    /// Tick a chapter, by its index, or take the tick away.
    Tick(usize, bool),
    /// Tick all chapters, or none.
    TickAll(bool),
    /// Read the ticked chapters.
    Read,
    /// Close the sheet.
    Close,
}

/// The commands about chapters.
pub const COMMANDS: &[Row<Action>] = &[Row::new(Command::Chapters, Group::Text, when::book, || Action::Choose)];

/// What other parts of the program are asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the sheet.
    Show,
    /// Close the sheet.
    Close,
    /// Read the chapters with these numbers of the shown article's file.
    Read(Vec<usize>),
}

impl Choosing {
    /// Whether other chapters are ticked than were when the sheet was opened, and at least one.
    pub fn can_read(&self) -> bool {
        self.ticked != self.before && self.ticked.contains(&true)
    }

    /// How many chapters are ticked, and how many words they have.
    pub fn counts(&self) -> (usize, usize) {
        let ticked = self.chapters.iter().zip(&self.ticked).filter(|(_, is_ticked)| **is_ticked);
        ticked.fold((0, 0), |(n, words), (chapter, _)| (n + 1, words + chapter.words))
    }
}

impl State {
    /// The chapters being chosen from; `None` if the sheet is not shown.
    pub fn choosing(&self) -> Option<&Choosing> {
        self.open.as_ref()
    }

    /// Whether closing the sheet would lose ticks.
    pub fn is_changed(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.ticked != open.before)
    }

    /// Applies an action. Returns a request to another part of the program.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Choose => choose(desk, out),
            Action::Found(number, found) => return self.found(desk, number, found),
            Action::Tick(i, is_ticked) => {
                if let Some(tick) = self.open.as_mut().and_then(|open| open.ticked.get_mut(i)) {
                    *tick = is_ticked;
                }
            }
            Action::TickAll(are_ticked) => self.open.iter_mut().for_each(|open| open.ticked.fill(are_ticked)),
            Action::Read => {
                let open = self.open.take().filter(Choosing::can_read)?;
                let ticked = open.chapters.iter().zip(&open.ticked).filter(|(_, is_ticked)| **is_ticked);
                return Some(Request::Read(ticked.map(|(chapter, _)| chapter.number).collect()));
            }
            Action::Close => return Some(Request::Close),
        }
        None
    }

    /// Forgets the chapters if the sheet is not `shown`. Called after every action.
    pub fn keep_up(&mut self, shown: bool) {
        self.open.take_if(|_| !shown);
    }

    fn found(&mut self, desk: &mut Desk, number: u64, found: Result<Vec<Chapter>, String>) -> Option<Request> {
        desk.working = None;
        let document = desk.document.as_ref().filter(|d| d.number == number)?;
        match found {
            Ok(chapters) => {
                let import = document.annotations.article.facts.import.as_deref();
                let is_read = |chapter: &Chapter| import.is_none_or(|import| is_read(import, chapter.number));
                let ticked: Vec<bool> = chapters.iter().map(is_read).collect();
                self.open = Some(Choosing { chapters, before: ticked.clone(), ticked });
                Some(Request::Show)
            }
            Err(reason) => {
                desk.say(reason);
                None
            }
        }
    }
}

/// Whether a chapter was read; if none are named, all were.
fn is_read(import: &Import, number: usize) -> bool {
    import.chapters.is_empty() || import.chapters.contains(&(number as u64))
}

/// Starts finding the chapters of the shown article.
fn choose(desk: &mut Desk, out: &mut Out<Action>) {
    let Some(document) = &desk.document else { return };
    let Some(path) = document.article_file.clone() else { return };
    let (number, ticket) = (document.number, document.ticket());
    let name = file_name(&path);
    drop(desk.work_for(ticket, tr!("opening", name = name.as_str())));
    let work = move || {
        let read = file::read_file(&path, Limits::LARGE.article).map_err(|e| error_text::file(&e));
        let found = read.and_then(|bytes| {
            import::chapters(&bytes).map_err(|why| error_text::import(&ImportError::Unreadable { name, why }))
        });
        Some(Action::Found(number, found))
    };
    out.start(Task::new(work, move || Some(Action::Found(number, Err(desk::mistake())))).for_text(ticket));
}
