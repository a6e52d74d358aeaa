//! Archives as platforms make them, and as nobody honest does, from bytes to statuses.

use std::path::Path;

use serde_json::json;

use super::made::{File, answer, data, exercise, page, zip};
use super::*;
use crate::exercise::block;
use crate::model::limits;

const EARLY: &str = "2026-11-24T09:00:00Z";
const LATE: &str = "2026-11-24T10:40:00Z";

/// Collects from an archive of this name with these bytes.
fn read(name: &str, bytes: &[u8]) -> ArchiveRead {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    all(&[&path]).archives.remove(0)
}

fn all(paths: &[&Path]) -> HandIns {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    collect(&exercise(), &paths, None, &mut |_| true).unwrap()
}

/// Entries as `path status id who`.
fn told(archive: &ArchiveRead) -> Vec<String> {
    let told = |entry: &Entry| format!("{} {} {} {}", entry.path, entry.status.name(), entry.id, entry.who);
    archive.entries.iter().map(|entry| told(entry).trim_end().to_owned()).collect()
}

#[track_caller]
fn check(files: &[File], expected: &[&str]) {
    let read = read("a.zip", &zip(files));
    assert_eq!(told(&read), expected, "{:?}", read.whole);
}

#[track_caller]
fn is_refused(bytes: &[u8], why: Refused) {
    let read = read("a.zip", bytes);
    assert_eq!((read.whole, read.entries.len()), (Whole::Refused(why), 0));
}

fn sheet(who: &str, number: u32) -> String {
    page(&answer(who, number, LATE))
}

#[test]
fn a_zip_of_moodle() {
    let mut other = answer("Cem", 3, LATE);
    other["exercise"]["edition"] = json!("00000000");
    let mut foreign = answer("Dana", 4, LATE);
    foreign["exercise"]["id"] = json!("00");
    let mut empty = answer("Eve", 5, LATE);
    empty["claims"] = json!([]);
    let mut newer = answer("Fay", 6, LATE);
    newer["format"] = json!(7);
    let block = block::write(data(&answer("Gus", 7, LATE)).as_bytes()).replace('\n', "<br>");
    let cut = sheet("Hal", 8);
    let files = [
        File::new("Anna Lind_11_assignsubmission_file/", ""),
        File::new("Anna Lind_11_assignsubmission_file/ferry.html", sheet("Anna", 1)),
        File::new("Anna Lind_11_assignsubmission_file/ferry (1).html", page(&answer("Anna", 1, EARLY))),
        File::new("Anna Lind_11_assignsubmission_file/photo.jpg", "\u{ff}\u{d8}"),
        File::new("Ben_12_assignsubmission_file/ferry.html.txt", sheet("Anna", 1)),
        File::new("Cem_13_assignsubmission_file/a.html", page(&other)),
        File::new("Dana_14_assignsubmission_file/a.html", page(&foreign)),
        File::new("Eve_15_assignsubmission_file/a.html", page(&empty)),
        File::new("Fay_16_assignsubmission_file/a.html", page(&newer)),
        File::new("Gus_17_assignsubmission_onlinetext/onlinetext.html", format!("<p>{block}</p>")),
        File::new("Hal_18_assignsubmission_file/a.html", &cut[..cut.len() / 3]),
        File::new("Ida_19_assignsubmission_file/~$a.html", sheet("Ida", 9)),
        File::new("Ida_19_assignsubmission_file/a.html", sheet("Ida", 9)),
        File::new("Ida_19_assignsubmission_file/b.html", sheet("Ida", 9)),
    ];
    let read = read("7a-ferry-88.zip", &zip(&files));
    assert_eq!((read.whole, read.platform), (Whole::Read, Some(Platform::Moodle)));
    let expected = [
        "Anna Lind_11_assignsubmission_file/ferry.html ok 11 Anna",
        "Anna Lind_11_assignsubmission_file/ferry (1).html older 11 Anna",
        "Anna Lind_11_assignsubmission_file/photo.jpg no_answer 11",
        "Ben_12_assignsubmission_file/ferry.html.txt copy 12 Anna",
        "Cem_13_assignsubmission_file/a.html other_version 13 Cem",
        "Dana_14_assignsubmission_file/a.html other_article 14 Dana",
        "Eve_15_assignsubmission_file/a.html empty 15 Eve",
        "Fay_16_assignsubmission_file/a.html newer 16",
        "Gus_17_assignsubmission_onlinetext/onlinetext.html ok 17 Gus",
        "Hal_18_assignsubmission_file/a.html damaged 18",
        "Ida_19_assignsubmission_file/~$a.html quiet 19",
        "Ida_19_assignsubmission_file/a.html ok 19 Ida",
        "Ida_19_assignsubmission_file/b.html same 19 Ida",
    ];
    assert_eq!(told(&read), expected);
    assert_eq!(read.entries[0].raw, b"Anna Lind_11_assignsubmission_file/ferry.html");
    assert!(read.entries[3].notes.contains(&Note::OtherName));
    assert_eq!(read.entries.iter().filter(|entry| entry.counts()).count(), 5);
}

