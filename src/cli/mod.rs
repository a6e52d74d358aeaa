//! The command line: which files to open in the window, and the commands that need no window, one a file.

mod acting;
mod agree;
mod anchor;
mod article;
mod chapters;
mod check;
mod completions;
mod conflicts;
mod copy;
mod decided;
mod error;
mod exercise;
mod export;
mod grade;
mod handins;
mod import;
mod man;
mod mark;
mod me;
mod meant;
pub mod merge;
mod merge_driver;
mod names;
mod output;
mod patterns;
mod people;
#[cfg(feature = "pdf")]
mod read_pdf;
mod register;
mod remove;
mod share;
mod show;
mod stats;
mod stream;
mod tag;
mod text;
mod wanted;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Command, CommandFactory as _, Parser, Subcommand};

use claimlight_core::model::Limits;

pub use error::Error;
#[cfg(feature = "pdf")]
pub use read_pdf::read_pdfs_apart;

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
    /// Articles (text, Markdown, web pages, PDF), annotation files (.claims.ron) or folders of them to open
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
    Agree(agree::Arguments),
    Anchor(anchor::Arguments),
    Chapters(chapters::Arguments),
    Check(check::Arguments),
    Conflicts(conflicts::Arguments),
    Decided(decided::Arguments),
    Exercise(exercise::Arguments),
    Export(export::Arguments),
    Grade(grade::Arguments),
    Handins(handins::Arguments),
    Import(import::Arguments),
    Mark(mark::Arguments),
    Tag(tag::Arguments),
    Remove(remove::Arguments),
    People(people::Arguments),
    Share(share::Arguments),
    Stats(stats::Arguments),
    Text(text::Arguments),
    Merge(merge::Arguments),
    MergeDriver(merge_driver::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    #[cfg(feature = "pdf")]
    #[command(hide = true)]
    ReadPdf(read_pdf::Arguments),
}

/// How a command ended that did what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well: status 0.
    Well,
    /// `check` found problems, something is to decide (`check`, `conflicts`), `anchor` did not find a place for every claim, a line of
    /// `mark --from` failed, `import` could not read an article, `agree` or `decided` could not use a file, `export` could not read or write a file, or `handins` refused an archive: status 3.
    Problems,
}

/// Reads the command line and runs the command that it asks for. An error is one line on standard error.
///
/// The statuses: 0, done; 1, not done; 2, the command line is wrong or does not say who acts; 3, [`Outcome::Problems`].
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let parsed = match Arguments::try_parse_from(command_first(arguments.into_iter().collect())) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help and the version come this way too, with status 0.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            let printed = output::written(error.print());
            return Asked::Done(if printed.is_ok() { ExitCode::from(code) } else { ExitCode::FAILURE });
        }
    };
    let limits = if parsed.large { Limits::LARGE } else { Limits::USUAL };
    let well = |()| Outcome::Well;
    Asked::Done(finish(match parsed.command {
        _ if parsed.register => register::run().map(well),
        Some(Commands::Show(asked)) => show::run(&asked, limits).map(well),
        Some(Commands::Agree(asked)) => agree::run(&asked, limits),
        Some(Commands::Anchor(asked)) => anchor::run(&asked, limits),
        Some(Commands::Chapters(asked)) => chapters::run(&asked, limits).map(well),
        Some(Commands::Check(asked)) => check::run(&asked, limits),
        Some(Commands::Conflicts(asked)) => conflicts::run(&asked, limits),
        Some(Commands::Decided(asked)) => decided::run(&asked, limits),
        Some(Commands::Exercise(asked)) => exercise::run(&asked, limits).map(well),
        Some(Commands::Grade(asked)) => grade::run(&asked, limits),
        Some(Commands::Export(asked)) => export::run(&asked, limits),
        Some(Commands::Handins(asked)) => handins::run(&asked, limits),
        Some(Commands::Import(asked)) => import::run(&asked, limits),
        Some(Commands::Mark(asked)) => mark::run(&asked, limits),
        Some(Commands::Tag(asked)) => tag::run(&asked, limits).map(well),
        Some(Commands::Remove(asked)) => remove::run(&asked, limits).map(well),
        Some(Commands::People(asked)) => people::run(&asked, limits).map(well),
        Some(Commands::Share(asked)) => share::run(&asked, limits).map(well),
        Some(Commands::Stats(asked)) => stats::run(&asked, limits).map(well),
        Some(Commands::Text(asked)) => text::run(&asked, limits).map(well),
        Some(Commands::Merge(asked)) => merge::run(&asked, limits).map(well),
        Some(Commands::MergeDriver(asked)) => merge_driver::run(&asked).map(well),
        Some(Commands::Completions(asked)) => completions::run(&asked).map(well),
        Some(Commands::Man(asked)) => man::run(&asked).map(well),
        #[cfg(feature = "pdf")]
        Some(Commands::ReadPdf(asked)) => read_pdf::run(&asked).map(well),
        None => match parsed.files.iter().try_for_each(|file| copy::can_be_opened(file)) {
            Ok(()) => return Asked::Window { files: parsed.files, new: parsed.new_window },
            Err(error) => Err(error),
        },
    }))
}

