//! Text that runs both ways: the direction of a paragraph, the levels of its characters, and the order in which a line's cells
//! stand from left to right (Unicode Annex 9).
//!
//! Always true: a line's cells are its grapheme clusters, each of them once. Absent: where lines break, and how wide a cell is;
//! both are given.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Offset, TextRange};

/// The direction in which a paragraph runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As English does.
    #[default]
    LeftToRight,
    /// As Arabic and Hebrew do.
    RightToLeft,
}

impl Direction {
    /// The direction of the first strong character outside isolates (rules P2 and P3), if there is one.
    pub fn of(text: &str) -> Option<Self> {
        let mut isolates = 0_usize;
        for c in text.chars() {
            match bidi_class(c) {
                BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => isolates += 1,
                BidiClass::PDI => isolates = isolates.saturating_sub(1),
                BidiClass::L if isolates == 0 => return Some(Self::LeftToRight),
                BidiClass::R | BidiClass::AL if isolates == 0 => return Some(Self::RightToLeft),
                _ => {}
            }
        }
        None
    }

    fn level(self) -> Level {
        match self {
            Self::LeftToRight => Level::ltr(),
            Self::RightToLeft => Level::rtl(),
        }
    }
}

/// Whether anything in `text` may run from right to left, so that its order has to be found out.
pub fn runs_both_ways(text: &str) -> bool {
    // No such character starts with a smaller byte: the first is U+0590. A scan of bytes is all that most texts need.
    text.bytes().fold(0, u8::max) >= 0xD6
        && text.chars().filter(|c| *c >= '\u{590}').any(|c| {
            use BidiClass::{AL, AN, FSI, LRE, LRI, LRO, PDF, PDI, R, RLE, RLI, RLO};
            matches!(bidi_class(c), R | AL | AN | LRE | LRO | RLE | RLO | PDF | LRI | RLI | FSI | PDI)
                || matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')
        })
}

/// The character that stands for `c` where text runs from right to left: `(` for `)`.
pub fn mirrored(c: char) -> Option<char> {
    unicode_bidi_mirroring::get_mirrored(c)
}

/// The embedding levels of a paragraph's characters (rules X1 to I2). Text of an odd level runs from right to left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    paragraph: Level,
    /// Where the paragraph starts in its text.
    start: Offset,
    /// One for each byte of the paragraph.
    bytes: Vec<Level>,
}

impl Levels {
    /// The levels of `text`, one paragraph that runs in `direction`. Line ends in it count as blanks: whatever separates lines
    /// inside a paragraph does not end the paragraph.
    pub fn new(text: &str, direction: Direction) -> Self {
        let blank = text.chars().any(separates).then(|| without_separators(text));
        let info = BidiInfo::new(blank.as_deref().unwrap_or(text), Some(direction.level()));
        Self { paragraph: direction.level(), start: Offset::ZERO, bytes: info.levels }
    }

    /// The levels of the part `range` of a paragraph, found with the whole paragraph in view. Offsets count from the start of the part.
    pub fn of_part(text: &str, range: TextRange, direction: Direction) -> Self {
        let mut levels = Self::new(text, direction);
        levels.bytes.truncate(range.end().to_usize());
        levels.bytes.drain(..range.start().to_usize().min(levels.bytes.len()));
        levels
    }

    /// The same levels for a paragraph that starts at `start` of a longer text. Offsets count from the start of that text.
    #[must_use]
    pub fn moved_to(self, start: Offset) -> Self {
        Self { start, ..self }
    }

    /// The level of the character at `offset`; the paragraph's own outside the paragraph.
    pub fn at(&self, offset: Offset) -> u8 {
        let here = offset.to_usize().checked_sub(self.start.to_usize()).and_then(|i| self.bytes.get(i));
        here.unwrap_or(&self.paragraph).number()
    }
}

/// Whether the standard starts a new paragraph after `c`.
fn separates(c: char) -> bool {
    bidi_class(c) == BidiClass::B
}

/// `text` with a blank of as many bytes for each separator of paragraphs.
fn without_separators(text: &str) -> String {
    text.chars()
        .map(|c| match c.len_utf8() {
            1 if separates(c) => ' ',
            2 if separates(c) => '\u{A0}',
            3 if separates(c) => '\u{2003}',
            _ => c,
        })
        .collect()
}

