//! Figures of agreement: the worked example of the docs, and what always holds of studies.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

mod example;
mod laws;
