//! When an article's text changes, its claims are carried over to the new text, and uncertain ones are reviewed one by one.
//!
//! Always true: a review is shown exactly while the article's mode is [`Mode::Review`]; an update starts from the article's current
//! text. Absent: how claims are found again (`claimlight_core::anchor`).

mod decide;
mod items;
pub mod view;

pub use decide::Decision;
pub use items::{Item, Review};

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Key;

use self::items::Which;
use crate::app::commands::{Command, Group, Row, ctrl_shift, plain, shift, when};
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::select::Toward;
use crate::app::desk::update::{FileRead, Origin, Update};
use crate::app::desk::{self, Desk, Mode, Report};
use crate::app::words::{file_name, short};
use crate::tr;
use claimlight_core::compare;
use claimlight_core::import::ImportOptions;
use claimlight_core::model::{Article, ArticleText, Edit};

/// Reviews of changed texts, and new texts waiting to be accepted, by article number.
#[derive(Debug, Default)]
pub struct State {
    articles: HashMap<u64, OfArticle>,
}

/// What is kept for one open article.
#[derive(Debug)]
struct OfArticle {
    /// The text that `update` starts from. When the article gets another one, `update` is dropped.
    text: Arc<ArticleText>,
    /// The claims carried over to the current text of the article's file, until the user accepts it.
    update: Option<Box<Update>>,
    /// The review that is shown, or that was closed before it was finished.
    review: Option<Review>,
    /// The SHA-256 of the article's file when it was last read.
    sha256: Option<String>,
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// An article has been opened.
    Opened(Box<OpenedText>),
    /// Choose a file with a new text for the shown article.
    ChooseText,
    /// Put the shown article on the text in this file.
    UpdateText(PathBuf),
    /// Read the shown article's file again, with these options or as it was read before, and put the article on the text.
    ReadAgain(Option<ImportOptions>),
    /// Put the shown article on this text, which was mended; the path is that of the file it was read from.
    PutOn(Box<Article>, PathBuf),
    /// The claims of the article with this number were carried over to another text; `None` if the user stopped that.
    TextRead(u64, Box<Option<Result<Update, String>>>),
    /// The file of the article with this number has changed on disk.
    FileChanged(u64),
    /// The file of the article with this number was read again.
    FileRead(u64, FileRead),
    /// Undo or redo has put the shown article on another text: read its file again, even if it is unchanged.
    TextStepped,
    /// Undo or redo has selected a claim: show it in the review if it has not been reviewed yet.
    ShowSelected,
    /// Put the shown article on the new text that was read.
    TakeText,
    /// Open the review of what has not been reviewed since the text changed, or close it.
    Toggle,
    /// Show the item with this index.
    Show(usize),
    /// Show the next or previous item.
    Step(Toward),
    /// Apply a decision to the shown item, and show the next one that needs review.
    Decide(Decision),
}

/// What opening an article found about its text.
#[derive(Debug, Default)]
pub struct OpenedText {
    /// The article's number.
    pub number: u64,
    /// The claims carried over to the current text of the article's file, for the user to accept.
    pub update: Option<Box<Update>>,
    /// The update made while opening: the file was shared without its text, and has been put on another one.
    pub made: Option<Box<Update>>,
}

/// What other parts of the program are asked to do.
#[derive(Debug)]
pub enum Request {
    /// Open an annotation file that was shared without its text, with the text of this article.
    OpenWithText {
        /// The annotation file.
        file: PathBuf,
        /// The article.
        article: PathBuf,
    },
    /// Withdraw the question whether to accept the new text.
    TakeBackQuestion,
}

/// Asks whether to put the claims on the article's new text. Accepting has the focus, as most people want to see the result.
pub fn ask(update: &Update) -> Question<Action> {
    let (found, all) = update.found();
    Question::new(tr!("text-changed-title"))
        .line(tr!("text-changed-what", found = found, all = all))
        .first(tr!("text-changed-look"), Action::TakeText)
        .no(tr!("text-changed-keep"))
}

