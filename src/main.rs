//! The program: reads the command line, then shows the window.

use std::process::ExitCode;

use claimlight::cli::{self, Asked};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Asked::Done(code) => code,
        Asked::Window { files, new } => claimlight::app::start::run(files, new),
    }
}
