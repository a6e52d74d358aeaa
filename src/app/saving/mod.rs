//! Saving: where an article is saved, when it is written, and what is saved before it is left.
//!
//! Always true: no article with unsaved changes is left unless the user has confirmed it. Absent: writing the file, and merging
//! what others wrote into it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Key;

use crate::app::commands::{Command, Group, Row, ctrl, ctrl_shift, when};
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::{Absence, Occupied, Target};
use crate::app::desk::{Desk, in_folder};
use crate::app::words::file_name;
use crate::tr;
use claimlight_core::file;

/// Why an article is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The window closes, with all articles in it.
    Close,
    /// The shown article is closed.
    CloseArticle,
    /// Work on the shown article continues in a file of my own.
    OnMyOwn,
}

/// A place chosen for an open article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The article, by its number.
    pub article: u64,
    /// The file.
    pub path: PathBuf,
    /// Why the article is left once it is saved there; `None` if it stays.
    pub then: Option<Then>,
}

/// The saves and checks that are still under way.
#[derive(Debug, Default)]
pub struct State {
    /// The place chosen last, while it is checked for an existing file.
    chosen: Option<Chosen>,
    /// What to do once the saves under way have succeeded.
    then: Option<Then>,
}

/// What can happen during saving. Open articles are identified by their numbers.
#[derive(Debug)]
pub enum Action {
    /// Save the shown article, or choose a place for it if it has none.
    Save,
    /// Choose another place for the shown article.
    SaveAs,
    /// This place was chosen for an article. What is already there is checked first.
    PlaceChosen(Chosen),
    /// This was found at the place chosen for the article.
    PlaceSeen(u64, PathBuf, Occupied),
    /// Choose another place for an article, in place of this one.
    ChooseAgain(Chosen),
    /// Save an article to this file now and from now on, and leave it once that has succeeded. What the file holds is merged.
    SaveTo {
        /// The article, even if another one is shown by now.
        article: u64,
        /// The file.
        path: PathBuf,
        /// Why the article is left; `None` if it stays.
        then: Option<Then>,
    },
    /// Use this file for the shown article from its next save on.
    SetTarget(PathBuf),
    /// Write the file of this article now if it has one.
    Write(u64),
    /// Write the file of this article now if it is saved automatically.
    WriteIfAutomatic(u64),
    /// Write the files of all articles whose automatic save is due.
    WriteDue,
    /// The file of this article is no longer read or written.
    FileFree(u64),
    /// A save ended.
    Ended {
        /// The article.
        article: u64,
        /// How many changes the save included.
        held: u64,
        /// Why it failed, as the end of a sentence.
        result: Result<(), String>,
    },
    /// A save of this article was given up: its file is not there.
    GaveUp(u64),
    /// Leave; unsaved changes are saved first, after a question if necessary.
    Leave(Then),
    /// Ask what to do with the unsaved changes in the shown article.
    AskAboutUnsaved(Then),
    /// Save the shown article, then leave it.
    SaveAndLeave(Then),
    /// Choose a place for the shown article, save it there, then leave it.
    SaveAsAndLeave(Then),
    /// Leave the shown article without saving it.
    LeaveUnsaved(Then),
    /// Show the file of the shown article in the system's file manager, or say where it is.
    ShowInFolder,
    /// Say that this file is where the article is saved.
    SayWhere(PathBuf),
}

/// The commands of saving and leaving.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::CloseArticle, Group::Article, when::reading, || Action::Leave(Then::CloseArticle))
        .keys(&[ctrl(Key::W)]),
    Row::new(Command::Save, Group::Save, when::article, || Action::Save).keys(&[ctrl(Key::S)]),
    Row::new(Command::SaveAs, Group::Save, when::article, || Action::SaveAs).keys(&[ctrl_shift(Key::S)]),
    Row::new(Command::Quit, Group::Quit, when::always, || Action::Leave(Then::Close)).keys(&[ctrl(Key::Q)]),
];

