//! `claimlight completions`: what a shell needs to complete commands and options.

use std::io::Write as _;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::Arguments as Program;
use super::error::Error;
use super::output::written;

/// Print what a shell needs to complete commands and options
///
/// For bash, for example: claimlight completions bash > ~/.local/share/bash-completion/completions/claimlight
#[derive(clap::Args)]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// Prints it.
pub fn run(asked: &Arguments) -> Result<(), Error> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Program::command(), "claimlight", &mut script);
    let mut out = std::io::stdout().lock();
    written(out.write_all(&script).and_then(|()| out.flush()))
}
