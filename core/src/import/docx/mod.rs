//! Word documents (`.docx`, ISO/IEC 29500, transitional and strict).
//!
//! What Word shows when all changes are accepted becomes the text. Parts are found by their relationships; those that lie
//! outside the archive, such as a remote template, are never asked for.

mod fields;
mod notes;
mod numbering;
mod styles;
mod walk;

pub use fields::link;
use notes::Notes;
use numbering::Numbering;
use styles::Styles;
pub use styles::kind_named;
use walk::Walk;

use super::left_out::Kind;
use super::packed::{Archive, Event, Xml, beside, count, take_facts};
use super::{Read, Unreadable};
use crate::model::ArticleFacts;

/// The part with the text, if the relationships don't name another one.
const DOCUMENT: &str = "word/document.xml";

/// Whether an archive is a Word document.
pub fn is_docx(archive: &Archive<'_>) -> bool {
    archive.has(DOCUMENT)
        || (archive.has("[Content_Types].xml") && archive.names().any(|name| name.starts_with("word/")))
}

/// Reads a Word document.
pub fn read(archive: &Archive<'_>, facts: &mut ArticleFacts) -> Result<Read, Unreadable> {
    let package = Relations::of(archive, "")?;
    let name = package.part("officeDocument").unwrap_or_else(|| DOCUMENT.to_owned());
    let document = archive.text(&name)?.ok_or(Unreadable::Damaged)?;
    let relations = Relations::of(archive, &name)?;
    let part = |kind: &str| -> Result<String, Unreadable> {
        let text = relations.part(kind).map(|name| archive.text(&name)).transpose()?;
        Ok(text.flatten().unwrap_or_default())
    };
    let (styles, numbering) = (part("styles")?, part("numbering")?);
    let (footnotes, endnotes) = (part("footnotes")?, part("endnotes")?);
    let counted = Notes::read(&part("settings")?, &document)?;
    let mut walk = Walk::new(Styles::read(&styles)?, Numbering::read(&numbering)?, counted, &relations.links);
    walk.document(&document)?;
    walk.notes(&footnotes, &endnotes)?;
    let mut read = walk.finish();
    let comments = part("comments")?;
    read.left_out.add_some(Kind::Comments, count(&comments, "comment")?);
    let heads = relations.all.iter().filter(|(kind, _)| matches!(kind.as_str(), "header" | "footer"));
    for (_, name) in heads {
        let head = archive.text(name)?.unwrap_or_default();
        read.left_out.add_some(Kind::PageHeads, usize::from(has_words(&head)?));
    }
    let properties = package.part("core-properties").unwrap_or_else(|| "docProps/core.xml".to_owned());
    if let Some(properties) = archive.text(&properties)? {
        take_facts(&properties, &super::title(&read.text), &["creator"], "created", facts)?;
    }
    Ok(read)
}

/// Whether a document has words.
fn has_words(source: &str) -> Result<bool, Unreadable> {
    let mut xml = Xml::new(source);
    while let Some(event) = xml.next()? {
        if matches!(event, Event::Text(text) if !text.trim().is_empty()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a part refers to.
#[derive(Default)]
struct Relations {
    /// The parts in the archive, each with the last step of its relationship's type.
    all: Vec<(String, String)>,
    /// The addresses of links, by their ids.
    links: Vec<(String, String)>,
}

impl Relations {
    /// The relationships of a part; those of the package itself for an empty name.
    fn of(archive: &Archive<'_>, part: &str) -> Result<Self, Unreadable> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(source) = archive.text(&format!("{folder}{slash}_rels/{file}.rels"))? else {
            return Ok(Self::default());
        };
        let mut found = Self::default();
        let mut xml = Xml::new(&source);
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target")) else { continue };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let is_outside = element.get("TargetMode").is_some_and(|mode| mode == "External");
            if is_outside && kind == "hyperlink" {
                found.links.extend(element.get("Id").map(|id| (id, target)));
            } else if !is_outside {
                found.all.extend(beside(part, &target).map(|path| (kind, path)));
            }
        }
        found.links.sort();
        Ok(found)
    }

    /// The path of the first part of this kind.
    fn part(&self, kind: &str) -> Option<String> {
        self.all.iter().find(|(of, _)| of == kind).map(|(_, path)| path.clone())
    }
}

#[cfg(test)]
mod tests;
