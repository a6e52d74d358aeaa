//! The real Git with the program as its merge driver.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{claimlight, done, text};

/// The article of all versions.
const ARTICLE: &str = "The bridge closed in May. It opened in June. Nobody paid. The town says so. Ferries ran.\n";
/// The file that is under version control.
const FILE: &str = "bridge.claims.ron";

/// A repository of its own, with the driver, that knows nothing of the Git of this machine's user.
struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    /// A repository with a claim by Ana in its first commit. `None` if there is no Git; then it says that `test` was skipped.
    fn new(test: &str) -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            println!("skipped {test}: there is no git");
            return None;
        }
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir_all(repository.home()).unwrap();
        std::fs::create_dir_all(repository.at("")).unwrap();
        repository.git(&["init", "-q"]);
        repository.git(&["symbolic-ref", "HEAD", "refs/heads/main"]);
        let program = env!("CARGO_BIN_EXE_claimlight");
        repository.git(&["config", "merge.claimlight.driver", &format!("'{program}' merge-driver %O %A %B %L %P")]);
        repository.git(&[
            "config",
            "diff.claimlight.textconv",
            &format!("f() {{ '{program}' show \"$1\" || cat \"$1\"; }}; f"),
        ]);
        std::fs::write(repository.at(".gitattributes"), "*.claims.ron merge=claimlight diff=claimlight\n").unwrap();
        std::fs::write(repository.at(".gitignore"), "data\n").unwrap();
        std::fs::write(repository.at("bridge.txt"), ARTICLE).unwrap();
        repository.mark("The bridge closed", "Ana");
        repository.commit("start");
        Some(repository)
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join("work").join(name)
    }

    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let mut command = Command::new("git");
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"] {
            command.env_remove(name);
        }
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "T").env(format!("GIT_{role}_EMAIL"), "t@example.org");
        }
        let output = command
            .args(arguments)
            .current_dir(self.at(""))
            .env("HOME", self.home())
            .env("XDG_CONFIG_HOME", self.home())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_EDITOR", "true")
            .env("GIT_PAGER", "cat")
            .env("GIT_MERGE_AUTOEDIT", "no")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("CLAIMLIGHT_DATA", self.at("data"))
            .output()
            .unwrap();
        let told = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
        (output.status.success(), told)
    }

    /// What Git says, where it does as told.
    #[track_caller]
    fn git(&self, arguments: &[&str]) -> String {
        let (is_done, told) = self.run(arguments);
        assert!(is_done, "git {arguments:?}: {told}");
        told
    }

    fn claimlight(&self, arguments: &[&str]) -> String {
        done(&self.at(""), arguments)
    }

    fn mark(&self, quote: &str, who: &str) {
        self.claimlight(&["mark", "bridge.txt", "--quote", quote, "--as", who]);
    }

    fn tag(&self, claim: &str, verdict: &str, who: &str) {
        self.claimlight(&["tag", FILE, claim, verdict, "--as", who]);
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", message]);
    }

    /// A commit by which Ana marks these words.
    fn marked(&self, quote: &str) {
        self.mark(quote, "Ana");
        self.commit(quote);
    }

    /// The claims in the file: the first word of each, with who judged it how.
    fn claims(&self) -> String {
        let shown: serde_json::Value = serde_json::from_str(&self.claimlight(&["show", FILE, "--json"])).unwrap();
        let name = |id: &serde_json::Value| {
            let people = shown["annotators"].as_array().unwrap();
            people.iter().find(|person| person["id"] == *id).unwrap()["name"].as_str().unwrap().to_owned()
        };
        let claims = shown["claims"].as_array().unwrap().iter().map(|claim| {
            let quote = claim["spans"][0]["quote"].as_str().unwrap();
            let judgements = claim["judgements"].as_array().unwrap().iter();
            let judgements =
                judgements.map(|j| format!(" {}:{}", name(&j["annotator"]), j["verdict"].as_str().unwrap()));
            format!("{}{}", quote.split(' ').next().unwrap(), judgements.collect::<String>())
        });
        claims.collect::<Vec<_>>().join(", ")
    }

    /// Checks what the file holds and that nothing of its log was lost since `before`.
    #[track_caller]
    fn check(&self, expected: &str, before: &[String]) {
        assert_eq!(self.claims(), expected);
        let stamps = self.stamps();
        assert!(before.iter().all(|stamp| stamps.contains(stamp)), "the log lost a change");
    }

    /// The stamps of the changes in the log.
    fn stamps(&self) -> Vec<String> {
        let source = text(&self.at(FILE));
        let log = source.split_once("    log: [").map(|(_, log)| log.to_owned()).unwrap_or_default();
        log.split("(at: \"").skip(1).map(|line| line.split('"').next().unwrap().to_owned()).collect()
    }
}

