//! Every change that can be made to the state: one enum, and one place where it is applied.

use std::path::PathBuf;

use crate::app::commands::Command;
use crate::app::commands::said::{Said, Sayings};
use crate::app::desk::Mode;
use crate::app::desk::choice::Kind;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Done;
use crate::app::desk::question::Question;
use crate::app::desk::select::Toward;
use crate::app::rows::table;
use crate::app::saving::Then;
use crate::app::state::{Sheet, State};
use crate::app::words::file_name;
use crate::app::{
    adjudicating, agreement, chapters, claim_list, comparing, desk, details, encoding, exercise, export_copy,
    export_report, find, first_steps, folder, front, gone, grading, inspector, look_up, making_exercise, marking,
    mending, opening, palette, preferences, recovery, review, saving, scheme, sources, sync, versions, work_alone,
};
use crate::tr;

/// A change of the state. Menus, keys, views and tests each send one of these.
#[derive(Debug)]
pub enum Action {
    /// Decides where people differ.
    Adjudicating(adjudicating::Action),
    /// Gives version number `i` of a claim that is decided, counted from 0.
    Version(usize),
    /// Tells how far people agree.
    Agreement(agreement::Action),
    /// Grades the answers of pupils.
    Grading(grading::Action),
    /// Concerns an exercise that a pupil works on.
    Exercise(exercise::Action),
    /// Makes an exercise.
    Making(making_exercise::Action),
    /// Compares two people's claims.
    Comparing(comparing::Action),
    /// Reviews a text that has changed.
    Review(review::Action),
    /// Exports a copy to give away, or shows what the file holds.
    ExportCopy(export_copy::Action),
    /// Reports for people who have no Claimlight.
    ExportReport(export_report::Action),
    /// Looking up a claim.
    LookUp(look_up::Action),
    /// All sources of an article or a folder.
    Sources(sources::Action),
    /// A text was pasted.
    Pasted(String),
    /// Shows or restores earlier versions of the file.
    Versions(versions::Action),
    /// Shows, edits or changes schemes.
    Scheme(scheme::Action),
    /// Finds words.
    Find(find::Action),
    /// Concerns the journal, or changes left unsaved by a crash.
    Recovery(recovery::Action),
    /// Saves, and leaves afterwards.
    Saving(saving::Action),
    /// Concerns files of open articles that are gone.
    Gone(gone::Action),
    /// Concerns changes that others made.
    Sync(sync::Action),
    /// Concerns working alone in a file of my own.
    WorkAlone(work_alone::Action),
    /// Concerns the article that is shown, or work in progress.
    Desk(desk::Action),
    /// Marks and judges claims.
    Marking(marking::Action),
    /// Shows or changes facts about the article.
    Details(details::Action),
    /// Concerns how the bytes of the article's file were read.
    Encoding(encoding::Action),
    /// Chooses the chapters of an e-book that are read.
    Chapters(chapters::Action),
    /// Mends what was read from the article's file.
    Mending(mending::Action),
    /// Changes settings, keys, panes, or who I am.
    Preferences(preferences::Action),
    /// Concerns the list of claims.
    ClaimList(claim_list::Action),
    /// Concerns the fields and the evidence of a claim.
    Inspector(inspector::Action),
    /// Runs a command of the table.
    Run(Command),
    /// Gives verdict number `i` of the scheme, counted from 0.
    Judge(usize),
    /// Opens articles.
    Opening(opening::Action),
    /// Concerns the folder and the list of articles.
    Folder(folder::Action),
    /// Concerns the hint that goes along with a first claim.
    FirstSteps(first_steps::Action),
    /// Goes to the next or previous claim, or to the next or previous step of a review or comparison.
    StepClaim(Toward),
    /// Joins the two claims that are picked.
    JoinPicked,
    /// Takes a dropped file.
    Dropped(PathBuf),
    /// Shows this sheet over the window; `None` closes the one that is open.
    Show(Option<Sheet>),
    /// Closes the sheet that is open. Asks first if something in it would be lost.
    LeaveSheet,
    /// Answers a question, or chooses a file.
    Front(Box<front::Action<Action>>),
    /// Returns to the article, wherever the keyboard focus is.
    Escape,
    /// Esc was pressed in the article: closes what is open, or else takes back the selected words.
    EscapeInArticle,
    /// Asks whether to open this address in the browser.
    AskToBrowse(String),
    /// Shows messages that the user should read before going on, one per entry.
    Tell(Vec<String>),
    /// Opens an address in the browser, and all others from now on without a question.
    BrowseAlways(String),
    /// Opens an address in the browser, after the user has confirmed it.
    Browse(String),
    /// Concerns the command palette.
    Palette(palette::Action),
    /// Opens files handed over by a second start of the program.
    HandedOver(Vec<PathBuf>),
    /// Responds to a request to close the window.
    CloseRequested,
}

