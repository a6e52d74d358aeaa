//! The layout of one piece: its rows, the rectangles of a range, hit testing, and caret positions. Egui's galleys are handled
//! here.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontFamily, FontId, Galley, Pos2, Rect, pos2};

use super::facts_line;
use super::pieces::Piece;
use crate::app::look::theme;
use crate::app::look::theme::Palette;
use claimlight_core::model::{ArticleText, BlockKind, MarkKind};
use claimlight_core::text::{self, Offset, TextRange};

/// The look of blocks of one kind; lengths are in points at 100 %.
struct Look {
    size: f32,
    line: f32,
    family: &'static str,
    indent: f32,
    above: f32,
}

fn look(kind: BlockKind) -> Look {
    let plain =
        Look { size: theme::READING_SIZE, line: theme::READING_LINE, family: theme::SERIF, indent: 0.0, above: 14.0 };
    let heading = |size, line, above| Look { size, line, family: theme::SERIF_BOLD, above, ..plain };
    match kind {
        BlockKind::Paragraph => plain,
        BlockKind::Heading(0 | 1) => heading(28.0, 36.0, 32.0),
        BlockKind::Heading(2) => heading(21.0, 28.0, 24.0),
        BlockKind::Heading(_) => heading(18.0, 28.0, 20.0),
        BlockKind::Item { depth, .. } => Look { indent: 24.0 * (f32::from(depth.min(6)) + 1.0), above: 6.0, ..plain },
        BlockKind::Quotation => Look { indent: 24.0, ..plain },
        BlockKind::Code => Look { size: 14.0, line: 22.0, family: "", ..plain },
        BlockKind::TableRow => Look { above: 4.0, ..plain },
        BlockKind::Footnote | BlockKind::Caption | BlockKind::Byline => {
            Look { size: 15.0, line: 22.0, above: 8.0, ..plain }
        }
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
    let kind = article.blocks().get(piece.block as usize).map_or(BlockKind::Paragraph, |b| b.kind);
    let look = look(kind);
    let per_line = (column.width / (look.size * column.zoom * 0.44)).max(1.0);
    let lines = (piece.range.len() as f32 / per_line).ceil().max(1.0);
    lines * look.line * column.zoom * column.leading + space_above(article, piece, column)
}

/// A piece laid out at a position on the screen.
pub struct Laid {
    /// The index of the piece among the article's pieces.
    pub number: usize,
    /// The piece that is laid out.
    pub piece: Piece,
    /// The top left corner of its text on the screen, in points.
    pub pos: Pos2,
    /// The layout computed by egui.
    pub galley: Arc<Galley>,
    /// Where each row starts, in bytes of the whole text, followed by the end of the piece.
    starts: Vec<Offset>,
}

impl Laid {
    /// Lays out piece `number`, with its top at 0 for now. Egui caches the galley while it is drawn.
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
        let look = look(kind);
        let quiet = matches!(kind, BlockKind::Footnote | BlockKind::Caption | BlockKind::Byline);
        let ink = if quiet { palette.muted } else { palette.ink };
        let indent = look.indent * column.zoom;
        let words = article.slice(piece.range);
        let mut job = LayoutJob {
            text: if kind == BlockKind::Code { words.to_owned() } else { words.replace('\n', " ") },
            ..LayoutJob::default()
        };
        job.wrap.max_width = (column.width - indent).max(40.0);
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
                ("", ..) => FontFamily::Monospace,
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
        let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job));
        let mut starts = Vec::with_capacity(galley.rows.len() + 1);
        let mut chars = words.char_indices();
        let mut at = 0;
        for row in &galley.rows {
            starts.push(piece.range.start().plus(at));
            let n = row.glyphs.len() + usize::from(row.ends_with_newline);
            if n > 0 {
                at = match chars.nth(n - 1) {
                    Some((i, c)) => i + c.len_utf8(),
                    None => words.len(),
                };
            }
        }
        starts.push(piece.range.end());
        Self { number, piece, pos: pos2(column.left + indent, 0.0), galley, starts }
    }

    /// The height of all rows, in points, without the space above the piece.
    pub fn height(&self) -> f32 {
        if self.piece.range.is_empty() { 0.0 } else { self.galley.rect.height() }
    }

    /// The number of rows; 0 for an empty piece.
    pub fn rows(&self) -> usize {
        if self.piece.range.is_empty() { 0 } else { self.galley.rows.len() }
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

    /// The rectangles of the part of `range` that is in this piece: for each row, its index and the rectangle on the screen.
    pub fn rects(&self, text: &str, range: TextRange) -> Vec<(usize, Rect)> {
        let mut rects = Vec::new();
        let Some(part) = self.piece.range.intersection(range) else { return rects };
        for r in self.row_of(part.start())..self.rows() {
            let Some(here) = self.row_range(r).intersection(part) else {
                if self.starts[r] >= part.end() {
                    break;
                }
                continue;
            };
            let edges = self.edges(r);
            let rect = self.row_rect(r);
            let (x0, x1) = (self.x_of(r, here.start(), text, &edges), self.x_of(r, here.end(), text, &edges));
            rects.push((r, Rect::from_min_max(pos2(x0, rect.top()), pos2(x1, rect.bottom()))));
        }
        rects
    }

    /// The rectangle of the caret at `offset` on the screen, with zero width.
    pub fn caret(&self, text: &str, offset: Offset) -> Rect {
        let r = self.row_of(offset);
        let x = self.x_of(r, offset, text, &self.edges(r));
        let rect = self.row_rect(r);
        Rect::from_min_max(pos2(x, rect.top()), pos2(x, rect.bottom()))
    }

    /// The offset nearest to the x coordinate `x` in row `r`, on a grapheme boundary.
    pub fn at_x(&self, text: &str, r: usize, x: f32) -> Offset {
        let edges = self.edges(r);
        let range = self.row_range(r);
        let mut at = range.start();
        let mut best = (f32::INFINITY, at);
        // Stay before the blank at which the row was broken: the place after it is the start of the next row.
        let last = r + 1 == self.galley.rows.len();
        let end = if last { range.end() } else { text::previous_grapheme(text, range.end()).max(range.start()) };
        let mut chars = 0;
        loop {
            let distance = (edges[chars.min(edges.len() - 1)] - x).abs();
            if distance < best.0 {
                best = (distance, at);
            }
            if at >= end {
                return best.1;
            }
            let next = text::next_grapheme(text, at).min(range.end());
            chars += TextRange::new(at, next).of(text).chars().count();
            at = next;
        }
    }

    /// The offset in this piece that is nearest to a point on the screen.
    pub fn at_pos(&self, text: &str, pos: Pos2) -> Offset {
        let rows = self.rows();
        if rows == 0 {
            return self.piece.range.start();
        }
        let r = (0..rows).find(|r| pos.y < self.row_rect(*r).bottom()).unwrap_or(rows - 1);
        self.at_x(text, r, pos.x)
    }
}
