//! The numbers of lists. A document holds none of them: they follow from the levels of its lists.

use std::collections::BTreeMap;

use super::super::Unreadable;
use super::super::numerals::Numerals;
use super::super::packed::{Element, Event, Xml};
use super::styles::is_on;

/// The longest label, in characters: it may stand before very many items.
const LABEL: usize = 40;
/// The most levels of a list.
const LEVELS: usize = 9;

/// What stands before an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Its number, if it is a plain one such as `3.`.
    pub number: Option<u32>,
    /// The label in words, such as `3.`, `b)` or `1.2`; empty for a bullet.
    pub words: String,
}

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    numerals: Numerals,
    /// The label, with `%1` for the number of the first level.
    text: String,
    /// Whether the numbers of outer levels are written in figures, whatever their format.
    is_legal: bool,
    /// The innermost outer level after whose items this one starts anew, from 1; 0 for none. `None` means any.
    restarts: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, numerals: Numerals::Decimal, text: String::new(), is_legal: false, restarts: None }
    }
}

/// A list as items refer to it.
#[derive(Clone, Debug, Default)]
struct List {
    /// The definition that it uses.
    definition: String,
    /// Levels that it starts or defines otherwise.
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
    /// The levels that had an item. A level that starts otherwise does so at its first one.
    is_started: [bool; LEVELS],
}

/// The lists of a document, and how far each is counted.
#[derive(Debug, Default)]
pub struct Numbering {
    definitions: BTreeMap<String, BTreeMap<usize, Level>>,
    lists: BTreeMap<String, List>,
    /// Definitions that stand for that of a style, and the definition of each style.
    stands_for: BTreeMap<String, String>,
    of_style: BTreeMap<String, String>,
    /// The level of the paragraphs of a style, in a definition.
    level_of_style: BTreeMap<(String, String), usize>,
    /// The last number at each level of a definition; `None` before the first.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads the part with the lists.
    pub fn read(source: &str) -> Result<Self, Unreadable> {
        let mut numbering = Self::default();
        let (mut definition, mut list): (Option<String>, Option<String>) = (None, None);
        let mut level = 0;
        let mut xml = Xml::new(source);
        while let Some(event) = xml.next()? {
            let Event::Start(element) = event else { continue };
            let value = || element.get("val").unwrap_or_default();
            match element.name() {
                "abstractNum" => (definition, list) = (element.get("abstractNumId"), None),
                "num" => (definition, list) = (None, element.get("numId")),
                "abstractNumId" => {
                    if let Some(list) = &list {
                        numbering.lists.entry(list.clone()).or_default().definition = value();
                    }
                }
                "numStyleLink" => numbering.stands_for.extend(definition.clone().map(|id| (id, value()))),
                "styleLink" => numbering.of_style.extend(definition.clone().map(|id| (value(), id))),
                "lvl" | "lvlOverride" => {
                    level = element.get("ilvl").and_then(|n| n.parse().ok()).unwrap_or(0);
                    if element.name() == "lvl" {
                        numbering.levels(definition.as_ref(), list.as_ref()).insert(level, Level::default());
                    }
                }
                "startOverride" => {
                    if let Some(list) = &list {
                        let start = value().parse().unwrap_or(1);
                        numbering.lists.entry(list.clone()).or_default().starts.insert(level, start);
                    }
                }
                "pStyle" => {
                    let styled = definition.clone().map(|id| ((id, value()), level));
                    numbering.level_of_style.extend(styled);
                }
                _ => {
                    if let Some(level) = numbering.levels(definition.as_ref(), list.as_ref()).get_mut(&level) {
                        take_property(level, &element);
                    }
                }
            }
        }
        for list in numbering.lists.values_mut() {
            let style = numbering.stands_for.get(&list.definition);
            if let Some(meant) = style.and_then(|style| numbering.of_style.get(style)) {
                list.definition.clone_from(meant);
            }
        }
        Ok(numbering)
    }

    /// The levels of a definition, or of a list's own.
    fn levels(&mut self, definition: Option<&String>, list: Option<&String>) -> &mut BTreeMap<usize, Level> {
        match list {
            Some(list) => &mut self.lists.entry(list.clone()).or_default().levels,
            None => self.definitions.entry(definition.cloned().unwrap_or_default()).or_default(),
        }
    }

    /// The level at which a list counts the paragraphs of a style.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let definition = &self.lists.get(list)?.definition;
        self.level_of_style.get(&(definition.clone(), style.to_owned())).copied()
    }

    /// Counts an item and returns what stands before it; `None` if there is no such list.
    pub fn count(&mut self, list: &str, level: usize) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get_mut(list)?;
        let none = BTreeMap::new();
        let defined = self.definitions.get(&list.definition).unwrap_or(&none);
        let at = |level: usize| list.levels.get(&level).or_else(|| defined.get(&level));
        let unknown = Level::default();
        let own = at(level).unwrap_or(&unknown);
        if !self.counts.contains_key(&list.definition) {
            self.counts.insert(list.definition.clone(), [None; LEVELS]);
        }
        let counts = self.counts.get_mut(&list.definition)?;
        if list.starts.contains_key(&level) && !list.is_started[level] {
            counts[level] = None;
        }
        let start = |level: usize| list.starts.get(&level).copied().or_else(|| at(level).map(|l| l.start)).unwrap_or(1);
        let number = counts[level].map_or_else(|| start(level), |n| n.saturating_add(1));
        counts[level] = Some(number);
        for (inner, count) in counts.iter_mut().enumerate().skip(level + 1) {
            if at(inner).and_then(|inner| inner.restarts).is_none_or(|outer| level < outer) {
                *count = None;
            }
        }
        let mut label = Label::default();
        if own.numerals != Numerals::None {
            let number_of = |level: usize| counts.get(level).copied().flatten().unwrap_or_else(|| start(level));
            let numerals_of = |level: usize| at(level).map_or(Numerals::Decimal, |l| l.numerals);
            label.words = written(own, number_of, numerals_of);
            label.number = Some(number).filter(|_| own.numerals == Numerals::Decimal && is_plain(&own.text, level));
        }
        list.is_started[level] = true;
        Some(label)
    }
}

/// Takes a property of a level.
fn take_property(level: &mut Level, element: &Element<'_>) {
    let value = || element.get("val").unwrap_or_default();
    match element.name() {
        "start" => level.start = value().parse().unwrap_or(1),
        // A format of later versions stands in an alternative, and its substitute after it.
        "numFmt" if element.get("format").is_none() => level.numerals = Numerals::of_word(&value()),
        "lvlText" => level.text = value().chars().take(LABEL).collect(),
        "lvlRestart" => level.restarts = value().parse().ok(),
        "isLgl" => level.is_legal = is_on(element.get("val").as_deref()),
        _ => {}
    }
}

/// Whether the label of a level is its own number and a sign: `%1.`
fn is_plain(text: &str, level: usize) -> bool {
    let own = format!("%{}", level + 1);
    matches!(text.strip_prefix(own.as_str()), Some("" | "."))
}

/// The label of an item in words.
fn written(level: &Level, number: impl Fn(usize) -> u32, numerals: impl Fn(usize) -> Numerals) -> String {
    let mut label = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        let of = chars.peek().filter(|_| c == '%').and_then(|d| d.to_digit(10)).filter(|d| *d > 0);
        match of {
            Some(digit) => {
                chars.next();
                let of = digit as usize - 1;
                let numerals = if level.is_legal { Numerals::Decimal } else { numerals(of) };
                label.push_str(&numerals.write(number(of)));
            }
            None => label.push(c),
        }
    }
    label.trim().chars().take(LABEL).collect()
}
