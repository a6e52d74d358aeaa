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

#[test]
fn a_verdict_is_given_with_a_note_and_a_confidence() {
    let folder = start();
    done(folder.path(), &["mark", "a.txt", "--quote", "Nobody paid", "--confidence", "40", "--as", "Ana"]);
    let tag = |more: &[&str]| done(folder.path(), &[&["tag", "a.txt", "1", "verified", "--as", "Ana"], more].concat());
    tag(&["--note", "- counted", "--confidence", "90"]);
    let check = |note: &str, confidence: u64| {
        let judgement = &claims(&folder)[0]["judgements"][0];
        assert_eq!((&judgement["note"], &judgement["confidence"]), (&note.into(), &confidence.into()));
    };
    check("- counted", 90);
    tag(&[]);
    check("- counted", 90);
    tag(&["--note", ""]);
    check("", 90);
    let (status, _, error) = claimlight(folder.path(), &["tag", "a.txt", "1", "verified", "--confidence", "101"]);
    assert!(status == 2 && error.contains("101"), "{error}");
}

const LINES: &str = r#"{"quote": "The bridge closed in May", "verdict": "verified", "note": "Seen.", "confidence": 90}

{"quote": "closed again", "kind": "event", "tags": ["a", "b"], "claimant": "the town", "restated": "It closed twice."}
{"quote": "Somebody paid"}
{"quote": "Nobody paid", "evidence": [{"stance": "refutes", "url": "https://example.org", "title": "Log", "quote": "Ana paid"}, {"url": "x"}]}
{"quote": "It opened in June.", "no_claim": true}
{"quote": "The bridge", "near": 60, "verdict": null}
{"quote": "The bridge", "verdict": "maybe"}
{"quote": "June", "evidence": [{"stance": "hints"}]}
{"quote": "June", "confidence": 101}
{"quote": "June", "Verdict": "verified"}
{"quote": "closed in May", "no_claim": true}
{"quote": "paid", "no_claim": true, "note": "why"}
{"verdict": "verified"}
["June"]
"#;

