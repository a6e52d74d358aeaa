//! The memory and time that readers take: no more than ten times a file's size, whatever it holds, and no more than a minute.
//!
//! Each file is read in a process of its own, whose memory the system limits.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

mod archive;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use claimlight_core::{file, import};

/// The environment variable that names the file that the process has to read.
const FILE: &str = "CLAIMLIGHT_TEST_READS";

/// The memory that the limit allows besides ten times the file's size, in KiB.
const BESIDE: usize = 48 << 10;

/// The memory that the tree of a web page may take besides, in KiB: it has a million tags at most.
const TREE: usize = 512 << 10;

/// The size of the files, in bytes.
const SIZE: usize = 12 << 20;

/// Reads the file that [`FILE`] names. Does nothing unless the test below starts it in a process of its own.
#[test]
fn reader() {
    let Some(path) = std::env::var_os(FILE) else { return };
    let bytes = std::fs::read(&path).unwrap();
    let name = Path::new(&path).file_name().unwrap().to_string_lossy().into_owned();
    if Path::new(&name).extension().is_some_and(|e| e == "ron") {
        drop(file::read(&bytes));
    } else {
        drop(import::import(&name, &bytes));
    }
}

/// Whether a file can be read with at most `memory` KiB (any amount if `None`).
fn read(path: &Path, memory: Option<usize>) -> bool {
    let limit = memory.map_or_else(|| "unlimited".to_owned(), |kib| kib.to_string());
    let script = format!("ulimit -v {limit}; exec \"$0\" --exact reader --test-threads 1");
    let mut command = Command::new("sh");
    command.args(["-c", &script]).arg(std::env::current_exe().unwrap()).env(FILE, path);
    // For each thread, the system's allocator would reserve memory that it does not use.
    command.env("MALLOC_ARENA_MAX", "1").output().unwrap().status.success()
}

/// The memory that a process takes to read an empty file, in KiB: the least with which it succeeds, to within 1 MiB.
fn least(folder: &Path) -> usize {
    let empty = folder.join("empty.txt");
    std::fs::write(&empty, "").unwrap();
    let (mut too_little, mut enough) = (0, 4 << 20);
    while enough - too_little > 1024 {
        let half = usize::midpoint(too_little, enough);
        if read(&empty, Some(half)) { enough = half } else { too_little = half }
    }
    enough
}

/// An annotation file whose list `field` repeats `entry` until it has [`SIZE`] bytes.
fn annotations(field: &str, entry: &str) -> String {
    let (list, end) = match field {
        "text" => ("article: (text: [", "])"),
        "links" => ("article: (text: [(kind: \"paragraph\", text: \"word\", links: [", "])])"),
        "verdicts" => ("scheme: (id: \"a\", verdicts: [", "])"),
        "spans" => ("article: (text: [(text: \"word\")]), claims: [(spans: [", "])]"),
        "judgements" => ("article: (text: [(text: \"word\")]), claims: [(judgements: [", "])]"),
        "evidence" => ("article: (text: [(text: \"word\")]), claims: [(evidence: [", "])]"),
        "tags" => ("article: (text: [(text: \"word\")]), claims: [(tags: [", "])]"),
        "unknown" => ("article: (", ")"),
        "after" => ("log: [(at: \"0000000000001-0000-00000001\", of: \"article\", set: \"title\", after: [", "])]"),
        _ => ("", ""),
    };
    let (list, end) = if list.is_empty() { (format!("{field}: ["), "]") } else { (list.to_owned(), end) };
    let text = if field.starts_with(['c', 'n', 'l']) && field != "links" {
        "article: (text: [(text: \"word\")]), "
    } else {
        ""
    };
    format!("(format: 1, {text}{list}{}{end})", entry.repeat(SIZE / entry.len()))
}

