//! Markdown: its marks are not part of the text; links, bold and italics become ranges beside it.

use std::fmt::Write as _;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListType, NodeValue};
use comrak::{Arena, Options};

use super::range;
use crate::model::{ArticleFacts, ArticleText, BlockKind, Mark, MarkKind};

/// So many marks that are open at once are carried from line to line.
const DEEP: usize = 8;

/// What is being built.
#[derive(Default)]
struct Builder {
    blocks: Vec<(BlockKind, String, Vec<Mark>)>,
    words: String,
    marks: Vec<Mark>,
    /// Bold, italics and links that are open: where they began.
    open: Vec<(usize, MarkKind)>,
    /// Lists that are open: the next number of those that count.
    lists: Vec<Option<u32>>,
    /// The item whose first block is still to come.
    item: Option<BlockKind>,
    quotes: usize,
}

impl Builder {
    fn mark(&mut self, from: usize, kind: MarkKind) {
        if from < self.words.len() {
            self.marks.push(Mark { range: range(from, self.words.len()), kind });
        }
    }

    /// Ends a block.
    fn end(&mut self, kind: BlockKind) {
        let words = std::mem::take(&mut self.words);
        let mut marks = std::mem::take(&mut self.marks);
        marks.sort_by_key(|m| (m.range.start(), m.range.end()));
        self.blocks.push((kind, words, marks));
    }

    /// The kind of a paragraph here.
    fn paragraph(&mut self) -> BlockKind {
        match self.item.take() {
            Some(item) => item,
            None if self.quotes > 0 => BlockKind::Quotation,
            None => BlockKind::Paragraph,
        }
    }

    /// A line end that the author set: another block of the same kind, with what is open opened again.
    fn line_break(&mut self) {
        let open = std::mem::take(&mut self.open);
        // Each line has each of them anew: of those that nobody can tell apart any more only the outermost.
        for (from, kind) in open.iter().take(DEEP) {
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

/// About how much memory the tree of a source takes, in bytes: measured of `comrak` 0.59, mark by mark, and rounded up.
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

/// The article in a Markdown source. Facts in a simple front matter are taken over.
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

fn start(b: &mut Builder, value: &NodeValue, facts: &mut ArticleFacts) {
    match value {
        NodeValue::FrontMatter(source) => front_matter(source, facts),
        NodeValue::BlockQuote => b.quotes += 1,
        NodeValue::List(list) => {
            let first = u32::try_from(list.start).unwrap_or(1);
            b.lists.push((list.list_type == ListType::Ordered).then_some(first));
        }
        NodeValue::Item(_) | NodeValue::TaskItem(_) => {
            let depth = u8::try_from(b.lists.len().saturating_sub(1)).unwrap_or(u8::MAX).min(6);
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

fn end(b: &mut Builder, value: &NodeValue) {
    match value {
        NodeValue::BlockQuote => b.quotes = b.quotes.saturating_sub(1),
        NodeValue::List(_) => {
            b.lists.pop();
        }
        NodeValue::Item(_) | NodeValue::TaskItem(_) => {
            // An item without words is a block all the same.
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

/// The words of HTML without its tags.
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
