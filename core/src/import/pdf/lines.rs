//! Pieces of a region become lines.

use super::columns::{Region, Side};
use super::glyphs::Glyph;
use super::letters::has_no_blanks;
use super::parts::Letter;
use super::rows::{LARGE, Piece, usual};

/// A gap this wide, in sizes, separates cells of a table.
const CELL: f32 = 1.4;

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its letters, with blanks between words.
    pub letters: Vec<Letter>,
    /// Where it starts.
    pub start: f32,
    /// Where it ends.
    pub end: f32,
    /// Its baseline.
    pub y: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// Where its second word starts.
    pub second_word: f32,
    /// How long its first word is.
    pub first_word: f32,
    /// Whether all letters are in bold.
    pub is_bold: bool,
    /// Whether the gaps between all its words are the same, as in a line that is stretched to fill its column.
    pub is_even: bool,
    /// The parts of it between wide gaps: where each starts and ends, and from which letter it goes on.
    pub cells: Vec<Cell>,
}

/// A part of a line between wide gaps.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Where it starts.
    pub start: f32,
    /// Where it ends.
    pub end: f32,
    /// Its first letter, counted from the start of the line.
    pub from: usize,
}

impl Line {
    fn new(pieces: &[&Piece]) -> Option<Self> {
        let first = pieces.first()?;
        let mut letters: Vec<Letter> = Vec::new();
        let mut cells: Vec<Cell> = Vec::new();
        let mut words: Vec<(f32, f32)> = Vec::new();
        for (i, piece) in pieces.iter().enumerate() {
            let gap = i.checked_sub(1).map(|last| (piece.start - pieces[last].end) / piece.size);
            if !letters.is_empty() {
                letters.push(white(' ', piece.glyphs.first()?));
            }
            match cells.last_mut().filter(|_| gap.is_some_and(|gap| gap < CELL)) {
                Some(cell) => cell.end = piece.end,
                None => cells.push(Cell { start: piece.start, end: piece.end, from: letters.len() }),
            }
            for (j, glyph) in piece.glyphs.iter().enumerate() {
                if j > 0
                    && let Some(before) = glyph.before
                {
                    letters.push(white(before, glyph));
                }
                match words.last_mut().filter(|_| j > 0 && glyph.before.is_none()) {
                    Some(word) => word.1 = glyph.end(),
                    None => words.push((glyph.x, glyph.end())),
                }
                letters.push(Letter { c: glyph.c, style: glyph.style, script: glyph.script });
            }
        }
        let first_word = words.first()?;
        // A line can end after each letter of a script without blanks.
        let is_wide = letters.first().is_some_and(|letter| has_no_blanks(letter.c));
        let most = if is_wide { 2.0 * first.size } else { f32::INFINITY };
        Some(Self {
            start: first.start,
            end: pieces.iter().map(|p| p.end).fold(f32::MIN, f32::max),
            y: usual(pieces.iter().map(|p| p.y)).unwrap_or(first.y),
            size: usual(pieces.iter().flat_map(|p| p.glyphs.iter().filter(|g| g.script.is_none()).map(|g| g.size)))
                .unwrap_or(first.size),
            second_word: words.get(1).map_or(f32::INFINITY, |word| word.0),
            first_word: (first_word.1 - first_word.0).min(most),
            is_bold: letters.iter().all(|l| l.style.is_bold || l.c.is_whitespace()),
            is_even: are_even(&words, first.size) || (words.len() == 2 && !has_figures(&letters)),
            letters,
            cells,
        })
    }

    /// The letters of the cell with this index.
    pub fn cell(&self, i: usize) -> &[Letter] {
        let from = self.cells.get(i).map_or(0, |cell| cell.from);
        let to = self.cells.get(i + 1).map_or(self.letters.len(), |next| next.from.saturating_sub(1));
        self.letters.get(from..to).unwrap_or_default()
    }
}

fn has_figures(letters: &[Letter]) -> bool {
    letters.iter().any(|letter| letter.c.is_numeric())
}

