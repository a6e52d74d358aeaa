//! Files of open articles that are not where they were: renamed, moved, deleted, or away with their drive.
//!
//! Always true: what is gone is reported once, when it has been gone for two seconds; until the user says what to do, nothing is
//! written to its old name. Absent: finding out what became of a file, which is in the core, and saving.

mod search;
pub mod view;

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::Key;

pub use self::search::Report;
use self::search::Search;
use crate::app::commands::{Command, Group, Row, ctrl_shift, when};
use crate::app::desk::document::Document;
use crate::app::desk::out::Out;
use crate::app::desk::pool::Task;
use crate::app::desk::question::Question;
use crate::app::desk::saving_state::{Absence, Target};
use crate::app::desk::{self, Desk};
use crate::app::words::{file_name, short};
use crate::tr;
use claimlight_core::file::{self, Fate, Identity};

/// How long a file must have been gone before that is reported: programs that replace a file delete it for a moment.
const PAUSE: Duration = Duration::from_secs(2);

/// The files that are gone, and what the system knows the others by.
#[derive(Debug, Default)]
pub struct State {
    /// What is kept for each open article with a missing file, by its number.
    missing: HashMap<u64, Missing>,
    /// What the system knows the files of open articles by.
    identities: HashMap<(u64, PathBuf), Identity>,
    /// The open articles whose annotation file has further names, which are to be reported.
    linked: BTreeSet<u64>,
    /// The files with further names that were reported.
    told: BTreeSet<PathBuf>,
}

/// An open article of which a file is missing.
#[derive(Debug)]
struct Missing {
    since: Instant,
    /// The files that are not there.
    names: BTreeSet<PathBuf>,
    /// Where the article is saved. If that changes, the user has chosen another place.
    target: Target,
    /// Whether a search is under way.
    is_searched: bool,
    /// What became of the files, once that is known.
    report: Option<Report>,
}

/// What can happen. A `u64` is the number of an open article.
#[derive(Debug)]
pub enum Action {
    /// An article was opened from an annotation file that has so many further names.
    Opened(u64, u64),
    /// A file of an article is not there.
    Missing(u64, PathBuf),
    /// A file of an article is there, perhaps again, and this is what the system knows it by.
    There(u64, PathBuf, Option<Identity>),
    /// Look for the files that have been missing for two seconds.
    Due,
    /// This became of the files of an article.
    Found(u64, Box<Report>),
    /// Ask what to do about the shown article's files that are gone.
    Ask,
    /// Go on with the files under their new names.
    Follow(u64),
    /// The annotation file was renamed to go along with its article, or could not be.
    Renamed(u64, PathBuf, Result<(), String>),
    /// Write the annotation file anew under its old name.
    WriteAnew(u64),
    /// Choose another place for the article.
    Elsewhere(u64),
    /// Leave it at that: the article's own file is gone, and its annotations are not.
    Leave(u64),
    /// The further names of an article's annotation file are known to the user.
    LinksKnown(u64),
    /// The search for the files of an article failed unexpectedly.
    Failed(u64),
}

/// The commands about files that are gone.
pub const COMMANDS: &[Row<Action>] =
    &[Row::new(Command::FileGone, Group::Save, when::article, || Action::Ask).keys(&[ctrl_shift(Key::G)])];

/// What other parts of the program are asked to do, in order.
#[derive(Debug)]
pub enum Request {
    /// Write the file of this article.
    Write(u64),
    /// The file of this article can be written again: write it if a save was put off.
    Free(u64),
    /// Choose another place for this article.
    SaveAs(u64),
}

impl State {
    /// What became of the files of an open article that are gone; `None` if none are, or if that is not known yet.
    pub fn report(&self, article: u64) -> Option<&Report> {
        self.missing.get(&article)?.report.as_ref()
    }

    /// Whether the further names of an open article's annotation file are to be reported.
    pub fn is_linked(&self, article: u64) -> bool {
        self.linked.contains(&article)
    }

