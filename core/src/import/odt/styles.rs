//! Styles: which paragraphs are headings and quotations, how words look, and how lists count.

use std::collections::BTreeMap;

use super::super::Unreadable;
use super::super::docx::kind_named;
use super::super::looks::Look;
use super::super::numerals::Numerals;
use super::super::packed::{Element, Event, Xml};
use super::super::scripts::Script;
use crate::model::BlockKind;

/// How many styles a style can be based on, one on the other.
const CHAIN: usize = 30;
/// The longest sign before or after a number, in characters: it may stand before very many items.
const SIGN: usize = 12;
/// The most levels of a list.
pub const LEVELS: usize = 10;

/// A style.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    /// Its level in the outline, from 1.
    outline: Option<u8>,
    is_bold: Option<bool>,
    is_italic: Option<bool>,
    is_struck: Option<bool>,
    is_hidden: Option<bool>,
    position: Option<Position>,
    list: Option<String>,
}

/// Where words stand.
#[derive(Clone, Copy, Debug)]
enum Position {
    Normal,
    Script(Script),
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub struct Level {
    numerals: Numerals,
    before: String,
    after: String,
    /// The first number.
    pub start: u32,
    /// How many levels its label shows.
    shown: usize,
    /// The whole label, with `%2%` for the number of the second level, as `LibreOffice` writes it since version 7.
    pattern: Option<String>,
}

impl Level {
    /// Whether the label of this level is a plain number, such as `3.`
    pub fn is_plain(&self, at: usize) -> bool {
        let is_usual = match &self.pattern {
            Some(pattern) => {
                matches!(pattern.trim().strip_prefix(format!("%{}%", at + 1).as_str()), Some("" | "."))
            }
            None => self.before.trim().is_empty() && matches!(self.after.trim(), "" | ".") && self.shown <= 1,
        };
        self.numerals == Numerals::Decimal && is_usual
    }
}

/// The styles of a document, by their names.
#[derive(Debug, Default)]
pub struct Styles {
    named: BTreeMap<(bool, String), Style>,
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The list that counts headings.
    outline: String,
}

impl Styles {
    /// Adds the styles of a part, and counts the heads and feet of pages in it.
    pub fn read(&mut self, source: &str) -> Result<usize, Unreadable> {
        let mut page_heads = 0;
        let mut style: Option<(bool, String)> = None;
        let mut list: Option<String> = None;
        let mut xml = Xml::new(source);
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            match element.name() {
                "body" => drop(xml.skip()?),
                "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first" => {
                    page_heads += usize::from(!super::super::packed::characters(xml.skip()?)?.trim().is_empty());
                }
                "style" => {
                    list = None;
                    style = element.get("name").map(|name| (element.get("family").as_deref() == Some("text"), name));
                    if let Some(name) = &style {
                        self.named.insert(name.clone(), new_style(&element));
                    }
                }
                "default-style" | "page-layout" | "master-page" => style = None,
                "text-properties" => {
                    if let Some(style) = style.as_ref().and_then(|name| self.named.get_mut(name)) {
                        take_look(style, &element);
                    }
                }
                "list-style" | "outline-style" => {
                    style = None;
                    list = element.get("name").or_else(|| Some("Outline".to_owned()));
                    if element.name() == "outline-style" {
                        self.outline = list.clone().unwrap_or_default();
                    }
                }
                "list-level-style-number"
                | "list-level-style-bullet"
                | "list-level-style-image"
                | "outline-level-style" => {
                    let level =
                        element.get("level").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1).clamp(1, LEVELS) - 1;
                    if let Some(list) = &list {
                        self.lists.entry(list.clone()).or_default().insert(level, new_level(&element));
                    }
                }
                _ => {}
            }
        }
        Ok(page_heads)
    }

    /// A style and those that it is based on, with their names, nearest first.
    fn chain<'a>(&'a self, is_text: bool, name: &str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let get = move |name: &str| self.named.get_key_value(&(is_text, name.to_owned()));
        let next = move |(_, style): &(&'a (bool, String), &'a Style)| style.parent.as_deref().and_then(get);
        std::iter::successors(get(name), next).take(CHAIN).map(|((_, name), style)| (name.as_str(), style))
    }

    /// The kind of block that a style makes of its paragraphs; `None` for running text.
    pub fn kind(&self, name: &str) -> Option<BlockKind> {
        let named = |name: &str| kind_named(&name.replace("_20_", " ").to_lowercase());
        let styled = self.chain(false, name).find_map(|(name, style)| match style.outline {
            Some(level) => Some(BlockKind::Heading(level.clamp(1, 6))),
            None => named(name),
        });
        styled.or_else(|| named(name))
    }

    /// The list that a style puts its paragraphs in.
    pub fn list(&self, name: &str) -> Option<&str> {
        self.chain(false, name).find_map(|(_, style)| style.list.as_deref()).filter(|list| !list.is_empty())
    }

    /// How a style sets words, and whether it hides them. `look` holds for what it does not say.
    pub fn look(&self, is_text: bool, name: &str, look: Look) -> (Look, bool) {
        let styles = || self.chain(is_text, name).map(|(_, style)| style);
        let look = Look {
            is_bold: styles().find_map(|s| s.is_bold).unwrap_or(look.is_bold),
            is_italic: styles().find_map(|s| s.is_italic).unwrap_or(look.is_italic),
            is_struck: styles().find_map(|s| s.is_struck).unwrap_or(look.is_struck),
            script: match styles().find_map(|s| s.position) {
                Some(Position::Script(script)) => Some(script),
                Some(Position::Normal) => None,
                None => look.script,
            },
        };
        (look, styles().find_map(|s| s.is_hidden).unwrap_or(false))
    }

    /// A level of a list. One that a style does not define is like the next outer one (`OpenDocument` 1.4, 16.31).
    pub fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.lists.get(list)?.range(..=level).next_back().map(|(_, level)| level)
    }

    /// The label of an item, from the numbers of all levels.
    pub fn label(&self, list: &str, numbers: &[u32], at: usize) -> String {
        let Some(level) = self.level(list, at) else { return String::new() };
        if level.numerals == Numerals::None {
            return String::new();
        }
        let written = |at: usize| {
            let numerals = self.level(list, at).map_or(Numerals::Decimal, |level| level.numerals);
            numbers.get(at).map_or_else(String::new, |number| numerals.write(*number))
        };
        let Some(pattern) = &level.pattern else {
            let from = (at + 1).saturating_sub(level.shown.max(1));
            let parts: Vec<String> = (from..=at).map(written).filter(|part| !part.is_empty()).collect();
            return format!("{}{}{}", level.before, parts.join("."), level.after).trim().to_owned();
        };
        let mut label = String::new();
        for (i, part) in pattern.split('%').enumerate() {
            match part.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|_| i % 2 == 1) {
                Some(of) => label.push_str(&written(of)),
                None => label.push_str(part),
            }
        }
        label.trim().to_owned()
    }

    /// A level of the list that counts headings.
    pub fn outline_level(&self, level: usize) -> Option<&Level> {
        self.level(&self.outline, level)
    }

    /// The label of a heading, from the numbers of all levels; empty if headings are not counted.
    pub fn outline_label(&self, numbers: &[u32], at: usize) -> String {
        self.label(&self.outline, numbers, at)
    }
}

