//! Two processes work on one file at the same time, are killed every few seconds, and start again. At the end both agree, and no
//! edit that was reported as saved is missing.
//!
//! Each process makes a thousand edits; `CLAIMLIGHT_SOAK=10000 cargo test --test soak -- --nocapture` sets another number.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

#[path = "../core/tests/numbers/mod.rs"]
mod numbers;

use claimlight::app::actions::Action;
use claimlight::app::commands::Command as Do;
use claimlight::app::desk::document::{Document, Field};
use claimlight::app::desk::select::Reveal;
use claimlight::app::settings::Settings;
use claimlight::app::{App, desk, inspector, recovery};
use claimlight_core::file::{self, Home, journal};
use claimlight_core::model::{AnnotatorId, Claim, ClaimId, Edit, Element};
use claimlight_core::text::Offset;
use egui::{Pos2, RawInput, Rect, vec2};
use numbers::Numbers;

const NAMES: [&str; 2] = ["Ana", "Ben"];

fn me(name: &str) -> AnnotatorId {
    AnnotatorId(uuid::Uuid::from_u64_pair(7, name.len() as u64 + u64::from(name.as_bytes()[0])))
}

/// A person's judgement of a claim as text: `-` if the claim is gone, `~` if there is no judgement, otherwise `=` and the note.
fn state(claim: Option<&Arc<Claim>>, name: &str) -> String {
    let Some(claim) = claim else { return "-".to_owned() };
    let judgement = claim.judgements.iter().find(|j| j.annotator == me(name));
    judgement.map_or_else(|| "~".to_owned(), |j| format!("={}", j.note))
}

/// One of the two processes: the window's real state, jobs and journal, with a screen that nobody sees.
struct Worker {
    ctx: egui::Context,
    app: App,
    name: String,
    folder: PathBuf,
}

impl Worker {
    fn start(name: &str, folder: &Path) -> Self {
        let settings = Settings {
            name: name.to_owned(),
            annotator: me(name).to_string(),
            asked: true,
            autosave: false,
            ..Settings::default()
        };
        let data = folder.join("data");
        let app = App::new(settings, Some(data.join(format!("{name}.ron"))), Some(folder.join("a.txt")));
        let mut worker = Self { ctx: egui::Context::default(), app, name: name.to_owned(), folder: folder.to_owned() };
        let mine = |l: &journal::Unsaved| l.about.who == name;
        let left = journal::unsaved(&journal::folder(&Home::new(data))).iter().filter(|l| mine(l)).count();
        worker.app.keep_journal();
        let ctx = worker.ctx.clone();
        worker.app.watch(&ctx);
        worker.until("it is open", |app| {
            app.state().desk.document.is_some()
                && app.state().recovery.left().iter().filter(|l| mine(l)).count() >= left
        });
        // The other process restores what it left itself.
        for _ in 0..worker.app.state().recovery.left().len() {
            let is_mine = worker.app.state().recovery.left().first().is_some_and(mine);
            let action = if is_mine { recovery::Action::Restore } else { recovery::Action::Later };
            worker.apply(Action::Recovery(action));
        }
        worker
    }

