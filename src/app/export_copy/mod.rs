//! Giving a copy of the annotation file away, and seeing what the file holds.
//!
//! Always true: what is known of a sheet is kept only while the sheet is shown. Absent: what is left out of a file and how
//! (`claimlight_core::file`).

pub mod view;
mod work;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use self::work::{OwnFile, Source};
use crate::app::commands::{Command, Group, Row, when};
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::{Task, Ticket};
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Target;
use crate::app::desk::{self, Desk};
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::file::{self, Contents};
use claimlight_core::model::{AnnotatorId, Optional};

/// What a copy is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is left out.
    pub without: BTreeSet<Optional>,
    /// Whether people get pseudonyms.
    pub pseudonyms: bool,
}

/// A copy that is about to be given away.
#[derive(Debug)]
pub struct Planned {
    plan: Plan,
    /// What leaves with it; `None` while that is counted.
    contents: Option<Contents>,
    /// The text of which it is a copy.
    ticket: Ticket,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Its parts, in numbers.
    pub contents: Contents,
    /// How many earlier texts of the article it knows of.
    pub texts: usize,
    /// Everyone in it.
    pub people: Vec<Person>,
}

/// Somebody who is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: AnnotatorId,
    /// What they are called.
    pub name: String,
    /// How many claims they marked.
    pub claims: usize,
    /// How many judgements are theirs.
    pub judgements: usize,
}

/// What is taken out of a file for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Earlier words.
    EarlierWords,
    /// A person, with what they did.
    Person(AnnotatorId),
}

/// The sheets of this capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The copy that is about to be given away.
    Plan,
    /// What the file holds.
    Holding,
}

/// A planned copy, and what the file holds, while they are shown.
#[derive(Debug, Default)]
pub struct State {
    planned: Option<Planned>,
    holding: Option<Holding>,
    /// How often what leaves was counted: an answer to an earlier question is not taken.
    counted: u64,
}

/// What can happen to them.
#[derive(Debug)]
pub enum Action {
    /// Plan a copy that holds this.
    Plan(Plan),
    /// What leaves was counted for the time with this number; the error is a sentence.
    Counted(u64, Result<Contents, String>),
    /// Choose a place for the planned copy.
    ChoosePlace,
    /// Write a copy to this file.
    Write(Plan, PathBuf),
    /// The copy was written to this file, or could not be; the error is a sentence.
    Written(PathBuf, Result<Contents, String>),
    /// Show what the file holds, or close that.
    ToggleHolding,
    /// Ask whether something is to be taken out of the shown article's file for good.
    AskToRemove(Removal),
    /// Take it out.
    Remove(Removal),
    /// It was taken out of the file of the article with this number, or could not be; the error is a sentence.
    Removed(u64, Result<(), String>),
    /// Close the sheet.
    Close,
}

/// What another capability is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Show this sheet.
    Show(Sheet),
    /// Close the sheet.
    Close,
    /// Open this file anew.
    Open(PathBuf),
}

impl Planned {
    /// What the copy is to hold.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What leaves with it; `None` while that is counted.
    pub fn contents(&self) -> Option<&Contents> {
        self.contents.as_ref()
    }
}

impl Holding {
    fn of(document: &Document) -> Self {
        let annotations = &document.annotations;
        let printed = file::print(annotations);
        let claims = annotations.claims.as_slice();
        let same = document.same();
        let people = annotations.annotators.iter().filter(|a| same.person(a.id) == a.id).map(|a| Person {
            id: a.id,
            name: a.name.clone(),
            claims: claims.iter().filter(|c| same.are_one(c.annotator, a.id)).count(),
            judgements: claims.iter().flat_map(|c| &c.judgements).filter(|j| same.are_one(j.annotator, a.id)).count(),
        });
        Self {
            contents: file::contents(annotations, &printed, &BTreeSet::new()),
            texts: annotations.texts.len(),
            people: people.collect(),
        }
    }
}

/// The commands of copies that are given away.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Share, Group::Copies, when::article, || Action::Plan(Plan::default())),
    Row::new(Command::Holding, Group::Copies, when::article, || Action::ToggleHolding),
];

impl State {
    /// The planned copy, while it is shown.
    pub fn planned(&self) -> Option<&Planned> {
        self.planned.as_ref()
    }

    /// What the file holds, while that is shown.
    pub fn holding(&self) -> Option<&Holding> {
        self.holding.as_ref()
    }

