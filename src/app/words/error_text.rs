//! Converts errors of the library into words of the chosen language.

use crate::tr;
use claimlight_core::compare::NotMerged;
use claimlight_core::file::{
    FileError, MyselfError, NoPseudonym, ReadError, Repair, RepairedRecord, RubricError, SaveError, SchemeError,
};
use claimlight_core::import::{ImportError, Looks, Unreadable};
use claimlight_core::model::Purpose;

/// Why a file can't be imported as an article, as a sentence.
pub fn import(error: &ImportError) -> String {
    match error {
        ImportError::Binary { name, what } => tr!("error-binary", name = name, what = looks(*what)),
        ImportError::Unreadable { name, why } => {
            let key = match why {
                Unreadable::Damaged => "error-unreadable-damaged",
                Unreadable::TooMuch => "error-unreadable-too-much",
                Unreadable::TooDeep => "error-unreadable-too-deep",
                Unreadable::Locked => "error-unreadable-locked",
                Unreadable::NoText => "error-unreadable-no-text",
                Unreadable::NoChapters => "error-unreadable-no-chapters",
                Unreadable::NoChapter { number, of } => {
                    return tr!("error-unreadable-no-chapter", name = name, number = *number, count = *of);
                }
                Unreadable::Scanned => "error-unreadable-scanned",
                Unreadable::TooSlow => "error-unreadable-too-slow",
                Unreadable::NotStarted => "error-unreadable-not-started",
                Unreadable::NotBuilt => "error-unreadable-not-built",
            };
            tr!(key, name = name)
        }
    }
}

/// Why a file was not read, as the end of a sentence.
pub fn file(error: &FileError) -> String {
    match error {
        FileError::NotAFile => tr!("error-not-a-file").to_owned(),
        FileError::TooLarge(most) => tr!("error-too-large", n = (most >> 20) as usize),
        FileError::Other(e) => e.to_string(),
    }
}

/// The kind of file that this seems to be.
fn looks(what: Looks) -> &'static str {
    tr!(match what {
        Looks::Pdf => "kind-pdf",
        Looks::Archive | Looks::OldOffice => "kind-office",
        Looks::Picture => "kind-picture",
        Looks::Program => "kind-program",
        Looks::Compressed => "kind-compressed",
        Looks::Binary => "kind-binary",
    })
}

/// Why an annotation file can't be read, as a sentence.
pub fn read(error: &ReadError) -> String {
    match error {
        ReadError::NotUtf8 { line, column } => tr!("error-not-utf8", line = *line, column = *column),
        ReadError::Empty => tr!("error-empty").to_owned(),
        ReadError::CutOff { line, column } => tr!("error-cut-off", line = *line, column = *column),
        ReadError::Conflict { line } => tr!("error-conflict", line = *line),
        ReadError::Foreign => tr!("error-foreign").to_owned(),
        ReadError::Newer { reader } => tr!("error-newer", reader = reader),
        // The RON parser describes the error in English only.
        ReadError::Malformed { line, column, what } => {
            tr!("error-malformed", line = *line, column = *column, what = what)
        }
    }
}

/// Why a scheme can't be read, as the end of a sentence.
pub fn scheme(error: &SchemeError) -> String {
    match error {
        SchemeError::TooLarge(most) => file(&FileError::TooLarge(*most)),
        SchemeError::NoVerdicts => tr!("error-no-verdicts").to_owned(),
        SchemeError::Twice(id) => tr!("error-verdict-twice", id = id),
        SchemeError::Read(e) => read(e),
    }
}

/// Why a rubric can't be read, as the end of a sentence.
pub fn rubric(error: &RubricError) -> String {
    match error {
        RubricError::TooLarge(most) => file(&FileError::TooLarge(*most)),
        RubricError::NoCriteria => tr!("error-no-criteria").to_owned(),
        RubricError::Twice(id) => tr!("error-criterion-twice", id = id),
        RubricError::NoId(number) => tr!("error-criterion-no-id", number = *number),
        RubricError::Points(points) => tr!("error-points", points = points),
        RubricError::Read(e) => read(e),
    }
}

/// Why it was not kept who I am, as the end of a sentence.
pub fn myself(error: &MyselfError) -> String {
    match error {
        MyselfError::NotRead(e) => file(e),
        MyselfError::Malformed(e) => read(e),
        MyselfError::NotWritten(e) => save(e),
    }
}