    /// How long until missing files are looked for; `None` if none are missing.
    pub fn due_in(&self) -> Option<Duration> {
        let waits = self.missing.values().filter(|m| m.report.is_none() && !m.is_searched);
        waits.map(|m| PAUSE.saturating_sub(m.since.elapsed())).min()
    }

    /// Applies an action. Returns requests to be carried out afterwards, in order.
    pub fn apply(&mut self, desk: &mut Desk, out: &mut Out<Action>, action: Action) -> Vec<Request> {
        let mut asked = Vec::new();
        match action {
            Action::Opened(article, further) => self.opened(desk, article, further),
            Action::Missing(article, path) => self.missing(desk, article, &path),
            Action::There(article, path, identity) => self.there(desk, out, (article, path), identity, &mut asked),
            Action::Due => self.due(desk, out),
            Action::Found(article, report) => self.found(desk, article, *report, &mut asked),
            Action::Ask => self.ask(desk, out),
            Action::Follow(article) => self.follow(desk, out, article, &mut asked),
            Action::Renamed(article, path, result) => renamed(desk, article, &path, result, &mut asked),
            Action::WriteAnew(article) => self.write_anew(desk, article, &mut asked),
            Action::Elsewhere(article) => asked.push(Request::SaveAs(article)),
            Action::Leave(article) => {
                self.missing.remove(&article);
            }
            Action::LinksKnown(article) => {
                self.linked.remove(&article);
            }
            Action::Failed(article) => {
                let report = Report::unknown(desk, article);
                self.found(desk, article, report, &mut asked);
            }
        }
        asked
    }

    /// Drops what was kept for articles that were closed or are saved elsewhere now. Called after every action.
    pub fn keep_up(&mut self, desk: &mut Desk) {
        self.missing.retain(|number, missing| {
            let Some(document) = desk.open_document(*number) else { return false };
            if document.saving.target != missing.target {
                document.saving.absence = Absence::There;
                return false;
            }
            // The user may have chosen the old name again.
            let blocks = |report: &Report| report.annotations.is_some() || report.is_unwritten;
            document.saving.absence != Absence::There || !missing.report.as_ref().is_some_and(blocks)
        });
        if self.identities.len() > 2 * desk.documents().count() {
            self.identities.retain(|(number, path), _| desk.documents().any(|d| d.number == *number && has(d, path)));
        }
        self.linked.retain(|number| desk.documents().any(|d| d.number == *number));
    }

    fn opened(&mut self, desk: &Desk, article: u64, further: u64) {
        let document = desk.documents().find(|d| d.number == article);
        if let Some(Target::File(path)) = document.map(|d| &d.saving.target)
            && further > 0
            && self.told.insert(path.clone())
        {
            self.linked.insert(article);
        }
    }

    /// Notes that a file is missing. From now on nothing is written to its name.
    fn missing(&mut self, desk: &mut Desk, article: u64, path: &Path) {
        let Some(document) = desk.open_document(article).filter(|d| has(d, path)) else { return };
        let target = document.saving.target.clone();
        let missing = self.missing.entry(article).or_insert_with(|| Missing {
            since: Instant::now(),
            names: BTreeSet::new(),
            target,
            is_searched: false,
            report: None,
        });
        missing.names.insert(path.to_owned());
        // The second of two files may be missed later than the first.
        if missing.report.as_ref().is_some_and(|report| !report.names(path)) {
            (missing.since, missing.report) = (Instant::now(), None);
        }
        if blocks(document, path) && document.saving.absence == Absence::There {
            document.saving.absence = Absence::Missing;
        }
    }