/// What a command that marks lines prints on each, and its status.
fn from(folder: &tempfile::TempDir, lines: &str) -> (i32, Vec<Value>) {
    std::fs::write(folder.path().join("lines.jsonl"), lines).unwrap();
    let (status, out, error) =
        claimlight(folder.path(), &["mark", "a.txt", "--from", "lines.jsonl", "--json", "--as", "Ana"]);
    assert_eq!(error, "");
    (status, out.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

#[test]
fn many_claims_come_from_lines_of_json() {
    let folder = start();
    let (status, told) = from(&folder, LINES);
    assert_eq!((status, told.len()), (3, 14));
    let numbers: Vec<u64> = told.iter().map(|line| line["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [&[1], (3..=15).collect::<Vec<u64>>().as_slice()].concat());
    let errors: Vec<String> =
        told.iter().filter_map(|line| Some(format!("{} {}", line["line"], line["error"].as_str()?))).collect();
    let expected = [
        "4 the article does not hold the words \"Somebody paid\".",
        "8 the scheme has no verdict maybe;",
        "9 there is no stance hints;",
        "10 a confidence of 101 is more than 100.",
        "11 unknown field `Verdict`",
        "12 you have a claim in these words.",
        "13 a line with no_claim",
        "14 missing field `quote`",
        "15 it is no JSON object.",
    ];
    assert!(
        errors.len() == 9 && errors.iter().zip(expected).all(|(told, start)| told.starts_with(start)),
        "{errors:#?}"
    );
    let claims = claims(&folder);
    let of = |quote: &str| claims.iter().find(|claim| claim["spans"][0]["quote"] == quote).unwrap();
    assert_eq!(claims.len(), 4);
    let judgement = &of("The bridge closed in May")["judgements"][0];
    assert_eq!((&judgement["note"], &judgement["confidence"]), (&"Seen.".into(), &90.into()));
    let again = of("closed again");
    assert_eq!((&again["kind"], &again["restated"]), (&"event".into(), &"It closed twice.".into()));
    assert_eq!((&again["tags"], &again["claimant"]), (&serde_json::json!(["a", "b"]), &"the town".into()));
    let evidence = of("Nobody paid")["evidence"].as_array().unwrap();
    assert_eq!((&evidence[0]["stance"], &evidence[0]["quote"]), (&"refutes".into(), &"Ana paid".into()));
    assert_eq!((&evidence[1]["stance"], &evidence[1]["url"], evidence.len()), (&"supports".into(), &"x".into(), 2));
    assert_eq!(of("The bridge")["spans"][0]["start"], 58);
    let marked = |i: usize| (told[i]["done"].as_str().unwrap(), told[i]["claim"].as_str().unwrap());
    assert_eq!(marked(0), ("marked", of("The bridge closed in May")["id"].as_str().unwrap()));
    assert!(told[4]["done"] == "read" && told[4]["no_claim"].is_string());
    // Once more, nothing changes.
    let before = text(&folder.path().join("a.claims.ron"));
    let (status, again) = from(&folder, LINES);
    assert_eq!((status, text(&folder.path().join("a.claims.ron"))), (3, before));
    assert!(again.iter().all(|line| line.get("error").is_some() || line["done"] == "known"), "{again:?}");
    assert_eq!((&again[0]["claim"], &again[4]["no_claim"]), (&told[0]["claim"], &told[4]["no_claim"]));
}

#[test]
fn lines_are_told_for_people_and_nothing_is_saved_if_all_fail() {
    let folder = start();
    let mark = |lines: &[u8]| {
        std::fs::write(folder.path().join("lines"), lines).unwrap();
        claimlight(folder.path(), &["mark", "a.txt", "--from", "lines", "--as", "Ana"])
    };
    let told = "a.claims.ron: 0 claims marked, 0 known, 0 read without a claim, 2 lines failed\n";
    let (status, out, error) = mark(b"{\"quote\": \"\xff\"}\r\n\r\n{\"quote\": \"\"}\r\n");
    assert_eq!((status, out.as_str()), (3, told));
    assert!(error.starts_with("claimlight: line 1: ") && error.contains("\nclaimlight: line 3: "), "{error}");
    assert!(!folder.path().join("a.claims.ron").exists());
    let (status, out, error) = mark(b"\xef\xbb\xbf{\"quote\": \"June\"}\r\n{\"quote\": \"May\"}");
    assert_eq!((status, error.as_str()), (0, ""));
    assert_eq!(out, "a.claims.ron: 2 claims marked, 0 known, 0 read without a claim, 0 lines failed\n");
    assert_eq!(mark(b"").0, 0);
    for wrong in [["--from", "lines", "--quote", "x"], ["--from", "lines", "--verdict", "verified"]] {
        assert_eq!(claimlight(folder.path(), &[["mark", "a.txt"].as_slice(), &wrong].concat()).0, 2);
    }
    let (status, _, error) = claimlight(folder.path(), &["mark", "-", "--from", "-"]);
    assert!(status == 1 && error.contains("standard input"), "{error}");
}

#[test]
fn who_marks_a_claim_takes_back_that_there_is_none() {
    let folder = start();
    assert_eq!(from(&folder, r#"{"quote": "Nobody paid.", "no_claim": true}"#).0, 0);
    let no_claims = || {
        let shown: Value = serde_json::from_str(&done(folder.path(), &["show", "a.txt", "--json"])).unwrap();
        shown["no_claims"].as_array().unwrap().len()
    };
    assert_eq!(no_claims(), 1);
    done(folder.path(), &["mark", "a.txt", "--quote", "Nobody paid", "--as", "Ben"]);
    assert_eq!(no_claims(), 1, "Ana's record is hers");
    done(folder.path(), &["mark", "a.txt", "--quote", "Nobody paid", "--as", "Ana"]);
    assert_eq!(no_claims(), 0);
}