/// A grapheme cluster in its place on a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Its place in the paragraph.
    pub range: TextRange,
    /// Its level: odd if it belongs to text that runs from right to left.
    pub level: u8,
    /// The distance of its left edge from the left end of the line, in the unit of the widths.
    pub left: f32,
    /// Its width, in the unit of the widths.
    pub width: f32,
}

impl Cell {
    /// Its right edge.
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    /// Whether it runs from right to left.
    pub fn is_reversed(&self) -> bool {
        self.level % 2 == 1
    }

    /// The edge at which reading enters it.
    pub fn leading(&self) -> f32 {
        if self.is_reversed() { self.right() } else { self.left }
    }

    /// The edge at which reading leaves it.
    pub fn trailing(&self) -> f32 {
        if self.is_reversed() { self.left } else { self.right() }
    }
}

/// A stretch of a line in which all characters have one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its place in the paragraph.
    pub range: TextRange,
    /// The level of its characters.
    pub level: u8,
}

/// To which of its two neighbours a caret belongs. They matter where the directions meet: there they stand far apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The character before: the caret stands at its trailing edge.
    Before,
    /// The character after: the caret stands at its leading edge.
    #[default]
    After,
}

/// A line of a paragraph, put in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// From left to right.
    cells: Vec<Cell>,
}

impl Line {
    /// Orders the part `range` of a paragraph, or of the text that holds it (rules L1 and L2). `width_of` gives the width of each grapheme cluster,
    /// called in logical order with the cluster's place.
    pub fn new(text: &str, levels: &Levels, range: TextRange, mut width_of: impl FnMut(TextRange) -> f32) -> Self {
        let mut cells: Vec<Cell> = range
            .of(text)
            .grapheme_indices(true)
            .map(|(from, cluster)| {
                let start = range.start().plus(from);
                let range = TextRange::new(start, start.plus(cluster.len()));
                Cell { range, level: levels.at(start), left: 0.0, width: width_of(range) }
            })
            .collect();
        reset_blanks(text, levels.paragraph, &mut cells);
        let given: Vec<Level> = cells.iter().map(|cell| Level::new(cell.level).unwrap_or(levels.paragraph)).collect();
        let mut left = 0.0;
        let cells = BidiInfo::reorder_visual(&given)
            .into_iter()
            .map(|i| {
                let cell = Cell { left, ..cells[i] };
                left = cell.right();
                cell
            })
            .collect();
        Self { cells }
    }

    /// Its cells, from left to right.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Its width, in the unit of the widths.
    pub fn width(&self) -> f32 {
        self.cells.last().map_or(0.0, Cell::right)
    }

    /// Its runs, from left to right.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for cell in &self.cells {
            match runs.last_mut() {
                Some(last) if last.level == cell.level && meet(last.range, cell.range) => {
                    last.range = last.range.union(cell.range);
                }
                _ => runs.push(Run { range: cell.range, level: cell.level }),
            }
        }
        runs
    }

    /// Where a caret at `offset`, a grapheme boundary, stands if it belongs to the character on `side`. `None` if that character is not
    /// on this line.
    pub fn caret(&self, offset: Offset, side: Side) -> Option<f32> {
        self.cells.iter().find_map(|cell| match side {
            Side::Before => (cell.range.end() == offset).then(|| cell.trailing()),
            Side::After => (cell.range.start() == offset).then(|| cell.leading()),
        })
    }

    /// The caret nearest to `x`: the half of the cell under `x` decides on the side. Left and right of the line, its first and last
    /// cells. `None` on an empty line.
    pub fn at_x(&self, x: f32) -> Option<(Offset, Side)> {
        let seen = || self.cells.iter().filter(|cell| cell.width > 0.0);
        let cell = seen().find(|cell| x < cell.right()).or_else(|| seen().next_back()).or_else(|| self.cells.last())?;
        let left_half = x < cell.left + cell.width / 2.0;
        Some(if left_half == cell.is_reversed() {
            (cell.range.end(), Side::Before)
        } else {
            (cell.range.start(), Side::After)
        })
    }

    /// The stretches `(from, to)` that the cells in `range` take up, from left to right; neighbours are joined.
    pub fn stretches(&self, range: TextRange) -> Vec<(f32, f32)> {
        let mut stretches: Vec<(f32, f32)> = Vec::new();
        let mut open = false;
        for cell in self.cells.iter().filter(|cell| cell.width > 0.0) {
            let inside = range.overlaps(cell.range);
            match stretches.last_mut() {
                Some(last) if inside && open => last.1 = cell.right(),
                _ if inside => stretches.push((cell.left, cell.right())),
                _ => {}
            }
            open = inside;
        }
        stretches
    }

    /// The line as it is seen from left to right: brackets mirrored (rule L4), marks behind their letter (rule L3), characters that are
    /// never seen left out.
    pub fn visual(&self, text: &str) -> String {
        let mut seen = String::new();
        for cell in &self.cells {
            for c in cell.range.of(text).chars().filter(|c| !is_unseen(*c)) {
                seen.push(if cell.is_reversed() { mirrored(c).unwrap_or(c) } else { c });
            }
        }
        seen
    }
}

