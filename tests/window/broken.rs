//! Annotation files that are damaged: what the window says of them, and how the user goes on.

use std::path::{Path, PathBuf};

use claimlight::app::actions::Action;
use claimlight::app::desk::saving_state::Target;
use claimlight::app::opening;
use claimlight_core::file;
use egui_kittest::kittest::Queryable as _;

use super::sharing::{ben, save};
use super::{Window, asks, settings};

const TEXT: &str = "The bridge closed in May. It opened in June.\n\nNobody paid for it.\n";

/// A folder with an article and its annotation file of two claims. The version before, with one claim, is kept in `data`.
fn annotated() -> (tempfile::TempDir, PathBuf) {
    let mut window = Window::new(TEXT);
    window.keep_settings_at(window.folder.path().join("data/settings.ron"));
    window.press("J V");
    save(&mut window);
    window.press("J U");
    save(&mut window);
    let path = window.folder.path().join("a.claims.ron");
    (window.folder, path)
}

/// Opens a file, with earlier versions in `data`, and waits for the question.
fn open(data: &Path, path: &Path) -> Window {
    let mut window = Window::empty(settings());
    window.keep_settings_at(data.join("settings.ron"));
    window.apply(Action::Opening(opening::Action::Open(path.to_owned())));
    window.until(|app| app.state().front.question().is_some());
    window.settle();
    window
}

/// Clicks a button, and waits for the article.
fn go_on(window: &mut Window, button: &str) {
    window.harness.get_by_label_contains(button).click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    window.settle();
    window.press("Esc");
}

fn has(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).count() > 0
}

/// Damages a file so, and checks what is said of it, whether it or its article is opened.
#[track_caller]
fn check(damage: impl Fn(Vec<u8>) -> Vec<u8>, reason: &str, offered: &[&str]) {
    let (folder, path) = annotated();
    let damaged = damage(std::fs::read(&path).unwrap());
    std::fs::write(&path, &damaged).unwrap();
    for opened in [path.clone(), folder.path().join("a.txt")] {
        let mut window = open(&folder.path().join("data"), &opened);
        assert!(asks(window.harness.state(), "damaged-title"), "{reason}");
        assert!(has(&window, reason), "{reason}");
        assert!(!has(&window, "another text"), "{reason}");
        assert!(has(&window, ": 1 claim"), "the version before");
        for button in ["Open the version of", "Start again beside it"].iter().chain(offered) {
            assert!(window.harness.query_by_label_contains(button).is_some(), "{reason}: {button}");
        }
        window.harness.get_by_label("Cancel").click();
        window.settle();
        assert!(window.harness.state().state().desk.document.is_none());
        assert_eq!(std::fs::read(&path).unwrap(), damaged);
    }
}

#[test]
fn each_damage_has_its_own_words_and_the_ways_to_go_on() {
    check(|_| Vec::new(), "it is empty", &[]);
    check(|bytes| bytes[..bytes.len() / 2].to_vec(), "it ends in the middle", &[]);
    check(|bytes| bytes[..bytes.len() - 12].to_vec(), "it ends in the middle", &["Read what can be read"]);
    let marked = |bytes: Vec<u8>| [b"<<<<<<< HEAD\n", &bytes[..], b"=======\n", &bytes[..], b">>>>>>> ben\n"].concat();
    check(marked, "Git", &["Merge both versions"]);
    check(|_| b"\x89PNG\r\n\x1a\n\0\0\0\xff".to_vec(), "a.claims.ron can't be opened", &[]);
}

#[test]
fn an_earlier_version_is_opened_and_saved_beside_the_damaged_file() {
    let (folder, path) = annotated();
    std::fs::write(&path, "").unwrap();
    let article = folder.path().join("a.txt");
    let mut window = open(&folder.path().join("data"), &article);
    go_on(&mut window, "Open the version of");
    assert_eq!(window.claims(), ["verified: The bridge closed in May."]);
    assert!(window.document().saving.is_changed(), "it is in no file yet");
    assert!(has(&window, "Not saved: the first save goes to"));
    let new = folder.path().join("a.txt.claims.ron");
    assert_eq!(window.document().saving.target, Target::File(new.clone()));
    window.press("J J V");
    save(&mut window);
    assert_eq!(file::read(&std::fs::read(&new).unwrap()).unwrap().annotations.claims.len(), 2);
    assert!(std::fs::read(&path).unwrap().is_empty(), "it stays as it is");
    // The new file is the one that the article is found with.
    let again = Window::open(folder, &article, settings());
    assert_eq!(again.claims().len(), 2);
}

#[test]
fn both_versions_that_git_left_are_merged() {
    let (folder, path) = annotated();
    let ours = std::fs::read_to_string(&path).unwrap();
    let mut other = Window::open(tempfile::tempdir().unwrap(), &folder.path().join("a.txt"), ben());
    other.press("Ctrl+End K U");
    save(&mut other);
    let theirs = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> ben\n")).unwrap();
    let mut window = open(&folder.path().join("data"), &path);
    assert!(has(&window, "merged, they hold 3 claims"));
    go_on(&mut window, "Merge both versions");
    assert_eq!(window.claims().len(), 3);
    save(&mut window);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("<<<<<<<"), "it stays as it is");
}

#[test]
fn what_stands_before_the_damage_is_read() {
    let (folder, path) = annotated();
    let source = std::fs::read_to_string(&path).unwrap();
    let second = source.match_indices("spans:").nth(1).unwrap().0;
    std::fs::write(&path, &source[..second]).unwrap();
    let mut window = open(&folder.path().join("data"), &path);
    assert!(has(&window, "can be read: 1 claim"));
    go_on(&mut window, "Read what can be read");
    assert_eq!(window.claims().len(), 1);
    assert_eq!(window.document().saving.target, Target::File(folder.path().join("a.txt.claims.ron")));
}

#[test]
fn an_article_is_begun_anew_beside_a_damaged_file() {
    let (folder, path) = annotated();
    std::fs::write(&path, "(\n    format").unwrap();
    let mut window = open(&folder.path().join("data"), &folder.path().join("a.txt"));
    go_on(&mut window, "Start again beside it");
    assert!(window.claims().is_empty() && !window.document().saving.is_changed());
    window.press("J U");
    save(&mut window);
    assert!(folder.path().join("a.txt.claims.ron").exists());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "(\n    format");
}

#[test]
fn a_damaged_file_with_nothing_else_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("from-ben.claims.ron");
    std::fs::write(&path, "").unwrap();
    let mut window = open(folder.path(), &path);
    assert!(asks(window.harness.state(), "damaged-title"));
    assert!(has(&window, "it is empty") && has(&window, "No earlier version") && has(&window, "send it again"));
    window.harness.get_by_label("OK").click();
    window.settle();
    // What was never an annotation file is no damaged one.
    std::fs::write(&path, "my notes").unwrap();
    let window = open(folder.path(), &path);
    assert!(!asks(window.harness.state(), "damaged-title"));
    assert!(has(&window, "not an annotation file"));
}
