//! Who acts: one person is one person, in all files and on all machines.

use std::path::Path;

use serde_json::Value;

use crate::{claimlight, done};

const NFC: &str = "José Lind";
const NFD: &str = "Jose\u{301} Lind";
/// Python: `uuid.uuid5(uuid.UUID("ad1f82dd-bc37-432e-91c4-5b42c212e521"), "José Lind")`.
const JOSE: &str = "85ac7585-e5f1-520f-896e-5ec52d4fb5e2";
const ANA: &str = "11111111-1111-4111-8111-111111111111";
const OTHER: &str = "22222222-2222-4222-8222-222222222222";

/// A folder with the articles a.txt, b.txt and c.txt.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b", "c"] {
        let text = format!("The bridge {name} closed in May. It cost 3 million.");
        std::fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    std::fs::create_dir(folder.path().join("data")).unwrap();
    folder
}

fn shown(folder: &Path, file: &str) -> Value {
    serde_json::from_str(&done(folder, &["show", file, "--json"])).unwrap()
}

/// The people of a file: ids and names.
fn people(folder: &Path, file: &str) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let shown = shown(folder, file);
    shown["annotators"].as_array().unwrap().iter().map(|a| (text(&a["id"]), text(&a["name"]))).collect()
}

fn one(id: &str, name: &str) -> Vec<(String, String)> {
    vec![(id.to_owned(), name.to_owned())]
}

/// Writes an annotation file in which these people have marked nothing.
fn with_people(folder: &Path, article: &str, people: &[(&str, &str)]) {
    done(folder, &["mark", &format!("{article}.txt"), "--quote", "closed", "--as", "Nobody else"]);
    let path = folder.join(format!("{article}.claims.ron"));
    let lines: String = people.iter().map(|(id, name)| format!("(id: \"{id}\", name: \"{name}\"),\n")).collect();
    let file = crate::text(&path).replacen("annotators: [\n", &format!("annotators: [\n{lines}"), 1);
    std::fs::write(&path, file).unwrap();
}

#[test]
fn a_name_is_one_person_in_all_files_and_on_all_machines_however_it_is_typed() {
    for (file, name) in [("a.txt", NFC), ("b.txt", NFD), ("c.txt", &format!("\u{a0} {NFD}\t"))] {
        // Each in a folder of its own, as on another machine.
        let machine = folder();
        done(machine.path(), &["mark", file, "--quote", "closed", "--as", name]);
        assert_eq!(people(machine.path(), file), one(JOSE, NFC), "{name}");
        done(machine.path(), &["tag", file, "1", "verified", "--as", NFC]);
        done(machine.path(), &["mark", file, "--quote", "cost", "--as", NFD]);
        assert_eq!(people(machine.path(), file), one(JOSE, NFC), "{name}");
    }
}

#[test]
fn a_name_is_the_files_person_then_the_folders_then_mine() {
    let folder = folder();
    let folder = folder.path();
    with_people(folder, "a", &[(ANA, "Ana")]);
    // The folder's.
    done(folder, &["mark", "b.txt", "--quote", "closed", "--as", "Ana"]);
    assert_eq!(people(folder, "b.txt"), one(ANA, "Ana"));
    // The file's, though the folder knows another one.
    with_people(folder, "c", &[(OTHER, "Ana")]);
    done(folder, &["tag", "c.txt", "1", "verified", "--as", "Ana"]);
    assert_eq!(shown(folder, "c.txt")["claims"][0]["judgements"][0]["annotator"], OTHER);
    // Mine.
    let elsewhere = self::folder();
    let elsewhere = elsewhere.path();
    std::fs::write(elsewhere.join("data/settings.ron"), format!("(annotator: \"{ANA}\", name: \"{NFD}\")")).unwrap();
    done(elsewhere, &["mark", "a.txt", "--quote", "closed", "--as", NFC]);
    assert_eq!(people(elsewhere, "a.txt"), one(ANA, NFC));
    done(elsewhere, &["tag", "a.txt", "1", "verified"]);
    assert_eq!(people(elsewhere, "a.txt"), one(ANA, NFC), "without a name it is me");
}

