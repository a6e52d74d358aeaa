//! Fast typing: slow frames take in letters, keys and clicks together, and none of them is lost or overtakes another.

use egui::{Event, ImeEvent};

use super::*;

fn key(key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![event(true), event(false)]
}

/// Letters as a keyboard sends them: each a key and the text that it types.
fn letters(text: &str) -> Vec<Event> {
    let of = |c: char| {
        let mut events = Key::from_name(&c.to_uppercase().to_string()).map(key).unwrap_or_default();
        events.insert(events.len().min(1), Event::Text(c.to_string()));
        events
    };
    text.chars().flat_map(of).collect()
}

fn click_at(pos: Pos2) -> Vec<Event> {
    let button =
        |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    vec![Event::PointerMoved(pos), button(true), button(false)]
}

/// Hands all of this to one frame, then draws frames until nothing waits.
fn at_once(window: &mut Window, events: impl IntoIterator<Item = Vec<Event>>) {
    window.harness.input_mut().events.extend(events.into_iter().flatten());
    window.harness.run_steps(24);
}

/// The notes of the claims, in order.
fn notes(window: &Window) -> Vec<String> {
    let document = window.document();
    let claims = document.annotations.claims.as_slice().iter();
    claims.map(|c| c.judgement_of(document.me).map(|j| j.note.clone()).unwrap_or_default()).collect()
}

/// A window whose two first sentences are claims; the first one is selected, and its note has the keyboard.
fn noting() -> Window {
    let mut window = Window::new(ARTICLE);
    window.press("J V J U");
    let (start, _) = window.place("bridge");
    window.click(start, Modifiers::NONE);
    window.press("Enter");
    window
}

#[test]
fn letters_before_esc_are_in_the_note_and_those_after_it_are_commands() {
    let mut window = noting();
    at_once(&mut window, [letters("see the log"), key(Key::Escape), letters("u")]);
    assert_eq!(notes(&window), ["see the log", ""]);
    assert_eq!(window.claims()[0], "unverified: The bridge closed, the town says.");
}

#[test]
fn letters_before_a_click_are_in_the_note() {
    let mut window = noting();
    let elsewhere = window.place("Nobody").0;
    at_once(&mut window, [letters("see the log"), click_at(elsewhere)]);
    assert_eq!(notes(&window), ["see the log", ""]);
}

#[test]
fn letters_before_a_click_on_another_claim_are_in_the_note_of_the_first() {
    let mut window = noting();
    let other = window.place("opened").0;
    at_once(&mut window, [letters("first"), click_at(other), key(Key::Enter), letters("second")]);
    assert_eq!(notes(&window), ["first", "second"]);
}

#[test]
fn letters_after_the_key_that_opens_a_field_are_typed_into_it() {
    let mut window = noting();
    window.press("Esc");
    at_once(&mut window, [key(Key::Enter), letters("uvj")]);
    assert_eq!(notes(&window), ["uvj", ""]);
    assert_eq!(window.claims()[0], "verified: The bridge closed, the town says.");
}

#[test]
fn letters_before_the_window_is_closed_are_asked_about() {
    let mut window = noting();
    window.press("Esc Ctrl+S");
    window.until(|app| !app.state().desk.document.as_ref().unwrap().saving.is_at_risk());
    window.press("Enter");
    let viewport = window.harness.input().viewport_id;
    let input = window.harness.input_mut();
    input.events.extend(letters("late"));
    input.events.extend(key(Key::Enter));
    input.events.extend(letters("s"));
    input.viewports.entry(viewport).or_default().events.push(egui::ViewportEvent::Close);
    window.harness.run_steps(24);
    assert_eq!(notes(&window), ["late\ns", ""]);
    assert!(!window.harness.state().state().desk.close, "it is saved first");
}

#[test]
fn every_letter_of_random_typing_arrives() {
    let mut window = noting();
    let text: String = (0..400).map(|i| char::from(b'a' + (i * 7 % 26) as u8)).collect();
    at_once(&mut window, [letters(&text), key(Key::Escape)]);
    assert_eq!(notes(&window)[0], text);
}

fn composed(event: ImeEvent) -> Vec<Event> {
    vec![Event::Ime(event)]
}

fn preedit(text: &str) -> Vec<Event> {
    composed(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
}

#[test]
fn what_an_input_method_composes_survives_leaving_the_field() {
    let mut window = noting();
    at_once(&mut window, [preedit("に"), preedit("にほん")]);
    let elsewhere = window.place("Nobody").0;
    at_once(&mut window, [click_at(elsewhere)]);
    assert_eq!(notes(&window)[0], "にほん");
}

#[test]
fn a_composition_goes_on_through_undo_and_saving() {
    let mut window = noting();
    window.type_text("at ");
    at_once(&mut window, [preedit("にほん")]);
    window.press("Ctrl+Z");
    let number = window.document().number;
    window.apply(Action::Saving(saving::Action::Write(number)));
    window.settle();
    at_once(&mut window, [preedit("日本"), composed(ImeEvent::Commit("日本".to_owned()))]);
    assert_eq!(notes(&window)[0], "at 日本");
    window.press("Ctrl+Z");
    assert_eq!(notes(&window)[0], "");
}

#[test]
fn what_is_composed_in_the_search_is_searched() {
    let mut window = Window::new("東京の橋。日本の橋。");
    window.press("Ctrl+F");
    at_once(&mut window, [preedit("にほん"), preedit("日本")]);
    at_once(&mut window, [composed(ImeEvent::Commit("日本".to_owned()))]);
    window.until(|app| app.state().find.bar().is_some_and(|bar| bar.hits().len() == 1));
}
