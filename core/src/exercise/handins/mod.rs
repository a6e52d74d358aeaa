//! Collecting hand-ins: from archives of learning platforms, folders and files to one entry a file, each with a status.
//!
//! What always holds:
//!
//! - A hand-in is known by what is in it. Names give only the platform's number of the pupil.
//! - Nothing is unpacked to disk, and nothing unpacks to more than the limits in `model/limits.rs` allow, which are counted meanwhile.
//! - A bad file costs that file only. Every file gets an entry; folders don't.
//! - Nothing is decided about people: equal files under two numbers are reported, not judged.
//!
//! Absent: grades, windows, and finding claims in the text again ([`HandIn::to_annotations`] does).

mod content;
mod decide;
#[cfg(test)]
mod made;
mod names;
mod platform;
#[cfg(test)]
mod tests;
mod walk;
mod zip;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

pub use platform::{NotAPattern, Pattern, Platform};
pub use walk::{collect, collect_bytes};

use super::HandIn;
use crate::model::Timestamp;

/// What came of collecting hand-ins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandIns {
    /// What was read, in the order in which it was named.
    pub archives: Vec<ArchiveRead>,
}

impl HandIns {
    /// All entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.archives.iter().flat_map(|archive| &archive.entries)
    }
}

/// An archive, a folder or a file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchiveRead {
    /// Where it lies.
    pub path: PathBuf,
    /// What can be said of it as a whole.
    pub whole: Whole,
    /// The platform that made it, as far as its names tell.
    pub platform: Option<Platform>,
    /// The files in it. A refused one has none.
    pub entries: Vec<Entry>,
}

/// What can be said of an archive as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It was read.
    Read,
    /// It was read, and holds nothing that anybody handed in.
    Nothing,
    /// It was not read.
    Refused(Refused),
}

impl Whole {
    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "",
            Self::Nothing => "nothing",
            Self::Refused(_) => "archive_refused",
        }
    }
}

/// Why an archive was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The system does not let it be read.
    NotRead,
    /// It is damaged, or was cut off.
    Damaged,
    /// Its files share bytes.
    Overlapping,
    /// It has too many files.
    TooMany,
    /// It unpacks to too much.
    TooMuch,
    /// It is called an archive, and is a web page: a login page was saved in its place.
    SavedPage,
    /// It is an archive of another kind than ZIP.
    OtherKind,
}

impl Refused {
    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotRead => "not_read",
            Self::Damaged => "damaged",
            Self::Overlapping => "overlapping",
            Self::TooMany => "too_many",
            Self::TooMuch => "too_much",
            Self::SavedPage => "saved_page",
            Self::OtherKind => "other_kind",
        }
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// An answer.
    Ok,
    /// An answer without marks.
    Empty,
    /// An answer of a pupil who handed in another one later.
    Older,
    /// The same as another file of the same pupil.
    Same,
    /// The same as a file of another pupil that stands before it.
    Copy,
    /// An answer to another edition of the exercise.
    OtherVersion,
    /// An answer to another exercise.
    OtherArticle,
    /// An answer, or anything else, whose bytes are damaged.
    Damaged,
    /// An answer that a later version made.
    Newer,
    /// No answer.
    NoAnswer,
    /// A file that systems and platforms put there.
    Quiet,
    /// A file whose name is a path out of the archive.
    UnsafePath,
    /// A link or a device.
    Link,
    /// A file that is too large, or an inner archive that unpacks to too much.
    TooBig,
    /// An archive in too many others.
    TooDeep,
    /// A file with a password.
    Encrypted,
}

impl Status {
    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Empty => "empty",
            Self::Older => "older",
            Self::Same => "same",
            Self::Copy => "copy",
            Self::OtherVersion => "other_version",
            Self::OtherArticle => "other_article",
            Self::Damaged => "damaged",
            Self::Newer => "newer",
            Self::NoAnswer => "no_answer",
            Self::Quiet => "quiet",
            Self::UnsafePath => "unsafe_path",
            Self::Link => "link",
            Self::TooBig => "too_big",
            Self::TooDeep => "too_deep",
            Self::Encrypted => "encrypted",
        }
    }
}

/// Something about an entry that the teacher should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// The letters of its path are a guess.
    NameDoubtful,
    /// The platform has another name for this number than stands in the answer.
    OtherName,
    /// Another pupil's answer has the same bytes.
    SameAsAnother,
    /// Another pupil's answer was begun on the same sheet or in the same file, and then went on by itself.
    SharedStart,
    /// Somebody else has the same name.
    SameName,
    /// It names another text than that of the exercise.
    OtherText,
    /// It is the sheet or the exercise itself, without an answer.
    Blank,
    /// It is an archive of another kind than ZIP.
    OtherArchive,
    /// It is packed in a way that is not read here.
    UnknownMethod,
    /// The system does not let it be read.
    NotRead,
}

impl Note {
    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NameDoubtful => "name_doubtful",
            Self::OtherName => "other_name",
            Self::SameAsAnother => "same_as_another",
            Self::SharedStart => "shared_start",
            Self::SameName => "same_name",
            Self::OtherText => "other_text",
            Self::Blank => "blank",
            Self::OtherArchive => "other_archive",
            Self::UnknownMethod => "unknown_method",
            Self::NotRead => "not_read",
        }
    }
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its path as the archive has it, `outer.zip!inner` in an inner archive.
    pub path: String,
    /// The bytes of its path in the outermost archive, by which a platform knows it again.
    pub raw: Vec<u8>,
    /// What it is.
    pub status: Status,
    /// The platform's number of the pupil; empty if the path has none.
    pub id: String,
    /// The pupil's name, as far as the path keeps it.
    pub name: String,
    /// The name or code in the answer.
    pub who: String,
    /// What the teacher should know.
    pub notes: BTreeSet<Note>,
    /// The platform whose naming this is.
    pub platform: Option<Platform>,
    /// When the file was changed last, by the clock of whoever packed it.
    pub changed: Option<Timestamp>,
    /// The answer, if it can be read.
    pub hand_in: Option<Arc<HandIn>>,
    /// SHA-256 of the file and, if the same data can stand in files of several kinds, of the data. Empty if there is no answer.
    marks: [String; 2],
    /// Orders the attempts of one pupil, as the path does.
    attempt: u64,
    /// The beginning of a receipt.
    receipt: String,
}

impl Entry {
    fn new(path: String, raw: &[u8], status: Status) -> Self {
        Self {
            path,
            raw: raw.to_owned(),
            status,
            id: String::new(),
            name: String::new(),
            who: String::new(),
            notes: BTreeSet::new(),
            platform: None,
            changed: None,
            hand_in: None,
            marks: [String::new(), String::new()],
            attempt: 0,
            receipt: String::new(),
        }
    }

    /// Whether this is the answer of its pupil that counts.
    pub fn counts(&self) -> bool {
        matches!(self.status, Status::Ok | Status::Empty | Status::Copy)
    }
}
