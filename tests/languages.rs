//! The window in languages other than English. The language is a setting of the whole process: one test at a time chooses it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use claimlight::app::actions::Action;
use claimlight::app::commands::keys::{key_name, plain_name};
use claimlight::app::commands::{Command, Menu};
use claimlight::app::opening::samples;
use claimlight::app::settings::Settings;
use claimlight::app::words::texts;
use claimlight::app::{App, inspector, preferences};
use claimlight::tr;
use claimlight_core::model::Scheme;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable as _};

/// Held by the test that has chosen a language.
static LANGUAGE: Mutex<()> = Mutex::new(());

#[test]
fn counts_numbers_and_days_follow_the_language() {
    let _alone = LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner);
    let day = jiff::civil::date(2026, 3, 9);
    let text = |n: u32| tr!("claims-to-check", n = n);
    for (code, one, many, number, date) in [
        ("de-AT", "1 Behauptung zu prüfen", "12.345 Behauptungen zu prüfen", "1234", "9. März 2026"),
        ("es", "1 afirmación por verificar", "12.345 afirmaciones por verificar", "1234", "9 de marzo de 2026"),
        ("xx", "1 claim to check", "12,345 claims to check", "1,234", "9 March 2026"),
    ] {
        texts::choose(code);
        assert_eq!(text(1), one);
        assert_eq!(text(12_345), many);
        assert_eq!(texts::number(1234.0), number);
        assert_eq!(texts::day(day), date);
        // The texts of a custom scheme are shown as they are written.
        assert_eq!(texts::of_scheme("Doubtful"), "Doubtful");
        assert_eq!(texts::of_scheme("Verified") == "Verified", code == "xx");
    }
}

/// Nodes of the accessibility tree that call a verdict, or say when to give it, by the words of the file.
fn in_english(harness: &Harness<'_, App>) -> Vec<String> {
    let scheme = Scheme::default();
    let words: Vec<String> = scheme.verdicts.iter().flat_map(|v| [v.label.clone(), v.sentence.clone()]).collect();
    let has = |text: Option<String>| text.is_some_and(|text| words.iter().any(|word| text.contains(word.as_str())));
    let by = By::new().predicate(move |node| has(node.label()) || has(node.value()) || has(node.description()));
    harness.query_all(by).map(|node| format!("{node:?}")).collect()
}

#[test]
fn no_verdict_is_called_by_its_english_name_in_a_german_window() {
    let _alone = LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner);
    texts::choose("de");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, "Die Brücke ist zu. Im Mai war sie offen. Niemand zahlt dafür.").unwrap();
    let settings = Settings { name: "Ana".to_owned(), asked: true, autosave: false, ..Settings::default() };
    let app = App::new(settings, None, Some(path));
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(16)
        .allow_missing_glyphs()
        .build_ui_state(|ui, app: &mut App| app.frame(ui), app);
    let known = |app: &App| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known);
    for _ in 0..1000 {
        harness.step();
        if known(harness.state()) {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(known(harness.state()));
    let run = |harness: &mut Harness<'_, App>, command: Command| {
        harness.state_mut().apply(Action::Run(command));
        harness.run_steps(4);
    };
    let check = |harness: &Harness<'_, App>, german: &str, place: &str| {
        assert!(harness.query_all_by_label_contains(german).next().is_some(), "{place}: nothing says {german}");
        assert_eq!(in_english(harness), Vec::<String>::new(), "{place}");
    };
    // Words, with the keys in the status line; then a claim.
    run(&mut harness, Command::NextSentence);
    check(&harness, "V Belegt", "selected words");
    harness.state_mut().apply(Action::Judge(0));
    harness.run_steps(4);
    check(&harness, "Belegt", "a claim");
    assert!(harness.state().state().desk.message.as_ref().is_some_and(|m| m.text.contains("Belegt")));
    // Its confidence, as the menu tells what undo takes back.
    let id = harness.state().state().desk.document.as_ref().and_then(|d| d.selected_claim()).unwrap().id;
    harness.state_mut().apply(Action::Inspector(inspector::Action::SetConfidence(id, Some(75))));
    harness.run_steps(4);
    for menu in [Menu::Edit, Menu::Claim] {
        harness.get_by_role_and_label(Role::Button, menu.label()).click();
        harness.run_steps(4);
        check(&harness, if menu == Menu::Edit { "Sicherheit" } else { "Unbelegt" }, menu.label());
        harness.key_press(egui::Key::Escape);
        harness.run_steps(4);
    }
    for command in [Command::SplitClaim, Command::Keys, Command::Palette] {
        run(&mut harness, command);
        assert!(harness.state().state().sheet.is_some(), "{command:?}");
        check(&harness, "elegt", command.label());
        harness.key_press(egui::Key::Escape);
        harness.run_steps(4);
    }
    // A key that a verdict has is named after the verdict.
    harness.state_mut().apply(Action::Preferences(preferences::Action::Capture(Some(Command::NextSentence))));
    harness.key_press(egui::Key::V);
    harness.run_steps(4);
    let told = harness.state().state().desk.message.as_ref().map(|m| m.text.clone()).unwrap_or_default();
    assert!(told.contains("Belegt") && !told.contains("Verified"), "{told}");
}

