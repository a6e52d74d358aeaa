//! `claimlight exercise worksheet`: an exercise as a page that works in any browser.

use std::path::PathBuf;

use crate::cli::error::Error;
use crate::cli::export::language;
use crate::cli::output;
use claimlight_core::exercise::worksheet::worksheet;
use claimlight_core::model::Limits;
use claimlight_core::words::Language;

/// Write an exercise as one HTML file, which pupils fill in in a browser or on paper
///
/// The page needs no network and no program. The answer leaves it as a file, as a block of text to copy, or on paper. No file that is
/// there is overwritten.
#[derive(clap::Args)]
pub struct Arguments {
    /// The exercise (.exercise.ron)
    exercise: PathBuf,
    /// The file that the worksheet goes to, such as bridge.html
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    out: PathBuf,
    /// The language that the worksheet speaks: en, de or es
    #[arg(long, default_value = "en", value_parser = language)]
    language: &'static Language,
}

/// Writes the worksheet.
pub fn run(asked: &Arguments, limits: Limits) -> Result<(), Error> {
    let (exercise, _) = super::of(&asked.exercise, limits)?;
    super::write_new(&asked.out, &worksheet(&exercise, asked.language))?;
    output::report(&asked.out, &format!("{}: worksheet", asked.out.display()))
}
