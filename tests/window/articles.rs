//! Many articles: folders, several open ones, pasting, recent ones, the dialog for files, details.

use std::path::Path;

use claimlight::app::actions::Action;
use claimlight::app::desk::document::{Document, Fact};
use claimlight::app::details;
use claimlight::app::opening::recent::Remembered;
use claimlight::app::settings::Settings;
use claimlight_core::model::Limits;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::{Window, asks, save_to, settings, tells};

/// A folder with five articles, the second of them with an annotation file.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for i in [1, 2, 3, 10, 11] {
        let text = format!("Bridge {i}\n\nIt closed in May. The town paid {i} crowns.\n\nNobody knows why.\n");
        std::fs::write(folder.path().join(format!("a{i}.txt")), text).unwrap();
    }
    folder
}

fn titles(window: &Window) -> Vec<String> {
    let state = window.harness.state().state();
    state.folder.entries().iter().map(|e| e.title().to_owned()).collect()
}

fn opened() -> (Window, tempfile::TempDir) {
    let folder = folder();
    let mut window = Window::empty(Settings { autosave: true, ..settings() });
    window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(folder.path().to_owned())));
    window.until(|app| app.state().folder.open().is_some_and(|f| f.read && f.entries.len() == 5));
    window.until_shown("Bridge 1");
    (window, folder)
}

impl Window {
    /// Waits until the article with this title is shown, with its sentences.
    fn until_shown(&mut self, title: &str) {
        self.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.title() == title && d.sentences_known));
        self.settle();
    }

    fn has(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some()
    }
}

#[test]
fn a_folder_lists_its_articles_in_order_and_shows_the_first() {
    let (window, _folder) = opened();
    assert_eq!(titles(&window), ["Bridge 1", "Bridge 2", "Bridge 3", "Bridge 10", "Bridge 11"]);
    assert!(window.has("Bridge 10: 0 claims, 0% read"));
}

#[test]
fn titles_of_a_folder_are_known_the_next_time() {
    let folder = folder();
    let home = tempfile::tempdir().unwrap();
    let look = || {
        let mut window = Window::empty(settings());
        window.keep_settings_at(home.path().join("settings.ron"));
        window.apply(Action::Opening(claimlight::app::opening::Action::Open(folder.path().to_owned())));
        window.until(|app| app.state().folder.open().is_some_and(|f| f.read && f.entries.len() == 5));
        titles(&window)
    };
    assert_eq!(look(), ["Bridge 1", "Bridge 2", "Bridge 3", "Bridge 10", "Bridge 11"]);
    let kept = home.path().join("titles.json");
    for _ in 0..100 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        if std::fs::read_to_string(&kept).is_ok_and(|text| text.matches("Bridge").count() == 5) {
            break;
        }
    }
    // A title that only the file can know.
    let source = std::fs::read_to_string(&kept).unwrap();
    std::fs::write(&kept, source.replace("Bridge 10", "Known")).unwrap();
    assert_eq!(look(), ["Bridge 1", "Bridge 2", "Bridge 3", "Known", "Bridge 11"]);
    // Other bytes are another article.
    std::fs::write(folder.path().join("a10.txt"), "Tunnel\n\nIt closed in May. Nobody knows why.\n").unwrap();
    assert_eq!(look()[3], "Tunnel");
}

#[test]
fn keys_go_through_the_folder_without_a_question_and_come_back_to_where_it_was_left() {
    let (mut window, folder) = opened();
    window.press("J J V");
    window.press("Ctrl+PageDown");
    window.until_shown("Bridge 2");
    assert!(window.harness.state().state().front.question().is_none());
    let saved = folder.path().join("a1.claims.ron");
    window.until(|_| saved.exists());
    window.press("J Ctrl+PageDown");
    window.until_shown("Bridge 3");
    window.press("Ctrl+PageUp Ctrl+PageUp");
    window.until_shown("Bridge 1");
    assert_eq!(window.claims(), ["verified: It closed in May."]);
    assert!(window.shown().contains("{It closed in May.}"), "the claim is selected as it was left");
    assert!(window.has("Bridge 1: 1 claim, 25% read"));
    window.press("Ctrl+PageUp");
    assert_eq!(window.message(), "No more articles.");
    // Undo still knows what was done before the article was left.
    window.press("Ctrl+Z");
    assert!(window.claims().is_empty());
}