    /// Notes what the system knows a file by. If the file was missing, it is back.
    fn there(
        &mut self,
        desk: &mut Desk,
        out: &mut Out<Action>,
        (article, path): (u64, PathBuf),
        known: Option<Identity>,
        asked: &mut Vec<Request>,
    ) {
        let is_back = self.missing.get_mut(&article).is_some_and(|m| m.names.remove(&path));
        if let Some(identity) = known {
            self.identities.insert((article, path), identity);
        } else {
            self.identities.remove(&(article, path));
        }
        let Some(missing) = self.missing.get(&article).filter(|_| is_back) else { return };
        if missing.report.is_some() {
            self.search(desk, out, article);
        } else if missing.names.is_empty() {
            self.missing.remove(&article);
            if let Some(document) = desk.open_document(article) {
                document.saving.absence = Absence::There;
                asked.push(Request::Free(article));
            }
        }
    }

    fn due(&mut self, desk: &Desk, out: &mut Out<Action>) {
        let is_due = |m: &Missing| m.report.is_none() && !m.is_searched && m.since.elapsed() >= PAUSE;
        let mut due: Vec<u64> = self.missing.iter().filter(|(_, m)| is_due(m)).map(|(number, _)| *number).collect();
        due.sort_unstable();
        for article in due {
            self.search(desk, out, article);
        }
    }

    /// Starts looking for the missing files of an article.
    fn search(&mut self, desk: &Desk, out: &mut Out<Action>, article: u64) {
        let Some(document) = desk.documents().find(|d| d.number == article) else { return };
        let Some(missing) = self.missing.get_mut(&article) else { return };
        missing.is_searched = true;
        let search = Search::new(document, |path| self.identities.get(&(article, path.to_owned())).copied());
        let work = move || Some(Action::Found(article, Box::new(search.run())));
        out.start(Task::new(work, move || Some(Action::Failed(article))));
    }

    fn found(&mut self, desk: &mut Desk, article: u64, report: Report, asked: &mut Vec<Request>) {
        let Some(document) = desk.open_document(article) else { return };
        let Some(missing) = self.missing.get_mut(&article).filter(|m| m.target == document.saving.target) else {
            return;
        };
        missing.is_searched = false;
        let is_blocked =
            report.annotations.is_some() || (report.article.is_some() && document.saving.on_disk.is_none());
        document.saving.absence = if is_blocked { Absence::Gone } else { Absence::There };
        // What a deleted file held is in this window alone.
        if matches!(report.annotations, Some((_, Fate::Deleted))) && missing.report.is_none() {
            document.saving.changed();
        }
        if report.is_empty() {
            self.missing.remove(&article);
        } else {
            missing.report = Some(report);
        }
        if !is_blocked {
            asked.push(Request::Free(article));
        }
    }

    fn ask(&self, desk: &mut Desk, out: &mut Out<Action>) {
        let shown = desk.document.as_ref().map(|d| d.number);
        match shown.and_then(|number| self.report(number).map(|report| (number, report))) {
            Some((number, report)) => out.ask(question(number, report)),
            None => desk.say(tr!("gone-nothing").to_owned()),
        }
    }

    /// Goes on with the files under their new names.
    fn follow(&mut self, desk: &mut Desk, out: &mut Out<Action>, article: u64, asked: &mut Vec<Request>) {
        let home = desk.home();
        let Some(report) = self.missing.remove(&article).and_then(|m| m.report) else { return };
        let Some(document) = desk.open_document(article) else { return };
        document.saving.absence = Absence::There;
        if let Some((old, Fate::Moved(new))) = &report.article {
            document.follow(old, new);
        }
        if let Some((old, Fate::Moved(new))) = report.annotations {
            document.follow(&old, &new);
            // Somebody may have written to it since.
            document.saving.look = true;
            if let Some(home) = home {
                let file = new.clone();
                let work = move || {
                    home.moved(&old, &new);
                    None
                };
                out.start(Task::new(work, || None).writing(&file));
            }
        } else if let (Some(new), Target::File(old)) = (report.along, document.saving.target.clone()) {
            if document.saving.on_disk.is_none() {
                document.follow(&old, &new);
            } else {
                // Nothing is written until it has its new name.
                document.saving.absence = Absence::Missing;
                return rename(out, article, old, new, home);
            }
        }
        asked.push(Request::Free(article));
        if let Target::File(path) = &document.saving.target {
            let name = short(&file_name(path));
            desk.say(tr!("gone-followed", name = name));
        }
    }

