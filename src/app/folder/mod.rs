//! The list of a folder's articles, kept up to date as files come and go, and stepping from one article to the next.
//!
//! Always true: a dedicated thread lists the folder at once, then reads the files one by one, then waits for changes. It sends only
//! what is new, so an idle folder causes no work in the window. Absent: opening an article.

pub mod cache;
pub mod entries;
pub mod view;
mod watch;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use egui::Key;

use self::cache::Cache;
use self::entries::{Entry, Folder, News, Stage, details};
use self::watch::Watch;
use crate::app::commands::{Command, Group, Row as CommandRow, ctrl, ctrl_shift, when};
use crate::app::desk::Desk;
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::document::{Document, Fact};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Ongoing;
use crate::app::desk::select::Toward;
use crate::app::words::languages;
use crate::tr;

/// A row of the list of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// An open article that is not in the folder, by its number.
    Open(u64),
    /// An entry of the folder, by its index.
    Entry(usize),
}

/// The open folder, if there is one.
#[derive(Debug, Default)]
pub struct State {
    folder: Option<Folder>,
    /// Whether one of the folder's articles is to be shown once they are listed.
    shows_one: bool,
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// Choose a folder.
    Choose,
    /// Open this folder.
    Open(PathBuf),
    /// Read the open folder again, for example because the user's name has changed.
    ReadAgain,
    /// News about the folder at this path.
    News(PathBuf, News),
    /// Close the folder; open articles stay.
    Close,
    /// Show only articles whose name or title contains this text.
    FilterWords(String),
    /// Show only articles at this stage; `None` for all.
    FilterStage(Option<Stage>),
    /// Articles of the open folder are in this language, given as a BCP 47 code; `None`: find it out for each.
    SetLanguage(Option<String>),
    /// Show the article of this row.
    Show(Row),
    /// Go to the next or previous article in the list.
    Step(Toward),
}

/// The commands about the list.
pub const COMMANDS: &[CommandRow<Action>] = &[
    CommandRow::new(Command::OpenFolder, Group::Open, when::always, || Action::Choose).keys(&[ctrl_shift(Key::O)]),
    CommandRow::new(Command::NextArticle, Group::Articles, when::many, || Action::Step(Toward::Next))
        .keys(&[ctrl(Key::PageDown)]),
    CommandRow::new(Command::PreviousArticle, Group::Articles, when::many, || Action::Step(Toward::Previous))
        .keys(&[ctrl(Key::PageUp)]),
];

/// What other parts of the program are asked to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Open this file.
    Open(PathBuf),
    /// Open the one of these files that was shown last, or else the first.
    OpenOneOf(Vec<PathBuf>),
    /// Show this open article, by its number.
    Show(u64),
    /// Remember that this folder was opened.
    Remember(PathBuf),
}

impl State {
    /// The open folder; `None` if there is none.
    pub fn open(&self) -> Option<&Folder> {
        self.folder.as_ref()
    }

    /// The entries of the open folder, sorted by name. Empty if there is none.
    pub fn entries(&self) -> &[Entry] {
        self.folder.as_ref().map_or(&[], |f| &f.entries)
    }

    /// Whether an open article is in the folder.
    pub fn holds(&self, document: &Document) -> bool {
        self.entries().iter().any(|e| document.is_of(&e.path))
    }

    /// The rows of the list: open articles that are not in the folder, then the entries that pass the filter.
    pub fn rows(&self, desk: &Desk) -> Vec<Row> {
        let listed = |d: &Document| d.path().is_some_and(|path| self.entries().iter().any(|e| e.path == path));
        let mut open: Vec<u64> = desk.documents().filter(|d| !listed(d)).map(|d| d.number).collect();
        open.sort_unstable();
        let shown = self.folder.as_ref().map(|f| f.shown(|e| open_entry(desk, e).and_then(Stage::of_open)));
        open.into_iter().map(Row::Open).chain(shown.into_iter().flatten().map(Row::Entry)).collect()
    }

    /// Whether this row's article is shown, or is being opened.
    pub fn is_shown(&self, desk: &Desk, row: Row) -> bool {
        match row {
            Row::Open(number) => desk.opening.is_none() && desk.document.as_ref().is_some_and(|d| d.number == number),
            Row::Entry(i) => self.entries().get(i).is_some_and(|entry| match &desk.opening {
                Some(opening) => *opening == entry.path,
                None => desk.document.as_ref().is_some_and(|d| d.is_of(&entry.path)),
            }),
        }
    }

