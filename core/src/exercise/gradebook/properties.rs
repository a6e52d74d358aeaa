//! What holds of every gradebook, whatever names and comments are in it.

use proptest::prelude::*;

use super::*;
use crate::model::Fraction;

const NAMES: &str = "[A-Za-zé_,;\"'<>&=\n\t א́٣-]{1,8}";

/// A pupil in a made-up gradebook.
#[derive(Clone, Debug)]
struct Made {
    name: String,
    old: Option<u64>,
    comment: String,
    is_graded: Option<u64>,
}

fn made() -> impl Strategy<Value = Vec<Made>> {
    let one = (NAMES, prop::option::of(0..=12_u64), NAMES, prop::option::of(0..=24_u64));
    let one = one.prop_map(|(name, old, comment, is_graded)| Made { name, old, comment, is_graded });
    prop::collection::vec(one, 1..6)
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

/// A worksheet as Moodle writes it, and the rows of its pupils.
fn worksheet(pupils: &[Made], separator: &str, line_end: &str) -> (String, Vec<String>) {
    let head = [
        "Identifier",
        "\"Full name\"",
        "Grade",
        "\"Maximum grade\"",
        "\"Last modified (grade)\"",
        "\"Feedback comments\"",
    ];
    let row = |(i, made): (usize, &Made)| {
        let old = made.old.map_or(String::new(), |old| format!("{old}.00"));
        let key = format!("\"Participant {}\"", 100 + i);
        [key, quoted(&made.name), old, "12.00".to_owned(), "-".to_owned(), quoted(&made.comment)].join(separator)
            + line_end
    };
    let rows: Vec<String> = pupils.iter().enumerate().map(row).collect();
    (head.join(separator) + line_end, rows)
}

fn grades(pupils: &[Made]) -> Vec<Grade> {
    let grade = |(i, made): (usize, &Made)| {
        let keys = Keys { number: (100 + i).to_string(), ..Keys::default() };
        Some(Grade { keys, given: Given::Points(Fraction::new(made.is_graded?, 2)), comment: String::new() })
    };
    pupils.iter().enumerate().filter_map(grade).collect()
}

/// The same text in all encodings that are read.
fn encodings(text: &str) -> [Vec<u8>; 4] {
    let utf16 = |bytes: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    let marked = format!("\u{feff}{text}").into_bytes();
    [text.as_bytes().to_vec(), marked, utf16(u16::to_le_bytes, [0xff, 0xfe]), utf16(u16::to_be_bytes, [0xfe, 0xff])]
}

proptest! {
    /// The copy is the head and the graded rows, in which only the grade's cell differs; read back, it gives the grades.
    #[test]
    fn only_the_cells_of_grades_differ(
        pupils in made(),
        separator in prop::sample::select(vec![",", ";", "\t"]),
        line_end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let (head, rows) = worksheet(&pupils, separator, line_end);
        let mut expected = head.clone();
        for (made, row) in pupils.iter().zip(&rows) {
            let Some(halves) = made.is_graded else { continue };
            let new = if halves % 2 == 0 { (halves / 2).to_string() } else { format!("{}.5", halves / 2) };
            let old = made.old.map_or(String::new(), |old| format!("{old}.00"));
            let tail = format!("{separator}{old}{separator}12.00{separator}-{separator}");
            let at = row.rfind(&tail).unwrap();
            expected.push_str(&row[..at]);
            expected.push_str(&tail.replacen(&format!("{separator}{old}"), &format!("{separator}{new}"), 1));
            expected.push_str(&row[at + tail.len()..]);
        }
        let grades = grades(&pupils);
        for (before, after) in encodings(&(head + &rows.concat())).iter().zip(encodings(&expected)) {
            let book = Gradebook::read(before).unwrap();
            prop_assert_eq!(book.platform(), Platform::MoodleWorksheet);
            let chosen = book.columns().certain().unwrap();
            let preview = book.preview(&chosen, &grades, &Options::default());
            prop_assert_eq!(preview.written(), grades.len());
            let out = book.written(&preview);
            prop_assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(&after));
            match Gradebook::read(&out) {
                Ok(again) => {
                    let read: Vec<Fraction> = again.grades(chosen.grade.column).filter_map(|(_, cell)| points(&cell)).collect();
                    let given: Vec<Fraction> = pupils.iter().filter_map(|made| Some(Fraction::new(made.is_graded?, 2))).collect();
                    prop_assert_eq!(read, given);
                }
                Err(error) => prop_assert!(grades.is_empty() && error == GradebookError::Unknown, "{}", error),
            }
        }
    }

    /// A comment never takes the place of another one unless that was chosen, and a row's other cells never change.
    #[test]
    fn comments_stay(pupils in made(), new in NAMES, comments in prop::sample::select(vec![Comments::Keep, Comments::Append])) {
        let (head, rows) = worksheet(&pupils, ",", "\n");
        let book = Gradebook::read((head + &rows.concat()).as_bytes()).unwrap();
        let mut grades = grades(&pupils);
        for grade in &mut grades {
            grade.comment.clone_from(&new);
        }
        let chosen = book.columns().certain().unwrap();
        let comment = chosen.comment.unwrap();
        let preview = book.preview(&chosen, &grades, &Options { comments, ..Options::default() });
        let out = book.written(&preview);
        prop_assume!(!grades.is_empty());
        let again = Gradebook::read(&out).unwrap();
        let graded = pupils.iter().filter(|made| made.is_graded.is_some());
        for (made, (pupil, cell)) in graded.zip(again.grades(comment)) {
            prop_assert!(cell.starts_with(made.comment.trim()), "{:?} in {:?}", made.comment, cell);
            prop_assert_eq!(again.table.value(pupil.row, 1), made.name.as_str());
        }
    }

    /// Whatever bytes there are, reading them ends, and nothing that is read gives other bytes.
    #[test]
    fn any_bytes_are_read_or_refused(text in "(Participant 7|Student|ID|Section|[,;\"\n]|12|\\PC){0,30}") {
        if let Ok(book) = Gradebook::read(text.as_bytes()) {
            drop(book.columns().likely().map(|chosen| book.written(&book.preview(&chosen, &[], &Options::default()))));
        }
    }
}
