//! The journal: changes are written to it as they are made, and what a crash left unsaved in one is offered for recovery.
//!
//! Always true: the journal receives a change before a save writes it. Absent: the journal's file format, which is in the core.

mod again;
mod keeper;
pub mod view;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Key;

use self::keeper::Keeper;
pub use self::keeper::Note;
use crate::app::commands::{Command, Group, Row, ctrl_shift, when};
use crate::app::desk::document::Document;
use crate::app::desk::journaled::Journaled;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::{self, Desk};
use crate::app::words::unsaved;
use crate::tr;
use claimlight_core::compare;
use claimlight_core::file::journal::{self, About, Unsaved};
use claimlight_core::model::{Annotations, ArticleText, Edit};

/// The journal of this window, and the unsaved changes that crashes left in others.
#[derive(Default)]
pub struct State {
    keeper: Option<Keeper>,
    /// What the journal has recorded of open articles, by number.
    known: HashMap<u64, Known>,
    /// Notes that do not come from edits: of saves, and of changes that were made again.
    notes: Vec<Note>,
    /// Unsaved changes left by crashes, most recent first.
    left: Vec<Unsaved>,
    /// Unsaved changes that the user put off until later.
    put_off: Vec<Unsaved>,
    /// The changes to be made again as soon as their article is shown.
    restoring: Option<Restoring>,
}

/// What the journal has recorded of an open article.
struct Known {
    /// The text to which the places in the noted changes refer.
    text: Arc<ArticleText>,
    /// Whether the journal has the description of the article.
    is_open: bool,
}

/// Changes to be made again as soon as their article is shown.
struct Restoring {
    left: Unsaved,
    article: Awaited,
}

/// An article that is about to be shown.
enum Awaited {
    /// The open article with this number.
    Open(u64),
    /// An article that is being opened from this file.
    File(PathBuf),
    /// An article without a file.
    WithoutFile,
}

impl Awaited {
    fn is(&self, document: &Document) -> bool {
        match self {
            Self::Open(number) => document.number == *number,
            Self::File(path) => document.path() == Some(path),
            Self::WithoutFile => document.path().is_none(),
        }
    }
}

/// What can happen to the journal and to unsaved changes left by crashes.
#[derive(Debug)]
pub enum Action {
    /// Start keeping a journal, and look for unsaved changes left by crashes.
    Start,
    /// A save of an article up to this revision begins.
    Saving(u64, u64),
    /// The file of an article holds everything up to this revision.
    Saved(u64, u64),
    /// The changes of an article were discarded and need not be kept.
    Discarded(u64),
    /// Crashes left these unsaved changes.
    Found(Vec<Unsaved>),
    /// The article of this file was opened: changes put off for it are offered first.
    Opened(PathBuf),
    /// The article could not be opened.
    NotOpened,
    /// Open the article of the first unsaved changes, and make the changes again.
    Restore,
    /// Make these changes again in the open article with this number.
    RestoreIn(u64, Box<Unsaved>),
    /// Make the changes that are waiting for the shown article again.
    MakeAgain,
    /// List the first unsaved changes.
    Look,
    /// Put off the first unsaved changes: they are offered when their article is opened, and at the next start.
    Later,
    /// Drop the first unsaved changes; they stay among the earlier versions for a month.
    Drop,
    /// Dropped changes were put among the earlier versions, or could not be for this reason.
    PutAway(Result<(), String>),
    /// The search for unsaved changes left by crashes failed.
    Failed,
}

/// The commands of this capability.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::Restore, Group::Mine, when::always, || Action::Restore).keys(&[ctrl_shift(Key::R)])];

/// What has to happen before changes can be made again. [`Action::MakeAgain`] follows when the article is shown.
#[derive(Debug)]
pub enum Request {
    /// Show the open article with this number.
    Show(u64),
    /// Open this file.
    Open(PathBuf),
    /// Open this article, which has no file.
    OpenWithoutFile(Box<Annotations>),
}

impl State {
    /// Unsaved changes left by crashes that have not been put off, most recent first.
    pub fn left(&self) -> &[Unsaved] {
        &self.left
    }

    /// The original text of the changes that are waiting for the shown article; `None` if there are none.
    pub fn awaited_text(&self, desk: &Desk) -> Option<&ArticleText> {
        let document = desk.document.as_ref()?;
        self.restoring.as_ref().filter(|r| r.article.is(document)).map(|r| &*r.left.bare.article.text)
    }