    /// Applies an action. Returns requests to be carried out afterwards, in order.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Vec<Request> {
        match action {
            Action::Choose => {
                out.choose(Choice::new("dialog-folder", Wanted::Folder, Kind::Any, Action::Open));
                Vec::new()
            }
            Action::Open(path) => self.open_folder(desk, out, &path),
            Action::ReadAgain => match self.folder.take() {
                Some(folder) => self.open_folder(desk, out, &folder.path),
                None => Vec::new(),
            },
            Action::News(path, news) => self.take(desk, &path, news).into_iter().collect(),
            Action::Close => {
                (self.folder, desk.folder) = (None, None);
                Vec::new()
            }
            Action::FilterWords(words) => {
                self.folder.iter_mut().for_each(|f| f.words.clone_from(&words));
                Vec::new()
            }
            Action::FilterStage(stage) => {
                self.folder.iter_mut().for_each(|f| f.stage = stage);
                Vec::new()
            }
            Action::SetLanguage(code) => {
                self.set_language(desk, code);
                Vec::new()
            }
            Action::Show(row) => self.show(row).into_iter().collect(),
            Action::Step(toward) => self.step(desk, toward).into_iter().collect(),
        }
    }

    /// Notes the language of the open folder's articles, and gives it to those that are open.
    fn set_language(&self, desk: &mut Desk, code: Option<String>) {
        let Some(folder) = &self.folder else { return };
        let name = folder.path.to_string_lossy().into_owned();
        let Some(code) = code else {
            desk.settings.folder_languages.remove(&name);
            return desk.say(tr!("folder-language-found").to_owned());
        };
        let open: Vec<u64> = desk.documents().filter(|d| self.holds(d)).map(|d| d.number).collect();
        for number in open {
            if let Some(document) = desk.open_document(number) {
                document.set_facts(&[(Fact::Language, code.clone())]);
            }
        }
        desk.say(tr!("folder-language-set", language = languages::named(&code)));
        desk.settings.folder_languages.insert(name, code);
    }

    fn open_folder(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: &Path) -> Vec<Request> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let stop = Arc::new(AtomicBool::new(false));
        out.go_on(watched(path.clone(), desk, Arc::clone(&stop)));
        desk.folder = Some(path.clone());
        desk.settings.articles = true;
        self.folder = Some(Folder::new(path.clone(), stop));
        // A sample gives way to what the person has come for.
        self.shows_one = desk.document.as_ref().is_none_or(|d| d.saving.disposable);
        vec![Request::Remember(path)]
    }

    fn take(&mut self, desk: &mut Desk, path: &Path, news: News) -> Option<Request> {
        let folder = self.folder.as_mut().filter(|f| f.path == path)?;
        if let News::Gone(reason) = &news {
            desk.say(tr!("folder-gone", name = path.display().to_string(), reason = reason));
            folder.take(news);
            return None;
        }
        folder.take(news);
        // A folder opened while no article is open shows the article that was shown last, or its first one.
        if !std::mem::take(&mut self.shows_one) {
            return None;
        }
        if folder.entries.is_empty() {
            desk.say(tr!("folder-empty").to_owned());
            return None;
        }
        let all = || folder.entries.iter().map(|entry| entry.path.clone()).collect();
        desk.document.is_none().then(|| Request::OpenOneOf(all()))
    }

    fn show(&self, row: Row) -> Option<Request> {
        match row {
            Row::Open(number) => Some(Request::Show(number)),
            Row::Entry(i) => self.entries().get(i).map(|e| Request::Open(e.path.clone())),
        }
    }

    fn step(&self, desk: &mut Desk, toward: Toward) -> Option<Request> {
        let rows = self.rows(desk);
        let here = rows.iter().position(|row| self.is_shown(desk, *row));
        let next = match (here, toward) {
            (Some(i), Toward::Next) => i.checked_add(1),
            (Some(i), Toward::Previous) => i.checked_sub(1),
            (None, _) => Some(0),
        };
        let row = next.and_then(|i| rows.get(i));
        if row.is_none() {
            desk.say(tr!("no-further-article").to_owned());
        }
        self.show(*row?)
    }
}