#[test]
fn merge_brings_both_sides_together_and_says_what_is_to_decide() {
    let Some(one) = Repository::new("merge") else { return };
    one.git(&["checkout", "-qb", "other"]);
    one.tag("1", "unverified", "Ana");
    one.mark("Nobody paid", "Ben");
    one.commit("other");
    one.git(&["checkout", "-q", "main"]);
    one.tag("1", "verified", "Ana");
    one.commit("mine");
    let before = one.stamps();
    let told = one.git(&["merge", "--no-edit", "other"]);
    one.check("The Ana:verified, Nobody", &before);
    for words in
        ["bridge.claims.ron: merged; 1 to decide", "claim 1 \"The bridge closed\", judgement of \"Ana\", verdict"]
    {
        assert!(told.contains(words), "{told}");
    }
    assert!(told.contains("\"verified\" (Ana, ") && told.contains(" or \"unverified\" (Ana, "), "{told}");
    // Commands say so, and only those that look for it do not end with 0.
    let at = one.at("");
    assert!(one.claimlight(&["show", FILE]).contains("1 to decide"));
    assert!(one.claimlight(&["stats", FILE]).contains("1 to decide"));
    for command in ["check", "conflicts"] {
        let (status, out, _) = claimlight(&at, &[command, FILE]);
        assert_eq!(status, 3, "{command}: {out}");
        assert!(out.contains("verdict: \"verified\""), "{command}: {out}");
        let (status, out, _) = claimlight(&at, &[command, FILE, "--json"]);
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((status, json["to_decide"][0]["set"].as_str()), (3, Some("verdict")), "{out}");
    }
    let (_, out, _) = claimlight(&at, &["conflicts", ".", "--json"]);
    assert_eq!(out.lines().count(), 1, "{out}");
    // Decided: nothing is left.
    one.tag("1", "to-check", "Ana");
    assert_eq!(one.claimlight(&["conflicts", FILE]), format!("{FILE}: nothing to decide\n"));
}

#[test]
fn revert_sets_back_what_a_commit_did_and_leaves_the_rest() {
    let Some(one) = Repository::new("revert") else { return };
    one.marked("It opened");
    one.tag("1", "verified", "Ben");
    one.claimlight(&["remove", FILE, "2", "--as", "Ana"]);
    one.commit("Ben");
    one.marked("Nobody paid");
    one.check("The Ben:verified, Nobody", &[]);
    let before = one.stamps();
    one.git(&["revert", "--no-edit", "HEAD~1"]);
    one.check("The, It, Nobody", &before);
    // A claim that was only marked is in no line of the log.
    let before = one.stamps();
    one.git(&["revert", "--no-edit", "HEAD~3"]);
    one.check("The, Nobody", &before);
    // Reverting both reverts brings everything back, although the file has changed since.
    one.marked("Ferries ran");
    let before = one.stamps();
    one.git(&["revert", "--no-edit", "HEAD~1"]);
    one.check("The, It, Nobody, Ferries", &before);
    one.git(&["revert", "--no-edit", "HEAD~3"]);
    one.check("The Ben:verified, Nobody, Ferries", &before);
    assert_eq!(one.claimlight(&["check", FILE]), format!("{FILE}: no problems\n"));
}

#[test]
fn the_same_revert_in_two_clones_gives_the_same_bytes() {
    let Some(one) = Repository::new("revert twice") else { return };
    one.tag("1", "verified", "Ben");
    one.commit("Ben");
    one.marked("Nobody paid");
    one.git(&["checkout", "-qb", "other"]);
    one.git(&["revert", "--no-edit", "HEAD~1"]);
    let first = text(&one.at(FILE));
    one.git(&["checkout", "-q", "main"]);
    one.git(&["revert", "--no-edit", "HEAD~1"]);
    assert_eq!(text(&one.at(FILE)), first);
}

