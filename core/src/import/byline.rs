//! The lines by a headline that say who wrote the article and when.

use crate::model::{ArticleText, BlockKind};

/// How many blocks are searched for them.
const WITHIN: usize = 10;
/// How many lines with words below the headline are searched.
const BELOW: usize = 3;
/// A line of this many characters or more is none.
const LONGEST: usize = 120;
/// The most words that names have in one line, `and` and the like counted.
const NAME_WORDS: usize = 10;
/// The most words that say what a person is or where, such as `staff writer`.
const ROLE_WORDS: usize = 6;
/// The most words of a date.
const DATE_WORDS: usize = 9;

/// "By" in languages that write it before the name, with `|` between them, as in the lists below. Alone they begin sentences too (`By Friday`).
const BY: &str = "by|von|par|por|di|door|av|af|od|от|per|oleh";
/// Words that stand before a name and in few sentences, with or without a colon.
const WRITTEN_BY: &str = "written by|words by|text by|story by|report by|reporting by|reported by|posted by|published by|\
    article by|analysis by|opinion by|a report by|geschrieben von|ein bericht von|text von|écrit par|\
    publié par|texte de|escrito por|publicado por|texto de|a cura di|scritto da|geschreven door|text av|\
    skrevet af|skrevet av|skriven av|napisał";
/// Words that stand before a name with a colon.
const AUTHOR: &str = "author|authors|byline|writer|reporter|text|words|autor|autorin|autoren|auteur|auteurs|autores|autora|\
    autore|autori|författare|forfatter|tekst|texte|texto|testo|автор|авторы|текст|作者|撰文|文";
/// Words in names that are written small, and words between two names.
const SMALL: &str = "and|&|und|et|y|e|en|och|og|i|и|de|da|do|dos|del|della|der|den|van|von|la|le|bin|al|zu";
/// Words between a name and the paper or place that the person writes for.
const FOR: &str = "for|in|at|from|für|aus|pour|para|per|voor";
/// Words before a date that say what happened then, and those between them and the date.
const PUBLISHED: &str = "published|posted|updated|last updated|last modified|first published|created|date|datum|stand|\
    veröffentlicht|aktualisiert|erschienen|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|\
    aggiornato|gepubliceerd|publicerad|offentliggjort|opublikowano|опубликовано|обновлено";
/// Small words in dates, and what follows a time.
const IN_DATES: &str = "of|on|at|the|de|del|den|am|um|le|il|el|alle|à|a|em|op|kl|uhr|pm|a.m|p.m|gmt|utc|et|г";

/// Whether a list has a word.
fn holds(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}

/// What a line by the headline says.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    /// Who wrote the article; empty if the line does not say.
    names: String,
    /// Whether it says when.
    has_date: bool,
}

/// Gives the lines by the headline that are a byline or a date the kind [`BlockKind::Byline`].
pub fn with_byline(mut text: ArticleText) -> ArticleText {
    for i in places(&text) {
        text.set_kind(i, BlockKind::Byline);
    }
    text
}