/// A document or an e-book of this source, not compressed; what is none of them as it is.
fn packed(ending: &str, source: Vec<u8>) -> Vec<u8> {
    const PACKAGE: &[u8] =
        b"<p><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></p>";
    match ending {
        "docx" => archive::archive(&[("word/document.xml", &source)]),
        "odt" => {
            archive::archive(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", &source)])
        }
        "epub" => archive::archive(&[
            ("META-INF/container.xml", b"<c><rootfile full-path='a.opf'/></c>"),
            ("a.opf", PACKAGE),
            ("a.xhtml", &source),
        ]),
        _ => source,
    }
}

/// Files to be read: their names, and their bytes.
type Files = Vec<(String, Vec<u8>)>;

/// Annotation files whose lists have very many small entries.
fn annotation_files() -> Files {
    let honest_log = r#"(at: "01d9f0a1b2c3-0000-0badcafe", by: "0b8f2c55-7a55-4f0e-9a3c-0d6f3f1f2a77", of: "article", set: "title"),"#;
    let sources = [
        ("text", "(),"),
        ("text", "(kind:\"paragraph\",text:\"\"),"),
        ("links", "(),"),
        ("verdicts", "(),"),
        ("annotators", "(),"),
        ("claims", "(),"),
        ("claims", "(spans:[()]),"),
        ("spans", "(),"),
        ("judgements", "(),"),
        ("evidence", "(),"),
        ("tags", "\"\","),
        ("no_claims", "(),"),
        ("no_claims", "(start:0,end:1),"),
        ("unknown", "a:1,"),
        ("log", "(),"),
        ("log", honest_log),
        ("after", "\"\","),
    ];
    sources
        .iter()
        .enumerate()
        .map(|(i, (field, entry))| (format!("{i}-{field}.claims.ron"), annotations(field, entry).into_bytes()))
        .collect()
}

/// Plain texts, and Markdown, of one shape repeated.
fn texts() -> Files {
    let mut files = Files::new();
    for (i, piece) in ["\n", "a\n", "word ", "\u{e9}", "a\n\n"].iter().enumerate() {
        files.push((format!("{i}.txt"), piece.repeat(SIZE / piece.len()).into_bytes()));
    }
    files.push(("latin.txt".to_owned(), b"caf\xe9 ".repeat(SIZE / 5)));
    for (i, piece) in [
        "\n\n",
        "a\n\n",
        "*a*",
        "**a** ",
        "- a\n",
        "[a](b) ",
        "> ",
        "`a`",
        "<b>",
        "| a | b |\n|---|---|\n",
        "&amp;",
        "![",
        "*a **b ",
        "# a\n",
        "a  \n",
        "a\\\n",
    ]
    .iter()
    .enumerate()
    {
        files.push((format!("{i}.md"), piece.repeat(SIZE / piece.len()).into_bytes()));
    }
    let nested = format!("{}{}", "*a ".repeat(SIZE / 8), "b  \n".repeat(SIZE / 8));
    files.push(("nested.md".to_owned(), nested.into_bytes()));
    files
}

/// Files of all other formats, of one shape repeated.
fn others() -> Files {
    let mut files = Files::new();
    for (i, (ending, head, piece)) in [
        ("srt", "", "00:01,0 --> 00:02,0\na\n\n"),
        ("srt", "00:01,0 --> 00:02,0\n", "AN:\n"),
        ("vtt", "WEBVTT\n\n00:01.0 --> 00:02.0\n", "<v A>a<v B>"),
        ("rtf", "{\\rtf1 ", "a\\par "),
        ("rtf", "{\\rtf1 ", "{\\b a}{\\i b}"),
        ("rtf", "{\\rtf1\\trowd ", "\\cell "),
        ("rtf", "{\\rtf1 ", "{\\footnote a}"),
        ("rtf", "{\\rtf1 ", "{\\shptxt a}"),
        ("rtf", "{\\rtf1{\\stylesheet ", "\\s1 a"),
        ("eml", "Subject: a\r\n\r\n", "> a\na\n"),
        ("eml", "Subject: a\r\n", "a: b\r\n"),
        ("eml", "Content-Type: text/html\r\n\r\n", "<b>a<p>"),
        ("html", "", "<p>a"),
        ("html", "", "<p>one word after another</p>\n"),
        ("html", "<article>", "<p class=\"a\">one <b>word</b> after <a href=\"b\">another</a> and so on</p>\n"),
        ("html", "", "<!-- a -->"),
        ("html", "", "&amp;"),
        ("html", "<p>", "one word after another<br>\n"),
        ("html", "<p ", "a=b "),
        ("mhtml", "Content-Type: multipart/related; boundary=b\r\n\r\n", "--b\r\nContent-Type: image/png\r\n\r\n"),
        ("mhtml", "Content-Type: multipart/related; boundary=b\r\n\r\n", "--b\r\na: b\r\n"),
        ("mhtml", "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", "<p>=C3=A9=\r\n"),
        ("mhtml", "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n", "PHA+YTxwPmI=\r\n"),
        ("webarchive", "<plist><dict>", "<key>a</key><string>b</string>"),
        ("webarchive", "bplist00", "WebMainResource\0"),
        ("docx", "<w:document>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"),
        ("docx", "<w:document><w:tbl><w:tr>", "<w:tc/>"),
        ("odt", "<o:t>", "<text:p>a</text:p>"),
        ("odt", "<o:t><text:p>", "<text:s text:c='9'/>"),
        ("epub", "<html>", "<p>a</p>"),
        ("epub", "<html><p>", "<b>a</b><i>b"),
    ]
    .into_iter()
    .enumerate()
    {
        let end = match ending {
            "rtf" => "}",
            "docx" if head.ends_with("<w:tr>") => "</w:tr></w:tbl></w:document>",
            "docx" => "</w:document>",
            "odt" if head.ends_with("<text:p>") => "</text:p></o:t>",
            "odt" => "</o:t>",
            _ => "",
        };
        let source = [head, &piece.repeat(SIZE / piece.len()), end].concat().into_bytes();
        files.push((format!("{i}.{ending}"), packed(ending, source)));
    }
    files
}

#[test]
fn no_file_takes_more_memory_than_ten_times_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = least(folder.path());
    let mut beyond = Vec::new();
    for (name, bytes) in [annotation_files(), texts(), others()].concat() {
        let path = folder.path().join(&name);
        let is_page = |ending: &str| ["html", "mhtml", "webarchive"].contains(&ending);
        let tree = if path.extension().and_then(|e| e.to_str()).is_some_and(is_page) { TREE } else { 0 };
        let allowed = nothing + BESIDE + tree + 10 * bytes.len() / 1024;
        std::fs::write(&path, &bytes).unwrap();
        let start = Instant::now();
        let within = read(&path, Some(allowed));
        let took = start.elapsed();
        if !within || took > Duration::from_mins(1) {
            let needs = (10..=80).step_by(5).find(|n| read(&path, Some(nothing + BESIDE + n * bytes.len() / 1024)));
            let shown: String = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned();
            beyond.push(format!("{name}: {needs:?} times its size, {took:?}: {shown:?}"));
        }
        std::fs::remove_file(&path).unwrap();
    }
    assert!(beyond.is_empty(), "{}", beyond.join("\n"));
}
