//! Several people write the same file: their changes are merged into the open article, and this user's changes into the file.
//!
//! Always true: a file is never overwritten before it has been read, and undo never reverts what others did. Absent: when a file
//! is saved, and how two states of an article are merged.

pub mod copies_view;
mod decide;
pub mod decide_view;
pub mod incoming;
pub mod incoming_view;
pub mod merge_files;
mod news;
pub mod offers;
mod take_over;
pub mod watch;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Key;

use self::decide::Decided;
use self::incoming::Incoming;
use self::merge_files::{Copy, Met, NotWritten};
use self::offers::{Named, Newcomer, Offer};
use crate::app::commands::{Command, Group, Row, ctrl_shift, when};
use crate::app::desk::copies::brings_news;
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::saving_state::{Occupied, Target};
use crate::app::desk::{self, Desk, Report};
use crate::tr;
use claimlight_core::compare::{self, Undecided};
use claimlight_core::file;

/// How long the user must have paused before changes by others are merged.
const PAUSE: Duration = Duration::from_millis(1500);

/// The most incoming changes kept for each article. Older ones are dropped.
const MOST_INCOMING: usize = 2_000;

/// The changes that others made, and the merges under way.
#[derive(Debug, Default)]
pub struct State {
    /// What is kept for each open article, by its number.
    open: HashMap<u64, Kept>,
    /// An article's file that is being opened, and the copy to merge into it.
    merging: Option<(PathBuf, PathBuf)>,
    /// Files that can be merged into the user's own, to be asked about.
    offers: Vec<Offer>,
}

/// What is kept for an open article.
#[derive(Debug, Default)]
struct Kept {
    /// Copies beside its file that hold something else, such as those that a synchronised folder makes.
    copies: Vec<PathBuf>,
    /// Copies to merge as soon as the article's file is neither being read nor written.
    to_merge: Vec<PathBuf>,
    /// The conflicts in the file when it was last read or written.
    undecided: Vec<Undecided>,
    /// The conflicts settled since the dialog was opened, in that order.
    decided: Vec<Decided>,
    /// The changes that others made since the article was opened.
    incoming: Vec<Incoming>,
}

/// Where this user's claims on an article are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mine {
    /// In the open article with this number.
    Open(u64),
    /// In an article that is not open; opening this file opens it.
    Closed(PathBuf),
}

/// What can happen. A `u64` not described otherwise is the number of an open article.
#[derive(Debug)]
pub enum Action {
    /// An article was opened, with these copies beside its file.
    Opened(u64, Vec<PathBuf>),
    /// Leave the copies beside the shown article's file alone.
    LeaveCopies,
    /// Look for the files of others beside that of the shown article.
    LookForOthers,
    /// The search beside the article's file has ended: these files hold something that the article does not. There may be none.
    OthersFound(u64, Vec<PathBuf>),
    /// Check whether the user has claims on this article elsewhere.
    LookForMine(Box<Newcomer>),
    /// A file can be merged into the user's own.
    Offered(Offer),
    /// Choose a file to merge into the shown article.
    ChooseFile,
    /// Look at what this file would bring into an article.
    LookAtFile(u64, PathBuf, Named),
    /// What a file would bring into an article, in lines for display. The error is a sentence for display.
    FileSeen(u64, PathBuf, Named, Result<Vec<String>, String>),
    /// Open this file and merge nothing.
    LookOnly(PathBuf),
    /// Merge this copy into the user's article.
    MergeInto(Mine, PathBuf),
    /// An article's file was opened and is shown. If it was opened for a merge, the other copy is merged now.
    Shown,
    /// The article to be opened could not be.
    NotOpened,
    /// An article's file on disk has changed: its annotations or its text.
    DiskChanged(u64, PathBuf),
    /// Look at changed files and merge waiting copies, in articles where the user has paused long enough.
    LookDue,
    /// A file was looked at or a copy merged; `None` if there was nothing to merge.
    Looked(u64, Box<Option<Result<Met, String>>>),
    /// Write the file of an article.
    Write {
        /// The article.
        article: u64,
        /// How many unsaved changes this save covers.
        held: u64,
    },
    /// A save ended: the file was written and merged with what others had written, or the save failed.
    Written {
        /// The article.
        article: u64,
        /// How many unsaved changes the save covered.
        held: u64,
        /// What was written, or why nothing was.
        result: Box<Result<Met, NotWritten>>,
    },
    /// Look at what is in the place chosen for saving an article.
    LookAtPlace(u64, PathBuf),
    /// What was found in the place chosen for saving an article.
    PlaceSeen(u64, PathBuf, Occupied),
    /// The conflicts found in an article.
    UndecidedFound(u64, Vec<Undecided>),
    /// The changes that others made to an article.
    CameIn(u64, Vec<Incoming>),
    /// Show the conflicts in the shown article, or close that sheet.
    ToggleDecide,
    /// Decide the conflict with this index: keep what is shown (`None`), or take the other value with the second index.
    Decide(usize, Option<usize>),
    /// Keep what is shown in all conflicts that are still open.
    KeepAll,
    /// Open the conflict again that was settled with this index since the dialog was opened.
    Reconsider(usize),
    /// Show the changes that others made to the shown article, or close that sheet.
    ToggleIncoming,
    /// Take out the incoming change with this index.
    TakeOut(usize),
    /// Close the sheet that is shown.
    CloseSheet,
    /// A search failed unexpectedly.
    Failed,
}

