//! What the program says of itself and of a file.

use std::path::PathBuf;

use claimlight_core::file;
use claimlight_core::model::{
    Annotations, Annotator, AnnotatorId, Claim, Edit, Evidence, EvidenceId, Import, Mended, NoClaim, Snapshot, TABLE,
    Tabled as _, Was,
};
use claimlight_core::text::TextRange;

use crate::claimlight;

fn sample(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample_docs").join(name)
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    claimlight(tempfile::tempdir().unwrap().path(), arguments)
}

#[test]
fn version_and_help_are_told() {
    let (status, out, _) = run(&["--version"]);
    assert_eq!((status, out.trim()), (0, concat!("claimlight ", env!("CARGO_PKG_VERSION"))));
    let (status, out, _) = run(&["--help"]);
    assert!(status == 0 && out.contains("show") && out.contains("FILE"), "{out}");
}

#[test]
fn what_can_not_be_opened_is_one_line_and_a_status() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.txt");
    for arguments in [
        vec![missing.to_str().unwrap()],
        vec![folder.path().to_str().unwrap()],
        vec!["show", missing.to_str().unwrap()],
    ] {
        let (status, out, error) = run(&arguments);
        assert_ne!(status, 0);
        assert_eq!(out, "");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(error.starts_with("claimlight: "), "{error}");
    }
}

#[test]
fn show_prints_for_people() {
    let (status, out, error) = run(&["show", sample("chip-race.claims.ron").to_str().unwrap()]);
    assert_eq!((status, error.as_str()), (0, ""));
    assert!(out.starts_with("The race for AI chips"), "{out}");
    assert!(out.contains("✓ Verified") && out.contains("Noor"), "{out}");
    assert!(!out.contains('\u{1b}'), "no colours where no terminal is");
    // An article is shown with the file beside it.
    assert_eq!(run(&["show", sample("chip-race.md").to_str().unwrap()]).1, out);
}

#[test]
fn show_prints_json_for_scripts() {
    let (status, out, _) = run(&["show", "--json", sample("chip-race.md").to_str().unwrap()]);
    assert_eq!(status, 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let text: Vec<&str> =
        json["article"]["text"].as_array().unwrap().iter().map(|b| b["text"].as_str().unwrap()).collect();
    let text: Vec<char> = text.join("\n").chars().collect();
    for claim in json["claims"].as_array().unwrap() {
        for span in claim["spans"].as_array().unwrap() {
            let at = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
            let quote: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(quote, span["quote"].as_str().unwrap());
        }
        let given: std::collections::BTreeSet<&str> =
            claim["judgements"].as_array().unwrap().iter().filter_map(|j| j["verdict"].as_str()).collect();
        let shown = given.first().filter(|_| given.len() == 1);
        assert_eq!(claim["verdict"].as_str(), shown.copied());
        assert_eq!(claim["differs"], given.len() > 1);
    }
}

#[test]
fn files_that_are_bad_are_told_with_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.claims.ron");
    std::fs::write(&path, "(\n    format: 1,\n    claims: 7,\n)\n").unwrap();
    let (status, _, error) = run(&["show", path.to_str().unwrap()]);
    assert_ne!(status, 0);
    assert!(error.contains("line 3, column "), "{error}");
}

#[test]
#[cfg(target_os = "linux")]
fn the_program_registers_itself_for_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let register = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_claimlight"));
        // Without the desktop's own programs the command says so, and still writes everything.
        command.arg("--register").env("XDG_DATA_HOME", folder.path()).env("PATH", "");
        command.output().unwrap()
    };
    for _ in 0..2 {
        let output = register();
        assert!(output.status.success(), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("update-mime-database is missing"));
    }
    let entry = std::fs::read_to_string(folder.path().join("applications/claimlight.desktop")).unwrap();
    assert!(entry.contains(&format!("\nExec=\"{}\" %F\n", env!("CARGO_BIN_EXE_claimlight"))), "{entry}");
    assert!(folder.path().join("mime/packages/claimlight.xml").exists());
    assert!(folder.path().join("icons/hicolor/scalable/apps/claimlight.svg").exists());
}

/// A field of a block, as files hold it.
const LOCATOR: &str = r#"locator: (page: "12", chapter: "Two", later: 3)"#;

