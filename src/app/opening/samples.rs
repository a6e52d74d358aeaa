//! The articles that come with the program, to be tried and thrown away.

use crate::app::desk::saving_state::Saving;
use crate::app::opening::read::Opened;
use claimlight_core::file;

/// A sample: an annotation file built into the program.
pub struct Sample {
    /// Key of the text that names it.
    pub label: &'static str,
    source: &'static str,
}

/// All of them.
pub const SAMPLES: [Sample; 2] = [
    Sample { label: "sample-english", source: include_str!("../../../sample_docs/chip-race.claims.ron") },
    Sample { label: "sample-russian", source: include_str!("../../../sample_docs/vodoprovod.claims.ron") },
];

/// A sample as an open article without a file; what is done to it is thrown away unless it is saved.
pub fn open(sample: &Sample) -> Result<Opened, String> {
    let loaded = file::read(sample.source.as_bytes()).map_err(|e| e.to_string())?;
    let saving = Saving::disposable();
    Ok(Opened::new(None, loaded.annotations, saving))
}
