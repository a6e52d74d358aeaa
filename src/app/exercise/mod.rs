//! Exercises, as pupils meet them: the card on which they say who they are, their work, and handing it in.
//!
//! Always true: others' work never comes into a pupil's, and handing in replaces no file. Absent: marking and judging, which are those of
//! any article, and making exercises.

pub mod bars_view;
pub mod card_view;
pub mod hand_in_view;
pub mod list_view;
mod outgoing;
mod work;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use egui::Key;

pub use self::outgoing::{Lack, Outgoing, lacks};
pub use self::work::{Begun, Format, Lying};
use self::work::{Place, Source};
use crate::app::commands::{Command, Group, Row, ctrl_shift, when};
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::exercise::Stage;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::Target;
use crate::app::desk::{self, Desk, in_folder};
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::model::{Annotations, Exercise, PersonName, Timestamp};

/// Below this height of the window, in points, the task is folded at first.
const LOW: f32 = 640.0;

/// What the program knows of the exercises that are open.
#[derive(Debug, Default)]
pub struct State {
    /// The name or code on the card, as typed so far.
    typed: String,
    /// The works that lie with an exercise, by its number; nothing while they are looked for.
    lying: HashMap<u64, Vec<Lying>>,
    /// The exercises whose works were looked for.
    looked: HashSet<u64>,
    /// Where the file of an exercise would lie that was made out of a work, by its number.
    beside: HashMap<u64, PathBuf>,
    /// Whether the task is folded; `None`: nobody has said.
    folded: Option<bool>,
    /// What is being handed in, while the sheet is shown.
    handing_in: Option<HandingIn>,
}

/// A pupil's work that is being handed in.
#[derive(Debug, Default)]
pub struct HandingIn {
    /// When the sheet was opened.
    pub opened: Option<Timestamp>,
    /// The format of the file.
    pub format: Format,
    /// The file that was written, and when.
    pub written: Option<(PathBuf, Timestamp)>,
    /// Whether the file is being written.
    pub is_busy: bool,
}

/// What can happen in an exercise.
#[derive(Debug)]
pub enum Action {
    /// The name or code changes to this.
    Type(String),
    /// Begin under the name that was typed.
    Start,
    /// Begin under that name, although somebody of this name has begun.
    StartAfresh,
    /// Go on with the work in this file.
    GoOn(PathBuf),
    /// These works lie with the exercise of this number.
    Found(u64, Vec<Lying>),
    /// A pupil's work was begun on the exercise of this number.
    Begun(u64, Box<Begun>),
    /// Leave the work, and let somebody else say who they are.
    NotYou,
    /// Fold the task away, or show it.
    FoldTask,
    /// Show what is handed in, at this time or now, or close that.
    HandIn(Option<Timestamp>),
    /// Hand in in this format.
    SetFormat(Format),
    /// Choose where the file that is handed in goes.
    ChoosePlace,
    /// Write it there, or beside what is there.
    Write(Format, PathBuf),
    /// It was written there and then, or could not be; the error is a sentence.
    Written(Result<(PathBuf, Timestamp), String>),
    /// Show the file that was written in its folder.
    ShowWritten,
    /// Say where that file is.
    SayWhere(PathBuf),
    /// Close the sheet.
    Close,
}

/// What the rest of the window has to do.
#[derive(Debug)]
pub enum Request {
    /// Open what a pupil has begun.
    OpenNew(Box<Begun>),
    /// Open this file.
    Open(PathBuf),
    /// Show this open article.
    Show(u64),
    /// Show this exercise, which was made out of a work on it.
    ShowCard(Box<Annotations>),
    /// Show the sheet.
    ShowSheet,
    /// Close the sheet.
    CloseSheet,
}

/// The commands that pupils have in an exercise.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::HandIn, Group::Exercise, when::article, || Action::HandIn(None)).keys(&[ctrl_shift(Key::H)]),
    Row::new(Command::NotYou, Group::Exercise, when::article, || Action::NotYou),
    Row::new(Command::FoldTask, Group::Exercise, when::article, || Action::FoldTask).keys(&[ctrl_shift(Key::T)]),
];

impl State {
    /// The name or code on the card, as typed so far.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The works that lie with an exercise.
    pub fn lying(&self, number: u64) -> &[Lying] {
        self.lying.get(&number).map_or(&[], Vec::as_slice)
    }