/// Who wrote the article by the lines at its headline; empty if they don't say.
pub fn author(text: &ArticleText) -> String {
    let lines = places(text).into_iter().filter_map(|i| read(text.slice(text.blocks()[i].range)));
    lines.map(|line| line.names).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Whether a line says who wrote an article, or when.
pub fn is_byline(line: &str) -> bool {
    read(line).is_some()
}

/// The indexes of the blocks that are bylines.
fn places(text: &ArticleText) -> Vec<usize> {
    use BlockKind::{Byline, Heading, Item, Paragraph, Quotation};
    let blocks = text.blocks();
    let filled: Vec<usize> =
        (0..blocks.len().min(WITHIN)).filter(|i| !text.slice(blocks[*i].range).trim().is_empty()).collect();
    // The headline is the first line, or the second one below a date.
    let is_heading = |i: &usize| matches!(blocks[*i].kind, BlockKind::Heading(_));
    let is_line = |i: &usize| read(text.slice(blocks[*i].range)).is_some();
    // Without a heading, a short first line that a byline follows is the headline.
    let is_short = |i: &usize| {
        let words = text.slice(blocks[*i].range).trim();
        blocks[*i].kind == BlockKind::Paragraph
            && words.chars().take(LONGEST).count() < LONGEST
            && !words.ends_with(['.', '!', '?', ',', ';', ':', '…', '。', '"', '”', '»'])
    };
    let is_headline = |i: &usize| is_heading(i) && !is_line(i);
    let starts_so = filled.first().is_some_and(|i| is_short(i) && !is_line(i)) && filled.get(1).is_some_and(is_line);
    let headline = filled.iter().take(2).position(is_headline).or_else(|| starts_so.then_some(0));
    let Some(headline) = headline else { return Vec::new() };
    let is_text = |i: &usize| {
        matches!(blocks[*i].kind, Paragraph | Quotation | Heading(2..) | Item { number: None, .. } | Byline)
    };
    let around =
        filled.iter().take(headline + 1 + BELOW).enumerate().filter(|(at, _)| *at != headline).map(|(_, i)| *i);
    around.filter(|i| is_text(i) && is_line(i)).collect()
}

/// Reads a line that says who wrote the article, when, or both; `None` if it is anything else.
fn read(line: &str) -> Option<Line> {
    if line.chars().take(LONGEST).count() == LONGEST {
        return None;
    }
    let line = line.trim().trim_start_matches(['—', '–', '-', '•', '(', '[']).trim_end_matches([')', ']']).trim();
    if line.ends_with(['!', '?', ':', ';', '…', '。']) || (line.ends_with('.') && !ends_shortened(line)) {
        return None;
    }
    let mut found = Line { names: String::new(), has_date: false };
    let mut alone = None;
    for part in parts(line) {
        let (names, rest) = by(part).unwrap_or_default();
        if !names.is_empty() && found.names.is_empty() && fits_after_names(rest) {
            found.names = names;
            found.has_date |= is_date(rest);
        } else if is_date(part) {
            found.has_date = true;
        } else if let Some(names) = beside_date(part).filter(|_| found.names.is_empty()) {
            (found.names, found.has_date) = (names, true);
        } else if alone.is_none() && found.names.is_empty() && is_name(part, 2) {
            alone = Some(part);
        } else if (found.names.is_empty() && alone.is_none() && !is_length(part)) || !is_role(part) {
            return None;
        }
    }
    if let Some(name) = alone.filter(|_| found.names.is_empty()) {
        // A name alone may be a headline of its own.
        name.clone_into(&mut found.names);
        return found.has_date.then_some(found);
    }
    (!found.names.is_empty() || found.has_date).then_some(found)
}

/// Whether a line ends with a shortened word: `10:30 a.m.`, `Ben Roe Jr.`
fn ends_shortened(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    matches!(last.as_str(), "a.m." | "p.m." | "jr." | "sr." | "г.")
}

/// The parts of a line between signs that set them off.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let line_parts = line.split(['·', '|', '•', '\n', '\t', '—', '∙', '●', '｜']);
    let parts = line_parts
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" / "));
    // In plain text, there can be marks of Markdown.
    let trimmed = parts.map(|part| part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#')));
    trimmed.filter(|part| !part.is_empty())
}

/// The names after "by" in a part of a line, and what follows them.
fn by(part: &str) -> Option<(String, &str)> {
    let (rest, least) = WRITTEN_BY
        .split('|')
        .find_map(|words| after_words(part, words).map(|rest| (rest, 1)))
        .or_else(|| {
            AUTHOR.split('|').find_map(|word| after_words(part, word).and_then(after_colon).map(|rest| (rest, 1)))
        })
        .or_else(|| {
            BY.split('|')
                .find_map(|word| after_words(part, word))
                .map(|rest| after_colon(rest).map_or((rest, 2), |rest| (rest, 1)))
        })?;
    names(rest, least)
}