#[test]
fn files_that_come_and_go_are_noticed() {
    let (mut window, folder) = opened();
    std::fs::remove_file(folder.path().join("a3.txt")).unwrap();
    std::fs::write(folder.path().join("a4.md"), "# Tunnel\n\nIt is open.").unwrap();
    window.until(|app| {
        let entries = &app.state().folder.entries();
        entries.len() == 5 && entries.iter().any(|e| e.title() == "Tunnel")
    });
    assert_eq!(titles(&window), ["Bridge 1", "Bridge 2", "Tunnel", "Bridge 10", "Bridge 11"]);
}

#[test]
fn what_another_program_annotates_is_counted() {
    let (mut window, folder) = opened();
    let loaded = {
        let opened = claimlight::app::opening::read::open(&claimlight::app::opening::read::Asked::new(
            &folder.path().join("a2.txt"),
            Limits::USUAL,
            "Ana",
        ))
        .unwrap();
        let me = window.harness.state().state().desk.settings.me();
        let mut document = Document::new(opened.annotations, (me, "Ana"), opened.saving);
        document.select_words(claimlight_core::text::TextRange::from_usize(10..27));
        document.judge(Some("verified"));
        document.annotations
    };
    let file = folder.path().join("a2.claims.ron");
    claimlight_core::file::save(&file, claimlight_core::file::print(&loaded)).unwrap();
    window.until(|app| {
        let entry = app.state().folder.entries()[1].details.clone();
        entry.is_some_and(|d| d.claims == 1)
    });
    window.settle();
    assert!(window.has("Bridge 2: 1 claim, 25% read"));
}

#[test]
fn the_list_is_filtered_by_name_and_stage() {
    let (mut window, _folder) = opened();
    let app = window.harness.state_mut();
    app.apply(Action::Folder(claimlight::app::folder::Action::FilterWords("1".to_owned())));
    window.settle();
    assert!(window.has("Bridge 10: 0 claims, 0% read") && !window.has("Bridge 2: 0 claims, 0% read"));
    let app = window.harness.state_mut();
    app.apply(Action::Folder(claimlight::app::folder::Action::FilterWords(String::new())));
    app.apply(Action::Folder(claimlight::app::folder::Action::FilterStage(Some(
        claimlight::app::folder::entries::Stage::Begun,
    ))));
    window.settle();
    assert!(window.has("No article fits the filter."));
    window.press("J V");
    assert!(window.has("Bridge 1: 1 claim, 25% read, not saved"));
}

#[test]
fn the_list_goes_when_the_folder_is_closed_and_one_article_is_left() {
    let (mut window, _folder) = opened();
    assert!(window.has("5 articles"));
    window.apply(Action::Folder(claimlight::app::folder::Action::Close));
    assert!(!window.has("5 articles") && !window.has("1 article"));
    assert_eq!(window.document().title(), "Bridge 1");
}

#[test]
fn a_click_on_a_row_opens_it() {
    let (mut window, _folder) = opened();
    window.harness.get_by_label("Bridge 3: 0 claims, 0% read").click();
    window.settle();
    window.until_shown("Bridge 3");
}

#[test]
fn two_articles_are_open_and_each_is_saved_to_its_own_file() {
    let mut window = Window::new("One article is here.");
    assert!(!window.has("2 articles"), "the list is hidden while there is only one");
    let other = window.folder.path().join("b.txt");
    std::fs::write(&other, "Another one is there.").unwrap();
    window.press("J V");
    window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(other)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text() == "Another one is there."));
    window.settle();
    assert!(window.has("2 articles"));
    window.press("J U Ctrl+S");
    let (a, b) = (window.folder.path().join("a.claims.ron"), window.folder.path().join("b.claims.ron"));
    window.until(|_| b.exists());
    assert!(!a.exists(), "saving by itself is off");
    // Closing asks about the one that is not saved, and shows it.
    window.press("Ctrl+Q");
    assert!(window.document().text().starts_with("One article"));
    assert!(window.has("Close without saving"));
    window.harness.get_by_label("Save and close").click();
    window.until(|app| app.state().desk.close);
    assert!(a.exists());
}

#[test]
fn closing_an_article_shows_the_one_before_it() {
    let (mut window, _folder) = opened();
    window.press("Ctrl+PageDown");
    window.until_shown("Bridge 2");
    window.press("Ctrl+W");
    window.until_shown("Bridge 1");
    window.press("Ctrl+W");
    assert!(window.harness.state().state().desk.document.is_none());
    assert!(window.has("Paste a text as an article"));
}

