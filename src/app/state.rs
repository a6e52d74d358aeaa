//! What is open, selected and shown. It changes only by [`State::apply`].

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::claim_list::{Filter, Listing, Sort};
use crate::app::commands::keys::Keymap;
use crate::app::commands::table::Command;
use crate::app::desk::Desk;
use crate::app::desk::Report;
use crate::app::desk::document::{Document, Fact};
use crate::app::desk::tasks::Job;
use crate::app::export_copy::{Holding, Removal, Sharing};
use crate::app::find::{Find, Same};
use crate::app::folder::Folder;
use crate::app::front::dialogs::{Dialog, Purpose};
use crate::app::inspector::evidence::Offered;
use crate::app::marking::split_join::Split;
use crate::app::opening::recent::Remembered;
use crate::app::palette::Palette;
use crate::app::recovery::{Note, Written};
use crate::app::scheme::{Draft, Moving};
use crate::app::settings::Settings;
use crate::app::versions::Earlier;
use crate::tr;
use claimlight_core::file::journal::Left;
use claimlight_core::model::{ClaimId, EvidenceId, Scheme, Snapshot};

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
    /// What lies open.
    pub desk: Desk,
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
    /// The keys of each command, after the settings.
    pub keymap: Keymap,
    /// The command that the next key is for.
    pub capturing: Option<Command>,
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
    /// What is to be done off this thread.
    pub jobs: Vec<Job>,
    /// What is to be done when the save under way has ended well.
    pub then: Option<Then>,
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
            keymap: Keymap::new(&settings.keys, settings.letters),
            desk: Desk::new(settings, settings_path),
            folder: None,
            opening: None,
            open_first: false,
            remembered: Remembered::default(),
            pasted_address: None,
            scheme: None,
            behind: None,
            sheet: None,
            capturing: None,
            question: None,
            listing: Listing::default(),
            offered: Offered::default(),
            await_drop: None,
            find: None,
            jobs: Vec::new(),
            then: None,
            emptied: Vec::new(),
            notes: Vec::new(),
            written: None,
            left: Vec::new(),
            put_off: Vec::new(),
            merging: None,
            restoring: None,
        }
    }

    pub(in crate::app) fn with_folder(&mut self, change: impl FnOnce(&mut Folder)) {
        if let Some(folder) = &mut self.folder {
            change(folder);
        }
    }

    pub(in crate::app) fn with_same(&mut self, change: impl FnOnce(&mut Same)) {
        if let Some(Sheet::Same(same)) = &mut self.sheet {
            change(same);
        }
    }

    pub(in crate::app) fn set_filter(&mut self, filter: Filter) {
        self.listing.filter = filter;
        self.listing.picked.clear();
    }

    pub(in crate::app) fn set_sort(&mut self, sort: Sort) {
        self.listing.sort = sort;
    }

    /// Does something to all picked claims, as one act.
    pub(in crate::app) fn with_picked(&mut self, act: impl FnOnce(&mut Document, &[ClaimId]) -> Report) {
        let picked = std::mem::take(&mut self.listing.picked);
        self.desk.act(|d| act(d, &picked));
        // What is still there stays picked.
        let claims = self.desk.document.as_ref().map(|d| &d.annotations.claims);
        self.listing.picked = picked.into_iter().filter(|id| claims.is_some_and(|c| c.get(*id).is_some())).collect();
    }

    /// Shows something over the window, or nothing more: then the article has the keyboard again.
    pub(in crate::app) fn show_sheet(&mut self, sheet: Option<Sheet>) {
        let dialog_ends = sheet.is_none() && matches!(self.sheet, Some(Sheet::Dialog(_)));
        self.sheet = if dialog_ends { self.behind.take() } else { sheet };
        self.desk.focus_article = self.sheet.is_none();
    }

    pub(in crate::app) fn toggle(&mut self, sheet: Sheet) {
        let shown = self.sheet.as_ref().is_some_and(|s| std::mem::discriminant(s) == std::mem::discriminant(&sheet));
        self.show_sheet((!shown).then_some(sheet));
    }

    /// Changes a fact about the article; another language has its sentences found anew.
    pub(in crate::app) fn set_fact(&mut self, fact: Fact, text: &str) {
        let Some(document) = &mut self.desk.document else { return };
        if document.set_fact(fact, text) && fact == Fact::Language {
            let number = document.number;
            self.sentences_again(number);
        }
    }

    /// Goes to the claim with this number.
    pub(in crate::app) fn go_to_claim(&mut self, typed: &str) {
        self.show_sheet(None);
        let number: Option<usize> = typed.trim().parse().ok();
        let claims = self.desk.document.as_ref().map(|d| d.annotations.claims.as_slice()).unwrap_or_default();
        let id = number.and_then(|n| n.checked_sub(1)).and_then(|i| claims.get(i)).map(|c| c.id);
        match id {
            Some(id) => self.desk.select_claim(id, true),
            None => self.desk.say(tr!("no-claim-with-this-number").to_owned()),
        }
    }

    pub(in crate::app) fn undo(&mut self) {
        let told = match self.step_history(Document::undo) {
            Some((name, left)) => left_alone(tr!("undone", name = name), left),
            None => tr!("nothing-to-undo").to_owned(),
        };
        self.desk.say(told);
    }

    pub(in crate::app) fn redo(&mut self) {
        let told = match self.step_history(Document::redo) {
            Some((name, left)) => left_alone(tr!("done-again", name = name), left),
            None => tr!("nothing-to-redo").to_owned(),
        };
        self.desk.say(told);
    }

    /// Takes an act back or makes it again; another language has its sentences found anew.
    fn step_history(&mut self, step: fn(&mut Document) -> Option<(String, bool)>) -> Option<(String, bool)> {
        let document = self.desk.document.as_mut()?;
        let language = document.annotations.article.facts.language.clone();
        let text = Arc::clone(&document.annotations.article.text);
        let name = step(document)?;
        self.desk.reveal = Some(document.selected_range());
        let undone = document.selected_claim().map(|c| c.id);
        if let Some(review) = &document.review
            && let Some(at) =
                review.items.iter().position(|i| Some(i.claim) == undone && i.is_pending(&document.annotations))
        {
            self.desk.reveal = document.review_show(at, false);
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

    pub(in crate::app) fn escape(&mut self) {
        if self.question.take().is_some() {
            self.desk.focus_article = true;
            return;
        }
        if self.sheet.is_some() {
            self.show_sheet(None);
            return;
        }
        if self.desk.stop_work() {
            return;
        }
        if self.find.is_none() && self.reviews() {
            return self.toggle_review();
        }
        if self.find.is_none() && self.compares() {
            return self.toggle_comparison();
        }
        if self.find.take().is_none() {
            self.desk.reading = false;
        }
        self.desk.focus_article = true;
        self.desk.with(|d| d.end = None);
    }
}

/// What was undone, and that something others have set since was left alone.
fn left_alone(told: String, left: bool) -> String {
    if left { tr!("left-alone", what = told) } else { told }
}

pub(in crate::app) fn copied(document: &Document) -> String {
    let text = document.text();
    match document.selected_claim() {
        Some(claim) => claim.quote(text),
        None => document.selected_range().of(text).to_owned(),
    }
}
