//! Merging by the command line, and by the real Git.

use std::process::Command;

use crate::{claimlight, done, text};

/// A folder with an article and three claims by Ana.
fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "The bridge closed in May. It opened in June. Nobody paid. The town says so.\n";
    std::fs::write(folder.path().join("bridge.txt"), text).unwrap();
    for quote in ["The bridge closed in May", "Nobody paid", "The town says so"] {
        done(folder.path(), &["mark", "bridge.txt", "--quote", quote, "--as", "Ana"]);
    }
    folder
}

#[test]
fn claims_are_marked_tagged_and_removed_and_copies_merged() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    std::fs::copy(at("bridge.claims.ron"), at("ben.claims.ron")).unwrap();
    let out = done(folder.path(), &["tag", "bridge.txt", "1", "verified", "--as", "Ana", "--json"]);
    assert!(out.contains("\"done\":\"tagged\""), "{out}");
    done(folder.path(), &["remove", "bridge.txt", "2", "--as", "Ana"]);
    done(folder.path(), &["tag", "ben.claims.ron", "1", "unverified", "--as", "Ben"]);
    let quote = ["--quote", "It opened in June", "--verdict", "verified", "--note", "Seen."];
    done(folder.path(), &[&["mark", "ben.claims.ron"], quote.as_slice(), &["--as", "Ben"]].concat());
    done(folder.path(), &["merge", "one.claims.ron", "bridge.claims.ron", "ben.claims.ron"]);
    done(folder.path(), &["merge", "two.claims.ron", "ben.claims.ron", "bridge.claims.ron"]);
    let merged = text(&at("one.claims.ron"));
    assert_eq!(merged, text(&at("two.claims.ron")));
    let shown = done(folder.path(), &["show", "one.claims.ron"]);
    assert!(shown.contains("It opened in June") && !shown.contains("Nobody paid"), "{shown}");
    assert!(shown.contains("Verified") && shown.contains("Unverified"), "{shown}");
    // Deleted claims leave no words behind their ids.
    assert!(!merged.contains("quote: \"Nobody paid"), "{merged}");
    assert!(merged.contains("act: \"deleted\""));
    assert_eq!(done(folder.path(), &["check", "one.claims.ron"]), "one.claims.ron: no problems\n");
}

#[test]
fn what_can_not_be_done_changes_nothing_and_says_why() {
    let folder = start();
    let before = text(&folder.path().join("bridge.claims.ron"));
    for (arguments, status, why) in [
        (vec!["mark", "bridge.txt", "--quote", "Nothing of the kind"], 1, "does not hold"),
        (vec!["mark", "bridge.txt", "--quote", "It", "--verdict", "maybe"], 1, "no verdict maybe"),
        (vec!["tag", "bridge.txt", "9", "verified"], 1, "no claim 9"),
        (vec!["remove", "none.claims.ron", "1"], 1, "no file"),
        (vec!["tag", "bridge.txt"], 2, "required"),
    ] {
        let (code, out, error) = claimlight(folder.path(), &arguments);
        assert_eq!((code, out.as_str()), (status, ""), "{arguments:?}");
        assert!(error.contains(why), "{error}");
    }
    std::fs::write(folder.path().join("other.txt"), "Another article altogether.\n").unwrap();
    done(folder.path(), &["mark", "other.txt", "--quote", "article", "--as", "Ana"]);
    let (code, _, error) = claimlight(folder.path(), &["merge", "bridge.claims.ron", "other.claims.ron"]);
    assert_eq!(code, 1);
    assert!(error.contains("bridge.txt") && error.contains("other.txt"), "{error}");
    assert_eq!(text(&folder.path().join("bridge.claims.ron")), before);
}

#[test]
fn check_tells_line_and_column() {
    let folder = start();
    let path = folder.path().join("bridge.claims.ron");
    let source = text(&path);
    let broken = source.replacen("quote: \"Nobody paid\"", "quote: \"Somebody paid\"", 1);
    let line = source[..source.find("quote: \"Nobody paid\"").unwrap()].lines().count();
    std::fs::write(&path, &broken).unwrap();
    let (code, out, _) = claimlight(folder.path(), &["check", "bridge.claims.ron"]);
    assert_eq!(code, 3);
    let told: usize = out.split(':').nth(1).unwrap().parse().unwrap();
    // The place is that of the claim, some lines before its quote.
    assert!(told < line && line - told < 12, "{out} but the quote is in line {line}");
    std::fs::write(&path, &broken[..broken.len() / 2]).unwrap();
    let (code, out, _) = claimlight(folder.path(), &["check", "bridge.claims.ron", "--json"]);
    assert!(code == 3 && out.contains("\"line\":"), "{out}");
}

