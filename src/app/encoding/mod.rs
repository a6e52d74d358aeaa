//! How the bytes of the article's file were read: said once when it is opened, and changed by choosing another encoding.
//!
//! Always true: previews are kept only while their sheet is shown. Absent: putting the claims on the text that another encoding
//! gives, which is an update of the text.

pub mod view;

use std::collections::HashMap;

use crate::app::commands::{Command, Group, Row, when};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::{self, Desk};
use crate::app::words::{error_text, file_name};
use crate::tr;
use claimlight_core::file;
use claimlight_core::import::left_out::LeftOut;
use claimlight_core::import::{Encoding, Preview, previews};
use claimlight_core::model::{Article, Limits};

/// The notices about how open articles were read, and what the sheet shows.
#[derive(Debug, Default)]
pub struct State {
    /// By the number of the article, until the user puts it away.
    notices: HashMap<u64, Notice>,
    previews: Option<Vec<Preview>>,
}

/// What reading an article's file for the first time brought to light, besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// What was made of a file that is more than text; `None` for plain text and Markdown.
    pub imported: Option<Counted>,
    /// The encoding, if it is a guess.
    pub guess: Option<String>,
    /// What is no part of the text.
    pub left_out: LeftOut,
    /// The lines of the file, counted from 1, that hold bytes without a meaning.
    pub unread_lines: Vec<usize>,
}

/// What an importer made of a file, in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The name of the file.
    pub name: String,
    /// How many blocks the text has.
    pub blocks: usize,
    /// How many stretches of the file's words are not in it.
    pub stretches: usize,
    /// Whether it is an e-book, whose chapters can be chosen.
    pub is_book: bool,
}

impl Counted {
    /// What was made of the file of this article; `None` if that is plain text or Markdown.
    pub fn of(article: &Article, stretches: usize) -> Option<Self> {
        let import = article.facts.import.as_ref()?;
        let is_text = matches!(import.reader.as_str(), "plain" | "markdown");
        let counted = Self {
            name: article.facts.original_name.clone(),
            blocks: article.text.blocks().len(),
            stretches,
            is_book: import.reader == "epub",
        };
        (!is_text).then_some(counted)
    }
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// An article's file was read for the first time.
    Opened(u64, Box<Notice>),
    /// The user has put the notice about the shown article away.
    Dismiss,
    /// Show how the shown article's file reads in other encodings.
    Choose,
    /// The previews of the article with this number are there. The error is a sentence for the user.
    Previewed(u64, Result<Vec<Preview>, String>),
    /// Read the shown article's file in this encoding.
    Read(Encoding),
    /// Close the sheet.
    Close,
}

/// The commands about encodings.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::ChooseEncoding, Group::Text, when::from_file, || Action::Choose)];

/// What other parts of the program are asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the sheet with the previews.
    Show,
    /// Close the sheet.
    Close,
    /// Read the shown article's file again in this encoding.
    ReadAgain(Encoding),
}

impl State {
    /// What is to be said about the reading of the shown article.
    pub fn notice(&self, desk: &Desk) -> Option<&Notice> {
        self.notices.get(&desk.document.as_ref()?.number)
    }

    /// How the shown article's file reads in each encoding; `None` if the sheet is not shown.
    pub fn previews(&self) -> Option<&[Preview]> {
        self.previews.as_deref()
    }

    /// Applies an action. Returns a request to another part of the program.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Opened(number, notice) => {
                if *notice != Notice::default() {
                    self.notices.insert(number, *notice);
                }
            }
            Action::Dismiss => self.dismiss(desk),
            Action::Choose => choose(desk, out),
            Action::Previewed(number, previews) => return self.previewed(desk, number, previews),
            Action::Read(encoding) => {
                self.dismiss(desk);
                return Some(Request::ReadAgain(encoding));
            }
            Action::Close => return Some(Request::Close),
        }
        None
    }

    /// Forgets articles that are closed and, if the sheet is not `shown`, its previews. Called after every action.
    pub fn keep_up(&mut self, desk: &Desk, shown: bool) {
        self.notices.retain(|number, _| desk.documents().any(|d| d.number == *number));
        self.previews.take_if(|_| !shown);
    }

    fn dismiss(&mut self, desk: &Desk) {
        desk.document.iter().for_each(|d| {
            self.notices.remove(&d.number);
        });
    }

    fn previewed(&mut self, desk: &mut Desk, number: u64, read: Result<Vec<Preview>, String>) -> Option<Request> {
        desk.document.as_ref().filter(|d| d.number == number)?;
        match read {
            Ok(previews) => {
                self.previews = Some(previews);
                Some(Request::Show)
            }
            Err(reason) => {
                desk.say(reason);
                None
            }
        }
    }
}

/// Starts reading the shown article's file in each encoding.
fn choose(desk: &Desk, out: &mut Out<Action>) {
    let Some(document) = &desk.document else { return };
    let Some(path) = document.article_file.clone() else { return };
    let number = document.number;
    let work = move || {
        let read = file::read_file(&path, Limits::LARGE.article);
        let read = read.map(|bytes| previews(&bytes));
        let reason = |e| tr!("cant-be-read", name = file_name(&path), reason = error_text::file(&e));
        Some(Action::Previewed(number, read.map_err(reason)))
    };
    out.start(Task::new(work, move || Some(Action::Previewed(number, Err(desk::mistake())))));
}
