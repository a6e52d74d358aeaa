//! Feeds the readers with input from a coverage-guided fuzzer (AFL++). `fuzz/run` starts it.

mod readers;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let reader = |name: &str| readers::ALL.into_iter().find(|r| r.name == name);
    match words.as_slice() {
        [_, "seeds", name, folder] => {
            let Some(reader) = reader(name) else { return ExitCode::FAILURE };
            for (i, seed) in (reader.seeds)().iter().enumerate() {
                if std::fs::write(Path::new(folder).join(i.to_string()), seed).is_err() {
                    return ExitCode::FAILURE;
                }
            }
            ExitCode::SUCCESS
        }
        [_, name] => {
            let Some(reader) = reader(name) else { return ExitCode::FAILURE };
            afl::fuzz(true, |bytes| (reader.read)(bytes));
            ExitCode::SUCCESS
        }
        _ => ExitCode::FAILURE,
    }
}
