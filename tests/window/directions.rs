//! Articles that run from right to left, or both ways: mouse, arrow keys, and what a screen reader gets.

use egui::accesskit::{Role, TextDirection};
use egui::{Modifiers, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;

const HEBREW: &str = "הגשר נסגר (WHO) בשנת 2025. העיר שילמה על הכול.\n\nThe word שלום means peace.";

#[test]
fn a_click_puts_the_caret_where_the_letter_is() {
    let mut window = Window::new(HEBREW);
    let (left, right) = window.place("נסגר");
    assert!(left.x < right.x);
    window.click(right, Modifiers::NONE);
    assert!(window.shown().starts_with("הגשר |נסגר"), "{}", window.shown());
    window.click(left, Modifiers::NONE);
    assert!(window.shown().starts_with("הגשר נסגר| "), "{}", window.shown());
    // Latin words and digits in it run the other way.
    let (left, _) = window.place("WHO");
    window.click(left, Modifiers::NONE);
    assert!(window.shown().contains("(|WHO"), "{}", window.shown());
    let (left, right) = window.place("2025");
    window.click(left, Modifiers::NONE);
    assert!(window.shown().contains("|2025"), "{}", window.shown());
    window.click(right, Modifiers::NONE);
    assert!(window.shown().contains("2025|"), "{}", window.shown());
    // And Hebrew in an English sentence.
    let (_, right) = window.place("שלום");
    window.click(right, Modifiers::NONE);
    assert!(window.shown().contains("|שלום"), "{}", window.shown());
}

#[test]
fn a_block_stands_at_its_side() {
    let window = Window::new(HEBREW);
    let (_, hebrew) = window.place("הגשר");
    let (english, _) = window.place("The word");
    let (later, earlier) = (window.place("נסגר").0, window.place("הגשר").0);
    assert!(hebrew.x > english.x + 300.0);
    assert!(later.x < earlier.x && (later.y - earlier.y).abs() < 0.5, "what follows stands to the left");
}

#[test]
fn words_are_selected_by_dragging() {
    let mut window = Window::new(HEBREW);
    let (left, right) = window.place("נסגר");
    window.drag(1, right, left);
    assert!(window.shown().contains("[נסגר]"), "{}", window.shown());
    window.drag(1, left, right);
    assert!(window.shown().contains("[נסגר]"), "{}", window.shown());
    window.drag(2, right, left);
    assert!(window.shown().contains("[נסגר]"), "a word: {}", window.shown());
    // Over the place where directions meet.
    let (from, _) = window.place("WHO");
    let (to, _) = window.place("בשנת");
    window.drag(1, from, to);
    assert!(window.shown().contains("([WHO) בשנת]"), "{}", window.shown());
}

#[test]
fn arrows_go_where_they_point() {
    let mut window = Window::new(HEBREW);
    window.press("Left Left");
    assert!(window.shown().starts_with("הג|שר"), "{}", window.shown());
    window.press("Right");
    assert!(window.shown().starts_with("ה|גשר"), "{}", window.shown());
    window.press("Shift+Left Shift+Left");
    assert!(window.shown().starts_with("ה[גש]ר"), "{}", window.shown());
    window.press("Ctrl+Left");
    assert!(window.shown().starts_with("הגשר| ") || window.shown().starts_with("הגשר |"), "{}", window.shown());
    window.press("Home");
    assert!(window.shown().starts_with("|הגשר"), "{}", window.shown());
    window.press("End");
    assert!(window.shown().contains("הכול.|"), "{}", window.shown());
    window.press("Down Home Right");
    assert!(window.shown().contains("T|he word"), "{}", window.shown());
}

#[test]
fn up_and_down_keep_to_the_column() {
    let long = "הגשר נסגר בשנת אחת והעיר שילמה על הכול ולא קיבלה דבר. ".repeat(6);
    let mut window = Window::new(&long);
    window.press("Left Left Left Down");
    let below = window.document().caret();
    window.press("Up");
    assert_eq!(window.document().caret().to_usize(), 6, "{}", window.shown());
    window.press("End Home");
    assert_eq!(window.document().caret().to_usize(), 0);
    assert!(below.to_usize() > 40);
}

#[test]
fn the_end_of_a_claim_is_dragged_at_its_edge() {
    let mut window = Window::new(HEBREW);
    let (left, right) = window.place("נסגר");
    window.drag(1, right, left);
    window.press("V");
    assert_eq!(window.claims(), ["verified: נסגר"]);
    let (end, _) = window.place("נסגר");
    let (_, start_of_next) = window.place("העיר");
    let (to, _) = window.place("2025");
    assert!(start_of_next.x < to.x);
    window.drag(1, pos2(end.x - 1.0, end.y), pos2(window.place("בשנת").0.x, end.y));
    assert_eq!(window.claims(), ["verified: נסגר (WHO) בשנת"]);
}

#[test]
fn a_screen_reader_gets_letters_in_their_order_and_their_direction() {
    let window = Window::new(HEBREW);
    let runs: Vec<(String, Option<TextDirection>)> = window
        .harness
        .query_all_by_role(Role::TextRun)
        .map(|node| {
            let node = node.accesskit_node();
            (node.data().value().unwrap_or_default().to_owned(), node.data().text_direction())
        })
        .collect();
    let of = |words: &str| runs.iter().find(|(value, _)| value.contains(words)).map(|(_, direction)| *direction);
    assert_eq!(of("הגשר נסגר ("), Some(Some(TextDirection::RightToLeft)), "{runs:?}");
    assert_eq!(of("WHO"), Some(Some(TextDirection::LeftToRight)), "{runs:?}");
    assert_eq!(of("The word "), Some(Some(TextDirection::LeftToRight)), "{runs:?}");
    assert_eq!(of("שלום"), Some(Some(TextDirection::RightToLeft)), "{runs:?}");
    let all: String = runs.iter().map(|(value, _)| value.as_str()).collect();
    assert!(all.contains("הגשר נסגר (WHO) בשנת 2025. העיר שילמה על הכול."), "{all}");
}

#[test]
fn each_letter_has_its_place_for_a_screen_reader() {
    let window = Window::new("אבג WHO");
    let node =
        window.harness.query_all_by_role(Role::TextRun).find(|n| n.accesskit_node().data().value() == Some("אבג "));
    let node = node.unwrap();
    let node = node.accesskit_node();
    let (positions, widths) =
        (node.data().character_positions().unwrap().to_vec(), node.data().character_widths().unwrap().to_vec());
    assert!(positions[0].abs() < 0.01, "counted from the right edge: {positions:?}");
    for i in 1..4 {
        assert!((positions[i] - positions[i - 1] - widths[i - 1]).abs() < 0.1, "{positions:?} {widths:?}");
    }
    let bounds = node.data().bounds().unwrap();
    let width: f32 = widths.iter().sum();
    assert!((bounds.x1 - bounds.x0 - f64::from(width)).abs() < 0.5);
    assert!(node.data().next_on_line().is_some());
}

#[test]
fn words_without_blanks_are_broken_between_words() {
    let text = "ภาษาไทยไม่มีช่องว่างระหว่างคำ".repeat(12);
    let window = Window::new(&text);
    let rows: Vec<String> = window
        .harness
        .query_all_by_role(Role::TextRun)
        .filter_map(|node| node.accesskit_node().data().value().map(str::to_owned))
        .filter(|value| value.contains('ภ'))
        .collect();
    assert!(rows.len() > 1);
    let words = ["ภาษา", "ไทย", "ไม่", "มี", "ช่อง", "ว่าง", "ระหว่าง", "คำ"];
    for row in &rows {
        assert!(words.iter().any(|word| row.starts_with(word)), "{row}");
    }
}

#[test]
fn a_script_without_a_font_is_reported() {
    let mut window = Window::new("សួស្តីពិភពលោក។ The word is Khmer.");
    window.until(|app| app.state().desk.message.is_some());
    assert!(window.message().contains("Noto Sans Khmer"), "{}", window.message());
}