/// The commands about changes by others.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Incoming, Group::Others, when::article, || Action::ToggleIncoming).keys(&[ctrl_shift(Key::I)]),
    Row::new(Command::Decide, Group::Others, when::article, || Action::ToggleDecide).keys(&[ctrl_shift(Key::D)]),
    Row::new(Command::Together, Group::Others, when::article, || Action::LookForOthers),
    Row::new(Command::MergeFile, Group::Others, when::article, || Action::ChooseFile).keys(&[ctrl_shift(Key::M)]),
];

/// A sheet over the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The conflicts to decide.
    Decide,
    /// The changes that others made.
    Incoming,
}

/// What other parts of the program are asked to do, in order. The first `u64` is the number of an open article.
#[derive(Debug)]
pub enum Request {
    /// Show this article.
    Show(u64),
    /// Open this file.
    Open(PathBuf),
    /// Withdraw the question being asked.
    TakeBackQuestion,
    /// Open this file without offering to merge it; [`Action::Shown`] follows.
    Look(PathBuf),
    /// Show this sheet, or close it if it is shown.
    Toggle(Sheet),
    /// Close the sheet that is shown.
    CloseSheet,
    /// The file with the article's text has changed.
    ArticleFileChanged(u64),
    /// A save of everything up to this revision begins.
    Saving(u64, u64),
    /// The article's file holds everything up to this revision.
    Saved(u64, u64),
    /// A save that covered this many changes has ended; the error says why it failed.
    SaveEnded(u64, u64, Result<(), String>),
    /// A save was given up: this file of the article is not there.
    Gone(u64, PathBuf),
    /// The article's file is no longer being read or written.
    FileFree(u64),
    /// What was found in the place chosen for saving an article.
    PlaceSeen(u64, PathBuf, Occupied),
}

impl State {
    /// Copies beside an open article's file that hold something else.
    pub fn copies(&self, article: u64) -> &[PathBuf] {
        self.open.get(&article).map_or(&[], |kept| &kept.copies)
    }

    /// The conflicts still open in an open article.
    pub fn to_decide(&self, document: &Document) -> Vec<&Undecided> {
        let undecided = self.open.get(&document.number).map_or(&[][..], |kept| &kept.undecided);
        undecided.iter().filter(|one| decide::is_open(one, &document.annotations)).collect()
    }

    /// The conflicts in an open article that were settled since the dialog was opened.
    pub fn decided(&self, document: &Document) -> &[Decided] {
        self.open.get(&document.number).map_or(&[], |kept| &kept.decided)
    }