/// Whether the gaps between words, each with its start and end, are the same.
fn are_even(words: &[(f32, f32)], size: f32) -> bool {
    const NEAR: f32 = 0.12;
    let gaps = || words.windows(2).map(|pair| pair[1].0 - pair[0].1);
    let (least, most) = (gaps().fold(f32::MAX, f32::min), gaps().fold(f32::MIN, f32::max));
    words.len() > 2 && most - least < NEAR * size
}

fn white(c: char, before: &Glyph) -> Letter {
    Letter { c, style: before.style, script: None }
}

/// Lines of a column, from top to bottom.
#[derive(Clone, Debug)]
pub struct Column {
    /// The lines. There is at least one.
    pub lines: Vec<Line>,
    /// Where most lines start.
    pub start: f32,
    /// Where the longest lines of this column of the page end.
    pub end: f32,
}

/// The columns of a page, in the order in which they are read.
pub fn columns(regions: Vec<Region>) -> Vec<Column> {
    let mut ends: Vec<(Vec<Side>, f32)> = Vec::new();
    for region in &regions {
        let end = region.pieces.iter().map(|p| p.end).fold(f32::MIN, f32::max);
        match ends.iter_mut().find(|(side, _)| *side == region.column) {
            Some((_, most)) => *most = most.max(end),
            None => ends.push((region.column.clone(), end)),
        }
    }
    let column = |region: Region| {
        let end = ends.iter().find(|(side, _)| *side == region.column).map_or(0.0, |(_, end)| *end);
        let lines = with_initials(lines(&region.pieces));
        let start = usual_start(&lines);
        (!lines.is_empty()).then_some(Column { lines, start, end })
    };
    regions.into_iter().filter_map(column).collect()
}

fn lines(pieces: &[Piece]) -> Vec<Line> {
    let mut order: Vec<&Piece> = pieces.iter().collect();
    order.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Vec<&Piece>> = Vec::new();
    for piece in order {
        let is_same = |first: &&Piece| {
            let size = first.size.min(piece.size);
            (first.y - piece.y).abs() < 0.3 * size && first.size.max(piece.size) < LARGE * size
        };
        match rows.last_mut().filter(|row| row.first().is_some_and(is_same)) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.start.total_cmp(&b.start));
    }
    rows.iter().filter_map(|row| Line::new(row)).collect()
}

/// Where most lines start: the leftmost place with a fifth of the lines, to the nearest two points.
fn usual_start(lines: &[Line]) -> f32 {
    const NEAR: f32 = 2.0;
    let mut starts: Vec<f32> = lines.iter().map(|line| line.start).collect();
    starts.sort_by(f32::total_cmp);
    let enough = (starts.len() / 5).max(1);
    let count = |from: &f32| starts.iter().filter(|start| (*start - from).abs() < NEAR).count();
    starts.iter().copied().find(|start| count(start) >= enough).unwrap_or(0.0)
}

/// Puts a large initial that reaches over several lines before the first of them.
fn with_initials(mut lines: Vec<Line>) -> Vec<Line> {
    let mut i = 0;
    while i < lines.len() {
        let initial = &lines[i].letters;
        let is_initial = (1..=2).contains(&initial.len()) && initial.iter().any(|l| l.c.is_alphabetic());
        // The lines beside it are above its baseline.
        let (top, right) = (lines[i].y + 0.75 * lines[i].size, lines[i].end);
        let is_beside = |line: &Line| line.y <= top && line.size * LARGE < lines[i].size && line.start > right - 1.0;
        let first = lines[..i].iter().rposition(|line| !is_beside(line)).map_or(0, |at| at + 1);
        let is_level = |line: &&Line| is_beside(line) && line.y > lines[i].y - lines[i].size / 4.0;
        let last = i + lines[i + 1..].iter().take_while(is_level).count();
        if is_initial && first < i && lines[first].start < right + lines[i].size {
            let large = lines.remove(i);
            let line = &mut lines[first];
            let shift = large.letters.len();
            line.letters.splice(0..0, large.letters);
            line.cells.iter_mut().skip(1).for_each(|cell| cell.from += shift);
            if let Some(cell) = line.cells.first_mut() {
                cell.start = large.start;
            }
            // The lines beside it are indented for it alone.
            lines[first..last].iter_mut().for_each(|line| line.start = large.start);
        } else {
            i += 1;
        }
    }
    lines
}