    /// Applies an action; returns what has to happen before changes can be made again.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Start => self.start(desk, out),
            Action::Saving(article, revision) => self.notes.push(Note::Saving { article, revision }),
            Action::Saved(article, revision) => self.saved(article, revision),
            Action::Discarded(article) => self.notes.push(Note::Saved { article, revision: u64::MAX }),
            Action::Found(left) => self.found(left),
            Action::Opened(path) => self.offer_again(&path),
            Action::NotOpened => self.left.extend(self.restoring.take().map(|r| r.left)),
            Action::Restore => return self.restore(desk),
            Action::RestoreIn(number, left) => {
                self.restoring = Some(Restoring { left: *left, article: Awaited::Open(number) });
                return Some(Request::Show(number));
            }
            Action::MakeAgain => self.make_again(desk),
            Action::Look => {
                if let Some(left) = self.left.first() {
                    out.ask(Question::told(unsaved::lines(left), tr!("ok")));
                }
            }
            Action::Later => {
                let first = self.take_first();
                self.put_off.extend(first);
            }
            Action::Drop => self.drop_first(desk, out),
            Action::PutAway(Ok(())) => desk.say(tr!("left-dropped").to_owned()),
            Action::PutAway(Err(reason)) => desk.say(tr!("did-not-work", reason = reason)),
            Action::Failed => desk.say(tr!("did-not-work", reason = desk::mistake())),
        }
        None
    }

    /// Sends the edits made since the last call to the journal. Called after every action.
    pub fn keep_up(&mut self, desk: &mut Desk) {
        let notes = self.notes(desk);
        if let Some(keeper) = &self.keeper {
            for note in notes {
                keeper.tell(note);
            }
        }
    }

    /// The notes that the journal has not received yet, in order.
    pub fn notes(&mut self, desk: &mut Desk) -> Vec<Note> {
        if self.known.len() > desk.documents().count() {
            self.known.retain(|number, _| desk.documents().any(|d| d.number == *number));
        }
        let who = desk.settings.my_name().to_owned();
        let mut notes = Vec::new();
        for document in desk.document.iter_mut().chain(&mut desk.shelf) {
            let of = || Known { text: Arc::clone(&document.base.article.text), is_open: false };
            let known = self.known.entry(document.number).or_insert_with(of);
            known.note(document, &who, &mut notes);
        }
        notes.append(&mut self.notes);
        notes
    }

    fn start(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let home = desk.home();
        let journaled = Journaled::default();
        desk.journaled = Some(journaled.clone());
        self.keeper = Some(Keeper::start(home.clone(), journaled));
        if let Some(home) = home {
            let work = move || Some(Action::Found(journal::unsaved(&journal::folder(&home))));
            out.start(Task::new(work, || Some(Action::Failed)));
        }
    }

    fn saved(&mut self, article: u64, revision: u64) {
        if let Some(known) = self.known.get_mut(&article) {
            // The journal may forget the article: the next change describes it again.
            known.is_open = false;
        }
        self.notes.push(Note::Saved { article, revision });
    }

    fn found(&mut self, found: Vec<Unsaved>) {
        for one in found {
            let is_known = |l: &Unsaved| l.journal == one.journal && l.about.number == one.about.number;
            if !self.left.iter().chain(&self.put_off).any(is_known) {
                self.left.push(one);
            }
        }
    }

    /// Offers unsaved changes to this article first, whether they were put off or not.
    fn offer_again(&mut self, path: &Path) {
        let of_it = |l: &mut Unsaved| l.about.path.as_deref() == Some(path);
        let again: Vec<Unsaved> = self.put_off.extract_if(.., of_it).chain(self.left.extract_if(.., of_it)).collect();
        self.left.splice(..0, again);
    }

    fn take_first(&mut self) -> Option<Unsaved> {
        (!self.left.is_empty()).then(|| self.left.remove(0))
    }

    fn drop_first(&mut self, desk: &Desk, out: &mut Out<Action>) {
        if let Some(left) = self.take_first()
            && let Some(home) = desk.home()
        {
            let work = move || Some(Action::PutAway(journal::put_away(&home, &left).map_err(|e| e.to_string())));
            out.start(Task::new(work, || Some(Action::PutAway(Err(desk::mistake())))));
        }
    }

    /// Takes the first unsaved changes, to be made again when their article is shown.
    fn restore(&mut self, desk: &mut Desk) -> Option<Request> {
        let Some(left) = self.take_first() else {
            desk.say(tr!("nothing-to-restore").to_owned());
            return None;
        };
        let path = left.about.path.clone();
        let open = path.as_ref().and_then(|p| desk.documents().find(|d| d.is_of(p))).map(|d| d.number);
        let (article, request) = match (open, path) {
            (Some(number), _) => (Awaited::Open(number), Request::Show(number)),
            (None, Some(path)) if path.exists() => (Awaited::File(path.clone()), Request::Open(path)),
            // For a pasted text, or a file that is gone, the changes themselves still exist.
            (None, _) => (Awaited::WithoutFile, Request::OpenWithoutFile(Box::new(left.bare.clone()))),
        };
        self.restoring = Some(Restoring { left, article });
        Some(request)
    }

    /// Makes the changes that a crash left unsaved again, in one undo step.
    fn make_again(&mut self, desk: &mut Desk) {
        let Some(document) = &mut desk.document else { return };
        let Some(Restoring { left, .. }) = self.restoring.take_if(|r| r.article.is(document)) else { return };
        let Some(edits) = again::edits(&left, document) else {
            self.left.insert(0, left);
            return desk.say(tr!("left-other-text").to_owned());
        };
        let n = edits.len();
        document.change(tr!("act-restore"), edits, None);
        for annotator in &left.bare.annotators {
            if document.annotations.annotator(annotator.id).is_none() {
                document.annotations.annotators.push(annotator.clone());
            }
        }
        self.notes.push(Note::Restored(Box::new(left)));
        desk.say_done(tr!("restored", n = n));
    }
}

