//! The limits of all readers of files. `docs/reliability.md` lists them too.
//!
//! They are far beyond what people make. A file within them is read in bounded time, with no more memory than ten times the
//! file's size and 48 MB.

use std::time::Duration;

/// The largest files that are opened without a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest article, in bytes of its file.
    pub article: u64,
    /// The largest annotation file, in bytes.
    pub annotation_file: u64,
}

impl Limits {
    /// For files that are opened without a question.
    pub const USUAL: Self = Self { article: 100 << 20, annotation_file: 500 << 20 };

    /// For large files that the person has confirmed to open, or has open already. Offsets have 32 bits, and decoding may turn one
    /// byte into three.
    pub const LARGE: Self = Self { article: 1 << 30, annotation_file: 16 << 30 };
}

/// The largest file of settings, of recent articles, or of a scheme, in bytes.
pub const SMALL_FILE: u64 = 1 << 20;

/// The largest file that may hold a dropped web address, in bytes.
pub const ADDRESS_FILE: u64 = 64 << 10;

/// The largest text that is kept with evidence, in bytes.
pub const SNAPSHOT: usize = 2 << 20;

/// The largest journal that is read, in bytes. Journals are compacted long before.
pub const JOURNAL: u64 = 4 << 30;

/// The most changes that one element has in the log, since memory grows with their square. Further ones are left out and
/// reported.
pub const CHANGES_OF_ONE: usize = 4_000;

/// The most repairs that are reported.
pub const REPAIRS_TOLD: usize = 200;

/// How much text is searched in all for quotes that are not at their offsets, in bytes. Spans beyond that have no place.
pub const SEARCHED: usize = 1 << 30;

/// How much memory the records or the tree of a file of `len` bytes may take, in bytes. An annotation file of `(),(),…` is
/// refused; Markdown with more marks than words is read as plain text.
pub const fn room(len: usize) -> usize {
    len.saturating_mul(4).saturating_add(32 << 20)
}

/// How deep the elements of a web page may be nested. Finding the article takes time that grows with the square of it.
pub const PAGE_DEPTH: usize = 2_000;

/// The number of lines from which an article has several lines in a block, if they are shorter than [`SHORT_LINE`] on average.
pub const SHORT_LINES: usize = 50_000;

/// The length of a line, in bytes, see [`SHORT_LINES`].
const SHORT_LINE: usize = 8;

/// Whether a text of `len` bytes in `lines` lines would take too much memory with a block for each line.
pub const fn are_short(lines: usize, len: usize) -> bool {
    lines > SHORT_LINES && len / lines < SHORT_LINE
}

/// How much a document or an e-book may unpack to in all, in bytes. The text of the longest novels has about 5 MB, with its XML
/// ten times that.
pub const UNPACKED: usize = 64 << 20;

/// How many tags the HTML of a web page, a message or an e-book may have, and how many attributes a web page. Its tree takes a few hundred bytes for each, and marks
/// that nobody closes make up to 400 bytes of each.
pub const TAGS: usize = 1_000_000;

/// How many signs that HTML escapes, such as `&`, a text between two tags of a web page may have. Writing them takes time that grows
/// with the square of it.
pub const SIGNS: usize = 200_000;

/// How many attributes a tag of a web page may have. Looking for repeated ones takes time that grows with the square of it.
pub const ATTRIBUTES: usize = 1_000;

/// How deep elements of XML and groups of RTF may be nested.
pub const NESTED: usize = 1_000;

/// How much memory the process may take that reads a PDF of `len` bytes, in bytes: 1 GB, and more for files beyond 100 MB. Its
/// package keeps several copies of the file.
pub fn pdf_memory(len: usize) -> u64 {
    (1_u64 << 30) + 4 * (len as u64).saturating_sub(Limits::USUAL.article)
}

/// How long reading a PDF of `len` bytes may take after so many of its pages were read. A file that takes longer is refused.
pub fn pdf_time(len: usize, pages: u32) -> Duration {
    let for_size = Duration::from_millis((len >> 20) as u64 * 20);
    let for_pages = Duration::from_millis(30) * pages;
    (Duration::from_secs(9) + for_size + for_pages).min(PDF_MOST_TIME)
}

/// How long reading a PDF may take at the very most.
pub const PDF_MOST_TIME: Duration = Duration::from_mins(5);

/// How many pages a PDF may have.
pub const PDF_PAGES: usize = 20_000;

/// How many letters a PDF may have on all its pages. The longest novels have five million.
pub const PDF_LETTERS: usize = 12_000_000;

/// How long the text of a PDF may be, as it comes from the process that reads it, in bytes.
pub const PDF_ANSWER: usize = 256 << 20;

/// The longest text that is read as citations, in bytes. Abbreviations of BibTeX may make up four times that.
pub const CITATIONS_TEXT: usize = 1 << 20;

/// How many citations a text may hold.
pub const CITATIONS: usize = 1_000;

/// The longest text that is read as something looked up in a browser, in bytes.
pub const LOOKED_UP: usize = 64 << 10;

/// The longest web address, in bytes.
pub const ADDRESS: usize = 8 << 10;

/// How many categories figures of agreement tell apart. Memory grows with the square of it.
pub const CATEGORIES: usize = 1_000;

/// How many people are compared at once. Time grows with the square of it.
pub const COMPARED_PEOPLE: usize = 500;

/// How much a file in an archive of hand-ins, or one in a folder of them, may hold, in bytes.
pub const ARCHIVE_ENTRY: u64 = 16 << 20;

/// How much an archive of hand-ins may unpack to in all, its inner archives included, in bytes. What is too large or begins like a picture
/// does not count.
pub const ARCHIVE: u64 = 512 << 20;

/// How much an archive within another one may unpack to, in bytes.
pub const INNER_ARCHIVE: u64 = 64 << 20;

/// How many files of an archive or a folder of hand-ins are tried, those of inner archives included, and how many of an inner one.
pub const ARCHIVE_TRIED: usize = 5_000;
/// See [`ARCHIVE_TRIED`].
pub const INNER_TRIED: usize = 1_000;

/// How many files and folders the directory of an archive may list, and how long it may be in bytes.
pub const ARCHIVE_LISTED: usize = 60_000;
/// See [`ARCHIVE_LISTED`].
pub const ARCHIVE_DIRECTORY: u64 = 16 << 20;

/// How many archives may stand in each other in an archive of hand-ins.
pub const ARCHIVE_DEPTH: usize = 2;

/// How deep folders of hand-ins are gone into.
pub const FOLDER_DEPTH: usize = 40;

/// The longest answer to an exercise, as JSON in bytes.
pub const ANSWER: usize = 4 << 20;

/// The longest annotation file that is read as an answer, in bytes. It holds the article too.
pub const ANSWER_FILE: usize = 4 << 20;

/// How much of the files in an archive or a folder of hand-ins is looked into that may well be answers, in bytes. It takes longer than
/// unpacking them.
pub const LOOKED_INTO: usize = 160 << 20;

/// How much memory all answers of a reading may take, in bytes.
pub const ANSWERS: usize = 256 << 20;
/// The largest gradebook that is read, in bytes. One of 2,000 pupils and 200 columns has about 5 MB.
pub const GRADEBOOK: usize = 32 << 20;

/// How many cells a gradebook may have in all.
pub const GRADEBOOK_CELLS: usize = 2_000_000;

/// The largest file of grades, in bytes. It holds the answers of all pupils.
pub const GRADES: u64 = 256 << 20;
