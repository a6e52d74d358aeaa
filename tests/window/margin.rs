//! What stands beside and above the words: the badges of claims, the bar for selected words, and what the status line says of them.

use claimlight::app::commands::Command;
use egui::{CursorIcon, Rect};

use super::*;

/// Where the article's view is.
fn article(window: &Window) -> Rect {
    window.harness.get_by_label_contains("Article: ").rect()
}

/// The buttons of the bar for selected words, by a label that each of them has in it; none if there is no bar.
fn on_bar(window: &Window, label: &str) -> Option<Rect> {
    let body = article(window);
    let mut all = window.harness.query_all_by_label(label).map(|node| node.rect());
    all.find(|rect| body.contains(rect.center()))
}

/// The rectangles of the badges, with the quotes of their claims.
fn badges(window: &Window) -> Vec<(Rect, Vec<String>)> {
    let d = window.document();
    let quote = |id| d.annotations.claims.get(id).unwrap().quote(d.text());
    let badges = window.harness.state().badges().iter();
    badges.map(|badge| (badge.rect, badge.claims().into_iter().map(quote).collect())).collect()
}

fn quotes(window: &Window) -> Vec<Vec<String>> {
    badges(window).into_iter().map(|(_, quotes)| quotes).collect()
}

/// Moves the mouse without pressing it.
fn hover(window: &mut Window, pos: Pos2) {
    window.harness.event(egui::Event::PointerMoved(pos));
    window.settle();
}

#[test]
fn badges_stand_in_the_margin_at_the_line_in_which_a_claim_ends() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V L U J J V");
    assert_eq!(quotes(&window), [["The bridge closed"], ["the town says"], ["Nobody paid “a crown” for it."]]);
    let rects: Vec<Rect> = badges(&window).into_iter().map(|(rect, _)| rect).collect();
    let (_, end) = window.place("The bridge closed");
    assert!((rects[0].center().y - end.y).abs() < 1.0 && (rects[1].center().y - end.y).abs() < 1.0);
    assert!((rects[1].left() - rects[0].left() - 22.0).abs() < 0.1, "{rects:?}");
    assert!((rects[2].left() - rects[0].left()).abs() < 0.1 && rects[2].top() > rects[0].bottom());
    assert!((rects[0].width() - 18.0).abs() < 0.1);
    let words = window.harness.state().places(&window.harness.ctx, TextRange::from_usize(0..ARTICLE.len()));
    assert!(words.iter().all(|line| line.right() <= rects[0].left() - 20.0), "{words:?}");
}

#[test]
fn marking_never_moves_a_letter() {
    let mut window = Window::new(&ARTICLE.repeat(8));
    for command in [Command::TogglePanel, Command::ToggleInspector] {
        window.apply(Action::Run(command));
    }
    let all = TextRange::from_usize(0..ARTICLE.len() * 8);
    let before = window.harness.state().places(&window.harness.ctx, all);
    window.press("J V L U J U J J N");
    assert_eq!(window.harness.state().places(&window.harness.ctx, all), before);
}

#[test]
fn a_click_on_a_badge_selects_its_claim() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V J U Ctrl+End");
    let (rect, _) = badges(&window).swap_remove(1);
    hover(&mut window, rect.center());
    assert_eq!(window.harness.output().platform_output.cursor_icon, CursorIcon::PointingHand);
    assert_eq!(window.shown(), format!("{ARTICLE}|"), "the pointer alone selects nothing");
    window.click(rect.center(), Modifiers::NONE);
    window.settle();
    assert!(window.shown().contains("{It opened in May.}"), "{}", window.shown());
    window.press("V");
    assert_eq!(window.claims(), ["verified: The bridge closed", "verified: It opened in May."]);
    // The claims are named once each.
    assert_eq!(window.harness.query_all_by_label_contains("verified claim, ").count(), 2);
}

#[test]
fn from_the_third_on_claims_that_end_in_a_line_are_counted() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V L U J V J K");
    window.harness.state_mut().apply(Action::Desk(desk::Action::Select(Offset::ZERO, Offset::new(10))));
    window.press("U Ctrl+End");
    let wide = [vec!["The bridge"], vec!["The bridge closed"], vec!["the town says", "It opened in May."]];
    let narrow = [vec!["The bridge"], vec!["The bridge closed", "the town says", "It opened in May."]];
    let seen = quotes(&window);
    assert!(seen == wide.as_slice() || seen == narrow.as_slice(), "{seen:?}");
    // A click goes from one of them to the next.
    let (rect, counted) = badges(&window).pop().unwrap();
    for quote in counted.iter().chain(counted.first()) {
        window.click(rect.center(), Modifiers::NONE);
        window.settle();
        assert!(window.shown().contains(&format!("{{{quote}}}")), "{}", window.shown());
    }
}