    /// The changes that others made to an open article and that still stand, the latest first, each with its index.
    pub fn standing_incoming(&self, document: &Document) -> impl Iterator<Item = (usize, &Incoming)> {
        let incoming = self.open.get(&document.number).map_or(&[][..], |kept| &kept.incoming);
        incoming.iter().enumerate().rev().filter(|(_, one)| one.stands(&document.annotations))
    }

    /// How long until a file is looked at or a copy merged; `None` if none is due.
    pub fn due_in(&self, desk: &Desk) -> Option<Duration> {
        desk.documents().filter(|d| self.waits(d)).map(|d| d.saving.pause_left(PAUSE)).min()
    }

    /// Whether a file of this article has to be looked at, or a copy merged, and its file is free.
    fn waits(&self, document: &Document) -> bool {
        let looks = document.saving.look && document.saving.target != Target::None;
        let merges = self.open.get(&document.number).is_some_and(|kept| !kept.to_merge.is_empty());
        (looks || merges) && !document.saving.is_at_work()
    }

    fn kept(&mut self, article: u64) -> &mut Kept {
        self.open.entry(article).or_default()
    }

    /// Applies an action. Returns requests to be carried out afterwards, in order.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Vec<Request> {
        let mut asked = Vec::new();
        match action {
            Action::Opened(article, copies) => self.opened(desk, out, article, copies),
            Action::LeaveCopies => {
                if let Some(document) = &desk.document {
                    self.kept(document.number).copies.clear();
                }
            }
            Action::LookForOthers => look_for_others(desk, out),
            Action::OthersFound(article, others) => {
                if others.is_empty() {
                    desk.say(tr!("nothing-beside").to_owned());
                }
                self.kept(article).copies = others;
            }
            Action::LookForMine(newcomer) => offers::look_for_mine(out, *newcomer),
            Action::Offered(offer) => self.offer(offer),
            Action::ChooseFile => offers::choose(desk, out),
            Action::LookAtFile(article, path, named) => offers::look_at_file(desk, out, (article, path, named)),
            Action::FileSeen(article, path, named, brings) => {
                self.file_seen(desk, out, (article, path, named), brings, &mut asked);
            }
            Action::LookOnly(path) => asked.push(Request::Look(path)),
            Action::MergeInto(mine, path) => self.merge_into(desk, mine, path, &mut asked),
            Action::Shown => self.merge_into_shown(desk, &mut asked),
            Action::NotOpened => self.merging = None,
            Action::DiskChanged(article, path) => disk_changed(desk, article, &path, &mut asked),
            Action::LookDue => self.look_due(desk, out),
            Action::Looked(article, result) => self.looked(desk, article, *result, &mut asked),
            Action::Write { article, held } => write(desk, out, (article, held), &mut asked),
            Action::Written { article, held, result } => self.written(desk, (article, held), *result, &mut asked),
            Action::LookAtPlace(article, path) => look_at_place(desk, out, article, path),
            Action::PlaceSeen(article, path, occupied) => asked.push(Request::PlaceSeen(article, path, occupied)),
            Action::UndecidedFound(article, undecided) => self.kept(article).undecided = undecided,
            Action::CameIn(article, incoming) => self.remember_incoming(desk, article, incoming),
            Action::ToggleDecide => self.toggle_decide(desk, &mut asked),
            Action::Decide(i, other) => self.decide(desk, i, other),
            Action::KeepAll => self.keep_all(desk),
            Action::Reconsider(i) => self.reconsider(desk, i),
            Action::ToggleIncoming => self.toggle_incoming(desk, &mut asked),
            Action::TakeOut(i) => self.take_out(desk, i, &mut asked),
            Action::CloseSheet => asked.push(Request::CloseSheet),
            Action::Failed => desk.say(tr!("did-not-work", reason = desk::mistake())),
        }
        asked
    }

    /// Drops what was kept for articles that have been closed. Called after every action.
    pub fn keep_up(&mut self, desk: &Desk) {
        if self.open.len() > desk.documents().count() {
            self.open.retain(|number, _| desk.documents().any(|d| d.number == *number));
        }
        self.offers.retain(|offer| desk.documents().any(|d| d.number == offer.article));
    }

    /// Keeps the copies beside an article just opened, and starts looking for conflicts in it.
    fn opened(&mut self, desk: &Desk, out: &mut Out<Action>, article: u64, copies: Vec<PathBuf>) {
        self.kept(article).copies = copies;
        let base = desk.documents().find(|d| d.number == article).map(|d| d.base.clone());
        if let Some(base) = base.filter(|base| !base.log.is_empty()) {
            let work = move || Some(Action::UndecidedFound(article, compare::undecided(&base)));
            out.start(Task::new(work, || Some(Action::Failed)));
        }
    }

    /// Merges another copy into the user's article, which is opened first if necessary.
    fn merge_into(&mut self, desk: &mut Desk, mine: Mine, path: PathBuf, asked: &mut Vec<Request>) {
        asked.push(Request::TakeBackQuestion);
        self.offers.retain(|offer| offer.path != path);
        match mine {
            Mine::Open(article) => self.merge_in(desk, article, path, asked),
            Mine::Closed(mine) => {
                self.merging = Some((mine.clone(), path));
                asked.push(Request::Look(mine));
            }
        }
    }

    /// Merges another copy into the shown article, if the article was opened for that.
    fn merge_into_shown(&mut self, desk: &mut Desk, asked: &mut Vec<Request>) {
        let Some(document) = &desk.document else { return };
        let (article, path) = (document.number, document.path().map(Path::to_owned));
        if let Some((_, other)) = self.merging.take_if(|(mine, _)| path.as_ref() == Some(mine)) {
            asked.push(Request::TakeBackQuestion);
            self.merge_in(desk, article, other, asked);
        }
    }

    /// Queues another copy to be merged into an open article, and shows that article.
    fn merge_in(&mut self, desk: &mut Desk, article: u64, path: PathBuf, asked: &mut Vec<Request>) {
        // The copy may have been opened to look at it: it is closed, as it becomes part of this article.
        let is_looked_at = |d: &Document| d.number != article && d.is_of(&path) && !d.saving.is_changed();
        desk.document.take_if(|d| is_looked_at(d));
        desk.shelf.retain(|d| !is_looked_at(d));
        let kept = self.kept(article);
        kept.copies.retain(|p| *p != path);
        kept.to_merge.push(path);
        asked.push(Request::Show(article));
    }

    /// Starts looking at changed files and merging copies, in articles where the user has paused long enough.
    fn look_due(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let is_due = |d: &&Document| self.waits(d) && d.saving.pause_left(PAUSE).is_zero();
        let due: Vec<u64> = desk.documents().filter(is_due).map(|d| d.number).collect();
        for article in due {
            let other = self.kept(article).to_merge.pop();
            let Some(document) = desk.open_document(article) else { continue };
            let path = match &document.saving.target {
                Target::File(path) => path.clone(),
                // There is no file: the merged article is saved once a place is chosen.
                Target::None => PathBuf::new(),
            };
            document.saving.meeting = true;
            document.saving.look &= other.is_some();
            let Some(copy) = Copy::of(desk, article, path) else { continue };
            let work = move || {
                let result = match other {
                    Some(other) => Some(merge_files::merge_in(&copy, &other)),
                    None => merge_files::look(&copy),
                };
                Some(Action::Looked(article, Box::new(result)))
            };
            let failed = move || Some(Action::Looked(article, Box::new(Some(Err(desk::mistake())))));
            out.start(Task::new(work, failed));
        }
    }

    fn toggle_decide(&mut self, desk: &mut Desk, asked: &mut Vec<Request>) {
        if desk.document.as_ref().is_none_or(|d| self.to_decide(d).is_empty()) {
            desk.say(tr!("nothing-to-decide").to_owned());
        } else {
            if let Some(document) = &desk.document {
                self.kept(document.number).decided.clear();
            }
            asked.push(Request::Toggle(Sheet::Decide));
        }
    }

    fn decide(&mut self, desk: &mut Desk, i: usize, other: Option<usize>) {
        let Some(document) = &desk.document else { return };
        let one = self.to_decide(document).get(i).map(|one| (*one).clone());
        let mut settled = None;
        desk.act(|document| {
            settled = one.and_then(|one| decide::settle(document, &one, other));
            match &settled {
                Some(_) => Report::Done(tr!("decided").to_owned()),
                None => Report::Nothing(tr!("nothing-to-decide").to_owned()),
            }
        });
        if let (Some(settled), Some(document)) = (settled, &desk.document) {
            self.kept(document.number).decided.push(settled);
        }
    }

    fn keep_all(&mut self, desk: &mut Desk) {
        while desk.document.as_ref().is_some_and(|d| !self.to_decide(d).is_empty()) {
            let before = desk.document.as_ref().map_or(0, |d| self.to_decide(d).len());
            self.decide(desk, 0, None);
            if desk.document.as_ref().is_none_or(|d| self.to_decide(d).len() >= before) {
                return;
            }
        }
    }

    fn reconsider(&mut self, desk: &mut Desk, i: usize) {
        let Some(number) = desk.document.as_ref().map(|d| d.number) else { return };
        let kept = self.kept(number);
        if i >= kept.decided.len() {
            return;
        }
        let decided = kept.decided.remove(i);
        desk.act(|document| {
            decide::reconsider(document, &decided);
            Report::Done(tr!("undecided-again").to_owned())
        });
    }

    fn toggle_incoming(&self, desk: &mut Desk, asked: &mut Vec<Request>) {
        if desk.document.as_ref().is_none_or(|d| self.standing_incoming(d).next().is_none()) {
            desk.say(tr!("nothing-came-in").to_owned());
        } else {
            asked.push(Request::Toggle(Sheet::Incoming));
        }
    }

    fn take_out(&self, desk: &mut Desk, i: usize, asked: &mut Vec<Request>) {
        desk.act(|document| {
            let one = self.open.get(&document.number).and_then(|kept| kept.incoming.get(i));
            match one.filter(|one| one.stands(&document.annotations)) {
                Some(one) => incoming::take_out(document, one),
                None => Report::Nothing(tr!("nothing-came-in").to_owned()),
            }
        });
        if desk.document.as_ref().is_none_or(|d| self.standing_incoming(d).next().is_none()) {
            asked.push(Request::CloseSheet);
        }
    }
}

