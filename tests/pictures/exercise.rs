//! Pictures of exercises: as pupils meet them, and as they are made.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::exercise;
use claimlight::app::settings::{Appearance, Settings};
use claimlight_core::exercise::{Task, exercise as made_of};
use claimlight_core::model::{Annotations, Ask, Purpose, Scheme, Timestamp};
use claimlight_core::{file, import};
use egui::{Key, Modifiers};

use super::{SMALL, USUAL, Window, empty_with, open, press, run, until};

const WIDE: [f32; 2] = [1366.0, 768.0];

const ARTICLE: &str = "# The bridge that would not close

On Tuesday the harbour board met for the ninth time this winter. The lift bridge has failed to close 41 times since October, more often \
than in the ten years before taken together, according to the town’s own log.

The repair was budgeted at 2.4 million crowns and was to be finished in June. Neither figure has held. The board’s engineer, Ida Brun, \
told members that “no bridge of this type anywhere in the country has run so long on its first bearings.”

Ferry operators say they have lost passengers. One of them, Nordsund Lines, put the loss at a third of its winter income. The harbour \
board disputes that, and points to a mild season in which the strait was free of ice for all but six days.

Traffic through the strait will double by 2030, the regional plan says, though it gives no source for the figure.
";

const TASK: &str = "Find six claims that somebody could check. Say for each whether it is verified or unverified by what the article \
itself tells, and write why in one sentence. Add a link for two of them.";

fn article() -> Annotations {
    let mut article = import::import("bridge.md", ARTICLE.as_bytes()).unwrap().article;
    let facts = Arc::make_mut(&mut article.facts);
    "Mara Lindqvist".clone_into(&mut facts.byline);
    "2026-03-12".clone_into(&mut facts.published);
    "en".clone_into(&mut facts.language);
    Annotations::new(article)
}

/// Writes the exercise into a folder.
fn exercise_in(folder: &tempfile::TempDir) -> PathBuf {
    let task = Task {
        name: "Class 8b".to_owned(),
        words: TASK.to_owned(),
        asks: BTreeSet::from(Ask::ALL),
        claims: Some(6),
        ..Task::default()
    };
    let exercise = made_of(&article().article, &Arc::new(Scheme::default()), &task);
    let path = folder.path().join("bridge.exercise.ron");
    std::fs::write(&path, file::print(&exercise)).unwrap();
    path
}

fn folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("lesson").tempdir().unwrap()
}

/// A window in which Lena works on the exercise, with four claims.
fn work(folder: &tempfile::TempDir, settings: Settings, size: [f32; 2]) -> Window {
    let mut harness = empty_with(settings, size, 1.0);
    open(&mut harness, exercise_in(folder));
    for action in [exercise::Action::Type("Lena Brandt".to_owned()), exercise::Action::Start] {
        harness.state_mut().apply(Action::Exercise(action));
    }
    until(&mut harness, |app| {
        app.state().desk.document.as_ref().is_some_and(|d| d.worked_on().is_some() && d.sentences_known)
    });
    for (words, key, note) in [
        (
            "The lift bridge has failed to close 41 times since October",
            Key::V,
            "The log counts them: entries 112 to 152.",
        ),
        ("The repair was budgeted at 2.4 million crowns", Key::V, ""),
        ("Traffic through the strait will double by 2030", Key::Num0, ""),
        (
            "“no bridge of this type anywhere in the country has run so long on its first bearings.”",
            Key::U,
            "The engineer says it, nobody else.",
        ),
    ] {
        select(&mut harness, words);
        press(&mut harness, &[key]);
        if !note.is_empty() {
            press(&mut harness, &[Key::Enter]);
            harness.event(egui::Event::Text(note.to_owned()));
            harness.run_steps(2);
            press(&mut harness, &[Key::Escape]);
        }
    }
    until(&mut harness, |app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.busy));
    harness.state_mut().apply(Action::Desk(claimlight::app::desk::Action::ClearMessage));
    harness.run_steps(4);
    harness
}

