//! Counts how often the language of a text is guessed wrong.
//!
//! ```text
//! cargo run -p claimlight-core --example languages -- FILE… [--length CHARACTERS] [--show]
//! ```
//!
//! The files are those of the example `sentences`. The sentences of a language are joined by blanks (Chinese, Japanese and Thai: by
//! nothing) until they have CHARACTERS (200 if not said) Unicode characters; each such piece is guessed. With `--show` pieces that
//! were guessed wrong are printed.

#![expect(clippy::print_stdout, reason = "a table for people")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use claimlight_core::text::guess_language;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut length, mut show) = (200, false);
    let mut by_language = BTreeMap::<String, Vec<String>>::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--length" => length = arguments.next().ok_or("a number follows --length")?.parse()?,
            "--show" => show = true,
            _ => read(Path::new(&argument), &mut by_language)?,
        }
    }
    println!("language  pieces   wrong       %  taken for");
    let (mut all, mut all_wrong) = (0, 0);
    for (language, rows) in &by_language {
        let mut taken = BTreeMap::<&str, usize>::new();
        let pieces = pieces(rows, if matches!(language.as_str(), "zh" | "ja" | "th") { "" } else { " " }, length);
        for piece in &pieces {
            let guess = guess_language(piece);
            if guess != language {
                *taken.entry(guess).or_default() += 1;
                if show {
                    println!("{language} taken for {guess}: {piece}");
                }
            }
        }
        let wrong: usize = taken.values().sum();
        all += pieces.len();
        all_wrong += wrong;
        println!("{language:9} {:6} {wrong:7} {:7.2}  {taken:?}", pieces.len(), percent(wrong, pieces.len()));
    }
    println!("all       {all:6} {all_wrong:7} {:7.2}", percent(all_wrong, all));
    Ok(())
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Adds the sentences of a file to those of their languages.
fn read(path: &Path, by_language: &mut BTreeMap<String, Vec<String>>) -> Result<(), Box<dyn Error>> {
    let content = std::fs::read_to_string(path)?;
    if path.extension().is_some_and(|e| e == "jsonl") {
        for line in content.lines() {
            let row: serde_json::Value = serde_json::from_str(line)?;
            for (language, sentence) in row["text"].as_object().ok_or("a row without `text`")? {
                by_language.entry(language.clone()).or_default().push(sentence.as_str().unwrap_or_default().to_owned());
            }
        }
    } else {
        let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        by_language.entry(language).or_default().extend(content.lines().map(str::to_owned));
    }
    Ok(())
}

/// The sentences joined to pieces of at least `length` characters.
fn pieces(rows: &[String], blank: &str, length: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for row in rows {
        if !piece.is_empty() {
            piece.push_str(blank);
        }
        piece.push_str(row.trim());
        if piece.chars().count() >= length {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    pieces
}
