//! Mending what was read from an article's file: which blocks are in, how they are cut, and what they are.
//!
//! Always true: a draft is shown exactly while the article's mode is [`Mode::Mend`], and nothing of the article is changed before
//! its text is used. Absent: the draft itself (`claimlight_core::import::mending`), and carrying claims over, which the review of
//! a changed text does.

mod read;
pub mod rows_view;
pub mod side_view;
pub mod view;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Key;

pub use self::read::{Begun, Of};
use crate::app::commands::{Command, Group, Row, ctrl, plain, when};
use crate::app::desk::document::Fact;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::select::Toward;
use crate::app::desk::{self, Desk, Mode};
use crate::app::words::{file_name, short};
use crate::tr;
use claimlight_core::import::left_out::LeftOut;
use claimlight_core::import::mending::{Draft, Refusal};
use claimlight_core::model::{Article, ArticleFacts, ArticleText, BlockKind};
use claimlight_core::text::{self, Offset};

/// The drafts, at most one for each article, by the article's number.
#[derive(Debug, Default)]
pub struct State {
    open: HashMap<u64, Mending>,
}

/// An article's text being mended.
#[derive(Debug)]
pub struct Mending {
    /// The text as it stands now.
    pub draft: Draft,
    /// The name of the file that it was read from; empty for a pasted text.
    pub name: String,
    /// What the file holds that is no text.
    pub left_out: LeftOut,
    /// What it was begun from: without the file, nothing can be put back.
    pub of: Of,
    /// The row that the tools act on.
    pub row: usize,
    /// The byte of the row's words at which it would be split.
    pub caret: usize,
    /// Counts the changes: an equal number means equal rows.
    pub revision: u64,
    /// Counts the moves to another row, after each of which that row comes into sight.
    pub moves: u64,
    /// The facts as they were when the draft was begun.
    facts: Arc<ArticleFacts>,
    /// The text that the draft was begun from. When the article gets another one, the draft is dropped.
    text: Arc<ArticleText>,
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// Begin with the shown article.
    Begin,
    /// The file of the article with this number was read.
    Begun(u64, Box<Result<Begun, String>>),
    /// Put the draft away. If it was changed, asks first.
    Cancel,
    /// Put the draft away.
    Discard,
    /// Choose a row, with the caret at this byte of its words.
    Choose(usize, usize),
    /// Choose a row, and bring it into sight.
    GoTo(usize),
    /// Choose the next or previous row.
    Step(Toward),
    /// Move the caret to the next or previous word.
    MoveCaret(Toward),
    /// Leave the chosen row out, or put it back.
    Toggle,
    /// Put a row back, or leave it out.
    Take(usize, bool),
    /// Join the chosen row with the one above.
    Join,
    /// Split the chosen row at the caret.
    Split,
    /// Make the chosen row a heading, or a paragraph if it is one.
    Heading,
    /// Make the chosen row a quotation, or a paragraph if it is one.
    Quotation,
    /// Give a row this kind.
    SetKind(usize, BlockKind),
    /// Change a fact about the article.
    SetFact(Fact, String),
    /// Undo the last step.
    Undo,
    /// Redo the step that was undone last.
    Redo,
    /// Use the text as it stands now.
    Use,
}

/// What another part of the program is asked to do.
#[derive(Debug)]
pub enum Request {
    /// Put the shown article and its claims on this text.
    PutOn(Box<Article>, PathBuf),
}

/// The commands of mending.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Mend, Group::Text, when::article, || Action::Begin),
    Row::new(Command::MendNext, Group::Articles, when::mending, || Action::Step(Toward::Next))
        .keys(&[plain(Key::J), plain(Key::ArrowDown)])
        .of_mode(Mode::Mend),
    Row::new(Command::MendPrevious, Group::Articles, when::mending, || Action::Step(Toward::Previous))
        .keys(&[plain(Key::K), plain(Key::ArrowUp)])
        .of_mode(Mode::Mend),
    Row::new(Command::MendLeaveOut, Group::Mending, when::mending, || Action::Toggle)
        .keys(&[plain(Key::Delete)])
        .of_mode(Mode::Mend),
    Row::new(Command::MendJoin, Group::Mending, when::mending, || Action::Join)
        .keys(&[plain(Key::Backspace)])
        .of_mode(Mode::Mend),
    Row::new(Command::MendSplit, Group::Mending, when::mending, || Action::Split)
        .keys(&[plain(Key::Enter)])
        .of_mode(Mode::Mend),
    Row::new(Command::MendHeading, Group::Mending, when::mending, || Action::Heading)
        .keys(&[plain(Key::H)])
        .of_mode(Mode::Mend),
    Row::new(Command::MendQuotation, Group::Mending, when::mending, || Action::Quotation)
        .keys(&[plain(Key::Q)])
        .of_mode(Mode::Mend),
    Row::new(Command::MendUse, Group::Mending, when::mending, || Action::Use)
        .keys(&[ctrl(Key::Enter)])
        .of_mode(Mode::Mend),
];