#[test]
fn archives_in_archives() {
    let three = zip(&[File::new("d.html", sheet("Dan", 4))]);
    let two = zip(&[File::new("c.html", sheet("Cem", 3)), File::new("three.zip", three)]);
    let one = zip(&[File::new("b.html", sheet("Ben", 2)), File::new("two.dat", two).stored()]);
    let locked = zip(&[File::new("x.html", "x").encrypted()]);
    check(
        &[
            File::new("a_1_assignsubmission_file/one.zip", one.clone()),
            File::new("b_2_assignsubmission_file/half.zip", &one[..one.len() / 2]),
            File::new("c_3_assignsubmission_file/none.zip", zip(&[])),
            File::new("d_4_assignsubmission_file/locked.zip", locked),
        ],
        // Both answers are handed in under one number.
        &[
            "a_1_assignsubmission_file/one.zip!b.html older 1 Ben",
            "a_1_assignsubmission_file/one.zip!two.dat!c.html ok 1 Cem",
            "a_1_assignsubmission_file/one.zip!two.dat!three.zip too_deep 1",
            "b_2_assignsubmission_file/half.zip damaged 2",
            "c_3_assignsubmission_file/none.zip no_answer 3",
            "d_4_assignsubmission_file/locked.zip!x.html encrypted 4",
        ],
    );
}

#[test]
fn a_bad_file_costs_that_file() {
    let big = vec![b' '; limits::ARCHIVE_ENTRY as usize + 1];
    check(
        &[
            File::new("../evil.html", sheet("Eve", 1)),
            File::new("/etc/a.html", sheet("Eve", 1)),
            File::new("C:\\a.html", sheet("Eve", 1)),
            File::new("link.html", "/etc/passwd").mode(0o120_777),
            File::new("locked.html", sheet("Eve", 1)).encrypted(),
            File::new("odd.html", sheet("Eve", 1)).method(12),
            File::new("big.html", big),
            File::new("short.html", sheet("Eve", 1)).claims_size(9),
            File::new("__MACOSX/._a.html", "x"),
            File::new(".DS_Store", "x"),
            File::new("index.html", "<html>"),
            File::new("a.rar", b"Rar!\x1a\x07\0".to_vec()),
            File::new("a.html", sheet("Ana", 2)),
            File::new("empty.html", ""),
        ],
        &[
            "../evil.html unsafe_path",
            "/etc/a.html unsafe_path",
            "C:\\a.html unsafe_path",
            "link.html link",
            "locked.html encrypted",
            "odd.html damaged",
            "big.html too_big",
            "short.html damaged",
            "__MACOSX/._a.html quiet",
            ".DS_Store quiet",
            "index.html quiet",
            "a.rar no_answer",
            "a.html ok  Ana",
            "empty.html no_answer",
        ],
    );
}

#[test]
fn bombs_are_refused() {
    let piece = vec![0; limits::ARCHIVE_ENTRY as usize];
    let count = limits::ARCHIVE / limits::ARCHIVE_ENTRY + 1;
    let files: Vec<File> = (0..count).map(|n| File::new(n.to_string(), piece.clone())).collect();
    is_refused(&zip(&files), Refused::TooMuch);
    // In a pupil's own archive it costs that archive.
    let few = zip(&files[..=(limits::INNER_ARCHIVE / limits::ARCHIVE_ENTRY) as usize]);
    let many: Vec<File> = (0..=limits::ARCHIVE_TRIED).map(|n| File::new(n.to_string(), "")).collect();
    let many = zip(&many);
    is_refused(&many, Refused::TooMany);
    check(
        &[File::new("few.zip", few), File::new("many.zip", many), File::new("a.html", sheet("Ana", 1))],
        &["few.zip too_big", "many.zip too_big", "a.html ok  Ana"],
    );
}

#[test]
fn what_is_no_zip_is_refused_with_a_reason() {
    is_refused(b"<!DOCTYPE html><html><body>Log in", Refused::SavedPage);
    is_refused(b"Rar!\x1a\x07\x01\0", Refused::OtherKind);
    is_refused(b"7z\xbc\xaf\x27\x1c\0\0", Refused::OtherKind);
    is_refused(b"nothing", Refused::Damaged);
    let bytes = zip(&[File::new("a.html", sheet("Ana", 1))]);
    is_refused(&bytes[..bytes.len() - 30], Refused::Damaged);
    let read_as = |name: &str, bytes: &[u8]| {
        let read = read(name, bytes);
        (read.whole, told(&read))
    };
    assert_eq!(read_as("a.zip", sheet("Ana", 1).as_bytes()), (Whole::Read, vec!["a.zip ok  Ana".to_owned()]));
    assert_eq!(read_as("a.html", &bytes), (Whole::Read, vec!["a.html ok  Ana".to_owned()]));
    assert_eq!(read_as("a.txt", b"hello"), (Whole::Nothing, vec!["a.txt no_answer".to_owned()]));
    assert_eq!(read_as("a.zip", &zip(&[])), (Whole::Nothing, Vec::new()));
    assert_eq!(read_as("a.zip", &zip(&[File::new("a", "b")])).0, Whole::Nothing);
    let gone = all(&[Path::new("/there/is/no/such/file")]);
    assert_eq!(gone.archives[0].whole, Whole::Refused(Refused::NotRead));
}

