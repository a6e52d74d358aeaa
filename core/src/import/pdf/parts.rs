//! What is read from a PDF, before it is an article. It crosses from one process to another as JSON.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::super::blocks::Blocks;
use super::super::left_out::Kind;
use super::super::looks::{Look, Looks};
use super::super::passages::{Part as PagePart, Passage};
use super::super::scripts::Script;
use super::super::{Read, is_language};
use super::glyphs::Style;
use crate::model::{ArticleFacts, BlockKind, Locator};

/// The text of a PDF.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Document {
    /// What the file says of itself.
    pub facts: Facts,
    /// Its paragraphs.
    pub parts: Vec<Part>,
    /// The lines at the top and bottom of pages that are left out.
    pub heads: Vec<Head>,
}

/// A line at the top or bottom of a page.
#[derive(Debug, Serialize, Deserialize)]
pub struct Head {
    /// How many parts stand before it.
    pub after: usize,
    /// Its words.
    pub words: String,
}

/// What a file says of itself. What it doesn't say is empty.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: String,
    /// The day on which it was made: `2026-03-12`.
    pub created: String,
    /// Its language.
    pub language: String,
}

/// A paragraph, a heading, a row of a table.
#[derive(Debug, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub sort: Sort,
    /// The page on which it starts, counted from 0.
    pub sheet: usize,
    /// What readers call that page.
    pub page: String,
    /// Its letters.
    pub runs: Vec<Run>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// A paragraph.
    Paragraph,
    /// A heading of this level.
    Heading(u8),
    /// An item of a list: its depth and its number.
    Item(u8, Option<u32>),
    /// A row of a table. Tabs separate its cells.
    Row,
    /// A note at the foot of a page.
    Note,
    /// The words under a picture or over a table.
    Caption,
}

/// Letters that are set in one way.
#[derive(Debug, Serialize, Deserialize)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// In bold.
    pub is_bold: bool,
    /// In italics.
    pub is_italic: bool,
    /// 1 if they are raised, -1 if lowered.
    pub rise: i8,
}

/// A letter of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    /// The letter, or a blank.
    pub c: char,
    /// How it is set.
    pub style: Style,
    /// Whether it is raised or lowered.
    pub script: Option<Script>,
}

/// Letters as runs.
pub fn runs(letters: &[Letter]) -> Vec<Run> {
    let same = |a: &Letter, b: &Letter| (a.style, a.script) == (b.style, b.script);
    let run = |run: &[Letter]| {
        let first = run.first()?;
        Some(Run {
            text: run.iter().map(|letter| letter.c).collect(),
            is_bold: first.style.is_bold,
            is_italic: first.style.is_italic,
            rise: match first.script {
                Some(Script::Super) => 1,
                Some(Script::Sub) => -1,
                None => 0,
            },
        })
    };
    letters.chunk_by(same).filter_map(run).collect()
}

impl Document {
    /// The article's text and facts.
    pub fn into_read(self, facts: &mut ArticleFacts) -> Read {
        let mut blocks = Blocks::default();
        for part in &self.parts {
            blocks.set_locator(Locator { page: part.page.clone(), ..Locator::default() });
            build(part, &mut blocks);
        }
        let mut read = Read { text: blocks.finish(), ..Read::default() };
        read.left_out.add_some(Kind::PageHeads, self.heads.len());
        let mut seen: HashSet<&str> = HashSet::new();
        let first = self.heads.iter().filter(|head| seen.insert(&head.words));
        let most = read.text.blocks().len();
        read.passages = first
            .map(|head| Passage {
                after: head.after.min(most),
                part: PagePart::PageHead,
                kind: BlockKind::Paragraph,
                text: head.words.clone(),
            })
            .collect();
        // As in office documents, the file's own title is often that of an earlier one.
        if super::super::title(&read.text).is_empty() {
            facts.title = self.facts.title;
        }
        facts.byline = self.facts.author;
        facts.published = self.facts.created;
        if is_language(&self.facts.language) {
            facts.language = self.facts.language;
        }
        read
    }
}

fn build(part: &Part, blocks: &mut Blocks) {
    if part.sort == Sort::Row {
        blocks.begin_row();
        blocks.begin_cell();
    } else {
        blocks.begin(match part.sort {
            Sort::Paragraph | Sort::Row => BlockKind::Paragraph,
            Sort::Heading(level) => BlockKind::Heading(level),
            Sort::Item(depth, number) => BlockKind::Item { depth, number },
            Sort::Note => BlockKind::Footnote,
            Sort::Caption => BlockKind::Caption,
        });
    }
    let mut looks = Looks::default();
    for run in &part.runs {
        let script = match run.rise {
            0 => None,
            1.. => Some(Script::Super),
            _ => Some(Script::Sub),
        };
        // Headings are in bold by themselves.
        let is_bold = run.is_bold && !matches!(part.sort, Sort::Heading(_));
        looks.set(Look { is_bold, is_italic: run.is_italic, is_struck: false, script }, blocks);
        for (i, cell) in run.text.split('\t').enumerate() {
            if i > 0 && part.sort == Sort::Row {
                blocks.begin_cell();
            }
            blocks.words(cell);
        }
    }
    looks.end(blocks);
    blocks.end_row();
    blocks.end_item();
}

/// Writing letters down in tests.
#[cfg(test)]
pub mod tests {
    use super::*;

    /// Plain letters.
    pub fn letters(text: &str) -> Vec<Letter> {
        text.chars().map(|c| Letter { c, style: Style::default(), script: None }).collect()
    }

    /// The characters of letters.
    pub fn text(letters: &[Letter]) -> String {
        letters.iter().map(|letter| letter.c).collect()
    }
}
