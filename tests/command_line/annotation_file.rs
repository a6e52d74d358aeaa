//! docs/annotation-file.md is enough to read annotation files: a reader in Python that shares no code with Claimlight finds in them
//! what Claimlight finds.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{claimlight, done};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the reader tells of each file; `None` if there is no Python, which is printed with the name of the test.
fn read(test: &str, files: &[PathBuf]) -> Option<Vec<Value>> {
    let program = if cfg!(windows) { "python" } else { "python3" };
    let Ok(output) = Command::new(program).arg(root().join("tests/annotation_file.py")).args(files).output() else {
        println!("skipped: {test} (no {program})");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).unwrap();
    let told: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(told.len(), files.len());
    Some(told)
}

/// The annotation files in the folders of a folder, and in that folder itself.
fn files_in(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files_in(&path, files);
        } else if path.to_str().unwrap().ends_with(".claims.ron") {
            files.push(path);
        }
    }
}

/// What `show --json` works out of several records, or tells of the file as a whole.
const WORKED_OUT: [&str; 4] = ["verdict", "differs", "to_decide", "file"];

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// Fails if one tells something that the other doesn't, or tells otherwise.
fn check_same(theirs: &Value, ours: &Value, place: &str) {
    match (theirs, ours) {
        (Value::Object(theirs), Value::Object(ours)) => {
            for (field, value) in theirs {
                check_same(value, ours.get(field).unwrap_or(&Value::Null), &format!("{place}.{field}"));
            }
            let more = ours.iter().find(|(field, value)| {
                !theirs.contains_key(*field) && !WORKED_OUT.contains(&field.as_str()) && !is_nothing(value)
            });
            assert_eq!(more, None, "{place}: the reader does not know this");
        }
        (Value::Array(theirs), Value::Array(ours)) => {
            assert_eq!(theirs.len(), ours.len(), "{place}");
            for (i, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
                check_same(theirs, ours, &format!("{place}[{i}]"));
            }
        }
        _ => assert!(theirs == ours || is_nothing(theirs) && is_nothing(ours), "{place}: {theirs} and {ours}"),
    }
}

/// The reader finds in these files what `show --json` finds, and in their logs as many changes and values as `share` counts.
fn check(test: &str, files: &[PathBuf]) {
    let Some(told) = read(test, files) else { return };
    let folder = tempfile::tempdir().unwrap();
    for (i, (path, told)) in files.iter().zip(told).enumerate() {
        let name = path.to_str().unwrap();
        assert_eq!(told["problems"], Value::Array(Vec::new()), "{name}");
        let shown: Value = serde_json::from_str(&done(folder.path(), &["show", name, "--json"])).unwrap();
        check_same(&told["holds"], &shown, name);
        let copy = format!("{i}.claims.ron");
        let (status, shared, _) = claimlight(folder.path(), &["share", name, "--out", &copy, "--json"]);
        let text_is_there = shown["article"]["text"].as_array().is_some_and(|text| !text.is_empty());
        assert_eq!(status == 0, text_is_there, "{name}");
        if text_is_there {
            let shared: Value = serde_json::from_str(&shared).unwrap();
            let log = |of: &str| told["log"][of].as_u64().unwrap();
            let expected = (Some(log("changes") + log("originals")), Some(log("values")));
            assert_eq!((shared["changes"].as_u64(), shared["earlier_values"].as_u64()), expected, "{name}");
        }
    }
}

#[test]
fn samples_and_files_of_earlier_versions_are_read_from_the_page_alone() {
    let mut files = Vec::new();
    files_in(&root().join("sample_docs"), &mut files);
    files_in(&root().join("tests/old_files"), &mut files);
    assert!(files.len() >= 30, "only {} files were found", files.len());
    check("samples_and_files_of_earlier_versions_are_read_from_the_page_alone", &files);
}

