//! The program: reads the command line, then shows the window.

use std::path::PathBuf;
use std::process::ExitCode;

use claimlight::cli::{self, Asked};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Asked::Done(code) => code,
        Asked::Window { files, new } => window(files, new).unwrap_or_else(|reason| cli::finish(Err(reason))),
    }
}

#[cfg(feature = "window")]
fn window(files: Vec<PathBuf>, new: bool) -> Result<ExitCode, String> {
    claimlight::app::start::run(files, new)
}

#[cfg(not(feature = "window"))]
fn window(_files: Vec<PathBuf>, _new: bool) -> Result<ExitCode, String> {
    Err("this build has no window; claimlight --help lists the commands.".to_owned())
}
