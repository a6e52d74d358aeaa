//! A report out, the search for evidence, and all sources.

use std::path::Path;

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::export_report;
use claimlight::app::state::Sheet;
use claimlight_core::file;
use claimlight_core::model::{Evidence, Stance};
use claimlight_core::report::{Format, Part};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::giving::annotated;
use super::sharing::save;
use super::{Window, asks, settings};

fn previewed(window: &mut Window) {
    window.until(|app| app.state().export_report.planned().is_some_and(|planned| planned.preview().is_some()));
    window.settle();
}

fn written(window: &mut Window, path: &Path) -> String {
    window.until(|_| path.exists());
    window.settle();
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_report_is_seen_before_it_is_written_beside_the_file() {
    let mut window = annotated();
    window.press("Ctrl+E");
    previewed(&mut window);
    window.harness.get_by_label("Asked the ferryman.");
    let path = window.folder.path().join("a.report.html");
    assert!(!path.exists());
    window.harness.get_by_label("Export").click();
    window.settle();
    let page = written(&mut window, &path);
    assert!(page.contains("Asked the ferryman.") && page.contains("Checked by Ana"), "{page}");
    assert!(window.message().contains("a.report.html"), "{}", window.message());
    window.harness.get_by_label("Show the report in its folder");
    assert_eq!(window.harness.state().state().sheet, None);
}

#[test]
fn what_is_left_out_and_the_format_are_remembered() {
    let mut window = annotated();
    window.press("Ctrl+E");
    previewed(&mut window);
    window.harness.get_by_label("Reasons").click();
    window.settle();
    previewed(&mut window);
    window.harness.get_by_label("Markdown").click();
    window.settle();
    window.until(|app| {
        app.state()
            .export_report
            .planned()
            .is_some_and(|p| p.plan().format == Format::Markdown && p.preview().is_some())
    });
    window.harness.get_by_label("Export").click();
    window.settle();
    let path = window.folder.path().join("a.report.md");
    let page = written(&mut window, &path);
    assert!(page.contains("**The bridge closed in May.**") && !page.contains("ferryman"), "{page}");
    window.press("Ctrl+E");
    let plan = window.harness.state().state().export_report.planned().unwrap().plan().clone();
    assert_eq!((plan.format, plan.without.contains(&Part::Notes)), (Format::Markdown, true));
}

#[test]
fn a_file_that_is_there_is_not_replaced_without_a_question() {
    let mut window = annotated();
    let path = window.folder.path().join("a.report.html");
    std::fs::write(&path, "mine").unwrap();
    window.press("Ctrl+E");
    previewed(&mut window);
    window.harness.get_by_label("Export").click();
    window.settle();
    assert!(asks(window.harness.state(), "this-file-exists-already"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    window.harness.get_by_label("Replace it").click();
    window.settle();
    window.until(|_| std::fs::read_to_string(&path).unwrap() != "mine");
    // Never over a file that is open.
    let own = window.folder.path().join("a.claims.ron");
    let before = std::fs::read(&own).unwrap();
    window.press("Ctrl+E");
    window.apply(Action::ExportReport(export_report::Action::PlaceChosen(own.clone())));
    window.apply(Action::ExportReport(export_report::Action::Write));
    window.settle();
    assert_eq!(std::fs::read(&own).unwrap(), before);
}

#[test]
fn a_report_is_opened_in_the_browser_to_be_printed() {
    let mut window = annotated();
    window.press("Ctrl+P");
    let page = window.folder.path().join("data").join("print").join("report.html");
    assert!(written(&mut window, &page).contains("Checked by Ana"));
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.contains("browser")));
}

/// The words that are copied when this command runs.
fn copied(window: &mut Window, command: Command) -> String {
    window.harness.state_mut().apply(Action::Run(command));
    for _ in 0..1000 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        let copied = commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(words) => Some(words.clone()),
            _ => None,
        });
        if let Some(words) = copied {
            return words;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("nothing was copied");
}

#[test]
fn one_claim_or_all_are_copied_as_words() {
    let mut window = annotated();
    window.press("Esc Right");
    let all = copied(&mut window, Command::CopyClaim);
    assert_eq!(
        all,
        "1 ✓ Verified: “The bridge closed in May.”\n2 ? Unverified: “It opened in June.”\n    Asked the ferryman."
    );
    window.press("Shift+Tab Shift+Tab");
    assert_eq!(copied(&mut window, Command::CopyQuote), "“The bridge closed in May.” (a.txt)");
    assert_eq!(copied(&mut window, Command::CopyMarkdown), "- **1 ✓ Verified:** The bridge closed in May.\n");
}

