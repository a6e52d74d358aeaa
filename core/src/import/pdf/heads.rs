//! Running heads and feet: what stands at the top and bottom of pages and is no part of the text.

use super::letters::ends_sentence;
use super::rows::{Piece, usual};

/// How many lines are looked at, at the top of a page and at its bottom.
const LINES: usize = 4;
/// How far apart the same line may stand on two pages, in points.
const SAME_PLACE: f32 = 4.0;
/// How far they are from the text at least, in sizes of their letters.
const APART: f32 = 1.5;
/// On how many other pages nearby a head must be that is long, or not set apart from the text.
const MANY: usize = 3;
/// A line of more letters than this may be one of a text that repeats itself: a head is on more pages.
const LONG: usize = 60;
/// Their type is smaller than this much of the text's.
const LARGE: f32 = 1.15;

/// A line at the top or bottom of a page.
struct Edge {
    /// Its baseline.
    y: f32,
    /// Its words.
    shown: String,
    /// The same with `#` for figures.
    words: String,
    /// The size of its type.
    size: f32,
    /// The number of the page, if it is nothing else.
    number: Option<i64>,
    /// The gap to the next line within the page, in sizes of its letters.
    gap: f32,
}

/// A line that was taken off a page.
#[derive(Debug)]
pub struct Taken {
    /// The page, counted from 0.
    pub page: usize,
    /// The side of the page.
    pub side: End,
    /// Its words.
    pub words: String,
}

/// An end of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its top.
    Top,
    /// Its bottom.
    Bottom,
}

/// Takes running heads, feet and numbers off all pages. Each page has a label, by which readers call it.
pub fn take(pages: &mut [Vec<Piece>], labels: &[String]) -> Vec<Taken> {
    let whole = pages.to_vec();
    let taken = take_all(pages, labels);
    // What is all of a text is no head.
    if pages.iter().all(Vec::is_empty) {
        pages.clone_from_slice(&whole);
        return Vec::new();
    }
    taken
}

fn take_all(pages: &mut [Vec<Piece>], labels: &[String]) -> Vec<Taken> {
    let mut taken = Vec::new();
    // Larger type is that of headings: chapters start with theirs.
    let largest = LARGE * usual(pages.iter().flatten().map(|piece| piece.size)).unwrap_or(0.0);
    for side in [End::Top, End::Bottom] {
        let edges: Vec<Vec<Edge>> = pages.iter().map(|page| edges_at(page, side)).collect();
        for (i, page) in pages.iter_mut().enumerate() {
            let label = labels.get(i).map_or("", String::as_str);
            let others = |edge: &Edge| repeated(edge, &edges, i) + counted(edge, &edges, i);
            let enough = |edge: &Edge| if edge.shown.chars().count() > LONG { MANY } else { 1 };
            let is_head = |edge: &&Edge| edge.size < largest && (others(edge) >= enough(edge) || is_label(edge, label));
            let heads = edges[i].iter().take_while(is_head).count();
            // Lines of a text that happens to repeat itself go on without a gap, and on few pages.
            let is_everywhere = |edge: &Edge| others(edge) >= MANY && others(edge) * 2 >= near(&edges, i).count();
            let is_apart = |edge: &Edge| edge.gap > APART || is_everywhere(edge);
            let set_apart = edges[i][..heads].iter().rposition(is_apart).map_or(0, |last| last + 1);
            for edge in &edges[i][..set_apart] {
                page.retain(|piece| !is_on(piece, edge.y));
            }
            taken.extend(edges[i][..set_apart].iter().map(|edge| Taken { page: i, side, words: edge.shown.clone() }));
        }
    }
    taken
}

fn is_on(piece: &Piece, y: f32) -> bool {
    (piece.y - y).abs() < 0.3 * piece.size
}

/// The lines at one end of a page, the outermost first.
fn edges_at(page: &[Piece], side: End) -> Vec<Edge> {
    let mut order: Vec<&Piece> = page.iter().collect();
    order.sort_by(|a, b| match side {
        End::Top => b.y.total_cmp(&a.y),
        End::Bottom => a.y.total_cmp(&b.y),
    });
    edges(&order)
}

