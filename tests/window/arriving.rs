//! Files that come from elsewhere: without their article's text, by mail, from somebody else.

use std::path::{Path, PathBuf};

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::desk::saving_state::Target;
use claimlight::app::opening::recent::{Left, Remembered};
use claimlight::app::review;
use claimlight_core::model::{Annotations, Optional};
use claimlight_core::{compare, file};
use egui_kittest::kittest::Queryable as _;

use super::{Window, save_to, settings};

const TEXT: &str = "The bridge closed in May, the town says. It opened in June.\n\n\
    \"Nobody paid for it,\" said the mayor. The ferry carries 400 people a day.\n\n\
    A comment.\n";

/// The file of an annotated article, without its text, alone in a folder.
fn without_text() -> (tempfile::TempDir, PathBuf, Annotations) {
    let mut window = Window::new(TEXT);
    window.press("J V J U J V J V");
    super::sharing::save(&mut window);
    window.press("J N");
    super::sharing::save(&mut window);
    window.press("Ctrl+Z");
    super::sharing::save(&mut window);
    window.press("Ctrl+Y");
    super::sharing::save(&mut window);
    let bytes = std::fs::read(window.folder.path().join("a.claims.ron")).unwrap();
    let annotations = file::read(&bytes).unwrap().annotations;
    assert!(annotations.no_claims.as_slice().len() == 1 && !annotations.log.is_empty());
    let printed = file::share(&annotations, &[Optional::Text].into());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("from-ana.claims.ron");
    std::fs::write(&path, printed).unwrap();
    (folder, path, annotations)
}

/// Opens a file in a window that has nothing open.
fn open(window: &mut Window, path: &Path) {
    window.apply(Action::Opening(claimlight::app::opening::Action::Open(path.to_owned())));
    window.until(|app| app.state().desk.working.is_none());
    window.until(|app| app.state().desk.document.as_ref().is_none_or(|d| d.needs_text || d.sentences_known));
    window.settle();
}

fn has_text(window: &Window) -> bool {
    window.harness.state().state().desk.document.as_ref().is_some_and(|d| !d.needs_text)
}

const CLAIMS: [&str; 4] = [
    "verified: The bridge closed in May, the town says.",
    "unverified: It opened in June.",
    "verified: \"Nobody paid for it,\" said the mayor.",
    "verified: The ferry carries 400 people a day.",
];

#[test]
fn without_a_text_claims_are_read_and_nothing_is_changed_until_the_article_is_chosen() {
    let (folder, path, _) = without_text();
    let before = std::fs::read(&path).unwrap();
    let mut window = Window::empty(settings());
    open(&mut window, &path);
    assert!(!has_text(&window));
    window.harness.get_by_label_contains("shared without its article's text");
    assert!(window.harness.query_by_label_contains("repaired").is_none(), "nothing was wrong with it");
    assert!(window.harness.query_all_by_label_contains("It opened in June.").count() > 0);
    window.press("Tab V Delete Ctrl+S");
    window.apply(Action::Judge(0));
    assert!(window.message().contains("needs the article's text"), "{}", window.message());
    assert!(!window.document().saving.is_changed());
    assert!(!window.harness.state().state().can(Command::SaveAs));
    // Another article is not it.
    let other = folder.path().join("other.txt");
    std::fs::write(&other, "Something else stands here, and nothing of the bridge.\n").unwrap();
    window.apply(Action::Review(review::Action::UpdateText(other)));
    window.until(|app| app.state().front.question().is_some());
    assert!(!has_text(&window));
    window.press("Esc");
    let own = folder.path().join("mine.txt");
    std::fs::write(&own, TEXT).unwrap();
    window.apply(Action::Review(review::Action::UpdateText(own)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.needs_text && d.sentences_known));
    window.settle();
    window.press("Esc");
    assert_eq!(window.document().annotations.claims.as_slice()[0].judgements.len(), 1);
    assert_eq!(quotes(&window), CLAIMS);
    assert_eq!(std::fs::read(&path).unwrap(), before, "nothing is written before it is saved");
}

/// The verdict that somebody gave, and the words.
fn quotes(window: &Window) -> Vec<String> {
    let document = window.document();
    let of = |c: &claimlight_core::model::Claim| {
        let words: Vec<&str> = c.ranges().map(|r| r.of(document.text())).collect();
        format!("{}: {}", c.judgements[0].verdict.as_deref().unwrap_or_default(), words.join(" + "))
    };
    document.annotations.claims.as_slice().iter().map(|c| of(c)).collect()
}

#[test]
fn the_article_is_found_beside_it_though_its_line_ends_and_quotation_marks_differ() {
    let (folder, path, original) = without_text();
    let own = TEXT.replace("\"Nobody", "“Nobody").replace("it,\"", "it,”").replace('\n', "\r\n");
    std::fs::write(folder.path().join("from-ana.txt"), own).unwrap();
    let mut window = Window::empty(settings());
    open(&mut window, &path);
    assert!(has_text(&window));
    let mut expected = CLAIMS.map(str::to_owned);
    expected[2] = "verified: “Nobody paid for it,” said the mayor.".to_owned();
    assert_eq!(quotes(&window), expected);
    window.harness.get_by_label_contains("4 of 4 places were found");
    assert!(window.harness.query_by_label_contains("repaired").is_none(), "nothing was wrong with it");
    assert!(!window.document().saving.saves_by_itself());
    // What has no words to be found by is not taken out of the original by this copy.
    assert!(window.document().annotations.no_claims.as_slice().is_empty());
    let merged = compare::merge(&original, &window.document().annotations).unwrap();
    assert_eq!((merged.no_claims.as_slice().len(), merged.claims.as_slice().len()), (1, 4));
}

