//! Exercises for a class: making one, handing in answers, collecting and grading them, giving grades back.
//!
//! What always holds:
//!
//! - An exercise is built anew from text, scheme and task. Nothing of a key is in it, nothing random and no time.
//! - An answer names its exercise by id and edition. It holds what the pupil marked and wrote, and a name or a code: no change log, no
//!   other people, times to the minute, and ids that tell nothing.
//! - A hand-in is recognised by what is in it, never by its name or its place.
//!
//! Absent: windows, and how files are written.

pub mod block;
mod build;
pub mod feedback;
pub mod gradebook;
pub mod grades;
mod handin;
pub mod handins;
mod key;
pub mod worksheet;

pub use build::{Task, edition_of, exercise, id_of};
pub use handin::{Evidence, HandIn, MarkedClaim, MarkedSpan, NoClaim, NotAHandIn, Work};
pub use key::{KeyEntry, KeyOnText, answer_of, key_file, key_of};
