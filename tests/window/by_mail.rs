//! Files of others on an article that I have claims on: opened from anywhere, dropped, chosen; merged into mine or looked at.

use std::path::{Path, PathBuf};

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::settings::Settings;
use claimlight::app::{folder, front, opening};
use egui_kittest::kittest::Queryable as _;

use super::sharing::{ben, save};
use super::{Window, asks, settings};

const TEXT: &str = "The bridge closed in May. It opened in June.\n\nNobody paid for it.\n";

/// A window in which Ana has marked a sentence, and Ben's file on the same text in a folder of its own.
fn ana_and_ben(keys: &str) -> (Window, tempfile::TempDir, PathBuf) {
    let mut ana = Window::with(TEXT, Settings { own_dialogs: true, ..settings() });
    ana.press("J V");
    save(&mut ana);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("from-ben.claims.ron");
    std::fs::write(&path, bens(keys)).unwrap();
    (ana, folder, path)
}

/// A file in which Ben has pressed these keys.
fn bens(keys: &str) -> Vec<u8> {
    let mut ben = Window::with(TEXT, ben());
    ben.press(keys);
    save(&mut ben);
    std::fs::read(ben.folder.path().join("a.claims.ron")).unwrap()
}

fn open(window: &mut Window, path: &Path) {
    window.apply(Action::Opening(opening::Action::Open(path.to_owned())));
}

/// Waits until an article from this file is shown, and gives questions time to come.
fn shown(window: &mut Window, path: &Path) {
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.is_of(path) && d.sentences_known));
    for _ in 0..30 {
        window.settle();
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

fn merged(window: &mut Window, claims: usize) {
    window.harness.get_by_label("Merge into mine").click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.annotations.claims.len() == claims));
}

