//! Lines of a paragraph become running text.

use std::collections::BTreeSet;

use super::letters::{SOFT_HYPHEN, has_no_blanks, is_hyphen, is_wide};
use super::parts::Letter;

/// Words that follow a hyphen which belongs to a word left open: *Vor- und Nachteile*, *pre- and post-war*.
const AFTER_OPEN_HYPHEN: [&str; 12] = ["und", "oder", "bzw", "sowie", "and", "or", "to", "nor", "y", "o", "en", "et"];
/// The longest word that is looked up among the words of the document, in letters.
const LONGEST: usize = 60;

/// The words that a document has within its lines, in small letters.
#[derive(Debug, Default)]
pub struct Words(BTreeSet<String>);

impl Words {
    /// Adds the words of a line, but for its first and last one, which may be parts.
    pub fn add_line(&mut self, line: &[Letter]) {
        let text: String = line.iter().map(|letter| letter.c).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        for word in words.iter().skip(1).take(words.len().saturating_sub(2)) {
            let word = bare(word);
            if word.chars().count() <= LONGEST {
                self.0.insert(word.to_lowercase());
            }
        }
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// What is between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// A blank.
    Blank,
    /// Nothing.
    Nothing,
    /// Nothing, and the hyphen at the end of the first line goes.
    WithoutHyphen,
}

/// Adds a line to a paragraph.
pub fn add_line(paragraph: &mut Vec<Letter>, line: &[Letter], words: &Words) {
    match join(paragraph, line, words) {
        Join::WithoutHyphen => {
            paragraph.pop();
        }
        Join::Blank => {
            if let Some(last) = paragraph.last().copied() {
                paragraph.push(Letter { c: ' ', script: None, ..last });
            }
        }
        Join::Nothing => {}
    }
    paragraph.extend(line);
}

fn join(before: &[Letter], after: &[Letter], words: &Words) -> Join {
    let (Some(last), Some(first)) = (before.last(), after.first()) else { return Join::Nothing };
    let second_last = before.len().checked_sub(2).map_or(' ', |i| before[i].c);
    match last.c {
        c if is_hyphen(c) && second_last.is_alphanumeric() => at_hyphen(before, after, words),
        // A dash without a blank before it has none after it.
        '–' | '—' | '/' if second_last.is_alphanumeric() && first.c.is_alphanumeric() => Join::Nothing,
        '/' | '=' | '&' | '_' if is_address(before) => Join::Nothing,
        c if has_no_blanks(c) && has_no_blanks(first.c) => Join::Nothing,
        c if is_wide(c) && first.c.is_ascii_punctuation() => Join::Nothing,
        _ => Join::Blank,
    }
}

/// What becomes of a hyphen between two lines. A soft one always goes. One before a small letter goes, unless the word after it
/// shows that the word before is left open, or the document has the word with its hyphen elsewhere and not without. All others
/// stay.
fn at_hyphen(before: &[Letter], after: &[Letter], words: &Words) -> Join {
    let next: String = after.iter().map(|l| l.c).take_while(|c| !c.is_whitespace()).take(LONGEST).collect();
    let starts_small = next.starts_with(|c: char| c.is_lowercase() || (c.is_alphabetic() && !c.is_uppercase()));
    if before.last().is_some_and(|letter| letter.c == SOFT_HYPHEN) && starts_small {
        return Join::WithoutHyphen;
    }
    if !starts_small || is_address(before) {
        return Join::Nothing;
    }
    let mut head: Vec<char> =
        before.iter().rev().skip(1).map(|l| l.c).take_while(|c| !c.is_whitespace()).take(LONGEST).collect();
    head.reverse();
    let head: String = head.into_iter().collect();
    if AFTER_OPEN_HYPHEN.contains(&bare(&next)) && !words.has(bare(&format!("{head}{next}"))) {
        return Join::Blank;
    }
    let (joined, hyphened) = (format!("{head}{next}"), format!("{head}-{next}"));
    if words.has(bare(&hyphened)) && !words.has(bare(&joined)) { Join::Nothing } else { Join::WithoutHyphen }
}

/// Whether the last word of a text is an address of the web.
fn is_address(letters: &[Letter]) -> bool {
    /// Longer addresses are not looked at.
    const LONGEST: usize = 2_000;
    let backwards = letters.iter().rev().take(LONGEST).take_while(|letter| !letter.c.is_whitespace());
    let word: String = backwards.map(|letter| letter.c).collect();
    word.contains("//:") || word.rsplit('.').next() == Some("www")
}

/// Replaces soft hyphens that are seen within a line: some fonts call every hyphen so.
pub fn show_hyphens(paragraph: &mut [Letter]) {
    for letter in paragraph {
        if letter.c == SOFT_HYPHEN {
            letter.c = '-';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parts::tests::{letters, text};
    use super::*;

    /// Joins lines; those after an empty one tell the document's other words.
    #[track_caller]
    fn check(lines: &str, expected: &str) {
        let (lines, others) = lines.split_once("\n\n").unwrap_or((lines, ""));
        let mut words = Words::default();
        others.lines().for_each(|line| words.add_line(&letters(line)));
        let mut joined = Vec::new();
        lines.lines().for_each(|line| add_line(&mut joined, &letters(line), &words));
        assert_eq!(text(&joined), expected);
    }

    #[test]
    fn lines_are_joined_by_blanks_where_the_script_has_them() {
        check("The ferry\nsailed.", "The ferry sailed.");
        check("渡船昨天\n离开了港口。", "渡船昨天离开了港口。");
        check("เรือออก\nจากท่า", "เรือออกจากท่า");
        check("배가\n떠났다", "배가 떠났다");
    }

    #[test]
    fn hyphens_at_line_ends() {
        check("The har-\nbour", "The harbour");
        check("The har\u{ad}\nbour", "The harbour");
        check("The har\u{2010}\nbour", "The harbour");
        check("Franco-\nGerman", "Franco-German");
        check("from 2010-\n2015", "from 2010-2015");
        check("Vor-\nund Nachteile", "Vor- und Nachteile");
        check("pre-\nand post-war", "pre- and post-war");
        check("a dash -\nso", "a dash - so");
        check("two-\nthirds", "twothirds");
        check("two-\nthirds\n\nsome two-thirds of it", "two-thirds");
        check("the har-\nbour\n\na harbour or a har-bour so", "the harbour");
        check("пере-\nправа", "переправа");
    }

    #[test]
    fn dashes_and_addresses() {
        check("1990–\n1995", "1990–1995");
        check("so –\nand so", "so – and so");
        check("and/\nor", "and/or");
        check("https://example.org/a/\nb", "https://example.org/a/b");
        check("https://example.org/a-\nb", "https://example.org/a-b");
    }
}
