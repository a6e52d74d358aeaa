//! Copies that are given away, and what a file holds.

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::desk::choice::{Choice, Kind, Wanted};
use claimlight::app::export_copy::{self, Plan, Planned};
use claimlight::app::state::Sheet;
use claimlight::app::{front, review};
use claimlight_core::file;
use egui_kittest::kittest::Queryable as _;

use super::sharing::{ben, meet, save};
use super::{Window, settings};

const TEXT: &str = "The bridge closed in May. It opened in June.\n\nNobody paid for it.\n";

/// Two claims with verdicts, one of them with a note; saved.
pub fn annotated() -> Window {
    let mut window = Window::new(TEXT);
    let path = window.folder.path().join("data").join("settings.ron");
    window.keep_settings_at(path);
    window.press("J V J U Enter");
    window.type_text("Asked the ferryman.");
    window.press("Esc");
    save(&mut window);
    window
}

fn planned(window: &Window) -> &Planned {
    window.harness.state().state().export_copy.planned().unwrap()
}

fn counted(window: &mut Window) {
    window.until(|app| app.state().export_copy.planned().is_some_and(|p| p.contents().is_some()));
    window.settle();
}

#[test]
fn a_copy_is_looked_through_and_then_written() {
    let mut window = annotated();
    let own = window.folder.path().join("a.claims.ron");
    let before = std::fs::read(&own).unwrap();
    window.apply(Action::Run(Command::Share));
    counted(&mut window);
    window.harness.get_by_label("Claims: 2 · verdicts: 2");
    window.harness.get_by_label("Notes: 1 · evidence: 0");
    window.harness.get_by_label("Notes").click();
    window.harness.run_steps(1);
    counted(&mut window);
    window.harness.get_by_label("Notes: 0 · evidence: 0");
    window.harness.get_by_label("Made-up names (pseudonyms)").click();
    window.harness.run_steps(1);
    counted(&mut window);
    let (chosen, bytes) = (planned(&window).plan().clone(), planned(&window).contents().unwrap().bytes);
    window.harness.get_by_label("Save the copy…").click();
    window.settle();
    assert!(!matches!(window.harness.state().state().sheet, Some(Sheet::Share)));
    // Never over a file that is open.
    window.apply(Action::ExportCopy(export_copy::Action::Write(chosen.clone(), own.clone())));
    assert!(window.message().contains("can't take the place"), "{}", window.message());
    let to = window.folder.path().join("given.claims.ron");
    window.apply(Action::ExportCopy(export_copy::Action::Write(chosen, to.clone())));
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.starts_with("Copy written")));
    let copy = std::fs::read(&to).unwrap();
    assert_eq!(copy.len(), bytes);
    let source = String::from_utf8(copy).unwrap();
    assert!(!source.contains("ferryman") && !source.contains("Ana"), "{source}");
    assert_eq!(file::read(source.as_bytes()).unwrap().annotations.claims.as_slice().len(), 2);
    let list = std::fs::read_to_string(window.folder.path().join("data").join("pseudonyms.csv")).unwrap();
    assert!(list.contains("Ana"), "{list}");
    assert_eq!(std::fs::read(&own).unwrap(), before, "the file itself stays as it is");
}

#[test]
fn earlier_words_are_taken_out_of_the_file_for_good() {
    let mut window = annotated();
    window.press("Enter");
    window.press("Ctrl+A");
    window.type_text("Asked twice.");
    window.press("Esc");
    save(&mut window);
    let own = window.folder.path().join("a.claims.ron");
    assert!(std::fs::read_to_string(&own).unwrap().contains("ferryman"));
    let home = window.harness.state().state().desk.home().unwrap();
    assert!(!home.versions(&own).is_empty());
    window.apply(Action::Run(Command::Holding));
    window.harness.get_by_label("Remove earlier words…").click();
    window.settle();
    window.harness.get_by_label("Remove it").click();
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.starts_with("Removed")));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    let source = std::fs::read_to_string(&own).unwrap();
    assert!(!source.contains("ferryman") && source.contains("Asked twice."), "{source}");
    assert!(home.versions(&own).is_empty(), "they held it still");
    assert_eq!(window.claims().len(), 2);
}

#[test]
fn what_is_shown_of_one_article_does_nothing_to_another() {
    let mut window = annotated();
    let other = window.folder.path().join("b.txt");
    std::fs::write(&other, "Seven swans were seen on a lake.").unwrap();
    window.apply(Action::Run(Command::Holding));
    assert!(matches!(window.harness.state().state().sheet, Some(Sheet::Holding)));
    window.apply(Action::Opening(claimlight::app::opening::Action::Open(other)));
    window.until(|app| app.state().desk.documents().count() == 2);
    window.settle();
    assert!(window.harness.state().state().sheet.is_none());
    // What a dialog of the desktop is answered for an article comes too late for another one.
    let number = window.harness.state().state().desk.shelf[0].number;
    let path = window.folder.path().join("a.txt");
    let update = |path| Action::Review(review::Action::UpdateText(path));
    let choice = Choice::new("dialog-update-text", Wanted::File, Kind::Article, update).for_article(number);
    window.apply(Action::Front(Box::new(front::Action::Chosen(Box::new(choice), path))));
    assert!(window.message().contains("for another article"), "{}", window.message());
}

#[test]
fn a_person_is_taken_out_of_the_file_for_good() {
    let ana = annotated();
    let mut ben = Window::open(tempfile::tempdir().unwrap(), &ana.folder.path().join("a.txt"), ben());
    ben.press("J J J V");
    // What is not saved yet keeps the file from being written anew.
    ben.apply(Action::Run(Command::Holding));
    ben.harness.get_by_label("Remove Ana…").click();
    ben.settle();
    ben.harness.get_by_label("Remove it").click();
    ben.settle();
    assert_eq!(ben.message(), "Save the file first.");
    save(&mut ben);
    ben.apply(Action::Run(Command::Holding));
    ben.harness.get_by_label("Remove Ana…").click();
    ben.settle();
    ben.harness.get_by_label("Remove it").click();
    ben.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.starts_with("Removed")));
    ben.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    assert_eq!(ben.claims(), ["verified: Nobody paid for it."]);
    let source = std::fs::read_to_string(ana.folder.path().join("a.claims.ron")).unwrap();
    assert!(!source.contains("Ana"), "{source}");
    // Ana's window has them still, and brings them back: that was said.
    let mut ana = ana;
    meet(&mut ana);
    assert_eq!(ana.claims().len(), 3);
}

#[test]
fn a_copy_without_settings_has_no_pseudonyms() {
    let mut window = Window::with(TEXT, settings());
    let pseudonyms = Plan { pseudonyms: true, ..Plan::default() };
    window.apply(Action::Run(Command::Share));
    window.apply(Action::ExportCopy(export_copy::Action::Plan(pseudonyms)));
    window.until(|app| app.state().sheet.is_none());
    assert!(window.message().contains("who is whom"), "{}", window.message());
}
