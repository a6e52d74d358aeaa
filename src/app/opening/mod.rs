//! Opens articles from files, pasted text and samples, and remembers which were open recently.
//!
//! Always true: files are read by a task, never on the window's thread. Absent: showing, keeping and closing open articles, and
//! listing folders.

pub mod damaged;
pub mod read;
pub mod recent;
pub mod samples;
pub mod view;
pub mod without_text;

use std::path::{Path, PathBuf};

use egui::Key;

use self::damaged::{Damaged, InPlace};
use self::read::{Asked, Manner, Opened, Refused};
use self::recent::Remembered;
use self::samples::SAMPLES;
use crate::app::commands::{Command, Group, Row, ctrl, ctrl_shift, when};
use crate::app::desk::choice::{Choice, Kind, Wanted};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::{Desk, mistake};
use crate::app::words::{file_name, short};
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::{Limits, limits};

/// The state of opening.
#[derive(Debug, Default)]
pub struct State {
    /// What was open recently, and where each article was left.
    pub remembered: Remembered,
    /// Folders that other programs empty: articles in them have no file to be saved to until the user chooses one.
    pub emptied: Vec<PathBuf>,
    /// Reads the HTML on the clipboard; `None` if nothing may read the clipboard, as in tests.
    pub clipboard: Option<fn() -> Option<String>>,
    /// The web address pasted last, which becomes the source of the next pasted text.
    pasted_address: Option<String>,
    /// Whether the next pasted text was asked for as an article.
    awaits_paste: bool,
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// Choose a file.
    Choose,
    /// Open this file or folder.
    Open(PathBuf),
    /// Open this file or folder to look at it: nothing is offered to be merged.
    Look(PathBuf),
    /// Open this file, however large it is.
    OpenLarge(PathBuf),
    /// Open this annotation file, whose text may have been left out, with the article that has the text.
    OpenWithText {
        /// The annotation file.
        file: PathBuf,
        /// The article.
        article: PathBuf,
    },
    /// Open this in the place of a damaged annotation file. The path is the one that was to be opened.
    GoOn(PathBuf, Box<Damaged>, InPlace),
    /// An article has been read: from a file, or pasted.
    Opened(Box<Opened>),
    /// This file was not opened, for this reason; `None` if the user stopped it.
    NotOpened(PathBuf, Option<Refused>),
    /// Open sample number `i`.
    Sample(usize),
    /// Read the clipboard: [`Action::Paste`] follows.
    AskToPaste,
    /// Take a pasted text or web address.
    Paste(String),
    /// Take a dropped file: an article, a folder, or a file that holds a web address.
    Drop(PathBuf),
    /// A folder was opened.
    FolderOpened(PathBuf),
    /// The program has started: what was open recently, and the folders that other programs empty.
    Started(Remembered, Vec<PathBuf>),
    /// From now on, HTML is read from the clipboard in this way when something is pasted.
    ReadClipboardBy(fn() -> Option<String>),
    /// The shown article is about to be left: remember the caret and the scroll position.
    Leave,
    /// Write what is remembered to disk.
    Remember,
}

/// The commands about opening.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Open, Group::Open, when::always, || Action::Choose).keys(&[ctrl(Key::O)]),
    Row::new(Command::Paste, Group::Open, when::always, || Action::AskToPaste).keys(&[ctrl_shift(Key::V)]),
];

/// What other parts of the program are asked to do.
#[derive(Debug)]
pub enum Request {
    /// Open this folder.
    Folder(PathBuf),
    /// Show this open article, by its number.
    Show(u64, Manner),
    /// Add this article to the open ones.
    Take(Box<Opened>),
    /// A file was not opened: give up anything that was waiting for it.
    NotOpened,
}