/// Starts looking for other people's files beside that of the shown article.
fn look_for_others(desk: &mut Desk, out: &mut Out<Action>) {
    let Some(document) = &desk.document else { return };
    let Target::File(path) = document.saving.target.clone() else {
        return desk.say(tr!("nothing-beside").to_owned());
    };
    let (article, now, who) = (document.number, document.annotations.clone(), desk.settings.my_name().to_owned());
    let work = move || {
        let others = file::others_of(&path, &who).into_iter();
        Some(Action::OthersFound(article, others.filter(|other| brings_news(&now, other)).collect()))
    };
    out.start(Task::new(work, || Some(Action::Failed)));
}

/// A file of an open article has changed on disk. Its text is read at once, its annotations when the user pauses.
fn disk_changed(desk: &mut Desk, article: u64, path: &Path, asked: &mut Vec<Request>) {
    let Some(document) = desk.open_document(article) else { return };
    if document.article_file.as_deref() == Some(path) {
        asked.push(Request::ArticleFileChanged(article));
    } else {
        desk.look_again(article);
    }
}

/// Starts looking at what is in the place chosen for saving an article.
fn look_at_place(desk: &Desk, out: &mut Out<Action>, article: u64, path: PathBuf) {
    let Some(copy) = Copy::of(desk, article, path.clone()) else { return };
    let failed_path = path.clone();
    let work = move || Some(Action::PlaceSeen(article, path, merge_files::look_at_place(&copy)));
    let failed = move || Some(Action::PlaceSeen(article, failed_path, Occupied::Refused(desk::mistake())));
    out.start(Task::new(work, failed));
}

