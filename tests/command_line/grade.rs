//! Hand-ins against keys, as scripts grade them.

use claimlight_core::exercise::grades;
use serde_json::Value;

use crate::exercise::lesson;
use crate::handins::archive::archive;
use crate::{claimlight, done, text};

/// A lesson with an exercise, a key, and the answers of Kim, who finds one claim and marks another sentence, and of Zoë, who marks nothing.
pub fn handed_in() -> tempfile::TempDir {
    let folder = lesson();
    let path = folder.path();
    done(path, &["exercise", "new", "bridge.txt", "--task", "Find.", "--name", "Bridge", "--out", "x.exercise.ron"]);
    std::fs::create_dir(path.join("mine")).unwrap();
    done(path, &["exercise", "key", "bridge.claims.ron", "--out", "mine/x.key.claims.ron"]);
    std::fs::create_dir(path.join("kim")).unwrap();
    std::fs::copy(path.join("bridge.txt"), path.join("kim/bridge.txt")).unwrap();
    for (quote, verdict) in [("bridge 🌉 closed in 1998.", "verified"), ("Nobody knows why", "unverified")] {
        done(
            path,
            &["mark", "kim/bridge.txt", "--quote", quote, "--verdict", verdict, "--note", "Because.", "--as", "Kim"],
        );
    }
    let answer =
        ["exercise", "answer", "x.exercise.ron", "--name", "Kim Li", "--from", "kim/bridge.claims.ron", "--out"];
    done(path, &[&answer[..], &["kim.html"]].concat());
    done(path, &["exercise", "answer", "x.exercise.ron", "--name", "Zoë B", "--out", "zoe.claims.ron"]);
    let files: [(&str, &[u8]); 3] = [
        ("Kim Li_48207_assignsubmission_file/bridge.html", &std::fs::read(path.join("kim.html")).unwrap()),
        ("Zoë B_48208_assignsubmission_file/a.txt", &std::fs::read(path.join("zoe.claims.ron")).unwrap()),
        ("Lee P_48209_assignsubmission_file/x.html", b"<p>BEGIN CLAIMLIGHT ANSWER<p>abcd<p>"),
    ];
    std::fs::write(path.join("all.zip"), archive(&files)).unwrap();
    folder
}

const GRADE: [&str; 6] = ["grade", "x.exercise.ron", "--key", "mine/x.key.claims.ron", "--handins", "all.zip"];

fn rows(printed: &str) -> Vec<Value> {
    let mut rows = serde_json::from_str::<Value>(printed).unwrap()["rows"].as_array().unwrap().clone();
    rows.sort_by_key(|row| row["id"].to_string());
    rows
}

#[test]
fn proposals_are_no_grades() {
    let folder = handed_in();
    let path = folder.path();
    let rows = rows(&done(path, &[&GRADE[..], &["--out", "out", "--json"]].concat()));
    let kim = serde_json::json!({
        "who": "Kim Li", "id": "48207", "status": "ok", "key": "mine/x.key.claims.ron",
        "found": [1], "part": [], "missed": [2], "extra": 1, "verdict_right": 1, "proposed": 5.0, "of": 10.0, "grade": null,
    });
    for (name, value) in kim.as_object().unwrap() {
        assert_eq!(&rows[0][name], value, "{name}");
    }
    assert_eq!(rows[0]["scores"]["pairs"], serde_json::json!({ "p": 0.5, "r": 0.5, "f1": 0.5 }));
    assert_eq!((&rows[1]["status"], &rows[1]["missed"]), (&"empty".into(), &serde_json::json!([1, 2])));
    // What can't be read is not 0.
    assert_eq!(
        (&rows[2]["status"], &rows[2]["found"], &rows[2]["proposed"]),
        (&"damaged".into(), &Value::Null, &Value::Null)
    );
    let grades = grades::read(&std::fs::read(path.join("out/x.grades.ron")).unwrap()).unwrap();
    assert!(grades.pupils.len() == 3 && grades.pupils.iter().all(|pupil| pupil.grade.is_none()));
}

