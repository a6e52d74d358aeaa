//! The styles of paragraphs: which are headings, quotations, captions, code, or items of a list.

use std::collections::BTreeMap;

use super::super::Unreadable;
use super::super::looks::Look;
use super::super::packed::{Event, Xml};
use super::super::scripts::Script;
use crate::model::BlockKind;

/// How many styles a style can be based on, one on the other.
const CHAIN: usize = 30;

/// Whether words are raised, lowered, or neither.
#[derive(Clone, Copy, Debug)]
struct Position(Option<Script>);

/// A style.
#[derive(Clone, Debug, Default)]
pub struct Style {
    name: String,
    based_on: Option<String>,
    /// Its level in the outline, from 0; 9 means body text.
    outline: Option<u8>,
    list: Option<String>,
    level: Option<usize>,
    is_hidden: Option<bool>,
    is_bold: Option<bool>,
    is_italic: Option<bool>,
    is_struck: Option<bool>,
    position: Option<Position>,
    font: Option<String>,
}

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads the part with the styles.
    pub fn read(source: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut id = None;
        let mut xml = Xml::new(source);
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            let value = || element.get("val");
            if element.name() == "style" {
                id = element.get("styleId");
                if let Some(id) = &id {
                    styles.0.insert(id.clone(), Style::default());
                }
                continue;
            }
            let Some(style) = id.as_ref().and_then(|id| styles.0.get_mut(id)) else { continue };
            let is = || Some(is_on(value().as_deref()));
            match element.name() {
                // How parts of a table look that is set in this style.
                "tblStylePr" => drop(xml.skip()?),
                "name" => style.name = value().unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = value(),
                "outlineLvl" => style.outline = value().and_then(|level| level.parse().ok()),
                "numId" => style.list = value(),
                "ilvl" => style.level = value().and_then(|level| level.parse().ok()),
                "vanish" => style.is_hidden = is(),
                "b" => style.is_bold = is(),
                "i" => style.is_italic = is(),
                "strike" | "dstrike" => style.is_struck = is(),
                "vertAlign" => style.position = Some(Position(script(value().as_deref()))),
                "rFonts" => style.font = element.get("ascii"),
                _ => {}
            }
        }
        Ok(styles)
    }

    /// A style and those that it is based on, nearest first.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let next = |style: &&'a Style| style.based_on.as_ref().and_then(|id| self.0.get(id));
        std::iter::successors(self.0.get(id), next).take(CHAIN)
    }

    /// The list that a style puts its paragraphs in, and the level there if it says so.
    pub fn list(&self, id: &str) -> Option<(&str, Option<usize>)> {
        let list = self.chain(id).find_map(|style| style.list.as_deref())?;
        Some((list, self.chain(id).find_map(|style| style.level)))
    }

    /// Whether a style hides its words.
    pub fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.is_hidden).unwrap_or(false)
    }

    /// How a style sets words. `look` holds for what it does not say.
    pub fn look(&self, id: &str, look: Look) -> Look {
        Look {
            is_bold: self.chain(id).find_map(|s| s.is_bold).unwrap_or(look.is_bold),
            is_italic: self.chain(id).find_map(|s| s.is_italic).unwrap_or(look.is_italic),
            is_struck: self.chain(id).find_map(|s| s.is_struck).unwrap_or(look.is_struck),
            script: self.chain(id).find_map(|s| s.position).map_or(look.script, |position| position.0),
        }
    }

    /// The font that a style names.
    pub fn font(&self, id: &str) -> Option<&str> {
        self.chain(id).find_map(|style| style.font.as_deref())
    }

    /// The kind of block that a style makes of its paragraphs; `None` for running text.
    pub fn kind(&self, id: &str) -> Option<BlockKind> {
        let outline = self.chain(id).find_map(|style| style.outline);
        if let Some(level) = outline.filter(|level| *level < 9) {
            return Some(BlockKind::Heading((level + 1).min(6)));
        }
        // Documents without a part for styles still name them.
        let named = [id.to_lowercase()];
        let names = self.chain(id).map(|style| style.name.as_str());
        let names = names.chain(named.iter().map(String::as_str).filter(|_| self.0.is_empty()));
        names.filter(|name| outline.is_none() || !name.starts_with("heading")).find_map(kind_named)
    }
}

/// The kind of the paragraphs of a built-in style; its name is English in every language of Word and `LibreOffice`.
pub fn kind_named(name: &str) -> Option<BlockKind> {
    if let Some(level) = name.strip_prefix("heading") {
        let level: u8 = level.trim().parse().ok()?;
        return (1..=9).contains(&level).then_some(BlockKind::Heading(level.min(6)));
    }
    Some(match name {
        "title" => BlockKind::Heading(1),
        "author" | "date" | "byline" => BlockKind::Byline,
        "quote" | "intense quote" | "block text" | "quotations" | "intensequote" | "blocktext" => BlockKind::Quotation,
        "caption" | "image caption" | "table caption" | "illustration" | "table" | "figure" => BlockKind::Caption,
        "footnote text" | "endnote text" | "footnote" | "endnote" => BlockKind::Footnote,
        "html preformatted" | "preformatted text" | "source code" | "plain code" | "code" => BlockKind::Code,
        _ => return None,
    })
}

/// Where a value of `position`, in half points, puts words: `LibreOffice` writes it in the place of `vertAlign`.
pub fn moved(value: Option<&str>) -> Option<Script> {
    match value?.parse::<i32>().ok()? {
        1.. => Some(Script::Super),
        0 => None,
        _ => Some(Script::Sub),
    }
}

/// Where a value of `vertAlign` puts words.
pub fn script(value: Option<&str>) -> Option<Script> {
    match value {
        Some("superscript") => Some(Script::Super),
        Some("subscript") => Some(Script::Sub),
        _ => None,
    }
}

/// Whether a property that is there is on: only some values say no.
pub fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
