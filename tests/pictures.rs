//! The main states of the window as pictures, compared with those in tests/snapshots. `UPDATE_SNAPSHOTS=1` takes them anew.
#![cfg(feature = "pictures")]

use std::path::Path;
use std::time::Duration;

use claimlight::app::App;
use claimlight::app::settings::{Appearance, Settings};
use egui::{Key, Modifiers};
use egui_kittest::{Harness, SnapshotOptions};

fn window(sample: Option<&str>, appearance: Appearance, size: [f32; 2]) -> Harness<'static, App> {
    let settings = Settings { name: "Ana".to_owned(), asked: true, autosave: false, appearance, ..Settings::default() };
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs");
    let app = App::new(settings, None, sample.map(|s| samples.join(s)));
    let options = SnapshotOptions::new().threshold(1.2).max_failed_pixels(400);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(16)
        .with_options(options)
        .wgpu()
        .build_ui_state(|ui, app: &mut App| app.frame(ui), app);
    for _ in 0..500 {
        harness.step();
        let document = harness.state().state.document.as_ref();
        if sample.is_none() || document.is_some_and(|d| d.sentences_known) {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    harness.run_steps(6);
    harness
}

fn press(harness: &mut Harness<'static, App>, keys: &[(Modifiers, Key)]) {
    for (modifiers, key) in keys {
        harness.key_press_modifiers(*modifiers, *key);
        harness.run_steps(4);
    }
}

const PLAIN: Modifiers = Modifiers::NONE;

#[test]
fn a_claim_is_selected_in_light() {
    let mut harness = window(Some("chip-race.md"), Appearance::Light, [1280.0, 800.0]);
    press(&mut harness, &[(PLAIN, Key::Tab), (PLAIN, Key::Tab), (PLAIN, Key::Tab)]);
    harness.snapshot("claim_light");
}

#[test]
fn words_are_selected_in_dark() {
    let mut harness = window(Some("chip-race.md"), Appearance::Dark, [1280.0, 800.0]);
    press(&mut harness, &[(PLAIN, Key::J), (PLAIN, Key::J), (PLAIN, Key::J), (PLAIN, Key::J)]);
    harness.snapshot("words_dark");
}

#[test]
fn nothing_is_open() {
    window(None, Appearance::Light, [1280.0, 800.0]).snapshot("welcome_light");
}

#[test]
fn text_in_cyrillic_letters() {
    window(Some("vodoprovod.txt"), Appearance::Light, [1280.0, 800.0]).snapshot("cyrillic_light");
}

#[test]
fn a_small_window_cuts_nothing() {
    let mut harness = window(Some("chip-race.md"), Appearance::Light, [1024.0, 600.0]);
    press(&mut harness, &[(PLAIN, Key::J), (PLAIN, Key::J), (PLAIN, Key::J)]);
    harness.snapshot("small_light");
}
