//! The builder of blocks, through which importers make an article's text.
//!
//! It knows no source format. An importer says where blocks, cells and marks begin and end, and hands over the words; the
//! builder joins them. Always true of what it builds:
//!
//! - Two words that the source keeps apart stay apart: blanks become one blank, a line end within a row of a table becomes a
//!   blank, and anything else that ends a line ends a block.
//! - White space collapses as in a browser (CSS `white-space: normal`): none at the start or end of a line, one blank between
//!   words. A no-break space is no white space. Preformatted text keeps its blanks and line ends.
//! - No control character gets into the text: those that end lines are white space, others are dropped.
//! - A mark never covers white space at its ends. If a block ends inside it, it goes on in the next one.

use std::sync::Arc;

use super::scripts::{self, Script};
use crate::model::{ArticleText, Block, BlockKind, Locator, Mark, MarkKind};
use crate::text::TextRange;

/// How many of the marks that are open at the end of a block go on in the next one, outermost first. Without a limit, nested
/// marks times blocks would take quadratic memory.
const MAX_CARRIED: usize = 8;

/// How many marks can be open at once. Further ones are left out.
const MAX_OPEN: usize = 64;

/// What words can be within a block.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Marked.
    Mark(MarkKind),
    /// Raised or lowered: written in the characters that Unicode has for it, see [`scripts`].
    Script(Script),
}

/// Names an [`Inline`] that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InlineId(u64);

/// An [`Inline`] that is open.
struct Open {
    id: InlineId,
    inline: Inline,
    /// Where its words start, in bytes of the text; `None` while there are none in this block.
    from: Option<usize>,
    /// How many marks of this block were closed when its words started.
    closed: usize,
}

/// What separates two words that meet without white space between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: they are parts of one word.
    #[default]
    None,
    /// Nothing, but words were put in just before; if others are struck just after, they are kept apart.
    Edited,
    /// A blank if both are figures: struck `3` before `4` is not 34.
    Figures,
    /// A blank if both are letters or figures.
    Words,
}

/// Builds the text of an article from blocks and words.
pub struct Blocks {
    /// The whole text so far, with an LF after each finished block.
    text: String,
    /// The finished blocks.
    done: Vec<Block>,
    /// Where the block that is being built starts, in bytes of the text.
    start: usize,
    /// Where its current line or cell starts: white space is dropped there.
    line: usize,
    /// Its kind. It is no block before it has words.
    kind: BlockKind,
    /// The marks of this block that are closed.
    marks: Vec<Mark>,
    open: Vec<Open>,
    next_id: u64,
    /// Whether white space came after the last word.
    blank: bool,
    /// How many blank lines are before the first words of preformatted text.
    blank_lines: usize,
    gap: Gap,
    /// How many cells the current row has begun; `None` outside rows.
    cells: Option<usize>,
    /// What the next words of any block start with.
    label: Option<String>,
    /// Whether all words of this block stand for pictures.
    only_pictures: bool,
    /// Where the source is, and where it was when this block was begun or had its first words.
    locator: Option<Arc<Locator>>,
    block_locator: Option<Arc<Locator>>,
}

impl Default for Blocks {
    fn default() -> Self {
        Self {
            text: String::new(),
            done: Vec::new(),
            start: 0,
            line: 0,
            kind: BlockKind::Paragraph,
            marks: Vec::new(),
            open: Vec::new(),
            next_id: 0,
            blank: false,
            blank_lines: 0,
            gap: Gap::None,
            cells: None,
            label: None,
            only_pictures: true,
            locator: None,
            block_locator: None,
        }
    }
}

impl Blocks {
    /// Ends the current block, if it has words, and lets the next words be in a block of this kind. A paragraph of any sort
    /// that starts an item of a list is the item itself; one in a cell of a table is set off by a blank.
    pub fn begin(&mut self, kind: BlockKind) {
        use BlockKind::{Byline, Caption, Footnote, Item, Paragraph, Quotation};
        let running = matches!(kind, Paragraph | Quotation | Footnote | Caption | Byline);
        if self.cells.is_some() && (running || matches!(kind, Item { .. })) {
            self.blank = true;
            return;
        }
        if running && matches!(self.kind, Item { .. }) && !self.has_words() {
            return;
        }
        self.end_row();
        self.end_block();
        self.kind = kind;
    }

