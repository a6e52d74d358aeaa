//! MHTML (`.mhtml`, `.mht`; RFC 2557), as Chromium and Internet Explorer write it.
//!
//! The page is the part that `start` names, else the first part in HTML. Pictures, styles and frames are other parts: nobody
//! decodes them.

use mail_parser::{MessageParser, MimeHeaders as _};
use memchr::memmem;

use super::super::mime::{self, DEEPEST, PARTS, Part};
use super::super::{Unreadable, mail};
use super::Page;

/// The page in a file.
pub fn page(bytes: &[u8]) -> Result<Page, Unreadable> {
    let parser = MessageParser::default();
    let mut part = mime::whole(bytes, &parser)?;
    let mut address = part.address("Snapshot-Content-Location");
    let saved = part.head.date().filter(|date| date.is_valid()).map(mail::day).unwrap_or_default();
    for depth in 0..DEEPEST {
        if part.is_html() {
            if depth > 0 && !part.has_end {
                return Err(Unreadable::Damaged);
            }
            if address.is_empty() {
                address = part.head.content_location().unwrap_or_default().split_whitespace().collect();
            }
            let html = part.decoded().ok_or(Unreadable::Damaged)?;
            return Ok(Page { html, charset: part.parameter("charset").to_owned(), address, saved });
        }
        if !part.is("multipart", "") {
            return Err(Unreadable::NoText);
        }
        part = root(&part, &parser).ok_or(Unreadable::Damaged)?;
    }
    Err(Unreadable::TooDeep)
}

/// The part within this one that is the page, or that holds it.
fn root<'a>(around: &Part<'a>, parser: &MessageParser) -> Option<Part<'a>> {
    let mut first = None;
    for part in around.parts(parser).take(PARTS).filter(|part| part.is_html() || part.is("multipart", "")) {
        if around.parameter("start").is_empty() || part.is_start_of(around) {
            return Some(part);
        }
        first = first.or(Some(part));
    }
    first
}

/// Whether bytes under any name are such a file: what Chromium and Internet Explorer write at its start tells it from mail.
pub fn is_mhtml(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    let Some(head) = mime::head_len(bytes).and_then(|len| bytes.get(..len)).map(<[u8]>::to_ascii_lowercase) else {
        return false;
    };
    let has = |words: &str| memmem::find(&head, words.as_bytes()).is_some();
    has("multipart/related") && (has("snapshot-content-location:") || has("from: <saved by"))
}