#[test]
fn a_pasted_text_is_an_article_of_its_own() {
    let mut window = Window::empty(settings());
    window.harness.event(egui::Event::Paste("Harbour closed\n\nThe harbour closed in May.".to_owned()));
    window.until_shown("Harbour closed");
    assert_eq!(window.document().annotations.article.facts.accessed.len(), 10, "the day of pasting");
    // The line that offers title, source and date can be ignored.
    window.press("J J V");
    assert_eq!(window.claims(), ["verified: The harbour closed in May."]);
    window.harness.get_by_role_and_label(Role::TextInput, "Web address");
    window.harness.get_by_label("Done").click();
    window.settle();
    assert!(!window.has("Done"));
    let file = window.folder.path().join("pasted.claims.ron");
    let number = window.document().number;
    window.harness.state_mut().apply(save_to(number, &file));
    window.until(|_| file.exists());
    let opened =
        claimlight::app::opening::read::open(&claimlight::app::opening::read::Asked::new(&file, Limits::USUAL, "Ana"))
            .unwrap();
    assert_eq!(opened.annotations.article.facts.title, "Harbour closed");
}

#[test]
fn a_pasted_address_opens_no_connection_and_becomes_the_source() {
    let mut window = Window::empty(settings());
    window.harness.event(egui::Event::Paste("https://example.org/bridge".to_owned()));
    window.settle();
    assert!(window.has("Claimlight never goes online"));
    assert!(asks(window.harness.state(), "address-title"));
    window.press("Esc");
    window.harness.event(egui::Event::Paste("The bridge closed.".to_owned()));
    window.until_shown("The bridge closed.");
    assert_eq!(window.document().annotations.article.facts.source_url, "https://example.org/bridge");
}

#[test]
fn details_are_changed_undoably_and_the_language_decides_the_sentences() {
    let mut window = Window::new("Das kostete ca. 3 Mio. Kronen. Es war z.B. im Mai.");
    window.press("Ctrl+I");
    window.harness.get_by_role_and_label(Role::TextInput, "Title").focus();
    window.settle();
    window.type_text("Bridge");
    assert_eq!(window.document().title(), "a.txt", "it is not saved yet");
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    window.settle();
    assert_eq!(window.document().title(), "Bridge");
    window.harness.state_mut().apply(Action::Details(details::Action::Set(Fact::Language, "en".to_owned())));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    let english = window.document().progress.sentences().len();
    window.press("Ctrl+Z");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    assert_eq!(window.document().annotations.article.facts.language, "de");
    assert_ne!(window.document().progress.sentences().len(), english);
    window.press("Ctrl+Z");
    assert_eq!(window.document().title(), "a.txt");
}

#[test]
fn what_was_marked_in_a_sample_is_thrown_away_only_after_a_question() {
    let mut window = Window::empty(settings());
    window
        .harness
        .get_by_label("A news article with 50 claims in English, marked by Noor; verdicts and evidence")
        .click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    window.settle();
    assert_eq!(window.document().annotations.claims.len(), 50);
    window.press("J J J N Ctrl+Q");
    assert!(asks(window.harness.state(), "close-without-saving") && !window.harness.state().state().desk.close);
    window.harness.get_by_label("Close without saving").click();
    window.settle();
    assert!(window.harness.state().state().desk.close);
}

#[test]
fn the_dialog_inside_the_window_opens_a_file_by_the_keyboard() {
    let folder = folder();
    let mut window = Window::empty(Settings { own_dialogs: true, ..settings() });
    window.press("Ctrl+O");
    window.until(|app| app.state().front.dialog().is_some());
    window.settle();
    window.type_text(&folder.path().display().to_string());
    window.press("Enter");
    assert!(window.has("a10.txt"));
    window.type_text("none.txt");
    window.press("Enter");
    assert!(window.harness.state().state().front.dialog().is_some(), "it says that there is no such file");
    window.press("Esc Ctrl+O");
    window.until(|app| app.state().front.dialog().is_some());
    window.settle();
    window.type_text(&folder.path().join("a10.txt").display().to_string());
    window.press("Enter");
    window.until_shown("Bridge 10");
    assert!(window.harness.state().state().front.dialog().is_none());
}

