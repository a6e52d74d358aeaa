//! PDF files, read in a process of their own: each ends in text or in one sentence.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::claimlight;

/// A PDF with one page of this content. `page` stands among the entries of the page, `more` are further objects, from the sixth on.
fn pdf(content: &str, page: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 5 0 R{page}>>"),
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    objects.extend_from_slice(more);
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (i, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend([&(i + 1).to_string(), " 0 obj\n", object, "\nendobj\n"]);
    }
    let start = file.len();
    let table: Vec<String> = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let table = table.concat();
    let size = objects.len() + 1;
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.push_str(&end);
    file.into_bytes()
}

const FONT: &str = "/Resources<</Font<</F 4 0 R>>>>";
const TEXT: &str = "BT /F 12 Tf 50 500 Td (The ferry sailed.) Tj ET";

#[track_caller]
fn check(file: &[u8], expected: (i32, &str, &str)) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), file).unwrap();
    let started = Instant::now();
    let (status, out, error) = claimlight(folder.path(), &["text", "a.pdf"]);
    assert_eq!((status, out.as_str()), (expected.0, expected.1), "{error}");
    assert!(error.contains(expected.2) && error.lines().count() <= 1, "{error}");
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_pdf_is_read() {
    check(&pdf(TEXT, FONT, &[]), (0, "The ferry sailed.", ""));
    check(&pdf("q /Scan Do Q", FONT, &[]), (1, "", "only pictures of its pages"));
}

/// Each shape has its own way to harm a reader.
#[test]
fn hostile_files_end_in_one_sentence() {
    let deep = |open: &str, close: &str| pdf(TEXT, "/Resources 6 0 R", &[open.repeat(20_000) + &close.repeat(20_000)]);
    check(&deep("[", "]"), (1, "", "nested too deep"));
    // What lies under names is not seen before the file is read.
    check(&deep("[/m", "]"), (1, "", "nested too deep"));
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 5>>stream\n/X Do\nendstream";
    check(&pdf("/X Do", "/Resources<</XObject<</X 6 0 R>>>>", &[form.to_owned()]), (1, "", "only pictures"));
    let whole = pdf(TEXT, FONT, &[]);
    check(&whole[..whole.len() * 6 / 10], (1, "", "cut off or damaged"));
    check(&[b"%PDF-1.7\n".as_slice(), &vec![0; 3_000_000]].concat(), (1, "", "cut off or damaged"));
    let loops = String::from_utf8(whole).unwrap().replace("/Kids[3 0 R]", "/Kids[2 0 R]");
    check(loops.as_bytes(), (1, "", "cut off or damaged"));
}

/// Without the process for it, nothing else is called: a file next to the article is never run or read.
#[test]
fn the_command_for_the_program_itself_wants_a_whole_file() {
    let (status, out, error) = claimlight(Path::new("."), &["read-pdf"]);
    assert_eq!((status, out.as_str()), (1, ""), "{error}");
}
