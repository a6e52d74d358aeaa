//! Reports and tables, by the command line.

use std::path::Path;

use crate::{claimlight, done, text};

const TEXT: &str = "The bridge closed in May, the town says. It cost 2.4 million crowns to repair. Nobody paid for any of it.\n\n\
    Ferry operators say that they have lost half of their trade. The lease of the old pier ended on Monday.\n";

/// An article with three claims: one that Ana and Ben judge alike, one on which they differ, one to check.
fn article(folder: &Path, name: &str) {
    let file = format!("{name}.txt");
    std::fs::write(folder.join(&file), format!("The {name}\n\n{TEXT}")).unwrap();
    let mark = |person: &str, quote: &str, more: &[&str]| {
        done(folder, &[&["mark", file.as_str(), "--as", person, "--quote", quote], more].concat());
    };
    mark("Ana Ruiz", "closed in May", &["--verdict", "verified", "--note", "=I counted <b>it</b>."]);
    mark("Ana Ruiz", "It cost 2.4 million crowns", &["--verdict", "verified"]);
    mark("Ana Ruiz", "lost half of their trade", &["--verdict", "to-check"]);
    done(folder, &["tag", &file, "1", "verified", "--as", "Ben"]);
    done(folder, &["tag", &file, "2", "unverified", "--as", "Ben"]);
}

fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    article(folder.path(), "bridge");
    folder
}

