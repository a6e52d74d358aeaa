//! Who wrote the article and when, drawn under its headline. Nothing is drawn if the text itself says it.

use egui::pos2;
use egui::text::{LayoutJob, TextWrapping};

use super::layout::{self, Column, Laid};
use crate::app::desk::document::Document;
use crate::app::look::theme::Palette;
use crate::app::look::{set, theme};
use crate::app::words::texts;
use claimlight_core::model::{ArticleText, BlockKind};
use claimlight_core::text::Direction;

/// The height of the line at 100 %, in points.
pub const HEIGHT: f32 = 34.0;
/// How many blocks at the start of the text are searched for the headline, and for what the text says itself.
const FIRST: usize = 8;

/// The index of the block above which the line stands: the first one below the headline. `None` if there is no line.
pub fn block_below(document: &Document) -> Option<u32> {
    let facts = &document.annotations.article.facts;
    if facts.byline.is_empty() && facts.published.is_empty() {
        return None;
    }
    let text = &document.annotations.article.text;
    let first = || text.blocks().iter().take(FIRST).enumerate().filter(|(_, b)| !b.range.is_empty());
    let (headline, _) = first().find(|(_, b)| matches!(b.kind, BlockKind::Heading(0 | 1)))?;
    let says_so = |words: &str| !words.is_empty() && first().any(|(_, b)| text.slice(b.range).contains(words));
    if says_so(&facts.byline) || facts.byline.is_empty() && says_so(&facts.published) {
        return None;
    }
    first().find(|(i, _)| *i > headline).and_then(|(i, _)| u32::try_from(i).ok())
}

/// What the line says: "Mara Lind · 12 March 2026".
fn words(document: &Document) -> String {
    let facts = &document.annotations.article.facts;
    let date = facts.published.get(..10).unwrap_or(&facts.published);
    let published = date.parse().map_or_else(|_no_day| facts.published.clone(), texts::day);
    [facts.byline.clone(), published].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Draws the line above a piece, if it stands there.
pub fn paint(
    painter: &egui::Painter,
    document: &Document,
    article: &ArticleText,
    laid: &Laid,
    column: Column,
    palette: &Palette,
) {
    if !laid.piece.first || column.facts_above != Some(laid.piece.block) {
        return;
    }
    let top = laid.pos.y - layout::space_above(article, &laid.piece, column);
    let font = theme::interface(theme::SMALL_SIZE * column.zoom);
    let mut job = LayoutJob::simple_singleline(words(document), font, palette.muted);
    job.wrap = TextWrapping::truncate_at_width(column.width);
    // It begins where the words below it begin.
    let direction = if laid.is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
    let line = set::set(painter.ctx(), job, Some(direction), None).galley;
    let top = top + (HEIGHT * column.zoom - line.rect.height()) / 2.0;
    painter.galley(pos2(column.left, top), line, palette.muted);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::saving_state::Saving;
    use claimlight_core::import;
    use claimlight_core::model::{Annotations, AnnotatorId};
    use std::sync::Arc;

    /// What is drawn above which line of a Markdown text, given who wrote it and when.
    #[track_caller]
    fn check(source: &str, byline: &str, published: &str, expected: Option<(u32, &str)>) {
        let mut article = import::import("a.md", source.as_bytes()).unwrap().article;
        let facts = Arc::make_mut(&mut article.facts);
        (facts.byline, facts.published) = (byline.to_owned(), published.to_owned());
        let document = Document::new(Annotations::new(article), (AnnotatorId::new(), ""), Saving::default());
        let drawn = block_below(&document).map(|block| (block, words(&document)));
        assert_eq!(drawn, expected.map(|(block, words)| (block, words.to_owned())), "{source}");
    }

    #[test]
    fn the_line_stands_below_the_headline_unless_the_text_says_it() {
        let source = "# The bridge\n\nIt closed.";
        let (_, below) = ("", 1);
        check(source, "Mara Lind", "2026-03-12", Some((below, "Mara Lind · 12 March 2026")));
        check(source, "Mara Lind", "", Some((below, "Mara Lind")));
        check(source, "", "March", Some((below, "March")));
        check(source, "", "", None);
        check("It closed.", "Mara Lind", "", None);
        check("# The bridge\n\nBy Mara Lind\n\nIt closed.", "Mara Lind", "2026-03-12", None);
        check("# The bridge", "Mara Lind", "", None);
    }
}
