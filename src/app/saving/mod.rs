//! Saving: where an article goes, when it is written, and what is saved before it is left.
//!
//! Always true: nothing is left whose changes are not on disk, unless that was asked and answered. Absent: writing the file and
//! merging what others wrote into it.

use std::path::PathBuf;
use std::time::Duration;

use egui::Key;

use crate::app::commands::{Command, Group, Row, ctrl, ctrl_shift, when};
use crate::app::desk::Desk;
use crate::app::desk::choice::{Choice, Kind, Suggested, Wanted};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::{Occupied, Target};
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
    /// I go on with the shown article in a file of my own.
    OnMyOwn,
}

/// A place for an open article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The article, by its number.
    pub article: u64,
    /// The file.
    pub path: PathBuf,
    /// Why the article is left once it is saved there; `None` if it stays.
    pub then: Option<Then>,
}

/// What saving waits for.
#[derive(Debug, Default)]
pub struct State {
    /// The place that was chosen last, while what lies there is looked at.
    chosen: Option<Chosen>,
    /// What is done when the saves under way have ended well.
    then: Option<Then>,
}

/// What can happen to it. Articles are open ones, by number.
#[derive(Debug)]
pub enum Action {
    /// Save the shown article, or choose a place for it if it has none.
    Save,
    /// Choose another place for the shown article.
    SaveAs,
    /// This place was chosen for an article. Whatever lies there is looked at first.
    PlaceChosen(Chosen),
    /// This lies there.
    PlaceSeen(u64, PathBuf, Occupied),
    /// Choose another place for an article than this one.
    ChooseAgain(Chosen),
    /// Save an article to this file from now on and now, and leave it when that has ended well. What the file holds is merged.
    SaveTo {
        /// The article, whichever is shown by now.
        article: u64,
        /// The file.
        path: PathBuf,
        /// Why it is left; `None` if it stays.
        then: Option<Then>,
    },
    /// Save the shown article to this file from its next save on.
    SetTarget(PathBuf),
    /// Write the file of this article now, if it has one.
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
        /// How many changes the save held.
        held: u64,
        /// Why it failed, a sentence's end.
        result: Result<(), String>,
    },
    /// Leave; what is unsaved is saved first, after a question if it needs one.
    Leave(Then),
    /// Ask what is to become of the changes in the shown article.
    AskAboutUnsaved(Then),
    /// Save the shown article, then leave it.
    SaveAndLeave(Then),
    /// Choose a place for the shown article, save it there, then leave it.
    SaveAsAndLeave(Then),
    /// Leave the shown article without saving it.
    LeaveUnsaved(Then),
}

/// The commands of saving and leaving.
pub const COMMANDS: &[Row<Action>] = &[
    Row::new(Command::CloseArticle, Group::Article, when::reading, || Action::Leave(Then::CloseArticle))
        .keys(&[ctrl(Key::W)]),
    Row::new(Command::Save, Group::Save, when::article, || Action::Save).keys(&[ctrl(Key::S)]),
    Row::new(Command::SaveAs, Group::Save, when::article, || Action::SaveAs).keys(&[ctrl_shift(Key::S)]),
    Row::new(Command::Quit, Group::Quit, when::always, || Action::Leave(Then::Close)).keys(&[ctrl(Key::Q)]),
];

/// What has to be done for it, in order.
#[derive(Debug)]
pub enum Request {
    /// Show this article.
    Show(u64),
    /// Write the file of this article.
    Write {
        /// The article.
        article: u64,
        /// How many changes it holds that are not on disk.
        held: u64,
    },
    /// Look what lies at a place that was chosen for this article; [`Action::PlaceSeen`] follows.
    LookAtPlace(u64, PathBuf),
    /// Apply this when what is before it is done.
    Next(Action),
    /// Nothing that is left is unsaved: leave.
    GoOn(Then),
    /// Close the shown article as it is, then leave.
    Discard(Then),
}

/// The name that is offered for the file of an article without a place.
pub fn name_for(document: &Document) -> String {
    let source = document.source.as_deref().map(file_name).filter(|n| n.to_lowercase().ends_with(".ron"));
    source.unwrap_or_else(|| {
        let name = &document.annotations.article.facts.original_name;
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let stem = if stem.is_empty() { file::plain_name(document.title()) } else { stem.to_owned() };
        format!("{stem}.claims.ron")
    })
}

