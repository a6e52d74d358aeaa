//! What pupils handed in, as scripts and teachers get it.

use std::path::Path;

use claimlight_core::exercise::{self, Task, block};
use claimlight_core::model::Annotations;
use claimlight_core::{file, import};
use serde_json::{Value, json};

use crate::{claimlight, done};

#[path = "../../core/tests/archive/mod.rs"]
pub mod archive;

/// An exercise in a folder.
fn exercise_in(folder: &Path) -> Annotations {
    let article = import::pasted("The bridge closed in May. It cost 3 million.");
    let task = Task { name: "Bridge".to_owned(), ..Task::default() };
    let made = exercise::exercise(&article, &std::sync::Arc::default(), &task);
    std::fs::write(folder.join("bridge.exercise.ron"), file::print(&made)).unwrap();
    made
}

/// An answer as text that a pupil pastes.
fn answer(to: &Annotations, who: &str, number: u8) -> String {
    let of = to.exercise.as_ref().unwrap();
    let value = json!({
        "claimlight": "answer", "format": 1, "exercise": { "id": of.id, "edition": of.edition }, "who": who,
        "annotator": format!("00000000-0000-4000-8000-0000000000{number:02}"), "time": "2026-11-24T10:40:00Z",
        "claims": [{ "spans": [{ "start": 4, "end": 10, "quote": "bridge" }] }],
    });
    block::write(value.to_string().as_bytes())
}

/// A folder with an exercise, an archive of hand-ins, and one of another kind.
pub fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let exercise = exercise_in(folder.path());
    let (ana, ben) = (answer(&exercise, "Ana", 1), answer(&exercise, "Ben", 2));
    let files: [(&str, &[u8]); 4] = [
        ("Ana Lind_11_assignsubmission_file/bridge.html", ana.as_bytes()),
        ("Ben Oz_12_assignsubmission_file/essay.txt", b"My essay"),
        ("Ben Oz_12_assignsubmission_file/\u{202e}lmth.a", ben.as_bytes()),
        ("Cem_13_assignsubmission_file/bridge.html", ana.as_bytes()),
    ];
    std::fs::write(folder.path().join("7a.zip"), archive::archive(&files)).unwrap();
    std::fs::write(folder.path().join("7b.rar"), b"Rar!\x1a\x07\x01\0").unwrap();
    std::fs::write(folder.path().join("notes.txt"), "x").unwrap();
    folder
}

#[test]
fn hand_ins_are_listed() {
    let folder = start();
    let found: Value =
        serde_json::from_str(&done(folder.path(), &["handins", "bridge.exercise.ron", "7a.zip", "--json"])).unwrap();
    let entries = found["archives"][0]["entries"].as_array().unwrap();
    let told: Vec<String> = entries
        .iter()
        .map(|entry| ["status", "id", "who"].map(|field| entry[field].as_str().unwrap()).join(" "))
        .collect();
    assert_eq!(told, ["ok 11 Ana", "no_answer 12 ", "ok 12 Ben", "copy 13 Ana"]);
    assert_eq!(found["archives"][0]["whole"], "");
    let lines = done(folder.path(), &["handins", "bridge.exercise.ron", "7a.zip", "notes.txt"]);
    assert!(lines.starts_with("7a.zip: 3 answers\n  ok         11  Ana  Ana Lind_11_"), "{lines}");
    assert!(lines.contains("/<U+202E>lmth.a") && lines.contains("notes.txt: nothing in it is a hand-in"), "{lines}");
}

#[test]
fn a_pattern_says_whose_files_are() {
    let folder = start();
    let pattern = "^(?<name>.)[^/]*_1(?<id>[0-9])_";
    let run = ["handins", "bridge.exercise.ron", "7a.zip", "--json", "--pattern", pattern];
    let found: Value = serde_json::from_str(&done(folder.path(), &run)).unwrap();
    assert_eq!(found["archives"][0]["entries"][0]["id"], "1");
    let (status, _, error) = claimlight(folder.path(), &["handins", "bridge.exercise.ron", "7a.zip", "--pattern", "x"]);
    assert!(status == 2 && error.contains("names neither a group"), "{status} {error}");
}

#[test]
fn what_is_refused_or_missing_is_said() {
    let folder = start();
    let (status, out, _) = claimlight(folder.path(), &["handins", "bridge.exercise.ron", "7b.rar", "7a.zip"]);
    assert!(status == 3 && out.contains("7b.rar: refused: it is not a ZIP archive"), "{status} {out}");
    let (status, _, error) = claimlight(folder.path(), &["handins", "bridge.exercise.ron", "none.zip"]);
    assert!(status == 1 && error.contains("there is no file none.zip"), "{status} {error}");
    done(folder.path(), &["mark", "notes.txt", "--quote", "x", "--as", "Ana"]);
    let (status, _, error) = claimlight(folder.path(), &["handins", "notes.claims.ron", "7a.zip"]);
    assert!(status == 1 && error.contains("notes.claims.ron is no exercise"), "{status} {error}");
}
