//! A paragraph: its direction, and its words in runs that look the same and run one way.

use std::fmt::Write as _;

use super::xml;
use crate::model::{Rgb, Underline, VerdictColours};
use crate::text::{Direction, Levels, Offset, runs_both_ways};

/// How words look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// The id of a style of characters.
    pub style: Option<&'static str>,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// Whether they are struck out.
    pub struck: bool,
    /// Their colour, if they have one of their own.
    pub colour: Option<Rgb>,
    /// How they are marked: the underline, and its colour and that of the ground.
    pub mark: Option<(Underline, VerdictColours)>,
    /// The language that they are in; `None`: the article's.
    pub language: Option<&'static str>,
}

/// Where words lead to.
#[derive(Clone, Debug)]
pub enum Target {
    /// To an address, by the id of its relationship.
    Address(String),
    /// To a bookmark of the document.
    Bookmark(String),
}

enum Part {
    Words { words: String, look: Look, target: Option<Target> },
    Xml(String),
}

/// A paragraph.
pub struct Paragraph {
    style: &'static str,
    /// The list that it is an item of, and the level there.
    list: Option<(usize, usize)>,
    /// Whether its line ends are shown.
    has_lines: bool,
    /// Whether it hangs, for an item that starts with its number: the level.
    hanging: Option<usize>,
    parts: Vec<Part>,
}

/// How far each level of a list stands in, in twentieths of a point.
pub const LEVEL: usize = 425;

impl Paragraph {
    /// An empty paragraph in the style with this id.
    pub fn new(style: &'static str) -> Self {
        Self { style, list: None, has_lines: false, hanging: None, parts: Vec::new() }
    }

    /// Line ends are shown.
    #[must_use]
    pub fn with_lines(mut self) -> Self {
        self.has_lines = true;
        self
    }

    /// An item of a list, at a level there.
    #[must_use]
    pub fn in_list(mut self, list: usize, level: usize) -> Self {
        self.list = Some((list, level));
        self
    }

    /// An item that starts with its number in words, at a level.
    #[must_use]
    pub fn hanging(mut self, level: usize) -> Self {
        self.hanging = Some(level);
        self
    }

    /// Adds words.
    pub fn add(&mut self, words: impl Into<String>, look: Look) {
        self.add_link(words, look, None);
    }

    /// Adds words that lead somewhere.
    pub fn add_link(&mut self, words: impl Into<String>, look: Look, target: Option<Target>) {
        let words = words.into();
        if !words.is_empty() {
            self.parts.push(Part::Words { words, look, target });
        }
    }

    /// Adds elements that are written already.
    pub fn add_xml(&mut self, xml: String) {
        self.parts.push(Part::Xml(xml));
    }

    /// Adds what another paragraph holds.
    pub fn append(&mut self, other: Self) {
        self.parts.extend(other.parts);
    }

    fn words(&self) -> String {
        let words = self.parts.iter().map(|part| match part {
            Part::Words { words, .. } => words.as_str(),
            Part::Xml(_) => "",
        });
        words.collect()
    }

    /// Its direction, by its first letter; `None` if it has no letter.
    pub fn direction(&self) -> Option<Direction> {
        Direction::of(&self.words())
    }

