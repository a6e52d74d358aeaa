//! PDF files (ISO 32000).
//!
//! `pdf_oxide` reads the file; from it come the letters with their places (`glyphs.rs`), and all else is decided here, from
//! geometry: rows and words (`rows.rs`), columns (`columns.rs`), heads and feet of pages (`heads.rs`), paragraphs (`flow.rs`).
//! Because the package can crash, a process of its own does this (`child.rs`).

#[cfg(feature = "pdf")]
mod child;
#[cfg(feature = "pdf")]
mod columns;
#[cfg(feature = "pdf")]
mod content;
#[cfg(feature = "pdf")]
mod facts;
#[cfg(feature = "pdf")]
mod flow;
#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod heads;
#[cfg(feature = "pdf")]
mod joins;
#[cfg(feature = "pdf")]
mod letters;
#[cfg(feature = "pdf")]
mod lines;
#[cfg(feature = "pdf")]
mod marks;
#[cfg(feature = "pdf")]
mod parts;
#[cfg(feature = "pdf")]
mod read;
#[cfg(feature = "pdf")]
mod rows;
#[cfg(feature = "pdf")]
mod sizes;
#[cfg(feature = "pdf")]
mod tex;

#[cfg(feature = "pdf")]
pub use child::{Program, Request, read_with};
#[cfg(feature = "pdf")]
use read::read_here;

use super::{Read, Unreadable};
use crate::model::ArticleFacts;

/// How a PDF file starts.
const START: &[u8] = b"%PDF-";
/// How far into a file its start may be, in bytes (ISO 32000-1, annex H, note 13).
const WITHIN: usize = 1024;

/// Whether a file starts like a PDF.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(START)
}

/// Whether a file starts like a PDF after other bytes, such as those of a web server.
pub fn is_pdf_within(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(WITHIN)], START).is_some()
}

/// Reads a PDF.
#[cfg(feature = "pdf")]
pub(super) fn read(bytes: &[u8], facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    let document = child::document(bytes).unwrap_or_else(|| read_here(bytes, &mut || ()))?;
    Ok(document.into_read(facts))
}

/// Says that this build reads no PDF.
#[cfg(not(feature = "pdf"))]
pub(super) fn read(_bytes: &[u8], _facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    Err(Unreadable::NotBuilt)
}

#[cfg(all(test, feature = "pdf"))]
mod tests;
