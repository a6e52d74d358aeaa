//! What stands around the article: the toolbar, the message bar, the status line, and the frame of dialogs.

use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::settings::Settings;
use claimlight::app::state::Sheet;
use claimlight::app::{inspector, marking, saving};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::sharing::{ben, meet, save};
use super::{ARTICLE, Window, asks, settings};

const TEXT: &str = "The bridge closed in May. It opened in June.\n\nNobody paid for it.\n";

/// Whether something is there under this name or with this text.
fn has(window: &Window, name: &str) -> bool {
    window.harness.query_all_by_label(name).next().is_some()
}

/// How high something is from its top to the window's top edge, in points.
fn top(window: &Window, label: &str) -> f32 {
    window.harness.get_by_label(label).rect().top()
}

#[test]
fn the_article_has_all_but_92_points_and_a_message_takes_36() {
    let mut window = Window::with(ARTICLE, Settings { asked: false, ..settings() });
    let with = window.harness.get_by_label_contains("Article:").rect();
    window.harness.get_by_label("Not now").click();
    window.settle();
    let without = window.harness.get_by_label_contains("Article:").rect();
    // A test's window has a margin of 8 points.
    assert_eq!((with.top() - 8.0, without.top() - 8.0), (28.0 + 36.0 + 36.0, 28.0 + 36.0));
    assert!((without.bottom() - (800.0 - 8.0 - 28.0)).abs() <= 1.0, "{}", without.bottom());
}

/// The disk is full when the article is saved.
fn fail(window: &mut Window) {
    let article = window.document().number;
    let result = Err("the disk is full".to_owned());
    window.harness.state_mut().apply(Action::Saving(saving::Action::Ended { article, held: 1, result }));
    window.settle();
}

#[test]
fn a_message_waits_until_no_key_and_no_button_is_down() {
    let mut window = Window::with(ARTICLE, settings());
    window.press("J V");
    let at = window.harness.get_by_label_contains("Article:").rect().center();
    window.harness.event(egui::Event::PointerMoved(at));
    window.button(at, true, egui::Modifiers::NONE);
    fail(&mut window);
    assert!(!has(&window, "Try again"), "the button is down");
    window.button(at, false, egui::Modifiers::NONE);
    window.settle();
    assert!(has(&window, "Try again"));
}

#[test]
fn the_toolbar_does_what_its_buttons_say_and_switches_the_panes() {
    let mut window = Window::new(TEXT);
    window.press("J V J U Ctrl+Home");
    window.harness.get_by_label("Undo").click();
    window.settle();
    assert_eq!(window.claims().len(), 1);
    window.harness.get_by_label("Redo").click();
    window.settle();
    assert_eq!(window.claims().len(), 2);
    window.harness.get_by_label("Find").click();
    window.settle();
    assert!(window.harness.state().state().find.bar().is_some());
    window.press("Esc");
    let shown = window.harness.state().state().desk.settings.panel;
    window.harness.get_by_role_and_label(Role::Button, Command::TogglePanel.label()).click();
    window.settle();
    assert_ne!(window.harness.state().state().desk.settings.panel, shown);
}

#[test]
fn next_to_check_goes_from_one_open_claim_to_the_next_and_round() {
    let mut window = Window::new(TEXT);
    window.press("J 0 J V J 0 Ctrl+Home");
    let check = |window: &mut Window, expected: &str| {
        window.harness.get_by_label("Next to check").click();
        window.settle();
        assert_eq!(window.shown(), expected);
    };
    check(&mut window, "{The bridge closed in May.} It opened in June.\n\nNobody paid for it.\n");
    check(&mut window, "The bridge closed in May. It opened in June.\n\n{Nobody paid for it.}\n");
    check(&mut window, "{The bridge closed in May.} It opened in June.\n\nNobody paid for it.\n");
    window.press("V Ctrl+Shift+J V Ctrl+Shift+J");
    assert_eq!(window.message(), "No claim is left to check.");
}

#[test]
fn the_status_line_says_where_the_file_is_and_a_click_tells_the_whole_path() {
    let mut window = Window::with(TEXT, Settings { own_dialogs: true, ..settings() });
    window.press("J V");
    save(&mut window);
    window.settle();
    let told = window.document().saving.words();
    assert!(told.starts_with("Saved in ") && told.contains("a.claims.ron · "), "{told}");
    window.harness.get_by_label(&told).click();
    let path = window.folder.path().join("a.claims.ron").display().to_string();
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.contains(&path)));
}

