//! The palette, keys, the settings, panes and the reading mode.

use claimlight::app::actions::Action;
use claimlight::app::commands::keys::key_name;
use claimlight::app::commands::{Command, Entry, Menu};
use claimlight::app::desk::Pane;
use claimlight::app::preferences::{self, Setting, print};
use claimlight::app::rows::entries;
use claimlight::app::settings::{Another, Settings};
use claimlight::app::state::Sheet;
use claimlight::app::{desk, palette, scheme};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::{ARTICLE, Window, settings};

impl Window {
    fn palette(&self) -> Vec<String> {
        let state = self.harness.state().state();
        if state.sheet != Some(Sheet::Palette) {
            return Vec::new();
        }
        let around = (&state.desk, state.preferences.keymap());
        palette::found(around, state.palette.typed()).into_iter().map(|i| i.label(around)).collect()
    }
}

#[test]
fn the_palette_finds_a_command_by_a_few_letters_and_gives_it() {
    let mut window = Window::new(ARTICLE);
    window.press("J V U Ctrl+Shift+P");
    let desk = &window.harness.state().state().desk;
    let there = entries().iter().filter(|e| e.is_there(desk)).count();
    // All but the palette itself, and two verdicts.
    assert_eq!(window.palette().len(), there - 1 + 2);
    window.type_text("undo");
    assert_eq!(window.palette()[0], "Undo");
    window.press("Enter");
    assert!(window.harness.state().state().sheet.is_none());
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says."]);
    // Given lately, it stands first.
    window.press("Ctrl+Shift+P");
    assert_eq!(window.palette()[0], "Undo");
    window.press("Esc J");
    assert!(window.shown().contains("[It opened in May.]"), "the article has the keyboard again: {}", window.shown());
}

#[test]
fn the_palette_gives_verdicts_and_is_walked_by_arrows() {
    let mut window = Window::new(ARTICLE);
    window.press("J Ctrl+Shift+P");
    window.type_text("unverif");
    assert_eq!(window.palette()[0], "Unverified");
    window.press("Enter");
    assert_eq!(window.claims(), ["unverified: The bridge closed, the town says."]);
    window.press("Ctrl+Shift+P");
    window.type_text("text");
    let second = window.palette()[1].clone();
    window.press("Down Enter");
    let given = window.harness.state().state().desk.settings.recent_commands[0].clone();
    let label = Command::ALL.iter().find(|c| c.name() == given).unwrap().label();
    assert_eq!(label, second);
}

#[test]
fn what_cannot_be_given_now_stands_last() {
    let mut window = Window::new(ARTICLE);
    window.press("Ctrl+Shift+P");
    let state = window.harness.state().state();
    let around = (&state.desk, state.preferences.keymap());
    let found = palette::found(around, "");
    let off = found.iter().position(|i| !i.is_on(around)).unwrap();
    assert!(found[off..].iter().all(|i| !i.is_on(around)));
}

#[test]
fn every_command_is_in_its_menu_and_every_menu_fits_a_small_screen() {
    let mut window = Window::new(ARTICLE);
    window.harness.set_size(egui::vec2(1366.0, 660.0));
    check_menus(&mut window);
    // The commands of a mode are there while it lasts.
    window.apply(Action::Run(Command::Mend));
    window.until(|app| app.state().desk.mode().is_some());
    window.settle();
    check_menus(&mut window);
    let mut window = Window::new(ARTICLE);
    window.harness.set_size(egui::vec2(1366.0, 660.0));
    window.press("J V");
    window.apply(Action::Run(Command::Adjudicate));
    window.settle();
    assert!(window.harness.state().state().desk.mode().is_some());
    check_menus(&mut window);
}

fn check_menus(window: &mut Window) {
    for menu in Menu::ALL {
        window.harness.get_by_role_and_label(Role::Button, menu.label()).click();
        window.settle();
        let desk = &window.harness.state().state().desk;
        let offered: Vec<&Entry> = entries().iter().filter(|e| e.group.menu() == menu && e.is_offered(desk)).collect();
        for row in offered {
            let entries: Vec<_> = window.harness.query_all_by_label_contains(row.command.label()).collect();
            assert!(!entries.is_empty(), "{}", row.command.label());
            assert!(entries.iter().all(|e| e.rect().bottom() <= 660.0), "{} is out of sight", row.command.label());
        }
        window.press("Esc");
    }
}

#[test]
fn an_open_menu_has_the_keyboard_and_esc_closes_it() {
    let mut window = Window::new(ARTICLE);
    window.press("J");
    window.harness.get_by_role_and_label(Role::Button, "File").click();
    window.settle();
    window.press("V");
    assert!(window.claims().is_empty(), "a letter meant for the menu marks nothing");
    assert!(window.harness.query_by_label_contains("Save as…").is_some());
    window.press("Esc");
    assert!(window.harness.query_by_label_contains("Save as…").is_none());
    assert!(window.shown().contains("[The bridge closed, the town says.]"), "the selection stays: {}", window.shown());
    window.press("V");
    assert_eq!(window.claims(), ["verified: The bridge closed, the town says."]);
}

