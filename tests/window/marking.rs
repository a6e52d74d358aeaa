//! Marking claims by keys and by mouse, verdicts, and moving through the article.

use super::*;

fn check_keys(keys: &str, expected: &str) {
    let mut window = Window::new(ARTICLE);
    window.press(keys);
    assert_eq!(window.shown(), expected, "after {keys}");
}

const REST: &str = "\n\nNobody paid “a crown” for it.";

#[test]
fn sentences_and_clauses_are_selected_by_keys() {
    check_keys("J", &format!("[The bridge closed, the town says.] It opened in May.{REST}"));
    check_keys("J J", &format!("The bridge closed, the town says. [It opened in May.]{REST}"));
    check_keys("J J K", &format!("[The bridge closed, the town says.] It opened in May.{REST}"));
    check_keys("J L", &format!("[The bridge closed], the town says. It opened in May.{REST}"));
    check_keys("J L L", &format!("The bridge closed, [the town says]. It opened in May.{REST}"));
    check_keys("J H", &format!("The bridge closed, [the town says]. It opened in May.{REST}"));
    check_keys("J H H", &format!("[The bridge closed], the town says. It opened in May.{REST}"));
    check_keys("J L L L", &format!("The bridge closed, the town says. [It opened in May].{REST}"));
    check_keys("J Shift+J", &format!("[The bridge closed, the town says. It opened in May.]{REST}"));
    check_keys("J L Shift+L", &format!("[The bridge closed, the town says]. It opened in May.{REST}"));
    check_keys("J J J L L", "The bridge closed, the town says. It opened in May.\n\nNobody paid “[a crown]” for it.");
}

#[test]
fn the_caret_moves_by_letter_word_line_and_to_the_ends() {
    let text = "ab 👩‍👩‍👧 cd.\n\nef gh";
    let check = |keys: &str, expected: &str| {
        let mut window = Window::new(text);
        window.press(keys);
        assert_eq!(window.shown(), expected, "after {keys}");
    };
    check("Right", "a|b 👩‍👩‍👧 cd.\n\nef gh");
    check("Right Right Right Right", "ab 👩‍👩‍👧| cd.\n\nef gh");
    check("Ctrl+Right Ctrl+Right", "ab 👩‍👩‍👧 |cd.\n\nef gh");
    check("Ctrl+Right Shift+Right", "ab [👩‍👩‍👧] cd.\n\nef gh");
    check("Ctrl+End", "ab 👩‍👩‍👧 cd.\n\nef gh|");
    check("Ctrl+End Ctrl+Home", "|ab 👩‍👩‍👧 cd.\n\nef gh");
    check("End", "ab 👩‍👩‍👧 cd.|\n\nef gh");
    check("Down", "ab 👩‍👩‍👧 cd.\n\n|ef gh");
    check("Down End Up Home", "|ab 👩‍👩‍👧 cd.\n\nef gh");
    check("End Shift+Down", "ab 👩‍👩‍👧 cd.[\n\nef gh]");
}

#[test]
fn two_clauses_of_one_sentence_are_two_claims() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V L U");
    assert_eq!(window.claims(), ["verified: The bridge closed", "unverified: the town says"]);
    window.press("J V U");
    assert_eq!(window.claims()[2], "unverified: It opened in May.");
    window.press("Ctrl+Z Ctrl+Z");
    assert_eq!(window.claims().len(), 2);
    window.press("Ctrl+Shift+Z Ctrl+Y");
    assert_eq!(window.claims()[2], "unverified: It opened in May.");
}

#[test]
fn a_verdict_key_does_not_move_and_zero_is_to_check() {
    let mut window = Window::new(ARTICLE);
    window.press("J 0");
    assert_eq!(window.claims(), ["to check: The bridge closed, the town says."]);
    window.press("1");
    assert_eq!(window.shown(), format!("{{The bridge closed, the town says.}} It opened in May.{REST}"));
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says."]);
    window.press("0");
    assert_eq!(window.claims(), ["to check: The bridge closed, the town says."]);
}

