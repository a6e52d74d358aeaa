//! The window as a person at the keyboard or with a mouse meets it, driven through the accessibility tree.
//!
//! A test draws what is expected: `[` and `]` stand around selected words, `{` and `}` around the selected claim, `|` is
//! a caret without a selection.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use claimlight::app::actions::Action;
use claimlight::app::desk::document::Document;
use claimlight::app::desk::pool::Task;
use claimlight::app::desk::saving_state::Target;
use claimlight::app::desk::selection::Selection;
use claimlight::app::opening::recent::Remembered;
use claimlight::app::settings::Settings;
use claimlight::app::{App, desk, front, opening, saving};
use claimlight_core::model::AnnotatorId;
use claimlight_core::text::{Offset, TextRange};
use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

mod adjudicating;
mod agreement;
mod arriving;
mod articles;
mod broken;
mod by_mail;
#[path = "../class/mod.rs"]
mod class;
mod commands;
mod comparing;
mod directions;
mod editors;
mod encodings;
mod exercise;
mod finding;
mod first_steps;
mod frame;
mod giving;
mod gone;
mod grading;
mod keeping;
mod listing;
mod long_names;
mod margin;
mod marking;
mod mending;
mod menus;
mod old_files;
mod panels;
mod reports;
mod reviewing;
mod schemes;
mod sharing;
#[path = "../study/mod.rs"]
mod study;
mod typing;
mod welcome;

const ARTICLE: &str = "The bridge closed, the town says. It opened in May.\n\nNobody paid “a crown” for it.";

struct Window {
    harness: Harness<'static, App>,
    folder: tempfile::TempDir,
}

fn settings() -> Settings {
    Settings { name: "Ana".to_owned(), asked: true, autosave: false, past_first_steps: true, ..Settings::default() }
}

/// Saves an open article to another file.
fn save_to(article: u64, path: &Path) -> Action {
    Action::Saving(saving::Action::SaveTo { article, path: path.to_owned(), then: None })
}

/// Whether the question under this heading is asked, a key of the texts.
fn asks(app: &App, heading: &'static str) -> bool {
    app.state().front.question().is_some_and(|q| q.heading.as_deref() == Some(claimlight::tr!(heading)))
}

/// Whether something is to be known before going on.
fn tells(app: &App) -> bool {
    app.state().front.question().is_some_and(|q| q.heading.is_none())
}

impl Window {
    fn new(text: &str) -> Self {
        Self::with(text, settings())
    }

