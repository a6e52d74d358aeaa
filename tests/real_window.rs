//! The real program in a real window: Xvfb is the screen, xdotool the hand. `tests/run` installs both.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test says what went wrong by failing there")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A screen of its own, by its name.
fn screen() -> (Running, String) {
    let mut xvfb = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is needed: tests/run installs it");
    let mut line = String::new();
    BufReader::new(xvfb.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (Running(xvfb), format!(":{}", line.trim()))
}

struct Desk {
    display: String,
    folder: tempfile::TempDir,
}

impl Desk {
    fn xdotool(&self, arguments: &[&str]) -> bool {
        let mut command = Command::new("xdotool");
        command.args(arguments).env("DISPLAY", &self.display).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().expect("xdotool is needed: tests/run installs it").success()
    }

    /// Starts the program on a file and waits until it shows it.
    fn start(&self, file: &Path) -> Running {
        let child = Command::new(env!("CARGO_BIN_EXE_claimlight"))
            .arg(file)
            .env("DISPLAY", &self.display)
            .env("CLAIMLIGHT_DATA", self.folder.path().join("data"))
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let running = Running(child);
        until("the window shows the article", || self.xdotool(&["search", "--name", "AI chips"]));
        self.xdotool(&["search", "--name", "AI chips", "windowfocus", "--sync", "windowmove", "0", "0"]);
        running
    }

    fn quit(&self, mut running: Running) {
        self.xdotool(&["key", "ctrl+q"]);
        until("the program ends", || running.0.try_wait().unwrap().is_some());
        assert!(running.0.wait().unwrap().success());
    }
}

/// Waits until something is so, a minute at most.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < Duration::from_mins(1), "{what}: it did not come about");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What `show --json` says of a file.
fn shown(file: &Path) -> serde_json::Value {
    let output = Command::new(env!("CARGO_BIN_EXE_claimlight")).args(["show", "--json"]).arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_sample_is_marked_saved_closed_and_opened_again() {
    let (_xvfb, display) = screen();
    let desk = Desk { display, folder: tempfile::tempdir().unwrap() };
    let article = desk.folder.path().join("chip-race.md");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs/chip-race.md");
    std::fs::copy(sample, &article).unwrap();
    let file = desk.folder.path().join("chip-race.claims.ron");

    let running = desk.start(&article);
    // Three presses take the sentence under the pointer; a key tags it.
    let hold = ["mousemove", "--sync", "400", "330", "click", "--repeat", "3", "--delay", "60", "1"];
    until("the claim is saved", || {
        if !file.exists() {
            desk.xdotool(&hold);
            desk.xdotool(&["key", "--delay", "60", "v", "ctrl+s"]);
            std::thread::sleep(Duration::from_millis(500));
        }
        file.exists()
    });
    desk.quit(running);
    let first = shown(&file);
    let claims = first["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0]["verdict"], "verified");
    let quote = claims[0]["spans"][0]["quote"].as_str().unwrap();
    assert!(quote.len() > 20 && quote.ends_with(['.', '”']), "a sentence: {quote}");

    let running = desk.start(&article);
    until("the verdict is changed and saved", || {
        desk.xdotool(&["key", "--delay", "60", "Escape", "ctrl+Home", "Tab", "u", "ctrl+s"]);
        std::thread::sleep(Duration::from_millis(500));
        shown(&file)["claims"][0]["verdict"] == "unverified"
    });
    desk.quit(running);
    let second = shown(&file);
    assert_eq!(second["claims"].as_array().unwrap().len(), 1);
    assert_eq!(second["claims"][0]["id"], claims[0]["id"]);
    assert_eq!(second["claims"][0]["spans"], claims[0]["spans"]);
}
