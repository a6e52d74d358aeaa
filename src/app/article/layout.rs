//! The layout of one piece: its rows, the rectangles of a range, hit testing, and caret positions, in every direction. Egui's
//! galleys are handled here.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontFamily, FontId, Galley, Pos2, Rect, pos2};

use super::facts_line;
use super::pieces::Piece;
use crate::app::look::set::{self, Around};
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use claimlight_core::model::{ArticleText, BlockKind, MarkKind};
use claimlight_core::text::{self, Cell, Direction, Line, Offset, Side, TextRange};

/// The look of blocks of one kind; lengths are in points at 100 %.
struct Look {
    size: f32,
    line: f32,
    family: &'static str,
    indent: f32,
    above: f32,
}

/// The families of code, and of lines that are not part of what is read.
const CODE: &str = "";
const INTERFACE: &str = "interface";

fn look(kind: BlockKind) -> Look {
    let plain =
        Look { size: theme::READING_SIZE, line: theme::READING_LINE, family: theme::SERIF, indent: 0.0, above: 14.0 };
    let heading = |size, line, above| Look { size, line, family: theme::SERIF_BOLD, above, ..plain };
    match kind {
        BlockKind::Paragraph => plain,
        BlockKind::Heading(0 | 1) => heading(28.0, 36.0, 32.0),
        BlockKind::Heading(2) => heading(21.0, 28.0, 22.0),
        BlockKind::Heading(_) => heading(18.0, 28.0, 20.0),
        BlockKind::Item { depth, .. } => Look { indent: 24.0 * (f32::from(depth.min(6)) + 1.0), above: 6.0, ..plain },
        BlockKind::Quotation => Look { indent: 24.0, ..plain },
        BlockKind::Code => Look { size: 14.0, line: 22.0, family: CODE, ..plain },
        BlockKind::TableRow => Look { above: 4.0, ..plain },
        BlockKind::Footnote | BlockKind::Caption => Look { size: 15.0, line: 22.0, above: 8.0, ..plain },
        BlockKind::Byline => Look { size: theme::SMALL_SIZE, line: 18.0, family: INTERFACE, above: 8.0, ..plain },
    }
}

/// How much larger Arabic letters and their lines are: at the same size they look smaller, and they reach higher and lower.
const ARABIC: (f32, f32) = (20.0 / 18.0, 36.0 / 28.0);
/// How many letters of a block tell whether it is in Arabic script.
const TELLING: usize = 48;

/// The look of a block.
fn look_of(article: &ArticleText, block: u32) -> Look {
    let Some(block) = article.blocks().get(block as usize) else { return look(BlockKind::Paragraph) };
    let look = look(block.kind);
    let is_arabic = |c: char| matches!(c, '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}');
    let mut letters = article.slice(block.range).chars().filter(|c| c.is_alphabetic()).take(TELLING);
    if block.kind != BlockKind::Code && letters.any(is_arabic) {
        Look { size: look.size * ARABIC.0, line: look.line * ARABIC.1, ..look }
    } else {
        look
    }
}

/// The position, width and scale of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The left edge on the screen, in points.
    pub left: f32,
    /// The width of a line, in points.
    pub width: f32,
    /// The scale of the text; 1 is 100 %.
    pub zoom: f32,
    /// The scale of the line height; 1 is the standard height.
    pub leading: f32,
    /// The index of the block above which the line about author and date stands, if there is one.
    pub facts_above: Option<u32>,
    /// The direction of blocks without a letter of their own.
    pub direction: Direction,
}

/// The space above a piece, in points; none unless the piece is the first of its block.
pub fn space_above(article: &ArticleText, piece: &Piece, column: Column) -> f32 {
    if !piece.first || piece.range.is_empty() {
        return 0.0;
    }
    let facts = if column.facts_above == Some(piece.block) { facts_line::HEIGHT * column.zoom } else { 0.0 };
    facts + space_of_block(article, piece, column)
}