/// A damaged annotation file beside its article: every command tells what is wrong with it, and changes nothing; `check` tells
/// where.
#[track_caller]
fn check_damaged(bytes: &[u8], place: &str, why: &str) {
    let folder = start();
    let path = folder.path().join("bridge.claims.ron");
    std::fs::write(&path, bytes).unwrap();
    let commands: [&[&str]; 4] = [
        &["show", "bridge.txt"],
        &["mark", "bridge.txt", "--quote", "Nobody", "--as", "Ana"],
        &["tag", "bridge.txt", "1", "verified", "--as", "Ana"],
        &["show", "bridge.claims.ron"],
    ];
    for command in commands {
        let (code, out, error) = claimlight(folder.path(), command);
        assert_eq!((code, out.as_str()), (1, ""), "{command:?}");
        assert!(error.contains("bridge.claims.ron: ") && error.contains(why), "{command:?}: {error}");
        assert!(error.contains("is kept in "), "{command:?}: {error}");
    }
    let (code, out, _) = claimlight(folder.path(), &["check", "bridge.claims.ron"]);
    assert_eq!(code, 3);
    assert!(out.starts_with(&format!("bridge.claims.ron:{place}: ")) && out.contains(why), "{out}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_damaged_file_is_told_in_words_of_its_own() {
    let whole = std::fs::read(start().path().join("bridge.claims.ron")).unwrap();
    let head = whole.windows(9).position(|words| words == b"    schem").unwrap();
    let lines = String::from_utf8_lossy(&whole[..head]).matches('\n').count();
    check_damaged(b"", "1:1", "empty");
    check_damaged(&vec![0; whole.len()], "1:1", "empty");
    check_damaged(&whole[..head], &format!("{}:1", lines + 1), "ends here, in the middle");
    check_damaged(&whole[..20], "3:4", "ends here, in the middle");
    let conflict = [b"<<<<<<< HEAD\n", &whole[..], b"=======\n", &whole[..], b">>>>>>> ben\n"].concat();
    check_damaged(&conflict, "1:1", "conflict markers");
}

#[test]
fn git_merges_three_branches_to_the_same_bytes_in_any_order() {
    if Command::new("git").arg("--version").output().is_err() {
        return;
    }
    let mut results = Vec::new();
    let source = start();
    for order in [["ana", "ben", "cem"], ["cem", "ana", "ben"], ["ben", "cem", "ana"]] {
        // The same three branches each time: their commits are copied.
        let folder = tempfile::tempdir().unwrap();
        let git = |arguments: &[&str]| {
            let output = Command::new("git")
                .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"])
                .args(arguments)
                .current_dir(folder.path())
                .env("GIT_CONFIG_GLOBAL", "/dev/null")
                .env("CLAIMLIGHT_DATA", folder.path().join("data"))
                .output()
                .unwrap();
            assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        };
        git(&["init", "-q"]);
        let driver = format!("'{}' merge-driver %O %A %B", env!("CARGO_BIN_EXE_claimlight"));
        git(&["config", "merge.claimlight.driver", &driver]);
        std::fs::write(folder.path().join(".gitattributes"), "*.claims.ron merge=claimlight\n").unwrap();
        std::fs::write(folder.path().join(".gitignore"), "data\n").unwrap();
        let file = folder.path().join("bridge.claims.ron");
        std::fs::copy(source.path().join("bridge.claims.ron"), &file).unwrap();
        git(&["add", "."]);
        git(&["commit", "-qm", "start"]);
        for (branch, acts) in [
            ("ana", vec![vec!["tag", "1", "verified"], vec!["remove", "2"]]),
            ("ben", vec![vec!["tag", "1", "unverified"], vec!["tag", "3", "verified"]]),
            ("cem", vec![vec!["tag", "2", "verified"]]),
        ] {
            let prepared = source.path().join(format!("{branch}.claims.ron"));
            if !prepared.exists() {
                std::fs::copy(source.path().join("bridge.claims.ron"), &prepared).unwrap();
                let name = prepared.file_name().unwrap().to_str().unwrap();
                let person = if branch == "ana" { "Ana" } else { branch };
                for act in acts {
                    done(source.path(), &[&[act[0], name], &act[1..], &["--as", person]].concat());
                }
                let mark = ["mark", name, "--quote", "It opened in June", "--as", person];
                done(source.path(), &mark);
            }
            git(&["checkout", "-q", "-b", branch, "main"]);
            std::fs::copy(&prepared, &file).unwrap();
            git(&["commit", "-qam", branch]);
        }
        git(&["checkout", "-q", "main"]);
        for branch in order {
            git(&["merge", "-q", "--no-edit", "--no-ff", branch]);
        }
        let merged = text(&file);
        assert!(!merged.contains("<<<<<<<"));
        results.push(merged);
    }
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0], results[2]);
    // Cem's verdict was given by somebody who had not seen Ana's deletion: the claim stays.
    assert!(results[0].contains("quote: \"Nobody paid\""));
    assert_eq!(results[0].matches("quote: \"It opened in June\"").count(), 3);
}

