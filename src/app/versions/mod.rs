//! Earlier versions of the annotation file: seen, compared with what there is now, brought back.
//!
//! Always true: what was read is kept only while its sheet is shown. Absent: when versions are kept (`claimlight_core::file`).

mod read;
pub mod view;

pub use read::{Content, Earlier, Holds};

use std::path::PathBuf;

use crate::app::commands::{Command, Group, Row, when};
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::saving_state::Target;
use crate::app::desk::{self, Desk, Report};
use crate::tr;
use claimlight_core::compare;
use claimlight_core::file::journal::Unsaved;
use claimlight_core::model::{Annotations, Edit, Element};

/// The sheets of this capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The earlier versions.
    List,
    /// What one of them holds.
    Version,
}

/// What is shown of earlier versions.
#[derive(Debug, Default)]
pub struct State {
    list: Option<Vec<Earlier>>,
    /// What one of them holds, a line a claim.
    lines: Option<Vec<String>>,
}

/// What can happen to them.
#[derive(Debug)]
pub enum Action {
    /// List the earlier versions of the shown article's file.
    List,
    /// Those of the article with this number were read.
    Listed(u64, Vec<Earlier>),
    /// Show what the version at this path holds.
    LookAt(PathBuf),
    /// A version was read beside the article with this number, a line a claim.
    Lines(u64, Vec<String>),
    /// Bring back what is kept at this path for the shown article.
    BringBack(PathBuf),
    /// It was read for the article with this number.
    Read(u64, Content),
    /// Something could not be read, for this reason.
    Failed(String),
    /// Close the sheet.
    Close,
}

/// The commands of this capability.
pub const COMMANDS: &[Row<Action>] = &[Row::new(Command::Versions, Group::Copies, when::article, || Action::List)];

/// What another capability is to do.
#[derive(Debug)]
pub enum Request {
    /// Show this sheet.
    Show(Sheet),
    /// Close the sheet.
    Close,
    /// Close the sheet, and make these changes again that a crash had left.
    Restore(Box<Unsaved>),
}

impl State {
    /// The earlier versions, while they are shown.
    pub fn list(&self) -> Option<&[Earlier]> {
        self.list.as_deref()
    }

    /// What a version holds, a line a claim, while that is shown.
    pub fn lines(&self) -> Option<&[String]> {
        self.lines.as_deref()
    }

    /// Makes a change. Returns what another capability is to do.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::List => list(desk, out),
            Action::Listed(number, versions) if is_shown(desk, number) => return self.listed(desk, versions),
            Action::LookAt(path) => look_at(desk, out, path),
            Action::Lines(number, lines) if is_shown(desk, number) => {
                self.lines = Some(lines);
                return Some(Request::Show(Sheet::Version));
            }
            Action::BringBack(path) => bring_back(desk, out, path),
            Action::Read(number, content) if is_shown(desk, number) => match content {
                Content::Dropped(left) => return Some(Request::Restore(left)),
                Content::Version(then) => {
                    become_version(desk, &then);
                    return Some(Request::Close);
                }
            },
            // Another article is shown by now.
            Action::Listed(..) | Action::Lines(..) | Action::Read(..) => {}
            Action::Failed(reason) => desk.say(tr!("did-not-work", reason = reason)),
            Action::Close => return Some(Request::Close),
        }
        None
    }

    /// Forgets sheets that are not `shown` any more. Called after every action.
    pub fn keep_up(&mut self, shown: Option<Sheet>) {
        self.list.take_if(|_| shown != Some(Sheet::List));
        self.lines.take_if(|_| shown != Some(Sheet::Version));
    }

    fn listed(&mut self, desk: &mut Desk, versions: Vec<Earlier>) -> Option<Request> {
        if versions.is_empty() {
            desk.say(tr!("no-versions").to_owned());
            return None;
        }
        self.list = Some(versions);
        Some(Request::Show(Sheet::List))
    }
}

fn is_shown(desk: &Desk, number: u64) -> bool {
    desk.document.as_ref().is_some_and(|d| d.number == number)
}

fn failed() -> Action {
    Action::Failed(desk::mistake())
}

/// Has the earlier versions of the shown article's file read.
fn list(desk: &mut Desk, out: &mut Out<Action>) {
    let Some(document) = &desk.document else { return };
    let (Target::File(path), Some(home)) = (&document.saving.target, desk.home()) else {
        return desk.say(tr!("no-versions").to_owned());
    };
    let (number, path, now) = (document.number, path.clone(), document.annotations.clone());
    let work = move || Some(Action::Listed(number, read::list(&home, &path, &now)));
    out.start(Task::new(work, || Some(failed())).for_text(document.ticket()));
}

/// Has a version read, to be shown beside the shown article.
fn look_at(desk: &Desk, out: &mut Out<Action>, path: PathBuf) {
    let Some(document) = &desk.document else { return };
    let (number, now) = (document.number, document.annotations.clone());
    let work = move || {
        let lines = read::lines(&path, &now);
        Some(lines.map_or_else(Action::Failed, |lines| Action::Lines(number, lines)))
    };
    out.start(Task::new(work, || Some(failed())).for_text(document.ticket()));
}

/// Has a version read, to be brought back to the shown article: on whatever text that is by then.
fn bring_back(desk: &Desk, out: &mut Out<Action>, path: PathBuf) {
    let Some(number) = desk.document.as_ref().map(|d| d.number) else { return };
    let work = move || Some(read::read(&path).map_or_else(Action::Failed, |content| Action::Read(number, content)));
    out.start(Task::new(work, || Some(failed())));
}

/// Makes the shown article what an earlier version was, as one act that can be undone.
fn become_version(desk: &mut Desk, then: &Annotations) {
    desk.act(|document| {
        let people = |e: &Edit| !matches!((e.element(), e.after()), (Element::Annotator(_), None));
        let edits: Vec<Edit> = compare::changes(&document.annotations, then).into_iter().filter(people).collect();
        if edits.is_empty() {
            return Report::Nothing(tr!("version-is-the-same").to_owned());
        }
        document.change(tr!("act-bring-back"), edits, None);
        if document.selected_claim().is_none() {
            document.place_caret(document.caret());
        }
        Report::Done(tr!("version-brought-back").to_owned())
    });
}
