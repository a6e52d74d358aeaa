//! An idle window paints nothing: no frame is requested without a reason.

use std::time::Duration;

use claimlight::app::App;
use claimlight::app::actions::Action;
use claimlight::app::commands::Command;
use claimlight::app::settings::Settings;
use egui::{Pos2, RawInput, Rect, ViewportId, vec2};

struct Screen {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Screen {
    fn new(path: Option<std::path::PathBuf>) -> Self {
        let settings = Settings { asked: true, autosave: false, ..Settings::default() };
        Self { ctx: egui::Context::default(), app: App::new(settings, None, path), time: 0.0 }
    }

    /// Runs a frame. Returns the delay after which the next one is requested.
    fn frame(&mut self) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            focused: true,
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| self.app.frame(ui));
        // There is no screen to upload them to.
        output.textures_delta.clear();
        output.viewport_output[&ViewportId::ROOT].repaint_delay
    }

    /// The number of frames in ten seconds, once all work in progress has finished.
    fn frames_in_ten_seconds(&mut self) -> usize {
        for _ in 0..200 {
            self.frame();
            std::thread::sleep(Duration::from_millis(2));
        }
        let mut frames = 0;
        let mut until = self.time + 10.0;
        loop {
            let delay = self.frame();
            if delay == Duration::MAX || self.time + delay.as_secs_f64() > until {
                return frames;
            }
            self.time += delay.as_secs_f64();
            until = until.max(self.time);
            frames += 1;
        }
    }
}

#[test]
fn an_empty_window_rests() {
    assert_eq!(Screen::new(None).frames_in_ten_seconds(), 0);
}

#[test]
fn a_window_with_an_article_a_folder_and_a_field_rests() {
    let folder = tempfile::tempdir().unwrap();
    for i in 0..20 {
        std::fs::write(folder.path().join(format!("{i}.txt")), "The bridge closed. It opened.").unwrap();
    }
    let mut screen = Screen::new(Some(folder.path().join("3.txt")));
    screen.app.apply(Action::Opening(claimlight::app::opening::Action::Open(folder.path().to_owned())));
    for _ in 0..500 {
        screen.frame();
        let state = screen.app.state();
        let read = state.folder.open().is_some_and(|f| f.read && !f.entries.is_empty());
        if read && state.desk.document.as_ref().is_some_and(|d| d.sentences_known) {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(screen.app.state().desk.document.is_some());
    assert_eq!(screen.frames_in_ten_seconds(), 0);
    screen.app.apply(Action::Run(Command::NextSentence));
    screen.app.apply(Action::Judge(0));
    screen.app.apply(Action::Run(Command::AddEvidence));
    // A message in the status line would disappear after twelve seconds, and request a frame for that.
    screen.app.apply(Action::Desk(claimlight::app::desk::Action::ClearMessage));
    assert_eq!(screen.frames_in_ten_seconds(), 0, "with a field that has the keyboard");
}