#[test]
fn a_file_with_the_text_and_one_without_merge_into_one_with() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    let source = text(&at("bridge.claims.ron"));
    done(folder.path(), &["tag", "bridge.txt", "1", "verified", "--as", "Ben"]);
    let tagged = text(&at("bridge.claims.ron"));
    // The article's text is a list of blocks, one a line.
    let from = tagged.find("        text: [").unwrap();
    let to = from + tagged[from..].find("        ],\n").unwrap() + "        ],\n".len();
    std::fs::write(at("without.claims.ron"), [&tagged[..from], &tagged[to..]].concat()).unwrap();
    std::fs::write(at("with.claims.ron"), source).unwrap();
    done(folder.path(), &["merge", "one.claims.ron", "without.claims.ron", "with.claims.ron"]);
    assert_eq!(text(&at("one.claims.ron")), tagged);
    let (code, _, error) = claimlight(folder.path(), &["merge", "two.claims.ron", "without.claims.ron"]);
    assert!(code == 1 && error.contains("none of the files holds"), "{error}");
}

#[test]
fn a_copy_without_its_text_on_an_earlier_text_leaves_the_file_as_it_is() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    done(folder.path(), &["share", "bridge.claims.ron", "--out", "given.claims.ron", "--without", "text"]);
    std::fs::write(at("new.txt"), "The bridge closed in May. It opened in July. Nobody paid. The town says so.\n")
        .unwrap();
    done(folder.path(), &["anchor", "bridge.claims.ron", "--text", "new.txt"]);
    let before = text(&at("bridge.claims.ron"));
    assert_eq!(before.matches("became: ").count(), 1, "{before}");
    done(folder.path(), &["merge", "bridge.claims.ron", "given.claims.ron"]);
    assert_eq!(text(&at("bridge.claims.ron")), before);
    done(folder.path(), &["merge-driver", "base", "bridge.claims.ron", "given.claims.ron"]);
    assert_eq!(text(&at("bridge.claims.ron")), before);
    // On a later text than the file's: it can't take the file's text away.
    done(folder.path(), &["share", "bridge.claims.ron", "--out", "later.claims.ron", "--without", "text"]);
    let (code, _, error) = claimlight(folder.path(), &["mark", "bridge.txt", "--quote", "paid", "--as", "Ben"]);
    assert!(code == 1 && error.contains("is of another text"), "{error}");
    std::fs::rename(at("bridge.claims.ron"), at("new.claims.ron")).unwrap();
    done(folder.path(), &["mark", "bridge.txt", "--quote", "paid", "--as", "Ben"]);
    done(folder.path(), &["merge", "bridge.claims.ron", "later.claims.ron"]);
    let merged = text(&at("bridge.claims.ron"));
    assert!(merged.contains("It opened in June") && !merged.contains("became: "), "{merged}");
    assert_eq!(merged.matches("unplaced: true").count(), 0);
    let shown = done(folder.path(), &["show", "bridge.claims.ron"]);
    assert!(shown.contains("4 claims"), "{shown}");
}

#[test]
fn a_number_agrees_with_its_noun() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "It closed.").unwrap();
    done(folder.path(), &["mark", "a.txt", "--quote", "It closed", "--verdict", "verified", "--as", "Ana"]);
    assert_eq!(
        done(folder.path(), &["stats", "a.claims.ron"]),
        "a.claims.ron (a.txt): 1 claim\n  Ana: 1 of 1 sentence read, 0 no-claims, 1 claim, 1 judgement (1 verified), 0 to check, \
         0 evidence\n"
    );
    let merged = done(folder.path(), &["merge", "b.claims.ron", "a.claims.ron"]);
    assert_eq!(merged, "merged 1 file into b.claims.ron: 1 claim, 0 to decide\n");
}