impl State {
    /// The draft of the shown article, while it is shown.
    pub fn shown(&self, desk: &Desk) -> Option<&Mending> {
        let document = desk.document.as_ref().filter(|d| d.mode == Some(Mode::Mend))?;
        self.open.get(&document.number)
    }

    /// The number of an article whose draft was changed and not used, if there is one.
    pub fn unused(&self) -> Option<u64> {
        self.open.iter().filter(|(_, mending)| mending.draft.is_changed()).map(|(number, _)| *number).min()
    }

    /// Applies an action. Returns a request to another part of the program.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        let action = match action {
            Action::Begin => {
                begin(desk, out);
                return None;
            }
            Action::Begun(number, begun) => {
                self.begun(desk, out, number, *begun);
                return None;
            }
            Action::Cancel => {
                self.cancel(desk, out);
                return None;
            }
            Action::Discard => {
                self.discard(desk);
                return None;
            }
            action => action,
        };
        let document = desk.document.as_ref().filter(|d| d.mode == Some(Mode::Mend))?;
        let mending = self.open.get_mut(&document.number)?;
        if matches!(action, Action::Use) {
            if mending.draft.counts().0 == 0 {
                desk.say(tr!("mend-nothing-in").to_owned());
                return None;
            }
            let path = document.article_file.clone().unwrap_or_default();
            let article = mending.article(&document.annotations.article.facts);
            return Some(Request::PutOn(Box::new(article), path));
        }
        if let Some(said) = mending.act(action) {
            desk.say(said);
        }
        None
    }

    /// Drops drafts of articles that are closed or have another text, and ends the mode of those without a draft. Called after
    /// every action.
    pub fn keep_up(&mut self, desk: &mut Desk) {
        let is_kept = |number: &u64, mending: &Mending| {
            let document = desk.documents().find(|d| d.number == *number);
            document
                .is_some_and(|d| d.mode == Some(Mode::Mend) && Arc::ptr_eq(&mending.text, &d.annotations.article.text))
        };
        self.open.retain(|number, mending| is_kept(number, mending));
        let ended =
            |d: &&mut desk::document::Document| d.mode == Some(Mode::Mend) && !self.open.contains_key(&d.number);
        desk.document.iter_mut().chain(&mut desk.shelf).filter(ended).for_each(|d| d.mode = None);
    }

    fn begun(&mut self, desk: &mut Desk, out: &mut Out<Action>, number: u64, begun: Result<Begun, String>) {
        desk.working = None;
        let Some(document) = desk.open_document(number) else { return };
        let begun = match begun {
            Ok(begun) => begun,
            Err(reason) => return out.ask(Question::told(vec![reason], tr!("ok"))),
        };
        let Begun { draft, left_out, of, name } = begun;
        document.mode = Some(Mode::Mend);
        let article = &document.annotations.article;
        let (facts, text) = (Arc::clone(&article.facts), Arc::clone(&article.text));
        let row = draft.rows().iter().position(|row| row.is_taken).unwrap_or(0);
        let mending = Mending { draft, name, left_out, of, row, caret: 0, revision: 0, moves: 0, facts, text };
        self.open.insert(number, mending);
        desk.focus_article = true;
        // What was said of the article before has its own Undo.
        desk.message = None;
        match of {
            Of::File => {}
            Of::Changed => desk.say(tr!("mend-file-changed").to_owned()),
            Of::Text => desk.say(tr!("mend-without-file").to_owned()),
        }
    }

    fn cancel(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        match self.shown(desk) {
            Some(mending) if mending.draft.is_changed() => out.ask(
                Question::new(tr!("discard-changes"))
                    .line(tr!("mend-discard-help"))
                    .no(tr!("keep-editing"))
                    .yes(tr!("discard"), Action::Discard),
            ),
            _ => self.discard(desk),
        }
    }

    fn discard(&mut self, desk: &mut Desk) {
        let Some(document) = desk.document.as_mut().filter(|d| d.mode == Some(Mode::Mend)) else { return };
        document.mode = None;
        self.open.remove(&document.number);
        desk.focus_article = true;
    }
}

impl Mending {
    /// Whether the text was read from a web page.
    pub fn is_page(&self) -> bool {
        let import = self.draft.facts().import.as_ref();
        import.is_some_and(|import| matches!(import.reader.as_str(), "html" | "mhtml" | "webarchive"))
    }