/// What the rest of the window has to do, in order.
#[derive(Debug)]
pub enum Request {
    /// Show this article.
    Show(u64),
    /// Write the file of this article.
    Write {
        /// The article.
        article: u64,
        /// How many changes not yet on disk the save includes.
        held: u64,
    },
    /// Check what is at a place that was chosen for this article; [`Action::PlaceSeen`] follows.
    LookAtPlace(u64, PathBuf),
    /// The file of this article is gone, and the user wants to save: ask what becomes of it.
    AskAboutGone(u64),
    /// Apply this action once the preceding requests are done.
    Next(Action),
    /// Leave: nothing is unsaved any more.
    GoOn(Then),
    /// Close the shown article without saving it, then leave.
    Discard(Then),
}

/// The file name suggested for an article without a place.
pub fn name_for(document: &Document) -> String {
    let source = document.source.as_deref().map(file_name).filter(|n| n.to_lowercase().ends_with(".ron"));
    source.unwrap_or_else(|| {
        let name = &document.annotations.article.facts.original_name;
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let stem = if stem.is_empty() { file::plain_name(document.title()) } else { stem.to_owned() };
        format!("{stem}.claims.ron")
    })
}

/// The time until the next automatic save; `None` if none is due.
pub fn due_in(desk: &Desk) -> Option<Duration> {
    desk.documents().filter(|d| is_automatic(desk, d)).filter_map(|d| d.saving.due_in()).min()
}

/// Whether an article is saved without anybody asking for it. A pupil's work always is.
fn is_automatic(desk: &Desk, document: &Document) -> bool {
    desk.settings.autosave || document.worked_on().is_some()
}

/// Shows the file of the shown article in the file manager; without one, or if the program does without the desktop's dialogs, says
/// where it is.
fn show_in_folder(desk: &Desk, out: &mut Out<Action>) {
    let Some(path) = desk.document.as_ref().and_then(|d| d.saving.path()).map(Path::to_owned) else { return };
    let is_alone = desk.settings.own_dialogs;
    let failed = path.clone();
    let work = move || (is_alone || !in_folder::show(&path)).then_some(Action::SayWhere(path));
    out.start(Task::new(work, || Some(Action::SayWhere(failed))));
}