    /// Ends an item of a list. An item without words is a block too: its bullet or number is seen.
    pub fn end_item(&mut self) {
        if matches!(self.kind, BlockKind::Item { .. }) && !self.has_words() && self.cells.is_none() {
            self.push_block(BlockKind::Paragraph);
        }
    }

    /// Begins a row of a table. Its cells follow.
    pub fn begin_row(&mut self) {
        self.end_row();
        self.end_block();
        self.kind = BlockKind::TableRow;
        self.cells = Some(0);
    }

    /// Begins a cell of the row, or a row if there is none.
    pub fn begin_cell(&mut self) {
        if self.cells.is_none() {
            self.begin_row();
        }
        let before = self.cells.unwrap_or(0);
        if before > 0 {
            self.text.push('\t');
        } else if self.has_words() {
            // Words before the first cell of a row are in no cell. A browser shows them outside the table.
            self.begin_row();
        }
        self.cells = Some(before + 1);
        self.start_line();
    }

    /// Ends the row, if one is open. A row of several cells is a block even if all are empty; one of no cells is a paragraph.
    pub fn end_row(&mut self) {
        if let Some(cells) = self.cells.take() {
            if cells == 0 {
                self.kind = BlockKind::Paragraph;
            }
            self.end_block();
            self.kind = BlockKind::Paragraph;
        }
    }

    /// Ends the line: the next words are in a block of the same kind (a paragraph, if it is an item), in a row after a blank, in
    /// preformatted text after an LF.
    pub fn end_line(&mut self) {
        if self.cells.is_some() {
            self.blank = true;
        } else if self.kind == BlockKind::Code {
            self.preformatted("\n");
        } else {
            self.end_block();
        }
    }

    /// Adds words. White space in them collapses.
    pub fn words(&mut self, words: &str) {
        self.add(words, false);
    }

    /// Adds the words that stand for a picture. A block of nothing else is a caption.
    pub fn picture(&mut self, words: &str) {
        self.set_gap(Gap::Words);
        self.add(words, true);
        self.set_gap(Gap::Words);
    }

    /// Adds preformatted words: blanks, tabs and line ends stay.
    pub fn preformatted(&mut self, words: &str) {
        if self.cells.is_some() {
            self.add(words, false);
            return;
        }
        self.blank = false;
        for (i, line) in words.split(ends_line).enumerate() {
            if i > 0 && self.has_words() {
                self.text.push('\n');
            } else if i > 0 {
                self.blank_lines += 1;
            }
            if !line.is_empty() {
                self.start_words(false);
                self.text.extend(line.chars().filter(|c| !c.is_control() || *c == '\t'));
            }
        }
    }

    /// Tells which place of the source the blocks belong to whose first words come from now on.
    pub fn set_locator(&mut self, locator: Locator) {
        if self.locator.as_deref() != Some(&locator) {
            self.locator = Some(Arc::new(locator));
        }
        if !self.has_words() {
            self.block_locator.clone_from(&self.locator);
        }
    }

    /// Lets the next words of any block start with a label, such as `[1]`, and a blank.
    pub fn label(&mut self, label: String) {
        self.label = Some(label);
    }

    /// Makes a block of the label if no words have come since.
    pub fn end_label(&mut self) {
        if let Some(label) = self.label.take() {
            self.only_pictures = false;
            self.text.push_str(&label);
            self.end_block();
        }
    }

    /// Lets at least this gap be between the words so far and the next ones.
    pub fn set_gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// The gap that was set since the last word.
    pub fn gap(&self) -> Gap {
        self.gap
    }

    /// Opens a mark, or raises or lowers what follows.
    pub fn open(&mut self, inline: Inline) -> InlineId {
        let id = InlineId(self.next_id);
        self.next_id += 1;
        if self.open.len() < MAX_OPEN {
            self.open.push(Open { id, inline, from: None, closed: 0 });
        }
        id
    }

    /// Closes what was opened, whatever was opened since.
    pub fn close(&mut self, id: InlineId) {
        if let Some(i) = self.open.iter().rposition(|o| o.id == id) {
            self.close_words(i);
            self.open.remove(i);
        }
    }

    /// The text.
    pub fn finish(mut self) -> ArticleText {
        self.end_row();
        self.end_block();
        if !self.done.is_empty() {
            self.text.pop();
        }
        ArticleText::new(self.text, self.done).unwrap_or_default()
    }

