//! The text being read, and what is known of it.

use std::sync::Arc;

use super::Extra;
use crate::text::{Offset, ScalarIndex, TextRange};

/// An article: its text, which never changes, and facts about it, which can.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Title, source and so on.
    pub facts: Arc<ArticleFacts>,
    /// The text in its blocks.
    pub text: Arc<ArticleText>,
}

/// What is known of an article. Dates and language are kept as they were given; empty means unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFacts {
    /// The headline.
    pub title: String,
    /// Who wrote it.
    pub byline: String,
    /// Who published it.
    pub publisher: String,
    /// Where it stood.
    pub source_url: String,
    /// When it was published.
    pub published: String,
    /// When it was fetched.
    pub accessed: String,
    /// BCP 47 code of its language, such as `en`; decides how sentences are found.
    pub language: String,
    /// Name of the file it was read from, without a folder.
    pub original_name: String,
    /// SHA-256 of that file's bytes, in hexadecimal digits.
    pub original_sha256: String,
    /// Fields of later versions.
    pub extra: Extra,
}

/// An article's text: one string, made of blocks joined by one LF each.
#[derive(Clone, Debug, Default)]
pub struct ArticleText {
    text: String,
    blocks: Vec<Block>,
    scalars: ScalarIndex,
}

impl PartialEq for ArticleText {
    fn eq(&self, other: &Self) -> bool {
        // The index of scalars follows from the text.
        (&self.text, &self.blocks) == (&other.text, &other.blocks)
    }
}

impl Eq for ArticleText {}

/// A piece of the text with a kind. Its string may be empty (a blank line) and may hold LFs (a hard-wrapped paragraph).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without the LF that parts it from the next.
    pub range: TextRange,
    /// Links, bold and italics in it, by start.
    pub marks: Box<[Mark]>,
    /// Fields of later versions.
    pub extra: Extra,
}

/// The kinds of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text; LFs within are line ends of the file and shown as blanks.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list, at a depth from 0, with its number where the list counts.
    Item {
        /// How many lists it stands in, beyond the first.
        depth: u8,
        /// Its number, or `None` for a bullet.
        number: Option<u32>,
    },
    /// A quotation set apart.
    Quotation,
    /// Preformatted text; its LFs are shown as line ends.
    Code,
    /// A row of a table, its cells parted by tabs.
    TableRow,
}

/// A range of a block with a meaning of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, as offsets of the whole text.
    pub range: TextRange,
    /// What it is.
    pub kind: MarkKind,
}

/// What a [`Mark`] says of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// They link there. Never followed unasked.
    Link(Box<str>),
    /// They are set in bold.
    Bold,
    /// They are set in italics.
    Italic,
}

impl ArticleText {
    /// Joins blocks given as kind, string and marks whose ranges are **bytes within that string**.
    pub fn from_blocks(parts: impl IntoIterator<Item = (BlockKind, String, Vec<Mark>)>) -> Self {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for (kind, string, mut marks) in parts {
            if !blocks.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(&string);
            for mark in &mut marks {
                let r = mark.range.to_range();
                mark.range = TextRange::from_usize(r.start + start..r.end + start);
            }
            blocks.push(Block {
                kind,
                range: TextRange::from_usize(start..text.len()),
                marks: marks.into_boxed_slice(),
                extra: None,
            });
        }
        Self::new(text, blocks).unwrap_or_default()
    }

    /// The same, with the fields of later versions that each block holds, in order.
    pub fn from_blocks_with(
        parts: impl IntoIterator<Item = (BlockKind, String, Vec<Mark>)>,
        extras: impl IntoIterator<Item = Extra>,
    ) -> Self {
        let mut text = Self::from_blocks(parts);
        for (block, extra) in text.blocks.iter_mut().zip(extras) {
            block.extra = extra;
        }
        text
    }

    /// A text and its blocks; `None` unless the blocks joined by LF are the text.
    pub fn new(mut text: String, mut blocks: Vec<Block>) -> Option<Self> {
        let mut at = 0;
        for (i, block) in blocks.iter().enumerate() {
            let range = block.range.to_range();
            let joined = i == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
            if range.start != at || !joined || text.get(range.clone()).is_none() {
                return None;
            }
            at = range.end + 1;
        }
        if at != text.len() + usize::from(!blocks.is_empty()) {
            return None;
        }
        text.shrink_to_fit();
        blocks.shrink_to_fit();
        let scalars = ScalarIndex::new(&text);
        Some(Self { text, blocks, scalars })
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Its end.
    pub fn end(&self) -> Offset {
        Offset::new(self.text.len())
    }

    /// All of it.
    pub fn range(&self) -> TextRange {
        TextRange::new(Offset::ZERO, self.end())
    }

    /// The words of a range.
    pub fn slice(&self, range: TextRange) -> &str {
        range.of(&self.text)
    }

    /// Index of the block that holds `offset`, or whose closing LF it is. 0 where there are no blocks.
    pub fn block_at(&self, offset: Offset) -> usize {
        self.blocks.partition_point(|b| b.range.start() <= offset).saturating_sub(1)
    }

    /// Offset in bytes to Unicode scalar values.
    pub fn to_scalars(&self, offset: Offset) -> usize {
        self.scalars.to_scalars(&self.text, offset)
    }

    /// Unicode scalar values to an offset in bytes; `None` past the end.
    pub fn to_offset(&self, scalars: usize) -> Option<Offset> {
        self.scalars.to_offset(&self.text, scalars)
    }

    /// Its length in Unicode scalar values.
    pub fn len_scalars(&self) -> usize {
        self.scalars.total()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_joined_by_lf_are_the_text() {
        let text = ArticleText::from_blocks([
            (BlockKind::Heading(1), "Bridge".to_owned(), vec![]),
            (BlockKind::Paragraph, String::new(), vec![]),
            (BlockKind::Paragraph, "It is open.".to_owned(), vec![]),
        ]);
        assert_eq!(text.as_str(), "Bridge\n\nIt is open.");
        assert_eq!(text.block_at(Offset::new(7)), 1);
        assert_eq!(text.block_at(Offset::new(6)), 0);
        assert_eq!(text.block_at(Offset::new(99)), 2);
    }

    #[test]
    fn blocks_that_are_not_the_text_are_refused() {
        let block = |r| Block {
            kind: BlockKind::Paragraph,
            range: TextRange::from_usize(r),
            marks: Box::default(),
            extra: None,
        };
        assert!(ArticleText::new("ab\ncd".to_owned(), vec![block(0..2), block(3..5)]).is_some());
        assert!(ArticleText::new("ab\ncd".to_owned(), vec![block(0..2)]).is_none());
        assert!(ArticleText::new("ab cd".to_owned(), vec![block(0..2), block(3..5)]).is_none());
        assert!(ArticleText::new(String::new(), vec![]).is_some());
        assert!(ArticleText::new(String::new(), vec![block(0..0)]).is_some());
    }
}