    fn with(text: &str, settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, text).unwrap();
        Self::open(folder, &path, settings)
    }

    fn open(folder: tempfile::TempDir, path: &Path, settings: Settings) -> Self {
        let app = App::new(settings, None, Some(path.to_owned()));
        let harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(16)
            .allow_missing_glyphs()
            .build_ui_state(|ui, app: &mut App| app.frame(ui), app);
        let mut window = Self { harness, folder };
        window.until(|app| app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known));
        window.settle();
        window
    }

    /// A window with nothing open.
    fn empty(settings: Settings) -> Self {
        let harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(16)
            .allow_missing_glyphs()
            .build_ui_state(|ui, app: &mut App| app.frame(ui), App::new(settings, None, None));
        let mut window = Self { harness, folder: tempfile::tempdir().unwrap() };
        window.settle();
        window
    }

    /// Frames until something is so; gives up after ten seconds.
    fn until(&mut self, so: impl Fn(&App) -> bool) {
        for _ in 0..1000 {
            self.harness.step();
            if so(self.harness.state()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it did not come about");
    }

    fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    fn apply(&mut self, action: Action) {
        self.harness.state_mut().apply(action);
        self.settle();
    }

    /// Keeps settings, the journal and what else is kept at this path.
    fn keep_settings_at(&mut self, path: PathBuf) {
        self.harness.state_mut().apply(Action::Desk(desk::Action::KeepSettingsAt(path)));
    }

    /// What was open lately, and folders that others empty.
    fn started(&mut self, remembered: Remembered, emptied: Vec<PathBuf>) {
        self.harness.state_mut().apply(Action::Opening(opening::Action::Started(remembered, emptied)));
    }

    /// The tasks asked for since the last frame, taken from the pool: none of them has begun.
    fn asked(&mut self) -> Vec<Task<Action>> {
        self.harness.state_mut().take_tasks()
    }

    fn document(&self) -> &Document {
        self.harness.state().state().desk.document.as_ref().unwrap()
    }

    /// Presses keys, parted by blanks: `J`, `Shift+L`, `Ctrl+Right`, `[`.
    fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split(' ') {
            let mut modifiers = Modifiers::NONE;
            let mut name = word;
            while let Some((modifier, rest)) =
                name.split_once('+').filter(|(m, rest)| !m.is_empty() && !rest.is_empty())
            {
                match modifier {
                    "Ctrl" => modifiers |= Modifiers::COMMAND | Modifiers::CTRL,
                    "Shift" => modifiers |= Modifiers::SHIFT,
                    other => panic!("no modifier {other}"),
                }
                name = rest;
            }
            let key = match name {
                "PageUp" => Key::PageUp,
                "PageDown" => Key::PageDown,
                "," => Key::Comma,
                "[" => Key::OpenBracket,
                "]" => Key::CloseBracket,
                "+" => Key::Plus,
                "Right" => Key::ArrowRight,
                "Left" => Key::ArrowLeft,
                "Up" => Key::ArrowUp,
                "Down" => Key::ArrowDown,
                "Esc" => Key::Escape,
                name => Key::from_name(name).unwrap_or_else(|| panic!("no key {name}")),
            };
            self.harness.key_press_modifiers(modifiers, key);
            self.settle();
        }
        self
    }

    /// Types into whatever has the keyboard.
    fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// The text with what is selected.
    fn shown(&self) -> String {
        let d = self.document();
        let range = d.selected_range();
        let (open, close) = match d.selection {
            Selection::Claim(_) => ("{", "}"),
            Selection::Words { .. } if range.is_empty() => ("|", ""),
            Selection::Words { .. } => ("[", "]"),
        };
        let (text, r) = (d.text(), range.to_range());
        format!("{}{open}{}{close}{}", &text[..r.start], &text[r.clone()], &text[r.end..])
    }

    /// A line a claim: verdict and quote.
    fn claims(&self) -> Vec<String> {
        let d = self.document();
        let claims = d.annotations.claims.as_slice().iter();
        claims
            .map(|c| {
                let quote: Vec<_> = c.ranges().map(|r| r.of(d.text())).collect();
                format!("{}: {}", d.shown(c).id().unwrap_or("to check"), quote.join(" + "))
            })
            .collect()
    }

    /// Where the words stand on the screen: their left end and their right one.
    fn place(&self, words: &str) -> (Pos2, Pos2) {
        let at = self.document().text().find(words).unwrap();
        let range = TextRange::from_usize(at..at + words.len());
        let rects = self.harness.state().places(&self.harness.ctx, range);
        let (first, last) = (rects.first().unwrap(), rects.last().unwrap());
        (first.left_center() + egui::vec2(1.0, 0.0), last.right_center() - egui::vec2(1.0, 0.0))
    }

    fn button(&mut self, pos: Pos2, pressed: bool, modifiers: Modifiers) {
        let event = egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
        self.harness.event_modifiers(event, modifiers);
        self.harness.step();
    }

    fn click(&mut self, pos: Pos2, modifiers: Modifiers) {
        self.harness.event(egui::Event::PointerMoved(pos));
        self.harness.step();
        self.button(pos, true, modifiers);
        self.button(pos, false, modifiers);
        self.harness.step();
    }

    /// Presses `times` at `from`, the last time dragging on to `to`.
    fn drag(&mut self, times: usize, from: Pos2, to: Pos2) {
        for _ in 1..times {
            self.click(from, Modifiers::NONE);
        }
        self.harness.event(egui::Event::PointerMoved(from));
        self.harness.step();
        self.button(from, true, Modifiers::NONE);
        for part in [0.3, 0.6, 1.0] {
            self.harness.event(egui::Event::PointerMoved(from.lerp(to, part)));
            self.harness.step();
        }
        self.button(to, false, Modifiers::NONE);
        self.settle();
    }

    fn message(&self) -> String {
        self.harness.state().state().desk.message.as_ref().map(|m| m.text.clone()).unwrap_or_default()
    }
}
