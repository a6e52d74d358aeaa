//! Reports for people who have no Claimlight: choosing what stands in one, seeing it before it is written, printing it, and copying
//! claims as words.
//!
//! Always true: what is previewed is made by the functions that write it; nothing is written before the person asks for it. Absent: what a
//! report holds (`claimlight_core::report`).

mod copying;
pub mod preview_view;
pub mod view;
mod work;

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::Key;

use self::work::{Preview, Source};
use crate::app::commands::{Command, Group, Row, ctrl, when};
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::{Task, Ticket};
use crate::app::desk::question::Question;
use crate::app::desk::{self, Desk, Offer, in_folder};
use crate::app::settings::ReportSettings;
use crate::app::words::{address, file_name, texts};
use crate::tr;
use claimlight_core::file;
use claimlight_core::model::AnnotatorId;
use claimlight_core::report::{Format, Part, Rows, Snippet};
use claimlight_core::words::Language;

/// What a report is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The format.
    pub format: Format,
    /// What the rows of a table are.
    pub rows: Rows,
    /// What is left out.
    pub without: BTreeSet<Part>,
    /// The verdicts whose claims are left out, as a report names them.
    pub no_verdicts: BTreeSet<String>,
    /// The people who are left out.
    pub nobody: BTreeSet<AnnotatorId>,
    /// Whether only the article with its claims is written.
    pub article_only: bool,
    /// The code of its language.
    pub language: &'static str,
}

/// A report that is about to be written.
#[derive(Debug)]
pub struct Planned {
    plan: Plan,
    /// Its first page; `None` while that is made.
    preview: Option<Preview>,
    /// Where it goes.
    place: PathBuf,
    /// Whether the person has chosen the place, and the dialog has asked about a file that is there.
    is_chosen: bool,
    /// The text of which it is a report.
    ticket: Ticket,
}

/// The planned report, while it is shown, and the file that was written last.
#[derive(Debug, Default)]
pub struct State {
    planned: Option<Planned>,
    /// How often a preview was asked for: an answer to an earlier question is not taken.
    asked: u64,
    written: Option<PathBuf>,
}

/// What can happen to reports.
#[derive(Debug)]
pub enum Action {
    /// Plan a report as it was planned last, or close the sheet.
    Toggle,
    /// Plan another one.
    Plan(Box<Plan>),
    /// The preview that was asked for under this number is ready; the error is a sentence.
    Previewed(u64, Box<Result<Preview, String>>),
    /// Choose another place.
    ChoosePlace,
    /// This place was chosen.
    PlaceChosen(PathBuf),
    /// Write it; ask first if a file is in its place.
    Write,
    /// Write it.
    WriteOver,
    /// It was written there, or could not be; the error is a sentence.
    Written(PathBuf, Result<(), String>),
    /// Show the file that was written last in its folder.
    ShowWritten,
    /// Say where that file is.
    SayWhere(PathBuf),
    /// Write the article's report for the browser, to be printed.
    Print,
    /// The page to be printed lies there, or could not be written; the error is a sentence.
    Printable(Result<PathBuf, String>),
    /// Copy the selected claim, or all.
    Copy(Snippet),
    /// These words were made to be copied.
    Copied(String),
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
}

/// The commands of reports.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::Export, Group::Copies, when::reading, || Action::Toggle).keys(&[ctrl(Key::E)]),
    Row::new(Command::Print, Group::Copies, when::reading, || Action::Print).keys(&[ctrl(Key::P)]),
    Row::new(Command::ShowExported, Group::Copies, when::article, || Action::ShowWritten),
    Row::new(Command::CopyQuote, Group::CopyAs, when::reading, || Action::Copy(Snippet::Quote)),
    Row::new(Command::CopyClaim, Group::CopyAs, when::reading, || Action::Copy(Snippet::Claim)),
    Row::new(Command::CopyMarkdown, Group::CopyAs, when::reading, || Action::Copy(Snippet::Markdown)),
];

impl Plan {
    /// The plan that was remembered.
    fn remembered(settings: &ReportSettings) -> Self {
        Self {
            format: Format::named(&settings.format).unwrap_or_default(),
            rows: Rows::named(&settings.rows).unwrap_or_default(),
            without: settings.without.iter().filter_map(|name| Part::named(name)).collect(),
            no_verdicts: BTreeSet::new(),
            nobody: BTreeSet::new(),
            article_only: settings.article_only,
            language: Language::named(&settings.language).map_or(texts::language().code, |language| language.code),
        }
    }