#[test]
fn enter_says_why() {
    // Of words: they are marked as to check, and the reason is typed at once.
    let mut window = Window::new(ARTICLE);
    window.press("J Enter");
    window.type_text("It still stands");
    assert_eq!(window.claims(), ["to check: The bridge closed, the town says."]);
    let claim = window.document().selected_claim().unwrap();
    assert_eq!(claim.judgement_of(window.document().me).unwrap().note, "It still stands");
    // Words that are a claim keep its verdict.
    let mut window = Window::new(ARTICLE);
    window.press("J V");
    window.apply(Action::Desk(desk::Action::Select(Offset::ZERO, Offset::new(33))));
    assert!(window.shown().starts_with("[The bridge closed, the town says.]"), "{}", window.shown());
    window.press("Enter");
    window.type_text("The log");
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says."]);
}

#[test]
fn words_that_are_a_claim_select_it_and_are_never_marked_twice() {
    let mut window = Window::new(ARTICLE);
    window.press("J V J K");
    assert!(matches!(window.document().selection, Selection::Claim(_)));
    window.press("Ctrl+Home Ctrl+Right Ctrl+Left Shift+End");
    window.press("U");
    window.press("Ctrl+Home J U");
    assert_eq!(window.claims().iter().filter(|c| c.ends_with("the town says.")).count(), 1);
}

#[test]
fn sentences_without_a_claim_are_recorded_and_count_as_read() {
    let mut window = Window::new(ARTICLE);
    window.press("J N J N");
    assert_eq!(window.document().progress.read(), 2);
    assert_eq!(window.document().annotations.no_claims.as_slice().len(), 2);
    assert!(window.harness.query_by_label("2 of 3 sentences read").is_some());
    // Marking words there takes it back, and one undo brings all of it back.
    window.press("V");
    assert_eq!(window.document().annotations.no_claims.as_slice().len(), 1);
    assert_eq!(window.document().progress.read(), 2);
    window.press("Ctrl+Z");
    assert_eq!((window.claims().len(), window.document().annotations.no_claims.as_slice().len()), (0, 2));
    // Where a claim of mine is, nothing changes, and a message says so.
    window.press("V N");
    assert_eq!(window.document().annotations.no_claims.as_slice().len(), 1);
    assert!(window.message().contains("a claim of yours"), "{}", window.message());
    window.press("Ctrl+J");
    assert_eq!(
        window.shown(),
        "The bridge closed, the town says. It opened in May.\n\n[Nobody paid “a crown” for it.]"
    );
}

#[test]
fn the_ends_of_words_and_claims_move_by_keys() {
    let mut window = Window::new(ARTICLE);
    window.press("J L ] Ctrl+Left");
    assert_eq!(window.shown(), format!("[The bridge] closed, the town says. It opened in May.{REST}"));
    window.press("[ Ctrl+Right V");
    assert_eq!(window.claims(), ["verified: bridge"]);
    window.press("] Ctrl+Right Left");
    assert_eq!(window.claims(), ["verified: bridge close"]);
    window.press("Esc Right");
    assert_eq!(window.claims(), ["verified: bridge close"]);
    window.press("Ctrl+Z");
    assert_eq!(window.claims(), ["verified: bridge closed"]);
}

#[test]
fn a_chosen_end_is_moved_until_any_other_key() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V ] U Right");
    assert_eq!(window.claims(), ["unverified: The bridge closed"]);
    assert_eq!(window.shown(), format!("The bridge closed|, the town says. It opened in May.{REST}"));
}

#[test]
fn the_first_save_of_a_file_without_anything_of_mine_waits_to_be_asked_for() {
    let mut window = Window::new(ARTICLE);
    window.press("J V");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.claims.ron");
    std::fs::write(&path, claimlight_core::file::print(&window.document().annotations)).unwrap();
    let ben = Settings { name: "Ben".to_owned(), autosave: true, ..settings() };
    let mut window = Window::open(folder, &path, ben);
    window.press("J J V");
    assert_eq!(window.document().saving.due_in(), None);
    window.press("Ctrl+S");
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.saving.words().starts_with("Saved ")));
    window.press("U");
    assert!(window.document().saving.due_in().is_some());
}

#[test]
fn tab_goes_from_claim_to_claim_through_nested_ones() {
    let mut window = Window::new(ARTICLE);
    window.press("J V Ctrl+Home J K Esc Ctrl+Home Shift+Ctrl+Right U Ctrl+Home");
    assert_eq!(window.claims().len(), 2);
    window.press("Tab");
    let first = window.shown();
    window.press("Tab");
    assert_ne!(window.shown(), first);
    window.press("Shift+Tab");
    assert_eq!(window.shown(), first);
}

