//! Texts of `LibreOffice` and others (`.odt`, `OpenDocument` 1.4, ISO/IEC 26300).

mod styles;
mod walk;

use std::collections::BTreeMap;

use styles::Styles;
use walk::Walk;

use super::formula::Formula;
use super::left_out::Kind;
use super::packed::{Archive, Event, Xml, take_facts};
use super::{Read, Unreadable};
use crate::model::ArticleFacts;

/// What the file `mimetype` of such an archive starts with.
const MIME: &str = "application/vnd.oasis.opendocument.text";

/// Whether an archive is a text document.
pub fn is_odt(archive: &Archive<'_>) -> bool {
    let mime = archive.bytes("mimetype").ok().flatten().unwrap_or_default();
    mime.starts_with(MIME.as_bytes())
}

/// Reads a text document.
pub fn read(archive: &Archive<'_>, facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    if is_encrypted(&archive.text("META-INF/manifest.xml")?.unwrap_or_default())? {
        return Err(Unreadable::Locked);
    }
    let content = archive.text("content.xml")?.ok_or(Unreadable::Damaged)?;
    let common = archive.text("styles.xml")?.unwrap_or_default();
    let mut styles = Styles::default();
    let page_heads = styles.read(&common)?;
    styles.read(&content)?;
    let formulas = formulas(archive)?;
    let mut walk = Walk::new(&styles, &formulas);
    walk.walk(&content)?;
    walk.notes()?;
    let mut read = walk.finish();
    read.left_out.add_some(Kind::PageHeads, page_heads);
    if let Some(meta) = archive.text("meta.xml")? {
        // `creator` is who saved it last.
        take_facts(&meta, &super::title(&read.text), &["initial-creator", "creator"], "creation-date", facts)?;
    }
    Ok(read)
}

/// The formulas among the objects of a document, by their folders.
fn formulas(archive: &Archive<'_>) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut formulas = BTreeMap::new();
    for name in archive.names().filter(|name| name.ends_with("/content.xml")) {
        let source = archive.text(name)?.unwrap_or_default();
        let Ok(Some(formula)) = formula(&source) else { continue };
        formulas.insert(name.trim_end_matches("/content.xml").to_owned(), formula);
    }
    Ok(formulas)
}

/// The formula that a file of `MathML` holds; `None` if it is something else.
fn formula(source: &str) -> Result<Option<String>, Unreadable> {
    let mut formula = Formula::default();
    let mut xml = Xml::new(source);
    let mut is_formula = false;
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(element) => {
                is_formula |= element.name() == "math";
                if !is_formula {
                    return Ok(None);
                }
                formula.start(element.name(), &|name| element.get(name));
            }
            Event::End => formula.end(),
            Event::Text(text) => formula.text(&text),
        }
    }
    Ok(is_formula.then(|| formula.finish()))
}

/// Whether the manifest says that files are encrypted.
fn is_encrypted(manifest: &str) -> Result<bool, Unreadable> {
    let mut xml = Xml::new(manifest);
    while let Some(event) = xml.next()? {
        if matches!(event, Event::Start(element) if element.name() == "encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
