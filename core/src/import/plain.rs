//! Plain text: it is cut into blocks, and stays as it is.

use super::{MAX_DEPTH, byline, range};
use crate::model::{ArticleText, Block, BlockKind, limits};

/// The longest line that can be a heading, in characters.
const HEADING: usize = 80;
/// A line of more bytes than this, above and below a short one, makes the short one a heading.
const LONG_LINE: usize = 120;
/// How many lines tell whether a text is hard-wrapped.
const WRAP_SAMPLE: usize = 4000;
/// The shortest column at which lines are wrapped, in characters: shorter ones are verse or a list.
const MIN_WRAP: usize = 30;
/// How many lines can hold the byline.
const BYLINE_WITHIN: usize = 12;
/// The widest column at which people wrap lines by hand, in characters.
const WRAP: usize = 100;

/// Cuts a text into blocks. A blank line is an empty block, the lines of a hard-wrapped paragraph are one block, and a short
/// line without a full stop between paragraphs is a heading.
pub fn plain(text: String) -> ArticleText {
    if text.is_empty() {
        return ArticleText::default();
    }
    let count = text.bytes().filter(|b| *b == b'\n').count() + 1;
    if limits::are_short(count, text.len()) {
        return many_short_lines(text);
    }
    let lines: Vec<(usize, usize)> = lines(&text).collect();
    let is_blank = |i: usize| lines.get(i).is_none_or(|&(a, b)| text[a..b].trim().is_empty());
    let wrapped = is_hard_wrapped(&text, &lines);
    let mut blocks = Vec::with_capacity(lines.len());
    let mut push = |kind, start, end| {
        blocks.push(Block { kind, range: range(start, end), marks: Box::default(), locator: None, extra: None });
    };
    let mut seen_text = false;
    let mut i = 0;
    while i < lines.len() {
        let (start, end) = lines[i];
        if is_blank(i) {
            push(BlockKind::Paragraph, start, end);
            i += 1;
            continue;
        }
        let line = &text[start..end];
        let is_byline = |i: usize| lines.get(i).is_some_and(|&(a, b)| byline::is_byline(&text[a..b]));
        let is_of_headline = i < BYLINE_WITHIN && is_byline(i);
        let ends = is_blank(i + 1) || (!seen_text && is_byline(i + 1));
        let alone = (i == 0 || is_blank(i - 1)) && ends;
        // In a text without blank lines each line is a paragraph, and a heading is between long ones.
        let between = |j: Option<usize>| {
            j.and_then(|j| lines.get(j)).is_none_or(|&(a, b)| b - a > LONG_LINE || text[a..b].trim().is_empty())
        };
        let set_off = alone || (!wrapped && between(i.checked_sub(1)) && between(Some(i + 1)));
        let kind = match item(line) {
            Some(kind) if !is_of_headline => kind,
            None if set_off && !is_of_headline && is_heading(line) && (!seen_text || i + 1 < lines.len()) => {
                BlockKind::Heading(if seen_text { 2 } else { 1 })
            }
            _ => BlockKind::Paragraph,
        };
        seen_text = true;
        let mut last = i;
        if wrapped && !is_of_headline && !matches!(kind, BlockKind::Heading(_)) {
            while !is_blank(last + 1) && item(&text[lines[last + 1].0..lines[last + 1].1]).is_none() {
                last += 1;
            }
        }
        push(kind, start, lines[last].1);
        i = last + 1;
    }
    ArticleText::new(text, blocks).unwrap_or_default()
}

/// Where each line starts and ends, in bytes.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.split('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len() + 1;
        Some((start, start + line.len()))
    })
}

/// Cuts a text of very many very short lines into blocks of several lines: a block for each line would take far more memory
/// than the text.
fn many_short_lines(text: String) -> ArticleText {
    /// The length from which a block takes no further line, in bytes.
    const AT_LEAST: usize = 64;
    let mut blocks: Vec<Block> = Vec::new();
    for (start, end) in lines(&text) {
        match blocks.last_mut().map(|b| (b.range, b)) {
            Some((before, last)) if before.len() < AT_LEAST => last.range = range(before.start().to_usize(), end),
            _ => blocks.push(Block {
                kind: BlockKind::Paragraph,
                range: range(start, end),
                marks: Box::default(),
                locator: None,
                extra: None,
            }),
        }
    }
    ArticleText::new(text, blocks).unwrap_or_default()
}