/// Runs a command that must not know who acts: its error.
#[track_caller]
fn unclear(folder: &Path, arguments: &[&str]) -> String {
    let (status, out, error) = claimlight(folder, arguments);
    assert_eq!((status, out.as_str(), error.lines().count()), (2, "", 1), "{arguments:?}: {error}");
    error
}

#[test]
fn two_people_with_one_name_are_listed_and_an_id_decides() {
    let folder = folder();
    let folder = folder.path();
    with_people(folder, "a", &[(ANA, "Ana")]);
    with_people(folder, "b", &[(OTHER, "Ana"), (JOSE, "Ben")]);
    let mark = ["mark", "c.txt", "--quote", "closed", "--as", "Ana"];
    let error = unclear(folder, &mark);
    assert!(error.contains(&format!("{ANA} (./a.claims.ron), {OTHER} (./b.claims.ron)")), "{error}");
    assert!(error.contains("--as-id"), "{error}");
    assert!(!folder.join("c.claims.ron").exists());
    // Neither has this id, or whoever has it is called otherwise.
    let with_id = |id: &'static str| [mark.as_slice(), &["--as-id", id]].concat();
    unclear(folder, &with_id("33333333-3333-4333-8333-333333333333"));
    assert!(unclear(folder, &with_id(JOSE)).contains("is called Ben"));
    done(folder, &with_id(OTHER));
    assert_eq!(people(folder, "c.txt"), one(OTHER, "Ana"));
    done(folder, &["tag", "c.txt", "1", "verified", "--as-id", JOSE]);
    assert_eq!(people(folder, "c.txt").len(), 2, "an id alone is enough");
    unclear(folder, &["tag", "c.txt", "1", "verified", "--as-id", "44444444-4444-4444-8444-444444444444"]);
    // One file with two of them.
    with_people(folder, "a", &[(OTHER, "Ana")]);
    let error = unclear(folder, &["tag", "a.txt", "1", "verified", "--as", "Ana"]);
    assert!(error.contains(ANA) && error.contains(OTHER), "{error}");
}

#[test]
fn a_name_is_not_empty_and_has_one_line() {
    let folder = folder();
    for name in ["", " ", "\u{200b}", "Ana\nLind", "Ana\r\nLind", "Ana\u{2028}Lind", "\u{1b}[31mAna"] {
        let (status, _, error) = claimlight(folder.path(), &["mark", "a.txt", "--quote", "closed", "--as", name]);
        assert_eq!(status, 2, "{name:?}: {error}");
    }
    assert!(!folder.path().join("a.claims.ron").exists());
}

#[test]
fn who_i_am_is_kept_by_the_first_command_that_writes() {
    let folder = folder();
    let folder = folder.path();
    let kept = folder.join("data/people.ron");
    done(folder, &["text", "a.txt"]);
    done(folder, &["mark", "b.txt", "--quote", "closed", "--as", "Ana"]);
    done(folder, &["show", "b.txt"]);
    assert!(!kept.exists(), "nobody has asked who I am");
    done(folder, &["mark", "a.txt", "--quote", "closed", "--verdict", "verified"]);
    let before = crate::text(&kept);
    done(folder, &["tag", "a.txt", "1", "unverified"]);
    let claim = &shown(folder, "a.txt")["claims"][0];
    assert_eq!(claim["judgements"].as_array().unwrap().len(), 1, "I judged it twice");
    let (id, name) = people(folder, "a.txt").remove(0);
    assert_eq!(name, format!("Reader {}", &id[..4]));
    assert!(id.as_bytes()[14] == b'4', "{id} says nothing of who I am");
    done(folder, &["remove", "a.txt", "1"]);
    assert_eq!(shown(folder, "a.txt")["claims"], serde_json::json!([]));
    assert_eq!(crate::text(&kept), before);
    let files: Vec<_> = std::fs::read_dir(folder.join("data")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!files.iter().any(|name| name.to_string_lossy().contains("settings")), "{files:?}");
    // By my name I am found in another folder.
    std::fs::write(
        &kept,
        before.replace("\n)", "\n    people: [(id: \"ME\", name: \"Ana Lind\")],\n)").replace("ME", &id),
    )
    .unwrap();
    std::fs::create_dir(folder.join("other")).unwrap();
    std::fs::write(folder.join("other/a.txt"), "The bridge closed in May.").unwrap();
    done(folder, &["mark", "other/a.txt", "--quote", "closed", "--as", "Ana Lind"]);
    assert_eq!(people(folder, "other/a.txt"), one(&id, "Ana Lind"));
}

