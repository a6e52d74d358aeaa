//! A paragraph cut into the items that are laid out one by one.
//!
//! Always true: items follow each other, cover the paragraph, and end at grapheme boundaries; all characters of an item have one
//! level and one format.

use std::ops::Range;
use std::sync::OnceLock;

use egui::text::LayoutSection;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

use claimlight_core::text::{Levels, Offset};

/// How the characters of an item are given to egui, and in which order it draws them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Blanks: nothing is drawn.
    Blank,
    /// As it is written, from left to right.
    Plain,
    /// Letters of a script that runs from right to left: egui draws them so by itself.
    Letters,
    /// Anything else that runs from right to left, such as brackets: its characters are mirrored and reversed before egui draws them.
    Turned,
}

/// A stretch of a paragraph that is laid out as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
    /// The index of the section that gives its format.
    pub section: usize,
    /// Its embedding level.
    pub level: u8,
    /// How it is drawn.
    pub kind: Kind,
    /// Whether a row may begin with it.
    pub begins: bool,
}

/// Whether `c` belongs to a script that is written without blanks, so that the rows of its text break by a dictionary: Thai, Lao,
/// Burmese, Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}')
}

/// Whether a text has words that no blanks separate.
pub fn is_without_blanks(text: &str) -> bool {
    // The first such character starts with the byte E0.
    text.bytes().fold(0, u8::max) >= 0xE0 && text.chars().any(is_unspaced)
}

/// Where a row may begin in `text`.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    static SEGMENTER: OnceLock<LineSegmenterBorrowed<'static>> = OnceLock::new();
    SEGMENTER.get_or_init(|| LineSegmenter::new_dictionary(LineBreakOptions::default())).segment_str(text)
}

/// How a grapheme cluster is drawn, given its level, and whether it is an item of its own.
fn kind_of(cluster: &str, level: u8, before: Option<Kind>) -> (Kind, bool) {
    let Some(first) = cluster.chars().next() else { return (Kind::Plain, false) };
    if cluster.chars().all(char::is_whitespace) {
        return (Kind::Blank, first == '\t');
    }
    let class = bidi_class(first);
    let is_letter = matches!(class, BidiClass::R | BidiClass::AL);
    if level % 2 == 1 {
        // A mark or a joiner without a letter of its own goes along with what is before it.
        let goes_along = matches!(class, BidiClass::NSM | BidiClass::BN) && before == Some(Kind::Letters);
        (if is_letter || goes_along { Kind::Letters } else { Kind::Turned }, false)
    } else {
        // egui would reverse Arabic digits, and letters that are made to run from left to right.
        (Kind::Plain, is_letter || class == BidiClass::AN || (class == BidiClass::EN && first >= '\u{590}'))
    }
}

/// Cuts the paragraph `range` of `text`.
pub fn cut(text: &str, range: Range<usize>, sections: &[LayoutSection], levels: &Levels) -> Vec<Item> {
    let paragraph = text.get(range.clone()).unwrap_or_default();
    let mut breaks = breaks(paragraph).map(|at| range.start + at).peekable();
    let mut items: Vec<Item> = Vec::new();
    let mut section = 0;
    let mut is_alone = false;
    for (at, cluster) in paragraph.grapheme_indices(true) {
        let start = range.start + at;
        let end = start + cluster.len();
        while sections.get(section).is_some_and(|s| s.byte_range.end.0 <= start) && section + 1 < sections.len() {
            section += 1;
        }
        while breaks.next_if(|b| *b < start).is_some() {}
        let begins = start > range.start && breaks.peek() == Some(&start);
        let level = levels.at(Offset::new(start));
        let (kind, alone) = kind_of(cluster, level, items.last().map(|item| item.kind));
        match items.last_mut() {
            Some(last)
                if (last.section, last.level, last.kind) == (section, level, kind)
                    && !begins
                    && !alone
                    && !is_alone =>
            {
                last.range.end = end;
            }
            _ => items.push(Item { range: start..end, section, level, kind, begins }),
        }
        is_alone = alone;
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlight_core::text::Direction;
    use egui::text::ByteIndex;

    /// `text` is cut at each `|`; `/` is a cut where a row may begin.
    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace(['|', '/'], "");
        let sections = [LayoutSection {
            leading_space: 0.0,
            byte_range: ByteIndex(0)..ByteIndex(text.len()),
            format: egui::TextFormat::default(),
        }];
        let levels = Levels::new(&text, Direction::of(&text).unwrap_or_default());
        let mut cut_text = String::new();
        for item in cut(&text, 0..text.len(), &sections, &levels) {
            cut_text.push_str(match (item.range.start, item.begins) {
                (0, _) => "",
                (_, true) => "/",
                (_, false) => "|",
            });
            cut_text.push_str(&text[item.range]);
        }
        assert_eq!(cut_text, expected);
    }

    #[test]
    fn items_end_where_directions_blanks_and_words_meet() {
        check("two| /words");
        check("say| /אבג|.");
        check("אבג| /(|דהו|)");
        check("سعر| /555|-|0199");
        check("שָׁלוֹם");
        check("سعر| /٢|٣");
    }

    #[test]
    fn words_without_blanks_are_found() {
        check("ภาษา/ไทย");
        check("សួស្តី/ពិភពលោក");
        assert!(is_without_blanks("ภาษาไทย") && !is_without_blanks("日本語") && !is_without_blanks("“plain”"));
    }
}
