//! Rows filled with items, and put in order.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::FontsView;
use egui::text::LayoutJob;
use unicode_segmentation::UnicodeSegmentation as _;

use super::items::{self, Item, Kind};
use super::kept::Kept;
use super::word::Word;
use super::{Around, ELLIPSIS};
use claimlight_core::text::{Direction, Levels, Line, TextRange};

/// A row: its items in the order of the text, and its cells in the order in which they are seen.
pub struct Row {
    /// Its items, each laid out.
    pub items: Vec<(Item, Arc<Word>)>,
    /// Its cells, from left to right.
    pub line: Line,
    /// The direction of its paragraph.
    pub direction: Direction,
    /// Whether a line break of the text follows it.
    pub ends_paragraph: bool,
    /// A blank in the row's format, for the height of a row without characters.
    pub blank: Arc<Word>,
}

impl Row {
    /// Its width without the blanks at its end, in points.
    pub fn inked(&self) -> f32 {
        self.line.width() - trailing(&self.items)
    }
}

/// The width of the blanks at the end.
fn trailing(items: &[(Item, Arc<Word>)]) -> f32 {
    items.iter().rev().take_while(|(item, _)| item.kind == Kind::Blank).map(|(_, word)| word.width).sum()
}

/// A text filled into rows.
pub enum Filled {
    /// All of it.
    Rows(Vec<Row>),
    /// It has more rows than are wanted; from this byte on there is no room, if dots are to follow.
    TooLong(usize),
}

impl Filled {
    /// The rows, whether or not all is in them.
    pub fn into_rows(self) -> Vec<Row> {
        match self {
            Self::Rows(rows) => rows,
            Self::TooLong(_) => Vec::new(),
        }
    }
}

/// Fills the text of `job` into rows of its width.
pub fn fill(
    fonts: &mut FontsView<'_>,
    kept: &mut Kept,
    job: &LayoutJob,
    direction: Option<Direction>,
    around: Option<Around<'_>>,
) -> Filled {
    let formats = job.sections.iter().map(|section| egui::epaint::util::hash(&section.format)).collect();
    let slack = if job.round_output_to_gui { 0.5 } else { 0.0 };
    let mut setter = Setter { fonts, kept, job, formats, width: job.wrap.max_width.round() + slack };
    let paragraphs = paragraphs(job);
    let last = paragraphs.len() - 1;
    let mut rows = Vec::new();
    for (i, range) in paragraphs.into_iter().enumerate() {
        let text = &job.text[range.clone()];
        let direction = direction.or_else(|| Direction::of(text)).unwrap_or_default();
        let levels = match around.filter(|around| last == 0 && around.part.len() == text.len()) {
            Some(around) => Levels::of_part(around.text, around.part, direction),
            None => Levels::new(text, direction),
        };
        let levels = levels.moved_to(TextRange::from_usize(range.clone()).start());
        let filled = setter.paragraph(range.clone(), &levels);
        let count = filled.len();
        for (k, items) in filled.into_iter().enumerate() {
            let start = items.first().map_or(range.start, |(item, _)| item.range.start);
            let end = items.last().map_or(start, |(item, _)| item.range.end);
            let mut widths = items.iter().flat_map(|(_, word)| &word.widths);
            let line = Line::new(&job.text, &levels, TextRange::from_usize(start..end), |_| {
                widths.next().copied().unwrap_or(0.0)
            });
            let blank = setter.blank(start);
            rows.push(Row { items, line, direction, ends_paragraph: i != last && k + 1 == count, blank });
        }
        if rows.len() > job.wrap.max_rows || (rows.len() == job.wrap.max_rows && i != last) {
            return setter.too_long(&rows);
        }
    }
    Filled::Rows(rows)
}

/// The paragraphs of a job, without the line breaks between them.
fn paragraphs(job: &LayoutJob) -> Vec<Range<usize>> {
    if !job.break_on_newline {
        return std::iter::once(0..job.text.len()).collect();
    }
    let mut start = 0;
    let next = |paragraph: &str| {
        let range = start..start + paragraph.len();
        start = range.end + 1;
        range
    };
    job.text.split('\n').map(next).collect()
}

struct Setter<'a, 'f> {
    fonts: &'a mut FontsView<'f>,
    kept: &'a mut Kept,
    job: &'a LayoutJob,
    /// What tells the format of each section from others.
    formats: Vec<u64>,
    /// The width of a row, in points.
    width: f32,
}

type Laid = (Item, Arc<Word>);

impl Setter<'_, '_> {
    fn word(&mut self, text: &str, kind: Kind, section: usize) -> Arc<Word> {
        let format = self.job.sections.get(section).map(|s| s.format.clone()).unwrap_or_default();
        let key = egui::epaint::util::hash((self.formats.get(section), text, kind));
        self.kept.word(key, || Word::new(self.fonts, text, kind, &format))
    }

    fn lay(&mut self, item: Item) -> Laid {
        let word = self.word(&self.job.text[item.range.clone()], item.kind, item.section);
        (item, word)
    }