#[test]
fn words_can_be_added_to_a_claim() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V J +");
    assert_eq!(window.claims(), ["verified: The bridge closed + It opened in May."]);
    window.press("Ctrl+Z");
    assert_eq!(window.claims(), ["verified: The bridge closed"]);
}

#[test]
fn notes_and_evidence_are_typed_and_escape_goes_back() {
    let mut window = Window::new(ARTICLE);
    window.press("J V Enter");
    window.type_text("The log says so");
    window.press("Esc E");
    window.type_text("https://example.org/log");
    window.press("Esc J");
    let claim = &window.document().annotations.claims.as_slice()[0];
    assert_eq!(claim.judgements[0].note, "The log says so");
    assert_eq!(claim.evidence[0].url, "https://example.org/log");
    assert_eq!(window.claims().len(), 1, "letters typed into fields give no commands");
    // Deleting names what goes along, and undo brings all of it back.
    window.press("K Delete");
    assert_eq!(window.message(), "Claim deleted with its note and one piece of evidence");
    window.press("Ctrl+Z");
    assert_eq!(window.document().annotations.claims.as_slice()[0].judgements[0].note, "The log says so");
}

#[test]
fn typing_in_a_field_is_undone_by_the_same_history() {
    let mut window = Window::new(ARTICLE);
    window.press("J V Enter");
    window.type_text("one");
    window.type_text(" two");
    assert_eq!(window.document().annotations.claims.as_slice()[0].judgements[0].note, "one two");
    window.press("Ctrl+Z");
    assert_eq!(window.document().annotations.claims.as_slice()[0].judgements[0].note, "");
    window.press("Ctrl+Z");
    assert_eq!(window.claims().len(), 0);
}

#[test]
fn judgements_of_others_are_kept_beside_mine() {
    let mut window = Window::new(ARTICLE);
    window.press("J V");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.claims.ron");
    let printed = claimlight_core::file::print(&window.document().annotations);
    std::fs::write(&path, printed).unwrap();
    let ben = Settings { name: "Ben".to_owned(), annotator: AnnotatorId::new().to_string(), ..settings() };
    let mut window = Window::open(folder, &path, ben);
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says."]);
    assert_eq!(window.document().progress.read(), 0, "what Ana read is not read by me");
    window.press("Tab U");
    let claim = window.document().annotations.claims.as_slice()[0].clone();
    let mut verdicts: Vec<_> = claim.judgements.iter().map(|j| j.verdict.as_deref()).collect();
    verdicts.sort_unstable();
    assert_eq!(verdicts, [Some("unverified"), Some("verified")]);
    window.press("Delete");
    let claim = window.document().annotations.claims.as_slice()[0].clone();
    assert_eq!(claim.judgements.len(), 1);
    assert!(window.message().contains("the claim stays"), "{}", window.message());
}

#[test]
fn the_mouse_selects_by_letter_word_and_sentence() {
    let mut window = Window::new(ARTICLE);
    let (from, to) = window.place("bridge closed");
    window.drag(1, from, to);
    assert_eq!(window.shown(), format!("The [bridge closed], the town says. It opened in May.{REST}"));
    let mut window = Window::new(ARTICLE);
    window.drag(2, from, from);
    assert_eq!(window.shown(), format!("The [bridge] closed, the town says. It opened in May.{REST}"));
    let mut window = Window::new(ARTICLE);
    window.drag(2, from, to);
    assert_eq!(window.shown(), format!("The [bridge closed], the town says. It opened in May.{REST}"));
    let mut window = Window::new(ARTICLE);
    window.drag(3, from, from);
    assert_eq!(window.shown(), format!("[The bridge closed, the town says.] It opened in May.{REST}"));
    let (opened, _) = window.place("opened");
    window.click(opened, Modifiers::SHIFT);
    assert_eq!(window.shown(), format!("[The bridge closed, the town says. It ]opened in May.{REST}"));
}

#[test]
fn selected_words_are_copied() {
    let mut window = Window::new(ARTICLE);
    window.press("J L");
    window.harness.event(egui::Event::Copy);
    let copied = |window: &Window| {
        let commands = &window.harness.output().platform_output.commands;
        commands.iter().any(|c| matches!(c, egui::OutputCommand::CopyText(t) if t == "The bridge closed"))
    };
    for _ in 0..4 {
        window.harness.step();
        if copied(&window) {
            return;
        }
    }
    panic!("nothing was copied");
}

