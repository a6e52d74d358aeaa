//! The one kind of offset that is used in memory.

use std::fmt;
use std::ops::Range;

/// A place in an article's text: **bytes** of UTF-8 from its start. Not to be confused with Unicode scalar values
/// (what files count; see [`super::ScalarIndex`]) nor with an index into one block or one piece of the view.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(u32);

impl Offset {
    /// The start of the text.
    pub const ZERO: Self = Self(0);

    /// The offset of byte `bytes`. Articles are refused at import above [`u32::MAX`] bytes; a larger number is cut.
    pub fn new(bytes: usize) -> Self {
        Self(u32::try_from(bytes).unwrap_or(u32::MAX))
    }

    /// The offset as an index into the text's bytes.
    pub fn to_usize(self) -> usize {
        self.0 as usize
    }

    /// The offset `bytes` further on.
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

/// A stretch of the text, end not included. `start <= end` always.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    start: Offset,
    end: Offset,
}

impl TextRange {
    /// The range between two offsets, in whichever order they come.
    pub fn new(a: Offset, b: Offset) -> Self {
        Self { start: a.min(b), end: a.max(b) }
    }

    /// The range of these byte indices.
    pub fn from_usize(range: Range<usize>) -> Self {
        Self::new(Offset::new(range.start), Offset::new(range.end))
    }

    /// Where it starts.
    pub fn start(self) -> Offset {
        self.start
    }

    /// Where it ends; the first byte that is not part of it.
    pub fn end(self) -> Offset {
        self.end
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end.to_usize() - self.start.to_usize()
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range of byte indices.
    pub fn to_range(self) -> Range<usize> {
        self.start.to_usize()..self.end.to_usize()
    }

    /// The part of `text` that it covers; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.to_range()).unwrap_or("")
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies within.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether `offset` is one of its bytes.
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What both share, if it is not empty.
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