/// How long until the next automatic save; `None` if none is to be made.
pub fn due_in(desk: &Desk) -> Option<Duration> {
    desk.settings.autosave.then(|| desk.documents().filter_map(|d| d.saving.due_in()).min())?
}

impl State {
    /// Makes a change. What is returned is done afterwards, in order.
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
            Action::Leave(then) => self.leave(desk, then, &mut asked),
            Action::AskAboutUnsaved(then) => out.ask(ask_about_unsaved(desk, then)),
            Action::SaveAndLeave(then) => {
                let shown: Vec<u64> = desk.document.iter().map(|d| d.number).collect();
                self.save_then(desk, &shown, then, &mut asked);
            }
            Action::SaveAsAndLeave(then) => choose_place(desk, out, Some(then)),
            Action::LeaveUnsaved(then) => asked.push(Request::Discard(then)),
        }
        asked
    }

    /// Has looked what lies at a place, unless the article is saved there already.
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

    /// Saves to a place that is free, and asks about one that is not.
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
        if document.saving.target != Target::File(path.clone()) {
            document.saving.target = Target::File(path);
            document.saving.on_disk = None;
            document.saving.changed();
        }
        document.saving.on_request = false;
        write(desk, article, asked);
    }

    /// Saves these articles, and leaves when that has ended well.
    fn save_then(&mut self, desk: &mut Desk, articles: &[u64], then: Then, asked: &mut Vec<Request>) {
        self.then = Some(then);
        desk.work(tr!("saving").to_owned());
        for article in articles {
            write(desk, *article, asked);
        }
    }

    /// Leaves what `then` needs left: now if nothing is unsaved, or when saves have ended well, or after a question.
    fn leave(&mut self, desk: &mut Desk, then: Then, asked: &mut Vec<Request>) {
        let autosave = desk.settings.autosave;
        let shown = desk.document.as_ref().map(|d| d.number);
        let concerned = |d: &&Document| then == Then::Close || Some(d.number) == shown;
        let is_automatic = |d: &Document| autosave && d.saving.saves_by_itself();
        let unsaved: Vec<&Document> = desk.documents().filter(concerned).filter(|d| d.saving.is_at_risk()).collect();
        if unsaved.is_empty() {
            asked.push(Request::GoOn(then));
        } else if let Some(article) = unsaved.iter().find(|d| !is_automatic(d)).map(|d| d.number) {
            // The article that is asked about is the one in sight.
            asked.extend([Request::Show(article), Request::Next(Action::AskAboutUnsaved(then))]);
        } else {
            let articles: Vec<u64> = unsaved.iter().map(|d| d.number).collect();
            self.save_then(desk, &articles, then, asked);
        }
    }

    /// A save of an article ended that held so many changes.
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
            // Another one may be shown by now. What was changed while it was saved is saved first.
            Some(then) => asked.extend([Request::Show(article), Request::Next(Action::Leave(then))]),
            None => asked.push(Request::Show(article)),
        }
    }
}

/// Writes the file of the shown article if it has one, otherwise asks for a place.
fn save(desk: &mut Desk, out: &mut Out<Action>, asked: &mut Vec<Request>) {
    let Some(document) = &desk.document else { return };
    let article = document.number;
    if document.saving.target == Target::None {
        choose_place(desk, out, None);
    } else if document.saving.is_changed() || document.saving.on_request {
        write(desk, article, asked);
    } else {
        desk.say(tr!("nothing-has-changed-since-the-last").to_owned());
    }
}

/// Has a place chosen for the shown article; saved there, it is left, if that is wanted.
fn choose_place(desk: &Desk, out: &mut Out<Action>, then: Option<Then>) {
    let Some(document) = &desk.document else { return };
    let suggested = match &document.saving.target {
        Target::File(path) => Suggested::Path(path.clone()),
        Target::None => Suggested::New(name_for(document)),
    };
    choose(out, document.number, suggested, then);
}

