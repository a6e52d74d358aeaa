//! Reports on the samples, as they are written. With `UPDATE_SNAPSHOTS` in the environment, what is written becomes what is expected.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::path::{Path, PathBuf};

use claimlight_core::file;
use claimlight_core::model::Annotations;
use claimlight_core::report::{Options, Report, Rows, docx, html, markdown, rows, table};
use claimlight_core::words::Language;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn sample(name: &str) -> Annotations {
    let path = root().join("../sample_docs").join(format!("{name}.claims.ron"));
    file::read(&std::fs::read(path).unwrap()).unwrap().annotations
}

/// Compares what is written with the file of this name.
#[track_caller]
fn check(name: &str, written: &str) {
    let path = root().join("tests/reports").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, written).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    let differs = expected.lines().zip(written.lines()).position(|(a, b)| a != b);
    let line = |text: &str| differs.and_then(|i| text.lines().nth(i)).unwrap_or_default().to_owned();
    assert!(expected == written, "{name}, line {differs:?}:\n{}\n{}", line(&expected), line(written));
}

fn options(language: &str) -> Options {
    Options::new(Language::named(language).unwrap(), jiff::civil::date(2026, 11, 28))
}

/// The document and the comments in a Word file, a line for each element.
fn parts(document: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(document)).unwrap();
    let parts = ["word/document.xml", "word/comments.xml"].map(|name| {
        let part = std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
        part.replace("><", ">\n<")
    });
    parts.join("\n")
}

#[test]
fn the_samples_are_written_as_before() {
    for (name, language) in [("chip-race", "en"), ("vodoprovod", "de")] {
        let (annotations, options) = (sample(name), options(language));
        let report = Report::new(&annotations, &options);
        let page = html::page(&report, options.language);
        // The style sheet is a file of its own.
        let (head, rest) = page.split_once("<style>").unwrap();
        let (_, body) = rest.split_once("\n.v0 ").unwrap();
        check(&format!("{name}.html"), &format!("{head}<style>\n.v0 {body}"));
        check(&format!("{name}.md"), &markdown::page(&report, options.language));
        check(&format!("{name}.docx.xml"), &parts(&docx::document(&report, options.language).unwrap()));
        for (kind, rows_name) in Rows::ALL {
            let rows = rows(&annotations, &format!("{name}.claims.ron"), kind, &options);
            check(&format!("{name}.{rows_name}.csv"), &format!("{}{}", table::csv_head(kind), table::csv(&rows)));
            check(&format!("{name}.{rows_name}.jsonl"), &table::json_lines(kind, &rows));
        }
    }
}
