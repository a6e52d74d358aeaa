//! Saving, leaving, and messages about files that are not as they should be.

use super::*;

#[test]
fn saving_opening_again_and_saving_without_a_change() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V L U J N Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Saved ")));
    let file = window.folder.path().join("a.claims.ron");
    let saved = std::fs::read(&file).unwrap();
    let Window { folder, harness } = window;
    drop(harness);
    let article = folder.path().join("a.txt");
    let mut window = Window::open(folder, &article, settings());
    assert_eq!(window.claims(), ["verified: The bridge closed", "unverified: the town says"]);
    assert_eq!(window.document().annotations.no_claims.as_slice().len(), 1);
    window.press("Ctrl+S");
    assert_eq!(std::fs::read(&file).unwrap(), saved);
}

#[test]
fn changes_are_saved_by_themselves() {
    let mut window = Window::with(ARTICLE, Settings { autosave: true, ..settings() });
    window.press("J V");
    let file = window.folder.path().join("a.claims.ron");
    assert!(!file.exists());
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Saved ")));
    assert!(std::fs::read_to_string(&file).unwrap().contains("verified"));
}

#[test]
fn leaving_an_article_saves_it_first_or_asks() {
    let mut window = Window::with(ARTICLE, Settings { autosave: true, ..settings() });
    let other = window.folder.path().join("other.txt");
    std::fs::write(&other, "Another article.").unwrap();
    window.press("J V");
    window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(other)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text() == "Another article."));
    let saved = window.folder.path().join("a.claims.ron");
    window.until(|_| saved.exists());

    let mut window = Window::new(ARTICLE);
    window.press("J V Ctrl+Q");
    assert!(!window.harness.state().state().desk.close);
    window.harness.get_by_label("Cancel").click();
    window.settle();
    assert!(window.harness.query_by_label("Close without saving").is_none());
    window.press("Ctrl+Q");
    window.harness.get_by_label("Save and close").click();
    window.until(|app| app.state().desk.close);
    assert!(window.folder.path().join("a.claims.ron").exists());
}

#[test]
fn an_article_without_a_place_asks_for_one() {
    let mut window = Window::empty(settings());
    let folder = window.folder.path().to_owned();
    window.apply(Action::Opening(claimlight::app::opening::Action::Paste(ARTICLE.to_owned())));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    window.press("J V");
    window.harness.get_by_label("Not saved: choose a place");
    let path = folder.join("elsewhere.claims.ron");
    let number = window.document().number;
    window.harness.state_mut().apply(save_to(number, &path));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Saved ")));
    assert!(path.exists());
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    let mut window = Window::new(ARTICLE);
    window.press("J V Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Saved ")));
    let file = window.folder.path().join("a.claims.ron");
    std::fs::write(&file, "somebody else's").unwrap();
    window.press("U Ctrl+S");
    window.until(|app| {
        app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Could not save"))
    });
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "somebody else's");
}

#[test]
fn an_annotation_file_of_another_text_is_told_and_left_alone() {
    let window = Window::new("Another text altogether.");
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(&article, ARTICLE).unwrap();
    let other = claimlight_core::file::print(&window.document().annotations);
    std::fs::write(folder.path().join("a.claims.ron"), &other).unwrap();
    let mut window = Window::open(folder, &article, settings());
    window.harness.get_by_label("Save this one as a.txt.claims.ron").click();
    window.settle();
    window.press("J V Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Saved ")));
    assert_eq!(std::fs::read_to_string(window.folder.path().join("a.claims.ron")).unwrap(), other);
    assert!(window.folder.path().join("a.txt.claims.ron").exists());
}

#[test]
fn a_file_without_its_text_opens_over_the_article_beside_it() {
    let mut window = Window::new(ARTICLE);
    window.press("J V");
    let printed = claimlight_core::file::print(&window.document().annotations);
    let from = printed.find("        text: [").unwrap();
    let to = printed[from..].find("\n        ],\n").unwrap() + from + "\n        ],\n".len();
    let shared = format!("{}{}", &printed[..from], &printed[to..]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.claims.ron");
    std::fs::write(&path, &shared).unwrap();
    std::fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    let window = Window::open(folder, &path, settings());
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says."]);
    assert!(window.document().saving.on_request, "a save would write the text: it waits to be asked for");
    assert_eq!(std::fs::read_to_string(path).unwrap(), shared);
}

#[test]
fn what_can_not_be_opened_is_told_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picture.txt");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n\0\0\0").unwrap();
    let app = App::new(settings(), None, Some(path));
    let mut harness =
        Harness::builder().with_size([1280.0, 800.0]).build_ui_state(|ui, app: &mut App| app.frame(ui), app);
    for _ in 0..300 {
        harness.step();
        if harness.query_by_label_contains("picture.txt is a picture").is_some() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("nothing was said");
}

