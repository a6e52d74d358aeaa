//! How much the readers of files take: all such limits stand here, and in `docs/reliability.md`.
//!
//! They are far beyond what people make. What is within them is read in bounded time, with memory of no more than ten times
//! the file's size and 48 MB.

/// The largest files that are opened without a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest article, in bytes of its file.
    pub article: u64,
    /// The largest annotation file, in bytes.
    pub annotation_file: u64,
}

impl Limits {
    /// For files that nobody has asked for more than once.
    pub const USUAL: Self = Self { article: 100 << 20, annotation_file: 500 << 20 };

    /// For honest giants: the person has said that the file is to be opened all the same, or has it open. Offsets are numbers
    /// of 32 bits, and a byte may become three: that is what limits it then.
    pub const LARGE: Self = Self { article: 1 << 30, annotation_file: 16 << 30 };
}

/// The largest file of settings, of places where articles were left, or of a scheme, in bytes.
pub const SMALL_FILE: u64 = 1 << 20;

/// The largest file that may hold a dropped web address, in bytes.
pub const ADDRESS_FILE: u64 = 64 << 10;

/// The largest text that is kept with evidence, in bytes.
pub const SNAPSHOT: usize = 2 << 20;

/// The largest journal, in bytes: it is written anew long before.
pub const JOURNAL: u64 = 4 << 30;

/// No element has more changes in the log than this: what they had seen of each other takes room by the square. More are left
/// out, and told.
pub const CHANGES_OF_ONE: usize = 4_000;

/// No more repairs than this are told one by one.
pub const REPAIRS_TOLD: usize = 200;

/// So much text is searched in all for quotes that are not where the file says, in bytes; the spans left over then have no
/// place.
pub const SEARCHED: usize = 1 << 30;

/// How much room the records or the tree that a file is read into may take, in bytes, where the file has `len`. An annotation
/// file of `(),(),…` is refused; Markdown of more marks than words is read as plain text.
pub const fn room(len: usize) -> usize {
    len.saturating_mul(4).saturating_add(32 << 20)
}

/// An article of so many lines or more that are shorter than [`SHORT_LINE`] on the average has several lines in a block.
pub const SHORT_LINES: usize = 50_000;

/// See [`SHORT_LINES`]; in bytes.
pub const SHORT_LINE: usize = 8;
