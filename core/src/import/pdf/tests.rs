//! PDF files that are written down here, from their bytes to their blocks.

use super::super::left_out::Kind;
use super::super::tests::{kinds_and_words, who_and_when};
use super::super::{ImportError, Imported, Unreadable, import};
use crate::model::BlockKind::{self, Footnote, Heading, Item, Paragraph, TableRow};

/// A PDF with these objects, numbered from 1. The first one is the catalog; `trailer` is put into the trailer.
pub fn pdf(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    file.extend(format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}

/// A PDF with pages of this content. The fonts are `/F` (Times), `/B` (bold).
fn pages(contents: &[&str], trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|i| format!("{} 0 R", 5 + 2 * i)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", contents.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (i, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents {} 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>",
            6 + 2 * i
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    pdf(&objects, trailer)
}

/// Content that shows lines: each with its font and size, its place, and its words.
fn lines(lines: &[(&str, i32, i32, &str)]) -> String {
    let shown = lines.iter().map(|(font, x, y, words)| format!("BT /{font} Tf {x} {y} Td ({words}) Tj ET\n"));
    shown.collect::<Vec<_>>().concat()
}

#[track_caller]
fn read(file: &[u8]) -> Imported {
    import("a.pdf", file).unwrap_or_else(|e| panic!("{e}"))
}

#[track_caller]
fn check(contents: &[String], expected: &[(BlockKind, &str)]) {
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    assert_eq!(kinds_and_words(&read(&pages(&contents, "")).article.text), expected);
}

const BULLET: BlockKind = Item { depth: 0, number: None };

#[test]
fn lines_become_paragraphs_headings_items_and_rows() {
    let page = lines(&[
        ("F 18", 50, 550, "The ferry"),
        ("F 10", 50, 520, "It sailed in the morning with forty cars and came back in the eve-"),
        ("F 10", 50, 508, "ning without them, says the captain of the ship who was on board that"),
        ("F 10", 50, 496, "day."),
        ("B 10", 50, 470, "The cars"),
        ("F 10", 50, 458, "Nobody knows where they are now, as far as we were told by the company."),
        ("F 10", 50, 440, "1."),
        ("F 10", 64, 440, "one of them"),
        ("F 10", 50, 428, "2."),
        ("F 10", 64, 428, "the other one"),
        ("F 10", 50, 410, "\\225"),
        ("F 10", 64, 410, "a bullet"),
        ("F 10", 50, 380, "cars"),
        ("F 10", 150, 380, "40"),
        ("F 10", 250, 380, "lost"),
        ("F 10", 50, 366, "bikes"),
        ("F 10", 150, 366, "7"),
        ("F 10", 250, 366, "found"),
    ]);
    check(
        &[page],
        &[
            (Heading(1), "The ferry"),
            (
                Paragraph,
                "It sailed in the morning with forty cars and came back in the evening without them, says the captain of the \
             ship who was on board that day.",
            ),
            (Heading(2), "The cars"),
            (Paragraph, "Nobody knows where they are now, as far as we were told by the company."),
            (Item { depth: 0, number: Some(1) }, "one of them"),
            (Item { depth: 0, number: Some(2) }, "the other one"),
            (BULLET, "a bullet"),
            (TableRow, "cars\t40\tlost"),
            (TableRow, "bikes\t7\tfound"),
        ],
    );
}

/// Five lines in a column of 160 points, from this place on.
fn column(x: i32, y: i32, first: &str) -> String {
    let words = [
        "and so it goes on and on here",
        "as it does in a column of a text",
        "line after line and again and",
        "to its end.",
    ];
    let all: Vec<&str> = std::iter::once(first).chain(words).collect();
    let places: Vec<_> = (0..).step_by(12).zip(all).map(|(down, line)| ("F 10", x, y - down, line)).collect();
    lines(&places)
}

#[test]
fn columns_are_read_one_after_the_other() {
    const REST: &str =
        "and so it goes on and on here as it does in a column of a text line after line and again and to its end.";
    let head = lines(&[("F 18", 40, 560, "A headline that is wider than one of them")]);
    let page = format!(
        "{head}{}{}",
        column(40, 500, "The first column starts here"),
        column(220, 500, "The second column is beside")
    );
    check(
        &[page],
        &[
            (Heading(1), "A headline that is wider than one of them"),
            (Paragraph, &format!("The first column starts here {REST}")),
            (Paragraph, &format!("The second column is beside {REST}")),
        ],
    );
}

#[test]
fn heads_and_numbers_of_pages_are_left_out() {
    let page = |n: i32, words: &str| {
        let head = format!("The Crossing, page {n}");
        let number = n.to_string();
        lines(&[("F 9", 50, 570, head.as_str()), ("F 10", 50, 500, words), ("F 9", 200, 20, number.as_str())])
    };
    let contents = [
        page(1, "It sailed, as far as anybody could tell us there on that day,"),
        page(2, "without a single car. Nobody was on board."),
        page(3, "It came back."),
    ];
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    let imported = read(&pages(&contents, "/Info<</Title(The crossing)/Author(Ana Lind)/CreationDate(D:20260312)>>"));
    let text = &imported.article.text;
    assert_eq!(
        kinds_and_words(text),
        [
            (
                Paragraph,
                "It sailed, as far as anybody could tell us there on that day, without a single car. Nobody was on board."
            ),
            (Paragraph, "It came back."),
        ]
    );
    let pages: Vec<&str> = text.blocks().iter().filter_map(|b| b.locator.as_deref()).map(|l| l.page.as_str()).collect();
    assert_eq!(pages, ["1", "3"]);
    assert_eq!(imported.left_out.counts().collect::<Vec<_>>(), [(Kind::PageHeads, 6)]);
    let passages: Vec<_> = imported.passages.iter().map(|p| (p.after, p.text.as_str())).collect();
    assert_eq!(
        passages,
        [
            (0, "The Crossing, page 1"),
            (1, "The Crossing, page 2"),
            (1, "The Crossing, page 3"),
            (1, "1"),
            (1, "2"),
            (2, "3"),
        ]
    );
    assert_eq!(who_and_when(&imported.article.facts), ["The crossing", "Ana Lind", "2026-03-12"]);
    assert_eq!(imported.article.facts.import.as_ref().unwrap().reader, "pdf");
}

#[test]
fn a_large_initial_is_the_first_letter_of_its_paragraph() {
    let page = lines(&[
        ("F 45", 50, 476, "T"),
        ("F 10", 79, 500, "he ferry sailed in the morning with forty cars and came"),
        ("F 10", 79, 488, "back in the evening without them, as the captain of the"),
        ("F 10", 79, 476, "ship says, who was on board of it all the time that day"),
        ("F 10", 50, 464, "and did not see them go."),
    ]);
    check(
        &[page],
        &[(
            Paragraph,
            "The ferry sailed in the morning with forty cars and came back in the evening without them, as the captain of the ship \
         says, who was on board of it all the time that day and did not see them go.",
        )],
    );
}

#[test]
fn raised_marks_stay_apart_and_notes_come_after_their_paragraph() {
    let page = lines(&[
        ("F 12", 50, 500, "It cost 2024"),
        ("F 7", 107, 505, "1"),
        ("F 12", 114, 500, "pounds, and that was far more than anybody had"),
        ("F 12", 50, 486, "thought."),
        ("F 7", 50, 64, "1"),
        ("F 9", 56, 60, "As the company says."),
    ]);
    check(
        &[page],
        &[
            (Paragraph, "It cost 2024¹ pounds, and that was far more than anybody had thought."),
            (Footnote, "¹ As the company says."),
        ],
    );
}

#[test]
fn words_are_known_by_gaps_where_no_blank_is_shown() {
    let shown = |content: &str| format!("BT /F 10 Tf 50 500 Td {content} ET");
    check(&[shown("[(The)-280(fer)15(ry)-240(sailed.)] TJ")], &[(Paragraph, "The ferry sailed.")]);
    check(&[shown("(The ) Tj /B 10 Tf (fer) Tj /F 10 Tf (ry sailed.) Tj")], &[(Paragraph, "The ferry sailed.")]);
    check(&[shown("2 Tc (The ferry) Tj")], &[(Paragraph, "The ferry")]);
    check(&[shown("/Span<</ActualText(ffi)>>BDC (*) Tj EMC (ce) Tj")], &[(Paragraph, "ffice")]);
}

#[test]
fn what_cannot_be_read_is_told() {
    let why = |file: &[u8]| match import("a.pdf", file) {
        Err(ImportError::Unreadable { why, .. }) => Some(why),
        _ => None,
    };
    let page = lines(&[("F 10", 50, 500, "The ferry sailed.")]);
    let whole = pages(&[&page], "");
    assert_eq!(why(&whole), None);
    assert_eq!(why(&pages(&["q 400 0 0 600 0 0 cm /Scan Do Q"], "")), Some(Unreadable::Scanned));
    assert_eq!(why(&pages(&["0 0 100 100 re f"], "")), Some(Unreadable::NoText));
    assert_eq!(why(&whole[..whole.len() * 6 / 10]), Some(Unreadable::Damaged));
    let locked = pages(
        &[&page],
        "/Encrypt<</Filter/Standard/V 1/R 2/O(11111111111111111111111111111111)/U(22222222222222222222222222222222)/P -4>>/ID[(1)(1)]",
    );
    assert_eq!(why(&locked), Some(Unreadable::Locked));
    assert_eq!(why(b"%PDF-1.7\n"), Some(Unreadable::Damaged));
    assert_eq!(why(b"<html>"), Some(Unreadable::Damaged));
    let circle = ["<</Type/Catalog/Pages 2 0 R>>".to_owned(), "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>".to_owned()];
    assert_eq!(why(&pdf(&circle, "")), Some(Unreadable::Damaged));
    let deep = ["<</Type/Catalog/Pages 2 0 R/A".to_owned() + &"[".repeat(100_000) + &"]".repeat(100_000) + ">>"];
    assert_eq!(why(&pdf(&deep, "")), Some(Unreadable::TooDeep));
}

#[test]
fn damage_is_no_harm() {
    let page = lines(&[("F 18", 50, 550, "The ferry"), ("F 10", 50, 500, "It sailed.")]);
    let whole = pages(&[&page, &page], "/Info<</Title(a)>>");
    for at in (0..whole.len()).step_by(7) {
        drop(import("a.pdf", &whole[..at]));
        let mut changed = whole.clone();
        changed[at] = changed[at].wrapping_add(1);
        drop(import("a.pdf", &changed));
    }
}