    /// Writes the annotation file under its old name.
    fn write_anew(&mut self, desk: &mut Desk, article: u64, asked: &mut Vec<Request>) {
        let report = self.missing.remove(&article).and_then(|m| m.report);
        let Some(document) = desk.open_document(article) else { return };
        if report.is_some_and(|report| report.article.is_some()) {
            // Its absence is known, and keeps nothing from being written any more.
            document.article_file = None;
        }
        document.saving.absence = Absence::There;
        document.saving.on_disk = None;
        document.saving.changed();
        asked.push(Request::Write(article));
    }
}

/// Whether an open article has this file.
fn has(document: &Document, path: &Path) -> bool {
    document.article_file.as_deref() == Some(path) || is_annotations(document, path)
}

/// Whether this is the annotation file of an open article, and was there.
fn is_annotations(document: &Document, path: &Path) -> bool {
    document.saving.on_disk.is_some() && matches!(&document.saving.target, Target::File(target) if target == path)
}

/// Whether nothing may be written while this file is missing: the annotation file itself, or the article beside which there is none yet.
fn blocks(document: &Document, path: &Path) -> bool {
    is_annotations(document, path) || document.saving.on_disk.is_none()
}

/// Starts renaming an annotation file, so that it is found beside its article again.
fn rename(out: &mut Out<Action>, article: u64, old: PathBuf, new: PathBuf, home: Option<file::Home>) {
    let (file, failed_path) = (old.clone(), new.clone());
    let work = move || {
        let result = file::rename_to_free(&old, &new).map_err(|e| e.to_string());
        if let Some(home) = home.filter(|_| result.is_ok()) {
            home.moved(&old, &new);
        }
        Some(Action::Renamed(article, new, result))
    };
    let failed = move || Some(Action::Renamed(article, failed_path, Err(desk::mistake())));
    out.start(Task::new(work, failed).writing(&file));
}

/// The annotation file of an article was renamed, or could not be.
fn renamed(desk: &mut Desk, article: u64, path: &Path, result: Result<(), String>, asked: &mut Vec<Request>) {
    let Some(document) = desk.open_document(article) else { return };
    document.saving.absence = Absence::There;
    let told = match result {
        Ok(()) => {
            let name = short(&file_name(path));
            if let Target::File(old) = document.saving.target.clone() {
                document.follow(&old, path);
            }
            tr!("gone-followed", name = name)
        }
        Err(reason) => tr!("did-not-work", reason = reason),
    };
    desk.say(told);
    asked.push(Request::Free(article));
}

/// What can be done about files that are gone, the usual first: what the button says, and what it does.
fn choices(article: u64, report: &Report) -> Vec<(String, Action)> {
    let follow = || (tr!("gone-follow").to_owned(), Action::Follow(article));
    let anew = || (tr!("gone-write-anew").to_owned(), Action::WriteAnew(article));
    let elsewhere = || (tr!("save-elsewhere-do").to_owned(), Action::Elsewhere(article));
    let annotations = report.annotations.as_ref().map(|(_, fate)| fate);
    match (annotations, report.article.as_ref().map(|(_, fate)| fate)) {
        (Some(Fate::Moved(_)), _) => vec![follow(), anew(), elsewhere()],
        (Some(Fate::Away), _) => vec![elsewhere()],
        (Some(_), _) => vec![anew(), elsewhere()],
        (None, Some(Fate::Moved(_))) if report.is_unwritten => vec![follow(), anew(), elsewhere()],
        (None, Some(Fate::Moved(_))) => vec![follow(), (tr!("gone-leave").to_owned(), Action::Leave(article))],
        (None, Some(Fate::Away)) if report.is_unwritten => vec![elsewhere()],
        (None, Some(_)) if report.is_unwritten => vec![anew(), elsewhere()],
        (None, _) => vec![(tr!("ok").to_owned(), Action::Leave(article))],
    }
}

