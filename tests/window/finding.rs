//! Finding words, marking the same words elsewhere, going to a claim by its number.

use claimlight::app::actions::Action;
use claimlight::app::desk::document::Field;
use claimlight::app::desk::pool::Task;
use claimlight::app::find::{self, Bar};
use claimlight::app::{inspector, review};
use egui_kittest::kittest::Queryable as _;

use super::Window;

const TEXT: &str =
    "The café closed in May. Some cafe in town is open.\n\nNobody paid for the CAFÉ, and the cafeteria is gone.";

impl Window {
    /// Opens the bar, types words there and waits for the answer.
    fn find(&mut self, words: &str) {
        self.press("Ctrl+F");
        self.harness.state_mut().apply(Action::Find(find::Action::Type(String::new())));
        self.type_text(words);
        self.until(|app| app.state().find.bar().is_some_and(|f| f.typed == words && f.is_answered()));
        self.settle();
    }

    fn told(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some()
    }
}

#[test]
fn hits_are_counted_and_gone_through() {
    let mut window = Window::new(TEXT);
    window.find("cafe");
    assert!(window.told("1 of 4"));
    assert!(window.shown().starts_with("The [café] closed"), "{}", window.shown());
    window.press("Enter");
    assert!(window.told("2 of 4"));
    window.press("Shift+Enter Shift+Enter");
    assert!(window.told("4 of 4") && window.shown().contains("[cafe]teria"));
    window.press("F3");
    assert!(window.told("1 of 4"), "from the end to the start");
    window.press("Esc");
    assert!(window.harness.state().state().find.bar().is_none());
    window.press("V");
    assert_eq!(window.claims(), ["verified: café"], "the hit is selected, ready to be marked");
}

#[test]
fn case_accents_and_whole_words() {
    let mut window = Window::new(TEXT);
    window.find("café");
    assert!(window.told("1 of 4"));
    for (label, n) in [("whole words", 3), ("accents", 2), ("case", 1)] {
        window.harness.get_by_label(label).click();
        window.settle();
        window.until(|app| app.state().find.bar().is_some_and(Bar::is_answered));
        assert_eq!(window.harness.state().state().find.bar().unwrap().hits().len(), n, "{label}");
    }
}

#[test]
fn notes_and_claims_are_searched_too() {
    let mut window = Window::new(TEXT);
    window.press("J V");
    let id = window.document().annotations.claims.as_slice()[0].id;
    window.harness.state_mut().apply(Action::Inspector(inspector::Action::Type(
        id,
        Field::Note,
        "see the harbour log".to_owned(),
    )));
    window.press("Right Esc");
    window.find("harbour");
    assert!(window.told("1 hit, 1 in claims and notes"));
    window.press("Enter");
    assert!(window.shown().starts_with("{The café closed in May.}"));
    assert!(window.told("1 of 1, 1 in claims and notes"));
    window.find("nowhere");
    assert!(window.told("no hit"));
}

#[test]
fn a_search_follows_to_the_next_article() {
    let mut window = Window::new(TEXT);
    let other = window.folder.path().join("b.txt");
    std::fs::write(&other, "Another café is there.").unwrap();
    window.find("cafe");
    window.harness.state_mut().apply(Action::Opening(claimlight::app::opening::Action::Open(other)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text().starts_with("Another")));
    window.until(|app| app.state().find.bar().is_some_and(Bar::is_answered));
    window.settle();
    assert!(window.told("1 of 1"));
}

fn same(window: &mut Window) {
    window.harness.state_mut().apply(Action::Run(claimlight::app::commands::Command::SameWords));
    window.until(|app| app.state().find.same().is_some_and(|s| s.places.is_some()));
    window.settle();
}

const TWICE: &str = "It closed in May. The town says it closed in May. Closed in May, they say.";

