//! Exercises: pupils begin, work, come back and hand in, and a teacher makes an exercise and its key.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::desk::exercise::Stage;
use claimlight::app::opening::recent::Remembered;
use claimlight::app::state::Sheet;
use claimlight::app::{exercise, making_exercise, opening, sync};
use claimlight_core::compare::{NotMerged, merge};
use claimlight_core::exercise::{HandIn, Task, exercise as made_of, key_of};
use claimlight_core::model::{Annotations, Ask, KnownAs, Purpose, Scheme, Timestamp};
use claimlight_core::{file, import};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::sharing::save;
use super::{ARTICLE, Window, asks, settings};

fn asked(asks: &[Ask]) -> Task {
    Task {
        name: "Class 8b".to_owned(),
        words: "Find the claims.".to_owned(),
        asks: asks.iter().copied().collect(),
        claims: Some(3),
        ..Task::default()
    }
}

fn article() -> Annotations {
    Annotations::new(import::pasted(ARTICLE))
}

/// Writes an exercise into a folder.
fn write(folder: &Path, task: &Task) -> PathBuf {
    let path = folder.join("bridge.exercise.ron");
    let made = made_of(&article().article, &Arc::new(Scheme::default()), task);
    std::fs::write(&path, file::print(&made)).unwrap();
    path
}

/// A window with an exercise that nobody has begun.
fn card(task: &Task) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), task);
    let mut window = Window::open(folder, &path, settings());
    window.settle();
    window
}

fn read(path: &Path) -> Annotations {
    file::read(&std::fs::read(path).unwrap()).unwrap().annotations
}

impl Window {
    fn stage(&self) -> Option<Stage> {
        self.harness.state().state().desk.stage()
    }

    /// Types a name on the card and presses Enter.
    fn begin_as(&mut self, name: &str) {
        self.type_text(name);
        self.press("Enter");
        self.until(|app| app.state().desk.stage() == Some(Stage::Work));
        self.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known && !d.saving.busy));
        self.settle();
    }

    fn is_there(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some()
    }

    /// Hands in to this file.
    fn hand_in(&mut self, path: &Path) -> PathBuf {
        self.press("Ctrl+Shift+H");
        assert_eq!(self.harness.state().state().sheet, Some(Sheet::HandIn));
        let format = exercise::Format::Claims;
        self.apply(Action::Exercise(exercise::Action::Write(format, path.to_owned())));
        self.until(|app| app.state().exercise.handing_in().is_some_and(|h| h.written.is_some()));
        self.settle();
        let handing_in = self.harness.state().state().exercise.handing_in();
        let written = handing_in.and_then(|h| h.written.clone()).unwrap().0;
        self.harness.get_by_label("OK").click();
        self.settle();
        written
    }
}

