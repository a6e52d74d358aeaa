//! Counts how often sentences end in the wrong place, by language.
//!
//! ```text
//! cargo run -p claimlight-core --example sentences -- FILE… [--show LANGUAGE]
//! ```
//!
//! A FILE that ends in `.jsonl` holds a JSON object a line, whose `text` maps languages to the same sentence. Any other file is
//! named by its language (`de.txt`) and holds a sentence a line. Five sentences at a time are joined by a blank (Chinese,
//! Japanese and Thai: by nothing) and split again. "Ends" are those between two sentences of such a text. With `--show` the
//! wrong cuts of that language are printed with what surrounds them.

#![expect(clippy::print_stdout, reason = "a table for people")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use claimlight_core::text::{TextRange, sentences};

/// How many sentences are joined.
const JOINED: usize = 5;

#[derive(Default)]
struct Count {
    ends: usize,
    too_many: usize,
    missed: usize,
}

impl Count {
    fn print(&self, name: &str) {
        let wrong = self.too_many + self.missed;
        let percent = 100.0 * wrong as f64 / self.ends.max(1) as f64;
        println!("{name:8} {:6} {:9} {:7} {percent:7.2}", self.ends, self.too_many, self.missed);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut show = None;
    let mut by_language = BTreeMap::<String, Vec<String>>::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--show" {
            show = arguments.next();
        } else {
            read(Path::new(&argument), &mut by_language)?;
        }
    }
    println!("language   ends  too many  missed       %");
    let mut all = Count::default();
    for (language, rows) in &by_language {
        let count = count(language, rows, show.as_ref() == Some(language));
        count.print(language);
        all.ends += count.ends;
        all.too_many += count.too_many;
        all.missed += count.missed;
    }
    all.print("all");
    Ok(())
}

/// Adds the sentences of a file to those of their languages.
fn read(path: &Path, by_language: &mut BTreeMap<String, Vec<String>>) -> Result<(), Box<dyn Error>> {
    let content = std::fs::read_to_string(path)?;
    if path.extension().is_some_and(|e| e == "jsonl") {
        for line in content.lines() {
            let row: serde_json::Value = serde_json::from_str(line)?;
            let texts = row["text"].as_object().ok_or("a row without `text`")?;
            for (language, sentence) in texts {
                let sentence = sentence.as_str().unwrap_or_default().trim().to_owned();
                by_language.entry(language.clone()).or_default().push(sentence);
            }
        }
    } else {
        let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        by_language.entry(language).or_default().extend(content.lines().map(|l| l.trim().to_owned()));
    }
    Ok(())
}

/// Joins and splits the sentences of a language.
fn count(language: &str, rows: &[String], show: bool) -> Count {
    let blank = if matches!(language, "zh" | "ja" | "th") { "" } else { " " };
    let mut count = Count::default();
    for rows in rows.chunks(JOINED) {
        let text = rows.join(blank);
        let mut ends = BTreeSet::new();
        let mut at = 0;
        for row in &rows[..rows.len() - 1] {
            at += row.len();
            ends.insert(at);
            at += blank.len();
        }
        let found: Vec<_> = sentences(&text, language, TextRange::from_usize(0..text.len()));
        let cuts: BTreeSet<usize> = found.iter().map(|s| s.end().to_usize()).filter(|e| *e < text.len()).collect();
        count.ends += ends.len();
        count.too_many += cuts.difference(&ends).count();
        count.missed += ends.difference(&cuts).count();
        if show {
            cuts.difference(&ends).for_each(|at| println!("too many {}", around(&text, *at)));
            ends.difference(&cuts).for_each(|at| println!("missed   {}", around(&text, *at)));
        }
    }
    count
}

fn around(text: &str, at: usize) -> String {
    let from = text.floor_char_boundary(at.saturating_sub(70));
    let to = text.ceil_char_boundary((at + 40).min(text.len()));
    format!("{}¦{}", &text[from..at], &text[at..to])
}
