//! What is open, selected and shown. It changes only by [`State::apply`].

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::app::commands::Command;
use crate::app::dialogs::{Dialog, Purpose};
use crate::app::document::{Document, Fact, Field};
use crate::app::evidence::Offered;
use crate::app::find::{Find, Same};
use crate::app::folder::Folder;
use crate::app::jobs::Job;
use crate::app::keys::Keymap;
use crate::app::listing::{Filter, Listing, Sort};
use crate::app::mark::Outcome;
use crate::app::palette::Palette;
use crate::app::parts::Split;
use crate::app::recovery::{Note, Written};
use crate::app::remembered::Remembered;
use crate::app::scheme::{Draft, Moving};
use crate::app::select::{Toward, Unit};
use crate::app::settings::Settings;
use crate::app::share::{Holding, Removal, Sharing};
use crate::app::versions::Earlier;
use crate::app::working::Working;
use crate::tr;
use claimlight_core::file::journal::Left;
use claimlight_core::model::{AnnotatorId, Claim, ClaimId, EvidenceId, Scheme, Snapshot};
use claimlight_core::text::TextRange;

/// A message of the status line.
#[derive(Clone, Debug)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// The command that it offers: undo, or seeing what came in.
    pub offer: Option<Command>,
    /// When it was said.
    pub at: Instant,
}

/// Why an article is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The window closes, with all articles in it.
    Close,
    /// The shown article is closed.
    CloseArticle,
    /// The shown article is gone on with in a file of my own.
    OnMyOwn,
}

/// A question that the window asks; the article stays in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Leave the article although there are changes that are not saved?
    Unsaved(Then),
    /// Replace this file, which exists already?
    Replace(Purpose, PathBuf),
    /// A web address was pasted or dropped: what can be done with it.
    Address(String),
    /// Open this address in the browser?
    Browse(String),
    /// The annotation file beside the article is of another text.
    OtherText {
        /// That file.
        other: PathBuf,
        /// Where this article's annotations can go instead.
        free: PathBuf,
    },
    /// The file just opened is of an article on which I have claims in another file.
    MergeIn {
        /// Where those are.
        mine: Mine,
        /// The file just opened.
        path: PathBuf,
        /// What would come in, in words; `None`: nothing.
        news: Option<String>,
    },
    /// Open this file, although it is very large?
    Large {
        /// What is to be opened.
        path: PathBuf,
        /// The name of the file that is so large: it, or the one beside it.
        name: String,
        /// How large a file is opened without a question, in bytes.
        most: u64,
    },
    /// The article's file has another text now than the one that its claims were made on.
    TextChanged {
        /// How many spans of claims were found again.
        found: usize,
        /// How many there are.
        all: usize,
    },
    /// Take this out of the file for good? The name of a person, where it is one.
    Remove(Removal, String),
    /// Things to know about the file just opened.
    Told(Vec<String>),
}

/// Where my claims on an article are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mine {
    /// In the open article with this number.
    Open(u64),
    /// In an article that is not open: this file leads there.
    Closed(PathBuf),
}

/// The parts of the window that F6 goes through.
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

/// Something over the window that is not a question; one at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// The keys.
    Keys,
    /// The settings.
    Settings,
    /// The palette.
    Palette(Palette),
    /// Other places of the same words.
    Same(Same),
    /// A text kept with evidence, and whether it is as it was when it was kept.
    Snapshot(Box<Snapshot>, bool),
    /// The scheme being edited.
    Scheme(Box<Draft>),
    /// Where verdicts go in another scheme.
    Moving(Box<Moving>),
    /// A claim being split into parts.
    Split(Split),
    /// Goes to a claim by the number typed.
    GoTo(String),
    /// Facts about the article.
    Details,
    /// What is to decide.
    Decide,
    /// What others did that came in.
    Incoming,
    /// A copy that is about to be given away.
    Share(Box<Sharing>),
    /// What the file holds.
    Holding(Box<Holding>),
    /// Earlier versions of the file.
    Versions(Vec<Earlier>),
    /// What one of them holds, a line a claim.
    Version(Vec<String>),
    /// The dialog for files where the desktop has none.
    Dialog(Box<Dialog>),
}

impl Sheet {
    /// Whether it acts on the article that is shown.
    pub fn is_of_article(&self) -> bool {
        match self {
            Self::Keys | Self::Settings | Self::Palette(_) => false,
            Self::Dialog(dialog) => dialog.purpose.is_of_article(),
            _ => true,
        }
    }
}