    /// Makes a change. Returns what another capability is to do.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Plan(plan) => return self.plan(desk, out, plan),
            Action::Counted(time, contents) => return self.counted(desk, time, contents),
            Action::ChoosePlace => return self.choose_place(desk, out),
            Action::Write(plan, path) => write(desk, out, plan, path),
            Action::Written(path, written) => desk.say(match written {
                Ok(contents) => tr!("share-written", name = file_name(&path), bytes = contents.bytes),
                Err(reason) => tr!("did-not-work", reason = reason),
            }),
            Action::ToggleHolding => return self.toggle_holding(desk),
            Action::AskToRemove(removal) => ask_to_remove(desk, out, removal),
            Action::Remove(removal) => {
                remove(desk, out, removal);
                return Some(Request::Close);
            }
            Action::Removed(number, removed) => return removed_from_file(desk, number, removed),
            Action::Close => return Some(Request::Close),
        }
        None
    }

    /// Forgets sheets that are not `shown` any more, and counts anew what leaves if the text has changed. Called after every
    /// action.
    pub fn keep_up(&mut self, desk: &Desk, out: &mut Out<Action>, shown: Option<Sheet>) {
        self.planned.take_if(|_| shown != Some(Sheet::Plan));
        self.holding.take_if(|_| shown != Some(Sheet::Holding));
        let ticket = desk.document.as_ref().map(Document::ticket);
        if let Some(planned) = self.planned.take_if(|planned| Some(planned.ticket) != ticket) {
            self.plan(desk, out, planned.plan);
        }
    }

    /// Plans another copy, and has counted what it holds.
    fn plan(&mut self, desk: &Desk, out: &mut Out<Action>, plan: Plan) -> Option<Request> {
        let document = desk.document.as_ref()?;
        self.counted += 1;
        let (time, source, list, of) = (self.counted, Source::of(document), list_of_pseudonyms(desk), plan.clone());
        let work = move || Some(Action::Counted(time, work::count(&source, &of, list.as_deref())));
        let failed = move || Some(Action::Counted(time, Err(desk::mistake())));
        out.start(Task::new(work, failed).for_text(document.ticket()));
        self.planned = Some(Planned { plan, contents: None, ticket: document.ticket() });
        Some(Request::Show(Sheet::Plan))
    }

    fn counted(&mut self, desk: &mut Desk, time: u64, contents: Result<Contents, String>) -> Option<Request> {
        let planned = self.planned.as_mut().filter(|_| time == self.counted)?;
        match contents {
            Ok(contents) => {
                planned.contents = Some(contents);
                None
            }
            Err(reason) => {
                desk.say(tr!("did-not-work", reason = reason));
                Some(Request::Close)
            }
        }
    }

    fn choose_place(&self, desk: &Desk, out: &mut Out<Action>) -> Option<Request> {
        let (planned, document) = (self.planned.as_ref()?, desk.document.as_ref()?);
        let (plan, stem) = (planned.plan.clone(), file::plain_name(document.title()));
        let then = move |path| Action::Write(plan, path);
        let choice = Choice::new("dialog-share", Wanted::NewFile, Kind::Ron, then).for_article(document.number);
        out.choose(choice.at(Suggested::Named(format!("{stem}-copy.claims.ron"))));
        Some(Request::Close)
    }

    fn toggle_holding(&mut self, desk: &Desk) -> Option<Request> {
        if self.holding.is_some() {
            return Some(Request::Close);
        }
        self.holding = Some(Holding::of(desk.document.as_ref()?));
        Some(Request::Show(Sheet::Holding))
    }
}

fn list_of_pseudonyms(desk: &Desk) -> Option<PathBuf> {
    desk.beside_settings("pseudonyms.csv")
}

/// Writes a copy of the shown article's file.
fn write(desk: &mut Desk, out: &mut Out<Action>, plan: Plan, path: PathBuf) {
    if desk.documents().any(|d| d.is_of(&path)) {
        return desk.say(tr!("share-not-itself").to_owned());
    }
    let Some(document) = &desk.document else { return };
    let (source, list) = (Source::of(document), list_of_pseudonyms(desk));
    // Two copies with pseudonyms go on in the same list: one after the other.
    let written = list.clone().filter(|_| plan.pseudonyms).unwrap_or_else(|| path.clone());
    let failed_path = path.clone();
    let work = move || {
        let written = work::write(&source, &plan, list.as_deref(), &path);
        Some(Action::Written(path, written))
    };
    let failed = move || Some(Action::Written(failed_path, Err(desk::mistake())));
    out.start(Task::new(work, failed).writing(&written));
}