#[test]
fn a_claim_knows_its_place_in_the_source() {
    let folder = tempfile::tempdir().unwrap();
    let run = |line: &str| {
        let (status, out, error) = claimlight(folder.path(), &line.split(' ').collect::<Vec<_>>());
        assert_eq!((status, error.as_str()), (0, ""));
        out
    };
    let path = folder.path().join("a.claims.ron");
    std::fs::write(folder.path().join("a.txt"), "It closed.\n\nIt opened.").unwrap();
    run("mark a.txt --quote closed --as Ana");
    run("mark a.txt --quote opened --as Ana");
    assert!(!run("show a.txt").contains("page"));
    let source =
        std::fs::read_to_string(&path).unwrap().replace("\"It opened.\"", &format!("\"It opened.\", {LOCATOR}"));
    std::fs::write(&path, &source).unwrap();
    let shown = run("show a.txt");
    assert!(shown.contains("      opened\n      page 12, chapter Two\n"), "{shown}");
    assert_eq!(shown.matches("page").count(), 1, "{shown}");
    let json: serde_json::Value = serde_json::from_str(&run("show --json a.txt")).unwrap();
    let told = serde_json::json!({ "page": "12", "chapter": "Two", "time": "" });
    let spans = [&json["claims"][0]["spans"][0]["locator"], &json["claims"][1]["spans"][0]["locator"]];
    assert_eq!(spans, [&serde_json::Value::Null, &told]);
    assert_eq!(json["article"]["text"][2]["locator"], told);
    // Another save keeps it.
    run("tag a.txt 1 verified --as Ana");
    assert!(std::fs::read_to_string(&path).unwrap().contains(LOCATOR));
}

/// Every name of the table of fields is a key of its record in the JSON, but for places in an order and what `start` and `end` tell.
#[test]
fn show_prints_every_field_of_the_table() {
    let text = "The bridge closed.";
    let start = claimlight_core::import::import("a.txt", text.as_bytes()).unwrap().article;
    let mut annotations = Annotations::new(start);
    std::sync::Arc::make_mut(&mut annotations.article.facts).import =
        Some(Box::new(Import { mended: vec![Mended::nothing()], ..Import::nothing() }));
    let me = AnnotatorId::new();
    let was = Was { quote: "a bridge".to_owned(), ..Was::nothing() };
    let mut claim = Claim::new(me, [TextRange::from_usize(4..10)]);
    claim.spans[0].was = Some(Box::new(was));
    claim.judgement_mut(me).note = "Counted.".to_owned();
    let snapshot = Snapshot::new("The log".to_owned(), "log.txt".to_owned());
    let evidence = Evidence { question: "When?".to_owned(), ..Evidence::empty(EvidenceId::new()) };
    claim.evidence.push(Evidence { snapshot: Some(Box::new(snapshot)), annotator: me, place: 1, ..evidence });
    annotations.apply(&Edit::made(Annotator::new(me, "Ana")));
    annotations.apply(&Edit::made(claim));
    annotations.apply(&Edit::made(NoClaim::new(me, TextRange::from_usize(0..3))));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.claims.ron");
    let located =
        file::print(&annotations).replace(&format!("text: \"{text}\""), &format!("text: \"{text}\", {LOCATOR}"));
    std::fs::write(&path, located).unwrap();
    let (status, out, error) = run(&["show", "--json", path.to_str().unwrap()]);
    assert_eq!((status, error.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let claim = &json["claims"][0];
    for (record, names) in TABLE {
        let object = match *record {
            "Claim" => claim,
            "Judgement" => &claim["judgements"][0],
            "Evidence" => &claim["evidence"][0],
            "Snapshot" => &claim["evidence"][0]["snapshot"],
            "Span" => &claim["spans"][0],
            "Was" => &claim["spans"][0]["was"],
            "NoClaim" => &json["no_claims"][0],
            "Annotator" => &json["annotators"][0],
            "ArticleFacts" => &json["article"],
            "Import" => &json["article"]["import"],
            "Mended" => &json["article"]["import"]["mended"][0],
            "Locator" => &claim["spans"][0]["locator"],
            "Scheme" => &json["scheme"],
            "Verdict" => &json["scheme"]["verdicts"][0],
            other => panic!("say here where {other} stands"),
        };
        for name in *names {
            let expected: &[&str] = match *name {
                "place" if *record != "Span" => &[],
                "place" | "range" => &["start", "end"],
                name => &[name],
            };
            for name in expected {
                assert!(object.get(*name).is_some(), "{record}.{name} is not in {object}");
            }
        }
    }
    assert_eq!(
        (&claim["judgements"][0]["note"], &claim["evidence"][0]["question"]),
        (&"Counted.".into(), &"When?".into())
    );
    assert_eq!(claim["spans"][0]["was"]["quote"], "a bridge");
}
