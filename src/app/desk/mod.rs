//! What is open: the articles, the selection in each, and the work done for them off the window's thread.
//!
//! Always true: capabilities change the desk, never each other. Absent: anything that only one capability needs.

mod action;
pub mod articles_in;
pub mod choice;
pub mod claims;
pub mod copies;
pub mod document;
pub mod exercise;
pub mod in_folder;
pub mod journaled;
pub mod out;
pub mod place_span;
pub mod pool;
pub mod progress;
pub mod question;
pub mod saving_state;
pub mod select;
pub mod selection;
pub mod standing;
pub mod tally;
pub mod update;

pub use action::Action;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::app::desk::document::{Document, Field};
use crate::app::desk::exercise::Stage;
use crate::app::desk::journaled::Journaled;
use crate::app::desk::pool::Ticket;
use crate::app::desk::progress::{Course, Working};
use crate::app::desk::saving_state::Target;
use crate::app::desk::select::{Extend, Reveal, Toward, Unit};
use crate::app::desk::selection::End;
use crate::app::settings::Settings;
use crate::tr;
use claimlight_core::file::{self, Home};
use claimlight_core::model::{AnnotatorId, Claim, ClaimId, Shown};
use claimlight_core::text::TextRange;

/// A message of the status line or of the message bar.
#[derive(Clone, Debug)]
pub struct Message {
    /// The text shown.
    pub text: String,
    /// A command offered with the message, if any.
    pub offer: Option<Offer>,
    /// When the message was set.
    pub at: Instant,
}

/// The result of an act, reported in the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// The act changed something and can be undone; the text says what was done.
    Done(String),
    /// The act changed nothing; the text says why.
    Nothing(String),
}

/// What the step commands go through in place of the article's claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// What changed with the article's text.
    Review,
    /// The claims of two people, compared.
    Compare,
    /// The blocks of a text that is being mended.
    Mend,
    /// What there is to decide where people differ.
    Adjudicate,
    /// Figures of agreement, on a page in place of the article.
    Agreement,
    /// Answers of pupils, on a page in place of the article.
    Grading,
}

/// Where a person is who looks at figures of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// At the page, which stands in place of the article.
    Page,
    /// In an article, at one of the things of which a figure is made.
    Steps,
}

/// How far grading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grading {
    /// Exercise, key and hand-ins are being chosen.
    SetUp,
    /// There is a page of answers.
    Answers,
}

/// The command that a message offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Undo the last act.
    Undo,
    /// Show the report that was written in its folder.
    Exported,
    /// See what others did.
    Incoming,
    /// Look at what changed with the article's text.
    Review,
}

/// The parts of the window that F6 cycles through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The menu bar.
    Menus,
    /// The list of articles.
    Articles,
    /// The article.
    Article,
    /// The list of claims.
    Claims,
    /// The inspector.
    Inspector,
}

