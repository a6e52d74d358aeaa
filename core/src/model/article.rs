//! The text being read, and what is known of it.

use std::sync::{Arc, OnceLock};

use super::{ArticleFacts, Extra, Locator, sha256_hex};
use crate::text::{self, Offset, ScalarIndex, TextRange};

/// An article: its text, which never changes, and facts about it, which can.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Title, source and so on.
    pub facts: Arc<ArticleFacts>,
    /// The text in its blocks.
    pub text: Arc<ArticleText>,
}

/// An article's text: one string, made of blocks joined by one LF each.
///
/// A file may be shared without the text ([`ArticleText::left_out`]): then the string is empty, but [`ArticleText::sha256`]
/// and [`ArticleText::len_scalars`] still describe the text that was left out. Compare texts with [`ArticleText::is_same`]
/// and take hashes from here; the string of a text that was left out says nothing.
#[derive(Clone, Debug, Default)]
pub struct ArticleText {
    text: String,
    blocks: Vec<Block>,
    scalars: ScalarIndex,
    /// SHA-256 of `text`, computed when first asked for; of a text that was left out, known from the start.
    sha256: OnceLock<String>,
    /// The length in Unicode scalar values of a text that was left out.
    left_out: Option<usize>,
}

impl PartialEq for ArticleText {
    fn eq(&self, other: &Self) -> bool {
        // The index of scalars follows from the text, and so does the hash, unless the text was left out.
        let left_out = |text: &Self| text.left_out.map(|length| (length, text.sha256().to_owned()));
        (&self.text, &self.blocks, left_out(self)) == (&other.text, &other.blocks, left_out(other))
    }
}

impl Eq for ArticleText {}

/// A piece of the text with a kind. Its string may be empty (a blank line) and may hold LFs (a hard-wrapped paragraph).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its range in the whole text, without the LF that separates it from the next block.
    pub range: TextRange,
    /// Links, bold and italics in it, by start.
    pub marks: Box<[Mark]>,
    /// Where it stands in the source. Blocks of one place share it.
    pub locator: Option<Arc<Locator>>,
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
    /// An item of a list.
    Item {
        /// How deep its list is nested, from 0.
        depth: u8,
        /// Its number, or `None` for a bullet.
        number: Option<u32>,
    },
    /// A quotation set apart.
    Quotation,
    /// Preformatted text; its LFs are shown as line ends.
    Code,
    /// A row of a table, its cells separated by tabs.
    TableRow,
    /// A note to the text. It starts with its mark, such as `[1]`, if the source has one.
    Footnote,
    /// The words under or in place of a picture, or above a table.
    Caption,
    /// Who wrote the article, and when, as the article itself shows it. It has no sentences.
    Byline,
}

impl BlockKind {
    /// The kinds that need no number, with their names.
    const NAMES: [(Self, &'static str); 7] = [
        (Self::Paragraph, "paragraph"),
        (Self::Quotation, "quotation"),
        (Self::Code, "code"),
        (Self::TableRow, "table_row"),
        (Self::Footnote, "footnote"),
        (Self::Caption, "caption"),
        (Self::Byline, "byline"),
    ];

    /// Its name and numbers in one string: `quotation`; `heading 2` for the level; `item 0` for a bullet at depth 0, `item 1 3`
    /// for number 3 at depth 1.
    pub fn name(self) -> String {
        match self {
            Self::Heading(level) => format!("heading {level}"),
            Self::Item { depth, number: None } => format!("item {depth}"),
            Self::Item { depth, number: Some(number) } => format!("item {depth} {number}"),
            _ => Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("paragraph", |(_, name)| name).to_owned(),
        }
    }

    /// The kind with this name; `None` if there is none.
    pub fn named(name: &str) -> Option<Self> {
        let mut words = name.split(' ');
        let kind = match (words.next()?, words.next()) {
            ("heading", Some(level)) => Self::Heading(level.parse().ok().filter(|level| (1..=6).contains(level))?),
            ("item", Some(depth)) => {
                let number = words.next().map(str::parse).transpose().ok()?;
                Self::Item { depth: depth.parse().ok()?, number }
            }
            (_, None) => Self::NAMES.iter().find(|(_, known)| *known == name)?.0,
            _ => return None,
        };
        words.next().is_none().then_some(kind)
    }
}

/// A range of a block with a meaning of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its range in the whole text.
    pub range: TextRange,
    /// What it is.
    pub kind: MarkKind,
}