/// All that the window shows.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct State {
    /// The article shown.
    pub document: Option<Document>,
    /// The other open articles, the one shown last at the end.
    pub shelf: Vec<Document>,
    /// The open folder.
    pub folder: Option<Folder>,
    /// The file that was asked for last and is on its way.
    pub opening: Option<PathBuf>,
    /// Whether the folder just opened is to show its first article.
    pub open_first: bool,
    /// What was open lately, and where it was left.
    pub remembered: Remembered,
    /// The web address that was pasted last: the source of the next text that is pasted.
    pub pasted_address: Option<String>,
    /// The scheme of articles that have none yet; `None`: the first that comes along.
    pub scheme: Option<Arc<Scheme>>,
    /// What comes back when the dialog for files closes.
    pub behind: Option<Sheet>,
    /// What is shown over the window.
    pub sheet: Option<Sheet>,
    /// What is remembered between starts.
    pub settings: Settings,
    /// The keys of each command, after the settings.
    pub keymap: Keymap,
    /// The command that the next key is for.
    pub capturing: Option<Command>,
    /// The pane that has the keyboard, or is to get it.
    pub pane: Pane,
    /// Whether that pane is to get it in the next frame.
    pub focus_pane: bool,
    /// Where they are kept.
    pub settings_path: Option<PathBuf>,
    /// What the status line says.
    pub message: Option<Message>,
    /// What is asked.
    pub question: Option<Question>,
    /// How the list of claims is set up.
    pub listing: Listing,
    /// Evidence given before that fits what is typed.
    pub offered: Offered,
    /// The evidence with which the text of the next dropped file is kept.
    pub await_drop: Option<(ClaimId, EvidenceId)>,
    /// The bar that finds words, while it is open.
    pub find: Option<Find>,
    /// Whether only the article is shown.
    pub reading: bool,
    /// Whether, in a low window, the list of claims is shown although a claim is selected.
    pub list_first: bool,
    /// What is to come into sight in the next frame.
    pub reveal: Option<TextRange>,
    /// The field that is to get the keyboard in the next frame.
    pub focus: Option<Field>,
    /// Whether the article is to get the keyboard in the next frame.
    pub focus_article: bool,
    /// What is to be done off this thread.
    pub jobs: Vec<Job>,
    /// What is being done there while the person waits.
    pub working: Option<Working>,
    /// Words to be put on the clipboard.
    pub copy: Option<String>,
    /// An address to be opened in the browser, asked and answered.
    pub browse: Option<String>,
    /// What is to be done when the save under way has ended well.
    pub then: Option<Then>,
    /// Whether the window is to close.
    pub close: bool,
    /// Whether the window is to come to the front.
    pub raise: bool,
    /// Whether the clipboard is to be read: a text is to be pasted.
    pub request_paste: bool,
    /// Counts articles opened: their numbers.
    pub counter: u64,
    /// Folders that others empty: nothing is saved there without being asked to.
    pub emptied: Vec<PathBuf>,
    /// What is to be told to the journal.
    pub notes: Vec<Note>,
    /// How far the journal is; `None` where there is none.
    pub written: Option<Written>,
    /// What crashes left behind, the latest first.
    pub left: Vec<Left>,
    /// What of it was put off until later.
    pub put_off: Vec<Left>,
    /// The article that is opened to have another copy merged in, and that copy.
    pub merging: Option<(PathBuf, PathBuf)>,
    /// What is brought back when its article has been opened.
    pub restoring: Option<Left>,
}

