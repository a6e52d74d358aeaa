//! The order in which the pieces of a page are read: one column after the other.
//!
//! A gutter is a place where many rows have a gap one below the other. What crosses it, such as a headline over two columns, cuts
//! the page into bands; in each band all that is left of the gutter comes first.

use super::rows::{Piece, usual};

/// Columns have at least this many lines beside each other.
const LINES: usize = 3;
/// Lines of a column have at least this many letters. Those of a table's cell are shorter.
const LETTERS: usize = 9;
/// Lines of a column fill this much of its width.
const FILLED: f32 = 0.45;
/// How often a region is cut again.
const DEPTH: usize = 8;
/// On a page with more pieces, no columns are looked for: it takes time that grows with the square of them.
const PIECES: usize = 3_000;

/// Pieces that are read from top to bottom.
#[derive(Debug)]
pub struct Region {
    /// The pieces, from top to bottom and from left to right.
    pub pieces: Vec<Piece>,
    /// Which column of the page it is in, as the sides of gutters that lead there: regions of the same column have the same.
    pub column: Vec<Side>,
}

/// A side of a gutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is read first.
    First,
    /// What is read after it.
    Second,
}

/// The regions of a page, in the order in which they are read.
pub fn regions(pieces: Vec<Piece>) -> Vec<Region> {
    let mut found = Vec::new();
    cut(pieces, &[], &mut found);
    found
}

fn cut(pieces: Vec<Piece>, column: &[Side], found: &mut Vec<Region>) {
    let gutter = if column.len() < DEPTH { gutter(&pieces) } else { None };
    let Some(gutter) = gutter else {
        if !pieces.is_empty() {
            found.push(Region { pieces, column: column.to_vec() });
        }
        return;
    };
    for band in bands(pieces, gutter) {
        match band {
            Band::Across(across) => {
                if !across.is_empty() {
                    found.push(Region { pieces: across, column: column.to_vec() });
                }
            }
            Band::Beside(first, second) => {
                cut(first, &[column, &[Side::First]].concat(), found);
                cut(second, &[column, &[Side::Second]].concat(), found);
            }
        }
    }
}

/// A part of a page from one side to the other.
enum Band {
    /// What crosses the gutter.
    Across(Vec<Piece>),
    /// What stands at its two sides.
    Beside(Vec<Piece>, Vec<Piece>),
}

fn crosses(piece: &Piece, gutter: f32) -> bool {
    piece.start < gutter && piece.end > gutter
}

/// The bands of a region, from top to bottom.
fn bands(mut pieces: Vec<Piece>, gutter: f32) -> Vec<Band> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.start.total_cmp(&b.start)));
    // What stands in one line with a piece across the gutter belongs to it.
    let across: Vec<(f32, f32)> = pieces.iter().filter(|p| crosses(p, gutter)).map(|p| (p.y, p.size)).collect();
    let is_across = |piece: &Piece| {
        let from = across.partition_point(|(y, _)| *y > piece.y + piece.size);
        across[from..]
            .iter()
            .take_while(|(y, _)| *y > piece.y - piece.size)
            .any(|(y, size)| (y - piece.y).abs() < 0.2 * size.min(piece.size))
    };
    let mut bands: Vec<Band> = Vec::new();
    for piece in pieces {
        if crosses(&piece, gutter) || is_across(&piece) {
            match bands.last_mut() {
                Some(Band::Across(band)) => band.push(piece),
                _ => bands.push(Band::Across(vec![piece])),
            }
            continue;
        }
        if !matches!(bands.last(), Some(Band::Beside(..))) {
            bands.push(Band::Beside(Vec::new(), Vec::new()));
        }
        if let Some(Band::Beside(first, second)) = bands.last_mut() {
            if piece.end <= gutter { first.push(piece) } else { second.push(piece) }
        }
    }
    with_last_lines(bands)
}

/// Gives a short last line that does not reach the gutter back to the paragraph across it.
fn with_last_lines(bands: Vec<Band>) -> Vec<Band> {
    /// How far lines of a paragraph are apart at most, in sizes.
    const NEAR: f32 = 1.5;
    let mut found: Vec<Band> = Vec::new();
    for band in bands {
        let Some(Band::Across(last)) = found.last_mut() else {
            found.push(band);
            continue;
        };
        let is_below = |piece: &Piece| last.last().is_some_and(|above| above.y - piece.y < NEAR * piece.size);
        match band {
            Band::Across(more) => last.extend(more),
            Band::Beside(first, second) if second.is_empty() && first.len() == 1 && first.iter().all(is_below) => {
                last.extend(first);
            }
            Band::Beside(..) => found.push(band),
        }
    }
    found
}

