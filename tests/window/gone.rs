//! Files that are renamed, moved or deleted while they are open.

use std::path::{Path, PathBuf};
use std::time::Duration;

use claimlight::app::actions::Action;
use claimlight::app::desk::saving_state::{Absence, Target};
use claimlight::app::settings::Settings;
use claimlight::app::{App, front};
use egui_kittest::kittest::Queryable as _;

use super::sharing::save;
use super::{Window, asks, settings};

const TEXT: &str = "The bridge closed in May. It opened in June.\n\nNobody paid for it.\n";

/// A window that watches its files, in which a sentence was marked and saved.
fn saved(settings: Settings) -> Window {
    let mut window = Window::with(TEXT, settings);
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().watch(&ctx);
    window.press("J V");
    save(&mut window);
    // The files are known by now.
    for _ in 0..30 {
        window.settle();
        std::thread::sleep(Duration::from_millis(10));
    }
    window
}

fn at(window: &Window, name: &str) -> PathBuf {
    window.folder.path().join(name)
}

fn rename(window: &Window, old: &str, new: &str) {
    std::fs::rename(at(window, old), at(window, new)).unwrap();
}

fn is_told(app: &App) -> bool {
    let document = app.state().desk.document.as_ref();
    document.is_some_and(|d| app.state().gone.report(d.number).is_some())
}

fn until_told(window: &mut Window) {
    window.until(is_told);
    window.settle();
}

/// Waits until everything is saved to this file, and returns how many claims it holds.
fn until_saved(window: &mut Window, path: &Path) -> usize {
    let target = Target::File(path.to_owned());
    window.until(|app| {
        let document = app.state().desk.document.as_ref();
        document.is_some_and(|d| d.saving.target == target && !d.saving.is_changed() && !d.saving.is_at_work())
    });
    claimlight_core::file::read(&std::fs::read(path).unwrap()).unwrap().annotations.claims.len()
}

#[test]
fn both_files_renamed_are_told_and_followed_and_the_old_name_stays_free() {
    let mut window = saved(Settings { autosave: true, ..settings() });
    rename(&window, "a.txt", "b.txt");
    rename(&window, "a.claims.ron", "b.claims.ron");
    window.press("J U");
    until_told(&mut window);
    // Longer than an automatic save waits.
    for _ in 0..60 {
        window.settle();
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(!at(&window, "a.claims.ron").exists());
    assert_eq!(window.claims().len(), 2, "what was marked is here");
    assert!(window.harness.query_by_label_contains("b.claims.ron holds the same").is_some());
    assert!(window.harness.query_by_label_contains("b.txt holds the same").is_some());
    assert!(window.harness.query_by_label("Not saved: the file is gone").is_some());
    window.harness.get_by_label("Go on with the new name").click();
    let new = at(&window, "b.claims.ron");
    assert_eq!(until_saved(&mut window, &new), 2);
    window.settle();
    assert!(!is_told(window.harness.state()));
    assert!(!at(&window, "a.claims.ron").exists() && !at(&window, "a.txt").exists());
    assert_eq!(window.document().path(), Some(at(&window, "b.txt").as_path()));
    // It is watched under its new name.
    for _ in 0..30 {
        window.settle();
        std::thread::sleep(Duration::from_millis(10));
    }
    std::fs::remove_file(&new).unwrap();
    until_told(&mut window);
}

#[test]
fn a_save_asked_for_at_once_writes_nothing_to_the_old_name() {
    // No thread watches the files here: the save itself finds out.
    let mut window = Window::new(TEXT);
    window.press("J V");
    save(&mut window);
    std::fs::create_dir(at(&window, "done")).unwrap();
    rename(&window, "a.claims.ron", "done/a.claims.ron");
    window.press("J U Ctrl+S");
    until_told(&mut window);
    assert!(!at(&window, "a.claims.ron").exists());
    assert!(window.harness.query_by_label_contains("done/a.claims.ron holds the same").is_some());
    // Saving again asks.
    window.press("Ctrl+S");
    assert!(asks(window.harness.state(), "gone-title"));
    window.harness.get_by_label("Not now").click();
    window.settle();
    window.press("Ctrl+Shift+G");
    assert!(asks(window.harness.state(), "gone-title"));
    window.press("Enter");
    let new = at(&window, "done/a.claims.ron");
    assert_eq!(until_saved(&mut window, &new), 2);
}

#[test]
fn a_first_file_is_not_written_beside_an_article_that_is_gone() {
    let mut window = Window::new(TEXT);
    window.press("J V");
    rename(&window, "a.txt", "b.txt");
    window.press("Ctrl+S");
    until_told(&mut window);
    assert!(!at(&window, "a.claims.ron").exists());
    window.harness.get_by_label("Go on with the new name").click();
    let new = at(&window, "b.claims.ron");
    assert_eq!(until_saved(&mut window, &new), 1);
    assert!(!at(&window, "a.claims.ron").exists());
}

#[test]
fn a_deleted_file_is_written_anew_when_asked() {
    let mut window = saved(settings());
    std::fs::remove_file(at(&window, "a.claims.ron")).unwrap();
    until_told(&mut window);
    assert!(window.harness.query_by_label_contains("a.claims.ron is not there any more").is_some());
    assert!(window.harness.query_by_label("Go on with the new name").is_none());
    // What it held is in this window alone: leaving asks.
    window.press("Ctrl+Q");
    assert!(asks(window.harness.state(), "close-without-saving"));
    window.press("Esc");
    window.harness.get_by_label("Write it again").click();
    let path = at(&window, "a.claims.ron");
    assert_eq!(until_saved(&mut window, &path), 1);
    assert!(!is_told(window.harness.state()));
}

#[test]
fn a_file_that_comes_back_is_gone_on_with() {
    let mut window = saved(Settings { autosave: true, ..settings() });
    let away = tempfile::tempdir().unwrap();
    let kept = away.path().join("kept");
    std::fs::copy(at(&window, "a.claims.ron"), &kept).unwrap();
    std::fs::remove_file(at(&window, "a.claims.ron")).unwrap();
    window.press("J U");
    until_told(&mut window);
    std::fs::copy(&kept, at(&window, "a.claims.ron")).unwrap();
    let path = at(&window, "a.claims.ron");
    assert_eq!(until_saved(&mut window, &path), 2);
    assert!(!is_told(window.harness.state()));
}

#[test]
fn a_file_that_is_replaced_by_another_program_is_not_told() {
    let mut window = saved(settings());
    let path = at(&window, "a.claims.ron");
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.absence == Absence::Missing));
    std::fs::write(&path, bytes).unwrap();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.absence == Absence::There));
    assert!(!is_told(window.harness.state()));
}