#[test]
fn many_first_commands_at_once_are_one_person() {
    let folder = folder();
    let folder = folder.path();
    std::thread::scope(|scope| {
        for name in ["a.txt", "b.txt", "c.txt"] {
            scope.spawn(move || done(folder, &["mark", name, "--quote", "closed"]));
        }
    });
    let [a, b, c] = ["a.txt", "b.txt", "c.txt"].map(|name| people(folder, name));
    assert!(a == b && b == c && a.len() == 1, "{a:?} {b:?} {c:?}");
}

#[test]
fn a_command_reads_who_i_am_from_old_settings_and_leaves_them_alone() {
    for other in ["appearance: Sepia", "zoom: \"large\", keys: 7", "later: Sepia([(a: 1)])", "appearance: Dark"] {
        let folder = folder();
        let folder = folder.path();
        let settings = format!("(\n    annotator: \"{ANA}\",\n    name: \"Ana Lind\",\n    {other},\n)\n");
        std::fs::write(folder.join("data/settings.ron"), &settings).unwrap();
        done(folder, &["mark", "a.txt", "--quote", "closed"]);
        assert_eq!(people(folder, "a.txt"), one(ANA, "Ana Lind"), "{other}");
        done(folder, &["mark", "b.txt", "--quote", "closed", "--as", "Ana Lind"]);
        done(folder, &["tag", "b.txt", "1", "verified"]);
        assert_eq!(people(folder, "b.txt"), one(ANA, "Ana Lind"), "{other}");
        assert_eq!(crate::text(&folder.join("data/settings.ron")), settings);
        assert!(!folder.join("data/settings.ron.broken").exists());
        assert!(crate::text(&folder.join("data/people.ron")).contains(ANA));
    }
}

#[test]
fn a_file_of_people_that_can_not_be_read_is_told_and_stays() {
    let folder = folder();
    let folder = folder.path();
    let path = folder.join("data/people.ron");
    std::fs::write(&path, "(me: 7)").unwrap();
    let (status, _, error) = claimlight(folder, &["mark", "a.txt", "--quote", "closed"]);
    assert_eq!(status, 1);
    assert!(error.contains("people.ron") && error.contains("--as") && !error.contains(".."), "{error}");
    let (status, _, error) = claimlight(folder, &["mark", "a.txt", "--quote", "closed", "--as", "Ana"]);
    assert_eq!((status, error.lines().count()), (0, 1), "{error}");
    assert_eq!(crate::text(&path), "(me: 7)");
}

#[test]
fn a_new_text_adds_nobody() {
    let folder = folder();
    let folder = folder.path();
    done(folder, &["mark", "a.txt", "--quote", "closed", "--as", "Ana"]);
    std::fs::write(folder.join("new.txt"), "As was said, the bridge a closed in May. It cost 3 million.").unwrap();
    let before = people(folder, "a.txt");
    done(folder, &["anchor", "a.claims.ron", "--text", "new.txt"]);
    assert_eq!(people(folder, "a.claims.ron"), before);
    assert!(!folder.join("data/people.ron").exists());
    let (status, out, _) = claimlight(folder, &["check", "a.claims.ron"]);
    assert_eq!(status, 0, "{out}");
    // If the file knows me, it says who did it.
    done(folder, &["mark", "b.txt", "--quote", "closed"]);
    std::fs::write(folder.join("new.txt"), "As was said, the bridge b closed in May. It cost 3 million.").unwrap();
    done(folder, &["anchor", "b.claims.ron", "--text", "new.txt"]);
    let me = people(folder, "b.claims.ron").remove(0).0;
    assert!(crate::text(&folder.join("b.claims.ron")).contains(&format!("by: \"{me}\"")));
}
