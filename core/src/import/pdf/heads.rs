//! Running heads and feet: what stands at the top and bottom of pages and is no part of the text.

use super::rows::Piece;

/// How many lines are looked at, at the top of a page and at its bottom.
const LINES: usize = 4;
/// How far apart the same line may stand on two pages, in points.
const SAME_PLACE: f32 = 4.0;

/// A line at the top or bottom of a page.
struct Edge {
    /// Its baseline.
    y: f32,
    /// Its words; figures are `#`.
    words: String,
    /// The number of the page, if it is nothing else.
    number: Option<i64>,
    /// The gap to the next line within the page, in sizes of its letters.
    gap: f32,
}

/// Takes running heads, feet and numbers off all pages. Each page has a first number, the one that readers would give it. Returns
/// how many lines it took.
pub fn take(pages: &mut [Vec<Piece>], labels: &[String]) -> usize {
    let mut taken = 0;
    for is_above in [edges_above as fn(&[Piece]) -> Vec<Edge>, edges_below] {
        let edges: Vec<Vec<Edge>> = pages.iter().map(|page| is_above(page)).collect();
        for (i, page) in pages.iter_mut().enumerate() {
            let label = labels.get(i).map_or("", String::as_str);
            for edge in &edges[i] {
                if !repeats(edge, &edges, i) && !is_page_number(edge, &edges, i, label) {
                    break;
                }
                page.retain(|piece| !is_on(piece, edge.y));
                taken += 1;
            }
        }
    }
    taken
}

fn is_on(piece: &Piece, y: f32) -> bool {
    (piece.y - y).abs() < 0.3 * piece.size
}

/// The first lines of a page, from its top.
fn edges_above(page: &[Piece]) -> Vec<Edge> {
    let mut order: Vec<&Piece> = page.iter().collect();
    order.sort_by(|a, b| b.y.total_cmp(&a.y));
    edges(&order)
}

/// The last lines of a page, from its bottom.
fn edges_below(page: &[Piece]) -> Vec<Edge> {
    let mut order: Vec<&Piece> = page.iter().collect();
    order.sort_by(|a, b| a.y.total_cmp(&b.y));
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
    lines.iter_mut().for_each(|line| line.sort_by(|a, b| a.start.total_cmp(&b.start)));
    let y = |line: &[&Piece]| line.first().map_or(0.0, |first| first.y);
    let gap = |i: usize| {
        let size = lines[i].iter().map(|p| p.size).fold(1.0, f32::max);
        lines.get(i + 1).map_or(f32::INFINITY, |next| (y(next) - y(&lines[i])).abs() / size)
    };
    let edge = |(i, line): (usize, &Vec<&Piece>)| {
        let words = words(line);
        Edge { y: y(line), number: number(&words), words: with_figures_hidden(&words), gap: gap(i) }
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
    let bare = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '·' | '|' | '.' | '[' | ']'));
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

/// Whether a line stands in the same place on another page nearby, up to its figures.
fn repeats(edge: &Edge, pages: &[Vec<Edge>], page: usize) -> bool {
    /// How far heads of left and right pages, and of chapters, are looked for.
    const NEAR: usize = 4;
    /// A line of nothing but figures and signs is judged as a number.
    const LETTERS: usize = 2;
    if edge.words.chars().filter(|c| c.is_alphabetic()).count() < LETTERS {
        return false;
    }
    let near = page.saturating_sub(NEAR)..(page + NEAR + 1).min(pages.len());
    let same = |other: &Edge| other.words == edge.words && (other.y - edge.y).abs() < SAME_PLACE;
    near.filter(|i| *i != page).any(|i| pages[i].iter().any(same))
}

/// Whether a line is the number of its page: its label, or the numbers count up with the pages.
fn is_page_number(edge: &Edge, pages: &[Vec<Edge>], page: usize, label: &str) -> bool {
    /// A number that stands alone is this far from the text, in sizes of its letters.
    const APART: f32 = 1.7;
    /// How many pages are looked at.
    const NEAR: usize = 3;
    let Some(number) = edge.number else { return false };
    let near = page.saturating_sub(NEAR)..(page + NEAR + 1).min(pages.len());
    let counts_up = |i: usize| {
        let expected = number + i as i64 - page as i64;
        pages[i].iter().any(|other| other.number == Some(expected) && (other.y - edge.y).abs() < SAME_PLACE)
    };
    let is_label = number.to_string() == label || roman(label) == Some(number);
    near.filter(|i| *i != page).any(counts_up) || (is_label && edge.gap > APART)
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