fn ask_to_remove(desk: &Desk, out: &mut Out<Action>, removal: Removal) {
    let Some(document) = &desk.document else { return };
    let what = match removal {
        Removal::Person(id) => {
            let name = document.annotations.annotator(id).map_or("", |a| a.name.as_str());
            tr!("holds-remove-person", name = name)
        }
        Removal::EarlierWords => tr!("holds-remove-words").to_owned(),
    };
    let question = Question::new(tr!("holds-remove-title")).line(what).line(tr!("holds-remove-note"));
    out.ask(question.no(tr!("cancel")).yes(tr!("holds-remove-do"), Action::Remove(removal)));
}

/// Takes something out of the file of the shown article for good, if the file holds everything.
fn remove(desk: &mut Desk, out: &mut Out<Action>, removal: Removal) {
    let Some(document) = &desk.document else { return };
    let saving = &document.saving;
    let is_saved = !saving.is_at_work() && !saving.is_changed();
    let (Target::File(path), Some(sha256), true) = (&saving.target, &saving.on_disk, is_saved) else {
        return desk.say(tr!("holds-save-first").to_owned());
    };
    let own = OwnFile { path: path.clone(), sha256: sha256.clone(), home: desk.home() };
    let (number, source, file) = (document.number, Source::of(document), path.clone());
    let work = move || Some(Action::Removed(number, work::remove(&source, &own, removal)));
    let failed = move || Some(Action::Removed(number, Err(desk::mistake())));
    out.start(Task::new(work, failed).writing(&file));
}

/// Something was taken out of a file: its article is closed, and opened anew if it is shown.
fn removed_from_file(desk: &mut Desk, number: u64, removed: Result<(), String>) -> Option<Request> {
    if let Err(reason) = removed {
        desk.say(tr!("did-not-work", reason = reason));
        return None;
    }
    // An article behind the shown one is read anew when it is shown: as it is open, it still holds what was taken out.
    desk.shelf.retain(|d| d.number != number || d.saving.is_changed());
    let document = desk.document.take_if(|d| d.number == number && !d.saving.is_changed())?;
    desk.say(tr!("holds-removed").to_owned());
    document.path().map(Path::to_owned).map(Request::Open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::saving_state::Saving;
    use crate::app::settings::Settings;
    use claimlight_core::import;
    use claimlight_core::model::Annotations;

    fn desk() -> Desk {
        let mut desk = Desk::new(Settings::default(), None);
        let annotations = Annotations::new(import::pasted("The bridge closed in May."));
        let mut document = Document::new(annotations, desk.settings.person(), Saving::default());
        document.number = 7;
        desk.document = Some(document);
        desk
    }

    /// Plans a copy; returns what the task that counts reports.
    fn plan(state: &mut State, desk: &mut Desk, plan: Plan) -> Action {
        let mut out = Out::default();
        assert_eq!(state.apply(desk, &mut out, Action::Plan(plan)), Some(Request::Show(Sheet::Plan)));
        let task = out.tasks.pop().unwrap();
        task.run().in_time(|number| desk.open_document(number).map(|d| d.ticket().text)).unwrap().unwrap()
    }

    #[test]
    fn what_an_earlier_plan_holds_is_not_taken_for_this_one() {
        let (mut state, mut desk) = (State::default(), desk());
        let without = BTreeSet::from([Optional::Text]);
        let first = plan(&mut state, &mut desk, Plan::default());
        let second = plan(&mut state, &mut desk, Plan { without, pseudonyms: false });
        assert_eq!(state.apply(&mut desk, &mut Out::default(), first), None);
        assert!(state.planned().unwrap().contents().is_none());
        assert_eq!(state.apply(&mut desk, &mut Out::default(), second), None);
        assert_eq!(state.planned().unwrap().contents().unwrap().text, 0);
    }

    #[test]
    fn a_failure_closes_the_sheet_but_not_another_one() {
        let (mut state, mut desk) = (State::default(), desk());
        let pseudonyms = Plan { pseudonyms: true, ..Plan::default() };
        // There is no data folder for the list of who is whom.
        let failed = plan(&mut state, &mut desk, pseudonyms.clone());
        assert_eq!(state.apply(&mut desk, &mut Out::default(), failed), Some(Request::Close));
        let failed = plan(&mut state, &mut desk, pseudonyms);
        state.keep_up(&desk, &mut Out::default(), Some(Sheet::Holding));
        assert_eq!(state.apply(&mut desk, &mut Out::default(), failed), None);
    }
}