fn edges(order: &[&Piece]) -> Vec<Edge> {
    let mut lines: Vec<Vec<&Piece>> = Vec::new();
    for piece in order {
        let count = lines.len();
        match lines.last_mut().filter(|line| line.first().is_some_and(|first| is_on(piece, first.y))) {
            Some(line) => line.push(piece),
            None if count > LINES => break,
            None => lines.push(vec![piece]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.start.total_cmp(&b.start));
    }
    let y = |line: &[&Piece]| line.first().map_or(0.0, |first| first.y);
    let size = |line: &[&Piece]| line.iter().map(|p| p.size).fold(1.0, f32::max);
    let gap =
        |i: usize| lines.get(i + 1).map_or(f32::INFINITY, |next| (y(next) - y(&lines[i])).abs() / size(&lines[i]));
    let edge = |(i, line): (usize, &Vec<&Piece>)| {
        let words = words(line);
        Edge {
            y: y(line),
            size: size(line),
            number: number(&words),
            words: with_figures_hidden(&words),
            shown: words,
            gap: gap(i),
        }
    };
    lines.iter().enumerate().take(LINES).map(edge).collect()
}

/// The words of a line.
fn words(line: &[&Piece]) -> String {
    let mut words = String::new();
    for piece in line {
        words.push(' ');
        for glyph in &piece.glyphs {
            words.extend(glyph.before);
            words.push(glyph.c);
        }
    }
    words.trim().to_owned()
}

/// Words with `#` for each number, Arabic or Roman.
fn with_figures_hidden(words: &str) -> String {
    let hidden = words.split_whitespace().map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if roman(bare).is_some() {
            return "#".to_owned();
        }
        let mut hidden = String::new();
        for c in word.chars() {
            if !c.is_numeric() {
                hidden.push(c);
            } else if !hidden.ends_with('#') {
                hidden.push('#');
            }
        }
        hidden
    });
    hidden.collect::<Vec<_>>().join(" ")
}

/// The number that a line consists of, dashes around it aside.
fn number(words: &str) -> Option<i64> {
    let bare =
        words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '·' | '|' | '.' | '[' | ']'));
    if bare.is_empty() || bare.chars().count() > 8 {
        return None;
    }
    let figures: Option<i64> = bare.chars().try_fold(0, |n: i64, c| Some(n * 10 + i64::from(c.to_digit(10)?)));
    figures.or_else(|| roman(bare))
}

/// The value of a Roman number in capitals or in small letters.
fn roman(word: &str) -> Option<i64> {
    let is_one_case = word.chars().all(|c| c.is_ascii_lowercase()) || word.chars().all(|c| c.is_ascii_uppercase());
    if word.is_empty() || word.len() > 8 || !is_one_case {
        return None;
    }
    let value = |c: char| {
        Some(match c.to_ascii_lowercase() {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            _ => return None,
        })
    };
    let values: Vec<i64> = word.chars().map(value).collect::<Option<_>>()?;
    let signed = |(i, n): (usize, &i64)| if values.get(i + 1).is_some_and(|next| next > n) { -n } else { *n };
    Some(values.iter().enumerate().map(signed).sum())
}

/// The pages around one. Heads of left and right pages, and of chapters, are looked for there.
fn near(pages: &[Vec<Edge>], page: usize) -> impl Iterator<Item = usize> {
    const NEAR: usize = 4;
    (page.saturating_sub(NEAR)..(page + NEAR + 1).min(pages.len())).filter(move |i| *i != page)
}

/// On how many pages around its own a line stands in the same place, up to its figures.
fn repeated(edge: &Edge, pages: &[Vec<Edge>], page: usize) -> usize {
    /// A line of nothing but figures and signs is judged as a number.
    const LETTERS: usize = 2;
    if edge.words.chars().filter(|c| c.is_alphabetic()).count() < LETTERS {
        return 0;
    }
    // A note can differ from another one in its mark alone; a notice on each page is the same on all.
    let is_sentence = edge.shown.ends_with(ends_sentence);
    let is_alike = |other: &Edge| if is_sentence { other.shown == edge.shown } else { other.words == edge.words };
    let same = |other: &Edge| is_alike(other) && (other.y - edge.y).abs() < SAME_PLACE;
    near(pages, page).filter(|i| pages[*i].iter().any(same)).count()
}

/// On how many pages around its own a line that is a number counts up with the pages.
fn counted(edge: &Edge, pages: &[Vec<Edge>], page: usize) -> usize {
    let Some(number) = edge.number else { return 0 };
    let counts_up = |i: &usize| {
        let away = i64::try_from(i.abs_diff(page)).unwrap_or(0);
        let expected = if *i > page { number + away } else { number - away };
        pages[*i].iter().any(|other| other.number == Some(expected) && (other.y - edge.y).abs() < SAME_PLACE)
    };
    near(pages, page).filter(counts_up).count()
}

/// Whether a line is the number by which readers call its page.
fn is_label(edge: &Edge, label: &str) -> bool {
    edge.number.is_some_and(|number| number.to_string() == label || roman(label) == Some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_known() {
        for (words, expected) in [
            ("12", Some(12)),
            ("- 12 -", Some(12)),
            ("xiv", Some(14)),
            ("IX", Some(9)),
            ("12 a", None),
            ("mild", None),
            ("", None),
            ("1234567890", None),
        ] {
            assert_eq!(number(words), expected, "{words}");
        }
        assert_eq!(with_figures_hidden("Page 3 of 10 · 12.3.2026"), "Page # of # · #.#.#");
        assert_eq!(with_figures_hidden("The ferry xii"), "The ferry #");
    }
}