/// The state that all capabilities work on.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Desk {
    /// The article shown.
    pub document: Option<Document>,
    /// The other open articles; the most recently shown one is at the end.
    pub shelf: Vec<Document>,
    /// The folder whose articles are listed.
    pub folder: Option<PathBuf>,
    /// The file requested last, while it is being opened.
    pub opening: Option<PathBuf>,
    /// Counts the articles opened since the start, to number them.
    pub counter: u64,
    /// The settings kept between starts.
    pub settings: Settings,
    /// The file that holds the settings; `None` if they are not kept.
    pub settings_path: Option<PathBuf>,
    /// The message in the status line, if any.
    pub message: Option<Message>,
    /// What others did, in the message bar until it is looked at or put away.
    pub news: Option<Message>,
    /// The range to scroll into view in the next frame.
    pub reveal: Option<TextRange>,
    /// The field that gets the keyboard focus in the next frame.
    pub focus: Option<Field>,
    /// Whether the article gets the keyboard focus in the next frame.
    pub focus_article: bool,
    /// The pane that has the keyboard focus, or is about to get it.
    pub pane: Pane,
    /// Whether [`pane`](Self::pane) gets the keyboard focus in the next frame.
    pub focus_pane: bool,
    /// Whether the menus are opened in the next frame, or closed if they are open.
    pub open_menus: bool,
    /// Whether only the article is shown.
    pub reading: bool,
    /// Whether figures of agreement are looked at, and where.
    pub agreement: Option<Agreement>,
    /// Whether somebody decides between others in the files of which they are.
    pub has_decisions: bool,
    /// Whether answers of pupils are graded, on a page in place of the article, and how far that has come.
    pub grading: Option<Grading>,
    /// Whether, in a low window, the list of claims is shown although a claim is selected.
    pub list_first: bool,
    /// The width and the height of the window, in points.
    pub width: f32,
    /// See [`width`](Self::width).
    pub height: f32,
    /// The pane that lies over the article, in a window that has no room for it beside the article.
    pub over: Option<Pane>,
    /// How far the journal has been written; `None` if no journal is kept.
    pub journaled: Option<Journaled>,
    /// The work off the window's thread that the person is waiting for.
    pub working: Option<Working>,
    /// Text to put on the clipboard.
    pub copy: Option<String>,
    /// A web address to open in the browser, already confirmed by the person.
    pub browse: Option<String>,
    /// Whether the window should close.
    pub close: bool,
    /// Whether the window should come to the front.
    pub raise: bool,
    /// Whether the window should have the whole screen.
    pub full_screen: bool,
    /// Whether to read the clipboard, because a text is to be pasted.
    pub request_paste: bool,
}

/// The message shown if a task is cut short by a mistake in the program.
pub fn mistake() -> String {
    tr!("a-mistake-in-claimlight-nothing-on").to_owned()
}

