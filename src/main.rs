//! The program: reads the command line, then shows the window.

use std::path::PathBuf;
use std::process::ExitCode;

use claimlight::cli::{self, Asked, Error};

fn main() -> ExitCode {
    #[cfg(feature = "pdf")]
    cli::read_pdfs_apart();
    match cli::run(std::env::args_os()) {
        Asked::Done(code) => code,
        Asked::Window { files, new } => window(files, new).unwrap_or_else(|error| cli::failed(&error)),
    }
}

#[cfg(feature = "window")]
fn window(files: Vec<PathBuf>, new: bool) -> Result<ExitCode, Error> {
    claimlight::app::start::run(files, new).map_err(Error::Window)
}

#[cfg(not(feature = "window"))]
fn window(_files: Vec<PathBuf>, _new: bool) -> Result<ExitCode, Error> {
    Err(Error::NoWindow)
}