    /// What is remembered of it: not the verdicts and people, which are those of one article.
    fn to_remember(&self) -> ReportSettings {
        ReportSettings {
            format: self.format.name().to_owned(),
            rows: Rows::ALL.iter().find(|(rows, _)| *rows == self.rows).map_or("", |(_, name)| name).to_owned(),
            without: self.without.iter().map(|part| part.name().to_owned()).collect(),
            article_only: self.article_only,
            language: if self.language == texts::language().code { String::new() } else { self.language.to_owned() },
        }
    }
}

impl Planned {
    /// What it is to be.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Its first page; `None` while that is made.
    pub fn preview(&self) -> Option<&Preview> {
        self.preview.as_ref()
    }

    /// Where it goes.
    pub fn place(&self) -> &PathBuf {
        &self.place
    }
}

impl State {
    /// The planned report, while it is shown.
    pub fn planned(&self) -> Option<&Planned> {
        self.planned.as_ref()
    }

    /// Makes a change. Returns what another capability is to do.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Option<Request> {
        match action {
            Action::Toggle if self.planned.is_some() => return Some(Request::Close),
            Action::Toggle => {
                let plan = Plan::remembered(&desk.settings.report);
                return self.plan(desk, out, plan, None);
            }
            Action::Plan(plan) => return self.plan_again(desk, out, *plan),
            Action::Previewed(time, preview) => return self.previewed(desk, time, *preview),
            Action::ChoosePlace => self.choose_place(desk, out),
            Action::PlaceChosen(path) => {
                if let Some(planned) = &mut self.planned {
                    (planned.place, planned.is_chosen) = (path, true);
                }
            }
            Action::Write => return self.write_or_ask(desk, out),
            Action::WriteOver => return self.write(desk, out),
            Action::Written(path, Ok(())) => {
                desk.tell(tr!("report-written", name = file_name(&path)), Some(Offer::Exported));
                self.written = Some(path);
            }
            Action::Written(path, Err(reason)) => {
                desk.say(tr!("report-not-written", name = file_name(&path), reason = reason));
            }
            Action::ShowWritten => self.show_written(desk, out),
            Action::SayWhere(path) => desk.say(tr!("saved-where", place = path.display().to_string())),
            Action::Print => print(desk, out),
            Action::Printable(Ok(path)) => {
                desk.browse = address::of_file(&path);
                desk.say(tr!("report-printing").to_owned());
            }
            Action::Printable(Err(reason)) => desk.say(tr!("did-not-work", reason = reason)),
            Action::Copy(snippet) => copying::copy(desk, out, snippet),
            Action::Copied(words) => copying::copied(desk, words),
            Action::Close => return Some(Request::Close),
        }
        None
    }

    /// Forgets a planned report that is not shown any more, and previews it anew if the text has changed. Called after every action.
    pub fn keep_up(&mut self, desk: &Desk, out: &mut Out<Action>, is_shown: bool) {
        self.planned.take_if(|_| !is_shown);
        let ticket = desk.document.as_ref().map(Document::ticket);
        if let Some(planned) = self.planned.take_if(|planned| Some(planned.ticket) != ticket) {
            self.plan(desk, out, planned.plan, None);
        }
    }

    /// Plans a report, and has its first page made.
    fn plan(&mut self, desk: &Desk, out: &mut Out<Action>, plan: Plan, place: Option<PathBuf>) -> Option<Request> {
        let document = desk.document.as_ref()?;
        self.asked += 1;
        let (time, source, of) = (self.asked, Source::of(document), plan.clone());
        let work = move || Some(Action::Previewed(time, Box::new(Ok(work::preview(&source, &of)))));
        let failed = move || Some(Action::Previewed(time, Box::new(Err(desk::mistake()))));
        out.start(Task::new(work, failed).for_text(document.ticket()));
        let is_chosen = place.is_some();
        let place = place.unwrap_or_else(|| place_for(desk, document, plan.format));
        self.planned = Some(Planned { plan, preview: None, place, is_chosen, ticket: document.ticket() });
        Some(Request::Show)
    }

    /// Plans another report in the place of the planned one; a place that was chosen stays, with another ending if need be.
    fn plan_again(&mut self, desk: &mut Desk, out: &mut Out<Action>, plan: Plan) -> Option<Request> {
        let planned = self.planned.as_ref()?;
        desk.settings.report = plan.to_remember();
        let is_same = planned.plan.format == plan.format;
        let place = planned
            .is_chosen
            .then(|| if is_same { planned.place.clone() } else { planned.place.with_extension(plan.format.ending()) });
        let preview = self.planned.take().and_then(|planned| planned.preview);
        let request = self.plan(desk, out, plan, place);
        // The page stays until the new one is there, so that nothing flickers.
        if let Some(planned) = &mut self.planned {
            planned.preview = preview;
        }
        request
    }

    fn previewed(&mut self, desk: &mut Desk, time: u64, preview: Result<Preview, String>) -> Option<Request> {
        let planned = self.planned.as_mut().filter(|_| time == self.asked)?;
        match preview {
            Ok(preview) => {
                planned.preview = Some(preview);
                None
            }
            Err(reason) => {
                desk.say(tr!("did-not-work", reason = reason));
                Some(Request::Close)
            }
        }
    }

    fn choose_place(&self, desk: &Desk, out: &mut Out<Action>) {
        let (Some(planned), Some(document)) = (&self.planned, &desk.document) else { return };
        let choice = Choice::new("dialog-report", Wanted::NewFile, Kind::Any, Action::PlaceChosen);
        out.choose(choice.for_article(document.number).at(Suggested::Path(planned.place.clone())));
    }

    fn write_or_ask(&mut self, desk: &mut Desk, out: &mut Out<Action>) -> Option<Request> {
        let planned = self.planned.as_ref()?;
        if desk.documents().any(|d| d.is_of(&planned.place) || d.article_file.as_ref() == Some(&planned.place)) {
            desk.say(tr!("report-not-itself").to_owned());
            return None;
        }
        if !planned.is_chosen && planned.place.exists() {
            let question = Question::new(tr!("this-file-exists-already"))
                .line(tr!("would-be-replaced", path = planned.place.display().to_string()))
                .no(tr!("cancel"))
                .yes(tr!("replace-it"), Action::WriteOver);
            out.ask(question);
            return None;
        }
        self.write(desk, out)
    }

    fn write(&mut self, desk: &Desk, out: &mut Out<Action>) -> Option<Request> {
        let (planned, document) = (self.planned.as_ref()?, desk.document.as_ref()?);
        let (source, plan, path) = (Source::of(document), planned.plan.clone(), planned.place.clone());
        let (failed_path, written) = (path.clone(), path.clone());
        let work = move || {
            let result = work::write(&source, &plan, &path);
            Some(Action::Written(path, result))
        };
        let failed = move || Some(Action::Written(failed_path, Err(desk::mistake())));
        out.start(Task::new(work, failed).writing(&written));
        Some(Request::Close)
    }

    fn show_written(&self, desk: &mut Desk, out: &mut Out<Action>) {
        let Some(path) = self.written.clone() else {
            return desk.say(tr!("report-none-written").to_owned());
        };
        let (is_alone, failed) = (desk.settings.own_dialogs, path.clone());
        let work = move || (is_alone || !in_folder::show(&path)).then_some(Action::SayWhere(path));
        out.start(Task::new(work, || Some(Action::SayWhere(failed))));
    }
}