fn select(harness: &mut Window, words: &str) {
    let document = harness.state().state().desk.document.as_ref().unwrap();
    let at = document.text().find(words).unwrap();
    let range = claimlight_core::text::TextRange::from_usize(at..at + words.len());
    harness.state_mut().apply(Action::Desk(claimlight::app::desk::Action::SelectWords(range)));
    harness.run_steps(2);
}

fn with(appearance: Appearance) -> Settings {
    Settings { appearance, ..Settings::default() }
}

#[test]
fn the_card_of_an_exercise() {
    let folder = folder();
    let mut harness = work(&folder, with(Appearance::Light), USUAL);
    run(&mut harness, Command::NotYou);
    until(&mut harness, |app| {
        let number = app.state().desk.document.as_ref().map_or(0, |d| d.number);
        !app.state().exercise.lying(number).is_empty()
    });
    harness.snapshot("exercise_card_light");
}

#[test]
fn a_claim_of_an_exercise_is_chosen() {
    let folder = folder();
    work(&folder, with(Appearance::Light), WIDE).snapshot("exercise_light");
}

#[test]
fn a_claim_of_an_exercise_is_chosen_in_dark() {
    let folder = folder();
    work(&folder, with(Appearance::Dark), WIDE).snapshot("exercise_dark");
}

#[test]
fn words_of_an_exercise_are_selected() {
    let folder = folder();
    let mut harness = work(&folder, with(Appearance::Light), WIDE);
    select(&mut harness, "One of them, Nordsund Lines, put the loss at a third of its winter income.");
    let document = harness.state().state().desk.document.as_ref().unwrap();
    let range = document.selected_range();
    // As if by mouse, so that the bar is there.
    harness.state_mut().apply(Action::Desk(claimlight::app::desk::Action::Select(range.start(), range.end())));
    harness.run_steps(8);
    harness.snapshot("exercise_words_light");
}

#[test]
fn an_exercise_in_a_small_window() {
    let folder = folder();
    work(&folder, with(Appearance::Light), SMALL).snapshot("exercise_small");
}

#[test]
fn an_answer_is_handed_in() {
    let folder = folder();
    let mut harness = work(&folder, with(Appearance::Light), USUAL);
    press(&mut harness, &[Key::E]);
    harness.event(egui::Event::Text("https://fjordside.example/log?who=lena@school.example".to_owned()));
    harness.run_steps(2);
    press(&mut harness, &[Key::Escape]);
    // 24 November 2026, 10:42, in Greenwich.
    let time = Timestamp::from_second(1_795_516_920);
    harness.state_mut().apply(Action::Exercise(exercise::Action::HandIn(Some(time))));
    harness.run_steps(6);
    harness.snapshot("hand_in_light");
}

#[test]
fn an_exercise_is_made() {
    let folder = folder();
    let path = folder.path().join("bridge.md");
    std::fs::write(&path, ARTICLE).unwrap();
    let mut harness = empty_with(with(Appearance::Light), USUAL, 1.0);
    open(&mut harness, path);
    run(&mut harness, Command::NewExercise);
    harness.snapshot("new_exercise_light");
}

#[test]
fn a_claim_of_a_key() {
    let folder = folder();
    let path = folder.path().join("lesson");
    std::fs::create_dir(&path).unwrap();
    let path = path.join("bridge.key.claims.ron");
    let key = Annotations { purpose: Some(Purpose::Key), ..article() };
    std::fs::write(&path, file::print(&key)).unwrap();
    let mut harness = empty_with(with(Appearance::Light), USUAL, 1.0);
    open(&mut harness, path);
    select(&mut harness, "The lift bridge has failed to close 41 times since October");
    press(&mut harness, &[Key::V]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::W);
    harness.run_steps(4);
    harness.state_mut().apply(Action::Desk(claimlight::app::desk::Action::ClearMessage));
    harness.run_steps(4);
    harness.snapshot("key_light");
}