fn new_style(element: &Element<'_>) -> Style {
    Style {
        parent: element.get("parent-style-name"),
        outline: element.get("default-outline-level").and_then(|n| n.parse().ok()).filter(|n| *n > 0),
        list: element.get("list-style-name"),
        ..Style::default()
    }
}

fn take_look(style: &mut Style, element: &Element<'_>) {
    style.is_bold =
        element.get("font-weight").map(|weight| weight == "bold" || weight.parse().is_ok_and(|n: u32| n >= 600));
    style.is_italic = element.get("font-style").map(|style| style != "normal");
    style.is_struck = element.get("text-line-through-style").map(|style| style != "none");
    style.is_hidden = element.get("display").map(|display| display == "none");
    style.position = element.get("text-position").map(|position| {
        let raised = position.split_whitespace().next().unwrap_or_default();
        match raised.trim_end_matches('%').parse::<f32>() {
            Ok(by) if by > 0.0 => Position::Script(Script::Super),
            Ok(by) if by < 0.0 => Position::Script(Script::Sub),
            _ if raised == "super" => Position::Script(Script::Super),
            _ if raised == "sub" => Position::Script(Script::Sub),
            _ => Position::Normal,
        }
    });
}

fn new_level(element: &Element<'_>) -> Level {
    let get = |name| element.get(name).unwrap_or_default();
    let sign = |name| get(name).chars().take(SIGN).collect();
    let is_numbered = matches!(element.name(), "list-level-style-number" | "outline-level-style");
    Level {
        numerals: if is_numbered { Numerals::of_opendocument(&get("num-format")) } else { Numerals::None },
        before: sign("num-prefix"),
        after: sign("num-suffix"),
        start: get("start-value").parse().unwrap_or(1),
        shown: get("display-levels").parse().unwrap_or(1),
        pattern: element.get("num-list-format").map(|pattern| pattern.chars().take(LEVELS * SIGN).collect()),
    }
}
