//! Annotation files made from articles, to be handed round.

use std::path::Path;

use crate::{claimlight, done, text};

fn write(folder: &Path, name: &str, content: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

/// All files in a folder, by name.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_of_articles_is_imported_once_and_nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("in/bridge.txt", "The bridge closed in May.\n"),
        ("in/bridge.md", "# The ferry\n\nIt left in June.\n"),
        ("in/sub/pier.md", "# The pier\n\nNobody paid for it.\n"),
        ("in/.hidden/not.txt", "Hidden."),
        ("in/data.csv", "1,2"),
    ] {
        write(folder.path(), name, content);
    }
    let told = done(folder.path(), &["import", "in", "--out", "out"]);
    assert_eq!(told, "3 articles imported, 0 there already, 0 failed\n");
    let out = folder.path().join("out");
    assert_eq!(files(&out), ["bridge.claims.ron", "bridge.md.claims.ron", "sub/pier.claims.ron"]);
    // The files hold their text: a coder needs no more.
    let pier = "out/sub/pier.claims.ron";
    done(folder.path(), &["mark", pier, "--as", "Ana", "--quote", "Nobody paid for it."]);
    let before = text(&folder.path().join(pier));
    let told = done(folder.path(), &["import", "in", "--out", "out"]);
    assert_eq!(told, "0 articles imported, 3 there already, 0 failed\n");
    assert_eq!(text(&folder.path().join(pier)), before);
}

#[test]
fn the_scheme_goes_along_and_a_file_that_fails_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "in/a.txt", "The bridge closed in May.\n");
    std::fs::write(folder.path().join("in/b.txt"), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n").unwrap();
    write(folder.path(), "in/c.txt", "It opened in June.\n");
    done(folder.path(), &["mark", "in/c.txt", "--as", "Ana", "--quote", "It opened in June."]);
    let scheme = text(&folder.path().join("in/c.claims.ron")).replace("\"Verified\"", "\"Supported\"");
    write(folder.path(), "codebook.claims.ron", &scheme);
    std::fs::remove_file(folder.path().join("in/c.claims.ron")).unwrap();
    let (status, told, error) =
        claimlight(folder.path(), &["import", "in", "--out", "out", "--scheme", "codebook.claims.ron"]);
    assert_eq!((status, told.as_str()), (3, "2 articles imported, 0 there already, 1 failed\n"), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    for name in ["out/a.claims.ron", "out/c.claims.ron"] {
        assert!(text(&folder.path().join(name)).contains("\"Supported\""), "{name}");
    }
}

#[test]
fn a_shell_gets_its_completions_and_man_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    assert!(done(folder.path(), &["completions", "bash"]).contains("merge-driver"));
    assert!(done(folder.path(), &["man"]).starts_with(".ie"));
    let written = done(folder.path(), &["man", "--out", "pages"]);
    let pages = files(&folder.path().join("pages"));
    assert!(pages.contains(&"claimlight.1".to_owned()) && pages.contains(&"claimlight-mark.1".to_owned()), "{written}");
}
