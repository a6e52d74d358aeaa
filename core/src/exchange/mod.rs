//! Formats of other programs, in and out: citations of reference managers, places to search, and what people
//! bring back from the browser.
//!
//! Everything is read from text that somebody pastes. No text makes a reader panic or take more than a few seconds.

mod address;
pub mod bibtex;
pub mod citation;
pub mod csl_json;
mod keys;
pub mod looked_up;
mod search;

pub use search::{NoSearchPlace, SearchPlace, SearchWords};

/// A text in one line: line breaks, control characters and runs of blanks become one blank.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
