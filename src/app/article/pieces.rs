//! The article cut into pieces that are laid out one by one, and finding the piece at an offset.

use claimlight_core::model::{ArticleText, BlockKind};
use claimlight_core::text::{self, Offset, TextRange};

/// The most bytes in a piece.
const MOST: usize = 2000;

/// A stretch of one block that is laid out as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The piece's range in the article's text.
    pub range: TextRange,
    /// The index of the block that it belongs to.
    pub block: u32,
    /// Whether it is the first piece of that block.
    pub first: bool,
}

/// Cuts an article into pieces. Each holds no more than 2,000 bytes of one block and ends at a sentence or a blank if there is
/// one. Every block has at least one piece.
pub fn cut(article: &ArticleText) -> Vec<Piece> {
    let text = article.as_str();
    let mut pieces = Vec::with_capacity(article.blocks().len());
    for (block, b) in article.blocks().iter().enumerate() {
        let block = block as u32;
        let mut start = b.range.start();
        let mut first = true;
        while b.range.end().to_usize() - start.to_usize() > MOST {
            let end = cut_before(text, start, b.kind);
            pieces.push(Piece { range: TextRange::new(start, end), block, first });
            (start, first) = (end, false);
        }
        pieces.push(Piece { range: TextRange::new(start, b.range.end()), block, first });
    }
    pieces.shrink_to_fit();
    pieces
}

fn cut_before(text: &str, start: Offset, kind: BlockKind) -> Offset {
    let limit = text.floor_char_boundary(start.to_usize() + MOST);
    let window = text.get(start.to_usize()..limit).unwrap_or_default();
    let line = (kind == BlockKind::Code).then(|| window.rfind('\n').map(|i| i + 1)).flatten();
    let sentence = window.rfind(". ").map(|i| i + 2).filter(|i| *i > MOST / 2);
    let blank = window.rfind([' ', '\n', '\t']).map(|i| i + 1).filter(|i| *i > MOST / 4);
    let cut = line.or(sentence).or(blank).map(|i| start.plus(i));
    cut.unwrap_or_else(|| {
        let at = text::floor_grapheme(text, Offset::new(limit));
        if at > start { at } else { Offset::new(limit) }
    })
}

/// The index of the piece that contains `offset`, or else of the last one before it.
pub fn piece_at(pieces: &[Piece], offset: Offset) -> usize {
    pieces.partition_point(|p| p.range.start() <= offset).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(strings: &[&str]) -> ArticleText {
        ArticleText::from_blocks(strings.iter().map(|s| (BlockKind::Paragraph, (*s).to_owned(), vec![])))
    }

    #[test]
    fn pieces_follow_each_other_and_cover_every_block() {
        let long = "word ".repeat(3000);
        let unbroken = "é".repeat(100_000);
        let article = article(&["Short.", "", &long, &unbroken, "End"]);
        let pieces = cut(&article);
        for (i, block) in article.blocks().iter().enumerate() {
            let own: Vec<_> = pieces.iter().filter(|p| p.block as usize == i).collect();
            assert_eq!(own[0].range.start(), block.range.start());
            assert_eq!(own[own.len() - 1].range.end(), block.range.end());
            assert!(own.windows(2).all(|w| w[0].range.end() == w[1].range.start()));
            assert!(own.iter().all(|p| p.range.len() <= MOST));
        }
    }

    #[test]
    fn a_piece_ends_at_a_blank_where_there_is_one() {
        let long = "word ".repeat(3000);
        let article = article(&[&long]);
        for piece in cut(&article) {
            assert!(piece.range.of(article.as_str()).ends_with(' '));
        }
    }

    #[test]
    fn every_offset_has_its_piece() {
        let article = article(&["ab", "", "cd"]);
        let pieces = cut(&article);
        let at = |o| piece_at(&pieces, Offset::new(o));
        assert_eq!([at(0), at(2), at(3), at(4), at(6), at(99)], [0, 0, 1, 2, 2, 2]);
    }
}
