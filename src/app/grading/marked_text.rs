//! Words of the article with the claims of a key underlined, and with the words that pupils marked on a tint.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Stroke, Ui, pos2};

use crate::app::look::set;
use claimlight_core::model::ArticleText;
use claimlight_core::text::TextRange;

/// How words are drawn.
pub struct Letters {
    /// The face.
    pub font: FontId,
    /// The height of a line, in points.
    pub line: f32,
    /// The colour.
    pub ink: Color32,
    /// How thick the key's underline is, in points.
    pub underline: f32,
}

/// Words of an article, those in `tinted` on a ground, and those in `underlined` underlined. Where tints overlap, the last one shows.
pub struct Marked<'a> {
    /// The text.
    pub text: &'a ArticleText,
    /// The words.
    pub range: TextRange,
    /// The words on a ground.
    pub tinted: &'a [(TextRange, Color32)],
    /// The words that are underlined.
    pub underlined: &'a [TextRange],
    /// How they are drawn.
    pub letters: &'a Letters,
}

impl Marked<'_> {
    /// Sets the words, with dots where more of the text follows.
    pub fn lay(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let Letters { font, line, ink, .. } = self.letters;
        let format =
            TextFormat { font_id: font.clone(), color: *ink, line_height: Some(*line), ..TextFormat::default() };
        let mut job = LayoutJob::default();
        job.append(self.range.of(self.text.as_str()), 0.0, format.clone());
        let block = self.text.blocks().get(self.text.block_at(self.range.start()));
        if block.is_some_and(|block| self.range.end() < block.range.end()) {
            job.append("…", 0.0, format);
        }
        job.wrap.max_width = width;
        set::set(ui.ctx(), job, None, None).galley
    }

    /// Which characters of the words that were set these are.
    pub fn characters(&self, of: TextRange) -> Range<usize> {
        let from = self.text.to_scalars(self.range.start());
        let at = |offset| self.text.to_scalars(offset).saturating_sub(from);
        at(of.start())..at(of.end())
    }

    /// Draws the words.
    pub fn paint(&self, painter: &Painter, corner: Pos2, galley: &Arc<Galley>) {
        let Letters { font, line, ink, underline } = self.letters;
        let inside = |of: TextRange| of.intersection(self.range).map(|of| self.characters(of));
        for (of, ground) in self.tinted {
            for (rect, _) in inside(*of).into_iter().flat_map(|of| rows(galley, of)) {
                let rect = rect.translate(corner.to_vec2()).expand2(egui::vec2(1.0, -(line - font.size * 1.4) / 2.0));
                painter.rect_filled(rect, 2.0, *ground);
            }
        }
        for of in self.underlined {
            for (rect, baseline) in inside(*of).into_iter().flat_map(|of| rows(galley, of)) {
                let y = corner.y + baseline + font.size * 0.24;
                let x = (corner.x + rect.left())..=(corner.x + rect.right());
                painter.hline(x, y, Stroke::new(*underline, *ink));
            }
        }
        painter.galley(corner, Arc::clone(galley), *ink);
    }
}

/// Where characters stand: a rectangle for each row, without blanks at its end, and how far below the top its letters stand.
pub fn rows(galley: &Galley, of: Range<usize>) -> Vec<(Rect, f32)> {
    let mut found = Vec::new();
    let mut from = 0;
    for placed in &galley.rows {
        let glyphs = &placed.row.glyphs;
        let within = of.start.max(from)..of.end.min(from + glyphs.len());
        if within.start < within.end {
            let glyphs = &glyphs[within.start - from..within.end - from];
            let end = glyphs.iter().rposition(|glyph| !glyph.chr.is_whitespace()).map_or(0, |last| last + 1);
            let edges = glyphs[..end].iter().map(|glyph| (glyph.pos.x, glyph.pos.x + glyph.advance_width));
            let (left, right) = edges.fold((f32::MAX, f32::MIN), |(a, b), (x, y)| (a.min(x), b.max(y)));
            if let Some(first) = glyphs.first().filter(|_| left < right) {
                let top = placed.pos.y;
                let rect = Rect::from_min_max(
                    pos2(placed.pos.x + left, top),
                    pos2(placed.pos.x + right, top + placed.row.size.y),
                );
                found.push((rect, top + first.pos.y));
            }
        }
        from += placed.row.glyphs.len() + usize::from(placed.ends_with_newline);
    }
    found
}

/// The words around some places: from up to `around` bytes before the first to as much after the last, at blanks, in the same block.
pub fn around(text: &str, places: &[TextRange], block: TextRange, around: usize) -> TextRange {
    let Some(first) = places.first() else { return block };
    let all = places.iter().fold(*first, |all, place| all.union(*place));
    let (block, all) = (block.to_range(), all.to_range());
    let from = all.start.saturating_sub(around).max(block.start);
    let to = (all.end + around).min(block.end.max(all.end));
    let start = if from <= block.start {
        block.start.min(all.start)
    } else {
        text[..all.start]
            .char_indices()
            .rev()
            .take_while(|(i, _)| *i >= from)
            .filter(|(_, c)| c.is_whitespace())
            .last()
            .map_or(all.start, |(i, c)| i + c.len_utf8())
    };
    let after = text[all.end..].char_indices().map(|(i, c)| (all.end + i, c));
    let end = if to >= block.end {
        to
    } else {
        after.take_while(|(i, _)| *i <= to).filter(|(_, c)| c.is_whitespace()).last().map_or(all.end, |(i, _)| i)
    };
    TextRange::from_usize(start..end.max(start))
}

/// How many words are in both of two sets of places, and in either of them.
pub fn shared(text: &str, a: &[TextRange], b: &[TextRange]) -> (usize, usize) {
    let (mut both, mut either) = (0, 0);
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(i),
            (true, Some(from)) => {
                let word = TextRange::from_usize(from..i);
                let is_in = |places: &[TextRange]| places.iter().any(|place| place.overlaps(word));
                let (one, other) = (is_in(a), is_in(b));
                both += usize::from(one && other);
                either += usize::from(one || other);
                start = None;
            }
            _ => {}
        }
    }
    (both, either)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The bridge closed in May. It opened in June, the town says.";

    fn at(words: &str) -> TextRange {
        let start = TEXT.find(words).unwrap();
        TextRange::from_usize(start..start + words.len())
    }

    #[test]
    fn words_are_shared_where_they_overlap() {
        assert_eq!(shared(TEXT, &[at("bridge closed in")], &[at("closed in May.")]), (2, 4));
        assert_eq!(shared(TEXT, &[at("bridge")], &[]), (0, 1));
    }

    #[test]
    fn what_is_around_ends_at_blanks() {
        let block = TextRange::from_usize(0..TEXT.len());
        let check = |words: &str, most: usize, expected: &str| {
            assert_eq!(around(TEXT, &[at(words)], block, most).of(TEXT), expected, "{words}, {most}");
        };
        check("It opened", 8, "May. It opened in");
        check("It opened", 500, TEXT);
        check("The bridge", 0, "The bridge");
    }
}