/// Chooses a place in the window's own dialog.
fn choose_place(window: &mut Window, path: &Path) {
    window.until(|app| app.state().front.dialog().is_some());
    window.apply(Action::Front(Box::new(front::Action::Enter(path.display().to_string()))));
}

fn is_saved(app: &App, path: &Path) -> bool {
    let target = Target::File(path.to_owned());
    app.state().desk.document.as_ref().is_some_and(|d| d.saving.target == target && !d.saving.is_changed())
}

#[test]
fn a_place_with_annotations_of_the_same_article_is_merged_into() {
    let mut ben = Window::with(ARTICLE, sharing::ben());
    ben.press("J J U Ctrl+S");
    ben.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Saved ")));
    let theirs = ben.folder.path().join("a.claims.ron");
    let before = std::fs::read(&theirs).unwrap();

    let mut ana = Window::with(ARTICLE, Settings { own_dialogs: true, ..settings() });
    ana.press("J V Ctrl+Shift+S");
    choose_place(&mut ana, &theirs);
    ana.until(|app| asks(app, "this-file-exists-already"));
    ana.settle();
    assert!(ana.harness.query_by_label_contains("Ben changed this file elsewhere: 1 claim").is_some());
    assert!(ana.harness.query_by_label("Replace it").is_none());
    assert_eq!(std::fs::read(&theirs).unwrap(), before, "nothing is written before the answer");
    // Another name is asked for beside it.
    ana.harness.get_by_label("Another name…").click();
    choose_place(&mut ana, &theirs);
    ana.until(|app| asks(app, "this-file-exists-already"));
    ana.settle();
    ana.harness.get_by_label("Merge into it").click();
    ana.until(|app| is_saved(app, &theirs));
    let file = claimlight_core::file::read(&std::fs::read(&theirs).unwrap()).unwrap().annotations;
    assert_eq!((file.claims.len(), ana.claims().len()), (2, 2), "what was there is there still");
}

#[test]
fn a_place_with_another_article_or_no_annotations_is_refused_and_stays_as_it_is() {
    let mut other = Window::new("The ferry sank in the harbour. All twelve people on board were saved.");
    other.press("J V J U Ctrl+S");
    other.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Saved ")));
    let another = other.folder.path().join("a.claims.ron");
    let notes = other.folder.path().join("notes.ron");
    std::fs::write(&notes, "my notes").unwrap();

    let mut window = Window::with(ARTICLE, Settings { own_dialogs: true, ..settings() });
    window.press("J V");
    for (path, reason) in [(&another, "holds claims on another article"), (&notes, "not an annotation file")] {
        let before = std::fs::read(path).unwrap();
        window.press("Ctrl+Shift+S");
        choose_place(&mut window, path);
        window.until(|app| asks(app, "this-file-exists-already"));
        window.settle();
        assert!(window.harness.query_by_label_contains(reason).is_some(), "{reason}");
        assert!(window.harness.query_by_label("Merge into it").is_none());
        window.harness.get_by_label("Cancel").click();
        window.settle();
        assert_eq!(std::fs::read(path).unwrap(), before);
        assert_ne!(window.document().saving.target, Target::File(path.clone()));
    }
    // A new name is saved to without a question.
    let new = window.folder.path().join("new.claims.ron");
    window.press("Ctrl+Shift+S");
    choose_place(&mut window, &new);
    window.until(|app| is_saved(app, &new));
    assert!(new.exists() && !window.harness.state().state().front.asks());
}

#[test]
fn a_pasted_text_is_saved_and_closed() {
    for close in ["Ctrl+W", "Ctrl+Q"] {
        let mut window = Window::empty(Settings { own_dialogs: true, ..settings() });
        window.apply(Action::Opening(claimlight::app::opening::Action::Paste(ARTICLE.to_owned())));
        window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
        window.press("J V");
        window.press(close);
        window.harness.get_by_label("Save and close").click();
        let path = window.folder.path().join("pasted.claims.ron");
        choose_place(&mut window, &path);
        window
            .until(|app| if close == "Ctrl+Q" { app.state().desk.close } else { app.state().desk.document.is_none() });
        let file = claimlight_core::file::read(&std::fs::read(&path).unwrap()).unwrap().annotations;
        assert_eq!(file.claims.len(), 1, "{close}");
    }
}
