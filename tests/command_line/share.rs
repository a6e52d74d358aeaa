//! Giving copies away, and counting, by the command line.

use crate::{claimlight, done, text};

const TEXT: &str = "The bridge closed in May, the town says. It cost 2.4 million crowns to repair. Nobody paid for any of it.\n\n\
    Ferry operators say that they have lost half of their trade. The lease of the old pier ended on Monday.\n";

/// A folder with an article, two claims of Ana's with notes, one of them judged by Ben and changed since.
fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bridge.txt"), TEXT).unwrap();
    let mark =
        ["mark", "bridge.txt", "--as", "Ana Ruiz", "--verdict", "verified", "--note", "I counted it.", "--quote"];
    for quote in ["closed in May", "lost half of their trade"] {
        done(folder.path(), &[mark.as_slice(), &[quote]].concat());
    }
    done(folder.path(), &["tag", "bridge.txt", "1", "unverified", "--as", "Ben"]);
    done(folder.path(), &["tag", "bridge.txt", "1", "unverified", "--as", "Ana Ruiz"]);
    folder
}

#[test]
fn a_copy_without_text_and_notes_is_placed_on_the_readers_own_copy_and_merged_back() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    let told =
        done(folder.path(), &["share", "bridge.claims.ron", "--out", "given.claims.ron", "--without", "text,notes"]);
    assert!(told.contains("no text, 2 claims, 3 judgements, 0 notes"), "{told}");
    let given = text(&at("given.claims.ron"));
    assert!(!given.contains("I counted") && !given.contains("Nobody paid for any of it.\"),"), "{given}");
    assert!(told.ends_with(&format!("{} bytes\n", given.len())), "{told}");
    assert_eq!(claimlight(folder.path(), &["check", "given.claims.ron"]).0, 0);
    // On a copy with other line ends and quotation marks.
    std::fs::write(at("own.txt"), TEXT.replace('\n', "\r\n").replace("The bridge", "“The” bridge")).unwrap();
    let anchored = ["anchor", "given.claims.ron", "--text", "own.txt", "--out", "own.claims.ron"];
    assert_eq!(done(folder.path(), &anchored), "2 in place\n");
    // Merged back nothing is to decide, and nothing is lost.
    done(folder.path(), &["merge", "back.claims.ron", "bridge.claims.ron", "given.claims.ron"]);
    assert_eq!(text(&at("back.claims.ron")), text(&at("bridge.claims.ron")));
}

#[test]
fn a_copy_without_its_history_does_not_speak_against_the_original() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    let without = "history,notes,evidence,confidence";
    done(folder.path(), &["share", "bridge.claims.ron", "--out", "given.claims.ron", "--without", without]);
    assert!(!text(&at("given.claims.ron")).contains("log: ["));
    let told = done(folder.path(), &["merge", "back.claims.ron", "given.claims.ron", "bridge.claims.ron"]);
    assert!(told.contains("2 claims, 0 to decide"), "{told}");
    assert_eq!(text(&at("back.claims.ron")), text(&at("bridge.claims.ron")));
}

#[test]
fn pseudonyms_are_the_same_in_a_whole_folder_and_the_next_time() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("all")).unwrap();
    for name in ["a.claims.ron", "b.claims.ron"] {
        std::fs::copy(at("bridge.claims.ron"), at("all").join(name)).unwrap();
    }
    done(folder.path(), &["share", "all", "--out", "given", "--pseudonyms", "who.csv"]);
    let (a, b) = (text(&at("given/a.claims.ron")), text(&at("given/b.claims.ron")));
    assert_eq!(a, b);
    let list = text(&at("who.csv"));
    let original = text(&at("bridge.claims.ron"));
    for line in list.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        // A run begins with a letter in the list alone.
        let id = if cells[0] == "run" { cells[1].trim_start_matches('r') } else { cells[1] };
        assert!(original.contains(id), "{line}");
        assert!(!a.contains(id), "{id} gives somebody away");
    }
    assert!(!a.contains("Ana") && !a.contains("Ben") && a.contains("Annotator 1"), "{a}");
    assert_eq!(claimlight(folder.path(), &["check", "given/a.claims.ron"]).1, "given/a.claims.ron: no problems\n");
    done(folder.path(), &["share", "all", "--out", "again", "--pseudonyms", "who.csv"]);
    assert_eq!((text(&at("again/a.claims.ron")), text(&at("who.csv"))), (a, list));
    // A copy that is there is not written over.
    let (status, _, error) = claimlight(folder.path(), &["share", "all", "--out", "again"]);
    assert!(status == 1 && error.contains("there already"), "{error}");
    assert_eq!(text(&at("again/b.claims.ron")), b);
}