    /// Lays out an item, cut where another face begins: egui puts letters of several faces beside each other from left to right.
    fn lay_by_face(&mut self, item: Item, laid: &mut Vec<Laid>) {
        let whole = self.lay(item);
        if whole.0.kind != Kind::Letters || whole.1.face.is_some() {
            laid.push(whole);
            return;
        }
        let item = whole.0;
        let mut part = Item { range: item.range.start..item.range.start, ..item.clone() };
        let mut before = None;
        for cluster in self.job.text[item.range.clone()].graphemes(true) {
            let face = self.word(cluster, item.kind, item.section).face;
            if !part.range.is_empty() && face != before {
                let start = part.range.end;
                let next = Item { range: start..start, begins: false, ..item.clone() };
                laid.push(self.lay(std::mem::replace(&mut part, next)));
            }
            part.range.end += cluster.len();
            before = face;
        }
        laid.push(self.lay(part));
    }

    /// A blank in the format of the text at byte `at`.
    fn blank(&mut self, at: usize) -> Arc<Word> {
        let section = self.job.sections.partition_point(|s| s.byte_range.end.0 <= at);
        self.word(" ", Kind::Blank, section.min(self.job.sections.len().saturating_sub(1)))
    }

    /// Fills a paragraph into rows; at least one.
    fn paragraph(&mut self, range: Range<usize>, levels: &Levels) -> Vec<Vec<Laid>> {
        let cut = items::cut(&self.job.text, range, &self.job.sections, levels);
        let mut rest: Vec<Laid> = Vec::with_capacity(cut.len());
        for item in cut {
            self.lay_by_face(item, &mut rest);
        }
        rest.reverse();
        let mut rows = Vec::new();
        let mut row: Vec<Laid> = Vec::new();
        let mut x = 0.0;
        while !rest.is_empty() && rows.len() <= self.job.wrap.max_rows {
            // Blanks at the end of a row hang beyond it.
            let unit = unit(&rest);
            let all: f32 = rest[unit.clone()].iter().map(|(_, word)| word.width).sum();
            let blank: f32 = rest[unit.clone()]
                .iter()
                .take_while(|(item, _)| item.kind == Kind::Blank)
                .map(|(_, word)| word.width)
                .sum();
            if x + all - blank <= self.width {
                row.extend(rest.drain(unit).rev());
                x += all;
            } else if !row.is_empty() {
                rows.push(std::mem::take(&mut row));
                x = 0.0;
            } else if let Some((item, word)) = rest.pop() {
                // Wider than a row: cut where it must be.
                let (fits, cut) = self.fitting(&item, &word);
                x = word.width;
                if cut < item.range.end {
                    let after = Item { range: cut..item.range.end, begins: true, ..item.clone() };
                    rest.push(self.lay(after));
                    row.push(self.lay(Item { range: item.range.start..cut, ..item }));
                    x = fits;
                } else {
                    row.push((item, word));
                }
            }
        }
        if !row.is_empty() || rows.is_empty() {
            rows.push(row);
        }
        rows
    }

    /// How much of an item fits into a row: its width, and where it must be cut. At least one cluster.
    fn fitting(&self, item: &Item, word: &Word) -> (f32, usize) {
        let (mut x, mut end) = (0.0, item.range.start);
        let clusters = self.job.text[item.range.clone()].graphemes(true);
        for (i, (cluster, width)) in clusters.zip(&word.widths).enumerate() {
            if i > 0 && x + width > self.width {
                return (x, end);
            }
            x += width;
            end += cluster.len();
        }
        (x, item.range.end)
    }

    /// Where a text that has more rows than wanted must be cut so that the last row has room for dots.
    fn too_long(&mut self, rows: &[Row]) -> Filled {
        let Some(last) = self.job.wrap.max_rows.checked_sub(1).and_then(|i| rows.get(i)) else {
            return Filled::TooLong(0);
        };
        let section = last.items.first().map_or(0, |(item, _)| item.section);
        let room = self.width - self.word(&ELLIPSIS.to_string(), Kind::Plain, section).width;
        // The word that had no room may fit in part.
        let next = rows.get(self.job.wrap.max_rows).filter(|_| !last.ends_paragraph);
        let items = last.items.iter().chain(next.iter().flat_map(|row| &row.items));
        let (mut x, mut end) = (0.0, last.items.first().map_or(0, |(item, _)| item.range.start));
        for (item, word) in items {
            let clusters = self.job.text[item.range.clone()].graphemes(true);
            for (cluster, width) in clusters.zip(&word.widths) {
                if x + width > room {
                    return Filled::TooLong(end);
                }
                x += width;
                end += cluster.len();
            }
        }
        Filled::TooLong(end)
    }
}

/// The items up to the next place where a row may begin. They are the last ones: what comes next stands at the end.
fn unit(rest: &[Laid]) -> Range<usize> {
    let before = rest[..rest.len().saturating_sub(1)].iter().rposition(|(item, _)| item.begins);
    before.map_or(0, |i| i + 1)..rest.len()
}
