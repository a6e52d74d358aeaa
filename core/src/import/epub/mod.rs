//! E-books (`.epub`, EPUB 2 and 3): all chapters in the order in which they are read, or some of them.

mod package;
mod xhtml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use package::Package;
pub use xhtml::as_html;

use super::headline::with_headline;
use super::html::{self, Elements, Sheet};
use super::left_out::{Kind, LeftOut};
use super::lines::normalised;
use super::packed::Archive;
use super::{Read, Unreadable};
use crate::model::{ArticleFacts, ArticleText, BlockKind, Locator, Mark, limits};
use crate::text::{self, TextRange};

/// Whether an archive is an e-book.
pub fn is_epub(archive: &Archive<'_>) -> bool {
    archive.has(package::CONTAINER)
}

/// A chapter of an e-book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its number in the order in which the book is read, from 1.
    pub number: usize,
    /// Its title, as the table of contents has it, else the first words of it.
    pub title: String,
    /// How many words it has.
    pub words: usize,
}

/// Reads an e-book, or of it the chapters with these numbers.
pub fn read(archive: &Archive<'_>, wanted: Option<&[usize]>, facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    let (package, book) = book(archive)?;
    package.take_facts(facts);
    let (text, left_out) = book.text(wanted)?;
    if text.blocks().is_empty() {
        return Err(Unreadable::NoText);
    }
    Ok(Read { text: with_headline(text, &facts.title), left_out, ..Read::default() })
}

/// The chapters of an e-book. What stands before the first entry of its table of contents is a chapter if there are words. In a book
/// without such a table, each file is one.
pub fn chapters(archive: &Archive<'_>) -> Result<Vec<Chapter>, Unreadable> {
    Ok(book(archive)?.1.chapters())
}

/// The package of a book, and all that it holds.
fn book(archive: &Archive<'_>) -> Result<(Package, Book), Unreadable> {
    if package::is_encrypted(archive)? {
        return Err(Unreadable::Locked);
    }
    let package = Package::read(archive)?;
    let mut book = Book::new(&package);
    let mut tags = 0;
    for path in &package.sheets {
        if let Some(css) = archive.text(path)? {
            book.sheet.add(&css);
        }
    }
    for path in &package.spine {
        if package.contents.contains(path) {
            book.left_out.add(Kind::Contents);
            continue;
        }
        let Some(source) = archive.text(path)? else {
            book.left_out.add(Kind::MissingFiles);
            continue;
        };
        tags += memchr::memchr_iter(b'<', source.as_bytes()).count();
        if tags > limits::TAGS {
            return Err(Unreadable::TooMuch);
        }
        let source = normalised(&source);
        let starts = package.chapters.get(path).map_or(&[][..], Vec::as_slice);
        let (text, mut left_out) = book.read(&xhtml::as_html(&source.text), starts);
        left_out.add_some(Kind::ControlCharacters, source.dropped);
        book.add(&text, left_out);
    }
    Ok((package, book))
}

/// A block: its kind, its words, and the marks in them.
type Block = (BlockKind, String, Vec<Mark>);

/// The blocks of a book, by the sections that its chapters are. The first section is what stands before the first chapter.
#[derive(Default)]
struct Book {
    blocks: Vec<(usize, Block)>,
    /// The names of the sections; empty for one without an entry in the table of contents.
    names: Vec<String>,
    /// Whether each file is a section: the book has no table of contents.
    is_by_file: bool,
    /// What was left out of each file, and the sections that are in it.
    files: Vec<(Vec<usize>, LeftOut)>,
    /// What was left out besides.
    left_out: LeftOut,
    /// What the style sheets say.
    sheet: Sheet,
}

impl Book {
    fn new(package: &Package) -> Self {
        Self { names: vec![String::new()], is_by_file: package.chapters.is_empty(), ..Self::default() }
    }

