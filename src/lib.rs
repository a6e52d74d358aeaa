//! Claimlight's command line and its window. What needs no screen is in the package `claimlight-core`.

#[cfg(feature = "window")]
pub mod app;
pub mod cli;
