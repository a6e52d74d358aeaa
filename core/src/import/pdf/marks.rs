//! What lines start with: bullets, numbers of items, marks of notes, words of captions.

use super::lines::Line;
use super::parts::Letter;

/// Signs that are bullets and nothing else. Some fonts put theirs among the private characters.
const BULLETS: [char; 24] = [
    '•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '◆', '◇', '►', '▶', '➢', '➤', '✓', '✔', '⁃', '∙', '·', '\u{f0b7}',
    '\u{f0a7}', '\u{f0d8}', '\u{f076}',
];
/// Signs that are bullets if a wide gap follows.
const DASHES: [char; 6] = ['-', '–', '—', '*', 'o', '+'];
/// The gap after a dash that is a bullet, in sizes.
const GAP: f32 = 0.35;

/// What an item of a list starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A bullet.
    Bullet,
    /// A dash, which may also be one of a dialogue.
    Dash,
    /// A number with a period or bracket.
    Number(u32),
}

/// What a line starts with, and after how many letters its words start.
pub fn mark(line: &Line) -> Option<(Mark, usize)> {
    let letters = &line.letters;
    let first = letters.first()?;
    let word = letters.iter().position(|letter| letter.c.is_whitespace())?;
    let words = letters[word..].iter().position(|letter| !letter.c.is_whitespace())? + word;
    let gap = line.second_word - line.start - line.first_word;
    if word == 1 && BULLETS.contains(&first.c) {
        return Some((Mark::Bullet, words));
    }
    if word == 1 && DASHES.contains(&first.c) && gap > GAP * line.size {
        return Some((Mark::Dash, words));
    }
    let end = letters.get(word - 1)?;
    let figures: String = letters[..word - 1].iter().map(|letter| letter.c).collect();
    let is_number = (1..=3).contains(&figures.len()) && figures.chars().all(|c| c.is_ascii_digit());
    let is_plain = letters[..word].iter().all(|letter| letter.script.is_none());
    if is_number && is_plain && matches!(end.c, '.' | ')') {
        return figures.parse().ok().map(|number| (Mark::Number(number), words));
    }
    None
}

/// Whether a line starts like a note: with a raised number or letter, a number and a blank, or a sign such as *.
pub fn starts_note(line: &Line) -> bool {
    let Some(first) = line.letters.first() else { return false };
    let word: Vec<&Letter> = line.letters.iter().take_while(|letter| !letter.c.is_whitespace()).collect();
    let figures = word.iter().skip_while(|l| l.c == '[').take_while(|letter| letter.c.is_ascii_digit()).count();
    let after = word.iter().skip_while(|l| l.c == '[').nth(figures);
    let is_mark = after.is_none_or(|letter| letter.c.is_alphabetic() || matches!(letter.c, '.' | ')' | ']'));
    first.script.is_some()
        || ((1..=3).contains(&figures) && is_mark)
        || matches!(first.c, '*' | '†' | '‡' | '§' | '¶' | '¹' | '²' | '³')
}

/// Whether a text starts like the caption of a picture or a table: a word for it and a number.
pub fn starts_caption(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "figure",
        "fig",
        "table",
        "chart",
        "map",
        "photo",
        "abbildung",
        "abb",
        "tabelle",
        "tab",
        "bild",
        "grafik",
        "figura",
        "tabla",
        "gráfico",
        "mapa",
        "tableau",
        "tabella",
        "рис",
        "рисунок",
        "таблица",
        "табл",
        "εικόνα",
        "πίνακας",
    ];
    let lower: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    if let Some(rest) = lower.strip_prefix(['图', '圖', '表']) {
        return rest.trim_start().starts_with(|c: char| c.is_numeric());
    }
    let mut words = lower.split_whitespace();
    let is_word = words.next().is_some_and(|word| WORDS.contains(&word.trim_end_matches('.')));
    let number = words.next().unwrap_or_default();
    let ends = |c: char| matches!(c, ':' | '.' | '|' | '–' | '—');
    is_word
        && number.starts_with(|c: char| c.is_ascii_digit())
        && (number.ends_with(ends) || words.next().is_none_or(|next| next.starts_with(ends)))
}
