//! Patterns such as `*.claims.ron` in the place of paths, for shells that leave them to programs, as those of Windows do.

use std::path::{Path, PathBuf};

use glob::MatchOptions;

use super::error::Error;
use super::stream;

/// The path itself, or the paths that match if it is a pattern, by name. `*` and `?` stand for characters of one name, `[ab]` for
/// one of these, `**` for folders in folders; none of them for the dot of a hidden name. What is there under the name of a pattern
/// is no pattern.
pub fn expand(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let is_there = || stream::is_stream(path) || std::fs::symlink_metadata(path).is_ok();
    let Some(pattern) = path.to_str().filter(|path| path.contains(['*', '?', '['])).filter(|_| !is_there()) else {
        return Ok(vec![path.to_owned()]);
    };
    let options = MatchOptions {
        case_sensitive: !cfg!(windows),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    // A bracket that nothing closes is no pattern.
    let Ok(found) = glob::glob_with(pattern, options) else { return Ok(vec![path.to_owned()]) };
    let told = |error: glob::GlobError| Error::NotListed(error.path().to_owned(), error.into());
    let paths = found.map(|path| path.map_err(told)).collect::<Result<Vec<PathBuf>, Error>>()?;
    if paths.is_empty() { Err(Error::NoMatch(path.to_owned())) } else { Ok(paths) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stand_for_the_files_that_match() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.ron", "a.ron", "c[1].ron", ".d.ron", "sub/e.ron", "sub/deep/f.ron", "é.txt"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let check = |pattern: &str, expected: &[&str]| {
            let found = expand(&folder.path().join(pattern)).unwrap();
            let expected: Vec<PathBuf> = expected.iter().map(|name| folder.path().join(name)).collect();
            assert_eq!(found, expected, "{pattern}");
        };
        check("a.ron", &["a.ron"]);
        check("none.ron", &["none.ron"]);
        check("*.ron", &["a.ron", "b.ron", "c[1].ron"]);
        check("?.*", &["a.ron", "b.ron", "é.txt"]);
        check("[ab].ron", &["a.ron", "b.ron"]);
        check("c[1].ron", &["c[1].ron"]);
        check("s*/*.ron", &["sub/e.ron"]);
        check("**/[ef].ron", &["sub/deep/f.ron", "sub/e.ron"]);
        check("[x.ron", &["[x.ron"]);
        assert!(matches!(expand(&folder.path().join("*.none")), Err(Error::NoMatch(_))));
    }
}