/// The commands of the review.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::UpdateText, Group::Text, when::reading, || Action::ChooseText),
    Row::new(Command::ReadAgain, Group::Text, when::from_file, || Action::ReadAgain(None)),
    Row::new(Command::Review, Group::Text, when::article, || Action::Toggle).keys(&[ctrl_shift(Key::U)]),
    Row::new(Command::ReviewAccept, Group::Text, when::review, || Action::Decide(Decision::Accept))
        .keys(&[plain(Key::Enter)])
        .of_mode(Mode::Review),
    Row::new(Command::ReviewKeepVerdict, Group::Text, when::review, || Action::Decide(Decision::KeepVerdict))
        .keys(&[shift(Key::Enter)])
        .of_mode(Mode::Review),
    Row::new(Command::ReviewPlace, Group::Text, when::review, || Action::Decide(Decision::ByHand))
        .keys(&[plain(Key::P)])
        .of_mode(Mode::Review),
    Row::new(Command::ReviewUnplaced, Group::Text, when::review, || Action::Decide(Decision::Unplaced))
        .keys(&[plain(Key::X)])
        .of_mode(Mode::Review),
];

impl State {
    /// The review of the shown article; `None` if it is not being shown.
    pub fn shown(&self, desk: &Desk) -> Option<&Review> {
        let document = desk.document.as_ref().filter(|d| d.mode == Some(Mode::Review))?;
        self.articles.get(&document.number)?.review.as_ref()
    }

    /// The new text of the article with this number and the claims carried over to it; `None` if none is waiting to be accepted.
    pub fn update(&self, number: u64) -> Option<&Update> {
        self.articles.get(&number)?.update.as_deref()
    }

    /// The SHA-256 of this article's file when it was last read; `None` if it has not been read.
    pub fn file_seen(&self, number: u64) -> Option<&str> {
        self.articles.get(&number)?.sha256.as_deref()
    }