/// What follows words at the start of a text, whatever their case; `None` if the text does not start with them.
fn after_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut chars = text.chars();
    for wanted in words.chars() {
        let c = chars.next()?;
        if c != wanted && !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let rest = chars.as_str();
    (!rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
}

/// What follows a colon.
fn after_colon(text: &str) -> Option<&str> {
    text.strip_prefix([':', '：', '/', '／']).map(str::trim_start)
}

/// The names at the start of a text, of at least so many words, and what follows them.
fn names(text: &str, least: usize) -> Option<(String, &str)> {
    let end = text.find([',', '(', '[', '，', '、']).unwrap_or(text.len());
    let mut starts: Vec<usize> = Vec::new();
    let mut before = ' ';
    for (i, c) in text[..end].char_indices() {
        if before.is_whitespace() && !c.is_whitespace() {
            starts.push(i);
        }
        before = c;
    }
    // A date or a paper may follow without a comma.
    let follows = |at: usize| {
        let rest = &text[at..];
        let word = rest.split_whitespace().next().unwrap_or_default();
        let next = rest[word.len()..].trim_start();
        is_date(rest) || (holds(FOR, word) && next.starts_with(char::is_uppercase))
    };
    let end = starts.iter().skip(1).copied().find(|at| follows(*at)).unwrap_or(end);
    let name = text[..end].trim();
    let is_one = least == 1 || is_date(text[end..].trim_start_matches([',', ' ']));
    is_name(name, if is_one { 1 } else { 2 }).then(|| (name.to_owned(), &text[end..]))
}

/// Whether words are names, with at least so many words in capitals.
fn is_name(text: &str, least: usize) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_caseless = |word: &str| word.chars().all(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    let is_capital = |word: &&str| {
        word.trim_start_matches(['"', '“', '\'', '’', '@']).starts_with(char::is_uppercase) || is_caseless(word)
    };
    let is_of_letters = |word: &&str| {
        word.chars().all(|c| {
            c.is_alphabetic()
                || matches!(c, '.' | '-' | '‐' | '\'' | '’' | '"' | '“' | '”' | '&' | '@' | '\u{300}'..='\u{36f}')
        })
    };
    (1..=NAME_WORDS).contains(&words.len())
        && words.iter().all(|word| is_of_letters(word) && (is_capital(word) || holds(SMALL, word)))
        && words.first().is_some_and(is_capital)
        && words.iter().filter(|word| is_capital(word)).count() >= least
}

/// Whether what follows names in a part is a date, or says what the person is.
fn fits_after_names(rest: &str) -> bool {
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | '，'));
    is_date(rest) || is_role(rest)
}

/// Whether a few words can say what a person is, where, or for whom.
fn is_role(text: &str) -> bool {
    text.split_whitespace().count() <= ROLE_WORDS
}

/// Whether a part says how long an article is: `5 min read`.
fn is_length(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let is_figure = words.next().is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()));
    is_figure && words.next().is_some_and(|word| word.to_lowercase().starts_with("min")) && words.count() <= 2
}

/// The names in a part that holds a date too: `Posted on March 12, 2026 by Ana Lind`, `Ana Lind, 12 March 2026`.
fn beside_date(part: &str) -> Option<String> {
    let blanks = part.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(i, c)| (i, i + c.len_utf8()));
    for (end, start) in blanks {
        let (before, after) = (part[..end].trim_end_matches(','), &part[start..]);
        let names = by(after).filter(|(_, rest)| is_date(before) && fits_after_names(rest)).map(|(names, _)| names);
        if let Some(names) = names.or_else(|| (is_name(before, 2) && is_date(after)).then(|| before.to_owned())) {
            return Some(names);
        }
    }
    None
}

/// Whether words are a date: a year, at most one word for the month and one for the weekday, and figures.
fn is_date(part: &str) -> bool {
    let after = PUBLISHED.split('|').find_map(|words| after_words(part, words));
    let date = after.map_or(part, |rest| after_colon(rest).unwrap_or(rest));
    let words = date.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '(' | ')'));
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).take(DATE_WORDS + 1).map(str::to_lowercase).collect();
    let has_figure = |word: &&String| word.starts_with(|c: char| c.is_ascii_digit());
    let is_small = |word: &String| holds(IN_DATES, word.trim_end_matches('.'));
    let names = words.iter().filter(|word| !has_figure(word) && !is_small(word)).count();
    let figures = words.iter().filter(has_figure).count();
    let is_whole = figures >= 2 || words.iter().any(|word| word.contains(['-', '.', '/', '月', '월']));
    words.len() <= DATE_WORDS
        && names <= 1 + usize::from(starts_with_weekday(date))
        && is_whole
        && words.iter().any(|word| is_year(word))
        && words.iter().filter(has_figure).all(|word| is_figure_of_date(word))
}

