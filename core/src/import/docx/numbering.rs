//! The numbers of lists. A document holds none of them: they follow from the levels of its lists.

use std::collections::BTreeMap;

use super::super::Unreadable;
use super::super::packed::{Event, Xml};

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
    format: String,
    /// The label, with `%1` for the number of the first level.
    text: String,
    /// Whether the numbers of outer levels are written in figures, whatever their format.
    is_legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new(), is_legal: false }
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
    is_started: bool,
}

/// The lists of a document, and how far each is counted.
#[derive(Debug, Default)]
pub struct Numbering {
    definitions: BTreeMap<String, BTreeMap<usize, Level>>,
    lists: BTreeMap<String, List>,
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
                name @ ("start" | "numFmt" | "lvlText" | "isLgl") => {
                    let level = numbering.levels(definition.as_ref(), list.as_ref()).entry(level).or_default();
                    match name {
                        "start" => level.start = value().parse().unwrap_or(1),
                        "numFmt" => level.format = value(),
                        "lvlText" => level.text = value().chars().take(LABEL).collect(),
                        _ => level.is_legal = super::styles::is_on(element.get("val").as_deref()),
                    }
                }
                _ => {}
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
        if !list.is_started {
            for level in list.starts.keys().filter(|level| **level < LEVELS) {
                counts[*level] = None;
            }
        }
        let start = |level: usize| list.starts.get(&level).copied().or_else(|| at(level).map(|l| l.start)).unwrap_or(1);
        let number = counts[level].map_or_else(|| start(level), |n| n.saturating_add(1));
        counts[level] = Some(number);
        counts[level + 1..].fill(None);
        let mut label = Label::default();
        if own.format != "bullet" {
            let number_of = |level: usize| counts.get(level).copied().flatten().unwrap_or_else(|| start(level));
            let format_of = |level: usize| at(level).map_or("decimal", |l| l.format.as_str());
            label.words = written(own, number_of, format_of);
            label.number = Some(number).filter(|_| own.format == "decimal" && is_plain(&own.text, level));
        }
        list.is_started = true;
        Some(label)
    }
}

/// Whether the label of a level is its own number and a sign: `%1.`
fn is_plain(text: &str, level: usize) -> bool {
    let own = format!("%{}", level + 1);
    matches!(text.strip_prefix(own.as_str()), Some("" | "."))
}

/// The label of an item in words.
fn written<'a>(level: &Level, number: impl Fn(usize) -> u32, format: impl Fn(usize) -> &'a str) -> String {
    let mut label = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        let of = chars.peek().filter(|_| c == '%').and_then(|d| d.to_digit(10)).filter(|d| *d > 0);
        match of {
            Some(digit) => {
                chars.next();
                let of = digit as usize - 1;
                let format = if level.is_legal { "decimal" } else { format(of) };
                label.push_str(&formatted(number(of), format));
            }
            None => label.push(c),
        }
    }
    label.trim().chars().take(LABEL).collect()
}

/// A number as a list writes it.
pub fn formatted(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" | "a" => letters(number, b'a'),
        "upperLetter" | "A" => letters(number, b'A'),
        "lowerRoman" | "i" => roman(number).to_lowercase(),
        "upperRoman" | "I" => roman(number),
        "bullet" | "none" | "" => String::new(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// a, b, …, z, aa, bb, …
fn letters(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1).min(30) as usize).collect()
}

/// A number in Roman numerals; in figures where they end.
fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    roman
}