#[test]
fn a_document_may_hold_a_block() {
    let block = block::write(data(&answer("Ana", 1, LATE)).as_bytes());
    let words = format!("<w:p><w:t>{}</w:t></w:p>", block.replace('\n', "</w:t></w:p><w:p><w:t>"));
    let docx = |words: &str| zip(&[File::new("[Content_Types].xml", "<x/>"), File::new("word/document.xml", words)]);
    check(
        &[File::new("a.docx", docx(&words)), File::new("b.docx", docx("<w:t>essay</w:t>"))],
        &["a.docx ok  Ana", "b.docx no_answer"],
    );
    let packed = zip(&[File::new("word/a.html", sheet("Ben", 2))]);
    check(&[File::new("words.zip", packed)], &["words.zip!word/a.html ok  Ben"]);
    assert_eq!(told(&read("a.docx", &docx(&words))), ["a.docx ok  Ana"]);
}

#[test]
fn folders_are_read_like_archives() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    };
    std::fs::write(at("Anna_11_assignsubmission_file/a.html"), sheet("Anna", 1)).unwrap();
    std::fs::write(at("part-001.zip"), zip(&[File::new("b.html", sheet("Ben", 2))])).unwrap();
    std::fs::write(at("bad.zip"), b"PK\x03\x04").unwrap();
    std::fs::write(at("notes.txt"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("notes.txt", at("link.html")).unwrap();
    let read = all(&[folder.path()]);
    let mut expected = vec![
        "Anna_11_assignsubmission_file/a.html ok 11 Anna",
        "bad.zip damaged",
        "link.html link",
        "notes.txt no_answer",
        "part-001.zip!b.html ok  Ben",
    ];
    if cfg!(not(unix)) {
        expected.remove(2);
    }
    assert_eq!(told(&read.archives[0]), expected);
}

#[test]
fn several_archives_are_one_class() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let drive = |n: usize| at(&format!("7a-20261124T104200Z-00{n}.zip"));
    std::fs::write(drive(1), zip(&[File::new("7a/ferry.html", page(&answer("Ana", 1, EARLY)))])).unwrap();
    let second = [File::new("7a/ferry(1).html", sheet("Ana", 1)), File::new("7a/ferry(2).html", sheet("Ana", 2))];
    std::fs::write(drive(2), zip(&second)).unwrap();
    std::fs::write(at("mail.html"), sheet("Ana", 1)).unwrap();
    let read = all(&[&drive(1), &drive(2), &at("mail.html")]);
    assert_eq!(told(&read.archives[0]), ["7a/ferry.html older  Ana"]);
    assert_eq!(told(&read.archives[1]), ["7a/ferry(1).html ok  Ana", "7a/ferry(2).html ok  Ana"]);
    assert_eq!(told(&read.archives[2]), ["mail.html same  Ana"]);
    assert_eq!(read.archives[0].platform, Some(Platform::Drive));
}

#[test]
fn reading_can_be_stopped_and_says_how_far_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    std::fs::write(&path, zip(&[File::new("a", "a"), File::new("b", "b")])).unwrap();
    let paths = [path.clone(), path];
    let mut shares = Vec::new();
    let read = collect(&exercise(), &paths, None, &mut |share| {
        shares.push(share);
        true
    });
    assert!(read.is_some());
    assert_eq!(shares, [0.0, 0.25, 0.5, 0.75]);
    assert_eq!(collect(&exercise(), &paths, None, &mut |share| share < 0.5), None);
}

#[test]
fn receipts_and_lists_are_quiet() {
    let receipt = "Name: Anna Lind (a_lind)\nAssignment: Ferry\n";
    check(
        &[
            File::new("Ferry_a_lind_attempt_2026-11-24-10-42-00.txt", receipt),
            File::new("Ferry_a_lind_attempt_2026-11-24-10-42-00_x.html", sheet("Anna", 1)),
        ],
        &[
            "Ferry_a_lind_attempt_2026-11-24-10-42-00.txt quiet a_lind",
            "Ferry_a_lind_attempt_2026-11-24-10-42-00_x.html ok a_lind Anna",
        ],
    );
    check(
        &[File::new("Ferry/status.csv", "a;b"), File::new("Ferry/Abgaben/Lind_Anna_al_48/index.html", "<html>")],
        &["Ferry/status.csv quiet", "Ferry/Abgaben/Lind_Anna_al_48/index.html no_answer 48"],
    );
}

#[test]
fn doubtful_names_are_marked() {
    let read = read("a.zip", &zip(&[File::new(b"Zo\x89_12_assignsubmission_file_a.html".to_vec(), sheet("Zoe", 1))]));
    let entry = &read.entries[0];
    assert_eq!((entry.path.as_str(), entry.id.as_str()), ("Zoë_12_assignsubmission_file_a.html", "12"));
    assert_eq!(entry.notes, [Note::NameDoubtful].into());
    assert_eq!(entry.raw, b"Zo\x89_12_assignsubmission_file_a.html");
}