impl State {
    /// Applies an action. The caller carries out the returned requests in order.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Vec<Request> {
        let mut asked = Vec::new();
        match action {
            Action::Save => save(desk, out, &mut asked),
            Action::SaveAs => choose_place(desk, out, None),
            Action::PlaceChosen(chosen) => self.place_chosen(desk, chosen, &mut asked),
            Action::PlaceSeen(article, path, occupied) => {
                self.place_seen(desk, out, (article, path), occupied, &mut asked);
            }
            Action::ChooseAgain(chosen) => choose(out, chosen.article, Suggested::Path(chosen.path), chosen.then),
            Action::SaveTo { article, path, then } => self.save_to(desk, article, path, then, &mut asked),
            Action::SetTarget(path) => desk.with(|d| d.saving.target = Target::File(path)),
            Action::Write(article) => write(desk, article, &mut asked),
            Action::WriteIfAutomatic(article) => write_if_automatic(desk, article, &mut asked),
            Action::WriteDue => write_due(desk, &mut asked),
            Action::FileFree(article) => write_again(desk, article, &mut asked),
            Action::Ended { article, held, result } => self.ended(desk, (article, held), result, &mut asked),
            Action::GaveUp(article) => self.gave_up(desk, article, &mut asked),
            Action::Leave(then) => self.leave(desk, then, &mut asked),
            Action::AskAboutUnsaved(then) => out.ask(ask_about_unsaved(desk, then)),
            Action::SaveAndLeave(then) => {
                let shown: Vec<u64> = desk.document.iter().map(|d| d.number).collect();
                self.save_then(desk, &shown, then, &mut asked);
            }
            Action::SaveAsAndLeave(then) => choose_place(desk, out, Some(then)),
            Action::LeaveUnsaved(then) => asked.push(Request::Discard(then)),
            Action::ShowInFolder => show_in_folder(desk, out),
            Action::SayWhere(path) => desk.say(tr!("saved-where", place = path.display().to_string())),
        }
        asked
    }

    /// Checks what is at a chosen place, unless the article is saved there already.
    fn place_chosen(&mut self, desk: &mut Desk, chosen: Chosen, asked: &mut Vec<Request>) {
        let Some(document) = desk.open_document(chosen.article) else { return };
        let Chosen { article, path, then } = chosen.clone();
        if document.saving.target == Target::File(path.clone()) {
            return asked.push(Request::Next(Action::SaveTo { article, path, then }));
        }
        self.chosen = Some(chosen);
        desk.work(tr!("saving").to_owned());
        asked.push(Request::LookAtPlace(article, path));
    }

    /// Saves to a place that is free, or asks about one that is not.
    fn place_seen(
        &mut self,
        desk: &mut Desk,
        out: &mut Out<Action>,
        (article, path): (u64, PathBuf),
        occupied: Occupied,
        asked: &mut Vec<Request>,
    ) {
        let Some(chosen) = self.chosen.take_if(|c| c.article == article && c.path == path) else { return };
        desk.working = None;
        let save = Action::SaveTo { article, path, then: chosen.then };
        match occupied {
            Occupied::Free => asked.push(Request::Next(save)),
            Occupied::SameArticle(news) => out.ask(ask_to_merge(chosen, save, news)),
            Occupied::Refused(reason) => out.ask(
                Question::new(tr!("this-file-exists-already"))
                    .line(reason)
                    .no(tr!("cancel"))
                    .yes(tr!("another-name"), Action::ChooseAgain(chosen)),
            ),
        }
    }

    fn save_to(&mut self, desk: &mut Desk, article: u64, path: PathBuf, then: Option<Then>, asked: &mut Vec<Request>) {
        if then.is_some() {
            self.then = then;
            desk.work(tr!("saving").to_owned());
        }
        let Some(document) = desk.open_document(article) else { return };
        let is_gone = document.saving.absence != Absence::There;
        if document.saving.target != Target::File(path.clone()) || is_gone {
            if is_gone && document.saving.on_disk.is_none() {
                // The article is gone, beside which the first file was to lie, and the user knows.
                document.article_file = None;
            }
            document.saving.target = Target::File(path);
            document.saving.on_disk = None;
            document.saving.absence = Absence::There;
            document.saving.changed();
        }
        document.saving.on_request = false;
        write(desk, article, asked);
    }

    /// Saves these articles, and leaves once that has succeeded.
    fn save_then(&mut self, desk: &mut Desk, articles: &[u64], then: Then, asked: &mut Vec<Request>) {
        self.then = Some(then);
        desk.work(tr!("saving").to_owned());
        for article in articles {
            write(desk, *article, asked);
        }
    }

    /// Leaves for the reason `then`: at once if nothing is unsaved, once the saves have succeeded, or after a question.
    fn leave(&mut self, desk: &mut Desk, then: Then, asked: &mut Vec<Request>) {
        let shown = desk.document.as_ref().map(|d| d.number);
        let concerned = |d: &&Document| then == Then::Close || Some(d.number) == shown;
        let is_automatic = |d: &Document| is_automatic(desk, d) && d.saving.saves_by_itself();
        let unsaved: Vec<&Document> =
            desk.documents().filter(concerned).filter(|d| d.saving.is_worth_keeping()).collect();
        if unsaved.is_empty() {
            asked.push(Request::GoOn(then));
        } else if let Some(article) = unsaved.iter().find(|d| !is_automatic(d)).map(|d| d.number) {
            // The question is about the article that is visible.
            asked.extend([Request::Show(article), Request::Next(Action::AskAboutUnsaved(then))]);
        } else {
            let articles: Vec<u64> = unsaved.iter().map(|d| d.number).collect();
            self.save_then(desk, &articles, then, asked);
        }
    }

    /// Handles a save that was given up because its file is not there: nothing is left for now.
    fn gave_up(&mut self, desk: &mut Desk, article: u64, asked: &mut Vec<Request>) {
        if let Some(document) = desk.open_document(article) {
            document.saving.give_up();
        }
        // Another place may have been chosen meanwhile.
        write_again(desk, article, asked);
        if self.then.take().is_some() {
            desk.working = None;
            asked.push(Request::Show(article));
        }
    }

    /// Handles the end of a save that included `held` changes.
    fn ended(
        &mut self,
        desk: &mut Desk,
        (article, held): (u64, u64),
        result: Result<(), String>,
        asked: &mut Vec<Request>,
    ) {
        let failed = result.is_err();
        match (desk.open_document(article), result) {
            (Some(document), result) => {
                document.saving.end(held, result);
                write_again(desk, article, asked);
            }
            (None, Err(reason)) => desk.say(tr!("could-not-save", reason = reason)),
            (None, Ok(())) => {}
        }
        let is_at_work = desk.documents().any(|d| d.saving.busy || d.saving.again);
        if self.then.is_none() || (!failed && is_at_work) {
            return;
        }
        desk.working = None;
        match self.then.take().filter(|_| !failed) {
            Some(Then::Close) => asked.push(Request::Next(Action::Leave(Then::Close))),
            // Another article may be shown by now. Changes made during the save are saved first.
            Some(then) => asked.extend([Request::Show(article), Request::Next(Action::Leave(then))]),
            None => asked.push(Request::Show(article)),
        }
    }
}