#[test]
fn a_pupil_begins_marks_by_key_and_hands_in() {
    let mut window = card(&asked(&Ask::ALL));
    assert_eq!(window.stage(), Some(Stage::Card));
    window.harness.get_by_role_and_label(Role::TextInput, "Your name");
    // Nothing begins without a name, and nothing can be marked yet.
    window.press("Enter J V");
    assert_eq!(window.stage(), Some(Stage::Card));
    window.begin_as("Kim");
    let work = window.folder.path().join("bridge.Kim.claims.ron");
    assert_eq!(window.document().saving.path(), Some(work.as_path()));
    assert_eq!(window.document().my_name(), "Kim");
    window.press("J V Enter");
    window.type_text("The town says so.");
    window.press("Esc J 0");
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says.", "to check: It opened in May."]);
    window.harness.get_by_label("2 of 3");
    assert!(window.harness.query_by_label_contains("still needs: verdict, why").is_some());
    window.press("Ctrl+Z");
    assert_eq!(window.claims().len(), 1);
    window.press("Ctrl+Shift+Z E");
    window.type_text("https://a.example/log kim@school.example");
    window.press("Esc Ctrl+Shift+H");
    for told in ["Name: Kim", "Claims: 2 · with a verdict: 1", "Links: 1", "kim@school.example"] {
        window.harness.get_by_label(told);
    }
    window.press("Esc");
    let place = window.folder.path().join("bridge - Kim.claims.ron");
    let written = window.hand_in(&place);
    assert_eq!(written, place);
    let source = std::fs::read_to_string(&written).unwrap();
    let answer = read(&written);
    let of = answer.exercise.as_ref().unwrap();
    assert_eq!(answer.purpose, Some(Purpose::Answer));
    assert!(of.is_same_edition(window.document().annotations.exercise.as_ref().unwrap()));
    assert!(of.handed_in.unwrap().to_string().ends_with(":00Z") && of.task.is_empty());
    assert!(answer.log.elements().next().is_none(), "{source}");
    let person = answer.annotators.first().unwrap();
    assert_eq!((person.name.as_str(), person.id), ("Kim", window.document().me));
    let claims = answer.claims.as_slice();
    let ids = claims.iter().map(|c| c.id.0).chain(claims.iter().flat_map(|c| &c.evidence).map(|e| e.id.0));
    for id in ids.chain([person.id.0]) {
        assert_eq!(id.get_version_num(), 4, "{source}");
    }
    assert!(!source.contains("Ana"), "{source}");
    // As a page it holds the same.
    window.press("Ctrl+Shift+H");
    let page = window.folder.path().join("bridge - Kim.html");
    window.apply(Action::Exercise(exercise::Action::Write(exercise::Format::Page, page.clone())));
    window.until(|app| app.state().exercise.handing_in().is_some_and(|h| h.written.is_some()));
    window.press("Esc");
    let source = std::fs::read_to_string(&page).unwrap();
    let data = source.split_once("id=\"claimlight-answer\">").unwrap().1.split_once("</script>").unwrap().0;
    let of_page = HandIn::from_json(data.as_bytes()).unwrap();
    assert_eq!((of_page.who.as_str(), of_page.claims.len()), ("Kim", 2));
    assert_eq!(of_page.annotator, person.id.to_string());
    // Handing in again makes a later file.
    let again = window.hand_in(&place);
    assert_eq!(again, window.folder.path().join("bridge - Kim-2.claims.ron"));
    assert_eq!(HandIn::of_file(&read(&again)).unwrap().annotator, HandIn::of_file(&answer).unwrap().annotator);
}

#[test]
fn a_pupil_goes_on_and_another_one_begins() {
    let mut window = card(&asked(&[Ask::Find, Ask::Judge]));
    window.begin_as("Kim");
    window.press("J V");
    // A pupil's work is saved without anybody asking, whatever the settings say.
    window.harness.get_by_label("Not you?").click();
    window.until(|app| app.state().desk.stage() == Some(Stage::Card));
    window.until(|app| app.state().desk.shelf.iter().all(|d| !d.saving.is_changed()));
    window.settle();
    window.begin_as("Jo");
    assert_eq!(window.claims().len(), 0, "Kim's claims are Kim's");
    window.press("J J U");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.busy));
    let folder = window.folder.path().to_owned();
    window.harness.get_by_label("Not you?").click();
    window.until(|app| app.state().desk.shelf.iter().all(|d| !d.saving.is_changed()));
    assert_eq!(read(&folder.join("bridge.Kim.claims.ron")).claims.as_slice().len(), 1);
    assert_eq!(read(&folder.join("bridge.Jo.claims.ron")).claims.as_slice().len(), 1);

    // Another start finds both; a name that is there asks what is meant.
    let path = folder.join("bridge.exercise.ron");
    let mut later = Window::open(tempfile::tempdir().unwrap(), &path, settings());
    later.until(|app| app.state().exercise.lying(1).len() == 2);
    later.settle();
    assert!(later.is_there("Go on as Jo"));
    later.type_text(" kim".trim());
    later.press("Ctrl+A");
    later.type_text("Kim");
    later.press("Enter");
    assert!(later.harness.state().state().front.question().is_some());
    later.press("Esc");
    later.harness.get_by_label("Go on as Kim").click();
    later.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.stage() == Some(Stage::Work)));
    later.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    later.settle();
    assert_eq!(later.claims(), ["verified: The bridge closed, the town says."]);
    assert_eq!(later.document().my_name(), "Kim");
    // From a work alone, the way back leads to the card too.
    let work = folder.join("bridge.Kim.claims.ron");
    let mut alone = Window::open(tempfile::tempdir().unwrap(), &work, settings());
    alone.apply(Action::Run(Command::NotYou));
    assert_eq!(alone.stage(), Some(Stage::Card));
    let number = alone.document().number;
    alone.until(|app| app.state().exercise.lying(number).len() == 2);
    alone.settle();
    alone.begin_as("Mia");
    assert_eq!(alone.document().saving.path(), Some(folder.join("bridge.Mia.claims.ron").as_path()));
    let jo = read(&folder.join("bridge.Jo.claims.ron")).annotators[0].id;
    assert_ne!(later.document().me, jo);
}