    /// Reads a file. `starts` are the chapters that start in it: the ids of the elements where they do, and their names. While it is
    /// read, the place of a block is the number of its section.
    fn read(&mut self, source: &str, starts: &[(String, String)]) -> (ArticleText, LeftOut) {
        // Looking for each of very many chapters in a very long file would take too long: then the first one names it all.
        let is_long = starts.len().saturating_mul(source.len()) > limits::SEARCHED;
        let starts = starts.get(..1).filter(|_| is_long).unwrap_or(starts);
        let mut starts: Vec<(usize, &str)> =
            starts.iter().map(|(id, name)| (xhtml::place(source, id), name.as_str())).collect();
        starts.sort_by_key(|(at, _)| *at);
        if self.is_by_file {
            starts.push((0, ""));
        }
        let mut elements = Elements::default();
        elements.sheet.clone_from(&self.sheet);
        elements.set_locator(locator((self.names.len() - 1).to_string()));
        let mut from = 0;
        for (at, name) in starts {
            html::read(&source[from..at], &mut elements);
            elements.set_locator(locator(self.names.len().to_string()));
            self.names.push(name.to_owned());
            from = at;
        }
        html::read(&source[from..], &mut elements);
        elements.finish()
    }

    /// Adds the blocks of a file.
    fn add(&mut self, text: &ArticleText, left_out: LeftOut) {
        let mut sections = Vec::new();
        for block in text.blocks() {
            let start = block.range.start().to_usize();
            let within = |mark: &Mark| {
                let range = mark.range.to_range();
                Mark { range: TextRange::from_usize(range.start - start..range.end - start), kind: mark.kind.clone() }
            };
            let section = block.locator.as_ref().and_then(|locator| locator.chapter.parse().ok()).unwrap_or_default();
            if sections.last() != Some(&section) {
                sections.push(section);
            }
            let marks = block.marks.iter().map(within).collect();
            self.blocks.push((section, (block.kind, text.slice(block.range).to_owned(), marks)));
        }
        self.files.push((sections, left_out));
    }

    /// The sections that are chapters, in their order: those with a name or with words.
    fn numbered(&self) -> Vec<usize> {
        let mut has_words = vec![false; self.names.len()];
        for (section, (_, words, _)) in &self.blocks {
            if let Some(has_words) = has_words.get_mut(*section) {
                *has_words |= !words.trim().is_empty();
            }
        }
        (0..self.names.len()).filter(|section| has_words[*section] || !self.names[*section].is_empty()).collect()
    }

    fn chapters(&self) -> Vec<Chapter> {
        let numbered = self.numbered().into_iter().zip(1..);
        let mut chapters: BTreeMap<usize, Chapter> = numbered
            .map(|(section, number)| (section, Chapter { number, title: self.names[section].clone(), words: 0 }))
            .collect();
        for (section, (_, words, _)) in &self.blocks {
            let Some(chapter) = chapters.get_mut(section) else { continue };
            chapter.words += text::count_words(words);
            if chapter.title.is_empty() {
                chapter.title = super::shortened(words);
            }
        }
        chapters.into_values().collect()
    }

    /// The text of all chapters, or of those with these numbers, and what was left out.
    fn text(self, wanted: Option<&[usize]>) -> Result<(ArticleText, LeftOut), Unreadable> {
        let numbered = self.numbered();
        let mut left_out = self.left_out;
        let chosen: Option<BTreeSet<usize>> = wanted.map(|wanted| section_set(&numbered, wanted)).transpose()?;
        let is_chosen = |section: &usize| chosen.as_ref().is_none_or(|chosen| chosen.contains(section));
        left_out.add_some(Kind::Chapters, numbered.iter().filter(|section| !is_chosen(section)).count());
        for (_, more) in self.files.iter().filter(|(sections, _)| chosen.is_none() || sections.iter().any(is_chosen)) {
            more.counts().for_each(|(kind, n)| left_out.add_some(kind, n));
        }
        let place = |name: &String| Some(Arc::new(locator(name.clone()))).filter(|_| !name.is_empty());
        let places: Vec<Option<Arc<Locator>>> = self.names.iter().map(place).collect();
        let (sections, parts): (Vec<usize>, Vec<_>) =
            self.blocks.into_iter().filter(|(section, _)| is_chosen(section)).unzip();
        let places = sections.into_iter().map(|section| (places.get(section).cloned().flatten(), None));
        Ok((ArticleText::from_blocks_with(parts, places), left_out))
    }
}

/// The sections that are the chapters with these numbers.
fn section_set(numbered: &[usize], wanted: &[usize]) -> Result<BTreeSet<usize>, Unreadable> {
    let section = |number: &usize| {
        let section = number.checked_sub(1).and_then(|at| numbered.get(at)).copied();
        section.ok_or(Unreadable::NoChapter { number: *number, of: numbered.len() })
    };
    wanted.iter().map(section).collect()
}

fn locator(chapter: String) -> Locator {
    Locator { chapter, ..Locator::default() }
}

#[cfg(test)]
mod tests;