    /// Whether the task is folded away.
    pub fn is_folded(&self, desk: &Desk) -> bool {
        self.folded.unwrap_or(desk.height < LOW)
    }

    /// What is being handed in, while the sheet is shown.
    pub fn handing_in(&self) -> Option<&HandingIn> {
        self.handing_in.as_ref()
    }

    /// Applies an action; returns what the rest of the window has to do.
    #[must_use = "the rest of the window is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Type(typed) => self.typed = typed,
            Action::Start => return self.start(desk, out),
            Action::StartAfresh => self.begin(desk, out),
            Action::GoOn(path) => {
                self.typed.clear();
                return Some(Request::Open(path));
            }
            Action::Found(number, lying) => {
                self.lying.insert(number, lying);
            }
            Action::Begun(number, begun) => return self.begun(desk, number, begun),
            Action::NotYou => return self.not_you(desk),
            Action::FoldTask => self.folded = Some(!self.is_folded(desk)),
            Action::HandIn(_) if self.handing_in.is_some() => return Some(Request::CloseSheet),
            Action::HandIn(time) => {
                desk.document.as_ref()?.worked_on()?;
                let opened = time.or_else(|| Some(Timestamp::now()));
                self.handing_in = Some(HandingIn { opened, ..HandingIn::default() });
                return Some(Request::ShowSheet);
            }
            Action::SetFormat(format) => {
                if let Some(handing_in) = &mut self.handing_in {
                    handing_in.format = format;
                }
            }
            Action::ChoosePlace => self.choose_place(desk, out),
            Action::Write(format, path) => self.write(desk, out, format, path),
            Action::Written(written) => self.written(desk, written),
            Action::ShowWritten => self.show_written(desk, out),
            Action::SayWhere(path) => desk.say(tr!("saved-where", place = path.display().to_string())),
            Action::Close => return Some(Request::CloseSheet),
        }
        None
    }

    /// Looks for works on an exercise that is newly shown, and forgets a sheet that is not shown any more. Called after every action.
    pub fn keep_up(&mut self, desk: &Desk, out: &mut Out<Action>, is_shown: bool) {
        self.handing_in.take_if(|_| !is_shown);
        let Some(document) = desk.document.as_ref().filter(|d| d.stage() == Some(Stage::Card)) else { return };
        let number = document.number;
        if !self.looked.insert(number) {
            return;
        }
        let Some(exercise) = document.annotations.exercise.clone() else { return };
        let place = self.place_of(desk, document);
        let work = move || Some(Action::Found(number, work::lying(&place, &exercise)));
        out.start(Task::new(work, move || Some(Action::Found(number, Vec::new()))));
    }

    /// Where works on an exercise lie.
    fn place_of(&self, desk: &Desk, document: &Document) -> Place {
        let file = self.beside.get(&document.number).cloned().or_else(|| document.source.clone());
        let is_safe = document.unsafe_place.is_none();
        let exercise = document.annotations.exercise.as_deref();
        Place::new(file.as_deref(), is_safe, desk.home().as_ref(), exercise.map_or("", |exercise| &exercise.name))
    }

    /// Begins, or asks what is meant if somebody of the same name has begun.
    fn start(&self, desk: &mut Desk, out: &mut Out<Action>) -> Option<Request> {
        let number = desk.document.as_ref().filter(|d| d.stage() == Some(Stage::Card))?.number;
        let Ok(name) = self.typed.parse::<PersonName>() else {
            desk.say(tr!("exercise-name-first").to_owned());
            return None;
        };
        match self.lying(number).iter().find(|lying| name.is(&lying.who)) {
            None => self.begin(desk, out),
            Some(lying) => {
                let question = Question::new(tr!("exercise-same-name", name = name.as_str()))
                    .line(tr!("exercise-same-name-help"))
                    .first(tr!("exercise-go-on"), Action::GoOn(lying.path.clone()))
                    .no(tr!("cancel"))
                    .yes(tr!("exercise-afresh"), Action::StartAfresh);
                out.ask(question);
            }
        }
        None
    }

    fn begin(&self, desk: &Desk, out: &mut Out<Action>) {
        let Some(document) = desk.document.as_ref().filter(|d| d.stage() == Some(Stage::Card)) else { return };
        let Ok(name) = self.typed.parse::<PersonName>() else { return };
        let (number, place) = (document.number, self.place_of(desk, document));
        let exercise = document.annotations.clone();
        let work = move || Some(Action::Begun(number, Box::new(work::begin(&exercise, name.as_str(), &place))));
        out.start(Task::new(work, || Some(Action::Written(Err(desk::mistake())))));
    }

    /// Opens what a pupil has begun, unless another article is shown by now.
    fn begun(&mut self, desk: &mut Desk, number: u64, begun: Box<Begun>) -> Option<Request> {
        desk.document.as_ref().filter(|document| document.number == number)?;
        self.typed.clear();
        self.folded = None;
        // The next one who looks at the card finds this work too.
        self.looked.remove(&number);
        desk.say(match &begun.place {
            Some(place) => tr!("exercise-kept", place = place.display().to_string()),
            None => tr!("exercise-not-kept").to_owned(),
        });
        Some(Request::OpenNew(begun))
    }

    /// Goes back to the card of the exercise that is worked on.
    fn not_you(&mut self, desk: &Desk) -> Option<Request> {
        let document = desk.document.as_ref()?;
        let exercise = document.worked_on()?;
        self.typed.clear();
        let is_it = |of: &Exercise| of.is_same_edition(exercise);
        let mut cards = desk.shelf.iter().filter(|d| d.stage() == Some(Stage::Card));
        if let Some(card) = cards.find(|d| d.annotations.exercise.as_deref().is_some_and(is_it)) {
            self.looked.remove(&card.number);
            return Some(Request::Show(card.number));
        }
        Some(Request::ShowCard(Box::new(work::exercise_of(&document.annotations))))
    }

    /// Takes note of an exercise that was made out of a work in this file.
    pub fn made_of(&mut self, number: u64, work: Option<&Path>) {
        if let Some(path) = work {
            self.beside.insert(number, work::exercise_beside(path));
        }
        self.looked.remove(&number);
    }

    fn choose_place(&self, desk: &Desk, out: &mut Out<Action>) {
        let (Some(handing_in), Some(document)) = (&self.handing_in, &desk.document) else { return };
        let format = handing_in.format;
        let own = document.saving.path();
        let name = work::name_of_hand_in(own, document.my_name(), format);
        let suggested = match own.and_then(Path::parent) {
            Some(folder) => Suggested::Path(work::free(&folder.join(name))),
            None => Suggested::Named(name),
        };
        let kind = if format == Format::Page { Kind::Html } else { Kind::Ron };
        let choice =
            Choice::new("dialog-hand-in", Wanted::NewFile, kind, move |path: PathBuf| Action::Write(format, path));
        out.choose(choice.for_article(document.number).at(suggested).handing_on());
    }

    fn write(&mut self, desk: &Desk, out: &mut Out<Action>, format: Format, path: PathBuf) {
        let Some(document) = desk.document.as_ref().filter(|document| document.worked_on().is_some()) else { return };
        self.handing_in.get_or_insert_default().is_busy = true;
        let source = Source::of(document);
        let written = path.clone();
        let work = move || Some(Action::Written(work::write(&source, format, &path)));
        let failed = || Some(Action::Written(Err(desk::mistake())));
        out.start(Task::new(work, failed).writing(&written));
    }

    fn written(&mut self, desk: &mut Desk, written: Result<(PathBuf, Timestamp), String>) {
        if let Some(handing_in) = &mut self.handing_in {
            handing_in.is_busy = false;
        }
        match written {
            Ok((path, time)) => {
                desk.say(told_of(&path, time));
                if let Some(handing_in) = &mut self.handing_in {
                    handing_in.written = Some((path, time));
                }
            }
            Err(reason) => desk.say(tr!("did-not-work", reason = reason)),
        }
    }

    fn show_written(&self, desk: &Desk, out: &mut Out<Action>) {
        let written = self.handing_in.as_ref().and_then(|handing_in| handing_in.written.as_ref());
        let Some((path, _)) = written.cloned() else { return };
        let (is_alone, failed) = (desk.settings.own_dialogs, path.clone());
        let work = move || (is_alone || !in_folder::show(&path)).then_some(Action::SayWhere(path));
        out.start(Task::new(work, || Some(Action::SayWhere(failed))));
    }
}

/// "Handed in at 10:42: FILE. Send or upload this file."
pub fn told_of(path: &Path, time: Timestamp) -> String {
    tr!("handed-in", time = time.local_clock(), name = file_name(path))
}

/// The file that a pupil's work is saved to; `None` if it has none.
pub fn target_of(begun: &Begun) -> Target {
    begun.place.clone().map_or(Target::None, Target::File)
}
