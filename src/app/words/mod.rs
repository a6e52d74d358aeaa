//! The words on the screen: texts in the window's language, and errors of the core as sentences.

pub mod address;
pub mod error_text;
pub mod languages;
pub mod log_words;
pub mod texts;
pub mod unsaved;

use std::path::Path;

use claimlight_core::model::Claim;
use claimlight_core::text::{Offset, ceil_grapheme, floor_grapheme};

/// The program's name, the same in every language.
pub const NAME: &str = "Claimlight";

/// The last part of a path, as the screen shows it; the whole path if it has no file name.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A name in a line with buttons: its start and its end, if it is long. The whole name belongs into the hover text.
pub fn short(name: &str) -> String {
    /// The widths of start and end, in narrow letters.
    const START: usize = 38;
    const END: usize = 16;
    let width = |c: char| if c < '\u{1100}' { 1 } else { 2 };
    if name.chars().map(width).sum::<usize>() <= START + END + 2 {
        return name.to_owned();
    }
    // How many bytes of these characters have room.
    let fitting = |most: usize, chars: &mut dyn Iterator<Item = char>| {
        let mut room = most;
        let fits = chars.take_while(|c| room.checked_sub(width(*c)).map(|left| room = left).is_some());
        fits.map(char::len_utf8).sum::<usize>()
    };
    let start = floor_grapheme(name, Offset::new(fitting(START, &mut name.chars()))).to_usize();
    let end = ceil_grapheme(name, Offset::new(name.len() - fitting(END, &mut name.chars().rev()))).to_usize();
    format!("{}…{}", name[..start].trim_end(), name[end..].trim_start())
}

/// Everything that people wrote about a claim, one part per line: notes, the restated claim, the claimant, tags, evidence.
pub fn written_about(claim: &Claim) -> String {
    let mut words = String::new();
    let mut add = |part: &str| {
        if !part.is_empty() {
            words.push_str(part);
            words.push('\n');
        }
    };
    claim.judgements.iter().for_each(|j| add(&j.note));
    add(&claim.restated);
    add(&claim.claimant);
    claim.tags.iter().for_each(|tag| add(tag));
    for evidence in &claim.evidence {
        for part in [&evidence.url, &evidence.title, &evidence.publisher, &evidence.quote, &evidence.question] {
            add(part);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_keeps_its_start_and_its_end() {
        let check = |name: &str, expected: &str| assert_eq!(short(name), expected);
        check("", "");
        check("a.claims.ron", "a.claims.ron");
        check(&"n".repeat(56), &"n".repeat(56));
        check(
            "Why the harbour board of the old town decided to keep the bridge closed until spring - The Evening Paper.txt",
            "Why the harbour board of the old town…vening Paper.txt",
        );
        check(&format!("{}.txt", "桥".repeat(82)), &format!("{}…{}.txt", "桥".repeat(19), "桥".repeat(6)));
        check(&"e\u{301}".repeat(60), &format!("{}…{}", "e\u{301}".repeat(19), "e\u{301}".repeat(8)));
    }
}