    /// Applies an action. Returns a request to another part of the program.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Opened(opened) => self.opened(desk, *opened),
            Action::ChooseText => choose_text(desk, out),
            Action::UpdateText(path) => return read_text(desk, out, path, None),
            Action::ReadAgain(options) => {
                let path = desk.document.as_ref()?.article_file.clone()?;
                return read_text(desk, out, path, options);
            }
            Action::PutOn(article, path) => put_on(desk, out, *article, path),
            Action::TextRead(number, read) => return self.text_read(desk, out, number, *read),
            Action::FileChanged(number) => self.read_file(desk, out, number),
            Action::FileRead(number, read) => self.file_read(desk, number, read),
            Action::TextStepped => self.text_stepped(desk, out),
            Action::ShowSelected => self.show_selected(desk),
            Action::TakeText => return self.take_text(desk, out),
            Action::Toggle => return self.toggle(desk, out),
            Action::Show(at) => self.go(desk, |_| at),
            Action::Step(toward) => self.go(desk, |review| match toward {
                Toward::Next => review.at + 1,
                Toward::Previous => review.at + review.items.len().saturating_sub(1),
            }),
            Action::Decide(decision) => self.decide(desk, decision),
        }
        None
    }

    /// Drops what is kept for closed articles, and updates that start from an outdated text. Called after every action.
    pub fn keep_up(&mut self, desk: &Desk) {
        self.articles.retain(|number, of| {
            let Some(document) = desk.documents().find(|d| d.number == *number) else { return false };
            let text = &document.annotations.article.text;
            if !Arc::ptr_eq(&of.text, text) {
                of.text = Arc::clone(text);
                of.update = None;
            }
            true
        });
    }

    fn of(&mut self, document: &Document) -> &mut OfArticle {
        self.articles.entry(document.number).or_insert_with(|| OfArticle {
            text: Arc::clone(&document.annotations.article.text),
            update: None,
            review: None,
            sha256: None,
        })
    }

    fn opened(&mut self, desk: &mut Desk, opened: OpenedText) {
        let is_shown = desk.document.as_ref().is_some_and(|d| d.number == opened.number);
        let Some(document) = desk.open_document(opened.number) else { return };
        if opened.update.is_none() && opened.made.is_none() {
            return;
        }
        let of = self.of(document);
        of.sha256 = opened.update.as_ref().map(|u| u.article.facts.original_sha256.clone());
        of.update = opened.update;
        let review = opened.made.map(|update| Review::new(&document.annotations, Some(&update)));
        let Some(mut review) = review.filter(|r| !r.items.is_empty()) else { return };
        document.mode = Some(Mode::Review);
        let to_look_at = review.show(document, 0, Which::Any);
        of.review = Some(review);
        if is_shown {
            desk.reveal = to_look_at.or(desk.reveal);
        }
    }

    /// Handles the end of reading a new text and carrying an open article's claims over to it.
    fn text_read(
        &mut self,
        desk: &mut Desk,
        out: &mut Out<Action>,
        number: u64,
        read: Option<Result<Update, String>>,
    ) -> Option<Request> {
        desk.working = None;
        let update = match read {
            None => {
                desk.work_stopped();
                return None;
            }
            Some(Err(reason)) => {
                out.ask(Question::told(vec![reason], tr!("ok")));
                return None;
            }
            Some(Ok(update)) => update,
        };
        let document = desk.document.as_ref().filter(|d| d.number == number)?;
        let is_as_before = match update.origin {
            Origin::File(_) => document.text() == update.article.text.as_str(),
            Origin::Mended => document.annotations.article == update.article,
        };
        if is_as_before {
            let document = desk.document.as_mut().filter(|d| d.mode == Some(Mode::Mend));
            if let Some(document) = document {
                document.mode = None;
            }
            desk.say(tr!("update-same-text").to_owned());
            return None;
        }
        let is_the_same_file = update.is_of_the_same_file(&document.annotations);
        if !is_the_same_file && !update.carried.is_the_same_article(&document.annotations) {
            let name = file_name(&update.path);
            out.ask(Question::told(vec![tr!("update-another", name = name)], tr!("ok")));
            return None;
        }
        self.of(document).update = Some(Box::new(update));
        self.take_text(desk, out)
    }

    /// Starts reading an open article's file again.
    fn read_file(&mut self, desk: &mut Desk, out: &mut Out<Action>, number: u64) {
        let known = self.file_seen(number).map(str::to_owned);
        let Some(document) = desk.open_document(number).filter(|d| !d.needs_text) else { return };
        let Some(path) = document.article_file.clone() else { return };
        let (from, revision) = (document.annotations.clone(), document.revision);
        let work = move || {
            let read = FileRead::read(&from, revision, &path, known.as_deref())?;
            Some(Action::FileRead(number, read))
        };
        out.start(Task::new(work, || None).for_text(document.ticket()));
    }

    fn file_read(&mut self, desk: &mut Desk, number: u64, read: FileRead) {
        let Some(document) = desk.open_document(number) else { return };
        let of = self.of(document);
        of.sha256 = Some(read.sha256);
        of.update = None;
        match read.update {
            Some(update) if update.carried.is_the_same_article(&document.annotations) => of.update = Some(update),
            Some(update) => desk.say(tr!("beside-has-another-text", name = file_name(&update.path))),
            None => {}
        }
    }

    fn text_stepped(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(document) = &desk.document else { return };
        // No file has this hash, so the text is compared even if the file has not changed since it was last read.
        self.of(document).sha256 = Some(String::new());
        let number = document.number;
        self.read_file(desk, out, number);
    }

    fn show_selected(&mut self, desk: &mut Desk) {
        let Some(document) = desk.document.as_mut().filter(|d| d.mode == Some(Mode::Review)) else { return };
        let Some(review) = self.articles.get_mut(&document.number).and_then(|of| of.review.as_mut()) else { return };
        let selected = document.selected_claim().map(|c| c.id);
        let is_it = |i: &Item| Some(i.claim) == selected && i.is_pending(&document.annotations);
        if let Some(at) = review.items.iter().position(is_it) {
            desk.reveal = review.show(document, at, Which::Any);
        }
    }

    /// Puts the shown article on the new text that was read, as one undoable step, and shows what needs review.
    fn take_text(&mut self, desk: &mut Desk, out: &mut Out<Action>) -> Option<Request> {
        let document = desk.document.as_mut()?;
        let of = self.of(document);
        let Some(update) = of.update.take() else { return Some(Request::TakeBackQuestion) };
        if document.revision != update.revision {
            // The user has changed something meanwhile: carry that over too.
            return match update.origin {
                Origin::File(options) => read_text(desk, out, update.path, options),
                Origin::Mended => {
                    put_on(desk, out, update.article, update.path);
                    None
                }
            }
            .or(Some(Request::TakeBackQuestion));
        }
        let mut edits = compare::changes(&document.annotations, &update.carried.annotations);
        let (before, after) = (&document.annotations.article.text, &update.article.text);
        if before.as_str() == after.as_str() && before != after {
            // The words are the same, but not the blocks.
            edits.insert(0, Edit::changed(before, after));
        }
        let mut review = Review::new(&update.carried.annotations, Some(&update));
        review.place_before(&document.annotations, &update);
        let act = match update.origin {
            Origin::File(_) => tr!("act-update-text"),
            Origin::Mended => tr!("act-mend"),
        };
        document.change(act, edits, None);
        document.mode = None;
        let (found, all) = review.found();
        if review.items.is_empty() {
            of.review = None;
            desk.say_done(match update.origin {
                Origin::Mended if all == 0 => tr!("mend-used").to_owned(),
                _ => tr!("update-all-found", n = all),
            });
            desk.focus_article = true;
        } else {
            document.mode = Some(Mode::Review);
            desk.reveal = review.show(document, 0, Which::Any);
            of.review = Some(review);
            desk.say_done(tr!("update-found", found = found, all = all));
            desk.focus_article = true;
        }
        Some(Request::TakeBackQuestion)
    }

    fn toggle(&mut self, desk: &mut Desk, out: &mut Out<Action>) -> Option<Request> {
        let document = desk.document.as_mut()?;
        if document.mode == Some(Mode::Review) {
            document.mode = None;
            desk.focus_article = true;
            return None;
        }
        let of = self.of(document);
        if of.update.is_some() {
            return self.take_text(desk, out);
        }
        let all = Review::new(&document.annotations, None);
        if all.items.is_empty() {
            desk.say(tr!("review-nothing").to_owned());
            return None;
        }
        // Continues the review as it was left, with the text before, unless there is now something else to review.
        let as_left = of.review.take().filter(|left| left.left(&document.annotations) == all.items.len());
        let mut review = as_left.unwrap_or(all);
        document.mode = Some(Mode::Review);
        let at = review.at;
        desk.reveal = review.show(document, at, Which::Pending);
        of.review = Some(review);
        desk.focus_article = true;
        None
    }

    fn decide(&mut self, desk: &mut Desk, decision: Decision) {
        let Some(document) = desk.document.as_ref().filter(|d| d.mode == Some(Mode::Review)) else {
            return desk.say(tr!("review-nothing").to_owned());
        };
        let Some(of) = self.articles.get_mut(&document.number) else { return };
        let Some(review) = &mut of.review else { return };
        let mut done = false;
        desk.act(|document| {
            let report = review.decide(document, decision);
            done = matches!(report, Report::Done(_));
            report
        });
        let Some(document) = desk.document.as_mut().filter(|_| done) else { return };
        if review.left(&document.annotations) == 0 {
            document.mode = None;
            of.review = None;
            desk.say_done(tr!("review-done").to_owned());
        } else {
            desk.reveal = review.show(document, review.at + 1, Which::Pending);
        }
        desk.focus_article = true;
    }

    /// Shows the item with the index that `to` returns. Indices past the end start over.
    fn go(&mut self, desk: &mut Desk, to: impl FnOnce(&Review) -> usize) {
        let Some(document) = desk.document.as_mut().filter(|d| d.mode == Some(Mode::Review)) else { return };
        let Some(review) = self.articles.get_mut(&document.number).and_then(|of| of.review.as_mut()) else { return };
        let at = to(review) % review.items.len().max(1);
        desk.reveal = review.show(document, at, Which::Any);
        desk.focus_article = true;
    }
}