fn set_read_only(path: &Path) {
    let mut permissions = std::fs::metadata(path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(path, permissions).unwrap();
}

#[test]
fn a_colleagues_file_asks_wherever_it_lies_and_says_what_would_come() {
    for (is_read_only, mine_is_open) in [(true, true), (true, false), (false, false)] {
        let (mut ana, _folder, path) = ana_and_ben("J J U J V");
        if is_read_only {
            set_read_only(&path);
        }
        let before = std::fs::read(&path).unwrap();
        if !mine_is_open {
            ana.apply(Action::Run(Command::CloseArticle));
        }
        open(&mut ana, &path);
        ana.until(|app| asks(app, "offer-title"));
        ana.settle();
        assert!(ana.harness.query_by_label("Ben: 2 claims").is_some());
        merged(&mut ana, 3);
        assert_eq!(ana.document().path(), Some(ana.folder.path().join("a.txt").as_path()));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_file_that_is_only_looked_at_asks_again_when_it_is_opened_again() {
    let (mut ana, _folder, path) = ana_and_ben("J J U");
    open(&mut ana, &path);
    ana.until(|app| asks(app, "offer-title"));
    ana.settle();
    ana.harness.get_by_label("Look only").click();
    ana.settle();
    assert!(!ana.harness.state().state().front.asks());
    assert_eq!(ana.claims().len(), 1);
    ana.apply(Action::Run(Command::CloseArticle));
    open(&mut ana, &path);
    ana.until(|app| asks(app, "offer-title"));
    // A file that brings nothing is said to bring nothing, and that once.
    std::fs::write(&path, std::fs::read(ana.folder.path().join("a.claims.ron")).unwrap()).unwrap();
    ana.press("Esc");
    ana.apply(Action::Run(Command::CloseArticle));
    open(&mut ana, &path);
    shown(&mut ana, &path);
    assert!(!ana.harness.state().state().front.asks());
}

#[test]
fn paging_through_a_folder_never_asks_and_opening_one_of_its_files_does() {
    let (mut ana, folder, first) = ana_and_ben("J J U");
    std::fs::write(folder.path().join("g.claims.ron"), bens("J J J V")).unwrap();
    ana.apply(Action::Folder(folder::Action::Open(folder.path().to_owned())));
    ana.until(|app| app.state().folder.entries().len() == 2);
    ana.press("Ctrl+PageDown");
    shown(&mut ana, &first);
    assert!(!ana.harness.state().state().front.asks());
    ana.press("Ctrl+PageDown");
    shown(&mut ana, &folder.path().join("g.claims.ron"));
    assert!(!ana.harness.state().state().front.asks());
    // It is open already.
    open(&mut ana, &first);
    ana.until(|app| asks(app, "offer-title"));
    ana.settle();
    merged(&mut ana, 2);
}

#[test]
fn a_file_is_chosen_or_dropped_and_merged_into_the_shown_article() {
    for is_dropped in [false, true] {
        let (mut ana, _folder, path) = ana_and_ben("J J U J V");
        if is_dropped {
            ana.apply(Action::Dropped(path.clone()));
        } else {
            ana.press("Ctrl+Shift+M");
            ana.until(|app| app.state().front.dialog().is_some());
            ana.apply(Action::Front(Box::new(front::Action::Enter(path.display().to_string()))));
        }
        ana.until(|app| app.state().front.question().is_some());
        ana.settle();
        assert!(ana.harness.query_by_label("Merge from-ben.claims.ron into yours?").is_some());
        assert!(ana.harness.query_by_label("Ben: 2 claims").is_some());
        assert_eq!(ana.claims().len(), 1, "nothing is merged before the answer");
        merged(&mut ana, 3);
        // It holds nothing more.
        ana.apply(Action::Dropped(path.clone()));
        ana.until(|app| app.state().front.question().is_some());
        ana.settle();
        assert!(ana.harness.query_by_label_contains("holds nothing that this article does not").is_some());
    }
}

#[test]
fn the_chooser_takes_a_dropped_file() {
    let (mut ana, _folder, path) = ana_and_ben("J J U");
    ana.press("Ctrl+Shift+M");
    ana.until(|app| app.state().front.dialog().is_some());
    ana.apply(Action::Dropped(path.clone()));
    ana.until(|app| app.state().front.question().is_some());
    ana.settle();
    assert!(ana.harness.state().state().front.dialog().is_none());
    ana.harness.get_by_label("Look only").click();
    shown(&mut ana, &path);
    assert!(!ana.harness.state().state().front.asks());
    assert_eq!(ana.claims(), ["unverified: It opened in June."]);
}

#[test]
fn several_dropped_files_are_asked_about_one_by_one() {
    let (mut ana, folder, path) = ana_and_ben("J J U");
    let second = folder.path().join("second.claims.ron");
    std::fs::write(&second, bens("J J J V")).unwrap();
    ana.apply(Action::Dropped(path));
    ana.apply(Action::Dropped(second));
    for claims in [2, 3] {
        ana.until(|app| app.state().front.question().is_some());
        ana.settle();
        merged(&mut ana, claims);
    }
}

#[test]
fn a_dropped_file_of_another_article_is_opened_and_what_cant_be_merged_says_why() {
    let (mut ana, folder, _) = ana_and_ben("J J U");
    let other = folder.path().join("other.claims.ron");
    let mut window = Window::with("The ferry sank. All twelve people on board were saved.", ben());
    window.press("J V");
    save(&mut window);
    std::fs::copy(window.folder.path().join("a.claims.ron"), &other).unwrap();
    let notes = folder.path().join("notes.ron");
    std::fs::write(&notes, "my notes").unwrap();
    for (path, reason) in [(&other, "“The ferry sank"), (&notes, "not an annotation file")] {
        ana.press("Ctrl+Shift+M");
        ana.until(|app| app.state().front.dialog().is_some());
        ana.apply(Action::Front(Box::new(front::Action::Enter(path.display().to_string()))));
        ana.until(|app| app.state().front.question().is_some());
        ana.settle();
        assert!(ana.harness.query_by_label_contains("can't be merged").is_some(), "{reason}");
        ana.press("Esc");
    }
    ana.apply(Action::Dropped(other.clone()));
    shown(&mut ana, &other);
    assert!(!ana.harness.state().state().front.asks());
}

#[test]
fn a_file_that_is_not_mine_yet_says_that_it_is_unsaved_and_where_the_first_save_goes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("from-ben.claims.ron");
    std::fs::write(&path, bens("J J U")).unwrap();
    let before = std::fs::read(&path).unwrap();
    let mut window = Window::open(folder, &path, Settings { autosave: true, ..settings() });
    assert!(window.harness.query_by_label_contains("Not saved").is_none(), "nothing is changed yet");
    window.press("J V");
    let place = Path::new(window.folder.path().file_name().unwrap()).join("from-ben.claims.ron");
    let words = format!("Not saved: the first save goes to {}", place.display());
    let button = window.harness.get_by_label(&words);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    button.click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    window.settle();
    assert!(window.harness.query_by_label_contains("Not saved").is_none());
    assert_ne!(std::fs::read(&path).unwrap(), before);
}