fn space_of_block(article: &ArticleText, piece: &Piece, column: Column) -> f32 {
    let i = piece.block as usize;
    let Some(block) = article.blocks().get(i) else { return 0.0 };
    let before = article.blocks()[..i].iter().rev().take(64).find(|b| !b.range.is_empty());
    match before {
        None => 0.0,
        Some(before) if before.kind == BlockKind::Byline && block.kind != BlockKind::Byline => 22.0 * column.zoom,
        // What follows a heading within the text belongs to it.
        Some(before) if matches!(before.kind, BlockKind::Heading(2..)) => 8.0 * column.zoom,
        // The items of a list are close together, but the list itself is set off from what precedes it.
        Some(before) if !matches!((before.kind, block.kind), (BlockKind::Item { .. }, BlockKind::Item { .. })) => {
            let above =
                look(block.kind).above.max(if matches!(block.kind, BlockKind::Item { .. }) { 14.0 } else { 0.0 });
            above * column.zoom
        }
        Some(_) => look(block.kind).above * column.zoom,
    }
}

/// Estimates the height of a piece with the space above it, in points, without laying it out.
pub fn guess_height(article: &ArticleText, piece: &Piece, column: Column) -> f32 {
    if piece.range.is_empty() {
        return 0.0;
    }
    let look = look_of(article, piece.block);
    let per_line = (column.width / (look.size * column.zoom * 0.44)).max(1.0);
    let lines = (piece.range.len() as f32 / per_line).ceil().max(1.0);
    lines * look.line * column.zoom * column.leading + space_above(article, piece, column)
}

/// How much of a block is searched for a strong letter, in bytes.
const FIRST: usize = 4096;

/// The direction of the block of a piece: its first strong letter decides, or else the direction of the article.
pub fn direction_of(article: &ArticleText, piece: &Piece, column: Column) -> Direction {
    match article.blocks().get(piece.block as usize) {
        // Code runs from left to right whatever words are in it.
        Some(block) if block.kind == BlockKind::Code => Direction::LeftToRight,
        Some(block) => {
            let text = article.slice(block.range);
            Direction::of(&text[..text.floor_char_boundary(FIRST)]).unwrap_or(column.direction)
        }
        None => column.direction,
    }
}

/// A part of a row that words take up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The index of the row.
    pub row: usize,
    /// Where it is on the screen, as high as the row, in points.
    pub rect: Rect,
}

/// An edge of a character: where a caret stands, or an end of words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The index of the row.
    pub row: usize,
    /// Its place on the screen: as high as the row, without width.
    pub rect: Rect,
    /// Whether the character runs from right to left: what follows its trailing edge is then to the left of it.
    pub is_rtl: bool,
}

/// A piece laid out at a position on the screen.
pub struct Laid {
    /// The index of the piece among the article's pieces.
    pub number: usize,
    /// The piece that is laid out.
    pub piece: Piece,
    /// The top left corner of its text on the screen, in points.
    pub pos: Pos2,
    /// The width of its text, in points.
    pub width: f32,
    /// Whether its block runs from right to left: its rows are flush right, and what stands before them stands at the right.
    pub is_rtl: bool,
    /// The rows, ready to be painted.
    pub galley: Arc<Galley>,
    /// The cells of each row if any of them runs from right to left, with offsets of the piece.
    lines: Option<Arc<[Line]>>,
    /// Where each row starts, in bytes of the whole text, followed by the end of the piece.
    starts: Vec<Offset>,
}