#[test]
fn dragging_beyond_the_edge_scrolls() {
    let text = "It closed. It opened again in May.\n\n".repeat(300);
    let mut window = Window::new(&text);
    let (from, _) = window.place("opened");
    window.harness.event(egui::Event::PointerMoved(from));
    window.harness.step();
    window.button(from, true, Modifiers::NONE);
    for _ in 0..60 {
        window.harness.event(egui::Event::PointerMoved(egui::pos2(from.x, 799.0)));
        window.harness.step();
    }
    window.button(egui::pos2(from.x, 799.0), false, Modifiers::NONE);
    assert!(window.harness.state().seen().start() > Offset::ZERO);
    assert!(window.document().selected_range().len() > 1000);
}

#[test]
fn page_keys_go_as_far_as_the_window_shows() {
    let text = "It closed. It opened again in May.\n\n".repeat(300);
    let mut window = Window::new(&text);
    window.press("PageDown");
    let (caret, seen) = (window.document().caret(), window.harness.state().seen());
    assert!(caret.to_usize() > 300 && seen.start() > Offset::ZERO && seen.contains(caret), "{caret:?} {seen:?}");
    window.press("PageDown PageUp");
    let back = window.document().caret();
    assert!(back.to_usize().abs_diff(caret.to_usize()) < 80, "{back:?} {caret:?}");
    window.press("PageUp PageUp");
    assert_eq!(window.harness.state().seen().start(), Offset::ZERO);
}

#[test]
fn texts_made_to_harm_open_and_answer() {
    for text in
        ["🇦".repeat(100_000), format!("e{}", "\u{301}".repeat(200_000)), "x".repeat(1_000_000), "“A. ".repeat(50_000)]
    {
        let mut window = Window::new(&text);
        window.press("Right Shift+Right Ctrl+Right Down Ctrl+End Ctrl+Home J V L U Tab PageDown");
        assert!(!window.claims().is_empty());
    }
}

#[test]
fn a_selection_crosses_blocks() {
    let mut window = Window::new(ARTICLE);
    let (from, _) = window.place("in May");
    let (_, to) = window.place("Nobody");
    window.drag(1, from, to);
    window.press("V");
    assert_eq!(window.claims(), ["verified: in May.\n\nNobody"]);
}

#[test]
fn a_click_selects_the_smallest_claim_and_later_clicks_the_next() {
    let mut window = Window::new(ARTICLE);
    window.press("J V");
    let (from, to) = window.place("bridge");
    // The sentence's claim is selected: its words are taken by a drag from outside its ends.
    window.drag(1, from, to);
    window.press("U");
    assert_eq!(window.claims().len(), 2);
    window.press("Ctrl+End");
    let middle = from.lerp(to, 0.5);
    window.click(middle, Modifiers::NONE);
    assert!(window.shown().contains("{bridge}"), "{}", window.shown());
    std::thread::sleep(Duration::from_millis(450));
    window.click(middle, Modifiers::NONE);
    assert!(window.shown().starts_with("{The bridge closed"), "{}", window.shown());
    std::thread::sleep(Duration::from_millis(450));
    window.click(middle, Modifiers::NONE);
    assert!(window.shown().contains("{bridge}"), "{}", window.shown());
}

#[test]
fn the_end_of_a_claim_is_dragged() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V");
    let (_, end) = window.place("The bridge closed");
    let (_, to) = window.place("the town");
    window.drag(1, end, to);
    assert_eq!(window.claims(), ["verified: The bridge closed, the town"]);
    window.press("Ctrl+Z");
    assert_eq!(window.claims(), ["verified: The bridge closed"]);
}

/// A window of Ben's on a file with one claim of Ana's, in which he has done nothing.
fn ben_in_anas_file() -> Window {
    let mut ana = Window::new(ARTICLE);
    ana.press("J L V");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.claims.ron");
    std::fs::write(&path, claimlight_core::file::print(&ana.document().annotations)).unwrap();
    let ben = Settings { name: "Ben".to_owned(), annotator: AnnotatorId::new().to_string(), ..settings() };
    let window = Window::open(folder, &path, ben);
    assert_eq!(names(&window), ["Ana"]);
    window
}

/// Everybody whom the file knows.
fn names(window: &Window) -> Vec<&str> {
    window.document().annotations.annotators.iter().map(|a| a.name.as_str()).collect()
}

