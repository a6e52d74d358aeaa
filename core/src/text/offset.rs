//! Positions and ranges in an article's text: the only kind of offset that is used in memory.

use std::fmt;
use std::ops::Range;

/// A position in an article's text, in **bytes** of UTF-8 from its start. Not to be confused with Unicode scalar values, which
/// files count (see [`super::ScalarIndex`]), nor with an index into one block or one piece of the view.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(u32);

impl Offset {
    /// The start of the text.
    pub const ZERO: Self = Self(0);

    /// The offset of the byte with index `bytes`. Numbers above [`u32::MAX`] become [`u32::MAX`]; no article is that long.
    pub fn new(bytes: usize) -> Self {
        Self(u32::try_from(bytes).unwrap_or(u32::MAX))
    }

    /// The index of the byte at this offset.
    pub fn to_usize(self) -> usize {
        self.0 as usize
    }

    /// The offset that is `bytes` bytes further on.
    #[must_use]
    pub fn plus(self, bytes: usize) -> Self {
        Self::new(self.to_usize() + bytes)
    }
}

impl fmt::Debug for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A range of an article's text, in bytes, without the byte at its end. Always true: `start <= end`.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    start: Offset,
    end: Offset,
}

impl TextRange {
    /// The range between two offsets, which may come in either order.
    pub fn new(a: Offset, b: Offset) -> Self {
        Self { start: a.min(b), end: a.max(b) }
    }

    /// The range between two byte indices.
    pub fn from_usize(range: Range<usize>) -> Self {
        Self::new(Offset::new(range.start), Offset::new(range.end))
    }

    /// The offset of its first byte.
    pub fn start(self) -> Offset {
        self.start
    }

    /// The offset just after its last byte.
    pub fn end(self) -> Offset {
        self.end
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end.to_usize() - self.start.to_usize()
    }

    /// Whether it has no bytes.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range as byte indices.
    pub fn to_range(self) -> Range<usize> {
        self.start.to_usize()..self.end.to_usize()
    }

    /// The part of `text` in the range; empty if the range reaches beyond the text or splits a character.
    pub fn of(self, text: &str) -> &str {
        text.get(self.to_range()).unwrap_or("")
    }

    /// Whether the two ranges have a byte in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` is within this range.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` is in the range.
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The range that is `bytes` bytes further on.
    #[must_use]
    pub fn plus(self, bytes: usize) -> Self {
        Self { start: self.start.plus(bytes), end: self.end.plus(bytes) }
    }

    /// The range that is `bytes` bytes further back; what would lie before the start of the text is cut off.
    #[must_use]
    pub fn minus(self, bytes: usize) -> Self {
        let back = |offset: Offset| Offset::new(offset.to_usize().saturating_sub(bytes));
        Self { start: back(self.start), end: back(self.end) }
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The range that both have in common, unless it is empty.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }
}

impl fmt::Debug for TextRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}..{:?}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The range that `drawn` marks with `-`.
    fn range(drawn: &str) -> TextRange {
        let start = drawn.find('-').unwrap_or(drawn.len());
        TextRange::from_usize(start..start + drawn.matches('-').count())
    }

    /// `common` and `both` are the ranges that two ranges have in common and that cover both.
    fn check(a: &str, b: &str, common: &str, both: &str) {
        let (a, b) = (range(a), range(b));
        let common = if common.contains('-') { Some(range(common)) } else { None };
        assert_eq!((a.intersection(b), b.intersection(a)), (common, common), "{a:?} {b:?}");
        assert_eq!((a.union(b), b.union(a)), (range(both), range(both)), "{a:?} {b:?}");
        assert_eq!((a.overlaps(b), b.overlaps(a)), (common.is_some(), common.is_some()), "{a:?} {b:?}");
    }

    #[test]
    fn ranges_overlap_touch_or_lie_apart() {
        check("---  ", "  ---", "  -  ", "-----");
        check("-----", " --  ", " --  ", "-----");
        check("---  ", "---  ", "---  ", "---  ");
        check("--   ", "  ---", "     ", "-----");
        check("--   ", "   --", "     ", "-----");
    }

    #[test]
    fn the_end_is_not_part_of_a_range() {
        let range = range(" -- ");
        let contains = |bytes: usize| range.contains(Offset::new(bytes));
        assert_eq!([contains(0), contains(1), contains(2), contains(3)], [false, true, true, false]);
    }

    #[test]
    fn a_range_beyond_the_text_or_within_a_character_covers_no_text() {
        assert_eq!(TextRange::from_usize(1..3).of("aéb"), "é");
        assert_eq!(TextRange::from_usize(1..2).of("aéb"), "");
        assert_eq!(TextRange::from_usize(1..9).of("aéb"), "");
    }

    #[test]
    fn a_range_moves_as_far_as_there_is_text() {
        let range = TextRange::from_usize(3..5);
        assert_eq!((range.plus(2), range.minus(2)), (TextRange::from_usize(5..7), TextRange::from_usize(1..3)));
        assert_eq!((range.minus(4), range.plus(2).minus(2)), (TextRange::from_usize(0..1), range));
    }

    proptest! {
        #[test]
        fn ranges_agree_with_the_bytes_that_they_hold(a in (0..9_usize, 0..9_usize), b in (0..9_usize, 0..9_usize)) {
            let (a, b) = (TextRange::new(Offset::new(a.0), Offset::new(a.1)), TextRange::from_usize(b.0..b.1));
            let bytes = |range: TextRange| (0..9).filter(move |i| range.contains(Offset::new(*i)));
            prop_assert!(a.start() <= a.end());
            prop_assert_eq!(bytes(a).count(), a.len());
            prop_assert_eq!(a.is_empty(), bytes(a).next().is_none());
            let common: Vec<usize> = bytes(a).filter(|i| b.contains(Offset::new(*i))).collect();
            prop_assert_eq!(a.intersection(b).map_or(0, TextRange::len), common.len());
            prop_assert_eq!(a.union(b) == a, a.covers(b));
            prop_assert!(a.union(b).covers(a) && a.union(b).covers(b));
            if !b.is_empty() {
                prop_assert_eq!(a.covers(b), bytes(b).all(|i| a.contains(Offset::new(i))));
            }
        }
    }
}
