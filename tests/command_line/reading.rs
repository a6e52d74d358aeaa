//! Reading articles: their text, their encoding, and that what stands in an annotation file stays.

use std::path::Path;

use serde_json::Value;

use crate::{claimlight, done, text};

/// The text of a file as a command prints it, and what it warns of.
fn read(folder: &Path, bytes: &[u8], more: &[&str]) -> (String, String) {
    std::fs::write(folder.join("a.txt"), bytes).unwrap();
    let (status, out, error) = claimlight(folder, &[&["text", "a.txt"], more].concat());
    assert_eq!(status, 0, "{error}");
    (out, error)
}

#[test]
fn the_text_is_printed_exactly() {
    let folder = tempfile::tempdir().unwrap();
    let check = |bytes: &[u8], expected: &str| {
        assert_eq!(read(folder.path(), bytes, &[]), (expected.to_owned(), String::new()));
    };
    check("\u{feff}The é left.\r\nIt cost 3\u{c}4 million.".as_bytes(), "The é left.\nIt cost 3\n4 million.");
    check(b"one line", "one line");
    check(b"", "");
}

#[test]
fn a_guessed_encoding_is_told_and_another_can_be_named() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = b"The fee for the ferry was \xa33m.\n";
    let (out, error) = read(folder.path(), bytes, &[]);
    assert_eq!(out, "The fee for the ferry was £3m.\n");
    assert_eq!(error, "claimlight: a.txt: read as windows-1252 (a guess); --encoding chooses another\n");
    let named = |name| read(folder.path(), bytes, &["--encoding", name]);
    assert_eq!(named("Latin2"), ("The fee for the ferry was Ł3m.\n".to_owned(), String::new()));
    let (out, error) = named("utf-8");
    assert_eq!(out, "The fee for the ferry was \u{fffd}3m.\n");
    assert_eq!(error, "claimlight: a.txt: bytes that are not UTF-8 became \u{fffd} in line 1\n");
    let (status, _, error) = claimlight(folder.path(), &["text", "a.txt", "--encoding", "klingon"]);
    assert!(status == 2 && error.contains("the name of an encoding"), "{error}");
}

#[test]
fn bad_bytes_and_what_is_left_out_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = "Übergrößenträger grüßen täglich über Ölflächen.\nEnde ".as_bytes();
    let (out, error) = read(folder.path(), &[bytes, b"\xff.\nIn J\0uni."].concat(), &[]);
    assert!(out.ends_with("Ende \u{fffd}.\nIn Juni."), "{out}");
    let told = "claimlight: a.txt: bytes that are not UTF-8 became \u{fffd} in line 2\n\
                claimlight: a.txt: left out: control characters (1)\n";
    assert_eq!(error, told);
}

#[test]
fn blocks_and_sentences_are_lines_and_json_has_all() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), "# Ferries\n\nThe é left. Nobody paid.\n\n3. one\n").unwrap();
    let printed = |option| done(folder.path(), &["text", "a.md", option]);
    assert_eq!(
        printed("--blocks"),
        "0\t7\theading 1\tFerries\n8\t32\tparagraph\tThe é left. Nobody paid.\n33\t36\titem 0 3\tone\n"
    );
    assert!(printed("--sentences").contains("8\t19\tThe é left.\n20\t32\tNobody paid.\n"));
    let json: Value = serde_json::from_str(&printed("--json")).unwrap();
    assert_eq!(json["text"], "Ferries\nThe é left. Nobody paid.\none");
    assert_eq!(json["blocks"][2]["number"], 3);
    assert_eq!(json["sentences"][1], serde_json::json!({ "start": 8, "end": 19 }));
    let import = serde_json::json!({ "reader": "markdown", "version": 2, "encoding": "UTF-8", "guessed": false, "chapters": [], "mended": [] });
    assert_eq!((&json["import"], &json["left_out"]), (&import, &Value::Array(Vec::new())));
    // An annotation file prints its own text.
    done(folder.path(), &["mark", "a.md", "--quote", "Nobody paid", "--as", "Ana"]);
    assert_eq!(done(folder.path(), &["text", "a.claims.ron"]), done(folder.path(), &["text", "a.md"]));
    let again: Value = serde_json::from_str(&done(folder.path(), &["text", "a.claims.ron", "--json"])).unwrap();
    assert_eq!(again, json);
}

#[test]
fn how_a_file_was_read_stands_in_the_annotation_file() {
    let folder = tempfile::tempdir().unwrap();
    let (_, _) = read(folder.path(), b"The fee was \xa33m.", &[]);
    let (status, _, error) = claimlight(folder.path(), &["mark", "a.txt", "--quote", "£3m", "--as", "Ana"]);
    assert!(status == 0 && error.contains("read as windows-1252 (a guess)"), "{error}");
    let file = text(&folder.path().join("a.claims.ron"));
    let import = "import: (\n            reader: \"plain\",\n            version: 2,\n            \
                  encoding: \"windows-1252\",\n            guessed: true,\n        ),\n";
    assert!(file.contains(import), "{file}");
}

/// An article and its annotation file, in which the text is another one than is read from the article today.
fn of_an_earlier_version() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("poem.txt"), "The mill turned.\u{2028}Its wheel was of oak.").unwrap();
    done(folder.path(), &["mark", "poem.txt", "--quote", "wheel", "--as", "Ana"]);
    let today = text(&at("poem.claims.ron"));
    let (new, old) = ("The mill turned.\nIts wheel was of oak.", "The mill turned.\u{2028}Its wheel was of oak.");
    let sha256 = claimlight_core::file::sha256_hex;
    let lines: Vec<&str> = today.lines().filter(|line| !line.contains("(kind: \"paragraph\"")).collect();
    let block = format!("        text: [\n            (kind: \"paragraph\", text: \"{old}\"),");
    let earlier = lines.join("\n").replace("        text: [", &block);
    let earlier = earlier.replace(&sha256(new.as_bytes()), &sha256(old.as_bytes()));
    let earlier = earlier.replace("turned.\\nIts", "turned.\u{2028}Its");
    std::fs::write(at("poem.claims.ron"), format!("{earlier}\n")).unwrap();
    assert_eq!(claimlight(folder.path(), &["check", "poem.claims.ron"]).0, 0, "{earlier}");
    folder
}

#[test]
fn an_article_with_the_same_bytes_is_not_read_again() {
    let folder = of_an_earlier_version();
    let at = |name: &str| folder.path().join(name);
    let before = text(&at("poem.claims.ron"));
    assert!(done(folder.path(), &["show", "poem.txt"]).contains("wheel"));
    let told = done(folder.path(), &["anchor", "poem.claims.ron", "--text", "poem.txt", "--out", "out.claims.ron"]);
    assert_eq!(told, "1 in place\n");
    assert!(text(&at("out.claims.ron")).contains("turned.\u{2028}Its"));
    assert_eq!(text(&at("poem.claims.ron")), before);
    done(folder.path(), &["mark", "poem.txt", "--quote", "oak", "--as", "Ana"]);
    let after = text(&at("poem.claims.ron"));
    assert!(after.contains("turned.\u{2028}Its wheel was of oak.") && after.contains("quote: \"oak\""), "{after}");
    // Whoever names an encoding has it read again.
    let anchor = ["anchor", "poem.claims.ron", "--text", "poem.txt", "--encoding", "utf-8"];
    assert_eq!(claimlight(folder.path(), &anchor).0, 0);
    assert!(text(&at("poem.claims.ron")).contains("(kind: \"paragraph\", text: \"Its wheel was of oak.\")"));
}