/// Starts writing an open article's file. The save covers `held` changes.
fn write(desk: &Desk, out: &mut Out<Action>, (article, held): (u64, u64), asked: &mut Vec<Request>) {
    let target = desk.documents().find(|d| d.number == article).map(|d| d.saving.target.clone());
    let Some(Target::File(path)) = target else { return };
    let Some(copy) = Copy::of(desk, article, path.clone()) else { return };
    asked.push(Request::Saving(article, copy.revision));
    let work = move || {
        let result = Box::new(merge_files::save(&copy));
        Some(Action::Written { article, held, result })
    };
    let failed =
        move || Some(Action::Written { article, held, result: Box::new(Err(NotWritten::Told(desk::mistake()))) });
    out.start(Task::new(work, failed).writing(&path));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::saving_state::Saving;
    use crate::app::settings::Settings;
    use claimlight_core::import;
    use claimlight_core::model::{Annotations, AnnotatorId};

    /// A desk with an article whose annotations are in `a.claims.ron` and whose text is in `a.txt`.
    fn desk() -> Desk {
        let mut desk = Desk::new(Settings::default(), None);
        let annotations = Annotations::new(import::pasted("The bridge closed in May."));
        let saving = Saving::to(Target::File(PathBuf::from("a.claims.ron")), false, None);
        let mut document = Document::new(annotations, (AnnotatorId::new(), "Ana"), saving);
        (document.number, document.article_file) = (1, Some(PathBuf::from("a.txt")));
        desk.document = Some(document);
        desk
    }

    fn apply(state: &mut State, desk: &mut Desk, action: Action) -> (Vec<Request>, usize) {
        let mut out = Out::default();
        let asked = state.apply(desk, &mut out, action);
        (asked, out.tasks.len())
    }

    #[test]
    fn a_copy_beside_is_merged_once_or_left_alone() {
        let (mut state, mut desk) = (State::default(), desk());
        let copy = PathBuf::from("a.claims (1).ron");
        apply(&mut state, &mut desk, Action::Opened(1, vec![copy.clone(), PathBuf::from("b")]));
        assert_eq!(state.copies(1).len(), 2);
        let (asked, _) = apply(&mut state, &mut desk, Action::MergeInto(Mine::Open(1), copy));
        assert!(matches!(asked[..], [Request::TakeBackQuestion, Request::Show(1)]), "{asked:?}");
        assert_eq!((state.copies(1), state.due_in(&desk)), (&[PathBuf::from("b")][..], Some(Duration::ZERO)));
        assert_eq!(apply(&mut state, &mut desk, Action::LookDue).1, 1);
        assert_eq!(state.due_in(&desk), None, "its file is at work");
        apply(&mut state, &mut desk, Action::Looked(1, Box::new(None)));
        assert_eq!(state.due_in(&desk), None, "it was merged once");
        apply(&mut state, &mut desk, Action::LeaveCopies);
        assert!(state.copies(1).is_empty());
    }

    #[test]
    fn a_change_on_disk_is_of_the_annotations_or_of_the_text() {
        let (mut state, mut desk) = (State::default(), desk());
        let (asked, _) = apply(&mut state, &mut desk, Action::DiskChanged(1, PathBuf::from("a.txt")));
        assert!(matches!(asked[..], [Request::ArticleFileChanged(1)]), "{asked:?}");
        assert_eq!(state.due_in(&desk), None);
        apply(&mut state, &mut desk, Action::DiskChanged(1, PathBuf::from("a.claims.ron")));
        assert_eq!(state.due_in(&desk), Some(Duration::ZERO));
    }

    #[test]
    fn what_is_kept_of_an_article_goes_with_it() {
        let (mut state, mut desk) = (State::default(), desk());
        apply(&mut state, &mut desk, Action::Opened(1, vec![PathBuf::from("b")]));
        state.keep_up(&desk);
        assert_eq!(state.copies(1).len(), 1);
        desk.document = None;
        state.keep_up(&desk);
        assert!(state.copies(1).is_empty());
    }
}
