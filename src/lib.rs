//! Claimlight: mark the claims in an article, say of each whether it is verified, keep the evidence beside it.
//!
//! Each folder knows only those above it in this list; `docs/architecture.md` tells more.

pub mod text;
// A folder a line, in the order of who may know whom.
pub mod model;
