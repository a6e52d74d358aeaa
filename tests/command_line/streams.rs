//! Options before and after a command, values that begin with `-`, standard input and output, and pipes that close early.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{claimlight, done, text};

const TEXT: &str = "- one claim here\nIt cost 3 million. Each cost 4. It was -3 degrees.\n";

fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    folder
}

/// Runs the program with these bytes on its standard input.
fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlight"));
    command.args(arguments).current_dir(folder).env("CLAIMLIGHT_DATA", folder.join("data"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that does not read its input closes it.
    drop(child.stdin.take().unwrap().write_all(input));
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn options_stand_before_or_after_the_command() {
    let folder = start();
    done(folder.path(), &["--as", "Ana", "mark", "a.txt", "--quote", "3 million", "--large"]);
    let shown = done(folder.path(), &["show", "a.txt", "--json"]);
    for options in [["--json", "show", "--large", "a.txt"], ["--large", "--json", "show", "a.txt"]] {
        assert_eq!(done(folder.path(), &options), shown);
    }
    assert!(shown.contains("\"Ana\""));
    let (status, _, error) = claimlight(folder.path(), &["--as", "Ana", "text", "a.txt"]);
    assert!(status == 2 && error.contains("--as"), "an option that the command does not have: {error}");
}

#[test]
fn a_value_may_begin_with_a_hyphen() {
    let folder = start();
    for (quote, note) in [("- one", "-"), ("-3", "--none"), ("-3 degrees", "-3")] {
        done(folder.path(), &["mark", "a.txt", "--quote", quote, "--note", note, "--as", "-A"]);
    }
    let shown = done(folder.path(), &["show", "a.txt"]);
    for expected in ["      - one\n", "      -3\n", "-A, To check: --none\n", "-A, To check: -3\n"] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
}

#[test]
fn a_hyphen_is_standard_input_and_output() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    let (status, file, told) =
        piped(folder.path(), &["mark", "-", "--quote", "3 million", "--as", "Ana"], TEXT.as_bytes());
    assert!(status == 0 && told.starts_with("marked claim ") && told.ends_with(" in -\n"), "{told}");
    assert!(file.starts_with("(\n    format: 1,\n") && file.contains("quote: \"3 million\""), "{file}");
    let with = |arguments: &[&str], input: &str| {
        let (status, out, error) = piped(folder.path(), arguments, input.as_bytes());
        assert_eq!(status, 0, "{arguments:?}: {error}");
        out
    };
    let tagged = with(&["tag", "-", "1", "verified", "--as", "Ana"], &file);
    assert!(tagged.contains("verdict: \"verified\""), "{tagged}");
    let removed = with(&["remove", "-", "1", "--as", "Ana"], &file);
    assert!(with(&["stats", "-"], &removed).contains("0 claims"), "{removed}");
    std::fs::write(at("b.claims.ron"), &tagged).unwrap();
    for options in [["show"].as_slice(), &["show", "--json"]] {
        let file = done(folder.path(), &[options, &["b.claims.ron"]].concat());
        assert_eq!(with(&[options, &["-"]].concat(), &tagged), file.replace("b.claims.ron", "-"));
    }
    assert_eq!(with(&["check", "-"], &tagged), "-: no problems\n");
    assert_eq!(with(&["text", "-"], &tagged), TEXT);
    assert_eq!(with(&["text", "-"], TEXT), TEXT);
    assert!(with(&["stats", "-"], &tagged).contains("1 claim"));
    assert_eq!(with(&["merge", "-", "-"], &tagged), tagged);
    assert_eq!(with(&["share", "-", "--out", "-"], &tagged), tagged);
    let longer = format!("The harbour.\n\n{TEXT}");
    let anchored = with(&["anchor", "b.claims.ron", "--text", "-", "--out", "-"], &longer);
    assert!(anchored.contains("The harbour.") && anchored.contains("became: "), "{anchored}");
    std::fs::write(at("longer.txt"), &longer).unwrap();
    let also = with(&["anchor", "-", "--text", "longer.txt"], &tagged);
    assert!(also.contains("The harbour.") && !text(&at("b.claims.ron")).contains("harbour"));
    assert!(!at("-").exists() && !at("-.claims.ron").exists());
}

#[test]
fn what_comes_in_by_a_pipe_and_is_no_annotation_file_is_told() {
    let folder = start();
    let foreign = "it is not an annotation file of Claimlight.";
    for (arguments, input, what) in
        [(["show", "-"], TEXT, foreign), (["show", "-"], "", "it is empty."), (["stats", "-"], TEXT, foreign)]
    {
        let (status, out, error) = piped(folder.path(), &arguments, input.as_bytes());
        assert_eq!((status, out.as_str()), (1, ""), "{arguments:?}");
        assert_eq!(error, format!("claimlight: -: {what}\n"));
    }
}

#[cfg(unix)]
#[test]
fn a_named_pipe_and_dev_stdin_are_read_as_they_come() {
    let folder = start();
    done(folder.path(), &["mark", "a.txt", "--quote", "3 million", "--as", "Ana"]);
    let shown = done(folder.path(), &["show", "a.txt"]);
    let script = "mkfifo pipe && (cat a.claims.ron > pipe &) && \"$0\" show pipe && \"$0\" show /dev/stdin < a.claims.ron \
                  && cat a.claims.ron | \"$0\" show /dev/stdin && \"$0\" merge /dev/stdout a.claims.ron 2>/dev/null >>log";
    let mut command = Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_claimlight")]).current_dir(folder.path());
    std::fs::write(folder.path().join("log"), "first\n").unwrap();
    let output = command.env("CLAIMLIGHT_DATA", folder.path().join("data")).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let expected = ["pipe", "/dev/stdin", "/dev/stdin"].map(|name| shown.replace("a.claims.ron", name)).concat();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert!(text(&folder.path().join("log")).starts_with("first\n(\n    format: 1,"));
}

#[cfg(unix)]
#[test]
fn a_pipe_that_closes_early_ends_a_command_quietly() {
    let folder = start();
    let long: Vec<String> = (0..20_000).map(|i| format!("The bridge closed {i} times.\n\n")).collect();
    std::fs::write(folder.path().join("long.txt"), long.concat()).unwrap();
    done(folder.path(), &["mark", "long.txt", "--quote", "closed 7 times", "--as", "Ana"]);
    for arguments in ["text long.txt", "text --sentences long.txt", "show --json long.txt", "help", "--help"] {
        let script = format!("\"$0\" {arguments} | true; \"$0\" {arguments} >&-; echo done");
        let mut command = Command::new("bash");
        command.args(["-o", "pipefail", "-ec", &script, env!("CARGO_BIN_EXE_claimlight")]).current_dir(folder.path());
        let Ok(output) = command.env("CLAIMLIGHT_DATA", folder.path().join("data")).output() else { return };
        let told = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).unwrap();
        assert_eq!((told(&output.stdout), told(&output.stderr)), ("done\n".to_owned(), String::new()), "{arguments}");
    }
    // What was asked for is done all the same.
    let script = "\"$0\" tag long.txt 1 verified --as Ana | true";
    let mut command = Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_claimlight")]).current_dir(folder.path());
    assert!(command.env("CLAIMLIGHT_DATA", folder.path().join("data")).status().unwrap().success());
    let shown: Value = serde_json::from_str(&done(folder.path(), &["show", "--json", "long.txt"])).unwrap();
    assert_eq!(shown["claims"][0]["verdict"], "verified");
}