impl Laid {
    /// Lays out piece `number`, with its top at 0 for now. What is drawn is kept while it is in view.
    pub fn new(
        ctx: &egui::Context,
        article: &ArticleText,
        number: usize,
        piece: Piece,
        column: Column,
        palette: &Palette,
    ) -> Self {
        let block = article.blocks().get(piece.block as usize);
        let kind = block.map_or(BlockKind::Paragraph, |b| b.kind);
        let indent = look(kind).indent * column.zoom;
        let width = (column.width - indent).max(40.0);
        let direction = direction_of(article, &piece, column);
        let job = job(article, piece, column, width, palette);
        let around = block.filter(|block| block.range != piece.range).map(|block| Around {
            text: article.slice(block.range),
            part: piece.range.minus(block.range.start().to_usize()),
        });
        let set = set::set(ctx, job, Some(direction), around);
        let starts = starts(article.slice(piece.range), piece.range, &set.galley);
        let is_rtl = direction == Direction::RightToLeft;
        let left = column.left + if is_rtl { 0.0 } else { indent };
        Self { number, piece, pos: pos2(left, 0.0), width, is_rtl, galley: set.galley, lines: set.lines, starts }
    }

    /// The height of all rows, in points, without the space above the piece.
    pub fn height(&self) -> f32 {
        if self.piece.range.is_empty() { 0.0 } else { self.galley.rect.height() }
    }

    /// The number of rows; 0 for an empty piece.
    pub fn rows(&self) -> usize {
        if self.piece.range.is_empty() { 0 } else { self.galley.rows.len() }
    }

    /// The x coordinate at which rows begin, moved `by` points away from them: to the left, or to the right of a block that runs from
    /// right to left.
    pub fn before(&self, by: f32) -> f32 {
        if self.is_rtl { self.pos.x + self.width + by } else { self.pos.x - by }
    }

    /// The range of row `r` in the article's text.
    pub fn row_range(&self, r: usize) -> TextRange {
        TextRange::new(self.starts[r], self.starts[(r + 1).min(self.starts.len() - 1)])
    }

    /// The rectangle of row `r` on the screen, in points.
    pub fn row_rect(&self, r: usize) -> Rect {
        self.galley.rows[r].rect().translate(self.pos.to_vec2())
    }

    /// The y coordinate of the baseline of row `r` on the screen, in points.
    pub fn baseline(&self, r: usize) -> f32 {
        let row = &self.galley.rows[r];
        self.pos.y + row.pos.y + row.glyphs.first().map_or(row.size.y * 0.75, |g| g.pos.y)
    }

    /// The index of the row that contains the caret at `offset`.
    pub fn row_of(&self, offset: Offset) -> usize {
        let n = self.galley.rows.len();
        self.starts[..n].partition_point(|s| *s <= offset).saturating_sub(1)
    }

    /// The index of the row that contains the caret at `offset` if it belongs to the character on `side`.
    pub fn row_beside(&self, text: &str, offset: Offset, side: Side) -> usize {
        let r = self.row_of(offset);
        let broken = side == Side::Before && r > 0 && self.starts[r] == offset;
        if broken && !self.ends_in_blank(text, r - 1) { r - 1 } else { r }
    }

    /// Whether row `r` was broken at a blank.
    fn ends_in_blank(&self, text: &str, r: usize) -> bool {
        self.row_range(r).of(text).ends_with(char::is_whitespace)
    }

    /// An offset of the whole text as one of the piece.
    fn local(&self, offset: Offset) -> Offset {
        Offset::new(offset.to_usize().saturating_sub(self.piece.range.start().to_usize()))
    }

    /// An offset of the piece as one of the whole text.
    fn global(&self, offset: Offset) -> Offset {
        self.piece.range.start().plus(offset.to_usize())
    }

    /// The cells of row `r`, if it may run from right to left.
    fn line(&self, r: usize) -> Option<&Line> {
        self.lines.as_ref().and_then(|lines| lines.get(r))
    }

