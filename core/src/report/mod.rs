//! Reports: what was found, for people who have no Claimlight. `docs/reports.md` describes the formats.
//!
//! A [`Report`] is plain data in the words of its language. Each format is a function from it to a text. Always true: no word of an
//! article, a claim, a note or an address is taken for the format's own signs; the same annotations and options give the same bytes.
//! Absent: reading and writing files.

pub mod agreement;
mod claims;
mod content;
mod cut;
pub mod docx;
pub(crate) mod escape;
mod format;
pub mod html;
pub mod markdown;
mod method;
mod narrow;
mod options;
mod rows;
mod snippet;
pub mod table;
#[cfg(test)]
mod tests;
mod verdicts;

pub use content::{
    ClaimLine, MethodLine, OwnLook, Report, ReportedBlock, ReportedClaim, ReportedEvidence, ReportedJudgement,
    VerdictCount,
};
pub use cut::{Inside, Piece};
pub use format::{Format, name_of, print, print_report};
pub use narrow::{file_name, knows};
pub use options::{DIFFERS, NO_CLAIM, Options, Part, SAME_AS, TO_CHECK, Who, verdict_name};
pub use rows::{Cell, Row, Rows, rows};
pub use snippet::{Snippet, snippet};
