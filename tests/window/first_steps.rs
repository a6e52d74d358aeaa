//! The hint that goes along with a first claim, and what the Help menu has.

use claimlight::app::App;
use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::desk::choice::Kind;
use claimlight::app::front;
use claimlight::app::settings::Settings;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{ARTICLE, Window, settings};

/// What the hint says; empty if there is none.
fn hint(window: &Window) -> String {
    let node = window.harness.query_all_by_label_contains("Step ").next();
    let done = window.harness.query_by_label_contains("Well done");
    node.or(done)
        .and_then(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()))
        .unwrap_or_default()
}

fn newcomer() -> Settings {
    Settings { past_first_steps: false, ..settings() }
}

fn is_on(window: &Window) -> bool {
    !window.harness.state().state().desk.settings.past_first_steps
}

#[test]
fn a_newcomer_is_led_to_a_first_claim() {
    let mut window = Window::with(ARTICLE, newcomer());
    assert_eq!(hint(&window), "Step 1 of 3: Drag over words, or press J for the next sentence.");
    window.press("J");
    assert_eq!(hint(&window), "Step 2 of 3: Press a key: V Verified · U Unverified · 0 To check.");
    window.press("V");
    assert_eq!(hint(&window), "Step 3 of 3: Press Enter and type why. E adds evidence.");
    assert!(!is_on(&window), "the next article has no hint");
    window.press("Enter");
    window.type_text("The town says so.");
    assert!(hint(&window).starts_with("Well done"), "{}", hint(&window));
    window.press("Esc J");
    assert!(!hint(&window).is_empty(), "it does not vanish while it is read");
    window.press("U");
    assert_eq!(hint(&window), "");
}

#[test]
fn the_hint_can_be_put_away_and_asked_for() {
    let mut window = Window::with(ARTICLE, newcomer());
    window.harness.get_by_label("Put the hint away").click();
    window.settle();
    assert_eq!((hint(&window).as_str(), is_on(&window)), ("", false));
    window.press("J");
    assert!(window.shown().starts_with("[The bridge closed"), "{}", window.shown());
    window.apply(Action::Run(Command::FirstSteps));
    assert!(hint(&window).starts_with("Step 2 of 3"), "{}", hint(&window));
}

#[test]
fn who_has_marked_claims_gets_no_hint() {
    let mut window = Window::new(ARTICLE);
    window.press("J V Ctrl+S");
    window.until(|app: &App| app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_at_risk()));
    let path = window.folder.path().join("a.txt");
    let settings = Settings { past_first_steps: false, ..window.harness.state().state().desk.settings.clone() };
    let again = Window::open(window.folder, &path, settings);
    assert_eq!((hint(&again).as_str(), is_on(&again)), ("", false));
}

#[test]
fn first_steps_without_an_article_opens_the_practice_text() {
    let mut window = Window::empty(settings());
    window.apply(Action::Run(Command::FirstSteps));
    window.until(|app: &App| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    window.settle();
    assert!(window.document().text().starts_with("The bird that sleeps in the air"));
    assert!(hint(&window).starts_with("Step 1 of 3"));
}

#[test]
fn the_keys_that_matter_fit_on_a_page_that_the_browser_opens() {
    let mut window = Window::with(ARTICLE, Settings { own_dialogs: true, ..settings() });
    window.apply(Action::Run(Command::KeysPage));
    window.until(|app| app.state().front.dialog().is_some_and(|d| d.choice.kind == Kind::Html));
    let path = window.folder.path().join("my keys.html");
    window.apply(Action::Front(Box::new(front::Action::Enter(path.display().to_string()))));
    window.until(|_| path.exists());
    window.until(|app| app.state().desk.message.as_ref().is_some_and(|m| m.text.starts_with("Written: ")));
    let page = std::fs::read_to_string(&path).unwrap();
    assert_eq!(page.matches("<tr>").count(), 12, "{page}");
    for key in ["<th>J</th>", "<th>V</th>", "<th>U</th>", "<th>Enter</th>", "<th>Ctrl+Z</th>"] {
        assert!(page.contains(key), "{key}");
    }
    assert!(!page.contains("src=") && !page.contains("href="), "it needs nothing else");
}

#[test]
fn about_says_version_licence_and_places() {
    let mut window = Window::empty(settings());
    let path = window.folder.path().join("settings.ron");
    window.keep_settings_at(path);
    window.apply(Action::Run(Command::About));
    let told = |words: &str| window.harness.query_by_label_contains(words).is_some();
    assert!(told(env!("CARGO_PKG_VERSION")) && told("MIT or Apache-2.0"));
    assert!(told(&window.folder.path().display().to_string()));
}
