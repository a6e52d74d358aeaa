//! `claimlight man`: the manual, for `man`.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::Arguments as Program;
use super::error::Error;
use super::output::{self, written};
use claimlight_core::file;

/// Print the manual page, for man
///
/// To read it: claimlight man > claimlight.1 && man ./claimlight.1
#[derive(clap::Args)]
pub struct Arguments {
    /// Write a page for each command into this folder, instead of printing the one of the program
    #[arg(long, value_name = "DIR", allow_hyphen_values = true)]
    out: Option<PathBuf>,
}

/// A manual page: its name, such as `claimlight-mark.1`, and its source.
fn page(command: Command) -> std::io::Result<(String, Vec<u8>)> {
    let man = Man::new(command);
    let mut source = Vec::new();
    man.render(&mut source)?;
    Ok((man.get_filename(), source))
}

/// Prints the page, or writes all of them.
pub fn run(asked: &Arguments) -> Result<(), Error> {
    let mut program = Program::command();
    // The names of commands are complete only once it is built.
    program.build();
    let Some(folder) = &asked.out else {
        let mut out = std::io::stdout().lock();
        return written(page(program).and_then(|(_, source)| out.write_all(&source)).and_then(|()| out.flush()));
    };
    std::fs::create_dir_all(folder).map_err(|e| Error::FolderNotMade(folder.clone(), e))?;
    let commands: Vec<Command> = program.get_subcommands().cloned().collect();
    for command in std::iter::once(program).chain(commands) {
        let (file_name, source) = page(command).map_err(Error::Output)?;
        let path = folder.join(file_name);
        file::save(&path, &source).map_err(|e| Error::NotWritten(path.clone(), e))?;
        output::print(&path.display().to_string())?;
    }
    Ok(())
}
