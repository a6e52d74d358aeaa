//! The command line as scripts and people meet it.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]
#![expect(clippy::print_stdout, reason = "a test that lacks a tool prints that it is skipped")]

mod agree;
mod anchor;
mod annotation_file;
mod chapters;
mod decided;
mod exercise;
mod export;
mod git;
mod grade;
mod handins;
mod import;
mod json;
mod marking;
mod merge;
mod old_files;
mod packages;
#[cfg(feature = "pdf")]
mod pdf;
mod people;
mod reading;
mod scheme;
mod share;
mod show;
mod streams;
mod terminal;

use std::path::Path;
use std::process::Command;

/// Runs the program in a folder: its status, what it prints, and its errors.
fn claimlight(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_claimlight"))
        .args(arguments)
        .current_dir(folder)
        .env("CLAIMLIGHT_DATA", folder.join("data"))
        // On a desktop a window would open, and wait for somebody.
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// What it prints, where it does as told without a word of trouble.
fn done(folder: &Path, arguments: &[&str]) -> String {
    let (status, out, error) = claimlight(folder, arguments);
    assert_eq!((status, error.as_str()), (0, ""), "{arguments:?}");
    out
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}