#[test]
fn what_others_did_stands_in_the_message_bar_until_it_is_looked_at_or_put_away() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let mut other = Window::open(tempfile::tempdir().unwrap(), &ana.folder.path().join("a.txt"), ben());
    other.press("J J U");
    save(&mut other);
    meet(&mut ana);
    ana.settle();
    assert!(
        ana.harness.query_all_by_label_contains("Ben changed this file").next().is_some()
            && ana.harness.state().state().desk.news.is_some()
    );
    ana.press("J 0");
    assert!(ana.harness.state().state().desk.news.is_some(), "an act of mine leaves it there");
    ana.harness.get_by_label("Close this message").click();
    ana.settle();
    assert!(ana.harness.state().state().desk.news.is_none());
}

#[test]
fn a_failure_comes_before_news_and_the_others_are_counted() {
    let mut window = Window::with(TEXT, Settings { asked: false, ..settings() });
    window.press("J V");
    fail(&mut window);
    assert!(has(&window, "Save elsewhere…") && !has(&window, "Not now"));
    window.harness.get_by_label("1 more").click();
    window.settle();
    assert!(has(&window, "Not now") && !has(&window, "Save elsewhere…"));
}

#[test]
fn a_dialog_stays_where_it_opened_and_asks_before_it_throws_away_what_was_typed() {
    let mut window = Window::new(TEXT);
    window.press("J V");
    window.apply(Action::Marking(marking::Action::Split));
    window.settle();
    let before = top(&window, "Split into parts");
    window.harness.get_by_label("Make part 1").click();
    window.settle();
    for _ in 0..4 {
        window.harness.get_by_label_contains("Add part").click();
        window.settle();
    }
    assert!((top(&window, "Split into parts") - before).abs() < 0.5);
    window.press("Esc");
    assert!(asks(window.harness.state(), "discard-changes"));
    window.harness.get_by_label("Discard").click();
    window.settle();
    assert_eq!(window.harness.state().state().sheet, None);
    window.apply(Action::Marking(marking::Action::Split));
    window.press("Esc");
    assert_eq!(window.harness.state().state().sheet, None, "nothing was typed");
}

#[test]
fn the_primary_button_of_a_dialog_is_pressed_by_ctrl_enter() {
    let mut window = Window::new("The bridge closed in May, and it opened in June.\n");
    window.press("J V");
    window.apply(Action::Marking(marking::Action::Split));
    window.settle();
    let parts = window.harness.state().state().marking.split().unwrap().parts.len();
    window.press("Ctrl+Enter");
    assert_eq!(window.claims().len(), parts + 1);
}

#[test]
fn a_decision_folds_and_can_be_undone_in_the_dialog() {
    let mut ana = Window::new(TEXT);
    ana.press("J V");
    save(&mut ana);
    let own = Settings { annotator: ana.document().me.to_string(), ..settings() };
    let mut same = Window::open(tempfile::tempdir().unwrap(), &ana.folder.path().join("a.txt"), own);
    for (window, words) in [(&mut ana, "It shut"), (&mut same, "It was closed")] {
        let id = window.document().annotations.claims.as_slice()[0].id;
        let field = claimlight::app::desk::document::Field::Restated;
        window.apply(Action::Inspector(inspector::Action::Type(id, field, words.to_owned())));
    }
    save(&mut ana);
    save(&mut same);
    let restated = |window: &Window| window.document().annotations.claims.as_slice()[0].restated.clone();
    same.press("Ctrl+Shift+D");
    assert!(has(&same, "0 of 1 decided"));
    same.press("T");
    assert_eq!(restated(&same), "It shut");
    assert!(has(&same, "1 of 1 decided") && same.harness.state().state().sheet == Some(Sheet::Decide));
    same.harness.get_by_label("Undo decision 1").click();
    same.settle();
    assert_eq!(restated(&same), "It was closed");
    assert!(has(&same, "0 of 1 decided"));
    same.press("K");
    assert_eq!(restated(&same), "It was closed");
    assert!(has(&same, "1 of 1 decided"));
}