/// Where the gutter between two columns is; `None` if there is none.
fn gutter(pieces: &[Piece]) -> Option<f32> {
    /// Places that are tried.
    const TRIED: usize = 4;
    if pieces.len() < 2 * LINES || pieces.len() > PIECES {
        return None;
    }
    let mut places = gaps(pieces);
    places.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.total_cmp(&b.0)));
    places.truncate(TRIED);
    places.into_iter().map(|(place, _)| place).find(|place| separates_columns(pieces, *place))
}

/// Places with a gap below each other, with the number of rows that have it.
fn gaps(pieces: &[Piece]) -> Vec<(f32, usize)> {
    let mut order: Vec<&Piece> = pieces.iter().collect();
    order.sort_by(|a, b| b.y.total_cmp(&a.y));
    // Where a gap begins and ends.
    let mut ends: Vec<(f32, isize)> = Vec::new();
    for (i, piece) in order.iter().enumerate() {
        let near = |other: &&&Piece| (other.y - piece.y).abs() < piece.size.max(other.size);
        let (above, below) = (order[..i].iter().rev().take_while(near), order[i + 1..].iter().take_while(near));
        let to_the_right = above.chain(below).map(|other| other.start).filter(|start| *start > piece.end);
        let next = to_the_right.fold(f32::INFINITY, f32::min);
        // A narrow gutter has nine tenths of the size of its letters.
        if next.is_finite() && next - piece.end > 0.6 * piece.size {
            ends.extend([(piece.end, 1), (next, -1)]);
        }
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut open = 0;
    let mut places: Vec<(f32, usize)> = Vec::new();
    for pair in ends.windows(2) {
        open += pair[0].1;
        // A peak: here the last gap begins before the first one ends.
        let rows = usize::try_from(open).unwrap_or(0);
        if pair[0].1 > 0 && pair[1].1 < 0 && rows >= LINES {
            places.push((f32::midpoint(pair[0].0, pair[1].0), rows));
        }
    }
    places
}

/// Whether the two sides of a place are columns of text in one of the bands there.
fn separates_columns(pieces: &[Piece], place: f32) -> bool {
    bands(pieces.to_vec(), place).iter().any(|band| match band {
        Band::Across(_) => false,
        Band::Beside(first, second) => is_column(first) && is_column(second) && are_beside(first, second),
    })
}

/// Whether two groups of pieces stand beside each other for some lines.
fn are_beside(first: &[Piece], second: &[Piece]) -> bool {
    let extent = |side: &[Piece]| {
        let ys = || side.iter().map(|p| p.y);
        (ys().fold(f32::MAX, f32::min), ys().fold(f32::MIN, f32::max))
    };
    let ((bottom, top), (other_bottom, other_top)) = (extent(first), extent(second));
    let (bottom, top) = (bottom.max(other_bottom), top.min(other_top));
    let lines =
        |side: &[Piece]| side.iter().filter(|p| p.y >= bottom - p.size / 2.0 && p.y <= top + p.size / 2.0).count();
    lines(first) >= LINES && lines(second) >= LINES
}

/// Whether many pieces start at one place: the lines of a column do, and words after a chance gap don't.
fn are_aligned(side: &[Piece]) -> bool {
    /// How exact they start there, in points.
    const NEAR: f32 = 2.5;
    /// The part of the lines that starts there, in percent. Others are indented.
    const MANY: usize = 45;
    let mut starts: Vec<f32> = side.iter().map(|p| p.start).collect();
    starts.sort_by(f32::total_cmp);
    let together = |i: usize| starts[i..].partition_point(|start| *start < starts[i] + NEAR);
    let most = (0..starts.len()).map(together).max().unwrap_or(0);
    let mut lines: Vec<i32> = side.iter().map(|p| p.y.round() as i32).collect();
    lines.sort_unstable();
    lines.dedup();
    most >= LINES && most * 100 >= lines.len() * MANY
}

/// Whether pieces on one side of a gutter are lines of text.
fn is_column(side: &[Piece]) -> bool {
    let start = side.iter().map(|p| p.start).fold(f32::MAX, f32::min);
    let end = side.iter().map(|p| p.end).fold(f32::MIN, f32::max);
    let mut lines: Vec<(f32, f32, usize)> = Vec::new();
    for piece in side {
        let width = piece.end - piece.start;
        // A letter of a script without blanks counts as two.
        let letters = piece.glyphs.iter().map(|g| 1 + usize::from(super::letters::is_wide(g.c))).sum::<usize>();
        match lines.last_mut().filter(|(y, ..)| (*y - piece.y).abs() < 0.3 * piece.size) {
            Some((_, filled, count)) => {
                *filled += width;
                *count += letters;
            }
            None => lines.push((piece.y, width, letters)),
        }
    }
    let median = |numbers: Vec<f32>| usual(numbers.into_iter()).unwrap_or(0.0);
    lines.len() >= LINES
        && are_aligned(side)
        && median(lines.iter().map(|l| l.2 as f32).collect()) >= LETTERS as f32
        && median(lines.iter().map(|l| l.1).collect()) >= FILLED * (end - start)
}