/// A picture of the German window, whose words are a third longer.
#[cfg(feature = "pictures")]
fn german_picture(name: &str, size: [f32; 2]) {
    let _alone = LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner);
    texts::choose("de");
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs/chip-race.md");
    let settings = Settings {
        name: "Ana".to_owned(),
        asked: true,
        autosave: false,
        language: "de".to_owned(),
        past_first_steps: true,
        appearance: claimlight::app::settings::Appearance::Light,
        ..Settings::default()
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(16)
        .with_options(egui_kittest::SnapshotOptions::new().threshold(1.2).max_failed_pixels(400))
        .wgpu()
        .build_eframe(|_| App::new(settings, None, Some(sample)));
    while harness.state().state().desk.document.as_ref().is_none_or(|d| !d.sentences_known) {
        harness.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    for _ in 0..3 {
        harness.key_press(egui::Key::Tab);
        harness.run_steps(4);
    }
    harness.snapshot(name);
}

#[cfg(feature = "pictures")]
#[test]
fn the_window_in_german() {
    german_picture("german_light", [1280.0, 800.0]);
}

#[cfg(feature = "pictures")]
#[test]
fn the_small_window_in_german() {
    german_picture("german_small_light", [1024.0, 600.0]);
}

#[test]
fn the_practice_text_is_short_unmarked_and_in_the_language_of_the_window() {
    let _alone = LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner);
    for (code, title) in [("de", "Der Vogel"), ("es", "El pájaro"), ("en", "The bird")] {
        texts::choose(code);
        let annotations = samples::open(&samples::SAMPLES[samples::PRACTICE]).unwrap().annotations;
        let article = &annotations.article;
        assert!(article.text.as_str().starts_with(title), "{code}");
        assert_eq!(article.facts.language, code);
        assert!(annotations.claims.as_slice().is_empty());
        let below = article.text.sentences(code).into_iter().skip(1);
        assert_eq!(below.count(), 9, "{code}: sentences below the title");
    }
}

#[test]
fn keys_are_named_as_the_keyboards_of_the_language_do() {
    let _alone = LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner);
    let enter = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, egui::Key::Enter);
    let down = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, egui::Key::PageDown);
    for (code, of_enter, of_down) in [
        ("de", "Strg+Eingabe", "Strg+Bild ab"),
        ("es", "Ctrl+Intro", "Ctrl+Av Pág"),
        ("en", "Ctrl+Enter", "Ctrl+PageDown"),
    ] {
        texts::choose(code);
        assert_eq!((key_name(&enter).as_str(), key_name(&down).as_str()), (of_enter, of_down));
        assert_eq!(plain_name(&down), "Ctrl+PageDown", "settings are the same in every language");
    }
}