/// What a [`Mark`] says of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// They link to this address, which is never opened without a question.
    Link(Box<str>),
    /// They are set in bold.
    Bold,
    /// They are set in italics.
    Italic,
    /// They are struck out: the author has taken them back but left them to be seen.
    Struck,
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
                locator: None,
                extra: None,
            });
        }
        Self::new(text, blocks).unwrap_or_default()
    }

    /// Joins blocks like [`Self::from_blocks`]; `more` are the blocks' locators and fields of later versions, in order.
    pub fn from_blocks_with(
        parts: impl IntoIterator<Item = (BlockKind, String, Vec<Mark>)>,
        more: impl IntoIterator<Item = (Option<Arc<Locator>>, Extra)>,
    ) -> Self {
        let mut text = Self::from_blocks(parts);
        for (block, (locator, extra)) in text.blocks.iter_mut().zip(more) {
            block.locator = locator;
            block.extra = extra;
        }
        text
    }

    /// Removes the blocks' fields of later versions.
    pub fn drop_extras(&mut self) {
        for block in &mut self.blocks {
            block.extra = None;
            if let Some(locator) = block.locator.as_mut().filter(|locator| locator.extra.is_some()) {
                Arc::make_mut(locator).extra = None;
            }
        }
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
        Some(Self { text, blocks, scalars, ..Self::default() })
    }

    /// Stands for a text that its file was shared without. `sha256` and `length` (in Unicode scalar values) are what the file
    /// says of it; an empty hash means that the file does not say.
    pub fn left_out(sha256: &str, length: usize) -> Self {
        Self { sha256: OnceLock::from(sha256.to_owned()), left_out: Some(length), ..Self::default() }
    }

    /// Whether the file was shared without this text, so that only its hash and length are known.
    pub fn is_left_out(&self) -> bool {
        self.left_out.is_some()
    }

    /// SHA-256 of the text in UTF-8, in 64 hexadecimal digits; empty if the text was left out and the file does not say.
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| sha256_hex(self.text.as_bytes()))
    }

    /// Whether both are the same text, apart from their division into blocks. A text that was left out is known by its hash.
    pub fn is_same(&self, other: &Self) -> bool {
        if self.is_left_out() || other.is_left_out() {
            return !self.sha256().is_empty() && self.sha256() == other.sha256();
        }
        self.text == other.text
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Gives the block at `index` another kind.
    pub(crate) fn set_kind(&mut self, index: usize, kind: BlockKind) {
        if let Some(block) = self.blocks.get_mut(index) {
            block.kind = kind;
        }
    }

    /// The sentences of all blocks in order. `language` is a BCP 47 code.
    pub fn sentences(&self, language: &str) -> Vec<TextRange> {
        self.blocks.iter().flat_map(|b| self.sentences_of(b, language)).collect()
    }

    /// The sentences of one of the blocks, as [`text::sentences`] finds them. A byline has none. `language` is a BCP 47 code.
    pub fn sentences_of(&self, block: &Block, language: &str) -> Vec<TextRange> {
        match block.kind {
            BlockKind::Byline => Vec::new(),
            _ => text::sentences(&self.text, language, block.range),
        }
    }

    /// The end of the text.
    pub fn end(&self) -> Offset {
        Offset::new(self.text.len())
    }

    /// The range of the whole text.
    pub fn range(&self) -> TextRange {
        TextRange::new(Offset::ZERO, self.end())
    }

    /// The words of a range.
    pub fn slice(&self, range: TextRange) -> &str {
        range.of(&self.text)
    }

    /// Index of the block that holds `offset` or the LF before it. 0 if there are no blocks.
    pub fn block_at(&self, offset: Offset) -> usize {
        self.blocks.partition_point(|b| b.range.start() <= offset).saturating_sub(1)
    }

    /// Where the block that holds `offset` stands in the source, if the source has places with names.
    pub fn locator_at(&self, offset: Offset) -> Option<&Locator> {
        self.blocks.get(self.block_at(offset))?.locator.as_deref()
    }

    /// Converts an offset in bytes to Unicode scalar values.
    pub fn to_scalars(&self, offset: Offset) -> usize {
        self.scalars.to_scalars(&self.text, offset)
    }

    /// Converts Unicode scalar values to an offset in bytes; `None` past the end.
    pub fn to_offset(&self, scalars: usize) -> Option<Offset> {
        self.scalars.to_offset(&self.text, scalars)
    }

    /// Its length in Unicode scalar values, also of a text that was left out.
    pub fn len_scalars(&self) -> usize {
        self.left_out.unwrap_or_else(|| self.scalars.total())
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
    fn a_text_that_was_left_out_is_known_by_its_hash() {
        let text = |words: &str| ArticleText::from_blocks([(BlockKind::Paragraph, words.to_owned(), vec![])]);
        let check = |a: &ArticleText, b: &ArticleText, same| assert_eq!((a.is_same(b), b.is_same(a)), (same, same));
        let (old, new, nothing) = (text("It is open."), text("It is shut."), ArticleText::default());
        let left_out = ArticleText::left_out(old.sha256(), old.len_scalars());
        assert_eq!((left_out.as_str(), left_out.len_scalars(), left_out.sha256()), ("", 11, old.sha256()));
        assert_eq!(old.sha256(), sha256_hex(b"It is open."));
        check(&old, &text("It is open."), true);
        check(&old, &new, false);
        check(&old, &left_out, true);
        check(&left_out, &left_out.clone(), true);
        check(&new, &left_out, false);
        check(&nothing, &left_out, false);
        check(&nothing, &ArticleText::default(), true);
        // Of two files that do not say which text they were made on nothing is known.
        check(&ArticleText::left_out("", 0), &ArticleText::left_out("", 0), false);
        check(&ArticleText::left_out("", 0), &nothing, false);
    }

    #[test]
    fn a_kind_is_known_by_its_name() {
        let check = |name: &str, kind: Option<BlockKind>| assert_eq!(BlockKind::named(name), kind, "{name}");
        let item = |depth, number| Some(BlockKind::Item { depth, number });
        for (name, kind) in [
            ("paragraph", Some(BlockKind::Paragraph)),
            ("table_row", Some(BlockKind::TableRow)),
            ("heading 6", Some(BlockKind::Heading(6))),
            ("item 2", item(2, None)),
            ("item 0 12", item(0, Some(12))),
        ] {
            check(name, kind);
            assert_eq!(kind.map(BlockKind::name).as_deref(), Some(name));
        }
        for name in ["", "heading", "heading 7", "heading 2 3", "item", "item x", "item 0 1 2", "code 1", "figure"] {
            check(name, None);
        }
    }

    #[test]
    fn a_byline_has_no_sentences() {
        let text = ArticleText::from_blocks([
            (BlockKind::Byline, "By Ana Lind".to_owned(), vec![]),
            (BlockKind::Paragraph, "It closed. It opened.".to_owned(), vec![]),
        ]);
        let sentences: Vec<_> = text.sentences("en").into_iter().map(|s| text.slice(s)).collect();
        assert_eq!(sentences, ["It closed.", "It opened."]);
    }

    #[test]
    fn blocks_that_are_not_the_text_are_refused() {
        let block = |r| Block {
            kind: BlockKind::Paragraph,
            range: TextRange::from_usize(r),
            marks: Box::default(),
            locator: None,
            extra: None,
        };
        assert!(ArticleText::new("ab\ncd".to_owned(), vec![block(0..2), block(3..5)]).is_some());
        assert!(ArticleText::new("ab\ncd".to_owned(), vec![block(0..2)]).is_none());
        assert!(ArticleText::new("ab cd".to_owned(), vec![block(0..2), block(3..5)]).is_none());
        assert!(ArticleText::new(String::new(), vec![]).is_some());
        assert!(ArticleText::new(String::new(), vec![block(0..0)]).is_some());
    }
}
