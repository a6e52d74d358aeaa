//! Markdown: its markup does not become part of the text; links, bold and italics become ranges beside it.
//!
//! The syntax tree of `comrak` is walked without recursion, and each node becomes an element of HTML, as it would in a browser.
//! HTML inside Markdown is read on the way, so that it can close what Markdown has opened, and the other way round.

mod front_matter;
mod liquid;

use std::borrow::Cow;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListType, NodeValue};
use comrak::{Arena, Node, Options};

pub use front_matter::with_own_lines;

use super::headline;
use super::html::{self, Elements, Get, Role, Tag, Token, Tokens};
use super::left_out::LeftOut;
use crate::model::{ArticleFacts, ArticleText};

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

/// Reads a Markdown source: its text, and what was left out. Facts in its front matter are copied to `facts`.
pub fn markdown(source: &str, facts: &mut ArticleFacts) -> (ArticleText, LeftOut) {
    let mut left_out = LeftOut::default();
    let source = front_matter::take(source, facts, &mut left_out);
    let options = options();
    let source = liquid::without_tags(source, &options, &mut left_out);
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, &source, &options);
    let mut walk = Walk { elements: Elements::default(), last_ends: last_ends(root), html_nodes: 0, pictures: 0 };
    walk.elements.left_out = left_out;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => walk.start(node),
            NodeEdge::End(node) => walk.end(node),
        }
    }
    let (text, left_out) = walk.elements.finish();
    (headline::with_headline(text, &facts.title), left_out)
}

/// What Markdown is read as: that of GitHub. Notes stay where they are, also those that nothing refers to.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.parse.leave_footnote_definitions = true;
    options
}

/// A walk over the syntax tree.
struct Walk {
    elements: Elements,
    /// For each element that hides what is in it, the last node of HTML that holds an end tag of it.
    last_ends: Vec<(Tag, usize)>,
    /// How many nodes of HTML were walked.
    html_nodes: usize,
    /// How many pictures are open: their words are read at once.
    pictures: usize,
}

impl Walk {
    fn start(&mut self, node: Node<'_>) {
        let data = node.data();
        if self.pictures > 0 {
            self.pictures += usize::from(matches!(data.value, NodeValue::Image(_)));
            self.html_nodes += usize::from(matches!(data.value, NodeValue::HtmlInline(_)));
            return;
        }
        match &data.value {
            NodeValue::List(list) => {
                let start = list.start.to_string();
                let name = if list.list_type == ListType::Ordered { "ol" } else { "ul" };
                self.open(name, &|name| (name == "start").then_some(Cow::Borrowed(start.as_str())));
            }
            NodeValue::CodeBlock(code) => {
                self.open("pre", &|_| None);
                self.elements.words(&code.literal);
                self.close("pre");
            }
            NodeValue::HtmlBlock(block) => self.html(&block.literal),
            NodeValue::HtmlInline(tag) => self.html_inline(tag),
            NodeValue::Text(text) => self.elements.words(&of_references(text)),
            NodeValue::Code(code) => self.elements.words(&code.literal),
            NodeValue::SoftBreak => self.elements.words(" "),
            NodeValue::Paragraph if is_tight(node) => self.elements.words(" "),
            NodeValue::LineBreak => self.open("br", &|_| None),
            NodeValue::ThematicBreak => self.open("hr", &|_| None),
            NodeValue::Link(link) => {
                self.open("a", &|name| (name == "href").then_some(Cow::Borrowed(link.url.as_str())));
            }
            NodeValue::Image(link) => {
                let words = words_in(node);
                let words = if words.trim().is_empty() { &link.title } else { &words };
                self.elements.picture(&of_references(words));
                self.pictures = 1;
            }
            NodeValue::FootnoteReference(reference) => self.elements.words(&format!("[{}]", reference.name)),
            NodeValue::FootnoteDefinition(definition) => {
                self.open("#footnote", &|_| None);
                self.elements.label(format!("[{}]", definition.name));
            }
            value => {
                if let Some(name) = element(value) {
                    self.open(name, &|_| None);
                }
            }
        }
    }

