//! Files of what stands, as scripts get them.

use std::path::Path;

use claimlight_core::agreement::queue::{Acts, Queue};
use claimlight_core::agreement::{self, Unmarked};
use claimlight_core::file;
use claimlight_core::model::{ADJUDICATOR, Annotations, Annotator, AnnotatorId, Purpose, Timestamp};
use serde_json::{Value, json};

use crate::agree::article;
use crate::{claimlight, done};

fn acts(annotations: &Annotations, by: AnnotatorId) -> Acts<'_> {
    Acts { annotations, by, blind: false, time: Timestamp::from_second(2) }
}

/// An article on which Ana and Ben agree once, differ twice (the first is decided), and each marked one sentence alone, of which Ben's is
/// decided to be none.
pub fn decided() -> Annotations {
    let mut annotations = article(0, &[(0, "vuv-v"), (2, "vvu-.")]);
    let judge = AnnotatorId(uuid::Uuid::from_u128(9));
    let role = Some(ADJUDICATOR.into());
    annotations.annotators.push(Annotator { role, ..Annotator::new(judge, "Lena (adjudicator)") });
    let queue = Queue::of(&annotations, &agreement::sentences_of(&annotations), Unmarked::Auto);
    let mut edits = acts(&annotations, judge).explain(&queue.groups[1], "rule_missing", "Say what counts as a tree.");
    edits.extend(acts(&annotations, judge).explain(&queue.groups[2], "slip", "Not yet."));
    annotations.apply_all(&edits);
    let edits = acts(&annotations, judge).take(&queue.groups[1], &queue.groups[1].versions[0]);
    annotations.apply_all(&edits);
    annotations
}

fn read(path: &Path) -> Annotations {
    file::read(&std::fs::read(path).unwrap()).unwrap().annotations
}

#[test]
fn what_stands_goes_to_a_file_an_article() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::create_dir(path.join("study")).unwrap();
    std::fs::write(path.join("study/mill.claims.ron"), file::print(&decided())).unwrap();
    // The other article is in two files, and somebody else's has the same name.
    std::fs::create_dir(path.join("study/ben")).unwrap();
    std::fs::write(path.join("study/oak.claims.ron"), file::print(&article(1, &[(0, "v---------")]))).unwrap();
    std::fs::write(path.join("study/ben/oak.claims.ron"), file::print(&article(1, &[(2, "v---------")]))).unwrap();
    std::fs::write(path.join("study/ben/mill.claims.ron"), file::print(&article(2, &[(0, "vv--------")]))).unwrap();
    let printed = done(path, &["decided", "study", "--out", "study/out", "--json"]);
    let value: Value = serde_json::from_str(&printed).unwrap();
    let all = ["claims", "decided", "unanimous", "single", "open", "no_claim", "same_as"].map(|name| &value[name]);
    assert_eq!(all, [8, 1, 2, 3, 1, 0, 0].map(|n| json!(n)).each_ref());
    let reasons = json!([{ "reason": "rule_missing", "decision": "stands", "verdict": "verified", "count": 1 }]);
    assert_eq!(value["reasons"], reasons);
    let agenda = json!([{
        "file": "study/out/mill.claims.ron",
        "quote": "Sentence 1 of article 0 says that the mill has 1 trees.",
        "reason": "rule_missing",
        "decision": "stands",
        "verdict": "verified",
        "note": "Say what counts as a tree.",
    }]);
    assert_eq!(value["agenda"], agenda);
    let outs: Vec<&str> = value["articles"].as_array().unwrap().iter().map(|a| a["file"].as_str().unwrap()).collect();
    assert_eq!(outs, ["study/out/mill.claims.ron", "study/out/oak.claims.ron", "study/out/mill-2.claims.ron"]);
    let mill = read(&path.join("study/out/mill.claims.ron"));
    let sources: Vec<&str> = mill.claims.as_slice().iter().map(|claim| claim.source.as_str()).collect();
    assert_eq!(sources, ["unanimous", "decided", "open", "open", "single"]);
    assert_eq!(mill.claims.as_slice()[1].judgements.len(), 1);
    let oak = read(&path.join("study/out/oak.claims.ron"));
    assert_eq!(oak.claims.as_slice()[0].judgements.len(), 2);
    // What was written is not read again, and nothing that is there is written over unless it is what stands.
    let (status, _, error) = claimlight(path, &["decided", "study", "--out", "study/out"]);
    assert!(status == 1 && error.contains("is there already"), "{error}");
    let lines = done(path, &["decided", "study", "--out", "study/out", "--replace"]);
    assert!(
        lines.starts_with("study/out/mill.claims.ron: 5 claims; groups: 1 decided, 1 unanimous, 1 single, 1 open"),
        "{lines}"
    );
    let table =
        "1 difference decided, and why people had differed:\n    1  The guideline has no rule for this (1 verified)\n";
    assert!(lines.ends_with(table), "{lines}");
    std::fs::copy(path.join("study/ben/mill.claims.ron"), path.join("study/out/mill.claims.ron")).unwrap();
    let (status, _, error) = claimlight(path, &["decided", "study", "--out", "study/out", "--replace"]);
    assert!(status == 1 && error.contains("mill.claims.ron"), "{error}");
    assert_eq!(read(&path.join("study/out/mill.claims.ron")).claims.len(), 2);
}

