//! The line below a headline that says who wrote the article and when.

use crate::model::{ArticleText, BlockKind};

/// How many blocks are searched for it.
const WITHIN: usize = 8;
/// How many lines with words below the headline can be it.
const BELOW: usize = 2;
/// A line of this many characters or more is none.
const LONGEST: usize = 100;
/// The most words that a name has in one line, `and` and the like counted.
const NAME_WORDS: usize = 8;

/// "By" in languages that write it before the name.
const BY: [&str; 10] = ["by", "von", "par", "por", "di", "door", "av", "af", "od", "от"];
/// Words in names that are written small, and words between two names.
const SMALL: [&str; 22] = [
    "and", "&", "und", "et", "y", "e", "en", "och", "og", "de", "da", "do", "dos", "del", "della", "der", "den", "van",
    "von", "la", "le", "bin",
];
/// Small words in dates.
const IN_DATES: [&str; 9] = ["of", "de", "del", "den", "am", "le", "il", "on", "at"];

/// Gives the lines below the headline that are a byline or a date the kind [`BlockKind::Byline`].
pub fn with_byline(mut text: ArticleText) -> ArticleText {
    let first = text.blocks().iter().take(WITHIN).position(|b| !b.range.is_empty());
    let Some(first) = first else { return text };
    let is_below_headline = matches!(text.blocks()[first].kind, BlockKind::Heading(_));
    let below: Vec<usize> = (first + 1..text.blocks().len().min(WITHIN))
        .filter(|i| !text.blocks()[*i].range.is_empty())
        .take(BELOW)
        .take_while(|i| {
            let block = &text.blocks()[*i];
            let words = text.slice(block.range);
            is_below_headline && block.kind == BlockKind::Paragraph && (is_byline(words) || is_date(words))
        })
        .collect();
    for i in below {
        text.set_kind(i, BlockKind::Byline);
    }
    text
}

/// Whether a line is "By" and names, with nothing after them but what is set off by `·`, `|`, a comma or a dash.
fn is_byline(line: &str) -> bool {
    if line.chars().take(LONGEST).count() == LONGEST || line.contains('\n') {
        return false;
    }
    let Some((by, rest)) = line.trim_start().split_once(char::is_whitespace) else { return false };
    if !BY.contains(&by.trim_end_matches(':').to_lowercase().as_str()) {
        return false;
    }
    let end = rest.find(['·', '|', ',', '—', '–']).unwrap_or(rest.len());
    let name: Vec<&str> = rest[..end].split_whitespace().collect();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || SMALL.contains(word);
    // "By Friday" is no byline, and neither is a sentence.
    (2..=NAME_WORDS).contains(&name.len())
        && name.iter().all(is_name)
        && name.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && name.iter().filter(|word| word.starts_with(char::is_uppercase)).count() >= 2
        && !line.trim_end().ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Whether a line is a date: a year, at most one word for the month, and figures.
fn is_date(line: &str) -> bool {
    let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '·' | '|')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_year = |word: &&str| {
        let year = word.get(..4).filter(|year| year.starts_with("19") || year.starts_with("20"));
        let ends_so =
            word.len() > 4 && word.get(word.len() - 4..).is_some_and(|y| y.starts_with("19") || y.starts_with("20"));
        (year.is_some() || ends_so) && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '/'))
    };
    let has_figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let others = words.iter().filter(|w| !has_figure(w) && !IN_DATES.contains(w)).count();
    let figures = words.iter().filter(|w| has_figure(w)).count();
    let is_whole = figures >= 2 || words.iter().any(|w| w.contains(['-', '.', '/']));
    words.len() <= 7 && others <= 1 && is_whole && words.iter().any(is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: bool) {
        let text = ArticleText::from_blocks([
            (BlockKind::Heading(1), "The ferry".to_owned(), vec![]),
            (BlockKind::Paragraph, String::new(), vec![]),
            (BlockKind::Paragraph, line.to_owned(), vec![]),
        ]);
        assert_eq!(with_byline(text).blocks()[2].kind == BlockKind::Byline, expected, "{line}");
    }

    #[test]
    fn names_and_dates_below_the_headline_are_bylines() {
        check("By Mara Lind", true);
        check("by Mara Lind and Ben de Roe · 12 March", true);
        check("Von Mara Lind, Hamburg", true);
        check("12 March 2026", true);
        check("March 12, 2026", true);
        check("12 de marzo de 2026", true);
        check("2026-03-12 10:30", true);
        check("12.03.2026", true);
    }

    #[test]
    fn sentences_are_none() {
        check("By Friday", false);
        check("By Friday the town had paid", false);
        check("By Mara Lind.", false);
        check("By Friday Ben had paid", false);
        check("Opened in May 2026", false);
        check("May 2026", false);
        check("12 ferries sank in 2026", false);
        check("", false);
    }

    #[test]
    fn only_lines_below_a_headline_are_bylines() {
        let text = ArticleText::from_blocks([
            (BlockKind::Paragraph, "It closed.".to_owned(), vec![]),
            (BlockKind::Paragraph, "By Mara Lind".to_owned(), vec![]),
        ]);
        assert_eq!(with_byline(text.clone()), text);
    }
}