#[test]
fn badges_and_words_have_room_in_narrow_windows() {
    let text = ARTICLE.repeat(12);
    let mut window = Window::new(&text);
    window.press("J L V L U J V J J U Ctrl+Home");
    for command in [Command::TogglePanel, Command::ToggleInspector] {
        window.apply(Action::Run(command));
    }
    for width in [1280.0, 1024.0, 640.0, 420.0] {
        window.harness.set_size(egui::vec2(width, 600.0));
        window.settle();
        let body = article(&window);
        let lines = window.harness.state().places(&window.harness.ctx, TextRange::from_usize(0..text.len()));
        let widest = lines.iter().map(Rect::width).fold(0.0, f32::max);
        assert!(widest > 280.0, "{width}: lines of {widest}");
        for (rect, quotes) in badges(&window) {
            assert!(body.contains_rect(rect), "{width}: {quotes:?} at {rect:?} in {body:?}");
            assert!(lines.iter().all(|line| !line.intersects(rect)), "{width}: {quotes:?} on words");
        }
    }
}

#[test]
fn the_bar_comes_by_mouse_above_the_selection() {
    let text = format!("One. Two.\n\nThree.\n\n{ARTICLE}");
    let mut window = Window::new(&text);
    let (from, to) = window.place("bridge closed");
    window.drag(1, from, to);
    let button = on_bar(&window, "Verified (V)").expect("a bar");
    let words = window.harness.state().places(&window.harness.ctx, window.document().selected_range());
    assert!((button.bottom() - (words[0].top() - 8.0)).abs() < 1.0, "{button:?} {words:?}");
    assert!((button.left() - (words[0].left() + 4.0)).abs() < 1.0, "{button:?} {words:?}");
    let none = on_bar(&window, "No claim (N)").expect("the last button");
    assert!(none.left() > button.right() && (none.top() - button.top()).abs() < 0.1);
    assert!(on_bar(&window, "To check (0)").is_some());
    window.harness.get_all_by_label("Unverified (U)").next().unwrap().click();
    window.settle();
    assert_eq!(window.claims(), ["unverified: bridge closed"]);
    assert_eq!(on_bar(&window, "Verified (V)"), None);
}

#[test]
fn the_bar_stands_below_where_there_is_no_room_above() {
    let mut window = Window::new(ARTICLE);
    let (from, to) = window.place("The bridge");
    window.drag(1, from, to);
    let button = on_bar(&window, "Verified (V)").expect("a bar");
    let words = window.harness.state().places(&window.harness.ctx, window.document().selected_range());
    let is_above = button.bottom() < words[0].top();
    let room = words[0].top() - article(&window).top();
    assert_eq!(is_above, room >= 36.0, "{room}");
    assert!(!words[0].intersects(button));
}

#[test]
fn the_bar_keeps_inside_a_narrow_article() {
    let mut window = Window::new(&format!("One. Two.\n\nThree.\n\n{ARTICLE}"));
    for command in [Command::TogglePanel, Command::ToggleInspector] {
        window.apply(Action::Run(command));
    }
    for width in [1024.0, 420.0, 320.0] {
        window.harness.set_size(egui::vec2(width, 600.0));
        window.settle();
        let (from, to) = window.place("closed");
        window.drag(1, from, to);
        let body = article(&window);
        for label in ["Verified (V)", "Unverified (U)", "To check (0)", "No claim (N)"] {
            let button = on_bar(&window, label).unwrap_or_else(|| panic!("{width}: no {label}"));
            assert!(body.contains_rect(button), "{width}: {label} at {button:?} in {body:?}");
        }
        window.press("Esc Esc");
    }
}