    /// The x coordinate of each boundary between the glyphs of row `r`, from left to right, including both ends of the row. A
    /// ligature is one glyph followed by others of zero width; its width is divided equally among them.
    fn edges(&self, r: usize) -> Vec<f32> {
        let row = &self.galley.rows[r];
        let left = self.pos.x + row.pos.x;
        let glyphs = &row.glyphs;
        let mut edges = Vec::with_capacity(glyphs.len() + 1);
        let mut i = 0;
        while i < glyphs.len() {
            let mut run = 1;
            while glyphs[i].advance_width > 0.0 && glyphs.get(i + run).is_some_and(|g| g.advance_width <= 0.0) {
                run += 1;
            }
            for t in 0..run {
                edges.push(left + glyphs[i].pos.x + glyphs[i].advance_width * (t as f32 / run as f32));
            }
            i += run;
        }
        edges.push(left + glyphs.last().map_or(0.0, |g| g.max_x().max(edges.last().copied().unwrap_or(0.0) - left)));
        edges
    }

    /// The x coordinate of `offset` in row `r`, given the `edges` of that row.
    fn x_of(&self, r: usize, offset: Offset, text: &str, edges: &[f32]) -> f32 {
        let from = self.starts[r];
        let chars = TextRange::new(from, offset.max(from)).of(text).chars().count();
        edges[chars.min(edges.len() - 1)]
    }

    /// Where the part of `range` that is in this piece stands: row by row, and from left to right in a row. Where directions meet, words
    /// take up several parts of a row.
    pub fn rects(&self, text: &str, range: TextRange) -> Vec<Part> {
        let mut parts = Vec::new();
        let Some(within) = self.piece.range.intersection(range) else { return parts };
        for r in self.row_of(within.start())..self.rows() {
            let Some(here) = self.row_range(r).intersection(within) else {
                if self.starts[r] >= within.end() {
                    break;
                }
                continue;
            };
            let row = self.row_rect(r);
            let part = |from: f32, to: f32| Part {
                row: r,
                rect: Rect::from_min_max(pos2(from, row.top()), pos2(to, row.bottom())),
            };
            if let Some(line) = self.line(r) {
                let stretches = line.stretches(here.minus(self.piece.range.start().to_usize()));
                parts.extend(stretches.into_iter().map(|(from, to)| part(row.left() + from, row.left() + to)));
            } else {
                let edges = self.edges(r);
                parts.push(part(self.x_of(r, here.start(), text, &edges), self.x_of(r, here.end(), text, &edges)));
            }
        }
        parts
    }

    /// Where reading enters the words that start at `offset`.
    pub fn leading(&self, text: &str, offset: Offset) -> Edge {
        self.edge(text, self.row_of(offset), offset, Side::After)
    }

    /// Where reading leaves the words that end at `offset`.
    pub fn trailing(&self, text: &str, offset: Offset) -> Edge {
        let n = self.galley.rows.len();
        let r = self.starts[..n].partition_point(|s| *s < offset).saturating_sub(1);
        self.edge(text, r, offset, Side::Before)
    }

    /// The edge of the character on `side` of `offset` in row `r`, or of the one on the other side.
    fn edge(&self, text: &str, r: usize, offset: Offset, side: Side) -> Edge {
        let row = self.row_rect(r);
        let (x, is_rtl) = if let Some(line) = self.line(r) {
            let at = self.local(offset);
            let other = if side == Side::After { Side::Before } else { Side::After };
            let found = [side, other].into_iter().find_map(|side| line.caret(at, side).map(|x| (x, side)));
            let (x, side) = found.unwrap_or((if self.is_rtl { line.width() } else { 0.0 }, side));
            let cell = line.cells().iter().find(|cell| match side {
                Side::After => cell.range.start() == at,
                Side::Before => cell.range.end() == at,
            });
            (row.left() + x, cell.map_or(self.is_rtl, Cell::is_reversed))
        } else {
            (self.x_of(r, offset, text, &self.edges(r)), false)
        };
        Edge { row: r, rect: Rect::from_min_max(pos2(x, row.top()), pos2(x, row.bottom())), is_rtl }
    }

