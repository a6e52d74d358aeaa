//! The words on the screen: texts in the language of the window, and errors of the core as sentences.

pub mod error_text;
pub mod texts;