/// Writes the file of the shown article if it has one; otherwise asks for a place.
fn save(desk: &mut Desk, out: &mut Out<Action>, asked: &mut Vec<Request>) {
    let Some(document) = &desk.document else { return };
    let article = document.number;
    if document.saving.target == Target::None {
        choose_place(desk, out, None);
    } else if document.saving.absence == Absence::Gone {
        asked.push(Request::AskAboutGone(article));
    } else if document.saving.is_changed() || document.saving.on_request {
        write(desk, article, asked);
    } else {
        desk.say(tr!("nothing-has-changed-since-the-last").to_owned());
    }
}

/// Lets the user choose a place for the shown article; once it is saved there, `then` says whether it is left, and why.
fn choose_place(desk: &Desk, out: &mut Out<Action>, then: Option<Then>) {
    let Some(document) = &desk.document else { return };
    let suggested = match &document.saving.target {
        Target::File(path) => Suggested::Path(path.clone()),
        Target::None => Suggested::New(name_for(document)),
    };
    choose(out, document.number, suggested, then);
}

/// Lets the user choose a place for an article. What is already there is checked before anything is written.
fn choose(out: &mut Out<Action>, article: u64, suggested: Suggested, then: Option<Then>) {
    let chosen = move |path| Action::PlaceChosen(Chosen { article, path, then });
    out.choose(Choice::new("dialog-save", Wanted::NewFile, Kind::Ron, chosen).at(suggested).handing_on());
}

/// Asks whether to merge an article into its annotations at the chosen place; `news` says what they would add.
fn ask_to_merge(chosen: Chosen, save: Action, news: Option<String>) -> Question<Action> {
    Question::new(tr!("this-file-exists-already"))
        .line(tr!("place-same-article", path = chosen.path.display().to_string()))
        .line(news.unwrap_or_else(|| tr!("merge-in-nothing").to_owned()))
        .no(tr!("cancel"))
        .yes(tr!("another-name"), Action::ChooseAgain(chosen))
        .yes(tr!("merge-into-it"), save)
}

/// Starts a save, now or as soon as the file is free.
fn write(desk: &mut Desk, article: u64, asked: &mut Vec<Request>) {
    let Some(document) = desk.open_document(article).filter(|d| d.saving.target != Target::None) else { return };
    if document.saving.is_at_work() || document.saving.absence != Absence::There {
        document.saving.again = true;
        return;
    }
    let held = document.saving.begin();
    asked.push(Request::Write { article, held });
}

fn write_if_automatic(desk: &mut Desk, article: u64, asked: &mut Vec<Request>) {
    let document = desk.documents().find(|d| d.number == article);
    if document.is_some_and(|d| is_automatic(desk, d) && d.saving.saves_by_itself()) {
        write(desk, article, asked);
    }
}

