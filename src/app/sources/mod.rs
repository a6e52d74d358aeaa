//! All sources of an article or a folder: what rests on each, and changing one wherever it is named.
//!
//! Always true: a source is changed in the open articles by an act that can be undone there; files of a folder that are not open are
//! changed only after a question, and keep their earlier versions. Absent: which evidence names the same source
//! (`claimlight_core::model`), and how lists of sources are written (`claimlight_core::exchange`).

pub mod view;
mod work;

use std::path::PathBuf;

use self::work::{Found, Source as From};
use crate::app::commands::{Command, Group as MenuGroup, Row, ctrl_shift, when};
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::{self, Desk};
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::{ClaimId, Kept, Source};

use egui::Key;

/// Whose sources are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those of the shown article.
    #[default]
    Article,
    /// Those of all articles of the open folder.
    Folder,
}

/// A fact of a source that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Its address.
    Url,
    /// Its title.
    Title,
    /// Who published it.
    Publisher,
    /// When it was published.
    Published,
    /// When it was seen.
    Accessed,
    /// Where a copy is kept.
    Archived,
}

impl Fact {
    /// All facts, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Url, Self::Publisher, Self::Published, Self::Accessed, Self::Archived];

    /// The fact of a source.
    pub fn of(self, source: &Source) -> &String {
        match self {
            Self::Url => &source.url,
            Self::Title => &source.title,
            Self::Publisher => &source.publisher,
            Self::Published => &source.published,
            Self::Accessed => &source.accessed,
            Self::Archived => &source.archived_url,
        }
    }

    fn of_mut(self, source: &mut Source) -> &mut String {
        match self {
            Self::Url => &mut source.url,
            Self::Title => &mut source.title,
            Self::Publisher => &mut source.publisher,
            Self::Published => &mut source.published,
            Self::Accessed => &mut source.accessed,
            Self::Archived => &mut source.archived_url,
        }
    }
}

/// The formats in which sources are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFormat {
    /// For LaTeX and reference managers.
    BibTex,
    /// For Zotero and other programs.
    CslJson,
}

/// The sources, while the sheet is shown.
#[derive(Debug, Default)]
pub struct Listed {
    /// Whose they are.
    pub scope: Scope,
    /// The sources; `None` while they are looked for.
    pub found: Option<Found>,
    /// The number of the chosen one.
    pub chosen: Option<usize>,
    /// What the chosen one is changed to.
    pub draft: Source,
    /// Whether only sources without a copy are listed.
    pub without_copy: bool,
}

/// The sources, if they are shown.
#[derive(Debug, Default)]
pub struct State {
    listed: Option<Listed>,
    /// How often they were looked for: an answer to an earlier question is not taken.
    asked: u64,
}

/// What can happen to them.
#[derive(Debug)]
pub enum Action {
    /// Show the sources, or close the sheet.
    Toggle,
    /// List those of another scope.
    Scope(Scope),
    /// The sources that were asked for under this number were found; the error is a sentence.
    Found(u64, Box<Result<Found, String>>),
    /// Choose a source by its number.
    Choose(usize),
    /// A fact of the chosen source becomes this.
    Type(Fact, String),
    /// Change the chosen source wherever it is named; ask first if files are changed that are not open.
    Change,
    /// Change it.
    ChangeAll,
    /// So many files that are not open were changed, and so many could not be.
    Changed(usize, usize),
    /// List only sources without a copy, or all.
    WithoutCopy(bool),
    /// Go to a claim in the article with this number.
    GoTo(usize, ClaimId),
    /// Choose a file for the list.
    ChooseFile(ListFormat),
    /// Write the list to this file.
    Write(ListFormat, PathBuf),
    /// It was written there, or could not be; the error is a sentence.
    Written(PathBuf, Result<(), String>),
    /// Close the sheet.
    Close,
}

/// What another capability is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the sheet.
    Show,
    /// Close the sheet.
    Close,
    /// Close the sheet, and select this claim of the shown article.
    Select(ClaimId),
    /// Close the sheet, and show this file.
    Open(PathBuf),
}

/// The command.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::Sources, MenuGroup::Why, when::reading, || Action::Toggle).keys(&[ctrl_shift(Key::E)])];

impl Listed {
    /// The numbers of the sources that are listed.
    pub fn shown(&self) -> Vec<usize> {
        let Some(found) = &self.found else { return Vec::new() };
        let is_shown = |i: &usize| !self.without_copy || found.groups[*i].kept != Kept::Everywhere;
        (0..found.groups.len()).filter(is_shown).collect()
    }

    /// Whether the chosen source was changed.
    pub fn is_changed(&self) -> bool {
        self.chosen_source().is_some_and(|source| *source != self.draft)
    }

    fn chosen_source(&self) -> Option<&Source> {
        self.found.as_ref()?.groups.get(self.chosen?).map(|group| &group.source)
    }
}

impl State {
    /// The sources, while the sheet is shown.
    pub fn listed(&self) -> Option<&Listed> {
        self.listed.as_ref()
    }

    /// Whether a source was changed in the sheet, and not stored.
    pub fn is_changed(&self) -> bool {
        self.listed.as_ref().is_some_and(Listed::is_changed)
    }