/// The rows of a table, as RFC 4180 says, without its head.
fn rows(csv: &str) -> Vec<Vec<String>> {
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"), "{csv:?}");
    let rows = csv.trim_start_matches('\u{feff}').split("\r\n").filter(|row| !row.is_empty()).skip(1);
    rows.map(|row| row.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn a_report_goes_to_standard_output_or_to_a_file() {
    let folder = start();
    let page = done(folder.path(), &["export", "bridge.txt", "--to", "html"]);
    for part in
        ["<!doctype html>", "id=\"claim-3\"", "href=\"#mark-1\"", "Checked by Ana Ruiz", "with Ben", "&lt;b&gt;it"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("<script") && !page.contains("<b>it"), "{page}");
    let told = done(folder.path(), &["export", "bridge.claims.ron", "--to", "html", "--out", "out.html"]);
    assert_eq!(told, "out.html: 1 article\n");
    assert_eq!(text(&folder.path().join("out.html")), page);
    let markdown = done(folder.path(), &["export", "bridge.txt", "--to", "markdown"]);
    assert!(markdown.contains("**closed in May** \\[1 ✓\\]") && markdown.contains("## The claims"), "{markdown}");
    let document = claimlight(folder.path(), &["export", "bridge.txt", "--to", "docx", "--out", "out.docx"]);
    assert_eq!(document, (0, "out.docx: 1 article\n".to_owned(), String::new()));
    assert!(std::fs::read(folder.path().join("out.docx")).unwrap().starts_with(b"PK"));
}

#[test]
fn no_file_is_overwritten_unless_that_is_asked_for() {
    let folder = start();
    let out = folder.path().join("out.md");
    std::fs::write(&out, "mine").unwrap();
    let export = ["export", "bridge.txt", "--to", "markdown", "--out", "out.md"];
    let (status, _, error) = claimlight(folder.path(), &export);
    assert_eq!((status, error.as_str()), (1, "claimlight: out.md is there already; nothing was written.\n"));
    assert_eq!(text(&out), "mine");
    std::fs::remove_file(&out).unwrap();
    for _ in 0..2 {
        done(folder.path(), &[export.as_slice(), &["--replace"]].concat());
        assert!(text(&out).starts_with("<!-- Written by Claimlight -->"));
    }
    // Nobody's work is replaced: an annotation file, an article.
    for (to, work) in [("html", "bridge.claims.ron"), ("csv", "bridge.claims.ron"), ("html", "bridge.txt")] {
        let before = text(&folder.path().join(work));
        let (status, _, error) =
            claimlight(folder.path(), &["export", "bridge.txt", "--to", to, "--out", work, "--replace"]);
        assert!(status == 1 && error.contains("no report replaces"), "{error}");
        assert_eq!(text(&folder.path().join(work)), before);
    }
    std::fs::write(folder.path().join("claims.csv"), "mine").unwrap();
    assert_eq!(claimlight(folder.path(), &["export", ".", "--to", "csv", "--out", "."]).0, 1);
    assert_eq!(text(&folder.path().join("claims.csv")), "mine");
}

#[test]
fn a_folder_gives_a_report_an_article_and_an_index() {
    let folder = start();
    article(folder.path(), "pier");
    std::fs::write(folder.path().join("broken.claims.ron"), "(format: 1, article: (").unwrap();
    let (status, told, error) = claimlight(folder.path(), &["export", ".", "--to", "html", "--out", "site"]);
    assert_eq!((status, told.as_str()), (3, "site: 2 articles, 1 failed\n"));
    assert!(error.contains("broken.claims.ron"), "{error}");
    let index = text(&folder.path().join("site/index.html"));
    for name in ["bridge.report.html", "pier.report.html"] {
        assert!(index.contains(&format!("href=\"./{name}\"")), "{index}");
        assert!(folder.path().join("site").join(name).is_file(), "{name}");
    }
    assert!(index.contains("2 articles, 6 claims"), "{index}");
    let (status, _, error) = claimlight(folder.path(), &["export", ".", "--to", "html"]);
    assert_eq!((status, error.as_str()), (2, "claimlight: --out says where they go.\n"));
    let (status, told, _) = claimlight(folder.path(), &["export", ".", "--to", "docx", "--out", "word"]);
    assert_eq!((status, told.as_str()), (3, "word: 2 articles, 1 failed\n"));
}

#[test]
fn a_table_has_a_row_for_each_claim_judgement_or_span() {
    let folder = start();
    article(folder.path(), "pier");
    let export = |more: &[&str]| done(folder.path(), &[&["export", ".", "--to"], more].concat());
    let claims = rows(&export(&["csv"]));
    assert_eq!(claims.len(), 6);
    let verdicts: Vec<&str> = claims.iter().map(|row| row[5].as_str()).collect();
    assert_eq!(verdicts, ["verified", "", "", "verified", "", ""]);
    assert_eq!(
        claims.iter().map(|row| row[7].as_str()).collect::<Vec<_>>(),
        ["false", "true", "false", "false", "true", "false"]
    );
    assert_eq!(rows(&export(&["csv", "--rows", "judgements"])).len(), 8);
    assert_eq!(rows(&export(&["csv", "--rows", "spans"])).len(), 6);
    let lines = export(&["jsonl", "--rows", "judgements"]);
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 8);
    let note = "=I counted <b>it</b>.";
    assert_eq!(lines.iter().filter(|line| line["note"] == note).count(), 2);
    assert_eq!(lines.iter().filter(|line| line["note"].is_null()).count(), 6);
    assert!(export(&["csv", "--rows", "judgements"]).contains(",'=I counted"));
}

#[test]
fn a_report_is_narrowed() {
    let folder = start();
    let export = |more: &[&str]| done(folder.path(), &[&["export", "bridge.txt", "--to"], more].concat());
    let without = export(&["html", "--without", "names,notes,text"]);
    for gone in ["Ana", "Ben", "counted", "Nobody paid"] {
        assert!(!without.contains(gone), "{gone}");
    }
    assert!(without.contains("Person 1") && without.contains("closed in May"), "{without}");
    let judgements = rows(&export(&["csv", "--rows", "judgements", "--without", "names,notes"]));
    assert!(judgements.iter().all(|row| row[5].is_empty() && row[6].starts_with("Person ") && row[10].is_empty()));
    assert_eq!(rows(&export(&["csv", "--verdict", "verified"])).len(), 1);
    assert_eq!(rows(&export(&["csv", "--verdict", "to-check,differs"])).len(), 2);
    let ben = rows(&export(&["csv", "--people", "Ben"]));
    assert_eq!(ben.iter().map(|row| row[5].as_str()).collect::<Vec<_>>(), ["verified", "unverified"]);
    let article_only = export(&["html", "--article-only"]);
    assert!(!article_only.contains("The claims") && article_only.contains("<mark"), "{article_only}");
    assert!(export(&["html", "--language", "de"]).contains("Geprüft von Ana Ruiz"));
}

#[test]
fn what_nobody_has_is_refused() {
    let folder = start();
    let check = |more: &[&str], status: i32, said: &str| {
        let (found, _, error) = claimlight(folder.path(), &[&["export", "bridge.txt", "--to", "html"], more].concat());
        assert!(found == status && error.contains(said), "{more:?}: {found} {error}");
    };
    check(&["--verdict", "maybe"], 1, "the scheme has no verdict maybe");
    check(&["--people", "Zoe"], 2, "nobody in these files is Zoe");
    check(&["--without", "history"], 2, "text, names, notes, evidence");
    check(&["--language", "fr"], 2, "en, de, es");
    check(&["--rows", "words"], 2, "claims, judgements, spans");
    assert_eq!(claimlight(folder.path(), &["export", "bridge.txt", "--to", "pdf"]).0, 2);
    // In several files a name may be in one of them alone.
    article(folder.path(), "pier");
    let (status, _, error) = claimlight(folder.path(), &["export", ".", "--to", "csv", "--people", "Zoe"]);
    assert!(status == 0 && error.contains("nobody in these files is Zoe"), "{status} {error}");
}
