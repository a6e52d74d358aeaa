//! Everything of Claimlight that needs no screen: articles, claims, their annotation files, and how copies come together.
//!
//! Each folder knows only those above it in the table of `docs/architecture.md`. Absent: the window, the command line, and
//! any text in the user's language.

pub mod anchor;
pub mod compare;
pub mod file;
pub mod import;
pub mod model;
pub mod text;