/// Whether a date starts with a weekday, or a place: a word before a comma, or in small letters.
fn starts_with_weekday(date: &str) -> bool {
    let word = date.split_whitespace().next().unwrap_or_default();
    word.ends_with(',') || word.starts_with(char::is_lowercase)
}

/// Whether a word of a date is a year, or a date in figures that has one.
fn is_year(word: &str) -> bool {
    let mut figures = word.split(|c: char| !c.is_ascii_digit());
    figures.any(|f| f.len() == 4 && (f.starts_with("19") || f.starts_with("20")))
}

/// Whether a word that starts with a figure can stand in a date or a time.
fn is_figure_of_date(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '/' | ':' | '+'));
    matches!(
        rest,
        "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "am" | "pm" | "a.m." | "p.m." | "h" | "uhr" | "z"
    ) || word.chars().all(|c| c.is_ascii_digit() || "年月日时時分년월일시분h:-.".contains(c))
        || (word.contains('t') && word.chars().all(|c| c.is_ascii_digit() || "t:-+.z".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a line below a headline is a byline, and whom it names.
    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        for kind in [
            BlockKind::Paragraph,
            BlockKind::Heading(2),
            BlockKind::Quotation,
            BlockKind::Item { depth: 0, number: None },
        ] {
            let text = ArticleText::from_blocks([
                (BlockKind::Heading(1), "The ferry".to_owned(), vec![]),
                (BlockKind::Paragraph, String::new(), vec![]),
                (kind, line.to_owned(), vec![]),
                (BlockKind::Paragraph, "It stayed in the harbour.".to_owned(), vec![]),
            ]);
            let text = with_byline(text);
            let found = (text.blocks()[2].kind == BlockKind::Byline).then(|| author(&text));
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn names_are_bylines() {
        for (line, names) in [
            ("By Mara Lind", "Mara Lind"),
            ("BY MARA LIND", "MARA LIND"),
            ("by Mara Lind and Ben de Roe · 12 March", "Mara Lind and Ben de Roe"),
            ("By Mara Lind, Ben Roe and Ana Kos", "Mara Lind"),
            ("By: Mara Lind", "Mara Lind"),
            ("By J. K. O’Hara-Lind", "J. K. O’Hara-Lind"),
            ("By Mara Lind, staff writer", "Mara Lind"),
            ("By Mara Lind (Harbour News)", "Mara Lind"),
            ("By Mara Lind for Harbour News", "Mara Lind"),
            ("By Mara Lind in Hamburg", "Mara Lind"),
            ("By Mara Lind | Harbour News", "Mara Lind"),
            ("By Mara Lind – 12 March 2026", "Mara Lind"),
            ("By Mara Lind - 12 March 2026 - 5 min read", "Mara Lind"),
            ("By Mara Lind 12 March 2026", "Mara Lind"),
            ("By Mara Lind March 12, 2026", "Mara Lind"),
            ("(By Mara Lind)", "Mara Lind"),
            ("**By Mara Lind** | *March 3, 2026*", "Mara Lind"),
            ("_By Mara Lind, staff_", "Mara Lind"),
            ("- By Mara Lind", "Mara Lind"),
            ("— By Mara Lind", "Mara Lind"),
            ("Written by Mara Lind", "Mara Lind"),
            ("Words by Mara", "Mara"),
            ("Author: Mara Lind", "Mara Lind"),
            ("Posted on March 12, 2026 by Mara Lind", "Mara Lind"),
            ("12 March 2026, by Mara Lind", "Mara Lind"),
            ("Mara Lind | 12 March 2026", "Mara Lind"),
            ("Mara Lind, 12 March 2026", "Mara Lind"),
            ("12 March 2026 · Mara Lind · 5 min read", "Mara Lind"),
            ("Von Mara Lind, Hamburg", "Mara Lind"),
            ("Von Mara Lind und Ben Roe", "Mara Lind und Ben Roe"),
            ("Text: Mara Lind", "Mara Lind"),
            ("Par Mara Lind", "Mara Lind"),
            ("Publié par Mara Lind le 12 mars 2026", "Mara Lind"),
            ("Por Mara Lind", "Mara Lind"),
            ("di Mara Lind", "Mara Lind"),
            ("Av Mara Lind", "Mara Lind"),
            ("Autor: Mara Lind", "Mara Lind"),
            ("Автор: Анна Линд", "Анна Линд"),
            ("作者：王小明", "王小明"),
        ] {
            check(line, Some(names));
        }
    }

    #[test]
    fn dates_are_bylines() {
        for line in [
            "12 March 2026",
            "March 12, 2026",
            "Mar. 12, 2026",
            "March 12th, 2026",
            "Thursday, 12 March 2026",
            "Thursday, March 12, 2026 at 10:30 AM GMT",
            "12 de marzo de 2026",
            "Donnerstag, 12. März 2026, 10:30 Uhr",
            "2026-03-12 10:30",
            "2026-03-12T10:30:00Z",
            "12.03.2026",
            "12/03/2026 10.30",
            "Published 12 March 2026",
            "Published: 12 March 2026 | Updated: 13 March 2026",
            "Last updated on 12 March 2026",
            "Veröffentlicht am 12. März 2026",
            "Publié le 12 mars 2026 à 10h30",
            "Stand: 12.03.2026",
            "2026年3月12日",
            "2026년 3월 12일",
        ] {
            check(line, Some(""));
        }
    }

    #[test]
    fn sentences_are_none() {
        for line in [
            "By Friday",
            "By Friday the town had paid",
            "By Mara Lind.",
            "By Friday Ben had paid",
            "By the River",
            "By Christmas, the ferry had stopped",
            "Opened in May 2026",
            "May 2026",
            "12 ferries sank in 2026",
            "Written by hand",
            "Text: what the board said about the ferry",
            "Mara Lind",
            "New York",
            "The Ferry | Harbour News",
            "Mara Lind said on 12 March 2026 that the ferry stays",
            "Published in 2026",
            "Von Hamburg nach Kiel",
            "Updated",
            "",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn only_lines_by_a_headline_are_bylines() {
        let kinds = |blocks: &[(BlockKind, &str)]| {
            let blocks = blocks.iter().map(|(kind, words)| (*kind, (*words).to_owned(), vec![]));
            let text = with_byline(ArticleText::from_blocks(blocks));
            text.blocks().iter().map(|b| b.kind == BlockKind::Byline).collect::<Vec<_>>()
        };
        let (heading, paragraph) = (BlockKind::Heading(1), BlockKind::Paragraph);
        assert_eq!(kinds(&[(paragraph, "It closed."), (paragraph, "By Mara Lind")]), [false, false]);
        assert_eq!(
            kinds(&[
                (heading, "The ferry"),
                (paragraph, "It stayed, and nobody knows why."),
                (paragraph, "By Mara Lind"),
                (paragraph, "12 March 2026"),
                (paragraph, "By Ben Roe"),
            ]),
            [false, false, true, true, false]
        );
        assert_eq!(kinds(&[(paragraph, "The ferry"), (paragraph, "By Mara Lind")]), [false, true]);
        assert_eq!(
            kinds(&[(paragraph, "The ferry"), (paragraph, "It stayed"), (paragraph, "By Ana Lind")]),
            [false; 3]
        );
        assert_eq!(kinds(&[(paragraph, "12 March 2026"), (heading, "The ferry")]), [true, false]);
        assert_eq!(kinds(&[(heading, "12 March 2026"), (paragraph, "It closed.")]), [false, false]);
    }
}