    /// Whether the current block has words.
    pub fn has_words(&self) -> bool {
        self.text.len() > self.start
    }

    fn start_line(&mut self) {
        self.line = self.text.len();
        self.blank = false;
        self.gap = Gap::None;
    }

    fn add(&mut self, words: &str, is_picture: bool) {
        for (i, run) in words.split(is_blank).enumerate() {
            self.blank |= i > 0;
            if run.contains(|c: char| !c.is_control()) {
                self.separate(run);
                self.start_words(is_picture);
                self.text.extend(run.chars().filter(|c| !c.is_control()));
            }
        }
    }

    /// Puts a blank before `next` if one belongs there.
    fn separate(&mut self, next: &str) {
        if self.text.len() > self.line {
            let meets = |of: fn(char) -> bool| self.text.ends_with(of) && next.starts_with(of);
            let apart = match self.gap {
                Gap::None | Gap::Edited => false,
                Gap::Figures => meets(char::is_numeric),
                Gap::Words => meets(char::is_alphanumeric),
            };
            if self.blank || apart {
                self.text.push(' ');
            }
        }
        self.blank = false;
        self.gap = Gap::None;
    }

    /// Notes that words follow at the end of the text.
    fn start_words(&mut self, is_picture: bool) {
        if self.kind == BlockKind::Code && self.label.is_some() {
            self.kind = BlockKind::Footnote;
            self.end_label();
            self.kind = BlockKind::Code;
        } else if let Some(label) = self.label.take() {
            self.text.push_str(&label);
            self.text.push(' ');
        }
        let blank_lines = std::mem::take(&mut self.blank_lines);
        if self.kind == BlockKind::Code {
            self.text.extend(std::iter::repeat_n('\n', blank_lines));
        }
        self.only_pictures &= is_picture;
        let (at, closed) = (self.text.len(), self.marks.len());
        // Those that have no words yet were opened last.
        for open in self.open.iter_mut().rev().take_while(|o| o.from.is_none()) {
            open.from = Some(at);
            open.closed = closed;
        }
    }

    /// Ends what is open at index `i` at the end of the text.
    fn close_words(&mut self, i: usize) {
        let Some(Open { inline, from, closed, .. }) = self.open.get(i) else { return };
        let Some(from) = from else {
            // Raised words are apart from others, even if there are none.
            if matches!(inline, Inline::Script(_)) {
                self.set_gap(Gap::Words);
            }
            return;
        };
        let (from, closed) = (*from, *closed);
        match inline {
            Inline::Mark(kind) => {
                if from < self.text.len() {
                    let range = TextRange::from_usize(from..self.text.len());
                    self.marks.push(Mark { range, kind: kind.clone() });
                }
            }
            Inline::Script(script) => {
                let Some(written) = scripts::write(*script, &self.text[from..]) else { return };
                for mark in self.marks.iter_mut().skip(closed) {
                    let at = |o: crate::text::Offset| written.position(o.to_usize(), from);
                    mark.range = TextRange::from_usize(at(mark.range.start())..at(mark.range.end()));
                }
                for open in self.open.iter_mut().skip(i + 1) {
                    open.from = open.from.map(|o| written.position(o, from));
                }
                self.text.truncate(from);
                self.text.push_str(&written.text);
                self.set_gap(written.gap);
            }
        }
    }

    /// Ends the current block if it has words. What is open goes on in the next one.
    fn end_block(&mut self) {
        if self.has_words() {
            for i in (0..self.open.len().min(MAX_CARRIED)).rev() {
                self.close_words(i);
            }
            if self.kind == BlockKind::Code {
                let kept = self.text.trim_end_matches('\n').len().max(self.start);
                self.text.truncate(kept);
            }
            let next = if matches!(self.kind, BlockKind::Item { .. }) { BlockKind::Paragraph } else { self.kind };
            if self.only_pictures && matches!(self.kind, BlockKind::Paragraph | BlockKind::Quotation) {
                self.kind = BlockKind::Caption;
            }
            self.push_block(next);
        }
        self.blank_lines = 0;
        self.start_line();
    }