#[test]
fn a_file_that_is_gone_can_be_saved_elsewhere() {
    let mut window = saved(Settings { own_dialogs: true, ..settings() });
    rename(&window, "a.claims.ron", "b.claims.ron");
    until_told(&mut window);
    window.harness.get_by_label("Save elsewhere…").click();
    window.until(|app| app.state().front.dialog().is_some());
    let other = at(&window, "other.claims.ron");
    window.apply(Action::Front(Box::new(front::Action::Enter(other.display().to_string()))));
    assert_eq!(until_saved(&mut window, &other), 1);
    window.settle();
    assert!(!is_told(window.harness.state()));
    assert!(!at(&window, "a.claims.ron").exists());
}

#[test]
fn annotations_go_along_with_a_renamed_article_when_asked() {
    let mut window = saved(settings());
    rename(&window, "a.txt", "a new name.txt");
    until_told(&mut window);
    assert!(window.harness.query_by_label_contains("is renamed to a new name.claims.ron").is_some());
    window.press("J U");
    save(&mut window);
    assert!(at(&window, "a.claims.ron").exists(), "it is where it was until the answer");
    window.harness.get_by_label("Go on with the new name").click();
    window.until(|app| !is_told(app));
    let new = at(&window, "a new name.claims.ron");
    assert_eq!(until_saved(&mut window, &new), 2);
    assert!(!at(&window, "a.claims.ron").exists());
    let mut again = Window::open(tempfile::tempdir().unwrap(), &at(&window, "a new name.txt"), settings());
    assert_eq!(again.claims().len(), 2);
    // A deleted article is told, and can be left at that.
    let ctx = again.harness.ctx.clone();
    again.harness.state_mut().watch(&ctx);
    for _ in 0..30 {
        again.settle();
        std::thread::sleep(Duration::from_millis(10));
    }
    std::fs::remove_file(at(&window, "a new name.txt")).unwrap();
    until_told(&mut again);
    again.harness.get_by_label("OK").click();
    again.settle();
    assert!(!is_told(again.harness.state()));
    again.press("J J U");
    save(&mut again);
}

#[test]
fn what_is_marked_after_a_file_is_gone_is_in_the_journal() {
    let mut window = Window::new(TEXT);
    let data = tempfile::tempdir().unwrap();
    window.keep_settings_at(data.path().join("settings.ron"));
    window.harness.state_mut().keep_journal();
    window.press("J V");
    save(&mut window);
    rename(&window, "a.claims.ron", "b.claims.ron");
    window.press("J U Ctrl+S");
    until_told(&mut window);
    window.press("J V");
    for _ in 0..50 {
        window.settle();
        std::thread::sleep(Duration::from_millis(10));
    }
    // The process ends without an answer.
    let Window { harness, folder } = window;
    drop(harness);
    let mut again = Window::empty(settings());
    again.keep_settings_at(data.path().join("settings.ron"));
    again.harness.state_mut().keep_journal();
    again.until(|app| !app.state().recovery.left().is_empty());
    assert_eq!(again.harness.state().state().recovery.left()[0].changed.len(), 2);
    drop(folder);
}

#[cfg(unix)]
#[test]
fn a_file_with_another_name_is_told_once() {
    let window = saved(settings());
    std::fs::hard_link(at(&window, "a.claims.ron"), at(&window, "link")).unwrap();
    let mut again = Window::open(tempfile::tempdir().unwrap(), &at(&window, "a.txt"), settings());
    assert!(again.harness.query_by_label_contains("a.claims.ron has another name on this disk").is_some());
    again.harness.get_by_label("OK").click();
    again.settle();
    assert!(again.harness.query_by_label_contains("has another name on this disk").is_none());
    let before = std::fs::read(at(&window, "link")).unwrap();
    again.press("J J U");
    save(&mut again);
    assert_eq!(std::fs::read(at(&window, "link")).unwrap(), before, "the other name keeps what it held");
}
