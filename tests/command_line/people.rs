//! Who acts: one person is one person, in all files and on all machines.

use std::collections::BTreeMap;
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
    let lines: Vec<String> = people.iter().map(|(id, name)| format!("(id: \"{id}\", name: \"{name}\"),\n")).collect();
    let file = crate::text(&path).replacen("annotators: [\n", &format!("annotators: [\n{}", lines.concat()), 1);
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

/// A folder with a.claims.ron of Ana, b.claims.ron of A. Lind, and c.claims.ron of both, who judge the same claim, and of Ben.
fn ana_twice() -> tempfile::TempDir {
    let folder = folder();
    let mark = |article: &str, quote: &str, name: &str| {
        done(folder.path(), &["mark", article, "--quote", quote, "--verdict", "verified", "--as", name]);
    };
    mark("a.txt", "closed", "Ana");
    mark("b.txt", "closed", "A. Lind");
    mark("c.txt", "closed", "Ben");
    done(folder.path(), &["tag", "c.txt", "1", "verified", "--as", "Ana"]);
    // Times have whole seconds: what she says now is a second later at least.
    std::thread::sleep(std::time::Duration::from_millis(1_010));
    done(folder.path(), &["tag", "c.txt", "1", "unverified", "--as", "A. Lind"]);
    folder
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&done(folder, arguments)).unwrap()
}

#[test]
fn people_are_listed_with_their_files() {
    let folder = ana_twice();
    let folder = folder.path();
    let listed = json(folder, &["people", ".", "--json"]);
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for person in listed["people"].as_array().unwrap() {
        let [id] = person["ids"].as_array().unwrap().as_slice() else { panic!("{person}") };
        let files = id["files"].as_array().unwrap().iter().map(|f| f.as_str().unwrap().to_owned());
        found.push((id["names"][0].as_str().unwrap().to_owned(), files.collect()));
    }
    found.sort();
    let expected = [
        ("A. Lind", vec!["./b.claims.ron", "./c.claims.ron"]),
        ("Ana", vec!["./a.claims.ron", "./c.claims.ron"]),
        ("Ben", vec!["./c.claims.ron"]),
    ];
    let expected: Vec<_> =
        expected.map(|(name, files)| (name.to_owned(), files.into_iter().map(str::to_owned).collect())).into();
    assert_eq!(found, expected);
    let text = done(folder, &["people", "a.claims.ron", "c.claims.ron"]);
    assert_eq!(text.lines().filter(|line| line.contains("Ana (")).count(), 1, "{text}");
    assert!(text.contains("2 files\n    a.claims.ron\n    c.claims.ron\n"), "{text}");
}

/// The counts of everyone by name: articles, claims, judgements.
fn counts(folder: &Path) -> Vec<(String, u64, u64, u64)> {
    let mut all: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    for line in done(folder, &["stats", ".", "--json"]).lines() {
        let article: Value = serde_json::from_str(line).unwrap();
        for counts in article["annotators"].as_object().unwrap().values() {
            let sum = all.entry(counts["name"].as_str().unwrap().to_owned()).or_default();
            for (n, field) in sum.iter_mut().zip(["articles", "claims", "judgements"]) {
                *n += counts[field].as_u64().unwrap();
            }
        }
    }
    all.into_iter().map(|(name, [articles, claims, judgements])| (name, articles, claims, judgements)).collect()
}

#[test]
fn two_ids_that_are_joined_count_and_show_as_one_person() {
    let folder = ana_twice();
    let folder = folder.path();
    let row = |name: &str, articles, claims, judgements| (name.to_owned(), articles, claims, judgements);
    assert_eq!(counts(folder), [row("A. Lind", 2, 1, 2), row("Ana", 2, 1, 2), row("Ben", 1, 1, 1)]);
    let before = shown(folder, "c.txt");
    let out = done(folder, &["people", ".", "--join", "Ana", "A. Lind"]);
    assert_eq!(out, "joined in ./b.claims.ron\njoined in ./c.claims.ron\n");
    assert_eq!(counts(folder), [row("Ana", 3, 2, 3), row("Ben", 1, 1, 1)]);
    // The ids of what they did stay.
    let after = shown(folder, "c.txt");
    assert_eq!(after["claims"][0]["judgements"], before["claims"][0]["judgements"]);
    // What she said last is shown, once.
    let text = done(folder, &["show", "c.txt"]);
    assert!(text.contains("Ana, Unverified") && !text.contains("A. Lind") && !text.contains("Ana, Verified"), "{text}");
    // By either name she acts as the one who stands for both.
    let ana = people(folder, "a.txt").remove(0).0;
    done(folder, &["tag", "b.txt", "1", "unverified", "--as", "A. Lind"]);
    let judgements = shown(folder, "b.txt")["claims"][0]["judgements"].clone();
    assert!(judgements.as_array().unwrap().iter().any(|j| j["annotator"] == ana.as_str()), "{judgements}");
    assert_eq!(counts(folder), [row("Ana", 3, 2, 3), row("Ben", 1, 1, 1)]);
    // Nobody else was added, and a second time changes nothing.
    assert_eq!(people(folder, "a.txt").len(), 1);
    assert_eq!(done(folder, &["people", ".", "--join", "Ana", "A. Lind"]), "nothing to change\n");
    // Her own judgements do not keep her from removing what nobody else judged.
    done(folder, &["remove", "b.txt", "1", "--as", "Ana"]);
}