#[test]
fn no_name_of_a_file_no_unknown_field_and_no_list_gives_people_away() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("all")).unwrap();
    // Ana works on her own; a later version of the program has told more of her.
    let original = text(&at("bridge.claims.ron"));
    let later = original.replacen("claims: [", "owner: \"Ana Ruiz\",\n    claims: [", 1);
    assert_ne!(later, original);
    std::fs::write(at("all/bridge.Ana Ruiz.claims.ron"), later).unwrap();
    let share =
        |more: &[&str]| claimlight(folder.path(), &[["share", "all", "--out", "given"].as_slice(), more].concat());
    for list in ["given/who.csv", "given"] {
        let (status, _, error) = share(&["--pseudonyms", list]);
        assert!(status == 1 && error.contains("who is whom") && !at("given").exists(), "{error}");
    }
    assert_eq!(share(&["--pseudonyms", "who.csv"]).0, 0);
    let names: Vec<String> =
        std::fs::read_dir(at("given")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.len() == 1 && names[0].starts_with("bridge.Annotator "), "{names:?}");
    assert!(!text(&at("given").join(&names[0])).contains("Ana"));
    // A line that was deleted leaves its number free for nobody else's.
    let list = text(&at("who.csv"));
    let without_first: Vec<&str> = list.lines().filter(|line| !line.contains("Annotator 1")).collect();
    std::fs::write(at("short.csv"), without_first.join("\n").replace(',', ";")).unwrap();
    std::fs::remove_dir_all(at("given")).unwrap();
    assert_eq!(share(&["--pseudonyms", "short.csv"]).0, 0);
    let again = text(&at("short.csv"));
    assert!(
        again.contains("Annotator 2") && again.contains("Annotator 3") && !again.contains("Annotator 1"),
        "{again}"
    );
    // One pseudonym for two people is none.
    let twice = list.replace("Annotator 2", "Annotator 1");
    std::fs::write(at("twice.csv"), twice).unwrap();
    std::fs::remove_dir_all(at("given")).unwrap();
    let (status, _, error) = share(&["--pseudonyms", "twice.csv"]);
    assert!(status == 1 && error.contains("to a second one") && !at("given").exists(), "{error}");
}