    fn end(&mut self, node: Node<'_>) {
        let data = node.data();
        if self.pictures > 0 {
            self.pictures -= usize::from(matches!(data.value, NodeValue::Image(_)));
            return;
        }
        match &data.value {
            NodeValue::List(list) if list.list_type == ListType::Ordered => self.close("ol"),
            NodeValue::List(_) => self.close("ul"),
            NodeValue::Link(_) => self.close("a"),
            NodeValue::Paragraph if is_tight(node) => self.elements.words(" "),
            NodeValue::FootnoteDefinition(_) => self.close("#footnote"),
            value => {
                if let Some(name) = element(value) {
                    self.close(name);
                }
            }
        }
    }

    fn open(&mut self, name: &str, get: Get<'_>) {
        if let Some(tag) = Tag::named(name) {
            self.elements.start(tag, get);
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(tag) = Tag::named(name) {
            self.elements.end(tag);
        }
    }

    /// Reads a node of HTML that is a block.
    fn html(&mut self, html: &str) {
        html::read(html, &mut self.elements);
        self.html_nodes += 1;
        // What is hidden to the end of the text was not meant to be: an article about <template> stays an article.
        while self.elements.hidden_by().is_some_and(|tag| is_raw(tag) && !self.ends_later(tag)) {
            self.elements.stop_hiding();
        }
    }

    /// Reads a node of HTML that is one tag or comment in a line. A start tag that would hide the rest of the text is text.
    fn html_inline(&mut self, html: &str) {
        let tag = match Tokens::new(html).next() {
            Some(Token::Start(name, _)) => Tag::named(name).filter(|tag| is_raw(*tag)),
            _ => None,
        };
        if tag.is_some_and(|tag| !self.ends_later(tag)) {
            self.html_nodes += 1;
            self.elements.words(html);
        } else {
            self.html(html);
        }
    }

    /// Whether an end tag of this element comes in a node of HTML that is still to be walked.
    fn ends_later(&self, tag: Tag) -> bool {
        self.last_ends.iter().any(|(of, node)| *of == tag && *node >= self.html_nodes)
    }
}

/// Whether an element hides all that is in it, whatever its attributes.
fn is_raw(tag: Tag) -> bool {
    matches!(tag.role(), Role::Hidden(_) | Role::Unseen)
}

/// For each element that hides what is in it, the number of the last node of HTML that holds an end tag of it.
fn last_ends(root: Node<'_>) -> Vec<(Tag, usize)> {
    let mut ends: Vec<(Tag, usize)> = Vec::new();
    let mut number = 0;
    for node in root.descendants() {
        let data = node.data();
        let html = match &data.value {
            NodeValue::HtmlBlock(block) => &block.literal,
            NodeValue::HtmlInline(tag) => tag,
            _ => continue,
        };
        for at in memchr::memmem::find_iter(html.as_bytes(), b"</") {
            let name = &html[at + 2..];
            let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
            if let Some(tag) = Tag::named(name).filter(|tag| is_raw(*tag)) {
                match ends.iter_mut().find(|(of, _)| *of == tag) {
                    Some((_, last)) => *last = number,
                    None => ends.push((tag, number)),
                }
            }
        }
        number += 1;
    }
    ends
}

/// Whether a paragraph is in an item of a tight list: then it is no element of HTML.
fn is_tight(paragraph: Node<'_>) -> bool {
    let list = paragraph.parent().and_then(comrak::arena_tree::Node::parent);
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}

/// The name of the element that a node stands for, if it needs no attributes.
fn element(value: &NodeValue) -> Option<&'static str> {
    Some(match value {
        NodeValue::Paragraph => "p",
        NodeValue::BlockQuote => "blockquote",
        NodeValue::Item(_) | NodeValue::TaskItem(_) => "li",
        NodeValue::Heading(heading) => match heading.level {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        },
        NodeValue::Table(_) => "table",
        NodeValue::TableRow(_) => "tr",
        NodeValue::TableCell => "td",
        NodeValue::Emph => "em",
        NodeValue::Strong => "strong",
        NodeValue::Strikethrough => "del",
        _ => return None,
    })
}

/// The words in a node, such as those of a picture.
fn words_in(node: Node<'_>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            NodeValue::FootnoteReference(reference) => words.extend(["[", &reference.name, "]"]),
            // Tags of HTML are not read here, but one that ends a line separates words.
            NodeValue::HtmlInline(tag) if tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words
}

