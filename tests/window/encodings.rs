//! Articles whose encoding is a guess: the window says so, and another encoding can be chosen.

use claimlight::app::commands::Command;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::*;

const POUNDS: &[u8] =
    b"The bridge cost \xa33m, the town says. It opened in May.\n\nNobody paid \x93a crown\x94 for it.";

fn open_bytes(bytes: &[u8]) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, bytes).unwrap();
    Window::open(folder, &path, settings())
}

/// Waits until the article says this.
fn until_it_says(window: &mut Window, words: &'static str) {
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text().contains(words)));
    window.settle();
}

#[test]
fn a_guess_is_said_and_another_encoding_can_be_chosen() {
    let mut window = open_bytes(POUNDS);
    assert!(window.document().text().contains("£3m"));
    assert!(window.harness.query_by_label("Read as windows-1252, which is a guess.").is_some());
    window.press("J V");
    window.harness.get_by_label("Change…").click();
    window.until(|app| app.state().encoding.previews().is_some());
    window.settle();
    let other = "windows-1250: The bridge cost Ł3m, the town says. It opened in May. Nobody paid “a crown” for it.";
    window.harness.get_by_role_and_label(Role::Button, other).click();
    until_it_says(&mut window, "Ł3m");
    assert_eq!(window.document().annotations.claims.len(), 1);
    assert!(window.harness.query_by_label("Read as windows-1252, which is a guess.").is_none());
    let import = window.document().annotations.article.facts.import.clone().unwrap();
    assert_eq!((import.encoding.as_str(), import.guessed), ("windows-1250", false));
    window.press("Ctrl+Z");
    until_it_says(&mut window, "£3m");
    assert_eq!(window.claims(), ["verified: The bridge cost £3m, the town says."]);
}

#[test]
fn a_text_of_which_every_word_changes_is_still_the_same_file() {
    let russian = "Мост стоил три миллиона, говорит город. Он открылся в мае.";
    let bytes: Vec<u8> = encoded_as_windows_1251(russian);
    let mut window = open_bytes(&bytes);
    window.apply(Action::Run(Command::ChooseEncoding));
    window.until(|app| app.state().encoding.previews().is_some());
    window.settle();
    let previews = window.harness.state().state().encoding.previews().unwrap().to_vec();
    let greek = previews.iter().find(|p| p.encoding.name() == "macintosh").unwrap();
    window.apply(Action::Encoding(claimlight::app::encoding::Action::Read(greek.encoding)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.text().contains("Мост")));
    window.settle();
    window.press("Ctrl+Z");
    until_it_says(&mut window, "Мост стоил");
}

/// Cyrillic letters lie in windows-1251 as they do in Unicode, from 0xC0 on.
fn encoded_as_windows_1251(text: &str) -> Vec<u8> {
    let byte = |c: char| if c.is_ascii() { c as u8 } else { (c as u32 - 0x410 + 0xc0) as u8 };
    text.chars().map(byte).collect()
}

#[test]
fn an_article_that_is_no_guess_says_nothing_and_can_be_read_again() {
    let mut window = Window::new(ARTICLE);
    assert!(window.harness.query_by_label("Change…").is_none());
    window.press("Ctrl+I");
    assert!(window.harness.query_by_label("Read as UTF-8.").is_some());
    window.harness.get_by_role_and_label(Role::Button, "Read again with this version…").click();
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.contains("text")));
    assert_eq!(window.document().text(), ARTICLE);
}

#[test]
fn lines_that_could_not_be_read_are_named() {
    let umlauts = "Übergrößenträger grüßen täglich über Ölflächen.";
    let bytes = [ARTICLE.as_bytes(), umlauts.as_bytes(), b"\nIt cost \xff a crown."].concat();
    let window = open_bytes(&bytes);
    assert!(window.document().text().contains("It cost \u{fffd} a crown."));
    assert!(window.harness.query_by_label("Line 4 of the file has bytes that could not be read.").is_some());
}

#[test]
fn a_folder_can_have_a_language() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt"] {
        std::fs::write(folder.path().join(name), ARTICLE).unwrap();
    }
    let mut window = Window::empty(settings());
    window.apply(Action::Folder(claimlight::app::folder::Action::Open(folder.path().to_owned())));
    window.until(|app| app.state().desk.document.is_some());
    window.apply(Action::Folder(claimlight::app::folder::Action::SetLanguage(Some("id".to_owned()))));
    let language = |window: &Window| window.document().annotations.article.facts.language.clone();
    assert_eq!(language(&window), "id");
    window.press("Ctrl+PageDown");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.title() == "b.txt"));
    assert_eq!(language(&window), "id");
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let told = format!("{name}, language: id · Bahasa Indonesia");
    assert!(window.harness.query_by_label(&told).is_some());
}