/// Starts a save that was requested while the file was in use.
fn write_again(desk: &mut Desk, article: u64, asked: &mut Vec<Request>) {
    let can = |d: &mut Document| d.saving.again && !d.saving.is_at_work() && d.saving.can_be_written();
    if desk.open_document(article).is_some_and(can) {
        write(desk, article, asked);
    }
}

fn write_due(desk: &mut Desk, asked: &mut Vec<Request>) {
    let is_due = |d: &&Document| is_automatic(desk, d) && d.saving.due_in().is_some_and(|due| due.is_zero());
    let due: Vec<u64> = desk.documents().filter(is_due).map(|d| d.number).collect();
    for article in due {
        write(desk, article, asked);
    }
}

/// Asks what to do with the unsaved changes in the shown article.
fn ask_about_unsaved(desk: &Desk, then: Then) -> Question<Action> {
    let (heading, saved) = match then {
        Then::Close => (tr!("close-without-saving"), tr!("save-and-close")),
        Then::CloseArticle => (tr!("close-article-without-saving"), tr!("save-and-close")),
        Then::OnMyOwn => (tr!("own-save-first"), tr!("save-and-go-on")),
    };
    let document = desk.document.as_ref();
    let has_place = document.is_some_and(|d| d.saving.can_be_written());
    let save = if has_place { Action::SaveAndLeave(then) } else { Action::SaveAsAndLeave(then) };
    Question::new(heading)
        .line(tr!("there-are-changes-that-are-not", title = document.map(Document::title).unwrap_or_default()))
        .first(saved, save)
        .no(tr!("cancel"))
        .yes(tr!("close-without-saving-2"), Action::LeaveUnsaved(then))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::saving_state::Saving;
    use crate::app::settings::Settings;
    use claimlight_core::import;
    use claimlight_core::model::{Annotations, AnnotatorId};

    /// A desk with an article that has one unsaved change, and is saved to this file.
    fn desk(path: Option<&str>, autosave: bool) -> Desk {
        let mut desk = Desk::new(Settings { autosave, ..Settings::default() }, None);
        let target = path.map_or(Target::None, |path| Target::File(PathBuf::from(path)));
        let annotations = Annotations::new(import::pasted("The bridge closed in May."));
        let saving = Saving::to(target, false, None);
        let mut document = Document::new(annotations, (AnnotatorId::new(), "Ana"), saving);
        document.number = 1;
        document.saving.changed();
        desk.document = Some(document);
        desk
    }

    /// Checks what an action requests, and whether it opens a question or a file dialog.
    fn check(state: &mut State, desk: &mut Desk, action: Action, asked: &str) {
        let mut out = Out::default();
        let requests = state.apply(desk, &mut out, action);
        let word = |request: &Request| match request {
            Request::Show(n) => format!("show {n}"),
            Request::Write { article, held } => format!("write {held} of {article}"),
            Request::Next(action) => format!("next {action:?}"),
            Request::AskAboutGone(article) => format!("ask about the file of {article}"),
            Request::LookAtPlace(article, path) => format!("look at {} for {article}", path.display()),
            Request::GoOn(then) => format!("go on {then:?}"),
            Request::Discard(then) => format!("discard {then:?}"),
        };
        let mut words: Vec<String> = requests.iter().map(word).collect();
        words.extend(out.questions.iter().map(|_| "ask".to_owned()));
        words.extend(out.choices.iter().map(|c| format!("choose {:?}", c.suggested)));
        assert_eq!(words.join(", "), asked);
    }

    fn ended(held: u64, result: Result<(), &str>) -> Action {
        Action::Ended { article: 1, held, result: result.map_err(str::to_owned) }
    }

    #[test]
    fn an_article_without_a_place_asks_for_one_and_one_with_a_place_is_written_once() {
        let (mut state, mut homeless) = (State::default(), desk(None, false));
        let name = "choose New(\"The bridge closed in May.claims.ron\")";
        check(&mut state, &mut homeless, Action::Save, name);
        let mut desk = desk(Some("a"), false);
        check(&mut state, &mut desk, Action::Save, "write 1 of 1");
        // Another save is requested while the file is written.
        check(&mut state, &mut desk, Action::Save, "");
        check(&mut state, &mut desk, ended(1, Ok(())), "write 0 of 1");
        check(&mut state, &mut desk, ended(0, Ok(())), "");
    }

    #[test]
    fn a_file_that_is_not_there_is_not_written() {
        let (mut state, mut desk) = (State::default(), desk(Some("a"), true));
        desk.with(|d| d.saving.absence = Absence::Missing);
        check(&mut state, &mut desk, Action::Save, "");
        check(&mut state, &mut desk, Action::WriteIfAutomatic(1), "");
        check(&mut state, &mut desk, Action::WriteDue, "");
        check(&mut state, &mut desk, Action::FileFree(1), "");
        desk.with(|d| d.saving.absence = Absence::Gone);
        check(&mut state, &mut desk, Action::Save, "ask about the file of 1");
        check(&mut state, &mut desk, Action::Leave(Then::Close), "show 1, next AskAboutUnsaved(Close)");
        // It is back: what was asked for is done.
        desk.with(|d| d.saving.absence = Absence::There);
        check(&mut state, &mut desk, Action::FileFree(1), "write 1 of 1");
        // It was gone when it was to be written.
        desk.with(|d| d.saving.absence = Absence::Missing);
        check(&mut state, &mut desk, Action::GaveUp(1), "");
        desk.with(|d| d.saving.absence = Absence::There);
        check(&mut state, &mut desk, Action::FileFree(1), "write 1 of 1");
        // Another place was chosen while the old one was written to.
        check(&mut state, &mut desk, Action::GaveUp(1), "write 1 of 1");
        check(&mut state, &mut desk, ended(1, Ok(())), "");
    }

    #[test]
    fn leaving_saves_first_or_asks() {
        let mut state = State::default();
        let close = Then::CloseArticle;
        check(
            &mut state,
            &mut desk(Some("a"), false),
            Action::Leave(close),
            "show 1, next AskAboutUnsaved(CloseArticle)",
        );
        let mut automatic = desk(Some("a"), true);
        check(&mut state, &mut automatic, Action::Leave(close), "write 1 of 1");
        check(&mut state, &mut automatic, ended(1, Ok(())), "show 1, next Leave(CloseArticle)");
        check(&mut state, &mut automatic, Action::Leave(close), "go on CloseArticle");
    }

    #[test]
    fn a_chosen_place_is_looked_at_and_never_replaced() {
        let (mut state, mut desk) = (State::default(), desk(Some("a"), false));
        let chosen = |path: &str| Chosen { article: 1, path: PathBuf::from(path), then: None };
        let seen = |path: &str, occupied| Action::PlaceSeen(1, PathBuf::from(path), occupied);
        let save = |path: &str| format!("next SaveTo {{ article: 1, path: {path:?}, then: None }}");
        check(&mut state, &mut desk, Action::PlaceChosen(chosen("a")), &save("a"));
        check(&mut state, &mut desk, Action::PlaceChosen(chosen("b")), "look at b for 1");
        check(&mut state, &mut desk, seen("b", Occupied::Free), &save("b"));
        for occupied in [Occupied::SameArticle(None), Occupied::Refused("It is another article.".to_owned())] {
            check(&mut state, &mut desk, Action::PlaceChosen(chosen("b")), "look at b for 1");
            // Another place is chosen before the first one has been checked.
            check(&mut state, &mut desk, Action::PlaceChosen(chosen("c")), "look at c for 1");
            check(&mut state, &mut desk, seen("b", Occupied::Free), "");
            check(&mut state, &mut desk, seen("c", occupied), "ask");
        }
        check(&mut state, &mut desk, Action::ChooseAgain(chosen("c")), "choose Path(\"c\")");
    }

    #[test]
    fn a_save_that_fails_leaves_nothing() {
        let (mut state, mut desk) = (State::default(), desk(Some("a"), false));
        check(&mut state, &mut desk, Action::SaveAndLeave(Then::Close), "write 1 of 1");
        check(&mut state, &mut desk, ended(1, Err("full")), "show 1");
        assert!(desk.document.is_some_and(|d| d.saving.failed()));
        assert_eq!(state.then, None);
    }
}
