//! The articles that come with the program for trying it out.

use crate::app::desk::saving_state::Saving;
use crate::app::opening::read::Opened;
use claimlight_core::file;

/// A sample: an annotation file built into the program.
pub struct Sample {
    /// The key of the message that names it.
    pub label: &'static str,
    source: &'static str,
}

/// All samples, in the order in which they are offered.
pub const SAMPLES: [Sample; 2] = [
    Sample { label: "sample-english", source: include_str!("../../../sample_docs/chip-race.claims.ron") },
    Sample { label: "sample-russian", source: include_str!("../../../sample_docs/vodoprovod.claims.ron") },
];

/// Opens a sample as an article without a file. Changes to it are thrown away unless the user saves it.
pub fn open(sample: &Sample) -> Result<Opened, String> {
    let loaded = file::read(sample.source.as_bytes()).map_err(|e| e.to_string())?;
    let saving = Saving::disposable();
    Ok(Opened::new(None, loaded.annotations, saving))
}