/// The document of an entry that is open; `None` if it is not.
pub fn open_entry<'a>(desk: &'a Desk, entry: &Entry) -> Option<&'a Document> {
    desk.documents().find(|d| d.is_of(&entry.path))
}

/// Lists, reads and watches a folder on a thread until `stop` is set.
fn watched(path: PathBuf, desk: &Desk, stop: Arc<AtomicBool>) -> Ongoing<Action> {
    let (me, who) = (desk.settings.me(), desk.settings.my_name().to_owned());
    let kept_in = desk.beside_settings(cache::NAME);
    Ongoing::new("folder", move |send| {
        let cache = RefCell::new(Cache::load(kept_in.clone()));
        let read = |article: &Path| details(article, (me, &who), &mut cache.borrow_mut());
        let send = |news: News| send(Action::News(path.clone(), news));
        let done = || cache.borrow_mut().save();
        Watch::new(&path, &who, &stop, &read, &send, &done).run();
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Settings;

    const FOLDER: &str = "/articles";

    fn entry(name: &str) -> Entry {
        Entry { path: Path::new(FOLDER).join(name), name: name.to_owned(), details: None }
    }

    fn opened(desk: &mut Desk) -> State {
        let (mut state, mut out) = (State::default(), Out::default());
        let asked = state.apply(desk, &mut out, Action::Open(PathBuf::from(FOLDER)));
        assert_eq!(asked, [Request::Remember(PathBuf::from(FOLDER))]);
        assert_eq!(out.ongoing.len(), 1);
        state
    }

    fn news(names: &[&str]) -> Action {
        Action::News(PathBuf::from(FOLDER), News::Listed(names.iter().map(|name| entry(name)).collect()))
    }

    fn document(number: u64, path: &str) -> Document {
        let mut document = Document::pasted("The bridge closed in May.");
        document.number = number;
        document.source = Some(PathBuf::from(path));
        document
    }

    fn check(state: &mut State, desk: &mut Desk, action: Action, asked: &[Request]) {
        assert_eq!(state.apply(desk, &mut Out::default(), action), asked);
    }

    #[test]
    fn a_folder_opened_alone_shows_one_of_its_articles_once() {
        let mut desk = Desk::new(Settings::default(), None);
        let mut state = opened(&mut desk);
        let one = Request::OpenOneOf(["a.txt", "b.txt"].map(|name| Path::new(FOLDER).join(name)).to_vec());
        check(&mut state, &mut desk, news(&["a.txt", "b.txt"]), &[one]);
        check(&mut state, &mut desk, news(&["b.txt"]), &[]);
        let other = Action::News(PathBuf::from("/other"), News::Listed(vec![entry("c.txt")]));
        check(&mut state, &mut desk, other, &[]);
        assert_eq!(state.entries().len(), 1, "news of a folder that is closed change nothing");
    }

    #[test]
    fn steps_go_from_row_to_row_and_stop_at_the_ends() {
        let mut desk = Desk::new(Settings::default(), None);
        desk.document = Some(document(1, "/elsewhere/x.txt"));
        let mut state = opened(&mut desk);
        check(&mut state, &mut desk, news(&["a.txt", "b.txt"]), &[]);
        assert_eq!(state.rows(&desk), [Row::Open(1), Row::Entry(0), Row::Entry(1)]);
        check(&mut state, &mut desk, Action::Step(Toward::Previous), &[]);
        assert!(desk.message.take().is_some(), "there is none before the first");
        let to = |name: &str| Request::Open(Path::new(FOLDER).join(name));
        check(&mut state, &mut desk, Action::Step(Toward::Next), &[to("a.txt")]);
        // While it is being opened, the next step continues from there.
        desk.opening = Some(Path::new(FOLDER).join("a.txt"));
        check(&mut state, &mut desk, Action::Step(Toward::Next), &[to("b.txt")]);
        check(&mut state, &mut desk, Action::Step(Toward::Previous), &[Request::Show(1)]);
        check(&mut state, &mut desk, Action::FilterWords("B".to_owned()), &[]);
        assert_eq!(state.rows(&desk), [Row::Open(1), Row::Entry(1)]);
        check(&mut state, &mut desk, Action::FilterWords("\u{ff22}".to_owned()), &[]);
        assert_eq!(state.rows(&desk), [Row::Open(1), Row::Entry(1)], "a full-width B is a B, as in every search");
    }
}