#[test]
fn feedback_tells_the_keys_words_only_when_they_are_released() {
    let folder = handed_in();
    let path = folder.path();
    done(path, &[&GRADE[..], &["--out", "out"]].concat());
    let page = || text(&path.join("out/feedback/48207.html"));
    assert!(page().contains("Nobody knows why") && !page().contains("41 people left</"), "{}", page());
    assert!(!page().contains("Zoë") && !page().contains("Nobody counted"), "{}", page());
    done(path, &[&GRADE[..], &["--out", "out", "--release"]].concat());
    assert!(page().contains("41 people left"), "{}", page());
    // Names stand in an archive as they are.
    let zip = std::fs::read(path.join("out/feedback.zip")).unwrap();
    for name in ["Kim Li_48207_assignfeedback_file/feedback.html", "Zoë B_48208_assignfeedback_file/feedback.html"] {
        assert!(zip.windows(name.len()).any(|bytes| bytes == name.as_bytes()), "{name}");
    }
}

#[test]
fn grades_that_were_given_stay_and_go_into_the_gradebook() {
    let folder = handed_in();
    let path = folder.path();
    let head = "\u{feff}Identifier,\"Full name\",Status,Grade,\"Maximum grade\",\"Grade can be changed\",\"Last modified (grade)\",\"Feedback comments\"\n";
    let row = |number: u32, name: &str, grade: &str| {
        format!(
            "\"Participant {number}\",\"{name}\",\"Submitted for grading\",{grade},20.00,Yes,-,\"Kept, as it is\"\n"
        )
    };
    let book = format!("{head}{}{}", row(48207, "Kim Li", ""), row(48299, "Ada O", "7.00"));
    std::fs::write(path.join("moodle.csv"), &book).unwrap();
    let grade = |more: &[&str]| claimlight(path, &[&GRADE[..], &["--out", "out"], more].concat());
    let (status, printed, error) = grade(&["--into", "moodle.csv", "--accept", "found"]);
    assert!(status == 3 && error.contains("Zoë B: not written: unknown"), "{status} {error}");
    assert!(printed.contains("48207 Kim Li: 1 of 2 found, 1 more marked; grade 10 of 20"), "{printed}");
    assert_eq!(text(&path.join("out/moodle.csv")), format!("{head}{}", row(48207, "Kim Li", "10")));
    assert_eq!(text(&path.join("moodle.csv")), book);
    // Another key proposes something else, and the grade stays.
    done(path, &["mark", "bridge.txt", "--quote", "It opened again", "--verdict", "verified", "--as", "Ms Berg"]);
    done(path, &["exercise", "key", "bridge.claims.ron", "--out", "mine/y.key.claims.ron"]);
    let other =
        ["grade", "x.exercise.ron", "--key", "mine/y.key.claims.ron", "--handins", "all.zip", "--out", "out", "--json"];
    let rows = rows(&done(path, &other));
    assert_eq!((rows[0]["grade"].as_f64(), rows[0]["missed"].as_array().map(Vec::len)), (Some(10.0), Some(2)));
    assert!(rows[0]["proposed"].as_f64().unwrap() < 7.0);
}

#[test]
fn what_can_not_be_used_is_told() {
    let folder = handed_in();
    let path = folder.path();
    let check = |asked: &[&str], status: i32, told: &str| {
        let (found, _, error) = claimlight(path, asked);
        assert!(found == status && error.contains(told), "{found} {error}");
    };
    let with = |more: &[&'static str]| [&GRADE[..], &["--out", "out"], more].concat();
    check(&with(&["--accept", "reason"]), 2, "only what is found can be accepted");
    check(&with(&["--maximum", "0"]), 2, "it is a decimal number of more than 0");
    check(
        &["grade", "bridge.claims.ron", "--key", "mine/x.key.claims.ron", "--handins", "all.zip", "--out", "o"],
        1,
        "is no exercise",
    );
    std::fs::write(path.join("book.csv"), "a,b\n1,2\n").unwrap();
    check(&with(&["--into", "book.csv"]), 1, "book.csv can't be used as a gradebook");
    std::fs::create_dir_all(path.join("out")).unwrap();
    std::fs::write(path.join("out/x.grades.ron"), "(format: 1, exercise: (id: \"00\"))").unwrap();
    check(&with(&[]), 1, "holds grades of another exercise");
    std::fs::write(path.join("out/x.grades.ron"), "(format: 1, exercise: (id: \"00\"), maximum: x)").unwrap();
    check(&with(&[]), 1, "x.grades.ron: \"x\" is no number");
}
