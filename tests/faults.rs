//! The real program when system calls fail: each call of a save in turn fails or kills the process.
//!
//! `cargo test --test faults -- --nocapture` prints the table of docs/reliability.md. If `strace` is missing or may not trace, the
//! tests that need it print that they are skipped.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]
#![expect(clippy::print_stdout, reason = "it prints the table, and what was skipped")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use claimlight_core::model::Field;

const PROGRAM: &str = env!("CARGO_BIN_EXE_claimlight");

/// Whether system calls can be traced here.
fn can_trace() -> bool {
    let tried = Command::new("strace").args(["-f", "-e", "trace=none", "true"]).stderr(Stdio::null()).status();
    let can = tried.is_ok_and(|status| status.success());
    if !can {
        println!("skipped: strace is missing or may not trace here");
    }
    can
}

fn claimlight(folder: &Path, arguments: &[&str]) -> Output {
    command(PROGRAM, folder).args(arguments).output().unwrap()
}

fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env("CLAIMLIGHT_DATA", folder.join("data"));
    command
}

fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "The bridge closed in May. It opened in June.\n").unwrap();
    let marked = claimlight(folder.path(), &["mark", "a.txt", "--quote", "The bridge closed in May", "--as", "Ana"]);
    assert!(marked.status.success());
    folder
}

#[test]
fn after_any_failing_call_the_file_is_the_old_one_or_the_new_one() {
    if !can_trace() {
        return;
    }
    println!("| call | failing with | times tried | old file, reported | new file |");
    println!("| --- | --- | --- | --- | --- |");
    for (calls, fault) in [
        ("write", "error=ENOSPC"),
        ("write", "error=EIO"),
        ("fsync,fdatasync", "error=EIO"),
        ("fsync,fdatasync", "error=ENOSPC"),
        ("rename,renameat,renameat2", "error=EIO"),
        ("rename,renameat,renameat2", "error=ENOSPC"),
        ("openat", "error=EIO"),
        ("openat", "error=ENOSPC"),
        ("write", "signal=KILL"),
        ("fsync,fdatasync", "signal=KILL"),
        ("rename,renameat,renameat2", "signal=KILL"),
        ("openat", "signal=KILL"),
    ] {
        let folder = start();
        let file = folder.path().join("a.claims.ron");
        let old = std::fs::read(&file).unwrap();
        let (mut kept, mut renewed, mut tried) = (0, 0, 0);
        for when in 1..400 {
            std::fs::write(&file, &old).unwrap();
            let inject = format!("inject={calls}:{fault}:when={when}");
            let log = folder.path().join("trace");
            let output = command("strace", folder.path())
                .args(["-f", "-o", log.to_str().unwrap(), "-e", &format!("trace={calls}"), "-e", &inject])
                .args([PROGRAM, "tag", "a.claims.ron", "1", "verified", "--as", "Ana"])
                .output()
                .unwrap();
            let injected = {
                let log = std::fs::read_to_string(&log).unwrap();
                log.contains("(INJECTED)") || log.contains("killed by SIGKILL")
            };
            if !injected {
                assert!(output.status.success(), "without a fault it works");
                break;
            }
            tried += 1;
            let now = std::fs::read(&file).unwrap();
            if now == old {
                kept += 1;
                assert!(!output.status.success(), "{calls} {fault} {when}: it said that it was saved");
            } else {
                let loaded = claimlight_core::file::read(&now).unwrap();
                assert_eq!(loaded.repairs, [], "{calls} {fault} {when}");
                let claim = &loaded.annotations.claims.as_slice()[0];
                assert_eq!(claim.judgements[0].verdict.as_deref(), Some("verified"), "{calls} {fault} {when}");
                renewed += 1;
            }
            let check = claimlight(folder.path(), &["check", "a.claims.ron"]);
            assert!(check.status.success(), "{calls} {fault} {when}");
        }
        assert!(tried > 0, "{calls} {fault} was never tried");
        println!("| {calls} | {fault} | {tried} | {kept} | {renewed} |");
    }
}

#[test]
fn two_processes_lose_no_edit_that_was_told_to_be_saved() {
    const EDITS: usize = 60;
    let folder = start();
    let file = folder.path().join("a.claims.ron");
    std::thread::scope(|scope| {
        let writers: Vec<_> = ["Ben", "Cem"]
            .map(|name| {
                let folder = folder.path();
                scope.spawn(move || {
                    let mut reported = Vec::new();
                    for i in 0..EDITS {
                        let note = format!("{name} {i}");
                        let mark = ["mark", "a.txt", "--quote", "It opened", "--as", name, "--note", &note];
                        let mut asked = command(PROGRAM, folder);
                        asked.args(mark).stdout(Stdio::null()).stderr(Stdio::null());
                        let mut child = asked.spawn().unwrap();
                        if i % 5 == 4 {
                            // Killed at some point of its work.
                            std::thread::sleep(std::time::Duration::from_micros(400 * (i as u64 % 23)));
                            drop(child.kill());
                        }
                        if child.wait().unwrap().success() {
                            reported.push(note);
                        }
                    }
                    reported
                })
            })
            .into_iter()
            .collect();
        let reported: Vec<String> = writers.into_iter().flat_map(|w| w.join().unwrap()).collect();
        assert!(reported.len() >= EDITS, "{}", reported.len());
        let loaded = claimlight_core::file::read(&std::fs::read(&file).unwrap()).unwrap();
        assert_eq!(loaded.repairs, []);
        // The same words by the same person are one claim, so that a note replaces the one before, which the log keeps.
        let logged = loaded.annotations.log.in_order();
        let logged = logged.iter().flat_map(|(_, entry)| &entry.values).filter(|given| given.field == Field::Note);
        let claims = loaded.annotations.claims.as_slice();
        let shown = claims.iter().flat_map(|claim| &claim.judgements).map(|judgement| judgement.note.as_str());
        let notes: BTreeSet<&str> = logged.map(|given| given.value.as_text()).chain(shown).collect();
        assert_eq!(claims.len(), 3, "one of Ana, Ben and Cem each");
        for note in &reported {
            assert!(notes.contains(note.as_str()), "{note} is missing");
        }
    });
    // Killed processes may leave temporary files, but nothing else.
    let left = std::fs::read_dir(folder.path())
        .unwrap()
        .flatten()
        .filter(|e| e.file_name().to_string_lossy().starts_with(".cl-"));
    println!("temporary files left by killed processes: {}", left.count());
}