#[test]
fn no_name_of_a_copy_holds_the_name_of_a_person() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("all")).unwrap();
    let names = [
        "bridge.Ana Ruiz.claims.ron",
        "bridge.ANA RUIZ.claims.ron",
        "bridge (Ana Ruiz's conflicted copy 2026-11-24).claims.ron",
        "bridge_ana-ruiz.claims.ron",
        "bridge.Ben.claims.ron",
        "bench.claims.ron",
    ];
    for name in names {
        std::fs::copy(at("bridge.claims.ron"), at("all").join(name)).unwrap();
    }
    let (status, told, error) =
        claimlight(folder.path(), &["share", "all", "--out", "given", "--pseudonyms", "who.csv", "--json"]);
    assert_eq!((status, error.as_str()), (0, ""));
    assert!(told.contains("\"names\":0"), "{told}");
    let given: Vec<String> =
        std::fs::read_dir(at("given")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(given.len(), names.len(), "{given:?}");
    for name in &given {
        let folded = name.to_lowercase();
        assert!(!folded.contains("ana") && !folded.contains("ruiz") && !folded.contains(".ben."), "{name}");
    }
    assert!(given.contains(&"bench.claims.ron".to_owned()), "{given:?}");
    // A place that somebody names after a person is refused, and what people wrote is counted.
    for out in ["for-ana-ruiz", "Ana Ruiz.claims.ron"] {
        let arguments = ["share", "bridge.claims.ron", "--out", out, "--pseudonyms", "keep/who.csv"];
        let (status, _, error) = claimlight(folder.path(), &arguments);
        assert!(status == 1 && error.contains("names somebody") && !at(out).exists(), "{error}");
    }
    std::fs::create_dir(at("keep")).unwrap();
    done(folder.path(), &["mark", "bridge.txt", "--quote", "Nobody", "--note", "As Ana Ruiz says.", "--as", "Ben"]);
    let arguments = ["share", "bridge.claims.ron", "--out", "one/a.claims.ron", "--pseudonyms", "keep/who.csv"];
    std::fs::create_dir(at("one")).unwrap();
    let (status, _, error) = claimlight(folder.path(), &arguments);
    assert!(status == 0 && error.contains("1 text names somebody"), "{error}");
}

#[cfg(unix)]
#[test]
fn the_list_is_private_and_lies_with_no_copy_by_any_path() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    for name in ["give", "keep", "give/deep"] {
        std::fs::create_dir(at(name)).unwrap();
    }
    std::os::unix::fs::symlink("give", at("link")).unwrap();
    std::os::unix::fs::symlink("../give/list.csv", at("keep/list.csv")).unwrap();
    let share = |list: &str| {
        claimlight(folder.path(), &["share", "bridge.claims.ron", "--out", "give/a.claims.ron", "--pseudonyms", list])
    };
    let bad = [
        "give/list.csv",
        "give/../give/list.csv",
        "link/list.csv",
        "keep/list.csv",
        "give/deep/list.csv",
        "GIVE/l.csv",
    ];
    for list in bad {
        let (status, _, error) = share(list);
        assert!(status == 1 && error.contains("who is whom") && !at("give/a.claims.ron").exists(), "{list}: {error}");
    }
    assert_eq!(share("list.csv").0, 0);
    let mode = |name: &str| std::fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("list.csv"), 0o600);
    // Files for others are what the umask lets them be.
    let script = format!(
        "umask 027; '{0}' mark '{1}/bridge.txt' --quote It --as Ben >/dev/null; rm '{1}/give/a.claims.ron'; \
         '{0}' share '{1}/bridge.claims.ron' --out '{1}/give/a.claims.ron' >/dev/null; cp '{1}/bridge.txt' '{1}/b.txt'; \
         '{0}' mark '{1}/b.txt' --quote It --as Ben >/dev/null",
        env!("CARGO_BIN_EXE_claimlight"),
        folder.path().display()
    );
    let mut shell = std::process::Command::new("sh");
    assert!(shell.args(["-c", &script]).env("CLAIMLIGHT_DATA", at("data")).status().unwrap().success());
    assert_eq!((mode("give/a.claims.ron"), mode("b.claims.ron")), (0o640, 0o640));
    assert_eq!(mode("bridge.claims.ron"), mode("bridge.txt"), "the mode of a file that is replaced stays");
}

#[test]
fn a_file_that_cant_be_read_keeps_no_other_from_being_shared_or_counted() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("all")).unwrap();
    std::fs::copy(at("bridge.claims.ron"), at("all/a.claims.ron")).unwrap();
    std::fs::write(at("all/b.claims.ron"), "nonsense").unwrap();
    let (status, told, error) =
        claimlight(folder.path(), &["share", "all", "--out", "given", "--without", "notes, text"]);
    assert!(status == 1 && at("given/a.claims.ron").exists() && !at("given/b.claims.ron").exists());
    assert!(told.contains("a.claims.ron: no text") && error.contains("b.claims.ron"), "{told}{error}");
    assert!(error.ends_with("1 file was left out.\n"), "{error}");
    let (status, told, error) = claimlight(folder.path(), &["stats", "all"]);
    assert!(status == 1 && told.contains("2 claims") && error.contains("1 file was left out"), "{told}{error}");
    // The same file twice counts once.
    let once = done(folder.path(), &["stats", "bridge.claims.ron"]);
    assert_eq!(done(folder.path(), &["stats", "bridge.claims.ron", "./bridge.claims.ron"]), once);
}