#[test]
fn others_files_never_come_in() {
    let mut window = card(&asked(&Ask::ALL));
    window.begin_as("Kim");
    window.press("J V");
    let folder = window.folder.path().to_owned();
    let own = folder.join("bridge.Kim.claims.ron");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.busy));
    save(&mut window);
    // A copy of another pupil's work under a name like a synchronised folder's.
    let mut other = read(&own);
    other.annotators[0].id = claimlight_core::model::AnnotatorId::new();
    "Jo".clone_into(&mut other.annotators[0].name);
    other.claims = claimlight_core::model::Claims::default();
    std::fs::write(folder.join("bridge.Kim (1).claims.ron"), file::print(&other)).unwrap();
    assert!(matches!(merge(&read(&own), &other), Err(NotMerged::OtherPupil)));
    let mut again = Window::open(tempfile::tempdir().unwrap(), &own, settings());
    assert_eq!(again.stage(), Some(Stage::Work), "a work opens as what it is");
    let number = again.document().number;
    assert!(again.harness.state().state().sync.copies(number).is_empty());
    again.apply(Action::Dropped(folder.join("bridge.Kim (1).claims.ron")));
    again.until(|app| app.state().desk.documents().count() == 2);
    again.settle();
    assert_eq!(again.document().my_name(), "Jo", "it opens by itself");
    assert!(!again.harness.state().state().front.asks(), "nothing is offered");
    // Not even if it takes the place of the own file.
    std::fs::write(&own, file::print(&other)).unwrap();
    again.apply(Action::Opening(opening::Action::Open(own.clone())));
    assert_eq!(again.document().my_name(), "Kim");
    again.apply(Action::Sync(sync::Action::DiskChanged(number, own)));
    again.settle();
    assert_eq!(again.claims().len(), 1);
    // Nothing is there that brings others in.
    let state = again.harness.state().state();
    for command in [Command::Together, Command::MergeFile, Command::Compare, Command::Adjudicate, Command::Agreement] {
        assert!(!state.can(command), "{command:?}");
    }
    for command in [Command::Undo, Command::NextSentence, Command::HandIn, Command::Palette, Command::ZoomIn] {
        assert!(state.can(command) || command == Command::Undo, "{command:?}");
    }
    again.press("Ctrl+Shift+P");
    again.type_text("Compare");
    assert!(!again.is_there("Compare with another person"));
}

#[test]
fn given_claims_are_judged_and_stay() {
    let text = article().article.text;
    let given = vec![vec![0, 17], vec![text.len_scalars() as u64 - 12, text.len_scalars() as u64 - 1]];
    let task = Task { given, known_as: KnownAs::Code, ..asked(&[Ask::Judge]) };
    let mut window = card(&task);
    window.harness.get_by_role_and_label(Role::TextInput, "Your code");
    window.begin_as("k-17");
    assert_eq!(window.claims(), ["to check: The bridge closed", "to check: own” for it"]);
    window.press("J V");
    assert_eq!(window.claims().len(), 2);
    assert!(window.message().contains("given here"), "{}", window.message());
    window.press("Tab U");
    assert_eq!(window.claims()[0], "unverified: The bridge closed");
    window.press("Delete");
    assert_eq!(window.claims().len(), 2);
    assert!(!window.is_there("Add a link") && window.harness.query_by_label("Why? (my note)").is_none());
}