/// A text in which references to U+0080 to U+009F (`&#128;`) are the characters of windows-1252 that browsers take them for. The
/// source itself has none of these.
fn of_references(text: &str) -> Cow<'_, str> {
    let is_c1 = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if !text.contains(is_c1) {
        return Cow::Borrowed(text);
    }
    let windows = |c: char| {
        let byte = [u8::try_from(u32::from(c)).unwrap_or_default()];
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next().unwrap_or(c)
    };
    Cow::Owned(text.chars().map(|c| if is_c1(c) { windows(c) } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockKind, MarkKind};

    fn check(source: &str, expected: &[(BlockKind, &str)]) {
        let article = markdown(source, &mut ArticleFacts::default()).0;
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
        let article = markdown("one [two *three*](https://example.org) **four**", &mut ArticleFacts::default()).0;
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
        let article = markdown("---\ntitle: \"A: b\"\nauthor: Ana\n---\n\ntext", &mut facts).0;
        assert_eq!((facts.title.as_str(), facts.byline.as_str()), ("A: b", "Ana"));
        assert_eq!(article.as_str(), "A: b\ntext");
    }

    /// The whole text.
    fn text(source: &str) -> String {
        markdown(source, &mut ArticleFacts::default()).0.as_str().to_owned()
    }

    #[test]
    fn html_is_what_a_browser_shows() {
        assert_eq!(
            text("It opened<br>in June.\n\n| A | B |\n|---|---|\n| 1<br>2 | 3<br />4 |"),
            "It opened\nin June.\nA\tB\n1 2\t3 4"
        );
        assert_eq!(text("In 2023<sup>2</sup> 10<sup>9</sup> CO<sub>2</sub>"), "In 2023² 10⁹ CO₂");
        assert_eq!(text("<p>It cost 5</p><p>6 later.</p>"), "It cost 5\n6 later.");
        assert_eq!(text("<p>It was <7 then. No.</p>"), "It was <7 then. No.");
        assert_eq!(text("a <7 b and c > d <e f"), "a <7 b and c > d <e f");
        assert_eq!(text("It cost <del>5</del><ins>6</ins> million, ~~not~~ more"), "It cost 5 6 million, not more");
        assert_eq!(text("<div>\n\n*a*\n\n</div>\nb"), "a\nb");
        assert_eq!(text("a<!-- b\n c -->d <kbd>e</kbd> &amp; &copy;"), "ad e & ©");
        assert_eq!(text("a <b>b\n\nc</b> d"), "a b\nc d");
        assert_eq!(text("x\u{b}y &#8232;z"), "x y z");
        assert_eq!(text("<h2>a</h3>\n\nb"), "a\nb");
    }

    #[test]
    fn references_to_controls_are_those_of_windows_1252() {
        for (source, expected) in [
            ("&#128;3 &#147;a&#148; it&#146;s 3&#150;4&#133; &#x99;", "€3 “a” it’s 3–4… ™"),
            ("<p>&#128;3 &#147;a&#148; it&#146;s 3&#150;4&#133; &#x99;</p>", "€3 “a” it’s 3–4… ™"),
            ("a <b title='&#146;'>&#146;</b> b", "a ’ b"),
            ("| it&#146;s |\n|---|\n| &#128;3 |", "it’s\n€3"),
            ("![it&#146;s](a.png)", "it’s"),
            ("![](a.png \"it&#146;s\")", "it’s"),
            ("<img alt='it&#146;s'>", "it’s"),
            ("# it&#146;s\n\n> &#128;3", "it’s\n€3"),
            ("`&#146;`", "&#146;"),
            ("a&#129;b", "ab"),
        ] {
            assert_eq!(text(source), expected, "{source}");
        }
    }

    #[test]
    fn what_stands_in_the_words_of_a_picture_stays_apart() {
        assert_eq!(text("![A duck[^1]](a.png)\n\n[^1]: By Ana."), "A duck[1]\n[1] By Ana.");
        assert_eq!(text("![3<br>4](a.png) ![5\n6](b.png)"), "3 4 5 6");
    }

    #[test]
    fn code_keeps_its_blank_lines() {
        assert_eq!(text("```\n\n\na\n\nb\n\n```\n\nc"), "\n\na\n\nb\nc");
        assert_eq!(text("<pre>\n\na\n</pre>\n\nb"), "\na\nb");
        assert_eq!(text("<pre>\na</pre>\n\nb"), "a\nb");
        assert_eq!(text("```\n\n```\n\nb"), "b");
    }

    #[test]
    fn what_is_hidden_ends_where_its_end_tag_is() {
        assert_eq!(text("a <script>b *c*</script> d"), "a d");
        assert_eq!(text("a\n\n<template>\n\n*b*\n\n</template>\n\nc"), "a\nc");
        assert_eq!(text("a\n\n<noscript>\n\n*b*\n\n</noscript>\n\nc"), "a\nc");
        // On GitHub, too, such a tag is text.
        assert_eq!(text("Use a <script> tag.\n\nb"), "Use a <script> tag.\nb");
        assert_eq!(text("<template>\n\na"), "a");
        assert_eq!(text("<script>\na\n\nb"), "");
    }

    #[test]
    fn struck_words_are_marked() {
        let article = markdown("~~a~~ b <s>c</s>", &mut ArticleFacts::default()).0;
        let struck: Vec<_> =
            article.blocks()[0].marks.iter().map(|m| (article.slice(m.range), m.kind.clone())).collect();
        assert_eq!(struck, [("a", MarkKind::Struck), ("c", MarkKind::Struck)]);
    }

    #[test]
    fn notes_keep_their_mark_and_place() {
        use BlockKind::{Code, Footnote, Paragraph};
        check(
            "It closed.[^1] b[^x]\n\n[^1]: Town news.\n\n    More.\n[^2]: Unused.\n\nEnd.\n\n[^x]: Last.",
            &[
                (Paragraph, "It closed.[1] b[x]"),
                (Footnote, "[1] Town news."),
                (Footnote, "More."),
                (Footnote, "[2] Unused."),
                (Paragraph, "End."),
                (Footnote, "[x] Last."),
            ],
        );
        check("a[^b]", &[(Paragraph, "a[^b]")]);
        check(
            "[^1]:\n    - a\n\n[^2]:\n    ```\n    x\n    ```",
            &[(bullet(0), "[1] a"), (Footnote, "[2]"), (Code, "x")],
        );
    }

    #[test]
    fn tables_keep_empty_cells() {
        use BlockKind::TableRow;
        check("| | a |\n|---|---|\n| b | |\n| | |", &[(TableRow, "\ta"), (TableRow, "b\t"), (TableRow, "\t")]);
    }

    #[test]
    fn pictures_show_as_their_words() {
        use BlockKind::{Caption, Paragraph};
        check("![A *duck*](a.png)\n\n![](a.png \"In May\")\n\n![](a.png)", &[(Caption, "A duck"), (Caption, "In May")]);
        check("[![a](b.png)](c) d![e](f)g", &[(Paragraph, "a d e g")]);
        check(
            "<img src=a alt='A duck'>\n\n{{< figure src=a caption='It *stayed*' >}}",
            &[(Caption, "A duck"), (Caption, "It *stayed*")],
        );
    }

    #[test]
    fn the_headline_is_part_of_the_article() {
        use BlockKind::{Heading, Paragraph};
        check("---\ntitle: The ferry\n---\n\nIt *stayed*.", &[(Heading(1), "The ferry"), (Paragraph, "It stayed.")]);
        check(
            "---\ntitle: The ferry.\n---\n# The  Ferry\n\nIt stayed.",
            &[(Heading(1), "The Ferry"), (Paragraph, "It stayed.")],
        );
        check(
            "---\n\n# The ferry\n\nIt stayed.\n\n---\n\nEnd.",
            &[(Heading(1), "The ferry"), (Paragraph, "It stayed."), (Paragraph, "End.")],
        );
    }

    #[test]
    fn what_was_left_out_is_counted() {
        let (_, left_out) = markdown(
            "---\ntitle: a\ntags: b\n---\n{{ c }} ![](d) <!-- e --> <script>f</script>",
            &mut ArticleFacts::default(),
        );
        let counts: Vec<_> = left_out.counts().map(|(kind, n)| (kind.name(), n)).collect();
        assert_eq!(
            counts,
            [("scripts", 1), ("comments", 1), ("pictures", 1), ("template_tags", 1), ("front_matter", 1)]
        );
    }

    #[test]
    fn hostile_sources_end() {
        for source in
            ["*a_ ".repeat(60_000), "> ".repeat(10_000), "[".repeat(10_000), "- ".repeat(5_000), "![".repeat(10_000)]
        {
            markdown(&source, &mut ArticleFacts::default());
        }
        for tag in ["<div>\n\n", "<blockquote><p>", "<sup>", "<b>", "~~a ", "<ul><li>"] {
            markdown(&tag.repeat(10_000), &mut ArticleFacts::default());
        }
    }
}