/// Whether one range ends where the other starts.
fn meet(a: TextRange, b: TextRange) -> bool {
    a.end() == b.start() || b.end() == a.start()
}

/// Rule L1: blanks at the end of a line and before a tab take the paragraph's level, and so do tabs.
fn reset_blanks(text: &str, paragraph: Level, cells: &mut [Cell]) {
    let mut before_end = true;
    for cell in cells.iter_mut().rev() {
        let mut classes = cell.range.of(text).chars().map(bidi_class);
        if classes.clone().any(|class| matches!(class, BidiClass::S | BidiClass::B)) {
            before_end = true;
        } else {
            before_end &= classes.all(|class| {
                use BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, WS};
                matches!(class, WS | FSI | LRI | RLI | PDI | BN | LRE | LRO | RLE | RLO | PDF)
            });
        }
        if before_end {
            cell.level = paragraph.number();
        }
    }
}

/// Whether `c` only says how others are ordered or joined.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The line that a whole text makes, each grapheme one wide, but those that are never seen.
    fn line(text: &str, direction: Option<Direction>) -> Line {
        let direction = direction.or_else(|| Direction::of(text)).unwrap_or_default();
        let width = |cell: TextRange| if cell.of(text).chars().all(is_unseen) { 0.0 } else { 1.0 };
        Line::new(text, &Levels::new(text, direction), TextRange::from_usize(0..text.len()), width)
    }

    /// `text` is seen as `seen` from left to right.
    fn check(text: &str, seen: &str) {
        assert_eq!(line(text, None).visual(text), seen, "{text}");
    }

    #[test]
    fn a_line_is_seen_in_the_order_of_its_levels() {
        check("plain words", "plain words");
        check("", "");
        check("אבג", "גבא");
        check("say אבג now", "say גבא now");
        check("אבג say דהו", "והד say גבא");
        check("אבג 2025.", ".2025 גבא");
        check("אבג (דהו)", "(והד) גבא");
        check("אבג (WHO) דהו", "והד (WHO) גבא");
        check("سعر 555-0199", "0199-555 رعس");
        check("2024: אבג", "גבא :2024");
        check("12 (5%)", "12 (5%)");
        // Points stay behind their letter.
        check("שָׁלוֹם", "םוֹלשָׁ");
        // A line end within a paragraph is a blank.
        check("אבג\nדהו", "והד גבא".replace(' ', "\n").as_str());
    }

    #[test]
    fn a_part_has_the_levels_that_it_has_in_its_paragraph() {
        // Arabic before digits reverses their groups; the digits alone would not know.
        let text = "سعر 555-0199";
        let part = TextRange::from_usize(7..text.len());
        let levels = Levels::of_part(text, part, Direction::RightToLeft);
        let line = Line::new(part.of(text), &levels, TextRange::from_usize(0..8), |_| 1.0);
        assert_eq!(line.visual(part.of(text)), "0199-555");
        // The second paragraph of a text is ordered in its place.
        let text = "say\nאב";
        let levels = Levels::new("אב", Direction::RightToLeft).moved_to(Offset::new(4));
        let line = Line::new(text, &levels, TextRange::from_usize(4..text.len()), |_| 1.0);
        assert_eq!((line.visual(text), line.cells()[0].range.start()), ("בא".to_owned(), Offset::new(6)));
    }

    #[test]
    fn isolates_order_and_are_not_seen() {
        check("say \u{2067}אבג 12\u{2069} now", "say 12 גבא now");
        check("say \u{2066}אבג\u{2069}", "say גבא");
        assert_eq!(Direction::of("\u{2067}אבג\u{2069} say"), Some(Direction::LeftToRight));
        assert_eq!(Direction::of("12 – 13"), None);
    }

    #[test]
    fn blanks_at_the_end_stand_on_the_side_of_the_paragraph() {
        let text = "say אבג ";
        assert_eq!(line(text, None).visual(text), "say גבא ");
        assert_eq!(line(text, Some(Direction::RightToLeft)).visual(text), " גבא say");
        let text = "אבג\tsay ";
        assert_eq!(line(text, None).visual(text), " say\tגבא");
    }

    #[test]
    fn a_caret_has_two_places_where_directions_meet() {
        let text = "ab אבג";
        let line = line(text, None);
        let at = Offset::new(3);
        assert_eq!(line.caret(at, Side::Before), Some(3.0));
        assert_eq!(line.caret(at, Side::After), Some(6.0));
        let end = Offset::new(text.len());
        assert_eq!((line.caret(end, Side::Before), line.caret(end, Side::After)), (Some(3.0), None));
        assert_eq!(line.caret(Offset::ZERO, Side::Before), None);
    }

    #[test]
    fn a_selection_over_both_directions_has_several_stretches() {
        let text = "ab אבג cd";
        let line = line(text, None);
        // "b א": the Hebrew letter is the rightmost of its word.
        assert_eq!(line.stretches(TextRange::from_usize(1..5)), [(1.0, 3.0), (5.0, 6.0)]);
        assert_eq!(line.stretches(TextRange::from_usize(0..text.len())), [(0.0, 9.0)]);
        assert_eq!(line.stretches(TextRange::from_usize(2..2)), []);
    }

    #[test]
    fn only_texts_with_characters_of_the_other_way_need_ordering() {
        for text in ["plain", "“quoted” – €3", "日本語", "Ελληνικά", "ภาษาไทย", "👩‍👧"]
        {
            assert!(!runs_both_ways(text), "{text}");
        }
        for text in ["אבג", "سعر", "a\u{200F}b", "\u{2067}a\u{2069}", "a\u{202E}b\u{202C}", "𞤀𞤣", "١٢"] {
            assert!(runs_both_ways(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_cell_stands_once_and_the_edges_meet(text in "([a-c 0-9()]|[אבג]|[سعر]|[١٢]|\u{301}|\u{5B8}|[\u{200c}\u{200f}\u{2067}\u{2069}]|\t|\n){0,40}", rtl in any::<bool>()) {
            let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let line = line(&text, Some(direction));
            let mut ranges: Vec<TextRange> = line.cells().iter().map(|cell| cell.range).collect();
            ranges.sort_unstable_by_key(|range| range.start());
            let joined: String = ranges.iter().map(|range| range.of(&text)).collect();
            prop_assert_eq!(&joined, &text);
            let mut left = 0.0;
            for cell in line.cells() {
                prop_assert!((cell.left - left).abs() < f32::EPSILON);
                left = cell.right();
                // A click on either half of a cell is a caret at that edge.
                if cell.width > 0.0 {
                    for x in [0.25, 0.75] {
                        let (offset, side) = line.at_x(cell.left + x).unwrap();
                        prop_assert_eq!(line.caret(offset, side), Some(cell.left + x.round()));
                    }
                }
            }
            let all = line.stretches(TextRange::from_usize(0..text.len()));
            let is_whole = |(from, to): &(f32, f32)| *from <= 0.0 && *to >= line.width();
            prop_assert!(all.len() <= 1 && all.iter().all(is_whole));
        }

        #[test]
        fn a_line_without_the_other_way_stands_as_it_is_written(text in "[a-z 0-9()é“–日]{0,40}") {
            prop_assert!(!runs_both_ways(&text));
            prop_assert_eq!(line(&text, None).visual(&text), text);
        }
    }
}