#[test]
fn a_teacher_makes_an_exercise_and_a_key() {
    let mut window = Window::new(ARTICLE);
    window.press("J V Enter");
    window.type_text("Nobody counted.");
    window.press("Esc J U Ctrl+Shift+N");
    assert_eq!(window.harness.state().state().sheet, Some(Sheet::NewExercise));
    window.harness.get_by_label("Find claims").click();
    window.settle();
    assert!(window.harness.query_by_label_contains("2 claims that are marked").is_some());
    let folder = window.folder.path().to_owned();
    let path = folder.join("bridge.exercise.ron");
    window.apply(Action::Making(making_exercise::Action::Write(path.clone())));
    window.until(|app| app.state().making.made().is_some());
    window.settle();
    let source = std::fs::read_to_string(&path).unwrap();
    let made = read(&path);
    let exercise = made.exercise.as_ref().unwrap();
    assert_eq!(exercise.asks, BTreeSet::from([Ask::Judge, Ask::Why]));
    assert_eq!(exercise.given, [vec![0, 33], vec![34, 51]]);
    assert!(made.claims.is_empty() && made.annotators.is_empty());
    assert!(!source.contains("Nobody counted") && !source.contains("Ana"), "{source}");

    window.apply(Action::Making(making_exercise::Action::WriteWorksheet(folder.join("bridge.html"))));
    window.until(|app| app.state().making.worksheet().is_some());
    let sheet = std::fs::read_to_string(folder.join("bridge.html")).unwrap();
    assert!(sheet.contains("claimlight-exercise") && !sheet.contains("Nobody counted"));

    // The key may lie beside it only after a question.
    let key = folder.join("bridge.key.claims.ron");
    window.apply(Action::Making(making_exercise::Action::KeyPlaceChosen(key.clone())));
    assert!(asks(window.harness.state(), "making-key-beside"));
    window.harness.get_by_label("Save it here all the same").click();
    window.settle();
    window.until(|app| app.state().making.key().is_some());
    window.settle();
    let written = read(&key);
    assert_eq!((written.purpose.clone(), written.claims.as_slice().len()), (Some(Purpose::Key), 2));
    assert!(written.log.elements().next().is_none());
    window.harness.get_by_label("Open the key").click();
    window.until(|app| {
        app.state()
            .desk
            .document
            .as_ref()
            .is_some_and(|d| d.annotations.purpose == Some(Purpose::Key) && d.sentences_known)
    });
    window.settle();
    window.press("Tab");
    assert!(window.is_there("In the key"));
    window.press("Shift+W");
    window.harness.get_by_label("Accepted: Unverified").click();
    window.settle();
    window.press("Shift+P");
    window.type_text("Look at the date.");
    window.press("Esc");
    let claim = |window: &Window| window.document().annotations.claims.as_slice()[0].clone();
    let first = claim(&window);
    assert_eq!((first.need.as_str(), first.to_pupil.as_str()), ("welcome", "Look at the date."));
    assert_eq!(first.accepted, ["verified", "unverified"]);
    let on_text = key_of(&window.document().annotations, &made.article.text, true);
    assert_eq!(on_text.entries[0].to_pupil, "Look at the date.");
    window.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    assert_eq!(claim(&window).need, "");
    // A file that is no key has nothing of this.
    let other = Window::new(ARTICLE);
    assert!(!other.harness.state().state().can(Command::KeyWelcome));
    assert!(!other.harness.state().state().can(Command::HandIn));
}

#[test]
fn an_answer_that_was_handed_in_is_read_like_any_article() {
    let mut window = card(&asked(&Ask::ALL));
    window.begin_as("Kim");
    window.press("J V");
    let path = window.folder.path().join("answer.claims.ron");
    let written = window.hand_in(&path);
    let mut answer = read(&written);
    let exercise = Arc::make_mut(answer.exercise.as_mut().unwrap());
    exercise.handed_in = Some(Timestamp::from_second(0));
    let teacher = Window::open(tempfile::tempdir().unwrap(), &written, settings());
    assert_eq!(teacher.stage(), None);
    assert_eq!(teacher.claims().len(), 1);
}

#[test]
fn where_nothing_stays_a_work_is_kept_with_the_data_of_the_program() {
    let mut window = Window::empty(settings());
    let (folder, data) = (window.folder.path().join("mail"), window.folder.path().join("data"));
    std::fs::create_dir_all(&folder).unwrap();
    let path = write(&folder, &asked(&Ask::ALL));
    window.keep_settings_at(data.join("settings.ron"));
    window.started(Remembered::default(), vec![folder]);
    window.apply(Action::Opening(opening::Action::Open(path.clone())));
    window.until(|app| app.state().desk.stage() == Some(Stage::Card));
    window.settle();
    window.begin_as("Kim");
    let work = data.join("exercises").join("bridge.Kim.claims.ron");
    assert_eq!(window.document().saving.path(), Some(work.as_path()));
    assert!(work.exists() && window.message().contains("exercises"), "{}", window.message());
    window.apply(Action::Run(Command::NotYou));
    let number = window.document().number;
    window.until(|app| app.state().exercise.lying(number).len() == 1);
}
