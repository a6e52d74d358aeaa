//! The files in `tests/old_files`, as scripts read them: `show --json` prints what it printed when they were written.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{claimlight, done};

fn collection() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old_files")
}

/// Every annotation file of the collection.
fn files() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(collection()).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir());
    let all = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()));
    let mut files: Vec<PathBuf> = all.filter(|p| p.to_str().unwrap().ends_with(".claims.ron")).collect();
    files.sort();
    assert!(files.len() >= 24, "only {} files were found", files.len());
    files
}

/// Fails if `now` lacks something that `then` told, or tells it otherwise. What it tells besides is of later versions.
fn check_holds(now: &Value, then: &Value, place: &str) {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => {
            for (field, then) in then {
                // Where people differ the old program told the latest verdict.
                if field == "verdict" && now.get("differs") == Some(&Value::Bool(true)) {
                    assert_eq!(now["verdict"], Value::Null, "{place}");
                    continue;
                }
                let now = now.get(field).unwrap_or_else(|| panic!("{place}: {field} is missing"));
                check_holds(now, then, &format!("{place}.{field}"));
            }
        }
        (Value::Array(now), Value::Array(then)) => {
            assert_eq!(now.len(), then.len(), "{place}");
            for (i, (now, then)) in now.iter().zip(then).enumerate() {
                check_holds(now, then, &format!("{place}[{i}]"));
            }
        }
        _ => assert_eq!(now, then, "{place}"),
    }
}

#[test]
fn show_prints_what_it_printed_of_an_old_file() {
    let data = tempfile::tempdir().unwrap();
    for file in files() {
        let path = file.to_str().unwrap();
        let shown: Value = serde_json::from_str(&done(data.path(), &["show", path, "--json"])).unwrap();
        let then = std::fs::read_to_string(path.replace(".claims.ron", ".json")).unwrap();
        let mut then: Value = serde_json::from_str(&then).unwrap();
        if then["article"]["text_length"] == 0 {
            // Of a text that was left out the old program told the length and hash of an empty one.
            let article = then["article"].as_object_mut().unwrap();
            article.retain(|field, _| !field.starts_with("text_"));
        }
        check_holds(&shown, &then, path);
    }
}

#[test]
fn check_finds_no_problem_in_an_old_file() {
    let data = tempfile::tempdir().unwrap();
    for file in files() {
        let path = file.to_str().unwrap();
        let (status, out, error) = claimlight(data.path(), &["check", path]);
        // In some of them two people said different things at once.
        let is_open = out.lines().all(|line| line.contains(": to decide: "));
        assert_eq!((status, error.as_str()), (if is_open { 3 } else { 0 }, ""), "{path}");
        assert!(is_open || out.ends_with("no problems\n"), "{out}");
    }
}

#[test]
fn merging_an_old_file_with_itself_leaves_its_bytes() {
    for file in files() {
        let path = file.to_str().unwrap();
        let before = std::fs::read(&file).unwrap();
        if !String::from_utf8_lossy(&before).contains("\n        text: [") {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.claims.ron");
        std::fs::copy(&file, &copy).unwrap();
        done(folder.path(), &["merge", "copy.claims.ron", path]);
        assert_eq!(std::fs::read(&copy).unwrap(), before, "{path}");
        done(folder.path(), &["merge", "new.claims.ron", path]);
        assert_eq!(std::fs::read(folder.path().join("new.claims.ron")).unwrap(), before, "{path}");
    }
}
