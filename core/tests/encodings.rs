//! How often the encoding of a text is found: texts in 29 languages, cut to several lengths, in the encodings that were in use for
//! each. Never is a wrong one taken in silence. The table that this prints stands in docs/reading.md:
//! `cargo test -p claimlight-core --test encodings -- --nocapture`.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]
#![expect(clippy::print_stdout, reason = "the table is printed for docs/reading.md")]

use std::collections::BTreeMap;

use claimlight_core::import::{self, Encoding, ImportOptions};

#[path = "encodings/texts.rs"]
mod texts;

/// The lengths that the texts are cut to, in characters.
const LENGTHS: [usize; 3] = [60, 200, 1000];
/// Every so many characters a piece starts.
const STEP: usize = 31;
/// The encodings that every text can have.
const UNICODE: [&str; 5] = ["UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"];

/// What became of the pieces of one length in one encoding.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    /// Wrong, and reported as a guess or refused.
    guessed: usize,
    /// Wrong, and nothing said so.
    silent: usize,
}

/// A text in an encoding, without a byte order mark.
fn encoded(text: &str, name: &str) -> Vec<u8> {
    match name {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "UTF-32LE" => text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
        "UTF-32BE" => text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
        name => {
            let Some(Encoding::Standard(encoding)) = Encoding::named(name) else { panic!("{name}") };
            let (bytes, _, is_lossy) = encoding.encode(text);
            assert!(!is_lossy, "{name} can't hold {text}");
            bytes.into_owned()
        }
    }
}

/// The pieces of a text of this length, which is repeated if it is shorter.
fn pieces(text: &str, length: usize) -> impl Iterator<Item = String> {
    let one: Vec<char> = text.chars().chain([' ']).collect();
    let many = one.repeat(length / one.len() + 2);
    (0..one.len()).step_by(STEP).map(move |start| many[start..start + length].iter().collect())
}

fn count(text: &str, name: &str, length: usize) -> Count {
    let mut count = Count::default();
    for piece in pieces(text, length) {
        let bytes = encoded(&piece, name);
        let options = ImportOptions { encoding: Encoding::named(name), ..ImportOptions::default() };
        let told = import::import_as("a.txt", &bytes, &options).unwrap();
        assert_eq!(told.article.text.as_str(), piece, "{name} was named");
        assert_eq!(told.unread_lines, [0; 0], "{name}");
        match import::import("a.txt", &bytes) {
            Ok(found) if found.article.text.as_str() == piece => count.right += 1,
            Ok(found) if !found.article.facts.import.as_ref().unwrap().guessed => {
                println!("{name} was not found: {piece}");
                count.silent += 1;
            }
            _ => count.guessed += 1,
        }
    }
    count
}

#[test]
fn no_encoding_is_guessed_wrong_in_silence() {
    let mut table: BTreeMap<&str, (Vec<&str>, [Count; 3])> = BTreeMap::new();
    for sample in texts::SAMPLES {
        for &name in sample.encodings.iter().chain(&UNICODE) {
            let (languages, counts) = table.entry(name).or_default();
            languages.push(sample.language);
            for (sum, length) in counts.iter_mut().zip(LENGTHS) {
                let Count { right, guessed, silent } = count(sample.text, name, length);
                *sum = Count { right: sum.right + right, guessed: sum.guessed + guessed, silent: sum.silent + silent };
            }
        }
    }
    println!("| encoding | languages | 60 characters | 200 | 1,000 |\n| --- | --- | --- | --- | --- |");
    for (name, (languages, counts)) in &table {
        let languages = if languages.len() == texts::SAMPLES.len() { "all".to_owned() } else { languages.join(", ") };
        let cells = counts.map(|c| format!("{} of {}", c.right, c.right + c.guessed + c.silent));
        println!("| {name} | {languages} | {} |", cells.join(" | "));
        assert!(counts.iter().all(|c| c.silent == 0), "{name}");
    }
    let all = |i: usize| table.values().map(move |(_, counts)| counts[i]);
    for (i, length) in LENGTHS.into_iter().enumerate() {
        let (right, guessed) = all(i).fold((0, 0), |sum, c| (sum.0 + c.right, sum.1 + c.guessed));
        println!("{length} characters: {right} right, {guessed} reported as a guess, 0 wrong in silence");
        assert!(guessed * 20 < right, "{length}");
    }
}