/// Where a report goes unless another place is chosen: beside the annotation file.
fn place_for(desk: &Desk, document: &Document, format: Format) -> PathBuf {
    let own = document.saving.path().or(document.path());
    let name = own.map_or_else(|| format!("{}.claims.ron", file::plain_name(document.title())), file_name);
    let folder = own.and_then(|path| path.parent()).map(PathBuf::from);
    let folder = folder.or_else(|| desk.folder.clone()).or_else(|| etcetera::home_dir().ok()).unwrap_or_default();
    folder.join(claimlight_core::report::name_of(&name, format))
}

/// Writes the report of the shown article beside the settings, and opens it in the browser, which prints it.
fn print(desk: &mut Desk, out: &mut Out<Action>) {
    let Some(document) = &desk.document else { return };
    let Some(folder) = desk.beside_settings("print") else {
        return desk.say(tr!("report-no-folder").to_owned());
    };
    let plan = Plan { format: Format::Html, ..Plan::remembered(&desk.settings.report) };
    let (source, path) = (Source::of(document), folder.join("report.html"));
    let written = path.clone();
    let work = move || {
        let made = std::fs::create_dir_all(&folder).map_err(|e| e.to_string());
        let result = made.and_then(|()| work::write(&source, &plan, &path)).map(|()| path);
        Some(Action::Printable(result))
    };
    let failed = || Some(Action::Printable(Err(desk::mistake())));
    out.start(Task::new(work, failed).writing(&written));
}
