//! Marking, tagging and removing by the command line.

use serde_json::Value;

use crate::{claimlight, done, text};

const TEXT: &str = "The bridge closed in May. It opened in June. Nobody paid. The bridge closed again.\n";

fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    folder
}

/// What `show --json` prints of the claims.
fn claims(folder: &tempfile::TempDir) -> Vec<Value> {
    let shown: Value = serde_json::from_str(&done(folder.path(), &["show", "a.txt", "--json"])).unwrap();
    shown["claims"].as_array().unwrap().clone()
}

#[test]
fn the_same_words_by_the_same_person_are_one_claim() {
    let folder = start();
    let mark = |more: &[&str]| {
        let told = done(folder.path(), &[&["mark", "a.txt", "--json", "--quote", "closed"], more].concat());
        let told: Value = serde_json::from_str(&told).unwrap();
        (told["done"].as_str().unwrap().to_owned(), told["claim"].as_str().unwrap().to_owned())
    };
    let (first, id) = mark(&["--as", "Ana", "--note", "Seen."]);
    assert_eq!(first, "marked");
    let before = text(&folder.path().join("a.claims.ron"));
    assert_eq!(mark(&["--as", "Ana"]), ("known".to_owned(), id.clone()));
    assert_eq!(mark(&["--as", "Ana", "--note", "Seen."]), ("known".to_owned(), id.clone()));
    assert_eq!(text(&folder.path().join("a.claims.ron")), before, "nothing new was given");
    assert_eq!(mark(&["--as", "Ana", "--verdict", "verified"]), ("known".to_owned(), id.clone()));
    let judgement = &claims(&folder)[0]["judgements"][0];
    assert_eq!((&judgement["verdict"], &judgement["note"]), (&"verified".into(), &"Seen.".into()));
    assert_eq!(mark(&["--as", "Ana", "--verdict", "to-check"]), ("known".to_owned(), id.clone()));
    assert_eq!(claims(&folder)[0]["judgements"][0]["verdict"], Value::Null);
    // Another person's claim is another one, and so are the same words elsewhere.
    let (other, of_ben) = mark(&["--as", "Ben"]);
    assert!(other == "marked" && of_ben != id);
    assert_eq!(mark(&["--as", "Ana", "--near", "70"]).0, "marked");
    assert_eq!(claims(&folder).len(), 3);
    let told = done(folder.path(), &["mark", "a.txt", "--quote", "closed", "--as", "Ben"]);
    assert_eq!(told, format!("known claim {of_ben} in a.claims.ron\n"));
}

#[test]
fn a_claim_that_others_worked_on_is_not_removed() {
    let folder = start();
    done(folder.path(), &["mark", "a.txt", "--quote", "Nobody paid", "--as", "Ana"]);
    let remove = |person: &str| claimlight(folder.path(), &["remove", "a.txt", "1", "--as", person]);
    let (status, _, error) = remove("Ben");
    assert_eq!((status, error.as_str()), (1, "claimlight: Ana has worked on this claim, and it stays.\n"));
    done(folder.path(), &["tag", "a.txt", "1", "verified", "--as", "Ben"]);
    assert!(remove("Ana").2.contains("Ben has worked"));
    assert_eq!(claims(&folder).len(), 1);
}
