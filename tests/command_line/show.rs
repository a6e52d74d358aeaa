//! What the program says of itself and of a file.

use std::path::PathBuf;

use crate::claimlight;

fn sample(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample_docs").join(name)
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    claimlight(tempfile::tempdir().unwrap().path(), arguments)
}

#[test]
fn version_and_help_are_told() {
    let (status, out, _) = run(&["--version"]);
    assert_eq!((status, out.trim()), (0, concat!("claimlight ", env!("CARGO_PKG_VERSION"))));
    let (status, out, _) = run(&["--help"]);
    assert!(status == 0 && out.contains("show") && out.contains("FILE"), "{out}");
}

#[test]
fn what_can_not_be_opened_is_one_line_and_a_status() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.txt");
    for arguments in [
        vec![missing.to_str().unwrap()],
        vec![folder.path().to_str().unwrap()],
        vec!["show", missing.to_str().unwrap()],
    ] {
        let (status, out, error) = run(&arguments);
        assert_ne!(status, 0);
        assert_eq!(out, "");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(error.starts_with("claimlight: "), "{error}");
    }
}

#[test]
fn show_prints_for_people() {
    let (status, out, error) = run(&["show", sample("chip-race.claims.ron").to_str().unwrap()]);
    assert_eq!((status, error.as_str()), (0, ""));
    assert!(out.starts_with("The race for AI chips"), "{out}");
    assert!(out.contains("✓ Verified") && out.contains("Noor"), "{out}");
    assert!(!out.contains('\u{1b}'), "no colours where no terminal is");
    // An article is shown with the file beside it.
    assert_eq!(run(&["show", sample("chip-race.md").to_str().unwrap()]).1, out);
}

#[test]
fn show_prints_json_for_scripts() {
    let (status, out, _) = run(&["show", "--json", sample("chip-race.md").to_str().unwrap()]);
    assert_eq!(status, 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let text: Vec<&str> =
        json["article"]["text"].as_array().unwrap().iter().map(|b| b["text"].as_str().unwrap()).collect();
    let text: Vec<char> = text.join("\n").chars().collect();
    for claim in json["claims"].as_array().unwrap() {
        for span in claim["spans"].as_array().unwrap() {
            let at = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
            let quote: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(quote, span["quote"].as_str().unwrap());
        }
        let given = claim["judgements"].as_array().unwrap().last().map_or(&serde_json::Value::Null, |j| &j["verdict"]);
        assert_eq!(&claim["verdict"], given);
    }
}

#[test]
fn files_that_are_bad_are_told_with_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.claims.ron");
    std::fs::write(&path, "(\n    format: 1,\n    claims: 7,\n)\n").unwrap();
    let (status, _, error) = run(&["show", path.to_str().unwrap()]);
    assert_ne!(status, 0);
    assert!(error.contains("line 3, column "), "{error}");
}

#[test]
#[cfg(target_os = "linux")]
fn the_program_registers_itself_for_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let register = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_claimlight"));
        // Without the desktop's own programs it is told, and all is written all the same.
        command.arg("--register").env("XDG_DATA_HOME", folder.path()).env("PATH", "");
        command.output().unwrap()
    };
    for _ in 0..2 {
        let output = register();
        assert!(output.status.success(), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("update-mime-database is missing"));
    }
    let entry = std::fs::read_to_string(folder.path().join("applications/claimlight.desktop")).unwrap();
    assert!(entry.contains(&format!("\nExec=\"{}\" %F\n", env!("CARGO_BIN_EXE_claimlight"))), "{entry}");
    assert!(folder.path().join("mime/packages/claimlight.xml").exists());
    assert!(folder.path().join("icons/hicolor/scalable/apps/claimlight.svg").exists());
}
