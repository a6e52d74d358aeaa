//! The sizes of type in a document, and how far its lines are apart.

use super::flow::Page;
use super::lines::Line;

/// Type this much larger than that of the text is that of headings.
const LARGE: f32 = 1.1;
/// Type this much smaller than that of the text is that of notes.
const SMALL: f32 = 0.94;
/// Lines this much further apart than is usual do not belong together.
const APART: f32 = 1.3;
/// How far lines are apart if nothing tells, in sizes.
const USUAL: f32 = 1.35;
/// Headings of one level differ by less than this much.
const SAME_LEVEL: f32 = 1.05;

/// The sizes of a document, in points.
#[derive(Debug, Default)]
pub struct Sizes {
    /// That of most letters.
    text: f32,
    /// Those of headings, from the largest.
    headings: Vec<f32>,
    /// How far the lines of a size are apart, by size.
    apart: Vec<(i32, f32)>,
}

/// A size in quarters of a point.
fn rounded(size: f32) -> i32 {
    (size * 4.0).round() as i32
}

impl Sizes {
    /// The sizes of these pages.
    pub fn of(pages: &[Page]) -> Self {
        let lines = || pages.iter().flat_map(|page| &page.columns).flat_map(|column| &column.lines);
        let mut letters: Vec<(i32, usize)> = lines().map(|line| (rounded(line.size), line.letters.len())).collect();
        letters.sort_unstable();
        let mut counts: Vec<(i32, usize)> = Vec::new();
        for (size, count) in letters {
            match counts.last_mut().filter(|(last, _)| *last == size) {
                Some((_, sum)) => *sum += count,
                None => counts.push((size, count)),
            }
        }
        let text = counts.iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| *size as f32 / 4.0);
        let mut headings: Vec<f32> = Vec::new();
        for size in counts.iter().rev().map(|(size, _)| *size as f32 / 4.0).filter(|size| *size >= LARGE * text) {
            if headings.last().is_none_or(|last| *last > SAME_LEVEL * size) {
                headings.push(size);
            }
        }
        Self { text, headings, apart: distances(pages) }
    }

    /// The level of headings in this size; `None` if it is no size of headings.
    pub fn level(&self, size: f32) -> Option<u8> {
        if size < LARGE * self.text {
            return None;
        }
        let at = self.headings.iter().position(|heading| size * SAME_LEVEL > *heading).unwrap_or(self.headings.len());
        Some(u8::try_from(at + 1).unwrap_or(6).min(6))
    }

    /// The level of headings in the size of the text.
    pub fn lowest_level(&self) -> u8 {
        u8::try_from(self.headings.len() + 1).unwrap_or(6).clamp(2, 6)
    }

    /// Whether a size is larger than that of the text.
    pub fn is_large(&self, size: f32) -> bool {
        size >= LARGE * self.text
    }

    /// Whether a size is smaller than that of the text.
    pub fn is_small(&self, size: f32) -> bool {
        size < SMALL * self.text
    }

    /// Whether a line is further below another one than lines of a paragraph are.
    pub fn is_apart(&self, above: &Line, below: &Line) -> bool {
        let size = above.size.max(below.size);
        let usual = self.apart.binary_search_by_key(&rounded(size), |(of, _)| *of);
        let usual = usual.ok().and_then(|at| self.apart.get(at)).map_or(USUAL * size, |(_, usual)| *usual);
        above.y - below.y > APART * usual || above.y < below.y
    }
}

/// How far lines are apart that follow each other in one size: the distance that a quarter of them does not exceed.
fn distances(pages: &[Page]) -> Vec<(i32, f32)> {
    /// Distances that lines of a paragraph can have, in sizes.
    const POSSIBLE: std::ops::Range<f32> = 0.8..2.6;
    let mut found: Vec<(i32, f32)> = Vec::new();
    for column in pages.iter().flat_map(|page| &page.columns) {
        for pair in column.lines.windows(2) {
            let distance = pair[0].y - pair[1].y;
            if rounded(pair[0].size) == rounded(pair[1].size) && POSSIBLE.contains(&(distance / pair[0].size)) {
                found.push((rounded(pair[0].size), distance));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let quarter = |same: &[(i32, f32)]| same.get(same.len() / 4).copied();
    found.chunk_by(|a, b| a.0 == b.0).filter_map(quarter).collect()
}
