//! Whether a file lies in a folder, by whichever path it is named.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;

use super::disk;

/// How many links are followed.
const LINKS: usize = 40;

/// Whether a file at `path` lies, or would lie, in `folder` or in a folder below it, or is that folder itself: by links, `..`, other mounts, and names that
/// differ in case or normal form only. Neither needs to be there. A link in the folder to a file elsewhere lies in it too: whoever
/// packs the folder takes along what it leads to.
pub fn lies_in(path: &Path, folder: &Path) -> bool {
    let folder = real(folder);
    places(path).iter().any(|path| path.ancestors().any(|above| is_same(above, &folder)))
}

/// Whether a file at `path` lies in `folder` as [`lies_in`] says, but not in a folder below it.
pub fn lies_directly_in(path: &Path, folder: &Path) -> bool {
    let folder = real(folder);
    places(path).iter().any(|path| path.ancestors().take(2).any(|above| is_same(above, &folder)))
}

/// Where a file lies: under its own name, and, if that is a link, where that leads.
fn places(path: &Path) -> [PathBuf; 2] {
    [real(disk::folder_of(path)).join(path.file_name().unwrap_or_default()), real(path)]
}

/// A path without links and `..`, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let mut links = LINKS;
    let mut real = PathBuf::new();
    let mut todo: Vec<PathBuf> = parts(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    while let Some(part) = todo.pop() {
        match part.components().next() {
            Some(Component::ParentDir) => {
                real.pop();
            }
            Some(Component::Normal(name)) => {
                real.push(name);
                if let Ok(to) = real.read_link()
                    && links > 0
                {
                    links -= 1;
                    real.pop();
                    todo.extend(parts(&to));
                }
            }
            Some(Component::Prefix(_) | Component::RootDir) => real.push(part),
            Some(Component::CurDir) | None => {}
        }
    }
    real
}

/// The parts of a path, the last one first.
fn parts(path: &Path) -> Vec<PathBuf> {
    let mut parts: Vec<PathBuf> = path.components().map(|part| PathBuf::from(part.as_os_str())).collect();
    parts.reverse();
    parts
}

fn is_same(a: &Path, b: &Path) -> bool {
    let folded = |path: &Path| -> Vec<String> { path.iter().map(folded_name).collect() };
    folded(a) == folded(b) || is_one_folder(a, b)
}

fn folded_name(name: &OsStr) -> String {
    name.to_string_lossy().nfkd().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

#[cfg(unix)]
fn is_one_folder(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |path: &Path| path.metadata().ok().map(|data| (data.dev(), data.ino()));
    id(a).is_some_and(|a| id(b) == Some(a))
}

#[cfg(not(unix))]
fn is_one_folder(a: &Path, b: &Path) -> bool {
    a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(root: &Path, path: &str, folder: &str, expected: bool) {
        assert_eq!(lies_in(&root.join(path), &root.join(folder)), expected, "{path} in {folder}");
    }

    #[test]
    fn a_file_lies_in_a_folder_by_any_path() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["give/deep", "keep"] {
            std::fs::create_dir_all(root.join(name)).unwrap();
        }
        for given in ["give", "give/", "./give", "keep/../give", "new/../give", "give/deep/.."] {
            check(root, "give/list.csv", given, true);
            check(root, "give/../give/list.csv", given, true);
            check(root, "give/deep/list.csv", given, true);
            check(root, "give/new/list.csv", given, true);
            check(root, "GIVE/list.csv", given, true);
            check(root, "list.csv", given, false);
            check(root, "keep/list.csv", given, false);
            check(root, "give2/list.csv", given, false);
            check(root, "give/../list.csv", given, false);
        }
        assert!(lies_directly_in(&root.join("give/list.csv"), &root.join("keep/../give")));
        assert!(!lies_directly_in(&root.join("give/deep/list.csv"), &root.join("give")));
        // Neither is there yet.
        check(root, "neu/list.csv", "neu", true);
        check(root, "Ü/list.csv", "u\u{308}", true);
        check(root, "neu/../list.csv", "neu", false);
        check(root, "list.csv", ".", true);
        check(root, "give", "give", true);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_lies_in_a_folder_by_any_link() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("give")).unwrap();
        std::fs::create_dir_all(root.join("keep")).unwrap();
        let link = |to: &str, at: &str| std::os::unix::fs::symlink(to, root.join(at)).unwrap();
        link("give", "other");
        link("../give/list.csv", "keep/list.csv");
        link("../keep/there.csv", "give/there.csv");
        link("loop", "loop");
        link("new", "soon");
        check(root, "other/list.csv", "give", true);
        check(root, "give/list.csv", "other", true);
        check(root, "keep/list.csv", "give", true);
        check(root, "give/there.csv", "give", true);
        check(root, "give/there.csv", "keep", true);
        check(root, "soon/list.csv", "new", true);
        check(root, "loop/list.csv", "give", false);
    }
}