impl Known {
    /// Adds the notes about this article that the journal has not received yet.
    fn note(&mut self, document: &mut Document, who: &str, notes: &mut Vec<Note>) {
        let text = &document.annotations.article.text;
        // If only the blocks differ and the words are the same, all places stay valid.
        if !Arc::ptr_eq(&self.text, text) && self.text.is_same(text) {
            self.text = Arc::clone(text);
        }
        let is_moved = !Arc::ptr_eq(&self.text, text);
        let is_told = document.unwritten.is_empty() && !(is_moved && self.is_open);
        if is_told || document.saving.disposable {
            // Changes to a sample while it is first saved are noted once that save has ended.
            if !document.saving.busy {
                document.unwritten.clear();
            }
            return;
        }
        if is_moved {
            // Places in one text mean nothing in another: the journal starts over.
            document.unwritten = from_nothing(&document.base, &document.annotations);
            self.text = Arc::clone(text);
            self.is_open = false;
        }
        if !std::mem::replace(&mut self.is_open, true) {
            let (title, path) = (document.title().to_owned(), document.path().map(Path::to_owned));
            let about = About { number: document.number, path, title, who: who.to_owned() };
            notes.push(Note::Open(about, Box::new(document.annotations.bare())));
        }
        let edits = std::mem::take(&mut document.unwritten);
        notes.push(Note::Edits { article: document.number, edits, revision: document.revision });
    }
}