/// Why a file was not written, as the end of a sentence.
pub fn save(error: &SaveError) -> String {
    match error {
        SaveError::Gone => tr!("error-gone").to_owned(),
        SaveError::NoFolder(folder) => tr!("error-no-folder", folder = folder),
        SaveError::NotAllowed(folder) => tr!("error-not-allowed", folder = folder),
        SaveError::ReadOnly => tr!("error-read-only").to_owned(),
        SaveError::Full => tr!("error-full").to_owned(),
        SaveError::Corrupted => tr!("error-corrupted").to_owned(),
        SaveError::Changed(e) => tr!("error-changed", reason = not_merged(e)),
        SaveError::Unreadable(e) => tr!("error-changed", reason = read(e)),
        SaveError::Comments => tr!("error-comments").to_owned(),
        SaveError::Busy => tr!("error-busy").to_owned(),
        SaveError::Other(e) => e.to_string(),
    }
}

/// Why a list of pseudonyms can't be read, as a sentence.
pub fn pseudonyms(error: &NoPseudonym) -> String {
    match error {
        NoPseudonym::Line(line) => tr!("error-pseudonym-line", line = *line),
        NoPseudonym::Twice(line) => tr!("error-pseudonym-twice", line = *line),
    }
}

/// Why two files were not merged, as the end of a sentence.
pub fn not_merged(error: &NotMerged) -> String {
    match error {
        NotMerged::OtherArticle(a, b) => tr!("error-other-article", a = a, b = b),
        NotMerged::OtherPurpose(a, b) => {
            tr!("error-other-purpose", a = purpose(a.as_ref()), b = purpose(b.as_ref()))
        }
        NotMerged::OtherPupil => tr!("error-other-pupil").to_owned(),
        NotMerged::NoText => tr!("error-no-text").to_owned(),
    }
}

/// What a file is for.
fn purpose(purpose: Option<&Purpose>) -> String {
    match purpose {
        None => tr!("purpose-none").to_owned(),
        Some(Purpose::Exercise) => tr!("purpose-exercise").to_owned(),
        Some(Purpose::Key) => tr!("purpose-key").to_owned(),
        Some(Purpose::Answer) => tr!("purpose-answer").to_owned(),
        Some(Purpose::Decided) => tr!("purpose-decided").to_owned(),
        Some(Purpose::Other(name)) => format!("“{name}”"),
    }
}

/// What was repaired in a file, as a sentence.
pub fn repair(repair: &Repair) -> String {
    let part = |part: &RepairedRecord| match part {
        RepairedRecord::Claim(number) => tr!("part-claim", number = *number),
        RepairedRecord::NoClaim => tr!("part-no-claim").to_owned(),
    };
    match repair {
        Repair::IdTwice(p, id) => tr!("repair-id-twice", part = part(p), id = id),
        Repair::IdMalformed(p) => tr!("repair-id-malformed", part = part(p)),
        Repair::Nobodys(p) => tr!("repair-nobodys", part = part(p)),
        Repair::Time(p) => tr!("repair-time", part = part(p)),
        Repair::AnnotatorWithoutId => tr!("repair-annotator-without-id").to_owned(),
        Repair::AnnotatorTwice(name) => tr!("repair-annotator-twice", name = name),
        Repair::AnnotatorUnknown => tr!("repair-annotator-unknown").to_owned(),
        Repair::BlockKind(kind) => tr!("repair-block-kind", kind = kind),
        Repair::MarkBeyond => tr!("repair-mark-beyond").to_owned(),
        Repair::TextChanged => tr!("repair-text-changed").to_owned(),
        Repair::NoScheme => tr!("repair-no-scheme").to_owned(),
        Repair::Underline(name) => tr!("repair-underline", name = name),
        Repair::NoWords(p) => tr!("repair-no-words", part = part(p)),
        Repair::Widened(p) => tr!("repair-widened", part = part(p)),
        Repair::FoundAgain(p) => tr!("repair-found-again", part = part(p)),
        Repair::NotFound(p) => tr!("repair-not-found", part = part(p)),
        Repair::Verdict(p, id) => tr!("repair-verdict", part = part(p), id = id),
        Repair::Decision(p, decision) => tr!("repair-decision", part = part(p), decision = decision),
        Repair::Confidence(p, n) => tr!("repair-confidence", part = part(p), n = n),
        Repair::Stance(p, stance) => tr!("repair-stance", part = part(p), stance = stance),
        Repair::Ask(name) => tr!("repair-ask", name = name),
        Repair::Points(points) => tr!("repair-points", points = points),
        Repair::Log(n) => tr!("repair-log", n = *n),
        Repair::Outside(p) => tr!("repair-outside", part = part(p)),
    }
}