    /// Makes a change. Returns what another capability is to do.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Toggle if self.listed.is_some() => return Some(Request::Close),
            Action::Toggle => {
                self.listed = Some(Listed::default());
                self.look(desk, out);
                return Some(Request::Show);
            }
            Action::Scope(scope) => {
                self.listed = Some(Listed { scope, ..Listed::default() });
                self.look(desk, out);
            }
            Action::Found(time, found) => return self.found(desk, time, *found),
            Action::Choose(i) => self.choose(i),
            Action::Type(fact, words) => {
                if let Some(listed) = &mut self.listed {
                    *fact.of_mut(&mut listed.draft) = words;
                }
            }
            Action::Change => self.change_or_ask(desk, out),
            Action::ChangeAll => self.change(desk, out),
            Action::Changed(changed, failed) => {
                desk.say(tr!("sources-changed-files", n = changed, failed = failed));
                self.look(desk, out);
            }
            Action::WithoutCopy(only) => {
                if let Some(listed) = &mut self.listed {
                    listed.without_copy = only;
                }
            }
            Action::GoTo(article, claim) => return self.go_to(article, claim),
            Action::ChooseFile(format) => choose_file(desk, out, format),
            Action::Write(format, path) => self.write(out, format, path),
            Action::Written(path, Ok(())) => desk.say(tr!("report-written", name = file_name(&path))),
            Action::Written(path, Err(reason)) => {
                desk.say(tr!("report-not-written", name = file_name(&path), reason = reason));
            }
            Action::Close => return Some(Request::Close),
        }
        None
    }

    /// Forgets the sources if they are not shown any more. Called after every action.
    pub fn keep_up(&mut self, is_shown: bool) {
        self.listed.take_if(|_| !is_shown);
    }

    /// Has the sources looked for.
    fn look(&mut self, desk: &Desk, out: &mut Out<Action>) {
        let Some(listed) = &self.listed else { return };
        self.asked += 1;
        let (time, from) = (self.asked, From::of(desk, listed.scope));
        let work = move || Some(Action::Found(time, Box::new(from.found())));
        let failed = move || Some(Action::Found(time, Box::new(Err(desk::mistake()))));
        out.start(Task::new(work, failed));
    }

    fn found(&mut self, desk: &mut Desk, time: u64, found: Result<Found, String>) -> Option<Request> {
        let listed = self.listed.as_mut().filter(|_| time == self.asked)?;
        match found {
            Ok(found) => {
                // After a change the same source stays chosen.
                let wanted = listed.draft.clone();
                let again = found.groups.iter().position(|group| group.source == wanted);
                listed.found = Some(found);
                let first = listed.shown().first().copied();
                listed.chosen = None;
                if let Some(i) = again.or(first) {
                    self.choose(i);
                }
                None
            }
            Err(reason) => {
                desk.say(tr!("did-not-work", reason = reason));
                Some(Request::Close)
            }
        }
    }

    fn choose(&mut self, i: usize) {
        let Some(listed) = &mut self.listed else { return };
        let Some(group) = listed.found.as_ref().and_then(|found| found.groups.get(i)) else { return };
        listed.draft = group.source.clone();
        listed.chosen = Some(i);
    }

    /// Changes the chosen source; if files are concerned that are not open, asks first.
    fn change_or_ask(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(listed) = self.listed.as_ref().filter(|listed| listed.is_changed()) else { return };
        let closed = listed.found.as_ref().map_or(0, |found| found.closed_files(listed.chosen, desk).len());
        if closed == 0 {
            return self.change(desk, out);
        }
        let question = Question::new(tr!("sources-ask-title"))
            .line(tr!("sources-ask-files", n = closed))
            .line(tr!("sources-ask-note"))
            .no(tr!("cancel"))
            .yes(tr!("sources-change"), Action::ChangeAll);
        out.ask(question);
    }

    fn change(&mut self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(listed) = self.listed.as_ref().filter(|listed| listed.is_changed()) else { return };
        let (Some(found), Some(chosen)) = (&listed.found, listed.chosen) else { return };
        let Some(group) = found.groups.get(chosen) else { return };
        let (before, after) = (group.source.clone(), listed.draft.clone());
        let open = work::change_open(desk, found, group, (&before, &after));
        let closed = found.closed_files(Some(chosen), desk);
        if closed.is_empty() {
            desk.say_done(tr!("sources-changed", n = open));
            return self.look(desk, out);
        }
        let (me, home) = (desk.settings.person().0, desk.home());
        let name = desk.settings.my_name().to_owned();
        let work = move || {
            let (changed, failed) = work::change_files(&closed, (&before, &after), (me, &name), home.as_ref());
            Some(Action::Changed(changed, failed))
        };
        out.start(Task::new(work, || Some(Action::Changed(0, 1))));
    }

    fn go_to(&self, article: usize, claim: ClaimId) -> Option<Request> {
        let articles = &self.listed.as_ref()?.found.as_ref()?.articles;
        let article = articles.get(article)?;
        match &article.path {
            Some(path) if !article.is_shown => Some(Request::Open(path.clone())),
            _ => Some(Request::Select(claim)),
        }
    }

    fn write(&self, out: &mut Out<Action>, format: ListFormat, path: PathBuf) {
        let Some(listed) = &self.listed else { return };
        let Some(found) = &listed.found else { return };
        let sources: Vec<Source> = listed.shown().into_iter().map(|i| found.groups[i].source.clone()).collect();
        let (failed_path, written) = (path.clone(), path.clone());
        let work = move || {
            let result = work::write_list(&sources, format, &path);
            Some(Action::Written(path, result))
        };
        let failed = move || Some(Action::Written(failed_path, Err(desk::mistake())));
        out.start(Task::new(work, failed).writing(&written));
    }
}

fn choose_file(desk: &Desk, out: &mut Out<Action>, format: ListFormat) {
    let stem = desk.document.as_ref().map(|document| file::plain_name(document.title())).unwrap_or_default();
    let ending = match format {
        ListFormat::BibTex => "bib",
        ListFormat::CslJson => "json",
    };
    let then = move |path| Action::Write(format, path);
    let choice = Choice::new("dialog-sources", Wanted::NewFile, Kind::Any, then);
    out.choose(choice.at(Suggested::Named(format!("{stem}.{ending}"))));
}
