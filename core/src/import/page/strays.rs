//! What the search for the article takes in or leaves out by mistake.
//!
//! It judges elements by how much text and how many links they have. A form to subscribe in the middle of an article passes for
//! a part of it; a heading between two paragraphs may not. The places of blocks on the page tell better.

use super::super::passages::{Part, pairs};
use crate::model::{ArticleText, Block, BlockKind, Mark, MarkKind};
use crate::text::TextRange;

/// The most of an article that can be in a part around it, in percent: a page may have all of its article in an element that is
/// called after something else.
const MOST: usize = 20;
/// The shortest words of a picture that are compared with those after it, in bytes.
const CAPTION: usize = 12;
/// The longest heading that is taken in, in bytes.
const HEADING: usize = 300;

/// The article without what stands around it on the page and what pictures say twice, and with the headings that stand between its blocks. `part` tells the
/// part of a block of `whole` by its index.
pub fn corrected(whole: &ArticleText, text: &ArticleText, part: impl Fn(usize) -> Part) -> ArticleText {
    let whole_words: Vec<&str> = whole.blocks().iter().map(|b| whole.slice(b.range)).collect();
    let words: Vec<&str> = text.blocks().iter().map(|b| text.slice(b.range)).collect();
    let partners = pairs(&whole_words, &words);
    let strays = strays(text, &words, &partners, part);
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
    let is_first = |at: usize| !partners[..at].iter().any(Option::is_some);
    for at in 0..whole_words.len() {
        if partners[at].is_some() || is_first(at) || !is_heading(whole, at) {
            continue;
        }
        // A heading that stands right before a block of the article is the heading of that.
        let next = (at + 1..whole_words.len()).find(|i| !whole_words[*i].trim().is_empty());
        if let Some(block) = next.and_then(|next| partners[next]).filter(|block| !strays[*block]) {
            before[block].push(at);
        }
    }
    if before.iter().all(Vec::is_empty) && !strays.contains(&true) {
        return text.clone();
    }
    let mut parts = Vec::new();
    for (i, block) in text.blocks().iter().enumerate() {
        parts.extend(before[i].iter().map(|at| apart(whole, &whole.blocks()[*at])));
        if !strays[i] {
            parts.push(apart(text, block));
        }
    }
    ArticleText::from_blocks(parts)
}

/// Which blocks of the article stand in a part around it.
fn strays(text: &ArticleText, words: &[&str], partners: &[Option<usize>], part: impl Fn(usize) -> Part) -> Vec<bool> {
    let mut parts = vec![Part::Other; words.len()];
    for (at, partner) in partners.iter().enumerate() {
        if let Some(block) = partner {
            parts[*block] = part(at);
        }
    }
    let length: usize = words.iter().map(|words| words.len()).sum();
    let is_small = |of: Part| {
        let in_part = words.iter().zip(&parts).filter(|(_, part)| **part == of).map(|(words, _)| words.len());
        in_part.sum::<usize>() * 100 <= length * MOST
    };
    let around = [Part::Advert, Part::Cookies, Part::Comments, Part::Form, Part::Related, Part::Share];
    let small: Vec<Part> = around.into_iter().filter(|part| is_small(*part)).collect();
    // What stands before the first paragraph may be the article's own summary, whatever it is called.
    let start = parts.iter().position(|part| *part == Part::Other).unwrap_or(parts.len());
    let is_stray = |(i, part): (usize, &Part)| (i > start && small.contains(part)) || is_repeated(text, words, i);
    parts.iter().enumerate().map(is_stray).collect()
}

/// Whether a block is the words of a picture that its caption says as well.
fn is_repeated(text: &ArticleText, words: &[&str], i: usize) -> bool {
    let own = words[i];
    own.len() >= CAPTION
        && text.blocks()[i].kind == BlockKind::Caption
        && words.iter().skip(i + 1).take(2).any(|next| next.contains(own))
}

/// Whether a block is a heading whose words are no link.
fn is_heading(text: &ArticleText, at: usize) -> bool {
    let block = &text.blocks()[at];
    let length = text.slice(block.range).len();
    let links = block.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Link(_)));
    let linked: usize = links.map(|mark| text.slice(mark.range).len()).sum();
    matches!(block.kind, BlockKind::Heading(2..)) && (1..=HEADING).contains(&length) && linked * 2 < length
}

/// A block by itself: its kind, its words, and its marks within them.
fn apart(text: &ArticleText, block: &Block) -> (BlockKind, String, Vec<Mark>) {
    let start = block.range.start().to_usize();
    let within = |mark: &Mark| {
        let range = mark.range.to_range();
        Mark { range: TextRange::from_usize(range.start - start..range.end - start), kind: mark.kind.clone() }
    };
    (block.kind, text.slice(block.range).to_owned(), block.marks.iter().map(within).collect())
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{Heading, Paragraph};
    use super::*;

    /// What is made of an article out of a page whose blocks have these parts; `+` marks those that the search took in.
    #[track_caller]
    fn check(page: &[(BlockKind, &str, Part)], expected: &[&str]) {
        let bare = |words: &str| words.trim_start_matches('+').to_owned();
        let text = |only: bool| {
            let blocks = page.iter().filter(|(_, words, _)| !only || words.starts_with('+'));
            ArticleText::from_blocks(blocks.map(|(kind, words, _)| (*kind, bare(words), Vec::new())))
        };
        let corrected = corrected(&text(false), &text(true), |i| page[i].2);
        let found: Vec<_> = corrected.blocks().iter().map(|b| corrected.slice(b.range)).collect();
        assert_eq!(found, expected);
    }

    const LONG: &str =
        "+It was a long day, and nobody on the bridge had eaten anything since the morning of the day before.";

    #[test]
    fn headings_of_the_article_are_put_back() {
        let part = Part::Other;
        check(
            &[
                (Heading(2), "News", part),
                (Paragraph, LONG, part),
                (Heading(2), "Why", part),
                (Paragraph, "+a", part),
                (Heading(2), "More", part),
                (Paragraph, "b", part),
            ],
            &[&LONG[1..], "Why", "a"],
        );
    }

    #[test]
    fn what_stands_around_the_article_goes() {
        check(
            &[
                (Paragraph, "+a summary", Part::Related),
                (Paragraph, LONG, Part::Other),
                (Heading(3), "+Sign up", Part::Form),
                (Paragraph, "+b", Part::Other),
                (Paragraph, "+Buy", Part::Advert),
            ],
            &["a summary", &LONG[1..], "b"],
        );
        check(
            &[
                (BlockKind::Caption, "+The bridge at dawn", Part::Caption),
                (BlockKind::Caption, "+The bridge at dawn (Ana Lind)", Part::Caption),
                (BlockKind::Caption, "+A bridge", Part::Caption),
            ],
            &["The bridge at dawn (Ana Lind)", "A bridge"],
        );
        // All of it is called so.
        check(&[(Paragraph, "+c", Part::Other), (Paragraph, LONG, Part::Form)], &["c", &LONG[1..]]);
    }
}
