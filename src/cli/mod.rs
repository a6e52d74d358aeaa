//! The command line: which files to open, and the commands that need no window.

mod anchor;
mod check;
mod claims;
mod copy;
mod me;
mod merge;
mod register;
mod share;
mod show;
mod stats;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use claimlight_core::model::Limits;

/// What the command line asks for.
pub enum Asked {
    /// The window, with these files.
    Window {
        /// Which files and folders.
        files: Vec<PathBuf>,
        /// Whether a window of its own is wanted, though one is open.
        new: bool,
    },
    /// Nothing more: it is done, with this status.
    Done(ExitCode),
}

/// Mark the claims in an article, say of each whether it is verified, keep the evidence beside it.
#[derive(Parser)]
#[command(name = "claimlight", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Articles (.txt, .md), annotation files (.claims.ron) or a folder of them to open
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Open another window, though one is open already
    #[arg(long)]
    new_window: bool,
    /// Have annotation files open by a double click, for this user (Linux), and end
    #[arg(long, conflicts_with = "files")]
    register: bool,
    /// Read very large files too
    #[arg(long, global = true)]
    large: bool,
    #[command(subcommand)]
    command: Option<Commands>,
}

#[derive(Subcommand)]
enum Commands {
    /// Print an annotation file, or the one beside an article
    Show(show::Arguments),
    Anchor(anchor::Arguments),
    Check(check::Arguments),
    Mark(claims::Mark),
    Tag(claims::Tag),
    Remove(claims::Remove),
    Share(share::Arguments),
    Stats(stats::Arguments),
    Merge(merge::Merge),
    MergeDriver(merge::Driver),
}

/// Reads the command line and does what needs no window. Errors are told on standard error, one line each.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help and the version are told here too, with status 0.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            return Asked::Done(if error.print().is_ok() { ExitCode::from(code) } else { ExitCode::FAILURE });
        }
    };
    if parsed.register {
        return Asked::Done(finish(register::run()));
    }
    let limits = if parsed.large { Limits::LARGE } else { Limits::USUAL };
    match parsed.command {
        Some(command) => Asked::Done(match command {
            Commands::Show(asked) => finish(show::run(&asked, limits)),
            Commands::Anchor(asked) => judged(anchor::run(&asked, limits)),
            Commands::Check(asked) => judged(check::run(&asked, limits)),
            Commands::Mark(asked) => finish(claims::mark(&asked, limits)),
            Commands::Tag(asked) => finish(claims::tag(&asked, limits)),
            Commands::Remove(asked) => finish(claims::remove(&asked, limits)),
            Commands::Share(asked) => finish(share::run(&asked, limits)),
            Commands::Stats(asked) => finish(stats::run(&asked, limits)),
            Commands::Merge(asked) => finish(merge::merge(&asked, limits)),
            Commands::MergeDriver(asked) => finish(merge::driver(&asked)),
        }),
        None => match parsed.files.iter().find_map(|f| unreadable(f)) {
            Some(reason) => Asked::Done(finish(Err(reason))),
            None => Asked::Window { files: parsed.files, new: parsed.new_window },
        },
    }
}

/// The status of `check` where a file has problems, of `anchor` where something was not found. 0: done; 1: not done, and told
/// why; 2: asked wrongly.
const PROBLEMS: u8 = 3;

/// The status of a command that answers whether all is well.
fn judged(result: Result<bool, String>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(PROBLEMS),
        Err(reason) => finish(Err(reason)),
    }
}

/// So many of something.
fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

/// Tells a line on standard output.
fn tell(line: &str) -> Result<(), String> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("the output can't be written: {e}.")),
        _ => Ok(()),
    }
}

/// Tells something to know on standard error.
fn warn(line: &str) {
    // Where standard error is closed there is nobody to tell.
    drop(writeln!(std::io::stderr(), "claimlight: {line}"));
}

/// An error where some files were left out; what was wrong with each was told.
fn none_left(left: usize) -> Result<(), String> {
    match left {
        0 => Ok(()),
        1 => Err("1 file was left out.".to_owned()),
        n => Err(format!("{n} files were left out.")),
    }
}

/// Tells an error on standard error; the answer is the status.
pub fn finish(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            warn(&reason);
            ExitCode::FAILURE
        }
    }
}

/// Why a file can't be opened at all. What it holds is told in the window.
fn unreadable(path: &Path) -> Option<String> {
    let name = path.display();
    if path.is_dir() {
        return None;
    }
    match std::fs::File::open(path) {
        Ok(_) => None,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Some(format!("there is no file {name}.")),
        Err(e) => Some(format!("{name} can't be opened: {e}.")),
    }
}
