//! Chooses and edits the scheme: the verdicts on offer, and what verdicts become when another scheme is chosen.
//!
//! Always true: a draft or a pending question is kept only while its sheet is shown.

mod rules;
pub mod view;

pub use rules::{Draft, Goes, Move, Moving, SIGNS, new_verdict, problems};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::commands::keys::{Holder, Keymap};
use crate::app::commands::{Command, Group, Row, when};
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::{self, Desk};
use crate::app::words::{error_text, texts};
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::{Limits, Scheme};

/// The sheets about schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The scheme being edited.
    Edit,
    /// The choice of what verdicts become in another scheme.
    Moving,
}

/// The scheme for new articles, and what the sheets show.
#[derive(Debug, Default)]
pub struct State {
    /// The scheme of articles that have none yet; `None` for the first built-in one.
    for_new: Option<Arc<Scheme>>,
    draft: Option<Draft>,
    moving: Option<Moving>,
}

/// Where a scheme that is to be used comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// It was edited in the sheet.
    Edited,
    /// It was chosen from a menu or loaded from a file.
    Chosen,
}

/// What can happen to schemes.
#[derive(Debug)]
pub enum Action {
    /// Edit the shown article's scheme.
    Edit,
    /// Replace the scheme being edited with this one.
    Draft(Box<Scheme>),
    /// Use this scheme for the shown article. Asks first if a verdict in use has no place in it.
    Use(Box<Scheme>),
    /// Set what the verdict in use with this index becomes.
    Move(usize, Goes),
    /// Use the other scheme, with the verdicts changed as chosen.
    Take,
    /// Choose a file with a scheme for the shown article.
    ChooseToLoad,
    /// Use the scheme in this file.
    Load(PathBuf),
    /// Reading a scheme from this file for the article with this number has ended. The error is the end of a sentence.
    Loaded(u64, PathBuf, Box<Result<Scheme, String>>),
    /// Choose a file for the scheme being edited.
    ChooseToSave,
    /// Write the scheme being edited, or that of the shown article, to this file.
    Save(PathBuf),
    /// Writing a scheme to this file has ended. The error is the end of a sentence.
    Saved(PathBuf, Result<(), String>),
    /// Use the shown article's scheme for new articles.
    TakeForNew,
    /// The scheme for new articles that was stored when the program last ran.
    ForNew(Box<Scheme>),
    /// Close the sheet.
    Close,
}

/// The commands about schemes.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::EditScheme, Group::Scheme, when::article, || Action::Edit),
    Row::new(Command::LoadScheme, Group::Scheme, when::article, || Action::ChooseToLoad),
    Row::new(Command::SchemeForNew, Group::Scheme, when::article, || Action::TakeForNew),
];

/// What other parts of the program are asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show this sheet.
    Show(Sheet),
    /// Close the sheet.
    Close,
}

impl State {
    /// The scheme of articles that have none yet; `None` for the first built-in one.
    pub fn for_new(&self) -> Option<&Arc<Scheme>> {
        self.for_new.as_ref()
    }

    /// The scheme being edited; `None` if its sheet is not shown.
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// Whether the scheme being edited differs from that of the shown article.
    pub fn is_changed(&self, desk: &Desk) -> bool {
        let used = desk.document.as_ref().map(|d| &*d.annotations.scheme);
        self.draft.as_ref().is_some_and(|draft| Some(&draft.scheme) != used)
    }

    /// What verdicts become in another scheme; `None` if that is not being asked.
    pub fn moving(&self) -> Option<&Moving> {
        self.moving.as_ref()
    }

    /// Applies an action. Returns a request to another part of the program.
    #[must_use = "another capability is waited for"]
    pub fn apply(
        &mut self,
        (desk, keymap): (&mut Desk, &Keymap),
        out: &mut Out<Action>,
        action: Action,
    ) -> Option<Request> {
        match action {
            Action::Edit => return self.edit(desk),
            Action::Draft(scheme) => self.change_draft((desk, keymap), *scheme),
            Action::Use(scheme) => {
                let edited = self.draft.is_some();
                return self.use_scheme(desk, *scheme, if edited { Came::Edited } else { Came::Chosen });
            }
            Action::Move(i, to) => self.move_verdict(i, to),
            Action::Take => {
                let moving = self.moving.take()?;
                desk.act(|d| d.take_scheme(&moving));
                return Some(Request::Close);
            }
            Action::ChooseToLoad => choose_to_load(desk, out),
            Action::Load(path) => load(desk, out, path),
            Action::Loaded(number, path, loaded) => return self.loaded(desk, out, number, &path, *loaded),
            Action::ChooseToSave => self.choose_to_save(desk, out),
            Action::Save(path) => self.save(desk, out, path),
            Action::Saved(path, saved) => desk.say(match saved {
                Ok(()) => tr!("written", path = path.display().to_string()),
                Err(reason) => tr!("could-not-save", reason = reason),
            }),
            Action::TakeForNew => self.take_for_new(desk, out),
            Action::ForNew(scheme) => self.for_new = Some(Arc::new(*scheme)),
            Action::Close => return Some(Request::Close),
        }
        None
    }

    /// Drops the state of sheets that are no longer `shown`. Called after every action.
    pub fn keep_up(&mut self, shown: Option<Sheet>) {
        self.draft.take_if(|_| shown != Some(Sheet::Edit));
        self.moving.take_if(|_| shown != Some(Sheet::Moving));
    }

    fn edit(&mut self, desk: &Desk) -> Option<Request> {
        let scheme = (*desk.document.as_ref()?.annotations.scheme).clone();
        self.draft = Some(Draft { scheme, problem: None });
        Some(Request::Show(Sheet::Edit))
    }