    /// The rectangle of the caret at `offset` on the screen, with zero width. `side` says which character it belongs to where it could stand
    /// in two places.
    pub fn caret(&self, text: &str, offset: Offset, side: Side) -> Rect {
        self.edge(text, self.row_beside(text, offset, side), offset, side).rect
    }

    /// The runs of row `r` in the order of the text: their ranges in the whole text, and whether they run from right to left.
    pub fn runs(&self, r: usize) -> Vec<(TextRange, bool)> {
        let Some(line) = self.line(r) else { return vec![(self.row_range(r), false)] };
        let start = self.piece.range.start().to_usize();
        let mut runs: Vec<_> = line.runs().into_iter().map(|run| (run.range.plus(start), run.level % 2 == 1)).collect();
        runs.sort_unstable_by_key(|(range, _)| range.start());
        runs
    }

    /// The caret nearest to the x coordinate `x` in row `r`, on a grapheme boundary, and the character it belongs to.
    pub fn at_x(&self, text: &str, r: usize, x: f32) -> (Offset, Side) {
        if let Some(line) = self.line(r) {
            let Some((at, side)) = line.at_x(x - self.row_rect(r).left()) else { return (self.starts[r], Side::After) };
            let at = self.global(at);
            // Stay before the blank at which the row was broken: the place after it is the start of the next row.
            let is_after = r + 1 < self.rows() && at >= self.row_range(r).end() && self.ends_in_blank(text, r);
            return if is_after { (self.end_of_row(text, r), Side::Before) } else { (at, side) };
        }
        let edges = self.edges(r);
        let range = self.row_range(r);
        let mut at = range.start();
        let mut best = (f32::INFINITY, at);
        let end = self.end_of_row(text, r);
        let mut chars = 0;
        loop {
            let distance = (edges[chars.min(edges.len() - 1)] - x).abs();
            if distance < best.0 {
                best = (distance, at);
            }
            if at >= end {
                return (best.1, Side::After);
            }
            let next = text::next_grapheme(text, at).min(range.end());
            chars += TextRange::new(at, next).of(text).chars().count();
            at = next;
        }
    }

    /// The last caret of row `r`: before the blank at which the row was broken, because the place after it is the start of the next row.
    pub fn end_of_row(&self, text: &str, r: usize) -> Offset {
        let range = self.row_range(r);
        let last = r + 1 == self.galley.rows.len();
        if last { range.end() } else { text::previous_grapheme(text, range.end()).max(range.start()) }
    }

    /// The caret in this piece that is nearest to a point on the screen, and the character it belongs to.
    pub fn at_pos(&self, text: &str, pos: Pos2) -> (Offset, Side) {
        match self.row_at(pos.y) {
            Some(r) => self.at_x(text, r, pos.x),
            None => (self.piece.range.start(), Side::After),
        }
    }

    /// The row that is nearest to a y coordinate on the screen; `None` if there are no rows.
    fn row_at(&self, y: f32) -> Option<usize> {
        let rows = self.rows();
        (0..rows).find(|r| y < self.row_rect(*r).bottom()).or(rows.checked_sub(1))
    }

    /// Where the character under a point on the screen starts, or the one nearest to it in its row.
    pub fn letter_at(&self, text: &str, pos: Pos2) -> Offset {
        let Some(r) = self.row_at(pos.y) else { return self.piece.range.start() };
        if let Some(line) = self.line(r) {
            let x = pos.x - self.row_rect(r).left();
            let seen = || line.cells().iter().filter(|cell| cell.width > 0.0);
            let cell = seen().find(|cell| x < cell.right()).or_else(|| seen().next_back());
            return cell.map_or(self.starts[r], |cell| self.global(cell.range.start()));
        }
        let (at, side) = self.at_x(text, r, pos.x);
        let is_right_of_it = self.caret(text, at, side).left() > pos.x || at == self.piece.range.end();
        if at > self.piece.range.start() && is_right_of_it { text::previous_grapheme(text, at) } else { at }
    }
}