#[test]
fn what_was_reverted_does_not_come_back_by_a_merge() {
    let Some(one) = Repository::new("revert, then merge") else { return };
    one.tag("1", "verified", "Ben");
    one.commit("Ben");
    one.git(&["branch", "other"]);
    // Git does this without the driver: the file is as it was, and its log with it.
    one.git(&["revert", "--no-edit", "HEAD"]);
    one.check("The", &[]);
    one.git(&["checkout", "-q", "other"]);
    one.marked("Nobody paid");
    let before = one.stamps();
    one.git(&["checkout", "-q", "main"]);
    one.git(&["merge", "--no-edit", "other"]);
    one.check("The, Nobody", &[]);
    // The other way round, new changes set back what was reverted.
    one.git(&["reset", "-q", "--hard", "HEAD~1"]);
    one.git(&["checkout", "-q", "other"]);
    one.git(&["merge", "--no-edit", "main"]);
    one.check("The, Nobody", &before);
}

#[test]
fn cherry_pick_brings_one_commit_alone() {
    let Some(one) = Repository::new("cherry-pick") else { return };
    one.git(&["checkout", "-qb", "other"]);
    one.tag("1", "verified", "Ben");
    one.commit("Ben");
    one.marked("Nobody paid");
    one.tag("2", "unverified", "Cem");
    one.commit("Cem");
    one.git(&["checkout", "-q", "main"]);
    one.marked("Ferries ran");
    let before = one.stamps();
    one.git(&["cherry-pick", "other~1"]);
    one.check("The, Nobody, Ferries", &before);
    one.git(&["cherry-pick", "other"]);
    one.check("The, Nobody Cem:unverified, Ferries", &before);
    // The rest comes later, and nothing comes twice.
    one.git(&["merge", "--no-edit", "other"]);
    one.check("The Ben:verified, Nobody Cem:unverified, Ferries", &before);
}

#[test]
fn rebase_puts_commits_onto_others() {
    let Some(one) = Repository::new("rebase") else { return };
    one.git(&["checkout", "-qb", "other"]);
    one.tag("1", "verified", "Ben");
    one.commit("Ben");
    one.marked("Nobody paid");
    one.marked("Ferries ran");
    one.git(&["checkout", "-q", "main"]);
    one.marked("It opened");
    one.git(&["branch", "second", "other"]);
    let before = one.stamps();
    one.git(&["checkout", "-q", "other"]);
    one.git(&["rebase", "-q", "main"]);
    one.check("The Ben:verified, It, Nobody, Ferries", &before);
    // Without Ben's commit.
    one.git(&["checkout", "-q", "second"]);
    one.git(&["rebase", "-q", "--onto", "main", "second~2"]);
    one.check("The, It, Nobody, Ferries", &before);
}

#[test]
fn stash_comes_back_onto_what_was_committed_meanwhile() {
    let Some(one) = Repository::new("stash") else { return };
    one.tag("1", "verified", "Ben");
    one.mark("Nobody paid", "Ben");
    one.git(&["stash", "-q"]);
    one.check("The", &[]);
    one.marked("Ferries ran");
    let before = one.stamps();
    one.git(&["stash", "pop", "-q"]);
    one.check("The Ben:verified, Nobody, Ferries", &before);
}

#[test]
fn of_two_articles_both_files_stand_whole_between_conflict_markers() {
    let Some(one) = Repository::new("two articles") else { return };
    one.git(&["checkout", "-qb", "other"]);
    let folder: &Path = &one.at("");
    std::fs::write(one.at("swans.txt"), "Seven swans were counted on the lake this winter.\n").unwrap();
    done(folder, &["mark", "swans.txt", "--quote", "Seven swans", "--as", "Ben"]);
    std::fs::rename(one.at("swans.claims.ron"), one.at(FILE)).unwrap();
    let theirs = text(&one.at(FILE));
    one.commit("swans");
    one.git(&["checkout", "-q", "main"]);
    one.marked("Nobody paid");
    let ours = text(&one.at(FILE));
    let (is_merged, told) = one.run(&["merge", "--no-edit", "other"]);
    assert!(!is_merged && told.contains("different articles"), "{told}");
    assert_eq!(text(&one.at(FILE)), format!("<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"));
    assert!(one.git(&["status", "--short"]).contains(&format!("UU {FILE}")));
    assert!(one.git(&["diff"]).contains("<<<<<<< ours"), "a file that can't be shown in words is shown as it is");
}

#[test]
fn diff_shows_claims_in_words() {
    let Some(one) = Repository::new("diff") else { return };
    one.tag("1", "verified", "Ben");
    let told = one.git(&["diff"]);
    assert!(told.contains("+      Ben, Verified") && !told.contains("judgements: ["), "{told}");
}
