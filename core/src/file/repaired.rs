//! Reports of what was repaired when a file was read.

use std::fmt;

/// The record that was repaired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RepairedRecord {
    /// A claim, counted from 1 in the order of the file.
    Claim(usize),
    /// A stretch recorded as holding no claim.
    #[default]
    NoClaim,
}

/// A repair. `Display` is an English sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Another record has its id.
    IdTwice(RepairedRecord, String),
    /// Its id was missing or malformed.
    IdMalformed(RepairedRecord),
    /// Its annotator is missing.
    Nobodys(RepairedRecord),
    /// Its time could not be read.
    Time(RepairedRecord),
    /// An annotator has no id.
    AnnotatorWithoutId,
    /// The annotator with this name is listed twice.
    AnnotatorTwice(String),
    /// A record names somebody who is not on the list of annotators.
    AnnotatorUnknown,
    /// A block is of this unknown kind.
    BlockKind(String),
    /// A mark lies beyond the end of its block.
    MarkBeyond,
    /// The article's text has another hash than the file states.
    TextChanged,
    /// There is no scheme.
    NoScheme,
    /// A verdict has this unknown underline.
    Underline(String),
    /// A claim has no span.
    NoWords(RepairedRecord),
    /// A span began or ended within a grapheme cluster.
    Widened(RepairedRecord),
    /// A span was not at its offsets and was found by its quote.
    FoundAgain(RepairedRecord),
    /// A span was not found.
    NotFound(RepairedRecord),
    /// A judgement has this verdict, which the scheme does not hold.
    Verdict(RepairedRecord, String),
    /// A judgement has this unknown decision.
    Decision(RepairedRecord, String),
    /// A judgement has this confidence, which is more than 100.
    Confidence(RepairedRecord, String),
    /// An entry of evidence has this unknown stance.
    Stance(RepairedRecord, String),
    /// A no-claim lies outside of the text.
    Outside(RepairedRecord),
    /// An exercise asks for this, which is unknown.
    Ask(String),
    /// A level of a rubric is worth this, which is no number.
    Points(String),
    /// This many lines of the log could not be read.
    Log(usize),
}

impl fmt::Display for RepairedRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim(number) => write!(f, "Claim {number}"),
            Self::NoClaim => f.write_str("A stretch recorded as holding no claim"),
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IdTwice(part, id) => write!(f, "{part}: the id {id} stands twice; this one got a new id."),
            Self::IdMalformed(part) => write!(f, "{part}: its id was missing or malformed; it got a new one."),
            Self::Nobodys(part) => write!(f, "{part}: it does not say whose it is."),
            Self::Time(part) => write!(f, "{part}: its time could not be read."),
            Self::AnnotatorWithoutId => f.write_str("An annotator without an id was left out."),
            Self::AnnotatorTwice(name) => write!(f, "The annotator {name} stands twice."),
            Self::AnnotatorUnknown => {
                f.write_str("Somebody who is not on the file's list of annotators was added to it as \"Unknown\".")
            }
            Self::BlockKind(kind) => write!(f, "A block of the unknown kind \"{kind}\" is shown as a paragraph."),
            Self::MarkBeyond => f.write_str("A link, bold or italics beyond the end of its block were left out."),
            Self::TextChanged => f.write_str(
                "The article's text was changed since the claims were marked: claims are looked for by their words.",
            ),
            Self::NoScheme => f.write_str("The file holds no scheme; Verified / Unverified is taken."),
            Self::Underline(name) => write!(f, "The underline \"{name}\" is not known; a line is drawn."),
            Self::NoWords(part) => write!(f, "{part} has no words; it is kept without a place."),
            Self::Widened(part) => write!(f, "{part} began or ended within a letter; it was widened."),
            Self::FoundAgain(part) => {
                write!(f, "{part} was not where the file says; it was found again by its words.")
            }
            Self::NotFound(part) => write!(f, "{part} was not found in the text; it is kept without a place."),
            Self::Verdict(part, id) => {
                write!(f, "{part} has the verdict \"{id}\", which the scheme does not hold; it is kept.")
            }
            Self::Decision(part, decision) => {
                write!(
                    f,
                    "{part} has the decision \"{decision}\", which is not known; it is kept, and decides nothing."
                )
            }
            Self::Confidence(part, n) => write!(f, "{part}: a confidence of {n} was cut to 100."),
            Self::Stance(part, stance) => {
                write!(f, "{part}: evidence that \"{stance}\" is not known; it is taken as context.")
            }
            Self::Ask(name) => write!(f, "The exercise asks for \"{name}\", which is not known; it was left out."),
            Self::Points(points) => {
                write!(f, "A level of the rubric is worth {points}, which is no number of 0 or more; it has no points.")
            }
            Self::Log(n) => write!(f, "Lines of the log that could not be read were left out: {n}."),
            Self::Outside(part) => {
                write!(f, "{part} lay outside the text; it was left out, and its sentence counts as unread.")
            }
        }
    }
}
