//! Editors whose changes are saved or discarded as a whole: the details and the scheme.

use claimlight::app::commands::Command;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::*;

/// Types a text into a field of the open editor.
fn type_into(window: &mut Window, field: &str, text: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.settle();
    window.type_text(text);
}

#[test]
fn esc_asks_before_what_was_typed_in_the_details_is_discarded() {
    let mut window = Window::new(ARTICLE);
    window.press("Ctrl+I Esc");
    assert!(window.harness.state().state().sheet.is_none(), "nothing was typed");
    window.press("Ctrl+I");
    type_into(&mut window, "Publisher", "The Town");
    window.press("Esc");
    assert!(asks(window.harness.state(), "discard-changes"));
    window.press("Esc");
    assert!(window.harness.state().state().sheet.is_some(), "Esc keeps what was typed");
    type_into(&mut window, "Publisher", " Paper");
    window.harness.get_by_role_and_label(Role::Button, "Close").click();
    window.settle();
    assert!(asks(window.harness.state(), "discard-changes"));
    window.harness.get_by_role_and_label(Role::Button, "Keep editing").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    window.settle();
    assert_eq!(window.document().annotations.article.facts.publisher, "The Town Paper");
    window.press("Ctrl+I");
    type_into(&mut window, "Publisher", "X");
    window.press("Ctrl+I");
    window.harness.get_by_role_and_label(Role::Button, "Discard").click();
    window.settle();
    assert_eq!(window.document().annotations.article.facts.publisher, "The Town Paper");
    assert!(window.harness.state().state().sheet.is_none());
}

#[test]
fn several_facts_are_one_act() {
    let mut window = Window::new(ARTICLE);
    window.press("Ctrl+I");
    type_into(&mut window, "Publisher", "The Town");
    type_into(&mut window, "Author", "Mara Lind");
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    window.settle();
    window.press("Ctrl+Z");
    let facts = &window.document().annotations.article.facts;
    assert_eq!((facts.publisher.as_str(), facts.byline.as_str()), ("", ""));
}

#[test]
fn a_date_that_is_none_is_named_and_kept() {
    let mut window = Window::new(ARTICLE);
    window.press("Ctrl+I");
    type_into(&mut window, "Published", "12 March");
    let problem = "This date can't be sorted. Write 2026-03-12, 2026-03 or 2026.";
    assert!(window.harness.query_by_label(problem).is_some());
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    window.settle();
    assert_eq!(window.document().annotations.article.facts.published, "12 March");
}

#[test]
fn esc_asks_before_a_changed_scheme_is_discarded() {
    let mut window = Window::new(ARTICLE);
    window.apply(Action::Run(Command::EditScheme));
    type_into(&mut window, "Version", "2");
    window.press("Esc");
    assert!(asks(window.harness.state(), "discard-changes"));
    window.press("Esc");
    assert!(window.harness.state().state().scheme.draft().is_some());
    window.press("Esc");
    window.harness.get_by_role_and_label(Role::Button, "Discard").click();
    window.settle();
    assert!(window.harness.state().state().scheme.draft().is_none());
    assert_eq!(window.document().annotations.scheme.version, "1");
}