    fn frame(&mut self) {
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 300.0));
        let input = RawInput { screen_rect: Some(screen), focused: true, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, |ui| self.app.frame(ui));
        // There is no screen to upload them to.
        output.textures_delta.clear();
    }

    fn until(&mut self, what: &str, so: impl Fn(&App) -> bool) {
        let start = Instant::now();
        while !so(&self.app) {
            assert!(start.elapsed() < Duration::from_mins(1), "{what}: not within a minute");
            self.frame();
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn apply(&mut self, action: Action) {
        self.app.apply(action);
        self.frame();
    }

    fn document(&self) -> &Document {
        self.app.state().desk.document.as_ref().unwrap()
    }

    fn save(&mut self) {
        self.apply(Action::Run(Do::Save));
        self.until("it is saved", |app| {
            app.state().desk.document.as_ref().is_some_and(|d| !d.saving.is_changed() && !d.saving.busy)
        });
    }

    /// Makes a random edit. Returns the claims that it changed.
    fn edit(&mut self, i: usize, numbers: &mut Numbers) -> Vec<ClaimId> {
        let claims: Vec<ClaimId> = self.document().annotations.claims.as_slice().iter().map(|c| c.id).collect();
        let some = claims.get(numbers.next(claims.len())).copied();
        match (numbers.next(20), some) {
            (0..=2, _) | (_, None) if claims.len() < 400 => {
                let text = self.document().text().len();
                let start = numbers.next(text - 8);
                self.apply(Action::Desk(desk::Action::Select(
                    Offset::new(start),
                    Offset::new(start + 1 + numbers.next(7)),
                )));
                self.apply(Action::Judge(numbers.next(2)));
                let Some(id) = self.document().selected_claim().map(|c| c.id) else { return Vec::new() };
                self.apply(Action::Inspector(inspector::Action::Type(id, Field::Note, i.to_string())));
                vec![id]
            }
            (3, Some(id)) => {
                let claim = self.document().annotations.claims.get(id).unwrap();
                // Deleting a claim that others have judged would lose their work.
                let alone =
                    claim.annotator == me(&self.name) && claim.judgements.iter().all(|j| j.annotator == me(&self.name));
                if !alone {
                    return Vec::new();
                }
                self.apply(Action::Desk(desk::Action::SelectClaim(id, Reveal::No)));
                self.apply(Action::Run(Do::Delete));
                vec![id]
            }
            (4, _) => {
                let Some(change) = self.document().history.next_undo() else { return Vec::new() };
                let of = |e: &Edit| match e.element() {
                    Element::Claim(id) => Some(id),
                    _ => None,
                };
                let touched = change.edits.iter().filter_map(of).collect();
                self.apply(Action::Run(Do::Undo));
                touched
            }
            (5..=7, Some(id)) => {
                self.apply(Action::Desk(desk::Action::SelectClaim(id, Reveal::No)));
                self.apply(Action::Judge(numbers.next(2)));
                self.apply(Action::Inspector(inspector::Action::Type(id, Field::Note, i.to_string())));
                vec![id]
            }
            (_, Some(id)) => {
                self.apply(Action::Inspector(inspector::Action::Type(id, Field::Note, i.to_string())));
                vec![id]
            }
            (_, None) => Vec::new(),
        }
    }

    /// Makes edits until the process's log holds `edits` of them, and logs each edit and each save.
    fn work(&mut self, edits: usize) {
        let path = self.folder.join(format!("{}.log", self.name));
        let done = std::fs::read_to_string(&path).unwrap_or_default();
        let first = done.lines().filter_map(|l| l.split(' ').next()?.parse::<usize>().ok()).max().map_or(1, |i| i + 1);
        let mut log = std::fs::File::options().create(true).append(true).open(&path).unwrap();
        // On a new line, because a kill may have cut off the last one.
        writeln!(log, "\nstarted").unwrap();
        let mut numbers =
            Numbers(first as u64 * 0x9e37_79b9 + self.name.len() as u64 + u64::from(self.name.as_bytes()[0]));
        for i in first..=edits {
            let touched = self.edit(i, &mut numbers);
            let logged: Vec<String> = touched
                .iter()
                .map(|id| format!("{i} {id} {}\n", state(self.document().annotations.claims.get(*id), &self.name)))
                .collect();
            log.write_all(logged.concat().as_bytes()).unwrap();
            if touched.is_empty() {
                writeln!(log, "{i}").unwrap();
            }
            if numbers.next(8) == 0 {
                self.save();
                writeln!(log, "saved {i}").unwrap();
            }
        }
        if self.document().saving.is_changed() {
            self.save();
        }
        writeln!(log, "saved {edits}").unwrap();
    }

    /// Merges and saves until no more changes arrive, then writes what it holds to a file.
    fn settle(&mut self) {
        let mut quiet = Instant::now();
        let mut last = String::new();
        while quiet.elapsed() < Duration::from_secs(6) {
            if self.document().saving.is_changed() {
                self.save();
            }
            self.frame();
            std::thread::sleep(Duration::from_millis(20));
            let now = self.document().saving.on_disk.clone().unwrap_or_default();
            if now != last {
                (last, quiet) = (now, Instant::now());
            }
        }
        let held = file::print(&self.document().base);
        std::fs::write(self.folder.join(format!("{}.final", self.name)), held).unwrap();
    }
}

/// One of the two processes. Does nothing unless the test below starts it.
#[test]
fn worker() {
    let Ok(task) = std::env::var("CLAIMLIGHT_SOAK_TASK") else { return };
    let words: Vec<&str> = task.splitn(3, ' ').collect();
    let mut worker = Worker::start(words[0], Path::new(words[2]));
    match words[1] {
        "settle" => worker.settle(),
        edits => worker.work(edits.parse().unwrap()),
    }
}

fn start(name: &str, what: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "worker", "--test-threads", "1", "--nocapture"])
        .env("CLAIMLIGHT_SOAK_TASK", format!("{name} {what} {}", folder.display()))
        .stdout(Stdio::null())
        .stderr(std::fs::File::options().create(true).append(true).open(folder.join("said")).unwrap())
        .spawn()
        .unwrap()
}

/// A line of a process's log about a claim: the number of the edit, the claim's [`state`] after it, and whether it was reported as
/// saved. An edit that was not may or may not have survived a kill.
type Logged = (usize, String, bool);