    /// Appends the paragraph.
    pub fn write(&self, out: &mut String) {
        let words = self.words();
        let direction = Direction::of(&words).unwrap_or_default();
        let levels = runs_both_ways(&words).then(|| Levels::new(&words, direction));
        self.properties(out, direction);
        let mut at = 0;
        for part in &self.parts {
            let (words, look, target) = match part {
                Part::Xml(xml) => {
                    out.push_str(xml);
                    continue;
                }
                Part::Words { words, look, target } => (words, look, target),
            };
            match target {
                Some(Target::Address(id)) => write!(out, "<w:hyperlink r:id=\"{id}\" w:history=\"1\">").unwrap_or(()),
                Some(Target::Bookmark(name)) => {
                    write!(out, "<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">").unwrap_or(());
                }
                None => {}
            }
            for (run, is_backward) in runs(words, at, levels.as_ref()) {
                look.write(out, run, is_backward, self.has_lines);
            }
            if target.is_some() {
                out.push_str("</w:hyperlink>");
            }
            at += words.len();
        }
        out.push_str("</w:p>");
    }

    /// Opens the paragraph. `bidi` alone puts it at the right edge: `jc` counts from the edge where a paragraph starts.
    fn properties(&self, out: &mut String, direction: Direction) {
        write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", self.style).unwrap_or(());
        if let Some((list, level)) = self.list {
            let list = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
            out.push_str(&list);
        }
        if direction == Direction::RightToLeft {
            out.push_str("<w:bidi/>");
        }
        if let Some(level) = self.hanging {
            let left = (level + 1) * LEVEL;
            write!(out, "<w:ind w:left=\"{left}\" w:hanging=\"{LEVEL}\"/>").unwrap_or(());
        }
        out.push_str("</w:pPr>");
    }
}

/// Cuts words where their direction changes: each run, and whether it runs from right to left. `at` is where they stand in the
/// paragraph.
fn runs<'a>(words: &'a str, at: usize, levels: Option<&Levels>) -> Vec<(&'a str, bool)> {
    let Some(levels) = levels else { return vec![(words, false)] };
    let is_backward = |i: usize| levels.at(Offset::new(at + i)) % 2 == 1;
    let mut cuts: Vec<usize> = vec![0];
    let starts: Vec<usize> = words.char_indices().map(|(i, _)| i).collect();
    cuts.extend(starts.windows(2).filter(|pair| is_backward(pair[0]) != is_backward(pair[1])).map(|pair| pair[1]));
    cuts.push(words.len());
    cuts.windows(2).map(|ends| (&words[ends[0]..ends[1]], is_backward(ends[0]))).collect()
}

impl Look {
    /// Appends a run of words. Its properties stand in the order of the schema, on which Word insists.
    fn write(&self, out: &mut String, words: &str, is_backward: bool, has_lines: bool) {
        out.push_str("<w:r><w:rPr>");
        if let Some(style) = self.style {
            write!(out, "<w:rStyle w:val=\"{style}\"/>").unwrap_or(());
        }
        for (is_on, elements) in
            [(self.bold, "<w:b/><w:bCs/>"), (self.italic, "<w:i/><w:iCs/>"), (self.struck, "<w:strike/>")]
        {
            out.push_str(if is_on { elements } else { "" });
        }
        if let Some(colour) = self.colour {
            write!(out, "<w:color w:val=\"{}\"/>", hex(colour)).unwrap_or(());
        }
        if let Some((underline, colours)) = self.mark {
            let (line, tint) = (hex(colours.line), hex(colours.tint));
            write!(out, "<w:u w:val=\"{}\" w:color=\"{line}\"/>", pattern(underline)).unwrap_or(());
            write!(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{tint}\"/>").unwrap_or(());
        }
        out.push_str(if is_backward { "<w:rtl/>" } else { "" });
        if let Some(language) = self.language {
            write!(out, "<w:lang w:val=\"{language}\"/>").unwrap_or(());
        }
        out.push_str("</w:rPr>");
        xml::text(out, words, has_lines);
        out.push_str("</w:r>");
    }
}

/// A colour in six hexadecimal digits.
fn hex(Rgb([r, g, b]): Rgb) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

fn pattern(underline: Underline) -> &'static str {
    match underline {
        Underline::Solid => "single",
        Underline::Dashed => "dash",
        Underline::Dotted => "dotted",
        Underline::Double => "double",
        Underline::Wavy => "wave",
        Underline::DashDot => "dotDash",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_runs_as_its_first_letter_does() {
        let check = |words: &str, expected: &[&str]| {
            let mut paragraph = Paragraph::new("Normal");
            paragraph.add(words, Look::default());
            let mut out = String::new();
            paragraph.write(&mut out);
            let cut = out.replace("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/>", "").replace("</w:pPr>", "|");
            let cut = cut.replace("<w:r><w:rPr>", "").replace("</w:rPr><w:t xml:space=\"preserve\">", "");
            let cut = cut.replace("</w:t></w:r></w:p>", "").replace("</w:t></w:r>", "|");
            assert_eq!(cut.split('|').collect::<Vec<_>>(), expected, "{words}");
        };
        check("A b.", &["", "A b."]);
        check("12 א ב.", &["<w:bidi/>", "12", "<w:rtl/> א ב."]);
        check("שלום Word!", &["<w:bidi/>", "<w:rtl/>שלום ", "Word", "<w:rtl/>!"]);
        check("It says שלום, as ever.", &["", "It says ", "<w:rtl/>שלום", ", as ever."]);
        check("1, 2!", &["", "1, 2!"]);
    }
}
