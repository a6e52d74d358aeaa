//! Web pages that a browser saved into one file with their pictures: the page is taken out of it and read like any other.

mod mhtml;
mod plist;
mod webarchive;

pub use mhtml::is_mhtml;
pub use webarchive::is_webarchive;

use super::encoding::Encoding;
use super::{Format, Unreadable, mime};

/// A page, and what the file says of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its HTML.
    pub html: Vec<u8>,
    /// The name of its encoding; empty if the file gives none.
    charset: String,
    /// Where it stood; empty if the file does not say so.
    pub address: String,
    /// When it was saved; empty if the file does not say so.
    pub saved: String,
}

impl Page {
    /// The page in a file of one of these formats.
    pub fn of(format: Format, bytes: &[u8]) -> Result<Self, Unreadable> {
        if format == Format::Webarchive { webarchive::page(bytes) } else { mhtml::page(bytes) }
    }

    /// The encoding that the file gives, else the one that the page declares. `None` if it is to be found out.
    pub fn encoding(&self) -> Option<Encoding> {
        mime::encoding(&self.html, &self.charset)
    }
}

#[cfg(test)]
mod tests;