impl State {
    /// Applies one action, then lets every capability follow the change.
    pub fn apply(&mut self, action: Action) {
        self.change(action);
        self.keep_up();
    }

    /// Applies the result of a task, unless it was for a text that is no longer there.
    pub fn take(&mut self, done: Done<Action>) {
        match done.in_time(|article| self.desk.text_revision(article)) {
            Ok(action) => action.into_iter().for_each(|action| self.apply(action)),
            Err(ticket) => self.desk.late(ticket),
        }
    }

    /// Lets a capability act, then carries out what it requests. Returns what the capability returns.
    pub(super) fn within<A: Send + 'static, R>(
        &mut self,
        up: fn(A) -> Action,
        act: impl FnOnce(&mut Self, &mut Out<A>) -> R,
    ) -> R {
        let mut out = Out::default();
        let result = act(self, &mut out);
        let Out { tasks, ongoing, questions, choices } = out.map(up);
        self.tasks.extend(tasks);
        self.ongoing.extend(ongoing);
        for question in questions {
            self.front.ask(question);
        }
        for choice in choices {
            self.choose(choice);
        }
        result
    }

    /// Runs a command, or reports why it can't be run now.
    pub(super) fn run(&mut self, command: Command) {
        // A choice of which end to move lasts until any other key is pressed.
        self.desk.with(|d| d.end = None);
        if let Err(why) = self.preferences.keymap().can(command, &self.desk) {
            return self.desk.say(tr!(why).to_owned());
        }
        if self.desk.mode() == Some(Mode::Mend) {
            match command {
                Command::Undo => return self.change(Action::Mending(mending::Action::Undo)),
                Command::Redo => return self.change(Action::Mending(mending::Action::Redo)),
                _ => {}
            }
        }
        if self.desk.mode() == Some(Mode::Grading) {
            let action = match command {
                Command::Undo => Some(grading::Action::Undo),
                Command::Redo => Some(grading::Action::Redo),
                Command::TogglePanel => Some(grading::Action::Detail),
                _ => None,
            };
            if let Some(action) = action {
                return self.change(Action::Grading(action));
            }
        }
        if self.desk.mode() == Some(Mode::Adjudicate) {
            let side = match command {
                Command::ToggleArticles => Some(adjudicating::Side::Queue),
                Command::TogglePanel => Some(adjudicating::Side::Versions),
                _ => None,
            };
            if let Some(side) = side {
                return self.change(Action::Adjudicating(adjudicating::Action::Toggled(side)));
            }
        }
        if let Some(row) = table().iter().find(|row| row.entry.command == command) {
            self.change((row.does)());
        }
    }

    /// Takes a dropped file: for the dialog that is open, to be merged into the shown article if that is mine, or else to be opened.
    fn dropped(&mut self, path: PathBuf) {
        if self.front.takes_drop(&path) {
            let name = path.to_string_lossy().into_owned();
            return self.change(Action::Front(Box::new(front::Action::Enter(name))));
        }
        let mine = self
            .desk
            .document
            .as_ref()
            .filter(|d| !d.needs_text && d.stage().is_none() && d.holds_mine())
            .map(|d| d.number);
        match mine.filter(|_| Kind::Annotations.fits(&file_name(&path))) {
            Some(article) => self.sync(sync::Action::LookAtFile(article, path, sync::offers::Named::Dropped)),
            None => self.open(opening::Action::Drop(path)),
        }
    }

    /// Whether a command can be run now.
    pub fn can(&self, command: Command) -> bool {
        self.preferences.keymap().can(command, &self.desk).is_ok()
    }

    pub(in crate::app) fn change(&mut self, action: Action) {
        match action {
            Action::Desk(action) => self.desk.apply(action),
            Action::Adjudicating(action) => self.adjudicate(action),
            Action::Agreement(action) => self.agree(action),
            Action::Grading(action) => self.grade(action),
            Action::Exercise(action) => self.exercise(action),
            Action::Making(action) => self.make_exercise(action),
            Action::Comparing(action) => self.compare(action),
            Action::Review(action) => self.review(action),
            Action::ExportCopy(action) => self.export_copy(action),
            Action::ExportReport(action) => self.export_report(action),
            Action::LookUp(action) => self.look_up(action),
            Action::Sources(action) => self.sources(action),
            Action::Pasted(text) => self.pasted(text),
            Action::Versions(action) => self.versions(action),
            Action::Scheme(action) => self.scheme(action),
            Action::Find(action) => self.find(action),
            Action::Marking(action) => self.mark(action),
            Action::Details(action) => self.details(action),
            Action::Encoding(action) => self.encoding(action),
            Action::Chapters(action) => self.choose_chapters(action),
            Action::Mending(action) => self.mend(action),
            Action::Preferences(action) => self.prefer(action),
            Action::ClaimList(action) => self.claim_list.apply(&mut self.desk, action),
            Action::Inspector(action) => self.inspect(action),
            Action::Recovery(action) => self.recover(action),
            Action::Saving(saving::Action::Leave(then)) if self.leaves_draft(then) => self.ask_about_draft(then),
            Action::Saving(action) => self.save(action),
            Action::Gone(action) => self.gone(action),
            Action::Sync(action) => self.sync(action),
            Action::WorkAlone(action) => self.work_alone(action),
            Action::Run(command) => self.run(command),
            Action::Version(i) => self.adjudicate(adjudicating::Action::Take(i)),
            Action::Judge(i) if self.desk.mode() == Some(Mode::Adjudicate) => {
                self.adjudicate(adjudicating::Action::Judge(i));
            }
            Action::Judge(i) => match self.desk.hides_claims().or_else(|| self.desk.refuses_verdict()) {
                Some(why) => self.desk.say(tr!(why).to_owned()),
                None => self.mark(marking::Action::Judge(i)),
            },
            Action::Opening(opening::Action::Open(path) | opening::Action::Drop(path))
                if grading::is_of_grades(&path) =>
            {
                self.grade(grading::Action::Open(path));
            }
            Action::Opening(action) => self.open(action),
            Action::Folder(action) => self.list(action),
            Action::FirstSteps(action) => self.first_steps(action),
            Action::StepClaim(toward) => self.step_claim(toward),
            Action::JoinPicked => self.mark(marking::Action::Join(self.claim_list.pair())),
            Action::Dropped(path) if self.inspector.awaits_drop() => self.inspect(inspector::Action::Dropped(path)),
            Action::Dropped(path) if self.desk.grading.is_some() && !self.front.takes_drop(&path) => {
                self.grade(grading::Action::Dropped(path));
            }
            Action::Dropped(path) => self.dropped(path),
            Action::Show(sheet) => self.show_sheet(sheet),
            Action::LeaveSheet => self.leave_sheet(),
            Action::Front(action) => {
                let next = self.front.apply(&mut self.desk, *action);
                if let Some(action) = next {
                    self.apply(action);
                }
            }
            Action::Escape => self.escape(),
            Action::EscapeInArticle => self.escape_in_article(),
            Action::AskToBrowse(url) => self.ask_to_browse(url),
            Action::BrowseAlways(url) => {
                self.desk.settings.open_addresses = true;
                self.desk.browse = Some(url);
            }
            Action::Tell(lines) => self.front.ask(Question::told(lines, tr!("ok"))),
            Action::Browse(url) => self.desk.browse = Some(url),
            Action::Palette(action) => self.palette(action),
            Action::HandedOver(files) => {
                self.desk.raise = true;
                for file in files {
                    self.open(opening::Action::Open(file));
                }
            }
            Action::CloseRequested => {
                // The pool writes what is handed over before the program ends.
                self.grade(grading::Action::SaveTyped);
                self.change(Action::Saving(saving::Action::Leave(Then::Close)));
            }
        }
    }
}

/// Shows a view of a capability, and adds what it reported to the actions of the window; `up` wraps an action of that capability.
pub(in crate::app) fn heard<A>(up: fn(A) -> Action, actions: &mut Vec<Action>, view: impl FnOnce(&mut Sayings<A>)) {
    let mut said = Vec::new();
    view(&mut said);
    actions.extend(said.into_iter().map(|one| match one {
        Said::Own(action) => up(action),
        Said::Run(command) => Action::Run(command),
        Said::Desk(action) => Action::Desk(action),
        Said::Verdict(i) => Action::Judge(i),
        Said::Close => Action::LeaveSheet,
        Said::Browse(url) => Action::AskToBrowse(url),
    }));
}
