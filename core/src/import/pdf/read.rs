//! Reading a PDF in this process.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_oxide::PdfDocument;

use super::super::Unreadable;
use super::flow::{self, Page};
use super::glyphs::{self, Glyphs};
use super::heads::{End, Taken};
use super::parts::{Document, Head, Part};
use super::rows::Piece;
use super::{columns, facts, heads, lines, rows};
use crate::model::limits;

/// Reads a PDF, and calls `after_page` after each page with text. Nothing but the bytes is looked at.
pub fn read_here(bytes: &[u8], after_page: &mut dyn FnMut()) -> Result<Document, Unreadable> {
    if are_nested_too_deep(bytes) {
        return Err(Unreadable::TooDeep);
    }
    catch_unwind(AssertUnwindSafe(|| document(bytes, after_page))).unwrap_or(Err(Unreadable::Damaged))
}

fn document(bytes: &[u8], after_page: &mut dyn FnMut()) -> Result<Document, Unreadable> {
    let pdf = PdfDocument::from_bytes(bytes.to_vec()).map_err(|_error| Unreadable::Damaged)?;
    // Many files that may not be changed or printed are encrypted with an empty password, and may be read.
    if pdf.is_encrypted() && !pdf.is_authenticated() && !pdf.authenticate(b"").unwrap_or(false) {
        return Err(Unreadable::Locked);
    }
    if !has_tree(&pdf) {
        return Err(Unreadable::Damaged);
    }
    let count = pdf.page_count().map_err(|_error| Unreadable::Damaged)?;
    if count > limits::PDF_PAGES {
        return Err(Unreadable::TooMuch);
    }
    let mut pages: Vec<Vec<Piece>> = Vec::new();
    let mut turned: Vec<Vec<Vec<Piece>>> = Vec::new();
    let (mut letters, mut unknown) = (0, 0);
    for index in 0..count {
        let Some(Glyphs { upright, turned: others }) = page(&pdf, index)? else { break };
        let here = upright.len() + others.iter().map(Vec::len).sum::<usize>();
        letters += here;
        unknown += upright.iter().filter(|glyph| glyph.c == '\u{fffd}').count();
        if letters > limits::PDF_LETTERS {
            return Err(Unreadable::TooMuch);
        }
        if here > 0 {
            after_page();
        }
        pages.push(rows::pieces(upright));
        turned.push(others.into_iter().map(rows::pieces).collect());
    }
    // With most letters unknown, a file is as good as a scan.
    if letters > 0 && unknown * 2 > letters {
        return Err(Unreadable::Scanned);
    }
    if letters == 0 {
        return Err(without_text(&pdf, bytes, pages.len()));
    }
    let labels = facts::labels(&pdf, pages.len());
    let heads = heads::take(&mut pages, &labels);
    let laid_out = pages.into_iter().zip(turned).zip(labels).map(|((upright, turned), label)| {
        let groups = std::iter::once(upright).chain(turned);
        let columns = groups.flat_map(|pieces| lines::columns(columns::regions(pieces))).collect();
        Page { label, columns }
    });
    let pages: Vec<Page> = laid_out.collect();
    let parts = flow::parts(&pages);
    let mut heads: Vec<Head> = heads.into_iter().map(|head| placed(head, &parts)).collect();
    heads.sort_by_key(|head| head.after);
    Ok(Document { facts: facts::facts(&pdf), parts, heads })
}

/// Whether the groups of pages of a file are a tree. In a circle, the package would look for pages for very long.
fn has_tree(pdf: &PdfDocument) -> bool {
    /// More groups than this are no tree either.
    const MOST: usize = 4 * limits::PDF_PAGES;
    let root = pdf.catalog().ok().and_then(|catalog| catalog.as_dict()?.get("Pages")?.as_reference());
    let mut open: Vec<_> = root.into_iter().collect();
    let mut seen = HashSet::new();
    let mut count = 0;
    while let Some(group) = open.pop() {
        let Ok(object) = pdf.load_object(group) else { continue };
        let Some(kids) = object.as_dict().and_then(|group| group.get("Kids")) else { continue };
        let Ok(kids) = pdf.resolve_object(kids) else { continue };
        count += kids.as_array().map_or(0, Vec::len);
        if !seen.insert(group) || count > MOST {
            return false;
        }
        open.extend(kids.as_array().into_iter().flatten().filter_map(pdf_oxide::object::Object::as_reference));
    }
    true
}

/// A head or foot of a page, before the part that starts after it.
fn placed(taken: Taken, parts: &[Part]) -> Head {
    let first = match taken.side {
        End::Top => taken.page,
        End::Bottom => taken.page + 1,
    };
    // A note can stand after a paragraph that starts before it.
    let after = parts.iter().position(|part| part.sheet >= first).unwrap_or(parts.len());
    Head { after, words: taken.words }
}

/// Why a file has no letters on so many pages.
fn without_text(pdf: &PdfDocument, bytes: &[u8], pages: usize) -> Unreadable {
    /// Where the end of a whole file is marked, in bytes from its last one.
    const END: usize = 1024;
    /// What shows a picture.
    const SHOWS: [&[u8]; 2] = [b" Do", b"BI"];
    let shows_picture = |index: usize| {
        let content = pdf.get_page_content_data(index).unwrap_or_default();
        SHOWS.iter().any(|shows| memchr::memmem::find(&content, shows).is_some())
    };
    let is_whole = memchr::memmem::find(&bytes[bytes.len().saturating_sub(END)..], b"%%EOF").is_some();
    if pages == 0 || !is_whole {
        Unreadable::Damaged
    } else if (0..pages).any(shows_picture) {
        Unreadable::Scanned
    } else {
        Unreadable::NoText
    }
}

/// The letters of a page; `None` if there is no such page, whatever the file says.
fn page(pdf: &PdfDocument, index: usize) -> Result<Option<Glyphs>, Unreadable> {
    if pdf.get_page(index).is_err() {
        return Ok(None);
    }
    let glyphs = glyphs::of_page(pdf, index).map_err(|_error| Unreadable::Damaged)?;
    // The package reads a page whose content it can't unpack as an empty one.
    if glyphs.upright.is_empty() && glyphs.turned.is_empty() && pdf.get_page_content_data(index).is_err() {
        return Err(Unreadable::Damaged);
    }
    Ok(Some(glyphs))
}

/// Whether arrays and dictionaries of a PDF are nested too deep to be read, by its bytes as they are.
fn are_nested_too_deep(pdf: &[u8]) -> bool {
    let mut depth = 0_usize;
    for byte in pdf {
        match byte {
            b'[' | b'<' => depth += 1,
            b']' | b'>' => depth = depth.saturating_sub(1),
            // An object ends here, or a stream of any bytes.
            b'j' | b'm' => depth = 0,
            _ => {}
        }
        if depth > 2 * limits::NESTED {
            return true;
        }
    }
    false
}
