//! Why a file is not read as a gradebook.

use thiserror::Error;

/// Why a file is not read as a gradebook. Lines and columns count from 1; columns count characters.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum GradebookError {
    /// It is larger than `limits::GRADEBOOK`, or has more cells than `limits::GRADEBOOK_CELLS`.
    #[error("the file is too large for a gradebook")]
    TooLarge,
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// It is a workbook or another archive.
    #[error("the file is a workbook: export the gradebook as CSV")]
    Workbook,
    /// It is a web page, such as the one that asks for a password.
    #[error("the file is a web page: download the gradebook again")]
    WebPage,
    /// Its bytes are neither UTF-8 nor UTF-16.
    #[error("line {line}, column {column}: the text is neither UTF-8 nor UTF-16; export the gradebook again")]
    NotText {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// It holds a character that no text has.
    #[error("line {line}, column {column}: a character that no table has")]
    Character {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A quote is opened there and never closed.
    #[error("line {line}, column {column}: a quote is opened and never closed")]
    OpenQuote {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Something stands between the quote that ends a cell and the next cell.
    #[error("line {line}, column {column}: the cell goes on after its closing quote")]
    AfterQuote {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A row has more or fewer cells than the head of the table.
    #[error("line {line}, column {column}: the row has {found} cells, the head of the table {expected}")]
    Ragged {
        /// The line in which the row begins.
        line: usize,
        /// The column at which the first surplus cell begins, or the row ends.
        column: usize,
        /// How many cells the row has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// No platform's gradebook looks like it.
    #[error("no learning platform's gradebook that Claimlight knows looks like this")]
    Unknown,
    /// It has a head and no pupils.
    #[error("the gradebook has no pupils")]
    NoPupils,
}