impl State {
    /// Applies an action. Returns a request to be carried out afterwards.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Choose => out.choose(Choice::new("dialog-open", Wanted::File, Kind::Openable, Action::Open)),
            Action::Open(path) => return self.open(desk, out, path, (Limits::USUAL, Manner::Named)),
            Action::Look(path) => return self.open(desk, out, path, (Limits::USUAL, Manner::LookedAt)),
            Action::OpenLarge(path) => return self.open(desk, out, path, (Limits::LARGE, Manner::Named)),
            Action::OpenWithText { file, article } => {
                self.read(desk, out, Asked { article: Some(article), ..Asked::new(&file, Limits::LARGE, "") });
            }
            Action::GoOn(path, damaged, in_place) => {
                let asked = Asked::new(&path, Limits::LARGE, "");
                self.read(desk, out, Asked { in_place: Some((damaged, in_place)), ..asked });
            }
            Action::Opened(opened) => return Some(Request::Take(opened)),
            Action::NotOpened(path, refused) => {
                self.not_opened(desk, out, &path, refused);
                return Some(Request::NotOpened);
            }
            Action::Sample(i) => match SAMPLES.get(i).map(samples::open)? {
                Ok(opened) => return Some(Request::Take(Box::new(opened))),
                Err(reason) => desk.say(reason),
            },
            Action::AskToPaste => (desk.request_paste, self.awaits_paste) = (true, true),
            Action::Paste(text) => self.paste(desk, out, text.trim()),
            Action::Drop(path) => return self.dropped(desk, out, path),
            Action::FolderOpened(path) => {
                self.remembered.open_folder(&path);
                self.remember(desk, out);
            }
            Action::Started(remembered, emptied) => (self.remembered, self.emptied) = (remembered, emptied),
            Action::ReadClipboardBy(read) => self.clipboard = Some(read),
            Action::Leave => desk.document.iter().for_each(|d| self.remembered.leave(d)),
            Action::Remember => self.remember(desk, out),
        }
        None
    }

    /// Opens a file or folder. A file that is already open is shown at once.
    fn open(
        &mut self,
        desk: &mut Desk,
        out: &mut Out<Action>,
        path: PathBuf,
        (limits, manner): (Limits, Manner),
    ) -> Option<Request> {
        if path.is_dir() {
            return Some(Request::Folder(path));
        }
        let path = std::path::absolute(&path).unwrap_or(path);
        let open = desk.documents().find(|d| d.is_of(&path) && !d.needs_text).map(|d| d.number);
        if open.is_none() {
            self.read(desk, out, Asked { manner, ..Asked::new(&path, limits, "") });
        }
        open.map(|number| Request::Show(number, manner))
    }

    /// Starts reading a file; what is not known yet of who asks is filled in.
    fn read(&mut self, desk: &mut Desk, out: &mut Out<Action>, asked: Asked) {
        let path = asked.path.clone();
        let course = desk.work(tr!("opening", name = short(&file_name(&path))));
        desk.opening = Some(path.clone());
        let (who, me) = (desk.settings.my_name().to_owned(), desk.settings.me());
        let recent = self.remembered.articles.iter().map(|l| (l.path.clone(), l.title.clone())).collect();
        let emptied = self.emptied.clone();
        let asked = Asked { who, me, recent, emptied, course, home: desk.home(), ..asked };
        let work = move || {
            Some(match read::open(&asked) {
                _ if asked.course.is_ended() => Action::NotOpened(asked.path, None),
                Ok(opened) => Action::Opened(Box::new(opened)),
                Err(refused) => Action::NotOpened(asked.path, Some(refused)),
            })
        };
        let failed = move || {
            let told = tr!("not-opened", name = path.display().to_string(), reason = mistake());
            Some(Action::NotOpened(path, Some(Refused::Told(told))))
        };
        out.start(Task::new(work, failed));
    }

    fn not_opened(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: &Path, refused: Option<Refused>) {
        let was_awaited = desk.opening.as_deref() == Some(path);
        if was_awaited {
            desk.opening = None;
            desk.working = None;
        }
        match refused {
            Some(refused) => {
                if !matches!(refused, Refused::Damaged(_)) {
                    self.remembered.forget(path);
                }
                out.ask(ask_about_refused(path, refused));
            }
            None if was_awaited => desk.say(tr!("work-stopped").to_owned()),
            // That it was stopped has been said.
            None => {}
        }
    }

    /// Whether the text that is pasted now was asked for as an article. Forgets it.
    pub fn awaits_paste(&mut self) -> bool {
        std::mem::take(&mut self.awaits_paste)
    }

    /// Opens pasted text as a new article. A pasted web address is kept as the source of the next one.
    fn paste(&mut self, desk: &mut Desk, out: &mut Out<Action>, text: &str) {
        if text.is_empty() {
            desk.say(tr!("nothing-to-paste").to_owned());
        } else if is_address(text) {
            self.address(out, text.to_owned());
        } else {
            let (text, source) = (text.to_owned(), self.pasted_address.take().unwrap_or_default());
            let clipboard = self.clipboard;
            let work = move || {
                let html = clipboard.and_then(|read| read());
                Some(Action::Opened(Box::new(read::pasted(&text, html.as_deref(), source))))
            };
            let failed = || {
                let told = tr!("did-not-work", reason = mistake());
                Some(Action::NotOpened(PathBuf::new(), Some(Refused::Told(told))))
            };
            out.start(Task::new(work, failed));
        }
    }

    /// Keeps a pasted or dropped web address, and explains how to go on.
    fn address(&mut self, out: &mut Out<Action>, url: String) {
        let question = Question::new(tr!("address-title")).address(&url).line(tr!("address-how"));
        out.ask(question.no(tr!("ok")));
        self.pasted_address = Some(url);
    }

    fn dropped(&mut self, desk: &mut Desk, out: &mut Out<Action>, path: PathBuf) -> Option<Request> {
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ["url", "webloc", "desktop"].contains(&ending.as_str())
            && let Ok(bytes) = file::read_file(&path, limits::ADDRESS_FILE)
            && let Ok(source) = String::from_utf8(bytes)
            && let Some(at) = source.find("http")
        {
            let end = source[at..].find(|c: char| c.is_whitespace() || c == '<').unwrap_or(source.len() - at);
            self.address(out, source[at..at + end].to_owned());
            return None;
        }
        self.open(desk, out, path, (Limits::USUAL, Manner::Named))
    }

    fn remember(&self, desk: &Desk, out: &mut Out<Action>) {
        let Some(path) = desk.beside_settings("articles.ron") else { return };
        let (file, remembered) = (path.clone(), self.remembered.clone());
        // Errors are ignored: only a convenience is lost, and a settings folder that can't be written is reported elsewhere.
        let work = move || remembered.save(&path).err().and(None);
        out.start(Task::new(work, || None).writing(&file));
    }
}

/// Says why the file at `asked` was not opened, or asks how to go on.
fn ask_about_refused(asked: &Path, refused: Refused) -> Question<Action> {
    match refused {
        Refused::Damaged(damaged) => damaged.ask(asked),
        Refused::Told(told) => Question::told(vec![told], tr!("ok")),
        Refused::Large { path, name, most } => Question::new(tr!("large-title"))
            .line(tr!("large-what", name = name, n = (most >> 20) as usize))
            .no(tr!("cancel"))
            .yes(tr!("large-open"), Action::OpenLarge(path)),
    }
}

/// Whether the text is a single web address and nothing else.
fn is_address(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.");
    web && text.len() < 2000 && !text.contains(char::is_whitespace)
}
