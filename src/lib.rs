//! Claimlight: mark the claims in an article, say of each whether it is verified, keep the evidence beside it.
//!
//! Each folder knows only those above it in the table of `docs/architecture.md`.

pub mod anchor;
pub mod app;
pub mod cli;
pub mod compare;
pub mod import;
pub mod model;
pub mod store;
pub mod text;