#[test]
fn a_key_is_changed_and_set_back_and_a_held_one_is_told_not_taken() {
    let mut window = Window::new(ARTICLE);
    window.press("Ctrl+,");
    window.harness.state_mut().apply(Action::Preferences(preferences::Action::Capture(Some(Command::NextSentence))));
    window.press("V");
    assert_eq!(window.message(), "Nothing changed: V is the key of “Verified”.");
    window.harness.state_mut().apply(Action::Preferences(preferences::Action::Capture(Some(Command::NextSentence))));
    window.press("Ctrl+Z");
    assert_eq!(window.message(), "Nothing changed: Ctrl+Z is the key of “Undo”.");
    window.harness.state_mut().apply(Action::Preferences(preferences::Action::Capture(Some(Command::NextSentence))));
    window.press("Y");
    window.press("Esc Y");
    assert!(window.shown().starts_with("[The bridge closed, the town says.]"), "{}", window.shown());
    window.press("Right J");
    assert!(!window.shown().contains('['), "J is free now");
    window.harness.state_mut().apply(Action::Preferences(preferences::Action::ResetKeys(Command::NextSentence)));
    window.press("J");
    assert!(window.shown().contains('['));
}

#[test]
fn letters_are_turned_off_as_a_whole() {
    let mut window = Window::with(ARTICLE, Settings { letters: false, ..settings() });
    window.press("J V");
    assert!(window.claims().is_empty() && !window.shown().contains('['));
    window.press("Shift+Right Ctrl+Shift+P");
    window.type_text("verified");
    window.press("Enter");
    assert_eq!(window.claims().len(), 1);
}

#[test]
fn settings_show_at_once() {
    let mut window = Window::new(ARTICLE);
    let before = window.place("The bridge").1.x - window.place("The bridge").0.x;
    window.harness.state_mut().apply(Action::Preferences(preferences::Action::Set(Setting::Size(27.0))));
    window.settle();
    let after = window.place("The bridge").1.x - window.place("The bridge").0.x;
    assert!((after / before - 1.5).abs() < 0.1, "{before} {after}");
    window.harness.state_mut().apply(Action::Preferences(preferences::Action::Set(Setting::Measure(30.0))));
    window.settle();
    assert!(window.place("says.").0.y > window.place("The bridge").0.y, "a shorter line breaks earlier");
    window.press("Ctrl+,");
    assert!(window.harness.query_by_role_and_label(Role::ComboBox, "Font").is_some());
    assert!(window.harness.query_by_label("Autosave, five seconds after a change").is_some());
}

#[test]
fn numbers_that_make_no_sense_are_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    std::fs::write(&path, "(size: 4000.0, measure: -3.0, line: inf, scale: NaN, name: \"Ana\")").unwrap();
    let (settings, told) = Settings::load(&path);
    assert!(told.is_none());
    assert_eq!((settings.size, settings.measure, settings.scale), (48.0, 30.0, 1.0));
    assert_eq!(settings.name, "Ana");
}

#[test]
fn a_setting_that_is_not_understood_costs_itself_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let check = |source: &str, names: &str| {
        let ana = "annotator: \"11111111-1111-4111-8111-111111111111\", name: \"Ana\", size: 20.0";
        std::fs::write(&path, format!("({ana}, {source})")).unwrap();
        let (settings, told) = Settings::load(&path);
        assert_eq!(settings.name, "Ana", "{source}");
        assert!((settings.size - 20.0).abs() < f32::EPSILON, "{source}");
        assert_eq!(settings.annotator, "11111111-1111-4111-8111-111111111111", "{source}");
        assert!((settings.zoom - 1.0).abs() < f32::EPSILON, "{source}");
        assert_eq!(told.is_some(), !names.is_empty(), "{source}");
        assert!(told.unwrap_or_default().contains(names), "{source}");
        assert!(path.exists(), "it stays where it is");
    };
    check("appearance: Sepia", "appearance");
    check("appearance: Sepia(3), zoom: \"large\"", "appearance, zoom");
    check("keys: 7, // a comment\n panes: [1.0]", "keys, panes");
    check("of_a_later_version: Sepia([(a: 1)])", "");
    check("letters: true, letters: false", "");
}

