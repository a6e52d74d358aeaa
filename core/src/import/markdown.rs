//! Markdown: its markup does not become part of the text; links, bold and italics become ranges beside it.

use std::fmt::Write as _;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListType, NodeValue};
use comrak::{Arena, Options};

use super::{MAX_DEPTH, range};
use crate::model::{ArticleFacts, ArticleText, BlockKind, Mark, MarkKind};

/// How many of the marks that are open at a line break are carried over to the next line, outermost first.
const MAX_CARRIED: usize = 8;

/// An article in the making.
#[derive(Default)]
struct Builder {
    blocks: Vec<(BlockKind, String, Vec<Mark>)>,
    /// The text and the marks of the block that is being read.
    words: String,
    marks: Vec<Mark>,
    /// The bold, italics and links that are open, outermost first, with where each starts in `words`.
    open: Vec<(usize, MarkKind)>,
    /// The lists that are open, outermost first, with the next number of each that is numbered.
    lists: Vec<Option<u32>>,
    /// The kind of the list item whose first block is still to come.
    item: Option<BlockKind>,
    /// How many block quotations are open.
    quotes: usize,
}

impl Builder {
    /// Adds a mark from byte `from` of the block to its end.
    fn mark(&mut self, from: usize, kind: MarkKind) {
        if from < self.words.len() {
            self.marks.push(Mark { range: range(from, self.words.len()), kind });
        }
    }

    /// Ends the block that is being read.
    fn end(&mut self, kind: BlockKind) {
        let words = std::mem::take(&mut self.words);
        let mut marks = std::mem::take(&mut self.marks);
        marks.sort_by_key(|m| (m.range.start(), m.range.end()));
        self.blocks.push((kind, words, marks));
    }

    /// The kind of block that a paragraph makes here.
    fn paragraph(&mut self) -> BlockKind {
        match self.item.take() {
            Some(item) => item,
            None if self.quotes > 0 => BlockKind::Quotation,
            None => BlockKind::Paragraph,
        }
    }

    /// Ends the block at a hard line break: the next line is a block of the same kind, in which all open marks start again.
    fn line_break(&mut self) {
        let open = std::mem::take(&mut self.open);
        // Without a limit, nested marks times lines would take quadratic memory.
        for (from, kind) in open.iter().take(MAX_CARRIED) {
            self.mark(*from, kind.clone());
        }
        self.open = open;
        let kind = self.paragraph();
        self.end(kind);
        for (from, _) in &mut self.open {
            *from = 0;
        }
    }
}

/// An estimate of how much memory the syntax tree of a Markdown source takes, in bytes. The cost of each character of markup
/// was measured with `comrak` 0.59 and rounded up.
pub fn room(source: &str) -> usize {
    let each = |byte: u8| match byte {
        b'[' => 900,
        b'\n' => 650,
        b'*' | b'_' | b'~' => 500,
        b'\\' | b'|' => 400,
        b'.' | b'@' | b':' => 330,
        b'"' | b'\'' | b'&' | b'<' | b'>' | b'!' | b'^' | b'$' | b']' => 220,
        _ => 0,
    };
    source.bytes().map(each).fold(0, usize::saturating_add)
}

/// Reads a Markdown source. Facts in a simple front matter (`name: value` lines) are copied to `facts`.
pub fn markdown(source: &str, facts: &mut ArticleFacts) -> ArticleText {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.front_matter_delimiter = Some("---".to_owned());
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, source, &options);
    let mut b = Builder::default();
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => start(&mut b, &node.data.borrow().value, facts),
            NodeEdge::End(node) => end(&mut b, &node.data.borrow().value),
        }
    }
    ArticleText::from_blocks(b.blocks)
}

/// Handles the start of a node of the syntax tree.
fn start(b: &mut Builder, value: &NodeValue, facts: &mut ArticleFacts) {
    match value {
        NodeValue::FrontMatter(source) => front_matter(source, facts),
        NodeValue::BlockQuote => b.quotes += 1,
        NodeValue::List(list) => {
            let first = u32::try_from(list.start).unwrap_or(1);
            b.lists.push((list.list_type == ListType::Ordered).then_some(first));
        }
        NodeValue::Item(_) | NodeValue::TaskItem(_) => {
            let depth = u8::try_from(b.lists.len().saturating_sub(1)).unwrap_or(MAX_DEPTH).min(MAX_DEPTH);
            let number = b.lists.last().copied().flatten();
            if let Some(Some(next)) = b.lists.last_mut() {
                *next = next.saturating_add(1);
            }
            b.item = Some(BlockKind::Item { depth, number });
        }
        NodeValue::CodeBlock(code) => {
            b.words.push_str(code.literal.trim_end_matches('\n'));
            b.item = None;
            b.end(BlockKind::Code);
        }
        NodeValue::HtmlBlock(html) => {
            let words = without_tags(&html.literal);
            if !words.is_empty() {
                b.words.push_str(&words);
                let kind = b.paragraph();
                b.end(kind);
            }
        }
        NodeValue::Text(text) => b.words.push_str(text),
        NodeValue::Code(code) => b.words.push_str(&code.literal),
        NodeValue::SoftBreak => b.words.push(' '),
        NodeValue::LineBreak => b.line_break(),
        NodeValue::Emph => b.open.push((b.words.len(), MarkKind::Italic)),
        NodeValue::Strong => b.open.push((b.words.len(), MarkKind::Bold)),
        NodeValue::Link(link) => b.open.push((b.words.len(), MarkKind::Link(link.url.as_str().into()))),
        NodeValue::TableCell if !b.words.is_empty() => b.words.push('\t'),
        NodeValue::FootnoteReference(reference) => {
            write!(b.words, "[{}]", reference.name).unwrap_or(());
        }
        _ => {}
    }
}