/// Reads a process's log: the lines about each claim in order, and the last edit that was reported as saved.
fn logged(log: &str) -> (BTreeMap<String, Vec<Logged>>, usize) {
    let (mut states, mut saved) = (BTreeMap::<String, Vec<Logged>>::new(), 0);
    let mut pending: Vec<(String, usize)> = Vec::new();
    for line in log.lines() {
        match line.split(' ').collect::<Vec<_>>().as_slice() {
            ["started"] => pending.clear(),
            ["saved", i] => {
                saved = i.parse().unwrap_or(saved);
                for (claim, at) in pending.drain(..) {
                    states.entry(claim).and_modify(|logged| logged[at].2 = true);
                }
            }
            [i, claim, state] if claim.len() == 36 && !state.is_empty() => {
                let Ok(i) = i.parse() else { continue };
                let logged = states.entry((*claim).to_owned()).or_default();
                pending.push(((*claim).to_owned(), logged.len()));
                logged.push((i, (*state).to_owned(), false));
            }
            _ => {}
        }
    }
    (states, saved)
}

#[test]
fn two_processes_that_are_killed_again_and_again_lose_no_edit_that_was_told_to_be_saved() {
    let edits: usize = std::env::var("CLAIMLIGHT_SOAK").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let text = "The bridge closed in May, the town says. It opened in June; nobody paid for it. ".repeat(12);
    std::fs::write(folder.join("a.txt"), text).unwrap();
    std::fs::create_dir(folder.join("data")).unwrap();
    // The file exists before both start, so that they do not both create one.
    let mut first = Worker::start("Cem", folder);
    first.apply(Action::Desk(desk::Action::Select(Offset::new(0), Offset::new(10))));
    first.apply(Action::Judge(0));
    first.save();
    drop(first);

    // In a short run, kills come more often. In milliseconds.
    let life: u64 = if edits > 1_000 { 1_500 } else { 300 };
    let begun = Instant::now();
    let kills: usize = std::thread::scope(|scope| {
        let lives = NAMES.map(|name| {
            scope.spawn(move || {
                let (mut numbers, mut kills) = (Numbers(name.len() as u64 * 977 + u64::from(name.as_bytes()[0])), 0);
                loop {
                    let mut child = start(name, &edits.to_string(), folder);
                    let until = Instant::now() + Duration::from_millis(life + numbers.next(2 * life as usize) as u64);
                    while Instant::now() < until {
                        if let Some(status) = child.try_wait().unwrap() {
                            let said = std::fs::read_to_string(folder.join("said")).unwrap();
                            assert!(status.success(), "{name} failed: {said}");
                            return kills;
                        }
                        std::thread::sleep(Duration::from_millis(10));
                    }
                    child.kill().unwrap();
                    child.wait().unwrap();
                    kills += 1;
                }
            })
        });
        lives.into_iter().map(|life| life.join().unwrap()).sum()
    });
    let mut settling = NAMES.map(|name| start(name, "settle", folder));
    for child in &mut settling {
        let status = child.wait().unwrap();
        assert!(status.success(), "{}", std::fs::read_to_string(folder.join("said")).unwrap());
    }
    let [ana, ben] = NAMES.map(|name| std::fs::read_to_string(folder.join(format!("{name}.final"))).unwrap());
    assert!(ana == ben, "both agree");
    let file = std::fs::read_to_string(folder.join("a.claims.ron")).unwrap();
    assert!(file == ana, "and the file says so too");
    let loaded = file::read(file.as_bytes()).unwrap();
    assert_eq!(loaded.repairs, []);
    let claims: HashMap<String, _> =
        loaded.annotations.claims.as_slice().iter().map(|c| (c.id.to_string(), c.clone())).collect();
    let logs = NAMES.map(|name| logged(&std::fs::read_to_string(folder.join(format!("{name}.log"))).unwrap()));
    let mut looked_at = 0;
    for (name, (states, saved)) in NAMES.iter().zip(&logs) {
        assert_eq!(*saved, edits, "{name} came to its end");
        for (id, logged) in states {
            let Some(last) = logged.iter().rposition(|(.., certain)| *certain) else { continue };
            looked_at += 1;
            let now = state(claims.get(id), name);
            // If the other process judged the claim before it had seen that it was deleted, the claim is back. If this one has no
            // judgement of it, the other one may have deleted it.
            let others = logs.iter().zip(NAMES).any(|((s, _), other)| other != *name && s.contains_key(id));
            let fits = |logged: &str| logged == now || (others && (logged == "-" || (logged == "~" && now == "-")));
            let may_be = &logged[last..];
            assert!(may_be.iter().any(|(_, s, _)| fits(s)), "{name}: {id} is {now}, and should be one of {may_be:?}");
        }
    }
    let log = loaded.annotations.log.len();
    println!(
        "{edits} edits each in {:?}, {kills} kills; {} claims, {log} changes, {} kB; {looked_at} states checked, none missing",
        begun.elapsed(),
        claims.len(),
        file.len() / 1000
    );
}