#[test]
fn who_i_am_is_kept_apart_from_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let people = folder.path().join("people.ron");
    let settings = Settings { name: "Ana".to_owned(), ..Settings::default() };
    settings.keep_me(&path, Another::No).unwrap();
    settings.save(&path).unwrap();
    assert!(!std::fs::read_to_string(&path).unwrap().contains("Ana"));
    assert_eq!(Settings::load(&path).0, settings);
    // Another window that has not noticed a change does not undo it.
    let ben = Settings { name: "Ben".to_owned(), ..settings.clone() };
    ben.keep_me(&path, Another::Yes).unwrap();
    settings.keep_me(&path, Another::No).unwrap();
    assert_eq!(Settings::load(&path).0, ben);
    // Settings that can't be read cost nothing of it, and the other way round.
    std::fs::write(&path, "(").unwrap();
    let (broken, told) = Settings::load(&path);
    assert_eq!((broken.me(), broken.my_name()), (ben.me(), "Ben"));
    assert!(told.unwrap().contains("settings.ron.broken"));
    ben.save(&path).unwrap();
    std::fs::write(&people, "(me: 7)").unwrap();
    assert!(ben.keep_me(&path, Another::Yes).is_err(), "a file that can't be read is not overwritten");
    let (new, told) = Settings::load(&path);
    assert!(new.me() != ben.me() && told.unwrap().contains("people.ron.broken"));
    assert!(folder.path().join("people.ron.broken").exists());
}

#[test]
fn panes_are_hidden_one_by_one_and_the_reading_mode_hides_all() {
    let mut window = Window::new(ARTICLE);
    let has = |window: &Window, label: &str| window.harness.query_by_label(label).is_some();
    window.press("J V");
    assert!(window.lists_claims() && has(&window, "Claim 1 of 1"));
    window.press("Shift+F9");
    assert!(window.lists_claims() && !has(&window, "Claim 1 of 1"));
    window.press("Shift+F9 F9");
    assert!(!window.lists_claims() && !has(&window, "Claim 1 of 1"));
    window.press("F9 F8");
    assert!(!window.lists_claims() && !has(&window, "File"));
    window.press("J V");
    assert_eq!(window.claims().len(), 2, "marking works there");
    window.press("F8");
    assert!(window.lists_claims() && has(&window, "File"));
}

#[test]
fn f6_goes_from_pane_to_pane_and_escape_back() {
    let mut window = Window::new(ARTICLE);
    window.press("J V");
    let mut seen = vec![window.harness.state().state().desk.pane];
    for _ in 0..4 {
        window.press("F6");
        seen.push(window.harness.state().state().desk.pane);
    }
    assert_eq!(seen, [Pane::Article, Pane::Claims, Pane::Inspector, Pane::Menus, Pane::Article]);
    window.press("F6");
    let row = window.harness.get_by_label("Claim 1: Verified: The bridge closed, the town says.");
    assert!(row.is_focused());
    window.press("F6");
    assert!(window.harness.get_by_role_and_label(Role::RadioButton, "My verdict: Verified").is_focused());
    window.press("Esc U");
    assert_eq!(window.claims(), ["unverified: The bridge closed, the town says."]);
}

#[test]
fn the_page_of_keys_holds_every_key() {
    let window = Window::new(ARTICLE);
    let state = window.harness.state().state();
    let page = print::keys(&state.desk, state.preferences.keymap());
    for row in entries() {
        if let Some(key) = row.keys.first() {
            assert!(page.contains(&format!("<th>{}</th>", key_name(key))), "{}", row.command.label());
        }
    }
    assert!(page.contains("I looked, and did not find it confirmed."));
}

#[test]
fn what_is_said_at_the_start_is_shown_on_the_first_page_and_stays_when_an_article_opens() {
    let mut window = Window::empty(settings());
    window.apply(Action::Desk(desk::Action::Say("The settings were set aside.".to_owned())));
    assert!(window.harness.query_by_label("The settings were set aside.").is_some());
    let path = window.folder.path().join("a.txt");
    std::fs::write(&path, ARTICLE).unwrap();
    window.apply(Action::Opening(claimlight::app::opening::Action::Open(path)));
    window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
    window.settle();
    assert!(window.harness.query_by_label("The settings were set aside.").is_some());
}

#[test]
fn a_note_shows_the_inspector_where_it_was_hidden() {
    let mut window = Window::new(ARTICLE);
    window.press("J V Shift+F9 Enter");
    window.type_text("because");
    let claim = window.document().selected_claim().unwrap();
    assert_eq!(claim.judgement_of(window.document().me).unwrap().note, "because");
}

#[test]
fn escape_leads_from_the_dialog_back_to_the_scheme_being_edited() {
    let mut window = Window::with(ARTICLE, Settings { own_dialogs: true, ..settings() });
    window.apply(Action::Run(Command::EditScheme));
    window.apply(Action::Scheme(scheme::Action::ChooseToSave));
    window.until(|app| app.state().front.dialog().is_some());
    window.press("Esc");
    assert!(matches!(window.harness.state().state().sheet, Some(Sheet::Scheme)));
    window.press("Esc");
    assert!(window.harness.state().state().sheet.is_none());
}