    /// Changes the scheme being edited. A key that a command already uses is rejected, and the sheet says so.
    fn change_draft(&mut self, (desk, keymap): (&Desk, &Keymap), mut scheme: Scheme) {
        let Some(draft) = &mut self.draft else { return };
        let mut problem = None;
        for (i, verdict) in scheme.verdicts.iter_mut().enumerate() {
            verdict.key = verdict.key.trim().to_uppercase();
            let old = draft.scheme.verdicts.get(i).filter(|v| v.id == verdict.id);
            let Some(key) = Key::from_name(&verdict.key).filter(|_| old.is_none_or(|o| o.key != verdict.key)) else {
                continue;
            };
            let holder = keymap.holder(&KeyboardShortcut::new(Modifiers::NONE, key), desk);
            if let Some(holder @ (Holder::Command(_) | Holder::Caret)) = holder {
                problem = Some(tr!("key-is-held", key = verdict.key.as_str(), holder = holder.name()));
                verdict.key = old.map(|o| o.key.clone()).unwrap_or_default();
            }
        }
        *draft = Draft { scheme, problem };
    }

    fn move_verdict(&mut self, i: usize, to: Goes) {
        if let Some(verdict) = self.moving.as_mut().and_then(|m| m.moves.get_mut(i)) {
            verdict.to = to;
        }
    }

    /// Uses a scheme for the shown article: at once if it has every verdict in use, otherwise after asking. It also asks if a
    /// verdict in use has another label in a scheme that was not edited here.
    fn use_scheme(&mut self, desk: &mut Desk, mut scheme: Scheme, came: Came) -> Option<Request> {
        let document = desk.document.as_ref()?;
        scheme.complete();
        let old = &document.annotations.scheme;
        if **old == scheme {
            return Some(Request::Close);
        }
        let is_edit = came == Came::Edited && old.id == scheme.id;
        let moving = Moving::new(document, scheme.edited_from(old));
        if !moving.is_plain() || !is_edit && moving.relabels() {
            self.moving = Some(moving);
            return Some(Request::Show(Sheet::Moving));
        }
        desk.act(|d| d.take_scheme(&moving));
        Some(Request::Close)
    }

    /// Handles the end of reading a scheme. It is used if the article that it was chosen for is still shown.
    fn loaded(
        &mut self,
        desk: &mut Desk,
        out: &mut Out<Action>,
        number: u64,
        path: &Path,
        loaded: Result<Scheme, String>,
    ) -> Option<Request> {
        match loaded {
            Ok(scheme) => {
                desk.document.as_ref().filter(|d| d.number == number)?;
                self.use_scheme(desk, scheme, Came::Chosen)
            }
            Err(reason) => {
                let told = tr!("cant-be-opened", name = path.display().to_string(), reason = reason);
                out.ask(Question::told(vec![told], tr!("ok")));
                None
            }
        }
    }

    fn choose_to_save(&self, desk: &Desk, out: &mut Out<Action>) {
        let (Some(draft), Some(document)) = (&self.draft, &desk.document) else { return };
        let name = format!("{}.scheme.ron", if draft.scheme.id.is_empty() { "scheme" } else { &draft.scheme.id });
        let choice = Choice::new("dialog-save-scheme", Wanted::NewFile, Kind::Ron, Action::Save);
        out.choose(choice.for_article(document.number).at(Suggested::Named(name)));
    }

    fn save(&self, desk: &Desk, out: &mut Out<Action>, path: PathBuf) {
        let of_article = desk.document.as_ref().map(|d| &*d.annotations.scheme);
        match (&self.draft, of_article) {
            (Some(draft), Some(used)) => {
                let mut scheme = draft.scheme.clone();
                scheme.complete();
                write(out, path, &scheme.edited_from(used));
            }
            (None, Some(used)) => write(out, path, used),
            (_, None) => {}
        }
    }

    fn take_for_new(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(document) = &desk.document else { return };
        let scheme = Arc::clone(&document.annotations.scheme);
        if let Some(path) = desk.beside_settings("scheme.ron") {
            write(out, path, &scheme);
        }
        desk.say(tr!("scheme-for-new", name = texts::of_scheme(&scheme.name)));
        self.for_new = Some(scheme);
    }
}

fn choose_to_load(desk: &Desk, out: &mut Out<Action>) {
    let Some(document) = &desk.document else { return };
    let choice = Choice::new("dialog-load-scheme", Wanted::File, Kind::Ron, Action::Load);
    out.choose(choice.for_article(document.number));
}

/// Starts reading a scheme for the shown article.
fn load(desk: &Desk, out: &mut Out<Action>, path: PathBuf) {
    let Some(number) = desk.document.as_ref().map(|d| d.number) else { return };
    let failed_path = path.clone();
    let work = move || {
        let bytes = file::read_file(&path, Limits::USUAL.annotation_file).map_err(|e| error_text::file(&e));
        let loaded = bytes.and_then(|bytes| file::read_scheme(&bytes).map_err(|e| error_text::scheme(&e)));
        Some(Action::Loaded(number, path, Box::new(loaded)))
    };
    let failed = move || Some(Action::Loaded(number, failed_path, Box::new(Err(desk::mistake()))));
    out.start(Task::new(work, failed));
}

fn write(out: &mut Out<Action>, path: PathBuf, scheme: &Scheme) {
    let (page, file, failed_path) = (file::print_scheme(scheme), path.clone(), path.clone());
    let work = move || {
        let saved = file::save(&path, &page).map_err(|e| error_text::save(&e));
        Some(Action::Saved(path, saved))
    };
    let failed = move || Some(Action::Saved(failed_path, Err(desk::mistake())));
    out.start(Task::new(work, failed).writing(&file));
}
