//! The layout of the sources: no folder imports from another one unless the tables in docs/architecture.md allow it, and the
//! tables hold no cycle.
//!
//! A row of these tables names a folder (or a file) and the folders from which it may import. Unit tests may import from anywhere,
//! so they are left out. Long files and functions are printed as a list, and do not fail the test.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The lengths in lines above which files and functions are listed.
const LONG_FILE: usize = 500;
const LONG_FUNCTION: usize = 80;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// For each folder, those from which it may import, read from the tables of a page: `| core/src/model/ | … | core/src/text/ |`, with
/// the names in backquotes.
fn table(page: &str) -> BTreeMap<String, BTreeSet<String>> {
    let names = |cell: &str| -> Vec<String> {
        let quoted = cell.split('`').skip(1).step_by(2);
        quoted.map(|name| name.trim_end_matches('/').to_owned()).collect()
    };
    let mut table: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in page.lines().filter(|l| l.starts_with("| `core/src") || l.starts_with("| `src")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        assert_eq!(cells.len(), 3, "a row names a folder, what it is for, and what it imports: {line}");
        let folders = names(cells[0]);
        let knows: BTreeSet<String> = if cells[2].trim() == "all above" {
            table.keys().cloned().collect()
        } else {
            names(cells[2]).into_iter().collect()
        };
        for folder in folders {
            assert!(table.insert(folder.clone(), knows.clone()).is_none(), "{folder} has two rows");
        }
    }
    table
}

/// A folder that imports itself by way of others, or imports one that does; `None` if there is no cycle.
fn circle(table: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    loop {
        let free = |(name, knows): &(&String, &BTreeSet<String>)| {
            !known.contains(name.as_str()) && knows.iter().all(|k| known.contains(k.as_str()))
        };
        match table.iter().find(free) {
            Some((name, _)) => known.insert(name),
            None => return table.keys().find(|name| !known.contains(name.as_str())).cloned(),
        };
    }
}

/// Adds the source files in a folder to `found`.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The paths in a source that start at a crate or lead up from a module, as lists of segments. Items under `#[cfg(test)]` are left
/// out.
fn paths(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut i = 0;
    while i < tokens.len() {
        match &tokens[i] {
            TokenTree::Punct(p) if p.as_char() == '#' && is_for_tests(tokens.get(i + 1)) => {
                // The item ends at its braces, or at a semicolon.
                i += 2;
                while !matches!(&tokens[i], TokenTree::Group(g) if g.delimiter() == Delimiter::Brace)
                    && !matches!(&tokens[i], TokenTree::Punct(p) if p.as_char() == ';')
                {
                    i += 1;
                }
            }
            TokenTree::Group(group) => found.extend(paths(group.stream())),
            TokenTree::Ident(ident) => {
                let first = ident.to_string();
                let after_path = i > 0 && matches!(&tokens[i - 1], TokenTree::Punct(p) if p.as_char() == ':');
                // `pub(crate)` and `pub(in crate::app)` tell who may use it, not what it uses.
                let is_visibility =
                    tokens.len() == 1 || i > 0 && matches!(&tokens[i - 1], TokenTree::Ident(ident) if ident == "in");
                if !after_path
                    && !is_visibility
                    && ["crate", "super", "claimlight_core", "claimlight"].contains(&first.as_str())
                {
                    i = follow(&tokens, i, Vec::new(), &mut found);
                    continue;
                }
            }
            _ => {}
        }
        i += 1;
    }
    found
}

/// Whether an attribute is `[cfg(test)]`.
fn is_for_tests(attribute: Option<&TokenTree>) -> bool {
    matches!(attribute, Some(TokenTree::Group(g)) if g.to_string().replace(' ', "") == "[cfg(test)]")
}

/// Adds the path that starts at token `i` to `found`; in a `use`, one path for each item in its braces. Returns the index of the
/// token after it.
fn follow(tokens: &[TokenTree], mut i: usize, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    loop {
        match tokens.get(i) {
            Some(TokenTree::Ident(ident)) => path.push(ident.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut at = 0;
                while at < inner.len() {
                    at = follow(&inner, at, path.clone(), found);
                    while at < inner.len() && !matches!(&inner[at], TokenTree::Punct(p) if p.as_char() == ',') {
                        at += 1;
                    }
                    at += 1;
                }
                return i + 1;
            }
            _ => {
                found.push(path);
                return i;
            }
        }
        let colons = |k: usize| matches!(tokens.get(k), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        if !(colons(i + 1) && colons(i + 2)) {
            found.push(path);
            return i + 1;
        }
        i += 3;
    }
}

/// The module of a file, with the folder of its crate: `src/app/find/view.rs` is `[src, app, find, view]`.
fn module(file: &Path) -> Vec<String> {
    let mut module: Vec<String> = file.iter().map(|s| s.to_string_lossy().trim_end_matches(".rs").to_owned()).collect();
    if module.last().is_some_and(|last| last == "mod" || last == "lib" || last == "main") {
        module.pop();
    }
    module
}

/// The module or item that a path refers to, with the folder of its crate; `None` if it is outside of this project.
fn target(module: &[String], path: &[String]) -> Option<Vec<String>> {
    let crate_len = module.iter().position(|s| s == "src").map(|i| i + 1)?;
    let owned = |parts: &[&str]| parts.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    // The macro of texts stands at the root of the crate, as macros do.
    if path.iter().eq(["crate", "tr"]) {
        return Some(owned(&["src", "app", "words"]));
    }
    let (mut to, rest) = match path[0].as_str() {
        "crate" => (module[..crate_len].to_vec(), &path[1..]),
        "claimlight_core" => (owned(&["core", "src"]), &path[1..]),
        "claimlight" => (owned(&["src"]), &path[1..]),
        _ => {
            let up = path.iter().take_while(|s| *s == "super").count();
            // In a module within the file, one `super` leads only out of that module.
            (module[..module.len().saturating_sub(up).max(crate_len)].to_vec(), &path[up..])
        }
    };
    to.extend(rest.iter().cloned());
    Some(to)
}

/// The row of the table to which a module belongs: the longest name that is a prefix of its path.
fn row<'a>(table: &'a BTreeMap<String, BTreeSet<String>>, module: &[String]) -> Option<&'a str> {
    let path = module.join("/");
    let holds = |name: &&String| {
        let name = name.trim_end_matches(".rs");
        path == name || path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
    };
    table.keys().filter(holds).max_by_key(|name| name.len()).map(String::as_str)
}

