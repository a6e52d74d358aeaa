//! Exercises, keys and answers, as scripts make them.

use std::path::Path;

use claimlight_core::file;
use claimlight_core::model::{Annotations, Need, Purpose};

use crate::{claimlight, done, text};

const TEXT: &str =
    "The bridge 🌉 closed in 1998. It opened again.\n\nNobody knows why. The board says 41 people left.\n";

/// A folder with an article on which Ms Berg has marked and judged two claims.
pub fn lesson() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::write(path.join("bridge.txt"), TEXT).unwrap();
    let marked = [
        ("The bridge 🌉 closed in 1998", "verified", "The log says so"),
        ("41 people left", "unverified", "Nobody counted them"),
    ];
    for (quote, verdict, note) in marked {
        let asked = ["mark", "bridge.txt", "--quote", quote, "--verdict", verdict, "--note", note, "--as", "Ms Berg"];
        done(path, &asked);
    }
    folder
}

pub fn read(path: &Path) -> Annotations {
    let loaded = file::read(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(loaded.repairs, []);
    loaded.annotations
}

#[test]
fn an_exercise_holds_nothing_of_a_key() {
    let folder = lesson();
    let path = folder.path();
    let make = |of: &str, out: &str| {
        done(path, &["exercise", "new", of, "--task", "Find the claims.", "--name", "Bridge", "--out", out]);
        text(&path.join(out))
    };
    let made = make("bridge.claims.ron", "a.exercise.ron");
    done(path, &["mark", "bridge.txt", "--quote", "Nobody knows why", "--verdict", "verified", "--as", "Mr Lee"]);
    assert_eq!(make("bridge.claims.ron", "b.exercise.ron"), made);
    assert_eq!(make("bridge.txt", "c.exercise.ron"), made);
    let exercise = read(&path.join("a.exercise.ron"));
    assert_eq!((exercise.purpose, exercise.claims.len()), (Some(Purpose::Exercise), 0));
    // SHA-256 of "Bridge", by sha256sum.
    assert_eq!(exercise.exercise.unwrap().id, "3892e10346fd2012e7e1374e7177966b");
    for words in ["Berg", "Nobody counted", "bridge.txt", "2026-", "time:", "log:"] {
        assert!(!made.contains(words), "{words}: {made}");
    }
}

#[test]
fn what_is_asked_is_in_the_exercise() {
    let folder = lesson();
    let path = folder.path();
    let rubric = "(criteria: [(id: \"found\", label: \"Claims\", levels: [(label: \"All\", points: 2, from: 2)])])";
    std::fs::write(path.join("rubric.ron"), rubric).unwrap();
    let told = done(
        path,
        &[
            "exercise",
            "new",
            "bridge.claims.ron",
            "--task",
            "Judge.",
            "--name",
            "Bridge",
            "--asks",
            "judge,evidence",
            "--given",
            "--claims",
            "2",
            "--code",
            "--rubric",
            "rubric.ron",
            "--out",
            "x.exercise.ron",
        ],
    );
    let made = read(&path.join("x.exercise.ron")).exercise.unwrap();
    assert_eq!(told, format!("x.exercise.ron: exercise {}, edition {}\n", made.id, made.edition));
    assert_eq!((made.given.clone(), made.claims), (vec![vec![0, 27], vec![80, 94]], Some(2)));
    assert_eq!((made.asks.len(), made.known_as.name(), made.rubric.criteria.len()), (2, "code", 1));
    let printed = done(path, &["show", "--json", "x.exercise.ron"]);
    let value: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(value["exercise"]["rubric"]["criteria"][0]["levels"][0]["points"], "2");
    let check = |more: &[&str], status: i32, error: &str| {
        let asked = [&["exercise", "new", "bridge.txt", "--task", "x"], more].concat();
        let (found, _, told) = claimlight(path, &asked);
        assert!(found == status && told.contains(error), "{found} {told}");
    };
    check(&["--name", "Other", "--out", "x.exercise.ron"], 1, "x.exercise.ron is there already");
    check(&["--name", " ", "--out", "y.ron"], 1, "the exercise has no name");
    check(&["--asks", "sing", "--out", "y.ron"], 2, "it is one of find, judge, why, evidence");
    std::fs::write(path.join("rubric.ron"), "(criteria: 3)").unwrap();
    check(&["--rubric", "rubric.ron", "--out", "y.ron"], 1, "rubric.ron can't be used as a rubric: line 1, column 11");
    assert!(!path.join("y.ron").exists());
}

#[test]
fn an_article_without_a_title_gives_the_name_of_its_file() {
    let folder = lesson();
    for of in ["bridge.txt", "bridge.claims.ron"] {
        let out = format!("{of}.exercise.ron");
        done(folder.path(), &["exercise", "new", of, "--task", "Find.", "--out", &out]);
        assert_eq!(read(&folder.path().join(out)).exercise.unwrap().name, "bridge");
    }
}

#[test]
fn an_answer_tells_nothing_but_the_answer() {
    let folder = lesson();
    let path = folder.path();
    done(path, &["exercise", "new", "bridge.txt", "--task", "Find.", "--name", "Bridge", "--out", "x.exercise.ron"]);
    let asked = [
        "exercise",
        "answer",
        "x.exercise.ron",
        "--name",
        "Zoë",
        "--from",
        "bridge.claims.ron",
        "--out",
        "a.claims.ron",
    ];
    assert_eq!(done(path, &asked), "a.claims.ron: answer of Zoë with 2 claims\n");
    let answer = read(&path.join("a.claims.ron"));
    let exercise = read(&path.join("x.exercise.ron")).exercise.unwrap();
    let of = answer.exercise.as_ref().unwrap();
    assert!(answer.purpose == Some(Purpose::Answer) && of.is_same_edition(&exercise) && of.handed_in.is_some());
    let claims = answer.claims.as_slice();
    assert_eq!((claims[1].judgements[0].note.as_str(), claims[0].id.0.get_version_num()), ("Nobody counted them", 4));
    let printed = text(&path.join("a.claims.ron"));
    assert!(!printed.contains("Berg") && !printed.contains("log:"), "{printed}");
    // Every answer has an id of its own, and a file that is there stays.
    let (status, _, error) = claimlight(path, &asked);
    assert!(status == 1 && error.contains("is there already"), "{error}");
    done(path, &["exercise", "answer", "x.exercise.ron", "--name", "Kim", "--out", "b.claims.ron"]);
    let empty = read(&path.join("b.claims.ron"));
    assert!(empty.claims.is_empty() && empty.annotators[0].id != answer.annotators[0].id);
    let (status, _, error) =
        claimlight(path, &["exercise", "answer", "bridge.claims.ron", "--name", "Kim", "--out", "c.claims.ron"]);
    assert_eq!((status, error.as_str()), (1, "claimlight: bridge.claims.ron is no exercise.\n"));
}

#[test]
fn work_of_several_people_is_handed_in_by_the_one_who_is_named() {
    let folder = lesson();
    let path = folder.path();
    done(path, &["exercise", "new", "bridge.txt", "--task", "Find.", "--name", "Bridge", "--out", "x.exercise.ron"]);
    done(path, &["mark", "bridge.txt", "--quote", "Nobody knows why", "--verdict", "verified", "--as", "Lee"]);
    let answer = |name: &str| {
        let out = format!("{name}.claims.ron");
        claimlight(
            path,
            &["exercise", "answer", "x.exercise.ron", "--name", name, "--from", "bridge.claims.ron", "--out", &out],
        )
    };
    assert_eq!(answer("Lee").1, "Lee.claims.ron: answer of Lee with 1 claim\n");
    let (status, _, error) = answer("Kim");
    assert!(status == 1 && error.contains("nobody of them is called Kim"), "{error}");
}

#[test]
fn a_key_beside_its_exercise_is_warned_of() {
    let folder = lesson();
    let path = folder.path();
    std::fs::create_dir(path.join("mine")).unwrap();
    done(path, &["exercise", "new", "bridge.txt", "--task", "Find.", "--name", "Bridge", "--out", "x.exercise.ron"]);
    done(path, &["exercise", "key", "bridge.claims.ron", "--out", "mine/x.key.claims.ron"]);
    let key = read(&path.join("mine/x.key.claims.ron"));
    assert_eq!((key.purpose, key.claims.len()), (Some(Purpose::Key), 2));
    assert_eq!(Need::named(&key.claims.as_slice()[0].need), Need::Required);
    let (status, _, error) = claimlight(path, &["exercise", "key", "bridge.claims.ron", "--out", "x.key.claims.ron"]);
    assert!(status == 0 && error.contains("the key and the exercise lie in one folder"), "{error}");
}
