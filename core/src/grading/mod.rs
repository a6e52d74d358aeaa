//! How far a pupil's answer meets a key: counts with places, scores as exact fractions, and proposals for grades.
//!
//! What always holds:
//!
//! - Positions are Unicode scalar values. A mark of several pieces is one mark: all its pieces together count as its overlap.
//! - Counts and places come first: found, in part, missed, extra. Each score hides something (`traps.rs` shows what), so none stands
//!   alone.
//! - An extra mark is not wrong. Keys are incomplete, and the teacher decides.
//! - Nothing here is a grade. A proposal becomes one by the teacher's act, and there is none for a reason.
//! - The order of marks, of a key's claims and of keys changes no count and no score. The order of keys only decides which of two
//!   equally good keys is the best.
//!
//! Absent: files, windows, words for people, and which person handed in what.

mod against;
mod edges;
mod key;
mod outcome;
mod rubric;
mod spans;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod traps;

pub use crate::compare::stretches::{Stretch, Stretches};
pub use against::{outcome, outcomes};
pub use edges::Edges;
pub use key::{Answer, Key, KeyClaim, Mark, Verdict};
pub use outcome::{ClaimOutcome, Counts, Found, MarkOutcome, Outcome, Outcomes, Said, Scores, VerdictOutcome};
pub use rubric::{proposed_levels, proposed_points};
pub use spans::{Matching, Score, characters, matching, semeval};