#[test]
fn dragging_the_end_of_a_claim_makes_me_known_to_the_file() {
    let mut window = ben_in_anas_file();
    window.press("Tab");
    let (_, end) = window.place("The bridge closed");
    let (_, to) = window.place("the town");
    window.drag(1, end, to);
    let claim = &window.document().annotations.claims.as_slice()[0];
    assert_eq!(claim.quote(window.document().text()), "The bridge closed, the town");
    assert_eq!(names(&window), ["Ana", "Ben"]);
}

#[test]
fn editing_the_title_makes_me_known_to_the_file() {
    let mut window = ben_in_anas_file();
    window.press("Ctrl+I");
    window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Title").focus();
    window.settle();
    window.type_text("Bridge");
    window.harness.get_by_role_and_label(egui::accesskit::Role::Button, "Save").click();
    window.settle();
    assert_eq!(window.document().title(), "Bridge");
    assert_eq!(names(&window), ["Ana", "Ben"]);
}

#[test]
fn the_bar_and_the_inspector_give_verdicts_by_mouse() {
    let mut window = Window::new(ARTICLE);
    let (from, to) = window.place("The bridge closed, the town says.");
    window.drag(1, from, to);
    window.harness.get_all_by_label("Verified (V)").next().unwrap().click();
    window.settle();
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says."]);
    window.harness.get_by_label("My verdict: Unverified").click();
    window.settle();
    assert_eq!(window.claims(), ["unverified: The bridge closed, the town says."]);
    window.harness.get_by_label("Undo this").click();
    window.settle();
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says."]);
}

#[test]
fn a_screen_reader_gets_the_article_its_blocks_and_its_claims() {
    let mut window = Window::new(ARTICLE);
    window.press("J L V Ctrl+End");
    assert!(window.harness.query_by_label_contains("Article: ").is_some());
    let name = "verified claim, 1 of 1: The bridge closed";
    window.harness.get_by_label(name).click_accesskit();
    window.settle();
    assert!(window.shown().starts_with("{The bridge closed}"), "{}", window.shown());
}

#[test]
fn the_panel_lists_claims_counts_them_and_filters() {
    let mut window = Window::new(ARTICLE);
    window.press("J V J U J 0");
    assert!(window.harness.query_by_label("Claim 1: Verified: The bridge closed, the town says.").is_some());
    window.harness.get_by_label("Unverified: 1").click();
    window.settle();
    assert!(window.harness.query_by_label("Claim 1: Verified: The bridge closed, the town says.").is_none());
    window.harness.get_by_label("Claim 2: Unverified: It opened in May.").click();
    window.settle();
    assert!(window.shown().contains("{It opened in May.}"));
    assert!(window.harness.query_by_label("1 claim to check").is_some());
}

#[test]
fn clicks_count_though_several_come_within_one_frame() {
    let mut window = Window::new(ARTICLE);
    let (at, _) = window.place("opened");
    window.harness.event(egui::Event::PointerMoved(at));
    window.harness.step();
    let click = |window: &mut Window, times: usize| {
        for pressed in [true, false].repeat(times) {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            let event = egui::Event::PointerButton { pos: at, button, pressed, modifiers };
            window.harness.input_mut().events.push(event);
        }
        window.harness.step();
    };
    click(&mut window, 1);
    assert!(window.document().selected_range().is_empty());
    click(&mut window, 1);
    assert!(window.shown().contains("[opened]"), "{}", window.shown());
    click(&mut window, 1);
    assert!(window.shown().contains("[It opened in May.]"), "{}", window.shown());
    std::thread::sleep(Duration::from_millis(450));
    click(&mut window, 3);
    assert!(window.shown().contains("[It opened in May.]"), "{}", window.shown());
    std::thread::sleep(Duration::from_millis(450));
    click(&mut window, 2);
    assert!(window.shown().contains("[opened]"), "{}", window.shown());
}

#[test]
fn long_articles_show_only_what_is_in_sight_and_scroll_to_what_is_selected() {
    let text = "It closed. It opened again in May.\n\n".repeat(3000);
    let mut window = Window::new(&text);
    window.press("Ctrl+End");
    let seen = window.harness.state().seen();
    assert_eq!(seen.end().to_usize(), text.len());
    assert!(seen.len() < 4000);
    window.press("Ctrl+Home J V");
    assert_eq!(window.harness.state().seen().start(), Offset::ZERO);
}