/// Handles the end of a node of the syntax tree.
fn end(b: &mut Builder, value: &NodeValue) {
    match value {
        NodeValue::BlockQuote => b.quotes = b.quotes.saturating_sub(1),
        NodeValue::List(_) => {
            b.lists.pop();
        }
        NodeValue::Item(_) | NodeValue::TaskItem(_) => {
            // An empty item is a block too.
            if let Some(kind) = b.item.take() {
                b.end(kind);
            }
        }
        NodeValue::Paragraph => {
            let kind = b.paragraph();
            b.end(kind);
        }
        NodeValue::Heading(heading) => {
            b.item = None;
            b.end(BlockKind::Heading(heading.level.clamp(1, 6)));
        }
        NodeValue::TableRow(_) => {
            b.item = None;
            b.end(BlockKind::TableRow);
        }
        NodeValue::Emph | NodeValue::Strong | NodeValue::Link(_) => {
            if let Some((from, kind)) = b.open.pop() {
                b.mark(from, kind);
            }
        }
        _ => {}
    }
}

/// The text of some HTML, without its tags.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => words.push(if c == '\n' { ' ' } else { c }),
            _ => {}
        }
    }
    words.trim().to_owned()
}

/// Copies the known fields of a front matter to `facts`.
fn front_matter(source: &str, facts: &mut ArticleFacts) {
    for line in source.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        match key.trim().to_lowercase().as_str() {
            "title" => facts.title = value,
            "author" | "byline" => facts.byline = value,
            "date" | "published" => facts.published = value,
            "publisher" | "source" => facts.publisher = value,
            "url" | "source_url" => facts.source_url = value,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(BlockKind, &str)]) {
        let article = markdown(source, &mut ArticleFacts::default());
        let found: Vec<_> = article.blocks().iter().map(|b| (b.kind, article.slice(b.range))).collect();
        assert_eq!(found, expected, "{source}");
    }

    /// A list item with a bullet.
    const fn bullet(depth: u8) -> BlockKind {
        BlockKind::Item { depth, number: None }
    }

    #[test]
    fn marks_are_no_part_of_the_text() {
        use BlockKind::{Code, Heading, Paragraph, Quotation, TableRow};
        check("# A\n\ntext *b* **c**", &[(Heading(1), "A"), (Paragraph, "text b c")]);
        check("a\nb", &[(Paragraph, "a b")]);
        check("a  \nb", &[(Paragraph, "a"), (Paragraph, "b")]);
        check("> a\n>\n> b", &[(Quotation, "a"), (Quotation, "b")]);
        check("- a\n- b\n  - c", &[(bullet(0), "a"), (bullet(0), "b"), (bullet(1), "c")]);
        check(
            "3. a\n4. b",
            &[
                (BlockKind::Item { depth: 0, number: Some(3) }, "a"),
                (BlockKind::Item { depth: 0, number: Some(4) }, "b"),
            ],
        );
        check("```\nx\n  y\n```", &[(Code, "x\n  y")]);
        check("| a | b |\n|---|---|\n| c | d |", &[(TableRow, "a\tb"), (TableRow, "c\td")]);
        check("![alt](x.png) end", &[(Paragraph, "alt end")]);
        check("<div>kept</div>", &[(Paragraph, "kept")]);
    }

    #[test]
    fn links_bold_and_italics_are_ranges() {
        let article = markdown("one [two *three*](https://example.org) **four**", &mut ArticleFacts::default());
        let marks: Vec<_> =
            article.blocks()[0].marks.iter().map(|m| (article.slice(m.range), m.kind.clone())).collect();
        assert_eq!(
            marks,
            [
                ("two three", MarkKind::Link("https://example.org".into())),
                ("three", MarkKind::Italic),
                ("four", MarkKind::Bold)
            ]
        );
    }

    #[test]
    fn front_matter_gives_facts() {
        let mut facts = ArticleFacts::default();
        let article = markdown("---\ntitle: \"A: b\"\nauthor: Ana\n---\n\ntext", &mut facts);
        assert_eq!((facts.title.as_str(), facts.byline.as_str()), ("A: b", "Ana"));
        assert_eq!(article.as_str(), "text");
    }

    #[test]
    fn hostile_sources_end() {
        for source in ["*a_ ".repeat(60_000), "> ".repeat(10_000), "[".repeat(10_000), "- ".repeat(5_000)] {
            markdown(&source, &mut ArticleFacts::default());
        }
    }
}