fn evidence(window: &Window) -> Vec<Evidence> {
    window.document().annotations.claims.as_slice().iter().flat_map(|claim| claim.evidence.clone()).collect()
}

fn paste(window: &mut Window, text: &str) {
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.settle();
}

#[test]
fn a_claim_is_looked_up_and_its_evidence_comes_back_with_two_keys() {
    let mut window = annotated();
    window.press("Esc Tab W");
    assert_eq!(window.harness.state().state().sheet, Some(Sheet::LookUp));
    window.harness.get_by_role_and_label(Role::TextInput, "Words that are searched for");
    window.press("1");
    assert!(asks(window.harness.state(), "open-this-address-in-the-browser"));
    window.harness.get_by_label("Open, and don't ask again").click();
    window.settle();
    window.press("W 1");
    assert!(window.harness.state().state().front.question().is_none());
    assert_eq!(window.harness.state().state().sheet, None);
    paste(&mut window, "“gate did not close” https://example.org/log\n");
    let found = evidence(&window);
    assert_eq!((found[0].url.as_str(), found[0].quote.as_str()), ("https://example.org/log", "gate did not close"));
    assert!(!found[0].accessed.is_empty());
    window.press("Ctrl+2");
    assert_eq!(evidence(&window)[0].stance, Stance::Refutes);
    window.press("Ctrl+Z Ctrl+Z");
    assert_eq!(evidence(&window), []);
}

#[test]
fn words_without_an_address_are_an_article_as_before() {
    let mut window = annotated();
    window.press("Esc Tab");
    let number = window.document().number;
    paste(&mut window, "Another article. It has two sentences.");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.number != number));
    assert_eq!(evidence(&window), []);
}

#[test]
fn a_source_is_changed_wherever_it_is_named() {
    let mut window = annotated();
    window.press("Esc Tab");
    paste(&mut window, "https://example.org/log");
    window.press("Tab");
    paste(&mut window, "https://example.org/log#part");
    window.press("Ctrl+Shift+E");
    window.until(|app| app.state().sources.listed().is_some_and(|listed| listed.found.is_some()));
    window.settle();
    window.harness.get_by_label("1 source");
    window.harness.get_by_role_and_label(Role::TextInput, "Title").focus();
    window.harness.get_by_role_and_label(Role::TextInput, "Title").type_text("Harbour log");
    window.settle();
    window.harness.get_by_label("Change it in all 2 places").click();
    window.settle();
    assert_eq!(evidence(&window).iter().map(|e| e.title.as_str()).collect::<Vec<_>>(), ["Harbour log", "Harbour log"]);
    window.press("Esc Ctrl+Z");
    assert!(evidence(&window).iter().all(|e| e.title.is_empty()));
}

#[test]
fn sources_of_a_folder_are_listed_and_changed_in_files_that_are_not_open() {
    let mut window = annotated();
    window.press("Esc Tab");
    paste(&mut window, "https://example.org/log");
    save(&mut window);
    let (own, other) = (window.folder.path().join("a.claims.ron"), window.folder.path().join("b.claims.ron"));
    std::fs::copy(&own, &other).unwrap();
    let folder = window.folder.path().to_owned();
    let mut window = {
        let path = folder.join("a.txt");
        let kept = std::mem::replace(&mut window.folder, tempfile::tempdir().unwrap());
        Window::open(kept, &path, settings())
    };
    window.keep_settings_at(folder.join("data").join("settings.ron"));
    window.apply(Action::Folder(claimlight::app::folder::Action::Open(folder.clone())));
    window.until(|app| app.state().desk.folder.is_some());
    window.apply(Action::Run(Command::Sources));
    window.apply(Action::Sources(claimlight::app::sources::Action::Scope(claimlight::app::sources::Scope::Folder)));
    window.until(|app| app.state().sources.listed().is_some_and(|listed| listed.found.is_some()));
    window.apply(Action::Sources(claimlight::app::sources::Action::Type(
        claimlight::app::sources::Fact::Title,
        "Harbour log".to_owned(),
    )));
    window.apply(Action::Sources(claimlight::app::sources::Action::Change));
    assert!(asks(window.harness.state(), "sources-ask-title"));
    window.harness.get_by_label("Change it everywhere").click();
    window.settle();
    let changed = || {
        let loaded = file::read(&std::fs::read(&other).unwrap()).unwrap();
        loaded.annotations.claims.as_slice().iter().any(|c| c.evidence.iter().any(|e| e.title == "Harbour log"))
    };
    window.until(|_| changed());
    assert_eq!(evidence(&window)[0].title, "Harbour log");
}
