//! The page shown while no article is open.

use claimlight::app::opening::recent::{Left, Remembered};
use claimlight_core::model::Timestamp;
use egui_kittest::kittest::Queryable as _;

use super::{Window, settings};

#[test]
fn recent_articles_are_listed_only_if_there_are_any_with_their_day() {
    let mut window = Window::empty(settings());
    assert!(window.harness.query_by_label("Recent").is_none());
    let now = Timestamp::now().as_second();
    let left = |title: &str, days: i64| Left {
        path: window.folder.path().join(title),
        title: title.to_owned(),
        claims: 3,
        time: now - days * 24 * 3600,
        ..Left::default()
    };
    let articles = vec![left("The bridge", 0), left("The ferry", 1)];
    window.started(Remembered { articles, folders: Vec::new() }, Vec::new());
    window.settle();
    assert!(window.harness.query_by_label("Recent").is_some());
    assert!(window.harness.query_by_label("The bridge 3 claims · today").is_some());
    assert!(window.harness.query_by_label("The ferry 3 claims · yesterday").is_some());
}

#[test]
fn the_practice_text_is_the_first_sample_and_opens_with_a_click() {
    let mut window = Window::empty(settings());
    let label = "Practice: a short article, nothing marked yet 9 sentences, about five minutes, with hints";
    window.harness.get_by_label(label).click();
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    assert!(window.document().text().starts_with("The bird"));
}

#[test]
fn steps_go_in_a_low_window_and_columns_become_one_in_a_narrow_one() {
    let mut window = Window::empty(settings());
    let shows = |window: &Window, label: &str| window.harness.query_by_label(label).is_some();
    assert!(shows(&window, "1 Open") && shows(&window, "4 Share"));
    window.harness.set_size(egui::vec2(1024.0, 600.0));
    window.settle();
    assert!(!shows(&window, "1 Open"));
    let beside = |window: &Window| {
        let open = window.harness.get_by_label("Open an article or an annotation file…").rect();
        window.harness.get_by_label("Try it").rect().left() > open.right()
    };
    assert!(beside(&window));
    window.harness.set_size(egui::vec2(700.0, 800.0));
    window.settle();
    assert!(!beside(&window));
}
