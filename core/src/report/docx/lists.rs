//! The numbers and bullets of lists.

use std::fmt::Write as _;

use super::paragraph::LEVEL;

/// The ids of the list with bullets and of the first one with numbers; and those of what they look like.
const BULLETS: usize = 1;
const NUMBERS: usize = 2;

/// How many levels Word has.
const LEVELS: usize = 9;

/// How many lists with numbers there are at most, and the largest number. Beyond them, numbers are written as words.
const MOST_LISTS: usize = 2_000;
const LARGEST: u32 = 32_767;

/// A list with an item at some level.
struct Open {
    level: usize,
    id: usize,
    /// The number that the next item has if it goes on.
    next: Option<u32>,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a list, at a level: Word writes its bullet or number.
    List(usize, usize),
    /// At a level. Its number has to be written.
    Written(usize),
}

/// The lists of a document. Items whose numbers follow one another share a list; any other number starts a new one.
#[derive(Default)]
pub struct Lists {
    open: Vec<Open>,
    /// The level and first number of each list with numbers.
    starts: Vec<(usize, u32)>,
    is_used: bool,
}

impl Lists {
    /// Where the next item stands.
    pub fn item(&mut self, depth: u8, number: Option<u32>) -> Place {
        self.is_used = true;
        let level = usize::from(depth).min(LEVELS - 1);
        self.open.retain(|open| open.level <= level);
        let same = self.open.iter().position(|open| open.level == level);
        let is_countable = number.is_none_or(|n| n <= LARGEST);
        let going_on = same.map(|i| &mut self.open[i]).filter(|open| open.next == number && is_countable);
        if let Some(open) = going_on {
            open.next = number.and_then(|n| n.checked_add(1));
            return Place::List(open.id, level);
        }
        self.open.retain(|open| open.level < level);
        let id = match number {
            None => BULLETS,
            Some(_) if !is_countable || self.starts.len() >= MOST_LISTS => return Place::Written(level),
            Some(n) => {
                self.starts.push((level, n));
                NUMBERS + self.starts.len() - 1
            }
        };
        self.open.push(Open { level, id, next: number.and_then(|n| n.checked_add(1)) });
        Place::List(id, level)
    }

    /// Something else than an item follows.
    pub fn end(&mut self) {
        self.open.clear();
    }

    /// How the lists count, in the elements of their part; `None` if there is none.
    pub fn written(&self) -> Option<String> {
        if !self.is_used {
            return None;
        }
        let mut out = String::new();
        kind(&mut out, BULLETS, "bullet", |level| ["•", "◦", "▪"][level % 3].to_owned());
        kind(&mut out, NUMBERS, "decimal", |level| format!("%{}.", level + 1));
        write!(out, "<w:num w:numId=\"{BULLETS}\"><w:abstractNumId w:val=\"{BULLETS}\"/></w:num>").unwrap_or(());
        for (i, (level, start)) in self.starts.iter().enumerate() {
            write!(
                out,
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{NUMBERS}\"/><w:lvlOverride w:ilvl=\"{level}\">\
                 <w:startOverride w:val=\"{start}\"/></w:lvlOverride></w:num>",
                NUMBERS + i
            )
            .unwrap_or(());
        }
        Some(out)
    }
}

/// Appends how each level of a kind of lists looks.
fn kind(out: &mut String, id: usize, format: &str, text: impl Fn(usize) -> String) {
    write!(out, "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>").unwrap_or(());
    for level in 0..LEVELS {
        let (text, left) = (text(level), (level + 1) * LEVEL);
        write!(
            out,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
             <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"{LEVEL}\"/></w:pPr></w:lvl>"
        )
        .unwrap_or(());
    }
    out.push_str("</w:abstractNum>");
}

#[cfg(test)]
mod tests {
    use super::Place::{List, Written};
    use super::*;

    #[test]
    fn items_share_a_list_as_long_as_their_numbers_follow() {
        let check = |items: &[(u8, Option<u32>)], expected: &[Place]| {
            let mut lists = Lists::default();
            let places: Vec<Place> = items.iter().map(|(depth, number)| lists.item(*depth, *number)).collect();
            assert_eq!(places, expected, "{items:?}");
        };
        check(&[(0, None), (1, None), (0, None)], &[List(1, 0), List(1, 1), List(1, 0)]);
        check(&[(0, Some(1)), (0, Some(2)), (0, Some(5))], &[List(2, 0), List(2, 0), List(3, 0)]);
        check(&[(0, Some(1)), (1, Some(1)), (0, Some(2))], &[List(2, 0), List(3, 1), List(2, 0)]);
        check(&[(1, Some(1)), (0, Some(1)), (1, Some(2))], &[List(2, 1), List(3, 0), List(4, 1)]);
        check(&[(0, Some(1)), (0, None), (0, Some(2))], &[List(2, 0), List(1, 0), List(3, 0)]);
        check(&[(200, None), (0, Some(u32::MAX))], &[List(1, 8), Written(0)]);
        check(&[(0, Some(32_767)), (0, Some(32_768))], &[List(2, 0), Written(0)]);
    }

    #[test]
    fn a_list_after_other_text_starts_anew() {
        let mut lists = Lists::default();
        assert_eq!(lists.item(0, Some(1)), Place::List(2, 0));
        lists.end();
        assert_eq!(lists.item(0, Some(2)), Place::List(3, 0));
        assert_eq!(Lists::default().written(), None);
        assert_eq!(lists.written().unwrap().matches("<w:startOverride").count(), 2);
    }
}