#[test]
fn what_was_open_lately_is_offered_and_opens_where_it_was_left() {
    let folder = folder();
    let data = tempfile::tempdir().unwrap();
    let remembered = data.path().join("articles.ron");
    let open = |path: &Path| {
        let mut window = Window::empty(settings());
        window.keep_settings_at(data.path().join("settings.ron"));
        window.started(Remembered::load(&remembered), Vec::new());
        window.harness.step();
        if path.exists() {
            window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(path.to_owned())));
        }
        window
    };
    let mut window = open(&folder.path().join("a2.txt"));
    window.until_shown("Bridge 2");
    window.press("J J Right Ctrl+Q");
    assert!(window.harness.state().state().desk.close);
    let mut window = open(Path::new(""));
    window.settle();
    let label = "Bridge 2 0 claims · today";
    window.harness.get_by_label(label).click();
    window.until_shown("Bridge 2");
    assert!(window.shown().contains("in May.|"), "{}", window.shown());
}

#[test]
fn a_file_that_is_gone_is_told_and_forgotten() {
    let mut window = Window::empty(settings());
    let gone = window.folder.path().join("gone.txt");
    window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(gone)));
    window.until(tells);
}

#[test]
fn a_place_chosen_late_is_the_place_of_the_article_that_was_asked_about() {
    let mut window = Window::new("One article is here.");
    let number = window.document().number;
    window.press("J V");
    let other = window.folder.path().join("b.txt");
    std::fs::write(&other, "Another one is there.").unwrap();
    window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(other)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text() == "Another one is there."));
    let file = window.folder.path().join("late.claims.ron");
    window.apply(save_to(number, &file));
    window.until(|_| file.exists());
    let opened =
        claimlight::app::opening::read::open(&claimlight::app::opening::read::Asked::new(&file, Limits::USUAL, "Ana"))
            .unwrap();
    assert!(opened.annotations.article.text.as_str().starts_with("One article"));
}

#[test]
fn an_article_asked_for_twice_is_open_once() {
    let mut window = Window::new("One article is here.");
    let other = window.folder.path().join("b.txt");
    std::fs::write(&other, "Another one is there.").unwrap();
    for _ in 0..3 {
        window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(other.clone())));
    }
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text() == "Another one is there."));
    std::thread::sleep(std::time::Duration::from_millis(100));
    window.settle();
    assert_eq!(window.harness.state().state().desk.documents().count(), 2);
}

#[test]
fn what_is_to_be_known_of_a_file_is_told_when_it_is_shown() {
    let mut window = Window::new("One article is here.");
    window.press("J V Ctrl+S");
    let file = window.folder.path().join("a.claims.ron");
    window.until(|_| file.exists());
    let broken = window.folder.path().join("broken.claims.ron");
    let text = std::fs::read_to_string(&file).unwrap().replacen("start: 0", "start: 3", 1);
    std::fs::write(&broken, text).unwrap();
    let other = window.folder.path().join("b.txt");
    std::fs::write(&other, "Another one is there.").unwrap();
    // The broken file arrives when another one is wanted already.
    let opened = claimlight::app::opening::read::open(&claimlight::app::opening::read::Asked::new(
        &broken,
        Limits::USUAL,
        "Ana",
    ))
    .unwrap();
    window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(other)));
    window.apply(Action::Opening(claimlight::app::opening::Action::Opened(Box::new(opened))));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text() == "Another one is there."));
    assert!(window.harness.state().state().front.question().is_none());
    window.apply(Action::Opening(claimlight::app::opening::Action::Open(broken)));
    assert!(tells(window.harness.state()));
}

#[test]
fn a_very_large_file_is_asked_about_and_opened_all_the_same() {
    let mut window = Window::new(super::ARTICLE);
    let path = window.folder.path().join("large.txt");
    std::fs::write(&path, "It is long.\n").unwrap();
    let small = Limits { article: 4, ..Limits::USUAL };
    let asked = claimlight::app::opening::read::open(&claimlight::app::opening::read::Asked::new(&path, small, "Ana"))
        .unwrap_err();
    window.apply(Action::Opening(claimlight::app::opening::Action::NotOpened(path.clone(), Some(asked))));
    assert!(window.harness.query_by_label_contains("large.txt is larger than").is_some());
    window.harness.get_by_label("Open it all the same").click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text() == "It is long.\n"));
}
