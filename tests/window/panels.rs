//! The panels beside the article: the list of claims, the selected claim, the folder's list, and where they stand.

use claimlight::app::actions::Action;
use claimlight::app::desk;
use claimlight::app::desk::select::Reveal;
use claimlight::app::settings::Settings;
use claimlight_core::model::{Annotator, AnnotatorId, ClaimId, Edit, NoClaim};
use egui::accesskit::{Role, Toggled};
use egui::{Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{ARTICLE, Window, settings};

const THREE: &str = "The bridge closed. The tunnel opened. The harbour froze.";

impl Window {
    /// Whether the list of claims is shown: its heading is.
    pub fn lists_claims(&self) -> bool {
        self.harness.query_by_role_and_label(Role::Label, "Claims").is_some()
    }

    fn shows(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some()
    }

    fn press_button(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.settle();
    }

    fn resize(&mut self, width: f32, height: f32) {
        self.harness.set_size(egui::vec2(width, height));
        self.settle();
    }

    fn rect_of(&self, label: &str) -> egui::Rect {
        self.harness.get_by_label(label).rect()
    }

    fn is_lit(&self, role: Role, label: &str) -> bool {
        self.harness.get_by_role_and_label(role, label).accesskit_node().toggled() == Some(Toggled::True)
    }

    fn id_of(&self, i: usize) -> ClaimId {
        self.document().annotations.claims.as_slice()[i].id
    }
}

#[test]
fn the_inspector_tells_the_place_in_the_source() {
    let first = Window::new(THREE);
    let source = claimlight_core::file::print(&first.document().annotations);
    let located = source.replace("froze.\"", "froze.\", locator: (page: \"12\")");
    assert_ne!(located, source);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.claims.ron");
    std::fs::write(&path, located).unwrap();
    let mut window = Window::open(folder, &path, settings());
    assert!(!window.shows("Page 12"));
    window.press("J V");
    assert!(window.shows("Page 12"));
}

/// Three claims of mine, of which Noor gave the last one a verdict too, and of a fourth she alone said something; Iris read its words
/// and found no claim.
fn with_others() -> Window {
    let mut window = Window::new("The bridge closed. The tunnel opened. The harbour froze. The ferry sank.");
    window.press("J V J U J V J 0");
    let mut annotations = window.document().annotations.clone();
    let me = window.document().me;
    let mut person = |name: &str| {
        let person = Annotator::new(AnnotatorId::of_name(&name.parse().unwrap()), name);
        let id = person.id;
        annotations.apply(&Edit::made(person));
        id
    };
    let (noor, iris) = (person("Noor"), person("Iris"));
    let claims = annotations.claims.as_slice().to_vec();
    for (i, claim) in claims.iter().enumerate().skip(2) {
        let mut after = (**claim).clone();
        if i == 3 {
            after.judgements.retain(|j| j.annotator != me);
        }
        let judgement = after.judgement_mut(noor);
        judgement.verdict = Some("unverified".to_owned());
        judgement.confidence = Some(40);
        "I found no log.".clone_into(&mut judgement.note);
        after.judgements.sort_by_key(|j| j.annotator);
        annotations.apply(&Edit::changed(claim, after));
    }
    let range = claims[2].ranges().next().unwrap();
    annotations.apply(&Edit::made(NoClaim::new(iris, range)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.claims.ron");
    std::fs::write(&path, claimlight_core::file::print(&annotations)).unwrap();
    Window::open(folder, &path, Settings { annotator: me.to_string(), ..settings() })
}

#[test]
fn an_empty_list_says_what_to_do() {
    let mut window = Window::new(ARTICLE);
    assert!(window.shows("Select words and press V or U."));
    window.press("J V");
    assert!(!window.shows("Select words and press V or U.") && window.shows("Verified: 1"));
}

#[test]
fn a_chip_shows_only_its_claims_and_again_all() {
    let mut window = Window::new(THREE);
    window.press("J V J U");
    window.press_button("Unverified: 1");
    assert!(window.is_lit(Role::Button, "Unverified: 1"));
    assert!(
        window.shows("Claim 2: Unverified: The tunnel opened.")
            && !window.shows("Claim 1: Verified: The bridge closed.")
    );
    window.press_button("Unverified: 1");
    assert!(window.shows("Claim 1: Verified: The bridge closed."));
    window.press_button("To check: 0");
    assert!(window.shows("No claim is left to check."));
    window.press_button("Show all claims");
    assert!(window.shows("Claim 1: Verified: The bridge closed."));
    window.press("Ctrl+Z");
    window.press_button("Unverified: 0");
    assert!(window.shows("No claim is unverified yet."));
}

#[test]
fn the_order_is_a_menu() {
    let mut window = Window::new(THREE);
    window.press("J U J V");
    window.press_button("Order of the list: Order of the text");
    window.press_button("By verdict");
    assert!(window.shows("Order of the list: By verdict"));
    let (first, second) = (
        window.rect_of("Claim 2: Verified: The tunnel opened."),
        window.rect_of("Claim 1: Unverified: The bridge closed."),
    );
    assert!(first.bottom() <= second.top());
    assert!((first.height() - 52.0).abs() < 0.1);
}

#[test]
fn the_filter_opens_by_its_key_and_closes_by_escape() {
    let mut window = Window::new(THREE);
    window.press("J V J U");
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, egui::Key::F);
    window.settle();
    assert!(window.harness.get_by_role_and_label(Role::TextInput, "With these words").is_focused());
    for caption in ["Order: Order of the text", "Whose: Anyone", "Kind: Any kind", "Tag: Any tag"] {
        assert!(window.harness.query_by_role_and_label(Role::ComboBox, caption).is_some(), "{caption}");
    }
    window.type_text("tunnel");
    assert!(window.shows("1 of 2 shown") && !window.shows("Claim 1: Verified: The bridge closed."));
    window.press("Esc");
    assert!(!window.shows("With these words") && window.shows("1 of 2 shown"));
    window.press("J");
    assert!(window.shown().contains('['), "the keys are the article's again");
}

#[test]
fn a_click_elsewhere_closes_the_filter_and_a_click_in_its_lists_does_not() {
    let mut window = Window::new(THREE);
    window.press("J V");
    window.press_button("Filter claims…");
    window.harness.get_by_label("Whose: Anyone").click();
    window.settle();
    window.press_button("Ana");
    assert!(window.shows("Whose: Ana"));
    let (at, _) = window.place("The bridge");
    window.click(at, Modifiers::NONE);
    window.settle();
    assert!(!window.shows("Whose: Ana"));
}

#[test]
fn the_selected_claim_stands_below_the_list_and_goes_with_the_selection() {
    let mut window = Window::new(THREE);
    window.press("J V");
    assert!(window.lists_claims() && window.shows("Claim 1 of 1"));
    window.press("J");
    assert!(window.lists_claims() && !window.shows("Claim 1 of 1"), "words are selected");
    window.press("V Shift+Tab");
    assert!(window.shows("Claim 1 of 2"));
    window.harness.get_by_label("More for this claim").click();
    window.settle();
    window.harness.get_by_label_contains("Delete").click();
    window.settle();
    assert_eq!(window.claims().len(), 1);
}

#[test]
fn only_my_own_verdict_is_lit() {
    let mut window = with_others();
    let lit = |window: &Window| {
        ["Verified", "Unverified", "To check"]
            .into_iter()
            .filter(|label| window.is_lit(Role::RadioButton, &format!("My verdict: {label}")))
            .collect::<Vec<_>>()
    };
    let last = window.id_of(3);
    window.apply(Action::Desk(desk::Action::SelectClaim(last, Reveal::Yes)));
    assert!(lit(&window).is_empty(), "Noor alone gave it a verdict: {:?}", lit(&window));
    let third = window.id_of(2);
    window.apply(Action::Desk(desk::Action::SelectClaim(third, Reveal::Yes)));
    assert_eq!(lit(&window), ["Verified"]);
    window.press("0");
    assert_eq!(lit(&window), ["To check"]);
}

#[test]
fn others_are_chips_with_their_notes() {
    let mut window = with_others();
    let first = window.id_of(0);
    window.apply(Action::Desk(desk::Action::SelectClaim(first, Reveal::Yes)));
    assert!(!window.shows("Others"));
    let third = window.id_of(2);
    window.apply(Action::Desk(desk::Action::SelectClaim(third, Reveal::Yes)));
    assert!(window.shows("Others") && window.shows("Iris: no claim"));
    assert!(!window.shows("I found no log."));
    window.press_button("Noor: Unverified, 40%");
    assert!(window.shows("I found no log."));
    window.press_button("Iris: no claim");
    assert!(window.shows("Iris read these words and found no claim in them.") && !window.shows("I found no log."));
    window.press_button("Iris: no claim");
    assert!(!window.shows("Iris read these words and found no claim in them."));
}

#[test]
fn evidence_folds_to_its_source_and_opens_again() {
    let mut window = Window::new(ARTICLE);
    window.press("J V E");
    window.type_text("https://example.org/log");
    assert!(window.shows("Evidence 1: Web address, or words that say what it is"));
    window.press_button("Fold evidence 1 away");
    assert!(!window.shows("Evidence 1: Web address, or words that say what it is"));
    assert!(window.harness.query_by_role_and_label(Role::Link, "https://example.org/log").is_some());
    window.press_button("Edit evidence 1");
    assert!(window.shows("Evidence 1: Web address, or words that say what it is"));
    window.harness.get_by_role_and_label(Role::Link, "https://example.org/log").click();
    window.settle();
    assert!(window.shows("Open this address in the browser?"));
}

#[test]
fn the_share_of_the_list_is_dragged_and_outlasts_a_small_window() {
    let mut window = Window::new(THREE);
    window.press("J V");
    let top = |window: &Window| window.rect_of("Claim 1 of 1").top();
    let before = top(&window);
    let edge = window.rect_of("Height of the list of claims").center();
    window.drag(1, edge, Pos2::new(edge.x, edge.y + 120.0));
    assert!((top(&window) - before - 120.0).abs() < 4.0, "{} {before}", top(&window));
    let kept = window.harness.state().state().desk.settings.panes;
    assert!(kept[2] > 0.5 && kept[2] < 0.8, "{kept:?}");
    let dragged = top(&window);
    window.resize(1024.0, 600.0);
    window.resize(1280.0, 800.0);
    assert!((top(&window) - dragged).abs() < 1.0);
    let after = window.harness.state().state().desk.settings.panes;
    assert!((after[2] - kept[2]).abs() < 0.001, "{after:?}");
}

#[test]
fn an_edge_is_moved_by_keys_too() {
    let mut window = Window::new(THREE);
    let left = |window: &Window| window.rect_of("Width of the claims").center().x;
    let before = left(&window);
    window.harness.get_by_label("Width of the claims").focus();
    window.settle();
    window.press("Left Left");
    assert!((before - left(&window) - 32.0).abs() < 0.5, "{before} {}", left(&window));
}

#[test]
fn in_a_low_window_the_claim_takes_the_place_of_the_list() {
    let mut window = Window::new(ARTICLE);
    window.resize(1024.0, 600.0);
    assert!(window.lists_claims());
    window.press("J V");
    assert!(window.shows("1 of 1") && !window.lists_claims());
    window.press_button("All claims");
    assert!(window.lists_claims() && !window.shows("1 of 1"));
    window.harness.get_by_label("Claim 1: Verified: The bridge closed, the town says.").click();
    window.settle();
    assert!(window.shows("1 of 1"));
    window.press("F6");
    assert!(window.lists_claims(), "F6 goes to the list, which takes its place again");
}

#[test]
fn in_a_narrow_window_the_claims_lie_over_the_article() {
    let mut window = Window::new(ARTICLE);
    window.resize(640.0, 800.0);
    assert!(!window.lists_claims());
    let words = window.place("The bridge").0;
    window.press("F9");
    assert!(window.lists_claims());
    assert_eq!(window.place("The bridge").0, words, "the article stays where it is");
    window.press("Esc");
    assert!(!window.lists_claims());
    window.press("F9");
    window.click(words, Modifiers::NONE);
    window.settle();
    assert!(!window.lists_claims(), "a click into the article puts them away");
    window.press("J V Enter");
    window.type_text("because");
    assert!(window.lists_claims(), "saying why brings them");
    window.press("Esc");
    window.resize(1280.0, 800.0);
    assert!(window.lists_claims());
}

#[test]
fn the_list_of_articles_tells_how_many_there_are_and_where_each_is() {
    let folder = tempfile::tempdir().unwrap();
    for part in ["north", "south"] {
        std::fs::create_dir(folder.path().join(part)).unwrap();
        std::fs::write(folder.path().join(part).join("report.txt"), "Report\n\nThe bridge closed in May.\n").unwrap();
    }
    let mut window = Window::empty(settings());
    let open = |window: &mut Window, path| {
        window.apply(Action::Opening(claimlight::app::opening::Action::Open(path)));
        window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
        window.settle();
    };
    open(&mut window, folder.path().join("north").join("report.txt"));
    open(&mut window, folder.path().join("south"));
    window.until(|app| app.state().folder.open().is_some_and(|f| f.read && f.entries.len() == 1));
    window.settle();
    assert!(window.shows("2 articles") && window.shows("south, language: as found in each text"));
    assert_eq!(window.harness.query_all_by_label("Report: 0 claims, 0% read").count(), 2);
}

#[test]
fn a_folder_opens_where_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b", "c"] {
        std::fs::write(folder.path().join(format!("{name}.txt")), format!("Article {name}\n\nIt closed.\n")).unwrap();
    }
    let mut window = Window::empty(settings());
    let open = |window: &mut Window, title: &str| {
        window.apply(Action::Opening(claimlight::app::opening::Action::Open(folder.path().to_owned())));
        let is_shown = |d: &desk::document::Document| d.title() == title && d.sentences_known;
        window.until(|app| app.state().desk.document.as_ref().is_some_and(is_shown));
        window.settle();
    };
    open(&mut window, "Article a");
    window.press("Ctrl+PageDown");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.title() == "Article b"));
    window.settle();
    let remembered = window.harness.state().state().opening.remembered.clone();
    let mut window = Window::empty(settings());
    window.started(remembered, Vec::new());
    let latest = window.harness.state().state().opening.remembered.articles.first().map(|left| left.title.clone());
    open(&mut window, &latest.unwrap());
}