/// What egui is to lay out for a piece.
fn job(article: &ArticleText, piece: Piece, column: Column, width: f32, palette: &Palette) -> LayoutJob {
    let block = article.blocks().get(piece.block as usize);
    let kind = block.map_or(BlockKind::Paragraph, |b| b.kind);
    let look = look_of(article, piece.block);
    let quiet = matches!(kind, BlockKind::Footnote | BlockKind::Caption | BlockKind::Byline);
    let ink = if quiet { palette.muted } else { palette.ink };
    let words = article.slice(piece.range);
    let mut job = LayoutJob {
        text: if kind == BlockKind::Code { words.to_owned() } else { words.replace('\n', " ") },
        ..LayoutJob::default()
    };
    job.wrap.max_width = width;
    job.keep_trailing_whitespace = true;
    // Cut the text wherever a mark begins or ends.
    let marks = block.map_or(&[][..], |b| &b.marks);
    let mut cuts: Vec<usize> = vec![0, job.text.len()];
    let local = |o: Offset| o.to_usize().saturating_sub(piece.range.start().to_usize()).min(job.text.len());
    for mark in marks.iter().filter(|m| m.range.overlaps(piece.range)) {
        cuts.extend([local(mark.range.start()), local(mark.range.end())]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let sections = cuts.windows(2).map(|w| {
        let at = piece.range.start().plus(w[0]);
        let has = |wanted: fn(&MarkKind) -> bool| marks.iter().any(|m| m.range.contains(at) && wanted(&m.kind));
        let link = has(|k| matches!(k, MarkKind::Link(_)));
        let bold = has(|k| matches!(k, MarkKind::Bold)) || look.family == theme::SERIF_BOLD;
        let family = match (look.family, bold, has(|k| matches!(k, MarkKind::Italic))) {
            (CODE, ..) => FontFamily::Monospace,
            (INTERFACE, ..) => FontFamily::Proportional,
            (_, false, false) => FontFamily::Name(theme::SERIF.into()),
            (_, true, false) => FontFamily::Name(theme::SERIF_BOLD.into()),
            (_, false, true) => FontFamily::Name(theme::SERIF_ITALIC.into()),
            (_, true, true) => FontFamily::Name(theme::SERIF_BOLD_ITALIC.into()),
        };
        egui::text::LayoutSection {
            leading_space: 0.0,
            byte_range: egui::text::ByteIndex(w[0])..egui::text::ByteIndex(w[1]),
            format: TextFormat {
                font_id: FontId::new(look.size * column.zoom, family),
                color: if link { palette.accent } else { ink },
                strikethrough: if has(|k| matches!(k, MarkKind::Struck)) {
                    egui::Stroke::new(1.0, palette.muted)
                } else {
                    egui::Stroke::NONE
                },
                line_height: Some(look.line * column.zoom * column.leading),
                valign: Align::BOTTOM,
                ..TextFormat::default()
            },
        }
    });
    job.sections = sections.collect();
    job
}

/// Where each row of a piece starts, followed by the end of the piece.
fn starts(words: &str, range: TextRange, galley: &Galley) -> Vec<Offset> {
    let mut starts = Vec::with_capacity(galley.rows.len() + 1);
    let mut chars = words.char_indices();
    let mut at = 0;
    for row in &galley.rows {
        starts.push(range.start().plus(at));
        let n = row.glyphs.len() + usize::from(row.ends_with_newline);
        if n > 0 {
            at = match chars.nth(n - 1) {
                Some((i, c)) => i + c.len_utf8(),
                None => words.len(),
            };
        }
    }
    starts.push(range.end());
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::article::pieces;
    use crate::app::look::fonts;

    const COLUMN: Column = Column {
        left: 40.0,
        width: 240.0,
        zoom: 1.0,
        leading: 1.0,
        facts_above: None,
        direction: Direction::LeftToRight,
    };

    /// Lays out each of these paragraphs, and checks them.
    fn each(paragraphs: &[&str], check: impl Fn(&str, &Laid)) {
        let blocks = paragraphs.iter().map(|text| (BlockKind::Paragraph, (*text).to_owned(), vec![]));
        let article = ArticleText::from_blocks(blocks);
        let ctx = egui::Context::default();
        ctx.set_fonts(fonts::definitions(""));
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                for (i, piece) in pieces::cut(&article).into_iter().enumerate() {
                    check(article.as_str(), &Laid::new(ui.ctx(), &article, i, piece, COLUMN, &Palette::of(false)));
                }
            });
            output.textures_delta.clear();
        }
    }

    fn graphemes(text: &str, range: TextRange) -> impl Iterator<Item = TextRange> {
        let mut at = range.start();
        std::iter::from_fn(move || {
            let start = at;
            at = text::next_grapheme(text, at).min(range.end());
            (start < range.end()).then(|| TextRange::new(start, at))
        })
    }

    const PARAGRAPHS: [&str; 4] = [
        "The bridge closed in May, the town says; it opened “again” in June 2025.",
        "הגשר נסגר (WHO) בשנת 2025, לפי Harbour News, והעיר שילמה על הכול – ״כמעט״.",
        "The word שָׁלוֹם means peace, and “אבג דהו זחט” (שלום) is a row of words.",
        "ภาษาไทยไม่มีช่องว่างระหว่างคำ และน้ำใจดี",
    ];

    #[test]
    fn a_letter_is_found_where_it_stands() {
        each(&PARAGRAPHS, |text, laid| {
            for letter in graphemes(text, laid.piece.range) {
                let parts = laid.rects(text, letter);
                let Some(part) = parts.first().filter(|part| part.rect.width() > 0.5) else { continue };
                assert_eq!(parts.len(), 1, "{}", letter.of(text));
                assert_eq!(laid.letter_at(text, part.rect.center()), letter.start(), "{}", letter.of(text));
                let (leading, trailing) = (laid.leading(text, letter.start()), laid.trailing(text, letter.end()));
                let (from, to) = (leading.rect.left(), trailing.rect.left());
                assert_eq!((leading.row, trailing.row), (part.row, part.row));
                assert_eq!(from > to, leading.is_rtl, "{}", letter.of(text));
                assert!(
                    (from.min(to) - part.rect.left()).abs() < 0.1 && (from.max(to) - part.rect.right()).abs() < 0.1
                );
            }
        });
    }

    #[test]
    fn a_caret_is_found_at_its_own_place() {
        each(&PARAGRAPHS, |text, laid| {
            for letter in graphemes(text, laid.piece.range) {
                for side in [Side::After, Side::Before] {
                    let at = if side == Side::After { letter.start() } else { letter.end() };
                    let is_last = at == laid.row_range(laid.row_of(letter.start())).end();
                    let caret = laid.caret(text, at, side);
                    let (found, found_side) = laid.at_pos(text, caret.center());
                    let again = laid.caret(text, found, found_side);
                    assert!(is_last || (again.left() - caret.left()).abs() < 1.0, "{at:?} {side:?}: {caret} {again}");
                }
            }
        });
    }

    #[test]
    fn all_words_of_a_row_are_one_part() {
        each(&PARAGRAPHS, |text, laid| {
            assert_eq!(laid.rects(text, laid.piece.range).len(), laid.rows());
            let right = laid.pos.x + laid.width;
            for part in laid.rects(text, laid.piece.range) {
                let rect = part.rect;
                assert!(if laid.is_rtl {
                    (rect.right() - right).abs() < 1.0
                } else {
                    (rect.left() - laid.pos.x).abs() < 1.0
                });
            }
        });
        each(&["הגשר נסגר", "The bridge"], |_, laid| assert_eq!(laid.is_rtl, laid.number == 0));
    }
}