/// Edits that add all current claims, as if there had been none: those in the file refer to another text.
fn from_nothing(base: &Annotations, now: &Annotations) -> Vec<Edit> {
    let mut nothing = base.bare();
    nothing.article.text = Arc::clone(&now.article.text);
    let mut edits = compare::changes(&nothing, now);
    let (before, after) = (Arc::clone(&base.decided), Arc::clone(&now.decided));
    if before != after {
        edits.push(Edit::changed(before, after));
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::saving_state::{Saving, Target};
    use crate::app::settings::Settings;
    use claimlight_core::import;
    use claimlight_core::model::AnnotatorId;
    use claimlight_core::text::TextRange;

    /// A desk with one article.
    fn desk(saving: Saving) -> Desk {
        let mut desk = Desk::new(Settings::default(), None);
        let annotations = Annotations::new(import::pasted("The bridge closed in May. It opened in June."));
        let mut document = Document::new(annotations, (AnnotatorId::new(), "Ana"), saving);
        document.number = 1;
        desk.document = Some(document);
        desk
    }

    fn mark(desk: &mut Desk, start: usize, end: usize) {
        desk.with(|d| d.select_words(TextRange::from_usize(start..end)));
        desk.act(|d| d.judge(Some("verified")));
    }

    /// The notes that the journal receives, one word per note.
    fn told(state: &mut State, desk: &mut Desk) -> Vec<String> {
        let word = |note: &Note| match note {
            Note::Open(about, _) => format!("open {}", about.number),
            Note::Edits { edits, revision, .. } => format!("{} edits to {revision}", edits.len()),
            Note::Saving { revision, .. } => format!("saving {revision}"),
            Note::Saved { revision, .. } => format!("saved {revision}"),
            Note::Restored(_) => "restored".to_owned(),
        };
        state.notes(desk).iter().map(word).collect()
    }

    fn left(name: &str, path: &str) -> Unsaved {
        let about = About { number: 1, path: Some(PathBuf::from(path)), ..About::default() };
        let bare = Annotations::new(import::pasted("Another text."));
        let journal = PathBuf::from(name);
        Unsaved { journal, about, bare, changed: Vec::new(), decided: Vec::new(), changes: 1, at: 0 }
    }

    #[test]
    fn the_journal_hears_of_changes_before_their_save_and_of_the_article_anew_after_it() {
        let (mut state, mut desk, mut out) = (State::default(), desk(Saving::default()), Out::default());
        assert!(told(&mut state, &mut desk).is_empty(), "nothing was changed");
        mark(&mut desk, 0, 10);
        state.apply(&mut desk, &mut out, Action::Saving(1, 1));
        assert_eq!(told(&mut state, &mut desk), ["open 1", "1 edits to 1", "saving 1"]);
        mark(&mut desk, 11, 17);
        assert_eq!(told(&mut state, &mut desk), ["1 edits to 2"]);
        state.apply(&mut desk, &mut out, Action::Saved(1, 2));
        mark(&mut desk, 18, 20);
        assert_eq!(told(&mut state, &mut desk), ["open 1", "1 edits to 3", "saved 2"]);
    }

    #[test]
    fn what_is_done_to_a_sample_is_no_concern_of_the_journal() {
        let (mut state, mut desk) = (State::default(), desk(Saving::disposable()));
        mark(&mut desk, 0, 10);
        assert!(told(&mut state, &mut desk).is_empty());
        assert!(desk.document.is_some_and(|d| d.unwritten.is_empty()));
    }

    #[test]
    fn what_a_crash_left_is_offered_once_and_again_when_its_article_is_opened() {
        let (mut state, mut desk, mut out) = (State::default(), desk(Saving::default()), Out::default());
        let mut apply = |state: &mut State, action| {
            state.apply(&mut desk, &mut out, action);
            state.left().iter().map(|l| l.journal.display().to_string()).collect::<Vec<_>>()
        };
        let (a, b) = (left("a", "a.txt"), left("b", "b.txt"));
        assert_eq!(apply(&mut state, Action::Found(vec![a.clone(), b.clone()])), ["a", "b"]);
        assert_eq!(apply(&mut state, Action::Later), ["b"]);
        assert_eq!(apply(&mut state, Action::Found(vec![a, b])), ["b"], "both are known");
        assert_eq!(apply(&mut state, Action::Opened(PathBuf::from("a.txt"))), ["a", "b"]);
        assert_eq!(apply(&mut state, Action::Drop), ["b"]);
    }

    #[test]
    fn what_does_not_fit_the_text_is_offered_still() {
        let (mut state, mut desk, mut out) = (State::default(), desk(Saving::default()), Out::default());
        desk.with(|d| d.saving.target = Target::File(PathBuf::from("a.txt")));
        state.apply(&mut desk, &mut out, Action::Found(vec![left("a", "a.txt")]));
        let request = state.apply(&mut desk, &mut out, Action::Restore);
        assert!(matches!(request, Some(Request::Show(1))) && state.left().is_empty());
        assert_eq!(state.awaited_text(&desk).map(ArticleText::as_str), Some("Another text."));
        state.apply(&mut desk, &mut out, Action::MakeAgain);
        assert_eq!(state.left().len(), 1);
        assert!(state.awaited_text(&desk).is_none());
    }
}