impl Desk {
    /// Creates a desk with nothing open.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>) -> Self {
        Self {
            document: None,
            shelf: Vec::new(),
            folder: None,
            opening: None,
            counter: 0,
            settings,
            settings_path,
            message: None,
            news: None,
            reveal: None,
            focus: None,
            focus_article: true,
            pane: Pane::Article,
            focus_pane: false,
            open_menus: false,
            reading: false,
            agreement: None,
            has_decisions: false,
            grading: None,
            list_first: false,
            width: f32::INFINITY,
            height: f32::INFINITY,
            over: None,
            journaled: None,
            working: None,
            copy: None,
            browse: None,
            close: false,
            raise: false,
            full_screen: false,
            request_paste: false,
        }
    }

    pub(in crate::app) fn with(&mut self, change: impl FnOnce(&mut Document)) {
        if let Some(document) = &mut self.document {
            change(document);
        }
    }

    pub(in crate::app) fn moving(&mut self, change: impl FnOnce(&mut Document)) {
        self.with(change);
        let caret = self.document.as_ref().map(Document::caret);
        self.reveal = caret.map(|at| TextRange::new(at, at));
    }

    pub(in crate::app) fn step(&mut self, what: &'static str, step: impl FnOnce(&mut Document) -> bool) {
        let Some(document) = &mut self.document else { return };
        if step(document) {
            self.reveal = Some(document.selected_range());
        } else {
            self.say(tr!(what).to_owned());
        }
        self.focus_article = true;
    }

    pub(in crate::app) fn act(&mut self, act: impl FnOnce(&mut Document) -> Report) {
        let Some(document) = &mut self.document else { return };
        if document.needs_text {
            return self.say(tr!("needs-text-first").to_owned());
        }
        match act(document) {
            Report::Done(text) => self.say_done(text),
            Report::Nothing(text) => self.say(text),
        }
    }

    pub(in crate::app) fn edit(&mut self, id: ClaimId, name: &str, edit: impl FnOnce(&mut Claim, AnnotatorId)) {
        self.with(|d| {
            let me = d.me;
            d.edit_claim(id, name, None, |claim| edit(claim, me));
        });
    }

    pub(in crate::app) fn move_by(&mut self, toward: Toward, unit: Unit, extend: Extend) {
        let Some(document) = &mut self.document else { return };
        match document.end {
            Some(end) if extend == Extend::No && unit != Unit::Text => {
                let is_claim = document.selected_claim().is_some();
                if !document.move_end(end, toward, unit) {
                    self.say(tr!("the-end-cant-go-further").to_owned());
                } else if is_claim {
                    self.say_done(tr!("end-of-the-claim-moved").to_owned());
                }
                let range = self.document.as_ref().map(Document::selected_range);
                self.reveal = range.map(|r| match end {
                    End::Start => TextRange::new(r.start(), r.start()),
                    End::End => TextRange::new(r.end(), r.end()),
                });
            }
            _ => self.moving(|d| d.move_caret(toward, unit, extend)),
        }
    }

    pub(in crate::app) fn select_claim(&mut self, id: ClaimId, reveal: Reveal) {
        let Some(document) = &mut self.document else { return };
        if document.annotations.claims.get(id).is_none() {
            return;
        }
        document.select_claim(id);
        self.list_first = false;
        if reveal == Reveal::Yes {
            self.reveal = Some(document.selected_range());
        }
        self.focus_article = true;
    }

    pub(in crate::app) fn next_unread(&mut self) {
        let Some(document) = &mut self.document else { return };
        if !document.sentences_known {
            self.say(tr!("the-sentences-are-still-being-counted").to_owned());
            return;
        }
        let range = document.selected_range();
        match document.progress.next_unread(range.end()) {
            Some(sentence) => {
                document.select_words(sentence);
                self.reveal = Some(sentence);
                self.focus_article = true;
            }
            None => self.say(tr!("every-sentence-is-read").to_owned()),
        }
    }

    pub(in crate::app) fn next_to_check(&mut self) {
        let Some(document) = &self.document else { return };
        let claims = document.annotations.claims.as_slice();
        let after = match document.selected_claim().and_then(|c| document.annotations.claims.position(c.id)) {
            Some(i) => i + 1,
            None => claims.partition_point(|c| c.start().is_some_and(|start| start < document.caret())),
        };
        let (before, from) = claims.split_at(after.min(claims.len()));
        let next = from.iter().chain(before).find(|c| document.shown(c) == Shown::ToCheck).map(|c| c.id);
        match next {
            Some(id) => self.select_claim(id, Reveal::Yes),
            None => self.say(tr!("no-claim-to-check").to_owned()),
        }
    }

    /// Shows a message in the status line.
    pub fn say(&mut self, text: String) {
        self.tell(text, None);
    }

    pub(in crate::app) fn say_done(&mut self, text: String) {
        self.tell(text, Some(Offer::Undo));
    }

    /// Shows a message in the status line, optionally with a command that fits it. What others did is news, which stands in the message
    /// bar.
    pub(in crate::app) fn tell(&mut self, text: String, offer: Option<Offer>) {
        let message = Some(Message { text, offer, at: Instant::now() });
        match offer {
            Some(Offer::Incoming | Offer::Review) => self.news = message,
            Some(Offer::Undo | Offer::Exported) | None => self.message = message,
        }
    }

    /// What the step commands go through in the shown article in place of its claims; `None` if they go through the claims.
    pub fn mode(&self) -> Option<Mode> {
        if self.agreement == Some(Agreement::Page) {
            return Some(Mode::Agreement);
        }
        if self.grading.is_some() {
            return Some(Mode::Grading);
        }
        self.document.as_ref().and_then(|d| d.mode)
    }

    /// Why claims of the shown article can't be worked on, as the key of a text: they are not on the screen. `None` if they are.
    pub fn hides_claims(&self) -> Option<&'static str> {
        if self.stage() == Some(Stage::Card) {
            return Some("exercise-start-first");
        }
        match self.mode() {
            Some(Mode::Mend) => Some("mend-first"),
            Some(Mode::Agreement) => Some("agree-first"),
            Some(Mode::Grading) => Some("grade-first"),
            Some(Mode::Review | Mode::Compare | Mode::Adjudicate) | None => None,
        }
    }

    /// Whether a pane gets the keyboard focus in this frame.
    pub fn takes_focus(&self, pane: Pane) -> bool {
        self.focus_pane && self.pane == pane
    }

    /// All open articles, the shown one last.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.shelf.iter().chain(&self.document)
    }

    /// The open article with this number.
    pub fn open_document(&mut self, number: u64) -> Option<&mut Document> {
        self.document.iter_mut().chain(&mut self.shelf).find(|d| d.number == number)
    }

    /// The path of one of the program's own files, beside its settings; `None` if settings are not kept.
    pub fn beside_settings(&self, name: &str) -> Option<PathBuf> {
        self.settings_path.as_ref().map(|p| p.with_file_name(name))
    }

    /// The program's data folder; `None` if settings are not kept.
    pub fn home(&self) -> Option<Home> {
        self.settings_path.as_ref().and_then(|p| p.parent()).map(|folder| Home::new(folder.to_owned()))
    }

    /// The files of open articles that others may write, each with the article's number: annotation files and article files.
    pub fn watched(&self) -> Vec<(u64, PathBuf)> {
        let of = |d: &Document| {
            let annotations = match &d.saving.target {
                // A file that does not exist yet may appear: somebody else may start one.
                Target::File(path) => Some(path.clone()),
                Target::None => None,
            };
            let number = d.number;
            annotations.into_iter().chain(d.article_file.clone()).map(move |path| (number, path))
        };
        self.documents().flat_map(of).collect()
    }

    /// Has the annotation file of an open article read again at my next pause.
    pub(in crate::app) fn look_again(&mut self, number: u64) {
        if let Some(document) = self.open_document(number) {
            document.saving.look = true;
        }
    }

    /// Shows that work is under way, and returns the course on which it reports its progress.
    pub(in crate::app) fn work(&mut self, says: String) -> Arc<Course> {
        let (working, course) = Working::new(says, None);
        self.working = Some(working);
        course
    }

    /// Shows that work on one text is under way, and returns the course on which it reports its progress. The work is no
    /// longer shown once its result comes too late.
    pub fn work_for(&mut self, ticket: Ticket, says: String) -> Arc<Course> {
        let (working, course) = Working::new(says, Some(ticket));
        self.working = Some(working);
        course
    }

    /// Stops showing the work for this ticket: its result came too late.
    pub fn late(&mut self, ticket: Ticket) {
        self.working.take_if(|w| w.is_for(ticket));
    }

    /// Stops the work under way. Returns `false` if there is none or it can't be stopped.
    pub(in crate::app) fn stop_work(&mut self) -> bool {
        let Some(working) = self.working.as_ref().filter(|w| w.percent().is_some()) else { return false };
        working.stop();
        // Nobody has to wait until the reader of a file has come to its end: what it finds is dropped.
        if self.opening.take().is_some() {
            self.work_stopped();
        }
        true
    }

    /// Takes note that the work under way was stopped, and says so in the status line.
    pub(in crate::app) fn work_stopped(&mut self) {
        self.working = None;
        self.say(tr!("work-stopped").to_owned());
    }

    /// Whether the shown article is saved to a file of my own.
    pub fn works_on_my_own(&self) -> bool {
        let Some(document) = self.document.as_ref().filter(|d| d.annotations.purpose.is_none()) else { return false };
        let (article, me) = (document.article_file.as_deref(), self.settings.my_name());
        matches!(&document.saving.target, Target::File(path) if file::is_own_of(path, article, me))
    }

    /// Whether there is more than one article to go to: a folder, or several open ones.
    pub fn has_many(&self) -> bool {
        self.folder.is_some() || self.documents().count() > 1
    }
}
