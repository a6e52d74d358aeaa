//! Opening, showing and closing articles: the files they come from, samples, and what was open lately.

pub mod documents;
pub mod read;
pub mod recent;
pub mod samples;
pub mod view;
pub mod without_text;
