//! `claimlight read-pdf`: how the program calls itself to read a PDF, whose reader may crash, in a process with limits.

use std::ffi::OsString;
use std::io::{self, Read as _};
use std::path::PathBuf;

use claimlight_core::import::pdf::{self, Program, Request};
use clap::Args;

use super::Error;

/// The name of the command.
const NAME: &str = "read-pdf";

/// Read a PDF for another process of this program: the file on standard input, its text on standard output
#[derive(Args)]
pub struct Arguments {}

/// Lets this program read PDF files by calling itself.
pub fn read_pdfs_apart() {
    // Under this name the program stays the same one even if its file is replaced while it runs.
    let same = cfg!(target_os = "linux").then(|| PathBuf::from("/proc/self/exe")).filter(|path| path.exists());
    if let Some(path) = same.or_else(|| std::env::current_exe().ok()) {
        pdf::read_with(Program { path, arguments: vec![OsString::from(NAME)] });
    }
}

/// Reads the file that comes in.
pub fn run(_asked: &Arguments) -> Result<(), Error> {
    let request = Request::receive(io::stdin()).map_err(Error::Output)?;
    limit(&request);
    end_with_parent();
    request.answer(io::stdout()).map_err(Error::Output)
}

/// Ends this process when the one that waits for it does: then standard input is closed.
fn end_with_parent() {
    std::thread::spawn(|| {
        while let Ok(1..) = io::stdin().read(&mut [0]) {}
        std::process::exit(1);
    });
}

/// Limits the memory and the time of this process. Where the system has no such limits, the other process still keeps the time.
#[cfg(unix)]
fn limit(request: &Request) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // A system without one of them refuses it.
    let set = |resource, most| {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).unwrap_or_default();
    };
    set(Resource::As, request.memory());
    set(Resource::Cpu, request.time().as_secs());
    // A crash leaves no dump behind.
    set(Resource::Core, 0);
}

#[cfg(not(unix))]
fn limit(_request: &Request) {}