#[test]
fn a_key_is_told_but_not_counted_and_not_mixed() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    let key = text(&at("bridge.claims.ron")).replacen("    article: (", "    purpose: \"key\",\n    article: (", 1);
    std::fs::write(at("bridge.key.claims.ron"), &key).unwrap();
    let lines = done(folder.path(), &["stats", ".", "--json"]);
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[0]["file"].as_str(), lines[0]["claims"].as_u64()), (Some("./bridge.claims.ron"), Some(2)));
    assert_eq!(lines[1], serde_json::json!({ "file": "./bridge.key.claims.ron", "purpose": "key" }));
    let told: serde_json::Value =
        serde_json::from_str(&done(folder.path(), &["stats", "bridge.key.claims.ron", "--json"])).unwrap();
    assert_eq!((&told["articles"], &told["not_counted"][0]["purpose"]), (&serde_json::json!([]), &"key".into()));
    assert!(
        done(folder.path(), &["stats", "."]).ends_with("bridge.key.claims.ron: not counted, its purpose is \"key\"\n")
    );
    let shown = done(folder.path(), &["show", "bridge.key.claims.ron", "--json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap()["purpose"], "key");
    let (status, _, error) = claimlight(folder.path(), &["merge", "bridge.claims.ron", "bridge.key.claims.ron"]);
    assert!(status == 1 && error.contains("the key of an exercise"), "{error}");
    // Somebody whose name is that of the file's end does not write into it.
    done(folder.path(), &["mark", "bridge.txt", "--quote", "Nobody paid", "--as", "key"]);
    assert_eq!(text(&at("bridge.key.claims.ron")), key);
    // Two copies of one key are merged, and stay a key.
    std::fs::write(at("again.claims.ron"), &key).unwrap();
    done(folder.path(), &["merge", "both.claims.ron", "again.claims.ron", "bridge.key.claims.ron"]);
    assert_eq!(text(&at("both.claims.ron")), key);
}

#[test]
fn what_was_done_is_counted_per_person_and_per_article() {
    let folder = start();
    let told = done(folder.path(), &["stats", ".", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let people: Vec<&serde_json::Value> = told["annotators"].as_object().unwrap().values().collect();
    let of = |name: &str| people.iter().find(|p| p["name"] == name).unwrap().to_owned();
    let ana = of("Ana Ruiz");
    assert_eq!(
        (&ana["claims"], &ana["judgements"], &ana["sentences"], &ana["read"]),
        (&2.into(), &2.into(), &5.into(), &2.into())
    );
    assert_eq!(ana["verdicts"], serde_json::json!({ "unverified": 1, "verified": 1 }));
    assert_eq!((&of("Ben")["claims"], &of("Ben")["judgements"]), (&0.into(), &1.into()));
    assert_eq!(told["articles"][0]["claims"], 2);
    let together = &told["articles"][0]["together"];
    assert_eq!((&together["read"], &together["judgements"]), (&2.into(), &3.into()), "a sentence counts once");
    // A claim that nobody has judged is to check.
    std::fs::write(folder.path().join("b.txt"), TEXT).unwrap();
    done(folder.path(), &["mark", "b.txt", "--as", "Ana Ruiz", "--quote", "closed in May"]);
    assert!(done(folder.path(), &["stats", "b.claims.ron"]).contains("0 judgements, 1 to check"));
    assert!(done(folder.path(), &["stats", "bridge.claims.ron"]).contains("Ben: 1 of 5 sentences read"));
}