#[test]
fn a_file_of_what_stands_is_nobodys_work_and_is_replaced_only_while_nobody_changed_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::write(path.join("mill.Ana.claims.ron"), file::print(&article(0, &[(0, "v---------")]))).unwrap();
    std::fs::write(path.join("mill.Cleo.claims.ron"), file::print(&article(0, &[(2, "u---------")]))).unwrap();
    let figures = |of: &str| done(path, &["agree", of, "--json", "--question", "verdicts"]);
    let before = figures(".");
    // The name is what both files share.
    done(path, &["decided", ".", "--out", "out"]);
    let stands = path.join("out/mill.claims.ron");
    assert_eq!(read(&stands).purpose, Some(Purpose::Decided));
    let (status, after, error) = claimlight(path, &["agree", ".", "--json", "--question", "verdicts"]);
    assert!(status == 0 && error.contains("not compared: its purpose is \"decided\""), "{error}");
    let sentences = |printed: &str| serde_json::from_str::<Value>(printed).unwrap()["verdicts"].clone();
    assert_eq!(sentences(&after), sentences(&before));
    done(path, &["decided", ".", "--out", "out", "--replace"]);
    done(path, &["tag", "out/mill.claims.ron", "1", "unverified", "--as", "Zoe"]);
    let (status, _, _) = claimlight(path, &["decided", ".", "--out", "out", "--replace"]);
    assert_eq!(status, 1);
    // If no file is left, each is named.
    let (status, _, error) = claimlight(path, &["decided", "out", "--out", "other"]);
    assert!(status == 1 && error.contains("purpose is \"decided\""), "{error}");
    assert!(!path.join("other").exists());
}

#[test]
fn each_is_compared_with_the_decisions() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mill.claims.ron"), file::print(&decided())).unwrap();
    let figures = |people: &str| -> Value {
        serde_json::from_str(&done(folder.path(), &["agree", "mill.claims.ron", "--people", people, "--json"])).unwrap()
    };
    // Only the second sentence is decided, for Cleo's verdict: of the others that somebody marked, nothing is known.
    let cleo = figures("Cleo,Lena (adjudicator)");
    assert_eq!(cleo["verdicts"]["agreement"], json!(1.0));
    assert_eq!(cleo["verdicts"]["units"], json!(1));
    assert_eq!(cleo["words"]["f1_overlap"], json!(1.0));
    assert_eq!(figures("Ana,Lena (adjudicator)")["verdicts"]["agreement"], json!(0.0));
    // Each against the decisions: a plain mean over these pairs.
    let run =
        |arguments: &[&str]| done(folder.path(), &[&["agree", "mill.claims.ron", "--decisions"], arguments].concat());
    let all: Value = serde_json::from_str(&run(&["--json"])).unwrap();
    let names: Vec<String> = ["Ana", "Cleo", "Lena (adjudicator)"].map(str::to_owned).into();
    assert_eq!((&all["people"], &all["deciding"]), (&json!(names), &json!(names[2..])));
    assert_eq!(all["verdicts"]["mean_agreement"], json!(0.5));
    assert_eq!(all["verdicts"]["units"], json!(2));
    let pairs: Vec<&Value> = all["pairs"].as_array().unwrap().iter().map(|pair| &pair["people"]).collect();
    assert_eq!(pairs, [&json!(["Ana", names[2]]), &json!(["Cleo", names[2]])]);
    let of_one: Value = serde_json::from_str(&run(&["--json", "--people", "Cleo"])).unwrap();
    assert_eq!(of_one["verdicts"], cleo["verdicts"]);
    let lines = run(&[]);
    assert!(lines.contains("Each is compared with what stands by the decisions of Lena (adjudicator)."), "{lines}");
    assert!(lines.contains("0.50  agreement, mean of 2 pairs") && lines.contains("2 comparisons with"), "{lines}");
    assert!(run(&["--csv"]).contains("verdicts,\"Ana, Cleo, Lena (adjudicator)\",mean_agreement,,0.5,"));
    std::fs::write(folder.path().join("oak.claims.ron"), file::print(&article(1, &[(0, "v-"), (2, "v-")]))).unwrap();
    let (status, _, error) = claimlight(folder.path(), &["agree", "oak.claims.ron", "--decisions"]);
    assert!(status == 1 && error.contains("nobody decides between others"), "{error}");
    // Without being named, who decides is no annotator.
    let people = serde_json::from_str::<Value>(&done(folder.path(), &["agree", "mill.claims.ron", "--json"])).unwrap();
    assert_eq!(people["people"].as_array().unwrap().len(), 2);
}