fn choose_text(desk: &Desk, out: &mut Out<Action>) {
    let Some(document) = &desk.document else { return };
    let choice = Choice::new("dialog-update-text", Wanted::File, Kind::Article, Action::UpdateText);
    out.choose(choice.for_article(document.number));
}

/// Starts reading the text in a file and carrying the shown article's claims over to it. Without a ticket: if the article has
/// another text by then, the claims are carried over from that one.
fn read_text(desk: &mut Desk, out: &mut Out<Action>, path: PathBuf, options: Option<ImportOptions>) -> Option<Request> {
    let document = desk.document.as_ref()?;
    if let Some(file) = document.source.clone().filter(|_| document.needs_text) {
        return Some(Request::OpenWithText { file, article: path });
    }
    let (number, revision, from) = (document.number, document.revision, document.annotations.clone());
    let course = desk.work(tr!("update-working", name = short(&file_name(&path))));
    let work = move || {
        let read = Update::read(&from, revision, (&path, options), &course).transpose().filter(|_| !course.is_ended());
        Some(Action::TextRead(number, Box::new(read)))
    };
    let failed = move || Some(Action::TextRead(number, Box::new(Some(Err(desk::mistake())))));
    out.start(Task::new(work, failed));
    None
}

/// Starts carrying the shown article's claims over to a text of it that was mended.
fn put_on(desk: &mut Desk, out: &mut Out<Action>, article: Article, path: PathBuf) {
    let Some(document) = desk.document.as_ref() else { return };
    let (number, revision, from) = (document.number, document.revision, document.annotations.clone());
    let course = desk.work(tr!("update-working", name = short(&file_name(&path))));
    let work = move || {
        let update = Update::mended(&from, article, revision, &path, &course).filter(|_| !course.is_ended());
        Some(Action::TextRead(number, Box::new(update.map(Ok))))
    };
    let failed = move || Some(Action::TextRead(number, Box::new(Some(Err(desk::mistake())))));
    out.start(Task::new(work, failed));
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::desk::progress::Course;
    use crate::app::desk::saving_state::Saving;
    use crate::app::settings::Settings;
    use claimlight_core::model::{Annotations, sha256_hex};
    use claimlight_core::{import, text};

    const OLD: &str = "The bridge closed in May. It opened in June.";
    const NEW: &str = "In short: The bridge closed in May. It opened in June.";

    fn desk() -> Desk {
        let mut desk = Desk::new(Settings::default(), None);
        let annotations = Annotations::new(import::pasted(OLD));
        let mut document = Document::new(annotations, desk.settings.person(), Saving::default());
        document.number = 7;
        document.select_words(text::TextRange::from_usize(0..25));
        document.judge(None);
        desk.document = Some(document);
        desk
    }

    /// The article's file, read again with another text.
    fn file_read(desk: &Desk) -> Action {
        let document = desk.document.as_ref().unwrap();
        let (sha256, path) = (sha256_hex(OLD.as_bytes()), Path::new("a.txt"));
        let article = import::pasted(NEW);
        let update = Update::new(&document.annotations, article, document.revision, path, &Course::default());
        Action::FileRead(7, FileRead { sha256, update: update.map(Box::new) })
    }

    #[test]
    fn a_text_that_waits_goes_with_the_text_for_which_it_was_read() {
        let (mut state, mut desk) = (State::default(), desk());
        let read = file_read(&desk);
        assert!(state.apply(&mut desk, &mut Out::default(), read).is_none());
        state.keep_up(&desk);
        assert!(state.update(7).is_some());
        let request = state.apply(&mut desk, &mut Out::default(), Action::TakeText);
        assert!(matches!(request, Some(Request::TakeBackQuestion)));
        assert_eq!(desk.document.as_ref().unwrap().text(), NEW);
        assert!(state.update(7).is_none() && state.shown(&desk).is_none(), "everything is found word for word");
        // The file is read once more, then the text is put back.
        let read = file_read(&desk);
        assert!(state.apply(&mut desk, &mut Out::default(), read).is_none());
        state.keep_up(&desk);
        assert!(desk.document.as_mut().unwrap().undo().is_some());
        state.keep_up(&desk);
        assert!(state.update(7).is_none());
        assert!(state.file_seen(7).is_some());
    }

    #[test]
    fn a_text_is_read_anew_if_the_claims_have_changed_meanwhile() {
        let (mut state, mut desk) = (State::default(), desk());
        let read = file_read(&desk);
        assert!(state.apply(&mut desk, &mut Out::default(), read).is_none());
        desk.document.as_mut().unwrap().judge(Some("verified"));
        let mut out = Out::default();
        assert!(matches!(state.apply(&mut desk, &mut out, Action::TakeText), Some(Request::TakeBackQuestion)));
        assert_eq!((out.tasks.len(), desk.document.as_ref().unwrap().text()), (1, OLD));
    }

    #[test]
    fn nothing_is_kept_of_an_article_that_is_closed() {
        let (mut state, mut desk) = (State::default(), desk());
        let read = file_read(&desk);
        assert!(state.apply(&mut desk, &mut Out::default(), read).is_none());
        desk.document = None;
        state.keep_up(&desk);
        assert!(state.articles.is_empty());
    }
}