/// Whether the text's lines were wrapped at a column: most lines that another one follows without a blank line between are
/// about as long as the longest of them, and that is no longer than a page is wide.
fn is_hard_wrapped(text: &str, lines: &[(usize, usize)]) -> bool {
    let mut lengths = Vec::new();
    let mut ended = 0;
    for pair in lines.windows(2).take(WRAP_SAMPLE) {
        let (line, next) = (&text[pair[0].0..pair[0].1], &text[pair[1].0..pair[1].1]);
        if !line.trim().is_empty() && !next.trim().is_empty() {
            lengths.push(line.chars().take(WRAP * 4).count());
            ended += usize::from(line.trim_end().ends_with(['.', '!', '?', '”', '"', '»', ':', '。']));
        }
    }
    let Some(&longest) = lengths.iter().max() else { return false };
    // Lines that end where their sentences end were not wrapped at a column.
    if !(MIN_WRAP..=WRAP).contains(&longest) || ended * 2 > lengths.len() {
        return false;
    }
    let full = lengths.iter().filter(|n| **n * 10 >= longest * 7).count();
    full * 10 >= lengths.len() * 7
}

/// Whether a line that is set off from others reads like a heading.
fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let short = line.chars().take(HEADING + 1).count() <= HEADING;
    short
        && !line.ends_with(['.', '!', ',', ';', ':', '…', '。', '"', '”', '»', '’'])
        && line.contains(char::is_alphabetic)
        && !line.starts_with(['"', '“', '«', '-', '—', '>'])
}

/// The kind of list item that a line is, if it starts with a bullet or a number. These stay part of the text.
fn item(line: &str) -> Option<BlockKind> {
    let trimmed = line.trim_start();
    let depth = u8::try_from((line.len() - trimmed.len()) / 2).unwrap_or(MAX_DEPTH).min(MAX_DEPTH);
    if ["- ", "* ", "• ", "– "].iter().any(|mark| trimmed.starts_with(mark)) {
        return Some(BlockKind::Item { depth, number: None });
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let number = trimmed.get(..digits).filter(|d| (1..=3).contains(&d.len()))?.parse().ok()?;
    let rest = &trimmed[digits..];
    (rest.starts_with(". ") || rest.starts_with(") ")).then_some(BlockKind::Item { depth, number: Some(number) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has a word for each block: `p` for a paragraph, `h` and its level for a heading, `i` for a list item, `_` for a
    /// blank line.
    fn check(source: &str, expected: &str) {
        let article = plain(source.to_owned());
        let kinds = article.blocks().iter().map(|b| match b.kind {
            _ if article.slice(b.range).trim().is_empty() => "_".to_owned(),
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Item { .. } => "i".to_owned(),
            _ => "p".to_owned(),
        });
        assert_eq!(kinds.collect::<Vec<_>>().join(" "), expected, "{source}");
    }

    const LONG: &str =
        "The harbour board met for the ninth time this winter and decided nothing, as it had done before.";

    #[test]
    fn a_short_line_between_paragraphs_is_a_heading() {
        check(&format!("The bridge\n\n{LONG}\n\nWho pays\n\n{LONG}\n"), "h1 _ p _ h2 _ p _");
        check(&format!("{LONG}\n\nNobody paid.\n\n{LONG}"), "p _ p _ p");
    }

    #[test]
    fn a_byline_is_a_line_of_its_own() {
        let wrapped =
            "The harbour board met for the ninth time\nthis winter and decided nothing, as it\nhad done before.";
        check(&format!("The bridge\nBy Mara Lind\n\n{wrapped}\n\n{wrapped}"), "h1 p _ p _ p");
        check(&format!("The bridge\n\nBy Mara Lind\n12. März 2026\n\n{wrapped}\n\n{wrapped}"), "h1 _ p p _ p _ p");
        check(&format!("The bridge\nBy Mara Lind\n{LONG}\n{LONG}"), "h1 p p p");
    }

    #[test]
    fn lines_broken_at_a_column_are_one_paragraph() {
        let wrapped =
            "The harbour board met for the ninth time\nthis winter and decided nothing, as it\nhad done before.";
        check(&format!("The bridge\n\n{wrapped}\n\n{wrapped}"), "h1 _ p _ p");
    }

    #[test]
    fn long_lines_are_paragraphs_of_their_own() {
        check(&format!("{LONG}\n{LONG}\n{LONG}"), "p p p");
        check(&format!("Title\n{LONG}{LONG}\nWho pays\n{LONG}{LONG}"), "h1 p h2 p");
    }

    #[test]
    fn very_many_short_lines_share_blocks_and_the_text_stays() {
        let source = "a\n\nb\n".repeat(limits::SHORT_LINES);
        let article = plain(source.clone());
        assert_eq!(article.as_str(), source);
        assert!(article.blocks().len() < source.len() / 60, "{}", article.blocks().len());
    }

    #[test]
    fn verses_are_no_headings() {
        check("The tide\ncomes in\nand goes\nagain", "p p p p");
    }

    #[test]
    fn lists_are_items_with_their_marks() {
        check("- one\n- two\n3. three", "i i i");
        assert_eq!(plain("- one".to_owned()).as_str(), "- one");
        check("2026 was a year.", "p");
    }
}
