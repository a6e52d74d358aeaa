//! Claimlight: mark the claims in an article, say of each whether it is verified, keep the evidence beside it.
//!
//! Each folder knows only those above it in this list; `docs/architecture.md` tells more.

pub mod text;
pub mod model;
pub mod anchor;
pub mod store;
pub mod import;
pub mod cli;
pub mod app;