#[test]
fn no_bar_comes_by_key_and_the_status_line_names_the_keys() {
    let keys = "V Verified · U Unverified · 0 To check · N No claim";
    for pressed in ["J", "J K", "L", "J H", "Shift+Right", "Shift+Down"] {
        let mut window = Window::new(ARTICLE);
        window.press(pressed);
        assert!(!window.document().selected_range().is_empty(), "{pressed}");
        assert_eq!(on_bar(&window, "Verified (V)"), None, "{pressed}");
        assert!(window.harness.query_by_label_contains(keys).is_some(), "{pressed}");
    }
    let mut window = Window::new(ARTICLE);
    window.press("J");
    assert!(window.harness.query_by_label_contains("33 characters, 1 sentence").is_some());
    // Words that were selected by mouse and are extended by key are selected by key.
    let (from, to) = window.place("bridge closed");
    window.drag(1, from, to);
    assert!(on_bar(&window, "Verified (V)").is_some());
    assert!(window.harness.query_by_label_contains("Shift+→ widens").is_some());
    assert!(window.harness.query_by_label_contains(keys).is_none());
    window.press("Shift+Right");
    assert_eq!(on_bar(&window, "Verified (V)"), None);
    assert!(window.harness.query_by_label_contains(keys).is_some());
    // A narrow window has no room for it; a screen reader is told all the same.
    window.harness.set_size(egui::vec2(420.0, 600.0));
    window.settle();
    assert!(window.harness.query_by_label_contains(keys).is_some());
}

#[test]
fn there_is_no_bar_while_the_mouse_drags() {
    let mut window = Window::new(&format!("One. Two.\n\n{ARTICLE}"));
    let (from, to) = window.place("bridge closed");
    window.harness.event(egui::Event::PointerMoved(from));
    window.harness.step();
    window.button(from, true, Modifiers::NONE);
    window.harness.event(egui::Event::PointerMoved(to));
    window.settle();
    assert!(!window.document().selected_range().is_empty());
    assert_eq!(on_bar(&window, "Verified (V)"), None);
    window.button(to, false, Modifiers::NONE);
    window.settle();
    assert!(on_bar(&window, "Verified (V)").is_some());
}

#[test]
fn escape_closes_the_bar_and_then_the_selection() {
    let mut window = Window::new(ARTICLE);
    let (from, to) = window.place("bridge closed");
    window.drag(1, from, to);
    window.press("Esc");
    assert_eq!(on_bar(&window, "Verified (V)"), None);
    assert!(window.shown().contains("[bridge closed]"));
    assert!(window.harness.query_by_label_contains("V Verified").is_some(), "the keys are named instead");
    window.press("Esc");
    assert!(window.shown().contains("bridge closed|"), "{}", window.shown());
    // A claim stays selected.
    window.press("J V ] Esc Esc");
    assert!(window.shown().starts_with("{The bridge closed, the town says.}"), "{}", window.shown());
}

#[test]
fn a_claim_stays_selected_when_escape_leaves_a_field() {
    let mut window = Window::new(ARTICLE);
    window.press("J V Enter");
    window.type_text("The log");
    window.press("Esc");
    assert!(window.shown().starts_with("{The bridge closed"), "{}", window.shown());
}

#[test]
fn the_bars_beside_sentences_without_a_claim_can_be_hidden() {
    let mut window = Window::new(ARTICLE);
    window.press("J N");
    assert!(!window.harness.state().state().desk.settings.hide_no_claims);
    window.apply(Action::Run(Command::HideNoClaims));
    assert!(window.harness.state().state().desk.settings.hide_no_claims);
    assert_eq!(window.document().annotations.no_claims.as_slice().len(), 1, "they are hidden, not deleted");
    window.press("Ctrl+,");
    window.harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, "Hide no-claim bars").click();
    window.settle();
    assert!(!window.harness.state().state().desk.settings.hide_no_claims);
}

#[test]
fn an_article_without_text_says_what_to_do() {
    let window = Window::new(" \n");
    let says = "This article holds no text. Ctrl+O opens another one, Ctrl+Shift+V pastes a text.";
    assert!(window.harness.query_by_label(says).is_some());
}

#[test]
fn where_text_runs_from_right_to_left_badges_stand_at_the_left_and_the_bar_ends_with_the_words() {
    let text = "הגשר נסגר. הוא נפתח במאי.\n\nאיש לא שילם על כך.";
    let mut window = Window::new(text);
    window.press("J V");
    let lines = |window: &Window, range| window.harness.state().places(&window.harness.ctx, range);
    let left = lines(&window, TextRange::from_usize(0..text.len())).iter().map(Rect::left).fold(f32::MAX, f32::min);
    let (badge, _) = badges(&window).swap_remove(0);
    assert!(badge.right() <= left - 19.9, "{badge:?} beside {left}");
    let words = text.find("איש").unwrap();
    window.apply(Action::Desk(desk::Action::Select(Offset::new(words), Offset::new(text.len()))));
    let button = on_bar(&window, "No claim (N)").expect("a bar");
    let right = lines(&window, window.document().selected_range())[0].right();
    assert!((button.right() + 4.0 - right).abs() < 1.0, "{button:?} ends at {right}");
}
