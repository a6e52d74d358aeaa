//! The package of an e-book: its facts, the order of its files, and its table of contents.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Unreadable;
use super::super::packed::{Archive, Event, Xml, beside, characters};
use crate::model::ArticleFacts;

/// The file that says where the package is.
pub const CONTAINER: &str = "META-INF/container.xml";
/// The longest name of a chapter, in characters: very many blocks may bear it.
const NAME: usize = 200;

/// A package.
#[derive(Debug, Default)]
pub struct Package {
    title: String,
    creators: Vec<String>,
    publisher: String,
    date: String,
    language: String,
    /// The files in the order in which they are read.
    pub spine: Vec<String>,
    /// Its style sheets.
    pub sheets: Vec<String>,
    /// Files that hold the table of contents.
    pub contents: BTreeSet<String>,
    /// The chapters that start in each file: the id of the element where they do, if not at its start, and their names.
    pub chapters: BTreeMap<String, Vec<(String, String)>>,
}

/// A file that the package lists.
#[derive(Debug, Default)]
struct Item {
    path: String,
    media_type: String,
    properties: String,
}

impl Package {
    /// Reads the package of an archive.
    pub fn read(archive: &Archive<'_>) -> Result<Self, Unreadable> {
        let container = archive.text(CONTAINER)?.ok_or(Unreadable::Damaged)?;
        let path = root_file(&container)?.ok_or(Unreadable::Damaged)?;
        let source = archive.text(&path)?.ok_or(Unreadable::Damaged)?;
        let mut package = Self::default();
        let mut items: BTreeMap<String, Item> = BTreeMap::new();
        let mut toc = None;
        let mut xml = Xml::new(&source);
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            let get = |name| element.get(name).unwrap_or_default();
            match element.name() {
                name @ ("title" | "creator" | "publisher" | "date" | "language") => {
                    let name = name.to_owned();
                    let value = characters(xml.skip()?)?;
                    package.take(&name, value.split_whitespace().collect::<Vec<_>>().join(" "));
                }
                "item" => {
                    let Some(path) = beside(&path, &decoded(&get("href"))) else { continue };
                    items
                        .insert(get("id"), Item { path, media_type: get("media-type"), properties: get("properties") });
                }
                "spine" => toc = element.get("toc"),
                "itemref" => package.spine.extend(items.get(&get("idref")).map(|item| item.path.clone())),
                _ => {}
            }
        }
        let is_sheet = |item: &&Item| item.media_type == "text/css";
        package.sheets.extend(items.values().filter(is_sheet).map(|item| item.path.clone()));
        let is_nav = |item: &&Item| item.properties.split_whitespace().any(|p| p == "nav");
        let is_ncx = |item: &&Item| item.media_type == "application/x-dtbncx+xml";
        let nav = items.values().find(is_nav);
        package.contents.extend(nav.map(|item| item.path.clone()));
        let ncx = toc.and_then(|id| items.get(&id)).or_else(|| items.values().find(is_ncx));
        for (item, is_nav) in nav.map(|item| (item, true)).into_iter().chain(ncx.map(|item| (item, false))) {
            let source = archive.text(&item.path)?.unwrap_or_default();
            // A book whose contents can't be read is still a book.
            let entries = if is_nav { nav_entries(&source) } else { ncx_entries(&source) };
            package.add_chapters(&item.path, entries.unwrap_or_default());
            if !package.chapters.is_empty() {
                break;
            }
        }
        Ok(package)
    }

    fn take(&mut self, name: &str, value: String) {
        let field = match name {
            "title" => &mut self.title,
            "publisher" => &mut self.publisher,
            "date" => &mut self.date,
            "language" => &mut self.language,
            _ => {
                self.creators.extend(Some(value).filter(|value| !value.is_empty()));
                return;
            }
        };
        if field.is_empty() {
            *field = value;
        }
    }

    /// Adds the entries of a table of contents. Of several for one place, the first is taken.
    fn add_chapters(&mut self, contents: &str, entries: Vec<(String, String)>) {
        for (target, name) in entries {
            let (file, id) = target.split_once('#').unwrap_or((&target, ""));
            let Some(path) = beside(contents, &decoded(file)) else { continue };
            let name = htmlize::unescape(&name);
            let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(NAME).collect();
            let chapters = self.chapters.entry(path).or_default();
            if !name.is_empty() && chapters.last().is_none_or(|(last, _)| last != id) {
                chapters.push((decoded(id), name));
            }
        }
    }

    /// Copies what the package says of the book to the facts.
    pub fn take_facts(&self, facts: &mut ArticleFacts) {
        // What the library of LibreOffice's export writes if there is none.
        if self.title != "Unknown Title" {
            self.title.clone_into(&mut facts.title);
        }
        facts.byline = self.creators.join(", ");
        self.publisher.clone_into(&mut facts.publisher);
        self.date.split('T').next().unwrap_or_default().clone_into(&mut facts.published);
        if super::super::is_language(&self.language) {
            self.language.clone_into(&mut facts.language);
        }
    }
}

/// Where the package is.
fn root_file(container: &str) -> Result<Option<String>, Unreadable> {
    let mut xml = Xml::new(container);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && element.name() == "rootfile"
        {
            return Ok(element.get("full-path").and_then(|path| beside("", &path)));
        }
    }
    Ok(None)
}

/// The entries of a table of contents in EPUB 3: links in `<nav epub:type="toc">`.
fn nav_entries(source: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let mut entries = Vec::new();
    let mut xml = Xml::new(source);
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match element.name() {
            "nav" if element.get("type").is_some_and(|kind| kind != "toc") => drop(xml.skip()?),
            "a" => {
                let target = element.get("href").unwrap_or_default();
                entries.push((target, characters(xml.skip()?)?));
            }
            _ => {}
        }
    }
    Ok(entries)
}

/// The entries of a table of contents in EPUB 2.
fn ncx_entries(source: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let mut entries = Vec::new();
    let mut name = String::new();
    let mut xml = Xml::new(source);
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match element.name() {
            "navLabel" => name = characters(xml.skip()?)?,
            "content" => entries.push((element.get("src").unwrap_or_default(), std::mem::take(&mut name))),
            "pageList" | "navList" => drop(xml.skip()?),
            _ => {}
        }
    }
    Ok(entries)
}

/// Whether the text of a book is encrypted. Fonts often are, by a method that hides nothing else.
pub fn is_encrypted(archive: &Archive<'_>) -> Result<bool, Unreadable> {
    let source = archive.text("META-INF/encryption.xml")?.unwrap_or_default();
    let mut xml = Xml::new(&source);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && element.name() == "EncryptionMethod"
        {
            let method = element.get("Algorithm").unwrap_or_default();
            if !method.contains("idpf.org/2008/embedding") && !method.contains("ns.adobe.com/pdf/enc") {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// An address with characters in the place of `%20` and the like.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