#[test]
fn joining_is_merged_turned_round_and_taken_back() {
    let folder = ana_twice();
    let folder = folder.path();
    std::fs::copy(folder.join("c.claims.ron"), folder.join("copy.ron")).unwrap();
    done(folder, &["tag", "copy.ron", "1", "unverified", "--as", "Ben"]);
    done(folder, &["people", "c.claims.ron", "--join", "Ana", "A. Lind", "--json"]);
    let joined = |folder: &Path| {
        let people = json(folder, &["people", "c.claims.ron", "--json"]);
        let persons = people["people"].as_array().unwrap().iter();
        let mut names: Vec<Vec<String>> = persons
            .map(|p| {
                p["ids"].as_array().unwrap().iter().map(|id| id["names"][0].as_str().unwrap().to_owned()).collect()
            })
            .collect();
        names.sort();
        names
    };
    let one = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    done(folder, &["merge", "c.claims.ron", "copy.ron"]);
    assert_eq!(joined(folder), [one(&["Ana", "A. Lind"]), one(&["Ben"])]);
    assert_eq!(shown(folder, "c.claims.ron")["claims"][0]["judgements"].as_array().unwrap().len(), 3);
    done(folder, &["people", "c.claims.ron", "--join", "A. Lind", "Ana"]);
    assert_eq!(joined(folder), [one(&["A. Lind", "Ana"]), one(&["Ben"])]);
    done(folder, &["people", "c.claims.ron", "--part", "Ana"]);
    assert_eq!(joined(folder), [one(&["A. Lind"]), one(&["Ana"]), one(&["Ben"])]);
    // A chain is one person, whichever of its ends is named.
    done(folder, &["people", "c.claims.ron", "--join", "Ana", "A. Lind"]);
    done(folder, &["people", "c.claims.ron", "--join", "Ben", "A. Lind"]);
    assert_eq!(joined(folder).len(), 1);
    assert_eq!(joined(folder)[0][0], "Ben");
    for wrong in ["Cem", "", "33333333-3333-4333-8333-333333333333"] {
        unclear(folder, &["people", ".", "--join", "Ana", wrong]);
    }
}

#[test]
fn pseudonyms_keep_people_joined_and_tell_no_id() {
    let folder = ana_twice();
    let folder = folder.path();
    done(folder, &["people", ".", "--join", "Ana", "A. Lind"]);
    let share = ["share", "c.claims.ron", "--out", "copy.claims.ron", "--pseudonyms", "data/list.csv"];
    done(folder, &share);
    let copy = crate::text(&folder.join("copy.claims.ron"));
    for (id, name) in people(folder, "c.txt") {
        assert!(!copy.contains(&id) && !copy.contains(&format!("\"{name}\"")), "{copy}");
    }
    let people = json(folder, &["people", "copy.claims.ron", "--json"]);
    assert_eq!(people["people"].as_array().unwrap().len(), 2);
    let ids = people["people"].as_array().unwrap().iter().flat_map(|p| p["ids"].as_array().unwrap());
    assert!(ids.clone().all(|id| id["id"].as_str().unwrap().as_bytes()[14] == b'4'), "{people}");
}

