//! The parts of Claimlight that need no screen: articles, claims, annotation files, and merging copies of them.
//!
//! Each folder uses only those above it in the table in `docs/architecture.md`. Absent: the window and the command line.

pub mod agreement;
pub mod anchor;
pub mod collection;
pub mod compare;
pub mod exchange;
pub mod exercise;
pub mod file;
pub mod grading;
pub mod import;
pub mod model;
pub mod report;
pub mod text;
pub mod words;