#[test]
fn the_article_is_found_beside_it_under_another_name_by_its_hash_or_title() {
    let titled = format!("# The bridge of May\n\n{TEXT}");
    for (annotated, beside, found) in [
        (TEXT, TEXT.to_owned(), true),
        (TEXT, TEXT.replace("in June", "in July"), false),
        (titled.as_str(), titled.replace("in June", "in July"), true),
        (titled.as_str(), titled.replace("The bridge of May", "Another bridge").replace("in June", "in July"), false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let article = claimlight_core::import::import("a.md", annotated.as_bytes()).unwrap().article;
        let mut annotations = Annotations::new(article);
        let at = annotations.article.text.as_str().find("The ferry carries").unwrap();
        let range = claimlight_core::text::TextRange::from_usize(at..at + 9);
        let claim = claimlight_core::model::Claim::new(claimlight_core::model::AnnotatorId::new(), [range]);
        annotations.claims = claimlight_core::model::Claims::new([claim]);
        let path = folder.path().join("from-ana.claims.ron");
        std::fs::write(&path, file::share(&annotations, &[Optional::Text].into())).unwrap();
        std::fs::write(folder.path().join("a decoy.md"), "# Swans\n\nSeven swans were seen on a lake.").unwrap();
        std::fs::write(folder.path().join("my copy.md"), &beside).unwrap();
        let mut window = Window::empty(settings());
        open(&mut window, &path);
        assert_eq!(has_text(&window), found, "{beside}");
    }
}

#[test]
fn the_article_is_found_among_those_opened_lately() {
    let (_folder, path, _) = without_text();
    let elsewhere = tempfile::tempdir().unwrap();
    let check = |name: &str, title: &str, found: bool| {
        let article = elsewhere.path().join(name);
        std::fs::write(&article, TEXT).unwrap();
        let mut window = Window::empty(settings());
        let left = Left { path: article, title: title.to_owned(), ..Left::default() };
        window.started(Remembered { articles: vec![left], ..Remembered::default() }, Vec::new());
        open(&mut window, &path);
        assert_eq!(has_text(&window), found, "{name} {title}");
    };
    check("a.txt", "", true);
    check("b.txt", "", false);
    // An annotation file of the same text, by its hash.
    let mut window = Window::new(TEXT);
    window.press("J V Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    let mine = window.folder.path().join("a.claims.ron");
    std::fs::rename(&mine, elsewhere.path().join("mine.claims.ron")).unwrap();
    let mut window = Window::empty(settings());
    let left = Left { path: elsewhere.path().join("mine.claims.ron"), ..Left::default() };
    window.started(Remembered { articles: vec![left], ..Remembered::default() }, Vec::new());
    open(&mut window, &path);
    assert!(has_text(&window));
}

#[test]
fn what_came_by_mail_is_saved_elsewhere() {
    let window = Window::new(TEXT);
    let mail = window.folder.path().join("mail");
    std::fs::create_dir(&mail).unwrap();
    let path = mail.join("a.txt");
    std::fs::write(&path, TEXT).unwrap();
    let mut window = Window::empty(settings());
    window.started(Remembered::default(), vec![mail.clone()]);
    open(&mut window, &path);
    window.harness.get_by_label_contains("in a folder that is emptied");
    window.press("J V");
    let to = mail.parent().unwrap().join("kept.claims.ron");
    let number = window.document().number;
    assert_eq!(window.document().saving.target, Target::None);
    window.apply(save_to(number, &to));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    window.settle();
    assert!(window.harness.query_by_label_contains("in a folder that is emptied").is_none());
    assert!(to.exists() && std::fs::read_dir(&mail).unwrap().count() == 1);
}

#[test]
fn a_file_that_cant_be_written_is_saved_elsewhere() {
    let mut window = Window::new(TEXT);
    window.press("J V Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    let file = window.folder.path().join("a.claims.ron");
    let mut permissions = file.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    let mut again = Window::empty(settings());
    open(&mut again, &file);
    again.harness.get_by_label_contains("can't be changed where it is");
    assert_eq!(again.document().saving.target, Target::None);
}

#[test]
fn a_file_of_somebody_else_asks_whether_that_is_me() {
    let mut window = Window::new(TEXT);
    window.press("J V Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy));
    let file = window.folder.path().join("a.claims.ron");
    let ana = window.document().me;
    let ben = || super::sharing::ben();
    // Beside its article it is a colleague's, and nothing is asked.
    let mut colleague = Window::empty(ben());
    open(&mut colleague, &window.folder.path().join("a.txt"));
    assert!(colleague.harness.query_by_label_contains("alone has worked").is_none());
    let mut new = Window::empty(ben());
    open(&mut new, &file);
    new.harness.get_by_label("As somebody new").click();
    new.settle();
    assert!(new.document().me != ana && new.document().only_annotator.is_none());
    let mut again = Window::empty(ben());
    open(&mut again, &file);
    again.harness.get_by_label("Go on as Ana").click();
    again.settle();
    assert_eq!(again.document().me, ana);
    assert!(again.harness.query_by_label_contains("alone has worked").is_none());
    again.press("J J V");
    assert_eq!(again.claims().len(), 2);
}