#[test]
fn no_folder_knows_another_one_that_its_row_does_not_name() {
    let table = table(&std::fs::read_to_string(root().join("docs/architecture.md")).unwrap());
    assert!(table.len() > 20, "the tables were read");
    assert_eq!(circle(&table), None, "the tables hold a cycle");
    for name in table.iter().flat_map(|(name, knows)| std::iter::once(name).chain(knows)) {
        assert!(root().join(name).exists(), "{name} is in a table and does not exist");
        assert!(table.contains_key(name), "{name} has no row");
    }
    let mut files = Vec::new();
    for folder in ["core/src", "src"] {
        sources(&root().join(folder), &mut files);
    }
    let mut wrong = BTreeSet::new();
    for file in files {
        let name = file.strip_prefix(root()).unwrap();
        let source = std::fs::read_to_string(&file).unwrap();
        if source.contains("#![cfg(test)]") {
            continue;
        }
        let module = module(name);
        let Some(own) = row(&table, &module) else {
            wrong.insert(format!("{} has no row", name.display()));
            continue;
        };
        for path in paths(source.parse().unwrap()) {
            let Some(other) = target(&module, &path).and_then(|to| row(&table, &to)) else { continue };
            if other != own && !table[own].contains(other) {
                wrong.insert(format!("{} imports {other} ({})", name.display(), path.join("::")));
            }
        }
    }
    let list: Vec<String> = wrong.into_iter().collect();
    assert!(list.is_empty(), "not allowed by the tables of docs/architecture.md:\n{}", list.join("\n"));
}

/// The functions in a source, each with its length in lines.
fn functions(source: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let Some(at) =
            trimmed.find("fn ").filter(|at| trimmed[..*at].chars().all(|c| c.is_alphanumeric() || " ():".contains(c)))
        else {
            continue;
        };
        let end = format!("{}}}", &line[..line.len() - trimmed.len()]);
        if let Some(len) = lines[i..].iter().position(|l| *l == end) {
            let name: String = trimmed[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push((name, len + 1));
        }
    }
    found
}

/// Prints long files and functions, which may be worth splitting: `cargo test --test house -- --nocapture`.
#[test]
fn long_files_and_functions_are_listed() {
    let mut files = Vec::new();
    for folder in ["core/src", "src"] {
        sources(&root().join(folder), &mut files);
    }
    assert!(files.len() > 100, "the sources were read");
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(root()).unwrap().display();
        let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        if code.lines().count() > LONG_FILE {
            println!("{name}: {} lines", code.lines().count());
        }
        for (function, lines) in functions(code).into_iter().filter(|(_, lines)| *lines > LONG_FUNCTION) {
            println!("{name}: {function} has {lines} lines");
        }
    }
}

fn rows(page: &str) -> BTreeMap<String, BTreeSet<String>> {
    table(page)
}

#[test]
fn a_circle_is_found() {
    let page = "| `src/a/` | x | `src/b/` |\n| `src/b/` | x | `src/c/` |\n| `src/c/` | x | |\n";
    assert_eq!(circle(&rows(page)), None);
    assert!(circle(&rows(&page.replace("| `src/c/` | x | |", "| `src/c/` | x | `src/a/` |"))).is_some());
}

#[test]
fn paths_are_followed_into_braces_and_out_of_tests() {
    let source = "use crate::app::{find::{self, Find}, look}; fn f() { crate::cli::run() }\n\
        #[cfg(test)]\nmod tests { use crate::hidden::X; }\n use super::y;";
    let found: Vec<String> = paths(source.parse().unwrap()).into_iter().map(|p| p.join("::")).collect();
    let expected =
        ["crate::app::find::self", "crate::app::find::Find", "crate::app::look", "crate::cli::run", "super::y"];
    assert_eq!(found, expected);
}
