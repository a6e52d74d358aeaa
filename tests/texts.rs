//! Every text on the screen comes from assets/texts: no text is missing, unused, or written in the code.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use claimlight::app::commands::Command;
use claimlight_core::model::Scheme;
use claimlight_core::words::LANGUAGES;
use proc_macro2::{TokenStream, TokenTree};

/// Adds the source files in a folder to `found`.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// What the sources contain: all string literals, among them keys of texts, and literals that look like text for people.
#[derive(Default)]
struct Found {
    literals: BTreeSet<String>,
    bypassing: Vec<String>,
}

/// The content of a string literal.
fn string(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    let text = literal.to_string();
    Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// Whether a literal looks like text for people: it has two words, or a word that starts with a capital. Ids, keys and file names
/// have neither.
fn is_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let words = (1..bytes.len()).any(|i| bytes[i] == b' ' && letter(i - 1) && letter(i + 1));
    let capital = (0..bytes.len()).any(|i| {
        bytes[i].is_ascii_uppercase()
            && bytes.get(i + 1).is_some_and(u8::is_ascii_lowercase)
            && (i == 0 || !letter(i - 1))
    });
    words || capital
}

/// Adds the literals of a source to `found`.
fn walk(tokens: TokenStream, file: &str, found: &mut Found) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let ident = |k: usize| matches!(tokens.get(k), Some(TokenTree::Ident(_)));
        let named = |k: usize, name: &str| matches!(tokens.get(k), Some(TokenTree::Ident(n)) if n == name);
        let punct = |k: usize, c: char| matches!(tokens.get(k), Some(TokenTree::Punct(p)) if p.as_char() == c);
        // Skip attributes, which include doc comments, and test modules.
        if punct(i, '#') {
            let at = if punct(i + 1, '!') { i + 2 } else { i + 1 };
            let is_test = tokens.get(at).is_some_and(|t| t.to_string().replace(' ', "") == "[cfg(test)]");
            i = at + 1;
            if is_test && named(i, "mod") {
                i += 3;
            }
            continue;
        }
        // Skip the program's name, names of keys in files, and style sheets.
        if named(i, "const") && ["NAME", "CTRL", "SHIFT", "STYLE", "FIRST_STYLE"].iter().any(|n| named(i + 1, n)) {
            while !punct(i, ';') {
                i += 1;
            }
            continue;
        }
        match token {
            TokenTree::Group(group) => walk(group.stream(), file, found),
            token => {
                if let Some(text) = string(token) {
                    // `concat!("command-", stringify!(…))` and file names as in `include_str!` are not texts.
                    let included = i == 0 && ident(i + 1);
                    if is_text(&text) && !text.starts_with('<') && !included && !text.starts_with("settings.") {
                        found.bypassing.push(format!("{file}:{}: {text}", token.span().start().line));
                    }
                    found.literals.insert(text);
                }
            }
        }
        i += 1;
    }
}

/// The folders whose sources say something to people.
fn folders() -> [PathBuf; 4] {
    ["src/app", "core/src/report", "core/src/exercise", "core/src/words"]
        .map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

/// The sources in them.
fn speaking() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in folders() {
        sources(&folder, &mut files);
    }
    files
}

fn read_all() -> Found {
    let mut found = Found::default();
    for file in speaking() {
        let source = std::fs::read_to_string(&file).unwrap();
        let folder = folders().into_iter().find(|folder| file.starts_with(folder)).unwrap();
        let name = file.strip_prefix(&folder).unwrap().display().to_string();
        // Reports hold HTML and Markdown, which look like texts.
        let before = found.bypassing.len();
        walk(source.parse().unwrap(), &name, &mut found);
        if !folder.ends_with("src/app") {
            found.bypassing.truncate(before);
        }
    }
    found
}

/// Sources that name fonts, colours and egui's styles, which are not texts.
const NO_TEXTS: [&str; 3] = ["look/fonts.rs", "look/theme.rs", "words/texts.rs"];

#[test]
fn no_text_bypasses_the_files_of_texts() {
    let found = read_all();
    let bypassing: Vec<_> = found.bypassing.iter().filter(|b| !NO_TEXTS.iter().any(|f| b.starts_with(f))).collect();
    assert!(bypassing.is_empty(), "{bypassing:#?}");
}

#[test]
fn english_is_complete_and_every_text_is_used() {
    let found = read_all();
    let keys = LANGUAGES[0].keys();
    let commands: BTreeSet<String> = Command::ALL
        .iter()
        .flat_map(|c| [format!("command-{}", c.name()), format!("command-{}.help", c.name())])
        .collect();
    for key in &commands {
        assert!(keys.contains(key), "{key} is missing");
    }
    let unused: Vec<_> = keys
        .iter()
        .filter(|k| !found.literals.contains(*k) && !commands.contains(*k) && !k.starts_with("scheme-text-"))
        .collect();
    assert!(unused.is_empty(), "never used: {unused:#?}");
    let known: BTreeSet<&String> = keys.iter().collect();
    let mut missing = Vec::new();
    for file in speaking() {
        // `include_str!("…")` names a file.
        let source = std::fs::read_to_string(&file).unwrap().replace("include_str!(", "");
        let is_plain =
            |before: &str| before.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "_.,&".contains(c));
        let of_report = source.split("told!(").skip(1).filter_map(|part| part.split_once('"'));
        let of_report = of_report.filter(|(before, _)| is_plain(before)).map(|(_, part)| part);
        for part in source.split("tr!(\"").skip(1).chain(of_report) {
            let key = part.split('"').next().unwrap_or_default();
            if !known.contains(&key.to_owned()) && key != "key" && !key.starts_with("..") {
                missing.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn each_language_has_the_texts_that_english_has() {
    let english = LANGUAGES[0].keys();
    for language in &LANGUAGES[1..] {
        let own = language.keys();
        let missing: Vec<_> = english.iter().filter(|k| !own.contains(k)).collect();
        let further: Vec<_> = own.iter().filter(|k| !english.contains(k)).collect();
        assert!(missing.is_empty() && further.is_empty(), "{}: lacks {missing:#?}, has {further:#?}", language.code);
    }
}

#[test]
fn the_texts_of_the_schemes_that_come_along_can_be_told_in_each_language() {
    let keys = LANGUAGES[0].keys();
    let english: BTreeSet<&str> =
        keys.iter().filter(|k| k.starts_with("scheme-text-")).map(|k| LANGUAGES[0].text(k.clone().leak())).collect();
    for scheme in Scheme::built_in() {
        let labels = scheme.verdicts.iter().flat_map(|v| [&v.label, &v.sentence]);
        for text in labels.chain(&scheme.kinds).chain([&scheme.name]) {
            assert!(english.contains(text.as_str()), "{text}");
        }
    }
}
