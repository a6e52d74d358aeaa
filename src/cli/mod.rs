//! The command line: which files to open in the window, and the commands that need no window, one a file.

mod acting;
mod anchor;
mod article;
mod check;
mod copy;
mod error;
mod mark;
mod me;
pub mod merge;
mod merge_driver;
mod output;
mod register;
mod remove;
mod share;
mod show;
mod stats;
mod tag;
mod text;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use claimlight_core::model::Limits;

pub use error::Error;

/// What the command line asks for.
pub enum Asked {
    /// The window, with these files.
    Window {
        /// Files and folders to open.
        files: Vec<PathBuf>,
        /// Whether to open another window even if one is open.
        new: bool,
    },
    /// Nothing more: a command ran, and the program ends with this status.
    Done(ExitCode),
}

/// Mark the claims in an article, say of each whether it is verified, keep the evidence beside it.
#[derive(Parser)]
#[command(name = "claimlight", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Articles (.txt, .md), annotation files (.claims.ron) or folders of them to open
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Open another window even if one is open
    #[arg(long)]
    new_window: bool,
    /// Make a double click open annotation files, for this user (Linux), and end
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
    Show(show::Arguments),
    Anchor(anchor::Arguments),
    Check(check::Arguments),
    Mark(mark::Arguments),
    Tag(tag::Arguments),
    Remove(remove::Arguments),
    Share(share::Arguments),
    Stats(stats::Arguments),
    Text(text::Arguments),
    Merge(merge::Arguments),
    MergeDriver(merge_driver::Arguments),
}

/// How a command ended that did what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well: status 0.
    Well,
    /// `check` found problems, or `anchor` did not find a place for every claim: status 3.
    Problems,
}

/// Reads the command line and runs the command that it asks for. An error is one line on standard error.
///
/// The statuses: 0, done; 1, not done; 2, the command line is wrong; 3, [`Outcome::Problems`].
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help and the version come this way too, with status 0.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            return Asked::Done(if error.print().is_ok() { ExitCode::from(code) } else { ExitCode::FAILURE });
        }
    };
    let limits = if parsed.large { Limits::LARGE } else { Limits::USUAL };
    let well = |()| Outcome::Well;
    Asked::Done(finish(match parsed.command {
        _ if parsed.register => register::run().map(well),
        Some(Commands::Show(asked)) => show::run(&asked, limits).map(well),
        Some(Commands::Anchor(asked)) => anchor::run(&asked, limits),
        Some(Commands::Check(asked)) => check::run(&asked, limits),
        Some(Commands::Mark(asked)) => mark::run(&asked, limits).map(well),
        Some(Commands::Tag(asked)) => tag::run(&asked, limits).map(well),
        Some(Commands::Remove(asked)) => remove::run(&asked, limits).map(well),
        Some(Commands::Share(asked)) => share::run(&asked, limits).map(well),
        Some(Commands::Stats(asked)) => stats::run(&asked, limits).map(well),
        Some(Commands::Text(asked)) => text::run(&asked, limits).map(well),
        Some(Commands::Merge(asked)) => merge::run(&asked, limits).map(well),
        Some(Commands::MergeDriver(asked)) => merge_driver::run(&asked).map(well),
        None => match parsed.files.iter().try_for_each(|file| copy::can_be_opened(file)) {
            Ok(()) => return Asked::Window { files: parsed.files, new: parsed.new_window },
            Err(error) => Err(error),
        },
    }))
}

/// The status of the program; prints the error, if there is one.
fn finish(result: Result<Outcome, Error>) -> ExitCode {
    match result {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(3),
        Err(error) => failed(&error),
    }
}

/// Prints an error on one line of standard error, and returns the status of a program that failed.
pub fn failed(error: &Error) -> ExitCode {
    output::warn(&error.line());
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use clap::{Command, CommandFactory as _};

    use super::*;

    /// Each command with its name as it is typed, such as `claimlight merge`.
    fn all(command: &Command, name: &str, found: &mut Vec<(String, Command)>) {
        found.push((name.to_owned(), command.clone()));
        for sub in command.get_subcommands() {
            all(sub, &format!("{name} {}", sub.get_name()), found);
        }
    }

    fn commands() -> Vec<(String, Command)> {
        let mut found = Vec::new();
        all(&Arguments::command(), "claimlight", &mut found);
        found
    }

    #[test]
    fn every_command_and_option_has_help() {
        for (name, command) in commands() {
            assert!(command.get_about().is_some_and(|about| about.to_string().len() > 10), "{name} has no help");
            for option in command.get_arguments() {
                let help = option.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.len() > 2, "{name}: {} has no help", option.get_id());
                assert!(!help.ends_with('.'), "{name}: the help of {} ends with a full stop", option.get_id());
            }
        }
    }

    #[test]
    fn the_readme_or_the_docs_mention_every_command() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let docs = std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
        let pages = std::iter::once(root.join("README.md")).chain(docs).filter(|path| path.is_file());
        let text: String = pages.map(|path| std::fs::read_to_string(path).unwrap()).collect();
        for (name, command) in commands() {
            assert!(text.contains(&name), "{name} is not mentioned");
            let options = command.get_arguments().filter_map(|option| option.get_long());
            for option in options.filter(|option| !["help", "version"].contains(option)) {
                assert!(text.contains(&format!("--{option}")), "{name} --{option} is not mentioned");
            }
        }
        assert_eq!(commands().len(), 12);
    }
}