#[test]
fn the_same_words_become_places_of_the_claim_in_one_undo() {
    let mut window = Window::new(TWICE);
    window.find("closed in may");
    window.press("Esc V");
    same(&mut window);
    window.harness.get_by_label("Mark 2 places").click();
    window.settle();
    assert_eq!(window.claims(), ["verified: closed in May + closed in May + Closed in May"]);
    window.press("Ctrl+Z");
    assert_eq!(window.claims(), ["verified: closed in May"]);
}

#[test]
fn the_same_words_become_claims_of_their_own_where_ticked() {
    let mut window = Window::new(TWICE);
    window.find("closed in may");
    window.press("Esc U");
    same(&mut window);
    window.harness.get_by_label("Claims of their own").click();
    window.harness.state_mut().apply(Action::Find(find::Action::Tick(1, false)));
    window.settle();
    window.harness.get_by_label("Mark 1 place").click();
    window.settle();
    assert_eq!(window.claims(), ["unverified: closed in May", "unverified: closed in May"]);
    window.press("Ctrl+Z");
    assert_eq!(window.claims(), ["unverified: closed in May"]);
}

#[test]
fn words_without_a_claim_are_marked_with_their_other_places() {
    let mut window = Window::new(TWICE);
    window.find("closed in may");
    window.press("Esc");
    same(&mut window);
    window.harness.get_by_label("Mark 2 places").click();
    window.settle();
    assert_eq!(window.claims(), ["to check: closed in May + closed in May + Closed in May"]);
    window.press("Ctrl+Z");
    assert!(window.claims().is_empty());
}

/// Puts the article on another text, with its claims.
fn replace_text(window: &mut Window, text: &str) {
    let path = window.folder.path().join("b.txt");
    std::fs::write(&path, text).unwrap();
    window.apply(Action::Review(review::Action::UpdateText(path)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.text().trim() == text));
    window.settle();
}

#[test]
fn a_search_follows_to_a_new_text() {
    let mut window = Window::new(TEXT);
    window.find("cafe");
    replace_text(&mut window, &format!("In short: {TEXT}"));
    window.until(|app| app.state().find.bar().is_some_and(Bar::is_answered));
    let text = window.document().text();
    let hits = window.harness.state().state().find.bar().unwrap().hits();
    let found: Vec<_> = hits.iter().map(|hit| hit.of(text)).collect();
    assert_eq!(found, ["café", "cafe", "CAFÉ", "cafe"]);
}

#[test]
fn same_words_found_in_a_text_that_is_gone_come_too_late() {
    let mut window = Window::new(TWICE);
    window.find("closed in may");
    window.press("Esc V");
    let look = |window: &mut Window| {
        let app = window.harness.state_mut();
        app.apply(Action::Run(claimlight::app::commands::Command::SameWords));
        let mut asked = window.asked();
        assert_eq!(asked.len(), 1, "{asked:?}");
        asked.remove(0)
    };
    let late = look(&mut window);
    replace_text(&mut window, &format!("In short: {TWICE}"));
    let state = window.harness.state().state();
    assert!(state.sheet.is_none() && state.find.same().is_none(), "its places are those of the text before");
    // Asked again for the new text, the answer for the one before comes first.
    let in_time = look(&mut window);
    let take = |window: &mut Window, task: Task<Action>| {
        window.harness.state_mut().take(task.run());
        let state = window.harness.state().state();
        let text = state.desk.document.as_ref().unwrap().text();
        let places = state.find.same().unwrap().places.as_ref()?;
        Some(places.iter().map(|(place, _)| place.of(text).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(take(&mut window, late), None);
    assert_eq!(take(&mut window, in_time).unwrap(), ["closed in May", "Closed in May"]);
}

#[test]
fn a_claim_is_gone_to_by_its_number() {
    let mut window = Window::new(TEXT);
    window.press("J V J V J V Ctrl+G");
    window.type_text("2");
    window.press("Enter");
    assert!(window.shown().contains("{Some cafe in town is open.}"));
    window.press("Ctrl+G");
    window.type_text("17");
    window.press("Enter");
    assert_eq!(window.message(), "There is no claim with this number.");
}