    /// Makes a block of what stands in the text since the last one, with or without words.
    fn push_block(&mut self, next: BlockKind) {
        let end = self.text.len();
        for open in &mut self.open {
            open.from = None;
        }
        let mut marks = std::mem::take(&mut self.marks);
        marks.retain_mut(|m| {
            m.range = TextRange::from_usize(m.range.start().to_usize()..m.range.end().to_usize().min(end));
            !m.range.is_empty()
        });
        marks.sort_by_key(|m| (m.range.start(), m.range.end()));
        self.done.push(Block {
            kind: self.kind,
            range: TextRange::from_usize(self.start..end),
            marks: marks.into_boxed_slice(),
            locator: std::mem::replace(&mut self.block_locator, self.locator.clone()),
            extra: None,
        });
        self.text.push('\n');
        self.start = self.text.len();
        self.kind = next;
        self.only_pictures = true;
        self.start_line();
    }
}

/// Whether a character ends a line, as docs/annotation-file.md says of articles: LF, VT, FF, CR, NEL, U+2028 or U+2029.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether words are nothing but white space that collapses.
pub fn are_blank(words: &str) -> bool {
    words.chars().all(is_blank)
}

/// Whether a character is white space that collapses.
fn is_blank(c: char) -> bool {
    c == ' ' || c == '\t' || ends_line(c)
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{Caption, Code, Footnote, Heading, Item, Paragraph, TableRow};
    use super::*;
    use crate::import::tests::kinds_and_words;

    /// The blocks that `build` makes.
    fn check(build: impl FnOnce(&mut Blocks), expected: &[(BlockKind, &str)]) -> ArticleText {
        let mut blocks = Blocks::default();
        build(&mut blocks);
        let text = blocks.finish();
        assert_eq!(kinds_and_words(&text), expected);
        text
    }

    fn marked(text: &ArticleText) -> Vec<(&str, MarkKind)> {
        text.blocks().iter().flat_map(|b| &b.marks).map(|m| (text.slice(m.range), m.kind.clone())).collect()
    }

    const BULLET: BlockKind = Item { depth: 0, number: None };

    #[test]
    fn white_space_collapses_and_words_stay_apart() {
        check(|b| b.words(" a\n \t b\u{2028}c \u{a0}d "), &[(Paragraph, "a b c \u{a0}d")]);
        check(
            |b| {
                b.words("a");
                b.words(" ");
                b.words("b");
                b.words("c");
            },
            &[(Paragraph, "a bc")],
        );
        check(|b| b.words("a\u{7}\u{85}b\u{0}"), &[(Paragraph, "a b")]);
        check(|b| b.words("\u{7}"), &[]);
        check(
            |b| {
                b.words("a ");
                b.end_line();
                b.end_line();
                b.words(" b");
            },
            &[(Paragraph, "a"), (Paragraph, "b")],
        );
    }

    #[test]
    fn preformatted_text_keeps_blanks() {
        check(
            |b| {
                b.begin(Code);
                b.preformatted("\n  x\u{7}\n\n\ty \u{b}\n");
                b.begin(Paragraph);
                b.words("z");
            },
            &[(Code, "\n  x\n\n\ty "), (Paragraph, "z")],
        );
    }

    #[test]
    fn an_item_is_its_first_paragraph() {
        check(
            |b| {
                b.begin(BULLET);
                b.begin(Paragraph);
                b.words("a");
                b.begin(Paragraph);
                b.words("b");
                b.end_item();
                b.begin(BULLET);
                b.end_item();
                b.begin(BULLET);
                b.begin(Heading(2));
                b.words("c");
                b.end_item();
            },
            &[(BULLET, "a"), (Paragraph, "b"), (BULLET, ""), (Heading(2), "c")],
        );
    }

    #[test]
    fn rows_keep_empty_cells() {
        check(
            |b| {
                for row in [["", "a"], ["b", ""], ["", ""]] {
                    b.begin_row();
                    for cell in row {
                        b.words(" ");
                        b.begin_cell();
                        b.words(cell);
                    }
                    b.words(" ");
                    b.end_row();
                }
                b.words("after");
            },
            &[(TableRow, "\ta"), (TableRow, "b\t"), (TableRow, "\t"), (Paragraph, "after")],
        );
        check(
            |b| {
                b.begin_row();
                b.words("a");
                b.begin_cell();
                b.words("b");
                b.begin_row();
                b.words("c");
                b.end_row();
            },
            &[(Paragraph, "a"), (TableRow, "b"), (Paragraph, "c")],
        );
        check(
            |b| {
                b.begin_cell();
                b.words("3");
                b.end_line();
                b.words("4");
                b.begin(Paragraph);
                b.words("5");
                b.begin_cell();
                b.words("x");
                b.begin(Heading(1));
                b.words("y");
            },
            &[(TableRow, "3 4 5\tx"), (Heading(1), "y")],
        );
    }

    #[test]
    fn marks_cover_their_words_in_every_block() {
        let text = check(
            |b| {
                b.words("a ");
                let bold = b.open(Inline::Mark(MarkKind::Bold));
                let italic = b.open(Inline::Mark(MarkKind::Italic));
                b.words(" b ");
                b.close(bold);
                b.end_line();
                b.words("c");
                b.close(italic);
                let empty = b.open(Inline::Mark(MarkKind::Bold));
                b.close(empty);
                b.words("d");
            },
            &[(Paragraph, "a b"), (Paragraph, "cd")],
        );
        assert_eq!(marked(&text), [("b", MarkKind::Bold), ("b", MarkKind::Italic), ("c", MarkKind::Italic)]);
    }

    #[test]
    fn raised_words_are_seen_to_be_raised() {
        let raised = |words: &'static str, after: &'static str| {
            move |b: &mut Blocks| {
                b.words("a");
                let link = b.open(Inline::Mark(MarkKind::Bold));
                let raised = b.open(Inline::Script(Script::Super));
                let inner = b.open(Inline::Mark(MarkKind::Italic));
                b.words(words);
                b.close(inner);
                b.close(raised);
                b.close(link);
                b.words(after);
            }
        };
        let text = check(raised("12", "b"), &[(Paragraph, "a¹²b")]);
        assert_eq!(marked(&text), [("¹²", MarkKind::Italic), ("¹²", MarkKind::Bold)]);
        let text = check(raised("st", "b"), &[(Paragraph, "a^st b")]);
        assert_eq!(marked(&text), [("^st", MarkKind::Bold), ("st", MarkKind::Italic)]);
        check(raised("see below", "."), &[(Paragraph, "a^(see below).")]);
        check(raised("[1]", "."), &[(Paragraph, "a[1].")]);
    }

    #[test]
    fn gaps_keep_words_apart_where_they_meet() {
        let gap = |a: &'static str, gap, b: &'static str| {
            move |blocks: &mut Blocks| {
                blocks.words(a);
                blocks.set_gap(gap);
                blocks.words(b);
            }
        };
        check(gap("3", Gap::Figures, "4"), &[(Paragraph, "3 4")]);
        check(gap("a", Gap::Figures, "4"), &[(Paragraph, "a4")]);
        check(gap("a", Gap::Words, "4"), &[(Paragraph, "a 4")]);
        check(gap("a", Gap::Words, "."), &[(Paragraph, "a.")]);
    }

    #[test]
    fn pictures_alone_are_captions() {
        check(|b| b.picture("The bridge"), &[(Caption, "The bridge")]);
        check(
            |b| {
                b.words("a");
                b.picture("b");
                b.words("c");
            },
            &[(Paragraph, "a b c")],
        );
    }

    #[test]
    fn a_block_stands_where_its_first_words_are() {
        let page = |number: &str| Locator { page: number.to_owned(), ..Locator::default() };
        let text = check(
            |b| {
                b.words("a");
                b.begin(Paragraph);
                b.set_locator(page("1"));
                b.words("b");
                b.set_locator(page("2"));
                b.words("c");
                b.begin_row();
                b.begin_cell();
                b.begin_cell();
                b.set_locator(page("3"));
                b.words("d");
                b.end_row();
                b.words("e");
            },
            &[(Paragraph, "a"), (Paragraph, "bc"), (TableRow, "\td"), (Paragraph, "e")],
        );
        let pages: Vec<_> = text.blocks().iter().map(|b| b.locator.as_ref().map(|l| l.page.as_str())).collect();
        assert_eq!(pages, [None, Some("1"), Some("2"), Some("3")]);
    }

    #[test]
    fn labels_stand_before_the_next_words() {
        check(
            |b| {
                b.begin(Footnote);
                b.label("[1]".to_owned());
                b.begin(Footnote);
                b.words("a");
                b.end_label();
                b.begin(Footnote);
                b.label("[2]".to_owned());
                b.end_label();
                b.label("[3]".to_owned());
                b.begin(Code);
                b.preformatted("x");
            },
            &[(Footnote, "[1] a"), (Footnote, "[2]"), (Footnote, "[3]"), (Code, "x")],
        );
    }
}