#[test]
fn what_commands_write_and_the_example_are_read_from_the_page_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let page = include_str!("../../docs/annotation-file.md");
    std::fs::write(at("example.claims.ron"), page.split("```").filter_map(|b| b.strip_prefix("ron\n")).last().unwrap())
        .unwrap();
    let text = "# Fähre\n\nBy Ana Lind\n\nIt **cost** 3 ~~million~~ [crowns](https://example.org). 👩‍👩‍👧 e\u{301} left.\n\n\
                1. one\n2. two\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n\n![A boat](boat.png)\n\nA note[^1].\n\n[^1]: Seen.\n\n```\nx\n```\n";
    std::fs::write(at("ferry.md"), text).unwrap();
    let lines = r#"{"quote": "cost 3 million", "verdict": "verified", "note": "a \"quoted\" \\ note\nof\ttwo lines\u0007\u009b", "tags": ["x"]}
{"quote": "👩‍👩‍👧 e\u0301", "evidence": [{"url": "u"}, {"stance": "refutes", "quote": "q"}], "restated": "r", "claimant": "c", "kind": "k"}
{"quote": "said", "no_claim": true}"#;
    std::fs::write(at("lines"), lines).unwrap();
    let run = |line: &str| done(folder.path(), &line.split(' ').collect::<Vec<_>>());
    // It reports the picture, whose file is left out.
    assert_eq!(claimlight(folder.path(), &["mark", "ferry.md", "--from", "lines", "--as", "Ana"]).0, 0);
    let source = std::fs::read_to_string(at("ferry.claims.ron")).unwrap();
    let located = source.replacen("text: \"It cost", "locator: (page: \"3\"), text: \"It cost", 1);
    assert_ne!(located, source);
    std::fs::write(at("ferry.claims.ron"), located).unwrap();
    std::fs::copy(at("ferry.claims.ron"), at("ben.claims.ron")).unwrap();
    run("tag ferry.claims.ron 1 unverified --as Ana --note other");
    run("tag ferry.claims.ron 1 verified --as Ana");
    run("tag ben.claims.ron 1 unverified --as Ana");
    run("tag ben.claims.ron 2 verified --as Ben --confidence 40");
    run("mark ben.claims.ron --quote left --as Ben");
    run("remove ben.claims.ron 3 --as Ben");
    run("merge both.claims.ron ferry.claims.ron ben.claims.ron");
    std::fs::write(at("later.md"), text.replace("cost", "has cost").replace("said", "told")).unwrap();
    let anchor = "anchor both.claims.ron --text later.md --out later.claims.ron";
    claimlight(folder.path(), &anchor.split(' ').collect::<Vec<_>>());
    run("share both.claims.ron --out given.claims.ron --without text,notes");
    std::fs::create_dir(at("given")).unwrap();
    // It reports that a text names somebody.
    let pseudonyms = "share both.claims.ron --out given/pseudonyms.claims.ron --pseudonyms who.csv";
    assert_eq!(claimlight(folder.path(), &pseudonyms.split(' ').collect::<Vec<_>>()).0, 0);
    let mut files = Vec::new();
    files_in(folder.path(), &mut files);
    files.retain(|path| !path.starts_with(at("data")));
    assert_eq!(files.len(), 7);
    check("what_commands_write_and_the_example_are_read_from_the_page_alone", &files);
}

#[test]
fn the_reader_finds_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "It closed. It opened.").unwrap();
    done(folder.path(), &["mark", "a.txt", "--quote", "closed", "--as", "Ana"]);
    done(folder.path(), &["tag", "a.txt", "1", "verified", "--as", "Ben"]);
    let source = std::fs::read_to_string(folder.path().join("a.claims.ron")).unwrap();
    let changes = [
        ("It closed. It", "It shut. It"),
        ("start: 3", "start: 2"),
        ("act: \"made\"", "act: \"painted\""),
        ("name: \"Ben\"", "name: Ben)"),
        ("text_length: 21", "text_length: 20"),
        ("by: \"", "odd: \""),
    ];
    let files: Vec<PathBuf> = (0..changes.len()).map(|i| folder.path().join(format!("{i}.claims.ron"))).collect();
    for (path, (from, to)) in files.iter().zip(changes) {
        assert!(source.contains(from), "{from}: {source}");
        std::fs::write(path, source.replacen(from, to, 1)).unwrap();
    }
    for (told, change) in read("the_reader_finds_what_is_wrong", &files).unwrap_or_default().iter().zip(changes) {
        assert_ne!(told["problems"], Value::Array(Vec::new()), "{change:?}");
    }
}
