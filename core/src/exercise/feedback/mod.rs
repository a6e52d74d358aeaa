//! Feedback: for each pupil a page that says what became of the own marks, and a zip of these pages as the platform wants it.
//!
//! What always holds:
//!
//! - A page is about one pupil. Nobody else is in it: no other name or words, no average, no rank.
//! - Nothing of the key is in it before the teacher releases it: no quote, no note, no accepted verdict. How many claims there were is.
//! - A page marks what was only counted, so that it differs from what a teacher decided, and the counted lines can be left out.
//! - No script and nothing from outside: a page is read as it is, in any preview.
//!
//! Absent: reading and writing files.

mod content;
mod names;
mod pack;
mod page;

#[cfg(test)]
mod tests;

pub use content::{
    CountLine, Feedback, Given, MissedClaim, OfClaim, OwnMark, RubricLine, Set, Source, VerdictLine, Words,
};
pub use names::{Layout, Misplaced, Sent, layout, path};
pub use pack::{PackError, Packed, pack};
pub use page::page;