#[test]
fn a_claim_shows_the_verdict_that_all_share_or_differs() {
    let folder = folder();
    let folder = folder.path();
    let tag = |verdict: &str, name: &str| done(folder, &["tag", "a.txt", "1", verdict, "--as", name]);
    let check = |verdict: Value, differs: bool, words: &str, counted: &str| {
        let claim = &shown(folder, "a.txt")["claims"][0];
        assert_eq!((&claim["verdict"], &claim["differs"]), (&verdict, &differs.into()), "{claim}");
        let text = done(folder, &["show", "a.txt"]);
        assert!(text.contains(words) && text.contains(counted), "{text}");
    };
    done(folder, &["mark", "a.txt", "--quote", "closed", "--as", "Ana"]);
    check(Value::Null, false, "· To check", "1 to check");
    tag("verified", "Ana");
    check("verified".into(), false, "✓ Verified", "1 verified");
    tag("to-check", "Ben");
    check("verified".into(), false, "✓ Verified", "1 verified");
    // The later of two verdicts has no more weight than the earlier one.
    tag("unverified", "Ben");
    check(Value::Null, true, "≠ Differs", "1 differs · 0 to check");
    tag("unverified", "Ana");
    check("unverified".into(), false, "? Unverified", "1 unverified");
}

/// Lets Ana work on her own: her file holds claim 1 of a.txt, which is in the shared file too, and one more.
fn with_own_file() -> tempfile::TempDir {
    let folder = folder();
    let path = folder.path();
    done(path, &["mark", "a.txt", "--quote", "closed", "--verdict", "verified", "--as", "Ana"]);
    std::fs::copy(path.join("a.claims.ron"), path.join("a.Ana.claims.ron")).unwrap();
    done(path, &["mark", "a.txt", "--quote", "It cost", "--as", "Ana"]);
    done(path, &["mark", "a.txt", "--quote", "bridge", "--as", "Ben"]);
    folder
}

#[test]
fn every_command_means_the_same_file_of_an_article() {
    let folder = with_own_file();
    let folder = folder.path();
    let text = |name: &str| crate::text(&folder.join(name));
    assert!(text("a.Ana.claims.ron").contains("It cost") && !text("a.claims.ron").contains("quote: \"It cost\""));
    let of = |arguments: &[&str]| json(folder, arguments)["file"].as_str().unwrap().to_owned();
    let [own, shared] = ["a.Ana.claims.ron", "a.claims.ron"];
    for (name, file) in [("Ana", own), ("Ben", shared)] {
        assert_eq!(of(&["show", "a.txt", "--json", "--as", name]), file);
        assert_eq!(of(&["check", "a.txt", "--json", "--as", name]), file);
        assert_eq!(of(&["tag", "a.txt", "1", "verified", "--json", "--as", name]), file);
        assert!(done(folder, &["show", "a.txt", "--as", name]).lines().any(|line| line == file));
        // A path to a file is that file, whoever acts.
        assert_eq!(of(&["show", shared, "--json", "--as", name]), shared);
        assert_eq!(of(&["show", own, "--json", "--as", name]), own);
        // A number that show prints is the number that tag takes.
        let claims = json(folder, &["show", "a.txt", "--json", "--as", name])["claims"].clone();
        for (i, claim) in claims.as_array().unwrap().iter().enumerate() {
            let tagged = ["tag", "a.txt", &(i + 1).to_string(), "unverified", "--json", "--as", name];
            assert_eq!(json(folder, &tagged)["claim"], claim["id"]);
        }
    }
    // On another text it is nobody's own file of this article.
    std::fs::copy(folder.join(own), folder.join("b.Ana.claims.ron")).unwrap();
    done(folder, &["mark", "b.txt", "--quote", "closed", "--as", "Ana"]);
    assert!(folder.join("b.claims.ron").exists());
    assert_eq!(of(&["show", "b.txt", "--json", "--as", "Ana"]), "b.claims.ron");
}

#[test]
fn what_stands_in_an_own_file_and_in_the_shared_one_is_counted_once() {
    let folder = with_own_file();
    let folder = folder.path();
    let row = |name: &str, articles, claims, judgements| (name.to_owned(), articles, claims, judgements);
    assert_eq!(counts(folder), [row("Ana", 1, 2, 1), row("Ben", 1, 1, 0)]);
    let text = done(folder, &["stats", "."]);
    assert!(text.starts_with("./a.claims.ron + ./a.Ana.claims.ron (a.txt): 3 claims"), "{text}");
    // Alone it counts as it is.
    let own = done(folder, &["stats", "a.Ana.claims.ron"]);
    assert!(own.starts_with("a.Ana.claims.ron (a.txt): 2 claims"), "{own}");
    // The article itself, twice: its shared file, once.
    let twice = done(folder, &["stats", "a.txt", "a.claims.ron"]);
    assert!(twice.starts_with("a.claims.ron (a.txt): 2 claims") && twice.lines().count() < 6, "{twice}");
}