/// The question what to do about files that are gone.
fn question(article: u64, report: &Report) -> Question<Action> {
    let asked = report.lines().into_iter().fold(Question::new(tr!("gone-title")), Question::line);
    let mut choices = choices(article, report).into_iter();
    let asked = choices.next().into_iter().fold(asked, |asked, (label, action)| asked.first(label, action));
    choices.fold(asked, |asked, (label, action)| asked.yes(label, action)).no(tr!("gone-later"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::saving_state::Saving;
    use crate::app::settings::Settings;
    use claimlight_core::import;
    use claimlight_core::model::{Annotations, AnnotatorId};

    /// A desk with article 1, which has files on the disk.
    fn desk(folder: &Path) -> Desk {
        let mut desk = Desk::new(Settings::default(), None);
        let article = import::import("a.txt", b"The bridge closed in May.").unwrap().article;
        std::fs::write(folder.join("a.txt"), "The bridge closed in May.").unwrap();
        let annotations = Annotations::new(article);
        let source = file::print(&annotations);
        std::fs::write(folder.join("a.claims.ron"), &source).unwrap();
        let target = Target::File(folder.join("a.claims.ron"));
        let saving = Saving::to(target, false, Some(file::sha256_hex(source.as_bytes())));
        let mut document = Document::new(annotations, (AnnotatorId::new(), "Ana"), saving);
        document.number = 1;
        document.source = Some(folder.join("a.txt"));
        document.article_file = Some(folder.join("a.txt"));
        desk.document = Some(document);
        desk
    }

    /// Applies an action and everything that follows from it. Returns what was requested of others.
    fn apply(state: &mut State, desk: &mut Desk, action: Action) -> String {
        let mut out = Out::default();
        let mut asked = state.apply(desk, &mut out, action);
        while let Some(task) = out.tasks.pop() {
            if let Ok(Some(action)) = task.run().in_time(|_| None) {
                asked.extend(state.apply(desk, &mut out, action));
            }
        }
        state.keep_up(desk);
        let mut words: Vec<String> = asked.iter().map(|request| format!("{request:?}")).collect();
        words.extend(out.questions.iter().map(|_| "ask".to_owned()));
        words.join(", ")
    }

    /// Reports a file as missing, as if it had been for two seconds.
    fn gone(state: &mut State, desk: &mut Desk, path: &Path) {
        apply(state, desk, Action::Missing(1, path.to_owned()));
        let long_ago = Instant::now().checked_sub(PAUSE).unwrap();
        state.missing.values_mut().for_each(|missing| missing.since = long_ago);
        assert_eq!(state.due_in(), Some(Duration::ZERO));
        apply(state, desk, Action::Due);
        assert_eq!(state.due_in(), None, "it is reported once");
    }

    fn absence(desk: &Desk) -> Absence {
        desk.document.as_ref().unwrap().saving.absence
    }

    #[test]
    fn a_file_that_comes_back_at_once_is_not_reported() {
        let folder = tempfile::tempdir().unwrap();
        let (mut state, mut desk) = (State::default(), desk(folder.path()));
        let path = folder.path().join("a.claims.ron");
        apply(&mut state, &mut desk, Action::Missing(1, path.clone()));
        assert_eq!(absence(&desk), Absence::Missing);
        assert!(state.due_in().is_some_and(|due| due > Duration::from_secs(1)));
        assert_eq!(apply(&mut state, &mut desk, Action::There(1, path, None)), "Free(1)");
        assert_eq!((absence(&desk), state.due_in()), (Absence::There, None));
        assert!(state.report(1).is_none());
        apply(&mut state, &mut desk, Action::Missing(1, folder.path().join("another")));
        assert_eq!(absence(&desk), Absence::There, "it has no such file");
    }

    #[test]
    fn both_files_are_followed_to_their_new_names() {
        let folder = tempfile::tempdir().unwrap();
        let (mut state, mut desk) = (State::default(), desk(folder.path()));
        let at = |name: &str| folder.path().join(name);
        std::fs::rename(at("a.txt"), at("b.txt")).unwrap();
        std::fs::rename(at("a.claims.ron"), at("b.claims.ron")).unwrap();
        gone(&mut state, &mut desk, &at("a.claims.ron"));
        assert_eq!(absence(&desk), Absence::Gone);
        assert_eq!(apply(&mut state, &mut desk, Action::Ask), "ask");
        assert_eq!(apply(&mut state, &mut desk, Action::Follow(1)), "Free(1)");
        let document = desk.document.as_ref().unwrap();
        assert_eq!(document.saving.target, Target::File(at("b.claims.ron")));
        assert_eq!((&document.source, &document.article_file), (&Some(at("b.txt")), &Some(at("b.txt"))));
        assert_eq!((absence(&desk), state.report(1).is_some()), (Absence::There, false));
    }

    #[test]
    fn annotations_go_along_with_their_article() {
        let folder = tempfile::tempdir().unwrap();
        let (mut state, mut desk) = (State::default(), desk(folder.path()));
        let at = |name: &str| folder.path().join(name);
        std::fs::rename(at("a.txt"), at("b.txt")).unwrap();
        gone(&mut state, &mut desk, &at("a.txt"));
        assert_eq!(absence(&desk), Absence::There, "its file is there and can be written");
        assert_eq!(apply(&mut state, &mut desk, Action::Follow(1)), "Free(1)");
        assert!(at("b.claims.ron").exists() && !at("a.claims.ron").exists());
        assert_eq!(desk.document.as_ref().unwrap().saving.target, Target::File(at("b.claims.ron")));
    }

    #[test]
    fn a_deleted_file_is_written_anew_or_elsewhere_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let (mut state, mut desk) = (State::default(), desk(folder.path()));
        let path = folder.path().join("a.claims.ron");
        std::fs::remove_file(&path).unwrap();
        gone(&mut state, &mut desk, &path);
        assert!(desk.document.as_ref().unwrap().saving.is_changed(), "the window alone holds it");
        assert_eq!(apply(&mut state, &mut desk, Action::Elsewhere(1)), "SaveAs(1)");
        assert_eq!(absence(&desk), Absence::Gone, "no place is chosen yet");
        assert_eq!(apply(&mut state, &mut desk, Action::WriteAnew(1)), "Write(1)");
        assert_eq!((absence(&desk), state.report(1).is_some()), (Absence::There, false));
        // Another place ends it too.
        std::fs::remove_file(folder.path().join("a.txt")).unwrap();
        gone(&mut state, &mut desk, &folder.path().join("a.txt"));
        assert!(state.report(1).is_some());
        desk.with(|d| d.saving.target = Target::File(PathBuf::from("/elsewhere")));
        state.keep_up(&mut desk);
        assert!(state.report(1).is_none());
    }

    #[test]
    fn further_names_are_reported_once_for_each_file() {
        let folder = tempfile::tempdir().unwrap();
        let (mut state, mut desk) = (State::default(), desk(folder.path()));
        let mut check = |further: u64, is_told: bool| {
            apply(&mut state, &mut desk, Action::Opened(1, further));
            assert_eq!(state.is_linked(1), is_told);
            apply(&mut state, &mut desk, Action::LinksKnown(1));
        };
        check(0, false);
        check(1, true);
        check(1, false);
    }
}
