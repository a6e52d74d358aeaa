//! The menus, lists and the whole text by keyboard.

use claimlight::app::App;
use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::preferences::{self, Setting};
use claimlight::app::settings::Settings;
use claimlight::app::state::Sheet;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{ARTICLE, Window, settings};

fn alt(window: &mut Window, pressed: bool) {
    let event =
        egui::Event::Key { key: Key::AltLeft, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    window.harness.event(event);
    window.harness.step();
}

/// What has the keyboard.
fn with_keyboard(window: &Window) -> Option<egui_kittest::Node<'_>> {
    window.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused())
}

/// The label of what has the keyboard.
fn focused(window: &Window) -> String {
    with_keyboard(window).and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// How far down in the window that is, in points.
fn focused_at(window: &Window) -> f32 {
    with_keyboard(window).map(|node| node.rect().top()).unwrap_or_default()
}

fn is_open(window: &Window, row: &str) -> bool {
    window.harness.query_by_label_contains(row).is_some()
}

#[test]
fn alt_alone_and_f10_open_the_menus_and_the_arrows_go_through_them() {
    let mut window = Window::new(ARTICLE);
    alt(&mut window, true);
    alt(&mut window, false);
    window.settle();
    window.settle();
    assert!(is_open(&window, "Save as…"));
    assert!(focused(&window).starts_with("Open…"), "{}", focused(&window));
    window.press("Right");
    window.settle();
    assert!(is_open(&window, "Select all") && !is_open(&window, "Save as…"));
    window.press("Down Down Down Left");
    window.settle();
    assert!(is_open(&window, "Save as…"));
    window.press("Esc");
    window.settle();
    assert!(!is_open(&window, "Save as…"));
    window.press("J");
    assert!(window.shown().starts_with('['), "the article has the keyboard again");
    window.press("F10");
    window.settle();
    assert!(is_open(&window, "Save as…"));
    window.press("F10");
    window.settle();
    assert!(!is_open(&window, "Save as…"));
}

#[test]
fn a_row_of_a_menu_is_chosen_by_enter() {
    let mut window = Window::new(ARTICLE);
    window.press("F10");
    window.settle();
    window.press("Left");
    window.settle();
    assert!(is_open(&window, "First steps"));
    assert!(focused(&window).starts_with("First steps"), "{}", focused(&window));
    window.press("Down Enter");
    window.settle();
    assert!(!is_open(&window, "First steps"), "the menu closes");
    assert!(window.harness.state().state().sheet.is_some(), "the palette is shown");
}

#[test]
fn alt_with_another_key_opens_nothing() {
    let mut window = Window::new(ARTICLE);
    alt(&mut window, true);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::J);
    window.harness.step();
    alt(&mut window, false);
    window.settle();
    assert!(!is_open(&window, "Save as…"));
}

#[test]
fn the_whole_article_is_selected_and_a_field_selects_its_own_text() {
    let mut window = Window::new(ARTICLE);
    window.press("Ctrl+A");
    let shown = window.shown();
    assert!(shown.starts_with('[') && shown.ends_with(']'), "{shown}");
    window.press("J V Enter");
    window.type_text("because");
    window.press("Ctrl+A");
    assert!(window.shown().starts_with('{'), "{}", window.shown());
}

#[test]
fn a_drag_takes_whole_words_if_the_setting_says_so() {
    let mut window = Window::new(ARTICLE);
    let (from, to) = (window.place("ridge").0, window.place("sed").0);
    window.drag(1, from, to);
    assert!(window.shown().starts_with("The b[ridge clo]sed"), "{}", window.shown());
    window.apply(Action::Preferences(preferences::Action::Set(Setting::WholeWords(true))));
    window.drag(1, from, to);
    assert!(window.shown().starts_with("The [bridge closed]"), "{}", window.shown());
}

#[test]
fn the_rows_of_a_list_in_a_dialog_are_reached_by_arrows() {
    let mut window = Window::new(ARTICLE);
    window.keep_settings_at(window.folder.path().join("data").join("settings.ron"));
    for keys in ["J V Ctrl+S", "J U Ctrl+S", "J U Ctrl+S"] {
        window.press(keys);
        let is_saved = |app: &App| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_at_risk());
        window.until(is_saved);
    }
    window.apply(Action::Run(Command::Versions));
    window.until(|app| matches!(app.state().sheet, Some(Sheet::Versions)));
    window.settle();
    window.press("Down");
    assert!(focused(&window).starts_with("Bring back"), "{}", focused(&window));
    let at = focused_at(&window);
    window.press("Down");
    assert!(focused(&window).starts_with("Bring back"), "{}", focused(&window));
    assert!(focused_at(&window) > at, "the row below has the keyboard");
    window.press("Left");
    assert!(focused(&window).starts_with("Look at"), "{}", focused(&window));
}

#[test]
fn the_files_of_the_dialog_are_reached_by_arrows() {
    let mut window = Window::with(ARTICLE, Settings { own_dialogs: true, ..settings() });
    for name in ["b.txt", "c.txt"] {
        std::fs::write(window.folder.path().join(name), ARTICLE).unwrap();
    }
    window.press("Ctrl+O");
    window.until(|app| app.state().front.dialog().is_some());
    window.settle();
    window.press("Down");
    assert_eq!(focused(&window), "a.txt");
    window.press("Down");
    assert_eq!(focused(&window), "b.txt");
    window.press("Enter");
    window.until(|app| {
        app.state().desk.document.as_ref().is_some_and(|d| d.source.as_ref().is_some_and(|s| s.ends_with("b.txt")))
    });
}