/// Moves options that stand before a command behind it: `claimlight --json show FILE` is `claimlight show --json FILE`.
fn command_first(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let program = Arguments::command();
    let takes_value = |option: &str| {
        let mut options = program.get_subcommands().flat_map(Command::get_arguments);
        options.any(|known| known.get_long() == Some(option) && known.get_action().takes_values())
    };
    let mut at = 1;
    while let Some(option) = arguments.get(at).and_then(|a| a.to_str()?.strip_prefix("--")) {
        if option.is_empty() || option == "version" {
            return arguments;
        }
        at += if takes_value(option) { 2 } else { 1 };
    }
    if arguments.get(at).is_some_and(|name| program.find_subcommand(name).is_some()) {
        arguments[1..=at].rotate_right(1);
    }
    arguments
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
    ExitCode::from(error.status())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn options_may_stand_before_a_command() {
        #[track_caller]
        fn check(typed: &str, expected: &str) {
            let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
            assert_eq!(command_first(words(typed)), words(expected), "{typed}");
        }
        check("claimlight", "claimlight");
        check("claimlight show a.txt", "claimlight show a.txt");
        check("claimlight --large show a.txt", "claimlight show --large a.txt");
        check("claimlight --large --json show a.txt", "claimlight show --large --json a.txt");
        check("claimlight --as Ana tag a.txt 1 x", "claimlight tag --as Ana a.txt 1 x");
        check("claimlight --as show tag a.txt 1 x", "claimlight tag --as show a.txt 1 x");
        check("claimlight --as=Ana tag a.txt 1 x", "claimlight tag --as=Ana a.txt 1 x");
        check("claimlight --quote --json mark a.txt", "claimlight mark --quote --json a.txt");
        // These are files.
        check("claimlight --large a.txt show", "claimlight --large a.txt show");
        check("claimlight --large -- show", "claimlight --large -- show");
        check("claimlight --large ./show", "claimlight --large ./show");
        check("claimlight --as tag", "claimlight --as tag");
        check("claimlight --version show", "claimlight --version show");
    }

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
        assert_eq!(commands().len(), if cfg!(feature = "pdf") { 29 } else { 28 });
    }

    #[test]
    fn what_every_command_prints_as_json_is_documented() {
        let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md")).unwrap();
        let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
        for (name, command) in commands() {
            let prints = command.get_arguments().any(|option| option.get_long() == Some("json"));
            let is_told = headings.iter().any(|heading| heading.contains(&format!("`{name}`")));
            assert_eq!(is_told, prints, "{name} --json in docs/json.md");
        }
    }
}