    /// Carries out an action on the draft. Returns why it could not be done.
    fn act(&mut self, action: Action) -> Option<String> {
        let last = self.draft.rows().len().saturating_sub(1);
        let done = match action {
            Action::Choose(row, caret) => {
                self.row = row.min(last);
                self.caret = caret;
                return None;
            }
            Action::GoTo(row) => {
                self.row = row.min(last);
                self.caret = 0;
                self.moves += 1;
                return None;
            }
            Action::Step(toward) => {
                self.row = match toward {
                    Toward::Next => (self.row + 1).min(last),
                    Toward::Previous => self.row.saturating_sub(1),
                };
                self.caret = 0;
                self.moves += 1;
                return None;
            }
            Action::MoveCaret(toward) => {
                self.move_caret(toward);
                return None;
            }
            Action::SetFact(fact, words) => {
                self.draft.change_facts(fact.name(), |facts| words.clone_into(fact.of_mut(facts)));
                return None;
            }
            Action::Undo => self.draft.undo().map(|row| row.unwrap_or(self.row)).ok_or_else(|| tr!("nothing-to-undo")),
            Action::Redo => self.draft.redo().map(|row| row.unwrap_or(self.row)).ok_or_else(|| tr!("nothing-to-redo")),
            Action::Toggle => {
                let is_taken = self.draft.rows().get(self.row).is_some_and(|row| row.is_taken);
                Ok(self.draft.take(self.row, !is_taken))
            }
            Action::Take(row, is_taken) => Ok(self.draft.take(row, is_taken)),
            Action::Join => return self.join(),
            Action::Split => self.draft.split(self.row, self.caret).map_err(reason),
            Action::Heading => self.toggle_kind(BlockKind::Heading(2), |kind| matches!(kind, BlockKind::Heading(_))),
            Action::Quotation => self.toggle_kind(BlockKind::Quotation, |kind| kind == BlockKind::Quotation),
            Action::SetKind(row, kind) => self.draft.set_kind(row, kind).map_err(reason),
            Action::Begin | Action::Begun(..) | Action::Cancel | Action::Discard | Action::Use => return None,
        };
        match done {
            Ok(row) => {
                self.row = row;
                self.caret = 0;
                self.revision += 1;
                self.moves += 1;
                None
            }
            Err(why) => Some(why.to_owned()),
        }
    }

    /// Joins the chosen row with the one above, and puts the caret where they meet.
    fn join(&mut self) -> Option<String> {
        let len = |mending: &Self| {
            mending.draft.rows().get(mending.row).map_or(0, |row| mending.draft.text_of(row, usize::MAX).len())
        };
        let before = len(self);
        match self.draft.join(self.row).map_err(reason) {
            Ok(row) => {
                self.row = row;
                self.caret = len(self).saturating_sub(before);
                self.revision += 1;
                self.moves += 1;
                None
            }
            Err(why) => Some(why.to_owned()),
        }
    }

    fn toggle_kind(&mut self, kind: BlockKind, is_it: impl Fn(BlockKind) -> bool) -> Result<usize, &'static str> {
        let now = self.draft.rows().get(self.row).map_or(BlockKind::Paragraph, |row| row.kind);
        let kind = if is_it(now) { BlockKind::Paragraph } else { kind };
        self.draft.set_kind(self.row, kind).map_err(reason)
    }

    fn move_caret(&mut self, toward: Toward) {
        let Some(row) = self.draft.rows().get(self.row) else { return };
        let words = self.draft.text_of(row, rows_view::SHOWN);
        let at = text::floor_grapheme(&words, Offset::new(self.caret.min(words.len())));
        self.caret = match toward {
            Toward::Next => text::next_word(&words, at),
            Toward::Previous => text::previous_word(&words, at),
        }
        .to_usize();
        self.moves += 1;
    }

    /// The article with the text as it stands now: `now` with the facts that were changed in the draft, and what was mended.
    fn article(&self, now: &ArticleFacts) -> Article {
        let mended = self.draft.article();
        let mut facts = now.clone();
        for fact in Fact::ALL {
            if fact.of(&mended.facts) != fact.of(&self.facts) {
                fact.of(&mended.facts).clone_into(fact.of_mut(&mut facts));
            }
        }
        facts.import.clone_from(&mended.facts.import);
        Article { facts: Arc::new(facts), text: mended.text }
    }
}

/// Why an act is not possible, as a sentence.
fn reason(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::LeftOut => tr!("mend-put-back-first"),
        Refusal::First => tr!("mend-nothing-above"),
        Refusal::NothingToSplit => tr!("mend-place-caret"),
    }
}

/// Starts reading the file of the shown article.
fn begin(desk: &mut Desk, out: &mut Out<Action>) {
    let Some(document) = desk.document.as_ref().filter(|d| d.mode.is_none()) else { return };
    let (number, ticket) = (document.number, document.ticket());
    let article = document.annotations.article.clone();
    let path = document.article_file.clone();
    let name = path.as_deref().map(file_name).unwrap_or_default();
    let _course = desk.work_for(ticket, tr!("opening", name = short(&name)));
    let work = move || Some(Action::Begun(number, Box::new(Ok(read::begin(&article, path.as_deref())))));
    let failed = move || Some(Action::Begun(number, Box::new(Err(desk::mistake()))));
    out.start(Task::new(work, failed).for_text(ticket));
}