/// Has a place chosen for an article. What lies there already is looked at before anything is written.
fn choose(out: &mut Out<Action>, article: u64, suggested: Suggested, then: Option<Then>) {
    let chosen = move |path| Action::PlaceChosen(Chosen { article, path, then });
    out.choose(Choice::new("dialog-save", Wanted::NewFile, Kind::Ron, chosen).at(suggested).handing_on());
}

/// Asks whether an article is merged into the annotations of it that lie at the chosen place; `news` says what they would bring.
fn ask_to_merge(chosen: Chosen, save: Action, news: Option<String>) -> Question<Action> {
    Question::new(tr!("this-file-exists-already"))
        .line(tr!("place-same-article", path = chosen.path.display().to_string()))
        .line(news.unwrap_or_else(|| tr!("merge-in-nothing").to_owned()))
        .no(tr!("cancel"))
        .yes(tr!("another-name"), Action::ChooseAgain(chosen))
        .yes(tr!("merge-into-it"), save)
}

/// Begins a save, now or as soon as the file is free.
fn write(desk: &mut Desk, article: u64, asked: &mut Vec<Request>) {
    let Some(document) = desk.open_document(article).filter(|d| d.saving.target != Target::None) else { return };
    if document.saving.is_at_work() {
        document.saving.again = true;
        return;
    }
    let held = document.saving.begin();
    asked.push(Request::Write { article, held });
}

fn write_if_automatic(desk: &mut Desk, article: u64, asked: &mut Vec<Request>) {
    let autosave = desk.settings.autosave;
    if desk.open_document(article).is_some_and(|d| autosave && d.saving.saves_by_itself()) {
        write(desk, article, asked);
    }
}

/// Begins a save that was asked for while the file was at work.
fn write_again(desk: &mut Desk, article: u64, asked: &mut Vec<Request>) {
    if desk.open_document(article).is_some_and(|d| d.saving.again && !d.saving.is_at_work()) {
        write(desk, article, asked);
    }
}

fn write_due(desk: &mut Desk, asked: &mut Vec<Request>) {
    let is_due = |d: &&Document| d.saving.due_in().is_some_and(|due| due.is_zero());
    let due: Vec<u64> = desk.documents().filter(is_due).map(|d| d.number).collect();
    for article in due {
        write(desk, article, asked);
    }
}

/// Asks what is to become of changes of the shown article that are not saved.
fn ask_about_unsaved(desk: &Desk, then: Then) -> Question<Action> {
    let (heading, saved) = match then {
        Then::Close => (tr!("close-without-saving"), tr!("save-and-close")),
        Then::CloseArticle => (tr!("close-article-without-saving"), tr!("save-and-close")),
        Then::OnMyOwn => (tr!("own-save-first"), tr!("save-and-go-on")),
    };
    let document = desk.document.as_ref();
    let has_place = document.is_some_and(|d| d.saving.target != Target::None);
    let save = if has_place { Action::SaveAndLeave(then) } else { Action::SaveAsAndLeave(then) };
    Question::new(heading)
        .line(tr!("there-are-changes-that-are-not", title = document.map(Document::title).unwrap_or_default()))
        .no(tr!("cancel"))
        .yes(tr!("close-without-saving-2"), Action::LeaveUnsaved(then))
        .yes(saved, save)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::saving_state::Saving;
    use crate::app::settings::Settings;
    use claimlight_core::import;
    use claimlight_core::model::{Annotations, AnnotatorId};

    /// A desk with an article that has a change, saved to this file.
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

    /// What an action asks for, and whether it has something asked or chosen.
    fn check(state: &mut State, desk: &mut Desk, action: Action, asked: &str) {
        let mut out = Out::default();
        let requests = state.apply(desk, &mut out, action);
        let word = |request: &Request| match request {
            Request::Show(n) => format!("show {n}"),
            Request::Write { article, held } => format!("write {held} of {article}"),
            Request::Next(action) => format!("next {action:?}"),
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
        // It is asked for again while the file is written.
        check(&mut state, &mut desk, Action::Save, "");
        check(&mut state, &mut desk, ended(1, Ok(())), "write 0 of 1");
        check(&mut state, &mut desk, ended(0, Ok(())), "");
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
            // Another place was chosen before that one was seen.
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
