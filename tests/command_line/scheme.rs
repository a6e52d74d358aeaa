//! The scheme of a new annotation file, as commands choose it.

use std::path::Path;

use crate::{claimlight, done, text};

/// A scheme file with one verdict.
fn scheme(id: &str) -> String {
    format!("(id: \"{id}\", name: \"Mine\", version: \"1\", verdicts: [(id: \"{id}-yes\", label: \"Yes\")])\n")
}

fn start() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt"] {
        std::fs::write(folder.path().join(name), "The bridge closed in May. Nobody paid.\n").unwrap();
    }
    std::fs::write(folder.path().join("own.scheme.ron"), scheme("own")).unwrap();
    folder
}

fn of(file: &Path) -> String {
    claimlight_core::file::read(text(file).as_bytes()).unwrap().annotations.scheme.id.clone()
}

#[test]
fn the_scheme_for_new_articles_holds_for_commands() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("data")).unwrap();
    std::fs::write(at("data/scheme.ron"), scheme("house")).unwrap();
    done(folder.path(), &["mark", "a.txt", "--quote", "Nobody paid", "--verdict", "house-yes", "--as", "Ana"]);
    assert_eq!(of(&at("a.claims.ron")), "house");
    assert_eq!(text(&at("data/scheme.ron")), scheme("house"), "commands only read it");
    assert!(!at("data/settings.ron").exists());
    // A file that is there keeps its scheme.
    std::fs::write(at("data/scheme.ron"), scheme("other")).unwrap();
    done(folder.path(), &["mark", "a.txt", "--quote", "The bridge", "--as", "Ana"]);
    assert_eq!(of(&at("a.claims.ron")), "house");
    // One that can't be read is told of.
    std::fs::write(at("data/scheme.ron"), "(id: ").unwrap();
    let (status, _, error) = claimlight(folder.path(), &["mark", "b.txt", "--quote", "Nobody paid", "--as", "Ana"]);
    assert!(status == 0 && error.contains("scheme.ron, the scheme for new articles: "), "{error}");
    assert_eq!(of(&at("b.claims.ron")), "verified-unverified");
}

#[test]
fn a_scheme_can_be_named() {
    let folder = start();
    let at = |name: &str| folder.path().join(name);
    let mark = ["mark", "a.txt", "--as", "Ana", "--scheme", "own.scheme.ron", "--quote"];
    done(folder.path(), &[mark.as_slice(), &["Nobody paid", "--verdict", "own-yes"]].concat());
    done(folder.path(), &[mark.as_slice(), &["The bridge"]].concat());
    assert_eq!(of(&at("a.claims.ron")), "own");
    // An annotation file has a scheme too.
    let of_file = ["mark", "b.txt", "--as", "Ana", "--scheme", "a.claims.ron", "--quote", "Nobody paid"];
    done(folder.path(), &of_file);
    assert_eq!(of(&at("b.claims.ron")), "own");
    // Another scheme than that of a file that is there.
    std::fs::write(at("own.scheme.ron"), scheme("second")).unwrap();
    let (status, _, error) = claimlight(folder.path(), &[mark.as_slice(), &["May"]].concat());
    assert!(status == 0 && error.contains("keeps it"), "{error}");
    assert_eq!(of(&at("a.claims.ron")), "own");
}

#[test]
fn what_is_no_scheme_is_refused() {
    let folder = start();
    let before = std::fs::read_dir(folder.path()).unwrap().count();
    std::fs::write(folder.path().join("own.scheme.ron"), "(id: \"own\")").unwrap();
    for (file, why) in [("own.scheme.ron", "it holds no verdict."), ("none.ron", "there is no file")] {
        let mark = ["mark", "a.txt", "--as", "Ana", "--quote", "Nobody paid", "--scheme", file];
        let (status, out, error) = claimlight(folder.path(), &mark);
        assert_eq!((status, out.as_str()), (1, ""));
        assert!(error.contains(why), "{error}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), before);
}
