//! Web archives of Safari (`.webarchive`): a property list with the page, its pictures and its frames.

use memchr::memmem;

use super::super::Unreadable;
use super::Page;
use super::plist::{START, Value};

/// The key of the page.
const MAIN: &str = "WebMainResource";

/// The page in an archive.
pub fn page(bytes: &[u8]) -> Result<Page, Unreadable> {
    let main = Value::of(bytes)?.get(MAIN)?.ok_or(Unreadable::Damaged)?;
    let text = |key| Ok(main.get(key)?.and_then(Value::text).unwrap_or_default());
    let kind: String = text("WebResourceMIMEType")?;
    if !matches!(kind.to_ascii_lowercase().as_str(), "" | "text/html" | "application/xhtml+xml") {
        return Err(Unreadable::NoText);
    }
    let html = main.get("WebResourceData")?.and_then(Value::data).ok_or(Unreadable::Damaged)?;
    Ok(Page {
        html: html.into_owned(),
        charset: text("WebResourceTextEncodingName")?,
        address: text("WebResourceURL")?,
        saved: String::new(),
    })
}

/// Whether bytes under any name are such an archive.
pub fn is_webarchive(bytes: &[u8]) -> bool {
    bytes.starts_with(START) && memmem::find(bytes, MAIN.as_bytes()).is_some()
}
