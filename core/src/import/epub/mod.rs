//! E-books (`.epub`, EPUB 2 and 3): all chapters in the order in which they are read.

mod package;
mod xhtml;

use package::Package;

use super::headline::with_headline;
use super::html::{self, Elements};
use super::left_out::{Kind, LeftOut};
use super::lines::normalised;
use super::packed::Archive;
use super::{Read, Unreadable};
use crate::model::{ArticleFacts, ArticleText, BlockKind, Locator, Mark, limits};
use crate::text::TextRange;

/// Whether an archive is an e-book.
pub fn is_epub(archive: &Archive<'_>) -> bool {
    archive.has(package::CONTAINER)
}

/// Reads an e-book.
pub fn read(archive: &Archive<'_>, facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    if package::is_encrypted(archive)? {
        return Err(Unreadable::Locked);
    }
    let package = Package::read(archive)?;
    package.take_facts(facts);
    let mut left_out = LeftOut::default();
    let mut book = Book::default();
    let mut tags = 0;
    for path in &package.spine {
        if package.contents.contains(path) {
            left_out.add(Kind::Contents);
            continue;
        }
        let Some(source) = archive.text(path)? else { continue };
        tags += memchr::memchr_iter(b'<', source.as_bytes()).count();
        if tags > limits::TAGS {
            return Err(Unreadable::TooMuch);
        }
        let source = normalised(&source);
        left_out.add_some(Kind::ControlCharacters, source.dropped);
        let (text, more) =
            book.chapter(&xhtml::as_html(&source.text), package.chapters.get(path).map_or(&[], Vec::as_slice));
        more.counts().for_each(|(kind, n)| left_out.add_some(kind, n));
        book.add(&text);
    }
    if book.parts.is_empty() {
        return Err(Unreadable::NoText);
    }
    let text = ArticleText::from_blocks_with(book.parts, book.locators.into_iter().map(|locator| (locator, None)));
    Ok(Read { text: with_headline(text, &facts.title), left_out, ..Read::default() })
}

/// The blocks of a book so far.
#[derive(Default)]
struct Book {
    parts: Vec<(BlockKind, String, Vec<Mark>)>,
    locators: Vec<Option<std::sync::Arc<Locator>>>,
    /// The chapter that goes on where a file starts no other one.
    chapter: String,
}

impl Book {
    /// Reads a file. `chapters` are those that start in it: the ids of the elements where they do, and their names.
    fn chapter(&mut self, source: &str, chapters: &[(String, String)]) -> (ArticleText, LeftOut) {
        // Looking for each of very many chapters in a very long file would take too long: then the first one names it all.
        let is_long = chapters.len().saturating_mul(source.len()) > limits::SEARCHED;
        let chapters = chapters.get(..1).filter(|_| is_long).unwrap_or(chapters);
        let mut starts: Vec<(usize, &str)> =
            chapters.iter().map(|(id, name)| (xhtml::place(source, id), name.as_str())).collect();
        starts.sort_by_key(|(at, _)| *at);
        let mut elements = Elements::default();
        elements.set_locator(locator(&self.chapter));
        let mut from = 0;
        for (at, name) in starts {
            html::read(&source[from..at], &mut elements);
            name.clone_into(&mut self.chapter);
            elements.set_locator(locator(name));
            from = at;
        }
        html::read(&source[from..], &mut elements);
        elements.finish()
    }

    /// Adds the blocks of a file.
    fn add(&mut self, text: &ArticleText) {
        for block in text.blocks() {
            let start = block.range.start().to_usize();
            let within = |mark: &Mark| {
                let range = mark.range.to_range();
                Mark { range: TextRange::from_usize(range.start - start..range.end - start), kind: mark.kind.clone() }
            };
            self.parts.push((block.kind, text.slice(block.range).to_owned(), block.marks.iter().map(within).collect()));
            self.locators.push(block.locator.clone().filter(|locator| !locator.chapter.is_empty()));
        }
    }
}

fn locator(chapter: &str) -> Locator {
    Locator { chapter: chapter.to_owned(), ..Locator::default() }
}

#[cfg(test)]
mod tests;
