//! Statuses of several answers, in tables.

use std::sync::Arc;

use super::*;
use crate::exercise::{MarkedClaim, MarkedSpan, NoClaim};

/// An answer: number, folder's name, annotator, who, time, bytes.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

fn entry(n: usize, (id, name, annotator, who, time, bytes): Row<'_>) -> Entry {
    let mut hand_in = HandIn::default();
    (hand_in.annotator, hand_in.who, hand_in.time) = (annotator.to_owned(), who.to_owned(), time.to_owned());
    let mut entry = Entry::new(n.to_string(), b"", Status::Ok);
    (entry.id, entry.name, entry.who) = (id.to_owned(), name.to_owned(), who.to_owned());
    entry.marks = [bytes.to_owned(), String::new()];
    entry.hand_in = Some(Arc::new(hand_in));
    entry
}

fn decided(mut entries: Vec<Entry>, exercise: &Exercise) -> Vec<Entry> {
    decide(&mut entries.iter_mut().collect::<Vec<_>>(), exercise);
    entries
}

#[track_caller]
fn check(rows: &[Row<'_>], expected: &[&str]) {
    let entries = rows.iter().enumerate().map(|(n, row)| entry(n, *row)).collect();
    let told = |entry: &Entry| {
        let notes: Vec<&str> = entry.notes.iter().map(|note| note.name()).collect();
        [entry.status.name()].into_iter().chain(notes).collect::<Vec<_>>().join(" ")
    };
    let found: Vec<String> = decided(entries, &Exercise::default()).iter().map(told).collect();
    assert_eq!(found, expected);
}

const EARLY: &str = "2026-11-24T09:00:00Z";
const LATE: &str = "2026-11-24T10:00:00Z";

#[test]
fn of_one_pupil_the_last_answer_counts() {
    check(&[("1", "", "a", "", EARLY, "x"), ("1", "", "a", "", LATE, "y")], &["older", "ok"]);
    check(&[("1", "", "a", "", LATE, "x"), ("1", "", "b", "", EARLY, "y")], &["ok", "older"]);
    check(&[("1", "", "a", "", EARLY, "x"), ("2", "", "b", "", LATE, "y")], &["ok", "ok"]);
    check(&[("1", "", "a", "", LATE, "x"), ("1", "", "a", "", LATE, "y")], &["older", "ok"]);
    // One without a time: then times don't count.
    check(&[("1", "", "a", "", LATE, "x"), ("1", "", "a", "", "", "y")], &["older", "ok"]);
    // Without numbers the id tells pupils apart, then the name.
    check(&[("", "", "a", "Zoe", EARLY, "x"), ("", "", "a", "Zoe", LATE, "y")], &["older", "ok"]);
    check(&[("", "", "a", "Zoe", EARLY, "x"), ("", "", "b", "Zoe", LATE, "y")], &["ok same_name", "ok same_name"]);
    check(&[("", "", "", "Zoe\u{308}", EARLY, "x"), ("", "", "", "zoë", LATE, "y")], &["older", "ok"]);
    check(&[("", "", "", "", EARLY, "x"), ("", "", "", "", LATE, "y")], &["ok", "ok"]);
    check(&[("", "Zoe", "a", "", EARLY, "x"), ("", "Zoe", "b", "", LATE, "y")], &["older", "ok"]);
    // What came by mail is of the pupil with that id on the platform.
    check(&[("1", "", "a", "", EARLY, "x"), ("", "", "a", "", LATE, "y")], &["older", "ok"]);
    let nil = "00000000-0000-0000-0000-000000000000";
    check(&[("", "", nil, "Ana", EARLY, "x"), ("", "", nil, "Ben", LATE, "y")], &["ok", "ok"]);
}

#[test]
fn equal_files_are_the_same_or_copies() {
    check(&[("1", "", "a", "", LATE, "x"), ("1", "", "a", "", LATE, "x")], &["ok", "same"]);
    let noted = ["ok same_as_another", "copy same_as_another", "copy same_as_another"];
    check(&[("1", "", "a", "", LATE, "x"), ("2", "", "a", "", LATE, "x"), ("3", "", "a", "", LATE, "x")], &noted);
    check(&[("", "", "a", "", LATE, "x"), ("", "", "a", "", LATE, "x")], &["ok", "same"]);
    check(&[("", "Ana", "a", "", LATE, "x"), ("", "Ben", "a", "", LATE, "x")], &noted[..2]);
    // A copy that its pupil replaced.
    check(
        &[("1", "", "a", "", EARLY, "x"), ("2", "", "a", "", EARLY, "x"), ("2", "", "b", "", LATE, "y")],
        &["ok same_as_another", "older same_as_another", "ok"],
    );
    check(
        &[("1", "", "a", "", EARLY, "x"), ("1", "", "a", "", LATE, "y"), ("1", "", "a", "", EARLY, "x")],
        &["older", "ok", "same"],
    );
    // One sheet, two pupils, other bytes.
    check(&[("1", "", "a", "", LATE, "x"), ("2", "", "a", "", LATE, "y")], &["ok shared_start", "ok shared_start"]);
}

#[test]
fn a_number_rules_over_a_name() {
    check(&[("1", "Anna Lind", "a", "Ben Oz", LATE, "x")], &["ok other_name"]);
    check(&[("1", "lindanna", "a", "Anna Lind", LATE, "x")], &["ok"]);
    check(
        &[("1", "Anna Lind", "a", "Anna", LATE, "x"), ("2", "Anna Lind", "b", "Anna", LATE, "y")],
        &["ok same_name"; 2],
    );
    for (path, who, expected) in [
        ("OBrien Sean", "Sean O'Brien", true),
        ("lindzoe", "Zoë", true),
        ("Zoe\u{308} Lind", "zoë lind", true),
        ("", "Ana", true),
        ("Ana", "", true),
        ("Анна Линд", "Anna Lind", true),
        ("Анна Линд", "Борис", false),
        ("Anna Lind", "Ben", false),
        ("Anna Lind", "A", false),
    ] {
        assert_eq!(agree(path, who), expected, "{path} {who}");
    }
    let coded = Exercise { known_as: KnownAs::Code, ..Exercise::default() };
    let found = decided(vec![entry(0, ("1", "Anna Lind", "a", "K7", LATE, "x"))], &coded);
    assert!(found[0].notes.is_empty());
    // Where nobody's name is in the path, such as those of groups.
    let group = ["1", "2", "3"].map(|id| (id, "Group 1", id, "Ben", LATE, id));
    let found = decided(group.iter().enumerate().map(|(n, row)| entry(n, *row)).collect(), &Exercise::default());
    assert!(found.iter().all(|entry| !entry.notes.contains(&Note::OtherName)));
}

#[test]
fn attempts_and_file_times_count_without_times() {
    let check = |attempts: [u64; 2], changed: [Option<i64>; 2], expected: [&str; 2]| {
        let mut entries: Vec<Entry> =
            (0..2).map(|n| entry(n, ("1", "", "a", "", "", if n == 0 { "x" } else { "y" }))).collect();
        for (n, entry) in entries.iter_mut().enumerate() {
            (entry.attempt, entry.changed) = (attempts[n], changed[n].map(Timestamp::from_second));
        }
        let found = decided(entries, &Exercise::default());
        assert_eq!(found.iter().map(|entry| entry.status.name()).collect::<Vec<_>>(), expected);
    };
    check([2, 1], [None, None], ["ok", "older"]);
    check([1, 2], [Some(9), Some(3)], ["older", "ok"]);
    check([1, 1], [Some(9), Some(3)], ["ok", "older"]);
    check([0, 2], [Some(9), Some(3)], ["ok", "older"]);
    check([0, 0], [Some(9), None], ["older", "ok"]);
}

#[test]
fn an_answer_alone() {
    let exercise = Exercise { id: "00ff".to_owned(), edition: "1a".to_owned(), ..Exercise::default() };
    let of = |id: &str, edition: &str| {
        let mut hand_in = HandIn::default();
        (hand_in.exercise.id, hand_in.exercise.edition) = (id.to_owned(), edition.to_owned());
        hand_in.claims.push(MarkedClaim::default());
        hand_in
    };
    let check = |hand_in: &HandIn, expected| assert_eq!(alone(hand_in, &exercise), expected);
    check(&of("00FF", "1a "), Status::Ok);
    check(&of("00ff", "1b"), Status::OtherVersion);
    check(&of("00ff", ""), Status::OtherVersion);
    check(&of("", "1a"), Status::OtherArticle);
    let mut empty = of("00ff", "1a");
    empty.claims.clear();
    check(&empty, Status::Empty);
    empty.no_claims.push(NoClaim::default());
    check(&empty, Status::Ok);
    // Given claims of which nothing is said.
    let exercise = Exercise { given: vec![vec![4, 10], vec![1, 2, 3, 4]], ..exercise.clone() };
    let mut given = of("00ff", "1a");
    let spans = |ends: &[(u64, u64)]| -> Vec<MarkedSpan> {
        ends.iter().map(|(start, end)| MarkedSpan { start: *start, end: *end, ..MarkedSpan::default() }).collect()
    };
    given.claims = vec![
        MarkedClaim { spans: spans(&[(4, 10)]), ..MarkedClaim::default() },
        MarkedClaim { spans: spans(&[(1, 2), (3, 4)]), ..MarkedClaim::default() },
    ];
    assert_eq!(alone(&given, &exercise), Status::Empty);
    given.claims[1].verdict = "verified".to_owned();
    assert_eq!(alone(&given, &exercise), Status::Ok);
}
