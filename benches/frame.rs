//! The time of one frame of a 10 MB article with 100,000 claims, in the real window without a screen: while scrolling, while
//! jumping to random places, and while dragging a selection; and of 1 MB in Arabic letters. Prints the median and the 99th percentile.
//!
//! The time covers everything the program does in a frame, from input to shapes. It does not cover painting the shapes, which is up
//! to the graphics driver.

#[path = "large/arabic.rs"]
mod arabic;
#[path = "large/mod.rs"]
mod large;

use std::io::Write as _;
use std::time::{Duration, Instant};

use claimlight::app::App;
use claimlight::app::actions::Action;
use claimlight::app::desk;
use claimlight::app::desk::saving_state::Saving;
use claimlight::app::details;
use claimlight::app::opening::read::Opened;
use claimlight::app::settings::Settings;
use claimlight_core::model::Annotations;
use claimlight_core::text::Offset;
use egui::{Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, pos2, vec2};

struct Screen {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Screen {
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            events,
            focused: true,
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| self.app.frame(ui));
        let taken = start.elapsed();
        // Nothing paints the textures.
        output.textures_delta.clear();
        taken
    }
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1000.0;
    let line =
        format!("{name:<32} median {:.3} ms   99th percentile {:.3} ms   most {:.3} ms", at(0.5), at(0.99), at(1.0));
    writeln!(std::io::stdout(), "{line}").unwrap_or(());
}

/// Prints the time from starting to open a file to the end of the first frame that shows it.
fn opening(name: &str, path: &std::path::Path) {
    let settings = Settings { asked: true, autosave: false, ..Settings::default() };
    let start = Instant::now();
    let app = App::new(settings, None, Some(path.to_owned()));
    let mut screen = Screen { ctx: egui::Context::default(), app, time: 0.0 };
    while screen.app.state().desk.document.is_none() && start.elapsed() < Duration::from_mins(1) {
        screen.frame(Vec::new());
        std::thread::sleep(Duration::from_millis(1));
    }
    screen.frame(Vec::new());
    writeln!(std::io::stdout(), "{name:<32} {:.0} ms", start.elapsed().as_secs_f64() * 1000.0).unwrap_or(());
}

/// Times opening a large article alone, the same with its annotation file, and a small file.
fn openings() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.txt");
    std::fs::write(&path, large::text(10 << 20))?;
    opening("open 10 MB of text", &path);
    let (annotations, _) = large::annotations(10 << 20, 100_000);
    std::fs::write(folder.path().join("large.claims.ron"), claimlight_core::file::print(&annotations))?;
    opening("open it with 100,000 claims", &path);
    let (annotations, _) = large::annotations(105_000, 1000);
    let small = folder.path().join("small.claims.ron");
    std::fs::write(&small, claimlight_core::file::print(&annotations))?;
    opening("open 1,000 claims", &small);
    Ok(())
}

/// The window with an article, once its sentences are known.
fn shown(annotations: Annotations, settings: Settings) -> Screen {
    let mut app = App::new(settings, None, None);
    let saving = Saving::default();
    let opened = Opened::new(None, annotations, saving);
    app.apply(Action::Opening(claimlight::app::opening::Action::Opened(Box::new(opened))));
    app.apply(Action::Details(details::Action::PastedDone));
    assert!(app.state().desk.document.is_some());
    let mut screen = Screen { ctx: egui::Context::default(), app, time: 0.0 };
    for _ in 0..2000 {
        screen.frame(Vec::new());
        if screen.app.state().desk.document.as_ref().is_some_and(|d| d.sentences_known) {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    screen.frame(vec![Event::PointerMoved(pos2(500.0, 400.0))]);
    screen
}

fn wheel(y: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, y),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }
}

/// Times scrolling through an article in Arabic letters.
fn scrolling_arabic(face: &str) {
    let face = face.to_owned();
    let settings = Settings { asked: true, autosave: false, face, ..Settings::default() };
    let mut screen = shown(arabic::annotations(1 << 20), settings);
    let times = (0..2000).map(|_| screen.frame(vec![wheel(-60.0)])).collect();
    report("scrolling 1 MB in Arabic", times);
}

fn main() {
    scrolling_arabic("DejaVu Sans");
    if std::env::args().any(|argument| argument == "arabic") {
        return;
    }
    if let Err(error) = openings() {
        writeln!(std::io::stderr(), "{error}").unwrap_or(());
    }
    let (annotations, me) = large::annotations(10 << 20, 100_000);
    let len = annotations.article.text.as_str().len();
    let settings = Settings { annotator: me.to_string(), asked: true, autosave: false, ..Settings::default() };
    let mut screen = shown(annotations, settings);
    let mut scrolling = Vec::new();
    for _ in 0..2000 {
        scrolling.push(screen.frame(vec![wheel(-60.0)]));
    }
    report("scrolling", scrolling);

    let mut seed = 11_u64;
    let mut jumping = Vec::new();
    for i in 0..2000 {
        if i % 20 == 0 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = Offset::new((seed >> 33) as usize % len);
            screen.app.apply(Action::Desk(desk::Action::ScrollTo(at)));
        }
        jumping.push(screen.frame(vec![wheel(-40.0)]));
    }
    report("scrolling with a jump in 20", jumping);

    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    screen.frame(vec![Event::PointerMoved(pos2(300.0, 300.0)), button(pos2(300.0, 300.0), true)]);
    let mut dragging = Vec::new();
    for i in 0..2000 {
        let to = pos2(300.0 + (i % 400) as f32, if i % 40 < 30 { 500.0 } else { 770.0 });
        dragging.push(screen.frame(vec![Event::PointerMoved(to)]));
    }
    report("dragging a selection", dragging);
}