impl State {
    /// Nothing open.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>) -> Self {
        Self {
            document: None,
            shelf: Vec::new(),
            folder: None,
            opening: None,
            open_first: false,
            remembered: Remembered::default(),
            pasted_address: None,
            scheme: None,
            behind: None,
            sheet: None,
            keymap: Keymap::new(&settings.keys, settings.letters),
            capturing: None,
            pane: Pane::Article,
            focus_pane: false,
            settings,
            settings_path,
            message: None,
            question: None,
            listing: Listing::default(),
            offered: Offered::default(),
            await_drop: None,
            find: None,
            reading: false,
            list_first: false,
            reveal: None,
            focus: None,
            focus_article: true,
            jobs: Vec::new(),
            working: None,
            copy: None,
            browse: None,
            then: None,
            close: false,
            raise: false,
            request_paste: false,
            counter: 0,
            emptied: Vec::new(),
            notes: Vec::new(),
            written: None,
            left: Vec::new(),
            put_off: Vec::new(),
            merging: None,
            restoring: None,
        }
    }

    pub(super) fn with(&mut self, change: impl FnOnce(&mut Document)) {
        if let Some(document) = &mut self.document {
            change(document);
        }
    }

    pub(super) fn moving(&mut self, change: impl FnOnce(&mut Document)) {
        self.with(change);
        let caret = self.document.as_ref().map(Document::caret);
        self.reveal = caret.map(|at| TextRange::new(at, at));
    }

    pub(super) fn with_folder(&mut self, change: impl FnOnce(&mut Folder)) {
        if let Some(folder) = &mut self.folder {
            change(folder);
        }
    }

    pub(super) fn with_same(&mut self, change: impl FnOnce(&mut Same)) {
        if let Some(Sheet::Same(same)) = &mut self.sheet {
            change(same);
        }
    }

    pub(super) fn set_filter(&mut self, filter: Filter) {
        self.listing.filter = filter;
        self.listing.picked.clear();
    }

    pub(super) fn set_sort(&mut self, sort: Sort) {
        self.listing.sort = sort;
    }

    /// Does something to all picked claims, as one act.
    pub(super) fn with_picked(&mut self, act: impl FnOnce(&mut Document, &[ClaimId]) -> Outcome) {
        let picked = std::mem::take(&mut self.listing.picked);
        self.act(|d| act(d, &picked));
        // What is still there stays picked.
        let claims = self.document.as_ref().map(|d| &d.annotations.claims);
        self.listing.picked = picked.into_iter().filter(|id| claims.is_some_and(|c| c.get(*id).is_some())).collect();
    }

    /// Shows something over the window, or nothing more: then the article has the keyboard again.
    pub(super) fn show_sheet(&mut self, sheet: Option<Sheet>) {
        let dialog_ends = sheet.is_none() && matches!(self.sheet, Some(Sheet::Dialog(_)));
        self.sheet = if dialog_ends { self.behind.take() } else { sheet };
        self.focus_article = self.sheet.is_none();
    }

    pub(super) fn toggle(&mut self, sheet: Sheet) {
        let shown = self.sheet.as_ref().is_some_and(|s| std::mem::discriminant(s) == std::mem::discriminant(&sheet));
        self.show_sheet((!shown).then_some(sheet));
    }

    /// Whether a pane is to get the keyboard in this frame.
    pub fn takes_focus(&self, pane: Pane) -> bool {
        self.focus_pane && self.pane == pane
    }

    /// Changes a fact about the article; another language has its sentences found anew.
    pub(super) fn set_fact(&mut self, fact: Fact, text: &str) {
        let Some(document) = &mut self.document else { return };
        if document.set_fact(fact, text) && fact == Fact::Language {
            let number = document.number;
            self.sentences_again(number);
        }
    }

    pub(super) fn step(&mut self, what: &'static str, step: impl FnOnce(&mut Document) -> bool) {
        let Some(document) = &mut self.document else { return };
        if step(document) {
            self.reveal = Some(document.selected_range());
        } else {
            self.say(tr!(what).to_owned());
        }
        self.focus_article = true;
    }

    pub(super) fn act(&mut self, act: impl FnOnce(&mut Document) -> Outcome) {
        let name = self.settings.my_name().to_owned();
        let Some(document) = &mut self.document else { return };
        if document.needs_text {
            return self.say(tr!("needs-text-first").to_owned());
        }
        match act(document) {
            Outcome::Done(text) => {
                document.introduce(&name);
                self.say_done(text);
            }
            Outcome::Nothing(text) => self.say(text),
        }
    }

    pub(super) fn edit(&mut self, id: ClaimId, name: &str, edit: impl FnOnce(&mut Claim, AnnotatorId)) {
        let my_name = self.settings.my_name().to_owned();
        self.with(|d| {
            let me = d.me;
            if d.edit_claim(id, name, None, |claim| edit(claim, me)) {
                d.introduce(&my_name);
            }
        });
    }

    pub(super) fn judge(&mut self, i: usize) {
        self.with(|d| d.end = None);
        let verdict = self.document.as_ref().and_then(|d| d.annotations.scheme.verdicts.get(i)).map(|v| v.id.clone());
        if let Some(verdict) = verdict {
            self.act(|d| d.judge(Some(&verdict)));
        }
    }

    pub(super) fn move_by(&mut self, toward: Toward, unit: Unit, extend: bool) {
        let Some(document) = &mut self.document else { return };
        match document.end {
            Some(end) if !extend && unit != Unit::Text => {
                let is_claim = document.selected_claim().is_some();
                if !document.move_end(end, toward, unit) {
                    self.say(tr!("the-end-cant-go-further").to_owned());
                } else if is_claim {
                    self.say_done(tr!("end-of-the-claim-moved").to_owned());
                }
                let range = self.document.as_ref().map(Document::selected_range);
                self.reveal = range.map(|r| match end {
                    crate::app::document::End::Start => TextRange::new(r.start(), r.start()),
                    crate::app::document::End::End => TextRange::new(r.end(), r.end()),
                });
            }
            _ => self.moving(|d| d.move_caret(toward, unit, extend)),
        }
    }

    pub(super) fn select_claim(&mut self, id: ClaimId, reveal: bool) {
        let Some(document) = &mut self.document else { return };
        if document.annotations.claims.get(id).is_none() {
            return;
        }
        document.select_claim(id);
        self.list_first = false;
        if reveal {
            self.reveal = Some(document.selected_range());
        }
        self.focus_article = true;
    }

    /// Goes to the claim with this number.
    pub(super) fn go_to_claim(&mut self, typed: &str) {
        self.show_sheet(None);
        let number: Option<usize> = typed.trim().parse().ok();
        let claims = self.document.as_ref().map(|d| d.annotations.claims.as_slice()).unwrap_or_default();
        let id = number.and_then(|n| n.checked_sub(1)).and_then(|i| claims.get(i)).map(|c| c.id);
        match id {
            Some(id) => self.select_claim(id, true),
            None => self.say(tr!("no-claim-with-this-number").to_owned()),
        }
    }

    pub(super) fn next_unread(&mut self) {
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

    pub(super) fn undo(&mut self) {
        let told = match self.step_history(Document::undo) {
            Some((name, left)) => left_alone(tr!("undone", name = name), left),
            None => tr!("nothing-to-undo").to_owned(),
        };
        self.say(told);
    }

    pub(super) fn redo(&mut self) {
        let told = match self.step_history(Document::redo) {
            Some((name, left)) => left_alone(tr!("done-again", name = name), left),
            None => tr!("nothing-to-redo").to_owned(),
        };
        self.say(told);
    }

    /// Takes an act back or makes it again; another language has its sentences found anew.
    fn step_history(&mut self, step: fn(&mut Document) -> Option<(String, bool)>) -> Option<(String, bool)> {
        let document = self.document.as_mut()?;
        let language = document.annotations.article.facts.language.clone();
        let text = Arc::clone(&document.annotations.article.text);
        let name = step(document)?;
        self.reveal = Some(document.selected_range());
        let undone = document.selected_claim().map(|c| c.id);
        if let Some(review) = &document.review
            && let Some(at) =
                review.items.iter().position(|i| Some(i.claim) == undone && i.is_pending(&document.annotations))
        {
            self.reveal = document.review_show(at, false);
        }
        let number = document.number;
        if !Arc::ptr_eq(&document.annotations.article.text, &text) {
            // Its file may have the other text still.
            document.article_seen = Some(String::new());
            let file = document.article_file.clone();
            self.after_new_text();
            if let Some(file) = file {
                self.disk_changed(number, file);
            }
        } else if document.annotations.article.facts.language != language {
            self.sentences_again(number);
        }
        Some(name)
    }

    pub(super) fn escape(&mut self) {
        if self.question.take().is_some() {
            self.focus_article = true;
            return;
        }
        if self.sheet.is_some() {
            self.show_sheet(None);
            return;
        }
        if self.stop_work() {
            return;
        }
        if self.find.is_none() && self.reviews() {
            return self.toggle_review();
        }
        if self.find.is_none() && self.compares() {
            return self.toggle_comparison();
        }
        if self.find.take().is_none() {
            self.reading = false;
        }
        self.focus_article = true;
        self.with(|d| d.end = None);
    }

    /// Says something in the status line.
    pub fn say(&mut self, text: String) {
        self.tell(text, None);
    }

    pub(super) fn say_done(&mut self, text: String) {
        self.tell(text, Some(Command::Undo));
    }

    /// Says something, with a command that fits it.
    pub(super) fn tell(&mut self, text: String, offer: Option<Command>) {
        self.message = Some(Message { text, offer, at: Instant::now() });
    }
}

/// What was undone, and that something others have set since was left alone.
fn left_alone(told: String, left: bool) -> String {
    if left { tr!("left-alone", what = told) } else { told }
}

pub(super) fn copied(document: &Document) -> String {
    let text = document.text();
    match document.selected_claim() {
        Some(claim) => claim.quote(text),
        None => document.selected_range().of(text).to_owned(),
    }
}
