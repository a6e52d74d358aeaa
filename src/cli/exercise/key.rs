//! `claimlight exercise key`: a key out of an annotation file.

use std::path::PathBuf;

use crate::cli::error::Error;
use crate::cli::{copy, output};
use claimlight_core::exercise::key_file;
use claimlight_core::file;
use claimlight_core::model::Limits;

/// Make a key of your annotation file: a copy that answers are graded against
///
/// In a key, claims can be required, welcome or either way, accept several verdicts, and have a note for pupils; the window changes these.
/// No file that is there is overwritten.
#[derive(clap::Args)]
pub struct Arguments {
    /// The annotation file
    file: PathBuf,
    /// The file that the key goes to, such as bridge.key.claims.ron
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    out: PathBuf,
}

/// Makes the key.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let (annotations, _) = copy::annotations(&asked.file, limits)?;
    let key = key_file(&annotations);
    super::write_new(&asked.out, &file::print(&key))?;
    super::warn_of_key_beside(&asked.out);
    let claims = output::counted(key.claims.len(), "claim", "claims");
    output::report(&asked.out, &format!("{}: key with {claims}", asked.out.display()))
}
