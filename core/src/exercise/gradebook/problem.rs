//! Problems that are reported before a grade is written.

use thiserror::Error;

use crate::words::{Language, told};

/// A problem that is reported before a grade is written. It prints as its name in files and in JSON.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    /// No row is this pupil's.
    #[error("unknown")]
    Unknown,
    /// Several rows may be this pupil's.
    #[error("several_rows")]
    SeveralRows,
    /// Several grades are for this row.
    #[error("several_grades")]
    SeveralGrades,
    /// The grade is more than the platform's maximum.
    #[error("outside")]
    Outside,
    /// The word is none of the platform's scale.
    #[error("not_of_scale")]
    NotOfScale,
    /// The platform takes points, and the grade is a word.
    #[error("needs_points")]
    NeedsPoints,
    /// The platform takes a word of its scale, and the grade is points.
    #[error("needs_word")]
    NeedsWord,
    /// The platform does not let this row be changed.
    #[error("locked")]
    Locked,
    /// The assignment is not for this pupil.
    #[error("not_assigned")]
    NotAssigned,
    /// The pupil is excused; a grade would undo that.
    #[error("excused")]
    Excused,
    /// The row lacks the cell by which the platform knows the pupil.
    #[error("no_key")]
    NoKey,
    /// A spreadsheet has turned the pupil's number into another one.
    #[error("damaged_key")]
    DamagedKey,
    /// The number was not found, the name was.
    #[error("only_by_name")]
    OnlyByName,
    /// The number was found; the name there is another one.
    #[error("name_differs")]
    NameDiffers,
    /// The name in the gradebook is HTML, as Moodle writes those who are suspended.
    #[error("suspended")]
    Suspended,
    /// A spreadsheet seems to have rewritten a date by which the platform knows whether the row is up to date.
    #[error("changed_date")]
    ChangedDate,
    /// The number may have lost its last digits in a spreadsheet.
    #[error("long_number")]
    LongNumber,
    /// There is a comment already, which stays.
    #[error("comment_kept")]
    CommentKept,
    /// The gradebook has no column for the comment.
    #[error("no_comment_column")]
    NoCommentColumn,
}

impl Problem {
    /// Whether the grade is not written because of it.
    pub const fn blocks(self) -> bool {
        !matches!(
            self,
            Self::OnlyByName
                | Self::NameDiffers
                | Self::Suspended
                | Self::ChangedDate
                | Self::LongNumber
                | Self::CommentKept
                | Self::NoCommentColumn
        )
    }

    /// Whether the gradebook has been through a spreadsheet, so that it must be exported again.
    pub const fn is_damage(self) -> bool {
        matches!(self, Self::DamagedKey | Self::ChangedDate)
    }

    /// The problem as a sentence.
    pub fn told(self, language: &Language) -> &'static str {
        match self {
            Self::Unknown => told!(language, "gradebook-unknown"),
            Self::SeveralRows => told!(language, "gradebook-several-rows"),
            Self::SeveralGrades => told!(language, "gradebook-several-grades"),
            Self::Outside => told!(language, "gradebook-outside"),
            Self::NotOfScale => told!(language, "gradebook-not-of-scale"),
            Self::NeedsPoints => told!(language, "gradebook-needs-points"),
            Self::NeedsWord => told!(language, "gradebook-needs-word"),
            Self::Locked => told!(language, "gradebook-locked"),
            Self::NotAssigned => told!(language, "gradebook-not-assigned"),
            Self::Excused => told!(language, "gradebook-excused"),
            Self::NoKey => told!(language, "gradebook-no-key"),
            Self::DamagedKey => told!(language, "gradebook-damaged-key"),
            Self::OnlyByName => told!(language, "gradebook-only-by-name"),
            Self::NameDiffers => told!(language, "gradebook-name-differs"),
            Self::Suspended => told!(language, "gradebook-suspended"),
            Self::ChangedDate => told!(language, "gradebook-changed-date"),
            Self::LongNumber => told!(language, "gradebook-long-number"),
            Self::CommentKept => told!(language, "gradebook-comment-kept"),
            Self::NoCommentColumn => told!(language, "gradebook-no-comment-column"),
        }
    }
}
